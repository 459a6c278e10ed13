"""A database in memory that runs the SQL of some marts on generated rows: fast enough for a law to try many examples.

Nothing is read or checked on the way: what a delivery may hold is tested elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

from pipelines.sql_files import read_sql
from tests.deliver import Row

LEVERING = "2024-06-30-verslag"
_LAST: Row = {"paragraaf": "1", "regel_van": 1, "regel_tot": 1, "levering_id": LEVERING}
_DEFAULTS: Mapping[str, Row] = {
    "levering": {
        "id": LEVERING,
        "titel": "Verslag",
        "korte_titel": "Verslag",
        "soort": "rapport",
        "uitgever": "Demo",
        "publicatiedatum": "2024-06-30",
        "bekend_op": "2024-06-30",
        "datum_precisie": "dag",
        "openbaar": True,
        "status": "vastgesteld",
        "licentie": "vrij",
    },
    "programma": {"id": "demo", "naam": "Demoprogramma", "indeling": "actielijn", "volgorde": 1},
    "gewicht": {"programma_id": "demo"},
    "onderdeel": _LAST,
    "organisatie": {"soort": "zorgaanbieder", **_LAST},
    "deelname": {"rol": "partner", **_LAST},
    "oordeel": {
        "vraag": "doel_behaald",
        "beoordelaar": "Demo-onderzoek",
        "onderbouwing": "gezien",
        "datum": "2024-06-30",
        "datum_precisie": "dag",
        **_LAST,
    },
    "weging": {"reden": "veel geld", **_LAST},
    "afspraak": {
        "onderdeel_id": "demo/a",
        "soort": "afspraak",
        "onderwerp": "iets",
        "inhoud": "wat is afgesproken",
        "wijkt_af_van_wet": False,
        "binnen_reikwijdte": True,
        **_LAST,
    },
    "afspraak_partij": _LAST,
}
# Tables whose rows are keyed and numbered as a load does it.
_NUMBERED = ("onderdeel", "organisatie", "deelname", "oordeel", "weging", "afspraak", "afspraak_partij")


def unloaded() -> duckdb.DuckDBPyConnection:
    """Every table of core, and no rows."""
    # One thread: rows this few are not worth dividing.
    con = duckdb.connect(config={"threads": 1})
    con.execute(read_sql("schema.sql"))
    con.execute(read_sql("macros.sql"))
    return con


@contextmanager
def filled(
    con: duckdb.DuckDBPyConnection, marts: Sequence[str], tables: Mapping[str, Sequence[Row]]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The named marts made of these rows of core, gone again afterwards. Tables in the order of their references."""
    con.execute("BEGIN")
    try:
        for table, rows in {"levering": [{}], **tables}.items():
            _insert(con, table, rows)
        for mart in marts:
            # The comments describe columns; they are half of the time.
            con.execute(read_sql(f"marts/{mart}.sql").split("\nCOMMENT ON ")[0])
        yield con
    finally:
        con.execute("ROLLBACK")


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    """Add rows to a table of core; what a row leaves out is plain or empty."""
    if not rows:
        return
    complete = [_row(table, number, row) for number, row in enumerate(rows, 2)]
    columns = list(dict.fromkeys(column for row in complete for column in row))
    one = f"({', '.join('?' for _ in columns)})"
    values = [row.get(column) for row in complete for column in columns]
    con.execute(f"INSERT INTO core.{table} ({', '.join(columns)}) VALUES {', '.join([one] * len(complete))}", values)


def _row(table: str, number: int, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {**_DEFAULTS[table], **row}
    if table in _NUMBERED:
        found.setdefault("rij", number)
    if table == "onderdeel":
        found.setdefault("volgorde", number)
    if table == "oordeel":
        found.setdefault("id", f"{table}-{number}")
    if table in _NUMBERED and table not in ("onderdeel", "organisatie"):
        found.setdefault("sleutel", f"{table}:{found.get('id', number)}")
    return found


def records(con: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """The rows of a query by the name of their column."""
    found = con.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
