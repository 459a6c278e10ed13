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
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import polars as pl

from pipelines.condense import passes
from pipelines.condense.counting import Counted, counted, finished, metingen, unfinished
from pipelines.condense.engines import Damaged, Frame, opened
from pipelines.condense.judge import Known, is_beyond, judged, judged_beyond, judged_repeated
from pipelines.condense.periods import Periods, judged_periods
from pipelines.condense.registrations import AGAIN, DAMAGED, Registrations, read_registrations
from pipelines.definitions import Definitions
from pipelines.deliveries import Delivery, sha256
from pipelines.findings import Finding, blocking
from pipelines.read import RawTable

# So much room on disk a registration may take while numbers are compared that do not fit in memory.
BYTES_EACH = 100
A_DAY = 86_400
# A file with registrations that was read, and what is wrong with it.
Read = tuple[Registrations | None, list[Finding]]
NOTHING_READ: Mapping[str, Read] = MappingProxyType({})
# In the file that is kept: the periods that were not over yet.
UNFINISHED = "loopt_nog"
# And there: which organisations registered, per kind of event.
ORGANISATIONS = "organisaties"


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
    read: Mapping[str, Read] = NOTHING_READ,
) -> tuple[list[Condensed], list[Finding]]:
    """Condense what is not kept yet of every delivery with registrations; with the findings of those that are refused,
    and about the periods that deliveries have. `read`: files that were read before, by delivery.

    Raises OSError when there is no room for the work, before it starts.
    """
    found: list[Condensed] = []
    periods: list[Periods] = []
    findings: list[Finding] = []
    for delivery in deliveries:
        if delivery.registraties is None:
            continue
        target = _target(delivery, delivery.registraties, definitions, kept)
        if not target.is_file():
            progress(f"verdichten: {delivery.id}")
            kept.mkdir(parents=True, exist_ok=True)
            known = _known(raw, definitions, delivery.yml.bekend_op)
            wrong, seen = _written(delivery, known, definitions, engine, target, read.get(delivery.id))
            findings += [finding.in_delivery(delivery.id) for finding in wrong]
            if blocking(wrong):
                periods += [seen] if seen is not None else []
                continue
        found.append(Condensed(delivery.id, target))
        periods.append(_periods(delivery, delivery.registraties.name, target))
    findings += judged_periods(periods, definitions)
    refused = {finding.levering_id for finding in blocking(findings)}
    return [one for one in found if one.levering_id not in refused], findings


def organisations(
    deliveries: Sequence[Delivery], definitions: Definitions, kept: Path
) -> dict[str, dict[str, frozenset[str]]]:
    """Who registered, by delivery and kind of event; of a delivery of which nothing is kept nothing is known."""
    found = {}
    for delivery in deliveries:
        if delivery.registraties is not None:
            path = _target(delivery, delivery.registraties, definitions, kept)
            if path.is_file():
                said = json.loads(pl.read_parquet_metadata(path)[ORGANISATIONS])
                found[delivery.id] = {kind: frozenset(ids) for kind, ids in said.items()}
    return found


def _target(delivery: Delivery, path: Path, definitions: Definitions, kept: Path) -> Path:
    """Where is kept what the registrations of a delivery became."""
    return kept / f"{_fingerprint(path, definitions, delivery.yml.bekend_op)}.parquet"


def remove_unused(kept: Path, used: Sequence[Condensed]) -> None:
    """Remove what no delivery of now became. What was made today stays: somebody may be looking at its delivery."""
    needed = {one.path for one in used}
    for path in kept.glob("*.parquet"):
        with suppress(OSError):
            if path not in needed and time.time() - path.stat().st_mtime > A_DAY:
                path.unlink()


def _periods(delivery: Delivery, bestand: str, path: Path) -> Periods:
    values = pl.read_parquet(path, columns=["indicator_id", "geldig_op"]).unique().rows()
    unfinished = [(kind, last) for kind, last in json.loads(pl.read_parquet_metadata(path)[UNFINISHED])]
    return Periods(delivery.id, bestand, delivery.yml.bekend_op, values, unfinished)


def _written(
    delivery: Delivery, known: Known | None, definitions: Definitions, engine: str, target: Path, read: Read | None
) -> tuple[list[Finding], Periods | None]:
    """Write the rows of one delivery to `target`, whole or not at all; returns what is wrong with it, and then the
    periods that it is about, as far as they can be seen."""
    path = delivery.registraties
    assert path is not None, "only a delivery with registrations is condensed"
    if problem := _problem(delivery, path, definitions):
        return [problem], None
    assert known is not None, "there are definitions of registrations"
    with tempfile.TemporaryDirectory(prefix=".verdichten-", dir=target.parent) as folder:
        work = Path(folder)
        file, wrong = read or read_registrations(path, work)
        if file is None:
            return wrong, None
        _check_room(work, file)
        try:
            with opened(engine, file.parquet, work) as frame:
                outcome = _counted(frame, file, wrong, known, definitions)
        except Damaged:
            return [*wrong, Finding(path.name, DAMAGED, AGAIN)], None
        if outcome.rows is None:
            seen = Periods(delivery.id, path.name, known.bekend_op, outcome.periods, outcome.left, is_refused=True)
            return outcome.findings, seen
        kept = {UNFINISHED: json.dumps(outcome.left), ORGANISATIONS: json.dumps(outcome.organisations)}
        outcome.rows.with_row_index("rij", 2).write_parquet(work / "rows.parquet", metadata=kept)
        os.replace(work / "rows.parquet", target)
        return [], None


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


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What registrations became; `rows` None: `findings` says why, and `periods` what they would have been about.

    `left`: the periods that give no value yet; `organisations`: who registered, per kind of event.
    """

    rows: pl.DataFrame | None
    left: list[tuple[str, str]]
    findings: list[Finding]
    periods: list[tuple[str, str]]
    organisations: dict[str, list[str]]


def _counted(
    frame: Frame, file: Registrations, wrong: Sequence[Finding], known: Known, definitions: Definitions
) -> _Outcome:
    """Count registrations, or say everything that is wrong with them. `wrong`: what is wrong with the file itself."""
    indicators = counted(definitions)
    # Every period of an indicator is a number of these.
    months = min(one.months for one in indicators)
    cells = passes.cells(frame, months)
    findings = [*judged(file.name, cells, known)]
    first, last = known.registraties.vanaf, known.bekend_op
    if is_beyond(cells, first, last):
        findings += judged_beyond(file.name, passes.beyond(frame, first, last), first, last)
    findings += judged_repeated(file.name, passes.repeated(frame))
    findings = [*wrong, *(finding for finding in findings if finding.kolom not in file.unread)]
    if findings:
        can_be = cells.filter((pl.col("op_van") >= first) & (pl.col("op_tot") <= last))
        periods = finished(can_be, definitions, known.bekend_op)
        return _Outcome(None, unfinished(can_be, definitions, known.bekend_op), findings, periods, {})

    # Organisations are summed from the same pass as the onderdelen that they are in.
    passed: dict[tuple[str, ...], pl.DataFrame] = {}

    def persons(one: Counted, by: Sequence[str]) -> pl.DataFrame:
        key = (one.indicator.id, str(one.indicator.versie), *by)
        if key not in passed:
            telling, branch = one.telling, one.indicator.onderdeel
            passed[key] = passes.persons(frame, one.months, branch, telling.soorten, telling.uitkomsten, by)
        return passed[key]

    rows = metingen(cells, persons, definitions, file, known.bekend_op)
    who = cells.group_by("soort").agg(pl.col("organisatie_id").unique().sort()).sort("soort")
    return _Outcome(rows, unfinished(cells, definitions, known.bekend_op), [], [], dict(who.rows()))


def _known(raw: Sequence[RawTable], definitions: Definitions, bekend_op: date) -> Known | None:
    """None: the definitions say nothing of registrations."""

    def ids(table: str) -> frozenset[str]:
        return frozenset(
            str(id) for part in raw if part.table == table for id in part.frame["id"].drop_nulls().to_list()
        )

    if definitions.registraties is None:
        return None
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
