"""The choices above an exploration. What is chosen goes into the address; the page reads it from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard import choice
from dashboard.choice import Keuze
from dashboard.database import State, once
from dashboard.filters import Filters
from dashboard.queries import verkenning
from dashboard.queries.verkenning import Mogelijk
from dashboard.sentences import dag_tekst, thousands

ALWAYS = ""
# What is chosen from one list, said so that two choices with the same word stay two.
SAID = {
    "wie": "organisaties: {}",
    "deelgroepen": "deelgroepen: {}",
    "momenten": "momenten: {}",
    "groep": "gegroepeerd {}",
    "beeld": "beeld: {}",
    "volgorde": "volgorde: {}",
}


@dataclass(frozen=True, slots=True)
class Aanbod:
    """What there is to choose from: names by id, and the dates with values."""

    indicatoren: Mapping[str, str]
    onderdelen: Mapping[str, str]
    organisaties: Mapping[str, str]
    momenten: Sequence[date]
    # The names of the indicators with their short names, by which other pages know them: what the list looks in.
    vindbaar: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, Mapping[str, str]]:
        """The ids that an address may name."""
        return {"indicatoren": self.indicatoren, "onderdelen": self.onderdelen, "organisaties": self.organisaties}


@once
def offered(state: State, programma: str, alle_momenten: bool = False) -> Aanbod:
    """What a programme offers in a state; each name with as many figures as the table would have rows."""

    def counted(possible: Sequence[Mogelijk]) -> dict[str, str]:
        return {row.id: f"{row.naam} ({thousands(row.aantal)})" for row in possible}

    indicatoren = verkenning.mogelijke_indicatoren(state, programma, alle_momenten)
    return Aanbod(
        counted(indicatoren),
        counted(verkenning.mogelijke_onderdelen(state, programma, alle_momenten)),
        counted(verkenning.mogelijke_organisaties(state, programma, alle_momenten)),
        [row.stand_op for row in verkenning.momenten(state, programma)],
        counted([replace(row, naam=f"{row.naam} · {row.ook}" if row.ook else row.naam) for row in indicatoren]),
    )


def controls(keuze: Keuze, aanbod: Aanbod, filters: Filters) -> None:
    """Two rows of choices, the rest folded. Every change is in the address at once, on the first page of the table.

    What is folded is made when it is opened; `in_words` says what is chosen there.
    """

    made: list[str] = []

    def changed() -> None:
        kept: dict[str, str] = filters.query(deel=filters.deel)
        given = {name: st.session_state[_key(name)] for name in made}
        st.query_params.from_dict(kept | chosen(keuze, given).query())

    def key(name: str) -> str:
        """The key of a control, which shows what the address says."""
        made.append(name)
        value = getattr(keuze, name)
        if isinstance(value, tuple):
            value = list(value)
        st.session_state[_key(name)] = (value.isoformat() if value else ALWAYS) if name in DAYS else value
        return _key(name)

    def many(label: str, name: str, names: Mapping[str, str], none: str) -> None:
        st.multiselect(
            label, list(names), format_func=names.__getitem__, key=key(name), placeholder=none,
            on_change=changed, wrap=True, select_all=False,
        )  # fmt: skip

    def one(label: str, name: str, names: Mapping[str, str]) -> None:
        st.selectbox(label, list(names), format_func=names.__getitem__, key=key(name), on_change=changed)

    def text(label: str, name: str, hint: str) -> None:
        st.text_input(label, key=key(name), placeholder=hint, max_chars=choice.LONGEST_NAME, on_change=changed)

    with st.container(key="pm-choices"):
        many("Indicatoren", "indicatoren", aanbod.vindbaar, "alle indicatoren")
        many("Onderdelen, met alles daaronder", "onderdelen", aanbod.onderdelen, "alle onderdelen")
        one("Momenten", "momenten", choice.MOMENTEN)
        one("Beeld", "beeld", choice.BEELDEN)
        one("Groeperen", "groep", choice.GROEPEN)
        one("Volgorde", "volgorde", choice.VOLGORDES)
        text("Zoek in deze cijfers", "zoek", "woord uit een naam")
    box = st.expander("Meer keuzes", key="meer", on_change="rerun")
    if box.open:
        with box, st.container(key="pm-more-choices"):
            many("Soort indicator", "soorten", choice.SOORTEN, "alle soorten")
            one("Deelgroepen", "deelgroepen", choice.DEELGROEPEN)
            one("Organisaties samen of apart", "wie", choice.WIE)
            one("Vanaf", "van", _dates("het begin", aanbod.momenten, keuze.van))
            one("Tot en met", "tot", _dates("nu", aanbod.momenten, keuze.tot))
            if aanbod.organisaties:
                many("Organisaties", "organisaties", aanbod.organisaties, "alle organisaties")
            text("Naam van deze weergave", "naam", "komt boven de pagina en in het bestand te staan")


def in_words(keuze: Keuze, aanbod: Aanbod) -> str:
    """What was chosen, also where the controls are folded or on paper. Empty when nothing was."""
    parts = named(keuze, aanbod)
    return f"Gekozen: {'; '.join(parts)}." if parts else ""


def named(keuze: Keuze, aanbod: Aanbod) -> list[str]:
    """Each choice that was made, with the name of what it is about."""
    lists = [
        ("indicatoren", [aanbod.indicatoren[id] for id in keuze.indicatoren]),
        ("onderdelen", [aanbod.onderdelen[id] for id in keuze.onderdelen]),
        ("organisaties", [aanbod.organisaties[id] for id in keuze.organisaties]),
        ("soort", list(keuze.soorten)),
        ("vanaf", [dag_tekst(keuze.van)] if keuze.van else []),
        ("tot en met", [dag_tekst(keuze.tot)] if keuze.tot else []),
        ("zoekwoord", [keuze.zoek] if keuze.zoek else []),
    ]
    return [f"{name}: {', '.join(values)}" for name, values in lists if values] + [
        SAID[name].format(names[getattr(keuze, name)])
        for name, names in choice.CHOICES.items()
        if getattr(keuze, name) != getattr(Keuze(), name)
    ]


def chosen(keuze: Keuze, given: Mapping[str, Any]) -> Keuze:
    """The choice with what its controls say now, by the names of a choice; from the first page of the table on."""
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    days = {name: date.fromisoformat(str(value)) if value else None for name, value in given.items() if name in DAYS}
    return replace(keuze, **(dict(given) | lists | days | {"blad": 1}))


DAYS = ("van", "tot")


def _key(name: str) -> str:
    return f"verken-{name}"


def _dates(none: str, momenten: Sequence[date], chosen: date | None) -> dict[str, str]:
    days = sorted({*momenten, *([chosen] if chosen else [])}, reverse=True)
    return {ALWAYS: none} | {day.isoformat(): dag_tekst(day) for day in days}
