"""What stands in a report: the same messages as on the slides, each with its whole table and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard import queries
from dashboard.database import State
from dashboard.queries import Overleg, Programma
from dashboard.report.about import Kenmerk, kenmerk
from dashboard.report.explanation import explanation_chapter
from dashboard.report.model import Deel, Hoofdstuk, Rapport
from dashboard.report.parts import part, register
from dashboard.report.sources import cited, sources_chapter
from dashboard.sentences import number_of
from dashboard.slides.keep import kept_slides
from dashboard.slides.make import AGREEMENTS, GLANCE, HEADLINE, NOT_SETTLED, chapters
from dashboard.slides.model import Dia

TRAINING = "Oefening: alles in dit verslag is verzonnen."
# What a chapter says in the short conclusion when there is nothing to tell.
NOTHING = {
    "Openstaande punten": "Van dit programma is geen overleg met besluiten of acties vastgelegd",
    "Wat er veranderde": "Er is niets om mee te vergelijken: dit is het eerste verslag of de eerste levering",
}
# '(2 van 3)' behind the subject of a slide that was divided, and behind its headline.
PART = re.compile(r" \(\d+ van \d+\)$")


def report(state: State, programma: Programma, moved: Sequence[Dia]) -> Rapport:
    """The report of a state: conclusion, open points, changes, how it stands, then sources and explanation."""
    about = kenmerk(state, programma)
    found = chapters(state, programma, moved)
    dias = [dia for _, of_chapter in found for dia in of_chapter]
    beside = [c for c in queries.tegelcijfers(state, programma.id) if c.tegel_bij is not None]
    regels = [regel for regel in queries.afspraak_register(state, programma.id) if regel.telt_mee]
    keys = [*_keys(dias), *(cijfer.sleutel for cijfer in beside), *(regel.sleutel for regel in regels)]
    bronnen = cited(state, list(dict.fromkeys(keys)))
    made = [
        Hoofdstuk(name, tuple(part(dia, bronnen, beside, len(of_chapter) > 1) for dia in of_chapter))
        for name, of_chapter in found
    ]
    every = register(regels, queries.afspraak_partijen(state, programma.id), bronnen)
    made = [
        replace(chapter, delen=(*chapter.delen, every)) if chapter.titel == AGREEMENTS and regels else chapter
        for chapter in made
    ]
    missing = [(name, said) for name, said in NOTHING.items() if name not in dict(found)]
    summary = _summary(about, dict(found)[GLANCE][0], dias, missing)
    explained = explanation_chapter(state, programma, bronnen)
    return _rapport(about, [summary, *made, sources_chapter(bronnen), explained])


def kept_report(state: State, programma: Programma, overleg: Overleg) -> Rapport:
    """What a meeting saw, as chapters: a subject each. Values are those that were kept."""
    dias = list(_whole(kept_slides(state, overleg.id)))
    bronnen = cited(state, list(dict.fromkeys(_keys(dias))))
    without_values = replace(bronnen, cijfers={})
    subjects = list(dict.fromkeys(dia.onderwerp for dia in dias))
    made = [
        Hoofdstuk(subject, tuple(part(dia, without_values, (), False) for dia in dias if dia.onderwerp == subject))
        for subject in subjects
    ]
    about = kenmerk(state, programma, overleg)
    summary = _summary(about, next((dia for dia in dias if dia.onderwerp == HEADLINE), dias[0]), dias)
    return _rapport(about, [summary, *made, sources_chapter(bronnen, with_values=False)])


def _rapport(about: Kenmerk, hoofdstukken: Sequence[Hoofdstuk]) -> Rapport:
    many = number_of(about.drafts, "levering is", "leveringen zijn")
    # Of a kept meeting it is only known that something was not settled.
    draft = f"concept: {many} nog niet vastgesteld" if about.overleg is None else "concept"
    terms = (
        ("Overleg", about.overleg or ""),
        ("Status", draft if about.drafts else "vastgesteld"),
        ("Zoals bekend op" if about.overleg is None else "Vastgelegd op", about.bekend_op),
        ("Laatste rapport", about.laatste_rapport if about.overleg is None else ""),
        ("Daarna kwam erbij", about.daarna if about.later else ""),
        ("Stand", about.staat),
    )
    return Rapport(
        about.programma,
        "Voortgangsrapportage" if about.overleg is None else "Voortgangsrapportage zoals vastgelegd",
        TRAINING if about.oefening else "",
        tuple(term for term in terms if term[1]),
        about.voet,
        tuple(hoofdstukken),
    )


def _summary(about: Kenmerk, first: Dia, dias: Sequence[Dia], missing: Sequence[tuple[str, str]] = ()) -> Hoofdstuk:
    """The headline of the programme, and the message of everything else on one page."""
    told = (*missing, *((dia.onderwerp, dia.kop) for dia in dias if dia is not first))
    draft = f"{number_of(about.drafts, 'levering is', 'leveringen zijn')} {NOT_SETTLED}."
    # Of a kept meeting the slides say it themselves.
    notes = (draft,) if about.drafts and about.overleg is None else ()
    return Hoofdstuk("Samenvatting", (Deel(boodschap=first.kop, bij=first.bij, punten=told, noten=notes),))


def _keys(dias: Iterable[Dia]) -> Iterator[str]:
    return (vak.sleutel for dia in dias for row in dia.rijen for vak in row.vakken if vak.sleutel)


def _whole(deck: Iterable[Dia]) -> Iterator[Dia]:
    """Slides that were divided for a screen, together again."""
    last: Dia | None = None
    for dia in deck:
        # Only a slide that was divided says so in both; in a headline alone it is a numerator.
        if PART.search(dia.onderwerp):
            dia = replace(dia, onderwerp=PART.sub("", dia.onderwerp), kop=PART.sub("", dia.kop))
        if last is not None and (dia.onderwerp, dia.kop, dia.beeld) == (last.onderwerp, last.kop, last.beeld):
            last = replace(last, rijen=(*last.rijen, *dia.rijen))
            continue
        if last is not None:
            yield last
        last = dia
    if last is not None:
        yield last
