"""What is read from registrations, each in one pass over the file: written once, for every engine.

A pass gives few rows however many registrations there are; every check and every value is made of those.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import reduce
from operator import add

import narwhals as nw
import polars as pl

from pipelines.condense.engines import Frame
from pipelines.condense.registrations import limits

PLACE = ("organisatie_id", "onderdeel_id", "soort", "deelgroep", "uitkomst", "periode")
# As many numbers as fit in one sum of powers of two.
BLOCK = 32
# More are not counts of anything, and would not fit in memory: columns that were exchanged, say.
MOST_CELLS = 2_000_000
# So many mistakes of one kind leave an engine; how many there are beyond these does not matter any more.
MOST_WRONG = 10_000


def cells(registrations: Frame, months: int) -> pl.DataFrame:
    """How many registrations there are per organisation, onderdeel, kind, group, outcome and period.

    `periode` is the first month of a period of so many months, counted from the year 0; null: no date. `met_nummer`
    and `met_persoon`: how many have one. `nummer_van`, `nummer_tot` and so on: the smallest and the largest. One row
    more than MOST_CELLS says that there are more.
    """
    counted = _with_period(registrations, months).group_by(*PLACE)
    numbers = ("nummer", "persoon")
    return _collected(
        counted.agg(
            nw.len().alias("aantal"),
            *(nw.col(name).count().alias(f"met_{name}") for name in numbers),
            *(nw.col(name).min().alias(f"{name}_van") for name in (*numbers, "op")),
            *(nw.col(name).max().alias(f"{name}_tot") for name in (*numbers, "op")),
        ).head(MOST_CELLS + 1)
    ).with_columns(pl.col("aantal", "met_nummer", "met_persoon", "periode").cast(pl.Int64))


def beyond(registrations: Frame, first: date, last: date) -> pl.DataFrame:
    """Per organisation and column how many values lie outside what can be: `kolom`, `aantal`, and one as an example."""
    parts = []
    for column, (low, high) in limits(first, last).items():
        wrong = registrations.filter((nw.col(column) < nw.lit(low)) | (nw.col(column) > nw.lit(high)))
        found = wrong.group_by("organisatie_id").agg(
            nw.len().alias("aantal"), nw.col(column).min().alias("van"), nw.col(column).max().alias("tot")
        )
        shown = _collected(found.sort("organisatie_id").head(MOST_WRONG)).select(
            "organisatie_id",
            pl.lit(column).alias("kolom"),
            pl.col("aantal").cast(pl.Int64),
            # What is too small is the smallest there is, and else the largest is too large.
            pl.when(pl.col("van") < low).then(pl.col("van")).otherwise(pl.col("tot")).cast(pl.String).alias("waarde"),
        )
        parts.append(shown)
    return pl.concat(parts).sort("kolom", "organisatie_id")


def repeated(registrations: Frame) -> pl.DataFrame:
    """The numbers that an organisation used more than once, and how often.

    Grouping twenty million numbers is dear; blocks of them are not. In a block each number is a power of two. A sum of
    n powers has n ones in binary only when all are different, for two that are the same carry into one.
    """
    # What is no number or none that can be is told by others.
    numbered = registrations.filter((nw.col("nummer") >= 1) & ~nw.col("organisatie_id").is_null())
    place = nw.col("nummer") % BLOCK
    in_blocks = numbered.with_columns(blok=nw.col("nummer") - place, macht=nw.lit(2.0) ** place)
    summed = in_blocks.group_by("organisatie_id", "blok").agg(
        nw.len().alias("aantal"), nw.col("macht").sum().cast(nw.Int64).alias("som")
    )
    ones = reduce(add, (_one_if(nw.col("som") % 2 ** (bit + 1) >= 2**bit) for bit in range(BLOCK)))
    twice = summed.filter((nw.col("som") >= 2**BLOCK) | (ones != nw.col("aantal"))).select("organisatie_id", "blok")
    if _collected(twice.head(1)).is_empty():
        return pl.DataFrame(schema={"organisatie_id": pl.String, "nummer": pl.Int64, "aantal": pl.Int64})
    in_block = numbered.with_columns(blok=nw.col("nummer") - place).join(twice, on=["organisatie_id", "blok"])
    counted = in_block.group_by("organisatie_id", "nummer").agg(nw.len().alias("aantal"))
    found = counted.filter(nw.col("aantal") > 1).sort("organisatie_id", "nummer").head(MOST_WRONG)
    return _collected(found).with_columns(pl.col("aantal").cast(pl.Int64)).sort("organisatie_id", "nummer")


def persons(
    registrations: Frame,
    months: int,
    branch: str,
    kinds: Collection[str],
    outcomes: Collection[str] | None,
    by: Sequence[str],
) -> pl.DataFrame:
    """How many different persons there are per organisation, period and the columns of `by`.

    Counted are some kinds of event in one branch of the tree: at an onderdeel or below it.
    """
    place = nw.col("onderdeel_id")
    in_branch = (place == branch) | place.str.starts_with(f"{branch}/")
    chosen = _with_period(registrations, months).filter(nw.col("soort").is_in(list(kinds)) & in_branch)
    if outcomes is not None:
        chosen = chosen.filter(nw.col("uitkomst").is_in(list(outcomes)))
    keys = ("organisatie_id", "periode", *by)
    # Grouped twice: `unique` of Narwhals numbers every row first, four times the work.
    different = chosen.group_by(*keys, "persoon").agg(nw.len().alias("keren"))
    return _collected(different.group_by(*keys).agg(nw.len().alias("aantal"))).with_columns(
        pl.col("aantal", "periode").cast(pl.Int64)
    )


def _with_period(registrations: Frame, months: int) -> Frame:
    month = nw.col("op").dt.month()
    before = nw.lit(0)
    # Compared, not divided: of a division engines round in different ways, and making that equal costs as much again.
    for start in range(months, 12, months):
        before = nw.when(month > start).then(nw.lit(start)).otherwise(before)
    return registrations.with_columns(periode=nw.col("op").dt.year() * 12 + before)


def _one_if(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def _collected(frame: Frame) -> pl.DataFrame:
    return frame.collect(backend="polars").to_native()  # type: ignore[no-any-return]
