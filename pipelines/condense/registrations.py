"""The file with registrations of a delivery: which columns it has, and whether it is what it should be.

One row is one registration: one event at one organisation. Nothing here looks at the values; `passes.py` does.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipelines.findings import Finding
from pipelines.tables import Column

# Never a number that means something elsewhere: a burgerservicenummer has eight or nine digits.
MOST_PERSOON = 9_999_999
MOST_NUMMER = 999_999_999_999
# Of a file in which every row is wrong, the first rows say enough.
MOST_ROWS_TOLD = 50
# A header is a line of names; what has no end of line so far is no CSV.
MOST_HEADER_BYTES = 100_000


def _column(name: str, sql_type: str, uitleg: str, required: bool = True) -> Column:
    kinds = {"BIGINT": "geheel getal", "VARCHAR": "tekst", "DATE": "datum"}
    return Column(name, kinds[sql_type], sql_type, required, (), uitleg)  # type: ignore[arg-type]


COLUMNS = (
    _column("nummer", "BIGINT", "Nummer van de registratie bij deze organisatie; elk nummer komt een keer voor."),
    _column("organisatie_id", "VARCHAR", "Organisatie die registreerde."),
    _column("onderdeel_id", "VARCHAR", "Onderdeel waar de registratie bij hoort."),
    _column("soort", "VARCHAR", "Soort registratie uit indicators.yml."),
    _column("op", "DATE", "Dag waarop het gebeurde."),
    _column("persoon", "BIGINT", f"Volgnummer van de persoon bij deze organisatie, tot {MOST_PERSOON}; nooit een BSN."),
    _column("deelgroep", "VARCHAR", "Deelgroep van de persoon, als dimensie=waarde; leeg: onbekend.", required=False),
    _column("uitkomst", "VARCHAR", "Hoe het afliep; leeg: onbekend.", required=False),
)  # fmt: skip
# What is asked of a registration, and hardly of anything else that is delivered.
OWN_COLUMNS = frozenset({"nummer", "op", "persoon", "deelgroep", "uitkomst"})
_WHOLE_NUMBERS = frozenset(["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"])


def limits(first: date, last: date) -> dict[str, tuple[Any, Any]]:
    """Between what the values of each column lie that has an order; dates from the first day to the last one."""
    return {"nummer": (1, MOST_NUMMER), "persoon": (1, MOST_PERSOON), "op": (first, last)}


@dataclass(frozen=True, slots=True)
class Registrations:
    """A file that can be counted: Parquet, with the columns above in their kinds. `name`: as it was delivered."""

    name: str
    parquet: Path
    rows: int


def read_registrations(path: Path, work: Path) -> tuple[Registrations | None, list[Finding]]:
    """The file, or every reason why it cannot be counted. A CSV is written as Parquet in `work` first."""
    with duckdb.connect(":memory:", config={"memory_limit": "500MB", "temp_directory": str(work)}) as con:
        if path.suffix == ".csv":
            return _from_csv(con, path, work / "registratie.parquet")
        return _from_parquet(con, path)


def _from_parquet(con: duckdb.DuckDBPyConnection, path: Path) -> tuple[Registrations | None, list[Finding]]:
    try:
        found = con.execute("DESCRIBE FROM read_parquet($path)", {"path": str(path)}).fetchall()
        ((rows,),) = con.execute("SELECT num_rows FROM parquet_file_metadata($path)", {"path": str(path)}).fetchall()
    except duckdb.Error:
        message = "dit is geen Parquet-bestand, of het is niet heel aangekomen"
        return None, [_finding(path, message, "Maak het opnieuw en lever het opnieuw.")]
    types = {name: given for name, given, *_ in found}
    findings = _header_findings(path, list(types))
    for column in COLUMNS:
        given = types.get(column.name, column.sql_type)
        if given != column.sql_type and not (column.kind == "geheel getal" and given in _WHOLE_NUMBERS):
            message = f"deze kolom heeft het type {given}, en niet {column.sql_type}"
            findings.append(_finding(path, message, f"Schrijf de kolom als {column.kind}.", kolom=column.name))
    if not rows and not findings:
        findings.append(_finding(path, "er staat geen registratie in", "Lever het bestand niet mee, of vul het."))
    return (None, findings) if findings else (Registrations(path.name, path, rows), [])


def _from_csv(con: duckdb.DuckDBPyConnection, path: Path, parquet: Path) -> tuple[Registrations | None, list[Finding]]:
    try:
        with path.open("rb") as file:
            first = file.readline(MOST_HEADER_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [_finding(path, "op rij 1 staat een teken dat geen UTF-8 is", "Sla het op als 'CSV UTF-8'.")]
    header = [cell.strip() for cell in next(csv.reader([first]), [])]
    names = [column.name for column in COLUMNS]
    if len(header) == 1 and ";" in header[0]:
        remedy = "Sla het op als CSV met komma's tussen de kolommen."
        return None, [_finding(path, "de kolommen zijn gescheiden door puntkomma's", remedy, rij=1)]
    if not set(header) & set(names):
        # It may be a registration: nothing of it is told.
        message = "op rij 1 staan de namen van de kolommen niet"
        return None, [_finding(path, message, f"Zet op rij 1: {','.join(names)}.", rij=1)]
    if findings := _header_findings(path, header):
        return None, findings
    types = {column.name: column.sql_type for column in COLUMNS}
    # The reader goes on after a row that it cannot read, and keeps where it stood.
    query = f"""
        COPY (FROM read_csv(
            $path, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = $columns,
            dateformat = '%Y-%m-%d', store_rejects = true, rejects_limit = {MOST_ROWS_TOLD}
        )) TO $parquet (FORMAT parquet)
    """
    columns = {name: types[name] for name in header}
    con.execute(query, {"path": str(path), "columns": columns, "parquet": str(parquet)})
    if findings := _rejected(con, path):
        return None, findings
    found, findings = _from_parquet(con, parquet)
    return (None if found is None else replace(found, name=path.name)), [
        replace(finding, bestand=path.name) for finding in findings
    ]


def _rejected(con: duckdb.DuckDBPyConnection, path: Path) -> list[Finding]:
    """What the reader could not read, with its row; of very many the first."""
    query = "SELECT line, column_name, error_type FROM reject_errors ORDER BY line, column_idx"
    kinds = {column.name: column for column in COLUMNS}
    found = []
    for line, name, error in con.execute(query).fetchall():
        if error == "CAST" and name in kinds:
            column = kinds[name]
            message = f"dit is geen {column.kind}"
            remedy = "Schrijf de datum als jjjj-mm-dd." if column.kind == "datum" else "Schrijf alleen cijfers."
            found.append(_finding(path, message, remedy, rij=line, kolom=name))
        elif error == "INVALID ENCODING":
            message, remedy = "op deze rij staat een teken dat geen UTF-8 is", "Sla het op als 'CSV UTF-8'."
            found.append(_finding(path, message, remedy, rij=line))
        else:
            message = f"deze rij heeft geen {len(COLUMNS)} velden, of een aanhalingsteken te veel"
            remedy = f"Geef elke rij {len(COLUMNS)} velden, gescheiden door komma's."
            found.append(_finding(path, message, remedy, rij=line))
    return list(dict.fromkeys(found))


def _header_findings(path: Path, header: list[str]) -> list[Finding]:
    known = [column.name for column in COLUMNS]
    found = [
        _finding(path, "deze kolom ontbreekt", f"Voeg de kolom toe. {column.uitleg}", kolom=column.name)
        for column in COLUMNS
        if column.name not in header
    ]
    for name in dict.fromkeys(header):
        if name not in known:
            remedy = f"Haal de kolom weg: wat niet nodig is, wordt niet bewaard. Bekend zijn: {', '.join(known)}."
            found.append(_finding(path, "deze kolom is onbekend", remedy, kolom=name))
        elif header.count(name) > 1:
            found.append(_finding(path, "deze kolom staat er twee keer", "Haal er een weg.", kolom=name))
    return found


def _finding(path: Path, melding: str, oplossing: str, rij: int | None = None, kolom: str | None = None) -> Finding:
    return Finding(path.name, melding, oplossing, rij, kolom)
