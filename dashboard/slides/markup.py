"""How a slide looks: our own HTML, every size a share of the screen, nothing that needs a mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.markup import EMPTY, join
from dashboard.slides.fit import (
    ABOUT,
    BAR,
    FALL,
    FEW,
    PLACE,
    TILES_IN_A_ROW,
    TOTAL,
    behind,
    holds_its_number,
    is_long,
    is_roomy,
    own_scale,
    said,
)
from dashboard.slides.model import Beeld, Dia, Rij, Vak
from dashboard.slides.waterfall import Staaf, scale, staven
from dashboard.tile import split_qualifier

STEPS = 5
# What is wider than a phone scrolls there in its own frame, by keyboard too.
WIDE_ON_A_PHONE = ("fasen", "balken", "ladder", "waterval")
SCROLLS = Markup(' tabindex="0" role="region" aria-label="Beeld"')
# Of more digits than these a number is set smaller, so that it stays on one line of its tile.
WIDE = 11


def below_each_other(deck: Sequence[Dia], meeting: str) -> Markup:
    """Every slide, to read on a page and to print one on a sheet."""
    shown = join(slide(dia, number, len(deck), meeting, level=2) for number, dia in enumerate(deck, 1))
    return Markup('<div class="pm-deck">{}</div>').format(shown)


def slide(dia: Dia, number: int, count: int, meeting: str, level: int = 1) -> Markup:
    """One slide. `meeting` stands at the right of the footer, with the number of the slide."""
    return Markup(
        '<article class="pm-slide" aria-label="Dia {}"><header{}>{}{}</header>'
        '<div class="pm-slide-picture{}"{}>{}</div><footer><div>{}</div><p>{} · {} / {}</p></footer></article>'
    ).format(
        number,
        Markup(' class="pm-slide-long"') if is_long(dia.kop) else EMPTY,
        Markup("<h{0}>{1}</h{0}>").format(level, dia.kop),
        Markup('<p class="pm-slide-more">{}</p>').format(dia.bij) if dia.bij else EMPTY,
        " pm-slide-roomy" if is_roomy(dia) else "",
        SCROLLS if dia.beeld in WIDE_ON_A_PHONE else EMPTY,
        PICTURES[dia.beeld](dia) if dia.rijen else EMPTY,
        join(Markup("<p>{}</p>").format(line) for line in dia.voet),
        meeting,
        number,
        count,
    )


def _bars(dia: Dia) -> Markup:
    """Stacked bars: the names of the phases above the first one, a number in every part that can hold it."""
    legend = join(
        Markup('<li><span class="pm-chip {}"></span>{}</li>').format(css, name) for name, css in _looks(dia).items()
    )
    rows = join(_bar_row(dia, row) for row in dia.rijen)
    return Markup('<ul class="pm-slide-legend">{}</ul><table class="pm-slide-bars{}"><tbody>{}</tbody></table>').format(
        legend, " pm-slide-few" if len(dia.rijen) <= FEW else "", rows
    )


def _bar_row(dia: Dia, row: Rij) -> Markup:
    scale = own_scale(dia, row)
    looks = _looks(dia)
    parts = join(
        Markup('<span class="{}" style="flex-grow:{:g}" title="{}">{}</span>').format(
            looks[vak.naam], vak.getal, f"{vak.naam}: {vak.tekst}",
            Markup("<b>{}</b>").format(vak.tekst) if holds_its_number(vak, scale) else EMPTY,
        )
        for vak in row.vakken
        if vak.getal
    )  # fmt: skip
    width = sum(vak.getal or 0 for vak in row.vakken) / scale
    if not row.naam.startswith(TOTAL):
        return _row(row.naam, width, parts, behind(row, scale))
    total = Markup(' class="pm-slide-total"')
    return _row(f"{row.naam} (eigen schaal)", width, parts, behind(row, scale), total)


def _row(naam: str, width: float, parts: Markup, text: str, css: Markup = EMPTY) -> Markup:
    """A name, a bar of a share of the scale, and what stands behind it."""
    return Markup(
        '<tr{}><th scope="row">{}</th><td><div><div class="pm-slide-bar" style="width:{:.2f}%">{}</div>'
        "<span>{}</span></div></td></tr>"
    ).format(css, naam, 100 * width * BAR / PLACE, parts, text)


def _looks(dia: Dia) -> dict[str, str]:
    """The class of each phase by name; those on the way from nearest to the end to furthest from it."""
    kinds = {vak.naam: vak.soort for row in dia.rijen for vak in row.vakken}
    underway = [name for name in dia.kolommen if kinds.get(name) == "onderweg"]
    return {
        name: f"pm-onderweg-{min(underway.index(name), 2)}" if name in underway else f"pm-{kinds[name]}"
        for name in dia.kolommen
        if name in kinds
    }


def _shares(dia: Dia) -> Markup:
    """Separate bars on one scale, never stacked."""
    rows = join(
        _row(row.naam, 1, Markup('<span class="pm-onbekend" style="flex-grow:1"></span>'), vak.tekst)
        if vak.getal is None
        else _row(
            row.naam, vak.getal / dia.schaal, Markup('<span class="pm-balk" style="flex-grow:1"></span>'), vak.tekst
        )
        for row in dia.rijen
        for vak in row.vakken
    )
    return Markup('<table class="pm-slide-bars"><tbody>{}</tbody></table>').format(rows)


def _waterfall(dia: Dia) -> Markup:
    """A bar per row on one scale with nought in it; a thin line leads from the end of each to the start of the next."""
    bars = staven(dia.rijen)
    left, right = scale(bars)
    kinds = dict.fromkeys(row.vakken[0].soort.removesuffix(ABOUT) for row in dia.rijen)
    legend = join(
        Markup('<li><span class="pm-chip pm-fall-{0}"></span>{0}</li>').format(kind) for kind in kinds if kind
    )
    rows = join(
        _fall(row, bar, before, lambda value: 100 * (value - left) / (right - left) * FALL / PLACE)
        for row, bar, before in zip(dia.rijen, bars, (None, *bars), strict=False)
    )
    return Markup(
        '<ul class="pm-slide-legend">{}</ul><table class="pm-slide-bars pm-slide-falls{}"><tbody>{}</tbody></table>'
    ).format(legend, " pm-slide-few" if len(bars) <= FEW else "", rows)


def _fall(row: Rij, bar: Staaf, before: Staaf | None, place: Callable[[float], float]) -> Markup:
    (vak, *_) = row.vakken
    kind = vak.soort.removesuffix(ABOUT)
    return Markup(
        '<tr class="pm-slide-{}"><th scope="row">{}</th><td><div>{}<i class="pm-slide-nought" style="left:{:.2f}%"></i>'
        '<div class="pm-slide-bar" style="margin-left:{:.2f}%;width:{:.2f}%"><span class="pm-fall-{}{}"></span></div>'
        "<span>{}</span></div></td></tr>"
    ).format(
        "value" if kind == "stand" else "part", row.naam,
        Markup('<i class="pm-slide-lead" style="left:{:.2f}%"></i>').format(place(before.naar)) if before else EMPTY,
        place(0), place(bar.laag), place(bar.hoog) - place(bar.laag),
        kind, " pm-fall-about" if kind != vak.soort else "", said(vak),
    )  # fmt: skip


def _tiles(dia: Dia) -> Markup:
    tiles = join(
        Markup('<section><h2>{}</h2>{}<p class="pm-slide-status">{}</p></section>').format(
            row.naam, join(_number(vak) for vak in row.vakken), row.slot
        )
        for row in dia.rijen
    )
    one_row = " pm-slide-one-row" if len(dia.rijen) <= TILES_IN_A_ROW else ""
    return Markup('<div class="pm-slide-tiles{}">{}</div>').format(one_row, tiles)


def _number(vak: Vak) -> Markup:
    if vak.getal is None:
        return Markup('<p class="pm-slide-silence">{}</p>').format(vak.tekst)
    words, number = split_qualifier(vak.tekst)
    # Words are set in type half as large.
    is_wide = len(number) + (len(words) + len(vak.naam)) / 2 > WIDE
    return Markup('<p class="pm-slide-number{}"><small>{}</small>{} <small>{}</small></p>').format(
        " pm-slide-wide" if is_wide else "", f"{words} " if words else "", number, vak.naam
    )


def _lines(dia: Dia) -> Markup:
    items = join(
        Markup("<li><strong>{}</strong>: {}{}</li>").format(
            row.naam,
            join(Markup("{}").format(vak.tekst) for vak in row.vakken),
            Markup(' <span class="pm-slide-tag">{}</span>').format(row.slot) if row.slot else EMPTY,
        )
        for row in dia.rijen
    )
    return Markup('<ul class="pm-slide-lines">{}</ul>').format(items)


def _ladder(dia: Dia) -> Markup:
    head = join(Markup("<th scope='col'>{}</th>").format(name) for name in dia.kolommen)
    rows = join(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(row.naam, join(_step(vak) for vak in row.vakken))
        for row in dia.rijen
    )
    return Markup('<table class="pm-slide-ladder"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>').format(
        head, rows
    )


def _step(vak: Vak) -> Markup:
    reached = int(vak.getal or 0)
    boxes = join(Markup('<i class="{}"></i>').format("pm-on" if n < reached else "") for n in range(STEPS))
    return Markup('<td><span class="pm-slide-steps" aria-hidden="true">{}</span>{}</td>').format(boxes, vak.tekst)


PICTURES: dict[Beeld, Callable[[Dia], Markup]] = {
    "fasen": _bars,
    "balken": _shares,
    "cijfers": _tiles,
    "lijst": _lines,
    "ladder": _ladder,
    "waterval": _waterfall,
}
