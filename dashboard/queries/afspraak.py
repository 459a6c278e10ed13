"""Agreements and obligations, and advice with what was done with it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Afspraak:
    """One agreement. None: the text does not say it; `wet_artikel` None: no article is named.

    `wanneer_tekst` is from when, until when and within which term.
    """

    sleutel: str
    code: str | None
    soort: str
    onderwerp: str
    inhoud: str
    partijen: str | None
    wijkt_af_van_wet: bool
    wet_artikel: str | None
    binnen_reikwijdte: bool
    wanneer_tekst: str | None
    meer_uitleg: str | None


@dataclass(frozen=True, slots=True)
class Advies:
    """One piece of advice. `opvolging` says it when the source does not name what was done."""

    sleutel: str
    van: str
    wat: str
    opvolging: str


def afspraken(state: State, onderdeel: str) -> list[Afspraak]:
    """The agreements of an onderdeel, in the order of the source."""
    query = """
        SELECT * REPLACE (CAST(soort AS VARCHAR) AS soort),
            nullif(concat_ws(', ', 'vanaf ' || core.datum_tekst(geldt_van, geldt_van_precisie),
                'tot ' || geldt_tot_tekst, termijn), '') AS wanneer_tekst
        FROM core.afspraak WHERE onderdeel_id = $onderdeel ORDER BY levering_id, rij
    """
    return state.rows(Afspraak, query, onderdeel=onderdeel)


def adviezen(state: State, onderdeel: str) -> list[Advies]:
    """The advice about an onderdeel, in the order of the source."""
    query = """
        SELECT * REPLACE (coalesce(opvolging, core.stilte_melding('niet_vermeld')) AS opvolging)
        FROM core.advies WHERE onderdeel_id = $onderdeel ORDER BY levering_id, rij
    """
    return state.rows(Advies, query, onderdeel=onderdeel)
