"""What the files say in words: LEESMIJ.md, LICENTIE.md and the data dictionary."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.opendata.about import TERMS, About
from pipelines.opendata.catalog import JSONLD, TURTLE
from pipelines.opendata.datapackage import DATAPACKAGE, FORMULA_NOTE
from pipelines.opendata.described import Column, Table
from pipelines.opendata.files import DATABASE

README, DICTIONARY, CHECKSUMS = "LEESMIJ.md", "data-dictionary.md", "SHA256SUMS"


def readme(about: About, tables: Sequence[Table]) -> str:
    """What it is, how to use and cite it, and what is left out."""
    practice = "**Dit zijn verzonnen oefengegevens. Niets ervan is echt.**\n\n" if about.oefening else ""
    only = f" Deze uitgave gaat alleen over {about.programma[1]}." if about.programma else ""
    return f"""# {about.titel}

{practice}{about.opendata.beschrijving}{only}

- **Zoals bekend op:** {about.bekend_op_tekst}. Wat later bekend werd, staat er niet in.
- **Stand:** `{about.staat}`. Met dit kenmerk vindt u dezelfde gegevens terug.
- **Uitgever:** {about.opendata.uitgever.naam}
- **Vragen:** {about.opendata.contact.naam}, {about.opendata.contact.mail}

## Wat er in deze map staat

| Bestand | Wat het is |
|---|---|
| `{DATABASE}` | alle {len(tables)} tabellen in een database (DuckDB), met sleutels en uitleg erin |
| `csv/` | elke tabel als CSV: UTF-8, komma, datums als jjjj-mm-dd, punt voor decimalen, ja of nee |
| `parquet/` | elke tabel als Parquet |
| `{DATAPACKAGE}` | beschrijving van de CSV-bestanden: elke kolom, de keuzes en de verwijzingen (Table Schema) |
| `{DICTIONARY}` | dezelfde beschrijving, om te lezen |
| `{JSONLD}`, `{TURTLE}` | de catalogus volgens DCAT-AP-NL 3.0 |
| `{TERMS}` | de voorwaarden, per levering |
| `{CHECKSUMS}` | controlegetallen |

Begin met `mart.cijfer`: elke rij is een cijfer met zijn naam, datum en bron. `mart.herkomst` zegt per waarde in welk
document en op welke regels zij staat. In `core` staat wat de leveringen zeggen, in `mart` wat daaruit volgt.

## Zo gebruikt u het

Met DuckDB: `duckdb -readonly {DATABASE}`, en dan bijvoorbeeld

```sql
SELECT naam, weergave, stand_op_tekst, bron_tekst FROM mart.cijfer WHERE actueel ORDER BY volgorde;
```

{FORMULA_NOTE} De database en Parquet hebben de tekst zoals zij is. Ja en nee is daar *true* en *false*.

Een lijst staat in de CSV als JSON. Een lege cel is: niet ingevuld. Waarom een getal er niet is, staat in de kolom
`stilte`.

Kijk zo of de bestanden heel zijn: `sha256sum -c {CHECKSUMS}`.

## Zo noemt u de bron

> {about.opendata.uitgever.naam}, *{about.titel}*, zoals bekend op {about.bekend_op_tekst}, stand {about.staat}.

Gebruikt u een cijfer, noem dan ook het document waar het in staat (`mart.cijfer.bron_tekst`).

## Uit welke leveringen dit komt

{_deliveries(about)}

De voorwaarden staan in `{TERMS}`.

## Wat er niet in staat

{_left_out(about)}

Deze gegevens zijn gemaakt uit alleen de leveringen hierboven, alsof de monitor geen andere had. Daarom:

- kan een cijfer hier anders zijn dan in de monitor zelf, omdat een verbetering nog niet openbaar is;
- betekent *niet gemeld*, *ontbreekt* of *nog te meten*: dat staat in geen openbare levering. Het kan wel bekend zijn;
- staan stukken van overleggen (agenda, dia's, besluiten, acties, uitleg) er alleen in als zij openbaar zijn.
"""


def terms(about: About) -> str:
    """The terms of each delivery, and those of the whole when every delivery allows them."""
    licence = about.opendata.licentie
    if licence is not None and not about.not_allowed:
        whole = f"Voor het geheel geldt: [{licence.naam}]({licence.adres}). Elke levering hieronder laat dat toe."
    else:
        whole = (
            "Voor het geheel geldt geen eigen licentie. Voor elk cijfer gelden de voorwaarden van de levering waar het "
            "uit komt."
        )
    return f"""# Licentie

{whole}

{_deliveries(about)}

Van documenten zijn feiten, cijfers en namen overgenomen, met de regels waar zij staan. De teksten zelf zijn dat niet.
"""


def dictionary(about: About, tables: Sequence[Table]) -> str:
    """Every table and column, to read."""
    intro = f"# Gegevenswoordenboek\n\n{about.titel}, stand `{about.staat}`.\n"
    return "\n".join([intro, *(section(table) for table in tables)])


def section(table: Table) -> str:
    """One table with its columns, as Markdown."""
    rows = "\n".join(f"| `{c.name}` | {_kind(c)} | {c.comment} |" for c in table.columns)
    return f"## {table.name}\n\n{table.comment}\n\n| Kolom | Soort | Betekenis |\n|---|---|---|\n{rows}\n"


def _kind(column: Column) -> str:
    return "keuze" if column.sql_type.startswith("ENUM") else column.sql_type.lower()


def _deliveries(about: About) -> str:
    rows = (
        f"| {_cell(s.titel)} | {_cell(s.uitgever)} | {_cell(s.datum_tekst)} | {_cell(s.licentie)} | `{s.id}` |"
        for s in about.leveringen
    )
    return "\n".join(["| Titel | Uitgever | Uitgegeven | Licentie | Levering |", "|---|---|---|---|---|", *rows])


def _left_out(about: About) -> str:
    choice = about.choice
    if not choice.left_out:
        return "Alle leveringen van de monitor zijn openbaar en vastgesteld. Er is geen levering weggelaten."
    leaning = ", ".join(f"`{one.levering_id}`" for one in choice.leaning)
    reasons = [
        (choice.not_public, "niet openbaar"),
        (choice.drafts, "openbaar, maar nog concept"),
        (len(choice.leaning), f"openbaar, maar over iets dat alleen in een weggelaten levering staat: {leaning}"),
    ]
    lines = [f"- {in_words(number)}: {reason}." for number, reason in reasons if number]
    return f"Weggelaten: {in_words(choice.left_out)}.\n\n" + "\n".join(lines) + _taken_back(len(choice.without))


def _taken_back(number: int) -> str:
    """That a public delivery also takes back what is not public; not which, what or why."""
    if not number:
        return ""
    rows = "Eén intrekking staat" if number == 1 else f"{number} intrekkingen staan"
    return (
        f"\n\n{rows} er niet in: wat daarmee wordt ingetrokken, staat in een weggelaten levering. De levering die "
        "intrekt, staat er verder wel in, zonder haar eigen toelichting."
    )


def in_words(number: int) -> str:
    """How many deliveries."""
    return "1 levering" if number == 1 else f"{number} leveringen"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
