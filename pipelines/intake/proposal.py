"""A delivery that is not accepted yet, and the folder it becomes."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

import yaml

from pipelines.check import REFERENCE_WORDS
from pipelines.condense import Read
from pipelines.deliveries import LeveringYml, delivery_folders, number_of_the_day
from pipelines.findings import BLOCKS, Finding

Cells = Mapping[str, str | None]
_PART_BYTES = 1_000_000


class Place(NamedTuple):
    """Where a row of a delivery stood in the file that was sent: sheet, row, and the cell of each column.

    `workbook` False: a CSV file, which has no sheets.
    """

    sheet: str
    row: int
    cells: Mapping[str, str]
    workbook: bool = True


class FileChanged(Exception):
    """A file that somebody sent is no longer what was looked at."""


@dataclass(frozen=True, slots=True)
class SentRegistrations:
    """A file with registrations: its name as it was sent and in its delivery, and its fingerprint.

    `source`: where it stands; its bytes when it came through a page. `read`: what was read of it, as long as it is
    looked at.
    """

    name: str
    stored: str
    sha256: str
    source: Path | bytes
    read: Read | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A delivery as it would stand in `data/leveringen/<id>/`: what levering.yml says, and the rows per table.

    `places` has per table where each of its rows stood, in the same order, to say where a finding is. `registraties`:
    then there are no rows; they are counted.
    """

    id: str
    yml: LeveringYml
    tables: Mapping[str, Sequence[Cells]]
    places: Mapping[str, Sequence[Place]]
    registraties: SentRegistrations | None = None


def as_sent(finding: Finding, proposal: Proposal) -> Finding:
    """A finding at a row of one of the delivery's own CSVs, told as the row of the file that was sent."""
    places = proposal.places.get(finding.bestand.removesuffix(".csv"))
    if places is None or finding.rij is None or not 0 <= finding.rij - 2 < len(places):
        return finding
    place = places[finding.rij - 2]
    sent = replace(
        finding,
        bestand=proposal.yml.bronnen[0].bestand,
        rij=place.row,
        cel=place.cells.get(finding.kolom or ""),
        oplossing=_for_sender(finding),
        levering_id=None,
    )
    if not place.workbook:
        return sent
    dutch = finding.waarde and _in_dutch(finding.waarde)
    return replace(sent, blad=place.sheet, waarde=dutch, melding=_in_dutch(finding.melding))


def _for_sender(finding: Finding) -> str:
    """The remedy; what only the gegevensbeheerder can change is none for a sender."""
    for words in REFERENCE_WORDS.values():
        if finding.melding == words.melding:
            return finding.oplossing.replace(words.oplossing, words.voor_inzender)
    if "indicators.yml" not in finding.oplossing and "levering.yml" not in finding.oplossing:
        return finding.oplossing
    if finding.ernst == BLOCKS:
        first = "Zet terug wat er stond of verbeter de waarde. Kan dat niet, vraag dan de gegevensbeheerder"
    else:
        first = "Verbeter de waarde. Klopt zij toch, schrijf dan in de toelichting waarom. Voor de gegevensbeheerder"
    return f"{first}: {finding.oplossing}"


def _in_dutch(text: str) -> str:
    """A text with its dates as a workbook shows them; those in a key or the id of a delivery stay."""
    return re.sub(r"(?<![:\w-])(\d{4})-(\d\d)-(\d\d)(?![-:~\w])", r"\3-\2-\1", text)


def free_id(data: Path, bekend_op: date, titel: str) -> str:
    """`<jjjj-mm-dd>-<naam>`; the second one of that day gets -2, so that ids say in which order they came."""
    plain = unicodedata.normalize("NFKD", titel).encode("ascii", "ignore").decode().lower()
    # A name that ends as the number of a delivery does would say something else than its title.
    naam = re.sub(r"-(\d{1,2})$", r"-nr\1", re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")) or "levering"
    that_day = [folder.name for folder in delivery_folders(data / "leveringen") if folder.name[:10] == str(bekend_op)]
    number = 1 + max((number_of_the_day(name) for name in that_day), default=0)
    return f"{bekend_op}-{naam}" if number == 1 else f"{bekend_op}-{naam}-{number}"


class _Plain(yaml.SafeDumper):
    """Writes a date that stands there twice as a date, twice."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def write_delivery(folder: Path, proposal: Proposal) -> None:
    """Write levering.yml, a CSV per table and registrations into a new folder, through to the disk.

    Raises FileChanged.
    """
    folder.mkdir(parents=True)
    files = {f"{table}.csv": _csv(rows) for table, rows in sorted(proposal.tables.items()) if rows}
    described = proposal.yml.model_dump(mode="python", exclude_none=True)
    described["csv"] = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    if (sent := proposal.registraties) is not None:
        copy_whole(sent, folder / sent.stored)
        described["csv"][sent.stored] = sent.sha256
    text = yaml.dump(described, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=120)
    for name, content in {**files, "levering.yml": text.encode("utf-8")}.items():
        write_through(folder / name, content)
    sync_folder(folder)


def _csv(rows: Sequence[Cells]) -> bytes:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: value or "" for column, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8")


def write_through(path: Path, content: bytes) -> None:
    """Write a file, through to the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy_whole(sent: SentRegistrations, target: Path) -> None:
    """Copy a file with registrations part by part, through to the disk. Raises FileChanged."""
    digest = hashlib.sha256()
    with _opened(sent.source) as source, target.open("wb") as file:
        while part := source.read(_PART_BYTES):
            digest.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != sent.sha256:
        raise FileChanged


def _opened(source: Path | bytes) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def sync_folder(folder: Path) -> None:
    """A new name in a folder is only safe when the folder itself is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
