"""A choice that finds nothing: which of its choices to take out, so that something is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.choice import Keuze
from dashboard.database import State
from dashboard.queries import verkenning

# What narrows a choice, by what it is about; what is asked for itself stands last, for that is what a reader wants.
NARROWS = (
    ("wie",),
    ("deelgroepen",),
    ("organisaties",),
    ("van", "tot"),
    ("soorten",),
    ("zoek",),
)
WANTED = (("onderdelen",), ("indicatoren",))


def in_the_way(state: State, programma: str, keuze: Keuze) -> tuple[list[Keuze], bool]:
    """The choices in the way, each as a choice of nothing else, and whether taking out one of them is enough.

    What is asked for is only named when nothing else is in the way. When no one choice is: all that narrow.
    """
    for names in (NARROWS, WANTED):
        if found := [only for only in _made(keuze, names) if _finds(state, programma, _without(keuze, only))]:
            return found, True
    return _made(keuze, NARROWS), False


def more_moments_help(state: State, programma: str, keuze: Keuze) -> bool:
    """Whether there are earlier values where there is no last one."""
    return keuze.momenten == "laatste" and _finds(state, programma, replace(keuze, momenten="alle"))


def _made(keuze: Keuze, names: Sequence[Sequence[str]]) -> list[Keuze]:
    made = [replace(Keuze(), **{name: getattr(keuze, name) for name in part}) for part in names]
    return [only for only in made if only != Keuze()]


def _without(keuze: Keuze, only: Keuze) -> Keuze:
    nothing = Keuze()
    chosen = [name for part in (*NARROWS, *WANTED) for name in part if getattr(only, name) != getattr(nothing, name)]
    changes: dict[str, Any] = {name: getattr(nothing, name) for name in chosen}
    return replace(keuze, **changes)


def _finds(state: State, programma: str, keuze: Keuze) -> bool:
    return bool(verkenning.blokken(state, programma, keuze, per_moment=False))
