"""A view to take along: CSV, Excel or Parquet, each with what every column means and how the view was made.

A colleague who has the file alone can say which state it is of, what was chosen, and where each value stands.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.exports import neutral
from dashboard.report.about import Kenmerk
from dashboard.sentences import op_datum, with_capital
from dashboard.workbook import Blad, written

CSV, PARQUET, XLSX = "csv", "parquet", "xlsx"
MIME = {
    CSV: "application/zip",
    PARQUET: "application/zip",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A worksheet of more rows opens slowly or not at all.
MOST_ROWS = {CSV: 1_000_000, PARQUET: 5_000_000, XLSX: 50_000}
# A fixed moment in the archive: the same view of the same state gives the same bytes.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES = {pl.String: "string", pl.Float64: "number", pl.Date: "date", pl.Boolean: "boolean"}
YES, NO = "ja", "nee"
_WORDS = {"trueValues": [YES], "falseValues": [NO]}
# How to read a workbook, by the column that it is about.
READING = (
    ("weergave", ("getal en weergave", "getal is om mee te rekenen. weergave is hoe de bron het zegt: ‘ruim 450’ is "
     "niet precies 450. Bij een percentage loopt getal van 0 tot 100.")),
    ("weergave", ("geen getal", "Dan zegt weergave waarom. Een lege cel bij getal is nooit 0.")),
    ("toestand", ("getal", "Om mee te rekenen; eenheid zegt wat er geteld is, antwoord hoe de bron het zegt. Een lege "
     "cel is nooit 0. Bij een percentage loopt getal van 0 tot 100.")),
    ("toestand", ("toestand", "Tel per toestand de verschillende sleutels, dan hebt u de aantallen van de zin.")),
    ("antwoord", ("antwoord", "Het antwoord in de woorden van de pagina. Is er geen, dan staat er waarom.")),
    ("stand_op_precisie", ("stand_op", "Altijd een dag: de laatste van wat bekend is. stand_op_precisie zegt hoe "
     "precies, bijvoorbeeld maand: dan is de dag zelf niet bekend.")),
    ("van_wie", ("stand_op", "Een datum of periode in woorden, zo precies als de bron.")),
    ("sleutel", ("alle kolommen", "Wat elke kolom betekent, staat op het blad Kolommen.")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bestand:
    """A view as rows with what they mean.

    `titel` is what it is about, `uitleg` per column what it holds, `eenheden` per column in what a number is given;
    `feiten` is everything else to know: the state, the choice, the sources, the definitions. As JSON has it.
    """

    naam: str
    titel: str
    rijen: pl.DataFrame
    uitleg: Mapping[str, str]
    eenheden: Mapping[str, str]
    feiten: Mapping[str, Any]


def made(soort: str, bestand: Bestand, about: Kenmerk) -> bytes:
    """The bytes of a file of a kind: a zip with the rows and their description, or a workbook with both."""
    if soort == XLSX:
        return _workbook(bestand, about)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        rows = f"{bestand.naam}.{soort}"
        description = json.dumps(described(bestand, rows, soort), indent=2, ensure_ascii=False, default=str)
        for name, data in (
            (rows, csv(bestand.rijen) if soort == CSV else parquet(bestand, description)),
            ("datapackage.json", description.encode()),
            ("LEESMIJ.txt", _guide(bestand, rows, about).encode()),
        ):
            archive.writestr(zipfile.ZipInfo(name, ZIP_DATE), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def csv(rows: pl.DataFrame) -> bytes:
    """UTF-8, comma, ISO dates, decimal point; no text that a spreadsheet would run as a formula."""
    rows = yes_or_no(rows)
    texts = [name for name, kind in rows.schema.items() if kind == pl.String]
    safe = rows.with_columns(pl.col(texts).map_elements(neutral, return_dtype=pl.String)) if texts else rows
    return safe.write_csv().encode()


def yes_or_no(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as people read them: ja and nee. Parquet keeps what a program reads."""
    choices = [name for name, kind in rows.schema.items() if kind == pl.Boolean]
    return rows.with_columns(pl.col(choices).replace_strict({True: YES, False: NO}, return_dtype=pl.String))


def parquet(bestand: Bestand, description: str) -> bytes:
    """The rows with the description inside, under `datapackage`, for who keeps only this file."""
    content = io.BytesIO()
    bestand.rijen.write_parquet(content, metadata={"datapackage": description})
    return content.getvalue()


def described(bestand: Bestand, path: str, soort: str) -> dict[str, Any]:
    """The view as a data package: a Table Schema for its rows, and the facts about it."""
    fields = [
        {
            "name": name,
            "type": _TYPES.get(type(kind), "integer"),
            **(_WORDS if kind == pl.Boolean and soort == CSV else {}),
            "description": bestand.uitleg[name],
            **({"unit": bestand.eenheden[name]} if name in bestand.eenheden else {}),
        }
        for name, kind in bestand.rijen.schema.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    # A fact can answer a question in more than one row.
    if bestand.rijen["sleutel"].is_unique().all():
        schema["primaryKey"] = ["sleutel"]
    resource = {
        "name": bestand.naam,
        "path": path,
        "format": soort,
        "mediatype": "text/csv" if soort == CSV else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": schema,
    }
    return {"name": bestand.naam, "title": bestand.titel, "resources": [resource], **bestand.feiten}


def _guide(bestand: Bestand, path: str, about: Kenmerk) -> str:
    """What is in the archive, in plain words."""
    lines = [
        bestand.titel,
        *([str(bestand.feiten["conclusie"])] if "conclusie" in bestand.feiten else []),
        "",
        f"Programma: {about.programma}",
        f"Stand: {about.staat} ({about.status}), zoals bekend {op_datum(about.bekend_op)}",
        f"Laatste rapport: {about.laatste_rapport}",
        *([f"In de monitor: {bestand.feiten['adres']}"] if "adres" in bestand.feiten else []),
        *([str(bestand.feiten["adres_uitleg"])] if "adres_uitleg" in bestand.feiten else []),
        *(["Oefening: alles in dit bestand is verzonnen."] if about.oefening else []),
        "",
        f"{path}: {bestand.rijen.height} rijen."
        + (
            " Een lege waarde is nooit 0; de kolom stilte zegt waarom er geen is."
            if "stilte" in bestand.rijen.columns
            else ""
        ),
        "datapackage.json: per kolom wat zij betekent (Table Schema), wat gekozen was en uit welke leveringen de rijen",
        f"komen{', met de definities' if bestand.feiten.get('definities') else ''}.",
        "Een tekst die op een formule lijkt, heeft een ' ervoor." if path.endswith(CSV) else "",
        "",
        "Vergelijk alleen waarden met hetzelfde nummer in vergelijkbaar_met, op dezelfde datum."
        if "vergelijkbaar_met" in bestand.rijen.columns
        else "",
    ]
    return "\n".join(lines).rstrip() + "\n"


def _workbook(bestand: Bestand, about: Kenmerk) -> bytes:
    rows = yes_or_no(bestand.rijen)
    kolommen = tuple((name, _width(rows, name)) for name in rows.columns)
    explained = tuple((name, bestand.uitleg[name], bestand.eenheden.get(name, "")) for name in rows.columns)
    facts = tuple(_about(bestand.feiten))
    sheets = [
        Blad("Gegevens", bestand.titel, kolommen, tuple(rows.iter_rows())),
        Blad("Kolommen", "Wat elke kolom betekent.", (("Kolom", 24), ("Betekenis", 90), ("Eenheid", 20)), explained),
        Blad("Over deze weergave", "Stand, keuze en bronnen.", (("Wat", 24), ("Inhoud", 110)), facts),
    ]
    definitions: Sequence[Mapping[str, Any]] = bestand.feiten.get("definities", ())
    if definitions:
        names = tuple(definitions[0])
        cells = tuple(tuple(_told(row[name]) for name in names) for row in definitions)
        sheets.append(Blad("Definities", "Wat er geteld wordt.", tuple((name, 40) for name in names), cells))
    return written(about, sheets, tuple(reading for column, reading in READING if column in rows.columns))


def _about(feiten: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The facts as people read them: one per row, of a list or a choice each part by itself."""
    for name, value in feiten.items():
        if name == "sources":
            yield from (("Bron", _source(source)) for source in value)
        elif name == "definities":
            continue
        elif isinstance(value, Mapping):
            yield from ((f"{_label(name)}: {_label(part).lower()}", _told(text)) for part, text in value.items())
        else:
            yield _label(name), _told(value)


def _source(source: Mapping[str, Any]) -> str:
    """'Verslag 2024. Demobureau. Gebruik: vrij. Levering 2024-06-30-verslag.': what is known of it."""
    use = f"Gebruik: {source['licentie']}" if source["licentie"] else ""
    parts = [source["title"], source["uitgever"], use, f"Levering {source['levering_id']}"]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _label(name: str) -> str:
    return with_capital(name.replace("_", " "))


def _width(rows: pl.DataFrame, name: str) -> int:
    """Wide enough for most cells, from 10 to 45 signs."""
    longest = rows[name].head(200).cast(pl.String).str.len_chars().quantile(0.9) or 0
    return int(min(45, max(10, longest + 2, len(name) + 3)))


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False, default=str)
