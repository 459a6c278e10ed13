"""Stuurgroep: the slides of a programme, one at a time, for a room with a beamer; and the meetings that saw them."""

from datetime import date

import streamlit as st

from dashboard import components, intake, meetings, minutes, queries, session
from dashboard.intake import NotDone
from dashboard.session import view
from dashboard.slides.changed import changed_slides, nothing_since
from dashboard.slides.keep import kept_slides
from dashboard.slides.make import slides, with_drafts
from dashboard.slides.markup import slide
from dashboard.slides.model import Dia

here = view()
by = session.actor()
overleggen = queries.overleggen(here.state, here.programma.id)


@st.cache_data(max_entries=20, show_spinner="Wat er veranderde, wordt uitgerekend…")
def changed(programma: str, state: str, van: date, tot: date) -> tuple[Dia, ...]:
    """The slides about what changed; asked once per programme, state and pair of dates."""
    return changed_slides(intake.changed_between(van, tot, programma), van, tot)


def of_now() -> tuple[Dia, ...]:
    """The slides of this state, with what changed since the last meeting or report."""
    momenten = queries.momenten(here.state, here.programma.id)
    tot = max((moment.bekend_op for moment in momenten), default=None)
    van = meetings.compared(overleggen, momenten, tot) if tot else None
    moved: tuple[Dia, ...] = ()
    if overleggen and overleggen[0].later == 0:
        moved = (nothing_since(overleggen[0]),)
    elif van is not None and tot is not None:
        try:
            moved = changed(here.programma.id, here.state.name, van, tot)
        except NotDone as problem:
            components.messages([f"Wat er veranderde, kan nu niet worden getoond. {problem}"])
    drafts = len(queries.concepten(here.state, here.programma.id))
    return with_drafts(slides(here.state, here.programma, moved), drafts)


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
    if here.filters.bekend_op is None and by.may_accept:
        minutes.forms(here, by, komend, overleggen, of_now)
