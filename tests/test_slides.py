"""Slides: what stands on them is what the marts say, and what does not fit is divided or said to be elsewhere."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import queries
from dashboard.database import State, open_state
from dashboard.export import export
from dashboard.slides import fit
from dashboard.slides.changed import changed_slides
from dashboard.slides.fit import fitted
from dashboard.slides.make import slides
from dashboard.slides.markup import slide
from dashboard.slides.model import Beeld, Dia, Rij, Vak
from pipelines.build import build
from pipelines.diff import Beweging, Regel, Verandering
from pipelines.publish import current_state
from pipelines.waterfall import Oorzaak
from tests.deliver import VERSLAG, copy_tiny, deliver_later

LINES = Dia("Punten", "Drie punten", "lijst", ())
BARS = Dia("Fasen", "Waar staan zij?", "fasen", (), kolommen=("klaar", "onderweg"), schaal=100)


@pytest.fixture
def real(real_pages_var: Path) -> State:
    """The state of the project's own data."""
    path = current_state(real_pages_var)
    assert path is not None
    return open_state(path)


def line(text: str, naam: str = "Thuis") -> Rij:
    """A row of a list."""
    return Rij(naam, (Vak("", text),))


def bar(naam: str, klaar: int, onderweg: int) -> Rij:
    """A row of phases."""
    parts = (Vak("klaar", str(klaar), klaar, "klaar"), Vak("onderweg", str(onderweg), onderweg, "onderweg"))
    return Rij(naam, parts, str(klaar + onderweg))


def rows(dias: Iterator[Dia]) -> list[Rij]:
    """What stands on all of them together."""
    return [row for dia in dias for row in dia.rijen]


# ── what fits ──


def test_list_that_fits_is_one_slide() -> None:
    dia = replace(LINES, rijen=(line("een"), line("twee")))
    assert list(fitted(dia)) == [dia]


def test_list_that_is_too_long_is_divided_and_each_part_says_which_it_is() -> None:
    parts = list(fitted(replace(LINES, rijen=tuple(line(f"punt {n}") for n in range(25)))))
    assert [part.kop for part in parts] == [f"Drie punten ({n} van 3)" for n in (1, 2, 3)]
    assert [row.vakken[0].tekst for part in parts for row in part.rijen] == [f"punt {n}" for n in range(25)]


def test_list_of_which_a_page_has_the_rest_is_one_slide_that_says_how_much_is_left() -> None:
    dia = replace(
        LINES, rijen=tuple(line(f"punt {n}") for n in range(25)), rest="op de pagina Overzicht", voet=("Bron",)
    )
    (only,) = fitted(dia)
    assert only.voet == (f"Nog {25 - len(only.rijen)} op de pagina Overzicht.", "Bron")


def test_text_too_long_for_a_slide_is_cut_and_says_so() -> None:
    (only,) = fitted(replace(LINES, rijen=(line("woord " * 600),)))
    assert only.rijen[0].vakken[0].tekst.endswith("… (de rest staat op de pagina)")


def test_headline_of_more_than_two_lines_goes_on_below_it() -> None:
    clauses = [f"dit is bijzin nummer {n} van de kop" for n in range(6)]
    (only,) = fitted(replace(LINES, kop="; ".join(clauses)))
    assert only.kop == "; ".join(clauses[:3])
    assert only.bij == "Dit is bijzin nummer 3 van de kop; " + "; ".join(clauses[4:]) + "."


def test_headline_that_is_cut_stands_whole_below_it() -> None:
    asked = "Gaat het programma " + "met minder geld en minder mensen " * 8 + "een jaar door?"
    (only,) = fitted(replace(LINES, kop=asked, rijen=(line("Ja"), line("Nee"))))
    assert only.kop.endswith(" …") and only.bij == asked


@pytest.mark.parametrize(
    "dia",
    [
        replace(LINES, rijen=(replace(line("woord " * 500), slot="woord " * 500),)),
        replace(LINES, bij="woord " * 900, rijen=(line("woord " * 500),)),
        replace(BARS, rijen=(bar("Totaal, 2 onderdelen", 0, 0), bar("Thuis", 0, 0), bar("School", 0, 0)), schaal=1),
    ],
    ids=["long text behind a line", "long text below the headline", "nobody in any phase"],
)
def test_odd_slide_is_made_and_not_too_full(dia: Dia) -> None:
    for part in fitted(dia):
        assert slide(part, 1, 1, "Demo")
        assert sum(fit._height(row, part) for row in part.rijen) <= fit._room(part)


def test_forty_thema_s_are_divided_evenly_over_slides_with_tiles() -> None:
    tiles = tuple(Rij(f"Thema {n}", (Vak("deelnames", str(n), n),)) for n in range(40))
    parts = list(fitted(replace(LINES, beeld="cijfers", rijen=tiles)))
    assert [len(part.rijen) for part in parts] == [6, 6, 6, 6, 6, 6, 4]


def test_number_that_does_not_fit_in_its_part_stands_behind_the_bar_with_its_name() -> None:
    row = bar("Thuis", 99, 1)
    assert fit.behind(row, 100) == "100, 1 onderweg"


def test_step_of_more_words_than_its_column_takes_more_height() -> None:
    steps = (Vak("stelsel", "nog niet beoordeeld", 0, "trede"),)
    dia = replace(LINES, beeld="ladder", rijen=(Rij("Thuis", steps),) * 7, kolommen=("stelsel",))
    assert [len(part.rijen) for part in fitted(dia)] == [5, 2]


def test_what_stands_behind_a_line_moves_to_the_next_one_as_a_whole() -> None:
    full = line("woord " * 12)
    assert fit._height(replace(full, slot="kort"), LINES) == fit._height(full, LINES)
    assert fit._height(replace(full, slot="groei of daling +2"), LINES) == fit._height(full, LINES) + fit.TEXT_LINE


def test_total_has_its_own_scale() -> None:
    dia = replace(BARS, rijen=(bar("Totaal, 2 onderdelen", 150, 50), bar("Thuis", 60, 40)))
    assert [fit.own_scale(dia, row) for row in dia.rijen] == [200, 100]


WORDS = st.text("abcdefghij ", min_size=1, max_size=400).map(str.strip).filter(bool)


@given(
    st.lists(st.tuples(WORDS, st.integers(0, 90), st.integers(0, 10)), max_size=60), st.sampled_from(["fasen", "lijst"])
)
def test_nothing_is_lost_and_no_slide_is_too_full(given_rows: list[tuple[str, int, int]], beeld: Beeld) -> None:
    made = tuple(bar(naam, one, two) for naam, one, two in given_rows)
    dia = replace(BARS, beeld=beeld, rijen=made)
    parts = list(fitted(dia))
    assert [row.vakken for row in rows(iter(parts))] == [row.vakken for row in made]
    for part in parts:
        assert sum(fit._height(row, part) for row in part.rijen) <= fit.PICTURE


# ── what stands on them ──


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_every_figure_on_a_slide_is_one_of_the_marts_with_the_same_words(real: State, programma: str) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == programma]
    deck = slides(real, chosen)
    checked = 0
    for dia in deck:
        for vak in (vak for row in dia.rijen for vak in row.vakken if dia.beeld in ("cijfers", "balken", "fasen")):
            assert vak.sleutel is not None, (dia.kop, vak)
            found = queries.cijfer(real, vak.sleutel)
            assert found is not None, vak.sleutel
            assert (vak.tekst, vak.getal) == (found.weergave, found.getal), vak.sleutel
            checked += 1
    assert checked > 5
    assert len({dia.onderwerp for dia in deck}) == len(deck)


def test_meeting_goes_from_the_whole_to_the_quality_of_the_data(real: State) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == "vl"]
    subjects = [dia.onderwerp.split(" (")[0] for dia in slides(real, chosen)]
    order = ("Programma in één oogopslag", "Actielijn 1", "Fasen", "Vertraging", "Borging", "Afspraken", "Verschillen")
    places = [subjects.index(subject) for subject in order]
    assert places == sorted(places)


def test_programme_without_figures_has_slides_that_say_so(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    for path in (data / "leveringen" / VERSLAG).glob("*.csv"):
        if path.stem not in ("onderdeel", "organisatie"):
            path.unlink()
    shutil.rmtree(data / "leveringen" / "2024-07-15-oordeel")
    state = open_state(build(data, tmp_path / "var").path)
    deck = slides(state, queries.programmas(state)[0])
    assert deck[0].kop.startswith("Een onbekend aantal gezinnen")
    said = {dia.onderwerp: dia.kop for dia in deck}
    assert said["Borging"] == "Bij geen van de 2 thema's is verder dan een voornemen bekend"
    assert said["Komende mijlpalen"] == "De bronnen noemen geen mijlpalen die nog komen"
    for soort, start in (("pdf", b"%PDF"), ("pptx", b"PK"), ("xlsx", b"PK")):
        assert export(state, soort, queries.programmas(state)[0], None, ()).startswith(start)


def test_what_changed_is_a_line_per_figure_with_its_parts() -> None:
    parts = (Oorzaak("correctie", Fraction(0), "0", True, ()), Oorzaak("groei of daling", Fraction(4), "+4", True, ()))
    move = Beweging(
        "meting:a:1", "meting:a:2", "demo/thuis", "Steun thuis", "Gezinnen", "gezinnen", "45", "juni 2024", "49",
        "31 december 2024", Fraction(45), Fraction(49), parts, True, (),
    )  # fmt: skip
    row = Regel("verschoven", "demo", "Demo", "eindverslag", "juni 2024", "juli 2024", "mijlpaal:eindverslag")
    change = Verandering("demo", "Demo", ("een",), ("een", "twee"), (move,), (), (), (), (row,), (), (), (), ())
    first, drawn, other = changed_slides(change, date(2024, 7, 1), date(2025, 1, 1))
    assert drawn.kop == "Gezinnen (Steun thuis): van 45 naar 49 gezinnen"
    assert drawn.rijen == (
        Rij("Eerst: juni 2024", (Vak("gezinnen", "45", 45, "stand", "meting:a:1"),)),
        Rij("groei of daling", (Vak("", "+4", 4, "meer"),)),
        Rij("Nu: 31 december 2024", (Vak("gezinnen", "49", 49, "stand", "meting:a:2"),)),
    )
    assert first.kop == "Tussen 01-07-2024 en 01-01-2025 veranderde 1 cijfer"
    assert first.rijen == (
        Rij(
            "Gezinnen (Steun thuis)",
            (Vak("", "van 45 (juni 2024) naar 49 (31 december 2024) gezinnen", sleutel="meting:a:2"),),
            "groei of daling +4",
        ),
    )
    assert [(row.naam, row.vakken[0].tekst, row.slot) for row in other.rijen] == [
        ("Demo", "eindverslag (juni 2024 → juli 2024)", "verschoven")
    ]


def test_nothing_changed_is_one_slide_that_says_so() -> None:
    change = Verandering("demo", "Demo", ("een",), ("een",), (), (), (), (), (), (), (), (), ())
    (only,) = changed_slides(change, date(2024, 7, 1), date(2025, 1, 1))
    assert only.kop == "Er veranderde niets tussen 01-07-2024 en 01-01-2025"


def test_text_of_a_file_is_no_html_on_a_slide() -> None:
    shown = slide(replace(LINES, rijen=(line("<b>vet</b>", "<script>"),)), 1, 1, "<i>overleg</i>")
    assert "&lt;b&gt;vet&lt;/b&gt;" in shown
    assert "<script>" not in shown and "<i>overleg" not in shown


def test_total_that_is_about_so_much_says_so_and_so_does_what_is_left_of_it(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    plans = {"indicator_id": "demo.plannen", "onderdeel_id": "demo/thuis", "waarde": 2010, "kwalificatie": "ruim"}
    deliver_later(data, "2024-08-01-later", ["meting:demo.plannen:demo/thuis:2024-06-30"], meting=[plans])
    build(data, tmp_path / "var")
    path = current_state(tmp_path / "var")
    assert path is not None
    state = open_state(path)
    rows = [row for dia in slides(state, queries.programmas(state)[0]) if dia.onderwerp == "Fasen" for row in dia.rijen]
    assert [row.slot for row in rows if "circa 2.002" in {vak.tekst for vak in row.vakken}] == ["ruim 2.010"]
