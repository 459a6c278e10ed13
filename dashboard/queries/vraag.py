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
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One row of an answer: the columns of every mart.vraag_<id>."""

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
    # The state only has ids that are names (core.vraag checks it), each with its view.
    ids = [row.id for row in state.rows(_Id, "SELECT id FROM core.vraag")]
    counts = " UNION ALL ".join(
        f"SELECT '{id}' AS vraag_id, count(*) AS rijen FROM mart.vraag_{id} WHERE programma_id = $programma"
        for id in ids
    )
    query = f"""
        SELECT id, vraag, waarom, lezen, kan_niet, leeg, CAST(rijen AS INTEGER) AS rijen
        FROM core.vraag JOIN ({counts}) ON vraag_id = id ORDER BY volgorde
    """
    return state.rows(Vraag, query, programma=programma)


def antwoorden(state: State, programma: str, vraag: Vraag) -> list[Antwoord]:
    """The rows that answer a question about a programme, in their order."""
    query = f"""
        SELECT groep, onderdeel_id, onderdeel_naam, wat, toestand, antwoord, antwoord_teken, reden, soort_bron,
            stand_op_tekst, bron_tekst, sleutel
        FROM mart.vraag_{vraag.id} WHERE programma_id = $programma ORDER BY volgorde
    """
    return state.rows(Antwoord, query, programma=programma)
