"""A file as somebody sent it, and all that is known about it before it counts: the same for page and terminal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines.build import Progress
from pipelines.definitions import Definitions
from pipelines.deliveries import sha256
from pipelines.findings import Finding, blocking
from pipelines.intake.accept import NotExplained, Preview, Upload, preview, sent_before
from pipelines.intake.agreed import delivery_contract
from pipelines.intake.changes import given_before
from pipelines.intake.form import FORM_TABLES
from pipelines.intake.names import names_of_no_person
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Proposal
from pipelines.intake.registrations import (
    is_registrations,
    propose_registrations,
    read_once,
    sent_registrations,
    what_was_counted,
)
from pipelines.intake.repeats import without_repeats
from pipelines.intake.rights import Actor, require
from pipelines.intake.sheets import Reading, Unreadable
from pipelines.intake.spreadsheet import safe_name
from pipelines.intake.submission import PersonInText, Submission, propose, read_submission
from pipelines.intake.values import PERCENT_COLUMNS
from pipelines.publish import state_file

_PERSON_IN_NAME = "in de naam van het bestand kan een burgerservicenummer staan"
_NOTHING_NEW = (
    "alles in dit bestand staat al precies zo in de monitor",
    "U hoeft niets te doen. Wilde u iets verbeteren? Verander dan die cel en stuur het bestand opnieuw.",
)
_NOT_OF_SUPPLIERS = (
    "bestanden met registraties levert alleen de gegevensbeheerder: zij gaan over mensen",
    "Lever zelf de getelde waarden, met het formulier. Of vraag de gegevensbeheerder.",
)
DELIVERS = "een leverancier of de gegevensbeheerder levert aan"
# What a supplier may deliver: what the form asks, and what an organisation knows of itself. Agreements, judgements, who
# owes what and the tree itself are for the gegevensbeheerder.
OF_SUPPLIERS = (*FORM_TABLES, "faseverloop", "deelname", "verhaal")


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of an upload. `earlier`: the delivery that was made of exactly this file before.

    `proposal` None: it cannot be one (not readable, blocked by what is in it, or sent before); `preview` None: not
    looked at among the other deliveries; `is_readable`: there are cells to write remarks beside.
    """

    upload: Upload
    readings: Sequence[Reading]
    findings: Sequence[Finding]
    earlier: str | None = None
    proposal: Proposal | None = None
    preview: Preview | None = None
    is_readable: bool = True

    @property
    def stops(self) -> list[Finding]:
        """The findings that block."""
        return blocking(list(self.findings))

    @property
    def is_acceptable(self) -> bool:
        """Whether it can become a delivery as it is."""
        return self.preview is not None and self.preview.is_acceptable and not self.stops

    @property
    def needs_explanation(self) -> bool:
        """Whether there are warnings that somebody has to explain."""
        return self.is_acceptable and bool(self.findings)

    def explained(self, toelichting: str | None) -> Proposal:
        """The proposal with what the sender or the one who accepts adds to its remarks.

        Raises PersonInText; NotExplained when there are warnings and no words: a remark that was written before anybody
        saw the warnings explains none of them.
        """
        if toelichting and holds_bsn(toelichting):
            raise PersonInText
        if self.needs_explanation and not (toelichting or "").strip():
            raise NotExplained
        assert self.proposal is not None, "only what is acceptable is explained"
        yml = self.proposal.yml.model_copy(update={"toelichting": _joined(self.proposal.yml.toelichting, toelichting)})
        return replace(self.proposal, yml=yml)


def _joined(*texts: str | None) -> str | None:
    """Remarks one after the other as sentences; None: there are none."""
    remarks = [text.strip() for text in texts if text and text.strip()]
    ended = [text if text.rstrip("\"'’”)").endswith((".", "!", "?", "…", ":", ";")) else f"{text}." for text in remarks]
    return " ".join([*ended[:-1], *remarks[-1:]]) or None


def look(
    data: Path,
    var: Path,
    name: str,
    content: bytes | Path,
    by: Actor,
    sent: datetime | None = None,
    corrects: bool = False,
    progress: Progress = lambda _: None,
) -> Look:
    """Read a file and look at what it would change. Changes nothing that anyone sees.

    `content`: of registrations it may be the place where they stand. `by` is who sent it, at `sent` (None: now);
    `corrects`: its values are better ones for what was delivered before, also when the file does not say so. Raises
    NotAllowed, DefinitionsError and what `preview` raises.
    """
    require(by.may_deliver, DELIVERS)
    now = (sent or datetime.now(UTC)).replace(microsecond=0)
    registrations = isinstance(content, Path) or is_registrations(safe_name(name), content)
    fingerprint = sha256(content) if isinstance(content, Path) else hashlib.sha256(content).hexdigest()
    kept = b"" if registrations or isinstance(content, Path) else content
    upload = Upload(safe_name(name), kept, fingerprint, by, now, registrations)
    if holds_bsn(upload.name):
        nameless = replace(upload, name="bestand")
        return Look(nameless, [], [Finding("bestand", _PERSON_IN_NAME, "Geef het een andere naam en lever opnieuw.")])
    if earlier := sent_before(data, upload.sha256):
        return Look(upload, [], [], earlier)
    if registrations:
        return _registrations(data, var, upload, content, corrects, progress)
    tables, definitions = delivery_contract(data)
    progress("bestand lezen")
    try:
        read = read_submission(name, upload.content, tables, names_of_no_person(data))
    except Unreadable as refusal:
        return Look(upload, [], refusal.findings, is_readable=False)
    findings = [*read.findings, *_of_others(read, by), *_percentages_of_counts(read, definitions)]
    if not read.rows:
        return Look(upload, read.readings, findings)
    # What can be read is looked at among the other deliveries all the same: a sender wants to hear everything at once.
    proposal, not_kept = propose(data, read, definitions, date.today(), by)
    readings = [*read.readings, *not_kept]
    seen = preview(data, var, proposal, progress)
    if not seen.is_acceptable:
        proposal, repeated = without_repeats(data, var, proposal)
        readings += repeated
        if repeated and not any(proposal.tables.values()):
            return Look(upload, readings, [*findings, Finding(upload.name, *_NOTHING_NEW)])
        if repeated:
            seen = preview(data, var, proposal, progress)
    if corrects or read.corrects:
        proposal, seen = _correcting(data, var, proposal, seen, progress)
    findings += _not_told_yet(seen.findings, blocking(findings))
    findings.sort(key=lambda finding: (finding.blad or "", finding.rij or 0))
    if blocking(findings):
        return Look(upload, readings, findings)
    return Look(upload, [*seen.hidden, *readings], findings, None, proposal, seen)


def _registrations(
    data: Path, var: Path, upload: Upload, content: bytes | Path, corrects: bool, progress: Progress
) -> Look:
    """The same for registrations: there are no cells to write remarks beside, and they are no supplier's to deliver."""
    if not upload.door.may_accept:
        return Look(upload, [], [Finding(upload.name, *_NOT_OF_SUPPLIERS)], is_readable=False)
    progress("bestand lezen")
    sent = sent_registrations(upload.name, content, upload.sha256)
    with read_once(sent, var) as read:
        file, findings = read.read or (None, [])
        if file is None:
            found = [replace(finding, bestand=sent.name) for finding in findings]
            return Look(upload, [], found, is_readable=False)
        proposal = propose_registrations(data, read, file.rows, date.today())
        seen = preview(data, var, proposal, progress)
        if corrects:
            proposal, seen = _correcting(data, var, proposal, seen, progress)
    # A column is told as it is called in the file.
    told = [replace(finding, kolom=file.written.get(finding.kolom or "", finding.kolom)) for finding in seen.findings]
    if seen.state is None:
        return Look(upload, [], told, is_readable=False)
    counted = what_was_counted(state_file(var, seen.state), proposal, file.rows)
    proposal = replace(proposal, registraties=sent)
    return Look(upload, [counted], told, None, proposal, seen, is_readable=False)


def _correcting(
    data: Path, var: Path, proposal: Proposal, seen: Preview, progress: Progress
) -> tuple[Proposal, Preview]:
    """The proposal as one that gives better values for what another delivery has, and what is seen of it then."""
    keys = given_before(state_file(var, seen.state), proposal.id) if seen.state is not None else []
    if not keys:
        return proposal, seen
    corrected = replace(proposal, yml=proposal.yml.model_copy(update={"corrigeert": keys}))
    return corrected, preview(data, var, corrected, progress)


def _not_told_yet(more: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Findings of the checks, without those that only follow from a cell or column that could not be read."""
    cells = {(finding.blad, finding.rij, finding.kolom) for finding in told}
    rows = {(finding.blad, finding.rij) for finding in told}
    columns = {(finding.blad, finding.kolom) for finding in told if finding.cel is None}

    def follows(found: Finding) -> bool:
        if (found.blad, found.rij) in rows:
            return found.kolom is None or (found.blad, found.rij, found.kolom) in cells
        return (found.blad, found.kolom) in columns

    return [finding for finding in more if not follows(finding)]


def _percentages_of_counts(read: Submission, definitions: Definitions) -> Iterator[Finding]:
    """Values that are shown as a percentage where the indicator counts things: 46% is not 46 clients."""
    units = {indicator.id: indicator.eenheid for indicator in definitions.indicatoren}
    for row in read.rows.get("meting", ()):
        unit = units.get(row.cells["indicator_id"] or "", "procent")
        for column in sorted(row.percentages & set(PERCENT_COLUMNS)) if unit != "procent" else ():
            blad, cel = row.sheet if read.file.workbook else None, row.places[column]
            melding = f"is een percentage, en deze indicator telt {unit}"
            remedy = "Schrijf het aantal, zonder %-teken en zonder de opmaak van een percentage."
            value = f"{row.cells[column]}%"
            yield Finding(read.file.name, melding, remedy, row.number, column, value, blad=blad, cel=cel)


def _of_others(read: Submission, by: Actor) -> Iterator[Finding]:
    """Tables and rows that the sender does not speak for. A row whose onderdeel could not be read is told already."""
    if by.may_accept:
        return
    told = {(finding.blad, finding.rij, finding.kolom) for finding in read.findings}
    for table, rows in read.rows.items():
        for row in rows:
            blad = row.sheet if read.file.workbook else None
            onderdeel, cel = row.cells.get("onderdeel_id"), row.places.get("onderdeel_id")
            if table not in OF_SUPPLIERS:
                remedy = f"Haal deze rijen weg. U levert: {', '.join(OF_SUPPLIERS)}. Vraag anders de gegevensbeheerder."
                yield Finding(read.file.name, f"de tabel {table} is niet van u", remedy, row.number, blad=blad)
            elif not by.speaks_for(onderdeel) and (blad, row.number, "onderdeel_id") not in told:
                melding = "hoort niet bij de onderdelen waarvoor u levert" if onderdeel else "hier staat geen onderdeel"
                remedy = f"U levert voor: {', '.join(by.onderdelen)}. Vraag anders de gegevensbeheerder."
                yield Finding(
                    read.file.name, melding, remedy, row.number, "onderdeel_id", onderdeel, blad=blad, cel=cel
                )
