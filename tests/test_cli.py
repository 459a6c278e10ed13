"""The commands as a user meets them: exit codes and Dutch messages."""

import re
from pathlib import Path

import pytest

from dashboard.cli import main
from pipelines.build import state_id
from pipelines.publish import current_state
from tests.deliver import TINY, VERSLAG, accept, change_definitions, copy_tiny, write_rows

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
        f"… lezen: 2024-06-30-verslag\n… lezen: 2024-07-15-oordeel\n… controleren\n… laden\n… afleiden\n"
        f"… in gebruik nemen\nKlaar. De stand {state} is in gebruik. 0 bevindingen blokkeren, 2 waarschuwingen.\n"
    )
    assert "waarschuwing: levering.yml, sleutel 'csv': deze levering is nog niet aanvaard" in first.err
    assert run("build", TINY, tmp_path) == 0
    assert capsys.readouterr().out == (
        f"Deze stand was er al. De stand {state} is in gebruik. 0 bevindingen blokkeren, 2 waarschuwingen.\n"
    )


def test_good_check_is_code_0_and_changes_nothing(tmp_path: Path, capsys: Output) -> None:
    assert run("check", TINY, tmp_path / "var") == 0
    assert capsys.readouterr().out.endswith("… controleren\n0 bevindingen blokkeren, 2 waarschuwingen.\n")
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
        "\nAlgemeen\n  blokkeert: indicators.yml, regel 44, sleutel 'indicatoren.soort': 'proses' is hier niet "
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
