"""What the answers to the questions of an evaluation count, in real deliveries and in small ones: sentence and file agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dashboard.database import State, current_name, open_state
from dashboard.exploring.answers import conclusion
from dashboard.queries.vraag import Antwoord, Vraag, antwoorden, in_bestand, vragen


@pytest.fixture(scope="module")
def real(real_pages_var: Path) -> Iterator[State]:
    """The state of the real deliveries, as the pages open it."""
    opened = open_state(real_pages_var / current_name(real_pages_var))
    yield opened
    opened.connection.close()


def asked(state: State, programma: str, id: str) -> tuple[Vraag, list[Antwoord]]:
    """A question and the rows of its answer."""
    (vraag,) = [vraag for vraag in vragen(state, programma) if vraag.id == id]
    return vraag, antwoorden(state, programma, vraag)


def told(state: State, programma: str, id: str) -> tuple[str, str, pl.DataFrame]:
    """The sentence of an answer, what makes it precise, and the file of its rows."""
    vraag, rows = asked(state, programma, id)
    said = conclusion(vraag, rows)
    return said.kop, said.lead, in_bestand(state, programma, vraag)


ROW = Antwoord(
    "Groep", "demo/thuis", "Steun thuis", "iets", "toestand", "antwoord", None, None, "onafhankelijk", "", "", "k"
)


def said(id: str, *rows: Antwoord, **numbers: int) -> str:
    """The whole answer to a question from these rows and so many more in each state."""
    more = [
        replace(ROW, toestand=toestand, sleutel=f"{toestand}{place}", onderdeel_id=f"demo/{toestand}{place}")
        for toestand, number in numbers.items()
        for place in range(number)
    ]
    every = [*rows, *more]
    return conclusion(Vraag(id, "?", "", "", "", "Niets. Daarom.", len(every)), every).tekst


def test_two_answers_to_one_question_are_one_figure(real: State) -> None:
    # 49% ja and 51% nee are one figure, and so are two lists of open themes: 8 indicators, 10 rows.
    heading, lead, file = told(real, "wzd", "eigen_opgave")
    assert heading.endswith("2 van 2 oordelen en 8 van 8 cijfers over uitkomsten")
    assert "2 rijen zijn een ander antwoord of een andere groep bij een cijfer dat al telt." in lead
    counted = file.filter(pl.col("toestand").str.starts_with("cijfer_"))
    assert counted["sleutel"].n_unique() == counted.select("indicator_id", "onderdeel_id").n_unique() == 8
    assert file.filter(pl.col("toestand") == "ander_deel").height == 2
    # The question what people notice counts the same figures.
    assert "0 van 8 cijfers over uitkomsten" in told(real, "wzd", "merkbaar")[0]


def test_number_that_looks_like_a_goal_stands_there_with_the_reason_why_it_is_none(real: State) -> None:
    heading, lead, file = told(real, "vl", "doelen")
    rows = file.filter(pl.col("toestand") == "geen_doel")
    assert [row["antwoord"] for row in rows.iter_rows(named=True)] == ["ruim 80 mensen", "70 plekken"]
    assert rows["reden"].str.starts_with("Geen doel. ").all()
    assert heading.startswith("Er zijn 12 doelen") and "2 getallen lijken een doel, maar zijn het naar de regel" in lead
    # What parties agreed is a goal by the rule that the page prints, also when it is an activity.
    vraag, (goal, *_) = asked(real, "wzd", "doelen")
    assert "partijen met elkaar afspreken telt ook als het een activiteit is" in vraag.lezen
    assert (goal.reden or "").startswith("Vastgesteld door partijen bij de bestuurlijke afspraken")


def test_number_that_is_no_goal_is_not_counted_as_one_of_which_nothing_is_measured() -> None:
    no_number = replace(ROW, toestand="geen_doel", antwoord="nog te meten", sleutel="getal")
    text = said("doelen", no_number, gebleven=1)
    assert "nog niets gemeten" not in text
    assert "1 getal lijkt een doel, maar is het naar de regel niet." in text
