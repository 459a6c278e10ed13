"""The parts of the page Onderdelen: tree, time line, cards of one onderdeel, register of organisations."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from dashboard import cards, dossier, figure_list, lists, register, timeline, tree
from dashboard.dossier import Part
from dashboard.queries import Aankondiging, Afspraak, Opbrengst
from tests.examples import CIJFER, DEELNAME, FASEN, FILTERS, MOMENT, NIET_VERMELD, PARTIJ, PROGRAMMA, STAND
from tests.test_markup import sources, words

WORTEL = replace(STAND, id="demo", ouder_id=None, soort="programma", korte_naam="Demoprogramma", feiten_in_delen=17)
DEEL = replace(STAND, id="demo/thuis/deel", ouder_id="demo/thuis", korte_naam="Deel", looptijd_tekst=None)
STANDEN = [WORTEL, replace(STAND, id="demo/school", korte_naam="School"), STAND, DEEL]
STIL = replace(CIJFER, sleutel="meting:stil", getal=None, weergave="niet vermeld in de bron", stilte_teken="?")
AFSPRAAK = Afspraak(
    "afspraak:a", "A", "afspraak", "Huisbezoek", "Elk gezin krijgt bezoek.", None, False, None, True, None, None
)


# ── the tree ──


def test_parts_stand_right_below_what_they_are_part_of() -> None:
    assert [(depth, stand.korte_naam) for depth, stand in tree.nodes(STANDEN)] == [
        (0, "Demoprogramma"),
        (1, "School"),
        (1, "Thuis"),
        (2, "Deel"),
    ]
    assert [stand.korte_naam for _, stand in tree.nodes(STANDEN, "demo/thuis")] == ["Deel"]
    assert [stand.korte_naam for stand in tree.path(STANDEN, DEEL.id)] == ["Demoprogramma", "Thuis", "Deel"]


def test_index_leads_to_every_page_and_from_every_figure_to_its_source() -> None:
    html = tree.index(tree.nodes(STANDEN), NIET_VERMELD, FILTERS, "Onderdelen")
    assert html.count('href="/onderdeel?programma=demo&amp;onderdeel=demo/thuis"') == 1
    assert ("meting:demo.gezinnen:demo/thuis:2024-06-30", "ruim 45 gezinnen meegedaan") in sources(html)
    assert "17 en 17 in de delen" in words(html)
    assert "? niet vermeld in de bron" in words(html)


@pytest.mark.parametrize(
    ("cijfers", "text"),
    [(0, "geen cijfers"), (1, "geen kerncijfer, wel 1 ander cijfer"), (4, "geen kerncijfer, wel 4 andere cijfers")],
)
def test_onderdeel_without_kernfigure_says_so_in_words(cijfers: int, text: str) -> None:
    bare = replace(STAND, ouder_id=None, kern_sleutel=None, kern_weergave=None, fase_sleutel=None, fase_tekst=None)
    found = tree.nodes([replace(bare, cijfers=cijfers)])
    assert f" {text} 17" in words(tree.index(found, NIET_VERMELD, FILTERS, "x"))
    assert tree.index_rows(found, NIET_VERMELD)[0][3] == text


# ── the time line ──


def test_date_that_was_known_last_stands_between_past_and_future_and_one_date_is_said_once() -> None:
    past = replace(MOMENT, datum_tekst="mei 2024", toestand="gehaald", toestand_teken="✓", is_later=False)
    also = replace(past, sleutel="gebeurtenis:x", naam="iets anders")
    moved = replace(MOMENT, verschuiving_tekst="van mei 2024 naar eind 2024", reden="ziekte.")
    html = timeline.timeline([past, also, moved], PROGRAMMA, "demo/thuis", FILTERS)
    text = words(html)
    assert text.count("mei 2024") == 2
    assert (
        text.index("iets anders") < text.index("zoals bekend in juni 2024 (dag onbekend)") < text.index("eind 2024 ○")
    )
    assert "Van mei 2024 naar eind 2024. ziekte." in text


def test_moment_of_a_part_names_the_part() -> None:
    assert "Thuis" not in words(timeline.timeline([MOMENT], PROGRAMMA, "demo/thuis", FILTERS))
    assert "Thuis" in words(timeline.timeline([MOMENT], PROGRAMMA, "demo", FILTERS))


def test_what_is_far_from_the_line_is_folded_with_its_number() -> None:
    past = [replace(MOMENT, datum_tekst=f"{year}", is_later=False) for year in range(2000, 2010)]
    later = [replace(MOMENT, datum_tekst=f"{year}") for year in range(2030, 2036)]
    html = timeline.timeline([*past, *later], PROGRAMMA, "demo/thuis", FILTERS)
    assert re.findall(r"<summary>(.*?)</summary>", html) == ["Eerder: nog 6 datums", "Later: nog 1 datum"]
    assert html.count('class="pm-moment"') == 16


# ── the cards ──


def test_figures_come_first_then_context_then_what_has_no_figure() -> None:
    kern = replace(CIJFER, status="nog_niet", status_teken="○", status_tekst="nog niet te beoordelen")
    plain = replace(CIJFER, sleutel="meting:b", tegel=None, status="geen_doel", naam="Gewoon", ook_gepubliceerd="40")
    around = replace(CIJFER, sleutel="meting:c", indicator_soort="context", status="context", naam="Rondom")
    announced = Aankondiging("indicator:d", "Later gemeten", "nog te meten", "…", "verwacht: 2025")
    text = words(figure_list.figures([around, plain, kern, STIL], [], [announced], FILTERS))
    parts = ["Gezinnen die meedoen", "○ nog niet te beoordelen", "Gewoon", "ook gepubliceerd: 40"]
    parts += ["○ Bij 1 cijfers is geen doel vastgesteld.", "Context: geen resultaat van het programma", "Rondom"]
    parts += ["Zonder cijfer (2)", "? niet vermeld in de bron", "Later gemeten : … nog te meten verwacht: 2025"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_table_of_figures_has_a_key_per_row_and_empty_only_for_a_remark() -> None:
    goal = replace(CIJFER, sleutel="doel:x", soort="doel", naam="Doel: gezinnen")
    announced = Aankondiging("indicator:d", "Later gemeten", "nog te meten", "…", "verwacht: 2025")
    rows, keys = figure_list.table_rows([CIJFER, STIL], [goal], [announced])
    assert keys == [CIJFER.sleutel, "meting:stil", "doel:x", "indicator:d"]
    assert all(row[:-2] == [cell for cell in row[:-2] if cell] for row in rows)


def test_phases_are_bars_with_numbers_and_the_unknown_is_one_of_them() -> None:
    html = cards.phases([replace(part, naam="Fasen (plannen)", aandeel_melding="? x") for part in FASEN], FILTERS)
    assert "Fasen (plannen): 10" in words(html)
    assert 'class="pm-fase-onbekend" style="width:20.0%"' in html
    assert len(sources(html)) == 4


def test_products_stand_under_their_status() -> None:
    rows = [Opbrengst(f"opbrengst:{s}", s, "rapport", s, None, None) for s in ("aangekondigd", "opgeleverd")]
    assert words(cards.products(rows, FILTERS)) == (
        "Opgeleverd (1) opgeleverd rapport Aangekondigd (1) aangekondigd rapport"
    )


def test_agreement_says_who_what_departs_from_the_law_and_what_is_outside() -> None:
    departs = replace(AFSPRAAK, wijkt_af_van_wet=True, wet_artikel="artikel 9", partijen="gemeenten")
    outside = replace(AFSPRAAK, binnen_reikwijdte=False)
    html = cards.agreements("demo/thuis", [AFSPRAAK, departs, outside], [], NIET_VERMELD, FILTERS)
    text = words(html)
    assert text.startswith(
        "3 afspraken. 1 wijkt af van de wet van nu. 1 valt buiten de afspraken. Stand per partij: "
        "? niet vermeld in de bron, van geen enkele partij. A Huisbezoek afspraak"
    )
    assert "wijkt af van de wet, artikel 9" in text
    assert "wie: alle partijen, of niet vermeld" in text
    assert html.count('<li class="pm-outside">') == 1
    assert 'href="/onderdeel?programma=demo&amp;deel=afspraken&amp;onderdeel=demo/thuis"' in html


def test_agreement_says_how_far_each_party_is_and_what_the_source_leaves_out() -> None:
    rule = replace(AFSPRAAK, sleutel="afspraak:r", soort="randvoorwaarde")
    other = replace(AFSPRAAK, sleutel="afspraak:b", onderwerp="Brief")
    html = cards.agreements("demo/thuis", [AFSPRAAK, other, rule], [PARTIJ], NIET_VERMELD, FILTERS)
    text = words(html)
    assert (
        "Zorghuis: ! loopt vast op 1 juni 2024 werkbaar in de praktijk: nee knelpunt: geen mensen "
        "? niet vermeld in de bron: escalatie" in text
    )
    # Of the other agreement nobody is named; a rule has no stand at all.
    assert text.count("Stand per partij: ? niet vermeld in de bron.") == 1
    assert ("afspraak_partij:a:zorghuis", "! loopt vast") in sources(html)


def test_cards_are_divided_over_two_columns_in_their_order() -> None:
    def part(name: str, lines: int) -> Part:
        return Part(name, name, None, Markup("<p>{}</p>").format("x" * 90 * lines))

    left, right = dossier.columns([part("a", 10), part("b", 1), part("c", 4), part("d", 4)])
    assert [p.name for p in (*left, *right)] == ["a", "b", "c", "d"]
    assert [p.name for p in left] == ["a", "b"]
    assert dossier.columns([part("a", 1)]) == ([part("a", 1)], [])


@pytest.mark.parametrize(("count", "summary"), [(4, []), (5, ["Nog 1 cijfer"]), (9, ["Nog 5 cijfers"])])
def test_long_list_is_folded_with_a_count(count: int, summary: list[str]) -> None:
    html = lists.few([Markup("<li>x</li>")] * count, "", "cijfer", "cijfers")
    assert html.count("<li>") == count
    assert re.findall(r"<summary>(.*?)</summary>", html) == summary


# ── organisations ──


def test_participants_stand_per_role_with_the_spelling_of_the_source() -> None:
    other = replace(DEELNAME, sleutel="deelname:x", rol="partner", gespeld="Stichting Zorghuis")
    html = register.participants([DEELNAME, other], FILTERS)
    assert words(html) == ("Deelnemers (1) Zorghuis · bron Partners (1) Zorghuis · bron in de bron: Stichting Zorghuis")
    assert html.count('href="/onderdeel?programma=demo&amp;organisatie=zorghuis"') == 2


def test_text_of_a_source_stays_text() -> None:
    nasty = "<script>alert(1)</script>"
    pieces = [
        tree.index(tree.nodes([replace(WORTEL, korte_naam=nasty)]), NIET_VERMELD, FILTERS, nasty),
        timeline.timeline([replace(MOMENT, naam=nasty, reden=nasty)], PROGRAMMA, "demo", FILTERS),
        figure_list.figures([replace(CIJFER, naam=nasty, toelichting=nasty)], [], [], FILTERS),
        cards.agreements(
            "demo/thuis",
            [replace(AFSPRAAK, inhoud=nasty, onderwerp=nasty)],
            [replace(PARTIJ, organisatie_naam=nasty, knelpunt=nasty)],
            NIET_VERMELD,
            FILTERS,
        ),
        register.participants([replace(DEELNAME, organisatie_naam=nasty, toelichting=nasty)], FILTERS),
    ]
    assert [piece for piece in pieces if "<script>" in piece] == []
