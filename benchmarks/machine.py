"""What the figures were measured on: the machine, the versions, and how fast it was at that moment."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("streamlit", "starlette", "uvicorn", "uvloop", "duckdb", "plotly")
CALIBRATION = 300_000


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine and what ran on it. `versions` has a version per name."""

    cpu: str
    cores: int
    memory_gb: int
    system: str
    versions: dict[str, str]


def describe(browser: str | None, peer: Path) -> Machine:
    """This machine, with the versions of the product, the browser and the peer whose `python` this is."""
    versions = {"Python": platform.python_version()}
    versions |= {name: _version(name) for name in PACKAGES}
    if browser is not None:
        name, number, *_ = _said_by(browser, "--version").split()
        versions[name] = number
    code = "from importlib.metadata import version as v; print(*(f'{n} {v(n)}' for n in ('dash', 'gunicorn')))"
    names = _said_by(str(peer), "-c", code).split()
    versions |= dict(zip(names[::2], names[1::2], strict=True))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    return Machine(_cpu(), os.cpu_count() or 1, round(memory / 2**30), system, versions)


def calibration() -> float:
    """How long a fixed loop takes now, in ms: one processor's speed, and who else uses it.

    A figure of a round is compared only with figures of that round; this says what the round was worth.
    """
    start = time.perf_counter()
    total = 0
    for number in range(CALIBRATION):
        total += number % 7
    return 1000 * (time.perf_counter() - start)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _said_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
