"""Builds that tests make again and again: what a state holds, or why there is none, follows from its id."""

from __future__ import annotations

import os
import pickle
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipelines.build import LIMITS, DeliveriesRefused, Progress, build_file, hidden_in, state_id
from pipelines.deliveries import Chosen
from pipelines.findings import Finding
from pipelines.hidden import HiddenRow

BUILD_FILE = build_file


class Remembered:
    """Takes the place of `pipelines.build.build_file`: once for all processes that share a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, data: Path, path: Path, state: str, progress: Progress, chosen: Chosen | None = None
    ) -> list[Finding]:
        """As `build_file`: the steps are told, and the findings returned or raised, also of what is only remembered."""
        kept = self.folder / state
        try:
            steps, findings, refused = pickle.loads(kept.with_suffix(".pickle").read_bytes())
        except FileNotFoundError:
            return self._built(kept, data, path, state, progress, chosen)
        for step in steps:
            progress(step)
        if refused:
            raise DeliveriesRefused(findings)
        shutil.copyfile(kept.with_suffix(".duckdb"), path)
        return list(findings)

    def _built(
        self, kept: Path, data: Path, path: Path, state: str, progress: Progress, chosen: Chosen | None
    ) -> list[Finding]:
        steps: list[str] = []

        def told(step: str) -> None:
            steps.append(step)
            progress(step)

        try:
            findings = BUILD_FILE(data, path, state, told, chosen)
        except DeliveriesRefused as refusal:
            self._keep(kept, (steps, refusal.findings, True))
            raise
        # The database first: who finds the findings finds it too.
        whole = self._beside()
        shutil.copyfile(path, whole)
        os.replace(whole, kept.with_suffix(".duckdb"))
        self._keep(kept, (steps, findings, False))
        return findings

    def hidden_in(self, data: Path, levering_id: str, var: Path | None = None) -> list[HiddenRow]:
        """As `pipelines.build.hidden_in`, which reads and stages everything for it."""
        kept = self.folder / f"{state_id(data)}-{levering_id}"
        try:
            return list(pickle.loads(kept.with_suffix(".pickle").read_bytes()))
        except FileNotFoundError:
            found = hidden_in(data, levering_id, var)
            self._keep(kept, found)
            return found

    def _keep(self, kept: Path, told: object) -> None:
        whole = self._beside()
        whole.write_bytes(pickle.dumps(told))
        os.replace(whole, kept.with_suffix(".pickle"))

    def _beside(self) -> Path:
        return self.folder / f"{os.getpid()}-{threading.get_ident()}.deel"


@contextmanager
def lighter_builds(folder: Path) -> Iterator[None]:
    """Builds are remembered in a folder, and leave out what a state says of its own tables, a tenth of their time.

    Tests run a file per processor: a second thread in each build only costs.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(LIMITS, "threads", "1")
        patch.setattr("pipelines.build.describe", lambda con: None)
        remembered = Remembered(folder)
        patch.setattr("pipelines.build.build_file", remembered)
        patch.setattr("pipelines.intake.pattern.hidden_in", remembered.hidden_in)
        yield
