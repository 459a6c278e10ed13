"""A delivery: an immutable folder `data/leveringen/<jjjj-mm-dd>-<naam>/` with levering.yml and one CSV per table."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from pipelines.definitions import OnderdeelId
from pipelines.findings import Finding
from pipelines.strict_yaml import JaNee, Lines, Strict, finding, read_model

# A file with registrations: one row is one event. A delivery has one or none.
REGISTRATIONS = ("registratie.parquet", "registratie.csv")
# The ids of the deliveries that a state is made of.
Chosen = frozenset[str]
Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
BareName = Annotated[str, StringConstraints(pattern=r"^[^/\\]+$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
MeetingId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$")]


class Bron(Strict):
    """One source document, by its bare name. `regels` is its number of lines: a locator beyond it is an error."""

    bestand: BareName
    sha256: Sha256
    regels: int = Field(ge=1)


class Handeling(Strict):
    """Who did something with a delivery, and when: a function, never a person's name. `onderdelen`: of a supplier."""

    door: Tekst
    rol: Literal["leverancier", "gegevensbeheerder", "beheerder"]
    op: AwareDatetime
    onderdelen: list[OnderdeelId] | None = None


class Stap(Strict):
    """One step of an accepted delivery: a comment before it is settled, or that it is settled now."""

    levering: Tekst
    stap: Literal["wederhoor", "vastgesteld"]
    onderdeel: OnderdeelId | None = None
    tekst: Tekst | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if self.stap == "wederhoor" and (self.onderdeel is None or self.tekst is None):
            raise ValueError("wederhoor heeft 'onderdeel' en 'tekst'")
        return self


class Verborgen(Strict):
    """One number over persons that is not shown, in this state and every later one; written on acceptance."""

    sleutel: Tekst
    reden: Literal["klein", "verraadt", "afleidbaar"]


class Overleg(Strict):
    """A meeting that is prepared, or of which this delivery keeps what it saw: the slides of the state `staat`.

    The last delivery about a meeting holds. Once its slides are kept nothing of it changes.
    """

    id: MeetingId
    programma: OnderdeelId
    naam: Tekst
    datum: date
    agenda: list[Tekst] = Field(default_factory=list)
    staat: Tekst | None = None


class LeveringYml(Strict):
    """The format of levering.yml."""

    titel: Tekst
    korte_titel: Tekst
    soort: Literal["rapport", "opgave", "regeling", "eigen_oordeel", "overleg"]
    uitgever: Tekst
    publicatiedatum: date
    bekend_op: date
    datum_precisie: Literal["dag", "maand", "kwartaal", "jaar", "begin", "medio", "eind"]
    openbaar: JaNee
    status: Literal["concept", "vastgesteld"]
    licentie: Tekst
    toelichting: Tekst | None = None
    corrigeert: list[Tekst] | None = Field(None, min_length=1)
    bronnen: list[Bron] = Field(min_length=1)
    stappen: list[Stap] | None = Field(None, min_length=1)
    overleg: Overleg | None = None
    aangeleverd: Handeling | None = None
    aanvaard: Handeling | None = None
    verborgen: list[Verborgen] | None = Field(None, min_length=1)
    csv: dict[str, Sha256] | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery: its id (the folder's name), where it is, what levering.yml says, and its CSV files by name.

    `registraties`: the file with registrations, which `pipelines/condense` counts; None: it has values only.
    """

    id: str
    folder: Path
    yml: LeveringYml
    csv_files: tuple[Path, ...]
    registraties: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """Everything that was delivered, but for levering.yml."""
        return self.csv_files if self.registraties is None else (*self.csv_files, self.registraties)


def read_deliveries(root: Path, chosen: Chosen | None = None) -> tuple[list[Delivery], list[Finding]]:
    """Every delivery under `root` that is chosen (None: all), oldest first, with the findings about levering.yml and
    the files themselves."""
    folders = delivery_folders(root, chosen)
    if not folders:
        message = "er zijn geen leveringen"
        return [], [finding(root, None, None, None, message, "Zet leveringen in deze map, elk in een eigen map.")]
    deliveries, findings = [], []
    for folder in folders:
        yml, found, lines = read_model(folder / "levering.yml", LeveringYml)
        if yml is not None:
            delivery = _delivery(folder, yml)
            twice = _document_findings(delivery, lines)
            # Rows cannot be checked against documents that are not told apart.
            deliveries += [] if twice else [delivery]
            found = [
                *twice,
                *_name_findings(delivery, lines),
                *_hash_findings(delivery),
                *_strange_files(folder),
            ]
        findings.extend(_of_delivery(folder.name, found))
    twice = _delivered_twice(deliveries)
    findings.extend(_step_findings(deliveries))
    findings.extend(_meeting_findings(deliveries))
    # Every row of a delivery that came twice would be reported as a duplicate; once is enough.
    known = {finding.levering_id for finding in twice}
    return [delivery for delivery in deliveries if delivery.id not in known], [*findings, *twice]


def _delivery(folder: Path, yml: LeveringYml) -> Delivery:
    registrations = [folder / name for name in REGISTRATIONS if (folder / name).is_file()]
    tables = tuple(path for path in sorted(folder.glob("*.csv")) if path not in registrations)
    return Delivery(folder.name, folder, yml, tables, registrations[0] if registrations else None)


def delivery_folders(root: Path, chosen: Chosen | None = None) -> list[Path]:
    """The folders under `root`, in the order in which they came: each should be a delivery. None: all, else the chosen
    ones."""
    folders = [path for path in root.glob("*") if path.is_dir()] if root.is_dir() else []
    folders.sort(key=lambda folder: (folder.name[:10], number_of_the_day(folder.name), folder.name))
    return [folder for folder in folders if chosen is None or folder.name in chosen]


def number_of_the_day(levering_id: str) -> int:
    """2 for the second delivery that was accepted on a day, and so on; 1 for an id that does not end in -2 to -99.

    The macro core.volgorde says the same in SQL.
    """
    match = re.search(r"-([1-9]\d?)$", levering_id)
    return int(match[1]) if match else 1


def sha256(path: Path) -> str:
    """Fingerprint of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _delivered_twice(deliveries: list[Delivery]) -> list[Finding]:
    """Deliveries with exactly the files of an earlier one: the same delivery under two ids."""
    first: dict[tuple[tuple[str, str], ...], str] = {}
    found = []
    for delivery in deliveries:
        content = tuple((path.name, sha256(path)) for path in delivery.files)
        earlier = first.setdefault(content, delivery.id)
        if content and earlier != delivery.id:
            message = f"deze levering heeft precies dezelfde bestanden als levering {earlier}"
            found.append(_file_finding("levering.yml", message, "Haal een van beide weg.").in_delivery(delivery.id))
    return found


def _step_findings(deliveries: list[Delivery]) -> list[Finding]:
    """Steps of a delivery that is not there yet, or that was settled before."""
    # Of each delivery before this one: by which delivery it was settled; None: still a draft.
    settled: dict[str, str | None] = {}
    found = []
    for delivery in deliveries:
        for stap in delivery.yml.stappen or []:
            if stap.levering not in settled:
                message = "is geen eerdere levering"
            elif by := settled[stap.levering]:
                message = "is al vastgesteld" if by == stap.levering else f"is al vastgesteld, door levering {by}"
            else:
                settled[stap.levering] = delivery.id if stap.stap == "vastgesteld" else None
                continue
            remedy = "Noem een levering die eerder kwam en nog concept is."
            found.append(Finding("levering.yml", message, remedy, None, "stappen", stap.levering, delivery.id))
        settled[delivery.id] = delivery.id if delivery.yml.status == "vastgesteld" else None
    return found


def _meeting_findings(deliveries: list[Delivery]) -> list[Finding]:
    """Meetings that are told again after their slides were kept."""
    kept: dict[str, str] = {}
    found = []
    for delivery in deliveries:
        overleg = delivery.yml.overleg
        if overleg is not None and overleg.id in kept:
            message = f"is al vastgelegd in levering {kept[overleg.id]}"
            remedy = "Geef het overleg een andere naam of datum."
            found.append(Finding("levering.yml", message, remedy, None, "overleg", overleg.id, delivery.id))
        elif overleg is not None and overleg.staat is not None:
            kept[overleg.id] = delivery.id
    return found


def _name_findings(delivery: Delivery, lines: Lines) -> list[Finding]:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+", delivery.id):
        message = f"de mapnaam {delivery.id} is geen id van een levering"
        remedy = "Noem de map jjjj-mm-dd-naam, met kleine letters, cijfers en koppeltekens."
        return [_file_finding("levering.yml", message, remedy)]
    if delivery.id.startswith(f"{delivery.yml.bekend_op.isoformat()}-"):
        return []
    message = f"past niet bij de mapnaam {delivery.id}"
    remedy = "De mapnaam begint met de datum bekend_op: jjjj-mm-dd-naam."
    value = delivery.yml.bekend_op.isoformat()
    return [finding(delivery.folder / "levering.yml", lines.of(("bekend_op",)), "bekend_op", value, message, remedy)]


def _document_findings(delivery: Delivery, lines: Lines) -> list[Finding]:
    path, names = delivery.folder / "levering.yml", [bron.bestand for bron in delivery.yml.bronnen]
    return [
        finding(
            path, lines.of(("bronnen", place, "bestand")), "bestand", name, "staat er al", "Haal een van beide weg."
        )
        for place, name in enumerate(names)
        if name in names[:place]
    ]


def _hash_findings(delivery: Delivery) -> list[Finding]:
    """A CSV that changed after acceptance blocks; a delivery without fingerprints is not yet accepted and warns."""
    actual = {path.name: sha256(path) for path in delivery.files}
    if delivery.yml.csv is None:
        block = "csv:\n" + "\n".join(f"  {name}: {digest}" for name, digest in actual.items())
        return [
            Finding(
                bestand="levering.yml",
                kolom="csv",
                melding="deze levering is nog niet aanvaard: de vingerafdrukken ontbreken",
                oplossing=f"Klopt alles? Zet dan onderaan levering.yml:\n{block}",
                ernst="waarschuwing",
            )
        ]
    accepted = delivery.yml.csv
    found = []
    for name in sorted(accepted.keys() | actual.keys()):
        if name not in actual:
            found.append(_file_finding(name, "dit bestand ontbreekt, maar levering.yml noemt het", "Zet het terug."))
        elif name not in accepted:
            found.append(_file_finding(name, "dit bestand staat niet in levering.yml", "Maak een nieuwe levering."))
        elif accepted[name] != actual[name]:
            remedy = "Zet het oude bestand terug. Een verbetering is een nieuwe levering."
            found.append(_file_finding(name, "dit bestand is veranderd nadat het was aanvaard", remedy))
    return found


def _strange_files(folder: Path) -> list[Finding]:
    """Files that would be ignored silently: a workbook, METING.CSV, a note, registrations for the second time."""
    expected = {"levering.yml", REGISTRATIONS[0]}
    strange = sorted(path.name for path in folder.iterdir() if path.name not in expected and path.suffix != ".csv")
    if all((folder / name).is_file() for name in REGISTRATIONS):
        strange.append(REGISTRATIONS[1])
    remedy = (
        "Een levering bestaat uit levering.yml en CSV-bestanden met een naam in kleine letters. Haal dit bestand weg."
    )
    return [_file_finding(name, "dit bestand hoort niet in een levering", remedy) for name in strange]


def _file_finding(name: str, message: str, remedy: str) -> Finding:
    return Finding(bestand=name, melding=message, oplossing=remedy)


def _of_delivery(levering_id: str, findings: list[Finding]) -> list[Finding]:
    return [f.in_delivery(levering_id) for f in findings]
