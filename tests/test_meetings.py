"""A meeting keeps what it saw, whatever changes afterwards in data, definitions or code."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from dashboard import intake, queries
from dashboard.cli import main
from dashboard.database import State, open_state
from dashboard.slides.changed import changed_slides
from dashboard.slides.keep import as_rows, kept_slides
from dashboard.slides.make import slides
from dashboard.slides.model import Dia, Rij, Vak
from pipelines.build import DeliveriesRefused, build
from pipelines.deliveries import Actie, Beslissing, Overleg
from pipelines.diff import diff, states_between
from pipelines.findings import blocking
from pipelines.intake.meeting import keep_meeting, meeting_id, write_minutes
from pipelines.intake.rights import LOCAL, READER, NotAllowed
from pipelines.intake.submission import PersonInText
from pipelines.publish import current_state
from tests.deliver import change_definitions, deliver_later
from tests.test_aanleveren import press, said
from tests.test_pages import heading, run, words

MEETING = Overleg(id="demo-1", programma="demo", naam="Stuurgroep", datum=date(2026, 12, 12), staat="abc")
MEETING_IN_SPRING = date(2027, 3, 1)


@pytest.fixture
def data(own_tiny: Path) -> Path:
    """A copy of tests/tiny that the pages show."""
    return own_tiny


def now(data: Path) -> State:
    """The state in use."""
    path = current_state(data.parent / "var")
    assert path is not None
    return open_state(path)


def deck(data: Path) -> tuple[Dia, ...]:
    """The slides of now."""
    state = now(data)
    return slides(state, queries.programmas(state)[0])


def kept(data: Path, by: intake.Actor = LOCAL, overleg: Overleg = MEETING) -> tuple[Dia, ...]:
    """Keep the slides of now for a meeting; returns them."""
    seen = deck(data)
    keep_meeting(data, data.parent / "var", overleg, *as_rows(seen, overleg.id), by)
    return seen


def without_page(deck: tuple[Dia, ...]) -> list[tuple[object, ...]]:
    """What is read on the slides."""
    return [(d.onderwerp, d.kop, d.bij, d.beeld, d.kolommen, d.voet, d.schaal, d.rijen) for d in deck]


def test_meeting_opens_with_what_it_saw_whatever_changed_since(data: Path) -> None:
    seen = kept(data)
    deliver_later(data, "2027-01-31-later", ["meting:demo.gezinnen:demo/thuis:2024-06-30"],
                  meting=[{"waarde": 99}, {"geldig_op": "2026-12-31", "waarde": 120}])  # fmt: skip
    change_definitions(data, ("naam: Gezinnen die meedoen", "naam: Gezinnen die ooit meededen"))
    build(data, data.parent / "var")
    assert without_page(deck(data)) != without_page(seen)
    assert without_page(kept_slides(now(data), MEETING.id)) == without_page(seen)
    (overleg,) = queries.overleggen(now(data), "demo")
    assert (overleg.naam, overleg.datum_tekst, overleg.later) == ("Stuurgroep", "12 december 2026", 1)


def test_meeting_is_kept_once(data: Path) -> None:
    kept(data)
    with pytest.raises(DeliveriesRefused) as refusal:
        kept(data)
    assert any("'demo-1' is al vastgelegd in levering" in str(found) for found in blocking(refusal.value.findings))


def test_reader_keeps_no_meeting(data: Path) -> None:
    with pytest.raises(NotAllowed):
        kept(data, READER)


def test_kept_meeting_moves_no_figure_and_no_date(data: Path) -> None:
    programmas = queries.programmas(now(data))
    seen = kept(data)
    assert queries.programmas(now(data)) == programmas
    # What is due is seen from the last delivery of any kind.
    assert [dia for dia in deck(data) if dia.onderwerp != "Leveringen"] == [
        dia for dia in seen if dia.onderwerp != "Leveringen"
    ]


def test_every_kind_of_text_comes_back_as_it_was(data: Path) -> None:
    strange = Dia(
        "Onderwerp", "Kop met ; en \"aanhalingstekens\", komma's", "lijst",
        (Rij("=1+1", (Vak("", "regel een\nregel twee", None, "", "meting:a"), Vak("x", "0", 0.0)), "slot"),
         Rij("Naam", (Vak("fase", "66,7%", 66.6666666667, "klaar"),))),
        ("Bron: a", "stand op b"), "bij", ("klaar", "onderweg"), 12.5,
    )  # fmt: skip
    empty = Dia("Leeg", "Niets", "cijfers", ())
    keep_meeting(data, data.parent / "var", MEETING, *as_rows((strange, empty), MEETING.id), LOCAL)
    assert kept_slides(now(data), MEETING.id) == (strange, empty)


def test_id_of_a_meeting_says_programme_day_and_name() -> None:
    assert meeting_id("vl", "Stuurgroep Één & twee!", MEETING_IN_SPRING) == "vl-2027-03-01-stuurgroep-een-twee"


def test_keeper_keeps_and_opens_a_meeting_on_the_page(data: Path) -> None:
    app = run("stuurgroep", deel="overleggen")
    assert heading(app) == "Van Demoprogramma is nog geen overleg vastgelegd"
    (button,) = [button for button in app.button if button.label == "Dia's vastleggen"]
    app = button.click().run(timeout=120)
    assert heading(app).startswith("1 overleg is vastgelegd; het laatste is Stuurgroep van ")
    (button,) = [button for button in app.button if button.label == "Dia's vastleggen"]
    (told,) = [error.value for error in button.click().run(timeout=120).error]
    assert told.startswith("Dit overleg is al vastgelegd.")
    (overleg,) = queries.overleggen(now(data), "demo")
    assert heading(run("stuurgroep")) == f"Sinds Stuurgroep van {overleg.datum_tekst} kwam er geen levering bij"
    shown = words(run("stuurgroep", overleg=overleg.id, dia="1"))
    assert f"Demoprogramma · Stuurgroep {overleg.datum_tekst}, vastgelegd op" in shown


def test_waterfall_comes_back_as_it_was(data: Path) -> None:
    later = {"geldig_op": "2024-12-31", "geldig_precisie": "dag", "waarde": 60}
    first = "meting:demo.gezinnen:demo/thuis:2024-06-30"
    deliver_later(data, "2025-01-31-later", [first], meting=[{"waarde": 39}, later])
    change = diff(*states_between(data, data.parent / "var", date(2024, 7, 31), date(2025, 1, 31)), "demo")
    drawn = [dia for dia in changed_slides(change, date(2024, 7, 31), date(2025, 1, 31)) if dia.beeld == "waterval"]
    assert [row.naam for row in drawn[0].rijen[1:-1]] == ["correctie", "groei of daling"]
    keep_meeting(data, data.parent / "var", MEETING, *as_rows(drawn, MEETING.id), LOCAL)
    assert without_page(kept_slides(now(data), MEETING.id)) == without_page(tuple(drawn))


def test_command_knows_a_meeting_by_its_id(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept(data)
    deliver_later(data, "2027-01-31-later", [], meting=[{"geldig_op": "2026-12-31", "waarde": 120}])
    where = ["--data", str(data), "--var", str(data.parent / "var")]
    assert main(["diff", "--from", MEETING.id, "--to", "2027-01-31", *where]) == 0
    said_there = capsys.readouterr().out
    assert f"tussen {date.today():%d-%m-%Y} en 31-01-2027" in said_there
    assert main(["diff", "--from", "demo-weg", "--to", "2027-01-31", *where]) == 2
    assert "'demo-weg' is geen bestaande datum en geen vastgelegd overleg. Vastgelegd zijn: demo-1." in (
        capsys.readouterr().err
    )


def told(data: Path, acties: list[Actie] | None = None, beslissingen: list[Beslissing] | None = None) -> None:
    """Write this down of the meeting."""
    write_minutes(data, data.parent / "var", "Stuurgroep", acties or [], beslissingen or [], LOCAL)


ACTION = Actie(id="demo-1-a1", overleg="demo-1", wat="Cijfers van de school halen.", wie="projectleider",
               uiterlijk=date(2026, 1, 15), stand="open")  # fmt: skip
DECISION = Beslissing(id="demo-1-b1", overleg="demo-1", wat="Het programma loopt een jaar door.")


def test_next_meeting_opens_with_what_is_open_and_what_was_decided(data: Path) -> None:
    kept(data)
    told(data, [ACTION], [DECISION])
    open_ones, decided, *_ = deck(data)
    assert open_ones.kop == "1 actie staat open; 1 voorbij de afgesproken dag"
    (row,) = open_ones.rijen
    assert (row.naam, row.vakken[0].tekst, row.slot) == (
        "projectleider", "Cijfers van de school halen. (Stuurgroep)", "◆ te laat, uiterlijk 15 januari 2026",
    )  # fmt: skip
    assert decided.kop == "Stuurgroep van 12 december 2026 nam 1 besluit"
    told(data, [ACTION.model_copy(update={"stand": "gedaan"})])
    assert deck(data)[0].kop == "Alle acties zijn gedaan of vervallen"
    # What the meeting itself saw is what it was.
    assert kept_slides(now(data), MEETING.id)[0].onderwerp == "Programma in één oogopslag"


def test_action_of_no_meeting_is_refused(data: Path) -> None:
    with pytest.raises(DeliveriesRefused) as refusal:
        told(data, [ACTION])
    (found,) = blocking(refusal.value.findings)
    assert "'demo-1' is geen eerder vastgelegd overleg" in str(found)


def test_number_of_a_person_in_minutes_is_kept_nowhere(data: Path) -> None:
    kept(data)
    with pytest.raises(PersonInText):
        told(data, [ACTION.model_copy(update={"wie": "bewoner 123456782"})])


def test_decision_and_action_are_written_and_closed_on_the_page(data: Path) -> None:
    kept(data)
    app = run("stuurgroep", deel="overleggen")
    app.text_area[0].set_value("Het programma loopt een jaar door.")
    app = press(app, "Vastleggen")
    assert said(app) == ["Het besluit is vastgelegd."]
    app.text_area[0].set_value("Cijfers halen.")
    by_label(app, "Wie doet het").set_value("projectleider")
    by_label(app, "Uiterlijk").set_value("31-02-2027")
    app = press(app, "Vastleggen")
    assert said(app) == ["‘31-02-2027’ is geen bestaande datum. Schrijf de dag als 12-03-2027."]
    app.text_area[0].set_value("Cijfers halen.")
    by_label(app, "Wie doet het").set_value("projectleider")
    by_label(app, "Uiterlijk").set_value("28-02-2027")
    app = press(app, "Vastleggen")
    assert said(app) == ["De actie is vastgelegd."]
    assert "Cijfers halen. projectleider 28 februari 2027 open Stuurgroep" in words(app)
    app = press(app, "Stand vastleggen")
    assert said(app) == ["De actie is gedaan."]
    assert "Cijfers halen. projectleider 28 februari 2027 gedaan Stuurgroep" in words(app)


def by_label(app: AppTest, start: str) -> TextInput:
    """The text field whose label starts like this."""
    (found,) = [field for field in app.text_input if field.label.startswith(start)]
    return found


def test_meeting_that_is_not_there_is_told(data: Path) -> None:
    assert "Dit overleg is in deze stand niet vastgelegd." in words(run("stuurgroep", overleg="weg"))
