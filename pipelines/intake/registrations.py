"""A file with registrations that somebody sent: how it is recognised, and the delivery that it would be.

Such a file may be far larger than a workbook and is about persons. It is read in parts, never as a whole; the delivery
is the one place where it is kept, and what is said of it repeats no registration.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from pipelines.build import CONDENSED, indicators_path
from pipelines.condense import organisations
from pipelines.condense.registrations import OWN_COLUMNS, read_registrations
from pipelines.definitions import read_definitions
from pipelines.deliveries import REGISTRATIONS, Bron, LeveringYml, read_deliveries
from pipelines.findings import BLOCKS, WARNS, Finding
from pipelines.intake.proposal import Proposal, SentRegistrations, copy_whole, free_id
from pipelines.intake.sheets import Reading, count
from pipelines.intake.submission import LICENCE, NOBODY, known_as_of
from pipelines.sql_files import read_sql, run

_PARQUET = b"PAR1"
_HEADER_BYTES = 10_000
# A registration where the header should be: number, organisation, onderdeel, kind, day, person, group, outcome.
_ROW = re.compile(r"\d+\|[^|]+\|[^|]+\|[^|]+\|\d{4}-\d\d-\d\d\|\d+\|[^|]*\|[^|]*")
_ADD = "Horen zij erbij? Zet hun registraties in het bestand en lever opnieuw. Zo niet: leg het uit in de toelichting."
# So many names are told; of more there is a number, and these as an example.
_MOST_NAMED = 5
_EXPLAIN = "Klopt het? Leg het uit in de toelichting. Anders: verbeter het bestand en lever het opnieuw."


def is_registrations(name: str, start: bytes) -> bool:
    """Whether a file holds registrations, by its name and how it begins."""
    if start.startswith(_PARQUET) or name.casefold().endswith(".parquet"):
        return True
    if not name.casefold().endswith(".csv"):
        return False
    header = start[:_HEADER_BYTES].decode("utf-8", "replace").lstrip("\ufeff").split("\n")[0]
    columns = [column.strip(' "\r').casefold() for column in re.split(r"[,;\t]", header)]
    looks_like_one = name.casefold() == REGISTRATIONS[1] or _ROW.fullmatch("|".join(columns))
    return bool(looks_like_one) or len(OWN_COLUMNS & set(columns)) > 1


def holds_registrations(path: Path) -> bool:
    """The same of a file where it stands."""
    with path.open("rb") as file:
        return is_registrations(path.name, file.read(_HEADER_BYTES))


def sent_registrations(name: str, source: Path | bytes, sha256: str) -> SentRegistrations:
    """A file with registrations, with how it is called in its delivery: the kind is what its first bytes say."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            start = file.read(len(_PARQUET))
    else:
        start = source
    parquet = start.startswith(_PARQUET) or name.casefold().endswith(".parquet")
    return SentRegistrations(name, REGISTRATIONS[0] if parquet else REGISTRATIONS[1], sha256, source)


@contextmanager
def read_once(sent: SentRegistrations, var: Path) -> Iterator[SentRegistrations]:
    """The file with what was read of it, for as long as it is looked at. Raises FileChanged."""
    kept = var / CONDENSED
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".verdichten-", dir=kept) as folder:
        path = Path(folder) / sent.stored
        (work := Path(folder) / "werk").mkdir()
        if isinstance(sent.source, Path):
            path.symlink_to(sent.source.resolve())
        else:
            copy_whole(sent, path)
        yield replace(sent, read=read_registrations(path, work))


def propose_registrations(data: Path, sent: SentRegistrations, rows: int, today: date) -> Proposal:
    """The delivery that a file with registrations would be, known as of today; a draft until it is settled."""
    titel = f"Opgave {Path(sent.name).stem}"
    known_on = known_as_of(data, today)
    yml = LeveringYml(
        titel=titel, korte_titel=titel[:60], soort="opgave", uitgever=NOBODY, publicatiedatum=today,
        bekend_op=known_on, datum_precisie="dag", openbaar="nee", status="concept", licentie=LICENCE,
        bronnen=[Bron(bestand=sent.stored, sha256=sent.sha256, regels=rows)],
    )  # fmt: skip
    return Proposal(free_id(data, known_on, titel), yml, {}, {}, sent)


def told_of_counts(findings: Sequence[Finding], state: Path | None, proposal: Proposal) -> list[Finding]:
    """Findings at a proposal with registrations, as who sent the file understands them: a value is told by its name.

    `state`: with the proposal; None: there is none, because it is refused.
    """
    sent = proposal.registraties
    if sent is None:
        return list(findings)
    counted = _counted(state, proposal.id) if state is not None else {}

    def told(finding: Finding) -> Finding:
        if finding.levering_id != proposal.id:
            return finding
        own = replace(finding, bestand=sent.name, levering_id=None)
        if finding.bestand != "meting.csv":
            return own
        # Nobody sent this row: it was counted.
        melding = finding.melding
        if row := counted.get(finding.rij or 0):
            named = ", ".join(part for part in row if part not in melding)
            melding = f"'{finding.waarde}' {melding}" if finding.waarde is not None else melding
            melding = f"{named}: {melding}" if named else melding
            own = replace(own, waarde=None)
        oplossing = finding.oplossing if finding.ernst == BLOCKS else _EXPLAIN
        return replace(own, rij=None, kolom=None, cel=None, melding=melding, oplossing=oplossing)

    return [told(finding) for finding in findings]


def missing_organisations(data: Path, var: Path, state: Path, proposal: Proposal) -> list[Finding]:
    """Organisations that registered in the delivery before, or were to deliver, and are not in this one: a question for
    who sent it. `data` has the proposal among its deliveries, `state` is made of them.

    Of each kind of event the last delivery with it is the one before; a kind that is not here at all is not compared.
    """
    definitions, _ = read_definitions(indicators_path(data))
    if definitions is None or definitions.registraties is None:
        return []
    kinds = {soort.id: soort.naam for soort in definitions.registraties.soorten}
    registered = organisations(read_deliveries(data / "leveringen")[0], definitions, var / CONDENSED)
    own = registered.pop(proposal.id, {})
    with duckdb.connect(str(state), read_only=True) as con:
        names = dict(con.execute("SELECT id, naam FROM core.organisatie").fetchall())
        titles = dict(con.execute("SELECT id, korte_titel FROM core.levering").fetchall())
        awaited = run(con, read_sql("changes/verwacht.sql"), {"levering": proposal.id}).fetchall()
    gone: dict[tuple[str, frozenset[str]], list[str]] = {}
    for kind, here in own.items():
        before = next((id for id, given in reversed(registered.items()) if kind in given), None)
        if before is not None and (missing := registered[before][kind] - here):
            gone.setdefault((before, missing), []).append(kinds.get(kind, kind))
    told = set[str]().union(*(missing for _, missing in gone))
    messages = [
        f"{_whose(missing, names)} staan hier geen registraties van {' en '.join(of)}, en in de levering daarvoor wel: "
        f"{titles[before]} ({before})"
        for (before, missing), of in gone.items()
    ]
    here = frozenset[str]().union(*own.values())
    messages += [
        f"{_whose({id}, names)} staan hier geen registraties, en die worden wel verwacht: {str(wat).rstrip('.')}"
        for id, wat in awaited
        if id not in here | told
    ]
    bestand = proposal.yml.bronnen[0].bestand
    return [Finding(bestand, message, _ADD, None, "organisatie_id", None, proposal.id, WARNS) for message in messages]


def _whose(missing: Collection[str], names: Mapping[str, str]) -> str:
    named = sorted(names.get(id, id) for id in missing)
    if len(named) == 1:
        return f"van {named[0]}"
    if len(named) <= _MOST_NAMED:
        return f"van {', '.join(named[:-1])} en {named[-1]}"
    return f"van {count(len(named))} organisaties, zoals {', '.join(named[:_MOST_NAMED])},"


def what_was_counted(state: Path, proposal: Proposal, rows: int) -> Reading:
    """How many values the registrations became, and how many of those nobody will see."""
    with duckdb.connect(str(state), read_only=True) as con:
        query = "SELECT count(*), count(stilte) FROM core.meting WHERE levering_id = $levering"
        ((values, hidden),) = con.execute(query, {"levering": proposal.id}).fetchall()
    assert proposal.registraties is not None, "only registrations are counted"
    told = f"{count(rows)} registraties, samen {count(values)} {'waarde' if values == 1 else 'waarden'}"
    if hidden:
        told += f", waarvan {count(hidden)} niet getoond (klein aantal, of wat dat zou verraden)"
    return Reading(proposal.registraties.name, told)


def _counted(state: Path, levering_id: str) -> dict[int, tuple[str, str, str]]:
    """What each counted row is about, by its number: the indicator, where, and when."""
    with duckdb.connect(str(state), read_only=True) as con:
        rows = run(con, read_sql("changes/geteld.sql"), {"levering": levering_id}).fetchall()
    return {int(rij): (str(indicator), str(where), str(when)) for rij, indicator, where, when in rows}
