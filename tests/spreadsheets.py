"""Files as people send them, made in a test: workbooks cell by cell, and archives that are not what they seem."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def saved(workbook: Workbook) -> bytes:
    """The bytes of a workbook."""
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def workbook(**sheets: Sequence[Sequence[Any]]) -> Workbook:
    """A workbook with these sheets; text stays text, also when it starts with =."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    return book


def xlsx(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """The bytes of a workbook with these sheets."""
    return saved(workbook(**sheets))


def repacked(content: bytes, add: dict[str, bytes] | None = None, leave_out: Iterable[str] = ()) -> bytes:
    """The same archive with parts added, replaced or left out."""
    target, parts = io.BytesIO(), dict(add or {})
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            if name not in leave_out:
                packed.writestr(name, parts.pop(name, source.read(name)))
        for name, part in parts.items():
            packed.writestr(name, part)
    return target.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def packed(**parts: bytes) -> bytes:
    """An archive with only these parts; a double underscore in a name is a folder, a single one a point."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), part)
    return target.getvalue()
