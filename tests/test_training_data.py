"""The training data: checked, confirmed by their own reports, with everything in it that a monitor must cope with, and
never to be taken for real."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Page, expect

from dashboard import queries
from dashboard.app import BARE, PAGES, TRAINING
from dashboard.cli import main
from dashboard.database import State, current_name, open_state
from dashboard.server import DATA_ENV, ROOT, VAR_ENV
from dashboard.trace import trace
from pipelines.build import BuildReport, build, build_as_known_on, check_only, hidden_in, staging_beside, state_id
from pipelines.opendata.described import described_tables
from pipelines.opendata.restrict import OVER_ALL, about_programme
from tests.browser import axe_violations, open_page
from tests.conftest import free_port, running_server
from tests.deliver import copy_tiny
from tests.promises import broken_promises
from tests.test_marts import WITHOUT_PASSAGE
from tests.test_pages import heading, html, messages, run, words
from tools.oefenregistraties import as_csv

DATA = ROOT / "data" / "oefening"
SOURCES = DATA / "bronnen"
NAMES = [name for name, *_ in PAGES]
MOMENTS = (
    "2023-01-31",
    "2023-07-31",
    "2024-01-31",
    "2024-07-31",
    "2025-01-31",
    "2025-03-10",
    "2025-06-20",
    "2025-07-31",
)
Con = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """A build of the training data."""
    return build(DATA, tmp_path_factory.mktemp("oefening"))


@pytest.fixture(scope="module")
def con(report: BuildReport) -> Iterator[Con]:
    """The database of the training data, for reading."""
    with duckdb.connect(str(report.path), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published training data for the pages: DuckDB refuses one file with two configurations in a process."""
    var = tmp_path_factory.mktemp("oefening-pages")
    build(DATA, var)
    return var


@pytest.fixture
def pages(pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages show the training data."""
    monkeypatch.setenv(VAR_ENV, str(pages_var))
    monkeypatch.setenv(DATA_ENV, str(DATA))


@pytest.fixture(scope="module")
def state(pages_var: Path) -> Iterator[State]:
    """The training data, opened as the pages open them."""
    opened = open_state(pages_var / current_name(pages_var))
    yield opened
    opened.connection.close()


def rows(con: Con, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return con.sql(query).fetchall()


# ── in order ──


def test_check_finds_nothing(report: BuildReport) -> None:
    assert [str(finding) for finding in report.findings] == []


def test_reports_confirm_every_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(DATA), "--var", str(tmp_path), "--sources", str(SOURCES)]) == 0
    output = capsys.readouterr().out
    assert "(100,0%)" in output
    assert "regel" not in output.split("Te controleren:")[0].split("… in gebruik nemen")[-1]


def test_every_report_says_on_its_first_line_that_it_is_invented() -> None:
    texts = [path.read_text(encoding="utf-8").splitlines() for path in sorted(SOURCES.iterdir())]
    assert len(texts) == 12
    assert {lines[0] for lines in texts} == {"VERZONNEN OEFENGEGEVENS"}
    assert all(25 <= len(lines) <= 120 for lines in texts)


def test_every_organisation_says_that_it_is_invented(con: Con) -> None:
    assert rows(con, "SELECT naam FROM core.organisatie WHERE naam NOT LIKE '%(verzonnen)'") == []


def test_no_name_stands_beside_a_figure_that_is_not_shown(con: Con) -> None:
    query = """
        SELECT count(*), count(*) FILTER (contains(cijfer.naam, organisatie.naam))
        FROM mart.cijfer JOIN core.organisatie ON organisatie.id = organisatie_id WHERE stilte = 'niet_getoond'
    """
    ((hidden, named),) = rows(con, query)
    assert hidden and not named


def test_every_figure_leads_to_a_passage(con: Con) -> None:
    assert rows(con, WITHOUT_PASSAGE) == []


# ── everything that a monitor must cope with ──


def test_there_are_six_half_years_and_judgements_of_our_own(con: Con) -> None:
    query = "SELECT soort, count(*) FROM core.levering WHERE id NOT LIKE '%late-opgave%' GROUP BY ALL"
    assert dict(rows(con, query)) == {"rapport": 5, "opgave": 7, "eigen_oordeel": 2}
    assert rows(con, "SELECT count(*) FROM core.levering WHERE NOT openbaar") == [(6,)]
    assert rows(con, "SELECT count(*) FROM core.levering WHERE status = 'concept'") == [(1,)]


def test_the_tree_has_three_actielijnen_and_nine_projects(con: Con) -> None:
    query = "SELECT soort, count(*) FROM core.onderdeel GROUP BY ALL"
    assert dict(rows(con, query)) == {"programma": 1, "actielijn": 3, "project": 9}


def test_indicators_are_of_all_kinds(con: Con) -> None:
    assert {soort for (soort,) in rows(con, "SELECT DISTINCT soort FROM core.indicator")} == {
        "proces",
        "uitkomst",
        "verhalend",
        "context",
    }
    assert rows(con, "SELECT count(DISTINCT id) FROM core.indicator") == [(27,)]
    later = rows(con, "SELECT id FROM core.indicator WHERE status = 'nog_te_meten' ORDER BY volgorde")
    assert later == [("oef.kwaliteit_leven",), ("oef.invultijd",)]


def test_a_share_has_numerator_denominator_and_n(con: Con) -> None:
    query = "SELECT teller, noemer, n FROM core.meting WHERE indicator_id = 'oef.tevreden' AND uitsplitsing IS NULL"
    assert (58, 70, 70) in rows(con, query)


def test_two_shares_overlap_and_say_so(con: Con) -> None:
    query = """
        SELECT count(*) FROM core.indicator WHERE id LIKE 'oef.steun_%' AND contains(beperkingen, 'tellen niet op')
    """
    assert rows(con, query) == [(2,)]


def test_shares_are_split_and_a_small_group_is_not_shown(con: Con) -> None:
    query = """
        SELECT uitsplitsing, CAST(stilte AS VARCHAR) FROM core.meting
        WHERE starts_with(uitsplitsing, 'rol=') AND indicator_id = 'oef.tevreden' ORDER BY uitsplitsing
    """
    assert rows(con, query) == [("rol=kind", "niet_getoond"), ("rol=ouder", None), ("rol=partner", None)]


def test_less_is_better_for_paperwork_which_rose_once(con: Con) -> None:
    query = """
        SELECT getal, status FROM mart.indicator_stand WHERE indicator_id = 'oef.tijd_papier'
        ORDER BY geldig_op DESC LIMIT 2
    """
    assert rows(con, query) == [(63, "te_laat_behaald"), (74, "niet_gehaald")]
    values = rows(con, "SELECT waarde FROM core.meting WHERE indicator_id = 'oef.tijd_papier' ORDER BY geldig_op")
    assert [value for (value,) in values] == [95, 92, 81, 88, 74, 63]


def test_a_changed_plan_does_not_make_the_status_better(con: Con) -> None:
    query = """
        SELECT weergave, doel_tekst, plan_aangepast, status FROM mart.indicator_stand
        WHERE indicator_id = 'oef.gezinnen_coach' AND actueel
    """
    assert rows(con, query) == [("172", "200 gezinnen eind 2024", True, "niet_gehaald")]
    assert rows(con, "SELECT waarde FROM core.doel WHERE NOT oorspronkelijk") == [(160,)]


def test_the_adjusted_plan_stands_beside_the_status_and_never_in_its_place(con: Con) -> None:
    query = """
        SELECT oorspronkelijk, telt, status FROM mart.doel_stand JOIN mart.reeks ON reeks.sleutel = meting_sleutel
        WHERE indicator_id = 'oef.gezinnen_coach' AND actueel ORDER BY oorspronkelijk DESC
    """
    assert rows(con, query) == [(True, True, "niet_gehaald"), (False, False, "behaald")]


@pytest.mark.parametrize(
    ("bekend_op", "expected"),
    [
        (date(2023, 1, 31), (0, None, "te_weinig")),
        (date(2023, 7, 31), (46, 49, "loopt_achter")),
        (date(2024, 1, 31), (148, 100, "op_schema")),
        (date(2024, 7, 31), (131, 150, "loopt_achter")),
    ],
)
def test_progress_along_the_stated_path_as_it_was_known(
    tmp_path: Path, bekend_op: date, expected: tuple[int, int | None, str]
) -> None:
    query = """
        SELECT getal, round(verwacht), status FROM mart.doel_stand JOIN mart.reeks ON reeks.sleutel = meting_sleutel
        WHERE indicator_id = 'oef.gezinnen_coach' AND actueel AND telt
    """
    with duckdb.connect(str(build_as_known_on(DATA, tmp_path, bekend_op).path), read_only=True) as con:
        assert rows(con, query) == [expected]


def test_a_goal_with_a_duration_is_not_reached_by_its_number_alone(con: Con) -> None:
    query = "SELECT status_tekst FROM mart.indicator_stand WHERE indicator_id = 'oef.logeerplekken' AND actueel"
    assert rows(con, query) == [("aantal bereikt, 3 jaar nog niet voorbij; na de streefdatum eind 2024",)]


def test_plans_go_back_a_phase_with_the_reason(con: Con) -> None:
    query = """
        SELECT datum, aantal, toelichting FROM core.fasetelling
        WHERE onderdeel_id = 'oef/3/minder-papier' AND fase_id = 'opbouw' ORDER BY datum
    """
    (_, eerst, _), (_, begin, _), (_, later, reden) = rows(con, query)
    assert (eerst, begin, later) == (3, 1, 3)
    assert "gingen terug" in reden


def test_one_cohort_ended_and_another_still_runs(con: Con) -> None:
    query = """
        SELECT cohort_id, klaar, onbekend, totaal, loopt_nog FROM mart.fase_aandeel WHERE onderdeel_id IS NULL
        ORDER BY cohort_id
    """
    assert rows(con, query) == [("2024-12-31", 28, 1, 35, False), ("2025-12-31", 0, 0, 11, True)]


@pytest.mark.parametrize(
    ("onderdeel", "levering"),
    [("oef/1/nachtzorg", "2023-07-31-halfjaarverslag-1"), ("oef/3/zij-instroom", "2024-07-31-halfjaarverslag-3")],
)
def test_projects_join_later_and_an_event_says_so(onderdeel: str, levering: str, con: Con) -> None:
    ((first,),) = rows(con, f"SELECT levering_id FROM core.onderdeel WHERE id = '{onderdeel}'")
    assert first.startswith(levering)
    ((event,),) = rows(con, f"SELECT naam FROM core.gebeurtenis WHERE onderdeel_id = '{onderdeel}'")
    assert "komt bij het programma" in event


def test_a_project_leaves_and_an_event_says_why(report: BuildReport, con: Con, tmp_path: Path) -> None:
    query = "SELECT eind_op FROM core.onderdeel WHERE id = 'oef/2/digitaal-dossier'"
    assert rows(con, query) == [(date(2024, 3, 31),)]
    earlier = build_as_known_on(DATA, tmp_path, date(2024, 1, 31))
    with duckdb.connect(str(earlier.path), read_only=True) as before:
        assert rows(before, query) == [(date(2024, 12, 31),)]
    ((event,),) = rows(con, "SELECT naam FROM core.gebeurtenis WHERE id = 'dossier-gestopt'")
    assert "leverancier vroeg te veel geld" in event


def test_milestones_are_reached_moved_dropped_and_overdue(con: Con) -> None:
    assert {status for (status,) in rows(con, "SELECT DISTINCT status FROM mart.mijlpaal")} == {
        "gehaald",
        "gepland",
        "vervallen",
    }
    moved = rows(con, "SELECT oorspronkelijk_tekst, datum_tekst, reden FROM mart.mijlpaal WHERE is_verschoven")
    assert moved == [("najaar 2025", "begin 2026", "de vragenlijst was later klaar")]
    assert rows(con, "SELECT sleutel FROM mart.mijlpaal WHERE is_te_laat") == [("mijlpaal:evaluatie-nachtzorg",)]
    assert rows(con, "SELECT count(*) FROM mart.mijlpaal WHERE komt_nog") == [(4,)]


def test_a_milestone_that_is_given_again_keeps_its_first_date(con: Con) -> None:
    query = "SELECT oorspronkelijk_tekst, datum_tekst, status FROM mart.mijlpaal WHERE sleutel LIKE 'mijlpaal:nieuwe-%'"
    assert rows(con, query) == [("maart 2024", "17 februari 2025", "gehaald")]
    assert rows(con, "SELECT count(*) FROM core.mijlpaal WHERE id = 'nieuwe-software'") == [(3,)]


def test_a_figure_is_corrected_and_the_old_value_stays(con: Con) -> None:
    query = """
        SELECT fout.waarde, goed.waarde, vervangen.reden FROM mart.vervangen
        JOIN core.meting AS fout ON fout.sleutel = vervangen.sleutel
        JOIN core.meting AS goed ON goed.sleutel = vervangen.geldt_sleutel
        WHERE fout.indicator_id = 'oef.gezinnen_coach'
    """
    assert rows(con, query) == [(148, 118, "gecorrigeerd")]


def test_keys_and_references_that_open_data_promises_hold(con: Con) -> None:
    assert list(broken_promises(con)) == []


def test_every_row_is_told_to_be_of_the_programme(con: Con) -> None:
    tables = [table for table in described_tables(con) if table.name not in OVER_ALL]
    for name, condition in about_programme(con, tables, "oef").items():
        if name != "mart.bevinding":
            query = f"SELECT count(*) - count(*) FILTER ({condition}) FROM {name}"
            given = {"programma": "oef"} if "$programma" in condition else None
            assert con.sql(query, params=given).fetchall() == [(0,)], name


@pytest.mark.usefixtures("pages")
def test_a_corrected_figure_says_at_once_that_it_does_not_hold(state: State) -> None:
    wrong = "meting:oef.gezinnen_coach:oef/2/naastencoach:2023-12-31"
    told = "Deze waarde geldt niet meer: Halfjaarverslag 3 (oefening) verbetert haar in 118."
    assert f"{told} Zie {wrong}~2" in (trace(state, wrong, None) or [])
    assert all("geldt niet meer" not in line for line in trace(state, f"{wrong}~2", None) or [])
    page = run("verantwoording", programma="oef", cijfer=wrong)
    assert told in words(page)


def test_a_changed_definition_breaks_the_series(con: Con) -> None:
    query = """
        SELECT indicator_versie, getal, vorige_sleutel FROM mart.indicator_stand
        WHERE indicator_id = 'oef.geschoold' AND geldig_op = '2024-06-30' ORDER BY indicator_versie
    """
    (_, old, before), (_, new, nothing_before) = rows(con, query)
    assert (old, new, nothing_before) == (140, 96, None)
    assert before is not None
    query = "SELECT wijzigingen FROM core.indicator WHERE id = 'oef.geschoold' AND versie = 2"
    assert "trendbreuk: ja" in rows(con, query)[0][0]


def test_a_late_delivery_fills_the_silence_of_its_half_year(con: Con) -> None:
    query = """
        SELECT stand.weergave, stand.geldig_op, levering.bekend_op FROM mart.indicator_stand AS stand
        JOIN core.levering ON levering.id = stand.levering_id
        WHERE indicator_id = 'oef.nachtzorg_adressen' AND geldig_op = '2024-06-30' ORDER BY bekend_op
    """
    assert rows(con, query) == [
        ("niet geleverd", date(2024, 6, 30), date(2024, 7, 31)),
        ("24", date(2024, 6, 30), date(2025, 3, 10)),
    ]


def test_a_delivery_that_never_came_stays_a_silence(con: Con) -> None:
    query = "SELECT geldig_op FROM core.meting WHERE indicator_id = 'oef.lotgenoten' AND stilte = 'niet_geleverd'"
    assert rows(con, query) == [(date(2024, 12, 31),)]


def test_two_passages_differ_and_say_why(con: Con) -> None:
    query = """
        SELECT waarde, toelichting IS NOT NULL FROM core.meting
        WHERE indicator_id = 'oef.lotgenoten' AND geldig_op = '2024-06-30' ORDER BY sleutel
    """
    assert rows(con, query) == [(64, False), (71, True)]
    query = "SELECT uitkomst FROM mart.tegenstrijdigheid WHERE links_tekst LIKE 'deelnemers lotgenoten%'"
    assert rows(con, query) == [("tegenspraak",)]


@pytest.mark.parametrize("uitkomst", ["klopt", "tegenspraak", "gat", "voor_meer_uitleg", "verklaard_verschil"])
def test_rules_have_every_outcome(uitkomst: str, con: Con) -> None:
    ((count,),) = rows(con, f"SELECT count(*) FROM mart.tegenstrijdigheid WHERE uitkomst = '{uitkomst}'")
    assert count > 0


def test_counts_of_people_can_be_small(con: Con) -> None:
    query = """
        SELECT count(*) FROM mart.cijfer
        JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
        WHERE telt_personen AND cijfer.soort = 'meting' AND getal > 0 AND getal < 10 AND indicator.eenheid <> 'procent'
    """
    assert rows(con, query)[0][0] >= 3


def test_one_small_count_is_hidden_and_one_that_would_tell_it(con: Con, tmp_path: Path) -> None:
    query = "SELECT uitsplitsing, getal, weergave FROM mart.cijfer WHERE indicator_id = 'oef.logeergasten' ORDER BY ALL"
    assert rows(con, query) == [
        ("leeftijd=18-tot-65", None, "niet getoond (klein aantal)"),
        ("leeftijd=65-en-ouder", 41, "41"),
        ("leeftijd=onder-18", None, "niet getoond (klein aantal)"),
        (None, 58, "58"),
    ]
    # What was decided on acceptance is what a build finds.
    with staging_beside(DATA, tmp_path) as staging:
        found = [(row.sleutel, row.reden) for row in hidden_in(staging, "2025-07-20-opgave-logeergasten")]
    assert sorted(reden for _, reden in found) == ["klein", "verraadt"]
    assert rows(con, "SELECT sleutel FROM core.verborgen ORDER BY ALL") == sorted((sleutel,) for sleutel, _ in found)


def test_conversations_are_counted_from_registrations_and_few_are_not_shown(con: Con) -> None:
    query = """
        SELECT meting.geldig_op, coalesce(meting.organisatie_id, meting.uitsplitsing, 'samen'), weergave
        FROM mart.cijfer JOIN core.meting USING (sleutel)
        WHERE meting.indicator_id = 'oef.coachgesprekken' ORDER BY ALL
    """
    hidden, (first, second) = "niet getoond (klein aantal)", (date(2024, 12, 31), date(2025, 6, 30))
    assert rows(con, query) == [
        (first, "de-linde", "61"), (first, "duinrand", "29"), (first, "noorderlicht", "38"),
        # Six, and the seventeen from which that could be told.
        (first, "rietpluim", hidden), (first, "rol=kind", "20"), (first, "rol=ouder", "80"),
        (first, "rol=partner", "116"), (first, "samen", "216"), (first, "waterkant", "44"),
        (first, "zevensprong", "21"), (first, "zonnehoek", hidden),
        (second, "de-linde", "66"), (second, "duinrand", "35"), (second, "noorderlicht", "41"),
        (second, "rietpluim", "19"), (second, "rol=kind", "22"), (second, "rol=ouder", "96"),
        (second, "rol=partner", "133"), (second, "samen", "251"), (second, "waterkant", "52"),
        (second, "zevensprong", "24"), (second, "zonnehoek", "14"),
    ]  # fmt: skip


def test_registrations_are_those_that_their_script_makes() -> None:
    path = DATA / "leveringen" / "2025-07-28-opgave-coachgesprekken" / "registratie.csv"
    assert path.read_text(encoding="utf-8") == as_csv()


@pytest.mark.usefixtures("pages")
def test_figure_of_registrations_says_how_it_was_counted_and_what_real_ones_ask() -> None:
    page = run("verantwoording", programma="oef", cijfer="meting:oef.coachgesprekken:oef/2/naastencoach:2025-06-30")
    assert heading(page) == "Gesprekken van naastencoaches: 251 gesprekken"
    told = words(page)
    assert "Door de monitor geteld per halfjaar: registraties van gesprekken van een naastencoach." in told
    assert "mogen pas met een wettelijke grondslag en een DPIA" in told
    assert "Elke regel van dat bestand gaat over een mens. Daarom tonen wij die regels nooit" in told
    assert "PROGRAMMAMONITOR_BRONNEN" not in told
    assert "coachgesprek," not in told


def test_each_of_the_seven_silences_occurs(con: Con) -> None:
    assert rows(con, "SELECT stilte FROM mart.stilte WHERE aantal = 0") == []
    assert rows(con, "SELECT count(*) FROM mart.stilte") == [(7,)]


def test_stories_are_told_from_every_perspective(con: Con) -> None:
    assert rows(
        con, "SELECT count(DISTINCT perspectief), len(enum_range(NULL::core.perspectief)) FROM core.verhaal"
    ) == [(5, 5)]


def test_one_risk_has_no_measure_one_got_one_later_and_one_is_over(con: Con) -> None:
    query = "SELECT sleutel, maatregel IS NOT NULL, eigenaar, is_voorbij FROM mart.risico ORDER BY volgorde"
    assert rows(con, query) == [
        ("risico:geld-na-2025", False, None, False),
        ("risico:te-weinig-coaches~2", True, "vakschool", False),
        ("risico:een-leverancier~2", False, None, True),
    ]


def test_one_promise_is_past_its_term_one_is_open_and_one_is_kept(con: Con) -> None:
    query = "SELECT sleutel, stand, termijn_tekst, hoort_bij FROM mart.toezegging ORDER BY volgorde"
    assert rows(con, query) == [
        ("toezegging:kosten-coach", "verlopen", "eind 2024", None),
        ("toezegging:evaluatie-sturen", "open", "maart 2026", "mijlpaal:eindevaluatie"),
        ("toezegging:brief-logeren~2", "nagekomen", "januari 2024", None),
    ]
    query = "SELECT sleutel FROM mart.aandacht WHERE soort = 'toezegging niet gemeld'"
    assert rows(con, query) == [("toezegging:kosten-coach",)]


def test_one_delivery_is_missing_one_to_come_one_late_one_in_time_and_one_lapsed(con: Con) -> None:
    query = "SELECT sleutel, stand, ontvangen_tekst, levering_id FROM mart.verwachting ORDER BY volgorde"
    assert rows(con, query) == [
        ("verwachte_levering:lotgenoten-2024-2", "ontbreekt", None, None),
        ("verwachte_levering:halfjaarverslag-6", "verwacht", None, None),
        ("verwachte_levering:nachtzorg-2024-1", "te_laat", "10 maart 2025", "2025-03-10-late-opgave-nachtzorg"),
        ("verwachte_levering:logeerplekken-2025-1", "op_tijd", "15 juli 2025", "2025-07-15-opgave-logeerplekken"),
        ("verwachte_levering:dossier-2024-2", "vervallen", None, None),
    ]
    query = "SELECT weergave FROM mart.cijfer WHERE sleutel LIKE 'afgeleid:verwachte-levering:%' ORDER BY sleutel"
    assert rows(con, query) == [("67% (2 van 3)",), ("33% (1 van 3)",)]
    query = "SELECT sleutel FROM mart.aandacht WHERE soort = 'levering ontbreekt'"
    assert rows(con, query) == [("verwachte_levering:lotgenoten-2024-2",)]


def test_expected_deliveries_have_a_page(pages: None) -> None:
    app = run("aanleveren", deel="verwacht")
    assert heading(app) == "2 van de 3 verwachte leveringen zijn binnen, 1 op tijd; er ontbreekt 1"
    assert "→ te laat ontvangen 10 maart 2025 in Late opgave nachtzorg (oefening)" in words(app)
    assert "hoeft niet meer: Het dossier is gestopt" in words(app)


@pytest.mark.parametrize("table", ["factor", "advies", "afspraak", "opbrengst", "gebeurtenis", "begrip", "verhaal"])
def test_every_other_kind_of_fact_occurs(table: str, con: Con) -> None:
    assert rows(con, f"SELECT count(*) FROM core.{table}")[0][0] >= 2


def test_parties_of_one_agreement_differ_and_one_brought_up_what_is_in_the_way(con: Con) -> None:
    query = """
        SELECT code, telt_mee, partijen, partijen_nog_niet_begonnen, partijen_bezig, partijen_gedaan,
            partijen_loopt_vast, partijen_onbekend
        FROM mart.afspraak_register WHERE groep = 'afspraak' ORDER BY code
    """
    assert rows(con, query) == [("A", True, 4, 0, 1, 1, 1, 1), ("D", True, 2, 1, 0, 1, 0, 0)]
    query = "SELECT organisatie_id FROM mart.afspraak_partij WHERE knelpunt IS NOT NULL AND escalatie IS NOT NULL"
    assert rows(con, query) == [("noorderlicht",)]


def test_a_picture_counts_one_thing_and_says_what_nobody_counts(con: Con) -> None:
    query = """
        SELECT cijfer.korte_naam, cijfer.weergave, cijfer.eenheid = beeld.eenheid
        FROM core.beeld JOIN core.beeld_indicator ON beeld_id = beeld.id
        JOIN mart.cijfer USING (indicator_id)
        WHERE cijfer.soort = 'meting' AND cijfer.actueel ORDER BY beeld_indicator.volgorde
    """
    assert [row[:2] for row in rows(con, query)] == [
        ("logeerplekken", "42"),
        ("in gebruik", "35"),
        ("vrij", "6"),
        ("even dicht", "niet vermeld in de bron"),
    ]


def test_a_word_has_two_meanings(con: Con) -> None:
    query = "SELECT woord, count(DISTINCT betekenis) FROM core.begrip GROUP BY woord"
    assert rows(con, query) == [("gezin", 2)]


def test_names_are_spelled_differently_with_a_reason(con: Con) -> None:
    query = """
        SELECT alias.naam FROM core.alias JOIN core.organisatie ON organisatie.id = organisatie_id
        WHERE alias.naam <> organisatie.naam AND reden IS NOT NULL
    """
    assert {"De Linde", "Zorghuis de Linde", "St. Waterkant"} <= {name for (name,) in rows(con, query)}


def test_borging_grows_and_some_of_it_is_unknown_or_not_judged(con: Con) -> None:
    trede = "SELECT max(trede) FROM core.borging WHERE levering_id LIKE '{}%'"
    assert rows(con, trede.format("2024-08-31")) == [("B1",)]
    assert rows(con, trede.format("2025-08-31")) == [("B4",)]
    found = {name for (name,) in rows(con, "SELECT DISTINCT trede_naam FROM mart.borging_stand")}
    assert {"onbekend", "voornemen", "geregeld", "ingebed", "in gebruik", "nog niet beoordeeld"} <= found


# ── the pages ──


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_and_says_that_it_is_training_data(name: str, pages: None) -> None:
    app = run(name)
    assert len(heading(app)) > 20
    assert messages(app) == []
    assert html(app).index(TRAINING) < html(app).index("<h1>")
    if name == BARE:
        assert "· oefening · 1 / " in words(app)
    else:
        assert '<p class="pm-brand">Programmamonitor <span class="pm-kind">oefening</span>' in html(app)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_sensible_and_labelled_at_every_moment(name: str, moment: str, pages: None) -> None:
    app = run(name, bekend_op=moment)
    assert TRAINING in html(app)
    assert "onbekend aantal" not in heading(app)
    assert "None" not in words(app)
    assert name == BARE or "0 waarschuwingen" in words(app)
    assert "Wat daarna bekend werd, staat hier niet." in words(app)


def test_page_of_one_figure_says_that_it_is_training_data(pages: None) -> None:
    app = run("verantwoording", cijfer="meting:oef.gezinnen_coach:oef/2/naastencoach:2023-12-31~2")
    assert heading(app) == "Gezinnen met een naastencoach: 118 gezinnen"
    assert TRAINING in html(app)


def test_overview_is_about_the_last_half_year(pages: None) -> None:
    assert heading(run()) == (
        "11 organisaties werken aan een plan; 172 gezinnen hebben een naastencoach; er zijn 42 logeerplekken"
    )


@pytest.mark.parametrize("name", NAMES)
def test_real_data_have_no_such_label(name: str, real_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VAR_ENV, str(real_pages_var))
    app = run(name)
    assert heading(app)
    assert TRAINING not in html(app)
    assert "oefening" not in words(app)
    assert name == BARE or '<p class="pm-brand">Programmamonitor</p>' in html(app)


def test_label_is_on_paper_in_the_title_of_the_window_and_in_a_download(pages_var: Path, page: Page) -> None:
    port = free_port()
    arguments = ["dashboard", "--port", str(port), "--var", str(pages_var), "--data", str(DATA)]
    with running_server(["-m", "dashboard.cli", *arguments], port) as url:
        open_page(page, f"{url}/fasen")
        expect(page).to_have_title("Fasen · Oefening · Programmamonitor")
        assert axe_violations(page) == []
        with page.expect_download() as download:
            page.get_by_role("button", name="Download als CSV").first.click()
        assert download.value.suggested_filename == "oefening-fasen-van-een-plan.csv"
        page.emulate_media(media="print")
        expect(page.get_by_text(TRAINING)).to_be_visible()


# ── never mixed ──


def test_state_says_itself_that_it_is_training_data(state: State, real_pages_var: Path) -> None:
    assert queries.stand(state).oefening
    real = open_state(real_pages_var / current_name(real_pages_var))
    assert not queries.stand(real).oefening
    real.connection.close()


def test_training_and_real_states_have_nothing_in_common(con: Con, real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    for query in (
        "SELECT id FROM core.programma",
        "SELECT id FROM core.levering",
        "SELECT id FROM core.indicator",
        "SELECT id FROM core.onderdeel",
        "SELECT id FROM core.organisatie",
        "SELECT bestand FROM core.bron",
    ):
        cursor = real.connection.cursor()
        assert set(rows(con, query)) & set(cursor.sql(query).fetchall()) == set()
        cursor.close()
    real.connection.close()
    assert state_id(DATA) != state_id(ROOT / "data")


def test_training_folder_is_no_delivery_of_the_real_data() -> None:
    assert not any("oefen" in (finding.levering_id or "") for finding in check_only(ROOT / "data"))


@pytest.mark.parametrize(
    ("data", "var"), [("data", "var"), ("data/oefening", "var/data_oefening"), ("data/oefening/", "var/data_oefening")]
)
def test_make_run_gives_each_data_folder_its_own_states(data: str, var: str) -> None:
    command = ["make", "--dry-run", "run", f"DATA={data}", "PYTHON=true"]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f"build --data {data} --var {var} ||" in output
    assert output.rstrip().endswith(f"--data {data} --var {var}")


def test_any_folder_can_say_that_it_is_training_data(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    definitions = data / "indicators.yml"
    definitions.write_text("oefening: ja\n\n" + definitions.read_text(encoding="utf-8"), encoding="utf-8")
    with duckdb.connect(str(build(data, tmp_path / "var").path), read_only=True) as built:
        assert rows(built, "SELECT oefening FROM meta.build") == [(True,)]
