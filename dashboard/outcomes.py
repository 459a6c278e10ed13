"""Outcomes and context: a card per onderdeel, every share a bar of its own, and beside each figure its other side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, folded, join, signed, signed_text, source_url, table
from dashboard.queries import Belemmering, Onderdeel, Programma, Stilte, Uitkomst
from dashboard.tile import bar, change, split_qualifier

# How many reasons a card shows before the rest is folded.
SHOWN = 3
# A card with more figures than this takes the whole width.
NARROW = 3
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý0-9‘“])")
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


def places(verhalen: int) -> Markup:
    """The way to the four parts of the page. No counts of rows: the headline counts outcomes."""
    parts = (
        ("uitkomsten", "Uitkomsten"),
        ("verhalen", f"Verhalen ({verhalen})"),
        ("context", "Context"),
        ("nog-te-meten", "Nog te meten"),
    )
    links = Markup(" · ").join(Markup('<a href="#{}">{}</a>').format(name, label) for name, label in parts)
    return Markup('<nav class="pm-places" aria-label="Op deze pagina">{}</nav>').format(links)


def results(
    groepen: Sequence[Onderdeel],
    rows: Sequence[Uitkomst],
    factoren: Sequence[Belemmering],
    programma: Programma,
    niet_geleverd: Stilte,
    filters: Filters,
) -> Markup:
    """What people notice: per actielijn, or a card per thema or spoor; then in words where nothing is known."""
    found = _results(rows)

    def show(part: Sequence[Uitkomst]) -> Markup:
        return _cards(part, lambda own: _result_card(own, factoren, filters))

    if programma.indeling == "actielijn":
        own = [row for row in found if row.groep_id is None]
        parts = [_part("Het hele programma", show(own))] if own else []
        for number, groep in enumerate(groepen, 1):
            here = [row for row in found if row.groep_id == groep.id]
            parts += [_part(f"{number} · {groep.naam}", show(here))] if here else []
        body = join(parts)
    else:
        body = show(found)
    empty = Markup('<p class="pm-empty">De bronnen geven nog geen uitkomsten.</p>')
    return _section(
        "uitkomsten", "Uitkomsten", (body or empty) + _nothing_about(groepen, rows, programma, niet_geleverd)
    )


def context(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """What is going on around the programme: other look, never a result, with its other side."""
    found = _context(rows)
    lead = Markup(
        '<p class="pm-note">Cijfers over de omgeving, zoals landelijk onderzoek en de arbeidsmarkt. '
        "Het programma heeft dit niet bereikt en niet veroorzaakt.</p>"
    )
    empty = Markup('<p class="pm-empty">De bronnen geven geen context.</p>')
    body = lead + _cards(found, lambda own: _context_card(own, filters)) if found else empty
    return _section("context", "Context: geen resultaat van het programma", body)


def announced(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """What the sources announce and nobody measured yet: when it was expected, and who measures."""
    found = _announced(rows)
    if not found:
        body = Markup('<p class="pm-empty">De bronnen kondigen geen metingen aan.</p>')
        return _section("nog-te-meten", "Nog te meten", body)
    header = ["Onderdeel", "Wat", "Stand", "Verwacht in", "Wie meet"]
    cells = [
        [
            row.onderdeel_naam,
            row.naam,
            figure_link(filters, row.sleutel, signed(row.weergave, row.stilte_teken)),
            row.verwacht_tekst,
            row.bronhouder_tekst,
        ]
        for row in found
    ]
    lead = Markup(
        '<p class="pm-note">Aangekondigd in de bronnen, zonder uitkomst. Een verwachting is nog geen uitkomst.</p>'
    )
    return _section("nog-te-meten", "Nog te meten", lead + table(header, cells, "Nog te meten"))


def table_rows(rows: Sequence[Uitkomst], niet_van_toepassing: Stilte) -> list[list[str | None]]:
    """Everything on the page as a table and a file, a row per figure or announcement; columns are HEADER.

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


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its own full stop."""
    return [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence]


def _results(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    return [row for row in rows if row.soort != "context" and row.toestand != "nog_te_meten"]


def _context(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    return [row for row in rows if row.soort == "context" and row.toestand != "nog_te_meten"]


def _announced(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    return [row for row in rows if row.toestand == "nog_te_meten"]


def _section(name: str, title: str, body: Markup) -> Markup:
    return Markup('<section class="pm-part" id="{}"><h2>{}</h2>{}</section>').format(name, title, body)


def _part(title: str, body: Markup) -> Markup:
    return Markup('<h3 class="pm-group">{}</h3>{}').format(title, body)


def _cards(rows: Sequence[Uitkomst], show: Callable[[Sequence[Uitkomst]], Markup]) -> Markup:
    if not rows:
        return EMPTY
    onderdelen = dict.fromkeys(row.onderdeel_id for row in rows)
    cards = join(show([row for row in rows if row.onderdeel_id == onderdeel]) for onderdeel in onderdelen)
    return Markup('<div class="pm-outcomes">{}</div>').format(cards)


def _result_card(rows: Sequence[Uitkomst], factoren: Sequence[Belemmering], filters: Filters) -> Markup:
    known, silent = _known(rows), [row for row in rows if row.toestand != "waarde"]
    # A definition with more rows (answers, groups) says once what it does not say.
    first = {row.indicator_id: row for row in reversed(known)}
    counts = Counter(sentence for row in first.values() for sentence in dict.fromkeys(sentences_of(row.beperkingen)))
    shared = {sentence for sentence, count in counts.items() if count > 1}
    limits = {row.sleutel: _own_limits(row, shared) for row in first.values()}
    reasons = [factor for factor in factoren if factor.onderdeel_id == rows[0].onderdeel_id]
    return _card(
        rows,
        "",
        [
            _figures([_figure(row, limits.get(row.sleutel, []), filters) for row in known]),
            _shared_limits(counts, len(first)),
            _silent(silent, filters),
            _reasons(reasons, filters),
        ],
        filters,
    )


def _context_card(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    known, silent = _known(rows), [row for row in rows if row.toestand != "waarde"]
    limits = list(dict.fromkeys(sentence for row in rows for sentence in sentences_of(row.beperkingen)))
    return _card(
        rows,
        " pm-context",
        [
            _figures([_figure(row, [], filters) for row in known]),
            _silent(silent, filters),
            folded("Wat deze cijfers niet zeggen", Markup("<p>{}</p>").format(" ".join(limits))),
        ],
        filters,
    )


def _card(rows: Sequence[Uitkomst], kind: str, pieces: Sequence[Markup], filters: Filters) -> Markup:
    wide = " pm-wide" if len(_known(rows)) > NARROW else ""
    return Markup('<article class="pm-card{}{}"><h3>{}</h3>{}{}</article>').format(
        kind, wide, rows[0].onderdeel_naam, join(pieces), _sources(rows, filters)
    )


def _known(rows: Sequence[Uitkomst]) -> list[Uitkomst]:
    """What has a value; the other side right behind the favourable figure it belongs to."""
    known = [row for row in rows if row.toestand == "waarde"]
    ordered: list[Uitkomst] = []
    for row in known:
        if row.andere_kant_van not in {other.sleutel for other in known}:
            ordered += [row, *(other for other in known if other.andere_kant_van == row.sleutel)]
    return ordered


def _figures(figures: Sequence[Markup]) -> Markup:
    return Markup('<ul class="pm-figures">{}</ul>').format(join(figures)) if figures else EMPTY


def _figure(row: Uitkomst, limits: Sequence[str], filters: Filters) -> Markup:
    """One figure: what it is, value, on what it rests, the change, the other side, and what it does not say."""
    kind = {"verhalend": "voorbeeld of verhaal"}.get(row.soort, "andere kant" if row.andere_kant_van else "")
    label = Markup(' <span class="pm-kind">{}</span>').format(kind) if kind else EMPTY
    pieces = [
        Markup('<p class="pm-what">{}{}</p>').format(row.naam, label),
        _value(row, filters),
        Markup('<p class="pm-note">{}</p>').format(_basis(row, filters)),
        change(row, filters),
        _rest(row, filters),
        _note(row.toelichting if row.rest_sleutel is None else None),
        _note(" ".join(limits)),
    ]
    return Markup("<li>{}</li>").format(join(pieces))


def _value(row: Uitkomst, filters: Filters) -> Markup:
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
    """On what the figure rests, its scale and its own date."""
    basis: str | Markup | None = row.basis_tekst
    if row.basis_tekst and row.invullers_sleutel:
        basis = figure_link(filters, row.invullers_sleutel, row.basis_tekst)
    parts = (basis, row.steekproef_tekst, row.schaal_tekst, f"stand op {row.stand_op_tekst}")
    return Markup(" · ").join(Markup("{}").format(part) for part in parts if part)


def _rest(row: Uitkomst, filters: Filters) -> Markup:
    """What is left of a share, said as far as the source goes."""
    if row.rest_sleutel is None or row.rest_weergave is None:
        return EMPTY
    link = figure_link(filters, row.rest_sleutel, row.rest_weergave)
    return Markup('<p class="pm-other">De rest ({}): {}.</p>').format(link, row.rest_zin)


def _note(text: str | None) -> Markup:
    return Markup('<p class="pm-note">{}</p>').format(text) if text else EMPTY


def _own_limits(row: Uitkomst, shared: set[str]) -> list[str]:
    return [sentence for sentence in sentences_of(row.beperkingen) if sentence not in shared]


def _shared_limits(counts: Counter[str], figures: int) -> Markup:
    """What several figures of the card do not say, once; with for how many it holds when not for all."""
    by_count: dict[int, list[str]] = {}
    for sentence, count in counts.items():
        if count > 1:
            by_count.setdefault(count, []).append(sentence)
    lines = [
        (f"Bij {count} van de {figures} cijfers: " if count < figures else "Bij al deze cijfers: ")
        + " ".join(sentences)
        for count, sentences in sorted(by_count.items(), reverse=True)
    ]
    return join(Markup('<p class="pm-limit">{}</p>').format(line) for line in lines)


def _silent(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """What was said without a figure: which silence it is, and what the source does say."""
    if not rows:
        return EMPTY
    items = join(
        Markup("<li><strong>{}</strong>: {}{}</li>").format(
            row.naam,
            figure_link(filters, row.sleutel, signed(row.weergave, row.stilte_teken)),
            Markup('<span class="pm-who">{}</span>').format(row.toelichting) if row.toelichting else EMPTY,
        )
        for row in rows
    )
    return Markup('<h4>Zonder cijfer</h4><ul class="pm-silences">{}</ul>').format(items)


def _reasons(factoren: Sequence[Belemmering], filters: Filters) -> Markup:
    """What makes it hard according to the source."""
    if not factoren:
        return EMPTY
    items = [Markup("<li>{}</li>").format(figure_link(filters, factor.sleutel, factor.wat)) for factor in factoren]
    first = Markup("<ul>{}</ul>").format(join(items[:SHOWN]))
    rest = items[SHOWN:]
    more = folded(f"Nog {len(rest)}", Markup("<ul>{}</ul>").format(join(rest))) if rest else EMPTY
    return Markup("<h4>Wat het moeilijk maakt, volgens de bron</h4>{}{}").format(first, more)


def _sources(rows: Sequence[Uitkomst], filters: Filters) -> Markup:
    """Zoals bekend op · bron: once for every place in the sources where figures of the card stand."""
    places: dict[tuple[str | None, str | None, str], str] = {}
    for row in rows:
        if row.bron_tekst:
            concept = " · concept" if row.levering_status == "concept" else ""
            places.setdefault((row.bekend_op_tekst, row.bron_tekst, concept), row.sleutel)
    lines = Markup("<br>").join(
        Markup('zoals bekend op {} · <a href="{}">{}</a>{}').format(known, source_url(filters, key), text, concept)
        for (known, text, concept), key in places.items()
    )
    return Markup('<p class="pm-footer">{}</p>').format(lines) if lines else EMPTY


def _nothing_about(
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
