"""Whether a text names a person, as far as a list of common first names and the forms of Dutch surnames can tell.

For cells that nobody asked for. Those are never read, so that a text that only looks like a name costs a sender a
column that nobody uses, and a name that is missed stands in a file that is kept.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from pipelines.deliveries import delivery_folders
from pipelines.intake.persons import names_somebody
from pipelines.stage import first_names

# First names that are a month, a word or an abbreviation as well: they only count before a surname.
_WORDS_TOO = frozenset(("Ad", "Amber", "Bas", "Bob", "Floor", "Jan", "Job", "Ken", "Mark", "Max", "Robin", "Roos"))
_MONTHS = re.compile(r"(?i:jan(uari)?|feb(ruari)?|mrt|maart|apr(il)?|mei|ju[nl]i?|aug|sept?|okt|nov|dec)")
_BETWEEN = r"(?:(?i:van|de|den|der|het|['’]t|ten|ter|te|in|op|el|al|la|du|von|bin)\s+)"
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_SURNAME = rf"{_CAPITAL}[\w'’]+(?:-[\w'’]+)*"
# A name that is of a saint, a house, a street, an organisation or a king, by the word before it or the end of it.
_BEFORE_A_PLACE = re.compile(
    r"\b(?:sint|st\.?|huize|villa|stichting|gemeente|ziekenhuis|prins|prinses|koning|koningin)[\s-]+$", re.IGNORECASE
)
_END_OF_A_PLACE = re.compile(r"(?:huis|huizen|hof|zorg|groep|straat|laan|plein|weg|school|kliniek|oord|centrum|fonds)$")
# 'J. de Vries' anywhere; 'P. Jansen' and 'Vries, J. de' only as a whole: in a text 'A. Wonen' can begin a list.
_INITIALS = r"(?![BNC]\.\s?V\.|V\.\s?O\.\s?F\.)(?:[A-Z]\.\s?)+"
_WITH_INITIALS = re.compile(rf"(?<![\w.]){_INITIALS}{_BETWEEN}+{_SURNAME}")
_ONLY_INITIALS = re.compile(rf"{_INITIALS}{_BETWEEN}*{_SURNAME}|{_BETWEEN}*{_SURNAME},\s*{_INITIALS}[a-z'’ ]*")
# Every word with a capital, and the surname that may stand behind it.
_WORD = re.compile(
    rf"(?<![\w-])(?P<name>{_CAPITAL}\w+)(?:-{_CAPITAL}\w+)?(?![\w-])(?=(?:\s+{_BETWEEN}*(?P<surname>{_SURNAME}))?)"
)
_NAMED, _SHORTEST = ("naam", "korte_naam"), 4
_PIECES = re.compile(r"[;/&|\n]|, |\ben\b")


def seems_to_name_somebody(text: str, others: frozenset[str]) -> bool:
    """Whether a text calls a person by name: mevrouw Jansen, Jan de Vries, P. Jansen, Henk.

    `others`: names of organisations and onderdelen, which are of no person.
    """
    return _names_somebody(text) and _names_somebody(_without(text, others))


def names_of_no_person(data: Path) -> frozenset[str]:
    """The names of organisations and onderdelen in the deliveries of a data folder, as their sources spell them."""
    names: set[str] = set()
    for folder in delivery_folders(data / "leveringen"):
        for table in ("organisatie", "alias", "onderdeel"):
            if (path := folder / f"{table}.csv").is_file():
                with path.open(encoding="utf-8-sig", newline="") as file:
                    names.update(row.get(column) or "" for row in csv.DictReader(file) for column in _NAMED)
    # Shorter ones are abbreviations, and would take the heart out of a name.
    return frozenset(name for name in names if len(name) >= _SHORTEST)


def _names_somebody(text: str) -> bool:
    return (
        names_somebody(text)
        or _WITH_INITIALS.search(text) is not None
        or any(map(_is_first_name, _WORD.finditer(text)))
        or any(_is_whole_name(piece.strip()) for piece in (text, *_PIECES.split(text)))
    )


def _without(text: str, others: frozenset[str]) -> str:
    """The text without these names, the longest first."""
    for name in sorted((name for name in others if name.casefold() in text.casefold()), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text


def _is_first_name(match: re.Match[str]) -> bool:
    """Whether a word in a text is the first name of a person; one that is a word as well only before a surname."""
    if match["name"] not in _first_names():
        return False
    surname = match["surname"]
    if _BEFORE_A_PLACE.search(match.string[: match.start()]) or (surname and _END_OF_A_PLACE.search(surname)):
        return False
    return match["name"] not in _WORDS_TOO or (surname is not None and not _MONTHS.fullmatch(surname))


def _is_whole_name(piece: str) -> bool:
    """A whole name as lists write it: 'P. Jansen', 'Vries, J. de', 'jan de vries', 'FATIMA EL AMRANI'."""
    if _ONLY_INITIALS.fullmatch(piece):
        return True
    if not (piece.islower() or piece.isupper()) or len(words := piece.split()) < 2:
        return False
    first, between, last = words[0].capitalize(), " ".join([*words[1:-1], ""]), words[-1]
    is_name = first in _first_names() and last.replace("-", "").isalpha() and re.fullmatch(rf"{_BETWEEN}*", between)
    return bool(is_name) and (bool(between) or first not in _WORDS_TOO)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(first_names())
