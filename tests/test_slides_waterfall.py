"""The waterfall on a slide: which figures are drawn, and bars that lead from the first value to the last one."""

import io
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from dashboard.report.parts import part
from dashboard.report.sources import Bronnen
from dashboard.slides import fit
from dashboard.slides.fit import fitted
from dashboard.slides.markup import slide
from dashboard.slides.model import Dia
from dashboard.slides.powerpoint import UNSEEN, pieces, powerpoint
from dashboard.slides.waterfall import Staaf, can_be_drawn, scale, staven, waterfalls
from pipelines.diff import DELEN_ONBEKEND, Beweging
from pipelines.waterfall import Eenheid, Herberekening, Waarde, oorzaken
from tests.test_waterfall import NUMBERS, PARTS, VALUES, parts, worth


def move(given_: Herberekening, naam: str = "Gezinnen", uitleg: tuple[str, ...] = ()) -> Beweging:
    """The move of a figure with these numbers behind it."""
    first, last = given_.oud, given_.nieuw
    return Beweging(
        "meting:toen", f"meting:{naam}", "demo", "Demo", naam, "gezinnen",
        f"{float(first.getal):g}", "juni 2024", f"{float(last.getal):g}", "december 2024",
        first.getal, last.getal, oorzaken(given_, Eenheid(2)), given_.delen_nu is not None, uitleg,
    )  # fmt: skip


def drawn(*moves: Beweging) -> list[Dia]:
    """The slides with a waterfall, as they are shown."""
    return [shown for dia in waterfalls(moves) for shown in fitted(dia)]


MIXED = Herberekening(
    worth(12, "eerst"), worth(10, "beter"), worth(15, "nu"), None, False, parts(a=4, b=6), parts(b=7, c=8)
)
BELOW = Herberekening(worth(4), worth(4), worth(-3))


@given(VALUES, VALUES, VALUES, st.none() | st.tuples(VALUES, VALUES), st.none() | PARTS, st.none() | PARTS)
def test_bars_lead_from_the_first_value_to_the_last_one(
    oud: Waarde, beter: Waarde, nieuw: Waarde, definities: tuple[Waarde, Waarde] | None,
    toen: dict[str, Waarde] | None, nu: dict[str, Waarde] | None,
) -> None:  # fmt: skip
    moved = move(Herberekening(oud, beter, nieuw, definities, False, toen, nu))
    for dia in drawn(moved):
        amounts = [part.bedrag for part in moved.oorzaken if not part.is_niets]
        bars = staven(dia.rijen)
        first, *steps, last = bars
        assert (first.van, last.van) == (0, 0)
        assert (first.naar, last.naar) == (round(float(oud.getal), 10), round(float(nieuw.getal), 10))
        assert [step.van for step in steps] == [first.naar, *(step.naar for step in steps[:-1])]
        assert steps[-1].naar == last.naar
        # What a bar shows is the amount of its part.
        running = oud.getal
        for step, amount in zip(steps, amounts, strict=True):
            running += amount
            assert step.naar == pytest.approx(float(running), abs=1e-6)
        assert running == nieuw.getal
        left, right = scale(bars)
        assert left <= 0 <= right and all(left <= bar.laag <= bar.hoog <= right for bar in bars)
        assert sum(fit._height(row, dia) for row in dia.rijen) <= fit.PICTURE


def test_each_part_is_a_row_in_the_fixed_order_and_what_is_nought_is_left_out() -> None:
    (dia,) = drawn(move(MIXED))
    assert [(row.naam, fit.said(row.vakken[0])) for row in dia.rijen] == [
        ("Eerst: juni 2024", "12 gezinnen"),
        ("correctie", "▼ −2,00"),
        ("weggevallen", "▼ −4,00"),
        ("erbij gekomen", "▲ +8,00"),
        ("groei of daling", "▲ +1,00"),
        ("Nu: december 2024", "15 gezinnen"),
    ]
    assert staven(dia.rijen) == (
        Staaf(0, 12), Staaf(12, 10), Staaf(10, 6), Staaf(6, 14), Staaf(14, 15), Staaf(0, 15),
    )  # fmt: skip
    assert dia.kop == "Gezinnen (Demo): van 12 naar 15 gezinnen; het grootste deel is erbij gekomen (+8,00)"
    assert [row.vakken[0].sleutel for row in dia.rijen] == ["meting:toen", "beter", "a", "c", "b", "meting:Gezinnen"]


def test_values_of_a_figure_with_a_long_name_go_on_below_the_headline() -> None:
    (dia,) = drawn(move(MIXED, "Borging werkwijze van instanties: onderdelen waar het minstens geregeld is " * 2))
    assert dia.bij == "Van 12 naar 15 gezinnen; het grootste deel is erbij gekomen (+8,00)."


def test_unknown_parts_are_said_above_the_picture() -> None:
    (dia,) = drawn(move(Herberekening(worth(4), worth(4), worth(9)), uitleg=(DELEN_ONBEKEND,)))
    assert dia.bij == DELEN_ONBEKEND
    assert [row.naam for row in dia.rijen[1:-1]] == ["groei of daling"]


@pytest.mark.parametrize(
    "change",
    [
        Herberekening(worth(4), worth(4), worth(9, "x", "meer_dan")),
        Herberekening(worth(4, "x", "minstens"), worth(4, "x", "minstens"), worth(9, "x", "meer_dan")),
        Herberekening(worth(4), worth(4), worth(4)),
    ],
    ids=["at least", "unknown", "nothing"],
)
def test_change_without_a_length_is_not_drawn(change: Herberekening) -> None:
    assert not can_be_drawn(move(change))
    assert waterfalls([move(change)]) == ()


def test_about_so_much_is_drawn_with_a_dashed_edge() -> None:
    (dia,) = drawn(move(Herberekening(worth(4), worth(4), worth(9, "x", "ruim"))))
    assert dia.rijen[1].vakken[0].soort == "meer ongeveer"
    assert "pm-fall-meer pm-fall-about" in slide(dia, 1, 1, "Demo")


def test_three_figures_with_the_largest_parts_for_their_size_are_drawn() -> None:
    small = [move(Herberekening(worth(100), worth(99), worth(101 + n)), f"Klein {n}") for n in range(3)]
    hidden = move(Herberekening(worth(100), worth(60), worth(100)), "Gelijk")
    dias = drawn(*small, hidden)
    assert [dia.rijen[-1].vakken[0].sleutel for dia in dias] == ["meting:Gelijk", "meting:Klein 2", "meting:Klein 1"]
    assert dias[0].voet[-1] == "Getekend: de 3 cijfers met naar verhouding de grootste delen, van de 4."


def test_change_of_one_part_is_drawn_when_there_are_no_others() -> None:
    simple = [move(Herberekening(worth(100), worth(100), worth(101 + n)), f"Klein {n}") for n in range(3)]
    assert [dia.rijen[-1].vakken[0].sleutel for dia in drawn(*simple)] == ["meting:Klein 2"]
    parted = move(Herberekening(worth(100), worth(99), worth(101)), "Delen")
    assert [dia.rijen[-1].vakken[0].sleutel for dia in drawn(*simple, parted)] == ["meting:Delen"]


def test_report_has_the_same_bars_as_rows_with_their_unit() -> None:
    (dia,) = drawn(move(MIXED))
    table = part(dia, Bronnen((), {}, {}, {}), (), False).tabel
    assert table is not None
    assert [row[:2] for row in table.rijen[:2]] == [("Eerst: juni 2024", "12 gezinnen"), ("correctie", "−2,00")]
    assert "Onderdeel" not in {column.naam for column in table.kolommen}


def series(dia: Dia) -> dict[str, list[float]]:
    """The series of the chart in PowerPoint, in the order of the rows."""
    (shown,) = Presentation(io.BytesIO(powerpoint((dia,), "Demo"))).slides
    (chart,) = [shape.chart for shape in shown.shapes if shape.has_chart]
    assert list(chart.plots[0].categories)[::-1] == [f"{r.naam}: {fit.said(r.vakken[0])}" for r in dia.rijen]
    return {found.name: [value or 0 for value in found.values][::-1] for found in chart.plots[0].series}


def test_powerpoint_floats_the_bars_on_an_unseen_one() -> None:
    (dia,) = drawn(move(MIXED))
    assert series(dia) == {
        UNSEEN: [0, 10, 6, 6, 14, 0],
        "stand": [12, 0, 0, 0, 0, 15],
        "meer": [0, 0, 0, 8, 1, 0],
        "minder": [0, 2, 4, 0, 0, 0],
    }


def test_powerpoint_draws_a_bar_across_nought_in_two_pieces() -> None:
    (dia,) = drawn(move(BELOW))
    assert series(dia) == {
        UNSEEN: [0, 0, 0],
        "stand": [4, 0, 0],
        "stand, onder 0": [0, 0, -3],
        "meer": [0, 0, 0],
        "minder": [0, 4, 0],
        "minder, onder 0": [0, -3, 0],
    }


@given(st.lists(NUMBERS, min_size=2, max_size=6))
def test_pieces_in_powerpoint_are_as_long_as_the_bar_and_end_where_it_ends(numbers: Sequence[Fraction]) -> None:
    for van, naar in pairwise(map(float, numbers)):
        bar = Staaf(van, naar)
        base, above, below = pieces(bar)
        assert above - below == pytest.approx(bar.hoog - bar.laag)
        assert max(base, 0) + above == pytest.approx(max(bar.hoog, 0))
        assert min(base, 0) + below == pytest.approx(min(bar.laag, 0))
