"""The HTML of Uitkomsten en verhalen: each figure with its other side, silence in its own words, context apart."""

import re
from dataclasses import replace
from datetime import date

import pytest
from markupsafe import Markup

from dashboard import outcomes, stories
from dashboard.queries import Belemmering, Perspectief, Uitkomst, Verhaal
from tests.examples import (
    FILTERS,
    NIET_GELEVERD,
    NIET_VAN_TOEPASSING,
    NOG_TE_METEN,
    ONDERDEEL,
    PROGRAMMA,
    UITKOMST,
    VERHAAL,
)
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
NASTY_VALUE = replace(made_nasty(UITKOMST), toestand="waarde", groep_id=None)
NASTY_SILENCE = replace(made_nasty(SILENT), toestand="stil", groep_id=None, andere_kant_van=None)
PERSPECTIEVEN = [Perspectief("naaste", "naasten"), Perspectief("professional", "professionals")]


def results(*rows: Uitkomst, indeling: str = "thema") -> Markup:
    """The outcomes of a programme with one thema: cards, then what has no figure."""
    programma = replace(PROGRAMMA, indeling=indeling)
    found = outcomes.results(rows)
    return outcomes.cards([ONDERDEEL], found, programma, FILTERS) + outcomes.without_figure(
        [ONDERDEEL], found, programma, FILTERS
    )


def tell(*verhalen: Verhaal) -> Markup:
    """The part with stories."""
    return stories.stories(verhalen, PERSPECTIEVEN, NIET_GELEVERD, FILTERS)


# ── a figure and its other side ──


def test_share_stands_with_its_rest_its_basis_and_its_date() -> None:
    assert words(results(UITKOMST)) == (
        "Thuis 86% Gezinnen die tevreden zijn De rest ( 14% , berekend door ons): gaf een ander antwoord. "
        "41 van 42 invullers · zelf geantwoord · geen steekproef Wat dit niet zegt Geen steekproef. "
        "stand in juni 2024 · zoals bekend in juli 2024 · Verslag, §2"
    )


def test_what_the_source_leaves_open_about_the_rest_stands_with_what_the_figure_does_not_say() -> None:
    text = words(results(replace(UITKOMST, rest_zin="daar niet; wat daar wel geldt, staat er niet")))
    assert "De rest ( 14% , berekend door ons): daar niet." in text
    assert "Wat dit niet zegt Wat daar wel geldt, staat er niet. Geen steekproef." in text


def test_every_figure_leads_to_its_source_the_rest_and_the_invullers_too() -> None:
    keys = [key for key, _ in sources(results(UITKOMST))]
    assert keys == [UITKOMST.sleutel, UITKOMST.rest_sleutel, UITKOMST.invullers_sleutel, UITKOMST.sleutel]


def test_share_without_an_honest_rest_shows_its_remark_instead() -> None:
    text = words(results(replace(UITKOMST, rest_sleutel=None, rest_weergave=None, toelichting="Bij een deel.")))
    assert "De rest" not in text
    assert "Bij een deel." in text


def test_score_has_its_scale_and_no_bar() -> None:
    html = results(SCORE)
    assert "gemiddeld 8 rapportcijfer Rapportcijfer n = 40" in words(html)
    assert "geen steekproef · schaal van 1 tot 10" in words(html)
    assert "pm-bar" not in html


def test_overlapping_shares_have_a_bar_each() -> None:
    html = results(UITKOMST, replace(UITKOMST, sleutel="meting:b", indicator_id="demo.b", getal=30, weergave="30%"))
    assert re.findall(r"width:([\d.]+)%", html) == ["86.0", "30.0"]


def test_earlier_value_has_both_dates() -> None:
    row = replace(UITKOMST, vorige_sleutel="meting:eerder", vorige_weergave="80%", vorige_stand_op_tekst="2023")
    assert "van 80% (2023) naar 86% (juni 2024)" in words(results(row))


def test_what_makes_it_hard_according_to_the_sources_is_listed_per_onderdeel() -> None:
    factoren = [Belemmering("factor:1", "Thuis", "te druk"), Belemmering("factor:2", "School", "te ver")]
    html = outcomes.reasons(factoren, FILTERS)
    assert words(html) == "Wat het moeilijk maakt, volgens de bronnen (2) Thuis te druk School te ver"
    assert [key for key, _ in sources(html)] == ["factor:1", "factor:2"]
    assert outcomes.reasons([], FILTERS) == ""


# ── silence ──


def test_silent_outcome_is_no_card_and_says_which_silence_and_what_the_source_does_say() -> None:
    html = results(SILENT)
    assert words(html) == (
        "Zonder cijfer Thuis Gezinnen die het aanraden: ▒ in een figuur die wij niet kunnen lezen "
        "Wat de bron wel zegt Gezinnen die het aanraden : De tekst zegt dat het er veel zijn."
    )
    assert sources(html) == [(SILENT.sleutel, "▒ in een figuur die wij niet kunnen lezen")]
    assert "<article" not in html


def test_name_says_the_onderdeel_where_the_group_does_not() -> None:
    below = replace(SILENT, onderdeel_id="demo/thuis/nacht", onderdeel_naam="Nachthulp")
    assert "Gezinnen die het aanraden (Nachthulp):" in words(results(below))


def test_thema_without_an_outcome_is_named() -> None:
    groepen = [ONDERDEEL, replace(ONDERDEEL, id="demo/school", korte_naam="School")]
    programma = replace(PROGRAMMA, indeling="thema")
    assert words(outcomes.nothing_about(groepen, [UITKOMST], programma, NIET_GELEVERD)) == (
        "□ niet geleverd: van 1 van de 2 thema’s is geen uitkomst bekend of aangekondigd: School."
    )


def test_what_is_not_measured_is_no_outcome_and_has_a_row_with_when_and_who() -> None:
    assert "Rust in huis" not in results(UITKOMST, LATER)
    html = outcomes.announced_table([LATER], NOG_TE_METEN, FILTERS)
    assert words(html).endswith("2025 Rust in huis Steun thuis Demobureau")
    assert sources(html) == [(LATER.sleutel, "Rust in huis")]


def test_announcement_says_its_kind_and_what_is_said_of_it_when_that_is_more() -> None:
    expected = replace(LATER, soort="context", getal=26, weergave="naar verwachting 26", stilte_teken=None)
    text = words(outcomes.announced_table([replace(expected, eenheid="gezinnen")], NOG_TE_METEN, FILTERS))
    assert "Rust in huis context naar verwachting 26 gezinnen" in text


def test_what_is_late_comes_first_and_what_has_no_date_last() -> None:
    undated = replace(LATER, naam="ooit")
    late = replace(LATER, naam="te laat", verwacht_uiterlijk=date(2024, 3, 31), is_over_tijd=True)
    soon = replace(LATER, naam="straks", verwacht_uiterlijk=date(2024, 12, 31))
    found = outcomes.announced([undated, UITKOMST, soon, late])
    assert [row.naam for row in found] == ["te laat", "straks", "ooit"]
    assert words(outcomes.announced_table(found, NOG_TE_METEN, FILTERS)).count("had er al moeten zijn") == 1


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
    titles = re.findall(r"<h2>(.*?)</h2>", results(UITKOMST, own, indeling="actielijn"))
    assert titles == ["Het hele programma", "1 · Steun thuis"]


@pytest.mark.parametrize(("cards", "width"), [(1, "1"), (3, "3"), (4, "all")])
def test_small_groups_are_as_wide_as_their_cards(cards: int, width: str) -> None:
    html = results(*(replace(UITKOMST, sleutel=f"meting:{number}") for number in range(cards)))
    assert f'<section class="pm-span-{width}">' in html


def test_context_is_a_table_apart_and_never_a_result() -> None:
    assert "Naasten" not in results(UITKOMST, CONTEXT)
    found = outcomes.context([UITKOMST, CONTEXT, LATER])
    assert found == [CONTEXT]
    html = outcomes.context_table(found, FILTERS)
    assert "86% Naasten De rest ( 14% , berekend door ons): gaf een ander antwoord. 41 van 42 invullers" in words(html)
    assert words(html).endswith("Wat deze cijfers niet zeggen Naasten : Geen steekproef.")
    assert "pm-bar" not in html
    assert "pm-card" not in html


def test_context_without_a_figure_stands_last_with_what_the_source_does_say() -> None:
    html = outcomes.context_table([replace(SILENT, soort="context"), CONTEXT], FILTERS)
    assert re.search(r"86% .*▒ in een figuur die wij niet kunnen lezen .*De tekst zegt dat het er veel", words(html))


def test_other_side_that_the_source_gives_stands_with_the_favourable_figure() -> None:
    good = replace(UITKOMST, rest_sleutel=None, rest_weergave=None)
    other = replace(
        good, sleutel="meting:ander", korte_naam="minder tevreden", weergave="3%", andere_kant_van=good.sleutel
    )
    unread = replace(SILENT, andere_kant_van=good.sleutel)
    for html in (
        results(good, other, unread),
        outcomes.context_table([replace(row, soort="context") for row in (good, other, unread)], FILTERS),
    ):
        assert "Andere kant: minder tevreden: 3% Gezinnen die het aanraden: ▒ in een figuur" in words(html)
        assert words(html).count("minder tevreden") == 1
        assert words(html).count("Gezinnen die het aanraden: ▒") == 1


# ── stories ──


def test_examples_stand_with_the_stories_with_what_the_source_says() -> None:
    example = replace(UITKOMST, soort="verhalend", naam="Voorbeeld: kamers", weergave="12", eenheid="kamers")
    silent = replace(SILENT, soort="verhalend")
    assert "kamers" not in results(example)
    assert words(outcomes.examples_list(outcomes.examples([UITKOMST, example, silent]), FILTERS)) == (
        "Voorbeelden en ervaringen uit de bron (2) Steun thuis Voorbeeld: kamers: 12 kamers Steun thuis "
        "Gezinnen die het aanraden: ▒ in een figuur die wij niet kunnen lezen De tekst zegt dat het er veel zijn."
    )


def test_story_has_its_title_our_words_and_its_source() -> None:
    html = tell(VERHAAL)
    assert "Verhalen van naasten (1) Weer rust in huis Een moeder slaapt weer. Steun thuis · Verslag, §2" in words(html)
    assert sources(html) == [("verhaal:rust", "Verslag, §2")]
    assert "<details>" not in html


def test_story_shows_its_first_sentence_and_folds_the_rest() -> None:
    html = tell(replace(VERHAAL, tekst="Een moeder slaapt weer. Dat duurde lang. Nu gaat het."))
    (summary,) = re.findall(r"<summary>(.*?)</summary>", html)
    assert words(summary) == "Weer rust in huis Een moeder slaapt weer."
    assert "<p>Dat duurde lang. Nu gaat het.</p></details>" in html


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
    assert ("example.org" if is_link else link) in words(html)


# ── text of files stays text ──


@pytest.mark.parametrize(
    "html",
    [
        outcomes.cards([ONDERDEEL], [NASTY_VALUE], PROGRAMMA, FILTERS),
        outcomes.without_figure([ONDERDEEL], [NASTY_SILENCE], PROGRAMMA, FILTERS),
        outcomes.reasons([Belemmering(NASTY, NASTY, NASTY)], FILTERS),
        outcomes.context_table([NASTY_VALUE, NASTY_SILENCE], FILTERS),
        outcomes.examples_list([NASTY_VALUE, NASTY_SILENCE], FILTERS),
        outcomes.announced_table([made_nasty(LATER)], NOG_TE_METEN, FILTERS),
        stories.stories([replace(made_nasty(VERHAAL), perspectief="naaste")], PERSPECTIEVEN, NIET_GELEVERD, FILTERS),
    ],
)
def test_text_from_a_file_is_never_markup(html: Markup) -> None:
    assert set(re.findall(r"<(\w+)", html)).isdisjoint({"script", "img"})
    assert html.count("</a>") == html.count("<a ")
