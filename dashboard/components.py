"""What pages are made of in Streamlit: opening, chart with sentence, table and download, tables, messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from dashboard import markup, session, theme
from dashboard.drawing import Drawing
from dashboard.exports import Cell, csv_bytes
from dashboard.filters import Filters
from dashboard.sentences import Conclusie


@dataclass(frozen=True, slots=True)
class _Whole:
    """HTML as it is. Of a text Streamlit asks first whether it names a file, and looks at how each line begins."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def html(*pieces: Markup) -> None:
    """Put escaped HTML on the page, pieces below each other; nothing when there is nothing to show.

    Every element is a message to the browser: what stands together is sent together.
    """
    shown = [piece for piece in pieces if piece]
    if len(shown) > 1:
        shown = [Markup('<div class="pm-stack">{}</div>').format(markup.join(shown))]
    for piece in shown:
        st.html(_Whole(str(piece)))


def opening(conclusie: Conclusie, filters: Filters) -> None:
    """The conclusion that the page opens with."""
    html(markup.opening(conclusie, filters))


def parts(page: str, chosen: str, names: Mapping[str, str], filters: Filters) -> None:
    """A row of links to the parts of a page, see `markup.parts`."""
    html(markup.parts(page, chosen, names, filters))


def chart(figure: Drawing, key: str, alt: str) -> None:
    """A chart with its text alternative. Its table and download come from `table`."""
    st.plotly_chart(figure, key=key, alt=alt, theme=None, config=theme.PLOTLY_CONFIG)


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    sleutels: Sequence[str],
    filters: Filters,
    name: str,
    on_paper: bool = True,
) -> None:
    """The figures behind a picture: a table that opens on request, each row with its source, and a download.

    `sleutels` has one key per row; it becomes the last column, in the file as text and on the page as a link.
    `on_paper` False: what it stands behind can be printed as it is.
    """
    linked = [[*row, markup.figure_link(filters, key, "bron")] for row, key in zip(rows, sleutels, strict=True)]
    shown = markup.table([*header, "Bron"], linked, name)
    with st.expander("Toon als tabel"):
        html(shown)
    # A chart is drawn for the width of the window, not of the paper: on paper the table takes its place.
    if on_paper:
        html(Markup('<div class="pm-print">{}</div>').format(shown))
    download(header, rows, sleutels, name)


def download(header: Sequence[str], rows: Sequence[Sequence[Cell]], sleutels: Sequence[str], name: str) -> None:
    """A button that gives the rows as CSV, each with its key in the last column. Of training data the name says so."""
    content = csv_bytes([*header, "sleutel"], [[*row, key] for row, key in zip(rows, sleutels, strict=True)])
    file_name = f"{'oefening-' if session.is_training() else ''}{name.lower().replace(' ', '-')}.csv"
    st.download_button("Download als CSV", content, file_name, "text/csv", key=f"download-{name}", on_click="ignore")


def messages(texts: Sequence[str]) -> None:
    """What was wrong with the address that brought the reader here. Not as Markdown: the text quotes the address."""
    html(*markup.messages(texts))
