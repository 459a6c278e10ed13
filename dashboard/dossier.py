"""Everything that is known of one onderdeel, a card per kind of fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dashboard import ladder, queries, register, sentences, timeline, tree
from dashboard.database import State
from dashboard.filters import Filters
from dashboard.markup import (
    EMPTY,
    definition_list,
    difference,
    figure_link,
    folded,
    join,
    signed,
    source_url,
)
from dashboard.queries import (
    Aankondiging,
    Advies,
    Afspraak,
    Borging,
    BorgingUitspraak,
    Cijfer,
    Deelname,
    Factor,
    FaseAantal,
    OnderdeelStand,
    Opbrengst,
    Perspectief,
    Programma,
    Stilte,
    TijdlijnMoment,
    Verhaal,
    Verschil,
)
from dashboard.tile import change, split_qualifier

# How many entries a list shows before the rest is folded.
SHOWN = 4
FOLDED = re.compile(r"<details>(?:(?!<details>).)*?</details>", re.DOTALL)
# The cards that also have a table and a file.
WITH_TABLE = ("cijfers", "tijdlijn", "organisaties")
STATUSSEN = {"opgeleverd": "Opgeleverd", "in_ontwikkeling": "In ontwikkeling", "aangekondigd": "Aangekondigd"}
AFSPRAKEN = {
    "uitgangspunt": "uitgangspunten",
    "afspraak": "afspraken",
    "randvoorwaarde": "randvoorwaarden",
    "verplichting": "verplichtingen",
    "regel": "regels",
}
RICHTINGEN = {"belemmerend": "Wat het moeilijk maakt, volgens de bron", "bevorderend": "Wat helpt, volgens de bron"}
# How high a card is, in lines, when cards are divided over two columns: measured on a projector, so only about right.
ENTRY_LINES, CARD_LINES, TABLE_LINES, LINE_LENGTH = 0.6, 6, 5, 90
FIGURES = ("Wat", "Soort", "Waarde", "Berust op", "Stand op", "Doel", "Status", "Ook gepubliceerd", "Toelichting")


@dataclass(frozen=True, slots=True)
class Dossier:
    """The rows about one onderdeel. `delen` is everything below it with its depth; `elders` the moments of those."""

    programma: Programma
    stand: OnderdeelStand
    delen: Sequence[tree.Node]
    cijfers: Sequence[Cijfer]
    doelen: Sequence[Cijfer]
    aankondigingen: Sequence[Aankondiging]
    fasen: Sequence[FaseAantal]
    momenten: Sequence[TijdlijnMoment]
    elders: Sequence[TijdlijnMoment]
    opbrengsten: Sequence[Opbrengst]
    deelnames: Sequence[Deelname]
    borging: Sequence[Borging]
    uitspraken: Sequence[BorgingUitspraak]
    factoren: Sequence[Factor]
    afspraken: Sequence[Afspraak]
    adviezen: Sequence[Advies]
    verhalen: Sequence[Verhaal]
    verschillen: Sequence[Verschil]
    perspectieven: Sequence[Perspectief]
    niet_vermeld: Stilte


@dataclass(frozen=True, slots=True)
class Part:
    """One card of the page. `aantal` None: nothing to count."""

    name: str
    title: str
    aantal: int | None
    body: Markup


def dossier(
    state: State, programma: Programma, standen: Sequence[OnderdeelStand], onderdeel: str, niet_vermeld: Stilte
) -> Dossier:
    """Ask for everything about one onderdeel."""
    delen = tree.nodes(standen, onderdeel)
    below = {stand.id for _, stand in delen}
    momenten = queries.tijdlijn(state, programma.id)
    return Dossier(
        programma=programma,
        stand=next(stand for stand in standen if stand.id == onderdeel),
        delen=delen,
        cijfers=queries.cijfers_van_onderdeel(state, onderdeel),
        doelen=queries.doelen_zonder_cijfer(state, onderdeel),
        aankondigingen=queries.aankondigingen(state, onderdeel),
        fasen=queries.fasen_van_onderdeel(state, onderdeel),
        momenten=[moment for moment in momenten if moment.onderdeel_id == onderdeel],
        elders=[moment for moment in momenten if moment.onderdeel_id in below],
        opbrengsten=queries.opbrengsten(state, onderdeel),
        deelnames=queries.deelnames_van_onderdeel(state, onderdeel),
        borging=[stand for stand in queries.borging(state, programma.id) if stand.onderdeel_id == onderdeel],
        uitspraken=queries.borging_uitspraken(state, programma.id, onderdeel),
        factoren=queries.factoren(state, onderdeel),
        afspraken=queries.afspraken(state, onderdeel),
        adviezen=queries.adviezen(state, onderdeel),
        verhalen=queries.verhalen(state, programma.id, onderdeel),
        verschillen=queries.verschillen_van_onderdeel(state, onderdeel),
        perspectieven=queries.perspectieven(state),
        niet_vermeld=niet_vermeld,
    )


def parts(found: Dossier, filters: Filters) -> list[Part]:
    """The cards that have something in them, in the order of the page."""
    silent = [cijfer for cijfer in found.cijfers if cijfer.getal is None]
    all_parts = [
        Part("doel", "Doel en looptijd", None, _goal(found, filters)),
        Part(
            "cijfers",
            "Cijfers",
            len(found.cijfers) + len(found.aankondigingen),
            _figures(found, silent, filters) if found.cijfers or found.aankondigingen or found.doelen else EMPTY,
        ),
        Part("fasen", "Fasen", None, _phases(found.fasen, filters)),
        Part(
            "delen",
            "Delen",
            len(found.delen),
            tree.brief(found.delen, filters) if found.delen else EMPTY,
        ),
        Part("tijdlijn", "Tijdlijn", len(found.momenten) + len(found.elders), _timeline(found, filters)),
        Part("opbrengsten", "Opbrengsten", len(found.opbrengsten), _products(found.opbrengsten, filters)),
        Part("borging", "Borging", len(found.uitspraken), _borging(found, filters)),
        Part("organisaties", "Organisaties", len(found.deelnames), register.participants(found.deelnames, filters)),
        Part("factoren", "Wat helpt of hindert", len(found.factoren), _factors(found.factoren, filters)),
        Part("afspraken", "Afspraken", len(found.afspraken), _agreements(found.afspraken, filters)),
        Part("adviezen", "Adviezen", len(found.adviezen), _advice(found.adviezen, filters)),
        Part("verhalen", "Verhalen", len(found.verhalen), _stories(found, filters)),
        Part("verschillen", "Verschillen tussen bronnen", len(found.verschillen), _differences(found, filters)),
    ]
    return [part for part in all_parts if part.body]


def columns(found: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """The cards in two columns of about the same height, still in their order."""
    heights = [_lines(part.body) + TABLE_LINES * (part.name in WITH_TABLE) for part in found]
    middle = min(range(1, len(found) + 1), key=lambda place: max(sum(heights[:place]), sum(heights[place:])))
    return found[:middle], found[middle:]


def places(found: Sequence[Part]) -> Markup:
    """The way to every card of the page."""
    links = Markup(" · ").join(Markup('<a href="#{}">{}</a>').format(part.name, _titled(part)) for part in found)
    return Markup('<nav class="pm-places" aria-label="Op deze pagina">{}</nav>').format(links)


def section(part: Part) -> Markup:
    """One card, without its frame: the frame may hold more."""
    return Markup('<section class="pm-dossier" id="{}"><h2>{}</h2>{}</section>').format(
        part.name, _titled(part), part.body
    )


def missing(found: Dossier) -> Markup:
    """What the sources say nothing about, in one sentence."""
    lists: tuple[tuple[str, Sequence[object]], ...] = (
        ("cijfers", [*found.cijfers, *found.aankondigingen]),
        ("fasen", found.fasen),
        ("mijlpalen of gebeurtenissen", [*found.momenten, *found.elders]),
        ("opbrengsten", found.opbrengsten),
        ("organisaties", found.deelnames),
        ("borging", found.uitspraken),
        ("factoren die helpen of hinderen", found.factoren),
        ("afspraken", found.afspraken),
        ("adviezen", found.adviezen),
        ("verhalen", found.verhalen),
    )
    names = [name for name, rows in lists if not rows]
    if not names:
        return EMPTY
    return Markup('<p class="pm-note">{}</p>').format(
        signed(f"De bronnen noemen voor dit onderdeel geen {sentences.opsomming(names)}.", found.niet_vermeld.teken)
    )


def figure_rows(found: Dossier) -> tuple[list[list[str | None]], list[str]]:
    """Every figure, goal and announcement as a table and a file (columns are FIGURES), and their keys.

    Only what else was published, and a remark, may be empty.
    """
    rows: list[list[str | None]] = [
        [
            cijfer.naam,
            cijfer.indicator_soort,
            f"{cijfer.stilte_teken} {cijfer.weergave}" if cijfer.stilte_teken else _value_text(cijfer),
            cijfer.n_melding,
            cijfer.stand_op_tekst,
            cijfer.doel_tekst or "geen doel vastgesteld",
            f"{cijfer.status_teken} {cijfer.status_tekst}" if cijfer.status else "geen status",
            cijfer.ook_gepubliceerd,
            cijfer.toelichting,
        ]
        for cijfer in found.cijfers
    ]
    rows += [
        [
            doel.naam,
            "doel",
            _value_text(doel),
            doel.n_melding,
            doel.stand_op_tekst,
            "dit is het doel",
            "geen cijfer om mee te vergelijken",
            None,
            doel.toelichting,
        ]
        for doel in found.doelen
    ]
    rows += [
        [
            item.naam,
            "aankondiging",
            f"{item.stilte_teken} {item.weergave}",
            "geen cijfer",
            item.verwacht_tekst,
            "niet vermeld",
            f"{item.stilte_teken} {item.weergave}",
            None,
            None,
        ]
        for item in found.aankondigingen
    ]
    keys = [cijfer.sleutel for cijfer in (*found.cijfers, *found.doelen)]
    return rows, [*keys, *(item.sleutel for item in found.aankondigingen)]


def _lines(body: Markup) -> float:
    """About how many lines a card takes, without what is folded."""
    shown = str(body)
    while FOLDED.search(shown):
        shown = FOLDED.sub("", shown)
    entries = sum(shown.count(tag) for tag in ("<li", "<tr", "<h3", "<dt", "<p"))
    return CARD_LINES + ENTRY_LINES * entries + len(Markup(shown).striptags()) / LINE_LENGTH


def _titled(part: Part) -> str:
    return f"{part.title} ({part.aantal})" if part.aantal else part.title


def _goal(found: Dossier, filters: Filters) -> Markup:
    """What it wants to reach, who does it and how long, with where that stands."""
    stand = found.stand
    silent = signed(found.niet_vermeld.tekst, found.niet_vermeld.teken)
    goal = Markup('<p class="pm-lead">{}</p>').format(stand.doelstelling) if stand.doelstelling else EMPTY
    facts = definition_list(
        [
            ("naam in de bron", stand.naam if stand.naam != stand.korte_naam else None),
            ("doel", None if stand.doelstelling else silent),
            ("uitvoerder", stand.uitvoerder or silent),
            ("looptijd", stand.looptijd_tekst or silent),
            ("bron", figure_link(filters, stand.sleutel, "waar dit staat")),
        ]
    )
    return goal + facts


def _figures(found: Dossier, silent: Sequence[Cijfer], filters: Filters) -> Markup:
    """Values first, the kernfigures on top; context apart; then in words what has no figure, and goals on their own."""
    known = [cijfer for cijfer in found.cijfers if cijfer.getal is not None]
    own = sorted(
        (cijfer for cijfer in known if cijfer.indicator_soort != "context"), key=lambda cijfer: cijfer.tegel != "kern"
    )
    context = [cijfer for cijfer in known if cijfer.indicator_soort == "context"]
    no_goal = sum(cijfer.status == "geen_doel" for cijfer in own)
    note = (
        Markup('<p class="pm-note">○ {}</p>').format(
            "Bij dit cijfer is geen doel vastgesteld."
            if len(own) == 1
            else f"Bij {'al deze' if no_goal == len(own) else no_goal} cijfers is geen doel vastgesteld."
        )
        if no_goal
        else EMPTY
    )
    pieces = [
        _few([_figure(cijfer, filters) for cijfer in own], "pm-facts", "cijfers"),
        note,
        _titled_list(
            "Context: geen resultaat van het programma",
            _few([_figure(cijfer, filters) for cijfer in context], "pm-facts pm-around", "cijfers"),
        )
        if context
        else EMPTY,
        _silences(silent, found.aankondigingen, filters),
        _goals(found.doelen, filters),
    ]
    return join(pieces)


def _figure(cijfer: Cijfer, filters: Filters) -> Markup:
    """One figure: value with its words, what it is, on what it rests, its own date, goal and status."""
    words, number = split_qualifier(cijfer.weergave)
    shown = Markup("<span>{} </span>{}").format(words, number) if words else Markup("{}").format(number)
    kinds = {"verhalend": "voorbeeld of verhaal", "uitkomst": "uitkomst"}
    kind = kinds.get(cijfer.indicator_soort or "")
    other = f"ook gepubliceerd: {cijfer.ook_gepubliceerd}" if cijfer.ook_gepubliceerd else None
    basis = " · ".join(part for part in (f"stand op {cijfer.stand_op_tekst}", cijfer.n_tekst, other) if part)
    return Markup(
        '<li{}><p class="pm-amount">{}<span class="pm-unit">{}</span></p><div><p class="pm-what">{}{}</p>'
        '<p class="pm-note">{}{}</p>{}{}{}{}</div></li>'
    ).format(
        Markup(' class="pm-kern"') if cijfer.tegel == "kern" else EMPTY,
        figure_link(filters, cijfer.sleutel, shown),
        cijfer.eenheid,
        cijfer.naam,
        Markup(' <span class="pm-kind">{}</span>').format(kind) if kind else EMPTY,
        basis,
        difference(cijfer, filters),
        change(cijfer, filters),
        _goal_of(cijfer, filters),
        _status(cijfer),
        Markup('<p class="pm-note">{}</p>').format(cijfer.toelichting) if cijfer.toelichting else EMPTY,
    )


def _goal_of(cijfer: Cijfer, filters: Filters) -> Markup:
    if cijfer.doel_sleutel is None or cijfer.doel_tekst is None:
        return EMPTY
    changed = " · plan aangepast" if cijfer.plan_aangepast else ""
    return Markup('<p class="pm-goal">doel: {}{}</p>').format(
        figure_link(filters, cijfer.doel_sleutel, cijfer.doel_tekst), changed
    )


def _status(cijfer: Cijfer) -> Markup:
    """The status in sign and word; that there is no goal is said once below the list."""
    if cijfer.status in (None, "geen_doel", "context"):
        return EMPTY
    return Markup('<p class="pm-status pm-is-{}"><span aria-hidden="true">{}</span> {}</p>').format(
        str(cijfer.status).replace("_", "-"), cijfer.status_teken, cijfer.status_tekst
    )


def _silences(silent: Sequence[Cijfer], announced: Sequence[Aankondiging], filters: Filters) -> Markup:
    """What has no figure: which silence it is, and what the source does say."""
    rows = [(c.sleutel, c.naam, c.weergave, c.stilte_teken, c.toelichting) for c in silent]
    rows += [(a.sleutel, a.naam, a.weergave, a.stilte_teken, a.verwacht_tekst) for a in announced]
    items = [
        Markup("<li><strong>{}</strong>: {}{}</li>").format(
            name,
            figure_link(filters, key, signed(words, sign)),
            Markup('<span class="pm-who">{}</span>').format(says) if says else EMPTY,
        )
        for key, name, words, sign, says in rows
    ]
    return _titled_list(f"Zonder cijfer ({len(items)})", _few(items, "", "zonder cijfer")) if items else EMPTY


def _goals(goals: Sequence[Cijfer], filters: Filters) -> Markup:
    """Goals that no current figure is held against."""
    items = [
        Markup("<li>{}: {}{}</li>").format(
            goal.naam.removeprefix("Doel: "),
            figure_link(filters, goal.sleutel, _value_text(goal)),
            Markup('<span class="pm-who">streefdatum: {} · {}</span>').format(goal.stand_op_tekst, goal.toelichting),
        )
        for goal in goals
    ]
    return _titled_list(f"Doelen zonder cijfer ernaast ({len(items)})", _few(items, "", "doelen")) if items else EMPTY


def _phases(phases: Sequence[FaseAantal], filters: Filters) -> Markup:
    """Per phase model a bar per phase, with its number; unknown is hatched and stands in the picture."""
    if not phases:
        return EMPTY
    pieces = []
    for model in dict.fromkeys(phase.naam for phase in phases):
        own = [phase for phase in phases if phase.naam == model]
        total = sum(phase.aantal for phase in own)
        rows = join(
            Markup(
                '<tr><th scope="row">{}</th><td class="pm-barcell" aria-hidden="true"><div class="pm-bar">'
                '<span class="pm-fase-{}" style="width:{:.1f}%"></span></div></td><td>{}</td></tr>'
            ).format(
                signed(phase.fase_naam, phase.stilte_teken),
                phase.fase_soort,
                100 * phase.aantal / max(total, 1),
                figure_link(filters, phase.sleutel, phase.weergave),
            )
            for phase in own
        )
        notes = join(
            Markup('<p class="pm-note">{}: {}</p>').format(phase.fase_naam, phase.toelichting)
            for phase in own
            if phase.toelichting
        )
        pieces.append(
            Markup(
                '<h3>{}: {}</h3><table class="pm-shares"><tbody>{}</tbody></table><p class="pm-note">{}</p>{}'
            ).format(model, total, rows, _finished(own[0]), notes)
        )
    link = Markup('<p class="pm-footer"><a href="{}">Naar fasen van alle onderdelen</a></p>')
    return join(pieces) + link.format(filters.url("fasen"))


def _finished(phase: FaseAantal) -> str:
    """The finished share, or why there is none, in a sentence."""
    if phase.aandeel_tekst:
        return f"{phase.aandeel_tekst}. Afgerond is nog niet geborgd."
    return f"Aandeel afgerond: {phase.aandeel_melding}."


def _products(opbrengsten: Sequence[Opbrengst], filters: Filters) -> Markup:
    """The products by status: what is there, what is being made, what is announced."""
    return join(
        _titled_list(
            f"{title} ({len(own)})",
            _few([_product(opbrengst, filters) for opbrengst in own], "", "opbrengsten"),
        )
        for status, title in STATUSSEN.items()
        if (own := [opbrengst for opbrengst in opbrengsten if opbrengst.status == status])
    )


def _product(opbrengst: Opbrengst, filters: Filters) -> Markup:
    notes = " · ".join(part for part in (opbrengst.datum_tekst, opbrengst.toelichting) if part)
    return Markup('<li>{} <span class="pm-kind">{}</span>{}</li>').format(
        figure_link(filters, opbrengst.sleutel, opbrengst.naam),
        opbrengst.soort,
        Markup('<span class="pm-who">{}</span>').format(notes) if notes else EMPTY,
    )


def _agreements(afspraken: Sequence[Afspraak], filters: Filters) -> Markup:
    """The agreements in the order of the source; first how many there are of each kind, and what stands out."""
    if not afspraken:
        return EMPTY
    counts = Counter(afspraak.soort for afspraak in afspraken)
    kinds = [f"{count} {kind if count == 1 else AFSPRAKEN[kind]}" for kind, count in counts.items()]
    departs = sum(afspraak.wijkt_af_van_wet for afspraak in afspraken)
    outside = sum(not afspraak.binnen_reikwijdte for afspraak in afspraken)
    remarks = [f"{sentences.opsomming(kinds)}."]
    remarks += [f"{departs} {'wijkt' if departs == 1 else 'wijken'} af van de wet van nu."] if departs else []
    remarks += [f"{outside} {'valt' if outside == 1 else 'vallen'} buiten de afspraken."] if outside else []
    return Markup("<p>{}</p>").format(" ".join(remarks)) + _few(
        [_agreement(afspraak, filters) for afspraak in afspraken], "pm-agreements", "afspraken"
    )


def _agreement(afspraak: Afspraak, filters: Filters) -> Markup:
    article = f", {afspraak.wet_artikel}" if afspraak.wet_artikel else ""
    labels = [afspraak.soort]
    labels += [f"wijkt af van de wet{article}"] if afspraak.wijkt_af_van_wet else []
    labels += ["valt buiten de afspraken"] if not afspraak.binnen_reikwijdte else []
    who = f"wie: {afspraak.partijen or 'alle partijen, of niet vermeld'}"
    open_text = f"voor meer uitleg vatbaar: {afspraak.meer_uitleg}" if afspraak.meer_uitleg else None
    return Markup('<li{}><p class="pm-what">{}{} {}</p><p>{}</p><p class="pm-note">{}</p>{}</li>').format(
        EMPTY if afspraak.binnen_reikwijdte else Markup(' class="pm-outside"'),
        Markup("<strong>{}</strong> ").format(afspraak.code) if afspraak.code else EMPTY,
        figure_link(filters, afspraak.sleutel, afspraak.onderwerp),
        join(Markup('<span class="pm-kind">{}</span>').format(label) for label in labels),
        afspraak.inhoud,
        " · ".join(part for part in (who, afspraak.wanneer_tekst) if part),
        Markup('<p class="pm-note">{}</p>').format(open_text) if open_text else EMPTY,
    )


def _timeline(found: Dossier, filters: Filters) -> Markup:
    """The moments of the onderdeel itself; those of its parts open on request."""
    if not found.momenten and not found.elders:
        return EMPTY
    here = found.stand.id
    own = (
        Markup("<p>{}</p>").format(sentences.tijdlijn(found.momenten))
        + timeline.legend(found.momenten)
        + timeline.timeline(found.momenten, found.programma, here, filters)
        if found.momenten
        else EMPTY
    )
    if not found.elders:
        return own
    below = timeline.legend(found.elders) + timeline.timeline(found.elders, found.programma, here, filters)
    if not found.momenten:
        return Markup("<p>Alleen van de delen: {}</p>").format(sentences.tijdlijn(found.elders)) + below
    return own + folded(f"Ook van de delen: {sentences.tijdlijn(found.elders)}", below)


def _borging(found: Dossier, filters: Filters) -> Markup:
    """How far on each niveau and who takes care after the programme; of a part only the statements about it."""
    if not found.uitspraken:
        return EMPTY
    statements = ladder.statement_list(found.uitspraken, filters)
    link = Markup('<p class="pm-footer">ladder van deze monitor · <a href="{}">Naar borging</a></p>').format(
        filters.url("borging")
    )
    if not found.borging:
        note = Markup('<p class="pm-note">Deze uitspraken tellen mee bij het onderdeel erboven.</p>')
        return statements + note + link
    number = len(found.uitspraken)
    words = "uitspraak" if number == 1 else "uitspraken"
    return ladder.rungs(found.borging, filters) + folded(f"Waarop dit berust: {number} {words}", statements) + link


def _factors(factoren: Sequence[Factor], filters: Filters) -> Markup:
    return join(
        _titled_list(
            title,
            _few([Markup("<li>{}</li>").format(figure_link(filters, f.sleutel, f.wat)) for f in own], "", "factoren"),
        )
        for richting, title in RICHTINGEN.items()
        if (own := [factor for factor in factoren if factor.richting == richting])
    )


def _advice(adviezen: Sequence[Advies], filters: Filters) -> Markup:
    items = [
        Markup('<li>{}<span class="pm-who">van: {} · wat ermee gebeurde: {}</span></li>').format(
            figure_link(filters, advies.sleutel, advies.wat), advies.van, advies.opvolging
        )
        for advies in adviezen
    ]
    return _few(items, "", "adviezen") if items else EMPTY


def _stories(found: Dossier, filters: Filters) -> Markup:
    names = {perspectief.id: perspectief.naam for perspectief in found.perspectieven}
    items = [
        Markup('<li>{} <span class="pm-kind">van {}</span>{}</li>').format(
            figure_link(filters, verhaal.sleutel, verhaal.titel),
            names[verhaal.perspectief],
            folded("Lees het verhaal", Markup("<p>{}</p>").format(verhaal.tekst)),
        )
        for verhaal in found.verhalen
    ]
    return _few(items, "", "verhalen") if items else EMPTY


def _differences(found: Dossier, filters: Filters) -> Markup:
    """What does not simply agree, under the question that was asked."""
    pieces = []
    for vraag, group in groupby(found.verschillen, key=lambda verschil: verschil.vraag):
        items = [
            Markup('<li><a href="{}">{} tegenover {}</a>: {} <span class="pm-kind">{} {}</span></li>').format(
                source_url(filters, verschil.sleutel),
                verschil.links_tekst.rstrip("."),
                verschil.rechts_tekst.rstrip("."),
                verschil.rekensom,
                verschil.uitkomst_teken,
                verschil.uitkomst_tekst,
            )
            for verschil in group
        ]
        pieces.append(_titled_list(vraag, _few(items, "", "vergelijkingen")))
    return join(pieces)


def _value_text(cijfer: Cijfer) -> str:
    return " ".join(part for part in (cijfer.weergave, cijfer.eenheid) if part)


def _titled_list(title: str, body: Markup) -> Markup:
    return Markup("<h3>{}</h3>{}").format(title, body)


def _few(items: Sequence[Markup], css: str, what: str) -> Markup:
    """The first items, and the rest on request."""
    first, rest = items[:SHOWN], items[SHOWN:]
    if not first:
        return EMPTY
    return _items(first, css) + (folded(f"Nog {len(rest)} {what}", _items(rest, css)) if rest else EMPTY)


def _items(items: Iterable[Markup], css: str) -> Markup:
    return Markup('<ul class="{}">{}</ul>').format(css, join(items))
