"""Where a fact comes from: its passages, and the inputs of a derived figure."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact that is no figure: a milestone, a statement about borging, an onderdeel."""

    sleutel: str
    titel: str
    tekst: str | None
    onderdeel_naam: str | None
    wie: str | None
    wanneer: str | None
    status: str | None
    reden: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One stored value in one passage."""

    tabel: str
    kolom: str
    waarde: str
    wijze: str | None
    levering_id: str
    korte_titel: str
    bestand: str
    paragraaf: str
    regel_van: int
    regel_tot: int


@dataclass(frozen=True, slots=True)
class Blad:
    """One input of a derived figure."""

    formule: str
    sleutel: str
    naam: str
    weergave: str
    is_afgeleid: bool


def passages(state: State, sleutel: str) -> list[Passage]:
    """Where a stored fact stands: one row per value and passage."""
    query = """
        SELECT herkomst.*,
            -- A judgement cites the lines of the report that it judges: name that report.
            coalesce((
                SELECT min(rapport.korte_titel)
                FROM core.bron JOIN core.levering AS rapport ON rapport.id = bron.levering_id
                WHERE bron.bestand = herkomst.bestand AND rapport.soort <> 'eigen_oordeel'
            ), levering.korte_titel) AS korte_titel,
            coalesce(waarde_tekst, core.getal_tekst(waarde_getal, CAST(waarde_getal % 1 > 0 AS INTEGER))) AS waarde
        FROM mart.herkomst JOIN core.levering ON levering.id = herkomst.levering_id
        WHERE sleutel = $sleutel ORDER BY levering.bekend_op, regel_van, kolom
    """
    return state.rows(Passage, query, sleutel=sleutel)


def feit(state: State, sleutel: str) -> Feit | None:
    """What a fact that is no figure says; None when it does not exist in this state."""
    found = state.rows(Feit, "SELECT * FROM mart.feit WHERE sleutel = $sleutel", sleutel=sleutel)
    return found[0] if found else None


def bladen(state: State, sleutel: str) -> list[Blad]:
    """The inputs of a derived figure, in the order of its formula. Empty for a stored figure."""
    query = """
        SELECT afleiding.formule, cijfer.sleutel, cijfer.naam, cijfer.weergave, cijfer.soort = 'afgeleid' AS is_afgeleid
        FROM mart.afleiding JOIN mart.cijfer ON cijfer.sleutel = afleiding.blad_sleutel
        WHERE afleiding.sleutel = $sleutel ORDER BY afleiding.volgorde
    """
    return state.rows(Blad, query, sleutel=sleutel)
