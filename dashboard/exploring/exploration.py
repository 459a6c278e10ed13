"""The figures of a choice on the page: conclusion, choices, pictures, why values stand apart, the table and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from threading import Lock

import streamlit as st
from markupsafe import Markup

from dashboard import address, choice, components, filters, markup, queries, session
from dashboard.choice import Keuze
from dashboard.exploring import clashing, parts, saving, taking, words
from dashboard.exploring.answer import ROWS_ON_A_PAGE, Answer, Picture, answer
from dashboard.exploring.controls import Aanbod, controls, in_words, named, offered
from dashboard.queries import verkenning
from dashboard.sentences import opsomming, thousands
from dashboard.session import View

ADDRESS = parts.ADDRESS
DEEL = "cijfers"
# On a phone the choices are folded below this, so that the answer is on the first screen. It has a place of its own, in
# which nothing changes: it stays open while a reader chooses.
CHOOSE = Markup('<details class="pm-choose"><summary>Kies wat u ziet</summary></details>')
# Python runs one thread at a time: of two readers who are served by turns in small pieces both wait for both. The
# database works for several at once, and what takes long, as keeping a view, waits for nobody.
_TURN = Lock()


@st.fragment
def show(here: View) -> None:
    """The whole part of the page. A change of a choice runs this alone, not the frame around it."""
    if not session.still_holds(here):
        st.rerun()
    query = st.query_params.to_dict()
    aanbod = offered(here.state, here.programma.id, query.get("momenten") == "alle")
    period, _ = filters.parse(query, [here.programma.id], ADDRESS)
    asked, messages = choice.parse(query, aanbod.known, period.van, period.tot)
    given = answer(here.state, here.programma.naam, asked, here.filters)
    where = [
        address.on_paper(ADDRESS, here.filters, query, queries.stand(here.state).bekend_op),
        address.notice_of_date(ADDRESS, here.filters, query, date.today()),
    ]
    above = [*where, *markup.messages([*parts.not_used(), *messages, *given.meldingen])]
    # What a page without figures says is asked of the database too: before the turn.
    nothing = markup.EMPTY if given.totaal else _nothing(here, given.keuze, aanbod)
    with _TURN:
        _show(here, above, parts.links(DEEL, here.filters, query), aanbod, given, nothing)
    saving.show(here, given.keuze)


def _show(here: View, above: Sequence[Markup], links: Markup, aanbod: Aanbod, given: Answer, nothing: Markup) -> None:
    components.html(
        *above,
        words.named(given.keuze),
        markup.opening(given.conclusie, here.filters),
        links,
        _chosen(in_words(given.keuze, aanbod)),
    )
    components.html(CHOOSE)
    controls(given.keuze, aanbod, here.filters)
    if not given.totaal:
        components.html(nothing, taking.TITLE)
        taking.figures(here, given.keuze, 0)
        components.html(taking.NOTE)
        return
    _pictures(given.beelden)
    components.html(
        _reasons(given),
        *(Markup('<p class="pm-message">{}</p>').format(text) for text in given.geen_beeld),
        given.tabel,
        given.voorbehoud,
        _pager(here, given),
        words.method(),
        taking.TITLE,
    )
    taking.figures(here, given.keuze, given.totaal)
    components.html(taking.NOTE, saving.links(here))


def _chosen(said: str) -> Markup:
    return Markup('<p class="pm-note">{}</p>').format(said) if said else markup.EMPTY


def _pictures(beelden: Sequence[Picture]) -> None:
    """Two beside each other where there is room."""
    with st.container(key="pm-pictures"):
        for place, beeld in enumerate(beelden):
            with st.container(key=f"pm-chart-verken-{place}", border=True):
                careful = Markup('<p class="pm-note">{}</p>').format(" ".join(beeld.let_op))
                said = Markup("<div><h2>{}</h2><p>{}</p></div>").format(beeld.titel, ". ".join(beeld.zegt) + ".")
                components.html(said, careful if beeld.let_op else markup.EMPTY)
                if isinstance(beeld.figure, Markup):
                    components.html(beeld.figure)
                else:
                    components.chart(beeld.figure, f"verken-{place}", beeld.alt)


def _reasons(given: Answer) -> Markup:
    if not given.waarom_apart:
        return markup.EMPTY
    items = markup.join(Markup("<li>{}</li>").format(reason) for reason in given.waarom_apart)
    return Markup('<div class="pm-why"><p>Deze waarden staan niet in één plaatje, want:</p><ul>{}</ul></div>').format(
        items
    )


def _nothing(here: View, keuze: Keuze, aanbod: Aanbod) -> Markup:
    """An empty view: what it means, which choice to take out, and the way on."""
    found, one_is_enough = clashing.in_the_way(here.state, here.programma.id, keuze)
    said = [f"‘{' en '.join(named(one, aanbod))}’" for one in found]
    out = f"Haal {' of '.join(said)} weg" if one_is_enough else f"Haal meer dan één hiervan weg: {opsomming(said)}"
    ways = [f"{out}. "] if said else []
    if clashing.more_moments_help(here.state, here.programma.id, keuze):
        ways.append("Of kies ‘alle momenten’. ")
    return Markup(
        '<p class="pm-message" role="status">Bij deze keuze is er geen enkel cijfer{}. {}Of <a href="{}">begin '
        "opnieuw</a>.</p>"
    ).format(_never_counted(here, keuze), "".join(ways), here.filters.url("verkenner"))


def _never_counted(here: View, keuze: Keuze) -> Markup:
    """The chosen indicators of which no delivery says anything, each with the way to what it counts."""
    every = verkenning.mogelijke_indicatoren(here.state, here.programma.id, alle_momenten=True)
    links = [
        Markup('<a href="{}">{}</a>').format(here.filters.url("verantwoording", indicator=one.id), one.naam)
        for one in every
        if one.id in keuze.indicatoren and not one.aantal
    ]
    if not links:
        return markup.EMPTY
    return Markup(": nog te meten of nog niet geleverd is {}").format(Markup(", ").join(links))


def _pager(here: View, given: Answer) -> Markup:
    if given.bladen == 1:
        return markup.EMPTY
    keuze = given.keuze
    links = [_page(here, keuze, keuze.blad - 1, "Vorige")] if keuze.blad > 1 else []
    links += [_page(here, keuze, keuze.blad + 1, "Volgende")] if keuze.blad < given.bladen else []
    first, last = (keuze.blad - 1) * ROWS_ON_A_PAGE + 1, min(keuze.blad * ROWS_ON_A_PAGE, given.totaal)
    where = f"Rij {thousands(first)} tot en met {thousands(last)} van {thousands(given.totaal)}"
    return Markup('<nav class="pm-pager" aria-label="Bladzijden van de tabel"><span>{}</span> {}</nav>').format(
        where, Markup(" · ").join(links)
    )


def _page(here: View, keuze: Keuze, number: int, text: str) -> Markup:
    address = here.filters.url("verkenner", **replace(keuze, blad=number).query())
    return Markup('<a href="{}">{}</a>').format(address, text)
