"""Who delivers what by when: a sentence with the counts, and a table of what came in, late or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import lists, queries, sentences
from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, onderdeel_link, signed, table
from dashboard.queries import Programma, Verwachting, VerwachtingAandeel
from dashboard.sentences import Conclusie
from dashboard.session import View

HEADER = ("Onderdeel", "Wie en wat", "Uiterlijk", "Stand", "Ontvangen")
NOTHING_AGREED = "Voor dit programma is niet afgesproken wie wanneer levert."
RULE = (
    "Een levering is binnen als een rapport of opgave cijfers of fasen heeft van dit onderdeel zelf, of van alles wat "
    "eronder valt, over de afgesproken periode. Wij kijken of de cijfers er zijn, niet wie ze stuurde. Een "
    "vooruitblik, een landelijk cijfer of een oordeel van deze monitor telt niet. Op tijd meten wij aan de datum die "
    "eerst was afgesproken. Als een levering hier ontbreekt, kan zij toch verschenen zijn: dan kennen wij haar niet."
)


def headline(aandelen: Sequence[VerwachtingAandeel], programma: Programma) -> Conclusie:
    """'3 van de 4 verwachte leveringen zijn binnen, 2 op tijd; er ontbreekt 1'. Counts only what is due."""
    if not aandelen:
        lead = "Geen bron zegt bij dit programma wie welke cijfers levert, en wanneer."
        return Conclusie(f"Voor {programma.naam} is niet afgesproken wie wanneer levert", lead)
    (counts,) = aandelen
    keys = (counts.binnen_sleutel, counts.op_tijd_sleutel)
    if not counts.verlopen:
        number = counts.komt_nog
        due = f"{_deliveries(number)} {'komt' if number == 1 else 'komen'} nog; er hoeft nog geen binnen te zijn"
        return Conclusie(due, f"Gezien vanaf {counts.gezien_op_tekst}, de dag van de laatste levering.", keys)
    return Conclusie(_only_one(counts) if counts.verlopen == 1 else _counted(counts), _lead(counts), keys)


def page(verwachtingen: Sequence[Verwachting], filters: Filters) -> Markup:
    """The rule, then the table; when nothing is agreed that sentence. `headline` stands above it."""
    if not verwachtingen:
        return Markup('<p class="pm-empty">{}</p>').format(NOTHING_AGREED)
    return Markup("<p>{}</p>").format(RULE) + table(HEADER, rows(verwachtingen, filters), "Verwachte leveringen")


def rows(verwachtingen: Sequence[Verwachting], filters: Filters) -> list[list[str | Markup]]:
    """Expected deliveries as a table; columns are HEADER."""
    return [
        [
            onderdeel_link(filters, verwachting.onderdeel_id, verwachting.korte_naam),
            _what(verwachting, filters),
            _due(verwachting),
            signed(verwachting.stand_tekst, verwachting.stand_teken),
            _received(verwachting, filters),
        ]
        for verwachting in verwachtingen
    ]


def listed(verwachtingen: Sequence[Verwachting], filters: Filters) -> Markup:
    """The same of one onderdeel, as a list. Empty when there are none."""
    entries = [
        Markup('<li>{} <span class="pm-kind">{}</span><span class="pm-who">{} · uiterlijk {} · {}</span></li>').format(
            figure_link(filters, verwachting.sleutel, verwachting.wat),
            signed(verwachting.stand_tekst, verwachting.stand_teken),
            _who(verwachting),
            _due(verwachting),
            _received(verwachting, filters),
        )
        for verwachting in verwachtingen
    ]
    return lists.few(entries, "", "verwachte levering", "verwachte leveringen")


def part(here: View) -> tuple[Conclusie, Markup]:
    """What opens the part of a page and what stands in it, for the programme of this view."""
    aandelen = queries.verwachting_aandelen(here.state, here.programma.id)
    found = queries.verwachtingen(here.state, here.programma.id)
    return headline(aandelen, here.programma), page(found, here.filters)


def _only_one(counts: VerwachtingAandeel) -> str:
    if counts.ontbreekt:
        return "De ene verwachte levering ontbreekt"
    if counts.deels:
        return "De ene verwachte levering is er voor een deel"
    when = ", op tijd" if counts.op_tijd else ", te laat" if counts.te_laat else ""
    return f"De ene verwachte levering is binnen{when}"


def _counted(counts: VerwachtingAandeel) -> str:
    which = counts.binnen or "Geen"
    verb = "is" if counts.binnen <= 1 else "zijn"
    return f"{which} van de {counts.verlopen} verwachte leveringen {verb} binnen{_in_time(counts)}{_missing(counts)}"


def _in_time(counts: VerwachtingAandeel) -> str:
    if not counts.binnen:
        return ""
    if counts.op_tijd == counts.binnen:
        return ", en op tijd" if counts.binnen == 1 else ", alle op tijd"
    return f", {counts.op_tijd or 'geen'} op tijd"


def _missing(counts: VerwachtingAandeel) -> str:
    parts = (
        [f"er {'ontbreekt' if counts.ontbreekt == 1 else 'ontbreken'} {counts.ontbreekt}"] if counts.ontbreekt else []
    )
    parts += [f"{counts.deels} {'is' if counts.deels == 1 else 'zijn'} er voor een deel"] if counts.deels else []
    return f"; {sentences.opsomming(parts)}" if parts else ""


def _lead(counts: VerwachtingAandeel) -> str:
    parts = [f"Gezien vanaf {counts.gezien_op_tekst}, de dag van de laatste levering."]
    if counts.komt_nog:
        parts.append(f"{_deliveries(counts.komt_nog)} {'is' if counts.komt_nog == 1 else 'zijn'} nog niet verlopen.")
    if counts.tijd_onbekend:
        parts.append(f"Bij {counts.tijd_onbekend} is niet te zeggen of dat op tijd was.")
    return " ".join(parts)


def _deliveries(number: int) -> str:
    return f"{number} verwachte {'levering' if number == 1 else 'leveringen'}"


def _what(verwachting: Verwachting, filters: Filters) -> Markup:
    return Markup('{}<span class="pm-who">{}</span>').format(
        figure_link(filters, verwachting.sleutel, verwachting.wat), _who(verwachting)
    )


def _who(verwachting: Verwachting) -> str:
    about = f"over {verwachting.periode_tekst}" if verwachting.periode_tekst else None
    return " · ".join(note for note in (verwachting.wie or "wie levert, is niet vermeld", about) if note)


def _due(verwachting: Verwachting) -> str:
    first = f" (eerst: {verwachting.eerst_tekst})" if verwachting.eerst_tekst else ""
    return f"{verwachting.uiterlijk_tekst}{first}"


def _received(verwachting: Verwachting, filters: Filters) -> Markup:
    if verwachting.vervalt_omdat:
        return Markup("hoeft niet meer: {}").format(verwachting.vervalt_omdat.rstrip("."))
    if verwachting.bewijs_sleutel is None or verwachting.levering_titel is None:
        return Markup("niets binnen")
    link = figure_link(filters, verwachting.bewijs_sleutel, verwachting.levering_titel)
    note = (
        Markup('<span class="pm-who">{}</span>').format(verwachting.delen_tekst) if verwachting.delen_tekst else EMPTY
    )
    return Markup("{} in {}{}").format(verwachting.ontvangen_tekst, link, note)
