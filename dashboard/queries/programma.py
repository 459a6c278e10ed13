"""Programmes, their tree of onderdelen, the headline, what needs attention and what is to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State, once


@dataclass(frozen=True, slots=True)
class Programma:
    """A programme of this state. `peildatum_*` is when the last report about it was known; None: no facts."""

    id: str
    naam: str
    indeling: str
    peildatum_tekst: str | None
    peildatum_volledig: str | None
    start_tekst: str | None
    eind_tekst: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date on which something became known about a programme, and what."""

    bekend_op: date
    bekend_op_tekst: str
    leveringen: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A node of the tree, with the names that a reader sees."""

    id: str
    naam: str
    korte_naam: str
    soort: str


@dataclass(frozen=True, slots=True)
class Kernzin:
    """One clause of the headline. `weergave` None: there is no value."""

    zin: str
    sleutel: str | None
    cohort_tekst: str | None
    minstens: float | None
    hoogstens: float | None
    weergave: str | None
    getal: float | None
    is_aandeel: bool | None


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """One thing that needs attention and the fact it rests on."""

    soort: str
    onderdeel_id: str
    korte_naam: str
    tekst: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """One milestone that is still to come."""

    sleutel: str
    onderdeel_id: str
    korte_naam: str
    naam: str
    datum_tekst: str


@once
def programmas(state: State) -> list[Programma]:
    """The programmes, in the order of indicators.yml."""
    return state.rows(Programma, "SELECT * FROM mart.programma ORDER BY volgorde")


@once
def momenten(state: State, programma: str) -> list[Moment]:
    """When something became known about a programme, latest first."""
    query = "SELECT * FROM mart.moment WHERE programma_id = $programma ORDER BY bekend_op DESC"
    return state.rows(Moment, query, programma=programma)


def groepen(state: State, programma: str) -> list[Onderdeel]:
    """The actielijnen or thema's directly under a programme."""
    query = "SELECT * FROM mart.onderdeel WHERE programma_id = $programma AND diepte = 1 ORDER BY volgorde"
    return state.rows(Onderdeel, query, programma=programma)


def kernzinnen(state: State, programma: str) -> list[Kernzin]:
    """The clauses of a programme's headline."""
    query = "SELECT * FROM mart.kernzin WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Kernzin, query, programma=programma)


def aandachtspunten(state: State, programma: str) -> list[Aandachtspunt]:
    """What needs attention, most urgent first."""
    query = "SELECT * FROM mart.aandacht WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Aandachtspunt, query, programma=programma)


def komende_mijlpalen(state: State, programma: str) -> list[Mijlpaal]:
    """Milestones after the date on which the last report was known."""
    query = "SELECT * FROM mart.mijlpaal WHERE programma_id = $programma AND komt_nog ORDER BY datum, sleutel"
    return state.rows(Mijlpaal, query, programma=programma)
