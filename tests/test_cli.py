"""The commands as a user meets them: exit codes and Dutch messages."""

import re
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.server import ROOT, SOURCES_ENV
from pipelines.build import known_on, state_id
from pipelines.publish import current_state
from tests.deliver import TINY, VERSLAG, accept, change_definitions, copy_tiny, deliver_later, write_rows

Output = pytest.CaptureFixture[str]

# Words of argparse, Python and DuckDB that a Dutch reader should never meet.
ENGLISH = re.compile(
    r"\b(usage|error|options|optional|positional|arguments?|show this|required|invalid|choice|choose|expected|"
    r"unrecognized|ignored|explicit|ambiguous|Traceback|Exception)\b",
    re.IGNORECASE,
)


def run(command: str, data: Path, var: Path) -> int:
    """Run a command on a data folder and a var folder, in this process."""
    return main([command, "--data", str(data), "--var", str(var)])


def refused_data(folder: Path) -> Path:
    """A data folder with one blocking finding in an accepted delivery, and one delivery that is not yet accepted."""
    data = copy_tiny(folder)
    write_rows(
        data, VERSLAG, "factor", [{"id": "geld", "onderdeel_id": "demo/tuin", "richting": "belemmerend", "wat": "x"}]
    )
    accept(data / "leveringen" / VERSLAG)
    return data


def test_good_build_is_code_0_and_names_the_state(tmp_path: Path, capsys: Output) -> None:
    assert run("build", TINY, tmp_path) == 0
    state = state_id(TINY)
    first = capsys.readouterr()
    assert first.out == (
        f"… lezen: 2024-06-30-verslag\n… lezen: 2024-07-15-oordeel\n… controleren\n… kleine aantallen\n"
        "… laden\n… afleiden\n… in gebruik nemen\n"
        f"Klaar. De stand {state} is in gebruik. 0 bevindingen blokkeren, 2 waarschuwingen.\n"
    )
    assert "waarschuwing: levering.yml, sleutel 'csv': deze levering is nog niet aanvaard" in first.err
    assert run("build", TINY, tmp_path) == 0
    assert capsys.readouterr().out == (
        f"Deze stand was er al. De stand {state} is in gebruik. 0 bevindingen blokkeren, 2 waarschuwingen.\n"
    )


def test_good_check_is_code_0_and_changes_nothing(tmp_path: Path, capsys: Output) -> None:
    assert run("check", TINY, tmp_path / "var") == 0
    assert capsys.readouterr().out.endswith("… kleine aantallen\n0 bevindingen blokkeren, 2 waarschuwingen.\n")
    assert not (tmp_path / "var").exists()


def test_refused_build_is_code_1_and_lists_place_value_and_remedy(tmp_path: Path, capsys: Output) -> None:
    assert run("build", refused_data(tmp_path / "data"), tmp_path / "var") == 1
    error = capsys.readouterr().err
    assert (
        "\n2024-06-30-verslag\n"
        "  blokkeert: factor.csv, rij 2, kolom 'onderdeel_id': 'demo/tuin' is geen bekend onderdeel. "
        "Verbeter de id of voeg het onderdeel toe in onderdeel.csv.\n"
    ) in error
    assert "\nEr is geen nieuwe stand gemaakt. 1 " in error
    assert error.endswith("Er is nog geen eerdere stand.\n")


def test_refused_build_says_which_state_still_serves(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "monitor-eerder.duckdb").touch()
    (tmp_path / "ACTUEEL").write_text("monitor-eerder.duckdb\n", encoding="utf-8")
    assert run("build", refused_data(tmp_path / "data"), tmp_path) == 1
    assert capsys.readouterr().err.endswith("De laatste goede stand blijft in gebruik: monitor-eerder.duckdb.\n")


def test_refused_check_is_code_1(tmp_path: Path, capsys: Output) -> None:
    assert run("check", refused_data(tmp_path / "data"), tmp_path / "var") == 1
    assert "blokkeert: factor.csv, rij 2" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check"])
def test_wrong_definitions_are_code_3(command: str, tmp_path: Path, capsys: Output) -> None:
    data = copy_tiny(tmp_path / "data")
    change_definitions(data, ("soort: proces", "soort: proses"))
    assert run(command, data, tmp_path / "var") == 3
    assert (
        "\nAlgemeen\n  blokkeert: indicators.yml, regel 112, sleutel 'indicatoren.soort': 'proses' is hier niet "
        "toegestaan. Kies uit: 'proces', 'uitkomst', 'verhalend' of 'context'.\n"
    ) in capsys.readouterr().err


def test_var_that_is_a_file_is_code_4(tmp_path: Path, capsys: Output) -> None:
    var = tmp_path / "var"
    var.touch()
    assert run("build", TINY, var) == 4
    error = capsys.readouterr().err
    assert error.startswith(f"\nHet lukte niet door een fout van schijf of database, bij {var}.\n")
    assert error.endswith("\nEr is geen nieuwe stand gemaakt. Er is nog geen eerdere stand.\n")


def test_state_that_cannot_be_published_is_code_4_and_the_last_good_one_serves(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "monitor-eerder.duckdb").touch()
    (tmp_path / "ACTUEEL").write_text("monitor-eerder.duckdb\n", encoding="utf-8")
    (tmp_path / f"monitor-{state_id(TINY)}.duckdb").mkdir()
    assert run("build", TINY, tmp_path) == 4
    assert capsys.readouterr().err.endswith("De laatste goede stand blijft in gebruik: monitor-eerder.duckdb.\n")
    assert current_state(tmp_path) == tmp_path / "monitor-eerder.duckdb"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "verkeerd gebruik: dit ontbreekt: OPDRACHT"),
        (["bouw"], "verkeerd gebruik: bij OPDRACHT: 'bouw' bestaat niet; kies uit"),
        (["build", "--data"], "verkeerd gebruik: bij --data: er hoort een waarde achter"),
        (["build", "--snel"], "verkeerd gebruik: dit is onbekend: --snel"),
        (["check", "alles"], "verkeerd gebruik: dit is onbekend: alles"),
        (["dashboard", "--port", "tachtig"], "verkeerd gebruik: bij --port: 'tachtig' is geen geldige waarde"),
    ],
)
def test_wrong_use_is_code_2_and_told_in_dutch(arguments: list[str], message: str, capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert message in error
    assert ENGLISH.findall(error) == []


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "--help"], ["dashboard", "--help"]])
def test_help_is_dutch(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("gebruik: programmamonitor")
    assert ENGLISH.findall(text) == []


# ── verify and trace ──


def checked_sources(folder: Path) -> tuple[Path, Path]:
    """A data folder whose numbers have a printed piece, and a folder with the report that says them."""
    data, sources = copy_tiny(folder / "data"), folder / "bronnen"
    sources.mkdir()
    lines = [f"Regel {number}." for number in range(1, 41)]
    lines[10] = "Ruim 45 gezinnen doen mee."
    text = "\n".join(lines)
    (sources / "verslag.txt").write_text(text, encoding="utf-8")
    yml = data / "leveringen" / VERSLAG / "levering.yml"
    yml.write_text(yml.read_text(encoding="utf-8").replace("0" * 64, sha256(text.encode()).hexdigest()))
    (data / "leveringen" / VERSLAG / "vindplaats.csv").unlink()
    write_rows(
        data,
        VERSLAG,
        "meting",
        [{"waarde": 45, "kwalificatie": "ruim", "gedrukt": "Ruim 45 gezinnen", "regel_van": 11, "regel_tot": 11}],
    )
    return data, sources


def numbers_line(output: str) -> str:
    """What verify says of the numbers."""
    return next(line for line in output.splitlines() if line.startswith("Getallen:"))


def test_verify_confirms_and_lists_with_their_lines_what_it_cannot(tmp_path: Path, capsys: Output) -> None:
    data, sources = checked_sources(tmp_path)
    arguments = ["--data", str(data), "--var", str(tmp_path / "var"), "--sources", str(sources)]
    assert main(["verify", *arguments]) == 1
    output = capsys.readouterr()
    assert "Er is nog geen database. Die wordt eerst gebouwd." in output.err
    assert "meting:demo.gezinnen" not in output.out
    assert re.search(
        r"verslag\.txt, regel \d+: doel:demo\.gezinnen:\S+, waarde \d+: het getal staat niet in", output.out
    )
    assert re.fullmatch(r"Getallen: 1 van \d+ bevestigd\.", numbers_line(output.out))
    assert not ENGLISH.search(output.out)


def test_verify_without_the_texts_is_wrong_use(capsys: Output, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(SOURCES_ENV, raising=False)
    assert run("verify", TINY, tmp_path) == 2
    assert "Wijs de map met de teksten van de bronnen aan" in capsys.readouterr().err


def test_verify_in_a_folder_that_is_not_there_is_wrong_use(capsys: Output, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["verify", "--data", str(TINY), "--var", str(tmp_path), "--sources", str(tmp_path / "weg")])
    assert stop.value.code == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_verify_with_another_document_says_so(tmp_path: Path, capsys: Output) -> None:
    data, sources = checked_sources(tmp_path)
    (sources / "verslag.txt").write_text("iets anders", encoding="utf-8")
    arguments = ["--data", str(data), "--var", str(tmp_path / "var"), "--sources", str(sources)]
    assert main(["verify", *arguments]) == 1
    output = capsys.readouterr()
    assert "brondocument: verslag.txt is niet het bestand waarnaar de regelnummers verwijzen" in output.err
    assert "meting:" not in output.out
    assert "Bevestigd: 0 (0,0%)" in output.out


def test_trace_shows_the_passage_with_the_number_marked(tmp_path: Path, capsys: Output) -> None:
    data, sources = checked_sources(tmp_path)
    key = "meting:demo.gezinnen:demo/thuis:2024-06-30"
    arguments = ["--data", str(data), "--var", str(tmp_path / "var"), "--sources", str(sources)]
    assert main(["trace", key, *arguments]) == 0
    assert "|    11 »Ruim 45 gezinnen« doen mee." in capsys.readouterr().out


def test_trace_of_a_key_that_does_not_exist_says_what_to_do(tmp_path: Path, capsys: Output) -> None:
    assert main(["trace", "meting:niets", "--data", str(TINY), "--var", str(tmp_path)]) == 1
    assert "bestaat niet in deze stand" in capsys.readouterr().err


@pytest.mark.parametrize(("day", "code"), [("2024-07-01", 0), ("2020-01-01", 2)])
def test_trace_looks_at_the_state_of_then(tmp_path: Path, capsys: Output, day: str, code: int) -> None:
    key = "meting:demo.gezinnen:demo/thuis:2024-06-30"
    arguments = ["--data", str(TINY), "--var", str(tmp_path), "--bekend-op", day]
    assert main(["trace", key, *arguments]) == code
    assert ("De eerste levering is van 30-06-2024." in capsys.readouterr().err) == (code == 2)


def test_trace_of_what_became_known_later_says_when(tmp_path: Path, capsys: Output) -> None:
    data = copy_tiny(tmp_path / "data")
    later = {"indicator_id": "demo.gezinnen", "onderdeel_id": "demo/thuis", "waarde": 50, "geldig_op": "2024-12-31"}
    place = {"geldig_precisie": "dag", "paragraaf": 2, "regel_van": 11, "regel_tot": 11}
    deliver_later(data, "2025-01-31-later", meting=[later | place])
    key = "meting:demo.gezinnen:demo/thuis:2024-12-31"
    arguments = ["--data", str(data), "--var", str(tmp_path / "var"), "--bekend-op", "1-7-2024"]
    assert main(["trace", key, *arguments]) == 1
    assert "Dit werd pas bekend op 31-01-2025. Kies die dag of later bij --bekend-op." in capsys.readouterr().err


def test_reader_who_stops_reading_is_no_failure(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dashboard.cli", "check", "--data", str(TINY), "--var", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr is not None
        assert b"fout van schijf" not in process.stderr.read()


def test_broken_state_of_then_is_a_failure_in_dutch(tmp_path: Path, capsys: Output) -> None:
    broken = tmp_path / f"monitor-{state_id(TINY, known_on(TINY, date(2024, 7, 1)))}.duckdb"
    broken.write_text("geen database" * 1000, encoding="utf-8")
    assert main(["trace", "x", "--data", str(TINY), "--var", str(tmp_path), "--bekend-op", "2024-07-01"]) == 4
    assert "Het lukte niet door een fout van schijf of database" in capsys.readouterr().err


def test_date_that_is_none_is_wrong_use_in_dutch(tmp_path: Path, capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(["trace", "x", "--data", str(TINY), "--var", str(tmp_path), "--bekend-op", "31-31-2020"])
    error = capsys.readouterr().err
    assert "'31-31-2020' is geen bestaande datum; schrijf hem als 31-12-2020" in error
    assert not ENGLISH.search(error)
