"""The file that somebody sent, with what was found written beside the cells: to mend it and send it again."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.findings import BLOCKS, Finding
from pipelines.intake.labels import FOUND
from pipelines.intake.sheets import Spreadsheet
from pipelines.intake.spreadsheet import read_spreadsheet
from pipelines.intake.values import shown

AUTHOR = "Programmamonitor"
HEADER = ("Ernst", "Blad", "Cel of rij", "Wat er staat", "Wat er mis is", "Wat u kunt doen")
# Word and colour: the colour alone says nothing to who prints it.
_FILL = {
    True: PatternFill("solid", fgColor="F8D7DA"),
    False: PatternFill("solid", fgColor="FFF3CD"),
}
# More than this nobody mends by hand, and a workbook with more comments opens slowly.
MOST = 1000
_WIDTHS = (14, 18, 12, 24, 60, 60)


def annotated(name: str, content: bytes, findings: Sequence[Finding]) -> bytes:
    """A copy as .xlsx: each finding as a comment at its cell, and all of them on a first sheet.

    A CSV file becomes a sheet of texts. Of very many findings the first thousand are told; remarks of an earlier copy
    are taken away. What the file holds is never calculated. Raises Unreadable as reading it does:
    of a file that could not be read there is no copy.
    """
    file = read_spreadsheet(name, content)
    book = load_workbook(io.BytesIO(content), keep_links=False) if file.workbook else _from_text(file)
    sheets: dict[str, Worksheet] = {sheet.title: sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)}
    _take_away(sheets)
    told_first = findings[:MOST]
    for place, told in _by_cell(told_first, file, sheets).items():
        sheet = sheets[place[0]]
        cell = sheet.cell(*coordinate_to_tuple(place[1]))
        if hasattr(cell, "comment") and not _is_inside_merged(sheet, place[1]):
            words = "\n\n".join(_words(finding) for finding in told)
            comment = Comment(ILLEGAL_CHARACTERS_RE.sub("", words), AUTHOR)
            comment.width, comment.height = 360, 60 + 60 * len(told)
            cell.comment = comment
            cell.fill = _FILL[any(finding.ernst == BLOCKS for finding in told)]
    _list(book, told_first)
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def _take_away(sheets: Mapping[str, Worksheet]) -> None:
    """The remarks and colours of an earlier copy."""
    for sheet in sheets.values():
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _by_cell(
    findings: Sequence[Finding], file: Spreadsheet, sheets: dict[str, Worksheet]
) -> dict[tuple[str, str], list[Finding]]:
    """The findings by sheet and cell; one of a whole row stands at its first cell, one of a sheet at A1."""
    places: dict[tuple[str, str], list[Finding]] = {}
    only = next(iter(sheets), "")
    for finding in findings:
        sheet = finding.blad if file.workbook else only
        if sheet in sheets:
            cell = finding.cel or f"A{finding.rij or 1}"
            places.setdefault((sheet, cell), []).append(finding)
    return places


def _words(finding: Finding) -> str:
    return f"{finding.ernst.capitalize()}: {finding.wat}. {finding.oplossing}"


def _is_inside_merged(sheet: Worksheet, cell: str) -> bool:
    """Only the first cell of a merged area can hold a comment."""
    return any(cell in area and cell != area.start_cell.coordinate for area in sheet.merged_cells.ranges)


def _list(book: Workbook, findings: Sequence[Finding]) -> None:
    # A copy that was mended and sent again has the list of the time before.
    if FOUND in book.sheetnames:
        del book[FOUND]
    sheet = book.create_sheet(FOUND, 0)
    sheet.append(HEADER)
    for number, finding in enumerate(findings, 2):
        place = finding.cel or (f"rij {finding.rij}" if finding.rij else "hele bestand")
        row = (finding.ernst, finding.blad, place, finding.waarde, finding.melding, finding.oplossing)
        for column, text in enumerate(row, 1):
            _text(sheet.cell(number, column), text)
            sheet.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    book.active = 0


def _from_text(file: Spreadsheet) -> Workbook:
    book = Workbook(write_only=False)
    sheet = book.worksheets[0]
    sheet.title = "levering"
    for row in file.sheets[0].rows if file.sheets else ():
        for found in row.cells:
            _text(sheet.cell(row.number, found.column), shown(found.value))
    return book


def _text(cell: Cell | MergedCell, text: str | None) -> None:
    """As text, whatever it looks like: a formula in it is not ours to run. What no workbook can hold is left out."""
    if text is None or isinstance(cell, MergedCell):
        return
    cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("", text), "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
