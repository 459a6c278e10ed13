"""The time line: a vertical list of moments, with a line where the last report was known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, folded, join, onderdeel_link
from dashboard.queries import Programma, TijdlijnMoment
from dashboard.sentences import op_datum

HEADER = ("Wanneer", "Onderdeel", "Wat", "Soort", "Stand", "Verschoven", "Toelichting")
# How many dates stand before and after the line; what is further away is folded.
BEFORE = 4
AFTER = 5
LEGEND = (
    ("✓", "gehaald"),
    ("○", "gepland"),
    ("→", "later dan gepland"),
    ("◆", "niet gemeld als gehaald"),
    ("●", "gebeurtenis"),
)


def timeline(momenten: Sequence[TijdlijnMoment], programma: Programma, here: str, filters: Filters) -> Markup:
    """The moments from early to late. `here` is the onderdeel of the page: another one is named with its moment."""
    past = _dates([moment for moment in momenten if not moment.is_later], here, filters)
    later = _dates([moment for moment in momenten if moment.is_later], here, filters)
    hidden = max(0, len(past) - BEFORE)
    pieces = [
        folded(f"Eerder: nog {hidden} {_moments(hidden)}", _list(past[:hidden])) if hidden else EMPTY,
        _list([*past[hidden:], _now(programma), *later[:AFTER]]),
        folded(f"Later: nog {len(later) - AFTER} {_moments(len(later) - AFTER)}", _list(later[AFTER:]))
        if len(later) > AFTER
        else EMPTY,
    ]
    return join(pieces)


def legend(momenten: Sequence[TijdlijnMoment]) -> Markup:
    """The signs that are used, in words."""
    used = {moment.toestand_teken for moment in momenten}
    return Markup('<p class="pm-note">{}</p>').format(
        " · ".join(f"{sign} {words}" for sign, words in LEGEND if sign in used)
    )


def table_rows(momenten: Sequence[TijdlijnMoment]) -> list[list[str | None]]:
    """The moments as a table and a file; columns are HEADER. Only what moved, and a remark, may be empty."""
    return [
        [
            moment.datum_tekst,
            moment.korte_naam,
            moment.naam,
            moment.soort,
            f"{moment.toestand_teken} {moment.toestand_tekst}",
            moment.verschuiving_tekst,
            moment.reden,
        ]
        for moment in momenten
    ]


def _dates(momenten: Sequence[TijdlijnMoment], here: str, filters: Filters) -> list[Markup]:
    """One entry per date; what happened on one date stands under it."""
    return [
        Markup('<li class="pm-moment"><p class="pm-date">{}</p><ul>{}</ul></li>').format(
            date, join(_moment(moment, here, filters) for moment in group)
        )
        for date, group in groupby(momenten, key=lambda moment: moment.datum_tekst)
    ]


def _moment(moment: TijdlijnMoment, here: str, filters: Filters) -> Markup:
    place = (
        Markup('<span class="pm-eyebrow">{}</span>').format(
            onderdeel_link(filters, moment.onderdeel_id, moment.korte_naam)
        )
        if moment.onderdeel_id != here
        else EMPTY
    )
    notes = ". ".join(part.rstrip(".") for part in (moment.verschuiving_tekst, moment.reden) if part)
    return Markup(
        '<li class="pm-is-{}"><span class="pm-mark" aria-hidden="true">{}</span>{}{} <span class="pm-kind">{}</span>'
        "{}</li>"
    ).format(
        moment.toestand.replace("_", "-"),
        moment.toestand_teken,
        place,
        figure_link(filters, moment.sleutel, moment.naam),
        moment.toestand_tekst,
        Markup('<p class="pm-note">{}</p>').format(f"{notes[:1].upper()}{notes[1:]}.") if notes else EMPTY,
    )


def _now(programma: Programma) -> Markup:
    """Between what is past and what is to come: the date on which the last report was known."""
    return Markup('<li class="pm-now">zoals bekend {}</li>').format(op_datum(programma.peildatum_volledig))


def _list(entries: Sequence[Markup]) -> Markup:
    return Markup('<ol class="pm-timeline" role="list">{}</ol>').format(join(entries))


def _moments(number: int) -> str:
    return "datum" if number == 1 else "datums"
