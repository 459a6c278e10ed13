"""A state whose marts are made when a query names them: a worked example looks at a few of the seventy."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, cast

import duckdb
import pytest

from pipelines.build import Staging, build_file
from pipelines.derive import MARTS, kinds_of_rules, make
from pipelines.sql_files import without_comments

NAMED = re.compile(r"\bmart\.(\w+)")


class Lazily:
    """The connection to such a state."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._made: set[str] = set()
        self._kinds = kinds_of_rules(con)

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """As of the connection itself."""
        self._make_for(query)
        return self._con.sql(query)

    def execute(self, query: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        """As of the connection itself."""
        self._make_for(query)
        return self._con.execute(query, parameters)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """As of the connection itself: who has one may ask any mart."""
        if self._made != set(MARTS):
            self._make(MARTS)
            self._con.commit()
        return self._con.cursor().execute("USE stand")

    def close(self) -> None:
        """As of the connection itself."""
        self._con.close()

    def __enter__(self) -> Lazily:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _make_for(self, query: str) -> None:
        self._make({mart for name in NAMED.findall(query) if name in MARTS for mart in (name, *built_on(name))})

    def _make(self, asked: Collection[str]) -> None:
        for name in MARTS:
            if name in asked and name not in self._made:
                make(self._con, name, self._kinds)
                self._made.add(name)


@cache
def built_on(mart: str) -> frozenset[str]:
    """The marts that a mart asks, and those that they ask; a text may name one that comes later."""
    before = MARTS[: MARTS.index(mart)]
    asked = set(NAMED.findall(without_comments(f"marts/{mart}.sql"))) & set(before)
    return frozenset(asked.union(*map(built_on, asked)))


def lazy_state(data: Path, path: Path) -> duckdb.DuckDBPyConnection:
    """The state of a data folder in a file of its own, as a connection that makes marts as they are asked."""
    staging = Staging(data, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.build.derive", lambda con: None)
        build_file(staging, "proef", lambda _: None)
    con, _ = staging.read(lambda _: None)
    # One transaction: what an example asks need not reach the disk.
    return cast(duckdb.DuckDBPyConnection, Lazily(con.begin()))
