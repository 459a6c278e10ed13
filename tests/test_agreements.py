"""The register of agreements: which rows are agreements, how their parties are counted, and how the page folds them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard import agreements
from dashboard.filters import Filters
from dashboard.queries import AfspraakPartij, AfspraakRegel
from tests.deliver import Row
from tests.examples import CIJFER, FILTERS, MOMENT, NIET_VERMELD, PARTIJ, REGEL
from tests.in_memory import filled, records, unloaded
from tests.test_markup import sources, words

ELSEWHERE = replace(REGEL, sleutel="afspraak:b", onderdeel_id="demo/school", onderdeel_naam="School", code="B")
RULE = replace(REGEL, sleutel="afspraak:r", code=None, soort="regel", groep="regel", telt_mee=False)
OUTSIDE = replace(REGEL, sleutel="afspraak:o", code="O", telt_mee=False, binnen_reikwijdte=False)


def register(
    regels: Sequence[AfspraakRegel], partijen: Sequence[AfspraakPartij] = (), filters: Filters = FILTERS
) -> Markup:
    """The register as a reader of this view finds it."""
    return agreements.register(regels, partijen, [], NIET_VERMELD, filters)


def brief(*regels: AfspraakRegel) -> str:
    """The one line of a part."""
    name, facts = agreements.in_brief(regels, NIET_VERMELD)
    return " | ".join([name, *(words(Markup("{}").format(fact)) for fact in facts)])


# ── the one line of a part ──


def test_part_says_how_many_hold_and_depart_and_that_no_party_is_known() -> None:
    departs = replace(REGEL, wijkt_af_van_wet=True)
    not_in_force = replace(OUTSIDE, wijkt_af_van_wet=True)
    assert brief(REGEL) == (
        "Thuis | 1 afspraak | geen afwijking van de wet genoemd | stand per partij: ? niet vermeld in de bron"
    )
    assert brief(REGEL, departs, not_in_force, RULE).startswith(
        "Thuis | 3 afspraken, waarvan er 2 zijn gemaakt | 1 wijkt af van de wet | "
    )


def test_part_says_that_its_parties_are_not_all_as_far() -> None:
    same = replace(REGEL, partijen=2, partijen_gedaan=2)
    mixed = replace(REGEL, partijen=4, partijen_gedaan=1, partijen_bezig=1, partijen_loopt_vast=1, partijen_onbekend=1)
    assert brief(same).endswith("stand per partij: 2 gedaan")
    assert brief(same, mixed).endswith(
        "stand per partij: 3 gedaan, 1 bezig, 1 loopt vast, 1 niet vermeld; verschilt bij 1 afspraak"
    )
    assert brief(replace(REGEL, partijen=1, partijen_onbekend=1)).endswith("? niet vermeld in de bron")


def test_part_without_agreements_says_what_it_has() -> None:
    start = replace(RULE, soort="uitgangspunt", groep="uitgangspunt")
    assert brief(RULE, start, start) == "Thuis | geen aparte afspraken | 1 regel of voorwaarde | 2 uitgangspunten"


# ── what is open ──


@pytest.mark.parametrize(
    ("view", "is_open"),
    [
        (FILTERS, [False, False]),
        (replace(FILTERS, cijfer="afspraak:b"), [False, True]),
        (replace(FILTERS, onderdeel="demo/thuis"), [True, False]),
        (replace(FILTERS, cijfer="afspraak:of-another-programme"), [False, False]),
    ],
)
def test_address_opens_the_part_of_its_agreement(view: Filters, is_open: list[bool]) -> None:
    html = register([REGEL, ELSEWHERE], filters=view)
    assert ['<details class="pm-card" open>' in part for part in html.split('<div class="pm-dossier')[1:]] == is_open


def test_agreement_that_the_address_names_is_marked() -> None:
    html = register([REGEL, ELSEWHERE], filters=replace(FILTERS, cijfer="afspraak:b"))
    assert html.count("pm-named") == 1
    assert '<strong class="pm-named">B</strong>' in html


def test_what_the_text_leaves_open_about_the_law_is_not_a_no() -> None:
    unknown = replace(REGEL, wijkt_af_onbekend=True)
    assert "alle partijen, of niet vermeld ? niet vermeld in de bron geen genoemd" in words(register([unknown]))
    assert "alle partijen, of niet vermeld nee geen genoemd" in words(register([REGEL]))
    rows, _ = agreements.table_rows([unknown], [])
    assert (
        dict(zip(agreements.HEADER_IN_FILE, rows[0], strict=True))["Wijkt af van de wet"] == "niet vermeld in de bron"
    )


def test_every_part_says_what_is_said_of_the_whole_set_once() -> None:
    whole = replace(RULE, onderdeel_id="demo", onderdeel_naam="Demo", over_geheel=True, geheel_id="demo")
    part, other = replace(REGEL, geheel_id="demo"), replace(ELSEWHERE, geheel_id="anders")
    html = words(register([part, other, whole]))
    assert html.count("Geldt voor alle afspraken") == 1
    assert html.index("Thuis") < html.index("Geldt voor alle afspraken") < html.index("School")


def test_only_part_with_agreements_is_open_and_stands_first() -> None:
    html = register([replace(RULE, onderdeel_id="demo/school", onderdeel_naam="School"), REGEL])
    assert html.index("Thuis") < html.index("School")
    assert html.count('<details class="pm-card" open>') == 1


def test_every_row_of_the_register_is_on_the_page_folded_or_not() -> None:
    html = register([REGEL, ELSEWHERE, RULE, OUTSIDE])
    assert {key for key, _ in sources(html)} == {"afspraak:a", "afspraak:b", "afspraak:r", "afspraak:o"}
    assert "valt buiten de afspraken, telt niet mee" in words(html)


# ── how far the parties are ──


def test_column_of_the_parties_is_there_only_when_a_source_says_something() -> None:
    assert "van geen enkele partij" in words(register([REGEL]))
    assert "Stand per partij</th>" not in register([REGEL])
    html = register([replace(REGEL, partijen=1, partijen_loopt_vast=1)], [PARTIJ])
    assert "Stand per partij</th>" in html
    assert "Zorghuis: ! loopt vast op 1 juni 2024" in words(html)


def test_what_a_source_leaves_out_of_a_party_is_named() -> None:
    bare = replace(PARTIJ, datum_tekst=None, werkbaar=None, knelpunt=None)
    assert words(agreements.stands("afspraak:a", [bare], NIET_VERMELD, FILTERS)) == (
        "Zorghuis: ! loopt vast ? niet vermeld in de bron: werkbaar in de praktijk, knelpunt en escalatie"
    )
    assert agreements.stands("afspraak:b", [PARTIJ], NIET_VERMELD, FILTERS) == ""


def test_file_has_a_row_per_row_of_the_register_and_no_silent_cell() -> None:
    rows, keys = agreements.table_rows([REGEL, RULE, OUTSIDE], [PARTIJ])
    assert keys == ["afspraak:a", "afspraak:r", "afspraak:o"]
    columns = [dict(zip(agreements.HEADER_IN_FILE, row, strict=True)) for row in rows]
    assert [row["Telt mee"] for row in columns] == ["ja", "nee", "nee"]
    assert columns[0]["Stand per partij"] == (
        "Zorghuis: ! loopt vast, op 1 juni 2024, werkbaar: nee, knelpunt: geen mensen"
    )
    assert columns[1]["Stand per partij"] == "niet vermeld in de bron"
    may_be_empty = ("Code", "Artikel")
    assert [name for row in columns for name, cell in row.items() if not cell and name not in may_be_empty] == []


def test_moments_stand_only_with_a_set_that_was_agreed_as_a_whole() -> None:
    moment = replace(MOMENT, onderdeel_id="demo/thuis", soort="mijlpaal", naam="evaluatie")
    for number, expected in ((None, False), (2, True)):
        regel = replace(REGEL, tot_stand_met="A, B", tot_stand_aantal=number)
        html = agreements.register([regel], [], [moment], NIET_VERMELD, FILTERS)
        assert ("evaluatie" in words(html)) == expected


def test_help_says_first_that_it_is_no_legal_advice_then_the_duties() -> None:
    duty = replace(RULE, soort="verplichting", onderwerp="Plan maken", is_uitleg=True)
    other = replace(RULE, onderwerp="Register", is_uitleg=True, meer_uitleg="op twee manieren te lezen")
    limit = replace(CIJFER, naam="Bewoners hoogstens")
    text = words(agreements.help_text([other, duty], "demo/thuis", [limit], FILTERS))
    assert text.startswith("Hulp: Thuis 2 regels · 1 keer moet u iets doen of laten Dit is geen juridisch advies.")
    assert "Van 1 van de 2 regels is de tekst op twee manieren te lezen." in text
    assert text.index("Plan maken") < text.index("Bewoners hoogstens") < text.index("Register")
    # It is no part of the register.
    assert register([other, duty]) == ""


# ── laws of mart.afspraak_register ──

CODES = st.sampled_from(["A", "B", "A.a", "2.1", "1", None])
SOORTEN = ("uitgangspunt", "afspraak", "randvoorwaarde", "verplichting", "regel")
STANDEN = ("nog_niet_begonnen", "bezig", "gedaan", "loopt_vast", None)
PARTIES = ("w", "x", "y", "z")
Regel = tuple[str, str | None, bool, bool, list[tuple[str, str | None, int]]]
REGEL_ROW = st.tuples(
    st.sampled_from(SOORTEN),
    CODES,
    st.booleans(),
    st.booleans(),
    # A party may report more than once, in any order.
    st.lists(st.tuples(st.sampled_from(PARTIES), st.sampled_from(STANDEN), st.integers(1, 28)), max_size=6),
)
SETS = st.lists(st.lists(REGEL_ROW, min_size=1, max_size=5), min_size=1, max_size=2)


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with every table and no rows."""
    with unloaded() as con:
        yield con


@settings(max_examples=40, deadline=None, derandomize=True)
@given(SETS)
def test_only_agreements_count_and_their_parties_are_counted_once(
    empty: duckdb.DuckDBPyConnection, sets: list[list[Regel]]
) -> None:
    onderdelen: list[Row] = [{"id": "demo", "soort": "programma", "naam": "Demoprogramma"}]
    afspraken: list[Row] = []
    meldingen: list[Row] = []
    last: dict[str, dict[str, str | None]] = {}
    for s, regels in enumerate(sets):
        onderdelen.append({"id": f"demo/{s}", "ouder_id": "demo", "soort": "afspraak", "naam": f"Set {s}"})
        for r, (soort, code, binnen, wijkt_af, partijen) in enumerate(regels):
            name = f"a-{s}-{r}"
            row: Row = {"id": name, "onderdeel_id": f"demo/{s}", "soort": soort, "code": code}
            afspraken.append({**row, "binnen_reikwijdte": binnen, "wijkt_af_van_wet": wijkt_af})
            for wie, stand, day in sorted(partijen, key=lambda melding: melding[2]):
                said: Row = {"afspraak_id": name, "organisatie_id": wie, "stand": stand}
                meldingen.append({**said, "datum": f"2024-05-{day:02}", "datum_precisie": "dag"})
                last.setdefault(name, {})[wie] = stand
    tables: dict[str, Sequence[Row]] = {
        "programma": [{"indeling": "spoor"}],
        "onderdeel": onderdelen,
        "organisatie": [{"id": wie, "naam": wie} for wie in PARTIES],
        "afspraak": afspraken,
        "afspraak_partij": meldingen,
    }
    with filled(empty, ("tak", "onderdeel", "afspraak_partij", "afspraak_register"), tables):
        found = {row["sleutel"]: row for row in records(empty, "SELECT * FROM mart.afspraak_register")}
        reported = records(empty, "SELECT * FROM mart.afspraak_partij")
    assert len(found) == len(afspraken)
    for given_row in afspraken:
        row = found[f"afspraak:{given_row['id']}"]
        assert not row["telt_mee"] or (row["soort"], row["binnen_reikwijdte"]) == ("afspraak", True)
        assert (row["groep"] == "uitgangspunt") == (row["soort"] == "uitgangspunt")
        assert row["groep"] in ("afspraak", "uitwerking") or row["soort"] != "afspraak"
        # The last report of a party holds, and each party is in one count.
        counts = Counter(last.get(str(given_row["id"]), {}).values())
        names = [f"partijen_{stand or 'onbekend'}" for stand in STANDEN]
        assert [row[name] for name in names] == [counts[stand] for stand in STANDEN]
        assert row["partijen"] == sum(row[name] for name in names)
    assert len(reported) == sum(len(parties) for parties in last.values())
    for s, regels in enumerate(sets):
        letters = [code in ("A", "B") for soort, code, *_ in regels if soort == "afspraak"]
        rows = [row for row in found.values() if row["onderdeel_id"] == f"demo/{s}"]
        # Where a text has letters, only the letters are agreements.
        whole = [row for row in rows if row["groep"] == "afspraak"]
        assert len(whole) == (sum(letters) if any(letters) else len(letters))
