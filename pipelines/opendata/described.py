"""What a state says of its own tables: names, kinds, choices, keys and comments, from its catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from pipelines.tables import Reference

# The keys of marts: a mart is made from a query, so the database does not know them.
MART_KEYS: dict[str, tuple[str, ...]] = {
    "mart.afspraak_register": ("sleutel",),
    "mart.besluit": ("sleutel",),
    "mart.blok": ("programma_id", "blok"),
    "mart.borging_niveau": ("sleutel",),
    "mart.borging_uitspraak": ("sleutel",),
    "mart.cijfer": ("sleutel",),
    "mart.feit": ("sleutel",),
    "mart.getal": ("sleutel",),
    "mart.indicator_stand": ("sleutel",),
    "mart.kernzin": ("programma_id", "volgorde"),
    "mart.levering": ("id",),
    "mart.mijlpaal": ("sleutel",),
    "mart.onderdeel": ("id",),
    "mart.onderdeel_stand": ("onderdeel_id",),
    "mart.oprol": ("sleutel",),
    "mart.programma": ("id",),
    "mart.reeks": ("sleutel",),
    "mart.risico": ("sleutel",),
    "mart.stilte": ("stilte",),
    "mart.tegenstrijdigheid": ("sleutel",),
    "mart.toezegging": ("sleutel",),
    "mart.verwachting": ("sleutel",),
}
# What a column of a mart refers to, by its name.
MART_REFERENCES: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
    (("programma_id",), "core.programma", ("id",)),
    (("onderdeel_id",), "core.onderdeel", ("id",)),
    (("organisatie_id",), "core.organisatie", ("id",)),
    (("levering_id",), "core.levering", ("id",)),
    (("indicator_id", "indicator_versie"), "core.indicator", ("id", "versie")),
    (("fasemodel_id",), "core.fasemodel", ("id",)),
    (("verband_id",), "core.verband", ("id",)),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `choices`: the words it may hold, none when it is free; `comment`: what it means, Dutch."""

    name: str
    sql_type: str
    required: bool
    choices: tuple[str, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table or view: `name` and what it refers to as schema.table, `sql` what makes the table, None for a view."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    sql: str | None

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]


def described_tables(con: duckdb.DuckDBPyConnection) -> list[Table]:
    """Every table and view of core, mart and meta in the database that the connection is at, by name."""
    here = "database_name = current_database() AND schema_name IN ('core', 'mart', 'meta')"
    made = con.sql(
        f"""
        SELECT schema_name || '.' || table_name, coalesce(comment, ''), sql FROM duckdb_tables() WHERE {here}
        UNION ALL
        SELECT schema_name || '.' || view_name, coalesce(comment, ''), NULL FROM duckdb_views() WHERE {here}
        ORDER BY ALL
        """
    ).fetchall()
    columns, constraints = _columns(con, here), _constraints(con, here)
    tables = []
    for name, comment, sql in made:
        own = constraints.get(name, [])
        key = next((tuple(names) for kind, names, *_ in own if kind == "PRIMARY KEY"), MART_KEYS.get(name, ()))
        tables.append(Table(name, comment, tuple(columns[name]), key, _references(name, columns[name], own), sql))
    return tables


def _columns(con: duckdb.DuckDBPyConnection, here: str) -> dict[str, list[Column]]:
    rows = con.sql(
        f"""
        SELECT schema_name || '.' || table_name, column_name, data_type, NOT is_nullable, coalesce(comment, '')
        FROM duckdb_columns() WHERE {here} ORDER BY schema_name, table_name, column_index
        """
    ).fetchall()
    checks = con.sql(
        f"""
        SELECT schema_name || '.' || table_name, constraint_text FROM duckdb_constraints()
        WHERE {here} AND constraint_type = 'CHECK'
        """
    ).fetchall()
    checked = {
        f"{table}.{match[1]}": tuple(re.findall(r"'([^']*)'", match[2]))
        for table, text in checks
        if (match := re.search(r"(\w+) IN \((.*?)\)", text))
    }
    columns: dict[str, list[Column]] = {}
    for table, name, sql_type, required, comment in rows:
        listed = tuple(re.findall(r"'([^']*)'", sql_type)) if sql_type.startswith("ENUM") else ()
        choices = listed or checked.get(f"{table}.{name}", ())
        columns.setdefault(table, []).append(Column(name, sql_type, required, choices, comment))
    return columns


def _constraints(con: duckdb.DuckDBPyConnection, here: str) -> dict[str, list[tuple[str, list[str], str, list[str]]]]:
    rows = con.sql(
        f"""
        SELECT schema_name || '.' || table_name, constraint_type, constraint_column_names,
            schema_name || '.' || referenced_table, referenced_column_names
        FROM duckdb_constraints() WHERE {here} AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')
        ORDER BY ALL
        """
    ).fetchall()
    found: dict[str, list[tuple[str, list[str], str, list[str]]]] = {}
    for table, *constraint in rows:
        found.setdefault(table, []).append(tuple(constraint))
    return found


def _references(
    name: str, columns: Sequence[Column], constraints: Sequence[tuple[str, list[str], str, list[str]]]
) -> tuple[Reference, ...]:
    if name.startswith("core."):
        return tuple(
            Reference(tuple(names), target, tuple(key))
            for kind, names, target, key in constraints
            if kind == "FOREIGN KEY"
        )
    header = {column.name for column in columns}
    return tuple(Reference(names, table, key) for names, table, key in MART_REFERENCES if header.issuperset(names))
