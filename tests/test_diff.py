"""What changed between two dates, and why: each cause by an example to check by hand, and the command."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from dashboard import worker
from dashboard.cli import main
from dashboard.server import ROOT
from dashboard.worker import NotDone
from pipelines.build import known_on, state_id
from pipelines.diff import (
    AANDEEL,
    ANDERE_EENHEID,
    BREUK,
    CORRECTIE_ERIN,
    DELEN_ONBEKEND,
    PERIODEN,
    TERUGGENOMEN,
    VERWACHTING,
    Beweging,
    Regel,
    UnknownProgramma,
    Verandering,
    diff,
    states_between,
)
from pipelines.waterfall import SOORTEN
from tests.deliver import TINY, VERSLAG, Row, add_indicators, copy_tiny, deliver_later, indicator, write_rows

Output = pytest.CaptureFixture[str]
OEFENING = ROOT / "data" / "oefening"
LATER = "2025-01-31-later"
THEN, NOW = date(2024, 7, 31), date(2025, 1, 31)
EIND = {"geldig_op": "2024-12-31", "geldig_precisie": "dag"}
GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
WIJZIGING = {"was": "a", "wordt": "b", "reden": "c", "trendbreuk": "ja"}


def plain(name: str, **changes: Any) -> dict[str, Any]:
    """A definition that counts visits, no persons."""
    like: dict[str, Any] = {
        "telt_personen": "nee",
        "eenheid": "bezoeken",
        "tegel": None,
        "gewenste_richting": "geen_oordeel",
    }
    return indicator("demo.gezinnen", id=f"demo.{name}", **{**like, "reden_geen_doel": "Geen doel.", **changes})


SOORT = {"uitsplitsingen": ["soort=lang", "soort=kort", "soort=avond"]}
DEFINITIONS = [
    *(plain(name) for name in ("verbeterd", "alleen", "teruggenomen", "verwacht", "stil")),
    *(plain(name, versie=versie, **({"wijzigingen": [WIJZIGING]} if versie == 2 else {}))
      for name in ("toen", "nu", "breuk", "terug") for versie in (1, 2)),
    plain("anders"),
    plain("anders", versie=2, eenheid="mensen", wijzigingen=[WIJZIGING]),
    plain("soorten", **SOORT),
    plain("rest", **SOORT),
    plain("gelijk", **SOORT),
    plain("gemiddelde", aggregatie_onderdelen="niet_optelbaar", **SOORT),
    plain("periode", tijdtype="stroom", aggregatie_tijd="som"),
]  # fmt: skip


def value(name: str, number: float | None, **changes: Any) -> Row:
    """A value of an indicator at home, in June 2024."""
    return {"indicator_id": f"demo.{name}", "waarde": number, **changes}


def end(row: Row) -> Row:
    """The same at the end of 2024."""
    return {**row, "geldig_op": "2024-12-31", "geldig_precisie": "dag"}


def kinds(name: str, total: float, **numbers: float) -> list[Row]:
    """A total and its parts by kind."""
    return [value(name, total), *(value(name, own, uitsplitsing=f"soort={kind}") for kind, own in numbers.items())]


def plans(**numbers: float) -> list[Row]:
    """Plans of the programme and of its thema's."""
    return [
        value("plannen", number, onderdeel_id="demo" if place == "demo" else f"demo/{place}")
        for place, number in numbers.items()
    ]


BEFORE: Row = {"geldig_op": "2023-12-31", "geldig_precisie": "dag"}
FIRST = [
    *plans(demo=14, thuis=10, school=4),
    value("verbeterd", 45, kwalificatie="ruim"),
    value("alleen", 45),
    value("teruggenomen", 45),
    value("verwacht", 18, kwalificatie="verwacht"),
    value("stil", 9),
    *(value(name, 45) for name in ("toen", "nu", "breuk", "anders")),
    value("terug", 50),
    {**value("terug", 45), **BEFORE},
    *kinds("soorten", 25, lang=20, kort=5),
    *kinds("rest", 25, lang=20, kort=5),
    *kinds("gelijk", 5, lang=5),
    *kinds("gemiddelde", 7, lang=7),
    value("periode", 9, geldig_van="2024-01-01", geldig_precisie="halfjaar"),
    value("tevreden", None, teller=30, noemer=40),
]
LAST = [
    *map(end, plans(demo=17, thuis=11, tuin=6)),
    value("verbeterd", 47),
    end(value("verbeterd", 60)),
    value("alleen", 47),
    value("teruggenomen", None, stilte="niet_vermeld"),
    end(value("teruggenomen", 60)),
    end(value("verwacht", 20)),
    end(value("stil", None, stilte="niet_geleverd")),
    value("toen", 40, indicator_versie=2),
    end(value("toen", 55, indicator_versie=2)),
    end(value("nu", 50, indicator_versie=1)),
    end(value("nu", 44, indicator_versie=2)),
    end(value("breuk", 55, indicator_versie=2)),
    end(value("anders", 90, indicator_versie=2)),
    {**value("terug", 40, indicator_versie=2), **BEFORE},
    *map(end, kinds("soorten", 30, lang=23, avond=7)),
    *map(end, kinds("rest", 40, lang=23, avond=7)),
    *map(end, kinds("gelijk", 5, kort=5)),
    *map(end, kinds("gemiddelde", 8, kort=8)),
    value("periode", 18, geldig_van="2024-01-01", geldig_op="2024-12-31", geldig_precisie="jaar"),
    end(value("tevreden", None, teller=45, noemer=50)),
]
CORRECTED = [f"meting:demo.{name}:demo/thuis:2024-06-30" for name in ("verbeterd", "alleen", "teruggenomen")]
SIX = "fasetelling:demo/thuis:demo-fasen:afgerond:2024-06-30"
TUIN: Row = {"id": "demo/tuin", "naam": "Tuin", "eind_op": "2024-06-30", "eind_precisie": "maand"}
COUNT_DAY: Row = {"datum": "2024-12-31", "datum_precisie": "dag"}
COUNT: Row = {"fase_id": "afgerond", **COUNT_DAY}
COUNTS: list[Row] = [
    {**COUNT, "aantal": 5, "datum": "2024-06-30", "datum_precisie": "maand"},
    {**COUNT, "aantal": 7},
    {**COUNT, "aantal": 3, "onderdeel_id": "demo/tuin"},
]
PLAN: Row = {"datum": "2024-12-31", "datum_precisie": "eind"}
MILESTONES: list[Row] = [{**PLAN, "id": name, "naam": name} for name in ("klaar", "later", "precies", "weg")]
NEXT: list[Row] = [
    {"id": "klaar", "naam": "klaar", "datum": "2024-11-01", "status": "gehaald"},
    {"id": "later", "naam": "later", "datum": "2025-06-01", "reden": "ziekte"},
    {"id": "precies", "naam": "precies", "datum": "2024-12-15"},
    {**PLAN, "id": "weg", "naam": "weg", "status": "vervallen"},
    {"id": "erbij", "naam": "erbij", "datum": "2025-03-01"},
]


@pytest.fixture(scope="module")
def plain_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deliveries of tests/tiny, whose states are built once beside them. Only for reading."""
    return copy_tiny(tmp_path_factory.mktemp("tiny") / "data")


def changed(data: Path, van: date = THEN, tot: date = NOW) -> Verandering:
    """What changed between two dates."""
    return diff(*states_between(data, data.parent / "var", van, tot), "demo")


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Verandering:
    """Two reports in which each cause occurs in a figure of its own."""
    data = copy_tiny(tmp_path_factory.mktemp("voorbeelden") / "data")
    add_indicators(data, DEFINITIONS)
    for table in ("vindplaats", "toezegging"):
        (data / "leveringen" / VERSLAG / f"{table}.csv").unlink()
    write_rows(data, VERSLAG, "meting", FIRST)
    write_rows(data, VERSLAG, "mijlpaal", MILESTONES)
    deliver_later(
        data, LATER, corrigeert=[*CORRECTED, SIX], onderdeel=[TUIN], meting=LAST, fasetelling=COUNTS, mijlpaal=NEXT
    )
    return changed(data)


def move(change: Verandering, name: str) -> Beweging:
    """The figure about this, at home or of the programme, that is no part of another one."""
    return next(row for row in change.cijfers if row.sleutel_van.startswith((f"meting:demo.{name}:demo", name)))


def amounts(found: Beweging) -> dict[str, str]:
    """The parts that are not nought, in words."""
    return {part.soort: part.tekst for part in found.oorzaken if part.bedrag}


def rows(found: Beweging) -> dict[str, tuple[str, ...]]:
    """The keys of the rows behind the parts that are not nought."""
    return {part.soort: part.sleutels for part in found.oorzaken if part.bedrag}


# ── one figure, cause by cause ──


def test_correction_is_told_apart_from_growth(worked: Verandering) -> None:
    found = move(worked, "verbeterd")
    assert (found.van, found.van_op, found.naar, found.naar_op) == ("ruim 45", "juni 2024", "60", "31 december 2024")
    assert amounts(found) == {"correctie": "ongeveer 2 meer", "groei of daling": "+13"}
    assert rows(found)["correctie"] == ("meting:demo.verbeterd:demo/thuis:2024-06-30~2",)
    assert found.uitleg == (DELEN_ONBEKEND,)


def test_only_a_correction_is_no_growth(worked: Verandering) -> None:
    assert amounts(move(worked, "alleen")) == {"correctie": "+2"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # The new definition gives a value for the old date: 40 instead of 45.
        ("toen", {"definitiewijziging": "−5", "groei of daling": "+15"}),
        # Both count on the new date, 50 and 44: what lies between them there is the change of definition.
        ("nu", {"definitiewijziging": "−6", "groei of daling": "+5"}),
        # No day has both: growth cannot be told apart.
        ("breuk", {"definitiewijziging": "+10"}),
        # 50 by the old one; the new one gives only an earlier value, 40, of a day for which the old one said 45.
        ("terug", {"definitiewijziging": "−5", "groei of daling": "−5"}),
    ],
)
def test_change_of_definition_is_measured_where_both_count(
    worked: Verandering, name: str, expected: Mapping[str, str]
) -> None:
    found = move(worked, name)
    assert amounts(found) == expected
    assert (found.uitleg == (BREUK,)) == (name == "breuk")


def test_onderdelen_that_fell_away_and_came_are_told_apart(worked: Verandering) -> None:
    """10 at home and 4 at school make 14; 11 at home and 6 in the garden make 17."""
    found = move(worked, "meting:demo.plannen:demo:")
    assert amounts(found) == {"weggevallen": "−4", "erbij gekomen": "+6", "groei of daling": "+1"}
    assert rows(found) == {
        "weggevallen": ("meting:demo.plannen:demo/school:2024-06-30",),
        "erbij gekomen": ("meting:demo.plannen:demo/tuin:2024-12-31",),
        "groei of daling": ("meting:demo.plannen:demo/thuis:2024-06-30", "meting:demo.plannen:demo/thuis:2024-12-31"),
    }
    assert found.delen_bekend and found.uitleg == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("soorten", {"weggevallen": "−5", "erbij gekomen": "+7", "groei of daling": "+3"}),
        # The total stayed the same and all of it is something else.
        ("gelijk", {"weggevallen": "−5", "erbij gekomen": "+5"}),
        # The parts do not add up to it: what it is made of is unknown.
        ("rest", {"groei of daling": "+15"}),
        # One group of a mean that happens to be the mean is no part of it.
        ("gemiddelde", {"groei of daling": "+1"}),
    ],
)
def test_parts_of_a_breakdown_count_only_when_they_add_up(
    worked: Verandering, name: str, expected: Mapping[str, str]
) -> None:
    found = move(worked, name)
    assert amounts(found) == expected
    assert found.delen_bekend == (name in ("soorten", "gelijk")) == (DELEN_ONBEKEND not in found.uitleg)


def test_phases_of_a_cohort_have_the_onderdelen_as_parts(worked: Verandering) -> None:
    """At home 6 were finished; a correction says 5, half a year later it is 7. The garden comes with 3."""
    found = move(worked, "afgeleid:fase:demo-fasen:cohort-2024-06-30:afgerond")
    assert amounts(found) == {"correctie": "−1", "erbij gekomen": "+3", "groei of daling": "+2"}
    assert rows(found)["correctie"] == (f"{SIX}~2",)
    share = move(worked, "afgeleid:fase:demo-fasen:cohort-2024-06-30:aandeel-klaar")
    assert CORRECTIE_ERIN in share.uitleg and set(amounts(share)) <= {"groei of daling"}


def test_percentage_moves_in_points_and_says_that_parts_are_unknown(worked: Verandering) -> None:
    found = move(worked, "tevreden")
    assert amounts(found) == {"groei of daling": "+15 procentpunten"}
    assert found.uitleg == (AANDEEL,)


@pytest.mark.parametrize(
    ("name", "uitleg"),
    [
        ("stil", "Nu is er geen vast getal: er is geen verschil te berekenen."),
        ("teruggenomen", TERUGGENOMEN),
        ("anders", ANDERE_EENHEID),
        ("verwacht", VERWACHTING),
        ("periode", PERIODEN),
    ],
)
def test_what_cannot_be_subtracted_has_no_parts_and_says_why(worked: Verandering, name: str, uitleg: str) -> None:
    found = move(worked, name)
    assert (found.oorzaken, found.uitleg) == ((), (uitleg,))


def test_parts_add_up_in_every_example(worked: Verandering) -> None:
    assert sum(bool(row.oorzaken) for row in worked.cijfers) > 10
    for row in worked.cijfers:
        assert_adds_up(row)


def assert_adds_up(row: Beweging) -> None:
    """The five, in their order, are exactly the new value less the old one."""
    if row.oorzaken:
        assert [part.soort for part in row.oorzaken] == list(SOORTEN)
        assert row.getal_van is not None and row.getal_naar is not None
        assert sum(part.bedrag for part in row.oorzaken) == row.getal_naar - row.getal_van


# ── beside the figures ──


def test_milestones_say_what_became_of_them(worked: Verandering) -> None:
    assert [(row.soort, row.wat, row.sleutel) for row in worked.mijlpalen] == [
        ("gehaald", "klaar", "mijlpaal:klaar~2"),
        ("later", "later", "mijlpaal:later~2"),
        ("datum preciezer", "precies", "mijlpaal:precies~2"),
        ("vervallen", "weg", "mijlpaal:weg~2"),
        ("toegevoegd", "erbij", "mijlpaal:erbij"),
    ]
    first = worked.mijlpalen[0]
    assert (first.van, first.naar) == ("gepland, eind 2024", "gehaald, 1 november 2024")


@pytest.fixture(scope="module")
def oefening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the states of the training data."""
    return tmp_path_factory.mktemp("oefening")


@pytest.fixture(scope="module")
def half_year(oefening: Path) -> Verandering:
    """What changed in the training data in the first half of 2024."""
    return diff(*states_between(OEFENING, oefening, date(2024, 1, 31), date(2024, 8, 31)), "oef")


def said(rows: tuple[Regel, ...]) -> set[tuple[str, str | None]]:
    """The kind of each row and the onderdeel that it is about."""
    return {(row.soort, row.onderdeel_id) for row in rows}


def test_history_of_the_training_data_is_told(half_year: Verandering) -> None:
    assert ("een fase terug", "oef/3/minder-papier") in said(half_year.fasen)
    assert ("gestopt", "oef/1/buurtteams") in said(half_year.fasen)
    assert ("nieuw", "oef/2/lotgenoten") in said(half_year.verschillen)
    assert said(half_year.leveringen) >= {("ontvangen", None)}
    assert ("later", "oef/3/minder-papier") in said(half_year.mijlpalen)
    coach = next(row for row in half_year.cijfers if row.sleutel_naar.startswith("meting:oef.gezinnen_coach"))
    assert amounts(coach) == {"correctie": "−30", "groei of daling": "+13"}


def test_steps_of_borging_and_missing_deliveries_are_told(oefening: Path) -> None:
    change = diff(*states_between(OEFENING, oefening, date(2024, 8, 31), date(2025, 8, 31)), "oef")
    assert ("omhoog", "oef/1/buurtteams") in said(change.borging)
    assert ("nog niet beoordeeld", "oef/1/nachtzorg") in said(change.borging)
    assert said(change.leveringen) == {("ontvangen", None), ("ontbreekt", "oef/2/lotgenoten")}


def test_every_key_of_the_training_data_leads_somewhere(half_year: Verandering, oefening: Path) -> None:
    """Each key is one that `trace` knows, in the state of the later date or (a count that ended) the earlier one."""
    known: set[str] = set()
    for path in states_between(OEFENING, oefening, date(2024, 1, 31), date(2024, 8, 31)):
        with duckdb.connect(str(path), read_only=True) as con:
            tables = ("mart.cijfer", "mart.feit", "mart.tegenstrijdigheid", "mart.verwachting")
            query = " UNION ".join(f"SELECT sleutel FROM {table}" for table in tables)
            known |= {row[0] for row in con.sql("SELECT id FROM core.levering").fetchall()}
            known |= {row[0] for row in con.sql(query).fetchall()}
    keys = {key for row in half_year.cijfers for part in row.oorzaken for key in part.sleutels}
    lists = (half_year.nieuw, half_year.mijlpalen, half_year.fasen, half_year.borging, half_year.verschillen)
    keys |= {row.sleutel for found in (*lists, half_year.leveringen) for row in found}
    assert keys - known == set()


@pytest.mark.parametrize(("van", "tot"), [("2023-01-31", "2023-07-31"), ("2023-07-31", "2025-08-31")])
def test_parts_of_every_figure_of_the_training_data_add_up(oefening: Path, van: str, tot: str) -> None:
    days = date.fromisoformat(van), date.fromisoformat(tot)
    change = diff(*states_between(OEFENING, oefening, *days), "oef")
    assert len(change.cijfers) > 5
    for row in change.cijfers:
        assert_adds_up(row)
        # What is counted from rows that the monitor has, has parts that are known and add up.
        counted = re.match(
            "afgeleid:(fase:.*:cohort-.*(?<!aandeel-klaar)$|borging|afspraken|besluit)", row.sleutel_naar
        )
        assert row.delen_bekend or not counted


def test_corrected_count_is_no_move_to_another_phase(tmp_path: Path) -> None:
    """Of 10 plans 6 were finished in June and 2 in an unknown phase; 8 in December, which a correction makes 7."""
    data = copy_tiny(tmp_path / "data")
    afgerond = {"fase_id": "afgerond", "aantal": 8}
    counts = [afgerond, {"fase_id": "uitvoering", "aantal": 1}, {"fase_id": "gestopt", "aantal": 1}]
    deliver_later(data, LATER, fasetelling=[{**row, **COUNT_DAY} for row in counts])
    (first,) = changed(data).fasen
    assert (first.soort, first.wat) == ("fase niet vermeld", "plannen: 2")
    corrected = ["fasetelling:demo/thuis:demo-fasen:afgerond:2024-12-31"]
    deliver_later(data, "2025-06-30-beter", corrected, fasetelling=[{**afgerond, **COUNT_DAY, "aantal": 7}])
    (again,) = changed(data, NOW, date(2025, 6, 30)).fasen
    assert (again.soort, again.wat) == ("ander aantal bekend", "plannen: 1 in plaats van 2")


# ── little to compare ──


def test_with_one_report_only_its_own_earlier_values_are_shown(plain_data: Path, capsys: Output) -> None:
    change = changed(plain_data, date(2024, 6, 30), THEN)
    assert len(change.verslagen_naar) == 1
    (own,) = change.eigen
    assert (own.van, own.naar, amounts(own)) == ("circa 20", "ruim 45", {"groei of daling": "ongeveer 25 meer"})
    assert run(plain_data, "2024-06-30", "2024-07-31") == 0
    output = capsys.readouterr().out
    assert "Er is maar één verslag over dit programma: Verslag (juni 2024)." in output
    assert "Cijfers waarvan het verslag zelf een eerdere waarde geeft: 1" in output


def test_before_the_first_report_there_is_nothing_to_compare(tmp_path: Path, capsys: Output) -> None:
    """A page with rules was known earlier; it says nothing about progress."""
    data = copy_tiny(tmp_path / "data")
    rules = deliver_later(data, "2024-01-31-regels", onderdeel=[
        {"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demoprogramma"}
    ])  # fmt: skip
    described = yaml.safe_load((rules / "levering.yml").read_text(encoding="utf-8"))
    (rules / "levering.yml").write_text(yaml.safe_dump({**described, "soort": "regeling"}), encoding="utf-8")
    change = changed(data, date(2024, 1, 31), THEN)
    assert not any((change.verslagen_van, change.cijfers, change.mijlpalen, change.nieuw))
    assert [row.van for row in change.eigen] == ["circa 20"]
    assert run(data, "2024-01-31", "2024-07-31") == 0
    assert "er is niets om mee te vergelijken, want op 31-01-2024 was er nog geen verslag." in capsys.readouterr().out


# ── the command ──


def run(data: Path, van: str, tot: str, *more: str) -> int:
    """The exit code of the command."""
    return main(["diff", "--from", van, "--to", tot, "--data", str(data), "--var", str(data.parent / "var"), *more])


def test_command_opens_with_the_conclusion_and_says_each_part(oefening: Path, capsys: Output) -> None:
    arguments = ["diff", "--from", "31-01-2024", "--to", "31-08-2024", "--data", str(OEFENING), "--var", str(oefening)]
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Oefenprogramma Samen verder: tussen 31-01-2024 en 31-08-2024 veranderden ")
    assert "Naar verhouding het meest: Logeerplekken die open zijn" in lines[0]
    (coach,) = (line for line in lines if line.startswith("  Gezinnen met een naastencoach"))
    assert coach == (
        "  Gezinnen met een naastencoach (Naastencoach): van 148 (31 december 2023) naar 131 (30 juni 2024) gezinnen: "
        "correctie −30 · groei of daling +13 (delen niet bekend)"
    )


def test_command_says_that_nothing_changed(plain_data: Path, capsys: Output) -> None:
    assert run(plain_data, "2024-07-20", "2024-07-31") == 0
    assert "er veranderde niets tussen 20-07-2024 en 31-07-2024." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("van", "tot", "more", "message"),
    [
        ("2024-07-31", "2024-06-30", [], "De datum bij --from moet voor die bij --to liggen."),
        ("2024-07-31", "2024-07-31", [], "De datum bij --from moet voor die bij --to liggen."),
        (
            "2020-01-01",
            "2024-07-31",
            [],
            "Op deze datum was er nog niets bekend. De eerste levering is van 30-06-2024.",
        ),
        ("2024-06-30", "2024-07-31", ["--programma", "x"], "Dit programma bestaat niet. Kies uit: demo."),
    ],
)
def test_wrong_use_is_told_in_dutch(
    plain_data: Path, capsys: Output, van: str, tot: str, more: list[str], message: str
) -> None:
    assert run(plain_data, van, tot, *more) == 2
    assert message in capsys.readouterr().err


def test_damaged_state_is_a_failure_in_dutch(tmp_path: Path, capsys: Output) -> None:
    for day in (date(2024, 6, 30), THEN):
        (tmp_path / f"monitor-{state_id(TINY, known_on(TINY, day))}.duckdb").write_text(
            "geen database" * 1000, encoding="utf-8"
        )
    days = ["--from", "2024-06-30", "--to", "2024-07-31"]
    assert main(["diff", *days, "--data", str(TINY), "--var", str(tmp_path)]) == 4
    assert "Het lukte niet door een fout van schijf of database" in capsys.readouterr().err


def test_both_dates_must_be_given(capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["diff", "--from", "2024-06-30"])
    assert stop.value.code == 2
    assert "dit ontbreekt: --to" in capsys.readouterr().err


def test_unknown_programme_is_refused(plain_data: Path) -> None:
    states = states_between(plain_data, plain_data.parent / "var", date(2024, 6, 30), THEN)
    with pytest.raises(UnknownProgramma):
        diff(*states, "x")


def test_worker_finds_the_same(plain_data: Path) -> None:
    var, days = plain_data.parent / "var", (date(2024, 6, 30), THEN)
    assert worker.run("diff", plain_data, var, *days, "demo") == changed(plain_data, *days)
    with pytest.raises(NotDone, match="De eerste levering is van 30-06-2024"):
        worker.run("diff", plain_data, var, date(2020, 1, 1), THEN, "demo")
