"""The seven kinds of silence, with their sign and their words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.database import State


@dataclass(frozen=True, slots=True)
class Stilte:
    """One reason why a value is missing, and how many figures of this state are silent for it."""

    stilte: str
    teken: str
    tekst: str
    uitleg: str
    aantal: int

    @property
    def melding(self) -> str:
        """Sign and words, as in a table."""
        return f"{self.teken} {self.tekst}"


def stiltes(state: State) -> list[Stilte]:
    """The kinds of silence, in the order of the explanation."""
    return state.rows(Stilte, "SELECT * FROM mart.stilte ORDER BY volgorde")
