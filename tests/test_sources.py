"""The source documents, where they stand beside the project: they say what is stored, and nothing else.

Every stored number is changed by one and every passage moved by ten lines: neither may still be confirmed, or a
confirmation would mean nothing.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import queries
from dashboard.database import open_state
from dashboard.queries import Bewering, Document
from dashboard.server import ROOT, SOURCES_ENV
from dashboard.verify import Report, verify
from pipelines.publish import current_state

FOLDER = Path(os.environ.get(SOURCES_ENV, ROOT.parent / "shared" / "bronnen"))
CITED = ("letterlijk", "getalwoord")
CONFIRMED_SHARE = 0.97

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"De brondocumenten staan niet in {FOLDER}. Wijs ze aan met {SOURCES_ENV}."
)


@pytest.fixture(scope="module")
def stored(real_pages_var: Path) -> tuple[list[Document], list[Bewering]]:
    """The documents of the project's own data, and everything that is stored with a passage."""
    path = current_state(real_pages_var)
    assert path is not None
    state = open_state(path)
    try:
        return queries.documenten(state), queries.beweringen(state)
    finally:
        state.connection.close()


@pytest.fixture(scope="module")
def report(stored: tuple[list[Document], list[Bewering]]) -> Report:
    """What `verify` says about the project's own data."""
    return verify(FOLDER, *stored)


def cited_numbers(stored: tuple[list[Document], list[Bewering]]) -> list[Bewering]:
    """Every number that a source states, in the first passage where it stands."""
    return [b for b in stored[1] if b.waarde_getal is not None and b.wijze in CITED and not b.is_verdere]


def still_confirmed(documents: list[Document], changed: list[Bewering]) -> list[str]:
    """The keys of changed values that the sources confirm all the same."""
    return [result.bewering.sleutel for result in verify(FOLDER, documents, changed).of("bevestigd")]


def test_every_document_is_the_registered_one(report: Report) -> None:
    assert report.documents == []


def test_every_number_is_confirmed_and_nearly_everything_else(report: Report) -> None:
    unconfirmed = report.of("niet bevestigd")
    assert [f"{r.bewering.sleutel}: {r.reden}" for r in unconfirmed if r.is_number] == []
    assert len(report.of("bevestigd")) >= CONFIRMED_SHARE * (len(report.of("bevestigd")) + len(unconfirmed))


def test_hundreds_of_numbers_are_stored_with_their_passages(stored: tuple[list[Document], list[Bewering]]) -> None:
    assert sum(b.waarde_getal is not None for b in stored[1]) > 450


@pytest.mark.parametrize("step", [1, -1])
def test_no_number_is_confirmed_when_it_is_one_off(stored: tuple[list[Document], list[Bewering]], step: int) -> None:
    changed = [replace(b, waarde_getal=(b.waarde_getal or 0) + step) for b in cited_numbers(stored)]
    assert still_confirmed(stored[0], changed) == []


@pytest.mark.parametrize("lines", [10, -10])
def test_no_number_is_confirmed_ten_lines_away(stored: tuple[list[Document], list[Bewering]], lines: int) -> None:
    moved = [
        replace(b, regel_van=b.regel_van + lines, regel_tot=b.regel_tot + lines)
        for b in cited_numbers(stored)
        if b.regel_van + lines > 0
    ]
    assert still_confirmed(stored[0], moved) == []
