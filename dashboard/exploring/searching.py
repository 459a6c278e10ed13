"""One box that finds onderdelen, organisations, indicators, agreements, results, stories and words, wherever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from dashboard import components, markup, queries
from dashboard.choice import LONGEST_NAME, searched
from dashboard.exploring import parts as in_parts
from dashboard.filters import Filters
from dashboard.markup import EMPTY, card, join, source_url
from dashboard.queries.zoeken import Treffer, zoek
from dashboard.sentences import Conclusie, number_of
from dashboard.session import View

# What is found, in the order in which it is shown.
SOORTEN = {
    "onderdeel": "Onderdelen",
    "indicator": "Indicatoren en definities",
    "organisatie": "Organisaties",
    "afspraak": "Afspraken",
    "opbrengst": "Opbrengsten",
    "verhaal": "Verhalen",
    "factor": "Wat helpt of hindert, volgens de bronnen",
    "begrip": "Woorden die de bronnen zelf uitleggen",
}
PER_SOORT = 10
LONGEST_TEXT = 200
HINT = "naam of woord"


def show(here: View, parts: Markup) -> None:
    """The whole part: the box, and what was found per kind."""
    typed = st.query_params.to_dict().get("zoek", "")
    vraag = searched(typed)
    found = zoek(here.state, vraag, here.programma.id, PER_SOORT) if any(sign.isalnum() for sign in vraag) else []
    opening = markup.opening(conclusion(vraag or typed, found), here.filters)
    components.html(*markup.messages(in_parts.not_used()), opening, parts)
    st.session_state["zoeken"] = vraag

    def again() -> None:
        kept = in_parts.kept(st.query_params.to_dict(), in_parts.SEARCH, in_parts.SEARCH)
        st.query_params.from_dict(kept | address(here.filters, st.session_state["zoeken"]))

    st.text_input("Zoek in alles", key="zoeken", placeholder=HINT, max_chars=LONGEST_NAME, on_change=again)
    names = {programma.id: programma.naam for programma in queries.programmas(here.state)}
    components.html(results(found, here.filters, names))


def address(filters: Filters, vraag: str) -> dict[str, str]:
    """The query of the page with what was found."""
    return filters.query(deel="zoeken", zoek=vraag)


def conclusion(vraag: str, found: Sequence[Treffer]) -> Conclusie:
    """How much was found, and whether it is what was typed."""
    if not vraag:
        return Conclusie(
            "Zoek in alles",
            "Onderdelen, indicatoren, organisaties, afspraken, opbrengsten, verhalen, wat helpt of hindert, en "
            "woorden.",
        )
    if not any(sign.isalnum() for sign in vraag):
        return Conclusie(
            "Er is geen woord om te zoeken", "Schrijf een naam of woord, met minstens een letter of cijfer."
        )
    if not found:
        lead = "Kijk of het goed geschreven is, of zoek met minder of kortere woorden. Een streepje maakt niet uit."
        return Conclusie(f"Niets gevonden voor ‘{vraag}’", lead)
    near = [treffer for treffer in found if not treffer.is_precies]
    # Of each kind only the first are asked.
    least = "Minstens " if PER_SOORT in Counter(treffer.soort for treffer in found).values() else ""
    kop = f"{least}{number_of(len(found), 'treffer', 'treffers')} voor ‘{vraag}’"
    if len(near) == len(found):
        return Conclusie(kop, "Precies zo staat het nergens; dit lijkt erop.")
    return Conclusie(kop, f"{number_of(len(near), 'lijkt', 'lijken')} er alleen op." if near else "")


def results(found: Sequence[Treffer], filters: Filters, programmas: dict[str, str]) -> Markup:
    """A card per kind; of many the first, and that there are more."""
    return join(
        card(title, _list([treffer for treffer in found if treffer.soort == soort], filters, programmas), soort)
        for soort, title in SOORTEN.items()
        if any(treffer.soort == soort for treffer in found)
    )


def _list(found: Sequence[Treffer], filters: Filters, programmas: dict[str, str]) -> Markup:
    more = EMPTY
    if len(found) == PER_SOORT:
        note = '<p class="pm-note">U ziet de eerste {}. Zoek met meer woorden om te kiezen.</p>'
        more = Markup(note).format(PER_SOORT)
    return Markup("<ul>{}</ul>{}").format(join(_item(treffer, filters, programmas) for treffer in found), more)


def _item(treffer: Treffer, filters: Filters, programmas: dict[str, str]) -> Markup:
    view = filters.of(treffer.programma_id) if treffer.programma_id else filters
    short = treffer.uitleg if len(treffer.uitleg) <= LONGEST_TEXT else f"{treffer.uitleg[:LONGEST_TEXT]}…"
    facts = [short] if short else []
    facts += [f"ook geschreven als ‘{treffer.andere_naam}’"] if treffer.andere_naam else []
    elsewhere = programmas[treffer.programma_id] if treffer.programma_id and view != filters else treffer.naam
    facts += [elsewhere] if elsewhere != treffer.naam else []
    facts += [] if treffer.is_precies else ["lijkt erop"]
    return Markup('<li><a href="{}">{}</a><br><span class="pm-note">{}</span></li>').format(
        _url(treffer, replace(view, deel=None)), treffer.naam, " · ".join(facts)
    )


def _url(treffer: Treffer, filters: Filters) -> str:
    """To the page of what was found."""
    if treffer.soort == "onderdeel":
        return filters.url("onderdeel", onderdeel=treffer.id)
    if treffer.soort == "organisatie":
        return filters.url("onderdeel", organisatie=treffer.id)
    if treffer.soort == "indicator":
        return filters.url("verantwoording", indicator=treffer.id)
    return source_url(filters, treffer.id)
