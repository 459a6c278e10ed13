"""`programmamonitor submit`: from a filled-in form to the next state, or to an answer that says what to do."""

import io
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import SimpleNamespace

import duckdb
import openpyxl
import pytest

from dashboard.cli import main
from pipelines.build import build, indicators_path
from pipelines.definitions import read_definitions
from pipelines.intake.form import form
from pipelines.intake.labels import PUBLISHER, QUESTIONS, READ_ME, TITLE
from pipelines.publish import current_state
from tests.deliver import copy_tiny

Output = pytest.CaptureFixture[str]
Folders = tuple[Path, Path]
ANSWERS = {TITLE: "Opgave", PUBLISHER: "Zorghuis"}


@pytest.fixture(scope="module")
def empty_form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The form of tests/tiny."""
    folder = tmp_path_factory.mktemp("form")
    data = copy_tiny(folder / "data")
    definitions, _ = read_definitions(indicators_path(data))
    assert definitions is not None
    with duckdb.connect(str(build(data, folder / "var").path), read_only=True) as con:
        return form(con, definitions, None, datetime(2026, 1, 1))


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon, in every test: what tests send alike gives one state, that is built once."""
    noon = datetime.combine(date.today(), time(12), UTC)
    monkeypatch.setattr("pipelines.intake.look.datetime", SimpleNamespace(now=lambda _: noon))
    monkeypatch.setattr("pipelines.intake.accept._now", lambda: noon)


@pytest.fixture
def folders(tiny_var: Path, tmp_path: Path) -> Folders:
    """A copy of tests/tiny, and where its states go."""
    return copy_tiny(tmp_path / "data"), Path(shutil.copytree(tiny_var, tmp_path / "var"))


# A workbook says when it was saved: of the same cells and answers there is one.
FILLED: dict[tuple[object, ...], bytes] = {}


def filled(empty_form: bytes, path: Path, cells: Mapping[str, str | float | date]) -> Path:
    """The form with these cells in the first row of Meting about families, by the name of their column."""
    asked = (*cells.items(), *ANSWERS.items())
    if asked not in FILLED:
        FILLED[asked] = _filled(empty_form, cells)
    path.write_bytes(FILLED[asked])
    return path


def _filled(empty_form: bytes, cells: Mapping[str, str | float | date]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(empty_form))
    sheet = book["Meting"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], 1)}
    row = next(
        number
        for number, row in enumerate(sheet.iter_rows(min_row=3), 3)
        if (row[0].value, row[columns["Onderdeel"] - 1].value) == ("demo.gezinnen", "demo/thuis")
    )
    for name, value in cells.items():
        sheet.cell(row, columns[name]).value = value
    for question in book[READ_ME].iter_rows(min_col=1, max_col=2):
        if question[0].value in QUESTIONS:
            question[1].value = ANSWERS.get(str(question[0].value))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def submit(path: Path, folders: Folders, *options: str) -> int:
    """The exit code of the command."""
    data, var = folders
    return main(["submit", str(path), "--data", str(data), "--var", str(var), *options])


VALUE: dict[str, str | float | date] = {"Waarde": 50, "Geldig op": date(2024, 12, 31)}


def test_filled_in_form_becomes_a_delivery_and_the_next_state(
    empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    path = filled(empty_form, tmp_path / "opgave.xlsx", VALUE)
    assert submit(path, folders, "--dry-run") == 0
    before = current_state(folders[1])
    moved = r"gewijzigd: Steun thuis, .*: ruim 45 \(juni 2024\).* → 50 \(31 december 2024\)"
    assert re.search(moved, capsys.readouterr().out)
    assert submit(path, folders) == 0
    assert "is aanvaard, als concept." in capsys.readouterr().out
    after = current_state(folders[1])
    assert after is not None and after != before
    with duckdb.connect(str(after), read_only=True) as con:
        query = """
            SELECT getal, levering_status, herkomst.bestand, herkomst.paragraaf, herkomst.regel_van > 2
            FROM mart.cijfer JOIN mart.herkomst USING (sleutel)
            WHERE sleutel = 'meting:demo.gezinnen:demo/thuis:2024-12-31' AND kolom = 'waarde'
        """
        assert con.sql(query).fetchall() == [(50, "concept", "opgave.xlsx", "Meting", True)]


def test_the_same_file_a_second_time_changes_nothing(
    empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    path = filled(empty_form, tmp_path / "opgave.xlsx", VALUE)
    assert submit(path, folders) == 0
    state = current_state(folders[1])
    assert submit(path, folders) == 0
    assert "Precies dit bestand is al aanvaard als levering" in capsys.readouterr().out
    assert current_state(folders[1]) == state


def test_what_blocks_is_told_by_cell_and_the_file_is_kept_apart(
    empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    path = filled(empty_form, tmp_path / "fout.xlsx", {"Waarde": "vijftig", "Geldig op": "30-02-2024"})
    assert submit(path, folders) == 1
    output = capsys.readouterr().out
    assert "'vijftig' is geen getal" in output
    assert "'30-02-2024' is geen bestaande datum" in output
    assert "2 bevindingen blokkeren. Er is niets veranderd." in output
    (kept,) = (folders[0] / "quarantaine").iterdir()
    assert (kept / "bestand-fout.xlsx").read_bytes() == path.read_bytes()


def test_what_only_the_other_deliveries_show_is_told_by_row(
    empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    path = filled(empty_form, tmp_path / "fout.xlsx", {**VALUE, "Waarde": 50.5})
    assert submit(path, folders) == 1
    assert "fout.xlsx, blad 'Meting', cel " in (output := capsys.readouterr().out)
    assert "'50.5' heeft meer decimalen dan indicator demo.gezinnen" in output


def test_warning_asks_for_an_explanation(empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = filled(empty_form, tmp_path / "opgave.xlsx", {**VALUE, "Waarde": 900_000})
    assert submit(path, folders) == 1
    assert "20.000 keer zo veel" in (told := capsys.readouterr().out)
    assert "Leg ze uit met --toelichting TEKST" in told
    assert not (folders[0] / "quarantaine").exists()
    assert submit(path, folders, "--toelichting", "Het hele land doet mee.") == 0
    (yml,) = (folders[0] / "leveringen").glob("*-opgave/levering.yml")
    assert "Het hele land doet mee." in yml.read_text(encoding="utf-8")


def test_number_of_a_person_is_refused_and_nowhere_kept(
    empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ANSWERS, TITLE, "Opgave over 111222333")
    path = filled(empty_form, tmp_path / "opgave.xlsx", VALUE)
    assert submit(path, folders) == 1
    assert "hier kan een burgerservicenummer staan" in (output := capsys.readouterr().out)
    assert "111222333" not in output
    assert "Alleen de bevindingen staan in" in output
    assert [file.name for file in (folders[0] / "quarantaine").glob("*/*")] == ["bevindingen.json"]
    monkeypatch.setitem(ANSWERS, TITLE, "Opgave")
    path = filled(empty_form, tmp_path / "goed.xlsx", VALUE)
    assert submit(path, folders, "--toelichting", "over 111222333") == 2


@pytest.mark.parametrize(
    ("header", "text", "person"),
    [
        ("Namen cliënten", "Xantippe Zwart", "Xantippe"),
        ("Cliënten", "Jan de Vries", "Vries"),
        ("Opmerkingen", "Jan de Vries, 123456782", "123456782"),
        ("Henk de Boer", "loopt goed", "Boer"),
    ],
)
def test_file_with_persons_beside_the_table_is_refused_and_nowhere_kept(
    empty_form: bytes, folders: Folders, tmp_path: Path, capsys: Output, header: str, text: str, person: str
) -> None:
    # No value is filled in: what stands beside the table is read all the same.
    path = filled(empty_form, tmp_path / "opgave.xlsx", {})
    book = openpyxl.load_workbook(path)
    place = book["Meting"].max_column + 1
    book["Meting"].cell(1, place).value, book["Meting"].cell(3, place).value = header, text
    book.save(path)
    assert submit(path, folders) == 1
    assert "Alleen de bevindingen staan in" in capsys.readouterr().out
    (kept,) = (folders[0] / "quarantaine").glob("*/*")
    assert kept.name == "bevindingen.json"
    assert person not in kept.read_text(encoding="utf-8")
    assert not (folders[0] / "ontvangen").exists()


def test_trial_keeps_nothing(empty_form: bytes, folders: Folders, tmp_path: Path) -> None:
    path = filled(empty_form, tmp_path / "fout.xlsx", {**VALUE, "Waarde": "veel"})
    assert submit(path, folders, "--dry-run") == 1
    assert sorted(path.name for path in folders[0].iterdir()) == ["indicators.yml", "leveringen"]


def test_file_that_cannot_be_read_says_what_to_do(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "verslag.xlsx"
    path.write_bytes(b"%PDF-1.7 geen werkmap")
    assert submit(path, folders) == 1
    assert "dit is een pdf" in capsys.readouterr().out
    assert [path.name for path in (folders[0] / "quarantaine").glob("*/*.xlsx")] == ["bestand-verslag.xlsx"]


def test_file_that_is_not_there_is_wrong_use(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        submit(tmp_path / "weg.xlsx", folders)
    assert stop.value.code == 2
    assert "bestaat niet" in capsys.readouterr().err
