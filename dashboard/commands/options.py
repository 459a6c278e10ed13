"""What the commands take: options, and argparse in Dutch."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dashboard.export import SOORTEN
from dashboard.filters import read_date
from dashboard.server import SOURCES_ENV
from dashboard.source_text import sources_folder
from pipelines.condense.engines import ENGINES
from pipelines.intake.registrations import holds_registrations

OPENDATA = "opendata"
_OPENDATA_HELP = "Alles wat openbaar is, met beschrijving en catalogus, om te publiceren (map)"

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


def speak_dutch() -> None:
    """Let argparse say what it says in Dutch."""
    argparse._ = lambda message: _DUTCH.get(message, message)  # type: ignore[attr-defined]


def of_every_command(command: argparse.ArgumentParser) -> None:
    """Where the deliveries and the states are."""
    command.add_argument("--data", type=Path, default=Path("data"), metavar="MAP", help="map met leveringen")
    command.add_argument("--var", type=Path, default=Path("var"), metavar="MAP", help="map voor de database")


def none(command: argparse.ArgumentParser) -> None:
    """A command without options of its own."""


def of_condense(command: argparse.ArgumentParser) -> None:
    """With what registrations are counted."""
    command.add_argument(
        "--engine", choices=ENGINES, default=ENGINES[0], help="waarmee geteld wordt (standaard duckdb)"
    )


def of_dashboard(command: argparse.ArgumentParser) -> None:
    """The port, and the texts of the sources."""
    command.add_argument("--port", type=port, default=8501, metavar="POORT", help="poort (standaard 8501)")
    of_sources(command)


def of_sources(command: argparse.ArgumentParser) -> None:
    """The texts of the sources."""
    command.add_argument(
        "--sources", type=Path, default=sources_folder(), metavar="MAP",
        help=f"map met de teksten van de bronnen (standaard: {SOURCES_ENV})",
    )  # fmt: skip


def of_trace(command: argparse.ArgumentParser) -> None:
    """The key of a fact."""
    command.add_argument("sleutel", metavar="SLEUTEL", help="sleutel zoals die bij een cijfer staat")
    _known_on(command)
    of_sources(command)


def of_export(command: argparse.ArgumentParser) -> None:
    """Which file, about what."""
    kinds = "; ".join(f"{name}: {kind.uitleg}" for name, kind in SOORTEN.items())
    command.add_argument("soort", choices=[*SOORTEN, OPENDATA], help=f"{kinds}; {OPENDATA}: {_OPENDATA_HELP}")
    command.add_argument("--out", type=Path, required=True, metavar="PAD", help=f"het bestand; bij {OPENDATA} de map")
    command.add_argument(
        "--programma", metavar="ID", help=f"dit programma (standaard: het eerste; bij {OPENDATA} alle)"
    )
    command.add_argument("--overleg", metavar="ID", help="wat dit overleg zag (pdf en pptx)")
    _known_on(command)


def of_diff(command: argparse.ArgumentParser) -> None:
    """Two moments."""
    for option, name_in_code in (("--from", "van"), ("--to", "tot")):
        command.add_argument(
            option, dest=name_in_code, type=day_or_meeting, required=True, metavar="DATUM",
            help="wat op deze dag bekend was, zoals 31-12-2020, of de id van een vastgelegd overleg",
        )  # fmt: skip
    command.add_argument("--programma", metavar="ID", help="alleen dit programma (standaard: alle)")


def of_submit(command: argparse.ArgumentParser) -> None:
    """A file that is delivered."""
    command.add_argument(
        "bestand",
        type=file,
        metavar="BESTAND",
        help="werkmap (.xlsx), CSV, of een bestand met registraties (.parquet, .csv)",
    )
    command.add_argument("--dry-run", action="store_true", help="laat zien wat er verandert, zonder te leveren")
    command.add_argument("--toelichting", metavar="TEKST", help="uitleg bij waarschuwingen")
    command.add_argument("--verbetert", action="store_true", help="dit zijn betere cijfers dan eerder geleverd")


def about_more(given: argparse.Namespace, more: Sequence[str]) -> str:
    """What is wrong with arguments that a command does not take: mostly a second file."""
    if not hasattr(given, "bestand") or any(text.startswith("-") for text in more):
        return f"{_DUTCH['unrecognized arguments: %s'] % ' '.join(more)}"
    names = [Path(text).name for text in (given.bestand, *more)]
    counted = [path.name for path in map(Path, (given.bestand, *more)) if path.is_file() and holds_registrations(path)]
    told = (
        f"één bestand per keer; dit zijn er {len(names)}: {', '.join(names)}. Geef de opdracht voor elk bestand apart"
    )
    if not counted:
        return told
    whose = f"In {' en '.join(counted)} staan registraties"
    return f"{told}. {whose}: die worden geteld, en zijn altijd een levering op zichzelf"


def of_template(command: argparse.ArgumentParser) -> None:
    """A form: for what, and where to."""
    command.add_argument("--out", type=workbook, required=True, metavar="BESTAND.xlsx", help="het nieuwe bestand")
    about = command.add_mutually_exclusive_group()
    about.add_argument("--programma", metavar="ID", help="alleen dit programma (standaard: alle)")
    about.add_argument("--onderdeel", metavar="ID", help="alleen dit onderdeel (id of naam), met alles daaronder")


def _known_on(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--bekend-op", type=day, metavar="DATUM",
        help="alleen wat op deze dag bekend was, zoals 31-12-2020 of 2020-12-31",
    )  # fmt: skip


def workbook(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".xlsx":
        raise argparse.ArgumentTypeError(f"{text!r} eindigt niet op .xlsx")
    if path.exists():
        raise argparse.ArgumentTypeError(f"{text!r} bestaat al; kies een andere naam of haal het bestand weg")
    return path


def file(text: str) -> Path:
    path = Path(text)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is een map; lever één bestand per keer")
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"het bestand {text!r} bestaat niet")
    return path


def day(text: str) -> date:
    try:
        return read_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen bestaande datum; schrijf hem als 31-12-2020") from None


def day_or_meeting(text: str) -> date | str:
    """A date, or what may be the id of a meeting: that starts with a programme, not with a digit."""
    return day(text) if text[:1].isdigit() else text


def port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError
    return number
