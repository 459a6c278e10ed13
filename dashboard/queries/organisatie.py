"""Organisations: who takes part where, in which role, and how their names are spelled."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State
from dashboard.queries.cijfer import Cijfer


@dataclass(frozen=True, slots=True)
class Organisatie:
    """One organisation of the register, and how many onderdelen of the programme name it."""

    id: str
    naam: str
    soort: str
    onderdelen: int

    @property
    def sleutel(self) -> str:
        """Where the name stands under which we show it."""
        return f"organisatie:{self.id}"


@dataclass(frozen=True, slots=True)
class Deelname:
    """An organisation takes part in an onderdeel. `gespeld` is the name as the list there has it."""

    sleutel: str
    organisatie_id: str
    organisatie_naam: str
    onderdeel_id: str
    onderdeel_naam: str
    programma_id: str
    programma_naam: str
    rol: str
    gespeld: str
    toelichting: str | None


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """An organisation in an onderdeel, for a table of both; `bron_tekst` is where the list stands."""

    sleutel: str
    organisatie_id: str
    organisatie: str
    onderdeel_id: str
    onderdeel: str
    rol: str
    levering_id: str
    bron_tekst: str


@dataclass(frozen=True, slots=True)
class Rol:
    """A role in which organisations take part in a programme, and how many do."""

    rol: str
    organisaties: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which one list spells a name. `reden` None: spelled as we show it."""

    sleutel: str
    naam: str
    onderdeel_id: str
    onderdeel_naam: str
    programma_id: str
    reden: str | None
    bron_tekst: str


_DEELNAME = """
    SELECT deelname.sleutel, deelname.organisatie_id, organisatie.naam AS organisatie_naam, deelname.onderdeel_id,
        onderdeel.korte_naam AS onderdeel_naam, onderdeel.programma_id, programma.naam AS programma_naam,
        CAST(deelname.rol AS VARCHAR) AS rol, deelname.toelichting, onderdeel.volgorde,
        (
            SELECT min(waarde_tekst) FROM mart.herkomst
            WHERE herkomst.sleutel = deelname.sleutel AND kolom = 'organisatie'
        ) AS gespeld
    FROM core.deelname
    JOIN core.organisatie ON organisatie.id = deelname.organisatie_id
    JOIN mart.onderdeel ON onderdeel.id = deelname.onderdeel_id
    JOIN mart.programma ON programma.id = onderdeel.programma_id
"""


def organisaties(state: State, programma: str) -> list[Organisatie]:
    """Every organisation that a programme names, alphabetically: never in an order of size or result."""
    query = """
        SELECT organisatie.id, any_value(organisatie.naam) AS naam,
            replace(CAST(any_value(organisatie.soort) AS VARCHAR), '_', ' ') AS soort,
            CAST(count(DISTINCT deelname.onderdeel_id) AS INTEGER) AS onderdelen
        FROM core.organisatie
        JOIN core.deelname ON deelname.organisatie_id = organisatie.id
        JOIN mart.onderdeel ON onderdeel.id = deelname.onderdeel_id
        WHERE onderdeel.programma_id = $programma
        GROUP BY organisatie.id ORDER BY lower(strip_accents(any_value(organisatie.naam))), organisatie.id
    """
    return state.rows(Organisatie, query, programma=programma)


def deelnames_van_onderdeel(state: State, onderdeel: str) -> list[Deelname]:
    """Who takes part in an onderdeel, by role and then alphabetically."""
    query = f"""
        {_DEELNAME} WHERE deelname.onderdeel_id = $onderdeel
        ORDER BY deelname.rol, lower(strip_accents(organisatie.naam)), deelname.sleutel
    """
    return state.rows(Deelname, query, onderdeel=onderdeel)


def deelnames_van_organisatie(state: State, organisatie: str) -> list[Deelname]:
    """Where an organisation takes part, in every programme."""
    query = f"{_DEELNAME} WHERE deelname.organisatie_id = $organisatie ORDER BY onderdeel.volgorde, deelname.sleutel"
    return state.rows(Deelname, query, organisatie=organisatie)


def rollen(state: State, programma: str) -> list[Rol]:
    """The roles in which organisations take part in a programme, in a fixed order."""
    query = """
        SELECT CAST(rol AS VARCHAR) AS rol, CAST(count(DISTINCT organisatie_id) AS INTEGER) AS organisaties
        FROM core.deelname JOIN mart.onderdeel ON onderdeel.id = deelname.onderdeel_id
        WHERE programma_id = $programma GROUP BY deelname.rol ORDER BY deelname.rol
    """
    return state.rows(Rol, query, programma=programma)


def deelnemers(state: State, programma: str, rol: str) -> list[Deelnemer]:
    """Who takes part in what, in one role: onderdelen in the order of the tree, organisations alphabetically."""
    query = """
        SELECT deelname.sleutel, organisatie_id, organisatie.naam AS organisatie, onderdeel_id,
            onderdeel.korte_naam AS onderdeel, CAST(rol AS VARCHAR) AS rol, deelname.levering_id,
            levering.korte_titel || ', ' || if(deelname.paragraaf SIMILAR TO '[0-9].*', '§', '') || deelname.paragraaf
                AS bron_tekst
        FROM core.deelname
        JOIN core.organisatie ON organisatie.id = organisatie_id
        JOIN core.levering ON levering.id = deelname.levering_id
        JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
        WHERE programma_id = $programma AND CAST(rol AS VARCHAR) = $rol
        ORDER BY onderdeel.volgorde, lower(strip_accents(organisatie.naam)), deelname.sleutel
    """
    return state.rows(Deelnemer, query, programma=programma, rol=rol)


def spellingen(state: State, organisatie: str) -> list[Spelling]:
    """Every list entry that means this organisation, with the reason when it is spelled otherwise."""
    query = """
        SELECT alias.*, onderdeel.korte_naam AS onderdeel_naam, onderdeel.programma_id,
            levering.korte_titel || ', ' || if(alias.paragraaf SIMILAR TO '[0-9].*', '§', '') || alias.paragraaf
                AS bron_tekst
        FROM core.alias
        JOIN mart.onderdeel ON onderdeel.id = alias.onderdeel_id
        JOIN core.levering ON levering.id = alias.levering_id
        WHERE organisatie_id = $organisatie ORDER BY onderdeel.volgorde, alias.levering_id, alias.rij
    """
    return state.rows(Spelling, query, organisatie=organisatie)


def cijfers_van_organisatie(state: State, organisatie: str) -> list[Cijfer]:
    """The current figures about one organisation; a count or share of few people never has a name beside it."""
    query = """
        SELECT cijfer.* FROM mart.cijfer
        JOIN mart.vergelijking ON vergelijking.sleutel = cijfer.sleutel
        WHERE cijfer.organisatie_id = $organisatie AND cijfer.soort = 'meting' AND cijfer.actueel
            AND NOT naam_verborgen
        ORDER BY cijfer.volgorde
    """
    return state.rows(Cijfer, query, organisatie=organisatie)
