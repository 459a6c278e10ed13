"""Registrations become metingen: read → look (passes) → judge → count → protect → keep.

`condense` is the only step that sees registrations. What it gives is kept under the fingerprint of everything that it
depends on, so a delivery that did not change is not read again; pages only ever see what was condensed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.condense import passes
from pipelines.condense.counting import Counted, counted, metingen
from pipelines.condense.engines import Frame, opened
from pipelines.condense.judge import Known, is_beyond, judged, judged_beyond, judged_repeated
from pipelines.condense.registrations import Registrations, read_registrations
from pipelines.definitions import Definitions
from pipelines.deliveries import Delivery, sha256
from pipelines.findings import Finding, blocking
from pipelines.read import RawTable

# So much room on disk a registration may take while numbers are compared that do not fit in memory.
BYTES_EACH = 100


@dataclass(frozen=True, slots=True)
class Condensed:
    """What the registrations of a delivery became: a Parquet file with rows of text as in meting.csv, and `rij`."""

    levering_id: str
    path: Path


def condense(
    deliveries: Sequence[Delivery],
    raw: Sequence[RawTable],
    definitions: Definitions,
    kept: Path,
    engine: str,
    progress: Callable[[str], None],
) -> tuple[list[Condensed], list[Finding]]:
    """Condense what is not kept yet of every delivery with registrations; with the findings of those that are refused.

    Raises OSError when there is no room for the work, before it starts.
    """
    found: list[Condensed] = []
    findings: list[Finding] = []
    for delivery in deliveries:
        if delivery.registraties is None:
            continue
        target = kept / f"{_fingerprint(delivery.registraties, definitions, delivery.yml.bekend_op)}.parquet"
        if not target.is_file():
            progress(f"verdichten: {delivery.id}")
            kept.mkdir(parents=True, exist_ok=True)
            wrong = _written(delivery, delivery.registraties, raw, definitions, engine, target)
            findings += [finding.in_delivery(delivery.id) for finding in wrong]
            if blocking(wrong):
                continue
        found.append(Condensed(delivery.id, target))
    return found, findings


def _written(
    delivery: Delivery, path: Path, raw: Sequence[RawTable], definitions: Definitions, engine: str, target: Path
) -> list[Finding]:
    """Write the rows of one delivery to `target`, whole or not at all; returns what is wrong with it."""
    if problem := _problem(delivery, path, definitions):
        return [problem]
    with tempfile.TemporaryDirectory(prefix=".verdichten-", dir=target.parent) as folder:
        work = Path(folder)
        file, findings = read_registrations(path, work)
        if file is None:
            return findings
        _check_room(work, file)
        with opened(engine, file.parquet, work) as frame:
            rows, findings = _counted(frame, file, _known(raw, definitions, delivery.yml.bekend_op), definitions)
        if rows is not None:
            rows.with_row_index("rij", 2).write_parquet(work / "rows.parquet")
            os.replace(work / "rows.parquet", target)
        return findings


def _problem(delivery: Delivery, path: Path, definitions: Definitions) -> Finding | None:
    """Why there is nothing to count in a delivery, whatever the file says."""
    if any(csv.name == "meting.csv" for csv in delivery.csv_files):
        message = "deze levering heeft ook meting.csv: niemand ziet dan wat geteld is en wat gegeven"
        return Finding(path.name, message, "Lever de waarden apart van de registraties.")
    if definitions.registraties is None or not counted(definitions):
        message = "in indicators.yml staat niet hoe registraties geteld worden"
        remedy = "Zet daar 'registraties', en bij minstens een indicator 'registratie'."
        return Finding(path.name, message, remedy)
    if path.name not in (bron.bestand for bron in delivery.yml.bronnen):
        message = "dit bestand staat niet bij 'bronnen' in levering.yml"
        return Finding(path.name, message, "Noem het daar, met sha256 en het aantal registraties als regels.")
    return None


def _counted(
    frame: Frame, file: Registrations, known: Known, definitions: Definitions
) -> tuple[pl.DataFrame | None, list[Finding]]:
    indicators = counted(definitions)
    # Every period of an indicator is a number of these.
    months = min(one.months for one in indicators)
    cells = passes.cells(frame, months)
    findings = [*judged(file.name, cells, known)]
    first, last = known.registraties.vanaf, known.bekend_op
    if is_beyond(cells, first, last):
        findings += judged_beyond(file.name, passes.beyond(frame, first, last), first, last)
    findings += judged_repeated(file.name, passes.repeated(frame))
    if findings:
        return None, findings

    # Organisations are summed from the same pass as the onderdelen that they are in.
    passed: dict[tuple[str, ...], pl.DataFrame] = {}

    def persons(one: Counted, by: Sequence[str]) -> pl.DataFrame:
        key = (one.indicator.id, str(one.indicator.versie), *by)
        if key not in passed:
            telling, branch = one.telling, one.indicator.onderdeel
            passed[key] = passes.persons(frame, one.months, branch, telling.soorten, telling.uitkomsten, by)
        return passed[key]

    return metingen(cells, persons, definitions, file, known.bekend_op), []


def _known(raw: Sequence[RawTable], definitions: Definitions, bekend_op: date) -> Known:
    def ids(table: str) -> frozenset[str]:
        return frozenset(
            str(id) for part in raw if part.table == table for id in part.frame["id"].drop_nulls().to_list()
        )

    assert definitions.registraties is not None  # a delivery without these is refused before
    return Known(ids("organisatie"), ids("onderdeel"), definitions.registraties, bekend_op)


def _check_room(work: Path, file: Registrations) -> None:
    needed, free = file.rows * BYTES_EACH, shutil.disk_usage(work).free
    if free < needed:
        message = f"voor {file.rows} registraties is {_megabytes(needed)} vrije ruimte nodig; er is {_megabytes(free)}"
        raise OSError(errno.ENOSPC, message, str(work.parent))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.3g} MB".replace(".", ",")


def _fingerprint(path: Path, definitions: Definitions, bekend_op: date) -> str:
    """Of everything that the rows depend on: the file, how it is counted, until when, and this code."""
    rules = definitions.registraties.model_dump(mode="json") if definitions.registraties else None
    indicators = [
        (one.indicator.model_dump(mode="json", include={"id", "versie", "onderdeel", "eenheid", "drempel"}),
         one.telling.model_dump(mode="json"))
        for one in counted(definitions)
    ]  # fmt: skip
    said = json.dumps([path.name, sha256(path), bekend_op.isoformat(), definitions.drempel, rules, indicators])
    digest = hashlib.sha256(said.encode())
    own = Path(__file__).parent
    for code in (*sorted(own.glob("*.py")), own.parent / "registraties.py"):
        digest.update(code.read_bytes())
    return digest.hexdigest()
