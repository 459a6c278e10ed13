"""Who may do what is decided where data are read and written, from a file that maps identities to roles."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard import intake, session
from dashboard.server import DATA_ENV
from pipelines.intake.accept import Upload
from pipelines.intake.offers import Offer
from pipelines.intake.rights import LOCAL, NOBODY, READER, Actor, NotAllowed, actor, read_roles, require

ROLES = """
iedereen_leest: nee
personen:
  - {id: Leider@zorghuis.example, functie: projectleider Steun thuis, rol: leverancier, onderdelen: [demo/thuis]}
  - {id: beheer@vws.example, functie: gegevensbeheerder, rol: gegevensbeheerder}
  - {id: lezer@vws.example, functie: programmamanager, rol: lezer}
"""
SENT = Upload("meting.csv", b"", "a" * 64, LOCAL, datetime(2026, 1, 1, tzinfo=UTC))
OFFER = Offer(SENT, "meting", None, False)
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
        lambda: intake.withdraw(OFFER, LEADER),
        lambda: intake.form_for("demo", LEADER),
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


@pytest.mark.parametrize(
    ("user", "found"),
    [
        ({"email": "a@b.example"}, "a@b.example"),
        ({"email": "a@b.example", "email_verified": True}, "a@b.example"),
        ({"email": "a@b.example", "email_verified": False}, None),
        ({"email": None}, None),
        ({}, None),
    ],
)
def test_address_that_nobody_checked_is_no_identity(user: dict[str, object], found: str | None) -> None:
    assert session.identity(user) == found


@pytest.mark.parametrize(
    ("headers", "straight"),
    [
        ({"Host": "127.0.0.1:8501"}, True),
        ({"Host": "localhost:8501"}, True),
        ({"Host": "[::1]:8501"}, True),
        ({}, True),
        ({"Host": "monitor.vws.example"}, False),
        ({"Host": "127.0.0.1:8501", "X-Forwarded-For": "10.0.0.1"}, False),
        ({"Host": "127.0.0.1:8501", "Via": "1.1 proxy"}, False),
        ({"Host": "127.0.0.1:8501", "forwarded": "for=10.0.0.1"}, False),
    ],
)
def test_what_a_web_server_passed_on_is_not_of_this_machine(headers: dict[str, str], straight: bool) -> None:
    assert session.came_straight(headers) is straight


def test_lost_file_with_roles_lets_nobody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_ENV, str(tmp_path))
    (tmp_path / "rollen.yml").symlink_to(tmp_path / "schijf" / "rollen.yml")
    assert intake.who(None, only_this_machine=True) == NOBODY
    (tmp_path / "rollen.yml").unlink()
    (tmp_path / "rollen.yml").mkdir()
    assert intake.who(None, only_this_machine=True) == NOBODY
