"""The texts of the source documents, read at the moment that somebody asks, and never stored.

They are not part of the product: a folder with them is named by `--sources` or `PROGRAMMAMONITOR_BRONNEN`.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from dashboard.dutch_numbers import numbers
from dashboard.queries import Document, Passage
from dashboard.server import SOURCES_ENV

MAX_BYTES = 20_000_000


NOT_SHOWN = (
    "Dit document is niet openbaar en er staat een klein aantal mensen in. Daarom tonen wij de tekst niet. "
    "De gegevensbeheerder heeft het document."
)
REGISTRATIONS = (
    "Dit getal is geteld uit registraties. Elke regel van dat bestand gaat over een mens. Daarom tonen wij die regels "
    "nooit; de gegevensbeheerder heeft het bestand."
)


class NoText(Exception):
    """The text cannot be read or is not the registered one; the message says which and what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One document as lines. `lines[0]` is line 1."""

    lines: tuple[str, ...]

    def passage(self, first: int, last: int) -> str:
        """Lines `first` to `last`, both included and counted from 1, each on its own line."""
        return "\n".join(self.lines[max(first, 1) - 1 : last])


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage to show: per line its number and its pieces, each with whether it is the stored value."""

    lines: tuple[tuple[int, tuple[tuple[str, bool], ...]], ...]


def sources_folder() -> Path | None:
    """The folder with the source texts, as the environment names it; None: not named."""
    name = os.environ.get(SOURCES_ENV)
    return Path(name) if name else None


def read_text(folder: Path, document: Document) -> SourceText:
    """The registered text of a document. Raises NoText when the file is missing, unreadable or another one."""
    path = folder / Path(document.bestand).name
    try:
        size, changed = path.stat().st_size, path.stat().st_mtime_ns
    except OSError as error:
        raise NoText(f"{document.bestand} staat niet in {folder}. Zet het bestand daar neer.") from error
    if size > MAX_BYTES:
        raise NoText(f"{document.bestand} is te groot om te lezen. Zet het geregistreerde bestand neer.")
    return _read(path, changed, document)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int, document: Document) -> SourceText:
    """Kept in memory until the file changes."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoText(f"{document.bestand} is niet te lezen als tekst. Zet het geregistreerde bestand neer.") from error
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise NoText(
            f"{document.bestand} is niet het bestand waarnaar de regelnummers verwijzen (andere vingerafdruk). "
            "Zet het geregistreerde bestand neer, of lever met de nieuwe tekst een nieuwe levering."
        )
    return SourceText(tuple(text.split("\n")))


def is_of_registrations(bestand: str) -> bool:
    """Whether a document holds registrations, which nobody gets to see."""
    return bestand in ("registratie.parquet", "registratie.csv")


def excerpt(folder: Path | None, document: Document, stated: Sequence[Passage]) -> Excerpt | str:
    """The cited lines with every value that is stated there marked, or in Dutch why they cannot be shown.

    `stated` are the values of one fact in one passage: at least one. `folder` None: there are no texts.
    """
    if is_of_registrations(document.bestand):
        return REGISTRATIONS
    if document.blijft_dicht or folder is None:
        return NOT_SHOWN
    try:
        text = read_text(folder, document)
    except NoText as problem:
        return str(problem)
    body = text.passage(stated[0].regel_van, stated[0].regel_tot)
    spans = [span for passage in stated for span in _spans(body, passage)]
    lines, start = [], 0
    for number, line in enumerate(body.split("\n"), stated[0].regel_van):
        lines.append((number, _parts(line, start, spans)))
        start += len(line) + 1
    return Excerpt(tuple(lines))


def _spans(body: str, passage: Passage) -> list[tuple[int, int]]:
    """Where the value stands: its printed piece, else the number, else the words themselves."""
    printed = [match.span() for piece in pieces(passage.gedrukt) for match in pattern(piece).finditer(body)]
    if printed:
        return printed
    if passage.waarde_getal is not None:
        return [(n.start, n.end) for n in numbers(body) if n.can_be(passage.waarde_getal)]
    return [match.span() for match in pattern(passage.waarde).finditer(body)] if passage.waarde.strip() else []


def _parts(line: str, start: int, spans: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """A line cut where a marked span begins or ends. `start` is where the line begins in the passage."""
    inside = [any(first <= start + place < last for first, last in spans) for place in range(len(line))]
    cuts = [0, *(place for place in range(1, len(line)) if inside[place] != inside[place - 1]), len(line)]
    return tuple((line[a:b], inside[a]) for a, b in pairwise(cuts) if a < b)


def pattern(printed: str) -> re.Pattern[str]:
    """Finds a printed piece in a passage, whole words only, also where a line ends in it or after its hyphen."""
    words = r"\s+".join(re.escape(word).replace(r"\-", r"-\s*") for word in printed.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def pieces(printed: str | None) -> list[str]:
    """The pieces of a `gedrukt` cell: 'ruim 450 | 41 invullers' → two."""
    return [piece.strip() for piece in (printed or "").split("|") if piece.strip()]
