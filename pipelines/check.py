"""Every check on what was staged. All findings are collected; the decision is taken by the build, not here.

First the cells themselves (kind, choice, mandatory) and the references, both from the contract in the schema; then one
SQL file per rule in `sql/checks/`, in the order below. A rule returns a row per finding:
levering_id, tabel, rij, kolom, waarde, melding, oplossing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import duckdb

from pipelines.findings import Finding
from pipelines.near import very_near
from pipelines.sql_files import read_sql, run
from pipelines.stage import filled
from pipelines.tables import Column, Reference, Table

BLOCKING = (
    "date-without-precision",
    "value-or-silence",
    "teller-above-noemer",
    "range-upside-down",
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
    "share-of-a-count",
    "goal-impossible",
    "phases-of-another-programme",
    "borging-incomplete",
    "stand-of-no-agreement",
    "promise-impossible",
    "promise-of-nothing",
    "expected-impossible",
    "moved-to-another-onderdeel",
    "step-beyond-evidence",
    "verdict-on-oneself",
    "weging-without-weights",
    "vindplaats-of-nothing",
    "id-unreadable",
    "correction-of-nothing",
    "withdrawal-impossible",
    "alias-of-two-organisations",
)
WARNING = (
    "implausible",
    "phases-above-total",
    "phase-move-without-reason",
    "phase-before-start",
    "phases-without-total",
    "contradiction-unexplained",
    "alias-without-reason",
    "goal-without-date",
    "expected-without-goal",
    "indicator-unused",
    "story-with-a-name",
    "rule-without-facts",
)
# Rules that compare files. When a file could not be read they would only report what follows from that.
ACROSS_FILES = (
    "tree-broken",
    "meting-outside-indicator",
    "borging-incomplete",
    "stand-of-no-agreement",
    "promise-of-nothing",
    "step-beyond-evidence",
    "vindplaats-of-nothing",
    "phases-without-total",
    "expected-without-goal",
    "indicator-unused",
    "correction-of-nothing",
    "withdrawal-impossible",
    "rule-without-facts",
)
# What only is a mistake when all deliveries are there: in an earlier state a first value may still have to come.
ABOUT_ALL_DELIVERIES = ("indicator-unused", "rule-without-facts")


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """What is said of a reference to a row that is not there. `voor_inzender`: the remedy for who sent a file."""

    melding: str
    oplossing: str
    voor_inzender: str


REFERENCE_WORDS = {
    "onderdeel": ReferenceWords(
        "is geen bekend onderdeel",
        "Verbeter de id of voeg het onderdeel toe in onderdeel.csv.",
        "Kies het onderdeel uit de lijst van het formulier.",
    ),
    "organisatie": ReferenceWords(
        "is geen bekende organisatie",
        "Verbeter de id of voeg de organisatie toe in organisatie.csv.",
        "Verbeter de id. Is de organisatie nieuw, vraag dan de gegevensbeheerder.",
    ),
    "afspraak": ReferenceWords(
        "is geen bekende afspraak",
        "Verbeter de id of voeg de afspraak toe in afspraak.csv.",
        "Verbeter de id. Is de afspraak nieuw, vraag dan de gegevensbeheerder.",
    ),
    "besluit": ReferenceWords(
        "is geen bekend besluit",
        "Verbeter de id of voeg het besluit toe in besluit.csv.",
        "Verbeter de id. Is het besluit nieuw, vraag dan de gegevensbeheerder.",
    ),
    "overleg": ReferenceWords(
        "is geen bekend overleg",
        "Verbeter de id of bereid het overleg eerst voor.",
        "Verbeter de id. Is het overleg nieuw, vraag dan de gegevensbeheerder.",
    ),
    "indicator": ReferenceWords(
        "is geen indicator (in deze versie) van indicators.yml",
        "Verbeter de id of voeg de indicator toe.",
        "Neem de indicator over uit het formulier.",
    ),
    "fase": ReferenceWords(
        "is geen fase van dit fasemodel",
        "Gebruik een fasemodel en fase uit indicators.yml.",
        "Neem de fase over uit het formulier.",
    ),
}


def check(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table], complete: bool, latest: bool) -> list[Finding]:
    """Run every check that can block on the staged deliveries. Needs definitions and deliveries loaded, and the macros.

    `complete` says that every file could be read; if not, what refers to another file is not checked. `latest` says
    that these are all deliveries; if not, an indicator may have its first value in a later one.
    """
    findings: list[Finding] = []
    for table in filled(con, tables):
        findings.extend(_wrong_cells(con, table))
        for reference in table.references if complete else ():
            findings.extend(_dangling_references(con, table, reference))
    findings.extend(_withdrawals_of_nothing(con, tables["intrekking"]) if complete else ())
    for name in BLOCKING:
        findings.extend(_rule(con, name, "blokkeert") if name not in _skipped(complete, latest) else ())
    return findings


def warn(con: duckdb.DuckDBPyConnection, complete: bool, latest: bool) -> list[Finding]:
    """Run every check that only warns. Its findings are kept in the state: what is hidden must be hidden before."""
    skipped = _skipped(complete, latest)
    return [finding for name in WARNING if name not in skipped for finding in _rule(con, name, "waarschuwing")]


def _skipped(complete: bool, latest: bool) -> tuple[str, ...]:
    return ACROSS_FILES if not complete else () if latest else ABOUT_ALL_DELIVERIES


def _wrong_cells(con: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Finding]:
    """Cells that are empty but mandatory, or hold something that is not a value of the column's kind."""
    columns = {column.name: column for column in table.columns}
    cells = ", ".join(
        f"CASE WHEN {_is_wrong(c)} THEN {{kolom: '{c.name}', waarde: raw.{c.name}}} END" for c in columns.values()
    )
    query = f"""
        SELECT levering_id, rij, cell.kolom, cell.waarde
        FROM (
            SELECT levering_id, rij, unnest([{cells}]) AS cell
            FROM text_{table.name} AS raw JOIN typed_{table.name} AS typed USING (levering_id, rij)
        )
        WHERE cell IS NOT NULL
    """
    for levering_id, rij, kolom, waarde in run(con, query).fetchall():
        message, remedy = _about_cell(columns[kolom], waarde)
        yield _finding(table, levering_id, rij, kolom, waarde, message, remedy)


def _is_wrong(column: Column) -> str:
    """SQL condition; names and choices come from our own schema."""
    name = column.name
    missing = f"raw.{name} IS NULL" if column.required else "false"
    if column.kind == "tekst":
        return missing
    if column.kind == "keuze":
        allowed = ", ".join(f"'{choice}'" for choice in column.choices)
        return f"{missing} OR raw.{name} NOT IN ({allowed})"
    return f"{missing} OR (raw.{name} IS NOT NULL AND typed.{name} IS NULL)"


def _about_cell(column: Column, value: str | None) -> tuple[str, str]:
    if value is None:
        return "dit veld is leeg, maar verplicht", f"Vul in: {column.uitleg}"
    if column.kind == "keuze":
        return "is hier niet toegestaan", f"Kies uit: {', '.join(column.choices)}."
    if column.kind == "ja of nee":
        return "is geen ja of nee", "Schrijf ja of nee."
    if column.kind == "datum":
        return "is geen bestaande datum", "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2020-10-31."
    return f"is geen {column.kind}", _about_number(column, value)


def _about_number(column: Column, value: str) -> str:
    number = _as_number(value)
    if column.kind == "geheel getal":
        return f"Schrijf {number}." if number is not None and number.isdecimal() else "Schrijf alleen cijfers."
    if number is None:
        return "Schrijf alleen cijfers, met een punt voor decimalen; woorden als 'ruim' horen in kwalificatie."
    return f"Schrijf {number} (punt voor decimalen, geen %-teken, geen punt voor duizendtallen)."


def _as_number(value: str) -> str | None:
    """What a Dutch notation probably means ('12,5%' → '12.5'), as a suggestion in a message only."""
    match = re.fullmatch(r"€?\s*(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?\s*%?", value)
    if match is None:
        return None
    whole = match[1].replace(".", "")
    return f"{whole}.{match[2]}" if match[2] else whole


def _dangling_references(con: duckdb.DuckDBPyConnection, table: Table, reference: Reference) -> Iterator[Finding]:
    """References to a row that no delivery and no definition has."""
    from_csv = reference.table in ("onderdeel", "organisatie", "afspraak", "besluit")
    source = f"typed_{reference.table}" if from_csv else f"core.{reference.table}"
    on = " AND ".join(f"s.{k} = t.{c}" for c, k in zip(reference.columns, reference.key, strict=True))
    filled = " AND ".join(f"t.{c} IS NOT NULL" for c in reference.columns)
    column = reference.columns[-1] if reference.table == "fase" else reference.columns[0]
    query = f"""
        SELECT t.levering_id, t.rij, t.{column} FROM typed_{table.name} AS t
        WHERE {filled} AND NOT EXISTS (FROM {source} AS s WHERE {on})
    """
    words = REFERENCE_WORDS[reference.table]
    key = dict(zip(reference.columns, reference.key, strict=True))[column]
    for levering_id, rij, value in run(con, query).fetchall():
        near = very_near(con, f"SELECT DISTINCT {key} FROM {source} WHERE {key} IS NOT NULL", value)
        meant = f"Bedoelt u {near}? " if near is not None else ""
        yield _finding(table, levering_id, rij, column, value, words.melding, meant + words.oplossing)


def _withdrawals_of_nothing(con: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Finding]:
    """Withdrawals of a row that no delivery has."""
    query = """
        SELECT levering_id, rij, feit_sleutel FROM typed_intrekking
        WHERE split_part(feit_sleutel, ':', 1) IN (FROM withdrawable)
            AND feit_sleutel NOT IN (SELECT bewaard_als FROM delivered WHERE bewaard_als IS NOT NULL)
    """
    for levering_id, rij, value in run(con, query).fetchall():
        near = very_near(con, "SELECT DISTINCT bewaard_als FROM facts WHERE bewaard_als IS NOT NULL", value)
        remedy = "Neem de sleutel over zoals die onderaan de pagina staat, of haal deze rij weg."
        meant = f"Bedoelt u {near}? " if near is not None else ""
        yield _finding(table, levering_id, rij, "feit_sleutel", value, "is geen opgeslagen feit", meant + remedy)


def _rule(con: duckdb.DuckDBPyConnection, name: str, ernst: Literal["blokkeert", "waarschuwing"]) -> Iterator[Finding]:
    rows = run(con, read_sql(f"checks/{name}.sql")).fetchall()
    for levering_id, tabel, rij, kolom, waarde, melding, oplossing in rows:
        bestand = tabel if tabel.endswith(".yml") else f"{tabel}.csv"
        yield Finding(bestand, melding, oplossing, rij, kolom, waarde, levering_id, ernst)


def _finding(
    table: Table, levering_id: str, rij: int, kolom: str, waarde: str | None, melding: str, oplossing: str
) -> Finding:
    return Finding(f"{table.name}.csv", melding, oplossing, rij, kolom, waarde, levering_id)
