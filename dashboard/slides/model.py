"""A slide as data: the same for the screen, for an export and for the delivery that keeps what a meeting saw.

Texts and numbers are those of the marts; nothing here calculates a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# fasen: one stacked bar per row; balken: one bar per row; cijfers: a tile per row; lijst: a line per row;
# ladder: a row with a step per niveau; waterval: from a first value by its parts to the last one, a bar per row.
Beeld = Literal["fasen", "balken", "cijfers", "lijst", "ladder", "waterval"]


@dataclass(frozen=True, slots=True)
class Vak:
    """One thing in a row: a part of a bar, a number, a step, a text.

    `tekst` is what is read; `getal` None: no number, or a silence. `soort` says how it is drawn; `sleutel` None: it is
    no figure or fact of its own.
    """

    naam: str
    tekst: str
    getal: float | None = None
    soort: str = ""
    sleutel: str | None = None


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a picture: its name, what is in it, and what stands behind it."""

    naam: str
    vakken: tuple[Vak, ...]
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Dia:
    """One slide: one message and one picture.

    `onderwerp` is its name in a list of slides; `bij` a line below the headline, '' for none; `kolommen` the names
    above the columns of a ladder, or of the phases; `schaal` the right end of all bars, 0 when there are none; `voet`
    the lines below; `rest` where what does not fit stands ('op de pagina Borging'), '' when it gets a slide of its own.
    """

    onderwerp: str
    kop: str
    beeld: Beeld
    rijen: tuple[Rij, ...]
    voet: tuple[str, ...] = ()
    bij: str = ""
    kolommen: tuple[str, ...] = ()
    schaal: float = 0
    rest: str = ""
