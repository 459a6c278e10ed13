"""Servers to measure: each in a process of its own, started for one run and ended after it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from dashboard.database import current_name
from dashboard.server import ADDRESS, ROOT
from tests.conftest import free_port

PEERS = ROOT / "benchmarks" / "peers"
PEER_PYTHON = PEERS / ".venv" / "bin" / "python"
START_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address and its process."""

    url: str
    port: int
    pid: int

    def cpu_ms(self) -> float:
        """Processor time that the process and its children have used, in ms."""
        return sum(_cpu_ticks(pid) for pid in self._pids()) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """What the process and its children hold in memory."""
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self._pids())
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _pids(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, children)]


# The product that works every answer out, as for the first who asks.
ANEW = "import sys; from dashboard import cli, database; database.MOST_LATELY = 0; sys.exit(cli.main())"


@contextmanager
def streamlit(data: Path, var: Path, anew: bool = False) -> Iterator[Server]:
    """The product, as `programmamonitor dashboard` serves it. `anew`: no answer is kept for who asks the same."""
    port = free_port()
    program = ["-c", ANEW] if anew else ["-m", "dashboard.cli"]
    command = [sys.executable, *program, "dashboard", "--port", str(port)]
    with _running([*command, "--data", str(data), "--var", str(var)], {}, port, ROOT) as server:
        yield server


@contextmanager
def dash(var: Path) -> Iterator[Server]:
    """The same page in Dash, with one process as the product has."""
    port = free_port()
    command = [str(PEER_PYTHON), "-m", "gunicorn", "--workers", "1", "--threads", "8", "--log-level", "warning"]
    state = (var / current_name(var)).resolve()
    with _running(
        [*command, "--bind", f"{ADDRESS}:{port}", "dash_page:server"], {"STATE": str(state)}, port, PEERS
    ) as server:
        yield server


@contextmanager
def _running(command: list[str], more: Mapping[str, str], port: int, folder: Path) -> Iterator[Server]:
    url = f"http://{ADDRESS}:{port}"
    with TemporaryFile("w+") as log:
        process = subprocess.Popen(command, cwd=folder, env=os.environ | more, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_until_it_answers(url, process)
            yield Server(url, port, process.pid)
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read()[-2000:])
            raise
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process that was started answers. Raises RuntimeError when it ends or does not."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError(f"Nothing answers on {url} (code {process.poll()}).")


def _cpu_ticks(pid: int) -> int:
    # The name of a process may have spaces; what follows its bracket has none.
    after = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(after[11]) + int(after[12])
