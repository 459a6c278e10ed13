"""Meetings of which is kept what they saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State
from dashboard.slides.model import Beeld


@dataclass(frozen=True, slots=True)
class Overleg:
    """One meeting. `staat`: the state that it saw; `later`: how many deliveries about its programme came in since."""

    id: str
    programma_id: str
    naam: str
    datum_tekst: str
    vastgelegd_op: date
    vastgelegd_tekst: str
    later: int
    staat: str = ""


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
    is_te_laat: bool


@dataclass(frozen=True, slots=True)
class Beslissing:
    """One decision of a meeting."""

    id: str
    overleg_id: str
    overleg_naam: str
    datum_tekst: str
    wat: str
    cijfer_sleutel: str | None


def acties(state: State, programma: str) -> list[Actie]:
    """The actions of the meetings of a programme, open ones first, by their day."""
    query = """
        SELECT actie.id, overleg_id, naam AS overleg_naam, wat, wie, uiterlijk,
            core.datum_tekst(uiterlijk, 'dag') AS uiterlijk_tekst, stand,
            stand = 'open' AND uiterlijk < (SELECT bekend_op FROM meta.build) AS is_te_laat
        FROM core.actie JOIN core.overleg ON overleg.id = overleg_id
        WHERE programma_id = $programma ORDER BY stand <> 'open', uiterlijk, actie.id
    """
    return state.rows(Actie, query, programma=programma)


def beslissingen(state: State, programma: str) -> list[Beslissing]:
    """The decisions of the meetings of a programme, those of the last meeting first."""
    query = """
        SELECT beslissing.id, overleg_id, naam AS overleg_naam, core.datum_tekst(datum, 'dag') AS datum_tekst,
            wat, cijfer_sleutel
        FROM core.beslissing JOIN core.overleg ON overleg.id = overleg_id
        WHERE programma_id = $programma ORDER BY datum DESC, beslissing.id
    """
    return state.rows(Beslissing, query, programma=programma)


def overleggen(state: State, programma: str) -> list[Overleg]:
    """The meetings of a programme, the last one first."""
    query = """
        SELECT overleg.id, programma_id, naam, core.datum_tekst(datum, 'dag') AS datum_tekst,
            levering.bekend_op AS vastgelegd_op, core.datum_tekst(levering.bekend_op, 'dag') AS vastgelegd_tekst,
            (
                SELECT count(DISTINCT id)
                FROM (SELECT programma_id, unnest(levering_ids) AS id FROM mart.moment) AS later
                WHERE later.programma_id = overleg.programma_id
                    AND core.volgorde(id) > core.volgorde(overleg.levering_id)
            ) AS later, staat
        FROM core.overleg JOIN core.levering ON levering.id = overleg.levering_id
        WHERE programma_id = $programma ORDER BY datum DESC, overleg.id
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
