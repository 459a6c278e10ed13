"""A build publishes one state or changes nothing."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines import build as build_module
from pipelines.build import DefinitionsError, DeliveriesRefused, Staging, build, check_only, state_id
from pipelines.definitions import read_definitions
from pipelines.findings import Finding
from pipelines.publish import FAILED_ATTEMPT, HISTORY, KEPT_STATES, POINTER, current_state
from tests.deliver import TINY, VERSLAG, change_definitions, copy_tiny, write_rows

pytestmark = pytest.mark.usefixtures("built_anew")


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order in which it is stored, and of every view, by name."""
    with duckdb.connect(str(path), read_only=True) as con:
        names = con.sql(
            "SELECT table_schema || '.' || table_name, table_type FROM information_schema.tables"
        ).fetchall()
        return {
            name: con.sql(f"FROM {name} {'ORDER BY ALL' if kind == 'VIEW' else ''}").fetchall() for name, kind in names
        }


def in_use(name: str) -> set[str]:
    """The names of the files of one state that is in use: pointer, history, database and its fingerprint."""
    return {POINTER, HISTORY, name, Path(name).with_suffix(".sha256").name}


def files(folder: Path) -> set[str]:
    """The names of all files in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def empty_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that check the definitions and make a file with nothing but its id: for what only is about files."""

    def build_file(staging: Staging, state: str, progress: object) -> list[Finding]:
        definitions, findings = read_definitions(staging.data / "indicators.yml")
        if definitions is None:
            raise DefinitionsError(findings)
        with duckdb.connect(str(staging.path)) as con:
            con.execute("CREATE SCHEMA meta; CREATE SCHEMA mart; CREATE TABLE meta.build AS SELECT ? AS staat", [state])
            con.execute(
                "CREATE TABLE mart.bevinding (bestand TEXT, melding TEXT, oplossing TEXT, rij INT, kolom TEXT, "
                "waarde TEXT, levering_id TEXT, ernst TEXT, volgorde INT)"
            )
        return []

    monkeypatch.setattr(build_module, "build_file", build_file)


def break_delivery(data: Path) -> None:
    """Make the delivery one that the check refuses."""
    write_rows(data, VERSLAG, "factor", [{"id": "geen-geld", "onderdeel_id": "demo/tuin", "richting": "belemmerend"}])


def break_definitions(data: Path) -> None:
    """Make indicators.yml one that the check refuses."""
    change_definitions(data, ("soort: proces", "soort: proses"))


def test_build_publishes_a_database_and_points_at_it(tiny_var: Path) -> None:
    name = f"monitor-{state_id(TINY)}.duckdb"
    assert files(tiny_var) == in_use(name)
    assert (tiny_var / POINTER).read_text(encoding="utf-8") == f"{name}\n"
    assert current_state(tiny_var) == tiny_var / name


def test_database_knows_its_own_state(tiny: duckdb.DuckDBPyConnection) -> None:
    ((staat, *seen, aantal_leveringen, oefening),) = tiny.sql("FROM meta.build").fetchall()
    assert (staat, aantal_leveringen, oefening) == (state_id(TINY), 2, False)
    assert seen == [date(2024, 7, 15), "dag"] * 2


def test_same_input_gives_the_same_content_and_the_same_state(tiny_var: Path, tmp_path: Path) -> None:
    again = build(copy_tiny(tmp_path / "elsewhere"), tmp_path / "var")
    first = current_state(tiny_var)
    assert first is not None
    assert first.name == again.path.name
    assert contents(first) == contents(again.path)


def test_same_state_is_not_built_twice(tmp_path: Path, empty_builds: None) -> None:
    assert not build(TINY, tmp_path).reused
    steps: list[str] = []
    assert build(TINY, tmp_path, steps.append).reused
    assert steps == []


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data / "leveringen" / VERSLAG / "factor.csv").unlink(),
        lambda data: (data / "leveringen" / VERSLAG).rename(data / "leveringen" / f"{VERSLAG}-2"),
        lambda data: change_definitions(data, ("naam: Demoprogramma", "naam: Proefprogramma")),
    ],
    ids=["delivery", "name of a delivery", "definitions"],
)
def test_changed_input_gives_another_state(tmp_path: Path, change: Callable[[Path], object]) -> None:
    data = copy_tiny(tmp_path / "data")
    before = state_id(data)
    change(data)
    assert state_id(data) != before


def test_list_of_first_names_is_part_of_the_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = Path(shutil.copytree(Path(build_module.__file__).parent, tmp_path / "pipelines"))
    monkeypatch.setattr(build_module, "__file__", str(code / "build.py"))
    before = state_id(TINY)
    (code / "voornamen.txt").write_text("Klaas\n", encoding="utf-8")
    assert state_id(TINY) != before


@pytest.mark.parametrize(
    ("spoil", "refusal"), [(break_delivery, DeliveriesRefused), (break_definitions, DefinitionsError)]
)
def test_refused_build_leaves_the_last_good_state_and_says_why(
    tmp_path: Path, spoil: Callable[[Path], None], refusal: type[DefinitionsError | DeliveriesRefused]
) -> None:
    data, var = copy_tiny(tmp_path / "data"), tmp_path / "var"
    good = build(data, var)
    before = good.path.read_bytes()
    spoil(data)
    with pytest.raises(refusal) as refused:
        build(data, var)
    assert current_state(var) == good.path
    assert good.path.read_bytes() == before
    assert files(var) == in_use(good.path.name) | {FAILED_ATTEMPT}
    record = json.loads((var / FAILED_ATTEMPT).read_text(encoding="utf-8"))
    assert set(record) == {"tijd", "bevindingen"}
    assert isinstance(refused.value, DefinitionsError | DeliveriesRefused)
    assert [finding["melding"] for finding in record["bevindingen"]] == [f.melding for f in refused.value.findings]


def test_good_build_after_a_refused_one_takes_the_reason_away(tmp_path: Path, empty_builds: None) -> None:
    data, var = copy_tiny(tmp_path / "data"), tmp_path / "var"
    break_definitions(data)
    with pytest.raises(DefinitionsError):
        build(data, var)
    assert files(var) == {FAILED_ATTEMPT}
    assert current_state(var) is None
    change_definitions(data, ("soort: proses", "soort: proces"))
    good = build(data, var)
    assert files(var) == in_use(good.path.name)


def test_good_state_that_was_built_before_also_takes_the_reason_away(tmp_path: Path, empty_builds: None) -> None:
    data, var = copy_tiny(tmp_path / "data"), tmp_path / "var"
    good = build(data, var)
    break_definitions(data)
    with pytest.raises(DefinitionsError):
        build(data, var)
    change_definitions(data, ("soort: proses", "soort: proces"))
    assert build(data, var).reused
    assert files(var) == in_use(good.path.name)


def test_crash_while_deriving_leaves_no_half_file_and_the_old_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, var = copy_tiny(tmp_path / "data"), tmp_path / "var"
    good = build(data, var)

    def crash(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("CREATE TABLE mart.half AS SELECT 1")
        raise duckdb.IOException("de schijf is vol")

    monkeypatch.setattr(build_module, "derive", crash)
    change_definitions(data, ("naam: Demoprogramma", "naam: Proefprogramma"))
    with pytest.raises(duckdb.IOException):
        build(data, var)
    assert current_state(var) == good.path
    assert files(var) == in_use(good.path.name) | {FAILED_ATTEMPT}
    assert "de schijf is vol" in (var / FAILED_ATTEMPT).read_text(encoding="utf-8")


def test_file_that_is_no_whole_state_is_built_again(tmp_path: Path) -> None:
    good = build(TINY, tmp_path)
    good.path.write_bytes(b"")
    again = build(TINY, tmp_path)
    assert not again.reused
    assert again.path == good.path
    assert contents(again.path)["mart.programma"]


def test_state_that_was_built_before_keeps_its_warnings(tmp_path: Path) -> None:
    first = build(TINY, tmp_path)
    assert first.findings
    assert build(TINY, tmp_path).findings == first.findings


def test_reader_with_the_old_file_open_keeps_reading_while_a_new_state_is_published(tmp_path: Path) -> None:
    data, var = copy_tiny(tmp_path / "data"), tmp_path / "var"
    old = build(data, var)
    name = "SELECT naam FROM mart.programma"
    with duckdb.connect(str(old.path), read_only=True) as reader:
        change_definitions(data, ("naam: Demoprogramma", "naam: Proefprogramma"))
        new = build(data, var)
        assert reader.sql(name).fetchall() == [("Demoprogramma",)]
    assert current_state(var) == new.path
    with duckdb.connect(str(new.path), read_only=True) as reader:
        assert reader.sql(name).fetchall() == [("Proefprogramma",)]


def test_only_the_last_states_are_kept_and_always_the_current_one(tmp_path: Path, empty_builds: None) -> None:
    data, var = copy_tiny(tmp_path / "data"), tmp_path / "var"
    first = build(data, var)
    for number in range(KEPT_STATES + 2):
        (data / "leveringen" / VERSLAG / "nummer").write_text(str(number), encoding="utf-8")
        latest = build(data, var)
        assert current_state(var) == latest.path
    states = {path for path in var.iterdir() if path.suffix == ".duckdb"}
    assert len(states) == KEPT_STATES == 20
    assert latest.path in states
    assert first.path not in states


def test_pointer_to_a_file_that_is_gone_is_no_state(tmp_path: Path, empty_builds: None) -> None:
    report = build(TINY, tmp_path)
    report.path.unlink()
    assert current_state(tmp_path) is None
    assert not build(TINY, tmp_path).reused
    assert current_state(tmp_path) == report.path


def test_pointer_never_leads_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "buiten.duckdb").touch()
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / POINTER).write_text("../buiten.duckdb\n", encoding="utf-8")
    assert current_state(tmp_path / "var") is None


def test_check_writes_nothing(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    before = sorted(tmp_path.rglob("*"))
    check_only(data)
    assert sorted(tmp_path.rglob("*")) == before
