"""A real browser for the tests and the screenshots: finding it, opening a page, looking at it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from dashboard.app import BARE, PAGES

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Every page comes from one server: a process of its own for each tab only costs.
    "--process-per-site",
    "--renderer-process-limit=1",
]
DESKTOP = (1280, 720)
ADDRESSES = [f"/{address}" for *_, address in PAGES if address != BARE]
# A figure, a share and a fact, each on its own page.
FACT = "/verantwoording?programma={}&cijfer={}"
FACTS = {
    "vl": FACT.format("vl", "meting:vl.pilot_deelnemers_totaal:vl/3/clientondersteuning:2020-10-31"),
    "wt": FACT.format("wt", "afgeleid:fase:wt-fasen:cohort-2018-01-31:aandeel-klaar"),
    "wzd": FACT.format("wzd", "afspraak:ba-brief-1"),
}
SCREENS = {"desktop": DESKTOP, "projector": (1920, 1080), "telefoon": (390, 844)}

# What a reader waits for: the script has run, and nothing is still a grey placeholder.
FINISHED = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid="stAppSkeleton"], [data-testid="stSkeleton"]') === null
    && document.querySelector('[data-testid="stMain"] [data-stale="true"]') === null"""


def find_browser() -> str | None:
    """The path of an installed browser that Playwright can drive; None when there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def launched_browser(executable: str) -> Iterator[BrowserContext]:
    """A running headless browser whose own language is English, so that Dutch texts and numbers are our doing.

    It has a profile on disk, as a reader has: scripts that it compiled once are kept, half the work of opening a page.
    """
    size = ViewportSize(width=DESKTOP[0], height=DESKTOP[1])
    with TemporaryDirectory() as profile, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=executable, args=ARGUMENTS, viewport=size
        )
        # A page that waits for its turn while every processor is busy is no page that does not come.
        browser.set_default_timeout(90_000)
        yield browser
        browser.close()


def open_page(page: Page, url: str) -> None:
    """Go to the address and wait until Streamlit has shown the whole page."""
    page.goto(url)
    wait_until_finished(page)


def wait_until_finished(page: Page) -> None:
    """Wait until the script behind the page has run and everything on it is drawn."""
    page.wait_for_function(FINISHED)
    page.evaluate("document.fonts.ready.then(() => true)")


def screenshot(page: Page, path: Path) -> Path:
    """Save the whole page as a PNG, also what one must scroll to: Streamlit scrolls inside the window."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width, height = page.evaluate("[innerWidth, innerHeight]")
    whole = page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, whole)})
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": height})
    return path


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page: one line per rule and place."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": tags}}
    results = Axe().run(page, options=options)
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def horizontal_overflow(page: Page) -> list[str]:
    """The elements that stick out of the screen to the right, so that a reader would have to scroll sideways."""
    elements: list[str] = page.evaluate(
        """() => {
          const main = document.querySelector('[data-testid="stMain"]');
          if (main.scrollWidth <= main.clientWidth && document.body.scrollWidth <= innerWidth) return [];
          return [...main.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => `${e.tagName.toLowerCase()}.${e.dataset.testid ?? e.className}`).slice(0, 10);
        }"""
    )
    return elements


def show(page: Page, url: str) -> None:
    """Open an address and wait until its charts are drawn too."""
    open_page(page, url)
    wait_for_charts(page)


def wait_for_charts(page: Page) -> None:
    """Wait until every chart on the page has its bars or lines."""
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
            .every(c => c.querySelector('.bars, .scatterlayer .trace'))"""
    )


def heading(page: Page) -> str:
    """The conclusion that the page opens with."""
    wait_until_finished(page)
    return page.get_by_role("heading", level=1).inner_text()
