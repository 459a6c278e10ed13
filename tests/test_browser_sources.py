"""Ten figures, each followed in a real browser to the lines in which it stands."""

import os
import random
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from dashboard.app import PAGES
from dashboard.server import ROOT
from tests.browser import open_page, wait_until_finished

SOURCES = Path(os.environ.get("PROGRAMMAMONITOR_BRONNEN", ROOT.parent / "shared" / "bronnen"))
PROGRAMMAS = ("vl", "wt", "wzd")


def figures_on_pages(page: Page, url: str) -> list[str]:
    """The address of every figure on one view of each page and each programme, sorted."""
    found: set[str] = set()
    for view in (f"/{address}?programma={PROGRAMMAS[n % len(PROGRAMMAS)]}" for n, (*_, address) in enumerate(PAGES)):
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
