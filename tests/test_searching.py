"""Searching: accents and a small typing error are forgiven, and every hit leads to its page."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboard.database import State, current_name, open_state
from dashboard.exploring import searching
from dashboard.queries.zoeken import Treffer, zoek
from tests.examples import FILTERS


@pytest.fixture(scope="module")
def real(real_pages_var: Path) -> State:
    """The project's own state."""
    return open_state(real_pages_var / current_name(real_pages_var))


def names(found: list[Treffer], soort: str) -> list[str]:
    """The names of the hits of one kind."""
    return [treffer.naam for treffer in found if treffer.soort == soort]


def test_accents_and_capitals_do_not_matter(real: State) -> None:
    assert names(zoek(real, "ALLEVO", "wt"), "organisatie") == ["Allévo zorg- en dienstverlening"]


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [("maatwerkpleken", "Maatwerkplekken"), ("mantelzroger", "Driehoek cliënt, professional, mantelzorger")],
)
def test_a_typing_error_is_forgiven_and_said(real: State, vraag: str, naam: str) -> None:
    hits = [treffer for treffer in zoek(real, vraag, "wt") if treffer.soort == "onderdeel" and treffer.naam == naam]
    assert [treffer.is_precies for treffer in hits] == [False]


def test_an_onderdeel_is_found_by_the_name_that_pages_show(real: State) -> None:
    query = "SELECT id, korte_naam, programma_id FROM mart.onderdeel"
    for onderdeel, shown, programma in real.connection.sql(query).fetchall():
        assert onderdeel in [hit.id for hit in zoek(real, shown, programma)], shown


@pytest.mark.parametrize(
    ("vraag", "onderdeel"),
    [
        ("levensloopbegeleiders", "vl/3/autisme"),
        ("copiloot", "vl/3/zevmb"),
        ("bondgenoten", "vl/3/bondgenoot"),
        ("netwerkgidsen", "vl/3/netwerkgids"),
    ],
)
def test_another_form_of_a_word_is_found(vraag: str, onderdeel: str, real: State) -> None:
    assert onderdeel in [hit.id for hit in zoek(real, vraag, "vl")]


def test_an_abbreviation_is_found_with_and_without_full_stops(real: State) -> None:
    found = {(treffer.soort, treffer.id) for treffer in zoek(real, "COT", "vl")}
    assert ("indicator", "vl.cot_actief") in found
    assert found == {(treffer.soort, treffer.id) for treffer in zoek(real, "C.O.T.", "vl")}
    assert found == {(treffer.soort, treffer.id) for treffer in zoek(real, "c.o.t", "vl")}


def test_a_story_is_found_by_its_title_and_by_who_it_is_about(real: State) -> None:
    for vraag in ("Kalorama", "beelden en muziek"):
        (story,) = [hit for hit in zoek(real, vraag, "wt") if hit.soort == "verhaal"]
        assert (story.id, story.naam) == ("verhaal:wt-v-kalorama~2", "Beelden en muziek die iets betekenen")
    shown = searching.results([story], FILTERS, {"wt": "Waardigheid en trots"})
    assert "Verhalen" in shown and "verantwoording?" in shown and "cijfer=verhaal:wt-v-kalorama~2" in shown


def test_what_has_no_word_is_told_so() -> None:
    for vraag in (".-%", "\0"):
        assert searching.conclusion(vraag, []).kop == "Er is geen woord om te zoeken"


def test_every_word_must_be_there(real: State) -> None:
    found = zoek(real, "bestuurlijk overleg", "wzd")
    assert "4-1. Bestuurlijk overleg" in names(found, "afspraak")
    assert zoek(real, "bestuurlijk giraffe", "wzd") == []


@pytest.mark.parametrize(
    ("vraag", "soort"),
    [
        ("Driehoek", "onderdeel"),
        ("Aafje", "organisatie"),
        ("deelnames per thema", "indicator"),
        ("stappenplan", "afspraak"),
        ("themapublicaties", "opbrengst"),
        ("randvoorwaarden", "factor"),
        ("afgerond", "begrip"),
    ],
)
def test_each_kind_of_thing_is_found(real: State, vraag: str, soort: str) -> None:
    assert names(zoek(real, vraag, "wt"), soort)


def test_an_organisation_is_found_by_another_spelling_and_that_is_said(real: State) -> None:
    ((spelling, organisatie),) = real.connection.sql(
        """
        SELECT alias.naam, organisatie.naam FROM core.alias JOIN core.organisatie ON organisatie.id = organisatie_id
        WHERE reden IS NOT NULL AND NOT contains(lower(organisatie.naam), lower(alias.naam))
        ORDER BY alias.sleutel LIMIT 1
        """
    ).fetchall()
    hits = {
        treffer.naam: treffer.andere_naam for treffer in zoek(real, spelling, "wt") if treffer.soort == "organisatie"
    }
    assert hits[organisatie] == spelling


@pytest.mark.parametrize("vraag", ["", "   ", "%", "_", "'; DROP TABLE", "<b>", "é" * 80])
def test_no_question_is_too_strange(tiny: duckdb.DuckDBPyConnection, vraag: str) -> None:
    assert zoek(State("tiny", tiny), vraag, "demo") == []


def test_every_hit_leads_to_its_page_and_is_no_html() -> None:
    found = [
        Treffer("onderdeel", "demo/thuis", "<b>Thuis</b>", "thema", None, "demo", True),
        Treffer("organisatie", "zorghuis", "Zorghuis", "zorgaanbieder", "Zorghuys", None, True),
        Treffer("indicator", "demo.gezinnen", "Gezinnen", "wie meedoet", None, "ander", False),
        Treffer("afspraak", "afspraak:a", "A. Iets", "", None, "demo", True),
        Treffer("factor", "factor:a", "Te weinig tijd", "belemmerend · Thuis", None, "demo", True),
    ]
    shown = searching.results(found, FILTERS, {"demo": "Demo", "ander": "Ander programma"})
    assert "<b>Thuis</b>" not in shown
    for piece in (
        'href="/onderdeel?programma=demo&amp;onderdeel=demo/thuis"',
        'href="/onderdeel?programma=demo&amp;organisatie=zorghuis"',
        "ook geschreven als ‘Zorghuys’",
        'href="/verantwoording?programma=ander&amp;indicator=demo.gezinnen"',
        "Ander programma · lijkt erop",
        'href="/verantwoording?programma=demo&amp;cijfer=afspraak:a"',
        'href="/verantwoording?programma=demo&amp;cijfer=factor:a">Te weinig tijd</a>',
        "belemmerend · Thuis",
    ):
        assert piece in shown
