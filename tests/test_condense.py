"""Registrations become metingen: what is counted, what is refused with which words, what is not shown, what is kept."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from dashboard.cli import main
from pipelines.build import CONDENSED, DefinitionsError, build, build_as_known_on, check_only, condense_only
from pipelines.condense import engines, judge
from pipelines.condense.passes import repeated
from pipelines.condense.protect import hidden
from pipelines.findings import Finding, blocking
from tests.deliver import write_rows
from tests.registrations import (
    BEZOEKEN,
    GASTEN,
    GEHOLPEN,
    GESPREKKEN,
    KINDS,
    LEVERING,
    SCHEMA,
    add_delivery,
    damage,
    data_with,
    describe,
    many,
    registration,
)  # fmt: skip

Row = dict[str, Any]


def values(folder: Path, rows: Sequence[Row], **given: Any) -> dict[str, tuple[Any, ...]]:
    """What registrations became: (waarde,), (teller, noemer) or (stilte,), by the end of its key."""
    return condensed(data_with(folder, rows, **given), folder / "var")


def condensed(data: Path, var: Path) -> dict[str, tuple[Any, ...]]:
    """The values that the registrations of a data folder became."""
    assert blocking(condense_only(data, var, "duckdb")[1]) == []
    (kept,) = (var / CONDENSED).glob("*.parquet")
    key = pl.concat_str(
        "indicator_id", "onderdeel_id", "geldig_op", "organisatie_id", "uitsplitsing", separator=":", ignore_nulls=True
    )
    columns = ("waarde", "teller", "noemer", "stilte")
    rows = pl.read_parquet(kept).select(key, *columns).rows()
    return {
        name: tuple(value if value == "niet_getoond" else int(value) for value in told if value is not None)
        for name, *told in rows
    }


def findings(data: Path) -> list[Finding]:
    """What is wrong with the registrations of a data folder."""
    return [finding for finding in check_only(data) if finding.levering_id == LEVERING and blocking([finding])]


def told(data: Path) -> list[str]:
    """The same, as the words that a reader gets."""
    return [str(finding) for finding in findings(data)]


# What is counted


def test_conversations_people_and_shares_are_counted_per_onderdeel_organisation_and_group(tmp_path: Path) -> None:
    rows = [
        *many(12, deelgroep="rol=ouder"),
        *many(8, 13, uitkomst="nee", deelgroep="rol=kind", persoon=1),
        *many(30, organisatie_id="huis-b", onderdeel_id="demo/school", deelgroep="rol=kind"),
    ]
    assert values(tmp_path, rows, indicators=(GESPREKKEN, GASTEN, GEHOLPEN)) == {
        "demo.gasten:demo/school:2024-06-30": (30,),
        "demo.gasten:demo/school:2024-06-30:huis-b": (30,),
        "demo.gasten:demo/school:2024-06-30:rol=kind": (30,),
        "demo.gasten:demo/thuis:2024-06-30": (12,),
        "demo.gasten:demo/thuis:2024-06-30:rol=kind": ("niet_getoond",),
        "demo.gasten:demo/thuis:2024-06-30:rol=ouder": ("niet_getoond",),
        "demo.gasten:demo/thuis:2024-06-30:zorghuis": (12,),
        # Once at each organisation.
        "demo.gasten:demo:2024-06-30": (42,),
        "demo.geholpen:demo/school:2024-06-30": (30, 30),
        "demo.geholpen:demo/school:2024-06-30:huis-b": (30, 30),
        "demo.geholpen:demo/school:2024-06-30:rol=kind": (30, 30),
        "demo.geholpen:demo/thuis:2024-06-30": (12, 20),
        "demo.geholpen:demo/thuis:2024-06-30:rol=kind": ("niet_getoond",),
        "demo.geholpen:demo/thuis:2024-06-30:rol=ouder": ("niet_getoond",),
        "demo.geholpen:demo/thuis:2024-06-30:zorghuis": (12, 20),
        "demo.geholpen:demo:2024-06-30": (42, 50),
        "demo.gesprekken:demo/school:2024-06-30": (30,),
        "demo.gesprekken:demo/school:2024-06-30:huis-b": (30,),
        "demo.gesprekken:demo/school:2024-06-30:rol=kind": (30,),
        "demo.gesprekken:demo/thuis:2024-06-30": (20,),
        # One child stands behind eight conversations.
        "demo.gesprekken:demo/thuis:2024-06-30:rol=kind": ("niet_getoond",),
        "demo.gesprekken:demo/thuis:2024-06-30:rol=ouder": ("niet_getoond",),
        "demo.gesprekken:demo/thuis:2024-06-30:zorghuis": (20,),
        "demo.gesprekken:demo:2024-06-30": (50,),
    }  # fmt: skip


def test_each_indicator_has_its_own_period_and_one_that_is_not_over_gives_nothing(tmp_path: Path) -> None:
    rows = [
        *many(4, op=date(2023, 6, 30)),
        *many(5, 10, op=date(2023, 7, 1)),
        # The delivery is of 31 July 2024: July is over, the second half of the year is not.
        *many(6, 20, op=date(2024, 7, 31)),
        *many(7, 30, op=date(2024, 2, 29), soort="bezoek", uitkomst=None),
        *many(8, 40, op=date(2024, 7, 31), soort="bezoek", uitkomst=None),
    ]
    found = values(tmp_path, rows, indicators=(GEHOLPEN, BEZOEKEN))
    assert {key: value for key, value in found.items() if ":demo/thuis:" in key and not key.endswith("zorghuis")} == {
        "demo.bezoeken:demo/thuis:2024-02-29": (7,),
        "demo.bezoeken:demo/thuis:2024-07-31": (8,),
        "demo.geholpen:demo/thuis:2023-06-30": (4, 4),
        "demo.geholpen:demo/thuis:2023-12-31": (5, 5),
    }


def test_whose_end_is_unknown_is_in_no_share(tmp_path: Path) -> None:
    rows = [*many(6), *many(4, 10, uitkomst="nee"), *many(90, 20, uitkomst=None)]
    assert values(tmp_path, rows, indicators=(GEHOLPEN,))["demo.geholpen:demo/thuis:2024-06-30"] == (6, 10)


def test_only_what_happened_in_its_branch_is_counted_for_an_indicator(tmp_path: Path) -> None:
    rows = [*many(5), *many(6, 10, onderdeel_id="demo/thuis/avond"), *many(7, 20, onderdeel_id="demo/school")]
    rows += many(8, 30, onderdeel_id="demo/thuisbasis")
    at_home = [{**one, "onderdeel": "demo/thuis"} for one in (GESPREKKEN, GASTEN)]
    data = data_with(tmp_path, rows, indicators=at_home)
    write_rows(data, LEVERING, "onderdeel", [
        {"id": "demo/thuis/avond", "ouder_id": "demo/thuis", "naam": "Avond", "bestand": "lijst.txt"},
        {"id": "demo/thuisbasis", "naam": "Thuisbasis", "bestand": "lijst.txt"},
    ])  # fmt: skip
    found = condensed(data, tmp_path / "var")
    for name in ("gesprekken", "gasten"):
        assert found[f"demo.{name}:demo/thuis:2024-06-30"] == (11,)
    assert not [key for key in found if "school" in key or "basis" in key]


def test_registrations_at_the_root_itself_are_part_of_its_one_value(tmp_path: Path) -> None:
    rows = [*many(5, onderdeel_id="demo"), *many(6, 10)]
    found = values(tmp_path, rows, indicators=(GESPREKKEN,))
    assert found["demo.gesprekken:demo:2024-06-30"] == (11,)
    assert "demo.gesprekken:demo:2024-06-30:zorghuis" not in found


def test_value_says_how_it_was_counted_and_leads_to_the_file(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(20), indicators=(GEHOLPEN,))
    query = """
        SELECT wijze, wijze_reden, bestand, paragraaf, regel_van, regel_tot FROM core.meting
        WHERE sleutel = 'meting:demo.geholpen:demo/thuis:2024-06-30'
    """
    with duckdb.connect(str(build(data, tmp_path / "var").path), read_only=True) as con:
        assert con.sql(query).fetchall() == [
            ("geteld", "Door de monitor geteld per halfjaar: registraties van gesprekken met als uitkomst ja.",
             "registratie.parquet", "registraties", 1, 20)
        ]  # fmt: skip


@st.composite
def registrations(draw: st.DrawFn) -> list[Row]:
    """Registrations of every kind that is allowed, numbered per organisation."""
    several = st.lists(
        st.fixed_dictionaries(
            {
                "organisatie_id": st.sampled_from(["zorghuis", "huis-a", "huis-b"]),
                "onderdeel_id": st.sampled_from(["demo", "demo/thuis", "demo/school"]),
                "soort": st.sampled_from(["gesprek", "bezoek"]),
                "op": st.dates(date(2023, 1, 1), date(2024, 7, 31)),
                "persoon": st.integers(1, 9),
                "deelgroep": st.sampled_from([None, "rol=ouder", "rol=kind"]),
                "uitkomst": st.sampled_from([None, "ja", "nee"]),
            }
        ),
        min_size=1,
        max_size=60,
    )
    rows = draw(several)
    return [
        registration(number, **row | ({"uitkomst": None} if row["soort"] == "bezoek" else {}))
        for number, row in enumerate(rows, 1)
    ]


def naive(rows: Sequence[Row]) -> dict[str, tuple[float, ...]]:
    """What a reader would count by hand for `demo.gesprekken` and the rest, with nothing hidden."""
    counted: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_month = row["soort"] == "bezoek"
        end = _end(row["op"], 1 if by_month else 6)
        if end <= "2024-07-31":
            counted[row["soort"], end, row["onderdeel_id"], ""].append(row)
    found: dict[str, tuple[float, ...]] = {}
    for (soort, end, onderdeel, _), own in counted.items():
        every = [row for (s, e, _, _), part in counted.items() if (s, e) == (soort, end) for row in part]
        below = any(row["onderdeel_id"] != "demo" for row in every)
        for place, part in [("demo", every)] if below else [("demo", own)]:
            _add(found, soort, place, end, part)
        if onderdeel != "demo":
            _add(found, soort, onderdeel, end, own)
    return found


def _add(found: dict[str, tuple[float, ...]], soort: str, place: str, end: str, rows: Sequence[Row]) -> None:
    if soort == "bezoek":
        found[f"demo.bezoeken:{place}:{end}"] = (len(rows),)
        return
    found[f"demo.gesprekken:{place}:{end}"] = (len(rows),)
    found[f"demo.gasten:{place}:{end}"] = (len({(row["organisatie_id"], row["persoon"]) for row in rows}),)
    if known := [row for row in rows if row["uitkomst"]]:
        found[f"demo.geholpen:{place}:{end}"] = (sum(row["uitkomst"] == "ja" for row in known), len(known))


def _end(day: date, months: int) -> str:
    month = (day.month - 1) // months * months + months
    after = date(day.year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1).isoformat()


@settings(max_examples=12, deadline=None)
@given(rows=registrations())
def test_counts_are_those_of_who_counts_by_hand(rows: list[Row], tmp_path_factory: pytest.TempPathFactory) -> None:
    unprotected = [{**one, "drempel": 0} for one in (GESPREKKEN, GASTEN, GEHOLPEN, BEZOEKEN)]
    plain = [{**one, "registratie": {**one["registratie"], "per": []}} for one in unprotected]
    assert values(tmp_path_factory.mktemp("hand"), rows, indicators=plain) == naive(rows)


# What is not shown


def counts(*rows: tuple[Any, ...], drempel: int = 10) -> pl.DataFrame:
    """Counts of one period: (indicator, deel, onderdeel, organisation or group, teller, rest).

    Indicator 0 counts all, 1 is a share.
    """
    columns = ("indicator", "deel", "onderdeel_id", "deel_van", "teller", "rest")
    frame = pl.DataFrame([dict(zip(columns, row, strict=True)) for row in rows], infer_schema_length=None)
    return frame.with_columns(
        periode=pl.lit(1), drempel=pl.lit(drempel), familie=pl.lit(0), is_keuze=pl.col("indicator") == 1,
        organisatie_id=pl.when(pl.col("deel") == "organisatie").then(pl.col("deel_van")),
        uitsplitsing=pl.when(pl.col("deel") == "deelgroep").then(pl.col("deel_van")),
        rest=pl.col("rest").cast(pl.Int64),
    )  # fmt: skip


def not_shown(frame: pl.DataFrame) -> list[Any]:
    """Which counts are hidden: the part, else the onderdeel."""
    found = hidden(frame).filter("verborgen")
    return sorted(found.select(pl.coalesce("deel_van", "onderdeel_id")).to_series().to_list())


def of_organisations(*numbers: int, whole: int | None = None) -> pl.DataFrame:
    """One onderdeel with so many registrations per organisation."""
    total = sum(numbers) if whole is None else whole
    parts = [(0, "organisatie", "p", f"o{place}", number, None) for place, number in enumerate(numbers)]
    return counts((0, "geheel", "p", None, total, None), *parts)


def test_small_count_is_hidden_with_so_many_others_that_it_may_be_anything() -> None:
    assert not_shown(of_organisations(40, 30, 4)) == ["o1", "o2"]
    # Four and seven together are eleven: one of them would lie between one and ten.
    assert not_shown(of_organisations(40, 4, 7)) == ["o0", "o1", "o2"]
    assert not_shown(of_organisations(40, 4, 9)) == ["o1", "o2"]
    assert not_shown(of_organisations(40, 30, 10)) == []


def test_where_nothing_is_left_to_hide_the_whole_is_hidden() -> None:
    assert not_shown(of_organisations(6, 5)) == ["o0", "o1", "p"]
    assert not_shown(of_organisations(4)) == ["o0", "p"]
    assert not_shown(of_organisations(40)) == []


def test_hidden_onderdeel_has_company_in_its_branch_and_hides_its_parts() -> None:
    frame = counts(
        (0, "boven", "x", None, 104, None), (0, "geheel", "a", None, 4, None), (0, "geheel", "b", None, 40, None),
        (0, "geheel", "c", None, 60, None), (0, "organisatie", "b", "o1", 40, None),
        (0, "organisatie", "c", "o2", 60, None),
    )  # fmt: skip
    assert not_shown(frame) == ["a", "b", "o1"]


def test_share_is_hidden_when_few_did_or_few_did_not() -> None:
    def shares(*parts: tuple[int, int]) -> list[Any]:
        whole = (1, "geheel", "p", None, sum(t for t, _ in parts), sum(r for _, r in parts))
        return not_shown(counts(whole, *((1, "organisatie", "p", f"o{i}", *part) for i, part in enumerate(parts))))

    assert shares((40, 20), (30, 50)) == []
    assert shares((40, 3), (30, 50), (90, 90)) == ["o0", "o1"]
    # Everybody did: of that nothing can be hidden, and it hides nothing.
    assert shares((40, 0), (30, 50)) == []


def test_what_one_indicator_hides_another_of_the_same_events_does_not_tell() -> None:
    frame = counts(
        (0, "geheel", "p", None, 74, None), (0, "organisatie", "p", "o0", 40, None),
        (0, "organisatie", "p", "o1", 30, None), (0, "organisatie", "p", "o2", 4, None),
        (1, "geheel", "p", None, 40, 30), (1, "organisatie", "p", "o0", 20, 20), (1, "organisatie", "p", "o1", 20, 10),
    )  # fmt: skip
    assert not_shown(frame) == ["o0", "o1", "o1", "o2"]


@settings(max_examples=60, deadline=None)
@given(
    cells=st.lists(
        st.tuples(
            st.sampled_from("abc"), st.sampled_from(["o1", "o2", "o3"]), st.integers(0, 25), st.integers(0, 25)
        ),
        min_size=1, max_size=9, unique_by=lambda cell: cell[:2],
    )
)  # fmt: skip
def test_what_is_shown_leaves_every_hidden_count_a_width_of_the_threshold(
    cells: list[tuple[str, str, int, int]],
) -> None:
    """Whoever solves all equations between what is shown finds at least the threshold between least and most."""
    cells = [cell for cell in cells if cell[2] + cell[3]]
    frame = _both_indicators(cells)
    if frame is None:
        return
    found = hidden(frame)
    shown = {
        (row["indicator"], row["onderdeel_id"] if row["deel"] != "boven" else "x", row["deel_van"] or ""): row
        for row in found.filter(~pl.col("verborgen")).rows(named=True)
    }
    problem = _Equations(cells, shown)
    for row in found.filter("verborgen").rows(named=True):
        place = (row["onderdeel_id"] if row["deel"] != "boven" else "x", row["deel_van"] or "")
        amounts = ["all"] if row["indicator"] == 0 else ["yes", "no"]
        for amount in amounts:
            true = problem.true(amount, *place)
            # What is large or nought by itself is not what is protected: company of something small.
            if 0 < true < 10:
                low, high = problem.bounds(amount, *place)
                assert high - low >= 10 - 1e-6, (row, low, high)


def _both_indicators(cells: Sequence[tuple[str, str, int, int]]) -> pl.DataFrame | None:
    if not cells:
        return None
    rows: list[tuple[Any, ...]] = []
    for indicator in (0, 1):

        def sums(part: Sequence[tuple[str, str, int, int]], indicator: int = indicator) -> tuple[int, int | None]:
            yes, no = sum(cell[2] for cell in part), sum(cell[3] for cell in part)
            return (yes + no, None) if indicator == 0 else (yes, no)

        rows.append((indicator, "boven", "x", None, *sums(cells)))
        for onderdeel in sorted({cell[0] for cell in cells}):
            own = [cell for cell in cells if cell[0] == onderdeel]
            rows.append((indicator, "geheel", onderdeel, None, *sums(own)))
            rows += [(indicator, "organisatie", onderdeel, cell[1], *sums([cell])) for cell in own]
    return counts(*rows)


class _Equations:
    """Everything a reader knows: each cell has so many yes and no, at least one in all, and what is shown is true."""

    def __init__(self, cells: Sequence[tuple[str, str, int, int]], shown: Mapping[tuple[int, str, str], Row]) -> None:
        self.cells = cells
        self.equal: list[list[float]] = []
        self.values: list[float] = []
        for (indicator, onderdeel, organisatie), row in shown.items():
            if indicator == 0:
                self._add(self.weights("all", onderdeel, organisatie), row["teller"])
            else:
                self._add(self.weights("yes", onderdeel, organisatie), row["teller"])
                self._add(self.weights("no", onderdeel, organisatie), row["rest"])

    def _add(self, weights: list[float], value: float) -> None:
        self.equal.append(weights)
        self.values.append(value)

    def weights(self, amount: str, onderdeel: str, organisatie: str) -> list[float]:
        found = [0.0] * (2 * len(self.cells))
        for place, cell in enumerate(self.cells):
            if onderdeel in ("x", cell[0]) and organisatie in ("", cell[1]):
                found[2 * place] = float(amount in ("all", "yes"))
                found[2 * place + 1] = float(amount in ("all", "no"))
        return found

    def true(self, amount: str, onderdeel: str, organisatie: str) -> float:
        numbers = [number for cell in self.cells for number in cell[2:]]
        return sum(w * n for w, n in zip(self.weights(amount, onderdeel, organisatie), numbers, strict=True))

    def bounds(self, amount: str, onderdeel: str, organisatie: str) -> tuple[float, float]:
        weights = self.weights(amount, onderdeel, organisatie)
        at_least_one = [
            [-float(place // 2 == cell) for place in range(len(weights))] for cell in range(len(self.cells))
        ]
        ends = []
        for sign in (1, -1):
            found = linprog(
                [sign * weight for weight in weights], A_ub=at_least_one, b_ub=[-1.0] * len(self.cells),
                A_eq=self.equal or None, b_eq=self.values or None, bounds=(0, 1_000),
            )  # fmt: skip
            assert found.success, found.message
            ends.append(sign * found.fun)
        return ends[0], ends[1]


# What is refused


def test_one_database_tells_what_was_meant_for_all_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[duckdb.DuckDBPyConnection] = []

    def connect(path: str) -> duckdb.DuckDBPyConnection:
        opened.append(duckdb.connect(path))
        return opened[-1]

    monkeypatch.setattr(judge, "duckdb", SimpleNamespace(connect=connect))
    rows = [registration(1, onderdeel_id="demo/tuis"), registration(2, soort="gesprk"), registration(3, soort="bezok")]
    assert sum("Bedoelt u" in line for line in told(data_with(tmp_path, rows))) == 3
    assert len(opened) == 1


def test_every_kind_of_mistake_is_told_with_how_many_have_it_and_one_of_them(tmp_path: Path) -> None:
    rows = [
        *many(5),
        registration(6, organisatie_id="huis-x"), registration(7, organisatie_id="huis-x"),
        registration(8, onderdeel_id="demo/tuis"), registration(9, soort="gesprk"),
        registration(10, deelgroep="rol=opa"), registration(11, uitkomst="misschien"),
        registration(12, soort="bezoek", uitkomst="ja"), registration(13, op=date(2024, 8, 1)),
        registration(14, op=date(2022, 12, 31)), registration(15, persoon=123_456_782), registration(16, persoon=None),
        registration(17, op=None), registration(None, persoon=3), registration(0, persoon=4),
        registration(3, persoon=5), registration(18, organisatie_id=None),
        registration(19, onderdeel_id=None), registration(20, soort=None),
    ]  # fmt: skip
    f = "registratie.parquet, kolom"
    one = "bij 1 registratie, zoals nummer"
    assert sorted(told(data_with(tmp_path, rows))) == sorted([
        f"{f} 'organisatie_id': dit veld is leeg, maar verplicht: {one} 18 van een organisatie die niet genoemd is. "
        "Vul in: Organisatie die registreerde.",
        f"{f} 'onderdeel_id': dit veld is leeg, maar verplicht: {one} 19 van zorghuis. "
        "Vul in: Onderdeel waar de registratie bij hoort.",
        f"{f} 'soort': dit veld is leeg, maar verplicht: {one} 20 van zorghuis. "
        "Vul in: Soort registratie uit indicators.yml.",
        f"{f} 'op': dit veld is leeg, maar verplicht: {one} 17 van zorghuis. Vul in: Dag waarop het gebeurde.",
        f"{f} 'nummer': dit veld is leeg, maar verplicht: bij 1 registratie van zorghuis. "
        "Vul in: Nummer van de registratie bij deze organisatie; elk nummer komt een keer voor.",
        f"{f} 'persoon': dit veld is leeg, maar verplicht: bij 1 registratie van zorghuis. "
        "Vul in: Volgnummer van de persoon bij deze organisatie, tot 9999999; nooit een BSN.",
        f"{f} 'organisatie_id': 'huis-x' is geen bekende organisatie: bij 2 registraties, zoals nummer 6 van huis-x. "
        "Verbeter de id, of lever de organisatie eerst of mee, in organisatie.csv.",
        f"{f} 'onderdeel_id': 'demo/tuis' is geen bekend onderdeel: {one} 8 van zorghuis. "
        "Bedoelt u demo/thuis? Verbeter de id, of lever het onderdeel eerst of mee, in onderdeel.csv.",
        f"{f} 'soort': 'gesprk' is geen soort registratie: {one} 9 van zorghuis. "
        "Bedoelt u gesprek? Kies uit: gesprek, bezoek.",
        f"{f} 'deelgroep': 'rol=opa' is geen deelgroep: {one} 10 van zorghuis. Kies uit: rol=ouder, rol=kind.",
        f"{f} 'uitkomst': 'misschien' is geen uitkomst van gesprek: {one} 11 van zorghuis. Kies uit: ja, nee.",
        f"{f} 'uitkomst': 'ja' is geen uitkomst van bezoek: {one} 12 van zorghuis. Maak de kolom leeg.",
        f"{f} 'nummer': '0' is geen nummer van een registratie: 1 registratie van zorghuis. "
        "Nummer de registraties van 1 tot 999999999999.",
        f"{f} 'persoon': is geen volgnummer van een persoon: 1 registratie van zorghuis. "
        "Geef elke persoon een volgnummer van 1 tot 9999999. Lever nooit een burgerservicenummer.",
        f"{f} 'op': '2022-12-31' ligt niet tussen 01-01-2023 en 31-07-2024: 2 registraties van zorghuis. "
        "Verbeter de datum. Na de dag van de levering kan niets gebeurd zijn.",
        f"{f} 'nummer': '3' staat er 2 keer in bij zorghuis. "
        "Haal de dubbele registratie weg, of geef haar een eigen nummer.",
    ])  # fmt: skip


def test_number_is_used_twice_however_far_apart_and_however_large(tmp_path: Path) -> None:
    rows = [*many(70), *many(70, organisatie_id="huis-a"), registration(64), *many(2, 64, organisatie_id="huis-a")]
    rows += [registration(999_999_999_999, persoon=1)] * 3
    found = [(finding.waarde, finding.melding) for finding in findings(data_with(tmp_path, rows))]
    assert found == [
        ("64", "staat er 2 keer in bij huis-a"),
        ("65", "staat er 2 keer in bij huis-a"),
        ("64", "staat er 2 keer in bij zorghuis"),
        ("999999999999", "staat er 3 keer in bij zorghuis"),
    ]


@settings(max_examples=40, deadline=None)
@given(numbers=st.lists(st.integers(1, 140), min_size=1, max_size=80))
def test_exactly_the_numbers_that_stand_there_more_than_once_are_found(
    numbers: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    path = folder / "registratie.parquet"
    pl.DataFrame([registration(number) for number in numbers], schema=SCHEMA).write_parquet(path)
    with engines.opened("duckdb", path, folder) as frame:
        found = repeated(frame).rows()
    expected = {number: numbers.count(number) for number in numbers if numbers.count(number) > 1}
    assert {number: count for _, number, count in found} == expected


def test_of_very_many_mistakes_the_most_frequent_are_told(tmp_path: Path) -> None:
    rows = [registration(number, organisatie_id=f"huis-{number % 30:02}") for number in range(1, 300)]
    found = told(data_with(tmp_path, rows))
    assert len(found) == 21
    more = "er zijn nog 10 andere waarden waarmee dit ook mis is. Verbeter eerst de waarden die wel genoemd zijn."
    assert f"registratie.parquet, kolom 'organisatie_id': {more}" in found


def test_file_of_which_nothing_can_be_counted_is_not_taken_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("passes", "judge"):
        monkeypatch.setattr(f"pipelines.condense.{module}.MOST_CELLS", 25)
    rows = [registration(number, deelgroep=f"nummer={number}") for number in range(1, 100)]
    found = told(data_with(tmp_path, rows))
    assert found[0] == (
        "registratie.parquet: er zijn meer dan 25 combinaties van organisatie, onderdeel, soort en deelgroep. "
        "Kijk of er geen kolommen verwisseld zijn."
    )
    assert "er zijn nog 6 andere waarden" in " ".join(found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda frame: frame.drop("persoon"), ", kolom 'persoon': deze kolom ontbreekt. Voeg de kolom toe. "
         "Volgnummer van de persoon bij deze organisatie, tot 9999999; nooit een BSN."),
        (lambda frame: frame.with_columns(bsn=pl.lit("1")), ", kolom 'bsn': deze kolom is onbekend. "
         "Haal de kolom weg: wat niet nodig is, wordt niet bewaard. Bekend zijn: nummer, organisatie_id, onderdeel_id, "
         "soort, op, persoon, deelgroep, uitkomst."),
        (lambda frame: frame.with_columns(pl.col("op").cast(pl.Datetime)), ", kolom 'op': deze kolom "
         "heeft het type TIMESTAMP, en niet DATE. Schrijf de kolom als datum."),
        (lambda frame: frame.with_columns(pl.col("nummer").cast(pl.Float64)), ", kolom 'nummer': deze "
         "kolom heeft het type DOUBLE, en niet BIGINT. Schrijf de kolom als geheel getal."),
        (lambda frame: frame.clear(), ": er staat geen registratie in. Lever het bestand niet mee, of vul het."),
    ],
)  # fmt: skip
def test_parquet_with_another_schema_is_refused_before_it_is_read(
    change: Callable[[pl.DataFrame], pl.DataFrame], message: str, tmp_path: Path
) -> None:
    data = data_with(tmp_path, many(5))
    path = data / "leveringen" / LEVERING / "registratie.parquet"
    change(pl.read_parquet(path)).write_parquet(path)
    assert told(data) == [f"registratie.parquet{message}"]


def test_smaller_whole_numbers_are_whole_numbers(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(20), indicators=(GEHOLPEN,))
    path = data / "leveringen" / LEVERING / "registratie.parquet"
    pl.read_parquet(path).with_columns(pl.col("nummer", "persoon").cast(pl.UInt16)).write_parquet(path)
    assert condensed(data, tmp_path / "var")["demo.geholpen:demo/thuis:2024-06-30"] == (20, 20)


def test_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(5))
    path = data / "leveringen" / LEVERING / "registratie.parquet"
    path.write_bytes(path.read_bytes()[:-50])
    remedy = "Maak het opnieuw en lever het opnieuw."
    assert told(data) == [f"registratie.parquet: dit is geen Parquet-bestand, of het is niet heel aangekomen. {remedy}"]


def test_csv_says_the_same_as_parquet(tmp_path: Path) -> None:
    rows = [*many(20), *many(5, 40, soort="bezoek", uitkomst=None, deelgroep="rol=kind")]
    of_csv = values(tmp_path / "a", rows, name="registratie.csv")
    assert of_csv == values(tmp_path / "b", rows)


PEOPLE_WRITE = ("Nummer", "Organisatie", "ONDERDEEL_ID", " soort ", "DATUM", "Persoon", "deel groep", "Uitkomst")


@pytest.mark.parametrize("name", ["registratie.csv", "registratie.parquet"])
def test_header_is_read_as_people_write_it(name: str, tmp_path: Path) -> None:
    data = data_with(tmp_path / "a", many(20), (GEHOLPEN,), name=name)
    path = data / "leveringen" / LEVERING / name
    frame = pl.DataFrame(many(20), schema=SCHEMA).rename(dict(zip(SCHEMA, PEOPLE_WRITE, strict=True)))
    frame.write_csv(path) if name.endswith("csv") else frame.write_parquet(path)
    assert condensed(data, tmp_path / "var")["demo.geholpen:demo/thuis:2024-06-30"] == (20, 20)


def test_column_that_stands_there_twice_is_told_as_it_was_written(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(2), name="registratie.csv")
    path = data / "leveringen" / LEVERING / "registratie.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("uitkomst", "Organisatie"), encoding="utf-8")
    twice, missing = told(data)
    assert missing.startswith("registratie.csv, kolom 'uitkomst': deze kolom ontbreekt.")
    assert twice == (
        "registratie.csv, kolom 'organisatie_id': deze kolom staat er twee keer, als organisatie_id en als Organisatie."
        " Haal er een weg."
    )


@pytest.mark.parametrize("name", ["registratie.csv", "registratie.parquet"])
def test_everything_that_is_wrong_is_told_at_once(name: str, tmp_path: Path) -> None:
    """A header, rows that cannot be read, values that are not known, numbers twice, and a period that was counted."""
    data = data_with(tmp_path, many(5), (GEHOLPEN,))
    later = data / "leveringen" / "2025-01-31-registraties"
    add_delivery(data, later.name, [])
    (later / "registratie.parquet").unlink()
    wrong = [registration(7, organisatie_id="onbekend"), registration(7, organisatie_id="onbekend", soort="gesprk")]
    path = later / name
    frame = pl.DataFrame([*many(3), *wrong], schema=SCHEMA).with_columns(bsn=pl.lit("1")).drop("persoon")
    if name.endswith("csv"):
        frame.write_csv(path)
        path.write_text(path.read_text(encoding="utf-8") + "8,zorghuis,demo/thuis,gesprek,gisteren,,ja,1\n", "utf-8")
    else:
        frame.write_parquet(path)
    describe(later, path, 6)
    found = [
        str(finding) for finding in check_only(data) if finding.bestand == name and finding.levering_id == later.name
    ]
    said = [
        "kolom 'persoon': deze kolom ontbreekt.",
        "kolom 'bsn': deze kolom is onbekend.",
        *(["rij 7, kolom 'op': dit is geen datum."] if name.endswith("csv") else []),
        "kolom 'organisatie_id': 'onbekend' is geen bekende organisatie: bij 2 registraties",
        "kolom 'soort': 'gesprk' is geen soort registratie: bij 1 registratie",
        "kolom 'nummer': '7' staat er 2 keer in bij onbekend.",
        "kolom 'op': er zijn registraties uit een periode die al geteld zijn, met als laatste dag 30-06-2024",
    ]
    assert len(found) == len(said)
    for words in said:
        assert [text for text in found if words in text], words


def test_csv_that_cannot_be_read_names_the_rows(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(2), name="registratie.csv")
    path = data / "leveringen" / LEVERING / "registratie.csv"
    path.write_bytes(
        path.read_bytes()
        + b"x,zorghuis,demo/thuis,gesprek,2024-02-30,1,,ja\n3,zorghuis,demo/thuis\n"
        + b"4,zorgh\xe9is,demo/thuis,gesprek,2024-02-03,1,,ja\n5,zorghuis,demo/thuis,gesprek,2024-02-03,1,,ja,en meer\n"
    )
    f, eight = "registratie.csv, rij", "Geef elke rij 8 velden, gescheiden door komma's."
    assert told(data) == [
        f"{f} 4, kolom 'nummer': dit is geen geheel getal. Schrijf alleen cijfers.",
        f"{f} 4, kolom 'op': dit is geen datum. Schrijf de datum als jjjj-mm-dd.",
        f"{f} 5: deze rij heeft geen 8 velden, of een aanhalingsteken te veel. {eight}",
        f"{f} 6: op deze rij staat een teken dat geen UTF-8 is. Sla het op als 'CSV UTF-8'.",
        f"{f} 7: deze rij heeft geen 8 velden, of een aanhalingsteken te veel. {eight}",
    ]  # fmt: skip


def test_csv_with_semicolons_is_refused(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(2), name="registratie.csv")
    path = data / "leveringen" / LEVERING / "registratie.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    assert told(data) == [
        "registratie.csv, rij 1: de kolommen zijn gescheiden door puntkomma's. "
        "Sla het op als CSV met komma's tussen de kolommen."
    ]


def test_delivery_with_values_and_registrations_is_refused(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(5))
    source = data / "leveringen" / "2024-06-30-verslag" / "meting.csv"
    (data / "leveringen" / LEVERING / "meting.csv").write_bytes(source.read_bytes())
    assert "registratie.parquet: deze levering heeft ook meting.csv: niemand ziet dan wat geteld is en wat gegeven. " \
        "Lever de waarden apart van de registraties." in told(data)  # fmt: skip


def test_file_of_which_a_part_is_damaged_is_refused(tmp_path: Path) -> None:
    data = data_with(tmp_path, [registration(number, persoon=number * 7919 % 9_973 + 1) for number in range(1, 5_000)])
    path = data / "leveringen" / LEVERING / "registratie.parquet"
    damage(path)
    remedy = "Maak het opnieuw en lever het opnieuw."
    assert told(data) == [
        f"registratie.parquet: een deel van het bestand is niet te lezen: het is beschadigd. {remedy}"
    ]


@pytest.mark.parametrize(
    "content", ["", "\n", "\ufeff\n", "1,zorghuis,demo/thuis,gesprek,2024-02-03,1,,ja\n", "x" * 1_000]
)
def test_csv_without_a_header_says_what_it_is_and_not_what_stands_there(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What has no end of line is not taken into memory.
    monkeypatch.setattr("pipelines.condense.registrations.MOST_HEADER_BYTES", 100)
    data = data_with(tmp_path, many(2), name="registratie.csv")
    (data / "leveringen" / LEVERING / "registratie.csv").write_text(content, encoding="utf-8")
    assert told(data) == [
        "registratie.csv, rij 1: op rij 1 staan de namen van de kolommen niet. Zet op rij 1: "
        "nummer,organisatie_id,onderdeel_id,soort,op,persoon,deelgroep,uitkomst."
    ]


def test_number_of_a_person_in_another_column_is_not_repeated(tmp_path: Path) -> None:
    rows = [registration(1, deelgroep="123456782"), registration(2, deelgroep="een hele zin over iemand " * 9)]
    found = " ".join(told(data_with(tmp_path, rows)))
    assert "'…' is geen deelgroep" in found
    assert "'een hele zin over iemand een hele zin ov…' is geen deelgroep" in found
    assert "123456782" not in found


# Periods


TOO_EARLY = (
    "registratie.parquet, kolom 'op': de periode tot en met 31-12-2024 loopt nog op 31-07-2024, de dag van deze "
    "levering: de registraties van gesprekken daaruit geven geen waarde. "
    "Lever de hele periode opnieuw als zij voorbij is, ook deze registraties."
)


def test_period_that_is_not_over_yet_is_told_until_another_delivery_counts_it(tmp_path: Path) -> None:
    data, var = data_with(tmp_path, [*many(5), *many(6, 10, op=date(2024, 7, 31))], (GEHOLPEN,)), tmp_path / "var"
    # The second time what was condensed is not read again, and the warning stands.
    for _ in range(2):
        found = [finding for finding in check_only(data, var=var) if finding.levering_id == LEVERING]
        assert [(str(finding), finding.ernst) for finding in found if finding.kolom == "op"] == [
            (TOO_EARLY, "waarschuwing")
        ]
    add_delivery(data, "2025-01-31-registraties", many(9, 10, op=date(2024, 7, 31)))
    assert TOO_EARLY not in map(str, check_only(data, var=var))
    assert build(data, var).state


def test_registrations_that_no_indicator_counts_are_not_told_to_be_early(tmp_path: Path) -> None:
    rows = [*many(5), *many(6, 10, op=date(2024, 7, 31), soort="bezoek", uitkomst=None)]
    data = data_with(tmp_path, rows, (GEHOLPEN,))
    assert [finding for finding in check_only(data) if finding.kolom == "op"] == []


def test_period_is_counted_in_one_delivery(tmp_path: Path) -> None:
    data, var = data_with(tmp_path, [*many(5), *many(5, 20, op=date(2023, 6, 1))], (GEHOLPEN,)), tmp_path / "var"
    build(data, var)
    later = "2025-01-31-registraties"
    add_delivery(data, later, [*many(5, organisatie_id="huis-a"), *many(5, 20, op=date(2024, 7, 31))])
    # Only what is to be done is told: nothing of the rows that then stand there twice.
    assert [(str(finding), finding.levering_id) for finding in blocking(check_only(data, var=var))] == [
        ("registratie.parquet, kolom 'op': er zijn registraties uit een periode die al geteld zijn, met als laatste "
         f"dag 30-06-2024: in levering {LEVERING}. Haal die registraties weg: een periode wordt één keer geteld, met "
         "alle organisaties in één bestand. Klopt wat er staat niet, lever dan verbeterde waarden.", later)
    ]  # fmt: skip


def test_registrations_that_nothing_counts_are_refused(tmp_path: Path) -> None:
    assert told(data_with(tmp_path, many(5), indicators=())) == [
        "registratie.parquet: in indicators.yml staat niet hoe registraties geteld worden. "
        "Zet daar 'registraties', en bij minstens een indicator 'registratie'."
    ]


def test_no_room_on_disk_is_said_before_the_work_and_the_last_state_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, var = data_with(tmp_path, many(500)), tmp_path / "var"
    monkeypatch.setattr("pipelines.condense.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1_000})())
    assert main(["build", "--data", str(data), "--var", str(var)]) == 4
    assert "voor 500 registraties is 0,05 MB vrije ruimte nodig; er is 0,001 MB" in capsys.readouterr().err
    assert list((var / CONDENSED).iterdir()) == []


# Definitions


def definition_errors(folder: Path, *indicators: Row, kinds: Mapping[str, Any] = KINDS) -> list[str]:
    """What is wrong with these definitions."""
    with pytest.raises(DefinitionsError) as refused:
        check_only(data_with(folder, many(1), indicators=indicators, kinds=kinds))
    return [f"{finding.wat}. {finding.oplossing}" for finding in refused.value.findings]


def counting(indicator: Row, **changes: Any) -> Row:
    """An indicator that counts registrations in another way."""
    return {**indicator, "registratie": {**indicator["registratie"], **changes}}


def test_definition_that_could_not_be_counted_is_refused(tmp_path: Path) -> None:
    wrong: Iterator[tuple[Row, str]] = iter([
        (counting(GESPREKKEN, soorten=["belletje"]), "'belletje' is geen soort van 'registraties'"),
        (counting(GEHOLPEN, uitkomsten=["prima"]), "'prima' is geen uitkomst van deze soorten"),
        ({**GESPREKKEN, "tijdtype": "stand"}, "'registratie' telt wat in een periode gebeurde"),
        ({**GESPREKKEN, "telt_personen": "nee"}, "registraties gaan over mensen"),
        (counting(GEHOLPEN, uitkomsten=None), "een percentage uit registraties telt registraties"),
        ({**GESPREKKEN, "uitsplitsingen": ["rol=ouder"]}, "'rol=kind' is een deelgroep van registraties, maar geen"),
    ])  # fmt: skip
    for place, (definition, message) in enumerate(wrong):
        assert [text for text in definition_errors(tmp_path / str(place), definition) if message in text], message


def test_one_kind_is_counted_over_one_period(tmp_path: Path) -> None:
    assert definition_errors(tmp_path, GESPREKKEN, counting(GEHOLPEN, periode="jaar")) == [
        "'jaar' maar een eerdere indicator telt gesprek per halfjaar. "
        "Tel een soort overal over dezelfde periode: anders zijn kleine aantallen uit te rekenen."
    ]


def test_one_kind_is_counted_for_one_branch(tmp_path: Path) -> None:
    assert definition_errors(tmp_path, GESPREKKEN, {**GEHOLPEN, "onderdeel": "demo/thuis"}) == [
        "'demo/thuis' maar een eerdere indicator telt gesprek voor demo. "
        "Tel een soort overal voor hetzelfde onderdeel: anders zijn kleine aantallen uit te rekenen."
    ]


# What is kept


def test_what_was_condensed_is_not_read_again_until_something_it_depends_on_changes(tmp_path: Path) -> None:
    data, var = data_with(tmp_path, many(20), indicators=(GEHOLPEN,)), tmp_path / "var"
    steps: list[str] = []

    def is_read() -> bool:
        steps.clear()
        check_only(data, steps.append, var)
        return any(step.startswith("verdichten") for step in steps)

    assert is_read()
    (kept,) = (var / CONDENSED).iterdir()
    # Another text of the definitions: another state of the same counts.
    path = data / "indicators.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Gesprekken die hielpen", "Hulp"), encoding="utf-8")
    assert not is_read()
    path.write_text(path.read_text(encoding="utf-8").replace("drempel: 3", "drempel: 4"), encoding="utf-8")
    assert is_read()
    assert kept.is_file()


def test_what_is_refused_is_not_kept_and_is_told_again(tmp_path: Path) -> None:
    data, var = data_with(tmp_path, [*many(5), registration(5)]), tmp_path / "var"
    for _ in range(2):
        assert blocking(check_only(data, var=var)) != []
        assert list((var / CONDENSED).iterdir()) == []


@pytest.mark.usefixtures("built_anew")
def test_what_no_delivery_became_is_removed_a_day_later(tmp_path: Path) -> None:
    data, var = data_with(tmp_path, many(20), indicators=(GEHOLPEN,)), tmp_path / "var"
    path, kept = data / "indicators.yml", var / CONDENSED
    build(data, var)
    (first,) = kept.iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("drempel: 3", "drempel: 4"), encoding="utf-8")
    build(data, var)
    assert first.is_file()
    (second,) = set(kept.iterdir()) - {first}
    for old in (first, second):
        os.utime(old, (0, 0))
    path.write_text(path.read_text(encoding="utf-8") + "\n# Een andere stand.\n", encoding="utf-8")
    # Of some deliveries only: what the others became stays.
    build_as_known_on(data, var, date(2024, 6, 30))
    assert set(kept.iterdir()) == {first, second}
    build(data, var)
    assert set(kept.iterdir()) == {second}


def test_command_condenses_and_the_next_takes_what_it_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, var = data_with(tmp_path, many(20), indicators=(GEHOLPEN,)), tmp_path / "var"
    assert main(["condense", "--data", str(data), "--var", str(var)]) == 0
    said = capsys.readouterr().out
    assert f"… verdichten: {LEVERING}" in said
    assert f"Verdicht en bewaard: {LEVERING}." in said
    assert main(["check", "--data", str(data), "--var", str(var)]) == 0
    assert "verdichten" not in capsys.readouterr().out


def test_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = data_with(tmp_path, [registration(1), registration(1)])
    assert main(["condense", "--data", str(data), "--var", str(tmp_path / "var")]) == 1
    told = capsys.readouterr()
    assert "'1' staat er 2 keer in bij zorghuis" in told.err
    assert "bewaard" not in told.out


def test_unknown_engine_and_spark_without_java_are_told_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = data_with(tmp_path, many(20))
    with pytest.raises(SystemExit) as wrong:
        main(["condense", "--engine", "hadoop", "--data", str(data)])
    assert wrong.value.code == 2
    assert "'hadoop' bestaat niet; kies uit 'duckdb', 'spark'" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert main(["condense", "--engine", "spark", "--data", str(data), "--var", str(tmp_path / "var")]) == 2
    assert "Spark vraagt Java 17" in capsys.readouterr().err
    assert not (tmp_path / "var").exists()


def test_condensing_with_an_error_in_the_definitions_says_so(tmp_path: Path) -> None:
    data = data_with(tmp_path, many(1))
    (data / "indicators.yml").write_text("programmas: 1", encoding="utf-8")
    with pytest.raises(DefinitionsError):
        condense_only(data, tmp_path / "var", "duckdb")
