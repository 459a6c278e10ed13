"""Measure what we claim about speed and write the report.

.venv/bin/python -m benchmarks                 # every subject (over an hour)
.venv/bin/python -m benchmarks sessions soak   # only these; the report keeps what was measured of the others
.venv/bin/python -m benchmarks --quick         # every subject, briefly, into var/benchmarks/quick

Rounds follow each other, in each of them every competitor once, in a fresh process and in turn first: a machine that is
slow for a while is slow for all. A figure is compared with one of the same round only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import (
    condensing,
    explore,
    many,
    pages,
    report,
    server_time,
    servers,
    sessions,
    soak,
    states,
)  # fmt: skip
from benchmarks.machine import describe
from tests.browser import find_browser

# A quick run is not to be quoted: it stays out of the repository.
KEPT, QUICKLY = Path(__file__).parent, states.WORK / "quick"


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything is measured."""

    rounds: int
    clicks: int
    changes: int
    answers: int
    seconds: float
    soak: int
    readers: int
    # Of so many registrations as their names say.
    part: float
    metingen: int


FULL = Size(
    rounds=5, clicks=8, changes=60, answers=10, seconds=30, soak=5_000, readers=200, part=1,
    metingen=states.MILLION,
)  # fmt: skip
QUICK = Size(
    rounds=1, clicks=2, changes=8, answers=2, seconds=3, soak=60, readers=20, part=0.05,
    metingen=100_000,
)  # fmt: skip


def main() -> int:
    """Measure, keep the figures as JSON, write the report."""
    parser = argparse.ArgumentParser(description="Meet wat wij over snelheid beweren.")
    parser.add_argument("onderwerpen", nargs="*", help=f"alleen deze van {', '.join(SUBJECTS)}")
    parser.add_argument("--quick", action="store_true", help="kort: om te zien dat het werkt")
    options = parser.parse_args()
    if unknown := set(options.onderwerpen) - set(SUBJECTS):
        parser.error(f"onbekend onderwerp: {', '.join(sorted(unknown))}")
    size = QUICK if options.quick else FULL
    machine = describe(find_browser(), servers.PEER_PYTHON)
    folder = QUICKLY if options.quick else KEPT
    results = folder / "results"
    results.mkdir(parents=True, exist_ok=True)
    for name in options.onderwerpen or [name for name in SUBJECTS if not (options.quick and name in SLOW)]:
        _say(name)
        kept = results / f"{name}.json"
        before = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else None
        result = {
            "measured": datetime.now(UTC).date().isoformat(),
            "quick": options.quick,
            "machine": asdict(machine),
            "rounds": SUBJECTS[name](size),
            "before": report.in_short(name, before),
        }
        kept.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    report.write(results, folder)
    _say(str(folder / f"{report.NAME}.md"))
    return 0


def _pages(size: Size) -> list[dict[str, Any]]:
    browser = find_browser()
    if browser is None:
        raise SystemExit("Geen browser gevonden. Zie tests/install_tools.sh.")
    folders = states.large(size.metingen)
    competitors = {"streamlit": pages.streamlit_run, "dash": pages.dash_run}
    runs = {name: partial(run, browser, folders, size.clicks) for name, run in competitors.items()}
    return _in_rounds(size.rounds, runs)


def _server(size: Size) -> list[dict[str, Any]]:
    large = states.large(size.metingen)
    folders = {"real": states.real(), "twin": states.twin(), "million": large, "again": large}
    runs = {name: partial(server_time.run, name, where, size.changes) for name, where in folders.items()}
    return _in_rounds(size.rounds, runs)


def _explore(size: Size) -> list[dict[str, Any]]:
    return _in_rounds(min(size.rounds, 3), {"million": partial(explore.run, states.large(size.metingen), size.answers)})


def _sessions(size: Size) -> list[dict[str, Any]]:
    folders = states.large(size.metingen)
    runs = {
        sessions.name(readers, looks, anew): partial(sessions.run, folders, readers, looks, anew, size.seconds)
        for anew in (False, True)
        for looks in sessions.PACES
        for readers in sessions.READERS
    }
    return _in_rounds(min(size.rounds, 3), runs)


def _soak(size: Size) -> list[dict[str, Any]]:
    folders = states.large(size.metingen)
    return _in_rounds(1, {"streamlit": partial(soak.run, folders, size.soak)})


def _many(size: Size) -> list[dict[str, Any]]:
    return _in_rounds(1, {"nginx": partial(many.run, size.readers, 2 * size.seconds)})


def _registrations(name: str, rounds: int, size: Size) -> list[dict[str, Any]]:
    runs = {}
    for said, (what, rows, wrong) in condensing.SUBJECTS[name].items():
        runs[said] = partial(condensing.run, what, condensing.folder(round(rows * size.part), wrong))
    return _in_rounds(min(size.rounds, rounds), runs)


SUBJECTS: dict[str, Callable[[Size], list[dict[str, Any]]]] = {
    "pages": _pages,
    "server": _server,
    "explore": _explore,
    "sessions": _sessions,
    "soak": _soak,
    "many": _many,
    "condense": partial(_registrations, "condense", 5),
    "sizes": partial(_registrations, "sizes", 2),
    "peer": partial(_registrations, "peer", 3),
    "engines": partial(_registrations, "engines", 1),
}


# What takes minutes however little is measured: a quick run leaves it out unless it is asked for.
SLOW = ("sessions", "many", "sizes", "engines")


def _in_rounds(rounds: int, runs: Mapping[str, Callable[[], Any]]) -> list[dict[str, Any]]:
    """In each round every run once; who goes first differs per round."""
    found = []
    names = list(runs)
    for number in range(rounds):
        first = number % len(names)
        done = {}
        for name in names[first:] + names[:first]:
            _say(f"  round {number + 1} of {rounds}: {name}")
            done[name] = asdict(runs[name]())
        found.append(done)
    return found


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
