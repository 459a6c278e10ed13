"""What pages ask the database, asked of `tests/tiny`; and the closed door through which they ask it."""

import json
import shutil
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import duckdb
import pytest

from dashboard import queries, session
from dashboard.database import NoState, State, current_name, open_state
from dashboard.queries import Bevinding

GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
COHORT = "afgeleid:fase:demo-fasen:cohort-2024-06-30:aandeel-klaar"
Query = Callable[[State, str], list[Any]]

# Every query with a parameter: with a value that gives rows.
BY_PROGRAMMA = (
    queries.groepen,
    queries.kernzinnen,
    queries.tegelcijfers,
    queries.aandachtspunten,
    queries.komende_mijlpalen,
    queries.fasemodellen,
    queries.borging,
    queries.borging_uitspraken,
    queries.definities,
    queries.fasen_per_onderdeel,
    queries.uitkomsten,
    queries.belemmeringen,
    queries.verhalen,
    queries.risicos,
    queries.toezeggingen,
    queries.verwachtingen,
    queries.verwachting_aandelen,
)
QUERIES: dict[str, tuple[Query, str]] = {
    **{query.__name__: (query, "demo") for query in BY_PROGRAMMA},
    "cijfer": (lambda state, value: [found] if (found := queries.cijfer(state, value)) else [], GEZINNEN),
    "cijfers_van_indicatoren": (
        lambda state, value: queries.cijfers_van_indicatoren(state, [value]),
        "demo.gezinnen",
    ),
    "fasen": (queries.fasen, "demo-fasen"),
    "fase_cohorten": (queries.fase_cohorten, "demo-fasen"),
    "fase_verdeling, model": (lambda state, value: queries.fase_verdeling(state, value, "2024-06-30"), "demo-fasen"),
    "fase_verdeling, cohort": (lambda state, value: queries.fase_verdeling(state, "demo-fasen", value), "2024-06-30"),
    "fase_totaal, cohort": (lambda state, value: queries.fase_totaal(state, "demo-fasen", value), "2024-06-30"),
    "passages": (queries.passages, GEZINNEN),
    "bladen": (queries.bladen, COHORT),
    "definitie": (
        lambda state, value: [found] if (found := queries.definitie(state, value)) else [],
        "demo.gezinnen",
    ),
}
WITHOUT_PARAMETER = (
    queries.programmas,
    queries.leveringen,
    queries.bevindingen,
    queries.stiltes,
    queries.perspectieven,
)
every_query = pytest.mark.parametrize(("query", "value"), QUERIES.values(), ids=QUERIES.keys())


@pytest.fixture(scope="module")
def state(tiny_pages_var: Path) -> Iterator[State]:
    """The state of `tests/tiny`, opened as the pages open it."""
    opened = open_state(tiny_pages_var / current_name(tiny_pages_var))
    yield opened
    opened.connection.close()


# ── every query ──


@every_query
def test_query_gives_rows_with_every_field_of_its_kind(query: Query, value: str, state: State) -> None:
    rows = query(state, value)
    assert rows
    assert [problem for row in rows for problem in wrong_fields(row)] == []


@pytest.mark.parametrize("query", WITHOUT_PARAMETER)
def test_query_without_parameter_gives_rows_with_every_field(query: Callable[[State], list[Any]], state: State) -> None:
    rows = query(state)
    assert rows
    assert [problem for row in rows for problem in wrong_fields(row)] == []


@every_query
@pytest.mark.parametrize(
    "text", ["", "'", "' OR '1'='1", "demo' --", "x'; DROP TABLE core.meting; --", "%", "$programma"]
)
def test_parameter_is_a_value_and_never_part_of_the_query(query: Query, value: str, text: str, state: State) -> None:
    assert query(state, text) == []
    assert query(state, value + text) == ([] if text else query(state, value))
    assert query(state, value)


def test_series_is_every_value_of_one_figure_oldest_first(state: State) -> None:
    cijfer = queries.cijfer(state, GEZINNEN)
    assert cijfer is not None
    assert [(row.stand_op_tekst, row.weergave) for row in queries.reeks(state, cijfer)] == [
        ("juni 2023", "circa 20"),
        ("juni 2024", "ruim 45"),
    ]


def wrong_fields(row: Any) -> list[str]:
    """The fields of a row that hold nothing, or another kind of thing, where the dataclass says what they hold."""
    hints = get_type_hints(type(row))
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    return [f"{name}: {value!r}" for name, value in values.items() if not isinstance(value, allowed(hints[name]))]


def allowed(hint: Any) -> tuple[type, ...]:
    """The types that a field may hold; a whole number is also a number."""
    kinds = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return (*kinds, int) if float in kinds else tuple(kinds)


# ── worked examples ──


def test_tile_has_value_goal_change_and_source(state: State) -> None:
    cijfer = queries.cijfer(state, GEZINNEN)
    assert cijfer is not None
    assert (cijfer.weergave, cijfer.eenheid, cijfer.stand_op_tekst) == ("ruim 45", "gezinnen", "juni 2024")
    assert (cijfer.vorige_weergave, cijfer.vorige_stand_op_tekst) == ("circa 20", "juni 2023")
    assert (cijfer.doel_tekst, cijfer.status) == ("60 gezinnen eind 2024", "nog_niet")
    assert (cijfer.bekend_op_tekst, cijfer.bron_tekst) == ("juni 2024", "Verslag, §2")


def test_overview_shows_the_current_values_in_the_order_of_the_definitions(state: State) -> None:
    assert [(c.onderdeel_id, c.weergave, c.tegel) for c in queries.tegelcijfers(state, "demo")] == [
        ("demo/thuis", "10", "kern"),
        ("demo/school", "4", "kern"),
        ("demo/thuis", "ruim 45", "kern"),
        ("demo/thuis", "75% (30 van 40)", "staaf"),
        ("demo/school", "niet vermeld in de bron", "staaf"),
    ]


def test_phases_of_a_cohort_add_up_to_its_total_and_name_what_they_divide(state: State) -> None:
    parts = queries.fase_verdeling(state, "demo-fasen", "2024-06-30")
    assert [(part.fase_naam, part.aantal) for part in parts] == [
        ("uitvoering", 1),
        ("afgerond", 6),
        ("niet afgerond of gestopt", 1),
        ("fase niet vermeld", 2),
    ]
    assert {part.totaal_sleutel for part in parts} == {"meting:demo.plannen:demo/thuis:2024-06-30"}
    totals = queries.fase_totaal(state, "demo-fasen", "2024-06-30")
    assert [(part.naam, part.aantal) for part in totals] == [("Totaal (eigen schaal)", part.aantal) for part in parts]


def test_cohort_that_had_to_be_ready_comes_before_the_one_that_still_runs(state: State) -> None:
    cohorts = queries.fase_cohorten(state, "demo-fasen")
    assert [(cohort.cohort_id, cohort.loopt_nog, cohort.onderdelen) for cohort in cohorts] == [
        ("2024-06-30", False, 1),
        ("2024-12-31", True, 1),
    ]


def test_fact_in_two_passages_has_them_both(state: State) -> None:
    passages = queries.passages(state, "meting:demo.plannen:demo/thuis:2024-06-30")
    assert [(p.bestand, p.paragraaf, p.regel_van, p.waarde) for p in passages] == [
        ("verslag.txt", "1", 2, "10"),
        ("verslag.txt", "2", 9, "10"),
    ]


def test_derived_figure_has_its_formula_and_inputs(state: State) -> None:
    leaves = queries.bladen(state, COHORT)
    assert [(leaf.weergave, leaf.is_afgeleid) for leaf in leaves] == [
        ("1", True),
        ("6", True),
        ("1", True),
        ("2", True),
    ]
    assert {leaf.formule for leaf in leaves} == {
        "afgerond / (totaal − fase niet vermeld); grenzen: als geen of alle onbekenden afgerond zijn"
    }


def test_state_knows_what_it_is_made_of(state: State) -> None:
    stand = queries.stand(state)
    assert (stand.aantal_leveringen, stand.aantal_waarschuwingen) == (2, 2)
    assert state.name == f"monitor-{stand.staat}.duckdb"


# ── the door ──


@dataclass(frozen=True, slots=True)
class Naam:
    """A row of one column."""

    naam: str


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("SELECT content AS naam FROM read_text('/etc/hostname')", "disabled"),
        ("SELECT column0 AS naam FROM read_csv('pyproject.toml', header = false)", "disabled"),
        ("FROM 'pyproject.toml'", "pyproject.toml"),
        ("FROM fields", "fields does not exist"),
    ],
)
def test_connection_reads_no_files_and_no_variables_of_python(query: str, refusal: str, state: State) -> None:
    with pytest.raises(duckdb.Error, match=refusal):
        state.rows(Naam, query)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM core.meting",
        "CREATE TABLE core.nieuw AS SELECT 1",
        "UPDATE meta.build SET staat = 'x'",
        "COPY core.meting TO '/tmp/uit.csv'",
        "ATTACH '/tmp/ander.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '8GB'",
    ],
)
def test_connection_changes_nothing(statement: str, state: State) -> None:
    with pytest.raises(duckdb.Error):
        state.connection.cursor().execute(statement)


def test_every_query_takes_a_cursor_of_its_own(state: State) -> None:
    unfinished = state.connection.cursor()
    unfinished.execute("FROM mart.cijfer")
    assert queries.programmas(state)[0].naam == "Demoprogramma"
    unfinished.close()


@pytest.mark.parametrize("pointer", [None, "", "monitor-weg.duckdb\n", "../elders.duckdb\n", "\udcff"])
def test_no_state_when_pointer_or_file_is_gone(pointer: str | None, tmp_path: Path) -> None:
    if pointer is not None:
        (tmp_path / "ACTUEEL").write_bytes(pointer.encode("utf-8", "surrogateescape"))
    with pytest.raises(NoState):
        current_name(tmp_path)


def test_no_state_when_the_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "monitor-x.duckdb").write_text("geen database" * 1000, encoding="utf-8")
    with pytest.raises(NoState):
        open_state(tmp_path / "monitor-x.duckdb")


def test_state_that_a_reader_holds_answers_after_others_took_its_place(tmp_path: Path, state: State) -> None:
    var = Path(state.connection.sql("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()[0][0])
    for number in range(8):
        (tmp_path / str(number)).mkdir()
        shutil.copy(var, tmp_path / str(number) / var.name)
    held = session._opened(str(tmp_path / "0" / var.name))
    for number in range(1, 8):
        session._opened(str(tmp_path / str(number) / var.name))
    assert queries.programmas(held)[0].naam == "Demoprogramma"
    session._opened.clear()


# ── the last attempt ──


def test_attempt_that_failed_has_its_time_and_findings(tmp_path: Path) -> None:
    finding = {"ernst": "blokkeert", "levering_id": None, "bestand": "meting.csv", "rij": 14, "kolom": "waarde"}
    finding |= {"waarde": "12,5%", "melding": "is geen getal", "oplossing": "Schrijf 12.5.", "later": "nieuw veld"}
    record = {"tijd": "2026-11-22T13:39:31+00:00", "bevindingen": [finding]}
    (tmp_path / "MISLUKT.json").write_text(json.dumps(record), encoding="utf-8")
    assert queries.failed_attempt(tmp_path) == (
        "2026-11-22T13:39:31+00:00",
        [Bevinding("blokkeert", None, "meting.csv", 14, "waarde", "12,5%", "is geen getal", "Schrijf 12.5.")],
    )


@pytest.mark.parametrize("content", [None, "", "{", "\udcff", "[]", "{}", '{"tijd": "x", "bevindingen": [{}]}'])
def test_attempt_that_cannot_be_read_is_none(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "MISLUKT.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert queries.failed_attempt(tmp_path) is None
