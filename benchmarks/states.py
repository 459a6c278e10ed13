"""The states to measure on: a million metingen that are made once, and the real figures of the project."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import generate
from dashboard.server import ROOT
from pipelines.build import build

WORK = ROOT / "var" / "benchmarks"
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Folders:
    """A data folder and the folder with its state."""

    data: Path
    var: Path


def large(metingen: int = MILLION) -> Folders:
    """About so many imaginary metingen."""
    folders = Folders(WORK / f"data-{metingen}", WORK / f"var-{metingen}")
    if not folders.data.is_dir():
        generate(folders.data, metingen)
    return _built(folders)


def twin() -> Folders:
    """The same page on little data: four of the forty indicators, one organisation; every answer has as many values."""
    folders = Folders(WORK / "data-twin", WORK / "var-twin")
    if not folders.data.is_dir():
        generate(folders.data, 0, indicatoren=4)
    return _built(folders)


def real() -> Folders:
    """The figures of the project itself."""
    return _built(Folders(ROOT / "data", WORK / "var-real"))


def _built(folders: Folders) -> Folders:
    """With a state of the code as it is now: a state of other code is not reused."""
    build(folders.data, folders.var, lambda step: print(f"… {step}", file=sys.stderr))
    return folders
