"""What is wrong with registrations, told once per mistake: how many have it, and one as an example.

Of a value that is not known every registration that has it is one finding, so that a file of twenty million rows with
one wrong code gives one line and not a million.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import duckdb
import polars as pl

from pipelines.condense.passes import MOST_CELLS
from pipelines.condense.registrations import COLUMNS, MOST_NUMMER, MOST_PERSOON, limits
from pipelines.findings import Finding
from pipelines.near import very_near
from pipelines.registraties import Registraties

# Of one kind of mistake so many are told, the most frequent first.
MOST_TOLD = 20
MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Known:
    """What registrations may refer to: ids that the deliveries have until now, and the definitions."""

    organisaties: Collection[str]
    onderdelen: Collection[str]
    registraties: Registraties
    bekend_op: date


def judged(bestand: str, cells: pl.DataFrame, known: Known) -> Iterator[Finding]:
    """What the counts tell: empty fields, and values that are not known."""
    if cells.height > MOST_CELLS:
        message = f"er zijn meer dan {_number(MOST_CELLS)} combinaties van organisatie, onderdeel, soort en deelgroep"
        yield Finding(bestand, message, "Kijk of er geen kolommen verwisseld zijn.")
    is_required = {column.name: column for column in COLUMNS if column.required}
    for name in ("organisatie_id", "onderdeel_id", "soort", "op"):
        empty = cells.filter(pl.col("periode" if name == "op" else name).is_null())
        yield from _empty(bestand, name, int(empty["aantal"].sum()), _example(empty), is_required[name].uitleg)
    for name in ("nummer", "persoon"):
        empty = cells.filter(pl.col("aantal") > pl.col(f"met_{name}"))
        count = int((empty["aantal"] - empty[f"met_{name}"]).sum())
        # Other registrations of these cells have a number: it would point to one of those.
        whose = f" van {_of(min(empty['organisatie_id'].drop_nulls().to_list(), default=None))}" if count else ""
        yield from _empty(bestand, name, count, whose, is_required[name].uitleg)
    # Its distance of two words tells what was meant: one database for all of a file.
    with duckdb.connect(":memory:") as con:
        yield from _judged_values(con, bestand, cells, known)


def _judged_values(
    con: duckdb.DuckDBPyConnection, bestand: str, cells: pl.DataFrame, known: Known
) -> Iterator[Finding]:
    """Values that are not known."""
    unknown = partial(_unknown, con, bestand)
    rules = known.registraties
    kinds = [soort.id for soort in rules.soorten]
    groups = rules.deelgroepen or []
    yield from unknown("organisatie_id", cells, known.organisaties, "is geen bekende organisatie",
                       "Verbeter de id, of lever de organisatie eerst of mee, in organisatie.csv.")  # fmt: skip
    yield from unknown("onderdeel_id", cells, known.onderdelen, "is geen bekend onderdeel",
                       "Verbeter de id, of lever het onderdeel eerst of mee, in onderdeel.csv.")  # fmt: skip
    yield from unknown("soort", cells, kinds, "is geen soort registratie", f"Kies uit: {', '.join(kinds)}.")
    remedy = (
        f"Kies uit: {', '.join(groups)}." if groups else "Maak de kolom leeg, of noem deelgroepen in indicators.yml."
    )
    yield from unknown("deelgroep", cells, groups, "is geen deelgroep", remedy)
    for kind in kinds:
        outcomes = rules.outcomes(kind)
        remedy = f"Kies uit: {', '.join(outcomes)}." if outcomes else "Maak de kolom leeg."
        of_kind = cells.filter(pl.col("soort") == kind)
        yield from unknown("uitkomst", of_kind, outcomes, f"is geen uitkomst van {kind}", remedy)


def is_beyond(cells: pl.DataFrame, first: date, last: date) -> bool:
    """Whether any number or date lies outside what can be: only then a pass looks which."""
    return any(
        cells.filter((pl.col(f"{name}_van") < low) | (pl.col(f"{name}_tot") > high)).height > 0
        for name, (low, high) in limits(first, last).items()
    )


def judged_beyond(bestand: str, beyond: pl.DataFrame, first: date, last: date) -> Iterator[Finding]:
    """Numbers and dates that cannot be, per column and organisation."""
    why = {
        "nummer": ("is geen nummer van een registratie", f"Nummer de registraties van 1 tot {MOST_NUMMER}."),
        "persoon": (
            "is geen volgnummer van een persoon",
            f"Geef elke persoon een volgnummer van 1 tot {MOST_PERSOON}. Lever nooit een burgerservicenummer.",
        ),
        "op": (
            f"ligt niet tussen {first:%d-%m-%Y} en {last:%d-%m-%Y}",
            "Verbeter de datum. Na de dag van de levering kan niets gebeurd zijn.",
        ),
    }
    for kolom, (message, remedy) in why.items():
        rows = beyond.filter(pl.col("kolom") == kolom)
        for organisatie, _, aantal, waarde in rows.head(MOST_TOLD).rows():
            # A number that may be somebody's is not repeated.
            shown = None if kolom == "persoon" else waarde
            text = f"{message}: {_many(aantal)} van {_of(organisatie)}"
            yield Finding(bestand, text, remedy, None, kolom, shown)
        yield from _and_more(bestand, kolom, rows)


def judged_repeated(bestand: str, repeated: pl.DataFrame) -> Iterator[Finding]:
    """Numbers that an organisation used more than once."""
    remedy = "Haal de dubbele registratie weg, of geef haar een eigen nummer."
    for organisatie, nummer, aantal in repeated.head(MOST_TOLD).rows():
        message = f"staat er {aantal} keer in bij {_of(organisatie)}"
        yield Finding(bestand, message, remedy, None, "nummer", str(nummer))
    yield from _and_more(bestand, "nummer", repeated)


def _empty(bestand: str, kolom: str, count: int, which: str, uitleg: str) -> Iterator[Finding]:
    if count:
        message = f"dit veld is leeg, maar verplicht: bij {_many(count)}{which}"
        yield Finding(bestand, message, f"Vul in: {uitleg}", None, kolom)


def _unknown(
    con: duckdb.DuckDBPyConnection,
    bestand: str,
    kolom: str,
    cells: pl.DataFrame,
    known: Collection[str],
    message: str,
    remedy: str,
) -> Iterator[Finding]:
    wrong = cells.filter(pl.col(kolom).is_not_null() & ~pl.col(kolom).is_in(list(known)))
    values = wrong.group_by(kolom).agg(pl.col("aantal").sum()).sort(["aantal", kolom], descending=[True, False])
    for value, count in values.head(MOST_TOLD).rows():
        example = _example(wrong.filter(pl.col(kolom) == value))
        text = f"{message}: bij {_many(count)}{example}"
        yield Finding(bestand, text, _meant(con, value, known) + remedy, None, kolom, _shown(value))
    yield from _and_more(bestand, kolom, values)


def _meant(con: duckdb.DuckDBPyConnection, value: str, known: Collection[str]) -> str:
    near = very_near(con, "SELECT unnest($ids)", value, ids=list(known))
    return f"Bedoelt u {near}? " if near is not None else ""


def _shown(value: str) -> str:
    """A value that is not known, as far as it may be told: not what can be a number of somebody, nor a whole text."""
    digits = re.sub(r"\d{7,}", "…", value)
    return digits if len(digits) <= MOST_LETTERS else f"{digits[:MOST_LETTERS]}…"


def _and_more(bestand: str, kolom: str, found: pl.DataFrame) -> Iterator[Finding]:
    """How many there are beside those that are told."""
    if found.height > MOST_TOLD:
        message = f"er zijn nog {_number(found.height - MOST_TOLD)} andere waarden waarmee dit ook mis is"
        yield Finding(bestand, message, "Verbeter eerst de waarden die wel genoemd zijn.", None, kolom)


def _example(cells: pl.DataFrame) -> str:
    """The first registration that has the mistake, as who sent it knows it."""
    named = cells.filter(pl.col("nummer_van").is_not_null()).sort("organisatie_id", "nummer_van", nulls_last=True)
    if named.is_empty():
        return ""
    return f", zoals nummer {named['nummer_van'][0]} van {_of(named['organisatie_id'][0])}"


def _of(organisatie: str | None) -> str:
    return organisatie or "een organisatie die niet genoemd is"


def _many(count: int) -> str:
    return f"{_number(count)} {'registratie' if count == 1 else 'registraties'}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
