"""What fits on a slide. Sizes are of a slide of 1280 by 720; a larger screen shows the same, larger.

Widths are counted in characters of the font, on the wide side: a slide that would overflow is divided before it does.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.slides.model import Dia, Rij, Vak

# What the row that adds up all others is called.
TOTAL = "Totaal"

# Characters on a line: of a headline in large and in smaller type, of a line of text, of the name before a bar, in a
# tile and in a ladder.
HEADLINE, LONG_HEADLINE, LINE, NAME, TILE, RUNG = 54, 68, 92, 32, 30, 26
# Height for the picture when the headline takes two lines, and of its parts.
PICTURE, HEAD, TEXT_LINE, ROW, GAP = 428, 62, 31, 39, 12
TILES_IN_A_ROW = 3
# Height of two rows of tiles, and of one with texts of four lines.
TWO_ROWS, TILE_OF_FOUR = 380, 340
# How many times as large a list is where it leaves room; style.css zooms by the same.
LARGER = 1.4
# Characters on a line of a ladder with the boxes of its steps, and as wide as those.
STEP, STEPS = 18, "------"
# Width of a bar that is as long as its scale, of the place for a bar and what stands behind it, of a digit in a bar and
# the room beside it, and of a character behind it.
BAR, PLACE, DIGIT, AROUND, CHARACTER = 530, 800, 13, 6, 12.5
# Width of the longest bar of a waterfall: what is said behind it takes more room.
FALL = 470
# Of so few bars each takes more height.
FEW, FEW_ROW = 4, 56
# Characters behind it, and what stands behind the look of a part that is only about so much.
FALL_TEXT = int((PLACE - FALL - 24) / CHARACTER)
ABOUT = " ongeveer"
# As wide as the sign of a phase in the legend with the room around it.
SIGN = " ---- "
CUT = " … (de rest staat op de pagina)"
# Lines below a headline, and of what stands behind a line of text that does not fit: the picture needs its room.
MOST_BELOW, MOST_BEHIND = 6, 2


def is_roomy(dia: Dia) -> bool:
    """Whether the list on a slide also fits in type that is LARGER times as large: a room reads that from further."""
    if dia.beeld != "lijst":
        return False
    return LARGER * sum(_height_of_text(row, int(LINE / LARGER)) for row in dia.rijen) <= _room(dia)


def fitted(dia: Dia) -> Iterator[Dia]:
    """The slide, divided when it would overflow: by rows, each part with its number in the headline.

    Where `rest` says where everything stands there is one slide, and its footer says how much is not on it.
    """
    dia = _with_headline_that_fits(dia)
    if dia.beeld == "waterval":
        yield _whole(dia)
        return
    pages = _pages(dia, _room(dia)) or [()]
    if dia.rest and len(pages) > 1:
        more = len(dia.rijen) - len(pages[0])
        yield replace(dia, rijen=pages[0], voet=(f"Nog {more} {dia.rest}.", *dia.voet))
    elif len(pages) == 1:
        yield replace(dia, rijen=pages[0])
    else:
        for number, rows in enumerate(pages, 1):
            part = f"({number} van {len(pages)})"
            yield replace(dia, rijen=rows, onderwerp=f"{dia.onderwerp} {part}", kop=f"{dia.kop} {part}")


def fits_in_headline(kop: str) -> bool:
    """Whether it has two lines in smaller type, a part number included."""
    return len(textwrap.wrap(f"{kop} (10 van 10)", LONG_HEADLINE)) <= 2


def is_long(kop: str) -> bool:
    """Whether a headline takes smaller type."""
    return len(textwrap.wrap(kop, HEADLINE)) > 2


def holds_its_number(vak: Vak, scale: float) -> bool:
    """Whether the number of a part of a bar fits in it; else it stands at the end of the row, with the part's name."""
    return (vak.getal or 0) / scale * BAR >= DIGIT * len(vak.tekst) + AROUND


def behind(row: Rij, scale: float) -> str:
    """What stands behind a stacked bar: the total, and each part that cannot hold its number."""
    small = [vak for vak in row.vakken if vak.getal and not holds_its_number(vak, scale)]
    return ", ".join([row.slot, *(f"{vak.tekst} {vak.naam}" for vak in small)])


def said(vak: Vak) -> str:
    """What stands behind a bar of a waterfall: its sign, its number and its unit."""
    sign = {"meer": "▲", "minder": "▼"}.get(vak.soort.removesuffix(ABOUT), "")
    return " ".join(part for part in (sign, vak.tekst, vak.naam) if part)


def own_scale(dia: Dia, row: Rij) -> float:
    """The right end of a row's bar: the total above the parts has its own."""
    is_total = dia.beeld == "fasen" and len(dia.rijen) > 1 and row.naam.startswith(TOTAL)
    # Of nothing at all there is a bar without a length, on a scale of its own.
    return (sum(vak.getal or 0 for vak in row.vakken) if is_total else dia.schaal) or 1


def _whole(dia: Dia) -> Dia:
    """A waterfall is not divided: its bars hang on each other. What is said above it is cut where there is no room."""
    rows = [replace(row, naam=_shorter(row.naam, 2 * NAME), vakken=(_briefer(row.vakken[0]),)) for row in dia.rijen]
    left = PICTURE - GAP - TEXT_LINE - GAP // 2 - sum(_height(row, dia) for row in rows)
    return replace(dia, rijen=tuple(rows), bij=_shorter(dia.bij, LINE * max(left // TEXT_LINE, 1)) if dia.bij else "")


def _briefer(vak: Vak) -> Vak:
    """With a unit of which both lines behind the bar have room for the number too."""
    room = 2 * FALL_TEXT - len(vak.tekst) - 8
    return replace(vak, naam=_shorter(vak.naam, max(room, 0))) if vak.naam else vak


def _room(dia: Dia) -> int:
    """The height for the picture."""
    return PICTURE - (TEXT_LINE * len(textwrap.wrap(dia.bij, LINE)) + GAP if dia.bij else 0)


def _with_headline_that_fits(dia: Dia) -> Dia:
    """A headline has two lines, in smaller type too (a part number included); what is more goes below it.

    One that is cut stands whole below it. Of a waterfall the values stand there, which must not be cut.
    """
    clauses = dia.kop.split("; ")
    end = next((end for end in range(len(clauses), 0, -1) if fits_in_headline("; ".join(clauses[:end]))), 1)
    rest = "; ".join(clauses[end:])
    more = f"{rest[0].upper()}{rest[1:]}." if rest else ""
    whole = "; ".join(clauses[:end])
    kop = whole if fits_in_headline(whole) else _shorter(whole, 2 * LONG_HEADLINE - 16)
    below = whole if kop != whole and dia.beeld != "waterval" else ""
    bij = " ".join(part for part in (below, more, dia.bij) if part)
    return replace(dia, kop=kop, bij=_shorter(bij, MOST_BELOW * LINE) if bij else "")


def _pages(dia: Dia, room: int) -> list[tuple[Rij, ...]]:
    if dia.beeld == "cijfers":
        return _pages_of_tiles(dia.rijen, room)
    legend = TEXT_LINE * _lines(SIGN.join(dia.kolommen), LINE) + GAP // 2
    room -= {"fasen": legend, "ladder": HEAD}.get(dia.beeld, 0)
    pages: list[list[Rij]] = []
    left = 0
    for row in dia.rijen:
        row = _cut(row, dia, room)
        height = _height(row, dia)
        if height > left or not pages:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= height
    return [tuple(page) for page in pages]


def _pages_of_tiles(rows: Sequence[Rij], room: int) -> list[tuple[Rij, ...]]:
    """Two rows of tiles with texts of two lines, or one row with texts of four; evenly over slides.

    Below a text of more than a line there is room for one row, and below a long one for texts of two lines.
    """
    if not rows:
        return []
    most = (2 if room >= TWO_ROWS else 1) * TILES_IN_A_ROW
    size = -(-len(rows) // -(-len(rows) // most))
    lines = 4 if size <= TILES_IN_A_ROW and room >= TILE_OF_FOUR else 2
    short = [replace(row, naam=_shorter(row.naam, lines * TILE), slot=_shorter(row.slot, lines * TILE)) for row in rows]
    return [tuple(short[start : start + size]) for start in range(0, len(short), size)]


def _height(row: Rij, dia: Dia) -> int:
    if dia.beeld == "lijst":
        return _height_of_text(row, LINE)
    if dia.beeld == "waterval":
        least = ROW if len(dia.rijen) > FEW else FEW_ROW
        return max(least, TEXT_LINE * max(_lines(row.naam, NAME), _lines(said(row.vakken[0]), FALL_TEXT)) + GAP // 2)
    lines = _lines(row.naam, RUNG if dia.beeld == "ladder" else NAME)
    if dia.beeld == "ladder":
        lines = max(lines, *(_lines(f"{STEPS} {vak.tekst}", STEP) for vak in row.vakken))
    if dia.beeld == "fasen":
        scale = own_scale(dia, row)
        room = PLACE - BAR * sum(vak.getal or 0 for vak in row.vakken) / scale
        lines = max(lines, _lines(behind(row, scale), int(room / CHARACTER)))
    least = FEW_ROW if dia.beeld == "fasen" and len(dia.rijen) <= FEW else ROW
    return max(least, TEXT_LINE * lines + GAP // 2)


def _height_of_text(row: Rij, width: int) -> int:
    text = textwrap.wrap(f"{row.naam}: {' '.join(vak.tekst for vak in row.vakken)}", width)
    # What stands behind it is in a frame, which moves to the next line as a whole.
    fits = len(text[-1]) + len(row.slot) + 3 <= width
    more = 0 if fits or not row.slot else _lines(row.slot, width - 3)
    return TEXT_LINE * (len(text) + more) + GAP


def _lines(text: str, width: int) -> int:
    return len(textwrap.wrap(text, width)) or 1


def _shorter(text: str, width: int) -> str:
    return textwrap.shorten(text, width, placeholder=" …")


def _cut(row: Rij, dia: Dia, room: int) -> Rij:
    """A row that would not fit on a slide of its own, with less text."""
    row = replace(row, naam=_shorter(row.naam, LINE if dia.beeld == "lijst" else 2 * NAME))
    if dia.beeld != "lijst" or _height(row, dia) <= room:
        return row
    row = replace(row, slot=_shorter(row.slot, MOST_BEHIND * LINE))
    width = LINE * (room // TEXT_LINE - 2) - len(row.naam) - len(row.slot)
    first, *rest = row.vakken
    return replace(row, vakken=(replace(first, tekst=textwrap.shorten(first.tekst, width, placeholder=CUT)), *rest))
