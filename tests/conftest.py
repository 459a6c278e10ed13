"""What tests share: a built database, a running dashboard and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import IO

import duckdb
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import local_script_runner

from dashboard.server import ADDRESS, DATA_ENV, ROOT, VAR_ENV
from pipelines.build import build
from pipelines.publish import current_state
from tests.browser import find_browser, launched_browser
from tests.deliver import TINY, copy_tiny
from tests.ready_worker import Ready
from tests.remembered import BUILD_FILE, lighter_builds

# A page waits for its turn when every processor is busy with another test; what never comes still fails.
expect.set_options(timeout=15_000)

NO_BROWSER = "Geen browser gevonden (chromium, chromium-browser of google-chrome). Zie tests/install_tools.sh."
START_SECONDS = 120


# Files run beside each other: one that takes long must not be the last to start. The longest first.
LONGEST = (
    *("test_meetings", "test_browser", "test_condense", "test_submit_registrations", "test_build", "test_accept"),
    *(
        "test_training_data",
        "test_withdraw",
        "test_browser_slides",
        "test_broken",
        "test_browser_verkenner",
        "test_submit",
    ),
    *("test_look", "test_form", "test_opendata", "test_aanleveren", "test_pages", "test_marts"),
    *("test_later_deliveries", "test_hidden", "test_export", "test_engines", "test_oprol", "test_verbanden"),
    *(
        "test_answers",
        "test_doubts",
        "test_browser_sources",
        "test_faults",
        "test_verkenner",
        "test_frame",
        "test_schema",
    ),
    *("test_exploring", "test_docs", "test_slides", "test_diff", "test_deploy"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the browser, so that `make test-quick` can leave it out; the longest files first."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.fixture(scope="session", autouse=True)
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A state that was built before, by whichever process of this run, is copied. Tests of a build ask `built_anew`.

    What a state says of its own tables is left out: test_schema tests it.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "remembered"
    folder.mkdir(exist_ok=True)
    with lighter_builds(folder):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def ready_worker(remembered: Path) -> Iterator[None]:
    """The tasks of pages are done by a process that is ready. Tests of the process itself ask `own_process`."""
    ready = Ready(remembered)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.worker.subprocess", SimpleNamespace(Popen=ready.popen, PIPE=subprocess.PIPE))
        yield
    ready.stop()


@pytest.fixture(scope="session", autouse=True)
def lighter_pages() -> Iterator[None]:
    """AppTest looks through every installed package for components and compiles the app anew, at each run of a page."""
    scan = cache(manifest_scanner.scan_component_manifests)
    compiled = ScriptCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        patch.setattr(local_script_runner, "ScriptCache", lambda: compiled)
        yield


@pytest.fixture
def own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A task of a page is done by a process of its own, started as for a user."""
    monkeypatch.setattr("dashboard.worker.subprocess", subprocess)


@pytest.fixture
def built_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every build is a real one."""
    monkeypatch.setattr("pipelines.build.build_file", BUILD_FILE)


@pytest.fixture(scope="session")
def tiny_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the published database of `tests/tiny`, built once. Only for reading."""
    var = tmp_path_factory.mktemp("tiny")
    build(TINY, var)
    return var


@pytest.fixture(scope="session")
def tiny_states(tiny_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for states that are only looked at: shared, because a state depends on nothing but its data."""
    return Path(shutil.copytree(tiny_var, tmp_path_factory.mktemp("states") / "tiny"))


@pytest.fixture
def tiny(tiny_var: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published database of `tests/tiny`, as a reader opens it."""
    path = current_state(tiny_var)
    assert path is not None
    with duckdb.connect(str(path), read_only=True) as con:
        yield con


@pytest.fixture(scope="session")
def tiny_pages_var(tiny_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of `tiny_var` for the dashboard: DuckDB refuses to open one file with two configurations in a process."""
    return Path(shutil.copytree(tiny_var, tmp_path_factory.mktemp("pages") / "tiny"))


@pytest.fixture
def own_tiny(tiny_var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of tests/tiny with a state of its own, shown by the pages."""
    data = copy_tiny(tmp_path / "data")
    shutil.copytree(tiny_var, tmp_path / "var")
    monkeypatch.setenv(DATA_ENV, str(data))
    monkeypatch.setenv(VAR_ENV, str(tmp_path / "var"))
    return data


@pytest.fixture(scope="session")
def real_pages_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the published database of the project's own data, for the dashboard. Only for reading."""
    var = tmp_path_factory.mktemp("real-pages")
    build(ROOT / "data", var)
    return var


@pytest.fixture(scope="session")
def browser() -> Iterator[BrowserContext]:
    """A real browser. Without one the tests fail in CI and are skipped elsewhere; both say why."""
    executable = find_browser()
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)
    with launched_browser(executable) as running:
        yield running


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    """A fresh tab at desktop size, with nothing that other tests left with a server: no cookies, nothing stored."""
    page = browser.new_page()
    yield page
    if not page.is_closed() and page.url.startswith("http"):
        page.evaluate("localStorage.clear()")
    page.close()
    browser.clear_cookies()


@pytest.fixture(scope="session")
def dashboard_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real dashboard on the real `data/`, started as `make run` starts it: after a build."""
    port = free_port()
    var = tmp_path_factory.mktemp("var")
    build(ROOT / "data", var)
    arguments = ["-m", "dashboard.cli", "dashboard", "--port", str(port), "--var", str(var), "--data", "data"]
    with running_server(arguments, port) as url:
        yield url


@pytest.fixture(scope="session")
def frame_url() -> Iterator[str]:
    """The address of a small app of our own behind the same front door: `tests/frames/example.py`."""
    port = free_port()
    with running_server(["-m", "tests.frames", str(port)], port) as url:
        yield url


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_server(arguments: list[str], port: int) -> Iterator[str]:
    """A server in its own process, from the moment it answers until the end of the block; yields its address."""
    url = f"http://{ADDRESS}:{port}"
    with TemporaryFile("w+") as log:
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_healthy(url, process, log)
            yield url
        finally:
            process.terminate()
            process.wait()


def wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: IO[str]) -> None:
    """Return when the server answers; fail the test, with the server's output, when it stopped or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    log.seek(0)
    pytest.fail(f"De server op {url} antwoordt niet (code {process.poll()}):\n{log.read()}", pytrace=False)
