"""Aanleveren: from a file that somebody sends to the next state, seen before it counts."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from dashboard import components, delivering, expected, intake, queries, session, tree
from dashboard.filters import DELEN
from dashboard.intake import Look, NotDone, Offer
from dashboard.queries import Concept
from dashboard.session import view

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEGABYTES = intake.MAX_FILE_BYTES // 1_000_000

here = view()
by = session.actor()


@contextmanager
def steps(label: str) -> Iterator[intake.Progress]:
    """What the pipeline is doing, while it does it."""
    with st.status(label) as status:
        try:
            yield lambda step: status.update(label=f"{label} Nu: {step}.")
        except NotDone:
            status.update(label=f"{label} Niet gelukt.", state="error")
            raise
        status.update(label=f"{label} Klaar.", state="complete")


def tell(text: str, done: bool = False) -> None:
    """Say on the next run what happened in this one: the page is then made of the new state."""
    st.session_state["aanleveren-bericht"] = (text, done)


def told() -> None:
    text, done = st.session_state.pop("aanleveren-bericht", (None, False))
    if text:
        (st.success if done else st.error)(text)


def forget() -> None:
    """The file is dealt with: an empty place for the next one."""
    st.session_state.pop("aanleveren-blik", None)
    st.session_state["aanleveren-keer"] = st.session_state.get("aanleveren-keer", 0) + 1


def the_form() -> None:
    """The form for a programme or one onderdeel, made at the moment that somebody asks for it."""
    standen = queries.onderdeel_standen(here.state, here.programma.id)
    names = {
        stand.id: tree.indented(depth, stand.korte_naam)
        for depth, stand in tree.nodes(standen)
        if by.speaks_for(stand.id)
    }
    if not names:
        components.html(Markup('<p class="pm-empty">Bij dit programma hebt u geen onderdelen om voor te leveren.</p>'))
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        chosen = st.selectbox("Formulier voor", list(names), format_func=names.__getitem__, key="formulier-onderdeel")
    with right:
        st.download_button(
            "Formulier maken en bewaren",
            lambda: intake.form_for(chosen, by),
            f"formulier-{chosen.replace('/', '-')}.xlsx",
            XLSX,
            key="formulier",
            on_click="ignore",
            width="stretch",
        )


def looked_at(name: str, content: bytes, corrects: bool, offered: Offer | None = None) -> Look:
    """What is known of a file; looked at once, until something was accepted in between."""
    key = (intake.fingerprint(content), here.state.name, by, corrects)
    kept = st.session_state.get("aanleveren-blik")
    if kept is None or kept[0] != key:
        sender, sent = (offered.upload.door, offered.upload.op) if offered else (by, None)
        with steps("Het bestand wordt gelezen en vergeleken met de stand van nu.") as progress:
            kept = (key, intake.look_at(name, content, sender, progress, corrects, sent))
        st.session_state["aanleveren-blik"] = kept
    seen: Look = kept[1]
    return seen


def shown(seen: Look) -> None:
    """The answer: all findings, how it was read, and what would change."""
    components.html(delivering.findings(seen.findings))
    if seen.findings and seen.is_readable:
        st.download_button(
            "Bewaar uw bestand met deze opmerkingen erin",
            lambda: intake.copy_with_remarks(seen),
            f"{seen.upload.name.rsplit('.', 1)[0]}-met-opmerkingen.xlsx",
            XLSX,
            key="opmerkingen",
            on_click="ignore",
        )
    if seen.preview is not None:
        components.html(delivering.hidden(seen.preview.hidden))
    told = seen.preview.hidden if seen.preview is not None else []
    if not seen.earlier:
        notes = [note for note in seen.readings if note not in told]
        components.html(delivering.counted(notes) if seen.upload.registraties else delivering.readings(notes))
    if seen.preview is not None and seen.is_acceptable:
        components.html(delivering.changes(seen.preview.changes))


def decide(seen: Look, offered: Offer | None) -> None:
    """Hand in, or accept or refuse, with the words that go with it."""
    asked = " (nodig: er zijn waarschuwingen)" if seen.needs_explanation else " (mag leeg blijven)"
    before = offered.toelichting or "" if offered else ""
    with st.form(f"besluit-{seen.upload.sha256[:12]}", border=False):
        words = st.text_area(f"Toelichting{asked}", before, max_chars=2000)
        if by.may_accept:
            accepted = st.form_submit_button("Aanvaarden als concept", type="primary")
            handed_in = False
        else:
            handed_in = st.form_submit_button("Inleveren bij de gegevensbeheerder", type="primary")
            accepted = False
    try:
        if accepted:
            with steps("De levering wordt aanvaard en de nieuwe stand gemaakt.") as progress:
                levering = intake.accept(seen, words, by, progress)
            tell(f"Levering {levering} is aanvaard, als concept. De pagina's laten de nieuwe stand al zien.", done=True)
            forget()
            st.rerun()
        if handed_in:
            intake.hand_in(seen, words)
            tell(
                "Uw levering is binnen. De gegevensbeheerder besluit; u ziet het bij Wachtrij en concepten.", done=True
            )
            forget()
            st.rerun()
    except NotDone as problem:
        st.error(str(problem))


def refusal(offered: Offer, seen: Look | None) -> None:
    """Somebody else's file is refused with a reason, also one that could not be looked at."""
    with st.form(f"weigeren-{offered.upload.sha256[:12]}", border=False):
        reason = st.text_area("Waarom weigert u dit bestand?", max_chars=2000)
        if st.form_submit_button("Weigeren"):
            if not reason.strip():
                st.error("Schrijf op waarom: de leverancier moet weten wat er beter kan.")
                return
            try:
                intake.refuse(offered.upload, seen.findings if seen else [], reason.strip(), by)
            except NotDone as problem:
                st.error(str(problem))
                return
            tell("Het bestand is geweigerd en bewaard, met uw reden.", done=True)
            forget()
            st.rerun()


def a_file(headline: DeltaGenerator) -> None:
    """A form to fill in, a file to send, and the answer to it: in one sentence in the place of the headline."""
    components.html(Markup("<h2>1. Haal het formulier op</h2>"))
    the_form()
    components.html(Markup("<h2>2. Stuur het ingevulde bestand</h2>"))
    sent = st.file_uploader(
        f"Excel-werkmap (.xlsx) of CSV, hoogstens {MEGABYTES} MB. Ook een eigen spreadsheet mag.",
        type=None,
        max_upload_size=MEGABYTES,
        key=f"bestand-{st.session_state.get('aanleveren-keer', 0)}",
    )
    components.html(delivering.about_registrations(by, MEGABYTES))
    if sent is None:
        return
    corrects = st.checkbox(
        "Dit zijn betere cijfers dan die ik eerder leverde", help="De eerdere waarde blijft te zien; de nieuwe geldt."
    )
    seen = looked_at(sent.name, sent.getvalue(), corrects)
    with headline.container():
        components.opening(delivering.answer(seen), here.filters)
    shown(seen)
    if seen.is_acceptable:
        decide(seen, None)


def the_drafts(concepten: list[Concept]) -> None:
    """What counts already but is not settled: whose figures they are can comment, then it is settled."""
    components.html(Markup("<h2>Aanvaard als concept, nog niet vastgesteld</h2>"))
    if not concepten:
        components.html(Markup('<p class="pm-empty">Alles is vastgesteld.</p>'))
    stappen = queries.stappen(here.state)
    for found in concepten:
        own = {str(o["id"]): str(o["naam"]) for o in found.onderdelen if by.speaks_for(str(o["id"]))}
        with st.container(border=True, key=f"pm-card-{found.id}"):
            components.html(delivering.concept(found, stappen, here.filters))
            if not own:
                continue
            with st.form(f"wederhoor-{found.id}", border=False, clear_on_submit=True):
                onderdeel = st.selectbox(
                    "Wederhoor over", list(own), format_func=own.__getitem__, key=f"over-{found.id}"
                )
                words = st.text_area("Wat u van deze cijfers vindt", max_chars=2000, key=f"woorden-{found.id}")
                if st.form_submit_button("Wederhoor geven"):
                    step(found.id, "wederhoor", onderdeel, words)
            if by.may_accept:
                with st.form(f"vaststellen-{found.id}", border=False, clear_on_submit=True):
                    reason = st.text_area("Waarom u deze levering vaststelt", max_chars=2000, key=f"reden-{found.id}")
                    if st.form_submit_button("Vaststellen: daarna is het geen concept meer"):
                        step(found.id, "vastgesteld", None, reason)


def step(levering: str, stap: str, onderdeel: str | None, words: str) -> None:
    """Take a step and show the state with it."""
    if not words.strip():
        st.error("Schrijf er een zin bij: die blijft bij de levering staan.")
        return
    try:
        with steps("De stap wordt bewaard en de nieuwe stand gemaakt.") as progress:
            intake.take_step(levering, stap, onderdeel, words, by, progress)
    except NotDone as problem:
        st.error(str(problem))
        return
    settled = f"Levering {levering} is vastgesteld."
    tell(settled if stap == "vastgesteld" else f"Uw wederhoor staat bij levering {levering}.", done=True)
    st.rerun()


def the_queue(waiting: list[Offer]) -> None:
    """What waits for a decision; the one who decides looks at each before deciding."""
    components.html(Markup("<h2>Ingeleverd, nog niet aanvaard</h2>"))
    if not waiting:
        components.html(Markup('<p class="pm-empty">Er wacht niets.</p>'))
    for offered in waiting:
        sha256 = offered.upload.sha256
        with st.container(border=True, key=f"pm-card-{sha256[:12]}"):
            components.html(delivering.offer(offered))
            left, right = st.columns(2)
            if by.may_accept and left.button("Bekijk en besluit", key=f"bekijk-{sha256}"):
                st.session_state["aanleveren-gekozen"] = sha256
            own = offered.upload.door == by
            if own and right.button("Terughalen", key=f"terug-{sha256}", help="Het bestand verdwijnt uit deze lijst."):
                intake.withdraw(offered, by)
                tell("Het bestand is teruggehaald.", done=True)
                st.rerun()
            if by.may_accept and st.session_state.get("aanleveren-gekozen") == sha256:
                seen = None
                try:
                    seen = looked_at(offered.upload.name, offered.upload.content, offered.verbetert, offered)
                except NotDone as problem:
                    st.error(str(problem))
                    st.session_state.pop("aanleveren-gekozen")
                if seen is not None:
                    components.html(Markup("<h2>{}</h2>").format(delivering.verdict(seen)))
                    shown(seen)
                    if seen.is_acceptable:
                        decide(seen, offered)
                refusal(offered, seen)


def opened(chosen: str) -> None:
    """The chosen part, below the headline that goes with it; a reader sees only who delivers what."""
    waiting = intake.offers(by) if by.may_deliver else []
    concepten = queries.concepten(here.state, here.programma.id)
    awaited, table = expected.part(here)
    about_files = delivering.opening(here.programma.naam, len(waiting), len(concepten))
    headline = st.empty()
    with headline.container():
        components.opening(awaited if chosen == "verwacht" else about_files, here.filters)
    components.html(delivering.role(by, by == intake.LOCAL))
    names = {
        "bestand": "Bestand aanleveren",
        "wachtrij": f"Wachtrij en concepten ({len(waiting) + len(concepten)})",
        "verwacht": "Wie levert wat",
        "binnengekomen": "Wat er binnenkwam",
    }
    components.parts("aanleveren", chosen, names if by.may_deliver else {"verwacht": names["verwacht"]}, here.filters)
    if chosen == "verwacht":
        components.html(table)
    elif here.filters.bekend_op is not None:
        components.html(Markup('<p class="pm-empty">Aanleveren gaat vanaf de nieuwste stand.</p>'))
    elif chosen == "bestand":
        a_file(headline)
    elif chosen == "wachtrij":
        the_queue(waiting)
        the_drafts(concepten)
    else:
        components.html(delivering.trail(intake.what_came_in(by), here.filters))


told()
try:
    opened((here.filters.deel or DELEN["aanleveren"][0]) if by.may_deliver else "verwacht")
except NotDone as problem:
    st.error(str(problem))
