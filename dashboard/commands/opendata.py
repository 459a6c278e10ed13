"""`export opendata`: a folder with everything that may be published."""

from __future__ import annotations

import argparse
import sys

from dashboard.commands import DEFINITIONS, FAILURE, FINDINGS, GOOD, WRONG_USE
from dashboard.commands.states import state_on
from dashboard.door_words import why_not
from pipelines.diff import UnknownProgramma
from pipelines.opendata.about import About
from pipelines.opendata.choice import NothingPublic
from pipelines.opendata.export import NoMetadata, NotWritten, export_opendata
from pipelines.opendata.folder import NoPlace, refuse_place
from pipelines.opendata.words import in_words

_NO_METADATA = (
    "In indicators.yml staat nog niet wie de open data uitgeeft. Zonder dat klopt de catalogus niet.\n"
    "Voeg 'opendata' toe met onder meer adres, titel, uitgever en contact; docs/howto.md laat zien hoe."
)
_NOTHING_PUBLIC = (
    "Er is geen levering die openbaar en vastgesteld is, van dit programma en op deze datum. Er is dus niets om te "
    "publiceren.\n"
    "In levering.yml staat of een levering openbaar is, en of zij is vastgesteld."
)


def export_folder(options: argparse.Namespace) -> int:
    """Write the folder whole or not at all, and say what is left out."""
    if options.overleg:
        print("Open data gaat niet over een overleg. Laat --overleg weg.", file=sys.stderr)
        return WRONG_USE
    try:
        refuse_place(options.out)
        # What is wrong in the deliveries themselves is said first. The pipeline opens the file in its own way.
        state_on(options).connection.close()
        about = export_opendata(options.data, options.var, options.out, options.programma, options.bekend_op)
    except UnknownProgramma as unknown:
        return _refused(why_not(unknown), WRONG_USE)
    except NoPlace as problem:
        return _refused(str(problem), WRONG_USE)
    except NoMetadata:
        return _refused(_NO_METADATA, DEFINITIONS)
    except NothingPublic:
        return _refused(_NOTHING_PUBLIC, FINDINGS)
    except NotWritten as failure:
        print(f"De map {options.out} kon niet worden geschreven. Er is niets achtergebleven.", file=sys.stderr)
        print("Kijk of er ruimte is en of u in die map mag schrijven.", file=sys.stderr)
        return _refused(f"Technische melding voor de beheerder: {failure.__cause__}", FAILURE)
    print("\n".join([f"Klaar. De open data staat in {options.out}.", *_to_know(about)]))
    return GOOD


def _refused(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def _to_know(about: About) -> list[str]:
    """What to look at before it is published."""
    choice = about.choice
    lines = [f"Erin: {in_words(len(about.leveringen))}, {about.tabellen} tabellen, stand {about.staat}."]
    if choice.left_out:
        lines.append(f"Weggelaten: {choice.not_public} niet openbaar, {choice.drafts} concept.")
    if choice.leaning:
        lines.append(
            "Ook weggelaten: deze zijn openbaar, maar gaan over iets dat alleen in een weggelaten levering staat:"
        )
        lines += [f"  {one.levering_id}: {one.reason}" for one in choice.leaning]
    for levering_id, rij in sorted(choice.without):
        lines.append(
            f"Ook weggelaten: intrekking.csv, rij {rij} van {levering_id}, want wat zij intrekt, staat in een "
            "weggelaten levering; en de toelichting van die levering."
        )
    if about.not_allowed and about.opendata.licentie:
        lines.append(f"De licentie {about.opendata.licentie.naam} past niet bij: {', '.join(about.not_allowed)}.")
        lines.append("De catalogus verwijst daarom naar LICENTIE.md, met de voorwaarden per levering.")
    if about.opendata.voorbeelden:
        lines.append(
            "Let op, dit zijn nog voorbeelden. Vul ze in bij 'opendata' in indicators.yml voordat u publiceert:"
        )
        lines += [f"  {address}" for address in about.opendata.voorbeelden]
    return lines
