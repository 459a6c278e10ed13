"""`programmamonitor submit` with a file of registrations: the same door as for a workbook, without reading it whole."""

import errno
import json
import os
import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import openpyxl
import polars as pl
import pytest
import yaml

from dashboard.cli import main
from dashboard.server import DATA_ENV, VAR_ENV
from pipelines.build import CONDENSED, build
from pipelines.condense.registrations import _from_csv
from pipelines.intake.look import look
from pipelines.intake.proposal import SentRegistrations, copy_whole
from pipelines.intake.registrations import _whose, is_registrations
from pipelines.intake.rights import TERMINAL, Actor
from pipelines.publish import current_state
from tests.deliver import write_rows
from tests.registrations import GEHOLPEN, GESPREKKEN, LEVERING, SCHEMA, data_with, many, registration, written
from tests.test_aanleveren import press, said, upload
from tests.test_pages import run, words

Output = pytest.CaptureFixture[str]
Folders = tuple[Path, Path]
GOOD = [
    *many(40),
    *many(30, organisatie_id="huis-a", uitkomst="nee"),
    *many(2, organisatie_id="huis-b", op=date(2024, 3, 9)),
    *many(42, 100, op=date(2023, 8, 9)),
    *many(20, 200, op=date(2023, 9, 9), uitkomst="nee"),
]


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon, in every test: what tests send alike gives one state, that is built once."""
    noon = datetime.combine(date.today(), time(12), UTC)
    monkeypatch.setattr("pipelines.intake.look.datetime", SimpleNamespace(now=lambda _: noon))
    monkeypatch.setattr("pipelines.intake.accept._now", lambda: noon)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The data of tests/tiny with definitions that count registrations, and no registrations yet."""
    folder = tmp_path_factory.mktemp("registraties")
    data = data_with(folder, many(1), (GESPREKKEN, GEHOLPEN))
    delivery = data / "leveringen" / LEVERING
    (delivery / "registratie.parquet").unlink()
    described = yaml.safe_load((delivery / "levering.yml").read_text(encoding="utf-8"))
    described["bronnen"] = described["bronnen"][1:]
    (delivery / "levering.yml").write_text(yaml.safe_dump(described), encoding="utf-8")
    value = {"onderdeel_id": "demo", "geldig_van": "2023-01-01", "geldig_precisie": "halfjaar", "bestand": "lijst.txt",
             "geldig_op": "2023-06-30"}  # fmt: skip
    write_rows(data, LEVERING, "meting", [
        {**value, "indicator_id": "demo.gesprekken", "waarde": "66"},
        {**value, "indicator_id": "demo.geholpen", "teller": "40", "noemer": "66"},
    ])  # fmt: skip
    build(data, folder / "var")
    return data, folder / "var"


@pytest.fixture
def folders(built: Folders, tmp_path: Path) -> Folders:
    """A copy of those."""
    data, var = built
    return Path(shutil.copytree(data, tmp_path / "data")), Path(shutil.copytree(var, tmp_path / "var"))


def submit(path: Path, folders: Folders, *options: str) -> int:
    """The exit code of the command."""
    data, var = folders
    return main(["submit", str(path), "--data", str(data), "--var", str(var), *options])


def accepted(folders: Folders) -> list[Path]:
    """The deliveries that came through the door."""
    return sorted(path for path in (folders[0] / "leveringen").iterdir() if "-opgave-" in path.name)


def quarantine(folders: Folders) -> list[str]:
    """The names of the files in quarantine."""
    return [path.name for path in (folders[0] / "quarantaine").glob("*/*")]


@pytest.mark.parametrize("name", ["eerste helft.parquet", "uitdraai.csv"])
def test_registrations_become_a_delivery_and_the_next_state(
    name: str, folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    path = written(GOOD, tmp_path / name)
    before = current_state(folders[1])
    assert submit(path, folders, "--dry-run") == 0
    assert current_state(folders[1]) == before
    told = capsys.readouterr().out
    assert f"{name}: 134 registraties, samen " in told
    assert "niet getoond (klein aantal, of wat dat zou verraden)" in told
    assert "Wat er verandert: 8 nieuw, 2 van een nieuwe periode, 0 gewijzigd, 0 verdwenen" in told
    was = "66 (eerste helft van 2023) · geen doel vastgesteld"
    assert f"nieuwe periode: Demoprogramma, Gesprekken: {was} → 72 (eerste helft van 2024)" in told
    assert submit(path, folders) == 0
    assert "is aanvaard, als concept." in capsys.readouterr().out
    (delivery,) = accepted(folders)
    stored = f"registratie{path.suffix}"
    assert sorted(file.name for file in delivery.iterdir()) == ["levering.yml", stored]
    assert (delivery / stored).read_bytes() == path.read_bytes()
    # The delivery is the one place where it is kept.
    assert not (folders[0] / "ontvangen").exists()
    yml = yaml.safe_load((delivery / "levering.yml").read_text(encoding="utf-8"))
    assert (yml["bronnen"][0]["bestand"], yml["bronnen"][0]["regels"], yml["status"]) == (stored, 134, "concept")
    assert list(yml["csv"]) == [stored]
    with duckdb.connect(str(current_state(folders[1])), read_only=True) as con:
        query = "SELECT weergave FROM mart.cijfer WHERE sleutel LIKE 'meting:demo.gesprekken:demo/thuis:2024-06-30%'"
        assert sorted(con.sql(query).fetchall()) == [("40",), ("72",), *[("niet getoond (klein aantal)",)] * 2]
    assert main(["check", "--data", str(folders[0]), "--var", str(folders[1])]) == 0


def test_csv_is_written_as_parquet_once_and_that_is_not_kept(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def from_csv(*given: Any) -> Any:
        made.append(given)
        return _from_csv(*given)

    monkeypatch.setattr("pipelines.condense.registrations._from_csv", from_csv)
    path = written([*GOOD, *many(1, 900)], tmp_path / "uitdraai.csv")
    seen = look(*folders, path.name, path, TERMINAL)
    assert (seen.is_acceptable, len(made)) == (True, 1)
    assert [file.suffix for file in (folders[1] / CONDENSED).iterdir() if file.is_dir()] == []


def test_the_same_file_a_second_time_changes_nothing(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = written(GOOD, tmp_path / "uitdraai.parquet")
    assert submit(path, folders) == 0
    state = current_state(folders[1])
    assert submit(path, folders) == 0
    assert "Precies dit bestand is al aanvaard als levering" in capsys.readouterr().out
    assert current_state(folders[1]) == state
    assert len(accepted(folders)) == 1


def test_period_that_was_delivered_before_is_refused(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    assert submit(written(GOOD, tmp_path / "uitdraai.parquet"), folders) == 0
    assert submit(written(GOOD[::-1], tmp_path / "nog eens.csv"), folders) == 1
    told = capsys.readouterr().out
    assert "nog eens.csv, kolom 'op': er zijn registraties uit perioden die al geteld zijn" in told
    assert "1 bevinding blokkeert. Er is niets veranderd." in told


def test_what_is_wrong_is_told_once_per_kind_and_no_registration_is_kept(
    folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    rows = [*GOOD, registration(900, soort="gesprk"), registration(901, soort="gesprk", persoon=123_456_782)]
    before = current_state(folders[1])
    assert submit(written(rows, tmp_path / "fout.parquet"), folders) == 1
    told = capsys.readouterr().out
    assert "fout.parquet, kolom 'soort': 'gesprk' is geen soort registratie: bij 2 registraties, zoals nummer" in told
    assert "Geef elke persoon een volgnummer van 1 tot 9999999." in told
    assert "2 bevindingen blokkeren. Er is niets veranderd.\nAlleen de bevindingen staan in" in told
    assert "123456782" not in told
    assert accepted(folders) == []
    assert current_state(folders[1]) == before
    assert quarantine(folders) == ["bevindingen.json"]
    (record,) = (folders[0] / "quarantaine").glob("*/*")
    kept = json.loads(record.read_text(encoding="utf-8"))
    assert [finding["waarde"] for finding in kept["bevindingen"]] == [None, None]
    assert "gesprk" not in record.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leeg.parquet", b"", "leeg.parquet: dit is geen Parquet-bestand, of het is niet heel aangekomen."),
        ("registratie.csv", b"", "registratie.csv, rij 1: op rij 1 staan de namen van de kolommen niet."),
        ("uit.csv", b"nummer;persoon;op\n1;2;2024-01-01\n", "de kolommen zijn gescheiden door puntkomma's."),
        ("uit.csv", b"nummer,persoon,op,bsn\n", "uit.csv, kolom 'bsn': deze kolom is onbekend."),
        (
            "uit.csv",
            b"nummer,organisatie_id,onderdeel_id,soort,op,persoon,deelgroep,uitkomst\n1,zorghuis,demo/thuis,gesprek,"
            b"gisteren,1,,ja\n",
            "uit.csv, rij 2, kolom 'op': dit is geen datum. Schrijf de datum als jjjj-mm-dd.",
        ),
    ],
)
def test_file_that_cannot_be_counted_is_refused_before_it_is_copied(
    name: str, content: bytes, message: str, folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert submit(path, folders) == 1
    assert message in capsys.readouterr().out
    assert quarantine(folders) == ["bevindingen.json"]
    assert list((folders[1] / CONDENSED).iterdir()) == []


def test_parquet_with_other_columns_is_refused(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "anders.parquet"
    pl.DataFrame({"nummer": ["een"], "naam": ["Jan"]}).write_parquet(path)
    assert submit(path, folders) == 1
    told = capsys.readouterr().out
    assert "anders.parquet, kolom 'persoon': deze kolom ontbreekt." in told
    assert "anders.parquet, kolom 'naam': deze kolom is onbekend." in told
    assert "kolom 'nummer': deze kolom heeft het type VARCHAR, en niet BIGINT." in told
    assert "Jan" not in told


def test_workbook_with_registrations_is_refused_and_not_kept(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "registraties.xlsx"
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Blad1", 0)
    sheet.append([*SCHEMA])
    sheet.append([1, "zorghuis", "demo/thuis", "gesprek", date(2024, 2, 3), 1, None, "ja"])
    book.save(path)
    assert submit(path, folders) == 1
    told = capsys.readouterr().out
    assert "registraties.xlsx, blad 'Blad1': hier staan registraties, met een kolom over personen. Sla dit blad" in told
    assert quarantine(folders) == ["bevindingen.json"]


def test_counts_that_jump_are_told_by_what_they_are_about(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    definitions = folders[0] / "indicators.yml"
    text = definitions.read_text(encoding="utf-8")
    assert "plausibel_maximum: 100000\n" in text
    definitions.write_text(text.replace("plausibel_maximum: 100000\n", "plausibel_maximum: 8000\n"), encoding="utf-8")
    path = written(many(9_000, op=date(2023, 8, 9)), tmp_path / "veel.parquet")
    assert submit(path, folders) == 1
    told = capsys.readouterr().out
    assert "veel.parquet: Demoprogramma: gesprekken gaat van 66 (eerste helft van 2023) naar 9.000" in told
    assert "veel.parquet: Demoprogramma, tweede helft van 2023: '9000' valt buiten wat aannemelijk is" in told
    assert "meting.csv" not in told
    assert "Leg ze uit met --toelichting TEKST" in told
    assert submit(path, folders, "--toelichting", "Het hele land doet mee.") == 0


def test_organisations_that_are_missing_are_named_and_asked_for(
    folders: Folders, tmp_path: Path, capsys: Output
) -> None:
    half_year = {"over_van": "2024-07-01", "over_tot": "2024-12-31", "uiterlijk": "2025-01-31"}
    awaited = {"id": "huis-c", "wie": "Huis-C", "wat": "De gesprekken.", "bestand": "lijst.txt", **half_year}
    later = {**awaited, "id": "later", "over_van": "2025-01-01", "over_tot": "2025-06-30", "uiterlijk": "2025-07-31"}
    write_rows(folders[0], LEVERING, "verwachte_levering", [awaited, {**later, "wie": "Huis-A"}])
    assert submit(written(GOOD, tmp_path / "eerste.parquet"), folders) == 0
    capsys.readouterr()
    (earlier,) = accepted(folders)
    path = written(many(40, 900, op=date(2024, 8, 9)), tmp_path / "tweede.csv")
    assert submit(path, folders) == 1
    told = capsys.readouterr().out
    remedy = (
        "Horen zij erbij? Zet hun registraties in het bestand en lever opnieuw. Zo niet: leg het uit in de toelichting"
    )
    assert (
        "tweede.csv, kolom 'organisatie_id': van Huis-A en Huis-B staan hier geen registraties van gesprekken, en in "
        f"de levering daarvoor wel: Opgave eerste ({earlier.name}). {remedy}.\n"
    ) in told
    assert (
        "tweede.csv, kolom 'organisatie_id': van Huis-C staan hier geen registraties, en die worden wel verwacht: "
        f"De gesprekken. {remedy}.\n"
    ) in told
    assert told.count(remedy) == 2
    assert submit(path, folders, "--toelichting", "Zij stopten.") == 0
    # It was a question about this delivery: its state has no more of it.
    with duckdb.connect(str(current_state(folders[1])), read_only=True) as con:
        assert con.sql("SELECT count(*) FROM mart.bevinding WHERE kolom = 'organisatie_id'").fetchall() == [(0,)]


def test_column_is_told_as_it_is_called_in_the_file(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = written([*GOOD, registration(900, soort="gesprk")], tmp_path / "uitdraai.csv")
    path.write_text(
        path.read_text("utf-8").replace("soort,op,", "Soort,DATUM,") + "1,zorghuis,demo/thuis,gesprek,ooit,1,,\n"
    )
    assert submit(path, folders) == 1
    told = capsys.readouterr().out
    assert "uitdraai.csv, kolom 'Soort': 'gesprk' is geen soort registratie" in told
    assert "uitdraai.csv, rij 137, kolom 'DATUM': dit is geen datum" in told


def test_of_many_organisations_the_number_and_some_names_are_told() -> None:
    names = {f"huis-{letter}": f"Huis {letter.upper()}" for letter in "abcdef"}
    assert _whose(["huis-a"], names) == "van Huis A"
    assert _whose(names, names) == "van 6 organisaties, zoals Huis A, Huis B, Huis C, Huis D, Huis E,"


def test_period_that_is_not_over_asks_for_an_explanation(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    path = written([*GOOD, *many(20, 500, op=date.today())], tmp_path / "vroeg.parquet")
    assert submit(path, folders) == 1
    assert "loopt nog op" in capsys.readouterr().out
    assert submit(path, folders, "--toelichting", "Volgt na dit halfjaar.") == 0


def test_file_that_changes_while_it_is_read_is_not_accepted(
    folders: Folders, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(GOOD, tmp_path / "uitdraai.parquet")
    monkeypatch.setattr("pipelines.intake.look.sha256", lambda _: "1" * 64)
    assert submit(path, folders) == 1
    assert "Het bestand veranderde terwijl het gelezen werd." in capsys.readouterr().err
    assert accepted(folders) == []
    assert sorted(file.name for file in folders[0].iterdir()) == ["indicators.yml", "leveringen"]


@pytest.mark.parametrize("copies", [0, 1])
def test_full_disk_leaves_everything_as_it_was(
    copies: int, folders: Folders, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is looked at, and while it is accepted."""
    path = written(GOOD, tmp_path / "uitdraai.parquet")
    before, made = current_state(folders[1]), []

    def full(sent: SentRegistrations, target: Path) -> None:
        made.append(target)
        if len(made) > copies:
            target.write_bytes(b"PAR1 een begin")
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        copy_whole(sent, target)

    with monkeypatch.context() as patch:
        patch.setattr("pipelines.intake.proposal.copy_whole", full)
        assert submit(path, folders) == 4
    assert "Het lukte niet door een fout van schijf" in capsys.readouterr().err
    assert len(made) == copies + 1
    assert accepted(folders) == []
    assert [file.name for file in folders[0].glob(".aangeboden-*")] == []
    assert current_state(folders[1]) == before
    assert submit(path, folders) == 0


def test_large_file_is_copied_in_parts(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than the door takes of a workbook, and never as a whole."""
    for module in ("pipelines.intake.accept", "pipelines.intake.spreadsheet", "dashboard.commands.submitting"):
        monkeypatch.setattr(f"{module}.MAX_FILE_BYTES", 500)
    monkeypatch.setattr("pipelines.intake.proposal._PART_BYTES", 300)
    path = written(GOOD, tmp_path / "groot.parquet")
    assert os.path.getsize(path) > 2_000
    whole = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: pytest.fail("read as a whole") if path.suffix == ".parquet" else whole(path)
    )
    seen = look(*folders, path.name, path, TERMINAL)
    assert seen.is_acceptable
    assert seen.upload.content == b""


def test_page_takes_a_file_that_fits(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_ENV, str(folders[0]))
    monkeypatch.setenv(VAR_ENV, str(folders[1]))
    assert "lever het dan met de opdracht programmamonitor submit" in words(run("aanleveren"))
    wrong = upload(written([*GOOD, registration(1)], tmp_path / "fout.csv").read_bytes(), "fout.csv")
    assert "1 bevinding houdt dit bestand tegen." in words(wrong)
    assert "kolom nummer" in words(wrong)
    assert quarantine(folders) == ["bevindingen.json"]
    app = upload(written(GOOD, tmp_path / "uitdraai.parquet").read_bytes(), "uitdraai.parquet")
    assert "Niets houdt dit bestand tegen." in words(app)
    assert "uitdraai.parquet: 134 registraties, samen " in words(app)
    app = press(app, "Aanvaarden als concept")
    assert "is aanvaard, als concept" in said(app)[0]
    (delivery,) = accepted(folders)
    assert (delivery / "registratie.parquet").read_bytes() == (tmp_path / "uitdraai.parquet").read_bytes()


def test_supplier_delivers_no_registrations(folders: Folders, tmp_path: Path) -> None:
    content = written(GOOD, tmp_path / "uitdraai.parquet").read_bytes()
    seen = look(*folders, "uitdraai.parquet", content, Actor("huis", "leverancier", ("demo",)))
    assert [finding.melding for finding in seen.findings] == [
        "bestanden met registraties levert alleen de gegevensbeheerder: zij gaan over mensen"
    ]


def test_two_files_or_a_folder_are_wrong_use(folders: Folders, tmp_path: Path, capsys: Output) -> None:
    one, other = written(GOOD, tmp_path / "a.csv"), written(GOOD, tmp_path / "a.parquet")
    with pytest.raises(SystemExit) as stop:
        submit(one, folders, str(other))
    assert stop.value.code == 2
    assert capsys.readouterr().err.endswith(
        "verkeerd gebruik: één bestand per keer; dit zijn er 2: a.csv, a.parquet. Geef de opdracht voor elk bestand "
        "apart. In a.csv en a.parquet staan registraties: die worden geteld, en zijn altijd een levering op zichzelf\n"
    )
    with pytest.raises(SystemExit) as stop:
        submit(tmp_path, folders)
    assert stop.value.code == 2
    assert "is een map; lever één bestand per keer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "start", "expected"),
    [
        ("uit.parquet", b"", True),
        ("UIT.PARQUET", b"", True),
        ("uit.csv", b"PAR1....", True),
        ("registratie.csv", b"wat dan ook", True),
        ("uit.csv", b'\xef\xbb\xbf"Nummer";"Persoon";"Op"\r\n', True),
        ("registraties.xlsx", b"PK\x03\x04", False),
        ("meting.csv", b"indicator_id,onderdeel_id,waarde\n", False),
        ("besluit_optie.csv", b"besluit_id,nummer,tekst\n", False),
        ("uit.csv", b"1,zorghuis,demo/thuis,gesprek,2024-02-03,1,,ja\n", True),
        ("uit.csv", b"nr,organisatie_id,onderdeel_id,soort,datum,wie,deelgroep,uitkomst\n", True),
    ],
)
def test_file_with_registrations_is_known_by_its_name_and_header(name: str, start: bytes, expected: bool) -> None:
    assert is_registrations(name, start) is expected
