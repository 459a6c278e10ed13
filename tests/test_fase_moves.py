"""What moved between two moments: worked examples, laws, and findings about histories that cannot be right."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.build import check_only
from tests.deliver import LEFT_OUT, NOT_ACCEPTED, VERSLAG, Row, copy_tiny, deliver, write_rows
from tests.test_marts import WITHOUT_PASSAGE, rows
from tests.test_properties import PHASES, Counts, a_build_per_example, built, counts, name

VAN, TOT = "2023-06-30", "2024-06-30"
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
    row = {"onderdeel_id": "demo/a", "fasemodel_id": "demo-fasen", "fase_id": fase, "datum": datum}
    return {**row, "organisatie_id": "zorghuis", "datum_precisie": "dag", "grondslag": "opgave", **more}


def moved(folder: Path, metingen: Sequence[Row], tellingen: Sequence[Row], verloop: Sequence[Row] = ()) -> list[Any]:
    """The flows of one onderdeel; every derived figure leads to a passage."""
    nothing: dict[str, Sequence[Row]] = {table: [] for table in LEFT_OUT}
    onderdelen: list[Row] = [
        {"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demoprogramma"},
        {"id": "demo/a", "naam": "a", "start_op": "2023-01-01", "start_precisie": "dag"},
    ]
    organisaties: list[Row] = [
        {"id": wie, "naam": wie, "soort": "zorgaanbieder"} for wie in ("zorghuis", "stichting-samen")
    ]
    tables = {
        "organisatie": organisaties,
        "onderdeel": onderdelen,
        "meting": metingen,
        "fasetelling": tellingen,
        "faseverloop": verloop,
    }
    with deliver(folder, **{**nothing, **tables}) as con:
        assert rows(con, WITHOUT_PASSAGE) == []
        query = f"SELECT grondslag, {MOVES} FROM mart.fase_stroom WHERE onderdeel_id = 'demo/a' ORDER BY grondslag, van"
        return rows(con, query)


@pytest.mark.parametrize(
    ("first", "totals", "later", "expected"),
    [
        ({"ontwerp": 3}, (3, 3), {"ontwerp": 1, "uitvoering": 2}, (2, 0, 0, 0, 0, 1, 0, 3, 3)),
        ({"uitvoering": 3}, (3, 3), {"ontwerp": 2, "gestopt": 1}, (0, 2, 1, 0, 0, 0, 0, 3, 3)),
        ({"ontwerp": 1, "uitvoering": 4}, (5, 6), {"uitvoering": 6}, (1, 0, 0, 1, 0, 4, 0, 5, 6)),
        ({"uitvoering": 3}, (3, 2), {"uitvoering": 2}, (0, 0, 0, 0, 1, 2, 0, 3, 2)),
        ({"gestopt": 1, "ontwerp": 1}, (2, 2), {"uitvoering": 1, "ontwerp": 1}, (0, 1, 0, 0, 0, 1, 0, 2, 2)),
        ({"ontwerp": 3}, (3, 3), {"uitvoering": 2}, (2, 0, 0, 0, 0, 0, 1, 3, 3)),
    ],
    ids=["on", "back and stopped", "joined", "left", "started again", "phase no longer stated"],
)
def test_smallest_shift_between_two_counts(
    tmp_path: Path, first: dict[str, int], totals: tuple[int, int], later: dict[str, int], expected: tuple[int, ...]
) -> None:
    metingen = [total("demo/a", VAN, totals[0]), total("demo/a", TOT, totals[1])]
    tellingen = [*counted("demo/a", VAN, **first), *counted("demo/a", TOT, **later)]
    assert moved(tmp_path, metingen, tellingen) == [("telling", *expected)]


def test_one_moment_has_no_moves(tmp_path: Path) -> None:
    assert moved(tmp_path, [total("demo/a", TOT, 3)], counted("demo/a", TOT, ontwerp=3)) == []


def test_history_sees_more_than_two_counts_and_stays_apart(tmp_path: Path) -> None:
    metingen = [total("demo/a", VAN, 2), total("demo/a", TOT, 2)]
    tellingen = [*counted("demo/a", VAN, ontwerp=1, uitvoering=1), *counted("demo/a", TOT, uitvoering=1, afgerond=1)]
    verloop = [
        entry("ontwerp", "2023-02-01"),
        entry("uitvoering", "2023-09-01"),
        entry("uitvoering", "2023-02-01", organisatie_id="stichting-samen"),
        entry("afgerond", "2024-02-01", organisatie_id="stichting-samen"),
    ]
    assert moved(tmp_path, metingen, tellingen, verloop) == [
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


def findings(folder: Path, *verloop: Row) -> list[tuple[str, str]]:
    """What the check says about these rows."""
    data = copy_tiny(folder / "data")
    write_rows(data, VERSLAG, "faseverloop", [{"onderdeel_id": "demo/thuis", **row} for row in verloop])
    return [(f.ernst, str(f)) for f in check_only(data) if f.melding != NOT_ACCEPTED]


THUIS = {"onderdeel_id": "demo/thuis"}


def test_step_back_without_reason_is_found(tmp_path: Path) -> None:
    found = findings(tmp_path, entry("uitvoering", "2023-02-01", **THUIS), entry("ontwerp", "2023-03-01", **THUIS))
    assert found == [
        (
            "waarschuwing",
            "faseverloop.csv, rij 3, kolom 'reden': een stap terug van 'uitvoering' naar 'ontwerp' zonder reden. "
            "Vul de reden in zoals de bron die noemt, of verbeter fase of datum.",
        )
    ]


@pytest.mark.parametrize("eind", ["gestopt", "afgerond"])
def test_step_out_of_an_end_phase_without_reason_is_found(tmp_path: Path, eind: str) -> None:
    rows = entry(eind, "2023-02-01", **THUIS), entry("uitvoering", "2023-03-01", **THUIS)
    ((_, found),) = findings(tmp_path, *rows)
    assert "een stap uit '" in found and "' naar 'uitvoering' zonder reden" in found


def test_step_back_with_reason_is_news(tmp_path: Path) -> None:
    back = entry("ontwerp", "2023-03-01", reden="geen mensen", **THUIS)
    assert findings(tmp_path, entry("uitvoering", "2023-02-01", **THUIS), back) == []


def test_entry_in_the_phase_it_was_in_is_found(tmp_path: Path) -> None:
    ((_, found),) = findings(tmp_path, entry("ontwerp", "2023-02-01", **THUIS), entry("ontwerp", "2023-03-01", **THUIS))
    assert found == (
        "faseverloop.csv, rij 3, kolom 'fase_id': 'ontwerp' is de fase waar het al in was. "
        "Haal deze rij weg, of voeg de fase ertussen toe."
    )


def test_phase_before_the_start_is_found(tmp_path: Path) -> None:
    assert findings(tmp_path, entry("ontwerp", "2022-12-31", **THUIS)) == [
        (
            "waarschuwing",
            "faseverloop.csv, rij 2, kolom 'datum': '2022-12-31' ligt voor de start van demo/thuis (januari 2023). "
            "Verbeter de datum van de fase, of start_op in onderdeel.csv.",
        )
    ]


def test_same_entry_twice_blocks(tmp_path: Path) -> None:
    same = entry("ontwerp", "2023-02-01", **THUIS)
    ernst, found = findings(tmp_path, same, same)[0]
    assert ernst == "blokkeert"
    assert "staat ook op rij 2. Haal een van beide rijen weg." in found
