"""One programme of a state: which rows of each table are about it, or are named by those that are.

This is about size, not about secrets: everything in the state is public already.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipelines.opendata.described import Table

# Definitions that hold for every programme, and what is said of the state itself.
WHOLE = (
    "core.aandachtsregel",
    "core.bronhouder",
    "core.speling",
    "core.statistiek",
    "core.trede_criterium",
    "core.verband_soort",
    "core.vraag",
    "meta.build",
)
# Counts over all programmes: of one of them they say nothing.
OVER_ALL = ("mart.stilte",)
_ROOTED = ("core.programma", "mart.programma", "core.onderdeel", "mart.onderdeel")
_PARENTS = (
    ("fasemodel_id", "core.fasemodel"),
    ("beeld_id", "core.beeld"),
    ("verband_id", "core.verband"),
    ("overleg_id", "core.overleg"),
    ("besluit_id", "core.besluit"),
    ("afspraak_id", "core.afspraak"),
    ("indicator_id", "core.indicator"),
)
_ABOUT_ONDERDEEL = ("core.beeld", "core.besluit", "core.afspraak", "core.indicator")
_OF_LEVERING = ("core.bron", "core.correctie", "core.levering_stap", "core.verborgen")
_KEYED = "sleutel IN (FROM gekozen_sleutel)"


def about_programme(con: duckdb.DuckDBPyConnection, tables: Sequence[Table], programma: str) -> dict[str, str]:
    """Per table the SQL condition for its rows, with $programma. Makes temporary tables of the keys that it needs."""
    own = {table.name: condition for table in tables if (condition := _own(table)) is not None}
    parameters = {"programma": programma}

    def gather(name: str, column: str, queries: Sequence[str]) -> None:
        query = " UNION ".join(queries)
        con.execute(f"CREATE TEMP TABLE {name} AS SELECT DISTINCT {column} FROM ({query})", parameters)

    def holding(column: str) -> list[str]:
        return [
            f"SELECT {column} FROM {table.name} WHERE {own[table.name]}"
            for table in tables
            if table.name in own and column in table.header
        ]

    gather("gekozen_organisatie", "organisatie_id", holding("organisatie_id"))
    own["core.organisatie"] = "id IN (FROM gekozen_organisatie)"
    # Rows that are known by their id have it in their key.
    named = [
        f"SELECT '{table.name.removeprefix('core.')}:' || id FROM {table.name} WHERE {own[table.name]}"
        for table in tables
        if table.name in own and table.name.startswith("core.") and "levering_id" in table.header
        and "sleutel" not in table.header and "id" in table.header
    ]  # fmt: skip
    gather("gekozen_sleutel", "sleutel", [*holding("sleutel"), *named])
    gather("gekozen_levering", "levering_id", [*holding("levering_id"), *holding("uit_levering_id")])
    return own | {table.name: _other(table) for table in tables if table.name not in own}


def _own(table: Table) -> str | None:
    """The condition on the row itself; None when only other rows tell."""
    if table.name in WHOLE:
        return "true"
    if table.name in _OF_LEVERING:
        return None
    if table.name in _ROOTED:
        return _root("id")
    if "programma_id" in table.header:
        return "programma_id = $programma"
    # What follows from a rule or a phase model is of its programme; it may be about no onderdeel.
    if "onderdeel_id" in table.header and not {"verband_id", "fasemodel_id"} & set(table.header):
        return _root("onderdeel_id")
    for column, parent in _PARENTS:
        if column in table.header:
            condition = _root("onderdeel_id") if parent in _ABOUT_ONDERDEEL else "programma_id = $programma"
            return f"{column} IN (SELECT id FROM {parent} WHERE {condition})"
    return None


def _root(column: str) -> str:
    return f"split_part({column}, '/', 1) = $programma"


def _other(table: Table) -> str:
    if table.name in ("core.levering", "mart.levering"):
        return "id IN (FROM gekozen_levering)"
    if table.name in _OF_LEVERING:
        return "levering_id IN (FROM gekozen_levering)"
    if table.name == "mart.doel_stand":
        return f"meting_{_KEYED}"
    return _KEYED
