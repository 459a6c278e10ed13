"""Definitions as indicators.yml gives them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Definitie:
    """One definition, as indicators.yml gives it. None: not applicable."""

    id: str
    versie: int
    naam: str
    vraag: str
    waarom: str
    soort: str
    onderdeel_id: str
    definitie: str
    telt_mee: str
    telt_niet_mee: str
    eenheid: str
    teller: str | None
    noemer: str | None
    tijdtype: str
    gewenste_richting: str
    nulmeting: str | None
    reden_geen_nulmeting: str | None
    reden_geen_doel: str | None
    reden_geen_oordeel: str | None
    frequentie: str
    bronhouder: str
    beperkingen: str
    status_tekst: str


_DEFINITIE = """
    SELECT * REPLACE (rtrim(bronhouder, '.') || coalesce('; ' || (
        -- A figure is of whom its own onderdeel says.
        SELECT string_agg('bij ' || onderdeel.korte_naam || ': ' || rtrim(bij.bronhouder, '.'), '; '
            ORDER BY onderdeel.volgorde)
        FROM core.indicator_bij AS bij JOIN mart.onderdeel ON onderdeel.id = bij.onderdeel_id
        WHERE bij.indicator_id = indicator.id AND bij.indicator_versie = indicator.versie AND bij.bronhouder IS NOT NULL
    ), if(ends_with(bronhouder, '.'), '.', '')) AS bronhouder), CASE status
        WHEN 'nog_te_meten' THEN core.stilte_melding(status)
            || coalesce(', verwacht ' || verwacht_in, ', wanneer is niet vermeld')
        WHEN 'gearchiveerd' THEN core.stilte_melding('vervallen')
        ELSE status
    END AS status_tekst
    FROM core.indicator
"""


def definitie(state: State, indicator: str, versie: int | None = None) -> Definitie | None:
    """One version of a definition, the latest when none is named; None when it does not exist."""
    query = _DEFINITIE + " WHERE id = $indicator AND versie = coalesce($versie, versie) ORDER BY versie DESC LIMIT 1"
    found = state.rows(Definitie, query, indicator=indicator, versie=versie)
    return found[0] if found else None


def definities(state: State, programma: str) -> list[Definitie]:
    """The definitions of a programme, in the order of indicators.yml."""
    query = _DEFINITIE + " WHERE split_part(onderdeel_id, '/', 1) = $programma ORDER BY volgorde"
    return state.rows(Definitie, query, programma=programma)
