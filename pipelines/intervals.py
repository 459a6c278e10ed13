"""What a set of linear equations over unknowns of at least zero leaves open, worked out exactly.

A simplex method on whole numbers and fractions, without rounding: small systems only. Every point that it passes is a
solution, so two points prove how far apart the values of an unknown can lie; nobody has to trust the method for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

Number = int | Fraction
Terms = Mapping[int, Number]
Equation = tuple[Terms, Number]
Point = Mapping[int, Number]


class Infeasible(Exception):
    """No solution: the equations contradict each other."""


class Solutions:
    """The solutions of equations `sum of coefficient × unknown = constant`, every unknown at least zero."""

    def __init__(self, equations: Sequence[Equation]) -> None:
        """Find a first solution. Raises Infeasible."""
        self._unknowns = sorted({unknown for terms, _ in equations for unknown in terms})
        self._rows: list[dict[int, Number]] = []
        self._right: list[Number] = []
        self._basis: list[int] = []
        for place, (terms, constant) in enumerate(equations, 1):
            sign = -1 if constant < 0 else 1
            # A helper unknown per equation, below all others: it starts as the constant and has to become zero.
            self._rows.append({**{unknown: sign * c for unknown, c in terms.items() if c}, -place: 1})
            self._right.append(sign * constant)
            self._basis.append(-place)
        for _ in self._climb({unknown: -1 for unknown in self._basis}):
            pass
        if any(unknown < 0 < value for unknown, value in zip(self._basis, self._right, strict=True)):
            raise Infeasible
        self._drop_helpers()

    def point(self) -> Point:
        """The solution where the search is now."""
        found: dict[int, Number] = dict.fromkeys(self._unknowns, 0)
        return found | dict(zip(self._basis, self._right, strict=True))

    def towards(self, objective: Terms, far: Number) -> Iterator[Point]:
        """Solutions of which the objective never falls, up to its greatest; without a greatest, one `far` more."""
        for ray in self._climb(objective):
            if ray is None:
                yield self.point()
                continue
            gain = sum((objective.get(unknown, 0) * step for unknown, step in ray.items()), start=Fraction(0))
            here = self.point()
            times = Fraction(far) / gain
            yield {unknown: here[unknown] + ray.get(unknown, 0) * times for unknown in self._unknowns}

    def _climb(self, objective: Terms) -> Iterator[Mapping[int, Number] | None]:
        """Pivot until the objective is at its greatest: None per pivot; a direction when there is no greatest."""
        while True:
            costs = self._costs(objective)
            # The first unknown in order and the first row in order (Bland): it cannot go round in circles.
            entering = min((unknown for unknown, cost in costs.items() if cost > 0), default=None)
            if entering is None:
                return
            ratios = [
                (_divide(self._right[i], row[entering]), self._basis[i], i)
                for i, row in enumerate(self._rows)
                if row.get(entering, 0) > 0
            ]
            if not ratios:
                yield {entering: 1} | {
                    self._basis[i]: -row[entering] for i, row in enumerate(self._rows) if row.get(entering, 0) != 0
                }
                return
            self._pivot(min(ratios)[2], entering)
            yield None

    def _costs(self, objective: Terms) -> dict[int, Number]:
        """What one more of each unknown outside the basis adds to the objective."""
        costs = {unknown: value for unknown, value in objective.items() if value}
        for row, basic in zip(self._rows, self._basis, strict=True):
            if weight := objective.get(basic, 0):
                for unknown, coefficient in row.items():
                    costs[unknown] = costs.get(unknown, 0) - weight * coefficient
        return {unknown: cost for unknown, cost in costs.items() if cost}

    def _pivot(self, place: int, entering: int) -> None:
        factor = self._rows[place][entering]
        row = {unknown: _divide(c, factor) for unknown, c in self._rows[place].items()}
        right = _divide(self._right[place], factor)
        for i, other in enumerate(self._rows):
            if i != place and (times := other.get(entering, 0)):
                for unknown, c in row.items():
                    if value := other.get(unknown, 0) - times * c:
                        other[unknown] = value
                    else:
                        other.pop(unknown, None)
                self._right[i] -= times * right
        self._rows[place], self._right[place], self._basis[place] = row, right, entering

    def _drop_helpers(self) -> None:
        for i in range(len(self._rows)):
            if self._basis[i] < 0 and (own := min((u for u in self._rows[i] if u >= 0), default=None)) is not None:
                self._pivot(i, own)
        kept = [i for i, unknown in enumerate(self._basis) if unknown >= 0]
        self._rows = [{u: c for u, c in self._rows[i].items() if u >= 0} for i in kept]
        self._right = [self._right[i] for i in kept]
        self._basis = [self._basis[i] for i in kept]


def _divide(value: Number, by: Number) -> Number:
    """Whole numbers stay whole where they can: that is many times faster."""
    if by == 1:
        return value
    if isinstance(value, int) and isinstance(by, int) and value % by == 0:
        return value // by
    return Fraction(value) / by
