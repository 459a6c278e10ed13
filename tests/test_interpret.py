"""From the sheets that somebody sent to rows of the contract: what is read, how, and what is asked back."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.intake.agreed import WRITTEN_HERE, sent_tables
from pipelines.intake.interpret import VALUE_COLUMNS, Interpretation, interpret, label
from pipelines.intake.names import seems_to_name_somebody
from pipelines.intake.persons import about_persons, cell_holds_bsn
from pipelines.intake.spreadsheet import read_spreadsheet
from pipelines.stage import first_names
from pipelines.tables import CSV_TABLES
from tests.spreadsheets import saved, workbook, xlsx

SEVEN = "niet_geleverd, niet_vermeld, figuur_onleesbaar, niet_van_toepassing, nog_te_meten, niet_getoond of vervallen"
HEADER = ["Indicator", "Onderdeel", "Geldig op", "Geldig precisie", "Waarde", "Kwalificatie", "Wijze", "Stilte"]
KEYS = ["demo.gezinnen", "demo/thuis", "2024-06-30", "maand"]
REST = ["exact", "letterlijk", None]
BSN = "123456782"


def interpreted(name: str = "levering.xlsx", content: bytes | None = None, **sheets: Any) -> Interpretation:
    """What is read from a workbook with these sheets, or from a file."""
    return interpret(read_spreadsheet(name, content or xlsx(**sheets)), sent_tables())


def of_waarde(value: Any) -> Interpretation:
    """What is read when this stands in the column Waarde of a row that is otherwise right (cell E2)."""
    return interpreted(meting=[HEADER, [*KEYS, value, *REST]])


def filled(found: Interpretation, table: str = "meting") -> list[dict[str, str]]:
    """The rows of a table, with only the cells that are not empty."""
    return [{name: cell for name, cell in row.cells.items() if cell is not None} for row in found.rows[table]]


def texts(items: list[Any]) -> list[str]:
    """Findings or readings in words."""
    return [str(item) for item in items]


def one(found: Interpretation) -> str:
    """The one finding, in words."""
    (finding,) = found.findings
    assert finding.ernst == "blokkeert"
    return str(finding)


GOOD = {
    "indicator_id": "demo.gezinnen",
    "onderdeel_id": "demo/thuis",
    "geldig_op": "2024-06-30",
    "geldig_precisie": "maand",
    "waarde": "12",
    "kwalificatie": "exact",
    "wijze": "letterlijk",
}


def test_good_row_is_read_as_it_stands_with_nothing_to_say() -> None:
    found = of_waarde(12)
    assert filled(found) == [GOOD]
    assert (found.rows["meting"][0].sheet, found.rows["meting"][0].number) == ("meting", 2)
    assert list(found.rows["meting"][0].cells) == sent_tables()["meting"].header
    assert (found.readings, found.findings) == ([], [])


@pytest.mark.parametrize("title", ["meting", "Metingen", "METING", "Meting 2024 (2)", " metíngen"])
def test_sheet_is_known_by_name_as_people_write_it(title: str) -> None:
    sheets: dict[str, list[list[Any]]] = {title: [HEADER, [*KEYS, 12, *REST]]}
    found = interpreted(content=xlsx(**sheets))
    assert filled(found) == [GOOD]


@pytest.mark.parametrize(
    ("title", "table"),
    [("Afspraakpartijen", "afspraak_partij"), ("Doelen", "doel"), ("Verhalen", "verhaal"), ("Factoren", "factor")],
)
def test_every_table_has_a_plural(title: str, table: str) -> None:
    said = one(interpreted(content=xlsx(**{title: [["a", "b"]]})))
    assert f"staat geen kop van de tabel {table}. " in said


def test_other_sheet_is_mentioned_and_not_read() -> None:
    found = interpreted(Uitleg=[["Vul in"]], meting=[HEADER, [*KEYS, 12, *REST]])
    assert filled(found) == [GOOD]
    assert texts(found.readings) == [
        "levering.xlsx, blad 'Uitleg': dit blad heeft niet de naam van een tabel en is niet gelezen"
    ]


def test_workbook_without_a_known_sheet_is_asked_for_names() -> None:
    said = one(interpreted(Blad1=[HEADER, [*KEYS, 12, *REST]]))
    assert said.startswith(
        "levering.xlsx: geen van de bladen heeft de naam van een tabel. Noem elk blad naar de tabel."
    )


def test_csv_is_known_by_its_own_name_and_place() -> None:
    lines = [";".join(HEADER), ";".join([*KEYS, "12 ruim", "exact", "letterlijk", ""])]
    content = "\r\n".join(lines).encode()
    assert one(interpreted("Metingen.csv", content)).startswith(
        "Metingen.csv, rij 2, kolom 'waarde': '12 ruim' is geen getal. "
    )
    assert "Noem het bestand naar de tabel" in one(interpreted("levering.csv", content))


def test_header_may_stand_lower_and_columns_may_be_moved_or_named_as_in_the_contract() -> None:
    rows = [
        ["Metingen van het eerste halfjaar"],
        [],
        ["  WAARDE ", "onderdeel_id", "Indicator id", "Geldig óp", "geldig_precisie", "Wijze", "kwalificatie"],
        [12, "demo/thuis", "demo.gezinnen", date(2024, 6, 30), "maand", "letterlijk", "exact"],
    ]
    found = interpreted(meting=rows)
    assert filled(found) == [GOOD]
    assert found.rows["meting"][0].number == 4
    assert texts(found.readings) == [
        "levering.xlsx, blad 'meting': boven de kop staan regels die niet gelezen zijn (rij 1)"
    ]


def test_remark_in_a_header_is_read_past_and_mentioned() -> None:
    found = interpreted(meting=[["Waarde (in %)" if name == "Waarde" else name for name in HEADER], [*KEYS, 12, *REST]])
    assert filled(found) == [GOOD]
    assert texts(found.readings) == ["levering.xlsx, blad 'meting', cel E1: 'Waarde (in %)' gelezen als kolom Waarde"]


def test_extra_column_is_mentioned_and_not_read() -> None:
    found = interpreted(meting=[[*HEADER, "Opmerking"], [*KEYS, 12, *REST, "=1+1"]])
    assert filled(found) == [GOOD]
    assert texts(found.readings) == [
        "levering.xlsx, blad 'meting', cel I1: 'Opmerking' is geen kolom van deze tabel en is niet gelezen"
    ]


def test_place_that_somebody_fills_in_is_not_read_and_that_is_said() -> None:
    header, row = [*HEADER, "Paragraaf", "Regel van"], [*KEYS, 5, *REST, "bijlage 2", "pagina 3"]
    found = interpreted(meting=[header, row])
    assert found.findings == []
    assert found.rows["meting"][0].cells["paragraaf"] is None
    told = [text for text in texts(found.readings) if "vindplaats" in text]
    assert len(told) == 2
    assert "'Paragraaf' is niet gelezen: de vindplaats van elk gegeven is blad en rij van uw bestand" in told[0]
    assert interpreted(meting=[header, row[:-2]]).readings == []


def test_sheet_with_passages_is_refused_with_the_reason() -> None:
    found = interpreted(meting=[HEADER, [*KEYS, 5, *REST]], Vindplaats=[["Sleutel", "Paragraaf"], ["meting:a", "1"]])
    assert "blad 'Vindplaats': vindplaatsen kunt u niet aanleveren" in one(found)


def test_missing_and_double_columns_block() -> None:
    found = interpreted(meting=[["Waarde", *HEADER[1:5]], [12, *KEYS[1:], 12]])
    assert [(finding.cel, finding.kolom, finding.rij) for finding in found.findings] == [
        (None, "indicator_id", 1),
        ("E1", "waarde", 1),
    ]
    assert texts(found.findings)[1] == (
        "levering.xlsx, blad 'meting', cel E1: de kolom Waarde staat er twee keer. Haal er een weg."
    )


def test_sheet_without_a_header_blocks_with_the_names_to_use() -> None:
    assert "Indicator, Onderdeel, Geldig op" in one(interpreted(meting=[["demo.gezinnen", "demo/thuis", 12]]))


def test_names_of_columns_for_people() -> None:
    assert [label(name) for name in ("geldig_op", "indicator_id", "id", "n", "waarde_tot")] == [
        *("Geldig op", "Indicator", "Id", "N", "Waarde tot")
    ]


def test_no_two_columns_of_a_table_have_one_name() -> None:
    for table in sent_tables().values():
        assert len({label(column) for column in table.header}) == len(table.header)


def test_header_over_more_columns_is_asked() -> None:
    book = workbook(meting=[[*HEADER, "Teller", None], [*KEYS, None, *REST, 3, 4]])
    book["meting"].merge_cells("I1:J1")
    said = one(interpret(read_spreadsheet("levering.xlsx", saved(book)), sent_tables()))
    assert said.endswith("cel I1: deze kop staat boven meer kolommen. Geef elke kolom een eigen kop.")


def test_merged_title_above_the_header_is_no_problem() -> None:
    book = workbook(meting=[["Titel"], HEADER, [*KEYS, 12, *REST]])
    book["meting"].merge_cells("A1:H1")
    assert interpret(read_spreadsheet("levering.xlsx", saved(book)), sent_tables()).findings == []


def test_merged_rows_are_asked() -> None:
    book = workbook(meting=[HEADER, [*KEYS, 12, *REST], [KEYS[0], None, *KEYS[2:], 13, *REST]])
    book["meting"].merge_cells("B2:B3")
    said = one(interpret(read_spreadsheet("levering.xlsx", saved(book)), sent_tables()))
    assert "cel B2: de cellen B2:B3 zijn samengevoegd." in said


def test_totals_blank_rows_and_rows_that_are_not_filled_in_are_left_out_and_counted() -> None:
    empty = [*KEYS, None, *REST]
    rows = [HEADER, [*KEYS, 12, *REST], [], [" "], empty, ["Totaal:", None, None, None, 12], empty, [], []]
    found = interpreted(meting=rows)
    assert filled(found) == [GOOD]
    assert texts(found.readings) == [
        "levering.xlsx, blad 'meting', rij 6: 'Totaal:' begint een rij met een totaal, die niet gelezen is",
        "levering.xlsx, blad 'meting': lege rijen tussen de gegevens zijn overgeslagen: 2",
        "levering.xlsx, blad 'meting': rijen waarin niets is ingevuld zijn overgeslagen: 2",
    ]


def test_name_that_begins_as_a_total_is_no_total() -> None:
    assert filled(
        interpreted(alias=[["Naam", "Organisatie", "Onderdeel"], ["Totaal Zorg", "totaal-zorg", "demo"]]), "alias"
    )


def test_delivery_without_a_filled_row_blocks() -> None:
    said = "levering.xlsx: er zijn geen rijen met ingevulde gegevens. Vul rijen in en lever opnieuw."
    assert one(interpreted(meting=[HEADER, [*KEYS, None, *REST]], doel=[])) == said
    assert one(interpreted("meting.csv", ",".join(HEADER).encode())).startswith("meting.csv: er zijn geen rijen")


def test_sheet_that_is_empty_is_no_problem_beside_one_that_is_not() -> None:
    found = interpreted(meting=[HEADER, [*KEYS, 12, *REST]], doel=[])
    assert list(found.rows) == ["meting"]
    assert found.findings == []


def test_two_sheets_of_one_table_are_both_read_and_that_is_mentioned() -> None:
    found = interpreted(meting=[HEADER, [*KEYS, 12, *REST]], Metingen=[HEADER, [*KEYS, 12, *REST]])
    assert [(row.sheet, row.number) for row in found.rows["meting"]] == [("meting", 2), ("Metingen", 2)]
    assert texts(found.readings) == ["levering.xlsx, blad 'Metingen': ook dit blad is gelezen als tabel meting"]


def test_reading_of_a_csv_names_the_cell_or_the_row() -> None:
    lines = [HEADER, [*KEYS, "12,5", "exact", "letterlijk", ""], ["Totaal", "", "", "", "12,5", "", "", ""]]
    found = interpreted("meting.csv", "\n".join(map(";".join, lines)).encode())
    assert texts(found.readings)[1:] == [
        "meting.csv, rij 3: 'Totaal' begint een rij met een totaal, die niet gelezen is",
        "meting.csv, cel E2: '12,5' gelezen als 12.5",
    ]


def test_hidden_row_is_read() -> None:
    book = workbook(meting=[HEADER, [*KEYS, 12, *REST]])
    book["meting"].row_dimensions[2].hidden = True
    found = interpret(read_spreadsheet("levering.xlsx", saved(book)), sent_tables())
    assert filled(found) == [GOOD]
    assert "verborgen rijen" in texts(found.readings)[0]


def test_every_table_says_which_columns_count_as_filled_in() -> None:
    assert tuple(VALUE_COLUMNS) == tuple(table for table in CSV_TABLES if table not in WRITTEN_HERE)
    assert all(set(columns) <= set(sent_tables()[name].header) for name, columns in VALUE_COLUMNS.items())


def test_findings_come_all_at_once_in_the_order_of_the_file() -> None:
    rows = [HEADER, [*KEYS, "?", "vast", *REST[1:]], [*KEYS[:2], "31-2-2020", "maand", 1, *REST]]
    found = interpreted(meting=rows, doel=[["Waarde", "x"]])
    assert [(finding.blad, finding.cel) for finding in found.findings[:3]] == [
        ("meting", "E2"),
        ("meting", "F2"),
        ("meting", "C3"),
    ]
    assert found.findings[3].blad == "doel"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("12", "12"),
        ("12.5", "12.5"),
        (12.5, "12.5"),
        (1234, "1234"),
        (1.234, "1.234"),
        (0.1 + 0.2, "0.3"),
        (12.0, "12"),
        (-0.0, "0"),
        ("-5", "-5"),
        ("0.125", "0.125"),
    ],
)
def test_plain_number_is_read_with_nothing_to_say(value: Any, read: str) -> None:
    found = of_waarde(value)
    assert found.rows["meting"][0].cells["waarde"] == read
    assert (found.readings, found.findings) == ([], [])


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("1 234", "1234"),
        ("1\u00a0234,56", "1234.56"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("12,5%", "12.5"),
        ("12,5 %", "12.5"),
        ("€ 1.250,75", "1250.75"),
        ("−5", "-5"),
        ("\u200b12\u00a0", "12"),
        ("'12", "12"),
    ],
)
def test_number_in_another_notation_is_read_and_mentioned(value: str, read: str) -> None:
    found = of_waarde(value)
    assert found.rows["meting"][0].cells["waarde"] == read
    assert texts(found.readings) == [f"levering.xlsx, blad 'meting', cel E2: '{value}' gelezen als {read}"]
    assert found.findings == []


def test_long_fraction_is_rounded_and_mentioned() -> None:
    found = of_waarde(100 / 3)
    assert found.rows["meting"][0].cells["waarde"] == "33.3333333333"
    assert "gelezen als 33.3333333333 (hoogstens 10 decimalen)" in texts(found.readings)[0]


def test_cell_shown_as_percentage_is_read_as_it_is_seen() -> None:
    book = workbook(meting=[HEADER, [*KEYS, 0.125, *REST]])
    book["meting"]["E2"].number_format = "0.0%"
    found = interpret(read_spreadsheet("levering.xlsx", saved(book)), sent_tables())
    assert found.rows["meting"][0].cells["waarde"] == "12.5"
    assert "wordt getoond als percentage en is gelezen als 12.5" in texts(found.readings)[0]


@pytest.mark.parametrize("value", ["1.234", "1,234", "-12.500", "1,234%"])
def test_number_that_can_be_two_is_asked(value: str) -> None:
    assert " zijn of " in one(of_waarde(value))
    assert of_waarde(value).rows["meting"][0].cells["waarde"] is None


def test_question_about_a_number_that_can_be_two_names_both() -> None:
    assert one(of_waarde("1.234")) == (
        "levering.xlsx, blad 'meting', cel E2: '1.234' kan 1234 zijn of 1 komma 234. "
        "Schrijf 1234 zonder punt of komma, of 1,2340 als het decimalen zijn."
    )


@pytest.mark.parametrize(
    "value", ["1e309", "1e5", "NaN", "inf", "-inf", "n.v.t.", "nvt", "-", "–", "?", "onbekend", "..."]
)
def test_sign_for_no_number_is_answered_with_the_seven_kinds_of_silence(value: str) -> None:
    said = one(of_waarde(value))
    assert f"cel E2: '{value}' is geen getal. " in said
    assert said.endswith(f"laat de cel dan leeg en zeg in de kolom Stilte waarom: {SEVEN}.")


@pytest.mark.parametrize(
    ("value", "kwalificatie"),
    [
        ("ruim 450", "ruim"),
        ("12,5 ruim", "ruim"),
        ("1.234,5 ruim", "ruim"),
        ("circa 40", "circa"),
        ("ca. 40", "circa"),
        ("± 40", "circa"),
        ("> 10", "meer_dan"),
        ("meer dan 10", "meer_dan"),
        ("<5", "minder_dan"),
        ("minimaal 3", "minstens"),
    ],
)
def test_word_beside_a_number_belongs_in_kwalificatie(value: str, kwalificatie: str) -> None:
    assert one(of_waarde(value)) == (
        f"levering.xlsx, blad 'meting', cel E2: '{value}' is geen getal. "
        f"Schrijf alleen het getal en zet {kwalificatie} in de kolom Kwalificatie."
    )


@pytest.mark.parametrize("value", ["400 tot 450", "400-450", "400 – 450"])
def test_range_belongs_in_two_columns(value: str) -> None:
    assert "het tweede in Waarde tot" in one(of_waarde(value))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("450 gezinnen", "is geen getal. Schrijf alleen cijfers, zonder woorden of eenheid."),
        ("#DEEL/0!", "is een foutmelding van de formule"),
        (date(2024, 1, 2), "'02-01-2024' is een datum, en hier hoort een getal"),
        (True, "is geen getal"),
        (10**15, "is te groot"),
        ("<b>12</b>", "is geen getal"),
        ("=1+1", "is geen getal"),
    ],
)
def test_what_is_no_number_is_a_finding(value: Any, words: str) -> None:
    assert words in one(of_waarde(value))


def test_whole_numbers_are_whole() -> None:
    header = ["Onderdeel", "Fasemodel", "Fase", "Datum", "Datum precisie", "Aantal", "Kwalificatie", "Wijze"]
    keys = ["demo", "model", "fase", "2024-06-30", "maand"]
    rows = [[*keys, number, "exact", "letterlijk"] for number in (12.0, "12,0", 12.5, "1234567890", "50%", "1.234")]
    found = interpreted(fasetelling=[header, *rows])
    assert [row.cells["aantal"] for row in found.rows["fasetelling"]] == ["12", "12", *[None] * 4]
    assert [finding.melding for finding in found.findings] == [
        "is geen geheel getal",
        "is te groot",
        "is een percentage, en hier hoort een aantal",
        "kan 1234 zijn of 1 komma 234",
    ]
    assert found.findings[-1].oplossing == "Schrijf 1234 zonder punt of komma."


def test_formula_without_a_value_is_a_finding() -> None:
    book = workbook(meting=[HEADER, [*KEYS, None, *REST]])
    book["meting"]["E2"] = "=6+6"
    said = one(interpret(read_spreadsheet("levering.xlsx", saved(book)), sent_tables()))
    assert said.startswith("levering.xlsx, blad 'meting', cel E2: hier staat een formule zonder berekende waarde. ")


def of_date(value: Any) -> Interpretation:
    """What is read when this stands in the column Geldig op (cell C2)."""
    return interpreted(meting=[HEADER, [*KEYS[:2], value, "maand", 12, *REST]])


@pytest.mark.parametrize("value", [date(2024, 6, 30), datetime(2024, 6, 30), "2024-06-30"])
def test_date_is_read_with_nothing_to_say(value: Any) -> None:
    found = of_date(value)
    assert filled(found) == [GOOD]
    assert (found.readings, found.findings) == ([], [])


@pytest.mark.parametrize(
    "value",
    [
        *("30-06-2024", "30/06/2024", "30.6.2024", "30 juni 2024", "30 Jun. 2024", "30-jun-2024"),
        *("2024-6-30", "2024-06-30 00:00:00", "2024-06-30T00:00:00", " 30-6-2024\u00a0", datetime(2024, 6, 30, 13, 45)),
    ],
)
def test_date_in_another_notation_is_read_day_first_and_mentioned(value: Any) -> None:
    found = of_date(value)
    assert filled(found) == [GOOD]
    assert texts(found.readings)[0].endswith("gelezen als 30-06-2024")
    assert found.findings == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("30-02-2024", "is geen bestaande datum"),
        ("30 februari 2024", "is geen bestaande datum"),
        ("2023-02-29", "is geen bestaande datum"),
        ("32-31-2024", "is geen bestaande datum (dag, maand, jaar)"),
        ("00-11-2024", "is geen bestaande datum (dag, maand, jaar)"),
        ("31-11-2025", "is geen bestaande datum: november heeft 30 dagen"),
        ("29 februari 2023", "is geen bestaande datum: februari 2023 heeft 28 dagen"),
        ("30-06-24", "heeft een jaar van twee cijfers"),
        ("30 juni '24", "heeft een jaar van twee cijfers"),
        ("juni 2024", "is geen datum"),
        ("30 june 2024", "is geen datum"),
        (2024, "is geen datum"),
        (45473, "is geen datum"),
        ("0024-06-30", "ligt niet tussen 1900 en 2100"),
        ("n.v.t.", "is geen datum"),
    ],
)
def test_what_is_no_date_is_a_finding_with_the_meaning_of_the_column(value: Any, words: str) -> None:
    said = one(of_date(value))
    assert f"cel C2: '{value}' {words}" in said
    assert "dd-mm-jjjj" in said
    assert said.endswith("bij een onbekende dag de laatste dag.")


@pytest.mark.parametrize("value", ["12/31/2025", "12-31-2025", "2025-31-12"])
def test_month_before_the_day_is_asked_back(value: str) -> None:
    said = one(of_date(value))
    assert f"'{value}' is geen bestaande datum (dag, maand, jaar). Bedoelt u 31-12-2025? Schrijf het dan zo." in said


def test_date_with_slashes_that_can_be_two_is_read_day_first_with_a_question() -> None:
    found = of_date("12/10/2025")
    assert filled(found) == [{**GOOD, "geldig_op": "2025-10-12"}]
    (finding,) = found.findings
    assert finding.ernst == "waarschuwing"
    assert str(finding) == (
        "levering.xlsx, blad 'meting', cel C2: '12/10/2025' is gelezen als 12 oktober 2025. "
        "Bedoelt u 10 december 2025? Schrijf dan 10-12-2025."
    )
    assert found.readings == []


@pytest.mark.parametrize("value", ["12-10-2025", "12.10.2025", "10/10/2025", "13/10/2025", date(2025, 10, 12)])
def test_date_that_can_be_only_one_is_not_asked(value: Any) -> None:
    assert of_date(value).findings == []


GOAL = ["Indicator", "Onderdeel", "Waarde", "Kwalificatie", "Geldt voor", "Wijze", "Oorspronkelijk"]


@pytest.mark.parametrize(
    ("value", "read"),
    [("ja", "ja"), ("nee", "nee"), ("Ja", "ja"), ("x", "ja"), ("TRUE", "ja"), (True, "ja"), (False, "nee"), (1, "ja")],
)
def test_yes_and_no_are_read_as_people_write_them(value: Any, read: str) -> None:
    found = interpreted(doel=[GOAL, ["demo.gezinnen", "demo", 5, "exact", "allen", "letterlijk", value]])
    assert found.rows["doel"][0].cells["oorspronkelijk"] == read
    assert len(found.readings) == (value not in ("ja", "nee"))
    assert found.findings == []


def test_what_is_no_yes_or_no_is_a_finding() -> None:
    found = interpreted(doel=[GOAL, ["demo.gezinnen", "demo", 5, "exact", "allen", "letterlijk", "misschien"]])
    assert "'misschien' is geen ja of nee. Schrijf ja of nee." in one(found)


def test_choice_is_read_without_minding_capitals_and_spaces() -> None:
    found = interpreted(meting=[HEADER, [*KEYS, 12, "Meer dan", "letterlijk ", None]])
    assert filled(found) == [{**GOOD, "kwalificatie": "meer_dan"}]
    assert texts(found.readings) == [
        "levering.xlsx, blad 'meting', cel F2: 'Meer dan' gelezen als meer_dan",
        "levering.xlsx, blad 'meting', cel G2: 'letterlijk ' gelezen als letterlijk",
    ]


def test_other_choice_is_a_finding_with_the_choices() -> None:
    said = one(interpreted(meting=[HEADER, [*KEYS, 12, "best veel", "letterlijk", None]]))
    assert "'best veel' is hier niet toegestaan. Kies uit: exact, circa, ruim" in said


TEXT = [*HEADER, "Toelichting"]


def of_text(value: Any) -> Interpretation:
    """What is read when this stands in the column Toelichting (cell I2)."""
    return interpreted(meting=[TEXT, [*KEYS, 12, *REST, value]])


@pytest.mark.parametrize(
    "value", ["'s Heeren Loo, 't huis", '<b>vet</b> & "zo"', "twee\nregels", "1.234", "n.v.t.", "2-1"]
)
def test_text_is_left_as_it_is(value: str) -> None:
    found = of_text(value)
    assert found.rows["meting"][0].cells["toelichting"] == value
    assert (found.readings, found.findings) == ([], [])


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "+31", "-5", "@som"])
def test_text_that_looks_like_a_formula_stays_text_and_is_mentioned(value: str) -> None:
    found = of_text(value)
    assert found.rows["meting"][0].cells["toelichting"] == value
    assert "blijft tekst" in texts(found.readings)[0]


def test_invisible_characters_go_and_that_is_mentioned() -> None:
    found = of_text("een\u00a0huis\u200b \ufeff")
    assert found.rows["meting"][0].cells["toelichting"] == "een huis"
    assert "gelezen als 'een huis'" in texts(found.readings)[0]


def test_cell_with_only_invisible_characters_is_empty() -> None:
    found = of_text("\u200b\u00a0")
    assert found.rows["meting"][0].cells["toelichting"] is None
    assert "gelezen als leeg" in texts(found.readings)[0]


def test_number_in_a_text_column_is_read_and_mentioned_and_a_date_is_asked() -> None:
    assert of_text(2.1).rows["meting"][0].cells["toelichting"] == "2.1"
    assert "gelezen als 2.1" in texts(of_text(2.1).readings)[0]
    assert "'02-01-2024' is een datum, en hier hoort tekst" in one(of_text(date(2024, 1, 2)))
    assert "is waar of onwaar" in one(of_text(True))


@pytest.mark.parametrize(
    "header",
    [
        *(
            "BSN",
            "bsn-nummer",
            "Burgerservicenummer",
            "Geboortedatum",
            "Naam cliënt",
            "Cliëntnaam",
            "naam van de patiënt",
        ),
        *(
            "Bewoner (naam)",
            "Voornaam",
            "ACHTERNAAM",
            "Naam contactpersoon",
            "Adres",
            "Woonadres",
            "Telefoonnummer",
            "E-mail",
            "email",
            "mailadres",
        ),
    ],
)
def test_column_about_persons_is_refused(header: str) -> None:
    said = one(interpreted(meting=[[*HEADER, header], [*KEYS, 12, *REST, "geheim"]]))
    assert "is een kolom over personen. Haal de hele kolom weg" in said
    assert "geheim" not in said


@pytest.mark.parametrize("header", ["Opmerking", "Webadres", "Naam", "Aantal cliënten", "Naam deelnemer", "Mailing"])
def test_other_column_is_not_about_persons(header: str) -> None:
    assert interpreted(meting=[[*HEADER, header], [*KEYS, 12, *REST, "tekst"]]).findings == []


@pytest.mark.parametrize("value", [BSN, int(BSN), float(BSN), "1234.56.782", " 123 456 782 "])
def test_number_of_a_person_in_an_unknown_column_is_refused_and_not_repeated(value: Any) -> None:
    found = interpreted(meting=[[*HEADER, "Nummer"], [*KEYS, 12, *REST, "1"], [*KEYS, 12, *REST, value]])
    assert "cel I3: in deze cel kan een burgerservicenummer staan." in one(found)
    assert not any(BSN in text for text in texts([*found.findings, *found.readings]))


def test_number_that_does_not_pass_the_elfproef_is_no_number_of_a_person() -> None:
    assert interpreted(meting=[[*HEADER, "Nummer"], [*KEYS, 12, *REST, 123456789]]).findings == []


def test_number_of_a_person_in_a_text_is_refused_and_not_repeated() -> None:
    found = of_text(f"zie {BSN}.")
    assert "cel I2: in deze cel kan een burgerservicenummer staan." in one(found)
    assert BSN not in one(found)
    assert found.rows["meting"][0].cells["toelichting"] is None


def beside(header: str, *values: Any, others: frozenset[str] = frozenset()) -> Interpretation:
    """What is read when somebody adds a column (I) with these cells to rows that are otherwise right."""
    content = xlsx(meting=[[*HEADER, header], *([*KEYS, 12, *REST, value] for value in values)])
    return interpret(read_spreadsheet("levering.xlsx", content), sent_tables(), others)


@pytest.mark.parametrize(
    "header",
    [
        *("Namen cliënten", "Cliëntnamen", "Onze bewoners (namen)", "namen_van_de_patiënten", "Namen van medewerkers"),
        *("Voornamen", "Achternamen", "Familienaam", "Geboortedata", "Geboortejaren", "BSN's", "Burgerservicenummers"),
        *("Cliëntnummer", "Patiëntnrs", "Cliënt-id", "Cliëntenlijst", "Namen personeel", "Initialen"),
        *("Cliënten", "De cliënt", "Bewoners Utrecht", "Nieuwe medewerkers", "Personen", "Familieleden"),
    ],
)
def test_column_about_persons_is_refused_in_singular_and_plural_and_with_words_around(header: str) -> None:
    found = beside(header, "geheim", "geheim ook")
    said = one(found)
    assert f"cel I1: '{header}' is een kolom over personen. Haal de hele kolom weg" in said
    assert about_persons(found.findings[0])
    assert "geheim" not in "".join(texts([*found.findings, *found.readings]))


@pytest.mark.parametrize(
    "header",
    ["Cliënten", "Bewoners per 1 juli", "Aantal cliënten", "% medewerkers", "Opnamen van cliënten", "Personen"],
)
@pytest.mark.parametrize("value", [12, "12", "circa 1.200", "30 bewoners", "n.v.t.", "-", None])
def test_counts_of_persons_are_not_about_persons(header: str, value: Any) -> None:
    assert beside(header, value, 3).findings == []


@pytest.mark.parametrize("header", ["Cliëntenraad", "Contact", "Contactpersoon", "Gemeente", "Persoonsgerichte zorg"])
def test_header_with_a_word_of_persons_in_it_is_read_past(header: str) -> None:
    assert beside(header, "loopt goed").findings == []


PERSONS = [
    *("Jan de Vries", "Jan De Vries", "Jan Jansen", "Fatima El Amrani", "Anne-Marie Smit", "José García", "Henk"),
    *("P. Jansen", "J.P. van der Berg", "Vries, J. de", "de Vries, J.", "jan de vries", "FATIMA EL AMRANI"),
    *("gesproken met Henk over de planning", "zie J. de Vries", "mevrouw Jansen", "Piet, Kees", "Kees en Piet"),
]


@pytest.mark.parametrize("value", PERSONS)
def test_person_named_in_an_unknown_column_is_refused_and_not_repeated(value: str) -> None:
    found = beside("Opmerkingen", "loopt goed", value)
    assert "cel I3: in deze cel lijkt een persoon bij naam te staan. Haal de hele kolom weg" in one(found)
    assert about_persons(found.findings[0])
    assert not any(value in text for text in texts([*found.findings, *found.readings]))


def test_persons_are_told_once_a_column() -> None:
    assert "in 3 cellen van deze kolom lijkt" in one(beside("Wie", "Jan de Vries", "loopt", "Piet Bakker", "Henk"))
    assert "is een kolom over personen" in one(beside("Namen cliënten", "Jan de Vries", "Piet Bakker"))
    for header in ("Jan de Vries", "Naam cliënt: Jan de Vries"):
        found = beside(header, 12)
        assert "cel I1: in deze cel lijkt een persoon bij naam te staan" in one(found)
        assert "Vries" not in "".join(texts([*found.findings, *found.readings]))


@pytest.mark.parametrize(
    "value",
    [
        *("loopt goed", "Amerpoort", "Utrecht", "Alphen aan den Rijn", "Hof van Twente", "Sint Anthonis", "VGN"),
        *("Huize Maria", "Stichting Anna", "'s Heeren Loo", "Zorgboerderij de Hoeve", "De Ronde Venen", "N.V. Zorg"),
        *("Jan", "Jan 2024", "Jan, Feb, Mrt", "Jan Feb", "ad hoc", "max haalbaar", "Max 12", "Prins Willem"),
        *("Nog te bespreken met de Raad van Bestuur", "secretariaat", "via info@example.org", "15%", "circa 12", ""),
        *(12, 12.5, date(2024, 6, 30), "30-06-2024", True, "06-12345678", "1.234.567", "123456789", "0,123456782"),
    ],
)
def test_ordinary_extra_column_names_nobody(value: Any) -> None:
    assert beside("Opmerkingen", value).findings == []


def test_organisations_and_onderdelen_that_are_known_are_no_persons() -> None:
    known = frozenset({"Pieter van Foreest", "Joris Zorg", "Maria-Oord"})
    for value in ("Pieter van Foreest", "bij Joris Zorg en Maria-Oord", "joris zorg"):
        assert beside("Organisatie van", value, others=known).findings == []
    assert len(beside("Organisatie van", "Pieter van Foreest, met Henk", others=known).findings) == 1


first_name = st.sampled_from(sorted(set(first_names())))
surname = st.sampled_from(["Jansen", "de Vries", "van der Berg", "El Amrani", "Smit-Bakker", "’t Hart", "Yılmaz"])
around = st.sampled_from(["", "loopt goed", "12", "op 1 juli:", "zie ook"])


@example("Ad", "’t Hart", "", "")
@given(first_name, surname, around, around)
def test_first_name_with_a_surname_is_seen_wherever_it_stands(first: str, last: str, before: str, after: str) -> None:
    assert seems_to_name_somebody(f"{before} {first} {last} {after}".strip(), frozenset())


@given(st.text("abcdefghijklmnopqrstuvwxyz 0123456789,.()%-", max_size=40).filter(lambda text: " " not in text.strip()))
def test_word_in_small_letters_is_no_name(text: str) -> None:
    assert not seems_to_name_somebody(text, frozenset())


@given(
    st.integers(10**8, 10**9 - 1), st.sampled_from(["", "bsn ", "BSN", "zie: ", "Jip ("]), st.sampled_from(["", ", x"])
)
def test_number_of_a_person_is_seen_in_any_cell_that_nobody_asked_for(number: int, before: str, after: str) -> None:
    digits = str(number)
    is_bsn = sum(w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)) % 11 == 0
    grouped = f"{digits[:4]}.{digits[4:6]}.{digits[6:]}", f"{digits[:3]} {digits[3:6]} {digits[6:]}"
    assert cell_holds_bsn(f"{before}{digits}{after}") == is_bsn
    assert all(cell_holds_bsn(f"zie {text}{after}") == is_bsn for text in grouped)
    assert cell_holds_bsn(number) == is_bsn


@pytest.mark.parametrize("value", [f"Klant, {BSN}", f"BSN{BSN}", f"x {BSN}", "nr 1234 56 782"])
def test_number_of_a_person_in_a_text_beside_the_table_is_refused(value: str) -> None:
    rows = [HEADER, [*KEYS, 12, *REST]]
    assert "cel I2: in deze cel kan een burgerservicenummer staan" in one(beside("Opmerkingen", value))
    assert "blad 'Lijst', cel A1: in deze cel kan" in one(interpreted(meting=rows, Lijst=[[value]]))
    front: list[list[Any]] = [*[[]] * 8, [None, None, value]]
    table: list[list[Any]] = [HEADER, [*KEYS, 12, *REST]]
    sheets: dict[str, list[list[Any]]] = {"meting": table, "Lees mij": front}
    assert "blad 'Lees mij', cel C9: in deze cel kan" in one(interpreted(content=xlsx(**sheets)))


def test_row_that_is_left_out_holds_no_number_of_a_person_either() -> None:
    rows = [HEADER, [*KEYS, 12, *REST], ["Totaal", f"zie {BSN}", None, None, 12]]
    assert "cel B3: in deze cel kan een burgerservicenummer staan. Haal het weg" in one(interpreted(meting=rows))


def test_persons_in_a_list_on_another_sheet_are_refused() -> None:
    rows = [HEADER, [*KEYS, 12, *REST]]
    said = texts(interpreted(meting=rows, Lijst=[["Namen cliënten"], ["Xantippe"], ["Jan de Vries"]]).findings)
    assert [text for text in said if "'Namen cliënten' is een kolom over personen" in text]
    assert "cel B2: in deze cel lijkt een persoon" in one(interpreted(meting=rows, Lijst=[["Nr"], [1, "Jan de Vries"]]))
    assert interpreted(meting=rows, Uitleg=[["Vul hier geen namen van cliënten in."]]).findings == []


def test_persons_on_another_sheet_are_refused_too() -> None:
    rows = [HEADER, [*KEYS, 12, *REST]]
    assert "blad 'Lijst', cel B2: 'Achternaam' is een kolom over personen" in one(
        interpreted(meting=rows, Lijst=[["Deelnemers"], ["Nr", "Achternaam"], [1, "x"]])
    )
    assert "blad 'Lijst', cel A2: in 2 cellen van deze kolom kan" in one(
        interpreted(meting=rows, Lijst=[["Nr"], [BSN], [BSN]])
    )
    assert interpreted(meting=rows, Uitleg=[["Vragen?"], ["E-mail", "x@example.org"]]).findings == []
