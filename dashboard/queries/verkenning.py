"""Exploring: which values there are for a choice, which may share a picture, and a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard.choice import Keuze
from dashboard.database import State, once


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """Something that can be chosen: an indicator, onderdeel or organisation, and how many values it has.

    The last of each series, or of all moments: what the table shows for the one is another number than for the other.
    """

    id: str
    naam: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Peilmoment:
    """A date on which at least one value holds."""

    stand_op: date


# What there are hundreds of in an answer is not frozen: that makes each of them at an eighth of the cost.
# Without slots, as what follows: a Blok cannot have those of two classes, and is made of all that the two have.
@dataclass
class Grens:
    """What all values with one number `blok` have in common.

    `definitie` None: it never changed; `periode_maanden` None: no period; `noemer` None: no percentage; `enquete` None:
    no survey, else `antwoorders` says how many answered; `telling` None: no count, else in which picture it belongs;
    `dimensie` '': the whole.
    """

    blok: int
    is_context: bool
    is_verwachting: bool
    eenheid: str
    tijdtype: str
    periode_maanden: int | None
    noemer: str | None
    enquete: str | None
    antwoorders: str | None
    telling: str | None
    dimensie: str
    per_organisatie: bool
    definitie: str | None
    n_onbekend: bool


@dataclass
class Telling:
    """How many values of a choice have one number `blok`, and between what they lie.

    `moment` None: of several dates, as a trend. Levels of the tree are `lagen`; `een_indicator` is the name of one of
    its indicators; `met_antwoorders` says that there are answers to a survey that was no sample. `laagste` and
    `hoogste` None: no value at all.
    """

    blok: int
    moment: date | None
    moment_tekst: str
    rijen: int
    waarden: int
    reeksen: int
    meer_momenten: bool
    meer_indicatoren: bool
    meer_lagen: bool
    een_indicator: str
    met_antwoorders: bool
    met_concept: bool
    laagste: float | None
    hoogste: float | None


@dataclass
class Blok(Telling, Grens):
    """The values of a choice that may share a picture, and what they have in common."""


@dataclass(slots=True)
class Waarde:
    """One value as it may be shown. `getal` None: `weergave` and `stilte_teken` say which silence.

    `organisatie_naam` None: all together, or a name that may not stand beside so small a count (`naam_verborgen`).
    `onder` and `boven` are the interval of a share of a sample, None: none fits; `verschil_in_tijd` says how it differs
    from the value before with the interval of that. `n` None: not known, or only in words (`n_melding`).
    """

    sleutel: str
    volgorde: int
    blok: int
    indicator_id: str
    indicator_versie: int
    indicator_naam: str
    onderdeel_id: str
    onderdeel_naam: str
    organisatie_id: str | None
    organisatie_naam: str | None
    naam_verborgen: bool
    dimensie: str | None
    deelgroep: str | None
    eenheid: str
    stand_op: date
    stand_op_tekst: str
    getal: float | None
    weergave: str
    stilte_teken: str | None
    n: float | None
    n_melding: str
    is_kleine_n: bool
    kan_niet: bool
    is_steekproef: bool
    onder: float | None
    boven: float | None
    interval_tekst: str | None
    respons_tekst: str | None
    verschil_in_tijd: str | None
    vorige_weergave: str | None
    vorige_stand_op_tekst: str | None
    verschil_sleutel: str | None
    verschil_tekst: str | None
    levering_status: str | None
    bron_tekst: str | None


@dataclass(frozen=True, slots=True)
class Klasse:
    """One bar of the distribution of a block: how many values lie from `van` up to `tot` (the last has its end too)."""

    blok: int
    moment: date | None
    van: float
    tot: float
    aantal: int


_ORDERS = {
    "vast": "volgorde",
    "naam": "lower(strip_accents(indicator_naam)), lower(strip_accents(onderdeel_naam)), organisatie_naam, volgorde",
    "moment": "stand_op DESC, volgorde",
    "hoog": "getal DESC NULLS LAST, volgorde",
    "laag": "getal NULLS LAST, volgorde",
}


@once
def mogelijke_indicatoren(state: State, programma: str, alle_momenten: bool = False) -> list[Mogelijk]:
    """The indicators of a programme in the order of indicators.yml, also those that nobody delivered yet."""
    return state.rows(
        Mogelijk,
        """
        SELECT id, first(naam ORDER BY versie DESC) AS naam, CAST(coalesce(any_value(aantal), 0) AS INTEGER) AS aantal
        FROM core.indicator LEFT JOIN (
            SELECT indicator_id, count(*) FILTER (actueel OR $alle_momenten) AS aantal
            FROM mart.vergelijking WHERE programma_id = $programma GROUP BY ALL
        ) ON indicator_id = id
        WHERE split_part(onderdeel_id, '/', 1) = $programma GROUP BY id ORDER BY min(volgorde)
        """,
        programma=programma,
        alle_momenten=alle_momenten,
    )


@once
def mogelijke_onderdelen(state: State, programma: str, alle_momenten: bool = False) -> list[Mogelijk]:
    """The onderdelen of a programme with a value in them or below them, in the order of the tree."""
    return state.rows(
        Mogelijk,
        """
        WITH aantallen AS (
            SELECT onderdeel_id, count(*) FILTER (actueel OR $alle_momenten) AS aantal
            FROM mart.vergelijking WHERE programma_id = $programma GROUP BY ALL
        )
        SELECT boven.id, any_value(boven.korte_naam) AS naam, CAST(sum(aantal) AS INTEGER) AS aantal
        FROM mart.onderdeel AS boven
        JOIN aantallen ON onderdeel_id = boven.id OR starts_with(onderdeel_id, boven.id || '/')
        WHERE boven.programma_id = $programma GROUP BY boven.id, boven.volgorde ORDER BY boven.volgorde
        """,
        programma=programma,
        alle_momenten=alle_momenten,
    )


@once
def mogelijke_organisaties(state: State, programma: str, alle_momenten: bool = False) -> list[Mogelijk]:
    """The organisations with a value of their own, alphabetically: never in an order of size or result."""
    return state.rows(
        Mogelijk,
        """
        SELECT organisatie.id, any_value(organisatie.naam) AS naam,
            CAST(count(*) FILTER (actueel OR $alle_momenten) AS INTEGER) AS aantal
        FROM mart.vergelijking JOIN core.organisatie ON organisatie.id = organisatie_id
        WHERE programma_id = $programma AND NOT naam_verborgen
        GROUP BY organisatie.id ORDER BY lower(strip_accents(any_value(organisatie.naam)))
        """,
        programma=programma,
        alle_momenten=alle_momenten,
    )


@once
def momenten(state: State, programma: str) -> list[Peilmoment]:
    """The dates on which values of a programme hold, the newest first."""
    query = "SELECT DISTINCT stand_op FROM mart.vergelijking WHERE programma_id = $programma ORDER BY stand_op DESC"
    return state.rows(Peilmoment, query, programma=programma)


def blokken(state: State, programma: str, keuze: Keuze, per_moment: bool) -> list[Blok]:
    """The values of a choice in groups that may share a picture, the largest first.

    `per_moment`: values of different dates do not share one either.
    """
    where, parameters = _chosen(state, programma, keuze)
    # Of one date a series has one value: counting the different ones is dear.
    moment, series = ("stand_op", "count(*)") if per_moment else ("NULL::DATE", "count(DISTINCT reeks)")
    query = f"""
        SELECT blok, {moment} AS moment, min(stand_op_tekst) AS moment_tekst,
            CAST(count(*) AS INTEGER) AS rijen,
            CAST(count(getal) AS INTEGER) AS waarden,
            CAST({series} AS INTEGER) AS reeksen,
            min(stand_op) < max(stand_op) AS meer_momenten,
            min(indicator_id) < max(indicator_id) AS meer_indicatoren,
            min(laag) < max(laag) AS meer_lagen,
            any_value(indicator_naam) AS een_indicator,
            bool_or(respons_tekst IS NOT NULL AND NOT is_steekproef) AS met_antwoorders,
            bool_or(levering_status = 'concept') AS met_concept,
            min(getal) AS laagste, max(getal) AS hoogste,
            min(volgorde) AS plaats
        FROM mart.vergelijking WHERE {where}
        GROUP BY blok, moment ORDER BY waarden DESC, moment DESC, plaats
    """
    shared = _grenzen(state, programma)
    return [Blok(**vars(shared[row.blok]) | vars(row)) for row in state.rows(Telling, query, **parameters)]


@once
def _grenzen(state: State, programma: str) -> dict[int, Grens]:
    """What the values of each block share: every choice needs it."""
    rows = state.rows(Grens, "FROM mart.blok WHERE programma_id = $programma", programma=programma)
    return {row.blok: row for row in rows}


def waarden(state: State, programma: str, keuze: Keuze, limit: int = 50, offset: int = 0) -> list[Waarde]:
    """A page of the values of a choice, in the order that was chosen."""
    where, parameters = _chosen(state, programma, keuze)
    query = f"SELECT * FROM mart.vergelijking WHERE {where} {_in_order(keuze)} LIMIT $limit OFFSET $offset"
    return state.rows(Waarde, query, **parameters, limit=limit, offset=offset)


@dataclass(frozen=True, slots=True)
class Ernaast:
    """What stands beside one value: its goal, None: it has none; and what its definition cannot say."""

    volgorde: int
    doel_tekst: str | None
    voorbehoud: str


def ernaast(state: State, rows: Sequence[Waarde]) -> dict[int, Ernaast]:
    """What stands beside the values of a page, by their `volgorde`."""
    query = """
        SELECT cijfer.volgorde, cijfer.doel_tekst, indicator.beperkingen AS voorbehoud
        FROM mart.cijfer
        JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
        WHERE list_contains($places, cijfer.volgorde) AND cijfer.volgorde BETWEEN $first AND $last
    """
    places = [row.volgorde for row in rows]
    if not places:
        return {}
    found = state.rows(Ernaast, query, places=places, first=min(places), last=max(places))
    return {one.volgorde: one for one in found}


def waarden_van(state: State, programma: str, keuze: Keuze, blokken: Sequence[Blok]) -> list[Waarde]:
    """Every value of some blocks of a choice on the dates of any of them, in the order that was chosen."""
    where, parameters = _chosen(state, programma, keuze)
    more, limits = _within(blokken)
    query = f"SELECT * FROM mart.vergelijking WHERE {where} AND {more} {_in_order(keuze)}"
    return state.rows(Waarde, query, **parameters, **limits)


def _in_order(keuze: Keuze) -> str:
    # The last values stand at the front of the table in the fixed order, and DuckDB reads a table as it was written:
    # sorting them again is half the work of a question.
    stands_so = keuze.volgorde == "vast" and keuze.momenten == "laatste"
    return "" if stands_so else f"ORDER BY {_ORDERS[keuze.volgorde]}"


def in_bestand(state: State, programma: str, keuze: Keuze, limit: int) -> pl.DataFrame:
    """Every value of a choice with all that a colleague needs to work with it: a row per value, at most `limit`.

    Columns as in dashboard/exploring/files.py. An organisation that may not stand beside so small a count has no id.
    """
    where, parameters = _chosen(state, programma, keuze)
    query = f"""
        WITH rows AS (SELECT * FROM mart.vergelijking WHERE {where} ORDER BY {_ORDERS["vast"]} LIMIT $limit),
        plaats AS (
            SELECT sleutel, any_value(bestand ORDER BY plaats) AS bestand,
                any_value(paragraaf ORDER BY plaats) AS paragraaf, any_value(regel_van ORDER BY plaats) AS regel_van,
                any_value(regel_tot ORDER BY plaats) AS regel_tot
            FROM (
                SELECT herkomst.*,
                    -- The passage that the row names goes before further ones.
                    row_number() OVER (
                        ORDER BY rows.bron_tekst <> core.bron_tekst(levering.korte_titel, herkomst.paragraaf),
                            core.volgorde(herkomst.levering_id), regel_van
                    ) AS plaats
                FROM mart.herkomst JOIN rows USING (sleutel) JOIN core.levering ON levering.id = herkomst.levering_id
            ) GROUP BY sleutel
        )
        SELECT
            -- The key of a meting names its organisation.
            if(rows.naam_verborgen, replace(rows.sleutel, ':' || rows.organisatie_id, ':niet-getoond'), rows.sleutel)
                AS sleutel,
            rows.programma_id, rows.indicator_id, rows.indicator_versie, rows.indicator_naam AS indicator,
            indicator.naam AS indicator_voluit,
            rows.onderdeel_id, rows.onderdeel_naam AS onderdeel, onderdeel.naam AS onderdeel_voluit,
            if(rows.naam_verborgen, NULL, rows.organisatie_id) AS organisatie_id,
            if(rows.naam_verborgen, 'niet getoond (klein aantal)', rows.organisatie_naam) AS organisatie,
            nullif(rows.dimensie, '') AS dimensie, nullif(rows.deelgroep, '') AS deelgroep, rows.soort,
            rows.eenheid, rows.grens.tijdtype AS tijdtype, meting.geldig_van, rows.stand_op,
            CAST(meting.geldig_precisie AS VARCHAR) AS stand_op_precisie, rows.actueel, rows.getal,
            CAST(meting.kwalificatie AS VARCHAR) AS kwalificatie, rows.weergave,
            -- '3 op de 4' is a way of speaking, no count of three.
            if(reeks.is_breuk, NULL, meting.teller) AS teller, if(reeks.is_breuk, NULL, meting.noemer) AS noemer,
            cijfer.stilte, rows.n, rows.n_melding AS berust_op, rows.onder AS interval_onder,
            rows.boven AS interval_boven, verschil.getal AS verschil_met_eerder,
            verschil.onder AS verschil_onder, verschil.boven AS verschil_boven, rows.respons_tekst AS respons,
            rows.kan_niet, rows.blok AS vergelijkbaar_met, cijfer.doel_getal, doel.datum AS doel_datum,
            cijfer.doel_tekst AS doel, cijfer.toelichting, indicator.beperkingen AS voorbehoud,
            cijfer.verschil_tekst AS verschil_tussen_bronnen, cijfer.levering_id, cijfer.bekend_op,
            cijfer.levering_status AS status, plaats.bestand, plaats.paragraaf, plaats.regel_van, plaats.regel_tot
        FROM rows
        JOIN mart.cijfer ON cijfer.volgorde = rows.volgorde
        JOIN core.meting ON meting.sleutel = rows.sleutel
        LEFT JOIN core.doel ON doel.sleutel = cijfer.doel_sleutel
        JOIN mart.reeks ON reeks.sleutel = rows.sleutel
        JOIN core.indicator ON indicator.id = rows.indicator_id AND indicator.versie = rows.indicator_versie
        JOIN mart.onderdeel ON onderdeel.id = rows.onderdeel_id
        LEFT JOIN mart.onzekerheid AS verschil
            ON verschil.sleutel = rows.sleutel AND verschil.vorige_sleutel IS NOT NULL
        LEFT JOIN plaats ON plaats.sleutel = rows.sleutel
        ORDER BY rows.volgorde
    """
    return state.frame(query, **parameters, limit=limit)


def verdeling(state: State, programma: str, keuze: Keuze, blokken: Sequence[Blok], klassen: int = 12) -> list[Klasse]:
    """How the values of each block are spread: bars of equal width from its lowest to its highest value."""
    where, parameters = _chosen(state, programma, keuze)
    more, limits = _within(blokken)
    scales = []
    for place, blok in enumerate(blokken):
        lowest, highest = blok.laagste or 0.0, blok.hoogste or 0.0
        values = {"b": blok.blok, "m": blok.moment, "l": lowest, "w": (highest - lowest) / klassen}
        limits |= {f"{name}_{place}": value for name, value in values.items()}
        scales.append(f"($b_{place}, $m_{place}::DATE, $l_{place}, $w_{place})")
    query = f"""
        SELECT blok, moment, bodem + plaats * breedte AS van, bodem + (plaats + 1) * breedte AS tot, aantal
        FROM (
            SELECT scale.*, least(CAST(floor((getal - bodem) / breedte) AS INTEGER), $klassen - 1) AS plaats,
                CAST(count(*) AS INTEGER) AS aantal
            FROM mart.vergelijking JOIN (VALUES {", ".join(scales)}) AS scale(blok, moment, bodem, breedte)
                ON scale.blok = vergelijking.blok AND coalesce(scale.moment, stand_op) = stand_op
            WHERE {where} AND {more} AND getal IS NOT NULL GROUP BY ALL
        ) ORDER BY blok, moment, plaats
    """
    return state.rows(Klasse, query, **parameters, **limits, klassen=klassen)


def _chosen(state: State, programma: str, keuze: Keuze) -> tuple[str, dict[str, Any]]:
    """The condition for the rows of a choice. Only fixed texts go into it; what was chosen is bound."""
    parts: list[tuple[str, dict[str, Any]]] = [("programma_id = $programma", {"programma": programma})]
    if keuze.indicatoren:
        parts.append(_one_of("indicator_id", keuze.indicatoren))
    if keuze.onderdelen:
        bound = {f"onderdeel_{place}": id for place, id in enumerate(keuze.onderdelen)}
        below = " OR ".join(f"onderdeel_id = ${name} OR starts_with(onderdeel_id, ${name} || '/')" for name in bound)
        parts.append((f"({below})", bound))
    if keuze.organisaties:
        # A name that may not stand beside a small count must not find it either.
        parts += [_one_of("organisatie_id", keuze.organisaties), ("NOT naam_verborgen", {})]
    if keuze.soorten:
        parts.append(_one_of("soort", keuze.soorten))
    if keuze.wie != "alles":
        parts.append((f"organisatie_id IS {'' if keuze.wie == 'samen' else 'NOT '}NULL", {}))
    if keuze.deelgroepen != "alles":
        parts.append((f"coalesce(deelgroep, '') {'=' if keuze.deelgroepen == 'geheel' else '<>'} ''", {}))
    if keuze.momenten == "laatste":
        parts.append(("actueel", {}))
    if keuze.van is not None:
        parts.append(("stand_op >= $van", {"van": keuze.van}))
    if keuze.tot is not None:
        parts.append(("stand_op <= $tot", {"tot": keuze.tot}))
    if keuze.zoek:
        # Looked up before: a list is searched faster than a join that decides together with others.
        found = """(
            list_contains($indicatoren, indicator_id) OR list_contains($onderdelen, onderdeel_id)
            OR (list_contains($organisaties, organisatie_id) AND NOT naam_verborgen)
            OR list_contains($deelgroepen, deelgroep)
        )"""
        parts.append((found, _named(state, programma, keuze.zoek)))
    values = {name: value for _, bound in parts for name, value in bound.items()}
    return " AND ".join(condition for condition, _ in parts), values


@dataclass(frozen=True, slots=True)
class _Naam:
    """Something whose name has the words that are looked for: an id, or the name of a deelgroep."""

    soort: str
    id: str


def _named(state: State, programma: str, zoek: str) -> dict[str, Any]:
    """What the words are found in, by kind. Who finds an onderdeel, finds all below it; a programme is no onderdeel."""
    has = "contains(lower(strip_accents({})), lower(strip_accents($zoek)))"
    names = has.format("naam || ' ' || korte_naam")
    query = f"""
        SELECT 'indicatoren' AS soort, id FROM core.indicator WHERE {names}
        UNION ALL
        SELECT 'onderdelen', onder.id FROM mart.onderdeel AS onder
        JOIN (SELECT id FROM mart.onderdeel WHERE diepte > 0 AND programma_id = $programma AND {names}) AS boven
            ON onder.id = boven.id OR starts_with(onder.id, boven.id || '/')
        UNION ALL
        SELECT 'organisaties', id FROM core.organisatie WHERE {has.format("naam")}
        UNION ALL
        SELECT DISTINCT 'deelgroepen', deelgroep FROM mart.vergelijking
        WHERE programma_id = $programma AND {has.format("deelgroep")}
    """
    found: dict[str, list[str]] = {"indicatoren": [], "onderdelen": [], "organisaties": [], "deelgroepen": []}
    for naam in state.rows(_Naam, query, programma=programma, zoek=zoek):
        found[naam.soort].append(naam.id)
    return found


def _one_of(column: str, chosen: Sequence[object]) -> tuple[str, dict[str, Any]]:
    """The condition that a column has one of these values; each bound by itself: of a list no block is skipped."""
    bound = {f"{column.replace('.', '_')}_{place}": value for place, value in enumerate(chosen)}
    return f"{column} IN ({', '.join(f'${name}' for name in bound)})", bound


def _within(blokken: Sequence[Blok]) -> tuple[str, dict[str, Any]]:
    """The condition for the rows of blocks on their dates."""
    condition, bound = _one_of("vergelijking.blok", [blok.blok for blok in blokken])
    moments = {blok.moment for blok in blokken if blok.moment is not None}
    if not moments:
        return condition, bound
    on_dates, dates = _one_of("stand_op", sorted(moments))
    return f"{condition} AND {on_dates}", bound | dates
