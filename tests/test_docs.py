"""What the documents say is there, is there: commands, pages, words, the data dictionary."""

import argparse
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from dashboard.app import PAGES
from dashboard.cli import make_parser
from dashboard.filters import DELEN, UITKOMSTEN
from dashboard.server import ROOT
from pipelines.definitions import Indicator
from pipelines.derive import derive, describe
from pipelines.sql_files import read_sql, without_comments
from pipelines.verbanden import Soort
from tools.datadictionary import data_dictionary

README = (ROOT / "README.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
HANDLEIDING = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
# An entry: a word in bold with what it means, up to the next one.
ENTRIES = re.split(r"^- (?=\*\*)", GLOSSARY, flags=re.MULTILINE)[1:]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def commands() -> list[str]:
    """The commands of `programmamonitor`."""
    (choices,) = [action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return list(choices.choices)


def options() -> set[str]:
    """Every option of every command, without the one for help."""
    (choices,) = [action for action in make_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    found = {option for command in choices.choices.values() for option in command._option_string_actions}
    return found - {"-h", "--help"}


def targets() -> list[str]:
    """What one can make, with an explanation in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z-]+):[^#\n]*##", makefile, re.MULTILINE)


@pytest.mark.parametrize("command", ["make run", "make test", "make help"])
def test_readme_shows_the_commands_to_start_with(command: str) -> None:
    assert f"`{command}`" in README


@pytest.mark.parametrize("target", targets())
def test_readme_names_everything_one_can_make(target: str) -> None:
    assert re.search(rf"`(make )?{target}`", README) or target == "help"


@pytest.mark.parametrize("command", commands())
def test_readme_explains_every_command(command: str) -> None:
    assert re.search(rf"^\| `{command}[^|]*\| \S.{{20,}}", README, re.MULTILINE)


@pytest.mark.parametrize("option", sorted(options()))
def test_readme_names_every_option(option: str) -> None:
    assert f"`{option}" in README


@pytest.mark.parametrize("code", range(5))
def test_readme_explains_every_exit_code(code: int) -> None:
    assert re.search(rf"\b{code} \w+", README.split("Exit codes:")[1].split("\n\n")[0])


@pytest.mark.parametrize(("label", "address"), [(label, address) for _, label, address in PAGES])
def test_readme_explains_every_page(label: str, address: str) -> None:
    assert re.search(rf"^\| {re.escape(label)} \| `/{address}` \| \S.{{20,}}", README, re.MULTILINE)


@cache
def empty_database() -> duckdb.DuckDBPyConnection:
    """A database with every table and view, and no rows."""
    con = duckdb.connect(":memory:")
    con.execute(without_comments("schema.sql"))
    con.execute(read_sql("macros.sql"))
    derive(con)
    describe(con)
    return con


def columns() -> list[tuple[str, str, str, str]]:
    """Every column of core, mart and meta: its table (`core.meting`), name, kind and comment."""
    query = """
        SELECT schema_name || '.' || table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns()
        WHERE schema_name IN ('core', 'mart', 'meta') ORDER BY ALL
    """
    rows: list[tuple[str, str, str, str]] = empty_database().sql(query).fetchall()
    return rows


def checked_choices() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns that may hold one of a few words, as a check in the schema."""
    query = """
        SELECT schema_name || '.' || table_name, constraint_text FROM duckdb_constraints()
        WHERE constraint_type = 'CHECK' ORDER BY ALL
    """
    for table, text in empty_database().sql(query).fetchall():
        if match := re.search(r"(\w+) IN \((.*?)\)", text):
            yield f"{table}.{match[1]}", tuple(re.findall(r"'([^']*)'", match[2]))


def defined_choices() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same for what `indicators.yml` may say of an indicator; yes and no need no explanation."""

    def words(annotation: Any) -> list[str]:
        parts = get_args(annotation)
        return [part for part in parts if isinstance(part, str)] or [w for part in parts for w in words(part)]

    for name, field in Indicator.model_fields.items():
        found = tuple(words(field.annotation))
        if found and found != ("ja", "nee"):
            yield f"core.indicator.{name}", found


@cache
def choices() -> dict[tuple[str, ...], set[str]]:
    """Every set of words that a reader can meet as a value, with the columns that hold them."""
    found: dict[tuple[str, ...], set[str]] = {}
    enums = [
        (f"{table}.{column}", tuple(re.findall(r"'([^']*)'", kind)))
        for table, column, kind, _ in columns()
        if kind.startswith("ENUM")
    ]
    (statuses,) = [
        tuple(re.findall(r"\w+", comment.replace(" of ", " ")))
        for table, column, _, comment in columns()
        if (table, column) == ("mart.indicator_stand", "status")
    ]
    worked_out = [
        ("mart.indicator_stand.status", statuses),
        ("mart.tegenstrijdigheid.uitkomst", UITKOMSTEN),
        ("core.verband.soort", get_args(Soort)),
    ]
    for column, values in [*enums, *checked_choices(), *defined_choices(), *worked_out]:
        found.setdefault(values, set()).add(column)
    return found


def named(text: str) -> set[str]:
    """What stands between backticks as a table or column: `core.meting`, `mart.cijfer.sleutel`."""
    return set(re.findall(r"`((?:core|mart|meta)\.\w+(?:\.\w+)?)`", text))


def test_glossary_names_every_table() -> None:
    tables = {table for table, *_ in columns() if not table.startswith("meta.")}
    assert tables - {".".join(name.split(".")[:2]) for name in named(GLOSSARY)} == set()


def test_glossary_names_only_what_is_there() -> None:
    there = {name for table, column, *_ in columns() for name in (table, f"{table}.{column}")}
    assert named(GLOSSARY) - there == set()


def test_glossary_explains_every_choice_where_it_names_its_column() -> None:
    # One test for all: to name a test per choice, every process that collects them would build a database.
    assert choices()
    assert {values: where for values, where in choices().items() if not is_explained(values, where)} == {}


def is_explained(values: tuple[str, ...], where: set[str]) -> bool:
    """Whether an entry that names one of these columns explains each of these words."""
    explained = [set(re.findall(r"`(\w+)`:\s+\S", entry)) for entry in ENTRIES if named(entry) & where]
    return any(set(values) <= words for words in explained)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.split("**")[1])
def test_glossary_says_what_a_word_means(entry: str) -> None:
    assert re.match(r"\*\*[^*]+\*\*[^—]* — \S[\s\S]{20,}", entry)


@pytest.mark.parametrize("label", [label for _, label, _ in PAGES])
def test_handleiding_has_every_page(label: str) -> None:
    assert f"**{label}**" in HANDLEIDING


@pytest.mark.parametrize("command", commands())
def test_handleiding_has_every_command(command: str) -> None:
    assert f"programmamonitor {command}" in HANDLEIDING


@pytest.mark.parametrize("option", sorted(options()))
def test_handleiding_has_every_option(option: str) -> None:
    assert re.search(rf"`{option}[ `]", HANDLEIDING)


def test_handleiding_names_only_commands_that_are_there() -> None:
    assert set(re.findall(r"programmamonitor ([a-z]\w*)", HANDLEIDING)) <= set(commands())


def test_handleiding_names_only_options_that_are_there() -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", HANDLEIDING)) <= options()


def test_handleiding_names_only_addresses_that_are_pages() -> None:
    addresses = re.findall(r"`/([a-z-]*)(\?[^`]*)?`", HANDLEIDING)
    assert {address for address, _ in addresses} == {address for *_, address in PAGES}


def test_handleiding_names_only_parts_that_are_there() -> None:
    named_parts = set(re.findall(r"`/([a-z]+)\?deel=([a-z-]+)`", HANDLEIDING))
    assert named_parts == {(page, part) for page, parts in DELEN.items() for part in parts}


@pytest.mark.parametrize("code", range(5))
def test_handleiding_explains_every_exit_code(code: int) -> None:
    assert re.search(rf"^\| {code} \| \S.{{10,}}", HANDLEIDING, re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_data_dictionary_is_that_of_the_database() -> None:
    assert (ROOT / "docs" / "datadictionary.md").read_text(encoding="utf-8") == data_dictionary()


def test_changelog_says_what_changed_per_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \S", changelog, re.MULTILINE)
