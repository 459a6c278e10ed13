"""The monitor in Python: the published state, or an edition of the open data, as polars frames.

    with open_monitor("var") as monitor:
        monitor.frame(query, programma="wt")

`$programma` in the query takes the value.

docs/voorbeeld-python.md recomputes findings of the reports with it.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import polars as pl

from dashboard.database import NoState, State, current_name, last_good_names, open_edition, open_state


class NoMonitor(Exception):
    """There is nothing to open at that place; the text says what to do, in Dutch and English."""


class Monitor:
    """An open monitor. Nothing can be changed through it, and a query reaches nothing outside it."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def name(self) -> str:
        """The file that is open: its name holds the id of the state, to cite."""
        return self._state.name

    def frame(self, query: str, **parameters: Any) -> pl.DataFrame:
        """The result of a query; `$name` in it takes the value of that parameter, which is never read as SQL."""
        return self._state.frame(query, **parameters)

    def close(self) -> None:
        self._state.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


def open_monitor(place: str | Path = "var") -> Monitor:
    """Open what a folder with states has in use, or a file such as monitor-open.duckdb. Raises NoMonitor."""
    path = Path(place)
    try:
        return Monitor(_in_use(path) if path.is_dir() else open_edition(path))
    except NoState as problem:
        raise NoMonitor(_why_not(path)) from problem


def _in_use(var: Path) -> State:
    """The state in use; when that is damaged the last good one, as the pages do."""
    try:
        return open_state(var / current_name(var))
    except NoState:
        for name in last_good_names(var):
            try:
                return open_state(var / name)
            except NoState:
                continue
        raise


def _why_not(path: Path) -> str:
    if path.is_dir():
        return (
            f"In de map {str(path)!r} staat geen stand. Bouw er eerst een: programmamonitor build. "
            "(No published state here: run programmamonitor build first.)"
        )
    if path.exists():
        return (
            f"{str(path)!r} is geen (hele) database van de monitor, of is al met andere instellingen open. "
            "(No monitor database, or it is open with other settings.)"
        )
    return (
        f"{str(path)!r} bestaat niet. Noem de map met standen of een bestand monitor-open.duckdb. "
        "(Not found: name the folder with states or a file monitor-open.duckdb.)"
    )
