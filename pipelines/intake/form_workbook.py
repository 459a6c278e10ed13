"""How the form looks: an Excel workbook that shows what to fill in, helps while typing and cannot fall apart.

Text from the data is always text, never a formula. What may be filled in differs from the rest in border, not only in
colour; everything else is locked, without a password.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.intake.labels import CORRECTS, DATE, LISTS, MINUTES, ONDERDELEN, QUESTIONS, READ_ME
from pipelines.tables import Kind, label

EXPLANATION_ROW, FIRST_ROW = 2, 3
# Heights in points.
LINE, SMALL_LINE = 15, 12.5
# Days since 1900 of 1 January 1990 and 31 December 2099, as a spreadsheet counts.
FIRST_DAY, LAST_DAY = 32874, 73050
HOW_TO = (
    "Vul alleen de cellen met een dikke rand in. De andere cellen liggen vast.",
    "Rij 2 van elk blad zegt wat er in een kolom hoort. In de info-kolommen staat wat wij al weten.",
    "Bleef een cijfer gelijk? Vul het toch in, met de nieuwe datum. Een lege rij telt niet mee.",
    "Weet u een cijfer niet? Kies dan bij Stilte waarom niet. Schrijf geen 0.",
    "Schrijf geen namen van mensen op, en niets waaraan iemand te herkennen is.",
    "Beantwoord de vragen hieronder, bewaar het bestand en stuur het op de pagina Aanleveren.",
)

_DARK, _GREY, _LIGHT = "1F3864", "F2F2F2", "FFFBE6"
_HEAD = Font(name="Calibri", bold=True, color="FFFFFF", size=11)
_TITLE = Font(name="Calibri", bold=True, color=_DARK, size=16)
_PLAIN = Font(name="Calibri", color="000000", size=11)
_BOLD = Font(name="Calibri", bold=True, color="000000", size=11)
_SMALL = Font(name="Calibri", color="404040", size=9)
_KNOWN = Font(name="Calibri", italic=True, color="333333", size=11)
_WRAP = Alignment(wrap_text=True, vertical="top")
_HAIR, _MEDIUM = Side(style="hair", color="7F7F7F"), Side(style="medium", color=_DARK)
_THIN = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
_THICK = Border(left=_MEDIUM, right=_MEDIUM, top=_MEDIUM, bottom=_MEDIUM)
_WIDTHS: dict[Kind, int] = {"getal": 17, "geheel getal": 17, "datum": 18, "ja of nee": 10, "keuze": 18, "tekst": 34}
_NARROW = {"id": 22, "indicator_id": 24, "onderdeel_id": 22, "organisatie_id": 14, "uitsplitsing": 14}
_INFO_WIDTHS = {"info naam": 40, "info eenheid": 16, "info vorige waarde": 18, "info vorige stand": 18}

# The onderdelen that a form is about: id and name.
Onderdelen = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet: what stands above it, what it is, and the choices. `column`: its name in the contract."""

    name: str
    explanation: str
    kind: Kind
    choices: tuple[str, ...] = ()
    column: str = ""
    is_info: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row: what stands in it already, by the name of the field, and the fields that nobody changes."""

    cells: Mapping[str, str | None]
    locked: frozenset[str]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of the form."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """What the first sheet says of the form. `bekend_op`: the date in words until which the state knows everything."""

    programma: str
    onderdeel: str
    versie: str
    bekend_op: str
    gemaakt: datetime
    oefening: bool


def workbook(front: Front, sheets: Sequence[FormSheet], onderdelen: Onderdelen) -> bytes:
    """The whole form as the bytes of an .xlsx file."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = READ_ME
    _write_front(first, front, onderdelen)
    lists = _Lists(book.create_sheet(LISTS), onderdelen)
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.name), sheet, lists)
    lists.finish(book)
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.title = f"Formulier {front.programma}"
    book.properties.creator = "Programmamonitor"
    book.properties.created = book.properties.modified = front.gemaakt
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


class _Lists:
    """The hidden sheet with what one can choose: a column per list, and where each list stands."""

    def __init__(self, sheet: Worksheet, onderdelen: Onderdelen) -> None:
        self._sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}
        self.onderdelen = tuple(id for id, _ in onderdelen)
        self.place(label("onderdeel_id"), self.onderdelen)

    def place(self, name: str, choices: tuple[str, ...]) -> str:
        """Where a list stands, as a formula refers to it; it is written when it is not there yet."""
        if choices not in self._places:
            place = len(self._places) + 1
            letter = get_column_letter(place)
            for number, text in enumerate((name, *choices), 1):
                _write(_cell(self._sheet, number, place), text, _PLAIN)
            self._places[choices] = f"{LISTS}!${letter}$2:${letter}${len(choices) + 1}"
        return self._places[choices]

    def finish(self, book: Workbook) -> None:
        """Out of sight, behind the sheets that people fill in."""
        book.move_sheet(self._sheet, offset=len(book.sheetnames))
        self._sheet.sheet_state = "hidden"
        _protect(self._sheet)


def _write_front(sheet: Worksheet, front: Front, onderdelen: Onderdelen) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 52, 100
    intro = "Oefenformulier met verzonnen gegevens. " if front.oefening else ""
    _write(_cell(sheet, 1, 1), "Formulier voor de halfjaarlijkse opgave", _TITLE, wrap=False)
    sheet.row_dimensions[1].height = 24
    _write(
        _cell(sheet, 2, 1), f"{intro}Het is de bedoeling dat u hoogstens een kwartier nodig hebt.", _PLAIN, wrap=False
    )
    row = _pairs(sheet, 4, _about(front))
    row = _heading(sheet, row + 1, "Zo vult u het in")
    row = _pairs(sheet, row, ((f"Stap {number}", line) for number, line in enumerate(HOW_TO, 1)))
    row = _heading(sheet, row + 1, "Over deze opgave")
    row = _questions(sheet, row)
    row = _heading(sheet, row + 1, ONDERDELEN)
    _pairs(sheet, row, onderdelen)
    _print_and_protect(sheet)


def _pairs(sheet: Worksheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    """A label and a text beside it, from a row down; returns the row below."""
    for name, text in pairs:
        _write(_cell(sheet, row, 1), name, _BOLD)
        _write(_cell(sheet, row, 2), text, _PLAIN)
        row += 1
    return row


def _questions(sheet: Worksheet, row: int) -> int:
    kinds: dict[str, Kind] = {DATE: "datum", MINUTES: "geheel getal", CORRECTS: "ja of nee"}
    for question in QUESTIONS:
        kind = kinds.get(question, "tekst")
        _write(_cell(sheet, row, 1), question, _BOLD)
        _answer(_cell(sheet, row, 2), kind)
        if kind != "tekst":
            rule = _rule(Field(question, "", kind), '"ja,nee"' if kind == "ja of nee" else None)
            sheet.add_data_validation(rule)
            rule.add(f"B{row}")
        row += 1
    return row


def _about(front: Front) -> Iterator[tuple[str, str]]:
    yield "Programma", front.programma
    yield "Formulier voor", front.onderdeel
    yield "Wij weten alles tot en met", front.bekend_op
    yield "Formulier gemaakt op", f"{front.gemaakt:%d-%m-%Y}"
    yield "Versie van het formulier", front.versie


def _heading(sheet: Worksheet, row: int, text: str) -> int:
    for column in (1, 2):
        _write(_cell(sheet, row, column), text if column == 1 else None, _HEAD, _DARK)
    return row + 1


def _write_sheet(sheet: Worksheet, content: FormSheet, lists: _Lists) -> None:
    _write_head(sheet, content.fields)
    for number, row in enumerate(content.rows, FIRST_ROW):
        for place, field in enumerate(content.fields, 1):
            _write_cell(_cell(sheet, number, place), field, row)
        sheet.row_dimensions[number].height = LINE * max(
            _lines(row.cells.get(field.name), _width(field)) for field in content.fields
        )
    last = max(FIRST_ROW, FIRST_ROW + len(content.rows) - 1)
    for place, field in enumerate(content.fields, 1):
        _validate(sheet, field, f"{get_column_letter(place)}{FIRST_ROW}:{get_column_letter(place)}{last}", lists)
    # The name of the row stays in sight; without one, the id.
    sheet.freeze_panes = f"{'C' if content.fields[1].is_info else 'B'}{FIRST_ROW}"
    sheet.print_title_rows = "1:1"
    _print_and_protect(sheet)


def _write_head(sheet: Worksheet, fields: Sequence[Field]) -> None:
    for place, field in enumerate(fields, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(field)
        _write(_cell(sheet, 1, place), field.name, _HEAD, _DARK)
        _write(_cell(sheet, EXPLANATION_ROW, place), field.explanation, _SMALL, _GREY)
    sheet.row_dimensions[1].height = 32
    lines = max(_lines(field.explanation, _width(field)) for field in fields)
    sheet.row_dimensions[EXPLANATION_ROW].height = SMALL_LINE * lines


def _lines(text: str | None, width: int) -> int:
    """On how many lines a text stands in a column. Not every program works out the height of a wrapped row itself."""
    # A column of width 10 holds ten digits in the font of the form; elsewhere another font may take its place.
    return len(textwrap.wrap(text or "", round(width * 0.9))) or 1


def _width(field: Field) -> int:
    return _INFO_WIDTHS[field.name] if field.is_info else _NARROW.get(field.column, _WIDTHS[field.kind])


def _write_cell(cell: Cell, field: Field, row: FormRow) -> None:
    text = row.cells.get(field.name)
    if field.is_info or field.name in row.locked:
        _write(cell, text, _KNOWN, _GREY)
    else:
        _answer(cell, field.kind, text)


def _write(cell: Cell, text: str | None, font: Font, fill: str | None = None, wrap: bool = True) -> None:
    """A locked cell. A text that looks like a formula stays a text, also after somebody edits it."""
    _set_text(cell, text)
    cell.font, cell.alignment = font, _WRAP if wrap else Alignment(vertical="top")
    if fill is not None:
        cell.fill, cell.border = PatternFill("solid", start_color=fill), _THIN


def _answer(cell: Cell, kind: Kind, text: str | None = None) -> None:
    """A cell to fill in. Numbers keep the general format: then 12% that somebody types is seen as a percentage."""
    _set_text(cell, text)
    cell.font, cell.alignment, cell.border = _PLAIN, _WRAP, _THICK
    cell.fill = PatternFill("solid", start_color=_LIGHT)
    cell.protection = Protection(locked=False)
    cell.number_format = {"datum": "dd-mm-yyyy", "tekst": "@"}.get(kind, "General")


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), "nothing in the form is merged"
    return cell


def _set_text(cell: Cell, text: str | None) -> None:
    if text is not None:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@", "\t", "\r"))


def _validate(sheet: Worksheet, field: Field, area: str, lists: _Lists) -> None:
    choices = lists.onderdelen if field.column == "onderdeel_id" else field.choices
    if field.is_info or (field.kind == "tekst" and not choices):
        return
    rule = _rule(field, lists.place(field.name, choices) if choices else None)
    sheet.add_data_validation(rule)
    rule.add(area)


def _rule(field: Field, place: str | None) -> DataValidation:
    """What may be typed in a field, with what people see before and after they type."""
    if place is not None:
        where = "; de namen staan op het blad Lees mij" if field.column == "onderdeel_id" else ""
        rule = DataValidation(type="list", formula1=place)
        rule.prompt, rule.error = f"Kies uit de lijst{where}.", "Dit staat niet in de lijst. Kies een van de woorden."
    elif field.kind == "datum":
        rule = DataValidation(type="date", operator="between", formula1=str(FIRST_DAY), formula2=str(LAST_DAY))
        rule.prompt = "Schrijf de datum als dd-mm-jjjj, bijvoorbeeld 30-06-2026."
        rule.error = "Dit is geen datum. Schrijf de datum als dd-mm-jjjj, bijvoorbeeld 30-06-2026."
    elif field.kind == "geheel getal":
        rule = DataValidation(type="whole", operator="between", formula1="0", formula2="999999999")
        rule.prompt = "Schrijf een heel getal, zonder woorden."
        rule.error = "Dit is geen heel getal. Schrijf alleen cijfers, zonder woorden en zonder komma."
    else:
        rule = DataValidation(type="decimal", operator="between", formula1="-999999999999", formula2="999999999999")
        rule.prompt = "Schrijf alleen het getal, zonder woorden of eenheid."
        rule.error = "Dit is geen getal. Schrijf alleen het getal; woorden als 'ruim' kiest u bij Kwalificatie."
    rule.allow_blank = rule.showInputMessage = rule.showErrorMessage = True
    rule.promptTitle = rule.errorTitle = field.name[:32]
    return rule


def _print_and_protect(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="&P van &N"))
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """No password: it guards against accidents, not against people. Columns and rows may be made wider and higher."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
