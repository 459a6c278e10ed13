"""The choices above an exploration. What is chosen goes into the address; the page reads it from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard import choice
from dashboard.choice import Keuze
from dashboard.database import State, once
from dashboard.filters import Filters
from dashboard.queries import verkenning
from dashboard.queries.verkenning import Mogelijk
from dashboard.sentences import thousands

ALWAYS = ""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """What there is to choose from: names by id, and the dates with values."""

    indicatoren: Mapping[str, str]
    onderdelen: Mapping[str, str]
    organisaties: Mapping[str, str]
    momenten: Sequence[date]

    @property
    def known(self) -> dict[str, Mapping[str, str]]:
        """The ids that an address may name."""
        return {"indicatoren": self.indicatoren, "onderdelen": self.onderdelen, "organisaties": self.organisaties}


@once
def offered(state: State, programma: str, alle_momenten: bool = False) -> Aanbod:
    """What a programme offers in a state; each name with as many figures as the table would have rows."""

    def counted(possible: Sequence[Mogelijk]) -> dict[str, str]:
        return {row.id: f"{row.naam} ({thousands(row.aantal)})" for row in possible}

    return Aanbod(
        counted(verkenning.mogelijke_indicatoren(state, programma, alle_momenten)),
        counted(verkenning.mogelijke_onderdelen(state, programma, alle_momenten)),
        counted(verkenning.mogelijke_organisaties(state, programma, alle_momenten)),
        [row.stand_op for row in verkenning.momenten(state, programma)],
    )


def controls(keuze: Keuze, aanbod: Aanbod, filters: Filters) -> None:
    """Two rows of choices, the rest folded. Every change is in the address at once, on the first page of the table.

    What is folded is made when it is opened.
    """

    def changed() -> None:
        kept: dict[str, str] = filters.query(deel=filters.deel)
        st.query_params.from_dict(kept | chosen(keuze, st.session_state.to_dict()).query())

    _remember(keuze)
    with st.container(key="pm-choices"):
        _many("Indicatoren", "indicatoren", aanbod.indicatoren, "alle indicatoren", changed)
        _many("Onderdelen, met alles daaronder", "onderdelen", aanbod.onderdelen, "alle onderdelen", changed)
        _one("Momenten", "momenten", choice.MOMENTEN, changed)
        _one("Beeld", "beeld", choice.BEELDEN, changed)
        _one("Groeperen", "groep", choice.GROEPEN, changed)
        _one("Volgorde", "volgorde", choice.VOLGORDES, changed)
        _text("Zoek in deze cijfers", "zoek", "woord uit een naam", changed)
    more = any((keuze.organisaties, keuze.soorten, keuze.van, keuze.tot, keuze.naam)) or keuze.wie != "alles"
    more = more or keuze.deelgroepen != "alles"
    # A box of its own once something in it is chosen: that one starts open, and a reader can close it.
    box = st.expander("Meer keuzes", more, key="meer-gekozen" if more else "meer", on_change="rerun")
    if box.open:
        with box, st.container(key="pm-more-choices"):
            _many("Soort indicator", "soorten", choice.SOORTEN, "alle soorten", changed)
            _one("Deelgroepen", "deelgroepen", choice.DEELGROEPEN, changed)
            _one("Organisaties samen of apart", "wie", choice.WIE, changed)
            _one("Vanaf", "van", _dates("het begin", aanbod.momenten, keuze.van), changed)
            _one("Tot en met", "tot", _dates("nu", aanbod.momenten, keuze.tot), changed)
            if aanbod.organisaties:
                _many("Organisaties", "organisaties", aanbod.organisaties, "alle organisaties", changed)
            _text("Naam van deze weergave", "naam", "komt boven de pagina en in het bestand te staan", changed)


def in_words(keuze: Keuze, aanbod: Aanbod) -> str:
    """What was chosen, for paper: there the controls are not shown. Empty when nothing was."""
    named = [
        ("indicatoren", [aanbod.indicatoren[id] for id in keuze.indicatoren]),
        ("onderdelen", [aanbod.onderdelen[id] for id in keuze.onderdelen]),
        ("organisaties", [aanbod.organisaties[id] for id in keuze.organisaties]),
        ("soort", list(keuze.soorten)),
        ("vanaf", [f"{keuze.van:%d-%m-%Y}"] if keuze.van else []),
        ("tot en met", [f"{keuze.tot:%d-%m-%Y}"] if keuze.tot else []),
        ("zoekwoord", [keuze.zoek] if keuze.zoek else []),
    ]
    parts = [f"{name}: {', '.join(values)}" for name, values in named if values]
    parts += [
        names[getattr(keuze, name)]
        for name, names in choice.CHOICES.items()
        if getattr(keuze, name) != getattr(Keuze(), name)
    ]
    return f"Gekozen: {'; '.join(parts)}." if parts else ""


def chosen(keuze: Keuze, given: Mapping[str, Any]) -> Keuze:
    """The choice as the controls have it now, from the first page of the table on."""
    found = {name: given[_key(name)] for name in _FIELDS if _key(name) in given}
    lists = {name: tuple(value) for name, value in found.items() if isinstance(value, list)}
    days = {name: date.fromisoformat(str(value)) if value else None for name, value in found.items() if name in DAYS}
    return replace(keuze, **(found | lists | days | {"blad": 1}))


DAYS = ("van", "tot")
_FIELDS = (*choice.LISTS, "soorten", *choice.CHOICES, *DAYS, "zoek", "naam")


def _key(name: str) -> str:
    return f"verken-{name}"


def _remember(keuze: Keuze) -> None:
    """Let every control show what the address says."""
    for name in _FIELDS:
        value = getattr(keuze, name)
        if isinstance(value, tuple):
            value = list(value)
        st.session_state[_key(name)] = (value.isoformat() if value else ALWAYS) if name in DAYS else value


def _dates(none: str, momenten: Sequence[date], chosen: date | None) -> dict[str, str]:
    days = sorted({*momenten, *([chosen] if chosen else [])}, reverse=True)
    return {ALWAYS: none} | {day.isoformat(): f"{day:%d-%m-%Y}" for day in days}


def _many(label: str, name: str, names: Mapping[str, str], none: str, changed: Callable[[], None]) -> None:
    st.multiselect(
        label, list(names), format_func=names.__getitem__, key=_key(name), placeholder=none, on_change=changed,
        wrap=True, select_all=False,
    )  # fmt: skip


def _one(label: str, name: str, names: Mapping[str, str], changed: Callable[[], None]) -> None:
    st.selectbox(label, list(names), format_func=names.__getitem__, key=_key(name), on_change=changed)


def _text(label: str, name: str, hint: str, changed: Callable[[], None]) -> None:
    st.text_input(label, key=_key(name), placeholder=hint, max_chars=choice.LONGEST_NAME, on_change=changed)
