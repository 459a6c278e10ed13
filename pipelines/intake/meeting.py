"""Keep what a meeting saw: its slides become a delivery, so that it opens with the same figures for ever."""

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
) -> str:
    """Write the slides of a meeting as a delivery and publish the state with it; returns the id of the delivery.

    `text` is what stood on the slides, line by line; `tables` the rows of overleg_dia and overleg_vak, whose lines are
    lines of that text. Raises NotAllowed, PersonInText, DeliveriesRefused when the meeting is kept already, and what
    `accept` raises.
    """
    require(by.may_accept, DECIDES)
    if holds_bsn(overleg.naam):
        raise PersonInText
    now = datetime.now(UTC).replace(microsecond=0)
    content = "".join(f"{line}\n" for line in text).encode("utf-8")
    upload = Upload(TEXT_FILE, content, hashlib.sha256(content).hexdigest(), by, now)
    titel = f"{overleg.naam}, {overleg.datum:%d-%m-%Y}"
    known_on = known_as_of(data, now.date())
    yml = LeveringYml(
        titel=titel, korte_titel=overleg.naam, soort="overleg", uitgever=by.functie, publicatiedatum=now.date(),
        bekend_op=known_on, datum_precisie="dag", openbaar="nee", status="vastgesteld", licentie=LICENCE,
        bronnen=[Bron(bestand=upload.name, sha256=upload.sha256, regels=max(1, len(text)))], overleg=overleg,
    )  # fmt: skip
    proposal = Proposal(free_id(data, known_on, f"overleg {overleg.id}"), yml, tables, {})
    enter(data, var, proposal, upload, None, by, progress)
    return proposal.id
