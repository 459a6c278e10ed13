"""What a meeting leaves behind, on the page Stuurgroep: keep its slides, its decisions and its actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import streamlit as st

from dashboard import components, intake, meetings
from dashboard.filters import read_date
from dashboard.intake import Actie, Actor, Beslissing, NotDone, Progress
from dashboard.queries import Actie as KnownActie
from dashboard.queries import Overleg
from dashboard.session import View
from dashboard.slides.model import Dia

TOLD = "overleg-bericht"


def told() -> None:
    """What happened in the run before this one."""
    if text := st.session_state.pop(TOLD, None):
        st.success(text)


def keep_form(here: View, by: Actor, overleggen: Sequence[Overleg], deck: Callable[[], Sequence[Dia]]) -> None:
    """Keep the slides of now for a meeting."""
    components.html(meetings.KEEP)
    with st.form("vastleggen", border=False):
        naam = st.text_input("Naam van het overleg", "Stuurgroep", max_chars=80).strip()
        # No calendar: Streamlit's speaks English.
        day = st.text_input("Dag van het overleg (dd-mm-jjjj)", f"{date.today():%d-%m-%Y}", max_chars=20)
        if not st.form_submit_button("Dia's vastleggen", type="primary"):
            return
    datum = _day(day)
    if datum is None:
        return
    if not naam:
        st.error("Schrijf op hoe het overleg heet, bijvoorbeeld Stuurgroep.")
    elif intake.meeting_id(here.programma.id, naam, datum) in {overleg.id for overleg in overleggen}:
        st.error(meetings.KEPT_ALREADY)
    else:
        seen = deck()
        with _kept(f"De {len(seen)} dia's van {naam} zijn vastgelegd.") as progress:
            intake.keep_meeting(naam, datum, here.programma.id, here.state.name, seen, by, progress)


def minutes_form(by: Actor, overleggen: Sequence[Overleg]) -> None:
    """One decision or one action of a meeting."""
    components.html(meetings.MINUTES)
    names = {overleg.id: f"{overleg.naam}, {overleg.datum_tekst}" for overleg in overleggen}
    with st.form("verslag", border=False, clear_on_submit=True):
        overleg = st.selectbox("Overleg", list(names), format_func=names.__getitem__)
        wat = st.text_area("Wat is besloten of afgesproken?", max_chars=500).strip()
        wie = st.text_input("Wie doet het? Een functie, geen naam (leeg: het is een besluit)", max_chars=80).strip()
        day = st.text_input("Uiterlijk wanneer (dd-mm-jjjj; alleen bij een actie)", max_chars=20)
        if not st.form_submit_button("Vastleggen"):
            return
    if not wat or overleg is None:
        st.error("Schrijf op wat er besloten of afgesproken is.")
        return
    if not wie:
        decision = Beslissing(id=intake.item_id(overleg, "b"), overleg=overleg, wat=wat)
        with _kept("Het besluit is vastgelegd.") as progress:
            intake.write_minutes(names[overleg], [], [decision], by, progress)
        return
    uiterlijk = _day(day)
    if uiterlijk is not None:
        action = Actie(
            id=intake.item_id(overleg, "a"), overleg=overleg, wat=wat, wie=wie, uiterlijk=uiterlijk, stand="open"
        )
        with _kept("De actie is vastgelegd.") as progress:
            intake.write_minutes(names[overleg], [action], [], by, progress)


def close_form(by: Actor, acties: Sequence[KnownActie]) -> None:
    """An action that is done or no longer needed."""
    names = {actie.id: f"{actie.wat} ({actie.wie})" for actie in acties if actie.stand == "open"}
    if not names:
        return
    with st.form("afvinken", border=False, clear_on_submit=True):
        chosen = st.selectbox("Open actie", list(names), format_func=names.__getitem__)
        stand = st.radio("Hoe staat het?", ["gedaan", "vervallen"], horizontal=True)
        if not st.form_submit_button("Stand vastleggen"):
            return
    known = next(actie for actie in acties if actie.id == chosen)
    changed = Actie.model_validate(
        {"id": known.id, "overleg": known.overleg_id, "wat": known.wat, "wie": known.wie,
         "uiterlijk": known.uiterlijk, "stand": stand}
    )  # fmt: skip
    with _kept(f"De actie is {stand}.") as progress:
        intake.write_minutes(known.overleg_naam, [changed], [], by, progress)


@contextmanager
def _kept(text: str) -> Iterator[Progress]:
    """What is being done while it is done; then the page is made of the new state, and says that it happened."""
    try:
        with st.status("Het wordt vastgelegd.") as status:
            yield lambda step: status.update(label=f"Het wordt vastgelegd. Nu: {step}.")
    except NotDone as problem:
        st.error(str(problem))
        return
    st.session_state[TOLD] = text
    st.rerun()


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        st.error(f"‘{text}’ is geen bestaande datum. Schrijf de dag als 12-03-2027.")
        return None
