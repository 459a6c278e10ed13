"""Small counts of persons: what is hidden cannot be worked out from what is shown, whatever the numbers are.

`deelgroep` of the examples is a division of each onderdeel; `p` is the parent of the onderdelen `p/0`, `p/1`, …
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.counts import Row, hidden_per_delivery
from pipelines.intervals import Equation, Number, Point, Solutions

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


def row(place: Place, value: float | None, levering_id: str, groepen: int = 3, **changes: object) -> Row:
    onderdeel, groep, on = place
    values: dict[str, object] = {
        "tabel": "meting", "sleutel": f"meting:x:{onderdeel}:{on}:{groep}", "levering_id": levering_id,
        "openbaar": False, "personen": True, "drempel": DREMPEL, "indicator_id": "x", "indicator_versie": 1,
        "onderdeel_id": onderdeel, "organisatie_id": None, "uitsplitsing": groep, "geldig_van": None, "geldig_op": on,
        "waarde": value, "waarde_tot": None, "teller": None, "noemer": None, "n": None, "kwalificatie": "exact",
        "stilte": None, "eenheid": "mensen", "decimalen": 0, "tijdtype": "cumulatief", "telt_op": True,
        "delen": " ".join(f"g={g}" for g in range(groepen)), "rij": 2,
    }  # fmt: skip
    return Row(**{**values, **changes})  # type: ignore[arg-type]


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


@settings(max_examples=150, deadline=None, derandomize=True)
@given(examples())
def test_every_hidden_cell_stays_uncertain_over_the_threshold(example: Example) -> None:
    hidden = hidden_per_delivery(rows_of(example), children(example.onderdelen), [], {})
    too_narrow = {name for name, width in Attacker(example, hidden).widths().items() if width < DREMPEL}
    assert too_narrow == set()
    assert all(reason != "afleidbaar" for pattern in hidden.values() for reason in pattern.values())


@settings(max_examples=50, deadline=None, derandomize=True)
@given(examples())
def test_every_small_count_is_hidden_and_no_nought_without_need(example: Example) -> None:
    hidden = hidden_per_delivery(rows_of(example), children(example.onderdelen), [], {})
    for levering_id, cells in (("1", example.first), ("2", example.second)):
        for place, value in cells.items():
            if 0 < value < DREMPEL:
                assert hidden[levering_id][row(place, value, levering_id).sleutel] in ("klein", "verraadt")
