"""The CSV contract of a delivery, read from the database itself.

`sql/schema.sql` defines each table once; here its catalogue is turned into what a CSV must look like: which columns, of
which kind, mandatory or not, with which choices, referring to what.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import duckdb

from pipelines.sql_files import read_sql

# In the order in which they refer to each other.
CSV_TABLES = (
    "onderdeel",
    "organisatie",
    "alias",
    "deelname",
    "meting",
    "doel",
    "fasetelling",
    "besluit",
    "faseverloop",
    "borging",
    "oordeel",
    "weging",
    "mijlpaal",
    "opbrengst",
    "factor",
    "afspraak",
    "afspraak_partij",
    "advies",
    "risico",
    "toezegging",
    "verwachte_levering",
    "gebeurtenis",
    "verhaal",
    "begrip",
    "overleg_besluit",
    "besluit_optie",
    "actie",
    "uitleg",
    "weergave",
    "overleg_dia",
    "overleg_vak",
    "vindplaats",
    "intrekking",
)
FILLED_BY_PIPELINE = ("levering_id", "rij", "sleutel", "volgorde", "uit_levering_id")

Kind = Literal["tekst", "getal", "geheel getal", "datum", "ja of nee", "keuze"]
_KINDS: dict[str, Kind] = {
    "VARCHAR": "tekst",
    "DOUBLE": "getal",
    "INTEGER": "geheel getal",
    "DATE": "datum",
    "BOOLEAN": "ja of nee",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a CSV. `uitleg` is the column comment; `choices` is empty unless the kind is keuze."""

    name: str
    kind: Kind
    sql_type: str
    required: bool
    choices: tuple[str, ...]
    uitleg: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of a table that must name a row of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV table: its columns in the order of the schema, what it refers to, and whether we give its rows a key."""

    name: str
    columns: tuple[Column, ...]
    references: tuple[Reference, ...]
    has_key: bool

    @property
    def header(self) -> list[str]:
        """The column names of the CSV."""
        return [column.name for column in self.columns]


@cache
def contract() -> Mapping[str, Table]:
    """The contract of each CSV table, from the catalogue of an empty database made with schema.sql."""
    with duckdb.connect(":memory:") as con:
        con.execute(read_sql("schema.sql"))
        columns, references, keyed = _columns(con), _references(con), _with_key(con)
    return {
        name: Table(name, tuple(columns[name]), tuple(references.get(name, ())), name in keyed) for name in CSV_TABLES
    }


def _columns(con: duckdb.DuckDBPyConnection) -> dict[str, list[Column]]:
    rows = con.sql(
        """
        SELECT table_name, column_name, data_type, is_nullable, comment
        FROM duckdb_columns() WHERE schema_name = 'core'
        ORDER BY table_name, column_index
        """
    ).fetchall()
    columns: dict[str, list[Column]] = {}
    for table, name, sql_type, nullable, comment in rows:
        if name not in FILLED_BY_PIPELINE or (table, name) == ("vindplaats", "sleutel"):
            kind = _KINDS.get(sql_type, "keuze")
            column = Column(name, kind, sql_type, not nullable, _choices(sql_type), comment)
            columns.setdefault(table, []).append(column)
    return columns


def _with_key(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables with a `sleutel` of ours; that of a vindplaats names another row."""
    query = "SELECT table_name FROM duckdb_columns() WHERE schema_name = 'core' AND column_name = 'sleutel'"
    return {name for (name,) in con.sql(query).fetchall()} - {"vindplaats"}


def _choices(sql_type: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']*)'", sql_type)) if sql_type.startswith("ENUM") else ()


def _references(con: duckdb.DuckDBPyConnection) -> dict[str, list[Reference]]:
    rows = con.sql(
        """
        SELECT table_name, constraint_column_names, referenced_table, referenced_column_names
        FROM duckdb_constraints()
        WHERE schema_name = 'core' AND constraint_type = 'FOREIGN KEY' AND referenced_table <> 'levering'
        ORDER BY table_name, constraint_column_names
        """
    ).fetchall()
    references: dict[str, list[Reference]] = {}
    for table, columns, target, key in rows:
        references.setdefault(table, []).append(Reference(tuple(columns), target, tuple(key)))
    return references


def label(column: str) -> str:
    """The name of a column for people: `geldig_op` is Geldig op, `indicator_id` is Indicator."""
    words = column.removesuffix("_id").replace("_", " ")
    return words[:1].upper() + words[1:]


def same_words(text: str) -> str:
    """Small letters and digits only, without accents: what is left when people write the same thing differently."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())
