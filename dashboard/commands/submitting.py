"""`programmamonitor submit`: the door for a terminal: a file is read and looked at, then accepted or kept apart."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from dashboard.commands import FAILURE, FINDINGS, GOOD, WRONG_USE
from dashboard.door_words import why_not
from pipelines.build import DeliveriesRefused
from pipelines.findings import Finding, blocking
from pipelines.intake.accept import BaseChanged, NotExplained, NotInUse, SomebodyElse, accept, is_kept, refuse
from pipelines.intake.changes import Change, moves
from pipelines.intake.look import Look, look
from pipelines.intake.proposal import FileChanged
from pipelines.intake.registrations import is_registrations
from pipelines.intake.rights import TERMINAL
from pipelines.intake.sheets import MAX_FILE_BYTES
from pipelines.intake.submission import PersonInText

# Of one kind of line no more than a reader takes in; how many more there are is said.
SHOWN = 40


def submit(options: argparse.Namespace) -> int:
    """Read a file, say what it would change, and accept it when nothing blocks. Returns the exit code.

    Raises what a build raises.
    """
    name = options.bestand.name
    with options.bestand.open("rb") as file:
        start = file.read(MAX_FILE_BYTES + 1)
    # Registrations may be more than fits in memory: they are read where they stand.
    content = options.bestand if is_registrations(name, start) else start
    try:
        seen = look(options.data, options.var, name, content, TERMINAL, corrects=options.verbetert)
    except FileChanged as refusal:
        print(why_not(refusal), file=sys.stderr)
        return FINDINGS
    if seen.earlier:
        print(f"Precies dit bestand is al aanvaard als levering {seen.earlier}. Er verandert niets.")
        return GOOD
    _print_lines("Zo is het gelezen", [str(reading) for reading in seen.readings])
    if not seen.is_acceptable:
        return _refused(options, seen, seen.findings)
    _print_findings(seen.findings)
    assert seen.preview is not None, "what is acceptable was looked at"
    _print_changes(seen.preview.changes)
    if options.dry_run:
        print("Dit was een proef: er is niets veranderd.")
        return GOOD
    return _accepted(options, seen)


def _accepted(options: argparse.Namespace, seen: Look) -> int:
    assert seen.preview is not None, "what is acceptable was looked at"
    try:
        proposal = seen.explained(options.toelichting)
        state = accept(options.data, options.var, proposal, seen.upload, seen.preview, TERMINAL)
    except NotExplained:
        print("Er zijn waarschuwingen. Leg ze uit met --toelichting TEKST; dan wordt de levering aanvaard.")
        return FINDINGS
    except (BaseChanged, FileChanged, PersonInText, SomebodyElse) as refusal:
        print(why_not(refusal), file=sys.stderr)
        return {PersonInText: WRONG_USE, SomebodyElse: FAILURE}.get(type(refusal), FINDINGS)
    except NotInUse:
        print(f"Levering {proposal.id} is aanvaard, maar de nieuwe stand kon nog niet in gebruik genomen worden.")
        print("Kijk of er ruimte op de schijf is en doe daarna: programmamonitor build.")
        return FAILURE
    except DeliveriesRefused as refusal:
        return _refused(options, seen, refusal.findings)
    print(f"Levering {proposal.id} is aanvaard, als concept. De stand {state} is in gebruik.")
    return GOOD


def _refused(options: argparse.Namespace, seen: Look, findings: Sequence[Finding]) -> int:
    _print_findings(findings)
    stops = len(blocking(list(findings)))
    print(f"\n{'1 bevinding blokkeert' if stops == 1 else f'{stops} bevindingen blokkeren'}. Er is niets veranderd.")
    if not options.dry_run:
        folder = refuse(options.data, seen.upload, findings, "bevindingen blokkeren")
        kept = (
            "Het bestand en de bevindingen staan" if is_kept(seen.upload, findings) else "Alleen de bevindingen staan"
        )
        print(f"{kept} in {folder}.")
    return FINDINGS


def _print_findings(findings: Sequence[Finding]) -> None:
    for ernst in ("blokkeert", "waarschuwing"):
        _print_lines(ernst.capitalize(), [str(finding) for finding in findings if finding.ernst == ernst])


def _print_changes(changes: Sequence[Change]) -> None:
    moved = moves(changes)
    own = [str(change) for change in moved.door_levering]
    _print_lines(f"Wat er verandert: {moved.telling}", own or ["Geen enkel cijfer dat getoond wordt, verandert."])
    _print_lines("Wat daaruit volgt", [str(change) for change in moved.afgeleid])
    later = [str(change) for change in moved.door_tijd]
    _print_lines("Wat alleen verandert doordat de stand van een latere dag is", later)


def _print_lines(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    print(f"\n{title}")
    for line in lines[:SHOWN]:
        print(f"  {line}")
    if len(lines) > SHOWN:
        print(f"  … en nog {len(lines) - SHOWN}")
