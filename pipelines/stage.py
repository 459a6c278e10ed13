"""Put what was read beside the tables it is meant for: first as text, then typed with nulls where a cell is no value.

Staging is temporary and never part of the published file. `text_<table>` holds the cells as they stand;
`typed_<table>` the same rows converted, with the readable key; `facts` is every fact of all tables with its passage.
Checks look at all three; load takes the typed rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import duckdb
import polars as pl

from pipelines.condense import Condensed
from pipelines.read import RawTable
from pipelines.sql_files import run
from pipelines.tables import Column, Table

# The readable key of a row, stable over builds. A second value under one key (a difference between sources) gets ~2.
KEYS = {
    "onderdeel": "'onderdeel:' || id",
    "organisatie": "'organisatie:' || id",
    "alias": "'alias:' || onderdeel_id || ':' || naam",
    "deelname": "'deelname:' || onderdeel_id || ':' || organisatie_id || ':' || rol",
    "meting": """'meting:' || indicator_id || if(indicator_versie > 1, '@' || indicator_versie, '')
        || ':' || onderdeel_id || ':' || geldig_op
        || coalesce(':' || organisatie_id, '') || coalesce(':' || uitsplitsing, '')""",
    "doel": """'doel:' || indicator_id || if(indicator_versie > 1, '@' || indicator_versie, '') || ':' || onderdeel_id
        || ':' || coalesce(CAST(datum AS VARCHAR), 'zonder-datum')
        || if(oorspronkelijk, ':oorspronkelijk', ':bijgesteld')""",
    "fasetelling": "'fasetelling:' || onderdeel_id || ':' || fasemodel_id || ':' || fase_id || ':' || datum",
    "besluit": "'besluit:' || id",
    "faseverloop": """'faseverloop:' || onderdeel_id || coalesce(':' || organisatie_id, '')
        || ':' || fasemodel_id || ':' || fase_id || ':' || datum || ':' || grondslag""",
    # A judgement carries its date: a later one of the same statement stands beside it.
    "borging": "'borging:' || id || if(trede IS NULL, '', ':oordeel:' || left(levering_id, 10))",
    "oordeel": "'oordeel:' || id",
    "weging": "'weging:' || onderdeel_id",
    "mijlpaal": "'mijlpaal:' || id",
    "opbrengst": "'opbrengst:' || id",
    "factor": "'factor:' || id",
    "afspraak": "'afspraak:' || id",
    # What a later delivery says of the same party stands beside it.
    "afspraak_partij": """'afspraak_partij:' || afspraak_id || ':' || organisatie_id
        || ':' || coalesce(CAST(datum AS VARCHAR), left(levering_id, 10))""",
    "advies": "'advies:' || id",
    "risico": "'risico:' || id",
    "toezegging": "'toezegging:' || id",
    "verwachte_levering": "'verwachte_levering:' || id",
    "gebeurtenis": "'gebeurtenis:' || id",
    "verhaal": "'verhaal:' || id",
    "begrip": "'begrip:' || id",
    "overleg_besluit": "'overleg_besluit:' || overleg_id || ':' || besluit_id",
    "besluit_optie": "'besluit_optie:' || besluit_id || ':' || nummer",
    "actie": "'actie:' || id",
    "uitleg": "'uitleg:' || id",
    "weergave": "'weergave:' || id",
    "overleg_dia": "'overleg_dia:' || overleg_id || ':' || nummer",
    "overleg_vak": "'overleg_vak:' || overleg_id || ':' || dia || ':' || plaats || ':' || vak",
    "vindplaats": "sleutel",
    # What was taken back and given again can be taken back once more, by a later delivery.
    "intrekking": "'intrekking:' || feit_sleutel || ':' || left(levering_id, 10)",
}

FACTS = """
    CREATE TEMP TABLE facts (
        tabel VARCHAR, levering_id VARCHAR, rij INTEGER, sleutel VARCHAR, occurrence BIGINT, bestand VARCHAR,
        regel_van INTEGER, regel_tot INTEGER, bewaard_als VARCHAR
    )
"""


def stage(
    con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], raw: list[RawTable], condensed: Sequence[Condensed]
) -> None:
    """Create text_<table> and typed_<table> for every CSV table, also for those that no delivery fills.

    What was condensed of registrations joins the metingen; `verdicht` has the deliveries that it is of.
    """
    run(con, "CREATE TEMP TABLE verdicht (levering_id VARCHAR)")
    used = []
    for table in tables.values():
        text = ", ".join(f"{column} VARCHAR" for column in (*table.header, "levering_id"))
        run(con, f"CREATE TEMP TABLE text_{table.name} ({text}, rij INTEGER)")
        frames = [part.frame for part in raw if part.table == table.name]
        if frames:
            con.register("incoming", pl.concat(frames).to_arrow())
            con.execute(f"INSERT INTO text_{table.name} BY NAME SELECT * FROM incoming")
            con.unregister("incoming")
        if table.name == "meting":
            _add_condensed(con, condensed)
        if frames or (table.name == "meting" and condensed):
            if table.name != "vindplaats":
                used.append(table.name)
            run(con, f"CREATE TEMP TABLE typed_{table.name} AS {_typed(table)}")
        else:
            run(con, f"CREATE TEMP TABLE typed_{table.name} ({_types(table)})")
    con.execute("CREATE TEMP TABLE voornaam AS SELECT unnest($names) AS naam", {"names": list(first_names())})
    # Every fact with its key and passage, for rules that hold for all tables alike. A vindplaats is no fact of its own.
    run(con, FACTS)
    columns = "levering_id, rij, sleutel, occurrence, bestand, regel_van, regel_tot"
    for name in used:
        run(con, f"INSERT INTO facts SELECT '{name}', {columns}, {stored_key(tables[name])} FROM typed_{name}")


def stored_key(table: Table) -> str:
    """SQL for the key under which load stores a typed row: a second row of a key that tables keep apart gets ~2."""
    return "sleutel || if(occurrence > 1, '~' || occurrence, '')" if table.has_key else "sleutel"


def _add_condensed(con: duckdb.DuckDBPyConnection, condensed: Sequence[Condensed]) -> None:
    for part in condensed:
        given = {"levering": part.levering_id, "path": str(part.path)}
        query = "SELECT *, $levering AS levering_id FROM read_parquet($path) ORDER BY rij"
        con.execute(f"INSERT INTO text_meting BY NAME {query}", given)
        con.execute("INSERT INTO verdicht VALUES ($levering)", {"levering": part.levering_id})


def filled(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> list[Table]:
    """The tables of which a row was read: of the others there is nothing to check or load."""
    query = "SELECT DISTINCT tabel FROM facts UNION ALL (SELECT 'vindplaats' FROM typed_vindplaats LIMIT 1)"
    names = {name for (name,) in run(con, query).fetchall()}
    return [table for name, table in tables.items() if name in names]


@cache
def first_names() -> tuple[str, ...]:
    """Common first names, to see that a story or a file names nobody."""
    return tuple(resources.files("pipelines").joinpath("voornamen.txt").read_text(encoding="utf-8").split())


def _typed(table: Table) -> str:
    """SQL that converts text_<table>. Names come from our own schema, never from a file."""
    columns = ", ".join(f"{_converted(column)} AS {column.name}" for column in table.columns)
    key = KEYS[table.name]
    if table.name == "vindplaats":
        return f"SELECT {columns}, levering_id, rij FROM text_vindplaats"
    return f"""
        WITH converted AS (SELECT {columns}, levering_id, rij FROM text_{table.name}),
        keyed AS (SELECT *, {key} AS natural_key FROM converted)
        SELECT * EXCLUDE (natural_key), natural_key AS sleutel,
            row_number() OVER (PARTITION BY natural_key ORDER BY core.volgorde(levering_id), rij) AS occurrence
        FROM keyed
    """


def _types(table: Table) -> str:
    """The columns of typed_<table>, for a table without rows: converting none costs as much as converting some."""
    columns = [f"{c.name} {'VARCHAR' if c.kind == 'keuze' else c.sql_type}" for c in table.columns]
    ours = "" if table.name == "vindplaats" else ", sleutel VARCHAR, occurrence BIGINT"
    return f"{', '.join(columns)}, levering_id VARCHAR, rij INTEGER{ours}"


def _converted(column: Column) -> str:
    name = column.name
    if column.kind == "ja of nee":
        return f"CASE {name} WHEN 'ja' THEN true WHEN 'nee' THEN false END"
    if column.kind in ("tekst", "keuze"):
        return name
    pattern = {"getal": r"-?\d{1,15}(\.\d{1,10})?", "geheel getal": r"-?\d{1,9}", "datum": r"\d{4}-\d{2}-\d{2}"}[
        column.kind
    ]
    # A meting or doel that names no version is about the first one.
    empty = f"WHEN {name} IS NULL THEN 1 " if name == "indicator_versie" else ""
    return f"CASE {empty}WHEN regexp_full_match({name}, '{pattern}') THEN TRY_CAST({name} AS {column.sql_type}) END"
