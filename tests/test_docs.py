"""What the documents say is there, is there: commands, pages, the data dictionary."""

import argparse
import re
from pathlib import Path

import pytest

from dashboard.app import PAGES
from dashboard.cli import _parser
from dashboard.server import ROOT
from tools.datadictionary import data_dictionary

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def commands() -> list[str]:
    """The commands of `programmamonitor`."""
    (choices,) = [action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return list(choices.choices)


def options() -> set[str]:
    """Every option of every command, without the one for help."""
    (choices,) = [action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)]
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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_data_dictionary_is_that_of_the_database() -> None:
    assert (ROOT / "docs" / "datadictionary.md").read_text(encoding="utf-8") == data_dictionary()


def test_changelog_says_what_changed_per_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \S", changelog, re.MULTILINE)
