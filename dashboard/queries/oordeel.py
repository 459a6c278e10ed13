"""Verdicts per onderdeel and question, and their roll-up to groups and programme."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class EigenOpgave:
    """What the programme or an uitvoerder says of itself. `oordeelt` False: that it is too early to say."""

    wie: str
    oordeel_naam: str
    onderbouwing: str
    sleutel: str
    oordeelt: bool


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
    lezing: str

    @property
    def eigen(self) -> list[EigenOpgave]:
        """What programme and uitvoerder say of themselves."""
        found = (
            ("programma", self.programma_oordeel, self.programma_oordeel_naam, self.programma_onderbouwing),
            ("uitvoerder", self.uitvoerder_oordeel, self.uitvoerder_oordeel_naam, self.uitvoerder_onderbouwing),
        )
        keys = (self.programma_sleutel, self.uitvoerder_sleutel)
        return [
            EigenOpgave(who, name, ground or "", key, verdict != "nog_niet_te_beoordelen")
            for (who, verdict, name, ground), key in zip(found, keys, strict=True)
            if key is not None
        ]


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
    omslag_tekst: str
    eigen_opgaven: int
    alle_oordelen: int
    eigen_sleutel: str | None
    eigen_tekst: str | None
    lezing: str

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
        SELECT *, core.oordeel_lezing() AS lezing FROM mart.oordeel_stand
        WHERE programma_id = $programma AND coalesce($onderdeel, onderdeel_id) = onderdeel_id
        ORDER BY vraag_volgorde, volgorde
    """
    return state.rows(Oordeel, query, programma=programma, onderdeel=onderdeel)


def oprollen(state: State, programma: str) -> list[Oprol]:
    """Per question the programme as a whole, then each of its groups."""
    query = """
        SELECT *, core.oordeel_lezing() AS lezing FROM mart.oprol WHERE programma_id = $programma
        ORDER BY vraag_volgorde, is_programma DESC, volgorde
    """
    return state.rows(Oprol, query, programma=programma)
