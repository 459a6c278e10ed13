"""A picture for Plotly, as it is written down: the browser draws it, and no class of Plotly looks at it before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plotly.basedatatypes import BaseFigure

from dashboard import theme


class Drawing(BaseFigure):  # type: ignore[misc]
    """Traces and a layout in the words of Plotly's reference, checked by the tests.

    `plotly.graph_objects` checks every property at every drawing and adds a template of 6 kB: more work than finding
    the values. Streamlit takes a figure as it is; a plain dict it would have checked after all.
    """

    def __init__(self, traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> None:
        self._traces, self._own_layout = traces, layout

    def to_dict(self) -> dict[str, Any]:
        """As it goes to the browser."""
        return {"data": list(self._traces), "layout": {**_EVERY, **self._own_layout}}


# Letters, white ground and Dutch numbers, in every picture.
_EVERY = {
    "font": {"family": theme.FONT, "size": 16, "color": theme.INK},
    "paper_bgcolor": theme.WHITE,
    "plot_bgcolor": theme.WHITE,
    "separators": ",.",
    "hovermode": "closest",
    "hoverlabel": {"bgcolor": theme.WHITE, "font": {"color": theme.INK, "size": 16}, "align": "left"},
}
