"""What stands in a report: the same messages as on the slides, each with its whole table and its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import queries, theme
from dashboard.agreements import HEADER_IN_FILE, table_rows
from dashboard.database import State
from dashboard.markup import signed_text
from dashboard.queries import AfspraakPartij, AfspraakRegel, Cijfer, Overleg, Programma
from dashboard.report.explanation import explanation_chapter
from dashboard.report.model import Deel, Figuur, Hoofdstuk, Kolom, Rapport, Staaf, Staafdeel, Tabel
from dashboard.report.sources import Bronnen, cited, named, sources_chapter
from dashboard.sentences import number_of
from dashboard.slides.fit import behind, holds_its_number, own_scale
from dashboard.slides.keep import kept_slides
from dashboard.slides.make import AGREEMENTS, GLANCE, HEADLINE, NOT_SETTLED, chapters
from dashboard.slides.model import Dia

TRAINING = "Oefening: alles in dit verslag is verzonnen."
# What a chapter says in the short conclusion when there is nothing to tell.
NOTHING = {
    "Openstaande punten": "Van dit programma is geen overleg met besluiten of acties vastgelegd",
    "Wat er veranderde": "Er is niets om mee te vergelijken: dit is het eerste verslag of de eerste levering",
}
# What stands in the columns of a list of this subject, and how wide the first is; else OTHER.
HEADS = {
    "Openstaande acties": ("Wie", "Wat", "Uiterlijk", 2),
    "Besluiten van het vorige overleg": ("", "Besluit", "", 0),
    "Wat is er veranderd": ("Cijfer", "Van en naar", "Waaruit het verschil bestaat", 4),
    "Ook veranderd": ("Onderdeel", "Wat", "Soort", 2),
    "Vraagt aandacht": ("Onderdeel", "Wat", "Soort", 2),
    "Vertraging": ("Onderdeel", "Mijlpaal", "Stand", 2),
    "Komende mijlpalen": ("Datum", "Mijlpaal", "", 1.8),
    "Besluiten voor borging": ("Wie", "Besluit", "Wat eraan hangt", 2),
    "Verschillen": ("Onderdeel", "Wat niet klopt", "", 2),
}
OTHER = ("Onderdeel", "Wat", "Bijzonderheid", 2)
FIGURES = (Kolom("Cijfer", 3.8), Kolom("Waarde", 2), Kolom("Eenheid", 1.8), Kolom("Stand op", 2),
           Kolom("Status", 3.2), Kolom("Bron", 0.8))  # fmt: skip
REGISTER = (Kolom("Afspraak", 2), Kolom("Wat", 4), Kolom("Wie", 2), Kolom("Stand per partij", 2.4),
            Kolom("Bron en regels", 1.4))  # fmt: skip
# Of a kept figure its date stands below the table, as it did on the slide.
KEPT_FIGURES = (Kolom("Cijfer", 4), Kolom("Waarde", 2.4), Kolom("Eenheid", 2.4), Kolom("Status", 3), Kolom("Bron", 1))
NOT_COUNTED = "niet genoemd"
# '(2 van 3)' behind the subject of a slide that was divided, and behind its headline.
PART = re.compile(r" \(\d+ van \d+\)$")


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What every paper says of itself. `overleg` None: of no meeting; `drafts`: deliveries that are not settled.

    `later`: how many deliveries came in after the meeting was kept.
    """

    programma: str
    staat: str
    bekend_op: str
    laatste_rapport: str
    overleg: str | None
    drafts: int
    oefening: bool
    later: int = 0

    @property
    def status(self) -> str:
        """'concept' or 'vastgesteld'."""
        return "concept" if self.drafts else "vastgesteld"

    @property
    def voet(self) -> str:
        """What stands below every page and slide."""
        later = f"! daarna {self.daarna}" if self.later else ""
        parts = [self.programma, self.overleg or "", f"stand {self.staat}", self.status, later]
        return " · ".join(part for part in (*parts, "oefening" if self.oefening else "") if part)

    @property
    def daarna(self) -> str:
        """'2 leveringen': what came in after the meeting was kept."""
        return number_of(self.later, "levering", "leveringen")


def kenmerk(state: State, programma: Programma, overleg: Overleg | None = None) -> Kenmerk:
    """Which programme, which state, and whether all of it is settled."""
    stand = queries.stand(state)
    rapport = programma.peildatum_volledig or "nog geen"
    if overleg is None:
        drafts = len(queries.concepten(state, programma.id))
        return Kenmerk(programma.naam, stand.staat, stand.bekend_op_tekst, rapport, None, drafts, stand.oefening)
    # A slide that was made of a draft says so, also when the draft is settled since.
    drafts = sum(NOT_SETTLED in line for dia in kept_slides(state, overleg.id) for line in dia.voet)
    name = f"{overleg.naam} {overleg.datum_tekst}"
    staat = overleg.staat.removeprefix("monitor-").removesuffix(".duckdb")
    return Kenmerk(
        programma.naam, staat, overleg.vastgelegd_tekst, rapport, name, drafts, stand.oefening, overleg.later
    )


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
        Hoofdstuk(name, tuple(_part(dia, bronnen, beside, len(of_chapter) > 1) for dia in of_chapter))
        for name, of_chapter in found
    ]
    register = _register(regels, queries.afspraak_partijen(state, programma.id), bronnen)
    made = [
        replace(chapter, delen=(*chapter.delen, register)) if chapter.titel == AGREEMENTS and regels else chapter
        for chapter in made
    ]
    missing = [(name, said) for name, said in NOTHING.items() if name not in dict(found)]
    summary = _summary(about, dict(found)[GLANCE][0], dias, missing)
    explained = explanation_chapter(state, programma, bronnen)
    return _rapport(about, [summary, *made, sources_chapter(bronnen), explained])


def _register(regels: Sequence[AfspraakRegel], partijen: Sequence[AfspraakPartij], bronnen: Bronnen) -> Deel:
    """Every agreement that counts, with how far each party is."""
    found, keys = table_rows(regels, partijen)
    what, who, standing = (HEADER_IN_FILE.index(name) for name in ("Inhoud", "Wie doet iets", "Stand per partij"))
    rows = tuple(
        (f"{regel.code or ''} {regel.onderwerp}".strip(), row[what] or "", row[who] or "", row[standing] or "",
         bronnen.regels([key]))
        for regel, row, key in zip(regels, found, keys, strict=True)
    )  # fmt: skip
    return Deel("Elke afspraak", tabel=Tabel(REGISTER, rows))


def kept_report(state: State, programma: Programma, overleg: Overleg) -> Rapport:
    """What a meeting saw, as chapters: a subject each. Values are those that were kept."""
    dias = list(_whole(kept_slides(state, overleg.id)))
    bronnen = cited(state, list(dict.fromkeys(_keys(dias))))
    without_values = replace(bronnen, cijfers={})
    subjects = list(dict.fromkeys(dia.onderwerp for dia in dias))
    made = [
        Hoofdstuk(subject, tuple(_part(dia, without_values, (), False) for dia in dias if dia.onderwerp == subject))
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
        dia = replace(dia, onderwerp=PART.sub("", dia.onderwerp), kop=PART.sub("", dia.kop))
        if last is not None and (dia.onderwerp, dia.kop, dia.beeld) == (last.onderwerp, last.kop, last.beeld):
            last = replace(last, rijen=(*last.rijen, *dia.rijen))
            continue
        if last is not None:
            yield last
        last = dia
    if last is not None:
        yield last


def _part(dia: Dia, bronnen: Bronnen, beside: Sequence[Cijfer], with_title: bool) -> Deel:
    """One message: what is behind it as a table, and as a picture where it is one of amounts."""
    if dia.beeld == "cijfers" and set(_keys([dia])) <= set(bronnen.cijfers):
        table, notes = _figures(dia, bronnen, beside), []
    else:
        table, notes = _TABLES.get(dia.beeld, _list)(dia, bronnen), [line for line in dia.voet if line]
    picture = _PICTURES[dia.beeld](dia) if dia.beeld in _PICTURES and dia.rijen else None
    return Deel(
        dia.onderwerp if with_title else "", dia.kop, dia.bij, figuur=picture, tabel=table if dia.rijen else None,
        noten=tuple(notes),
    )  # fmt: skip


def _figures(dia: Dia, bronnen: Bronnen, beside: Sequence[Cijfer]) -> Tabel:
    """A row per figure with its own date, status and source; below it what stands beside it in its tile."""
    rows: list[tuple[str, ...]] = []
    for vak in (vak for row in dia.rijen for vak in row.vakken):
        cijfer = bronnen.cijfers[vak.sleutel or ""]
        own = [c for c in beside if c.tegel_bij == cijfer.indicator_id and c.onderdeel_id == cijfer.onderdeel_id]
        rows += [_figure(found, bronnen) for found in (cijfer, *own)]
    return Tabel(FIGURES, tuple(rows))


def _kept_figures(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = [
        (row.naam, vak.tekst, vak.naam, row.slot, bronnen.nummers([vak.sleutel]))
        for row in dia.rijen
        for vak in row.vakken
    ]
    return _filled(KEPT_FIGURES, rows)


def _figure(cijfer: Cijfer, bronnen: Bronnen) -> tuple[str, ...]:
    status = signed_text(cijfer.status_tekst or "zonder status", cijfer.status_teken)
    goal = f" (doel: {cijfer.doel_tekst})" if cijfer.doel_tekst else ""
    unit = ", ".join(part for part in (cijfer.eenheid, cijfer.n_tekst) if part) or cijfer.n_melding
    value = signed_text(cijfer.weergave, cijfer.stilte_teken)
    return named(cijfer), value, unit, cijfer.stand_op_tekst, status + goal, bronnen.nummers([cijfer.sleutel])


def _list(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = [
        (
            row.naam,
            " ".join(vak.tekst for vak in row.vakken),
            row.slot,
            bronnen.regels(vak.sleutel for vak in row.vakken),
        )
        for row in dia.rijen
    ]
    first, middle, last, width = HEADS.get(PART.sub("", dia.onderwerp), OTHER)
    columns = (Kolom(first, width), Kolom(middle, 5.2), Kolom(last, 2.1), Kolom("Bron en regels", 1.8))
    return _filled(columns, rows)


def _filled(columns: Sequence[Kolom], rows: Sequence[tuple[str, ...]]) -> Tabel:
    """The table without a column in which nothing stands, or that repeats one word and so has no name."""
    shown = [n for n, kolom in enumerate(columns) if kolom.naam and any(row[n] for row in rows)]
    return Tabel(tuple(columns[n] for n in shown), tuple(tuple(row[n] for n in shown) for row in rows))


def _phases(dia: Dia, bronnen: Bronnen) -> Tabel:
    """A row per onderdeel, a column per phase."""
    rows = []
    for row in dia.rijen:
        parts = {vak.naam: vak.tekst for vak in row.vakken}
        keys = [vak.sleutel for vak in row.vakken]
        rows.append(
            (row.naam, *(parts.get(name, NOT_COUNTED) for name in dia.kolommen), row.slot, bronnen.nummers(keys))
        )
    columns = (Kolom("Onderdeel", 2.6), *(Kolom(name, 1.3) for name in dia.kolommen), Kolom("Totaal", 1))
    return Tabel((*columns, Kolom("Bron", 0.9)), tuple(rows))


def _shares(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = tuple(
        (row.naam, vak.tekst, bronnen.regels([vak.sleutel])) for row in dia.rijen for vak in row.vakken
    )  # fmt: skip
    return Tabel((Kolom("Stap", 4), Kolom("Aandeel", 3), Kolom("Bron en regels", 2)), rows)


def _ladder(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = []
    for row in dia.rijen:
        steps = {vak.naam: vak.tekst for vak in row.vakken}
        sources = bronnen.nummers(vak.sleutel for vak in row.vakken)
        rows.append((row.naam, *(steps.get(name, "onbekend") for name in dia.kolommen), sources))
    columns = (Kolom("Onderdeel", 2.4), *(Kolom(name, 1.8) for name in dia.kolommen), Kolom("Bron", 0.9))
    return Tabel(columns, tuple(rows))


def _stacked(dia: Dia) -> Figuur:
    """A stacked bar per row; the total above the rows has a scale of its own."""
    looks = _looks(dia)
    bars = []
    for row in dia.rijen:
        scale = own_scale(dia, row) or 1
        parts = tuple(
            Staafdeel(vak.getal / scale, *looks[vak.naam], vak.tekst if holds_its_number(vak, scale) else "")
            for vak in row.vakken
            if vak.getal and vak.naam in looks
        )
        bars.append(Staaf(row.naam, parts, behind(row, scale)))
    legend = tuple((name, fill) for name, (fill, _) in looks.items())
    return Figuur(f"Gestapelde staven. {dia.kop}. Alle aantallen staan in de tabel hieronder.", legend, tuple(bars))


def _separate(dia: Dia) -> Figuur:
    """A bar per row on one scale, never stacked; what has no number is hatched from end to end."""
    bars = tuple(
        Staaf(
            row.naam,
            (
                Staafdeel(1, "", theme.INK, "")
                if vak.getal is None
                else Staafdeel(vak.getal / dia.schaal, theme.BALK, theme.WHITE, ""),
            ),
            vak.tekst,
        )
        for row in dia.rijen
        for vak in row.vakken
    )
    return Figuur(f"Losse staven. {dia.kop}. Alle waarden staan in de tabel hieronder.", (), bars)


def _looks(dia: Dia) -> dict[str, tuple[str, str]]:
    """Fill and colour of the text of each phase; those on the way from nearest to the end to furthest from it."""
    kinds = {vak.naam: vak.soort for row in dia.rijen for vak in row.vakken}
    underway = [name for name in dia.kolommen if kinds.get(name) == "onderweg"]
    looks = {
        "klaar": (theme.KLAAR, theme.WHITE), "gestopt": (theme.GESTOPT, theme.WHITE), "onbekend": ("", theme.INK)
    }  # fmt: skip
    return {
        name: (theme.ONDERWEG[min(underway.index(name), len(theme.ONDERWEG) - 1)], theme.INK)
        if name in underway
        else looks[kinds[name]]
        for name in dia.kolommen
        if name in kinds
    }


_TABLES: dict[str, Callable[[Dia, Bronnen], Tabel]] = {
    "fasen": _phases, "balken": _shares, "ladder": _ladder, "lijst": _list, "cijfers": _kept_figures
}  # fmt: skip
_PICTURES: dict[str, Callable[[Dia], Figuur]] = {"fasen": _stacked, "balken": _separate}
