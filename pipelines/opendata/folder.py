"""A folder of files, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.opendata.files import fingerprint
from pipelines.opendata.words import CHECKSUMS


class NoPlace(Exception):
    """The files cannot come there; the text says why, in Dutch."""


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """A new folder to write in, which takes the place of `out` when all went well; else nothing is left of it.

    An earlier edition at `out` is replaced. Raises NoPlace; OSError when the disk fails.
    """
    refuse_place(out)
    out = out.resolve()
    new, old = (out.with_name(f".{out.name}-{what}-{os.getpid()}") for what in ("nieuw", "oud"))
    try:
        new.mkdir()
        yield new
        _write_checksums(new)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def refuse_place(out: Path) -> None:
    """Say before anything is made that an edition cannot come there. Raises NoPlace."""
    if problem := _problem(out.resolve()):
        raise NoPlace(problem)


def checksums(folder: Path) -> dict[str, str]:
    """The fingerprint of each file in a folder but the list itself, by its path there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / CHECKSUMS)
    return {path.relative_to(folder).as_posix(): fingerprint(path) for path in paths}


def _write_checksums(folder: Path) -> None:
    lines = (f"{digest}  {name}\n" for name, digest in checksums(folder).items())
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _problem(out: Path) -> str | None:
    if out.exists() and not out.is_dir():
        return f"{str(out)!r} is een bestand. Noem een map."
    if not out.parent.is_dir():
        return f"De map {str(out.parent)!r} bestaat niet. Maak haar eerst, of kies een andere."
    if not os.access(out.parent, os.W_OK):
        return f"In de map {str(out.parent)!r} mag u niet schrijven. Kies een andere."
    if out.is_dir() and any(out.iterdir()) and not _is_edition(out):
        return f"In de map {str(out)!r} staat iets anders dan een eerdere uitgave. Kies een nieuwe of lege map."
    return None


def _is_edition(folder: Path) -> bool:
    """Whether a folder holds exactly the files that its list names: then nothing of somebody else is lost with it."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    listed = {line[66:] for line in lines}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return there - {CHECKSUMS} == listed
