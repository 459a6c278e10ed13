"""How fast a changed filter of the page Verkennen is answered on a million metingen.

.venv/bin/python -m benchmarks.explore            # makes the data and the state when they are not there (minutes)

Measured per choice, in rounds so that the machine's moods spread over all: the database's answer with pictures and
table, as the server makes it (dashboard.exploring.answer and the table's HTML), and the size of what goes to a browser.
Then the same in a real browser: from the key that changes a choice to the page with its new table and pictures.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import sys
import time
from pathlib import Path

import duckdb

from benchmarks.generate import generate
from dashboard import queries
from dashboard.choice import Keuze
from dashboard.database import State, current_name, open_state
from dashboard.exploring import table
from dashboard.exploring.answer import answer
from dashboard.filters import Filters
from dashboard.markup import source_url
from pipelines.build import build
from tests.browser import find_browser, heading, launched_browser, show, wait_for_charts, wait_until_finished
from tests.conftest import free_port, running_server

WORK = Path("var/benchmarks")
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


def main() -> int:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description="Meet hoe snel een keuze op Verkennen beantwoord wordt.")
    parser.add_argument("--metingen", type=int, default=1_000_000, help="ongeveer zoveel metingen")
    parser.add_argument("--rondes", type=int, default=15, help="hoe vaak elke keuze gemeten wordt")
    options = parser.parse_args()
    state = _state(options.metingen)
    programma = queries.programmas(state)[0]
    times: dict[str, list[float]] = {name: [] for name in CHOICES}
    sizes: dict[str, int] = {}
    for round_number in range(options.rondes + 1):
        for name, keuze in CHOICES.items():
            start = time.perf_counter()
            given = answer(state, programma, keuze, lambda key: source_url(FILTERS, key))
            rows = table.rows_table(given.rijen, "geen", FILTERS)
            took = 1000 * (time.perf_counter() - start)
            figures = [beeld.figure.to_json() for beeld in given.beelden if beeld.figure is not None]
            sizes[name] = len(rows) + sum(map(len, figures))
            # The first round reads the file from disk.
            if round_number:
                times[name].append(took)
    _report(state, times, sizes)
    state.connection.close()
    _in_a_browser(WORK / f"data-{options.metingen}", WORK / f"var-{options.metingen}", options.rondes)
    return 0


def _in_a_browser(data: Path, var: Path, rounds: int) -> None:
    """Time each change of a choice, from the key to the page that stands still with another conclusion."""
    executable = find_browser()
    if executable is None:
        print("\nNo browser found: not measured in a browser.")
        return
    port = free_port()
    arguments = ["-m", "dashboard.cli", "dashboard", "--port", str(port), "--data", str(data), "--var", str(var)]
    took: list[float] = []
    with running_server(arguments, port) as url, launched_browser(executable) as browser:
        page = browser.new_page()
        page.set_viewport_size({"width": 1920, "height": 1080})
        show(page, f"{url}/verkenner?indicatoren=s.i1&onderdelen=s/3&wie=samen")
        box = page.get_by_label("Zoek in deze cijfers")
        for number in range(2 * rounds):
            before = heading(page)
            box.fill(f"project {13 + 10 * (number % 5)}")
            start = time.perf_counter()
            box.press("Enter")
            page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)
            wait_until_finished(page)
            wait_for_charts(page)
            took.append(1000 * (time.perf_counter() - start))
    print(f"\nIn a browser, {len(took)} changes: median {statistics.median(took):.0f} ms, "
          f"range {min(took):.0f}–{max(took):.0f} ms.")  # fmt: skip


def _state(metingen: int) -> State:
    """The state of that many metingen, made once."""
    data, var = WORK / f"data-{metingen}", WORK / f"var-{metingen}"
    if not data.is_dir():
        generate(data, metingen)
    if not var.is_dir():
        build(data, var, lambda step: print(f"… {step}", file=sys.stderr))
    return open_state(var / current_name(var))


def _report(state: State, times: dict[str, list[float]], sizes: dict[str, int]) -> None:
    ((rows,),) = state.connection.cursor().sql("SELECT count(*) FROM mart.vergelijking").fetchall()
    print(f"{rows} metingen; {platform.machine()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}.\n")
    print("| choice | median ms | range ms | kB to the browser |\n|---|---|---|---|")
    for name, took in times.items():
        low, high = min(took), max(took)
        print(f"| {name} | {statistics.median(took):.0f} | {low:.0f}–{high:.0f} | {sizes[name] / 1000:.0f} |")
    every = [one for took in times.values() for one in took]
    print(f"\nMedian of all: {statistics.median(every):.0f} ms; the slowest choice has a median of "
          f"{max(statistics.median(took) for took in times.values()):.0f} ms.")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
