"""Stuurgroep: the slides of a programme, one at a time, for a room with a beamer; and the meetings that saw them."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard import components, intake, meetings, minutes, queries, session, take_along
from dashboard.intake import NotDone
from dashboard.session import view
from dashboard.slides.changed import changed_slides
from dashboard.slides.keep import kept_slides
from dashboard.slides.markup import slide
from dashboard.slides.model import Dia
from dashboard.slides.now import moved, slides_of_now

here = view()
by = session.actor()
overleggen = queries.overleggen(here.state, here.programma.id)


@st.cache_data(max_entries=20, show_spinner="Wat er veranderde, wordt uitgerekend…")
def changed(programma: str, state: str, van: date, tot: date) -> tuple[Dia, ...]:
    """The slides about what changed; asked once per programme, state and pair of dates."""
    return changed_slides(intake.changed_between(van, tot, programma), van, tot)


def news() -> tuple[Dia, ...]:
    """The slides about what changed in this state. Raises NotDone."""
    return moved(here.state, here.programma.id, partial(changed, here.programma.id, here.state.name))


def of_now() -> tuple[Dia, ...]:
    """The slides of this state; when what changed cannot be worked out, without it and with a message."""
    try:
        found = news()
    except NotDone as problem:
        components.messages([f"Wat er veranderde, kan nu niet worden getoond. {problem}"])
        found = ()
    return slides_of_now(here.state, here.programma, found)


def go(to: int) -> None:
    """Show another slide: the address says which, so that it can be sent and comes back after a reload."""
    st.query_params["dia"] = str(to)


def jump() -> None:
    """Show the slide that was chosen from the list."""
    go(st.session_state["dia"] + 1)


def presentation() -> None:
    """One slide and what turns it: buttons, arrow keys, a list."""
    found = next((overleg for overleg in overleggen if overleg.id == here.filters.overleg), None)
    deck = kept_slides(here.state, found.id) if found else of_now()
    number = min(here.filters.dia or 1, len(deck))
    if here.filters.overleg and found is None:
        components.messages([meetings.UNKNOWN])
    components.html(slide(deck[number - 1], number, len(deck), meetings.footer(here.programma, found, here.oefening)))
    with st.container(key="pm-slide-controls", horizontal=True, vertical_alignment="center"):
        for label, to, key in (("Vorige", number - 1, "Left"), ("Volgende", number + 1, "Right")):
            st.button(label, on_click=go, args=(to,), disabled=not 0 < to <= len(deck), shortcut=key, key=label)
        choose_slide(deck, number)
        components.html(meetings.ways_out(here.filters))


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


if here.filters.deel != "overleggen":
    presentation()
else:
    asked = here.state, here.programma.id
    komend = queries.komende_overleggen(*asked)
    components.opening(meetings.opening(here.programma, komend, overleggen), here.filters)
    components.html(meetings.listed(komend, overleggen, here.filters))
    components.html(meetings.said(queries.besluiten_van_overleg(*asked), queries.acties(*asked), here.filters))
    take_along.section(here, overleggen, news)
    if here.filters.bekend_op is None and by.may_accept:
        minutes.forms(here, by, komend, overleggen, of_now)
