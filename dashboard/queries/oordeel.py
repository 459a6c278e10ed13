"""Verdicts per onderdeel and question, and their roll-up to groups and programme."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Oordeel:
    """One onderdeel × question: the latest independent verdict, and beside it what it says of itself.

    `telt_mee` False: not one of the onderdelen that are counted. `programma_oordeel` and `uitvoerder_oordeel` None:
    nothing is said.
    """

    onderdeel_id: str
    korte_naam: str
    telt_mee: bool
    vraag: str
    vraag_naam: str
    oordeel: str
    oordeel_naam: str
    heeft_oordeel: bool
    beoordelaar: str | None
    onderbouwing: str | None
    datum_tekst: str | None
    sleutel: str
    programma_oordeel: str | None
    programma_oordeel_naam: str
    programma_onderbouwing: str | None
    programma_sleutel: str | None
    uitvoerder_oordeel: str | None
    uitvoerder_oordeel_naam: str
    uitvoerder_onderbouwing: str | None
    uitvoerder_sleutel: str | None
    klasse: str | None
    weging_sleutel: str | None

    @property
    def eigen(self) -> list[tuple[str, str, str, str]]:
        """What programme and uitvoerder say of themselves: who, verdict, ground, key."""
        found = (
            ("programma", self.programma_oordeel_naam, self.programma_onderbouwing, self.programma_sleutel),
            ("uitvoerder", self.uitvoerder_oordeel_naam, self.uitvoerder_onderbouwing, self.uitvoerder_sleutel),
        )
        return [(who, name, ground or "", key) for who, name, ground, key in found if key is not None]


@dataclass(frozen=True, slots=True)
class Oprol:
    """One group or the programme × question: counts, bounds, conclusion, and what turns it (None: no conclusion)."""

    sleutel: str
    onderdeel_id: str
    korte_naam: str
    is_programma: bool
    vraag: str
    vraag_naam: str
    aantal: int
    ja: int
    deels: int
    nee: int
    onbekend: int
    buiten_weging: str | None
    grenzen_tekst: str
    gelijk_tekst: str
    conclusie: bool | None
    conclusie_tekst: str
    grootste: str | None
    kantelt_zonder_grootste: bool | None
    kantelt_gelijk: bool | None
    kantelt_als_nee: bool | None
    kantelt_als_ja: bool | None
    eigen_opgaven: int
    alle_oordelen: int

    @property
    def beoordeeld(self) -> int:
        """How many onderdelen have an independent verdict."""
        return self.aantal - self.onbekend

    @property
    def in_woorden(self) -> str:
        """'3 ja, 2 deels, 2 nee, 2 nog niet te beoordelen'."""
        return f"{self.ja} ja, {self.deels} deels, {self.nee} nee, {self.onbekend} nog niet te beoordelen"


def oordelen(state: State, programma: str, onderdeel: str | None = None) -> list[Oordeel]:
    """Every onderdeel that counts or is judged, with each question; or only one onderdeel."""
    query = """
        SELECT * FROM mart.oordeel_stand
        WHERE programma_id = $programma AND coalesce($onderdeel, onderdeel_id) = onderdeel_id
        ORDER BY vraag_volgorde, volgorde
    """
    return state.rows(Oordeel, query, programma=programma, onderdeel=onderdeel)


def oprollen(state: State, programma: str) -> list[Oprol]:
    """Per question the programme as a whole, then each of its groups."""
    query = """
        SELECT * FROM mart.oprol WHERE programma_id = $programma
        ORDER BY vraag_volgorde, is_programma DESC, volgorde
    """
    return state.rows(Oprol, query, programma=programma)
