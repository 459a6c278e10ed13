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
    bewijs_soort: str | None = None
    schaal_naam: str | None = None
    bevestigd_tekst: str | None = None
    bewijs_is_oud: bool = False
    haalbaar: int = 5

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
    schaal_naam: str | None = None
    bevestigd_tekst: str | None = None
    bewijs_is_oud: bool = False


@dataclass(frozen=True, slots=True)
class Trede:
    """One step of our ladder and what it takes. `bewijs` None: no dated evidence needed."""

    trede: str
    naam: str
    uitleg: str
    bewijs: str | None
    na_einde_maanden: int | None
    bewijs_oud_na_maanden: int


@dataclass(frozen=True, slots=True)
class BorgingNiveau:
    """One niveau of a programme: of how many onderdelen the step is known, and how far."""

    sleutel: str
    niveau_naam: str
    onderdelen: int
    minstens_geregeld: int
    voornemen: int
    onbekend: int
    niet_beoordeeld: int
    oud: int


@dataclass(frozen=True, slots=True)
class BorgingBesluit:
    """One decision on which borging hangs, and what hangs on it. `aantal_sleutel` None: nothing does."""

    sleutel: str
    wat: str
    wie: str
    datum_tekst: str
    status: str
    status_tekst: str
    onderdelen: int
    hangt_tekst: str
    namen: str | None
    aantal_sleutel: str | None


@dataclass(frozen=True, slots=True)
class BorgingHangt:
    """What the borging of one onderdeel hangs on. None: not mentioned in the source.

    `wie` takes care afterwards; `wie_genoemd` is named with an intention, as who decides or as an example.
    """

    onderdeel_id: str
    korte_naam: str
    is_onderdeel: bool
    wie: str | None
    geld: str | None
    geld_sleutel: str | None
    besluit: str | None
    besluit_sleutel: str | None
    wanneer: str | None
    wie_genoemd: str | None = None


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


def treden(state: State) -> list[Trede]:
    """The steps of our ladder with what each takes; none when indicators.yml does not define them."""
    query = "SELECT CAST(trede AS VARCHAR) AS trede, * EXCLUDE (trede) FROM core.trede_criterium ORDER BY trede"
    return state.rows(Trede, query)


def borging_niveaus(state: State, programma: str) -> list[BorgingNiveau]:
    """The four niveaus of a programme, each with its own counts."""
    query = "FROM mart.borging_niveau WHERE programma_id = $programma ORDER BY niveau_volgorde"
    return state.rows(BorgingNiveau, query, programma=programma)


def borging_besluiten(state: State, programma: str) -> list[BorgingBesluit]:
    """The decisions on which borging hangs, those with most onderdelen first."""
    query = """
        SELECT * REPLACE (
            coalesce(wie, core.stilte_melding('niet_vermeld')) AS wie,
            coalesce(datum_tekst, core.stilte_melding('niet_vermeld')) AS datum_tekst
        )
        FROM mart.besluit WHERE programma_id = $programma AND raakt_borging ORDER BY volgorde
    """
    return state.rows(BorgingBesluit, query, programma=programma)


def borging_hangt(state: State, programma: str) -> list[BorgingHangt]:
    """Per onderdeel owner, money, decision and date."""
    query = "FROM mart.borging_hangt WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(BorgingHangt, query, programma=programma)
