"""The slides as a PowerPoint file: what one reads back is what the marts say."""

import io
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard import queries
from dashboard.database import State, open_state
from dashboard.slides.fit import TOTAL
from dashboard.slides.make import slides
from dashboard.slides.model import Dia, Rij, Vak
from dashboard.slides.powerpoint import powerpoint
from pipelines.publish import current_state


@pytest.fixture
def real(real_pages_var: Path) -> State:
    """The state of the project's own data."""
    path = current_state(real_pages_var)
    assert path is not None
    return open_state(path)


def texts(slide: object) -> str:
    """Everything that is written on a slide, tables too."""
    found: list[str] = []
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_values_read_back_are_those_of_the_marts(real: State, programma: str) -> None:
    (chosen,) = [found for found in queries.programmas(real) if found.id == programma]
    deck = slides(real, chosen)
    book = Presentation(io.BytesIO(powerpoint(deck, chosen.naam)))
    assert len(book.slides) == len(deck)
    for dia, slide in zip(deck, book.slides, strict=True):
        said = texts(slide)
        assert dia.kop in said
        if dia.beeld in ("fasen", "balken"):
            (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
            read = [value for series in chart.plots[0].series for value in series.values if value is not None]
            # The total would be too long on the scale of its parts: it stands in words.
            drawn = [row for row in dia.rijen if not row.naam.startswith(TOTAL)]
            assert all(f"{vak.tekst} {vak.naam}" in said for row in dia.rijen if row not in drawn for vak in row.vakken)
            known = [queries.cijfer(real, vak.sleutel or "") for row in drawn for vak in row.vakken if vak.getal]
            assert sorted(read) == sorted(found.getal for found in known if found is not None and found.getal)
        else:
            for vak in (vak for row in dia.rijen for vak in row.vakken):
                assert vak.tekst in said
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        assert all(vak.sleutel in notes.text for row in dia.rijen for vak in row.vakken if vak.sleutel)


def test_number_too_small_for_its_part_stands_in_the_name_of_the_row() -> None:
    parts = (Vak("klaar", "188", 188, "klaar"), Vak("gestopt", "1", 1, "gestopt"))
    dia = Dia("Fasen", "Kop", "fasen", (Rij("Thuis", parts, "189"),), kolommen=("klaar", "gestopt"), schaal=189)
    (slide,) = Presentation(io.BytesIO(powerpoint((dia,), "Demo"))).slides
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert list(chart.plots[0].categories) == ["Thuis (189, 1 gestopt)"]


@pytest.mark.parametrize("sign", ["\x0b", "\x01", "\ufffe"])
def test_sign_that_was_pasted_into_a_text_stops_no_file(sign: str) -> None:
    text = f"voor{sign}na"
    parts = (Vak(text, "3", 3, "klaar"),)
    bars = Dia(text, text, "fasen", (Rij(text, parts, "3"),), (text,), text, (text,), 3)
    lines = Dia(text, text, "lijst", (Rij(text, (Vak("", text),), text),))
    first, second = Presentation(io.BytesIO(powerpoint((bars, lines), text))).slides
    assert "voor na" in texts(first) and "voor na: voor na (voor na)" in texts(second)
