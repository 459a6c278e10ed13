"""How a slide looks: our own HTML, every size a share of the screen, nothing that needs a mouse."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from dashboard.markup import EMPTY, join
from dashboard.slides.fit import is_long
from dashboard.slides.model import Beeld, Dia, Rij, Vak
from dashboard.tile import split_qualifier

# Below this share of the width a number does not fit in its part of a bar; it goes to the end of the row.
SMALLEST_LABELLED = 0.05
STEPS = 5


def slide(dia: Dia, number: int, count: int, meeting: str) -> Markup:
    """One slide. `meeting` stands at the right of the footer, with the number of the slide."""
    return Markup(
        '<article class="pm-slide" aria-label="Dia {}"><header><h1{}>{}</h1>{}</header>'
        '<div class="pm-slide-picture">{}</div><footer><div>{}</div><p>{} · {} / {}</p></footer></article>'
    ).format(
        number,
        Markup(' class="pm-slide-long"') if is_long(dia.kop) else EMPTY,
        dia.kop,
        Markup('<p class="pm-slide-more">{}</p>').format(dia.bij) if dia.bij else EMPTY,
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
    rows = join(_bar_row(dia, row, is_total=number == 0 and len(dia.rijen) > 1) for number, row in enumerate(dia.rijen))
    return Markup('<ul class="pm-slide-legend">{}</ul><table class="pm-slide-bars"><tbody>{}</tbody></table>').format(
        legend, rows
    )


def _bar_row(dia: Dia, row: Rij, is_total: bool) -> Markup:
    whole = sum(vak.getal or 0 for vak in row.vakken)
    scale = whole if is_total else dia.schaal
    looks = _looks(dia)
    parts = join(
        Markup('<span class="{}" style="width:{:.2f}%" title="{}">{}</span>').format(
            looks[vak.naam], 100 * (vak.getal or 0) / scale, f"{vak.naam}: {vak.tekst}",
            Markup("<b>{}</b>").format(vak.tekst) if _fits(vak, scale) else EMPTY,
        )
        for vak in row.vakken
        if vak.getal
    )  # fmt: skip
    small = [f"{vak.naam} {vak.tekst}" for vak in row.vakken if vak.getal and not _fits(vak, scale)]
    behind = " · ".join([row.slot, *small])
    return Markup('<tr{}><th scope="row">{}</th><td><div class="pm-slide-bar">{}</div></td><td>{}</td></tr>').format(
        Markup(' class="pm-slide-total"') if is_total else EMPTY, row.naam, parts, behind
    )


def _fits(vak: Vak, scale: float) -> bool:
    return (vak.getal or 0) / scale >= SMALLEST_LABELLED


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
        Markup('<tr><th scope="row">{}</th><td><div class="pm-slide-bar">{}</div></td><td>{}</td></tr>').format(
            row.naam,
            Markup('<span class="pm-onbekend" style="width:100%"></span>')
            if vak.getal is None
            else Markup('<span class="pm-balk" style="width:{:.2f}%"></span>').format(100 * vak.getal / dia.schaal),
            vak.tekst,
        )
        for row in dia.rijen
        for vak in row.vakken
    )
    return Markup('<table class="pm-slide-bars"><tbody>{}</tbody></table>').format(rows)


def _tiles(dia: Dia) -> Markup:
    tiles = join(
        Markup('<section><h2>{}</h2>{}<p class="pm-slide-status">{}</p></section>').format(
            row.naam, join(_number(vak) for vak in row.vakken), row.slot
        )
        for row in dia.rijen
    )
    return Markup('<div class="pm-slide-tiles pm-slide-tiles-{}">{}</div>').format(min(len(dia.rijen), 3), tiles)


def _number(vak: Vak) -> Markup:
    if vak.getal is None:
        return Markup('<p class="pm-slide-silence">{}</p>').format(vak.tekst)
    words, number = split_qualifier(vak.tekst)
    return Markup('<p class="pm-slide-number"><small>{}</small>{} <small>{}</small></p>').format(
        f"{words} " if words else "", number, vak.naam
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
}
