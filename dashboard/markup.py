"""The pieces of HTML that Streamlit has no element for: tiles, the borging ladder, tables with links.

Everything that comes from a file goes through markupsafe, which escapes it; no text is ever treated as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.queries import Aandachtspunt, Borging, BorgingUitspraak, Cijfer, FaseAantal, Mijlpaal, Programma, Stand
from dashboard.sentences import Conclusie

EMPTY = Markup("")


def join(parts: Iterable[Markup]) -> Markup:
    """Pieces of HTML after each other."""
    return EMPTY.join(parts)


def opening(conclusie: Conclusie, filters: Filters, level: int = 1) -> Markup:
    """The conclusion that a page (or, at level 2, a part of it) opens with, and the figures it rests on."""
    sources = join(
        Markup('{} <a href="{}">cijfer {}</a>').format("" if number == 1 else " ·", source_url(filters, sleutel), number)
        for number, sleutel in enumerate(conclusie.sleutels, 1)
    )
    basis = Markup('<p class="pm-basis">Deze zin komt uit:{}</p>').format(sources) if conclusie.sleutels else EMPTY
    lead = Markup('<p class="pm-lead">{}</p>').format(conclusie.lead) if conclusie.lead else EMPTY
    head = Markup("<h{0}>{1}</h{0}>").format(level, conclusie.kop)
    return Markup('<header class="pm-opening">{}{}{}</header>').format(head, lead, basis)


def known_on(programma: Programma) -> Markup:
    """In the sidebar: on which date the programme's last report was known."""
    known = programma.peildatum_volledig or "nog geen cijfers geleverd"
    return Markup('<p class="pm-known"><span>Zoals bekend op</span>{}</p>').format(known)


def state_facts(stand: Stand, filters: Filters) -> Markup:
    """At the foot of the sidebar: what this state is made of."""
    return Markup(
        '<ul class="pm-state"><li><a href="{}">{} leveringen</a> in deze stand</li>'
        '<li><a href="{}">{} waarschuwingen</a>, 0 bevindingen die blokkeren</li><li>stand {}</li></ul>'
    ).format(
        filters.url("verantwoording", deel="leveringen"),
        stand.aantal_leveringen,
        filters.url("verantwoording", deel="bevindingen"),
        stand.aantal_waarschuwingen,
        stand.staat,
    )


def source_url(filters: Filters, sleutel: str) -> str:
    """Where a fact is explained: its value, formula, passages."""
    return filters.url("verantwoording", cijfer=sleutel)


def tile(
    kern: Cijfer, beside: Sequence[Cijfer], phases: Sequence[FaseAantal], filters: Filters, title: str | None = None
) -> Markup:
    """One kernindicator: question, value, goal, change, what is behind it, status, and where it comes from."""
    kind = " pm-context" if kern.indicator_soort == "context" else ""
    return Markup('<article class="pm-tile{}"><h3>{}{}</h3>{}{}{}{}{}{}{}</article>').format(
        kind,
        EMPTY if title else Markup('<span class="pm-eyebrow">{}</span>').format(kern.onderdeel_naam),
        title or kern.vraag,
        _number(kern, filters),
        _goal(kern, filters),
        _change(kern, filters),
        _shares([c for c in beside if c.tegel == "staaf"], filters),
        _lines([c for c in beside if c.tegel == "regel"], phases, filters),
        _status(kern),
        tile_footer(kern, filters),
    )


def tile_footer(cijfer: Cijfer, filters: Filters) -> Markup:
    """Stand op · zoals bekend op · bron: the footer of every tile."""
    return Markup('<p class="pm-footer">stand op {} · zoals bekend op {} · <a href="{}">{}</a></p>').format(
        cijfer.stand_op_tekst, cijfer.bekend_op_tekst, source_url(filters, cijfer.sleutel), cijfer.bron_tekst
    )


def figure_link(filters: Filters, sleutel: str, text: str) -> Markup:
    """A figure that leads to its source in one click."""
    return Markup('<a class="pm-figure" href="{}">{}</a>').format(source_url(filters, sleutel), text)


def jump_list(attention: int, milestones: int) -> Markup:
    """Under the conclusion: straight to what stands below the tiles."""
    return Markup(
        '<nav class="pm-jump" aria-label="Op deze pagina"><a href="#vraagt-aandacht">Vraagt aandacht ({})</a> · '
        '<a href="#borging-in-het-kort">Borging in het kort</a> · <a href="#komende-mijlpalen">Komende mijlpalen ({})</a></nav>'
    ).format(attention, milestones)


def attention(points: Sequence[Aandachtspunt], filters: Filters, shown: int) -> Markup:
    """What needs attention: the first few, the rest folded."""
    items = [
        Markup('<li><strong>{}</strong>: {} <span class="pm-kind">{}</span></li>').format(
            p.korte_naam, figure_link(filters, p.sleutel, p.tekst), p.soort
        )
        for p in points
    ]
    return _folded("vraagt-aandacht", "Vraagt aandacht", items, shown, "Er is niets dat volgens de regels aandacht vraagt.")


def milestones(coming: Sequence[Mijlpaal], filters: Filters, shown: int, since: str) -> Markup:
    """Milestones after the last report: the first few, the rest folded."""
    items = [
        Markup("<li><strong>{}</strong> · {}: {}</li>").format(
            m.datum_tekst, m.korte_naam, figure_link(filters, m.sleutel, m.naam)
        )
        for m in coming
    ]
    title = f"Komende mijlpalen, gezien vanaf {since}"
    return _folded("komende-mijlpalen", title, items, shown, "De bronnen noemen geen mijlpalen na deze datum.")


def cards(*pieces: Markup) -> Markup:
    """Cards beside each other."""
    return Markup('<div class="pm-columns">{}</div>').format(join(pieces))


def borging_short(standen: Sequence[Borging], filters: Filters) -> Markup:
    """Four short counts, one per niveau: how many onderdelen stand on each step."""
    rows = []
    for niveau in dict.fromkeys((s.niveau, s.niveau_naam) for s in standen):
        counts: dict[str, int] = {}
        for stand in sorted((s for s in standen if s.niveau == niveau[0]), key=lambda s: -(s.trede or 0)):
            counts[stand.trede_naam] = counts.get(stand.trede_naam, 0) + 1
        words = ", ".join(f"{count} {name}" for name, count in counts.items())
        rows.append(Markup("<tr><th scope='row'>{}</th><td>{}</td></tr>").format(niveau[1], words))
    link = Markup('<p class="pm-footer">ladder van deze monitor · <a href="{}">Naar borging</a></p>').format(filters.url("borging"))
    body = Markup('<table class="pm-plain"><tbody>{}</tbody></table>').format(join(rows)) if rows else Markup("<p>Er zijn nog geen uitspraken.</p>")
    return Markup('<section class="pm-card" id="borging-in-het-kort"><h2>Borging in het kort</h2>{}{}</section>').format(body, link)


def ladder(standen: Sequence[Borging], filters: Filters) -> Markup:
    """Onderdelen × niveaus: five boxes and a word. Steps that cannot be reached yet are dotted; unknown is empty."""
    niveaus = list(dict.fromkeys(s.niveau_naam for s in standen))
    head = join(Markup("<th scope='col'>{}</th>").format(name) for name in niveaus)
    rows = []
    for onderdeel_id in dict.fromkeys(s.onderdeel_id for s in standen):
        cells = [s for s in standen if s.onderdeel_id == onderdeel_id]
        rows.append(
            Markup("<tr><th scope='row'>{}</th>{}</tr>").format(
                cells[0].korte_naam, join(_ladder_cell(cell, filters) for cell in cells)
            )
        )
    return Markup('<table class="pm-ladder"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>').format(
        head, join(rows)
    )


def ladder_explanation(programma: Programma) -> Markup:
    """What the boxes mean, and what cannot be reached yet."""
    until = f" {programma.naam} loopt tot {programma.eind_tekst}." if programma.eind_tekst else ""
    return Markup(
        '<p class="pm-note">Ladder van deze monitor, geen gepubliceerd instrument: voornemen, geregeld, ingebed, in gebruik, '
        "bestendigd. Gestippeld: nog niet aan de orde. Leeg: onbekend, dat is geen nee.{}</p>"
    ).format(until)


def statements(uitspraken: Sequence[BorgingUitspraak], filters: Filters) -> Markup:
    """Every statement behind the ladder: what lasts, who takes care, and why we gave it this step."""
    rows = [
        [
            u.korte_naam,
            u.niveau_naam,
            figure_link(filters, u.sleutel, u.wat),
            u.wie or "niet vermeld",
            u.datum_tekst,
            figure_link(filters, u.oordeel_sleutel, u.trede_naam) if u.oordeel_sleutel else u.trede_naam,
            u.trede_reden,
        ]
        for u in uitspraken
    ]
    header = ["Onderdeel", "Niveau", "Wat er blijft of geregeld wordt", "Wie", "Wanneer", "Trede", "Waarom deze trede"]
    return Markup("<details><summary>Waarop de treden berusten: {} uitspraken</summary>{}</details>").format(
        len(rows), table(header, rows, "Uitspraken over borging")
    )


def table(header: Sequence[str], rows: Iterable[Sequence[str | Markup | int | None]], caption: str) -> Markup:
    """A plain HTML table inside its own frame, which scrolls on a small screen."""
    head = join(Markup("<th scope='col'>{}</th>").format(name) for name in header)
    body = join(
        Markup("<tr>{}</tr>").format(join(Markup("<td>{}</td>").format("" if cell is None else cell) for cell in row))
        for row in rows
    )
    return Markup(
        '<div class="pm-scroll" tabindex="0" role="region" aria-label="{}"><table class="pm-table">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(caption, head, body)


def definition_list(pairs: Iterable[tuple[str, str | Markup | None]]) -> Markup:
    """Names with their explanation; pairs without a value are left out."""
    items = join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in pairs if value)
    return Markup('<dl class="pm-list">{}</dl>').format(items)


def legend(entries: Sequence[tuple[str, str]]) -> Markup:
    """What the parts of a bar are: (name, CSS class), in the order of the parts."""
    items = join(Markup('<li><span class="pm-chip {}"></span>{}</li>').format(css, name) for name, css in entries)
    return Markup('<ul class="pm-legend">{}</ul>').format(items)


def _number(cijfer: Cijfer, filters: Filters) -> Markup:
    if cijfer.getal is None:
        return Markup('<p class="pm-silence">… {}</p>').format(figure_link(filters, cijfer.sleutel, cijfer.weergave))
    words, number = split_qualifier(cijfer.weergave)
    text = Markup('<a class="pm-figure" href="{}"><span class="pm-words">{} </span>{}</a>').format(
        source_url(filters, cijfer.sleutel), words, number
    )
    if not words:
        text = figure_link(filters, cijfer.sleutel, number)
    note = Markup('<p class="pm-note">{}</p>').format(cijfer.n_tekst) if cijfer.n_tekst else EMPTY
    unit = cijfer.eenheid or cijfer.korte_naam
    return Markup('<p class="pm-number">{} <span class="pm-unit">{}</span></p>{}').format(text, unit, note)


def split_qualifier(weergave: str) -> tuple[str, str]:
    """'ruim 450' → ('ruim', '450'); a value without words in front → ('', value)."""
    match = re.match(r"([a-z][a-z ]*?) (?=[\d€-])(.*)$", weergave)
    return (match[1], match[2]) if match else ("", weergave)


def _goal(cijfer: Cijfer, filters: Filters) -> Markup:
    if cijfer.doel_sleutel is None or cijfer.doel_tekst is None:
        return EMPTY
    bar = EMPTY
    if cijfer.getal is not None and cijfer.doel_getal:
        done = max(0.0, min(1.0, cijfer.getal / cijfer.doel_getal))
        bar = Markup('<div class="pm-bar pm-to-goal" aria-hidden="true"><span style="width:{:.1f}%"></span></div>').format(100 * done)
    changed = " · plan aangepast" if cijfer.plan_aangepast else ""
    goal = figure_link(filters, cijfer.doel_sleutel, cijfer.doel_tekst)
    return Markup('{}<p class="pm-goal">doel: {}{}</p>').format(bar, goal, changed)


def _change(cijfer: Cijfer, filters: Filters) -> Markup:
    if cijfer.vorige_sleutel is None or cijfer.vorige_weergave is None:
        return EMPTY
    return Markup('<p class="pm-change">van {} ({}) naar {} ({})</p>').format(
        figure_link(filters, cijfer.vorige_sleutel, cijfer.vorige_weergave),
        cijfer.vorige_stand_op_tekst,
        cijfer.weergave,
        cijfer.stand_op_tekst,
    )


def _shares(shares: Sequence[Cijfer], filters: Filters) -> Markup:
    """Overlapping shares: separate bars, never stacked."""
    if not shares:
        return EMPTY
    rows = join(
        Markup(
            '<tr><th scope="row">{}</th><td class="pm-barcell" aria-hidden="true"><div class="pm-bar"><span style="width:{:.1f}%"></span></div></td><td>{}</td></tr>'
        ).format(share.korte_naam, share.getal or 0, figure_link(filters, share.sleutel, share.weergave))
        for share in shares
    )
    unknown = " · ".join(dict.fromkeys(share.n_tekst for share in shares if share.n_tekst))
    note = Markup('<p class="pm-note">{}</p>').format(unknown) if unknown else EMPTY
    return Markup('<table class="pm-shares"><tbody>{}</tbody></table>{}').format(rows, note)


def _lines(lines: Sequence[Cijfer], phases: Sequence[FaseAantal], filters: Filters) -> Markup:
    """What is behind the number, in words; each with its own link."""
    parts = [(line.sleutel, *_value_and_name(line)) for line in lines]
    parts += [(phase.sleutel, str(phase.aantal), phase.fase_naam) for phase in phases]
    if not parts:
        return EMPTY
    items = join(
        Markup("<li>{} {}</li>").format(figure_link(filters, sleutel, value), name) for sleutel, value, name in parts
    )
    return Markup('<ul class="pm-lines">{}</ul>').format(items)


def _value_and_name(cijfer: Cijfer) -> tuple[str, str]:
    """'18 mensen' and 'verwacht nog in 2020'; the unit is left out when the name begins with it or there is no value."""
    if cijfer.getal is None:
        return cijfer.weergave, cijfer.korte_naam
    if not cijfer.eenheid or cijfer.korte_naam.startswith(cijfer.eenheid):
        return cijfer.weergave, cijfer.korte_naam
    return f"{cijfer.weergave} {cijfer.eenheid}", cijfer.korte_naam


def _status(cijfer: Cijfer) -> Markup:
    if cijfer.status is None:
        return EMPTY
    return Markup('<p class="pm-status pm-is-{}"><span aria-hidden="true">{}</span> {}</p>').format(
        cijfer.status.replace("_", "-"), cijfer.status_teken, cijfer.status_tekst
    )


def _folded(name: str, title: str, items: Sequence[Markup], shown: int, empty: str) -> Markup:
    body = Markup("<p>{}</p>").format(empty)
    if items:
        body = Markup("<ul>{}</ul>").format(join(items[:shown]))
    if len(items) > shown:
        body += Markup("<details><summary>Nog {}</summary><ul>{}</ul></details>").format(len(items) - shown, join(items[shown:]))
    return Markup('<section class="pm-card" id="{}"><h2>{}</h2>{}</section>').format(name, title, body)


def _ladder_cell(stand: Borging, filters: Filters) -> Markup:
    boxes = join(
        Markup('<span class="pm-box{}"></span>').format(
            " pm-full" if step <= (stand.trede or 0) else " pm-later" if step > 3 and stand.loopt_nog else ""
        )
        for step in range(1, 6)
    )
    sleutel = stand.oordeel_sleutel or stand.uitspraak_sleutel
    word = figure_link(filters, sleutel, stand.trede_naam) if sleutel else Markup('<span class="pm-unknown">{}</span>').format(stand.trede_naam)
    who = Markup('<span class="pm-who">{}</span>').format(stand.wie) if stand.wie else EMPTY
    return Markup('<td data-label="{}"><span class="pm-boxes" aria-hidden="true">{}</span>{}{}</td>').format(
        stand.niveau_naam, boxes, word, who
    )
