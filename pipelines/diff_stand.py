"""What one state says about a programme, to lay beside another state: figures, terms of their parts, reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import duckdb

from pipelines.sql_files import read_sql
from pipelines.waterfall import Waarde


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A row of diff/getoond.sql."""

    sleutel: str
    reeks: str
    feit: str
    soort: str
    geldt: bool
    is_gecorrigeerd: bool
    is_getoond: bool
    onderdeel_id: str
    onderdeel_naam: str
    naam: str
    eenheid: str
    is_procent: bool
    decimalen: int
    weergave: str
    stand_op: date | None
    stand_op_tekst: str
    getal: float | None
    kwalificatie: str
    versie: int
    dagen: int | None
    vorige_sleutel: str | None
    levering_id: str | None

    @property
    def waarde(self) -> Waarde | None:
        """Its number; None: a silence."""
        return None if self.getal is None else Waarde(_exact(self.getal), self.kwalificatie, (self.sleutel,))


@dataclass(frozen=True, slots=True)
class Term:
    """A row of diff/delen.sql, without the figure and the kind of parts."""

    deel: str
    blad: str
    factor: int
    waarde: Waarde


@dataclass(frozen=True, slots=True)
class Stand:
    """What one state says about the programme: numbers by key, terms of parts by key and kind, facts below by key.

    `ingetrokken`: the keys of what was withdrawn.
    """

    verslagen: tuple[str, ...]
    cijfers: Mapping[str, Cijfer]
    delen: Mapping[str, Mapping[str, Sequence[Term]]]
    bladen: Mapping[str, Sequence[str]]
    ingetrokken: frozenset[str]

    def getoond(self) -> dict[str, Cijfer]:
        """The figures that pages show, by their series."""
        return {cijfer.reeks: cijfer for cijfer in self.cijfers.values() if cijfer.is_getoond}

    def geldend(self) -> dict[str, Cijfer]:
        """The value that holds of each fact."""
        return {cijfer.feit: cijfer for cijfer in self.cijfers.values() if cijfer.geldt}


def read_stand(con: duckdb.DuckDBPyConnection, state: str, programma: str) -> Stand:
    """What an attached state says; what names no state is of the new one again afterwards."""
    con.execute(f"USE {state}")
    cijfers = {row[0]: Cijfer(*row) for row in con.execute(_sql("getoond"), {"programma": programma}).fetchall()}
    delen: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for sleutel, wijze, deel, blad, factor, getal in con.execute(_sql("delen")).fetchall():
        if sleutel in cijfers:
            # What is counted itself, and is no number, is exact.
            word = cijfers[blad].kwalificatie if blad in cijfers else "exact"
            delen[sleutel][wijze].append(Term(deel, blad, factor, Waarde(_exact(getal), word, (blad,))))
    bladen: dict[str, list[str]] = defaultdict(list)
    for sleutel, blad in con.execute(_sql("bladen")).fetchall():
        if sleutel in cijfers:
            bladen[sleutel].append(blad)
    verslagen = con.execute(_sql("verslagen"), {"programma": programma}).fetchall()
    withdrawn = con.execute("SELECT feit_sleutel FROM core.intrekking").fetchall()
    con.execute("USE nieuw")
    keys = frozenset(str(sleutel) for (sleutel,) in withdrawn)
    return Stand(tuple(row[0] for row in verslagen), cijfers, delen, bladen, keys)


def _sql(name: str) -> str:
    return read_sql(f"diff/{name}.sql")


def _exact(number: float) -> Fraction:
    """The number as it is written: 8.1 is eighty-one tenths."""
    return Fraction(repr(number))
