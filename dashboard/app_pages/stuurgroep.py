"""Stuurgroep: the slides of a programme, one at a time, for a room with a beamer; and the meetings that saw them."""

from datetime import date

import streamlit as st

from dashboard import components, intake, meetings, queries, session
from dashboard.filters import read_date
from dashboard.intake import NotDone
from dashboard.session import view
from dashboard.slides.changed import changed_slides
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
    """The slides of this state: first what changed, then how it stands."""
    momenten = queries.momenten(here.state, here.programma.id)
    tot = max((moment.bekend_op for moment in momenten), default=None)
    van = meetings.compared(overleggen, momenten, tot) if tot else None
    moved: tuple[Dia, ...] = ()
    if van is not None and tot is not None:
        try:
            moved = changed(here.programma.id, here.state.name, van, tot)
        except NotDone as problem:
            components.messages([f"Wat er veranderde, kan nu niet worden getoond. {problem}"])
    drafts = len(queries.concepten(here.state, here.programma.id))
    return with_drafts([*moved, *slides(here.state, here.programma)], drafts)


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


def keep_form() -> None:
    """Keep the slides of now for a meeting."""
    components.html(meetings.KEEP)
    with st.form("vastleggen", border=False):
        naam = st.text_input("Naam van het overleg", "Stuurgroep", max_chars=80)
        # No calendar: Streamlit's speaks English.
        day = st.text_input("Dag van het overleg (dd-mm-jjjj)", f"{date.today():%d-%m-%Y}", max_chars=20)
        if not st.form_submit_button("Dia's vastleggen", type="primary"):
            return
    try:
        datum = read_date(day)
    except ValueError:
        st.error(f"‘{day}’ is geen bestaande datum. Schrijf de dag als 12-03-2027.")
        return
    if not naam.strip():
        st.error("Schrijf op hoe het overleg heet, bijvoorbeeld Stuurgroep.")
        return
    if intake.meeting_id(here.programma.id, naam, datum) in {overleg.id for overleg in overleggen}:
        st.error(meetings.KEPT_ALREADY)
        return
    deck = of_now()
    try:
        with st.status("De dia's worden vastgelegd.") as status:
            intake.keep_meeting(
                naam.strip(), datum, here.programma.id, here.state.name, deck, by,
                lambda step: status.update(label=f"De dia's worden vastgelegd. Nu: {step}."),
            )  # fmt: skip
    except NotDone as problem:
        st.error(str(problem))
        return
    st.session_state["overleg-bericht"] = f"De {len(deck)} dia's van {naam.strip()} zijn vastgelegd."
    st.rerun()


if here.filters.deel != "overleggen":
    presentation()
else:
    if told := st.session_state.pop("overleg-bericht", None):
        st.success(told)
    components.opening(meetings.opening(here.programma, overleggen), here.filters)
    components.html(meetings.listed(overleggen, here.filters))
    if here.filters.bekend_op is None and by.may_accept:
        keep_form()
