"""The SQL files of the pipeline."""

from __future__ import annotations

from importlib import resources


def read_sql(name: str) -> str:
    """A file of pipelines/sql, by its path there."""
    return resources.files("pipelines").joinpath("sql", name).read_text(encoding="utf-8")
