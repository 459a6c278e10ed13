"""The frame around every page: which state, which programme, where you can go. Then the page itself runs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard import address, choice, components, filters, intake, queries, sentences, session
from dashboard.choice import LONGEST_NAME
from dashboard.database import NoState, State, var_folder
from dashboard.exploring import exploration, searching
from dashboard.filters import DELEN, Filters
from dashboard.queries import Concept, Moment, Programma, Stand

log = logging.getLogger(__name__)

NAME = "Programmamonitor"
TRAINING = "Oefengegevens: verzonnen programma, geen echte cijfers"
TRAINING_MARK = Markup(' <span class="pm-kind">oefening</span>')
NOW = "nu"
FOLDER = Path(__file__).with_name("app_pages")
# (file, label, address). The overview's address is "".
PAGES = (
    ("overzicht", "Overzicht", ""),
    ("onderdeel", "Onderdelen", "onderdeel"),
    ("fasen", "Fasen", "fasen"),
    ("borging", "Borging", "borging"),
    ("uitkomsten", "Uitkomsten en verhalen", "uitkomsten"),
    ("verkenner", "Verkennen", "verkenner"),
    ("verantwoording", "Bronnen en uitleg", "verantwoording"),
    ("aanleveren", "Aanleveren", "aanleveren"),
    ("stuurgroep", "Stuurgroep", "stuurgroep"),
)
# A page that a room looks at has nothing around it; its other parts have.
BARE = "stuurgroep"
# What of a choice the reader left behind in another programme.
DROPPED = "niet-meegenomen"
# Where drafts are said in the page itself.
TELLS_OF_DRAFTS = (BARE, "aanleveren")


def main() -> None:
    """Run one page."""
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    try:
        state, in_use = _current_state()
    except session.NoAccess:
        _no_access()
        return
    training = state is not None and queries.stand(state).oefening
    title = f"Oefening · {NAME}" if training else NAME
    pages = {
        label: st.Page(FOLDER / f"{name}.py", title=f"{label} · {title}", url_path=path, default=not path)
        for name, label, path in PAGES
    }
    page = st.navigation(list(pages.values()), position="hidden")
    if state is None:
        _no_state()
        return
    if training:
        components.html(Markup('<p class="pm-training" role="note">{}</p>').format(TRAINING))
    known = [programma.id for programma in queries.programmas(state)]
    view, messages = filters.parse(st.query_params.to_dict(), known, page.url_path)
    newest = state
    too_early = None
    if view.bekend_op is not None:
        try:
            state, view, more = _as_known_on(state, view)
            messages += more
        except intake.NothingKnown as nothing:
            too_early = _nothing_known(view, nothing)
    programmas = queries.programmas(state)
    if not programmas:
        _no_state()
        return
    if view.programma not in {programma.id for programma in programmas}:
        # No other programme in its place: that would answer a question that nobody asked.
        state, programmas = newest, queries.programmas(newest)
        name = next(programma.naam for programma in programmas if programma.id == view.programma)
        too_early = _nothing_known_about(name, view, queries.momenten(newest, view.programma))
    chosen = next(programma for programma in programmas if programma.id == view.programma)
    if page.url_path != BARE or view.deel not in (None, "dias"):
        _sidebar(
            programmas, chosen, view, queries.stand(state), pages, page.url_path, queries.momenten(newest, chosen.id)
        )
    query = st.query_params.to_dict()
    # Where a change runs only a part of the page, that part says where the reader is.
    part_says_where = (
        page.url_path == exploration.ADDRESS and (view.deel or DELEN[exploration.ADDRESS][0]) == exploration.DEEL
    )
    shown = None if too_early else queries.stand(state)
    components.html(
        _printed_on(chosen, view, shown),
        Markup("")
        if part_says_where and shown
        else address.on_paper(page.url_path, view, query, shown.bekend_op if shown else None),
    )
    if dropped := st.session_state.pop(DROPPED, []):
        messages.append(f"Niet meegenomen uit het vorige programma: {sentences.opsomming(dropped)}.")
    components.messages(messages)
    _notice_of_failure(view)
    if not in_use:
        _notice_of_damage()
    if too_early:
        # No page: the newest figures would stand below an address that asks for another date.
        components.html(too_early)
        return
    if not part_says_where:
        components.html(address.notice_of_date(page.url_path, view, query, date.today()))
    if page.url_path not in TELLS_OF_DRAFTS:
        components.html(_notice_of_drafts(queries.concepten(state, chosen.id), view))
    session.remember(session.View(state, view, chosen, training))
    page.run()


def _current_state() -> tuple[State | None, bool]:
    """The state to show, and whether it is the one in use; None when there is none."""
    try:
        return session.current_state()
    except NoState:
        return None, True


def _as_known_on(newest: State, view: Filters) -> tuple[State, Filters, list[str]]:
    """The state of the date in the address; or the newest with a message, when it cannot be made.

    Raises intake.NothingKnown.
    """
    if view.bekend_op is None:
        return newest, view, []
    try:
        with st.spinner("De stand van toen wordt gemaakt…", show_time=False):
            return session.state_as_known_on(view.bekend_op), view, []
    except (NoState, intake.NotMade) as problem:
        log.error("state as known on %s: %s", view.bekend_op, problem)
        message = f"De stand van {view.bekend_op:%d-%m-%Y} kon niet worden gemaakt. U ziet de nieuwste stand."
    return newest, replace(view, bekend_op=None), [message]


def _sidebar(
    programmas: Sequence[Programma],
    chosen: Programma,
    view: Filters,
    stand: Stand,
    pages: dict[str, st.Page],
    at: str,
    momenten: Sequence[Moment],
) -> None:
    """`at`: the address of the page that is shown."""
    with st.sidebar:
        components.html(Markup('<p class="pm-brand">{}{}</p>').format(NAME, TRAINING_MARK if stand.oefening else ""))
        names = {programma.id: programma.naam for programma in programmas}
        st.session_state["programma"] = chosen.id
        st.selectbox(
            "Programma", list(names), format_func=names.__getitem__, key="programma", on_change=_choose, args=(at,)
        )
        _known_on(chosen, view, momenten)
        _search(view, pages)
        for label, page in pages.items():
            st.page_link(page, label=label, query_params=view.query(), width="stretch")
        components.html(_state_facts(stand, view))


def _search(view: Filters, pages: dict[str, st.Page]) -> None:
    """One box on every page; what was found has a page of its own."""

    def asked() -> None:
        # A callback may not leave the page: it is left below.
        st.session_state["gezocht"], st.session_state["zoek"] = st.session_state["zoek"], ""

    st.text_input("Zoeken", key="zoek", placeholder=searching.HINT, max_chars=LONGEST_NAME, on_change=asked)
    if vraag := st.session_state.pop("gezocht", ""):
        st.switch_page(pages["Verkennen"], query_params=searching.address(view, vraag))


def _known_on(programma: Programma, view: Filters, momenten: Sequence[Moment]) -> None:
    """On which date the programme's last report was known, and a choice of earlier moments."""
    known = programma.peildatum_volledig or "nog geen cijfers geleverd"
    if len(momenten) < 2 and view.bekend_op is None:
        components.html(Markup('<p class="pm-known"><span>Zoals bekend op</span>{}</p>').format(known))
        return
    names = {NOW: "nu: alle leveringen"}
    names |= {moment.bekend_op.isoformat(): moment.bekend_op_tekst for moment in momenten}
    chosen = NOW
    if view.bekend_op is not None:
        # The address may name any date; the choice then has it too.
        chosen = view.bekend_op.isoformat()
        names.setdefault(chosen, f"{view.bekend_op:%d-%m-%Y}")
    st.session_state["bekend_op"] = chosen
    st.selectbox("Zoals bekend op", list(names), format_func=names.__getitem__, key="bekend_op", on_change=_choose_date)
    last = max((m for m in momenten if m.bekend_op_tekst == programma.peildatum_tekst), key=_when, default=None)
    components.html(
        Markup('<p class="pm-known"><span>Laatste rapport</span>{}<span>{}</span></p>').format(
            known, last.leveringen if last else ""
        )
    )


def _when(moment: Moment) -> date:
    return moment.bekend_op


def _choose_date() -> None:
    """The reader chose a date: put it in the address, where the page reads it."""
    chosen = st.session_state["bekend_op"]
    kept = {name: value for name, value in st.query_params.to_dict().items() if name != "bekend_op"}
    st.query_params.from_dict(kept | ({} if chosen == NOW else {"bekend_op": chosen}))


def _nothing_known(view: Filters, nothing: intake.NothingKnown) -> Markup:
    """In the place of a page: on that date there was no delivery at all."""
    first = "Er is nog geen levering."
    if nothing.eerste:
        first = f"De eerste levering is van {date.fromisoformat(nothing.eerste):%d-%m-%Y}."
    return Markup(
        '<header class="pm-opening"><h1>Op {} was er nog niets bekend</h1><p class="pm-lead">{} '
        '<a href="{}">Naar de nieuwste stand</a></p></header>'
    ).format(f"{view.bekend_op:%d-%m-%Y}", first, replace(view, bekend_op=None).url(""))


def _nothing_known_about(naam: str, view: Filters, momenten: Sequence[Moment]) -> Markup:
    """In the place of a page: on that date nothing was known about this programme."""
    first = min(momenten, key=_when)
    return Markup(
        '<header class="pm-opening"><h1>Over {} was op {} nog niets bekend</h1><p class="pm-lead">'
        'Het eerste werd bekend {}. <a href="{}">Naar de nieuwste stand</a></p></header>'
    ).format(
        naam,
        f"{view.bekend_op:%d-%m-%Y}",
        sentences.op_datum(first.bekend_op_tekst),
        replace(view, bekend_op=None).url(""),
    )


def _notice_of_drafts(concepten: Sequence[Concept], view: Filters) -> Markup:
    """Above every page, on paper too: what counts here and is not settled yet."""
    if not concepten:
        return Markup("")
    many = sentences.number_of(len(concepten), "levering mee die nog concept is", "leveringen mee die nog concept zijn")
    return Markup('<p class="pm-draft" role="note">Hier {} {}: {}. <a href="{}">Bekijk {}</a></p>').format(
        "telt" if len(concepten) == 1 else "tellen",
        many,
        sentences.opsomming([concept.titel for concept in concepten[:3]]),
        view.url("aanleveren", deel="wachtrij"),
        "die levering" if len(concepten) == 1 else "die leveringen",
    )


def _printed_on(programma: Programma, view: Filters, stand: Stand | None) -> Markup:
    """At the top of the paper: which programme, as known on which date, and which state.

    `stand` None: no state is shown.
    """
    # As the address below it says, which is that of the state also when the reader asked for a later day.
    known = sentences.op_datum(stand.bekend_op_tekst) if stand else "op nog geen datum"
    if stand is None and view.bekend_op and view.bekend_op <= date.today():
        known = f"op {view.bekend_op:%d-%m-%Y}"
    facts = [NAME, programma.naam, f"zoals bekend {known}"]
    if stand:
        facts += [f"laatste rapport {programma.peildatum_volledig or 'nog geen'}", f"stand {stand.staat}"]
    return Markup('<p class="pm-print">{}</p>').format(" · ".join(facts))


def _state_facts(stand: Stand, view: Filters) -> Markup:
    """At the foot of the sidebar: what this state is made of. A state never has findings that block."""
    return Markup(
        '<ul class="pm-state"><li><a href="{}">{}</a> in deze stand</li>'
        '<li><a href="{}">{}</a>, 0 bevindingen die blokkeren</li><li>stand {}</li></ul>'
    ).format(
        view.url("verantwoording", deel="leveringen"),
        sentences.number_of(stand.aantal_leveringen, "levering", "leveringen"),
        view.url("verantwoording", deel="bevindingen"),
        sentences.number_of(stand.aantal_waarschuwingen, "waarschuwing", "waarschuwingen"),
        stand.staat,
    )


def _choose(address_of_page: str) -> None:
    """The reader chose a programme: put it in the address, where the page reads it, with what holds there too."""
    query = st.query_params.to_dict()
    kept = {name: value for name, value in query.items() if name in {"bekend_op", "deel", "vraag", "rol"}}
    if address_of_page == exploration.ADDRESS:
        more, st.session_state[DROPPED] = choice.elsewhere(query)
        kept |= more
    st.query_params.from_dict({"programma": st.session_state["programma"], **kept})


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


def _notice_of_damage() -> None:
    st.warning(
        "De stand die in gebruik was, is beschadigd of weg. U ziet de laatste goede stand; er zijn geen leveringen "
        "kwijt. Vraag de beheerder om een nieuwe te maken met de opdracht: programmamonitor build."
    )


def _no_access() -> None:
    """Nothing of any state: who asks has no role. Signing in is offered where it is set up."""
    st.error(
        "**U hebt geen toegang tot deze monitor.** U bent niet aangemeld, of u staat niet in de lijst met rollen "
        "(rollen.yml), of die lijst ontbreekt of is fout. Vraag de beheerder van de monitor om toegang."
    )
    if "is_logged_in" in st.user:
        st.button("Aanmelden", on_click=st.login)


def _no_state() -> None:
    st.error(
        "**Er is nog geen stand om te laten zien.** Er zijn nog geen leveringen verwerkt, of de database is weg. "
        "Maak een stand met de opdracht: programmamonitor build."
    )


if __name__ == "__main__":  # as Streamlit runs it; tests import PAGES
    main()
