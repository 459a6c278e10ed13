"""The slides of a state with what changed in it: the same on the page, in an export and for a meeting that is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dashboard import queries
from dashboard.database import State
from dashboard.meetings import compared
from dashboard.queries import KomendOverleg, Programma
from dashboard.slides.changed import nothing_since
from dashboard.slides.make import slides, with_drafts
from dashboard.slides.model import Dia

Changed = Callable[[date, date], tuple[Dia, ...]]


def moved(state: State, programma: str, changed: Changed) -> tuple[Dia, ...]:
    """The slides about what changed since the last meeting or report, as `changed` makes them of two dates.

    None when there is nothing earlier. The state is not read any more when `changed` is called.
    """
    overleggen = queries.overleggen(state, programma)
    if overleggen and overleggen[0].later == 0:
        return (nothing_since(overleggen[0]),)
    momenten = queries.momenten(state, programma)
    tot = max((moment.bekend_op for moment in momenten), default=None)
    van = compared(overleggen, momenten, tot) if tot else None
    return changed(van, tot) if van is not None and tot is not None else ()


def slides_of_now(
    state: State, programma: Programma, moved: Sequence[Dia], voor: KomendOverleg | None = None
) -> tuple[Dia, ...]:
    """Every slide of this state for a meeting (None: the next one), each saying when a delivery is not settled."""
    return with_drafts(slides(state, programma, moved, voor), len(queries.concepten(state, programma.id)))
