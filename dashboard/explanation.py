"""What somebody said that a figure means, on the page of the figure; and the form to say so."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import components, intake, minutes, queries, session
from dashboard.filters import Filters
from dashboard.intake import explained
from dashboard.markup import EMPTY, card, figure_link, join
from dashboard.queries import Cijfer, Uitleg
from dashboard.session import View

QUESTION = "Wat betekent dit cijfer? De uitleg blijft bij de waarde van nu staan, met functie en datum."


def show_explanations(here: View, cijfer: Cijfer) -> None:
    """What was explained about a figure, and for who may: a form for a new explanation of the value of now."""
    minutes.told()
    components.html(explanations(queries.uitleg_bij(here.state, cijfer.sleutel), here.filters))
    by = session.actor()
    if not by.may_accept or here.filters.bekend_op is not None:
        return
    with st.expander("Schrijf uitleg bij dit cijfer"), minutes.form("uitleg"):
        tekst = st.text_area(QUESTION, max_chars=500).strip()
        rol = st.text_input("In welke functie schrijft u dit?", by.functie, max_chars=80).strip()
        if not minutes.sent(here, "Uitleg vastleggen"):
            return
        if not tekst or not rol:
            st.error("Schrijf op wat het cijfer betekent, en in welke functie u dat schrijft.")
            return
        verslag = explained(cijfer.onderdeel_id, cijfer.sleutel, cijfer.weergave, tekst, rol, here.state.name)
        with minutes.kept("De uitleg is vastgelegd.") as progress:
            intake.write_down(verslag, by, progress)


def explanations(found: Sequence[Uitleg], filters: Filters) -> Markup:
    """Each with its role and date; one of which the figure changed since says so first. Nothing when there are none."""
    if not found:
        return EMPTY
    return card("Uitleg bij dit cijfer", join(_explanation(uitleg, filters) for uitleg in found), "uitleg")


def _explanation(uitleg: Uitleg, filters: Filters) -> Markup:
    old = EMPTY
    if uitleg.verouderd:
        now = figure_link(filters, uitleg.nu_sleutel, uitleg.verouderd)
        old = Markup("<p><strong>! Verouderd</strong>: {}.</p>").format(now)
    return Markup('{}<p>{}</p><p class="pm-note">{}, {}, bij de waarde {}.</p>').format(
        old, uitleg.tekst, uitleg.rol, uitleg.datum_tekst, uitleg.weergave
    )
