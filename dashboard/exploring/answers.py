"""What the answer to a question of an evaluation says: its sentence by a rule from its rows, and its table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard import markup
from dashboard.filters import Filters
from dashboard.queries.vraag import Antwoord, Vraag
from dashboard.sentences import Conclusie, number_of, opsomming, thousands, without_capital

HEADER = ["Onderdeel", "Wat", "Antwoord", "Reden of toelichting", "Van wie", "Stand op", "Bron"]
# What each column of a file holds.
UITLEG = {
    "sleutel": "Sleutel van het feit; in de monitor leidt zij naar de bron.",
    "groep": "Onder welke titel de rij op de pagina staat.",
    "onderdeel_id": "Onderdeel van het programma.",
    "onderdeel": "Naam van het onderdeel.",
    "telt_bij": "Onderdeel waar de rij bij telt. Bij de vraag doelen: het project, thema of de afspraak waar het doel "
    "onder valt; niet nog eens wat daar weer boven staat. Bij de andere vragen: het onderdeel zelf. Wie deze namen "
    "telt over de rijen met een toestand, elk één keer, komt op het aantal onderdelen in de zin. Leeg: bij geen.",
    "wat": "Waar de rij over gaat.",
    "gaat_over": "Bij de vraag merkbaar: wat mensen of naasten hier noemen, ingedeeld door iemand die de bron las, "
    "met een puntkomma ertussen. Leeg: niet ingedeeld.",
    "toestand": "Het woord waarmee de zin boven de rijen telt.",
    "antwoord": "Het antwoord in woorden; zonder antwoord de soort stilte.",
    "getal": "Het getal om mee te rekenen; bij een doel het nieuwste gemeten cijfer. Leeg: geen getal.",
    "getal_tot": "Bovenkant van een bereik; leeg: het is één getal.",
    "kwalificatie": "Wat de bron bij het getal zegt: exact, circa, ruim, bijna en zo meer. verwacht: van na het "
    "rapport; antwoord zegt of de bron het verwacht of vooraf vaststelde.",
    "eenheid": "Wat getal, teller en doel tellen; procent: getal van 0 tot 100. Leeg: de rij gaat niet over een getal.",
    "teller": "Het deel van het geheel; leeg: niet gegeven.",
    "noemer": "Het geheel waar teller een deel van is; leeg: niet gegeven, of bij een fase niet exact.",
    "noemer_id": "Indicator die dat geheel telt, als dat een eigen cijfer is; leeg: het hoort bij het cijfer zelf.",
    "n": "Op hoeveel antwoorden of gevallen het getal berust; leeg: onbekend of niet van toepassing.",
    "doel_getal": "Streefwaarde; leeg: geen doel met een getal.",
    "doel_kwalificatie": "Wat de bron bij de streefwaarde zegt; verwacht: een verwachting of aankondiging.",
    "doel_datum": "Streefdatum, de laatste dag van de periode; leeg: geen doel, of de bron noemt geen datum.",
    "doel": "Het doel in woorden.",
    "reden": "Reden of toelichting; leeg: niet gegeven.",
    "voorbehoud": "Wat de definitie van het cijfer niet kan zeggen.",
    "indicator_id": "Indicator; haar definitie staat bij de definities in dit bestand. Leeg: er hoort geen bij.",
    "indicator_versie": "Versie van die definitie.",
    "van_wie": "Van wie het komt: het programma of de uitvoerder zelf, of iemand anders.",
    "stand_op": "Datum of periode, zo precies als bekend.",
    "bron": "Document en paragraaf.",
    "levering_id": "Levering waar het in staat; leeg: berekend door de monitor.",
    "bestand": "Brondocument.",
    "paragraaf": "Paragraaf daarin.",
    "regel_van": "Eerste regel.",
    "regel_tot": "Laatste regel.",
}
EENHEDEN = dict.fromkeys(("getal", "getal_tot", "teller", "noemer", "doel_getal"), "zie de kolom eenheid")


def table(rows: Sequence[Antwoord], caption: str, filters: Filters) -> Markup:
    """The rows under their titles, with the way to the onderdeel and to the source."""
    groups = [(title, [_row(row, filters) for row in found]) for title, found in groupby(rows, lambda row: row.groep)]
    table = markup.grouped_table(HEADER, groups, caption)
    return Markup('<div class="pm-wide pm-answers">{}</div>').format(table)


def counts(rows: Sequence[Antwoord]) -> dict[str, int]:
    """How many facts are in each state, as the sentence counts them: a fact that stands in two groups is one."""
    return {toestand: _count(rows, toestand) for toestand in dict.fromkeys(row.toestand for row in rows)}


# Two signs before the full stop: the one of 'i.v.m.' ends no sentence.
SENTENCE_END = re.compile(r"(?<=[a-z0-9)]{2})\. (?=[A-Z])")
# Facts that open an answer in words; what else matters most stands first in the table.
MOST_OPENING = 2


def _row(row: Antwoord, filters: Filters) -> list[markup.Cell]:
    return [
        markup.onderdeel_link(filters, row.onderdeel_id, row.onderdeel_naam),
        markup.beside(row.wat, "Gaat over", "; ".join(row.gaat_over)),
        markup.beside(markup.signed(row.antwoord, row.antwoord_teken), "Doel", row.doel_tekst),
        markup.beside(row.reden, "Voorbehoud", row.voorbehoud),
        row.soort_bron,
        row.stand_op_tekst,
        markup.figure_link(filters, row.sleutel, row.bron_tekst),
    ]


def conclusion(vraag: Vraag, rows: Sequence[Antwoord]) -> Conclusie:
    """The sentence that answers a question, and what makes it precise. Without rows: what is missing and why."""
    if not rows:
        missing, _, why = vraag.leeg.partition(". ")
        return Conclusie(missing.rstrip("."), why)
    counted = _SAID_OF_ALL[vraag.id](rows, vraag.basis) if vraag.id in _SAID_OF_ALL else _SAID[vraag.id](rows)
    # What matters most, according to who read the source, opens the answer; what is counted follows.
    kop, *lead = [*_opening(rows), *counted]
    # Of a fact of more sentences the first is the heading.
    kop, *more = SENTENCE_END.split(kop, maxsplit=1)
    lead = [*more, *lead]
    return Conclusie(kop, " ".join(f"{text[0].upper()}{text[1:]}." for text in lead if text))


def _opening(rows: Sequence[Antwoord]) -> list[str]:
    """What opens an answer, each fact once: 'Aandeel dat hulp kreeg: circa 1 op de 8', or the words of a fact."""
    facts = dict([(row.sleutel, row) for row in rows if row.opent][:MOST_OPENING])
    return [
        f"{row.wat}: {row.antwoord}" if row.sleutel.startswith("meting:") else row.wat.rstrip(".")
        for row in facts.values()
    ]


def _count(rows: Sequence[Antwoord], *toestanden: str) -> int:
    """How many facts are in one of these states; a fact that stands in two groups is one."""
    return len({row.sleutel for row in rows if row.toestand in toestanden})


def _some(number: int, one: str, more: str) -> str:
    """'3 doelen hebben', or nothing when there are none."""
    return number_of(number, one, more) if number else ""


def _of(number: int, total: int | None, one: str, more: str) -> str:
    """'3 van 11 onderdelen', or '3 onderdelen' when nobody knows of how many."""
    return number_of(number, one, more) if total is None else f"{number} van {number_of(total, one, more)}"


# What an onderdeel is in the answers that count them.
_ONDERDEEL = "een onderdeel is hier een project, thema of afspraak, met alles wat eronder valt"


def _roll_ups(basis: Mapping[str, int]) -> str:
    """How many onderdelen have a goal only in another onderdeel below them: the answers count each goal at one."""
    return _some(
        basis.get("met_doel_eronder", 0),
        "ander onderdeel staat boven een onderdeel met een doel en heeft er zelf geen",
        "andere onderdelen staan boven een onderdeel met een doel en hebben er zelf geen",
    )


_GOALS = ("gebleven", "vervangen", "aangepast")


def _doelen(rows: Sequence[Antwoord], basis: Mapping[str, int]) -> list[str]:
    # The original goals; one that only a later plan sets counts as one as well.
    originals = _count(rows, "gebleven", "vervangen")
    goals = originals or _count(rows, "aangepast")
    # Of several goals for one indicator a later plan may change one: a source does not say which.
    changed = min(_count(rows, "vervangen"), _count(rows, "aangepast"))
    unmeasured = len([row for row in rows if row.toestand in _GOALS and row.antwoord == "nog te meten"])
    later = _some(_count(rows, "verschoven"), "moment is", "momenten zijn")
    none_by_rule = _some(
        _count(rows, "geen_doel"),
        "getal lijkt een doel, maar is het naar de regel niet",
        "getallen lijken een doel, maar zijn het naar de regel niet",
    )
    moved = f"{later} later gepland of gehaald dan eerst" if later else ""
    if not goals:
        return ["Er is geen doel met een getal geleverd", moved, none_by_rule]
    where = {row.onderdeel_id for row in rows if row.toestand in _GOALS}
    known = "onderdelen" in basis
    at = _of(basis.get("met_doel", 0) if known else len(where), basis.get("onderdelen"), "onderdeel", "onderdelen")
    here = f"{number_of(goals, 'doel', 'doelen')} met een getal, bij {at}"
    measured = f"{'daarvan' if unmeasured >= goals else f'bij {unmeasured} van die doelen'} is nog niets gemeten"
    none = "geen bron meldt dat een doel is aangepast"
    facts = [f"{changed} aangepast" if changed else "", measured if unmeasured else ""]
    expected = basis.get("verwachtingen", 0)
    return [
        "; ".join([f"Er {_many(goals, 'is', 'zijn')} {here}", *([text for text in facts if text] or [none])]),
        none if unmeasured and not changed else "",
        f"{_some(expected, 'doel is', 'doelen zijn')} volgens de bron een verwachting of aankondiging"
        if expected
        else "",
        moved,
        none_by_rule,
        f"{_ONDERDEEL}; een doel telt bij één onderdeel" if known else "",
        _roll_ups(basis),
    ]


def _meetbaar(rows: Sequence[Antwoord], basis: Mapping[str, int]) -> list[str]:
    parts = [
        (_count(rows, "zonder_doel"), basis.get("onderdelen"), "onderdeel", "onderdelen", "geen doel met een getal"),
        (_count(rows, "zonder_datum"), basis.get("doelen"), "doel", "doelen", "geen streefdatum"),
        (
            _count(rows, "zonder_streefwaarde"),
            basis.get("indicatoren"),
            "indicator van een prestatie, effect of doel",
            "indicatoren van een prestatie, effect of doel",
            "geen streefwaarde",
        ),
    ]
    said = [
        f"{_of(number, total, one, more)} {_many(number, 'heeft', 'hebben')} {what}"
        for number, total, one, more, what in parts
        if number
    ]
    return [
        opsomming(said[:2]) if len(said) > 2 else said[0],
        *said[2 if len(said) > 2 else 1 :],
        "een prestatie is wat er gemaakt, gegeven of gebruikt is, zoals een publicatie of een bezoek: nog geen effect"
        if parts[2][0]
        else "",
        *([_ONDERDEEL, _roll_ups(basis)] if parts[0][0] and parts[0][1] is not None else []),
    ]


def _eigen_opgave(rows: Sequence[Antwoord]) -> list[str]:
    verdicts, figures = _own(rows, "oordeel"), _own(rows, "cijfer")
    unsure = _count(rows, "cijfer_niet_ingedeeld")
    # Of whom a figure is that nobody classed, is unknown: it may all be their own or none of it.
    said = [
        f"{own}{f' tot {own + maybe}' if maybe else ''} van {number_of(total, one, more)}"
        for (own, total), maybe, one, more in (
            (verdicts, 0, "oordeel", "oordelen"),
            (figures, unsure, "cijfer over uitkomsten", "cijfers over uitkomsten"),
        )
        if total
    ]
    own, total = _own(rows, "woorden")
    early = _count(rows, "vindt_niets")
    unknown = _count(rows, "woorden_niet_ingedeeld")
    return [
        f"Van het programma of de uitvoerder zelf: {opsomming(said)}"
        if said
        else "Nog niemand vond of mat er iets van",
        _whose(rows, figures[1], unsure),
        _parts(rows),
        f"{number_of(total, 'uitkomst heeft', 'uitkomsten hebben')} geen getal: {_silences(rows)}; {own} daarvan van "
        "henzelf"
        if total
        else "",
        f"{number_of(early, 'oordeel zegt', 'oordelen zeggen')} alleen dat het te vroeg is; dat telt niet mee"
        if early
        else "",
        f"bij {number_of(unknown, 'uitkomst', 'uitkomsten')} zonder getal is niet ingedeeld van wie die komt"
        if unknown
        else "",
    ]


def _whose(rows: Sequence[Antwoord], total: int, unsure: int) -> str:
    """What the figures are that the sentence counts, and from whom: 'de 8 cijfers zijn de nieuwste …'."""
    if not total:
        return ""
    parts = [
        f"{_count(rows, 'cijfer_zelf')} van henzelf",
        f"{_count(rows, 'cijfer_onafhankelijk')} van een ander",
        *([f"{unsure} waarvan niet is ingedeeld van wie"] if unsure else []),
    ]
    counted = "het cijfer over uitkomsten is" if total == 1 else f"de {total} cijfers over uitkomsten zijn"
    return f"{counted} het nieuwste getal van elke indicator van het soort uitkomst, per onderdeel: {opsomming(parts)}"


def _parts(rows: Sequence[Antwoord]) -> str:
    """How many rows are another answer or group of a figure that counts already."""
    return _some(
        _count(rows, "ander_deel"),
        "rij is een ander antwoord of een andere groep bij een cijfer dat al telt",
        "rijen zijn een ander antwoord of een andere groep bij een cijfer dat al telt",
    )


def _silences(rows: Sequence[Antwoord]) -> str:
    """'niet vermeld in de bron', or each kind with its number: '6 in een figuur …': why outcomes have no number."""
    kinds = Counter(
        row.antwoord for row in {row.sleutel: row for row in rows if row.toestand.startswith("woorden_")}.values()
    )
    return next(iter(kinds)) if len(kinds) == 1 else opsomming([f"{number} {kind}" for kind, number in kinds.items()])


def _own(rows: Sequence[Antwoord], kind: str) -> tuple[int, int]:
    """How many of a kind are self-reports, and how many there are."""
    own = _count(rows, f"{kind}_zelf")
    return own, own + _count(rows, f"{kind}_onafhankelijk", f"{kind}_niet_ingedeeld")


def _many(number: int, one: str, more: str) -> str:
    return one if number == 1 else more


def _stilstand(rows: Sequence[Antwoord]) -> list[str]:
    still, back = _count(rows, "staat_stil"), _count(rows, "terug")
    late, moved = _count(rows, "datum_voorbij"), _count(rows, "verschoven")
    said = [
        f"{number_of(still, 'plan staat', 'plannen staan')} langer stil dan verwacht" if still else "",
        f"{number_of(back, 'stap ging', 'stappen gingen')} terug" if back else "",
        f"{number_of(late, 'moment is', 'momenten zijn')} voorbij en niet gemeld" if late else "",
        f"{number_of(moved, 'moment is', 'momenten zijn')} later gepland dan eerst" if moved else "",
        _in_phases(rows, "na_einddatum", "nog bezig na de einddatum"),
        _in_phases(rows, "vertraagd", "volgens de bron vertraagd"),
    ]
    found = [text for text in said if text]
    open_ = {row.sleutel: row.antwoord for row in rows if row.toestand in _OPEN}
    causes, delays = _count(rows, *_CAUSES), _count(rows, *_CAUSES[1:])
    past = _count(rows, "belemmering_voorbij")
    how_many = _together([row for row in rows if row.toestand in _OPEN])
    whose = f"Van {how_many}" if how_many else f"Bij {number_of(len(open_), 'fase', 'fasen')}"
    unknown = f"{whose} is stilstand niet te beoordelen: {_why_open(open_.values())}" if open_ else ""
    nothing = unknown or "Geen bron meldt stilstand met een datum of fase"
    return [
        opsomming(found) if found else nothing,
        *_whole(rows),
        unknown if found else "",
        f"de bronnen noemen {_causes(causes)}" if causes else "",
        f"{number_of(delays, 'daarvan gaat', 'daarvan gaan')} over vertraging of uitstel, of over waarom iets nog niet "
        "klaar is; dat telt hierboven alleen mee als de bron ook het moment noemt"
        if delays
        else "",
        f"bij {past} van die {delays} zegt de bron dat het voorbij is" if past else "",
        _not_yet(rows),
    ]


def _in_phases(rows: Sequence[Antwoord], toestand: str, words: str) -> str:
    """'57 deelnames zijn nog bezig na de einddatum (bij 8 onderdelen)': who it is about leads, not their cells."""
    cells = [row for row in rows if row.toestand == toestand]
    if how_many := _together(cells):
        where = number_of(len({row.onderdeel_id for row in cells}), "onderdeel", "onderdelen")
        return f"{how_many} zijn {words} (bij {where})"
    number = _count(rows, toestand)
    return f"{number_of(number, 'fase is', 'fasen zijn')} {words}" if number else ""


def _together(cells: Sequence[Antwoord]) -> str:
    """'57 deelnames', the sum of what is counted in one unit; nothing when it is no exact sum of more than one."""
    total = sum(row.getal or 0 for row in cells)
    units = {row.eenheid for row in cells}
    exact = all(_is_exact(row) for row in cells)
    return f"{thousands(int(total))} {units.pop()}" if exact and total > 1 and len(units) == 1 else ""


def _is_exact(row: Antwoord) -> bool:
    return row.getal is not None and row.kwalificatie in (None, "exact")


def _not_yet(rows: Sequence[Antwoord]) -> str:
    """How many facts in words say that something is not there yet, besides those that open the answer."""
    others = len({row.sleutel for row in rows if row.toestand == "nog_niet_klaar" and not row.opent})
    return f"{others} keer zegt een bron dat iets nog niet zover is" if others else ""


_CAUSES = ("belemmering", "belemmering_uitloop", "belemmering_voorbij")
_OPEN = ("niet_te_beoordelen", "vertraagd", "na_einddatum")


def _why_open(answers: Iterable[str]) -> str:
    """Why stall cannot be said: nobody knows how long a phase may take, or since when something is in it."""
    since = {answer.endswith("een telling zegt niet sinds wanneer") for answer in answers}
    if since == {True}:
        return "een telling zegt niet sinds wanneer"
    return f"geen bron noemt hoe lang die duurt{', of een telling zegt niet sinds wanneer' if True in since else ''}"


def _whole(rows: Sequence[Antwoord]) -> list[str]:
    """What a source counts over the whole programme: 'Wie stopte: 14'."""
    about = [row for row in rows if row.toestand == "cijfer" and not row.antwoord_teken and "/" not in row.onderdeel_id]
    return [f"{row.wat}: {row.antwoord}" for row in about]


def _causes(number: int) -> str:
    """A source that lists what is still asked does not say that it hinders."""
    return number_of(number, "belemmering of open vraag", "belemmeringen of open vragen")


def _gestopt(rows: Sequence[Antwoord]) -> list[str]:
    counted, dropped = _count(rows, "gestopt"), _count(rows, "vervallen")
    silent = len([row for row in rows if row.toestand == "gestopt" and (row.reden or "").startswith(_NO_REASON)])
    named = [row.wat.rstrip(".") for row in rows if row.toestand == "genoemd_bij_stoppen"]
    steps, causes = _count(rows, "stap_gestopt"), _count(rows, "belemmering")
    whole = _whole(rows)
    said = [
        _stopped([row for row in rows if row.toestand == "gestopt"]),
        f"{number_of(dropped, 'afspraak, mijlpaal of cijfer is', 'afspraken, mijlpalen of cijfers zijn')} vervallen"
        if dropped
        else "",
    ]
    found = [text for text in said if text]
    ended = _ended(rows)
    only_ended = bool(ended) and all(row.toestand == "afgelopen" for row in rows)
    kop = opsomming(found) if found else "Geen bron telt wat gestopt of vervallen is"
    if only_ended:
        kop = f"Geen bron meldt dat er iets gestopt of vervallen is; {ended}"
    # What a source counts over the whole programme comes first.
    if whole:
        kop = "; ".join([*whole, *([kop] if found else [])])
    return [
        f"{kop[0].upper()}{kop[1:]}",
        _others(rows) if counted == 1 else "",
        "dat is niet hetzelfde als dat al het andere doorging" if only_ended else ended,
        "het aantal van het hele programma en de aantallen bij onderdelen zijn aparte tellingen: het hoeven niet "
        "dezelfde te zijn"
        if whole and counted
        else "",
        f"van {number_of(steps, 'plan', 'plannen')} is bekend wanneer het stopte" if steps else "",
        f"bij {number_of(silent, 'onderdeel', 'onderdelen')} staat de reden er niet bij" if silent else "",
        f"over stoppen of niet afronden zegt de bron: {'; '.join(named)}" if named else "",
        f"de bronnen noemen {'daarnaast' if named else 'daar'} {_causes(causes)}; of die de reden van stoppen waren, "
        "staat er niet"
        if causes
        else "",
    ]


def _ended(rows: Sequence[Antwoord]) -> str:
    """'op de einddatum afgelopen, dus niet gestopt: Hulp thuis (juni 2024)': what ended in its time."""
    ends = [f"{row.onderdeel_naam} ({row.stand_op_tekst})" for row in rows if row.toestand == "afgelopen"]
    return f"op de einddatum afgelopen, dus niet gestopt: {opsomming(ends)}" if ends else ""


def _stopped(cells: Sequence[Antwoord]) -> str:
    """'13 van 39 organisaties zijn gestopt (Innovatie-impuls)', or at how many onderdelen when they are no sum."""
    if not cells:
        return ""
    words = {row.antwoord for row in cells}
    how = words.pop() if len(words) == 1 else "niet afgerond of gestopt"
    if len(cells) == 1 and cells[0].getal and cells[0].noemer and cells[0].kwalificatie in (None, "exact"):
        (one,) = cells
        verb = _many(int(one.getal or 0), "is", "zijn")
        return f"{one.getal:.0f} van {one.noemer:.0f} {one.eenheid} {verb} {how} ({one.onderdeel_naam})"
    where = f"bij {number_of(len({row.onderdeel_id for row in cells}), 'onderdeel', 'onderdelen')}"
    if how_many := _together(cells):
        return f"{where} zijn {how_many} {how}"
    return f"{where} is iets niet afgerond of gestopt"


def _others(rows: Sequence[Antwoord]) -> str:
    """'de andere 26: technologie gekozen': what became of those that did not stop, where one onderdeel counts it."""
    found = [row for row in rows if row.toestand == "niet_gestopt"]
    if not found or not all(_is_exact(row) for row in found):
        return ""
    each = [row.antwoord if len(found) == 1 else f"{row.antwoord} ({thousands(int(row.getal or 0))})" for row in found]
    return f"de andere {thousands(int(sum(row.getal or 0 for row in found)))}: {opsomming(each)}"


# As deliveries have it: no reason at all, or a remark that there is none.
_NO_REASON = ("?", "De reden staat")


def _merkbaar(rows: Sequence[Antwoord]) -> list[str]:
    figures, stories = _count(rows, "cijfer_zelf", "cijfer_ander"), _count(rows, "verhaal_zelf", "verhaal_ander")
    findings = _count(rows, "bevinding_zelf", "bevinding_ander")
    said = [
        f"{_count(rows, 'cijfer_zelf')} van {number_of(figures, 'cijfer', 'cijfers')} over uitkomsten"
        if figures
        else "",
        f"{_count(rows, 'bevinding_zelf')} van {number_of(findings, 'bevinding', 'bevindingen')} zonder getal"
        if findings
        else "",
        f"{_count(rows, 'verhaal_zelf')} van {number_of(stories, 'verhaal', 'verhalen')}" if stories else "",
    ]
    heard = [text for text in said if text]
    of_people = _count(rows, "cijfer_zelf", "bevinding_zelf", "verhaal_zelf")
    unreadable = _count(rows, "onleesbaar")
    missing = _groups(rows, "niets_bekend_zelf", "niets_bekend_ander")
    unmeasured = _groups(rows, "geen_cijfer")
    counted = (
        f"{'Toegeschreven' if of_people else 'Niets is toegeschreven'} aan mensen of naasten: {opsomming(heard)}"
        if heard
        else "Er is nog geen cijfer en geen verhaal, van niemand"
    )
    most, others = _named(rows)
    return [
        most or counted,
        others,
        counted if most else "",
        "; ".join([f"er is geen cijfer en geen verhaal vanuit {opsomming(missing)}", *_were_asked(rows, missing)])
        if missing
        else "",
        f"er is wel iets gevonden of verteld, maar er is geen cijfer vanuit {opsomming(unmeasured)}"
        if unmeasured
        else "",
        _parts(rows),
        f"{number_of(unreadable, 'uitkomst staat', 'uitkomsten staan')} in een figuur die wij niet kunnen lezen"
        if unreadable
        else "",
    ]


def _groups(rows: Sequence[Antwoord], *toestanden: str) -> list[str]:
    """The groups whose own row says that something of theirs is missing."""
    return [row.wat.removeprefix("Uitkomsten en verhalen van ") for row in rows if row.toestand in toestanden]


# Subjects that the answer names beside the most named; the others stand with their rows.
MOST_SUBJECTS = 4


def _named(rows: Sequence[Antwoord]) -> tuple[str, str]:
    """What people and relatives name most, in how many of their facts, and what else they name.

    Both empty when nothing is named more often than the rest of it: then a count says more.
    """
    facts = {row.sleutel: row.gaat_over for row in rows if row.toestand.endswith("_zelf") and row.gaat_over}
    found = Counter(what for subjects in facts.values() for what in subjects).most_common()
    highest = found[0][1] if found else 0
    most = [what for what, number in found if number == highest]
    if highest < 2 or len(most) > 2:
        return "", _about(found, len(facts))
    others = found[len(most) :]
    where = f"{'elk ' if len(most) > 1 else ''}in {highest} van hun {number_of(len(facts), 'feit', 'feiten')}"
    parts = opsomming([f"{number} over {what}" for what, number in others[:MOST_SUBJECTS]])
    more = "; waar het nog meer over gaat, staat bij de rijen" if len(others) > MOST_SUBJECTS else ""
    return (
        f"Mensen en naasten noemen het vaakst {opsomming([f'‘{what}’' for what in most])}: {where}",
        "dat telt feiten, geen mensen"
        + (f"; verder {_many(others[0][1], 'gaat', 'gaan')} er {parts}{more}" if others else ""),
    )


def _about(found: Sequence[tuple[str, int]], facts: int) -> str:
    """What few facts are about; of one it is said without a count."""
    if not found:
        return ""
    subjects = opsomming([what for what, _ in found[: MOST_SUBJECTS + 1]])
    return f"{'dat gaat' if facts == 1 else f'die {facts} gaan'} over {subjects}"


def _were_asked(rows: Sequence[Antwoord], missing: Sequence[str]) -> list[str]:
    """Which of the groups without a figure or story were asked all the same, by what the figures about that name.

    Of people and relatives, whom the question is about, it is also said when nobody knows whether they were.
    """
    texts = [f"{row.wat} {row.reden} {row.voorbehoud}".lower() for row in rows if row.toestand == "gevraagd"]
    asked = [name for name in missing if any(name.lower() in text for text in texts)]
    unsaid = [name for name in _groups(rows, "niets_bekend_zelf") if name not in asked]
    if len(asked) == len(missing):
        return ["zij zijn volgens de bron wel gevraagd"]
    return [
        *([f"gevraagd zijn volgens de bron wel {opsomming(asked)}"] if asked else []),
        *([f"dat zegt niet of {opsomming(unsaid)} gevraagd zijn"] if unsaid else []),
    ]


def _bereik(rows: Sequence[Antwoord]) -> list[str]:
    changed, unknown = _count(rows, "verandering"), _count(rows, "verandering_zonder_getal")
    seen, arranged = _count(rows, "bereik"), _count(rows, "kennis_geregeld")
    unsaid, unjudged = _count(rows, "kennis_onbekend"), _count(rows, "kennis_niet_beoordeeld")
    onderdelen = arranged + unsaid + unjudged + _count(rows, "kennis_voornemen")
    all_of_them = f"van {number_of(onderdelen, 'onderdeel', 'onderdelen')}"
    ruled, unruled = _count(rows, "regel_geregeld"), _count(rows, "regel_niet_beoordeeld")
    rules = (
        f"{_many(ruled, 'is', 'zijn')} {_some(ruled, 'regel of werkwijze', 'regels of werkwijzen')} van instanties "
        "of het stelsel minstens geregeld"
    )
    return [
        f"{number_of(changed, 'cijfer gaat', 'cijfers gaan')} over een effect buiten de deelnemers"
        if changed
        else f"Geen cijfer laat een effect buiten de deelnemers zien{f'; wel {rules}' if ruled else ''}",
        f"er {rules}" if ruled and changed else "",
        f"{_some(unruled, 'regel of werkwijze is', 'regels of werkwijzen zijn')} nog niet beoordeeld"
        if unruled
        else "",
        _some(
            _count(rows, "regel_voornemen"),
            "regel of werkwijze is er al maar telt als voornemen; waarom, staat erbij",
            "regels of werkwijzen zijn er al maar tellen als voornemen; waarom, staat erbij",
        ),
        f"van {number_of(unknown, 'verandering', 'veranderingen')} is er geen getal of is het nog te meten"
        if unknown
        else "",
        f"{number_of(seen, 'cijfer gaat', 'cijfers gaan')} over bereik of gebruik; dat is nog geen effect"
        if seen
        else "",
        f"of kennis voor de sector geregeld is, is bij {_none_yet(onderdelen, '')} beoordeeld"
        if onderdelen and unjudged == onderdelen
        else opsomming(
            [
                # Of what nobody judged it cannot be said that none is.
                *(
                    [f"of kennis voor de sector geregeld is, is bij {unjudged} {all_of_them} nog niet beoordeeld"]
                    if unjudged and not arranged
                    else [f"kennis voor de sector is geregeld bij {arranged} {all_of_them}"]
                ),
                *([f"bij {unsaid} van de {onderdelen} is het onbekend"] if unsaid else []),
                *([f"bij {unjudged} van de {onderdelen} is het nog niet beoordeeld"] if unjudged and arranged else []),
            ]
        )
        if onderdelen
        else "",
    ]


def _none_yet(onderdelen: int, verb: str) -> str:
    """'geen van 13 onderdelen al', of one 'het enige onderdeel nog niet'; with a verb before the last word."""
    return f"het enige onderdeel {verb}nog niet" if onderdelen == 1 else f"geen van {onderdelen} onderdelen {verb}al"


def _na_afloop(rows: Sequence[Antwoord]) -> list[str]:
    steps = {row.onderdeel_id for row in rows if row.toestand in _STEPS}
    arranged = {row.onderdeel_id for row in rows if row.toestand in _ARRANGED}
    # What nobody judged yet is no "nothing is arranged".
    unjudged = {row.onderdeel_id for row in rows if row.toestand == "niet_beoordeeld"} - arranged
    after, open_ = _count(rows, "bewijs_na_einde"), _count(rows, "besluit_open")
    measured = _count(rows, "gemeten_na_einde")
    judged = {row.onderdeel_id for row in rows if row.toestand in _STEPS and row.toestand != "niet_beoordeeld"}
    all_of_them = f"van {number_of(len(steps), 'onderdeel', 'onderdelen')}"
    if unjudged and not arranged:
        rest = "; bij de rest is niets geregeld of is het onbekend" if len(unjudged) < len(steps) else ""
        kop = (
            f"Bij {len(unjudged)} {all_of_them} is nog niet, of nog niet helemaal, beoordeeld wat er geregeld is"
            if judged
            else f"Bij {_none_yet(len(steps), 'is ')} beoordeeld wat er geregeld is"
        )
        no_no = "nog niet beoordeeld is niet hetzelfde als niets geregeld"
        return [f"{kop} voor na afloop{rest}", no_no, *_later(open_, measured)]
    return [
        f"Bij {len(arranged)} {all_of_them} is iets geregeld voor na afloop",
        f"bij {len(unjudged)} {all_of_them} is dat nog niet, of nog niet helemaal, beoordeeld" if unjudged else "",
        f"{number_of(after, 'stuk bewijs is', 'stukken bewijs zijn')} van na het einde"
        if after
        else "geen bewijs is zeker van na het einde",
        *_later(open_, measured),
    ]


def _later(open_: int, measured: int) -> list[str]:
    return [
        f"{number_of(open_, 'besluit is', 'besluiten zijn')} nog niet genomen" if open_ else "",
        f"{number_of(measured, 'cijfer is', 'cijfers zijn')} van na het einde"
        if measured
        else "er is geen cijfer van na het einde",
    ]


_ARRANGED = ("bewijs_na_einde", "bewijs_voor_einde", "bewijs_onzeker", "einde_onbekend")
_STEPS = (*_ARRANGED, "onbekend", "voornemen", "niet_beoordeeld")


def _kantelen(rows: Sequence[Antwoord]) -> list[str]:
    empty, unweighted = _count(rows, "geen_oordeel"), _count(rows, "geen_klasse")
    concluded = [
        _some(_count(rows, "nog_open"), "conclusie ligt nog open", "conclusies liggen nog open"),
        _some(_count(rows, "kantelt"), "conclusie kan nog omslaan", "conclusies kunnen nog omslaan"),
        _some(_count(rows, "een_oordeel"), "conclusie rust op één oordeel", "conclusies rusten op één oordeel"),
        _some(_count(rows, "staat_vast"), "conclusie staat vast", "conclusies staan vast"),
    ]
    found = [text for text in concluded if text]
    return [
        opsomming(found) if found else "Er is nog geen conclusie, dus er kan er geen omslaan",
        f"over {number_of(empty, 'vraag', 'vragen')} telt nog geen onafhankelijk oordeel over een heel onderdeel"
        if empty
        else "",
        f"{number_of(unweighted, 'conclusie mist', 'conclusies missen')} een weging" if unweighted else "",
        *_turns(rows),
    ]


def _turns(rows: Sequence[Antwoord]) -> list[str]:
    """What would turn or settle a conclusion, in the words of its row; where nothing is judged one thing for all."""
    judged = [row for row in rows if row.toestand in ("nog_open", "kantelt", "een_oordeel")]
    said = [f"‘{row.groep}’ ({row.onderdeel_naam}): {_turning(row)}" for row in judged[:MOST_OPENING]]
    if len(judged) > MOST_OPENING:
        said.append("wat de andere doet omslaan, staat in hun rij")
    if _count(rows, "geen_oordeel"):
        said.append(
            "waar nog geen oordeel telt, geeft het eerste onafhankelijke oordeel over een heel onderdeel een "
            "conclusie; vast ligt die pas als meer dan de helft van alle onderdelen ja heeft, of dat niet meer kan"
        )
    return said


def _turning(row: Antwoord) -> str:
    return (
        without_capital(row.omslag_tekst.rstrip(".")) if row.omslag_tekst else "wat haar doet omslaan, staat in de rij"
    )


def _niet_bereikt(rows: Sequence[Antwoord]) -> list[str]:
    goals = _count(rows, "doel_niet_gehaald", "doel_te_laat_behaald")
    unclear = _count(rows, "doel_niet_gemeten", "doel_niet_te_zeggen", "doel_loopt_achter")
    moments = len({row.sleutel for row in rows if row.toestand.startswith("mijlpaal_")})
    # Whose time is not over, or has none, is no promise that was broken.
    promises, waiting = _count(rows, "toezegging_verlopen", "toezegging_vervallen"), _count(rows, "toezegging_open")
    missing = len({row.sleutel for row in rows if row.toestand.startswith("levering_")})
    groups, unnumbered = _count(rows, "groep"), _count(rows, "groep_zonder_getal")
    said = [
        _some(goals, "doel is niet of niet op tijd gehaald", "doelen zijn niet of niet op tijd gehaald"),
        _some(moments, "mijlpaal is niet gemeld of vervallen", "mijlpalen zijn niet gemeld of vervallen"),
        _some(promises, "toezegging is verlopen of vervallen", "toezeggingen zijn verlopen of vervallen"),
    ]
    found = [text for text in said if text]
    # Without what was missed, what stands open leads: that nobody reports a miss is no answer as long as that is.
    open_ = [
        f"{_some(waiting, 'toezegging is', 'toezeggingen zijn')} nog niet gemeld als nagekomen; bij het laatste "
        "rapport was de termijn niet voorbij of niet genoemd"
        if waiting
        else "",
        f"{_some(unclear, 'doel loopt', 'doelen lopen')} achter, of er is niet van te zeggen of het gehaald is"
        if unclear
        else "",
        f"{_some(missing, 'verwachte levering is', 'verwachte leveringen zijn')} er niet, gezien vanaf de laatste "
        "levering"
        if missing
        else "",
    ]
    reached = [
        f"{_some(groups, 'cijfer gaat', 'cijfers gaan')} over wat en wie wel en niet bereikt is" if groups else "",
        f"{_some(unnumbered, 'bron zegt', 'keer zegt een bron')} daar iets over zonder getal" if unnumbered else "",
    ]
    none = "geen bron meldt een streefgetal, mijlpaal of toezegging die gemist is"
    kop, *more = [*([opsomming(found)] if found else []), *(text for text in open_ if text), *([] if found else [none])]
    return [f"{kop[0].upper()}{kop[1:]}", *more, *reached, _not_yet(rows)]


# What these count, they count out of all that there are.
_SAID_OF_ALL = {"doelen": _doelen, "meetbaar": _meetbaar}
_SAID = {
    "eigen_opgave": _eigen_opgave,
    "stilstand": _stilstand,
    "gestopt": _gestopt,
    "merkbaar": _merkbaar,
    "bereik": _bereik,
    "na_afloop": _na_afloop,
    "kantelen": _kantelen,
    "niet_bereikt": _niet_bereikt,
}
