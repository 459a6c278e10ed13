"""The state that a command is about."""

from __future__ import annotations

import argparse
import sys

from dashboard.database import State, open_state
from pipelines.build import build, build_as_known_on, state_id
from pipelines.publish import current_state, state_file


def state_on(options: argparse.Namespace) -> State:
    """The state as known on the date that was asked for, else of now."""
    if options.bekend_op is None:
        return state_of(options)
    return open_state(build_as_known_on(options.data, options.var, options.bekend_op).path)


def state_of(options: argparse.Namespace) -> State:
    """The state of the deliveries as they are now; it is built when it is not the one in use."""
    _say_what_is_built(options)
    return open_state(build(options.data, options.var).path)


def _say_what_is_built(options: argparse.Namespace) -> None:
    current = current_state(options.var)
    if current is None:
        print("Er is nog geen database. Die wordt eerst gebouwd.", file=sys.stderr)
    elif current != state_file(options.var, state_id(options.data)):
        print("De leveringen of definities zijn veranderd. Er wordt eerst een nieuwe stand gebouwd.", file=sys.stderr)
