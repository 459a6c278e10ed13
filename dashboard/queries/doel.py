"""The goals of a programme side by side: what each onderdeel started with, who set it, what changed since."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Doel:
    """One version of one goal in numbers. `status` None: nothing is measured against it."""

    sleutel: str
    onderdeel_id: str
    onderdeel_naam: str
    naam: str
    oorspronkelijk: bool
    doel_tekst: str
    vastgesteld_door: str | None
    wie: str
    geldt_voor: str
    status: str | None
    status_teken: str | None
    toelichting: str | None


@dataclass(frozen=True, slots=True)
class ZonderDoel:
    """An onderdeel that has no goal in numbers, nor has a part of it. `doelstelling` None: in words neither."""

    onderdeel_id: str
    onderdeel_naam: str
    doelstelling: str | None


def doelen(state: State, programma: str) -> list[Doel]:
    """Every version of every goal that holds, in the order of the tree; the first version before what changed it."""
    query = """
        WITH nu AS (
            SELECT stand.doel_sleutel, stand.status_tekst, stand.status_teken
            FROM mart.doel_stand AS stand JOIN mart.reeks ON reeks.sleutel = stand.meting_sleutel AND reeks.actueel
            WHERE reeks.uitsplitsing IS NULL AND reeks.organisatie_id IS NULL
        )
        SELECT doel.sleutel, onderdeel.id AS onderdeel_id, onderdeel.korte_naam AS onderdeel_naam, indicator.naam,
            doel.oorspronkelijk,
            concat_ws(' ',
                core.kwalificatie_tekst(doel.kwalificatie) || core.getal_tekst(doel.waarde, indicator.decimalen)
                    || if(indicator.eenheid = 'procent', '%', ''),
                if(indicator.eenheid = 'procent', NULL, indicator.eenheid),
                core.datum_tekst(doel.datum, doel.datum_precisie),
                '(' || doel.duur_maanden || ' maanden lang)'
            ) AS doel_tekst,
            doel.vastgesteld_door, coalesce(doel.vastgesteld_door, core.stilte_melding('niet_vermeld')) AS wie,
            doel.geldt_voor, nu.status_tekst AS status, nu.status_teken, doel.toelichting
        FROM core.doel
        JOIN core.indicator ON indicator.id = doel.indicator_id AND indicator.versie = doel.indicator_versie
        JOIN mart.onderdeel ON onderdeel.id = doel.onderdeel_id
        LEFT JOIN nu ON nu.doel_sleutel = doel.sleutel
        WHERE onderdeel.programma_id = $programma AND doel.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
        ORDER BY onderdeel.volgorde, indicator.volgorde, doel.oorspronkelijk DESC, doel.datum, doel.sleutel
    """
    return state.rows(Doel, query, programma=programma)


def onderdelen_zonder_doel(state: State, programma: str) -> list[ZonderDoel]:
    """The onderdelen that are counted in the programme and of which no goal has a number."""
    query = """
        SELECT DISTINCT stand.onderdeel_id, stand.korte_naam AS onderdeel_naam, onderdeel.doelstelling, stand.volgorde
        FROM mart.borging_stand AS stand JOIN core.onderdeel ON onderdeel.id = stand.onderdeel_id
        WHERE stand.programma_id = $programma AND stand.is_onderdeel AND NOT EXISTS (
            FROM core.doel JOIN mart.tak ON tak.onder_id = doel.onderdeel_id WHERE tak.onderdeel_id = stand.onderdeel_id
        )
        ORDER BY stand.volgorde
    """
    return state.rows(ZonderDoel, query, programma=programma)
