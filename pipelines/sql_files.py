"""The SQL files of the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

import duckdb

COMMENT = "COMMENT ON "
_PARSED: dict[str, Sequence[duckdb.Statement]] = {}


def run(
    con: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any] | None = None
) -> duckdb.DuckDBPyConnection:
    """Run SQL that every build runs; the result is that of its last statement.

    A process parses it once: on the few rows of a delivery that is a fifth of the work. Not for SQL with values in it.
    """
    for statement in parsed(con, sql):
        con.execute(statement, parameters)
    return con


def parsed(con: duckdb.DuckDBPyConnection, sql: str) -> Sequence[duckdb.Statement]:
    """The statements of SQL that every build runs, as this process keeps them."""
    if sql not in _PARSED:
        _PARSED[sql] = con.extract_statements(sql)
    return _PARSED[sql]


def read_sql(name: str) -> str:
    """A file of pipelines/sql, by its path there."""
    return resources.files("pipelines").joinpath("sql", name).read_text(encoding="utf-8")


def without_comments(name: str) -> str:
    """The same file without what it says of tables and columns: that takes as long as making them."""
    return "\n".join(line for line in read_sql(name).splitlines() if not line.startswith(COMMENT))


def only_comments(name: str) -> str:
    """What a file says of tables and columns; each comment is one line."""
    return "\n".join(line for line in read_sql(name).splitlines() if line.startswith(COMMENT))
