"""The values of an exploration in rows: each leads to its source, and what is special about it stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from dashboard.exploring import charts
from dashboard.exploring.comparing import facet, label
from dashboard.filters import Filters
from dashboard.markup import (
    EMPTY,
    Cell,
    beside,
    folded,
    grouped_table,
    join,
    link,
    onderdeel_link,
    signed,
    source_url,
    table,
)
from dashboard.queries.verkenning import Blok, Waarde

SHADES = 5
NO_NAME = "naam niet getoond (klein aantal)"


WIDE = Markup('<div class="pm-wide">{}</div>')


def rows_table(rows: Sequence[Waarde], groep: str, filters: Filters, per_eenheid: bool = False) -> Markup:
    """A row per value, with what belongs to it in one cell; columns in which nothing stands are left out.

    Grouped by what was chosen, and by unit.
    """
    columns = [(name, [show(row, filters) for row in rows]) for name, show in _COLUMNS]
    shown = [(name, cells) for name, cells in columns if any(cells)]
    header, lines = [name for name, _ in shown], list(zip(*(cells for _, cells in shown), strict=True))
    if groep == "geen" and not per_eenheid:
        return WIDE.format(table(header, lines, "Waarden"))
    groups: dict[str, list[Sequence[Cell]]] = {}
    for row, line in zip(rows, lines, strict=True):
        titles = [facet(row, groep)] if groep != "geen" else []
        titles += [row.eenheid] if per_eenheid else []
        groups.setdefault(" · ".join(titles), []).append(line)
    return WIDE.format(grouped_table(header, groups.items(), "Waarden"))


def reservations(rows: Sequence[Waarde], known: Mapping[tuple[str, int], str]) -> Markup:
    """What the definitions of these values cannot say, once per indicator; of one it is said, of more on request."""
    names = {(row.indicator_id, row.indicator_versie): row.indicator_naam for row in rows}
    if len(names) == 1:
        return Markup('<p class="pm-note">Voorbehoud: {}</p>').format(known[next(iter(names))])
    items = "".join(f"<li><strong>{escape(name)}</strong>: {escape(known[one])}</li>" for one, name in names.items())
    return folded(f"Wat deze {len(names)} indicatoren niet kunnen zeggen", Markup(f"<ul>{items}</ul>"))


def heat(rows: Sequence[Waarde], blok: Blok, filters: Filters) -> Markup:
    """A table of values, darker where more: the number stands in each cell, so the colour carries nothing alone.

    The darkest shade ends at the top of the block's scale; what the shades stand for is said below the table.
    """
    across, down = charts.columns_and_rows(rows)
    heads = list(dict.fromkeys(facet(row, across) for row in _in_order(rows, across))) if across else ["Waarde"]
    top = charts.top(blok)
    lines = dict.fromkeys(label(row, down) for row in rows)
    found: dict[tuple[str, str], Markup] = {}
    for row in rows:
        place = (label(row, down), facet(row, across) if across else "Waarde")
        found[place] = found.get(place, EMPTY) + _shaded(row, top, filters)
    body = join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            name, join(_below(head, found.get((name, head), EMPTY)) for head in heads)
        )
        for name in lines
    )
    return Markup(
        '<div class="pm-scroll" tabindex="0" role="region" aria-label="Tabel met kleur">'
        '<table class="pm-table pm-heat">'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>{}"
    ).format(join(Markup("<th scope='col'>{}</th>").format(head) for head in heads), body, _shades(blok))


def _below(head: str, cell: Markup) -> Markup:
    """A cell with the name of its column, that a phone shows before it."""
    return Markup('<td data-label="{}">{}</td>').format(head, cell)


def _shades(blok: Blok) -> Markup:
    """What the colours stand for, and how far they may be compared: every picture has its own unit and group."""
    swatches = join(Markup('<span class="pm-shade-{}"></span>').format(shade) for shade in range(SHADES))
    return Markup(
        '<p class="pm-note pm-shades">Kleur: 0 <span class="pm-swatches" aria-hidden="true">{}</span> {}. '
        "Vergelijk kleuren alleen binnen dit plaatje.</p>"
    ).format(swatches, charts.top_in_words(blok))


def _in_order(rows: Sequence[Waarde], across: str) -> Sequence[Waarde]:
    return sorted(rows, key=lambda row: row.stand_op) if across == "moment" else rows


def _shaded(row: Waarde, top: float, filters: Filters) -> Markup:
    share = (row.getal or 0) / top if row.getal is not None and top > 0 else 0
    shade = min(SHADES - 1, int(share * SHADES))
    return Markup('<span class="pm-shade-{}">{}</span>').format(
        shade if row.getal is not None else "none", _figure(row, filters)
    )


def _figure(row: Waarde, filters: Filters) -> Markup:
    return link(way_to(row, filters), signed(row.weergave, row.stilte_teken), "pm-figure")


def way_to(row: Waarde, filters: Filters) -> str:
    """Where a value leads: its source. The key names its organisation: where no name may stand, to the definition."""
    if row.naam_verborgen:
        return filters.url("verantwoording", indicator=row.indicator_id)
    return source_url(filters, row.sleutel)


def notes(row: Waarde) -> list[str]:
    """What a reader must know before comparing this value with another."""
    said = [row.interval_tekst, row.verschil_in_tijd, row.respons_tekst]
    if row.is_kleine_n and row.getal is not None:
        said.append("n is klein")
    if row.kan_niet:
        said.append(f"kan niet: geen enkel aantal van n = {row.n:.0f} geeft dit percentage")
    is_answer = row.eenheid == "procent" and row.getal is not None and row.respons_tekst is not None
    if is_answer and row.interval_tekst is None:
        said.append(_no_interval(row))
    return [text for text in said if text]


def _no_interval(row: Waarde) -> str:
    if not row.is_steekproef:
        return "geen steekproef, dus geen interval: het geldt voor wie antwoord gaf"
    return "steekproef, maar n is onbekend of het getal is niet precies: geen interval"


def _value(row: Waarde, filters: Filters) -> Cell:
    """The value with what it counts, and under it its goal, of how many it is and what was there before."""
    value: Cell = _figure(row, filters)
    if row.eenheid not in ("procent", "euro"):
        value = beside(value, "Telt", row.eenheid) if row.getal is None else Markup("{} {}").format(value, row.eenheid)
    value = beside(value, "Doel", row.doel_tekst)
    value = beside(value, "Berust op", row.n_melding if row.eenheid == "procent" or row.n is not None else None)
    earlier = f"{row.vorige_weergave} ({row.vorige_stand_op_tekst})" if row.vorige_weergave else None
    return beside(value, "Eerder", earlier)


def _notes(row: Waarde, filters: Filters) -> Markup:
    said = [escape(text) for text in notes(row)]
    if row.verschil_sleutel:
        url = source_url(filters, row.verschil_sleutel)
        said.append(Markup('<a href="{}">verschil tussen bronnen</a> ({})').format(url, row.verschil_tekst))
    if row.levering_status == "concept":
        said.append(Markup("concept"))
    return Markup("; ").join(said)


def _place(row: Waarde, filters: Filters) -> Cell:
    """The onderdeel, with the organisation under it that the value is of."""
    where = onderdeel_link(filters, row.onderdeel_id, row.onderdeel_naam)
    if row.naam_verborgen:
        return beside(where, "Organisatie", NO_NAME)
    if row.organisatie_id is None or row.organisatie_naam is None:
        return where
    name = link(filters.url("onderdeel", organisatie=row.organisatie_id), row.organisatie_naam)
    return beside(where, "Organisatie", name)


def _source(row: Waarde, filters: Filters) -> Markup:
    return link(way_to(row, filters), row.bron_tekst or "")


def _definition(row: Waarde, filters: Filters) -> Cell:
    """The indicator, with the group under it that the value is of."""
    name = link(filters.url("verantwoording", indicator=row.indicator_id), row.indicator_naam)
    return beside(name, row.dimensie, row.deelgroep) if row.dimensie else name


# What belongs together stands in one cell: more columns do not fit on a desk of 1280 pixels.
_COLUMNS: tuple[tuple[str, Callable[[Waarde, Filters], Cell]], ...] = (
    ("Indicator", _definition),
    ("Onderdeel", _place),
    ("Waarde", _value),
    ("Stand op", lambda row, _: row.stand_op_tekst),
    ("Let op", _notes),
    ("Bron", _source),
)
