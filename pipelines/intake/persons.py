"""Data about persons does not belong in a delivery: how a column with them is recognised, without showing a value."""

from __future__ import annotations

import re
import unicodedata

from pipelines.findings import Finding
from pipelines.intake.sheets import Value

_ALWAYS = re.compile(
    r"\b(bsn|sofi)|burgerservice|geboorte-?(datum|data|dag|jaar|jaren|plaats)|\bgeb\.? ?dat|\bgeboren op\b"
    r"|(voor|achter|familie|roep)-?(naam|namen)|voorletter|\binitialen\b"
)
_CONTACT = re.compile(r"(?<!web)adres|telefoon|\bmobiel|e[- ]?mail|\bmail\b")
_PERSONS = r"(client|patient|bewoner|zorgvrager|hulpvrager|budgethouder|mantelzorger|familielid|medewerker|persoon)"
_WHO = re.compile(rf"{_PERSONS}|familieleden|personen|personeel")
# 'Cliëntnaam', 'namen van bewoners', 'Cliëntnamen': not 'opnamen' or 'aangenaam'.
_NAME = re.compile(rf"(?<!aange)naam|\bnamen|{_PERSONS}(en|s|e)?[- ]?namen")
_ABOUT_ONE = re.compile(rf"{_PERSONS}(en|s|e)?[- ]?(nummer|nrs?\b|ids?\b|codes?\b|lijst|gegevens|dossier)")
# The word itself and its plural, not 'cliëntenraad' or 'contactpersoon'.
_PERSONS_ONLY = re.compile(rf"\b({_PERSONS}(en|s)?|familieleden|personen)\b")
_COUNTS = re.compile(
    r"\b(aantal(len)?|hoeveel(heid)?|percentages?|procent|aandeel|deel|gemiddelde?|totaal|som|tevreden\w*|per)\b|[%#]"
)
# A count in words, or that there is none.
_COUNTED = re.compile(
    r"(ruim|circa|ca\.?|ongeveer|ong\.?|bijna|minstens|minimaal|maximaal|hoogstens|meer dan|minder dan|gemiddeld)? *"
    r"[\d.,]+ *(%|procent|clienten|patienten|bewoners|personen|mensen|medewerkers)?"
    r"|geen|nihil|onbekend|volgt|x|n\.?v\.?t\.?|n\.?b\.?"
)
_LETTER = re.compile(r"[^\W\d_]")
# Not a part of a longer number or code; 'BSN123456782' is one.
_BSN_IN_TEXT = re.compile(r"(?:(?<![0-9A-Za-z])(?<![0-9][.,])|(?<=[Bb][Ss][Nn]))\d{9}(?![0-9A-Za-z])")
_BSN_IN_GROUPS = re.compile(r"(?<![\w.,-])(?:\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}([ -])\d{3}\1\d{3})(?![\w-])")


def is_about_persons(header: str) -> bool:
    """Whether the header of a column promises data about persons."""
    words = _plain(header)
    return is_surely_about_persons(header) or bool(_CONTACT.search(words))


def is_surely_about_persons(header: str) -> bool:
    """The same without addresses, which stand in an explanation as well."""
    words = _plain(header)
    named = _NAME.search(words) and _WHO.search(words)
    return bool(_ALWAYS.search(words) or named or _ABOUT_ONE.search(words))


def can_list_persons(header: str) -> bool:
    """Whether a header says persons and not how many: 'Cliënten', 'Onze bewoners'. What stands below decides."""
    words = _plain(header)
    return bool(_PERSONS_ONLY.search(words)) and not _COUNTS.search(words)


def is_no_count(value: Value) -> bool:
    """Whether a cell is a text other than a number with a word beside it, such as 'circa 12' or '30 bewoners'."""
    if not isinstance(value, str) or not _LETTER.search(value):
        return False
    return not _COUNTED.fullmatch(_plain(value).strip())


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


def cell_holds_bsn(value: Value) -> bool:
    """The same for a cell that nobody asked for: also a number of Excel, and digits in groups."""
    if can_be_bsn(value):
        return True
    groups = (re.sub(r"\D", "", match[0]) for match in _BSN_IN_GROUPS.finditer(value if isinstance(value, str) else ""))
    return (isinstance(value, str) and holds_bsn(value)) or any(map(_passes, groups))


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
