"""What people really send: every file is read as plain cells, or refused with what to do."""

import csv
import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula

from pipelines.findings import Finding
from pipelines.intake.sheets import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Cell, Spreadsheet
from pipelines.intake.spreadsheet import Unreadable, read_spreadsheet, safe_name
from tests.spreadsheets import OLE2, packed, part, repacked, saved, workbook, xlsx

SMALL: list[list[Any]] = [["Indicator", "Waarde"], ["demo.gezinnen", 12]]
SHEET = "xl/worksheets/sheet1.xml"


def values(file: Spreadsheet, sheet: int = 0) -> list[list[Any]]:
    """The values of the rows of a sheet that have something in them."""
    return [[cell.value for cell in row.cells] for row in file.sheets[sheet].rows]


def cell(file: Spreadsheet, place: str) -> Cell:
    """One cell of the first sheet."""
    (found,) = [cell for row in file.sheets[0].rows for cell in row.cells if f"{cell.letter}{row.number}" == place]
    return found


def refused(name: str, content: bytes) -> Finding:
    """The one reason why a file is not taken."""
    with pytest.raises(Unreadable) as refusal:
        read_spreadsheet(name, content)
    (finding,) = refusal.value.findings
    assert finding.oplossing.endswith(".")
    assert finding.ernst == "blokkeert"
    return finding


def with_shared_texts(texts: list[str]) -> bytes:
    """A workbook as Excel writes it: its texts stand in a part of their own, with markup."""
    content = xlsx(meting=[["x"]])
    items = "".join(f"<si><r><t>{text[:2]}</t></r><r><rPr><b/></rPr><t>{text[2:]}</t></r></si>" for text in texts)
    cells = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(len(texts)))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = re.sub(
        rb"<sheetData>.*</sheetData>", f"<sheetData><row>{cells}</row></sheetData>".encode(), part(content, SHEET)
    )
    parts = {
        "[Content_Types].xml": part(content, "[Content_Types].xml").replace(b"</Types>", override.encode()),
        "xl/sharedStrings.xml": f"<sst {namespace}>{items}</sst>".encode(),
        SHEET: sheet,
    }
    return repacked(content, parts)


FROM_EXCEL = with_shared_texts(["Indicator", "Waarde"])


def notes(file: Spreadsheet) -> list[str]:
    """What was ignored or interpreted, in words."""
    return [str(note) for note in file.notes]


def test_xml_is_read_without_entities() -> None:
    assert openpyxl.DEFUSEDXML


def test_values_keep_their_kind_and_place() -> None:
    rows = [[], ["tekst", 12, 12.5], [True, date(2020, 12, 31), datetime(2020, 12, 31, 13, 45), None, "na een gat"]]
    file = read_spreadsheet("levering.xlsx", xlsx(meting=rows))
    assert values(file) == [rows[1], [True, date(2020, 12, 31), datetime(2020, 12, 31, 13, 45), "na een gat"]]
    assert type(cell(file, "B3").value) is date
    assert cell(file, "E3").value == "na een gat"
    assert [row.number for row in file.sheets[0].rows] == [2, 3]
    assert notes(file) == []


def test_texts_that_excel_keeps_apart_are_found() -> None:
    file = read_spreadsheet("levering.xlsx", FROM_EXCEL)
    assert values(file) == [["Indicator", "Waarde"]]
    assert cell(file, "B1").value == "Waarde"


def test_file_is_known_by_its_fingerprint() -> None:
    assert len(read_spreadsheet("levering.xlsx", xlsx(meting=SMALL)).sha256) == 64


def test_percentage_is_marked_because_the_sender_sees_another_number() -> None:
    book = workbook(meting=[[0.125, 0.125, 12.5, 12.5]])
    book["meting"]["A1"].number_format = "0.0%"
    book["meting"]["C1"].number_format = '0.0"%"'
    book["meting"]["D1"].number_format = r"0.0\%"
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert [cell.percent for cell in file.sheets[0].rows[0].cells] == [True, False, False, False]


def test_dates_that_count_from_1904_are_the_dates_that_are_seen() -> None:
    book = workbook(meting=[[date(2020, 12, 31)]])
    book.epoch = CALENDAR_MAC_1904
    assert values(read_spreadsheet("levering.xlsx", saved(book))) == [[date(2020, 12, 31)]]


def test_number_that_is_no_date_of_excel_is_read_as_an_error_of_excel() -> None:
    book = workbook(meting=[[1e12]])
    book["meting"]["A1"].number_format = "dd-mm-yyyy"
    assert values(read_spreadsheet("levering.xlsx", saved(book))) == [["#VALUE!"]]


def test_sheet_with_only_a_chart_is_ignored_and_mentioned() -> None:
    book = workbook(meting=SMALL)
    chart = BarChart()
    chart.add_data(Reference(book["meting"], min_col=2, min_row=1, max_row=2))
    book.create_chartsheet("grafiek").add_chart(chart)
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert [sheet.name for sheet in file.sheets] == ["meting"]
    assert "bladen met alleen een grafiek zijn genegeerd" in " ".join(notes(file))


def test_text_that_looks_like_a_formula_stays_text() -> None:
    file = read_spreadsheet("levering.xlsx", xlsx(meting=[["=HYPERLINK(1)", "+31", "-5", "@som"]]))
    assert values(file) == [["=HYPERLINK(1)", "+31", "-5", "@som"]]
    assert not cell(file, "A1").formula


def test_formatted_cells_without_content_are_no_rows() -> None:
    book = workbook(meting=SMALL)
    for number in range(3, 400):
        book["meting"].cell(number, 300).number_format = "0.0%"
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert values(file) == SMALL


def test_hidden_rows_columns_and_sheets_are_read_and_mentioned() -> None:
    book = workbook(meting=[*SMALL, ["demo.gezinnen", 13]], geheim=[["x"]])
    book["meting"].row_dimensions[2].hidden = True
    book["meting"].column_dimensions["B"].hidden = True
    book["geheim"].sheet_state = "hidden"
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert values(file) == [*SMALL, ["demo.gezinnen", 13]]
    assert [row.hidden for row in file.sheets[0].rows] == [False, True, False]
    assert (cell(file, "A3").hidden, cell(file, "B3").hidden) == (False, True)
    assert notes(file) == [
        "levering.xlsx, blad 'meting': verborgen rijen zijn wel gelezen: 2",
        "levering.xlsx, blad 'meting': verborgen kolommen zijn wel gelezen: B",
        "levering.xlsx, blad 'geheim': dit blad is verborgen en wel gelezen",
    ]


def test_merged_cells_are_mentioned() -> None:
    book = workbook(meting=[["Kop", None], ["a", "b"]])
    book["meting"].merge_cells("A1:B1")
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert cell(file, "A1").merged
    assert "samengevoegde cellen: A1:B1" in notes(file)[0]


def with_stored(content: bytes, stored: str) -> bytes:
    """The workbook with another stored value for its formula."""
    old = part(content, SHEET).decode()
    new = re.sub(r"<c r=\"B2\"[^>]*><f>(.*?)</f><v ?/?>(</v>)?</c>", stored, old)
    assert new != old
    return repacked(content, {SHEET: new.encode()})


def test_formula_gives_the_value_that_was_calculated_last() -> None:
    content = xlsx(meting=[["a", "b"], [1, None]])
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["meting"]["B2"] = "=A2*12"
    content = with_stored(saved(book), '<c r="B2"><f>A2*12</f><v>12</v></c>')
    file = read_spreadsheet("levering.xlsx", content)
    assert (cell(file, "B2").value, cell(file, "B2").formula) == (12, True)
    assert "bij 1 formules is de laatst berekende waarde gelezen" in notes(file)[0]


def test_formula_that_was_never_calculated_is_no_empty_cell() -> None:
    book = workbook(meting=[["a", "b"], [1, None]])
    book["meting"]["B2"] = "=A2*12"
    book["meting"]["B3"] = ArrayFormula("B3:B3", "=SUM(A2:A2)")
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert cell(file, "B2") == Cell(2, None, formula=True)
    assert cell(file, "B3") == Cell(2, None, formula=True)


def test_formula_with_an_empty_text_is_an_empty_cell() -> None:
    book = workbook(meting=[["a", "b"], [1, None]])
    book["meting"]["B2"] = '=IF(A2=1,"","x")'
    content = with_stored(saved(book), '<c r="B2" t="str"><f>A2</f><v></v></c>')
    assert values(read_spreadsheet("levering.xlsx", content)) == [["a", "b"], [1]]


def test_macros_and_links_are_ignored_and_mentioned() -> None:
    content, types = xlsx(meting=SMALL), "[Content_Types].xml"
    plain, with_macros = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    parts = {"xl/vbaProject.bin": OLE2, "xl/externalLinks/externalLink1.xml": b"<a/>"}
    content = repacked(content, {**parts, types: part(content, types).replace(plain, with_macros)})
    file = read_spreadsheet("levering.xlsm", content)
    assert values(file) == SMALL
    assert "de macro's zijn genegeerd" in notes(file)[0]
    assert "koppelingen naar andere werkmappen zijn genegeerd" in notes(file)[1]


def test_template_with_protection_lists_and_comments_is_read() -> None:
    book = workbook(meting=SMALL)
    sheet = book["meting"]
    sheet.protection.sheet = True
    sheet["A1"].comment = Comment("Kies een indicator.", "monitor")
    sheet.add_data_validation(DataValidation("list", formula1='"a,b"'))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = "A1:B2"
    file = read_spreadsheet("levering.xlsx", saved(book))
    assert values(file) == SMALL
    assert notes(file) == ["levering.xlsx: opmerkingen bij cellen zijn genegeerd"]


def test_workbook_without_rows_is_a_sheet_without_rows() -> None:
    assert values(read_spreadsheet("levering.xlsx", xlsx(meting=[]))) == []


def test_workbook_with_the_name_of_a_csv_is_read_and_mentioned() -> None:
    file = read_spreadsheet("levering.csv", xlsx(meting=SMALL))
    assert file.workbook
    assert notes(file) == ["levering.csv: ondanks de naam is dit een Excel-werkmap"]


REFUSALS = {
    "empty": ("levering.xlsx", b"", "het bestand is leeg"),
    "blank": ("meting.csv", b"\r\n \r\n", "het bestand is leeg"),
    "pdf": ("levering.pdf", b"%PDF-1.7 ...", "dit is een pdf"),
    "picture": ("levering.xlsx", b"\x89PNG\r\n", "dit is een afbeelding"),
    "old excel": ("levering.xlsx", OLE2 + bytes(500) + "Workbook".encode("utf-16-le"), "oude indeling"),
    "old word": ("levering.xls", OLE2 + bytes(500) + "WordDocument".encode("utf-16-le"), "Word-document"),
    "encrypted": ("levering.xlsx", OLE2 + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "ods": ("levering.ods", packed(mimetype=b"application/vnd.oasis", content_xml=b"<a/>"), "LibreOffice"),
    "word": ("levering.docx", packed(word__document_xml=b"<a/>"), "Word-document"),
    "slides": ("levering.pptx", packed(ppt__presentation_xml=b"<a/>"), "presentatie"),
    "binary workbook": ("levering.xlsb", packed(xl__workbook_bin=b"x"), ".xlsb"),
    "zip": ("levering.zip", packed(meting_csv=b"a,b"), "zip-bestand"),
    "web page": ("levering.xls", b"\xef\xbb\xbf\r\n<HTML><table><tr><td>1</td></tr></table>", "webpagina"),
    "old xml": ("levering.xls", b'<?xml version="1.0"?><Workbook/>', "xml-bestand"),
    "half a zip": ("levering.xlsx", xlsx(meting=SMALL)[:600], "beschadigd of niet helemaal verstuurd"),
    "binary": ("meting.csv", b"a,b\0\0\1", "tekens die niet in een CSV horen"),
    "unreadable": ("meting.csv", b"a;b\r\nc;\x81", "een teken dat niet te lezen is"),
}


@pytest.mark.parametrize(("name", "content", "words"), REFUSALS.values(), ids=REFUSALS.keys())
def test_file_that_is_something_else_is_refused_with_what_to_do(name: str, content: bytes, words: str) -> None:
    finding = refused(name, content)
    assert words in finding.melding
    assert len(finding.oplossing) > 20


def test_password_comes_with_how_to_take_it_off() -> None:
    assert "Haal het wachtwoord eraf" in refused(*REFUSALS["encrypted"][:2]).oplossing


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    assert (
        "veel te groot" in refused("levering.xlsx", repacked(xlsx(meting=SMALL), {"bom": bytes(101_000_000)})).melding
    )


def test_bomb_that_lies_about_its_size_is_stopped_while_unpacking() -> None:
    content = repacked(xlsx(meting=SMALL), {"bom": bytes(20_000_000)})
    true_size, lie = (20_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert refused("levering.xlsx", content.replace(true_size, lie)).melding
    assert "veel te groot" in refused("levering.xlsx", content).melding


def test_archive_of_very_many_parts_is_refused() -> None:
    content = repacked(xlsx(meting=SMALL), {f"deel{number}": b"" for number in range(2_001)})
    assert "delen" in refused("levering.xlsx", content).melding


def test_part_with_a_password_is_refused() -> None:
    content = bytearray(xlsx(meting=SMALL))
    for entry in zipfile.ZipFile(io.BytesIO(bytes(content))).infolist():
        content[entry.header_offset + 6] |= 1
    start = content.index(b"PK\x01\x02")
    while start != -1:
        content[start + 8] |= 1
        start = content.find(b"PK\x01\x02", start + 1)
    assert "wachtwoord" in refused("levering.xlsx", bytes(content)).melding


@pytest.mark.parametrize("target", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_are_not_expanded(target: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    content = repacked(FROM_EXCEL, {target: bomb})
    assert re.search("niet veilig te lezen|beschadigd", refused("levering.xlsx", content).melding)


@pytest.mark.parametrize("target", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])
def test_damaged_part_is_refused(target: str) -> None:
    content = xlsx(meting=SMALL)
    assert "beschadigd" in refused("levering.xlsx", repacked(content, {target: b"<a"})).melding
    assert re.search("beschadigd|zip-bestand", refused("levering.xlsx", repacked(content, leave_out=[target])).melding)


@pytest.mark.parametrize("row", [b'<row r="99999999999"/>', b'<row r="5"/><row r="4"/>', b'<row r="x"/>'])
def test_rows_that_cannot_be_are_refused(row: bytes) -> None:
    content = xlsx(meting=SMALL)
    sheet = part(content, SHEET).replace(b"</sheetData>", row + b"</sheetData>")
    assert "beschadigd" in refused("levering.xlsx", repacked(content, {SHEET: sheet})).melding


def test_too_many_bytes_are_refused() -> None:
    assert "groter dan 10 MB" in refused("meting.csv", b"a" * 10_000_001).melding


def test_too_many_sheets_are_refused() -> None:
    content = xlsx(**{f"blad{number}": [] for number in range(MAX_SHEETS + 1)})
    assert f"{MAX_SHEETS + 1} bladen" in refused("levering.xlsx", content).melding


def test_too_many_columns_are_refused_with_the_sheet() -> None:
    finding = refused("levering.xlsx", xlsx(meting=[["x"] * (MAX_COLUMNS + 1)]))
    assert str(finding).startswith("levering.xlsx, blad 'meting': dit blad heeft meer dan 200 kolommen. ")
    assert len(values(read_spreadsheet("levering.xlsx", xlsx(meting=[["x"] * MAX_COLUMNS])))[0]) == MAX_COLUMNS


def test_too_many_rows_are_refused_and_never_all_read() -> None:
    row = '<row r="{}"><c t="inlineStr"><is><t>x</t></is></c></row>'
    rows = "".join(row.format(number) for number in range(1, 10 * MAX_ROWS)).encode()
    content = xlsx(meting=[["x"]])
    sheet = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData>" + rows + b"</sheetData>", part(content, SHEET))
    assert "meer dan 20.000 rijen" in refused("levering.xlsx", repacked(content, {SHEET: sheet})).melding


@pytest.mark.parametrize(("target", "item"), [("xl/sharedStrings.xml", b"<si></si>"), ("xl/styles.xml", b"<xf/>")])
def test_too_many_texts_or_formats_are_refused(target: str, item: bytes) -> None:
    content = repacked(FROM_EXCEL, {target: item * 600_000})
    assert "te veel verschillende teksten of opmaak" in refused("levering.xlsx", content).melding


def test_too_many_formatted_cells_are_refused() -> None:
    row = "<row>" + "<c/>" * 1_000 + "</row>"
    content = xlsx(meting=[["x"]])
    sheet = re.sub(rb"(?=</sheetData>)", (row * 301).encode(), part(content, SHEET))
    finding = refused("levering.xlsx", repacked(content, {SHEET: sheet}))
    assert "cellen met inhoud of opmaak" in finding.melding


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(["xlsx", SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]), st.data())
def test_file_with_any_damage_is_read_or_refused(target: str, data: st.DataObject) -> None:
    content = FROM_EXCEL
    before = content if target == "xlsx" else part(content, target)
    place = data.draw(st.integers(0, len(before)))
    damaged = before[:place] + data.draw(st.binary(max_size=6)) + before[place + data.draw(st.integers(0, 6)) :]
    with suppress(Unreadable):
        read_spreadsheet("levering.xlsx", damaged if target == "xlsx" else repacked(content, {target: damaged}))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(Unreadable):
        read_spreadsheet("meting.csv", content)


HEADER, RECORD = ["onderdeel", "waarde", "toelichting"], ["demo", "12,5", 'één; met "tekens", en een\nregel']


def as_csv(delimiter: str, encoding: str) -> bytes:
    """A small CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADER, RECORD])
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize(("delimiter", "word"), [(",", "komma"), (";", "puntkomma"), ("\t", "tab")])
@pytest.mark.parametrize(
    ("encoding", "words"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp1252", "Windows-tekens")],
)
def test_csv_is_read_in_any_usual_form(delimiter: str, word: str, encoding: str, words: str) -> None:
    file = read_spreadsheet("meting.csv", as_csv(delimiter, encoding))
    assert values(file) == [HEADER, RECORD]
    assert (file.sheets[0].name, file.workbook) == ("meting", False)
    assert notes(file) == [f"meting.csv: gelezen als {word}-CSV in {words}"]


def test_delimiter_in_quotes_or_in_a_title_does_not_count() -> None:
    content = b'Metingen, eerste halfjaar\r\n\r\n"a,b,c,d";e\r\n1;2\r\n3;4\r\n'
    file = read_spreadsheet("meting.csv", content)
    assert values(file)[1:] == [["a,b,c,d", "e"], ["1", "2"], ["3", "4"]]
    assert [row.number for row in file.sheets[0].rows] == [1, 3, 4, 5]


def test_delimiter_that_is_not_clear_is_asked() -> None:
    assert "niet duidelijk" in refused("meting.csv", b"a,b;c\r\n").melding


def test_hint_of_excel_is_followed_and_keeps_the_row_numbers() -> None:
    file = read_spreadsheet("meting.csv", b"sep=;\r\na;b,c\r\n")
    assert [(row.number, [cell.value for cell in row.cells]) for row in file.sheets[0].rows] == [(2, ["a", "b,c"])]


def test_cells_of_a_csv_are_never_taken_for_dates_or_numbers() -> None:
    file = read_spreadsheet("meting.csv", b"a,b\r\n2-1,1e309\r\nTRUE,=1+1\r\n")
    assert values(file)[1:] == [["2-1", "1e309"], ["TRUE", "=1+1"]]


def test_quote_that_is_never_closed_is_refused_with_its_row() -> None:
    finding = refused("meting.csv", b'a,b\r\n1,2\r\n"3,4\r\n5,6\r\n')
    assert str(finding).startswith("meting.csv, rij 3: ")


def test_csv_with_too_many_rows_or_columns_is_refused() -> None:
    assert "meer dan 20.000 rijen" in refused("meting.csv", b"a,b\r\n" * 200_000).melding
    assert "meer dan 200 kolommen" in refused("meting.csv", b",".join([b"a"] * 50_000)).melding
    assert values(read_spreadsheet("meting.csv", b"a,b" + b"," * 50_000 + b"\r\n" * 50_000)) == [["a", "b"]]


def test_csv_may_begin_as_another_kind_of_file_does() -> None:
    assert values(read_spreadsheet("meting.csv", b"PK,<b>vet</b>\r\n")) == [["PK", "<b>vet</b>"]]
    assert values(read_spreadsheet("meting.csv", b"<b>vet</b>,PK\r\n")) == [["<b>vet</b>", "PK"]]


def test_csv_with_the_name_of_a_workbook_is_read_and_mentioned() -> None:
    file = read_spreadsheet("meting.xlsx", b"a,b\r\n")
    assert notes(file)[0] == "meting.xlsx: ondanks de naam is dit een CSV-bestand"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("levering.xlsx", "levering.xlsx"),
        ("Mijn levering (2).xlsx", "Mijn levering (2).xlsx"),
        ("../../etc/x.xlsx", "x.xlsx"),
        (r"C:\Users\mij\x.xlsx", "x.xlsx"),
        ("x\0\n\u202e.xlsx", "x.xlsx"),
        ("<b>vet</b>.xlsx", "b_.xlsx"),
        ("<script>.xlsx", "_script_.xlsx"),
        ("..", "bestand"),
        (".xlsx", "xlsx"),
        ("", "bestand"),
        ("map/", "bestand"),
        ("zonder", "zonder"),
        ("cafe\u0301.csv", "café.csv"),
        ("\ud800.csv", "_.csv"),
    ],
)
def test_name_is_bare_and_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_very_long_name_keeps_its_extension() -> None:
    name = safe_name("é" * 5_000 + ".xlsx")
    assert name.endswith(".xlsx")
    assert len(name.encode()) < 200


def test_name_of_the_file_is_safe_in_every_message() -> None:
    assert refused("../../<b>.pdf", b"%PDF").bestand == "_b_.pdf"
    assert read_spreadsheet("../../x.xlsx", xlsx(meting=SMALL)).name == "x.xlsx"
