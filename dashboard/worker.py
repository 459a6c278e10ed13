"""The pipeline in a process of its own, for the pages: what it reads or builds cannot stop the dashboard.

A page has the state in use open, and one process cannot open a database file in two ways. Memory is limited there, and
a task that takes too long is stopped. `run` starts the process, `main` is what happens in it; between them go pickles.
"""

from __future__ import annotations

import pickle
import resource
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Timer
from typing import IO, Any

import duckdb

from dashboard.door_words import REFUSALS, why_not
from dashboard.server import ROOT
from dashboard.slides.model import Dia
from pipelines.build import Progress
from pipelines.diff import Verandering, diff, states_between
from pipelines.findings import Finding
from pipelines.intake.accept import NotInUse, accept
from pipelines.intake.annotate import annotated
from pipelines.intake.form import make_form
from pipelines.intake.look import look
from pipelines.intake.meeting import keep_meeting, prepare_meeting, write_down
from pipelines.intake.steps import take_step

MAX_BYTES = 6_000_000_000
MAX_SECONDS = 300


def remarks(
    _data: Path, _var: Path, name: str, content: bytes, findings: Sequence[Finding], progress: Progress
) -> bytes:
    """The copy with remarks, as a task."""
    progress("opmerkingen schrijven")
    return annotated(name, content, findings)


def changed(data: Path, var: Path, van: date, tot: date, programma: str, progress: Progress) -> Verandering:
    """What changed about a programme between two dates, as a task."""
    return diff(*states_between(data, var, van, tot, progress), programma)


def paper(
    _data: Path, var: Path, name: str, soort: str, programma: str, overleg: str | None, moved: Sequence[Dia],
    progress: Progress,
) -> bytes:  # fmt: skip
    """A file with the papers of a meeting, of the state of that name, as a task."""
    progress("gegevens lezen")
    # Imported here: the other tasks do not wait for what makes files.
    from dashboard import queries
    from dashboard.database import open_state
    from dashboard.export import export, find_overleg

    state = open_state(var / name)
    chosen = next(found for found in queries.programmas(state) if found.id == programma)
    meeting = find_overleg(state, programma, overleg)
    progress("bestand maken")
    return export(state, soort, chosen, meeting, moved)


TASKS: Mapping[str, Callable[..., Any]] = {
    "opmerkingen": remarks,
    "diff": changed,
    "look": look,
    "accept": accept,
    "form": make_form,
    "stap": take_step,
    "overleg": keep_meeting,
    "agenda": prepare_meeting,
    "verslag": write_down,
    "stukken": paper,
}
DISK = (
    "Het lukte niet door een fout van schijf of database. Er is niets veranderd; de laatste goede stand blijft in "
    "gebruik. Vraag de beheerder om te kijken."
)
NOT_IN_USE = (
    "De levering is aanvaard, maar de nieuwe stand kon nog niet in gebruik genomen worden. Vraag de beheerder om te "
    "kijken of er ruimte op de schijf is."
)
STOPPED = (
    "Het verwerken van dit bestand is gestopt: het vroeg te veel tijd of geheugen. Er is niets veranderd. Verdeel het "
    "over meer bestanden, of vraag de beheerder om te kijken."
)
NOT_MADE = (
    "Het bestand kon niet worden gemaakt: het vroeg te veel tijd of geheugen. Er is niets veranderd. Probeer het "
    "opnieuw, of vraag de beheerder om te kijken."
)
PERHAPS = (
    "Het verwerken is onverwacht gestopt. Kijk eerst bij Wat er binnenkwam of het toch gelukt is, voordat u het "
    "opnieuw probeert."
)
UNEXPECTED = (
    "Er ging iets mis in de monitor. Er is niets veranderd. Geef de beheerder door wat u deed; de melding staat in het "
    "logboek."
)
# After these the state may be new although nobody said so.
CHANGE = ("accept", "stap", "overleg", "agenda", "verslag")
# What is said when a task takes too much; of all others it is about a file that somebody sent.
TOO_MUCH = {"stukken": NOT_MADE}


class NotDone(Exception):
    """What was asked did not happen; the message says why and what to do, in Dutch."""


def run(task: str, data: Path, var: Path, *given: object, progress: Progress = lambda _: None) -> Any:
    """The result of a task of TASKS, called with data, var, what is given, and a way to tell its progress.

    Raises NotDone.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard.worker"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None and process.stdout is not None, "both are pipes"
    clock = Timer(MAX_SECONDS, process.kill)
    clock.start()
    try:
        # A process that stopped already says so by its silence.
        with suppress(BrokenPipeError), process.stdin:
            pickle.dump((task, data.resolve(), var.resolve(), given), process.stdin)
        return _answer(process.stdout, progress)
    except (EOFError, pickle.UnpicklingError, ValueError, LookupError, AttributeError, ImportError) as error:
        raise NotDone(PERHAPS if task in CHANGE else TOO_MUCH.get(task, STOPPED)) from error
    finally:
        clock.cancel()
        process.stdout.close()
        process.kill()
        process.wait()


def _answer(stream: IO[bytes], progress: Progress) -> Any:
    while True:
        kind, value = pickle.load(stream)
        if kind == "stap":
            progress(value)
        elif kind == "niet gedaan":
            raise NotDone(value)
        else:
            return value


def main() -> None:
    """Do one task and say how it goes. Nothing else may write to standard output: it is the way back."""
    back, sys.stdout = sys.stdout.buffer, sys.stderr
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))

    def tell(kind: str, value: object) -> None:
        pickle.dump((kind, value), back)
        back.flush()

    task, data, var, given = pickle.load(sys.stdin.buffer)
    try:
        result = TASKS[task](data, var, *given, progress=lambda step: tell("stap", step))
    except REFUSALS as refusal:
        tell("niet gedaan", why_not(refusal))
    except NotInUse:
        tell("niet gedaan", NOT_IN_USE)
    except (OSError, duckdb.Error) as error:
        print(error, file=sys.stderr)
        tell("niet gedaan", DISK)
    except MemoryError:
        tell("niet gedaan", TOO_MUCH.get(task, STOPPED))
    except Exception:
        traceback.print_exc()
        tell("niet gedaan", UNEXPECTED)
    else:
        tell("klaar", result)


if __name__ == "__main__":
    main()
