"""What every page starts with: the open state and the view of this reader."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from dashboard import intake
from dashboard.database import NoState, State, current_name, last_good_names, open_state, var_folder
from dashboard.filters import Filters
from dashboard.intake import Actor
from dashboard.queries import Programma

# What web servers add to a request that they pass on.
PASSED_ON = {"forwarded", "via", "x-real-ip"}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class View:
    """The state that a page shows, the reader's filters, the programme they name, and whether nothing in it is real."""

    state: State
    filters: Filters
    programma: Programma
    oefening: bool


@st.cache_resource(max_entries=6, show_spinner=False)
def _opened(path: str) -> State:
    """A state stays open while it is read; keyed by its versioned file.

    It closes when nobody holds it any more, not when another takes its place here: a reader may be in the middle of it.
    """
    return open_state(Path(path))


class NoAccess(Exception):
    """This reader may not see the figures: not signed in, or without a role."""


def current_state() -> tuple[State, bool]:
    """The state that the pointer names now, and True; the last good one and False when pointer or file is damaged.

    Raises NoState, NoAccess.
    """
    _may_read()
    var = var_folder()
    try:
        return _opened(str(var / current_name(var))), True
    except NoState:
        for name in last_good_names(var):
            with suppress(NoState):
                return _opened(str(var / name)), False
        raise


def state_as_known_on(bekend_op: date) -> State:
    """The state of what was known on a date, made when it is not there yet.

    Raises NoState, NoAccess and what intake raises.
    """
    current = current_state()[0].name
    path = _known_on(bekend_op, current)
    if not Path(path).is_file():
        _known_on.clear()
        path = _known_on(bekend_op, current)
    return _opened(path)


def _may_read() -> None:
    if not actor().may_read:
        raise NoAccess


@st.cache_data(max_entries=50, show_spinner=False)
def _known_on(bekend_op: date, current: str) -> str:
    """Asking costs a fingerprint of all deliveries: once per date and published state."""
    return str(intake.state_as_known_on(bekend_op))


def actor() -> Actor:
    """Who this reader is: as the identity provider or a trusted proxy says, else the one user of this machine."""
    # Asked once: Streamlit looks for its file of secrets every time.
    user = st.user.to_dict()
    return intake.who(identity(user), _only_this_machine(user))


def identity(user: Mapping[str, object]) -> str | None:
    """The address in what the identity provider says; None when it says that the address was not checked."""
    email = user.get("email")
    return str(email) if email and user.get("email_verified") is not False else None


def _only_this_machine(user: Mapping[str, object]) -> bool:
    settings = ("server.address", "server.allowedHosts", "server.trustedUserHeaders")
    address, hosts, trusted = (st.get_option(name) for name in settings)
    closed = address in LOOPBACK and set(hosts or ()) <= LOOPBACK and not trusted and "is_logged_in" not in user
    return closed and came_straight(st.context.headers)


def came_straight(headers: Mapping[str, str]) -> bool:
    """Whether a request came from a browser on this machine: for this machine, and passed on by nobody."""
    names = {name.lower(): value for name, value in headers.items()}
    host = urlsplit(f"//{names.get('host', '127.0.0.1')}").hostname
    return host in LOOPBACK and not any(name.startswith("x-forwarded") or name in PASSED_ON for name in names)


def remember(view: View) -> None:
    """Make the view available to the page that runs next in this script run."""
    st.session_state["view"] = view


def view() -> View:
    """The view of this script run."""
    found: View = st.session_state["view"]
    return found


def is_training() -> bool:
    """Whether this script run shows training data."""
    found: View | None = st.session_state.get("view")
    return found is not None and found.oefening


def still_holds(here: View) -> bool:
    """Whether the frame would show the same state to this reader now.

    A part of a page that runs alone asks this first: since the frame ran a delivery or a role may have changed.
    """
    try:
        state = current_state()[0] if here.filters.bekend_op is None else state_as_known_on(here.filters.bekend_op)
    except (NoState, NoAccess, intake.NotMade, intake.NothingKnown):
        return False
    return state.name == here.state.name
