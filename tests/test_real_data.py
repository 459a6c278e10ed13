"""The real definitions and deliveries: they build, figures have passages, and what was counted by hand is right."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from dashboard.server import ROOT
from pipelines.build import BuildReport, build
from pipelines.findings import blocking
from tests.promises import broken_promises
from tests.test_marts import WITHOUT_PASSAGE

COHORT = "cohort_id = '2018-01-31'"
LATE_COHORT = "cohort_id = '2018-06-30'"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """A build of the project's own data."""
    return build(ROOT / "data", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def con(report: BuildReport) -> Iterator[duckdb.DuckDBPyConnection]:
    """The real database, for reading."""
    with duckdb.connect(str(report.path), read_only=True) as opened:
        yield opened


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return con.sql(query).fetchall()


def test_real_data_build_without_blocking_findings(report: BuildReport) -> None:
    assert [str(finding) for finding in blocking(report.findings)] == []


def test_every_delivery_is_accepted(report: BuildReport) -> None:
    assert [finding.levering_id for finding in report.findings if finding.kolom == "csv"] == []


def test_founding_deliveries_are_complete_enough(con: duckdb.DuckDBPyConnection) -> None:
    ((metingen,),) = rows(con, "SELECT count(*) FROM core.meting")
    assert metingen >= 200


def test_every_real_figure_leads_to_a_passage(con: duckdb.DuckDBPyConnection) -> None:
    assert rows(con, WITHOUT_PASSAGE) == []


def test_keys_and_references_that_open_data_promises_hold(con: duckdb.DuckDBPyConnection) -> None:
    assert list(broken_promises(con)) == []


def test_every_headline_has_its_figure(con: duckdb.DuckDBPyConnection) -> None:
    assert rows(con, "SELECT programma_id, volgorde FROM mart.kernzin WHERE weergave IS NULL") == []
    assert rows(con, "SELECT count(*) FROM mart.kernzin") == rows(con, "SELECT count(*) FROM core.kernzin")


def test_every_theme_of_the_final_report_has_the_total_of_its_table(con: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT DISTINCT onderdeel_id, totaal FROM mart.fase_verdeling WHERE fasemodel_id = 'wt-fasen'"
    assert dict(rows(con, query)) == {
        "wt/driehoek": 68,
        "wt/client-centraal": 11,
        "wt/meten-en-verantwoorden": 45,
        "wt/bopz": 15,
        "wt/haccp": 7,
        "wt/indicatiestelling": 12,
        "wt/pvb-instelling": 11,
        "wt/pvb-keten": 6,
        "wt/specialist-ouderengeneeskunde": 7,
        "wt/domeinoverstijgend": 6,
        "wt/deskundigheid": 6,
        "wt/technologie": 6,
        "wt/zeggenschap": 6,
    }


def test_phases_of_the_themes_that_ended_in_january_2018(con: duckdb.DuckDBPyConnection) -> None:
    query = f"""
        SELECT fase_id, sum(aantal) FROM mart.fase_verdeling WHERE fasemodel_id = 'wt-fasen' AND {COHORT} GROUP BY ALL
    """
    assert dict(rows(con, query)) == {"borging": 110, "realisatie": 52, "ontwerp": 5, "gestopt": 9, "niet_vermeld": 12}


def test_share_finished_of_january_2018_has_its_bounds(con: duckdb.DuckDBPyConnection) -> None:
    query = f"""
        SELECT klaar, totaal, onbekend, round(100 * aandeel_klaar, 1), round(100 * aandeel_klaar_minstens, 1),
            round(100 * aandeel_klaar_hoogstens, 1), loopt_nog
        FROM mart.fase_aandeel WHERE fasemodel_id = 'wt-fasen' AND onderdeel_id IS NULL AND {COHORT}
    """
    assert rows(con, query) == [(110, 188, 12, 62.5, 58.5, 64.9, False)]


def test_themes_that_run_until_the_summer_of_2018_are_a_cohort_of_their_own(con: duckdb.DuckDBPyConnection) -> None:
    query = f"""
        SELECT totaal, onderweg, gestopt, klaar, onbekend, loopt_nog
        FROM mart.fase_aandeel WHERE fasemodel_id = 'wt-fasen' AND onderdeel_id IS NULL AND {LATE_COHORT}
    """
    assert rows(con, query) == [(18, 13, 1, 0, 4, True)]


def test_well_over_450_is_reached_but_not_yet_for_two_years(con: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT weergave, stand_op_tekst, vorige_weergave, status_tekst FROM mart.cijfer
        WHERE indicator_id = 'vl.pilot_deelnemers_totaal' AND soort = 'meting' AND actueel
    """
    assert rows(con, query) == [("ruim 450", "oktober 2020", "150", "aantal bereikt, 2 jaar nog niet voorbij")]


def test_borging_that_is_temporary_or_of_one_of_many_is_an_intention(con: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT programma_id, string_agg(DISTINCT onderdeel_id, ' ' ORDER BY onderdeel_id) FROM mart.borging_stand
        WHERE is_onderdeel AND trede >= 2 GROUP BY 1 ORDER BY 1
    """
    assert rows(con, query) == [
        ("vl", "vl/2/cot-en-maatwerkplekken"),
        ("wt", "wt/haccp wt/pvb-keten wt/specialist-ouderengeneeskunde"),
        ("wzd", "wzd/afspraken/2-6 wzd/bestuurlijke-afspraken"),
    ]
    query = "SELECT programma_id, count(*), count(wie) FROM mart.borging_hangt WHERE is_onderdeel GROUP BY 1 ORDER BY 1"
    assert rows(con, query) == [("vl", 11, 1), ("wt", 13, 3), ("wzd", 11, 2)]


def test_evidence_that_is_a_decision_names_the_decision(con: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT sleutel FROM mart.borging_uitspraak WHERE bewijs_soort = 'besluit' AND besluit_id IS NULL"
    assert rows(con, query) == []


def test_own_judgements_are_deliveries_of_their_own(con: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT count(*) FROM core.borging JOIN core.levering ON levering.id = levering_id
        WHERE (trede IS NOT NULL) <> (soort = 'eigen_oordeel')
    """
    assert rows(con, query) == [(0,)]


def test_the_place_where_a_fact_was_read_is_among_its_passages(con: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT table_name, bool_or(column_name = 'sleutel') FROM duckdb_columns()
        WHERE schema_name = 'core' AND table_name <> 'vindplaats'
        GROUP BY ALL HAVING bool_or(column_name = 'regel_van') AND bool_or(column_name IN ('sleutel', 'id'))
    """
    tables = rows(con, query)
    assert len(tables) > 20
    for table, has_key in tables:
        key = "sleutel" if has_key else f"'{table}:' || id"
        lost = f"""
            SELECT {key} FROM core.{table} AS feit WHERE regel_van IS NOT NULL AND NOT EXISTS (
                FROM mart.herkomst WHERE herkomst.sleutel = {key}
                    AND (herkomst.regel_van, herkomst.regel_tot) = (feit.regel_van, feit.regel_tot)
            )
        """
        assert rows(con, lost) == [], table


def test_each_list_of_parties_keeps_its_own_spelling(con: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT regel_van, waarde_tekst FROM mart.herkomst
        WHERE tabel = 'deelname' AND contains(sleutel, 'zorgthuisnl') AND bestand LIKE '001%' ORDER BY regel_van
    """
    assert rows(con, query) == [(174, "Zorgthuis NL"), (289, "Zorgthuis NL"), (1338, "Zorgthuisnl")]


def test_the_lists_of_parties_to_the_agreements_differ(con: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT onderdeel_id, rol, count(*) FROM core.deelname
        WHERE onderdeel_id IN ('wzd/bestuurlijke-afspraken', 'wzd/afspraken/bestuurlijk-overleg')
            AND rol IN ('deelnemer', 'partner')
        GROUP BY ALL ORDER BY ALL
    """
    assert rows(con, query) == [
        ("wzd/afspraken/bestuurlijk-overleg", "deelnemer", 22),
        ("wzd/bestuurlijke-afspraken", "deelnemer", 21),
        ("wzd/bestuurlijke-afspraken", "partner", 17),
    ]


def test_what_the_agreements_leave_open_about_the_law_is_unknown(con: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT id FROM core.afspraak WHERE wijkt_af_van_wet IS NULL ORDER BY id"
    assert rows(con, query) == [("ba-2-5",), ("ba-2-7-1",)]
    query = """
        SELECT string_agg(code, ' ' ORDER BY volgorde), any_value(geheel_id) FROM mart.afspraak_register
        WHERE over_geheel
    """
    assert rows(con, query) == [("3-3 slot", "wzd/bestuurlijke-afspraken")]


def test_letters_of_the_stappenplan_are_eighteen_agreements_of_which_sixteen_hold(
    con: duckdb.DuckDBPyConnection,
) -> None:
    query = """
        SELECT count(*), count(*) FILTER (telt_mee), count(*) FILTER (telt_mee AND wijkt_af_van_wet),
            string_agg(code, '' ORDER BY code) FILTER (NOT telt_mee), sum(partijen), min(tot_stand_aantal)
        FROM mart.afspraak_register WHERE onderdeel_id = 'wzd/afspraken/2-1' AND groep = 'afspraak'
    """
    assert rows(con, query) == [(18, 16, 3, "IM", 0, 17)]
