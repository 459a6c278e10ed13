"""A view as a file: read back, a colleague finds every value, what each column means, and how the view was made."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import queries
from dashboard.choice import Keuze
from dashboard.database import State
from dashboard.exploring import files, table, taking
from dashboard.exploring.files import CSV, PARQUET, XLSX, Bestand
from dashboard.filters import Filters
from dashboard.queries import verkenning
from dashboard.report.about import kenmerk
from dashboard.session import View

KEUZE = Keuze(indicatoren=("demo.gezinnen",), momenten="alle", naam="Gezinnen die meedoen")


@pytest.fixture
def here(tiny: duckdb.DuckDBPyConnection) -> View:
    """A reader of tests/tiny."""
    state = State("monitor-proef.duckdb", tiny)
    return View(state, Filters("demo"), queries.programmas(state)[0], oefening=False)


def unpacked(here: View, soort: str) -> dict[str, bytes]:
    """The files in an archive of that kind."""
    weergave = taking.of_figures(here, KEUZE, 100)
    with zipfile.ZipFile(io.BytesIO(files.made(soort, weergave, kenmerk(here.state, here.programma)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_column_is_explained_and_nothing_else_is(here: View) -> None:
    assert list(taking.of_figures(here, KEUZE, 100).rijen.columns) == list(taking.UITLEG)


def test_a_csv_has_every_value_with_its_source(here: View) -> None:
    rows = list(csv.DictReader(io.StringIO(unpacked(here, CSV)["verkenning.csv"].decode())))
    assert [(row["getal"], row["kwalificatie"], row["stand_op"]) for row in rows] == [
        ("20.0", "circa", "2023-06-30"),
        ("45.0", "ruim", "2024-06-30"),
    ]
    assert {(row["bestand"], row["paragraaf"], row["regel_van"]) for row in rows} == {("verslag.txt", "2", "11")}


def test_the_description_says_the_state_the_choice_the_sources_and_the_definitions(here: View) -> None:
    described = json.loads(unpacked(here, CSV)["datapackage.json"])
    assert described["title"] == "Gezinnen die meedoen"
    assert described["keuze"] == {
        "indicatoren": "demo.gezinnen", "momenten": "alle", "naam": "Gezinnen die meedoen"
    }  # fmt: skip
    assert described["staat"] == queries.stand(here.state).staat
    assert [source["levering_id"] for source in described["sources"]] == ["2024-06-30-verslag"]
    assert [definition["id"] for definition in described["definities"]] == ["demo.gezinnen"]
    types = {field["name"]: field["type"] for field in described["resources"][0]["schema"]["fields"]}
    assert (types["getal"], types["stand_op"], types["actueel"], types["regel_van"]) == (
        "number", "date", "boolean", "integer"
    )  # fmt: skip


def test_people_read_ja_and_nee_and_a_program_what_it_knows(here: View) -> None:
    rows = list(csv.DictReader(io.StringIO(unpacked(here, CSV)["verkenning.csv"].decode())))
    assert [row["actueel"] for row in rows] == ["nee", "ja"]
    content = files.made(XLSX, taking.of_figures(here, KEUZE, 100), kenmerk(here.state, here.programma))
    header, *lines = openpyxl.load_workbook(io.BytesIO(content))["Gegevens"].iter_rows(values_only=True)
    assert [line[header.index("actueel")] for line in lines] == ["nee", "ja"]
    fields = {
        soort: {
            field["name"]: field
            for field in json.loads(unpacked(here, soort)["datapackage.json"])["resources"][0]["schema"]["fields"]
        }
        for soort in (CSV, PARQUET)
    }
    assert (fields[CSV]["actueel"]["trueValues"], fields[CSV]["actueel"]["falseValues"]) == (["ja"], ["nee"])
    assert "trueValues" not in fields[PARQUET]["actueel"]
    assert pl.read_parquet(io.BytesIO(unpacked(here, PARQUET)["verkenning.parquet"]))["actueel"].to_list() == [
        False,
        True,
    ]


def test_a_file_has_the_names_of_the_page_beside_the_whole_ones(here: View) -> None:
    rows = taking.of_figures(here, KEUZE, 100).rijen
    shown = verkenning.waarden(here.state, "demo", KEUZE)
    assert rows["indicator"].to_list() == [row.indicator_naam for row in shown]
    assert rows["onderdeel"].to_list() == [row.onderdeel_naam for row in shown]
    whole = here.state.connection.cursor().sql("SELECT naam FROM core.indicator WHERE id = 'demo.gezinnen'").fetchall()
    assert set(rows["indicator_voluit"]) == {name for (name,) in whole}


def test_a_parquet_file_holds_its_own_description(here: View) -> None:
    content = unpacked(here, PARQUET)["verkenning.parquet"]
    assert pl.read_parquet(io.BytesIO(content))["getal"].to_list() == [20, 45]
    assert json.loads(pl.read_parquet_metadata(io.BytesIO(content))["datapackage"])["keuze"]["momenten"] == "alle"


def test_a_workbook_has_real_numbers_and_dates_and_its_own_explanation(here: View) -> None:
    content = files.made(XLSX, taking.of_figures(here, KEUZE, 100), kenmerk(here.state, here.programma))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Leeswijzer", "Gegevens", "Kolommen", "Over deze weergave", "Definities"]
    header, first, _ = book["Gegevens"].iter_rows(values_only=True)
    row: dict[Any, Any] = dict(zip(header, first, strict=True))
    assert row["getal"] == 20
    assert row["stand_op"].date().isoformat() == "2023-06-30"
    explained = {row[0]: row[1] for row in book["Kolommen"].iter_rows(min_row=2, values_only=True)}
    assert explained == taking.UITLEG


def test_an_address_opens_what_was_known_then_and_says_that_its_beginning_is_not_known(here: View) -> None:
    described = json.loads(unpacked(here, CSV)["datapackage.json"])
    assert described["adres"].startswith("/verkenner?programma=demo&bekend_op=2024-07-15&indicatoren=demo.gezinnen")
    assert "begin van het adres van uw monitor" in described["adres_uitleg"]
    # Who asked for a later day sees the same state: the address names the date that the file says.
    then = replace(here, filters=Filters("demo", bekend_op=date(2024, 9, 1)))
    feiten = taking.of_figures(then, KEUZE, 9).feiten
    assert "bekend_op=2024-07-15&" in feiten["adres"]
    assert feiten["zoals_bekend_op"] == "15 juli 2024"
    assert described["adres_uitleg"] in unpacked(here, CSV)["LEESMIJ.txt"].decode()


def test_a_workbook_tells_the_facts_in_rows_for_people_and_explains_its_own_columns(here: View) -> None:
    content = files.made(XLSX, taking.of_figures(here, KEUZE, 100), kenmerk(here.state, here.programma))
    book = openpyxl.load_workbook(io.BytesIO(content))
    about = list(book["Over deze weergave"].iter_rows(min_row=2, values_only=True))
    assert ("Oefening", "nee") in about
    assert ("Keuze: indicatoren", "demo.gezinnen") in about
    (source,) = [text for name, text in about if name == "Bron"]
    assert str(source).endswith("Levering 2024-06-30-verslag.")
    assert not [text for _, text in about if str(text).startswith(("{", "["))]
    header = [cell.value for cell in book["Gegevens"][1]]
    guide = {row[0]: row[1] for row in book["Leeswijzer"].iter_rows(values_only=True)}
    assert {"getal en weergave", "geen getal", "stand_op"} <= set(guide)
    assert {"getal", "weergave", "stand_op", "stand_op_precisie"} <= set(header)
    assert "Waarde en weergave" not in guide and "stand_op_precisie" in str(guide["stand_op"])


def test_no_text_runs_as_a_formula_and_a_negative_number_stays_a_number() -> None:
    rows = pl.DataFrame({"sleutel": ["=1+1", " @x", "goed"], "getal": [-5.0, 1.0, None]})
    assert files.csv(rows).decode().splitlines()[1:] == ["'=1+1,-5.0", "' @x,1.0", "goed,"]


def test_the_same_view_of_the_same_state_gives_the_same_bytes(here: View) -> None:
    about = kenmerk(here.state, here.programma)
    assert files.made(CSV, taking.of_figures(here, KEUZE, 9), about) == files.made(
        CSV, taking.of_figures(here, KEUZE, 9), about
    )


def test_an_empty_view_gives_a_file_with_only_a_header(here: View) -> None:
    nothing: Bestand = taking.of_figures(here, Keuze(zoek="bestaat niet"), 9)
    with zipfile.ZipFile(io.BytesIO(files.made(CSV, nothing, kenmerk(here.state, here.programma)))) as archive:
        assert len(archive.read("verkenning.csv").decode().splitlines()) == 1


@pytest.mark.parametrize(
    ("keuze", "name"),
    [
        (Keuze(), "demo-verkenning-proef.csv.zip"),
        (Keuze(naam="Wie? Wat/waar, café"), "demo-wie-wat-waar-cafe-proef.csv.zip"),
        (Keuze(naam=".."), "demo-verkenning-proef.csv.zip"),
        (Keuze(naam="日本"), "demo-verkenning-proef.csv.zip"),
        (Keuze(indicatoren=("demo.plekken_vrij",)), "demo-verkenning-plekken-vrij-proef.csv.zip"),
        (Keuze(indicatoren=("demo.a", "demo.b", "demo.c")), "demo-verkenning-3-indicatoren-proef.csv.zip"),
        (
            Keuze(onderdelen=("demo/1/hulp",), wie="samen", momenten="alle", van=date(2024, 1, 1)),
            "demo-verkenning-hulp-samen-alle-momenten-vanaf-2024-01-01-proef.csv.zip",
        ),
        (
            Keuze(soorten=("proces",), zoek="zorg & “rust”", beeld="staven", volgorde="hoog"),
            "demo-verkenning-proces-zorg-rust-proef.csv.zip",
        ),
    ],
)
def test_the_name_of_a_file_says_what_was_chosen(here: View, keuze: Keuze, name: str) -> None:
    assert taking.file_name(here, taking.in_a_name(keuze), "csv.zip") == name


@given(st.text(), st.text())
def test_no_name_of_a_file_is_too_strange_or_too_long(naam: str, zoek: str) -> None:
    slug = taking.slug(taking.in_a_name(Keuze(naam=naam, zoek=zoek)))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= taking.LONGEST_SLUG


def test_what_belongs_to_a_value_stands_with_it_in_one_cell(here: View) -> None:
    """What it counts, its goal, of how many it is and what was there before; a silence says what it would count."""
    first = verkenning.waarden(here.state, "demo", Keuze())[0]
    row = replace(
        first, getal=45, weergave="ruim 45", eenheid="gezinnen", doel_tekst=None, n=60, n_melding="n = 60",
        vorige_weergave="20", vorige_stand_op_tekst="juni 2023", dimensie="leeftijd", deelgroep="0 tot 18",
        organisatie_id="oord", organisatie_naam="’t Oord", naam_verborgen=False,
    )  # fmt: skip
    shown = table.rows_table([row], "geen", here.filters).striptags()
    assert "leeftijd: 0 tot 18" in shown and "Organisatie: ’t Oord" in shown
    assert "ruim 45 gezinnen Berust op: n = 60 Eerder: 20 (juni 2023)" in shown
    silent = replace(
        row, getal=None, weergave="niet vermeld in de bron", stilte_teken="?", n=None, vorige_weergave=None
    )
    told = table.rows_table([silent], "geen", here.filters).striptags()
    assert "niet vermeld in de bron Telt: gezinnen" in told


def test_a_value_has_its_goal_and_reservation_on_the_page_and_in_the_file(here: View) -> None:
    rows = verkenning.waarden(here.state, "demo", Keuze())
    known = verkenning.voorbehouden(here.state)
    assert '<span class="pm-beside">Doel: 60 gezinnen eind 2024</span>' in table.rows_table(rows, "geen", here.filters)
    told = table.reservations(rows, known)
    assert told.count("<li>") == len({row.indicator_id for row in rows})
    (one, *_) = rows
    assert table.reservations([one, one], known) == (
        f'<p class="pm-note">Voorbehoud: {known[one.indicator_id, one.indicator_versie]}</p>'
    )
    file = verkenning.in_bestand(here.state, "demo", Keuze(), 100)
    goals = {row["indicator_id"]: (row["doel_getal"], row["doel"]) for row in file.iter_rows(named=True)}
    assert goals["demo.gezinnen"] == (60, "60 gezinnen eind 2024")
    assert goals["demo.tevreden"] == (None, None)
    assert file["voorbehoud"].null_count() == 0
