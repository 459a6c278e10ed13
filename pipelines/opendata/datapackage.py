"""datapackage.json: what each CSV is, as a Frictionless Data Package with a Table Schema per table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipelines.opendata.about import About
from pipelines.opendata.described import Column, Table
from pipelines.opendata.files import NO, YES, csv_path, fingerprint

DATAPACKAGE = "datapackage.json"
_TYPES = {"VARCHAR": "string", "INTEGER": "integer", "BIGINT": "integer", "DOUBLE": "number", "DATE": "date",
          "BOOLEAN": "boolean", "VARCHAR[]": "array"}  # fmt: skip
# The unit stands in the name of a column (see the names of the schema).
_UNITS = (("_dagen", "dagen"), ("_maanden", "maanden"), ("_pct", "procent (0-100)"))
_MEASURED = ("waarde", "waarde_tot", "teller", "noemer", "getal", "doel_getal")
FORMULA_NOTE = (
    "Een tekst die begint met = + - of @ heeft in de CSV een apostrof ervoor, zodat geen rekenblad haar uitvoert."
)


def datapackage(about: About, tables: Sequence[Table], folder: Path) -> str:
    """The package of the CSV files in a folder. No clock is in it: the same state gives the same text."""
    there = {table.name for table in tables}
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "data-package",
        "name": about.naam,
        "id": about.dataset,
        "title": about.titel,
        "description": about.beschrijving,
        "homepage": about.opendata.adres,
        "version": about.staat,
        "created": f"{about.bekend_op}T00:00:00Z",
        "keywords": about.trefwoorden,
        "contributors": [
            {"title": about.opendata.uitgever.naam, "path": about.opendata.uitgever.adres, "role": "publisher"}
        ],
        "licenses": [{"title": about.licentie_naam, "path": about.licentie_adres}],
        "sources": [
            {"title": f"{source.titel} ({source.uitgever}, {source.datum_tekst}). Licentie: {source.licentie}"}
            for source in about.leveringen
        ],
        "resources": [_resource(table, folder / csv_path(table), there) for table in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, path: Path, there: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [
        {"fields": list(r.columns), "reference": {"resource": _name(r.table), "fields": list(r.key)}}
        for r in table.references
        if r.table in there
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "name": _name(table.name),
        "title": table.name,
        "description": f"{table.comment} {FORMULA_NOTE}",
        "path": csv_path(table),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": path.stat().st_size,
        "hash": f"sha256:{fingerprint(path)}",
        "schema": schema,
    }


def _name(table: str) -> str:
    """A name that a package may have: core.meting is core-meting."""
    return table.replace(".", "-").replace("_", "-")


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _type(column.sql_type)}
    if column.sql_type == "BOOLEAN":
        field |= {"trueValues": [YES], "falseValues": [NO]}
    field["description"] = column.comment
    if unit := _unit(column):
        field["unit"] = unit
    constraints: dict[str, Any] = {}
    if column.required or column.name in table.key:
        constraints["required"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if constraints:
        field["constraints"] = constraints
    return field


def _type(sql_type: str) -> str:
    """The kind in a Table Schema; of which there is none, is text."""
    return "object" if sql_type.startswith("STRUCT") else _TYPES.get(sql_type, "string")


def _unit(column: Column) -> str | None:
    if column.sql_type not in ("INTEGER", "DOUBLE"):
        return None
    if column.name.startswith("aandeel"):
        return "aandeel (0-1)"
    if column.name in _MEASURED:
        return "de eenheid van de indicator, in core.indicator.eenheid"
    return next((unit for ending, unit in _UNITS if column.name.endswith(ending)), None)
