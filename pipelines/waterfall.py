"""From one value to a later one in five steps that add up exactly: pure arithmetic, no database.

The order is fixed: correctie → definitiewijziging → weggevallen → erbij gekomen → groei of daling. Each part is the
difference between two successive recomputations of the figure, so together they are the new value less the old one,
whatever the recomputations are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

Soort = Literal["correctie", "definitiewijziging", "weggevallen", "erbij gekomen", "groei of daling"]
SOORTEN: tuple[Soort, ...] = ("correctie", "definitiewijziging", "weggevallen", "erbij gekomen", "groei of daling")

# What the words leave open: 'meer dan 200' has no most, 'minder dan 200' no least, a sum of both neither.
_NEITHER = "onbekend"
_NO_MOST = ("meer_dan", "minstens", _NEITHER)
_NO_LEAST = ("minder_dan", "maximaal", _NEITHER)


@dataclass(frozen=True, slots=True)
class Waarde:
    """A number with its word (a core.kwalificatie, or what `samen` gives), and the keys of the rows behind it."""

    getal: Fraction
    kwalificatie: str
    sleutels: tuple[str, ...]


Delen = Mapping[str, Waarde]


@dataclass(frozen=True, slots=True)
class Herberekening:
    """What is known to recompute a figure with.

    `definities`: the value by the old and by the new definition on one day; None: the definition is the same.
    `is_breuk`: the definition is another one and no day has a value by both. Then growth cannot be told apart.
    `delen_toen` and `delen_nu`: the parts that add up to `gecorrigeerd` (or its value by the new definition) and to
    `nieuw`; None: unknown.
    """

    oud: Waarde
    gecorrigeerd: Waarde
    nieuw: Waarde
    definities: tuple[Waarde, Waarde] | None = None
    is_breuk: bool = False
    delen_toen: Delen | None = None
    delen_nu: Delen | None = None


@dataclass(frozen=True, slots=True)
class Eenheid:
    """How an amount is written: decimals, and whether it is a percentage or euros."""

    decimalen: int = 0
    is_procent: bool = False
    is_euro: bool = False


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """One of the five parts of a change: its amount, in Dutch, and the keys of the rows behind it.

    `is_begrensd` False: the words leave open how much it is at least or at most, so that no bar can be as long.
    """

    soort: Soort
    bedrag: Fraction
    tekst: str
    is_exact: bool
    sleutels: tuple[str, ...]
    is_begrensd: bool = True

    @property
    def is_niets(self) -> bool:
        """Whether this part surely adds nothing."""
        return self.bedrag == 0 and self.is_exact


def oorzaken(given: Herberekening, eenheid: Eenheid) -> tuple[Oorzaak, ...]:
    """The five parts, in their order; their amounts are exactly `nieuw` less `oud`."""
    steps = [
        _correctie(given),
        _definitiewijziging(given),
        _weggevallen(given),
        _erbij_gekomen(given),
    ]
    left = given.nieuw.getal - given.oud.getal - sum(step.bedrag for step in steps)
    steps.append(_groei(given, left))
    return tuple(
        Oorzaak(
            soort,
            step.bedrag,
            verschil_tekst(step.bedrag, step.van, step.naar, eenheid),
            step.van == step.naar == "exact",
            step.sleutels,
            _bounds(step.van, step.naar) == (True, True),
        )
        for soort, step in zip(SOORTEN, steps, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Stap:
    """The amount of one step, the words of the numbers on both sides of it, and the rows behind it."""

    bedrag: Fraction
    van: str
    naar: str
    sleutels: tuple[str, ...]


_NOTHING = _Stap(Fraction(0), "exact", "exact", ())


def _correctie(given: Herberekening) -> _Stap:
    old, corrected = given.oud, given.gecorrigeerd
    if old == corrected:
        return _NOTHING
    return _Stap(corrected.getal - old.getal, old.kwalificatie, corrected.kwalificatie, corrected.sleutels)


def _definitiewijziging(given: Herberekening) -> _Stap:
    if given.is_breuk:
        return _between(given.gecorrigeerd, given.nieuw)
    return _NOTHING if given.definities is None else _between(*given.definities)


def _between(first: Waarde, last: Waarde) -> _Stap:
    return _Stap(
        last.getal - first.getal, first.kwalificatie, last.kwalificatie, _keys([*first.sleutels, *last.sleutels])
    )


def _weggevallen(given: Herberekening) -> _Stap:
    if given.delen_toen is None or given.delen_nu is None:
        return _NOTHING
    gone = [given.delen_toen[name] for name in given.delen_toen if name not in given.delen_nu]
    return _Stap(-_total(gone), _words(gone), "exact", _rows(gone))


def _erbij_gekomen(given: Herberekening) -> _Stap:
    if given.delen_toen is None or given.delen_nu is None:
        return _NOTHING
    came = [given.delen_nu[name] for name in given.delen_nu if name not in given.delen_toen]
    return _Stap(_total(came), "exact", _words(came), _rows(came))


def _groei(given: Herberekening, left: Fraction) -> _Stap:
    """What is left; of known parts only those that are there both times moved."""
    if given.is_breuk:
        return _NOTHING
    if given.delen_toen is None or given.delen_nu is None:
        return _groei_of_the_whole(given, left)
    stayed = [(given.delen_toen[name], part) for name, part in given.delen_nu.items() if name in given.delen_toen]
    moved = [(then, now) for then, now in stayed if (then.getal, then.kwalificatie) != (now.getal, now.kwalificatie)]
    rows = _rows(part for pair in moved for part in pair)
    return _Stap(left, _words(then for then, _ in moved), _words(now for _, now in moved), rows)


def _groei_of_the_whole(given: Herberekening, left: Fraction) -> _Stap:
    """From the first value to the last; when the definition changed in between, up to that day and from it."""
    starts, ends = [given.gecorrigeerd], [given.nieuw]
    if given.definities is not None:
        by_old, by_new = given.definities
        # On the first day itself there is no growth by the old definition.
        starts = [by_new] if by_old == given.gecorrigeerd else [given.gecorrigeerd, by_new]
        ends = [given.nieuw] if by_old == given.gecorrigeerd else [by_old, given.nieuw]
    return _Stap(left, _words(starts), _words(ends), _rows([given.gecorrigeerd, given.nieuw]))


def samen(words: Iterable[str]) -> str:
    """The word for a sum of numbers with these words: what one leaves open, the sum leaves open."""
    found = set(words)
    if found <= {"exact"}:
        return "exact"
    has_most, has_least = found.isdisjoint(_NO_MOST), found.isdisjoint(_NO_LEAST)
    if has_most:
        return "circa" if has_least else "minder_dan"
    return "meer_dan" if has_least else _NEITHER


def omgekeerd(word: str) -> str:
    """The word of a number that is subtracted: less a number without a most has no least."""
    if word in _NO_MOST and word in _NO_LEAST:
        return word
    return "minder_dan" if word in _NO_MOST else "meer_dan" if word in _NO_LEAST else word


def _words(parts: Iterable[Waarde]) -> str:
    return samen(part.kwalificatie for part in parts)


def _total(parts: Iterable[Waarde]) -> Fraction:
    return sum((part.getal for part in parts), Fraction(0))


def _rows(parts: Iterable[Waarde]) -> tuple[str, ...]:
    return _keys(key for part in parts for key in part.sleutels)


def _keys(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def verschil_tekst(bedrag: Fraction, van: str, naar: str, eenheid: Eenheid) -> str:
    """A difference as the words of both numbers allow: '+3', '−2', 'ongeveer 300 meer', 'minstens 50 meer'."""
    number = _number(abs(bedrag), eenheid)
    if van == naar == "exact":
        return {1: "+", 0: "", -1: "−"}[_sign(bedrag)] + number
    has_least, has_most = _bounds(van, naar)
    if not has_least and not has_most:
        return "niet te zeggen hoeveel"
    if bedrag == 0:
        return "ongeveer gelijk" if has_least and has_most else "gelijk of meer" if has_least else "gelijk of minder"
    way = "meer" if bedrag > 0 else "minder"
    if has_least and has_most:
        return f"ongeveer {number} {way}"
    return f"{'minstens' if has_least == (bedrag > 0) else 'hoogstens'} {number} {way}"


def _bounds(van: str, naar: str) -> tuple[bool, bool]:
    """Whether the words of two numbers say how much their difference is at least, and at most."""
    return naar not in _NO_LEAST and van not in _NO_MOST, naar not in _NO_MOST and van not in _NO_LEAST


def _sign(bedrag: Fraction) -> int:
    return (bedrag > 0) - (bedrag < 0)


def _number(number: Fraction, eenheid: Eenheid) -> str:
    """In Dutch notation; a half is rounded away from zero, as core.getal_tekst does."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-eenheid.decimalen), ROUND_HALF_UP)
    text = f"{rounded:,f}".translate(str.maketrans(",.", ".,"))
    if eenheid.is_procent:
        return f"{text} {'procentpunt' if rounded == 1 else 'procentpunten'}"
    return f"€ {text}" if eenheid.is_euro else text
