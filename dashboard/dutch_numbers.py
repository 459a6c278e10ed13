"""Numbers in Dutch running text: digits in Dutch notation, number words, and fractions in words.

'ruim 1.502 mensen' → 1502 · 'tweeënveertig' → 42 · 'een zestiental' → 16 · 'anderhalf miljoen' → 1500000 ·
'driekwart' → 3 of 4 · 'zes op de tien' → 6 of 10 · 'geen enkele' → 0. The article 'een' is no number; 'één' is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_TEENS = ("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINALS = {
    "derde": 3, "vierde": 4, "kwart": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9, "tiende": 10
}  # fmt: skip
_SCALES = {"duizend": 1e3, "miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9}
_OTHER_WORDS = {"geen": 0.0, "beide": 2.0, "beiden": 2.0, "allebei": 2.0, "anderhalf": 1.5, "anderhalve": 1.5}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at text[start:end]. `schaal` is 1e6 in '10 miljoen'; `noemer` only of a fraction, else None."""

    waarde: float
    noemer: float | None
    start: int
    end: int
    schaal: float = 1

    def can_be(self, value: float) -> bool:
        """Whether this says `value`: the number itself, or counted in its scale; of a fraction the percentage."""
        said = {self.waarde, self.waarde * self.schaal} if self.noemer is None else {100 * self.waarde / self.noemer}
        return any(abs(number - value) < 1e-9 for number in said)


def numbers(text: str, een_telt: bool = False) -> list[Number]:
    """Every number in the text, in order; of '30 van de 39' both numbers and the fraction.

    `een_telt`: also 'een' is 1, for a piece of text of which somebody says that it is a number.
    """
    fractions = list(_fractions(text))
    # 'twee derde' is no two; '30 van de 39' is thirty, thirty-nine and a fraction.
    words = [(f.start, f.end) for f in fractions if not text[f.end - 1].isdigit()]
    plain = [n for n in _plain(text, een_telt) if not any(first <= n.start < last for first, last in words)]
    return sorted([*plain, *fractions], key=lambda number: (number.start, -number.end))


def _words() -> dict[str, float]:
    """Every number word up to a thousand, as written and with the spellings that occur; thousands up to a hundred."""
    small = [*_UNITS, *_TEENS]
    small += [_with_ten(unit, ten) for ten in _TENS for unit in range(10)]
    words: dict[str, float] = {}
    for number, word in enumerate(small):
        words[word] = number
        words[f"honderd{word}" if number else "honderd"] = 100 + number
        for hundreds in range(2, 10):
            words[f"{_UNITS[hundreds]}honderd{word if number else ''}"] = 100 * hundreds + number
        if number > 1:
            words[f"{word}duizend"] = 1000 * number
        if number > 10:
            words[f"{word}honderd"] = 100 * number
    plain = {word.replace("ë", "e").replace("ï", "i"): number for word, number in words.items()}
    groups = {f"{word}tal": number for word, number in words.items()}
    return words | plain | groups | _OTHER_WORDS | {"duizend": 1e3, "eén": 1}


def _with_ten(unit: int, ten: str) -> str:
    if unit == 0:
        return ten
    word = "een" if unit == 1 else _UNITS[unit]
    return f"{word}{'ën' if word.endswith('e') else 'en'}{ten}"


_WORDS = _words()
_DIGITS = r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:([,.])(\d{1,4}))?(?![\w]|[.,]\d)"
_TOKEN = r"(?<![\w-])([a-zA-Zéëï]+)(?!\w)"
_ONE = r"(?:een|één|[a-zéëï]+|\d+)"
_PLAIN = re.compile(_DIGITS + "|" + _TOKEN)
_SCALE = re.compile(r"\s+(duizend|miljoen|mln|miljard|mld)\b", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b({_ONE})\s+({'|'.join(_ORDINALS)})\b|\b({_ONE})\s+(?:op\s+(?:de|elke)|van\s+de)\s+({_ONE})\b", re.IGNORECASE
)
_SINGLE_FRACTIONS = re.compile(r"\b(de\s+helft|helft|driekwart|kwart|halve)\b", re.IGNORECASE)


def _plain(text: str, een_telt: bool) -> Iterator[Number]:
    end = 0
    for match in _PLAIN.finditer(text):
        if match.start() < end:
            continue
        value = _of_digits(match) if match[1] else _word(match[4].lower(), een_telt)
        if value is None:
            continue
        scale = _SCALE.match(text, match.end())
        end = scale.end() if scale else match.end()
        yield Number(value, None, match.start(), end, _SCALES[scale[1].lower()] if scale else 1)


def _word(word: str, een_telt: bool) -> float | None:
    return 1.0 if een_telt and word == "een" else _WORDS.get(word)


def _of_digits(match: re.Match[str]) -> float:
    return float(match[1].replace(".", "") + (f".{match[3]}" if match[3] else ""))


def _fractions(text: str) -> Iterator[Number]:
    for match in _FRACTION.finditer(text):
        numerator = _small(match[1] or match[3])
        denominator = float(_ORDINALS[match[2].lower()]) if match[2] else _small(match[4])
        if numerator is not None and denominator:
            yield Number(numerator, denominator, match.start(), match.end())
    for match in _SINGLE_FRACTIONS.finditer(text):
        word = match[1].lower()
        numerator, denominator = (3.0, 4.0) if word == "driekwart" else (1.0, 4.0) if word == "kwart" else (1.0, 2.0)
        yield Number(numerator, denominator, match.start(), match.end())


def _small(word: str) -> float | None:
    return float(word) if word.isdigit() else _word(word.lower(), een_telt=True)
