"""The parts of Verkennen, and what of a choice goes along from one to another: who comes back finds it as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from markupsafe import Markup

from dashboard import markup
from dashboard.choice import Keuze
from dashboard.filters import Filters

ADDRESS = "verkenner"
NAMES = {"cijfers": "Cijfers", "vragen": "Vragen van een evaluatie", "deelname": "Wie doet mee", "zoeken": "Zoeken"}
SEARCH = "zoeken"
# A word among the figures is another than one in everything: while a reader searches in everything, it waits here.
WORD = "woord"
CHOSEN = (*(field.name for field in fields(Keuze) if field.name != "blad"), "vraag", "rol", WORD)


def links(chosen: str, filters: Filters, query: Mapping[str, str]) -> Markup:
    """The row of links to the parts. `query`: what the address says now."""
    return markup.parts(ADDRESS, chosen, NAMES, filters, lambda to: kept(query, chosen, to))


def kept(query: Mapping[str, str], chosen: str, to: str) -> dict[str, str]:
    """What goes along from the part that is shown to another, or to itself."""
    found = {name: query[name] for name in CHOSEN if query.get(name)}
    if SEARCH in (chosen, to) and chosen != to:
        here, there = ("zoek", WORD) if to == SEARCH else (WORD, "zoek")
        word = found.pop(here, "")
        found = {name: text for name, text in found.items() if name != there} | ({there: word} if word else {})
    return found
