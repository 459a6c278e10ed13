"""What a sender has to explain: values that jump or go down, values that fell away, and other values for one fact."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.build import build
from pipelines.findings import Finding
from pipelines.intake.accept import preview
from pipelines.intake.agreed import delivery_contract
from pipelines.intake.labels import DATE, MINUTES, ONDERDELEN, PUBLISHER, READ_ME
from pipelines.intake.rights import TERMINAL
from pipelines.intake.submission import propose, read_submission
from tests.deliver import add_indicators, change_definitions, copy_tiny, deliver_later, indicator
from tests.spreadsheets import xlsx

Row = Mapping[str, Any]
Rows = Sequence[Row]
Told = Mapping[str, list[str]]
# Days of what was there before and of what is sent now.
BEFORE, NOW = "2024-09-30", "2024-12-31"
LATER = "aanleveren:\n  sprong:\n    ander:\n      factor: 11\n\nindicatoren:\n  - id: demo.plannen"
OTHER_PROGRAMME = """\
  - id: ander
    naam: Ander programma
    indeling: thema
    kern:
      - indicator: ander.gezinnen
        zin: "{cijfer} gezinnen doen mee"

fasemodellen:
  - id: demo-fasen"""
PARTS = ["regio=noord", "regio=zuid", "regio=oost"]


@dataclass(frozen=True)
class Case:
    """What was delivered about an onderdeel before, and what is sent about it now; no case knows of another one."""

    onderdeel: str
    now: Rows
    report: Rows = ()
    opgave: Rows = ()
    opgave_of_others: Rows = ()


# Every case of meting: all of them are sent in one file.
CASES: list[Case] = []


def case(onderdeel: str, now: Rows, **before: Rows) -> str:
    """Add a case; returns its onderdeel."""
    CASES.append(Case(onderdeel, now, **before))
    return onderdeel


def meting(indicator: str, on: str, waarde: object = None, **more: object) -> Row:
    """A value of an indicator on a day."""
    given = {} if waarde is None else {"waarde": waarde}
    return {"indicator_id": indicator, "geldig_op": on, "geldig_precisie": "dag", **given, **more}


def gezinnen(on: str, waarde: int, **more: object) -> Row:
    """How many gezinnen take part."""
    return meting("demo.gezinnen", on, waarde, **more)


def plannen(on: str, waarde: int | str, **more: object) -> Row:
    """How many plans there are."""
    return meting("demo.plannen", on, waarde, **more)


def tevreden(on: str, teller: int) -> Row:
    """How many of forty are pleased."""
    return meting("demo.tevreden", on, teller=teller, noemer=40)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of tests/tiny."""
    return copy_tiny(tmp_path / "data")


def file(rows: Rows) -> bytes:
    """A CSV file as somebody sends it."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def warned(data: Path, table: str, rows: Rows) -> list[Finding]:
    """What a preview of these rows of Demobureau warns about."""
    tables, definitions = delivery_contract(data)
    read = read_submission(f"{table}.csv", file(rows), tables)
    assert read.findings == []
    read.answers[PUBLISHER] = "Demobureau"  # type: ignore[index]
    proposal = propose(data, read, definitions, date(2025, 1, 31), TERMINAL)[0]
    seen = preview(data, data.parent / "var", proposal)
    assert seen.is_acceptable, [str(finding) for finding in seen.findings]
    return seen.findings


def opgave(data: Path, name: str, publisher: str, rows: Rows) -> None:
    """An earlier opgave."""
    yml = deliver_later(data, name, meting=rows) / "levering.yml"
    text = yml.read_text(encoding="utf-8").replace("soort: rapport", "soort: opgave")
    lines = [f"uitgever: {publisher}" if line.startswith("uitgever:") else line for line in text.splitlines()]
    yml.write_text("\n".join(lines) + "\n", encoding="utf-8")


def of(onderdeel: str, rows: Rows) -> Rows:
    """The rows, about this onderdeel."""
    return [{"onderdeel_id": onderdeel, **row} for row in rows]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """tests/tiny with the onderdelen of all cases, and what was delivered about them before. Only for looking at."""
    data = copy_tiny(tmp_path_factory.mktemp("doubts") / "data")
    change = {"was": "a", "wordt": "b", "reden": "c", "trendbreuk": "ja"}
    revised = {"id": "demo.herzien", "tegel": None}
    add_indicators(
        data,
        [
            indicator("demo.gezinnen", id="ander.gezinnen", onderdeel="ander"),
            indicator("demo.gezinnen", **revised),
            indicator("demo.gezinnen", **revised, versie=2, wijzigingen=[change]),
            indicator("demo.plannen", id="demo.bezocht", tijdtype="cumulatief", tegel=None),
            indicator("demo.plannen", id="demo.nieuw", tijdtype="stroom", tegel=None),
            indicator("demo.plannen", id="demo.delen", uitsplitsingen=PARTS, tegel=None),
        ],
    )
    change_definitions(
        data,
        ("indicatoren:\n  - id: demo.plannen", LATER),
        ("fasemodellen:\n  - id: demo-fasen", OTHER_PROGRAMME),
    )
    onderdelen = [{"id": "ander", "ouder_id": "", "soort": "programma", "naam": "Ander programma"}]
    onderdelen += [{"id": case.onderdeel, "naam": case.onderdeel} for case in CASES if case.onderdeel != "ander"]
    deliver_later(data, "2024-10-31-later", onderdeel=onderdelen, fasetelling=SCHOOL_BEFORE,
                  meting=[row for case in CASES for row in of(case.onderdeel, case.report)])  # fmt: skip
    own = [row for case in CASES for row in of(case.onderdeel, case.opgave)]
    opgave(data, "2024-10-31-opgave-2", "Demobureau", own)
    others = [row for case in CASES for row in of(case.onderdeel, case.opgave_of_others)]
    opgave(data, "2024-10-31-opgave-3", "Ander bureau", others)
    return data


def _with_rows_from(first: int, text: str) -> str:
    return re.sub(r"\brij (\d+)", lambda row: f"rij {int(row[1]) - first}", text)


@pytest.fixture(scope="module")
def told(shared: Path) -> Told:
    """Per onderdeel what a sender of all cases in one file reads at its rows."""
    sent = [row for case in CASES for row in of(case.onderdeel, case.now)]
    first = {case.onderdeel: [row["onderdeel_id"] for row in sent].index(case.onderdeel) for case in CASES}
    told: dict[str, list[str]] = {onderdeel: [] for onderdeel in first}
    for finding in warned(shared, "meting", sent):
        assert finding.rij is not None, str(finding)
        onderdeel = sent[finding.rij - 2]["onderdeel_id"]
        # As when the case were the whole file: its first row is row 2.
        told[onderdeel].append(_with_rows_from(first[onderdeel], str(finding)))
    return told


TEN_TIMES = case("demo/tien", report=[gezinnen(BEFORE, 45, kwalificatie="ruim")], now=[gezinnen(NOW, 450)])


def test_jump_is_told_at_the_cell_with_both_values_and_dates(told: Told) -> None:
    assert told[TEN_TIMES] == [
        "meting.csv, rij 2, kolom 'waarde': gezinnen gaat van ruim 45 (stand op 30 september 2024) naar 450 (stand op "
        "31 december 2024): tien keer zo veel. Klopt dit? Leg het uit in de toelichting; anders: verbeter de waarde."
    ]


TWICE = case("demo/twee", report=[gezinnen(BEFORE, 45)], now=[gezinnen(NOW, 90)])
LESS_THAN_HALF = case("demo/weinig", report=[gezinnen(BEFORE, 45)], now=[gezinnen(NOW, 20)])


@pytest.mark.parametrize(
    ("onderdeel", "words"), [(TWICE, ": twee keer zo veel."), (LESS_THAN_HALF, ": ruim twee keer zo weinig.")]
)
def test_jump_is_said_in_times(told: Told, onderdeel: str, words: str) -> None:
    (said,) = told[onderdeel]
    assert words in said


GROWTH = case("demo/groei", report=[gezinnen(BEFORE, 45)], now=[gezinnen(NOW, 89)])


def test_ordinary_growth_is_no_jump(told: Told) -> None:
    assert told[GROWTH] == []


EIGHT_MORE = case("demo/acht", report=[plannen(BEFORE, 4)], now=[plannen(NOW, 12)])
TEN_MORE = case("demo/tien-meer", report=[plannen(BEFORE, 4)], now=[plannen(NOW, 14)])


def test_small_difference_is_no_jump_however_many_times_it_is(told: Told) -> None:
    assert told[EIGHT_MORE] == []
    assert len(told[TEN_MORE]) == 1


FIFTEEN_POINTS = case("demo/punten", report=[tevreden(BEFORE, 30)], now=[tevreden(NOW, 24)])
TWENTY_FIVE_POINTS = case("demo/veel-punten", report=[tevreden(BEFORE, 30)], now=[tevreden(NOW, 20)])


def test_percentage_jumps_in_points(told: Told) -> None:
    assert told[FIFTEEN_POINTS] == []
    (said,) = told[TWENTY_FIVE_POINTS]
    assert "kolom 'teller'" in said
    assert "van 75% (30 van 40) (stand op 30 september 2024) naar 50% (20 van 40)" in said
    assert "25 procentpunten minder" in said


# In the other programme a jump begins at eleven times.
OWN_FACTOR = case("ander", report=[meting("ander.gezinnen", BEFORE, 45)], now=[meting("ander.gezinnen", NOW, 450)])


def test_programme_says_itself_what_a_jump_is(told: Told) -> None:
    assert told[OWN_FACTOR] == []
    assert "tien keer" in told[TEN_TIMES][0]


OTHER_VERSION = case(
    "demo/herzien",
    report=[meting("demo.herzien", BEFORE, 45, indicator_versie=1)],
    now=[meting("demo.herzien", NOW, 450, indicator_versie=2)],
)


def test_other_version_of_the_definition_is_no_jump(told: Told) -> None:
    assert told[OTHER_VERSION] == []


FIFTY = [meting("demo.bezocht", BEFORE, 50)]
MORE = case("demo/meer", report=FIFTY, now=[meting("demo.bezocht", NOW, 51)])
FEWER = case("demo/minder", report=FIFTY, now=[meting("demo.bezocht", NOW, 49)])
MORE_EARLIER = case("demo/eerder", report=FIFTY, now=[meting("demo.bezocht", "2024-08-31", 60)])


def test_count_since_the_start_that_goes_down_is_always_explained(told: Told) -> None:
    assert told[MORE] == []
    (said,) = told[FEWER]
    assert "dat is minder, terwijl dit cijfer alles telt vanaf de start" in said
    # Also when the value for an earlier date comes afterwards.
    (said,) = told[MORE_EARLIER]
    assert "van 60 (stand op 31 augustus 2024) naar 50 (stand op 30 september 2024)" in said


QUARTER = [meting("demo.nieuw", BEFORE, 10, geldig_van="2024-07-01")]
YEAR = case("demo/jaar", report=QUARTER, now=[meting("demo.nieuw", NOW, 40, geldig_van="2024-01-01")])
NEXT_QUARTER = case("demo/kwartaal", report=QUARTER, now=[meting("demo.nieuw", NOW, 40, geldig_van="2024-10-01")])


def test_periods_of_another_length_are_not_compared(told: Told) -> None:
    assert told[YEAR] == []
    (said,) = told[NEXT_QUARTER]
    assert "van 10 (1 juli 2024 tot en met 30 september 2024) naar 40 (1 oktober 2024 tot en met 31" in said


BOTH = [gezinnen(BEFORE, 50), plannen(BEFORE, 11)]
LEFT_OUT = case("demo/weg", opgave=BOTH, now=[gezinnen(NOW, 55)])
BOTH_AGAIN = case("demo/beide", opgave=BOTH, now=[gezinnen(NOW, 55), plannen(NOW, 11)])
SILENT = case("demo/stil", opgave=BOTH, now=[gezinnen(NOW, 55), plannen(NOW, "", stilte="nog_te_meten")])
OF_OTHERS = case("demo/van-anderen", opgave_of_others=BOTH, now=[gezinnen(NOW, 55)])


def test_figure_of_the_previous_opgave_that_is_left_out_is_told(told: Told) -> None:
    (said,) = told[LEFT_OUT]
    assert "ontbreekt een cijfer dat er eerder wel was: plannen was 11 (30 september 2024, Later verslag)" in said
    assert told[BOTH_AGAIN] == told[SILENT] == told[OF_OTHERS] == []


SAME_DATE = case("demo/zelfde-dag", opgave=[plannen(BEFORE, 11)], now=[gezinnen(BEFORE, 50)])


def test_value_for_the_same_date_adds_to_the_previous_opgave(told: Told) -> None:
    assert told[SAME_DATE] == []


IN_A_REPORT = case("demo/rapport", report=BOTH, now=[gezinnen(NOW, 55)])


def test_published_report_is_not_sent_again(told: Told) -> None:
    assert told[IN_A_REPORT] == []


def parts(on: str, *names: str) -> Rows:
    """Five of each part of a whole."""
    return [meting("demo.delen", on, 5, uitsplitsing=name) for name in names]


ALL_PARTS = case("demo/alle-delen", report=parts(BEFORE, *PARTS), now=parts(NOW, *PARTS))
TWO_PARTS = case("demo/twee-delen", report=parts(BEFORE, *PARTS), now=parts(NOW, *PARTS[:2]))


def test_part_of_a_whole_that_is_left_out_is_told(told: Told) -> None:
    assert told[ALL_PARTS] == []
    (said,) = told[TWO_PARTS]
    assert "(regio: oost) was 5 (30 september 2024, Later verslag)" in said


def phases(onderdeel: str, on: str, **counts: int) -> Rows:
    """How many plans are in each of these phases."""
    phase = {"onderdeel_id": onderdeel, "fasemodel_id": "demo-fasen", "datum": on, "datum_precisie": "dag"}
    return [{**phase, "fase_id": name, "aantal": count} for name, count in counts.items()]


SCHOOL_BEFORE = phases("demo/school", BEFORE, uitvoering=1, afgerond=2, gestopt=1)


def test_phases_that_are_left_out_are_told_once(shared: Path) -> None:
    whole = phases("demo/thuis", NOW, uitvoering=1, afgerond=7, gestopt=1)
    (found,) = warned(shared, "fasetelling", [*whole, *phases("demo/school", NOW, afgerond=3)])
    assert found.rij == 5
    assert "uitvoering was 1; niet afgerond of gestopt was 1 (stand op 30 september 2024)" in str(found)


OTHER_VALUE = case("demo/ander", report=[gezinnen(BEFORE, 45, kwalificatie="ruim")], now=[gezinnen(BEFORE, 60)])
EXPLAINED = case(
    "demo/uitgelegd", report=[gezinnen(BEFORE, 45)], now=[gezinnen(BEFORE, 60, toelichting="met wachtlijst")]
)


def test_other_value_for_the_same_fact_says_whose_and_which_is_shown(told: Told) -> None:
    (said,) = told[OTHER_VALUE]
    assert "kolom 'waarde': hier staat 60, en levering 'Later verslag' (" in said
    assert "geeft voor hetzelfde feit ruim 45; de monitor toont ruim 45 en bewaart beide" in said
    assert len(told[EXPLAINED]) == 1


TWO_VALUES = case("demo/dubbel", now=[gezinnen(NOW, 55), gezinnen(NOW, 56)])


def test_two_values_in_one_file_are_told_at_the_second(told: Told) -> None:
    (said,) = told[TWO_VALUES]
    assert said.startswith("meting.csv, rij 3, kolom 'waarde': hier staat 56, en in rij 2 van dit bestand 55")


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


def test_first_answer_to_the_form_itself_leaves_no_warning(data: Path) -> None:
    not_yet = {"status": "nog_te_meten", "tegel": None}
    of_form, of_sheet = (indicator("demo.plannen", id=f"demo.{name}", **not_yet) for name in ("invultijd", "bezocht"))
    add_indicators(data, [of_form, of_sheet])
    rows = [meting("demo.invultijd", NOW, 12, paragraaf=READ_ME), meting("demo.bezocht", NOW, 12, paragraaf="2")]
    deliver_later(data, "2025-01-20-later", meting=of("demo/thuis", rows))
    built = build(data, data.parent / "own")
    (found,) = [found for found in built.findings if "is nog te meten maar heeft al een waarde" in found.melding]
    assert "demo.bezocht" in str(found)
    with duckdb.connect(str(built.path), read_only=True) as con:
        query = "FROM mart.aandacht WHERE sleutel IN ('indicator:demo.invultijd', 'indicator:demo.bezocht')"
        assert con.sql(query).fetchall() == []
