"""The questions of an evaluation as ready views: which there are, and the answer to the one that is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import components, markup
from dashboard.exploring import answers, parts, taking
from dashboard.exploring.files import Bestand
from dashboard.filters import Filters
from dashboard.queries import vraag as vraagbaak
from dashboard.queries.vraag import Antwoord, Vraag
from dashboard.session import View

# How who has the file alone comes to the numbers of the sentence.
HOW_COUNTED = (
    "De zin telt per toestand hoeveel verschillende sleutels er zijn; een feit in twee groepen telt één keer. Bij "
    "onderdelen telt zij de verschillende namen in telt_bij. Noemt zij deelnames, organisaties of "
    "iets anders uit de kolom eenheid, dan is dat de som van getal over de rijen met die toestand. Een rij met ‘Wat "
    "vooropstaat’ opent de zin. Waar de zin ‘van’ zegt, staat bij geheel hoeveel er in totaal zijn, of is het geheel "
    "de noemer van die rij of de som van de toestanden van die soort."
)
# What the answer to a question leaves to other questions, so that its silence is no "nothing happened".
ELSEWHERE = {"niet_bereikt": ("gestopt", "stilstand")}
# Where the same is shown at length: page, part of it, and the words of the link.
AT_LENGTH = {
    "doelen": ("onderdeel", "doelen", "Alle doelen met hun cijfers"),
    "meetbaar": ("onderdeel", "doelen", "Alle doelen met hun cijfers"),
    "eigen_opgave": ("onderdeel", "oordeel", "Alle oordelen en hoe zij optellen"),
    "stilstand": ("fasen", None, "De fasen van elk onderdeel"),
    "gestopt": ("fasen", None, "De fasen van elk onderdeel"),
    "merkbaar": ("uitkomsten", "uitkomsten", "Alle uitkomsten en verhalen"),
    "bereik": ("borging", None, "Borging, met de kennis voor de sector"),
    "na_afloop": ("borging", None, "Borging per onderdeel en niveau"),
    "kantelen": ("onderdeel", "oordeel", "Alle oordelen en hoe zij optellen"),
    "niet_bereikt": ("", None, "Wat aandacht vraagt, op het overzicht"),
}


def show(here: View, ways: Markup) -> None:
    """The whole part: the answer in a sentence, ways to the other parts and questions, the rows, how to read them."""
    asked = vraagbaak.vragen(here.state, here.programma.id)
    query = st.query_params.to_dict()
    vraag, messages = chosen(asked, query.get("vraag"))
    rows = vraagbaak.antwoorden(here.state, here.programma.id, vraag)
    along = parts.kept(query, "vragen", "vragen")
    components.html(
        *markup.messages([*parts.not_used(), *messages]),
        markup.opening(answers.conclusion(vraag, rows), here.filters),
        _also(here, asked, vraag, along),
        ways,
        _questions(asked, vraag, here.filters, along),
        Markup('<div><h2>{}</h2><p class="pm-note">{}</p></div>').format(vraag.vraag, vraag.waarom),
        answers.table(rows, vraag.vraag, here.filters) if rows else markup.EMPTY,
        taking.TITLE,
    )
    _files(here, vraag, rows)
    components.html(taking.NOTE, _reading(vraag, here.filters))


def chosen(asked: Sequence[Vraag], text: str | None) -> tuple[Vraag, list[str]]:
    """The question that an address names, else the first, with a message when it names none."""
    for vraag in asked:
        if vraag.id == text:
            return vraag, []
    short = (text or "")[:40]
    wrong = [f"De vraag ‘{short}’ bestaat niet. U ziet de eerste; kies hieronder een andere."] if text else []
    return asked[0], wrong


def _also(here: View, asked: Sequence[Vraag], vraag: Vraag, along: Mapping[str, str]) -> Markup:
    """What other questions say of the same, each with its answer and the way there; nothing when they have no rows."""
    others = [one for one in asked if one.id in ELSEWHERE.get(vraag.id, ()) and one.rijen]
    if not others:
        return markup.EMPTY
    said = markup.join(
        Markup(' <a href="{}">{}</a> {}.').format(_address(one, here.filters, along), one.vraag, _heading(here, one))
        for one in others
    )
    return Markup("<p>Meer over wat stopte, stilstond of later kwam, staat bij {}.{}</p>").format(
        "een andere vraag" if len(others) == 1 else "andere vragen", said
    )


def _heading(here: View, vraag: Vraag) -> str:
    """The sentence that answers a question, without what makes it precise."""
    return answers.conclusion(vraag, vraagbaak.antwoorden(here.state, here.programma.id, vraag)).kop


def _files(here: View, vraag: Vraag, found: Sequence[Antwoord]) -> None:
    """The rows as a file, with the question, the sentence that answers it and its texts; also when there are none."""

    def view(_: str) -> Bestand:
        rows = vraagbaak.in_bestand(here.state, here.programma.id, vraag)
        texts = {
            "conclusie": answers.conclusion(vraag, found).tekst,
            "waarom": vraag.waarom,
            "hoe_te_lezen": vraag.lezen,
            "wat_dit_niet_zegt": vraag.kan_niet,
        }
        if others := [
            one for one in vraagbaak.vragen(here.state, here.programma.id) if one.id in ELSEWHERE.get(vraag.id, ())
        ]:
            texts["zie_ook"] = " ".join(f"{one.vraag} {_heading(here, one)}." for one in others)
        known = set(rows["levering_id"].drop_nulls())
        facts = {
            **taking.facts(here, known),
            **texts,
            "zo_telt_de_zin": HOW_COUNTED,
            "telling_per_toestand": answers.counts(found),
            **({"geheel": dict(vraag.basis)} if vraag.basis else {}),
            "keuze": {"deel": "vragen", "vraag": vraag.id},
            **taking.address(here, deel="vragen", vraag=vraag.id),
            "definities": taking.definitions(
                here, {*rows["indicator_id"].drop_nulls(), *rows["noemer_id"].drop_nulls()}
            ),
        }
        return Bestand(vraag.id.replace("_", "-"), vraag.vraag, rows, answers.UITLEG, answers.EENHEDEN, facts)

    taking.buttons(here, view, f"vraag-{vraag.id.replace('_', '-')}", len(found))


def _address(vraag: Vraag, filters: Filters, along: Mapping[str, str]) -> str:
    return filters.url("verkenner", **{"deel": "vragen", **along, "vraag": vraag.id})


def _questions(asked: Sequence[Vraag], now: Vraag, filters: Filters, along: Mapping[str, str]) -> Markup:
    """All questions as links, each with its number of rows; the one that is shown is marked. `along`: what is kept."""
    items = markup.join(
        Markup('<li><a href="{}"{}>{}</a> <span class="pm-rows">{}</span></li>').format(
            _address(vraag, filters, along),
            Markup(' aria-current="true"') if vraag is now else markup.EMPTY,
            vraag.vraag,
            "geen rijen" if not vraag.rijen else "1 rij" if vraag.rijen == 1 else f"{vraag.rijen} rijen",
        )
        for vraag in asked
    )
    return Markup('<nav class="pm-questions" aria-label="Vragen van een evaluatie"><ol>{}</ol></nav>').format(items)


def _reading(vraag: Vraag, filters: Filters) -> Markup:
    """How to read the rows, what they cannot say, and where the same is shown at length."""
    page, deel, words = AT_LENGTH[vraag.id]
    link = Markup('<a href="{}">{}</a>').format(filters.url(page, deel=deel), words)
    return markup.card(
        "Zo leest u dit",
        markup.definition_list(
            [("Hoe te lezen", vraag.lezen), ("Wat dit niet zegt", vraag.kan_niet), ("Uitgebreid", link)]
        ),
    )
