"""What every page starts with: the open state and the view of this reader."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import intake
from dashboard.database import NoState, State, current_name, last_good_names, open_state, var_folder
from dashboard.filters import Filters
from dashboard.intake import Actor
from dashboard.queries import Programma

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
    identity = st.user.get("email")
    return intake.who(str(identity) if identity else None, _only_this_machine())


def _only_this_machine() -> bool:
    """Whether nobody else can reach the server: it listens here only, and no proxy, host or login is set up."""
    settings = ("server.address", "server.allowedHosts", "server.trustedUserHeaders")
    address, hosts, headers = (st.get_option(name) for name in settings)
    return address in LOOPBACK and set(hosts or ()) <= LOOPBACK and not headers and "is_logged_in" not in st.user


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
