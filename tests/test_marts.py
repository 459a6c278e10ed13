"""Worked examples of the marts: rows small enough to check by hand in, what a reader sees out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.deliver import LEFT_OUT, Row, deliver, indicator

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


def deliver_only(
    folder: Path,
    indicatoren: Sequence[Mapping[str, Any]] = (),
    definities: Sequence[Any] = (),
    **tables: Sequence[Row],
) -> Con:
    """A database of only these rows: what tests/tiny has in other tables is left out."""
    nothing: dict[str, Sequence[Row]] = {key: () for key in LEFT_OUT}
    return deliver(folder, indicatoren, definities=definities, **{**nothing, **tables})


# The rule that a promise asks for attention, which tests/tiny does not have.
RULE = ("aandacht:\n", "aandacht:\n  - soort: toezegging_verlopen\n    naam: toezegging niet gemeld\n")


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
        (62.5, 0, "63"),
        (-0.5, 0, "-1"),
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
    wijze: str = "letterlijk"
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
        Waarde("2 op de 3", teller=2, noemer=3, wijze="getalwoord", eenheid="procent"),
        Waarde("67% (2 van 3)", teller=2, noemer=3, eenheid="procent"),
        Waarde("bijna 2 op de 3", teller=2, noemer=3, wijze="getalwoord", eenheid="procent", kwalificatie="bijna"),
        Waarde("0 op de 3", teller=0, noemer=3, wijze="getalwoord", eenheid="procent"),
        Waarde("niet te berekenen", teller=0, noemer=0, eenheid="procent"),
        Waarde("niet vermeld in de bron", stilte="niet_vermeld"),
        Waarde("niet getoond (klein aantal)", stilte="niet_getoond"),
        Waarde("in een figuur die wij niet kunnen lezen", stilte="figuur_onleesbaar"),
    ],
    ids=lambda value: value.weergave,
)
def test_value_is_written_as_the_source_means_it(tiny: Con, value: Waarde) -> None:
    query = "SELECT core.waarde_tekst(?::DOUBLE, ?::DOUBLE, ?::DOUBLE, ?::DOUBLE, ?, ?, ?, ?, ?)"
    arguments: list[object] = [value.waarde, value.waarde_tot, value.teller, value.noemer]
    arguments += [value.wijze, value.eenheid, value.decimalen, value.kwalificatie, value.stilte]
    assert tiny.execute(query, arguments).fetchall() == [(value.weergave,)]


def test_every_kind_of_silence_and_qualification_has_words(tiny: Con) -> None:
    silences = rows(tiny, "SELECT core.stilte_tekst(s) FROM unnest(enum_range(NULL::core.stilte)) AS t(s)")
    qualifications = rows(
        tiny, "SELECT core.kwalificatie_tekst(k) FROM unnest(enum_range(NULL::core.kwalificatie)) AS t(k)"
    )
    assert len(silences) == 7
    assert len(qualifications) == 10
    assert all(text is not None and "_" not in text for (text,) in silences + qualifications)


SILENCES = {
    "niet_geleverd": ("□", "niet geleverd"),
    "niet_vermeld": ("?", "niet vermeld in de bron"),
    "figuur_onleesbaar": ("▒", "in een figuur die wij niet kunnen lezen"),
    "niet_van_toepassing": ("×", "niet van toepassing"),
    "nog_te_meten": ("…", "nog te meten"),
    "niet_getoond": ("*", "niet getoond (klein aantal)"),
    "vervallen": ("†", "vervallen"),
}


@pytest.fixture(scope="module")
def silences(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """A thema per kind of silence, with one figure that is silent for that reason."""
    with deliver_only(
        tmp_path_factory.mktemp("silences"),
        onderdeel=[PROGRAMMA, *(thema(kind.replace("_", "-")) for kind in SILENCES)],
        meting=[{"onderdeel_id": f"demo/{kind.replace('_', '-')}", "stilte": kind} for kind in SILENCES],
    ) as con:
        yield con


@pytest.mark.parametrize("kind", SILENCES)
def test_silence_has_a_sign_and_words_of_its_own_wherever_it_is_shown(silences: Con, kind: str) -> None:
    sign, text = SILENCES[kind]
    onderdeel = kind.replace("_", "-")
    query = f"""
        SELECT stilte, stilte_teken, weergave, n_melding, getal, status_teken, status_tekst
        FROM mart.cijfer WHERE onderdeel_id = 'demo/{onderdeel}' AND soort = 'meting'
    """
    assert rows(silences, query) == [(kind, sign, text, f"{sign} {text}", None, sign, text)]
    query = f"SELECT weergave, stilte_teken, toestand FROM mart.uitkomst WHERE onderdeel_id = 'demo/{onderdeel}'"
    assert rows(silences, query) == [(text, sign, "nog_te_meten" if kind == "nog_te_meten" else "stil")]


def test_silences_are_explained_in_order_and_counted(silences: Con) -> None:
    found = rows(silences, "SELECT stilte, teken, tekst FROM mart.stilte ORDER BY volgorde")
    assert found == [(kind, *words) for kind, words in SILENCES.items()]
    # Of plannen and tevreden there is a definition and no row at all: nobody delivered them.
    counts = dict(rows(silences, "SELECT stilte, aantal FROM mart.stilte"))
    assert counts == {**dict.fromkeys(SILENCES, 1), "niet_geleverd": 3}


def test_signs_are_told_apart_and_none_is_a_dash_or_a_nought(tiny: Con) -> None:
    signs = [sign for (sign,) in rows(tiny, "SELECT teken FROM mart.stilte")]
    assert len(set(signs)) == 7
    assert all(len(sign) == 1 and sign not in "-–—0" for sign in signs)
    status = {sign for (sign,) in rows(tiny, "SELECT DISTINCT status_teken FROM mart.cijfer WHERE stilte IS NULL")}
    assert status.isdisjoint(signs)


def test_every_silence_is_explained_in_a_sentence(tiny: Con) -> None:
    assert all(text.endswith(".") for (text,) in rows(tiny, "SELECT uitleg FROM mart.stilte"))


# ── status against the goal ──

KLACHTEN = indicator(
    "demo.gezinnen",
    id="demo.klachten",
    eenheid="klachten",
    gewenste_richting="lager",
    uitsplitsingen=["rol=ouder"],
)
GROEIEND = indicator("demo.gezinnen", id="demo.groeiend", gewenste_richting="lager", tijdtype="cumulatief")
NEUTRAAL = indicator("demo.gezinnen", id="demo.neutraal", gewenste_richting="geen_oordeel")
ANDERS = indicator(
    "demo.gezinnen",
    id="demo.anders",
    gewenste_richting="geen_oordeel",
    reden_geen_oordeel="het doel gaat over plekken, dit cijfer over contracten",
)
CONTEXT = indicator("demo.gezinnen", id="demo.context", soort="context", niveau="omgeving")
NOG_NIET = ("nog_niet", "nog niet te beoordelen: streefdatum eind 2024")
BEHAALD = ("behaald", "doel behaald")


@dataclass(frozen=True)
class Status:
    """One value with its goals, and the status that follows."""

    name: str
    meting: Row
    doelen: list[Row]
    expected: tuple[str, str]
    start: str | None = None
    plan_aangepast: bool = False


def value(waarde: float, kwalificatie: str = "exact", **other: Any) -> Row:
    """A meting of 30 June 2024."""
    return {"waarde": waarde, "kwalificatie": kwalificatie, **other}


def goal(waarde: float = 60, kwalificatie: str = "exact", **other: Any) -> Row:
    """A goal for the end of 2024."""
    return {"waarde": waarde, "kwalificatie": kwalificatie, **other}


SPRING: dict[str, Any] = {"datum": "2024-03-31", "datum_precisie": "maand"}
NO_DATE: dict[str, Any] = {"datum": None, "datum_precisie": None}
LAGER: dict[str, Any] = {"indicator_id": "demo.klachten"}
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
        "goal about something else than the figure counts",
        value(60, indicator_id="demo.anders"),
        [goal(indicator_id="demo.anders")],
        ("geen_oordeel", "geen oordeel: het doel gaat over plekken, dit cijfer over contracten"),
    ),
    Status(
        "context",
        value(60, indicator_id="demo.context"),
        [goal(indicator_id="demo.context")],
        ("context", "context, geen resultaat van het programma"),
    ),
    Status("silence", {"stilte": "niet_geleverd"}, [goal()], ("geen_waarde", "niet geleverd")),
    Status(
        "division by zero",
        {"teller": 0, "noemer": 0, "indicator_id": "demo.tevreden"},
        [goal(indicator_id="demo.tevreden")],
        ("geen_waarde", "niet te berekenen"),
    ),
    Status("less than 70 may be less than 60", value(70, "minder_dan"), [goal()], NOG_NIET),
    Status("about 60 is not surely 60", value(60, "circa"), [goal()], NOG_NIET),
    Status(
        "at least 50 may be 60",
        value(50, "minstens"),
        [goal(**SPRING)],
        ("niet_te_zeggen", "niet te zeggen of het doel gehaald is: de bron zegt minstens 50"),
    ),
    Status(
        "at most 50 is not 60",
        value(50, "maximaal"),
        [goal(**SPRING)],
        ("niet_gehaald", "doel niet gehaald: streefdatum maart 2024"),
    ),
    Status(
        "falling: a range that passes the goal is not below it",
        value(50, waarde_tot=80, **LAGER),
        [goal(60, **LAGER)],
        NOG_NIET,
    ),
    Status(
        "the date passed and nobody measured again",
        value(45, geldig_op="2023-06-30"),
        [goal(datum="2023-12-31", datum_precisie="eind")],
        ("niet_gemeten", "streefdatum eind 2023 voorbij, daarna niet gemeten"),
    ),
    Status("of two goals the one that is not yet due counts", value(61), [goal(**SPRING), goal(100)], NOG_NIET),
    Status(
        "a ceiling on what still grows is not kept before its date",
        value(5, indicator_id="demo.groeiend"),
        [goal(10, indicator_id="demo.groeiend")],
        NOG_NIET,
    ),
    Status("expectation", value(80, "verwacht"), [goal()], NOG_NIET),
    Status(
        "adjusted goal does not count",
        value(45),
        [goal(), goal(40, oorspronkelijk="nee")],
        NOG_NIET,
        plan_aangepast=True,
    ),
    Status(
        "part of the whole that the goal is about",
        value(5, uitsplitsing="rol=ouder", **LAGER),
        [goal(10, **LAGER)],
        ("geen_doel", "geen doel vastgesteld"),
    ),
]


@dataclass(frozen=True)
class OnPath:
    """A series towards a goal for the end of 2024, and what follows for its last value."""

    name: str
    waarden: list[tuple[str, Row]]
    expected: tuple[str, float | None, float | None]
    doel: float = 100
    indicator_id: str = "demo.op_pad"


OP_PAD = indicator("demo.gezinnen", id="demo.op_pad", pad="lineair")
OMLAAG = indicator("demo.gezinnen", id="demo.omlaag", pad="lineair", gewenste_richting="lager")
HALFWAY = "2023-12-31"  # half of 2023 and 2024, but for a leap day
PATHS = [
    OnPath("one measurement is too few", [(HALFWAY, {"waarde": 50})], ("te_weinig", None, None)),
    OnPath("on schedule", [("2022-12-31", {"waarde": 0}), (HALFWAY, {"waarde": 50})], ("op_schema", 0.5, 49.93)),
    OnPath("behind", [("2022-12-31", {"waarde": 0}), (HALFWAY, {"waarde": 49})], ("loopt_achter", 0.49, 49.93)),
    OnPath(
        "a word that leaves it open",
        [("2022-12-31", {"waarde": 0}), (HALFWAY, {"waarde": 45, "kwalificatie": "ruim"})],
        ("nog_niet", 0.45, 49.93),
    ),
    OnPath(
        "falling: the progress is what it fell", [("2022-12-31", {"waarde": 20}), (HALFWAY, {"waarde": 14})],
        ("op_schema", 0.6, 15.01), doel=10, indicator_id="demo.omlaag",
    ),
    OnPath(
        "falling to zero", [("2022-12-31", {"waarde": 20}), (HALFWAY, {"waarde": 15})],
        ("loopt_achter", 0.25, 10.01), doel=0, indicator_id="demo.omlaag",
    ),
    OnPath(
        "a goal equal to the start gives no progress", [("2022-12-31", {"waarde": 100}), (HALFWAY, {"waarde": 90})],
        ("loopt_achter", None, 100),
    ),
]  # fmt: skip


def test_progress_runs_from_the_first_measurement_to_the_goal(statuses: Con) -> None:
    query = """
        SELECT onderdeel_id, status, round(voortgang, 2), round(verwacht, 2)
        FROM mart.doel_stand JOIN mart.reeks ON reeks.sleutel = meting_sleutel WHERE actueel
    """
    found = {row[0]: row[1:] for row in rows(statuses, query)}
    assert {path.name: found[f"demo/pad-{number}"] for number, path in enumerate(PATHS)} == {
        path.name: path.expected for path in PATHS
    }


LATE = [
    (
        "not yet on the date, reached later", {"2024-03-31": 90, "2024-06-30": 110},
        ("te_laat_behaald", "doel te laat behaald: na de streefdatum maart 2024"),
    ),
    ("reached before the date and still", {"2023-12-31": 101, "2024-06-30": 110}, ("behaald", "doel behaald")),
    (
        "nobody measured on the date", {"2023-12-31": 90, "2024-06-30": 110},
        ("behaald", "doel behaald, gemeten na de streefdatum maart 2024"),
    ),
    (
        "reached once, lost on the date, reached again", {"2023-12-31": 101, "2024-03-31": 90, "2024-06-30": 110},
        ("te_laat_behaald", "doel te laat behaald: na de streefdatum maart 2024"),
    ),
]  # fmt: skip


def test_goal_that_is_reached_after_its_date_is_late(statuses: Con) -> None:
    query = "SELECT onderdeel_id, status, status_tekst FROM mart.indicator_stand WHERE actueel"
    found = {row[0]: row[1:] for row in rows(statuses, query)}
    assert {name: found[f"demo/laat-{number}"] for number, (name, _, _) in enumerate(LATE)} == {
        name: expected for name, _, expected in LATE
    }


@pytest.fixture(scope="module")
def statuses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Every example in a thema of its own, built at once."""
    examples = [(f"demo/voorbeeld-{number}", example) for number, example in enumerate(STATUSES)]
    paths = [(f"demo/pad-{number}", path) for number, path in enumerate(PATHS)]
    late = [(f"demo/laat-{number}", waarden) for number, (_, waarden, _) in enumerate(LATE)]
    day = {"geldig_precisie": "dag"}
    with deliver_only(
        tmp_path_factory.mktemp("statuses"),
        [KLACHTEN, GROEIEND, NEUTRAAL, ANDERS, CONTEXT, OP_PAD, OMLAAG],
        onderdeel=[
            PROGRAMMA,
            *(thema(name.removeprefix("demo/"), example.start) for name, example in examples),
            *(thema(name.removeprefix("demo/")) for name, _ in [*paths, *late]),
        ],
        meting=[
            *({"onderdeel_id": name, **example.meting} for name, example in examples),
            *(
                {"indicator_id": path.indicator_id, "onderdeel_id": name, "geldig_op": op, **day, **row}
                for name, path in paths
                for op, row in path.waarden
            ),
            *(
                {"onderdeel_id": name, "geldig_op": op, **day, "waarde": waarde}
                for name, waarden in late
                for op, waarde in waarden.items()
            ),
        ],
        doel=[
            *({"onderdeel_id": name, **doel} for name, example in examples for doel in example.doelen),
            *({"indicator_id": p.indicator_id, "onderdeel_id": name, "waarde": p.doel} for name, p in paths),
            *({"onderdeel_id": name, **goal(100, **SPRING)} for name, _ in late),
        ],
    ) as con:
        yield con


@pytest.mark.parametrize(("number", "example"), list(enumerate(STATUSES)), ids=[example.name for example in STATUSES])
def test_status_says_what_the_goal_allows_to_say(statuses: Con, number: int, example: Status) -> None:
    query = f"""
        SELECT status, status_tekst, plan_aangepast FROM mart.indicator_stand
        WHERE onderdeel_id = 'demo/voorbeeld-{number}'
    """
    assert rows(statuses, query) == [(*example.expected, example.plan_aangepast)]


# ── the value that is shown, and the one before it ──


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Gezinnen: 20, expected 80, 45 (another source: 46), expected 60. Plannen: only an expectation."""
    day = {"geldig_precisie": "dag"}
    with deliver_only(
        tmp_path_factory.mktemp("series"),
        onderdeel=[PROGRAMMA, thema("thuis")],
        meting=[
            {"waarde": 20, "kwalificatie": "circa", "geldig_op": "2023-06-30"},
            {"waarde": 80, "kwalificatie": "verwacht", "geldig_op": "2024-03-31", **day},
            {"waarde": 45, "kwalificatie": "ruim", "geldig_op": "2024-06-30"},
            {"waarde": 46, "geldig_op": "2024-06-30", "toelichting": "telling van de uitvoerder", "regel_van": 1},
            {"waarde": 60, "kwalificatie": "verwacht", "geldig_op": "2024-12-31", "geldig_precisie": "eind"},
            {"indicator_id": "demo.plannen", "waarde": 12, "kwalificatie": "verwacht", "geldig_op": "2024-12-31"},
        ],
    ) as con:
        yield con


def test_current_value_is_the_latest_that_is_no_expectation(series: Con) -> None:
    query = (
        "SELECT weergave, geldig_op::VARCHAR, actueel FROM mart.indicator_stand WHERE indicator_id = 'demo.gezinnen'"
    )
    assert rows(series, f"{query} ORDER BY geldig_op, sleutel") == [
        ("circa 20", "2023-06-30", False),
        ("naar verwachting 80", "2024-03-31", False),
        ("ruim 45", "2024-06-30", True),
        ("46", "2024-06-30", False),
        ("naar verwachting 60", "2024-12-31", False),
    ]


def test_expectation_is_shown_when_there_is_nothing_else_and_says_so(series: Con) -> None:
    query = "SELECT weergave, actueel FROM mart.indicator_stand WHERE indicator_id = 'demo.plannen'"
    assert rows(series, query) == [("naar verwachting 12", True)]


def test_previous_value_comes_with_both_dates_and_is_never_an_expectation(series: Con) -> None:
    query = """
        SELECT weergave, stand_op_tekst, vorige_weergave, vorige_stand_op_tekst FROM mart.cijfer
        WHERE indicator_id = 'demo.gezinnen' ORDER BY stand_op, sleutel
    """
    assert rows(series, query) == [
        ("circa 20", "juni 2023", None, None),
        ("naar verwachting 80", "31 maart 2024", "circa 20", "juni 2023"),
        ("ruim 45", "juni 2024", "circa 20", "juni 2023"),
        ("46", "juni 2024", "circa 20", "juni 2023"),
        ("naar verwachting 60", "eind 2024", "ruim 45", "juni 2024"),
    ]


def test_second_value_for_one_fact_gets_a_key_of_its_own(series: Con) -> None:
    query = "SELECT sleutel, waarde FROM core.meting WHERE geldig_op = '2024-06-30' ORDER BY sleutel"
    assert rows(series, query) == [
        ("meting:demo.gezinnen:demo/thuis:2024-06-30", 45),
        ("meting:demo.gezinnen:demo/thuis:2024-06-30~2", 46),
    ]


# ── percentages ──

ONTEVREDEN = indicator(
    "demo.tevreden", id="demo.ontevreden", gewenste_richting="lager", tegel="staaf", tegel_bij="demo.blij"
)
BLIJ = indicator("demo.tevreden", id="demo.blij", tegel="kern", tegel_bij=None)
DALING = indicator("demo.tevreden", id="demo.daling", teller="Daling van de kosten", steekproef=None)
INVULLERS = indicator("demo.plannen", id="demo.invullers", eenheid="mensen")
VRAAG = indicator("demo.tevreden", id="demo.vraag", invullers="demo.invullers")
# What is measured in each thema; none knows of another one.
SHARES: dict[str, list[Row]] = {
    "n-onbekend": [{"indicator_id": "demo.tevreden", "waarde": 75}],
    "n-bekend": [{"indicator_id": "demo.tevreden", "waarde": 75, "n": 1200}],
    "n-noemer": [{"indicator_id": "demo.tevreden", "teller": 30, "noemer": 40}],
    "n-stil": [{"indicator_id": "demo.tevreden", "stilte": "niet_vermeld"}],
    "andere-kant": [{"indicator_id": "demo.blij", "waarde": 75}, {"indicator_id": "demo.ontevreden", "waarde": 10}],
    "ander-moment": [
        {"indicator_id": "demo.blij", "waarde": 75},
        {"indicator_id": "demo.ontevreden", "waarde": 10, "geldig_op": "2023-12-31"},
    ],
    "anderen": [
        {"indicator_id": "demo.blij", "waarde": 75},
        {"indicator_id": "demo.ontevreden", "waarde": 10, "uitsplitsing": "rol=ouder"},
    ],
    "daling": [{"indicator_id": "demo.daling", "waarde": 20}],
    "vraag": [
        {"indicator_id": "demo.vraag", "waarde": 86, "n": 41, "geldig_op": "2023-12-31"},
        {"indicator_id": "demo.invullers", "waarde": 42, "geldig_op": "2023-12-31"},
        {"indicator_id": "demo.invullers", "waarde": 71},
    ],
    "vraag-ruim": [
        {"indicator_id": "demo.vraag", "waarde": 86, "n": 41},
        {"indicator_id": "demo.invullers", "waarde": 70, "kwalificatie": "ruim"},
    ],
}


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Everything of SHARES, built at once."""
    with deliver_only(
        tmp_path_factory.mktemp("shares"),
        [BLIJ, ONTEVREDEN, DALING, INVULLERS, VRAAG],
        onderdeel=[PROGRAMMA, *(thema(name) for name in SHARES)],
        meting=[{"onderdeel_id": f"demo/{name}", **meting} for name, found in SHARES.items() for meting in found],
    ) as con:
        yield con


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("n-onbekend", ("75%", "n onbekend", "n onbekend", 75)),
        ("n-bekend", ("75%", "n = 1.200", "n = 1.200", 75)),
        ("n-noemer", ("75% (30 van 40)", None, "n = 40", 75)),
        ("n-stil", ("niet vermeld in de bron", None, "? niet vermeld in de bron", None)),
    ],
)
def test_percentage_without_n_says_so(shares: Con, name: str, expected: tuple[object, ...]) -> None:
    query = "SELECT weergave, n_tekst, n_melding, getal FROM mart.cijfer WHERE soort = 'meting'"
    assert rows(shares, f"{query} AND onderdeel_id = 'demo/{name}'") == [expected]


# ── the other side of a share ──


RESTS: list[tuple[Row, str | None]] = [
    ({"waarde": 86}, "14%"),
    ({"waarde": 85, "kwalificatie": "ruim"}, "bijna 15%"),
    ({"waarde": 90, "kwalificatie": "bijna"}, "ruim 10%"),
    ({"waarde": 90, "kwalificatie": "meer_dan"}, "minder dan 10%"),
    ({"waarde": 10, "kwalificatie": "maximaal"}, "minstens 90%"),
    ({"waarde": 75, "kwalificatie": "circa"}, "circa 25%"),
    ({"teller": 30, "noemer": 40}, "25% (10 van 40)"),
    ({"teller": 3, "noemer": 4, "wijze": "getalwoord"}, "1 op de 4"),
    ({"waarde": 100}, None),
    ({"waarde": 0}, None),
    ({"waarde": 60, "waarde_tot": 70}, None),
    ({"waarde": 80, "kwalificatie": "verwacht"}, None),
    ({"waarde": 49, "uitsplitsing": "rol=ouder"}, None),
    ({"stilte": "niet_vermeld"}, None),
]


@pytest.fixture(scope="module")
def rests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Every example in a thema of its own, built at once."""
    with deliver_only(
        tmp_path_factory.mktemp("rests"),
        onderdeel=[PROGRAMMA, *(thema(f"voorbeeld-{number}") for number in range(len(RESTS)))],
        meting=[
            {"indicator_id": "demo.tevreden", "onderdeel_id": f"demo/voorbeeld-{number}", **meting}
            for number, (meting, _) in enumerate(RESTS)
        ],
    ) as con:
        yield con


@pytest.mark.parametrize(("number", "rest"), [(number, rest) for number, (_, rest) in enumerate(RESTS)])
def test_rest_of_a_share_is_as_exact_as_the_share(rests: Con, number: int, rest: str | None) -> None:
    query = f"SELECT rest_sleutel, rest_weergave FROM mart.uitkomst WHERE onderdeel_id = 'demo/voorbeeld-{number}'"
    ((sleutel, weergave),) = rows(rests, query)
    assert weergave == rest
    inputs = rows(rests, f"SELECT formule, blad_sleutel FROM mart.afleiding WHERE sleutel = '{sleutel}'")
    meting = f"meting:demo.tevreden:demo/voorbeeld-{number}:2024-06-30"
    assert inputs == ([] if rest is None else [("100% − dit aandeel", meting)])


def test_other_side_that_the_source_gives_is_shown_instead_of_the_rest(shares: Con) -> None:
    query = """
        SELECT indicator_id, rest_weergave, andere_kant_tekst, andere_kant_van FROM mart.uitkomst
        WHERE onderdeel_id = 'demo/andere-kant' ORDER BY volgorde
    """
    assert rows(shares, query) == [
        ("demo.blij", None, "tevreden: 10%", None),
        ("demo.ontevreden", None, None, "meting:demo.blij:demo/andere-kant:2024-06-30"),
    ]


@pytest.mark.parametrize("name", ["ander-moment", "anderen"])
def test_answer_of_others_or_of_another_moment_is_no_other_side(shares: Con, name: str) -> None:
    query = f"SELECT andere_kant_tekst, andere_kant_van FROM mart.uitkomst WHERE onderdeel_id = 'demo/{name}'"
    assert rows(shares, query) == [(None, None), (None, None)]


def test_change_has_no_rest(shares: Con) -> None:
    assert rows(shares, "SELECT rest_weergave FROM mart.uitkomst WHERE onderdeel_id = 'demo/daling'") == [(None,)]


# ── what people notice ──

CIJFER = indicator("demo.gezinnen", id="demo.rapportcijfer", eenheid="rapportcijfer (1-10)")
PUNTEN = indicator("demo.gezinnen", id="demo.punten", eenheid="punten")
LATER = indicator("demo.gezinnen", id="demo.later", status="nog_te_meten", verwacht_in="2025", tegel=None)
LAAT = indicator("demo.gezinnen", id="demo.laat", status="nog_te_meten", verwacht_in="begin 2024", tegel=None)
OOIT = indicator("demo.gezinnen", id="demo.ooit", status="nog_te_meten", bronhouder="Niet vermeld.", tegel=None)
WEG = indicator("demo.gezinnen", id="demo.weg", status="gearchiveerd", tegel=None)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """A survey, scores, an expectation, a silence, and definitions without a row."""
    with deliver_only(
        tmp_path_factory.mktemp("outcomes"),
        [INVULLERS, VRAAG, CIJFER, PUNTEN, LATER, LAAT, OOIT, WEG],
        onderdeel=[PROGRAMMA, thema("thuis"), thema("school"), thema("werk")],
        meting=[
            {"indicator_id": "demo.invullers", "waarde": 42},
            {"indicator_id": "demo.vraag", "waarde": 86, "n": 41},
            {
                "indicator_id": "demo.vraag",
                "waarde": 50,
                "n": 41,
                "n_kwalificatie": "circa",
                "uitsplitsing": "rol=kind",
            },
            {"indicator_id": "demo.rapportcijfer", "waarde": 8, "kwalificatie": "gemiddeld"},
            {"indicator_id": "demo.punten", "waarde": 7},
            {"indicator_id": "demo.gezinnen", "waarde": 60, "kwalificatie": "verwacht", "geldig_op": "2025-12-31"},
            {
                "indicator_id": "demo.gezinnen",
                "onderdeel_id": "demo/school",
                "stilte": "nog_te_meten",
                "toelichting": "Dat volgt.",
            },
            {
                "indicator_id": "demo.gezinnen",
                "onderdeel_id": "demo/werk",
                "waarde": 60,
                "kwalificatie": "verwacht",
            },
        ],
    ) as con:
        yield con


def test_question_rests_on_so_many_of_all_who_filled_in_the_survey(outcomes: Con) -> None:
    query = """
        SELECT basis_tekst, invullers_sleutel, steekproef_tekst, is_enquete FROM mart.uitkomst
        WHERE indicator_id = 'demo.vraag' ORDER BY volgorde
    """
    assert rows(outcomes, query) == [
        ("beantwoord door 41 van 42 invullers", "meting:demo.invullers:demo/thuis:2024-06-30", "geen steekproef", True),
        ("n = circa 41", None, "geen steekproef", True),
    ]


def test_question_is_held_only_against_who_filled_in_that_survey(shares: Con) -> None:
    query = "SELECT basis_tekst FROM mart.uitkomst WHERE indicator_id = 'demo.vraag' ORDER BY volgorde"
    assert rows(shares, query) == [("beantwoord door 41 van 42 invullers",), ("n = 41",)]


def test_score_has_its_scale_or_says_that_there_is_none(outcomes: Con) -> None:
    query = "SELECT eenheid, schaal_tekst FROM mart.uitkomst WHERE schaal_tekst IS NOT NULL ORDER BY volgorde"
    assert rows(outcomes, query) == [("rapportcijfer", "schaal van 1 tot 10"), ("punten", "? schaal niet vermeld")]


def test_what_is_not_measured_says_when_it_was_expected_and_who_measures(outcomes: Con) -> None:
    query = """
        SELECT sleutel, weergave, verwacht_tekst, bronhouder_tekst FROM mart.uitkomst
        WHERE toestand = 'nog_te_meten' ORDER BY volgorde
    """
    nobody_says_when = "? wanneer is niet vermeld"
    assert rows(outcomes, query) == [
        ("meting:demo.gezinnen:demo/thuis:2025-12-31", "naar verwachting 60", "december 2025", "Demobureau"),
        ("meting:demo.gezinnen:demo/school:2024-06-30", "nog te meten", "Dat volgt.", "Demobureau"),
        ("meting:demo.gezinnen:demo/werk:2024-06-30", "naar verwachting 60", nobody_says_when, "Demobureau"),
        ("indicator:demo.later", "nog te meten", "2025", "Demobureau"),
        ("indicator:demo.laat", "nog te meten", "begin 2024", "Demobureau"),
        ("indicator:demo.ooit", "nog te meten", nobody_says_when, "? niet vermeld in de bron"),
    ]


def test_announcement_has_a_last_day_and_is_late_when_that_was_before_the_peildatum(outcomes: Con) -> None:
    query = """
        SELECT sleutel, verwacht_uiterlijk, is_over_tijd FROM mart.uitkomst
        WHERE verwacht_uiterlijk IS NOT NULL OR is_over_tijd ORDER BY volgorde
    """
    assert rows(outcomes, query) == [
        ("meting:demo.gezinnen:demo/thuis:2025-12-31", date(2025, 12, 31), False),
        ("indicator:demo.later", date(2025, 12, 31), False),
        ("indicator:demo.laat", date(2024, 3, 31), True),
    ]


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("2021, bij de afronding van het programma", date(2021, 12, 31)),
        ("eind september 2020", date(2020, 9, 30)),
        ("begin 2021", date(2021, 3, 31)),
        ("medio 2018, bij het einde", date(2018, 8, 31)),
        ("eerste helft van 2021", date(2021, 6, 30)),
        ("nulmeting najaar 2020; eerste resultaten in 2021 en 2022", date(2020, 12, 31)),
        ("1-meting oktober 2020; eindmeting maart 2021", date(2020, 10, 31)),
        ("vanaf februari 2024", date(2024, 2, 29)),
        ("twee jaar na het onderzoek van 2020; geen datum genoemd", None),
        ("niet vermeld; de monitor van 2020 liep nog", None),
        ("bij het volgende overleg", None),
        (None, None),
    ],
)
def test_last_day_on_which_an_announcement_is_in_time(outcomes: Con, tekst: str | None, dag: date | None) -> None:
    assert outcomes.execute("SELECT core.uiterste_dag(?)", [tekst]).fetchall() == [(dag,)]


def test_definition_without_a_row_is_silent_in_its_own_way(outcomes: Con) -> None:
    query = """
        SELECT indicator_id, weergave, verwacht_tekst FROM mart.uitkomst
        WHERE sleutel LIKE 'indicator:%' AND toestand = 'stil' ORDER BY volgorde
    """
    assert rows(outcomes, query) == [("demo.tevreden", "niet geleverd", None), ("demo.weg", "vervallen", None)]


# ── phases ──

PLANNEN = {"indicator_id": "demo.plannen"}


@pytest.fixture(scope="module")
def phases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Two themes that end together (10 + 6 plans), one that ends later (4), one without an end (3), one silent (2)."""
    with deliver_only(
        tmp_path_factory.mktemp("phases"),
        onderdeel=[
            PROGRAMMA,
            thema("a", eind="2024-03-31"),
            thema("b", eind="2024-03-31"),
            thema("laat", eind="2024-12-31"),
            thema("open"),
            thema("stil", eind="2023-12-31"),
        ],
        meting=[
            {"onderdeel_id": "demo/a", "waarde": 10, **PLANNEN},
            {"onderdeel_id": "demo/b", "waarde": 6, **PLANNEN},
            {"onderdeel_id": "demo/laat", "waarde": 4, **PLANNEN},
            {"onderdeel_id": "demo/open", "waarde": 3, **PLANNEN},
            {"onderdeel_id": "demo/stil", "waarde": 2, **PLANNEN},
        ],
        fasetelling=[
            {"onderdeel_id": "demo/a", "fase_id": "afgerond", "aantal": 6},
            {"onderdeel_id": "demo/a", "fase_id": "uitvoering", "aantal": 1},
            {"onderdeel_id": "demo/a", "fase_id": "gestopt", "aantal": 1, "toelichting": "geen geld"},
            {"onderdeel_id": "demo/a", "fase_id": "afgerond", "aantal": 1, "datum": "2023-06-30"},
            {
                "onderdeel_id": "demo/a",
                "fase_id": "afgerond",
                "aantal": 9,
                "datum": "2024-12-31",
                "kwalificatie": "verwacht",
            },
            {"onderdeel_id": "demo/b", "fase_id": "afgerond", "aantal": 2},
            {"onderdeel_id": "demo/b", "fase_id": "gestopt", "aantal": 4},
            {"onderdeel_id": "demo/laat", "fase_id": "ontwerp", "aantal": 3},
            {
                "onderdeel_id": "demo/stil",
                "fase_id": "afgerond",
                "stilte": "niet_vermeld",
                "toelichting": "geen cijfers",
            },
        ],
    ) as con:
        yield con


def test_plans_without_a_phase_stay_in_the_picture(phases: Con) -> None:
    query = """
        SELECT onderdeel_id, fase_naam, aantal, totaal, toelichting
        FROM mart.fase_verdeling ORDER BY onderdeel_id, fase_volgorde
    """
    assert rows(phases, query) == [
        ("demo/a", "uitvoering", 1, 10, None),
        ("demo/a", "afgerond", 6, 10, None),
        ("demo/a", "niet afgerond of gestopt", 1, 10, "geen geld"),
        ("demo/a", "fase niet vermeld", 2, 10, None),
        ("demo/b", "afgerond", 2, 6, None),
        ("demo/b", "niet afgerond of gestopt", 4, 6, None),
        ("demo/laat", "ontwerp", 3, 4, None),
        ("demo/laat", "fase niet vermeld", 1, 4, None),
        ("demo/open", "fase niet vermeld", 3, 3, None),
        ("demo/stil", "fase niet vermeld", 2, 2, "geen cijfers"),
    ]


def test_cohorts_are_themes_with_the_same_end_and_are_never_pooled(phases: Con) -> None:
    query = """
        SELECT cohort_id, eind_tekst, klaar, gestopt, onderweg, onbekend, totaal, loopt_nog
        FROM mart.fase_aandeel WHERE onderdeel_id IS NULL ORDER BY cohort_id
    """
    assert rows(phases, query) == [
        ("2023-12-31", "31 december 2023", 0, 0, 0, 2, 2, False),
        ("2024-03-31", "31 maart 2024", 8, 5, 1, 2, 16, False),
        ("2024-12-31", "31 december 2024", 0, 0, 3, 1, 4, True),
        ("demo/open", None, 0, 0, 0, 3, 3, True),
    ]


def test_share_is_of_the_plans_with_a_phase_and_shows_its_bounds(phases: Con) -> None:
    query = """
        SELECT coalesce(onderdeel_id, cohort_id), aandeel_klaar, aandeel_klaar_minstens, aandeel_klaar_hoogstens
        FROM mart.fase_aandeel WHERE cohort_id <> 'demo/open' ORDER BY cohort_id, onderdeel_id NULLS FIRST
    """
    assert rows(phases, query) == [
        ("2023-12-31", None, 0, 1),
        ("demo/stil", None, 0, 1),
        ("2024-03-31", 8 / 14, 8 / 16, 10 / 16),
        ("demo/a", 6 / 8, 6 / 10, 8 / 10),
        ("demo/b", 2 / 6, 2 / 6, 2 / 6),
        ("2024-12-31", 0, 0, 1 / 4),
        ("demo/laat", 0, 0, 1 / 4),
    ]


def test_share_is_a_figure_with_its_counts_and_bounds_in_words(phases: Con) -> None:
    query = "SELECT weergave, toelichting FROM mart.cijfer WHERE sleutel = 'afgeleid:fase:demo-fasen:{}:aandeel-klaar'"
    assert rows(phases, query.format("cohort-2024-03-31")) == [
        ("57,1% (8 van 14)", "Van 2 plannen is de fase niet vermeld: het aandeel ligt tussen 50% en 63%.")
    ]
    assert rows(phases, query.format("demo/b")) == [("33,3% (2 van 6)", None)]
    assert rows(phases, query.format("demo/stil"))[0][0] == "niet vermeld in de bron"


def test_headline_has_one_clause_per_figure_also_when_more_cohorts_have_ended(phases: Con) -> None:
    query = "SELECT volgorde, zin, weergave FROM mart.kernzin ORDER BY volgorde"
    assert [row[:2] for row in rows(phases, query)] == [
        (1, "{cijfer} gezinnen doen mee"),
        (2, "{cijfer} van de plannen is afgerond"),
    ]


# ── what stays ──


@pytest.fixture(scope="module")
def borging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """Four levels: two judged statements of three, one that is not judged, one judged as unknown, and none."""
    evidence = {"bewijs_soort": "functie", "trede_reden": "er is een functie"}
    with deliver_only(
        tmp_path_factory.mktemp("borging"),
        onderdeel=[PROGRAMMA, thema("thuis", eind="2024-03-31"), thema("school", eind="2024-12-31")],
        meting=[{"waarde": 45}],
        borging=[
            {"id": "a", "wat": "training", "wie": "Zorghuis"},
            {"id": "b", "wat": "team", "wie": "Gemeente"},
            {"id": "z", "wat": "boek"},
            {"id": "c", "wat": "lesstof", "niveau": "kennis_sector"},
            {"id": "d", "wat": "werkwijze", "niveau": "werkwijze_instanties"},
        ],
        oordelen=[
            {"id": "a", "trede": "B4", **evidence, "bewijs_soort": "gebruik"},
            {"id": "b", "trede": "B2", **evidence},
            {"id": "d", "niveau": "werkwijze_instanties", "trede": "B0", "trede_reden": "niet te zien"},
        ],
    ) as con:
        yield con


def test_borging_is_the_highest_judged_step_and_unknown_is_never_no(borging: Con) -> None:
    query = """
        SELECT niveau, uitspraken, trede, trede_naam, wie, uitspraak_sleutel, oordeel_sleutel
        FROM mart.borging_stand WHERE onderdeel_id = 'demo/thuis' ORDER BY niveau_volgorde
    """
    assert rows(borging, query) == [
        ("organisatie", 3, 4, "in gebruik", "Zorghuis", "borging:a", "borging:a:oordeel:2024-07-15"),
        ("kennis_sector", 1, None, "nog niet beoordeeld", None, "borging:c", None),
        ("werkwijze_instanties", 1, 0, "onbekend", None, "borging:d", "borging:d:oordeel:2024-07-15"),
        ("stelsel", 0, 0, "onbekend", None, None, None),
    ]


def test_every_theme_has_four_levels_and_says_whether_it_still_runs(borging: Con) -> None:
    query = "SELECT onderdeel_id, count(*), any_value(loopt_nog) FROM mart.borging_stand GROUP BY ALL ORDER BY ALL"
    assert rows(borging, query) == [("demo/school", 4, True), ("demo/thuis", 4, False)]


def test_every_statement_stands_beside_its_judgement(borging: Con) -> None:
    query = "SELECT wat, trede_naam, trede_reden FROM mart.borging_uitspraak ORDER BY sleutel"
    assert rows(borging, query) == [
        ("training", "in gebruik", "er is een functie"),
        ("team", "geregeld", "er is een functie"),
        ("lesstof", "nog niet beoordeeld", None),
        ("werkwijze", "onbekend", "niet te zien"),
        ("boek", "nog niet beoordeeld", None),
    ]


# ── what needs attention ──


def test_attention_is_in_order_and_rests_on_a_fact(tmp_path: Path) -> None:
    later = indicator("demo.gezinnen", id="demo.later", naam="Later", status="nog_te_meten", verwacht_in="2025")
    with deliver_only(
        tmp_path,
        [later],
        onderdeel=[PROGRAMMA, thema("a"), thema("b"), thema("c")],
        meting=[
            {"onderdeel_id": "demo/a", "waarde": 45},
            {"onderdeel_id": "demo/b", "waarde": 45},
            {"onderdeel_id": "demo/c", "waarde": 10, **PLANNEN},
        ],
        doel=[
            {"onderdeel_id": "demo/a", **goal(**SPRING)},
            {"onderdeel_id": "demo/b", **goal()},
        ],
        fasetelling=[{"onderdeel_id": "demo/c", "fase_id": "gestopt", "aantal": 2}],
        mijlpaal=[
            {"id": "gemist", "datum": "2024-05-01"},
            {
                "id": "later",
                "datum": "2024-12-01",
                "oorspronkelijke_datum": "2024-08-01",
                "oorspronkelijke_precisie": "dag",
            },
            {"id": "straks", "datum": "2024-11-01"},
            {"id": "klaar", "datum": "2024-04-01", "status": "gehaald"},
        ],
        borging=[{"id": "x", "onderdeel_id": "demo/a", "wat": "team"}],
        oordelen=[{"id": "x", "onderdeel_id": "demo/a", "trede": "B3", "bewijs_soort": "protocol", "trede_reden": "x"}],
    ) as con:
        found = rows(con, "SELECT soort, onderdeel_id, tekst, sleutel FROM mart.aandacht ORDER BY volgorde")
    nothing_stays = "op geen van de vier niveaus is meer dan een voornemen bekend"
    assert found == [
        ("mijlpaal niet gemeld", "demo", "eindverslag: gepland 1 mei 2024, niet gemeld als gehaald", "mijlpaal:gemist"),
        (
            "doel niet gehaald",
            "demo/a",
            "gezinnen: 45 tegenover het doel 60 gezinnen maart 2024",
            "meting:demo.gezinnen:demo/a:2024-06-30",
        ),
        (
            "niet afgerond of gestopt",
            "demo/c",
            "2 van 10 niet afgerond of gestopt",
            "fasetelling:demo/c:demo-fasen:gestopt:2024-06-30",
        ),
        (
            "streefdatum nadert",
            "demo/b",
            "gezinnen: 45 gezinnen, doel 60 gezinnen eind 2024",
            "meting:demo.gezinnen:demo/b:2024-06-30",
        ),
        (
            "later dan gepland",
            "demo",
            "eindverslag: van 1 augustus 2024 naar 1 december 2024 (reden niet vermeld)",
            "mijlpaal:later",
        ),
        ("borging nog een voornemen of onbekend", "demo/b", nothing_stays, "onderdeel:demo/b"),
        ("borging nog een voornemen of onbekend", "demo/c", nothing_stays, "onderdeel:demo/c"),
        ("nog te meten", "demo", "Later (verwacht 2025)", "indicator:demo.later"),
    ]


# ── risks and promises ──


def test_risk_is_as_last_reported_and_what_nothing_is_done_about_comes_first(tmp_path: Path) -> None:
    plain = {"onderdeel_id": "demo/thuis", "wie_noemt": "klankbordgroep"}
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("thuis")],
        risico=[
            {"id": "over", "omschrijving": "Een systeem valt uit.", "status": "voorbij", **plain},
            {"id": "gezien", "omschrijving": "Te weinig trainers.", "maatregel": "opleiden", **plain},
            {"id": "kaal", "omschrijving": "Geen geld.", **plain},
        ],
    )
    query = "SELECT sleutel, is_voorbij, status_tekst, genoemd_tekst FROM mart.risico ORDER BY volgorde"
    assert rows(con, query) == [
        ("risico:kaal", False, None, "juni 2024"),
        ("risico:gezien", False, None, "juni 2024"),
        ("risico:over", True, "voorbij volgens de bron", "juni 2024"),
    ]


def test_promise_is_kept_open_or_past_its_term_and_follows_its_mijlpaal(tmp_path: Path) -> None:
    promise = {"onderdeel_id": "demo/thuis", "aan_wie": "Tweede Kamer", "wat": "Een brief."}
    con = deliver_only(
        tmp_path,
        definities=[RULE],
        onderdeel=[PROGRAMMA, thema("thuis")],
        mijlpaal=[
            {"id": "klaar", "datum": "2024-05-03", "status": "gehaald"},
            {"id": "weg", "datum": "2024-12-31", "status": "vervallen"},
            {"id": "gemist", "datum": "2024-05-01"},
        ],
        toezegging=[
            # The report is of June 2024: what is due in that month is not past.
            {"id": "juni", "termijn": "2024-06-30", "termijn_precisie": "maand", **promise},
            {"id": "mei", "termijn": "2024-05-31", "termijn_precisie": "maand", **promise},
            {"id": "ooit", **promise},
            {"id": "gedaan", "nagekomen_op": "2024-06-02", "nagekomen_precisie": "dag", "blijkt_uit": "x", **promise},
            {"id": "met-klaar", "hoort_bij": "mijlpaal:klaar", **promise},
            {"id": "met-weg", "hoort_bij": "mijlpaal:weg", **promise},
            {"id": "met-gemist", "hoort_bij": "mijlpaal:gemist", **promise},
        ],
    )
    query = "SELECT sleutel, stand, termijn_tekst, nagekomen_tekst FROM mart.toezegging ORDER BY volgorde"
    assert rows(con, query) == [
        ("toezegging:met-gemist", "verlopen", "1 mei 2024", None),
        ("toezegging:mei", "verlopen", "mei 2024", None),
        ("toezegging:juni", "open", "juni 2024", None),
        ("toezegging:ooit", "open", None, None),
        ("toezegging:met-klaar", "nagekomen", "3 mei 2024", "3 mei 2024"),
        ("toezegging:gedaan", "nagekomen", None, "2 juni 2024"),
        ("toezegging:met-weg", "vervallen", "31 december 2024", None),
    ]
    # What is also a mijlpaal asks for attention once, as a mijlpaal.
    assert rows(con, "SELECT soort, tekst, sleutel FROM mart.aandacht WHERE soort LIKE '%niet gemeld' ORDER BY 1") == [
        ("mijlpaal niet gemeld", "eindverslag: gepland 1 mei 2024, niet gemeld als gehaald", "mijlpaal:gemist"),
        ("toezegging niet gemeld", "Een brief: termijn mei 2024, niet gemeld als nagekomen", "toezegging:mei"),
    ]


# The report is of June 2024 and is the last delivery but one; the last is a judgement of 15 July 2024.
EXPECTED = "SELECT sleutel, stand, is_verlopen, delen_tekst FROM mart.verwachting ORDER BY volgorde"
MISSING = ("aandacht:\n", "aandacht:\n  - soort: levering_ontbreekt\n    naam: levering ontbreekt\n")


def test_expected_delivery_is_here_missing_to_come_or_lapsed(tmp_path: Path) -> None:
    con = deliver_only(
        tmp_path,
        definities=[MISSING],
        onderdeel=[PROGRAMMA, thema("thuis"), thema("school")],
        meting=[{"waarde": 4, "geldig_op": "2024-06-30", "geldig_precisie": "dag"}],
        verwachte_levering=[
            {"id": "op-tijd"},
            {"id": "tot-12-juni", "uiterlijk": "2024-06-12", "over_tot": "2024-06-12", "over_van": "2023-06-01"},
            {"id": "niet", "onderdeel_id": "demo/school"},
            {"id": "andere-periode", "over_van": "2023-01-01", "over_tot": "2023-12-31", "uiterlijk": "2024-01-31"},
            {"id": "ander-cijfer", "indicator_id": "demo.plannen"},
            {"id": "later", "uiterlijk": "2024-07-15", "over_van": "2024-07-01", "over_tot": "2024-07-10"},
            {"id": "hoeft-niet", "onderdeel_id": "demo/school", "vervalt_omdat": "gestopt"},
        ],
    )
    assert rows(con, "SELECT sleutel, stand, is_verlopen FROM mart.verwachting ORDER BY volgorde") == [
        ("verwachte_levering:andere-periode", "ontbreekt", True),
        ("verwachte_levering:tot-12-juni", "ontbreekt", True),
        ("verwachte_levering:ander-cijfer", "ontbreekt", True),
        ("verwachte_levering:niet", "ontbreekt", True),
        # Due on the very day of the last delivery: that day is not over.
        ("verwachte_levering:later", "verwacht", False),
        ("verwachte_levering:op-tijd", "op_tijd", True),
        ("verwachte_levering:hoeft-niet", "vervallen", False),
    ]
    query = "SELECT verlopen, binnen, op_tijd, ontbreekt, komt_nog, vervallen FROM mart.verwachting_aandeel"
    assert rows(con, query) == [(5, 1, 1, 4, 1, 1)]
    query = "SELECT getal, weergave FROM mart.cijfer WHERE sleutel LIKE 'afgeleid:verwachte-levering:%'"
    assert rows(con, query) == [(20, "20% (1 van 5)")] * 2
    query = "SELECT sleutel FROM mart.aandacht WHERE soort = 'levering ontbreekt' ORDER BY 1"
    assert [key.split(":")[1] for (key,) in rows(con, query)] == [
        "ander-cijfer",
        "andere-periode",
        "niet",
        "tot-12-juni",
    ]


def test_in_time_or_late_is_not_said_when_the_day_is_not_known(tmp_path: Path) -> None:
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("thuis")],
        meting=[{"waarde": 4, "geldig_op": "2024-05-31", "geldig_precisie": "dag"}],
        verwachte_levering=[
            {"id": "half-juni", "uiterlijk": "2024-06-12", "over_tot": "2024-06-01"},
            {"id": "eind-mei", "uiterlijk": "2024-05-31", "over_tot": "2024-05-31"},
        ],
    )
    assert rows(con, EXPECTED) == [
        ("verwachte_levering:eind-mei", "te_laat", True, None),
        ("verwachte_levering:half-juni", "binnen", True, None),
    ]
    assert rows(con, "SELECT binnen, op_tijd, te_laat, tijd_onbekend FROM mart.verwachting_aandeel") == [(2, 0, 1, 1)]


@pytest.mark.parametrize(
    ("metingen", "stand", "delen"),
    [
        ([], "ontbreekt", None),
        (["demo/thuis"], "deels", "cijfers over 1 van de 2 onderdelen eronder"),
        (["demo/thuis", "demo/school"], "op_tijd", "cijfers over 2 van de 2 onderdelen eronder"),
        (["demo"], "op_tijd", "cijfers over het geheel, en over 0 van de 2 onderdelen eronder"),
        # Ended before the period that the figures are about: nothing is expected of it.
        (["demo/oud"], "ontbreekt", None),
    ],
)
def test_delivery_about_a_whole_is_complete_with_its_own_figures_or_those_of_all_parts(
    metingen: Sequence[str], stand: str, delen: str | None, tmp_path: Path
) -> None:
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("thuis"), thema("school"), thema("oud", "2020-01-01", "2023-12-31")],
        meting=[{"waarde": 4, "onderdeel_id": onderdeel} for onderdeel in metingen],
        verwachte_levering=[{"id": "alles", "onderdeel_id": "demo"}],
    )
    assert rows(con, EXPECTED) == [("verwachte_levering:alles", stand, True, delen)]
    binnen = int(stand == "op_tijd")
    assert rows(con, "SELECT binnen, deels, ontbreekt FROM mart.verwachting_aandeel") == [
        (binnen, int(stand == "deels"), int(stand == "ontbreekt"))
    ]


def test_figures_about_a_group_are_about_what_is_in_it(tmp_path: Path) -> None:
    deep = {"id": "demo/groep/a", "ouder_id": "demo/groep", "naam": "a"}
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("groep"), deep, {**deep, "id": "demo/groep/b", "naam": "b"}, thema("los")],
        meting=[{"waarde": 4, "onderdeel_id": "demo/groep"}],
        verwachte_levering=[{"id": "alles", "onderdeel_id": "demo"}],
    )
    delen = "cijfers over 2 van de 3 onderdelen eronder"
    assert rows(con, EXPECTED) == [("verwachte_levering:alles", "deels", True, delen)]


@pytest.mark.parametrize(
    "change",
    [
        {"stilte": "niet_geleverd", "waarde": None},
        {"kwalificatie": "verwacht"},
        {"geldig_op": "2023-12-31", "geldig_precisie": "dag"},
    ],
    ids=["silence", "forecast", "another-period"],
)
def test_what_is_no_figure_of_that_period_answers_nothing(change: Row, tmp_path: Path) -> None:
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("thuis")],
        meting=[{"waarde": 4, **change}],
        verwachte_levering=[{"id": "cijfers"}],
    )
    assert rows(con, EXPECTED) == [("verwachte_levering:cijfers", "ontbreekt", True, None)]


def test_share_of_deliveries_is_still_to_come_as_long_as_none_was_due(tmp_path: Path) -> None:
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("thuis")],
        verwachte_levering=[{"id": "eind", "uiterlijk": "2024-12-31", "over_van": None, "over_tot": None}],
    )
    query = "SELECT getal, weergave, stilte FROM mart.cijfer WHERE sleutel LIKE 'afgeleid:verwachte-levering:%'"
    assert rows(con, query) == [(None, "nog te meten", "nog_te_meten")] * 2
    query = "SELECT DISTINCT blad_sleutel FROM mart.afleiding WHERE sleutel LIKE 'afgeleid:verwachte-levering:%'"
    assert rows(con, query) == [("verwachte_levering:eind",)]
    assert rows(con, WITHOUT_PASSAGE) == []


# ── where a figure comes from ──

WITHOUT_PASSAGE = """
    WITH RECURSIVE leaves AS (
        SELECT sleutel, sleutel AS blad FROM mart.cijfer
        UNION
        SELECT leaves.sleutel, afleiding.blad_sleutel FROM leaves JOIN mart.afleiding ON afleiding.sleutel = leaves.blad
    )
    SELECT sleutel, blad FROM leaves
    WHERE blad NOT IN (SELECT sleutel FROM mart.herkomst) AND blad NOT IN (SELECT sleutel FROM mart.afleiding)
"""


def test_every_figure_leads_to_passages_only(tiny: Con, phases: Con, statuses: Con) -> None:
    for con in (tiny, phases, statuses):
        assert len(rows(con, "FROM mart.cijfer")) > 10
        assert rows(con, WITHOUT_PASSAGE) == []


def test_derived_figure_names_its_formula_and_inputs(tiny: Con) -> None:
    query = """
        SELECT formule, blad_sleutel FROM mart.afleiding
        WHERE sleutel = 'afgeleid:fase:demo-fasen:demo/thuis:niet_vermeld' ORDER BY volgorde
    """
    formula = "totaal − som van de genoemde fasen"
    assert rows(tiny, query) == [
        (formula, "meting:demo.plannen:demo/thuis:2024-06-30"),
        (formula, "fasetelling:demo/thuis:demo-fasen:uitvoering:2024-06-30"),
        (formula, "fasetelling:demo/thuis:demo-fasen:afgerond:2024-06-30"),
        (formula, "fasetelling:demo/thuis:demo-fasen:gestopt:2024-06-30"),
    ]


def test_fact_in_two_passages_has_two_rows_with_one_key(tiny: Con) -> None:
    query = """
        SELECT kolom, waarde_getal, wijze, bestand, paragraaf, regel_van FROM mart.herkomst
        WHERE sleutel = 'meting:demo.plannen:demo/thuis:2024-06-30' ORDER BY regel_van
    """
    assert rows(tiny, query) == [
        ("waarde", 10, "letterlijk", "verslag.txt", "1", 2),
        ("waarde", 10, "letterlijk", "verslag.txt", "2", 9),
    ]


def test_name_stands_as_the_source_spells_it(tiny: Con) -> None:
    query = "SELECT waarde_tekst FROM mart.herkomst WHERE tabel = 'deelname' ORDER BY sleutel"
    assert rows(tiny, query) == [("Stichting Zorghuis",), ("Zorghuis",)]


# ── onderdelen: the time line and how each one stands ──


def test_time_line_tells_reached_moved_late_and_to_come_apart(tmp_path: Path) -> None:
    con = deliver_only(
        tmp_path,
        onderdeel=[PROGRAMMA, thema("thuis")],
        meting=[{"onderdeel_id": "demo/thuis", "waarde": 1}],
        mijlpaal=[
            {"id": "klaar", "datum": "2024-06-30", "datum_precisie": "maand", "status": "gehaald"},
            {"id": "gemist", "datum": "2024-05-01"},
            {
                "id": "schuift",
                "datum": "2024-12-31",
                "datum_precisie": "eind",
                "oorspronkelijke_datum": "2024-09-30",
                "oorspronkelijke_precisie": "maand",
                "reden": "ziekte",
            },
            {"id": "later", "datum": "2025-01-01"},
        ],
        gebeurtenis=[
            {
                "id": "wet",
                "onderdeel_id": "demo",
                "naam": "De wet gaat in",
                "datum": "2023-01-01",
                "datum_precisie": "dag",
                "soort": "wet",
            },
            {
                "id": "jaar",
                "onderdeel_id": "demo",
                "naam": "Een jaar",
                "datum": "2024-12-31",
                "datum_precisie": "jaar",
                "soort": "omgeving",
            },
        ],
    )
    query = """
        SELECT datum_tekst, toestand_teken, toestand_tekst, verschuiving_tekst, reden, is_later
        FROM mart.tijdlijn ORDER BY volgorde
    """
    assert rows(con, query) == [
        ("1 januari 2023", "●", "wet of regel", None, None, False),
        ("1 mei 2024", "◆", "niet gemeld als gehaald", None, None, False),
        ("juni 2024", "✓", "gehaald", None, None, False),
        ("2024", "●", "buiten het programma", None, None, False),
        ("eind 2024", "→", "later dan gepland", "van september 2024 naar eind 2024", "ziekte", True),
        ("1 januari 2025", "○", "gepland", None, None, True),
    ]


def test_onderdeel_stands_with_duration_first_kernfigure_and_number_of_facts(tiny: Con) -> None:
    query = """
        SELECT onderdeel_id, looptijd_tekst, is_voorbij, kern_sleutel, fase_tekst, feiten, feiten_in_delen
        FROM mart.onderdeel_stand ORDER BY onderdeel_id
    """
    assert rows(tiny, query) == [
        ("demo", "1 januari 2023 tot en met 2024", False, None, None, 3, 24),
        (
            "demo/school",
            "januari 2024 tot en met december 2024",
            False,
            "meting:demo.plannen:demo/school:2024-06-30",
            None,
            6,
            0,
        ),
        (
            "demo/thuis",
            "januari 2023 tot en met juni 2024",
            True,
            "meting:demo.plannen:demo/thuis:2024-06-30",
            "tussen 60% en 80% afgerond",
            18,
            0,
        ),
    ]


@pytest.mark.parametrize(("aantal", "naam"), [(4, "Gezinnen die meedoen"), (5, "Gezinnen die meedoen, Zorghuis")])
def test_no_name_of_an_organisation_beside_a_small_count_of_people(tmp_path: Path, aantal: int, naam: str) -> None:
    con = deliver_only(
        tmp_path,
        [indicator("demo.gezinnen", id="demo.mensen", tegel=None)],
        meting=[{"indicator_id": "demo.mensen", "organisatie_id": "zorghuis", "waarde": aantal}],
    )
    assert rows(con, "SELECT naam FROM mart.cijfer WHERE soort = 'meting'") == [(naam,)]


def test_context_never_says_how_an_onderdeel_stands(tmp_path: Path) -> None:
    context = indicator(
        "demo.gezinnen", id="demo.landelijk", soort="context", niveau="omgeving", gewenste_richting="geen_oordeel"
    )
    con = deliver_only(tmp_path, [context], meting=[{"indicator_id": "demo.landelijk", "waarde": 9}])
    query = "SELECT kern_sleutel, cijfers FROM mart.onderdeel_stand WHERE onderdeel_id = 'demo/thuis'"
    assert rows(con, query) == [(None, 1)]
