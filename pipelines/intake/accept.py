"""The door for a new delivery: seen before it counts, then accepted or refused; nothing in between is ever visible.

A preview builds the state that would be, from the deliveries that are there and the proposal beside them. To accept is
to rename one folder and to replace one pointer; whoever is stopped in the middle leaves the old state or the new one.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines import publish
from pipelines.build import (
    BuildReport,
    DeliveriesRefused,
    Progress,
    build_beside,
    build_staged,
    indicators_path,
    staging_beside,
    state_id,
)
from pipelines.deliveries import Handeling, LeveringYml, delivery_folders
from pipelines.findings import Finding
from pipelines.intake.changes import Change, changes
from pipelines.intake.doubts import with_doubts
from pipelines.intake.pattern import write_pattern
from pipelines.intake.persons import about_persons
from pipelines.intake.proposal import Proposal, as_sent, free_id, sync_folder, write_delivery, write_through
from pipelines.intake.registrations import missing_organisations, told_of_counts
from pipelines.intake.rights import Actor, require
from pipelines.intake.sheets import MAX_FILE_BYTES, Reading
from pipelines.strict_yaml import read_model

QUARANTINE = "quarantaine"
RECEIVED = "ontvangen"
LOCK = ".slot"
BESIDE = ".aangeboden-"
DECIDES = "de gegevensbeheerder neemt een besluit over een levering"


class BaseChanged(Exception):
    """Another delivery was accepted after the preview: what this one changes has to be looked at again."""


class NotInUse(Exception):
    """The delivery was accepted, and its state could not be taken into use; the next build does that."""


class SomebodyElse(Exception):
    """Somebody else is accepting a delivery at this moment."""


class NotExplained(Exception):
    """There are warnings, and nobody says what they mean."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a proposal would do. `base`: the state that it was compared with; `state`: the one that it would make, None
    when none can be made; `changes` is empty then.

    `findings` are those that come with the proposal, with the place in the file as it was sent; `hidden`: the rows that
    are not shown in that state, because they count few persons or would tell so.
    """

    base: str
    state: str | None
    findings: list[Finding]
    changes: list[Change]
    hidden: list[Reading]

    @property
    def is_acceptable(self) -> bool:
        """Whether nothing blocks."""
        return self.state is not None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent: its bare name, its bytes, their fingerprint, and who sent it when.

    `registraties`: it holds registrations. They are kept in their delivery alone, and are no `content` here.
    """

    name: str
    content: bytes
    sha256: str
    door: Actor
    op: datetime
    registraties: bool = False


def preview(data: Path, var: Path, proposal: Proposal, progress: Progress = lambda _: None) -> Preview:
    """Check a proposal among the deliveries that are there, and what it would change. Changes nothing that anyone sees.

    Raises DefinitionsError, OSError and duckdb.Error as a build does; DeliveriesRefused when the deliveries that are
    there have no state themselves; FileChanged.
    """
    base = build_beside(data, var, progress)
    with beside(data, proposal) as together:
        try:
            report, hidden = _built(together, var, proposal, progress)
        except DeliveriesRefused as refusal:
            found = told_of_counts(_about(proposal, refusal.findings, base.findings), None, proposal)
            return Preview(base.state, None, found, [], [])
        found = with_doubts(_about(proposal, report.findings, base.findings), base.path, report.path, proposal)
        if proposal.registraties is not None:
            found += missing_organisations(together, var, report.path, proposal)
    found = told_of_counts(found, report.path, proposal)
    return Preview(base.state, report.state, found, changes(base.path, report.path), hidden)


def accept(
    data: Path,
    var: Path,
    proposal: Proposal,
    upload: Upload,
    seen: Preview,
    by: Actor,
    progress: Progress = lambda _: None,
) -> str:
    """Make the proposal a delivery and publish the state with it; returns the state's id.

    Raises NotAllowed, NotExplained, BaseChanged, FileChanged, SomebodyElse, DeliveriesRefused and what a build raises
    when it was not accepted; NotInUse when it was accepted and not published.
    """
    require(by.may_accept, DECIDES)
    if seen.findings and not proposal.yml.toelichting:
        raise NotExplained
    return enter(data, var, proposal, upload, seen.base, by, progress)


def enter(
    data: Path, var: Path, proposal: Proposal, upload: Upload, base: str | None, by: Actor, progress: Progress
) -> str:
    """Let a proposal in that somebody was allowed to accept. `base` None: whatever else came in meanwhile, and with the
    next free id of its day.

    Raises what `accept` raises.
    """
    with _alone(data):
        if base is not None and state_id(data) != base:
            raise BaseChanged
        if base is None:
            proposal = replace(proposal, id=free_id(data, proposal.yml.bekend_op, proposal.yml.titel))
        signed = _signed(proposal, upload, by)
        with beside(data, signed) as together:
            report, _ = _built(together, var, signed, progress)
            if not upload.registraties:
                _keep(data / RECEIVED, upload)
            os.rename(together / "leveringen" / signed.id, data / "leveringen" / signed.id)
        try:
            sync_folder(data / "leveringen")
            publish.take_into_use(var, report.path)
        except OSError as error:
            raise NotInUse from error
        return report.state


def refuse(data: Path, upload: Upload, findings: Sequence[Finding], reason: str, by: Actor | None = None) -> Path:
    """Keep a file that was not accepted, with why and by whom (None: by the checks); returns its folder in quarantine.

    A file with data about persons or registrations is not kept, nor one that is too large to be read: only what was
    found. Raises NotAllowed.
    """
    require(by is None or by.may_accept, DECIDES)
    when = datetime.now(UTC)
    folder = data / QUARANTINE / f"{when:%Y-%m-%dT%H%M%S.%f}-{upload.sha256[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    if is_kept(upload, findings):
        write_through(folder / f"bestand-{upload.name}", upload.content)
    # What stands in a file about persons is not repeated, also not in what was found.
    personal = upload.registraties or any(map(about_persons, findings))
    told = [_nameless(finding) for finding in findings] if personal else findings
    record = {
        "tijd": when.isoformat(timespec="seconds"),
        "bestand": upload.name,
        "sha256": upload.sha256,
        "aangeleverd": {"door": upload.door.functie, "rol": upload.door.rol, "op": upload.op.isoformat()},
        "onderdelen": list(upload.door.onderdelen),
        "geweigerd_door": by.functie if by else None,
        "reden": reason,
        "bevindingen": [asdict(finding) for finding in told],
    }
    write_through(folder / "bevindingen.json", json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8"))
    sync_folder(folder)
    return folder


def _nameless(finding: Finding) -> Finding:
    """Without the value, what is quoted, and the header of a column over persons, which can be a name itself."""
    if about_persons(finding):
        finding = replace(finding, kolom=None)
    return replace(finding, waarde=None, melding=re.sub(r"'[^']*'", "'…'", finding.melding))


def is_kept(upload: Upload, findings: Sequence[Finding]) -> bool:
    """Whether a refused file itself may be kept."""
    if upload.registraties:
        return False
    return len(upload.content) <= MAX_FILE_BYTES and not any(map(about_persons, findings))


def sent_before(data: Path, sha256: str) -> str | None:
    """The delivery that was made of exactly this file, or None."""
    for folder in delivery_folders(data / "leveringen"):
        yml, _, _ = read_model(folder / "levering.yml", LeveringYml)
        # A step is no file that somebody sent: two of them can be the same words.
        if yml is not None and not yml.stappen and sha256 in [bron.sha256 for bron in yml.bronnen]:
            return folder.name
    return None


def _built(together: Path, var: Path, proposal: Proposal, progress: Progress) -> tuple[BuildReport, list[Reading]]:
    """The state with a proposal among the deliveries, and the rows of it that are not shown: read and staged once.

    Which those are is written in its levering.yml before the state has a name. Raises what a build raises.
    """
    read = proposal.registraties.read if proposal.registraties is not None else None
    with staging_beside(together, var, registrations={proposal.id: read} if read is not None else {}) as staging:
        hidden = write_pattern(staging, proposal, progress)
        return build_staged(staging, var, progress), hidden


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _signed(proposal: Proposal, upload: Upload, by: Actor) -> Proposal:
    """The proposal with who sent it and who accepts it, when."""
    own = list(upload.door.onderdelen) or None
    sent = Handeling.model_validate(
        {"door": upload.door.functie, "rol": upload.door.rol, "op": upload.op, "onderdelen": own}
    )
    accepted = Handeling.model_validate({"door": by.functie, "rol": by.rol, "op": _now()})
    return replace(proposal, yml=proposal.yml.model_copy(update={"aangeleverd": sent, "aanvaard": accepted}))


@contextmanager
def beside(data: Path, proposal: Proposal) -> Iterator[Path]:
    """A data folder with every delivery of `data` (by link) and the proposal; it stands in `data`, so that a rename
    from it is one step."""
    _clear_left_behind(data)
    with TemporaryDirectory(prefix=f"{BESIDE}{os.getpid()}-", dir=data, ignore_cleanup_errors=True) as name:
        together = Path(name)
        (together / "leveringen").mkdir()
        for folder in delivery_folders(data / "leveringen"):
            (together / "leveringen" / folder.name).symlink_to(folder.resolve(), target_is_directory=True)
        (together / "indicators.yml").symlink_to(indicators_path(data).resolve())
        write_delivery(together / "leveringen" / proposal.id, proposal)
        yield together


def _clear_left_behind(data: Path) -> None:
    """Remove what processes that were killed left beside the deliveries: none of it was accepted."""
    for folder in data.glob(f"{BESIDE}*"):
        number = folder.name.removeprefix(BESIDE).split("-")[0]
        if not (number.isdigit() and _is_running(int(number))):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One acceptance at a time, over all processes; the lock is gone when its process is. Raises SomebodyElse."""
    with (data / LOCK).open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SomebodyElse from error
        yield


def _keep(folder: Path, upload: Upload) -> None:
    """The file as it was sent, under its fingerprint: the passage behind every figure in it."""
    folder.mkdir(exist_ok=True)
    target = folder / f"{upload.sha256[:12]}-{upload.name}"
    temporary = folder / f".{target.name}-{os.getpid()}"
    write_through(temporary, upload.content)
    os.replace(temporary, target)
    sync_folder(folder)


def _about(proposal: Proposal, findings: Sequence[Finding], before: Sequence[Finding]) -> list[Finding]:
    """The findings that come with the proposal, also at another delivery that it contradicts or repeats.

    A row of one of its own CSVs is told as the row of the file that was sent. What to do about the definitions is for
    who keeps those, not for the sender.
    """
    own = [finding for finding in findings if finding.levering_id == proposal.id]
    others = [
        finding for finding in findings if finding.levering_id not in (proposal.id, None) and finding not in before
    ]
    return [*(as_sent(finding, proposal) for finding in own), *others]
