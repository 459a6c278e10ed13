"""A picture of counts: bars of one unit beside each other, with dates, table and download."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import components, figures, markup
from dashboard.filters import Filters
from dashboard.queries import Beeld, Cijfer


def show(beeld: Beeld, counts: Sequence[Cijfer], filters: Filters) -> None:
    """The bars, how to read them, where they come from, and the same as a table."""
    bars = figures.count_bars(counts, lambda key: markup.source_url(filters, key), about=figures.about_each(counts))
    components.chart(bars, f"beeld-{beeld.id}", figures.count_alt(counts))
    components.html(_legend(counts))
    # One line per date and source: the numbers in the picture lead to each figure.
    places = {(c.stand_op_tekst, c.bekend_op_tekst, c.bron_tekst): c for c in reversed(counts)}
    components.html(markup.join(markup.footer(count, filters) for count in reversed(places.values())))
    components.table(
        ["Wat", f"Aantal {beeld.eenheid}", "Stand op", "Toelichting"],
        [[c.naam, markup.signed_text(c.weergave, c.stilte_teken), c.stand_op_tekst, c.toelichting] for c in counts],
        [count.sleutel for count in counts],
        filters,
        f"{beeld.naam} {counts[0].onderdeel_naam}",
    )


def _legend(counts: Sequence[Cijfer]) -> Markup:
    """How a bar that is not solid must be read; nothing when all are."""
    words = []
    if any(figures.is_expected(count) for count in counts):
        words.append("Witte staaf: verwacht of vooraf vastgesteld, nog niet gebeurd.")
    if any(count.getal is None for count in counts):
        words.append("Gearceerd: het aantal is niet bekend; de lengte zegt niets.")
    return Markup('<p class="pm-note">{}</p>').format(" ".join(words)) if words else markup.EMPTY
