"""Where everything in a report stands: numbered sources, and per fact the lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard import queries
from dashboard.database import State
from dashboard.markup import signed_text
from dashboard.queries import Cijfer, Levering, Rust, Vindplaats
from dashboard.report.model import Deel, Hoofdstuk, Kolom, Tabel

Row = TypeVar("Row", Vindplaats, Rust)
DEFINITION = "definitie"
# More places than these are not read in a cell; how many more there are is said.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Bronnen:
    """What a report cites: its sources in order, and of each key its passages, what it rests on and its figure."""

    leveringen: tuple[Levering, ...]
    plaatsen: dict[str, list[Vindplaats]]
    rust: dict[str, list[Rust]]
    cijfers: dict[str, Cijfer]

    def nummers(self, sleutels: Iterable[str | None]) -> str:
        """'[1] [3]': the sources of some facts; of a definition without a value 'definitie'."""
        keys = [key for key in sleutels if key]
        numbers = sorted({self._nummer(place) for key in keys for place in self.van(key)})
        if not numbers and any(key.startswith("indicator:") for key in keys):
            return DEFINITION
        return " ".join(f"[{number}]" for number in numbers)

    def regels(self, sleutels: Iterable[str | None]) -> str:
        """'[1] 12–14, 30': the sources of some facts with the lines."""
        keys = [key for key in sleutels if key]
        places = list(dict.fromkeys((self._nummer(p), p.regels) for key in keys for p in self.van(key)))
        more = f" en nog {len(places) - SHOWN}" if len(places) > SHOWN else ""
        return _grouped(places[:SHOWN]) + more or self.nummers(keys)

    def alle_regels(self, sleutel: str) -> str:
        """The same of one fact, however many."""
        return _grouped(list(dict.fromkeys((self._nummer(place), place.regels) for place in self.van(sleutel))))

    def van(self, sleutel: str) -> list[Vindplaats]:
        """The passages of a fact; of a derived figure those of what it rests on."""
        found = self.plaatsen.get(sleutel, [])
        return found or [p for rust in self.rust.get(sleutel, []) for p in self.plaatsen.get(rust.blad_sleutel, [])]

    def _nummer(self, place: Vindplaats) -> int:
        return [levering.id for levering in self.leveringen].index(place.levering_id) + 1


def cited(state: State, sleutels: Collection[str]) -> Bronnen:
    """Everything about the sources of some keys; a key that this state does not have, has none."""
    rust = queries.rust_op(state, sleutels)
    places = queries.vindplaatsen(state, {*sleutels, *(row.blad_sleutel for row in rust)})
    used = {place.levering_id for place in places}
    figures = {key: found for key in sleutels if (found := queries.cijfer(state, key)) is not None}
    return Bronnen(
        tuple(levering for levering in queries.leveringen(state) if levering.id in used),
        _by_key(places),
        _by_key(rust),
        figures,
    )


def named(cijfer: Cijfer) -> str:
    """The name of a figure with its onderdeel, unless it names that itself."""
    if cijfer.groep_id is None or cijfer.onderdeel_naam in cijfer.naam:
        return cijfer.naam
    return f"{cijfer.onderdeel_naam}: {cijfer.naam}"


def sources_chapter(bronnen: Bronnen, with_values: bool = True) -> Hoofdstuk:
    """Each source with its figures and their lines; then the figures that are worked out, with their formula.

    `with_values` False: the values of now are not those of the report.
    """
    lead = Deel(
        boodschap="Elk getal in dit verslag heeft een bron",
        bij="Het nummer achter een cijfer verwijst naar deze lijst. De regels zijn die van de tekst van het document. "
        "Op de pagina Bronnen en uitleg van de monitor staat meer over elke bron.",
    )
    parts = [_source(bronnen, n, levering, with_values) for n, levering in enumerate(bronnen.leveringen, 1)]
    derived = [(key, figure) for key, figure in bronnen.cijfers.items() if key in bronnen.rust]
    if derived:
        rows = tuple(
            (named(figure), signed_text(figure.weergave, figure.stilte_teken) if with_values else key,
             bronnen.rust[key][0].formule, bronnen.alle_regels(key))
            for key, figure in derived
        )  # fmt: skip
        head = (Kolom("Cijfer", 3), Kolom("Waarde" if with_values else "Sleutel", 1.7), Kolom("Formule", 2.6),
                Kolom("Bron en regels", 3.4))  # fmt: skip
        parts.append(Deel("Berekende cijfers", tabel=Tabel(head, rows)))
    if not bronnen.leveringen:
        lead = Deel(boodschap="Er is nog geen bron over dit programma")
    return Hoofdstuk("Bronnen", (lead, *parts))


def _source(bronnen: Bronnen, number: int, levering: Levering, with_values: bool) -> Deel:
    terms = (
        ("Uitgever", levering.uitgever),
        ("Verschenen", levering.publicatie_tekst),
        ("Zoals bekend op", levering.bekend_op_tekst),
        ("Document", levering.documenten),
        # Of a kept meeting the status of now is not what it saw.
        ("Status", f"{levering.status}, {levering.openbaarheid}" if with_values else ""),
    )
    rows = tuple(
        (named(figure), signed_text(figure.weergave, figure.stilte_teken) if with_values else key, place.paragraaf,
         place.regels)
        for key, figure in bronnen.cijfers.items()
        for place in bronnen.plaatsen.get(key, [])
        if place.levering_id == levering.id
    )  # fmt: skip
    head = (Kolom("Cijfer", 4.4), Kolom("Waarde" if with_values else "Sleutel", 2.6), Kolom("Paragraaf", 1.8),
            Kolom("Regels", 1.2))  # fmt: skip
    return Deel(
        f"[{number}] {levering.titel}",
        termen=tuple(term for term in terms if term[1]),
        tabel=Tabel(head, rows) if rows else None,
        inhoud=False,
    )


def _grouped(places: Sequence[tuple[int, str]]) -> str:
    lines: dict[int, list[str]] = defaultdict(list)
    for number, text in places:
        lines[number].append(text)
    return "; ".join(f"[{number}] {', '.join(found)}" for number, found in sorted(lines.items()))


def _by_key(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.sleutel].append(row)
    return dict(found)
