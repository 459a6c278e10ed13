"""A later delivery takes a row back: from then on it counts nowhere, and its page says when, why and by what source."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard import queries
from dashboard.database import State, current_name, open_state
from dashboard.server import DATA_ENV, VAR_ENV
from dashboard.trace import trace
from pipelines.build import BuildReport, build, build_as_known_on, check_only, state_id
from pipelines.diff import DEEL_INGETROKKEN, INGETROKKEN, Verandering, diff, states_between
from pipelines.intake.changes import changes
from pipelines.opendata.choice import public_state
from pipelines.opendata.files import write_data
from tests.deliver import NOT_ACCEPTED, VERSLAG, Row, copy_tiny, deliver_later, state_in, write_rows
from tests.test_hidden import METINGEN, OPGAVE, SCHOOL, THUIS, not_public
from tests.test_pages import heading, html, run

LATER, LAST = "2025-01-31-later", "2025-02-28-nog-later"
BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)
VERHAAL = "verhaal:rust"
MIJLPAAL, TOEZEGGING = "mijlpaal:eindverslag", "toezegging:brief"
GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
PLANNEN = "meting:demo.plannen:demo/thuis:2024-06-30"
GONE = (VERHAAL, MIJLPAAL, TOEZEGGING, GEZINNEN)
REDEN = "Geen moeder vertelt dit."
ANDERS = {
    "id": "rust", "onderdeel_id": "demo/thuis", "perspectief": "professional", "titel": "Weer rust",
    "tekst": "Een trainer.", "paragraaf": 2, "regel_van": 27, "regel_tot": 28,
}  # fmt: skip


def back(*keys: str, reden: str = REDEN) -> list[Row]:
    """Rows that withdraw these."""
    passage = {"paragraaf": 2, "regel_van": 27, "regel_tot": 28}
    return [{"feit_sleutel": key, "onderdeel_id": "demo/thuis", "reden": reden, **passage} for key in keys]


def messages(data: Path) -> list[str]:
    """What the checks say, without what is said of every delivery that is not accepted yet."""
    return [str(finding) for finding in check_only(data) if finding.melding != NOT_ACCEPTED]


def ask(report: BuildReport, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query on the database of a build."""
    with duckdb.connect(str(report.path), read_only=True) as con:
        return con.sql(query).fetchall()


def keys(report: BuildReport, *tables: str) -> list[str]:
    """The stored keys of tables of core."""
    return [key for table in tables for (key,) in ask(report, f"SELECT sleutel FROM core.{table} ORDER BY ALL")]


def everywhere(report: BuildReport, key: str) -> list[str]:
    """The tables and views of a state in which a key stands, but for the withdrawal itself."""
    with duckdb.connect(str(report.path), read_only=True) as con:
        columns = con.sql(
            "SELECT schema_name || '.' || table_name, column_name FROM duckdb_columns() "
            "WHERE schema_name IN ('core', 'mart') AND data_type = 'VARCHAR' AND table_name <> 'intrekking'"
        ).fetchall()
        return [
            table
            for table, column in columns
            if con.execute(f"SELECT 1 FROM {table} WHERE {column} = $key LIMIT 1", {"key": key}).fetchall()
        ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of its own with the deliveries of tests/tiny."""
    return copy_tiny(tmp_path / "data")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder in which a story is given again as who tells it, and a figure, a milestone and its promise are
    gone; and the folder with its state. Only for looking at."""
    folder = tmp_path_factory.mktemp("withdrawn")
    data = copy_tiny(folder / "data")
    deliver_later(data, LATER, intrekking=back(*GONE), verhaal=[ANDERS])
    build(data, folder / "var")
    return data, folder / "var"


@pytest.fixture(scope="module")
def built(later: tuple[Path, Path]) -> BuildReport:
    return build_as_known_on(*later, AFTER)


@pytest.fixture(scope="module")
def state(later: tuple[Path, Path]) -> Iterator[State]:
    opened = open_state(later[1] / current_name(later[1]))
    yield opened
    opened.connection.close()


# ── what it does ──


def test_withdrawing_in_order_has_no_findings(later: tuple[Path, Path]) -> None:
    """A promise may go together with the milestone that it names."""
    assert messages(later[0]) == []


def test_what_is_withdrawn_stands_nowhere_in_the_state(built: BuildReport) -> None:
    assert {key: everywhere(built, key) for key in GONE} == {key: [] for key in GONE}


def test_further_passages_of_a_figure_go_with_it(data: Path, tmp_path: Path) -> None:
    deliver_later(data, LATER, intrekking=back(PLANNEN))
    (told,) = messages(data)
    assert "heeft fasen maar geen totaal (indicator demo.plannen)" in told
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("FROM core.vindplaats").fetchall() == []


def test_what_takes_its_place_has_a_key_of_its_own(built: BuildReport) -> None:
    assert ask(built, "SELECT sleutel, CAST(perspectief AS VARCHAR) FROM core.verhaal") == [
        (f"{VERHAAL}~2", "professional")
    ]


def test_value_before_is_the_last_one_again(built: BuildReport) -> None:
    query = "SELECT weergave FROM mart.cijfer WHERE indicator_id = 'demo.gezinnen' AND soort = 'meting' AND actueel"
    assert ask(built, query) == [("circa 20",)]


def test_state_of_before_has_it_and_knows_no_withdrawal(later: tuple[Path, Path]) -> None:
    before = build_as_known_on(*later, BEFORE)
    assert {VERHAAL, MIJLPAAL, TOEZEGGING, GEZINNEN} <= set(keys(before, "verhaal", "mijlpaal", "toezegging", "meting"))
    assert ask(before, "FROM core.intrekking") == []


def test_withdrawal_says_from_which_delivery_why_and_where(built: BuildReport) -> None:
    query = f"""
        SELECT reden, uit_levering_id, levering_id, paragraaf, regel_van, regel_tot FROM core.intrekking
        WHERE feit_sleutel = '{VERHAAL}'
    """
    assert ask(built, query) == [(REDEN, VERSLAG, LATER, "2", 27, 28)]


def test_number_can_be_given_again_with_the_same_value(data: Path, tmp_path: Path) -> None:
    again = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "waarde": 45, "kwalificatie": "ruim"}
    deliver_later(data, LATER, intrekking=back(GEZINNEN), meting=[again])
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql(f"SELECT sleutel FROM core.meting WHERE sleutel LIKE '{GEZINNEN}%'").fetchall() == [
            (f"{GEZINNEN}~2",)
        ]


def test_withdrawn_correction_lets_the_value_before_hold_again(data: Path, tmp_path: Path) -> None:
    better = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "waarde": 47}
    deliver_later(data, LATER, corrigeert=[GEZINNEN], meting=[better])
    deliver_later(data, LAST, intrekking=back(f"{GEZINNEN}~2"))
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("FROM mart.vervangen").fetchall() == []
        query = f"SELECT sleutel, weergave, ook_gepubliceerd FROM mart.cijfer WHERE sleutel LIKE '{GEZINNEN}%'"
        assert con.sql(query).fetchall() == [(GEZINNEN, "ruim 45", None)]


def test_corrected_value_can_be_withdrawn_and_its_correction_stays(data: Path, tmp_path: Path) -> None:
    better = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "waarde": 47}
    deliver_later(data, LATER, corrigeert=[GEZINNEN], meting=[better])
    deliver_later(data, LAST, intrekking=back(GEZINNEN))
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        query = f"SELECT sleutel, weergave FROM mart.cijfer WHERE sleutel LIKE '{GEZINNEN}%'"
        assert con.sql(query).fetchall() == [(f"{GEZINNEN}~2", "47")]


def test_version_before_holds_again_when_the_last_one_is_withdrawn(data: Path, tmp_path: Path) -> None:
    deliver_later(data, LATER, mijlpaal=[{"id": "eindverslag", "datum": "2025-06-30"}])
    deliver_later(data, LAST, intrekking=back(f"{MIJLPAAL}~2"))
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        query = f"SELECT sleutel, datum FROM mart.mijlpaal WHERE sleutel LIKE '{MIJLPAAL}%'"
        assert con.sql(query).fetchall() == [(MIJLPAAL, date(2024, 12, 31))]


def test_onderdeel_goes_with_everything_that_names_it(data: Path, tmp_path: Path) -> None:
    leaf = {"id": "demo/tuin", "naam": "Tuin"}
    deliver_later(data, LATER, onderdeel=[leaf], factor=[{"id": "regen", "onderdeel_id": "demo/tuin", "wat": "regen",
                                                         "richting": "belemmerend"}])  # fmt: skip
    deliver_later(data, LAST, intrekking=back("onderdeel:demo/tuin", "factor:regen"))
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("SELECT id FROM core.onderdeel WHERE id LIKE '%tuin'").fetchall() == []


def in_the_garden(*keys: str) -> list[Row]:
    """Rows that withdraw these, which were about the garden."""
    return [{**row, "onderdeel_id": "demo/thuis/tuin"} for row in back(*keys)]


TUIN: Row = {"id": "demo/thuis/tuin", "ouder_id": "demo/thuis", "naam": "Tuin"}
REGEN: Row = {"id": "regen", "onderdeel_id": "demo/thuis/tuin", "wat": "regen", "richting": "belemmerend"}
GARDEN = ("onderdeel:demo/thuis/tuin", "factor:regen")


def test_onderdeel_that_an_earlier_withdrawal_names_can_be_withdrawn(data: Path, tmp_path: Path) -> None:
    """That withdrawal stands at what is above it from then on; the state in between has it where it was."""
    deliver_later(data, LATER, onderdeel=[TUIN], factor=[REGEN])
    deliver_later(data, "2025-02-15-regen", intrekking=in_the_garden("factor:regen"))
    deliver_later(data, LAST, intrekking=back("onderdeel:demo/thuis/tuin"))
    assert messages(data) == []
    build(data, tmp_path / "var")
    query = "SELECT feit_sleutel, onderdeel_id FROM core.intrekking ORDER BY ALL"
    between = build_as_known_on(data, tmp_path / "var", date(2025, 2, 15))
    assert ask(between, query) == [("factor:regen", "demo/thuis/tuin")]
    after = build_as_known_on(data, tmp_path / "var", date(2025, 2, 28))
    assert ask(after, query) == [("factor:regen", "demo/thuis"), ("onderdeel:demo/thuis/tuin", "demo/thuis")]


def test_withdrawal_of_an_onderdeel_may_name_that_onderdeel(data: Path, tmp_path: Path) -> None:
    """Also of two levels at once: it stands at the first one above that is left."""
    leaf = {"id": "demo/thuis/tuin/hoek", "ouder_id": "demo/thuis/tuin", "naam": "Hoek"}
    deliver_later(data, LATER, onderdeel=[TUIN, leaf], factor=[{**REGEN, "onderdeel_id": leaf["id"]}])
    rows = in_the_garden(*GARDEN, f"onderdeel:{leaf['id']}")
    deliver_later(data, LAST, intrekking=[{**row, "onderdeel_id": leaf["id"]} for row in rows])
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("SELECT DISTINCT onderdeel_id FROM core.intrekking").fetchall() == [("demo/thuis",)]


def test_onderdeel_that_is_given_again_keeps_its_withdrawals(data: Path, tmp_path: Path) -> None:
    deliver_later(data, LATER, onderdeel=[TUIN], factor=[REGEN])
    deliver_later(data, LAST, intrekking=in_the_garden(*GARDEN), onderdeel=[{**TUIN, "naam": "Moestuin"}])
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("SELECT DISTINCT onderdeel_id FROM core.intrekking").fetchall() == [("demo/thuis/tuin",)]


def test_later_withdrawal_that_names_a_withdrawn_onderdeel_is_the_one_that_is_wrong(data: Path) -> None:
    deliver_later(data, LATER, onderdeel=[TUIN])
    deliver_later(data, "2025-02-15-tuin", intrekking=back("onderdeel:demo/thuis/tuin"))
    assert refused(data, (LAST, in_the_garden(VERHAAL))) == [
        "intrekking.csv, rij 2: 'onderdeel:demo/thuis/tuin' is ingetrokken door levering 2025-02-15-tuin. "
        "Verwijs naar wat nu geldt, of lever dat zelf opnieuw."
    ]


def test_programme_of_the_definitions_cannot_be_withdrawn(data: Path) -> None:
    (told,) = refused(data, (LATER, [{**row, "onderdeel_id": "demo"} for row in back("onderdeel:demo")]))
    assert "'onderdeel:demo' wordt nog gebruikt in gebeurtenis.csv, rij 2 van levering 2024-06-30-verslag; " in told
    assert "indicators.yml" in told and "intrekking.csv, rij 2;" not in told


def test_small_count_stays_hidden_when_the_whole_is_withdrawn(data: Path, tmp_path: Path) -> None:
    """An earlier state shows the whole: with the other part the small one would be known."""
    not_public(deliver_later(data, OPGAVE, meting=METINGEN))
    deliver_later(data, LAST, intrekking=back("meting:demo.gezinnen:demo:2024-12-31"))
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        query = f"SELECT DISTINCT CAST(stilte AS VARCHAR) FROM core.meting WHERE sleutel IN ('{SCHOOL}', '{THUIS}')"
        assert con.sql(query).fetchall() == [("niet_getoond",)]


def test_text_with_a_hidden_number_stays_closed_when_that_is_withdrawn(data: Path, tmp_path: Path) -> None:
    not_public(deliver_later(data, OPGAVE, meting=METINGEN))
    deliver_later(data, LAST, intrekking=back(SCHOOL, THUIS))
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("SELECT sleutel FROM core.verborgen ORDER BY ALL").fetchall() == [(SCHOOL,), (THUIS,)]
        assert con.sql(f"SELECT count(*) FROM core.meting WHERE sleutel IN ('{SCHOOL}', '{THUIS}')").fetchall() == [
            (0,)
        ]


def test_why_a_hidden_number_was_withdrawn_is_not_told(data: Path, tmp_path: Path) -> None:
    """The reason can repeat the number, and so can what the delivery that withdraws says of itself."""
    not_public(deliver_later(data, OPGAVE, meting=METINGEN))
    folder = deliver_later(data, LAST, intrekking=back(SCHOOL, VERHAAL, reden="Het waren er geen 3 maar 4."))
    with (folder / "levering.yml").open("a", encoding="utf-8") as file:
        file.write("toelichting: Het waren er geen 3 maar 4.\n")
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        hidden = "niet getoond (klein aantal)"
        assert con.sql("SELECT feit_sleutel, reden FROM core.intrekking ORDER BY ALL").fetchall() == [
            (SCHOOL, hidden),
            (VERHAAL, "Het waren er geen 3 maar 4."),
        ]
        assert con.sql(f"SELECT toelichting FROM core.levering WHERE id = '{LAST}'").fetchall() == [(hidden,)]


def test_definitions_choose_what_takes_its_place(data: Path, tmp_path: Path) -> None:
    cell = "fasetelling:demo/thuis:demo-fasen:gestopt:2024-06-30"
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nvragen:\n  - id: gestopt\n    factoren: [geen-geld]\n    woorden: {{{cell}: gestaakt}}\n")
    factor = {"id": "geen-geld", "onderdeel_id": "demo/thuis", "wat": "Geen geld.", "richting": "belemmerend"}
    count = {"fase_id": "gestopt", "aantal": 1}
    deliver_later(data, LATER, intrekking=back("factor:geen-geld", cell), factor=[factor], fasetelling=[count])
    assert messages(data) == []
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        query = "SELECT sleutel, toestand, antwoord FROM mart.vraag_gestopt WHERE sleutel LIKE '%~2' ORDER BY ALL"
        assert con.sql(query).fetchall() == [
            ("factor:geen-geld~2", "genoemd_bij_stoppen", "door de bron genoemd bij stoppen of niet afronden"),
            (f"{cell}~2", "gestopt", "gestaakt"),
        ]


# ── what readers see ──


def test_page_says_that_when_why_and_with_which_source(
    later: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_ENV, str(later[0]))
    monkeypatch.setenv(VAR_ENV, str(later[1]))
    app = run("verantwoording", cijfer=VERHAAL)
    assert heading(app) == "Dit is ingetrokken en telt niet meer mee"
    shown = html(app)
    assert (
        "<dt>telt niet mee vanaf</dt><dd>31 januari 2025</dd>" in shown and REDEN in shown and "regels 27–28" in shown
    )
    assert f"cijfer={VERHAAL}~2" in shown and "Naar wat nu geldt: ‘Weer rust’" in shown
    assert "latere levering" not in shown
    assert "bekend_op=2025-01-30" in shown and "Zoals het er stond" in shown
    assert "Later verslag" in shown


def test_page_of_what_takes_its_place_says_what_was_withdrawn(
    later: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_ENV, str(later[0]))
    monkeypatch.setenv(VAR_ENV, str(later[1]))
    app = run("verantwoording", cijfer=f"{VERHAAL}~2")
    assert heading(app) == "Weer rust"
    assert f"Wat eerst onder {VERHAAL} stond, is ingetrokken. {REDEN}" in html(app)


def test_page_of_then_shows_the_fact_itself(later: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_ENV, str(later[0]))
    monkeypatch.setenv(VAR_ENV, str(later[1]))
    assert heading(run("verantwoording", cijfer=VERHAAL, bekend_op="2025-01-30")) == "Weer rust in huis"


def test_key_that_never_was_is_told_as_before(state: State) -> None:
    assert trace(state, f"{VERHAAL}~3", None) is None


def test_nothing_takes_its_place(state: State) -> None:
    (found,) = queries.intrekkingen(state, MIJLPAAL)
    assert (found.geldt_sleutel, found.stond_er_op) == (None, BEFORE)


def test_way_leads_to_the_value_that_holds_and_not_to_another_one(data: Path, tmp_path: Path) -> None:
    number = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis"}
    deliver_later(data, "2025-01-10-een", meting=[{**number, "waarde": 47}])
    deliver_later(data, "2025-01-20-twee", meting=[{**number, "waarde": 48}])
    deliver_later(data, LATER, intrekking=back(f"{GEZINNEN}~2"))
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        (found,) = queries.intrekkingen(State("holds", con), f"{GEZINNEN}~2")
    assert found.geldt_sleutel == GEZINNEN


def test_trace_says_it_too(state: State) -> None:
    lines = trace(state, VERHAAL, None)
    assert lines is not None
    assert lines[:3] == [
        f"{VERHAAL}: Dit is ingetrokken en telt niet meer mee",
        "ingetrokken met: Later verslag (telt niet mee vanaf 31 januari 2025)",
        f"wat nu geldt: {VERHAAL}~2",
    ]
    assert REDEN in lines[3]


def test_open_data_leaves_it_out_and_has_the_withdrawal(later: tuple[Path, Path], tmp_path: Path) -> None:
    report, _ = public_state(*later, None)
    write_data(report.path, tmp_path, "demo")
    assert "rust in huis" not in (tmp_path / "csv" / "core.verhaal.csv").read_text(encoding="utf-8")
    told = (tmp_path / "csv" / "core.intrekking.csv").read_text(encoding="utf-8")
    assert VERHAAL in told and REDEN in told


GEHEIM = "2025-01-15-geheim"
SECRET_STORY: Row = {**ANDERS, "id": "geheim", "tekst": "Alleen voor binnen."}


def written(data: Path, folder: Path) -> str:
    """Everything that an edition of the open data of `data` says about the programme, as text."""
    report, _ = public_state(data, folder / "var", None)
    out = folder / "open"
    out.mkdir()
    write_data(report.path, out, "demo")
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((out / "csv").iterdir()))


def test_public_delivery_stays_in_open_data_without_what_it_takes_back_of_another(data: Path, tmp_path: Path) -> None:
    """Neither the row that is not public nor why it was wrong is told; the rest of the delivery is there."""
    not_public(deliver_later(data, GEHEIM, verhaal=[SECRET_STORY]))
    hidden = back("verhaal:geheim", reden="Dat was geheim.")
    folder = deliver_later(data, LAST, intrekking=[*back(VERHAAL), *hidden], verhaal=[{**ANDERS, "id": "open"}])
    with (folder / "levering.yml").open("a", encoding="utf-8") as file:
        file.write("toelichting: Het verhaal uit geheim moest weg.\n")
    assert messages(data) == []
    _, choice = public_state(data, tmp_path / "var", None)
    assert (choice.without, choice.leaning, choice.not_public) == (frozenset({(LAST, 3)}), (), 1)
    told = written(data, tmp_path)
    assert "verhaal:open" in told and VERHAAL in told and REDEN in told
    assert "geheim" not in told


def test_state_without_those_rows_is_another_state(data: Path) -> None:
    deliver_later(data, LAST, intrekking=back(VERHAAL))
    assert state_id(data) != state_id(data, None, frozenset({(LAST, 2)}))


def test_public_delivery_whose_withdrawal_could_mean_another_value_is_left_out(data: Path, tmp_path: Path) -> None:
    """The second story is public, and would have the key of the first one when that is left out."""
    not_public(deliver_later(data, GEHEIM, verhaal=[SECRET_STORY]))
    deliver_later(data, LATER, verhaal=[{**SECRET_STORY, "tekst": "Een vader."}])
    deliver_later(data, LAST, intrekking=back("verhaal:geheim~2"))
    assert messages(data) == []
    report, choice = public_state(data, tmp_path / "var", None)
    assert [(one.levering_id, one.reason) for one in choice.leaning] == [
        (LAST, "intrekking.csv, rij 2, kolom 'feit_sleutel': 'verhaal:geheim~2' heeft een andere sleutel als alleen "
        "telt wat openbaar is.")
    ]  # fmt: skip
    assert ask(report, "SELECT tekst FROM core.verhaal WHERE sleutel = 'verhaal:geheim'") == [("Een vader.",)]


def test_first_of_two_values_is_taken_back_and_not_the_public_one(data: Path, tmp_path: Path) -> None:
    not_public(deliver_later(data, GEHEIM, verhaal=[SECRET_STORY]))
    deliver_later(data, LATER, verhaal=[{**SECRET_STORY, "tekst": "Een vader."}])
    deliver_later(data, LAST, intrekking=back("verhaal:geheim"))
    report, choice = public_state(data, tmp_path / "var", None)
    assert (choice.without, choice.leaning) == (frozenset({(LAST, 2)}), ())
    assert ask(report, "SELECT tekst FROM core.verhaal WHERE sleutel = 'verhaal:geheim'") == [("Een vader.",)]


# ── what changed ──


@pytest.fixture(scope="module")
def change(later: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Verandering:
    """What changed by the withdrawal, from states that nobody has open."""
    return diff(*states_between(later[0], tmp_path_factory.mktemp("var"), BEFORE, AFTER), "demo")


def test_what_changed_tells_it_as_withdrawn_and_as_nothing_else(change: Verandering) -> None:
    told = {row.sleutel: (row.soort, row.wat, row.naar) for row in change.ingetrokken}
    assert told[VERHAAL] == ("ingetrokken", "Weer rust in huis", f"ingetrokken: {REDEN}")
    assert told[GEZINNEN] == ("ingetrokken", "Gezinnen die meedoen", f"ingetrokken: {REDEN}")
    assert set(told) == set(GONE)
    assert {row.sleutel for row in (*change.verdwenen, *change.mijlpalen)}.isdisjoint(told)


JUDGED = "borging:thuis-training:oordeel:2024-07-15"


@pytest.mark.parametrize(
    ("instead", "now"), [((), "nog niet beoordeeld"), (({"trede": "B1", "bewijs_soort": "uitspraak"},), "voornemen")]
)
def test_withdrawn_judgement_of_borging_is_told_once(
    data: Path, tmp_path: Path, instead: tuple[Row, ...], now: str
) -> None:
    """With the step that holds now: the same cell is no move of borging beside it."""
    judged = [{"id": "thuis-training", "datum": "2024-06-30", "datum_precisie": "maand", "trede_reden": "een plan",
               **row} for row in instead]  # fmt: skip
    folder = deliver_later(data, LATER, intrekking=back(JUDGED))
    if judged:
        write_rows(data, LATER, "borging", judged)
    yml = (folder / "levering.yml").read_text(encoding="utf-8")
    (folder / "levering.yml").write_text(re.sub("soort: .*", "soort: eigen_oordeel", yml, count=1), encoding="utf-8")
    assert messages(data) == []
    change = diff(*states_between(data, tmp_path, BEFORE, AFTER), "demo")
    assert [(row.wat, row.naar) for row in change.ingetrokken] == [
        ("Steun thuis, in de organisatie: geregeld", f"ingetrokken: {REDEN} Nu: {now}")
    ]
    assert change.borging == ()


def test_value_before_a_withdrawn_one_is_no_fall(change: Verandering) -> None:
    (move,) = [move for move in change.cijfers if move.sleutel_van == GEZINNEN]
    assert (move.van, move.naar, move.oorzaken, move.uitleg) == ("ruim 45", "circa 20", (), (INGETROKKEN,))


def test_count_without_what_was_withdrawn_is_a_correction(data: Path) -> None:
    """Two agreements, of which one never was: from two to one is no agreement that fell away."""
    another = {
        "id": "taart", "onderdeel_id": "demo/thuis", "code": "B", "soort": "afspraak", "onderwerp": "Taart",
        "inhoud": "Elk gezin krijgt taart.", "wijkt_af_van_wet": "nee", "binnen_reikwijdte": "ja",
    }  # fmt: skip
    deliver_later(data, "2024-12-31-afspraak", afspraak=[another])
    deliver_later(data, LATER, intrekking=back("afspraak:taart"))
    change = diff(*states_between(data, data.parent / "var", BEFORE, AFTER), "demo")
    moves = [move for move in change.cijfers if "afspra" in move.sleutel_naar]
    assert moves
    for move in moves:
        assert {part.soort: part.bedrag for part in move.oorzaken if part.bedrag} == {"correctie": -1}


def test_preview_says_that_the_delivery_itself_changes_it(data: Path, tmp_path: Path) -> None:
    """An older value or version that holds again is no change by the passing of time."""
    deliver_later(data, LATER, mijlpaal=[{"id": "eindverslag", "datum": "2025-06-30"}])
    with state_in(data, tmp_path / "old.duckdb"):
        pass
    deliver_later(data, LAST, intrekking=back(GEZINNEN, f"{MIJLPAAL}~2"))
    with state_in(data, tmp_path / "new.duckdb"):
        pass
    found = {one.naam: one for one in changes(tmp_path / "old.duckdb", tmp_path / "new.duckdb")}
    assert found["Gezinnen die meedoen"].van.startswith("ruim 45")
    assert found["Gezinnen die meedoen"].naar.startswith("circa 20")
    moved = [one for one in found.values() if one.sleutel.startswith(("meting:demo.gezinnen", MIJLPAAL))]
    assert [one.door_levering for one in moved] == [True, True]


def test_figure_that_rests_on_what_was_withdrawn_did_not_grow(data: Path) -> None:
    """In November 3 plans had stopped, which was wrong; now the counts of June hold again."""
    deliver_later(data, "2024-12-01-telling", fasetelling=[{"fase_id": "gestopt", "aantal": 3, "datum": "2024-11-30"}])
    deliver_later(data, LATER, intrekking=back("fasetelling:demo/thuis:demo-fasen:gestopt:2024-11-30"))
    change = diff(*states_between(data, data.parent / "var", BEFORE, AFTER), "demo")
    derived = {move.sleutel_van: (move.van, move.naar, move.oorzaken, move.uitleg) for move in change.cijfers}
    of_phases = "afgeleid:fase:demo-fasen:demo/thuis"
    assert derived[f"{of_phases}:niet_vermeld"] == ("7", "2", (), (DEEL_INGETROKKEN,))
    assert derived[f"{of_phases}:aandeel-klaar"] == ("0,0% (0 van 3)", "75,0% (6 van 8)", (), (DEEL_INGETROKKEN,))


def test_what_was_described_again_in_between_is_told_as_withdrawn(data: Path) -> None:
    """All descriptions of an onderdeel go at once; the old state had the first."""
    deliver_later(data, "2025-01-15-tuin", onderdeel=[{"id": "demo/tuin", "naam": "Tuin"}])
    deliver_later(data, LATER, onderdeel=[{"id": "demo/tuin", "naam": "Moestuin"}])
    deliver_later(data, LAST, intrekking=back("onderdeel:demo/tuin"))
    change = diff(*states_between(data, data.parent / "var", BEFORE, date(2025, 2, 28)), "demo")
    assert [row.sleutel for row in change.ingetrokken] == ["onderdeel:demo/tuin"]


# ── what is refused ──


def refused(data: Path, *deliveries: tuple[str, Sequence[Row]]) -> list[str]:
    """What the checks say of these withdrawals."""
    for name, rows in deliveries:
        deliver_later(data, name, intrekking=rows)
    return messages(data)


def test_what_was_withdrawn_before_cannot_be_withdrawn_again(data: Path) -> None:
    assert refused(data, (LATER, back(VERHAAL)), (LAST, back(VERHAAL, reden="Zij zegt het niet."))) == [
        f"intrekking.csv, rij 2, kolom 'feit_sleutel': '{VERHAAL}' is al ingetrokken door levering {LATER}. "
        "Haal deze rij weg."
    ]


def test_what_was_given_again_can_be_withdrawn_too(data: Path) -> None:
    deliver_later(data, LATER, intrekking=back(VERHAAL), verhaal=[ANDERS])
    assert refused(data, (LAST, back(f"{VERHAAL}~2"))) == []


def test_what_only_comes_later_cannot_be_withdrawn(data: Path) -> None:
    deliver_later(data, LAST, verhaal=[{**ANDERS, "id": "nieuw"}])
    assert refused(data, (LATER, back("verhaal:nieuw"))) == [
        "intrekking.csv, rij 2, kolom 'feit_sleutel': 'verhaal:nieuw' staat pas in een latere levering, "
        f"{LAST}. Trek haar in met een levering die daarna komt."
    ]


def test_later_row_that_refers_to_what_was_withdrawn_is_the_one_that_is_wrong(data: Path) -> None:
    deliver_later(data, LATER, intrekking=back(MIJLPAAL, TOEZEGGING))
    promise = {"id": "later", "onderdeel_id": "demo", "wat": "Een brief.", "hoort_bij": MIJLPAAL}
    deliver_later(data, LAST, toezegging=[promise])
    assert messages(data) == [
        f"toezegging.csv, rij 2: '{MIJLPAAL}' is ingetrokken door levering {LATER}. "
        "Verwijs naar wat nu geldt, of lever dat zelf opnieuw."
    ]


def test_row_that_others_refer_to_can_be_replaced(data: Path) -> None:
    again = {"id": "eindverslag", "naam": "eindverslag af", "datum": "2024-11-30"}
    deliver_later(data, LATER, intrekking=back(MIJLPAAL), mijlpaal=[again])
    assert messages(data) == []


def test_many_rows_that_refer_are_counted(data: Path) -> None:
    (told,) = refused(data, (LATER, back("onderdeel:demo/school")))
    assert "wordt nog gebruikt in advies.csv, rij 2 van levering 2024-06-30-verslag; alias.csv, rij 3" in told
    assert "; en nog 5. Trek die rijen ook in" in told


def test_what_a_meeting_saw_cannot_be_withdrawn(data: Path) -> None:
    (told,) = refused(data, (LATER, back("overleg_dia:overleg:1")))
    assert "'overleg_dia:overleg:1' is geen sleutel van een rij die u kunt intrekken" in told


def test_fact_that_the_definitions_choose_is_still_used(data: Path) -> None:
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write("\nvragen:\n  - id: gestopt\n    factoren: [geen-geld]\n")
    (told,) = refused(data, (LATER, back("factor:geen-geld")))
    assert "'factor:geen-geld' wordt nog gebruikt in indicators.yml. " in told


def test_moment_that_the_definitions_choose_is_still_used(data: Path) -> None:
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write("\nvragen:\n  - id: stilstand\n    mijlpalen_later: [eindverslag]\n")
    (told,) = refused(data, (LATER, back(MIJLPAAL, TOEZEGGING)))
    assert f"'{MIJLPAAL}' wordt nog gebruikt in indicators.yml. " in told


def test_row_that_refers_may_not_go_later(data: Path) -> None:
    """In the state between both deliveries the promise would name nothing."""
    (told,) = refused(data, (LATER, back(MIJLPAAL)), (LAST, back(TOEZEGGING)))
    assert f"'{MIJLPAAL}' wordt nog gebruikt in toezegging.csv, rij 2 van levering {VERSLAG}. " in told


def test_what_takes_its_place_may_not_come_later(data: Path) -> None:
    deliver_later(data, LAST, mijlpaal=[{"id": "eindverslag", "datum": "2024-11-30"}])
    (told,) = refused(data, (LATER, back(MIJLPAAL)))
    assert f"'{MIJLPAAL}' wordt nog gebruikt in toezegging.csv, rij 2 van levering {VERSLAG}. " in told


def test_explanation_of_a_withdrawn_figure_leads_to_what_is_given_in_its_place(data: Path, tmp_path: Path) -> None:
    explained = {
        "id": "waarom", "cijfer_sleutel": GEZINNEN, "onderdeel_id": "demo/thuis", "weergave": "30",
        "tekst": "Er kwamen er meer.",
        "rol": "projectleider", "staat": "1a2b3c4d5e6f", "paragraaf": 2, "regel_van": 27, "regel_tot": 28,
    }  # fmt: skip
    deliver_later(data, LATER, uitleg=[explained])
    given = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "geldig_op": "2024-06-30",
             "geldig_precisie": "maand", "waarde": 29, "kwalificatie": "exact", "wijze": "letterlijk"}  # fmt: skip
    deliver_later(data, LAST, intrekking=back(GEZINNEN), meting=[given])
    query = "SELECT cijfer_naam, verouderd, nu_sleutel FROM mart.uitleg"
    assert ask(build(data, tmp_path / "var"), query) == [
        ("Gezinnen die meedoen", "het cijfer is ingetrokken, en is nu 29", f"{GEZINNEN}~2")
    ]
