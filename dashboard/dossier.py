"""Everything that is known of one onderdeel, a card per kind of fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard import (
    cards,
    expected,
    figure_list,
    ladder,
    queries,
    register,
    risks,
    sentences,
    timeline,
    tree,
    verdicts,
)
from dashboard.database import State
from dashboard.filters import Filters
from dashboard.lists import few, items
from dashboard.markup import (
    EMPTY,
    definition_list,
    figure_link,
    folded,
    signed,
)
from dashboard.queries import (
    Aankondiging,
    Advies,
    Afspraak,
    AfspraakPartij,
    Beeld,
    Borging,
    BorgingUitspraak,
    Cijfer,
    Deelname,
    Factor,
    FaseAantal,
    OnderdeelStand,
    Oordeel,
    Opbrengst,
    Perspectief,
    Programma,
    Risico,
    Stilte,
    TijdlijnMoment,
    Toezegging,
    Verhaal,
    Verschil,
    Verwachting,
)

FOLDED = re.compile(r"<details>(?:(?!<details>).)*?</details>", re.DOTALL)
# The cards that also have a table and a file.
WITH_TABLE = ("cijfers", "tijdlijn", "organisaties")
# How high a card is, in lines, when cards are divided over two columns: measured on a projector, so only about right.
ENTRY_LINES, CARD_LINES, TABLE_LINES, LINE_LENGTH = 0.6, 6, 5, 90


@dataclass(frozen=True, slots=True)
class Dossier:
    """The rows about one onderdeel. `delen` is everything below it with its depth; `elders` the moments of those."""

    programma: Programma
    stand: OnderdeelStand
    delen: Sequence[tree.Node]
    cijfers: Sequence[Cijfer]
    doelen: Sequence[Cijfer]
    aankondigingen: Sequence[Aankondiging]
    beelden: Sequence[tuple[Beeld, Sequence[Cijfer]]]
    fasen: Sequence[FaseAantal]
    momenten: Sequence[TijdlijnMoment]
    elders: Sequence[TijdlijnMoment]
    opbrengsten: Sequence[Opbrengst]
    deelnames: Sequence[Deelname]
    borging: Sequence[Borging]
    uitspraken: Sequence[BorgingUitspraak]
    oordelen: Sequence[Oordeel]
    factoren: Sequence[Factor]
    risicos: Sequence[Risico]
    toezeggingen: Sequence[Toezegging]
    verwachtingen: Sequence[Verwachting]
    afspraken: Sequence[Afspraak]
    partijen: Sequence[AfspraakPartij]
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
        beelden=[(beeld, queries.beeldcijfers(state, beeld.id)) for beeld in queries.beelden(state, onderdeel)],
        fasen=queries.fasen_van_onderdeel(state, onderdeel),
        momenten=[moment for moment in momenten if moment.onderdeel_id == onderdeel],
        elders=[moment for moment in momenten if moment.onderdeel_id in below],
        opbrengsten=queries.opbrengsten(state, onderdeel),
        deelnames=queries.deelnames_van_onderdeel(state, onderdeel),
        borging=[stand for stand in queries.borging(state, programma.id) if stand.onderdeel_id == onderdeel],
        uitspraken=queries.borging_uitspraken(state, programma.id, onderdeel),
        oordelen=queries.oordelen(state, programma.id, onderdeel),
        factoren=queries.factoren(state, onderdeel),
        risicos=queries.risicos(state, programma.id, onderdeel),
        toezeggingen=queries.toezeggingen(state, programma.id, onderdeel),
        verwachtingen=queries.verwachtingen(state, programma.id, onderdeel),
        afspraken=queries.afspraken(state, onderdeel),
        partijen=queries.afspraak_partijen(state, programma.id),
        adviezen=queries.adviezen(state, onderdeel),
        verhalen=queries.verhalen(state, programma.id, onderdeel),
        verschillen=queries.verschillen_van_onderdeel(state, onderdeel),
        perspectieven=queries.perspectieven(state),
        niet_vermeld=niet_vermeld,
    )


def parts(found: Dossier, filters: Filters) -> list[Part]:
    """The cards that have something in them, in the order of the page."""
    all_parts = [
        Part("doel", "Doel en looptijd", None, _goal(found, filters)),
        Part(
            "cijfers",
            "Cijfers",
            len(found.cijfers) + len(found.aankondigingen),
            figure_list.figures(found.cijfers, found.doelen, found.aankondigingen, filters),
        ),
        *(Part(f"beeld-{beeld.id}", beeld.naam, None, _picture(beeld, counts)) for beeld, counts in found.beelden),
        Part("fasen", "Fasen", None, cards.phases(found.fasen, filters)),
        Part(
            "delen",
            "Delen",
            len(found.delen),
            tree.brief(found.delen, filters) if found.delen else EMPTY,
        ),
        Part("tijdlijn", "Tijdlijn", len(found.momenten) + len(found.elders), _timeline(found, filters)),
        Part("opbrengsten", "Opbrengsten", len(found.opbrengsten), cards.products(found.opbrengsten, filters)),
        Part("borging", "Borging", len(found.uitspraken), _borging(found, filters)),
        Part("oordelen", "Oordelen", None, verdicts.of_one(found.oordelen, filters)),
        Part("organisaties", "Organisaties", len(found.deelnames), register.participants(found.deelnames, filters)),
        Part("factoren", "Wat helpt of hindert", len(found.factoren), cards.factors(found.factoren, filters)),
        Part("risicos", "Risico’s", len(found.risicos), risks.risks(found.risicos, filters, on_overview=False)),
        Part(
            "toezeggingen",
            "Toezeggingen",
            len(found.toezeggingen),
            risks.promises(found.toezeggingen, filters, on_overview=False),
        ),
        Part(
            "verwachte-leveringen",
            "Verwachte leveringen",
            len(found.verwachtingen),
            expected.listed(found.verwachtingen, filters),
        ),
        Part("afspraken", "Afspraken", len(found.afspraken), _agreements(found, filters)),
        Part("adviezen", "Adviezen", len(found.adviezen), cards.advice(found.adviezen, filters)),
        Part("verhalen", "Verhalen", len(found.verhalen), cards.stories(found.verhalen, found.perspectieven, filters)),
        Part(
            "verschillen",
            "Verschillen tussen bronnen",
            len(found.verschillen),
            cards.differences(found.verschillen, filters),
        ),
    ]
    return [part for part in all_parts if part.body]


def _agreements(found: Dossier, filters: Filters) -> Markup:
    return cards.agreements(found.stand.id, found.afspraken, found.partijen, found.niet_vermeld, filters)


def columns(found: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """The cards in two columns of about the same height, still in their order."""
    heights = [_lines(part.body) + TABLE_LINES * _extra(part) for part in found]
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
        ("risico’s", found.risicos),
        ("toezeggingen", found.toezeggingen),
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


def _lines(body: Markup) -> float:
    """About how many lines a card takes, without what is folded."""
    shown = str(body)
    while FOLDED.search(shown):
        shown = FOLDED.sub("", shown)
    entries = sum(shown.count(tag) for tag in ("<li", "<tr", "<h3", "<dt", "<p"))
    return CARD_LINES + ENTRY_LINES * entries + len(Markup(shown).striptags()) / LINE_LENGTH


def _extra(part: Part) -> int:
    """How much stands below the body: nothing, a table, or a chart and a table."""
    return 4 if part.name.startswith("beeld-") else int(part.name in WITH_TABLE)


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


def _picture(beeld: Beeld, counts: Sequence[Cijfer]) -> Markup:
    """A picture of counts in words; the page draws it below."""
    return Markup('<p>{}</p><p class="pm-note">{}</p>').format(sentences.beeld(beeld, counts), beeld.uitleg)


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
    statements = ladder.statement_items(found.uitspraken, filters)
    link = Markup('<p class="pm-footer">ladder van deze monitor · <a href="{}">Naar borging</a></p>').format(
        filters.url("borging")
    )
    if not found.borging:
        note = Markup('<p class="pm-note">Deze uitspraken tellen mee bij het onderdeel erboven.</p>')
        return few(statements, "", "uitspraak", "uitspraken") + note + link
    number = len(found.uitspraken)
    words = "uitspraak" if number == 1 else "uitspraken"
    return (
        ladder.rungs(found.borging, filters)
        + folded(f"Waarop dit berust: {number} {words}", items(statements, ""))
        + link
    )
