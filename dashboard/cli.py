"""The command line: `programmamonitor build | check | dashboard | verify | trace | diff | export | submit | template`.

Exit codes: 0 good; 1 findings that block; 2 wrong use; 3 the definitions are wrong; 4 disk, lock or database failure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import duckdb

from dashboard import queries
from dashboard.database import NoState, State, open_state
from dashboard.diff import diff
from dashboard.door_words import why_not
from dashboard.export import SOORTEN, UnknownOverleg, export, find_overleg
from dashboard.filters import read_date
from dashboard.server import SOURCES_ENV, serve
from dashboard.slides.changed import changed_slides
from dashboard.slides.model import Dia
from dashboard.slides.now import moved
from dashboard.source_text import sources_folder
from dashboard.submit import submit
from dashboard.trace import trace
from dashboard.verify import NO_DOCUMENT, Report, Result, verify
from pipelines.build import (
    BuildReport,
    DefinitionsError,
    DeliveriesRefused,
    NothingKnown,
    build,
    build_as_known_on,
    check_only,
    state_id,
)
from pipelines.diff import UnknownProgramma, states_between
from pipelines.diff import diff as difference
from pipelines.findings import Finding, blocking
from pipelines.intake.form import UnknownOnderdeel, make_form
from pipelines.intake.rights import read_roles
from pipelines.publish import current_state, state_file

GOOD, FINDINGS, WRONG_USE, DEFINITIONS, FAILURE = range(5)

# argparse speaks English; these are all of its messages that a user of these commands can meet.
_DUTCH = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "laat deze uitleg zien en stop",
    "%(prog)s: error: %(message)s\n": "%(prog)s: verkeerd gebruik: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "unrecognized arguments: %s": "dit is onbekend: %s",
    "expected one argument": "er hoort een waarde achter",
    "invalid %(type)s value: %(value)r": "%(value)r is geen geldige waarde",
    "ignored explicit argument %r": "hier hoort geen waarde achter: %r",
    "not allowed with argument %s": "dit gaat niet samen met %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bestaat niet; kies uit %(choices)s",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    argparse._ = lambda message: _DUTCH.get(message, message)  # type: ignore[attr-defined]
    parser = _parser()
    options = parser.parse_args(arguments)
    for folder in (options.data, getattr(options, "sources", None)):
        if folder is not None and not folder.is_dir():
            parser.error(f"de map {folder} bestaat niet")
    try:
        return int(options.run(options))
    except (DefinitionsError, DeliveriesRefused) as refusal:
        return _refused(refusal, options.var)
    except NothingKnown as nothing:
        print(why_not(nothing), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        # The reader of our output stopped reading (`| head`): nothing failed, and there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except NoState as error:
        return _failed(error.__cause__ or error, options.var)
    except (OSError, duckdb.Error) as error:
        return _failed(error, options.var)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="programmamonitor", description="De monitor van zorgprogramma's.")
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    for name, (run, explanation) in COMMANDS.items():
        command = commands.add_parser(name, help=explanation, description=explanation)
        command.set_defaults(run=run)
        command.add_argument("--data", type=Path, default=Path("data"), metavar="MAP", help="map met leveringen")
        command.add_argument("--var", type=Path, default=Path("var"), metavar="MAP", help="map voor de database")
        if name == "dashboard":
            command.add_argument("--port", type=_port, default=8501, metavar="POORT", help="poort (standaard 8501)")
        if name == "trace":
            command.add_argument("sleutel", metavar="SLEUTEL", help="sleutel zoals die bij een cijfer staat")
        if name == "export":
            kinds = "; ".join(f"{name}: {kind.uitleg}" for name, kind in SOORTEN.items())
            command.add_argument("soort", choices=list(SOORTEN), help=kinds)
            command.add_argument("--out", type=Path, required=True, metavar="PAD", help="het bestand")
            command.add_argument("--programma", metavar="ID", help="dit programma (standaard: het eerste)")
            command.add_argument("--overleg", metavar="ID", help="wat dit overleg zag (pdf en pptx)")
        if name in ("trace", "export"):
            command.add_argument(
                "--bekend-op",
                type=_date,
                metavar="DATUM",
                help="alleen wat op deze dag bekend was, zoals 31-12-2020 of 2020-12-31",
            )
        if name == "diff":
            for option, name_in_code in (("--from", "van"), ("--to", "tot")):
                command.add_argument(
                    option, dest=name_in_code, type=_date_or_meeting, required=True, metavar="DATUM",
                    help="wat op deze dag bekend was, zoals 31-12-2020, of de id van een vastgelegd overleg",
                )  # fmt: skip
            command.add_argument("--programma", metavar="ID", help="alleen dit programma (standaard: alle)")
        if name == "submit":
            command.add_argument("bestand", type=_file, metavar="BESTAND", help="werkmap (.xlsx) of CSV")
            command.add_argument("--dry-run", action="store_true", help="laat zien wat er verandert, zonder te leveren")
            command.add_argument("--toelichting", metavar="TEKST", help="uitleg bij waarschuwingen")
            command.add_argument("--verbetert", action="store_true", help="dit zijn betere cijfers dan eerder geleverd")
        if name == "template":
            _add_template_options(command)
        if name in ("dashboard", "trace", "verify"):
            command.add_argument(
                "--sources", type=Path, default=sources_folder(), metavar="MAP",
                help=f"map met de teksten van de bronnen (standaard: {SOURCES_ENV})",
            )  # fmt: skip
    return parser


def _add_template_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=_workbook, required=True, metavar="BESTAND.xlsx", help="het nieuwe bestand")
    about = command.add_mutually_exclusive_group()
    about.add_argument("--programma", metavar="ID", help="alleen dit programma (standaard: alle)")
    about.add_argument("--onderdeel", metavar="ID", help="alleen dit onderdeel (id of naam), met alles daaronder")


def _workbook(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".xlsx":
        raise argparse.ArgumentTypeError(f"{text!r} eindigt niet op .xlsx")
    if path.exists():
        raise argparse.ArgumentTypeError(f"{text!r} bestaat al; kies een andere naam of haal het bestand weg")
    return path


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"het bestand {text!r} bestaat niet")
    return path


def _date(text: str) -> date:
    try:
        return read_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen bestaande datum; schrijf hem als 31-12-2020") from None


def _date_or_meeting(text: str) -> date | str:
    """A date, or what may be the id of a meeting: that starts with a programme, not with a digit."""
    return _date(text) if text[:1].isdigit() else text


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError
    return number


def _build(options: argparse.Namespace) -> int:
    report = build(options.data, options.var, _progress)
    _print_findings(report.findings)
    print(_summary(report))
    return GOOD


def _check(options: argparse.Namespace) -> int:
    findings = [*read_roles(options.data)[1], *check_only(options.data, _progress)]
    _print_findings(findings)
    print(_counts(findings))
    return FINDINGS if blocking(findings) else GOOD


def _dashboard(options: argparse.Namespace) -> int:
    if current_state(options.var) is None:
        print("Er is nog geen database. Die wordt eerst gebouwd.")
        _build(options)
    if wrong := read_roles(options.data)[1]:
        print("Het bestand met rollen is fout: zolang dat zo is, komt niemand binnen.", file=sys.stderr)
        _print_findings(wrong)
    return serve(options.port, options.var, options.data, options.sources)


def _verify(options: argparse.Namespace) -> int:
    if options.sources is None:
        print(f"Wijs de map met de teksten van de bronnen aan: --sources MAP of {SOURCES_ENV}.", file=sys.stderr)
        return WRONG_USE
    state = _state_of(options)
    report = verify(options.sources, queries.documenten(state), queries.beweringen(state))
    _print_verification(report)
    return GOOD if report.is_good else FINDINGS


def _trace(options: argparse.Namespace) -> int:
    state = _state_on(options)
    lines = trace(state, options.sleutel, options.sources)
    if lines is None:
        print(f"De sleutel {options.sleutel!r} bestaat niet in deze stand.", file=sys.stderr)
        print(_why_not_here(options), file=sys.stderr)
        return FINDINGS
    print("\n".join(lines))
    return GOOD


def _template(options: argparse.Namespace) -> int:
    state = _state_of(options)
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
    _write_whole(options.out, content)
    print(f"Klaar. Het formulier staat in {options.out}.")
    return GOOD


def _export(options: argparse.Namespace) -> int:
    """Everything is made before the file is written."""
    if problem := _no_place_for(options.out, options.soort):
        print(problem, file=sys.stderr)
        return WRONG_USE
    if options.overleg and not SOORTEN[options.soort].van_overleg:
        print("Van een overleg zijn de dia's bewaard, geen werkmap. Kies pdf of pptx.", file=sys.stderr)
        return WRONG_USE
    state = _state_on(options)
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
        _write_whole(options.out, content)
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


def _write_whole(path: Path, content: bytes) -> None:
    """The whole file or none: a failure leaves nothing behind."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _why_not_here(options: argparse.Namespace) -> str:
    """What to do about a key that a state does not have: it may only have become known later."""
    if options.bekend_op is not None:
        first = queries.eerst_bekend(_state_of(options), options.sleutel)
        if first is not None:
            return f"Dit werd pas bekend op {first:%d-%m-%Y}. Kies die dag of later bij --bekend-op."
        if queries.verschil(_state_of(options), options.sleutel) is not None:
            return "Op deze dag was nog niet alles bekend wat vergeleken wordt. Kies een latere dag bij --bekend-op."
    return "Neem hem over zoals die op de pagina bij het cijfer staat."


def _state_on(options: argparse.Namespace) -> State:
    """The state as known on the date that was asked for, else of now."""
    if options.bekend_op is None:
        return _state_of(options)
    return open_state(build_as_known_on(options.data, options.var, options.bekend_op).path)


def _state_of(options: argparse.Namespace) -> State:
    """The state of the deliveries as they are now; it is built when it is not the one in use."""
    _say_what_is_built(options)
    return open_state(build(options.data, options.var).path)


def _say_what_is_built(options: argparse.Namespace) -> None:
    current = current_state(options.var)
    if current is None:
        print("Er is nog geen database. Die wordt eerst gebouwd.", file=sys.stderr)
    elif current != state_file(options.var, state_id(options.data)):
        print("De leveringen of definities zijn veranderd. Er wordt eerst een nieuwe stand gebouwd.", file=sys.stderr)


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


def _progress(step: str) -> None:
    print(f"… {step}", flush=True)


def _summary(report: BuildReport) -> str:
    if report.reused:
        return f"Deze stand was er al. De stand {report.state} is in gebruik. {_counts(report.findings)}"
    return f"Klaar. De stand {report.state} is in gebruik. {_counts(report.findings)}"


def _counts(findings: list[Finding]) -> str:
    stops = len(blocking(findings))
    warnings = len(findings) - stops
    blocked = "1 bevinding blokkeert" if stops == 1 else f"{stops} bevindingen blokkeren"
    return f"{blocked}, {warnings} {'waarschuwing' if warnings == 1 else 'waarschuwingen'}."


def _print_findings(findings: list[Finding]) -> None:
    """All findings, per delivery, on standard error."""
    delivery: str | None = ""
    for finding in findings:
        if finding.levering_id != delivery:
            delivery = finding.levering_id
            print(f"\n{delivery or 'Algemeen'}", file=sys.stderr)
        print(f"  {finding.ernst}: {finding}", file=sys.stderr)


def _refused(refusal: DefinitionsError | DeliveriesRefused, var: Path) -> int:
    _print_findings(refusal.findings)
    print(f"\nEr is geen nieuwe stand gemaakt. {_counts(refusal.findings)} {_what_still_serves(var)}", file=sys.stderr)
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


COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "build": (_build, "controleer de leveringen en bouw de database"),
    "check": (_check, "controleer de leveringen, zonder iets te veranderen"),
    "dashboard": (_dashboard, "open het dashboard op http://127.0.0.1:8501"),
    "verify": (_verify, "vergelijk elke waarde met de regels van de bron waar zij staat"),
    "trace": (_trace, "laat zien waar een cijfer vandaan komt, tot aan de regels van de bron"),
    "diff": (diff, "laat zien wat er tussen twee datums veranderde en waarom"),
    "export": (_export, "maak een verslag (PDF), dia's (PowerPoint) of een werkmap (Excel) van een programma"),
    "submit": (submit, "lever een werkmap of CSV: eerst ziet u wat er verandert, dan wordt zij aanvaard of bewaard"),
    "template": (_template, "maak een formulier in Excel om cijfers mee aan te leveren"),
}


if __name__ == "__main__":
    sys.exit(main())
