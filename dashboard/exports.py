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
    writer.writerow([neutral(name) for name in header])
    writer.writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def neutral(text: str) -> str:
    """A text for a cell: what starts like a formula, white space aside, gets an apostrophe in front."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) else text
