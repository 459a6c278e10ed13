"""The dashboard as a reader meets it: a real server, a real browser, the project's own data."""

import csv
import io
import os
import random
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from dashboard import queries
from dashboard.app import BARE, PAGES
from dashboard.database import open_state
from dashboard.filters import DELEN
from dashboard.server import ROOT
from dashboard.slides.fit import fitted
from dashboard.slides.make import slides
from dashboard.slides.markup import slide
from dashboard.slides.model import Dia, Rij, Vak
from pipelines.publish import current_state
from tests.browser import SCREENS, axe_violations, horizontal_overflow, open_page, wait_until_finished

SOURCES = Path(os.environ.get("PROGRAMMAMONITOR_BRONNEN", ROOT.parent / "shared" / "bronnen"))
ADDRESSES = [f"/{address}" for *_, address in PAGES if address != BARE]
FACT = "/verantwoording?programma={}&cijfer={}"
FACTS = {
    "vl": FACT.format("vl", "meting:vl.pilot_deelnemers_totaal:vl/3/clientondersteuning:2020-10-31"),
    "wt": FACT.format("wt", "afgeleid:fase:wt-fasen:cohort-2018-01-31:aandeel-klaar"),
    "wzd": FACT.format("wzd", "afspraak:ba-brief-1"),
}
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


def show(page: Page, url: str) -> None:
    """Open an address and wait until its charts are drawn too."""
    open_page(page, url)
    wait_for_charts(page)


def wait_for_charts(page: Page) -> None:
    """Wait until every chart on the page has its bars and stands still."""
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(c => c.querySelector('.bars'))"""
    )


def heading(page: Page) -> str:
    """The conclusion that the page opens with."""
    wait_until_finished(page)
    return page.get_by_role("heading", level=1).inner_text()


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
    click_number(page, page.locator(".js-plotly-plot a").get_by_text(number, exact=True).first)
    page.wait_for_url("**/verantwoording?**")
    assert key_in_address(page) == sleutel
    assert number in heading(page)


def test_number_beside_a_bar_too_small_for_it_opens_its_source(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/fasen?programma=wt")
    click_number(page, page.locator(".js-plotly-plot .annotation a").get_by_text(re.compile(r"^\d+$")).first)
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


@pytest.mark.parametrize("address", ADDRESSES)
def test_print_shows_the_page_without_its_frame(address: str, dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}{address}?programma=vl")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()
    expect(page.get_by_test_id("stHeader")).not_to_be_visible()
    expect(page.get_by_role("button", name="Download als CSV")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def sheets(page: Page) -> list[tuple[bool, str]]:
    """The sheets that come out of the printer: whether each lies down, and what is written on it."""
    content = io.BytesIO(page.pdf(prefer_css_page_size=True))
    return [(sheet.mediabox.width > sheet.mediabox.height, sheet.extract_text()) for sheet in PdfReader(content).pages]


# As wide as what stands on a sheet; wider than that is cut off.
ON_PAPER = 703


@pytest.mark.parametrize("view", [f"/{address}?programma=wt" for *_, address in PAGES if address != BARE] + [
    "/?programma=vl", "/stuurgroep?programma=vl&deel=verandering", "/onderdeel?programma=vl&deel=doelen",
    "/onderdeel?programma=wzd&deel=afspraken", "/verantwoording?programma=wzd&deel=verschillen",
])  # fmt: skip
def test_page_comes_out_of_the_printer_whole_and_without_an_empty_sheet(
    view: str, dashboard_url: str, page: Page
) -> None:
    show(page, dashboard_url + view)
    found = sheets(page)
    assert all(not lies_down and len(text.split()) > 3 for lies_down, text in found), [text for _, text in found]
    assert "zoals bekend op" in found[0][1]
    assert "Programma\nAan" not in found[0][1] and "Download als CSV" not in "".join(text for _, text in found)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": ON_PAPER, "height": 1000})
    assert horizontal_overflow(page) == []


def test_every_slide_comes_on_a_sheet_of_its_own(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/stuurgroep?programma=wzd&deel=alles")
    assert axe_violations(page) == []
    assert horizontal_overflow(page) == []
    titles = page.locator(".pm-slide > header h2").all_inner_texts()
    found = sheets(page)
    assert len(found) == len(titles) > 5
    for title, (lies_down, text) in zip(titles, found, strict=True):
        assert lies_down and "".join(title.split()) in "".join(text.split())
    show(page, f"{dashboard_url}/stuurgroep?programma=wzd&dia=2")
    assert len(sheets(page)) == 1


# ── slides ──

LONG = "Samenwerkingsovereenkomstverantwoording van verpleeghuizen en gehandicaptenzorg in de regio " * 4
AWKWARD = (
    Dia("Lang", LONG, "lijst", (Rij(LONG, (Vak("", LONG * 3),), "levering ontbreekt"),) * 9, (LONG,)),
    Dia("Tegels", LONG, "cijfers", (Rij(LONG, (Vak("deelnames", "1.234.567,8", 1),), LONG[:60]),) * 14),
    Dia("Stilte", "Niets bekend", "cijfers", (Rij("Hoeveel?", (Vak("", "? niet vermeld in de bron"),)),)),
    Dia("Staven", "Aandelen", "balken", (Rij(LONG, (Vak("", "ruim 70%", 70),)),) * 14, schaal=100),
    Dia(
        "Fasen", LONG, "fasen",
        (Rij(LONG, (Vak("klaar", "188", 188, "klaar"), Vak(LONG[:60], "1", 1, "onderweg")), "189"),) * 14,
        kolommen=("klaar", LONG[:60]), schaal=189,
    ),
    Dia(
        "Ladder", LONG, "ladder",
        (Rij(LONG, (Vak("", "? onbekend", 0, "trede"),) * 4),) * 14,
        kolommen=("in de organisatie", "kennis voor de sector", "werkwijze van instanties", "stelsel en bekostiging"),
    ),
    Dia(
        "Waterval", LONG, "waterval",
        (
            Rij("Eerst: begin 2018 (dag onbekend)", (Vak(LONG, "meer dan 1.234.567", 1234567, "stand"),)),
            Rij("definitiewijziging", (Vak("", "ongeveer 2.000.000 minder", -2000000, "minder ongeveer"),)),
            *(Rij("erbij gekomen", (Vak("", "+€ 1.300.000.000", 1300, "meer"),)),) * 4,
            Rij("Nu: eerste helft van 2019 (dag onbekend)", (Vak(LONG, "-760.000", -760233, "stand"),)),
        ),
        (LONG[:90],), LONG,
    ),
)  # fmt: skip
KEPT = "Waardigheid en trots · Stuurgroep 12 december 2026, vastgelegd op 5 december 2026 · ! daarna 2 leveringen"
# What sticks out of its place on the slide, or is too small to read from the back of the room.
TOO_MUCH = """() => {
    const slide = document.querySelector('.pm-slide');
    const parts = [...slide.children];
    const says = e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    const out = parts.flatMap(part => {
        const frame = part.getBoundingClientRect();
        return [...part.querySelectorAll('*')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width && (box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
        });
    });
    const least = 24 * Math.min(innerWidth / 1280, innerHeight / 720);
    const small = [...slide.querySelectorAll('*')].filter(e => says(e)
        && parseFloat(getComputedStyle(e).fontSize) < (e.closest('footer') ? 0.75 : 1) * least - 0.1);
    const cut = [...slide.querySelectorAll('.pm-slide-bar b')].filter(
        e => e.getBoundingClientRect().width > e.parentElement.getBoundingClientRect().width);
    const scrolls = document.documentElement.scrollHeight > innerHeight ? [slide] : [];
    return [...out, ...small, ...cut, ...scrolls].map(e => `${e.className}: ${e.textContent.slice(0, 60)}`);
}"""


def every_slide(var: Path) -> list[Dia]:
    """The slides of each programme in a published state."""
    path = current_state(var)
    assert path is not None
    state = open_state(path)
    return [dia for programma in queries.programmas(state) for dia in slides(state, programma)]


@pytest.mark.parametrize("screen", ["desktop", "projector"])
def test_no_slide_is_too_full_or_too_small_to_read(
    screen: str, dashboard_url: str, real_pages_var: Path, tiny_pages_var: Path, page: Page
) -> None:
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    show(page, f"{dashboard_url}/stuurgroep?programma=vl")
    assert axe_violations(page) == []
    deck = [*every_slide(real_pages_var), *every_slide(tiny_pages_var), *(d for dia in AWKWARD for d in fitted(dia))]
    for dia in deck:
        # In the place of the slide that is there: the same styles and fonts, without a reload for each.
        shown = str(
            slide(
                dia,
                10,
                10,
                KEPT,
            )
        )
        page.evaluate("html => { document.querySelector('.pm-slide').outerHTML = html; }", shown)
        assert page.evaluate(TOO_MUCH) == [], (screen, dia.kop)


def test_slides_are_turned_with_the_arrow_keys_and_are_addresses(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/stuurgroep?programma=wt")
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    first = heading(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/stuurgroep?programma=wt&dia=2")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/stuurgroep?programma=wt&dia=1")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    show(page, f"{dashboard_url}/stuurgroep?programma=wt&dia=3")
    assert "3 / " in page.locator(".pm-slide footer").inner_text()
    page.get_by_role("link", name="Sluiten").click()
    page.wait_for_url("**/?programma=wt")


def test_slides_fill_the_screen_and_are_turned_there(dashboard_url: str, page: Page) -> None:
    def fills() -> bool:
        return bool(page.evaluate("document.fullscreenElement !== null"))

    show(page, f"{dashboard_url}/stuurgroep?programma=wt&dia=1")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement")
    expect(page.locator(".st-key-pm-slide-controls")).not_to_be_visible()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/stuurgroep?programma=wt&dia=2")
    wait_until_finished(page)
    assert fills()
    page.keyboard.press("f")
    page.wait_for_function("!document.fullscreenElement")
    button = page.get_by_role("button", name="Volledig scherm (F)")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.fullscreenElement")
    page.keyboard.press("F")
    page.wait_for_function("!document.fullscreenElement")
    page.get_by_role("combobox").click()
    page.keyboard.type("f")
    page.wait_for_timeout(200)
    assert not fills()


# ── ten figures, followed to the line ──


def figures_on_pages(page: Page, url: str) -> list[str]:
    """The address of every figure on one view of each page and each programme, sorted."""
    found: set[str] = set()
    for view in (f"/{address}?programma={list(FACTS)[n % len(FACTS)]}" for n, (*_, address) in enumerate(PAGES)):
        open_page(page, url + view)
        found |= set(page.locator("a.pm-figure").evaluate_all("links => links.map(link => link.href)"))
    return sorted(href for href in found if "cijfer=indicator" not in href)


def passages(page: Page) -> list[dict[str, str]]:
    """The rows of the table with passages on a figure's page, by heading."""
    table = page.get_by_role("region", name="Vindplaatsen")
    names = table.locator("th").all_inner_texts()
    return [
        dict(zip(names, row.locator("td").all_inner_texts(), strict=True)) for row in table.locator("tbody tr").all()
    ]


def follow_to_passages(page: Page) -> list[dict[str, str]]:
    """The passages of the figure on the page; of a calculated one or a comparison those of its first input."""
    for _ in range(5):
        if found := passages(page):
            return found
        # A comparison has facts where a calculated figure has inputs.
        inputs = page.get_by_role("region", name=re.compile("Invoer van de formule|Feiten in deze vergelijking"))
        inputs.get_by_role("link").first.click()
        page.wait_for_load_state()
        wait_until_finished(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    return []


def lines_of(passage: dict[str, str]) -> list[str]:
    """The lines of the source document that a passage names."""
    numbers = [int(number) for number in re.findall(r"\d+", passage["Regels"])]
    lines = (SOURCES / passage["Bestand"]).read_text(encoding="utf-8").splitlines()
    return lines[numbers[0] - 1 : numbers[-1]]


def test_ten_figures_lead_to_lines_in_which_they_stand(dashboard_url: str, page: Page) -> None:
    figures = figures_on_pages(page, dashboard_url)
    assert len(figures) > 100
    for address in random.Random(2026).sample(figures, 10):
        open_page(page, address)
        found = follow_to_passages(page)
        assert found, address
        for passage in found:
            assert re.fullmatch(r"regels? \d+(–\d+)?", passage["Regels"]), address
            assert passage["Paragraaf"], address
            assert passage["Bestand"], address
        if SOURCES.is_dir():
            assert not_in_their_lines(found) == set(), address


def not_in_their_lines(found: list[dict[str, str]]) -> set[str]:
    """The literal numbers of a fact that stand in none of its passages.

    A further passage may say the number in words. An n is left out: a report gives it once for a whole survey.
    """
    literal = [p for p in found if p["Hoe het er staat"] == "letterlijk" and p["Wat"] != "n"]
    there = {p["Waarde"] for p in literal if digits(p["Waarde"]) in digits(" ".join(lines_of(p)))}
    return {p["Waarde"] for p in literal} - there


def digits(text: str) -> str:
    """Only the digits, so that 5.000 and 5000 are the same."""
    return re.sub(r"\D", "", text)
