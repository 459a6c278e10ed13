"""Opening the published state, read-only and closed to everything but its own tables."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache, wraps
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import duckdb

from dashboard.server import VAR_ENV

if TYPE_CHECKING:
    import polars as pl

POINTER = "ACTUEEL"
HISTORY = "EERDER"
FINGERPRINT = ".sha256"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "512MB",
    # A question of a page is small: divided over processors it takes longer, and who asks at the same time waits.
    "threads": "1",
    # Packing fifty rows before they are sorted costs more than it gives.
    "disabled_optimizers": "compressed_materialization",
    "lock_configuration": "true",
}
# An answer with pictures and a page of rows is some 150 kB, a large one 800.
MOST_LATELY = 100
Row = TypeVar("Row")
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class NoState(Exception):
    """There is no state to show: nothing was ever built, or pointer or file is gone."""


@dataclass(frozen=True, slots=True)
class State:
    """One published state: its file, and a connection from which every query takes its own cursor.

    `kept` has the answers to what is asked `once`, `lately` the last ones to what is asked so.
    """

    name: str
    connection: duckdb.DuckDBPyConnection
    kept: dict[tuple[Any, ...], Any] = field(default_factory=dict, compare=False, repr=False)
    lately: OrderedDict[tuple[Any, ...], Any] = field(default_factory=OrderedDict, compare=False, repr=False)
    lock: Lock = field(default_factory=Lock, compare=False, repr=False)

    def rows(self, row: type[Row], query: str, **parameters: Any) -> list[Row]:
        """Run a query; each row as the dataclass `row`, whose field names are the columns of the query."""
        columns = ", ".join(column.name for column in fields(row))  # type: ignore[arg-type]
        cursor = self.connection.cursor()
        try:
            # A relation is planned twice, once to be there and once to be run.
            found = cursor.execute(_parsed(f"SELECT {columns} FROM ({query})"), parameters or None)
            return [row(*values) for values in found.fetchall()]
        finally:
            cursor.close()

    def frame(self, query: str, **parameters: Any) -> pl.DataFrame:
        """Run a query for a file or for somebody outside; a frame with the columns that the query names."""
        cursor = self.connection.cursor()
        try:
            relation = cursor.sql(query, params=parameters or None)
            if relation is None:
                raise ValueError("Er staat geen vraag. (There is no query.)")
            result: pl.DataFrame = relation.pl()
            return result
        finally:
            cursor.close()


def once(query: Callable[Concatenate[State, Asked], Answer]) -> Callable[Concatenate[State, Asked], Answer]:
    """A query whose small answer every page asks: it is read once of a state, which never changes while it is open.

    For what is asked about few things, as a programme or a question, not for what a reader types.
    """

    @wraps(query)
    def kept(state: State, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        key = (query, *asked, *named.items())
        if key not in state.kept:
            state.kept[key] = query(state, *asked, **named)
        answer: Answer = state.kept[key]
        return answer

    return kept


def lately(query: Callable[Concatenate[State, Asked], Answer]) -> Callable[Concatenate[State, Asked], Answer]:
    """What a reader chose and others choose too: in a meeting fifty look at one view. The last answers are kept.

    For an answer that nobody changes. Two who ask at the same moment may both wait for it.
    """

    @wraps(query)
    def kept(state: State, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        key = (query, *asked, *named.items())
        with state.lock:
            if key in state.lately:
                state.lately.move_to_end(key)
                found: Answer = state.lately[key]
                return found
        answer = query(state, *asked, **named)
        with state.lock:
            state.lately[key] = answer
            if len(state.lately) > MOST_LATELY:
                state.lately.popitem(last=False)
        return answer

    return kept


@lru_cache(maxsize=512)
def _parsed(query: str) -> duckdb.Statement:
    """A query as the database reads it, once: reading it again is a fifth of the work of a page."""
    (statement,) = _nothing().cursor().extract_statements(query)
    return statement


@cache
def _nothing() -> duckdb.DuckDBPyConnection:
    """A database without anything, which only reads what is written: starting one takes longer than reading."""
    return duckdb.connect()


def var_folder() -> Path:
    """The folder with the states, as the command line passed it on."""
    return Path(os.environ.get(VAR_ENV, "var"))


def current_name(var: Path) -> str:
    """The name of the database file that the pointer names. Raises NoState."""
    try:
        name = Path((var / POINTER).read_text(encoding="utf-8").strip()).name
    except (OSError, UnicodeDecodeError) as error:
        raise NoState from error
    if not (var / name).is_file():
        raise NoState
    return name


def last_good_names(var: Path) -> list[str]:
    """The database files that were in use and are still there, the last one first; for when the pointer is no help.

    Never just any file: a state that was only looked at, or is of an earlier date, lies there too.
    """
    try:
        names = [Path(name).name for name in (var / HISTORY).read_text(encoding="utf-8").split()]
    except (OSError, UnicodeDecodeError):
        return []
    return [name for name in names if (var / name).is_file()]


def open_state(path: Path) -> State:
    """Open a state. Raises NoState when the file is no readable database, another state, or damaged."""
    connection, found = _connect(path)
    if [path.name] != [f"monitor-{staat}.duckdb" for (staat,) in found]:
        connection.close()
        raise NoState
    return State(path.name, connection)


def open_edition(path: Path) -> State:
    """Open the database of an edition of the open data, whatever it is called. Raises NoState."""
    return State(path.name, _connect(path)[0])


def _connect(path: Path) -> tuple[duckdb.DuckDBPyConnection, list[tuple[Any, ...]]]:
    """A connection that only reads, and the states that the file says it is."""
    if not _is_whole(path):
        raise NoState
    try:
        connection = duckdb.connect(str(path), read_only=True, config=SETTINGS)
    except duckdb.Error as error:
        raise NoState from error
    try:
        return connection, connection.sql("SELECT staat FROM meta.build").fetchall()
    except duckdb.Error as error:
        connection.close()
        raise NoState from error


def _is_whole(path: Path) -> bool:
    """Whether a file has the fingerprint that was written when it was finished; True when there is none."""
    try:
        fingerprint = path.with_suffix(FINGERPRINT).read_text(encoding="utf-8")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == fingerprint
    except FileNotFoundError:
        return path.is_file()
    except (OSError, UnicodeDecodeError):
        return False
