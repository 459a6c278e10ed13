"""From what was counted to the rows of meting.csv that somebody else would have sent.

One row is one value of an indicator over a period: of its whole branch, of an onderdeel, and of an organisation or a
deelgroep in it. Where nothing was registered there is no row: whether nothing happened or nothing was sent, nobody
knows here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from pipelines.condense.protect import hidden
from pipelines.condense.registrations import Registrations
from pipelines.definitions import Definitions, Indicator
from pipelines.registraties import MONTHS, Telling

_COUNTS = {
    "periode": pl.Int64, "deel": pl.String, "onderdeel_id": pl.String, "organisatie_id": pl.String,
    "uitsplitsing": pl.String, "teller": pl.Int64, "rest": pl.Int64,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """An indicator that registrations are counted for."""

    indicator: Indicator
    telling: Telling

    @property
    def months(self) -> int:
        """How long its period is."""
        return MONTHS[self.telling.periode]


# How many different persons an indicator counts per organisation, period and some columns.
Persons = Callable[[Counted, Sequence[str]], pl.DataFrame]


def counted(definitions: Definitions) -> list[Counted]:
    """The indicators whose values come from registrations, in the order of indicators.yml."""
    return [Counted(i, i.registratie) for i in definitions.indicatoren if i.registratie is not None]


def metingen(
    cells: pl.DataFrame, persons: Persons, definitions: Definitions, file: Registrations, bekend_op: date
) -> pl.DataFrame:
    """The rows, as text, in the columns of meting.csv that they fill. A period that is not over yet gives none."""
    indicators = counted(definitions)
    families = _families(indicators)
    frames = []
    for place, one in enumerate(indicators):
        counts = _of_persons(one, persons) if one.telling.telt == "personen" else _of_registrations(one, cells)
        drempel = definitions.drempel if one.indicator.drempel is None else one.indicator.drempel
        frames.append(
            counts.filter(_last_day(one.months) <= bekend_op).with_columns(
                indicator=pl.lit(place, pl.Int64),
                drempel=pl.lit(drempel, pl.Int64),
                familie=pl.lit(families[place], pl.Int64),
                is_keuze=pl.lit(one.telling.uitkomsten is not None),
            )
        )
    found = hidden(pl.concat(frames)) if frames else pl.DataFrame()
    rows = [
        _rows(one, found.filter(pl.col("indicator") == place), file, _how(one.telling, definitions))
        for place, one in enumerate(indicators)
    ]
    whole = pl.concat([part for part in rows if not part.is_empty()] or rows[:1])
    order = ("indicator_id", "indicator_versie", "onderdeel_id", "geldig_op", "organisatie_id", "uitsplitsing")
    return whole.sort(*order, nulls_last=False)


def finished(cells: pl.DataFrame, definitions: Definitions, bekend_op: date) -> list[tuple[str, str]]:
    """The indicator and last day of each period that registrations would give a value, were nothing wrong with them."""
    found: set[tuple[str, str]] = set()
    for one in counted(definitions):
        start = pl.col("periode") - pl.col("periode") % 12 % one.months
        chosen = _in_branch(cells, one).with_columns(periode=start).filter(_last_day(one.months) <= bekend_op)
        if one.telling.uitkomsten:
            ended = pl.col("uitkomst")
            is_counted = (
                ended.is_not_null() if one.indicator.eenheid == "procent" else ended.is_in(one.telling.uitkomsten)
            )
            chosen = chosen.filter(is_counted)
        last = _last_day(one.months).cast(pl.String).alias("tot")
        found.update((one.indicator.id, day) for day in chosen.select(last).unique()["tot"])
    return sorted(found)


def unfinished(cells: pl.DataFrame, definitions: Definitions, bekend_op: date) -> list[tuple[str, str]]:
    """The kinds of event that are counted over a period that is not over yet, with the last day of that."""
    found = set()
    for one in counted(definitions):
        last = _last_day(one.months).cast(pl.String)
        start = pl.col("periode") - pl.col("periode") % 12 % one.months
        ends = _in_branch(cells, one).with_columns(periode=start).filter(_last_day(one.months) > bekend_op)
        found.update(ends.select("soort", last.alias("tot")).unique().rows())
    return sorted(found)


def _in_branch(cells: pl.DataFrame, one: Counted) -> pl.DataFrame:
    branch, place = one.indicator.onderdeel, pl.col("onderdeel_id")
    return cells.filter(
        pl.col("soort").is_in(one.telling.soorten), (place == branch) | place.str.starts_with(f"{branch}/")
    )


def _of_registrations(one: Counted, cells: pl.DataFrame) -> pl.DataFrame:
    """The counts of an indicator; of a share also how many ended otherwise. Whose end is unknown is in neither."""
    telling = one.telling
    # Cells are of the shortest period that any indicator has.
    start = pl.col("periode") - pl.col("periode") % 12 % one.months
    chosen = _in_branch(cells, one).with_columns(periode=start)
    is_counted = pl.col("uitkomst").is_in(telling.uitkomsten) if telling.uitkomsten else pl.lit(True)
    if one.indicator.eenheid == "procent":
        chosen = chosen.filter(pl.col("uitkomst").is_not_null())
        amounts = [
            pl.col("aantal").filter(is_counted).sum().alias("teller"),
            pl.col("aantal").filter(~is_counted).sum().alias("rest"),
        ]
    else:
        chosen = chosen.filter(is_counted)
        amounts = [pl.col("aantal").sum().alias("teller"), pl.lit(None, pl.Int64).alias("rest")]

    def summed(*by: str) -> pl.DataFrame:
        return chosen.group_by("periode", *by).agg(amounts)

    return _levels(one, summed)


def _of_persons(one: Counted, persons: Persons) -> pl.DataFrame:
    """How many different persons; who is known at two organisations is counted at each: a number is of one of them."""

    def summed(*by: str) -> pl.DataFrame:
        found = persons(one, [name for name in by if name != "organisatie_id"])
        return found.group_by("periode", *by).agg(
            pl.col("aantal").sum().alias("teller"), pl.lit(None, pl.Int64).alias("rest")
        )

    return _levels(one, summed)


def _levels(one: Counted, summed: Callable[..., pl.DataFrame]) -> pl.DataFrame:
    """The counts of the branch, of each onderdeel, and of their parts."""
    root = one.indicator.onderdeel
    whole = summed("onderdeel_id").with_columns(deel=pl.lit("geheel"))
    parts = [whole]
    if not whole.filter(pl.col("onderdeel_id") != root).is_empty():
        parts.append(summed().with_columns(deel=pl.lit("boven"), onderdeel_id=pl.lit(root)))
    if "organisatie" in one.telling.per:
        parts.append(summed("onderdeel_id", "organisatie_id").with_columns(deel=pl.lit("organisatie")))
    if "deelgroep" in one.telling.per:
        group = pl.col("deelgroep").alias("uitsplitsing")
        parts.append(
            summed("onderdeel_id", "deelgroep").with_columns(group, deel=pl.lit("deelgroep")).drop("deelgroep")
        )
    return pl.concat(
        [part.select(pl.col(name).cast(kind) if name in part.columns else pl.lit(None, kind).alias(name)
                     for name, kind in _COUNTS.items()) for part in parts]
    )  # fmt: skip


def _families(indicators: Sequence[Counted]) -> list[int]:
    """A number per indicator, the same for those that count the same kinds of event, also by way of another."""
    found = list(range(len(indicators)))
    for place, one in enumerate(indicators):
        for earlier in range(place):
            if set(one.telling.soorten) & set(indicators[earlier].telling.soorten):
                old, new = found[place], found[earlier]
                found = [new if number == old else number for number in found]
    return found


def _rows(one: Counted, counts: pl.DataFrame, file: Registrations, how: str) -> pl.DataFrame:
    """The counts of one indicator as rows of text. `how` says how they came about."""
    root = one.indicator.onderdeel
    # With onderdelen below it the root has one row: that of everything. What was registered at itself is in that.
    has_whole = counts.filter(pl.col("deel") == "boven").height > 0
    is_row = (pl.col("deel") != "deelgroep") | pl.col("uitsplitsing").is_not_null()
    if has_whole:
        is_row &= (pl.col("deel") == "boven") | (pl.col("onderdeel_id") != root)
    shown = ~pl.col("verborgen")
    is_share = one.indicator.eenheid == "procent"
    nothing = pl.lit(None, pl.String)
    total = pl.col("teller") + pl.col("rest").fill_null(0)
    last = _last_day(one.months)
    return counts.filter(is_row).select(
        indicator_id=pl.lit(one.indicator.id),
        indicator_versie=pl.lit(str(one.indicator.versie)),
        onderdeel_id=pl.col("onderdeel_id"),
        organisatie_id=pl.col("organisatie_id"),
        uitsplitsing=pl.col("uitsplitsing"),
        geldig_van=_first_day().cast(pl.String),
        geldig_op=last.cast(pl.String),
        geldig_precisie=pl.lit(one.telling.periode),
        waarde=nothing if is_share else pl.when(shown).then(pl.col("teller").cast(pl.String)),
        teller=pl.when(shown).then(pl.col("teller").cast(pl.String)) if is_share else nothing,
        noemer=pl.when(shown).then(total.cast(pl.String)) if is_share else nothing,
        kwalificatie=pl.lit("exact"),
        wijze=pl.when(shown).then(pl.lit("geteld")).otherwise(pl.lit("letterlijk")),
        wijze_reden=pl.when(shown).then(pl.lit(how)),
        stilte=pl.when(~shown).then(pl.lit("niet_getoond")),
        toelichting=pl.when(~shown).then(pl.lit("Om hoeveel mensen het gaat, tonen wij niet.")),
        bestand=pl.lit(file.name),
        paragraaf=pl.lit("registraties"),
        regel_van=pl.lit("1"),
        regel_tot=pl.lit(str(file.rows)),
    )


def _how(telling: Telling, definitions: Definitions) -> str:
    kinds = definitions.registraties.soorten if definitions.registraties else []
    names = " en ".join(kind.naam for kind in kinds if kind.id in telling.soorten)
    what = "personen die voorkomen bij" if telling.telt == "personen" else "registraties van"
    ended = f" met als uitkomst {' of '.join(telling.uitkomsten)}" if telling.uitkomsten else ""
    return f"Door de monitor geteld per {telling.periode}: {what} {names}{ended}."


def _first_day() -> pl.Expr:
    return pl.date(pl.col("periode") // 12, pl.col("periode") % 12 + 1, 1)


def _last_day(months: int) -> pl.Expr:
    last = pl.col("periode") + months - 1
    return pl.date(last // 12, last % 12 + 1, 1).dt.month_end()
