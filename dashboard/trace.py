"""`programmamonitor trace`: from one figure down to the lines of the reports, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard import queries, sentences
from dashboard.database import State
from dashboard.queries import Cijfer, Intrekking, Passage, Verschil
from dashboard.source_text import Excerpt, excerpt

INDENT = "    "


def trace(state: State, sleutel: str, sources: Path | None) -> list[str] | None:
    """The lines to print: value → formula → inputs → delivery, paragraph, lines, and the passage when there is a text.

    None: this state has no such key.
    """
    difference = queries.verschil(state, sleutel)
    if difference is not None:
        return list(_difference(state, difference, sources))
    if queries.cijfer(state, sleutel) is None and not queries.passages(state, sleutel):
        withdrawn = [one for one in queries.intrekkingen(state, sleutel) if one.feit_sleutel == sleutel]
        return list(_withdrawn(state, withdrawn[0], sources)) if withdrawn else None
    return list(_fact(state, sleutel, sources, 0))


def _difference(state: State, difference: Verschil, sources: Path | None) -> Iterator[str]:
    """A comparison: its question and outcome, then every fact in it."""
    yield difference.vraag
    yield f"{difference.uitkomst_tekst}: {difference.links_tekst}, tegenover {difference.rechts_tekst}"
    yield f"verschil: {difference.rekensom}"
    if difference.verklaring:
        yield f"verklaring: {difference.verklaring}"
    yield f"sleutel: {difference.sleutel}"
    for fact in difference.sleutels:
        yield ""
        yield from _fact(state, fact, sources, 1)


def _withdrawn(state: State, intrekking: Intrekking, sources: Path | None) -> Iterator[str]:
    """A fact that was taken back: why, and the lines that show it."""
    yield f"{intrekking.feit_sleutel}: {sentences.ingetrokken(intrekking).kop}"
    yield f"ingetrokken met: {intrekking.levering_titel} (telt niet mee vanaf {intrekking.bekend_op_tekst})"
    if intrekking.toelichting is not None:
        yield f"toelichting: {intrekking.toelichting}"
    if intrekking.geldt_sleutel is not None:
        yield f"wat nu geldt: {intrekking.geldt_sleutel}"
    for passage in queries.passages(state, intrekking.sleutel):
        yield from _passage(state, passage, sources)


def _fact(state: State, sleutel: str, sources: Path | None, depth: int) -> Iterator[str]:
    margin = INDENT * depth
    cijfer = queries.cijfer(state, sleutel)
    for line in _about(cijfer) if cijfer else _words(state, sleutel):
        yield margin + line
    yield f"{margin}sleutel: {sleutel}"
    instead = queries.vervangen_door(state, sleutel)
    if instead is not None:
        yield f"{margin}{sentences.vervangen(instead)} Zie {instead.geldt_sleutel}"
    for uitleg in queries.uitleg_bij(state, sleutel):
        old = f" (verouderd: {uitleg.verouderd})" if uitleg.verouderd else ""
        yield f"{margin}uitleg van {uitleg.rol}, {uitleg.datum_tekst}, bij {uitleg.weergave}: {uitleg.tekst}{old}"
    for difference in queries.verschillen_van(state, sleutel):
        if difference.uitkomst != "klopt":
            sides = f"{difference.links_tekst}, tegenover {difference.rechts_tekst} ({difference.rekensom})"
            yield f"{margin}{difference.uitkomst_tekst}: {sides}"
    for passage in queries.passages(state, sleutel):
        for line in _passage(state, passage, sources):
            yield margin + line
    leaves = queries.bladen(state, sleutel)
    if leaves:
        yield f"{margin}formule: {leaves[0].formule}"
    for leaf in leaves:
        yield ""
        yield from _fact(state, leaf.sleutel, sources, depth + 1)


def _about(cijfer: Cijfer) -> Iterator[str]:
    value = " ".join(part for part in (cijfer.weergave, cijfer.eenheid if cijfer.getal is not None else "") if part)
    yield f"{cijfer.naam}: {value}"
    known = f" · zoals bekend {sentences.op_datum(cijfer.bekend_op_tekst)}" if cijfer.bekend_op_tekst else ""
    yield f"{cijfer.onderdeel_naam} · stand {sentences.op_datum(cijfer.stand_op_tekst)}{known}"
    if cijfer.status_tekst:
        yield f"status: {cijfer.status_tekst}"
    if cijfer.ook_gepubliceerd:
        yield f"ook gepubliceerd: {cijfer.ook_gepubliceerd}"
    if cijfer.wijze_reden:
        yield f"hoe het getal er kwam: {cijfer.wijze_reden}"


def _words(state: State, sleutel: str) -> Iterator[str]:
    fact = queries.feit(state, sleutel)
    if fact is not None:
        yield fact.titel
        yield from (line for line in (fact.tekst, fact.status, fact.lezing) if line)


def _passage(state: State, passage: Passage, sources: Path | None) -> Iterator[str]:
    how = f" ({passage.wijze})" if passage.wijze else ""
    yield f"{passage.kolom.replace('_', ' ')} {passage.waarde}{how}: levering {passage.levering_id},"
    yield f"{INDENT}{passage.bestand}, paragraaf {passage.paragraaf}, {passage.regels_tekst}"
    if sources is not None:
        found = excerpt(sources, queries.document(state, passage.levering_id, passage.bestand), [passage])
        yield from (f"{INDENT}| {line}" for line in _text(found))


def _text(found: Excerpt | str) -> Iterator[str]:
    """The passage with the number between guillemets, as a terminal has no marker."""
    if isinstance(found, str):
        yield found
        return
    for number, parts in found.lines:
        yield f"{number:>5} " + "".join(f"»{text}«" if marked else text for text, marked in parts)
