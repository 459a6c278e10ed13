"""Stuurgroep: the slides of a programme, one at a time, for a room with a beamer; and the meetings that saw them."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import components, intake, meetings, minutes, queries, session, take_along, what_changed
from dashboard.database import NoState
from dashboard.intake import NotDone, Verandering
from dashboard.queries import KomendOverleg, Moment, Overleg
from dashboard.sentences import Conclusie
from dashboard.session import view
from dashboard.slides.changed import changed_slides
from dashboard.slides.keep import kept_slides
from dashboard.slides.markup import below_each_other, slide
from dashboard.slides.model import Dia
from dashboard.slides.now import moved, slides_of_now

here = view()
by = session.actor()
overleggen = queries.overleggen(here.state, here.programma.id)


@st.cache_data(max_entries=20, show_spinner="Wat er veranderde, wordt uitgerekend…")
def difference(programma: str, state: str, van: date, tot: date) -> Verandering:
    """What changed; asked once per programme, state and pair of dates."""
    return intake.changed_between(van, tot, programma)


def changed(van: date, tot: date) -> tuple[Dia, ...]:
    """The slides about what changed. Raises NotDone."""
    return changed_slides(difference(here.programma.id, here.state.name, van, tot), van, tot)


def news() -> tuple[Dia, ...]:
    """The slides about what changed in this state. Raises NotDone."""
    return moved(here.state, here.programma.id, changed)


@st.cache_resource(max_entries=40, show_spinner=False)
def made(programma: str, state: str, voor: str | None, _voor: KomendOverleg | None) -> tuple[Dia, ...]:
    """Every slide of this state, worked out once: who turns a slide waits for nothing. Raises NotDone."""
    return slides_of_now(here.state, here.programma, news(), _voor)


def of_now(voor: KomendOverleg | None = None) -> tuple[Dia, ...]:
    """The slides of this state for a meeting (None: the next one).

    When what changed cannot be worked out, without it and with a message.
    """
    try:
        return made(here.programma.id, here.state.name, voor.id if voor else None, voor)
    except NotDone as problem:
        components.messages([f"Wat er veranderde, kan nu niet worden getoond. {problem}"])
        return slides_of_now(here.state, here.programma, (), voor)


def momenten() -> list[Moment]:
    """The dates on which something became known about the programme."""
    return queries.momenten(here.state, here.programma.id)


def go(to: int) -> None:
    """Show another slide: the address says which, so that it can be sent and comes back after a reload."""
    st.query_params["dia"] = str(to)


def jump() -> None:
    """Show the slide that was chosen from the list."""
    go(st.session_state["dia"] + 1)


def asked_for() -> tuple[Overleg | None, tuple[Dia, ...]]:
    """The slides that the address asks for, and the meeting that saw them; None: those of now."""
    found = next((overleg for overleg in overleggen if overleg.id == here.filters.overleg), None)
    if here.filters.overleg and found is None:
        return None, (meetings.UNKNOWN,)
    return found, kept_slides(here.state, found.id) if found else of_now()


def presentation() -> None:
    """One slide and what turns it: buttons, arrow keys, a list."""
    found, deck = asked_for()
    number = min(here.filters.dia or 1, len(deck))
    footer = meetings.footer(here.programma, found, queries.stand(here.state))
    components.html(slide(deck[number - 1], number, len(deck), footer))
    with st.container(key="pm-slide-controls", horizontal=True, vertical_alignment="center"):
        for label, to, key in (("Vorige", number - 1, "Left"), ("Volgende", number + 1, "Right")):
            st.button(label, on_click=go, args=(to,), disabled=not 0 < to <= len(deck), shortcut=key, key=label)
        choose_slide(deck, number)
        components.html(meetings.FULL_SCREEN)
        components.html(meetings.ways_out(here.filters, *meetings.seen_between(overleggen, momenten(), found), found))
        if found and found.later:
            components.html(meetings.came_later(found, here.filters))


def everything() -> None:
    """Every slide below another: to read, and to print one on a sheet."""
    found, deck = asked_for()
    footer = meetings.footer(here.programma, found, queries.stand(here.state))
    components.opening(meetings.every_slide(here.programma, found, len(deck)), here.filters)
    components.html(below_each_other(deck, footer))


def choose_slide(deck: tuple[Dia, ...], number: int) -> None:
    """The list of slides."""
    st.session_state["dia"] = number - 1
    names = [f"{place}. {dia.onderwerp}" for place, dia in enumerate(deck, 1)]
    st.selectbox(
        "Ga naar dia",
        range(len(deck)),
        format_func=names.__getitem__,
        key="dia",
        on_change=jump,
        label_visibility="collapsed",
    )


def verandering() -> None:
    """What changed between two dates, each part with the rows behind it."""
    seen_van, seen_tot = meetings.seen_between(overleggen, momenten(), None)
    tot = here.filters.tot or seen_tot
    van = here.filters.van or seen_van
    if van is None or tot is None:
        components.opening(what_changed.NOTHING, here.filters)
        return
    state, filters = here.state, here.filters
    if van < tot:
        try:
            change = difference(here.programma.id, here.state.name, van, tot)
            if seen_tot is not None and tot < seen_tot:
                # What came later is not in what is told, nor behind its links.
                state, filters = session.state_as_known_on(tot), replace(filters, bekend_op=tot)
        except (NotDone, NoState, intake.NotMade, intake.NothingKnown) as problem:
            # The others are for the log, not for a reader.
            why = str(problem) if isinstance(problem, NotDone) else what_changed.NO_STATE
            components.opening(Conclusie("Wat er veranderde, kan nu niet worden getoond", why), here.filters)
            return
        components.opening(what_changed.opening(change, van, tot), here.filters)
    else:
        components.opening(Conclusie("Kies twee datums", what_changed.WRONG_WAY), here.filters)
    choose_dates(what_changed.moments(momenten(), overleggen, van, tot), van, tot)
    if van < tot:
        words = queries.woorden(state, what_changed.keys(change))
        components.html(what_changed.told(change, what_changed.Rijen(filters, words, van)))


def choose_dates(names: dict[date, str], van: date, tot: date) -> None:
    """The two dates; the address says which."""
    with st.container(key="pm-dates", horizontal=True):
        for label, chosen, key in (("Van", van, "van"), ("Tot en met", tot, "tot")):
            st.session_state[key] = chosen
            st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=choose_date, args=(key,))


def choose_date(key: str) -> None:
    """Another date was chosen: put it in the address."""
    st.query_params[key] = st.session_state[key].isoformat()


deel = here.filters.deel or "dias"
if deel != "dias":
    components.parts("stuurgroep", deel, meetings.PARTS, here.filters)
if deel == "dias":
    presentation()
elif deel == "verandering":
    verandering()
elif deel == "alles":
    everything()
else:
    asked = here.state, here.programma.id
    komend = queries.komende_overleggen(*asked)
    components.opening(meetings.opening(here.programma, komend, overleggen), here.filters)
    components.html(meetings.listed(komend, overleggen, here.filters))
    components.html(meetings.said(queries.besluiten_van_overleg(*asked), queries.acties(*asked), here.filters))
    take_along.section(here, overleggen, news)
    if here.filters.bekend_op is None and by.may_accept:
        minutes.forms(here, by, komend, overleggen, of_now)
