"""The frame around the pages: language, security, no other hosts, errors. Seen from a real browser and from HTTP."""

import socket
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import ConsoleMessage, Page, Request, WebSocket, expect

from dashboard.chrome_nl import CHROME_NL
from dashboard.frontend import ASSETS, STATIC, STYLE_NAME, SYMBOLS, asset, dutch_page, symbols_of_streamlit, translated
from dashboard.server import ADDRESS, serve
from tests.browser import axe_violations, horizontal_overflow, open_page
from tools.symbols import drawn, icons


def get(url: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str]]:
    """Status and headers (names in lower case) of an answer, whatever its status."""
    request = urllib.request.Request(url, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status, found = answer.status, answer.headers
    except urllib.error.HTTPError as error:
        with error:
            status, found = error.code, error.headers
    return status, {name.lower(): value for name, value in found.items()}


def test_every_english_text_still_stands_in_streamlits_frontend() -> None:
    scripts = [(path, path.read_text(encoding="utf-8")) for path in (STATIC / "static" / "js").glob("*.js")]
    missing = [
        (chunk, english)
        for chunk, texts in CHROME_NL.items()
        for before, english, _ in texts
        if not any(path.name.startswith(f"{chunk}.") and f"{before}`{english}`" in text for path, text in scripts)
    ]
    assert missing == []


def test_translating_only_changes_the_scripts_it_must() -> None:
    assert {Path(name).name.split(".")[0] for name in translated()} == set(CHROME_NL)


def test_page_is_dutch_and_does_not_point_at_the_agent_api() -> None:
    html = dutch_page()
    assert '<html lang="nl">' in html
    assert "<title>Programmamonitor</title>" in html
    assert "You need to enable JavaScript" not in html
    assert "_stcore/agent" not in html


def test_taken_port_gives_a_dutch_message_and_exit_code_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind((ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        assert serve(port, tmp_path) == 4
    assert f"Poort {port} kan niet worden gebruikt: een ander programma gebruikt hem al." in capsys.readouterr().err


@pytest.mark.parametrize("path", ["/", "/voorbeeld", "/_stcore/health", "/_stcore/metrics", "/favicon.png"])
def test_every_answer_has_the_security_headers(frame_url: str, path: str) -> None:
    _, headers = get(frame_url + path)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_endpoints_that_readers_do_not_need_are_not_there(frame_url: str, path: str) -> None:
    assert get(frame_url + path)[0] == 404


@pytest.mark.parametrize("name", [translated()[0], STYLE_NAME])
def test_files_of_the_frontend_are_compressed_and_kept(frame_url: str, name: str) -> None:
    status, headers = get(f"{frame_url}{ASSETS}{name}", {"Accept-Encoding": "gzip, br"})
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-type"].startswith("text/")
    assert "content-encoding" not in get(f"{frame_url}{ASSETS}{name}")[1]


@pytest.mark.parametrize("name", ["static/js/none.js", "../index.html", "static/../index.html", ""])
def test_nothing_else_is_among_the_files_of_the_frontend(frame_url: str, name: str) -> None:
    assert get(f"{frame_url}{ASSETS}{name}")[0] == 404


def test_page_takes_every_file_from_the_folder_of_its_version(frame_url: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    open_page(page, frame_url)
    expect(page.locator(".js-plotly-plot .bars")).to_be_visible()
    assert [path for path in asked if path.startswith("/static/")] == []


def test_font_of_icons_has_every_icon_that_streamlit_draws() -> None:
    own, streamlits = icons(TTFont(SYMBOLS)), icons(TTFont(STATIC / symbols_of_streamlit()))
    assert len(drawn()) > 50
    # After an upgrade: `.venv/bin/python -m tools.symbols`.
    assert drawn() & set(streamlits) <= set(own)
    served = asset(symbols_of_streamlit())
    assert served is not None
    assert served.content == SYMBOLS.read_bytes()


def test_page_shows_everything_from_this_host_and_within_the_policy(frame_url: str, page: Page) -> None:
    hosts: set[str | None] = set()
    complaints: list[str] = []

    def note_request(request: Request | WebSocket) -> None:
        if not request.url.startswith(("data:", "blob:")):
            hosts.add(urlsplit(request.url).hostname)

    def note_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("request", note_request)
    page.on("websocket", note_request)
    page.on("console", note_message)
    open_page(page, frame_url)
    expect(page.locator(".js-plotly-plot .bars")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
    page.wait_for_timeout(1000)
    assert hosts == {ADDRESS}
    assert complaints == []


def test_language_of_page_numbers_and_dates_is_dutch_in_an_english_browser(frame_url: str, page: Page) -> None:
    open_page(page, frame_url)
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.evaluate("[navigator.language, ...navigator.languages]") == ["nl-NL", "nl-NL", "nl"]
    assert page.evaluate("(1234.5).toLocaleString()") == "1.234,5"
    assert page.evaluate("new Intl.NumberFormat().format(1234.5)") == "1.234,5"
    assert page.evaluate("(1234.5).toLocaleString('en-US')") == "1,234.5"
    assert page.evaluate("new Date(2020, 9, 1).toLocaleDateString(undefined, {month: 'long'})") == "oktober"


def test_texts_of_streamlit_itself_are_dutch(frame_url: str, page: Page) -> None:
    open_page(page, frame_url)
    expect(page.get_by_role("navigation", name="Pagina's")).to_be_visible()
    expect(page.get_by_placeholder("Kies een optie")).to_be_visible()
    expect(page.get_by_role("button", name="Uitleg bij Zoekwoord")).to_be_visible()
    expect(page.get_by_text("20MB per bestand")).to_be_visible()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("menuitem")).to_have_text(["Afdrukken"])


def test_defect_in_a_page_is_told_in_dutch_without_its_details(frame_url: str, page: Page) -> None:
    open_page(page, f"{frame_url}/fout")
    expect(page.get_by_role("alert")).to_contain_text("Deze pagina kan nu niet worden getoond.")
    text = page.inner_text("body")
    assert "geheim detail" not in text
    assert "Traceback" not in text
    assert "ValueError" not in text


def test_unknown_page_is_told_in_dutch(frame_url: str, page: Page) -> None:
    open_page(page, f"{frame_url}/bestaat-niet")
    expect(page.get_by_role("dialog")).to_contain_text("Deze pagina bestaat niet. U ziet nu de beginpagina.")


def test_frame_is_accessible_and_fits_a_phone(frame_url: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{frame_url}/fout")
    assert axe_violations(page) == []
    assert horizontal_overflow(page) == []
