"""What fits on a slide. Sizes are of a slide of 1280 by 720; a larger screen shows the same, larger.

Widths are counted in characters of the font, on the wide side: a slide that would overflow is divided before it does.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.slides.model import Beeld, Dia, Rij

# Characters on a line: of a headline in large and in smaller type, of a line of text, of a name beside a bar.
HEADLINE, LONG_HEADLINE, LINE, NAME, TILE = 54, 68, 92, 34, 30
# Height for the picture when the headline takes two lines, and of its parts.
PICTURE, TEXT_LINE, ROW, GAP = 428, 31, 40, 12
TILES = 6
CUT = " … (de rest staat op de pagina)"


def fitted(dia: Dia) -> Iterator[Dia]:
    """The slide, divided when it would overflow: by rows, each part with its number in the headline."""
    dia = _with_headline_that_fits(dia)
    room = PICTURE - (TEXT_LINE * len(textwrap.wrap(dia.bij, LINE)) + GAP if dia.bij else 0)
    pages = _pages([_cut(row, dia.beeld, room) for row in dia.rijen], dia.beeld, room) or [()]
    for number, rows in enumerate(pages, 1):
        if len(pages) == 1:
            yield replace(dia, rijen=rows)
        else:
            part = f"({number} van {len(pages)})"
            yield replace(dia, rijen=rows, onderwerp=f"{dia.onderwerp} {part}", kop=f"{dia.kop} {part}")


def is_long(kop: str) -> bool:
    """Whether a headline takes smaller type."""
    return len(textwrap.wrap(kop, HEADLINE)) > 2


def _with_headline_that_fits(dia: Dia) -> Dia:
    """A headline has two lines, in smaller type too (a part number included); what is more goes below it."""
    clauses = dia.kop.split("; ")
    for end in range(len(clauses), 0, -1):
        kop = "; ".join(clauses[:end])
        if len(textwrap.wrap(f"{kop} (10 van 10)", LONG_HEADLINE)) <= 2:
            rest = "; ".join(clauses[end:])
            more = f"{rest[0].upper()}{rest[1:]}." if rest else ""
            return replace(dia, kop=kop, bij=" ".join(part for part in (more, dia.bij) if part))
    return replace(dia, kop=textwrap.shorten(dia.kop, 2 * LONG_HEADLINE - 16, placeholder=" …"))


def _pages(rows: Sequence[Rij], beeld: Beeld, room: int) -> list[tuple[Rij, ...]]:
    if beeld == "cijfers":
        count = -(-len(rows) // TILES)
        # As even as can be: seven tiles are four and three, not six and one.
        size = -(-len(rows) // count) if count else 0
        return [tuple(rows[start : start + size]) for start in range(0, len(rows), size)] if size else []
    pages: list[list[Rij]] = []
    left = 0
    for row in rows:
        height = _height(row, beeld)
        if height > left or not pages:
            pages.append([])
            left = room
        pages[-1].append(row)
        left -= height
    return [tuple(page) for page in pages]


def _height(row: Rij, beeld: Beeld) -> int:
    if beeld == "lijst":
        return TEXT_LINE * _lines(row) + GAP
    return max(ROW, TEXT_LINE * len(textwrap.wrap(row.naam, NAME)) + GAP // 2)


def _lines(row: Rij) -> int:
    return len(textwrap.wrap(f"{row.naam}: {' '.join(vak.tekst for vak in row.vakken)} {row.slot}", LINE)) or 1


def _cut(row: Rij, beeld: Beeld, room: int) -> Rij:
    """A row that would not fit on a slide of its own, with less text."""
    row = replace(row, naam=textwrap.shorten(row.naam, 2 * (TILE if beeld == "cijfers" else NAME), placeholder=" …"))
    if beeld != "lijst" or _height(row, beeld) <= room:
        return row
    width = LINE * (room // TEXT_LINE - 2) - len(row.naam) - len(row.slot) - len(CUT)
    first, *rest = row.vakken
    return replace(row, vakken=(replace(first, tekst=textwrap.shorten(first.tekst, width, placeholder=CUT)), *rest))
