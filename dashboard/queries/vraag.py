"""The questions of an evaluation, and the rows that answer them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from dashboard.database import State, once


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


@once
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


def in_bestand(state: State, programma: str, vraag: Vraag) -> pl.DataFrame:
    """The rows that answer a question, each with its first passage; columns as in dashboard/exploring/answers.py."""
    query = f"""
        WITH rijen AS (FROM mart.vraag_{vraag.id} WHERE programma_id = $programma),
        plaats AS (
            SELECT DISTINCT ON (sleutel) sleutel, levering_id, bestand, paragraaf, regel_van, regel_tot
            FROM mart.herkomst JOIN rijen USING (sleutel)
            -- The passage that the row names goes before further ones.
            ORDER BY sleutel, NOT ends_with(rijen.bron_tekst, paragraaf), core.volgorde(levering_id), regel_van
        )
        SELECT rijen.sleutel, groep, onderdeel_id, onderdeel_naam AS onderdeel, wat, toestand,
            concat_ws(' ', antwoord_teken, antwoord) AS antwoord, reden, soort_bron AS van_wie,
            stand_op_tekst AS stand_op, bron_tekst AS bron, levering_id, bestand, paragraaf, regel_van, regel_tot
        FROM rijen LEFT JOIN plaats ON plaats.sleutel = rijen.sleutel ORDER BY volgorde
    """
    return state.frame(query, programma=programma)


@once
def antwoorden(state: State, programma: str, vraag: Vraag) -> list[Antwoord]:
    """The rows that answer a question about a programme, in their order."""
    query = f"""
        SELECT groep, onderdeel_id, onderdeel_naam, wat, toestand, antwoord, antwoord_teken, reden, soort_bron,
            stand_op_tekst, bron_tekst, sleutel
        FROM mart.vraag_{vraag.id} WHERE programma_id = $programma ORDER BY volgorde
    """
    return state.rows(Antwoord, query, programma=programma)
