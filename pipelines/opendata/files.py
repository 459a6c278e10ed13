"""The data themselves: one database file, and each of its tables as CSV and as Parquet.

The database is filled first; the other files are made of it, so that the three can never differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipelines.build import LIMITS
from pipelines.opendata.described import Table, described_tables
from pipelines.opendata.restrict import OVER_ALL, about_programme

DATABASE = "monitor-open.duckdb"
# How a CSV says true and false, as the CSV of a delivery does; its Table Schema says so too.
YES, NO = "ja", "nee"
# Of the work on the monitor itself: what a check warned about, what is still a draft, the table behind mart.herkomst.
LEFT_OUT = ("mart.bevinding", "mart.concept", "mart.passage")
# Of meetings, kept views and the steps of a delivery: only there when a public delivery has some.
WHEN_FILLED = (
    "core.actie", "core.besluit_optie", "core.correctie", "core.intrekking", "core.levering_stap",
    "core.overleg", "core.overleg_besluit", "core.overleg_dia", "core.overleg_vak", "core.uitleg",
    "core.verborgen", "core.weergave", "mart.uitleg",
)  # fmt: skip
# What a spreadsheet takes for the begin of a formula, after white space of any kind.
_FORMULA = r"^[\s\p{Z}\x{0b}\x{85}\x1c-\x1f]*[=+\-@]"


def write_data(state: Path, folder: Path, programma: str | None) -> list[Table]:
    """Write database, CSV and Parquet of what may be published of a state; returns the tables that are in them.

    `programma`: only its rows and what they name.
    """
    with duckdb.connect(":memory:", config=LIMITS) as con:
        con.execute("ATTACH $state AS stand (READ_ONLY)", {"state": str(state)})
        # Readable with every DuckDB since 1.2.
        con.execute(
            "ATTACH $path AS open (BLOCK_SIZE 16384, STORAGE_VERSION 'v1.2.0')", {"path": str(folder / DATABASE)}
        )
        # One transaction: each statement by itself would be written to disk.
        con.begin()
        tables = _fill(con, programma)
        con.commit()
        for kind in ("csv", "parquet"):
            (folder / kind).mkdir()
        for table in tables:
            _write_csv(con, table, folder / csv_path(table))
            con.execute(
                f"COPY open.{table.name} TO $path (FORMAT parquet, COMPRESSION zstd)",
                {"path": str(folder / parquet_path(table))},
            )
        con.execute("USE memory")
        con.execute("DETACH open")
    return tables


def csv_path(table: Table) -> str:
    return f"csv/{table.name}.csv"


def parquet_path(table: Table) -> str:
    return f"parquet/{table.name}.parquet"


def fingerprint(path: Path) -> str:
    """The sha256 of a file, however large."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fill(con: duckdb.DuckDBPyConnection, programma: str | None) -> list[Table]:
    """Make and fill every table; a table comes after those that it refers to."""
    con.execute("USE stand")
    there = [table for table in described_tables(con) if table.name not in LEFT_OUT]
    conditions = about_programme(con, there, programma) if programma else {}
    parameters = {"programma": programma} if programma else None
    tables = []
    for table in _in_order(there):
        condition = conditions.get(table.name, "true")
        rows = f"FROM stand.{table.name} WHERE {condition}"
        given = parameters if "$programma" in condition else None
        if programma and table.name in OVER_ALL:
            continue
        if table.name in WHEN_FILLED and not con.sql(f"{rows} LIMIT 1", params=given).fetchall():
            continue
        _make(con, table)
        # A view has no order of its own.
        con.execute(f"INSERT INTO open.{table.name} {rows} {'' if table.sql else 'ORDER BY ALL'}", given)
        tables.append(table)
    return sorted(tables, key=lambda table: table.name)


def _in_order(tables: Sequence[Table]) -> list[Table]:
    """The tables, each after those that it refers to; those of core first."""
    left = {table.name: table for table in tables}
    order: list[Table] = []
    while left:
        names = [name for name, table in left.items() if not any(r.table in left for r in table.references)]
        order += [left.pop(name) for name in names]
    return order


def _make(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """An empty table with its keys and comments: names and texts of our own schema, for COMMENT takes no parameter."""
    con.execute("USE open")
    con.execute(f"CREATE SCHEMA IF NOT EXISTS {table.name.split('.')[0]}")
    if table.sql:
        con.execute(table.sql)
    else:
        columns = ", ".join(f"{column.name} {column.sql_type}" for column in table.columns)
        con.execute(f"CREATE TABLE {table.name} ({columns})")
    if table.name.startswith("mart.") and table.key:
        con.execute(f"ALTER TABLE {table.name} ADD PRIMARY KEY ({', '.join(table.key)})")
    con.execute(f"COMMENT ON TABLE {table.name} IS {_literal(table.comment)}")
    for column in table.columns:
        con.execute(f"COMMENT ON COLUMN {table.name}.{column.name} IS {_literal(column.comment)}")
    con.execute("USE stand")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _write_csv(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """UTF-8, comma, ISO dates, decimal point; ja and nee.

    Nested values are JSON; what looks like a formula stands after an apostrophe.
    """
    columns = ", ".join(_cell(column.name, column.sql_type) for column in table.columns)
    con.execute(
        f"COPY (SELECT {columns} FROM open.{table.name}) TO $path (FORMAT csv, HEADER true, DELIMITER ',')",
        {"path": str(path)},
    )


def _cell(name: str, sql_type: str) -> str:
    if sql_type == "BOOLEAN":
        return f"CASE {name} WHEN true THEN '{YES}' WHEN false THEN '{NO}' END AS {name}"
    if sql_type == "VARCHAR":
        return f"if(regexp_matches({name}, '{_FORMULA}'), '''' || {name}, {name}) AS {name}"
    is_nested = sql_type.endswith("[]") or sql_type.startswith("STRUCT")
    return f"to_json({name}) AS {name}" if is_nested else name
