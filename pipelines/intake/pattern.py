"""Which numbers of a delivery are not shown: written in its levering.yml on acceptance, so that it holds for ever."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from pipelines.build import Progress, Staging, hidden_in
from pipelines.hidden import HiddenRow
from pipelines.intake.proposal import Proposal, write_through
from pipelines.intake.sheets import Reading

# Tables that hold numbers of persons.
_NUMBERS = ("meting", "fasetelling")
_TOLD = "wordt niet getoond (klein aantal): het is klein, of een klein aantal is eruit af te leiden"
_DERIVED = "; let op: uit wat al getoond werd of openbaar is, is het toch ongeveer te berekenen"


def write_pattern(staging: Staging, proposal: Proposal, progress: Progress) -> list[Reading]:
    """Write in the levering.yml of a proposal among the deliveries that are staged what of it is hidden.

    Returns what the sender should know: each of those rows, as it stood in the file that was sent. Raises
    DefinitionsError.
    """
    if proposal.yml.openbaar == "ja" or not any(proposal.tables.get(table) for table in _NUMBERS):
        return []
    if hidden := hidden_in(staging, proposal.id, progress):
        path = staging.data / "leveringen" / proposal.id / "levering.yml"
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
        # The fingerprints stay last, as they are in every levering.yml.
        fingerprints = described.pop("csv")
        described["verborgen"] = _pattern(hidden)
        described["csv"] = fingerprints
        text = yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=120)
        write_through(path, text.encode("utf-8"))
    return [_reading(proposal, row) for row in hidden]


def _pattern(hidden: Sequence[HiddenRow]) -> list[dict[str, str]]:
    reasons = {row.sleutel: row.reden for row in hidden}
    return [{"sleutel": sleutel, "reden": reden} for sleutel, reden in reasons.items()]


def _reading(proposal: Proposal, row: HiddenRow) -> Reading:
    told = _TOLD + (_DERIVED if row.reden == "afleidbaar" else "")
    place = proposal.places[row.tabel][row.rij - 2]
    column = "aantal" if row.tabel == "fasetelling" else "waarde"
    sheet, cell = place.sheet if place.workbook else None, place.cells.get(column)
    return Reading(proposal.yml.bronnen[0].bestand, told, sheet, cell, rij=place.row)
