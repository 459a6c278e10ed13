"""What a check found: one thing, at one place, with what to do about it. The words are for the supplier, so Dutch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

BLOCKS = "blokkeert"
WARNS: Literal["waarschuwing"] = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `rij` counts as a spreadsheet does (header = 1); None: the whole file. `kolom` None: the row.

    `blad` and `cel` are the place in a workbook that somebody sent; None: the file is no workbook, or the whole sheet.
    """

    bestand: str
    melding: str
    oplossing: str
    rij: int | None = None
    kolom: str | None = None
    waarde: str | None = None
    levering_id: str | None = None
    ernst: Literal["blokkeert", "waarschuwing"] = "blokkeert"
    blad: str | None = None
    cel: str | None = None

    def __str__(self) -> str:
        """`meting.csv, rij 14, kolom 'waarde': '12,5%' is geen getal. Schrijf 12.5 (punt, geen %-teken).`"""
        return f"{self.plaats}: {self.wat}. {self.oplossing}"

    @property
    def plaats(self) -> str:
        """File, row or line, column or key; in a workbook file, sheet, cell or row."""
        if self.blad is not None:
            return place_in_workbook(self.bestand, self.blad, self.cel, self.rij)
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


def place_in_workbook(bestand: str, blad: str, cel: str | None, rij: int | None) -> str:
    """`levering.xlsx, blad 'meting', cel E14`, as the one who sent it finds it back."""
    cell = f", cel {cel}" if cel is not None else f", rij {rij}" if rij is not None else ""
    return f"{bestand}, blad '{blad}'{cell}"


def blocking(findings: list[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    return [finding for finding in findings if finding.ernst == BLOCKS]


def in_order(findings: list[Finding]) -> list[Finding]:
    """By delivery, file and row: as a reader walks through the files."""
    return sorted(findings, key=lambda f: (f.levering_id or "", f.bestand, f.rij or 0, f.kolom or "", f.melding))
