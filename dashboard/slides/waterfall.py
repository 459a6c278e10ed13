"""A waterfall: from the first value of a figure by the parts of its change to the last value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.diff import ORDER, moved_most, name_of, short_way_of
from dashboard.intake import Beweging, Oorzaak
from dashboard.slides.fit import ABOUT, fits_in_headline
from dashboard.slides.model import Dia, Rij, Vak

# A meeting looks at no more of them; the list and the page have every figure.
DRAWN = 3
# How a bar is drawn: a value stands on nought, a part floats. What is only about so much has a dashed edge.
VALUE, MORE, LESS, SAME = "stand", "meer", "minder", "gelijk"
# As many decimals as a kept slide has.
DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Staaf:
    """A bar of the picture: the value where it starts and where it ends."""

    van: float
    naar: float

    @property
    def laag(self) -> float:
        """Its left end."""
        return min(self.van, self.naar)

    @property
    def hoog(self) -> float:
        """Its right end."""
        return max(self.van, self.naar)


def staven(rijen: Sequence[Rij]) -> tuple[Staaf, ...]:
    """A bar per row: the first and the last value from nought, each part from where the one before it ended.

    The parts end at the last value itself: adding up what is rounded for a computer could miss it by a hair.
    """
    first, *parts, last = (row.vakken[0].getal or 0 for row in rijen)
    bars = [Staaf(0, first)]
    stand = first
    for number, part in enumerate(parts, 1):
        ends = last if number == len(parts) else stand + part
        bars.append(Staaf(stand, ends))
        stand = ends
    return (*bars, Staaf(0, last))


def scale(bars: Sequence[Staaf]) -> tuple[float, float]:
    """The left and right end of the picture: nought is always in it, so that no difference looks larger than it is."""
    left, right = min(0, *(bar.laag for bar in bars)), max(0, *(bar.hoog for bar in bars))
    return left, right if right > left else left + 1


def waterfalls(moves: Sequence[Beweging]) -> tuple[Dia, ...]:
    """A slide for each of the figures whose parts are largest for their size.

    A change of one part is as clear in a line of text: one of those is drawn only when there are no others.
    """
    drawable = sorted(filter(can_be_drawn, moves), key=moved_most, reverse=True)
    drawn = [move for move in drawable if len(_parts_of(move)) > 1][:DRAWN] or drawable[:1]
    return tuple(_slide(move, number, drawn, moves) for number, move in enumerate(drawn, 1))


def can_be_drawn(move: Beweging) -> bool:
    """Whether every part of a change has a length, and at least one is not nought."""
    return any(part.bedrag for part in move.oorzaken) and all(part.is_begrensd for part in move.oorzaken)


def _slide(move: Beweging, number: int, drawn: Sequence[Beweging], moves: Sequence[Beweging]) -> Dia:
    parts = _parts_of(move)
    kop = f"{name_of(move)}: {short_way_of(move)}"
    if not fits_in_headline(kop):
        # As a clause of its own it goes on below the headline; it is never cut.
        kop = f"{name_of(move)}; {short_way_of(move)}"
    if len(parts) > 1:
        largest = max(parts, key=lambda part: abs(part.bedrag))
        kop += f"; het grootste deel is {largest.soort} ({largest.tekst})"
    rows = (
        _value("Eerst", move.van_op, move.van, move.eenheid, move.getal_van, move.sleutel_van),
        *(_part(part) for part in parts),
        _value("Nu", move.naar_op, move.naar, move.eenheid, move.getal_naar, move.sleutel_naar),
    )
    bars = staven(rows)
    return Dia(
        f"Verandering {number}: {name_of(move)}", kop, "waterval", rows,
        (f"Delen in vaste volgorde: {ORDER}.", _chosen(len(drawn), len(moves))),
        " ".join(move.uitleg), schaal=scale(bars)[1],
    )  # fmt: skip


def _parts_of(move: Beweging) -> list[Oorzaak]:
    return [part for part in move.oorzaken if not part.is_niets]


def _chosen(drawn: int, every: int) -> str:
    if drawn == every:
        return "Elk cijfer dat veranderde, is getekend."
    many = "het cijfer" if drawn == 1 else f"de {drawn} cijfers"
    return f"Getekend: {many} met naar verhouding de grootste delen, van de {every}."


def _value(when: str, day: str, text: str, unit: str, number: Fraction | None, key: str) -> Rij:
    return Rij(f"{when}: {day}", (Vak(unit, text, _rounded(number or Fraction(0)), VALUE, key),))


def _part(part: Oorzaak) -> Rij:
    way = MORE if part.bedrag > 0 else LESS if part.bedrag < 0 else SAME
    looks = way if part.is_exact else way + ABOUT
    key = part.sleutels[-1] if part.sleutels else None
    return Rij(part.soort, (Vak("", part.tekst, _rounded(part.bedrag), looks, key),))


def _rounded(number: Fraction) -> float:
    return round(float(number), DECIMALS)
