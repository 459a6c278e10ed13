"""Which counts of persons may not be shown: the small ones, and what would tell how large those are.

Pure: numbers and the equations between them in, names of cells out. The promise is not a recipe but an outcome: of each
hidden cell the shown numbers leave an interval of at least the threshold. `pipelines/hidden.py` says where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.intervals import Equation, Infeasible, Number, Point, Solutions

# `afleidbaar`: hidden, but what was shown before or is public leaves less room than the threshold.
Reden = Literal["klein", "verraadt", "afleidbaar"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is shown or hidden as one: a count, or a teller with its noemer. Its intervals are as wide as `threshold`.

    `can_hide`: not from a public source, and about persons.
    """

    name: str
    threshold: int
    can_hide: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a cell; what is shown of it lies from `low` to `high`.

    `value` None: nobody here knows it, for the sender did not tell. `was_shown`: an earlier state or a public source
    has it, so hiding it now hides nothing.
    """

    cell: str
    value: Number | None
    low: Number = 0
    high: Number = 0
    was_shown: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation that readers know: `sum of parts - whole + rest = constant`.

    `terms`: amount by place in the list, and its coefficient. `rest`: what an incomplete sum leaves, at least zero,
    with that coefficient; None: nothing. `rest_threshold`: the rest is a small count of persons itself.
    """

    terms: tuple[tuple[int, int], ...]
    constant: Number = 0
    rest: int | None = None
    rest_threshold: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A sum of unknowns that has to stay uncertain over at least `width`; `cell` None: the rest of a sum."""

    cell: str | None
    terms: tuple[tuple[int, int], ...]
    width: int


@dataclass(slots=True)
class Table:
    """Everything that is known at one moment. `differences`: teller and noemer of a share, by place in `amounts`."""

    cells: dict[str, Cell] = field(default_factory=dict)
    amounts: list[Amount] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    differences: list[tuple[int, int]] = field(default_factory=list)


def protect(table: Table, hidden: Mapping[str, Reden]) -> dict[str, Reden]:
    """The cells to hide, with the reason: those of `hidden` and as many more as it takes.

    A cell that is too narrow gets company from the sum that it stands in: the smallest part that may be hidden, a
    nought last, else the whole; when its own sums have nothing left, from the sums around those. Deterministic.
    """
    found = dict(hidden)
    safe: set[Target] = set()
    hopeless: set[Target] = set()
    while True:
        narrow = too_narrow(table, found, safe | hopeless)
        # Hiding more never narrows an interval: what is wide stays so.
        safe |= {target for target in _targets(table, found) if target not in narrow and target not in hopeless}
        if not narrow:
            break
        company = _company(table, found, narrow[0])
        if company is None:
            hopeless.add(narrow[0])
        else:
            found[company] = "verraadt"
    still = {target.cell for target in too_narrow(table, found, safe) if target.cell is not None}
    return {cell: "afleidbaar" if cell in still else reason for cell, reason in found.items()}


def too_narrow(table: Table, hidden: Mapping[str, Reden], skip: set[Target] | None = None) -> list[Target]:
    """The hidden amounts of which the shown numbers leave too small an interval, in order; `skip`: not asked."""
    asked = [target for target in _targets(table, hidden) if target not in (skip or set())]
    narrow = []
    for equations, unknowns in _components(table, hidden):
        here = [target for target in asked if any(unknown in unknowns for unknown, _ in target.terms)]
        narrow += _narrow_in(equations, here) if here else []
    # An amount without any equation can be everything.
    return [target for target in asked if target in narrow]


def _narrow_in(equations: Sequence[Equation], targets: Sequence[Target]) -> list[Target]:
    """Two solutions that lie far enough apart are the proof; every solution on the way counts for all targets."""
    try:
        solutions = Solutions(equations)
    except Infeasible:
        return list(targets)
    seen: dict[Target, tuple[Number, Number]] = {}

    def look(point: Point) -> None:
        for target in targets:
            value = sum((coefficient * point.get(unknown, 0) for unknown, coefficient in target.terms), start=0)
            low, high = seen.get(target, (value, value))
            seen[target] = min(low, value), max(high, value)

    def is_wide(target: Target) -> bool:
        low, high = seen[target]
        return high - low >= target.width

    look(solutions.point())
    narrow = []
    for target in targets:
        for sign in (1, -1):
            objective = {unknown: sign * coefficient for unknown, coefficient in target.terms}
            for point in solutions.towards(objective, target.width) if not is_wide(target) else ():
                look(point)
                if is_wide(target):
                    break
        if not is_wide(target):
            narrow.append(target)
    return narrow


def _targets(table: Table, hidden: Mapping[str, Reden]) -> Iterator[Target]:
    noemers = {noemer for _, noemer in table.differences}
    for place, amount in enumerate(table.amounts):
        # How many there are in all is protected when that is small; else only how many do and do not.
        if _is_unknown(amount, hidden) and (place not in noemers or _is_small(amount, table.cells[amount.cell])):
            yield Target(amount.cell, ((place, 1),), table.cells[amount.cell].threshold)
    for teller, noemer in table.differences:
        amount = table.amounts[teller]
        if _is_unknown(amount, hidden):
            yield Target(amount.cell, ((noemer, 1), (teller, -1)), table.cells[amount.cell].threshold)
    for place, relation in enumerate(table.relations):
        if relation.rest_threshold is not None:
            yield Target(None, ((_rest_of(table, place), 1),), relation.rest_threshold)


def _components(table: Table, hidden: Mapping[str, Reden]) -> Iterator[tuple[list[Equation], set[int]]]:
    """The equations that hang together by what they leave unknown, with their unknowns. Shown numbers are filled in."""
    equations: list[Equation] = []
    ranges: dict[int, Equation] = {}
    for place, relation in enumerate(table.relations):
        unknown: dict[int, Number] = {}
        constant = relation.constant
        for number, coefficient in relation.terms:
            amount = table.amounts[number]
            if _is_unknown(amount, hidden):
                unknown[number] = unknown.get(number, 0) + coefficient
            else:
                constant -= coefficient * amount.low
                if amount.high > amount.low:
                    unknown[number] = coefficient
                    room = _rest_of(table, len(table.relations) + number)
                    ranges[number] = ({number: 1, room: 1}, amount.high - amount.low)
        if relation.rest is not None:
            unknown[_rest_of(table, place)] = relation.rest
        if any(coefficient for coefficient in unknown.values()):
            equations.append((unknown, constant))
    # Without this a teller could be more than its noemer.
    for place, (teller, noemer) in enumerate(table.differences):
        if _is_unknown(table.amounts[teller], hidden):
            room = _rest_of(table, len(table.relations) + len(table.amounts) + place)
            equations.append(({teller: 1, room: 1, noemer: -1}, 0))
    yield from _grouped([*equations, *ranges.values()])


def _grouped(equations: Sequence[Equation]) -> Iterator[tuple[list[Equation], set[int]]]:
    left = list(equations)
    while left:
        unknowns, grown = set[int](), set(left[0][0])
        while grown != unknowns:
            unknowns = grown
            grown = unknowns.union(*(terms for terms, _ in left if not unknowns.isdisjoint(terms)))
        yield [equation for equation in left if not unknowns.isdisjoint(equation[0])], unknowns
        left = [equation for equation in left if unknowns.isdisjoint(equation[0])]


def _company(table: Table, hidden: Mapping[str, Reden], target: Target) -> str | None:
    """The next cell to hide so that this one is less certain; None: there is nothing left to hide."""
    reached = {unknown for unknown, _ in target.terms}
    while True:
        near = [
            relation
            for place, relation in enumerate(table.relations)
            if _rest_of(table, place) in reached or any(number in reached for number, _ in relation.terms)
        ]
        order = []
        for relation in near:
            for number, coefficient in relation.terms:
                amount = table.amounts[number]
                if amount.value is None or amount.was_shown or amount.cell in hidden:
                    continue
                if table.cells[amount.cell].can_hide:
                    order.append((coefficient < 0, amount.value == 0, amount.value, amount.cell))
        if order:
            return min(order)[3]
        # What is unknown beside it is as certain as what stands around that.
        further = {
            number for relation in near for number, _ in relation.terms if _is_unknown(table.amounts[number], hidden)
        }
        if further <= reached:
            return None
        reached |= further


def _is_unknown(amount: Amount, hidden: Mapping[str, Reden]) -> bool:
    return not amount.was_shown and (amount.value is None or amount.cell in hidden)


def _is_small(amount: Amount, cell: Cell) -> bool:
    return amount.value is None or 0 < amount.value < cell.threshold


def _rest_of(table: Table, place: int) -> int:
    """The unknown that stands for what is left; numbered after every amount."""
    return len(table.amounts) + place
