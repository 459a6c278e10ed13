"""`programmamonitor verify`: does the source text say what is stored, on the lines that are cited?

A number must be readable in its printed piece (`gedrukt`), and that piece must stand once in the cited lines and not
near them, so that neither another value nor another passage is confirmed by accident. A name must stand there as it is
spelled; of a date the year, month and day. What is in our own words, counted or computed cannot be checked here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.dutch_numbers import Number, numbers
from dashboard.queries import Bewering, Document
from dashboard.sentences import MAANDEN
from dashboard.source_text import NoText, SourceText, is_of_registrations, pattern, pieces, read_text

# A passage of a number is short, and its printed piece is alone in it and this far around it.
LONGEST_PASSAGE = 10
NO_DOCUMENT = "het document is er niet of is een ander"
NEIGHBOURHOOD = 12

NAMES = {("alias", "naam"), ("deelname", "organisatie")}
# Dates of a promise; the termijn of an afspraak is in words.
PROMISED = ("toegezegd_op", "termijn", "nagekomen_op")

Outcome = Literal["bevestigd", "niet bevestigd", "niet te controleren"]


@dataclass(frozen=True, slots=True)
class Result:
    """What the text says of one stored value. `reden` is for the reader, in Dutch; empty when confirmed."""

    bewering: Bewering
    uitkomst: Outcome
    reden: str = ""

    @property
    def is_number(self) -> bool:
        """Whether this is a number that the source states."""
        return self.bewering.waarde_getal is not None


@dataclass(frozen=True, slots=True)
class Report:
    """Every result, and what is wrong with the documents themselves (in Dutch)."""

    results: list[Result]
    documents: list[str]

    def of(self, outcome: Outcome) -> list[Result]:
        """The results with this outcome."""
        return [result for result in self.results if result.uitkomst == outcome]

    @property
    def is_good(self) -> bool:
        """Whether every document is there and every number that can be checked is confirmed."""
        return not self.documents and not any(result.is_number for result in self.of("niet bevestigd"))


def verify(folder: Path, documents: Sequence[Document], beweringen: Sequence[Bewering]) -> Report:
    """Compare every stored value with the passage that it cites. Reads the texts in `folder`; stores nothing."""
    texts: dict[str, SourceText] = {}
    problems: dict[str, str] = {}
    for document in documents:
        if _is_sent(document.bestand):
            continue
        try:
            text = read_text(folder, document)
        except NoText as problem:
            problems[document.bestand] = str(problem)
            continue
        texts[document.bestand] = text
        if len(text.lines) < document.regels:
            problems[document.bestand] = (
                f"{document.bestand} heeft {len(text.lines)} regels, maar levering.yml noemt er {document.regels}."
            )
    wholes = _whole_dates(beweringen, texts)
    results = [
        _result(bewering, texts.get(bewering.bestand), wholes.get((bewering.sleutel, bewering.kolom), ""))
        for bewering in beweringen
    ]
    return Report(results, list(problems.values()))


def _whole_dates(beweringen: Sequence[Bewering], texts: Mapping[str, SourceText]) -> dict[tuple[str, str], str]:
    """All passages of a date together: its year may stand in a heading, its month in the sentence."""
    wholes: dict[tuple[str, str], str] = {}
    for bewering in beweringen:
        if _kind(bewering) == "datum" and bewering.bestand in texts:
            key = (bewering.sleutel, bewering.kolom)
            passage = texts[bewering.bestand].passage(bewering.regel_van, bewering.regel_tot)
            wholes[key] = f"{wholes.get(key, '')}\n{passage}"
    return wholes


def _result(bewering: Bewering, text: SourceText | None, whole_date: str) -> Result:
    unchecked = _why_not_checked(bewering)
    if unchecked:
        return Result(bewering, "niet te controleren", unchecked)
    if text is None:
        return Result(bewering, "niet bevestigd", NO_DOCUMENT)
    if bewering.regel_tot > len(text.lines):
        return Result(bewering, "niet bevestigd", f"het document heeft maar {len(text.lines)} regels")
    problem = _problem(bewering, text, whole_date)
    return Result(bewering, "niet bevestigd", problem) if problem else Result(bewering, "bevestigd")


def _is_sent(bestand: str) -> bool:
    """Whether a document is a file that was delivered, and not a text that somebody else published."""
    return bestand.lower().endswith((".xlsx", ".xlsm", ".csv", ".parquet"))


def _why_not_checked(bewering: Bewering) -> str:
    if is_of_registrations(bewering.bestand):
        return "door ons geteld uit registraties, die niemand te zien krijgt"
    if _is_sent(bewering.bestand):
        return "uit een aangeleverd bestand, dat in de map ontvangen staat"
    if bewering.soort == "eigen_oordeel":
        return "een oordeel van deze monitor"
    if bewering.wijze in ("geteld", "berekend"):
        return f"{bewering.wijze} door ons, met een reden erbij"
    if bewering.waarde_getal is None and _kind(bewering) == "woorden":
        return "in onze eigen woorden"
    return ""


def _kind(bewering: Bewering) -> Literal["getal", "naam", "datum", "duur", "woorden"]:
    if bewering.waarde_getal is not None:
        return "getal"
    if (bewering.tabel, bewering.kolom) in NAMES:
        return "naam"
    if bewering.kolom in ("datum", "oorspronkelijke_datum", "start_op", "eind_op", "geldt_van"):
        return "datum"
    if bewering.tabel == "toezegging" and bewering.kolom in PROMISED:
        return "datum"
    if (bewering.tabel, bewering.kolom) == ("verwachte_levering", "uiterlijk"):
        return "datum"
    return "duur" if bewering.kolom == "duur_maanden" else "woorden"


def _problem(bewering: Bewering, text: SourceText, whole_date: str) -> str:
    """Why the cited lines do not confirm the value; empty when they do."""
    passage = text.passage(bewering.regel_van, bewering.regel_tot)
    kind = _kind(bewering)
    if kind == "getal":
        return _number_problem(bewering, text, passage)
    if kind == "naam":
        name = bewering.waarde_tekst or ""
        return "" if pattern(name).search(passage) else f"de naam ‘{name}’ staat niet in deze regels"
    if kind == "duur":
        return _duration_problem(bewering.waarde_tekst or "", passage)
    return _date_problem(bewering.waarde_tekst or "", passage, whole_date)


def _number_problem(bewering: Bewering, text: SourceText, passage: str) -> str:
    printed = pieces(bewering.gedrukt)
    value = bewering.waarde_getal or 0.0
    if not printed:
        # A further passage may say it in another form; the first one has to say which number it is.
        is_there = any(says(number, bewering.kolom, value) for number in numbers(passage))
        return "" if is_there and bewering.is_verdere else _without_printed(is_there)
    if bewering.regel_tot - bewering.regel_van >= LONGEST_PASSAGE:
        return f"de passage is langer dan {LONGEST_PASSAGE} regels: te ruim voor een getal"
    around = text.passage(bewering.regel_van - NEIGHBOURHOOD, bewering.regel_tot + NEIGHBOURHOOD)
    for piece in printed:
        if not pattern(piece).search(passage):
            return f"‘{piece}’ staat niet in deze regels"
        if len(pattern(piece).findall(around)) > 1:
            return f"‘{piece}’ staat in of vlak bij deze regels meer dan een keer: neem er een woord bij"
    if bewering.wijze == "gecorrigeerd":
        return ""
    said = [
        piece[number.start].isdigit()
        for piece in printed
        for number in numbers(piece, een_telt=True)
        if says(number, bewering.kolom, value)
    ]
    if not said:
        return f"‘{' | '.join(printed)}’ zegt niet {_dutch(value)}"
    if bewering.kolom not in ("n", "noemer") and (bewering.wijze == "letterlijk") not in said:
        return f"wijze is {bewering.wijze}, maar het staat er als {'cijfers' if said[0] else 'woord'}"
    return ""


def says(number: Number, kolom: str, value: float) -> bool:
    """Whether a number in the text is this value of this column: of a fraction the part, or the percentage."""
    if kolom in ("teller", "noemer") and number.noemer is not None:
        return value == (number.waarde if kolom == "teller" else number.noemer)
    return number.can_be(value)


def _without_printed(is_there: bool) -> str:
    if is_there:
        return "het getal staat in deze regels, maar zonder ‘gedrukt’ is niet na te gaan of het dit getal is"
    return "het getal staat niet in deze regels"


def _duration_problem(duration: str, passage: str) -> str:
    months = float(duration.split()[0])
    found = any(number.can_be(months) or number.can_be(months / 12) for number in numbers(passage))
    return "" if found else f"‘{duration}’ (of het aantal jaren) staat niet in deze regels"


def _date_problem(date: str, passage: str, whole: str) -> str:
    """A date as precise as it is stored ('12 maart 2020', 'eind 2020'): year, month and day must stand there.

    They may stand in several passages of the fact (`whole`), but each passage must say a part of it.
    """
    year = re.search(r"\d{4}", date)
    month = next((name for name in MAANDEN if name in date), None)
    day = re.match(r"\d{1,2}(?= )", date)
    parts: list[tuple[str, Callable[[str], bool]]] = []
    if year:
        parts.append((f"het jaar {year[0]}", lambda text: _says(year[0], text)))
    if month:
        parts.append((f"de maand {month}", lambda text: _says_month(month, text)))
    if day:
        parts.append((f"dag {day[0]}", lambda text: _says(f"0?{day[0]}", text)))
    missing = [name for name, stands_in in parts if not stands_in(whole)]
    if missing:
        return f"{missing[0]} staat niet in deze regels"
    return "" if any(stands_in(passage) for _, stands_in in parts) else f"niets van {date} staat in deze regels"


def _says(digits: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\d){digits}(?!\d)", text))


def _says_month(month: str, passage: str) -> bool:
    number = MAANDEN.index(month) + 1
    words = re.search(rf"\b{month}|\b{month[:3]}\b", passage, re.IGNORECASE)
    digits = rf"\b\d{{1,2}}-0?{number}-\d{{4}}|\b\d{{4}}/0?{number}(?!\d)"  # the second stands in a web address
    return bool(words or re.search(digits, passage))


def _dutch(value: float) -> str:
    text = f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")
