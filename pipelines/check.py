"""Every check on what was staged. All findings are collected; the decision is taken by the build, not here.

First the cells themselves (kind, choice, mandatory) and the references, both from the contract in the schema; then one
SQL file per rule in `sql/checks/`, in the order below. A rule returns a row per finding:
levering_id, tabel, rij, kolom, waarde, melding, oplossing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import duckdb

from pipelines.findings import Finding
from pipelines.sql_files import read_sql
from pipelines.tables import Column, Reference, Table

BLOCKING = (
    "date-without-precision",
    "value-or-silence",
    "teller-above-noemer",
    "procent-above-100",
    "negative-count",
    "date-in-future",
    "end-before-start",
    "wijze-without-reason",
    "locator-outside-document",
    "tree-broken",
    "duplicate",
    "meting-outside-indicator",
    "too-many-decimals",
    "borging-incomplete",
    "vindplaats-of-nothing",
)
WARNING = (
    "implausible",
    "phases-above-total",
    "phases-without-total",
    "contradiction-unexplained",
    "alias-without-reason",
    "goal-without-measure",
    "indicator-unused",
)
_REFERENCE_WORDS = {
    "onderdeel": ("is geen bekend onderdeel", "Verbeter de id of voeg het onderdeel toe in onderdeel.csv."),
    "organisatie": ("is geen bekende organisatie", "Verbeter de id of voeg de organisatie toe in organisatie.csv."),
    "indicator": ("is geen indicator (in deze versie) van indicators.yml", "Verbeter de id of voeg de indicator toe."),
    "fase": ("is geen fase van dit fasemodel", "Gebruik een fasemodel en fase uit indicators.yml."),
}


def check(con: duckdb.DuckDBPyConnection, tables: dict[str, Table]) -> list[Finding]:
    """Run every check on the staged deliveries. Needs definitions and deliveries loaded, and the macros."""
    findings: list[Finding] = []
    for table in tables.values():
        for column in table.columns:
            findings.extend(_missing_cells(con, table, column))
            findings.extend(_wrong_cells(con, table, column))
        for reference in table.references:
            findings.extend(_dangling_references(con, table, reference))
    for name in BLOCKING:
        findings.extend(_rule(con, name, "blokkeert"))
    for name in WARNING:
        findings.extend(_rule(con, name, "waarschuwing"))
    return findings


def _missing_cells(con: duckdb.DuckDBPyConnection, table: Table, column: Column) -> Iterator[Finding]:
    if not column.required:
        return
    query = f"SELECT levering_id, rij FROM text_{table.name} WHERE {column.name} IS NULL"
    for levering_id, rij in con.sql(query).fetchall():
        yield _finding(table, levering_id, rij, column.name, None, "dit veld is leeg, maar verplicht", f"Vul in: {column.uitleg}")


def _wrong_cells(con: duckdb.DuckDBPyConnection, table: Table, column: Column) -> Iterator[Finding]:
    """Cells that hold something, but not a value of the column's kind."""
    if column.kind == "tekst":
        return
    if column.kind == "keuze":
        allowed = ", ".join(f"'{choice}'" for choice in column.choices)
        wrong = f"t.{column.name} NOT IN ({allowed})"
    else:
        wrong = f"t.{column.name} IS NOT NULL AND typed_{table.name}.{column.name} IS NULL"
    query = f"""
        SELECT levering_id, rij, t.{column.name}
        FROM text_{table.name} AS t JOIN typed_{table.name} USING (levering_id, rij) WHERE {wrong}
    """
    for levering_id, rij, value in con.sql(query).fetchall():
        message, remedy = _about_cell(column, value)
        yield _finding(table, levering_id, rij, column.name, value, message, remedy)


def _about_cell(column: Column, value: str) -> tuple[str, str]:
    if column.kind == "keuze":
        return "is hier niet toegestaan", f"Kies uit: {', '.join(column.choices)}."
    if column.kind == "ja of nee":
        return "is geen ja of nee", "Schrijf ja of nee."
    if column.kind == "datum":
        return "is geen bestaande datum", "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2020-10-31."
    number = _as_number(value)
    if number is None:
        return f"is geen {column.kind}", "Schrijf alleen cijfers, met een punt voor decimalen; woorden als 'ruim' horen in kwalificatie."
    return f"is geen {column.kind}", f"Schrijf {number} (punt voor decimalen, geen %-teken, geen punt voor duizendtallen)."


def _as_number(value: str) -> str | None:
    """What a Dutch notation probably means ('12,5%' → '12.5'), as a suggestion in a message only."""
    match = re.fullmatch(r"€?\s*(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?\s*%?", value)
    if match is None:
        return None
    whole = match[1].replace(".", "")
    return f"{whole}.{match[2]}" if match[2] else whole


def _dangling_references(con: duckdb.DuckDBPyConnection, table: Table, reference: Reference) -> Iterator[Finding]:
    """References to a row that no delivery and no definition has. Composite keys are named by their last part that is text."""
    source = f"typed_{reference.table}" if reference.table in ("onderdeel", "organisatie") else f"core.{reference.table}"
    on = " AND ".join(f"s.{k} = t.{c}" for c, k in zip(reference.columns, reference.key, strict=True))
    filled = " AND ".join(f"t.{c} IS NOT NULL" for c in reference.columns)
    column = reference.columns[-1] if reference.table == "fase" else reference.columns[0]
    query = f"""
        SELECT t.levering_id, t.rij, t.{column} FROM typed_{table.name} AS t
        WHERE {filled} AND NOT EXISTS (FROM {source} AS s WHERE {on})
    """
    message, remedy = _REFERENCE_WORDS[reference.table]
    for levering_id, rij, value in con.sql(query).fetchall():
        yield _finding(table, levering_id, rij, column, value, message, remedy)


def _rule(con: duckdb.DuckDBPyConnection, name: str, ernst: Literal["blokkeert", "waarschuwing"]) -> Iterator[Finding]:
    rows = con.sql(read_sql(f"checks/{name}.sql")).fetchall()
    for levering_id, tabel, rij, kolom, waarde, melding, oplossing in rows:
        bestand = tabel if tabel.endswith(".yml") else f"{tabel}.csv"
        yield Finding(bestand, melding, oplossing, rij, kolom, waarde, levering_id, ernst)


def _finding(
    table: Table, levering_id: str, rij: int, kolom: str, waarde: str | None, melding: str, oplossing: str
) -> Finding:
    return Finding(f"{table.name}.csv", melding, oplossing, rij, kolom, waarde, levering_id)
