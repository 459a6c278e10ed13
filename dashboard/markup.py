"""HTML for what Streamlit has no element for. The basics: openings, links to sources, tables, lists.

Everything that comes from a file goes through markupsafe, which escapes it; no text is ever treated as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup, escape

from dashboard.filters import DELEN, Filters
from dashboard.queries import Cijfer
from dashboard.sentences import Conclusie, op_datum

EMPTY = Markup("")
Cell = str | Markup | int | float | None


def join(parts: Iterable[Markup]) -> Markup:
    """Pieces of HTML after each other."""
    return Markup("".join(map(_safe, parts)))


def _safe(text: Cell) -> Markup:
    """As it may stand in HTML; what is HTML already stays as it is."""
    return text if isinstance(text, Markup) else escape("" if text is None else text)


def opening(conclusie: Conclusie, filters: Filters, level: int = 1) -> Markup:
    """The conclusion that a page (or, at level 2, a part of it) opens with, and the figures it rests on."""
    head = Markup("<h{0}>{1}</h{0}>").format(level, conclusie.kop)
    lead = Markup('<p class="pm-lead">{}</p>').format(conclusie.lead) if conclusie.lead else EMPTY
    return Markup('<header class="pm-opening">{}{}{}</header>').format(head, lead, _basis(conclusie, filters))


def source_url(filters: Filters, sleutel: str) -> str:
    """Where a fact is explained: its value, formula, passages."""
    return filters.url("verantwoording", cijfer=sleutel)


def signed(text: str, teken: str | None) -> Markup:
    """What a reader sees where a value may be missing: the sign of the silence before its words.

    The sign is for the eye; a screen reader says the words.
    """
    if not teken:
        return escape(text)
    return Markup(f'<span class="pm-sign" aria-hidden="true">{escape(teken)}</span>&nbsp;{escape(text)}')


def signed_text(text: str, teken: str | None) -> str:
    """The same as plain text, for a chart or a table that is also a file."""
    return f"{teken} {text}" if teken else text


def link(address: str, text: str | Markup, css: str = "") -> Markup:
    """A link. A table has hundreds: put together by hand, for `format` is five times dearer."""
    kind = f' class="{escape(css)}"' if css else ""
    return Markup(f'<a{kind} href="{escape(address)}">{_safe(text)}</a>')


def figure_link(filters: Filters, sleutel: str, text: str | Markup) -> Markup:
    """A figure that leads to its source in one click."""
    return link(source_url(filters, sleutel), text, "pm-figure")


def onderdeel_link(filters: Filters, onderdeel: str, text: str | Markup) -> Markup:
    """The name of an onderdeel, as the way to everything that is known of it."""
    return link(filters.url("onderdeel", onderdeel=onderdeel), text, "pm-onderdeel")


def footer(cijfer: Cijfer, filters: Filters) -> Markup:
    """Stand op · zoals bekend op · bron: under every figure. A delivery that is still a draft says so."""
    concept = " · concept" if cijfer.levering_status == "concept" else ""
    return Markup('<p class="pm-footer">stand {} · zoals bekend {} · <a href="{}">{}</a>{}{}</p>').format(
        op_datum(cijfer.stand_op_tekst),
        op_datum(cijfer.bekend_op_tekst),
        source_url(filters, cijfer.sleutel),
        cijfer.bron_tekst,
        concept,
        difference(cijfer, filters),
    )


def difference(cijfer: Cijfer, filters: Filters) -> Markup:
    """That a figure does not agree with another place, as a link to that comparison; empty when it does."""
    if cijfer.verschil_sleutel is None:
        return EMPTY
    url = source_url(filters, cijfer.verschil_sleutel)
    return Markup(' · <a href="{}">verschil tussen bronnen ({})</a>').format(url, cijfer.verschil_tekst)


def card(title: str, body: Markup, name: str = "") -> Markup:
    """A white card with a title. `name` is where a link on the page can jump to."""
    return Markup('<section class="pm-card" id="{}"><h2>{}</h2>{}</section>').format(name, title, body)


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]], caption: str) -> Markup:
    """A plain HTML table inside its own frame, which scrolls on a small screen."""
    return _table(header, [(None, rows)], caption)


def grouped_table(
    header: Sequence[str], groups: Iterable[tuple[str, Iterable[Sequence[Cell]]]], caption: str
) -> Markup:
    """The same with a title above each group of rows."""
    return _table(header, groups, caption)


def beside(cell: Cell, label: str, text: str | None) -> Cell:
    """A cell with its goal under it, or with what the definition of the figure cannot say."""
    if not text:
        return cell
    before = Markup("{} ").format(cell) if cell else EMPTY
    return Markup('{}<span class="pm-beside">{}: {}</span>').format(before, label, text)


def _table(
    header: Sequence[str], groups: Iterable[tuple[str | None, Iterable[Sequence[Cell]]]], caption: str
) -> Markup:
    head = join(Markup("<th scope='col'>{}</th>").format(name) for name in header)
    opens = [f'<td data-label="{escape(name)}">' for name in header]
    bodies = join(
        Markup("<tbody>{}{}</tbody>").format(
            Markup('<tr class="pm-group"><th scope="rowgroup" colspan="{}">{}</th></tr>').format(len(header), title)
            if title
            else EMPTY,
            join(_row(opens, row) for row in rows),
        )
        for title, rows in groups
    )
    return Markup(
        '<div class="pm-scroll" tabindex="0" role="region" aria-label="{}"><table class="pm-table">'
        "<thead><tr>{}</tr></thead>{}</table></div>"
    ).format(caption, head, bodies)


def _row(opens: Sequence[str], row: Sequence[Cell]) -> Markup:
    """A row; each cell behind its start tag."""
    cells = [f"{start}{_safe(cell)}</td>" for start, cell in zip(opens, row, strict=True)]
    return Markup(f"<tr>{''.join(cells)}</tr>")


def definition_list(pairs: Iterable[tuple[str, str | Markup | None]]) -> Markup:
    """Names with their explanation; pairs without a value are left out."""
    items = join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in pairs if value)
    return Markup('<dl class="pm-list">{}</dl>').format(items)


def folded(summary: str | Markup, body: Markup) -> Markup:
    """Something that opens on request, by mouse or keyboard."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, body)


def messages(texts: Iterable[str]) -> list[Markup]:
    """What a reader is told of the address or the choice that was asked, a piece for each text."""
    return [Markup('<p class="pm-message" role="status">{}</p>').format(text) for text in texts]


def parts(
    page: str,
    chosen: str,
    names: Mapping[str, str],
    filters: Filters,
    kept: Callable[[str], Mapping[str, str]] = lambda part: {},
) -> Markup:
    """Links to the parts of a page (an address of DELEN) that have a name; the chosen one is marked.

    `kept`: what of the reader's choice goes along to a part.
    No st.page_link: to the page where the reader is, that shows the part but leaves the address as it was.
    """
    links = join(
        Markup('<li><a href="{}"{}>{}</a></li>').format(
            filters.url(page, **{"deel": deel, **kept(deel)}),
            Markup(' aria-current="true"') if deel == chosen else EMPTY,
            names[deel],
        )
        for deel in DELEN[page]
        if deel in names
    )
    return Markup(
        '<nav class="pm-delen" aria-label="Delen van deze pagina"><ul class="pm-choices">{}</ul></nav>'
    ).format(links)


def _basis(conclusie: Conclusie, filters: Filters) -> Markup:
    """The figures in a conclusion, each one click from its source."""
    if not conclusie.sleutels:
        return EMPTY
    links = Markup(" · ").join(
        figure_link(filters, sleutel, f"cijfer {number}") for number, sleutel in enumerate(conclusie.sleutels, 1)
    )
    return Markup('<p class="pm-basis">Deze zin komt uit: {}</p>').format(links)
