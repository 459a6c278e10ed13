"""Slides on a screen and pages on paper, in a real browser."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard import queries
from dashboard.app import BARE, PAGES
from dashboard.database import open_state
from dashboard.slides.fit import fitted
from dashboard.slides.make import slides
from dashboard.slides.markup import slide
from dashboard.slides.model import Dia, Rij, Vak
from pipelines.publish import current_state
from tests.browser import ADDRESSES, SCREENS, axe_violations, heading, horizontal_overflow, show, wait_until_finished


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
# Lists of every length, with type that is larger where there is room.
LISTS = tuple(
    Dia(
        "Lijst", "Kop van een regel", "lijst", (Rij("Naam", (Vak("", LONG[:length]),), "te laat, 1 maart 2027"),) * rows
    )
    for length in (40, 80, 130, 200)
    for rows in (1, 2, 3, 4, 5)
)
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
    deck = [
        *every_slide(real_pages_var),
        *every_slide(tiny_pages_var),
        *(d for dia in (*AWKWARD, *LISTS) for d in fitted(dia)),
    ]
    for dia in deck:
        # In the place of the slide that is there: the same styles and fonts, without a reload for each.
        shown = str(slide(dia, 10, 10, KEPT))
        page.evaluate("html => { document.querySelector('.pm-slide').outerHTML = html; }", shown)
        assert page.evaluate(TOO_MUCH) == [], (screen, dia.kop)


def test_slides_are_turned_with_the_arrow_keys_and_are_addresses(dashboard_url: str, page: Page) -> None:
    show(page, f"{dashboard_url}/stuurgroep?programma=wt")
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    first = heading(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/stuurgroep?programma=wt&dia=2")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)
    # The slide is there before the button below it: on the first one there is nothing to go back to.
    wait_until_finished(page)
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
