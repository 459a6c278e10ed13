"""The view in the address: parsed once into frozen filters and Dutch messages, and carried by every link."""

from dataclasses import FrozenInstanceError
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import DELEN, Filters, parse, within

PROGRAMMAS = ["vl", "wt"]
PAGE = "verantwoording"
UNKNOWN = "Het programma ‘{}’ bestaat niet. Kies links een programma."
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ({}, Filters("vl")),
        ({"programma": ""}, Filters("vl")),
        ({"programma": "wt"}, Filters("wt")),
        ({"programma": "wt", "deel": "bevindingen"}, Filters("wt", deel="bevindingen")),
        ({"deel": "leveringen"}, Filters("vl", deel="leveringen")),
        ({"programma": "wt", "deel": "", "cijfer": "", "indicator": ""}, Filters("wt")),
        ({"cijfer": "meting:a:vl/1"}, Filters("vl", cijfer="meting:a:vl/1")),
        ({"indicator": "vl.trajecten"}, Filters("vl", indicator="vl.trajecten")),
        ({"onderdeel": "wt/driehoek"}, Filters("wt", onderdeel="wt/driehoek")),
        ({"onderdeel": "x/y", "organisatie": "aafje"}, Filters("vl", onderdeel="x/y", organisatie="aafje")),
        ({"embed": "true"}, Filters("vl")),
        ({"van": "2024-01-31", "tot": "31-07-2024"}, Filters("vl", van=date(2024, 1, 31), tot=date(2024, 7, 31))),
    ],
)
def test_good_or_missing_value_gives_filters_and_no_message(query: dict[str, str], filters: Filters) -> None:
    assert parse(query, PROGRAMMAS, PAGE) == (filters, [])


@pytest.mark.parametrize(
    ("query", "messages"),
    [
        ({"programma": "wzd"}, [UNKNOWN.format("wzd")]),
        ({"programma": "WT"}, [UNKNOWN.format("WT")]),
        ({"programma": "x" * 5000}, [UNKNOWN.format("x" * 40 + "…")]),
        ({"programma": "<b>vl</b>"}, [UNKNOWN.format("<b>vl</b>")]),
        ({"deel": "alles"}, ["Deze pagina heeft geen tabblad ‘alles’. Kies hieronder een ander."]),
        ({"deel": "verhalen"}, ["Deze pagina heeft geen tabblad ‘verhalen’. Kies hieronder een ander."]),
    ],
)
def test_value_that_names_nothing_is_told_and_replaced(query: dict[str, str], messages: list[str]) -> None:
    assert parse(query, PROGRAMMAS, PAGE) == (Filters("vl"), messages)


@pytest.mark.parametrize("page", DELEN)
def test_each_page_has_its_own_parts(page: str) -> None:
    for own, delen in DELEN.items():
        for deel in delen:
            filters, messages = parse({"deel": deel}, PROGRAMMAS, page)
            assert (filters.deel, len(messages)) == ((deel, 0) if own == page else (None, 1))


def test_page_without_parts_offers_no_other_part() -> None:
    assert parse({"deel": "verhalen"}, PROGRAMMAS, "fasen") == (
        Filters("vl"),
        ["Deze pagina heeft geen tabblad ‘verhalen’."],
    )


def test_onderdeel_and_organisation_that_the_programme_has_not_are_told_and_left_out() -> None:
    here = Filters("vl", onderdeel="vl/9", organisatie="x")
    assert within(here, "Volwaardig leven", {"vl/1"}, {"x"}) == (
        Filters("vl", organisatie="x"),
        ["Het onderdeel ‘vl/9’ staat niet bij Volwaardig leven. Kies er hieronder een."],
    )
    assert within(here, "Volwaardig leven", {"vl/9"}, {"y"}) == (
        Filters("vl", onderdeel="vl/9"),
        ["De organisatie ‘x’ staat niet bij Volwaardig leven. Kies er hieronder een."],
    )


def test_filters_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Filters("vl").programma = "wt"  # type: ignore[misc]


def test_link_keeps_the_programme_and_leaves_out_what_was_looked_at() -> None:
    here = Filters("wt", cijfer="meting:a", indicator="wt.b", deel="definities", onderdeel="wt/a", organisatie="b")
    assert here.url("fasen") == "/fasen?programma=wt"
    assert here.url("") == "/?programma=wt"
    assert here.url("verantwoording", deel="bevindingen") == "/verantwoording?programma=wt&deel=bevindingen"


def test_key_stays_readable_in_a_link() -> None:
    url = Filters("vl").url("verantwoording", cijfer="meting:a:vl/1:2020-10-31:rol=ouder~2")
    assert url == "/verantwoording?programma=vl&cijfer=meting:a:vl/1:2020-10-31:rol=ouder~2"


@given(texts)
def test_link_reads_back_as_the_same_view(sleutel: str) -> None:
    address = urlsplit(Filters("wt").url("verantwoording", cijfer=sleutel))
    assert address.path == "/verantwoording"
    assert parse(dict(parse_qsl(address.query, keep_blank_values=True)), PROGRAMMAS, PAGE) == (
        Filters("wt", cijfer=sleutel),
        [],
    )


@given(st.dictionaries(st.sampled_from(["programma", "cijfer", "indicator", "deel", "x"]), texts))
def test_no_address_breaks_the_view(query: dict[str, str]) -> None:
    filters, messages = parse(query, PROGRAMMAS, PAGE)
    assert filters.programma in PROGRAMMAS
    assert len(messages) <= 2
    assert all(message.endswith(".") for message in messages)
