"""Risks that the sources name."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Risico:
    """One risk as last reported. `maatregel` and `eigenaar` None: not said; `status_tekst` None: neither is it over."""

    sleutel: str
    onderdeel_id: str
    korte_naam: str
    omschrijving: str
    wie_noemt: str
    maatregel: str | None
    eigenaar: str | None
    is_voorbij: bool
    status_tekst: str | None
    genoemd_tekst: str


def risicos(state: State, programma: str, onderdeel: str | None = None) -> list[Risico]:
    """The risks of a programme, or of one onderdeel of it; first those that nothing is said to be done about."""
    query = """
        SELECT * FROM mart.risico
        WHERE programma_id = $programma AND ($onderdeel IS NULL OR onderdeel_id = $onderdeel) ORDER BY volgorde
    """
    return state.rows(Risico, query, programma=programma, onderdeel=onderdeel)
