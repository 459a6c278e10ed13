"""Verkennen in a real browser: choose by keyboard, see the picture, go to the source, take the view along."""

import io
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import (
    SCREENS,
    axe_violations,
    heading,
    horizontal_overflow,
    show,
    wait_for_charts,
    wait_until_finished,
)

CHART_SIZES = """() => [...document.querySelectorAll('.stPlotlyChart .main-svg')].map(
    (layer) => [layer.clientWidth, layer.clientHeight, layer.getAttribute('viewBox')]
)"""
THEMAS = "/verkenner?programma=wt&indicatoren=wt.deelnemende_zorgaanbieders,wt.opbrengsten_in_lijst"
WHO = "/verkenner?programma=wt&deel=deelname"
SURVEY = "/verkenner?programma=wzd&soorten=uitkomst"
COLOURS = "/verkenner?programma=wt&indicatoren=wt.deelnemende_zorgaanbieders&beeld=warmte"
SEARCH = "/verkenner?programma=vl&deel=zoeken&zoek=maatwerkpleken"


@pytest.mark.parametrize("size", ["projector", "telefoon"])
@pytest.mark.parametrize("address", [THEMAS, WHO, SURVEY, COLOURS, SEARCH])
def test_view_fits_and_is_accessible(page: Page, dashboard_url: str, address: str, size: str) -> None:
    width, height = SCREENS[size]
    page.set_viewport_size({"width": width, "height": height})
    show(page, dashboard_url + address)
    assert axe_violations(page) == []
    assert horizontal_overflow(page) == []


def test_number_in_a_chart_is_heard_with_what_it_is_about_and_seen_alone(page: Page, dashboard_url: str) -> None:
    """What is heard takes no room: the link is as wide as its number."""
    show(page, f"{dashboard_url}/verkenner?programma=vl&indicatoren=vl.pilot_deelnemers_totaal&momenten=alle")
    wait_for_charts(page)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    names = [node["name"]["value"] for node in tree["nodes"] if node.get("role", {}).get("value") == "link"]
    heard = "150, deelnemers aan de pilots, Gespecialiseerde cliëntondersteuning, oktober 2019"
    assert heard in names
    width = page.locator("svg a", has_text=heard).evaluate("link => link.getBoundingClientRect().width")
    assert 10 < width < 40


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_table_of_values_fits_on_a_desk(page: Page, dashboard_url: str, programma: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    show(page, f"{dashboard_url}/verkenner?programma={programma}")
    box = page.locator(".pm-wide .pm-scroll").first
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    assert page.locator(".pm-wide th[scope=col]").all_inner_texts() == [
        "Indicator", "Onderdeel", "Waarde", "Stand op", "Let op", "Bron"
    ]  # fmt: skip


def test_on_a_phone_the_answer_is_on_the_first_screen_and_the_choices_open(page: Page, dashboard_url: str) -> None:
    width, height = SCREENS["telefoon"]
    page.set_viewport_size({"width": width, "height": height})
    show(page, dashboard_url + SURVEY)
    assert page.evaluate("document.querySelector('.stPlotlyChart').getBoundingClientRect().top") < height
    moments = page.get_by_label("Momenten")
    expect(moments).to_be_hidden()
    expect(page.get_by_text("Meer keuzes")).to_be_hidden()
    page.get_by_text("Kies wat u ziet").focus()
    page.keyboard.press("Enter")
    expect(moments).to_be_visible()
    # They stay open while a reader chooses; with room for all there is nothing to open.
    page.get_by_label("Zoek in deze cijfers").fill("9 of 10")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Geeft een 9 of 10: 30%")
    expect(moments).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.get_by_text("Kies wat u ziet")).to_be_hidden()
    expect(moments).to_be_visible()


def test_a_choice_by_keyboard_is_in_the_address_and_its_value_leads_to_the_source(
    page: Page, dashboard_url: str
) -> None:
    show(page, f"{dashboard_url}/verkenner?programma=wt")
    page.get_by_label("Indicatoren").first.focus()
    page.keyboard.type("Deelnames per thema")
    page.keyboard.press("Enter")
    # The list stays open for a second choice.
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Deelnames: 13 waarden, zoals 68")
    wait_until_finished(page)
    wait_for_charts(page)
    assert parse_qs(urlsplit(page.url).query)["indicatoren"] == ["wt.deelnemende_zorgaanbieders"]
    page.get_by_role("link", name="68", exact=True).first.click()
    # It stands in the address too, which only paper shows.
    key = page.get_by_text("meting:wt.deelnemende_zorgaanbieders:wt/driehoek:2018-01-31").filter(visible=True)
    expect(key.first).to_be_visible()


def test_the_view_leaves_as_a_file_that_says_how_to_open_it_again(
    page: Page, dashboard_url: str, tmp_path: Path
) -> None:
    show(page, dashboard_url + THEMAS)
    before = heading(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download als CSV met beschrijving").click()
    content = started.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("verkenning.csv").count(b"\n") == 27
        assert b"wt.deelnemende_zorgaanbieders,wt.opbrengsten_in_lijst" in archive.read("datapackage.json")
    assert heading(page) == before


@pytest.mark.parametrize("size", SCREENS)
def test_paper_has_every_chart_whole_above_the_table(page: Page, dashboard_url: str, size: str) -> None:
    width, height = SCREENS[size]
    page.set_viewport_size({"width": width, "height": height})
    show(page, dashboard_url + THEMAS)
    drawn = page.evaluate(CHART_SIZES)
    content = page.pdf(format="A4", margin={"top": "1cm", "right": "1cm", "bottom": "1cm", "left": "1cm"})
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(content)).pages]
    (at,) = [place for place, text in enumerate(sheets) if "Deelnames (stand in januari 2018)" in text]
    _, _, chart = sheets[at].partition("Deelnames (stand in januari 2018)")
    # The first and the last bar with their numbers.
    assert "Cliënt centraal" in chart
    assert "Domeinoverstijgende bekostiging" in chart
    assert "68" in chart
    assert "Indicator Onderdeel" in " ".join(sheets[at:])
    assert "Indicator Onderdeel" not in " ".join(sheets[:at])
    assert page.evaluate(CHART_SIZES) == drawn


def test_a_chart_alone_is_no_wider_than_paper_bears(page: Page, dashboard_url: str) -> None:
    width, height = SCREENS["projector"]
    page.set_viewport_size({"width": width, "height": height})
    show(page, f"{dashboard_url}/verkenner?programma=wt&indicatoren=wt.opbrengsten_in_lijst")
    ((wide, *_), *_) = page.evaluate(CHART_SIZES)
    # Letters of 16 pixels on a sheet of some 700: at least 10 pixels, 8 points.
    assert 800 < wide < 1100


def test_a_chart_that_could_not_be_read_on_a_sheet_is_left_out_there(page: Page, dashboard_url: str) -> None:
    show(page, dashboard_url + THEMAS)
    page.evaluate("document.querySelector('.stPlotlyChart .main-svg').setAttribute('height', '2400')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    charts = page.locator(".stPlotlyChart")
    expect(charts.first).to_be_hidden()
    box = ".st-key-pm-pictures .stElementContainer:has(.pm-too-high)"
    said = page.evaluate("box => getComputedStyle(document.querySelector(box), '::after').content", box)
    assert "De waarden staan in de tabel" in said
    expect(charts.last).to_be_visible()


def test_searching_from_a_page_leads_to_what_was_found(page: Page, dashboard_url: str) -> None:
    show(page, f"{dashboard_url}/fasen?programma=wt")
    page.get_by_label("Zoeken").fill("alevo zorg")
    page.get_by_label("Zoeken").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("voor ‘alevo zorg’")
    page.get_by_role("link", name="Allévo zorg- en dienstverlening").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Allévo")


def test_who_takes_part_in_every_onderdeel_is_seen_at_once_on_a_screen_and_on_paper(
    page: Page, dashboard_url: str
) -> None:
    for width, height in (SCREENS["desktop"], SCREENS["projector"]):
        page.set_viewport_size({"width": width, "height": height})
        show(page, dashboard_url + WHO)
        assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('.pm-tall'))")
    # A sheet of A4 between its margins.
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")
    page.wait_for_function("document.querySelector('.pm-matrix').getBoundingClientRect().right <= innerWidth")
    assert page.evaluate("document.querySelector('.pm-tall').clientHeight > 167 * 10")
    page.emulate_media(media="screen")


@pytest.mark.parametrize("vraag", ["doelen", "bereik"])
def test_on_a_desk_the_source_of_an_answer_is_not_cut_off(page: Page, dashboard_url: str, vraag: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    show(page, f"{dashboard_url}/verkenner?programma=vl&deel=vragen&vraag={vraag}")
    box = page.locator(".pm-answers .pm-scroll")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0


def test_what_the_address_says_twice_is_told_above_the_answer(page: Page, dashboard_url: str) -> None:
    show(page, f"{dashboard_url}/verkenner?programma=vl&deel=vragen&vraag=doelen&vraag=gestopt&kleur=rood")
    expect(page.get_by_text("U ziet de laatste, ‘gestopt’; ‘doelen’ telt niet mee.")).to_be_visible()
    expect(page.get_by_text("‘kleur’ in het adres gebruikt deze pagina niet.")).to_be_visible()
    assert heading(page).startswith("13 van 39 organisaties zijn gestopt")
