"""The tree of onderdelen: the index of a programme, the way up from one of them, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dashboard import sentences
from dashboard.filters import Filters
from dashboard.markup import EMPTY, Cell, figure_link, folded, join, onderdeel_link, signed, table
from dashboard.queries import OnderdeelStand, Stilte

HEADER = ("Onderdeel", "Soort", "Looptijd", "Kerncijfer of fase", "Feiten")
# How many parts a short list shows before the rest is folded.
SHOWN = 10
Node = tuple[int, OnderdeelStand]


def nodes(standen: Sequence[OnderdeelStand], onder: str | None = None) -> list[Node]:
    """Every onderdeel below another (None: the whole tree) with its depth there, a parent right before its parts."""
    return list(_below(standen, onder, 0))


def path(standen: Sequence[OnderdeelStand], onderdeel: str) -> list[OnderdeelStand]:
    """From the programme down to an onderdeel."""
    by_id = {stand.id: stand for stand in standen}
    steps = []
    step: str | None = onderdeel
    while step is not None:
        steps.append(by_id[step])
        step = by_id[step].ouder_id
    return steps[::-1]


def breadcrumb(steps: Sequence[tuple[str, str]], here: str) -> Markup:
    """Where the reader is: links to everything above, as (name, address)."""
    links = join(Markup('<li><a href="{}">{}</a></li>').format(address, name) for name, address in steps)
    return Markup(
        '<nav class="pm-breadcrumb" aria-label="Kruimelpad"><ol>{}<li aria-current="page">{}</li></ol></nav>'
    ).format(links, here)


def index(found: Sequence[Node], niet_vermeld: Stilte, filters: Filters, caption: str) -> Markup:
    """The tree as a table: each name leads to its page, parts stand further in."""
    rows = [_row(depth, stand, niet_vermeld, filters) for depth, stand in found]
    return Markup('<div class="pm-tree">{}</div>').format(table(HEADER, rows, caption))


def brief(found: Sequence[Node], filters: Filters) -> Markup:
    """The tree as a short list, for where there is no width for a table."""
    items = [
        Markup(
            '<li class="pm-depth-{}">{} <span class="pm-kind">{}</span><span class="pm-who">{}{}</span></li>'
        ).format(
            min(depth + 1, 3),
            onderdeel_link(filters, stand.id, stand.korte_naam),
            stand.soort,
            _standing(stand, filters),
            f" · {stand.looptijd_tekst}" if stand.looptijd_tekst else "",
        )
        for depth, stand in found
    ]
    rest = items[SHOWN:]
    more = folded(f"Nog {len(rest)} delen", _items(rest)) if rest else EMPTY
    return _items(items[:SHOWN]) + more


def index_rows(found: Sequence[Node], niet_vermeld: Stilte) -> list[list[str | int | None]]:
    """The same rows as text and numbers, for a file."""
    return [
        [
            stand.naam,
            stand.soort,
            stand.looptijd_tekst or niet_vermeld.melding,
            _standing_text(stand),
            stand.feiten,
        ]
        for _, stand in found
    ]


def indented(depth: int, name: str) -> str:
    """A name in a list to choose from: what stands under a part stands further in."""
    return "\u2003" * (depth - 1) + name


def _items(items: Sequence[Markup]) -> Markup:
    return Markup('<ul class="pm-parts">{}</ul>').format(join(items))


def _below(standen: Sequence[OnderdeelStand], onder: str | None, depth: int) -> Iterator[Node]:
    for stand in standen:
        if stand.ouder_id == onder:
            yield depth, stand
            yield from _below(standen, stand.id, depth + 1)


def _row(depth: int, stand: OnderdeelStand, niet_vermeld: Stilte, filters: Filters) -> list[Cell]:
    name = Markup('<span class="pm-depth-{}">{}</span>').format(
        min(depth, 3), onderdeel_link(filters, stand.id, stand.korte_naam)
    )
    silent = Markup('<span class="pm-unknown">{}</span>').format(signed(niet_vermeld.tekst, niet_vermeld.teken))
    return [name, stand.soort, stand.looptijd_tekst or silent, _standing(stand, filters), _facts(stand)]


def _standing(stand: OnderdeelStand, filters: Filters) -> Markup:
    """Kernfigure and finished share, each one click from its source; in words when there is neither."""
    parts = []
    if stand.kern_sleutel:
        parts.append(figure_link(filters, stand.kern_sleutel, signed(sentences.kerncijfer(stand), stand.kern_teken)))
    if stand.fase_sleutel and stand.fase_tekst:
        parts.append(figure_link(filters, stand.fase_sleutel, stand.fase_tekst))
    if parts:
        return Markup(" · ").join(parts)
    return Markup('<span class="pm-unknown">{}</span>').format(_standing_text(stand))


def _standing_text(stand: OnderdeelStand) -> str:
    found = [part for part in (sentences.kerncijfer(stand), stand.fase_tekst) if part]
    if found:
        return " · ".join(found)
    other = "1 ander cijfer" if stand.cijfers == 1 else f"{stand.cijfers} andere cijfers"
    return f"geen kerncijfer, wel {other}" if stand.cijfers else "geen cijfers"


def _facts(stand: OnderdeelStand) -> Markup:
    more = f" en {stand.feiten_in_delen} in de delen" if stand.feiten_in_delen else ""
    return Markup("{}{}").format(stand.feiten, Markup('<span class="pm-who">{}</span>').format(more) if more else EMPTY)
