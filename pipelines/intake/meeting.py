"""Keep what a meeting saw: its slides become a delivery, so that it opens with the same figures for ever."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines.build import Progress
from pipelines.deliveries import Actie, Beslissing, Bron, LeveringYml, Overleg
from pipelines.intake.accept import DECIDES, Upload, enter
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Cells, Proposal, free_id
from pipelines.intake.rights import Actor, require
from pipelines.intake.submission import LICENCE, PersonInText, known_as_of

TEXT_FILE = "overleg.txt"


def meeting_id(programma: str, naam: str, datum: date) -> str:
    """`vl-2026-12-12-stuurgroep`: what tells one meeting from another."""
    plain = unicodedata.normalize("NFKD", f"{programma}-{datum}-{naam}").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def item_id(overleg: str, letter: str) -> str:
    """The id of a decision or action: its meeting and the moment at which it is written down."""
    return f"{overleg}-{letter}{datetime.now(UTC):%Y%m%d%H%M%S%f}"


def keep_meeting(
    data: Path,
    var: Path,
    overleg: Overleg,
    text: Sequence[str],
    tables: Mapping[str, Sequence[Cells]],
    by: Actor,
    progress: Progress = lambda _: None,
) -> str:
    """Write the slides of a meeting as a delivery and publish the state with it; returns the id of the delivery.

    `text` is what stood on the slides, line by line; `tables` the rows of overleg_dia and overleg_vak, whose lines are
    lines of that text. Raises NotAllowed, PersonInText, DeliveriesRefused when the meeting is kept already, and what
    `accept` raises.
    """
    said = {"titel": f"{overleg.naam}, {overleg.datum:%d-%m-%Y}", "korte_titel": overleg.naam, "overleg": overleg}
    return _enter(data, var, f"overleg {overleg.id}", said, text, tables, by, progress)


def write_minutes(
    data: Path,
    var: Path,
    naam: str,
    acties: Sequence[Actie],
    beslissingen: Sequence[Beslissing],
    by: Actor,
    progress: Progress = lambda _: None,
) -> str:
    """Write actions and decisions of a meeting called `naam` as a delivery and publish the state with it.

    An action that is there already becomes its next version. Returns the id of the delivery; raises what `keep_meeting`
    raises.
    """
    text = [*(f"Besluit: {b.wat}" for b in beslissingen), *(f"Actie ({a.stand}): {a.wat} ({a.wie})" for a in acties)]
    said = {
        "titel": f"Verslag van {naam}", "korte_titel": f"Verslag {naam}",
        "acties": list(acties) or None, "beslissingen": list(beslissingen) or None,
    }  # fmt: skip
    return _enter(data, var, f"verslag {naam}", said, text, {}, by, progress)


def _enter(
    data: Path,
    var: Path,
    name: str,
    said: Mapping[str, object],
    text: Sequence[str],
    tables: Mapping[str, Sequence[Cells]],
    by: Actor,
    progress: Progress,
) -> str:
    """Let in what a meeting keeps or says; returns the id of the delivery."""
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
    proposal = Proposal(free_id(data, known_on, name), yml, tables, {})
    enter(data, var, proposal, upload, None, by, progress)
    return proposal.id
