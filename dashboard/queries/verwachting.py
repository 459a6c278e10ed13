"""Deliveries of figures that a source says will come: whether they did, and how many did."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Verwachting:
    """One expected delivery as last named. None: the source does not say it, or nothing came in.

    `stand` is op_tijd, te_laat, binnen (in time or not cannot be said), deels, ontbreekt, verwacht or vervallen.
    `levering_id` is the delivery that answers, `bewijs_sleutel` one figure in it; `eerst_tekst` the date that was first
    agreed, when it changed since.
    """

    sleutel: str
    onderdeel_id: str
    korte_naam: str
    wie: str | None
    wat: str
    uiterlijk_tekst: str
    eerst_tekst: str | None
    periode_tekst: str | None
    stand: str
    stand_teken: str
    stand_tekst: str
    ontvangen_tekst: str | None
    levering_id: str | None
    levering_titel: str | None
    bewijs_sleutel: str | None
    delen_tekst: str | None
    vervalt_omdat: str | None


@dataclass(frozen=True, slots=True)
class VerwachtingAandeel:
    """How many expected deliveries of a programme were due, and of those came in, in time, late, in part or not.

    `komt_nog`: not due yet, so in none of the others. `gezien_op_tekst` is the day from which that is seen.
    """

    programma_id: str
    verlopen: int
    binnen: int
    op_tijd: int
    te_laat: int
    tijd_onbekend: int
    deels: int
    ontbreekt: int
    komt_nog: int
    gezien_op_tekst: str
    binnen_sleutel: str
    op_tijd_sleutel: str


def verwachtingen(state: State, programma: str, onderdeel: str | None = None) -> list[Verwachting]:
    """The expected deliveries of a programme, or of one onderdeel of it; first those that are missing."""
    query = """
        SELECT * FROM mart.verwachting
        WHERE programma_id = $programma AND ($onderdeel IS NULL OR onderdeel_id = $onderdeel) ORDER BY volgorde
    """
    return state.rows(Verwachting, query, programma=programma, onderdeel=onderdeel)


def verwachting_aandelen(state: State, programma: str) -> list[VerwachtingAandeel]:
    """The counts of a programme, one row; none when no source says what will be delivered."""
    query = "SELECT * FROM mart.verwachting_aandeel WHERE programma_id = $programma"
    return state.rows(VerwachtingAandeel, query, programma=programma)
