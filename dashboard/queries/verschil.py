"""Differences between and within sources: what the reconciliation rules of indicators.yml found."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Verschil:
    """One result of one rule: what was compared, the arithmetic in words, and whether it agrees.

    `waarom`: why it matters, by its rule or else `soort_waarom` by its kind; results with one `kwestie` have one cause;
    `hoort_bij_vraag` None: the rule belongs to no other; `verklaring` None: not explained; `keuze` None: nothing had
    to be chosen; `sleutels` are the facts in it.
    """

    sleutel: str
    verband_id: str
    korte_naam: str | None
    soort: str
    vraag: str
    soort_titel: str
    soort_waarom: str
    waarom: str
    kwestie: str
    hoort_bij_vraag: str | None
    uitkomst: str
    uitkomst_tekst: str
    uitkomst_teken: str
    links_tekst: str
    rechts_tekst: str
    rekensom: str
    verklaring: str | None
    keuze: str | None
    keuze_reden: str | None
    sleutels: list[str]


@dataclass(frozen=True, slots=True)
class UitkomstAantal:
    """How many results have an uitkomst, about how many kwesties, and what the uitkomst means."""

    uitkomst: str
    uitkomst_tekst: str
    uitkomst_uitleg: str
    uitkomst_teken: str
    aantal: int
    kwesties: int


@dataclass(frozen=True, slots=True)
class VerschilFeit:
    """One fact in a result: what it says, and where it stands first."""

    sleutel: str
    waarde: str
    korte_titel: str
    bestand: str
    paragraaf: str
    regel_van: int
    regel_tot: int


def verschillen(state: State, programma: str, uitkomst: str) -> list[Verschil]:
    """The results of a programme with one uitkomst, rule by rule."""
    query = """
        SELECT * FROM mart.tegenstrijdigheid
        WHERE programma_id = $programma AND uitkomst = $uitkomst ORDER BY volgorde
    """
    return state.rows(Verschil, query, programma=programma, uitkomst=uitkomst)


def uitkomsten_van_verbanden(state: State, programma: str) -> list[UitkomstAantal]:
    """Every uitkomst that a programme has, the one that asks most first."""
    query = """
        SELECT uitkomst, uitkomst_tekst, uitkomst_uitleg, uitkomst_teken, count(*) AS aantal,
            count(DISTINCT kwestie) AS kwesties
        FROM mart.tegenstrijdigheid WHERE programma_id = $programma
        GROUP BY ALL ORDER BY min(rang)
    """
    return state.rows(UitkomstAantal, query, programma=programma)


def verschil(state: State, sleutel: str) -> Verschil | None:
    """One result by its key; None when this state does not have it."""
    found = state.rows(Verschil, "SELECT * FROM mart.tegenstrijdigheid WHERE sleutel = $sleutel", sleutel=sleutel)
    return found[0] if found else None


def verschillen_van(state: State, feit: str) -> list[Verschil]:
    """Every result in which a fact is involved, the ones that agree last."""
    query = "SELECT * FROM mart.tegenstrijdigheid WHERE list_contains(sleutels, $feit) ORDER BY rang, volgorde"
    return state.rows(Verschil, query, feit=feit)


def verschillen_van_onderdeel(state: State, onderdeel: str) -> list[Verschil]:
    """Every result about an onderdeel that does not simply agree, the ones that ask most first."""
    query = """
        SELECT * FROM mart.tegenstrijdigheid
        WHERE onderdeel_id = $onderdeel AND uitkomst <> 'klopt' ORDER BY rang, volgorde
    """
    return state.rows(Verschil, query, onderdeel=onderdeel)


def verschil_feiten(state: State, sleutel: str) -> list[VerschilFeit]:
    """The facts in a result, each with the passage of its value, else its first, in the order of the comparison."""
    query = """
        WITH facts AS (
            SELECT unnest(sleutels) AS sleutel, generate_subscripts(sleutels, 1) AS plaats
            FROM mart.tegenstrijdigheid WHERE sleutel = $sleutel
        )
        SELECT facts.sleutel,
            coalesce(any_value(cijfer.weergave), any_value(feit.titel), any_value(herkomst.waarde_tekst)) AS waarde,
            first(levering.korte_titel ORDER BY herkomst.rang) AS korte_titel,
            first(herkomst.bestand ORDER BY herkomst.rang) AS bestand,
            first(herkomst.paragraaf ORDER BY herkomst.rang) AS paragraaf,
            first(regel_van ORDER BY herkomst.rang) AS regel_van,
            first(regel_tot ORDER BY herkomst.rang) AS regel_tot, plaats
        FROM facts
        JOIN (
            SELECT *, row_number() OVER (ORDER BY NOT core.is_waarde(kolom), regel_van) AS rang FROM mart.herkomst
        ) AS herkomst USING (sleutel)
        JOIN core.levering ON levering.id = herkomst.levering_id
        LEFT JOIN mart.cijfer ON cijfer.sleutel = facts.sleutel
        LEFT JOIN mart.feit ON feit.sleutel = facts.sleutel
        GROUP BY facts.sleutel, plaats ORDER BY plaats
    """
    return state.rows(VerschilFeit, query, sleutel=sleutel)
