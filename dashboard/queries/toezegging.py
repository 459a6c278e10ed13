"""Promises to parliament, or of the minister to the sector."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Toezegging:
    """One promise as last reported. None: the source does not say it; `hoort_bij` None: it stands nowhere else.

    `stand` is nagekomen, open, verlopen (its term is past and nobody reports it as kept) or vervallen.
    """

    sleutel: str
    onderdeel_id: str
    korte_naam: str
    wie: str | None
    aan_wie: str | None
    wat: str
    toegezegd_tekst: str | None
    termijn_tekst: str | None
    nagekomen_tekst: str | None
    blijkt_uit: str | None
    hoort_bij: str | None
    hoort_bij_naam: str | None
    stand: str
    stand_teken: str
    stand_tekst: str


def toezeggingen(state: State, programma: str, onderdeel: str | None = None) -> list[Toezegging]:
    """The promises of a programme, or of one onderdeel of it; first those of which the term is past."""
    query = """
        SELECT * FROM mart.toezegging
        WHERE programma_id = $programma AND ($onderdeel IS NULL OR onderdeel_id = $onderdeel) ORDER BY volgorde
    """
    return state.rows(Toezegging, query, programma=programma, onderdeel=onderdeel)
