"""Make an edition of the open data: choose → build → write → describe, into one folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from pipelines.build import DefinitionsError, indicators_path, known_on
from pipelines.definitions import Definitions, read_definitions
from pipelines.diff import UnknownProgramma
from pipelines.opendata.about import TERMS, About, about_edition
from pipelines.opendata.catalog import JSONLD, TURTLE, catalog, turtle
from pipelines.opendata.choice import Choice, public_state
from pipelines.opendata.datapackage import DATAPACKAGE, datapackage
from pipelines.opendata.files import write_data
from pipelines.opendata.folder import refuse_place, whole_folder
from pipelines.opendata.metadata import Opendata
from pipelines.opendata.words import DICTIONARY, README, dictionary, readme, terms


class NoMetadata(Exception):
    """indicators.yml does not say who publishes the open data."""


class NotWritten(Exception):
    """The disk or database failed while the files were written; its cause says how."""


def export_opendata(
    data: Path,
    var: Path,
    out: Path,
    programma: str | None = None,
    bekend_op: date | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> About:
    """Write what may be published of the deliveries in `data` into the folder `out`, whole or not at all.

    `programma`: only that one; `bekend_op`: only what was known on that day. Raises NoMetadata, NothingPublic,
    NothingKnown, UnknownProgramma, NoPlace, NotWritten, and what `build` raises.
    """
    refuse_place(out)
    definitions = _definitions(data)
    if definitions.opendata is None:
        raise NoMetadata
    known = {item.id for item in definitions.programmas}
    if programma is not None and programma not in known:
        raise UnknownProgramma([item.id for item in definitions.programmas])
    state, choice = public_state(data, var, known_on(data, bekend_op) if bekend_op else None, progress)
    progress("schrijven")
    try:
        with whole_folder(out) as folder:
            return _write(state.path, folder, definitions.opendata, choice, programma)
    except (OSError, duckdb.Error) as error:
        raise NotWritten from error


def _write(state: Path, folder: Path, opendata: Opendata, choice: Choice, programma: str | None) -> About:
    tables = write_data(state, folder, programma)
    about = about_edition(folder, opendata, choice, programma, len(tables))
    texts = {
        DATAPACKAGE: datapackage(about, tables, folder),
        README: readme(about, tables),
        TERMS: terms(about),
        DICTIONARY: dictionary(about, tables),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    # The catalogue says how large each file is.
    linked = catalog(about, tables, folder)
    (folder / JSONLD).write_text(linked, encoding="utf-8")
    (folder / TURTLE).write_text(turtle(linked), encoding="utf-8")
    return about


def _definitions(data: Path) -> Definitions:
    definitions, findings = read_definitions(indicators_path(data))
    if definitions is None:
        raise DefinitionsError(findings)
    return definitions
