"""What a later delivery took back: a fact that counts nowhere any more, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Intrekking:
    """One fact that was withdrawn. `sleutel` is the key of the withdrawal, which has passages of its own.

    `bekend_op_tekst`: from when it does not count; `toelichting`: what the delivery that withdraws says of itself.

    `stond_er_op`: the last day on which an earlier state has the fact; None: it came and went on one day.
    `geldt_sleutel`: what was given in its place; None: nothing. `geldt_titel`: its name; None: it has none.
    """

    sleutel: str
    feit_sleutel: str
    onderdeel_id: str
    onderdeel_naam: str
    reden: str
    levering_titel: str
    bekend_op_tekst: str
    toelichting: str | None
    stond_er_op: date | None
    geldt_sleutel: str | None
    geldt_titel: str | None


def intrekkingen(state: State, sleutel: str) -> list[Intrekking]:
    """What was withdrawn under a key, and under the key of another value or version of the same fact; last first."""
    query = """
        WITH bewaard AS (
            SELECT sleutel FROM mart.herkomst
            WHERE regexp_replace(sleutel, '~[0-9]+$', '') = regexp_replace($sleutel, '~[0-9]+$', '')
        )
        SELECT gevonden.* EXCLUDE (orde), feit.titel AS geldt_titel
        FROM (
            SELECT intrekking.sleutel, feit_sleutel, onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, reden,
                levering.titel AS levering_titel,
                core.datum_volledig(levering.bekend_op, levering.datum_precisie) AS bekend_op_tekst,
                levering.toelichting,
                if(left(uit_levering_id, 10) < left(levering_id, 10), levering.bekend_op - 1, NULL) AS stond_er_op,
                (SELECT max_by(sleutel, row(len(sleutel), sleutel)) FROM bewaard WHERE sleutel <> feit_sleutel)
                    AS geldt_sleutel,
                core.volgorde(levering_id) AS orde
            FROM core.intrekking
            JOIN core.levering ON levering.id = levering_id
            JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
            WHERE regexp_replace(feit_sleutel, '~[0-9]+$', '') = regexp_replace($sleutel, '~[0-9]+$', '')
        ) AS gevonden LEFT JOIN mart.feit ON feit.sleutel = geldt_sleutel
        ORDER BY orde DESC, feit_sleutel
    """
    return state.rows(Intrekking, query, sleutel=sleutel)
