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
        {_with_place(vraag)}
        SELECT rijen.sleutel, groep, onderdeel_id, onderdeel_naam AS onderdeel, wat, toestand,
            concat_ws(' ', antwoord_teken, antwoord) AS antwoord, reden, soort_bron AS van_wie,
            stand_op_tekst AS stand_op, {_BRON} AS bron, levering_id, bestand, paragraaf, regel_van, regel_tot
        FROM rijen LEFT JOIN plaats ON plaats.sleutel = rijen.sleutel ORDER BY volgorde
    """
    return state.frame(query, programma=programma)


@once
def antwoorden(state: State, programma: str, vraag: Vraag) -> list[Antwoord]:
    """The rows that answer a question about a programme, in their order."""
    query = f"""
        {_with_place(vraag)}
        SELECT groep, onderdeel_id, onderdeel_naam, wat, toestand, antwoord, antwoord_teken, reden, soort_bron,
            stand_op_tekst, {_BRON} AS bron_tekst, rijen.sleutel
        FROM rijen LEFT JOIN plaats ON plaats.sleutel = rijen.sleutel ORDER BY volgorde
    """
    return state.rows(Antwoord, query, programma=programma)


# The name of a place where a key leads: the passage that is shown there, or what the row says that is no passage.
_BRON = """
    if(starts_with(rijen.bron_tekst, korte_titel || ', '), core.bron_tekst(korte_titel, paragraaf), rijen.bron_tekst)
"""


def _with_place(vraag: Vraag) -> str:
    """The rows of an answer as `rijen`, and per key the one passage that page and file name as `plaats`."""
    return f"""
        WITH rijen AS (FROM mart.vraag_{vraag.id} WHERE programma_id = $programma),
        plaats AS (
            SELECT DISTINCT ON (sleutel)
                sleutel, levering_id, korte_titel, herkomst.bestand, paragraaf, regel_van, regel_tot
            FROM mart.herkomst JOIN rijen USING (sleutel) JOIN core.levering ON levering.id = levering_id
            -- The passage that the row names goes before further ones, and what it is before when it is.
            ORDER BY sleutel, rijen.bron_tekst <> core.bron_tekst(korte_titel, paragraaf), herkomst.kolom = 'datum',
                core.volgorde(levering_id), regel_van
        )
    """
