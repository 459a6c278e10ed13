"""A meeting keeps what it saw, whatever changes afterwards in data, definitions or code."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from dashboard import intake, minutes, queries
from dashboard.cli import main
from dashboard.database import State, open_state
from dashboard.door_words import why_not
from dashboard.slides.changed import changed_slides
from dashboard.slides.keep import as_rows, kept_slides
from dashboard.slides.make import slides
from dashboard.slides.model import Dia, Rij, Vak
from pipelines.build import BuildReport, DeliveriesRefused, build
from pipelines.deliveries import Overleg
from pipelines.diff import diff, states_between
from pipelines.findings import blocking
from pipelines.intake.meeting import keep_meeting, meeting_id, prepare_meeting, write_down
from pipelines.intake.minutes import (
    Optie,
    Punt,
    Verslag,
    agreed,
    asked,
    corrected,
    decided,
    explained,
    withdrawn,
)
from pipelines.intake.rights import LOCAL, READER, NotAllowed
from pipelines.intake.submission import PersonInText
from pipelines.publish import current_state
from tests.deliver import change_definitions, deliver_later
from tests.test_aanleveren import press, said
from tests.test_pages import heading, run, words

MEETING = Overleg(id="demo-1", programma="demo", naam="Stuurgroep", datum=date(2026, 12, 12), staat="abc")
MEETING_IN_SPRING = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon, in every test: what tests lay down alike gives one state, that is built once. Ids still count on."""
    noon = datetime.combine(date.today(), time(12), UTC)
    moments = (noon + timedelta(microseconds=number) for number in count())
    monkeypatch.setattr("pipelines.intake.accept._now", lambda: noon)
    monkeypatch.setattr("pipelines.intake.meeting.datetime", SimpleNamespace(now=lambda _: noon))
    monkeypatch.setattr("pipelines.intake.minutes.datetime", SimpleNamespace(now=lambda _: next(moments)))


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


@contextmanager
def one_state(data: Path) -> Iterator[None]:
    """What is laid down in the block is one state, made at its end: nobody looks at those in between."""
    unseen = BuildReport("", data, [], reused=True), list[object]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.intake.accept._built", lambda *_: unseen)
        patch.setattr("pipelines.intake.accept.publish.take_into_use", lambda *_: None)
        yield
    build(data, data.parent / "var")


def without_page(deck: tuple[Dia, ...]) -> list[tuple[object, ...]]:
    """What is read on the slides."""
    return [(d.onderwerp, d.kop, d.bij, d.beeld, d.kolommen, d.voet, d.schaal, d.rijen) for d in deck]


def test_meeting_opens_with_what_it_saw_whatever_changed_since(data: Path) -> None:
    with one_state(data):
        seen = kept(data)
        deliver_later(data, "2027-01-31-later", [GEZINNEN],
                      meting=[{"waarde": 99}, {"geldig_op": "2026-12-31", "waarde": 120}])  # fmt: skip
        change_definitions(data, ("naam: Gezinnen die meedoen", "naam: Gezinnen die ooit meededen"))
    assert without_page(deck(data)) != without_page(seen)
    assert without_page(kept_slides(now(data), MEETING.id)) == without_page(seen)
    (overleg,) = queries.overleggen(now(data), "demo")
    assert (overleg.naam, overleg.datum_tekst, overleg.later) == ("Stuurgroep", "12 december 2026", 1)


def test_meeting_is_kept_once(data: Path) -> None:
    kept(data)
    with pytest.raises(DeliveriesRefused) as refusal:
        kept(data)
    assert any("'demo-1' is al vastgelegd in levering" in str(found) for found in blocking(refusal.value.findings))
    assert why_not(refusal.value).startswith("Overleg demo-1 is al vastgelegd in levering ")


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
        ("Bron: a", "Stuurgroep | VWS"), "bij", ("klaar | af", "onderweg"), 12.5,
    )  # fmt: skip
    empty = Dia("Leeg", "Niets", "cijfers", ())
    keep_meeting(data, data.parent / "var", MEETING, *as_rows((strange, empty), MEETING.id), LOCAL)
    assert kept_slides(now(data), MEETING.id) == (strange, empty)


def test_id_of_a_meeting_says_programme_day_and_name() -> None:
    assert meeting_id("vl", "Stuurgroep Één & twee!", MEETING_IN_SPRING) == "vl-2027-03-01-stuurgroep-een-twee"


def test_keeper_keeps_and_opens_a_meeting_on_the_page(data: Path) -> None:
    app = run("stuurgroep", deel="overleggen")
    assert heading(app) == "Van Demoprogramma is nog geen overleg vastgelegd"
    app = press(chosen(app, "Dia's vastleggen"), "Dia's vastleggen")
    assert heading(app).startswith("1 overleg is vastgelegd; het laatste is Stuurgroep van ")
    (told,) = [error.value for error in press(chosen(app, "Dia's vastleggen"), "Dia's vastleggen").error]
    assert told.startswith("Dit overleg is al vastgelegd.")
    (overleg,) = queries.overleggen(now(data), "demo")
    assert heading(run("stuurgroep")) == f"Sinds Stuurgroep van {overleg.datum_tekst} kwam er geen levering bij"
    shown = words(run("stuurgroep", overleg=overleg.id, dia="1"))
    assert "Demoprogramma · zoals bekend op " in words(run("stuurgroep"))
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


GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
ABOUT = Punt("demo-1", "Stuurgroep", "demo", "Gaat het programma een jaar door?", GEZINNEN)
TAKEN = replace(ABOUT, wat="Het programma loopt een jaar door.")
CHOICES = [Optie("Ja, een jaar", "het kost 2 ton"), Optie("Nee", "de school stopt in juli")]
ACTION = Punt("demo-1", "Stuurgroep", "demo", "Cijfers van de school halen.")
LATE = date(2026, 1, 15)
PREPARED = MEETING.model_copy(update={"staat": None, "agenda": ["Opening", "De cijfers van 2026"]})


def prepared(data: Path, overleg: Overleg = PREPARED) -> None:
    """Prepare a meeting."""
    prepare_meeting(data, data.parent / "var", overleg, LOCAL)


def told(data: Path, verslag: Verslag) -> None:
    """Write this down."""
    write_down(data, data.parent / "var", verslag, LOCAL)


def test_meeting_opens_with_its_agenda_and_the_decisions_that_are_asked(data: Path) -> None:
    with one_state(data):
        prepared(data)
        told(data, asked(ABOUT, CHOICES))
    agenda, question, *_ = deck(data)
    assert agenda.kop == "Stuurgroep van 12 december 2026: 2 punten, 1 besluit gevraagd"
    assert [row.vakken[0].tekst for row in agenda.rijen] == ["Opening", "De cijfers van 2026"]
    assert (question.onderwerp, question.kop) == (
        "Gevraagd besluit", "Gevraagd besluit: Gaat het programma een jaar door?",
    )  # fmt: skip
    assert question.bij.startswith("Het gaat over Gezinnen die meedoen: ruim 45 gezinnen (juni 2024)")
    assert [(row.naam, row.vakken[0].tekst) for row in question.rijen] == [
        ("Keuze 1: Ja, een jaar", "het kost 2 ton"),
        ("Keuze 2: Nee", "de school stopt in juli"),
    ]
    # An agenda that is written again takes the place of the first.
    prepared(data, PREPARED.model_copy(update={"agenda": ["Alleen dit"]}))
    assert [row.vakken[0].tekst for row in deck(data)[0].rijen] == ["Alleen dit"]
    kept(data)
    assert deck(data)[0].onderwerp == "Gevraagd besluit"
    assert [dia.onderwerp for dia in kept_slides(now(data), MEETING.id)][:2] == ["Agenda", "Gevraagd besluit"]
    with pytest.raises(DeliveriesRefused):
        prepared(data)


def test_meeting_that_passed_without_kept_slides_does_not_stay_the_next_one(data: Path) -> None:
    with one_state(data):
        prepared(data, PREPARED.model_copy(update={"id": "demo-0", "datum": date(2024, 1, 1)}))
        prepared(data, PREPARED.model_copy(update={"datum": date(2999, 1, 1)}))
    assert [overleg.id for overleg in queries.komende_overleggen(now(data), "demo")] == [PREPARED.id, "demo-0"]
    assert deck(data)[0].kop.startswith("Stuurgroep van 1 januari 2999: ")


def test_answer_takes_the_place_of_the_question(data: Path) -> None:
    with one_state(data):
        prepared(data)
        told(data, asked(ABOUT, CHOICES))
    (before,) = queries.besluiten_van_overleg(now(data), "demo")
    told(data, decided(ABOUT, "Ja, een jaar", date(2026, 11, 1), before.id))
    (after,) = queries.besluiten_van_overleg(now(data), "demo")
    assert (after.id, after.status, after.datum_tekst) == (before.id, "genomen", "1 november 2026")
    assert after.wat == "Gaat het programma een jaar door? Besloten: Ja, een jaar"
    # A decision of a meeting on which no borging hangs does not stand among those on which it does.
    assert before.id not in {besluit.sleutel for besluit in queries.borging_besluiten(now(data), "demo")}
    (line,) = queries.passages(now(data), f"besluit:{before.id}")[:1]
    assert (line.bestand, line.regel_van) == ("overleg.txt", 1)
    assert "Keuzes: Ja, een jaar (gevolg: het kost 2 ton)" in words(run("verantwoording", cijfer=after.sleutel))
    # A decision in its right words, and a question that is asked no longer.
    told(data, corrected(replace(ABOUT, wat="Het programma stopt."), LATE, before.id))
    (mended,) = queries.besluiten_van_overleg(now(data), "demo")
    assert (mended.wat, mended.status) == ("Het programma stopt.", "genomen")
    told(data, withdrawn(ABOUT, before.id))
    assert "Gevraagd besluit" not in {dia.onderwerp for dia in deck(data)}


def test_slides_of_a_meeting_are_for_that_meeting(data: Path) -> None:
    """Two meetings are prepared; the slides of the later one are kept first."""
    other = replace_day(PREPARED, "demo-2", date(2026, 12, 20), ["Van de klankbordgroep"])
    with one_state(data):
        prepared(data)
        prepared(data, other)
        told(data, asked(ABOUT, CHOICES))
        told(data, asked(replace(ABOUT, overleg="demo-2", wat="Vraag aan de klankbordgroep?"), CHOICES))
    state = now(data)
    (programma,) = [found for found in queries.programmas(state) if found.id == "demo"]
    first, second = queries.komende_overleggen(state, "demo")
    assert [dia.kop for dia in slides(state, programma)][:2] == [
        "Stuurgroep van 12 december 2026: 2 punten, 1 besluit gevraagd",
        "Gevraagd besluit: Gaat het programma een jaar door?",
    ]
    assert slides(state, programma, voor=first) == slides(state, programma)
    agenda, *questions = slides(state, programma, voor=second)[:3]
    assert agenda.rijen[0].vakken[0].tekst == "Van de klankbordgroep"
    # What an earlier meeting was asked is still open.
    assert [dia.kop for dia in questions] == [
        "Gevraagd besluit: Vraag aan de klankbordgroep?", "Gevraagd besluit: Gaat het programma een jaar door?",
    ]  # fmt: skip


def replace_day(overleg: Overleg, id: str, datum: date, agenda: list[str]) -> Overleg:
    """The same meeting on another day."""
    return overleg.model_copy(update={"id": id, "datum": datum, "agenda": agenda})


def test_name_of_a_person_is_no_function(data: Path) -> None:
    prepared(data)
    with pytest.raises(PersonInText):
        told(data, agreed(ACTION, "Jan de Vries", LATE, "open"))


def test_next_meeting_opens_with_what_is_open_and_what_was_decided(data: Path) -> None:
    with one_state(data):
        kept(data)
        told(data, decided(TAKEN, "Het programma loopt door.", LATE))
        told(data, agreed(ACTION, "projectleider", LATE, "open"))
    open_ones, taken, *_ = deck(data)
    assert open_ones.kop == "1 actie staat open; 1 voorbij de afgesproken dag"
    (row,) = open_ones.rijen
    assert (row.naam, row.vakken[0].tekst, row.slot) == (
        "projectleider", "Cijfers van de school halen. (Stuurgroep)", "◆ te laat, uiterlijk 15 januari 2026",
    )  # fmt: skip
    assert taken.kop == "Stuurgroep van 12 december 2026 nam 1 besluit"
    assert taken.rijen[0].vakken[0].tekst == "Het programma loopt door."
    (action,) = queries.acties(now(data), "demo")
    told(data, agreed(ACTION, "projectleider", LATE, "gedaan", action.id))
    assert deck(data)[0].kop == "Alle acties zijn gedaan of vervallen"
    # What the meeting itself saw is what it was.
    assert kept_slides(now(data), MEETING.id)[0].onderwerp == "Programma in één oogopslag"


def test_what_is_laid_down_of_a_meeting_is_no_news_about_the_programme(data: Path) -> None:
    before = current_state(data.parent / "var")
    with one_state(data):
        kept(data)
        told(data, decided(TAKEN, "Het programma loopt door.", LATE))
    after = current_state(data.parent / "var")
    assert before is not None and after is not None
    assert diff(before, after, "demo").is_leeg
    assert queries.momenten(now(data), "demo") == queries.momenten(open_state(before), "demo")


def test_delivery_without_figures_is_news_about_the_programme(data: Path) -> None:
    with one_state(data):
        kept(data)
        deliver_later(data, "2027-01-31-later", (), oordeel=[{"id": "o", "onderdeel_id": "demo/thuis"}])
        deliver_later(data, "2027-02-28-later", (), besluit=[{"id": "b"}])
    (overleg,) = queries.overleggen(now(data), "demo")
    assert overleg.later == 2
    known = [moment.bekend_op for moment in queries.momenten(now(data), "demo")]
    assert known[:2] == [date(2027, 2, 28), date(2027, 1, 31)]


def test_action_of_no_meeting_is_refused(data: Path) -> None:
    with pytest.raises(DeliveriesRefused) as refusal:
        told(data, agreed(ACTION, "projectleider", LATE, "open"))
    (found,) = blocking(refusal.value.findings)
    assert "'demo-1' is geen bekend overleg" in str(found)


def test_number_of_a_person_in_minutes_is_kept_nowhere(data: Path) -> None:
    kept(data)
    with pytest.raises(PersonInText):
        told(data, agreed(ACTION, "bewoner 123456782", LATE, "open"))


def test_explanation_is_out_of_date_when_its_figure_changes(data: Path) -> None:
    told(data, explained("demo/thuis", GEZINNEN, "ruim 45", "Er kwamen twee gemeenten bij.", "evaluator", "abc"))
    (fresh,) = queries.uitleg_bij(now(data), GEZINNEN)
    assert (fresh.tekst, fresh.rol, fresh.verouderd) == ("Er kwamen twee gemeenten bij.", "evaluator", None)
    (dia,) = [dia for dia in deck(data) if dia.onderwerp == "Uitleg bij cijfers"]
    assert dia.kop == "1 cijfer is uitgelegd"
    deliver_later(data, "2027-01-31-later", [GEZINNEN], meting=[{"waarde": 99}])
    build(data, data.parent / "var")
    (corrected,) = queries.uitleg_bij(now(data), GEZINNEN)
    assert corrected.verouderd == "het cijfer is nu 99"
    assert queries.uitleg_bij(now(data), corrected.nu_sleutel) == [corrected]
    shown = words(run("verantwoording", cijfer=corrected.nu_sleutel))
    assert "! Verouderd : het cijfer is nu 99 . Er kwamen twee gemeenten bij." in shown
    (dia,) = [dia for dia in deck(data) if dia.onderwerp == "Uitleg bij cijfers"]
    assert (dia.kop, dia.rijen[0].slot) == (
        "1 cijfer is uitgelegd; 1 is verouderd", "! verouderd: het cijfer is nu 99",
    )  # fmt: skip


def test_newer_figure_makes_an_explanation_out_of_date_and_an_older_one_does_not(data: Path) -> None:
    told(data, explained("demo/thuis", GEZINNEN, "ruim 45", "Er kwamen twee gemeenten bij.", "evaluator", "abc"))
    deliver_later(data, "2027-01-31-later", meting=[{"geldig_op": "2023-12-31", "waarde": 20}])
    build(data, data.parent / "var")
    assert queries.uitleg_bij(now(data), GEZINNEN)[0].verouderd is None
    deliver_later(data, "2027-02-28-later", meting=[{"geldig_op": "2026-12-31", "waarde": 120}])
    build(data, data.parent / "var")
    newer = queries.uitleg_bij(now(data), GEZINNEN)[0]
    assert newer.verouderd == "er is een nieuwer cijfer: 120 (december 2026)"


def test_explanation_is_written_on_the_page_of_its_figure(data: Path) -> None:
    app = run("verantwoording", cijfer=GEZINNEN)
    assert "Uitleg bij dit cijfer" not in words(app)
    app = press(app, "Uitleg vastleggen")
    assert said(app) == ["Schrijf op wat het cijfer betekent, en in welke functie u dat schrijft."]
    app.text_area[0].set_value("Twee gemeenten doen nu mee.")
    app = press(app, "Uitleg vastleggen")
    assert said(app) == ["De uitleg is vastgelegd."]
    assert "Uitleg bij dit cijfer Twee gemeenten doen nu mee." in words(app)


def test_meeting_is_prepared_asked_and_answered_on_the_page(data: Path) -> None:
    app = run("stuurgroep", deel="overleggen")
    by_label(app, "Dag van het overleg").set_value("31-02-2027")
    app = press(app, "Overleg vastleggen")
    assert said(app) == ["‘31-02-2027’ is geen bestaande datum. Schrijf de dag als 12-03-2027."]
    by_label(app, "Dag van het overleg").set_value("12-01-2027")
    app = press(app, "Overleg vastleggen")
    assert said(app) == ["Schrijf minstens één punt op de agenda."]
    app.text_area[0].set_value("Opening\n\n  De cijfers ")
    app = press(app, "Overleg vastleggen")
    assert said(app) == ["De agenda van Stuurgroep is vastgelegd."]
    assert "Stuurgroep 12 januari 2027 in voorbereiding" in words(app)
    app = chosen(app, "Besluit vragen")
    app.text_area[0].set_value("Gaan we door?")
    by_label(app, "Keuze 1").set_value("Ja.")
    by_label(app, "Gevolg van keuze 1").set_value("het kost 2 ton")
    by_label(app, "Keuze 2").set_value("Nee")
    app = press(app, "Vraag vastleggen")
    assert said(app) == ["Schrijf de vraag op, en minstens twee keuzes met bij elke keuze het gevolg."]
    app.text_area[0].set_value("Gaan we door?")
    for label, value in {
        "Keuze 1": "Ja.",
        "Gevolg van keuze 1": "2 ton",
        "Keuze 2": "Nee",
        "Gevolg van keuze 2": "stopt",
    }.items():
        by_label(app, label).set_value(value)
    app = press(app, "Vraag vastleggen")
    assert said(app) == ["Het gevraagde besluit is vastgelegd; het heeft een eigen dia."]
    app = press(chosen(app, "Dia's vastleggen"), "Dia's vastleggen")
    app = chosen(app, "Besluit")
    answers = next(radio for radio in app.radio if radio.label == "Wat is besloten?")
    assert answers.options == ["Ja", "Nee", "Iets anders", "De vraag is ingetrokken"]
    answers.set_value("Iets anders")
    app = press(app, "Besluit vastleggen")
    assert said(app) == ["Schrijf op wat er anders is besloten."]
    next(radio for radio in app.radio if radio.label == "Wat is besloten?").set_value("Ja")
    app = press(app, "Besluit vastleggen")
    assert said(app) == ["Het besluit is vastgelegd."]
    assert "Gaan we door? Besloten: Ja. genomen" in words(app)
    assert heading(run("stuurgroep")) == "Stuurgroep van 12 januari 2027 nam 1 besluit"


def test_decision_and_action_are_written_and_closed_on_the_page(data: Path) -> None:
    kept(data)
    app = chosen(run("stuurgroep", deel="overleggen"), "Besluit")
    app = press(app, "Besluit vastleggen")
    assert said(app) == ["Schrijf op wat er besloten is."]
    app.text_area[0].set_value("Het programma loopt een jaar door.")
    app = press(app, "Besluit vastleggen")
    assert said(app) == ["Het besluit is vastgelegd."]
    app = chosen(app, "Actie")
    app = press(app, "Actie vastleggen")
    assert said(app) == ["Schrijf op wat er afgesproken is, en welke functie of organisatie het doet."]
    app.text_area[0].set_value("Cijfers halen.")
    by_label(app, "Wie doet het").set_value("projectleider")
    by_label(app, "Uiterlijk").set_value("28-02-2027")
    app = press(app, "Actie vastleggen")
    assert said(app) == ["De actie is vastgelegd."]
    assert "Cijfers halen. projectleider 28 februari 2027 open Stuurgroep" in words(app)
    app = press(chosen(app, "Actie afsluiten"), "Stand vastleggen")
    assert said(app) == ["De actie is gedaan."]
    assert "Cijfers halen. projectleider 28 februari 2027 gedaan Stuurgroep" in words(app)


def test_answer_is_not_taken_for_another_question_that_came_in_its_place(data: Path) -> None:
    """Two secretaries have the page open; one answers the question that the other one is answering."""
    with one_state(data):
        prepared(data)
        told(data, asked(ABOUT, CHOICES))
        told(data, asked(replace(ABOUT, wat="Stoppen we met de school?"), CHOICES))
    first, second = sorted(queries.besluiten_van_overleg(now(data), "demo"), key=lambda besluit: besluit.id)
    app = chosen(run("stuurgroep", deel="overleggen"), "Besluit")
    app.text_area[0].set_value("Met minder geld.")
    told(data, decided(ABOUT, "Ja, een jaar", LATE, first.id))
    app = press(app, "Besluit vastleggen")
    assert said(app) == [minutes.MEANWHILE]
    assert app.text_area[0].value == "Met minder geld."
    statuses = {besluit.id: besluit.status for besluit in queries.besluiten_van_overleg(now(data), "demo")}
    assert statuses == {first.id: "genomen", second.id: "gevraagd"}


def test_agenda_that_somebody_writes_is_not_replaced_by_one_that_came_in_meanwhile(data: Path) -> None:
    app = run("stuurgroep", deel="overleggen")
    by_label(app, "Dag van het overleg").set_value("12-01-2027")
    app.text_area[0].set_value("Mijn punt")
    prepared(data)
    app = press(app, "Overleg vastleggen")
    assert said(app) == [minutes.MEANWHILE]
    app = press(app, "Overleg vastleggen")
    assert [(o.datum_tekst, o.agenda) for o in queries.komende_overleggen(now(data), "demo")] == [
        ("12 december 2026", PREPARED.agenda), ("12 januari 2027", ["Mijn punt"]),
    ]  # fmt: skip


def chosen(app: AppTest, what: str) -> AppTest:
    """The page with the form for this."""
    (choice,) = [radio for radio in app.radio if radio.label == "Wat legt u vast?"]
    return choice.set_value(what).run(timeout=60)


def by_label(app: AppTest, start: str) -> TextInput:
    """The text field whose label starts like this."""
    (found,) = [field for field in app.text_input if field.label.startswith(start)]
    return found


def test_meeting_that_is_not_there_is_told(data: Path) -> None:
    assert heading(run("stuurgroep", overleg="weg")) == "Dit overleg is in deze stand niet vastgelegd"
