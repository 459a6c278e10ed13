"""The charts: pure functions from rows to drawings. No Streamlit, no database, no calculation of figures."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from markupsafe import Markup, escape

from dashboard import theme
from dashboard.drawing import Drawing
from dashboard.markup import signed_text
from dashboard.queries import Cijfer, FaseAantal

# The vertical axis counts pixels from the top, so that a bar is as thick in every chart and a row as high as its words.
BAR_HEIGHT = 28
LINE_HEIGHT = 22
ROW_GAP = 16
# So many characters fit beside each other on a phone; a longer name gets a second line.
LINE_LENGTH = 44
# Below this share of the width a number does not fit in its part; it goes to the text at the end of the row.
SMALLEST_LABELLED = 0.045
# The words that the pipeline puts before a value of after the report: expected, or laid down.
LATER = ("naar verwachting ", "vooraf vastgesteld ")
PARTS = ("klaar", "onderweg", "gestopt", "onbekend")
Link = Callable[[str], str]
# What a figure is about by its key, for who hears its link by itself; None: its name in the picture says it.
About = Link | None


class Staaf(Protocol):
    """What one bar or point shows. `getal` None: nothing is known, and `weergave` and `stilte_teken` say why."""

    @property
    def sleutel(self) -> str: ...
    @property
    def korte_naam(self) -> str: ...
    @property
    def getal(self) -> float | None: ...
    @property
    def weergave(self) -> str: ...
    @property
    def stilte_teken(self) -> str | None: ...


class Punt(Staaf, Protocol):
    """A point may have an interval around it. `onder` and `boven` None: none fits."""

    @property
    def onder(self) -> float | None: ...
    @property
    def boven(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Look:
    """How a phase is drawn: fill, colour of the number on it, hatching, and the CSS class of its legend."""

    fill: str
    ink: str
    hatch: str
    css: str


def phase_looks(phases: Sequence[FaseAantal]) -> dict[str, Look]:
    """The look of each phase, by name, in the order of a bar: dark = further, grey = stopped, hatched = unknown."""
    underway = sorted({(-p.fase_volgorde, p.fase_naam) for p in phases if p.fase_soort == "onderweg"})
    looks = {}
    for phase in sorted(phases, key=lambda p: (PARTS.index(p.fase_soort), -p.fase_volgorde)):
        if phase.fase_soort == "klaar":
            looks[phase.fase_naam] = Look(theme.KLAAR, theme.WHITE, "", "pm-klaar")
        elif phase.fase_soort == "gestopt":
            looks[phase.fase_naam] = Look(theme.GESTOPT, theme.WHITE, "", "pm-gestopt")
        elif phase.fase_soort == "onbekend":
            looks[phase.fase_naam] = Look(theme.WHITE, theme.INK, "/", "pm-onbekend")
        else:
            place = min([name for _, name in underway].index(phase.fase_naam), len(theme.ONDERWEG) - 1)
            looks[phase.fase_naam] = Look(theme.ONDERWEG[place], theme.INK, "", f"pm-onderweg-{place}")
    return looks


def phase_bars(
    phases: Sequence[FaseAantal], looks: dict[str, Look], width: float, link: Link, page: Link | None = None
) -> Drawing:
    """One stacked bar per onderdeel, its name above it, a number in every part that can hold one, the total behind it.

    `width` is the number at the right end of the scale, so that figures beside each other share a scale. `link` turns a
    figure's key into the address of its source, `page` an onderdeel into that of its page.
    """
    names = dict.fromkeys((phase.onderdeel_id, phase.naam) for phase in phases)
    rows = _rows(
        {
            row: _row_label([p for p in phases if p.onderdeel_id == row], naam, width, link, page and page(row))
            for row, naam in names
        }
    )
    traces = []
    for name, look in looks.items():
        parts = [phase for phase in phases if phase.fase_naam == name]
        if parts:
            traces.append(_phase_trace(look, parts, [rows[part.onderdeel_id].middle for part in parts], width, link))
    return Drawing(traces, _layout(rows, width))


def share_bars(shares: Sequence[Staaf], link: Link, about: About = None) -> Drawing:
    """One bar per share on a scale of 0 to 100%, each on its own: overlapping shares are never stacked.

    A share that is not known is hatched over the whole scale, with the words of its silence under its name.
    """
    return _separate_bars(shares, 100, link, about)


def count_bars(counts: Sequence[Staaf], link: Link, top: float | None = None, about: About = None) -> Drawing:
    """One bar per count of one unit, on one scale from nought to the largest or to `top`; never stacked.

    What is only expected is white with a line; what is not known is hatched over the whole scale, with its words.
    """
    return _separate_bars(counts, max([count.getal or 0 for count in counts] + [top or 1]), link, about)


def share_points(shares: Sequence[Punt], link: Link, about: About = None) -> Drawing:
    """One point per share on a scale of 0 to 100%, name and value above it; a thick line as far as it is unsure.

    What is not known has no point, only the words of its silence behind its name.
    """
    rows = _rows({share.sleutel: _point_label(share, link, about) for share in shares})
    known = [share for share in shares if share.getal is not None]
    # The whole scale, so that a point has something to stand on.
    scales = [_across(0, 100, row, theme.LINE, 2) for row in rows.values()]
    unsure = [
        _across(share.onder, share.boven, rows[share.sleutel], theme.ONDERWEG[0], 8)
        for share in known
        if share.onder is not None and share.boven is not None
    ]
    points = {
        "type": "scatter",
        "x": [share.getal for share in known],
        "y": [rows[share.sleutel].middle for share in known],
        "mode": "markers",
        "marker": {"size": 16, "color": theme.KLAAR},
        "hovertext": [escape(f"{share.korte_naam}: {share.weergave}") for share in known],
        "hoverinfo": "text",
    }
    return Drawing([points], {**_layout(rows, 100), "shapes": [*scales, *unsure]})


def _across(start: float, end: float, row: _Row, colour: str, width: int) -> dict[str, Any]:
    """A line through the middle of a row."""
    line = {"color": colour, "width": width}
    return {"type": "line", "x0": start, "x1": end, "y0": row.middle, "y1": row.middle, "line": line}


def _separate_bars(shares: Sequence[Staaf], scale: float, link: Link, about: About) -> Drawing:
    rows = _rows({share.sleutel: _share_label(share, link, about) for share in shares})
    unknown = [share.getal is None for share in shares]
    hollow = [share.getal is None or is_expected(share) for share in shares]
    bars = {
        "type": "bar",
        "y": [row.middle for row in rows.values()],
        "x": [scale if share.getal is None else share.getal for share in shares],
        "width": BAR_HEIGHT,
        "orientation": "h",
        "marker": {
            "color": [theme.WHITE if empty else theme.BALK for empty in hollow],
            "line": {"color": [theme.SOFT if silent else theme.BALK for silent in unknown], "width": 1},
            "pattern": {
                "shape": ["/" if silent else "" for silent in unknown],
                # With a colour per bar Plotly otherwise draws the lines in the colour of the bar: white on white.
                "fillmode": "overlay",
                "fgcolor": theme.HATCH,
                "size": 10,
                "solidity": 0.12,
            },
        },
        "text": [
            linked(share.stilte_teken or _amount(share), link(share.sleutel), about=_heard(share, about))
            for share in shares
        ],
        "textposition": "outside",
        "textfont": {"color": theme.INK, "size": 18},
        "hovertext": [escape(f"{share.korte_naam}: {share.weergave}") for share in shares],
        "hoverinfo": "text",
    }
    # Room behind a full bar for its text.
    return Drawing([bars], _layout(rows, 1.4 * scale))


def about_each(cijfers: Sequence[Cijfer]) -> Link:
    """What each figure is about by its key: its whole name, onderdeel and date."""
    return {c.sleutel: f"{c.naam}, {c.onderdeel_naam}, {c.stand_op_tekst}" for c in cijfers}.__getitem__


def is_expected(cijfer: Staaf) -> bool:
    """Whether the source only expects this: announced is not done."""
    return cijfer.weergave.startswith(LATER)


def without_later(weergave: str) -> str:
    """A value without the words that say that it is of after the report."""
    return next((weergave.removeprefix(words) for words in LATER if weergave.startswith(words)), weergave)


def phase_alt(phases: Sequence[FaseAantal]) -> str:
    """The chart in a sentence per row, for who cannot see it."""
    rows = dict.fromkeys((phase.onderdeel_id, phase.naam) for phase in phases)
    texts = []
    for onderdeel_id, naam in rows:
        parts = ", ".join(f"{p.aantal} {p.fase_naam}" for p in phases if p.onderdeel_id == onderdeel_id)
        texts.append(f"{naam}: {parts}")
    return "Staafdiagram. " + "; ".join(texts) + "."


def share_alt(shares: Sequence[Staaf]) -> str:
    """The shares in a sentence."""
    return "Losse staven. " + "; ".join(f"{s.korte_naam}: {s.weergave}" for s in shares) + "."


def count_alt(counts: Sequence[Staaf]) -> str:
    """The counts in a sentence."""
    return "Losse staven, niet op te tellen. " + "; ".join(f"{c.korte_naam}: {c.weergave}" for c in counts) + "."


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row stands: the lines above its bar, and the middle of the bar in pixels from the top."""

    lines: list[Markup]
    middle: float


def _rows(labels: dict[str, list[Markup]]) -> dict[str, _Row]:
    rows, top = {}, 0
    for key, lines in labels.items():
        bar_top = top + LINE_HEIGHT * len(lines)
        rows[key] = _Row(lines, bar_top + BAR_HEIGHT / 2)
        top = bar_top + BAR_HEIGHT + ROW_GAP
    return rows


def _phase_trace(look: Look, parts: list[FaseAantal], middles: list[float], width: float, link: Link) -> dict[str, Any]:
    fits = [part.aantal >= width * SMALLEST_LABELLED for part in parts]
    return {
        "type": "bar",
        "name": parts[0].fase_naam,
        "y": middles,
        "x": [part.aantal for part in parts],
        "width": BAR_HEIGHT,
        "orientation": "h",
        "marker": {
            "color": look.fill,
            "line": {"color": theme.SOFT if look.hatch else theme.WHITE, "width": 1},
            "pattern": {"shape": look.hatch, "fgcolor": theme.HATCH, "size": 10, "solidity": 0.12},
        },
        "text": [
            linked(part.weergave, link(part.sleutel), look.ink, f"{part.fase_naam}, {part.naam}") if fit else ""
            for part, fit in zip(parts, fits, strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"color": look.ink, "size": 18},
        "hovertext": [escape(f"{part.naam}: {part.weergave} {part.fase_naam}") for part in parts],
        "hoverinfo": "text",
    }


def _share_label(share: Staaf, link: Link, about: About) -> list[Markup]:
    """A share's name; when there is no value also why, and when it is only expected that."""
    words = signed_text(share.weergave, share.stilte_teken)
    says = share.getal is None or is_expected(share)
    return [
        *_bold(share.korte_naam),
        *([linked(words, link(share.sleutel), about=_heard(share, about))] if says else []),
    ]


def _point_label(share: Punt, link: Link, about: About) -> list[Markup]:
    """A point's name with its value behind it, or below it where a phone has no room for both."""
    words = signed_text(share.weergave, share.stilte_teken)
    value = linked(words, link(share.sleutel), about=_heard(share, about))
    *first, last = _bold(f"{share.korte_naam}\u00a0·")
    if len(last.striptags()) + 1 + len(words) > LINE_LENGTH:
        return [*_bold(share.korte_naam), value]
    return [*first, last + " " + value]


def _heard(share: Staaf, about: About) -> str:
    """What a value is about, for who hears its link by itself; its name where nobody says more."""
    return about(share.sleutel) if about else share.korte_naam


def _amount(share: Staaf) -> str:
    """What stands behind a bar; that it is only expected stands above it, where there is room."""
    return without_later(share.weergave)


def _row_label(parts: list[FaseAantal], naam: str, width: float, link: Link, address: str | None) -> list[Markup]:
    """A row's name, total, finished share, and the numbers of the parts that are too small for theirs; in lines."""
    total = sum(part.aantal for part in parts)
    share = parts[0].aandeel_tekst
    small = [part for part in parts if part.aantal / width < SMALLEST_LABELLED]
    facts = [escape(share)] if share else []
    facts += [
        linked(part.weergave, link(part.sleutel), about=f"{part.fase_naam}, {naam}") + f" {part.fase_naam}"
        for part in small
    ]
    # No-break spaces keep the total on the line of the last word.
    return [*_bold(f"{naam}\u00a0·\u00a0{total}", address), *_joined(facts)]


def _joined(facts: list[Markup]) -> list[Markup]:
    """As many facts on a line as fit; a fact is never broken."""
    lines: list[Markup] = []
    for fact in facts:
        longer = lines[-1] + " · " + fact if lines else fact
        if lines and _seen_length(longer) <= LINE_LENGTH:
            lines[-1] = longer
        else:
            lines.append(fact)
    return lines


def _seen_length(text: Markup) -> int:
    """How many characters of a label are to be seen."""
    return len(Markup(_UNSEEN_PART.sub("", text)).striptags())


def _bold(name: str, address: str | None = None) -> list[Markup]:
    return [
        Markup("<b>{}</b>").format(linked(line, address) if address else line)
        for line in textwrap.wrap(name, LINE_LENGTH)
    ]


def _name_above(row: _Row) -> dict[str, Any]:
    """A row's name above its bar, so that it needs no width beside it on a small screen."""
    return {
        "x": 0,
        "y": row.middle - BAR_HEIGHT / 2,
        "text": Markup("<br>").join(row.lines),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "font": {"size": 16, "color": theme.INK},
    }


# Not to be seen and without width, and still read: Plotly knows no other attribute of a link than these few.
UNSEEN = "font-size:0.1px;fill-opacity:0"
_UNSEEN_PART = re.compile(rf'<span style="{UNSEEN}">.*?</span>')


def linked(text: str, address: str, colour: str = theme.INK, about: str = "") -> Markup:
    """Plotly's own small HTML: a link in a label. Every part is escaped.

    `about`: what the text alone does not say, for who hears the link by itself: which series, which date.
    """
    unseen = Markup('<span style="{}">, {}</span>').format(UNSEEN, about) if about else ""
    return Markup('<a href="{}" target="_self" style="color:{}">{}{}</a>').format(address, colour, text, unseen)


def _layout(rows: dict[str, _Row], width: float) -> dict[str, Any]:
    """Rows from top to bottom on a scale from 0 to `width`; no axes, every part has its number."""
    height = max((row.middle for row in rows.values()), default=0) + BAR_HEIGHT / 2 + ROW_GAP
    return {
        "annotations": [_name_above(row) for row in rows.values()],
        "barmode": "stack",
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "xaxis": {"range": [0, width * 1.01], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }
