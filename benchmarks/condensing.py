"""What it costs to check registrations and condense them, beside reading them without any check, and beside peers.

Each run is a process of its own: python -m benchmarks.condensing RUN MAP, which prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from benchmarks import registrations, servers
from benchmarks.claims import Claim, Rounds, table
from benchmarks.machine import calibration
from benchmarks.measure import ratios, spread
from benchmarks.states import WORK
from dashboard.server import ROOT
from pipelines.build import CONDENSED, LIMITS, condense_only

MILLION = 1_000_000
# The name of a run, what it does, how many registrations, and whether mistakes were planted.
Runs = dict[str, tuple[str, int, bool]]
WITH_MISTAKES = ("mistakes in 200 thousand", "mistakes in 20 million")
SUBJECTS: dict[str, Runs] = {
    "condense": {
        "unchecked": ("unchecked", 20 * MILLION, False),
        "condense": ("condense", 20 * MILLION, False),
        "again": ("again", 20 * MILLION, False),
        WITH_MISTAKES[0]: ("condense", MILLION // 5, True),
        WITH_MISTAKES[1]: ("condense", 20 * MILLION, True),
    },
    "sizes": {f"{size} million": ("condense", size * MILLION, False) for size in (1, 5, 20, 50)},
    "peer": {"condense": ("condense", MILLION, False), "pandas": ("pandas", MILLION, False)},
    "engines": {
        f"{engine}, {size} million": (engine, size * MILLION, False)
        for size in (1, 20, 50)
        for engine in ("condense", "spark")
    },
}
PEER = servers.PEERS / "pandas_sqlite.py"


@dataclass(frozen=True, slots=True)
class Run:
    """One process: how long the work took after its imports, its processor time, its most memory, and what it found.

    Of Spark the time only: Java is a process beside it.
    """

    calibration_ms: float
    seconds: float
    cpu_seconds: float
    peak_mb: float
    found: dict[str, Any]


def folder(rows: int, wrong: bool = False) -> Path:
    """A data folder with so many registrations, made once."""
    path = WORK / f"registraties-{rows}{'-fout' if wrong else ''}"
    if not path.is_dir():
        registrations.generate(path, rows, wrong)
    return path


def run(what: str, data: Path) -> Run:
    """One run of `what` in a process of its own."""
    calibrated = calibration()
    command = [sys.executable, "-m", "benchmarks.condensing", what, str(data)]
    if what == "pandas":
        path = data / "leveringen" / registrations.DELIVERY
        command = [str(servers.PEER_PYTHON), str(PEER), str(path / registrations.FILE), str(path)]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if process.returncode:
        raise RuntimeError(f"{what}: {process.stderr[-2000:]}")
    used = json.loads(process.stdout.splitlines()[-1])
    return Run(calibrated, used.pop("seconds"), used.pop("cpu"), used.pop("peak_mb"), used)


# ───────── what is said of it ─────────


def claims(rounds: Rounds) -> list[Claim]:
    """Checking and condensing twenty million, beside reading them without a check."""
    both = ratios(*([round_[what]["seconds"] for round_ in rounds] for what in ("condense", "unchecked")))
    peak = max(round_["condense"]["peak_mb"] for round_ in rounds)
    again = spread([round_["again"]["seconds"] for round_ in rounds]).median
    return [
        Claim("20 million registrations checked and condensed, to unchecked", spread(both).median, 1.6, "×"),
        Claim("Most memory while condensing 20 million", peak / 1024, 1.25, "GiB"),
        Claim("Condensing again what did not change", again, 1, "s"),
    ]


def compared(rounds: Rounds) -> list[str]:
    """The runs, and whether a large file gives the findings of a small one."""
    few, many = (rounds[0][what]["found"]["findings"] for what in WITH_MISTAKES)
    same = "the same" if few == many else "**not the same**"
    said = f"{len(many)} findings about mistakes in 20 million registrations: {same} as about those in 200 thousand."
    return [*tables(rounds), said]


def tables(rounds: Rounds) -> list[str]:
    """A row per run."""
    rows = [
        [what, *(spread([round_[what][amount] for round_ in rounds]).text(digits)
                 for amount, digits in (("seconds", 1), ("cpu_seconds", 1), ("peak_mb", 0))),
         rounds[-1][what]["found"].get("rows") or "–"]
        for what in rounds[0]
    ]  # fmt: skip
    return [table(["Run", "Seconds (range)", "Processor seconds", "Most memory, MB", "Rows made"], rows)]


def peer_claims(rounds: Rounds) -> list[Claim]:
    """A million beside pandas and SQLite: how many times as long they take."""
    times = ratios(*([round_[what]["seconds"] for round_ in rounds] for what in ("condense", "pandas")))
    return [Claim("A million registrations, to pandas and SQLite (a fifth)", spread(times).median, 0.2, "×")]


def size_claims(rounds: Rounds) -> list[Claim]:
    """What a registration costs among fifty million, to what it costs among five."""
    each = {size: spread([round_[f"{size} million"]["seconds"] / size for round_ in rounds]).median for size in (5, 50)}
    return [Claim("A registration among 50 million, to one among 5 million", each[50] / each[5], 1.25, "×")]


# ───────── in the process of a run ─────────


def _unchecked(data: Path, work: Path) -> dict[str, Any]:
    """All registrations as a table, in any order, without one check: as fast as this engine can have them."""
    path = data / "leveringen" / registrations.DELIVERY / registrations.FILE
    with duckdb.connect(str(work / "table.duckdb"), config=LIMITS | {"preserve_insertion_order": "false"}) as con:
        con.execute("CREATE TABLE registratie AS FROM read_parquet($path)", {"path": str(path)})
        con.execute("CHECKPOINT")
        ((rows,),) = con.sql("SELECT count(*) FROM registratie").fetchall()
    return {"rows": rows}


def _condensed(engine: str) -> Callable[[Path, Path], dict[str, Any]]:
    def condense(data: Path, work: Path) -> dict[str, Any]:
        _, findings = condense_only(data, work, engine)
        kept = list((work / CONDENSED).glob("*.parquet"))
        rows = sum(pl.scan_parquet(path).select(pl.len()).collect().item() for path in kept)
        return {"rows": rows, "findings": sorted(map(str, findings))}

    return condense


def _again(data: Path, work: Path) -> dict[str, Any]:
    """What a second time costs: nothing is read again."""
    condense_only(data, work, "duckdb")
    start = time.perf_counter()
    condense_only(data, work, "duckdb")
    return {"seconds": time.perf_counter() - start}


RUNS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "unchecked": _unchecked,
    "condense": _condensed("duckdb"),
    "spark": _condensed("spark"),
    "again": _again,
}


def main() -> int:
    """One run, and what it used, as one line of JSON."""
    what, data = sys.argv[1], Path(sys.argv[2])
    work = Path(tempfile.mkdtemp(dir=WORK))
    try:
        start = time.perf_counter()
        found = RUNS[what](data, work)
        seconds = time.perf_counter() - start
    finally:
        shutil.rmtree(work)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = {"seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": _most_memory_mb()}
    print(json.dumps(used | found))
    return 0


def _most_memory_mb() -> float:
    """Of this process alone: what getrusage says starts with the memory of who started it."""
    (line,) = (text for text in Path("/proc/self/status").read_text().splitlines() if text.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
