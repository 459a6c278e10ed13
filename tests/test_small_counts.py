"""Small counts of persons: what is hidden cannot be worked out from what is shown, whatever the numbers are.

`deelgroep` of the examples is a division of each onderdeel; `p` is the parent of the onderdelen `p/0`, `p/1`, …
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.counts import Row, Rule, hidden_per_delivery
from pipelines.intervals import Equation, Infeasible, Number, Point, Solutions
from pipelines.small_counts import Reden

DREMPEL = 10
D1, D2 = date(2024, 6, 30), date(2024, 12, 31)

# A cell of an example: onderdeel, deelgroep (None: all), date.
Place = tuple[str, str | None, date]


@dataclass(frozen=True)
class Example:
    """What a first and a second delivery say of each cell; all sums are delivered with their parts."""

    onderdelen: int
    groepen: int
    first: Mapping[Place, int]
    second: Mapping[Place, int]
    # How much wider than one number a cell is shown: "20 to 25".
    wider: Mapping[Place, int] = field(default_factory=dict)


def sums(base: Mapping[tuple[int, int], int], onderdelen: int, groepen: int, on: date) -> dict[Place, int]:
    """Every cell of a table of onderdeel and deelgroep, with the totals of both."""
    cells: dict[Place, int] = {}
    for o in range(onderdelen):
        for g in range(groepen):
            cells[f"p/{o}", f"g={g}", on] = base[o, g]
        cells[f"p/{o}", None, on] = sum(base[o, g] for g in range(groepen))
    for g in range(groepen):
        cells["p", f"g={g}", on] = sum(base[o, g] for o in range(onderdelen))
    cells["p", None, on] = sum(base.values())
    return cells


@st.composite
def examples(draw: st.DrawFn) -> Example:
    onderdelen, groepen = draw(st.integers(2, 4)), draw(st.integers(2, 3))
    places = [(o, g) for o in range(onderdelen) for g in range(groepen)]
    number = st.one_of(st.integers(0, 12), st.integers(10, 60))
    base = {place: draw(number) for place in places}
    first = sums(base, onderdelen, groepen, D1)
    if draw(st.booleans()):
        # A new moment: a cumulative number never falls.
        later = {place: value + draw(st.integers(0, 15)) for place, value in base.items()}
        return Example(onderdelen, groepen, first, sums(later, onderdelen, groepen, D2))
    # A correction of some cells, and of every sum that changes with them.
    changed = draw(st.sets(st.sampled_from(places), min_size=1, max_size=3))
    corrected = sums(base | {place: draw(number) for place in changed}, onderdelen, groepen, D1)
    return Example(onderdelen, groepen, first, {k: v for k, v in corrected.items() if v != first[k]})


def row(place: Place, value: float | None, levering_id: str, groepen: int = 3, **changes: Any) -> Row:
    onderdeel, groep, on = place
    values: dict[str, Any] = {
        "tabel": "meting", "sleutel": f"meting:x:{onderdeel}:{on}:{groep}", "levering_id": levering_id,
        "openbaar": False, "personen": True, "drempel": DREMPEL, "indicator_id": "x", "indicator_versie": 1,
        "onderdeel_id": onderdeel, "organisatie_id": None, "uitsplitsing": groep, "geldig_van": None, "geldig_op": on,
        "waarde": value, "waarde_tot": None, "teller": None, "noemer": None, "n": None, "kwalificatie": "exact",
        "stilte": None, "eenheid": "mensen", "decimalen": 0, "tijdtype": "cumulatief", "telt_op": True,
        "delen": " ".join(f"g={g}" for g in range(groepen)), "rij": 2,
    }  # fmt: skip
    return Row(**{**values, **changes})


def rows_of(example: Example) -> list[Row]:
    return [
        row(place, value, levering_id, example.groepen)
        for levering_id, cells in (("1", example.first), ("2", example.second))
        for place, value in cells.items()
    ]


def children(onderdelen: int) -> dict[str, list[str]]:
    return {"p": [f"p/{o}" for o in range(onderdelen)]}


class Attacker:
    """Knows every number that either state shows, and that parts add up; numbers the unknowns as it meets them."""

    def __init__(self, example: Example, hidden: Mapping[str, Mapping[str, str]]) -> None:
        self.numbers: dict[tuple[str, Place], int] = {}
        self.hidden: dict[tuple[str, Place], int] = {}
        self.equations: list[Equation] = []
        holds: dict[Place, str] = {}
        values = {"1": example.first, "2": example.second}
        for levering_id, cells in values.items():
            holds |= dict.fromkeys(cells, levering_id)
            for whole, parts in self._wholes(example, holds):
                terms: dict[int, Number] = {}
                constant: Number = 0
                for place, coefficient in ((whole, 1), *((part, -1) for part in parts)):
                    stated = holds[place]
                    if row(place, 0, stated).sleutel in hidden.get(stated, {}):
                        self.hidden[stated, place] = values[stated][place]
                        terms[self._number(stated, place)] = coefficient
                    else:
                        constant -= coefficient * values[stated][place]
                        if wider := example.wider.get(place):
                            more = self._number("more", place)
                            terms[more] = coefficient
                            self.equations.append(({more: 1, self._number("room", place): 1}, wider))
                if terms:
                    self.equations.append((terms, constant))
        self._never_falls(example, hidden)

    def _number(self, stated: str, place: Place) -> int:
        return self.numbers.setdefault((stated, place), len(self.numbers))

    @staticmethod
    def _wholes(example: Example, holds: Mapping[Place, str]) -> Iterator[tuple[Place, list[Place]]]:
        below = [f"p/{o}" for o in range(example.onderdelen)]
        groups = [f"g={g}" for g in range(example.groepen)]
        for onderdeel, groep, on in holds:
            if onderdeel == "p":
                yield (onderdeel, groep, on), [(child, groep, on) for child in below]
            if groep is None:
                yield (onderdeel, None, on), [(onderdeel, name, on) for name in groups]

    def _never_falls(self, example: Example, hidden: Mapping[str, Mapping[str, str]]) -> None:
        for onderdeel, groep, on in example.second:
            if on == D2:
                pair = [("1", (onderdeel, groep, D1), 1), ("2", (onderdeel, groep, D2), -1)]
                # The slack of this pair has a number of its own.
                terms: dict[int, Number] = {self._number("rise", (onderdeel, groep, D2)): 1}
                constant: Number = 0
                for stated, place, coefficient in pair:
                    if row(place, 0, stated).sleutel in hidden.get(stated, {}):
                        terms[self._number(stated, place)] = coefficient
                    else:
                        constant -= coefficient * (example.first if stated == "1" else example.second)[place]
                self.equations.append((terms, constant))

    def widths(self) -> dict[tuple[str, Place], Number]:
        """How far apart two tables can be that agree with everything shown; each table is checked here."""
        solutions = Solutions(self.equations)
        found = {}
        for name in self.hidden:
            unknown = self.numbers[name]
            seen = [point[unknown] for point in self._points(solutions, unknown)]
            found[name] = max(seen) - min(seen)
        return found

    def _points(self, solutions: Solutions, unknown: int) -> Iterator[Point]:
        for point in (solutions.point(), *solutions.towards({unknown: 1}, 99), *solutions.towards({unknown: -1}, 99)):
            assert all(value >= 0 for value in point.values())
            for terms, constant in self.equations:
                assert sum(coefficient * point[number] for number, coefficient in terms.items()) == constant
            yield point


@settings(max_examples=40, deadline=None, derandomize=True)
@given(examples())
def test_every_hidden_cell_stays_uncertain_over_the_threshold(example: Example) -> None:
    hidden = hidden_per_delivery(rows_of(example), children(example.onderdelen), [], {})
    too_narrow = {name for name, width in Attacker(example, hidden).widths().items() if width < DREMPEL}
    assert too_narrow == set()
    assert all(reason != "afleidbaar" for pattern in hidden.values() for reason in pattern.values())


@settings(max_examples=20, deadline=None, derandomize=True)
@given(examples())
def test_every_small_count_is_hidden_and_no_nought_without_need(example: Example) -> None:
    hidden = hidden_per_delivery(rows_of(example), children(example.onderdelen), [], {})
    for levering_id, cells in (("1", example.first), ("2", example.second)):
        for place, value in cells.items():
            if 0 < value < DREMPEL:
                assert hidden[levering_id][row(place, value, levering_id).sleutel] in ("klein", "verraadt")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(examples(), st.sampled_from(("n", "fasen", "bereik")), st.integers(0, 8))
def test_every_small_group_stays_uncertain_in_what_is_no_plain_count(example: Example, kind: str, wider: int) -> None:
    """How many gave a mark, the phases of each onderdeel with their total, and parts of which a range is said."""
    ranges = {place: wider for place in example.first if place[0] != "p" and place[1] == "g=0"}
    once = replace(example, second={}, wider=ranges if kind == "bereik" and wider else {})
    changes: dict[Place, dict[str, Any]] = {
        place: {"eenheid": "rapportcijfer (1-10)", "waarde": 7.2, "n": value}
        if kind == "n"
        else {"tabel": "fasetelling", "telt_op": False}
        if kind == "fasen" and place[1] is not None
        else {"waarde_tot": value + once.wider[place]}
        if place in once.wider
        else {}
        for place, value in once.first.items()
    }
    rows = [row(place, value, "1", once.groepen, **changes[place]) for place, value in once.first.items()]
    hidden = hidden_per_delivery([replace(r, tijdtype="stand") for r in rows], children(once.onderdelen), [], {})
    widths = Attacker(once, hidden).widths()
    # How many were asked is protected when they are few; else only what they said.
    guarded = {name for name in widths if kind != "n" or 0 < once.first[name[1]] < DREMPEL}
    assert {name for name in guarded if widths[name] < DREMPEL} == set()
    assert {place for place, value in once.first.items() if 0 < value < DREMPEL} <= {place for _, place in widths}


# ── by example: which cells are hidden, and why ──


def hidden_in(*rows: Row, written: Mapping[str, Mapping[str, Reden]] | None = None) -> dict[str, str]:
    """The deelgroep (or onderdeel) of each hidden row of the last delivery, with the reason."""
    pattern = hidden_per_delivery(rows, children(2), [], written or {}).get(rows[-1].levering_id, {})
    return {key.removeprefix("meting:x:p:2024-06-30:"): reason for key, reason in pattern.items()}


def division(*values: float | None, total: float | None, levering_id: str = "1", **changes: Any) -> list[Row]:
    parts = [row(("p", f"g={g}", D1), value, levering_id, **changes) for g, value in enumerate(values)]
    return [row(("p", None, D1), total, levering_id, **changes), *parts]


def test_small_part_takes_the_next_smallest_with_it() -> None:
    assert hidden_in(*division(4, 13, 41, total=58)) == {"g=0": "klein", "g=1": "verraadt"}


def test_two_small_parts_hide_each_other_when_together_they_are_enough() -> None:
    assert hidden_in(*division(6, 7, 41, total=54)) == {"g=0": "klein", "g=1": "klein"}


def test_whole_is_hidden_when_no_part_is_left() -> None:
    assert hidden_in(*division(2, 3, 4, total=9)) == dict.fromkeys(("None", "g=0", "g=1", "g=2"), "klein")


def test_nought_is_shown_and_never_the_first_to_be_hidden() -> None:
    assert hidden_in(*division(4, 0, 41, total=45)) == {"g=0": "klein", "g=2": "verraadt"}
    assert hidden_in(*division(0, 12, 41, total=53)) == {}


def test_small_rest_of_an_incomplete_division_is_protected_too() -> None:
    assert hidden_in(*division(20, 30, total=54)) == {"g=0": "verraadt"}
    assert hidden_in(*division(20, 30, total=70)) == {}


def test_public_numbers_are_never_hidden_and_count_as_known() -> None:
    assert hidden_in(*division(4, 13, 41, total=58, openbaar=True)) == {}
    public = division(None, None, 41, total=58, levering_id="1", openbaar=True)
    own = [row(("p", f"g={g}", D1), value, "2") for g, value in enumerate((4, 13))]
    assert hidden_in(*public, *own) == {"g=0": "klein", "g=1": "verraadt"}


def test_what_was_shown_before_can_no_longer_help() -> None:
    """The total and two parts were shown; the last part can be worked out, whatever is hidden now."""
    first = [row(("p", None, D1), 58, "1"), row(("p", "g=1", D1), 13, "1"), row(("p", "g=2", D1), 31, "1")]
    assert hidden_in(*first, row(("p", "g=0", D1), 14, "2")) == {}
    first[2] = row(("p", "g=2", D1), 41, "1", openbaar=True)
    first[1] = row(("p", "g=1", D1), 13, "1", openbaar=True)
    first[0] = row(("p", None, D1), 58, "1", openbaar=True)
    assert hidden_in(*first, row(("p", "g=0", D1), 4, "2")) == {"g=0": "afleidbaar"}


def test_hidden_once_stays_hidden() -> None:
    first, corrected = division(4, 13, 41, total=58), division(24, 13, 41, total=78, levering_id="2")
    assert hidden_in(*first, *corrected) == {"g=0": "klein", "g=1": "verraadt"}
    lower = division(4, 13, 41, total=58, drempel=0)
    assert hidden_in(*lower) == {}
    written: dict[str, Reden] = {lower[1].sleutel: "klein", lower[2].sleutel: "verraadt"}
    assert hidden_in(*lower, written={"1": written}) == {"g=0": "klein", "g=1": "verraadt"}


def test_share_is_small_by_who_does_and_by_who_does_not() -> None:
    share: dict[str, Any] = {"eenheid": "procent", "waarde": None, "telt_op": False}
    for teller, noemer, is_hidden in ((4, 40, True), (37, 40, True), (0, 40, False), (40, 40, False), (3, 5, True)):
        found = hidden_in(row(("p", None, D1), None, "1", **share, teller=teller, noemer=noemer))
        assert (found == {"None": "klein"}) == is_hidden, (teller, noemer)
    printed: dict[str, Any] = {"eenheid": "procent", "n": 40}
    assert hidden_in(row(("p", None, D1), 10, "1", **printed)) == {"None": "klein"}
    assert hidden_in(row(("p", None, D1), 50, "1", **printed)) == {}
    assert hidden_in(row(("p", None, D1), 10, "1", eenheid="procent")) == {}


def test_mark_and_mean_are_no_counts_but_who_gave_them_is() -> None:
    assert hidden_in(row(("p", None, D1), 7.4, "1", eenheid="rapportcijfer (1-10)", n=40)) == {}
    assert hidden_in(row(("p", None, D1), 7.4, "1", eenheid="rapportcijfer (1-10)", n=6)) == {"None": "klein"}


def test_how_many_gave_a_mark_adds_up_as_well() -> None:
    mark: dict[str, Any] = {"eenheid": "rapportcijfer (1-10)", "telt_op": False}
    parts = [row(("p", f"g={g}", D1), 7.2, "1", groepen=2, **mark, n=n) for g, n in enumerate((33, 7))]
    assert hidden_in(row(("p", None, D1), 7.4, "1", groepen=2, **mark, n=40), *parts) == {
        "g=0": "verraadt",
        "g=1": "klein",
    }
    # Whom no part names is a group of persons too, here of seven.
    assert len(hidden_in(row(("p", None, D1), 7.4, "1", **mark, n=40), parts[0])) == 1
    assert hidden_in(row(("p", None, D1), 7.4, "1", **mark, n=90), parts[0]) == {}


def test_how_many_were_asked_is_the_noemer_of_a_share_when_they_are_as_many() -> None:
    """One row of a sum says it as n, another as noemer; here as teller and noemer with n, and as a mark with n."""
    whole = row(("p", None, D1), None, "1", groepen=2, eenheid="procent", teller=20, noemer=40, n=40, telt_op=False)
    share: dict[str, Any] = {"groepen": 2, "eenheid": "procent", "telt_op": False}
    parts = [
        row(("p", "g=0", D1), 50, "1", **share, n=33),
        row(("p", "g=1", D1), None, "1", **share, teller=3, noemer=7),
    ]
    assert hidden_in(whole, *parts) == {"g=0": "verraadt", "g=1": "klein"}


def test_no_qualifier_exempts_a_count_of_persons() -> None:
    for kwalificatie in ("exact", "circa", "ruim", "bijna", "maximaal", "gemiddeld", "verwacht"):
        parts = division(4, 13, 41, total=58, kwalificatie=kwalificatie)
        assert hidden_in(*parts) == {"g=0": "klein", "g=1": "verraadt"}, kwalificatie


def test_range_that_lies_below_the_threshold_is_small() -> None:
    for low, high, is_hidden in ((0, 5, True), (3, 9, True), (3, 40, True), (0, 12, False), (0, 10, False)):
        assert bool(hidden_in(row(("p", None, D1), low, "1", waarde_tot=high))) == is_hidden, (low, high)
    share: dict[str, Any] = {"eenheid": "procent", "n": 40}
    assert hidden_in(row(("p", None, D1), 0, "1", waarde_tot=10, **share)) == {"None": "klein"}
    assert hidden_in(row(("p", None, D1), 0, "1", waarde_tot=50, **share)) == {}


def test_number_that_the_sender_withheld_is_protected_as_well() -> None:
    withheld = row(("p", "g=0", D1), None, "1", stilte="niet_getoond")
    assert hidden_in(*division(13, 41, total=58)[:1], withheld, *division(0, 13, 41, total=58)[2:]) == {
        "g=1": "verraadt"
    }


def test_onderdelen_add_up_only_where_the_definition_says_so() -> None:
    rows = [row(("p", None, D1), 54, "1"), row(("p/0", None, D1), 4, "1"), row(("p/1", None, D1), 50, "1")]
    assert len(hidden_in(*rows)) == 2
    assert len(hidden_in(*(replace(item, telt_op=False) for item in rows))) == 1


def test_versions_of_a_definition_are_one_sum_on_one_date() -> None:
    second: dict[str, Any] = {"indicator_versie": 2}
    whole, most, few = division(47, 3, total=50, groepen=2)
    assert hidden_in(whole, replace(most, **second), few) == {"g=0": "verraadt", "g=1": "klein"}
    # The same number in both versions: hidden in one, hidden in the other.
    again = replace(most, sleutel="meting:x@2:p:2024-06-30:g=0", **second)
    assert len(hidden_in(whole, most, few, again)) == 3
    # What a version has more of does not hide the sums of the other.
    more = row(("p", "g=9", D1), 60, "1", groepen=2, **second)
    assert hidden_in(whole, most, few, more) == {"g=0": "verraadt", "g=1": "klein"}


def test_longer_period_is_the_sum_of_shorter_ones() -> None:
    year = date(2024, 1, 1)
    flow: dict[str, Any] = {"tijdtype": "stroom", "telt_op": False}
    rows = [
        row(("p", None, D1), 4, "1", **flow, geldig_van=year),
        row(("p", None, D2), 30, "1", **flow, geldig_van=date(2024, 7, 1)),
        row(("p", "heel-jaar", D2), 34, "1", **flow, geldig_van=year, uitsplitsing=None),
    ]
    found = hidden_per_delivery(rows, {}, [], {})["1"]
    assert sorted(found.values()) == ["klein", "verraadt"]


def test_rule_between_indicators_is_an_equation_too() -> None:
    rows = [
        row(("p", None, D1), 4, "1", sleutel="meting:een:p:2024-06-30", indicator_id="een"),
        row(("p", None, D1), 30, "1", sleutel="meting:twee:p:2024-06-30", indicator_id="twee"),
        row(("p", None, D1), 34, "1", sleutel="meting:samen:p:2024-06-30", indicator_id="samen"),
    ]
    rules: list[Rule] = [("gelijk", [("meting:een:*", 1), ("meting:twee:*", 1), ("meting:samen:*", -1)])]
    assert hidden_per_delivery(rows, {}, [], {}) == {"1": {rows[0].sleutel: "klein"}}
    assert hidden_per_delivery(rows, {}, rules, {}) == {"1": {rows[0].sleutel: "klein", rows[1].sleutel: "verraadt"}}


def test_phases_of_persons_go_together() -> None:
    total = row(("p", None, D1), 40, "1", telt_op=False)
    phases = [
        row(("p", name, D1), value, "1", tabel="fasetelling", sleutel=f"fasetelling:p:m:{name}:{D1}", telt_op=False)
        for name, value in (("a", 4), ("b", 36))
    ]
    assert set(hidden_per_delivery([total, *phases], {}, [], {})["1"]) == {phase.sleutel for phase in phases}


def test_phases_of_the_onderdelen_below_are_part_of_those_of_the_whole() -> None:
    def phases(onderdeel: str, *values: int) -> list[Row]:
        key = f"fasetelling:{onderdeel}:m"
        return [
            row((onderdeel, name, D1), value, "1", tabel="fasetelling", sleutel=f"{key}:{name}:{D1}", telt_op=False)
            for name, value in zip("ab", values, strict=True)
        ]

    small, beside = phases("p/0", 3, 30), phases("p/1", 37, 23)
    found = hidden_per_delivery([*phases("p", 40, 53), *small, *beside], children(2), [], {})["1"]
    assert found == {part.sleutel: "klein" for part in small} | {part.sleutel: "verraadt" for part in beside}
    # Four persons of the whole are in none of its onderdelen.
    found = hidden_per_delivery([*phases("p", 71, 53), *phases("p/0", 30, 30), *beside], children(2), [], {})["1"]
    assert "verraadt" in found.values()
    found = hidden_per_delivery([*phases("p", 90, 73), *small, *beside], children(2), [], {})["1"]
    assert set(found) == {part.sleutel for part in small}


def test_solver_says_when_equations_contradict_each_other() -> None:
    with pytest.raises(Infeasible):
        Solutions([({0: 1, 1: 1}, 5), ({0: 1, 1: 1}, 6)])
    solutions = Solutions([({0: 1, 1: 2, 2: 1}, 8), ({0: 3, 1: 1, 3: 1}, 9)])
    assert max(p[0] + p[1] for p in (solutions.point(), *solutions.towards({0: 1, 1: 1}, 1))) == 5
    assert min(p[0] + p[1] for p in (solutions.point(), *solutions.towards({0: -1, 1: -1}, 1))) == 0
