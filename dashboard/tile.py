"""A tile: one kernindicator with everything a reader needs beside the number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.goal import goal, status
from dashboard.markup import EMPTY, figure_link, footer, join, onderdeel_link, signed
from dashboard.queries import Cijfer, FaseAantal, Uitkomst

SHARE_ROW = Markup(
    '<tr><th scope="row">{}</th><td class="pm-barcell" aria-hidden="true"><div class="pm-bar">'
    "{}</div></td><td>{}</td></tr>"
)
BAR = Markup('<span style="width:{:.1f}%"></span>')
# Of a share that is not known the whole bar is hatched: never a bar of length nought.
UNKNOWN_BAR = Markup('<span class="pm-onbekend"></span>')
GOAL_BAR = Markup('<div class="pm-bar pm-to-goal" aria-hidden="true"><span style="width:{:.1f}%"></span></div>')


def tile(
    kern: Cijfer,
    beside: Sequence[Cijfer],
    phases: Sequence[FaseAantal],
    filters: Filters,
    title: str | Markup | None = None,
) -> Markup:
    """Question, value, goal, change, what is behind it, status, and where it comes from.

    `title` replaces the question where one question is asked of many onderdelen.
    """
    kind = " pm-context" if kern.indicator_soort == "context" else ""
    eyebrow = EMPTY if title else Markup('<span class="pm-eyebrow">{}</span>').format(_place(kern, filters))
    parts = [
        Markup("<h3>{}{}</h3>").format(eyebrow, title or kern.vraag),
        _number(kern, filters),
        _goal_bar(kern),
        goal(kern, filters),
        change(kern, filters),
        _shares([cijfer for cijfer in beside if cijfer.tegel == "staaf"], kern, filters),
        _lines([cijfer for cijfer in beside if cijfer.tegel == "regel"], phases, kern, filters),
        status(kern, filters),
        footer(kern, filters),
    ]
    return Markup('<article class="pm-tile{}">{}</article>').format(kind, join(parts))


def _place(kern: Cijfer, filters: Filters) -> Markup:
    return onderdeel_link(filters, kern.onderdeel_id, kern.onderdeel_naam)


def split_qualifier(weergave: str) -> tuple[str, str]:
    """'ruim 450' → ('ruim', '450'); a value without words in front → ('', value)."""
    match = re.match(r"([a-z][a-z ]*?) (?=[\d€-])(.*)$", weergave)
    return (match[1], match[2]) if match else ("", weergave)


def bar(getal: float | None) -> Markup:
    """The inside of a bar from 0 to 100%."""
    return UNKNOWN_BAR if getal is None else BAR.format(getal)


def _number(cijfer: Cijfer, filters: Filters) -> Markup:
    if cijfer.getal is None:
        shown = signed(cijfer.weergave, cijfer.stilte_teken)
        return Markup('<p class="pm-silence">{}</p>').format(figure_link(filters, cijfer.sleutel, shown))
    words, number = split_qualifier(cijfer.weergave)
    value = Markup('<span class="pm-words">{} </span>{}').format(words, number) if words else number
    link = figure_link(filters, cijfer.sleutel, value)
    other = f"ook gepubliceerd: {cijfer.ook_gepubliceerd}" if cijfer.ook_gepubliceerd else None
    notes = " · ".join(part for part in (cijfer.n_tekst, other) if part)
    note = Markup('<p class="pm-note">{}</p>').format(notes) if notes else EMPTY
    unit = cijfer.eenheid or cijfer.korte_naam
    return Markup('<p class="pm-number">{} <span class="pm-unit">{}</span></p>{}').format(link, unit, note)


def _goal_bar(cijfer: Cijfer) -> Markup:
    """How much of the goal there is; only where more is better."""
    return EMPTY if cijfer.voortgang_pct is None else GOAL_BAR.format(cijfer.voortgang_pct)


def change(cijfer: Cijfer | Uitkomst, filters: Filters) -> Markup:
    """The value before, with both dates; nothing when there is none with the same definition."""
    if cijfer.vorige_sleutel is None or cijfer.vorige_weergave is None:
        return EMPTY
    before = figure_link(filters, cijfer.vorige_sleutel, cijfer.vorige_weergave)
    return Markup('<p class="pm-change">van {} ({}) naar {} ({})</p>').format(
        before, cijfer.vorige_stand_op_tekst, cijfer.weergave, cijfer.stand_op_tekst
    )


def _shares(shares: Sequence[Cijfer], kern: Cijfer, filters: Filters) -> Markup:
    """Overlapping shares: separate bars, never stacked."""
    if not shares:
        return EMPTY
    rows = join(
        SHARE_ROW.format(
            _dated(share.korte_naam, share, kern),
            bar(share.getal),
            figure_link(filters, share.sleutel, signed(share.weergave, share.stilte_teken)),
        )
        for share in shares
    )
    basis = " · ".join(dict.fromkeys(share.n_tekst for share in shares if share.n_tekst))
    note = Markup('<p class="pm-note">{}</p>').format(basis) if basis else EMPTY
    return Markup('<table class="pm-shares"><tbody>{}</tbody></table>{}').format(rows, note)


def _lines(lines: Sequence[Cijfer], phases: Sequence[FaseAantal], kern: Cijfer, filters: Filters) -> Markup:
    """What is behind the number, in words; each with its own link."""
    parts: list[tuple[str, str | Markup, str]] = [
        (line.sleutel, value, _dated(name, line, kern)) for line in lines for value, name in [_value_and_name(line)]
    ]
    parts += [(phase.sleutel, phase.weergave, _phase_name(phase)) for phase in phases]
    items = join(
        Markup("<li>{} {}</li>").format(figure_link(filters, sleutel, value), name) for sleutel, value, name in parts
    )
    return Markup('<ul class="pm-lines">{}</ul>').format(items) if parts else EMPTY


def _dated(name: str, cijfer: Cijfer, kern: Cijfer) -> str:
    """The date beside a figure that is not of the date under the tile."""
    return name if cijfer.stand_op_tekst == kern.stand_op_tekst else f"{name} ({cijfer.stand_op_tekst})"


def _phase_name(phase: FaseAantal) -> str:
    """A phase; of what is unknown also what the source does say about it."""
    says_more = phase.fase_soort == "onbekend" and phase.toelichting
    return f"{phase.fase_naam}: {phase.toelichting}" if says_more else phase.fase_naam


def _value_and_name(cijfer: Cijfer) -> tuple[str | Markup, str]:
    """'18 mensen' and 'verwacht nog in 2020'. No unit when the name has it or when there is no value."""
    if cijfer.getal is None:
        return signed(cijfer.weergave, cijfer.stilte_teken), cijfer.korte_naam
    if not cijfer.eenheid or cijfer.eenheid in cijfer.korte_naam:
        return cijfer.weergave, cijfer.korte_naam
    return f"{cijfer.weergave} {cijfer.eenheid}", cijfer.korte_naam
