"""The papers of a meeting to take along, on the page Stuurgroep: made when asked for, then to be downloaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from markupsafe import Markup

from dashboard import components, intake, queries
from dashboard.export import SOORTEN, file_name
from dashboard.intake import NotDone
from dashboard.queries import Overleg
from dashboard.session import View
from dashboard.slides.model import Dia

HEAD = Markup(
    "<h2>Neem de stukken mee</h2><p>Een bestand om te versturen voor het overleg. Het gaat over de stand die u nu "
    "ziet, of over wat een overleg zag. In elk bestand staat welke stand het is, en of alles is vastgesteld.</p>"
)
OF_NOW = "De stand van nu"
AS_KNOWN = "De stand zoals bekend op {:%d-%m-%Y}"
MADE = "stukken"


def section(here: View, overleggen: Sequence[Overleg], moved: Callable[[], Sequence[Dia]]) -> None:
    """Choose a meeting and a kind of file, make it, and download it."""
    components.html(HEAD)
    overleg = _which(here, overleggen)
    kinds = [soort for soort, kind in SOORTEN.items() if overleg is None or kind.van_overleg]
    soort = st.radio("Wat voor bestand?", kinds, format_func=lambda kind: SOORTEN[kind].uitleg, key="stukken-soort")
    asked = (here.state.name, here.programma.id, overleg.id if overleg else None, soort)
    if st.button("Maak het bestand"):
        _make(asked, moved)
    made, content = st.session_state.get(MADE, (None, b""))
    # What was made of another choice is not what is shown now.
    if made == asked:
        name = file_name(soort, here.programma, queries.stand(here.state).staat, overleg, here.oefening)
        st.download_button(f"Download {name}", content, name, SOORTEN[soort].mime, on_click="ignore", type="primary")


def _which(here: View, overleggen: Sequence[Overleg]) -> Overleg | None:
    """The meeting that was chosen, first the one in the address; None: the state that is shown."""
    if not overleggen:
        return None
    known = {overleg.id: overleg for overleg in overleggen}
    ids = [None, *known]
    bekend_op = here.filters.bekend_op
    now = AS_KNOWN.format(bekend_op) if bekend_op else OF_NOW
    names = {None: now} | {o.id: f"Wat {o.naam} van {o.datum_tekst} zag" for o in overleggen}
    opened = here.filters.overleg if here.filters.overleg in known else None
    chosen = st.selectbox("Waarover?", ids, index=ids.index(opened), format_func=names.__getitem__, key="stukken-van")
    return known[chosen] if chosen else None


def _make(asked: tuple[str, str, str | None, str], moved: Callable[[], Sequence[Dia]]) -> None:
    state, programma, overleg, soort = asked
    st.session_state.pop(MADE, None)
    try:
        with st.status("Het bestand wordt gemaakt.") as status:
            news = () if overleg or soort == "xlsx" else moved()
            content = intake.make_paper(
                state, soort, programma, overleg, news,
                lambda step: status.update(label=f"Het bestand wordt gemaakt. Nu: {step}."),
            )  # fmt: skip
            status.update(label="Het bestand is klaar.", state="complete")
    except NotDone as problem:
        st.error(str(problem))
        return
    st.session_state[MADE] = (asked, content)
