"""Imaginary registrations for tests: the programme of `tests/tiny`, with indicators that count them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from pipelines.deliveries import sha256
from tests.deliver import add_indicators, copy_tiny, indicator, write_rows

LEVERING = "2024-07-31-registraties"
KINDS = {
    "vanaf": date(2023, 1, 1),
    "soorten": [
        {"id": "gesprek", "naam": "gesprekken", "uitkomsten": ["ja", "nee"]},
        {"id": "bezoek", "naam": "bezoeken"},
    ],
    "deelgroepen": ["rol=ouder", "rol=kind"],
}
SCHEMA = {
    "nummer": pl.Int64, "organisatie_id": pl.String, "onderdeel_id": pl.String, "soort": pl.String, "op": pl.Date,
    "persoon": pl.Int64, "deelgroep": pl.String, "uitkomst": pl.String,
}  # fmt: skip
_FLOW = {"tijdtype": "stroom", "telt_personen": "ja", "tegel": None, "tegel_bij": None,
         "gewenste_richting": "geen_oordeel", "drempel": 3,
         "reden_geen_doel": "Verzonnen.", "reden_geen_nulmeting": "Verzonnen.", "nulmeting": None,
         "plausibel_maximum": 100_000}  # fmt: skip
_HALF_YEAR = {"soorten": ["gesprek"], "periode": "halfjaar", "per": ["organisatie", "deelgroep"]}
GESPREKKEN = indicator(
    "demo.plannen", id="demo.gesprekken", eenheid="gesprekken", naam="Gesprekken", korte_naam="gesprekken", **_FLOW,
    uitsplitsingen=["rol=ouder", "rol=kind"], registratie={**_HALF_YEAR, "telt": "registraties"},
)  # fmt: skip
GASTEN = indicator(
    "demo.gezinnen", id="demo.gasten", eenheid="personen", naam="Mensen met een gesprek", korte_naam="mensen",
    **_FLOW | {"aggregatie_onderdelen": "niet_optelbaar"}, uitsplitsingen=["rol=ouder", "rol=kind"],
    registratie={**_HALF_YEAR, "telt": "personen"},
)  # fmt: skip
GEHOLPEN = indicator(
    "demo.tevreden", id="demo.geholpen", naam="Gesprekken die hielpen", korte_naam="geholpen", steekproef=None,
    **_FLOW | {"plausibel_maximum": 100}, registratie={**_HALF_YEAR, "telt": "registraties", "uitkomsten": ["ja"]},
)  # fmt: skip
BEZOEKEN = indicator(
    "demo.plannen", id="demo.bezoeken", eenheid="bezoeken", naam="Bezoeken", korte_naam="bezoeken", **_FLOW,
    registratie={"soorten": ["bezoek"], "telt": "registraties", "periode": "maand"},
)  # fmt: skip
INDICATORS = (GESPREKKEN, GASTEN, GEHOLPEN, BEZOEKEN)


def registration(nummer: int | None, **changes: Any) -> dict[str, Any]:
    """One registration: a conversation at the Zorghuis in the first half of 2024, unless something else is said."""
    plain = {
        "nummer": nummer, "organisatie_id": "zorghuis", "onderdeel_id": "demo/thuis", "soort": "gesprek",
        "op": date(2024, 2, 3), "persoon": nummer, "deelgroep": None, "uitkomst": "ja",
    }  # fmt: skip
    return plain | changes


def many(count: int, start: int = 1, **changes: Any) -> list[dict[str, Any]]:
    """So many registrations that are alike, numbered from `start`."""
    return [registration(number, **changes) for number in range(start, start + count)]


def data_with(
    folder: Path,
    rows: Sequence[Mapping[str, Any]] | Path,
    indicators: Sequence[Mapping[str, Any]] = INDICATORS,
    kinds: Mapping[str, Any] = KINDS,
    name: str = "registratie.parquet",
) -> Path:
    """A data folder: tests/tiny, three more organisations, and a delivery with these registrations (or this file)."""
    data = copy_tiny(folder / "data")
    if indicators:
        add_indicators(data, indicators)
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + yaml.safe_dump({"registraties": dict(kinds)}, allow_unicode=True, sort_keys=False))
    delivery = data / "leveringen" / LEVERING
    delivery.mkdir()
    names = ("zorghuis", "huis-a", "huis-b", "huis-c")
    write_rows(data, LEVERING, "organisatie",
               [{"id": id, "naam": id.title() if id != "zorghuis" else "Zorghuis", "soort": "zorgaanbieder",
                 "bestand": "lijst.txt"} for id in names])  # fmt: skip
    path = delivery / name
    if isinstance(rows, Path):
        shutil.copy(rows, path)
        count = 1_000_000
    else:
        written(rows, path)
        count = len(rows)
    describe(delivery, path, count)
    return data


def add_delivery(data: Path, levering_id: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """A further delivery with registrations."""
    delivery = data / "leveringen" / levering_id
    delivery.mkdir()
    describe(delivery, written(rows, delivery / "registratie.parquet"), len(rows))


def written(rows: Sequence[Mapping[str, Any]], path: Path) -> Path:
    """A file with registrations, of the kind that its name says."""
    frame = pl.DataFrame(rows, schema=SCHEMA)
    if path.suffix == ".csv":
        frame.write_csv(path)
    else:
        frame.write_parquet(path)
    return path


def damage(path: Path) -> None:
    """Damage a Parquet file; its end, which says what is in it, stays whole."""
    content = bytearray(path.read_bytes())
    for place in range(200, len(content) // 2, 50):
        content[place] ^= 0xFF
    path.write_bytes(content)


def describe(delivery: Path, path: Path, count: int) -> None:
    """Write levering.yml of a delivery with registrations, of the day that its name begins with."""
    day = date.fromisoformat(delivery.name[:10])
    described = {
        "titel": "Verzonnen registraties", "korte_titel": "Registraties", "soort": "opgave", "uitgever": "Demobureau",
        "publicatiedatum": day, "bekend_op": day, "datum_precisie": "dag",
        "openbaar": "nee", "status": "vastgesteld", "licentie": "verzonnen testgegevens",
        "bronnen": [{"bestand": path.name, "sha256": sha256(path), "regels": max(1, count)},
                    {"bestand": "lijst.txt", "sha256": "0" * 64, "regels": 10}],
    }  # fmt: skip
    (delivery / "levering.yml").write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
