"""One contract for both engines: whatever stands in a file of registrations, DuckDB and Spark make the same of it."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dashboard.cli import main
from pipelines.build import CONDENSED, condense_only
from pipelines.condense import engines, passes
from pipelines.findings import blocking
from tests.registrations import LEVERING, SCHEMA, damage, data_with, registration

KEYS = ["organisatie_id", "onderdeel_id", "soort", "deelgroep", "uitkomst", "periode"]


# For a minute of work compiling thoroughly, and several collectors of garbage, cost more than they bring.
FOR_SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


@pytest.fixture(scope="module", autouse=True)
def spark() -> Iterator[None]:
    """Spark needs Java. Without it these tests fail in CI and are skipped elsewhere; both say why."""
    try:
        engines.check_engine("spark")
    except engines.EngineMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", f"{os.environ.get('JDK_JAVA_OPTIONS', '')} {FOR_SHORT}".strip())
        yield


def some(count: int, wrong: bool) -> list[dict[str, Any]]:
    """Registrations of every kind, the same each time; `wrong`: with every mistake that a pass looks for."""
    chance = random.Random(8)
    rows = []
    for number in range(1, count + 1):
        soort = chance.choice(["gesprek", "bezoek"])
        row = registration(
            number,
            organisatie_id=chance.choice(["zorghuis", "huis-a", "huis-b", "huis-c"]),
            onderdeel_id=chance.choice(["demo", "demo/thuis", "demo/school"]),
            soort=soort,
            op=date(2023, 1, 1) + timedelta(days=chance.randrange(570)),
            persoon=chance.randrange(1, 60),
            deelgroep=chance.choice([None, "rol=ouder", "rol=kind"]),
            uitkomst=chance.choice([None, "ja", "nee"]) if soort == "gesprek" else None,
        )
        if wrong and number % 10 == 0:
            strange: dict[str, list[Any]] = {
                "nummer": [None, 0, -7, 3, 10**13], "persoon": [None, 0, 10**8], "op": [None, date(1999, 1, 1)],
                "organisatie_id": [None, "huis-é"], "soort": [None, "'; --"], "uitkomst": ["", "JA"],
            }  # fmt: skip
            column = chance.choice(list(strange))
            row[column] = chance.choice(strange[column])
        rows.append(row)
    return rows


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[engines.Frame]]:
    """A file with every mistake, opened in both engines."""
    work = tmp_path_factory.mktemp("engines")
    path = work / "registratie.parquet"
    pl.DataFrame(some(3_000, wrong=True), schema=SCHEMA).write_parquet(path)
    with engines.opened("duckdb", path, work) as ours, engines.opened("spark", path, work) as theirs:
        yield [ours, theirs]


def test_both_count_the_same_cells(frames: list[engines.Frame]) -> None:
    ours, theirs = (passes.cells(frame, 3).sort(KEYS) for frame in frames)
    assert theirs.rows() == ours.rows()
    assert ours["aantal"].sum() == 3_000


def test_both_find_the_same_numbers_and_dates_that_cannot_be(frames: list[engines.Frame]) -> None:
    ours, theirs = (passes.beyond(frame, date(2023, 1, 1), date(2024, 7, 31)).rows() for frame in frames)
    assert theirs == ours
    assert {kolom for _, kolom, _, _ in ours} == {"nummer", "persoon", "op"}


def test_both_find_the_same_numbers_twice(frames: list[engines.Frame]) -> None:
    ours, theirs = (passes.repeated(frame).rows() for frame in frames)
    assert theirs == ours
    assert ours != []


@pytest.mark.parametrize(("by", "outcomes"), [([], ["ja"]), (["onderdeel_id", "deelgroep"], None)])
def test_both_count_the_same_persons(frames: list[engines.Frame], by: list[str], outcomes: list[str] | None) -> None:
    keys = ["organisatie_id", "periode", *by]
    ours, theirs = (passes.persons(frame, 6, "demo", ["gesprek"], outcomes, by).sort(keys) for frame in frames)
    assert theirs.select(ours.columns).rows() == ours.rows()
    assert ours.height > 0


def test_both_keep_the_same_metingen_under_the_same_name(tmp_path: Path) -> None:
    data = data_with(tmp_path, some(2_000, wrong=False))
    kept = []
    for engine in engines.ENGINES:
        assert blocking(condense_only(data, tmp_path / engine, engine)[1]) == []
        (path,) = (tmp_path / engine / CONDENSED).iterdir()
        kept.append((path.name, pl.read_parquet(path).rows()))
    assert kept[0] == kept[1]
    assert len(kept[0][1]) > 50


def test_spark_tells_of_a_damaged_file_which_it_is_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = data_with(tmp_path, some(2_000, wrong=False))
    damage(data / "leveringen" / LEVERING / "registratie.parquet")
    assert main(["condense", "--engine", "spark", "--data", str(data), "--var", str(tmp_path / "var")]) == 1
    told = capsys.readouterr().err
    assert "registratie.parquet: een deel van het bestand is niet te lezen: het is beschadigd. Maak het opnieuw" in told
