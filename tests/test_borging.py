"""Laws of the borging ladder: what no step may do without evidence, and how decisions and niveaus are counted."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pipelines.definitions import Borging as Ladder
from pipelines.definitions import read_definitions
from pipelines.sql_files import read_sql
from tests.deliver import LEFT_OUT, TINY, deliver

Con = duckdb.DuckDBPyConnection
KINDS = ["uitspraak", "besluit", "budget", "functie", "protocol", "inkoop", "opleiding", "regelgeving", "gebruik"]
KINDS += ["herhaalmeting"]
NEEDED: dict[str, set[str]] = {
    "B2": {"besluit", "budget", "functie"},
    "B3": {"protocol", "inkoop", "opleiding", "regelgeving"},
    "B4": {"gebruik", "herhaalmeting"},
    "B5": {"herhaalmeting"},
}
END = date(2024, 6, 30)


def ladder() -> Ladder:
    definitions, _ = read_definitions(TINY / "indicators.yml")
    assert definitions is not None
    assert definitions.borging is not None
    return definitions.borging


@pytest.fixture(scope="module")
def rule() -> Iterator[Con]:
    """What the check reads, without deliveries around it."""
    con = duckdb.connect()
    con.execute("CREATE SCHEMA core")
    con.execute(read_sql("macros.sql"))
    con.execute("CREATE TABLE core.levering AS SELECT 'l' AS id, 'eigen_oordeel' AS soort")
    con.execute(
        "CREATE TABLE core.trede_criterium (trede VARCHAR, naam VARCHAR, bewijs VARCHAR, na_einde_maanden INTEGER)"
    )
    for step in ladder().treden:
        kinds = " ".join(step.bewijs) if step.bewijs else None
        con.execute(
            "INSERT INTO core.trede_criterium VALUES (?, ?, ?, ?)",
            [step.trede, step.naam, kinds, step.na_einde_maanden],
        )
    con.execute("CREATE TABLE typed_onderdeel (id VARCHAR, sleutel VARCHAR, occurrence INTEGER, eind_op DATE)")
    con.execute("INSERT INTO typed_onderdeel VALUES ('demo', 'demo', 1, NULL), ('demo/thuis', 't', 1, ?)", [END])
    con.execute(
        "CREATE TABLE typed_borging (levering_id VARCHAR, rij INTEGER, onderdeel_id VARCHAR, trede VARCHAR, "
        "bewijs_soort VARCHAR, datum DATE, datum_precisie VARCHAR)"
    )
    yield con
    con.close()


def accepted(con: Con, onderdeel: str, trede: str, kind: str, when: date | None) -> bool:
    con.execute("DELETE FROM typed_borging")
    precisie = "dag" if when else None
    con.execute("INSERT INTO typed_borging VALUES ('l', 2, ?, ?, ?, ?, ?)", [onderdeel, trede, kind, when, precisie])
    return not con.sql(read_sql("checks/step-beyond-evidence.sql")).fetchall()


@settings(deadline=None, max_examples=60)
@given(
    trede=st.sampled_from(sorted(NEEDED)),
    kind=st.sampled_from(KINDS),
    when=st.none() | st.dates(date(2023, 1, 1), date(2027, 1, 1)),
    onderdeel=st.sampled_from(["demo", "demo/thuis"]),
)
def test_a_step_is_accepted_only_with_dated_evidence_of_its_kind_and_time(
    rule: Con, trede: str, kind: str, when: date | None, onderdeel: str
) -> None:
    in_time = trede < "B4" or (
        onderdeel == "demo/thuis" and when is not None and (when > END if trede == "B4" else when >= date(2025, 6, 30))
    )
    expected = kind in NEEDED[trede] and when is not None and in_time
    assert accepted(rule, onderdeel, trede, kind, when) is expected


@pytest.mark.parametrize("steps", [["B0", "B1"], ["B1", "B0", "B2", "B3", "B4", "B5"]])
def test_a_ladder_has_every_step_in_order(steps: list[str]) -> None:
    content = ladder().model_dump()
    treden = {item["trede"]: item for item in content["treden"]}
    with pytest.raises(ValidationError, match="precies deze treden"):
        Ladder.model_validate({**content, "treden": [treden[step] for step in steps]})


def test_a_step_above_voornemen_says_which_evidence_it_needs() -> None:
    content = ladder().model_dump()
    content["treden"][2]["bewijs"] = None
    with pytest.raises(ValidationError, match="B2 zegt in 'bewijs'"):
        Ladder.model_validate(content)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """One decision on which two themas and the parts of one hang; one piece of evidence that is old."""
    thema: dict[str, Any] = {"ouder_id": "demo", "soort": "thema", "eind_op": "2024-12-31", "eind_precisie": "dag"}
    pilot: dict[str, Any] = {"ouder_id": "demo/school", "soort": "pilot"}
    with deliver(
        tmp_path_factory.mktemp("besluit"),
        onderdeel=[
            {"id": "demo", "soort": "programma", "naam": "Demo", "ouder_id": ""},
            {"id": "demo/thuis", "naam": "Thuis", **thema},
            {"id": "demo/school", "naam": "School", **thema},
            {"id": "demo/school/een", "naam": "Een", **pilot},
            {"id": "demo/school/twee", "naam": "Twee", **pilot},
        ],
        meting=[{"waarde": 45}],
        besluit=[{"id": "geld", "onderdeel_id": "demo"}, {"id": "los"}],
        borging=[
            {"id": "a", "wat": "team", "besluit_id": "geld", "geld": "de gemeente", "wie": "het team"},
            {"id": "b", "wat": "les", "onderdeel_id": "demo/school", "besluit_id": "geld", "wie": "de raad"},
        ],
        oordelen=[
            {"id": "a", "trede": "B2", "bewijs_soort": "functie", "trede_reden": "x", "datum": "2023-05-31"},
            {"id": "b", "onderdeel_id": "demo/school", "trede": "B1", "bewijs_soort": "uitspraak", "trede_reden": "x"},
        ],
        **{name: [] for name in LEFT_OUT if name not in ("besluit", "borging", "oordelen", "meting")},
    ) as con:
        yield con


def test_parts_that_count_in_the_row_of_an_onderdeel_hang_on_its_decision(con: Con) -> None:
    query = "SELECT id, onderdelen, hangt_tekst, onderdeel_ids FROM mart.besluit ORDER BY volgorde"
    assert con.sql(query).fetchall() == [
        ("geld", 3, "3 onderdelen", ["demo/thuis", "demo/school/een", "demo/school/twee"]),
        ("los", 0, "0 onderdelen", []),
    ]
    query = "SELECT tekst, sleutel FROM mart.aandacht WHERE soort = 'veel hangt aan één besluit'"
    assert con.sql(query).fetchall() == [
        (
            "3 onderdelen hangen aan één besluit: wie betaalt (aangekondigd, nog niet genomen, datum niet vermeld)",
            "afgeleid:besluit:geld:onderdelen",
        )
    ]


def test_what_no_source_says_about_owner_money_or_decision_stays_empty(con: Con) -> None:
    query = "SELECT onderdeel_id, geld, besluit FROM mart.borging_hangt ORDER BY volgorde"
    assert con.sql(query).fetchall() == [
        ("demo/thuis", "de gemeente", "wie betaalt"),
        ("demo/school", None, "wie betaalt"),
    ]


def test_who_is_named_with_an_intention_takes_no_care_afterwards(con: Con) -> None:
    query = "SELECT onderdeel_id, wie, wie_genoemd FROM mart.borging_hangt ORDER BY volgorde"
    assert con.sql(query).fetchall() == [("demo/thuis", "het team", None), ("demo/school", None, "de raad")]
    query = "SELECT soort, onderdeel_id FROM mart.aandacht WHERE soort LIKE 'borging%'"
    assert con.sql(query).fetchall() == [("borging zonder eigenaar", "demo/school")]


def test_evidence_that_the_last_report_does_not_confirm_is_old_and_the_step_stays(con: Con) -> None:
    query = "SELECT trede, bevestigd_tekst, bewijs_is_oud, haalbaar FROM mart.borging_stand WHERE trede > 1"
    assert con.sql(query).fetchall() == [(2, "31 mei 2023", True, 3)]


def test_four_niveaus_each_count_every_onderdeel_once(con: Con) -> None:
    query = """
        SELECT count(*), bool_and(minstens_geregeld + voornemen + onbekend + niet_beoordeeld = onderdelen),
            bool_and(oud <= minstens_geregeld)
        FROM mart.borging_niveau
    """
    assert con.sql(query).fetchall() == [(4, True, True)]
