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
    `geldt_sleutel`: the value or version of the same fact that holds by now; None: there is none. `geldt_titel`: its
    name; None: it has none.
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
        WITH ingetrokken AS (
            SELECT *, core.zonder_volgnummer(feit_sleutel) AS feit FROM core.intrekking
            WHERE feit = core.zonder_volgnummer($sleutel)
        ),
        -- Nearly always nothing was withdrawn, and then no passage has to be looked at.
        geldt AS (
            SELECT ingetrokken.sleutel,
                max_by(herkomst.sleutel, row(len(herkomst.sleutel), herkomst.sleutel)) AS geldt_sleutel
            FROM ingetrokken
            JOIN mart.herkomst ON core.zonder_volgnummer(herkomst.sleutel) = feit
                AND herkomst.sleutel <> feit_sleutel
            -- Of two values of a source without a correction the first holds; of two versions the last.
            WHERE herkomst.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
            GROUP BY ingetrokken.sleutel
        )
        SELECT ingetrokken.sleutel, feit_sleutel, ingetrokken.onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
            ingetrokken.reden, levering.titel AS levering_titel,
            core.datum_volledig(levering.bekend_op, levering.datum_precisie) AS bekend_op_tekst,
            levering.toelichting,
            if(left(uit_levering_id, 10) < left(ingetrokken.levering_id, 10), levering.bekend_op - 1, NULL)
                AS stond_er_op,
            geldt_sleutel, instead.titel AS geldt_titel
        FROM ingetrokken
        LEFT JOIN geldt USING (sleutel)
        LEFT JOIN mart.feit AS instead ON instead.sleutel = geldt_sleutel
        JOIN core.levering ON levering.id = ingetrokken.levering_id
        JOIN mart.onderdeel ON onderdeel.id = ingetrokken.onderdeel_id
        ORDER BY core.volgorde(ingetrokken.levering_id) DESC, feit_sleutel
    """
    return state.rows(Intrekking, query, sleutel=sleutel)
