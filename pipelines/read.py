"""Read the CSV files of deliveries as text, exactly as they stand. Nothing is converted or guessed here."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.deliveries import Delivery
from pipelines.findings import Finding
from pipelines.tables import CSV_TABLES, Table

_OTHER_DELIMITERS = {";": "puntkomma's", "\t": "tabs", "|": "verticale strepen"}


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of one CSV file. Frame: the table's columns as text (empty cell = null), `levering_id`, `rij`."""

    table: str
    frame: pl.DataFrame


def read_tables(
    deliveries: list[Delivery], tables: Mapping[str, Table], progress: Callable[[str], None]
) -> tuple[list[RawTable], list[Finding]]:
    """Read every CSV of every delivery. A file that cannot be read gives findings and no rows."""
    raw: list[RawTable] = []
    findings: list[Finding] = []
    for delivery in deliveries:
        progress(f"lezen: {delivery.id}")
        for path in delivery.csv_files:
            table = tables.get(path.stem)
            rows, found = _read_csv(path.name, path.read_bytes(), table)
            findings.extend(f.in_delivery(delivery.id) for f in found)
            if table is not None and rows:
                raw.append(RawTable(table.name, _frame(table, delivery.id, rows)))
    return raw, findings


Row = tuple[int, dict[str, str | None]]


def _read_csv(name: str, content: bytes, table: Table | None) -> tuple[list[Row], list[Finding]]:
    """The data rows (row number, cells by column), or what is wrong with the file as a whole."""
    if table is None:
        return [], [_finding(name, "er is geen tabel met deze naam", f"Kies uit: {', '.join(CSV_TABLES)}.")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "Sla het bestand op als 'CSV UTF-8'."
        return [], [_finding(name, "op deze rij staat een teken dat geen UTF-8 is", remedy, rij=line)]
    if not text.strip():
        return [], [_finding(name, "het bestand is leeg", f"Zet op rij 1 de kolommen: {', '.join(table.header)}.")]
    try:
        records = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        remedy = (
            "Kijk of bij elk aanhalingsteken aan het begin van een veld ook een aanhalingsteken aan het einde staat."
        )
        return [], [_finding(name, "een veld is zo lang dat het niet te lezen is", remedy)]
    found = _header_findings(name, records[0], table)
    if found:
        return [], found
    return _data_rows(name, [cell.strip() for cell in records[0]], records[1:])


def _header_findings(name: str, header: list[str], table: Table) -> list[Finding]:
    header = [cell.strip() for cell in header]
    if len(header) == 1:
        for delimiter, words in _OTHER_DELIMITERS.items():
            if delimiter in header[0]:
                remedy = "Sla het op als CSV met komma's tussen de kolommen."
                return [_finding(name, f"de kolommen zijn gescheiden door {words}", remedy, rij=1)]
    found = []
    # A column that may be empty may also be left out: an accepted delivery outlives a schema that grows.
    for expected in table.columns:
        if expected.required and expected.name not in header:
            remedy = f"Voeg de kolom toe. {expected.uitleg}"
            found.append(_finding(name, "deze kolom ontbreekt", remedy, rij=1, kolom=expected.name))
    for column in dict.fromkeys(header):
        if column not in table.header:
            remedy = f"Haal de kolom weg of verbeter de naam. Bekend zijn: {', '.join(table.header)}."
            found.append(_finding(name, "deze kolom is onbekend", remedy, rij=1, kolom=column))
        elif header.count(column) > 1:
            found.append(_finding(name, "deze kolom staat er twee keer", "Haal er een weg.", rij=1, kolom=column))
    return found


def _data_rows(name: str, header: list[str], records: list[list[str]]) -> tuple[list[Row], list[Finding]]:
    rows, found = [], []
    for number, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(header):
            message = f"deze rij heeft {len(record)} velden in plaats van {len(header)}"
            remedy = "Zet een tekst met een komma erin tussen dubbele aanhalingstekens."
            found.append(_finding(name, message, remedy, rij=number))
            continue
        rows.append((number, {column: cell.strip() or None for column, cell in zip(header, record, strict=True)}))
    if not rows and not found:
        remedy = "Vul rijen in of lever het bestand niet mee."
        found.append(_finding(name, "het bestand heeft geen rijen met gegevens", remedy))
    return rows, found


def _frame(table: Table, levering_id: str, rows: list[Row]) -> pl.DataFrame:
    data: dict[str, Sequence[str | int | None]] = {
        column: [cells.get(column) for _, cells in rows] for column in table.header
    }
    data["levering_id"] = [levering_id] * len(rows)
    data["rij"] = [number for number, _ in rows]
    schema = {column: pl.String for column in (*table.header, "levering_id")} | {"rij": pl.Int32}
    return pl.DataFrame(data, schema=schema)


def _finding(name: str, melding: str, oplossing: str, rij: int | None = None, kolom: str | None = None) -> Finding:
    return Finding(bestand=name, melding=melding, oplossing=oplossing, rij=rij, kolom=kolom)
