"""What the benchmarks make of times: percentiles, ratios per round, the report. No test looks at a clock."""

import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks import report
from benchmarks.claims import Claim
from benchmarks.measure import percentile, ratios, spread
from dashboard.server import ROOT

MACHINE = {"cpu": "a processor", "cores": 2, "memory_gb": 8, "system": "Linux", "versions": {"Python": "3.11"}}


def soaked(first: float, last: float) -> dict[str, Any]:
    """The result of a soak, as it is kept."""
    run = {"changes": 100, "memory_mb": [first, (first + last) / 2, last]}
    return {"measured": "2026-11-30", "quick": False, "machine": MACHINE, "rounds": [{"streamlit": run}]}


@pytest.mark.parametrize(
    ("percent", "value"), [(50, 50), (95, 95), (100, 100), (0.5, 1), (99.1, 100)]
)  # fmt: skip
def test_percentile_is_the_smallest_value_that_so_many_do_not_exceed(percent: float, value: float) -> None:
    assert percentile(list(range(100, 0, -1)), percent) == value


def test_percentile_of_one_value_is_that_value() -> None:
    assert percentile([7], 95) == 7


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1], 0), ([1], 101)])
def test_there_is_no_percentile_of_nothing_or_beyond_all(values: list[float], percent: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, percent)


def test_ratio_is_taken_within_a_round() -> None:
    # A machine twice as slow in the second round does not change it.
    assert ratios([100, 200], [50, 100]) == [2, 2]


def test_ratio_needs_the_same_rounds() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios([1, 2], [1])


def test_spread_says_median_and_range() -> None:
    assert spread([3, 1, 10]).text() == "3 (1–10)"
    assert spread([1.25, 1.5]).text(2) == "1.38 (1.25–1.50)"


def test_claim_holds_up_to_its_limit() -> None:
    assert Claim("", 20, 20, "ms").holds
    assert not Claim("", 20.1, 20, "ms").holds


def test_report_says_what_was_claimed_measured_and_on_which_machine() -> None:
    result = soaked(100, 120)
    claims = report.CLAIMS["soak"](result["rounds"])
    text = report.markdown({"soak": result}, claims)
    assert "| Memory after a soak, to that after warming up | 1.1 × | 1.20 × | **no** | – | – |" in text
    assert "Measured on 2026-11-30: a processor, 2 cores, 8 GB, Linux; Python 3.11." in text
    assert "| MB | 100 | 110 | 120 |" in text
    assert "What is not comparable" in text


def test_report_says_why_a_claim_misses_its_limit_once_for_one_reason() -> None:
    slow = [Claim(name, 30, 20, "ms", "There is one processor.") for name in ("first", "second")]
    text = report.markdown({}, [*slow, Claim("third", 2, 1, "s"), Claim("fits", 10, 20, "ms", "Never told.")])
    assert "**first; second.** There is one processor." in text
    assert "**third.** Not looked into yet." in text
    assert "Never told." not in text
    assert "misses its limit" not in report.markdown({}, [Claim("fits", 10, 20, "ms")])


def test_report_says_whether_the_run_before_had_the_same_conclusion() -> None:
    before, now = soaked(100, 105), soaked(100, 120)
    now["before"] = report.in_short("soak", before)
    text = report.markdown({"soak": now}, report.CLAIMS["soak"](now["rounds"]))
    assert "| 1.1 × | 1.20 × | **no** | 1.05 × | yes |" in text
    assert "Of the 1 claims that the run before measured too, 0 have the same conclusion." in text


def test_first_run_and_a_subject_without_claims_keep_nothing_of_before() -> None:
    assert report.in_short("soak", None) is None
    assert report.in_short("engines", soaked(100, 105)) is None


def test_report_has_only_what_was_measured(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    report.write(tmp_path / "results", tmp_path)
    assert "## Memory" not in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_quick_run_says_so() -> None:
    result = soaked(100, 105) | {"quick": True}
    assert "A quick run" in report.markdown({"soak": result}, [])


def test_picture_has_a_bar_per_claim_and_cuts_what_is_far_beyond() -> None:
    drawn = report.picture([Claim("fits", 10, 20, "ms"), Claim("far beyond", 900, 20, "ms")])
    widths = [float(width) for width in re.findall(r'<rect x="\d+" y="\d+" width="(\d+)"', drawn)]
    assert widths[1] == pytest.approx(report.MOST / 0.5 * widths[0], rel=0.02)
    assert "900 ms →" in drawn


def test_kept_report_is_made_of_the_kept_results(tmp_path: Path) -> None:
    report.write(ROOT / "benchmarks" / "results", tmp_path)
    for name in ("report.md", "report.svg"):
        kept = (ROOT / "benchmarks" / name).read_text(encoding="utf-8")
        assert (tmp_path / name).read_text(encoding="utf-8") == kept
