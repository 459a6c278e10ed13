"""All goals of a programme side by side, and the onderdelen whose goal has no number."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, card, figure_link, onderdeel_link, signed, table
from dashboard.queries import Doel, Stilte, ZonderDoel

HEADER = ["Onderdeel", "Wat", "Doel", "Versie", "Vastgesteld door", "Voor wie", "Stand", "Bijzonderheden"]
FIRST, CHANGED = "eerste", "aangepast"
NOTHING_MEASURED = "nog geen waarde"


def overview(doelen: Sequence[Doel], filters: Filters) -> Markup:
    """A row per version of a goal, each with the way to its lines. Empty when there are none."""
    if not doelen:
        return EMPTY
    rows = [
        [
            onderdeel_link(filters, doel.onderdeel_id, doel.onderdeel_naam),
            doel.naam,
            figure_link(filters, doel.sleutel, doel.doel_tekst),
            FIRST if doel.oorspronkelijk else CHANGED,
            doel.wie,
            doel.geldt_voor,
            signed(doel.status, doel.status_teken) if doel.status else NOTHING_MEASURED,
            doel.toelichting,
        ]
        for doel in doelen
    ]
    return card("Doelen met een getal", table(HEADER, rows, "Doelen met een getal"), "doelen")


def without(onderdelen: Sequence[ZonderDoel], niet_vermeld: Stilte, filters: Filters) -> Markup:
    """The onderdelen of which nobody can measure whether the goal was reached, with the goal in words."""
    if not onderdelen:
        return EMPTY
    rows = [
        [
            onderdeel_link(filters, onderdeel.onderdeel_id, onderdeel.onderdeel_naam),
            onderdeel.doelstelling or signed(niet_vermeld.tekst, niet_vermeld.teken),
        ]
        for onderdeel in onderdelen
    ]
    title = f"Zonder doel met een getal ({len(onderdelen)})"
    return card(title, table(["Onderdeel", "Doel in woorden"], rows, title), "zonder-doel")


def table_rows(doelen: Sequence[Doel]) -> list[list[str | None]]:
    """The goals as a file; columns are HEADER."""
    return [
        [
            doel.onderdeel_naam,
            doel.naam,
            doel.doel_tekst,
            FIRST if doel.oorspronkelijk else CHANGED,
            doel.wie,
            doel.geldt_voor,
            doel.status or NOTHING_MEASURED,
            doel.toelichting,
        ]
        for doel in doelen
    ]
