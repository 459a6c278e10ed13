"""Outcomes and context: a small card per figure with its other side, and in a list what has no figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, folded, join, signed, signed_text, source_url, table
from dashboard.queries import Belemmering, Onderdeel, Programma, Stilte, Uitkomst
from dashboard.sentences import op_datum
from dashboard.tile import bar, change, split_qualifier

# A group with more cards than this takes the whole width.
NARROW = 3
HEADER = (
    "Soort",
    "Onderdeel",
    "Wat",
    "Waarde",
    "Berust op",
    "Stand op",
    "Andere kant",
    "Wat het niet zegt",
    "Toelichting",
    "Nog te meten: wanneer",
    "Wie meet",
)


def results(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    """What people may notice of the programme, as far as it is no announcement."""
    return [row for row in rows if row.soort == "uitkomst" and row.toestand != "nog_te_meten"]


def examples(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    """Examples and experiences: they belong with the stories, not with the outcomes."""
    return [row for row in rows if row.soort == "verhalend" and row.toestand != "nog_te_meten"]


def context(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    """What is going on around the programme: never a result."""
    return [row for row in rows if row.soort == "context" and row.toestand != "nog_te_meten"]


def announced(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    """What nobody measured yet: what should have been there first, then by date, then what has no date."""
    later = [row for row in rows if row.toestand == "nog_te_meten"]
    return sorted(later, key=lambda row: (not row.is_over_tijd, row.verwacht_uiterlijk or date.max))


def known(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    """What has a value."""
    return [row for row in rows if row.toestand == "waarde"]


def cards(groepen: Sequence[Onderdeel], rows: Sequence[Uitkomst], programma: Programma, filters: Filters) -> Markup:
    """A card per figure, in the groups of the programme; what another figure is the other side of has no card."""
    found = known(rows)
    favourable = {row.sleutel for row in found}
    own = [row for row in found if row.andere_kant_van not in favourable]

    def group(title: str, part: Sequence[Uitkomst]) -> Markup:
        width = str(len(part)) if len(part) <= NARROW else "all"
        made = join(_card(row, [side for side in rows if side.andere_kant_van == row.sleutel], filters) for row in part)
        return Markup('<section class="pm-span-{}"><h2>{}</h2><div class="pm-outcomes">{}</div></section>').format(
            width, title, made
        )

    grouped = _per_group(groepen, own, programma, group)
    return Markup('<div class="pm-groups">{}</div>').format(grouped) if own else EMPTY


def context_table(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """Context as a quiet table, in which nothing looks like a result; below it what the figures do not say."""
    favourable = {row.sleutel for row in rows}
    own = [row for row in rows if row.andere_kant_van not in favourable]
    header = ["Cijfer", "Wat", "Onderdeel", "Stand op", "Bron"]
    cells = [
        [
            figure_link(filters, row.sleutel, _with_unit(row)),
            join(
                [
                    Markup("{}").format(row.naam),
                    _rest(row, filters),
                    _other_side([side for side in rows if side.andere_kant_van == row.sleutel], filters),
                    _basis(row, filters) if row.toestand == "waarde" else _note(row.toelichting),
                ]
            ),
            row.onderdeel_naam,
            row.stand_op_tekst,
            _source_link(row, filters),
        ]
        for row in sorted(own, key=lambda row: row.toestand != "waarde")
    ]
    doubts = join(
        Markup("<li><strong>{}</strong>: {}</li>").format(name, text)
        for name, text in dict((row.naam, _doubts(row)) for row in rows if row.toestand == "waarde").items()
        if text
    )
    said = folded("Wat deze cijfers niet zeggen", Markup("<ul>{}</ul>").format(doubts)) if doubts else EMPTY
    return Markup('<div class="pm-context-part">{}{}</div>').format(table(header, cells, "Context"), said)


def without_figure(
    groepen: Sequence[Onderdeel], rows: Sequence[Uitkomst], programma: Programma, filters: Filters
) -> Markup:
    """What was said without a figure, a short list per group: which silence it is; folded what the source does say."""
    silent = [row for row in rows if row.toestand == "stil" and row.andere_kant_van is None]
    if not silent:
        return EMPTY

    def group(title: str, part: Sequence[Uitkomst]) -> Markup:
        items = join(Markup("<li>{}</li>").format(_silent(row, filters)) for row in part)
        said = join(
            Markup("<li><strong>{}</strong>: {}</li>").format(_name(row), row.toelichting)
            for row in part
            if row.toelichting
        )
        says = folded("Wat de bron wel zegt", Markup("<ul>{}</ul>").format(said)) if said else EMPTY
        return Markup("<section><h3>{}</h3><ul>{}</ul>{}</section>").format(title, items, says)

    return Markup('<section class="pm-card pm-silences"><h2>Zonder cijfer</h2><div>{}</div></section>').format(
        _per_group(groepen, silent, programma, group)
    )


def nothing_about(
    groepen: Sequence[Onderdeel], rows: Sequence[Uitkomst], programma: Programma, niet_geleverd: Stilte
) -> Markup:
    """The parts of the programme about which no outcome is known or announced, in words."""
    spoken = {row.groep_id for row in rows if row.soort != "context"}
    quiet = [groep.korte_naam for groep in groepen if groep.id not in spoken]
    if not quiet:
        return EMPTY
    what = {"actielijn": "actielijnen", "thema": "thema’s", "spoor": "sporen"}[programma.indeling]
    text = (
        f"{niet_geleverd.tekst}: van {len(quiet)} van de {len(groepen)} {what} is geen uitkomst bekend of "
        f"aangekondigd: {', '.join(quiet)}."
    )
    return Markup('<p class="pm-silence">{}</p>').format(signed(text, niet_geleverd.teken))


def reasons(factoren: Sequence[Belemmering], filters: Filters) -> Markup:
    """What makes it hard according to the sources, per onderdeel; it opens on request."""
    if not factoren:
        return EMPTY
    names = dict.fromkeys(factor.onderdeel_naam for factor in factoren)
    lists = join(
        Markup("<section><h3>{}</h3><ul>{}</ul></section>").format(
            name,
            join(
                Markup("<li>{}</li>").format(figure_link(filters, factor.sleutel, factor.wat))
                for factor in factoren
                if factor.onderdeel_naam == name
            ),
        )
        for name in names
    )
    return Markup('<div class="pm-card pm-reasons">{}</div>').format(
        folded(f"Wat het moeilijk maakt, volgens de bronnen ({len(factoren)})", Markup("<div>{}</div>").format(lists))
    )


def announced_table(rows: Sequence[Uitkomst], nog_te_meten: Stilte, filters: Filters) -> Markup:
    """When it was expected, what it is, and who measures."""
    header = ["Verwacht in", "Wat", "Onderdeel", "Wie meet"]
    cells = [
        [_expected(row), _announcement(row, nog_te_meten, filters), row.onderdeel_naam, row.bronhouder_tekst]
        for row in rows
    ]
    return table(header, cells, "Nog te meten")


def examples_list(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """Examples with their figure, and experiences of which the source gives no figure but does say something."""
    if not rows:
        return EMPTY
    items = join(
        Markup('<li><span class="pm-eyebrow">{}</span>{}{}</li>').format(
            row.onderdeel_naam,
            _silent(row, filters) if row.toestand == "stil" else _in_a_line(row, row.naam, filters),
            Markup('<span class="pm-who">{}</span>').format(row.toelichting) if row.toelichting else EMPTY,
        )
        for row in rows
    )
    return Markup(
        '<section class="pm-card pm-silences"><h2>Voorbeelden en ervaringen uit de bron ({})</h2><ul>{}</ul></section>'
    ).format(len(rows), items)


def table_rows(rows: Sequence[Uitkomst], niet_van_toepassing: Stilte) -> list[list[str | None]]:
    """Figures and announcements as a table and a file, a row each; columns are HEADER.

    Only a remark may be empty; what does not fit says so.
    """
    no_use = niet_van_toepassing.melding
    return [
        [
            row.soort,
            row.onderdeel_naam,
            row.naam,
            " ".join(part for part in (signed_text(row.weergave, row.stilte_teken), _unit(row)) if part),
            " · ".join(part for part in (row.basis_tekst, row.steekproef_tekst, row.schaal_tekst) if part) or no_use,
            row.stand_op_tekst or signed_text(row.weergave, row.stilte_teken),
            row.andere_kant_tekst or no_use,
            row.beperkingen,
            row.toelichting,
            row.verwacht_tekst or no_use,
            row.bronhouder_tekst,
        ]
        for row in rows
    ]


def _per_group(
    groepen: Sequence[Onderdeel],
    rows: Sequence[Uitkomst],
    programma: Programma,
    show: Callable[[str, Sequence[Uitkomst]], Markup],
) -> Markup:
    """The whole programme first, then each actielijn, thema or spoor about which there is something."""
    parts = []
    if own := [row for row in rows if row.groep_id is None]:
        parts.append(show("Het hele programma", own))
    for number, groep in enumerate(groepen, 1):
        if here := [row for row in rows if row.groep_id == groep.id]:
            title = f"{number} · {groep.naam}" if programma.indeling == "actielijn" else groep.korte_naam
            parts.append(show(title, here))
    return join(parts)


def _card(row: Uitkomst, other_side: Sequence[Uitkomst], filters: Filters) -> Markup:
    """One figure: value, what it is, the other side, on what it rests, and folded what it does not say."""
    eyebrow = Markup('<span class="pm-eyebrow">{}</span>').format(row.onderdeel_naam) if _is_below_group(row) else EMPTY
    left_open = row.rest_zin.partition("; ")[2] if row.rest_sleutel else ""
    doubts = " ".join(part for part in (_sentence(left_open), _doubts(row)) if part)
    pieces = [
        _value(row, filters),
        Markup("<h3>{}{}</h3>").format(eyebrow, row.naam),
        _rest(row, filters),
        _other_side(other_side, filters),
        change(row, filters),
        _basis(row, filters),
        folded("Wat dit niet zegt", Markup("<p>{}</p>").format(doubts)) if doubts else EMPTY,
        _source(row, filters),
    ]
    return Markup('<article class="pm-card">{}</article>').format(join(pieces))


def _doubts(row: Uitkomst) -> str:
    """What the figure does not say, and what is special about it."""
    return " ".join(part for part in (row.beperkingen, row.toelichting) if part)


def _note(text: str | None) -> Markup:
    return Markup('<p class="pm-note">{}</p>').format(text) if text else EMPTY


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _is_below_group(row: Uitkomst) -> bool:
    """Whether the group above the card does not say it already."""
    return row.groep_id is not None and row.onderdeel_id != row.groep_id


def _value(row: Uitkomst, filters: Filters) -> Markup:
    """The value with its unit; of a share also how long it is."""
    words, number = split_qualifier(row.weergave)
    shown = Markup('<span class="pm-words">{} </span>{}').format(words, number) if words else number
    link = figure_link(filters, row.sleutel, shown)
    unit = Markup(' <span class="pm-unit">{}</span>').format(_unit(row)) if _unit(row) else EMPTY
    length = (
        Markup('<div class="pm-bar" aria-hidden="true">{}</div>').format(bar(row.getal)) if row.is_aandeel else EMPTY
    )
    return Markup('<p class="pm-value">{}{}</p>{}').format(link, unit, length)


def _unit(row: Uitkomst) -> str:
    """What is counted. None with a silence, and not twice when the value has it."""
    return "" if row.getal is None else row.eenheid


def _basis(row: Uitkomst, filters: Filters) -> Markup:
    """On what the figure rests, and its scale."""
    basis: str | Markup | None = row.basis_tekst
    if row.basis_tekst and row.invullers_sleutel:
        basis = figure_link(filters, row.invullers_sleutel, row.basis_tekst)
    own = "zelf geantwoord" if row.is_enquete else None
    parts = [Markup("{}").format(part) for part in (basis, own, row.steekproef_tekst, row.schaal_tekst) if part]
    return Markup('<p class="pm-note">{}</p>').format(Markup(" · ").join(parts)) if parts else EMPTY


def _rest(row: Uitkomst, filters: Filters) -> Markup:
    """What is left of a share. What the source leaves open about it stands with what the figure does not say."""
    if row.rest_sleutel is None or row.rest_weergave is None:
        return EMPTY
    link = figure_link(filters, row.rest_sleutel, row.rest_weergave)
    return Markup('<p class="pm-other">De rest ({}, berekend door ons): {}.</p>').format(
        link, row.rest_zin.partition("; ")[0]
    )


def _other_side(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """The less favourable answers that the source gives itself."""
    if not rows:
        return EMPTY
    items = join(
        Markup("<li>{}</li>").format(
            _in_a_line(row, row.korte_naam, filters) if row.toestand == "waarde" else _silent(row, filters)
        )
        for row in rows
    )
    return Markup('<div class="pm-other">Andere kant:<ul>{}</ul></div>').format(items)


def _in_a_line(row: Uitkomst, name: str, filters: Filters) -> Markup:
    return Markup("{}: {}").format(name, figure_link(filters, row.sleutel, _with_unit(row)))


def _with_unit(row: Uitkomst) -> Markup:
    """'28 regio's', or the sign of a silence with its words."""
    return signed(" ".join(part for part in (row.weergave, _unit(row)) if part), row.stilte_teken)


def _silent(row: Uitkomst, filters: Filters) -> Markup:
    return Markup("{}: {}").format(
        _name(row), figure_link(filters, row.sleutel, signed(row.weergave, row.stilte_teken))
    )


def _name(row: Uitkomst) -> str:
    """What it is, with the onderdeel where the group above does not say it."""
    return f"{row.naam} ({row.onderdeel_naam})" if _is_below_group(row) and row.soort != "verhalend" else row.naam


def _source(row: Uitkomst, filters: Filters) -> Markup:
    """Stand op · zoals bekend op · bron."""
    return Markup('<p class="pm-footer">stand {} · zoals bekend {} · {}</p>').format(
        op_datum(row.stand_op_tekst), op_datum(row.bekend_op_tekst), _source_link(row, filters)
    )


def _source_link(row: Uitkomst, filters: Filters) -> Markup:
    concept = " · concept" if row.levering_status == "concept" else ""
    return Markup('<a href="{}">{}</a>{}').format(source_url(filters, row.sleutel), row.bron_tekst, concept)


def _expected(row: Uitkomst) -> Markup:
    late = Markup('<strong class="pm-late">had er al moeten zijn</strong>') if row.is_over_tijd else EMPTY
    return Markup("{}{}").format(row.verwacht_tekst, late)


def _announcement(row: Uitkomst, nog_te_meten: Stilte, filters: Filters) -> Markup:
    """What was announced, its kind where it is no outcome, and what is said of it beyond that it is still to come."""
    kind = {"context": "context", "verhalend": "voorbeeld of ervaring"}.get(row.soort)
    label = Markup(' <span class="pm-kind">{}</span>').format(kind) if kind else EMPTY
    said = (
        EMPTY
        if row.stilte_teken == nog_te_meten.teken
        else Markup('<span class="pm-who">{}</span>').format(_with_unit(row))
    )
    return Markup("{}{}{}").format(figure_link(filters, row.sleutel, row.naam), label, said)
