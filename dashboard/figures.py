"""The charts: pure functions from rows to Plotly figures. No Streamlit, no database, no calculation of figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from markupsafe import Markup, escape

from dashboard import theme
from dashboard.queries import Cijfer, FaseAantal

ROW_HEIGHT = 58
# Below this share of the width a number does not fit in its part; it goes to the text at the end of the row.
SMALLEST_LABELLED = 0.045
Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a phase is drawn: fill, colour of the number on it, hatching, and the CSS class of its legend."""

    fill: str
    ink: str
    hatch: str
    css: str


def phase_looks(phases: Sequence[FaseAantal]) -> dict[str, Look]:
    """The look of each phase, by name: dark = further, grey = stopped, hatched = unknown. Stable within one model."""
    underway = sorted({(-p.fase_volgorde, p.fase_naam) for p in phases if p.fase_soort == "onderweg"})
    looks = {}
    for phase in phases:
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
    for onderdeel_id, naam in rows:
        _label_row(figure, [p for p in phases if p.onderdeel_id == onderdeel_id], naam, width)
    _layout(figure, [onderdeel_id for onderdeel_id, _ in rows], width)
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
        _name_above(figure, share.sleutel, share.korte_naam)
        _text_behind(figure, share.sleutel, share.getal or 0, _linked(share.weergave, link(share.sleutel)))
    _layout(figure, [share.sleutel for share in shares], 100)
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
            "pattern": {"shape": look.hatch, "fgcolor": theme.SOFT, "size": 8, "solidity": 0.15},
        },
        text=[_linked(str(p.aantal), link(p.sleutel), look.ink) if fits[key] else "" for key, p in parts.items()],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": look.ink, "size": 18},
        hovertext=[f"{part.naam}: {part.aantal} {name}" for part in parts.values()],
        hoverinfo="text",
    )


def _label_row(figure: go.Figure, parts: list[FaseAantal], naam: str, width: float) -> None:
    total = sum(part.aantal for part in parts)
    small = [f"{p.aantal} {p.fase_naam}" for p in parts if p.aantal / width < SMALLEST_LABELLED]
    tail = f" ({', '.join(small)})" if small else ""
    _name_above(figure, parts[0].onderdeel_id, f"{naam} · {total}{tail}")


def _name_above(figure: go.Figure, row: str, text: str) -> None:
    """A row's name above its bar, so that it needs no width beside it on a small screen."""
    figure.add_annotation(
        x=0, y=row, xref="x", yref="y", text=escape(text), showarrow=False, xanchor="left", yanchor="bottom",
        yshift=13, font={"size": 16, "color": theme.INK}, align="left",
    )  # fmt: skip


def _text_behind(figure: go.Figure, row: str, x: float, text: Markup) -> None:
    figure.add_annotation(
        x=x, y=row, text=text, showarrow=False, xanchor="left", xshift=6, font={"size": 18, "color": theme.INK}
    )


def _linked(text: str, address: str, colour: str = theme.INK) -> Markup:
    """Plotly's own small HTML: a link in a label. Both parts are escaped."""
    return Markup('<a href="{}" target="_self" style="color:{}">{}</a>').format(address, colour, text)


def _layout(figure: go.Figure, rows: list[str], width: float) -> None:
    figure.update_layout(
        barmode="stack",
        bargap=0.52,
        height=ROW_HEIGHT * len(rows) + 24,
        margin={"l": 0, "r": 0, "t": 20, "b": 0},
        showlegend=False,
        font={"family": theme.FONT, "size": 16, "color": theme.INK},
        paper_bgcolor=theme.WHITE,
        plot_bgcolor=theme.WHITE,
        separators=",.",
        hoverlabel={"bgcolor": theme.WHITE, "font": {"color": theme.INK, "size": 16}},
        xaxis={"range": [0, width * 1.02], "visible": False, "fixedrange": True},
        yaxis={"categoryorder": "array", "categoryarray": rows[::-1], "visible": False, "fixedrange": True},
    )
