"""What is laid down of a meeting: its agenda, the slides that it saw, its decisions and actions. Each is a delivery."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines.build import Progress
from pipelines.deliveries import Bron, LeveringYml, Overleg
from pipelines.intake.accept import DECIDES, Upload, enter
from pipelines.intake.minutes import Verslag
from pipelines.intake.names import names_of_no_person, seems_to_name_somebody
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Cells, Proposal, free_id
from pipelines.intake.rights import Actor, require
from pipelines.intake.submission import LICENCE, PersonInText, known_as_of

TEXT_FILE = "overleg.txt"


def meeting_id(programma: str, naam: str, datum: date) -> str:
    """`vl-2026-12-12-stuurgroep`: what tells one meeting from another."""
    plain = unicodedata.normalize("NFKD", f"{programma}-{datum}-{naam}").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def keep_meeting(
    data: Path,
    var: Path,
    overleg: Overleg,
    text: Sequence[str],
    tables: Mapping[str, Sequence[Cells]],
    by: Actor,
    progress: Progress = lambda _: None,
) -> None:
    """Write the slides of a meeting as a delivery and publish the state with it.

    `text` is what stood on the slides, line by line; `tables` the rows of overleg_dia and overleg_vak, whose lines are
    lines of that text. Raises NotAllowed, PersonInText, DeliveriesRefused when the meeting is kept already, and what
    `accept` raises.
    """
    _enter(data, var, _said(overleg), text, tables, by, progress)


def prepare_meeting(data: Path, var: Path, overleg: Overleg, by: Actor, progress: Progress = lambda _: None) -> None:
    """Write down that there will be a meeting, with its agenda, and publish the state with it.

    What was prepared of it before is replaced. Raises what `keep_meeting` does.
    """
    text = [_title(overleg), *(f"{number}. {punt}" for number, punt in enumerate(overleg.agenda, 1))]
    _enter(data, var, _said(overleg, "Agenda van "), text, {}, by, progress)


def write_down(data: Path, var: Path, verslag: Verslag, by: Actor, progress: Progress = lambda _: None) -> None:
    """Write down a decision, an action or an explanation as a delivery and publish the state with it.

    Raises what `keep_meeting` does.
    """
    others = names_of_no_person(data)
    functions = [
        row.get(column) or "" for rows in verslag.tabellen.values() for row in rows for column in ("wie", "rol")
    ]
    if any(seems_to_name_somebody(function, others) for function in functions):
        raise PersonInText
    said = {"titel": verslag.titel, "korte_titel": verslag.titel}
    _enter(data, var, said, verslag.tekst, verslag.tabellen, by, progress)


def _said(overleg: Overleg, before: str = "") -> dict[str, object]:
    return {"titel": f"{before}{_title(overleg)}", "korte_titel": f"{before}{overleg.naam}", "overleg": overleg}


def _title(overleg: Overleg) -> str:
    return f"{overleg.naam}, {overleg.datum:%d-%m-%Y}"


def _enter(
    data: Path,
    var: Path,
    said: Mapping[str, object],
    text: Sequence[str],
    tables: Mapping[str, Sequence[Cells]],
    by: Actor,
    progress: Progress,
) -> None:
    """Let in what is laid down; `enter` gives it the next free id of its day."""
    require(by.may_accept, DECIDES)
    if any(map(holds_bsn, [str(said["titel"]), *text])):
        raise PersonInText
    now = datetime.now(UTC).replace(microsecond=0)
    content = "".join(f"{' '.join(line.split())}\n" for line in text).encode("utf-8")
    upload = Upload(TEXT_FILE, content, hashlib.sha256(content).hexdigest(), by, now)
    known_on = known_as_of(data, now.date())
    yml = LeveringYml.model_validate(
        {
            "soort": "overleg", "uitgever": by.functie, "publicatiedatum": now.date(), "bekend_op": known_on,
            "datum_precisie": "dag", "openbaar": "nee", "status": "vastgesteld", "licentie": LICENCE,
            "bronnen": [Bron(bestand=upload.name, sha256=upload.sha256, regels=max(1, len(text)))], **said,
        }
    )  # fmt: skip
    enter(data, var, Proposal(free_id(data, known_on, yml.titel), yml, tables, {}), upload, None, by, progress)
