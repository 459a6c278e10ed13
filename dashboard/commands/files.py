"""`export` and `template`: a file, whole or not at all."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from dashboard import queries
from dashboard.commands import FAILURE, GOOD, WRONG_USE
from dashboard.commands.opendata import export_folder
from dashboard.commands.options import OPENDATA
from dashboard.commands.states import state_of, state_on
from dashboard.database import State, open_state
from dashboard.door_words import why_not
from dashboard.export import SOORTEN, UnknownOverleg, export, find_overleg
from dashboard.slides.changed import changed_slides
from dashboard.slides.model import Dia
from dashboard.slides.now import moved
from pipelines.diff import UnknownProgramma, states_between
from pipelines.diff import diff as difference
from pipelines.intake.form import UnknownOnderdeel, make_form


def export_file(options: argparse.Namespace) -> int:
    """Everything is made before the file is written."""
    if options.soort == OPENDATA:
        return export_folder(options)
    if problem := _no_place_for(options.out, options.soort):
        print(problem, file=sys.stderr)
        return WRONG_USE
    if options.overleg and not SOORTEN[options.soort].van_overleg:
        print("Van een overleg zijn de dia's bewaard, geen werkmap. Kies pdf of pptx.", file=sys.stderr)
        return WRONG_USE
    state = state_on(options)
    known = {programma.id: programma for programma in queries.programmas(state)}
    programma = known.get(options.programma or next(iter(known)))
    if programma is None:
        print(why_not(UnknownProgramma(list(known))), file=sys.stderr)
        return WRONG_USE
    try:
        overleg = find_overleg(state, programma.id, options.overleg)
    except UnknownOverleg as unknown:
        choose = " Kies uit:" if unknown.known else f" Van {programma.naam} is nog geen overleg vastgelegd."
        print(f"Het overleg {options.overleg!r} is niet vastgelegd.{choose}", file=sys.stderr)
        print("".join(f"  {id}: {naam}\n" for id, naam in unknown.known), end="", file=sys.stderr)
        return WRONG_USE
    news = () if overleg or options.soort == "xlsx" else _news(options, state, programma.id)
    content = export(open_state(options.var / state.name), options.soort, programma, overleg, news)
    try:
        write_whole(options.out, content)
    except OSError as error:
        print(f"Het bestand {options.out} kon niet worden geschreven. Er is niets achtergebleven.", file=sys.stderr)
        print("Kijk of er ruimte is en of u in die map mag schrijven.", file=sys.stderr)
        print(f"Technische melding voor de beheerder: {error}", file=sys.stderr)
        return FAILURE
    print(f"Klaar. Het bestand staat in {options.out}.")
    return GOOD


def _no_place_for(out: Path, soort: str) -> str | None:
    """Why a file of this kind cannot be written there; None when it seems that it can."""
    if out.suffix.lower() != f".{soort}":
        return f"{str(out)!r} eindigt niet op .{soort}."
    if out.is_dir():
        return f"{str(out)!r} is een map. Noem een bestand."
    if not out.parent.is_dir():
        return f"De map {str(out.parent)!r} bestaat niet. Maak haar eerst, of kies een andere."
    if not os.access(out.parent, os.W_OK):
        return f"In de map {str(out.parent)!r} mag u niet schrijven. Kies een andere."
    return None


def _news(options: argparse.Namespace, state: State, programma: str) -> tuple[Dia, ...]:
    """The slides about what changed; the state is closed for them."""

    def changed(van: date, tot: date) -> tuple[Dia, ...]:
        # The pipeline opens the same file in its own way.
        state.connection.close()
        return changed_slides(difference(*states_between(options.data, options.var, van, tot), programma), van, tot)

    return moved(state, programma, changed)


def template(options: argparse.Namespace) -> int:
    state = state_of(options)
    programmas = tuple((programma.id, programma.naam) for programma in queries.programmas(state))
    # The form is made by the pipeline, which opens the file in its own way.
    state.connection.close()
    wanted = options.onderdeel or options.programma
    try:
        if options.programma and options.programma not in dict(programmas):
            raise UnknownOnderdeel(programmas)
        content = make_form(options.data, options.var, wanted)
    except UnknownOnderdeel as unknown:
        print(f"{wanted!r} {unknown}. Kies uit:", file=sys.stderr)
        print("\n".join(f"  {id}: {naam}" for id, naam in unknown.known), file=sys.stderr)
        return WRONG_USE
    write_whole(options.out, content)
    print(f"Klaar. Het formulier staat in {options.out}.")
    return GOOD


def write_whole(path: Path, content: bytes) -> None:
    """The whole file or none: a failure leaves nothing behind."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
