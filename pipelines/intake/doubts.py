"""What the sender of a delivery has to explain: jumps, values that fell away, and other values for the same fact.

None of it blocks: each can be true, and only who sent it knows. It is asked before anybody accepts, so that the
explanation stands with the delivery.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipelines.findings import WARNS, Finding
from pipelines.intake.changes import both
from pipelines.intake.labels import READ_ME
from pipelines.intake.proposal import Proposal, as_sent
from pipelines.intake.submission import NOBODY
from pipelines.sql_files import read_sql, run

RULES = ("toekomst", "sprong", "weggevallen", "fasen", "verschil")


def doubts(old: Path, new: Path, proposal: Proposal) -> list[Finding]:
    """What to explain in a proposal, from the state without it (old) and with it (new); in the order of the file."""
    return [as_sent(finding, proposal) for finding, _ in _found(old, new, proposal)]


def with_doubts(findings: Sequence[Finding], old: Path, new: Path, proposal: Proposal) -> list[Finding]:
    """Findings of the checks and the doubts.

    That a value differs from another one is said once: a doubt says more of it than contradiction-unexplained does.
    """
    found = _found(old, new, proposal)
    differs = {_place(as_sent(finding, proposal)) for finding, rule in found if rule == "verschil"}
    once = [finding for finding in findings if finding.kolom != "toelichting" or _place(finding) not in differs]
    return [*once, *(as_sent(finding, proposal) for finding, _ in found)]


def _found(old: Path, new: Path, proposal: Proposal) -> list[tuple[Finding, str]]:
    """Each doubt at the row of the delivery's own CSV, and the rule that found it."""
    given = {"levering": proposal.id, "lees_mij": READ_ME, "niemand": NOBODY}
    found: list[tuple[Finding, str]] = []
    with both(old, new) as con:
        for rule in RULES:
            sql = read_sql(f"changes/{rule}.sql")
            rows = run(con, sql, {name: value for name, value in given.items() if f"${name}" in sql}).fetchall()
            for tabel, rij, kolom, melding, oplossing in rows:
                finding = Finding(f"{tabel}.csv", melding, oplossing, rij, kolom, None, proposal.id, WARNS)
                found.append((finding, rule))
    return sorted(found, key=lambda item: (item[0].bestand, item[0].rij or 0))


def _place(finding: Finding) -> tuple[str, str | None, int | None]:
    return finding.bestand, finding.blad, finding.rij
