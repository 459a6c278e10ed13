"""How the overview is laid out: which tiles stand where."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import markup
from dashboard.filters import Filters
from dashboard.queries import Cijfer, FaseAantal, Onderdeel, Programma


def tiles(
    groepen: Sequence[Onderdeel],
    cijfers: Sequence[Cijfer],
    fasen: Sequence[FaseAantal],
    programma: Programma,
    filters: Filters,
) -> Markup:
    """The tiles: a column per actielijn, or a grid of thema's under the programme's own figures."""
    kern = [cijfer for cijfer in cijfers if cijfer.tegel == "kern"]
    if not kern:
        return Markup('<p class="pm-empty">Voor {} zijn nog geen kerncijfers geleverd.</p>').format(programma.naam)
    own = [_tile(cijfer, cijfers, fasen, filters) for cijfer in kern if cijfer.groep_id is None]
    rows = [_section("Het hele programma", own, "pm-grid")] if own else []
    if programma.indeling == "thema":
        themed = [_tile(c, cijfers, fasen, filters, c.onderdeel_naam) for c in kern if c.groep_id is not None]
        rows.append(_section("Per thema", themed, "pm-many"))
    else:
        columns = [
            _section(f"{number} · {groep.naam}", _tiles_of(groep, kern, cijfers, fasen, filters), "pm-column")
            for number, groep in enumerate(groepen, 1)
        ]
        rows.append(Markup('<div class="pm-columns">{}</div>').format(markup.join(columns)))
    return markup.join(rows)


def _tiles_of(
    groep: Onderdeel, kern: Sequence[Cijfer], cijfers: Sequence[Cijfer], fasen: Sequence[FaseAantal], filters: Filters
) -> list[Markup]:
    found = [_tile(cijfer, cijfers, fasen, filters) for cijfer in kern if cijfer.groep_id == groep.id]
    return found or [Markup('<p class="pm-empty">Nog geen kerncijfers geleverd.</p>')]


def _tile(
    kern: Cijfer, cijfers: Sequence[Cijfer], fasen: Sequence[FaseAantal], filters: Filters, title: str | None = None
) -> Markup:
    beside = [c for c in cijfers if c.tegel_bij == kern.indicator_id and c.onderdeel_id == kern.onderdeel_id]
    phases = [fase for fase in fasen if fase.onderdeel_id == kern.onderdeel_id] if title else []
    return markup.tile(kern, beside, phases, filters, title)


def _section(title: str, pieces: Sequence[Markup], css: str) -> Markup:
    return Markup('<section class="{}-section"><h2>{}</h2><div class="{}">{}</div></section>').format(
        css, title, css, markup.join(pieces)
    )
