"""The questions of an evaluation: their rows on a small programme worked out by hand, their sentences, their texts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dashboard.choice import Keuze
from dashboard.database import State, current_name, open_state
from dashboard.exploring import answers, questions
from dashboard.exploring.answers import UITLEG, conclusion
from dashboard.filters import Filters
from dashboard.queries import verkenning
from dashboard.queries.cijfer import cijferregels
from dashboard.queries.definitie import definitie
from dashboard.queries.vraag import OPENS, Antwoord, Vraag, antwoorden, in_bestand, vragen
from pipelines.build import check_only
from pipelines.definitions import read_definitions
from pipelines.vragen import STANDARD
from tests.deliver import change_definitions, copy_tiny, deliver

IDS = [vraag.id for vraag in STANDARD]
THUIS, SCHOOL = "demo/thuis:2024-06-30", "demo/school:2024-06-30"
OPEN_PHASE = "niet te beoordelen: de bron noemt geen verwachte duur van deze fase"

# Of each question the rows about tests/tiny: what they are counted as, their answer, and the key they lead to.
TINY_ROWS = {
    "doelen": [
        (
            "gebleven",
            "ruim 45: nog niet te beoordelen: streefdatum eind 2024",
            "doel:demo.gezinnen:demo/thuis:2024-12-31:oorspronkelijk",
        ),
        ("verschoven", "van september 2024 naar eind 2024", "mijlpaal:eindverslag"),
    ],
    "meetbaar": [
        ("zonder_doel", "geen doel met een getal", "onderdeel:demo/school"),
        ("zonder_streefwaarde", "geen streefwaarde", "indicator:demo.tevreden"),
    ],
    "eigen_opgave": [
        ("aandeel", "50% (1 van 2)", "afgeleid:eigen-opgave:demo:doel_behaald"),
        ("geen_oordeel", "nog geen oordeel dat iets vindt", "afgeleid:oprol:demo:effect_in_sector"),
        ("geen_oordeel", "nog geen oordeel dat iets vindt", "afgeleid:oprol:demo:duurzaam_geborgd"),
        ("oordeel_onafhankelijk", "Demo-onderzoek", "oordeel:thuis-doel"),
        ("oordeel_zelf", "Demobureau", "oordeel:school-doel-zelf"),
        ("cijfer_zelf", "ruim 45 gezinnen", f"meting:demo.gezinnen:{THUIS}"),
        ("cijfer_zelf", "75% (30 van 40)", f"meting:demo.tevreden:{THUIS}"),
        ("woorden_zelf", "niet vermeld in de bron", f"meting:demo.tevreden:{SCHOOL}"),
    ],
    "stilstand": [
        ("verschoven", "van september 2024 naar eind 2024", "mijlpaal:eindverslag"),
        (
            "na_einddatum",
            f"einddatum juni 2024 voorbij; stilstand {OPEN_PHASE}",
            "fasetelling:demo/thuis:demo-fasen:uitvoering:2024-06-30",
        ),
        ("niet_te_beoordelen", OPEN_PHASE, "faseverloop:demo/thuis:zorghuis:demo-fasen:uitvoering:2023-10-31:opgave"),
        ("niet_te_beoordelen", OPEN_PHASE, "fasetelling:demo/school:demo-fasen:ontwerp:2024-06-30"),
        ("belemmering", "belemmering of open vraag volgens de bron", "factor:geen-geld"),
    ],
    "gestopt": [
        ("gestopt", "niet afgerond of gestopt", "fasetelling:demo/thuis:demo-fasen:gestopt:2024-06-30"),
        ("niet_gestopt", "uitvoering", "fasetelling:demo/thuis:demo-fasen:uitvoering:2024-06-30"),
        ("niet_gestopt", "afgerond", "fasetelling:demo/thuis:demo-fasen:afgerond:2024-06-30"),
        ("niet_gestopt", "fase niet vermeld", "afgeleid:fase:demo-fasen:demo/thuis:niet_vermeld"),
        ("belemmering", "belemmering of open vraag volgens de bron", "factor:geen-geld"),
    ],
    "merkbaar": [
        ("niets_bekend_zelf", "geen cijfer en geen verhaal: niet geleverd", "onderdeel:demo"),
        ("cijfer_zelf", "75% (30 van 40)", f"meting:demo.tevreden:{THUIS}"),
        ("verhaal_zelf", "verhaal", "verhaal:rust"),
        # What is not heard yet, stands below what is.
        ("zonder_getal", "niet vermeld in de bron", f"meting:demo.tevreden:{SCHOOL}"),
        *[("niets_bekend_ander", "geen cijfer en geen verhaal: niet geleverd", "onderdeel:demo")] * 3,
        ("cijfer_ander", "ruim 45 gezinnen", f"meting:demo.gezinnen:{THUIS}"),
    ],
    "bereik": [
        (
            "geen_oordeel",
            "nog niet te beoordelen (2 van 2 onderdelen nog niet te beoordelen)",
            "afgeleid:oprol:demo:effect_in_sector",
        ),
        ("kennis_onbekend", "onbekend", "onderdeel:demo/thuis"),
        ("kennis_niet_beoordeeld", "nog niet beoordeeld", "borging:school-lesstof"),
        ("product", "publicatie, opgeleverd", "opbrengst:gids"),
    ],
    "na_afloop": [
        ("bewijs_voor_einde", "geregeld", "borging:thuis-training:oordeel:2024-07-15"),
        ("niet_beoordeeld", "nog niet beoordeeld", "borging:school-lesstof"),
        ("besluit_open", "aangekondigd, nog niet genomen, december 2024", "besluit:training-betalen"),
    ],
    "kantelen": [
        ("nog_open", "nog open; het ene oordeel is deels", "afgeleid:oprol:demo:doel_behaald"),
        ("een_oordeel", "deels", "afgeleid:oprol:demo/thuis:doel_behaald"),
        ("geen_oordeel", "nog niet te beoordelen", "afgeleid:oprol:demo:effect_in_sector"),
        ("geen_oordeel", "nog niet te beoordelen", "afgeleid:oprol:demo:duurzaam_geborgd"),
    ],
    "niet_bereikt": [("toezegging_open", "niet gemeld", "toezegging:brief")],
}
TINY_HEADINGS = {
    "doelen": "Er is 1 doel met een getal, bij 1 van 2 onderdelen; geen bron meldt dat een doel is aangepast",
    "meetbaar": "1 van 2 onderdelen heeft geen doel met een getal",
    "eigen_opgave": "Van het programma of de uitvoerder zelf: 1 van 2 oordelen en 2 van 2 cijfers over uitkomsten",
    "stilstand": "1 moment is later gepland dan eerst en 1 fase is nog bezig na de einddatum",
    "gestopt": "1 van 10 plannen is niet afgerond of gestopt (Steun thuis)",
    "merkbaar": "Toegeschreven aan mensen of naasten: 1 van 2 cijfers over uitkomsten en 1 van 1 verhaal",
    "bereik": "Geen cijfer laat een effect buiten de deelnemers zien",
    "na_afloop": "Bij 1 van 2 onderdelen is iets geregeld voor na afloop",
    "kantelen": "1 conclusie ligt nog open en 1 conclusie rust op één oordeel",
    "niet_bereikt": "1 toezegging is nog niet gemeld als nagekomen; bij het laatste rapport was de termijn niet "
    "voorbij of niet genoemd",
}


@pytest.fixture(scope="module")
def state(tiny_pages_var: Path) -> Iterator[State]:
    """The state of `tests/tiny`, opened as the pages open it."""
    opened = open_state(tiny_pages_var / current_name(tiny_pages_var))
    yield opened
    opened.connection.close()


@pytest.fixture(scope="module")
def offered(state: State) -> dict[str, Vraag]:
    """The questions about tests/tiny by their id."""
    return {vraag.id: vraag for vraag in vragen(state, "demo")}


# ── the rows ──


@pytest.mark.parametrize("vraag", IDS)
def test_answer_has_these_rows(vraag: str, state: State, offered: dict[str, Vraag]) -> None:
    rows = antwoorden(state, "demo", offered[vraag])
    assert [(row.toestand, row.antwoord, row.sleutel) for row in rows] == TINY_ROWS[vraag]


@pytest.mark.parametrize("vraag", IDS)
def test_answer_opens_with_a_sentence_made_of_its_rows(vraag: str, state: State, offered: dict[str, Vraag]) -> None:
    question = offered[vraag]
    assert question.rijen == len(TINY_ROWS[vraag])
    assert conclusion(question, antwoorden(state, "demo", question)).kop == TINY_HEADINGS[vraag]


def test_every_question_has_its_view_and_the_order_of_the_standard(state: State, offered: dict[str, Vraag]) -> None:
    assert list(offered) == IDS
    views = "SELECT view_name FROM duckdb_views() WHERE starts_with(view_name, 'vraag_')"
    assert {name for (name,) in state.connection.cursor().sql(views).fetchall()} == {f"vraag_{name}" for name in IDS}


def test_every_row_leads_to_its_source(state: State, offered: dict[str, Vraag]) -> None:
    query = """
        SELECT sleutel FROM mart.cijfer UNION ALL SELECT sleutel FROM mart.feit
        UNION ALL SELECT 'indicator:' || id FROM core.indicator
    """
    known = {key for (key,) in state.connection.cursor().sql(query).fetchall()}
    assert {row.sleutel for vraag in offered.values() for row in antwoorden(state, "demo", vraag)} <= known


# ── a programme in which more happens ──


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """tests/tiny with a changed goal, a step back, something that stopped, missed moments and later evidence."""
    own = "vragen:\n  - id: bereik\n    vraag: Kwam het bij de buren?\n    indicatoren: [demo.tevreden]\n"
    own += "  - id: niet_bereikt\n    indicatoren: [demo.plannen]\n\nindicatoren:\n  - id: demo.plannen"
    with deliver(
        tmp_path_factory.mktemp("eventful"),
        definities=[
            ("        uitleg: Het plan wordt gemaakt.", "        uitleg: Plan.\n        verwachte_dagen: 100"),
            ("indicatoren:\n  - id: demo.plannen", own),
        ],
        doel=[
            {"waarde": 100, "datum": "2024-03-31", "datum_precisie": "maand"},
            {"waarde": 60, "oorspronkelijk": "nee", "vastgesteld_door": "stuurgroep"},
        ],
        faseverloop=[
            {"onderdeel_id": "demo/thuis", "organisatie_id": "zorghuis", **_step("ontwerp", "2023-02-01")},
            {"onderdeel_id": "demo/thuis", "organisatie_id": "zorghuis", **_step("uitvoering", "2023-10-01")},
            {
                "onderdeel_id": "demo/thuis",
                "organisatie_id": "zorghuis",
                **_step("ontwerp", "2024-01-01", "nieuw team"),
            },
            {"onderdeel_id": "demo/school", **_step("ontwerp", "2024-01-01")},
            {"onderdeel_id": "demo/school", **_step("gestopt", "2024-03-01", "geen leraren")},
        ],
        mijlpaal=[
            {"id": "gemist", "datum": "2024-03-31"},
            {"id": "weg", "datum": "2024-05-01", "status": "vervallen", "reden": "ziekte"},
        ],
        toezegging=[
            {
                "id": "geld",
                "onderdeel_id": "demo",
                "wie": "minister",
                "wat": "Geld geven.",
                "toegezegd_op": "2024-01-01",
                "toegezegd_precisie": "dag",
                "termijn": "2024-02-01",
                "termijn_precisie": "dag",
            }
        ],
        verwachte_levering=[{"id": "school", "onderdeel_id": "demo/school", "indicator_id": "demo.gezinnen"}],
        oordelen=[
            {
                "id": "thuis-training",
                "onderdeel_id": "demo/thuis",
                "niveau": "organisatie",
                "trede": "B2",
                "bewijs_soort": "functie",
                "trede_reden": "er is een trainer",
            }
        ],
    ) as con:
        yield con


def _step(fase: str, datum: str, reden: str = "") -> dict[str, str]:
    return {
        "fasemodel_id": "demo-fasen", "fase_id": fase, "datum": datum, "datum_precisie": "dag", "grondslag": "opgave",
        "reden": reden,
    }  # fmt: skip


def found(con: duckdb.DuckDBPyConnection, vraag: str) -> list[tuple[str, str, str | None]]:
    """What the rows of an answer are counted as, their answer and the reason."""
    query = f"SELECT toestand, antwoord, reden FROM mart.vraag_{vraag} ORDER BY volgorde"
    rows: list[tuple[str, str, str | None]] = con.sql(query).fetchall()
    return rows


def test_changed_goal_stands_beside_the_first_each_with_its_own_status(eventful: duckdb.DuckDBPyConnection) -> None:
    unknown = "Wie het vaststelde: ? niet vermeld in de bron. Geldt voor alle gezinnen"
    assert found(eventful, "doelen") == [
        ("vervangen", "ruim 45: niet te zeggen of het doel gehaald is: de bron zegt ruim 45", unknown),
        (
            "aangepast",
            "ruim 45: nog niet te beoordelen: streefdatum eind 2024",
            "Vastgesteld door stuurgroep. Geldt voor alle gezinnen",
        ),
    ]


def test_step_back_that_stands_still_is_both_and_names_no_organisation(eventful: duckdb.DuckDBPyConnection) -> None:
    rows = found(eventful, "stilstand")
    assert rows[:3] == [
        ("staat_stil", "! staat stil: op juni 2024 al 152 dagen, verwacht hoogstens 100", "nieuw team"),
        ("terug", "← terug uit uitvoering", "nieuw team"),
        ("datum_voorbij", "gepland 31 maart 2024, niet gemeld als gehaald", "? niet vermeld in de bron"),
    ]
    assert ("niet_te_beoordelen", "niet te beoordelen: een telling zegt niet sinds wanneer", None) in [
        (*row[:2], None) for row in rows
    ]
    names = eventful.sql("SELECT wat FROM mart.vraag_stilstand UNION ALL SELECT wat FROM mart.vraag_gestopt").fetchall()
    assert not [wat for (wat,) in names if "Zorghuis" in wat]


def test_what_stopped_and_was_dropped_has_its_reason(eventful: duckdb.DuckDBPyConnection) -> None:
    rows = found(eventful, "gestopt")
    assert [row for row in rows if row[0] in ("gestopt", "stap_gestopt", "vervallen")] == [
        ("gestopt", "niet afgerond of gestopt", "geen geld"),
        ("stap_gestopt", "niet afgerond of gestopt, kwam uit ontwerp", "geen leraren"),
        ("vervallen", "mijlpaal vervallen, was gepland 1 mei 2024", "ziekte"),
    ]


def test_what_was_not_reached_is_told_by_kind(eventful: duckdb.DuckDBPyConnection) -> None:
    rows = found(eventful, "niet_bereikt")
    assert [row[0] for row in rows] == [
        "doel_niet_te_zeggen",
        "mijlpaal_niet_gemeld",
        "mijlpaal_vervallen",
        "toezegging_verlopen",
        "levering_ontbreekt",
        "groep",
        "groep",
    ]


def test_evidence_from_after_the_end_is_told(eventful: duckdb.DuckDBPyConnection) -> None:
    assert found(eventful, "na_afloop")[0] == (
        "bewijs_na_einde",
        "geregeld",
        "zorgt ervoor: Zorghuis; bewijs: functie; van na het einde (juni 2024); waarom niet hoger: er is een trainer",
    )


def test_programme_says_which_figures_are_about_others_and_in_which_words(eventful: duckdb.DuckDBPyConnection) -> None:
    assert [row[:2] for row in found(eventful, "bereik")[1:3]] == [
        ("verandering", "75% (30 van 40)"),
        ("verandering_zonder_getal", "niet vermeld in de bron"),
    ]
    texts = eventful.sql("SELECT vraag, waarom FROM core.vraag WHERE id = 'bereik'").fetchall()
    assert texts == [("Kwam het bij de buren?", next(item.waarom for item in STANDARD if item.id == "bereik"))]


# ── the definitions ──


@pytest.mark.parametrize(
    ("section", "says"),
    [
        (
            "vragen:\n  - id: waarheid\n    vraag: Wat is waar?\n",
            "sleutel 'vragen.id': 'waarheid' is hier niet toegestaan",
        ),
        ("vragen:\n  - id: bereik\n", "zegt niets anders dan de standaard"),
        (
            "vragen:\n  - id: meetbaar\n    indicatoren: [demo.plannen]\n",
            "'indicatoren' hoort bij doelen, stilstand, gestopt, merkbaar, bereik, niet_bereikt",
        ),
        ("vragen:\n  - id: bereik\n    indicatoren: [demo.weg]\n", "'demo.weg' is geen indicator"),
        (
            "vragen:\n  - id: doelen\n    indicatoren: [demo.gezinnen]\n",
            "'demo.gezinnen' is geen indicator met reden_geen_doel",
        ),
        (
            "vragen:\n  - id: bereik\n    indicatoren: [demo.plannen, demo.plannen]\n",
            "een indicator staat er twee keer in",
        ),
        (
            "vragen:\n  - id: bereik\n    factoren: [te-weinig]\n",
            "'factoren' hoort bij stilstand, gestopt, niet_bereikt",
        ),
        (
            "vragen:\n  - id: stilstand\n    factoren: [te-weinig]\n    factoren_voorbij: [weg]\n",
            "'factoren_voorbij' noemt weg; zet die ook bij 'factoren'",
        ),
        (
            "vragen:\n  - id: gestopt\n    factoren: [te-weinig]\n    factoren_voorbij: [te-weinig]\n",
            "'factoren_voorbij' hoort bij stilstand, en alleen daarbij",
        ),
        (
            "vragen:\n  - id: gestopt\n    factoren: [te-weinig, te-weinig]\n",
            "een factor staat er twee keer in",
        ),
        (
            "vragen:\n  - id: gestopt\n    nog_niet: [factor:te-weinig]\n",
            "'nog_niet' hoort bij stilstand, niet_bereikt",
        ),
        (
            "vragen:\n  - id: bereik\n    indicatoren: [demo.plannen]\n    voorop: [demo.gezinnen]\n",
            "'voorop' noemt demo.gezinnen; zet die ook bij 'indicatoren', 'factoren' of 'nog_niet'",
        ),
        (
            "vragen:\n  - id: bereik\n    indicatoren: [demo.plannen]\n    noemers: {demo.gezinnen: demo.plannen}\n",
            "'noemers' noemt demo.gezinnen; zet die ook bij 'indicatoren'",
        ),
        (
            "vragen:\n  - id: bereik\n    indicatoren: [demo.plannen]\n    noemers: {demo.plannen: demo.weg}\n",
            "'demo.weg' is geen indicator",
        ),
        (
            "vragen:\n  - id: niet_bereikt\n    indicatoren: [demo.plannen]\n    gezegd_als: {demo.gezinnen: x}\n",
            "'gezegd_als' noemt demo.gezinnen; zet die ook bij 'indicatoren'",
        ),
        (
            "vragen:\n  - id: stilstand\n    nog_niet: [te-weinig]\n",
            "Schrijf de sleutel van een factor of uitspraak over borging",
        ),
        (
            "vragen:\n  - id: gestopt\n    gaat_over: {rust: [verhaal:rust]}\n",
            "'gaat_over' hoort bij merkbaar, en alleen daarbij",
        ),
        (
            "vragen:\n  - id: gestopt\n    mijlpalen_later: [eindverslag]\n",
            "'mijlpalen_later' hoort bij stilstand, en alleen daarbij",
        ),
        (
            "vragen:\n  - id: stilstand\n    woorden: {fasetelling-x: gestopt}\n",
            "'woorden' hoort bij gestopt, en alleen daarbij",
        ),
        (
            "vragen:\n  - id: bereik\n    leeg: Niets.\n  - id: bereik\n    leeg: Niets.\n",
            "'bereik' staat al bij vragen",
        ),
    ],
)
def test_mistake_in_the_questions_is_told_with_its_line(section: str, says: str, tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    change_definitions(data, ("\nindicatoren:\n", f"\n{section}\nindicatoren:\n"))
    definitions, findings = read_definitions(data / "indicators.yml")
    assert definitions is None
    (message,) = [str(finding) for finding in findings]
    assert says in message
    assert "regel" in message


def test_same_bronhouder_twice_and_a_perspective_of_no_outcome_are_mistakes(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    again = "  - naam: Demobureau\n    soort: onafhankelijk\n"
    change_definitions(data, ("bronhouders:\n", f"bronhouders:\n{again}"))
    assert "'Demobureau' staat al bij bronhouders" in str(read_definitions(data / "indicators.yml")[1][0])
    change_definitions(
        data, (again, ""), ("    niveau: activiteit\n", "    niveau: activiteit\n    perspectief: [naaste]\n")
    )
    assert "'perspectief' hoort bij soort uitkomst of verhalend" in str(read_definitions(data / "indicators.yml")[1][0])


def test_exception_about_who_says_it_belongs_to_an_outcome(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    elsewhere = "    per_onderdeel:\n      demo/thuis:\n        perspectief: [naaste]\n"
    change_definitions(data, ("    niveau: activiteit\n", f"    niveau: activiteit\n{elsewhere}"))
    assert "'perspectief' hoort bij soort uitkomst of verhalend" in str(read_definitions(data / "indicators.yml")[1][0])


def test_an_onderdeel_says_otherwise_who_says_it_and_whose_word_it_is(tmp_path: Path) -> None:
    elsewhere = """    perspectief: [naaste]
    per_onderdeel:
      demo/thuis:
        perspectief: [mens_met_beperking, professional]
        bronhouder: Onderzoekbureau.
      demo/school:
        bronhouder: Niet vermeld wie het vroeg.
"""
    bureau = "bronhouders:\n  - naam: Onderzoekbureau\n    soort: onafhankelijk\n"
    definities = [("    perspectief: [naaste]\n", elsewhere), ("bronhouders:\n", bureau)]
    state = State("elsewhere", deliver(tmp_path, definities=definities))
    said = [
        (row.groep, row.sleutel, row.toestand, row.soort_bron)
        for row in asked(state, "demo", "merkbaar")[1]
        if "demo.tevreden" in row.sleutel
    ]
    thuis, school = f"meting:demo.tevreden:{THUIS}", f"meting:demo.tevreden:{SCHOOL}"
    assert said == [
        ("Vanuit mensen met een beperking of zorgvraag", thuis, "cijfer_zelf", "onafhankelijk"),
        ("Vanuit naasten", school, "zonder_getal", "niet ingedeeld"),
        ("Vanuit professionals", thuis, "cijfer_ander", "onafhankelijk"),
    ]
    # The other question counts it so too, and the definition names whose word it is where.
    own = {row.sleutel: (row.toestand, row.reden) for row in asked(state, "demo", "eigen_opgave")[1]}
    assert own[thuis] == ("cijfer_onafhankelijk", "Gemeten of gemeld door Onderzoekbureau")
    assert own[school] == ("woorden_niet_ingedeeld", "Gemeten of gemeld door ? niet vermeld in de bron")
    found = definitie(state, "demo.tevreden")
    assert found is not None
    assert found.bronhouder.endswith(
        "; bij Steun thuis: Onderzoekbureau; bij Steun op school: Niet vermeld wie het vroeg"
    )
    state.connection.close()


# ── the sentences ──

UNJUDGED = "Bij geen van 11 onderdelen is al beoordeeld wat er geregeld is voor na afloop"
ROW = Antwoord(
    "Groep", "demo/thuis", "Steun thuis", "iets", "toestand", "antwoord", None, None, "onafhankelijk", "", "", "k"
)


def counted(**numbers: int) -> list[Antwoord]:
    """So many rows in each of these states."""
    return [
        replace(ROW, toestand=toestand, sleutel=f"{toestand}{place}", onderdeel_id=f"demo/{toestand}{place}")
        for toestand, number in numbers.items()
        for place in range(number)
    ]


@pytest.mark.parametrize(
    ("vraag", "rows", "says"),
    [
        (
            "doelen",
            counted(gebleven=4, vervangen=1, aangepast=1),
            "Er zijn 5 doelen met een getal, bij 6 onderdelen; 1 aangepast",
        ),
        ("doelen", counted(vervangen=3, aangepast=1), "Er zijn 3 doelen met een getal, bij 4 onderdelen; 1 aangepast"),
        ("doelen", counted(verschoven=2), "Er is geen doel met een getal geleverd"),
        ("meetbaar", counted(zonder_datum=2), "2 doelen hebben geen streefdatum"),
        ("eigen_opgave", counted(vindt_niets=1), "Nog niemand vond of mat er iets van"),
        (
            "stilstand",
            counted(staat_stil=1, terug=2),
            "1 plan staat langer stil dan verwacht en 2 stappen gingen terug",
        ),
        (
            "stilstand",
            counted(niet_te_beoordelen=15),
            "Bij 15 fasen is stilstand niet te beoordelen: geen bron noemt hoe lang die duurt",
        ),
        ("stilstand", counted(belemmering=1), "Geen bron meldt stilstand met een datum of fase"),
        ("gestopt", counted(cijfer=1), "Geen bron telt wat gestopt of vervallen is"),
        (
            "gestopt",
            [
                *counted(gestopt=2),
                replace(ROW, onderdeel_id="demo", wat="Wie stopte", toestand="cijfer", antwoord="14"),
            ],
            "Wie stopte: 14; bij 2 onderdelen is iets niet afgerond of gestopt",
        ),
        ("bereik", counted(verandering=1), "1 cijfer gaat over een effect buiten de deelnemers"),
        ("na_afloop", counted(voornemen=3), "Bij 0 van 3 onderdelen is iets geregeld voor na afloop"),
        ("na_afloop", counted(niet_beoordeeld=11), UNJUDGED),
        (
            "na_afloop",
            counted(niet_beoordeeld=2, onbekend=1),
            "Bij 2 van 3 onderdelen is nog niet, of nog niet helemaal, beoordeeld wat er geregeld is voor na afloop; "
            "bij de rest is niets geregeld of is het onbekend",
        ),
        ("kantelen", counted(kantelt=2, staat_vast=1), "2 conclusies kunnen nog omslaan en 1 conclusie staat vast"),
        (
            "kantelen",
            counted(nog_open=1, een_oordeel=1),
            "1 conclusie ligt nog open en 1 conclusie rust op één oordeel",
        ),
        (
            "niet_bereikt",
            counted(toezegging_open=3),
            "3 toezeggingen zijn nog niet gemeld als nagekomen; bij het laatste rapport was de termijn niet voorbij of "
            "niet genoemd",
        ),
        (
            "merkbaar",
            counted(cijfer_ander=2),
            "Niets is toegeschreven aan mensen of naasten: 0 van 2 cijfers over uitkomsten",
        ),
        ("niet_bereikt", counted(toezegging_verlopen=1), "1 toezegging is verlopen of vervallen"),
        ("kantelen", counted(geen_oordeel=3), "Er is nog geen conclusie, dus er kan er geen omslaan"),
        ("niet_bereikt", counted(groep=1), "Geen bron meldt een streefgetal, mijlpaal of toezegging die gemist is"),
        ("merkbaar", counted(nog_te_meten=2), "Er is nog geen cijfer en geen verhaal, van niemand"),
        (
            "niet_bereikt",
            counted(doel_loopt_achter=2),
            "2 doelen lopen achter, of er is niet van te zeggen of het gehaald is",
        ),
        ("niet_bereikt", counted(doel_niet_gehaald=2), "2 doelen zijn niet of niet op tijd gehaald"),
    ],
)
def test_sentence_counts_the_rows(vraag: str, rows: list[Antwoord], says: str) -> None:
    made = conclusion(Vraag(vraag, "?", "", "", "", "Niets. Daarom.", len(rows)), rows)
    assert made.kop == says
    assert not made.lead or made.lead.endswith(".")


def said(vraag: str, rows: list[Antwoord]) -> str:
    """The sentences under the heading of an answer."""
    return conclusion(Vraag(vraag, "?", "", "", "", "Niets. Daarom.", len(rows)), rows).lead


def test_what_nobody_judged_yet_is_not_said_to_be_missing() -> None:
    assert said("na_afloop", counted(niet_beoordeeld=11)) == (
        "Nog niet beoordeeld is niet hetzelfde als niets geregeld. Er is geen cijfer van na het einde."
    )
    assert said("na_afloop", counted(niet_beoordeeld=2, bewijs_voor_einde=1)).startswith(
        "Bij 2 van 3 onderdelen is dat nog niet, of nog niet helemaal, beoordeeld."
    )
    assert said("bereik", counted(kennis_niet_beoordeeld=11)) == (
        "Of kennis voor de sector geregeld is, is bij geen van 11 onderdelen al beoordeeld."
    )
    assert said("bereik", counted(kennis_niet_beoordeeld=1)) == (
        "Of kennis voor de sector geregeld is, is bij het enige onderdeel nog niet beoordeeld."
    )
    alone = conclusion(Vraag("na_afloop", "?", "", "", "", "", 1), counted(niet_beoordeeld=1)).kop
    assert alone == "Bij het enige onderdeel is nog niet beoordeeld wat er geregeld is voor na afloop"
    assert said("bereik", counted(kennis_niet_beoordeeld=1, kennis_onbekend=12)) == (
        "Of kennis voor de sector geregeld is, is bij 1 van 13 onderdelen nog niet beoordeeld en bij 12 van de 13 is "
        "het onbekend."
    )


def test_of_what_is_judged_in_part_both_parts_are_told() -> None:
    assert said("bereik", counted(kennis_niet_beoordeeld=1, kennis_geregeld=2, kennis_voornemen=1)) == (
        "Kennis voor de sector is geregeld bij 2 van 4 onderdelen en bij 1 van de 4 is het nog niet beoordeeld."
    )


def test_why_an_outcome_has_no_number_is_told_by_its_kind_of_silence() -> None:
    read = replace(ROW, toestand="woorden_zelf", antwoord="in een figuur die wij niet kunnen lezen")
    told = replace(ROW, toestand="woorden_zelf", antwoord="niet vermeld in de bron", sleutel="k2")
    assert said("eigen_opgave", [read]) == (
        "1 uitkomst heeft geen getal: in een figuur die wij niet kunnen lezen; 1 daarvan van henzelf."
    )
    assert "1 in een figuur die wij niet kunnen lezen en 1 niet vermeld in de bron" in said(
        "eigen_opgave", [read, told]
    )
    assert said("merkbaar", counted(onleesbaar=6)) == "6 uitkomsten staan in een figuur die wij niet kunnen lezen."


def test_a_group_of_which_nothing_is_known_is_not_said_to_be_never_asked(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    for programma in ("vl", "wt", "wzd"):
        (vraag,) = [one for one in vragen(real, programma) if one.id == "merkbaar"]
        rows = antwoorden(real, programma, vraag)
        silent = [row for row in rows if row.toestand.startswith("niets_bekend")]
        assert silent
        # That it is not known whether they were asked, is said of those whom the question is about.
        for row in silent:
            people = "Dat zegt niet of zij gevraagd zijn. " if row.toestand == "niets_bekend_zelf" else ""
            assert row.reden == f"{people}Onderaan staat wie er volgens de bron gevraagd zijn."
        assert [row for row in rows if row.toestand == "gevraagd"]
        # What the figures about who was asked name, the sentence says; of others it does not say that nobody asked.
        says = (
            "bestuurders; dat zegt niet of mensen met een beperking of zorgvraag en naasten gevraagd zijn"
            if programma == "wzd"
            else "bestuurders; zij zijn volgens de bron wel gevraagd"
        )
        assert says in conclusion(vraag, rows).lead
    (vraag,) = [one for one in vragen(real, "wt") if one.id == "merkbaar"]
    (asked,) = [row for row in antwoorden(real, "wt", vraag) if row.toestand == "gevraagd"]
    assert "bestuurders" in (asked.voorbehoud or "")
    real.connection.close()


def test_what_people_notice_is_said_in_the_words_of_who_read_the_source() -> None:
    told = [
        replace(ROW, sleutel=key, toestand=toestand, gaat_over=subjects)
        for key, toestand, subjects in (
            ("a", "bevinding_zelf", ["rust"]),
            ("b", "verhaal_zelf", ["meer keuze", "rust"]),
            # A fact from two groups counts once, and what professionals say not at all.
            ("b", "verhaal_zelf", ["meer keuze", "rust"]),
            ("c", "verhaal_ander", ["drukte"]),
        )
    ]
    asks = Vraag("merkbaar", "?", "", "", "", "x", 3)
    most = conclusion(asks, told)
    assert most.kop == "Mensen en naasten noemen het vaakst ‘rust’: in 2 van hun 2 feiten"
    assert most.lead.startswith(
        "Dat telt feiten, geen mensen; verder gaat er 1 over meer keuze. Toegeschreven aan mensen of naasten: 1 van 1 "
    )
    # What is named once is not named most.
    assert said("merkbaar", told[:1]).startswith("Dat gaat over rust.")
    assert "over" not in said("merkbaar", told[-1:])
    many = [replace(told[0], sleutel=str(n), gaat_over=["rust"] * (n < 2) + [f"iets {n}"]) for n in range(6)]
    assert "en 1 over iets 3; waar het nog meer over gaat, staat bij de rijen." in said("merkbaar", many)
    equal = [replace(told[0], sleutel=f"{n}", gaat_over=["rust", "keuze", "tijd"]) for n in range(2)]
    assert conclusion(asks, equal).kop.startswith("Toegeschreven aan mensen of naasten: ")
    assert said("merkbaar", equal).startswith("Die 2 gaan over rust, keuze en tijd.")


def test_every_fact_of_people_or_relatives_says_what_it_is_about(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    for programma, says in (
        ("vl", "Mensen en naasten noemen het vaakst ‘wel of niet gehoord en gesteund worden’: in 9 van hun 21 feiten"),
        ("wt", "Mensen en naasten noemen het vaakst ‘meer te zeggen of te kiezen hebben’ en ‘een prettiger weg naar "),
        ("wzd", "Niets is toegeschreven aan mensen of naasten: 0 van 8 cijfers over uitkomsten en 0 van 19 verhalen"),
    ):
        vraag, rows = asked(real, programma, "merkbaar")
        own = [row for row in rows if row.toestand in ("cijfer_zelf", "bevinding_zelf", "verhaal_zelf")]
        assert all(row.gaat_over for row in own)
        assert {row.sleutel for row in rows if row.gaat_over} == {row.sleutel for row in own}
        assert conclusion(vraag, rows).kop.startswith(says)
        file = in_bestand(real, programma, vraag)
        assert set(file.drop_nulls("gaat_over")["sleutel"]) == {row.sleutel for row in own}
    real.connection.close()


def test_a_subject_of_a_fact_that_no_delivery_has_is_told(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    section = "\nvragen:\n  - id: merkbaar\n    gaat_over: {rust: [verhaal:weg]}\n\nindicatoren:\n"
    change_definitions(data, ("\nindicatoren:\n", section))
    assert [text for text in map(str, check_only(data)) if "verhaal:weg" in text and "vraag merkbaar" in text]


def test_stall_leads_with_what_is_known_and_gives_the_reason_why_the_rest_is_not() -> None:
    phase = "stilstand niet te beoordelen: de bron noemt geen verwachte duur van deze fase"
    counting = "niet te beoordelen: een telling zegt niet sinds wanneer"
    rows = [replace(row, antwoord=phase) for row in counted(vertraagd=2, na_einddatum=10)]
    made = conclusion(Vraag("stilstand", "?", "", "", "", "x", 12), rows)
    assert made.kop == "10 fasen zijn nog bezig na de einddatum en 2 fasen zijn volgens de bron vertraagd"
    assert made.lead == "Bij 12 fasen is stilstand niet te beoordelen: geen bron noemt hoe lang die duurt."
    only = [replace(row, antwoord=counting) for row in counted(niet_te_beoordelen=1)]
    made = conclusion(Vraag("stilstand", "?", "", "", "", "x", 1), only)
    assert made.kop == "Bij 1 fase is stilstand niet te beoordelen: een telling zegt niet sinds wanneer"
    assert "of een telling zegt niet sinds wanneer" in said("stilstand", [*rows, *only])


def test_delay_that_only_a_hindrance_tells_is_counted_apart() -> None:
    assert said("stilstand", counted(belemmering=2, belemmering_uitloop=1)) == (
        "De bronnen noemen 3 belemmeringen of open vragen. 1 daarvan gaat over vertraging of uitstel, of over "
        "waarom iets nog niet klaar is; dat telt hierboven alleen mee als de bron ook het moment noemt."
    )


def test_delay_that_is_over_according_to_the_source_is_told() -> None:
    text = said("stilstand", counted(belemmering_uitloop=1, belemmering_voorbij=2))
    assert "De bronnen noemen 3 belemmeringen of open vragen. 3 daarvan gaan over vertraging" in text
    assert text.endswith("Bij 2 van die 3 zegt de bron dat het voorbij is.")


def test_what_a_source_names_about_stopping_is_told_apart_from_what_hinders() -> None:
    named = replace(ROW, toestand="genoemd_bij_stoppen", wat="Wisseling van projectleiders.")
    silent = replace(ROW, toestand="gestopt", reden="De reden staat er niet bij.", sleutel="k2")
    assert said("gestopt", [silent, named, *counted(belemmering=2)]) == (
        "Bij 1 onderdeel staat de reden er niet bij. Over stoppen of niet afronden zegt de bron: Wisseling van "
        "projectleiders. De bronnen noemen daarnaast 2 belemmeringen of open vragen; of die de reden van stoppen "
        "waren, staat er niet."
    )


def test_who_was_asked_names_everybody_whom_the_sources_name(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    query = "SELECT programma_id, antwoord, bron_tekst FROM mart.vraag_merkbaar WHERE toestand = 'gevraagd'"
    asked = set(real.connection.cursor().sql(query).fetchall())
    pilots, market = "Voortgangsrapportage 2, §2.3.1", "Voortgangsrapportage 2, §2.1.3"
    assert {("vl", "42 naasten", pilots), ("vl", "100 mensen", pilots), ("vl", "40 mensen", pilots)} <= asked
    assert {("vl", "63 organisaties", market), ("vl", "3 focusgroepen", market)} <= asked
    assert ("vl", "35 gesprekken", "Voortgangsrapportage 2, §2.1.1") in asked
    assert ("wzd", "41 respondenten", "Eindrapportage Coördinerend Team, §4.5") in asked
    # That there were such conversations, the source says without a number.
    assert ("wzd", "niet vermeld in de bron", "Eindrapportage Coördinerend Team, §2") in asked
    real.connection.close()


def test_what_a_report_says_in_its_own_words_does_not_come_from_people(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    query = """
        SELECT DISTINCT toestand, groep FROM mart.vraag_merkbaar JOIN mart.cijfer USING (sleutel)
        WHERE indicator_id IN ('vl.ndt_vervolg_trainers', 'vl.al_pgo_zevmb', 'vl.wzjw_indicatie', 'vl.wzjw_lasten')
    """
    found = real.connection.cursor().sql(query).fetchall()
    assert found == [("bevinding_ander", "De definitie zegt niet vanuit wie")]
    (vraag,) = [one for one in vragen(real, "vl") if one.id == "merkbaar"]
    assert "5 van 14 bevindingen zonder getal" in conclusion(vraag, antwoorden(real, "vl", vraag)).lead
    real.connection.close()


def who_says(real: State, part: str) -> set[tuple[str, str, str]]:
    """Of the rows whose key has this in it: the onderdeel, the group that speaks, and whose word it is."""
    query = """
        SELECT onderdeel_id, replace(groep, 'Vanuit ', ''), soort_bron FROM mart.vraag_merkbaar
        WHERE contains(sleutel, $part) AND toestand LIKE 'bevinding%'
    """
    return set(real.connection.cursor().execute(query, {"part": part}).fetchall())


PEOPLE = "mensen met een beperking of zorgvraag"


def test_experiences_with_the_pilots_stand_with_who_tells_them(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    assert who_says(real, ":vl.pilot_ervaring:") == {
        ("vl/3/clientondersteuning", PEOPLE, "opgave programma"),
        ("vl/3/clientondersteuning", "naasten", "opgave programma"),
        ("vl/3/zevmb", "naasten", "onafhankelijk"),
        ("vl/3/autisme", PEOPLE, "niet ingedeeld"),
        ("vl/3/autisme", "naasten", "niet ingedeeld"),
        ("vl/3/hersenletsel", PEOPLE, "onafhankelijk"),
        ("vl/3/netwerkgids", "naasten", "onafhankelijk"),
    }
    real.connection.close()


def test_what_clients_relatives_and_their_councils_say_stands_with_them(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    assert who_says(real, ":wt.ervaringen:") == {
        ("wt/indicatiestelling", PEOPLE, "onafhankelijk"),
        ("wt/indicatiestelling", "naasten", "onafhankelijk"),
        ("wt/deskundigheid", PEOPLE, "opgave programma"),
        ("wt/deskundigheid", "naasten", "opgave programma"),
        # Relatives tell it in the story of the same organisation.
        ("wt/pvb-instelling", PEOPLE, "opgave programma"),
    }
    assert {row[:2] for row in who_says(real, ":wt.ervaring_clientenraad:")} == {
        ("wt/meten-en-verantwoorden", PEOPLE), ("wt/haccp", PEOPLE), ("wt/indicatiestelling", PEOPLE),
    }  # fmt: skip
    assert {row[:2] for row in who_says(real, ":wt.regie_ervaren:")} == {
        ("wt", PEOPLE), ("wt", "organisaties"), ("wt/driehoek", "organisaties"),
    }  # fmt: skip
    assert (
        "Toegeschreven aan mensen of naasten: 0 van 2 cijfers over uitkomsten, 8 van 20 bevindingen zonder getal en "
        "1 van 16 verhalen." in conclusion(*asked(real, "wt", "merkbaar")).lead
    )
    real.connection.close()


def test_definitions_say_what_a_hindrance_is_about(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))

    def keys(vraag: str, toestand: str) -> set[str]:
        query = f"SELECT sleutel FROM mart.vraag_{vraag} WHERE toestand = '{toestand}'"
        return {key.removeprefix("factor:") for (key,) in real.connection.cursor().sql(query).fetchall()}

    assert keys("gestopt", "genoemd_bij_stoppen") == {
        "ii-randvoorwaarden", "wt-kwaliteitsproblemen", "wt-wisseling-projectleiders"
    }  # fmt: skip
    # Of these the source says that the work or the training goes on by now.
    over = keys("stilstand", "belemmering_voorbij")
    assert over == {"exp-corona"}
    late = keys("stilstand", "belemmering_uitloop") | over
    # No word of delay stands in the second and third.
    assert {"balc-corona", "vl-corona", "wt-driehoek-uitrol", "exp-corona", "wt-personele-wisselingen"} <= late
    # One rule for the same words at every theme, and for what was cancelled.
    assert {
        "wt-client-uitrol", "wt-client-verbreding", "wt-meten-uitrol", "wt-haccp-audits", "wt-technologie-verkenning",
        "ki-corona-congres", "nib-theater-corona",
    } <= late  # fmt: skip
    # Behind the law is no delay of an onderdeel; that something turned out later is none either.
    assert {key for key in late if key.startswith(("wzd-", "ct-", "ba-"))} == {
        "ba-besluit-knelpunten", "ct-meer-tijd-nodig"
    }  # fmt: skip
    assert {"ct-kleine-organisaties", "ct-communicatie", "ct-geen-totaal"} <= keys("niet_bereikt", "groep_zonder_getal")
    real.connection.close()


def test_question_without_rows_says_what_is_missing_and_why() -> None:
    made = conclusion(Vraag("doelen", "?", "", "", "", "Er is geen doel. Misschien in woorden.", 0), [])
    assert (made.kop, made.lead) == ("Er is geen doel", "Misschien in woorden.")


def test_fact_in_two_groups_is_counted_once() -> None:
    twice = [replace(ROW, toestand=toestand) for toestand in ("cijfer_zelf", "cijfer_ander")]
    assert "1 van 1 cijfer over" in conclusion(Vraag("merkbaar", "?", "", "", "", "x", 2), twice).kop


# ── the page ──


def test_file_has_all_that_the_table_has(state: State, offered: dict[str, Vraag]) -> None:
    rows = antwoorden(state, "demo", offered["merkbaar"])
    frame = in_bestand(state, "demo", offered["merkbaar"])
    assert frame.columns == list(UITLEG)
    assert frame["sleutel"].to_list() == [row.sleutel for row in rows]
    assert frame["bestand"].drop_nulls().unique().to_list() == ["verslag.txt"]
    shown = answers.table(rows, "Tabel", Filters("demo"))
    assert shown.count("<tbody>") == len({row.groep for row in rows})
    assert shown.count("cijfer=") == len(rows)


def test_a_file_has_the_lines_where_the_value_stands(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    # On how many people it rests (n) stands a line before; the same of four figures about relatives.
    lines = {
        "meting:vl.hersenletsel_cijfer:vl/3/hersenletsel:2020-09-30": (1705, 1706),
        "meting:vl.naasten_rapportcijfer:vl/3/naasten-in-beeld:2020-06-03": (2048, 2048),
    }
    frames = [in_bestand(real, "vl", vraag) for vraag in vragen(real, "vl")]
    frames.append(verkenning.in_bestand(real, "vl", Keuze(), 10_000))
    of_values = "SELECT sleutel, regel_van, regel_tot FROM mart.herkomst WHERE core.is_waarde(kolom)"
    known = set(real.connection.cursor().sql(of_values).fetchall())
    valued = {sleutel for sleutel, _, _ in known}
    for frame in frames:
        found = set(frame.select("sleutel", "regel_van", "regel_tot").iter_rows())
        assert {row for row in found if row[0] in valued} <= known
        assert all((van, tot) == lines[key] for key, van, tot in found if key in lines)
    assert next(iter(lines)) in {key for frame in frames[:-1] for key in frame["sleutel"]}
    texts = {row.sleutel: row.vindplaats or "" for row in cijferregels(real, "vl")}
    assert all(texts[key].endswith(str(tot)) for key, (_, tot) in lines.items())
    real.connection.close()


def test_a_row_names_the_passage_that_its_file_has(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    for programma in ("vl", "wt", "wzd"):
        for vraag in vragen(real, programma):
            frame = in_bestand(real, programma, vraag)
            assert frame["bron"].to_list() == [row.bron_tekst for row in antwoorden(real, programma, vraag)]
            for bron, paragraaf in zip(frame["bron"], frame["paragraaf"], strict=True):
                # What is worked out, defined or an onderdeel names no document.
                assert ", " not in bron or bron.split(", ", 1)[1].removeprefix("§") == paragraaf
        figures = verkenning.in_bestand(real, programma, Keuze(), 10_000)
        keys = figures["sleutel"].to_list()
        named = real.connection.cursor().sql("SELECT sleutel, bron_tekst FROM mart.cijfer").fetchall()
        sections = {key: bron.split(", ", 1)[-1].removeprefix("§") for key, bron in named if bron}
        apart = [
            key for key, place in zip(keys, figures["paragraaf"], strict=True) if sections.get(key, place) != place
        ]
        assert apart == []
    real.connection.close()


@pytest.mark.parametrize("text", ["waarheid", "<script>x</script>", "doelen,meetbaar"])
def test_unknown_question_shows_the_first_and_says_so(text: str, offered: dict[str, Vraag]) -> None:
    choices = list(offered.values())
    shown, (message,) = questions.chosen(choices, text)
    assert shown is choices[0]
    assert message == f"De vraag ‘{text}’ bestaat niet. U ziet de eerste; kies hieronder een andere."
    assert questions.chosen(choices, None) == (choices[0], [])
    assert questions.chosen(choices, "bereik") == (offered["bereik"], [])


# ── what opens an answer, and what stands beside a figure ──


@pytest.fixture(scope="module")
def opening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    """tests/tiny with facts that open answers, a part of a whole, a rule for everybody and an expected result."""
    own = (
        "vragen:\n  - id: stilstand\n    nog_niet: [factor:geen-geld]\n    voorop: [factor:geen-geld]\n"
        "  - id: niet_bereikt\n    indicatoren: [demo.plannen]\n    noemers: {demo.plannen: demo.gezinnen}\n"
        "    nog_niet: [borging:regel]\n    voorop: [demo.plannen]\n\nindicatoren:\n  - id: demo.plannen"
    )
    with deliver(
        tmp_path_factory.mktemp("opening"),
        definities=[("indicatoren:\n  - id: demo.plannen", own)],
        meting=[
            {"indicator_id": "demo.plannen", "waarde": 10},
            {"waarde": 45, "kwalificatie": "ruim"},
            {"onderdeel_id": "demo/school", "waarde": 8, "geldig_op": "2025-06-30", "kwalificatie": "verwacht"},
        ],
        doel=[{"waarde": 60}, {"onderdeel_id": "demo/school", "waarde": 8, "kwalificatie": "verwacht"}],
        borging=[
            {"id": "regel", "niveau": "stelsel", "wat": "De regel geldt voor iedereen.", "wie": "NZa"},
            {"id": "plan", "niveau": "stelsel", "wat": "Er komt misschien nog een regel."},
        ],
        oordelen=[
            _judged("regel", trede="B2", bewijs_soort="functie", schaal="landelijk"),
            _judged("plan", trede="B1", bewijs_soort="uitspraak"),
        ],
    ) as con:
        yield State("opening", con)


def _judged(id: str, **columns: str) -> dict[str, str]:
    dated = {"datum": "2024-06-30", "datum_precisie": "maand"} if columns["trede"] > "B1" else {}
    return {"id": id, "niveau": "stelsel", "trede_reden": "zo staat het er", **dated, **columns}


def asked(state: State, programma: str, id: str) -> tuple[Vraag, list[Antwoord]]:
    """A question and the rows of its answer."""
    (vraag,) = [vraag for vraag in vragen(state, programma) if vraag.id == id]
    return vraag, antwoorden(state, programma, vraag)


def test_what_matters_most_opens_the_answer_in_its_own_words(opening: State) -> None:
    vraag, rows = asked(opening, "demo", "stilstand")
    assert (rows[0].groep, rows[0].toestand, rows[0].sleutel) == (OPENS, "nog_niet_klaar", "factor:geen-geld")
    assert conclusion(vraag, rows).kop == rows[0].wat.rstrip(".")
    # It is told once: not among what hinders as well, and not counted as another fact that is not there yet.
    assert [row.sleutel for row in rows].count("factor:geen-geld") == 1
    assert "nog niet zover" not in conclusion(vraag, rows).lead


def test_a_figure_that_opens_the_answer_stands_with_its_whole(opening: State) -> None:
    vraag, rows = asked(opening, "demo", "niet_bereikt")
    assert conclusion(vraag, rows).kop == "Plannen per thema: 10 van ruim 45 plannen"
    assert "1 keer zegt een bron dat iets nog niet zover is." in conclusion(vraag, rows).lead
    file = in_bestand(opening, "demo", vraag).row(0, named=True)
    assert (file["groep"], file["getal"], file["teller"], file["noemer"]) == (OPENS, 10, 10, 45)
    assert file["noemer_id"] == "demo.gezinnen"


def test_a_rule_that_holds_for_everybody_is_reach_and_an_intention_is_not(opening: State) -> None:
    vraag, rows = asked(opening, "demo", "bereik")
    assert [(row.toestand, row.antwoord) for row in rows if row.groep.startswith("Regels")] == [
        ("regel_geregeld", "geregeld, landelijk")
    ]
    assert conclusion(vraag, rows).kop == (
        "Geen cijfer laat een effect buiten de deelnemers zien; wel is 1 regel of werkwijze van instanties of het "
        "stelsel minstens geregeld"
    )


def test_what_a_source_expects_is_a_goal_and_no_measurement(opening: State) -> None:
    vraag, rows = asked(opening, "demo", "doelen")
    assert [row.antwoord for row in rows if "school" in row.onderdeel_id] == ["nog te meten"]
    assert conclusion(vraag, rows).kop == (
        "Er zijn 2 doelen met een getal, bij 2 van 2 onderdelen; bij 1 van die doelen is nog niets gemeten"
    )
    assert "1 doel is volgens de bron een verwachting of aankondiging." in conclusion(vraag, rows).lead


def test_goal_and_reservation_stand_beside_the_figure(opening: State) -> None:
    vraag, rows = asked(opening, "demo", "eigen_opgave")
    row = next(row for row in rows if row.sleutel == f"meting:demo.gezinnen:{THUIS}")
    assert (row.doel_tekst, row.voorbehoud) == ("60 gezinnen eind 2024", "Een gezin kan uit meer personen bestaan.")
    shown = answers.table(rows, vraag.vraag, Filters("demo"))
    assert 'ruim 45 gezinnen <span class="pm-beside">Doel: 60 gezinnen eind 2024</span>' in shown
    assert "Voorbehoud: Een gezin kan uit meer personen bestaan." in shown


def test_file_of_an_answer_has_numbers_with_unit_and_goal(state: State, offered: dict[str, Vraag]) -> None:
    rows = {row["sleutel"]: row for row in in_bestand(state, "demo", offered["eigen_opgave"]).iter_rows(named=True)}
    share = rows[f"meting:demo.tevreden:{THUIS}"]
    assert (share["getal"], share["teller"], share["noemer"], share["eenheid"]) == (75, 30, 40, "procent")
    families = rows[f"meting:demo.gezinnen:{THUIS}"]
    assert (families["getal"], families["kwalificatie"], families["doel_getal"]) == (45, "ruim", 60)
    assert families["doel_datum"].isoformat() == "2024-12-31"
    own = rows["afgeleid:eigen-opgave:demo:doel_behaald"]
    assert (own["getal"], own["teller"], own["noemer"]) == (50, 1, 2)
    phases = in_bestand(state, "demo", offered["gestopt"]).row(0, named=True)
    assert (phases["getal"], phases["noemer"], phases["eenheid"]) == (1, 10, "plannen")


@pytest.mark.parametrize("programma", ["vl", "wt", "wzd"])
def test_counts_of_an_answer_follow_from_its_file_alone(programma: str, real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))
    for vraag in vragen(real, programma):
        frame = in_bestand(real, programma, vraag)
        told = answers.counts(antwoorden(real, programma, vraag))
        found = dict(frame.group_by("toestand").agg(pl.col("sleutel").n_unique()).iter_rows())
        assert found == told
        # A row with a number says what it counts.
        assert frame.filter(pl.col("getal").is_not_null() & pl.col("eenheid").is_null()).is_empty()
        # Every answer is a number or says in words why there is none.
        figures = frame.filter(pl.col("sleutel").str.starts_with("meting:"))
        assert figures.filter(pl.col("indicator_id").is_null()).is_empty()
    real.connection.close()


def test_real_answers_open_with_what_the_sources_put_first(real_pages_var: Path) -> None:
    real = open_state(real_pages_var / current_name(real_pages_var))

    def opens(programma: str, id: str) -> str:
        return conclusion(*asked(real, programma, id)).kop

    assert opens("wzd", "stilstand").startswith(
        "De invoering van de infrastructuur voor de Wzd is volgens het team nog"
    )
    # Who was not reached goes before what is not ready.
    assert opens("wzd", "niet_bereikt").startswith("Wie de wet minder snel aannam of minder mensen had, vond het team")
    assert opens("wt", "niet_bereikt") == "Wel begonnen, maar gestopt of niet afgerond: 14 zorgaanbieders"
    assert opens("vl", "niet_bereikt") == (
        "Niet op een maatwerkplek, omdat zij tijdelijk of blijvend ergens anders zorg nodig hebben: 4 mensen"
    )
    for programma, also in (("wzd", "circa 1 op de 8"), ("wt", "circa 30%"), ("vl", "niet vermeld in de bron")):
        assert also in conclusion(*asked(real, programma, "niet_bereikt")).lead
    _, rows = asked(real, "wt", "bereik")
    assert {row.sleutel for row in rows if row.toestand == "regel_geregeld"} == {
        "borging:wt-hygienecode", "borging:wt-inkoopkader-wlz", "borging:wt-nza-beleidsregels",
        "borging:wt-dialoogmodel",
    }  # fmt: skip
    assert "3 tot 6 van 8 cijfers over uitkomsten" in opens("vl", "eigen_opgave")
    _, rows = asked(real, "vl", "doelen")
    expected = {row.sleutel.split(":")[1] for row in rows if "naar verwachting" in row.wat}
    assert expected == {"vl.branche_opleidingen", "vl.ii_in_gebruik", "vl.mwp_mensen_verwacht", "vl.cot_actief"}
    real.connection.close()


def test_a_figure_of_nobody_knows_whom_gives_bounds() -> None:
    rows = counted(cijfer_zelf=3, cijfer_onafhankelijk=2, cijfer_niet_ingedeeld=3)
    made = conclusion(Vraag("eigen_opgave", "?", "", "", "", "x", 8), rows)
    assert made.kop == "Van het programma of de uitvoerder zelf: 3 tot 6 van 8 cijfers over uitkomsten"
    assert "3 van henzelf, 2 van een ander en 3 waarvan niet is ingedeeld van wie" in made.lead
