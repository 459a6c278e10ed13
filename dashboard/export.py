"""`programmamonitor export`: the slides of a programme as a file to send or to edit."""

from __future__ import annotations

from dashboard import queries
from dashboard.database import State
from dashboard.queries import Programma
from dashboard.slides.make import slides, with_drafts
from dashboard.slides.powerpoint import powerpoint


def pptx(state: State, programma: Programma) -> bytes:
    """The slides about how a programme stands, as the bytes of a PowerPoint file."""
    stand = queries.stand(state)
    deck = with_drafts(slides(state, programma), len(queries.concepten(state, programma.id)))
    training = " · oefening" if stand.oefening else ""
    return powerpoint(deck, f"{programma.naam} · stand {stand.staat}{training}")


FORMATS = {"pptx": pptx}
