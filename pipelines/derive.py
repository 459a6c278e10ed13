"""Make the marts: what the pages ask. One SQL file per mart, in the order in which they build on each other."""

from __future__ import annotations

import duckdb

from pipelines.sql_files import only_comments, run, without_comments
from pipelines.uncertainty import fill_uncertainty

MARTS = (
    "tak",
    "onderdeel",
    "programma",
    "passage",
    "herkomst",
    "gedrukt",
    "vervangen",
    "reeks",
    "doel_stand",
    "indicator_stand",
    "getal",
    "fase_verdeling",
    "fase_aandeel",
    "fase_verloop",
    "fase_beweging",
    "fase_stroom",
    "borging_uitspraak",
    "borging_stand",
    "borging_niveau",
    "besluit",
    "borging_hangt",
    "oordeel_stand",
    "oprol",
    "mijlpaal",
    "risico",
    "toezegging",
    "verwachting",
    "verwachting_aandeel",
    "afspraak_partij",
    "afspraak_register",
    "verband_getallen",
    "verband_fasen",
    "verband_lijst",
    "verband_datums",
    "verband_partijen",
    "verband_feiten",
    "verband_haalbaar",
    "verband_mogelijk",
    "verband_invullers",
    "verband_einde",
    "verband_woorden",
    "tegenstrijdigheid",
    "feit",
    "cijfer",
    "onzekerheid",
    "vergelijking",
    "blok",
    "stilte",
    "uitkomst",
    "afleiding",
    "kernzin",
    "aandacht",
    "uitleg",
    "levering",
    "concept",
    "moment",
    "tijdlijn",
    "onderdeel_stand",
    "nog_niet",
    "vraag_doelen",
    "vraag_meetbaar",
    "vraag_eigen_opgave",
    "vraag_stilstand",
    "vraag_gestopt",
    "vraag_merkbaar",
    "vraag_bereik",
    "vraag_na_afloop",
    "vraag_kantelen",
    "vraag_niet_bereikt",
    "voorop",
    "basis",
    "antwoord_getal",
)
# Each kind of reconciliation rule has a mart for its results, all of one shape.
KINDS_OF_RULES = {
    "verband_getallen": ("getallen", "aandeel"),
    "verband_fasen": ("fasen",),
    "verband_lijst": ("lijst",),
    "verband_datums": ("datums",),
    "verband_partijen": ("partijen",),
    "verband_feiten": ("zelfde_feit",),
    "verband_haalbaar": ("haalbaar_aandeel",),
    "verband_mogelijk": ("mogelijk_aandeel",),
    "verband_invullers": ("invullers",),
    "verband_einde": ("na_einde",),
    "verband_woorden": ("begrip", "meer_uitleg"),
}
NO_RESULTS = """
    CREATE TABLE mart.{} (
        verband_id VARCHAR, onderwerp VARCHAR, onderdeel_id VARCHAR, bevinding VARCHAR, links_tekst VARCHAR,
        rechts_tekst VARCHAR, rekensom VARCHAR, sleutels VARCHAR[]
    )
"""

SHARED_COLUMNS = """
    SELECT own.table_name, own.column_name, shared.comment
    FROM duckdb_columns() AS own JOIN duckdb_columns() AS shared USING (schema_name, column_name)
    WHERE schema_name = 'mart' AND starts_with(own.table_name, 'vraag_')
        AND own.table_name <> 'vraag_doelen' AND shared.table_name = 'vraag_doelen'
"""


def derive(con: duckdb.DuckDBPyConnection) -> None:
    """Create every mart in a database whose core is loaded."""
    # One transaction: each statement by itself would be written to disk.
    con.begin()
    kinds = kinds_of_rules(con)
    for name in MARTS:
        make(con, name, kinds)
    con.commit()


def kinds_of_rules(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The kinds of reconciliation rules that indicators.yml has."""
    return {kind for (kind,) in con.execute("SELECT DISTINCT CAST(soort AS VARCHAR) FROM core.verband").fetchall()}


def make(con: duckdb.DuckDBPyConnection, name: str, kinds: set[str]) -> None:
    """Create one mart, of the core and of marts that come before it. `kinds`: as `kinds_of_rules` says."""
    # What an empty mart would hold takes as long to work out as a full one.
    unused = name in KINDS_OF_RULES and kinds.isdisjoint(KINDS_OF_RULES[name])
    run(con, NO_RESULTS.format(name) if unused else without_comments(f"marts/{name}.sql"))
    if name == "onzekerheid":
        # Known formulas of a statistics library, not of SQL.
        fill_uncertainty(con)


def describe(con: duckdb.DuckDBPyConnection) -> None:
    """Say in the database itself what each table and column is, for who opens the file without our documentation."""
    con.begin()
    for name in ("schema.sql", *(f"marts/{name}.sql" for name in MARTS)):
        run(con, only_comments(name))
    # The answers to all questions have the same columns, so what is said of one's holds in each.
    for view, column, comment in con.execute(SHARED_COLUMNS).fetchall():
        con.execute(f"COMMENT ON COLUMN mart.{view}.{column} IS '{comment.replace(chr(39), chr(39) * 2)}'")
    con.commit()
