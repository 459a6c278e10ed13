"""Two hundred readers on several processes behind nginx, as `deploy/serve.py` starts them: what they see when halfway a
new state is published, and later one process is killed.

Each reader looks ten seconds on average before the next change, as in a meeting. Who loses the connection comes back as
a browser does: again after half a second, with what she chose in the address.
"""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from websockets.exceptions import WebSocketException

from benchmarks.changes import Habit, real_choice
from benchmarks.claims import Rounds, table
from benchmarks.machine import calibration
from benchmarks.measure import percentile, spread
from benchmarks.reader import reader
from benchmarks.servers import Server, wait_until_it_answers
from dashboard.server import ADDRESS, ROOT
from tests.conftest import free_port

SCRIPT = ROOT / "deploy" / "serve.py"
PROCESSES = 2
LOOKS_SECONDS = 10.0
BACK_SECONDS = 0.5


@dataclass(slots=True)
class Run:
    """What the readers waited for, in ms, in three parts: calm, after the publication, after the process was gone.

    `lost`: connections that broke; `back_seconds`: how long until each reader had her page again; `gone`: readers who
    did not get it back; `processes`: how many answer at the end.
    """

    calibration_ms: float
    readers: int
    calm_ms: list[float] = field(default_factory=list)
    published_ms: list[float] = field(default_factory=list)
    killed_ms: list[float] = field(default_factory=list)
    lost: int = 0
    back_seconds: list[float] = field(default_factory=list)
    gone: int = 0
    build_seconds: float = 0
    processes: int = 0


def run(readers: int, seconds: float) -> Run:
    """One run: so many readers, three times so many seconds."""
    found = Run(calibration(), readers)
    with TemporaryDirectory() as folder:
        data, var = Path(folder) / "data", Path(folder) / "var"
        shutil.copytree(ROOT / "data", data)
        shutil.copy(ROOT / "indicators.yml", data)
        # Behind another server nobody may read without a list of roles.
        (data / "rollen.yml").write_text("iedereen_leest: ja\npersonen: []\n", encoding="utf-8")
        port, first = free_port(), free_port()
        command = [sys.executable, str(SCRIPT), "--processes", str(PROCESSES), "--port", str(port)]
        with open(Path(folder) / "log", "w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [*command, "--first", str(first), "--data", str(data), "--var", str(var)], stdout=log, stderr=log
            )
            try:
                for number in (*range(first, first + PROCESSES), port):
                    wait_until_it_answers(f"http://{ADDRESS}:{number}", process)
                server = Server(f"http://{ADDRESS}:{port}", port, process.pid)
                asyncio.run(_read(server, found, seconds, data, var))
                found.processes = len(_apps(process.pid))
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait()
    return found


def tables(rounds: Rounds) -> list[str]:
    """What readers waited for before and after, and what became of those who lost their process."""
    (found,) = (round_["nginx"] for round_ in rounds)
    parts = {"calm": "calm_ms", "from the publication": "published_ms", "from the lost process": "killed_ms"}
    rows = [
        [said, len(found[name]), *(f"{percentile(found[name], percent):.0f}" for percent in (50, 95, 100))]
        for said, name in parts.items()
    ]
    back = found["back_seconds"] or [0.0]
    said = (
        f"{found['readers']} readers, {PROCESSES} processes. The new state was built in {found['build_seconds']:.0f} s "
        f"while they read. Of the lost process {found['lost']} readers lost the connection; they had their page again "
        f"after {spread(back).text(1)} s, and {found['gone']} did not. "
        f"At the end {found['processes']} processes answer."
    )
    return [table(["Part", "Changes", "p50 ms", "p95 ms", "most ms"], rows), said]


async def _read(server: Server, found: Run, seconds: float, data: Path, var: Path) -> None:
    start = time.monotonic()
    # What is waited for goes to the list of the moment.
    now = found.calm_ms
    readers = [
        asyncio.create_task(_one(server, found, number, start + 3 * seconds, lambda: now))
        for number in range(found.readers)
    ]
    await asyncio.sleep(seconds)
    now = found.published_ms
    found.build_seconds = await asyncio.to_thread(_publish, data, var)
    await asyncio.sleep(max(0, start + 2 * seconds - time.monotonic()))
    now = found.killed_ms
    os.kill(_apps(server.pid)[0], signal.SIGKILL)
    await asyncio.gather(*readers)


async def _one(server: Server, found: Run, number: int, until: float, now: Callable[[], list[float]]) -> None:
    """One reader, who comes back when the connection breaks."""
    chance = random.Random(number)
    cookie = secrets.token_hex(16)
    broken: float | None = None
    await asyncio.sleep(chance.uniform(0, LOOKS_SECONDS))
    while time.monotonic() < until:
        try:
            async with reader(server, cookie) as one:
                await one.open(real_choice(number))
                if broken is not None:
                    found.back_seconds.append(time.monotonic() - broken)
                    broken = None
                habit = Habit(one)
                while time.monotonic() < until:
                    now().append((await habit.next()).ms)
                    await asyncio.sleep(chance.uniform(0, 2 * LOOKS_SECONDS))
        except (WebSocketException, OSError):
            found.lost += broken is None
            broken = broken or time.monotonic()
            await asyncio.sleep(BACK_SECONDS)
    found.gone += broken is not None


def _publish(data: Path, var: Path) -> float:
    """A delivery more, built beside the state in use: how long that took."""
    last = sorted((data / "leveringen").iterdir())[-1]
    folder = data / "leveringen" / "2026-12-31-meting-van-de-snelheid"
    folder.mkdir()
    described = yaml.safe_load((last / "levering.yml").read_text(encoding="utf-8"))
    kept = {"titel", "korte_titel", "soort", "uitgever", "datum_precisie", "openbaar", "status", "licentie", "bronnen"}
    day = date(2026, 12, 31)
    text = {key: value for key, value in described.items() if key in kept} | {"bekend_op": day, "publicatiedatum": day}
    text["openbaar"] = "ja"
    (folder / "levering.yml").write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "build", "--data", str(data), "--var", str(var)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return time.perf_counter() - start


def _apps(pid: int) -> list[int]:
    """The processes that serve pages."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = []
    for child in children:
        with suppress(FileNotFoundError):
            if b"dashboard" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(int(child))
    return found
