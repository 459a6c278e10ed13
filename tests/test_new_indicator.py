"""A new indicator needs one entry in indicators.yml and rows in a new delivery, and no Python."""

from pathlib import Path

import duckdb

from pipelines.build import build
from tests.deliver import TINY, accept, copy_tiny, write_rows

DELIVERY = "2024-12-31-najaar"
DEFINITION = """
  - id: demo.huiswerkhulp
    versie: 1
    naam: Kinderen die huiswerkhulp krijgen
    korte_naam: huiswerkhulp
    vraag: Hoeveel kinderen krijgen huiswerkhulp?
    waarom: Kinderen moeten op school mee kunnen doen.
    soort: uitkomst
    niveau: prestatie
    onderdeel: demo/school
    definitie: Aantal kinderen dat huiswerkhulp krijgt.
    telt_mee: Kinderen die minstens een keer hulp kregen.
    telt_niet_mee: Kinderen op een wachtlijst.
    eenheid: kinderen
    telt_personen: ja
    decimalen: 0
    tijdtype: stand
    aggregatie_tijd: laatste
    aggregatie_onderdelen: som
    gewenste_richting: hoger
    reden_geen_nulmeting: De hulp bestond nog niet.
    plausibel_minimum: 0
    plausibel_maximum: 5000
    frequentie: halfjaarlijks
    bronhouder: Demobureau
    beperkingen: Zegt niets over de duur van de hulp.
    status: gerapporteerd
    tegel: kern
"""


def test_new_indicator_is_yaml_and_rows_only(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write(DEFINITION)
    deliver_autumn(data)
    report = build(data, tmp_path / "var")
    assert [f for f in report.findings if f.levering_id in (DELIVERY, None)] == []
    with duckdb.connect(str(report.path), read_only=True) as con:
        figures = con.sql(
            """
            SELECT weergave, eenheid, stand_op_tekst, bron_tekst, doel_tekst, status_tekst, tegel
            FROM mart.cijfer WHERE indicator_id = 'demo.huiswerkhulp' AND soort = 'meting'
            """
        ).fetchall()
        passages = con.sql(
            """
            SELECT kolom, waarde_getal, bestand, paragraaf, regel_van, regel_tot FROM mart.herkomst
            WHERE sleutel = 'meting:demo.huiswerkhulp:demo/school:2024-12-31'
            """
        ).fetchall()
    assert figures == [
        (
            "ruim 1.200",
            "kinderen",
            "eind 2024",
            "Najaarsverslag, §4",
            "1.000 kinderen eind 2025",
            "doel behaald",
            "kern",
        )
    ]
    assert passages == [("waarde", 1200, "najaar.txt", "4", 7, 8)]


def deliver_autumn(data: Path) -> None:
    """A second report, accepted, with a value and a goal of the new indicator."""
    folder = data / "leveringen" / DELIVERY
    folder.mkdir()
    yml = (TINY / "leveringen" / "2024-06-30-verslag" / "levering.yml").read_text(encoding="utf-8")
    for old, new in [
        ("korte_titel: Verslag", "korte_titel: Najaarsverslag"),
        ("2024-06-30", "2024-12-31"),
        ("verslag.txt", "najaar.txt"),
    ]:
        yml = yml.replace(old, new)
    (folder / "levering.yml").write_text(yml, encoding="utf-8")
    fact = {"indicator_id": "demo.huiswerkhulp", "onderdeel_id": "demo/school", "paragraaf": 4, "regel_van": 7}
    value = {"waarde": 1200, "kwalificatie": "ruim", "geldig_op": "2024-12-31", "geldig_precisie": "eind"}
    write_rows(data, DELIVERY, "meting", [{**fact, **value, "regel_tot": 8}])
    write_rows(data, DELIVERY, "doel", [{**fact, "waarde": 1000, "datum": "2025-12-31", "regel_tot": 7}])
    accept(folder)
