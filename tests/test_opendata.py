"""Open data: only what is public and settled, described so that anybody can use it, whole or not at all."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
import yaml
from frictionless import Package
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS

from dashboard.cli import main
from dashboard.frames import open_monitor
from pipelines.build import DeliveriesRefused, NothingKnown, known_on
from pipelines.definitions import read_definitions
from pipelines.deliveries import Chosen
from pipelines.derive import describe
from pipelines.diff import UnknownProgramma
from pipelines.findings import Finding
from pipelines.opendata import export as export_module
from pipelines.opendata.about import About
from pipelines.opendata.catalog import JSONLD, TURTLE
from pipelines.opendata.choice import NothingPublic, public_state
from pipelines.opendata.datapackage import DATAPACKAGE
from pipelines.opendata.described import Column, Table, described_tables
from pipelines.opendata.export import NoMetadata, NotWritten, export_opendata
from pipelines.opendata.files import DATABASE, LEFT_OUT, WHEN_FILLED, _write_csv
from pipelines.opendata.folder import NoPlace, checksums, whole_folder
from pipelines.opendata.restrict import OVER_ALL, WHOLE, about_programme
from pipelines.opendata.words import CHECKSUMS, README, readme
from pipelines.publish import current_state
from tests.deliver import OORDEEL, TINY, VERSLAG, copy_tiny, deliver_later, write_rows

SHAPES = Path(__file__).parent / "dcat-ap-nl.ttl"
SECRET, DRAFT, LEANING = "2024-07-20-geheim-getal", "2024-07-21-kladgetal", "2024-07-25-erover"
Output = pytest.CaptureFixture[str]
# What a programme says of itself, at the end of indicators.yml.
DESCRIPTION = """
opendata:
  adres: https://programmamonitor.example/opendata/
  titel: Demoprogramma
  beschrijving: Een klein verzonnen programma om mee te testen.
  uitgever:
    naam: Programmamonitor
    adres: https://programmamonitor.example/
  contact:
    naam: Gegevensbeheer
    mail: opendata@programmamonitor.example
  licentie:
    naam: CC0 1.0
    adres: https://creativecommons.org/publicdomain/zero/1.0/
    past_bij: [verzonnen testgegevens]
  themas: [HEAL, GOVE]
  trefwoorden: [demo]
  verversing: IRREG
"""


def describe_programme(data: Path, text: str = DESCRIPTION) -> Path:
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write(text)
    return data


def say(data: Path, delivery: str, **changes: Any) -> None:
    """Change what a levering.yml says."""
    path = data / "leveringen" / delivery / "levering.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """tests/tiny with a delivery that is not public and one that is a draft, each with a number like no other; and a
    public one about an onderdeel that only the secret one describes."""
    folder = describe_programme(copy_tiny(tmp_path_factory.mktemp("opendata") / "data"))
    for delivery, number, changes in (
        (SECRET, 7654321, {"openbaar": "nee", "titel": "Niet voor buiten"}),
        (DRAFT, 8765432, {"status": "concept", "titel": "Nog niet af"}),
    ):
        deliver_later(folder, delivery, meting=[{"geldig_op": "2024-07-31", "waarde": number, "gedrukt": number}])
        say(folder, delivery, **changes)
    write_rows(folder, SECRET, "onderdeel", [{"id": "demo/nieuw", "naam": "Verborgen thema"}])
    deliver_later(folder, LEANING, meting=[{"onderdeel_id": "demo/nieuw", "waarde": 12, "gedrukt": 12}])
    return folder


@pytest.fixture(scope="module")
def var(data: Path) -> Path:
    return data.parent / "var"


@pytest.fixture(scope="module")
def made(data: Path, var: Path) -> tuple[Path, About]:
    """An edition of the open data of `data`, and what it is. Only for reading."""
    out = data.parent / "open"
    with pytest.MonkeyPatch.context() as patch:
        # A state says of itself what its tables are.
        patch.setattr("pipelines.build.describe", describe)
        return out, export_opendata(data, var, out)


@pytest.fixture
def edition(made: tuple[Path, About]) -> Path:
    return made[0]


@pytest.fixture
def about(made: tuple[Path, About]) -> About:
    return made[1]


@pytest.fixture
def opened(edition: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database as anybody opens it."""
    with duckdb.connect(str(edition / DATABASE), read_only=True) as con:
        yield con


@pytest.fixture
def state(made: tuple[Path, About], var: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The state of what is public."""
    with duckdb.connect(str(var / f"monitor-{made[1].staat}.duckdb"), read_only=True) as con:
        yield con


def names(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.sql("SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
    return [name for (name,) in rows]


# What is in it


def test_nothing_that_is_not_public_or_settled_is_in_any_file(edition: Path) -> None:
    content = b"".join(path.read_bytes() for path in edition.rglob("*") if path.is_file() and path.suffix != ".parquet")
    content += "".join(
        str(pl.read_parquet(path).rows()) for path in sorted((edition / "parquet").iterdir())
    ).encode()  # fmt: skip
    for text in (
        "7654321",
        "7.654.321",
        SECRET,
        "Niet voor buiten",
        "Verborgen thema",
        "8765432",
        DRAFT,
        "Nog niet af",
    ):
        assert text.encode() not in content, text


def test_figures_are_those_of_the_public_deliveries_alone(opened: duckdb.DuckDBPyConnection) -> None:
    assert opened.sql("SELECT id FROM core.levering ORDER BY id").fetchall() == [(VERSLAG,), (OORDEEL,)]
    assert opened.sql("SELECT bool_and(openbaar), bool_and(status = 'vastgesteld') FROM core.levering").fetchall() == [
        (True, True)
    ]


def test_readme_counts_what_is_left_out(edition: Path) -> None:
    text = (edition / README).read_text(encoding="utf-8")
    assert "Weggelaten: 3 leveringen." in text
    assert "- 1 levering: niet openbaar." in text
    assert "- 1 levering: openbaar, maar nog concept." in text
    assert "**Zoals bekend op:** 15 juli 2024" in text


def test_meetings_and_work_on_the_monitor_itself_are_not_there(opened: duckdb.DuckDBPyConnection) -> None:
    assert not {*LEFT_OUT, *WHEN_FILLED} & set(names(opened))


def test_public_delivery_about_what_only_a_secret_one_tells_is_left_out_whole(data: Path, tmp_path: Path) -> None:
    own = copy_tiny(tmp_path / "data")
    say(own, VERSLAG, openbaar="nee")
    with pytest.raises(NothingPublic):
        public_state(own, tmp_path / "var", None)


def test_left_out_delivery_is_named_with_what_it_is_about(about: About, edition: Path) -> None:
    assert [(one.levering_id, one.reason) for one in about.choice.leaning] == [
        (LEANING, "meting.csv, rij 2, kolom 'onderdeel_id': 'demo/nieuw' is geen bekend onderdeel.")
    ]
    assert LEANING in (edition / README).read_text(encoding="utf-8")


def test_all_public_deliveries_are_the_state_itself(tiny_states: Path) -> None:
    report, choice = public_state(TINY, tiny_states, None)
    assert report.reused and report.path == current_state(tiny_states)
    assert choice.left_out == 0


# The data


def test_csv_parquet_and_database_hold_the_same(edition: Path, opened: duckdb.DuckDBPyConnection) -> None:
    assert names(opened) == sorted(path.stem for path in (edition / "csv").iterdir())
    assert names(opened) == sorted(path.stem for path in (edition / "parquet").iterdir())
    for name in names(opened):
        stored = opened.execute(f"FROM {name}").fetchall()
        assert opened.execute(f"FROM read_parquet('{edition}/parquet/{name}.parquet')").fetchall() == stored, name
        text = opened.execute(f"FROM read_csv('{edition}/csv/{name}.csv', all_varchar=true, header=true)").fetchall()
        assert len(text) == len(stored), name


def test_database_explains_every_table_and_column(opened: duckdb.DuckDBPyConnection) -> None:
    silent = """
        SELECT table_name FROM duckdb_tables() WHERE coalesce(comment, '') = ''
        UNION ALL SELECT table_name || '.' || column_name FROM duckdb_columns()
        WHERE NOT internal AND coalesce(comment, '') = ''
    """
    assert opened.sql(silent).fetchall() == []


def test_database_has_keys_and_nothing_of_the_machine(opened: duckdb.DuckDBPyConnection, edition: Path) -> None:
    keys = "SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY ALL"
    counts = dict(opened.sql(keys).fetchall())
    assert counts["PRIMARY KEY"] > 40 and counts["FOREIGN KEY"] > 40
    assert str(edition.parent).encode() not in (edition / DATABASE).read_bytes()


def test_texts_that_look_like_a_formula_are_neutral_numbers_stay_numbers_and_a_choice_is_ja_or_nee(
    tmp_path: Path,
) -> None:
    columns = (
        ("tekst", "VARCHAR"),
        ("getal", "DOUBLE"),
        ("lijst", "VARCHAR[]"),
        ("dag", "DATE"),
        ("ja", "BOOLEAN"),
        ("paar", "STRUCT(a VARCHAR, b INTEGER)"),
    )
    table = Table("core.proef", "", tuple(Column(name, kind, False, (), "") for name, kind in columns), (), (), None)
    with duckdb.connect(":memory:") as con:
        con.execute("ATTACH ':memory:' AS open; CREATE SCHEMA open.core")
        con.execute(f"CREATE TABLE open.core.proef ({', '.join(' '.join(column) for column in columns)})")
        con.execute(
            """
            INSERT INTO open.core.proef VALUES
                ('=1+1', -3.5, ['a', '=b'], DATE '2024-06-30', true, {a: '=c', b: 1}),
                ('\u00a0@x', 1234567.25, [], NULL, false, NULL),
                ('-', NULL, NULL, NULL, NULL, NULL), ('een "tekst", met\nregel', 0, ['c'], NULL, NULL, NULL),
                ('+31', 1, ['d'], NULL, NULL, NULL)
            """
        )
        _write_csv(con, table, tmp_path / "proef.csv")
    assert (tmp_path / "proef.csv").read_text(encoding="utf-8") == (
        "tekst,getal,lijst,dag,ja,paar\n"
        """'=1+1,-3.5,"[""a"",""=b""]",2024-06-30,ja,"{""a"":""=c"",""b"":1}"\n"""
        "'\u00a0@x,1234567.25,[],,nee,\n"
        "'-,,,,,\n"
        """"een ""tekst"", met\nregel",0.0,"[""c""]",,,\n"""
        """'+31,1.0,"[""d""]",,,\n"""
    )


def test_same_state_gives_the_same_files(made: tuple[Path, About], data: Path, var: Path, tmp_path: Path) -> None:
    edition, about = made
    assert export_opendata(data, var, tmp_path / "open").staat == about.staat
    first, second = checksums(edition), checksums(tmp_path / "open")
    assert first.keys() == second.keys()
    # A database and Parquet are the same in content, not in bytes; the catalogue holds their fingerprints.
    free = {DATABASE, JSONLD, TURTLE, *(name for name in first if name.startswith("parquet/"))}
    assert {name: first[name] for name in first.keys() - free} == {name: second[name] for name in second.keys() - free}
    for name in (name for name in first if name.startswith("parquet/")):
        assert pl.read_parquet(edition / name).equals(pl.read_parquet(tmp_path / "open" / name)), name


def test_python_opens_the_database_of_an_edition(edition: Path) -> None:
    with open_monitor(edition / DATABASE) as monitor:
        found = monitor.frame("SELECT id FROM core.levering WHERE id = $id", id=VERSLAG)
    assert found.rows() == [(VERSLAG,)]


# One programme


def test_every_row_is_of_some_programme(state: duckdb.DuckDBPyConnection) -> None:
    tables = [table for table in described_tables(state) if table.name not in (*LEFT_OUT, *OVER_ALL)]
    conditions = about_programme(state, tables, "demo")
    given = {"programma": "demo"}
    for table in tables:
        condition = conditions[table.name]
        rows = state.sql(
            f"SELECT count(*), count(*) FILTER ({condition}) FROM {table.name}",
            params=given if "$programma" in condition else None,
        ).fetchall()
        assert rows[0][0] == rows[0][1], table.name


def test_of_another_programme_only_what_holds_for_all_is_left(state: duckdb.DuckDBPyConnection) -> None:
    tables = [table for table in described_tables(state) if table.name not in (*LEFT_OUT, *OVER_ALL, *WHOLE)]
    conditions = about_programme(state, tables, "anders")
    left = [
        table.name
        for table in tables
        if state.sql(
            f"FROM {table.name} WHERE {conditions[table.name]} LIMIT 1",
            params={"programma": "anders"} if "$programma" in conditions[table.name] else None,
        ).fetchall()
    ]
    assert left == []


# The descriptions


def test_checksums_are_those_of_every_file(edition: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", CHECKSUMS], cwd=edition, check=True)
    listed = {line[66:] for line in (edition / CHECKSUMS).read_text(encoding="utf-8").splitlines()}
    there = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()}
    assert there == {*listed, CHECKSUMS}


def test_data_package_and_every_row_of_its_csv_are_valid(edition: Path) -> None:
    """Frictionless checks kinds, choices, keys, references, sizes and fingerprints."""
    report = Package(str(edition / DATAPACKAGE)).validate()
    assert report.errors == []
    assert [(task.name, error.message) for task in report.tasks for error in task.errors] == []


def test_data_package_describes_every_column(edition: Path, about: About) -> None:
    package = json.loads((edition / DATAPACKAGE).read_text(encoding="utf-8"))
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert [field["name"] for field in fields if not field["description"]] == []
    metingen = next(one for one in package["resources"] if one["name"] == "core-meting")
    by_name = {field["name"]: field for field in metingen["schema"]["fields"]}
    assert metingen["schema"]["primaryKey"] == ["sleutel"]
    assert "circa" in by_name["kwalificatie"]["constraints"]["enum"]
    assert by_name["waarde"]["type"] == "number" and "eenheid" in by_name["waarde"]["unit"]
    assert len(package["sources"]) == len(about.leveringen) == 2
    assert package["version"] == about.staat


@pytest.mark.parametrize(("name", "format"), [(TURTLE, "turtle"), (JSONLD, "json-ld")])
def test_catalogue_is_dcat_ap_nl(edition: Path, name: str, format: str) -> None:
    graph = Graph().parse(edition / name, format=format)
    conforms, _, report = validate(graph, shacl_graph=Graph().parse(SHAPES), allow_warnings=False)
    assert conforms, report


@pytest.mark.parametrize("missing", [DCTERMS.publisher, DCTERMS.license, DCTERMS.accessRights, DCTERMS.conformsTo])
def test_shapes_see_what_is_missing(edition: Path, missing: URIRef) -> None:
    graph = Graph().parse(edition / TURTLE)
    # One file is enough to look at.
    for other in list(graph.subjects(URIRef("http://www.w3.org/ns/dcat#downloadURL")))[1:]:
        graph.remove((other, None, None))
        graph.remove((None, None, other))
    graph.remove((None, missing, None))
    assert not validate(graph, shacl_graph=Graph().parse(SHAPES), allow_warnings=False)[0]


def test_both_catalogues_say_the_same_of_every_file(edition: Path) -> None:
    graph = Graph().parse(edition / TURTLE)
    assert set(graph) == set(Graph().parse(edition / JSONLD, format="json-ld"))
    sums = {str(value) for value in graph.objects(None, URIRef("http://spdx.org/rdf/terms#checksumValue"))}
    files = checksums(edition)
    described = {name for name in files if name.split("/")[0] in ("csv", "parquet", DATABASE, DATAPACKAGE)}
    assert sums == {files[name] for name in described}


def test_licence_claims_no_more_than_every_delivery_allows(about: About) -> None:
    assert (about.licentie_naam, about.not_allowed) == ("CC0 1.0", [])
    other = replace(about.leveringen[1], licentie="alleen lezen")
    stricter = replace(about, leveringen=(about.leveringen[0], other))
    assert stricter.not_allowed == [OORDEEL]
    assert stricter.licentie_adres == "https://programmamonitor.example/opendata/LICENTIE.md"
    without = replace(about, opendata=about.opendata.model_copy(update={"licentie": None}))
    assert without.licentie_naam == "Voorwaarden per levering"


def test_practice_data_say_so(about: About) -> None:
    practice = replace(about, oefening=True)
    assert practice.titel.startswith("OEFENGEGEVENS: ") and "verzonnen" in practice.beschrijving
    assert "oefengegevens" in practice.trefwoorden


# Definitions


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("example/opendata/", "example/opendata", "webadres van de map, met https:// ervoor en / erachter."),
        ("adres: https://programmamonitor.example/\n", "adres: vws\n", "Schrijf het hele webadres, met"),
        ("mail: opendata@programmamonitor.example", "mail: opendata", "Schrijf een mailadres: naam@organisatie.nl."),
        ("themas: [HEAL, GOVE]", "themas: [ZORG]", "Kies uit:"),
        ("verversing: IRREG", "verversing: soms", "Kies uit:"),
        ("  titel: Demoprogramma\n", "", "opendata.titel': deze sleutel ontbreekt"),
        ("    naam: Programmamonitor\n", "    telefoon: 1\n    naam: Programmamonitor\n", "deze sleutel is onbekend"),
    ],
)  # fmt: skip
def test_wrong_description_is_a_finding_with_its_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in DESCRIPTION
    own = describe_programme(copy_tiny(tmp_path / "data"), DESCRIPTION.replace(old, new, 1))
    definitions, findings = read_definitions(own / "indicators.yml")
    assert definitions is None
    assert message in "\n".join(map(str, findings))


def test_example_addresses_are_known_as_such(about: About) -> None:
    assert about.opendata.voorbeelden == [
        "https://programmamonitor.example/opendata/",
        "https://programmamonitor.example/",
        "opendata@programmamonitor.example",
    ]


# Whole or not at all


def write_something(folder: Path) -> None:
    (folder / "csv").mkdir()
    (folder / "csv" / "x.csv").write_text("a\n", encoding="utf-8")


def test_an_earlier_edition_is_replaced_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "open"
    with whole_folder(out) as folder:
        write_something(folder)
        (folder / "weg.txt").write_text("oud", encoding="utf-8")
    with whole_folder(out) as folder:
        write_something(folder)
    assert sorted(path.name for path in out.iterdir()) == [CHECKSUMS, "csv"]
    assert [path.name for path in tmp_path.iterdir()] == ["open"]


def test_a_failure_leaves_the_earlier_edition_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "open"
    with whole_folder(out) as folder:
        write_something(folder)
    before = checksums(out)
    with pytest.raises(OSError, match="vol"), whole_folder(out) as folder:
        (folder / "half.csv").write_text("a", encoding="utf-8")
        raise OSError("vol")
    assert checksums(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["open"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    with whole_folder(tmp_path / "open") as folder:
        write_something(folder)
    assert (tmp_path / "open" / "csv" / "x.csv").is_file()


def of_somebody_else(out: Path) -> None:
    out.mkdir()
    (out / "scriptie.docx").write_text("werk", encoding="utf-8")


def edition_with_something_more(out: Path) -> None:
    with whole_folder(out) as folder:
        write_something(folder)
    (out / "notitie.txt").write_text("werk", encoding="utf-8")


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda out: out.write_text("x", encoding="utf-8"), "is een bestand. Noem een map."),
        (of_somebody_else, "staat iets anders dan een eerdere uitgave"),
        (edition_with_something_more, "staat iets anders dan een eerdere uitgave"),
    ],
)
def test_what_is_somebody_elses_is_never_touched(
    tmp_path: Path, prepare: Callable[[Path], object], message: str
) -> None:
    out = tmp_path / "open"
    prepare(out)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NoPlace, match=message), whole_folder(out):
        pytest.fail("there is no place")
    assert sorted(tmp_path.rglob("*")) == before


def test_folder_above_must_be_there_and_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoPlace, match="bestaat niet"), whole_folder(tmp_path / "a" / "b"):
        pytest.fail("there is no place")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(NoPlace, match="mag u niet schrijven"), whole_folder(tmp_path / "b"):
        pytest.fail("there is no place")


def test_full_disk_is_a_failure_that_leaves_nothing(
    data: Path, var: Path, made: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> list[Table]:
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(export_module, "write_data", full)
    with pytest.raises(NotWritten):
        export_opendata(data, var, tmp_path / "open")
    assert list(tmp_path.iterdir()) == []


# Asked for what is not there


def test_before_the_first_delivery_there_is_nothing(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingKnown):
        export_opendata(data, tmp_path, tmp_path / "open", bekend_op=date(2020, 1, 1))


def test_as_known_on_a_date_has_nothing_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Chosen] = []
    monkeypatch.setattr("pipelines.opendata.choice.build_of", lambda data, var, chosen, *_: built.append(chosen))
    choice = public_state(TINY, tmp_path, known_on(TINY, date(2024, 7, 1)))[1]
    assert built == [choice.chosen] == [{VERSLAG}] and choice.left_out == 0


def test_draft_that_a_public_delivery_settles_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = copy_tiny(tmp_path / "data")
    say(own, VERSLAG, status="concept")
    settles = deliver_later(own, "2024-08-01-vaststelling")
    say(own, settles.name, status="vastgesteld", stappen=[{"levering": VERSLAG, "stap": "vastgesteld"}])
    monkeypatch.setattr("pipelines.opendata.choice.build_of", lambda *_: None)
    assert VERSLAG in public_state(own, tmp_path, None)[1].chosen
    say(own, settles.name, status="concept")
    assert VERSLAG not in public_state(own, tmp_path, None)[1].chosen
    say(own, settles.name, status="vastgesteld", openbaar="nee")
    assert VERSLAG not in public_state(own, tmp_path, None)[1].chosen


def test_draft_that_only_a_refused_delivery_settles_is_left_out_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = copy_tiny(tmp_path / "data")
    say(own, VERSLAG, status="concept")
    settles = deliver_later(own, "2024-08-01-vaststelling").name
    say(own, settles, status="vastgesteld", stappen=[{"levering": VERSLAG, "stap": "vastgesteld"}])

    def refusing(data: Path, var: Path, chosen: Chosen, *_: object) -> None:
        if settles in chosen:
            raise DeliveriesRefused([Finding("meting.csv", "leunt", "", None, None, None, settles)])

    monkeypatch.setattr("pipelines.opendata.choice.build_of", refusing)
    choice = public_state(own, tmp_path, None)[1]
    assert choice.chosen & {VERSLAG, settles} == set()
    assert ([one.levering_id for one in choice.leaning], choice.drafts) == ([settles], 1)


def test_definitions_that_say_nothing_of_open_data_give_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(NoMetadata):
        export_opendata(TINY, tmp_path / "var", tmp_path / "open")


@pytest.mark.parametrize(
    ("problem", "code", "message"),
    [
        (NoMetadata(), 3, "staat nog niet wie de open data uitgeeft"),
        (NothingPublic(), 1, "Er is geen levering die openbaar en vastgesteld is"),
        (UnknownProgramma(["demo"]), 2, "Dit programma bestaat niet. Kies uit: demo."),
        (NoPlace("'x' is een bestand. Noem een map."), 2, "is een bestand. Noem een map."),
        (NotWritten(), 4, "Er is niets achtergebleven."),
    ],
)
def test_each_refusal_is_a_dutch_sentence_and_its_exit_code(
    tiny_states: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output,
    problem: Exception, code: int, message: str,
) -> None:  # fmt: skip
    def refuse(*_: object) -> About:
        raise problem

    monkeypatch.setattr("dashboard.commands.opendata.export_opendata", refuse)
    given = ["--data", str(TINY), "--var", str(tiny_states), "--out", str(tmp_path / "open")]
    assert main(["export", "opendata", *given]) == code
    assert message in capsys.readouterr().err


def test_programme_must_be_known(data: Path, var: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownProgramma):
        export_opendata(data, var, tmp_path / "open", "zorg")
    assert list(tmp_path.iterdir()) == []


def test_programme_without_a_public_delivery_has_nothing(
    data: Path, var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state then has no delivery of that programme."""

    def nothing(*_: object) -> About:
        raise NothingPublic

    monkeypatch.setattr(export_module, "write_data", lambda *_: [])
    monkeypatch.setattr(export_module, "about_edition", nothing)
    with pytest.raises(NothingPublic):
        export_opendata(data, var, tmp_path / "open")
    assert list(tmp_path.iterdir()) == []


def test_wrong_use_is_said_before_anything_is_built(tmp_path: Path, capsys: Output) -> None:
    given = ["export", "opendata", "--data", str(TINY), "--var", str(tmp_path / "var"), "--out"]
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    assert main([*given, str(tmp_path / "bestand")]) == 2
    assert main([*given, str(tmp_path / "open"), "--overleg", "demo-1"]) == 2
    text = capsys.readouterr().err
    assert "is een bestand. Noem een map." in text and "Laat --overleg weg." in text
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_command_says_what_to_know_before_publishing(
    about: About, tiny_states: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr("dashboard.commands.opendata.export_opendata", lambda *_: about)
    given = ["--data", str(TINY), "--var", str(tiny_states), "--out", str(tmp_path / "open")]
    assert main(["export", "opendata", *given]) == 0
    text = capsys.readouterr().out
    assert f"Erin: 2 leveringen, {about.tabellen} tabellen, stand {about.staat}." in text
    assert "Weggelaten: 1 niet openbaar, 1 concept." in text
    assert "dit zijn nog voorbeelden" in text


def test_readme_and_command_tell_how_many_withdrawals_are_left_out(
    about: About, tiny_states: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    """For everybody how many; which ones only for who keeps the data."""
    some = replace(about, choice=replace(about.choice, without=frozenset({(LEANING, 3)})))
    assert "Eén intrekking staat er niet in: wat daarmee wordt ingetrokken, staat in een" in readme(some, [])
    assert "rij 3" not in readme(some, [])
    two = replace(some.choice, without=frozenset({(LEANING, 3), (LEANING, 4)}))
    assert "2 intrekkingen staan er niet in" in readme(replace(some, choice=two), [])
    monkeypatch.setattr("dashboard.commands.opendata.export_opendata", lambda *_: some)
    given = ["--data", str(TINY), "--var", str(tiny_states), "--out", str(tmp_path / "open")]
    assert main(["export", "opendata", *given]) == 0
    assert f"Ook weggelaten: intrekking.csv, rij 3 van {LEANING}, want wat zij intrekt" in capsys.readouterr().out
