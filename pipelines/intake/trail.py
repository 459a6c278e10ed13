"""What came in and what became of it: the trail of acceptances (levering.yml) and refusals (quarantine)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.deliveries import LeveringYml, delivery_folders
from pipelines.findings import BLOCKS
from pipelines.intake.accept import QUARANTINE
from pipelines.intake.look import DELIVERS
from pipelines.intake.rights import Actor, require
from pipelines.strict_yaml import read_model


@dataclass(frozen=True, slots=True)
class Step:
    """One file and what became of it: accepted as a delivery, or refused for a reason. `wat`: its title, or its name.

    `levering_id` None: refused; `besloten_door` None: by the checks, before anybody looked.
    """

    op: datetime
    wat: str
    aangeleverd_door: str
    onderdelen: tuple[str, ...]
    levering_id: str | None
    besloten_door: str | None
    reden: str | None
    blokkeert: int


def trail(data: Path, by: Actor) -> list[Step]:
    """Everything that came in through the door, newest first; a supplier sees what is own.

    Raises NotAllowed.
    """
    require(by.may_deliver, DELIVERS)
    steps = [*_accepted(data), *_refused(data)]
    mine = (by.functie, by.onderdelen)
    own = [step for step in steps if by.may_accept or (step.aangeleverd_door, step.onderdelen) == mine]
    return sorted(own, key=lambda step: step.op, reverse=True)


def _accepted(data: Path) -> list[Step]:
    found = []
    for folder in delivery_folders(data / "leveringen"):
        yml, _, _ = read_model(folder / "levering.yml", LeveringYml)
        # The founding deliveries did not come through the door.
        if yml is not None and yml.aangeleverd is not None and yml.aanvaard is not None:
            file, sender = yml.titel, yml.aangeleverd
            about = tuple(sender.onderdelen or ())
            by = yml.aanvaard.door
            found.append(Step(yml.aanvaard.op, file, sender.door, about, folder.name, by, _why(yml), 0))
    return found


def _why(yml: LeveringYml) -> str | None:
    """What was said with it: an explanation, or the words of a step."""
    said = [yml.toelichting, *(stap.tekst for stap in yml.stappen or [])]
    return " ".join(text for text in said if text) or None


def _refused(data: Path) -> list[Step]:
    found = []
    for path in (data / QUARANTINE).glob("*/bevindingen.json"):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            found.append(
                Step(
                    datetime.fromisoformat(record["tijd"]),
                    record["bestand"],
                    record["aangeleverd"]["door"],
                    tuple(record["onderdelen"]),
                    None,
                    record["geweigerd_door"],
                    record["reden"],
                    sum(finding["ernst"] == BLOCKS for finding in record["bevindingen"]),
                )
            )
        except (OSError, ValueError, LookupError, TypeError):
            # Of an older version, or written by hand: nothing of it is lost, and it stops no page.
            continue
    return found
