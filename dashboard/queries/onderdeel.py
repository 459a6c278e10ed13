"""Onderdelen as they stand, and what the sources say about one of them beside its figures."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State
from dashboard.queries.cijfer import Cijfer
from dashboard.queries.fase import FaseAantal


@dataclass(frozen=True, slots=True)
class OnderdeelStand:
    """One onderdeel with its place in the tree and how it stands.

    `looptijd_tekst` None: neither begin nor end is stated; `is_voorbij` None: no end is stated. `kern_*` is its first
    kernfigure and `fase_*` its finished share; None: there is none. `feiten` is about itself only.
    """

    id: str
    ouder_id: str | None
    naam: str
    korte_naam: str
    soort: str
    doelstelling: str | None
    uitvoerder: str | None
    looptijd_tekst: str | None
    is_voorbij: bool | None
    draagt_borging: bool
    kern_sleutel: str | None
    kern_naam: str | None
    kern_weergave: str | None
    kern_teken: str | None
    kern_eenheid: str | None
    kern_op: str | None
    kern_n: str | None
    fase_sleutel: str | None
    fase_tekst: str | None
    cijfers: int
    feiten: int
    feiten_in_delen: int

    @property
    def sleutel(self) -> str:
        """Where it is explained that it exists: the passage with its name, dates and goal."""
        return f"onderdeel:{self.id}"


@dataclass(frozen=True, slots=True)
class Aankondiging:
    """A definition of which the sources give no row at all: which silence it is, and when a value was expected."""

    sleutel: str
    naam: str
    weergave: str
    stilte_teken: str
    verwacht_tekst: str


@dataclass(frozen=True, slots=True)
class Opbrengst:
    """One product. `datum_tekst` None: no date is stated."""

    sleutel: str
    naam: str
    soort: str
    status: str
    datum_tekst: str | None
    toelichting: str | None


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason that the source gives why something goes well or badly."""

    sleutel: str
    richting: str
    wat: str


def onderdeel_standen(state: State, programma: str) -> list[OnderdeelStand]:
    """Every onderdeel of a programme, the programme itself first."""
    query = """
        SELECT stand.*, onderdeel.* REPLACE (CAST(onderdeel.soort AS VARCHAR) AS soort),
            kern.korte_naam AS kern_naam, kern.weergave AS kern_weergave, kern.stilte_teken AS kern_teken,
            if(kern.getal IS NULL, NULL, kern.eenheid) AS kern_eenheid,
            kern.stand_op_tekst AS kern_op, kern.n_tekst AS kern_n
        FROM mart.onderdeel_stand AS stand
        JOIN mart.onderdeel ON onderdeel.id = stand.onderdeel_id
        LEFT JOIN mart.cijfer AS kern ON kern.sleutel = stand.kern_sleutel
        WHERE onderdeel.programma_id = $programma ORDER BY onderdeel.volgorde
    """
    return state.rows(OnderdeelStand, query, programma=programma)


def cijfers_van_onderdeel(state: State, onderdeel: str) -> list[Cijfer]:
    """The current figures and silences about an onderdeel itself, and what is expected after them.

    In the order of indicators.yml, then of time.
    """
    query = """
        SELECT * FROM mart.cijfer
        WHERE onderdeel_id = $onderdeel AND soort = 'meting' AND (actueel OR EXISTS (
            FROM mart.cijfer AS nu
            WHERE nu.actueel AND nu.soort = 'meting' AND nu.indicator_id = cijfer.indicator_id
                AND nu.onderdeel_id = cijfer.onderdeel_id AND nu.stand_op < cijfer.stand_op
                AND nu.organisatie_id IS NOT DISTINCT FROM cijfer.organisatie_id
                AND nu.uitsplitsing IS NOT DISTINCT FROM cijfer.uitsplitsing
        ))
        ORDER BY volgorde
    """
    return state.rows(Cijfer, query, onderdeel=onderdeel)


def doelen_zonder_cijfer(state: State, onderdeel: str) -> list[Cijfer]:
    """The goals of an onderdeel against which no current figure stands: later plans, and what is not measured yet."""
    query = """
        SELECT * FROM mart.cijfer AS doel
        WHERE onderdeel_id = $onderdeel AND soort = 'doel' AND NOT EXISTS (
            FROM mart.cijfer AS meting
            WHERE doel.sleutel IN (meting.doel_sleutel, meting.aangepast_doel_sleutel) AND meting.actueel
        )
        ORDER BY volgorde
    """
    return state.rows(Cijfer, query, onderdeel=onderdeel)


def aankondigingen(state: State, onderdeel: str) -> list[Aankondiging]:
    """The definitions of an onderdeel that have no value and no silence in any delivery."""
    query = """
        WITH zonder AS (
            SELECT *, CASE status
                WHEN 'nog_te_meten' THEN status WHEN 'gearchiveerd' THEN 'vervallen' ELSE 'niet_geleverd'
            END AS stilte
            FROM core.indicator
            WHERE onderdeel_id = $onderdeel AND id NOT IN (SELECT indicator_id FROM core.meting)
            QUALIFY versie = max(versie) OVER (PARTITION BY id)
        )
        SELECT 'indicator:' || id AS sleutel, naam, core.stilte_tekst(stilte) AS weergave,
            core.stilte_teken(stilte) AS stilte_teken,
            coalesce('verwacht: ' || verwacht_in, 'wanneer is niet vermeld') AS verwacht_tekst, volgorde
        FROM zonder ORDER BY volgorde
    """
    return state.rows(Aankondiging, query, onderdeel=onderdeel)


def fasen_van_onderdeel(state: State, onderdeel: str) -> list[FaseAantal]:
    """How many are in each phase, per phase model; `naam` is the model with what it counts."""
    query = """
        SELECT verdeling.*, fasemodel.naam || ' (' || fasemodel.eenheid || ')' AS naam, aandeel.aandeel_tekst,
            coalesce(aandeel.aandeel_tekst, core.stilte_melding(aandeel.stilte)) AS aandeel_melding
        FROM mart.fase_verdeling AS verdeling
        JOIN mart.fase_aandeel AS aandeel USING (fasemodel_id, onderdeel_id)
        JOIN core.fasemodel ON fasemodel.id = fasemodel_id
        WHERE onderdeel_id = $onderdeel ORDER BY fasemodel.volgorde, fase_volgorde
    """
    return state.rows(FaseAantal, query, onderdeel=onderdeel)


def opbrengsten(state: State, onderdeel: str) -> list[Opbrengst]:
    """The products of an onderdeel, in the order of the sources."""
    query = """
        SELECT * REPLACE (CAST(soort AS VARCHAR) AS soort, CAST(status AS VARCHAR) AS status),
            core.datum_tekst(datum, datum_precisie) AS datum_tekst
        FROM core.opbrengst WHERE onderdeel_id = $onderdeel ORDER BY levering_id, rij
    """
    return state.rows(Opbrengst, query, onderdeel=onderdeel)


def factoren(state: State, onderdeel: str) -> list[Factor]:
    """What makes it hard and what helps according to the sources."""
    query = """
        SELECT * REPLACE (CAST(richting AS VARCHAR) AS richting)
        FROM core.factor WHERE onderdeel_id = $onderdeel ORDER BY levering_id, regel_van, sleutel
    """
    return state.rows(Factor, query, onderdeel=onderdeel)
