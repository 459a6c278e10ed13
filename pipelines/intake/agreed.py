"""What was agreed about deliveries before any comes in: the tables of the contract and the definitions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipelines.build import DefinitionsError, indicators_path
from pipelines.definitions import Definitions, read_definitions
from pipelines.tables import Table, contract

# What is laid down of a meeting, a figure or a view is written by the monitor itself; nobody sends it.
WRITTEN_HERE = ("overleg_besluit", "besluit_optie", "actie", "uitleg", "weergave", "overleg_dia", "overleg_vak")


def delivery_contract(data: Path) -> tuple[Mapping[str, Table], Definitions]:
    """What a delivery must look like, and the definitions of a data folder. Raises DefinitionsError."""
    definitions, findings = read_definitions(indicators_path(data))
    if definitions is None:
        raise DefinitionsError(findings)
    return sent_tables(), definitions


def sent_tables() -> Mapping[str, Table]:
    """The tables that somebody can send."""
    return {name: table for name, table in contract().items() if name not in WRITTEN_HERE}
