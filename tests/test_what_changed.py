"""What changed between two dates, on the page Stuurgroep: each part leads to the rows behind it."""

import re
from datetime import date
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from dashboard import meetings, queries, what_changed
from dashboard.database import open_state
from dashboard.filters import Filters
from dashboard.queries import Moment, Overleg
from dashboard.server import DATA_ENV, VAR_ENV
from dashboard.what_changed import Rijen
from pipelines.build import build
from pipelines.diff import DELEN_ONBEKEND, Beweging, Regel, Verandering
from pipelines.publish import current_state
from pipelines.waterfall import Eenheid, Herberekening, oorzaken
from tests.deliver import TINY, deliver_later
from tests.test_meetings import MEETING, kept
from tests.test_pages import GEZINNEN, heading, html, messages, run, words
from tests.test_waterfall import parts, worth

VAN, TOT = date(2024, 1, 31), date(2024, 7, 31)
GIVEN = Herberekening(worth(12, "m:1"), worth(10, "m:2"), worth(15, "m:3"), None, False, parts(a=4, b=6), parts(b=15))
MOVE = Beweging(
    "m:1", "m:3", "demo", "Demo", "Gezinnen", "gezinnen", "12", "juni 2023", "15", "juni 2024", Fraction(12),
    Fraction(15), oorzaken(GIVEN, Eenheid()), True, (DELEN_ONBEKEND,),
)  # fmt: skip
NEW = Regel("meting", "demo", "Demo", "Plannen", None, "9 (juni 2024)", "m:9")
GONE = Regel("vervallen", "demo", "Demo", "<b>plan</b>", "gepland", None, "mijlpaal:plan")
DELIVERY = Regel("ontvangen", None, None, "Verslag", None, "vastgesteld", "2024-07-31-verslag")
CHANGE = Verandering(
    "demo", "Demo", ("een",), ("een", "twee"), (MOVE,), (), (NEW,), (), (GONE,), (), (), (), (DELIVERY,)
)
WOORDEN = {"m:1": "Demo, 12", "m:2": "Demo, 10", "m:3": "Demo, 15", "m:9": "Demo, 9"}
SHOWN = what_changed.told(CHANGE, Rijen(Filters("demo"), WOORDEN, VAN))


@pytest.fixture
def tiny_pages(tiny_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages show `tests/tiny`."""
    monkeypatch.setenv(VAR_ENV, str(tiny_pages_var))
    monkeypatch.setenv(DATA_ENV, str(TINY))


def text(page: str) -> str:
    """What a reader reads."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_figure_has_its_values_and_five_parts_with_the_rows_behind_them() -> None:
    cells = re.findall(r'<td data-label="([^"]+)">(.*?)</td>', SHOWN, re.DOTALL)[:7]
    assert [(name, text(cell)) for name, cell in cells] == [
        ("Eerst", "12"),
        ("correctie", "−2 Demo, 10"),
        ("definitiewijziging", "0"),
        ("weggevallen", "−4 a"),
        ("erbij gekomen", "0"),
        ("groei of daling", "+9 b"),
        ("Nu", "15"),
    ]
    assert "Van 12 (juni 2023) naar 15 (juni 2024) gezinnen" in SHOWN
    assert DELEN_ONBEKEND in SHOWN


def test_row_that_only_the_first_state_knows_is_opened_as_it_was_then() -> None:
    assert 'href="/verantwoording?programma=demo&amp;cijfer=m:9"' in SHOWN
    (gone,) = [unescape(link) for link in re.findall(r'href="([^"]+mijlpaal:plan[^"]*)"', SHOWN)]
    assert "bekend_op=2024-01-31" in gone


def test_derived_figure_leads_to_both_of_its_states() -> None:
    derived = Verandering(
        "demo", "Demo", ("een",), ("een",), (Beweging("afgeleid:x", "afgeleid:x", *(
            getattr(MOVE, name) for name in Beweging.__slots__[2:]
        )),), (), (), (), (), (), (), (), (),
    )  # fmt: skip
    shown = what_changed.told(derived, Rijen(Filters("demo"), {"afgeleid:x": "x"}, VAN))
    links = [unescape(link) for link in re.findall(r'href="([^"]+afgeleid:x[^"]*)"', shown)]
    assert ["bekend_op=2024-01-31" in link for link in links] == [True, False]


def test_other_things_say_what_they_were_and_are_and_no_text_is_html() -> None:
    said = text(SHOWN)
    assert "Plannen Demo nog niet 9 (juni 2024)" in said
    assert "&lt;b&gt;plan&lt;/b&gt;" in SHOWN
    assert "gepland niet meer vervallen" in said
    # Deliveries have one page, not one each.
    assert "/verantwoording?programma=demo&amp;deel=leveringen" in SHOWN


def test_many_rows_behind_a_part_open_on_request() -> None:
    many = Rijen(Filters("demo"), {}, VAN).links([f"m:{n}" for n in range(9)])
    assert many.count("<a ") == 9 and "<summary>en nog 3</summary>" in many


def test_dates_to_choose_from_are_those_of_reports_and_kept_meetings() -> None:
    reports = [Moment(TOT, "31 juli 2024", "Verslag 2"), Moment(VAN, "31 januari 2024", "Verslag 1")]
    met = Overleg("o", "demo", "Stuurgroep", date(2024, 3, 2), "2 maart 2024", date(2024, 3, 1), "1 maart 2024", 0)
    assert what_changed.moments(reports, [met], TOT, date(2024, 5, 4)) == {
        VAN: "31 januari 2024: Verslag 1",
        date(2024, 3, 1): "1 maart 2024: vastgelegd voor Stuurgroep van 2 maart 2024",
        date(2024, 5, 4): "04-05-2024",
        TOT: "31 juli 2024: Verslag 2",
    }
    assert meetings.seen_between([], reports, met) == (None, VAN)
    assert meetings.seen_between([met], reports, None) == (date(2024, 3, 1), TOT)


def test_page_tells_the_same_dates_as_the_slides(tiny_pages: None) -> None:
    app = run("stuurgroep", deel="verandering")
    assert heading(app) == heading(run("stuurgroep"))
    assert {"Van", "Tot en met"} <= {box.label for box in app.selectbox}


def test_two_dates_in_the_wrong_order_are_told(tiny_pages: None) -> None:
    app = run("stuurgroep", deel="verandering", van="2024-07-15", tot="2024-06-30")
    assert what_changed.WRONG_WAY in words(app)
    assert messages(run("stuurgroep", deel="verandering", van="gisteren"))[0].startswith("‘gisteren’ is geen bestaande")


def test_other_date_is_chosen_in_the_list_and_stands_in_the_address(tiny_pages: None) -> None:
    app = run("stuurgroep", deel="verandering")
    (last,) = [box for box in app.selectbox if box.label == "Tot en met"]
    app = last.select(date(2024, 6, 30)).run()
    assert app.query_params["tot"] == "2024-06-30"
    assert what_changed.WRONG_WAY in words(app)


def test_date_before_everything_is_told(tiny_pages: None) -> None:
    app = run("stuurgroep", deel="verandering", van="2001-01-01")
    assert heading(app) == "Wat er veranderde, kan nu niet worden getoond"
    assert "Op deze datum was er nog niets bekend." in words(app)


def test_every_slide_stands_below_another_with_one_heading_above_them(tiny_pages: None) -> None:
    page = html(run("stuurgroep", deel="alles"))
    slides = re.findall(r'<article class="pm-slide" aria-label="Dia (\d+)">', page)
    assert slides == [str(n) for n in range(1, len(slides) + 1)] and len(slides) > 5
    assert heading(run("stuurgroep", deel="alles")) == f"De {len(slides)} dia’s over Demoprogramma, van nu"


def test_kept_meeting_says_that_something_came_later(own_tiny: Path) -> None:
    kept(own_tiny)
    overleg = MEETING.id
    assert "pm-later-note" not in html(run("stuurgroep", overleg=overleg))
    deliver_later(own_tiny, "2027-01-31-later", [GEZINNEN], meting=[{"waarde": 99}])
    build(own_tiny, own_tiny.parent / "var")
    said = words(run("stuurgroep", overleg=overleg))
    assert "Na het vastleggen kwam er 1 levering bij. Toon de dia’s van nu" in said
    assert f"overleg={overleg}" in html(run("stuurgroep", overleg=overleg))


def test_words_of_keys_are_those_of_figures_and_facts(tiny_var: Path) -> None:
    path = current_state(tiny_var)
    assert path is not None
    found = queries.woorden(open_state(path), [GEZINNEN, "weg:niet"])
    assert list(found) == [GEZINNEN] and "ruim 45" in found[GEZINNEN]


@pytest.mark.parametrize("later", [1, 2])
def test_number_of_deliveries_that_came_later_is_said_in_dutch(later: int) -> None:
    met = Overleg("o", "demo", "Stuurgroep", date(2024, 3, 2), "2 maart 2024", VAN, "31 januari 2024", later)
    came = {1: "kwam er 1 levering bij", 2: "kwamen er 2 leveringen bij"}[later]
    assert f"Na het vastleggen {came}." in meetings.came_later(met, Filters("demo"))
