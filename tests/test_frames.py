"""The monitor in Python: frames of a state, read-only, with bound parameters and errors that say what to do."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dashboard.frames import NoMonitor, open_monitor
from pipelines.publish import HISTORY, POINTER
from tests.deliver import VERSLAG


def test_a_query_gives_a_frame_with_its_kinds(tiny_pages_var: Path) -> None:
    with open_monitor(tiny_pages_var) as monitor:
        frame = monitor.frame(
            "SELECT id, bekend_op, openbaar FROM core.levering WHERE id = $levering", levering=VERSLAG
        )
    assert frame.schema == {"id": pl.String, "bekend_op": pl.Date, "openbaar": pl.Boolean}
    assert frame.rows() == [(VERSLAG, date(2024, 6, 30), True)]


def test_a_parameter_is_never_read_as_sql(tiny_pages_var: Path) -> None:
    with open_monitor(tiny_pages_var) as monitor:
        hostile = "x' OR true --"
        assert monitor.frame("SELECT id FROM core.levering WHERE id = $levering", levering=hostile).is_empty()


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM core.levering",
        "CREATE TABLE core.nieuw (a INTEGER)",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY core.levering TO '/tmp/weg.csv'",
        "ATTACH '/tmp/ander.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_nothing_can_be_changed_and_nothing_outside_is_reached(tiny_pages_var: Path, query: str) -> None:
    with open_monitor(tiny_pages_var) as monitor, pytest.raises(duckdb.Error):
        monitor.frame(query)


def test_no_query_is_said(tiny_pages_var: Path) -> None:
    with open_monitor(tiny_pages_var) as monitor, pytest.raises(ValueError, match="Er staat geen vraag"):
        monitor.frame("-- nog niets")


def test_name_says_which_state_to_cite(tiny_pages_var: Path) -> None:
    with open_monitor(str(tiny_pages_var)) as monitor:
        staat = monitor.frame("SELECT staat FROM meta.build")["staat"].item()
        assert monitor.name == f"monitor-{staat}.duckdb"


def test_last_good_state_opens_when_the_pointer_is_damaged(tiny_var: Path, tmp_path: Path) -> None:
    var = Path(shutil.copytree(tiny_var, tmp_path / "var"))
    (var / POINTER).write_text("weg.duckdb", encoding="utf-8")
    with open_monitor(var) as monitor:
        assert monitor.name == (var / HISTORY).read_text(encoding="utf-8").split()[0]


def test_errors_say_what_to_do_in_dutch_and_english(tmp_path: Path) -> None:
    with pytest.raises(NoMonitor, match=r"programmamonitor build. \(No published state"):
        open_monitor(tmp_path)
    with pytest.raises(NoMonitor, match=r"bestaat niet. .*\(Not found"):
        open_monitor(tmp_path / "weg.duckdb")
    (tmp_path / "brief.txt").write_text("geen database", encoding="utf-8")
    with pytest.raises(NoMonitor, match=r"is geen \(hele\) database"):
        open_monitor(tmp_path / "brief.txt")
