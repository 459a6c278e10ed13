"""Worked examples of the marts: rows small enough to check by hand in, what a reader sees out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.deliver import Row, deliver, indicator

Con = duckdb.DuckDBPyConnection
PROGRAMMA: Row = {"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demoprogramma"}


def thema(name: str, start: str | None = None, eind: str | None = None) -> Row:
    """A thema under the programme, with dates when it has them."""
    return {
        "id": f"demo/{name}",
        "naam": name,
        "start_op": start,
        "start_precisie": start and "dag",
        "eind_op": eind,
        "eind_precisie": eind and "dag",
    }


def rows(con: Con, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return con.sql(query).fetchall()


# ── how numbers and dates are written ──


@pytest.mark.parametrize(
    ("getal", "decimalen", "tekst"),
    [
        (0, 0, "0"),
        (1234567.89, 1, "1.234.567,9"),
        (1234, 0, "1.234"),
        (62.5, 1, "62,5"),
        (0.125, 3, "0,125"),
        (2.5, 4, "2,5000"),
        (-1500, 0, "-1.500"),
        (None, 0, None),
    ],
)
def test_number_is_written_in_dutch(tiny: Con, getal: float | None, decimalen: int, tekst: str | None) -> None:
    assert tiny.execute("SELECT core.getal_tekst(?::DOUBLE, ?)", [getal, decimalen]).fetchall() == [(tekst,)]


@pytest.mark.parametrize(
    ("datum", "precisie", "tekst", "volledig"),
    [
        ("2020-03-12", "dag", "12 maart 2020", "12 maart 2020"),
        ("2020-10-31", "maand", "oktober 2020", "oktober 2020 (dag onbekend)"),
        ("2020-12-31", "kwartaal", "vierde kwartaal van 2020", "vierde kwartaal van 2020 (dag onbekend)"),
        ("2020-06-30", "halfjaar", "eerste helft van 2020", "eerste helft van 2020 (dag onbekend)"),
        ("2020-12-31", "halfjaar", "tweede helft van 2020", "tweede helft van 2020 (dag onbekend)"),
        ("2020-12-31", "jaar", "2020", "2020 (dag onbekend)"),
        ("2020-12-31", "eind", "eind 2020", "eind 2020 (dag onbekend)"),
        ("2020-12-20", "najaar", "najaar 2020", "najaar 2020 (dag onbekend)"),
    ],
)
def test_date_is_as_precise_as_it_is_known(tiny: Con, datum: str, precisie: str, tekst: str, volledig: str) -> None:
    query = "SELECT core.datum_tekst(?::DATE, $2), core.datum_volledig($1::DATE, $2)".replace("?", "$1")
    assert tiny.execute(query, [datum, precisie]).fetchall() == [(tekst, volledig)]


@dataclass(frozen=True)
class Waarde:
    """A stored value and how a reader sees it."""

    weergave: str
    waarde: float | None = None
    waarde_tot: float | None = None
    teller: float | None = None
    noemer: float | None = None
    eenheid: str = "gezinnen"
    decimalen: int = 0
    kwalificatie: str = "exact"
    stilte: str | None = None


@pytest.mark.parametrize(
    "value",
    [
        Waarde("450", 450),
        Waarde("1.234", 1234),
        Waarde("2,5", 2.5, decimalen=1),
        Waarde("ruim 450", 450, kwalificatie="ruim"),
        Waarde("bijna 450", 450, kwalificatie="bijna"),
        Waarde("meer dan 60", 60, kwalificatie="meer_dan"),
        Waarde("naar verwachting 18", 18, kwalificatie="verwacht"),
        Waarde("400 tot 450", 400, 450),
        Waarde("circa 10 tot 12%", 10, 12, eenheid="procent", kwalificatie="circa"),
        Waarde("77%", 77, eenheid="procent"),
        Waarde("€ 1.500", 1500, eenheid="euro"),
        Waarde("77% (30 van 39)", teller=30, noemer=39, eenheid="procent"),
        Waarde("76,9% (30 van 39)", teller=30, noemer=39, eenheid="procent", decimalen=1),
        Waarde("2 op de 3", teller=2, noemer=3, eenheid="procent"),
        Waarde("bijna 2 op de 3", teller=2, noemer=3, eenheid="procent", kwalificatie="bijna"),
        Waarde("0 op de 3", teller=0, noemer=3, eenheid="procent"),
        Waarde("niet te berekenen", teller=0, noemer=0, eenheid="procent"),
        Waarde("niet vermeld in de bron", stilte="niet_vermeld"),
        Waarde("niet getoond (klein aantal)", stilte="niet_getoond"),
        Waarde("in een figuur die wij niet kunnen lezen", stilte="figuur_onleesbaar"),
    ],
    ids=lambda value: value.weergave,
)
def test_value_is_written_as_the_source_means_it(tiny: Con, value: Waarde) -> None:
    query = "SELECT core.waarde_tekst(?::DOUBLE, ?::DOUBLE, ?::DOUBLE, ?::DOUBLE, ?, ?, ?, ?)"
    arguments = [value.waarde, value.waarde_tot, value.teller, value.noemer]
    arguments += [value.eenheid, value.decimalen, value.kwalificatie, value.stilte]
    assert tiny.execute(query, arguments).fetchall() == [(value.weergave,)]


def test_every_kind_of_silence_and_qualification_has_words(tiny: Con) -> None:
    silences = rows(tiny, "SELECT core.stilte_tekst(s) FROM unnest(enum_range(NULL::core.stilte)) AS t(s)")
    qualifications = rows(
        tiny, "SELECT core.kwalificatie_tekst(k) FROM unnest(enum_range(NULL::core.kwalificatie)) AS t(k)"
    )
    assert len(silences) == 7
    assert len(qualifications) == 10
    assert all(text is not None and "_" not in text for (text,) in silences + qualifications)


# ── status against the goal ──

KLACHTEN = indicator("demo.gezinnen", id="demo.klachten", naam="Klachten", eenheid="klachten", gewenste_richting="lager")
NEUTRAAL = indicator("demo.gezinnen", id="demo.neutraal", naam="Neutraal", gewenste_richting="geen_oordeel")
CONTEXT = indicator("demo.gezinnen", id="demo.context", naam="Context", soort="context", niveau="omgeving")
NOG_NIET = ("nog_niet", "nog niet te beoordelen: streefdatum eind 2024")
BEHAALD = ("behaald", "doel behaald")


@dataclass(frozen=True)
class Status:
    """One value with its goals, and the status that follows. A goal is 60 at the end of 2024, unless it says otherwise."""

    name: str
    meting: Row
    doelen: list[Row]
    expected: tuple[str, str]
    start: str | None = None
    plan_aangepast: bool = False
    indicator_id: str = "demo.gezinnen"
    doel: dict[str, Any] = field(default_factory=dict)


def value(waarde: float, kwalificatie: str = "exact", **other: Any) -> Row:
    """A meting of 30 June 2024."""
    return {"waarde": waarde, "kwalificatie": kwalificatie, **other}


def goal(waarde: float = 60, kwalificatie: str = "exact", **other: Any) -> Row:
    """A goal for the end of 2024."""
    return {"waarde": waarde, "kwalificatie": kwalificatie, **other}


SPRING = {"datum": "2024-03-31", "datum_precisie": "maand"}
NO_DATE = {"datum": None, "datum_precisie": None}
LAGER = {"indicator_id": "demo.klachten"}
STATUSES = [
    Status("no goal", value(45), [], ("geen_doel", "geen doel vastgesteld")),
    Status("before the target date", value(45), [goal()], NOG_NIET),
    Status("reached", value(60), [goal()], BEHAALD),
    Status(
        "after the target date",
        value(45),
        [goal(**SPRING)],
        ("niet_gehaald", "doel niet gehaald: streefdatum maart 2024"),
    ),
    Status("60 is not more than 60", value(60), [goal(60, "meer_dan")], NOG_NIET),
    Status("well over 60 is more than 60", value(60, "ruim"), [goal(60, "meer_dan")], BEHAALD),
    Status("61 is more than 60", value(61), [goal(60, "meer_dan")], BEHAALD),
    Status("almost 60 is not 60", value(60, "bijna"), [goal()], NOG_NIET),
    Status(
        "number reached but not for two years",
        value(60),
        [goal(duur_maanden=24)],
        ("aantal_bereikt", "aantal bereikt, 2 jaar nog niet voorbij"),
        start="2023-01-01",
    ),
    Status("number reached for two years", value(60), [goal(duur_maanden=24)], BEHAALD, start="2022-01-01"),
    Status(
        "number reached, start unknown",
        value(60),
        [goal(duur_maanden=18)],
        ("aantal_bereikt", "aantal bereikt, 18 maanden nog niet voorbij"),
    ),
    Status(
        "goal without a date",
        value(45),
        [goal(**NO_DATE)],
        ("geen_streefdatum", "nog niet te beoordelen: doel zonder streefdatum"),
    ),
    Status("falling: below the goal", value(5, **LAGER), [goal(10, **LAGER)], BEHAALD),
    Status("falling: above the goal", value(15, **LAGER), [goal(10, **LAGER)], NOG_NIET),
    Status("falling: 10 is not less than 10", value(10, **LAGER), [goal(10, "minder_dan", **LAGER)], NOG_NIET),
    Status("falling: almost 10 is", value(10, "bijna", **LAGER), [goal(10, "minder_dan", **LAGER)], BEHAALD),
    Status("falling to zero", value(0, **LAGER), [goal(0, **LAGER)], BEHAALD),
    Status(
        "no wanted direction",
        value(60, indicator_id="demo.neutraal"),
        [goal(indicator_id="demo.neutraal")],
        ("geen_oordeel", "geen oordeel: geen gewenste richting"),
    ),
    Status(
        "context",
        value(60, indicator_id="demo.context"),
        [goal(indicator_id="demo.context")],
        ("context", "context, geen resultaat van het programma"),
    ),
    Status("silence", {"stilte": "niet_geleverd"}, [goal()], ("geen_waarde", "niet geleverd")),
    Status("division by zero", {"teller": 0, "noemer": 0}, [goal()], ("geen_waarde", "niet te berekenen")),
    Status("expectation", value(80, "verwacht"), [goal()], NOG_NIET),
    Status(
        "adjusted goal does not count", value(45), [goal(), goal(40, oorspronkelijk="nee")], NOG_NIET, plan_aangepast=True
    ),
    Status("part of a whole", value(60, **{"uitsplitsing": "rol=ouder"}), [goal()], ("geen_doel", "geen doel vastgesteld")),
]


@pytest.fixture(scope="module")
def statuses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Every example in a thema of its own, built at once."""
    names = [f"demo/voorbeeld-{number}" for number in range(len(STATUSES))]
    split = indicator("demo.gezinnen", id="demo.ouders", uitsplitsingen=["rol=ouder"])
    metingen = [{"onderdeel_id": name, **example.meting} for name, example in zip(names, STATUSES, strict=True)]
    doelen = [
        {"onderdeel_id": name, **doel} for name, example in zip(names, STATUSES, strict=True) for doel in example.doelen
    ]
    for row in [*metingen, *doelen]:
        if any(row["onderdeel_id"] == m["onderdeel_id"] and m.get("uitsplitsing") for m in metingen):
            row["indicator_id"] = "demo.ouders"
    themas = [thema(name.removeprefix("demo/"), example.start) for name, example in zip(names, STATUSES, strict=True)]
    with deliver(
        tmp_path_factory.mktemp("statuses"),
        [KLACHTEN, NEUTRAAL, CONTEXT, split],
        onderdeel=[PROGRAMMA, *themas],
        meting=metingen,
        doel=doelen,
        **dict.fromkeys(["alias", "deelname", "fasetelling", "borging", "factor", "opbrengst"], []),
        oordelen=[],
    ) as con:
        yield con


@pytest.mark.parametrize(("number", "example"), enumerate(STATUSES), ids=[example.name for example in STATUSES])
def test_status_says_what_the_goal_allows_to_say(statuses: Con, number: int, example: Status) -> None:
    query = f"""
        SELECT status, status_tekst, plan_aangepast FROM mart.indicator_stand
        WHERE onderdeel_id = 'demo/voorbeeld-{number}'
    """
    assert rows(statuses, query) == [(*example.expected, example.plan_aangepast)]
