"""Agreements and obligations, and advice with what was done with it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Afspraak:
    """One agreement. None: the text does not say it; `wet_artikel` None: no article is named.

    `wanneer_tekst` is from when, until when and within which term.
    """

    sleutel: str
    code: str | None
    soort: str
    onderwerp: str
    inhoud: str
    partijen: str | None
    wijkt_af_van_wet: bool
    wet_artikel: str | None
    binnen_reikwijdte: bool
    wanneer_tekst: str | None
    meer_uitleg: str | None
    wijkt_af_onbekend: bool = False


@dataclass(frozen=True, slots=True)
class Advies:
    """One piece of advice. `opvolging` says it when the source does not name what was done."""

    sleutel: str
    van: str
    wat: str
    opvolging: str


@dataclass(frozen=True, slots=True)
class AfspraakRegel:
    """One row of the register. None: the text does not say it; `wet_artikel` and `meer_uitleg` None: there is none.

    `groep` is afspraak, uitwerking, regel or uitgangspunt; only an afspraak that is within the scope `telt_mee`.
    `over_geheel`: it is about every agreement of the whole `geheel_id`, such as who is bound and from when.
    `partijen_onbekend` is of how many of the `partijen` no source names how far they are.
    """

    sleutel: str
    onderdeel_id: str
    onderdeel_naam: str
    code: str | None
    soort: str
    groep: str
    telt_mee: bool
    onderwerp: str
    inhoud: str
    wie: str | None
    tot_stand_met: str | None
    tot_stand_aantal: int | None
    wijkt_af_van_wet: bool
    wet_artikel: str | None
    binnen_reikwijdte: bool
    wanneer_tekst: str | None
    meer_uitleg: str | None
    partijen: int
    partijen_nog_niet_begonnen: int
    partijen_bezig: int
    partijen_gedaan: int
    partijen_loopt_vast: int
    partijen_onbekend: int
    is_uitleg: bool
    wijkt_af_onbekend: bool = False
    over_geheel: bool = False
    geheel_id: str | None = None

    @property
    def standen(self) -> dict[str, int]:
        """How many parties are where, of those of whom a source says it."""
        return {
            "gedaan": self.partijen_gedaan,
            "bezig": self.partijen_bezig,
            "nog niet begonnen": self.partijen_nog_niet_begonnen,
            "loopt vast": self.partijen_loopt_vast,
        }

    @property
    def verschilt(self) -> bool:
        """Whether its parties are not all as far."""
        return sum(number > 0 for number in self.standen.values()) > 1


@dataclass(frozen=True, slots=True)
class AfspraakPartij:
    """One party of one agreement as last reported. `stand` and `werkbaar` None: not said."""

    sleutel: str
    afspraak_sleutel: str
    organisatie_id: str
    organisatie_naam: str
    stand: str | None
    stand_teken: str
    stand_tekst: str
    datum_tekst: str | None
    werkbaar: str | None
    knelpunt: str | None
    escalatie: str | None


def afspraak_register(state: State, programma: str) -> list[AfspraakRegel]:
    """Every agreement, rule and starting point of a programme, per onderdeel in the order of the source."""
    query = "SELECT * FROM mart.afspraak_register WHERE programma_id = $programma ORDER BY volgorde"
    return state.rows(AfspraakRegel, query, programma=programma)


def afspraak_partijen(state: State, programma: str) -> list[AfspraakPartij]:
    """How far each party is with each agreement of a programme, alphabetically per agreement."""
    query = """
        SELECT * FROM mart.afspraak_partij
        WHERE afspraak_sleutel IN (SELECT sleutel FROM mart.afspraak_register WHERE programma_id = $programma)
        ORDER BY afspraak_sleutel, organisatie_naam
    """
    return state.rows(AfspraakPartij, query, programma=programma)


def afspraken(state: State, onderdeel: str) -> list[Afspraak]:
    """The agreements of an onderdeel, in the order of the source."""
    query = """
        SELECT * REPLACE (CAST(soort AS VARCHAR) AS soort, coalesce(wijkt_af_van_wet, false) AS wijkt_af_van_wet),
            wijkt_af_van_wet IS NULL AS wijkt_af_onbekend,
            nullif(concat_ws(', ', 'vanaf ' || core.datum_tekst(geldt_van, geldt_van_precisie),
                'tot ' || geldt_tot_tekst, termijn), '') AS wanneer_tekst
        FROM core.afspraak WHERE onderdeel_id = $onderdeel ORDER BY levering_id, rij
    """
    return state.rows(Afspraak, query, onderdeel=onderdeel)


def adviezen(state: State, onderdeel: str) -> list[Advies]:
    """The advice about an onderdeel, in the order of the source."""
    query = """
        SELECT * REPLACE (coalesce(opvolging, core.stilte_melding('niet_vermeld')) AS opvolging)
        FROM core.advies WHERE onderdeel_id = $onderdeel ORDER BY levering_id, rij
    """
    return state.rows(Advies, query, onderdeel=onderdeel)
