"""The papers of a meeting as files: what one reads back from them is what the marts and the page say."""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard import queries
from dashboard.cli import main
from dashboard.database import State, open_state
from dashboard.export import SOORTEN, export
from dashboard.intake import NotDone
from dashboard.report.about import Kenmerk
from dashboard.report.content import report
from dashboard.report.explanation import STATUS_SIGNS
from dashboard.report.model import Deel, Hoofdstuk, Kolom, Rapport, Tabel
from dashboard.report.paper import INSTEAD, paper, printable
from dashboard.report.parts import FIGURES
from dashboard.server import ROOT
from dashboard.slides.make import slides
from dashboard.workbook import Blad, written
from pipelines.publish import current_state
from tests.deliver import TINY
from tests.test_aanleveren import press
from tests.test_meetings import kept
from tests.test_pages import run, words
from tests.test_powerpoint import texts

Output = pytest.CaptureFixture[str]
EXAMPLE = (ROOT / "docs" / "voorbeeld-python.md").read_text(encoding="utf-8")
ABOUT = Kenmerk("Demo", "abc", "1 mei 2027", "nog geen", None, 0, False)
HOSTILE = (
    "#import", "*vet* _schuin_", "$x^2$", "@verwijzing", "<script>alert(1)</script>", "= kop", "- lijst", "[haken]",
    "#{ panic() }", "\\u{41}", "`code`", "// weg", "/* weg */", "~", "https://voorbeeld.nl",
)  # fmt: skip
REPORT = Rapport("Demo", "Voortgangsrapportage", "", (("Stand", "abc"),), "Demo · stand abc · vastgesteld", ())


@pytest.fixture
def real(real_pages_var: Path) -> State:
    """The state of the project's own data."""
    return state_in(real_pages_var)


def state_in(var: Path) -> State:
    """The state in use."""
    path = current_state(var)
    assert path is not None
    return open_state(path)


def read_pdf(content: bytes) -> str:
    """The text of every page, words with one space between them."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def squeezed(text: str) -> str:
    """Without space and hyphens: where a line ends says nothing."""
    return "".join(text.replace("-", "").replace("\u00ad", "").replace("\u200b", "").split())


def page_of(*delen: Deel) -> Rapport:
    """A report of one chapter."""
    return replace(REPORT, hoofdstukken=(Hoofdstuk("Hoofdstuk", delen),))


def headings(element: object) -> Iterator[str]:
    """The tags of a document in reading order, 'H1' and so on among them."""
    found = getattr(element, "get_object", lambda: element)()
    if isinstance(found, list):
        for child in found:
            yield from headings(child)
    elif hasattr(found, "get"):
        yield str(found.get("/S", "")).removeprefix("/")
        yield from headings(found.get("/K", []))


# ── the report ──


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_every_value_in_a_report_is_one_of_the_marts_with_its_date_status_and_source(
    real: State, programma: str
) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == programma]
    made = report(real, chosen, ())
    every = queries.cijferregels(real, programma)
    known = {(row.weergave, row.stand_op_tekst) for row in every}
    tables = [deel.tabel for chapter in made.hoofdstukken for deel in chapter.delen if deel.tabel]
    rows = [row for table in tables if table.kolommen == FIGURES for row in table.rijen]
    assert rows
    for name, value, unit, stand_op, status, source in rows:
        assert (value, stand_op) in known, name
        assert unit and status and source.startswith("["), name
    shown = squeezed(read_pdf(paper(made)))
    assert all(squeezed(value) in shown for _, value, *_ in rows)


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_every_sign_before_a_status_or_silence_is_explained(real: State, programma: str) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == programma]
    used = {row.status.split()[0] for row in queries.cijferregels(real, programma) if row.status}
    assert used <= {*STATUS_SIGNS, *(stilte.teken for stilte in queries.stiltes(real))}
    told = {row[0] for chapter in report(real, chosen, ()).hoofdstukken[-1:] for deel in chapter.delen
            if deel.tabel and deel.tabel.kolommen[0].naam == "Teken" for row in deel.tabel.rijen}  # fmt: skip
    tables = [deel.tabel for c in report(real, chosen, ()).hoofdstukken for deel in c.delen if deel.tabel]
    signs = {row[4].split()[0] for table in tables if table.kolommen == FIGURES for row in table.rijen}
    assert signs - {"zonder"} <= told


def test_report_says_the_same_as_the_slides(real: State) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == "wt"]
    said = [deel.boodschap for chapter in report(real, chosen, ()).hoofdstukken for deel in chapter.delen]
    heads = {dia.kop.split(" (1 van")[0].split(" (2 van")[0].split(" (3 van")[0] for dia in slides(real, chosen)}
    assert all(any(full.startswith(kop) for full in said) for kop in heads)


def test_report_is_tagged_and_speaks_dutch(tiny_states: Path) -> None:
    state = state_in(tiny_states)
    content = export(state, "pdf", queries.programmas(state)[0], None, ())
    read = PdfReader(io.BytesIO(content))
    root = cast(DictionaryObject, read.trailer["/Root"])
    assert str(root["/Lang"]).lower() == "nl-nl"
    assert (
        cast(DictionaryObject, root["/MarkInfo"])["/Marked"]
        and cast(DictionaryObject, root["/ViewerPreferences"])["/DisplayDocTitle"]
    )
    assert read.metadata is not None and read.metadata.title == "Voortgangsrapportage Demoprogramma"
    tags = list(headings(root["/StructTreeRoot"]))
    assert {"Table", "TH", "TD", "TOC", "Figure", "L"} <= set(tags)
    levels = [int(tag[1:]) for tag in tags if len(tag) == 2 and tag[0] == "H" and tag[1].isdecimal()]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert "UA" in content.decode("latin-1").upper()


def test_every_page_says_which_state_it_is_and_its_number(tiny_states: Path) -> None:
    state = state_in(tiny_states)
    pages = PdfReader(io.BytesIO(export(state, "pdf", queries.programmas(state)[0], None, ()))).pages
    staat = queries.stand(state).staat
    for number, page in enumerate(pages, 1):
        shown = " ".join(page.extract_text().split())
        assert f"Demoprogramma · stand {staat} · vastgesteld pagina {number} van {len(pages)}" in shown


def test_text_of_a_file_is_text_whatever_it_looks_like() -> None:
    rows = tuple((text, f"{text}2") for text in HOSTILE)
    table = Tabel((Kolom(HOSTILE[0], 1), Kolom("b", 1)), rows)
    made = page_of(Deel("#titel <b>", "*boodschap* $1", "#bij", ((HOSTILE[3], "@"),), (("#", "$"),), tabel=table))
    shown = squeezed(read_pdf(paper(replace(made, titel="#panic()", voet="#voet"))))
    assert all(squeezed(text) in shown for text in (*HOSTILE, "#titel <b>", "*boodschap* $1", "#panic()", "#voet"))


@pytest.mark.parametrize("text", ["\x00", "😀", "漢字", "\u202eomgekeerd", "e\u0301\u0323\u0330", "\ue000", "\ud800"])
def test_sign_that_the_font_does_not_have_stops_no_report(text: str) -> None:
    assert INSTEAD in printable(text)
    assert "voor" in read_pdf(paper(page_of(Deel("", f"voor{text}na"))))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_no_text_stops_a_report(text: str) -> None:
    table = Tabel((Kolom(text, 1), Kolom("b", 1)), ((text, text),))
    assert paper(page_of(Deel(text, text, text, ((text, text),), ((text, text),), tabel=table))).startswith(b"%PDF")


def test_accents_and_the_signs_of_the_monitor_are_printed() -> None:
    signs = "é ë ï ö ü č ‘’ “” … – → · □ ? ▒ × * † ✓ ◐ ▲ ▼ ◆ ○ ● − € ½ ≥"
    assert printable(signs) == signs
    assert squeezed(signs) in squeezed(read_pdf(paper(page_of(Deel("", signs)))))


def test_long_word_does_not_run_out_of_its_column() -> None:
    assert printable("x" * 70).split("\u200b") == ["x" * 30, "x" * 30, "x" * 10]
    parts = ["meting:", "demo.", "gezinnen:", "demo/", "thuis:", "2024-06-30"]
    assert printable("zie " + "".join(parts)).removeprefix("zie ").split("\u200b") == parts
    assert printable("1.234,5 en/of 12:30") == "1.234,5 en/of 12:30"


def test_forty_long_rows_and_an_empty_report_are_made() -> None:
    rows = tuple((f"Thema {n} " + "met een heel lange naam " * 8, "ruim 450") for n in range(40))
    made = PdfReader(
        io.BytesIO(paper(page_of(Deel("Cijfers", tabel=Tabel((Kolom("Wat", 3), Kolom("Waarde", 1)), rows)))))
    )
    shown = [page.extract_text() for page in made.pages]
    assert sum("Waarde" in text for text in shown) > 2
    assert "Demo" in read_pdf(paper(REPORT))


def test_text_longer_than_a_page_goes_on_on_the_next() -> None:
    long = " ".join(f"woord{n}" for n in range(1500))
    table = Tabel((Kolom("Wat", 1), Kolom("Stand", 1)), ((long, "klaar"),))
    pages = PdfReader(io.BytesIO(paper(page_of(Deel("Lang", tabel=table))))).pages
    assert "woord1499" in pages[-1].extract_text() and len(pages) > 3


def test_same_report_is_the_same_file(tiny_states: Path) -> None:
    state = state_in(tiny_states)
    one, two = (export(state, "pdf", queries.programmas(state)[0], None, ()) for _ in range(2))
    assert one == two


# ── the workbook ──


@pytest.mark.parametrize("programma", ["vl", "wt"])
def test_cells_are_what_the_marts_say_as_numbers_dates_and_texts(real: State, programma: str) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == programma]
    book = load_workbook(io.BytesIO(export(real, "xlsx", chosen, None, ())))
    assert book.sheetnames[:2] == ["Leeswijzer", "Cijfers"]
    sheet = book["Cijfers"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref is not None
    known = {row.sleutel: row for row in queries.cijferregels(real, programma)}
    assert len(rows) == len(known)
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        figure = known[str(cells["Sleutel"])]
        assert cells["Waarde"] == pytest.approx(figure.getal)
        assert cells["Weergave"] == figure.weergave
        day = figure.stand_op_dag
        assert cells["Stand op"] == (datetime(day.year, day.month, day.day) if day else figure.stand_op_tekst)
    silent = [row for row in known.values() if row.getal is None]
    assert silent and all(row.weergave for row in silent)
    assert not any(cell.data_type == "f" for page in book for cells_ in page.iter_rows() for cell in cells_)


def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_a_number_stays_one() -> None:
    rows = (("=1+1", 2.5, date(2027, 3, 1)), ("\t=x", 1.0, None), ("\r@a", 0.0, None), ("-5", -5.0, None),
            ("http://a.nl", 3.0, None), ("x" * 40_000, 4.0, None), ("00123", 1.0, None))  # fmt: skip
    made = written(ABOUT, [Blad("Cijfers", "uitleg", (("Tekst", 10), ("Getal", 10), ("Dag", 10)), rows)])
    sheet = load_workbook(io.BytesIO(made))["Cijfers"]
    read = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [str(row[0]).split("=")[0][:1] for row in read[:4]] == ["'"] * 4
    assert [row[1] for row in read] == [2.5, 1, 0, -5, 3, 4, 1]
    assert read[0][2] == datetime(2027, 3, 1) and sheet["C2"].number_format == "dd-mm-yyyy"
    assert read[4][0] == "http://a.nl" and sheet["A6"].hyperlink is None
    assert str(read[5][0]).endswith("…") and read[6][0] == "00123"
    assert (sheet["B2"].number_format, sheet["B3"].number_format) == ("#,##0.0##", "#,##0")


def test_workbook_says_which_state_it_is_and_that_it_is_not_settled() -> None:
    about = replace(ABOUT, drafts=2, oefening=True)
    guide = load_workbook(io.BytesIO(written(about, [])))["Leeswijzer"]
    told = {str(name): str(text) for name, text in guide.iter_rows(min_row=3, values_only=True)}
    assert told["Stand"] == "abc" and told["Status"].startswith("concept") and told["Let op"].startswith("Oefening")


# ── the command ──


def run_export(var: Path, soort: str, out: Path, *more: str) -> int:
    """`programmamonitor export` on tests/tiny."""
    return main(["export", soort, "--out", str(out), "--data", str(TINY), "--var", str(var), *more])


def test_slides_of_the_command_are_those_of_the_page(own_tiny: Path, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "dias.pptx"
    assert main(["export", "pptx", "--out", str(out), "--data", str(own_tiny), "--var", str(tmp_path / "var")]) == 0
    assert f"Klaar. Het bestand staat in {out}." in capsys.readouterr().out
    made = Presentation(str(out)).slides
    staat = queries.stand(state_in(tmp_path / "var")).staat
    assert f"Demoprogramma · stand {staat} · vastgesteld · 1 / {len(made)}" in texts(made[0])
    first = words(run("stuurgroep"))
    assert f"1 / {len(made)}" in first
    assert made[0].shapes.title is not None and made[0].shapes.title.text_frame.text in first


@pytest.mark.parametrize("soort", ["pdf", "xlsx"])
def test_command_writes_a_whole_file_and_nothing_else(tiny_states: Path, tmp_path: Path, soort: str) -> None:
    out = tmp_path / f"stuk.{soort}"
    assert run_export(tiny_states, soort, out, "--bekend-op", "2024-07-20") == 0
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert out.read_bytes()[:2] == (b"%P" if soort == "pdf" else b"PK")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pdf", "--out", "stuk.pptx"], "eindigt niet op .pdf"),
        (["pptx", "--out", "stuk.pptx", "--programma", "weg"], "Dit programma bestaat niet. Kies uit: demo."),
        (["pdf", "--out", "weg/stuk.pdf"], "De map 'weg' bestaat niet."),
        (["pdf", "--out", "stuk.pdf", "--overleg", "weg"], "Van Demoprogramma is nog geen overleg vastgelegd."),
        (["xlsx", "--out", "stuk.xlsx", "--overleg", "weg"], "Kies pdf of pptx."),
        (["xlsx", "--out", "stuk.xlsx", "--bekend-op", "2001-01-01"], "Op deze datum was er nog niets bekend."),
    ],
)
def test_wrong_use_leaves_no_file_and_says_why(
    tiny_states: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, arguments: list[str],
    message: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments, "--data", str(TINY), "--var", str(tiny_states)]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_disk_that_fails_leaves_the_file_that_was_there(
    tiny_states: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "stuk.xlsx"
    out.write_bytes(b"oud")

    replaced = os.replace

    def full(source: Path, target: Path) -> None:
        if target == out:
            raise OSError(28, "No space left on device")
        replaced(source, target)

    monkeypatch.setattr(os, "replace", full)
    assert run_export(tiny_states, "xlsx", out) == 4
    assert f"Het bestand {out} kon niet worden geschreven" in capsys.readouterr().err
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("stuk.xlsx", b"oud")]


# ── a kept meeting ──


def test_papers_of_a_meeting_are_what_it_saw(own_tiny: Path, tmp_path: Path) -> None:
    seen = kept(own_tiny)
    state = state_in(own_tiny.parent / "var")
    programma = queries.programmas(state)[0]
    (overleg,) = queries.overleggen(state, programma.id)
    made = Presentation(io.BytesIO(export(state, "pptx", programma, overleg, ()))).slides
    assert len(made) == len(seen)
    assert all(dia.kop in texts(slide) for dia, slide in zip(seen, made, strict=True))
    assert "Demoprogramma · Stuurgroep 12 december 2026 · stand abc · vastgesteld" in texts(made[0])
    shown = squeezed(read_pdf(export(state, "pdf", programma, overleg, ())))
    values = [vak.tekst for dia in seen if dia.beeld == "cijfers" for row in dia.rijen for vak in row.vakken]
    assert values and all(squeezed(value) in shown for value in values)
    assert squeezed("Overleg Stuurgroep 12 december 2026") in shown
    app = press(run("stuurgroep", deel="overleggen", overleg=overleg.id), "Maak het bestand")
    asked, content = app.session_state["stukken"]
    assert asked[2] == overleg.id and content.startswith(b"%PDF")
    assert app.radio(key="stukken-soort").options == [SOORTEN[soort].uitleg for soort in ("pdf", "pptx")]


def test_paper_of_a_meeting_says_what_came_in_since() -> None:
    about = replace(ABOUT, overleg="Stuurgroep 1 mei 2027", later=2, drafts=1, oefening=True)
    assert about.voet == "Demo · Stuurgroep 1 mei 2027 · stand abc · concept · ! daarna 2 leveringen · oefening"


# ── the page ──


def test_reader_makes_and_downloads_a_report_on_the_page(own_tiny: Path) -> None:
    app = run("stuurgroep", deel="overleggen")
    assert "stukken" not in app.session_state
    app = press(app, "Maak het bestand")
    (state, programma, overleg, soort), content = app.session_state["stukken"]
    assert (programma, overleg, soort) == ("demo", None, "pdf") and content.startswith(b"%PDF")
    assert queries.stand(state_in(own_tiny.parent / "var")).staat in state
    assert "Wat is er veranderd" in read_pdf(content)
    # Another choice: what was made is not offered for it.
    app.radio(key="stukken-soort").set_value("xlsx").run(timeout=120)
    assert not app.exception
    assert app.session_state["stukken"][0][3] == "pdf"


def test_failure_on_the_page_is_told_and_leaves_nothing_to_download(
    own_tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> bytes:
        raise NotDone("Het lukte niet. Probeer het later opnieuw.")

    monkeypatch.setattr("dashboard.intake.make_paper", stopped)
    app = press(run("stuurgroep", deel="overleggen"), "Maak het bestand")
    assert [error.value for error in app.error] == ["Het lukte niet. Probeer het later opnieuw."]
    assert "stukken" not in app.session_state


def test_file_is_of_the_state_that_the_page_shows(own_tiny: Path) -> None:
    app = run("stuurgroep", deel="overleggen", bekend_op="2024-07-01")
    app.radio(key="stukken-soort").set_value("xlsx").run(timeout=120)
    (state, *_), content = press(app, "Maak het bestand").session_state["stukken"]
    told = [str(row[1]) for row in load_workbook(io.BytesIO(content))["Leeswijzer"].iter_rows(values_only=True)]
    assert state.removeprefix("monitor-").removesuffix(".duckdb") in told
    assert queries.stand(state_in(own_tiny.parent / "var")).staat not in told


def test_every_kind_of_file_is_explained() -> None:
    assert all(getattr(kind, field.name) for kind in SOORTEN.values() for field in fields(kind)[:3])


def test_example_has_a_finding_of_each_programme() -> None:
    assert re.findall(r"^## \d\. (.*?):", EXAMPLE, re.MULTILINE) == [
        "Waardigheid en trots",
        "Volwaardig leven",
        "Wet zorg en dwang",
    ]


def test_example_recomputes_what_the_reports_print(real_pages_var: Path) -> None:
    """Its blocks belong together; each assert in them is a number of a report with its line."""
    blocks = re.findall(r"```python\n(.*?)```", EXAMPLE, re.DOTALL)
    code = "\n".join(blocks).replace('open_monitor("var")', "open_monitor(var)")
    assert code.count("assert") >= 10
    exec(compile(code, "voorbeeld-python.md", "exec"), {"var": real_pages_var})
