"""`diff`: what changed between two dates or meetings."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from dashboard.commands import GOOD, WRONG_USE
from dashboard.diff import text
from dashboard.door_words import why_not
from pipelines.build import build_beside
from pipelines.diff import UnknownProgramma, meetings, programmas, states_between
from pipelines.diff import diff as difference


def diff(options: argparse.Namespace) -> int:
    """Print what changed; returns the exit code. Raises NothingKnown, and what a build raises."""
    try:
        van, tot = (_day(options, given) for given in (options.van, options.tot))
    except UnknownOverleg as unknown:
        print(unknown, file=sys.stderr)
        return WRONG_USE
    if van >= tot:
        print("De datum bij --from moet voor die bij --to liggen.", file=sys.stderr)
        return WRONG_USE
    old, new = states_between(options.data, options.var, van, tot, lambda step: print(f"… {step}", file=sys.stderr))
    wanted = [options.programma] if options.programma else programmas(new)
    try:
        changes = [difference(old, new, programma) for programma in wanted]
    except UnknownProgramma as unknown:
        print(why_not(unknown), file=sys.stderr)
        return WRONG_USE
    print("\n\n".join("\n".join(text(change, van, tot)) for change in changes))
    return GOOD


class UnknownOverleg(Exception):
    """What was given is no date, and no meeting that was kept; the message says so in Dutch."""


def _day(options: argparse.Namespace, given: date | str) -> date:
    """The date itself, or the one at which a meeting was kept. Raises UnknownOverleg, and what a build raises."""
    if isinstance(given, date):
        return given
    kept = meetings(build_beside(options.data, options.var).path)
    if given not in kept:
        known = f" Vastgelegd zijn: {', '.join(kept)}." if kept else " Er is nog geen overleg vastgelegd."
        raise UnknownOverleg(f"{given!r} is geen bestaande datum en geen vastgelegd overleg.{known}")
    return kept[given]
