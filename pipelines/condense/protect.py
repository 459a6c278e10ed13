"""Which counts of registrations may not be shown: small ones, and those that would tell how large those are.

All registrations are about persons, and there may be a million counts, so there is one rule that is simple to prove.
The parts of a sum that are hidden are its smallest; they are at least two, and together so much more than their number
that each may be anything over a width of the threshold. Where that cannot be, the whole is hidden, with all its parts.

A frame of counts has a row per count: `teller`, and `rest` for a share (those of the noemer that are not in the
teller); `deel` says what it is: `boven` (the whole of an indicator), `geheel` (an onderdeel), `organisatie` or
`deelgroep`. What is hidden is hidden for everything that counts the same kinds of event; `indicator` says which it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

WHOLE = ("indicator", "periode")
SUM = (*WHOLE, "onderdeel_id")


def hidden(counts: pl.DataFrame) -> pl.DataFrame:
    """The frame with `verborgen`. `drempel`: counts from 1 up to this are small.

    `familie`: indicators that count the same kinds of event; `is_keuze`: only those that ended in some way.
    """
    rest = pl.col("rest").fill_null(0)
    found = counts.with_row_index("rij").with_columns(
        verborgen=_is_small(pl.col("teller")) | _is_small(rest) | _is_small(pl.col("teller") + rest)
    )
    while True:
        before = found["verborgen"].sum()
        found = _together(_downward(_with_company(found)))
        # Hiding more never tells more, so this ends.
        if found["verborgen"].sum() == before:
            return found.sort("rij").drop("rij")


def _with_company(counts: pl.DataFrame) -> pl.DataFrame:
    parts = {deel: counts.filter(pl.col("deel") == deel) for deel in ("boven", "geheel", "organisatie", "deelgroep")}
    for deel in ("organisatie", "deelgroep"):
        parts[deel], too_small = _smallest(parts[deel], SUM)
        parts["geheel"] = _also(parts["geheel"], too_small, SUM)
    # Only where a whole is shown: one onderdeel that is all of an indicator is its own whole.
    is_under = pl.struct(*WHOLE).is_in(parts["boven"].select(pl.struct(*WHOLE)).to_series().implode())
    under, too_small = _smallest(parts["geheel"].filter(is_under), WHOLE)
    parts["geheel"] = pl.concat([under, parts["geheel"].filter(~is_under)])
    parts["boven"] = _also(parts["boven"], too_small, WHOLE)
    return pl.concat(list(parts.values()))


def _is_small(count: pl.Expr) -> pl.Expr:
    return (count > 0) & (count < pl.col("drempel"))


def _smallest(parts: pl.DataFrame, of: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The parts with as many more hidden as it takes, and the sums in which all of them are too few."""
    if parts.is_empty():
        return parts, parts.select(*of)
    size = pl.col("teller") + pl.col("rest").fill_null(0)
    keys = list(of)
    ordered = parts.with_columns(omvang=size).sort(
        *keys, "verborgen", "omvang", "rij", descending=[*[False] * len(keys), True, False, False]
    )
    place = pl.int_range(1, pl.len() + 1).over(keys)
    tellers, rests = pl.col("teller").cum_sum().over(keys), pl.col("rest").cum_sum().over(keys)

    def is_wide(sums: pl.Expr) -> pl.Expr:
        # When nobody is there, readers may know that.
        return (sums == 0) | (sums >= pl.col("drempel"))

    enough = (
        (place >= 2)
        & (place >= pl.col("verborgen").sum().over(keys))
        & (pl.col("omvang").cum_sum().over(keys) - place >= pl.col("drempel"))
        & is_wide(tellers)
        & is_wide(rests).fill_null(True)
    )
    last = pl.when(enough).then(place).min().over(keys)
    any_small = pl.col("verborgen").any().over(keys)
    found = ordered.with_columns(
        verborgen=any_small & (place <= last.fill_null(place)), te_klein=any_small & last.is_null()
    )
    too_small = found.filter("te_klein").select(keys).unique()
    return found.select(parts.columns), too_small


def _also(wholes: pl.DataFrame, too_small: pl.DataFrame, of: Sequence[str]) -> pl.DataFrame:
    marked = wholes.join(too_small.with_columns(mee=pl.lit(True)), on=list(of), how="left", nulls_equal=True)
    return marked.with_columns(pl.col("verborgen") | pl.col("mee").fill_null(False)).drop("mee")


def _downward(counts: pl.DataFrame) -> pl.DataFrame:
    """Of a hidden whole every part is hidden too."""
    above = counts.filter(pl.col("deel") == "boven", "verborgen").select(*WHOLE).unique()
    counts = _also(counts, above, WHOLE)
    wholes = counts.filter(pl.col("deel") == "geheel", "verborgen").select(*SUM).unique()
    parts = counts.filter(pl.col("deel") != "boven")
    return pl.concat([counts.filter(pl.col("deel") == "boven"), _also(parts, wholes, SUM)])


def _together(counts: pl.DataFrame) -> pl.DataFrame:
    """What one indicator hides of the same events in the same place, another does not tell."""
    place = ["familie", "periode", "deel", "onderdeel_id", "organisatie_id", "uitsplitsing"]
    every = counts.with_columns(
        eerst=pl.when(pl.col("is_keuze")).then(False).otherwise(pl.col("verborgen")).any().over(place),
        keuze=pl.when(pl.col("is_keuze")).then(pl.col("verborgen")).otherwise(False).any().over(place),
    )
    # How many ended in one way does not tell how many there were.
    found = every.with_columns(verborgen=pl.col("eerst") | (pl.col("is_keuze") & pl.col("keuze")))
    return _downward(found.drop("eerst", "keuze"))
