"""Data folders for tests: the small imaginary programme of `tests/tiny`, with what an example needs changed.

Everything is read by the production code. Rows are written as a dict with only the columns that matter.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import yaml

from pipelines.build import Staging, build_file
from pipelines.deliveries import sha256
from pipelines.tables import CSV_TABLES
from tests.lazily import lazy_state

TINY = Path(__file__).parent / "tiny"
VERSLAG = "2024-06-30-verslag"
OORDEEL = "2024-07-15-oordeel"
_DEFINITIONS = yaml.load((TINY / "indicators.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
_INDICATORS = {item["id"]: item for item in _DEFINITIONS["indicatoren"]}
NOT_ACCEPTED = "deze levering is nog niet aanvaard: de vingerafdrukken ontbreken"

# Tables of tests/tiny that an example with other onderdelen leaves out.
LEFT_OUT = (*(table for table in CSV_TABLES if table not in ("onderdeel", "organisatie", "vindplaats")), "oordelen")

Row = Mapping[str, Any]
_PASSAGE = {"paragraaf": 1, "regel_van": 1, "regel_tot": 1}
_NUMBER = {"kwalificatie": "exact", "wijze": "letterlijk"}
_DEFAULTS: dict[str, Row] = {
    "onderdeel": {"ouder_id": "demo", "soort": "thema", "naam": "Thema"},
    "meting": {
        "indicator_id": "demo.gezinnen",
        "onderdeel_id": "demo/thuis",
        "geldig_op": "2024-06-30",
        "geldig_precisie": "maand",
        **_NUMBER,
    },
    "doel": {
        "indicator_id": "demo.gezinnen",
        "onderdeel_id": "demo/thuis",
        "datum": "2024-12-31",
        "datum_precisie": "eind",
        "oorspronkelijk": "ja",
        "geldt_voor": "alle gezinnen",
        **_NUMBER,
    },
    "fasetelling": {
        "onderdeel_id": "demo/thuis",
        "fasemodel_id": "demo-fasen",
        "datum": "2024-06-30",
        "datum_precisie": "maand",
        **_NUMBER,
    },
    "besluit": {"onderdeel_id": "demo/thuis", "wat": "wie betaalt", "status": "aangekondigd"},
    "borging": {"onderdeel_id": "demo/thuis", "niveau": "organisatie"},
    "oordeel": {
        "vraag": "doel_behaald",
        "oordeel": "ja",
        "soort": "onafhankelijk",
        "beoordelaar": "Demo-onderzoek",
        "onderbouwing": "gezien",
        "datum": "2024-06-30",
        "datum_precisie": "dag",
    },
    "weging": {"reden": "veel geld"},
    "verwachte_levering": {
        "onderdeel_id": "demo/thuis",
        "wat": "De cijfers.",
        "uiterlijk": "2024-06-30",
        "uiterlijk_precisie": "dag",
        "over_van": "2024-01-01",
        "over_tot": "2024-06-30",
    },
    "mijlpaal": {"onderdeel_id": "demo", "naam": "eindverslag", "datum_precisie": "dag", "status": "gepland"},
}


def copy_tiny(folder: Path) -> Path:
    """A data folder of its own with everything of `tests/tiny`."""
    return Path(shutil.copytree(TINY, folder))


def write_rows(data: Path, delivery: str, table: str, rows: Sequence[Row]) -> None:
    """Make these all the rows of one CSV of a delivery. Columns that a row leaves out get a default or stay empty."""
    rows = [{**_PASSAGE, **_DEFAULTS.get(table, {}), **row} for row in rows]
    example = TINY / "leveringen" / VERSLAG / f"{table}.csv"
    # A table that tests/tiny does not fill has the columns that its rows name.
    columns = example.read_text(encoding="utf-8").splitlines()[0].split(",") if example.exists() else list(rows[0])
    with (data / "leveringen" / delivery / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change_definitions(data: Path, *replacements: tuple[str, str]) -> None:
    """Replace texts in indicators.yml; each must be there."""
    path = data / "indicators.yml"
    text = path.read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def accept(delivery: Path) -> None:
    """Write the fingerprints of the CSV files in levering.yml, as acceptance does."""
    lines = [f"  {path.name}: {sha256(path)}" for path in sorted(delivery.glob("*.csv"))]
    with (delivery / "levering.yml").open("a", encoding="utf-8") as file:
        file.write("\n".join(["csv:", *lines, ""]))


def indicator(like: str, **changes: Any) -> dict[str, Any]:
    """The definition of an indicator of tests/tiny with some keys changed; None takes a key away."""
    definition = deepcopy(_INDICATORS[like])
    return {key: value for key, value in {**definition, **changes}.items() if value is not None}


def add_indicators(data: Path, definitions: Sequence[Mapping[str, Any]]) -> None:
    """Append definitions to indicators.yml."""
    text = yaml.safe_dump([dict(item) for item in definitions], allow_unicode=True, sort_keys=False, indent=2)
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + "".join(f"  {line}\n" for line in text.splitlines()))


def add_rules(data: Path, regels: Sequence[Mapping[str, Any]]) -> None:
    """Put a `verbanden:` section with these reconciliation rules in indicators.yml; what a rule leaves out is plain."""
    plain = {"programma": "demo", "vraag": "Klopt dit?"}
    kinds = dict.fromkeys(rule["soort"] for rule in regels)
    section = {
        "speling": {"circa": 0.1, "ruim": 0.2, "bijna": 0.2},
        "soorten": [{"soort": kind, "titel": f"Soort {kind}", "waarom": f"Waarom {kind}."} for kind in kinds],
        "regels": [{**plain, **rule} for rule in regels],
    }
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + yaml.safe_dump({"verbanden": section}, allow_unicode=True, sort_keys=False))


def deliver(
    folder: Path,
    indicatoren: Sequence[Mapping[str, Any]] = (),
    oordelen: Sequence[Row] | None = None,
    regels: Sequence[Mapping[str, Any]] = (),
    definities: Sequence[Any] = (),
    **tables: Sequence[Row],
) -> duckdb.DuckDBPyConnection:
    """The state of tests/tiny, with the rows of the named tables of the report replaced by these.

    An empty list leaves the table out. `indicatoren` come after those of tests/tiny; `oordelen` are the borging rows of
    our own judgement, `regels` the reconciliation rules, `definities` texts of indicators.yml
    to replace. Further passages (vindplaats) are left out, because the facts
    they refer to may be gone.
    """
    data = copy_tiny(folder / "data")
    (data / "leveringen" / VERSLAG / "vindplaats.csv").unlink()
    change_definitions(data, *definities)
    if indicatoren:
        add_indicators(data, indicatoren)
    if regels:
        add_rules(data, regels)
    for table, rows in tables.items():
        _write_or_leave_out(data, VERSLAG, table, rows)
    if oordelen is not None:
        # A judgement is dated; an example that is about something else need not say when.
        dated = [{"datum": "2024-07-10", "datum_precisie": "dag", **row} for row in oordelen]
        _write_or_leave_out(data, OORDEEL, "borging", dated)
    return lazy_state(data, folder / "monitor.duckdb")


def state_in(data: Path, path: Path) -> duckdb.DuckDBPyConnection:
    """The whole state of a data folder in a file of its own."""
    with Staging(data, path) as staging:
        build_file(staging, "proef", lambda _: None)
    return duckdb.connect(str(path), read_only=True)


def _write_or_leave_out(data: Path, delivery: str, table: str, rows: Sequence[Row]) -> None:
    if rows:
        write_rows(data, delivery, table, rows)
    else:
        (data / "leveringen" / delivery / f"{table}.csv").unlink(missing_ok=True)


def deliver_later(data: Path, delivery: str, corrigeert: Sequence[str] = (), **tables: Sequence[Row]) -> Path:
    """Add a delivery to those of tests/tiny. `delivery` is its id: the date on which it is known, and a name."""
    folder = data / "leveringen" / delivery
    folder.mkdir()
    described = yaml.safe_load((data / "leveringen" / VERSLAG / "levering.yml").read_text(encoding="utf-8"))
    described |= {"titel": "Later verslag", "korte_titel": "Later verslag", "datum_precisie": "dag"}
    described |= dict.fromkeys(("publicatiedatum", "bekend_op"), date.fromisoformat(delivery[:10]))
    if corrigeert:
        described["corrigeert"] = list(corrigeert)
    (folder / "levering.yml").write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    for table, rows in tables.items():
        write_rows(data, delivery, table, rows)
    return folder
