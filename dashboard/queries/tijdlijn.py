"""Milestones and events on one time axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class TijdlijnMoment:
    """One milestone or event. `is_later`: after the date on which the last report was known.

    `verschuiving_tekst` None: the sources name no other date; `reden` is why it moved, or a remark about the date.
    """

    sleutel: str
    onderdeel_id: str
    korte_naam: str
    soort: str
    naam: str
    datum_tekst: str
    toestand: str
    toestand_teken: str
    toestand_tekst: str
    verschuiving_tekst: str | None
    reden: str | None
    is_later: bool
    is_vertraagd: bool = False


def tijdlijn(state: State, programma: str) -> list[TijdlijnMoment]:
    """Every moment of a programme and all its onderdelen, earliest first."""
    query = "SELECT * FROM mart.tijdlijn WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(TijdlijnMoment, query, programma=programma)


@dataclass(frozen=True, slots=True)
class MomentRegel:
    """A milestone or event as a row of a workbook. `dag` None: its date is not known to the day."""

    sleutel: str
    korte_naam: str
    soort: str
    naam: str
    dag: date | None
    datum_tekst: str
    stand: str
    verschuiving_tekst: str | None
    reden: str | None


def momentregels(state: State, programma: str) -> list[MomentRegel]:
    """Every milestone and event of a programme, earliest first."""
    query = """
        SELECT *, if(datum_tekst = core.datum_tekst(datum, 'dag'), datum, NULL) AS dag,
            concat_ws(' ', toestand_teken, toestand_tekst) AS stand
        FROM mart.tijdlijn WHERE programma_id = $programma ORDER BY volgorde
    """
    return state.rows(MomentRegel, query, programma=programma)
