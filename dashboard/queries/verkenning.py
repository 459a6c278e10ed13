"""Exploring: which values there are for a choice, which may share a picture, and a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard.choice import Keuze
from dashboard.database import State, lately, once
from dashboard.queries.zoeken import as_typed, as_words, spelled, with_words


@dataclass(frozen=True, slots=True)
class Mogelijk:
    """Something that can be chosen: an indicator, onderdeel or organisation, and how many values it has.

    The last of each series, or of all moments: what the table shows for the one is another number than for the other.
    `ook`: its short name, where that says it in other words.
    """

    id: str
    naam: str
    aantal: int
    ook: str | None = None


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
    later: str | None
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
    # Which indicator counts a part of which other, in words; None: of none.
    deel_van: str | None


@dataclass
class Telling:
    """How many values of a choice have one number `blok`, and between what they lie.

    `moment` None: of several dates, as a trend; `met_verloop`: at least one series has two values. Levels of the tree
    are `lagen`; `een_indicator` is the name of one of its indicators; `met_antwoorders` says that there are answers to
    a survey that was no sample. `laagste` and `hoogste` None: no value at all.
    """

    blok: int
    moment: date | None
    moment_tekst: str
    rijen: int
    waarden: int
    reeksen: int
    meer_momenten: bool
    met_verloop: bool
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
    doel_tekst: str | None


@dataclass(frozen=True, slots=True)
class Klasse:
    """One bar of the distribution of a block: how many values lie from `van` up to `tot` (the last has its end too).

    Of few whole numbers each has a bar of its own: then `tot` is `van`.
    """

    blok: int
    moment: date | None
    van: float
    tot: float
    aantal: int


_ORDERS = {
    "vast": "volgorde",
    "naam": "lower(strip_accents(indicator_naam)), lower(strip_accents(onderdeel_naam)), organisatie_naam, volgorde",
    "moment": "stand_op DESC, volgorde",
    # Twelve months is not more than ten percent: what is highest is so among values of one unit.
    "hoog": "eenheid, getal DESC NULLS LAST, volgorde",
    "laag": "eenheid, getal NULLS LAST, volgorde",
}


@once
def mogelijke_indicatoren(state: State, programma: str, alle_momenten: bool = False) -> list[Mogelijk]:
    """The indicators of a programme in the order of indicators.yml, also those that nobody delivered yet."""
    return state.rows(
        Mogelijk,
        """
        SELECT id, first(naam ORDER BY versie DESC) AS naam, CAST(coalesce(any_value(aantal), 0) AS INTEGER) AS aantal,
            first(if(contains(lower(naam), lower(korte_naam)), NULL, korte_naam) ORDER BY versie DESC) AS ook
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
        SELECT boven.id, any_value(boven.korte_naam) AS naam, CAST(sum(aantal) AS INTEGER) AS aantal,
            NULL AS ook
        FROM mart.onderdeel AS boven
        JOIN mart.tak ON tak.onderdeel_id = boven.id JOIN aantallen ON aantallen.onderdeel_id = tak.onder_id
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
            CAST(count(*) FILTER (actueel OR $alle_momenten) AS INTEGER) AS aantal, NULL AS ook
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
    course = "false" if per_moment else "count(getal) > count(DISTINCT reeks) FILTER (getal IS NOT NULL)"
    query = f"""
        SELECT blok, {moment} AS moment, min(stand_op_tekst) AS moment_tekst,
            CAST(count(*) AS INTEGER) AS rijen,
            CAST(count(getal) AS INTEGER) AS waarden,
            CAST({series} AS INTEGER) AS reeksen,
            min(stand_op) < max(stand_op) AS meer_momenten,
            {course} AS met_verloop,
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
class _Voorbehoud:
    id: str
    versie: int
    beperkingen: str


@once
def voorbehouden(state: State) -> dict[tuple[str, int], str]:
    """What each definition, by id and version, cannot say."""
    rows = state.rows(_Voorbehoud, "SELECT id, versie, beperkingen FROM core.indicator")
    return {(row.id, row.versie): row.beperkingen for row in rows}


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
                    -- Where its value stands goes first, then the passage that the row names.
                    row_number() OVER (
                        ORDER BY NOT core.is_waarde(herkomst.kolom),
                            rows.bron_tekst <> core.bron_tekst(levering.korte_titel, herkomst.paragraaf),
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
    """How the values of each block are spread: bars of equal width from its lowest to its highest value.

    A bar without values is there too: it is a gap.
    """
    where, parameters = _chosen(state, programma, keuze)
    more, limits = _within(blokken)
    scales = []
    for place, blok in enumerate(blokken):
        values = {"b": blok.blok, "m": blok.moment, "l": blok.laagste or 0.0, "h": blok.hoogste or 0.0}
        limits |= {f"{name}_{place}": value for name, value in values.items()}
        scales.append(f"($b_{place}, $m_{place}::DATE, $l_{place}, $h_{place})")
    query = f"""
        WITH scale(blok, moment, laagste, hoogste) AS (VALUES {", ".join(scales)}),
        gekozen AS (
            SELECT scale.*, getal, count(*) AS rijen
            FROM mart.vergelijking JOIN scale
                ON scale.blok = vergelijking.blok AND coalesce(scale.moment, stand_op) = stand_op
            WHERE {where} AND {more} AND getal IS NOT NULL GROUP BY ALL
        ),
        maat AS (
            SELECT *, if(is_heel, 1, (hoogste - laagste) / $klassen) AS breedte,
                CAST(if(is_heel, hoogste - laagste + 1, $klassen) AS INTEGER) AS klassen
            FROM (
                SELECT blok, moment, laagste, hoogste,
                    bool_and(getal = floor(getal)) AND hoogste - laagste < $klassen AS is_heel
                FROM gekozen GROUP BY blok, moment, laagste, hoogste
            )
        ),
        geteld AS (
            SELECT maat.blok, maat.moment, sum(rijen) AS aantal,
                least(CAST(floor((getal - maat.laagste) / breedte) AS INTEGER), klassen - 1) AS plaats
            FROM gekozen JOIN maat ON maat.blok = gekozen.blok AND maat.moment IS NOT DISTINCT FROM gekozen.moment
            GROUP BY ALL
        )
        SELECT maat.blok, maat.moment, laagste + klasse.plaats * breedte AS van,
            laagste + (klasse.plaats + if(is_heel, 0, 1)) * breedte AS tot,
            CAST(coalesce(aantal, 0) AS INTEGER) AS aantal
        FROM maat JOIN (SELECT unnest(range($klassen)) AS plaats) AS klasse ON klasse.plaats < klassen
        LEFT JOIN geteld ON geteld.blok = maat.blok AND geteld.moment IS NOT DISTINCT FROM maat.moment
            AND geteld.plaats = klasse.plaats
        ORDER BY maat.blok, maat.moment, klasse.plaats
    """
    return state.rows(Klasse, query, **parameters, **limits, klassen=klassen)


@dataclass(frozen=True, slots=True)
class _Tak:
    onderdeel_id: str
    onder_ids: list[str]


@once
def _below(state: State) -> dict[str, list[str]]:
    """Of each onderdeel itself and all below it, by id. A name that is bound is looked up before rows are read."""
    query = "SELECT onderdeel_id, list(onder_id ORDER BY onder_id) AS onder_ids FROM mart.tak GROUP BY onderdeel_id"
    return {tak.onderdeel_id: tak.onder_ids for tak in state.rows(_Tak, query)}


def _chosen(state: State, programma: str, keuze: Keuze) -> tuple[str, dict[str, Any]]:
    """The condition for the rows of a choice. Only fixed texts go into it; what was chosen is bound."""
    parts: list[tuple[str, dict[str, Any]]] = [("programma_id = $programma", {"programma": programma})]
    if keuze.indicatoren:
        parts.append(_one_of("indicator_id", keuze.indicatoren))
    if keuze.onderdelen:
        below = _below(state)
        ids = dict.fromkeys(id for chosen in keuze.onderdelen for id in (chosen, *below.get(chosen, ())))
        parts.append(_one_of("onderdeel_id", list(ids)))
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
        parts.append((found, _named(state, programma, keuze.zoek).ids))
    values = {name: value for _, bound in parts for name, value in bound.items()}
    return " AND ".join(condition for condition, _ in parts), values


@dataclass(frozen=True, slots=True)
class _Naam:
    """A name as words are looked up in it, and what is found by it: an id, or the name of a deelgroep."""

    soort: str
    id: str
    schoon: str


@dataclass(frozen=True, slots=True)
class _Genaamd:
    """What is found by its name, by kind. `is_precies`: each has the words as typed, else words that resemble them."""

    ids: dict[str, list[str]]
    is_precies: bool


# What has values in a programme, by its names. Who finds an onderdeel, finds all below it; a programme is no onderdeel.
_NAMES = """
    SELECT DISTINCT 'indicatoren' AS soort, id, naam || ' ' || korte_naam AS tekst FROM core.indicator
    WHERE split_part(onderdeel_id, '/', 1) = $programma
    UNION ALL
    SELECT 'onderdelen', tak.onder_id, boven.naam || ' ' || boven.korte_naam
    FROM mart.onderdeel AS boven
    JOIN mart.tak ON tak.onderdeel_id = boven.id
    WHERE boven.diepte > 0 AND boven.programma_id = $programma
    UNION ALL
    SELECT 'organisaties', organisatie_id, naam
    FROM (SELECT id AS organisatie_id, naam FROM core.organisatie UNION SELECT organisatie_id, naam FROM core.alias)
    SEMI JOIN (SELECT organisatie_id FROM mart.vergelijking WHERE programma_id = $programma) USING (organisatie_id)
    UNION ALL
    SELECT DISTINCT 'deelgroepen', deelgroep, deelgroep FROM mart.vergelijking
    WHERE programma_id = $programma AND deelgroep <> ''
"""
# Bound names: to plan their query takes longer than to look in them.
_BOUND = "SELECT unnest($soorten) AS soort, unnest($ids) AS id, unnest($schone) AS schoon"


@once
def _names(state: State, programma: str) -> list[_Naam]:
    return state.rows(_Naam, spelled(_NAMES), programma=programma)


@lately
def _named(state: State, programma: str, zoek: str) -> _Genaamd:
    """What has every word in its name; only when nothing has: what differs from that by a typing error."""
    names = _names(state, programma)
    bound: dict[str, Any] = {
        "vraag": as_words(zoek),
        "soorten": [naam.soort for naam in names],
        "ids": [naam.id for naam in names],
        "schone": [naam.schoon for naam in names],
    }
    found = state.rows(_Naam, as_typed(_BOUND), **bound)
    near = [] if found else state.rows(_Naam, f"WITH {with_words(_BOUND)} FROM gevonden", **bound)
    ids: dict[str, list[str]] = {"indicatoren": [], "onderdelen": [], "organisaties": [], "deelgroepen": []}
    for naam in found or near:
        ids[naam.soort].append(naam.id)
    return _Genaamd(ids, is_precies=not near)


def only_resembles(state: State, programma: str, zoek: str) -> bool:
    """Whether no name has the words as typed, and what is found differs from them by a typing error."""
    return not _named(state, programma, zoek).is_precies


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
