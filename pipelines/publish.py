"""Take a new state into use: a versioned file beside the old ones, then one small pointer, both replaced atomically.

Readers open what `ACTUEEL` names. A build that fails leaves pointer and file as they were and writes down why.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pipelines.findings import Finding

POINTER = "ACTUEEL"
# The states that were in use, the last one first: what serves when pointer or file is damaged.
HISTORY = "EERDER"
KEPT_HISTORY = 5
FAILED_ATTEMPT = "MISLUKT.json"
KEPT_STATES = 20


def state_file(var: Path, state: str) -> Path:
    """Where the database of a state stands."""
    return var / f"monitor-{state}.duckdb"


def keep(var: Path, finished: Path, state: str) -> Path:
    """Put a finished state beside the others. The last few stay, and the one in use."""
    target = state_file(var, state)
    _sync(finished)
    _write(fingerprint_file(target), hashlib.sha256(finished.read_bytes()).hexdigest())
    os.replace(finished, target)
    _remove_old_states(var, {target, current_state(var), *(var / name for name in used_states(var))})
    return target


def fingerprint_file(path: Path) -> Path:
    """Where the fingerprint of a finished state file stands: a disk that loses bits does not say so."""
    return path.with_suffix(".sha256")


def is_whole(path: Path) -> bool:
    """Whether a state file is as it was finished; True when it has no fingerprint, as those of older versions."""
    try:
        fingerprint = fingerprint_file(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return True
    except (OSError, UnicodeDecodeError):
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == fingerprint


def take_into_use(var: Path, target: Path) -> None:
    """Point readers at a state file that is already there."""
    os.utime(target)  # the state in use is never the oldest
    earlier = [name for name in used_states(var) if name != target.name]
    _write(var / HISTORY, "".join(f"{name}\n" for name in [target.name, *earlier][:KEPT_HISTORY]))
    _write(var / POINTER, f"{target.name}\n")
    (var / FAILED_ATTEMPT).unlink(missing_ok=True)


def current_state(var: Path) -> Path | None:
    """The database file that readers open now; None when there is none yet."""
    try:
        name = (var / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    path = var / Path(name).name
    return path if path.is_file() else None


def used_states(var: Path) -> list[str]:
    """The names of the last states that were in use, the last one first; none when there is no such list."""
    try:
        return [Path(name).name for name in (var / HISTORY).read_text(encoding="utf-8").split()]
    except (OSError, UnicodeDecodeError):
        return []


def record_failure(var: Path, findings: list[Finding]) -> None:
    """Write down why the last build was refused, so that the pages that still serve the old state can say so."""
    record = {"tijd": datetime.now(UTC).isoformat(timespec="seconds"), "bevindingen": [asdict(f) for f in findings]}
    _write(var / FAILED_ATTEMPT, json.dumps(record, ensure_ascii=False, indent=1))


def _write(path: Path, text: str) -> None:
    """The whole file or the old one."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    _sync(temporary)
    os.replace(temporary, path)


def _sync(path: Path) -> None:
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def _remove_old_states(var: Path, needed: set[Path | None]) -> None:
    states = sorted(var.glob("monitor-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in states[KEPT_STATES:]:
        if path not in needed:
            path.unlink(missing_ok=True)
            fingerprint_file(path).unlink(missing_ok=True)
