"""Builds that tests make again and again: what a state holds follows from its id, so a second one is a copy."""

from __future__ import annotations

import os
import pickle
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.build import LIMITS, Progress, build_file
from pipelines.deliveries import Chosen
from pipelines.findings import Finding

BUILD_FILE = build_file


class Remembered:
    """Takes the place of `pipelines.build.build_file`: builds a state once for all processes that share a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, data: Path, path: Path, state: str, progress: Progress, chosen: Chosen | None = None
    ) -> list[Finding]:
        """As `build_file`: the steps are told and the findings returned, also of a state that is only copied."""
        kept = self.folder / state
        try:
            steps, findings = pickle.loads(kept.with_suffix(".pickle").read_bytes())
        except FileNotFoundError:
            return self._built(kept, data, path, state, progress, chosen)
        for step in steps:
            progress(step)
        shutil.copyfile(kept.with_suffix(".duckdb"), path)
        return list(findings)

    def _built(
        self, kept: Path, data: Path, path: Path, state: str, progress: Progress, chosen: Chosen | None
    ) -> list[Finding]:
        steps: list[str] = []

        def told(step: str) -> None:
            steps.append(step)
            progress(step)

        findings = BUILD_FILE(data, path, state, told, chosen)
        # The database first: who finds the findings finds it too.
        whole = self.folder / f"{os.getpid()}-{threading.get_ident()}.deel"
        shutil.copyfile(path, whole)
        os.replace(whole, kept.with_suffix(".duckdb"))
        whole.write_bytes(pickle.dumps((steps, findings)))
        os.replace(whole, kept.with_suffix(".pickle"))
        return findings


@contextmanager
def lighter_builds(folder: Path) -> Iterator[None]:
    """Builds are remembered in a folder, and leave out what a state says of its own tables, a tenth of their time.

    Tests run a file per processor: a second thread in each build only costs.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(LIMITS, "threads", "1")
        patch.setattr("pipelines.build.describe", lambda con: None)
        patch.setattr("pipelines.build.build_file", Remembered(folder))
        yield
