"""`trace`: from a figure down to the lines of a report, and the passage when its text is there."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dashboard.database import State, current_name, open_state
from dashboard.queries import Document
from dashboard.source_text import Excerpt, excerpt
from dashboard.trace import trace
from tests.examples import PASSAGE

GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
TEXT = "Er doen veel mensen mee.\nRuim 45 gezinnen, in de stad.\n"


@dataclass(frozen=True, slots=True)
class _Key:
    """The key of a figure."""

    sleutel: str


@pytest.fixture(scope="module")
def state(tiny_pages_var: Path) -> Iterator[State]:
    """The state of tests/tiny."""
    opened = open_state(tiny_pages_var / current_name(tiny_pages_var))
    yield opened
    opened.connection.close()


def test_stored_figure_is_followed_to_its_line(state: State) -> None:
    lines = trace(state, GEZINNEN, None)
    assert lines is not None
    assert lines[0] == "Gezinnen die meedoen: ruim 45 gezinnen"
    assert f"sleutel: {GEZINNEN}" in lines
    assert "waarde 45 (letterlijk): levering 2024-06-30-verslag," in lines
    assert "    verslag.txt, paragraaf 2, regel 11" in lines


def test_derived_figure_is_followed_through_its_formula_to_every_leaf(state: State) -> None:
    sleutel = state.rows(_Key, "SELECT sleutel FROM mart.afleiding ORDER BY sleutel LIMIT 1")[0].sleutel
    lines = trace(state, sleutel, None)
    assert lines is not None
    assert any(line.strip().startswith("formule: ") for line in lines)
    assert any("verslag.txt, paragraaf" in line for line in lines)


def test_key_that_does_not_exist_gives_nothing(state: State) -> None:
    assert trace(state, "meting:niets", None) is None


def test_missing_text_is_told_in_the_place_of_the_passage(state: State, tmp_path: Path) -> None:
    lines = trace(state, GEZINNEN, tmp_path)
    assert lines is not None
    assert any("| verslag.txt staat niet in" in line for line in lines)


def marked(found: Excerpt | str) -> list[str]:
    """The pieces of a passage that are marked."""
    assert isinstance(found, Excerpt)
    return [text for _, parts in found.lines for text, is_marked in parts if is_marked]


@pytest.mark.parametrize(
    ("gedrukt", "expected"),
    [(None, ["45"]), ("Ruim 45 gezinnen", ["Ruim 45 gezinnen"]), ("in de stad", ["in de stad"])],
)
def test_value_is_marked_in_its_passage(tmp_path: Path, gedrukt: str | None, expected: list[str]) -> None:
    (tmp_path / "verslag.txt").write_text(TEXT, encoding="utf-8")
    document = Document("verslag.txt", hashlib.sha256(TEXT.encode()).hexdigest(), 2)
    passage = replace(PASSAGE, regel_van=1, regel_tot=2, gedrukt=gedrukt)
    found = excerpt(tmp_path, document, [passage])
    assert marked(found) == expected
    assert isinstance(found, Excerpt)
    assert [number for number, _ in found.lines] == [1, 2]


def test_path_in_a_document_name_leads_nowhere(tmp_path: Path) -> None:
    found = excerpt(tmp_path, Document("../geheim.txt", "0" * 64, 1), [PASSAGE])
    assert isinstance(found, str)
    assert "staat niet in" in found
