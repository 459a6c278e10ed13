"""The law of reading: what is valid and written down in any usual way, is read back as exactly the same rows."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.server import ROOT
from pipelines.deliveries import REGISTRATIONS
from pipelines.intake.agreed import sent_tables
from pipelines.intake.headers import FILLED_LATER
from pipelines.intake.interpret import PASSAGES, VALUE_COLUMNS, interpret, label
from pipelines.intake.persons import holds_bsn
from pipelines.intake.spreadsheet import read_spreadsheet
from pipelines.tables import CSV_TABLES, Column, Table
from tests.spreadsheets import xlsx

Cells = dict[str, str | None]
# No two of these are one letter in another encoding, and no word of them is a total.
LETTERS = "abcdefgéëï ;,.'\"-=+@<&|\n0123456789"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
DELIMITERS = (",", ";", "\t")

prose = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text == text.strip() and not holds_bsn(text))
codes = st.from_regex(r"[a-g][a-g0-9/-]{0,10}[a-g0-9]", fullmatch=True).filter(lambda text: not holds_bsn(text))
dates = st.dates(date(1990, 1, 1), date(2050, 12, 31)).map(date.isoformat)


def ambiguous(number: str) -> bool:
    """Whether a number with a comma for its point can be read in two ways."""
    return bool(re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", number))


numbers = (
    st.builds(lambda digits, scale: Decimal(digits).scaleb(-scale), st.integers(-(10**12), 10**12), st.integers(0, 10))
    .map(lambda number: f"{number.normalize() + 0:f}")
    .filter(lambda number: not ambiguous(number))
)


def cells(column: Column) -> st.SearchStrategy[str | None]:
    """Valid values of a column, as a delivery writes them."""
    values: st.SearchStrategy[str] = {
        "tekst": codes if column.name == "id" or column.name.endswith("_id") else prose,
        "getal": numbers,
        "geheel getal": st.integers(0, 10**9 - 1).map(str),
        "datum": dates,
        "ja of nee": st.sampled_from(["ja", "nee"]),
        "keuze": st.sampled_from(column.choices or ("",)),
    }[column.kind]
    return values if column.required else st.none() | values


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[Table, list[Cells], list[str]]:
    """A table, valid rows of it in which something is filled in, and its columns in some order."""
    # Where a passage stands is the file itself: that table cannot be sent.
    names = [name for name in CSV_TABLES if name in VALUE_COLUMNS and name != PASSAGES]
    table = sent_tables()[draw(st.sampled_from(names))]
    rows = st.fixed_dictionaries({column.name: cells(column) for column in table.columns}).filter(
        lambda row: any(row[name] is not None for name in VALUE_COLUMNS[table.name])
    )
    return table, draw(st.lists(rows, min_size=1, max_size=4)), draw(st.permutations(table.header))


def dutch(column: Column, value: str | None, grouped: bool) -> str | None:
    """A value as a Dutch spreadsheet writes it in text: 1.234,5 and 31-12-2020."""
    if value is None:
        return None
    if column.kind == "datum":
        return "-".join(reversed(value.split("-")))
    if column.kind == "getal":
        whole, _, rest = value.partition(".")
        whole = f"{int(whole):,}".replace(",", ".") if grouped and rest and int(whole) else whole
        return f"{whole},{rest}" if rest else whole
    return value


def english(column: Column, value: str | None, grouped: bool) -> str | None:
    """A value as an English spreadsheet writes it in text: 1,234.5 and 2020-12-31."""
    whole, _, rest = (value or "").partition(".")
    if column.kind == "getal" and grouped and rest and int(whole):
        return f"{int(whole):,}.{rest}"
    return value


def real(column: Column, value: str | None, grouped: bool) -> Any:
    """A value as a cell of a workbook that is no text."""
    if value is None or column.kind not in ("getal", "geheel getal", "datum"):
        return value
    return date.fromisoformat(value) if column.kind == "datum" else Decimal(value)


def without_passages(rows: list[Cells]) -> list[Cells]:
    """The rows without the columns that say where in a document they stand: that is the file that is read itself."""
    return [{name: None if name in FILLED_LATER else value for name, value in row.items()} for row in rows]


def read_back(name: str, content: bytes) -> dict[str, list[Cells]]:
    """The rows that are read, when nothing is wrong."""
    found = interpret(read_spreadsheet(name, content), sent_tables())
    assert found.findings == []
    return {table: [row.cells for row in rows] for table, rows in found.rows.items()}


many = settings(max_examples=40, deadline=None, derandomize=True)


@many
@given(deliveries(), st.sampled_from([real, dutch, english]), st.booleans())
def test_rows_in_a_workbook_are_read_back(
    delivery: tuple[Table, list[Cells], list[str]], write: Any, grouped: bool
) -> None:
    table, rows, order = delivery
    columns = {column.name: column for column in table.columns}
    written = [[write(columns[name], row[name], grouped) for name in order] for row in rows]
    content = xlsx(**{table.name: [["Titel"], [label(name) for name in order], *written]})
    assert read_back("levering.xlsx", content) == {table.name: without_passages(rows)}


@many
@given(
    deliveries(),
    st.sampled_from(ENCODINGS),
    st.sampled_from(DELIMITERS),
    st.sampled_from([dutch, english]),
    st.booleans(),
)
def test_rows_in_a_csv_are_read_back(
    delivery: tuple[Table, list[Cells], list[str]], encoding: str, delimiter: str, write: Any, grouped: bool
) -> None:
    table, rows, order = delivery
    columns = {column.name: column for column in table.columns}
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([order, *([write(columns[name], row[name], grouped) for name in order] for row in rows)])
    content = text.getvalue().encode(encoding)
    assert read_back(f"{table.name}.csv", content) == {table.name: without_passages(rows)}


@pytest.mark.parametrize("folder", ["data", "tests/tiny"])
def test_deliveries_of_the_project_are_read_as_they_stand(folder: str) -> None:
    found = sorted((ROOT / folder).rglob("leveringen/*/*.csv"))
    paths = [path for path in found if path.stem != PASSAGES and path.name not in REGISTRATIONS]
    assert paths
    for path in paths:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows: list[Cells] = [
                {name: (row.get(name) or "").strip() or None for name in sent_tables()[path.stem].header}
                for row in csv.DictReader(file)
            ]
        # A row with nothing but keys says nothing: the page shows the same without it.
        said = [row for row in rows if any(row[name] for name in VALUE_COLUMNS[path.stem])]
        assert read_back(path.name, path.read_bytes()) == {path.stem: without_passages(said)}, path
