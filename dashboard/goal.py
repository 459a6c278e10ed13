"""A goal and the status against it: in sign and word, with the adjusted plan beside it and the reason on request."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, folded
from dashboard.queries import Cijfer

STATUS = Markup('<p class="pm-status pm-is-{}"><span aria-hidden="true">{}</span> {}</p>')


def goal(cijfer: Cijfer, filters: Filters) -> Markup:
    """The goal that the status is measured against; nothing when there is none."""
    if cijfer.doel_sleutel is None or cijfer.doel_tekst is None:
        return EMPTY
    return Markup('<p class="pm-goal">doel: {}</p>').format(
        figure_link(filters, cijfer.doel_sleutel, cijfer.doel_tekst)
    )


def status(cijfer: Cijfer, filters: Filters) -> Markup:
    """The status against the original plan, what the adjusted plan would say, and why."""
    if cijfer.status is None:
        return EMPTY
    # Where the value is silent for the same reason, the silence has said it already.
    if cijfer.getal is None and cijfer.status_tekst == cijfer.weergave:
        return _adjusted(cijfer, filters) + _why(cijfer)
    sign = STATUS.format(cijfer.status.replace("_", "-"), cijfer.status_teken, cijfer.status_tekst)
    return sign + _adjusted(cijfer, filters) + _why(cijfer)


def _adjusted(cijfer: Cijfer, filters: Filters) -> Markup:
    """Stands beside the status that counts, and never in its place."""
    if cijfer.aangepast_doel_sleutel is None or cijfer.aangepast_tekst is None:
        return EMPTY
    link = figure_link(filters, cijfer.aangepast_doel_sleutel, cijfer.aangepast_tekst)
    return Markup('<p class="pm-note">plan aangepast: {}</p>').format(link)


def _why(cijfer: Cijfer) -> Markup:
    """Everything that went into the status."""
    if cijfer.status_uitleg is None:
        return EMPTY
    return folded("Waarom deze status?", Markup('<p class="pm-note">{}</p>').format(cijfer.status_uitleg))
