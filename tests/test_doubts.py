"""What a sender has to explain: values that jump or go down, values that fell away, and other values for one fact."""

import csv
import io
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.cli import main
from pipelines.build import build
from pipelines.findings import Finding
from pipelines.intake.accept import preview
from pipelines.intake.agreed import delivery_contract
from pipelines.intake.labels import DATE, MINUTES, ONDERDELEN, PUBLISHER, READ_ME
from pipelines.intake.proposal import Proposal
from pipelines.intake.rights import TERMINAL
from pipelines.intake.submission import propose, read_submission
from tests.deliver import add_indicators, change_definitions, copy_tiny, deliver_later, indicator
from tests.spreadsheets import xlsx

Rows = Sequence[Mapping[str, Any]]
GEZINNEN = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "geldig_op": "2024-12-31"}
EARLIER = {"geldig_op": "2024-09-30", "geldig_precisie": "dag"}


@pytest.fixture
def data(tmp_path: Path, tiny_states: Path) -> Path:
    """A copy of tests/tiny; the states of its previews stand beside it."""
    (tmp_path / "var").symlink_to(tiny_states)
    return copy_tiny(tmp_path / "data")


def file(rows: Rows) -> bytes:
    """A CSV file as somebody sends it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def offered(data: Path, table: str, rows: Rows, publisher: str = "Demobureau") -> Proposal:
    """The delivery that a CSV of one table would be."""
    tables, definitions = delivery_contract(data)
    read = read_submission(f"{table}.csv", file(rows), tables)
    assert read.findings == []
    read.answers[PUBLISHER] = publisher  # type: ignore[index]
    return propose(data, read, definitions, date(2025, 1, 31), TERMINAL)[0]


def warned(data: Path, table: str, *rows: Mapping[str, Any], publisher: str = "Demobureau") -> list[Finding]:
    """What a preview of these rows warns about."""
    seen = preview(data, data.parent / "var", offered(data, table, rows, publisher))
    assert seen.is_acceptable, [str(finding) for finding in seen.findings]
    return seen.findings


def said(findings: Sequence[Finding]) -> list[str]:
    """The findings as a sender reads them."""
    return [str(finding) for finding in findings]


def opgave(data: Path, name: str, meting: Rows) -> None:
    """An earlier opgave of Demobureau."""
    folder = deliver_later(data, name, meting=meting)
    yml = folder / "levering.yml"
    text = yml.read_text(encoding="utf-8").replace("soort: rapport", "soort: opgave")
    lines = ["uitgever: Demobureau" if line.startswith("uitgever:") else line for line in text.splitlines()]
    yml.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_jump_is_told_at_the_cell_with_both_values_and_dates(data: Path) -> None:
    (told,) = said(warned(data, "meting", {**GEZINNEN, "waarde": 450}))
    assert told == (
        "meting.csv, rij 2, kolom 'waarde': gezinnen gaat van ruim 45 (stand op juni 2024) naar 450 (stand op 31 "
        "december 2024): tien keer zo veel. Klopt dit? Leg het uit in de toelichting; anders: verbeter de waarde."
    )


@pytest.mark.parametrize(("value", "words"), [(90, "twee keer zo veel"), (20, "ruim twee keer zo weinig")])
def test_jump_is_said_in_times(data: Path, value: int, words: str) -> None:
    (told,) = said(warned(data, "meting", {**GEZINNEN, "waarde": value}))
    assert words in told


def test_ordinary_growth_is_no_jump(data: Path) -> None:
    assert warned(data, "meting", {**GEZINNEN, "waarde": 89}) == []


def test_small_difference_is_no_jump_however_many_times_it_is(data: Path) -> None:
    plans = {"indicator_id": "demo.plannen", "onderdeel_id": "demo/school", "geldig_op": "2024-12-31"}
    assert warned(data, "meting", {**plans, "waarde": 12}) == []
    assert len(warned(data, "meting", {**plans, "waarde": 14})) == 1


def test_percentage_jumps_in_points(data: Path) -> None:
    pleased = {"indicator_id": "demo.tevreden", "onderdeel_id": "demo/thuis", "geldig_op": "2024-12-31", "noemer": 40}
    assert warned(data, "meting", {**pleased, "teller": 24}) == []
    (told,) = said(warned(data, "meting", {**pleased, "teller": 20}))
    assert "kolom 'teller'" in told
    assert "van 75% (30 van 40) (stand op juni 2024) naar 50% (20 van 40)" in told
    assert "25 procentpunten minder" in told


def test_programme_says_itself_what_a_jump_is(data: Path) -> None:
    section = "aanleveren:\n  sprong:\n    demo:\n      factor: 11\n\nindicatoren:"
    change_definitions(data, ("indicatoren:\n  - id: demo.plannen", f"{section}\n  - id: demo.plannen"))
    assert warned(data, "meting", {**GEZINNEN, "waarde": 450}) == []


def test_other_version_of_the_definition_is_no_jump(data: Path) -> None:
    change = {"was": "a", "wordt": "b", "reden": "c", "trendbreuk": "ja"}
    add_indicators(data, [indicator("demo.gezinnen", versie=2, wijzigingen=[change])])
    assert warned(data, "meting", {**GEZINNEN, "indicator_versie": 2, "waarde": 450}) == []


def test_count_since_the_start_that_goes_down_is_always_explained(data: Path) -> None:
    add_indicators(data, [indicator("demo.plannen", id="demo.bezocht", tijdtype="cumulatief", tegel=None)])
    visited = {"indicator_id": "demo.bezocht", "onderdeel_id": "demo/thuis"}
    deliver_later(data, "2024-10-31-later", meting=[visited | EARLIER | {"waarde": 50}])
    assert warned(data, "meting", visited | {"geldig_op": "2024-12-31", "waarde": 51}) == []
    (told,) = said(warned(data, "meting", visited | {"geldig_op": "2024-12-31", "waarde": 49}))
    assert "dat is minder, terwijl dit cijfer alles telt vanaf de start" in told
    # Also when the value for an earlier date comes afterwards.
    (told,) = said(warned(data, "meting", visited | {"geldig_op": "2024-08-31", "waarde": 60}))
    assert "van 60 (stand op 31 augustus 2024) naar 50 (stand op 30 september 2024)" in told


def test_periods_of_another_length_are_not_compared(data: Path) -> None:
    add_indicators(data, [indicator("demo.plannen", id="demo.nieuw", tijdtype="stroom", tegel=None)])
    new = {"indicator_id": "demo.nieuw", "onderdeel_id": "demo/thuis"}
    quarter = {"geldig_van": "2024-07-01", "geldig_op": "2024-09-30", "waarde": 10}
    deliver_later(data, "2024-10-31-later", meting=[new | {"geldig_precisie": "dag"} | quarter])
    assert warned(data, "meting", new | {"geldig_van": "2024-01-01", "geldig_op": "2024-12-31", "waarde": 40}) == []
    next_quarter = {"geldig_van": "2024-10-01", "geldig_op": "2024-12-31", "waarde": 40}
    (told,) = said(warned(data, "meting", new | next_quarter))
    assert "van 10 (1 juli 2024 tot en met 30 september 2024) naar 40 (1 oktober 2024 tot en met 31" in told


def test_figure_of_the_previous_opgave_that_is_left_out_is_told(data: Path) -> None:
    plans = {"indicator_id": "demo.plannen", "onderdeel_id": "demo/thuis"}
    earlier = [GEZINNEN | EARLIER | {"waarde": 50}, plans | EARLIER | {"waarde": 11}]
    opgave(data, "2024-10-31-opgave", meting=earlier)
    (told,) = said(warned(data, "meting", {**GEZINNEN, "waarde": 55}))
    assert "ontbreekt een cijfer dat er eerder wel was: plannen was 11 (30 september 2024, Later verslag)" in told
    both = ({**GEZINNEN, "waarde": 55}, {**plans, "geldig_op": "2024-12-31", "waarde": 11})
    assert warned(data, "meting", *both) == []
    silent = {**plans, "geldig_op": "2024-12-31", "waarde": "", "stilte": "nog_te_meten"}
    assert warned(data, "meting", {**GEZINNEN, "waarde": 55, "stilte": ""}, silent) == []
    assert warned(data, "meting", {**GEZINNEN, "waarde": 55}, publisher="Ander bureau") == []


def test_value_for_the_same_date_adds_to_the_previous_opgave(data: Path) -> None:
    plans = {"indicator_id": "demo.plannen", "onderdeel_id": "demo/thuis"}
    opgave(data, "2024-10-31-opgave", meting=[plans | EARLIER | {"waarde": 11}])
    assert warned(data, "meting", {**GEZINNEN, "geldig_op": "2024-09-30", "waarde": 50}) == []


def test_published_report_is_not_sent_again(data: Path) -> None:
    assert warned(data, "meting", {**GEZINNEN, "waarde": 55}) == []


def test_part_of_a_whole_that_is_left_out_is_told(data: Path) -> None:
    parts = ["regio=noord", "regio=zuid", "regio=oost"]
    add_indicators(data, [indicator("demo.plannen", id="demo.delen", uitsplitsingen=parts, tegel=None)])
    part = {"indicator_id": "demo.delen", "onderdeel_id": "demo/thuis"}
    rows = [part | EARLIER | {"uitsplitsing": name, "waarde": 5} for name in parts]
    deliver_later(data, "2024-10-31-later", meting=rows)
    now = [part | {"geldig_op": "2024-12-31", "uitsplitsing": name, "waarde": 5} for name in parts]
    assert warned(data, "meting", *now) == []
    (told,) = said(warned(data, "meting", *now[:2]))
    assert "(regio: oost) was 5 (30 september 2024, Later verslag)" in told


def test_phases_that_are_left_out_are_told_once(data: Path) -> None:
    phase = {"onderdeel_id": "demo/thuis", "fasemodel_id": "demo-fasen", "datum": "2024-12-31"}
    whole = [phase | {"fase_id": name, "aantal": count} for name, count in
             (("uitvoering", 1), ("afgerond", 7), ("gestopt", 1))]  # fmt: skip
    assert warned(data, "fasetelling", *whole) == []
    (told,) = said(warned(data, "fasetelling", whole[1]))
    assert "uitvoering was 1; niet afgerond of gestopt was 1 (stand op juni 2024)" in told


def test_other_value_for_the_same_fact_says_whose_and_which_is_shown(data: Path) -> None:
    (told,) = said(warned(data, "meting", {**GEZINNEN, "geldig_op": "2024-06-30", "waarde": 60}))
    assert "kolom 'waarde': hier staat 60, en levering '" in told
    assert "geeft voor hetzelfde feit ruim 45; de monitor toont ruim 45 en bewaart beide" in told
    explained = {**GEZINNEN, "geldig_op": "2024-06-30", "waarde": 60, "toelichting": "met wachtlijst"}
    assert len(warned(data, "meting", explained)) == 1


def test_two_values_in_one_file_are_told_at_the_second(data: Path) -> None:
    (told,) = said(warned(data, "meting", {**GEZINNEN, "waarde": 55}, {**GEZINNEN, "waarde": 56}))
    assert told.startswith("meting.csv, rij 3, kolom 'waarde': hier staat 56, en in rij 2 van dit bestand 55")


ASKED = "aanleveren:\n  invultijd:\n    demo: demo.invultijd\n\n"


def with_minutes(
    data: Path, onderdeel: str, of_form: str | None = None
) -> tuple[list[str], list[tuple[str | None, ...]]]:
    """What is said of the answer 12 to the question about minutes, and the value it becomes."""
    tables, definitions = delivery_contract(data)
    header = ["Indicator", "Onderdeel", "Geldig op", "Waarde"]
    sheets: dict[str, list[list[Any]]] = {
        READ_ME: [
            [MINUTES, 12],
            [DATE, "2024-12-31"],
            *([[ONDERDELEN], [of_form, "x"], ["demo/x"]] if of_form else []),
        ],
        "Meting": [header, ["demo.gezinnen", onderdeel, "2024-12-31", 50]],
    }
    read = read_submission("opgave.xlsx", xlsx(**sheets), tables)
    when = date(2025, 1, 31)
    proposal, not_kept = propose(data, read, definitions, when, TERMINAL)
    made = [row for row in proposal.tables["meting"] if row["paragraaf"] == READ_ME]
    keys = [tuple(row[name] for name in ("indicator_id", "onderdeel_id", "geldig_op", "waarde")) for row in made]
    return [str(reading) for reading in not_kept], keys


def test_time_to_fill_in_that_nobody_asks_for_is_said_not_to_be_kept(data: Path) -> None:
    (told,), made = with_minutes(data, "demo/thuis")
    assert "'12' is niet bewaard: dit programma houdt de invultijd niet bij" in told
    assert made == []


def test_time_to_fill_in_is_about_the_onderdeel_of_the_form_and_kept_once_a_day(data: Path) -> None:
    add_indicators(data, [indicator("demo.plannen", id="demo.invultijd", eenheid="minuten", tegel=None)])
    change_definitions(data, ("indicatoren:\n  - id: demo.plannen", f"{ASKED}indicatoren:\n  - id: demo.plannen"))
    expected = ("demo.invultijd", "demo/thuis", "2024-12-31", "12")
    assert with_minutes(data, "demo/thuis") == ([], [expected])
    kept = {"indicator_id": "demo.invultijd", "onderdeel_id": "demo/thuis", "geldig_op": "2024-12-31", "waarde": 12}
    deliver_later(data, "2025-01-20-later", meting=[kept])
    (told,), made = with_minutes(data, "demo/thuis")
    assert "van deze dag is er al een invultijd voor demo/thuis" in told
    assert made == []
    assert with_minutes(data, "demo/school")[1] == [("demo.invultijd", "demo/school", "2024-12-31", "12")]


@pytest.mark.parametrize(
    ("of_form", "booked"), [("demo", "demo"), ("demo/thuis", "demo/thuis"), ("demo/school", "demo/thuis")]
)
def test_time_to_fill_in_is_about_the_form_also_when_one_row_is_filled_in(
    data: Path, of_form: str, booked: str
) -> None:
    add_indicators(data, [indicator("demo.plannen", id="demo.invultijd", eenheid="minuten", tegel=None)])
    change_definitions(data, ("indicatoren:\n  - id: demo.plannen", f"{ASKED}indicatoren:\n  - id: demo.plannen"))
    assert with_minutes(data, "demo/thuis", of_form)[1] == [("demo.invultijd", booked, "2024-12-31", "12")]


@pytest.mark.parametrize(("paragraaf", "warned"), [(READ_ME, False), ("2", True)])
def test_first_answer_to_the_form_itself_leaves_no_warning(data: Path, paragraaf: str, warned: bool) -> None:
    later = indicator("demo.plannen", id="demo.invultijd", eenheid="minuten", tegel=None, status="nog_te_meten")
    add_indicators(data, [later])
    kept = {"indicator_id": "demo.invultijd", "onderdeel_id": "demo/thuis", "geldig_op": "2024-12-31", "waarde": 12}
    deliver_later(data, "2025-01-20-later", meting=[{**kept, "paragraaf": paragraaf}])
    built = build(data, data.parent / "own")
    assert any("is nog te meten maar heeft al een waarde" in finding.melding for finding in built.findings) == warned
    with duckdb.connect(str(built.path), read_only=True) as con:
        assert con.sql("FROM mart.aandacht WHERE sleutel = 'indicator:demo.invultijd'").fetchall() == []


def test_doubt_asks_for_an_explanation_at_the_terminal(
    data: Path, tiny_var: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, var = data.parent / "meting.csv", data.parent / "own"
    path.write_bytes(file([{**GEZINNEN, "waarde": 450}]))
    command = ["submit", str(path), "--data", str(data), "--var", str(shutil.copytree(tiny_var, var))]
    assert main(command) == 1
    assert "tien keer zo veel" in (told := capsys.readouterr().out)
    assert "Leg ze uit met --toelichting TEKST" in told
    assert main([*command, "--toelichting", "Een hele regio kwam erbij."]) == 0
