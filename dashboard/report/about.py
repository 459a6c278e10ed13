"""What every paper says of itself: of which programme, state and meeting it is, and whether all of it is settled."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import queries
from dashboard.database import State
from dashboard.queries import Overleg, Programma
from dashboard.sentences import number_of
from dashboard.slides.keep import kept_slides
from dashboard.slides.make import NOT_SETTLED


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What every paper says of itself. `overleg` None: of no meeting; `drafts`: deliveries that are not settled.

    `later`: how many deliveries came in after the meeting was kept.
    """

    programma: str
    staat: str
    bekend_op: str
    laatste_rapport: str
    overleg: str | None
    drafts: int
    oefening: bool
    later: int = 0

    @property
    def status(self) -> str:
        """'concept' or 'vastgesteld'."""
        return "concept" if self.drafts else "vastgesteld"

    @property
    def voet(self) -> str:
        """What stands below every page and slide."""
        later = f"! daarna {self.daarna}" if self.later else ""
        parts = [self.programma, self.overleg or "", f"stand {self.staat}", self.status, later]
        return " · ".join(part for part in (*parts, "oefening" if self.oefening else "") if part)

    @property
    def daarna(self) -> str:
        """'2 leveringen': what came in after the meeting was kept."""
        return number_of(self.later, "levering", "leveringen")


def kenmerk(state: State, programma: Programma, overleg: Overleg | None = None) -> Kenmerk:
    """Which programme, which state, and whether all of it is settled."""
    stand = queries.stand(state)
    rapport = programma.peildatum_volledig or "nog geen"
    if overleg is None:
        drafts = len(queries.concepten(state, programma.id))
        return Kenmerk(programma.naam, stand.staat, stand.bekend_op_tekst, rapport, None, drafts, stand.oefening)
    # A slide that was made of a draft says so, also when the draft is settled since.
    drafts = sum(NOT_SETTLED in line for dia in kept_slides(state, overleg.id) for line in dia.voet)
    name = f"{overleg.naam} {overleg.datum_tekst}"
    staat = overleg.staat.removeprefix("monitor-").removesuffix(".duckdb")
    return Kenmerk(
        programma.naam, staat, overleg.vastgelegd_tekst, rapport, name, drafts, stand.oefening, overleg.later
    )
