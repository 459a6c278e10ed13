"""The file tree is the architecture: what may import what, where SQL stands, and lists that must agree with folders."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import database, queries
from dashboard.server import ROOT
from pipelines import publish
from pipelines.check import ACROSS_FILES, BLOCKING, WARNING
from pipelines.derive import MARTS

PIPELINES, DASHBOARD = ROOT / "pipelines", ROOT / "dashboard"
DOORS_TO_THE_PIPELINE = {
    *(DASHBOARD / f"{name}.py" for name in ("cli", "diff", "door_words", "intake", "worker")),
    *(DASHBOARD / "commands").iterdir(),
}
HOLDS_SQL = {*(DASHBOARD / "queries").iterdir(), DASHBOARD / "database.py"}
SQL = re.compile(
    r"\b(SELECT\b[\s\S]+\bFROM|FROM\s+(core|mart|meta)\.|INSERT INTO|UPDATE\s+\w+\.\w+\s+SET|DELETE FROM)\b"
)


def modules(package: Path) -> list[Path]:
    """Every Python file of a package."""
    return sorted(package.rglob("*.py"))


def imports(module: Path) -> Iterator[str]:
    """The full name of everything that a module imports, wherever in the file."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def texts(module: Path) -> Iterator[str]:
    """Every text in a module, parts of f-strings too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def importers(package: Path, imported: str) -> set[Path]:
    """The modules of a package that import (something of) another package."""
    return {module for module in modules(package) if any(name.split(".")[0] == imported for name in imports(module))}


def names(folder: str) -> list[str]:
    """The SQL files of a folder of the pipeline, without their ending."""
    return sorted(path.stem for path in (PIPELINES / "sql" / folder).iterdir())


@pytest.mark.parametrize("imported", ["dashboard", "streamlit", "plotly", "tests"])
def test_pipeline_knows_nothing_of_what_shows_it(imported: str) -> None:
    assert importers(PIPELINES, imported) == set()


def test_both_sides_mean_the_same_files() -> None:
    ours = (database.POINTER, database.HISTORY, queries.FAILED_ATTEMPT)
    assert ours == (publish.POINTER, publish.HISTORY, publish.FAILED_ATTEMPT)
    assert publish.fingerprint_file(Path("monitor-x.duckdb")).suffix == database.FINGERPRINT


def test_only_command_line_and_intake_open_the_door_to_the_pipeline() -> None:
    assert importers(DASHBOARD, "pipelines") <= DOORS_TO_THE_PIPELINE


def test_figures_and_sentences_do_not_know_streamlit() -> None:
    assert (
        importers(DASHBOARD, "streamlit") & {DASHBOARD / "figures.py", DASHBOARD / "sentences.py", *HOLDS_SQL} == set()
    )


def test_sql_of_the_dashboard_stands_in_one_package() -> None:
    assert {module for module in modules(DASHBOARD) if any(map(SQL.search, texts(module)))} <= HOLDS_SQL


def test_only_the_database_modules_know_duckdb() -> None:
    assert importers(DASHBOARD, "duckdb") <= {*HOLDS_SQL, *DOORS_TO_THE_PIPELINE}


def test_every_mart_is_one_file_in_the_list() -> None:
    assert sorted(MARTS) == names("marts")


def test_every_check_is_one_file_in_the_lists() -> None:
    assert sorted([*BLOCKING, *WARNING]) == names("checks")
    assert set(ACROSS_FILES) <= {*BLOCKING, *WARNING}


@pytest.mark.parametrize("mart", MARTS)
def test_mart_says_first_what_one_row_is_and_makes_the_table_of_its_name(mart: str) -> None:
    text = (PIPELINES / "sql" / "marts" / f"{mart}.sql").read_text(encoding="utf-8")
    assert text.startswith("-- One row is ")
    assert re.findall(r"^CREATE (?:TABLE|VIEW) (\S+)", text, re.MULTILINE) == [f"mart.{mart}"]


@pytest.mark.parametrize("check", [*BLOCKING, *WARNING])
def test_check_says_first_what_it_finds(check: str) -> None:
    assert (PIPELINES / "sql" / "checks" / f"{check}.sql").read_text(encoding="utf-8").startswith("-- ")
