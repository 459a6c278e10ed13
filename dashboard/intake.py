"""The one door of the pages to the pipeline: asking for a state that is not there yet."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from threading import Lock

import duckdb

from dashboard.database import var_folder
from dashboard.server import DATA_ENV
from pipelines.build import DefinitionsError, DeliveriesRefused, NothingKnown, build_as_known_on

__all__ = ["NotMade", "NothingKnown", "state_as_known_on"]

_one_at_a_time = Lock()


class NotMade(Exception):
    """The deliveries of that date do not pass the checks of today, or disk or database failed; for the log."""


def data_folder() -> Path:
    """The folder with the deliveries, as the command line passed it on."""
    return Path(os.environ.get(DATA_ENV, "data"))


def state_as_known_on(bekend_op: date) -> Path:
    """The file of the state as known on a date; built beside the one in use when it is not there yet.

    Raises NothingKnown when no delivery was known then, NotMade when it cannot be built.
    """
    try:
        with _one_at_a_time:
            return build_as_known_on(data_folder(), var_folder(), bekend_op).path
    except (DefinitionsError, DeliveriesRefused, OSError, duckdb.Error) as error:
        raise NotMade(str(error)) from error
