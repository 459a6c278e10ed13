"""Meetings: what is prepared, what they saw, and what they decided and explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State
from dashboard.slides.model import Beeld


@dataclass(frozen=True, slots=True)
class Overleg:
    """One meeting of which the slides are kept.

    `later` is how many deliveries about its programme came in after that; `staat` the state that it saw.
    """

    id: str
    programma_id: str
    naam: str
    datum: date
    datum_tekst: str
    vastgelegd_op: date
    vastgelegd_tekst: str
    later: int
    staat: str = ""


@dataclass(frozen=True, slots=True)
class KomendOverleg:
    """One meeting of which the slides are not kept yet. `is_voorbij`: its day was before the last delivery."""

    id: str
    programma_id: str
    naam: str
    datum: date
    datum_tekst: str
    agenda: list[str]
    is_voorbij: bool


@dataclass(frozen=True, slots=True)
class OverlegDia:
    """One slide as a meeting saw it, without its rows."""

    nummer: int
    onderwerp: str
    kop: str
    bij: str | None
    beeld: Beeld
    kolommen: str | None
    schaal: float
    voet: str | None


@dataclass(frozen=True, slots=True)
class OverlegVak:
    """One thing on such a slide."""

    dia: int
    plaats: int
    rij_naam: str
    rij_slot: str | None
    naam: str | None
    tekst: str
    getal: float | None
    soort: str | None
    cijfer_sleutel: str | None


@dataclass(frozen=True, slots=True)
class Actie:
    """One action as last told. `is_te_laat`: still open after its day, seen from the last delivery of the state."""

    id: str
    overleg_id: str
    overleg_naam: str
    wat: str
    wie: str
    uiterlijk: date
    uiterlijk_tekst: str
    stand: str
    cijfer_sleutel: str | None
    is_te_laat: bool


@dataclass(frozen=True, slots=True)
class Besluit:
    """One decision that lay before a meeting. `cijfer_sleutel`: the figure it is about, with its name and value.

    `status` 'gevraagd': not taken yet. None: about no figure.
    """

    sleutel: str
    id: str
    onderdeel_id: str
    overleg_id: str
    overleg_naam: str
    overleg_datum: date
    overleg_tekst: str
    wat: str
    status: str
    datum_tekst: str | None
    cijfer_sleutel: str | None
    cijfer_tekst: str | None


@dataclass(frozen=True, slots=True)
class Optie:
    """One choice of a decision that is asked, with what follows from it."""

    besluit_id: str
    optie: str
    gevolg: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What somebody said that a figure means. `verouderd`: how the figure changed since; None: it did not."""

    sleutel: str
    cijfer_sleutel: str
    onderdeel_naam: str
    cijfer_naam: str
    weergave: str
    tekst: str
    rol: str
    datum_tekst: str
    verouderd: str | None
    nu_sleutel: str


def acties(state: State, programma: str) -> list[Actie]:
    """The actions of the meetings of a programme, open ones first, by their day."""
    query = """
        SELECT actie.id, overleg_id, naam AS overleg_naam, wat, wie, uiterlijk,
            core.datum_tekst(uiterlijk, 'dag') AS uiterlijk_tekst, CAST(stand AS VARCHAR) AS stand, cijfer_sleutel,
            stand = 'open' AND uiterlijk < (SELECT bekend_op FROM meta.build) AS is_te_laat
        FROM core.actie JOIN core.overleg ON overleg.id = overleg_id
        WHERE programma_id = $programma ORDER BY stand <> 'open', uiterlijk, actie.id
    """
    return state.rows(Actie, query, programma=programma)


def besluiten_van_overleg(state: State, programma: str) -> list[Besluit]:
    """The decisions that lay before meetings of a programme, those of the last meeting first."""
    query = """
        SELECT besluit.sleutel, besluit.id, besluit.onderdeel_id, overleg_id, overleg_naam, overleg_datum,
            core.datum_tekst(overleg_datum, 'dag') AS overleg_tekst, wat, besluit.status, datum_tekst, cijfer_sleutel,
            cijfer.naam || ': ' || cijfer.weergave || coalesce(' ' || nullif(cijfer.eenheid, ''), '')
                || ' (' || cijfer.stand_op_tekst || ')' AS cijfer_tekst
        FROM mart.besluit LEFT JOIN mart.cijfer ON cijfer.sleutel = cijfer_sleutel
        WHERE besluit.programma_id = $programma AND overleg_id IS NOT NULL
        ORDER BY overleg_datum DESC, besluit.id
    """
    return state.rows(Besluit, query, programma=programma)


def volgend_overleg(state: State, programma: str) -> KomendOverleg | None:
    """The next meeting that is prepared; None when there is none, or only meetings that have passed."""
    return next((overleg for overleg in komende_overleggen(state, programma) if not overleg.is_voorbij), None)


def opties(state: State, programma: str) -> list[Optie]:
    """The choices of every decision that was asked, in order."""
    query = """
        SELECT besluit_id, optie, gevolg FROM core.besluit_optie JOIN mart.besluit ON besluit.id = besluit_id
        WHERE programma_id = $programma ORDER BY besluit_id, nummer
    """
    return state.rows(Optie, query, programma=programma)


def uitleg(state: State, programma: str) -> list[Uitleg]:
    """What was explained about the figures of a programme, the last first."""
    query = "FROM mart.uitleg WHERE programma_id = $programma ORDER BY bekend_op DESC, sleutel DESC"
    return state.rows(Uitleg, query, programma=programma)


def uitleg_bij(state: State, sleutel: str) -> list[Uitleg]:
    """What was explained about one figure, also when it stood in the place of this one, the last first."""
    query = """
        FROM mart.uitleg WHERE $sleutel IN (cijfer_sleutel, nu_sleutel) ORDER BY bekend_op DESC, sleutel DESC
    """
    return state.rows(Uitleg, query, sleutel=sleutel)


def komende_overleggen(state: State, programma: str) -> list[KomendOverleg]:
    """The meetings that are prepared, the next one first; one whose day was before the last delivery comes last."""
    query = """
        SELECT *, core.datum_tekst(datum, 'dag') AS datum_tekst,
            datum < (SELECT bekend_op FROM meta.build) AS is_voorbij
        FROM core.overleg WHERE programma_id = $programma AND staat IS NULL ORDER BY is_voorbij, datum, id
    """
    return state.rows(KomendOverleg, query, programma=programma)


def overleggen(state: State, programma: str) -> list[Overleg]:
    """The meetings of a programme of which the slides are kept, the last one first."""
    query = """
        SELECT overleg.id, programma_id, naam, datum, core.datum_tekst(datum, 'dag') AS datum_tekst,
            levering.bekend_op AS vastgelegd_op, core.datum_tekst(levering.bekend_op, 'dag') AS vastgelegd_tekst,
            (
                SELECT count(DISTINCT id)
                FROM (SELECT programma_id, unnest(levering_ids) AS id FROM mart.moment) AS later
                WHERE later.programma_id = overleg.programma_id
                    AND core.volgorde(id) > core.volgorde(overleg.levering_id)
            ) AS later, staat
        FROM core.overleg JOIN core.levering ON levering.id = overleg.levering_id
        WHERE programma_id = $programma AND staat IS NOT NULL ORDER BY datum DESC, overleg.id
    """
    return state.rows(Overleg, query, programma=programma)


def overleg_dias(state: State, overleg: str) -> list[OverlegDia]:
    """The slides of a meeting, in order."""
    query = "SELECT * FROM core.overleg_dia WHERE overleg_id = $overleg ORDER BY nummer"
    return state.rows(OverlegDia, query, overleg=overleg)


def overleg_vakken(state: State, overleg: str) -> list[OverlegVak]:
    """What stands on the slides of a meeting, in order."""
    query = "SELECT * FROM core.overleg_vak WHERE overleg_id = $overleg ORDER BY dia, plaats, vak"
    return state.rows(OverlegVak, query, overleg=overleg)
