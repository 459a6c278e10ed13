"""Borging per onderdeel and niveau, and the statements behind it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Borging:
    """One onderdeel (or the programme as a whole) on one niveau.

    `trede` None: statements, but no judgement yet; 0: unknown, and then `stilte_teken` has its sign. `wie` says it when
    the source does not name anybody.
    """

    onderdeel_id: str
    korte_naam: str
    niveau: str
    niveau_naam: str
    trede: int | None
    trede_naam: str
    stilte_teken: str | None
    is_onderdeel: bool
    loopt_nog: bool
    wie: str
    noemt_wie: bool
    uitspraak_sleutel: str | None
    oordeel_sleutel: str | None

    @property
    def sleutel(self) -> str:
        """What this rests on: our judgement, else the statement, else the onderdeel that says nothing."""
        return self.oordeel_sleutel or self.uitspraak_sleutel or f"onderdeel:{self.onderdeel_id}"


@dataclass(frozen=True, slots=True)
class BorgingUitspraak:
    """One statement about what lasts, with our judgement when there is one."""

    sleutel: str
    korte_naam: str
    niveau_naam: str
    wat: str
    wie: str
    datum_tekst: str
    trede_naam: str
    bewijs_soort: str | None
    trede_reden: str | None
    oordeel_sleutel: str | None


def borging(state: State, programma: str) -> list[Borging]:
    """Every onderdeel on every niveau, unknown included."""
    query = """
        SELECT * REPLACE (coalesce(wie, core.stilte_melding('niet_vermeld')) AS wie),
            borging_stand.wie IS NOT NULL AS noemt_wie
        FROM mart.borging_stand
        WHERE programma_id = $programma ORDER BY volgorde, niveau_volgorde
    """
    return state.rows(Borging, query, programma=programma)


def borging_uitspraken(state: State, programma: str, onderdeel: str | None = None) -> list[BorgingUitspraak]:
    """Every statement about borging with its step; of one onderdeel also those that count in its row."""
    query = """
        SELECT * REPLACE (
            coalesce(wie, core.stilte_melding('niet_vermeld')) AS wie,
            coalesce(datum_tekst, core.stilte_melding('niet_vermeld')) AS datum_tekst
        )
        FROM mart.borging_uitspraak
        WHERE programma_id = $programma AND coalesce($onderdeel, onderdeel_id) IN (onderdeel_id, drager_id)
        ORDER BY volgorde, niveau, sleutel
    """
    return state.rows(BorgingUitspraak, query, programma=programma, onderdeel=onderdeel)
