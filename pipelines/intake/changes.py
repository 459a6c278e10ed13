"""What a new state changes against another one: figures and facts that are new, different, the same again or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from pipelines.sql_files import read_sql, run

Soort = Literal["nieuw", "nieuwe periode", "gewijzigd", "gelijk", "verdwenen"]
SOORTEN: tuple[Soort, ...] = ("nieuw", "nieuwe periode", "gewijzigd", "verdwenen", "gelijk")


@dataclass(frozen=True, slots=True)
class Change:
    """One figure or fact in both states. `was` and `wordt` are what readers see; None: it is not there or has no words.

    `gelijk`: measured again with the same outcome; what was not touched at all is no Change. `nieuwe periode`: what
    happened in a period after the one that was shown; that one stays as it was. `door_levering` False: it
    only moves because the new state is of a later day (evidence that is old by now, a term that has passed).
    `afgeleid`: worked out from what was delivered.
    """

    soort: Soort
    programma_id: str
    onderdeel_id: str
    onderdeel_naam: str
    naam: str
    sleutel: str
    was: str | None
    was_op: str | None
    was_status: str | None
    wordt: str | None
    wordt_op: str | None
    wordt_status: str | None
    door_levering: bool
    afgeleid: bool

    @property
    def van(self) -> str:
        """What it was, as readers see it: value, date, status; 'niets' when it was not there."""
        return _said(self.was, self.was_op, self.was_status)

    @property
    def naar(self) -> str:
        """What it becomes, in the same words."""
        return _said(self.wordt, self.wordt_op, self.wordt_status)

    def __str__(self) -> str:
        """`gewijzigd: Steun thuis, Gezinnen die meedoen: ruim 45 (juni 2024) → 50 (31 december 2024)`."""
        return f"{self.soort}: {self.onderdeel_naam}, {self.naam}: {self.van} → {self.naar}"


@dataclass(frozen=True, slots=True)
class Moves:
    """Changes as readers ask for them. `telling`: how many of each kind the delivery gives.

    `door_levering`: what it says itself, kind by kind; `afgeleid`: what follows from that; `door_tijd`: what moves only
    because the new state is later.
    """

    telling: str
    door_levering: Sequence[Change]
    afgeleid: Sequence[Change]
    door_tijd: Sequence[Change]


def moves(found: Sequence[Change]) -> Moves:
    """What moves, without what was measured again with the same outcome: that is only counted."""
    by_it = [change for change in found if change.door_levering]
    own = [change for change in by_it if not change.afgeleid]
    counts = Counter(change.soort for change in own)
    moved = [change for soort in SOORTEN for change in own if change.soort == soort and soort != "gelijk"]
    follows = [change for change in by_it if change.afgeleid and change.soort != "gelijk"]
    later = [change for change in found if not change.door_levering]
    told = {"nieuwe periode": "van een nieuwe periode"}
    kinds = [soort for soort in SOORTEN if counts[soort] or soort not in told]
    return Moves(", ".join(f"{counts[soort]} {told.get(soort, soort)}" for soort in kinds), moved, follows, later)


def _said(value: str | None, on: str | None, status: str | None) -> str:
    # A silence is its own status.
    judged = f"· {status}" if status and status != value else ""
    parts = [part for part in (value, f"({on})" if on else "", judged) if part]
    return " ".join(parts) or "niets"


def changes(old: Path, new: Path) -> list[Change]:
    """Everything that differs between two state files, figures first. Both are only read."""
    with both(old, new) as con:
        rows = [row for part in ("cijfers", "feiten") for row in run(con, read_sql(f"changes/{part}.sql")).fetchall()]
    return [Change(*row) for row in rows]


def given_before(state: Path, levering_id: str) -> list[str]:
    """The keys of numbers of a delivery that another delivery has too, with another value (the same one is refused)."""
    with duckdb.connect(str(state), read_only=True) as con:
        rows = run(con, read_sql("changes/verbeterd.sql"), {"levering": levering_id}).fetchall()
    return [str(sleutel) for (sleutel,) in rows]


@contextmanager
def both(old: Path, new: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that reads two state files as `oud` and `nieuw`; what names neither is of the new one."""
    with duckdb.connect(":memory:") as con:
        for name, path in (("oud", old), ("nieuw", new)):
            con.execute(f"ATTACH $path AS {name} (READ_ONLY)", {"path": str(path)})
        con.execute("USE nieuw")
        yield con
