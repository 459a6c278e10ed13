"""A hidden number is nowhere in a state: not as a value, not in words, not in what was derived from it."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.queries import Document, Passage
from dashboard.source_text import NOT_SHOWN, excerpt
from pipelines.build import DeliveriesRefused, build
from tests.deliver import Row, change_definitions, copy_tiny, deliver_later, state_in

OPGAVE = "2025-01-31-opgave"
SCHOOL = "meting:demo.gezinnen:demo/school:2024-12-31"
THUIS = "meting:demo.gezinnen:demo/thuis:2024-12-31"
METINGEN: list[Row] = [
    {"onderdeel_id": "demo", "geldig_op": "2024-12-31", "waarde": 71},
    {"onderdeel_id": "demo/thuis", "geldig_op": "2024-12-31", "waarde": 64},
    {
        "onderdeel_id": "demo/school", "geldig_op": "2024-12-31", "waarde": 7, "kwalificatie": "ruim",
        "gedrukt": "ruim zeventallig", "toelichting": "precies zeventallig",
    },
]  # fmt: skip
TEVREDEN: Row = {
    "indicator_id": "demo.tevreden", "geldig_op": "2024-12-31", "teller": 31, "noemer": 34, "n": 34,
}  # fmt: skip


def not_public(folder: Path) -> None:
    yml = folder / "levering.yml"
    yml.write_text(yml.read_text(encoding="utf-8").replace("openbaar: ja", "openbaar: nee"), encoding="utf-8")


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """tests/tiny with a later delivery that is not public and has small counts."""
    folder = tmp_path_factory.mktemp("hidden")
    data = copy_tiny(folder / "data")
    opgave = deliver_later(data, OPGAVE, meting=[*METINGEN, TEVREDEN])
    not_public(opgave)
    yml = (opgave / "levering.yml").read_text(encoding="utf-8").replace("status: vastgesteld", "status: concept")
    said = "toelichting: drie meer dan vorig jaar, dus zeventallig\n"
    (opgave / "levering.yml").write_text(yml + said, encoding="utf-8")
    steps = deliver_later(data, "2025-02-28-wederhoor")
    with (steps / "levering.yml").open("a", encoding="utf-8") as file:
        file.write(f"stappen:\n- levering: {OPGAVE}\n  stap: wederhoor\n  onderdeel: demo/school\n")
        file.write(f"  tekst: het waren er echt zeventallig\n- levering: {OPGAVE}\n  stap: vastgesteld\n")
    with state_in(data, folder / "monitor.duckdb") as found:
        yield found


def test_hidden_row_stays_with_its_silence_and_without_everything_else(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.sql(
        f"""
        SELECT sleutel, waarde, teller, noemer, n, gedrukt, CAST(kwalificatie AS VARCHAR), CAST(stilte AS VARCHAR)
        FROM core.meting WHERE levering_id = '{OPGAVE}' ORDER BY rij
        """
    ).fetchall()
    assert rows[0][1:] == (71, None, None, None, None, "exact", None)
    assert [row[0] for row in rows[1:]] == [THUIS, SCHOOL, "meting:demo.tevreden:demo/thuis:2024-12-31"]
    assert {row[1:] for row in rows[1:]} == {(None, None, None, None, None, "exact", "niet_getoond")}


def test_every_page_gets_the_words_and_no_number(con: duckdb.DuckDBPyConnection) -> None:
    query = f"SELECT weergave, getal, status FROM mart.cijfer WHERE sleutel IN ('{SCHOOL}', '{THUIS}')"
    assert set(con.sql(query).fetchall()) == {("niet getoond (klein aantal)", None, "geen_waarde")}
    query = f"SELECT waarde_getal, waarde_tekst FROM mart.herkomst WHERE sleutel = '{SCHOOL}'"
    assert con.sql(query).fetchall() == [(None, "niet getoond (klein aantal)")]


def test_words_about_a_hidden_number_are_nowhere_in_the_state(con: duckdb.DuckDBPyConnection) -> None:
    columns = con.sql(
        "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE schema_name IN ('core', 'mart')"
    ).fetchall()
    assert len(columns) > 500
    found = [
        column
        for *table, column in columns
        if con.sql(
            f"SELECT 1 FROM {'.'.join(table)} WHERE contains(CAST({column} AS VARCHAR), 'zeventallig') LIMIT 1"
        ).fetchall()
    ]
    assert found == []


def test_what_is_said_of_a_delivery_with_hidden_numbers_is_not_shown(con: duckdb.DuckDBPyConnection) -> None:
    words = "niet getoond (klein aantal)"
    assert con.sql(f"SELECT toelichting FROM mart.levering WHERE id = '{OPGAVE}'").fetchall() == [(words,)]
    assert con.sql("SELECT stap, tekst FROM core.levering_stap ORDER BY volgorde").fetchall() == [
        ("wederhoor", words),
        ("vastgesteld", None),
    ]


def test_which_of_the_hidden_cells_are_small_is_not_in_the_state(con: duckdb.DuckDBPyConnection) -> None:
    """That a cell is small itself says between which bounds it lies."""
    assert con.sql("SELECT column_name FROM duckdb_columns() WHERE table_name = 'verborgen'").fetchall() == [
        ("levering_id",),
        ("sleutel",),
    ]
    assert (
        len({row[0] for row in con.sql("SELECT toelichting FROM core.meting WHERE stilte = 'niet_getoond'").fetchall()})
        == 1
    )


def test_public_delivery_is_repeated_as_it_stands(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    deliver_later(data, OPGAVE, meting=METINGEN)
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql(f"SELECT waarde FROM core.meting WHERE sleutel = '{SCHOOL}'").fetchall() == [(7,)]
        assert con.sql("FROM core.verborgen").fetchall() == []


def test_threshold_can_be_set_for_all_and_for_one(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    not_public(deliver_later(data, OPGAVE, meting=METINGEN))
    change_definitions(data, ("\nindicatoren:\n", "\nkleine_aantallen:\n  drempel: 5\n\nindicatoren:\n"))
    with state_in(data, tmp_path / "lager.duckdb") as con:
        assert con.sql("FROM core.verborgen").fetchall() == []
        assert con.sql("SELECT DISTINCT drempel FROM core.indicator").fetchall() == [(5,)]


def test_pattern_of_an_accepted_delivery_holds_when_the_threshold_is_lowered(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    folder = deliver_later(data, OPGAVE, meting=METINGEN)
    not_public(folder)
    with (folder / "levering.yml").open("a", encoding="utf-8") as file:
        file.write(f"verborgen:\n- sleutel: {SCHOOL}\n  reden: klein\n- sleutel: {THUIS}\n  reden: verraadt\n")
    change_definitions(data, ("\nindicatoren:\n", "\nkleine_aantallen:\n  drempel: 0\n\nindicatoren:\n"))
    later = deliver_later(
        data, "2025-02-28-opgave", corrigeert=[SCHOOL], meting=[{**METINGEN[2], "waarde": 9, "toelichting": ""}]
    )
    not_public(later)
    with state_in(data, tmp_path / "monitor.duckdb") as con:
        assert con.sql("SELECT sleutel FROM core.verborgen ORDER BY ALL").fetchall() == [
            (SCHOOL,),
            (f"{SCHOOL}~2",),
            (THUIS,),
        ]
        assert con.sql(f"SELECT count(waarde) FROM core.meting WHERE sleutel LIKE '{SCHOOL}%'").fetchall() == [(0,)]


def test_finding_about_a_hidden_row_says_no_number(tmp_path: Path) -> None:
    """Findings are kept, also of a build that is refused, and every reader can see them."""
    data = copy_tiny(tmp_path / "data")
    wrong: list[Row] = [
        {**METINGEN[2], "waarde_tot": 7, "n": "8 stuks"},
        {**TEVREDEN, "teller": 9, "noemer": 8, "n": None},
        {"onderdeel_id": "demo", "geldig_op": "2024-12-31", "waarde": 71, "waarde_tot": 70},
    ]
    not_public(deliver_later(data, OPGAVE, meting=wrong))
    with pytest.raises(DeliveriesRefused) as refused:
        build(data, tmp_path / "var")
    found = [finding for finding in refused.value.findings if finding.rij is not None]
    assert [(finding.rij, finding.kolom, finding.waarde) for finding in found] == [
        (2, "n", None),
        (2, "waarde_tot", None),
        (3, "teller", None),
        (4, "waarde_tot", "70"),
    ]
    about = " ".join(f"{finding.wat} {finding.oplossing}" for finding in found[:3])
    assert not {"7", "8", "9"} & set(re.findall(r"\d+", about)), about
    written = (tmp_path / "var" / "MISLUKT.json").read_text(encoding="utf-8")
    assert "8 stuks" not in written and "de noemer 8" not in written


def test_text_of_a_document_with_a_hidden_number_is_not_shown(tmp_path: Path) -> None:
    passage = Passage("meting", "stilte", "", None, None, "", None, OPGAVE, "Opgave", "opgave.txt", "1", 1, 1)
    assert excerpt(tmp_path, Document("opgave.txt", "0" * 64, 5, blijft_dicht=True), [passage]) == NOT_SHOWN
