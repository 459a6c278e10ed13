"""A report as data: chapters with a message, a picture and a table. Texts and numbers are those of the marts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kolom:
    """The head of a column, and its share of the width of the page."""

    naam: str
    breedte: float


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; each row has a text per column, '' for no remark."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Staafdeel:
    """A part of a bar: its share of the width (0-1), its fill ('' is hatched), the colour of its text, its text."""

    breedte: float
    vulling: str
    inkt: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar with its name before it and what stands behind it."""

    naam: str
    delen: tuple[Staafdeel, ...]
    achter: str


@dataclass(frozen=True, slots=True)
class Figuur:
    """Bars. `alt` says in words what they show; `legenda` has the name and fill of each kind of part."""

    alt: str
    legenda: tuple[tuple[str, str], ...]
    staven: tuple[Staaf, ...]


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a chapter: first its message, then what is behind it. '' or (): it has none of that.

    `niveau` is that of its heading below the chapter, 1 or 2; a part without `titel` opens the chapter. `inhoud`
    False: it does not stand in the table of contents.
    """

    titel: str = ""
    boodschap: str = ""
    bij: str = ""
    punten: tuple[tuple[str, str], ...] = ()
    termen: tuple[tuple[str, str], ...] = ()
    figuur: Figuur | None = None
    tabel: Tabel | None = None
    noten: tuple[str, ...] = ()
    niveau: int = 1
    inhoud: bool = True


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A chapter; it starts where the one before it ends."""

    titel: str
    delen: tuple[Deel, ...]


@dataclass(frozen=True, slots=True)
class Rapport:
    """The whole report. `let_op` '': these are no training data; `voet` stands below each page with its number."""

    titel: str
    soort: str
    let_op: str
    kenmerken: tuple[tuple[str, str], ...]
    voet: str
    hoofdstukken: tuple[Hoofdstuk, ...]
