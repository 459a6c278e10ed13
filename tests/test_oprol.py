"""The open roll-up: worked examples, and laws that hold for every set of verdicts and classes."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.build import build_file, check_only
from tests.deliver import LEFT_OUT, VERSLAG, Row, copy_tiny, deliver, deliver_later

WEIGHTS = {"klein": 1.0, "middel": 2.0, "groot": 3.0}
WITH_WEIGHTS = ("indeling: thema", "indeling: actielijn\n    weging: {klein: 1, middel: 2, groot: 3}")
WITHOUT_WEIGHTS = ("indeling: thema", "indeling: actielijn")
# A project: its independent verdict (None: there is none), what the programme says of itself, and its class.
Project = tuple[str | None, str | None, str | None]


def built(groups: list[list[Project]], weighted: bool = True) -> duckdb.DuckDBPyConnection:
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
            if klasse and weighted:
                wegingen.append({"onderdeel_id": onderdeel, "klasse": klasse})
    nothing: dict[str, list[Row]] = {table: [] for table in LEFT_OUT}
    tables = {**nothing, "onderdeel": onderdelen, "oordeel": oordelen, "weging": wegingen}
    definities = (WITH_WEIGHTS if weighted else WITHOUT_WEIGHTS,)
    with TemporaryDirectory() as folder:
        return deliver(Path(folder), definities=definities, **tables)


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
    assert found(example, columns) == (1, 1, 1, 0, 0.6, 0.6, True, "ja: meer dan de helft")
    columns = "kantelt_zonder_grootste, grootste, kantelt_gelijk, kantelt_als_nee, kantelt_als_ja, gelijk_tekst"
    assert found(example, columns) == (True, "Project 0.0", True, False, False, "33%")


def test_missing_verdict_stays_between_the_bounds(example: duckdb.DuckDBPyConnection) -> None:
    columns = "aantal, onbekend, grenzen_tekst, conclusie_tekst, kantelt_als_nee, kantelt_zonder_grootste"
    open_words = "nog open; van wat beoordeeld is, meer dan de helft ja"
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
    build_file(data, tmp_path / "monitor.duckdb", "proef", lambda _: None)
    query = "SELECT oordeel, klasse FROM mart.oordeel_stand WHERE onderdeel_id = 'demo/thuis' AND vraag_volgorde = 1"
    with duckdb.connect(str(tmp_path / "monitor.duckdb"), read_only=True) as con:
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


# ── laws ──

VERDICT = st.sampled_from(["ja", "deels", "nee", "nog_niet_te_beoordelen", None])
PROJECTS = st.lists(
    st.tuples(VERDICT, st.sampled_from(["ja", "nee", None]), st.sampled_from([*WEIGHTS, None])), min_size=1, max_size=5
)
EXAMPLES = st.lists(PROJECTS, min_size=15, max_size=15)
a_build_per_example = settings(max_examples=1, deadline=None, derandomize=True)


@a_build_per_example
@given(EXAMPLES)
def test_bounds_contain_every_way_the_unknown_can_turn_out(examples: list[list[Project]]) -> None:
    with built(examples) as con:
        for index, projects in enumerate(examples):
            minstens, hoogstens, buiten = found(con, "minstens, hoogstens, buiten_weging", f"demo/{index}")
            weighed = [(verdict, WEIGHTS[klasse]) for verdict, _, klasse in projects if klasse]
            without = [f"Project {index}.{p}" for p, (_, _, klasse) in enumerate(projects) if klasse is None]
            assert buiten == (", ".join(without) or None)
            if not weighed:
                assert (minstens, hoogstens) == (None, None)
                continue
            total = sum(weight for _, weight in weighed)
            assert sum(weight / total for _, weight in weighed) == pytest.approx(1)
            shares = [
                sum(weight for answer, (_, weight) in zip(answers, weighed, strict=True) if answer == "ja") / total
                for answers in product(
                    *(
                        [verdict] if verdict in ("ja", "deels", "nee") else ["ja", "deels", "nee"]
                        for verdict, _ in weighed
                    )
                )
            ]
            assert (minstens, hoogstens) == pytest.approx((min(shares), max(shares)))


@a_build_per_example
@given(EXAMPLES)
def test_equal_weights_give_the_plain_mean_and_self_reports_change_nothing(examples: list[list[Project]]) -> None:
    columns = "* EXCLUDE (eigen_opgaven, alle_oordelen, aandeel_eigen_opgaven)"
    silent: list[list[Project]] = [
        [(verdict, None, klasse) for verdict, _, klasse in projects] for projects in examples
    ]
    with built(examples, weighted=False) as con, built(silent, weighted=False) as without:
        query = f"SELECT {columns} FROM mart.oprol ORDER BY sleutel"
        assert con.sql(query).fetchall() == without.sql(query).fetchall()
        for index, projects in enumerate(examples):
            minstens, hoogstens, gelijk = found(con, "minstens, hoogstens, gelijk_minstens", f"demo/{index}")
            yes = sum(verdict == "ja" for verdict, *_ in projects)
            unknown = sum(verdict in (None, "nog_niet_te_beoordelen") for verdict, *_ in projects)
            expected = (yes / len(projects), (yes + unknown) / len(projects))
            assert (minstens, hoogstens) == pytest.approx(expected)
            assert gelijk == pytest.approx(expected[0])
