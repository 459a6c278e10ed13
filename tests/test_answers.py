"""What the answers to the questions of an evaluation count: the sentence and its file agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dashboard import verdicts
from dashboard.choice import Keuze
from dashboard.database import State, current_name, open_state
from dashboard.exploring import parts
from dashboard.exploring.answer import answer
from dashboard.exploring.answers import conclusion
from dashboard.exploring.comparing import why_split
from dashboard.exploring.controls import Aanbod, named, offered
from dashboard.filters import Filters
from dashboard.queries import Feit, feit, oprollen, verkenning
from dashboard.queries.vraag import Antwoord, Vraag, antwoorden, in_bestand, vragen
from dashboard.sentences import dag_tekst
from dashboard.trace import trace
from pipelines.build import check_only
from tests.deliver import change_definitions, copy_tiny, deliver


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


@dataclass
class Shown:
    """A figure as every page shows it."""

    sleutel: str
    weergave: str


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
    assert {"ruim 80 mensen", "70 plekken"} <= set(rows["antwoord"])
    assert rows["reden"].str.starts_with("Geen doel. ").all()
    assert heading.startswith("Er zijn 12 doelen") and "11 getallen lijken een doel, maar zijn het" in lead
    # What parties agreed is a goal by the rule that the page prints, also when it is an activity.
    vraag, (goal, *_) = asked(real, "wzd", "doelen")
    assert "partijen met elkaar afspreken telt ook als het een activiteit is" in vraag.lezen
    assert (goal.reden or "").startswith("Vastgesteld door partijen bij de bestuurlijke afspraken")


def test_every_number_that_a_source_names_for_later_is_a_goal_or_stands_with_the_reason(real: State) -> None:
    query = """
        SELECT sleutel FROM core.meting JOIN core.indicator AS i ON i.id = indicator_id AND i.versie = indicator_versie
        WHERE kwalificatie = 'verwacht' AND waarde IS NOT NULL AND reden_geen_doel IS NOT NULL
        AND sleutel NOT IN (SELECT sleutel FROM mart.vraag_doelen WHERE toestand = 'geen_doel')
    """
    assert real.connection.cursor().sql(query).fetchall() == []
    for programma, listed in (("wt", "maximaal 540 cliënten"), ("wzd", "naar verwachting 2 versies")):
        _, _, file = told(real, programma, "doelen")
        assert listed in set(file.filter(pl.col("toestand") == "geen_doel")["antwoord"])
    # The budget of the year that is over looks like no goal; that of later years does.
    assert not [text for text in file["antwoord"] if text.startswith("9,9")]


def test_number_that_is_no_goal_is_not_counted_as_one_of_which_nothing_is_measured() -> None:
    no_number = replace(ROW, toestand="geen_doel", antwoord="nog te meten", sleutel="getal")
    text = said("doelen", no_number, gebleven=1)
    assert "nog niets gemeten" not in text
    assert "1 getal lijkt een doel, maar is het naar de regel niet." in text


def test_what_stopped_is_told_of_all_with_what_became_of_the_others(real: State) -> None:
    heading, lead, file = told(real, "vl", "gestopt")
    assert heading.startswith("13 van 39 organisaties zijn gestopt (Innovatie-impuls) en 1 afspraak")
    assert lead.startswith("De andere 26: technologie gekozen.")
    # From the file alone: who stopped and the others are all of them.
    cells = file.filter(pl.col("toestand").is_in(["gestopt", "niet_gestopt"]))
    assert cells["getal"].sum() == cells["noemer"].unique().item() == 39


STOPPED = replace(ROW, toestand="gestopt", antwoord="gestopt", sleutel="s", getal=1, noemer=10, eenheid="plannen")
GOES_ON = replace(ROW, toestand="niet_gestopt", antwoord="in uitvoering", sleutel="o", getal=9, eenheid="plannen")


def test_what_became_of_the_others_is_counted_only_when_it_is_exact() -> None:
    assert "De andere 9: in uitvoering." in said("gestopt", STOPPED, GOES_ON)
    assert "De andere" not in said("gestopt", STOPPED, replace(GOES_ON, kwalificatie="circa"))


def test_whole_that_the_source_gives_roughly_is_not_said_to_be_exact(tmp_path: Path) -> None:
    plans = [("demo/thuis", 10, "circa"), ("demo/school", 4, "exact")]
    rows = [
        {"indicator_id": "demo.plannen", "onderdeel_id": where, "waarde": number, "kwalificatie": how}
        for where, number, how in plans
    ]
    with deliver(tmp_path, meting=rows) as con:
        heading, _, file = told(State("circa", con), "demo", "gestopt")
    assert "van 10 plannen" not in heading and heading.startswith("Bij 1 onderdeel is iets")
    assert file.filter(pl.col("toestand") == "gestopt").select("getal", "noemer").row(0) == (1, None)


def test_full_stop_of_an_abbreviation_ends_no_sentence() -> None:
    opens = replace(ROW, opent=True, wat="Er is uitstel i.v.m. Corona. Het team wacht.", sleutel="factor:x")
    heading, *_ = said("stilstand", opens).split(". Het team")
    assert heading == "Er is uitstel i.v.m. Corona"


def test_what_stopped_at_onderdelen_is_another_count_than_of_the_whole_in_the_words_of_the_source(real: State) -> None:
    heading, lead, file = told(real, "wt", "gestopt")
    assert heading == (
        "Zorgaanbieders die niet afrondden of stopten: 14 zorgaanbieders; bij 5 onderdelen zijn 10 deelnames niet "
        "afgerond of gestopt"
    )
    assert "zijn aparte tellingen" in lead
    cells = file.filter(pl.col("toestand") == "gestopt")
    assert (cells["getal"].sum(), cells["onderdeel_id"].n_unique()) == (10, 5)
    words = dict(cells.select("onderdeel_id", "antwoord").iter_rows())
    assert words["wt/zeggenschap"] == "† gestopt"
    assert words["wt/haccp"] == "† niet afgerond, want gestopt"


def test_stall_leads_with_the_participations_and_says_at_how_many_onderdelen_they_are(real: State) -> None:
    heading, lead, file = told(real, "wt", "stilstand")
    assert heading.startswith("57 deelnames zijn nog bezig na de einddatum (bij 7 onderdelen) en 2 deelnames")
    cells = file.filter(pl.col("toestand") == "na_einddatum")
    assert (cells["getal"].sum(), cells["onderdeel_id"].n_unique()) == (57, 7)
    assert "Van 70 deelnames is stilstand niet te beoordelen" in lead


def test_counts_in_other_units_or_that_are_not_exact_are_not_added_up() -> None:
    four = replace(ROW, toestand="na_einddatum", getal=4, eenheid="plannen", kwalificatie="exact")
    more = replace(four, sleutel="k2", getal=3)
    assert said("stilstand", four, more).startswith("7 plannen zijn nog bezig na de einddatum (bij 1 onderdeel)")
    for other in (replace(more, eenheid="deelnames"), replace(more, kwalificatie="ruim"), replace(more, getal=None)):
        assert said("stilstand", four, other).startswith("2 fasen zijn nog bezig na de einddatum")
    some = replace(ROW, toestand="gestopt", antwoord="gestopt", getal=4, noemer=9, eenheid="plannen")
    assert said("gestopt", some).startswith("4 van 9 plannen zijn gestopt (Steun thuis)")
    assert said("gestopt", replace(some, kwalificatie="circa")).startswith("Bij 1 onderdeel is iets niet afgerond")


def test_moment_that_comes_later_counts_when_no_source_says_from_when(real: State) -> None:
    heading, _, file = told(real, "vl", "stilstand")
    assert "6 momenten zijn later gepland dan eerst" in heading
    moved = dict(file.filter(pl.col("toestand") == "verschoven").select("sleutel", "antwoord").iter_rows())
    assert len(moved) == 6
    assert moved["mijlpaal:nib-vijfde-voorstelling"] == "→ van een datum die de bron niet noemt naar eind 2020"
    assert "6 momenten zijn later gepland" in told(real, "vl", "doelen")[1]


@pytest.mark.parametrize(("programma", "at"), [("vl", 5), ("wt", 1), ("wzd", 1)])
def test_how_many_onderdelen_have_a_goal_follows_from_the_file_alone(programma: str, at: int, real: State) -> None:
    heading, _, file = told(real, programma, "doelen")
    goals = file.filter(pl.col("toestand").is_in(["gebleven", "vervangen", "aangepast"]))
    assert len(set(goals["telt_bij"].drop_nulls())) == at
    assert f"bij {at} van " in heading


def test_goal_counts_at_one_onderdeel_and_what_stands_above_it_is_no_second(real: State) -> None:
    heading, lead, file = told(real, "wzd", "doelen")
    assert heading == "Er is 1 doel met een getal, bij 1 van 11 onderdelen; daarvan is nog niets gemeten"
    assert "1 ander onderdeel staat boven een onderdeel met een doel en heeft er zelf geen" in lead
    assert file["telt_bij"].drop_nulls().to_list()[0] == "wzd/afspraken/bestuurlijk-overleg"
    # The same three counts, so that 1 with a goal, 1 above it and 9 without are the 11.
    heading, lead, _ = told(real, "wzd", "meetbaar")
    assert heading == "9 van 11 onderdelen hebben geen doel met een getal"
    assert "1 ander onderdeel staat boven een onderdeel met een doel" in lead


def test_what_has_no_target_is_called_what_it_is_and_not_a_result(real: State) -> None:
    _, lead, file = told(real, "vl", "meetbaar")
    assert "71 van 82 indicatoren van een prestatie, effect of doel hebben geen streefwaarde. Een prestatie is" in lead
    # Visits and publications are among them: those reach people and are no effect.
    assert "vl.balc_paginabezoeken" in {key.removeprefix("indicator:") for key in file["sleutel"]}
    assert "resultaat" not in lead


def test_column_and_sentence_agree_on_how_many_onderdelen(real: State) -> None:
    def named(file: pl.DataFrame, *toestanden: str) -> int:
        found = file.filter(pl.col("toestand").is_in(toestanden))["telt_bij"].drop_nulls()
        return len(set(found))

    heading, _, file = told(real, "wzd", "meetbaar")
    assert heading.startswith(f"{named(file, 'zonder_doel')} van 11 onderdelen hebben geen doel met een getal")
    _, lead, file = told(real, "wzd", "bereik")
    assert f"bij {named(file, 'kennis_onbekend')} van de 11 is het onbekend" in lead
    heading, _, file = told(real, "wt", "stilstand")
    assert f"(bij {named(file, 'na_einddatum')} onderdelen)" in heading
    heading, _, file = told(real, "wzd", "na_afloop")
    arranged = ("bewijs_na_einde", "bewijs_voor_einde", "bewijs_onzeker", "einde_onbekend")
    assert f"ij {named(file, *arranged)} van 11 onderdelen" in heading


def test_who_was_not_reached_is_said_in_those_words(real: State) -> None:
    heading = told(real, "wt", "niet_bereikt")[0]
    assert heading == "Wel begonnen, maar gestopt of niet afgerond: 14 zorgaanbieders"
    rows = asked(real, "wt", "niet_bereikt")[1]
    said = {row.wat: row.antwoord for row in rows if row.opent}
    assert said["Van maar een deel van de gekozen regio's meldt de bron een vast initiatief"] == "2 van 6 regio's"
    assert told(real, "vl", "niet_bereikt")[0].startswith("Niet op een maatwerkplek, omdat zij tijdelijk of blijvend")


def test_group_that_was_asked_is_not_said_to_be_unknown(real: State) -> None:
    for programma in ("vl", "wt"):
        lead = told(real, programma, "merkbaar")[1]
        assert "bestuurders; zij zijn volgens de bron wel gevraagd" in lead or "wel bestuurders" in lead


def test_list_of_indicators_finds_the_short_name_as_well(real: State) -> None:
    offers = offered(real, "vl")
    (found,) = [id for id, text in offers.vindbaar.items() if "gestarte teams" in text]
    assert offers.vindbaar[found].startswith(offers.indicatoren[found].split(" (")[0])
    assert any("actieve teams" in text for text in offers.vindbaar.values())
    # A short name that the name has already is not said twice.
    assert all(text.count(" · ") <= 1 for text in offers.vindbaar.values())


def test_few_values_without_a_line_are_told_in_the_headline(real: State) -> None:
    keuze = Keuze(indicatoren=("vl.balc_bijeenkomst_deelnemers",), momenten="alle")
    made = answer(real, "Volwaardig leven", keuze, Filters("vl")).conclusie
    assert re.search(r"70 \(bijeenkomst 1, .*64 .*57 ", made.kop), made
    assert "er is geen verloop te zien" in made.lead


def test_example_in_the_headline_is_the_newest_value_that_is_known(real: State) -> None:
    keuze = Keuze(onderdelen=("vl/3/clientondersteuning",), momenten="alle")
    made = answer(real, "Volwaardig leven", keuze, Filters("vl")).conclusie
    assert "Bijvoorbeeld deelnemers aan de pilots: ruim 450 (" in made.lead
    assert "oktober 2019" not in made.lead


def test_opposite_statements_are_told_and_not_ranked(real: State) -> None:
    names = ("gelukkig", "kwaliteit_van_leven", "minder_tevreden", "onder_druk")
    keuze = Keuze(indicatoren=tuple(f"vl.naasten_{name}" for name in names), beeld="punten")
    given = answer(real, "Volwaardig leven", keuze, Filters("vl"))
    assert "hoogst" not in given.conclusie.kop and "laagst" not in given.conclusie.kop
    assert "85% (vindt zichzelf gelukkig)" in given.conclusie.kop and "circa 10%" in given.conclusie.kop
    assert "n = meer dan 200" in given.conclusie.kop and "85%, n = meer dan 200" in given.beelden[0].alt


def test_counts_of_who_was_asked_are_no_percentages_and_no_line(real: State) -> None:
    keuze = Keuze(indicatoren=("vl.pilot_bevraagde_mensen",), momenten="alle")
    (beeld,) = answer(real, "Volwaardig leven", keuze, Filters("vl")).beelden
    assert isinstance(beeld.figure, str)
    assert beeld.let_op == ["Geen steekproef: het gaat alleen over wie meedeed."]
    assert "40 (Casemanagers (hersenletsel), september 2020)" in beeld.zegt[0]


def test_who_did_not_stop_and_of_whom_no_phase_is_known_are_told(tiny_pages_var: Path) -> None:
    tiny = open_state(tiny_pages_var / current_name(tiny_pages_var))
    heading, lead, file = told(tiny, "demo", "gestopt")
    assert heading == "1 van 10 plannen is niet afgerond of gestopt (Steun thuis)"
    assert lead.startswith("De andere 9: uitvoering (1), afgerond (6) en fase niet vermeld (2).")
    assert file.filter(pl.col("toestand") == "niet_gestopt")["getal"].sum() == 9
    tiny.connection.close()


def test_what_is_there_and_counts_as_an_intention_has_its_reason(real: State) -> None:
    _, rows = asked(real, "vl", "na_afloop")
    reasons = {row.wat: row.reden or "" for row in rows if row.onderdeel_id == "vl/1/administratieve-lasten"}
    assert "waarom niet hoger: Er is een getekend convenant, maar" in reasons["werkwijze van instanties"]
    regeling = "ook voornemen: Een regeling ondersteunt aanbieders bij het uitwisselen van gegevens (De regeling geldt"
    assert regeling in reasons["stelsel en bekostiging"]
    # Beyond the participants they are no rule that is arranged, and that is said as well.
    _, lead, file = told(real, "vl", "bereik")
    assert lead.startswith("7 regels of werkwijzen zijn er al maar tellen als voornemen; waarom, staat erbij.")
    assert file.filter(pl.col("toestand") == "regel_voornemen")["reden"].str.contains("staat er niet").any()


def test_period_of_more_years_names_both(real: State) -> None:
    (row,) = [row for row in asked(real, "wt", "bereik")[1] if "wt.websitebezoekers" in row.sleutel]
    assert (row.antwoord, row.stand_op_tekst) == ("410.000 unieke bezoekers", "2016 tot en met 2017")


@pytest.mark.parametrize(
    ("macro", "says"),
    [
        ("core.periode_tekst(DATE '2016-01-01', DATE '2017-12-31', 'jaar')", "2016 tot en met 2017"),
        ("core.periode_tekst(DATE '2016-07-01', DATE '2017-12-31', 'jaar')", "juli 2016 tot en met 2017"),
        ("core.periode_tekst(DATE '2017-01-01', DATE '2017-12-31', 'jaar')", "2017"),
        ("core.periode_tekst(CAST(NULL AS DATE), DATE '2017-12-31', 'jaar')", "2017"),
        ("core.periode_tekst(DATE '2017-04-01', DATE '2017-06-30', 'kwartaal')", "tweede kwartaal van 2017"),
        (
            "core.periode_tekst(DATE '2017-01-01', DATE '2017-06-30', 'kwartaal')",
            "januari 2017 tot en met tweede kwartaal van 2017",
        ),
        ("core.periode_tekst(DATE '2022-03-01', DATE '2022-06-20', 'voorjaar')", "voorjaar 2022"),
        (
            "core.periode_tekst(DATE '2021-11-01', DATE '2022-06-20', 'voorjaar')",
            "november 2021 tot en met voorjaar 2022",
        ),
        ("core.periode_tekst(DATE '2020-03-01', DATE '2020-03-31', 'maand')", "maart 2020"),
        ("core.periode_tekst(DATE '2020-01-01', DATE '2020-03-31', 'maand')", "januari 2020 tot en met maart 2020"),
        ("core.stand_tekst(DATE '2024-06-30', 'dag')", "stand op 30 juni 2024"),
        ("core.stand_tekst(DATE '2024-06-30', 'maand')", "stand van juni 2024"),
        ("core.stand_tekst(DATE '2024-06-30', 'halfjaar')", "stand van de eerste helft van 2024"),
        ("core.stand_tekst(DATE '2024-12-31', 'eind')", "stand van eind 2024"),
    ],
)
def test_dates_and_periods_are_said_as_precisely_as_known(macro: str, says: str, real: State) -> None:
    assert real.connection.cursor().sql(f"SELECT {macro}").fetchall() == [(says,)]


def test_a_group_is_not_ranked_against_a_part_of_itself(real: State) -> None:
    # Who gives a 9 or 10 is among who gives a 7 or more: of the two no "highest" and "lowest" is said.
    keuze = replace(Keuze(), soorten=("uitkomst",))
    given = answer(real, "Wet zorg en dwang", keuze, Filters("wzd"))
    assert given.waarom_apart[0] == (
        "een groep staat niet naast een deel van zichzelf: geeft een 9 of 10 telt een deel van geeft een 7 of hoger"
    )
    assert not [beeld for beeld in given.beelden if "9 of 10" in beeld.alt and "7 of hoger" in beeld.alt]
    # Blocks of one and the same part are apart for another reason.
    (part, *_) = [blok for blok in verkenning.blokken(real, "wzd", keuze, per_moment=False) if blok.deel_van]
    apart = [part, replace(part, per_organisatie=not part.per_organisatie)]
    assert not [reason for reason in why_split(apart) if "deel van zichzelf" in reason]


def test_what_would_turn_a_conclusion_is_said_in_the_sentence(real: State) -> None:
    _, lead, file = told(real, "wt", "kantelen")
    assert "‘Doel behaald?’ (Het hele programma): slaat om als wat nog niet beoordeeld is ja blijkt." in lead
    # Of 13 onderdelen 7 times ja is more than half; with 7 times no ja it no longer can be.
    settled = "ligt zij vast bij 7 keer ja (nu 0) of bij 7 keer deels of nee (nu 1), van 13 onderdelen"
    assert settled in lead
    # Of all that the row says only this, as a column of the conclusion has it.
    assert "Aandeel ja" in file.row(0, named=True)["reden"] and "Aandeel ja" not in lead
    assert settled in file.row(0, named=True)["reden"]
    assert "(Indicatiestelling): slaat om als dat ene oordeel anders wordt." in lead
    # Without any verdict: what gives a conclusion, and from when on it holds.
    assert (
        "geeft het eerste onafhankelijke oordeel over een heel onderdeel een conclusie"
        in told(real, "vl", "kantelen")[1]
    )


def test_one_conclusion_is_told_in_one_text(real: State) -> None:
    for programma in ("vl", "wt", "wzd"):
        rows = {row.sleutel: row for row in asked(real, programma, "kantelen")[1]}
        # What this monitor works out, it does not put on the name of who judged.
        assert {row.soort_bron for row in rows.values()} == {"deze monitor"}
        for oprol in oprollen(real, programma):
            if oprol.sleutel in rows and oprol.conclusie is not None:
                (_, *cells) = verdicts.table_rows([oprol])[0]
                assert oprol.omslag_tekst in cells and oprol.omslag_tekst in (rows[oprol.sleutel].reden or "")


def test_who_reads_a_verdict_stands_wherever_it_does_in_one_text(real: State) -> None:
    (whole, *_) = oprollen(real, "wt")
    reads = whole.lezing
    assert reads == "Of iets ja, deels of nee is, leest deze monitor uit wat de beoordelaar schrijft."
    for id in ("eigen_opgave", "bereik", "kantelen"):
        assert asked(real, "wt", id)[0].lezen.endswith(reads)
    assert reads in verdicts.legend([whole]) and reads in verdicts.table_rows([whole])[0]
    for sleutel in ("oordeel:wt-indicatiestelling-doel-berenschot", "oordeel:vl-zevmb-doel-onderzoek", whole.sleutel):
        assert any(line.strip() == reads for line in trace(real, sleutel, None) or [])
    found = feit(real, "oordeel:wt-doel-programma")
    assert found is not None and found.lezing == reads
    # What a source says in so many words, nobody has to read for it.
    assert all(
        row.lezing is None for row in real.rows(Feit, "FROM mart.feit WHERE NOT starts_with(sleutel, 'oordeel:')")
    )


def test_what_the_team_says_of_its_own_goal_is_not_held_back_by_what_lasts(real: State) -> None:
    rows = [row for row in asked(real, "wzd", "eigen_opgave")[1] if "wzd-team" in row.sleutel]
    assert [(row.wat, row.toestand) for row in rows] == [
        ("Duurzaam geborgd? deels", "oordeel_zelf"),
        ("Doel behaald? ja", "oordeel_zelf"),
    ]


def test_what_a_source_lays_down_for_later_is_no_expectation_on_any_page(real: State) -> None:
    money = {
        row.sleutel.rsplit(":", 1)[1][:4]: row.weergave
        for row in real.rows(Shown, "SELECT sleutel, weergave FROM mart.cijfer WHERE indicator_id = 'wzd.cvp_middelen'")
    }
    later = {"2024": "vooraf vastgesteld 12,4", "2025": "vooraf vastgesteld 14,1", "2026": "vooraf vastgesteld 15,6"}
    assert money == {"2023": "9,9", **later}
    goals = {row.antwoord for row in asked(real, "wzd", "doelen")[1] if "cvp_middelen" in row.sleutel}
    assert goals == {f"{words} miljoen euro" for words in later.values()}
    blokken = verkenning.blokken(
        real, "wzd", Keuze(indicatoren=("wzd.cvp_middelen",), momenten="alle"), per_moment=False
    )
    assert {blok.later for blok in blokken} == {None, "vooraf vastgesteld"}
    assert "wat vooraf vastgesteld is, is nog niet gebeurd" in why_split(blokken)


def test_first_value_is_announced_for_the_year_of_its_goal(real: State) -> None:
    (row,) = [row for row in asked(real, "vl", "merkbaar")[1] if "vl.branche_leerlingen" in row.sleutel]
    assert (row.reden or "").startswith("verwacht: 2021 ")
    assert any("500 mensen 2021" in row.wat for row in asked(real, "vl", "doelen")[1])


def test_reach_counts_who_came_without_taking_part(real: State) -> None:
    _, lead, file = told(real, "wzd", "bereik")
    assert "7 cijfers gaan over bereik of gebruik" in lead
    reached = dict(file.filter(pl.col("toestand") == "bereik").select("indicator_id", "antwoord").iter_rows())
    assert reached["wzd.regionale_organisaties"] == "259 organisaties"
    assert reached["wzd.regionale_aanmeldingen"] == "717 aanmeldingen"
    (masterclass,) = [row for row in asked(real, "wt", "bereik")[1] if "wt.masterclass_deelnemers" in row.sleutel]
    assert masterclass.antwoord == "gemiddeld 45 deelnemers"


def test_opening_of_more_sentences_has_the_first_as_heading(real: State) -> None:
    heading, lead, _ = told(real, "wzd", "niet_bereikt")
    assert heading.endswith("vond het team niet of pas in de loop van 2022")
    assert lead.startswith("De bron noemt kleinere aanbieders zonder staf of projectleider.")


def test_a_name_in_the_address_that_says_nothing_or_stands_twice_is_told() -> None:
    assert parts.without_effect({"programma": ["vl"], "deel": ["vragen"], "vraag": ["doelen"], "van": ["2020"]}) == []
    assert parts.without_effect({"indicator": ["vl.x"], "kleur": ["rood"]}) == [
        "‘indicator’ in het adres gebruikt deze pagina niet. Bedoelt u ‘indicatoren’?",
        "‘kleur’ in het adres gebruikt deze pagina niet.",
    ]
    assert parts.without_effect({"vraag": ["doelen", "bereik"], "rol": ["partner", "partner"]}) == [
        "‘vraag’ staat meer dan één keer in het adres. U ziet de laatste, ‘bereik’; ‘doelen’ telt niet mee."
    ]


def test_a_day_is_written_as_on_the_rest_of_the_page() -> None:
    assert dag_tekst(date(2018, 2, 28)) == "28 februari 2018"
    assert named(replace(Keuze(), van=date(2018, 2, 28)), Aanbod({}, {}, {}, [])) == ["vanaf: 28 februari 2018"]


def test_a_moment_or_word_of_no_delivery_is_told(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    section = (
        "\nvragen:\n  - id: stilstand\n    mijlpalen_later: [weg]\n"
        "  - id: gestopt\n    woorden: {fasetelling:demo/weg: gestaakt}\n\nindicatoren:\n"
    )
    change_definitions(data, ("\nindicatoren:\n", section))
    said = [str(finding) for finding in check_only(data)]
    assert [text for text in said if "mijlpaal:weg" in text and "vraag stilstand" in text]
    assert [text for text in said if "fasetelling:demo/weg" in text and "vraag gestopt" in text]


def test_the_word_of_the_source_and_a_moment_without_an_earlier_date(tmp_path: Path) -> None:
    cell = "fasetelling:demo/thuis:demo-fasen:gestopt:2024-06-30"
    section = (
        "\nvragen:\n  - id: stilstand\n    mijlpalen_later: [later]\n"
        f"  - id: gestopt\n    woorden: {{{cell}: gestaakt}}\n\nindicatoren:\n"
    )
    with deliver(
        tmp_path,
        definities=[("\nindicatoren:\n", section)],
        mijlpaal=[{"id": "eindverslag", "datum": "2024-12-31"}, {"id": "later", "datum": "2025-03-31"}],
    ) as con:
        state = State("words", con)
        stopped = told(state, "demo", "gestopt")[2].filter(pl.col("sleutel") == cell)
        assert stopped["antwoord"].item() == "† gestaakt"
        late = told(state, "demo", "stilstand")[2].filter(pl.col("sleutel") == "mijlpaal:later")
        assert late["antwoord"].item() == "→ van een datum die de bron niet noemt naar 31 maart 2025"
        # It is later everywhere: on the overview and on the time axis as well.
        attention = "SELECT tekst FROM mart.aandacht WHERE soort = 'later dan gepland' AND sleutel = 'mijlpaal:later'"
        ((text,),) = con.sql(attention).fetchall()
        assert "van een datum die de bron niet noemt naar 31 maart 2025" in text
        axis = "SELECT toestand, is_vertraagd FROM mart.tijdlijn WHERE sleutel = 'mijlpaal:later'"
        assert con.sql(axis).fetchall() == [("verschoven", True)]


def test_overview_and_questions_count_the_same_moments_that_come_later(real: State) -> None:
    query = "SELECT sleutel FROM mart.aandacht WHERE soort = 'later dan gepland' AND programma_id = 'vl'"
    attention = {key for (key,) in real.connection.cursor().sql(query).fetchall()}
    assert len(attention) == 6
    for vraag in ("stilstand", "doelen"):
        file = told(real, "vl", vraag)[2]
        assert set(file.filter(pl.col("toestand") == "verschoven")["sleutel"]) == attention


REPORT = {"id": "eindverslag", "datum": "2024-12-31"}
REACHED = {"id": "eind", "onderdeel_id": "demo/thuis", "naam": "Verslag klaar.", "datum": "2024-06-30"}


def test_what_ended_on_its_end_date_did_not_stop(tmp_path: Path) -> None:
    reached = {**REACHED, "datum_precisie": "maand", "status": "gehaald"}
    with deliver(tmp_path / "ended", fasetelling=[], mijlpaal=[REPORT, reached]) as con:
        heading, lead, file = told(State("ended", con), "demo", "gestopt")
    assert heading == (
        "Geen bron meldt dat er iets gestopt of vervallen is; op de einddatum afgelopen, dus niet gestopt: "
        "Steun thuis (juni 2024)"
    )
    assert lead == "Dat is niet hetzelfde als dat al het andere doorging."
    assert file.select("sleutel", "toestand", "wat", "reden").rows() == [
        (
            "onderdeel:demo/thuis",
            "afgelopen",
            "Looptijd van januari 2023 tot en met juni 2024",
            "Toen gehaald: Verslag klaar",
        )
    ]
    # Where a plan stopped, where nothing was reached then, or when the day differs, nobody says that it ended so.
    for name, changed in (
        ("stopped", {"mijlpaal": [REPORT, reached]}),
        ("planned", {"fasetelling": [], "mijlpaal": [REPORT, {**reached, "status": "gepland"}]}),
        ("other day", {"fasetelling": [], "mijlpaal": [REPORT, {**reached, "datum_precisie": "dag"}]}),
    ):
        with deliver(tmp_path / name, **changed) as con:
            assert "afgelopen" not in set(told(State(name, con), "demo", "gestopt")[2]["toestand"])


def test_the_team_of_the_wzd_ended_and_did_not_stop(real: State) -> None:
    heading, _, file = told(real, "wzd", "gestopt")
    assert heading.endswith("op de einddatum afgelopen, dus niet gestopt: Coördinerend Team Wzd (november 2022)")
    assert "Het loket was open zolang de opdracht liep" in file["reden"].item()
    assert "Op de einddatum afgelopen, dus niet gestopt: Arbeidsmarktverkenning" in told(real, "vl", "gestopt")[1]
    query = "SELECT naam FROM core.gebeurtenis WHERE id = 'ct-einde'"
    assert real.connection.cursor().sql(query).fetchall() == [("De opdracht van het Coördinerend Team loopt af",)]


def test_all_that_comes_from_one_questionnaire_stands_with_the_same_group(real: State) -> None:
    # Sent to organisations; who filled it in works there, and the source does not say which answer is whose.
    query = """
        SELECT DISTINCT perspectief FROM core.indicator
        WHERE id LIKE 'wzd.%' AND soort = 'uitkomst' AND perspectief IS NOT NULL AND invullers_id IS NOT NULL
        UNION SELECT CAST(perspectief AS VARCHAR) FROM core.verhaal WHERE tekst LIKE '%invuller%'
    """
    assert real.connection.cursor().sql(query).fetchall() == [("organisatie",)]
    lead = told(real, "wzd", "merkbaar")[1]
    assert "er is geen cijfer vanuit professionals" in lead
