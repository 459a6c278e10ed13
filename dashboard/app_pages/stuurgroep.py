"""Stuurgroep: the slides of a programme, one at a time, for a room with a beamer."""

import streamlit as st

from dashboard import components
from dashboard.session import view
from dashboard.slides.make import slides
from dashboard.slides.markup import slide

here = view()
deck = slides(here.state, here.programma)
number = min(here.filters.dia or 1, len(deck))


def go(to: int) -> None:
    """Show another slide: the address says which, so that it can be sent and comes back after a reload."""
    st.query_params["dia"] = str(to)


def jump() -> None:
    """Show the slide that was chosen from the list."""
    go(st.session_state["dia"] + 1)


components.html(slide(deck[number - 1], number, len(deck), here.programma.naam))
with st.container(key="pm-slide-controls", horizontal=True, vertical_alignment="center"):
    for label, to, key in (("Vorige", number - 1, "Left"), ("Volgende", number + 1, "Right")):
        st.button(label, on_click=go, args=(to,), disabled=not 0 < to <= len(deck), shortcut=key, key=label)
    st.session_state["dia"] = number - 1
    names = [f"{place}. {dia.onderwerp}" for place, dia in enumerate(deck, 1)]
    st.selectbox(
        "Ga naar dia", range(len(deck)), format_func=names.__getitem__, key="dia", on_change=jump,
        label_visibility="collapsed",
    )  # fmt: skip
    st.page_link("app_pages/overzicht.py", label="Sluiten", query_params=here.filters.query())
