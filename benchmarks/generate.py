"""An imaginary programme of any size: a data folder with metingen per onderdeel, organisatie, group and half-year.

.venv/bin/python -m benchmarks.generate MAP --metingen 1000000
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import date
from pathlib import Path

import duckdb
import yaml

THEMAS = 10
PROJECTEN = 200
INDICATOREN = 40
MOMENTEN = 10
DELIVERY = "2025-01-31-registratie"
SOURCE = "registratie.txt"
# Of forty indicators: what is counted, in turn, so that a choice of several mixes units, shares and flows.
KINDS = (
    {"eenheid": "cliënten", "tijdtype": "stand", "soort": "proces", "niveau": "prestatie"},
    {"eenheid": "procent", "tijdtype": "stand", "soort": "uitkomst", "niveau": "effect"},
    {"eenheid": "plekken", "tijdtype": "stand", "soort": "proces", "niveau": "inzet"},
    {"eenheid": "gesprekken", "tijdtype": "stroom", "soort": "proces", "niveau": "activiteit"},
)


def generate(folder: Path, metingen: int, indicatoren: int = INDICATOREN) -> int:
    """Write a data folder with about that many metingen; returns how many there are. The same folder every time."""
    delivery = folder / "leveringen" / DELIVERY
    delivery.mkdir(parents=True)
    (folder / "indicators.yml").write_text(_definitions(indicatoren), encoding="utf-8")
    organisaties = max(1, round(metingen / (indicatoren * PROJECTEN * MOMENTEN)) - 1)
    with duckdb.connect() as con:
        written = {
            name: con.sql(f"COPY ({query}) TO '{delivery / name}.csv' (HEADER)").fetchall()[0][0]
            for name, query in _tables(organisaties, indicatoren).items()
        }
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(delivery.glob("*.csv"))}
    facts = {
        "titel": "Verzonnen registratie",
        "korte_titel": "Registratie (verzonnen)",
        "soort": "rapport",
        "uitgever": "Verzonnen uitgever",
        "publicatiedatum": date(2025, 1, 31),
        "bekend_op": date(2025, 1, 31),
        "datum_precisie": "dag",
        "openbaar": True,
        "status": "vastgesteld",
        "licentie": "verzonnen gegevens, vrij te gebruiken",
        "bronnen": [{"bestand": SOURCE, "sha256": "0" * 64, "regels": 100}],
        "csv": files,
    }
    # The format has ja and nee, which YAML does not know as booleans.
    text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False).replace("openbaar: true", "openbaar: ja")
    (delivery / "levering.yml").write_text(text, encoding="utf-8")
    return int(written["meting"])


def _tables(organisaties: int, indicatoren: int) -> dict[str, str]:
    """Per CSV the query that makes it: a tree of themas and projects, organisations, and every meting."""
    passage = "NULL AS bestand, '1' AS paragraaf, 1 AS regel_van, 1 AS regel_tot"
    projects = f"SELECT 's/' || (p % {THEMAS}) || '/' || p AS id, p FROM range({PROJECTEN}) AS r(p)"
    moments = f"SELECT m, last_day(DATE '2020-06-01' + to_months(6 * m)) AS op FROM range({MOMENTEN}) AS r(m)"
    return {
        "onderdeel": f"""
            SELECT id, ouder_id, soort, naam, NULL AS korte_naam, NULL AS doelstelling, NULL AS start_op,
                NULL AS start_precisie, NULL AS eind_op, NULL AS eind_precisie, NULL AS uitvoerder, {passage}
            FROM (
                SELECT 's' AS id, NULL AS ouder_id, 'programma' AS soort, 'Schaal' AS naam, 0 AS plaats
                UNION ALL SELECT 's/' || t, 's', 'thema', 'Thema ' || t, 1 + t FROM range({THEMAS}) AS r(t)
                UNION ALL SELECT id, 's/' || (p % {THEMAS}), 'project', 'Project ' || p, 100 + p FROM ({projects})
            ) ORDER BY plaats
        """,
        "organisatie": f"""
            SELECT 'org-' || o AS id, 'Organisatie ' || o AS naam, 'zorgaanbieder' AS soort, {passage}
            FROM range({organisaties}) AS r(o)
        """,
        "meting": f"""
            WITH cells AS (
                SELECT i, p, id AS onderdeel_id, o, m, op, 20 + (i * 7 + p * 13 + o * 5 + m * 3) % 60 AS waarde
                FROM range({indicatoren}) AS indicator(i), ({projects}), ({moments}), range({organisaties} + 1) AS r(o)
            )
            SELECT 's.i' || i AS indicator_id, NULL AS indicator_versie, onderdeel_id,
                if(o = 0, NULL, 'org-' || (o - 1)) AS organisatie_id, NULL AS uitsplitsing,
                if(i % 4 = 3, date_trunc('month', op - INTERVAL 5 MONTH)::DATE, NULL) AS geldig_van, op AS geldig_op,
                if(i % 4 = 3, 'halfjaar', 'dag') AS geldig_precisie,
                if(i % 4 = 1, NULL, waarde) AS waarde, NULL AS waarde_tot,
                if(i % 4 = 1, waarde, NULL) AS teller, if(i % 4 = 1, 80, NULL) AS noemer, NULL AS n,
                NULL AS n_kwalificatie, 'exact' AS kwalificatie, 'letterlijk' AS wijze, NULL AS wijze_reden,
                NULL AS gedrukt, NULL AS stilte, NULL AS toelichting, {passage}
            FROM cells ORDER BY i, p, o, m
        """,
    }


def _definitions(indicatoren: int) -> str:
    indicators = []
    for number in range(indicatoren):
        kind = KINDS[number % len(KINDS)]
        share = kind["eenheid"] == "procent"
        indicators.append(
            {
                "id": f"s.i{number}", "versie": 1, "naam": f"Verzonnen {kind['eenheid']} {number}",
                "korte_naam": f"{kind['eenheid']} {number}", "vraag": "Hoeveel?", "waarom": "Om te meten.", **kind,
                "onderdeel": "s", "definitie": "Verzonnen.", "telt_mee": "Alles.", "telt_niet_mee": "Niets.",
                "telt_personen": kind["eenheid"] == "cliënten", "decimalen": 0,
                **({"teller": "wie ja zei", "noemer": "wie antwoord gaf", "steekproef": False} if share else {}),
                "aggregatie_tijd": "laatste", "aggregatie_onderdelen": "niet_optelbaar" if share else "som",
                "gewenste_richting": "hoger", "reden_geen_nulmeting": "Verzonnen.", "reden_geen_doel": "Verzonnen.",
                "plausibel_minimum": 0, "plausibel_maximum": 1000, "drempel": 0, "frequentie": "halfjaarlijks",
                "bronhouder": "verzonnen", "beperkingen": "Verzonnen.", "status": "gerapporteerd",
                **({"tegel": "kern"} if number == 0 else {}),
            }
        )  # fmt: skip
    whole = {
        "oefening": True,
        "programmas": [
            {
                "id": "s",
                "naam": "Schaal",
                "indeling": "thema",
                "kern": [{"indicator": "s.i0", "zin": "{cijfer} tellen mee"}],
            }
        ],
        "fasemodellen": [],
        "indicatoren": indicators,
    }
    # JSON is YAML; the booleans are written as the format has them.
    return json.dumps(whole, indent=1, ensure_ascii=False).replace(": true", ": ja").replace(": false", ": nee")


def main() -> int:
    """Write the folder and say what is in it."""
    parser = argparse.ArgumentParser(description="Maak verzonnen gegevens van elke omvang.")
    parser.add_argument("map", type=Path, help="nieuwe map")
    parser.add_argument("--metingen", type=int, default=1_000_000, help="ongeveer zoveel metingen")
    arguments = parser.parse_args()
    print(f"{generate(arguments.map, arguments.metingen)} metingen in {arguments.map}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
