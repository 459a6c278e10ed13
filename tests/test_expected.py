"""What is said of expected deliveries: counts of what was due, and nothing that nobody knows."""

import pytest

from dashboard import expected
from dashboard.filters import Filters
from dashboard.queries import Verwachting, VerwachtingAandeel
from tests.examples import PROGRAMMA

COUNTED = ("binnen", "op_tijd", "te_laat", "tijd_onbekend", "deels", "ontbreekt", "komt_nog")


def counts(verlopen: int, **numbers: int) -> VerwachtingAandeel:
    """The counts of a programme; what is not named is nought."""
    found = {name: numbers.get(name, 0) for name in COUNTED}
    return VerwachtingAandeel(
        "demo", verlopen, **found, gezien_op_tekst="15 juli 2024", binnen_sleutel="a", op_tijd_sleutel="b"
    )


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (
            counts(4, binnen=3, op_tijd=2, te_laat=1, ontbreekt=1),
            "3 van de 4 verwachte leveringen zijn binnen, 2 op tijd; er ontbreekt 1",
        ),
        (counts(3, binnen=3, op_tijd=3), "3 van de 3 verwachte leveringen zijn binnen, alle op tijd"),
        (
            counts(3, binnen=1, op_tijd=1, ontbreekt=2),
            "1 van de 3 verwachte leveringen is binnen, en op tijd; er ontbreken 2",
        ),
        (counts(2, binnen=2, te_laat=2), "2 van de 2 verwachte leveringen zijn binnen, geen op tijd"),
        (
            counts(4, deels=1, ontbreekt=3),
            "Geen van de 4 verwachte leveringen is binnen; er ontbreken 3 en 1 is er voor een deel",
        ),
        (counts(1, ontbreekt=1), "De ene verwachte levering ontbreekt"),
        (counts(1, deels=1), "De ene verwachte levering is er voor een deel"),
        (counts(1, binnen=1, te_laat=1), "De ene verwachte levering is binnen, te laat"),
        (counts(1, binnen=1, tijd_onbekend=1), "De ene verwachte levering is binnen"),
        (counts(0, komt_nog=1), "1 verwachte levering komt nog; er hoeft nog geen binnen te zijn"),
        (counts(0, komt_nog=2), "2 verwachte leveringen komen nog; er hoeft nog geen binnen te zijn"),
    ],
)
def test_headline_counts_what_was_due(found: VerwachtingAandeel, says: str) -> None:
    conclusie = expected.headline([found], PROGRAMMA)
    assert conclusie.kop == says
    assert conclusie.sleutels == ("a", "b")
    assert conclusie.lead.startswith("Gezien vanaf 15 juli 2024")


def test_lead_says_what_does_not_count_and_what_cannot_be_said() -> None:
    lead = expected.headline([counts(2, binnen=2, tijd_onbekend=1, komt_nog=1)], PROGRAMMA).lead
    assert lead.endswith("1 verwachte levering is nog niet verlopen. Bij 1 is niet te zeggen of dat op tijd was.")


def test_programme_without_expected_deliveries_says_that_none_was_agreed() -> None:
    assert expected.headline([], PROGRAMMA).kop.endswith("is niet afgesproken wie wanneer levert")
    assert expected.NOTHING_AGREED in expected.page([], Filters("demo"))
    assert expected.listed([], Filters("demo")) == ""


def test_row_says_first_date_part_of_the_whole_and_that_nobody_is_named() -> None:
    row = Verwachting(
        sleutel="verwachte_levering:x",
        onderdeel_id="demo",
        korte_naam="Demo",
        wie=None,
        wat="Cijfers <b>",
        uiterlijk_tekst="juli 2024",
        eerst_tekst="mei 2024",
        periode_tekst=None,
        stand="deels",
        stand_teken="±",
        stand_tekst="deels ontvangen, de rest ontbreekt",
        ontvangen_tekst="juni 2024",
        levering_id="2024-06-30-verslag",
        levering_titel="Verslag",
        bewijs_sleutel="meting:a",
        delen_tekst="cijfers over 1 van de 2 onderdelen eronder",
        vervalt_omdat=None,
    )
    page = expected.page([row], Filters("demo"))
    assert "wie levert, is niet vermeld" in page
    assert "juli 2024 (eerst: mei 2024)" in page
    assert "cijfers over 1 van de 2 onderdelen eronder" in page
    assert "cijfer=meting:a" in page
    assert "<b>" not in page
