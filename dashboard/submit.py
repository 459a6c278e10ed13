"""`programmamonitor submit`: the door for a terminal: a file is read and looked at, then accepted or kept apart."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from pipelines.build import DeliveriesRefused, build, indicators_path
from pipelines.definitions import Definitions, read_definitions
from pipelines.findings import Finding, blocking
from pipelines.intake.accept import (
    BaseChanged,
    NotInUse,
    Preview,
    SomebodyElse,
    Upload,
    accept,
    is_kept,
    preview,
    refuse,
    sent_before,
)
from pipelines.intake.changes import Change
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Proposal
from pipelines.intake.sheets import MAX_FILE_BYTES, Unreadable
from pipelines.intake.spreadsheet import safe_name
from pipelines.intake.submission import propose, read_submission
from pipelines.tables import Table, contract

GOOD, FINDINGS, WRONG_USE, FAILURE = 0, 1, 2, 4
# Who has this terminal may do everything: there is no other role to tell.
DOOR = "opdrachtregel"
# Of one kind of line no more than a reader takes in; how many more there are is said.
SHOWN = 40


def submit(options: argparse.Namespace) -> int:
    """Read a file, say what it would change, and accept it when nothing blocks. Returns the exit code.

    Raises what a build raises.
    """
    with options.bestand.open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if options.toelichting and holds_bsn(options.toelichting):
        print("In de toelichting kan een burgerservicenummer staan. Haal het weg en lever opnieuw.", file=sys.stderr)
        return WRONG_USE
    tables, definitions = _contract(options.data, options.var)
    try:
        read = read_submission(options.bestand.name, content, tables)
    except Unreadable as refusal:
        upload = _upload(options.bestand, content)
        return _refused(options, upload, refusal.findings, "het bestand is niet te lezen")
    upload = Upload(read.file.name, content, read.file.sha256, DOOR)
    if earlier := sent_before(options.data, upload.sha256):
        print(f"Precies dit bestand is al aanvaard als levering {earlier}. Er verandert niets.")
        return GOOD
    _print_lines("Zo is het gelezen", [str(reading) for reading in read.readings])
    if blocking(list(read.findings)):
        return _refused(options, upload, read.findings, "bevindingen blokkeren")
    proposal = propose(options.data, read, definitions, date.today(), options.toelichting)
    return _looked_at(options, upload, proposal)


def _looked_at(options: argparse.Namespace, upload: Upload, proposal: Proposal) -> int:
    seen = preview(options.data, options.var, proposal)
    if not seen.is_acceptable:
        return _refused(options, upload, seen.findings, "bevindingen blokkeren")
    _print_findings(seen.findings)
    _print_changes(seen.changes)
    if options.dry_run:
        print("Dit was een proef: er is niets veranderd.")
        return GOOD
    if seen.findings and not (options.toelichting or "").strip():
        print("Er zijn waarschuwingen. Leg ze uit met --toelichting TEKST; dan wordt de levering aanvaard.")
        return FINDINGS
    return _accepted(options, upload, proposal, seen)


def _accepted(options: argparse.Namespace, upload: Upload, proposal: Proposal, seen: Preview) -> int:
    try:
        state = accept(options.data, options.var, proposal, upload, seen)
    except SomebodyElse:
        print("Op dit moment aanvaardt iemand anders een levering. Probeer het zo opnieuw.", file=sys.stderr)
        return FAILURE
    except BaseChanged:
        again = "Lever opnieuw, dan ziet u wat er nu verandert."
        print(f"Intussen is er een andere levering aanvaard. {again}", file=sys.stderr)
        return FINDINGS
    except NotInUse:
        print(f"Levering {proposal.id} is aanvaard, maar de nieuwe stand kon nog niet in gebruik genomen worden.")
        print("Kijk of er ruimte op de schijf is en doe daarna: programmamonitor build.")
        return FAILURE
    except DeliveriesRefused as refusal:
        return _refused(options, upload, refusal.findings, "bevindingen blokkeren")
    print(f"Levering {proposal.id} is aanvaard, als concept. De stand {state} is in gebruik.")
    return GOOD


def _contract(data: Path, var: Path) -> tuple[dict[str, Table], Definitions]:
    path = build(data, var).path
    definitions, _ = read_definitions(indicators_path(data))
    assert definitions is not None, "the build read them"
    with duckdb.connect(str(path), read_only=True) as con:
        return contract(con), definitions


def _upload(path: Path, content: bytes) -> Upload:
    return Upload(safe_name(path.name), content, hashlib.sha256(content).hexdigest(), DOOR)


def _refused(options: argparse.Namespace, upload: Upload, findings: Sequence[Finding], reason: str) -> int:
    _print_findings(findings)
    stops = len(blocking(list(findings)))
    print(f"\n{'1 bevinding blokkeert' if stops == 1 else f'{stops} bevindingen blokkeren'}. Er is niets veranderd.")
    if not options.dry_run:
        kept = "Het bestand en de bevindingen staan" if is_kept(upload, findings) else "Alleen de bevindingen staan"
        print(f"{kept} in {refuse(options.data, upload, findings, reason)}.")
    return FINDINGS


def _print_findings(findings: Sequence[Finding]) -> None:
    for ernst in ("blokkeert", "waarschuwing"):
        _print_lines(ernst.capitalize(), [str(finding) for finding in findings if finding.ernst == ernst])


def _print_changes(changes: Sequence[Change]) -> None:
    counts = Counter(change.soort for change in changes)
    said = ", ".join(f"{counts[soort]} {soort}" for soort in ("nieuw", "gewijzigd", "gelijk", "verdwenen"))
    moved = [_change(change) for change in changes if change.soort != "gelijk"]
    _print_lines(f"Wat er verandert: {said}", moved or ["Geen enkel cijfer dat getoond wordt, verandert."])


def _change(change: Change) -> str:
    was, becomes = (
        " ".join(part for part in (value, f"({on})" if on else "", f"· {status}" if status else "") if part)
        for value, on, status in (
            (change.was, change.was_op, change.was_status),
            (change.wordt, change.wordt_op, change.wordt_status),
        )
    )
    return f"{change.soort}: {change.onderdeel_naam}, {change.naam}: {was or 'niets'} → {becomes or 'niets'}"


def _print_lines(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    print(f"\n{title}")
    for line in lines[:SHOWN]:
        print(f"  {line}")
    if len(lines) > SHOWN:
        print(f"  … en nog {len(lines) - SHOWN}")
