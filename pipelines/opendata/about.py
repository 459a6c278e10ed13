"""What an edition of the open data is: of which state and programme, known on which date, from which deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipelines.build import LIMITS
from pipelines.opendata.choice import Choice, NothingPublic
from pipelines.opendata.files import DATABASE
from pipelines.opendata.metadata import Opendata

TERMS = "LICENTIE.md"
_OWN_TERMS = "Voorwaarden per levering"


@dataclass(frozen=True, slots=True)
class Source:
    """One delivery that is in it."""

    id: str
    titel: str
    uitgever: str
    datum_tekst: str
    licentie: str
    documenten: str


@dataclass(frozen=True, slots=True)
class About:
    """One edition. `programma`: its id and name, None for all. `van`, `tot`: the first and last day of its values."""

    opendata: Opendata
    choice: Choice
    programma: tuple[str, str] | None
    staat: str
    bekend_op: date
    bekend_op_tekst: str
    van: date | None
    tot: date | None
    oefening: bool
    leveringen: tuple[Source, ...]
    tabellen: int

    @property
    def naam(self) -> str:
        return f"programmamonitor-{self.programma[0]}" if self.programma else "programmamonitor"

    @property
    def titel(self) -> str:
        practice = "OEFENGEGEVENS: " if self.oefening else ""
        return f"{practice}{self.opendata.titel}" + (f": {self.programma[1]}" if self.programma else "")

    @property
    def beschrijving(self) -> str:
        practice = " Dit zijn verzonnen gegevens om mee te oefenen." if self.oefening else ""
        about = f" Deze uitgave gaat alleen over {self.programma[1]}." if self.programma else ""
        return f"{self.opendata.beschrijving}{about}{practice}"

    @property
    def trefwoorden(self) -> list[str]:
        return [*self.opendata.trefwoorden, *(["oefengegevens"] if self.oefening else [])]

    @property
    def dataset(self) -> str:
        """What identifies the dataset, in every edition of it."""
        return f"{self.opendata.adres}#dataset" + (f"-{self.programma[0]}" if self.programma else "")

    @property
    def not_allowed(self) -> list[str]:
        """The deliveries whose own licence is not one for which the licence of the whole may be given."""
        licence = self.opendata.licentie
        return [s.id for s in self.leveringen if licence is None or s.licentie not in licence.past_bij]

    @property
    def licentie_naam(self) -> str:
        licence = self.opendata.licentie
        return licence.naam if licence and not self.not_allowed else _OWN_TERMS

    @property
    def licentie_adres(self) -> str:
        licence = self.opendata.licentie
        return licence.adres if licence and not self.not_allowed else f"{self.opendata.adres}{TERMS}"


def about_edition(folder: Path, opendata: Opendata, choice: Choice, programma: str | None, tabellen: int) -> About:
    """Read from the database in a folder what it is. Raises NothingPublic when no delivery is in it."""
    with duckdb.connect(str(folder / DATABASE), read_only=True, config=LIMITS) as con:
        staat, oefening = con.sql("SELECT staat, oefening FROM meta.build").fetchall()[0]
        leveringen = con.sql(
            """
            SELECT id, titel, uitgever, publicatie_tekst, licentie, coalesce(documenten, '')
            FROM mart.levering ORDER BY bekend_op, id
            """
        ).fetchall()
        if not leveringen:
            raise NothingPublic
        bekend_op, op_tekst = con.sql(
            "SELECT max(bekend_op), max_by(bekend_op_tekst, bekend_op) FROM mart.levering"
        ).fetchall()[0]
        van, tot = con.sql(
            """
            SELECT min(begin), max(eind) FROM (
                SELECT coalesce(geldig_van, geldig_op) AS begin, geldig_op AS eind FROM core.meting
                UNION ALL SELECT datum, datum FROM core.fasetelling
            )
            """
        ).fetchall()[0]
        name = con.sql("SELECT naam FROM core.programma WHERE id = $id", params={"id": programma}).fetchall()
    named = (programma, name[0][0]) if programma else None
    sources = tuple(Source(*row) for row in leveringen)
    return About(opendata, choice, named, staat, bekend_op, op_tekst, van, tot, oefening, sources, tabellen)
