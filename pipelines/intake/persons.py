"""Data about persons does not belong in a delivery: how a column with them is recognised, without showing a value."""

from __future__ import annotations

import re
import unicodedata

from pipelines.findings import Finding
from pipelines.intake.sheets import Value

_ALWAYS = re.compile(r"\b(bsn|sofi)|burgerservice|geboortedatum|voornaam|achternaam|voorletters")
_CONTACT = re.compile(r"(?<!web)adres|telefoon|\bmobiel|e[- ]?mail|\bmail\b")
_WHO = re.compile(r"client|patient|bewoner|zorgvrager|persoon|medewerker")
_BSN_IN_TEXT = re.compile(r"\b\d{9}\b")


def is_about_persons(header: str) -> bool:
    """Whether the header of a column promises data about persons."""
    words = _plain(header)
    return is_surely_about_persons(header) or bool(_CONTACT.search(words))


def is_surely_about_persons(header: str) -> bool:
    """The same without addresses, which stand in an explanation as well."""
    words = _plain(header)
    return bool(_ALWAYS.search(words) or ("naam" in words and _WHO.search(words)))


def can_be_bsn(value: Value) -> bool:
    """Whether a whole cell is nine digits that pass the elfproef of a burgerservicenummer."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return False
    if isinstance(value, float):
        return value.is_integer() and _passes(f"{value:.0f}")
    return _passes(re.sub(r"[\s.\-]", "", str(value)))


def about_persons(finding: Finding) -> bool:
    """Whether a finding says that a file holds data about persons: such a file is not kept."""
    return any(words in finding.melding for words in ("burgerservicenummer", "kolom over personen", "persoon bij naam"))


_CALLED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.|[Mm]eneer|[Dd]hr\.?|[Dd]e heer) +(?:[a-z]{1,4} ){0,2}[A-Z][a-z]"
)


def names_somebody(text: str) -> bool:
    """Whether a text calls somebody by name: 'mevrouw Jansen', 'dhr. De Vries'."""
    return _CALLED.search(text) is not None


def holds_bsn(text: str) -> bool:
    """Whether nine digits in a text pass the elfproef."""
    return any(map(_passes, _BSN_IN_TEXT.findall(text)))


def _passes(digits: str) -> bool:
    """The elfproef: 9 times the first digit, 8 times the second, …, minus the last, is a multiple of eleven."""
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _plain(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("_", " ")
