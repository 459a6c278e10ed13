"""The questions of an evaluation, and the rows that answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
    # What its sentence counts out of, by name: mart.basis says what each is.
    basis: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One row of an answer: the columns of every mart.vraag_<id>, and what stands beside a figure."""

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
    doel_tekst: str | None = None
    voorbehoud: str | None = None
    # Whether it opens the answer.
    opent: bool = False
    # Its number, of how many, and what they count; qualified: not exact.
    getal: float | None = None
    noemer: float | None = None
    eenheid: str | None = None
    kwalificatie: str | None = None
    # What would turn or settle it; None: it is no conclusion.
    omslag_tekst: str | None = None
    # What people or relatives name in it.
    gaat_over: Sequence[str] = ()


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
        SELECT id, vraag, waarom, lezen, kan_niet, leeg, CAST(rijen AS INTEGER) AS rijen,
            coalesce(basis, MAP {{}}) AS basis
        FROM core.vraag JOIN ({counts}) ON vraag_id = id
        LEFT JOIN (
            SELECT vraag_id, map_from_entries(list((wat, aantal) ORDER BY wat)) AS basis FROM mart.basis
            WHERE programma_id = $programma GROUP BY vraag_id
        ) AS geheel ON geheel.vraag_id = id
        ORDER BY volgorde
    """
    return state.rows(Vraag, query, programma=programma)


def in_bestand(state: State, programma: str, vraag: Vraag) -> pl.DataFrame:
    """The rows that answer a question, with numbers and the first passage; columns as in exploring/answers.py."""
    # A goal counts at the nearest project, thema or agreement; what stalls, is arranged or has no goal where it is.
    telt_bij = "telt_bij" if vraag.id == "doelen" else "onderdeel_id"
    query = f"""
        {_with_place(vraag)}
        SELECT rijen.sleutel, {_GROEP} AS groep, onderdeel_id, onderdeel_naam AS onderdeel,
            {telt_bij} AS telt_bij, wat, array_to_string(gaat_over, '; ') AS gaat_over,
            toestand, concat_ws(' ', antwoord_teken, antwoord) AS antwoord, getal, getal_tot, kwalificatie, eenheid,
            teller, noemer, noemer_id, n, doel_getal, doel_kwalificatie, doel_datum, doel_tekst AS doel, reden,
            voorbehoud, indicator_id, indicator_versie, soort_bron AS van_wie, stand_op_tekst AS stand_op,
            {_BRON} AS bron, levering_id, bestand, paragraaf, regel_van, regel_tot
        {_ROWS_IN_FILE}
    """
    return state.frame(query, programma=programma)


@once
def antwoorden(state: State, programma: str, vraag: Vraag) -> list[Antwoord]:
    """The rows that answer a question about a programme: what opens the answer, then the others in their order."""
    query = f"""
        {_with_place(vraag)}
        SELECT {_GROEP} AS groep, onderdeel_id, onderdeel_naam, wat, toestand, antwoord, antwoord_teken, reden,
            soort_bron, stand_op_tekst, {_BRON} AS bron_tekst, rijen.sleutel,
            -- A row about a goal has it in its words already.
            if(starts_with(rijen.sleutel, 'doel:'), NULL, doel_tekst) AS doel_tekst,
            voorbehoud, voorop.plaats IS NOT NULL AS opent,
            getal, noemer, eenheid, kwalificatie, omslag_tekst, coalesce(gaat_over, []) AS gaat_over
        {_ROWS}
    """
    return state.rows(Antwoord, query, programma=programma)


# What opens an answer stands above the groups.
OPENS = "Wat vooropstaat"
_GROEP = f"if(voorop.plaats IS NULL, groep, '{OPENS}')"
_FROM = """
    FROM rijen
    LEFT JOIN plaats ON plaats.sleutel = rijen.sleutel
    LEFT JOIN voorop ON voorop.sleutel = rijen.sleutel
    LEFT JOIN getal ON getal.sleutel = rijen.sleutel
    LEFT JOIN onderwerp ON onderwerp.sleutel = rijen.sleutel
"""
_ORDER = "ORDER BY voorop.plaats NULLS LAST, volgorde"
_ROWS = f"{_FROM} {_ORDER}"
# Which project, thema or agreement a row counts at: itself or the nearest above it, as mart.basis counts them.
_ROWS_IN_FILE = f"""
    {_FROM}
    LEFT JOIN (
        SELECT onder_id, arg_max(onderdeel.id, onderdeel.diepte) AS telt_bij
        FROM mart.tak JOIN mart.onderdeel ON onderdeel.id = tak.onderdeel_id AND draagt_borging GROUP BY onder_id
    ) AS erboven ON erboven.onder_id = rijen.onderdeel_id
    {_ORDER}
"""
# The name of a place where a key leads: the passage that is shown there, or what the row says that is no passage.
_BRON = """
    if(starts_with(rijen.bron_tekst, korte_titel || ', '), core.bron_tekst(korte_titel, paragraaf), rijen.bron_tekst)
"""


def _with_place(vraag: Vraag) -> str:
    """The rows of an answer as `rijen`; per key its one passage, its numbers, and where it opens the answer."""
    return f"""
        WITH rijen AS MATERIALIZED (FROM mart.vraag_{vraag.id} WHERE programma_id = $programma),
        voorop AS (SELECT sleutel, plaats FROM mart.voorop WHERE vraag_id = '{vraag.id}'),
        onderwerp AS (
            SELECT sleutel, list(onderwerp ORDER BY volgorde) AS gaat_over FROM core.vraag_onderwerp
            WHERE vraag_id = '{vraag.id}' GROUP BY sleutel
        ),
        getal AS (
            SELECT * FROM mart.antwoord_getal WHERE sleutel IN (SELECT sleutel FROM rijen)
            QUALIFY row_number() OVER (PARTITION BY sleutel ORDER BY getal NULLS LAST) = 1
        ),
        plaats AS (
            SELECT DISTINCT ON (sleutel)
                sleutel, levering_id, korte_titel, herkomst.bestand, paragraaf, regel_van, regel_tot
            FROM mart.herkomst JOIN rijen USING (sleutel) JOIN core.levering ON levering.id = levering_id
            -- Where its value stands goes first, then the passage that the row names, and what it is before when it is.
            ORDER BY sleutel, NOT core.is_waarde(herkomst.kolom),
                rijen.bron_tekst <> core.bron_tekst(korte_titel, paragraaf), herkomst.kolom = 'datum',
                core.volgorde(levering_id), regel_van
        )
    """
