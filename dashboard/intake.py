"""The one door of the pages to the pipeline: a state that is not there yet, and everything that is delivered.

Each function acts for an Actor; the pipeline decides what that one may see and do.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock

import duckdb

from dashboard import worker
from dashboard.database import var_folder
from dashboard.door_words import REFUSALS, why_not
from dashboard.server import DATA_ENV
from dashboard.slides.keep import as_rows
from dashboard.slides.model import Dia
from dashboard.worker import NotDone
from pipelines.build import (
    DefinitionsError,
    DeliveriesRefused,
    NothingKnown,
    Progress,
    build_as_known_on,
)
from pipelines.deliveries import Overleg, Stap
from pipelines.diff import ONTBREEKT_NOG, Beweging, Regel, Verandering
from pipelines.findings import BLOCKS, Finding
from pipelines.intake import accept as door
from pipelines.intake import offers as waiting
from pipelines.intake.changes import Change, moves
from pipelines.intake.look import DELIVERS, Look
from pipelines.intake.meeting import meeting_id
from pipelines.intake.minutes import (
    Optie,
    Punt,
    Stand,
    Verslag,
    agreed,
    asked,
    corrected,
    decided,
    explained,
    view_kept,
    withdrawn,
)
from pipelines.intake.offers import Offer
from pipelines.intake.rights import LOCAL, NOBODY, Actor, actor, read_roles, require
from pipelines.intake.sheets import MAX_FILE_BYTES, Reading
from pipelines.intake.trail import Step, trail
from pipelines.waterfall import Oorzaak

__all__ = [
    "BLOCKS",
    "LOCAL",
    "MAX_FILE_BYTES",
    "ONTBREEKT_NOG",
    "Actor",
    "Beweging",
    "Change",
    "Finding",
    "Look",
    "Meeting",
    "NotDone",
    "NotMade",
    "NothingKnown",
    "Offer",
    "Oorzaak",
    "Optie",
    "Progress",
    "Punt",
    "Reading",
    "Regel",
    "Stand",
    "Step",
    "Verandering",
    "Verslag",
    "agreed",
    "asked",
    "corrected",
    "decided",
    "explained",
    "moves",
    "state_as_known_on",
    "view_kept",
    "withdrawn",
]  # fmt: skip

_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a programme, as somebody describes it."""

    programma: str
    naam: str
    datum: date
    agenda: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from other meetings."""
        return meeting_id(self.programma, self.naam, self.datum)

    def overleg(self, state: str | None = None) -> Overleg:
        """As a delivery has it. `state` None: its slides are not kept yet."""
        said = {"id": self.id, "programma": self.programma, "naam": self.naam, "datum": self.datum}
        return Overleg.model_validate({**said, "agenda": list(self.agenda), "staat": state})


class NotMade(Exception):
    """The deliveries of that date do not pass the checks of today, or disk or database failed; for the log."""


def data_folder() -> Path:
    """The folder with the deliveries, as the command line passed it on."""
    return Path(os.environ.get(DATA_ENV, "data"))


def state_as_known_on(bekend_op: date) -> Path:
    """The file of the state as known on a date; built beside the one in use when it is not there yet.

    Raises NothingKnown when no delivery was known then, NotMade when it cannot be built.
    """
    try:
        with _one_at_a_time:
            return build_as_known_on(data_folder(), var_folder(), bekend_op).path
    except (DefinitionsError, DeliveriesRefused, OSError, duckdb.Error) as error:
        raise NotMade(str(error)) from error


def who(identity: str | None, only_this_machine: bool) -> Actor:
    """Who asks. Without a file with roles that is the one user of this machine; nobody when others can reach it.

    A file with roles that cannot be read lets nobody in: it must not open a door that it was meant to close.
    """
    rollen, findings = read_roles(data_folder())
    if rollen is not None:
        return actor(rollen, identity)
    return LOCAL if only_this_machine and not findings else NOBODY


def form_for(onderdeel: str, by: Actor) -> bytes:
    """The form of a programme or onderdeel as an Excel workbook. Raises NotDone."""
    with _dutch():
        require(by.may_deliver and by.speaks_for(onderdeel), DELIVERS)
    content: bytes = worker.run("form", data_folder(), var_folder(), onderdeel)
    return content


def look_at(
    name: str, content: bytes, by: Actor, progress: Progress, corrects: bool, sent: datetime | None = None
) -> Look:
    """Read a file and look at what it would change; one that blocks is kept apart, with why. Raises NotDone."""
    seen: Look = worker.run("look", data_folder(), var_folder(), name, content, by, sent, corrects, progress=progress)
    with _dutch():
        # What waits for a decision is not refused by looking at it.
        if sent is None and not seen.earlier and not seen.is_acceptable:
            door.refuse(data_folder(), seen.upload, seen.findings, "bevindingen blokkeren")
        return seen


def hand_in(seen: Look, toelichting: str) -> Offer:
    """Put a file aside for the one who decides. Raises NotDone."""
    with _dutch():
        return waiting.offer(data_folder(), seen, toelichting.strip() or None)


def accept(seen: Look, toelichting: str, by: Actor, progress: Progress) -> str:
    """Make it a delivery and publish the state with it; returns the id of the delivery. Raises NotDone."""
    with _dutch():
        assert seen.preview is not None, "only what was looked at is accepted"
        proposal = seen.explained(toelichting)
        given = (proposal, seen.upload, seen.preview, by)
        worker.run("accept", data_folder(), var_folder(), *given, progress=progress)
        waiting.decided(data_folder(), seen.upload, by)
        return proposal.id


def take_step(levering: str, stap: str, onderdeel: str | None, tekst: str, by: Actor, progress: Progress) -> None:
    """Comment on a draft, or settle it. Raises NotDone."""
    said = tekst.strip() or None
    step = Stap.model_validate({"levering": levering, "stap": stap, "onderdeel": onderdeel, "tekst": said})
    worker.run("stap", data_folder(), var_folder(), step, by, progress=progress)


def changed_between(van: date, tot: date, programma: str) -> Verandering:
    """What changed about a programme from what was known on one date to what was known on another. Raises NotDone."""
    change: Verandering = worker.run("diff", data_folder(), var_folder(), van, tot, programma)
    return change


def make_paper(
    state: str, soort: str, programma: str, overleg: str | None, moved: Sequence[Dia], progress: Progress
) -> bytes:
    """A file with the papers of a meeting, of the state of that name; `moved` is what changed. Raises NotDone."""
    given = (state, soort, programma, overleg, tuple(moved))
    content: bytes = worker.run("stukken", data_folder(), var_folder(), *given, progress=progress)
    return content


def keep_meeting(meeting: Meeting, state: str, deck: Sequence[Dia], by: Actor, progress: Progress) -> None:
    """Keep the slides that a meeting sees, made of a state. Raises NotDone."""
    text, tables = as_rows(deck, meeting.id)
    worker.run("overleg", data_folder(), var_folder(), meeting.overleg(state), text, tables, by, progress=progress)


def prepare_meeting(meeting: Meeting, by: Actor, progress: Progress) -> None:
    """Keep that there will be a meeting, with its agenda. Raises NotDone."""
    worker.run("agenda", data_folder(), var_folder(), meeting.overleg(), by, progress=progress)


def write_down(verslag: Verslag, by: Actor, progress: Progress) -> None:
    """Keep what is asked of a meeting, decided, agreed or explained. Raises NotDone."""
    worker.run("verslag", data_folder(), var_folder(), verslag, by, progress=progress)


def refuse(upload: door.Upload, findings: Sequence[Finding], reason: str, by: Actor) -> None:
    """Do not accept a file, and say why; it stays in quarantine. Raises NotDone."""
    with _dutch():
        door.refuse(data_folder(), upload, findings, reason, by)
        waiting.decided(data_folder(), upload, by)


def offers(by: Actor) -> list[Offer]:
    """What waits for a decision, oldest first. Raises NotDone."""
    with _dutch():
        return waiting.offers(data_folder(), by)


def withdraw(found: Offer, by: Actor) -> None:
    """Take back what one handed in oneself. Raises NotDone."""
    with _dutch():
        waiting.withdraw(data_folder(), found.upload, by)


def what_came_in(by: Actor) -> list[Step]:
    """What came in and what became of it, newest first. Raises NotDone."""
    with _dutch():
        return trail(data_folder(), by)


def fingerprint(content: bytes) -> str:
    """What tells one file from another."""
    return hashlib.sha256(content).hexdigest()


def copy_with_remarks(seen: Look) -> bytes:
    """The file that was sent, as .xlsx with what was found beside the cells. Raises NotDone."""
    given = (seen.upload.name, seen.upload.content, seen.findings)
    content: bytes = worker.run("opmerkingen", data_folder(), var_folder(), *given)
    return content


@contextmanager
def _dutch() -> Iterator[None]:
    """Whatever stops the pipeline, as NotDone with words for the reader."""
    try:
        yield
    except REFUSALS as refusal:
        raise NotDone(why_not(refusal)) from refusal
    except OSError as error:
        raise NotDone(worker.DISK) from error
