"""Several processes behind nginx: the settings, and one reader through all of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from benchmarks.servers import wait_until_it_answers
from dashboard.server import ADDRESS, ROOT
from tests.conftest import free_port
from tests.deliver import copy_tiny

SCRIPT = ROOT / "deploy" / "serve.py"


def shown(*options: str) -> str:
    """The settings that the script would use."""
    return subprocess.run(
        [sys.executable, str(SCRIPT), "--show", *options], capture_output=True, text=True, check=True
    ).stdout


def test_every_process_is_a_server_and_nothing_is_left_to_fill_in() -> None:
    settings = shown("--processes", "3", "--first", "9001", "--port", "9000")
    assert [line.split()[1] for line in settings.splitlines() if line.strip().startswith("server 127")] == [
        "127.0.0.1:9001", "127.0.0.1:9002", "127.0.0.1:9003",
    ]  # fmt: skip
    assert "listen 127.0.0.1:9000 " in settings
    assert "@" not in settings.partition("\n")[2].replace("@ signs", "")


def test_without_nginx_it_says_what_to_install(tmp_path: Path) -> None:
    code = f"""
import runpy, shutil, sys
shutil.which = lambda *_, **__: None
sys.argv = ["serve.py", "--var", {str(tmp_path / "var")!r}]
runpy.run_path({str(SCRIPT)!r}, run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        2, "nginx ontbreekt. Installeer het eerst, op Debian: apt-get install nginx-light.\n"
    )  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of two processes behind nginx. Without nginx these tests fail in CI and are skipped elsewhere."""
    if shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") is None:
        why = "nginx is er niet. Zie tests/install_tools.sh."
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    folder = tmp_path_factory.mktemp("deploy")
    data = copy_tiny(folder / "data")
    (data / "rollen.yml").write_text("iedereen_leest: ja\npersonen: []\n", encoding="utf-8")
    port, first = free_port(), free_port()
    options = ["--processes", "2", "--port", str(port), "--first", str(first)]
    folders = ["--data", str(data), "--var", str(folder / "var")]
    process = subprocess.Popen([sys.executable, str(SCRIPT), *options, *folders], stderr=subprocess.DEVNULL)
    try:
        for number in (first, first + 1, port):
            wait_until_it_answers(f"http://{ADDRESS}:{number}", process)
        yield f"http://{ADDRESS}:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0


def test_reader_gets_a_page_and_a_process_of_her_own_and_keeps_it(served: str) -> None:
    with urlopen(served) as first:
        cookie = first.headers["Set-Cookie"]
        assert b'<html lang="nl"' in first.read()
    assert cookie.startswith("proces=")
    assert cookie.endswith("Path=/; HttpOnly; SameSite=Lax")
    with urlopen(Request(served, headers={"Cookie": cookie.partition(";")[0]})) as again:
        assert again.headers["Set-Cookie"] is None


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/x"])
def test_what_nobody_needs_is_not_there(served: str, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(served + path)


@pytest.mark.browser
def test_page_works_through_nginx(served: str, request: pytest.FixtureRequest) -> None:
    from tests.browser import heading, show

    page = request.getfixturevalue("page")
    show(page, served)
    assert "gezinnen doen mee" in heading(page)
