"""Where a fact comes from: its passages, and the inputs of a derived figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact that is no figure: a milestone, a statement about borging, an onderdeel."""

    sleutel: str
    titel: str
    tekst: str | None
    onderdeel_id: str | None
    onderdeel_naam: str | None
    wie: str | None
    wanneer: str | None
    status: str | None
    reden: str | None
    # Who reads the words of the source this way; None: nobody had to.
    lezing: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One stored value in one passage. `gedrukt` is the number as printed there; None: not written down."""

    tabel: str
    kolom: str
    waarde: str
    waarde_getal: float | None
    wijze: str | None
    wijze_melding: str
    gedrukt: str | None
    levering_id: str
    korte_titel: str
    bestand: str
    paragraaf: str
    regel_van: int
    regel_tot: int

    @property
    def regels_tekst(self) -> str:
        """'regel 12' or 'regels 12–14'."""
        if self.regel_van == self.regel_tot:
            return f"regel {self.regel_van}"
        return f"regels {self.regel_van}–{self.regel_tot}"


@dataclass(frozen=True, slots=True)
class Blad:
    """One input of a derived figure."""

    formule: str
    sleutel: str
    naam: str
    weergave: str
    is_afgeleid: bool


@dataclass(frozen=True, slots=True)
class Woord:
    """What a key is about, in words."""

    sleutel: str
    tekst: str


def passages(state: State, sleutel: str) -> list[Passage]:
    """Where a stored fact stands: one row per value and passage."""
    query = """
        SELECT herkomst.*,
            -- A judgement cites the lines of the report that it judges: name that report.
            coalesce((
                SELECT min(rapport.korte_titel)
                FROM core.bron JOIN core.levering AS rapport ON rapport.id = bron.levering_id
                WHERE bron.bestand = herkomst.bestand AND rapport.soort <> 'eigen_oordeel'
            ), levering.korte_titel) AS korte_titel,
            if(kolom = 'stilte', (SELECT teken || ' ' FROM mart.stilte WHERE tekst = waarde_tekst), '')
                || coalesce(waarde_tekst, core.getal_tekst(waarde_getal, CAST(waarde_getal % 1 > 0 AS INTEGER)))
                AS waarde,
            coalesce(wijze, core.stilte_melding('niet_van_toepassing')) AS wijze_melding,
            gedrukt.gedrukt
        FROM mart.herkomst
        JOIN core.levering ON levering.id = herkomst.levering_id
        LEFT JOIN mart.gedrukt USING (tabel, sleutel, levering_id, bestand, regel_van, regel_tot)
        WHERE sleutel = $sleutel ORDER BY levering.bekend_op, regel_van, kolom
    """
    return state.rows(Passage, query, sleutel=sleutel)


def feit(state: State, sleutel: str) -> Feit | None:
    """What a fact that is no figure says; None when it does not exist in this state."""
    found = state.rows(Feit, "SELECT * FROM mart.feit WHERE sleutel = $sleutel", sleutel=sleutel)
    return found[0] if found else None


def woorden(state: State, sleutels: Sequence[str]) -> dict[str, str]:
    """What each of these keys is about, in words: onderdeel, value and date of a figure, the title of another fact.

    A key that this state does not have is left out.
    """
    query = """
        SELECT sleutel, concat_ws(', ', onderdeel_naam, concat_ws(' ', stilte_teken, weergave)
            || coalesce(' (' || stand_op_tekst || ')', '')) AS tekst
        FROM mart.cijfer WHERE list_contains($sleutels, sleutel)
        UNION ALL SELECT sleutel, titel FROM mart.feit WHERE list_contains($sleutels, sleutel)
    """
    return {found.sleutel: found.tekst for found in state.rows(Woord, query, sleutels=list(sleutels))}


def bladen(state: State, sleutel: str) -> list[Blad]:
    """The inputs of a derived figure, in the order of its formula. Empty for a stored figure."""
    query = """
        SELECT afleiding.formule, afleiding.blad_sleutel AS sleutel, coalesce(cijfer.naam, feit.titel) AS naam,
            if(cijfer.sleutel IS NULL, feit.status, concat_ws(' ', cijfer.stilte_teken, cijfer.weergave)) AS weergave,
            coalesce(cijfer.soort = 'afgeleid', false) AS is_afgeleid
        FROM mart.afleiding
        LEFT JOIN mart.cijfer ON cijfer.sleutel = afleiding.blad_sleutel
        LEFT JOIN mart.feit ON feit.sleutel = afleiding.blad_sleutel
        WHERE afleiding.sleutel = $sleutel ORDER BY afleiding.volgorde
    """
    return state.rows(Blad, query, sleutel=sleutel)


@dataclass(frozen=True, slots=True)
class Vervanging:
    """The value that holds in the place of another one of the same fact.

    `verbeterd_in`: short title of the delivery that corrects it; None: not corrected, another passage goes first.
    """

    geldt_sleutel: str
    geldt: str
    verbeterd_in: str | None


def vervangen_door(state: State, sleutel: str) -> Vervanging | None:
    """What holds in the place of a stored number; None when the number itself holds."""
    query = """
        SELECT geldt_sleutel, cijfer.weergave AS geldt, levering.korte_titel AS verbeterd_in
        FROM mart.vervangen
        JOIN mart.cijfer ON cijfer.sleutel = geldt_sleutel
        LEFT JOIN core.levering ON levering.id = vervangen.levering_id
        WHERE vervangen.sleutel = $sleutel
    """
    found = state.rows(Vervanging, query, sleutel=sleutel)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Bekend:
    """When something became known; None: it never did."""

    bekend_op: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """One source document: the text to which the line numbers refer, by its fingerprint.

    `blijft_dicht`: it is not public and has a number of persons that is not shown, so its lines are not shown either.
    """

    bestand: str
    sha256: str
    regels: int
    blijft_dicht: bool = False


@dataclass(frozen=True, slots=True)
class Bewering:
    """One stored value in one passage, as something that the source text can confirm.

    `waarde_getal` or `waarde_tekst` is the value; `gedrukt` is the number as printed, None when nobody wrote it down;
    `wijze` None: the value is no number; `soort` is the kind of delivery; `is_verdere`: not the fact's first passage.
    """

    tabel: str
    sleutel: str
    kolom: str
    waarde_getal: float | None
    waarde_tekst: str | None
    wijze: str | None
    gedrukt: str | None
    soort: str
    is_verdere: bool
    bestand: str
    paragraaf: str
    regel_van: int
    regel_tot: int


def eerst_bekend(state: State, sleutel: str) -> date | None:
    """When a fact became known first; None when this state does not have it."""
    query = """
        SELECT min(bekend_op) AS bekend_op
        FROM (
            SELECT levering.bekend_op FROM mart.herkomst JOIN core.levering ON levering.id = herkomst.levering_id
            WHERE sleutel = $sleutel
            UNION ALL SELECT bekend_op FROM mart.cijfer WHERE sleutel = $sleutel
        )
    """
    return state.rows(Bekend, query, sleutel=sleutel)[0].bekend_op


def document(state: State, levering: str, bestand: str) -> Document:
    """The document of a delivery that a passage names; every passage has one."""
    query = """
        SELECT *, sha256 IN (SELECT sha256 FROM core.bron JOIN core.verborgen USING (levering_id)) AND sha256 NOT IN (
            SELECT sha256 FROM core.bron JOIN core.levering ON levering.id = levering_id WHERE openbaar
        -- A line of a file with registrations is about one person.
        ) OR bestand LIKE 'registratie.%' AS blijft_dicht
        FROM core.bron WHERE levering_id = $levering AND bestand = $bestand
    """
    return state.rows(Document, query, levering=levering, bestand=bestand)[0]


def documenten(state: State) -> list[Document]:
    """The source documents of this state, each once per fingerprint."""
    return state.rows(
        Document,
        """
        SELECT DISTINCT bestand, sha256, regels, false AS blijft_dicht FROM core.bron ORDER BY bestand, sha256
    """,
    )


def beweringen(state: State) -> list[Bewering]:
    """Everything that is stored with a passage, in the order of the documents."""
    query = """
        SELECT herkomst.*, gedrukt.gedrukt, levering.soort, EXISTS (
            FROM core.vindplaats AS verder
            WHERE verder.sleutel = herkomst.sleutel AND verder.levering_id = herkomst.levering_id
                AND verder.regel_van = herkomst.regel_van AND verder.regel_tot = herkomst.regel_tot
        ) AS is_verdere
        FROM mart.herkomst
        JOIN core.levering ON levering.id = herkomst.levering_id
        LEFT JOIN mart.gedrukt USING (tabel, sleutel, levering_id, bestand, regel_van, regel_tot)
        ORDER BY bestand, regel_van, regel_tot, sleutel, kolom
    """
    return state.rows(Bewering, query)
