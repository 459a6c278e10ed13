"""Deliveries, what the checks found, and the state itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

from dashboard.database import State

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
    """What every page says about the state itself. `oefening`: it is training data, nothing in it is real."""

    staat: str
    aantal_leveringen: int
    aantal_waarschuwingen: int
    oefening: bool


def stand(state: State) -> Stand:
    """The state that is open."""
    query = """
        SELECT staat, aantal_leveringen, (SELECT count(*) FROM mart.bevinding) AS aantal_waarschuwingen, oefening
        FROM meta.build
    """
    return state.rows(Stand, query)[0]


def leveringen(state: State) -> list[Levering]:
    """The deliveries of this state, oldest first."""
    return state.rows(Levering, "SELECT * FROM mart.levering ORDER BY core.volgorde(id)")


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
