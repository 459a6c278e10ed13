"""Laws that hold for every input. One build holds many random examples, each in a thema of its own."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.publish import current_state
from tests.deliver import LEFT_OUT, Row, deliver

PHASES = ("ontwerp", "uitvoering", "afgerond", "gestopt")
a_build_per_example = settings(max_examples=2, deadline=None, derandomize=True)

Counts = tuple[int, dict[str, int]]


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    """A total and the phases that the source states: together never more than the total, some or all left out."""
    total = draw(st.integers(1, 30))
    stated, left = {}, total
    for phase in draw(st.sets(st.sampled_from(PHASES))):
        stated[phase] = draw(st.integers(0, left))
        left -= stated[phase]
    return total, stated


def built(indices: range, **tables: list[Row]) -> duckdb.DuckDBPyConnection:
    """A database with a thema per example, all with an end date of their own, and only these rows."""
    themas: list[Row] = [
        {"id": name(index), "naam": str(index), "eind_op": f"{2030 + index}-01-01", "eind_precisie": "dag"}
        for index in indices
    ]
    nothing: dict[str, list[Row]] = {table: [] for table in LEFT_OUT}
    programma: Row = {"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demoprogramma"}
    with TemporaryDirectory() as folder:
        return deliver(Path(folder), **{**nothing, "onderdeel": [programma, *themas], **tables})


def name(index: int) -> str:
    """The onderdeel of an example."""
    return f"demo/voorbeeld-{index}"


@a_build_per_example
@given(st.lists(counts(), min_size=25, max_size=25))
def test_bounds_hold_every_way_in_which_unknown_phases_can_turn_out(examples: list[Counts]) -> None:
    metingen: list[Row] = [
        {"indicator_id": "demo.plannen", "onderdeel_id": name(index), "waarde": total}
        for index, (total, _) in enumerate(examples)
    ]
    tellingen: list[Row] = [
        {"onderdeel_id": name(index), "fase_id": phase, "aantal": number}
        for index, (_, stated) in enumerate(examples)
        for phase, number in stated.items()
    ]
    columns = (
        "totaal, onbekend, klaar, gestopt, onderweg, aandeel_klaar, aandeel_klaar_minstens, aandeel_klaar_hoogstens"
    )
    with built(range(len(examples)), meting=metingen, fasetelling=tellingen) as con:
        found = {
            row[0]: row[1:]
            for row in con.sql(
                f"SELECT onderdeel_id, {columns} FROM mart.fase_aandeel WHERE onderdeel_id IS NOT NULL"
            ).fetchall()
        }
    assert len(found) == len(examples)
    for index, (total, stated) in enumerate(examples):
        totaal, onbekend, klaar, gestopt, onderweg, aandeel, minstens, hoogstens = found[name(index)]
        assert totaal == total == onbekend + klaar + gestopt + onderweg
        assert onbekend == total - sum(stated.values())
        assert klaar == stated.get("afgerond", 0)
        completions = [(klaar + finished) / total for finished in range(onbekend + 1)]
        assert (minstens, hoogstens) == pytest.approx((min(completions), max(completions)))
        assert (aandeel is None) == (onbekend == total)
        assert aandeel is None or minstens <= aandeel <= hoogstens


VALUES = st.integers(0, 500)
QUALIFICATIONS = st.sampled_from(["exact", "circa", "ruim", "bijna", "meer_dan", "minder_dan", "verwacht"])
TARGET_DATES = st.sampled_from(["2023-12-31", "2024-06-30", "2024-12-31"])
Goal = tuple[int, str, str]
GOAL = st.tuples(VALUES, QUALIFICATIONS, TARGET_DATES)


@a_build_per_example
@given(st.lists(st.tuples(VALUES, QUALIFICATIONS, GOAL, GOAL), min_size=25, max_size=25))
def test_adjusted_goal_never_changes_a_status(examples: list[tuple[int, str, Goal, Goal]]) -> None:
    metingen: list[Row] = []
    doelen: list[Row] = []
    for index, (waarde, kwalificatie, original, adjusted) in enumerate(examples):
        for place in (2 * index, 2 * index + 1):
            metingen.append({"onderdeel_id": name(place), "waarde": waarde, "kwalificatie": kwalificatie})
            doelen.append(goal_row(place, original, "ja"))
        doelen.append(goal_row(2 * index + 1, adjusted, "nee"))
    query = "SELECT onderdeel_id, status, doel_getal, plan_aangepast FROM mart.indicator_stand"
    with built(range(2 * len(examples)), meting=metingen, doel=doelen) as con:
        found = {row[0]: row[1:] for row in con.sql(query).fetchall()}
    for index in range(len(examples)):
        status, doel_getal, plan_aangepast = found[name(2 * index)]
        assert not plan_aangepast
        assert found[name(2 * index + 1)] == (status, doel_getal, True)


def goal_row(index: int, goal: Goal, oorspronkelijk: str) -> Row:
    """A goal of an example."""
    waarde, kwalificatie, datum = goal
    return {
        "onderdeel_id": name(index),
        "waarde": waarde,
        "kwalificatie": kwalificatie,
        "datum": datum,
        "oorspronkelijk": oorspronkelijk,
    }


NUMBERS = st.lists(st.tuples(st.floats(-1e9, 1e9), st.integers(0, 4)), min_size=20, max_size=20)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(numbers=NUMBERS)
def test_dutch_number_reads_back_as_the_number(tiny_var: Path, numbers: list[tuple[float, int]]) -> None:
    with duckdb.connect(str(current_state(tiny_var)), read_only=True) as con:
        texts = [con.execute("SELECT core.getal_tekst(?::DOUBLE, ?)", number).fetchall()[0][0] for number in numbers]
    for text, (number, decimals) in zip(texts, numbers, strict=True):
        fraction = rf",\d{{{decimals}}}" if decimals else ""
        assert re.fullmatch(rf"-?\d{{1,3}}(\.\d{{3}})*{fraction}", text)
        assert not re.fullmatch(r"-0(,0+)?", text)
        read = float(text.replace(".", "").replace(",", "."))
        assert read == pytest.approx(number, abs=0.5000001 * 10**-decimals)
