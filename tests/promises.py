"""What the descriptions of open data promise of every table: its key is one, and what it refers to is there."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from pipelines.opendata.described import described_tables


def broken_promises(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The keys and references of a state that its rows do not keep."""
    for table in described_tables(con):
        key = ", ".join(table.key)
        if key and con.sql(f"SELECT {key} FROM {table.name} GROUP BY ALL HAVING count(*) > 1").fetchall():
            yield f"{table.name}: {key}"
        for reference in table.references:
            pairs = zip(reference.columns, reference.key, strict=True)
            on = " AND ".join(f"here.{column} = there.{name}" for column, name in pairs)
            filled = " AND ".join(f"{column} IS NOT NULL" for column in reference.columns)
            query = f"SELECT 1 FROM {table.name} AS here ANTI JOIN {reference.table} AS there ON {on} WHERE {filled}"
            if con.sql(query).fetchall():
                yield f"{table.name}: {reference}"
