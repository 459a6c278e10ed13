"""Deliveries, what the checks found, and the state itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from dashboard.database import State, once

FAILED_ATTEMPT = "MISLUKT.json"


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
class Concept:
    """One delivery that is not settled yet, and the onderdelen that it is about: id, naam, aantal."""

    id: str
    titel: str
    uitgever: str
    bekend_op_tekst: str
    toelichting: str | None
    onderdelen: Sequence[Mapping[str, str | int]]


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a delivery: a comment for an onderdeel, or that it is settled."""

    over_levering_id: str
    stap: str
    onderdeel_naam: str | None
    tekst: str | None
    door: str
    op_tekst: str


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
    """What every page says about the state itself: as known on which date, of how many deliveries, whether any is real.

    `bekend_op` is the date of its last delivery, a meeting or kept view too: as known on that date is this very state.
    """

    staat: str
    bekend_op: date
    bekend_op_tekst: str
    aantal_leveringen: int
    aantal_waarschuwingen: int
    oefening: bool


@once
def stand(state: State) -> Stand:
    """The state that is open."""
    query = """
        SELECT staat, bekend_op, core.datum_volledig(bekend_op, datum_precisie) AS bekend_op_tekst, aantal_leveringen,
            (SELECT count(*) FROM mart.bevinding) AS aantal_waarschuwingen, oefening
        FROM meta.build
    """
    return state.rows(Stand, query)[0]


def leveringen(state: State) -> list[Levering]:
    """The deliveries of this state, oldest first."""
    return state.rows(Levering, "SELECT * FROM mart.levering ORDER BY core.volgorde(id)")


def leveringen_over(state: State, programma: str) -> list[Levering]:
    """The deliveries that say something about a programme, oldest first."""
    query = """
        SELECT * FROM mart.levering
        WHERE id IN (SELECT unnest(levering_ids) FROM mart.moment WHERE programma_id = $programma)
        ORDER BY core.volgorde(id)
    """
    return state.rows(Levering, query, programma=programma)


@once
def concepten(state: State, programma: str) -> list[Concept]:
    """The deliveries about a programme that are not settled yet, oldest first."""
    query = """
        SELECT levering.id, titel, uitgever, bekend_op_tekst, toelichting, onderdelen
        FROM (
            SELECT levering_id, list({'id': onderdeel_id, 'naam': onderdeel_naam, 'aantal': aantal}) AS onderdelen
            FROM (FROM mart.concept WHERE programma_id = $programma ORDER BY volgorde) GROUP BY levering_id
        ) JOIN mart.levering ON levering.id = levering_id
        ORDER BY core.volgorde(levering.id)
    """
    return state.rows(Concept, query, programma=programma)


def stappen(state: State) -> list[Stap]:
    """What was said of deliveries after they were accepted, in that order."""
    query = """
        SELECT over_levering_id, stap, onderdeel.naam AS onderdeel_naam, tekst, door,
            core.datum_tekst(op, 'dag') AS op_tekst
        FROM core.levering_stap LEFT JOIN mart.onderdeel ON onderdeel.id = onderdeel_id ORDER BY levering_stap.volgorde
    """
    return state.rows(Stap, query)


def bevindingen(state: State) -> list[Bevinding]:
    """The warnings of this state, in order."""
    return state.rows(Bevinding, "SELECT * FROM mart.bevinding ORDER BY volgorde")


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
