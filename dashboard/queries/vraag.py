"""The questions of an evaluation, and the rows that answer them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question with its texts, and of how many rows its answer is for a programme."""

    id: str
    vraag: str
    waarom: str
    lezen: str
    kan_niet: str
    leeg: str
    rijen: int


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One row of an answer: mart.vraag without the programme and the question."""

    groep: str
    onderdeel_id: str
    onderdeel_naam: str
    wat: str
    toestand: str
    antwoord: str
    antwoord_teken: str | None
    reden: str | None
    soort_bron: str
    stand_op_tekst: str
    bron_tekst: str
    sleutel: str


def vragen(state: State, programma: str) -> list[Vraag]:
    """The questions in their order."""
    return state.rows(
        Vraag,
        """
        WITH aantallen AS (
            SELECT vraag_id, CAST(count(*) AS INTEGER) AS rijen FROM mart.vraag WHERE programma_id = $programma
            GROUP BY vraag_id
        )
        SELECT id, vraag, waarom, lezen, kan_niet, leeg, coalesce(rijen, 0) AS rijen
        FROM core.vraag LEFT JOIN aantallen ON vraag_id = id ORDER BY volgorde
        """,
        programma=programma,
    )


def antwoorden(state: State, programma: str, vraag: str) -> list[Antwoord]:
    """The rows that answer a question about a programme, in their order."""
    return state.rows(
        Antwoord,
        """
        SELECT groep, onderdeel_id, onderdeel_naam, wat, toestand, antwoord, antwoord_teken, reden, soort_bron,
            stand_op_tekst, bron_tekst, sleutel
        FROM mart.vraag WHERE vraag_id = $vraag AND programma_id = $programma ORDER BY volgorde
        """,
        programma=programma,
        vraag=vraag,
    )
