"""The same slides as a PowerPoint file: charts, tables and text that can be edited, and sources in the notes."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard import theme
from dashboard.slides.fit import (
    ABOUT,
    LARGER,
    LINE,
    TEXT_LINE,
    TILES_IN_A_ROW,
    TOTAL,
    behind,
    holds_its_number,
    is_long,
    is_roomy,
    said,
)
from dashboard.slides.model import Dia, Rij
from dashboard.slides.waterfall import Staaf, staven

# A slide of 1280 by 720 units, as on the screen; a unit is a 96th of an inch, so 24 units are 18 points.
UNIT = 9525
LEFT, TOP, WIDTH, HEIGHT = 44, 140, 1192, 480
TITLE_ONLY = 5
FONT = "Calibri"
# Signs that no XML can hold: pasted text has them, and one would stop the whole file.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Fill and label of a phase by its kind; None: hatched. A phase on the way gets the next shade.
Color = tuple[str | None, str]
# The series of a waterfall: the bar that the others float on, and what is seen.
UNSEEN = "basis (niet zichtbaar)"
FALLS = ("stand", "meer", "minder")
COLORS: dict[str, Color] = {
    "klaar": (theme.KLAAR, theme.WHITE),
    "gestopt": (theme.GESTOPT, theme.WHITE),
    "onbekend": (None, theme.INK),
}


def powerpoint(deck: Sequence[Dia], title: str) -> bytes:
    """The bytes of a .pptx file with a slide per Dia; `title` stands at the right below each, with its number."""
    book = Presentation()
    book.slide_width, book.slide_height = Emu(1280 * UNIT), Emu(720 * UNIT)
    title = _clean(title)
    book.core_properties.title = title
    book.core_properties.author = "Programmamonitor"
    book.core_properties.language = "nl-NL"
    for number, dia in enumerate(deck, 1):
        _add(book, _writable(dia), f"{title} · {number} / {len(deck)}")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _writable(dia: Dia) -> Dia:
    """The slide with a space for each sign that no XML can hold."""
    rows = (
        Rij(_clean(row.naam), tuple(replace(vak, naam=_clean(vak.naam), tekst=_clean(vak.tekst)) for vak in row.vakken),
            _clean(row.slot))
        for row in dia.rijen
    )  # fmt: skip
    return replace(
        dia, onderwerp=_clean(dia.onderwerp), kop=_clean(dia.kop), rijen=tuple(rows), bij=_clean(dia.bij),
        voet=tuple(map(_clean, dia.voet)), kolommen=tuple(map(_clean, dia.kolommen)),
    )  # fmt: skip


def _clean(text: str) -> str:
    return UNWRITABLE.sub(" ", text)


def _add(book: Deck, dia: Dia, meeting: str) -> None:
    slide = book.slides.add_slide(book.slide_layouts[TITLE_ONLY])
    heading = slide.shapes.title
    assert heading is not None, "this layout has a title"
    _place(heading, LEFT, 24, WIDTH, 100)
    _write(heading, [dia.kop], 24 if is_long(dia.kop) else 30, bold=True, color=theme.KLAAR)
    top = TOP
    if dia.bij:
        height = TEXT_LINE * len(textwrap.wrap(dia.bij, LINE))
        _text(slide, [dia.bij], LEFT, top - 14, WIDTH, height, 18)
        top += height + 13
    if dia.rijen:
        {"fasen": _stacked, "balken": _bars, "cijfers": _tiles, "lijst": _lines, "ladder": _table,
         "waterval": _waterfall}[dia.beeld](slide, dia, top)  # fmt: skip
    _text(slide, list(dia.voet), LEFT, 640, 860, 60, 13.5, color=theme.SOFT)
    _text(slide, [meeting], 910, 640, 326, 60, 13.5, color=theme.SOFT)
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None, "a slide has notes"
    notes.text = "\n".join(_notes(dia))


def _notes(dia: Dia) -> list[str]:
    """Where each figure comes from: its key leads to formula and passage in the monitor."""
    keyed = [
        f"{row.naam}, {vak.naam or 'waarde'}: {vak.tekst} ({vak.sleutel})"
        for row in dia.rijen
        for vak in row.vakken
        if vak.sleutel
    ]
    return [*dia.voet, *keyed]


def _stacked(slide: Slide, dia: Dia, top: int) -> None:
    """A native stacked bar chart: a series per phase, a category per row."""
    rows = list(dia.rijen[::-1])
    if len(rows) > 1 and rows[-1].naam.startswith(TOTAL):
        # On the scale of its parts it would be too long, and they too short to read.
        *rows, total = rows
        amounts = ", ".join(f"{vak.tekst} {vak.naam}" for vak in total.vakken if vak.getal)
        text = f"{total.naam}: {total.slot} ({amounts})"
        height = TEXT_LINE * len(textwrap.wrap(text, LINE))
        _text(slide, [text], LEFT, top - 8, WIDTH, height, 18)
        top += height
    data = CategoryChartData(number_format="#,##0")
    widest = max(sum(vak.getal or 0 for vak in row.vakken) for row in rows)
    data.categories = [f"{row.naam} ({behind(row, 2 * widest)})" for row in rows]
    for name in dia.kolommen:
        data.add_series(name, [_amount(row, name) for row in rows])
    kinds = {vak.naam: vak.soort for row in rows for vak in row.vakken}
    underway = iter((*theme.ONDERWEG, *theme.ONDERWEG[-1:] * len(dia.kolommen)))
    colors = [COLORS.get(kinds.get(name, "")) or (next(underway), theme.INK) for name in dia.kolommen]
    chart = _chart(slide, data, XL_CHART_TYPE.BAR_STACKED, top, colors)
    for series, name in zip(chart.plots[0].series, dia.kolommen, strict=True):
        for place, row in enumerate(rows):
            # What is too small for its number has it in the name of the row. A chart is half as wide as a slide.
            if any(vak.naam == name and not holds_its_number(vak, 2 * widest) for vak in row.vakken if vak.getal):
                series.points[place].data_label.text_frame.text = ""


def _amount(row: Rij, naam: str) -> float | None:
    return next((vak.getal for vak in row.vakken if vak.naam == naam and vak.getal), None)


def _bars(slide: Slide, dia: Dia, top: int) -> None:
    """A native bar chart: separate bars, with the words of each value in its name."""
    rows = dia.rijen[::-1]
    data = CategoryChartData(number_format="#,##0.##")
    data.categories = [f"{row.naam}: {row.vakken[0].tekst}" for row in rows]
    data.add_series(dia.onderwerp, [row.vakken[0].getal for row in rows])
    _chart(slide, data, XL_CHART_TYPE.BAR_CLUSTERED, top, [(theme.BALK, theme.INK)])


def _waterfall(slide: Slide, dia: Dia, top: int) -> None:
    """A native stacked bar chart: bars that float on an unseen one, a series per kind of change.

    Excel stacks what is below nought apart from what is above it: a bar across nought is two pieces of one kind.
    """
    rows, bars = dia.rijen[::-1], staven(dia.rijen)[::-1]
    kinds = [row.vakken[0].soort.removesuffix(ABOUT) for row in rows]
    data = CategoryChartData(number_format="#,##0.##")
    data.categories = [f"{row.naam}: {said(row.vakken[0])}" for row in rows]
    data.add_series(UNSEEN, [pieces(bar)[0] or None for bar in bars])
    for kind in FALLS:
        seen = [pieces(bar) if own == kind else (0, 0, 0) for bar, own in zip(bars, kinds, strict=True)]
        data.add_series(kind, [above or None for _, above, _ in seen])
        if any(below for _, _, below in seen):
            data.add_series(f"{kind}, onder 0", [below or None for _, _, below in seen])
    frame: Any = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_STACKED, _emu(LEFT), _emu(top), _emu(WIDTH), _emu(TOP + HEIGHT - top), data
    )
    chart: Chart = frame.chart
    chart.font.size, chart.font.name = Pt(16), FONT
    chart.has_title = chart.has_legend = False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    # Names stand at the left, not beside an axis in the middle of the bars.
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series in plot.series:
        _look(series, series.name.split(",")[0])


def pieces(bar: Staaf) -> tuple[float, float, float]:
    """The unseen piece from nought to a bar (0 where it touches nought), and what is seen above and below nought."""
    base = max(bar.laag, 0) + min(bar.hoog, 0)
    return base, max(bar.hoog, 0) - max(bar.laag, 0), min(bar.laag, 0) - min(bar.hoog, 0)


def _look(series: Any, kind: str) -> None:
    """Dark for a value, plain for what came, striped for what went; nothing for the bar below."""
    if kind == UNSEEN:
        series.format.fill.background()
        series.format.line.fill.background()
        return
    series.format.line.color.rgb = _rgb(theme.KLAAR)
    if kind == "minder":
        series.format.fill.patterned()
        series.format.fill.pattern = MSO_PATTERN.DARK_VERTICAL
        # LibreOffice fills it with the first of both colours only.
        series.format.fill.fore_color.rgb, series.format.fill.back_color.rgb = _rgb(theme.WHITE), _rgb(theme.INK)
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(theme.KLAAR if kind == "stand" else theme.ONDERWEG[1])


def _chart(slide: Slide, data: CategoryChartData, kind: XL_CHART_TYPE, top: int, colors: Sequence[Color]) -> Chart:
    """A chart with a color per series; with more than one it has a legend and a number in each part."""
    has_legend = kind == XL_CHART_TYPE.BAR_STACKED
    # The library says that this is the chart; it is the frame around it.
    frame: Any = slide.shapes.add_chart(kind, _emu(LEFT), _emu(top), _emu(WIDTH), _emu(TOP + HEIGHT - top), data)
    chart: Chart = frame.chart
    chart.font.size, chart.font.name = Pt(16), FONT
    chart.has_title = False
    chart.has_legend = has_legend
    if has_legend and chart.legend is not None:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 45, has_legend
    if has_legend:
        plot.overlap = 100
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
        plot.data_labels.position = XL_LABEL_POSITION.CENTER
    for series, (color, ink) in zip(plot.series, colors, strict=True):
        series.format.line.color.rgb = _rgb(theme.SOFT)
        if color is None:
            series.format.fill.patterned()
            series.format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            series.format.fill.fore_color.rgb, series.format.fill.back_color.rgb = _rgb(theme.HATCH), _rgb(theme.WHITE)
        elif color == theme.GESTOPT:
            # In greyscale it is as grey as a phase on the way: stripes tell them apart.
            series.format.fill.patterned()
            series.format.fill.pattern = MSO_PATTERN.WIDE_DOWNWARD_DIAGONAL
            series.format.fill.fore_color.rgb, series.format.fill.back_color.rgb = _rgb(color), _rgb(theme.INK)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(color)
        if has_legend:
            labels = series.data_labels
            labels.show_value, labels.font.size, labels.font.bold = True, Pt(16), True
            labels.font.color.rgb = _rgb(ink)
    return chart


def _tiles(slide: Slide, dia: Dia, top: int) -> None:
    wide, gap = WIDTH // TILES_IN_A_ROW, 16
    high = (TOP + HEIGHT - top) // (1 if len(dia.rijen) <= TILES_IN_A_ROW else 2)
    for place, row in enumerate(dia.rijen):
        left = LEFT + wide * (place % TILES_IN_A_ROW)
        # A silence has no unit.
        values = [
            (vak.tekst if vak.getal is None else f"{vak.tekst} {vak.naam}".strip(), 28, True) for vak in row.vakken
        ]
        box = _text(slide, [row.naam], left, top + high * (place // TILES_IN_A_ROW), wide - gap, high - gap, 18)
        for line, size, bold in (*values, (row.slot, 18, False)):
            paragraph = box.text_frame.add_paragraph()
            paragraph.text, paragraph.font.size, paragraph.font.bold = line, Pt(size), bold
            paragraph.font.name = FONT


def _lines(slide: Slide, dia: Dia, top: int) -> None:
    texts = [
        f"{row.naam}: {' '.join(vak.tekst for vak in row.vakken)}" + (f" ({row.slot})" if row.slot else "")
        for row in dia.rijen
    ]
    size = 18 * LARGER if is_roomy(dia) else 18
    _text(slide, texts, LEFT, top, WIDTH, TOP + HEIGHT - top, size, space=6)


def _table(slide: Slide, dia: Dia, top: int) -> None:
    """A native table: a row per onderdeel, a column per niveau."""
    height = min(TOP + HEIGHT - top, 40 * (len(dia.rijen) + 1))
    shape = slide.shapes.add_table(
        len(dia.rijen) + 1, len(dia.kolommen) + 1, _emu(LEFT), _emu(top), _emu(WIDTH), _emu(height)
    )
    for column, name in enumerate(("Onderdeel", *dia.kolommen)):
        _cell(shape.table.cell(0, column), name)
    for number, row in enumerate(dia.rijen, 1):
        for column, text in enumerate((row.naam, *(vak.tekst for vak in row.vakken))):
            _cell(shape.table.cell(number, column), text)


def _cell(cell: object, text: str) -> None:
    cell.text = text  # type: ignore[attr-defined]
    for paragraph in cell.text_frame.paragraphs:  # type: ignore[attr-defined]
        paragraph.font.size, paragraph.font.name = Pt(15), FONT


def _text(
    slide: Slide, lines: Sequence[str], left: int, top: int, width: int, height: int, size: float,
    color: str = theme.INK, space: int = 0,
) -> Shape:  # fmt: skip
    box = slide.shapes.add_textbox(_emu(left), _emu(top), _emu(width), _emu(height))
    _write(box, lines, size, color=color, space=space)
    return box


def _write(
    shape: Shape, lines: Sequence[str], size: float, bold: bool = False, color: str = theme.INK, space: int = 0
) -> None:
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = line
        paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(size), bold, _rgb(color)
        paragraph.font.name, paragraph.alignment, paragraph.space_after = FONT, PP_ALIGN.LEFT, Pt(space)


def _place(shape: Shape, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = _emu(left), _emu(top), _emu(width), _emu(height)


def _emu(units: int) -> Emu:
    return Emu(units * UNIT)


def _rgb(color: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(color.removeprefix("#")))
