"""The page Aanleveren as each role uses it: from a file to the next state, and back when something is wrong."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import worker
from dashboard.worker import NotDone
from pipelines.publish import current_state
from tests.test_pages import heading, html, run, words

CSV = "text/csv"
HEADER = "indicator_id,onderdeel_id,geldig_op,waarde\n"
GOOD = (HEADER + "demo.gezinnen,demo/thuis,2024-12-31,50\n").encode()
ODD = (HEADER + "demo.gezinnen,demo/thuis,2024-12-31,900000\n").encode()
# As Streamlit's test frame names its reader.
SOMEBODY = "test@example.com"
NOTHING_WAITS = "Er wacht geen bestand op een besluit; geen levering is nog concept"


@pytest.fixture
def data(own_tiny: Path) -> Path:
    """A copy of tests/tiny that the pages show."""
    return own_tiny


def role(data: Path, rol: str, onderdelen: str = "", iedereen: str = "nee") -> None:
    """The reader of the test frame gets this role."""
    who = f"{{id: {SOMEBODY}, functie: de {rol}, rol: {rol}{onderdelen}}}" if rol else ""
    (data / "rollen.yml").write_text(f"iedereen_leest: {iedereen}\npersonen: [{who}]\n", encoding="utf-8")


def upload(content: bytes, name: str = "meting.csv") -> AppTest:
    """The page after this file was sent."""
    app = run("aanleveren")
    app.file_uploader[0].set_value((name, content, CSV))
    return app.run(timeout=120)


def press(app: AppTest, label: str) -> AppTest:
    """The page after this button was pressed."""
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run(timeout=120)


def labels(app: AppTest) -> list[str]:
    """What the buttons on the page say."""
    return [button.label for button in app.button]


def said(app: AppTest) -> list[str]:
    """What the page says happened, or went wrong."""
    return [element.value for element in [*app.success, *app.error]]


def test_without_roles_the_user_of_this_machine_does_everything_and_is_told_so(data: Path) -> None:
    app = run("aanleveren")
    assert heading(app) == NOTHING_WAITS
    assert "Er is geen bestand met rollen (rollen.yml)" in words(app)


def test_file_is_seen_accepted_and_shown(data: Path) -> None:
    before = current_state(data.parent / "var")
    app = upload(GOOD)
    assert "Niets houdt dit bestand tegen." in words(app)
    assert "Wat er verandert: 0 nieuw, 1 gewijzigd, 0 verdwenen, 0 gelijk" in words(app)
    assert current_state(data.parent / "var") == before
    app = press(app, "Aanvaarden als concept")
    (text,) = said(app)
    assert "is aanvaard, als concept" in text
    assert current_state(data.parent / "var") != before
    assert heading(app) == "Er wacht geen bestand op een besluit; 1 levering is nog concept"
    assert "50" in words(run("overzicht"))
    assert "· concept" in words(run("overzicht"))
    for name in ("fasen", "borging", "onderdeel"):
        assert "Hier telt 1 levering mee die nog concept is: Opgave meting." in words(run(name))
    assert "! 1 levering is nog concept" in words(run("stuurgroep", dia="1"))


def test_file_with_mistakes_says_each_with_its_place_and_is_kept(data: Path) -> None:
    rows = "demo.gezinnen,demo/thuis,30-02-2024,veel\ndemo.gezinnen,demo/weg,2024-12-31,<b>50</b>\n"
    app = upload((HEADER + rows).encode())
    text = words(app)
    assert "4 bevindingen houden dit bestand tegen." in text
    assert "Er is niets veranderd. Hieronder staat elke bevinding" in text
    for told in ("rij 2, kolom geldig_op", "rij 2, kolom waarde", "rij 3, kolom waarde", "rij 3, kolom onderdeel_id"):
        assert told in text
    assert "<b>50</b>" not in html(app)
    assert "Aanvaarden als concept" not in labels(app)
    assert len(list((data / "quarantaine").iterdir())) == 1
    came_in = words(run("aanleveren", deel="binnengekomen"))
    assert "niet binnengekomen: 4 bevindingen blokkeren" in came_in


def test_warning_has_to_be_explained_first(data: Path) -> None:
    app = press(upload(ODD), "Aanvaarden als concept")
    assert said(app) == ["Er zijn waarschuwingen. Leg ze uit in de toelichting; dan kan de levering verder."]
    app.text_area[0].set_value("Het hele land doet mee.")
    assert "is aanvaard" in said(press(app, "Aanvaarden als concept"))[0]


def test_same_file_twice_is_recognised(data: Path) -> None:
    press(upload(GOOD), "Aanvaarden als concept")
    assert "Precies dit bestand is al aanvaard, als levering" in words(upload(GOOD))


def test_file_that_is_no_spreadsheet_is_answered(data: Path) -> None:
    app = upload(b"%PDF-1.7 geen werkmap", "../../verslag.xlsx")
    assert "dit is een pdf" in words(app)
    assert [path.name for path in (data / "quarantaine").glob("*/*.xlsx")] == ["bestand-verslag.xlsx"]


def test_supplier_hands_in_and_the_keeper_decides(data: Path) -> None:
    role(data, "leverancier", ", onderdelen: [demo/thuis]")
    app = upload(GOOD)
    assert "Aanvaarden als concept" not in labels(app)
    app = press(app, "Inleveren bij de gegevensbeheerder")
    assert said(app)[0].startswith("Uw levering is binnen.")
    assert heading(app) == "1 bestand wacht op een besluit; geen levering is nog concept"
    waits = run("aanleveren", deel="wachtrij")
    assert "Terughalen" in labels(waits) and "Bekijk en besluit" not in labels(waits)
    role(data, "gegevensbeheerder")
    app = press(run("aanleveren", deel="wachtrij"), "Bekijk en besluit")
    assert "ingeleverd door de leverancier" in words(app)
    app = press(app, "Aanvaarden als concept")
    assert "is aanvaard, als concept" in said(app)[0]
    app = run("aanleveren", deel="wachtrij")
    assert "Nog geen wederhoor." in words(app)
    app.text_area[1].set_value("Gezien en akkoord.")
    app = press(app, "Vaststellen: daarna is het geen concept meer")
    assert said(app)[0].endswith(" is vastgesteld.")
    assert heading(app) == NOTHING_WAITS


def test_keeper_refuses_with_a_reason(data: Path) -> None:
    role(data, "leverancier", ", onderdelen: [demo/thuis]")
    press(upload(GOOD), "Inleveren bij de gegevensbeheerder")
    role(data, "gegevensbeheerder")
    app = press(run("aanleveren", deel="wachtrij"), "Bekijk en besluit")
    app = press(app, "Weigeren")
    assert said(app) == ["Schrijf op waarom: de leverancier moet weten wat er beter kan."]
    app.text_area[-1].set_value("Verkeerd jaar.")
    app = press(app, "Weigeren")
    assert said(app) == ["Het bestand is geweigerd en bewaard, met uw reden."]
    role(data, "leverancier", ", onderdelen: [demo/thuis]")
    assert "Verkeerd jaar." in words(run("aanleveren", deel="binnengekomen"))


def test_supplier_comments_on_a_draft_about_own_onderdelen(data: Path) -> None:
    press(upload(GOOD), "Aanvaarden als concept")
    role(data, "leverancier", ", onderdelen: [demo/thuis]")
    app = run("aanleveren", deel="wachtrij")
    assert not any(label.startswith("Vaststellen") for label in labels(app))
    assert said(press(app, "Wederhoor geven")) == ["Schrijf er een zin bij: die blijft bij de levering staan."]
    app.text_area[0].set_value("Er komt nog een gezin bij.")
    app = press(app, "Wederhoor geven")
    assert said(app)[0].startswith("Uw wederhoor staat bij levering ")
    assert "Er komt nog een gezin bij." in words(app)


def test_other_peoples_onderdelen_are_refused(data: Path) -> None:
    role(data, "leverancier", ", onderdelen: [demo/leren]")
    app = upload(GOOD)
    assert "hoort niet bij de onderdelen waarvoor u levert" in words(app)
    assert "Inleveren bij de gegevensbeheerder" not in labels(app)


def test_reader_sees_the_figures_and_no_door(data: Path) -> None:
    role(data, "lezer")
    app = run("aanleveren")
    assert list(app.file_uploader) == []
    assert "Aanleveren is voor leveranciers en de gegevensbeheerder." in words(app)
    assert heading(run("overzicht"))


@pytest.mark.parametrize("name", ["overzicht", "aanleveren", "verantwoording"])
def test_nobody_sees_nothing(name: str, data: Path) -> None:
    role(data, "")
    app = run(name)
    assert next(error.value for error in app.error).startswith("**U hebt geen toegang tot deze monitor.**")
    assert "gezinnen" not in words(app)


def test_earlier_state_takes_no_deliveries(data: Path) -> None:
    app = run("aanleveren", bekend_op="2024-06-30")
    assert "Aanleveren gaat vanaf de nieuwste stand." in words(app)
    assert list(app.file_uploader) == []


# ── the process beside the dashboard ──


def test_form_is_made_beside_the_open_state(data: Path, own_process: None) -> None:
    steps: list[str] = []
    content = worker.run("form", data, data.parent / "var", "demo/thuis", progress=steps.append)
    assert content.startswith(b"PK")
    assert steps[-1] == "formulier maken"


def broken_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process does not start as it should."""
    monkeypatch.setattr(sys, "executable", shutil.which("true"))


def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every task takes too long."""
    monkeypatch.setattr(worker, "MAX_SECONDS", 0.0)


@pytest.mark.parametrize("fault", [broken_pipe, no_time])
def test_task_that_stops_is_told_and_nothing_changes(
    data: Path, own_process: None, monkeypatch: pytest.MonkeyPatch, fault: Callable[[pytest.MonkeyPatch], None]
) -> None:
    before = current_state(data.parent / "var")
    fault(monkeypatch)
    with pytest.raises(NotDone, match="is gestopt"):
        worker.run("form", data, data.parent / "var", None)
    assert current_state(data.parent / "var") == before


def test_state_that_cannot_be_made_is_told(data: Path, own_process: None) -> None:
    (data / "indicators.yml").write_text("programmas: []\n", encoding="utf-8")
    with pytest.raises(NotDone, match=r"De definities .* zijn fout"):
        worker.run("form", data, data.parent / "var", None)
