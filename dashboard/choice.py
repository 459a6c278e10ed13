"""What a reader chose to look at, as it stands in the address. Everything is optional: nothing chosen is everything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

# What can be chosen, in the address and in words; what holds when nothing is chosen stands first.
WIE = {"alles": "alles", "samen": "alle organisaties samen", "per-organisatie": "per organisatie"}
DEELGROEPEN = {"alles": "geheel en deelgroepen", "geheel": "alleen het geheel", "deelgroepen": "alleen deelgroepen"}
MOMENTEN = {"laatste": "laatste waarde", "alle": "alle momenten"}
GROEPEN = {
    "geen": "niet groeperen",
    "indicator": "per indicator",
    "onderdeel": "per onderdeel",
    "organisatie": "per organisatie",
    "deelgroep": "per deelgroep",
    "moment": "per moment",
}
BEELDEN = {
    "passend": "wat past",
    "verloop": "lijnen in de tijd",
    "staven": "staven",
    "punten": "punten",
    "klein": "kleine plaatjes naast elkaar",
    "warmte": "tabel met kleur",
    "verdeling": "verdeling",
}
VOLGORDES = {
    "vast": "vaste volgorde",
    "naam": "op naam",
    "moment": "nieuwste eerst",
    "hoog": "hoogste eerst",
    "laag": "laagste eerst",
}
SOORTEN = {"proces": "proces", "uitkomst": "uitkomst", "verhalend": "verhalend", "context": "context"}
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Keuze:
    """A view of the figures. An empty tuple, text or None: not chosen, so everything.

    `onderdelen` are meant with everything below them. `blad` is the page of the table, from 1.
    """

    indicatoren: tuple[str, ...] = ()
    onderdelen: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()
    soorten: tuple[str, ...] = ()
    wie: str = "alles"
    deelgroepen: str = "alles"
    momenten: str = "laatste"
    van: date | None = None
    tot: date | None = None
    groep: str = "geen"
    beeld: str = "passend"
    volgorde: str = "vast"
    zoek: str = ""
    naam: str = ""
    blad: int = 1

    @property
    def is_open(self) -> bool:
        """Whether nothing was chosen that narrows what is shown."""
        return not (self.indicatoren or self.onderdelen or self.organisaties or self.soorten or self.zoek)

    def query(self) -> dict[str, str]:
        """The choice as query parameters: only what differs from nothing chosen. Dates stand in Filters."""
        empty = Keuze()
        differ = [field.name for field in fields(Keuze) if getattr(self, field.name) != getattr(empty, field.name)]
        return {name: _text(getattr(self, name)) for name in differ}


CHOICES = {
    "wie": WIE,
    "deelgroepen": DEELGROEPEN,
    "momenten": MOMENTEN,
    "groep": GROEPEN,
    "beeld": BEELDEN,
    "volgorde": VOLGORDES,
}
# What each of them is about, in a message.
ABOUT = {
    "wie": "organisaties samen of apart",
    "deelgroepen": "deelgroepen",
    "momenten": "momenten",
    "groep": "groeperen",
    "beeld": "beeld",
    "volgorde": "volgorde",
}
# What another programme does not have.
OF_ONE_PROGRAMME = {
    "indicatoren": "indicatoren",
    "onderdelen": "onderdelen",
    "organisaties": "organisaties",
    "naam": "de naam van de weergave",
}
LISTS = {"indicatoren": "de indicator", "onderdelen": "het onderdeel", "organisaties": "de organisatie"}


def parse(
    query: Mapping[str, str], known: Mapping[str, Collection[str]], van: date | None, tot: date | None
) -> tuple[Keuze, list[str]]:
    """The choice in an address, and a Dutch message for everything in it that names nothing.

    `known` has the ids of this programme per list: indicatoren, onderdelen, organisaties. Never raises.
    """
    chosen: dict[str, object] = {"van": van, "tot": tot}
    messages: list[str] = []
    for name, word in LISTS.items():
        chosen[name], wrong = _listed(query.get(name), known[name], word)
        messages += wrong
    chosen["soorten"], wrong = _listed(query.get("soorten"), SOORTEN, "de soort")
    messages += wrong
    for name, values in CHOICES.items():
        value = query.get(name) or next(iter(values))
        if value not in values:
            first = next(iter(values.values()))
            messages.append(f"‘{_short(value)}’ is geen keuze bij {ABOUT[name]}. U ziet: {first}.")
            value = next(iter(values))
        chosen[name] = value
    chosen["zoek"], wrong = _words(query.get("zoek"))
    messages += wrong
    chosen["naam"] = " ".join((query.get("naam") or "").split())[:LONGEST_NAME]
    chosen["blad"], wrong = _page(query.get("blad"))
    messages += wrong
    if van is not None and tot is not None and van > tot:
        messages.append(f"De periode begint ({van:%d-%m-%Y}) na haar einde ({tot:%d-%m-%Y}). U ziet alle datums.")
        chosen["van"] = chosen["tot"] = None
    return replace(Keuze(), **chosen), messages  # type: ignore[arg-type]


def _listed(text: str | None, known: Collection[str], word: str) -> tuple[tuple[str, ...], list[str]]:
    """The known names in a list with commas, each once; and a message for the rest."""
    named = dict.fromkeys(part.strip() for part in (text or "").split(",") if part.strip())
    unknown = [name for name in named if name not in known]
    message = f"{word[0].upper()}{word[1:]} ‘{_short(unknown[0])}’ bestaat hier niet" if unknown else ""
    more = f", en nog {len(unknown) - 1} andere ook niet" if len(unknown) > 1 else ""
    return tuple(name for name in named if name in known), [f"{message}{more}. Kies hieronder."] if unknown else []


def elsewhere(query: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What of a choice holds in any other programme, and what is of this one alone, in words."""
    kept = {name: query[name] for name in (*CHOICES, "soorten", "van", "tot", "zoek") if query.get(name)}
    return kept, [word for name, word in OF_ONE_PROGRAMME.items() if query.get(name)]


def searched(text: str | None) -> str:
    """What is looked for: without signs that nobody sees, and not too long."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text or "")
    return " ".join(seen.split())[:LONGEST_NAME]


NO_WORD = "In het zoekveld staat geen letter of cijfer: er is geen woord om te zoeken."


def _words(text: str | None) -> tuple[str, list[str]]:
    """What is looked for; nothing when there is no word in it, with the message for that."""
    zoek = searched(text)
    if not text or any(sign.isalnum() for sign in zoek):
        return zoek, []
    return "", [f"{NO_WORD} U ziet alle cijfers van uw keuze."]


def _page(text: str | None) -> tuple[int, list[str]]:
    if not text:
        return 1, []
    if text.isdecimal() and text.isascii() and len(text) <= 6 and int(text):
        return int(text), []
    return 1, [f"‘{_short(text)}’ is geen bladzijde van de tabel. U ziet de eerste."]


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
