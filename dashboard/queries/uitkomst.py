"""What people notice: outcomes with their other side, context, what is not measured yet, what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One value, silence or announcement. `toestand` is waarde, stil or nog_te_meten.

    `rest_*` is what is left of a share, None where that cannot be said honestly; `andere_kant_van` the key of the
    favourable figure of which this is the other side. `stand_op_tekst` None: there is only a definition.
    `verwacht_uiterlijk` is the last day on which what was announced is in time, None where no day can be said.
    """

    sleutel: str
    groep_id: str | None
    onderdeel_id: str
    onderdeel_naam: str
    indicator_id: str
    soort: str
    toestand: str
    naam: str
    korte_naam: str
    eenheid: str
    getal: float | None
    weergave: str
    stilte_teken: str | None
    is_aandeel: bool
    schaal_tekst: str | None
    basis_tekst: str | None
    invullers_sleutel: str | None
    is_enquete: bool
    steekproef_tekst: str | None
    rest_sleutel: str | None
    rest_weergave: str | None
    rest_zin: str
    andere_kant_van: str | None
    andere_kant_tekst: str | None
    toelichting: str | None
    beperkingen: str
    stand_op_tekst: str | None
    bekend_op_tekst: str | None
    bron_tekst: str | None
    levering_status: str | None
    vorige_sleutel: str | None
    vorige_weergave: str | None
    vorige_stand_op_tekst: str | None
    verwacht_tekst: str | None
    verwacht_uiterlijk: date | None
    is_over_tijd: bool
    bronhouder_tekst: str


@dataclass(frozen=True, slots=True)
class Belemmering:
    """One reason that the source gives why something goes badly."""

    sleutel: str
    onderdeel_naam: str
    wat: str


def uitkomsten(state: State, programma: str) -> list[Uitkomst]:
    """Outcomes and context of a programme, in the order of indicators.yml."""
    query = "SELECT * FROM mart.uitkomst WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(Uitkomst, query, programma=programma)


def belemmeringen(state: State, programma: str) -> list[Belemmering]:
    """What stands in the way according to the sources of a programme."""
    query = """
        SELECT factor.sleutel, onderdeel.korte_naam AS onderdeel_naam, factor.wat
        FROM core.factor JOIN mart.onderdeel ON onderdeel.id = factor.onderdeel_id
        WHERE programma_id = $programma AND richting = 'belemmerend'
        ORDER BY onderdeel.id, factor.levering_id, factor.regel_van, factor.sleutel
    """
    return state.rows(Belemmering, query, programma=programma)
