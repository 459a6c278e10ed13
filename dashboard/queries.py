"""What pages ask the database. Each function returns rows of one kind, ready to show; parameters are always bound."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

from dashboard.database import State

FAILED_ATTEMPT = "MISLUKT.json"


@dataclass(frozen=True, slots=True)
class Programma:
    """A programme of this state. `peildatum_*` is when the last report about it was known; None: no facts."""

    id: str
    naam: str
    indeling: str
    peildatum_tekst: str | None
    peildatum_volledig: str | None
    start_tekst: str | None
    eind_tekst: str | None


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A node of the tree, with the names that a reader sees."""

    id: str
    naam: str
    korte_naam: str
    soort: str


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure as it may be shown. `getal` None: `weergave` says which kind of silence."""

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
    n_tekst: str | None
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
    plan_aangepast: bool
    status: str | None
    status_teken: str | None
    status_tekst: str | None
    tegel: str | None
    tegel_bij: str | None


@dataclass(frozen=True, slots=True)
class Kernzin:
    """One clause of the headline. `weergave` None: there is no value."""

    zin: str
    sleutel: str | None
    cohort_tekst: str | None
    minstens: float | None
    hoogstens: float | None
    weergave: str | None
    getal: float | None
    is_aandeel: bool | None


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """One thing that needs attention and the fact it rests on."""

    soort: str
    korte_naam: str
    tekst: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """One milestone that is still to come."""

    sleutel: str
    korte_naam: str
    naam: str
    datum_tekst: str


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

    `aandeel_tekst` is the finished share of that onderdeel or cohort; None: no judgement. `totaal_sleutel` is the
    figure that the phases of an onderdeel divide.
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
class Borging:
    """One onderdeel (or the programme as a whole) on one niveau.

    `trede` None: statements, but no judgement yet; 0: unknown.
    """

    onderdeel_id: str
    korte_naam: str
    niveau: str
    niveau_naam: str
    trede: int | None
    trede_naam: str
    is_onderdeel: bool
    loopt_nog: bool
    wie: str | None
    uitspraak_sleutel: str | None
    oordeel_sleutel: str | None

    @property
    def sleutel(self) -> str:
        """What this rests on: our judgement, else the statement, else the onderdeel that says nothing."""
        return self.oordeel_sleutel or self.uitspraak_sleutel or f"onderdeel:{self.onderdeel_id}"


@dataclass(frozen=True, slots=True)
class BorgingUitspraak:
    """One statement about what lasts, with our judgement when there is one."""

    sleutel: str
    korte_naam: str
    niveau_naam: str
    wat: str
    wie: str | None
    datum_tekst: str | None
    trede_naam: str
    bewijs_soort: str | None
    trede_reden: str | None
    oordeel_sleutel: str | None


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
    frequentie: str
    bronhouder: str
    beperkingen: str
    status: str
    verwacht_in: str | None


@dataclass(frozen=True, slots=True)
class Levering:
    """One delivery and what it holds."""

    id: str
    titel: str
    korte_titel: str
    soort: str
    uitgever: str
    publicatie_tekst: str
    bekend_op_tekst: str
    status: str
    openbaarheid: str
    licentie: str
    toelichting: str | None
    documenten: str
    feiten: int
    getallen: int


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding of the checks."""

    ernst: str
    levering_id: str | None
    bestand: str
    rij: int | None
    kolom: str | None
    waarde: str | None
    melding: str
    oplossing: str


@dataclass(frozen=True, slots=True)
class Stand:
    """What the sidebar says about the state itself."""

    staat: str
    aantal_leveringen: int
    aantal_waarschuwingen: int


def stand(state: State) -> Stand:
    """The state that is open."""
    query = """
        SELECT staat, aantal_leveringen, (SELECT count(*) FROM mart.bevinding) AS aantal_waarschuwingen
        FROM meta.build
    """
    return state.rows(Stand, query)[0]


def programmas(state: State) -> list[Programma]:
    """The programmes, in the order of indicators.yml."""
    return state.rows(Programma, "SELECT * FROM mart.programma ORDER BY volgorde")


def groepen(state: State, programma: str) -> list[Onderdeel]:
    """The actielijnen or thema's directly under a programme."""
    query = "SELECT * FROM mart.onderdeel WHERE programma_id = $programma AND diepte = 1 ORDER BY volgorde"
    return state.rows(Onderdeel, query, programma=programma)


def kernzinnen(state: State, programma: str) -> list[Kernzin]:
    """The clauses of a programme's headline."""
    query = "SELECT * FROM mart.kernzin WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Kernzin, query, programma=programma)


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


def cijfers_van_indicatoren(state: State, indicatoren: list[str]) -> list[Cijfer]:
    """The current figures of some indicators, in the order of indicators.yml."""
    query = """
        SELECT * FROM mart.cijfer
        WHERE soort = 'meting' AND actueel AND list_contains($indicatoren, indicator_id) ORDER BY volgorde
    """
    return state.rows(Cijfer, query, indicatoren=indicatoren)


def aandachtspunten(state: State, programma: str) -> list[Aandachtspunt]:
    """What needs attention, most urgent first."""
    query = "SELECT * FROM mart.aandacht WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Aandachtspunt, query, programma=programma)


def komende_mijlpalen(state: State, programma: str) -> list[Mijlpaal]:
    """Milestones after the date on which the last report was known."""
    query = "SELECT * FROM mart.mijlpaal WHERE programma_id = $programma AND komt_nog ORDER BY datum, sleutel"
    return state.rows(Mijlpaal, query, programma=programma)


def fasemodellen(state: State, programma: str) -> list[Fasemodel]:
    """The phase models of a programme, in the order of indicators.yml."""
    query = "SELECT * FROM core.fasemodel WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Fasemodel, query, programma=programma)


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
        SELECT verdeling.*, korte_naam AS naam, aandeel.aandeel_tekst
        FROM mart.fase_verdeling AS verdeling JOIN mart.fase_aandeel AS aandeel USING (fasemodel_id, onderdeel_id)
        WHERE fasemodel_id = $fasemodel AND verdeling.cohort_id = $cohort
        ORDER BY verdeling.totaal DESC, volgorde, fase_volgorde
    """
    return state.rows(FaseAantal, query, fasemodel=fasemodel, cohort=cohort)


def fase_totaal(state: State, fasemodel: str, cohort: str) -> list[FaseAantal]:
    """The number per phase of a whole cohort."""
    query = """
        SELECT cohort_id AS onderdeel_id, 'Totaal' AS naam, fase_naam, fase_soort, fase_volgorde,
            CAST(cijfer.getal AS INTEGER) AS aantal, cijfer.weergave, cijfer.sleutel, NULL AS toelichting,
            aandeel.aandeel_tekst, NULL AS totaal_sleutel
        FROM (
            SELECT DISTINCT fasemodel_id, cohort_id, cohort_sleutel, fase_naam, fase_soort, fase_volgorde
            FROM mart.fase_verdeling WHERE fasemodel_id = $fasemodel AND cohort_id = $cohort
        ) AS fasen
        JOIN mart.cijfer ON cijfer.sleutel = cohort_sleutel
        JOIN mart.fase_aandeel AS aandeel USING (fasemodel_id, cohort_id)
        WHERE aandeel.onderdeel_id IS NULL
        ORDER BY fase_volgorde
    """
    return state.rows(FaseAantal, query, fasemodel=fasemodel, cohort=cohort)


def borging(state: State, programma: str) -> list[Borging]:
    """Every onderdeel on every niveau, unknown included."""
    query = "SELECT * FROM mart.borging_stand WHERE programma_id = $programma ORDER BY volgorde, niveau_volgorde"
    return state.rows(Borging, query, programma=programma)


def borging_uitspraken(state: State, programma: str) -> list[BorgingUitspraak]:
    """Every statement about borging, with the step that we give it."""
    query = """
        SELECT * FROM mart.borging_uitspraak
        WHERE programma_id = $programma ORDER BY volgorde, niveau, sleutel
    """
    return state.rows(BorgingUitspraak, query, programma=programma)


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


def definitie(state: State, indicator: str, versie: int | None = None) -> Definitie | None:
    """One version of a definition, the latest when none is named; None when it does not exist."""
    query = """
        SELECT * FROM core.indicator
        WHERE id = $indicator AND versie = coalesce($versie, versie) ORDER BY versie DESC LIMIT 1
    """
    found = state.rows(Definitie, query, indicator=indicator, versie=versie)
    return found[0] if found else None


def definities(state: State, programma: str) -> list[Definitie]:
    """The definitions of a programme, in the order of indicators.yml."""
    query = "SELECT * FROM core.indicator WHERE split_part(onderdeel_id, '/', 1) = $programma ORDER BY volgorde"
    return state.rows(Definitie, query, programma=programma)


def leveringen(state: State) -> list[Levering]:
    """The deliveries of this state, oldest first."""
    return state.rows(Levering, "SELECT * FROM mart.levering ORDER BY bekend_op, id")


def bevindingen(state: State) -> list[Bevinding]:
    """The warnings of this state, in order."""
    return state.rows(Bevinding, "SELECT * FROM mart.bevinding ORDER BY volgorde")


def fasen_per_onderdeel(state: State, programma: str) -> list[FaseAantal]:
    """Every number per phase of a programme, for in the tiles."""
    query = """
        SELECT *, korte_naam AS naam, NULL AS aandeel_tekst FROM mart.fase_verdeling
        WHERE programma_id = $programma
        ORDER BY volgorde, fase_soort = 'onbekend', fase_soort = 'gestopt', fase_volgorde DESC
    """
    return state.rows(FaseAantal, query, programma=programma)


def failed_attempt(var: Path) -> tuple[str, list[Bevinding]] | None:
    """When the last build was refused: its time (ISO) and its findings. None when the last build was good.

    Also None when the record is not what this version writes: it never stops a page.
    """
    names = [field.name for field in fields(Bevinding)]
    try:
        record = json.loads((var / FAILED_ATTEMPT).read_text(encoding="utf-8"))
        return record["tijd"], [Bevinding(**{name: found[name] for name in names}) for found in record["bevindingen"]]
    except (OSError, ValueError, LookupError, TypeError):
        return None
