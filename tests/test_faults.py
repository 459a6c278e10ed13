"""What readers see when something breaks under them: always a whole state, and a notice when it is not the newest."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dashboard.database import open_state
from dashboard.server import DATA_ENV, VAR_ENV
from pipelines import publish
from pipelines.build import build, build_beside
from pipelines.publish import current_state
from tests.deliver import copy_tiny
from tests.test_pages import heading, run, words

DAMAGED = "De stand die in gebruik was, is beschadigd of weg."


def changed(data: Path, word: str) -> None:
    """Another state will come of this data."""
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write(f"# {word}\n")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two states that were in use, and a third that was only looked at."""
    folder = tmp_path_factory.mktemp("faults")
    data, var = copy_tiny(folder / "data"), folder / "var"
    build(data, var)
    changed(data, "groot")
    build(data, var)
    changed(data, "klein")
    build_beside(data, var)
    return folder


@pytest.fixture
def var(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it for one test, shown by the pages."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    data, var = tmp_path / "data", tmp_path / "var"
    monkeypatch.setenv(DATA_ENV, str(data))
    monkeypatch.setenv(VAR_ENV, str(var))
    return var


def garbled(var: Path) -> None:
    """The pointer is no text."""
    (var / publish.POINTER).write_bytes(b"\xff\xfe\x00")


def empty(var: Path) -> None:
    """The pointer is empty."""
    (var / publish.POINTER).write_bytes(b"")


def gone(var: Path) -> None:
    """The file that the pointer names is not there."""
    path = current_state(var)
    assert path is not None
    path.unlink()


def cut(var: Path) -> None:
    """The file was only written in part."""
    path = current_state(var)
    assert path is not None
    path.write_bytes(path.read_bytes()[:5000])


def other(var: Path) -> None:
    """The file is another database."""
    path = current_state(var)
    assert path is not None
    path.unlink()
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE iets (x INTEGER)")


@pytest.mark.parametrize("damage", [garbled, empty, gone, cut, other])
def test_last_good_state_serves_with_a_notice(var: Path, damage: Callable[[Path], None]) -> None:
    names = publish.used_states(var)
    assert len(names) == 2 and len(list(var.glob("monitor-*.duckdb"))) == 3
    damage(var)
    app = run("overzicht")
    assert heading(app)
    assert [notice.value.startswith(DAMAGED) for notice in app.warning] == [True]
    # A pointer that says nothing takes no state away; a damaged file takes the one before it.
    expected = names[0] if damage in (garbled, empty) else names[1]
    assert expected.removeprefix("monitor-").removesuffix(".duckdb") in words(app)


def test_next_build_mends_it(var: Path) -> None:
    cut(var)
    build(var.parent / "data", var)
    assert list(run("overzicht").warning) == []


def test_nothing_good_left_is_told(var: Path) -> None:
    for path in var.glob("monitor-*.duckdb"):
        path.write_bytes(b"weg")
    (error,) = run("overzicht").error
    assert error.value.startswith("**Er is nog geen stand om te laten zien.**")


def test_readers_keep_their_state_while_others_are_published(var: Path) -> None:
    opened = open_state(var / publish.used_states(var)[0])
    stop, problems = threading.Event(), list[Exception]()
    seen: set[str] = set()

    def read() -> None:
        while not stop.is_set():
            try:
                cursor = opened.connection.cursor()
                seen.add(cursor.sql("SELECT staat FROM meta.build").fetchall()[0][0])
            except Exception as problem:
                problems.append(problem)
                return

    reader = threading.Thread(target=read)
    reader.start()
    data = var.parent / "data"
    for klasse in ("middel", "groot", "klein"):
        changed(data, klasse)
        build(data, var)
    stop.set()
    reader.join()
    assert problems == []
    assert {f"monitor-{staat}.duckdb" for staat in seen} == {opened.name}
