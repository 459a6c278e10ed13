"""The HTML of Uitkomsten en verhalen: each figure with its other side, silence in its own words, context apart."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from dashboard import outcomes, stories
from dashboard.queries import Belemmering, Perspectief, Uitkomst, Verhaal
from tests.examples import FILTERS, NIET_GELEVERD, NIET_VAN_TOEPASSING, ONDERDEEL, PROGRAMMA, UITKOMST, VERHAAL
from tests.test_markup import NASTY, made_nasty, sources, words

SILENT = replace(
    UITKOMST,
    sleutel="meting:stil",
    indicator_id="demo.stil",
    naam="Gezinnen die het aanraden",
    toestand="stil",
    getal=None,
    weergave="in een figuur die wij niet kunnen lezen",
    stilte_teken="▒",
    rest_sleutel=None,
    rest_weergave=None,
    toelichting="De tekst zegt dat het er veel zijn.",
)
LATER = replace(
    SILENT,
    sleutel="indicator:demo.later",
    indicator_id="demo.later",
    naam="Rust in huis",
    toestand="nog_te_meten",
    weergave="nog te meten",
    stilte_teken="…",
    stand_op_tekst=None,
    bron_tekst=None,
    verwacht_tekst="2025",
)
CONTEXT = replace(UITKOMST, sleutel="meting:context", indicator_id="demo.context", soort="context", naam="Naasten")
SCORE = replace(
    UITKOMST,
    sleutel="meting:score",
    indicator_id="demo.score",
    naam="Rapportcijfer",
    is_aandeel=False,
    getal=8,
    weergave="gemiddeld 8",
    eenheid="rapportcijfer",
    schaal_tekst="schaal van 1 tot 10",
    basis_tekst="n = 40",
    invullers_sleutel=None,
    rest_sleutel=None,
    rest_weergave=None,
    beperkingen="De spreiding is niet bekend. Geen steekproef.",
)
PERSPECTIEVEN = [Perspectief("naaste", "naasten"), Perspectief("professional", "professionals")]


def results(*rows: Uitkomst, factoren: tuple[Belemmering, ...] = (), indeling: str = "thema") -> Markup:
    """The outcomes of a programme with one thema."""
    programma = replace(PROGRAMMA, indeling=indeling)
    return outcomes.results([ONDERDEEL], rows, factoren, programma, NIET_GELEVERD, FILTERS)


def tell(*verhalen: Verhaal) -> Markup:
    """The part with stories."""
    return stories.stories(verhalen, PERSPECTIEVEN, NIET_GELEVERD, FILTERS)


# ── a figure and its other side ──


def test_share_stands_with_its_basis_its_date_and_its_rest() -> None:
    text = words(results(UITKOMST))
    assert "Gezinnen die tevreden zijn 86% 41 van 42 invullers · geen steekproef · stand op juni 2024" in text
    assert "De rest ( 14% ): antwoordde dit niet. Geen steekproef." in text


def test_every_figure_leads_to_its_source_the_rest_and_the_invullers_too() -> None:
    keys = [key for key, _ in sources(results(UITKOMST))]
    assert keys == [UITKOMST.sleutel, UITKOMST.invullers_sleutel, UITKOMST.rest_sleutel, UITKOMST.sleutel]


def test_share_without_an_honest_rest_shows_its_remark_instead() -> None:
    text = words(results(replace(UITKOMST, rest_sleutel=None, rest_weergave=None, toelichting="Bij een deel.")))
    assert "De rest" not in text
    assert "Bij een deel." in text


def test_score_has_its_scale_and_no_bar() -> None:
    html = results(SCORE)
    assert "gemiddeld 8 rapportcijfer n = 40 · geen steekproef · schaal van 1 tot 10" in words(html)
    assert "pm-bar" not in html


def test_overlapping_shares_have_a_bar_each() -> None:
    html = results(UITKOMST, replace(UITKOMST, sleutel="meting:b", indicator_id="demo.b", getal=30, weergave="30%"))
    assert re.findall(r"width:([\d.]+)%", html) == ["86.0", "30.0"]


def test_earlier_value_has_both_dates() -> None:
    row = replace(UITKOMST, vorige_sleutel="meting:eerder", vorige_weergave="80%", vorige_stand_op_tekst="2023")
    assert "van 80% (2023) naar 86% (juni 2024)" in words(results(row))


def test_limit_that_more_figures_share_is_said_once_with_for_how_many_it_holds() -> None:
    text = words(results(UITKOMST, SCORE, replace(SCORE, sleutel="c", indicator_id="demo.c", beperkingen="Los.")))
    assert text.count("Geen steekproef.") == 1
    assert "Bij 2 van de 3 cijfers: Geen steekproef." in text
    assert "Bij al deze cijfers: Geen steekproef." in words(results(UITKOMST, SCORE))


def test_answers_to_one_question_say_once_what_they_do_not_say() -> None:
    yes, no = replace(UITKOMST, sleutel="ja"), replace(UITKOMST, sleutel="nee")
    text = words(results(yes, no))
    assert text.count("Geen steekproef.") == 1
    assert "Bij " not in text


def test_what_makes_it_hard_according_to_the_source_stands_with_the_outcome() -> None:
    factoren = tuple(Belemmering(f"factor:{n}", "demo/thuis", f"reden {n}") for n in range(5))
    elsewhere = Belemmering("factor:elders", "demo/school", "reden elders")
    html = results(UITKOMST, factoren=(*factoren, elsewhere))
    assert [key for key, _ in sources(html) if key.startswith("factor:")] == [f"factor:{n}" for n in range(5)]
    assert re.findall(r"<summary>(.*?)</summary>", html) == ["Nog 2"]


# ── silence ──


def test_silent_outcome_says_which_silence_and_what_the_source_does_say() -> None:
    html = results(UITKOMST, SILENT)
    assert (
        "Zonder cijfer Gezinnen die het aanraden : ▒ in een figuur die wij niet kunnen lezen "
        "De tekst zegt dat het er veel zijn."
    ) in words(html)
    assert (SILENT.sleutel, "▒ in een figuur die wij niet kunnen lezen") in sources(html)


def test_thema_without_an_outcome_is_named() -> None:
    groepen = [ONDERDEEL, replace(ONDERDEEL, id="demo/school", korte_naam="School")]
    programma = replace(PROGRAMMA, indeling="thema")
    html = outcomes.results(groepen, [UITKOMST], [], programma, NIET_GELEVERD, FILTERS)
    assert words(html).endswith(
        "□ niet geleverd: van 1 van de 2 thema’s is geen uitkomst bekend of aangekondigd: School."
    )


def test_programme_without_outcomes_says_so() -> None:
    assert "De bronnen geven nog geen uitkomsten." in words(results())
    assert "De bronnen geven geen context." in words(outcomes.context([], FILTERS))
    assert "De bronnen kondigen geen metingen aan." in words(outcomes.announced([], FILTERS))


def test_what_is_not_measured_is_no_outcome_and_has_a_row_with_when_and_who() -> None:
    assert "Rust in huis" not in results(UITKOMST, LATER)
    html = outcomes.announced([UITKOMST, LATER], FILTERS)
    assert "Steun thuis Rust in huis … nog te meten 2025 Demobureau" in words(html)
    assert sources(html) == [(LATER.sleutel, "… nog te meten")]


def test_only_a_remark_may_be_empty_in_the_file() -> None:
    remark = outcomes.HEADER.index("Toelichting")
    rows = outcomes.table_rows([UITKOMST, SCORE, SILENT, LATER, CONTEXT], NIET_VAN_TOEPASSING)
    for row in rows:
        assert len(row) == len(outcomes.HEADER)
        assert all(cell for place, cell in enumerate(row) if place != remark)
    assert rows[2][3] == "▒ in een figuur die wij niet kunnen lezen"
    assert rows[3][5] == "… nog te meten"
    assert rows[0][9] == "× niet van toepassing"


# ── groups and context ──


def test_actielijnen_are_groups_and_figures_of_the_whole_programme_come_first() -> None:
    own = replace(UITKOMST, sleutel="eigen", groep_id=None, onderdeel_id="demo", onderdeel_naam="Demoprogramma")
    titles = re.findall(r"<h3[^>]*>(.*?)</h3>", results(UITKOMST, own, indeling="actielijn"))
    assert titles == ["Het hele programma", "Demoprogramma", "1 · Steun thuis", "Steun thuis"]


def test_context_looks_different_and_is_never_a_result() -> None:
    assert "Naasten" not in results(UITKOMST, CONTEXT)
    html = outcomes.context([UITKOMST, CONTEXT], FILTERS)
    assert 'class="pm-card pm-context"' in html
    assert words(html).startswith("Context: geen resultaat van het programma")
    assert "pm-context" not in results(UITKOMST)


def test_other_side_that_the_source_gives_stands_right_behind_the_favourable_figure() -> None:
    between = replace(CONTEXT, sleutel="meting:tussen", naam="Iets anders")
    other = replace(CONTEXT, sleutel="meting:ander", naam="Minder tevreden", andere_kant_van=CONTEXT.sleutel)
    html = outcomes.context([CONTEXT, between, other], FILTERS)
    names = [words(name) for name in re.findall(r'<p class="pm-what">(.*?)</p>', html)]
    assert names == ["Naasten", "Minder tevreden andere kant", "Iets anders"]


# ── stories ──


def test_story_has_its_title_our_words_and_its_source() -> None:
    html = tell(VERHAAL)
    assert "Verhalen van naasten (1) Steun thuis Weer rust in huis Een moeder slaapt weer. Verslag, §2" in words(html)
    assert sources(html) == [("verhaal:rust", "Verslag, §2")]


def test_points_of_view_without_a_story_are_named() -> None:
    assert "□ niet geleverd: verhalen van professionals." in words(tell(VERHAAL))
    assert "□ niet geleverd: verhalen van naasten en professionals." in words(tell())
    assert "niet geleverd" not in tell(VERHAAL, replace(VERHAAL, perspectief="professional"))


@pytest.mark.parametrize(
    ("link", "is_link"),
    [("https://example.org/verhaal", True), ("www.example.org", False), ("javascript:alert(1)", False)],
)
def test_printed_address_is_a_link_only_when_it_is_a_web_address(link: str, is_link: bool) -> None:
    html = tell(replace(VERHAAL, link=link))
    assert (f'href="{link}"' in html) == is_link
    assert link in html


# ── text of files stays text ──


@pytest.mark.parametrize(
    "html",
    [
        outcomes.results(
            [ONDERDEEL],
            [
                replace(made_nasty(UITKOMST), toestand="waarde", soort="uitkomst"),
                replace(made_nasty(SILENT), toestand="stil"),
            ],
            [Belemmering(NASTY, NASTY, NASTY)],
            PROGRAMMA,
            NIET_GELEVERD,
            FILTERS,
        ),
        outcomes.context([replace(made_nasty(UITKOMST), toestand="waarde", soort="context")], FILTERS),
        outcomes.announced([replace(made_nasty(LATER), toestand="nog_te_meten")], FILTERS),
        stories.stories([replace(made_nasty(VERHAAL), perspectief="naaste")], PERSPECTIEVEN, NIET_GELEVERD, FILTERS),
    ],
)
def test_text_from_a_file_is_never_markup(html: Markup) -> None:
    assert set(re.findall(r"<(\w+)", html)).isdisjoint({"script", "img"})
    assert html.count("</a>") == html.count("<a ")
