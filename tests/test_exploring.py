"""Exploring: worked examples of what may stand beside each other, on one small database, and laws of the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import figures
from dashboard.choice import CHOICES, LISTS, VOLGORDES, Keuze, parse
from dashboard.database import MOST_LATELY, State
from dashboard.exploring import charts, comparing, headline, table
from dashboard.exploring.answer import answer
from dashboard.queries import verkenning
from dashboard.queries.verkenning import Klasse, Waarde
from tests.deliver import Row, indicator
from tests.examples import FILTERS, PROGRAMMA, as_plotly
from tests.test_marts import deliver_only, thema

NO_TILE = {"tegel": None, "tegel_bij": None}
SURVEY = {**NO_TILE, "steekproef": "ja", "invullers": "demo.invullers"}
INDICATORS = (
    indicator("demo.plannen", id="demo.plekken", naam="Plekken", korte_naam="plekken", eenheid="plekken", tegel=None),
    indicator("demo.tevreden", id="demo.rust", naam="Ervaart rust", korte_naam="rust", **SURVEY),
    indicator("demo.tevreden", id="demo.zonder_n", naam="Vindt hulp", korte_naam="hulp", **NO_TILE),
    indicator(
        "demo.plannen", id="demo.invullers", naam="Invullers", korte_naam="invullers", eenheid="mensen", tegel=None,
        gevraagd="demo.gevraagd",
    ),
    indicator("demo.plannen", id="demo.gevraagd", naam="Gevraagd", korte_naam="gevraagd", eenheid="mensen", tegel=None),
    indicator(
        "demo.plannen", id="demo.plekken", versie=2, naam="Plekken", korte_naam="plekken", eenheid="plekken",
        tegel=None,
        wijzigingen=[{"was": "Alle.", "wordt": "Alleen open plekken.", "reden": "Eerlijker.", "trendbreuk": "ja"}],
    ),
    indicator(
        "demo.plannen", id="demo.gasten", naam="Gasten", korte_naam="gasten", eenheid="gasten", telt_personen="ja",
        tegel=None, drempel=0,
    ),
)  # fmt: skip


def meting(name: str, op: str, waarde: float | None = None, **more: object) -> Row:
    """One value of demo.<name> at demo/a, unless it says another place."""
    return {
        "indicator_id": f"demo.{name}", "onderdeel_id": "demo/a", "geldig_op": op, "geldig_precisie": "dag",
        "waarde": waarde, **more,
    }  # fmt: skip


METINGEN = [
    # Two counts of one unit on one date, and one of another unit.
    meting("plannen", "2024-06-30", 10),
    meting("plannen", "2024-06-30", 4, onderdeel_id="demo/b"),
    meting("gezinnen", "2023-06-30", 20),
    meting("gezinnen", "2024-06-30", 45),
    # A definition that changed between two dates.
    meting("plekken", "2023-06-30", 30, indicator_versie=1),
    meting("plekken", "2023-12-31", 40, indicator_versie=1),
    meting("plekken", "2023-12-31", 25, indicator_versie=2),
    meting("plekken", "2024-06-30", 28, indicator_versie=2),
    # A sample, asked twice; a survey that is none; shares of which nobody says of how many.
    meting("rust", "2023-06-30", teller=48, noemer=80),
    meting("rust", "2024-06-30", teller=56, noemer=70),
    meting("rust", "2023-06-30", teller=40, noemer=80, onderdeel_id="demo/b"),
    meting("rust", "2024-06-30", teller=35, noemer=70, onderdeel_id="demo/b"),
    meting("tevreden", "2024-06-30", 86, n=41),
    meting("zonder_n", "2024-06-30", 60),
    meting("zonder_n", "2024-06-30", 70, onderdeel_id="demo/b"),
    meting("invullers", "2024-06-30", 70),
    meting("gevraagd", "2024-06-30", 200),
    # People per organisation: three is too few for a name.
    meting("gasten", "2024-06-30", 3, organisatie_id="huis"),
    meting("gasten", "2024-06-30", 12, organisatie_id="oord"),
    meting("tevreden", "2024-06-30", teller=3, noemer=5, organisatie_id="huis"),
    meting("tevreden", "2023-06-30", 1, n=200, organisatie_id="oord"),
    meting("tevreden", "2024-06-30", 60, organisatie_id="oord"),
]
ORGANISATIES = [
    {"id": "huis", "naam": "Het Huis", "soort": "zorgaanbieder"},
    {"id": "oord", "naam": "’t Oord", "soort": "zorgaanbieder"},
]


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    """One built database with the rows above."""
    con = deliver_only(
        tmp_path_factory.mktemp("exploring"),
        INDICATORS,
        onderdeel=[{"id": "demo", "ouder_id": None, "soort": "programma", "naam": "Demo"}, thema("a"), thema("b")],
        organisatie=ORGANISATIES,
        meting=METINGEN,
    )
    yield State("monitor-proef.duckdb", con)
    con.close()


def found(state: State, **chosen: object) -> list[Waarde]:
    """Every value of a choice."""
    return verkenning.waarden(state, "demo", Keuze(**chosen), limit=100)  # type: ignore[arg-type]


def blocks(state: State, **chosen: object) -> list[verkenning.Blok]:
    """The blocks of a choice as the page asks for them."""
    keuze = Keuze(**chosen)  # type: ignore[arg-type]
    return verkenning.blokken(state, "demo", keuze, per_moment=not comparing.over_time(keuze))


# ── what may stand beside each other ──


def test_counts_of_one_unit_on_one_date_share_a_picture(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.plannen",))
    assert (block.waarden, block.eenheid, block.moment) == (2, "plannen", date(2024, 6, 30))
    assert comparing.why_split([block]) == []


def test_counts_of_other_things_are_split_and_the_page_says_why(state: State) -> None:
    two = blocks(state, indicatoren=("demo.plannen", "demo.gezinnen"))
    assert {block.eenheid for block in two} == {"plannen", "gezinnen"}
    assert comparing.why_split(two)[0] == "zij tellen iets anders: plannen en gezinnen"


def test_values_of_other_dates_are_split_unless_they_are_a_line_in_time(state: State) -> None:
    apart = blocks(state, indicatoren=("demo.gezinnen",), momenten="alle", beeld="staven")
    assert [block.moment for block in apart] == [date(2024, 6, 30), date(2023, 6, 30)]
    assert comparing.why_split(apart) == ["zij gelden op verschillende datums: 30 juni 2024 en 30 juni 2023"]
    (line,) = blocks(state, indicatoren=("demo.gezinnen",), momenten="alle")
    assert (line.moment, line.meer_momenten) == (None, True)


def test_no_line_crosses_a_changed_definition(state: State) -> None:
    old, new = sorted(blocks(state, indicatoren=("demo.plekken",), momenten="alle"), key=lambda b: b.definitie or "")
    assert (old.definitie, new.definitie) == ("Plekken, versie 1", "Plekken, versie 2")
    assert comparing.why_split([old, new]) == ["de definitie is veranderd: Plekken, versie 1 en Plekken, versie 2"]


def test_percentages_without_n_have_no_picture_with_the_reason(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.zonder_n",))
    (picture,) = comparing.pictures([block], Keuze(indicatoren=("demo.zonder_n",)))
    assert picture.soort is None
    assert "n onbekend" in (picture.reden or "")


def test_a_sample_and_a_survey_of_others_do_not_share_a_picture(state: State) -> None:
    two = blocks(state, indicatoren=("demo.rust", "demo.tevreden"))
    assert "de antwoorden komen uit verschillende vragenlijsten" in comparing.why_split(two)


@pytest.mark.parametrize(
    ("chosen", "beeld", "problem"),
    [
        (
            {"indicatoren": ("demo.plannen",)},
            "verloop",
            "van elke reeks staat hier één waarde, en een lijn vraagt er twee",
        ),
        (
            {"indicatoren": ("demo.plannen",)},
            "verdeling",
            "bij minder dan 12 waarden zegt een verdeling niets. Kies ‘wat past’",
        ),
        ({"indicatoren": ("demo.plannen",)}, "staven", None),
    ],
)
def test_a_picture_that_does_not_fit_is_refused_with_what_to_do(
    state: State, chosen: dict[str, tuple[str, ...]], beeld: str, problem: str | None
) -> None:
    keuze = Keuze(**chosen, beeld=beeld)  # type: ignore[arg-type]
    (picture,) = comparing.pictures(verkenning.blokken(state, "demo", keuze, per_moment=True), keuze)
    assert (picture.soort is None) == (problem is not None)
    assert (problem or "") in (picture.reden or "")


# ── values, and what stands beside them ──


def test_a_refused_picture_says_of_which_values_and_how_to_go_on(state: State) -> None:
    more = Keuze(indicatoren=("demo.plannen", "demo.tevreden", "demo.rust"), beeld="verdeling")
    (said,) = answer(state, PROGRAMMA.naam, more, FILTERS).geen_beeld
    assert said.startswith("Plannen (stand op 30 juni 2024) en Rust (procent van ‘alle invullers’")
    assert ": het beeld ‘verdeling’ past hier niet: bij minder dan 12 waarden" in said
    alone = Keuze(indicatoren=("demo.gezinnen",), beeld="verdeling")
    assert answer(state, PROGRAMMA.naam, alone, FILTERS).geen_beeld == [
        "Het beeld ‘verdeling’ vraagt waarden die naast elkaar mogen, en hier staat elke waarde apart. Kies ruimer."
    ]


def test_no_name_stands_beside_a_count_of_people_below_five(state: State) -> None:
    shown = {row.getal: row.organisatie_naam for row in found(state, indicatoren=("demo.gasten",))}
    assert shown == {3: None, 12: "’t Oord"}
    assert [row.naam_verborgen for row in found(state, wie="per-organisatie")] == [True, True, True, False]
    # The key of a meting names its organisation: where no name may stand, a value leads to the definition.
    for picture in ("passend", "staven", "warmte"):
        said = answer(state, PROGRAMMA.naam, Keuze(indicatoren=("demo.gasten",), beeld=picture), FILTERS)
        texts = [table.rows_table(found(state, indicatoren=("demo.gasten",)), "geen", FILTERS), repr(said)]
        assert all("oord" in text for text in texts)
        assert not any(name in text for text in texts for name in ("Het Huis", "Ahuis", ":huis"))
    assert "indicator=demo.gasten" in texts[0] and "cijfer=meting" in texts[0]
    assert found(state, organisaties=("huis",)) == []
    assert found(state, zoek="het huis") == []
    frame = verkenning.in_bestand(state, "demo", Keuze(indicatoren=("demo.gasten",)), 10)
    assert frame["organisatie"].to_list() == ["niet getoond (klein aantal)", "’t Oord"]
    assert not any("huis" in str(value) for value in frame.row(0))


def test_no_name_stands_beside_a_share_that_is_or_may_be_of_few_people(state: State) -> None:
    shares = found(state, indicatoren=("demo.tevreden",), wie="per-organisatie", momenten="alle")
    # 1% of 200 is two people, three of five are three, and 60% of nobody knows how many may be one.
    assert sorted((row.weergave, row.organisatie_naam) for row in shares) == [
        ("1%", None), ("60%", None), ("60% (3 van 5)", None)
    ]  # fmt: skip
    names = "SELECT naam FROM mart.cijfer WHERE indicator_id = 'demo.tevreden' AND organisatie_id IS NOT NULL"
    assert not any("Huis" in naam or "Oord" in naam for (naam,) in state.connection.cursor().sql(names).fetchall())


def test_two_series_of_one_name_are_two_lines_and_no_organisation_is_said_to_change_most(state: State) -> None:
    rows = found(state, indicatoren=("demo.tevreden",), wie="per-organisatie", momenten="alle")
    lines = charts.series(rows)
    assert {name for name, _ in lines} == {"naam niet getoond (klein aantal)"}
    assert sorted(len(values) for _, values in lines) == [1, 2]
    (block, *_) = blocks(state, indicatoren=("demo.gasten",))
    apart = [replace(row, organisatie_id=f"{row.organisatie_id}-{row.getal}") for row in rows]
    moved = [replace(row, stand_op=date(2025, 6, 30)) for row in apart]
    assert charts.says("verloop", [*apart, *moved], block) == ["3 lijnen in de tijd", charts.NO_RANKS]


def test_a_percentage_that_no_count_gives_says_so(state: State) -> None:
    (row,) = found(state, indicatoren=("demo.tevreden",), wie="samen")
    assert row.kan_niet
    assert "kan niet: geen enkel aantal van n = 41 geeft dit percentage" in table.notes(row)
    assert any(text.startswith("geen steekproef, dus geen interval") for text in table.notes(row))


def test_a_share_of_a_sample_has_an_interval_and_a_difference_has_one(state: State) -> None:
    # Newcombe (1998), table II, method 10: 56/70 against 48/80 is 0.20 with interval 0.0524 to 0.3339.
    later, same = found(state, indicatoren=("demo.rust",))
    assert later.interval_tekst == "met 95% zekerheid tussen 69% en 88%"
    assert later.verschil_in_tijd == "20 procentpunt meer, met 95% zekerheid tussen 5 en 33 meer"
    assert (same.verschil_in_tijd or "").startswith("geen verschil, met 95% zekerheid tussen 16 minder en 16 meer")


def test_the_response_is_stated_or_said_to_be_missing(state: State) -> None:
    later, _ = found(state, indicatoren=("demo.rust",))
    assert later.respons_tekst == "ingevuld door 70 van 200 gevraagden (respons 35%)"
    (other,) = found(state, indicatoren=("demo.tevreden",), wie="samen")
    assert other.respons_tekst == "respons niet vermeld in de bron"


def test_an_onderdeel_is_chosen_with_everything_below_it(state: State) -> None:
    assert len(found(state, onderdelen=("demo",))) == len(found(state))
    assert {row.onderdeel_id for row in found(state, onderdelen=("demo/b",))} == {"demo/b"}


@pytest.mark.parametrize(
    ("chosen", "values"),
    [
        ({"indicatoren": ("demo.plannen",), "volgorde": "hoog"}, [10, 4]),
        ({"indicatoren": ("demo.plannen",), "volgorde": "laag"}, [4, 10]),
        ({"zoek": "rust"}, [80, 50]),
        ({"zoek": "RÙST", "momenten": "alle"}, [60, 80, 50, 50]),
        ({"zoek": "rust", "momenten": "alle", "van": date(2024, 1, 1)}, [80, 50]),
        ({"zoek": "rust ervaart"}, [80, 50]),
        ({"zoek": "gezinen"}, [45, 86, 60, 60]),
        ({"zoek": "gezinen rust"}, []),
        ({"wie": "per-organisatie", "zoek": "oord"}, [12]),
        ({"soorten": ("context",)}, []),
    ],
)
def test_what_was_chosen_is_what_is_found(state: State, chosen: dict[str, object], values: list[float]) -> None:
    assert [row.getal for row in found(state, **chosen)] == values


@pytest.mark.parametrize(("zoek", "said"), [("gezinen", True), ("gezinnen", False), ("gezin", False), ("niets", False)])
def test_a_typing_error_in_the_word_of_a_choice_is_forgiven_and_said(state: State, zoek: str, said: bool) -> None:
    given = answer(state, PROGRAMMA.naam, Keuze(zoek=zoek), FILTERS)
    assert given.meldingen == ([f"Precies ‘{zoek}’ staat in geen naam. U ziet wat erop lijkt."] if said else [])
    assert (given.totaal > 0) == (zoek != "niets")


@pytest.mark.parametrize(("volgorde", "values"), [("hoog", [45, 10, 4]), ("laag", [45, 4, 10])])
@pytest.mark.parametrize("groep", ["geen", "onderdeel"])
def test_what_counts_other_things_is_ranked_apart_and_that_is_said(
    state: State, volgorde: str, values: list[float], groep: str
) -> None:
    """45 gezinnen is not more than 10 plannen."""
    keuze = Keuze(indicatoren=("demo.plannen", "demo.gezinnen"), volgorde=volgorde, groep=groep)
    assert [row.getal for row in verkenning.waarden(state, "demo", keuze)] == values
    given = answer(state, PROGRAMMA.naam, keuze, FILTERS)
    assert given.meldingen == ["De volgorde is per eenheid: gezinnen en plannen zijn niet met elkaar te vergelijken."]
    titles = re.findall(r'<tr class="pm-group"><th[^>]*>([^<]*)<', given.tabel)
    assert list(dict.fromkeys(title.rpartition(" · ")[2] for title in titles)) == ["gezinnen", "plannen"]


def test_what_counts_one_thing_has_one_ranking(state: State) -> None:
    given = answer(state, PROGRAMMA.naam, Keuze(indicatoren=("demo.plannen",), volgorde="hoog"), FILTERS)
    assert given.meldingen == []
    assert "pm-group" not in given.tabel


def test_every_page_of_the_table_together_is_every_value_once(state: State) -> None:
    whole = [row.sleutel for row in found(state, momenten="alle")]
    pages = [
        row.sleutel
        for start in range(0, len(whole), 3)
        for row in verkenning.waarden(state, "demo", Keuze(momenten="alle"), 3, start)
    ]
    assert pages == whole
    assert len(whole) == len(METINGEN)


def test_a_block_and_its_rows_have_one_number(state: State) -> None:
    for block in blocks(state):
        rows = verkenning.waarden_van(state, "demo", Keuze(), [block])
        assert {row.blok for row in rows} == {block.blok}
        assert len(rows) == block.rijen


def test_the_distribution_counts_every_value_of_a_block_once(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.plannen",))
    classes = verkenning.verdeling(state, "demo", Keuze(indicatoren=("demo.plannen",)), [block], klassen=3)
    assert [(row.van, row.tot, row.aantal) for row in classes] == [(4, 6, 1), (6, 8, 0), (8, 10, 1)]
    each = verkenning.verdeling(state, "demo", Keuze(indicatoren=("demo.plannen",)), [block], klassen=7)
    assert [(row.van, row.tot) for row in each] == [(number, number) for number in range(4, 11)]
    assert [row.aantal for row in each] == [1, 0, 0, 0, 0, 0, 1]
    (said,) = charts.says("verdeling", [], block, each)
    assert said == "De 2 waarden liggen tussen 4 en 10; de meeste (1) zijn 4"


def test_distributions_of_two_dates_stay_apart(state: State) -> None:
    every = blocks(state, momenten="alle", beeld="verdeling")
    every = [block for block in every if block.laagste != block.hoogste]
    assert len({block.moment for block in every}) > 1
    classes = verkenning.verdeling(state, "demo", Keuze(momenten="alle"), every)
    for block in every:
        mine = [row for row in classes if (row.blok, row.moment) == (block.blok, block.moment)]
        assert sum(row.aantal for row in mine) == block.waarden


# ── what the page says ──


def test_one_value_is_the_headline(state: State) -> None:
    keuze = Keuze(indicatoren=("demo.gezinnen",))
    rows = found(state, indicatoren=keuze.indicatoren)
    conclusie = headline.conclusion(PROGRAMMA.naam, "x", keuze, blocks(state, indicatoren=keuze.indicatoren), rows, {})
    assert conclusie.kop == "Gezinnen: 45"
    assert conclusie.sleutels == ("meting:demo.gezinnen:demo/a:2024-06-30",)


def test_the_headline_of_a_page_does_not_give_all_values_to_the_indicator_that_stands_on_it(state: State) -> None:
    keuze = Keuze(indicatoren=("demo.plannen", "demo.gezinnen"))
    on_this_page = found(state, indicatoren=("demo.plannen",))
    every = blocks(state, indicatoren=keuze.indicatoren)
    kop = headline.conclusion(PROGRAMMA.naam, "Plannen en gezinnen", keuze, every, on_this_page, {}).kop
    assert kop == "Plannen en gezinnen: 3 waarden"


@pytest.mark.parametrize(
    ("chosen", "kop"),
    [
        # One picture and one value: each indicator has its answer.
        (
            {"indicatoren": ("demo.plannen", "demo.gezinnen")},
            "Plannen: het hoogst: 10 (a)",
        ),
        (
            {"indicatoren": ("demo.gezinnen", "demo.invullers")},
            "Gezinnen: 45 (30 juni 2024); Invullers: 70 mensen (30 juni 2024)",
        ),
        # Everything of an onderdeel: what it is and how much there is; no value stands for all.
        ({"onderdelen": ("demo/a",)}, "A: 12 waarden van 9 indicatoren"),
        # Never one organisation as the answer for all.
        (
            {"indicatoren": ("demo.tevreden", "demo.gezinnen"), "wie": "per-organisatie", "beeld": "verdeling"},
            "Tevreden: per organisatie een eigen waarde",
        ),
        ({"indicatoren": ("demo.zonder_n",)}, "Hulp: 2 waarden, zoals 60% (a, n onbekend, 30 juni 2024)"),
    ],
)
def test_the_headline_of_a_mixed_choice_answers(state: State, chosen: dict[str, object], kop: str) -> None:
    keuze = Keuze(**chosen)  # type: ignore[arg-type]
    assert answer(state, PROGRAMMA.naam, keuze, FILTERS).conclusie.kop == kop


def test_what_holds_for_one_picture_is_no_headline_of_more(state: State) -> None:
    """Plannen go from 4 to 10, and among these values there is a 45 too."""
    given = answer(state, PROGRAMMA.naam, Keuze(soorten=("proces",)), FILTERS)
    assert any("Het hoogst" in sentence for beeld in given.beelden for sentence in beeld.zegt)
    assert given.conclusie.kop == "Proces: 7 waarden van 5 indicatoren"
    assert given.conclusie.lead == (
        "Bijvoorbeeld plannen: 10 (a, 30 juni 2024). Niet alle waarden zijn met elkaar te vergelijken."
    )


@pytest.mark.parametrize("indicatoren", [("demo.plannen",), ("demo.plannen", "demo.gezinnen"), ()])
def test_the_headline_is_the_same_in_every_order_and_with_a_picture_that_does_not_fit(
    state: State, indicatoren: tuple[str, ...]
) -> None:
    keuze = Keuze(indicatoren=indicatoren, wie="samen")
    said = {
        answer(state, PROGRAMMA.naam, replace(keuze, volgorde=volgorde, beeld=beeld), FILTERS).conclusie
        for volgorde in VOLGORDES
        for beeld in ("passend", "verdeling")
    }
    assert len(said) == 1


def test_below_the_headline_stands_the_other_end_with_its_date_and_how_much_there_is(state: State) -> None:
    keuze = Keuze(indicatoren=("demo.plannen", "demo.gezinnen"))
    lead = answer(state, PROGRAMMA.naam, keuze, FILTERS).conclusie.lead
    assert lead == (
        "Het laagst: 4 (b). Stand op 30 juni 2024. Gezinnen: 45 (30 juni 2024). 3 waarden. Niet alle waarden "
        "zijn met elkaar te vergelijken."
    )


def test_a_choice_without_any_value_says_which_silence_and_never_nought(state: State) -> None:
    keuze = Keuze(indicatoren=("demo.gezinnen",), momenten="alle")
    rows = [
        replace(row, getal=None, weergave=words_of)
        for row, words_of in zip(
            found(state, indicatoren=keuze.indicatoren, momenten="alle"), ("nog te meten", "niet geleverd"), strict=True
        )
    ]
    every = [replace(block, waarden=0) for block in blocks(state, indicatoren=keuze.indicatoren, momenten="alle")]
    made = headline.conclusion(PROGRAMMA.naam, "Gezinnen", keuze, every, rows, {})
    assert (made.kop, made.lead) == (
        "Gezinnen: nog geen waarde",
        "1 keer nog te meten en 1 keer niet geleverd.",
    )
    of_a = headline.conclusion(PROGRAMMA.naam, "A", Keuze(onderdelen=("demo/a",)), every, rows, {})
    assert of_a.kop == "A: nog geen waarde"


def test_a_list_counts_what_the_table_has(state: State) -> None:
    """Gezinnen and plekken have earlier values too: of the last values those are no rows."""
    for momenten in ("laatste", "alle"):
        offers = verkenning.mogelijke_indicatoren(state, "demo", momenten == "alle")
        assert {one.id: one.aantal for one in offers if one.aantal} == {
            one.id: len(rows) for one in offers if (rows := found(state, indicatoren=(one.id,), momenten=momenten))
        }
        (whole, *_) = verkenning.mogelijke_onderdelen(state, "demo", momenten == "alle")
        assert whole.aantal == len(found(state, momenten=momenten))


def test_a_line_says_from_where_to_where_with_both_dates(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.gezinnen",), momenten="alle")
    said = charts.says("verloop", found(state, indicatoren=("demo.gezinnen",), momenten="alle"), block)
    assert said == ["Gezinnen: van 20 (30 juni 2023) naar 45 (30 juni 2024)"]


def test_organisations_are_never_called_highest_or_lowest(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.gasten",))
    said = charts.says("staven", found(state, indicatoren=("demo.gasten",)), block)
    assert said == ["De waarden lopen van 3 tot 12", charts.NO_RANKS]


def test_highest_and_lowest_have_the_name_of_what_differs(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.plannen",))
    said = charts.says("staven", found(state, indicatoren=("demo.plannen",)), block)
    assert said == ["Het hoogst: 10 (a)", "Het laagst: 4 (b)"]


def test_values_of_several_indicators_have_no_highest_or_lowest(state: State) -> None:
    """'Happy' 85% and 'less content' 10% stand on one scale, and the one is good where the other is bad."""
    (block,) = blocks(state, indicatoren=("demo.plannen",))
    (row, _) = found(state, indicatoren=("demo.plannen",))
    share = {"eenheid": "procent", "n": None, "n_melding": "n = meer dan 200"}
    happy = replace(row, indicator_id="blij", indicator_naam="blij", getal=85, weergave="85%", **share)  # type: ignore[arg-type]
    less = replace(happy, indicator_id="min", indicator_naam="minder", getal=10, weergave="circa 10%", volgorde=9_999)
    mixed = replace(block, meer_indicatoren=True, eenheid="procent")
    said = charts.says("punten", [less, happy], mixed)
    assert said == ["85% (blij) en circa 10% (minder); overal n = meer dan 200", charts.NO_HIGHEST]
    known = charts.says("punten", [replace(less, n=29.0), happy], mixed)
    assert known[0] == "85% (blij, n = meer dan 200) en circa 10% (minder, n = 29)"
    many = [replace(happy, indicator_id=str(place), getal=place, weergave=f"{place}%") for place in range(6)]
    assert charts.says("punten", many, mixed)[0].startswith("6 waarden, zoals 0% (blij) en 1% (blij)")
    assert [bar.weergave for bar in charts.bars([happy, replace(less, n=29.0)])] == [
        "85%, n = meer dan 200",
        "circa 10%, n = 29",
    ]


def test_lines_of_several_indicators_have_no_greatest_change(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.rust",), momenten="alle")
    rows = found(state, indicatoren=("demo.rust",), momenten="alle")
    said = charts.says("verloop", rows, replace(block, meer_indicatoren=True))
    assert said[0].startswith("2 reeksen, zoals a: van ") and said[1] == charts.NO_MOST_CHANGED


def test_values_of_several_dates_without_a_course_stand_below_their_dates(state: State) -> None:
    """One value of each series: no line, and the caution names no percentages where there are counts."""
    (block,) = blocks(state, indicatoren=("demo.gezinnen",), momenten="alle")
    assert block.met_verloop and comparing.pictures([block], Keuze(momenten="alle"))[0].soort == "verloop"
    loose = replace(block, met_verloop=False, met_antwoorders=True)
    (picture,) = comparing.pictures([loose], Keuze(momenten="alle"))
    assert picture.soort == "warmte"
    (wish,) = comparing.pictures([loose], Keuze(momenten="alle", beeld="verloop"))
    assert wish.soort is None and "een lijn vraagt er twee" in str(wish.reden)
    assert comparing.careful("warmte", loose) == ["Geen steekproef: het gaat alleen over wie meedeed."]
    share = replace(loose, eenheid="procent")
    assert comparing.careful("punten", share) == ["Geen steekproef: de percentages gelden voor wie antwoord gaf."]


def test_a_name_that_two_respects_share_is_said_once(state: State) -> None:
    row = replace(found(state, indicatoren=("demo.plannen",))[0], indicator_naam="Samen", onderdeel_naam="Samen")
    assert comparing.label(row, ["indicator", "onderdeel"]) == "Samen"
    assert comparing.label(row, ["indicator", "onderdeel", "moment"]) == "Samen · Samen · 30 juni 2024"


def test_a_chart_holds_every_value_once(state: State) -> None:
    rows = found(state, indicatoren=("demo.plekken",), momenten="alle")
    old = [row for row in rows if row.indicator_versie == 1]
    (block, *_) = blocks(state, indicatoren=("demo.plekken",), momenten="alle")
    figure = as_plotly(charts.lines(old, block, lambda key: f"/{key}"))
    assert list(figure.data[0].y) == [30, 40]
    assert list(figure.layout.xaxis.ticktext) == ["6-2023", "12-2023"]


def test_bars_points_and_a_distribution_are_what_plotly_knows(state: State) -> None:
    rows = found(state, indicatoren=("demo.rust",))
    (block,) = blocks(state, indicatoren=("demo.plannen",))
    (points,) = as_plotly(figures.share_points(charts.bars(rows), lambda key: f"/{key}")).data
    assert list(points.x) == [row.getal for row in rows]
    (spread,) = as_plotly(charts.spread([Klasse(1, None, 4, 6, 1), Klasse(1, None, 8, 10, 2)], block)).data
    assert list(spread.y) == [1, 2]


def test_small_pictures_have_one_scale_and_one_time(state: State) -> None:
    rows = found(state, indicatoren=("demo.rust",), momenten="alle")
    (block,) = blocks(state, indicatoren=("demo.rust",), momenten="alle")
    figure = as_plotly(charts.panels(rows, block, lambda key: f"/{key}"))
    assert [list(trace.y) for trace in figure.data] == [[60, 80], [50, 50]]
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.xaxis2.matches == "x"
    assert [note.text for note in figure.layout.annotations] == ["a", "b"]


def test_a_table_with_colour_has_every_number_in_words_too(state: State) -> None:
    (block,) = blocks(state, indicatoren=("demo.gezinnen",), momenten="alle")
    shown = table.heat(found(state, indicatoren=("demo.gezinnen",), momenten="alle"), block, FILTERS)
    assert shown.index("30 juni 2023") < shown.index("30 juni 2024")
    assert ">20</a>" in shown and ">45</a>" in shown
    assert '<td data-label="Waarde">' in shown


def test_colours_of_one_unit_have_one_scale_and_each_table_says_which(state: State) -> None:
    """Four plans are a light shade beside ten, also when they are the most of their own picture."""
    (block,) = blocks(state, indicatoren=("demo.plannen",))
    (small,) = [row for row in found(state, indicatoren=("demo.plannen",)) if row.getal == 4]
    shown = table.heat([small], block, FILTERS)
    assert 'pm-shade-2"><a' in shown
    assert "10 plannen. Vergelijk kleuren alleen binnen dit plaatje." in shown
    (share,) = blocks(state, indicatoren=("demo.rust",))
    assert "</span> 100%. Vergelijk" in table.heat(found(state, indicatoren=("demo.rust",)), share, FILTERS)


# ── the address ──

KNOWN = {"indicatoren": ["demo.plannen", "demo.gezinnen"], "onderdelen": ["demo", "demo/a"], "organisaties": ["huis"]}


def test_nothing_in_the_address_is_everything() -> None:
    assert parse({}, KNOWN, None, None) == (Keuze(), [])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"indicatoren": "demo.weg"}, "De indicator ‘demo.weg’ bestaat hier niet. Kies hieronder."),
        ({"indicatoren": "x,y,demo.plannen"}, "De indicator ‘x’ bestaat hier niet, en nog 1 andere ook niet."),
        ({"onderdelen": "<script>alert(1)</script>"}, "Het onderdeel ‘<script>alert(1)</script>’ bestaat hier niet."),
        ({"beeld": "taart"}, "‘taart’ is geen keuze bij beeld. U ziet: wat past."),
        ({"wie": "zij"}, "‘zij’ is geen keuze bij organisaties samen of apart. U ziet: alles."),
        ({"zoek": "\0"}, "In het zoekveld staat geen letter of cijfer: er is geen woord om te zoeken."),
        ({"zoek": " .-% "}, "In het zoekveld staat geen letter of cijfer"),
        ({"blad": "-1"}, "‘-1’ is geen bladzijde van de tabel. U ziet de eerste."),
        ({"soorten": "wens"}, "De soort ‘wens’ bestaat hier niet. Kies hieronder."),
    ],
)  # fmt: skip
def test_what_names_nothing_gets_a_sentence(query: dict[str, str], message: str) -> None:
    _, messages = parse(query, KNOWN, None, None)
    assert len(messages) == 1
    assert messages[0].startswith(message)


def test_a_period_that_ends_before_it_begins_is_left_out_and_said() -> None:
    keuze, messages = parse({}, KNOWN, date(2024, 1, 1), date(2023, 1, 1))
    assert (keuze.van, keuze.tot) == (None, None)
    assert messages == ["De periode begint (01-01-2024) na haar einde (01-01-2023). U ziet alle datums."]


CHOSEN = st.builds(
    Keuze,
    **{name: st.lists(st.sampled_from(KNOWN[name]), unique=True).map(tuple) for name in LISTS},
    **{name: st.sampled_from(list(values)) for name, values in CHOICES.items()},
    zoek=st.text("abé -,&=", max_size=20).map(lambda text: " ".join(text.split()) if set(text) & set("abé") else ""),
    blad=st.integers(1, 999),
)


@given(CHOSEN)
def test_an_address_says_the_choice_back(keuze: Keuze) -> None:
    assert parse(keuze.query(), KNOWN, keuze.van, keuze.tot) == (keuze, [])


@given(st.dictionaries(st.sampled_from([*LISTS, *CHOICES, "soorten", "zoek", "naam", "blad"]), st.text(max_size=30)))
def test_no_address_is_too_strange(query: dict[str, str]) -> None:
    keuze, _ = parse(query, KNOWN, None, None)
    assert set(keuze.indicatoren) <= set(KNOWN["indicatoren"])


def test_what_every_page_asks_is_read_once_of_a_state_and_per_programme(state: State) -> None:
    assert verkenning.momenten(state, "demo") is verkenning.momenten(state, "demo")
    assert verkenning.momenten(state, "anders") == []
    again = State(state.name, state.connection)
    assert verkenning.momenten(again, "demo") is not verkenning.momenten(state, "demo")


def test_an_answer_is_kept_for_who_asks_the_same_in_the_same_view(state: State) -> None:
    keuze = Keuze(indicatoren=("demo.gezinnen",))
    first = answer(state, PROGRAMMA.naam, keuze, FILTERS)
    assert answer(state, PROGRAMMA.naam, Keuze(indicatoren=("demo.gezinnen",)), FILTERS) is first
    as_known = answer(state, PROGRAMMA.naam, keuze, replace(FILTERS, bekend_op=date(2024, 7, 31)))
    assert "bekend_op=2024-07-31" in as_known.tabel
    assert "bekend_op" not in first.tabel


def test_only_the_last_answers_are_kept(state: State) -> None:
    fresh = State(state.name, state.connection)
    first = answer(fresh, PROGRAMMA.naam, Keuze(blad=1), FILTERS)
    for blad in range(2, MOST_LATELY + 1):
        answer(fresh, PROGRAMMA.naam, Keuze(blad=blad), FILTERS)
        # What is asked now and then is not among those that go.
        assert answer(fresh, PROGRAMMA.naam, Keuze(blad=1), FILTERS) is first
    answer(fresh, PROGRAMMA.naam, Keuze(zoek="nog een"), FILTERS)
    assert len(fresh.lately) == MOST_LATELY
    assert answer(fresh, PROGRAMMA.naam, Keuze(blad=1), FILTERS) is first
