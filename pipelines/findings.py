"""What a check found: one thing, at one place, with what to do about it. The words are for the supplier, so Dutch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

BLOCKS = "blokkeert"
WARNS = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `rij` counts as a spreadsheet does (header = 1); None: the whole file. `kolom` None: the row."""

    bestand: str
    melding: str
    oplossing: str
    rij: int | None = None
    kolom: str | None = None
    waarde: str | None = None
    levering_id: str | None = None
    ernst: Literal["blokkeert", "waarschuwing"] = "blokkeert"

    def __str__(self) -> str:
        """`meting.csv, rij 14, kolom 'waarde': '12,5%' is geen getal. Schrijf 12.5 (punt, geen %-teken).`"""
        return f"{self.plaats}: {self.wat}. {self.oplossing}"

    @property
    def plaats(self) -> str:
        """File, row or line, column or key."""
        unit, kind = ("regel", "sleutel") if self.bestand.endswith(".yml") else ("rij", "kolom")
        row = f", {unit} {self.rij}" if self.rij is not None else ""
        column = f", {kind} '{self.kolom}'" if self.kolom is not None else ""
        return f"{self.bestand}{row}{column}"

    @property
    def wat(self) -> str:
        """The value, when there is one, and what is wrong with it."""
        return f"'{self.waarde}' {self.melding}" if self.waarde is not None else self.melding

    def in_delivery(self, levering_id: str) -> Finding:
        """The same finding, with the delivery it is about."""
        return replace(self, levering_id=levering_id)


def blocking(findings: list[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    return [finding for finding in findings if finding.ernst == BLOCKS]


def in_order(findings: list[Finding]) -> list[Finding]:
    """By delivery, file and row: as a reader walks through the files."""
    return sorted(findings, key=lambda f: (f.levering_id or "", f.bestand, f.rij or 0, f.kolom or "", f.melding))
