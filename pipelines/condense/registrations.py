"""The file with registrations of a delivery: which columns it has, and whether it is what it should be.

One row is one registration: one event at one organisation. Nothing here looks at the values; `passes.py` does.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipelines.findings import Finding
from pipelines.tables import Column, label, same_words

# Never a number that means something elsewhere: a burgerservicenummer has eight or nine digits.
MOST_PERSOON = 9_999_999
MOST_NUMMER = 999_999_999_999
# Of a file in which every row is wrong, the first rows say enough.
MOST_ROWS_TOLD = 50
DAMAGED = "een deel van het bestand is niet te lezen: het is beschadigd"
AGAIN = "Maak het opnieuw en lever het opnieuw."
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
# Of every column its own name, and what a sheet would call it.
_NAMES = {
    **{same_words(label(column.name)): column.name for column in COLUMNS},
    **{same_words(column.name): column.name for column in COLUMNS},
    "datum": "op",
    "dag": "op",
}
_WHOLE_NUMBERS = frozenset(["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"])


def limits(first: date, last: date) -> dict[str, tuple[Any, Any]]:
    """Between what the values of each column lie that has an order; dates from the first day to the last one."""
    return {"nummer": (1, MOST_NUMMER), "persoon": (1, MOST_PERSOON), "op": (first, last)}


@dataclass(frozen=True, slots=True)
class Registrations:
    """A file that can be looked at: Parquet, with the columns above in their kinds. `name`: as it was delivered.

    `unread`: columns that are empty in it because they are missing, there twice or of another kind: of those nothing
    more is to be said. `written`: how a column is called in the file, by our name.
    """

    name: str
    parquet: Path
    rows: int
    unread: frozenset[str]
    written: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns of a file. `names`: as they stand there; `places`: our name by place, of those that can be read;
    `findings`: what is wrong."""

    names: list[str]
    places: dict[int, str]
    findings: list[Finding]

    @property
    def written(self) -> dict[str, str]:
        return {column: self.names[place] for place, column in self.places.items()}

    @property
    def unread(self) -> frozenset[str]:
        return frozenset(column.name for column in COLUMNS) - set(self.places.values())


def read_registrations(path: Path, work: Path) -> tuple[Registrations | None, list[Finding]]:
    """The file, with everything that is wrong with it; None: nothing in it can be looked at.

    A CSV, and Parquet with columns under other names, is written as Parquet in `work` first.
    """
    with duckdb.connect(":memory:", config={"memory_limit": "500MB", "temp_directory": str(work)}) as con:
        if path.suffix == ".csv":
            return _from_csv(con, path, work / "registratie.parquet")
        return _from_parquet(con, path, work / "registratie.parquet")


def _from_parquet(
    con: duckdb.DuckDBPyConnection, path: Path, target: Path
) -> tuple[Registrations | None, list[Finding]]:
    given = {"path": str(path)}
    try:
        found = con.execute("DESCRIBE FROM read_parquet($path)", given).fetchall()
        ((rows,),) = con.execute("SELECT num_rows FROM parquet_file_metadata($path)", given).fetchall()
        names, types = [str(name) for name, *_ in found], [str(kind) for _, kind, *_ in found]
        header = _header(path, names, types)
        if not header.places or not rows:
            empty = _finding(path, "er staat geen registratie in", "Lever het bestand niet mee, of vul het.")
            return None, header.findings or [empty]
    except duckdb.Error:
        message = "dit is geen Parquet-bestand, of het is niet heel aangekomen"
        return None, [_finding(path, message, AGAIN)]
    if not header.unread and all(names[place] == name for place, name in header.places.items()):
        return Registrations(path.name, path, rows, header.unread, header.written), header.findings
    try:
        _copy(con, "read_parquet($path)", {place: names[place] for place in header.places}, header, given, target)
    except duckdb.InvalidInputException:
        return None, [*header.findings, _finding(path, DAMAGED, AGAIN)]
    return Registrations(path.name, target, rows, header.unread, header.written), header.findings


def _from_csv(con: duckdb.DuckDBPyConnection, path: Path, target: Path) -> tuple[Registrations | None, list[Finding]]:
    try:
        with path.open("rb") as file:
            first = file.readline(MOST_HEADER_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [_finding(path, "op rij 1 staat een teken dat geen UTF-8 is", "Sla het op als 'CSV UTF-8'.")]
    names = [cell.strip() for cell in next(csv.reader([first]), [])]
    if len(names) == 1 and ";" in names[0]:
        remedy = "Sla het op als CSV met komma's tussen de kolommen."
        return None, [_finding(path, "de kolommen zijn gescheiden door puntkomma's", remedy, rij=1)]
    if not any(map(_meant, names)):
        # It may be a registration: nothing of it is told.
        message = "op rij 1 staan de namen van de kolommen niet"
        return None, [_finding(path, message, f"Zet op rij 1: {','.join(c.name for c in COLUMNS)}.", rij=1)]
    header = _header(path, names)
    types = {column.name: column.sql_type for column in COLUMNS}
    # By place: what is not read keeps no name that another column can have.
    columns = {header.places.get(place, f"kolom {place}"): place for place in range(len(names))}
    # The reader goes on after a row that it cannot read, and keeps where it stood.
    source = f"""read_csv(
        $path, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = $columns,
        dateformat = '%Y-%m-%d', store_rejects = true, rejects_limit = {MOST_ROWS_TOLD}
    )"""
    given = {"path": str(path), "columns": {name: types.get(name, "VARCHAR") for name in columns}}
    try:
        _copy(con, source, header.places, header, given, target)
    except duckdb.InvalidInputException:
        return None, [*header.findings, _finding(path, DAMAGED, AGAIN)]
    findings = [*header.findings, *_rejected(con, path, len(names))]
    ((rows,),) = con.execute("SELECT num_rows FROM parquet_file_metadata($path)", {"path": str(target)}).fetchall()
    if not rows:
        empty = _finding(path, "er staat geen registratie in", "Lever het bestand niet mee, of vul het.")
        return None, findings or [empty]
    return Registrations(path.name, target, rows, header.unread, header.written), findings


def _copy(
    con: duckdb.DuckDBPyConnection,
    source: str,
    given_names: dict[int, str],
    header: _Header,
    given: dict[str, Any],
    target: Path,
) -> None:
    """Write the columns that can be read under our names, and the others empty."""
    read = {name: given_names[place] for place, name in header.places.items()}
    columns = ", ".join(
        f"{_quoted(read[column.name])} AS {column.name}"
        if column.name in read
        else f"CAST(NULL AS {column.sql_type}) AS {column.name}"
        for column in COLUMNS
    )
    con.execute(f"COPY (SELECT {columns} FROM {source}) TO $target (FORMAT parquet)", {**given, "target": str(target)})


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _rejected(con: duckdb.DuckDBPyConnection, path: Path, fields: int) -> list[Finding]:
    """What the reader could not read, with its row; of very many the first. `fields`: how many the header has."""
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
            message = f"deze rij heeft geen {fields} velden, of een aanhalingsteken te veel"
            remedy = f"Geef elke rij {fields} velden, gescheiden door komma's."
            found.append(_finding(path, message, remedy, rij=line))
    return list(dict.fromkeys(found))


def _header(path: Path, names: list[str], types: list[str] | None = None) -> _Header:
    """Which column is which, by its name as people write it; `types`: the kinds of those of a Parquet file."""
    known = [column.name for column in COLUMNS]
    meant = [_meant(name) for name in names]
    found = [
        _finding(path, "deze kolom ontbreekt", f"Voeg de kolom toe. {column.uitleg}", kolom=column.name)
        for column in COLUMNS
        if column.name not in meant
    ]
    places = {}
    told = set()
    for place, (name, column) in enumerate(zip(names, meant, strict=True)):
        if column is None:
            remedy = f"Haal de kolom weg: wat niet nodig is, wordt niet bewaard. Bekend zijn: {', '.join(known)}."
            found.append(_finding(path, "deze kolom is onbekend", remedy, kolom=name))
        elif meant.count(column) > 1:
            if column not in told:
                written = [other for other, is_it in zip(names, meant, strict=True) if is_it == column]
                as_given = "" if len(set(written)) == 1 else f", als {' en als '.join(dict.fromkeys(written))}"
                found.append(
                    _finding(path, f"deze kolom staat er twee keer{as_given}", "Haal er een weg.", kolom=column)
                )
            told.add(column)
        else:
            places[place] = column
    kinds = {column.name: column for column in COLUMNS}
    for place, given in enumerate(types or ()):
        kind = kinds.get(places.get(place, ""))
        if kind and given != kind.sql_type and not (kind.kind == "geheel getal" and given in _WHOLE_NUMBERS):
            message = f"deze kolom heeft het type {given}, en niet {kind.sql_type}"
            found.append(_finding(path, message, f"Schrijf de kolom als {kind.kind}.", kolom=kind.name))
            del places[place]
    return _Header(names, places, list(dict.fromkeys(found)))


def _meant(name: str) -> str | None:
    """The column that a name means, without capitals, spaces and accents; also by what people call it."""
    return _NAMES.get(same_words(name))


def _finding(path: Path, melding: str, oplossing: str, rij: int | None = None, kolom: str | None = None) -> Finding:
    return Finding(path.name, melding, oplossing, rij, kolom)
