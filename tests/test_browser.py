"""The pages as a reader meets them: a real server, a real browser, the project's own data."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.app import PAGES
from dashboard.filters import DELEN
from tests.browser import ADDRESSES, FACTS, SCREENS, axe_violations, heading, horizontal_overflow, show, wait_for_charts

VIEWS = [f"{address}?programma={programma}" for programma in FACTS for address in ADDRESSES]
VIEWS += [f"/verantwoording?programma=vl&deel={deel}" for deel in ("definities", "bevindingen")]
VIEWS += [f"/aanleveren?programma=vl&deel={deel}" for deel in ("wachtrij", "verwacht")]
VIEWS += [f"/uitkomsten?programma={programma}&deel={deel}" for programma in FACTS for deel in DELEN["uitkomsten"][1:]]
VIEWS += FACTS.values()
VIEWS += [
    f"/onderdeel?onderdeel={onderdeel}" for onderdeel in ("vl/1/kennisinfrastructuur", "wt/driehoek", "wzd/loket")
]
VIEWS += ["/onderdeel?programma=wt&organisatie=vws", "/stuurgroep?programma=vl&deel=verandering"]

# Words of Streamlit's and Plotly's own screen texts; none is Dutch.
ENGLISH = re.compile(
    r"\b(skip to|main content|collapse|expand|sidebar|settings|close|search|show data|view fullscreen|fullscreen|"
    r"running|loading|rerun|deploy|choose|select|results|page not found|connection|download plot|zoom|made with|"
    r"app pages|main menu|autoscale)\b",
    re.IGNORECASE,
)
# What one sees and what a screen reader says.
TEXTS = """() => [document.title, document.body.innerText, ...[...document.querySelectorAll('*')].flatMap(
    e => ['aria-label', 'title', 'placeholder', 'alt'].map(name => e.getAttribute(name) ?? ''))].join('\\n')"""
# Whether the heading can be read: inside the window, and nothing lies on top of its first and last line.
READABLE = """heading => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    const lines = [...range.getClientRects()];
    return lines.length > 0 && lines.every(line => line.left >= 0 && line.right <= innerWidth && line.top >= 0
        && line.bottom <= innerHeight && heading.contains(document.elementFromPoint(line.left + 4, line.top + 4)));
}"""


def key_in_address(page: Page) -> str:
    """The figure that the address asks for."""
    return parse_qs(urlsplit(page.url).query)["cijfer"][0]


def click_number(page: Page, number: Locator) -> None:
    """Click on a number in a chart, where a reader would. (Playwright's own click does not find words of an SVG.)"""
    number.scroll_into_view_if_needed()
    box = number.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


# ── every page, at every size ──


@pytest.mark.parametrize("view", VIEWS)
def test_page_fits_reads_in_dutch_and_is_accessible_at_every_size(view: str, dashboard_url: str, page: Page) -> None:
    # A page is built the same for each programme: of the others the size is tried that leaves least room.
    sizes = SCREENS if "vl" in view else {"telefoon": SCREENS["telefoon"]}
    for name, (width, height) in sizes.items():
        page.set_viewport_size({"width": width, "height": height})
        # A projector shows what a desk shows, wider: the same page, made larger.
        if name == "projector":
            wait_for_charts(page)
        else:
            show(page, dashboard_url + view)
            assert axe_violations(page) == [], name
        assert horizontal_overflow(page) == [], name
        assert page.get_by_role("heading", level=1).evaluate(READABLE), name
        assert ENGLISH.findall(page.evaluate(TEXTS)) == [], name
        assert page.evaluate("document.documentElement.lang") == "nl"


@pytest.mark.parametrize("programma", FACTS)
def test_bars_are_as_thick_in_every_chart_and_their_numbers_fit(programma: str, dashboard_url: str, page: Page) -> None:
    width, height = SCREENS["telefoon"]
    page.set_viewport_size({"width": width, "height": height})
    show(page, f"{dashboard_url}/fasen?programma={programma}")
    heights = page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot .bars .point path')]
            .filter(bar => bar.getBBox().width > 0).map(bar => Math.round(bar.getBBox().height))"""
    )
    assert set(heights) == {28}
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
            const frame = chart.getBoundingClientRect();
            return [...chart.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1
                    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
            }).map(text => text.textContent);
        })"""
    )
    assert outside == []


# ── finding one's way ──


def test_another_programme_changes_headline_and_address(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/?programma=vl")
    before = heading(page)
    page.get_by_role("combobox", name="Programma").click()
    page.get_by_role("option", name="Waardigheid en trots").click()
    page.wait_for_url("**/?programma=wt")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
    expect(page.locator(".pm-known")).to_contain_text("begin 2018 (dag onbekend)")


def test_every_page_keeps_the_programme_and_back_and_forward_work(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/?programma=wt")
    headlines = [heading(page)]
    for _, label, address in PAGES[1:]:
        page.get_by_test_id("stSidebar").get_by_role("link", name=label, exact=True).click()
        page.wait_for_url(f"**/{address}?programma=wt")
        expect(page).to_have_title(f"{label} · Programmamonitor")
        headlines.append(heading(page))
    for headline in headlines[-2::-1]:
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(headline)
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(headlines[1])
    page.wait_for_url(f"**/{PAGES[1][-1]}?programma=wt")


def test_figure_is_reached_and_opened_with_the_keyboard(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/?programma=vl")
    focused = page.locator(":focus")
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused.and_(page.locator(".pm-number .pm-figure")).count():
            break
    expect(focused).to_have_text("36")
    assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/verantwoording?**")
    assert key_in_address(page) == "meting:vl.balc_trajecten:vl/1/begeleiding-a-la-carte:2020-10-31"
    assert heading(page).endswith(": 36 trajecten")


@pytest.mark.parametrize(
    ("programma", "number", "sleutel"),
    [
        ("wt", "110", "afgeleid:fase:wt-fasen:cohort-2018-01-31:borging"),
        ("vl", "26", "fasetelling:vl/1/innovatie-impuls:vl-innovatie-impuls:gekozen:2020-10-31"),
        ("vl", "ruim 70%", "meting:vl.balc_stap_vraagstuk:vl/1/begeleiding-a-la-carte:2020-10-31"),
    ],
)
def test_number_in_a_chart_opens_its_source(
    programma: str, number: str, sleutel: str, dashboard_url: str, page: Page
) -> None:
    show(page, f"{dashboard_url}/fasen?programma={programma}")
    click_number(page, page.locator(".js-plotly-plot a", has_text=re.compile(f"^{number}, ")).first)
    page.wait_for_url("**/verantwoording?**")
    assert key_in_address(page) == sleutel
    assert number in heading(page)


def test_number_beside_a_bar_too_small_for_it_opens_its_source(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/fasen?programma=wt")
    click_number(page, page.locator(".js-plotly-plot .annotation a", has_text=re.compile(r"^\d+, ")).first)
    page.wait_for_url("**/verantwoording?**")
    assert key_in_address(page).startswith(("fasetelling:wt/", "afgeleid:fase:wt-fasen:"))
    assert heading(page) != "Dit cijfer bestaat niet in deze stand"


def test_number_in_a_chart_is_opened_with_the_keyboard(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/fasen?programma=wt")
    page.locator(".js-plotly-plot a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/verantwoording?**")
    assert heading(page).endswith(": 110 deelnames")


def test_parts_of_the_outcomes_are_addresses_that_keep_the_programme(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/uitkomsten?programma=wzd")
    for name, deel in (("Verhalen", "verhalen"), ("Context", "context"), ("Nog te meten", "nog-te-meten")):
        page.get_by_test_id("stMain").get_by_role("link", name=re.compile(rf"^{name} \(\d+\)$")).click()
        page.wait_for_url(f"**/uitkomsten?programma=wzd&deel={deel}")
    page.get_by_role("combobox", name="Programma").click()
    page.get_by_role("option", name="Waardigheid en trots").click()
    page.wait_for_url("**/uitkomsten?programma=wt&deel=nog-te-meten")


def test_story_opens_with_the_keyboard_and_on_paper(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/uitkomsten?programma=vl&deel=verhalen")
    stories = page.locator(".pm-story details")
    rest = stories.first.locator("p")
    assert rest.evaluate("rest => rest.checkVisibility({contentVisibilityAuto: true})") is False
    stories.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(rest).to_be_visible()
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    for paragraph in stories.locator("p").all():
        assert paragraph.evaluate("rest => rest.checkVisibility()")


# ── table, download, print ──


def test_chart_opens_as_a_table_with_a_source_on_every_row(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/fasen?programma=wt")
    table = page.get_by_role("region", name="Fasen van een verbeterplan")
    expect(table).not_to_be_visible()
    page.get_by_text("Toon als tabel").first.click()
    expect(table).to_be_visible()
    rows = table.locator("tbody tr")
    expect(rows.first).to_contain_text("Driehoek cliënt, professional, mantelzorger")
    assert rows.count() == rows.get_by_role("link", name="bron").count() > 20


def test_download_is_a_csv_with_dutch_text_numbers_and_keys(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/fasen?programma=wt")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als CSV").first.click()
    assert download.value.suggested_filename == "fasen-van-een-verbeterplan.csv"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert (header[0], header[1], header[-1]) == ("Onderdeel", "Fase", "sleutel")
    assert sum(int(row[2]) for row in rows) == 188 + 18
    assert {row[-1].split(":")[0] for row in rows} == {"fasetelling", "afgeleid"}
    assert "Driehoek cliënt, professional, mantelzorger" in {row[0] for row in rows}
