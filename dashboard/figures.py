"""The charts: pure functions from rows to Plotly figures. No Streamlit, no database, no calculation of figures."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from markupsafe import Markup, escape

from dashboard import theme
from dashboard.queries import Cijfer, FaseAantal

BAR_HEIGHT = 28
LINE_HEIGHT = 22
# So many characters fit beside each other on a phone; a longer name gets a second line.
LINE_LENGTH = 48
# Below this share of the width a number does not fit in its part; it goes to the text at the end of the row.
SMALLEST_LABELLED = 0.045
PARTS = ("klaar", "onderweg", "gestopt", "onbekend")
Link = Callable[[str], str]


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


def phase_bars(phases: Sequence[FaseAantal], looks: dict[str, Look], width: float, link: Link) -> go.Figure:
    """One stacked bar per onderdeel, its name above it, a number in every part that can hold one, the total behind it.

    `width` is the number at the right end of the scale, so that figures beside each other share a scale. `link` turns a
    figure's key into the address of its source.
    """
    rows = list(dict.fromkeys((phase.onderdeel_id, phase.naam) for phase in phases))
    figure = go.Figure()
    for name, look in looks.items():
        parts = {phase.onderdeel_id: phase for phase in phases if phase.fase_naam == name}
        if parts:
            figure.add_trace(_phase_trace(name, look, parts, width, link))
    labels = {row: _row_label([p for p in phases if p.onderdeel_id == row], naam, width) for row, naam in rows}
    _layout(figure, labels, width)
    return figure


def share_bars(shares: Sequence[Cijfer], link: Link) -> go.Figure:
    """One bar per share on a scale of 0 to 100%, each on its own: overlapping shares are never stacked."""
    figure = go.Figure(
        go.Bar(
            y=[share.sleutel for share in shares],
            x=[share.getal or 0 for share in shares],
            orientation="h",
            marker={"color": theme.BALK},
            hovertext=[f"{share.korte_naam}: {share.weergave}" for share in shares],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    for share in shares:
        _text_behind(figure, share.sleutel, share.getal or 0, _linked(share.weergave, link(share.sleutel)))
    # Room behind a full bar for its text.
    _layout(figure, {share.sleutel: [share.korte_naam] for share in shares}, 130)
    return figure


def phase_alt(phases: Sequence[FaseAantal]) -> str:
    """The chart in a sentence per row, for who cannot see it."""
    rows = dict.fromkeys((phase.onderdeel_id, phase.naam) for phase in phases)
    texts = []
    for onderdeel_id, naam in rows:
        parts = ", ".join(f"{p.aantal} {p.fase_naam}" for p in phases if p.onderdeel_id == onderdeel_id)
        texts.append(f"{naam}: {parts}")
    return "Staafdiagram. " + "; ".join(texts) + "."


def share_alt(shares: Sequence[Cijfer]) -> str:
    """The shares in a sentence."""
    return "Losse staven. " + "; ".join(f"{s.korte_naam}: {s.weergave}" for s in shares) + "."


def _phase_trace(name: str, look: Look, parts: dict[str, FaseAantal], width: float, link: Link) -> go.Bar:
    fits = {key: part.aantal / width >= SMALLEST_LABELLED for key, part in parts.items()}
    return go.Bar(
        name=name,
        y=list(parts),
        x=[part.aantal for part in parts.values()],
        orientation="h",
        marker={
            "color": look.fill,
            "line": {"color": theme.SOFT if look.hatch else theme.WHITE, "width": 1},
            "pattern": {"shape": look.hatch, "fgcolor": theme.HATCH, "size": 10, "solidity": 0.12},
        },
        text=[_linked(str(p.aantal), link(p.sleutel), look.ink) if fits[key] else "" for key, p in parts.items()],
        textposition="inside",
        insidetextanchor="middle",
        constraintext="none",
        textangle=0,
        textfont={"color": look.ink, "size": 18},
        hovertext=[f"{part.naam}: {part.aantal} {name}" for part in parts.values()],
        hoverinfo="text",
    )


def _row_label(parts: list[FaseAantal], naam: str, width: float) -> list[str]:
    """A row's name, total, and the numbers of the parts that are too small for theirs; in lines."""
    total = sum(part.aantal for part in parts)
    small = [f"{p.aantal} {p.fase_naam}" for p in parts if p.aantal / width < SMALLEST_LABELLED]
    name, tail = f"{naam} · {total}", f"({', '.join(small)})"
    if small and len(name) + len(tail) < LINE_LENGTH:
        return [f"{name} {tail}"]
    return [*textwrap.wrap(name, LINE_LENGTH), *(textwrap.wrap(tail, LINE_LENGTH) if small else [])]


def _name_above(figure: go.Figure, row: str, lines: list[str]) -> None:
    """A row's name above its bar, so that it needs no width beside it on a small screen."""
    figure.add_annotation(
        x=0, y=row, xref="x", yref="y", text="<br>".join(str(escape(line)) for line in lines), showarrow=False,
        xanchor="left", yanchor="bottom", yshift=BAR_HEIGHT / 2, font={"size": 16, "color": theme.INK}, align="left",
    )  # fmt: skip


def _text_behind(figure: go.Figure, row: str, x: float, text: Markup) -> None:
    figure.add_annotation(
        x=x, y=row, text=text, showarrow=False, xanchor="left", xshift=6, font={"size": 18, "color": theme.INK}
    )


def _linked(text: str, address: str, colour: str = theme.INK) -> Markup:
    """Plotly's own small HTML: a link in a label. Both parts are escaped."""
    return Markup('<a href="{}" target="_self" style="color:{}">{}</a>').format(address, colour, text)


def _layout(figure: go.Figure, labels: dict[str, list[str]], width: float) -> None:
    """Rows from top to bottom, each as high as its bar and the longest name above a bar."""
    rows = list(labels)
    name_height = LINE_HEIGHT * max((len(lines) for lines in labels.values()), default=1)
    row_height = BAR_HEIGHT + name_height + 10
    for row, lines in labels.items():
        _name_above(figure, row, lines)
    figure.update_layout(
        barmode="stack",
        bargap=1 - BAR_HEIGHT / row_height,
        height=row_height * len(rows) + name_height // 2,
        margin={"l": 0, "r": 0, "t": name_height // 2, "b": 0},
        showlegend=False,
        font={"family": theme.FONT, "size": 16, "color": theme.INK},
        paper_bgcolor=theme.WHITE,
        plot_bgcolor=theme.WHITE,
        separators=",.",
        hoverlabel={"bgcolor": theme.WHITE, "font": {"color": theme.INK, "size": 16}},
        xaxis={"range": [0, width * 1.01], "visible": False, "fixedrange": True},
        yaxis={"categoryorder": "array", "categoryarray": rows[::-1], "visible": False, "fixedrange": True},
    )
