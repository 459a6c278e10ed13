"""A file is looked at as a whole, handed in, accepted, commented on and settled; each by who may."""

import io
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import duckdb
import openpyxl
import pytest

from pipelines.build import DeliveriesRefused, build, check_only
from pipelines.deliveries import Stap
from pipelines.findings import Finding, blocking
from pipelines.intake import offers as offers_module
from pipelines.intake.accept import BESIDE, NotExplained, SomebodyElse, _alone, accept, refuse
from pipelines.intake.annotate import annotated
from pipelines.intake.look import Look, look
from pipelines.intake.offers import OFFERED, decided, offer, offers, withdraw
from pipelines.intake.proposal import free_id
from pipelines.intake.rights import Actor, NotAllowed
from pipelines.intake.steps import take_step
from pipelines.intake.submission import PersonInText, known_as_of
from pipelines.intake.trail import trail
from pipelines.near import very_near
from pipelines.publish import current_state
from tests.deliver import copy_tiny
from tests.spreadsheets import xlsx

LEADER = Actor("projectleider", "leverancier", ("demo/thuis",))
KEEPER = Actor("gegevensbeheerder", "gegevensbeheerder")
READER = Actor("lezer", "lezer")
HEADER = "indicator_id,onderdeel_id,geldig_op,waarde\n"
GOOD = "demo.gezinnen,demo/thuis,2024-12-31,50\ndemo.plannen,demo/thuis,2024-12-31,11\n"
BETTER = GOOD.replace(",50", ",51")
FAR = "demo.gezinnen,demo/thuis,2024-12-31,900000\n"
NOON = datetime.combine(date.today(), time(12), UTC)
Folders = tuple[Path, Path]


@pytest.fixture(scope="module", autouse=True)
def one_moment() -> Iterator[None]:
    """It is noon, in every test: what tests accept alike gives one state, that is built once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.intake.accept._now", lambda: NOON)
        yield


@pytest.fixture
def folders(tiny_var: Path, tmp_path: Path) -> Folders:
    """A copy of tests/tiny, and where its states go."""
    return copy_tiny(tmp_path / "data"), Path(shutil.copytree(tiny_var, tmp_path / "var"))


def sent(folders: Folders, rows: str, by: Actor = LEADER, name: str = "metingen.csv", corrects: bool = False) -> Look:
    """What is known of these rows of meting, sent at noon."""
    return look(*folders, name, (HEADER + rows).encode(), by, NOON, corrects)


def accepted(folders: Folders, seen: Look) -> str:
    """The id of the delivery that it becomes."""
    assert seen.preview is not None
    proposal = seen.explained("Zo is het.")
    accept(*folders, proposal, seen.upload, seen.preview, KEEPER)
    return proposal.id


@pytest.fixture(scope="module")
def form_accepted(tiny_var: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Folders, str]:
    """Folders in which a whole form is accepted already, and the id of its delivery. Only for looking at."""
    folder = tmp_path_factory.mktemp("accepted")
    folders = copy_tiny(folder / "data"), Path(shutil.copytree(tiny_var, folder / "var"))
    return folders, accepted(folders, sent(folders, GOOD))


@pytest.fixture
def with_form(form_accepted: tuple[Folders, str], tmp_path: Path) -> tuple[Folders, str]:
    """The same, for one test."""
    (data, var), levering = form_accepted
    copied = Path(shutil.copytree(data, tmp_path / "data")), Path(shutil.copytree(var, tmp_path / "var"))
    return copied, levering


@pytest.fixture(scope="module")
def other_value(form_accepted: tuple[Folders, str]) -> Look:
    """What is known of the form with one better value, of which the sender does not say that it is better."""
    return sent(form_accepted[0], BETTER, name="meting.csv")


@pytest.fixture(scope="module")
def correction(form_accepted: tuple[Folders, str]) -> Look:
    """What is known of it when the sender says so."""
    return sent(form_accepted[0], BETTER, name="meting.csv", corrects=True)


# What is wrong in one file of the leader, each at the row of its place here.
WRONG = (
    "demo.gezinnen,demo/thuis,2024-12-31,veel",
    "demo.gezinnen,demo/thuis,2024-11-31,50",
    "demo.gezinnen,demo/thuis,2024-10-31,-3",
    "demo.onbekend,demo/thuis,2024-09-30,50",
    "demo.gezinnen,demo,2024-12-31,50",
    "demo.gezinnen,demo/thuis,2024-01-31,46%",
    "demo.gezinnen,demo/thuis,2024-02-29,46 procent",
    "demo.gezinnen,demo/thuis,2024-03-31,46 %",
    "demo.gezinnen,demo/thuis,10/12/2099,50",
)


@pytest.fixture(scope="module")
def wrong(tiny_states: Path, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """What is known of the file in which all of that is wrong."""
    data = copy_tiny(tmp_path_factory.mktemp("wrong") / "data")
    return sent((data, tiny_states), "\n".join(WRONG) + "\n")


def at(seen: Look, row: str) -> list[Finding]:
    """What is found at a row of the file in which much is wrong."""
    return [finding for finding in seen.findings if finding.rij == WRONG.index(row) + 2]


def test_what_cannot_be_read_and_what_cannot_be_true_are_told_in_one_answer(wrong: Look) -> None:
    assert not wrong.is_acceptable
    assert [(finding.rij, finding.kolom, finding.waarde) for finding in wrong.stops] == [
        (2, "waarde", "veel"),
        (3, "geldig_op", "2024-11-31"),
        (4, "waarde", "-3"),
        (5, "indicator_id", "demo.onbekend"),
        (6, "onderdeel_id", "demo"),
        (7, "waarde", "46%"),
        (8, "waarde", "46%"),
        (9, "waarde", "46%"),
        (10, "geldig_op", "2099-12-10"),
    ]


def test_other_peoples_onderdelen_are_refused_by_row(wrong: Look) -> None:
    (found,) = at(wrong, "demo.gezinnen,demo,2024-12-31,50")
    assert (found.kolom, found.waarde) == ("onderdeel_id", "demo")
    assert "hoort niet bij de onderdelen waarvoor u levert" in str(found)
    assert "U levert voor: demo/thuis" in found.oplossing


@pytest.mark.parametrize("row", [row for row in WRONG if "46" in row])
def test_percentage_is_no_count(wrong: Look, row: str) -> None:
    (found,) = at(wrong, row)
    assert (found.kolom, found.waarde) == ("waarde", "46%")
    assert "is een percentage, en deze indicator telt gezinnen" in str(found)


@pytest.fixture(scope="module")
def wrong_workbook(tiny_states: Path, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """What is known of a workbook of the leader with two dates that cannot be, and a table that is not for a leader."""
    data = copy_tiny(tmp_path_factory.mktemp("wrong") / "data")
    meting = [
        ("indicator_id", "onderdeel_id", "geldig_op", "waarde"),
        ("demo.gezinnen", "demo/thuis", datetime(2099, 1, 1), 50),
        ("demo.gezinnen", "demo/thuis", "30-02-2025", 50),
    ]
    organisatie = [("id", "naam", "soort"), ("nieuw", "Nieuw zorghuis", "zorgaanbieder")]
    content = xlsx(meting=meting, organisatie=organisatie)
    return look(data, tiny_states, "opgave.xlsx", content, LEADER)


def test_table_about_no_onderdeel_is_not_for_a_supplier(wrong_workbook: Look) -> None:
    (found,) = [finding for finding in wrong_workbook.stops if finding.blad == "organisatie"]
    assert "de tabel organisatie is niet van u" in str(found)


def test_workbook_is_answered_in_its_own_notation(wrong_workbook: Look) -> None:
    future, impossible = [finding for finding in wrong_workbook.stops if finding.blad == "meting"]
    assert (future.cel, future.waarde) == ("C2", "01-01-2099")
    assert re.search(r"ligt na \d\d-\d\d-\d{4}, de dag waarop", future.melding)
    assert impossible.oplossing.startswith("Schrijf de datum als dd-mm-jjjj, bijvoorbeeld 31-10-2020.")


def test_typing_error_in_a_reference_is_asked_back_with_a_remedy_for_the_sender(folders: Folders) -> None:
    rows = "demo.gezinnen,demo/thius,2024-12-31,50\ndemo.gezinnen,demo/tuin,2024-12-31,50\n"
    near, far = sent(folders, rows, KEEPER).stops
    assert (near.rij, near.oplossing) == (
        2, "Bedoelt u demo/thuis? Kies het onderdeel uit de lijst van het formulier.",
    )  # fmt: skip
    assert (far.rij, far.oplossing) == (3, "Kies het onderdeel uit de lijst van het formulier.")


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("oef/1/nachtzrog", "oef/1/nachtzorg"),
        ("OEF/1/Nachtzorg", "oef/1/nachtzorg"),
        ("oef/3", None),
        ("oef/1/dagzorg", None),
        ("oef/1/nacht", None),
        ("oef/1/logeerplkkn", "oef/1/logeerplekken"),
        ("oef/2/as", None),
        ("oef/1/nachtzorg", None),
    ],
)
def test_one_id_that_isvery_near_is_meant(written: str, near: str | None) -> None:
    ids = ["oef", "oef/1", "oef/2", "oef/1/nachtzorg", "oef/1/logeerplekken", "oef/2/a", "oef/2/s"]
    with duckdb.connect() as con:
        con.execute("CREATE TABLE ids AS SELECT unnest($ids) AS id", {"ids": ids})
        assert very_near(con, "SELECT id FROM ids", written) == near


def test_what_only_the_keeper_can_change_is_said_apart(folders: Folders) -> None:
    seen = sent(folders, FAR)
    (found,) = [finding for finding in seen.findings if "aannemelijk" in finding.melding]
    assert found.ernst == "waarschuwing"
    assert found.oplossing.startswith("Verbeter de waarde. Klopt zij toch, schrijf dan in de toelichting waarom.")


def test_whole_form_with_one_better_value_corrects_that_one(correction: Look) -> None:
    seen = correction
    assert seen.is_acceptable, [str(finding) for finding in seen.findings]
    assert "meting.csv, rij 3: stond er al precies zo en is overgeslagen" in [str(reading) for reading in seen.readings]
    assert seen.proposal is not None and seen.preview is not None
    assert seen.proposal.yml.corrigeert == ["meting:demo.gezinnen:demo/thuis:2024-12-31"]
    # What is corrected changed; it did not fall away.
    (moved,) = [change for change in seen.preview.changes if change.soort != "gelijk" and change.door_levering]
    assert (moved.soort, moved.was, moved.wordt) == ("gewijzigd", "50", "51")


def test_file_in_which_nothing_is_new_says_so(form_accepted: tuple[Folders, str]) -> None:
    (found,) = sent(form_accepted[0], GOOD + "\n").findings
    assert "alles in dit bestand staat al precies zo in de monitor" in str(found)


def test_reader_may_not_deliver(folders: Folders) -> None:
    with pytest.raises(NotAllowed):
        sent(folders, GOOD, READER)


def test_supplier_hands_in_and_the_keeper_accepts(folders: Folders) -> None:
    data, _ = folders
    seen = sent(folders, GOOD)
    assert seen.preview is not None
    with pytest.raises(NotAllowed):
        accept(*folders, seen.explained("Zo is het."), seen.upload, seen.preview, LEADER)
    offer(data, seen, "Zo is het.")
    (waits,) = offers(data, KEEPER)
    assert (waits.titel, waits.toelichting, waits.upload.door) == ("Opgave metingen", "Zo is het.", LEADER)
    again = look(*folders, waits.upload.name, waits.upload.content, waits.upload.door, waits.upload.op)
    levering = accepted(folders, again)
    # Accepted, and stopped before it was taken off the list.
    assert offers(data, KEEPER) == []
    decided(data, waits.upload, KEEPER)
    assert list((data / OFFERED).iterdir()) == []
    (step,) = trail(data, LEADER)
    assert (step.levering_id, step.aangeleverd_door, step.besloten_door) == (
        levering, "projectleider", "gegevensbeheerder",
    )  # fmt: skip


def test_supplier_sees_and_takes_back_only_what_is_own(folders: Folders) -> None:
    data, _ = folders
    other = Actor("iemand anders", "leverancier", ("demo",))
    seen = sent(folders, GOOD)
    offer(data, seen, "Zo is het.")
    assert offers(data, other) == []
    with pytest.raises(NotAllowed):
        withdraw(data, seen.upload, other)
    with pytest.raises(NotAllowed):
        decided(data, seen.upload, LEADER)
    withdraw(data, seen.upload, LEADER)
    assert offers(data, KEEPER) == []


def test_half_copied_file_is_never_offered(folders: Folders) -> None:
    data, _ = folders
    seen = sent(folders, GOOD)
    offer(data, seen, "Zo is het.")
    (folder,) = (data / OFFERED).iterdir()
    (folder / "bestand-metingen.csv").write_bytes(seen.upload.content[:20])
    assert offers(data, KEEPER) == []
    offer(data, seen, "Zo is het.")
    assert len(offers(data, KEEPER)) == 1


def test_stopped_while_it_is_put_aside_leaves_nothing_to_see(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    data, _ = folders
    seen = sent(folders, GOOD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(offers_module, "sync_folder", full)
    with pytest.raises(OSError, match="No space left"):
        offer(data, seen, "Zo is het.")
    monkeypatch.undo()
    assert offers(data, KEEPER) == []


def test_warning_asks_for_words_from_everybody(folders: Folders) -> None:
    seen = sent(folders, FAR)
    assert seen.needs_explanation and seen.preview is not None
    with pytest.raises(NotExplained):
        offer(folders[0], seen, " ")
    with pytest.raises(NotExplained):
        seen.explained(None)
    assert seen.proposal is not None
    with pytest.raises(NotExplained):
        accept(*folders, seen.proposal, seen.upload, seen.preview, KEEPER)
    with pytest.raises(PersonInText):
        seen.explained("Dit is 111222333.")


def test_date_that_can_be_two_is_asked_and_does_not_block(folders: Folders, wrong: Look) -> None:
    seen = sent(folders, "demo.gezinnen,demo/thuis,10/12/2024,50\n")
    assert [finding.melding for finding in seen.findings if finding.kolom == "geldig_op"] == [
        "is gelezen als 10 december 2024"
    ]
    assert seen.is_acceptable and seen.needs_explanation
    asked, blocked = at(wrong, "demo.gezinnen,demo/thuis,10/12/2099,50")
    assert asked.kolom == blocked.kolom == "geldig_op"
    assert asked not in wrong.stops and blocked in wrong.stops


def test_two_explanations_are_two_sentences(folders: Folders) -> None:
    seen = sent(folders, FAR)
    assert seen.proposal is not None
    for first, together in [
        ("Uit ons eigen systeem", "Uit ons eigen systeem. Zo is het"),
        ("Klopt dit?", "Klopt dit? Zo is het"),
        ("(Uit ons systeem.) ", "(Uit ons systeem.) Zo is het"),
        (None, "Zo is het"),
    ]:
        yml = seen.proposal.yml.model_copy(update={"toelichting": first})
        remarked = replace(seen, proposal=replace(seen.proposal, yml=yml))
        assert remarked.explained("Zo is het").yml.toelichting == together


def test_refusal_has_a_reason_and_a_name(folders: Folders) -> None:
    data, _ = folders
    seen = sent(folders, GOOD)
    with pytest.raises(NotAllowed):
        refuse(data, seen.upload, [], "zomaar", LEADER)
    folder = refuse(data, seen.upload, [], "verkeerd jaar", KEEPER)
    record = json.loads((folder / "bevindingen.json").read_text(encoding="utf-8"))
    assert (record["reden"], record["geweigerd_door"]) == ("verkeerd jaar", "gegevensbeheerder")
    (step,) = trail(data, LEADER)
    assert (step.levering_id, step.reden, step.besloten_door) == (None, "verkeerd jaar", "gegevensbeheerder")
    assert trail(data, Actor("iemand anders", "leverancier", ("demo",))) == []


# ── order, clocks and what is left behind ──


def test_two_deliveries_of_one_day_count_in_the_order_in_which_they_came(
    with_form: tuple[Folders, str], other_value: Look
) -> None:
    folders, first = with_form
    second = accepted(folders, other_value)
    assert second.endswith("-2") and second < first
    with duckdb.connect(str(current_state(folders[1])), read_only=True) as con:
        order = con.sql("SELECT id FROM mart.levering").fetchall()
    assert [id for (id,) in order][-2:] == [first, second]


def test_better_value_is_a_correction_when_the_sender_says_so(
    with_form: tuple[Folders, str], other_value: Look, correction: Look
) -> None:
    folders, first = with_form
    assert other_value.needs_explanation
    assert "Zeg dan dat u eerdere cijfers verbetert" in str(other_value.findings[0])
    assert correction.proposal is not None
    assert correction.proposal.yml.corrigeert == ["meting:demo.gezinnen:demo/thuis:2024-12-31"]
    accepted(folders, correction)
    with duckdb.connect(str(current_state(folders[1])), read_only=True) as con:
        shown = con.sql("SELECT weergave FROM mart.cijfer WHERE actueel AND indicator_id = 'demo.gezinnen'").fetchall()
        kept = con.sql(f"SELECT waarde FROM core.meting WHERE levering_id = '{first}' ORDER BY rij").fetchall()
    assert ("51",) in shown and ("50",) not in shown
    assert kept == [(50,), (11,)]


def test_name_never_looks_like_the_number_of_the_day(tmp_path: Path) -> None:
    day = datetime(2026, 1, 31, tzinfo=UTC).date()
    assert free_id(tmp_path, day, "Kwartaal 3") == "2026-01-31-kwartaal-nr3"
    (tmp_path / "leveringen" / "2026-01-31-kwartaal-nr3").mkdir(parents=True)
    assert free_id(tmp_path, day, "Verslag 2025") == "2026-01-31-verslag-2025-2"


def test_clock_that_runs_behind_puts_nothing_before_what_was_there(folders: Folders) -> None:
    data, _ = folders
    assert known_as_of(data, datetime(1999, 1, 1, tzinfo=UTC).date()).isoformat() == "2024-07-15"
    assert known_as_of(data, datetime(2030, 1, 1, tzinfo=UTC).date()).isoformat() == "2030-01-01"


def test_what_a_killed_process_left_is_cleared_by_the_next(folders: Folders) -> None:
    data, _ = folders
    left = data / f"{BESIDE}4194999-abc"
    left.mkdir()
    sent(folders, GOOD)
    assert not left.exists()


# ── wederhoor and vaststelling ──


def status(folders: Folders, levering: str) -> str:
    """The status of a delivery in the state in use."""
    with duckdb.connect(str(current_state(folders[1])), read_only=True) as con:
        (found,) = con.sql("SELECT status FROM core.levering WHERE id = $id", params={"id": levering}).fetchall()
    return str(found[0])


def test_draft_is_commented_on_and_settled_by_deliveries_of_their_own(with_form: tuple[Folders, str]) -> None:
    folders, levering = with_form
    data, var = folders
    before = (data / "leveringen" / levering / "levering.yml").read_bytes()
    assert status(folders, levering) == "concept"
    comment = Stap(levering=levering, stap="wederhoor", onderdeel="demo/thuis", tekst="Er komt nog een gezin bij.")
    with pytest.raises(NotAllowed):
        take_step(data, var, comment, Actor("iemand anders", "leverancier", ("demo/leren",)))
    take_step(data, var, comment, LEADER)
    settle = Stap(levering=levering, stap="vastgesteld")
    with pytest.raises(NotAllowed):
        take_step(data, var, settle, LEADER)
    take_step(data, var, settle, KEEPER)
    assert status(folders, levering) == "vastgesteld"
    assert (data / "leveringen" / levering / "levering.yml").read_bytes() == before
    with duckdb.connect(str(current_state(var)), read_only=True) as con:
        steps = con.sql("SELECT stap, door, tekst FROM core.levering_stap ORDER BY volgorde").fetchall()
    assert steps == [
        ("wederhoor", "projectleider", "Er komt nog een gezin bij."),
        ("vastgesteld", "gegevensbeheerder", None),
    ]


def test_settled_delivery_is_not_settled_again(folders: Folders) -> None:
    data, var = folders
    settle = Stap(levering="2024-06-30-verslag", stap="vastgesteld")
    with pytest.raises(DeliveriesRefused) as refusal:
        take_step(data, var, settle, KEEPER)
    assert "'2024-06-30-verslag' is al vastgesteld" in str(blocking(refusal.value.findings)[0])
    with pytest.raises(DeliveriesRefused) as refusal:
        take_step(data, var, Stap(levering="2024-01-01-niets", stap="vastgesteld"), KEEPER)
    assert "is geen eerdere levering" in str(blocking(refusal.value.findings)[0])
    assert blocking(check_only(data)) == []


def test_step_holds_no_number_of_a_person(folders: Folders) -> None:
    data, var = folders
    comment = Stap(levering="2024-06-30-verslag", stap="wederhoor", onderdeel="demo", tekst="Het gaat om 111222333.")
    with pytest.raises(PersonInText):
        take_step(data, var, comment, KEEPER)


def test_somebody_else_is_at_the_door(folders: Folders) -> None:
    data, var = folders
    build(data, var)
    with _alone(data), pytest.raises(SomebodyElse):
        take_step(data, var, Stap(levering="2024-06-30-verslag", stap="vastgesteld"), KEEPER)


# ── the copy with remarks ──


def found(cel: str | None, blad: str | None = "Meting", rij: int | None = 3) -> Finding:
    """A finding at a place."""
    return Finding("opgave.xlsx", "is geen getal", "Schrijf een getal.", rij, "waarde", "=veel", blad=blad, cel=cel)


def workbook(*rows: tuple[str | int, ...]) -> bytes:
    """A workbook with one sheet Meting."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Meting"
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_copy_has_each_finding_at_its_cell_and_all_on_the_first_sheet() -> None:
    content = workbook(("indicator_id", "waarde"), ("a.b", "=1+1"), ("a.c", "veel"))
    book = openpyxl.load_workbook(io.BytesIO(annotated("opgave.xlsx", content, [found("B3"), found(None)])))
    assert book.sheetnames == ["Bevindingen", "Meting"]
    comment = book["Meting"]["B3"].comment
    assert comment is not None and "Blokkeert: '=veel' is geen getal. Schrijf een getal." in comment.text
    assert book["Meting"]["A3"].comment is not None
    assert book["Meting"]["B2"].value == "=1+1"
    listed = book["Bevindingen"]
    assert (listed["D2"].value, listed["D2"].data_type, listed["D2"].quotePrefix) == ("=veel", "s", True)
    assert [cell.value for cell in listed[3]][:3] == ["blokkeert", "Meting", "rij 3"]


def test_copy_of_a_mended_copy_has_one_list() -> None:
    once = annotated("opgave.xlsx", workbook(("indicator_id", "waarde"), ("a.b", 1)), [found("B2")])
    book = openpyxl.load_workbook(io.BytesIO(annotated("opgave.xlsx", once, [found("B2"), found("A2")])))
    assert book.sheetnames == ["Bevindingen", "Meting"]
    assert book["Bevindingen"].max_row == 3


def test_copy_of_a_csv_never_calculates() -> None:
    content = b"indicator_id,waarde\n=HYPERLINK(1),veel\n"
    book = openpyxl.load_workbook(io.BytesIO(annotated("meting.csv", content, [found("B2", None, 2)])))
    cell = book["levering"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert book["levering"]["B2"].comment is not None
