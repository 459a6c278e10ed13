"""What a subject of the report is made of: claims with their limit, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Of each round what every competitor did.
Rounds = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that we claim: at most `limit`, and what was measured. `why`: why it misses its limit when it does."""

    what: str
    measured: float
    limit: float
    unit: str
    why: str = ""

    @property
    def holds(self) -> bool:
        """Whether the claim was borne out."""
        return self.measured <= self.limit


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
