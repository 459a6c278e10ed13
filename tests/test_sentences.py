"""The conclusions are made by a rule from the figures: other figures give another sentence, never a stronger one."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import sentences
from dashboard.queries import Bevinding, Borging, OnderdeelStand, Perspectief, TijdlijnMoment, Uitkomst
from dashboard.sentences import Conclusie, aandeel_in_woorden
from tests.examples import (
    BORGING,
    CIJFER,
    COHORT,
    DEELNAME,
    FASEN,
    KERNZIN,
    LEVERING,
    MODEL,
    MOMENT,
    PASSAGE,
    PROGRAMMA,
    SPELLING,
    STAND,
    UITKOMST,
    VERHAAL,
    fase,
)

TENTHS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
AANDEEL = replace(KERNZIN, zin="{cijfer} van de plannen is afgerond", is_aandeel=True, sleutel=COHORT.sleutel)


# ── what people notice ──

STIL = replace(UITKOMST, indicator_id="demo.stil", toestand="stil", getal=None, weergave="niet vermeld in de bron")
LATER = replace(UITKOMST, indicator_id="demo.later", toestand="nog_te_meten", getal=None, weergave="nog te meten")
GETELD = replace(UITKOMST, indicator_id="demo.geteld", is_enquete=False, steekproef_tekst=None)


@pytest.mark.parametrize(
    ("rows", "kop", "lead"),
    [
        ([], "Van Demoprogramma zijn nog geen uitkomsten geleverd", ""),
        (
            [STIL, replace(STIL, indicator_id="demo.ook")],
            "Geen van de 2 uitkomsten heeft een cijfer",
            "Zonder cijfer: 2 niet vermeld in de bron.",
        ),
        ([STIL], "De enige uitkomst heeft geen cijfer", "Zonder cijfer: 1 niet vermeld in de bron."),
        (
            [UITKOMST],
            "De enige uitkomst heeft een cijfer",
            "Dat is wat mensen zelf antwoordden in een onderzoek, geen steekproef.",
        ),
        (
            [UITKOMST, GETELD, STIL, LATER],
            "Van de 4 uitkomsten hebben er 2 een cijfer; 1 is nog te meten",
            "1 van die 2 is wat mensen zelf antwoordden in een onderzoek, geen steekproef. "
            "Zonder cijfer: 1 niet vermeld in de bron.",
        ),
        (
            [GETELD, replace(GETELD, indicator_id="demo.b"), LATER, replace(LATER, indicator_id="demo.c")],
            "Van de 4 uitkomsten hebben er 2 een cijfer; 2 zijn nog te meten",
            "Geen van die cijfers komt uit een enquête.",
        ),
    ],
)
def test_outcomes_say_how_many_are_known_how_many_people_gave_themselves_and_how_many_wait(
    rows: list[Uitkomst], kop: str, lead: str
) -> None:
    assert sentences.uitkomsten(PROGRAMMA, rows) == Conclusie(kop, lead)


def test_outcomes_count_definitions_and_neither_stories_nor_context() -> None:
    twice = replace(UITKOMST, sleutel="b")
    other = [replace(UITKOMST, indicator_id=soort, soort=soort) for soort in ("verhalend", "context")]
    assert sentences.uitkomsten(PROGRAMMA, [UITKOMST, twice, *other]) == sentences.uitkomsten(PROGRAMMA, [UITKOMST])


def test_sample_is_not_called_no_sample() -> None:
    sample = replace(UITKOMST, steekproef_tekst="steekproef")
    assert "geen steekproef" not in sentences.uitkomsten(PROGRAMMA, [sample]).lead


# ── stories, context and what is still to be measured ──

PERSPECTIEVEN = [Perspectief("naaste", "naasten"), Perspectief("professional", "professionals")]


def test_stories_are_counted_per_point_of_view() -> None:
    verhalen = [VERHAAL, replace(VERHAAL, perspectief="professional"), replace(VERHAAL, perspectief="professional")]
    kop = sentences.verhalen(PROGRAMMA, verhalen, PERSPECTIEVEN).kop
    assert kop == "3 verhalen: 1 van naasten en 2 van professionals"
    assert sentences.verhalen(PROGRAMMA, [VERHAAL], PERSPECTIEVEN).kop == "1 verhaal: 1 van naasten"
    assert sentences.verhalen(PROGRAMMA, [], PERSPECTIEVEN).kop == "Van Demoprogramma zijn nog geen verhalen geleverd"


CONTEXT = replace(UITKOMST, soort="context")


@pytest.mark.parametrize(
    ("rows", "kop"),
    [
        ([], "Over de omgeving van Demoprogramma zijn nog geen cijfers geleverd"),
        ([UITKOMST], "Over de omgeving van Demoprogramma zijn nog geen cijfers geleverd"),
        ([replace(STIL, soort="context")], "Geen cijfer is bekend over de omgeving van Demoprogramma"),
        ([CONTEXT], "1 cijfer gaat over de omgeving van Demoprogramma; het is geen resultaat"),
        ([CONTEXT, CONTEXT], "2 cijfers gaan over de omgeving van Demoprogramma; geen daarvan is een resultaat"),
    ],
)
def test_context_is_never_a_result(rows: list[Uitkomst], kop: str) -> None:
    assert sentences.context(PROGRAMMA, rows).kop == kop


def test_context_says_why_there_is_no_figure() -> None:
    lead = sentences.context(PROGRAMMA, [CONTEXT, replace(STIL, soort="context")]).lead
    assert lead.endswith("Zonder cijfer: 1 niet vermeld in de bron.")


def test_what_is_announced_says_what_is_late_and_what_has_no_date() -> None:
    late = replace(LATER, indicator_id="demo.laat", verwacht_uiterlijk=date(2024, 3, 31), is_over_tijd=True)
    around = replace(LATER, indicator_id="demo.om", soort="context")
    assert sentences.nog_te_meten(PROGRAMMA, [UITKOMST, late, LATER, LATER, around]) == Conclusie(
        "3 metingen zijn aangekondigd en nog niet bekend; 1 had er al moeten zijn",
        "2 daarvan gaan over een uitkomst van het programma. Bij 2 noemt de bron geen datum. "
        "Gezien vanaf het laatste rapport: juni 2024 (dag onbekend).",
    )
    assert sentences.nog_te_meten(PROGRAMMA, [LATER]).kop == "1 meting is aangekondigd en nog niet bekend"
    assert sentences.nog_te_meten(PROGRAMMA, []).kop == "De bronnen van Demoprogramma kondigen geen metingen aan"


# ── a share in words ──


@pytest.mark.parametrize(
    ("procent", "woorden"),
    [
        (0, "geen"),
        (0.4, "minder dan een op de tien"),
        (8.9, "minder dan een op de tien"),
        (9, "een op de tien"),
        (10, "een op de tien"),
        (11, "een op de tien"),
        (12, "ruim een op de tien"),
        (14.9, "ruim een op de tien"),
        (15, "bijna twee op de tien"),
        (19.5, "twee op de tien"),
        (50, "vijf op de tien"),
        (62.5, "ruim zes op de tien"),
        (66.7, "bijna zeven op de tien"),
        (89, "negen op de tien"),
        (93, "ruim negen op de tien"),
        (95, "bijna alle"),
        (99.9, "bijna alle"),
        (100, "alle"),
    ],
)
def test_share_is_said_in_tenths(procent: float, woorden: str) -> None:
    assert aandeel_in_woorden(procent) == woorden


@given(st.floats(0, 100), st.floats(0, 100))
def test_larger_share_never_gets_smaller_words(one: float, other: float) -> None:
    less, more = sorted([one, other])
    assert strength(aandeel_in_woorden(less)) <= strength(aandeel_in_woorden(more))


@given(st.floats(0, 100))
def test_words_never_claim_more_than_the_number(procent: float) -> None:
    woorden = aandeel_in_woorden(procent)
    tenths = 10 * strength(woorden)
    if woorden.startswith("ruim"):
        assert procent > 10 * int(strength(woorden))
    elif woorden.startswith(("bijna", "minder dan")):
        assert procent < 10 * -(-strength(woorden) // 1)
    elif woorden in ("geen", "alle"):
        assert procent == tenths
    else:
        assert abs(procent - tenths) <= 1


def strength(woorden: str) -> float:
    """Where the words stand on a scale of tenths: 'bijna zes' is 5.75, 'ruim zes' is 6.25."""
    if woorden in ("geen", "minder dan een op de tien", "bijna alle", "alle"):
        return {"geen": 0, "minder dan een op de tien": 0.5, "bijna alle": 9.75, "alle": 10}[woorden]
    match = re.fullmatch(r"(ruim |bijna )?(\w+) op de tien", woorden)
    assert match, woorden
    return TENTHS.index(match[2]) + {"ruim ": 0.25, "bijna ": -0.25, None: 0}[match[1]]


# ── overzicht ──


def test_headline_holds_the_figures_of_today_in_the_order_of_the_definitions() -> None:
    assert sentences.overzicht(PROGRAMMA, [KERNZIN, replace(AANDEEL, getal=75)], []) == Conclusie(
        "Ruim 45 gezinnen doen mee; bijna acht op de tien van de plannen is afgerond",
        "Demoprogramma, zoals bekend in juni 2024 (dag onbekend). Einddatum: eind 2024.",
        (CIJFER.sleutel, COHORT.sleutel),
    )


def test_headline_names_the_cohort_of_its_figure() -> None:
    zin = replace(AANDEEL, zin="{cijfer} plannen die in {cohort} klaar moesten zijn, zijn afgerond", getal=20)
    known, unknown = (
        sentences.overzicht(PROGRAMMA, [replace(zin, cohort_tekst=cohort)], []).kop for cohort in ("juni 2024", None)
    )
    assert known == "Twee op de tien plannen die in juni 2024 klaar moesten zijn, zijn afgerond"
    assert unknown == "Twee op de tien plannen die in een onbekende periode klaar moesten zijn, zijn afgerond"


def test_headline_changes_with_the_figures() -> None:
    zinnen = [replace(KERNZIN, weergave="bijna 30", getal=30), replace(AANDEEL, getal=20)]
    kop = sentences.overzicht(PROGRAMMA, zinnen, []).kop
    assert kop == "Bijna 30 gezinnen doen mee; twee op de tien van de plannen is afgerond"


@pytest.mark.parametrize("weergave", [None, "niet vermeld in de bron", "in een figuur die wij niet kunnen lezen"])
def test_headline_invents_no_value(weergave: str | None) -> None:
    zin = replace(KERNZIN, weergave=weergave, getal=None, sleutel=None)
    conclusie = sentences.overzicht(PROGRAMMA, [zin], [])
    assert conclusie.kop == "Een onbekend aantal gezinnen doen mee"
    assert conclusie.sleutels == ()


def test_programme_without_figures_says_so() -> None:
    programma = replace(PROGRAMMA, peildatum_tekst=None, peildatum_volledig=None, eind_tekst=None)
    assert sentences.overzicht(programma, [], []) == Conclusie(
        "Over Demoprogramma zijn nog geen cijfers geleverd", "", ()
    )


# ── fasen ──


def test_finished_share_comes_with_its_counts_and_bounds() -> None:
    assert sentences.fasen(MODEL, COHORT, FASEN) == Conclusie(
        "Zes tot acht op de tien plannen die in juni 2024 klaar moesten zijn, zijn afgerond",
        "6 van de 8 plannen met bekende fase (75,0%). "
        "Van 2 is de fase niet vermeld: het aandeel ligt tussen 60% en 80%. Afgerond is nog niet geborgd.",
        (COHORT.sleutel,),
    )


def test_share_has_no_bounds_when_every_phase_is_known() -> None:
    cohort = replace(
        COHORT,
        klaar=2,
        onbekend=0,
        aandeel_klaar=0.2,
        aandeel_klaar_minstens=0.2,
        aandeel_klaar_hoogstens=0.2,
        aandeel_klaar_tekst="20,0",
    )
    assert sentences.fasen(MODEL, cohort, FASEN) == Conclusie(
        "Twee op de tien plannen die in juni 2024 klaar moesten zijn, zijn afgerond",
        "2 van de 10 plannen met bekende fase (20,0%). Afgerond is nog niet geborgd.",
        (COHORT.sleutel,),
    )


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ((61, 58, 62), "ongeveer zes op de tien"),
        ((70, 58, 83), "zes tot acht op de tien"),
        ((62.5, 62, 64), "ruim zes op de tien"),
        ((100, 96, 100), "bijna alle"),
        ((50, None, None), "vijf op de tien"),
    ],
)
def test_share_in_words_is_true_for_all_of_its_bounds(share: tuple[float, float, float], said: str) -> None:
    assert sentences.aandeel_met_grenzen(*share) == said


def test_share_is_not_made_when_no_phase_is_known() -> None:
    cohort = replace(COHORT, klaar=0, onbekend=10, aandeel_klaar=None)
    conclusie = sentences.fasen(MODEL, cohort, [fase("fase niet vermeld", "onbekend", 10)])
    assert conclusie == Conclusie("Van geen van de 10 plannen is de fase vermeld", "")


def test_model_without_a_finished_phase_says_where_everything_stands() -> None:
    parts = [fase("uitvoering", "onderweg", 26), fase("gestopt", "gestopt", 13)]
    assert sentences.fasen(MODEL, replace(COHORT, totaal=39), parts) == Conclusie(
        "Van de 39 plannen: 26 uitvoering, 13 gestopt",
        "Stand in juni 2024.",
        tuple(part.sleutel for part in parts),
    )


def test_cohort_that_still_runs_gets_no_share() -> None:
    conclusie = sentences.fasen(MODEL, replace(COHORT, loopt_nog=True), FASEN)
    assert conclusie.kop == "Van de 10 plannen: 1 uitvoering, 6 afgerond, 1 gestopt, 2 fase niet vermeld"
    assert "op de tien" not in conclusie.kop
    assert "%" not in conclusie.lead


@pytest.mark.parametrize(
    ("eind", "start", "titel"),
    [
        ("juni 2018", "september 2016", "Klaar in juni 2018 (gestart in september 2016): nog niet te vergelijken"),
        ("juni 2018", None, "Klaar in juni 2018: nog niet te vergelijken"),
    ],
)
def test_late_cohort_is_not_to_be_compared_yet(eind: str, start: str | None, titel: str) -> None:
    cohort = replace(COHORT, eind_tekst=eind, start_tekst=start)
    assert sentences.laat_cohort(replace(cohort, loopt_nog=True)) == titel
    over = titel.replace("nog niet te vergelijken", "daarna nog niet geteld")
    assert sentences.laat_cohort(replace(cohort, loopt_nog=False)) == over


def test_overlapping_shares_are_told_apart_and_never_added_up() -> None:
    first = replace(
        CIJFER, sleutel="a", korte_naam="vraag helder", weergave="ruim 70%", getal=70.0, n_tekst="n onbekend"
    )
    second = replace(first, sleutel="b", korte_naam="getest", weergave="bijna 1 op de 4", getal=25.0)
    assert sentences.overlappend(MODEL, [first, second]) == Conclusie(
        "Aan vraag helder werkten de meeste plannen (ruim 70%), aan getest de minste (bijna 1 op de 4)",
        "Fasen van een plan. De aandelen overlappen en tellen niet op tot 100%. "
        "Van hoeveel plannen het aandelen zijn, zegt de bron niet.",
        ("a", "b"),
    )
    assert "zegt de bron niet" not in sentences.overlappend(MODEL, [replace(first, n_tekst="n = 36")]).lead


def test_overlapping_shares_of_which_one_is_unknown_are_not_ranked() -> None:
    known = replace(CIJFER, sleutel="a", korte_naam="vraag helder", weergave="ruim 70%", getal=70.0)
    unknown = replace(known, sleutel="b", korte_naam="getest", weergave="niet vermeld in de bron", getal=None)
    kop = sentences.overlappend(MODEL, [known, unknown]).kop
    assert kop == "Vraag helder: ruim 70%, getest: niet vermeld in de bron"


def test_overlapping_shares_that_are_not_there_are_not_vermeld() -> None:
    assert sentences.overlappend(MODEL, []) == Conclusie("Fasen van een plan: niet vermeld in de bron", "")


# ── borging ──


def standen(*treden: int | None) -> list[Borging]:
    """One onderdeel per step, on one niveau."""
    return [replace(BORGING, onderdeel_id=f"demo/{number}", trede=trede) for number, trede in enumerate(treden)]


@pytest.mark.parametrize(
    ("treden", "kop"),
    [
        ((0, 0), "Bij geen van de 2 onderdelen is verder dan een voornemen bekend"),
        ((1, 0, 1), "Bij geen van de 3 onderdelen is verder dan een voornemen bekend"),
        (
            (2, 3),
            "Bij 2 van de 2 onderdelen is de borging op minstens één niveau geregeld of verder (bij 1 ingebed)",
        ),
        (
            (3, 3, 1, 0, 2),
            "Bij 3 van de 5 onderdelen is de borging op minstens één niveau geregeld of verder (bij 2 ingebed); "
            "bij 2 is niet meer dan een voornemen bekend",
        ),
        (
            (5,),
            "Bij 1 van de 1 onderdelen is de borging op minstens één niveau geregeld of verder (bij 1 bestendigd)",
        ),
        ((None, None), "Over de borging heeft deze monitor hier nog niet geoordeeld: bij 2 onderdelen"),
        (
            (2, None),
            "Bij 1 van de 2 onderdelen is de borging op minstens één niveau geregeld; "
            "bij 1 zijn uitspraken nog niet door deze monitor beoordeeld",
        ),
        (
            (None, 0),
            "Bij geen van de 2 onderdelen is verder dan een voornemen bekend; "
            "bij 1 zijn uitspraken nog niet door deze monitor beoordeeld",
        ),
    ],
)
def test_borging_names_the_highest_step_and_how_many_are_not_past_an_intention(
    treden: tuple[int | None, ...], kop: str
) -> None:
    assert sentences.borging(PROGRAMMA, standen(*treden)).kop == kop


def test_borging_of_an_onderdeel_is_its_highest_niveau() -> None:
    niveaus = [replace(BORGING, niveau=niveau, trede=trede) for niveau, trede in (("a", 0), ("b", 3), ("c", 1))]
    assert sentences.borging(PROGRAMMA, niveaus).kop.startswith("Bij 1 van de 1 onderdelen")


def test_borging_of_the_programme_itself_is_not_counted_as_an_onderdeel() -> None:
    own = replace(BORGING, onderdeel_id="demo", trede=5, is_onderdeel=False)
    assert sentences.borging(PROGRAMMA, [own, *standen(2)]).kop == (
        "Bij 1 van de 1 onderdelen is de borging op minstens één niveau geregeld"
    )


def test_borging_speaks_of_themas_where_the_programme_has_themas() -> None:
    kop = sentences.borging(replace(PROGRAMMA, indeling="thema"), standen(2, 3)).kop
    assert kop.startswith("Bij 2 van de 2 thema's")


def test_borging_says_which_steps_cannot_be_reached_while_something_runs() -> None:
    running = sentences.borging(PROGRAMMA, standen(2)).lead
    ended = sentences.borging(PROGRAMMA, [replace(BORGING, loopt_nog=False)]).lead
    assert ended == (
        "Demoprogramma, zoals bekend in juni 2024 (dag onbekend). Onbekend betekent: de bron zegt er niets over. "
        "De treden zijn het oordeel van deze monitor, niet van de bron."
    )
    assert running == f"{ended} In gebruik en bestendigd zijn nog niet aan de orde zolang een onderdeel loopt."


def test_borging_without_anything_delivered_says_so() -> None:
    assert sentences.borging(PROGRAMMA, []) == Conclusie("Over de borging van Demoprogramma is nog niets geleverd", "")


def test_overview_repeats_how_far_borging_is() -> None:
    lead = sentences.overzicht(PROGRAMMA, [KERNZIN], standen(2, 0)).lead
    assert lead.endswith(
        "Bij 1 van de 2 onderdelen is de borging op minstens één niveau geregeld; "
        "bij 1 is niet meer dan een voornemen bekend. Dat is het oordeel van deze monitor."
    )


# ── one fact, and the state ──


def test_fact_says_its_value_with_unit_and_in_how_many_places_it_stands() -> None:
    elsewhere = replace(PASSAGE, regel_van=30, regel_tot=31)
    assert sentences.feit(CIJFER, [PASSAGE, replace(PASSAGE, kolom="n")]) == Conclusie(
        "Gezinnen die meedoen: ruim 45 gezinnen", "Het staat op één plaats in de bronnen."
    )
    assert sentences.feit(CIJFER, [PASSAGE, elsewhere]).lead == "Het staat op 2 plaatsen in de bronnen."


def test_fact_without_value_has_no_unit() -> None:
    silent = replace(CIJFER, getal=None, weergave="niet vermeld in de bron")
    assert sentences.feit(silent, [PASSAGE]).kop == "Gezinnen die meedoen: niet vermeld in de bron"


def test_calculated_fact_says_that_it_is_calculated() -> None:
    assert sentences.feit(CIJFER, []).lead == "Dit cijfer is berekend; de invoer staat hieronder."


def test_fact_that_is_no_figure_says_what_it_is() -> None:
    statement = replace(PASSAGE, tabel="borging", kolom="wat", waarde="training blijft")
    assert sentences.feit(None, [statement]).kop == "Borging: training blijft"


@pytest.mark.parametrize(
    ("feiten", "kop"),
    [
        ([1], "Deze stand berust op 1 levering met 1 feit"),
        ([24, 2000], "Deze stand berust op 2 leveringen met 2.024 feiten"),
    ],
)
def test_accountability_counts_deliveries_and_facts(feiten: list[int], kop: str) -> None:
    assert sentences.verantwoording([replace(LEVERING, feiten=number) for number in feiten], []).kop == kop


def test_accountability_counts_warnings() -> None:
    finding = Bevinding("waarschuwing", None, "doel.csv", 2, "datum", None, "geen streefdatum", "Vul in.")
    assert sentences.verantwoording([LEVERING], [finding]).lead.endswith("De controles geven 1 waarschuwing.")
    assert sentences.verantwoording([LEVERING], []).lead.endswith("De controles geven 0 waarschuwingen.")


# ── onderdelen and organisations ──

WORTEL = replace(STAND, id="demo", ouder_id=None, soort="programma", korte_naam="Demoprogramma")
KAAL = replace(STAND, kern_sleutel=None, kern_naam=None, kern_weergave=None, fase_sleutel=None, fase_tekst=None)
STIL_DEEL = replace(KAAL, id="demo/pilot", soort="pilot", looptijd_tekst=None, is_voorbij=None, cijfers=0, feiten=0)


@pytest.mark.parametrize(
    ("standen", "kop", "lead"),
    [
        ([WORTEL], "Van Demoprogramma zijn nog geen onderdelen geleverd", ""),
        (
            [WORTEL, STAND],
            "Demoprogramma heeft 1 thema; van alle is een kerncijfer bekend",
            "Van 1 is de einddatum voorbij.",
        ),
        (
            [WORTEL, STAND, KAAL, STIL_DEEL],
            "Demoprogramma heeft 3 onderdelen; van 1 is een kerncijfer bekend",
            "Dat zijn 2 thema’s en 1 pilot. Van 2 is de einddatum voorbij. "
            "Van 1 noemen de bronnen geen begin of einde.",
        ),
    ],
)
def test_tree_says_what_there_is_and_how_much_of_it_has_a_kernfigure(
    standen: list[OnderdeelStand], kop: str, lead: str
) -> None:
    assert sentences.onderdelen(PROGRAMMA, standen) == Conclusie(kop, lead)


@pytest.mark.parametrize(
    ("stand", "momenten", "afspraken", "kop"),
    [
        (STAND, [MOMENT], 0, "Thuis: ruim 45 gezinnen meegedaan; tussen 60% en 80% afgerond"),
        (replace(STAND, kern_eenheid="gedaan", fase_tekst=None), [], 0, "Thuis: ruim 45 meegedaan"),
        (KAAL, [MOMENT], 0, "Thuis: volgende mijlpaal eind 2024"),
        (replace(KAAL, soort="afspraak"), [MOMENT], 3, "Thuis: 3 afspraken en regels"),
        (KAAL, [], 0, "Thuis: einddatum voorbij"),
        (replace(KAAL, is_voorbij=None), [], 9, "Thuis: 9 afspraken en regels"),
        (replace(KAAL, is_voorbij=None), [], 2, "Thuis: 3 cijfers bekend"),
        (replace(STIL_DEEL, feiten=4), [], 0, "Thuis: geen cijfers over het geheel bekend"),
        (STIL_DEEL, [], 0, "Thuis: de bronnen noemen alleen de naam"),
    ],
)
def test_onderdeel_opens_with_where_it_stands(
    stand: OnderdeelStand, momenten: list[TijdlijnMoment], afspraken: int, kop: str
) -> None:
    assert sentences.onderdeel(PROGRAMMA, stand, WORTEL, momenten, afspraken).kop == kop


def test_onderdeel_says_what_is_late_what_moved_and_what_comes() -> None:
    momenten = [
        replace(MOMENT, toestand="te_laat", is_later=False),
        replace(MOMENT, toestand="verschoven"),
        replace(MOMENT, toestand="verschoven", naam="iets anders"),
    ]
    assert sentences.onderdeel(PROGRAMMA, STAND, WORTEL, momenten).lead == (
        "Thema van Demoprogramma, januari 2023 tot en met juni 2024; zoals bekend in juni 2024 (dag onbekend). "
        "Volgende mijlpaal: eindverslag klaar (eind 2024). 1 mijlpaal is niet gemeld als gehaald. "
        "2 mijlpalen zijn later dan gepland."
    )
    assert "begin en einde niet vermeld" in sentences.onderdeel(PROGRAMMA, STIL_DEEL, WORTEL, []).lead


def test_time_line_is_counted_per_kind_and_state() -> None:
    event = replace(MOMENT, soort="gebeurtenis", toestand_tekst="wet of regel")
    assert sentences.tijdlijn([event, MOMENT, MOMENT]) == "1 gebeurtenis; 2 mijlpalen: 2 gepland."
    assert sentences.tijdlijn([event]) == "1 gebeurtenis."


def test_organisation_says_where_in_which_roles_and_how_it_is_spelled() -> None:
    self_too = replace(DEELNAME, onderdeel_id="demo", rol="partner")
    elsewhere = replace(DEELNAME, programma_id="ander", programma_naam="Ander programma")
    themas = replace(PROGRAMMA, indeling="thema")
    both = [replace(SPELLING, naam="Zorghuis"), SPELLING]
    assert sentences.organisatie("Zorghuis", themas, [DEELNAME, self_too, elsewhere], both) == Conclusie(
        "Zorghuis staat in Demoprogramma bij 1 thema en het programma zelf",
        "In de rol van deelnemer (1) en partner (1). De lijsten schrijven de naam op 2 manieren. "
        "Staat ook bij Ander programma.",
    )
    assert sentences.organisatie("Zorghuis", themas, [DEELNAME], [SPELLING]).lead == "In de rol van deelnemer."


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("3 juni 2020", "op 3 juni 2020"),
        ("oktober 2020", "in oktober 2020"),
        ("oktober 2020 (dag onbekend)", "in oktober 2020 (dag onbekend)"),
        ("2020", "in 2020"),
        ("eind 2022", "eind 2022"),
        ("najaar 2020", "in het najaar van 2020"),
        ("tweede helft van 2021", "in de tweede helft van 2021"),
        ("derde kwartaal van 2021", "in het derde kwartaal van 2021"),
        ("1 januari 2020 tot en met 30 juni 2020", "over 1 januari 2020 tot en met 30 juni 2020"),
        ("januari 2020 tot en met juni 2020", "over januari 2020 tot en met juni 2020"),
        (None, "op een datum die niet vermeld is"),
    ],
)
def test_a_date_in_a_sentence_has_the_word_that_fits_how_precise_it_is(date: str | None, said: str) -> None:
    assert sentences.op_datum(date) == said
