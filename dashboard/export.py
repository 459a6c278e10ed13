"""`programmamonitor export`: the slides of programmes as a file to send or to edit."""

from __future__ import annotations

from pathlib import Path

from dashboard import queries
from dashboard.database import State
from dashboard.slides.make import slides, with_drafts
from dashboard.slides.powerpoint import powerpoint


class UnknownProgramma(Exception):
    """There is no such programme in this state; `known` are the ids that there are."""

    def __init__(self, known: list[str]) -> None:
        super().__init__("dit programma bestaat niet")
        self.known = known


def pptx(state: State, programma: str) -> bytes:
    """The slides about how a programme stands, as the bytes of a PowerPoint file. Raises UnknownProgramma."""
    found = {known.id: known for known in queries.programmas(state)}
    if programma not in found:
        raise UnknownProgramma(list(found))
    chosen, stand = found[programma], queries.stand(state)
    deck = with_drafts(slides(state, chosen), len(queries.concepten(state, programma)))
    training = " · oefening" if stand.oefening else ""
    return powerpoint(deck, f"{chosen.naam} · stand {stand.staat}{training}")


FORMATS = {"pptx": pptx}


def is_of(path: Path, kind: str) -> bool:
    """Whether a file name ends as its format does."""
    return path.suffix.lower() == f".{kind}"
