"""Phase models, and how many are in which phase."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Fasemodel:
    """A phase model of a programme."""

    id: str
    naam: str
    soort: str
    eenheid: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Fase:
    """One phase, explained. `indicator_id` only in an overlapping model."""

    naam: str
    soort: str
    indicator_id: str | None
    uitleg: str


@dataclass(frozen=True, slots=True)
class FaseAantal:
    """How many of an onderdeel (or of a whole cohort, then onderdeel_id is the cohort's id) are in a phase.

    `aandeel_tekst` is the finished share of that onderdeel or cohort; None: no judgement, and then `aandeel_melding`
    says which silence that is. `totaal_sleutel` is the figure that the phases of an onderdeel divide. `stilte_teken`
    stands before the name of a phase that is not stated; `totaal_tekst` is the number in all phases together.
    """

    onderdeel_id: str
    naam: str
    fase_naam: str
    fase_soort: str
    fase_volgorde: int
    aantal: int
    weergave: str
    sleutel: str
    toelichting: str | None
    aandeel_tekst: str | None = None
    totaal_sleutel: str | None = None
    aandeel_melding: str | None = None
    stilte_teken: str | None = None
    totaal_tekst: str = ""


@dataclass(frozen=True, slots=True)
class FaseAandeel:
    """The finished share (0-1) of a cohort, with bounds in words for what is unknown."""

    cohort_id: str
    klaar: int
    onbekend: int
    totaal: int
    aandeel_klaar: float | None
    aandeel_klaar_minstens: float | None
    aandeel_klaar_hoogstens: float | None
    aandeel_klaar_tekst: str | None
    minstens_tekst: str | None
    hoogstens_tekst: str | None
    start_tekst: str | None
    eind_tekst: str | None
    loopt_nog: bool
    stand_op_tekst: str
    bekend_op_tekst: str
    eenheid: str
    sleutel: str
    onderdelen: int


@dataclass(frozen=True, slots=True)
class FaseStroom:
    """What moved between two successive moments in an onderdeel; naam is None for a cohort.

    Of a cohort only the `onderdelen` (by name in `namen`) that were counted on both moments.
    """

    naam: str | None
    cohort_id: str | None
    grondslag: str
    van_tekst: str
    tot_tekst: str
    onderdelen: int
    namen: str
    verder: int
    terug: int
    gestopt: int
    erbij: int
    weg: int
    gebleven: int
    onduidelijk: int
    aantal_van: int
    aantal_tot: int
    is_exact: bool
    sleutel: str


@dataclass(frozen=True, slots=True)
class FaseStap:
    """One dated entry into a phase, in words."""

    sleutel: str
    naam: str
    organisatie_naam: str | None
    fase_naam: str
    datum_tekst: str
    grondslag_tekst: str
    soort: str
    soort_tekst: str
    duur_tekst: str
    stilstand_tekst: str
    staat_stil: bool
    reden: str | None


def fase_stromen(state: State, fasemodel: str) -> list[FaseStroom]:
    """Every flow of a model, the last moments first; per pair first the cohort, then its onderdelen."""
    query = """
        SELECT *, korte_naam AS naam FROM mart.fase_stroom WHERE fasemodel_id = $fasemodel AND grondslag <> 'bewijs'
        ORDER BY cohort_id, tot DESC, onderdeel_id IS NOT NULL, korte_naam, grondslag DESC
    """
    return state.rows(FaseStroom, query, fasemodel=fasemodel)


def fase_stappen(state: State, fasemodel: str) -> list[FaseStap]:
    """The history of a model: every dated entry into a phase."""
    query = "SELECT *, korte_naam AS naam FROM mart.fase_verloop WHERE fasemodel_id = $fasemodel ORDER BY volgorde"
    return state.rows(FaseStap, query, fasemodel=fasemodel)


def fasemodellen(state: State, programma: str) -> list[Fasemodel]:
    """The phase models of a programme, in the order of indicators.yml."""
    query = "SELECT * FROM core.fasemodel WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Fasemodel, query, programma=programma)


@dataclass(frozen=True, slots=True)
class Naam:
    """The name of an onderdeel."""

    korte_naam: str


def onderdelen_zonder_fase(state: State, programma: str) -> list[str]:
    """The onderdelen that are counted in the programme of which the sources tell no phase, nor of a part of them."""
    query = """
        WITH met AS (
            SELECT onderdeel_id FROM mart.fase_verdeling WHERE programma_id = $programma
            UNION SELECT cijfer.onderdeel_id FROM core.fase JOIN mart.cijfer ON cijfer.indicator_id = fase.indicator_id
            WHERE cijfer.programma_id = $programma AND cijfer.actueel AND cijfer.getal IS NOT NULL
        )
        SELECT DISTINCT stand.korte_naam FROM mart.borging_stand AS stand
        WHERE stand.programma_id = $programma AND stand.is_onderdeel AND NOT EXISTS (
            FROM met JOIN mart.tak ON (tak.onderdeel_id, tak.onder_id) IN (
                (stand.onderdeel_id, met.onderdeel_id), (met.onderdeel_id, stand.onderdeel_id)
            )
        )
        ORDER BY stand.korte_naam
    """
    return [row.korte_naam for row in state.rows(Naam, query, programma=programma)]


def fasen(state: State, fasemodel: str) -> list[Fase]:
    """The phases of a model, in order."""
    query = "SELECT * FROM core.fase WHERE fasemodel_id = $fasemodel ORDER BY volgorde"
    return state.rows(Fase, query, fasemodel=fasemodel)


def fase_cohorten(state: State, fasemodel: str) -> list[FaseAandeel]:
    """The cohorts of a phase model: onderdelen with the same end date. The ones that had to be ready come first."""
    query = """
        SELECT cohort.*, (
            SELECT count(DISTINCT onderdeel_id) FROM mart.fase_verdeling AS verdeling
            WHERE verdeling.fasemodel_id = cohort.fasemodel_id AND verdeling.cohort_id = cohort.cohort_id
        ) AS onderdelen
        FROM mart.fase_aandeel AS cohort
        WHERE fasemodel_id = $fasemodel AND onderdeel_id IS NULL ORDER BY loopt_nog, cohort_id
    """
    return state.rows(FaseAandeel, query, fasemodel=fasemodel)


def fase_verdeling(state: State, fasemodel: str, cohort: str) -> list[FaseAantal]:
    """Per onderdeel of a cohort the number per phase; the largest onderdelen first."""
    query = """
        SELECT verdeling.*, korte_naam AS naam, aandeel.aandeel_tekst,
            coalesce(aandeel.aandeel_tekst, core.stilte_melding(aandeel.stilte)) AS aandeel_melding
        FROM mart.fase_verdeling AS verdeling JOIN mart.fase_aandeel AS aandeel USING (fasemodel_id, onderdeel_id)
        WHERE fasemodel_id = $fasemodel AND verdeling.cohort_id = $cohort
        ORDER BY verdeling.totaal DESC, volgorde, fase_volgorde
    """
    return state.rows(FaseAantal, query, fasemodel=fasemodel, cohort=cohort)


def fase_totaal(state: State, fasemodel: str, cohort: str) -> list[FaseAantal]:
    """The number per phase of a whole cohort."""
    query = """
        SELECT cohort_id AS onderdeel_id, 'Totaal (eigen schaal)' AS naam, fase_naam, fase_soort, fase_volgorde,
            CAST(cijfer.getal AS INTEGER) AS aantal, cijfer.weergave, cijfer.sleutel, NULL AS toelichting,
            aandeel.aandeel_tekst, NULL AS totaal_sleutel,
            coalesce(aandeel.aandeel_tekst, core.stilte_melding(aandeel.stilte)) AS aandeel_melding, fasen.stilte_teken,
            (
                SELECT if(bool_and(totaal_is_exact), '', 'circa ') || core.getal_tekst(sum(totaal), 0)
                FROM (
                    SELECT DISTINCT onderdeel_id, totaal, totaal_is_exact FROM mart.fase_verdeling
                    WHERE fasemodel_id = $fasemodel AND cohort_id = $cohort
                )
            ) AS totaal_tekst
        FROM (
            SELECT DISTINCT
                fasemodel_id, cohort_id, cohort_sleutel, fase_naam, fase_soort, fase_volgorde, stilte_teken
            FROM mart.fase_verdeling WHERE fasemodel_id = $fasemodel AND cohort_id = $cohort
        ) AS fasen
        JOIN mart.cijfer ON cijfer.sleutel = cohort_sleutel
        JOIN mart.fase_aandeel AS aandeel USING (fasemodel_id, cohort_id)
        WHERE aandeel.onderdeel_id IS NULL
        ORDER BY fase_volgorde
    """
    return state.rows(FaseAantal, query, fasemodel=fasemodel, cohort=cohort)


def fasen_per_onderdeel(state: State, programma: str) -> list[FaseAantal]:
    """Every number per phase of a programme, for in the tiles."""
    query = """
        SELECT *, korte_naam AS naam, NULL AS aandeel_tekst, NULL AS aandeel_melding FROM mart.fase_verdeling
        WHERE programma_id = $programma
        ORDER BY volgorde, fase_soort = 'onbekend', fase_soort = 'gestopt', fase_volgorde DESC
    """
    return state.rows(FaseAantal, query, programma=programma)
