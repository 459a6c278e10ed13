"""How fast a choice of the page Verkennen is answered on a million metingen, without Streamlit around it.

Per choice the database's answer with pictures and table, as the server makes it (dashboard.exploring.answer and the
HTML of the table), and the size of what goes to a browser. All choices in turn, so that no choice has the good moments.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from benchmarks.machine import calibration
from benchmarks.states import Folders
from dashboard import queries
from dashboard.choice import Keuze
from dashboard.database import State, current_name, open_state
from dashboard.drawing import Drawing
from dashboard.exploring.answer import answer
from dashboard.filters import Filters

FILTERS = Filters("s")
# What a reader changes one after the other: what is counted, where, when, how it is drawn, sorted and searched.
CHOICES = {
    "one indicator, last values": Keuze(indicatoren=("s.i0",)),
    "two indicators of two units": Keuze(indicatoren=("s.i0", "s.i2")),
    "all moments of one project": Keuze(indicatoren=("s.i0",), onderdelen=("s/2/12",), momenten="alle", wie="samen"),
    "lines of one thema, small": Keuze(indicatoren=("s.i1",), onderdelen=("s/3",), momenten="alle", wie="samen"),
    "shares of one thema": Keuze(indicatoren=("s.i1",), onderdelen=("s/4",), wie="samen"),
    "distribution over organisations": Keuze(indicatoren=("s.i1",), wie="per-organisatie"),
    "table with colour": Keuze(
        indicatoren=("s.i4",), onderdelen=("s/5",), momenten="alle", wie="samen", beeld="warmte"
    ),
    "highest first": Keuze(indicatoren=("s.i8",), wie="samen", volgorde="hoog"),
    "one period": Keuze(indicatoren=("s.i3",), onderdelen=("s/1",), wie="samen"),
    "search in names": Keuze(zoek="project 12", wie="samen"),
    "page 100 of everything": Keuze(blad=100),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Per choice the ms of its answers and the bytes for the browser."""

    calibration_ms: float
    ms: dict[str, list[float]]
    bytes: dict[str, int]


def run(folders: Folders, times: int) -> Run:
    """Every choice so many times, after one that reads the file from disk."""
    calibrated = calibration()
    state = open_state(folders.var / current_name(folders.var))
    took: dict[str, list[float]] = {name: [] for name in CHOICES}
    sizes: dict[str, int] = {}
    for number in range(times + 1):
        for name, keuze in CHOICES.items():
            ms, sizes[name] = _answered(state, keuze)
            if number:
                took[name].append(ms)
    state.connection.close()
    return Run(calibrated, took, sizes)


def _answered(state: State, keuze: Keuze) -> tuple[float, int]:
    # As if nobody had asked it yet.
    state.lately.clear()
    start = time.perf_counter()
    given = answer(state, queries.programmas(state)[0].naam, keuze, FILTERS)
    took = 1000 * (time.perf_counter() - start)
    figures = [beeld.figure.to_json() if isinstance(beeld.figure, Drawing) else beeld.figure for beeld in given.beelden]
    return took, len(given.tabel) + sum(map(len, figures))
