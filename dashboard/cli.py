"""The command line: `programmamonitor` with a command: `build`, `check`, `condense`, `dashboard` and those below.

Exit codes: 0 good; 1 findings that block; 2 wrong use; 3 the definitions are wrong; 4 disk, lock or database failure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from dashboard.commands import DEFINITIONS, FAILURE, FINDINGS, GOOD, WRONG_USE, options
from dashboard.commands.building import build_state, check, condense, counts, dashboard, print_findings
from dashboard.commands.changes import diff
from dashboard.commands.files import export_file, template
from dashboard.commands.sources import trace_key, verify_sources
from dashboard.commands.submitting import submit
from dashboard.database import NoState
from dashboard.door_words import why_not
from pipelines.build import DefinitionsError, DeliveriesRefused, NothingKnown
from pipelines.publish import current_state


class Command(NamedTuple):
    """A command: what runs it, what it is for, and what it takes."""

    run: Callable[[argparse.Namespace], int]
    explanation: str
    takes: Callable[[argparse.ArgumentParser], None] = options.none


COMMANDS = {
    "build": Command(build_state, "controleer de leveringen en bouw de database"),
    "check": Command(check, "controleer de leveringen, zonder iets te veranderen"),
    "condense": Command(
        condense, "tel de registraties van de leveringen en bewaar de uitkomst voor build", options.of_condense
    ),
    "dashboard": Command(dashboard, "open het dashboard op http://127.0.0.1:8501", options.of_dashboard),
    "verify": Command(
        verify_sources, "vergelijk elke waarde met de regels van de bron waar zij staat", options.of_sources
    ),
    "trace": Command(
        trace_key, "laat zien waar een cijfer vandaan komt, tot aan de regels van de bron", options.of_trace
    ),
    "diff": Command(diff, "laat zien wat er tussen twee datums veranderde en waarom", options.of_diff),
    "export": Command(
        export_file,
        "maak een verslag (PDF), dia's (PowerPoint) of een werkmap (Excel) van een programma, of een map met open data",
        options.of_export,
    ),
    "submit": Command(
        submit,
        "lever een werkmap, CSV of registraties: eerst ziet u wat er verandert, dan wordt het aanvaard of geweigerd",
        options.of_submit,
    ),
    "template": Command(template, "maak een formulier in Excel om cijfers mee aan te leveren", options.of_template),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options.speak_dutch()
    parser = make_parser()
    given, more = parser.parse_known_args(arguments)
    if more:
        parser.error(options.about_more(given, more))
    for folder in (given.data, getattr(given, "sources", None)):
        if folder is not None and not folder.is_dir():
            parser.error(f"de map {folder} bestaat niet")
    try:
        return int(given.run(given))
    except (DefinitionsError, DeliveriesRefused) as refusal:
        return _refused(refusal, given.var)
    except NothingKnown as nothing:
        print(why_not(nothing), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # The reader of our output stopped reading (`| head`): nothing failed, and there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except NoState as error:
        return _failed(error.__cause__ or error, given.var)
    except (OSError, duckdb.Error) as error:
        return _failed(error, given.var)


def make_parser() -> argparse.ArgumentParser:
    """Every command with what it takes."""
    parser = argparse.ArgumentParser(prog="programmamonitor", description="De monitor van zorgprogramma's.")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    for name, command in COMMANDS.items():
        its_parser = commands.add_parser(name, help=command.explanation, description=command.explanation)
        its_parser.set_defaults(run=command.run)
        options.of_every_command(its_parser)
        command.takes(its_parser)
    return parser


def _refused(refusal: DefinitionsError | DeliveriesRefused, var: Path) -> int:
    print_findings(refusal.findings)
    print(f"\nEr is geen nieuwe stand gemaakt. {counts(refusal.findings)} {_what_still_serves(var)}", file=sys.stderr)
    return DEFINITIONS if isinstance(refusal, DefinitionsError) else FINDINGS


def _failed(error: BaseException, var: Path) -> int:
    place = getattr(error, "filename", None) or var
    print(f"\nHet lukte niet door een fout van schijf of database, bij {place}.", file=sys.stderr)
    print("Kijk of de map bestaat, of er ruimte is en of u erin mag schrijven.", file=sys.stderr)
    print(f"Technische melding voor de beheerder: {error}", file=sys.stderr)
    print(f"Er is geen nieuwe stand gemaakt. {_what_still_serves(var)}", file=sys.stderr)
    return FAILURE


def _what_still_serves(var: Path) -> str:
    state = current_state(var)
    return f"De laatste goede stand blijft in gebruik: {state.name}." if state else "Er is nog geen eerdere stand."


if __name__ == "__main__":
    sys.exit(main())
