"""The page Verkennen, run as Streamlit runs it: what a reader chooses, what she sees, and what wrong addresses get."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from dashboard import session
from dashboard.choice import Keuze
from dashboard.database import State, current_name, open_state
from dashboard.exploring import exploration, saving, taking
from dashboard.filters import Filters
from dashboard.queries import programmas, stand, verkenning
from dashboard.queries.weergave import weergaven
from dashboard.sentences import dag_tekst
from dashboard.server import DATA_ENV, VAR_ENV
from dashboard.session import View
from pipelines.build import build_as_known_on
from pipelines.publish import current_state
from tests.deliver import TINY
from tests.test_aanleveren import press, said
from tests.test_pages import heading, html, messages, run, words

DOWNLOADS = ["Download als Excel", "Download als CSV met beschrijving", "Download als Parquet"]


@pytest.fixture
def real(real_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages show the project's own data."""
    monkeypatch.setenv(VAR_ENV, str(real_pages_var))


@pytest.fixture
def tiny_page(tiny_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages show tests/tiny."""
    monkeypatch.setenv(DATA_ENV, str(TINY))
    monkeypatch.setenv(VAR_ENV, str(tiny_pages_var))


def charts(app: AppTest) -> list[str]:
    """What each chart says to who cannot see it."""
    return [element.proto.alt for element in app.get("plotly_chart")]


def downloads(app: AppTest) -> list[str]:
    """The buttons for files."""
    return [element.proto.label for element in app.get("download_button")]


def field(app: AppTest, label: str) -> TextInput:
    """The one field with this label."""
    (found,) = [element for element in app.text_input if element.label == label]
    return found


def opened(app: AppTest, key: str) -> AppTest:
    """After what is folded was opened."""
    app.session_state[key] = True
    return app.run()


def test_deelnames_per_thema_are_bars_per_date_with_every_value_to_its_source(real: None) -> None:
    app = run("verkenner", programma="wt", indicatoren="wt.deelnemende_zorgaanbieders")
    assert heading(app) == "Deelnames: 13 waarden, zoals 68 (Driehoek cliënt, professional, mantelzorger, januari 2018)"
    assert "Niet alle waarden zijn met elkaar te vergelijken." in words(app)
    assert "zij gelden op verschillende datums" in words(app)
    assert len(charts(app)) == 2
    assert "Het hoogst: 68 (Driehoek cliënt, professional, mantelzorger)" in charts(app)[0]
    assert html(app).count("cijfer=meting:wt.deelnemende_zorgaanbieders:") == 26
    assert downloads(app) == DOWNLOADS


def test_a_survey_says_that_it_is_no_sample_and_which_percentage_cannot_be(real: None) -> None:
    app = run("verkenner", programma="wzd", indicatoren="wzd.aanbeveling_9_of_10")
    assert heading(app) == "Geeft een 9 of 10: 30%"
    assert "kan niet: geen enkel aantal van n = 41 geeft dit percentage" in words(app)
    assert "geen steekproef, dus geen interval" in words(app)


def test_percentages_without_n_are_in_the_table_alone(real: None) -> None:
    app = run("verkenner", programma="vl", indicatoren="vl.bondgenoot_variatie,vl.bondgenoot_creativiteit")
    assert charts(app) == []
    assert "niet bekend op hoeveel mensen of dingen zij berusten (n onbekend)" in words(app)


def test_choosing_puts_the_choice_in_the_address(tiny_page: None) -> None:
    app = run("verkenner")
    app.multiselect(key="verken-indicatoren").select("demo.gezinnen").run()
    app.selectbox(key="verken-momenten").select("alle").run()
    assert app.query_params["indicatoren"] == "demo.gezinnen"
    assert app.query_params["momenten"] == "alle"
    assert heading(app) == "Gezinnen: van circa 20 (juni 2023) naar ruim 45 (juni 2024)"
    app.multiselect(key="verken-indicatoren").unselect("demo.gezinnen").run()
    assert "indicatoren" not in app.query_params


def test_a_name_stands_above_the_view_as_that_of_a_reader_and_is_no_conclusion(tiny_page: None) -> None:
    app = run("verkenner", indicatoren="demo.gezinnen", naam="Alles <b>is</b> gelukt")
    assert "Weergave: ‘Alles &lt;b&gt;is&lt;/b&gt; gelukt’. Die naam gaf een lezer." in html(app)
    assert heading(app) == "Gezinnen: ruim 45"


def test_a_single_one_is_not_told_as_more(real: None) -> None:
    state = open_state(Path(os.environ[VAR_ENV]) / current_name(Path(os.environ[VAR_ENV])))
    rows = state.connection.cursor().sql("SELECT antwoord FROM mart.vraag_bereik").fetchall()
    assert ("1 organisatie",) in rows
    assert not [text for (text,) in rows if text == "1 organisaties"]
    units = ["organisaties", "teams", "thema’s", "coaches", "procent", ""]
    said = [state.connection.cursor().sql(f"SELECT core.met_eenheid('1', '{unit}')").fetchall()[0][0] for unit in units]
    assert said == ["1 organisatie", "1 team", "1 thema", "1 (coaches)", "1 (procent)", "1"]
    state.connection.close()
    assert heading(run("verkenner", programma="wzd", indicatoren="wzd.proeftuin_geholpen")).endswith("1 (organisaties)")


def test_a_day_to_come_is_said_to_be_no_state_of_then(real: None) -> None:
    assert "31-12-2099 is nog niet geweest. U ziet wat nu bekend is" in words(run("verkenner", bekend_op="2099-12-31"))
    assert "zoals bekend op 22 november 2026" in words(run("verkenner", programma="vl", bekend_op="2099-12-31"))


def test_paper_has_no_words_about_files_that_it_does_not_have(tiny_page: None) -> None:
    assert '<p class="pm-note pm-take">In elk bestand' in html(run("verkenner"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"programma": "weg"}, "Het programma ‘weg’ bestaat niet."),
        ({"indicatoren": "demo.weg"}, "De indicator ‘demo.weg’ bestaat hier niet."),
        ({"organisaties": "<script>"}, "De organisatie ‘<script>’ bestaat hier niet."),
        ({"van": "gisteren"}, "‘gisteren’ is geen bestaande datum."),
        ({"blad": "999"}, "De tabel heeft 1 bladzijde. U ziet de laatste."),
        ({"deel": "deelname", "rol": "koning"}, "Niemand heeft hier de rol ‘koning’."),
        ({"beeld": "verdeling", "indicatoren": "demo.plannen"}, "Het beeld ‘verdeling’ past hier niet:"),
    ],
)
def test_a_wrong_address_gets_a_sentence_and_a_page(tiny_page: None, query: dict[str, str], message: str) -> None:
    app = run("verkenner", **query)
    assert message in words(app)
    assert "<script>" not in html(app)
    assert heading(app)


def test_the_exploration_alone_notices_another_state_and_a_reader_who_may_not_read(
    tiny_pages_var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = open_state(tiny_pages_var / current_name(tiny_pages_var))
    here = View(state, Filters("zz"), programmas(state)[0], oefening=False)
    in_use = replace(state)
    monkeypatch.setattr(session, "current_state", lambda: (in_use, True))
    assert session.still_holds(here)
    in_use = replace(state, name="monitor-later.duckdb")
    assert not session.still_holds(here)

    def refused() -> tuple[State, bool]:
        raise session.NoAccess

    monkeypatch.setattr(session, "current_state", refused)
    assert not session.still_holds(here)


def test_an_empty_view_says_how_to_go_on_and_its_files_say_what_was_asked(tiny_page: None) -> None:
    app = run("verkenner", zoek="bestaat niet")
    assert heading(app) == "Niets gevonden bij deze keuze"
    assert "Haal ‘zoekwoord: bestaat niet’ weg. Of begin opnieuw" in words(app)
    assert downloads(app) == DOWNLOADS


def test_an_empty_view_names_the_choices_that_clash(real: None) -> None:
    app = run("verkenner", programma="wzd", organisaties="gouden-hart", wie="samen")
    assert "Haal ‘organisaties: alle organisaties samen’ of ‘organisaties: Gouden Hart (2)’ weg." in words(app)
    app = run("verkenner", programma="wzd", organisaties="gouden-hart", wie="samen", zoek="giraffe")
    assert "Haal meer dan één hiervan weg: ‘organisaties: alle organisaties samen’, " in words(app)


@pytest.mark.parametrize("zoek", ["cot", "C.O.T", "c.o.t."])
def test_an_abbreviation_among_the_figures_is_found_with_and_without_full_stops(real: None, zoek: str) -> None:
    app = run("verkenner", programma="vl", zoek=zoek)
    assert "interne crisisteams C.O.T.'s" in words(app)
    assert "lijkt" not in " ".join(messages(app))


def test_two_choices_with_one_word_are_told_apart(tiny_page: None) -> None:
    said = words(run("verkenner", wie="per-organisatie", groep="organisatie"))
    assert "Gekozen: organisaties: per organisatie; gegroepeerd per organisatie." in said


@pytest.mark.parametrize("deel", ["cijfers", "zoeken"])
def test_a_text_without_letters_or_digits_is_no_word_to_search_for(tiny_page: None, deel: str) -> None:
    for zoek in ("\0", "·.-"):
        said = words(run("verkenner", deel=deel, zoek=zoek))
        assert "is geen woord om te zoeken" in said


def test_the_table_has_pages_and_every_page_keeps_the_choice(real: None) -> None:
    app = run("verkenner", programma="vl", wie="samen")
    (following,) = re.findall(r'<a href="([^"]+)">Volgende</a>', html(app))
    assert "wie=samen" in following and "blad=2" in following
    assert "Rij 51 tot en met 100 van" in words(run("verkenner", programma="vl", wie="samen", blad="2"))


def test_who_takes_part_is_alphabetical_with_a_mark_that_leads_to_the_list(real: None) -> None:
    app = run("verkenner", programma="wt", deel="deelname")
    assert heading(app) == "167 organisaties staan als deelnemer in de lijst van 13 onderdelen"
    names = re.findall(r'organisatie=([a-z0-9-]+)">', html(app))
    assert names[:2] == ["aafje", "abc-zorgcomfort"]
    assert len(re.findall(r"cijfer=deelname:[^>]*>●", html(app))) == 204
    assert downloads(app) == DOWNLOADS


def test_searching_from_any_page_leads_to_what_was_found(tiny_page: None) -> None:
    app = run("fasen")
    app.text_input(key="zoek").set_value("gezinen").run()
    assert app.query_params["zoek"] == "gezinen"
    assert "treffers voor ‘gezinen’" in heading(app)
    assert messages(app) == []


def test_a_kept_view_is_a_delivery_and_stands_on_the_page_until_it_is_taken_out(own_tiny: Path) -> None:
    app = run("verkenner", indicatoren="demo.gezinnen", momenten="alle")
    assert not any(element.label == "Naam van de weergave" for element in app.text_input)
    app = opened(app, "weergave-bewaren")
    field(app, "Naam van de weergave").set_value("Gezinnen in de tijd")
    field(app, "In welke functie bewaart u haar?").set_value("evaluator")
    app = press(app, "Weergave bewaren")
    assert said(app) == ["De weergave is bewaard."]
    var = own_tiny.parent / "var"
    state: State = open_state(var / current_name(var))
    (kept,) = weergaven(state, "demo")
    assert (kept.naam, kept.rol) == ("Gezinnen in de tijd", "evaluator")
    # Nothing comes late because a view was kept.
    seen = state.connection.cursor().sql("SELECT gezien_op, bekend_op > gezien_op FROM meta.build").fetchall()
    assert seen == [(date(2024, 7, 15), True)]
    # A file of it says the date of the state, and that date in its address opens this very state.
    now = stand(state)
    assert now.bekend_op_tekst == dag_tekst(now.bekend_op)
    assert build_as_known_on(own_tiny, var, now.bekend_op).path.name == current_name(var)
    here = View(state, Filters("demo"), programmas(state)[0], False)
    feiten = taking.of_figures(here, Keuze(indicatoren=("demo.gezinnen",), naam=kept.naam), 9).feiten
    assert feiten["zoals_bekend_op"] == now.bekend_op_tekst
    assert f"bekend_op={now.bekend_op.isoformat()}&" in feiten["adres"]
    assert kept.keuze == "indicatoren=demo.gezinnen&momenten=alle&naam=Gezinnen+in+de+tijd"
    assert 'indicatoren=demo.gezinnen&amp;momenten=alle&amp;naam=Gezinnen+in+de+tijd"' in html(app)
    # The page has the name now, and the same name twice would be two entries that nobody can tell apart.
    assert app.query_params["naam"] == "Gezinnen in de tijd"
    app = opened(app, "weergave-bewaren")
    field(app, "Naam van de weergave").set_value("gezinnen  in de TIJD")
    field(app, "In welke functie bewaart u haar?").set_value("evaluator")
    app = press(app, "Weergave bewaren")
    assert [error.value for error in app.error] == [
        "De naam ‘gezinnen in de TIJD’ bestaat al. Kies een andere naam, of haal eerst de oude weergave weg."
    ]
    assert len(weergaven(open_state(var / current_name(var)), "demo")) == 1
    app = press(opened(app, "weergave-weghalen"), "Weergave weghalen")
    assert said(app) == ["De weergave staat niet meer in de lijst."]
    assert "Bewaard:" not in words(app)


def test_further_choices_are_made_when_opened_and_said_in_words_when_closed(tiny_page: None) -> None:
    closed = run("verkenner", indicatoren="demo.gezinnen", wie="samen")
    assert "Deelgroepen" not in [element.label for element in closed.selectbox]
    assert "alle organisaties samen" in words(closed)
    app = opened(closed, "meer")
    assert app.selectbox(key="verken-wie").value == "samen"
    app.selectbox(key="verken-deelgroepen").select("geheel").run()
    assert (app.query_params["deelgroepen"], app.query_params["wie"]) == ("geheel", "samen")


def test_a_folded_choice_does_not_come_back_when_another_is_made(tiny_page: None) -> None:
    app = opened(run("verkenner", indicatoren="demo.gezinnen"), "meer")
    app.selectbox(key="verken-wie").select("samen").run()
    app.session_state["meer"] = False
    app.run()
    # A link that begins anew, in the same session.
    del app.query_params["wie"]
    app.run()
    app.selectbox(key="verken-volgorde").select("hoog").run()
    assert app.query_params["volgorde"] == "hoog"
    assert "wie" not in app.query_params


def test_an_indicator_that_nobody_delivered_is_said_to_be_so_with_its_definition(real: None) -> None:
    app = run("verkenner", programma="vl", indicatoren="vl.ndt_anderen")
    assert "geen enkel cijfer: nog te meten of nog niet geleverd is" in words(app)
    assert '<a href="/verantwoording?programma=vl&amp;indicator=vl.ndt_anderen">' in html(app)
    clash = run("verkenner", programma="vl", indicatoren="vl.ndt_medewerkers", van="2030-01-01")
    assert "nog te meten" not in words(clash)


def test_another_programme_keeps_what_holds_there_and_says_what_does_not(real: None) -> None:
    chosen = {"soorten": "proces", "beeld": "warmte", "volgorde": "naam", "momenten": "alle", "van": "2016-01-01"}
    own = {"indicatoren": "wt.deelnemende_zorgaanbieders", "naam": "Deelnemers"}
    app = run("verkenner", programma="wt", **chosen, **own)
    app.selectbox(key="programma").select("vl").run()
    assert dict(app.query_params) == {"programma": "vl", **chosen}
    said = "Niet meegenomen uit het vorige programma: indicatoren en de naam van de weergave."
    assert said in messages(app)
    app.run()
    assert said not in messages(app)
    app.selectbox(key="programma").select("wzd").run()
    assert "Niet meegenomen" not in words(app)


def test_who_goes_to_another_part_and_back_finds_her_choice(tiny_page: None) -> None:
    app = run("verkenner", indicatoren="demo.gezinnen", zoek="gezin")
    app.selectbox(key="verken-momenten").select("alle").run()
    (questions,) = re.findall(r'<a href="([^"]*)">Vragen van een evaluatie<', html(app))
    assert questions.endswith("deel=vragen&amp;indicatoren=demo.gezinnen&amp;momenten=alle&amp;zoek=gezin")
    there = run("verkenner", deel="vragen", indicatoren="demo.gezinnen", momenten="alle")
    other = re.findall(r'<a href="([^"]*vraag=[^"]*)">', html(there))
    assert other
    assert all("indicatoren=demo.gezinnen&amp;momenten=alle" in address for address in other)
    (search,) = re.findall(r'<a href="([^"]*)">Zoeken<', html(app))
    assert search.endswith("deel=zoeken&amp;indicatoren=demo.gezinnen&amp;momenten=alle&amp;woord=gezin")
    # Another word, in everything: the one among the figures waits.
    found = run("verkenner", deel="zoeken", indicatoren="demo.gezinnen", woord="gezin")
    field(found, "Zoek in alles").set_value("thema").run()
    assert found.query_params["zoek"] == "thema"
    (back,) = re.findall(r'<a href="([^"]*)">Cijfers<', html(found))
    assert back.endswith("deel=cijfers&amp;indicatoren=demo.gezinnen&amp;zoek=gezin")


def test_paper_has_the_address_of_what_is_on_it_also_after_a_change(tiny_page: None) -> None:
    app = run("verkenner", indicatoren="demo.gezinnen")
    app.selectbox(key="verken-momenten").select("alle").run()
    (printed,) = re.findall(r'class="pm-print">(/[^<]*)<', html(app))
    choice = "/verkenner?programma=demo&amp;indicatoren=demo.gezinnen&amp;momenten=alle"
    # The paper stays: its address opens what was known then, as its header and the files say.
    (known,) = re.findall(rf"{re.escape(choice)}&amp;bekend_op=(\d{{4}}-\d\d-\d\d)$", printed)
    assert f"zoals bekend op {dag_tekst(date.fromisoformat(known))}" in html(app)
    # Who asked for a day between two deliveries gets the address of the one that was known by then.
    between = run("verkenner", indicatoren="demo.gezinnen", bekend_op="2024-07-01")
    (address,) = re.findall(r'class="pm-print">(/[^<]*)<', html(between))
    assert address == "/verkenner?indicatoren=demo.gezinnen&amp;bekend_op=2024-06-30&amp;programma=demo"
    question = run("verkenner", deel="vragen", vraag="doelen")
    (printed,) = re.findall(r'class="pm-print">(/[^<]*)<', html(question))
    assert printed == f"/verkenner?deel=vragen&amp;vraag=doelen&amp;programma=demo&amp;bekend_op={known}"


def test_the_way_back_from_an_earlier_state_keeps_the_page_and_the_choice(tiny_page: None) -> None:
    app = run("verkenner", indicatoren="demo.gezinnen", bekend_op="2024-06-30")
    app.selectbox(key="verken-momenten").select("alle").run()
    back = "/verkenner?programma=demo&amp;indicatoren=demo.gezinnen&amp;momenten=alle"
    assert f'<a href="{back}">Naar de nieuwste stand</a>' in html(app)
    question = run("verkenner", deel="vragen", vraag="doelen", bekend_op="2024-06-30")
    assert "/verkenner?deel=vragen&amp;vraag=doelen&amp;programma=demo" in html(question)


def test_readers_are_served_one_after_the_other_but_keeping_a_view_waits_for_nobody(
    tiny_page: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {}
    for name, does in (("taking", taking.figures), ("saving", saving.show)):

        def look(*given: Any, name: str = name, does: Callable[..., None] = does) -> None:
            seen[name] = exploration._TURN.locked()
            does(*given)

        monkeypatch.setattr(getattr(exploration, name), does.__name__, look)
    run("verkenner", indicatoren="demo.gezinnen")
    assert seen == {"taking": True, "saving": False}


def test_what_was_not_reached_leads_to_what_stopped_and_what_stalled(real: None) -> None:
    app = run("verkenner", programma="wt", deel="vragen", vraag="niet_bereikt")
    assert "Meer over wat stopte, stilstond of later kwam, staat bij andere vragen." in words(app)
    assert "14 zorgaanbieders" in words(app)
    assert "2 deelnames zijn volgens de bron vertraagd" in words(app)
    assert "vraag=gestopt" in html(app).split("andere vragen.")[1].split("</p>")[0]


def test_an_onderdeel_is_explored_with_everything_below_it_in_the_tree(real_pages_var: Path) -> None:
    """Some ids lie deeper in the tree than their path says."""
    path = current_state(real_pages_var)
    assert path is not None
    state = open_state(path)
    ouders = dict(state.frame("SELECT id, ouder_id FROM core.onderdeel").rows())

    def lies_below(id: str | None, boven: str) -> bool:
        return id is not None and (id == boven or lies_below(ouders[id], boven))

    assert any(ouder and not id.startswith(f"{ouder}/") for id, ouder in ouders.items())
    for boven in ouders:
        programma = boven.partition("/")[0]
        every = verkenning.waarden(state, programma, Keuze(momenten="alle"), limit=10_000)
        found = verkenning.waarden(state, programma, Keuze(momenten="alle", onderdelen=(boven,)), limit=10_000)
        assert [row.sleutel for row in found] == [row.sleutel for row in every if lies_below(row.onderdeel_id, boven)]
