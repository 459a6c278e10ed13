"""Figures: those on tiles, one by its key, its series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure as it may be shown. `getal` None: `weergave` and `stilte_teken` say which kind of silence."""

    sleutel: str
    soort: str
    groep_id: str | None
    onderdeel_id: str
    onderdeel_naam: str
    indicator_id: str | None
    indicator_versie: int | None
    naam: str
    korte_naam: str
    vraag: str | None
    indicator_soort: str | None
    eenheid: str
    getal: float | None
    weergave: str
    stilte_teken: str | None
    n_tekst: str | None
    n_melding: str
    wijze_reden: str | None
    toelichting: str | None
    stand_op_tekst: str
    bekend_op_tekst: str | None
    levering_status: str | None
    bron_tekst: str | None
    vorige_sleutel: str | None
    vorige_weergave: str | None
    vorige_stand_op_tekst: str | None
    doel_sleutel: str | None
    doel_tekst: str | None
    voortgang_pct: float | None
    ook_gepubliceerd: str | None
    verschil_sleutel: str | None
    verschil_tekst: str | None
    status: str | None
    status_teken: str | None
    status_tekst: str | None
    status_uitleg: str | None
    aangepast_doel_sleutel: str | None
    aangepast_tekst: str | None
    tegel: str | None
    tegel_bij: str | None


def tegelcijfers(state: State, programma: str) -> list[Cijfer]:
    """The current figures of the overview: kern tiles and what stands in them."""
    query = """
        SELECT * FROM mart.cijfer
        WHERE programma_id = $programma AND tegel IS NOT NULL AND actueel AND soort = 'meting'
            AND organisatie_id IS NULL AND uitsplitsing IS NULL
        ORDER BY volgorde
    """
    return state.rows(Cijfer, query, programma=programma)


def cijfer(state: State, sleutel: str) -> Cijfer | None:
    """One figure by its key; None when it does not exist in this state."""
    found = state.rows(Cijfer, "SELECT * FROM mart.cijfer WHERE sleutel = $sleutel", sleutel=sleutel)
    return found[0] if found else None


def reeks(state: State, van: Cijfer) -> list[Cijfer]:
    """Every value of the same indicator and onderdeel, oldest first: the history and the differences."""
    query = """
        SELECT * FROM mart.cijfer
        WHERE soort = 'meting' AND indicator_id = $indicator AND onderdeel_id = $onderdeel
        ORDER BY stand_op, sleutel
    """
    return state.rows(Cijfer, query, indicator=van.indicator_id, onderdeel=van.onderdeel_id)


def actuele_cijfers(state: State, programma: str) -> list[Cijfer]:
    """Every figure of a programme that its sources give and the pages show, in their order."""
    query = """
        SELECT * FROM mart.cijfer
        WHERE programma_id = $programma AND soort = 'meting' AND actueel AND getal IS NOT NULL
        ORDER BY volgorde, sleutel
    """
    return state.rows(Cijfer, query, programma=programma)


def cijfers_van_afspraken(state: State, programma: str) -> list[Cijfer]:
    """How many agreements a programme has, hold, and so on; none when it has no agreements."""
    query = "SELECT * FROM mart.cijfer WHERE starts_with(sleutel, 'afgeleid:afspraken:' || $programma || ':')"
    return state.rows(Cijfer, query, programma=programma)


def cijfers_van_indicatoren(state: State, indicatoren: list[str]) -> list[Cijfer]:
    """The current figures of some indicators, in the order of indicators.yml."""
    query = """
        SELECT * FROM mart.cijfer
        WHERE soort = 'meting' AND actueel AND list_contains($indicatoren, indicator_id) ORDER BY volgorde
    """
    return state.rows(Cijfer, query, indicatoren=indicatoren)


@dataclass(frozen=True, slots=True)
class CijferRegel:
    """A figure as a row of a workbook. `getal` None: `stilte` says which silence, None: it cannot be worked out.

    `stand_op_dag` None: the date is not known to the day; `vindplaats` is its first passage, of a derived figure its
    formula.
    """

    sleutel: str
    programma_id: str
    onderdeel_naam: str
    naam: str
    indicator_id: str | None
    soort: str
    indicator_soort: str | None
    getal: float | None
    weergave: str
    eenheid: str
    n_melding: str
    stand_op_dag: date | None
    stand_op_tekst: str
    status: str | None
    doel_tekst: str | None
    actueel: bool
    toelichting: str | None
    levering_status: str | None
    bron_tekst: str | None
    vindplaats: str | None


def cijferregels(state: State, programma: str) -> list[CijferRegel]:
    """Every figure of a programme, also what holds no more, in the order of the pages."""
    query = """
        WITH eerste AS (
            SELECT sleutel, bestand || ', ' || paragraaf || ', '
                || if(regel_van = regel_tot, 'regel ' || regel_van, 'regels ' || regel_van || '–' || regel_tot) AS tekst
            FROM mart.herkomst
            QUALIFY row_number() OVER (
                PARTITION BY sleutel
                ORDER BY NOT core.is_waarde(kolom), core.volgorde(levering_id), regel_van, kolom
            ) = 1
        ), berekend AS (
            SELECT sleutel, 'berekend: ' || any_value(formule) AS tekst FROM mart.afleiding GROUP BY sleutel
        )
        SELECT cijfer.* REPLACE (
                concat_ws(' ', cijfer.stilte_teken, cijfer.weergave) AS weergave,
                concat_ws(' ', cijfer.status_teken, cijfer.status_tekst) AS status,
                if(cijfer.eenheid = '' AND contains(cijfer.weergave, '%'), 'procent', cijfer.eenheid) AS eenheid
            ),
            if(stand_op_tekst = core.datum_tekst(stand_op, 'dag'), stand_op, NULL) AS stand_op_dag,
            coalesce(eerste.tekst, berekend.tekst) AS vindplaats
        FROM mart.cijfer
        LEFT JOIN eerste ON eerste.sleutel = cijfer.sleutel
        LEFT JOIN berekend ON berekend.sleutel = cijfer.sleutel
        WHERE programma_id = $programma ORDER BY volgorde
    """
    return state.rows(CijferRegel, query, programma=programma)
