"""Stories, and the points of view from which they are told."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Perspectief:
    """A point of view from which a story can be told."""

    id: str
    naam: str


@dataclass(frozen=True, slots=True)
class Verhaal:
    """One story in our own words. `link` is an address as printed in the source; None: there is none."""

    sleutel: str
    perspectief: str
    onderdeel_naam: str
    titel: str
    tekst: str
    link: str | None
    bron_tekst: str


def perspectieven(state: State) -> list[Perspectief]:
    """Every point of view, also those without a story."""
    query = """
        SELECT id, core.perspectief_naam(id) AS naam
        FROM (SELECT CAST(unnest(enum_range(NULL::core.perspectief)) AS VARCHAR) AS id,
            generate_subscripts(enum_range(NULL::core.perspectief), 1) AS plaats)
        ORDER BY plaats
    """
    return state.rows(Perspectief, query)


def verhalen(state: State, programma: str, onderdeel: str | None = None) -> list[Verhaal]:
    """The stories of a programme, or of one onderdeel of it, in the order of the sources."""
    query = """
        SELECT verhaal.* EXCLUDE (perspectief), CAST(verhaal.perspectief AS VARCHAR) AS perspectief,
            onderdeel.korte_naam AS onderdeel_naam,
            levering.korte_titel || ', ' || if(paragraaf SIMILAR TO '[0-9].*', '§', '') || paragraaf AS bron_tekst
        FROM core.verhaal
        JOIN mart.onderdeel ON onderdeel.id = verhaal.onderdeel_id
        JOIN core.levering ON levering.id = verhaal.levering_id
        WHERE onderdeel.programma_id = $programma AND onderdeel_id = coalesce($onderdeel, onderdeel_id)
        ORDER BY verhaal.levering_id, verhaal.rij
    """
    return state.rows(Verhaal, query, programma=programma, onderdeel=onderdeel)
