"""`verify`: what the source text confirms, and what it does not."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.queries import Bewering, Document
from dashboard.verify import LONGEST_PASSAGE, verify

TEXT = """In dit hoofdstuk staan de aantallen.
Ruim 450 gezinnen doen mee, van wie
twee derde tevreden is.
Op 12 maart 2020 begonnen negen
organisaties. Zorg & Zo doet mee.
Planning 2021
In juni volgt een rapport, na twee jaar.
"""
DOCUMENT = Document("verslag.txt", hashlib.sha256(TEXT.encode()).hexdigest(), 7)
GEZINNEN = Bewering(
    tabel="meting", sleutel="meting:gezinnen", kolom="waarde", waarde_getal=450, waarde_tekst=None, wijze="letterlijk",
    gedrukt="Ruim 450 gezinnen", soort="rapport", is_verdere=False, bestand="verslag.txt", paragraaf="1",
    regel_van=2, regel_tot=2,
)  # fmt: skip
DATUM = replace(
    GEZINNEN, tabel="mijlpaal", kolom="datum", waarde_getal=None, wijze=None, gedrukt=None,
    waarde_tekst="12 maart 2020", regel_van=4, regel_tot=4,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the document."""
    (tmp_path / "verslag.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def problem(folder: Path, *beweringen: Bewering) -> str:
    """Why the last value is not confirmed; empty when it is."""
    results = verify(folder, [DOCUMENT], beweringen).results
    assert (results[-1].uitkomst == "bevestigd") == (results[-1].reden == "")
    return results[-1].reden


def test_number_in_its_printed_piece_is_confirmed(folder: Path) -> None:
    assert problem(folder, GEZINNEN) == ""
    assert verify(folder, [DOCUMENT], [GEZINNEN]).is_good


@pytest.mark.parametrize("value", [449, 451, 45])
def test_another_number_is_not_confirmed(folder: Path, value: float) -> None:
    assert problem(folder, replace(GEZINNEN, waarde_getal=value)) == f"‘Ruim 450 gezinnen’ zegt niet {value}"


def test_piece_on_other_lines_is_not_confirmed(folder: Path) -> None:
    moved = replace(GEZINNEN, regel_van=3, regel_tot=4)
    assert problem(folder, moved) == "‘Ruim 450 gezinnen’ staat niet in deze regels"


def test_piece_that_stands_twice_nearby_tells_nothing(folder: Path) -> None:
    vague = replace(GEZINNEN, gedrukt="doet mee", waarde_getal=1)
    twice = TEXT.replace("In juni volgt een rapport, na twee jaar.", "In juni doet mee wie wil. Niemand doet mee.")
    (folder / "verslag.txt").write_text(twice, encoding="utf-8")
    document = replace(DOCUMENT, sha256=hashlib.sha256(twice.encode()).hexdigest())
    (result,) = verify(folder, [document], [replace(vague, regel_van=5, regel_tot=7)]).results
    assert "meer dan een keer: neem er een woord bij" in result.reden


def test_number_without_printed_piece_is_not_confirmed_even_when_it_stands_there(folder: Path) -> None:
    assert "zonder ‘gedrukt’" in problem(folder, replace(GEZINNEN, gedrukt=None))


def test_further_passage_may_say_the_number_in_another_form(folder: Path) -> None:
    further = replace(GEZINNEN, gedrukt=None, is_verdere=True)
    assert problem(folder, further) == ""
    assert problem(folder, replace(further, waarde_getal=451)) == "het getal staat niet in deze regels"


def test_word_is_no_digit(folder: Path) -> None:
    nine = replace(GEZINNEN, waarde_getal=9, gedrukt="negen organisaties", regel_van=4, regel_tot=5)
    assert problem(folder, nine) == "wijze is letterlijk, maar het staat er als woord"
    assert problem(folder, replace(nine, wijze="getalwoord")) == ""


def test_piece_may_run_on_over_a_line_and_a_fraction_has_two_numbers(folder: Path) -> None:
    share = replace(GEZINNEN, wijze="getalwoord", gedrukt="van wie twee derde", regel_tot=3)
    assert problem(folder, replace(share, kolom="teller", waarde_getal=2)) == ""
    assert problem(folder, replace(share, kolom="noemer", waarde_getal=3)) == ""
    assert problem(folder, replace(share, kolom="noemer", waarde_getal=4)) == "‘van wie twee derde’ zegt niet 4"


def test_corrected_number_is_there_as_printed(folder: Path) -> None:
    corrected = replace(GEZINNEN, wijze="gecorrigeerd", waarde_getal=45)
    assert problem(folder, corrected) == ""
    assert problem(folder, replace(corrected, gedrukt="Ruim 451")) == "‘Ruim 451’ staat niet in deze regels"


def test_long_passage_is_too_wide_for_a_number(folder: Path) -> None:
    wide = replace(GEZINNEN, regel_van=2, regel_tot=2 + LONGEST_PASSAGE)
    text = TEXT + "\n" * 10
    (folder / "verslag.txt").write_text(text, encoding="utf-8")
    document = replace(DOCUMENT, sha256=hashlib.sha256(text.encode()).hexdigest())
    (result,) = verify(folder, [document], [wide]).results
    assert "te ruim voor een getal" in result.reden


def test_dates_of_a_promise_are_dates_and_the_term_of_an_agreement_is_in_words(folder: Path) -> None:
    term = replace(DATUM, tabel="toezegging", kolom="termijn")
    assert problem(folder, term) == ""
    assert problem(folder, replace(term, waarde_tekst="13 maart 2020")) == "dag 13 staat niet in deze regels"
    (result,) = verify(folder, [DOCUMENT], [replace(term, tabel="afspraak", waarde_tekst="elk half jaar")]).results
    assert result.reden == "in onze eigen woorden"


def test_date_needs_day_month_and_year(folder: Path) -> None:
    assert problem(folder, DATUM) == ""
    assert problem(folder, replace(DATUM, waarde_tekst="13 maart 2020")) == "dag 13 staat niet in deze regels"
    assert problem(folder, replace(DATUM, waarde_tekst="april 2020")) == "de maand april staat niet in deze regels"
    assert problem(folder, replace(DATUM, waarde_tekst="eind 2021")) == "het jaar 2021 staat niet in deze regels"


def test_date_may_stand_in_a_web_address(tmp_path: Path) -> None:
    text = "https://voorbeeld.nl/nieuws/2020/03/12/bericht\n"
    (tmp_path / "verslag.txt").write_text(text, encoding="utf-8")
    document = Document("verslag.txt", hashlib.sha256(text.encode()).hexdigest(), 1)
    in_address = replace(DATUM, regel_van=1, regel_tot=1)
    other_month = replace(in_address, waarde_tekst="12 april 2020")
    reasons = [result.reden for result in verify(tmp_path, [document], [in_address]).results]
    assert reasons == [""]
    reasons = [result.reden for result in verify(tmp_path, [document], [other_month]).results]
    assert reasons == ["de maand april staat niet in deze regels"]


def test_year_of_a_date_may_stand_in_a_heading_that_is_cited_too(folder: Path) -> None:
    sentence = replace(DATUM, waarde_tekst="juni 2021", regel_van=7, regel_tot=7)
    heading = replace(sentence, regel_van=6, regel_tot=6, is_verdere=True)
    assert problem(folder, sentence) == "het jaar 2021 staat niet in deze regels"
    assert problem(folder, heading, sentence) == ""
    elsewhere = replace(heading, regel_van=1, regel_tot=1)
    assert problem(folder, heading, sentence, elsewhere) == "niets van juni 2021 staat in deze regels"


def test_name_must_stand_there_as_it_is_spelled(folder: Path) -> None:
    name = replace(DATUM, tabel="alias", kolom="naam", waarde_tekst="Zorg & Zo", regel_van=5, regel_tot=5)
    assert problem(folder, name) == ""
    assert problem(folder, replace(name, waarde_tekst="Zorg en Zo")) == "de naam ‘Zorg en Zo’ staat niet in deze regels"


def test_duration_may_be_in_years(folder: Path) -> None:
    duration = replace(DATUM, tabel="doel", kolom="duur_maanden", waarde_tekst="24 maanden", regel_van=7, regel_tot=7)
    assert problem(folder, duration) == ""
    assert "staat niet" in problem(folder, replace(duration, waarde_tekst="36 maanden"))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"wijze": "geteld"}, "geteld door ons, met een reden erbij"),
        ({"soort": "eigen_oordeel"}, "een oordeel van deze monitor"),
        ({"waarde_getal": None, "waarde_tekst": "rust in huis"}, "in onze eigen woorden"),
    ],
)
def test_what_is_ours_is_not_checked_and_says_why(folder: Path, change: dict[str, str], reason: str) -> None:
    (result,) = verify(folder, [DOCUMENT], [replace(GEZINNEN, **change)]).results  # type: ignore[arg-type]
    assert (result.uitkomst, result.reden) == ("niet te controleren", reason)


def test_missing_document_says_so_and_confirms_nothing(tmp_path: Path) -> None:
    report = verify(tmp_path, [DOCUMENT], [GEZINNEN])
    assert report.documents == [f"verslag.txt staat niet in {tmp_path}. Zet het bestand daar neer."]
    assert report.results[0].reden == "het document is er niet of is een ander"
    assert not report.is_good


def test_other_document_under_the_same_name_says_so(folder: Path) -> None:
    (folder / "verslag.txt").write_text(TEXT.replace("450", "451"), encoding="utf-8")
    (message,) = verify(folder, [DOCUMENT], [GEZINNEN]).documents
    assert "niet het bestand waarnaar de regelnummers verwijzen" in message


def test_lines_beyond_the_document_are_not_confirmed(folder: Path) -> None:
    assert problem(folder, replace(GEZINNEN, regel_van=90, regel_tot=90)) == "het document heeft maar 8 regels"
