"""Which slides a programme has in a state, in the order in which a meeting goes through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dashboard import queries, sentences
from dashboard.database import State
from dashboard.figures import phase_looks
from dashboard.queries import (
    Actie,
    Besluit,
    Borging,
    Cijfer,
    FaseAandeel,
    FaseAantal,
    Fasemodel,
    KomendOverleg,
    Programma,
)
from dashboard.sentences import op_datum
from dashboard.slides.fit import TOTAL, fitted
from dashboard.slides.model import Dia, Rij, Vak

# The chapter that the headline of the programme stands in, and that of the agreements.
GLANCE, AGREEMENTS = "Kerncijfers en aandachtspunten", "Afspraken"
# The slide with that headline, and what a slide says of a delivery that is a draft.
HEADLINE = "Programma in één oogopslag"
NOT_SETTLED = "nog concept"


_Makers = tuple[tuple[str, Callable[[State, Programma], Iterator[Dia]]], ...]


def slides(
    state: State, programma: Programma, moved: Sequence[Dia] = (), voor: KomendOverleg | None = None
) -> tuple[Dia, ...]:
    """Every slide for a meeting, each of a size that fits: its agenda, what is open and asked, what changed (`moved`),
    then how the programme stands. `voor` None: the next meeting."""
    return tuple(part for _, dias in chapters(state, programma, moved, voor) for dia in dias for part in fitted(dia))


def chapters(
    state: State, programma: Programma, moved: Sequence[Dia] = (), voor: KomendOverleg | None = None
) -> tuple[tuple[str, tuple[Dia, ...]], ...]:
    """What the slides are made of, whole and under the names that they have on paper; none that is empty."""
    voor = voor or queries.volgend_overleg(state, programma.id)
    asked = [b for b in queries.besluiten_van_overleg(state, programma.id) if _is_asked(b, voor)]
    before = (
        ("Agenda", tuple(_agenda(voor, asked))),
        ("Openstaande punten", tuple(_open_points(state, programma))),
        ("Gevraagde besluiten", tuple(_asked(state, programma, asked))),
    )
    stands: _Makers = (
        (GLANCE, _at_a_glance),
        ("Uitleg bij cijfers", _explained),
        ("Cijfers", _groups),
        ("Fasen", _phases),
        ("Mijlpalen", _delay),
        ("Borging", _borging),
        (AGREEMENTS, _agreements),
        ("Verschillen tussen bronnen", _differences),
        ("Verwachte leveringen", _deliveries),
    )
    made = (
        *before,
        ("Wat er veranderde", tuple(moved)),
        *((name, tuple(make(state, programma))) for name, make in stands),
    )
    return tuple((name, dias) for name, dias in made if dias)


def with_drafts(deck: Sequence[Dia], drafts: int) -> tuple[Dia, ...]:
    """The same slides, each saying how many deliveries behind them are not settled."""
    if not drafts:
        return tuple(deck)
    said = f"! {sentences.number_of(drafts, 'levering is', 'leveringen zijn')} {NOT_SETTLED}"
    return tuple(replace(dia, voet=(*dia.voet[:-1], " · ".join([*dia.voet[-1:], said]))) for dia in deck)


def _is_asked(besluit: Besluit, voor: KomendOverleg | None) -> bool:
    """Whether a decision is still asked, and not of a later meeting than this one."""
    return besluit.status == "gevraagd" and (voor is None or besluit.overleg_datum <= voor.datum)


def _agenda(overleg: KomendOverleg | None, asked: Sequence[Besluit]) -> Iterator[Dia]:
    """What the meeting is about; nothing without an agenda."""
    if overleg is not None and overleg.agenda:
        counts = [sentences.number_of(len(overleg.agenda), "punt", "punten")]
        counts += [sentences.number_of(len(asked), "besluit gevraagd", "besluiten gevraagd")] if asked else []
        rows = [Rij(str(number), (Vak("", punt),)) for number, punt in enumerate(overleg.agenda, 1)]
        yield Dia("Agenda", f"{overleg.naam} van {overleg.datum_tekst}: {', '.join(counts)}", "lijst", tuple(rows))


def _open_points(state: State, programma: Programma) -> Iterator[Dia]:
    """What was agreed before and is still to be done, then what was decided last; nothing when nothing was."""
    yield from _open_actions(queries.acties(state, programma.id))
    taken = [b for b in queries.besluiten_van_overleg(state, programma.id) if b.status == "genomen"]
    last = [besluit for besluit in taken if besluit.overleg_id == taken[0].overleg_id]
    if last:
        many = sentences.number_of(len(last), "besluit", "besluiten")
        kop = f"{last[0].overleg_naam} van {last[0].overleg_tekst} nam {many}"
        rows = [Rij("Besluit", (Vak("", b.wat, sleutel=b.sleutel),), b.cijfer_tekst or "") for b in last]
        yield Dia("Laatste besluiten", kop, "lijst", tuple(rows))


def _asked(state: State, programma: Programma, asked: Sequence[Besluit]) -> Iterator[Dia]:
    """A slide for each decision that is asked: the question, the choices, and the figure that it is about."""
    opties = queries.opties(state, programma.id)
    for number, besluit in enumerate(asked, 1):
        name = "Gevraagd besluit" if len(asked) == 1 else f"Gevraagd besluit {number}"
        rows = [
            Rij(f"Keuze {place}: {o.optie}", (Vak("", o.gevolg, sleutel=besluit.sleutel),))
            for place, o in enumerate((o for o in opties if o.besluit_id == besluit.id), 1)
        ]
        about = f"Het gaat over {besluit.cijfer_tekst}." if besluit.cijfer_tekst else ""
        voet = (
            f"Gevraagd aan {besluit.overleg_naam} van {besluit.overleg_tekst} · achter elke keuze staat het gevolg",
        )
        yield Dia(name, f"Gevraagd besluit: {besluit.wat}", "lijst", tuple(rows), voet, about)


def _open_actions(acties: Sequence[Actie]) -> Iterator[Dia]:
    if not acties:
        return
    open_ones = [actie for actie in acties if actie.stand == "open"]
    late = sum(actie.is_te_laat for actie in open_ones)
    kop = sentences.number_of(len(open_ones), "actie staat open", "acties staan open") if open_ones else (
        "Alle acties zijn gedaan of vervallen"
    )  # fmt: skip
    kop += f"; {late} voorbij de afgesproken dag" if late else ""
    rows = [
        Rij(a.wie, (Vak("", f"{a.wat} ({a.overleg_naam})"),),
            f"{'◆ te laat, ' if a.is_te_laat else ''}uiterlijk {a.uiterlijk_tekst}")
        for a in open_ones
    ]  # fmt: skip
    yield Dia("Openstaande acties", kop, "lijst", tuple(rows))


def _at_a_glance(state: State, programma: Programma) -> Iterator[Dia]:
    """The headline of the programme with its own key figures; then what needs attention."""
    found = queries.tegelcijfers(state, programma.id)
    kern = [cijfer for cijfer in found if cijfer.tegel == "kern" and cijfer.indicator_soort != "context"]
    borging = queries.borging(state, programma.id)
    conclusie = sentences.overzicht(programma, queries.kernzinnen(state, programma.id), borging)
    # First what the headline says, then what else there is of the whole.
    said = [cijfer for key in conclusie.sleutels if (cijfer := queries.cijfer(state, key)) is not None]
    own = [c for c in kern if c.groep_id is None and c.sleutel not in conclusie.sleutels]
    yield Dia(HEADLINE, conclusie.kop, "cijfers", _tiles([*said, *own]), _sources([*said, *own]))
    points = queries.aandachtspunten(state, programma.id)
    if points:
        kop = f"{sentences.number_of(len(points), 'punt vraagt', 'punten vragen')} aandacht"
        rows = [Rij(p.korte_naam, (Vak("", p.tekst, sleutel=p.sleutel),), p.soort) for p in points]
        voet = ("De meest dringende punten staan eerst.",)
        yield Dia("Vraagt aandacht", kop, "lijst", tuple(rows), voet, rest="op de pagina Overzicht")


def _explained(state: State, programma: Programma) -> Iterator[Dia]:
    """What was explained about figures; nothing when nothing was. What is out of date says how the figure changed."""
    found = queries.uitleg(state, programma.id)
    if found:
        old = sum(uitleg.verouderd is not None for uitleg in found)
        kop = sentences.number_of(len(found), "cijfer is uitgelegd", "keer is een cijfer uitgelegd")
        kop += f"; {old} {'is' if old == 1 else 'zijn'} verouderd" if old else ""
        rows = [
            Rij(
                f"{u.cijfer_naam}, {u.weergave}",
                (Vak("", f"{u.tekst} ({u.rol}, {u.datum_tekst})", sleutel=u.cijfer_sleutel),),
                f"! verouderd: {u.verouderd}" if u.verouderd else "",
            )
            for u in found
        ]
        voet = ("Uitleg is van wie erbij staat, niet van deze monitor.",)
        yield Dia("Uitleg bij cijfers", kop, "lijst", tuple(rows), voet, rest="bij de cijfers zelf")


def _groups(state: State, programma: Programma) -> Iterator[Dia]:
    """A slide per actielijn; thema's, which are asked one question each, stand together."""
    kern = [c for c in queries.tegelcijfers(state, programma.id) if c.tegel == "kern" and c.groep_id is not None]
    groepen = queries.groepen(state, programma.id)
    if programma.indeling != "actielijn":
        known = len({cijfer.groep_id for cijfer in kern if cijfer.getal is not None})
        every = sentences.counted(programma.indeling, len(groepen))
        kop = f"Van {'alle' if known == len(groepen) else f'{known} van de'} {every} is een kerncijfer bekend"
        if kern:
            yield Dia("Per " + programma.indeling, kop, "cijfers", _tiles(kern), _sources(kern))
        return
    for number, groep in enumerate(groepen, 1):
        found = [cijfer for cijfer in kern if cijfer.groep_id == groep.id and cijfer.indicator_soort != "context"]
        kop = f"{groep.naam}: {_figures_in_words(found)}" if found else f"Over {groep.naam} zijn nog geen kerncijfers"
        yield Dia(f"Actielijn {number}", kop, "cijfers", _tiles(found), _sources(found))


def _figures_in_words(cijfers: Sequence[Cijfer]) -> str:
    """'Vakmanschap 42 mensen; Logeerzorg ruim 450 gezinnen': the figures that are known."""
    known = [cijfer for cijfer in cijfers if cijfer.getal is not None]
    said = [f"{c.onderdeel_naam} {c.weergave} {c.eenheid or c.korte_naam}" for c in known]
    return "; ".join(said) or "nog geen cijfer bekend"


def _tiles(cijfers: Sequence[Cijfer]) -> tuple[Rij, ...]:
    """A tile: the question, the number with its unit, and the status with its sign.

    Where one question is asked of more onderdelen, the onderdeel stands in its place.
    """
    asked = Counter(cijfer.vraag for cijfer in cijfers)
    return tuple(
        Rij(
            cijfer.onderdeel_naam if asked[cijfer.vraag] > 1 else cijfer.vraag or cijfer.naam,
            (Vak(cijfer.eenheid or cijfer.korte_naam, cijfer.weergave, cijfer.getal, sleutel=cijfer.sleutel),),
            " ".join(part for part in (cijfer.status_teken, cijfer.status_tekst) if part),
        )
        for cijfer in cijfers
    )


def _sources(cijfers: Sequence[Cijfer]) -> tuple[str, ...]:
    """Where figures come from and of which date they are, each said once."""
    sources = dict.fromkeys(cijfer.bron_tekst for cijfer in cijfers if cijfer.bron_tekst)
    dates = list(dict.fromkeys(op_datum(cijfer.stand_op_tekst) for cijfer in cijfers))
    stand = f"stand {_first_two(dates)}"
    if not cijfers:
        return ()
    return (f"Bron: {_first_two(list(sources))} · {stand}",) if sources else (stand,)


def _first_two(parts: Sequence[str]) -> str:
    """'in oktober 2020, begin 2021 en nog 2'."""
    more = f" en nog {len(parts) - 2}" if len(parts) > 2 else ""
    return ", ".join(parts[:2]) + more


def _phases(state: State, programma: Programma) -> Iterator[Dia]:
    """Per phase model where everything stands: the total first, the cohort that still runs apart."""
    for model in queries.fasemodellen(state, programma.id):
        if model.soort == "overlappend":
            shares = queries.cijfers_van_indicatoren(
                state, [fase.indicator_id for fase in queries.fasen(state, model.id) if fase.indicator_id]
            )
            if shares:
                rows = tuple(
                    Rij(share.korte_naam, (Vak("", share.weergave, share.getal, sleutel=share.sleutel),))
                    for share in shares
                )
                kop = sentences.overlappend(model, shares).kop
                notes = ("Iemand kan bij meer stappen horen: tel de staven niet op.", *_sources(shares))
                yield Dia(model.naam, kop, "balken", rows, notes, schaal=100)
            continue
        cohorts = queries.fase_cohorten(state, model.id)
        for cohort in cohorts:
            yield _cohort(state, model, cohort, is_first=cohort is cohorts[0])


def _cohort(state: State, model: Fasemodel, cohort: FaseAandeel, is_first: bool) -> Dia:
    totals = queries.fase_totaal(state, model.id, cohort.cohort_id)
    parts = queries.fase_verdeling(state, model.id, cohort.cohort_id)
    kop = sentences.fasen(model, cohort, totals).kop if is_first else sentences.laat_cohort(cohort)
    names = list(phase_looks([*totals, *parts]))
    counted = sentences.number_of(len({part.onderdeel_id for part in parts}), "onderdeel", "onderdelen")
    of_all = _phase_row(f"{TOTAL}, {counted}", totals, names)
    rows = []
    for _, found in groupby(parts, key=lambda part: part.onderdeel_id):
        of_one = list(found)
        rows.append(_phase_row(of_one[0].naam, of_one, names))
    widest = max((sum(vak.getal or 0 for vak in row.vakken) for row in rows), default=0) or 1
    rows = [of_all, *rows] if len(rows) > 1 else rows
    voet = (
        model.eenheid.capitalize(),
        f"stand {op_datum(cohort.stand_op_tekst)} · zoals bekend {op_datum(cohort.bekend_op_tekst)}",
    )
    return Dia("Fasen", kop, "fasen", tuple(rows), voet, kolommen=tuple(names), schaal=widest)


def _phase_row(naam: str, phases: Sequence[FaseAantal], names: Sequence[str]) -> Rij:
    in_order = sorted(phases, key=lambda phase: names.index(phase.fase_naam))
    parts = tuple(
        Vak(phase.fase_naam, phase.weergave, phase.aantal, phase.fase_soort, phase.sleutel) for phase in in_order
    )
    return Rij(naam, parts, phases[0].totaal_tekst if phases else "")


def _delay(state: State, programma: Programma) -> Iterator[Dia]:
    """What was to be ready: milestones that are late or not reported, then those to come."""
    moments = [m for m in queries.tijdlijn(state, programma.id) if m.soort == "mijlpaal"]
    moved = [m for m in moments if m.is_vertraagd]
    if moved:
        kop = f"{sentences.number_of(len(moved), 'mijlpaal is', 'mijlpalen zijn')} later dan gepland of niet gemeld"
        rows = [
            Rij(
                m.korte_naam,
                (Vak("", f"{m.naam}, {m.datum_tekst}{f' ({m.verschuiving_tekst})' if m.verschuiving_tekst else ''}",
                     sleutel=m.sleutel),),
                f"{m.toestand_teken} {m.toestand_tekst}",
            )
            for m in moved
        ]  # fmt: skip
        yield Dia("Vertraging", kop, "lijst", tuple(rows), (_seen_from(programma),), rest="op de pagina Onderdelen")
    coming = queries.komende_mijlpalen(state, programma.id)
    coming_too = sentences.number_of(len(coming), "mijlpaal", "mijlpalen")
    kop = f"{_seen_from(programma)} {'komt' if len(coming) == 1 else 'komen'} er nog {coming_too}"
    rows = [Rij(m.datum_tekst, (Vak("", f"{m.korte_naam}: {m.naam}", sleutel=m.sleutel),)) for m in coming]
    yield Dia("Komende mijlpalen", kop if coming else "De bronnen noemen geen mijlpalen die nog komen", "lijst",
              tuple(rows), (_seen_from(programma),), rest="op de pagina Overzicht")  # fmt: skip


def _borging(state: State, programma: Programma) -> Iterator[Dia]:
    """The ladder, and the decisions that borging hangs on."""
    standen = queries.borging(state, programma.id)
    kop = sentences.borging(programma, standen).kop
    niveaus = tuple(dict.fromkeys(stand.niveau_naam for stand in standen))
    rows = [
        Rij(naam, tuple(_step(stand) for stand in found))
        for naam, found in groupby(standen, key=lambda stand: stand.korte_naam)
    ]
    voet = (
        "Ladder van deze monitor: voornemen, geregeld, ingebed, in gebruik, bestendigd · ? = onbekend, dat is geen nee",
        f"! = bewijs is oud · {_seen_from(programma)}",
    )
    yield Dia("Borging", kop, "ladder", tuple(rows), voet, kolommen=niveaus)
    open_ones = [b for b in queries.borging_besluiten(state, programma.id) if b.status != "genomen"]
    if open_ones:
        needed = sentences.number_of(len(open_ones), "besluit is", "besluiten zijn")
        kop = f"{needed} nodig om te laten blijven wat er is"
        rows = [
            Rij(b.wie, (Vak("", f"{b.wat} ({b.status_tekst}, {b.datum_tekst})", sleutel=b.sleutel),),
                b.hangt_tekst if b.onderdelen else "")
            for b in open_ones
        ]  # fmt: skip
        yield Dia(
            "Besluiten voor borging", kop, "lijst", tuple(rows), (_seen_from(programma),), rest="op de pagina Borging"
        )


def _step(stand: Borging) -> Vak:
    old = " !" if stand.bewijs_is_oud else ""
    sign = f"{stand.stilte_teken} " if stand.stilte_teken else ""
    return Vak(stand.niveau_naam, f"{sign}{stand.trede_naam}{old}", stand.trede, "trede", stand.sleutel)


def _agreements(state: State, programma: Programma) -> Iterator[Dia]:
    """The register in numbers; nothing when a programme has no agreements."""
    regels = queries.afspraak_register(state, programma.id)
    counts = queries.cijfers_van_afspraken(state, programma.id)
    if counts:
        kop = sentences.afspraken(programma, regels).kop
        yield Dia("Afspraken", kop, "cijfers", _counts(counts), _sources(counts))


def _counts(cijfers: Sequence[Cijfer]) -> tuple[Rij, ...]:
    return tuple(
        Rij(c.korte_naam, (Vak(c.eenheid, c.weergave, c.getal, sleutel=c.sleutel),)) for c in cijfers
    )  # fmt: skip


def _differences(state: State, programma: Programma) -> Iterator[Dia]:
    """Where sources contradict themselves or each other, one line per matter."""
    conclusie = sentences.verschillen(programma, queries.uitkomsten_van_verbanden(state, programma.id))
    found = [v for v in queries.verschillen(state, programma.id, "tegenspraak") if v.hoort_bij_vraag is None]
    rows = [
        Rij(v.korte_naam or programma.naam, (Vak("", f"{v.vraag} {v.links_tekst} tegenover {v.rechts_tekst}",
                                                 sleutel=v.sleutel),))
        for v in found
    ]  # fmt: skip
    voet = ("Beide waarden zijn bewaard; gekozen is met een regel.",)
    bij = "" if rows else conclusie.lead
    yield Dia(
        "Verschillen",
        conclusie.kop,
        "lijst",
        tuple(rows),
        voet,
        bij,
        rest="op de pagina Bronnen en uitleg, bij Verschillen",
    )


def _deliveries(state: State, programma: Programma) -> Iterator[Dia]:
    """Who delivers is a count on a slide: no names."""
    for counts in queries.verwachting_aandelen(state, programma.id):
        keys = (counts.binnen_sleutel, counts.op_tijd_sleutel)
        shares = [found for key in keys if (found := queries.cijfer(state, key)) is not None]
        due = sentences.number_of(counts.verlopen, "levering", "leveringen")
        came = f"{'is' if counts.binnen == 1 else 'zijn'} er {counts.binnen} binnen"
        kop = f"Van de {due} die er hadden moeten zijn, {came}"
        yield Dia("Leveringen", kop, "cijfers", _counts(shares), (f"Gezien {op_datum(counts.gezien_op_tekst)}",))


def _seen_from(programma: Programma) -> str:
    return f"Gezien vanaf {programma.peildatum_volledig}" if programma.peildatum_volledig else "Nog geen rapport"
