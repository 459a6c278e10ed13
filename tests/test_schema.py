"""The database explains itself, and the contracts that are derived from it or beside it agree with it."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
import yaml

from dashboard.server import ROOT
from pipelines.build import build
from pipelines.definitions import Definitions, json_schema
from pipelines.deliveries import LeveringYml
from pipelines.derive import describe
from pipelines.intake.agreed import WRITTEN_HERE
from pipelines.publish import current_state
from pipelines.stage import KEYS
from pipelines.strict_yaml import FORMS
from pipelines.tables import CSV_TABLES, FILLED_BY_PIPELINE, contract
from tests.deliver import TINY, VERSLAG
from tests.remembered import BUILD_FILE

SCHEMAS = "schema_name IN ('core', 'mart', 'meta')"
SCHEMA_FILE = ROOT / "docs" / "indicators.schema.json"


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published state of tests/tiny with what it says of its own tables."""
    var = tmp_path_factory.mktemp("described")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.build.describe", describe)
        patch.setattr("pipelines.build.build_file", BUILD_FILE)
        build(TINY, var)
    path = current_state(var)
    assert path is not None
    with duckdb.connect(str(path), read_only=True) as con:
        yield con


def test_every_table_and_view_says_what_one_row_is(described: duckdb.DuckDBPyConnection) -> None:
    rows = described.sql(
        f"""
        SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE {SCHEMAS}
        UNION ALL SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE {SCHEMAS}
        """
    ).fetchall()
    assert len(rows) > 25
    assert [name for name, comment in rows if not (comment or "").startswith("Een rij")] == []


def test_every_column_says_what_it_holds(described: duckdb.DuckDBPyConnection) -> None:
    rows = described.sql(
        f"SELECT schema_name || '.' || table_name || '.' || column_name, comment FROM duckdb_columns() WHERE {SCHEMAS}"
    ).fetchall()
    assert len(rows) > 300
    assert [name for name, comment in rows if not (comment or "").endswith(".")] == []


def test_database_has_no_other_schemas_and_nothing_of_the_staging(tiny: duckdb.DuckDBPyConnection) -> None:
    schemas = tiny.sql("SELECT DISTINCT table_schema FROM information_schema.tables ORDER BY ALL").fetchall()
    assert schemas == [("core",), ("mart",), ("meta",)]


# tests/test_meetings.py reads back what the monitor writes itself.
@pytest.mark.parametrize("table", [table for table in CSV_TABLES if table not in WRITTEN_HERE])
def test_csv_has_the_columns_of_its_table_except_what_the_pipeline_fills(
    table: str, tiny: duckdb.DuckDBPyConnection
) -> None:
    columns = [name for name, *_ in tiny.sql(f"DESCRIBE core.{table}").fetchall()]
    filled = [name for name in FILLED_BY_PIPELINE if (table, name) != ("vindplaats", "sleutel")]
    expected = [name for name in columns if name not in filled]
    assert contract()[table].header == expected
    # The small programme has no weights; the training data has.
    path = TINY / "leveringen" / VERSLAG / f"{table}.csv"
    if table == "weging":
        path = next((ROOT / "data" / "oefening" / "leveringen").glob("*/weging.csv"))
    if table == "intrekking":
        path = next((ROOT / "data" / "leveringen").glob("*/intrekking.csv"))
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == expected


def test_every_csv_table_has_a_readable_key() -> None:
    assert set(KEYS) == set(CSV_TABLES)


def test_contract_knows_kind_choices_and_references_of_a_column(tiny: duckdb.DuckDBPyConnection) -> None:
    table = contract()["borging"]
    trede, datum = (next(c for c in table.columns if c.name == name) for name in ("trede", "datum"))
    assert (trede.kind, trede.required, trede.choices) == ("keuze", False, ("B0", "B1", "B2", "B3", "B4", "B5"))
    assert datum.kind == "datum"
    assert datum.uitleg.startswith("Vanaf of tot wanneer; leeg: niet vermeld.")
    assert [(r.columns, r.table, r.key) for r in table.references] == [
        (("besluit_id",), "besluit", ("id",)),
        (("onderdeel_id",), "onderdeel", ("id",)),
    ]


def test_published_json_schema_is_that_of_the_models() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == json_schema()


@pytest.mark.parametrize("definitions", [TINY / "indicators.yml", ROOT / "indicators.yml"], ids=["tiny", "real"])
def test_json_schema_accepts_the_definitions(definitions: Path) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(definitions.read_text(encoding="utf-8")), schema)


def test_json_schema_refuses_an_unknown_key() -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    content = yaml.safe_load((TINY / "indicators.yml").read_text(encoding="utf-8"))
    content["indicatoren"][0]["telt_mensen"] = "nee"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema)


def test_every_pattern_of_the_yaml_files_is_also_said_in_words() -> None:
    found = patterns(Definitions.model_json_schema()) | patterns(LeveringYml.model_json_schema())
    assert found == set(FORMS)


def patterns(schema: Any) -> set[str]:
    """Every `pattern` anywhere in a JSON schema."""
    if isinstance(schema, dict):
        own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
        return own.union(*(patterns(value) for value in schema.values()))
    return set().union(*(patterns(value) for value in schema)) if isinstance(schema, list) else set()
