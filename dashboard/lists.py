"""Lists that show their first entries, with the rest on request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard.markup import EMPTY, folded, join

# How many entries a list shows before the rest is folded.
SHOWN = 4


def few(entries: Sequence[Markup], css: str, one: str, more: str, shown: int = SHOWN) -> Markup:
    """The first entries, and the rest on request: 'Nog 1 cijfer', 'Nog 8 cijfers'."""
    first, rest = entries[:shown], entries[shown:]
    if not first:
        return EMPTY
    what = one if len(rest) == 1 else more
    return items(first, css) + (folded(f"Nog {len(rest)} {what}", items(rest, css)) if rest else EMPTY)


def items(entries: Iterable[Markup], css: str) -> Markup:
    """All entries, each already an `li`."""
    return Markup('<ul class="{}">{}</ul>').format(css, join(entries))


def titled(title: str, body: Markup) -> Markup:
    """A list under its own small title."""
    return Markup("<h3>{}</h3>{}").format(title, body)
