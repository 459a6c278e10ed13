"""What the answer to a question of an evaluation says: its sentence by a rule from its rows, and its table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard import markup
from dashboard.filters import Filters
from dashboard.queries.vraag import Antwoord, Vraag
from dashboard.sentences import Conclusie, number_of, opsomming

HEADER = ["Groep", "Onderdeel", "Wat", "Antwoord", "Reden of toelichting", "Van wie", "Stand op", "Bron"]


def cells(rows: Sequence[Antwoord]) -> list[list[str | None]]:
    """The rows of a file, as HEADER names them; silences with their sign."""
    return [
        [
            row.groep,
            row.onderdeel_naam,
            row.wat,
            markup.signed_text(row.antwoord, row.antwoord_teken),
            row.reden,
            row.soort_bron,
            row.stand_op_tekst,
            row.bron_tekst,
        ]
        for row in rows
    ]


def table(rows: Sequence[Antwoord], caption: str, filters: Filters) -> Markup:
    """The rows under their titles, with the way to the onderdeel and to the source."""
    header = [*HEADER[1:7], "Bron"]
    groups = [(title, [_row(row, filters) for row in found]) for title, found in groupby(rows, lambda row: row.groep)]
    return markup.grouped_table(header, groups, caption)


def _row(row: Antwoord, filters: Filters) -> list[markup.Cell]:
    return [
        markup.onderdeel_link(filters, row.onderdeel_id, row.onderdeel_naam),
        row.wat,
        markup.signed(row.antwoord, row.antwoord_teken),
        row.reden,
        row.soort_bron,
        row.stand_op_tekst,
        markup.figure_link(filters, row.sleutel, row.bron_tekst or "definitie"),
    ]


def conclusion(vraag: Vraag, rows: Sequence[Antwoord]) -> Conclusie:
    """The sentence that answers a question, and what makes it precise. Without rows: what is missing and why."""
    if not rows:
        missing, _, why = vraag.leeg.partition(". ")
        return Conclusie(missing.rstrip("."), why)
    kop, *lead = _SAID[vraag.id](rows)
    return Conclusie(kop, " ".join(f"{text[0].upper()}{text[1:]}." for text in lead if text))


def _count(rows: Sequence[Antwoord], *toestanden: str) -> int:
    """How many facts are in one of these states; a fact that stands in two groups is one."""
    return len({row.sleutel for row in rows if row.toestand in toestanden})


def _some(number: int, one: str, more: str) -> str:
    """'3 doelen hebben', or nothing when there are none."""
    return number_of(number, one, more) if number else ""


def _doelen(rows: Sequence[Antwoord]) -> list[str]:
    goals, changed = _count(rows, "gebleven", "vervangen"), _count(rows, "aangepast")
    unmeasured = len([row for row in rows if row.toestand != "verschoven" and row.antwoord == "nog te meten"])
    later = _some(_count(rows, "verschoven"), "moment kwam", "momenten kwamen")
    if not goals and not changed:
        return ["Er is geen doel met een getal geleverd", f"{later} later dan eerst gepland"]
    here = number_of(goals, "doel", "doelen")
    return [
        f"Van {here} {_many(changed, 'is', 'zijn')} er {changed} aangepast"
        if changed
        else f"Van {here} meldt geen bron dat het plan is aangepast",
        f"bij {number_of(unmeasured, 'doel', 'doelen')} is nog niets gemeten" if unmeasured else "",
        f"{later} later dan eerst gepland" if later else "",
    ]


def _meetbaar(rows: Sequence[Antwoord]) -> list[str]:
    parts = [
        _some(_count(rows, "zonder_doel"), "onderdeel heeft", "onderdelen hebben"),
        _some(_count(rows, "zonder_datum"), "doel heeft", "doelen hebben"),
        _some(_count(rows, "zonder_streefwaarde"), "indicator heeft", "indicatoren hebben"),
    ]
    said = [
        f"{part} {what}"
        for part, what in zip(parts, ("geen doel met een getal", "geen streefdatum", "geen streefwaarde"), strict=True)
        if part
    ]
    return [opsomming(said[:2]) if len(said) > 2 else said[0], *said[2 if len(said) > 2 else 1 :]]


def _eigen_opgave(rows: Sequence[Antwoord]) -> list[str]:
    verdicts, figures = _own(rows, "oordeel"), _own(rows, "cijfer")
    said = [
        f"{own} van {number_of(total, one, more)}"
        for (own, total), one, more in (
            (verdicts, "oordeel", "oordelen"),
            (figures, "cijfer over uitkomsten", "cijfers over uitkomsten"),
        )
        if total
    ]
    own, total = _own(rows, "woorden")
    early = _count(rows, "vindt_niets")
    unknown = _count(rows, "cijfer_niet_ingedeeld", "woorden_niet_ingedeeld")
    return [
        f"Van het programma of de uitvoerder zelf: {opsomming(said)}"
        if said
        else "Nog niemand vond of mat er iets van",
        f"{number_of(total, 'uitkomst staat', 'uitkomsten staan')} zonder getal in de bron; {own} daarvan van henzelf"
        if total
        else "",
        f"{number_of(early, 'oordeel zegt', 'oordelen zeggen')} dat het te vroeg is en {_many(early, 'telt', 'tellen')} niet mee"
        if early
        else "",
        f"bij {number_of(unknown, 'uitkomst', 'uitkomsten')} is niet ingedeeld van wie die komt" if unknown else "",
    ]


def _own(rows: Sequence[Antwoord], kind: str) -> tuple[int, int]:
    """How many of a kind are self-reports, and how many there are."""
    own = _count(rows, f"{kind}_zelf")
    return own, own + _count(rows, f"{kind}_onafhankelijk", f"{kind}_niet_ingedeeld")


def _many(number: int, one: str, more: str) -> str:
    return one if number == 1 else more


_SAID = {
    "doelen": _doelen,
    "meetbaar": _meetbaar,
    "eigen_opgave": _eigen_opgave,
}
