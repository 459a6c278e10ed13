"""The form to deliver with, read back as a spreadsheet program reads it."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.cli import main
from dashboard.server import ROOT
from pipelines.build import build, indicators_path
from pipelines.definitions import Definitions, read_definitions
from pipelines.intake.form import (
    FORM_TABLES,
    NOT_ASKED,
    UnknownOnderdeel,
    _meant,
    asked_columns,
    form,
    form_version,
    onderdelen_of,
)
from pipelines.intake.form_workbook import HOW_TO
from pipelines.intake.labels import (
    CORRECTS,
    DATE,
    EXPLANATION_PREFIX,
    INFO_PREFIX,
    LISTS,
    MINUTES,
    QUESTIONS,
    READ_ME,
    sheet_name,
)
from pipelines.tables import contract, label
from tests.deliver import TINY, change_definitions, copy_tiny, deliver, indicator
from tests.test_cli import ENGLISH

Output = pytest.CaptureFixture[str]
Con = duckdb.DuckDBPyConnection
NOW = datetime(2026, 11, 24, 21, 30, 5)
TRAINING = ROOT / "data" / "oefening"


def definitions_of(data: Path) -> Definitions:
    """The definitions of a data folder."""
    definitions, findings = read_definitions(indicators_path(data))
    assert definitions is not None, findings
    return definitions


def opened(con: Con, data: Path, onderdeel: str | None) -> Workbook:
    """The form as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(form(con, definitions_of(data), onderdeel, NOW)))


def records(book: Workbook, table: str) -> list[dict[str, Any]]:
    """The rows of a sheet below the explanation, by what stands above each column."""
    head, _, *rows = book[sheet_name(table)].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def sheets(book: Workbook) -> Iterator[Worksheet]:
    """The sheets of the tables."""
    yield from (book[sheet_name(table)] for table in FORM_TABLES)


def place(sheet: Worksheet, name: str) -> str:
    """The letter of the column with this name."""
    return next(str(cell.column_letter) for cell in sheet[1] if cell.value == name)


def field(sheet: Worksheet, cell: Cell | MergedCell) -> str:
    """What stands above a cell."""
    return str(sheet[f"{re.sub(r'[0-9]', '', cell.coordinate)}1"].value)


def rule(sheet: Worksheet, cell: str) -> DataValidation | None:
    """What may be typed in a cell; None: anything."""
    return next((rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref), None)


def choices(book: Workbook, rule: DataValidation) -> list[str]:
    """The words in a drop-down list."""
    sheet, _, area = str(rule.formula1).partition("!")
    return [row[0].value for row in book[sheet][area.replace("$", "")]]


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The published training data."""
    with duckdb.connect(str(build(TRAINING, tmp_path_factory.mktemp("oefening")).path), read_only=True) as con:
        yield con


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """The published real data."""
    with duckdb.connect(str(build(ROOT / "data", tmp_path_factory.mktemp("echt")).path), read_only=True) as con:
        yield con


@pytest.fixture(scope="module")
def book(training: Con) -> Workbook:
    """The form of the whole training programme."""
    return opened(training, TRAINING, "oef")


# ── names


@pytest.mark.parametrize(
    ("column", "name"),
    [("geldig_op", "Geldig op"), ("indicator_id", "Indicator"), ("id", "Id"), ("n", "N"), ("waarde_tot", "Waarde tot")],
)
def test_a_column_is_called_as_people_say_it(column: str, name: str) -> None:
    assert label(column) == name


def test_a_sheet_is_called_as_its_table() -> None:
    assert [sheet_name(name) for name in ("meting", "afspraak_partij")] == ["Meting", "Afspraak partij"]


def test_no_two_columns_of_a_table_get_one_name(training: Con) -> None:
    for table in contract().values():
        assert len({label(name) for name in table.header}) == len(table.header)


# ── sheets


def test_sheets_are_the_instruction_the_tables_and_a_hidden_list(book: Workbook) -> None:
    assert book.sheetnames == [READ_ME, *map(sheet_name, FORM_TABLES), LISTS]
    assert [sheet.sheet_state for sheet in book] == [*["visible"] * (len(FORM_TABLES) + 1), "hidden"]
    assert book.active is not None and book.active.title == READ_ME


def test_columns_are_those_that_a_person_fills_in_and_info_beside_them(book: Workbook, training: Con) -> None:
    tables = contract()
    for name, sheet in zip(FORM_TABLES, sheets(book), strict=True):
        head = [str(cell.value) for cell in sheet[1]]
        asked = [label(column) for column in tables[name].header if column not in NOT_ASKED]
        assert sorted(text for text in head if not text.startswith(INFO_PREFIX)) == sorted(asked)
    assert {name for table in tables.values() for name in table.header} >= NOT_ASKED


def test_explanations_come_from_the_contract_and_are_marked(book: Workbook, training: Con) -> None:
    tables = contract()
    for name, sheet in zip(FORM_TABLES, sheets(book), strict=True):
        assert str(sheet["A2"].value).startswith(EXPLANATION_PREFIX)
        assert all(cell.value for cell in sheet[2])
        for column in asked_columns(tables[name]):
            told = str(sheet[f"{place(sheet, label(column.name))}2"].value)
            assert column.uitleg.split(" ")[0] in told
        assert [row for row in records(book, name) if EXPLANATION_PREFIX.strip() in str(row)] == []


def test_explanations_name_columns_as_the_form_does_and_say_the_unit(book: Workbook) -> None:
    sheet = book["Meting"]
    assert "Geldig op" in str(sheet[f"{place(sheet, 'Geldig precisie')}2"].value)
    told = str(sheet[f"{place(sheet, 'Waarde')}2"].value)
    assert "In de eenheid van de kolom info eenheid." in told
    assert "decimaalteken" not in told


def test_phases_are_asked_together(book: Workbook) -> None:
    sheet = book["Fasetelling"]
    assert "alle fasen in, ook wat gelijk bleef" in str(sheet[f"{place(sheet, 'Aantal')}2"].value)


# ── what stands in it already


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_last_values_are_those_of_the_pages(real: Con, programma: str) -> None:
    last_values_are_those_of_the_pages(real, opened(real, ROOT / "data", programma))


def test_last_values_are_those_of_the_pages_in_training_data(training: Con, book: Workbook) -> None:
    last_values_are_those_of_the_pages(training, book)


def last_values_are_those_of_the_pages(con: Con, book: Workbook) -> None:
    """Every row with a value has the words and date of the figure that the pages show."""
    query = """
        SELECT indicator_id, onderdeel_id, organisatie_id, uitsplitsing, weergave, stand_op_tekst FROM mart.cijfer
        WHERE soort = 'meting' AND actueel AND indicator_soort <> 'context'
    """
    shown = {row[:4]: row[4:] for row in con.sql(query).fetchall()}
    rows = records(book, "meting")
    keys = [(row["Indicator"], row["Onderdeel"], row["Organisatie"], row["Uitsplitsing"]) for row in rows]
    assert len(set(keys)) == len(keys)
    known = [(key, row) for key, row in zip(keys, rows, strict=True) if key in shown]
    assert len(known) > 20
    for key, row in known:
        hidden = row["info vorige waarde"] == "niet getoond (klein aantal)" and key[2] is not None
        assert hidden or (row["info vorige waarde"], row["info vorige stand"]) == shown[key]
    assert {row["info vorige waarde"] for key, row in zip(keys, rows, strict=True) if key not in shown} <= {
        "nog te meten",
        "niet geleverd",
    }


def test_every_series_with_a_value_is_asked_and_nothing_that_others_measure(training: Con, book: Workbook) -> None:
    query = """
        SELECT DISTINCT indicator_id, onderdeel_id FROM mart.cijfer
        WHERE soort = 'meting' AND actueel AND getal IS NOT NULL AND indicator_soort <> 'context'
    """
    asked = {(row["Indicator"], row["Onderdeel"]) for row in records(book, "meting")}
    assert set(training.sql(query).fetchall()) <= asked
    names = {indicator for indicator, _ in asked}
    assert "oef.kwaliteit_leven" in names, "to be measured"
    # Context, a project that stopped, and the time it takes, which is asked on the first sheet.
    assert names.isdisjoint({"oef.verzuim", "oef.dossiers", "oef.invultijd"})


def test_no_organisation_beside_a_small_count_of_people(real: Con) -> None:
    people = dict(real.sql("SELECT id, telt_personen FROM core.indicator").fetchall())
    for row in records(opened(real, ROOT / "data", None), "meting"):
        small = str(row["info vorige waarde"]) in {"0", "1", "2", "3", "4"}
        assert not (row["Organisatie"] and people[row["Indicator"]] and small)


def test_value_cells_are_empty_and_the_usual_answer_stands_beside(book: Workbook) -> None:
    for row in records(book, "meting"):
        assert [row[name] for name in ("Waarde", "Teller", "Geldig op", "Stilte", "Toelichting")] == [None] * 5
        assert (row["Kwalificatie"], row["Geldig precisie"]) == ("exact", "dag")


def test_every_phase_of_a_counted_onderdeel_is_asked(tiny: Con) -> None:
    rows = records(opened(tiny, TINY, "demo"), "fasetelling")
    of_school = {row["Fase"]: row["info vorige waarde"] for row in rows if row["Onderdeel"] == "demo/school"}
    phases = [fase for (fase,) in tiny.sql("SELECT id FROM core.fase ORDER BY volgorde").fetchall()]
    assert list(of_school) == phases
    assert list(of_school.values()).count("nog niet geteld") == len(phases) - 1
    assert all(row["Aantal"] is None for row in rows)


def test_milestones_that_are_not_reached_stand_first_with_room_for_new_ones(training: Con, book: Workbook) -> None:
    query = "SELECT naam, datum_tekst FROM mart.mijlpaal WHERE status = 'gepland' ORDER BY datum, sleutel"
    rows = records(book, "mijlpaal")
    known = [(row["Naam"], row["info vorige stand"]) for row in rows if row["Naam"]]
    assert known == training.sql(query).fetchall()
    assert {row["info vorige waarde"] for row in rows if row["Naam"]} == {"gepland"}
    assert len(rows) == len(known) + 20
    # What nobody touches says nothing: status and date are still to be filled in.
    assert {(row["Status"], row["Datum"]) for row in rows} == {(None, None)}


@pytest.mark.parametrize("table", ["borging", "factor", "opbrengst"])
def test_other_tables_have_twenty_empty_rows(book: Workbook, table: str) -> None:
    rows = records(book, table)
    assert len(rows) == 20
    assert {value for row in rows for name, value in row.items() if name != "Id"} == {None}


def test_ids_of_new_rows_are_of_this_form_alone(training: Con) -> None:
    first, later = (
        {row["Id"] for row in records(openpyxl.load_workbook(io.BytesIO(made)), "factor")}
        for made in (
            form(training, definitions_of(TRAINING), "oef", NOW),
            form(training, definitions_of(TRAINING), "oef", NOW.replace(second=6)),
        )
    )
    assert len(first) == 20
    assert first.isdisjoint(later)


def test_form_of_an_onderdeel_has_that_and_what_is_below(training: Con) -> None:
    book = opened(training, TRAINING, "oef/2")
    asked = {row["Onderdeel"] for row in records(book, "meting")}
    assert asked == {"oef/2", "oef/2/naastencoach", "oef/2/lotgenoten"}
    single = opened(training, TRAINING, "oef/2/naastencoach")
    assert {row["Onderdeel"] for table in FORM_TABLES for row in records(single, table)} == {"oef/2/naastencoach"}


def test_onderdelen_stand_below_the_one_above_them_also_when_they_came_later(training: Con) -> None:
    ids = [id for id, _ in onderdelen_of(training, "oef")]
    assert ids[:6] == ["oef", "oef/1", "oef/1/buurtteams", "oef/1/logeerplekken", "oef/1/nachtzorg", "oef/2"]


def test_form_of_everything_has_every_programme(real: Con) -> None:
    roots = {row["Onderdeel"].split("/")[0] for row in records(opened(real, ROOT / "data", None), "meting")}
    assert roots == {"vl", "wt", "wzd"}


def test_onderdeel_that_does_not_exist_is_refused(tiny: Con) -> None:
    with pytest.raises(UnknownOnderdeel):
        form(tiny, definitions_of(TINY), "demo/tuin", NOW)


@pytest.mark.parametrize("name", ["Sterke naasten", " sterke NAASTEN", "oef/2"])
def test_onderdeel_is_known_by_a_name_that_only_one_has(training: Con, name: str) -> None:
    assert opened(training, TRAINING, name)[READ_ME]["B5"].value == "Sterke naasten (oef/2)"


def test_name_that_several_onderdelen_have_is_asked_back_with_their_ids() -> None:
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA mart")
        con.execute("""
            CREATE TABLE mart.onderdeel AS
            FROM (VALUES ('a', 'Buurt', 'Buurt', 1), ('a/1', 'Teams', 'Buurt', 2), ('a/2', 'Huis', 'Huis', 3))
            AS onderdeel(id, naam, korte_naam, volgorde)
        """)
        with pytest.raises(UnknownOnderdeel, match="meer dan één onderdeel") as refusal:
            _meant(con, "buurt")
        assert _meant(con, "teams") == "a/1"
    assert refusal.value.known == (("a", "Buurt"), ("a/1", "Buurt"))


# ── locked and open


def test_only_answers_can_be_changed_and_sheets_stay(book: Workbook) -> None:
    assert book.security is not None and book.security.lockStructure
    assert book.security.workbookPassword is None
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in book.worksheets)
    for sheet in sheets(book):
        for cell in (*sheet[1], *sheet[2]):
            assert cell.protection.locked
        for cell in (cell for row in sheet.iter_rows(min_row=3) for cell in row):
            if field(sheet, cell).startswith(INFO_PREFIX):
                assert cell.protection.locked


@pytest.mark.parametrize(
    ("table", "locked"),
    [
        ("meting", {"Indicator", "Onderdeel", "Organisatie", "Uitsplitsing"}),
        ("fasetelling", {"Onderdeel", "Fasemodel", "Fase"}),
        ("mijlpaal", {"Id", "Onderdeel", "Naam"}),
        ("borging", {"Id"}),
        ("factor", {"Id"}),
        ("opbrengst", {"Id"}),
    ],
)
def test_what_says_which_row_it_is_is_locked_and_the_rest_is_open(book: Workbook, table: str, locked: set[str]) -> None:
    sheet = book[sheet_name(table)]
    first = [cell for cell in sheet[3] if not field(sheet, cell).startswith(INFO_PREFIX)]
    assert {field(sheet, cell) for cell in first if cell.protection.locked} == locked


def test_new_milestone_is_open_but_for_its_id(book: Workbook) -> None:
    sheet = book["Mijlpaal"]
    last = sheet.max_row
    open_ = {field(sheet, cell) for cell in sheet[last] if not cell.protection.locked}
    assert {"Onderdeel", "Naam", "Status", "Datum"} <= open_
    assert "Id" not in open_


def test_a_cell_to_fill_in_differs_in_border_too(book: Workbook) -> None:
    sheet = book["Meting"]
    value, known = sheet[f"{place(sheet, 'Waarde')}3"], sheet["A3"]
    assert (value.border.left.style, known.border.left.style) == ("medium", "hair")
    assert value.fill.start_color.rgb != known.fill.start_color.rgb


@pytest.mark.parametrize("table", FORM_TABLES)
def test_sheet_reads_and_prints_well(book: Workbook, table: str) -> None:
    sheet = book[sheet_name(table)]
    assert sheet.freeze_panes in ("B3", "C3")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for cell in (*sheet[1], *sheet[2], *sheet[3]))
    assert all(10 <= dimension.width <= 40 for dimension in sheet.column_dimensions.values())


# ── what may be typed


def test_every_choice_has_its_list_on_every_row(book: Workbook, training: Con) -> None:
    tables = contract()
    for name, sheet in zip(FORM_TABLES, sheets(book), strict=True):
        for column in asked_columns(tables[name]):
            letter = place(sheet, label(column.name))
            first, last = rule(sheet, f"{letter}3"), rule(sheet, f"{letter}{sheet.max_row}")
            assert first is last
            if column.kind == "keuze":
                assert first is not None and first.type == "list"
                assert choices(book, first) == list(column.choices)


def test_onderdeel_is_chosen_from_those_of_the_form(training: Con, book: Workbook) -> None:
    onderdelen = [id for id, _ in onderdelen_of(training, None)]
    for sheet in sheets(book):
        found = rule(sheet, f"{place(sheet, 'Onderdeel')}3")
        assert found is not None
        assert choices(book, found) == onderdelen


@pytest.mark.parametrize(
    ("table", "name", "kind"),
    [
        ("meting", "Geldig op", "date"),
        ("meting", "Waarde", "decimal"),
        ("fasetelling", "Aantal", "whole"),
        ("mijlpaal", "Datum", "date"),
    ],
)
def test_numbers_and_dates_are_checked_while_typing(book: Workbook, table: str, name: str, kind: str) -> None:
    sheet = book[sheet_name(table)]
    found = rule(sheet, f"{place(sheet, name)}3")
    assert found is not None
    assert (found.type, found.promptTitle, found.errorTitle) == (kind, name, name)
    assert found.showInputMessage and found.showErrorMessage
    assert not ENGLISH.search(f"{found.prompt} {found.error}")


def test_every_message_fits_where_a_spreadsheet_shows_it(book: Workbook) -> None:
    for sheet in book:
        for found in sheet.data_validations.dataValidation:
            assert len(found.promptTitle) <= 32 and len(found.errorTitle) <= 32
            assert 0 < len(found.prompt) <= 255 and 0 < len(found.error) <= 225


def test_dates_are_written_as_in_dutch_and_numbers_as_typed(book: Workbook) -> None:
    sheet = book["Meting"]
    formats = {name: sheet[f"{place(sheet, name)}3"].number_format for name in ("Geldig op", "Waarde", "Toelichting")}
    assert formats == {"Geldig op": "dd-mm-yyyy", "Waarde": "General", "Toelichting": "@"}


# ── the first sheet


def test_first_sheet_says_what_it_is_and_asks_six_things(training: Con) -> None:
    sheet = opened(training, TRAINING, "oef/2/naastencoach")[READ_ME]
    told = {str(row[0]): row[1] for row in sheet.iter_rows(max_col=2, values_only=True) if row[0]}
    assert told["Formulier voor"] == "Naastencoach (oef/2/naastencoach)"
    assert told["Programma"] == "Oefenprogramma Samen verder"
    assert told["Versie van het formulier"] == form_version(definitions_of(TRAINING), contract())
    assert any("verzonnen" in text for text in told)
    assert [told[question] for question in QUESTIONS] == [None] * 6
    open_ = {str(name.value) for name, answer in sheet.iter_rows(max_col=2) if not answer.protection.locked}
    assert open_ == set(QUESTIONS)


def test_first_sheet_checks_date_and_minutes(book: Workbook) -> None:
    sheet = book[READ_ME]
    kinds = {
        str(sheet[f"A{cell.row}"].value): found.type
        for (cell,) in sheet["B1:B60"]
        if (found := rule(sheet, cell.coordinate))
    }
    assert kinds == {DATE: "date", MINUTES: "whole", CORRECTS: "list"}


def test_how_to_fill_it_in_is_at_most_six_short_lines() -> None:
    assert len(HOW_TO) <= 6
    assert all(len(line) <= 100 and not ENGLISH.search(line) for line in HOW_TO)


def test_version_changes_with_the_definitions(tiny: Con, tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    before = form_version(definitions_of(data), contract())
    assert before == form_version(definitions_of(TINY), contract())
    change_definitions(data, ("Demoprogramma", "Ander programma"))
    assert form_version(definitions_of(data), contract()) != before


# ── safe


def test_no_cell_is_a_formula(book: Workbook, real: Con) -> None:
    for made in (book, opened(real, ROOT / "data", None)):
        cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_from_the_data_is_never_a_formula(tmp_path: Path, start: str) -> None:
    text = f'{start}HYPERLINK("http://voorbeeld.nl";"klik")'
    milestone = {"id": "eindverslag", "naam": text, "datum": "2024-12-31"}
    named = indicator(
        "demo.gezinnen", id="demo.later", naam=text, tegel=None, status="nog_te_meten", verwacht_in="2025"
    )
    named["reden_geen_doel"] = "geen"
    with deliver(tmp_path, indicatoren=[named], mijlpaal=[milestone]) as con:
        book = opened(con, tmp_path / "data", "demo")
    sheet = book["Mijlpaal"]
    cell = sheet[f"{place(sheet, 'Naam')}3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    (row,) = [row for row in records(book, "meting") if row["Indicator"] == "demo.later"]
    assert row["info naam"].startswith(text)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


# ── the command


def template(tiny_var: Path, *arguments: str | Path) -> int:
    """Run the command on tests/tiny."""
    return main(["template", "--data", str(TINY), "--var", str(tiny_var), *map(str, arguments)])


def test_command_writes_the_form_and_says_where(tiny_var: Path, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "opgave.xlsx"
    assert template(tiny_var, "--out", out, "--programma", "demo") == 0
    assert capsys.readouterr().out == f"Klaar. Het formulier staat in {out}.\n"
    assert openpyxl.load_workbook(out).sheetnames[0] == READ_ME
    assert [path.name for path in tmp_path.iterdir()] == ["opgave.xlsx"]


def test_command_builds_first_when_there_is_no_state(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "opgave.xlsx"
    assert template(tmp_path / "var", "--out", out, "--onderdeel", "demo/thuis") == 0
    assert "Er is nog geen database. Die wordt eerst gebouwd." in capsys.readouterr().err
    assert {row["Onderdeel"] for row in records(openpyxl.load_workbook(out), "meting")} == {"demo/thuis"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--programma", "vl"], "'vl' bestaat niet. Kies uit:\n  demo: Demoprogramma\n"),
        (["--programma", "demo/thuis"], "'demo/thuis' bestaat niet. Kies uit:\n  demo: Demoprogramma\n"),
        (
            ["--onderdeel", "demo/tuin"],
            "'demo/tuin' bestaat niet. Kies uit:\n  demo: Demoprogramma\n  demo/thuis: Steun thuis\n",
        ),
    ],
)
def test_unknown_programme_is_told_with_the_choices(
    tiny_var: Path, tmp_path: Path, capsys: Output, arguments: list[str], message: str
) -> None:
    assert template(tiny_var, "--out", tmp_path / "opgave.xlsx", *arguments) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "dit ontbreekt: --out"),
        (["--out", "opgave.xls"], "'opgave.xls' eindigt niet op .xlsx"),
        (["--out", "x.xlsx", "--programma", "demo", "--onderdeel", "demo"], "dit gaat niet samen met --programma"),
    ],
)
def test_wrong_use_is_told_in_dutch(tiny_var: Path, capsys: Output, arguments: list[str], message: str) -> None:
    with pytest.raises(SystemExit) as stop:
        template(tiny_var, *arguments)
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert message in error
    assert not ENGLISH.search(error)


def test_a_file_that_is_there_is_never_replaced(tiny_var: Path, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "opgave.xlsx"
    out.write_text("ingevuld", encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        template(tiny_var, "--out", out)
    assert stop.value.code == 2
    assert "bestaat al; kies een andere naam of haal het bestand weg" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "ingevuld"


def test_a_disk_that_fails_leaves_no_half_file(
    tiny_var: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "vol", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert template(tiny_var, "--out", tmp_path / "opgave.xlsx") == 4
    assert "fout van schijf of database" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_every_query_of_the_form_says_first_what_one_row_is() -> None:
    queries = sorted((ROOT / "pipelines" / "sql" / "form").iterdir())
    assert queries and all(query.read_text(encoding="utf-8").startswith("-- One row is ") for query in queries)
