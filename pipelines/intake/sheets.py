"""A spreadsheet that somebody sent, as plain cells: no formulas, no formatting, no file format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl.utils import get_column_letter

from pipelines.findings import Finding, place_in_workbook

# A datetime is a date too.
Value = str | bool | int | float | Decimal | date | datetime | None

# What is accepted. More is no mistake of the reader but of the sender, and is answered quickly.
MAX_FILE_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 100_000_000
MAX_RATIO = 100
# A small file may be packed tighter than that.
RATIO_COUNTS_FROM_BYTES = 10_000_000
MAX_ENTRIES = 2_000
MAX_SHEETS = 30
MAX_ROWS = 20_000
MAX_COLUMNS = 200
# Cells with content or formatting, in all sheets together; XML elements of the sheets and of the texts, each; and of
# all else, such as formatting. These are what takes time.
MAX_CELLS = 300_000
MAX_ELEMENTS = 1_000_000
MAX_OTHER_ELEMENTS = 300_000


class Unreadable(Exception):
    """The file as a whole cannot be taken; `findings` say why and what to do."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} redenen waarom het bestand niet te lezen is")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that was interpreted or ignored. `blad`, `cel` and `rij` None: the whole file or sheet.

    `gevonden` is the value as it stands; None: it is not about one value. `melding` says how it was read.
    """

    bestand: str
    melding: str
    blad: str | None = None
    cel: str | None = None
    gevonden: str | None = None
    rij: int | None = None

    def __str__(self) -> str:
        """`levering.xlsx, blad 'meting', cel E14: '1.234,5' gelezen als 1234.5`."""
        found = f"'{self.gevonden}' " if self.gevonden is not None else ""
        return f"{self.plaats}: {found}{self.melding}"

    @property
    def plaats(self) -> str:
        """File, sheet, cell; in a CSV file the cell as a spreadsheet names it."""
        if self.blad is not None:
            return place_in_workbook(self.bestand, self.blad, self.cel, self.rij)
        place = f", cel {self.cel}" if self.cel is not None else f", rij {self.rij}" if self.rij is not None else ""
        return f"{self.bestand}{place}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it. `value` None: a formula of which no calculated value is stored.

    `percent`: shown as a percentage, so 0.125 is seen as 12,5%. `hidden`: the row, column or sheet is.
    """

    column: int
    value: Value
    formula: bool = False
    percent: bool = False
    hidden: bool = False
    merged: bool = False

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it: A, B, AA."""
        return get_column_letter(self.column)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with something in it: its number in the spreadsheet and its cells from left to right."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells that are merged: only the one at the left top has a value. Rows and columns count from 1."""

    min_column: int
    min_row: int
    max_column: int
    max_row: int

    def __str__(self) -> str:
        first, last = get_column_letter(self.min_column), get_column_letter(self.max_column)
        return f"{first}{self.min_row}:{last}{self.max_row}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and the rows that have something in them. A CSV file is one sheet, named as the file."""

    name: str
    rows: tuple[SheetRow, ...]
    merged: tuple[MergedRange, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """What somebody sent. `name` is bare and safe; `workbook` False: a CSV file, which has no sheets of its own.

    `notes`: what was ignored or interpreted to get at the cells.
    """

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Reading, ...]
    workbook: bool = True


def unreadable(name: str, melding: str, oplossing: str, blad: str | None = None, rij: int | None = None) -> Unreadable:
    """One reason why the file as a whole cannot be taken."""
    return Unreadable([Finding(name, melding, oplossing, rij=rij, blad=blad)])


def count(number: int) -> str:
    """`20.000`, as a Dutch reader writes it."""
    return f"{number:,}".replace(",", ".")
