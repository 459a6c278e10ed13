"""docs/datadictionary.md, made from the comments in the database itself.

.venv/bin/python -m tools.datadictionary > docs/datadictionary.md
"""

import duckdb

from pipelines.derive import derive, describe
from pipelines.sql_files import read_sql, without_comments

INTRO = """# Data dictionary

Made from the comments in the database (`python -m tools.datadictionary`); do not edit by hand.
`core` holds what the deliveries say, `mart` what the pages ask, `meta` the state itself.
"""


def data_dictionary() -> str:
    """Every table and view with its columns, as Markdown."""
    with duckdb.connect(":memory:") as con:
        con.execute(without_comments("schema.sql"))
        con.execute(read_sql("macros.sql"))
        derive(con)
        describe(con)
        tables = con.sql(
            """
            SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE schema_name IN ('core', 'mart', 'meta')
            UNION ALL
            SELECT schema_name, view_name, comment FROM duckdb_views() WHERE schema_name IN ('core', 'mart', 'meta')
            ORDER BY ALL
            """
        ).fetchall()
        return "\n".join([INTRO, *(_section(con, *table) for table in tables)])


def _section(con: duckdb.DuckDBPyConnection, schema: str, table: str, comment: str) -> str:
    columns = con.sql(
        """
        SELECT column_name, data_type, comment FROM duckdb_columns()
        WHERE schema_name = $schema AND table_name = $table ORDER BY column_index
        """,
        params={"schema": schema, "table": table},
    ).fetchall()
    rows = "\n".join(f"| `{name}` | {_kind(kind)} | {text} |" for name, kind, text in columns)
    return f"## {schema}.{table}\n\n{comment}\n\n| Kolom | Soort | Betekenis |\n|---|---|---|\n{rows}\n"


def _kind(sql_type: str) -> str:
    return "keuze" if sql_type.startswith("ENUM") else sql_type.lower()


if __name__ == "__main__":
    print(data_dictionary(), end="")
