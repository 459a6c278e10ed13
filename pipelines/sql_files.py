"""The SQL files of the pipeline."""

from __future__ import annotations

from importlib import resources

COMMENT = "COMMENT ON "


def read_sql(name: str) -> str:
    """A file of pipelines/sql, by its path there."""
    return resources.files("pipelines").joinpath("sql", name).read_text(encoding="utf-8")


def without_comments(name: str) -> str:
    """The same file without what it says of tables and columns: that takes as long as making them."""
    return "\n".join(line for line in read_sql(name).splitlines() if not line.startswith(COMMENT))


def only_comments(name: str) -> str:
    """What a file says of tables and columns; each comment is one line."""
    return "\n".join(line for line in read_sql(name).splitlines() if line.startswith(COMMENT))
