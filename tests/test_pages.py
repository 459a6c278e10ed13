"""Every page, run as Streamlit runs it but without a browser: on the project's own data and on `tests/tiny`."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from dashboard import dossier, queries
from dashboard.app import PAGES
from dashboard.database import State, current_name, open_state
from dashboard.exploring.answers import conclusion
from dashboard.filters import DELEN, UITKOMSTEN, Filters
from dashboard.queries.vraag import antwoorden, vragen
from dashboard.server import DATA_ENV, ROOT, SCRIPT, SOURCES_ENV, VAR_ENV
from pipelines.build import build
from pipelines.findings import Finding
from pipelines.publish import record_failure
from tests.deliver import TINY, copy_tiny
from tests.test_new_indicator import DEFINITION, deliver_autumn

NAMES = [name for name, *_ in PAGES]
SOURCES = Path(os.environ.get(SOURCES_ENV, ROOT.parent / "shared" / "bronnen"))
REAL = ("vl", "wt", "wzd")
INVULLERS = "verschil:wzd-zelfde-feit:meting:wzd.vragenlijst_invullers:wzd/coordinerend-team:2022-12-31~2"
GEZINNEN = "meting:demo.gezinnen:demo/thuis:2024-06-30"
HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
KEY = re.compile(r'href="(/verantwoording\?[^"]*cijfer=[^"]+)"')


@pytest.fixture
def tiny_pages(tiny_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages show `tests/tiny`."""
    monkeypatch.setenv(VAR_ENV, str(tiny_pages_var))
    monkeypatch.setenv(DATA_ENV, str(TINY))


@pytest.fixture
def real_pages(real_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages show the project's own data."""
    monkeypatch.setenv(VAR_ENV, str(real_pages_var))
    monkeypatch.setenv(DATA_ENV, str(ROOT / "data"))


@pytest.fixture(scope="module")
def real_state(real_pages_var: Path) -> Iterator[State]:
    """The project's own state, opened as the pages open it."""
    state = open_state(real_pages_var / current_name(real_pages_var))
    yield state
    state.connection.close()


def run(name: str = "overzicht", **query: str) -> AppTest:
    """A page with this query in its address, after one run."""
    app = AppTest.from_file(str(SCRIPT), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(str(SCRIPT.with_name("app_pages") / f"{name}.py"))
    return app.run()


def seen(name: str = "overzicht", **query: str) -> AppTest:
    """As `run`, for a test that only looks at a page of a state that no test changes: it is run once for all."""
    return _seen(os.environ[VAR_ENV], name, tuple(query.items()))


@cache
def _seen(_var: str, name: str, query: tuple[tuple[str, str], ...]) -> AppTest:
    return run(name, **dict(query))


def html(app: AppTest) -> str:
    """All the HTML that we put on the page and in the sidebar, without the stylesheet."""
    pieces = [element.proto.body for element in app.get("html")]
    return "\n".join(piece for piece in pieces if not piece.startswith("<style>"))


def words(app: AppTest) -> str:
    """What a reader reads in that HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html(app))).split())


def heading(app: AppTest) -> str:
    """The conclusion that the page opens with. There is one, and nothing went wrong."""
    assert [error.value for error in app.exception] == []
    (text,) = HEADING.findall(html(app))
    return str(unescape(text))


def messages(app: AppTest) -> list[str]:
    """What the page says about the address that led to it."""
    return [unescape(text) for text in re.findall(r'<p class="pm-message" role="status">(.*?)</p>', html(app))]


def links_to_sources(app: AppTest) -> set[str]:
    """The key of every figure on the page that leads to its source, charts included."""
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    texts = [text for chart in charts for trace in chart["data"] for text in trace["text"]]
    texts += [annotation["text"] for chart in charts for annotation in chart["layout"].get("annotations", [])]
    addresses = KEY.findall("\n".join([html(app), *texts]))
    return {parse_qs(urlsplit(unescape(address)).query)["cijfer"][0] for address in addresses}


# ── every page ──


@pytest.mark.parametrize("programma", REAL)
@pytest.mark.parametrize("name", NAMES)
def test_page_opens_with_one_conclusion_on_the_real_data(name: str, programma: str, real_pages: None) -> None:
    app = seen(name, programma=programma)
    assert len(heading(app)) > 20
    assert messages(app) == []
    assert [notice.value for notice in app.warning] == []


@pytest.mark.parametrize("name", NAMES)
def test_page_opens_with_one_conclusion_on_a_small_programme(name: str, tiny_pages: None) -> None:
    assert (
        heading(run(name))
        == {
            "overzicht": "Ruim 45 gezinnen doen mee; zes tot acht op de tien van de plannen is afgerond",
            "onderdeel": "Demoprogramma heeft 2 thema’s; van alle is een kerncijfer bekend",
            "fasen": "Zes tot acht op de tien plannen die in juni 2024 klaar moesten zijn, zijn afgerond",
            "borging": (
                "Bij 1 van de 2 thema's is de borging op minstens één niveau geregeld; "
                "bij 1 zijn uitspraken nog niet door deze monitor beoordeeld"
            ),
            "uitkomsten": "Van de 2 uitkomsten hebben er 2 een cijfer",
            "verkenner": "Demoprogramma: 4 cijfers om te verkennen",
            "verantwoording": "Deze stand berust op 2 leveringen met 41 feiten",
            "aanleveren": "Er wacht geen bestand op een besluit; geen levering is nog concept",
            "stuurgroep": "Tussen 30-06-2024 en 15-07-2024 veranderden 3 cijfers",
        }[name]
    )


@pytest.mark.parametrize(("programma", "vraag"), [("vl", "stilstand"), ("wt", "merkbaar"), ("wzd", "doelen")])
def test_question_of_an_evaluation_is_answered_on_the_real_data(
    programma: str, vraag: str, real_state: State, real_pages: None
) -> None:
    app = run("verkenner", programma=programma, deel="vragen", vraag=vraag)
    asked = next(found for found in vragen(real_state, programma) if found.id == vraag)
    assert len(heading(app)) > 20
    assert messages(app) == []
    assert links_to_sources(app) == {row.sleutel for row in antwoorden(real_state, programma, asked)}
    assert html(app).count('aria-current="true"') == 2


@pytest.mark.parametrize("programma", REAL)
def test_every_answer_on_the_real_data_says_something_and_leads_to_its_source(
    programma: str, real_state: State
) -> None:
    query = """
        SELECT sleutel FROM mart.cijfer UNION ALL SELECT sleutel FROM mart.feit
        UNION ALL SELECT 'indicator:' || id FROM core.indicator
    """
    known = {key for (key,) in real_state.connection.cursor().sql(query).fetchall()}
    for vraag in vragen(real_state, programma):
        rows = antwoorden(real_state, programma, vraag)
        assert {row.sleutel for row in rows} <= known
        made = conclusion(vraag, rows)
        assert len(made.kop) > 20
        assert not made.lead or made.lead.endswith(".")


def test_paper_says_which_date_state_and_address_it_is_of(real_state: State, real_pages: None) -> None:
    staat = real_state.name.removeprefix("monitor-").removesuffix(".duckdb")
    says = words(run("verkenner", programma="vl", deel="vragen", vraag="<b>"))
    assert "Volwaardig leven · zoals bekend op 22 november 2026 · laatste rapport oktober 2020 (dag onbekend)" in says
    assert f"stand {staat} /verkenner?programma=vl&deel=vragen&vraag=%3Cb%3E&bekend_op=2026-11-22" in says
    then = words(run("borging", programma="vl", bekend_op="2020-12-31"))
    assert "Volwaardig leven · zoals bekend in oktober 2020 (dag onbekend) · laatste rapport oktober 2020" in then
    assert "/borging?programma=vl&bekend_op=2020-10-31" in then
    assert f"stand {staat} /" not in then


def test_question_that_does_not_exist_shows_the_first_one(tiny_pages: None) -> None:
    app = run("verkenner", deel="vragen", vraag="<b>weg")
    assert heading(app).startswith("Er is 1 doel met een getal, bij 1 van 2 onderdelen; geen bron meldt")
    assert messages(app) == ["De vraag ‘<b>weg’ bestaat niet. U ziet de eerste; kies hieronder een andere."]
    assert "<b>weg" not in html(app)


@pytest.mark.parametrize("programma", REAL)
@pytest.mark.parametrize("deel", DELEN["verantwoording"])
def test_every_part_of_accountability_opens(deel: str, programma: str, real_pages: None) -> None:
    assert heading(run("verantwoording", programma=programma, deel=deel)).startswith(
        ("Deze stand berust op ", "De bronnen van ")
    )


@pytest.mark.parametrize("programma", REAL)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_silent_without_words(name: str, programma: str, real_pages: None) -> None:
    body = html(seen(name, programma=programma))
    assert re.findall(r">\s*(-|–|—|None|nan|NaN|NULL|n/a)\s*<", body) == []
    assert "None" not in words(seen(name, programma=programma))


@pytest.mark.parametrize("programma", REAL)
@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_dutch(name: str, programma: str, real_pages: None) -> None:
    text = words(seen(name, programma=programma))
    # "9,925 miljoen" has three decimals; "9,925" alone would be an English thousand.
    assert re.findall(r"\d+\.\d+%|\d,\d{3}\b(?! miljoen)|\d+\.\d{1,2} (?:procent|euro)", text) == []


def test_pages_are_the_files_in_their_folder() -> None:
    files = {path.stem for path in SCRIPT.with_name("app_pages").glob("*.py")} - {"__init__"}
    assert set(NAMES) == files
    assert next(address for *_, address in PAGES) == ""


def test_sidebar_leads_to_every_page_and_keeps_the_programme(real_pages: None) -> None:
    app = run("fasen", programma="wt")
    links = [(link.proto.label, link.proto.page, link.proto.query_string) for link in app.sidebar.get("page_link")]
    assert links == [(label, address, "programma=wt") for _, label, address in PAGES]


def test_sidebar_says_when_this_was_known_and_what_it_is_made_of(tiny_pages: None) -> None:
    app = run()
    text = words(app)
    assert "Laatste rapport juni 2024 (dag onbekend) Verslag" in text
    assert app.selectbox(key="bekend_op").options == [
        "nu: alle leveringen",
        "15 juli 2024",
        "juni 2024",
    ]
    assert "2 leveringen in deze stand 2 waarschuwingen , 0 bevindingen die blokkeren" in text


def test_choosing_a_programme_puts_it_in_the_address_and_changes_the_page(real_pages: None) -> None:
    app = run("overzicht", programma="vl")
    before = heading(app)
    app.selectbox(key="programma").select("wt").run()
    assert app.query_params["programma"] == "wt"
    assert heading(app) != before


def test_choosing_a_date_shows_the_state_of_then_and_every_link_keeps_it(tiny_pages: None) -> None:
    app = run("borging")
    now = heading(app)
    app.selectbox(key="bekend_op").select("2024-06-30").run()
    assert app.query_params["bekend_op"] == "2024-06-30"
    assert heading(app) != now
    assert messages(app) == [
        "U ziet wat bekend was op 30-06-2024. Wat daarna bekend werd, staat hier niet. "
        '<a href="/borging?programma=demo">Naar de nieuwste stand</a>'
    ]
    assert all("bekend_op=2024-06-30" in link for link in re.findall(r'href="(/verantwoording[^"]*)"', html(app)))


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("30-6-24", "‘30-6-24’ is geen bestaande datum. Schrijf hem als 31-10-2020. U ziet de nieuwste stand."),
        ("2024-02-30", "‘2024-02-30’ is geen bestaande datum. Schrijf hem als 31-10-2020. U ziet de nieuwste stand."),
    ],
)
def test_date_without_a_state_is_told_and_the_newest_is_shown(date: str, message: str, tiny_pages: None) -> None:
    app = run("overzicht", bekend_op=date)
    assert messages(app) == [message]
    assert heading(app) == heading(run("overzicht"))


def test_before_the_first_delivery_no_figure_of_later_is_shown(tiny_pages: None) -> None:
    app = run("overzicht", bekend_op="1-1-1999")
    assert heading(app) == "Op 01-01-1999 was er nog niets bekend"
    assert "De eerste levering is van 30-06-2024. Naar de nieuwste stand" in words(app)
    assert KEY.findall(html(app)) == []


def test_programme_that_was_not_known_yet_is_told(real_pages: None) -> None:
    app = run("overzicht", programma="wzd", bekend_op="2018-12-31")
    assert heading(app) == "Over Wet zorg en dwang was op 31-12-2018 nog niets bekend"
    assert "Het eerste werd bekend eind 2022. Naar de nieuwste stand" in words(app)
    assert KEY.findall(html(app)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("date", ["2018-02-28", "2020-10-31", "2022-12-31", "2023-12-31"])
def test_every_page_opens_as_it_was_known(name: str, date: str, real_pages: None) -> None:
    assert len(heading(run(name, programma="wt", bekend_op=date))) > 20


@pytest.mark.parametrize("uitkomst", UITKOMSTEN)
@pytest.mark.parametrize("programma", REAL)
def test_differences_open_per_uitkomst_with_both_sides(programma: str, uitkomst: str, real_pages: None) -> None:
    app = seen("verantwoording", programma=programma, deel="verschillen", uitkomst=uitkomst)
    assert re.match(r"De bronnen van .* spreken zichzelf (of|en) elkaar", heading(app))
    assert messages(app) == []


def test_differences_are_counted_by_what_they_are_about(real_pages: None) -> None:
    app = run("verantwoording", programma="wzd", deel="verschillen")
    assert heading(app) == "De bronnen van Wet zorg en dwang spreken zichzelf of elkaar over 6 kwesties tegen"
    assert "9 vergelijkingen zijn een tegenspraak" in words(app)
    assert "Zelfde kwestie als: Noemen tekst en schema dezelfde opstartfase van het team?" in words(app)


def test_difference_says_why_it_matters(real_pages: None) -> None:
    app = run("verantwoording", programma="wzd", cijfer="verschil:wzd-opstart")
    assert "valt volgens de tekst een jaar later" in words(app)
    assert "De tekst van de bron staat niet bij dit dashboard" in words(app)


@pytest.mark.skipif(not SOURCES.is_dir(), reason=f"De brondocumenten staan niet in {SOURCES}.")
def test_difference_marks_both_sides_in_the_passages(real_pages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SOURCES_ENV, str(SOURCES))
    app = run("verantwoording", programma="wzd", cijfer=INVULLERS)
    assert re.findall(r"<mark>(.*?)</mark>", html(app)) == ["42", "41"]


def test_difference_shows_both_sides_and_every_fact_in_it(real_pages: None) -> None:
    app = run("verantwoording", cijfer="verschil:wt-lijst-per-thema:wt/driehoek", programma="wt")
    assert heading(app).startswith("Telt de lijst met namen van een thema")
    text = words(app)
    assert "66 namen in de lijst" in text
    assert "genoemd: 68" in text
    assert len(links_to_sources(app)) == 67


def test_figure_that_differs_says_so_on_its_own_page(real_pages: None) -> None:
    sleutel = "meting:wzd.aanbeveling_9_of_10:wzd/coordinerend-team:2022-12-31"
    assert "geen aantal geeft 30%" in words(run("verantwoording", programma="wzd", cijfer=sleutel))


def test_solved_difference_is_told(tiny_pages: None) -> None:
    assert heading(run("verantwoording", cijfer="verschil:weg")) == "Dit verschil bestaat niet in deze stand"


def test_every_chart_has_a_table_with_the_same_sources_and_a_text(tiny_pages: None) -> None:
    app = run("fasen")
    expander, _ = app.expander
    assert expander.label == "Toon als tabel"
    assert [chart.proto.alt for chart in app.get("plotly_chart")] == [
        "Staafdiagram. Steun thuis: 1 uitvoering, 6 afgerond, 1 niet afgerond of gestopt, 2 fase niet vermeld.",
        "Staafdiagram. Steun op school: 4 ontwerp.",
    ]
    assert "Klaar in december 2024 (gestart in januari 2024): nog niet te vergelijken" in words(app)
    shown, printed, *_ = re.findall(r'<table class="pm-table">.*?</table>', html(app), re.DOTALL)
    assert shown == printed
    assert len(re.findall("<tr>", shown)) == 1 + 5
    assert shown.count("fasetelling:demo/thuis") == 3


# ── one figure, and where it stands ──


def test_figure_is_explained_from_value_to_line(tiny_pages: None) -> None:
    app = run("verantwoording", cijfer=GEZINNEN)
    assert heading(app) == "Gezinnen die meedoen: ruim 45 gezinnen"
    text = words(app)
    assert "waarde 45 2 regel 11 Verslag verslag.txt letterlijk" in text
    assert "Steun thuis Gezinnen die meedoen circa 20 × niet van toepassing juni 2023 versie 1" in text
    assert "definitie Aantal gezinnen dat meedoet." in text
    assert f"sleutel: {GEZINNEN}" in text


def test_derived_figure_shows_its_formula_and_its_inputs(tiny_pages: None) -> None:
    app = run("verantwoording", cijfer="afgeleid:fase:demo-fasen:demo/thuis:niet_vermeld")
    assert heading(app) == "Steun thuis: fase niet vermeld: 2 plannen"
    assert "Formule: totaal − som van de genoemde fasen" in words(app)
    assert "meting:demo.plannen:demo/thuis:2024-06-30" in links_to_sources(app)


def test_silence_is_explained_like_a_figure(tiny_pages: None) -> None:
    app = run("verantwoording", cijfer="meting:demo.tevreden:demo/school:2024-06-30")
    assert heading(app) == "Gezinnen die tevreden zijn: niet vermeld in de bron"
    assert "regel 13" in words(app)


@pytest.mark.parametrize("deel", ["", "definities"])
def test_definition_can_be_read_on_its_own(deel: str, tiny_pages: None) -> None:
    app = run("verantwoording", indicator="demo.gezinnen", deel=deel)
    assert heading(app) == "Gezinnen die meedoen"
    assert "wat het niet zegt Een gezin kan uit meer personen bestaan." in words(app)


def test_seven_silences_are_explained_with_their_signs(tiny_pages: None) -> None:
    text = words(run("verantwoording", deel="definities"))
    signs = ["□ niet geleverd", "? niet vermeld in de bron", "▒ in een figuur die wij niet kunnen lezen"]
    signs += ["× niet van toepassing", "… nog te meten", "* niet getoond (klein aantal)", "† vervallen"]
    assert [sign for sign in signs if sign not in text] == []


@pytest.mark.parametrize(
    ("deel", "says"),
    [
        ("uitkomsten", r"Van de \d+ uitkomsten hebben er \d+ een cijfer"),
        ("verhalen", r"\d+ verhalen: \d+ van "),
        ("context", r"\d+ cijfers gaan over de omgeving van .*; geen daarvan is een resultaat$"),
        ("nog-te-meten", r"\d+ metingen zijn aangekondigd en nog niet bekend"),
    ],
)
@pytest.mark.parametrize("programma", REAL)
def test_every_part_of_the_outcomes_opens_with_its_own_conclusion(
    programma: str, deel: str, says: str, real_pages: None
) -> None:
    app = seen("uitkomsten", programma=programma, deel=deel)
    assert re.match(says, heading(app))
    assert messages(app) == []
    (nav,) = re.findall(r'<nav class="pm-delen".*?</nav>', html(app))
    assert re.findall(r">([\w ]+) \(\d+\)</a>", nav) == ["Uitkomsten", "Verhalen", "Context", "Nog te meten"]
    assert re.findall(r"deel=([\w-]+)", nav) == list(DELEN["uitkomsten"])
    ((address, chosen),) = re.findall(r'<a href="([^"]+)" aria-current="true">(.*?)</a>', nav)
    assert unescape(address) == f"/uitkomsten?programma={programma}&deel={deel}"
    if deel != "uitkomsten":
        assert re.search(r"\((\d+)\)", chosen)[1] == heading(app).split()[0]  # type: ignore[index]


@pytest.mark.parametrize("deel", DELEN["uitkomsten"])
def test_part_without_anything_says_so(deel: str, tiny_pages: None) -> None:
    assert heading(run("uitkomsten", deel=deel))


@pytest.mark.parametrize("deel", ["context", "nog-te-meten"])
@pytest.mark.parametrize("programma", REAL)
def test_table_of_a_part_has_no_empty_cell(programma: str, deel: str, real_pages: None) -> None:
    page = html(seen("uitkomsten", programma=programma, deel=deel))
    assert re.findall(r'<td data-label="([^"]*)"></td>', page) == []


def test_table_of_the_outcomes_has_no_empty_cell_but_a_remark(real_pages: None) -> None:
    page = html(seen("uitkomsten", programma="vl"))
    assert set(re.findall(r'<td data-label="([^"]*)"></td>', page)) <= {"Toelichting"}


def test_part_of_another_page_is_told_and_the_first_part_is_shown(real_pages: None) -> None:
    app = run("uitkomsten", programma="vl", deel="leveringen")
    assert messages(app) == ["Deze pagina heeft geen tabblad ‘leveringen’. Kies hieronder een ander."]
    assert heading(app).startswith("Van de ")


# ── risks and promises ──


@pytest.mark.parametrize(
    ("programma", "risks", "promises"),
    [
        ("vl", "4 risico’s genoemd; 1 zonder maatregel", "3 toezeggingen: geen gemeld als nagekomen"),
        ("wt", "1 risico genoemd; 1 zonder maatregel", "3 toezeggingen: geen gemeld als nagekomen"),
        ("wzd", "4 risico’s genoemd; 1 zonder maatregel", "4 toezeggingen: 1 nagekomen, 3 niet gemeld"),
    ],
)
def test_overview_counts_risks_and_promises_at_the_top_and_in_their_cards(
    programma: str, risks: str, promises: str, real_pages: None
) -> None:
    page = html(seen("overzicht", programma=programma))
    assert f'<a href="#risicos">{risks}</a>' in page
    assert f'<a href="#toezeggingen">{promises}</a>' in page
    assert f'<section class="pm-card" id="risicos"><h2>{risks}</h2>' in page
    assert f'<section class="pm-card" id="toezeggingen"><h2>{promises}</h2>' in page


def test_dossier_has_its_own_risks_and_promises(tiny_pages: None) -> None:
    page = words(run("onderdeel", onderdeel="demo/thuis"))
    assert "Risico’s (1) Er zijn misschien te weinig trainers. klankbordgroep, juni 2024" in page
    assert "Toezeggingen (1) Een gezin bezoeken. ✓ nagekomen minister aan gezinnen · toegezegd 1 mei 2024" in page
    assert "Een brief sturen over het eindverslag." not in page


def test_promise_is_explained_down_to_its_lines(tiny_pages: None) -> None:
    app = run("verantwoording", cijfer="toezegging:brief")
    assert heading(app) == "Toezegging: Een brief sturen over het eindverslag."
    assert "Aan wie: Tweede Kamer; staat ook als mijlpaal: mijlpaal:eindverslag" in words(app)
    assert "termijn eind 2024" in words(app)


# ── who delivers what by when ──


def test_expected_deliveries_say_which_came_and_with_which_delivery(tiny_pages: None) -> None:
    app = run("aanleveren", deel="verwacht")
    assert heading(app) == "De ene verwachte levering is binnen, op tijd"
    text = words(app)
    assert "Cijfers over de steun thuis projectleider · over 1 januari 2024 tot en met 30 juni 2024" in text
    assert "juni 2024 ✓ op tijd ontvangen juni 2024 in Verslag" in text
    assert {
        "verwachte_levering:thuis-2024-1",
        "afgeleid:verwachte-levering:demo:binnen",
        "afgeleid:verwachte-levering:demo:op-tijd",
    } <= set(links_to_sources(app))


def test_programme_without_agreed_deliveries_says_so(real_pages: None) -> None:
    app = run("aanleveren", programma="wt", deel="verwacht")
    assert heading(app) == "Voor Waardigheid en trots is niet afgesproken wie wanneer levert"
    assert "Voor dit programma is niet afgesproken wie wanneer levert." in words(app)


def test_real_deliveries_that_did_not_come_are_called_missing_and_not_unpublished(real_pages: None) -> None:
    app = run("aanleveren", programma="vl", deel="verwacht")
    assert heading(app) == "Geen van de 4 verwachte leveringen is binnen; er ontbreken 4"
    assert "kan zij toch verschenen zijn" in words(app)


def test_share_of_expected_deliveries_leads_to_the_deliveries(tiny_pages: None) -> None:
    app = run("verantwoording", cijfer="afgeleid:verwachte-levering:demo:binnen")
    assert heading(app) == "Verwachte leveringen die binnen zijn: 100% (1 van 1)"
    assert "Formule: binnen / alle verwachte leveringen waarvan de termijn voorbij is" in words(app)
    assert "verwachte_levering:thuis-2024-1" in links_to_sources(app)
    expected = run("verantwoording", cijfer="verwachte_levering:thuis-2024-1")
    assert heading(expected) == "Verwachte levering: Cijfers over de steun thuis"
    assert "uiterlijk juni 2024, ontvangen juni 2024 (Verslag)" in words(expected)


def test_dossier_has_its_own_expected_deliveries(tiny_pages: None) -> None:
    page = words(run("onderdeel", onderdeel="demo/thuis"))
    assert "Verwachte leveringen (1) Cijfers over de steun thuis" in page
    assert "Cijfers over de steun thuis ✓ op tijd ontvangen projectleider · over 1 januari 2024" in page
    assert "· uiterlijk juni 2024 · juni 2024 in Verslag" in page


# ── one onderdeel, one organisation ──


def test_page_of_an_onderdeel_has_every_card_in_its_index_and_says_what_is_missing(tiny_pages: None) -> None:
    app = run("onderdeel", onderdeel="demo/thuis")
    assert heading(app) == "Steun thuis: 10 plannen (juni 2024); tussen 60% en 80% afgerond"
    page = html(app)
    there = re.findall(r'<section class="pm-dossier" id="([\w-]+)">', page)
    assert re.findall(r'<a href="#([\w-]+)"', page) == there
    assert there[:3] == ["doel", "cijfers", "fasen"]
    assert "De bronnen noemen voor dit onderdeel geen mijlpalen of gebeurtenissen en adviezen." in words(app)


def test_choosing_an_onderdeel_puts_it_in_the_address(tiny_pages: None) -> None:
    app = run("onderdeel")
    app.selectbox(key="onderdeel").select("demo/school").run()
    assert app.query_params["onderdeel"] == "demo/school"
    assert heading(app).startswith("Steun op school")
    app.selectbox(key="organisatie").select("zorghuis").run()
    assert dict(app.query_params) == {"programma": "demo", "organisatie": "zorghuis"}
    assert heading(app) == "Zorghuis staat in Demoprogramma bij 2 thema’s"
    assert "Stichting Zorghuis Steun op school zelfde naam met rechtsvorm ervoor" in words(app)


def test_unknown_onderdeel_is_told_and_the_tree_is_shown(tiny_pages: None) -> None:
    app = run("onderdeel", onderdeel="demo/<b>")
    assert messages(app) == ["Het onderdeel ‘demo/<b>’ staat niet bij Demoprogramma. Kies er hieronder een."]
    assert heading(app).startswith("Demoprogramma heeft 2 thema’s")


@pytest.mark.parametrize("programma", REAL)
def test_every_onderdeel_has_a_page_on_which_every_fact_leads_to_lines(programma: str, real_state: State) -> None:
    (chosen,) = [found for found in queries.programmas(real_state) if found.id == programma]
    (niet_vermeld,) = [found for found in queries.stiltes(real_state) if found.stilte == "niet_vermeld"]
    standen = queries.onderdeel_standen(real_state, programma)
    keys: set[str] = set()
    for stand in standen:
        found = dossier.dossier(real_state, chosen, standen, stand.id, niet_vermeld)
        cards = "".join(str(part.body) for part in dossier.parts(found, Filters(programma)))
        assert re.findall(r">\s*(-|–|—|None|nan)\s*<", cards) == []
        keys |= {parse_qs(urlsplit(unescape(address)).query)["cijfer"][0] for address in KEY.findall(cards)}
    other = {key for key in keys if key.startswith(("indicator:", "verschil:"))}
    # The inputs of a derived figure are followed in test_marts.
    cursor = real_state.connection.cursor()
    query = "SELECT sleutel FROM mart.herkomst UNION SELECT sleutel FROM mart.afleiding"
    assert keys - other - {key for (key,) in cursor.sql(query).fetchall()} == set()
    assert [key for key in other if key.startswith("verschil:") and not queries.verschil(real_state, key)] == []


@pytest.mark.parametrize("onderdeel", ["vl", "vl/1/innovatie-impuls", "wt/driehoek", "wzd/loket", "wzd/afspraken/2-1"])
def test_page_of_a_real_onderdeel_opens(onderdeel: str, real_pages: None) -> None:
    app = run("onderdeel", onderdeel=onderdeel)
    assert ": " in heading(app)
    assert messages(app) == []


def test_page_about_which_nothing_is_missing_opens_too(tiny_pages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "missing", lambda found: Markup(""))
    assert heading(run("onderdeel", onderdeel="demo/thuis")).startswith("Steun thuis: ")


# ── addresses that lead nowhere ──


def test_unknown_programme_is_told_and_the_first_one_is_shown(tiny_pages: None) -> None:
    app = run("overzicht", programma="wzd")
    assert messages(app) == ["Het programma ‘wzd’ bestaat niet. Kies links een programma."]
    assert heading(app).startswith("Ruim 45 gezinnen")


def test_unknown_figure_is_told_without_running_what_stands_in_the_address(tiny_pages: None) -> None:
    app = run("verantwoording", cijfer="<script>alert(1)</script>' OR 1=1 --")
    assert heading(app) == "Dit cijfer bestaat niet in deze stand"
    assert "<script>" not in html(app)
    assert "Gezocht is <script>alert(1)</script>' OR 1=1 --." in words_escaped(app)


def test_unknown_definition_is_told(tiny_pages: None) -> None:
    assert heading(run("verantwoording", indicator="x")) == "Deze indicator bestaat niet in deze stand"


def words_escaped(app: AppTest) -> str:
    """What a reader reads, with entities made characters and tags left where they are."""
    return unescape(html(app))


# ── no state, or a state that could not be renewed ──


def test_without_a_state_the_reader_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VAR_ENV, str(tmp_path))
    app = run()
    (error,) = app.error
    assert error.value.startswith("**Er is nog geen stand om te laten zien.**")
    assert error.value.endswith("Maak een stand met de opdracht: programmamonitor build.")
    assert [found.value for found in app.exception] == []


@pytest.fixture
def refused(tiny_pages_var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The last attempt to renew the small state was refused."""
    finding = Finding("meting.csv", "‘12,5%’ is geen getal", "Schrijf 12.5.", rij=14, kolom="waarde")
    record_failure(tiny_pages_var, [finding])
    monkeypatch.setenv(VAR_ENV, str(tiny_pages_var))
    yield
    (tiny_pages_var / "MISLUKT.json").unlink()


@pytest.mark.parametrize("name", NAMES)
def test_refused_attempt_is_told_on_every_page_and_the_last_good_state_is_shown(name: str, refused: None) -> None:
    app = run(name)
    (notice,) = app.warning
    assert notice.value.startswith("De laatste poging om een nieuwe stand te maken (")
    assert "U ziet de laatste goede stand." in notice.value
    assert "(/verantwoording?programma=demo&deel=bevindingen)" in notice.value
    assert heading(app)


def test_refused_attempt_is_explained_row_by_row(refused: None) -> None:
    text = words(run("verantwoording", deel="bevindingen"))
    assert "Waarom de laatste poging niet lukte" in text
    assert "meting.csv, rij 14, waarde" in text
    assert "Schrijf 12.5." in text


# ── the crawl: every figure on every page leads to a line ──


class Place(NamedTuple):
    """Lines of a document."""

    bestand: str
    paragraaf: str
    regel_van: int
    regel_tot: int


@cache
def origins(state: State) -> tuple[dict[str, list[Place]], dict[str, list[str]]]:
    """Per key its own passages, and per key of what it is calculated from or compared with; asked once."""
    own: dict[str, list[Place]] = {}
    for sleutel, *place in state.connection.sql(
        "SELECT sleutel, bestand, paragraaf, regel_van, regel_tot FROM mart.herkomst"
    ).fetchall():
        own.setdefault(sleutel, []).append(Place(*place))
    inputs: dict[str, list[str]] = {}
    for sleutel, blad in state.connection.sql(
        "SELECT sleutel, blad_sleutel FROM mart.afleiding "
        "UNION ALL SELECT sleutel, unnest(sleutels) FROM mart.tegenstrijdigheid"
    ).fetchall():
        inputs.setdefault(sleutel, []).append(blad)
    return own, inputs


def passages_of(state: State, sleutel: str) -> list[Place]:
    """Where a figure stands: its own passages, or those of everything it is calculated from or compared with."""
    own, inputs = origins(state)
    return [*own.get(sleutel, ()), *(place for key in inputs.get(sleutel, ()) for place in passages_of(state, key))]


@pytest.mark.parametrize("programma", REAL)
def test_every_figure_on_every_page_leads_to_document_section_and_lines(
    programma: str, real_pages: None, real_state: State
) -> None:
    pages = [seen(name, programma=programma) for name in NAMES]
    pages += [seen("verantwoording", programma=programma, deel="verschillen", uitkomst=u) for u in UITKOMSTEN]
    pages += [seen("uitkomsten", programma=programma, deel=deel) for deel in DELEN["uitkomsten"]]
    keys = set().union(*(links_to_sources(page) for page in pages))
    definitions = {key for key in keys if key.startswith("indicator:")}
    places = {key: passages_of(real_state, key) for key in keys - definitions}
    assert len(places) > 50
    assert [key for key, found in places.items() if not found] == []
    for passage in set().union(*places.values()):
        assert passage.bestand
        assert passage.paragraaf
        assert 1 <= passage.regel_van <= passage.regel_tot
    assert [key for key in definitions if not queries.definitie(real_state, key.removeprefix("indicator:"))] == []


def test_every_figure_of_the_real_state_has_a_page_of_its_own(real_pages: None, real_state: State) -> None:
    kinds = {cijfer.soort: cijfer for p in REAL for cijfer in queries.tegelcijfers(real_state, p)}
    derived = queries.cijfer(real_state, "afgeleid:fase:wt-fasen:cohort-2018-01-31:aandeel-klaar")
    assert derived is not None
    for cijfer in [*kinds.values(), derived]:
        assert heading(run("verantwoording", cijfer=cijfer.sleutel)).startswith(cijfer.naam)


# ── a new indicator: YAML and CSV only ──


def test_new_kernindicator_is_a_tile_with_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = copy_tiny(tmp_path / "data")
    with (data / "indicators.yml").open("a", encoding="utf-8") as file:
        file.write(DEFINITION)
    deliver_autumn(data)
    build(data, tmp_path / "var")
    monkeypatch.setenv(VAR_ENV, str(tmp_path / "var"))
    app = run()
    (found,) = [t for t in re.findall(r"<article.*?</article>", html(app), re.DOTALL) if "huiswerkhulp" in t]
    found, reasons = re.subn(r"<details>.*?</details>", "", found, flags=re.DOTALL)
    assert reasons == 1
    assert " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split()) == (
        "Steun op school Hoeveel kinderen krijgen huiswerkhulp? ruim 1.200 kinderen doel: 1.000 kinderen eind 2025 "
        "✓ doel behaald stand eind 2024 · zoals bekend in december 2024 · Najaarsverslag, §4"
    )
    sleutel = "meting:demo.huiswerkhulp:demo/school:2024-12-31"
    assert sleutel in links_to_sources(app)
    assert "waarde 1.200 4 regels 7–8 Najaarsverslag najaar.txt" in words(run("verantwoording", cijfer=sleutel))


@pytest.mark.usefixtures("real_pages")
def test_without_a_verdict_that_counts_the_page_says_why_and_what_is_judged() -> None:
    page = run("onderdeel", programma="vl", deel="oordeel")
    assert heading(page) == "Of Volwaardig leven de doelen heeft behaald, is nog niet te beoordelen"
    read = words(page)
    assert "Over geen van de 11 onderdelen als geheel is er een onafhankelijk oordeel" in read
    assert "Over een deel is er wel een: Copiloten (ZEVMB) (deels)" in read
    assert "Volgens het programma: De meeste projecten lopen nog." in read


# ── goals side by side ──


@pytest.mark.parametrize("programma", REAL)
def test_goals_stand_side_by_side_and_lead_to_lines(programma: str, real_pages: None, real_state: State) -> None:
    app = run("onderdeel", programma=programma, deel="doelen")
    assert programma == "wt" or "met een getal" in heading(app)
    keys = [key for key in links_to_sources(app) if key.startswith("doel:")]
    assert set(keys) == {doel.sleutel for doel in queries.doelen(real_state, programma)}
    assert [key for key in keys if not passages_of(real_state, key)] == []


def test_goals_say_who_set_them_and_which_onderdelen_have_none(tiny_pages: None) -> None:
    app = run("onderdeel", deel="doelen")
    assert "60 gezinnen eind 2024 eerste Demobureau gezinnen in het thema ○" in words(app)
    assert "met een getal" in heading(app)


def test_onderdeel_with_a_goal_for_one_of_its_parts_is_not_without(real_state: State) -> None:
    names = [onderdeel.onderdeel_naam for onderdeel in queries.onderdelen_zonder_doel(real_state, "vl")]
    assert "Wij zien je Wel" in names
    assert not {"Talentontwikkeling", "C.O.T.'s en maatwerkplekken"} & set(names)
