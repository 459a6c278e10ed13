"""What a later delivery does: correct, differ, give the next version, or come after the date that a reader asks for."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from dashboard import queries
from dashboard.database import open_state
from pipelines.build import BuildReport, NothingKnown, build, build_as_known_on, check_only, state_id
from pipelines.publish import POINTER, current_state
from tests.deliver import NOT_ACCEPTED, OORDEEL, VERSLAG, copy_tiny, deliver_later, write_rows

LATER = "2025-01-31-later"
GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
ROW = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "waarde": "47"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of its own with the deliveries of tests/tiny."""
    return copy_tiny(tmp_path / "data")


@contextmanager
def opened(report: BuildReport) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database of a build, for reading."""
    with duckdb.connect(str(report.path), read_only=True) as con:
        yield con


def ask(report: BuildReport, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query on the database of a build."""
    with opened(report) as con:
        return con.sql(query).fetchall()


def messages(data: Path) -> list[str]:
    """What the checks say, without what is said of every delivery that is not accepted yet."""
    return [str(finding) for finding in check_only(data) if finding.melding != NOT_ACCEPTED]


GOAL = "doel:demo.gezinnen:demo/thuis:2024-12-31:oorspronkelijk"
PHASE = "fasetelling:demo/thuis:demo-fasen:afgerond:2024-06-30"
PASSAGE = {"tabel": "meting", "sleutel": "meting:demo.tevreden:demo/school:2025-01-31"}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport]:
    """A data folder in which a later delivery changes many things that do not touch each other, and its build.

    Only for looking at.
    """
    folder = tmp_path_factory.mktemp("later")
    data = copy_tiny(folder / "data")
    promise = {"id": "reis", "onderdeel_id": "demo", "wat": "Een reis maken."}
    opening = {"id": "opening", "onderdeel_id": "demo/thuis"}
    deliver_later(
        data,
        "2024-09-30-eerste",
        toezegging=[
            {**promise, "toegezegd_op": "2024-05-01", "toegezegd_precisie": "dag", "termijn": "2024-12-31",
             "termijn_precisie": "eind"}
        ],
        mijlpaal=[{**opening, "datum": "2025-03-01"}],
    )  # fmt: skip
    deliver_later(
        data,
        LATER,
        corrigeert=[GEZINNEN, PHASE, GOAL],
        meting=[
            ROW,
            {"indicator_id": "demo.tevreden", "onderdeel_id": "demo/school", "geldig_op": "2025-01-31", "waarde": 86,
             "n": 41, "gedrukt": "86%"},
        ],
        vindplaats=[{**PASSAGE, "gedrukt": "86%"}, {**PASSAGE, "kolom": "n", "gedrukt": "41 ouders"}],
        fasetelling=[{"fase_id": "afgerond", "aantal": 5}],
        doel=[{"waarde": "99"}],
        toezegging=[{**promise, "nagekomen_op": "2024-11-04", "nagekomen_precisie": "dag",
                     "blijkt_uit": "het verslag"}],
        risico=[{"id": "weinig-trainers", "onderdeel_id": "demo/thuis", "omschrijving": "Te weinig.",
                 "wie_noemt": "bureau", "maatregel": "opleiden"}],
        onderdeel=[{"id": "demo/thuis", "ouder_id": "demo", "naam": "Thuis, korter", "eind_op": "2025-01-31",
                    "eind_precisie": "dag"}],
        mijlpaal=[{**opening, "datum": "2025-09-01", "reden": "de verbouwing duurt langer"}],
    )  # fmt: skip
    return data, build(data, folder / "var")


def test_later_delivery_in_order_has_no_findings(later: tuple[Path, BuildReport]) -> None:
    assert messages(later[0]) == []


# ── correction or difference ──


def test_correction_replaces_the_value_and_keeps_it(later: tuple[Path, BuildReport]) -> None:
    shown = ask(
        later[1],
        "SELECT sleutel, weergave, actueel, ook_gepubliceerd FROM mart.cijfer "
        f"WHERE sleutel LIKE '{GEZINNEN}%' ORDER BY 1",
    )
    assert shown == [(GEZINNEN, "ruim 45", False, "47"), (f"{GEZINNEN}~2", "47", True, "ruim 45")]
    assert ask(later[1], "FROM mart.vervangen ORDER BY sleutel") == [
        (sleutel, f"{sleutel}~2", "gecorrigeerd", LATER) for sleutel in (GOAL, PHASE, GEZINNEN)
    ]


def test_other_value_without_correction_stands_beside_the_first_and_asks_for_a_word(data: Path, tmp_path: Path) -> None:
    deliver_later(data, LATER, meting=[ROW])
    (message,) = messages(data)
    assert message.startswith("meting.csv, rij 2, kolom 'toelichting': deze waarde verschilt van een andere")
    assert "Zet de sleutel onder corrigeert in levering.yml" in message
    report = build(data, tmp_path / "var")
    assert ask(report, "FROM mart.vervangen") == [(f"{GEZINNEN}~2", GEZINNEN, "andere waarde", None)]


def test_corrected_count_in_a_phase_is_counted_once(
    tiny: duckdb.DuckDBPyConnection, later: tuple[Path, BuildReport]
) -> None:
    assert tiny.sql(f"SELECT aantal FROM core.fasetelling WHERE sleutel = '{PHASE}'").fetchall() == [(6,)]
    query = "SELECT aantal FROM mart.fase_verdeling WHERE onderdeel_id = 'demo/thuis' AND fase_id = 'afgerond'"
    assert ask(later[1], query) == [(5,)]


def test_promise_that_a_later_report_says_is_kept_keeps_its_dates(later: tuple[Path, BuildReport]) -> None:
    query = "SELECT sleutel, stand, toegezegd_tekst, termijn_tekst, nagekomen_tekst FROM mart.toezegging"
    query += " WHERE sleutel LIKE 'toezegging:reis%'"
    assert ask(later[1], query) == [("toezegging:reis~2", "nagekomen", "1 mei 2024", "eind 2024", "4 november 2024")]


def test_delivery_that_is_put_off_is_still_late_and_without_period_only_a_later_report_counts(
    data: Path, tmp_path: Path
) -> None:
    row = {"id": "eind", "over_van": None, "over_tot": None, "uiterlijk": "2024-07-31"}
    write_rows(data, VERSLAG, "verwachte_levering", [row])
    query = "SELECT sleutel, stand, eerst_tekst, levering_id FROM mart.verwachting"
    assert ask(build(data, tmp_path / "eerst"), query) == [("verwachte_levering:eind", "verwacht", None, None)]
    meting = {"waarde": 31, "geldig_op": "2024-12-31", "geldig_precisie": "dag"}
    deliver_later(data, LATER, meting=[meting], verwachte_levering=[{**row, "uiterlijk": "2025-12-31"}])
    assert ask(build(data, tmp_path / "var"), query) == [
        ("verwachte_levering:eind~2", "te_laat", "31 juli 2024", LATER)
    ]


def test_risk_that_a_later_report_does_something_about_has_a_measure(later: tuple[Path, BuildReport]) -> None:
    assert ask(later[1], "SELECT sleutel, maatregel, genoemd_tekst FROM mart.risico") == [
        ("risico:weinig-trainers~2", "opleiden", "31 januari 2025")
    ]


def test_corrected_goal_is_the_one_that_counts(
    tiny: duckdb.DuckDBPyConnection, later: tuple[Path, BuildReport]
) -> None:
    assert tiny.sql(f"SELECT count(*) FROM core.doel WHERE sleutel = '{GOAL}'").fetchall() == [(1,)]
    assert ask(later[1], f"SELECT doel_getal FROM mart.cijfer WHERE sleutel = '{GEZINNEN}'") == [(99,)]


@pytest.mark.parametrize(
    ("sleutel", "rows", "message"),
    [
        ("meting:demo.gezinnen:demo/thuis:2019-06-30", [ROW], "staat in geen eerdere levering"),
        ("meting:demo.plannen:demo/thuis:2024-06-30", [{**ROW, "toelichting": "x"}], "staat niet in deze levering"),
        ("onderdeel:demo/thuis", [ROW], "is geen meting, doel of fasetelling"),
    ],
)
def test_correction_of_nothing_is_refused(
    data: Path, sleutel: str, rows: Sequence[dict[str, str]], message: str
) -> None:
    deliver_later(data, LATER, corrigeert=[sleutel], meting=[{**row, "toelichting": "ander getal"} for row in rows])
    assert any(f"levering.yml, sleutel 'corrigeert': '{sleutel}' {message}" in found for found in messages(data))


# ── the next version ──


def test_onderdeel_that_is_described_again_keeps_its_place(
    tiny: duckdb.DuckDBPyConnection, later: tuple[Path, BuildReport]
) -> None:
    order = "SELECT id FROM mart.onderdeel ORDER BY volgorde"
    assert ask(later[1], "SELECT naam, levering_id FROM core.onderdeel WHERE id = 'demo/thuis'") == [
        ("Thuis, korter", LATER)
    ]
    assert ask(later[1], order) == tiny.sql(order).fetchall()


def test_milestone_that_is_given_again_shows_its_last_date_and_its_first(later: tuple[Path, BuildReport]) -> None:
    query = "SELECT sleutel, datum_tekst, oorspronkelijk_tekst, is_verschoven FROM mart.mijlpaal"
    query += " WHERE onderdeel_id = 'demo/thuis' AND datum > '2025-01-01'"
    assert ask(later[1], query) == [("mijlpaal:opening~2", "1 september 2025", "1 maart 2025", True)]


# ── two deliveries, one id ──


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("mijlpaal", {"id": "eindverslag", "datum": "2025-03-31"}),
        ("risico", {"id": "weinig-trainers", "omschrijving": "Te weinig trainers.", "wie_noemt": "Zorghuis",
                    "status": "open"}),
        ("toezegging", {"id": "bezoek", "wie": "minister", "aan_wie": "gezinnen", "wat": "Een gezin bezoeken.",
                        "toegezegd_op": "2024-05-01", "toegezegd_precisie": "dag"}),
    ],
)  # fmt: skip
def test_next_version_stays_at_its_onderdeel(data: Path, table: str, row: dict[str, str]) -> None:
    deliver_later(data, LATER, **{table: [row | {"onderdeel_id": "demo/school"}]})  # type: ignore[arg-type]
    (message,) = messages(data)
    assert message.startswith(
        f"{table}.csv, rij 2, kolom 'onderdeel_id': 'demo/school' is een ander onderdeel dan demo"
    )
    assert "Geef die een eigen id" in message


def test_same_files_under_another_id_are_refused(data: Path) -> None:
    deliver_later(data, LATER, meting=[{**ROW, "geldig_op": "2025-01-31"}])
    deliver_later(data, "2025-02-28-weer", meting=[{**ROW, "geldig_op": "2025-01-31"}])
    assert [message for message in messages(data) if "waarschuwing" not in message] == [
        f"levering.yml: deze levering heeft precies dezelfde bestanden als levering {LATER}. Haal een van beide weg."
    ]


def test_folder_name_that_is_no_id_is_refused(data: Path) -> None:
    deliver_later(data, LATER, meting=[{**ROW, "geldig_op": "2025-01-31"}]).rename(
        data / "leveringen" / "2025-01-31-Later"
    )
    assert any("de mapnaam 2025-01-31-Later is geen id van een levering" in message for message in messages(data))


# ── as known on ──


def test_state_of_then_holds_what_was_known_and_is_not_taken_into_use(later: tuple[Path, BuildReport]) -> None:
    data, now = later
    var = now.path.parent
    then = build_as_known_on(data, var, date(2024, 9, 29))
    assert ask(then, "SELECT id FROM core.levering ORDER BY 1") == [(VERSLAG,), (OORDEEL,)]
    assert ask(then, f"SELECT weergave, actueel FROM mart.cijfer WHERE sleutel = '{GEZINNEN}'") == [("ruim 45", True)]
    assert current_state(var) == now.path != then.path


def test_state_of_then_is_the_same_as_it_was_then(data: Path, tmp_path: Path) -> None:
    then = state_id(data)
    deliver_later(data, LATER, meting=[{**ROW, "geldig_op": "2025-01-31"}])
    assert state_id(data) != then
    assert build_as_known_on(data, tmp_path / "var", date(2025, 1, 30)).state == then
    assert build_as_known_on(data, tmp_path / "var", date(2025, 1, 31)).state == state_id(data)


def test_date_on_which_only_an_event_became_known_can_be_chosen(data: Path, tmp_path: Path) -> None:
    event = {"id": "opening", "onderdeel_id": "demo/thuis", "soort": "programma", "naam": "opening"}
    deliver_later(data, LATER, gebeurtenis=[{**event, "datum": "2025-01-15", "datum_precisie": "dag"}])
    report = build(data, tmp_path / "var")
    query = "SELECT leveringen FROM mart.moment WHERE bekend_op = DATE '2025-01-31'"
    assert ask(report, query) == [("Later verslag",)]


def test_passage_that_two_rows_give_is_told_once_with_what_is_printed_in_both(
    later: tuple[Path, BuildReport], tmp_path: Path
) -> None:
    # A copy: DuckDB refuses to open one file with two configurations in a process.
    state = open_state(Path(shutil.copy(later[1].path, tmp_path)))
    found = queries.passages(state, PASSAGE["sleutel"])
    assert [(passage.kolom, passage.gedrukt) for passage in found] == [
        ("n", "41 ouders | 86%"),
        ("waarde", "41 ouders | 86%"),
    ]


def test_same_lines_of_two_documents_are_two_passages(data: Path) -> None:
    fact = {"tabel": "meting", "sleutel": "meting:demo.gezinnen:demo/thuis:2025-01-31", "regel_van": 3, "regel_tot": 3}
    folder = deliver_later(
        data,
        LATER,
        meting=[{**ROW, "geldig_op": "2025-01-31", "bestand": "verslag.txt"}],
        vindplaats=[{**fact, "bestand": bestand} for bestand in ("verslag.txt", "bijlage.txt")],
    )
    described = yaml.safe_load((folder / "levering.yml").read_text(encoding="utf-8"))
    described["bronnen"].append({**described["bronnen"][0], "bestand": "bijlage.txt"})
    (folder / "levering.yml").write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    assert messages(data) == []


def test_state_of_then_is_built_once(data: Path, tmp_path: Path) -> None:
    assert not build_as_known_on(data, tmp_path / "var", date(2024, 6, 30)).reused
    assert build_as_known_on(data, tmp_path / "var", date(2024, 7, 1)).reused
    assert not (tmp_path / "var" / POINTER).exists()


def test_before_the_first_delivery_nothing_is_known(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingKnown) as nothing:
        build_as_known_on(data, tmp_path / "var", date(2024, 6, 29))
    assert nothing.value.eerste == "2024-06-30"


def test_one_name_in_a_list_is_one_organisation(data: Path) -> None:
    passage = {"naam": "Zorghuis", "soort": "zorgaanbieder"}
    deliver_later(
        data,
        LATER,
        organisatie=[{"id": "zorghuis-west", **passage}],
        alias=[
            {"organisatie_id": "zorghuis", "naam": "Zorghuis", "onderdeel_id": "demo/tuin"},
            {"organisatie_id": "zorghuis-west", "naam": "Zorghuis", "onderdeel_id": "demo/tuin"},
        ],
        onderdeel=[{"id": "demo/tuin"}],
    )
    assert [message for message in messages(data) if "alias.csv" in message] == [
        "alias.csv, rij 3, kolom 'organisatie_id': 'zorghuis-west' is een andere organisatie dan zorghuis, die in "
        "dezelfde lijst ook ‘Zorghuis’ heet (rij 2). Een naam in een lijst hoort bij een organisatie. Verbeter een van "
        "beide rijen."
    ]
