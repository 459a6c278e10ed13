"""Files that leave the dashboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None
_FORMULA_STARTS = ("=", "+", "-", "@")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV for spreadsheets: UTF-8 with BOM, and no text that a spreadsheet would run as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([_neutral(name) for name in header])
    writer.writerows([_neutral(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _neutral(cell: Cell) -> Cell:
    """Text that starts like a formula, white space aside, gets an apostrophe in front; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip().startswith(_FORMULA_STARTS) else cell
