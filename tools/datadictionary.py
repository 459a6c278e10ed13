"""docs/datadictionary.md, made from the comments in the database itself.

.venv/bin/python -m tools.datadictionary > docs/datadictionary.md
"""

import duckdb

from pipelines.derive import derive, describe
from pipelines.opendata.described import described_tables
from pipelines.opendata.words import section
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
        return "\n".join([INTRO, *(section(table) for table in described_tables(con))])


if __name__ == "__main__":
    print(data_dictionary(), end="")
