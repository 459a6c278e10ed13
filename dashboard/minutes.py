"""What is laid down of a meeting, on the page Stuurgroep: its agenda, what it is asked, its slides, what it decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import groupby

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import components, intake, meetings, queries
from dashboard.filters import read_date
from dashboard.intake import (
    Actor,
    Meeting,
    NotDone,
    Optie,
    Progress,
    Punt,
    Stand,
    agreed,
    asked,
    corrected,
    decided,
    withdrawn,
)
from dashboard.queries import Besluit, KomendOverleg, Overleg
from dashboard.session import View
from dashboard.slides.model import Dia

TOLD = "overleg-bericht"
# How often something was laid down here: the forms of the next time are empty ones, those of this time keep what was
# typed. And the state that the forms were made of.
TIMES, MADE_OF = "vastleggen-keer", "vastleggen-stand"
MEANWHILE = (
    "Er is nog niets vastgelegd, want intussen veranderde de stand: iemand anders legde iets vast, of er kwam een "
    "levering binnen. Kijk of alles hieronder nog klopt, ook wat u koos, en leg het dan opnieuw vast."
)
NAME = "Stuurgroep"
NO_FIGURE, OWN_DECISION, OTHERWISE = "Geen cijfer", "Een besluit dat niet gevraagd was", "Iets anders"
WITHDRAWN = "De vraag is ingetrokken"


def told() -> None:
    """What happened in the run before this one."""
    if text := st.session_state.pop(TOLD, None):
        st.success(text)


def form(name: str) -> DeltaGenerator:
    """A form that keeps what was typed until it is laid down."""
    return st.form(_this_time(name), border=False)


def sent(here: View, label: str) -> bool:
    """Whether a form was sent that was made of this state.

    What came in since can have put another choice in the place of the one that somebody made: then nothing is taken
    from it, and that is said.
    """
    pressed = st.form_submit_button(label, type="primary")
    before = st.session_state.get(MADE_OF, here.state.name)
    st.session_state[MADE_OF] = here.state.name
    if pressed and before != here.state.name:
        st.error(MEANWHILE)
        return False
    return pressed


def _this_time(key: str) -> str:
    return f"{key}-{st.session_state.get(TIMES, 0)}"


def forms(
    here: View,
    by: Actor,
    komend: Sequence[KomendOverleg],
    overleggen: Sequence[Overleg],
    deck: Callable[[KomendOverleg | None], Sequence[Dia]],
) -> None:
    """One form at a time: first what is to be laid down, then its questions."""
    # What is decided or agreed is most often of the last meeting.
    known: list[Overleg | KomendOverleg] = [*overleggen, *komend]
    components.html(meetings.FORMS)
    told()
    every: dict[str, Callable[[], None]] = {"Overleg voorbereiden": lambda: _prepare(here, by, komend, overleggen)}
    if komend:
        every["Besluit vragen"] = lambda: _ask(here, by, komend)
    every["Dia's vastleggen"] = lambda: _keep(here, by, komend, overleggen, deck)
    if known:
        every["Besluit"] = lambda: _decide(here, by, known)
        every["Actie"] = lambda: _act(here, by, known)
    if any(actie.stand == "open" for actie in queries.acties(here.state, here.programma.id)):
        every["Actie afsluiten"] = lambda: _close(here, by)
    what = st.radio("Wat legt u vast?", list(every), horizontal=True, key="vastleggen-wat")
    every[what]()


def _prepare(here: View, by: Actor, komend: Sequence[KomendOverleg], overleggen: Sequence[Overleg]) -> None:
    """A meeting that is to come, with its agenda; one that is there already gets another agenda."""
    first = komend[0] if komend else None
    components.html(meetings.PREPARE)
    with form("voorbereiden"):
        naam, day = _name_and_day(first, "voorbereiden")
        points = "\n".join(first.agenda) if first else ""
        lines = st.text_area(
            "Agenda: één punt per regel", points, max_chars=2000, height=160, key=_this_time("agenda")
        )  # fmt: skip
        if not sent(here, "Overleg vastleggen"):
            return
    agenda = tuple(line.strip() for line in lines.splitlines() if line.strip())
    meeting = _meeting(here, naam, day, overleggen, agenda)
    if meeting is not None and not agenda:
        st.error("Schrijf minstens één punt op de agenda.")
    elif meeting is not None:
        with kept(f"De agenda van {meeting.naam} is vastgelegd.") as progress:
            intake.prepare_meeting(meeting, by, progress)


def _ask(here: View, by: Actor, komend: Sequence[KomendOverleg]) -> None:
    """A decision that a meeting is asked to take, with its choices and what follows from each."""
    components.html(meetings.ASK)
    with form("vragen"):
        overleg = _choose_meeting(komend)
        wat = st.text_area("Welk besluit vraagt u? Schrijf het als een punt.", max_chars=300).strip()
        fields = [
            (
                st.text_input(f"Keuze {number}", max_chars=120).strip(),
                st.text_input(f"Gevolg van keuze {number}", max_chars=200).strip(),
            )
            for number in (1, 2, 3)
        ]
        cijfer = _choose_figure(here)
        if not sent(here, "Vraag vastleggen"):
            return
    filled = [(optie, gevolg) for optie, gevolg in fields if optie or gevolg]
    if not wat or len(filled) < 2 or not all(optie and gevolg for optie, gevolg in filled):
        st.error("Schrijf de vraag op, en minstens twee keuzes met bij elke keuze het gevolg.")
        return
    choices = [Optie(optie.rstrip("."), gevolg) for optie, gevolg in filled]
    with kept("Het gevraagde besluit is vastgelegd; het heeft een eigen dia.") as progress:
        intake.write_down(asked(_about(here, overleg, wat, cijfer), choices), by, progress)


def _keep(
    here: View,
    by: Actor,
    komend: Sequence[KomendOverleg],
    overleggen: Sequence[Overleg],
    deck: Callable[[KomendOverleg | None], Sequence[Dia]],
) -> None:
    """The slides of now, for a meeting."""
    components.html(meetings.KEEP)
    first = komend[0] if komend else None
    with form("vastleggen"):
        naam, day = _name_and_day(first, "vastleggen")
        if not sent(here, "Dia's vastleggen"):
            return
    meeting = _meeting(here, naam, day, overleggen)
    if meeting is not None:
        # Of a meeting that was not prepared there is no agenda to show.
        unprepared = KomendOverleg(meeting.id, meeting.programma, naam, meeting.datum, day, [], is_voorbij=False)
        voor = next((overleg for overleg in komend if overleg.id == meeting.id), unprepared)
        meeting, seen = replace(meeting, agenda=tuple(voor.agenda)), deck(voor)
        with kept(f"De {len(seen)} dia's van {meeting.naam} zijn vastgelegd.") as progress:
            intake.keep_meeting(meeting, here.state.name, seen, by, progress)


def _decide(here: View, by: Actor, known: Sequence[Overleg | KomendOverleg]) -> None:
    """A decision: the answer to what was asked, one that was not asked, or better words for one that was taken."""
    found = queries.besluiten_van_overleg(here.state, here.programma.id)
    asked_before = {f"{b.wat} ({b.overleg_naam})": b for b in found if b.status == "gevraagd"}
    taken = {f"Verbeter: {b.wat} ({b.overleg_naam}, {b.overleg_tekst})": b for b in found if b.status == "genomen"}
    choices = [*asked_before, OWN_DECISION, *taken]
    choice = st.selectbox("Welk besluit?", choices) if len(choices) > 1 else OWN_DECISION
    if choice in taken:
        _correct(here, by, known, taken[choice])
    elif choice in asked_before:
        _answer(here, by, known, asked_before[choice])
    else:
        _decide_own(here, by, known)


def _answer(here: View, by: Actor, known: Sequence[Overleg | KomendOverleg], besluit: Besluit) -> None:
    """What was decided of what was asked."""
    opties = {
        besluit_id: list(found)
        for besluit_id, found in groupby(queries.opties(here.state, here.programma.id), key=lambda o: o.besluit_id)
    }
    with form("antwoord"):
        choices = [optie.optie for optie in opties.get(besluit.id, [])]
        picked = st.radio("Wat is besloten?", [*choices, OTHERWISE, WITHDRAWN])
        words = st.text_area("Toelichting, of wat er anders is besloten", max_chars=500).strip()
        if not sent(here, "Besluit vastleggen"):
            return
    if picked == OTHERWISE and not words:
        st.error("Schrijf op wat er anders is besloten.")
        return
    overleg, punt = _lay_before(known, besluit)
    if picked == WITHDRAWN:
        with kept("De vraag is ingetrokken.") as progress:
            intake.write_down(withdrawn(punt, besluit.id), by, progress)
        return
    said = words if picked == OTHERWISE else f"{picked}. {words}".strip()
    with kept("Het besluit is vastgelegd.") as progress:
        intake.write_down(decided(punt, said, _taken_on(overleg), besluit.id), by, progress)


def _correct(here: View, by: Actor, known: Sequence[Overleg | KomendOverleg], besluit: Besluit) -> None:
    """Other words for a decision that was taken; those of before stay in the delivery that has them."""
    with form("verbeteren"):
        words = st.text_area("Wat is besloten?", besluit.wat, max_chars=800, key=_this_time(besluit.id)).strip()
        if not sent(here, "Besluit verbeteren"):
            return
    if not words:
        st.error("Schrijf op wat er besloten is.")
        return
    overleg, punt = _lay_before(known, besluit)
    with kept("Het besluit is verbeterd.") as progress:
        intake.write_down(corrected(replace(punt, wat=words), _taken_on(overleg), besluit.id), by, progress)


def _lay_before(known: Sequence[Overleg | KomendOverleg], besluit: Besluit) -> tuple[Overleg | KomendOverleg, Punt]:
    """The meeting that a decision lay before, and the decision as a point of it."""
    overleg = next(found for found in known if found.id == besluit.overleg_id)
    return overleg, Punt(overleg.id, overleg.naam, besluit.onderdeel_id, besluit.wat, besluit.cijfer_sleutel)


def _decide_own(here: View, by: Actor, known: Sequence[Overleg | KomendOverleg]) -> None:
    with form("besluit"):
        overleg = _choose_meeting(known)
        wat = st.text_area("Wat is besloten?", max_chars=500).strip()
        cijfer = _choose_figure(here)
        if not sent(here, "Besluit vastleggen"):
            return
    if not wat:
        st.error("Schrijf op wat er besloten is.")
        return
    with kept("Het besluit is vastgelegd.") as progress:
        intake.write_down(decided(_about(here, overleg, wat, cijfer), wat, _taken_on(overleg)), by, progress)


def _act(here: View, by: Actor, known: Sequence[Overleg | KomendOverleg]) -> None:
    """An action: what, who in which role, by when."""
    with form("actie"):
        overleg = _choose_meeting(known)
        wat = st.text_area("Wat is afgesproken?", max_chars=500).strip()
        wie = st.text_input("Wie doet het? Een functie of organisatie, geen persoon", max_chars=80).strip()
        day = st.text_input("Uiterlijk wanneer (dd-mm-jjjj)", max_chars=20)
        cijfer = _choose_figure(here)
        if not sent(here, "Actie vastleggen"):
            return
    if not wat or not wie:
        st.error("Schrijf op wat er afgesproken is, en welke functie of organisatie het doet.")
        return
    uiterlijk = _day(day)
    if uiterlijk is not None:
        with kept("De actie is vastgelegd.") as progress:
            intake.write_down(agreed(_about(here, overleg, wat, cijfer), wie, uiterlijk, "open"), by, progress)


def _close(here: View, by: Actor) -> None:
    """An action that is done or no longer needed."""
    open_ones = {
        f"{actie.wat} ({actie.wie})": actie
        for actie in queries.acties(here.state, here.programma.id)
        if actie.stand == "open"
    }
    with form("afvinken"):
        chosen = st.selectbox("Open actie", list(open_ones))
        stand = st.radio("Hoe staat het?", ["gedaan", "vervallen"], horizontal=True)
        if not sent(here, "Stand vastleggen"):
            return
    actie = open_ones[chosen]
    punt = Punt(actie.overleg_id, actie.overleg_naam, here.programma.id, actie.wat, actie.cijfer_sleutel)
    with kept(f"De actie is {stand}.") as progress:
        done: Stand = "gedaan" if stand == "gedaan" else "vervallen"
        intake.write_down(agreed(punt, actie.wie, actie.uiterlijk, done, actie.id), by, progress)


def _name_and_day(first: KomendOverleg | None, of: str) -> tuple[str, str]:
    """What a form asks of a meeting; with a key, so that what was typed stays when another meeting comes first."""
    said = first.naam if first else NAME
    naam = st.text_input("Naam van het overleg", said, max_chars=80, key=_this_time(f"{of}-naam")).strip()
    # No calendar: Streamlit's speaks English.
    day = f"{first.datum if first else date.today():%d-%m-%Y}"
    return naam, st.text_input("Dag van het overleg (dd-mm-jjjj)", day, max_chars=20, key=_this_time(f"{of}-dag"))


def _meeting(
    here: View, naam: str, day: str, overleggen: Sequence[Overleg], agenda: tuple[str, ...] = ()
) -> Meeting | None:
    """What was filled in as a meeting; None, and said, when something is missing or its slides are kept already."""
    datum = _day(day)
    if datum is None:
        return None
    if not naam:
        st.error("Schrijf op hoe het overleg heet, bijvoorbeeld Stuurgroep.")
        return None
    meeting = Meeting(here.programma.id, naam, datum, agenda)
    if meeting.id in {overleg.id for overleg in overleggen}:
        st.error(meetings.KEPT_ALREADY)
        return None
    return meeting


def _choose_meeting(known: Sequence[Overleg | KomendOverleg]) -> Overleg | KomendOverleg:
    return st.selectbox("Overleg", known, format_func=lambda overleg: f"{overleg.naam}, {overleg.datum_tekst}")


def _choose_figure(here: View) -> str | None:
    """The key of a figure that it is about; None: of no figure."""
    figures = {
        f"{c.naam} ({c.onderdeel_naam}): {c.weergave}": c.sleutel
        for c in queries.actuele_cijfers(here.state, here.programma.id)
    }
    chosen = st.selectbox("Over welk cijfer gaat het?", [NO_FIGURE, *figures])
    return figures.get(chosen)


def _about(here: View, overleg: Overleg | KomendOverleg, wat: str, cijfer: str | None) -> Punt:
    return Punt(overleg.id, overleg.naam, here.programma.id, wat, cijfer)


def _taken_on(overleg: Overleg | KomendOverleg) -> date:
    """The day of the meeting; a decision that is written down before it was taken then."""
    return min(overleg.datum, date.today())


@contextmanager
def kept(text: str) -> Iterator[Progress]:
    """What is being done while it is done; then the page is made of the new state, and says that it happened."""
    try:
        with st.status("Het wordt vastgelegd.") as status:
            yield lambda step: status.update(label=f"Het wordt vastgelegd. Nu: {step}.")
    except NotDone as problem:
        st.error(str(problem))
        return
    st.session_state[TOLD] = text
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    st.rerun()


def _day(text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        st.error(f"‘{text}’ is geen bestaande datum. Schrijf de dag als 12-03-2027.")
        return None
