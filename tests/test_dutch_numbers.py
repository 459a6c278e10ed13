"""Numbers in Dutch running text, as the reports write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.dutch_numbers import numbers


def said(text: str, een_telt: bool = False) -> list[float]:
    """The plain numbers in a text, counted in their scale."""
    return [number.waarde * number.schaal for number in numbers(text, een_telt) if number.noemer is None]


def fractions(text: str) -> list[tuple[float, float]]:
    """The fractions in a text."""
    return [(number.waarde, number.noemer) for number in numbers(text) if number.noemer is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ruim 450 gezinnen", [450]),
        ("€ 1.502.000", [1502000]),
        ("een 7,8 of 12,5%", [7.8, 12.5]),
        ("in 2.1.4 staat", []),
        ("B1 en n=29", [29]),
        ("negen organisaties", [9]),
        ("tweeënveertig en drieentwintig", [42, 23]),
        ("honderdvijftig, vijftienhonderd, tweeduizend", [150, 1500, 2000]),
        ("een zestiental", [16]),
        ("Eén zorgaanbieder", [1]),
        ("1,3 miljard en anderhalf miljoen", [1.3e9, 1.5e6]),
        ("geen enkele", [0]),
        ("een huis, eenzaam, tweedaags", []),
    ],
)
def test_number_is_read_as_a_dutch_reader_does(text: str, expected: list[float]) -> None:
    assert said(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("driekwart", (3, 4)),
        ("twee derde van de trajecten", (2, 3)),
        ("zes op de tien", (6, 10)),
        ("30 van de 39 invullers", (30, 39)),
        ("de helft", (1, 2)),
        ("een kwart", (1, 4)),
        ("een op de vijf", (1, 5)),
    ],
)
def test_fraction_has_numerator_and_denominator(text: str, expected: tuple[float, float]) -> None:
    assert expected in fractions(text)


def test_fraction_can_be_the_percentage_that_it_is() -> None:
    (fraction,) = [number for number in numbers("driekwart") if number.noemer]
    assert fraction.can_be(75)
    assert not fraction.can_be(76)


def test_amount_in_millions_can_be_counted_in_euros_and_in_millions() -> None:
    (amount,) = numbers("€10 miljoen")
    assert amount.can_be(10)
    assert amount.can_be(10_000_000)
    assert not amount.can_be(1000)


def test_article_is_no_number_unless_somebody_says_so() -> None:
    assert said("een zorgaanbieder") == []
    assert said("een zorgaanbieder", een_telt=True) == [1]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_every_number_in_dutch_notation_is_read_back(number: int) -> None:
    assert said(f"er zijn {number:,} mensen".replace(",", ".")) == [number]
