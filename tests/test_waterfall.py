"""The five parts of a change: they add up exactly, come in a fixed order, and say no more than the words allow."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.waterfall import (
    SOORTEN,
    Delen,
    Eenheid,
    Herberekening,
    Waarde,
    omgekeerd,
    oorzaken,
    samen,
    verschil_tekst,
)  # fmt: skip

NUMBERS = st.fractions(-1000, 1000, max_denominator=30)
WORDS = st.sampled_from(["exact", "circa", "ruim", "bijna", "meer_dan", "minder_dan", "minstens", "maximaal"])
VALUES = st.builds(Waarde, NUMBERS, WORDS, st.tuples(st.text("abc", min_size=1, max_size=3)))
UNKNOWN = st.none()
PARTS = st.dictionaries(st.sampled_from("abcdefg"), VALUES)


def worth(number: int, sleutel: str = "x", kwalificatie: str = "exact") -> Waarde:
    """A value."""
    return Waarde(Fraction(number), kwalificatie, (sleutel,))


def parts(**numbers: int) -> Delen:
    """Parts by their name, each with that name as its key."""
    return {name: worth(number, name) for name, number in numbers.items()}


@given(
    VALUES, VALUES, VALUES, st.none() | st.tuples(VALUES, VALUES), st.booleans(), st.none() | PARTS, st.none() | PARTS
)
def test_five_parts_add_up_exactly_whatever_is_known(
    oud: Waarde,
    gecorrigeerd: Waarde,
    nieuw: Waarde,
    definities: tuple[Waarde, Waarde] | None,
    is_breuk: bool,
    toen: Delen | None,
    nu: Delen | None,
) -> None:
    # Where growth cannot be told apart there are no parts, and no day with both definitions.
    given_ = Herberekening(oud, gecorrigeerd, nieuw, definities, False, toen, nu)
    if is_breuk:
        given_ = Herberekening(oud, gecorrigeerd, nieuw, is_breuk=True)
    found = oorzaken(given_, Eenheid())
    assert [part.soort for part in found] == list(SOORTEN)
    assert sum(part.bedrag for part in found) == nieuw.getal - oud.getal


@given(PARTS, PARTS)
def test_growth_is_what_the_parts_that_stayed_did(toen: Delen, nu: Delen) -> None:
    first, last = (Waarde(sum((p.getal for p in side.values()), Fraction(0)), "exact", ()) for side in (toen, nu))
    found = oorzaken(Herberekening(first, first, last, delen_toen=toen, delen_nu=nu), Eenheid())
    _, _, gone, came, growth = (part.bedrag for part in found)
    assert gone == -sum(toen[name].getal for name in toen.keys() - nu.keys())
    assert came == sum(nu[name].getal for name in nu.keys() - toen.keys())
    assert growth == sum(nu[name].getal - toen[name].getal for name in toen.keys() & nu.keys())


def test_each_part_leads_to_its_rows() -> None:
    given_ = Herberekening(
        worth(12, "eerst"), worth(10, "beter"), worth(15, "nu"), None, False, parts(a=4, b=6), parts(b=7, c=8)
    )
    found = {part.soort: (part.tekst, part.sleutels) for part in oorzaken(given_, Eenheid())}
    assert found == {
        "correctie": ("−2", ("beter",)),
        "definitiewijziging": ("0", ()),
        "weggevallen": ("−4", ("a",)),
        "erbij gekomen": ("+8", ("c",)),
        "groei of daling": ("+1", ("b",)),
    }


def test_words_of_a_part_say_what_its_amount_can_be() -> None:
    """40 and more than 10 make more than 50; now 45, and about 20 and at most 5 that came, make at most 70."""
    then = {"a": worth(40, "a"), "b": worth(10, "b", "meer_dan")}
    now = {"a": worth(45, "a2"), "c": worth(20, "c", "circa"), "d": worth(5, "d", "maximaal")}
    first, last = worth(50, "toen", "meer_dan"), worth(70, "nu", "maximaal")
    found = oorzaken(Herberekening(first, first, last, delen_toen=then, delen_nu=now), Eenheid())
    assert [part.tekst for part in found] == ["0", "0", "minstens 10 minder", "hoogstens 25 meer", "+5"]
    assert [part.is_niets for part in found] == [True, True, False, False, False]


def test_growth_over_a_change_of_definition_has_the_words_of_all_four_values() -> None:
    given_ = Herberekening(
        worth(45, "a", "ruim"), worth(45, "a", "ruim"), worth(44, "b2"), (worth(50, "b"), worth(44, "b2"))
    )
    assert [part.tekst for part in oorzaken(given_, Eenheid())] == ["0", "−6", "0", "0", "ongeveer 5 meer"]


@pytest.mark.parametrize(
    ("words", "word", "less"),
    [
        (["exact", "exact"], "exact", "exact"),
        (["exact", "ruim"], "circa", "circa"),
        (["circa", "meer_dan"], "meer_dan", "minder_dan"),
        (["minstens", "exact"], "meer_dan", "minder_dan"),
        (["maximaal"], "minder_dan", "meer_dan"),
        (["maximaal", "meer_dan"], "onbekend", "onbekend"),
    ],
)
def test_sum_leaves_open_what_one_of_its_numbers_does(words: list[str], word: str, less: str) -> None:
    assert samen(words) == word
    assert omgekeerd(samen(words)) == less


def test_without_a_day_with_both_definitions_nothing_is_called_growth() -> None:
    found = oorzaken(Herberekening(worth(12), worth(10), worth(15), is_breuk=True), Eenheid())
    assert [part.tekst for part in found] == ["−2", "+5", "0", "0", "0"]


@pytest.mark.parametrize(
    ("amount", "van", "naar", "text"),
    [
        (1300, "exact", "exact", "+1.300"),
        (-2, "exact", "exact", "−2"),
        (0, "exact", "exact", "0"),
        (300, "exact", "ruim", "ongeveer 300 meer"),
        (-3, "circa", "exact", "ongeveer 3 minder"),
        (0, "circa", "ruim", "ongeveer gelijk"),
        (50, "exact", "meer_dan", "minstens 50 meer"),
        (-50, "exact", "meer_dan", "hoogstens 50 minder"),
        (50, "meer_dan", "exact", "hoogstens 50 meer"),
        (-50, "minstens", "exact", "minstens 50 minder"),
        (50, "exact", "maximaal", "hoogstens 50 meer"),
        (50, "minder_dan", "exact", "minstens 50 meer"),
        (0, "exact", "minstens", "gelijk of meer"),
        (0, "exact", "maximaal", "gelijk of minder"),
        (5, "meer_dan", "minstens", "niet te zeggen hoeveel"),
        (5, "meer_dan", "minder_dan", "hoogstens 5 meer"),
    ],
)
def test_amount_says_no_more_than_the_words_of_both_numbers(amount: int, van: str, naar: str, text: str) -> None:
    assert verschil_tekst(Fraction(amount), van, naar, Eenheid()) == text


@pytest.mark.parametrize(
    ("amount", "eenheid", "text"),
    [
        (Fraction(25, 2), Eenheid(0, is_procent=True), "+13 procentpunten"),
        (Fraction(-1), Eenheid(0, is_procent=True), "−1 procentpunt"),
        (Fraction(1, 3), Eenheid(1), "+0,3"),
        (Fraction(12_000_000), Eenheid(0, is_euro=True), "+€ 12.000.000"),
    ],
)
def test_amount_has_the_notation_of_its_unit(amount: Fraction, eenheid: Eenheid, text: str) -> None:
    assert verschil_tekst(amount, "exact", "exact", eenheid) == text
