"""Medians, ranges, percentiles and ratios per round: what a row of times says."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """A row of figures in short."""

    median: float
    low: float
    high: float
    count: int

    def text(self, digits: int = 0) -> str:
        """'268 (211–490)'."""
        return f"{self.median:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def spread(values: Sequence[float]) -> Spread:
    """Median and range; there must be at least one."""
    return Spread(statistics.median(values), min(values), max(values), len(values))


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least so many percent of the values do not exceed (nearest rank)."""
    if not values or not 0 < percent <= 100:
        raise ValueError("A percentile is of at least one value, above 0 and up to 100.")
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * percent / 100) - 1]


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Per round our figure divided by that of the other in the same round."""
    return [one / other for one, other in zip(ours, theirs, strict=True)]
