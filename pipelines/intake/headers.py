"""Which sheet is which table, and which column of a sheet is which column of the table: by name, as people write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipelines.intake.persons import is_surely_about_persons
from pipelines.intake.sheets import Cell, Sheet, SheetRow
from pipelines.intake.values import clean, shown
from pipelines.tables import Table, label, same_words

# The header stands somewhere in the first rows; titles may stand above it.
HEADER_ROWS = 30
# A title of more words is a sentence: 'Vul hier geen namen van cliënten in.'
_MOST_WORDS = 3
# Known once a workbook is accepted: the document is the workbook, the passage is the sheet and the row.
FILLED_LATER = ("bestand", "paragraaf", "regel_van", "regel_tot")
# What a cell of a form says by standing there; a filled-in cell goes before it.
USUAL = {
    "meting": {"wijze": "letterlijk", "kwalificatie": "exact", "geldig_precisie": "dag"},
    "fasetelling": {"wijze": "letterlijk", "kwalificatie": "exact", "datum_precisie": "dag"},
    "doel": {"wijze": "letterlijk", "kwalificatie": "exact"},
    "mijlpaal": {"datum_precisie": "dag"},
}
# What somebody fills in, as opposed to what a template fills in beforehand. A row with none of these is not filled in.
VALUE_COLUMNS = {
    "onderdeel": ("naam", "doelstelling", "start_op", "eind_op", "uitvoerder"),
    "organisatie": ("naam",),
    "alias": ("naam",),
    "deelname": ("rol", "toelichting"),
    "meting": ("waarde", "waarde_tot", "teller", "noemer", "n", "gedrukt", "stilte", "toelichting"),
    "doel": ("waarde", "datum", "toelichting"),
    "fasetelling": ("aantal", "gedrukt", "stilte", "toelichting"),
    "besluit": ("wat", "wie", "datum", "status"),
    "faseverloop": ("datum", "reden"),
    "borging": ("wat", "wie", "datum", "trede", "bewijs_soort", "trede_reden", "schaal", "besluit_id", "geld"),
    "oordeel": ("oordeel", "onderbouwing"),
    "weging": ("klasse", "reden"),
    "mijlpaal": ("datum", "status", "oorspronkelijke_datum", "reden"),
    "opbrengst": ("status", "datum", "toelichting"),
    "factor": ("wat",),
    "afspraak": ("onderwerp", "inhoud"),
    "afspraak_partij": ("datum", "stand", "werkbaar", "knelpunt", "escalatie"),
    "advies": ("wat", "opvolging"),
    "risico": ("omschrijving", "maatregel", "status"),
    "toezegging": ("wat", "termijn", "nagekomen_op"),
    "verwachte_levering": ("wat", "uiterlijk", "vervalt_omdat"),
    "gebeurtenis": ("naam", "datum"),
    "verhaal": ("titel", "tekst", "link"),
    "begrip": ("woord", "betekenis"),
    "vindplaats": ("kolom", "gedrukt", "paragraaf", "regel_van", "regel_tot"),
    "intrekking": ("feit_sleutel", "reden"),
}
_PLURALS = {
    "onderdelen": "onderdeel",
    "aliassen": "alias",
    "doelen": "doel",
    "verhalen": "verhaal",
    "oordelen": "oordeel",
    "mijlpalen": "mijlpaal",
    "afspraakpartijen": "afspraak_partij",
    "adviezen": "advies",
    "gebeurtenissen": "gebeurtenis",
    "verwachteleveringen": "verwachte_levering",
    "begrippen": "begrip",
    "intrekkingen": "intrekking",
}


@dataclass(frozen=True, slots=True)
class Header:
    """The row with the names of the columns. `columns`: place (A = 1) → column of the table.

    `unknown`: names of no column; `in_other_words`: read with some good will; `double`: a second time.
    """

    row: SheetRow
    columns: dict[int, str]
    unknown: tuple[Cell, ...]
    in_other_words: tuple[tuple[Cell, str], ...]
    double: tuple[tuple[Cell, str], ...]


def table_of(sheet: str, tables: Mapping[str, Table]) -> Table | None:
    """The table that a sheet is named after: meting, Metingen, 'meting 2024 (2)'. None: no table."""
    said = re.sub(r"\d", "", same_words(sheet))
    for name, table in tables.items():
        singular = same_words(name)
        if said in (singular, f"{singular}en", f"{singular}s") or _PLURALS.get(said) == name:
            return table
    return None


def find_header(sheet: Sheet, table: Table) -> Header | None:
    """The first of the rows with most names of columns; None: no row has two of them."""
    names = _names(table)
    best, most = None, 1
    for row in sheet.rows:
        if row.number > HEADER_ROWS + sheet.rows[0].number:
            break
        known = sum(_column(names, cell) is not None for cell in row.cells)
        if known > most:
            best, most = row, known
    return _header(names, best) if best is not None else None


def person_headers(sheet: Sheet) -> Iterator[tuple[int, Cell]]:
    """Cells that promise data about persons: of the first row with two texts, which is a header, or a short title above
    it, which may be the header of a list of one column."""
    for row in sheet.rows[:HEADER_ROWS]:
        texts = [cell for cell in row.cells if isinstance(cell.value, str)]
        for cell in texts:
            words = shown(cell.value)
            if is_surely_about_persons(words) and (len(texts) > 1 or len(words.split()) <= _MOST_WORDS):
                yield row.number, cell
        if len(texts) > 1:
            return


def _names(table: Table) -> dict[str, str]:
    """Every way to write the name of a column, without capitals, spaces and accents."""
    names: dict[str, str] = {}
    for column in table.header:
        names[same_words(column)] = column
    for column in table.header:
        names.setdefault(same_words(label(column)), column)
    return names


def _column(names: dict[str, str], cell: Cell) -> str | None:
    text = clean(shown(cell.value))
    without_remark = re.sub(r"\(.*?\)", "", text)
    return names.get(same_words(text)) or names.get(same_words(without_remark))


def _header(names: dict[str, str], row: SheetRow) -> Header:
    columns: dict[int, str] = {}
    unknown, in_other_words, double = [], [], []
    for cell in row.cells:
        column = _column(names, cell)
        if column is None:
            unknown.append(cell)
        elif column in columns.values():
            double.append((cell, column))
        else:
            columns[cell.column] = column
            if same_words(shown(cell.value)) not in names:
                in_other_words.append((cell, column))
    return Header(row, columns, tuple(unknown), tuple(in_other_words), tuple(double))
