"""The form for whoever delivers twice a year: what is asked and what stands in it already, from a published state.

Which tables, columns and choices there are, comes from the contract; which rows, from `sql/form/`. How it looks is in
`form_workbook`. A row that nobody fills in says nothing: what we know stands beside the cells to fill in, not in them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.build import Progress, build_beside
from pipelines.definitions import Definitions
from pipelines.intake.agreed import delivery_contract
from pipelines.intake.form_workbook import Field, FormRow, FormSheet, Front, Onderdelen, workbook
from pipelines.intake.headers import USUAL
from pipelines.intake.labels import EXPLANATION_PREFIX, INFO, INFO_PREFIX, sheet_name
from pipelines.sql_files import read_sql
from pipelines.tables import Column, Table, contract, label

FORM_TABLES = ("meting", "fasetelling", "mijlpaal", "borging", "factor", "opbrengst")
# What the pipeline, a source document or our own judgement gives, and nobody fills in.
NOT_ASKED = {
    *("bestand", "paragraaf", "regel_van", "regel_tot", "gedrukt", "wijze", "wijze_reden", "indicator_versie"),
    *("trede", "bewijs_soort", "trede_reden", "schaal", "besluit_id"),
}
# Per table what says which row it is: filled in beforehand and locked in the rows that are known.
_KEYS = {
    "meting": ("indicator_id", "onderdeel_id", "organisatie_id", "uitsplitsing"),
    "fasetelling": ("onderdeel_id", "fasemodel_id", "fase_id"),
    "mijlpaal": ("id", "onderdeel_id", "naam"),
}
EMPTY_ROWS = {"mijlpaal": 20, "borging": 20, "factor": 20, "opbrengst": 20}
_BESIDE = {
    "meting": tuple(INFO),
    "fasetelling": tuple(INFO),
    "mijlpaal": ("info naam", "info vorige waarde", "info vorige stand"),
}
_KIND_TEXTS = {
    "getal": "Een getal.",
    "geheel getal": "Een heel getal.",
    "datum": "Een datum: dd-mm-jjjj.",
    "ja of nee": "Kies ja of nee.",
    "keuze": "Kies uit de lijst.",
    "tekst": "",
}
_IN_THE_UNIT = ("waarde", "waarde_tot", "aantal")
# What a column of this table asks more than its own explanation says.
_MORE = {
    ("fasetelling", "aantal"): "Vul van een onderdeel alle fasen in, ook wat gelijk bleef; 0 als er niets in staat."
}
# Holds for a CSV; a spreadsheet has the decimal sign of its user.
_ONLY_IN_CSV = " (punt als decimaalteken)"

Rows = list[dict[str, str | None]]


class UnknownOnderdeel(Exception):
    """No onderdeel has this id or name, or more have the name, which the text says; `known`: (id, name) to choose from,
    in the order of the tree."""

    def __init__(self, known: Onderdelen, several: bool = False) -> None:
        super().__init__("is de naam van meer dan één onderdeel" if several else "bestaat niet")
        self.known = known


def form(
    con: duckdb.DuckDBPyConnection, definitions: Definitions, onderdeel_id: str | None, gemaakt: datetime
) -> bytes:
    """The form as a workbook, for an onderdeel with all below it; None: for everything. `con` is a published state.

    An onderdeel is given by its id, or by a name that only one has. `gemaakt` is the moment, which also makes the ids
    of new rows those of this form alone. Raises UnknownOnderdeel.
    """
    if onderdeel_id is not None:
        onderdeel_id = _meant(con, onderdeel_id)
    onderdelen = onderdelen_of(con, onderdeel_id)
    tables = contract()
    known = _known(con, definitions, [id for id, _ in onderdelen])
    sheets = [_sheet(tables[name], known.get(name), onderdelen, gemaakt) for name in FORM_TABLES]
    return workbook(_front(con, definitions, tables, onderdeel_id, onderdelen, gemaakt), sheets, onderdelen)


def onderdelen_of(con: duckdb.DuckDBPyConnection, onderdeel_id: str | None) -> Onderdelen:
    """An onderdeel and everything below it, as (id, name) in the order of the tree; None: everything there is."""
    return tuple((str(row["id"]), str(row["naam"])) for row in _rows(con, "onderdelen", onderdeel=onderdeel_id))


def _meant(con: duckdb.DuckDBPyConnection, given: str) -> str:
    """The id of the onderdeel that is meant. Raises UnknownOnderdeel."""
    found = tuple((str(row["id"]), str(row["naam"])) for row in _rows(con, "genoemd", onderdeel=given))
    if len(found) != 1:
        raise UnknownOnderdeel(found or onderdelen_of(con, None), several=bool(found))
    return found[0][0]


def make_form(data: Path, var: Path, onderdeel_id: str | None, progress: Progress = lambda _: None) -> bytes:
    """The form of an onderdeel with all below it (None: of everything), as the deliveries are now.

    Raises UnknownOnderdeel, and what a build raises.
    """
    _, definitions = delivery_contract(data)
    path = build_beside(data, var, progress).path
    progress("formulier maken")
    with duckdb.connect(str(path), read_only=True) as con:
        return form(con, definitions, onderdeel_id, datetime.now())


def form_version(definitions: Definitions, tables: Mapping[str, Table]) -> str:
    """Fingerprint of what a form asks: the definitions and the columns of its tables."""
    asked = [asdict(tables[name]) for name in FORM_TABLES]
    text = json.dumps([definitions.model_dump(mode="json"), asked], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def asked_columns(table: Table) -> list[Column]:
    """The columns of the contract that a form asks, in the order of the contract."""
    return [column for column in table.columns if column.name not in NOT_ASKED]


def _front(
    con: duckdb.DuckDBPyConnection,
    definitions: Definitions,
    tables: Mapping[str, Table],
    onderdeel_id: str | None,
    onderdelen: Onderdelen,
    gemaakt: datetime,
) -> Front:
    names = {programma.id: programma.naam for programma in definitions.programmas}
    (known,) = _rows(con, "stand")
    asked = names if onderdeel_id is None else {onderdeel_id.split("/")[0]: None}
    return Front(
        programma=", ".join(names[programma] for programma in asked),
        onderdeel="alle onderdelen" if onderdeel_id in (None, *names) else f"{onderdelen[0][1]} ({onderdeel_id})",
        versie=form_version(definitions, tables),
        bekend_op=str(known["bekend_op"]),
        gemaakt=gemaakt,
        oefening=definitions.oefening == "ja",
    )


def _known(con: duckdb.DuckDBPyConnection, definitions: Definitions, onderdelen: list[str]) -> dict[str, Rows]:
    """The rows that stand in the form already, by table. The time it takes is asked on the first sheet, not here."""
    elders = list(definitions.aanleveren.invultijd.values()) if definitions.aanleveren else []
    return {
        "meting": _rows(con, "metingen", onderdelen=onderdelen, elders=elders),
        "fasetelling": _rows(con, "fasetellingen", onderdelen=onderdelen),
        "mijlpaal": _rows(con, "mijlpalen", onderdelen=onderdelen),
    }


def _usual(table: Table) -> dict[str, str]:
    """The usual answer, filled in beforehand; whoever knows better changes it."""
    return {column: value for column, value in USUAL.get(table.name, {}).items() if column not in NOT_ASKED}


def _sheet(table: Table, known: Rows | None, onderdelen: Onderdelen, gemaakt: datetime) -> FormSheet:
    rows = [*_known_rows(table, known or []), *_empty_rows(table, onderdelen, gemaakt)]
    return FormSheet(sheet_name(table.name), tuple(_fields(table)), tuple(rows))


def _fields(table: Table) -> Iterator[Field]:
    """First what says which row it is, beside it what we know already, then what is asked."""
    asked = {column.name: column for column in asked_columns(table)}
    keys = _KEYS.get(table.name, ("id",))
    fields = [_field(table, asked[name]) for name in (*keys, *(name for name in asked if name not in keys))]
    info = [Field(name, INFO[name], "tekst", is_info=True) for name in _BESIDE.get(table.name, ())]
    ordered = [fields[0], *info[:1], *fields[1 : len(keys)], *info[1:], *fields[len(keys) :]]
    marked = EXPLANATION_PREFIX + ordered[0].explanation
    yield Field(ordered[0].name, marked, ordered[0].kind, ordered[0].choices, ordered[0].column)
    yield from ordered[1:]


def _field(table: Table, column: Column) -> Field:
    # What is always filled in beforehand, nobody needs to be told to fill in.
    given = ("id",) if table.name in EMPTY_ROWS else _KEYS[table.name]
    parts = [
        _explanation(table, column),
        _KIND_TEXTS[column.kind],
        _MORE.get((table.name, column.name), ""),
        f"In de eenheid van de kolom {INFO_PREFIX}eenheid." if column.name in _IN_THE_UNIT else "",
        "Verplicht in een rij die u invult." if column.required and column.name not in given else "",
    ]
    choices = ("ja", "nee") if column.kind == "ja of nee" else column.choices
    return Field(label(column.name), " ".join(part for part in parts if part), column.kind, choices, column.name)


def _explanation(table: Table, column: Column) -> str:
    """The explanation of the contract, with the names of columns as the form has them."""
    names = {name: label(name) for name in table.header if "_" in name}
    return re.sub(
        r"\b[a-z]+(_[a-z]+)+\b", lambda word: names.get(word[0], word[0]), column.uitleg.replace(_ONLY_IN_CSV, "")
    )


def _known_rows(table: Table, known: Rows) -> Iterator[FormRow]:
    usual = _usual(table)
    for row in known:
        cells = {name if name.startswith(INFO_PREFIX) else label(name): value for name, value in row.items()}
        locked = frozenset({*map(label, _KEYS[table.name]), *INFO})
        yield FormRow(cells | {label(name): value for name, value in usual.items()}, locked)


def _empty_rows(table: Table, onderdelen: Onderdelen, gemaakt: datetime) -> Iterator[FormRow]:
    """Rows for what is new. Their ids are there already and differ between forms, so that no two things get one id."""
    first = onderdelen[0][0].replace("/", "-")
    # With one onderdeel there is nothing to choose.
    only = {"onderdeel_id": onderdelen[0][0]} if len(onderdelen) == 1 else {}
    for number in range(1, EMPTY_ROWS.get(table.name, 0) + 1):
        filled = {"id": f"{first}-{gemaakt:%Y%m%d-%H%M%S}-{number}"} | only | _usual(table)
        yield FormRow({label(name): value for name, value in filled.items()}, frozenset({label("id"), *INFO}))


def _rows(con: duckdb.DuckDBPyConnection, name: str, **parameters: str | Sequence[str] | None) -> Rows:
    result = con.execute(read_sql(f"form/{name}.sql"), parameters)
    columns = [str(column[0]) for column in result.description or []]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
