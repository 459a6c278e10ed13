"""The frame around every page: which state, which programme, where you can go. Then the page itself runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard import components, filters, queries, session
from dashboard.database import NoState, var_folder
from dashboard.filters import Filters
from dashboard.queries import Programma, Stand

NAME = "Programmamonitor"
FOLDER = Path(__file__).with_name("app_pages")
# (file, label, address). The overview's address is "".
PAGES = (
    ("overzicht", "Overzicht", ""),
    ("fasen", "Fasen", "fasen"),
    ("borging", "Borging", "borging"),
    ("uitkomsten", "Uitkomsten en verhalen", "uitkomsten"),
    ("verantwoording", "Bronnen en uitleg", "verantwoording"),
)


def main() -> None:
    """Run one page."""
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    components.style()
    pages = {
        label: st.Page(FOLDER / f"{name}.py", title=f"{label} · {NAME}", url_path=address, default=not address)
        for name, label, address in PAGES
    }
    page = st.navigation(list(pages.values()), position="hidden")
    try:
        state = session.current_state()
    except NoState:
        _no_state()
        return
    programmas = queries.programmas(state)
    if not programmas:
        _no_state()
        return
    view, messages = filters.parse(st.query_params.to_dict(), [programma.id for programma in programmas])
    chosen = next(programma for programma in programmas if programma.id == view.programma)
    _sidebar(programmas, chosen, view, queries.stand(state), pages)
    components.html(_printed_on(chosen))
    components.messages(messages)
    _notice_of_failure(view)
    session.remember(session.View(state, view, chosen))
    page.run()


def _sidebar(
    programmas: Sequence[Programma], chosen: Programma, view: Filters, stand: Stand, pages: dict[str, st.Page]
) -> None:
    with st.sidebar:
        components.html(Markup('<p class="pm-brand">{}</p>').format(NAME))
        names = {programma.id: programma.naam for programma in programmas}
        st.session_state["programma"] = chosen.id
        st.selectbox("Programma", list(names), format_func=names.__getitem__, key="programma", on_change=_choose)
        components.html(_known_on(chosen))
        for label, page in pages.items():
            st.page_link(page, label=label, query_params=view.query(), width="stretch")
        components.html(_state_facts(stand, view))


def _known_on(programma: Programma) -> Markup:
    """On which date the programme's last report was known."""
    known = programma.peildatum_volledig or "nog geen cijfers geleverd"
    return Markup('<p class="pm-known"><span>Zoals bekend op</span>{}</p>').format(known)


def _printed_on(programma: Programma) -> Markup:
    """At the top of the paper: which programme, and as known on which date."""
    return Markup('<p class="pm-print">{} · {} · zoals bekend op {}</p>').format(
        NAME, programma.naam, programma.peildatum_volledig or "nog geen datum"
    )


def _state_facts(stand: Stand, view: Filters) -> Markup:
    """At the foot of the sidebar: what this state is made of. A state never has findings that block."""
    return Markup(
        '<ul class="pm-state"><li><a href="{}">{} leveringen</a> in deze stand</li>'
        '<li><a href="{}">{} waarschuwingen</a>, 0 bevindingen die blokkeren</li><li>stand {}</li></ul>'
    ).format(
        view.url("verantwoording", deel="leveringen"),
        stand.aantal_leveringen,
        view.url("verantwoording", deel="bevindingen"),
        stand.aantal_waarschuwingen,
        stand.staat,
    )


def _choose() -> None:
    """The reader chose a programme: put it in the address, where the page reads it."""
    st.query_params.from_dict({"programma": st.session_state["programma"]})


def _notice_of_failure(view: Filters) -> None:
    attempt = queries.failed_attempt(var_folder())
    if attempt is None:
        return
    when = datetime.fromisoformat(attempt[0]).astimezone()
    link = view.url("verantwoording", deel="bevindingen")
    st.warning(
        f"De laatste poging om een nieuwe stand te maken ({when:%d-%m-%Y %H:%M}) is niet gelukt. "
        f"U ziet de laatste goede stand. [Bekijk wat er mis was]({link})."
    )


def _no_state() -> None:
    st.error(
        "**Er is nog geen stand om te laten zien.** Er zijn nog geen leveringen verwerkt, of de database is weg. "
        "Maak een stand met de opdracht: programmamonitor build."
    )


if __name__ == "__main__":  # as Streamlit runs it; tests import PAGES
    main()
