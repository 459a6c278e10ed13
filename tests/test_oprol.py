"""The open roll-up: worked examples, and laws that hold for every set of verdicts and classes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import example as including
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.build import check_only
from tests.deliver import LEFT_OUT, VERSLAG, Row, copy_tiny, deliver, deliver_later
from tests.in_memory import filled, records, unloaded
from tests.lazily import lazy_state

WITH_WEIGHTS = ("indeling: thema", "indeling: actielijn\n    weging: {klein: 1, middel: 2, groot: 3}")
# A project: its independent verdict (None: there is none), what the programme says of itself, and its class.
Project = tuple[str | None, str | None, str | None]


def built(groups: list[list[Project]]) -> duckdb.DuckDBPyConnection:
    """A database with an actielijn per group and these projects in it."""
    onderdelen: list[Row] = [{"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demoprogramma"}]
    oordelen: list[Row] = []
    wegingen: list[Row] = []
    for g, projects in enumerate(groups):
        onderdelen.append({"id": f"demo/{g}", "soort": "actielijn", "naam": f"Actielijn {g}"})
        for p, (oordeel, eigen, klasse) in enumerate(projects):
            onderdeel = f"demo/{g}/{p}"
            onderdelen.append(
                {"id": onderdeel, "ouder_id": f"demo/{g}", "soort": "project", "naam": f"Project {g}.{p}"}
            )
            if oordeel:
                oordelen.append({"id": f"o-{g}-{p}", "onderdeel_id": onderdeel, "oordeel": oordeel})
            if eigen:
                own = {"id": f"e-{g}-{p}", "onderdeel_id": onderdeel, "oordeel": eigen, "soort": "opgave_programma"}
                oordelen.append(own)
            if klasse:
                wegingen.append({"onderdeel_id": onderdeel, "klasse": klasse})
    nothing: dict[str, list[Row]] = {table: [] for table in LEFT_OUT}
    tables = {**nothing, "onderdeel": onderdelen, "oordeel": oordelen, "weging": wegingen}
    with TemporaryDirectory() as folder:
        return deliver(Path(folder), definities=(WITH_WEIGHTS,), **tables)


def found(con: duckdb.DuckDBPyConnection, columns: str, groep: str = "demo/0") -> tuple[object, ...]:
    """The roll-up of one group on the first question."""
    query = f"SELECT {columns} FROM mart.oprol WHERE onderdeel_id = $1 AND vraag = 'doel_behaald'"
    return con.execute(query, [groep]).fetchall()[0]


# ── worked examples ──


@pytest.fixture(scope="module")
def example() -> Iterator[duckdb.DuckDBPyConnection]:
    """0: one large ja against two small nee. 1: a verdict is missing. 2: nothing judged. 3: one without a class."""
    with built(
        [
            [("ja", None, "groot"), ("nee", "ja", "klein"), ("deels", None, "klein")],
            [("ja", None, "klein"), (None, "ja", "klein"), ("nog_niet_te_beoordelen", None, "klein")],
            [(None, "ja", "groot")],
            [("ja", None, "groot"), ("nee", None, None)],
        ]
    ) as con:
        yield con


def test_large_yes_decides_and_conclusion_turns_without_it(example: duckdb.DuckDBPyConnection) -> None:
    columns = "ja, deels, nee, onbekend, minstens, hoogstens, conclusie, conclusie_tekst"
    assert found(example, columns) == (1, 1, 1, 0, 0.6, 0.6, True, "meer dan de helft is ja")
    columns = "kantelt_zonder_grootste, grootste, kantelt_gelijk, kantelt_als_nee, kantelt_als_ja, gelijk_tekst"
    assert found(example, columns) == (True, "Project 0.0", True, False, False, "33%")


def test_missing_verdict_stays_between_the_bounds(example: duckdb.DuckDBPyConnection) -> None:
    columns = "aantal, onbekend, grenzen_tekst, conclusie_tekst, kantelt_als_nee, kantelt_zonder_grootste"
    open_words = "nog open; het ene oordeel is ja"
    assert found(example, columns, "demo/1") == (3, 2, "33% tot 100%", open_words, True, None)


def test_nothing_judged_is_no_conclusion(example: duckdb.DuckDBPyConnection) -> None:
    columns = "grenzen_tekst, conclusie, conclusie_tekst, kantelt_gelijk, eigen_opgaven, alle_oordelen"
    words = "nog niet te beoordelen"
    assert found(example, columns, "demo/2") == (words, None, words, None, 1, 1)


def test_onderdeel_without_class_is_named_and_stays_in_the_counts(example: duckdb.DuckDBPyConnection) -> None:
    columns = "aantal, nee, buiten_weging, minstens, gelijk_tekst"
    assert found(example, columns, "demo/3") == (2, 1, "Project 3.1", 1.0, "50%")


def test_self_report_stands_beside_the_independent_verdict(example: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT oordeel, programma_oordeel FROM mart.oordeel_stand WHERE onderdeel_id = 'demo/0/1'"
    assert example.sql(f"{query} AND vraag_volgorde = 1").fetchall() == [("nee", "ja")]


def test_roll_up_names_its_leaves_and_each_has_a_passage(example: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT blad_sleutel, blad_sleutel IN (SELECT sleutel FROM mart.herkomst)
        FROM mart.afleiding WHERE sleutel = 'afgeleid:oprol:demo/1:doel_behaald' ORDER BY ALL
    """
    assert example.sql(query).fetchall() == [
        ("onderdeel:demo/1/1", True),
        ("oordeel:o-1-0", True),
        ("oordeel:o-1-2", True),
        ("weging:demo/1/0", True),
        ("weging:demo/1/1", True),
        ("weging:demo/1/2", True),
    ]


def test_share_of_self_reports_is_a_figure_that_names_its_verdicts(example: duckdb.DuckDBPyConnection) -> None:
    key = "afgeleid:eigen-opgave:demo/0:doel_behaald"
    query = f"SELECT weergave, getal FROM mart.cijfer WHERE sleutel = '{key}'"
    assert example.sql(query).fetchall() == [("25% (1 van 4)", 25.0)]
    query = f"""
        SELECT blad_sleutel, blad_sleutel IN (SELECT sleutel FROM mart.herkomst)
        FROM mart.afleiding WHERE sleutel = '{key}'
    """
    leaves = ["oordeel:e-0-1", "oordeel:o-0-0", "oordeel:o-0-1", "oordeel:o-0-2"]
    assert sorted(example.sql(query).fetchall()) == [(leaf, True) for leaf in leaves]


def test_where_nobody_judges_there_is_no_share_of_self_reports(example: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT count(*) FROM mart.cijfer WHERE sleutel LIKE 'afgeleid:eigen-opgave:%:effect_in_sector'"
    assert example.sql(query).fetchall() == [(0,)]
    query = "SELECT DISTINCT eigen_sleutel, eigen_tekst FROM mart.oprol WHERE vraag = 'effect_in_sector'"
    assert example.sql(query).fetchall() == [(None, None)]


def test_later_verdict_and_class_hold(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    definitions = data / "indicators.yml"
    weights = "indeling: thema\n    weging: {klein: 1, middel: 2, groot: 3}"
    definitions.write_text(
        definitions.read_text(encoding="utf-8").replace("indeling: thema", weights), encoding="utf-8"
    )
    verdict = {"onderdeel_id": "demo/thuis", "datum": "2024-08-01"}
    for day, klasse in (("2024-08-01", "klein"), ("2024-09-01", "groot")):
        weging: list[Row] = [{"onderdeel_id": "demo/thuis", "klasse": klasse}]
        deliver_later(data, f"{day}-verslag", weging=weging, oordeel=[{**verdict, "id": klasse}])
    query = "SELECT oordeel, klasse FROM mart.oordeel_stand WHERE onderdeel_id = 'demo/thuis' AND vraag_volgorde = 1"
    with lazy_state(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql(query).fetchall() == [("ja", "groot")]


def test_verdict_in_an_own_report_is_not_independent(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    path = data / "leveringen" / VERSLAG / "levering.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("soort: rapport", "soort: opgave"), encoding="utf-8")
    (finding,) = [finding for finding in check_only(data) if finding.ernst == "blokkeert"]
    assert str(finding) == (
        "oordeel.csv, rij 2, kolom 'soort': 'onafhankelijk' past niet in een opgave: wie zelf opgeeft, oordeelt over "
        "zichzelf. Schrijf opgave_programma of opgave_uitvoerder."
    )


# ── laws: the SQL of the marts on many generated programmes, held against every answer worked out here ──

Weights = Mapping[str, Fraction]
Judged = Sequence[tuple[str | None, Fraction]]
ANSWERS = ("ja", "deels", "nee")
NO_ANSWER = ("nog_niet_te_beoordelen", None)
a_law = settings(max_examples=30, deadline=None, derandomize=True)

PROJECT = st.tuples(
    st.sampled_from([*ANSWERS, *NO_ANSWER]),
    st.sampled_from(["ja", "nee", "nog_niet_te_beoordelen", None]),
    st.sampled_from(["klein", "middel", "groot", None]),
)
# Groups of at most four projects: every completion of the unknown can be tried.
PROGRAMME = st.lists(st.lists(PROJECT, min_size=1, max_size=4), min_size=1, max_size=3)
# A weight per class in tenths, as a definition says it; two classes can be as heavy.
WEIGHTS = st.fixed_dictionaries(
    {name: st.integers(1, 30).map(lambda tenths: Fraction(tenths, 10)) for name in ("klein", "middel", "groot")}
)


@dataclass(frozen=True)
class Group:
    """A row of mart.oprol, the projects it is about, and the rows of mart.oordeel_stand of these projects."""

    row: dict[str, Any]
    projects: Sequence[Project]
    leaves: list[dict[str, Any]]

    def weighed(self, weights: Weights) -> list[tuple[str | None, Fraction]]:
        """Verdict and weight of the projects with a class."""
        return [(verdict, weights[klasse]) for verdict, _, klasse in self.projects if klasse]


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with every table and no rows."""
    with unloaded() as con:
        yield con


def rolled_up(con: duckdb.DuckDBPyConnection, groups: Sequence[Sequence[Project]], weights: Weights) -> list[Group]:
    """The roll-up on the first question of every group, and last of the whole programme."""
    onderdelen: list[Row] = [{"id": "demo", "soort": "programma", "naam": "Demoprogramma"}]
    oordelen: list[Row] = []
    wegingen: list[Row] = []
    for g, projects in enumerate(groups):
        onderdelen.append({"id": f"demo/{g}", "ouder_id": "demo", "soort": "actielijn", "naam": f"Actielijn {g}"})
        for p, (oordeel, eigen, klasse) in enumerate(projects):
            name = f"demo/{g}/{p}"
            onderdelen.append({"id": name, "ouder_id": f"demo/{g}", "soort": "project", "naam": f"{g}.{p}"})
            said = {"onafhankelijk": oordeel, "opgave_programma": eigen}
            oordelen += [{"onderdeel_id": name, "soort": who, "oordeel": what} for who, what in said.items() if what]
            wegingen += [{"onderdeel_id": name, "klasse": klasse}] if klasse else []
    gewichten: list[Row] = [{"klasse": klasse, "gewicht": float(weight)} for klasse, weight in weights.items()]
    tables: dict[str, Sequence[Row]] = {
        "programma": [{}],
        "onderdeel": onderdelen,
        "gewicht": gewichten,
        "oordeel": oordelen,
        "weging": wegingen,
    }
    with filled(con, ("tak", "onderdeel", "oordeel_stand", "oprol"), tables):
        query = "SELECT * FROM mart.oprol WHERE vraag = 'doel_behaald'"
        rows = {row["onderdeel_id"]: row for row in records(con, query)}
        query = "SELECT * FROM mart.oordeel_stand WHERE vraag = 'doel_behaald' AND telt_mee"
        leaves = records(con, query)
    found = [
        Group(rows[f"demo/{g}"], projects, [leaf for leaf in leaves if leaf["groep_id"] == f"demo/{g}"])
        for g, projects in enumerate(groups)
    ]
    return [*found, Group(rows["demo"], [project for projects in groups for project in projects], leaves)]


def conclusion(judged: Judged) -> bool | None:
    """More than half of the weight that is judged says ja; None: nothing is judged."""
    total = sum(weight for verdict, weight in judged if verdict in ANSWERS)
    yes = sum(weight for verdict, weight in judged if verdict == "ja")
    return yes > total / 2 if total else None


def completions(judged: Judged) -> Iterator[list[tuple[str | None, Fraction]]]:
    """Every way in which what is not known can turn out."""
    options = [[verdict] if verdict in ANSWERS else list(ANSWERS) for verdict, _ in judged]
    for answers in product(*options):
        yield [(answer, weight) for answer, (_, weight) in zip(answers, judged, strict=True)]


def share(judged: Judged) -> Fraction:
    """The share of the weight that says ja."""
    return sum((weight for verdict, weight in judged if verdict == "ja"), Fraction()) / sum(w for _, w in judged)


def turned(judged: Judged, into: str) -> list[tuple[str | None, Fraction]]:
    """The same when all that is not known becomes one answer."""
    return [(verdict if verdict in ANSWERS else into, weight) for verdict, weight in judged]


@a_law
@given(PROGRAMME, WEIGHTS)
def test_weights_sum_to_one_after_the_exclusions_which_are_named(
    empty: duckdb.DuckDBPyConnection, programme: list[list[Project]], weights: Weights
) -> None:
    for group in rolled_up(empty, programme, weights):
        row, leaves = group.row, group.leaves
        assert row["aantal"] == len(group.projects) == row["ja"] + row["deels"] + row["nee"] + row["onbekend"]
        outside = [leaf["korte_naam"] for leaf in leaves if leaf["gewicht"] is None]
        assert row["buiten_weging"] == (", ".join(outside) or None)
        assert len(outside) == sum(klasse is None for *_, klasse in group.projects)
        total = sum(leaf["gewicht"] for leaf in leaves if leaf["gewicht"] is not None)
        if not total:
            assert (row["minstens"], row["hoogstens"], row["conclusie"]) == (None, None, None)
            continue
        shares = {
            verdict: sum(leaf["gewicht"] or 0 for leaf in leaves if leaf["oordeel"] == verdict) / total
            for verdict in (*ANSWERS, "nog_niet_te_beoordelen")
        }
        assert sum(shares.values()) == pytest.approx(1)
        assert row["minstens"] == pytest.approx(shares["ja"])
        assert row["hoogstens"] == pytest.approx(1 - shares["deels"] - shares["nee"])


@a_law
@given(PROGRAMME, WEIGHTS)
def test_bounds_contain_every_way_the_unknown_can_turn_out(
    empty: duckdb.DuckDBPyConnection, programme: list[list[Project]], weights: Weights
) -> None:
    for group in rolled_up(empty, programme, weights):
        judged = group.weighed(weights)
        # Of a whole programme there can be too many to try.
        if judged and sum(verdict in NO_ANSWER for verdict, _ in judged) <= 5:
            shares = [share(completed) for completed in completions(judged)]
            bounds = (group.row["minstens"], group.row["hoogstens"])
            assert bounds == pytest.approx((float(min(shares)), float(max(shares))))
            outcomes = {conclusion(completed) for completed in completions(judged)}
            still_open = group.row["conclusie_tekst"].startswith(("nog open", "nog niet", "niet te zeggen"))
            # Judged, and one conclusion whatever comes: that is the conclusion.
            assert len(outcomes) == 1 or still_open


# A tenth and two tenths of six tenths: just half, so no conclusion ja.
JUST_HALF = {"klein": Fraction(1, 10), "middel": Fraction(2, 10), "groot": Fraction(3, 10)}


@a_law
@given(PROGRAMME, WEIGHTS)
@including([[("ja", None, "klein"), ("ja", None, "middel"), ("nee", None, "groot")]], JUST_HALF)
def test_conclusion_turns_when_it_does_worked_out_by_hand(
    empty: duckdb.DuckDBPyConnection, programme: list[list[Project]], weights: Weights
) -> None:
    for group in rolled_up(empty, programme, weights):
        row, judged = group.row, group.weighed(weights)
        concluded = conclusion(judged)
        assert row["conclusie"] == concluded
        turns = ("kantelt_zonder_grootste", "kantelt_gelijk", "kantelt_als_nee", "kantelt_als_ja")
        if concluded is None:
            assert [row[turn] for turn in turns] == [None] * 4
            continue
        heaviest, lightest = (f(weight for _, weight in judged) for f in (max, min))
        largest = [
            place
            for place, (verdict, weight) in enumerate(judged)
            if weight == heaviest > lightest and verdict in ANSWERS
        ]
        without = [conclusion([*judged[:place], *judged[place + 1 :]]) != concluded for place in largest]
        as_heavy = [(verdict, Fraction(1)) for verdict, *_ in group.projects]
        assert [row[turn] for turn in turns] == [
            any(without) if largest else None,
            conclusion(as_heavy) != concluded,
            conclusion(turned(judged, "nee")) != concluded,
            conclusion(turned(judged, "ja")) != concluded,
        ]


@a_law
@given(PROGRAMME, st.sampled_from([{}, dict.fromkeys(("klein", "middel", "groot"), Fraction(3, 10))]))
def test_equal_weights_give_the_plain_mean(
    empty: duckdb.DuckDBPyConnection, programme: list[list[Project]], weights: Weights
) -> None:
    for group in rolled_up(empty, programme, weights):
        # Without weights in the definition each project counts; with them, only those with a class.
        counted = [verdict for verdict, _, klasse in group.projects if klasse or not weights]
        if counted:
            yes, unknown = counted.count("ja"), sum(verdict in NO_ANSWER for verdict in counted)
            bounds = (group.row["minstens"], group.row["hoogstens"])
            assert bounds == pytest.approx((yes / len(counted), (yes + unknown) / len(counted)))
        everything = [verdict for verdict, *_ in group.projects]
        yes, unknown = everything.count("ja"), sum(verdict in NO_ANSWER for verdict in everything)
        equal = (group.row["gelijk_minstens"], group.row["gelijk_hoogstens"])
        assert equal == pytest.approx((yes / len(everything), (yes + unknown) / len(everything)))


@a_law
@given(PROGRAMME, WEIGHTS)
def test_self_reports_change_nothing_and_only_real_ones_are_counted(
    empty: duckdb.DuckDBPyConnection, programme: list[list[Project]], weights: Weights
) -> None:
    apart = ("eigen_opgaven", "alle_oordelen", "aandeel_eigen_opgaven", "eigen_sleutel", "eigen_tekst")
    silent: list[list[Project]] = [[(verdict, None, klasse) for verdict, _, klasse in group] for group in programme]
    spoken = rolled_up(empty, programme, weights)
    for group, without in zip(spoken, rolled_up(empty, silent, weights), strict=True):
        assert {k: v for k, v in group.row.items() if k not in apart} == {
            k: v for k, v in without.row.items() if k not in apart
        }
        own = sum(eigen in ANSWERS for _, eigen, _ in group.projects)
        independent = sum(verdict in ANSWERS for verdict, *_ in group.projects)
        assert (group.row["eigen_opgaven"], group.row["alle_oordelen"]) == (own, own + independent)
        part = own / (own + independent) if own + independent else None
        assert group.row["aandeel_eigen_opgaven"] == (part if part is None else pytest.approx(part))
