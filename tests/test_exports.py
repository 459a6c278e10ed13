"""Files that leave the dashboard: a spreadsheet opens them in Dutch and runs nothing in them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import csv_bytes

FORMULA_STARTS = ("=", "+", "-", "@")


def read(content: bytes) -> list[list[str]]:
    """The rows of a CSV file, as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_file_has_a_mark_for_utf_8_and_lines_of_windows() -> None:
    assert csv_bytes(["Wat"], [["één"]]) == b"\xef\xbb\xbfWat\r\n\xc3\xa9\xc3\xa9n\r\n"


def test_dutch_text_quotes_and_lines_are_kept() -> None:
    row = ["‘coördinatie’ – 62,5%", 'een "woord"; nog een, en', "twee\nregels"]
    assert read(csv_bytes(["a", "b", "c"], [row])) == [["a", "b", "c"], row]


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert csv_bytes(["a", "b", "c"], [[1234, -1.5, None]]).decode("utf-8-sig") == "a,b,c\r\n1234,-1.5,\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+31 70", "-", "@SOM(A1)", "\t=1", "\r=1", "  =1", "=HYPERLINK(http://x)"])
def test_text_that_starts_like_a_formula_is_made_harmless(text: str) -> None:
    assert read(csv_bytes([text], [[text]])) == [[f"'{text}"], [f"'{text}"]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1, max_size=4))
def test_no_cell_starts_a_formula_and_no_text_is_lost(row: list[str]) -> None:
    (_, cells) = read(csv_bytes(["kop"] * len(row), [row]))
    assert not any(cell.lstrip().startswith(FORMULA_STARTS) for cell in cells)
    assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for text in row]
