"""The page Verkennen in a browser, beside the same page in Dash: first load, cold start, and click to all charts new.

A run is a fresh server and a fresh browser with an empty cache. Time is taken inside the browser: from the pointer that
presses an option of a list until the frame in which every chart and the table differ from what stood there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page

from benchmarks import servers
from benchmarks.machine import calibration
from benchmarks.servers import Server
from benchmarks.states import Folders
from tests.browser import launched_browser

SCREEN = (1920, 1080)
PLOTS = 2
CHANGES = ("order", "moments")
# Two pictures of forty values and fifty rows in the order of size; or of twenty, and then twenty lines of ten values.
ADDRESSES = {
    "order": "/verkenner?indicatoren=s.i0,s.i1&onderdelen=s/2,s/3&wie=samen",
    "moments": "/verkenner?indicatoren=s.i0,s.i1&onderdelen=s/2&wie=samen",
}
CLICKS = {
    "order": ("Volgorde", ("hoogste eerst", "laagste eerst")),
    "moments": ("Momenten", ("alle momenten", "laatste waarde")),
}

SIGNATURES = """() => [...document.querySelectorAll('.js-plotly-plot')]
    .map(plot => [...plot.querySelectorAll('.main-svg')].map(svg => svg.textContent).join())"""
DRAWN = f"plots => {{ const found = ({SIGNATURES})(); return found.length === plots && found.every(Boolean); }}"
WATCH = f"""plots => {{
    const charts = {SIGNATURES}, table = () => document.querySelector('table tbody')?.textContent;
    const before = [charts(), table()];
    window.changeTook = new Promise(done => document.addEventListener('pointerdown', event => {{
        const look = () => {{
            const now = charts(), isNew = now.length === plots && now.every((text, i) => text && text !== before[0][i]);
            if (isNew && table() !== before[1]) done(performance.now() - event.timeStamp);
            else requestAnimationFrame(look);
        }};
        requestAnimationFrame(look);
    }}, {{ capture: true, once: true }}));
}}"""


@dataclass(frozen=True, slots=True)
class Resource:
    """One answer of a first load: its path, the bytes over the line, and what it says of being kept and compressed."""

    path: str
    bytes: int
    cache: str
    encoding: str


@dataclass(slots=True)
class Run:
    """What one run measured. Times in ms; bytes over the line, `socket_bytes` those of the WebSocket."""

    calibration_ms: float
    cold_ms: float = 0
    changes: dict[str, list[float]] = field(default_factory=dict)
    cpu_ms: dict[str, float] = field(default_factory=dict)
    resources: list[Resource] = field(default_factory=list)
    socket_bytes: int = 0
    again_bytes: int = 0

    @property
    def first_bytes(self) -> int:
        """Everything that a first load brought."""
        return self.socket_bytes + sum(resource.bytes for resource in self.resources)


def streamlit_run(browser: str, folders: Folders, clicks: int) -> Run:
    """One run of the product, every answer worked out as Dash does."""
    return _run(browser, lambda: servers.streamlit(folders.data, folders.var, anew=True), _choose_in_streamlit, clicks)


def dash_run(browser: str, folders: Folders, clicks: int) -> Run:
    """One run of the same page in Dash."""
    return _run(browser, lambda: servers.dash(folders.var), _choose_in_dash, clicks)


def _run(
    browser: str,
    start: Callable[[], AbstractContextManager[Server]],
    choose: Callable[[Page, str, str], None],
    clicks: int,
) -> Run:
    run = Run(calibration())
    with launched_browser(browser) as context:
        page = context.new_page()
        page.set_viewport_size({"width": SCREEN[0], "height": SCREEN[1]})
        traffic = Traffic(page.context.new_cdp_session(page))
        began = time.perf_counter()
        with start() as server:
            _open(page, server, CHANGES[0])
            run.cold_ms = 1000 * (time.perf_counter() - began)
            page.wait_for_timeout(1000)
            run.resources, run.socket_bytes = traffic.resources(), traffic.socket_bytes
            traffic.forget()
            _open(page, server, CHANGES[0])
            page.wait_for_timeout(500)
            run.again_bytes = traffic.socket_bytes + sum(resource.bytes for resource in traffic.resources())
            for change in CHANGES:
                _open(page, server, change)
                label, options = CLICKS[change]
                # The first of each is not counted: browser and server see this picture for the first time.
                took = [_click(page, choose, label, options[number % 2]) for number in range(2)]
                used = server.cpu_ms()
                took = [_click(page, choose, label, options[number % 2]) for number in range(clicks)]
                run.changes[change] = took
                run.cpu_ms[change] = (server.cpu_ms() - used) / clicks
    return run


def _open(page: Page, server: Server, change: str) -> None:
    page.goto(f"{server.url}{ADDRESSES[change]}")
    page.wait_for_function(DRAWN, arg=PLOTS)


def _click(page: Page, choose: Callable[[Page, str, str], None], label: str, option: str) -> float:
    # A reader looks before the next click; the servers get to rest.
    page.wait_for_timeout(300)
    choose(page, label, option)
    took: float = page.evaluate("window.changeTook")
    return took


def _choose_in_streamlit(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    _press(page, option)


def _choose_in_dash(page: Page, label: str, option: str) -> None:
    page.locator(f"#{label.lower()}").click()
    _press(page, option)


def _press(page: Page, option: str) -> None:
    found = page.get_by_role("option", name=option)
    found.wait_for()
    page.wait_for_timeout(200)
    page.evaluate(WATCH, PLOTS)
    found.click()


class Traffic:
    """What goes over the line to a page, as the browser counts it: headers and compressed bodies."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        session.send("Network.enable")
        session.on("Network.responseReceived", self._started)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketFrameReceived", self._frame)
        self.forget()

    def forget(self) -> None:
        """Start counting anew."""
        self._responses: dict[str, dict[str, object]] = {}
        self._bytes: dict[str, int] = {}
        self.socket_bytes = 0

    def resources(self) -> list[Resource]:
        """Every answer that brought bytes, the largest first."""
        found = []
        for request, size in self._bytes.items():
            response = self._responses.get(request)
            if response is None or not size:
                continue
            headers = response["headers"]
            assert isinstance(headers, dict)
            lower = {str(name).lower(): str(value) for name, value in headers.items()}
            path = Path(urlsplit(str(response["url"])).path).name or "/"
            found.append(Resource(path, size, lower.get("cache-control", ""), lower.get("content-encoding", "")))
        return sorted(found, key=lambda resource: -resource.bytes)

    def _started(self, event: dict[str, dict[str, object]]) -> None:
        self._responses[str(event["requestId"])] = event["response"]

    def _finished(self, event: dict[str, object]) -> None:
        self._bytes[str(event["requestId"])] = int(str(event["encodedDataLength"]).partition(".")[0])

    def _frame(self, event: dict[str, dict[str, object]]) -> None:
        # A binary frame stands in base64.
        self.socket_bytes += len(str(event["response"]["payloadData"])) * 3 // 4
