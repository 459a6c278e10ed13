"""A delivery is seen before it counts; accepting it is one step, whatever happens in the middle."""

import importlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from pipelines import publish
from pipelines.build import build, check_only, state_id
from pipelines.deliveries import LeveringYml
from pipelines.findings import Finding, blocking
from pipelines.intake import accept as accept_module
from pipelines.intake.accept import (
    BaseChanged,
    NotInUse,
    Preview,
    SomebodyElse,
    Upload,
    accept,
    enter,
    preview,
    refuse,
    sent_before,
)
from pipelines.intake.proposal import Place, Proposal, free_id, write_delivery
from pipelines.intake.rights import Actor
from pipelines.publish import current_state
from pipelines.read import read_tables
from tests.deliver import copy_tiny
from tests.test_build import contents

ACCEPT = accept_module.__name__
SHA = "a" * 64
WHEN = datetime(2025, 1, 31, 12, tzinfo=UTC)
BY = Actor("gegevensbeheerder", "gegevensbeheerder")
UPLOAD = Upload("opgave.xlsx", b"een werkmap", SHA, BY, WHEN)
VALUE = {
    "indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "geldig_op": "2024-12-31", "geldig_precisie": "dag",
    "waarde": "60", "kwalificatie": "exact", "wijze": "letterlijk", "paragraaf": "meting", "regel_van": "5",
    "regel_tot": "5",
}  # fmt: skip


def proposal(data: Path, *values: dict[str, str]) -> Proposal:
    """A delivery of 31 January 2025 with these rows of meting, which stood in row 5 and below."""
    yml = LeveringYml.model_validate(
        {
            "titel": "Opgave", "korte_titel": "Opgave", "soort": "opgave", "uitgever": "Zorghuis", "openbaar": "nee",
            "publicatiedatum": date(2025, 1, 31), "bekend_op": date(2025, 1, 31), "datum_precisie": "dag",
            "status": "concept", "licentie": "niet openbaar",
            "bronnen": [{"bestand": UPLOAD.name, "sha256": SHA, "regels": 40}],
        }
    )  # fmt: skip
    rows = [VALUE | value for value in values or ({},)]
    return Proposal(
        free_id(data, date(2025, 1, 31), "Opgave"),
        yml,
        {"meting": rows},
        {"meting": [Place("meting", 5, {})] * len(rows)},
    )


@pytest.fixture(scope="module")
def seen_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Preview]:
    """A folder with a copy of tests/tiny (data) and its states (var), and the preview of a proposal to it."""
    folder = tmp_path_factory.mktemp("seen")
    data = copy_tiny(folder / "data")
    build(data, folder / "var")
    first = preview(data, folder / "var", proposal(data))
    # The state that its acceptance makes is there already: the moment of acceptance is always the same here.
    again = folder / "again"
    shutil.copytree(data, again)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accept_module, "_now", lambda: WHEN)
        accept(again, folder / "again-var", proposal(again), UPLOAD, first, BY)
    for path in (folder / "again-var").glob("monitor-*"):
        shutil.copy(path, folder / "var")
    shutil.rmtree(again)
    shutil.rmtree(folder / "again-var")
    return folder, first


@pytest.fixture
def folders(seen_once: tuple[Path, Preview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The same for one test: data, and the states of before and after, so that nothing has to be built again."""
    monkeypatch.setattr(accept_module, "_now", lambda: WHEN)
    shutil.copytree(seen_once[0], tmp_path, dirs_exist_ok=True)
    return tmp_path / "data", tmp_path / "var"


@pytest.fixture
def seen(seen_once: tuple[Path, Preview]) -> Preview:
    """The preview of the proposal."""
    return seen_once[1]


def test_preview_says_what_moves_and_changes_nothing(folders: tuple[Path, Path], seen: Preview) -> None:
    data, var = folders
    assert blocking(seen.findings) == []
    moved = [change for change in seen.changes if change.wordt == "60"]
    assert [(change.soort, change.onderdeel_naam, change.was) for change in moved] == [
        ("gewijzigd", "Steun thuis", "ruim 45")
    ]
    assert current_state(var) == publish.state_file(var, state_id(data))
    assert sorted(path.name for path in (data / "leveringen").iterdir()) == [
        "2024-06-30-verslag",
        "2024-07-15-oordeel",
    ]


def test_accepted_delivery_is_in_the_state_and_its_file_is_kept(folders: tuple[Path, Path], seen: Preview) -> None:
    data, var = folders
    state = accept(data, var, proposal(data), UPLOAD, seen, BY)
    assert state == state_id(data)
    assert current_state(var) == publish.state_file(var, state)
    assert blocking(check_only(data)) == []
    assert (data / "ontvangen" / f"{SHA[:12]}-opgave.xlsx").read_bytes() == UPLOAD.content
    assert sent_before(data, SHA) == "2025-01-31-opgave"
    assert sent_before(data, "b" * 64) is None


def test_small_count_is_told_before_and_hidden_after(folders: tuple[Path, Path]) -> None:
    data, var = folders
    offered = proposal(data, {"waarde": "7"})
    seen = preview(data, var, offered)
    assert (seen.findings, [change.wordt for change in seen.changes if "7" in (change.wordt or "")]) == ([], [])
    assert [str(reading) for reading in seen.hidden] == [
        "opgave.xlsx, blad 'meting', rij 5: wordt niet getoond (klein aantal): "
        "het is klein, of een klein aantal is eruit af te leiden"
    ]
    assert accept(data, var, offered, UPLOAD, seen, BY) == state_id(data)
    described = yaml.safe_load((data / "leveringen" / offered.id / "levering.yml").read_text(encoding="utf-8"))
    key = "meting:demo.gezinnen:demo/thuis:2024-12-31"
    assert described["verborgen"] == [{"sleutel": key, "reden": "klein"}]
    assert list(described)[-1] == "csv"
    with duckdb.connect(str(current_state(var)), read_only=True) as con:
        assert con.sql(f"SELECT weergave FROM mart.cijfer WHERE sleutel = '{key}'").fetchall() == [
            ("niet getoond (klein aantal)",)
        ]


@pytest.mark.usefixtures("built_anew")
def test_acceptance_reads_the_deliveries_once_and_makes_what_a_build_of_them_makes(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, var = folders
    reads = []

    def counted(*given: Any) -> Any:
        reads.append(given)
        return read_tables(*given)

    monkeypatch.setattr("pipelines.build.read_tables", counted)
    small = proposal(data, {"waarde": "7"})
    enter(data, var, small, UPLOAD, None, BY, lambda _: None)
    assert len(reads) == 1
    accepted = current_state(var)
    assert accepted is not None
    again = build(data, tmp_var := var / "opnieuw")
    assert (again.path.parent, again.path.name) == (tmp_var, accepted.name)
    assert contents(again.path) == contents(accepted)


def test_finding_is_told_at_the_row_of_the_file_that_was_sent(folders: tuple[Path, Path]) -> None:
    data, var = folders
    seen = preview(data, var, proposal(data, {"waarde": "veel"}))
    assert not seen.is_acceptable
    assert seen.changes == []
    assert str(seen.findings[0]).startswith("opgave.xlsx, blad 'meting', rij 5: 'veel' is geen getal")


def test_refused_file_is_kept_with_its_findings(folders: tuple[Path, Path]) -> None:
    data, var = folders
    seen = preview(data, var, proposal(data, {"waarde": "veel"}))
    folder = refuse(data, UPLOAD, seen.findings, "getallen kloppen niet")
    assert folder.parent == data / "quarantaine"
    assert (folder / "bestand-opgave.xlsx").read_bytes() == UPLOAD.content
    record = json.loads((folder / "bevindingen.json").read_text(encoding="utf-8"))
    assert (record["aangeleverd"]["door"], record["geweigerd_door"]) == ("gegevensbeheerder", None)
    assert record["reden"] == "getallen kloppen niet"
    assert record["bevindingen"][0]["waarde"] == "veel"
    assert [path.name for path in (data / "leveringen").iterdir() if "2025" in path.name] == []


def test_file_about_persons_is_not_kept(folders: tuple[Path, Path]) -> None:
    data, _ = folders
    found = Finding("opgave.xlsx", "in deze cel kan een burgerservicenummer staan", "Haal het weg en lever opnieuw.")
    folder = refuse(data, UPLOAD, [found], "bevindingen blokkeren")
    assert [path.name for path in folder.iterdir()] == ["bevindingen.json"]


def test_row_that_another_delivery_has_already_is_told_before_it_is_accepted(folders: tuple[Path, Path]) -> None:
    data, var = folders
    first = proposal(data)
    accept(data, var, first, UPLOAD, preview(data, var, first), BY)
    again = replace(proposal(data), id="2025-01-31-eerder-op-het-alfabet")
    seen = preview(data, var, again)
    assert not seen.is_acceptable
    assert seen.findings != []


def test_what_was_seen_must_still_be_so(folders: tuple[Path, Path], seen: Preview) -> None:
    data, var = folders
    other = proposal(data, {"geldig_op": "2024-11-30"})
    accept(data, var, proposal(data), UPLOAD, seen, BY)
    with pytest.raises(BaseChanged):
        accept(data, var, other, UPLOAD, seen, BY)
    again = proposal(data, {"geldig_op": "2024-11-30"})
    assert again.id == "2025-01-31-opgave-2"
    # As when it was looked at again.
    accept(data, var, again, UPLOAD, replace(seen, base=state_id(data)), BY)
    assert current_state(var) == publish.state_file(var, state_id(data))
    assert blocking(check_only(data)) == []


def test_one_person_accepts_at_a_time(folders: tuple[Path, Path], seen: Preview) -> None:
    data, var = folders
    offered = proposal(data)
    with accept_module._alone(data), pytest.raises(SomebodyElse):
        accept(data, var, offered, UPLOAD, seen, BY)
    accept(data, var, offered, UPLOAD, seen, BY)


# Not forked from here: a database in this process has threads that a fork does not have.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])


def stopped(*_: object, **__: object) -> None:
    """As a process that is killed: nothing is cleaned up."""
    os._exit(9)


def run_and_die(data: Path, var: Path, offered: Proposal, seen: Preview, module: str, name: str, late: bool) -> None:
    """Accept in a process that dies at a call, before it or just after it."""
    accept_module._now = lambda: WHEN
    patched = importlib.import_module(module)
    real: Callable[..., object] = getattr(patched, name)

    def dies(*given: object, **named: object) -> None:
        if late:
            real(*given, **named)
        stopped()

    setattr(patched, name, dies)
    accept(data, var, offered, UPLOAD, seen, BY)


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    ("module", "name"),
    [(ACCEPT, "write_delivery"), (ACCEPT, "build_staged"), (ACCEPT, "_keep"), ("os", "rename"),
     ("pipelines.publish", "take_into_use"), ("os", "replace")],
)  # fmt: skip
def test_killed_in_the_middle_leaves_the_old_state_or_the_new_one(
    folders: tuple[Path, Path], seen: Preview, module: str, name: str, late: bool
) -> None:
    data, var = folders
    before = state_id(data)
    offered = proposal(data)
    process = PROCESSES.Process(target=run_and_die, args=(data, var, offered, seen, module, name, late))
    process.start()
    process.join(60)
    assert process.exitcode == 9
    pointed = current_state(var)
    assert pointed is not None and pointed.is_file()
    accepted = (data / "leveringen" / offered.id).is_dir()
    assert (build(data, var).state == before) is not accepted
    if not accepted:
        accept(data, var, offered, UPLOAD, seen, BY)
    assert sent_before(data, SHA) == offered.id


def full_disk(*_: object, **__: object) -> None:
    """As a disk that has no room left."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("module", "name"), [(accept_module, "write_delivery"), (accept_module, "_keep"), (os, "rename")]
)
def test_full_disk_accepts_nothing(
    folders: tuple[Path, Path], seen: Preview, module: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, var = folders
    offered = proposal(data)
    monkeypatch.setattr(module, name, full_disk)
    with pytest.raises(OSError, match="No space left"):
        accept(data, var, offered, UPLOAD, seen, BY)
    monkeypatch.undo()
    assert sorted(path.name for path in data.iterdir() if path.name.startswith(".aangeboden")) == []
    assert not (data / "leveringen" / offered.id).exists()


def test_accepted_but_not_in_use_is_told_apart(
    folders: tuple[Path, Path], seen: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, var = folders
    offered = proposal(data)
    monkeypatch.setattr(publish, "take_into_use", full_disk)
    with pytest.raises(NotInUse):
        accept(data, var, offered, UPLOAD, seen, BY)
    monkeypatch.undo()
    assert build(data, var).reused
    assert current_state(var) == publish.state_file(var, state_id(data))


def test_delivery_is_written_as_it_will_be_read(tmp_path: Path) -> None:
    offered = proposal(tmp_path)
    write_delivery(tmp_path / "leveringen" / offered.id, offered)
    text = (tmp_path / "leveringen" / offered.id / "meting.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == ",".join(VALUE)
    assert text.splitlines()[1] == ",".join(VALUE.values())
