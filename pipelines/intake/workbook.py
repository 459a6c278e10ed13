"""Read an Excel workbook (.xlsx) safely: unpack it within limits, look at its structure, then take the values.

The structure (which rows and cells there are, what is hidden, merged or a formula) is streamed by a pass of our own
that stops at a limit. Only what passes is given to openpyxl, which knows how values, dates and formats are written.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count as counter
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.packaging.relationship import get_dependents

from pipelines.intake.sheets import (
    MAX_ELEMENTS,
    MAX_ENTRIES,
    MAX_OTHER_ELEMENTS,
    MAX_RATIO,
    MAX_SHEETS,
    MAX_UNPACKED_BYTES,
    RATIO_COUNTS_FROM_BYTES,
    Cell,
    Reading,
    Sheet,
    SheetRow,
    Unreadable,
    Value,
    count,
    unreadable,
)
from pipelines.intake.structure import FEWER, MAIN, Structure, read_structure

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl must read XML through defusedxml")

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS, _SHEETS = "xl/sharedStrings.xml", "xl/worksheets/"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Text in a number format that is shown as it stands.
_LITERAL = re.compile(r'"[^"]*"|\\.')
_CHUNK = 1 << 20
_NEW_COPY = "Open het in Excel, sla het opnieuw op als Excel-werkmap (.xlsx) en lever dat bestand."


def read_workbook(name: str, content: bytes) -> tuple[list[Sheet], list[Reading]]:
    """The sheets of a workbook, and what was ignored or interpreted. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_unpacked(name, archive, len(content))
            parts = _sheet_parts(name, archive)
            cells, elements = counter(1), counter(1)
            structures = {}
            for sheet, part in parts.items():
                with archive.open(part) as source:
                    structures[sheet] = read_structure(name, sheet, source, cells, elements)
            notes = _ignored(name, archive.namelist())
        sheets = list(_sheets(content, structures))
        return sheets, [*notes, *(note for sheet in sheets for note in _notes(name, sheet, structures[sheet.name]))]
    except DefusedXmlException:
        remedy = f"Dat hoort niet in een werkmap. {_NEW_COPY}"
        raise unreadable(name, "het bestand bevat verwijzingen die niet veilig te lezen zijn", remedy) from None
    # openpyxl raises whatever a damaged part makes it stumble over.
    except (
        *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, NotImplementedError, RuntimeError, OSError),
        *(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    ):
        raise unreadable(name, "het bestand is beschadigd of geen gewone Excel-werkmap", _NEW_COPY) from None


def _check_unpacked(name: str, archive: zipfile.ZipFile, packed: int) -> None:
    """Unpack everything once, counting what really comes out: the sizes that a zip states can be lies."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise unreadable(name, f"het bestand heeft meer dan {count(MAX_ENTRIES)} delen", _NEW_COPY)
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable(name, "het bestand heeft een wachtwoord", "Haal het wachtwoord eraf en lever het opnieuw.")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise _bomb(name)
    size, texts, other = 0, 0, 0
    for entry in entries:
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                texts += chunk.count(b"<") if entry.filename == _TEXTS else 0
                other += chunk.count(b"<") if not entry.filename.startswith((_TEXTS, _SHEETS)) else 0
                if size > MAX_UNPACKED_BYTES or (size > RATIO_COUNTS_FROM_BYTES and size > MAX_RATIO * packed):
                    raise _bomb(name)
    if texts > MAX_ELEMENTS or other > MAX_OTHER_ELEMENTS:
        raise unreadable(name, "het bestand heeft te veel verschillende teksten of opmaak", FEWER)


def _bomb(name: str) -> Unreadable:
    return unreadable(name, "het bestand is uitgepakt veel te groot voor een werkmap", FEWER)


def _sheet_parts(name: str, archive: zipfile.ZipFile) -> dict[str, str]:
    """The sheets with cells, in the order of the workbook, with the part that holds them."""
    sheets = fromstring(archive.read(_WORKBOOK)).findall(f"{MAIN}sheets/{MAIN}sheet")
    related = get_dependents(archive, _RELATIONS).to_dict()
    if len(sheets) > MAX_SHEETS:
        remedy = "Lever alleen de bladen die bij de levering horen."
        raise unreadable(name, f"de werkmap heeft {len(sheets)} bladen; hoogstens {MAX_SHEETS} kan", remedy)
    parts = {}
    for sheet in sheets:
        relation = related[sheet.attrib[_REL_ID]]
        if relation.Type.endswith("/worksheet"):
            parts[sheet.attrib["name"]] = relation.target
    if not parts:
        raise unreadable(name, "de werkmap heeft geen werkblad", _NEW_COPY)
    return parts


def _sheets(content: bytes, structures: dict[str, Structure]) -> Iterator[Sheet]:
    """The values that openpyxl reads, beside what is known of the structure."""
    # openpyxl warns about formatting that it does not know; only values are taken here.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for title, structure in structures.items():
            sheet = book[title]
            hidden = sheet.sheet_state != "visible"
            rows = tuple(_rows(sheet, structure, hidden)) if structure.last_row else ()
            yield Sheet(title, rows, tuple(structure.merged), hidden)
        book.close()


def _rows(sheet: Any, found: Structure, sheet_hidden: bool) -> Iterator[SheetRow]:
    merged = {(r.min_row, r.min_column) for r in found.merged}
    values = sheet.iter_rows(min_row=1, max_row=found.last_row, min_col=1, max_col=found.last_column)
    for number, cells in enumerate(values, start=1):
        row_hidden = sheet_hidden or number in found.hidden_rows
        read = []
        for column, cell in enumerate(cells, start=1):
            place = (number, column)
            value = _value(cell.value)
            if value is not None or place in found.not_calculated:
                percent = isinstance(value, (int, float)) and "%" in _LITERAL.sub("", cell.number_format)
                hidden = row_hidden or column in found.hidden_columns
                read.append(Cell(column, value, place in found.formulas, percent, hidden, place in merged))
        if read:
            yield SheetRow(number, tuple(read), row_hidden)


def _value(value: object) -> Value:
    """A value as it is; a date without a time of day as a date, a time as text, only white space as nothing."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, (time, timedelta)):
        return str(value)
    if isinstance(value, str):
        return value if value.strip() else None
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    raise TypeError(f"no value of a cell: {type(value)}")


def _ignored(name: str, parts: list[str]) -> Iterator[Reading]:
    """What a workbook can hold and nobody looks at."""
    kinds = {
        "xl/vbaProject": "de macro's zijn genegeerd",
        "xl/externalLinks/": "koppelingen naar andere werkmappen zijn genegeerd; de laatst bewaarde waarde is gelezen",
        "xl/connections": "verbindingen met andere bronnen zijn genegeerd",
        "xl/embeddings/": "ingevoegde bestanden zijn genegeerd",
        "xl/comments": "opmerkingen bij cellen zijn genegeerd",
        "xl/chartsheets/": "bladen met alleen een grafiek zijn genegeerd",
        "xl/drawings/drawing": "afbeeldingen en grafieken zijn genegeerd",
    }
    return (Reading(name, words) for start, words in kinds.items() if any(part.startswith(start) for part in parts))


def _notes(name: str, sheet: Sheet, found: Structure) -> Iterator[Reading]:
    """What the reader of a sheet does not see, or sees differently."""
    rows = [row.number for row in sheet.rows if row.number in found.hidden_rows]
    columns = sorted({cell.letter for row in sheet.rows for cell in row.cells if cell.column in found.hidden_columns})
    formulas = [cell for row in sheet.rows for cell in row.cells if cell.formula and cell.value is not None]
    if sheet.hidden:
        yield Reading(name, "dit blad is verborgen en wel gelezen", sheet.name)
    if rows:
        yield Reading(name, f"verborgen rijen zijn wel gelezen: {_listed(list(map(str, rows)))}", sheet.name)
    if columns:
        yield Reading(name, f"verborgen kolommen zijn wel gelezen: {_listed(columns)}", sheet.name)
    if found.merged:
        yield Reading(name, f"samengevoegde cellen: {_listed(list(map(str, found.merged)))}", sheet.name)
    if formulas:
        message = f"bij {count(len(formulas))} formules is de laatst berekende waarde gelezen"
        yield Reading(name, message, sheet.name)


def _listed(texts: list[str]) -> str:
    """At most ten of them."""
    return ", ".join(texts[:10]) + (f" en nog {count(len(texts) - 10)}" if len(texts) > 10 else "")
