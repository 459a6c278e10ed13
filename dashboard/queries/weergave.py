"""Views that somebody kept under a name."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State, once


@dataclass(frozen=True, slots=True)
class Weergave:
    """A kept view: its name and choice, who kept it in which role, and when."""

    id: str
    naam: str
    keuze: str
    rol: str
    datum_tekst: str


@once
def weergaven(state: State, programma: str) -> list[Weergave]:
    """The views that are kept of a programme, by name."""
    query = """
        SELECT weergave.id, weergave.naam, keuze, rol,
            core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS datum_tekst
        FROM core.weergave JOIN core.levering ON levering.id = weergave.levering_id
        WHERE weergave.onderdeel_id = $programma AND stand = 'bewaard'
        ORDER BY lower(strip_accents(weergave.naam)), weergave.id
    """
    return state.rows(Weergave, query, programma=programma)
