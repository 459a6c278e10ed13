"""The HTML of tiles, ladder, overview and tables: what a reader finds in it, and that text of files stays text."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from html import unescape
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import Markup

from dashboard import ladder, markup, overview, risks
from dashboard.queries import Borging, Cijfer, FaseAantal
from dashboard.sentences import Conclusie
from dashboard.tile import split_qualifier, tile
from tests.examples import (
    AANDACHTSPUNT,
    BORGING,
    CIJFER,
    FASEN,
    FILTERS,
    MIJLPAAL,
    ONDERDEEL,
    PROGRAMMA,
    RISICO,
    TOEZEGGING,
    UITSPRAAK,
    fase,
)

NASTY = "<script>alert(1)</script> & \"'</a></p><img src=x onerror=1> **vet** [x](javascript:1) {0} %s"
LINK = re.compile(r'<a[^>]* href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
Row = TypeVar("Row")

SHARE = replace(
    CIJFER,
    sleutel="meting:tevreden",
    korte_naam="tevreden",
    eenheid="",
    getal=75,
    weergave="75% (30 van 40)",
    n_tekst="n = 40",
    tegel="staaf",
    tegel_bij=CIJFER.indicator_id,
)
LINE = replace(
    CIJFER,
    sleutel="meting:plekken",
    korte_naam="beschikbaar",
    eenheid="plekken",
    getal=12,
    weergave="circa 12",
    tegel="regel",
    tegel_bij=CIJFER.indicator_id,
)
WITH_GOAL = replace(
    CIJFER,
    doel_sleutel="doel:gezinnen",
    doel_tekst="60 gezinnen eind 2024",
    voortgang_pct=75,
    status="nog_niet",
    status_teken="○",
    status_tekst="nog niet te beoordelen: streefdatum eind 2024",
)


def made_nasty(row: Row) -> Row:
    """The row with markup in every text of it."""
    texts: dict[str, Any] = {f.name: NASTY for f in fields(row) if "str" in str(f.type)}  # type: ignore[arg-type]
    return replace(row, **texts)  # type: ignore[type-var]


def words(html: str) -> str:
    """What a reader reads: no tags, entities as characters, one space between words."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def sources(html: str) -> list[tuple[str, str]]:
    """Key and text of every link to a source, in order."""
    return [
        (parse_qs(urlsplit(unescape(url)).query)["cijfer"][0], words(text))
        for url, text in LINK.findall(html)
        if "cijfer=" in url
    ]


def whole_overview(cijfers: list[Cijfer], fasen: list[FaseAantal] | None = None) -> str:
    """The tiles of a programme with two groepen."""
    groepen = [ONDERDEEL, replace(ONDERDEEL, id="demo/school", naam="Steun op school")]
    return overview.tiles(groepen, cijfers, fasen or [], PROGRAMMA, FILTERS)


# ── text of files stays text ──


@pytest.mark.parametrize(
    "made",
    [
        lambda: tile(made_nasty(WITH_GOAL), [], [], FILTERS),
        lambda: tile(replace(made_nasty(CIJFER), getal=None), [], [], FILTERS),
        lambda: tile(
            CIJFER,
            [replace(made_nasty(SHARE), tegel="staaf"), replace(made_nasty(LINE), tegel="regel")],
            [made_nasty(FASEN[0])],
            FILTERS,
            NASTY,
        ),
        lambda: overview.tiles(
            [made_nasty(ONDERDEEL)],
            [replace(made_nasty(CIJFER), tegel="kern", groep_id=NASTY)],
            [],
            made_nasty(PROGRAMMA),
            FILTERS,
        ),
        lambda: overview.tiles([], [], [], made_nasty(PROGRAMMA), FILTERS),
        lambda: overview.cards(
            [made_nasty(AANDACHTSPUNT)],
            [made_nasty(RISICO)],
            [made_nasty(TOEZEGGING)],
            [made_nasty(BORGING)],
            [made_nasty(MIJLPAAL)],
            made_nasty(PROGRAMMA),
            FILTERS,
        ),
        lambda: ladder.ladder([made_nasty(BORGING)], FILTERS),
        lambda: ladder.explanation(made_nasty(PROGRAMMA)),
        lambda: ladder.statements([made_nasty(UITSPRAAK)], FILTERS),
        lambda: markup.opening(Conclusie(NASTY, NASTY, (NASTY,)), FILTERS),
        lambda: markup.table([NASTY], [[NASTY]], NASTY),
        lambda: markup.definition_list([(NASTY, NASTY)]),
        lambda: markup.card(NASTY, markup.EMPTY, NASTY) + markup.folded(NASTY, markup.EMPTY),
        lambda: markup.source_url(FILTERS, NASTY),
    ],
)
def test_text_from_a_file_is_never_markup(made: Callable[[], Markup]) -> None:
    html = made()
    tags = set(re.findall(r"<(\w+)", html))
    assert tags.isdisjoint({"script", "img"})
    attributes = " ".join(re.sub(r'"[^"]*"', '""', tag) for tag in re.findall(r"<\w[^>]*>", html))
    assert "onerror" not in attributes
    assert "javascript:" not in attributes
    assert html.count("</a>") == html.count("<a ")


# ── a tile ──


def test_tile_reads_from_question_to_source() -> None:
    html = tile(WITH_GOAL, [SHARE, LINE], [], FILTERS)
    assert words(html) == (
        "Steun thuis Hoeveel gezinnen doen mee? ruim 45 gezinnen doel: 60 gezinnen eind 2024 "
        "tevreden 75% (30 van 40) n = 40 circa 12 plekken beschikbaar "
        "○ nog niet te beoordelen: streefdatum eind 2024 stand in juni 2024 · zoals bekend in juli 2024 · Verslag, §2"
    )


def test_every_figure_in_a_tile_leads_to_its_own_source() -> None:
    cijfer = replace(
        WITH_GOAL, vorige_sleutel="meting:eerder", vorige_weergave="circa 20", vorige_stand_op_tekst="2023"
    )
    assert sources(tile(cijfer, [SHARE, LINE], [FASEN[1]], FILTERS)) == [
        (CIJFER.sleutel, "ruim 45"),
        ("doel:gezinnen", "60 gezinnen eind 2024"),
        ("meting:eerder", "circa 20"),
        ("meting:tevreden", "75% (30 van 40)"),
        ("meting:plekken", "circa 12 plekken"),
        ("fasetelling:demo/thuis:afgerond", "6"),
        (CIJFER.sleutel, "Verslag, §2"),
    ]


def test_links_keep_the_programme() -> None:
    assert all("programma=demo" in url for url, _ in LINK.findall(tile(WITH_GOAL, [SHARE, LINE], FASEN, FILTERS)))


@pytest.mark.parametrize(
    ("weergave", "split"),
    [
        ("ruim 450", ("ruim", "450")),
        ("meer dan 1.200", ("meer dan", "1.200")),
        ("naar verwachting 18", ("naar verwachting", "18")),
        ("circa € 2.000", ("circa", "€ 2.000")),
        ("13", ("", "13")),
        ("2 op de 3", ("", "2 op de 3")),
        ("400 tot 450", ("", "400 tot 450")),
        ("gemiddeld 7,9", ("gemiddeld", "7,9")),
    ],
)
def test_words_before_a_number_are_set_apart_but_never_lost(weergave: str, split: tuple[str, str]) -> None:
    assert split_qualifier(weergave) == split
    assert words(tile(replace(CIJFER, weergave=weergave), [], [], FILTERS)).startswith(
        f"Steun thuis Hoeveel gezinnen doen mee? {weergave} gezinnen"
    )


def test_percentage_says_of_what_and_on_how_many_it_rests() -> None:
    html = tile(replace(SHARE, tegel="kern", n_tekst="n onbekend", weergave="76%"), [], [], FILTERS)
    assert "76% tevreden n onbekend" in words(html)


def test_change_has_both_values_and_both_dates() -> None:
    cijfer = replace(CIJFER, vorige_sleutel="x", vorige_weergave="150", vorige_stand_op_tekst="oktober 2019")
    assert "van 150 (oktober 2019) naar ruim 45 (juni 2024)" in words(tile(cijfer, [], [], FILTERS))


def test_adjusted_plan_stands_under_the_status_that_counts() -> None:
    assert "plan aangepast" not in tile(WITH_GOAL, [], [], FILTERS)
    adjusted = "tegenover het aangepaste plan (40 gezinnen eind 2025): doel behaald"
    shown = tile(replace(WITH_GOAL, aangepast_doel_sleutel="doel:nieuw", aangepast_tekst=adjusted), [], [], FILTERS)
    assert f"○ nog niet te beoordelen: streefdatum eind 2024 plan aangepast: {adjusted}" in words(shown)
    assert ("doel:nieuw", adjusted) in sources(shown)


def test_reason_of_a_status_opens_on_request() -> None:
    assert "Waarom" not in tile(WITH_GOAL, [], [], FILTERS)
    shown = tile(replace(WITH_GOAL, status_uitleg="Gemeten: 45 op juni 2024."), [], [], FILTERS)
    assert "<summary>Waarom deze status?</summary>" in shown
    assert "Gemeten: 45 op juni 2024." in words(shown)


def test_bar_to_the_goal_is_as_long_as_the_progress_of_the_mart() -> None:
    assert '<div class="pm-bar pm-to-goal" aria-hidden="true"><span style="width:75.0%">' in tile(
        WITH_GOAL, [], [], FILTERS
    )
    assert "pm-to-goal" not in tile(replace(WITH_GOAL, voortgang_pct=None), [], [], FILTERS)


def test_other_published_value_stands_with_the_number() -> None:
    html = tile(replace(CIJFER, ook_gepubliceerd="ruim 40 (Voortgangsrapportage 2, §1)"), [], [], FILTERS)
    assert "ruim 45 gezinnen ook gepubliceerd: ruim 40 (Voortgangsrapportage 2, §1) stand in" in words(html)


def test_figure_of_a_draft_says_so() -> None:
    assert words(tile(replace(CIJFER, levering_status="concept"), [], [], FILTERS)).endswith("Verslag, §2 · concept")


def test_silence_is_shown_in_words_and_leads_to_its_source() -> None:
    html = tile(replace(CIJFER, getal=None, weergave="nog te meten", stilte_teken="…"), [], [], FILTERS)
    assert "… nog te meten stand in" in words(html)
    assert "pm-number" not in html
    assert sources(html)[0] == (CIJFER.sleutel, "… nog te meten")


def test_silence_beside_a_number_is_shown_in_words_without_a_unit() -> None:
    silent = replace(LINE, getal=None, weergave="niet vermeld in de bron", stilte_teken="?")
    assert "? niet vermeld in de bron beschikbaar" in words(tile(CIJFER, [silent], [], FILTERS))


@pytest.mark.parametrize(
    ("korte_naam", "line"),
    [
        ("verwacht nog in 2020", "circa 12 plekken verwacht nog in 2020"),
        ("plekken in overleg", "circa 12 plekken in overleg"),
        ("afgesproken plekken", "circa 12 afgesproken plekken"),
    ],
)
def test_line_says_its_unit_once(korte_naam: str, line: str) -> None:
    assert f"{line} stand in" in words(tile(CIJFER, [replace(LINE, korte_naam=korte_naam)], [], FILTERS))


def test_status_is_a_sign_and_words_and_the_sign_is_not_read_aloud() -> None:
    html = tile(WITH_GOAL, [], [], FILTERS)
    assert '<span aria-hidden="true">○</span> nog niet te beoordelen: streefdatum eind 2024' in html
    assert "pm-status" not in tile(CIJFER, [], [], FILTERS)


def test_context_is_marked_as_context() -> None:
    assert '<article class="pm-tile pm-context">' in tile(replace(CIJFER, indicator_soort="context"), [], [], FILTERS)
    assert '<article class="pm-tile">' in tile(CIJFER, [], [], FILTERS)


def test_bars_are_only_decoration_beside_their_number() -> None:
    html = tile(WITH_GOAL, [SHARE], [], FILTERS)
    assert len(re.findall(r'<(?:td|div) class="pm-bar(?:cell| pm-to-goal)" aria-hidden="true">', html)) == 2


# ── the overview ──


def test_programme_in_actielijnen_has_a_column_per_actielijn() -> None:
    html = whole_overview([CIJFER])
    assert "1 · Steun thuis" in words(html)
    assert words(html).endswith("2 · Steun op school Nog geen kerncijfers geleverd.")


def test_figures_of_the_whole_programme_come_first_and_context_last() -> None:
    context = replace(CIJFER, sleutel="context", indicator_soort="context", vraag="Wat is de context?")
    own = replace(CIJFER, sleutel="eigen", groep_id=None, onderdeel_naam="Demoprogramma", vraag="Hoe staat het ervoor?")
    titles = [words(title) for title in re.findall(r"<h3>.*?</h3>", whole_overview([context, CIJFER, own]))]
    assert titles == [
        "Demoprogramma Hoe staat het ervoor?",
        "Steun thuis Hoeveel gezinnen doen mee?",
        "Steun thuis Wat is de context?",
    ]


def test_figures_stand_in_the_tile_of_their_kernindicator_and_onderdeel() -> None:
    elsewhere = replace(SHARE, sleutel="meting:elders", onderdeel_id="demo/school")
    assert {key for key, _ in sources(whole_overview([CIJFER, SHARE, elsewhere]))} == {CIJFER.sleutel, SHARE.sleutel}


def themed(*cijfers: Cijfer) -> str:
    """The tiles of a programme in themas, with phases of the plannen of one thema."""
    fasen = [replace(part, totaal_sleutel="meting:plannen") for part in FASEN]
    return overview.tiles([ONDERDEEL], cijfers, fasen, replace(PROGRAMMA, indeling="thema"), FILTERS)


def test_thema_is_the_title_when_all_themas_are_asked_the_same() -> None:
    plannen = replace(CIJFER, sleutel="meting:plannen", weergave="10", eenheid="plannen")
    assert words(themed(plannen)).startswith(
        "Per thema Steun thuis 10 plannen 1 uitvoering 6 afgerond 1 gestopt 2 fase niet vermeld stand in"
    )


def test_question_is_asked_when_themas_have_more_figures_and_phases_stand_with_what_they_divide() -> None:
    plannen = replace(CIJFER, sleutel="meting:plannen", indicator_id="demo.plannen", vraag="Hoeveel plannen?")
    first, second = themed(plannen, CIJFER).split("</article>")[:2]
    assert "Steun thuis Hoeveel plannen?" in words(first)
    assert "6 afgerond" in words(first)
    assert "Steun thuis Hoeveel gezinnen doen mee?" in words(second)
    assert "afgerond" not in words(second)


def test_overview_without_figures_says_so() -> None:
    assert words(whole_overview([SHARE])) == "Voor Demoprogramma zijn nog geen kerncijfers geleverd."


def test_cards_without_anything_say_so() -> None:
    programma = replace(PROGRAMMA, peildatum_tekst=None)
    assert words(overview.cards([], [], [], [], [], programma, FILTERS)) == (
        "Vraagt aandacht Er is niets dat volgens de regels aandacht vraagt. "
        "Risico’s De bronnen noemen geen risico’s; dat is niet hetzelfde als geen risico’s. "
        "Toezeggingen De bronnen noemen geen toezeggingen; dat is niet hetzelfde als geen toezeggingen. "
        "Borging in het kort De bronnen doen nog geen uitspraken. ladder van deze monitor · Naar borging "
        "Komende mijlpalen De bronnen noemen geen mijlpalen na deze datum."
    )


def test_milestones_say_from_when_they_are_seen() -> None:
    html = overview.cards([], [], [], [], [MIJLPAAL], PROGRAMMA, FILTERS)
    assert "Komende mijlpalen, gezien vanaf juni 2024 eind 2024 · Thuis : eindverslag klaar" in words(html)
    assert ("mijlpaal:eind", "eindverslag klaar") in sources(html)


@pytest.mark.parametrize(("count", "rest"), [(6, None), (7, "Nog 1"), (35, "Nog 29")])
def test_what_is_more_than_six_is_folded_but_there(count: int, rest: str | None) -> None:
    points = [replace(AANDACHTSPUNT, tekst=f"punt {number}") for number in range(count)]
    html = overview.cards(points, [], [], [], [], PROGRAMMA, FILTERS)
    assert html.count("<li>") == count
    assert re.findall(r"<summary>(.*?)</summary>", html) == ([rest] if rest else [])


def test_borging_in_short_counts_the_steps_per_niveau_furthest_first() -> None:
    standen = [
        replace(BORGING, onderdeel_id=str(number), trede=trede, trede_naam=naam)
        for number, (trede, naam) in enumerate([(0, "onbekend"), (3, "ingebed"), (2, "geregeld"), (2, "geregeld")])
    ]
    assert "in de organisatie 1 ingebed, 2 geregeld, 1 onbekend" in words(
        overview.cards([], [], [], standen, [], PROGRAMMA, FILTERS)
    )


def test_what_is_urgent_stands_above_the_tiles_and_leads_to_the_cards_below() -> None:
    points = [replace(AANDACHTSPUNT, tekst=f"punt {number}") for number in range(1, 6)]
    strip = overview.urgent(points, [RISICO], [TOEZEGGING], [MIJLPAAL], FILTERS)
    assert re.findall(r"punt \d", str(strip)) == ["punt 1", "punt 2", "punt 3"]
    assert (
        "Alle 5 punten · 1 risico genoemd; 1 zonder maatregel · 1 toezegging: geen gemeld als nagekomen "
        "· Borging in het kort · Komende mijlpalen (1)"
    ) in words(strip)
    assert re.findall(r'href="#([\w-]+)"', strip) == re.findall(
        r'<section class="pm-card" id="([\w-]+)"', overview.cards([], [], [], [], [], PROGRAMMA, FILTERS)
    )


def test_nothing_urgent_leaves_only_the_way_to_the_cards() -> None:
    assert words(overview.urgent([], [], [], [], FILTERS)) == (
        "Geen punten die aandacht vragen · Geen risico’s genoemd · Geen toezeggingen genoemd · Borging in het kort "
        "· Komende mijlpalen (0)"
    )


# ── risks and promises ──


@pytest.mark.parametrize(
    ("measures", "text"),
    [
        ([None], "1 risico genoemd; 1 zonder maatregel"),
        ([None, "training", "training"], "3 risico’s genoemd; 1 zonder maatregel"),
        (["training", "training"], "2 risico’s genoemd; alle met een maatregel"),
    ],
)
def test_risks_are_counted_with_those_that_nothing_is_done_about(measures: list[str | None], text: str) -> None:
    assert risks.risk_counts([replace(RISICO, maatregel=measure) for measure in measures]) == text


def test_risk_that_is_over_is_counted_apart_and_needs_no_measure() -> None:
    over = replace(RISICO, is_voorbij=True, status_tekst="voorbij volgens de bron")
    assert risks.risk_counts([RISICO, over]) == "2 risico’s genoemd; 1 zonder maatregel en 1 voorbij"
    assert risks.risk_counts([over]) == "1 risico genoemd; 1 voorbij"
    assert words(risks.risks([over], FILTERS, on_overview=False)) == (
        "Er zijn misschien te weinig coaches. klankbordgroep, juni 2024 · voorbij volgens de bron"
    )


@pytest.mark.parametrize(
    ("standen", "text"),
    [
        (["open"], "1 toezegging: geen gemeld als nagekomen"),
        (["verlopen", "open"], "2 toezeggingen: geen gemeld als nagekomen, 1 over de termijn"),
        (["nagekomen"] * 2 + ["open"] * 3, "5 toezeggingen: 2 nagekomen, 3 niet gemeld"),
        (["verlopen", "open", "nagekomen"], "3 toezeggingen: 1 nagekomen, 2 niet gemeld, waarvan 1 over de termijn"),
        (["vervallen", "nagekomen"], "2 toezeggingen: 1 nagekomen, 1 vervallen"),
    ],
)
def test_promises_are_counted_by_what_is_reported(standen: list[str], text: str) -> None:
    assert risks.promise_counts([replace(TOEZEGGING, stand=stand) for stand in standen]) == text


def test_promise_says_who_to_whom_until_when_and_where_it_also_stands() -> None:
    html = risks.promises([TOEZEGGING], FILTERS, on_overview=True)
    assert words(html) == (
        "Thuis : Een brief sturen. ○ niet gemeld minister aan Tweede Kamer · toegezegd 1 mei 2024 "
        "· termijn: eind 2024 · staat ook als mijlpaal"
    )
    assert {("toezegging:brief", "Een brief sturen."), ("mijlpaal:eind", "staat ook als mijlpaal")} <= set(
        sources(html)
    )


def test_what_the_sources_do_not_say_of_risks_and_promises_stands_once_below_them() -> None:
    found = [RISICO, RISICO, replace(RISICO, eigenaar="vakschool", maatregel="les.")]
    text = words(risks.risks(found, FILTERS, on_overview=False))
    assert text.endswith("maatregel: les · let erop: vakschool Wie erop let is bij 2 van de 3 niet vermeld.")
    bare = replace(TOEZEGGING, wie=None, aan_wie=None, toegezegd_tekst=None, termijn_tekst=None, hoort_bij=None)
    assert words(risks.promises([bare], FILTERS, on_overview=False)) == (
        "Een brief sturen. ○ niet gemeld Een termijn is niet vermeld."
    )


@pytest.mark.parametrize(("on_overview", "rest"), [(True, "Nog 2 risico’s"), (False, "Nog 1 risico")])
def test_more_risks_than_a_glance_takes_are_folded(on_overview: bool, rest: str) -> None:
    html = risks.risks([RISICO] * 5, FILTERS, on_overview=on_overview)
    assert re.findall(r"<summary>(.*?)</summary>", html) == [rest]


# ── the borging ladder ──


def boxes(stand: Borging) -> list[str]:
    """The look of the five boxes of one cell: full, later or empty."""
    found = re.findall(r'class="pm-box( pm-\w+)?"', ladder.ladder([stand], FILTERS))
    return [look.strip().removeprefix("pm-") or "empty" for look in found]


@pytest.mark.parametrize(
    ("trede", "haalbaar", "expected"),
    [
        (0, 3, ["empty", "empty", "empty", "later", "later"]),
        (0, 5, ["empty"] * 5),
        (None, 5, ["empty"] * 5),
        (2, 3, ["full", "full", "empty", "later", "later"]),
        (2, 5, ["full", "full", "empty", "empty", "empty"]),
        (4, 4, ["full", "full", "full", "full", "later"]),
        (5, 5, ["full"] * 5),
    ],
)
def test_step_is_five_boxes_dotted_above_what_can_be_reached_yet(
    trede: int | None, haalbaar: int, expected: list[str]
) -> None:
    assert boxes(replace(BORGING, trede=trede, haalbaar=haalbaar)) == expected


def test_step_is_a_word_with_who_takes_care_and_leads_to_our_judgement() -> None:
    html = ladder.ladder([BORGING], FILTERS)
    assert words(html) == "in de organisatie Thuis geregeld Zorghuis"
    assert sources(html) == [("borging:training:oordeel", "geregeld")]


def test_statement_without_judgement_leads_to_the_statement() -> None:
    stand = replace(BORGING, trede=None, trede_naam="nog niet beoordeeld", oordeel_sleutel=None)
    assert sources(ladder.ladder([stand], FILTERS)) == [("borging:training", "nog niet beoordeeld")]


def test_statement_that_names_nobody_says_so_below_the_step() -> None:
    stand = replace(BORGING, wie="? niet vermeld in de bron", noemt_wie=False)
    assert words(ladder.ladder([stand], FILTERS)).endswith("geregeld wie: ? niet vermeld in de bron")


def test_unknown_is_a_word() -> None:
    nothing = replace(
        BORGING, trede=0, trede_naam="onbekend", stilte_teken="?", uitspraak_sleutel=None, oordeel_sleutel=None
    )
    assert words(ladder.ladder([nothing], FILTERS)) == "in de organisatie Thuis ? onbekend"


def test_ladder_has_a_row_per_onderdeel_and_a_column_per_niveau() -> None:
    niveaus = [("organisatie", "in de organisatie"), ("stelsel", "stelsel en bekostiging")]
    standen = [
        replace(BORGING, onderdeel_id=onderdeel, korte_naam=onderdeel, niveau=niveau, niveau_naam=naam)
        for onderdeel in ("Thuis", "School")
        for niveau, naam in niveaus
    ]
    html = ladder.ladder(standen, FILTERS)
    assert re.findall(r"<th scope='col'>(.*?)</th>", html) == ["in de organisatie", "stelsel en bekostiging"]
    assert re.findall(r"<th scope='row'><a [^>]*href=\"(.*?)\">(.*?)</a></th>", html) == [
        ("/onderdeel?programma=demo&amp;onderdeel=Thuis", "Thuis"),
        ("/onderdeel?programma=demo&amp;onderdeel=School", "School"),
    ]
    assert html.count('<td data-label="stelsel en bekostiging">') == 2


def test_explanation_says_that_the_ladder_is_ours_and_that_empty_is_not_no() -> None:
    text = words(ladder.explanation(PROGRAMMA))
    assert "Ladder van deze monitor, geen gepubliceerd instrument" in text
    assert "Leeg met ?: onbekend, de bron noemt niets dat blijft; dat is geen nee." in text
    assert text.endswith("Demoprogramma loopt tot eind 2024.")


def test_every_statement_has_its_words_its_step_and_why() -> None:
    silent = replace(UITSPRAAK, wie="? niet vermeld in de bron", datum_tekst="? niet vermeld in de bron")
    html = ladder.statements([UITSPRAAK, silent], FILTERS)
    assert "Waarop de treden berusten: 2 uitspraken" in html
    assert "training blijft Zorghuis september 2024 geregeld functie er is een vaste trainer" in words(html)
    assert "training blijft ? niet vermeld in de bron ? niet vermeld in de bron geregeld" in words(html)
    assert sources(html)[:2] == [("borging:training", "training blijft"), ("borging:training:oordeel", "geregeld")]


# ── openings, tables, lists ──


def test_opening_leads_to_every_figure_in_the_sentence() -> None:
    html = markup.opening(Conclusie("Kop", "Toelichting.", ("a", "b")), FILTERS)
    assert words(html) == "Kop Toelichting. Deze zin komt uit: cijfer 1 · cijfer 2"
    assert sources(html) == [("a", "cijfer 1"), ("b", "cijfer 2")]


def test_page_has_one_first_heading_and_parts_have_second() -> None:
    assert markup.opening(Conclusie("Kop", ""), FILTERS) == '<header class="pm-opening"><h1>Kop</h1></header>'
    assert "<h2>Kop</h2>" in markup.opening(Conclusie("Kop", ""), FILTERS, level=2)


def test_table_has_headings_a_name_and_can_be_scrolled_by_keyboard() -> None:
    html = markup.table(["Wat", "Aantal"], [["plekken", 0], ["mensen", None]], "Cijfers")
    assert words(html) == "Wat Aantal plekken 0 mensen"
    assert html.count("<th scope='col'>") == 2
    assert 'tabindex="0" role="region" aria-label="Cijfers"' in html


def test_list_leaves_out_what_is_not_there() -> None:
    assert words(markup.definition_list([("doel", None), ("status", "behaald")])) == "status behaald"


def test_phases_that_come_with_a_tile_keep_the_order_of_the_query() -> None:
    phases = [fase("afgerond", "klaar", 6), fase("ontwerp", "onderweg", 3)]
    assert "6 afgerond 3 ontwerp" in words(tile(CIJFER, [], phases, FILTERS))
