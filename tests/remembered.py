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

from pipelines.build import LIMITS, DeliveriesRefused, Progress, Staging, build_file, hidden_in, state_id
from pipelines.findings import Finding
from pipelines.hidden import HiddenRow

BUILD_FILE = build_file


class Remembered:
    """Takes the place of `pipelines.build.build_file`: once for all processes that share a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, staging: Staging, state: str, progress: Progress) -> list[Finding]:
        """As `build_file`: the steps are told, and the findings returned or raised, also of what is only remembered."""
        kept = self.folder / state
        try:
            steps, findings, refused = pickle.loads(kept.with_suffix(".pickle").read_bytes())
        except FileNotFoundError:
            return self._built(kept, staging, state, progress)
        for step in steps:
            progress(step)
        if refused:
            raise DeliveriesRefused(findings)
        staging.close()
        shutil.copyfile(kept.with_suffix(".duckdb"), staging.path)
        return list(findings)

    def _built(self, kept: Path, staging: Staging, state: str, progress: Progress) -> list[Finding]:
        steps: list[str] = []

        def told(step: str) -> None:
            steps.append(step)
            progress(step)

        try:
            findings = BUILD_FILE(staging, state, told)
        except DeliveriesRefused as refusal:
            self._keep(kept, (steps, refusal.findings, True))
            raise
        # The database first: who finds the findings finds it too.
        staging.close()
        whole = self._beside()
        shutil.copyfile(staging.path, whole)
        os.replace(whole, kept.with_suffix(".duckdb"))
        self._keep(kept, (steps, findings, False))
        return findings

    def hidden_in(self, staging: Staging, levering_id: str, progress: Progress = lambda _: None) -> list[HiddenRow]:
        """As `pipelines.build.hidden_in`, which reads and stages everything for it."""
        kept = self.folder / f"{state_id(staging.data)}-{levering_id}"
        try:
            return list(pickle.loads(kept.with_suffix(".pickle").read_bytes()))
        except FileNotFoundError:
            found = hidden_in(staging, levering_id, progress)
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
