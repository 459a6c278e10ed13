"""`verify` and `trace`: from values to the lines of the reports."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from dashboard import queries
from dashboard.commands import FINDINGS, GOOD, WRONG_USE
from dashboard.commands.states import state_of, state_on
from dashboard.server import SOURCES_ENV
from dashboard.trace import trace
from dashboard.verify import NO_DOCUMENT, Report, Result, verify


def verify_sources(options: argparse.Namespace) -> int:
    if options.sources is None:
        print(f"Wijs de map met de teksten van de bronnen aan: --sources MAP of {SOURCES_ENV}.", file=sys.stderr)
        return WRONG_USE
    state = state_of(options)
    report = verify(options.sources, queries.documenten(state), queries.beweringen(state))
    _print_verification(report)
    return GOOD if report.is_good else FINDINGS


def _print_verification(report: Report) -> None:
    """First what is wrong, by document and line; then the counts."""
    for problem in report.documents:
        print(f"brondocument: {problem}", file=sys.stderr)
    # Without the document there is nothing to say about each value: the lines above tell what to do.
    unconfirmed = [result for result in report.of("niet bevestigd") if result.reden != NO_DOCUMENT]
    if unconfirmed:
        print("Niet bevestigd; een getal of document blokkeert, een datum of naam is iets om zelf na te kijken:")
    for result in unconfirmed:
        print(f"  {_place(result)}: {result.reden}")
    confirmed, doubtful = report.of("bevestigd"), report.of("niet bevestigd")
    checked = len(confirmed) + len(doubtful)
    if checked == 0:
        print("Er is niets dat te controleren is.")
        return
    print(f"Te controleren: {checked} waarden. Bevestigd: {len(confirmed)} ({_percentage(len(confirmed), checked)}%).")
    numbers = sum(result.is_number for result in confirmed)
    print(f"Getallen: {numbers} van {numbers + sum(result.is_number for result in doubtful)} bevestigd.")
    print(f"Niet te controleren: {len(report.of('niet te controleren'))} waarden, en wel:")
    for reason, number in Counter(result.reden for result in report.of("niet te controleren")).most_common():
        print(f"  {number} {reason}")


def _place(result: Result) -> str:
    stated = result.bewering
    value = stated.waarde_tekst if stated.waarde_getal is None else f"{stated.waarde_getal:.10g}".replace(".", ",")
    lines = f"regel {stated.regel_van}" if stated.regel_van == stated.regel_tot else (
        f"regels {stated.regel_van}–{stated.regel_tot}"
    )  # fmt: skip
    return f"{stated.bestand}, {lines}: {stated.sleutel}, {stated.kolom} {value}"


def _percentage(part: int, whole: int) -> str:
    """One decimal, rounded down: 100 means all."""
    return f"{1000 * part // whole / 10:.1f}".replace(".", ",")


def trace_key(options: argparse.Namespace) -> int:
    state = state_on(options)
    lines = trace(state, options.sleutel, options.sources)
    if lines is None:
        print(f"De sleutel {options.sleutel!r} bestaat niet in deze stand.", file=sys.stderr)
        print(_why_not_here(options), file=sys.stderr)
        return FINDINGS
    print("\n".join(lines))
    return GOOD


def _why_not_here(options: argparse.Namespace) -> str:
    """What to do about a key that a state does not have: it may only have become known later."""
    if options.bekend_op is not None:
        first = queries.eerst_bekend(state_of(options), options.sleutel)
        if first is not None:
            return f"Dit werd pas bekend op {first:%d-%m-%Y}. Kies die dag of later bij --bekend-op."
        if queries.verschil(state_of(options), options.sleutel) is not None:
            return "Op deze dag was nog niet alles bekend wat vergeleken wordt. Kies een latere dag bij --bekend-op."
    return "Neem hem over zoals die op de pagina bij het cijfer staat."
