"""The peer of condensing: the same checks and counts with pandas and SQLite, as an analyst would write them.

python pandas_sqlite.py REGISTRATIES.parquet MAP-MET-CSV   # prints as JSON what it took and found

Small counts are not hidden: that is work that ours does besides.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

OUTCOMES = {"gesprek": {"ja", "nee"}, "evaluatie": {"ja", "nee"}}
KINDS = {"aanvraag", "gesprek", "verblijf", "evaluatie"}
GROUPS = {"leeftijd=0-17", "leeftijd=18-64", "leeftijd=65+"}
FIRST, LAST = pd.Timestamp("2022-01-01"), pd.Timestamp("2025-01-31")


def checked(rows: pd.DataFrame, folder: Path) -> int:
    """How many mistakes there are: empty fields, ranges, choices, references and numbers that occur twice."""
    required = ["nummer", "organisatie_id", "onderdeel_id", "soort", "op", "persoon"]
    wrong = int(rows[required].isna().sum().sum())
    wrong += int(((rows["nummer"] < 1) | (rows["nummer"] > 999_999_999_999)).sum())
    wrong += int(((rows["persoon"] < 1) | (rows["persoon"] > 9_999_999)).sum())
    wrong += int(((rows["op"] < FIRST) | (rows["op"] > LAST)).sum())
    wrong += int((~rows["soort"].isin(KINDS)).sum())
    wrong += int((rows["deelgroep"].notna() & ~rows["deelgroep"].isin(GROUPS)).sum())
    for kind in KINDS:
        ended = rows.loc[rows["soort"] == kind, "uitkomst"]
        wrong += int((ended.notna() & ~ended.isin(OUTCOMES.get(kind, set()))).sum())
    for table in ("organisatie", "onderdeel"):
        known = pd.read_csv(folder / f"{table}.csv")["id"]
        wrong += int((~rows[f"{table}_id"].isin(known)).sum())
    return wrong + int(rows.duplicated(["organisatie_id", "nummer"], keep=False).sum())


def counted(rows: pd.DataFrame, con: sqlite3.Connection) -> int:
    """The counts of the five indicators, in SQLite; how many there are."""
    rows = rows.assign(
        op=rows["op"].dt.strftime("%Y-%m-%d"),
        periode=rows["op"].dt.year * 2 + (rows["op"].dt.month > 6).astype("int8"),
    )
    rows.to_sql("registratie", con, index=False, chunksize=100_000)
    levels = ["periode", "periode, onderdeel_id", "periode, onderdeel_id, organisatie_id",
              "periode, onderdeel_id, deelgroep"]  # fmt: skip
    wanted = {
        "count(*)": ["aanvraag", "gesprek"],
        "sum(uitkomst = 'ja'), count(uitkomst)": ["gesprek", "evaluatie"],
        "count(DISTINCT organisatie_id || ':' || persoon)": ["verblijf"],
    }
    found = 0
    for amount, kinds in wanted.items():
        for kind in kinds:
            for level in levels:
                query = f"SELECT {level}, {amount} FROM registratie WHERE soort = ? GROUP BY {level}"
                found += len(con.execute(query, [kind]).fetchall())
    return found


def main() -> int:
    """Read, check, count."""
    start = time.perf_counter()
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    rows = pd.read_parquet(path)
    rows["op"] = pd.to_datetime(rows["op"])
    findings = checked(rows, folder)
    with tempfile.TemporaryDirectory(dir=path.parent.parent) as work, sqlite3.connect(Path(work) / "peer.db") as con:
        found = counted(rows, con)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = {
        "seconds": time.perf_counter() - start,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak_mb": _most_memory_mb(),
    }
    print(json.dumps(used | {"findings": findings, "rows": found}))
    return 0


def _most_memory_mb() -> float:
    (line,) = (text for text in Path("/proc/self/status").read_text().splitlines() if text.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
