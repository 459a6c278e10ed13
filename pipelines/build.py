"""The build, as a table of contents: read → stage → check → load → derive → publish.

A state is a pure function of indicators.yml, the deliveries and this code; its id is their fingerprint.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb

from pipelines import publish
from pipelines.check import check, warn
from pipelines.condense import A_DAY, NOTHING_READ, Condensed, Read, condense, remove_unused
from pipelines.definitions import Definitions, read_definitions
from pipelines.deliveries import Chosen, Delivery, delivery_folders, read_deliveries, sha256
from pipelines.derive import derive, describe
from pipelines.findings import Finding, blocking, in_order
from pipelines.hidden import HiddenRow, hidden_rows, hide_small_counts, without_hidden_numbers, written_patterns
from pipelines.load import load, load_definitions, load_deliveries
from pipelines.read import read_tables
from pipelines.small_counts import Reden
from pipelines.sql_files import read_sql, run, without_comments
from pipelines.stage import stage
from pipelines.tables import Table, contract
from pipelines.withdraw import NOTHING_LEFT_OUT, Withdrawal, Without, leave_out, withdraw, withdrawals

Progress = Callable[[str], None]
# The folder beside the states with what registrations became.
CONDENSED = "verdicht"
LIMITS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": "2",
    "preserve_insertion_order": "true",
    # A state is many small tables, and a block holds one column of one table.
    "default_block_size": "16384",
}
# Rows that are skipped or read together: a choice among a million finds its rows in a few of such groups.
ROWS_TOGETHER = 16_384


class DefinitionsError(Exception):
    """indicators.yml is wrong: there is nothing to check the deliveries against."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} fouten in indicators.yml")
        self.findings = findings


class DeliveriesRefused(Exception):
    """At least one finding blocks: no new state, the last good one stays."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(blocking(findings))} bevindingen blokkeren")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `reused`: this state existed already and was only taken into use again."""

    state: str
    path: Path
    findings: list[Finding]
    reused: bool


class NothingKnown(Exception):
    """On this date no delivery was known yet; `eerste` is the date of the first one, None when there is none."""

    def __init__(self, eerste: str | None) -> None:
        super().__init__("op deze datum was nog niets bekend")
        self.eerste = eerste


def build(data: Path, var: Path, progress: Progress = lambda _: None) -> BuildReport:
    """Build the state of `data` and take it into use in `var`.

    Raises DefinitionsError or DeliveriesRefused with every finding; OSError or duckdb.Error when disk or database fail.
    """
    var.mkdir(parents=True, exist_ok=True)
    try:
        report = build_beside(data, var, progress)
        if not report.reused:
            progress("in gebruik nemen")
        publish.take_into_use(var, report.path)
        return report
    except (DefinitionsError, DeliveriesRefused) as refusal:
        publish.record_failure(var, refusal.findings)
        raise
    except (OSError, duckdb.Error) as error:
        publish.record_failure(var, [_disk_finding(error)])
        raise


def build_as_known_on(data: Path, var: Path, bekend_op: date, progress: Progress = lambda _: None) -> BuildReport:
    """Build the state of the deliveries that were known on a date, beside the one in use; kept under its state id.

    Raises NothingKnown, and what `build` raises.
    """
    known = known_on(data, bekend_op)
    state = state_id(data, known)
    # Not opened to look inside: a reader in this process may have it open, with other settings.
    if (existing := publish.state_file(var, state)).is_file():
        return BuildReport(state, existing, [], reused=True)
    return build_of(data, var, known, progress)


def known_on(data: Path, bekend_op: date) -> Chosen:
    """The deliveries that were known on a date. Raises NothingKnown when there are none."""
    ids = [folder.name for folder in delivery_folders(data / "leveringen")]
    known = frozenset(id for id in ids if id[:10] <= bekend_op.isoformat())
    if not known:
        raise NothingKnown(ids[0][:10] if ids else None)
    return known


def build_of(
    data: Path, var: Path, chosen: Chosen, progress: Progress = lambda _: None, without: Without = NOTHING_LEFT_OUT
) -> BuildReport:
    """Build the state of some of the deliveries, beside the one in use; kept under its state id.

    `without`: withdrawals that are left out, because what they take back is in none of them.
    Raises what `build` raises.
    """
    with staging_beside(data, var, chosen, without=without) as staging:
        return build_staged(staging, var, progress)


def build_beside(data: Path, var: Path, progress: Progress = lambda _: None) -> BuildReport:
    """Build the state of `data` in `var`, kept under its state id, and leave the one in use as it is.

    Raises what `build` raises.
    """
    with staging_beside(data, var) as staging:
        return build_staged(staging, var, progress)


@contextmanager
def staging_beside(
    data: Path,
    var: Path,
    chosen: Chosen | None = None,
    registrations: Mapping[str, Read] = NOTHING_READ,
    without: Without = NOTHING_LEFT_OUT,
) -> Iterator[Staging]:
    """A place to read and stage the deliveries of `data` in, of which a state can be made; it is gone afterwards."""
    var.mkdir(parents=True, exist_ok=True)
    _clear_left_behind(var)
    path = var / f".bouw-{uuid4().hex}.duckdb"
    try:
        with Staging(data, path, chosen, registrations, without) as staging:
            yield staging
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def build_staged(staging: Staging, var: Path, progress: Progress = lambda _: None) -> BuildReport:
    """The state of what is staged, kept in `var` under its state id; built when it is not there yet or not whole.

    Raises what `build` raises.
    """
    state = state_id(staging.data, staging.chosen, staging.without)
    existing = publish.state_file(var, state)
    if existing.is_file() and publish.is_whole(existing) and (kept := _kept_findings(existing, state)) is not None:
        return BuildReport(state, existing, kept, reused=True)
    findings = build_file(staging, state, progress)
    staging.close()
    return BuildReport(state, publish.keep(var, staging.path, state), findings, reused=False)


def _clear_left_behind(var: Path) -> None:
    """Remove half states of builds that were stopped long ago; none takes a day."""
    for path in (*var.glob(".bouw-*"), *(var / CONDENSED).glob(".verdichten-*")):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > A_DAY:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def check_only(data: Path, progress: Progress = lambda _: None, var: Path | None = None) -> list[Finding]:
    """Read and check without publishing: every finding, blocking ones too. Raises DefinitionsError.

    `var`: where registrations that were condensed before are kept; None: they are condensed and forgotten.
    """
    with duckdb.connect(":memory:", config=LIMITS) as con, _kept(var) as kept:
        return _checked(con, _read(con, data, kept, progress), progress)


def condense_only(
    data: Path, var: Path, engine: str, progress: Progress = lambda _: None
) -> tuple[list[Condensed], list[Finding]]:
    """Condense the registrations of every delivery and keep that for the next build; with what is wrong with them.

    Raises DefinitionsError, and OSError or duckdb.Error when disk or database fail.
    """
    definitions, wrong = read_definitions(indicators_path(data))
    if definitions is None:
        raise DefinitionsError(wrong)
    deliveries, findings = read_deliveries(data / "leveringen")
    raw, unreadable = read_tables(deliveries, contract(), lambda _: None)
    with _kept(var) as kept:
        condensed, refused = condense(deliveries, raw, definitions, kept, engine, progress)
    return condensed, in_order([*blocking(findings), *unreadable, *refused])


@contextmanager
def _kept(var: Path | None) -> Iterator[Path]:
    """Where condensed registrations are kept; None: only for now."""
    if var is not None:
        yield var / CONDENSED
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)


def _new_database(path: Path) -> duckdb.DuckDBPyConnection:
    """A file that does not exist yet, to write a state into."""
    con = duckdb.connect(config=LIMITS)
    con.execute(f"ATTACH $path AS stand (ROW_GROUP_SIZE {ROWS_TOGETHER})", {"path": str(path)})
    return con.execute("USE stand")


class Staging:
    """The deliveries of a folder, read and staged in a new database file at the first question that needs them.

    Acceptance asks what is hidden of a delivery before the state has a name; the state is made of what was read then.
    `chosen`, `without`: as for `build_of`; `registrations`: files that were read before, by delivery.
    """

    def __init__(
        self,
        data: Path,
        path: Path,
        chosen: Chosen | None = None,
        registrations: Mapping[str, Read] = NOTHING_READ,
        without: Without = NOTHING_LEFT_OUT,
    ) -> None:
        self.data, self.path, self.chosen = data, path, chosen
        self.registrations, self.without = registrations, without
        self._con: duckdb.DuckDBPyConnection | None = None
        self._staged: _Staged | None = None

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def kept(self) -> Path:
        """Where condensed registrations are kept: beside the states."""
        return self.path.parent / CONDENSED

    def read(self, progress: Progress) -> tuple[duckdb.DuckDBPyConnection, _Staged]:
        """The database, and what stands staged in it. Raises DefinitionsError."""
        if self._con is None:
            self._con = _new_database(self.path)
        if self._staged is None:
            given = self.chosen, self.registrations, self.without
            self._staged = _read(self._con, self.data, self.kept, progress, *given)
        return self._con, self._staged

    def close(self) -> None:
        """Let go of the database file."""
        if self._con is not None:
            self._con.close()
        self._con = self._staged = None


def hidden_in(staging: Staging, levering_id: str, progress: Progress = lambda _: None) -> list[HiddenRow]:
    """The rows of a delivery that are not shown, because they are or would tell a small count of persons.

    From here on they are its pattern, as if its levering.yml had it. Raises DefinitionsError.
    """
    con, staged = staging.read(progress)
    hidden = hidden_rows(con, levering_id, staged.patterns)
    staged.patterns[levering_id] = {row.sleutel: row.reden for row in hidden}
    return hidden


def repeated_in(data: Path, levering_id: str, var: Path | None = None) -> list[tuple[str, int]] | None:
    """Table and row of each number of a delivery in `data` that another delivery gives with exactly the same value.

    None: the whole delivery is the same as another one. Raises DefinitionsError.
    """
    with duckdb.connect(":memory:", config=LIMITS) as con, _kept(var) as kept:
        staged = _read(con, data, kept, lambda _: None)
        # Of two that are the same only the first is read.
        if levering_id not in {delivery.id for delivery in staged.deliveries}:
            return None
        rows = run(con, read_sql("changes/herhaald.sql"), {"levering": levering_id}).fetchall()
        return [(str(tabel), int(rij)) for tabel, rij in rows]


def withdrawals_in(data: Path, var: Path, chosen: Chosen | None) -> list[Withdrawal]:
    """What the deliveries (None: all) withdraw, and from which. Raises DefinitionsError."""
    with duckdb.connect(":memory:", config=LIMITS) as con, _kept(var) as kept:
        _read(con, data, kept, lambda _: None, chosen)
        return withdrawals(con)


def build_file(staging: Staging, state: str, progress: Progress) -> list[Finding]:
    """Make one state of what is staged, in its file; returns the warnings. After that nothing is staged any more."""
    con, staged = staging.read(progress)
    findings = _checked(con, staged, progress)
    if blocking(findings):
        raise DeliveriesRefused(findings)
    if staging.chosen is None:
        remove_unused(staging.kept, staged.condensed)
    progress("laden")
    load(con, contract())
    _record(con, state, staged.definitions.oefening == "ja", findings)
    progress("afleiden")
    derive(con)
    describe(con)
    con.execute("CHECKPOINT")
    return findings


def indicators_path(data: Path) -> Path:
    """The definitions of a data folder: its own, else the ones in the project's root."""
    own = data / "indicators.yml"
    return own if own.is_file() else Path(__file__).parent.parent / "indicators.yml"


def state_id(data: Path, chosen: Chosen | None = None, without: Without = NOTHING_LEFT_OUT) -> str:
    """Fingerprint of everything a state depends on: definitions, deliveries (None: all) and what of them is left out,
    and the code."""
    digest = hashlib.sha256(repr(sorted(without)).encode() if without else b"")
    code = Path(__file__).parent
    deliveries = data / "leveringen"
    delivered = [path for folder in delivery_folders(deliveries, chosen) for path in sorted(folder.rglob("*"))]
    files = [*delivered, *sorted(code.rglob("*.py")), *sorted(code.rglob("*.sql")), *sorted(code.rglob("*.txt"))]
    inputs = [indicators_path(data), *files]
    for path in inputs:
        if path.is_file():
            root = code if path.is_relative_to(code) else deliveries if path.is_relative_to(deliveries) else path.parent
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(bytes.fromhex(sha256(path)))
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Staged:
    """What was read and stands staged in a connection: the findings about files, and of those that cannot be read.

    `patterns`: per delivery the keys that are hidden by what was decided on its acceptance. `complete`: every delivery
    was read; `latest`: none was left out.
    """

    definitions: Definitions
    deliveries: list[Delivery]
    tables: Mapping[str, Table]
    findings: list[Finding]
    unreadable: list[Finding]
    condensed: list[Condensed]
    patterns: dict[str, Mapping[str, Reden]]
    complete: bool
    latest: bool


def _read(
    con: duckdb.DuckDBPyConnection,
    data: Path,
    kept: Path,
    progress: Progress,
    chosen: Chosen | None = None,
    registrations: Mapping[str, Read] = NOTHING_READ,
    without: Without = NOTHING_LEFT_OUT,
) -> _Staged:
    definitions, findings = read_definitions(indicators_path(data))
    if definitions is None:
        raise DefinitionsError(findings)
    con.begin()
    run(con, without_comments("schema.sql"))
    run(con, read_sql("macros.sql"))
    load_definitions(con, definitions)
    con.commit()
    deliveries, findings = read_deliveries(data / "leveringen", chosen)
    tables = contract()
    raw, unreadable = read_tables(deliveries, tables, progress)
    condensed, refused = condense(deliveries, raw, definitions, kept, "duckdb", progress, registrations)
    load_deliveries(con, deliveries)
    stage(con, tables, raw, condensed)
    leave_out(con, without)
    withdraw(con, tables)
    unreadable = [*unreadable, *refused]
    folders = delivery_folders(data / "leveringen", chosen)
    latest = folders == delivery_folders(data / "leveringen")
    # A file that could not be read would make everything that refers to it look wrong.
    complete = not blocking(unreadable) and 0 < len(folders) == len(deliveries)
    patterns = written_patterns(deliveries)
    return _Staged(definitions, deliveries, tables, findings, unreadable, condensed, patterns, complete, latest)


def _checked(con: duckdb.DuckDBPyConnection, staged: _Staged, progress: Progress) -> list[Finding]:
    """Every finding; small counts are hidden in what is staged after that."""
    progress("controleren")
    refused = check(con, staged.tables, complete=staged.complete, latest=staged.latest)
    progress("kleine aantallen")
    hide_small_counts(con, staged.patterns)
    warned = warn(con, complete=staged.complete, latest=staged.latest)
    found = without_hidden_numbers(con, [*refused, *warned])
    return in_order([*staged.findings, *staged.unreadable, *found])


def _kept_findings(path: Path, state: str) -> list[Finding] | None:
    """The warnings of a state that was built before; None when the file is no whole state and must be built again."""
    query = """
        SELECT bestand, melding, oplossing, rij, kolom, waarde, levering_id, ernst FROM mart.bevinding ORDER BY volgorde
    """
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            if con.execute("SELECT staat FROM meta.build").fetchall() != [(state,)]:
                return None
            return [Finding(*row) for row in con.execute(query).fetchall()]
    except duckdb.Error:
        return None


def _disk_finding(error: Exception) -> Finding:
    message = "het bouwen lukte niet door een fout van schijf of database"
    return Finding("database", message, f"Vraag de beheerder om te kijken. Technische melding: {error}")


def _record(con: duckdb.DuckDBPyConnection, state: str, oefening: bool, findings: list[Finding]) -> None:
    con.execute(
        """
        INSERT INTO meta.build
        WITH laatste AS (
            SELECT bekend_op, datum_precisie, soort <> 'overleg' AS is_nieuws, core.volgorde(id) AS plaats
            FROM core.levering
        )
        SELECT $state, laatste.bekend_op, laatste.datum_precisie, gezien.bekend_op, gezien.datum_precisie,
            (SELECT count(*) FROM laatste), $oefening
        FROM (FROM laatste ORDER BY plaats DESC LIMIT 1) AS laatste
        -- What a meeting laid down, or a view that was kept, is no news: nothing else comes late because of it.
        CROSS JOIN (FROM laatste ORDER BY is_nieuws DESC, plaats DESC LIMIT 1) AS gezien
        """,
        {"state": state, "oefening": oefening},
    )
    rows = [
        (n, f.ernst, f.levering_id, f.bestand, f.rij, f.kolom, f.waarde, f.melding, f.oplossing)
        for n, f in enumerate(findings, 1)
    ]
    with con.appender("mart.bevinding") as appender:
        appender.append_rows(rows)
