"""Imaginary registrations of any size: a data folder that `condense` counts, and the same with planted mistakes.

Five hundred organisations at most, four onderdelen each, three years. A file is ordered as a sector would deliver it:
organisation after organisation, each in the order of days.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import yaml

from pipelines.deliveries import sha256

DELIVERY = "2025-01-31-registraties"
FILE = "registratie.parquet"
THEMAS, PROJECTEN, EACH = 10, 200, 40_000
KINDS = {
    "vanaf": date(2022, 1, 1),
    "soorten": [
        {"id": "aanvraag", "naam": "aanvragen"},
        {"id": "gesprek", "naam": "gesprekken", "uitkomsten": ["ja", "nee"]},
        {"id": "verblijf", "naam": "verblijven"},
        {"id": "evaluatie", "naam": "evaluaties", "uitkomsten": ["ja", "nee"]},
    ],
    "deelgroepen": ["leeftijd=0-17", "leeftijd=18-64", "leeftijd=65+"],
}
_BOTH = ["organisatie", "deelgroep"]
COUNTED = {
    "aanvragen": {"soorten": ["aanvraag"], "telt": "registraties", "periode": "halfjaar", "per": _BOTH},
    "gesprekken": {"soorten": ["gesprek"], "telt": "registraties", "periode": "halfjaar", "per": _BOTH},
    "geholpen": {"soorten": ["gesprek"], "telt": "registraties", "uitkomsten": ["ja"], "periode": "halfjaar",
                 "per": _BOTH},
    "gasten": {"soorten": ["verblijf"], "telt": "personen", "periode": "halfjaar", "per": _BOTH},
    "beter": {"soorten": ["evaluatie"], "telt": "registraties", "uitkomsten": ["ja"], "periode": "halfjaar",
              "per": _BOTH},
}  # fmt: skip
# One of each kind of mistake: what is set, in so many registrations.
MISTAKES = {
    "organisatie_id": ("'org-onbekend'", 5), "onderdeel_id": ("'s/99'", 4), "soort": ("'anders'", 3),
    "deelgroep": ("'leeftijd=oud'", 3), "uitkomst": ("'misschien'", 2), "op": ("DATE '1999-01-01'", 3),
    "persoon": ("123456782", 2), "nummer": ("1", 2),
}  # fmt: skip


def generate(folder: Path, rows: int, wrong: bool = False) -> Path:
    """A data folder with about so many registrations; returns the file with them. `wrong`: with the mistakes above."""
    delivery = folder / "leveringen" / DELIVERY
    delivery.mkdir(parents=True)
    organisations = max(5, min(500, rows // EACH))
    each = rows // organisations
    (folder / "indicators.yml").write_text(yaml.safe_dump(_definitions(), sort_keys=False), encoding="utf-8")
    path = delivery / FILE
    with duckdb.connect() as con:
        con.sql(f"COPY ({_registrations(organisations, each, wrong)}) TO '{path}' (FORMAT parquet)")
        for name, query in _tables(organisations).items():
            con.sql(f"COPY ({query}) TO '{delivery / name}.csv' (HEADER)")
    described = {
        "titel": "Verzonnen registraties", "korte_titel": "Registraties (verzonnen)", "soort": "opgave",
        "uitgever": "Verzonnen uitgever", "publicatiedatum": date(2025, 1, 31), "bekend_op": date(2025, 1, 31),
        "datum_precisie": "dag", "openbaar": "nee", "status": "vastgesteld", "licentie": "verzonnen",
        "bronnen": [{"bestand": FILE, "sha256": sha256(path), "regels": organisations * each},
                    {"bestand": "lijst.txt", "sha256": "0" * 64, "regels": 1}],
        "csv": {file.name: sha256(file) for file in sorted(delivery.iterdir())},
    }  # fmt: skip
    (delivery / "levering.yml").write_text(yaml.safe_dump(described, sort_keys=False), encoding="utf-8")
    return path


def _registrations(organisations: int, each: int, wrong: bool) -> str:
    """A person has one onderdeel and one group; the rest is spread as by chance, the same each time."""
    onderdeel = "(o * 7 + p // 100)"
    columns = {
        "nummer": "i % $each + 1",
        "organisatie_id": "'org-' || o",
        "onderdeel_id": f"'s/' || ({onderdeel} % {THEMAS}) || '/' || ({onderdeel} % {PROJECTEN})",
        "soort": "['aanvraag', 'gesprek', 'verblijf', 'evaluatie'][1 + k]",
        "op": "DATE '2022-01-01' + CAST(i % $each * 1096 // $each AS INTEGER)",
        "persoon": "1 + p",
        "deelgroep": "['leeftijd=0-17', 'leeftijd=18-64', 'leeftijd=65+', NULL][1 + p % 4]",
        "uitkomst": "CASE WHEN k IN (1, 3) THEN CASE h % 3 WHEN 0 THEN 'ja' WHEN 1 THEN 'nee' END END",
    }
    start = 100
    for name, (value, count) in MISTAKES.items() if wrong else ():
        columns[name] = f"CASE WHEN i BETWEEN {start} AND {start + count - 1} THEN {value} ELSE {columns[name]} END"
        start += 50
    kinds = {"nummer": "BIGINT", "persoon": "INTEGER"}
    said = ", ".join(f"CAST({text} AS {kinds[name]}) AS {name}" if name in kinds else f"{text} AS {name}"
                     for name, text in columns.items())  # fmt: skip
    return f"""
        SELECT {said.replace("$each", str(each))}
        FROM (
            SELECT i, i // {each} AS o, CAST(hash(i) % 1000003 AS INTEGER) AS h,
                CAST(hash(i + 1) % 4 AS INTEGER) AS k, CAST(hash(i + 2) % 400 AS INTEGER) AS p
            FROM range({organisations * each}) AS r(i)
        ) ORDER BY i
    """


def _tables(organisations: int) -> dict[str, str]:
    passage = "'lijst.txt' AS bestand, '1' AS paragraaf, 1 AS regel_van, 1 AS regel_tot"
    return {
        "onderdeel": f"""
            SELECT id, ouder_id, soort, naam, {passage} FROM (
                SELECT 's' AS id, NULL AS ouder_id, 'programma' AS soort, 'Sector' AS naam, 0 AS plaats
                UNION ALL SELECT 's/' || t, 's', 'thema', 'Thema ' || t, 1 + t FROM range({THEMAS}) AS r(t)
                UNION ALL SELECT 's/' || (p % {THEMAS}) || '/' || p, 's/' || (p % {THEMAS}), 'project', 'Project ' || p,
                    100 + p FROM range({PROJECTEN}) AS r(p)
            ) ORDER BY plaats
        """,
        "organisatie": f"""
            SELECT 'org-' || o AS id, 'Organisatie ' || o AS naam, 'zorgaanbieder' AS soort, {passage}
            FROM range({organisations}) AS r(o)
        """,
    }


def _definitions() -> dict[str, Any]:
    indicators = []
    for name, telling in COUNTED.items():
        share = "uitkomsten" in telling
        indicators.append({
            "id": f"s.{name}", "versie": 1, "naam": f"Verzonnen {name}", "korte_naam": name, "vraag": "Hoeveel?",
            "waarom": "Om te meten.", "soort": "proces", "niveau": "prestatie", "onderdeel": "s",
            "definitie": "Verzonnen.", "telt_mee": "Alles.", "telt_niet_mee": "Niets.",
            "eenheid": "procent" if share else name, "telt_personen": "ja", "decimalen": 0,
            **({"teller": "wie ja zei", "noemer": "wie antwoord gaf"} if share else {}),
            "tijdtype": "stroom", "aggregatie_tijd": "niet_optelbaar", "aggregatie_onderdelen": "niet_optelbaar",
            "gewenste_richting": "geen_oordeel", "reden_geen_nulmeting": "Verzonnen.", "reden_geen_doel": "Verzonnen.",
            "uitsplitsingen": KINDS["deelgroepen"], "plausibel_minimum": 0, "plausibel_maximum": 1_000_000_000,
            "frequentie": "halfjaarlijks", "bronhouder": "verzonnen", "beperkingen": "Verzonnen.",
            "status": "gerapporteerd", "registratie": telling,
            **({"tegel": "kern"} if name == "aanvragen" else {}),
        })  # fmt: skip
    kernel = [{"indicator": "s.aanvragen", "zin": "{cijfer} aanvragen"}]
    return {
        "oefening": "ja",
        "programmas": [{"id": "s", "naam": "Sector", "indeling": "thema", "kern": kernel}],
        "fasemodellen": [], "registraties": KINDS, "indicatoren": indicators,
    }  # fmt: skip
