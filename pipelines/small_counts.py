"""Which counts of persons may not be shown: the small ones, and what would tell how large those are.

Pure: numbers and the equations between them in, names of cells out. The promise is not a recipe but an outcome: of each
hidden cell the shown numbers leave an interval of at least the threshold. `pipelines/hidden.py` says where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.intervals import Equation, Infeasible, Number, Point, Solutions, Terms

# Beyond so many unknowns around a cell no further proof is looked for: moving together, and each by itself.
FAR_TOGETHER, FAR_ALONE = 300, 40
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
    """One number of a cell; what is shown of it lies from `low` to `high`. `series`: the same thing on other dates.

    `value` None: nobody here knows it, for the sender did not tell. `was_shown`: an earlier state or a public source
    has it, so hiding it now hides nothing. `is_size`: how many there are in all, protected only when small itself.
    """

    cell: str
    series: str
    value: Number | None
    low: Number = 0
    high: Number = 0
    was_shown: bool = False
    is_size: bool = False


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
    # Hiding more never narrows an interval: what is wide stays so.
    safe: set[Target] = set()
    hopeless: set[Target] = set()
    while (target := _first_narrow(table, found, safe, hopeless)) is not None:
        company = _company(table, found, target)
        if company is None:
            # Nothing is left to hide: only now it is worth the time to look at everything.
            (hopeless if _is_hopeless(table, found, target) else safe).add(target)
        else:
            found[company] = "verraadt"
    still = {target.cell for target in hopeless if _is_hopeless(table, found, target)}
    return {cell: "afleidbaar" if cell in still else reason for cell, reason in found.items()}


def _is_hopeless(table: Table, hidden: Mapping[str, Reden], target: Target) -> bool:
    return _System(table, hidden, together=False, far=None).is_narrow(target)


def _first_narrow(table: Table, hidden: Mapping[str, Reden], safe: set[Target], hopeless: set[Target]) -> Target | None:
    """The first hidden amount of which the shown numbers leave too small an interval; what is wide comes in `safe`."""
    proofs = _Proofs(table, hidden)
    for target in _targets(table, hidden):
        if target not in safe and target not in hopeless:
            if proofs.is_narrow(target):
                return target
            safe.add(target)
    return None


def _targets(table: Table, hidden: Mapping[str, Reden]) -> Iterator[Target]:
    sizes = {noemer for _, noemer in table.differences}
    sizes |= {place for place, amount in enumerate(table.amounts) if amount.is_size}
    for place, amount in enumerate(table.amounts):
        # How many there are in all is protected when that is small; else only how many do and do not.
        if _is_unknown(amount, hidden) and (place not in sizes or _is_small(amount, table.cells[amount.cell])):
            yield Target(amount.cell, ((place, 1),), table.cells[amount.cell].threshold)
    for teller, noemer in table.differences:
        amount = table.amounts[teller]
        if _is_unknown(amount, hidden):
            yield Target(amount.cell, ((noemer, 1), (teller, -1)), table.cells[amount.cell].threshold)
    for place, relation in enumerate(table.relations):
        if relation.rest_threshold is not None:
            yield Target(None, ((_rest_of(table, place), 1),), relation.rest_threshold)


class _Proofs:
    """Two ways to prove a width: what is hidden on several dates moves as one, or each number by itself.

    The first is enough for nearly all, and keeps its size however many dates there are.
    """

    def __init__(self, table: Table, hidden: Mapping[str, Reden]) -> None:
        self._ways = [_System(table, hidden, True, FAR_TOGETHER), _System(table, hidden, False, FAR_ALONE)]

    def is_narrow(self, target: Target) -> bool:
        """Whether neither proves it. Hiding more than needed is safe, hiding less is not."""
        return all(system.is_narrow(target) for system in self._ways)


class _System:
    """The equations that are left when what is shown is filled in, and the true value of each unknown, when known.

    A width is proved by two solutions. Near a cell there mostly are such two while all else is as it is, so a search
    begins there and goes further only when it has to.
    """

    def __init__(self, table: Table, hidden: Mapping[str, Reden], together: bool, far: int | None) -> None:
        self._equations: list[Equation] = []
        self._known: set[tuple[frozenset[tuple[int, Number]], Number]] = set()
        self._truth: dict[int, Number | None] = {}
        self._where: dict[int, list[int]] = {}
        self._table, self._hidden = table, hidden
        self._stands_for = self._moving_together() if together else {}
        self._far = far
        for place, relation in enumerate(table.relations):
            self._add_relation(relation, _rest_of(table, place))
        # Without this a teller could be more than its noemer.
        for place, (teller, noemer) in enumerate(table.differences):
            if _is_unknown(table.amounts[teller], hidden):
                room = _rest_of(table, len(table.relations) + len(table.amounts) + place)
                unknown: dict[int, Number] = {room: 1}
                constant = self._put(unknown, teller, 1, 0)
                constant = self._put(unknown, noemer, -1, constant)
                self._truth[room] = _minus(table.amounts[noemer].value, table.amounts[teller].value)
                self._add(unknown, constant)

    def is_narrow(self, target: Target) -> bool:
        """Whether the unknowns of a target cannot be proved to be uncertain over its width."""
        terms: dict[int, Number] = {}
        for number, coefficient in target.terms:
            unknown = self._stands_for.get(number, (number, 0))[0]
            terms[unknown] = terms.get(unknown, 0) + coefficient
        free = set(terms)
        while True:
            reached = {unknown for place in self._touching(free) for unknown in self._equations[place][0]} | free
            free = self._with_what_is_not_known(reached)
            places = self._touching(free)
            if _is_wide([self._held(place, free) for place in places], terms, target.width):
                return False
            is_all = all(unknown in free for place in places for unknown in self._equations[place][0])
            # Further away is no help in practice, and takes long: hiding one more cell is always right.
            if is_all or (self._far is not None and len(free) > self._far):
                return True

    def _touching(self, unknowns: set[int]) -> list[int]:
        return sorted({place for unknown in unknowns for place in self._where.get(unknown, ())})

    def _with_what_is_not_known(self, unknowns: set[int]) -> set[int]:
        """What nobody here knows cannot be held at its true value."""
        grown, before = unknowns, set[int]()
        while grown != before:
            before = grown
            beside = {unknown for place in self._touching(grown) for unknown in self._equations[place][0]}
            grown = grown | {unknown for unknown in beside if self._truth[unknown] is None}
        return grown

    def _held(self, place: int, free: set[int]) -> Equation:
        """An equation with all unknowns but the free ones at their true value."""
        terms, constant = self._equations[place]
        held = sum((coefficient * (self._truth[u] or 0) for u, coefficient in terms.items() if u not in free), start=0)
        return {unknown: coefficient for unknown, coefficient in terms.items() if unknown in free}, constant - held

    def _add_relation(self, relation: Relation, rest: int) -> None:
        unknown: dict[int, Number] = {}
        constant = relation.constant
        left: Number | None = constant
        for number, coefficient in relation.terms:
            amount = self._table.amounts[number]
            left = _minus(left, None if amount.value is None else coefficient * amount.value)
            if _is_unknown(amount, self._hidden):
                constant = self._put(unknown, number, coefficient, constant)
            else:
                constant -= coefficient * amount.low
                if amount.high > amount.low:
                    unknown[number] = unknown.get(number, 0) + coefficient
                    self._add_range(number, amount)
        if relation.rest is not None:
            unknown[rest] = relation.rest
            self._truth[rest] = None if left is None else left * relation.rest
        self._add(unknown, constant)

    def _put(self, unknown: dict[int, Number], number: int, coefficient: int, constant: Number) -> Number:
        """Add an unknown amount to an equation; returns the constant that belongs to it."""
        stands_for, more = self._stands_for.get(number, (number, 0))
        unknown[stands_for] = unknown.get(stands_for, 0) + coefficient
        self._truth[stands_for] = _minus(self._table.amounts[number].value, more)
        return constant - coefficient * more

    def _moving_together(self) -> dict[int, tuple[int, Number]]:
        """Per unknown amount the one that stands for its series, and how much more it is than the least of them."""
        series: dict[str, list[tuple[int, Number]]] = {}
        for number, amount in enumerate(self._table.amounts):
            if _is_unknown(amount, self._hidden) and amount.value is not None:
                series.setdefault(amount.series, []).append((number, amount.value))
        return {
            number: (members[0][0], value - min(value for _, value in members))
            for members in series.values()
            for number, value in members
        }

    def _add_range(self, number: int, amount: Amount) -> None:
        """A shown number that is rounded: how much it is more than the least that it can be."""
        if number not in self._truth:
            room = _rest_of(self._table, len(self._table.relations) + number)
            self._truth[number] = _minus(amount.value, amount.low)
            self._truth[room] = _minus(amount.high, amount.value)
            self._add({number: 1, room: 1}, amount.high - amount.low)

    def _add(self, unknown: Mapping[int, Number], constant: Number) -> None:
        terms = {number: coefficient for number, coefficient in unknown.items() if coefficient}
        key = frozenset(terms.items()), constant
        if terms and key not in self._known:
            self._known.add(key)
            for number in terms:
                self._where.setdefault(number, []).append(len(self._equations))
            self._equations.append((terms, constant))


def _is_wide(equations: Sequence[Equation], terms: Terms, width: int) -> bool:
    """Whether two solutions lie far enough apart. An unknown in no equation can be anything."""
    if all(terms.keys().isdisjoint(unknowns) for unknowns, _ in equations):
        return True
    try:
        solutions = Solutions(equations)
    except Infeasible:
        return False
    seen = [_value(terms, solutions.point())]
    for sign in (1, -1):
        for point in solutions.towards({unknown: sign * c for unknown, c in terms.items()}, width):
            seen.append(_value(terms, point))
            if max(seen) - min(seen) >= width:
                return True
    return False


def _value(terms: Terms, point: Point) -> Number:
    return sum((coefficient * point.get(unknown, 0) for unknown, coefficient in terms.items()), start=0)


def _minus(left: Number | None, right: Number | None) -> Number | None:
    return None if left is None or right is None else left - right


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
