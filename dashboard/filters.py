"""The view, as it stands in the URL. Parsed once, before any widget runs; every link carries it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from urllib.parse import quote_plus

# The parts of a page, by the page's address; what a page shows first stands first.
DELEN = {
    "aanleveren": ("bestand", "wachtrij", "verwacht", "binnengekomen"),
    "stuurgroep": ("dias", "overleggen", "verandering", "alles"),
    "onderdeel": ("onderdelen", "doelen", "afspraken", "oordeel"),
    "verkenner": ("cijfers", "vragen", "deelname", "zoeken"),
    "uitkomsten": ("uitkomsten", "verhalen", "context", "nog-te-meten"),
    "verantwoording": ("leveringen", "definities", "verschillen", "bevindingen"),
}
UITKOMSTEN = ("tegenspraak", "voor_meer_uitleg", "gat", "verklaard_verschil", "klopt")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader chose. None: not chosen. `bekend_op`: only what was known on that date; None: all.

    `dia` is the number of a slide, from 1; `overleg` the meeting whose slides are shown, None: those of the state.
    `van` and `tot`: between which dates changes are told, None: the same as on the slides.
    """

    programma: str
    cijfer: str | None = None
    indicator: str | None = None
    deel: str | None = None
    uitkomst: str | None = None
    bekend_op: date | None = None
    onderdeel: str | None = None
    organisatie: str | None = None
    dia: int | None = None
    overleg: str | None = None
    van: date | None = None
    tot: date | None = None

    def query(self, **changes: str | None) -> dict[str, str]:
        """The view as query parameters, with some of them changed. A chosen figure is not carried on."""
        kept = {"programma": self.programma, "bekend_op": self.bekend_op} | changes
        # What a view always has comes first and in one order: one view has one address.
        ordered = {name: kept[name] for name in _NAMES if name in kept} | kept
        return {name: str(value) for name, value in ordered.items() if value is not None}

    def of(self, programma: str) -> Filters:
        """The same view of another programme."""
        return replace(self, programma=programma)

    def url(self, page: str, **changes: str | None) -> str:
        """A link within the dashboard that keeps the view.

        Keys stay readable in it; Plotly would encode an encoded `:` or `/` a second time.
        """
        if len(changes) == 1:
            ((name, value),) = changes.items()
            if value is not None:
                before, after = _around(self, page, name)
                return f"{before}{_quoted(value)}{after}"
        return self._whole_url(page, changes)

    def _whole_url(self, page: str, changes: Mapping[str, str | None]) -> str:
        return f"/{page}?{'&'.join(f'{name}={_quoted(value)}' for name, value in self.query(**changes).items())}"


_NAMES = tuple(field.name for field in fields(Filters))
# Stands in no address: what a view always has is the id of a programme and a date.
_PLACE = "=/="


@lru_cache(maxsize=1024)
def _around(view: Filters, page: str, name: str) -> tuple[str, str]:
    """What stands before and after the value of `name` in an address: a table has a hundred that differ in it alone."""
    before, _, after = view._whole_url(page, {name: _PLACE}).partition(_PLACE)
    return before, after


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """A value as it stands in an address. A page has hundreds of links, and the same keys in several."""
    return quote_plus(value, safe="/:=")


def parse(query: Mapping[str, str], programmas: Sequence[str], page: str) -> tuple[Filters, list[str]]:
    """The filters in a page's URL, and a Dutch message for each value that names nothing. `programmas` is not empty."""
    messages = []
    # The id of an onderdeel starts with its programme: such an address needs no other.
    root = (query.get("onderdeel") or "").split("/")[0]
    programma = query.get("programma") or (root if root in programmas else programmas[0])
    if programma not in programmas:
        messages.append(f"Het programma ‘{_short(programma)}’ bestaat niet. Kies links een programma.")
        programma = programmas[0]
    deel = query.get("deel") or None
    if deel is not None and deel not in DELEN.get(page, ()):
        choose = " Kies hieronder een ander." if page in DELEN else ""
        messages.append(f"Deze pagina heeft geen tabblad ‘{_short(deel)}’.{choose}")
        deel = None
    bekend_op, wrong = _date(query.get("bekend_op"))
    van, no_van = _date(query.get("van"), "Deze datum telt niet mee.")
    tot, no_tot = _date(query.get("tot"), "Deze datum telt niet mee.")
    uitkomst = query.get("uitkomst") or None
    if uitkomst is not None and uitkomst not in UITKOMSTEN:
        messages.append(f"De uitkomst ‘{_short(uitkomst)}’ bestaat niet. Kies er hieronder een.")
        uitkomst = None
    dia, no_number = _slide(query.get("dia"))
    view = Filters(programma, query.get("cijfer") or None, query.get("indicator") or None, deel, uitkomst, bekend_op)
    view = replace(view, onderdeel=query.get("onderdeel") or None, organisatie=query.get("organisatie") or None)
    view = replace(view, dia=dia, overleg=query.get("overleg") or None, van=van, tot=tot)
    return view, [*messages, *wrong, *no_van, *no_tot, *no_number]


def within(
    view: Filters, programma: str, onderdelen: Collection[str], organisaties: Collection[str]
) -> tuple[Filters, list[str]]:
    """The view with only an onderdeel and organisation that this state has, and a message for each that it has not.

    `programma` is the name that the message uses.
    """
    messages = []
    if view.onderdeel is not None and view.onderdeel not in onderdelen:
        messages.append(f"Het onderdeel ‘{_short(view.onderdeel)}’ staat niet bij {programma}. Kies er hieronder een.")
        view = replace(view, onderdeel=None)
    if view.organisatie is not None and view.organisatie not in organisaties:
        messages.append(
            f"De organisatie ‘{_short(view.organisatie)}’ staat niet bij {programma}. Kies er hieronder een."
        )
        view = replace(view, organisatie=None)
    return view, messages


def read_date(text: str) -> date:
    """A date as computers (2020-12-31) or as people (31-12-2020) write it. Raises ValueError."""
    if match := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text.strip()):
        return date(int(match[3]), int(match[2]), int(match[1]))
    return date.fromisoformat(text.strip())


def _date(text: str | None, instead: str = "U ziet de nieuwste stand.") -> tuple[date | None, list[str]]:
    """A date in the address; None when there is none or when it is no date, with the message for that."""
    if not text:
        return None, []
    try:
        return read_date(text), []
    except ValueError:
        return None, [f"‘{_short(text)}’ is geen bestaande datum. Schrijf hem als 31-10-2020. {instead}"]


def _slide(text: str | None) -> tuple[int | None, list[str]]:
    """The number of a slide in the address; None when there is none or when it is no number, with the message."""
    if not text:
        return None, []
    if text.isdecimal() and text.isascii() and len(text) <= 4 and int(text):
        return int(text), []
    return None, [f"‘{_short(text)}’ is geen nummer van een dia. U ziet de eerste."]


def _short(value: str) -> str:
    """Enough of a value to recognise it in a message."""
    return value if len(value) <= 40 else f"{value[:40]}…"
