"""Move the typed rows into core, after every check has passed."""

from __future__ import annotations

import duckdb

from pipelines.tables import Table


def load(con: duckdb.DuckDBPyConnection, tables: dict[str, Table]) -> None:
    """Fill every CSV table of core. The schema's keys and checks are the last line; a failure here is our mistake."""
    for table in tables.values():
        columns = [*table.header, "levering_id", "rij"]
        values = list(columns)
        if _has_generated_key(con, table.name):
            columns.append("sleutel")
            values.append("sleutel || if(occurrence > 1, '~' || occurrence, '')")
        # An organisation that a later delivery names again stays the row of the first.
        only = "WHERE occurrence = 1" if table.name == "organisatie" else ""
        con.execute(
            f"INSERT INTO core.{table.name} ({', '.join(columns)}) "
            f"SELECT {', '.join(values)} FROM typed_{table.name} {only} ORDER BY levering_id, rij"
        )


def _has_generated_key(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    query = """
        SELECT column_name FROM duckdb_columns()
        WHERE schema_name = 'core' AND table_name = $table AND column_name = 'sleutel'
    """
    return table != "vindplaats" and bool(con.sql(query, params={"table": table}).fetchall())
