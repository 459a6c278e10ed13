"""From a file that somebody sent to a delivery that can be looked at: rows with their passages, and who sent what.

Sheet and row of the file are the passage of each value; what a table needs and a form does not ask is filled in here.
"""

from __future__ import annotations

import csv
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipelines.condense.registrations import OWN_COLUMNS
from pipelines.definitions import Definitions
from pipelines.deliveries import Bron, LeveringYml, delivery_folders
from pipelines.findings import WARNS, Finding
from pipelines.intake.headers import USUAL
from pipelines.intake.interpret import Row, interpret
from pipelines.intake.labels import CORRECTS, DATE, MINUTES, ONDERDELEN, PUBLISHER, QUESTIONS, READ_ME, REMARK, TITLE
from pipelines.intake.persons import holds_bsn
from pipelines.intake.proposal import Cells, Place, Proposal, free_id
from pipelines.intake.rights import Actor
from pipelines.intake.sheets import Cell, Reading, Spreadsheet, Unreadable
from pipelines.intake.spreadsheet import read_spreadsheet
from pipelines.intake.values import NotAValue, clean, dutch_date, other_date, read_value, shown
from pipelines.tables import Table, same_words

# The id that a form gives to a row that somebody adds: it ends in the moment of the form and a number.
_ADDED = re.compile(r"-\d{8}-\d{6}-\d+$")
LICENCE = "niet openbaar; alleen voor deze monitor"
NOBODY = "niet vermeld in de opgave"
HOW_LONG = "Schrijf alleen het aantal minuten, bijvoorbeeld 15. Weet u het niet, laat de cel dan leeg."


class PersonInText(Exception):
    """What somebody typed can hold a number of a person; it is kept nowhere."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A file as it was read: rows per table, how things were read, what is wrong, and the answers on its first sheet.

    An answer that was not given is not in `answers`.
    """

    file: Spreadsheet
    rows: Mapping[str, Sequence[Row]]
    readings: Sequence[Reading]
    findings: Sequence[Finding]
    answers: Mapping[str, str]
    answer_rows: Mapping[str, int]

    @property
    def corrects(self) -> bool:
        """Whether the sender says that these are better values for what was delivered before."""
        return self.answers.get(CORRECTS) == "ja"


def read_submission(
    name: str, content: bytes, tables: Mapping[str, Table], others: frozenset[str] = frozenset()
) -> Submission:
    """Read a workbook or CSV file; `others` are names of no person. Raises Unreadable when it cannot be taken as a
    whole."""
    file = read_spreadsheet(name, content)
    if findings := list(_registrations(file)):
        raise Unreadable(findings)
    found = interpret(file, dict(tables), others)
    answers, rows, wrong = _answers(file, tables["meting"])
    return Submission(file, found.rows, found.readings, [*wrong, *found.findings], answers, rows)


def _registrations(file: Spreadsheet) -> Iterator[Finding]:
    """Sheets with registrations: those come as a file of their own, which is not kept when it is refused."""
    for sheet in file.sheets:
        for row in sheet.rows[:1]:
            if len(OWN_COLUMNS & {same_words(shown(cell.value)) for cell in row.cells}) > 2:
                melding = "hier staan registraties, met een kolom over personen"
                remedy = "Sla dit blad op als CSV UTF-8 met komma's, of als Parquet, en lever dat bestand."
                yield Finding(file.name, melding, remedy, blad=sheet.name)


def propose(
    data: Path, read: Submission, definitions: Definitions, today: date, by: Actor
) -> tuple[Proposal, list[Reading]]:
    """The delivery that a submission would be, known as of today; it is a draft until somebody says otherwise.

    With it: that the time it took to fill in is answered and not kept, and why.
    """
    titel = read.answers.get(TITLE) or f"Opgave {Path(read.file.name).stem}"
    known_on = known_as_of(data, today)
    publisher = read.answers.get(PUBLISHER) or (by.functie if by.rol == "leverancier" else NOBODY)
    yml = LeveringYml(
        titel=titel, korte_titel=titel[:60], soort="opgave", uitgever=publisher,
        publicatiedatum=_made_on(read, today),
        bekend_op=known_on,
        datum_precisie="dag", openbaar="nee",
        status="concept", licentie=LICENCE, toelichting=read.answers.get(REMARK),
        bronnen=[Bron(bestand=read.file.name, sha256=read.file.sha256, regels=_last_row(read.file))],
    )  # fmt: skip
    newest = {indicator.id: str(indicator.versie) for indicator in definitions.indicatoren}
    sha256 = read.file.sha256
    rows = {table: [_cells(table, row, newest, sha256) for row in found] for table, found in read.rows.items()}
    workbook = read.file.workbook
    places = {
        table: [Place(row.sheet, row.number, row.places, workbook) for row in found]
        for table, found in read.rows.items()
    }
    minutes = _minutes(data, read, definitions, yml.publicatiedatum, by)
    not_kept = []
    if isinstance(minutes, str):
        cell, answer = f"B{read.answer_rows[MINUTES]}", read.answers[MINUTES]
        not_kept.append(Reading(read.file.name, f"is niet bewaard: {minutes}", READ_ME, cell, answer))
    elif minutes is not None:
        rows.setdefault("meting", []).append(minutes)
        row_number = read.answer_rows[MINUTES]
        places.setdefault("meting", []).append(Place(READ_ME, row_number, {"waarde": f"B{row_number}"}))
    return Proposal(free_id(data, yml.bekend_op, titel), yml, rows, places), not_kept


def known_as_of(data: Path, today: date) -> date:
    """The date of a delivery that comes in now.

    A clock that runs behind never puts a delivery before those that were there already.
    """
    there = [date.fromisoformat(folder.name[:10]) for folder in delivery_folders(data / "leveringen")]
    return max([today, *there])


def _cells(table: str, row: Row, newest: Mapping[str, str], file: str) -> Cells:
    """A row as the delivery's CSV has it: its sheet is the section, its row the line.

    A value is of the newest version of its definition (of one id the last in the file) unless the row says otherwise.
    """
    usual = {column: value for column, value in USUAL.get(table, {}).items() if column in row.cells}
    filled = {column: value for column, value in row.cells.items() if value is not None}
    place = {"paragraaf": row.sheet, "regel_van": str(row.number), "regel_tot": str(row.number)}
    version = {}
    if "indicator_versie" in row.cells:
        version["indicator_versie"] = newest.get(row.cells["indicator_id"] or "")
    # Two people may fill in a copy of one form: what each of them adds is a thing of its own.
    if (id := filled.get("id")) and _ADDED.search(id):
        filled["id"] = f"{id}-{file[:6]}"
    return {**dict.fromkeys(row.cells), **usual, **version, **filled, **place}


def _made_on(read: Submission, today: date) -> date:
    return date.fromisoformat(read.answers.get(DATE) or today.isoformat())


def _minutes(data: Path, read: Submission, definitions: Definitions, on: date, by: Actor) -> Cells | str | None:
    """How long it took to fill in, as a value of the indicator that the definitions name for it, or why it is not kept.

    It is about the onderdeel of the form, when all rows are about that or what is below it, and otherwise about the one
    that they all are about or hang under: forms of two onderdelen are two values. None: not answered.
    """
    if (answer := read.answers.get(MINUTES)) is None:
        return None
    asked = definitions.aanleveren.invultijd if definitions.aanleveren else {}
    about = [part for rows in read.rows.values() for row in rows if (part := row.cells.get("onderdeel_id"))]
    programmas = sorted({part.split("/")[0] for part in about})
    if len(programmas) != 1:
        return "het bestand gaat niet over precies een programma"
    if (indicator := asked.get(programmas[0])) is None:
        return "dit programma houdt de invultijd niet bij"
    shared, row, onderdeel = posixpath.commonpath(about), read.answer_rows[MINUTES], _of_the_form(read.file)
    if onderdeel is None or not f"{shared}/".startswith(f"{onderdeel}/"):
        onderdeel = shared
    if not by.speaks_for(onderdeel):
        return f"de invultijd zou over {onderdeel} gaan, en daar levert u niet voor"
    if _has_value(data, indicator, onderdeel, on.isoformat()):
        return f"van deze dag is er al een invultijd voor {onderdeel}, en twee metingen zijn niet een"
    newest = [str(item.versie) for item in definitions.indicatoren if item.id == indicator][-1]
    return {
        "indicator_id": indicator, "indicator_versie": newest, "onderdeel_id": onderdeel,
        "geldig_op": on.isoformat(), "waarde": answer, **USUAL["meting"],
        "paragraaf": READ_ME, "regel_van": str(row), "regel_tot": str(row),
    }  # fmt: skip


def _of_the_form(file: Spreadsheet) -> str | None:
    """The onderdeel that a form is for: the first of its list on the first sheet; None: this is no form of ours."""
    for sheet in file.sheets:
        if same_words(sheet.name) == same_words(READ_ME):
            names = [shown(cell.value) for row in sheet.rows for cell in row.cells if cell.column == 1]
            below = names.index(ONDERDELEN) + 1 if ONDERDELEN in names else len(names)
            return clean(names[below]) if below < len(names) else None
    return None


def _has_value(data: Path, indicator: str, onderdeel: str, on: str) -> bool:
    """Whether a delivery has a value of an indicator for a whole onderdeel on this day."""
    for folder in delivery_folders(data / "leveringen"):
        if (path := folder / "meting.csv").is_file():
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    if (row.get("indicator_id"), row.get("onderdeel_id"), row.get("geldig_op")) == (
                        indicator,
                        onderdeel,
                        on,
                    ):
                        return True
    return False


def _answers(file: Spreadsheet, meting: Table) -> tuple[dict[str, str], dict[str, int], list[Finding]]:
    """The answers on the first sheet of the form, by question, the row of each, and what is wrong with them."""
    columns = {column.name: column for column in meting.columns}
    yes_or_no = replace(columns["toelichting"], kind="ja of nee")
    kinds = {DATE: columns["geldig_op"], MINUTES: columns["waarde"], CORRECTS: yes_or_no}
    answers: dict[str, str] = {}
    rows: dict[str, int] = {}
    findings: list[Finding] = []
    for sheet, row, question, cell in _answered(file):
        try:
            answer, _ = read_value(meting, kinds.get(question, columns["toelichting"]), cell)
        except NotAValue as problem:
            where = f"B{row}"
            value = clean(shown(cell.value))
            remedy = HOW_LONG if question == MINUTES else problem.oplossing
            findings.append(Finding(file.name, problem.melding, remedy, row, question, value, blad=sheet, cel=where))
        else:
            problem_with = _problem_with(question, answer or "")
            if problem_with is not None:
                findings.append(Finding(file.name, *problem_with, row, question, blad=sheet, cel=f"B{row}"))
            elif answer is not None:
                answers[question], rows[question] = answer, row
                if (doubt := other_date(kinds.get(question, columns["toelichting"]), cell)) is not None:
                    value, where = clean(shown(cell.value)), f"B{row}"
                    findings.append(
                        Finding(file.name, *doubt, row, question, value, ernst=WARNS, blad=sheet, cel=where)
                    )
    return answers, rows, findings


def _problem_with(question: str, answer: str) -> tuple[str, str] | None:
    """What is wrong with an answer that can be read, and the remedy; None: nothing.

    A number of a person is never repeated.
    """
    if holds_bsn(answer):
        return "hier kan een burgerservicenummer staan", "Haal het weg en lever opnieuw."
    if question == DATE and answer > date.today().isoformat():
        return f"{dutch_date(answer)} ligt in de toekomst", "Vul de dag in waarop deze opgave is gemaakt."
    return None


def _answered(file: Spreadsheet) -> Iterator[tuple[str, int, str, Cell]]:
    """The sheet, row, question and answered cell of each question in the form: label in column A, answer in B."""
    questions = {same_words(question): question for question in QUESTIONS}
    for sheet in file.sheets:
        for row in sheet.rows if same_words(sheet.name) == same_words(READ_ME) else ():
            cells = {cell.column: cell for cell in row.cells}
            question = questions.get(same_words(shown(cells[1].value))) if 1 in cells else None
            if question is not None and 2 in cells:
                yield sheet.name, row.number, question, cells[2]


def _last_row(file: Spreadsheet) -> int:
    return max((row.number for sheet in file.sheets for row in sheet.rows), default=1)
