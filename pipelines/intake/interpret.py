"""From the sheets that somebody sent to rows of the contract, with everything that was read differently or is wrong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from openpyxl.utils import column_index_from_string, get_column_letter

from pipelines.findings import WARNS, Finding
from pipelines.intake.headers import (
    FILLED_LATER,
    HEADER_ROWS,
    USUAL,
    VALUE_COLUMNS,
    Header,
    find_header,
    person_headers,
    table_of,
)
from pipelines.intake.labels import EXPLANATION_PREFIX, FOUND, INFO, INFO_PREFIX, LISTS, QUESTIONS, READ_ME
from pipelines.intake.names import seems_to_name_somebody
from pipelines.intake.persons import (
    can_list_persons,
    cell_holds_bsn,
    holds_bsn,
    is_about_persons,
    is_no_count,
    names_somebody,
)
from pipelines.intake.sheets import Cell, Reading, Sheet, SheetRow, Spreadsheet, count
from pipelines.intake.values import NotAValue, clean, is_percentage, other_date, read_value, shown
from pipelines.tables import Table, label, same_words

__all__ = ["VALUE_COLUMNS", "Interpretation", "Row", "interpret", "label"]

# The one table that nobody sends: the passages of what is sent are its own sheets and rows.
PASSAGES = "vindplaats"
_TOTALS = ("totaal", "subtotaal", "eindtotaal", "totalen", "som", "total")
# Sheets of our own that hold no rows.
_OF_THE_FORM = (same_words(READ_ME), same_words(LISTS), same_words(FOUND))
_ABOUT_PERSONS = "is een kolom over personen"
_NO_PERSONS = "Haal de hele kolom weg en lever opnieuw. De monitor bewaart geen gegevens over personen."


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the contract: where it stood, and each column of the table as a delivery writes it (None: empty).

    `places` has the cell of each column that the sheet has: `{"waarde": "E14"}`; `percentages`: the columns that show
    one.
    """

    sheet: str
    number: int
    cells: dict[str, str | None]
    places: dict[str, str] = field(default_factory=dict)
    percentages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Rows by table, how things were read, and what is wrong. A cell with a finding that blocks is None in its row."""

    rows: dict[str, list[Row]]
    readings: list[Reading]
    findings: list[Finding]


@dataclass(slots=True)
class _Reader:
    """One sheet while it is read, with what is found on the way. `others`: names of no person."""

    file: Spreadsheet
    sheet: Sheet
    others: frozenset[str]
    rows: list[Row] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(
        self,
        melding: str,
        oplossing: str,
        rij: int | None = None,
        column: int | None = None,
        kolom: str | None = None,
        waarde: str | None = None,
        ernst: Literal["blokkeert", "waarschuwing"] = "blokkeert",
    ) -> None:
        """A finding at a place of this sheet; in a workbook the cell is its place."""
        letter = get_column_letter(column) if column is not None else None
        cel, kolom = f"{letter}{rij}" if letter is not None else None, kolom or letter
        self.findings.append(
            Finding(self.file.name, melding, oplossing, rij, kolom, waarde, ernst=ernst, blad=self.blad, cel=cel)
        )

    def read(self, melding: str, rij: int | None = None, column: int | None = None, found: str | None = None) -> None:
        """How something was read."""
        cel = f"{get_column_letter(column)}{rij}" if column is not None else None
        self.readings.append(Reading(self.file.name, melding, self.blad, cel, found, rij))

    @property
    def blad(self) -> str | None:
        """The name of the sheet; a CSV file has none."""
        return self.sheet.name if self.file.workbook else None


def interpret(
    sheet_data: Spreadsheet, tables: Mapping[str, Table], others: frozenset[str] = frozenset()
) -> Interpretation:
    """The rows of every sheet that is named as a table. Findings of all sheets at once, in the order of the file.

    `others`: names of organisations and onderdelen that are known, which are of no person.
    """
    rows: dict[str, list[Row]] = {}
    readings = [note for note in sheet_data.notes if same_words(note.blad or "") not in _OF_THE_FORM]
    findings: list[Finding] = []
    for sheet in sheet_data.sheets:
        reader, table = _Reader(sheet_data, sheet, others), table_of(sheet.name, tables)
        if same_words(sheet.name) in _OF_THE_FORM:
            _check_unread(reader)
        elif table is None:
            _pass_over(reader)
        elif table.name == PASSAGES:
            _refuse_passages(reader)
            rows.setdefault(table.name, [])
        else:
            if table.name in rows:
                reader.read(f"ook dit blad is gelezen als tabel {table.name}")
            _read_sheet(reader, table)
            rows.setdefault(table.name, []).extend(reader.rows)
        readings.extend(reader.readings)
        findings.extend(sorted(reader.findings, key=_place))
    findings = [*_about_the_whole(sheet_data, rows, findings, tables), *findings]
    return Interpretation({name: found for name, found in rows.items() if found}, readings, findings)


def _place(finding: Finding) -> tuple[int, int]:
    letters = (finding.cel or "").rstrip("0123456789")
    return finding.rij or 0, column_index_from_string(letters) if letters else 0


def _about_the_whole(
    file: Spreadsheet, rows: dict[str, list[Row]], findings: list[Finding], tables: Mapping[str, Table]
) -> Iterator[Finding]:
    """What blocks when nothing could be read."""
    if not rows:
        what = "geen van de bladen heeft de naam van een tabel" if file.workbook else "er is geen tabel met deze naam"
        kinds = (name for name in tables if name != PASSAGES)
        remedy = f"Noem {'elk blad' if file.workbook else 'het bestand'} naar de tabel. Kies uit: {', '.join(kinds)}."
        yield Finding(file.name, what, remedy)
    elif not any(rows.values()) and not findings:
        yield Finding(file.name, "er zijn geen rijen met ingevulde gegevens", "Vul rijen in en lever opnieuw.")


def _pass_over(reader: _Reader) -> None:
    """A sheet that is no table is not read; it may hold no persons either."""
    reader.read("dit blad heeft niet de naam van een tabel en is niet gelezen")
    _check_unread(reader)


def _refuse_passages(reader: _Reader) -> None:
    """Passages refer to lines of a document, and the document of what is sent is the file itself."""
    what = "het blad" if reader.file.workbook else "het bestand"
    message = "vindplaatsen kunt u niet aanleveren: de vindplaats van elk gegeven is de plaats in uw bestand"
    reader.find(message, f"Haal {what} weg en lever opnieuw.")
    _check_unread(reader)


def _check_unread(reader: _Reader) -> None:
    for row, cell in person_headers(reader.sheet):
        if _is_a_person(reader, clean(shown(cell.value))):
            continue
        reader.find(_ABOUT_PERSONS, _NO_PERSONS, row, cell.column, waarde=shown(cell.value))
    _check_persons(reader, [(row.number, cell) for row in reader.sheet.rows for cell in _unasked(reader, row)])


def _unasked(reader: _Reader, row: SheetRow) -> Iterator[Cell]:
    """The cells of a row that is no row of a table, without the answer to a question of the form."""
    questions = {same_words(question) for question in QUESTIONS}
    is_asked = same_words(reader.sheet.name) == same_words(READ_ME) and any(
        cell.column == 1 and same_words(shown(cell.value)) in questions for cell in row.cells
    )
    return (cell for cell in row.cells if not (is_asked and cell.column == 2))


def _read_sheet(reader: _Reader, table: Table) -> None:
    header = find_header(reader.sheet, table)
    if header is None:
        _pass_over_without_header(reader, table)
        return
    _check_header(reader, table, header)
    below = [row for row in reader.sheet.rows if row.number > header.row.number]
    kept = list(_kept(reader, table, header, below))
    _check_merged(reader, header, kept)
    beside = list(_beside(reader.sheet, header, {row.number for row in kept}))
    _check_persons(reader, beside, frozenset(header.columns))
    reader.rows.extend(_row(reader, table, header, row) for row in kept)


def _pass_over_without_header(reader: _Reader, table: Table) -> None:
    if not reader.sheet.rows:
        reader.read("dit blad is leeg")
        return
    names = ", ".join(label(column.name) for column in table.columns if column.required)
    remedy = f"Zet boven de gegevens een rij met de namen van de kolommen, zoals {names}."
    reader.find(f"in de eerste {HEADER_ROWS} rijen staat geen kop van de tabel {table.name}", remedy)
    _check_unread(reader)


def _check_header(reader: _Reader, table: Table, header: Header) -> None:
    """What the header has too much, double, in other words, or not."""
    number = header.row.number
    if above := [row.number for row in reader.sheet.rows if row.number < number]:
        reader.read(f"boven de kop staan regels die niet gelezen zijn (rij {', '.join(map(str, above[:5]))})")
    for cell in header.unknown:
        text = clean(shown(cell.value))
        # A header that is a person itself is told among the other cells, which are not repeated.
        if text.startswith(INFO_PREFIX) or _is_a_person(reader, text):
            continue
        if is_about_persons(text) or (can_list_persons(text) and _has_texts_below(reader.sheet, number, cell.column)):
            reader.find(_ABOUT_PERSONS, _NO_PERSONS, number, cell.column, text, text)
        else:
            reader.read("is geen kolom van deze tabel en is niet gelezen", number, cell.column, text)
    for cell, column in header.in_other_words:
        reader.read(f"gelezen als kolom {label(column)}", number, cell.column, shown(cell.value))
    for place, column in header.columns.items():
        if column in FILLED_LATER and _has_cells_below(reader.sheet, number, place):
            found_at = "blad en rij" if reader.file.workbook else "de rij"
            message = f"is niet gelezen: de vindplaats van elk gegeven is {found_at} van uw bestand"
            reader.read(message, number, place, label(column))
    for cell, column in header.double:
        message = f"de kolom {label(column)} staat er twee keer"
        reader.find(message, "Haal er een weg.", number, cell.column, column)
    found = {*header.columns.values(), *FILLED_LATER, *USUAL.get(table.name, ())}
    for missing in table.columns:
        if missing.required and missing.name not in found:
            remedy = f"Voeg de kolom toe. {missing.uitleg}"
            reader.find(f"de kolom {label(missing.name)} ontbreekt", remedy, number, kolom=missing.name)


def _is_a_person(reader: _Reader, text: str) -> bool:
    return cell_holds_bsn(text) or seems_to_name_somebody(text, reader.others)


def _has_cells_below(sheet: Sheet, number: int, column: int) -> bool:
    return any(
        cell.column == column and _filled(cell) for row in sheet.rows if row.number > number for cell in row.cells
    )


def _has_texts_below(sheet: Sheet, number: int, column: int) -> bool:
    """Whether a column has something else than counts."""
    return any(
        cell.column == column and is_no_count(cell.value)
        for row in sheet.rows
        if row.number > number
        for cell in row.cells
    )


def _kept(reader: _Reader, table: Table, header: Header, rows: list[SheetRow]) -> Iterator[SheetRow]:
    """The rows to read; what is left out is said, once per sheet for rows that are blank or not filled in."""
    previous, blank, empty = header.row.number, 0, 0
    values = {column for column, name in header.columns.items() if name in VALUE_COLUMNS[table.name]}
    for row in rows:
        filled = [cell for cell in row.cells if _filled(cell)]
        if not filled:
            continue
        blank, previous = blank + row.number - previous - 1, row.number
        if clean(shown(filled[0].value)).startswith(EXPLANATION_PREFIX.strip()):
            continue
        if _is_total(filled):
            reader.read("begint een rij met een totaal, die niet gelezen is", row.number, found=shown(filled[0].value))
        elif any(cell.column in values for cell in filled):
            yield row
        else:
            empty += 1
    if blank:
        reader.read(f"lege rijen tussen de gegevens zijn overgeslagen: {count(blank)}")
    if empty:
        reader.read(f"rijen waarin niets is ingevuld zijn overgeslagen: {count(empty)}")


def _filled(cell: Cell) -> bool:
    return not isinstance(cell.value, str) or bool(clean(cell.value))


def _is_total(cells: list[Cell]) -> bool:
    """Whether the first text of a row says that it adds up the others: Totaal, Totaal 2020, Som."""
    first = next((cell.value for cell in cells if isinstance(cell.value, str)), "")
    return same_words(first).rstrip("0123456789") in _TOTALS


def _check_merged(reader: _Reader, header: Header, rows: list[SheetRow]) -> None:
    """Merged cells have one value, and it is not said for which rows and columns it holds."""
    numbers = [row.number for row in rows]
    filled = {cell.column for row in rows for cell in row.cells if _filled(cell)}
    for area in reader.sheet.merged:
        known = [column for column in header.columns if area.min_column <= column <= area.max_column]
        if area.min_row <= header.row.number <= area.max_row:
            below = {column for column in filled if area.min_column < column <= area.max_column}
            if area.min_column in header.columns and below.difference(known):
                message, remedy = "deze kop staat boven meer kolommen", "Geef elke kolom een eigen kop."
                reader.find(message, remedy, area.min_row, area.min_column)
        elif known and bisect_left(numbers, area.min_row) < bisect_right(numbers, area.max_row):
            message = f"de cellen {area} zijn samengevoegd"
            remedy = "Maak de samenvoeging ongedaan en vul elke cel."
            reader.find(message, remedy, area.min_row, area.min_column)


def _beside(sheet: Sheet, header: Header, kept: set[int]) -> Iterator[tuple[int, Cell]]:
    """The cells that are not read, with their row: of columns that nobody asked for, and texts in rows left out."""
    for row in sheet.rows:
        is_read = row.number in kept or row.number == header.row.number
        for cell in row.cells:
            if cell.column not in header.columns or (not is_read and isinstance(cell.value, str)):
                yield row.number, cell


def _check_persons(reader: _Reader, cells: list[tuple[int, Cell]], asked: frozenset[int] = frozenset()) -> None:
    """What is not read holds no numbers of persons, and no names in columns that nobody asked for. None is repeated.

    `asked`: the columns of the table, of which only rows that are left out are here. Of a column that is refused for
    its header no names are told, and what stands in cells of the form itself was put there by us.
    """
    own = {cell.column for _, cell in cells if isinstance(cell.value, str) and clean(cell.value) in INFO}
    told = {finding.cel for finding in reader.findings if finding.melding == _ABOUT_PERSONS}
    refused = {cell.column for row, cell in cells if f"{cell.letter}{row}" in told}
    of_the_form = same_words(reader.sheet.name) in _OF_THE_FORM
    numbers: dict[int, list[int]] = {}
    names: dict[int, list[int]] = {}
    for row, cell in cells:
        if cell_holds_bsn(cell.value):
            numbers.setdefault(cell.column, []).append(row)
        elif of_the_form or cell.column in own | refused | asked or not isinstance(cell.value, str):
            continue
        elif seems_to_name_somebody(clean(cell.value), reader.others):
            names.setdefault(cell.column, []).append(row)
    for found, what in ((numbers, "kan een burgerservicenummer staan"), (names, "lijkt een persoon bij naam te staan")):
        for column, rows in found.items():
            where = f"in {len(rows)} cellen van deze kolom" if len(rows) > 1 else "in deze cel"
            remedy = "Haal het weg en lever opnieuw." if column in asked else _NO_PERSONS
            reader.find(f"{where} {what}", remedy, rows[0], column)


def _row(reader: _Reader, table: Table, header: Header, row: SheetRow) -> Row:
    cells: dict[str, str | None] = dict.fromkeys(table.header)
    by_name = {column.name: column for column in table.columns}
    for cell in row.cells:
        name = header.columns.get(cell.column)
        if name is None:
            continue
        found = clean(shown(cell.value)) if cell.value is not None else None
        if by_name[name].kind == "tekst" and found and holds_bsn(found):
            message = "in deze cel kan een burgerservicenummer staan"
            reader.find(message, "Haal het weg en lever opnieuw.", row.number, cell.column, name)
            continue
        if name in FILLED_LATER:
            continue
        if by_name[name].kind == "tekst" and found and names_somebody(found):
            message = "in deze cel staat een persoon bij naam"
            reader.find(message, "Noem een functie in plaats van een naam.", row.number, cell.column, name)
            continue
        try:
            cells[name], how = read_value(table, by_name[name], cell)
        except NotAValue as problem:
            reader.find(problem.melding, problem.oplossing, row.number, cell.column, name, found)
        else:
            if (doubt := other_date(by_name[name], cell)) is not None:
                reader.find(*doubt, row.number, cell.column, name, found, WARNS)
            elif how is not None:
                reader.read(how, row.number, cell.column, shown(cell.value))
    places = {name: f"{get_column_letter(column)}{row.number}" for column, name in header.columns.items()}
    seen = [(header.columns.get(cell.column), cell) for cell in row.cells]
    percentages = frozenset(name for name, cell in seen if name is not None and is_percentage(cell))
    return Row(reader.sheet.name, row.number, cells, places, percentages)
