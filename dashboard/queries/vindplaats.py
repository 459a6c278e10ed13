"""Where many facts stand at once, for what is sent away: every passage of each, and what a derived figure rests on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """One passage of one stored fact. `regels` is '12' or '12–14'."""

    sleutel: str
    levering_id: str
    bestand: str
    paragraaf: str
    regels: str


@dataclass(frozen=True, slots=True)
class Rust:
    """One stored fact that a derived figure or a difference rests on, however many steps down.

    `formule` is that of the figure; of a difference what was compared.
    """

    sleutel: str
    formule: str
    blad_sleutel: str


def vindplaatsen(state: State, sleutels: Collection[str]) -> list[Vindplaats]:
    """The passages of some facts, in the order of the documents; none for a key that is not stored."""
    query = """
        SELECT sleutel, levering_id, bestand, paragraaf,
            regel_van || if(regel_tot > regel_van, '–' || regel_tot, '') AS regels
        FROM (
            SELECT DISTINCT sleutel, levering_id, bestand, paragraaf, regel_van, regel_tot FROM mart.herkomst
            WHERE sleutel IN (SELECT unnest($sleutels))
        )
        ORDER BY core.volgorde(levering_id), bestand, regel_van, regel_tot, sleutel
    """
    return state.rows(Vindplaats, query, sleutels=list(sleutels))


def rust_op(state: State, sleutels: Collection[str]) -> list[Rust]:
    """What some derived figures and differences rest on, in the order of their formulas; none for a stored fact."""
    query = """
        WITH RECURSIVE stap AS (
            SELECT sleutel, formule, blad_sleutel, volgorde FROM mart.afleiding
            WHERE sleutel IN (SELECT unnest($sleutels))
            UNION
            SELECT sleutel, rekensom, unnest(sleutels), generate_subscripts(sleutels, 1) FROM mart.tegenstrijdigheid
            WHERE sleutel IN (SELECT unnest($sleutels))
            UNION
            SELECT stap.sleutel, stap.formule, dieper.blad_sleutel, stap.volgorde
            FROM stap JOIN mart.afleiding AS dieper ON dieper.sleutel = stap.blad_sleutel
        )
        SELECT sleutel, any_value(formule) AS formule, blad_sleutel FROM stap
        WHERE blad_sleutel NOT IN (SELECT sleutel FROM mart.afleiding)
        GROUP BY sleutel, blad_sleutel ORDER BY sleutel, min(volgorde), blad_sleutel
    """
    return state.rows(Rust, query, sleutels=list(sleutels))
