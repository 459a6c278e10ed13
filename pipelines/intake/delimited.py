"""Read a CSV file as people send it: whatever encoding and delimiter their spreadsheet wrote. Cells stay text."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from pipelines.intake.sheets import MAX_COLUMNS, MAX_ROWS, Cell, Reading, Sheet, SheetRow, count, unreadable

_DELIMITERS = {",": "komma", ";": "puntkomma", "\t": "tab"}
# The lines from which the delimiter is counted: titles, the header and some rows.
_SAMPLE = 20
_AS_UTF8 = "Sla het in Excel op als 'CSV UTF-8' of als Excel-werkmap (.xlsx)."


def read_delimited(name: str, content: bytes) -> tuple[list[Sheet], list[Reading]]:
    """The one sheet of a CSV file, named as the file, and how it was read. Raises Unreadable."""
    text, encoding = _decoded(name, content)
    text, delimiter = _without_hint(text)
    delimiter = delimiter or _delimiter(name, text)
    rows = tuple(_rows(name, text, delimiter))
    stem = name.rsplit(".", 1)[0]
    return [Sheet(stem, rows)], [Reading(name, f"gelezen als {_DELIMITERS[delimiter]}-CSV in {encoding}")]


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    """The text and the words for its encoding."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(name, content, "utf-16"), "UTF-16"
    if b"\0" in content:
        raise unreadable(name, "het bestand bevat tekens die niet in een CSV horen", _AS_UTF8)
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return _strict(name, content, "cp1252"), "Windows-tekens"


def _strict(name: str, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise unreadable(name, "op deze rij staat een teken dat niet te lezen is", _AS_UTF8, rij=line) from None
    if "\0" in text:
        raise unreadable(name, "het bestand bevat tekens die niet in een CSV horen", _AS_UTF8)
    return text


def _without_hint(text: str) -> tuple[str, str | None]:
    """The text without the line `sep=;` that Excel understands, and that delimiter; None: there is no such line.

    The line stays as an empty one, so that the rows keep their numbers.
    """
    for delimiter in _DELIMITERS:
        hint = f"sep={delimiter}"
        if text[:5].lower() == hint and text[5:6] in ("", "\r", "\n"):
            return text[5:], delimiter
    return text, None


def _delimiter(name: str, text: str) -> str:
    """The delimiter that divides the header and the first rows alike; outside quotes, so texts do not count."""
    counts = list(_counts(text))
    score = {}
    for delimiter in _DELIMITERS:
        times = Counter(line[delimiter] for line in counts if line[delimiter])
        columns, lines = max(times.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        score[delimiter] = (lines, columns)
    best = max(score.values())
    chosen = [delimiter for delimiter in _DELIMITERS if score[delimiter] == best]
    if len(chosen) > 1 and best != (0, 0):
        message = f"het is niet duidelijk of {' of '.join(_DELIMITERS[d] for d in chosen)} de kolommen scheidt"
        raise unreadable(name, message, "Sla het op als Excel-werkmap (.xlsx).")
    return chosen[0]


def _counts(text: str) -> Iterator[Counter[str]]:
    """How often each delimiter stands outside quotes, for each of the first lines that is not empty."""
    line: Counter[str] = Counter()
    quoted, previous, filled, found = False, "\n", False, 0
    for character in text:
        if character == '"':
            quoted = not quoted if quoted or previous in ',;\t\r\n"' else quoted
        elif not quoted and character in "\r\n":
            if filled:
                yield line
                found += 1
            line, filled = Counter(), False
            if found == _SAMPLE:
                return
        elif not quoted and character in _DELIMITERS:
            line[character] += 1
        filled = filled or not character.isspace()
        previous = character
    if filled:
        yield line


def _rows(name: str, text: str, delimiter: str) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, filled = 0, 0
    try:
        for number, record in enumerate(reader, start=1):
            cells = tuple(Cell(column, value) for column, value in enumerate(record, start=1) if value.strip())
            if cells:
                filled += 1
                _check_size(name, number, filled, cells[-1].column)
                yield SheetRow(number, cells)
    except csv.Error:
        remedy = (
            "Kijk of bij elk aanhalingsteken aan het begin van een veld ook een aanhalingsteken aan het einde staat."
        )
        message = "hier of op de rijen eronder is een veld met aanhalingstekens niet te lezen"
        raise unreadable(name, message, remedy, rij=number + 1) from None


def _check_size(name: str, number: int, filled: int, column: int) -> None:
    if filled > MAX_ROWS:
        remedy = f"Lever hoogstens {count(MAX_ROWS)} rijen per bestand; verdeel de rest over meer leveringen."
        raise unreadable(name, f"het bestand heeft meer dan {count(MAX_ROWS)} rijen met gegevens", remedy)
    if column > MAX_COLUMNS:
        message = f"deze rij heeft meer dan {MAX_COLUMNS} kolommen"
        raise unreadable(name, message, "Haal de kolommen weg die niet bij de levering horen.", rij=number)
