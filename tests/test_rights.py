"""Who may do what is decided where data are read and written, from a file that maps identities to roles."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import intake
from dashboard.server import DATA_ENV
from pipelines.intake.rights import LOCAL, NOBODY, READER, Actor, NotAllowed, actor, read_roles, require

ROLES = """
iedereen_leest: nee
personen:
  - {id: Leider@zorghuis.example, functie: projectleider Steun thuis, rol: leverancier, onderdelen: [demo/thuis]}
  - {id: beheer@vws.example, functie: gegevensbeheerder, rol: gegevensbeheerder}
  - {id: lezer@vws.example, functie: programmamanager, rol: lezer}
"""
LEADER = Actor("projectleider Steun thuis", "leverancier", ("demo/thuis",))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with roles."""
    (tmp_path / "rollen.yml").write_text(ROLES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("leider@zorghuis.example", LEADER),
        (" LEIDER@zorghuis.example ", LEADER),
        ("beheer@vws.example", Actor("gegevensbeheerder", "gegevensbeheerder")),
        ("iemand@elders.example", NOBODY),
        ("", NOBODY),
        (None, NOBODY),
    ],
)
def test_identity_is_a_role_or_nobody(data: Path, identity: str | None, expected: Actor) -> None:
    rollen, findings = read_roles(data)
    assert rollen is not None and findings == []
    assert actor(rollen, identity) == expected


def test_who_is_not_named_reads_when_the_file_says_so(data: Path) -> None:
    (data / "rollen.yml").write_text(ROLES.replace("iedereen_leest: nee", "iedereen_leest: ja"), encoding="utf-8")
    rollen, _ = read_roles(data)
    assert rollen is not None
    assert actor(rollen, "iemand@elders.example") == READER
    assert READER.may_read and not READER.may_deliver


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("personen: []", "deze sleutel ontbreekt"),
        (ROLES.replace("rol: lezer", "rol: baas"), "is hier niet toegestaan"),
        (ROLES.replace(", onderdelen: [demo/thuis]", ""), "'onderdelen' hoort bij een leverancier"),
        (ROLES.replace("lezer@vws", "BEHEER@vws"), "'beheer@vws.example' staat er twee keer"),
    ],
)
def test_wrong_file_says_what_is_wrong_and_lets_nobody_in(
    data: Path, text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "rollen.yml").write_text(text, encoding="utf-8")
    rollen, findings = read_roles(data)
    assert rollen is None
    assert any(words in str(finding) for finding in findings)
    monkeypatch.setenv(DATA_ENV, str(data))
    assert intake.who("beheer@vws.example", only_this_machine=True) == NOBODY


def test_without_a_file_only_this_machine_is_let_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_ENV, str(tmp_path))
    assert intake.who("iemand@elders.example", only_this_machine=True) == LOCAL
    assert intake.who("iemand@elders.example", only_this_machine=False) == NOBODY
    assert not NOBODY.may_read


@pytest.mark.parametrize(
    ("onderdeel", "own"),
    [("demo/thuis", True), ("demo/thuis/nacht", True), ("demo/thuiszorg", False), ("demo", False), (None, False)],
)
def test_supplier_speaks_for_own_onderdelen_and_what_is_below_them(onderdeel: str | None, own: bool) -> None:
    assert LEADER.speaks_for(onderdeel) is own
    assert LOCAL.speaks_for(onderdeel)
    assert not READER.speaks_for(onderdeel)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: intake.offers(READER),
        lambda: intake.what_came_in(READER),
        lambda: intake.form_for("demo", READER),
        lambda: intake.withdraw("a" * 64, LEADER),
    ],
)
def test_door_refuses_whoever_the_page_lets_through(
    ask: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_ENV, str(tmp_path))
    with pytest.raises(intake.NotDone, match="Dit mag u niet"):
        ask()


def test_what_is_not_allowed_says_who_may() -> None:
    require(True, "de beheerder")
    with pytest.raises(NotAllowed, match="de beheerder"):
        require(False, "de beheerder")
