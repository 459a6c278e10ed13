"""The papers of a meeting as a file to send, to edit or to work with: slides, a report, a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import queries
from dashboard.database import State
from dashboard.queries import Overleg, Programma
from dashboard.report.about import kenmerk
from dashboard.report.content import kept_report, report
from dashboard.report.paper import paper
from dashboard.slides.keep import kept_slides
from dashboard.slides.model import Dia
from dashboard.slides.now import slides_of_now
from dashboard.slides.powerpoint import powerpoint
from dashboard.workbook import workbook


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of file: what it is called, what it is for, its type, and whether there is one of a kept meeting."""

    naam: str
    uitleg: str
    mime: str
    van_overleg: bool = True


_OFFICE = "application/vnd.openxmlformats-officedocument"
SOORTEN = {
    "pdf": Soort("voortgangsrapportage", "Verslag om te lezen en te versturen (PDF)", "application/pdf"),
    "pptx": Soort("dias", "Dia’s om te bewerken (PowerPoint)", f"{_OFFICE}.presentationml.presentation"),
    "xlsx": Soort("cijfers", "Cijfers om mee te rekenen (Excel)", f"{_OFFICE}.spreadsheetml.sheet", van_overleg=False),
}


class UnknownOverleg(Exception):
    """There is no such meeting of this programme; `known` are the ids that there are, with their names."""

    def __init__(self, known: Sequence[tuple[str, str]]) -> None:
        super().__init__("dit overleg is niet vastgelegd")
        self.known = known


def find_overleg(state: State, programma: str, overleg: str | None) -> Overleg | None:
    """The meeting of that id; None when none is asked for. Raises UnknownOverleg."""
    if overleg is None:
        return None
    known = queries.overleggen(state, programma)
    found = next((one for one in known if one.id == overleg), None)
    if found is None:
        raise UnknownOverleg([(one.id, f"{one.naam}, {one.datum_tekst}") for one in known])
    return found


def export(state: State, soort: str, programma: Programma, overleg: Overleg | None, moved: Sequence[Dia]) -> bytes:
    """The file of a kind of SOORTEN about a programme, or of what a meeting saw; `moved` says what changed.

    Each says of which state it is, and whether all in it is settled.
    """
    about = kenmerk(state, programma, overleg)
    if soort == "xlsx":
        return workbook(state, programma, about)
    if soort == "pptx":
        deck = kept_slides(state, overleg.id) if overleg else slides_of_now(state, programma, moved)
        return powerpoint(deck, about.voet)
    return paper(kept_report(state, programma, overleg) if overleg else report(state, programma, moved))


def file_name(soort: str, programma: Programma, staat: str, overleg: Overleg | None, oefening: bool) -> str:
    """'voortgangsrapportage-vl-a9db32d5f7ec.pdf': what it is, of which programme and state or meeting."""
    parts = ["oefening"] if oefening else []
    return "-".join([*parts, SOORTEN[soort].naam, overleg.id if overleg else f"{programma.id}-{staat}"]) + f".{soort}"
