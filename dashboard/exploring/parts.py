"""The parts of Verkennen, and what of a choice goes along from one to another: who comes back finds it as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from dashboard import markup
from dashboard.choice import Keuze
from dashboard.filters import Filters

ADDRESS = "verkenner"
NAMES = {"cijfers": "Cijfers", "vragen": "Vragen van een evaluatie", "deelname": "Wie doet mee", "zoeken": "Zoeken"}
SEARCH = "zoeken"
# A word among the figures is another than one in everything: while a reader searches in everything, it waits here.
WORD = "woord"
# What an address of this page may say besides a choice.
OF_EVERY_PART = ("programma", "deel", "bekend_op", "van", "tot", "blad")
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


def not_used() -> list[str]:
    """A message for each name in the address bar that says nothing here, and for each that stands there twice."""
    return without_effect({name: st.query_params.get_all(name) for name in st.query_params})


def without_effect(query: Mapping[str, Sequence[str]]) -> list[str]:
    """The same for an address with all values of each name: of a name that stands twice the last value holds."""
    known = {*CHOSEN, *OF_EVERY_PART}
    messages = []
    for name, values in query.items():
        if name not in known:
            meant = get_close_matches(name, sorted(known), 1)
            hint = f" Bedoelt u ‘{meant[0]}’?" if meant else ""
            messages.append(f"‘{_short(name)}’ in het adres gebruikt deze pagina niet.{hint}")
        elif dropped := [value for value in dict.fromkeys(values) if value != values[-1]]:
            said = " en ".join(f"‘{_short(value)}’" for value in dropped)
            verb = "telt" if len(dropped) == 1 else "tellen"
            messages.append(
                f"‘{name}’ staat meer dan één keer in het adres. U ziet de laatste, ‘{_short(values[-1])}’; {said} "
                f"{verb} niet mee."
            )
    return messages


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
