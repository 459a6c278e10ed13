"""The structure of a sheet of a workbook: which rows and cells it has, what is hidden, merged or a formula.

Streamed, and stopped at a limit: a file that is too large is answered quickly, whatever is in the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from pipelines.intake.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ELEMENTS, MAX_ROWS, MergedRange, count, unreadable

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FEWER = "Kopieer alleen de gevulde rijen en kolommen naar een nieuwe werkmap en lever die."
_LAST_ROW = 1_048_576


@dataclass(slots=True)
class Structure:
    """What a sheet is made of. Places are (row, column) from 1; `last_row` and `last_column` have something in them."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    not_calculated: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)
    rows: int = 0
    last_row: int = 0
    last_column: int = 0


def read_structure(
    name: str, sheet: str, source: IO[bytes], cells: Iterator[int], elements: Iterator[int]
) -> Structure:
    """Walk through a sheet once; raises Unreadable at a limit, before the rest is looked at."""
    found = Structure()
    row_number = 0
    for event, element in iterparse(source, events=("start", "end")):
        tag = element.tag.removeprefix(MAIN)
        if event == "start":
            if next(elements) > MAX_ELEMENTS or (tag == "c" and next(cells) > MAX_CELLS):
                message = f"de werkmap heeft meer dan {count(MAX_CELLS)} cellen met inhoud of opmaak"
                raise unreadable(name, message, FEWER, blad=sheet)
        elif tag == "row":
            row_number = _row(found, element, row_number)
            _check_size(name, sheet, found)
            element.clear()
        elif tag == "col" and _true(element, "hidden"):
            last = min(int(element.attrib["max"]), MAX_COLUMNS)
            found.hidden_columns.update(range(int(element.attrib["min"]), last + 1))
        elif tag == "mergeCell":
            found.merged.append(MergedRange(*_bounds(element.attrib["ref"])))
            element.clear()
    return found


def _row(found: Structure, element: Element, previous: int) -> int:
    """Note one row of a sheet; returns its number."""
    number = int(element.get("r", previous + 1))
    if not previous < number <= _LAST_ROW:
        raise ValueError("rows out of order")
    if _true(element, "hidden"):
        found.hidden_rows.add(number)
    column, filled = 0, 0
    for cell in element.iter(f"{MAIN}c"):
        column = coordinate_to_tuple(cell.attrib["r"])[1] if "r" in cell.attrib else column + 1
        filled = max(filled, column if _cell(found, cell, (number, column)) else 0)
    if filled:
        found.rows += 1
        found.last_row, found.last_column = number, max(found.last_column, filled)
    return number


def _cell(found: Structure, cell: Element, place: tuple[int, int]) -> bool:
    """Note one cell; whether there is something in it."""
    value = cell.find(f"{MAIN}v")
    formula = cell.find(f"{MAIN}f") is not None
    if formula:
        found.formulas.add(place)
        # An empty text is a value that a formula can have.
        if value is None or (not value.text and cell.get("t") != "str"):
            found.not_calculated.add(place)
            return True
    return bool(value is not None and value.text) or cell.find(f"{MAIN}is") is not None


def _check_size(name: str, sheet: str, found: Structure) -> None:
    if found.rows > MAX_ROWS:
        remedy = f"Lever hoogstens {count(MAX_ROWS)} rijen per blad; verdeel de rest over meer leveringen."
        raise unreadable(name, f"dit blad heeft meer dan {count(MAX_ROWS)} rijen met gegevens", remedy, blad=sheet)
    if found.last_column > MAX_COLUMNS:
        message = f"dit blad heeft meer dan {MAX_COLUMNS} kolommen"
        raise unreadable(name, message, "Haal de kolommen weg die niet bij de levering horen.", blad=sheet)


def _true(element: Element, attribute: str) -> bool:
    return element.get(attribute) in ("1", "true")


def _bounds(ref: str) -> tuple[int, int, int, int]:
    """`B5:B7` as columns and rows from 1."""
    a, b, c, d = range_boundaries(ref)
    if a is None or b is None or c is None or d is None:
        raise ValueError(f"no cells: {ref}")
    return a, b, c, d
