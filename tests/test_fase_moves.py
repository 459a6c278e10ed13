"""What moved between two moments: worked examples, laws, and findings about histories that cannot be right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.build import check_only
from pipelines.findings import Finding
from tests.deliver import LEFT_OUT, NOT_ACCEPTED, VERSLAG, Row, copy_tiny, deliver, deliver_later, write_rows
from tests.test_marts import WITHOUT_PASSAGE, rows
from tests.test_properties import PHASES, Counts, a_build_per_example, built, counts, name

VAN, TOT = "2023-06-30", "2024-06-30"
ONE_MOMENT, HISTORY = "demo/one-moment", "demo/history"
MOVES = "verder, terug, gestopt, erbij, weg, gebleven, onduidelijk, aantal_van, aantal_tot"


def counted(onderdeel: str, datum: str, **aantallen: int) -> list[Row]:
    """The number per phase of an onderdeel on a date."""
    shared = {"onderdeel_id": onderdeel, "datum": datum}
    return [{"fase_id": fase, "aantal": aantal, **shared} for fase, aantal in aantallen.items()]


def total(onderdeel: str, datum: str, waarde: int) -> Row:
    """How many plans there are on a date."""
    return {"indicator_id": "demo.plannen", "onderdeel_id": onderdeel, "geldig_op": datum, "waarde": waarde}


def entry(fase: str, datum: str, **more: str) -> Row:
    """One entry of a plan into a phase, as declared."""
    row = {"onderdeel_id": HISTORY, "fasemodel_id": "demo-fasen", "fase_id": fase, "datum": datum}
    return {**row, "organisatie_id": "zorghuis", "datum_precisie": "dag", "grondslag": "opgave", **more}


@dataclass(frozen=True)
class Example:
    """How many plans are in each phase on two dates, of how many in all, and the flows between: MOVES."""

    name: str
    first: dict[str, int]
    totals: tuple[int, int]
    later: dict[str, int]
    expected: tuple[int, ...]


EXAMPLES = [
    Example("on", {"ontwerp": 3}, (3, 3), {"ontwerp": 1, "uitvoering": 2}, (2, 0, 0, 0, 0, 1, 0, 3, 3)),
    Example(
        "back-and-stopped", {"uitvoering": 3}, (3, 3), {"ontwerp": 2, "gestopt": 1}, (0, 2, 1, 0, 0, 0, 0, 3, 3)
    ),
    Example("joined", {"ontwerp": 1, "uitvoering": 4}, (5, 6), {"uitvoering": 6}, (1, 0, 0, 1, 0, 4, 0, 5, 6)),
    Example("left", {"uitvoering": 3}, (3, 2), {"uitvoering": 2}, (0, 0, 0, 0, 1, 2, 0, 3, 2)),
    Example(
        "started-again", {"gestopt": 1, "ontwerp": 1}, (2, 2), {"uitvoering": 1, "ontwerp": 1},
        (0, 1, 0, 0, 0, 1, 0, 2, 2),
    ),
    Example("phase-no-longer-stated", {"ontwerp": 3}, (3, 3), {"uitvoering": 2}, (2, 0, 0, 0, 0, 0, 1, 3, 3)),
]  # fmt: skip


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Any]]:
    """The flows of each example, which is an onderdeel of its own; every derived figure leads to a passage."""
    ids = {example.name: f"demo/{example.name}" for example in EXAMPLES}
    metingen = [total(ONE_MOMENT, TOT, 3), total(HISTORY, VAN, 2), total(HISTORY, TOT, 2)]
    tellingen = [
        *counted(ONE_MOMENT, TOT, ontwerp=3),
        *counted(HISTORY, VAN, ontwerp=1, uitvoering=1),
        *counted(HISTORY, TOT, uitvoering=1, afgerond=1),
    ]
    for example in EXAMPLES:
        for datum, number, stated in zip((VAN, TOT), example.totals, (example.first, example.later), strict=True):
            metingen.append(total(ids[example.name], datum, number))
            tellingen += counted(ids[example.name], datum, **stated)
    nothing: dict[str, Sequence[Row]] = {table: [] for table in LEFT_OUT}
    onderdelen: list[Row] = [{"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demoprogramma"}]
    for id in (*ids.values(), ONE_MOMENT, HISTORY):
        onderdelen.append({"id": id, "naam": id, "start_op": "2023-01-01", "start_precisie": "dag"})
    tables: dict[str, Sequence[Row]] = {
        "organisatie": [{"id": wie, "naam": wie, "soort": "zorgaanbieder"} for wie in ("zorghuis", "stichting-samen")],
        "onderdeel": onderdelen,
        "meting": metingen,
        "fasetelling": tellingen,
        "faseverloop": [
            entry("ontwerp", "2023-02-01"),
            entry("uitvoering", "2023-09-01"),
            entry("uitvoering", "2023-02-01", organisatie_id="stichting-samen"),
            entry("afgerond", "2024-02-01", organisatie_id="stichting-samen"),
        ],
    }
    with deliver(tmp_path_factory.mktemp("moved"), **{**nothing, **tables}) as con:
        assert rows(con, WITHOUT_PASSAGE) == []
        query = f"SELECT onderdeel_id, grondslag, {MOVES} FROM mart.fase_stroom ORDER BY onderdeel_id, grondslag, van"
        found = rows(con, query)
    return {id: [flow[1:] for flow in found if flow[0] == id] for id in (*ids.values(), ONE_MOMENT, HISTORY)}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_smallest_shift_between_two_counts(moved: Mapping[str, list[Any]], example: Example) -> None:
    assert moved[f"demo/{example.name}"] == [("telling", *example.expected)]


def test_one_moment_has_no_moves(moved: Mapping[str, list[Any]]) -> None:
    assert moved[ONE_MOMENT] == []


def test_history_sees_more_than_two_counts_and_stays_apart(moved: Mapping[str, list[Any]]) -> None:
    assert moved[HISTORY] == [
        ("opgave", 2, 0, 0, 0, 0, 0, 0, 2, 2),
        ("telling", 1, 0, 0, 0, 0, 1, 0, 2, 2),
    ]


@a_build_per_example
@given(st.lists(st.tuples(counts(), counts()), min_size=25, max_size=25))
def test_moves_add_up_to_the_difference_in_counts(examples: list[tuple[Counts, Counts]]) -> None:
    metingen: list[Row] = []
    tellingen: list[Row] = []
    for index, moments in enumerate(examples):
        for datum, (number, stated) in zip((VAN, TOT), moments, strict=True):
            metingen.append(total(name(index), datum, number))
            # A phase with nobody in it is counted too: each moment has a count.
            tellingen += counted(name(index), datum, **{"ontwerp": 0, **stated})
    with built(range(len(examples)), meting=metingen, fasetelling=tellingen) as con:
        flows = rows(con, f"SELECT onderdeel_id, {MOVES} FROM mart.fase_stroom WHERE onderdeel_id IS NOT NULL")
        moves = rows(con, "SELECT onderdeel_id, van_fase, naar_fase, aantal FROM mart.fase_beweging")
    found = {flow[0]: flow[1:] for flow in flows}
    for index, ((eerst, stated_first), (later, stated_later)) in enumerate(examples):
        verder, terug, gestopt, erbij, weg, gebleven, onduidelijk, aantal_van, aantal_tot = found[name(index)]
        assert (aantal_van, aantal_tot) == (eerst, later)
        assert verder + terug + gestopt + weg + gebleven + onduidelijk == eerst
        assert erbij - weg == later - eerst
        change: Counter[str] = Counter()
        for _, van_fase, naar_fase, aantal in (move for move in moves if move[0] == name(index)):
            change[van_fase] -= aantal
            change[naar_fase] += aantal
        for phase in PHASES:
            assert change[phase] == stated_later.get(phase, 0) - stated_first.get(phase, 0)


# ── one step of a history ──


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Steps of one organisation: on, back, over a phase, stopped."""
    verloop = [
        entry("ontwerp", "2023-01-01", onderdeel_id="demo/thuis"),
        entry("uitvoering", "2023-03-31", onderdeel_id="demo/thuis", datum_precisie="maand"),
        entry("ontwerp", "2023-05-01", onderdeel_id="demo/thuis", reden="geen mensen"),
        entry("afgerond", "2023-07-01", onderdeel_id="demo/thuis"),
        entry("gestopt", "2023-08-01", onderdeel_id="demo/thuis"),
        entry("ontwerp", "2023-02-01", onderdeel_id="demo/thuis", grondslag="bewijs"),
    ]
    with deliver(tmp_path_factory.mktemp("history"), faseverloop=verloop) as con:
        query = """
            SELECT grondslag, soort, soort_tekst, duur_tekst, reden, stilstand_tekst
            FROM mart.fase_verloop ORDER BY grondslag, datum
        """
        return rows(con, query)


def test_steps_say_what_happened_and_how_long_it_took(history: list[Any]) -> None:
    assert [step[:5] for step in history] == [
        ("opgave", "begin", "eerste fase die de bron noemt", "× niet van toepassing", None),
        ("opgave", "verder", "→ verder uit ontwerp", "tussen 59 en 89 dagen", None),
        ("opgave", "terug", "← terug uit uitvoering", "tussen 31 en 61 dagen", "geen mensen"),
        ("opgave", "overgeslagen", "» verder uit ontwerp, overgeslagen: uitvoering", "61 dagen", None),
        ("opgave", "gestopt", "† gestopt, kwam uit afgerond", "31 dagen", "? niet vermeld in de bron"),
        ("bewijs", "begin", "eerste fase die de bron noemt", "× niet van toepassing", None),
    ]


def test_standstill_without_an_expected_duration_is_not_judged(history: list[Any]) -> None:
    assert history[-1][-1] == "niet te beoordelen: de bron noemt geen verwachte duur van deze fase"


# ── findings ──


THUIS = {"onderdeel_id": "demo/thuis"}


def of(case: str, *steps: Row) -> list[Row]:
    """A history of an organisation that has the name of its case."""
    return [{**step, **THUIS, "organisatie_id": case} for step in steps]


BACK = of("back", entry("uitvoering", "2023-02-01"), entry("ontwerp", "2023-03-01"))
OUT_OF_END = {
    eind: of(f"out-of-{eind}", entry(eind, "2023-02-01"), entry("uitvoering", "2023-03-01"))
    for eind in ("gestopt", "afgerond")
}
WITH_REASON = of("reason", entry("uitvoering", "2023-02-01"), entry("ontwerp", "2023-03-01", reden="geen mensen"))
SAME_PHASE = of("same-phase", entry("ontwerp", "2023-02-01"), entry("ontwerp", "2023-03-01"))
BEFORE_START = of("before-start", entry("ontwerp", "2022-12-31"))
TWICE = of("twice", entry("ontwerp", "2023-02-01"), entry("ontwerp", "2023-02-01"))
ENTRIES = [*BACK, *OUT_OF_END["gestopt"], *OUT_OF_END["afgerond"], *WITH_REASON, *SAME_PHASE, *BEFORE_START, *TWICE]


def row(history: Sequence[Row], number: int = 0) -> int:
    """The row in the file of a step of a history."""
    return 2 + next(place for place, entry in enumerate(ENTRIES) if entry is history[number])


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What the check says about these histories in one file."""
    data = copy_tiny(tmp_path_factory.mktemp("findings") / "data")
    organisaties = dict.fromkeys(entry["organisatie_id"] for entry in ENTRIES)
    deliver_later(data, "2024-06-01-eerder", organisatie=[
        {"id": wie, "naam": wie, "soort": "zorgaanbieder"} for wie in organisaties
    ])  # fmt: skip
    write_rows(data, VERSLAG, "faseverloop", ENTRIES)
    return [finding for finding in check_only(data) if finding.melding != NOT_ACCEPTED]


def about(findings: Sequence[Finding], history: Sequence[Row]) -> list[tuple[str, str]]:
    """How heavy, and what is said at the rows of one history."""
    at = [row(history, number) for number in range(len(history))]
    return [(finding.ernst, str(finding)) for finding in findings if finding.rij in at]


def test_nothing_is_found_beside_the_histories(findings: list[Finding]) -> None:
    assert {finding.bestand for finding in findings} == {"faseverloop.csv"}


def test_step_back_without_reason_is_found(findings: list[Finding]) -> None:
    assert about(findings, BACK) == [
        (
            "waarschuwing",
            f"faseverloop.csv, rij {row(BACK, 1)}, kolom 'reden': een stap terug van 'uitvoering' naar 'ontwerp' "
            "zonder reden. Vul de reden in zoals de bron die noemt, of verbeter fase of datum.",
        )
    ]


@pytest.mark.parametrize("eind", OUT_OF_END)
def test_step_out_of_an_end_phase_without_reason_is_found(findings: list[Finding], eind: str) -> None:
    ((_, found),) = about(findings, OUT_OF_END[eind])
    assert "een stap uit '" in found and "' naar 'uitvoering' zonder reden" in found


def test_step_back_with_reason_is_news(findings: list[Finding]) -> None:
    assert about(findings, WITH_REASON) == []


def test_entry_in_the_phase_it_was_in_is_found(findings: list[Finding]) -> None:
    ((_, found),) = about(findings, SAME_PHASE)
    assert found == (
        f"faseverloop.csv, rij {row(SAME_PHASE, 1)}, kolom 'fase_id': 'ontwerp' is de fase waar het al in was. "
        "Haal deze rij weg, of voeg de fase ertussen toe."
    )


def test_phase_before_the_start_is_found(findings: list[Finding]) -> None:
    assert about(findings, BEFORE_START) == [
        (
            "waarschuwing",
            f"faseverloop.csv, rij {row(BEFORE_START)}, kolom 'datum': '2022-12-31' ligt voor de start van demo/thuis "
            "(januari 2023). Verbeter de datum van de fase, of start_op in onderdeel.csv.",
        )
    ]


def test_same_entry_twice_blocks(findings: list[Finding]) -> None:
    ernst, found = about(findings, TWICE)[0]
    assert ernst == "blokkeert"
    assert f"staat ook op rij {row(TWICE)}. Haal een van beide rijen weg." in found
