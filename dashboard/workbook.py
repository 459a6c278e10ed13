"""The figures of a programme as an Excel workbook: real numbers and dates to work with, and nothing that is run."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from dashboard import queries, theme
from dashboard.agreements import HEADER_IN_FILE, table_rows
from dashboard.database import State
from dashboard.exports import neutral
from dashboard.queries import CijferRegel, Programma, Verschil
from dashboard.report.about import Kenmerk

Cell = str | float | date | None
# More signs do not fit in a cell of Excel: a longer text would not be written at all.
MAX_SIGNS = 32_000
CUT = " …"
# Paper, the height of a line and the most lines of a row; the guide has a column of so many signs.
A3, A4 = 8, 9
LINE, LINES, GUIDE = 15, 6, 100
OUTCOMES = "tegenspraak", "voor_meer_uitleg", "gat", "verklaard_verschil", "klopt"


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: what it is, its columns with their width in signs, and its rows."""

    naam: str
    uitleg: str
    kolommen: tuple[tuple[str, int], ...]
    rijen: tuple[tuple[Cell, ...], ...]


def workbook(state: State, programma: Programma, about: Kenmerk) -> bytes:
    """The bytes of an .xlsx file about one programme; a sheet for each kind of thing that there is."""
    return written(about, [sheet for make in _SHEETS if (sheet := make(state, programma)).rijen])


# How to read a row: of what, and how.
READING = (
    ("Waarde en weergave", "Waarde is het getal om mee te rekenen. Weergave is hoe de bron het zegt: ‘ruim 450’ "
     "is niet precies 450. Bij een percentage loopt de waarde van 0 tot 100."),
    ("Geen waarde", "Dan zegt de weergave waarom. Een lege cel bij Waarde is nooit 0."),
    ("Stand op", "Een datum als de dag bekend is; anders de woorden van de bron, zoals ‘oktober 2020’."),
)  # fmt: skip


def written(about: Kenmerk, sheets: Sequence[Blad], reading: Sequence[tuple[str, str]] = READING) -> bytes:
    """The bytes of an .xlsx file with a guide and these sheets. No cell holds a formula or a link.

    `reading`: how to read a row of them, of what and how.
    """
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": f"{about.programma}, {about.status}", "author": "Programmamonitor"})
        looks = _looks(book)
        _guide(book, looks, about, sheets, reading)
        for sheet in sheets:
            _write(book, looks, sheet)
    return content.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    """The formats by name; how a number or date is written depends on the language of the spreadsheet."""
    shared = {"valign": "top", "font_size": 11}
    return {
        "titel": book.add_format({"bold": True, "font_size": 16, "font_color": theme.KLAAR}),
        "kop": book.add_format(
            {"bold": True, "bg_color": theme.ONDERWEG[-1], "bottom": 1, "text_wrap": True, "valign": "top"}
        ),
        "vet": book.add_format({**shared, "bold": True}),
        "tekst": book.add_format({**shared, "text_wrap": True}),
        "heel": book.add_format({**shared, "num_format": "#,##0"}),
        "deel": book.add_format({**shared, "num_format": "#,##0.0##"}),
        "dag": book.add_format({**shared, "num_format": "dd-mm-yyyy", "align": "left"}),
    }


def _guide(
    book: Any, looks: dict[str, Any], about: Kenmerk, sheets: Sequence[Blad], reading: Sequence[tuple[str, str]]
) -> None:
    """The first sheet: of what and when this is, what each sheet holds, and how to read a row."""
    page = book.add_worksheet("Leeswijzer")
    page.set_column(0, 0, 22)
    page.set_column(1, 1, GUIDE)
    page.write_string(0, 0, neutral(f"{about.programma}: cijfers en bronnen"), looks["titel"])
    facts = [
        (
            "Status",
            f"concept: leveringen die nog niet zijn vastgesteld: {about.drafts}" if about.drafts else about.status,
        ),
        ("Zoals bekend op", about.bekend_op),
        ("Laatste rapport", about.laatste_rapport),
        ("Stand", about.staat),
        *([("Let op", "Oefening: alles in dit bestand is verzonnen.")] if about.oefening else []),
    ]
    lines = [
        *facts,
        ("", ""),
        *((f"Blad {sheet.naam}", sheet.uitleg) for sheet in sheets),
        ("", ""),
        *reading,
        ("Apostrof", "Een tekst die op een formule lijkt, krijgt een ' ervoor. Zo voert Excel niets uit."),
    ]  # fmt: skip
    for row, (name, text) in enumerate(lines, 2):
        page.set_row(row, _height([text], [GUIDE]))
        page.write_string(row, 0, neutral(name), looks["vet"])
        page.write_string(row, 1, neutral(text), looks["tekst"])
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)


def _write(book: Any, looks: dict[str, Any], sheet: Blad) -> None:
    page = book.add_worksheet(sheet.naam)
    for column, (name, width) in enumerate(sheet.kolommen):
        page.set_column(column, column, width)
        page.write_string(0, column, name, looks["kop"])
    widths = [width for _, width in sheet.kolommen]
    for row, cells in enumerate(sheet.rijen, 1):
        page.set_row(row, _height(cells, widths))
        for column, cell in enumerate(cells):
            _cell(page, row, column, cell, looks)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rijen), len(sheet.kolommen) - 1)
    page.set_landscape()
    page.set_paper(A3)
    page.repeat_rows(0)
    page.repeat_columns(0)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """High enough for the longest text, up to LINES: not every spreadsheet works that out when it opens a file."""
    lines = [
        -(-len(cell) // max(width - 1, 1)) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)
    ]
    return LINE * min(max([1, *lines]), LINES)


def _cell(page: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    if isinstance(cell, str):
        text = neutral(cell)
        page.write_string(row, column, text if len(text) <= MAX_SIGNS else text[:MAX_SIGNS] + CUT, looks["tekst"])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, looks["dag"])
    elif cell is not None:
        page.write_number(row, column, cell, looks["heel" if float(cell).is_integer() else "deel"])


def _figures(state: State, programma: Programma) -> Blad:
    columns = (
        ("Sleutel", 40), ("Programma", 12), ("Onderdeel", 24), ("Cijfer", 44), ("Indicator", 24), ("Herkomst", 12),
        ("Soort", 12), ("Waarde", 12), ("Weergave", 22), ("Eenheid", 16), ("n", 18), ("Stand op", 18), ("Status", 30),
        ("Doel", 30), ("Wordt getoond", 10), ("Toelichting", 40), ("Levering", 14), ("Bron", 34), ("Vindplaats", 44),
    )  # fmt: skip
    rows = tuple(_figure(found) for found in queries.cijferregels(state, programma.id))
    return Blad(
        "Cijfers", "Een rij is een cijfer: een waarde uit een bron, een doel, of een berekening.", columns, rows
    )


def _figure(c: CijferRegel) -> tuple[Cell, ...]:
    return (
        c.sleutel, c.programma_id, c.onderdeel_naam, c.naam, c.indicator_id, c.soort, c.indicator_soort, c.getal,
        c.weergave, c.eenheid, c.n_melding, c.stand_op_dag or c.stand_op_tekst, c.status, c.doel_tekst,
        "ja" if c.actueel else "nee", c.toelichting, c.levering_status, c.bron_tekst, c.vindplaats,
    )  # fmt: skip


def _definitions(state: State, programma: Programma) -> Blad:
    columns = (
        ("Indicator", 26), ("Versie", 8), ("Naam", 36), ("Vraag", 36), ("Definitie", 44), ("Telt mee", 36),
        ("Telt niet mee", 36), ("Eenheid", 16), ("Teller", 30), ("Noemer", 30), ("Tijd", 14),
        ("Gewenste richting", 16), ("Wat het niet zegt", 44), ("Bronhouder", 22), ("Status", 26),
    )  # fmt: skip
    rows = tuple(
        (
            d.id, float(d.versie), d.naam, d.vraag, d.definitie, d.telt_mee, d.telt_niet_mee, d.eenheid, d.teller,
            d.noemer, d.tijdtype, d.gewenste_richting.replace("_", " "), d.beperkingen, d.bronhouder, d.status_tekst,
        )
        for d in queries.definities(state, programma.id)
    )  # fmt: skip
    return Blad("Definities", "Een rij is een definitie: wat er geteld wordt en wat niet.", columns, rows)


def _sources(state: State, programma: Programma) -> Blad:
    columns = (
        ("Levering", 44), ("Titel", 50), ("Uitgever", 28), ("Verschenen", 26), ("Zoals bekend op", 26), ("Soort", 16),
        ("Status", 14), ("Openbaar", 14), ("Document", 40), ("Gebruik", 40),
    )  # fmt: skip
    rows = tuple(
        (
            found.id, found.titel, found.uitgever, found.publicatie_tekst, found.bekend_op_tekst,
            found.soort.replace("_", " "), found.status, found.openbaarheid, found.documenten, found.licentie,
        )
        for found in queries.leveringen_over(state, programma.id)
    )  # fmt: skip
    return Blad("Bronnen", "Een rij is een levering: een rapport, een opgave of ons eigen oordeel.", columns, rows)


def _differences(state: State, programma: Programma) -> Blad:
    columns = (
        ("Onderdeel", 22), ("Uitkomst", 22), ("Vraag", 44), ("Een kant", 30), ("Andere kant", 30), ("Rekensom", 30),
        ("Verklaring", 40), ("Getoond wordt", 24), ("Waarom die", 34), ("Sleutel", 44),
    )  # fmt: skip
    found = [row for outcome in OUTCOMES for row in queries.verschillen(state, programma.id, outcome)]
    rows = tuple(_difference(row) for row in found)
    return Blad("Verschillen", "Een rij is een vergelijking binnen of tussen bronnen, met de uitkomst.", columns, rows)


def _difference(v: Verschil) -> tuple[Cell, ...]:
    return (
        v.korte_naam, v.uitkomst_tekst, v.vraag, v.links_tekst, v.rechts_tekst, v.rekensom,
        v.verklaring or "Niet verklaard in de bron.", v.keuze, v.keuze_reden, v.sleutel,
    )  # fmt: skip


def _phases(state: State, programma: Programma) -> Blad:
    columns = (("Onderdeel", 30), ("Fase", 30), ("Aantal", 10), ("Weergave", 16), ("Toelichting", 50), ("Sleutel", 60))
    rows = tuple(
        (found.naam, found.fase_naam, found.aantal, found.weergave, found.toelichting, found.sleutel)
        for found in queries.fasen_per_onderdeel(state, programma.id)
    )
    return Blad("Fasen", "Een rij is hoeveel er van een onderdeel in een fase zijn.", columns, rows)


def _borging(state: State, programma: Programma) -> Blad:
    columns = (
        ("Onderdeel", 30), ("Niveau", 28), ("Trede", 16), ("Wie ervoor zorgt", 34), ("Bewijs", 20),
        ("Bevestigd", 20), ("Bewijs is oud", 12), ("Sleutel", 50),
    )  # fmt: skip
    rows = tuple(
        (
            b.korte_naam, b.niveau_naam, " ".join(part for part in (b.stilte_teken, b.trede_naam) if part), b.wie,
            b.bewijs_soort, b.bevestigd_tekst, "ja" if b.bewijs_is_oud else "nee", b.sleutel,
        )
        for b in queries.borging(state, programma.id)
    )  # fmt: skip
    return Blad("Borging", "Een rij is een onderdeel op een niveau: hoe ver de borging is.", columns, rows)


def _milestones(state: State, programma: Programma) -> Blad:
    columns = (
        ("Datum", 20), ("Onderdeel", 26), ("Soort", 14), ("Wat", 60), ("Stand", 24), ("Verschoven", 34),
        ("Reden of opmerking", 44), ("Sleutel", 44),
    )  # fmt: skip
    rows = tuple(
        (m.dag or m.datum_tekst, m.korte_naam, m.soort, m.naam, m.stand, m.verschuiving_tekst, m.reden, m.sleutel)
        for m in queries.momentregels(state, programma.id)
    )
    return Blad("Mijlpalen", "Een rij is een mijlpaal of een gebeurtenis.", columns, rows)


def _agreements(state: State, programma: Programma) -> Blad:
    widths = (24, 8, 30, 50, 16, 10, 30, 30, 12, 16, 30, 16, 40)
    columns = (*zip(HEADER_IN_FILE, widths, strict=True), ("Sleutel", 40))
    regels = queries.afspraak_register(state, programma.id)
    rows, keys = table_rows(regels, queries.afspraak_partijen(state, programma.id))
    found = tuple((*row, key) for row, key in zip(rows, keys, strict=True))
    return Blad("Afspraken", "Een rij is een afspraak, regel of uitgangspunt, met de stand per partij.", columns, found)


_SHEETS = (_figures, _definitions, _sources, _differences, _phases, _borging, _milestones, _agreements)
