"""Rows that say again exactly what is known: whoever sends a whole form to mend one figure sends the others too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipelines.build import repeated_in
from pipelines.intake.accept import beside
from pipelines.intake.proposal import Place, Proposal
from pipelines.intake.sheets import Reading

_SKIPPED = "stond er al precies zo en is overgeslagen"


def without_repeats(data: Path, var: Path, proposal: Proposal) -> tuple[Proposal, list[Reading]]:
    """The proposal without the numbers that another delivery gives already, and what the sender should know of each.

    Raises DefinitionsError.
    """
    with beside(data, proposal) as together:
        found = repeated_in(together, proposal.id, var)
    # The header is row 1.
    every = [(table, rij) for table, rows in proposal.tables.items() for rij in range(2, len(rows) + 2)]
    repeated = set(every if found is None else found)
    tables = {
        table: [row for rij, row in enumerate(rows, 2) if (table, rij) not in repeated]
        for table, rows in proposal.tables.items()
    }
    places = {
        table: [place for rij, place in enumerate(stood, 2) if (table, rij) not in repeated]
        for table, stood in proposal.places.items()
    }
    readings = [_reading(proposal, proposal.places[table][rij - 2]) for table, rij in every if (table, rij) in repeated]
    return replace(proposal, tables=tables, places=places), readings


def _reading(proposal: Proposal, place: Place) -> Reading:
    sheet = place.sheet if place.workbook else None
    return Reading(proposal.yml.bronnen[0].bestand, _SKIPPED, sheet, rij=place.row)
