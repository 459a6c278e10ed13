"""The figures of a choice: pictures of what may stand beside each other, why the rest may not, and the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from dashboard import components, figures, markup
from dashboard.exploring import charts, choice, comparing, saving, table, taking, words
from dashboard.exploring.choice import Keuze
from dashboard.exploring.comparing import Plaatje
from dashboard.exploring.controls import controls, offered
from dashboard.queries import verkenning
from dashboard.queries.verkenning import Blok, Klasse, Waarde
from dashboard.session import View

# Up to so many values all of them are asked at once; of more only what a picture and a page of the table show.
MOST_ROWS = 400
ROWS_ON_A_PAGE = 50
MOST_PICTURES = 6
RANKS = ("hoog", "laag")


def show(here: View, parts: Callable[[], None]) -> None:
    """The whole part: conclusion, ways to the other parts, choices, pictures, reasons, table and files."""
    state, programma = here.state, here.programma
    aanbod = offered(state.name, programma.id, state)
    keuze, messages = choice.parse(st.query_params.to_dict(), aanbod.known, here.filters.van, here.filters.tot)
    over_time = comparing.over_time(keuze)
    blokken = verkenning.blokken(state, programma.id, keuze, per_moment=not over_time)
    if keuze.volgorde in RANKS and any(blok.per_organisatie for blok in blokken):
        messages.append("Organisaties krijgen geen rangorde. U ziet de vaste volgorde.")
        keuze = replace(keuze, volgorde="vast")
    total = sum(blok.rijen for blok in blokken)
    pages = max(1, -(-total // ROWS_ON_A_PAGE))
    if keuze.blad > pages:
        messages.append(f"De tabel heeft {pages} bladzijden. U ziet de laatste.")
        keuze = replace(keuze, blad=pages)
    found = _Found(here, keuze, blokken, total)
    shown = [] if keuze.is_open else comparing.pictures(blokken, keuze)
    drawn = [_drawn(found, picture) for picture in shown[:MOST_PICTURES] if picture.soort]
    components.messages(messages)
    said = [picture.said for picture in drawn]
    components.opening(words.conclusion(programma, keuze, blokken, found.page(), said), here.filters)
    parts()
    controls(keuze, aanbod, here.filters)
    if not total:
        components.html(_nothing(here, keuze))
        return
    if not keuze.is_open:
        components.html(_reasons(comparing.why_split(blokken), len([blok for blok in blokken if blok.waarden > 1])))
        with st.container(key="pm-two"):
            columns = st.columns(2, gap="medium") if len(drawn) > 1 else [st.container()]
            for place, picture in enumerate(drawn):
                with columns[place % len(columns)]:
                    _show(picture, place, here)
        components.html(_refused(shown))
    components.html(table.rows_table(found.page(), keuze.groep, here.filters))
    components.html(_pager(here, keuze, pages, total))
    taking.figures(here, keuze, total)
    saving.show(here, keuze)
    components.html(words.method())


class _Found:
    """The values of a choice, asked as few times as needed."""

    def __init__(self, here: View, keuze: Keuze, blokken: Sequence[Blok], total: int) -> None:
        self._here, self._keuze = here, keuze
        self._start = (keuze.blad - 1) * ROWS_ON_A_PAGE
        asked = MOST_ROWS if total <= MOST_ROWS else ROWS_ON_A_PAGE
        offset = 0 if total <= MOST_ROWS else self._start
        self._all = total <= MOST_ROWS
        self._rows = verkenning.waarden(here.state, here.programma.id, keuze, None, asked, offset) if total else []

    def page(self) -> Sequence[Waarde]:
        """The rows on this page of the table."""
        return self._rows[self._start : self._start + ROWS_ON_A_PAGE] if self._all else self._rows

    def of(self, blok: Blok) -> Sequence[Waarde]:
        """The rows of a picture."""
        if self._all:
            return [r for r in self._rows if r.blok == blok.blok and blok.moment in (None, r.stand_op)]
        here = self._here
        return verkenning.waarden(here.state, here.programma.id, self._keuze, blok, comparing.MOST_CELLS)

    def spread(self, blok: Blok) -> list[Klasse]:
        """How the values of a picture are spread."""
        return verkenning.verdeling(self._here.state, self._here.programma.id, self._keuze, blok)


class _Drawn:
    """A picture with what it says, ready to be put on the page."""

    def __init__(self, found: _Found, picture: Plaatje) -> None:
        self.blok, self.soort = picture.blok, str(picture.soort)
        self.rows = [] if self.soort == "verdeling" else found.of(picture.blok)
        self.classes = found.spread(picture.blok) if self.soort == "verdeling" else []
        self.title = comparing.title(picture.blok, self.rows or found.page())
        self.said = charts.says(self.soort, self.rows, picture.blok, self.classes)


def _drawn(found: _Found, picture: Plaatje) -> _Drawn:
    return _Drawn(found, picture)


def _show(picture: _Drawn, place: int, here: View) -> None:
    def link(sleutel: str) -> str:
        return markup.source_url(here.filters, sleutel)

    with st.container(key=f"pm-chart-verken-{place}", border=True):
        components.html(Markup("<h2>{}</h2><p>{}</p>").format(picture.title, picture.said))
        if picture.soort == "warmte":
            components.html(table.heat(picture.rows, here.filters))
            return
        alt = charts.alt(picture.soort, picture.rows, picture.classes, picture.said)
        if picture.soort == "verloop":
            figure = charts.lines(picture.rows, picture.blok, link)
        elif picture.soort == "klein":
            figure = charts.panels(picture.rows, picture.blok, link)
        elif picture.soort == "verdeling":
            figure = charts.spread(picture.classes, picture.blok)
        elif picture.soort == "punten":
            figure = figures.share_points(charts.bars(picture.rows), link)
        else:
            figure = figures.count_bars(charts.bars(picture.rows), link)
        components.chart(figure, f"verken-{place}", alt)


def _reasons(reasons: Sequence[str], pictures: int) -> Markup:
    if not reasons:
        return markup.EMPTY
    where = "staan niet in één plaatje" if pictures > 1 else "zijn niet met elkaar te vergelijken"
    items = markup.join(Markup("<li>{}</li>").format(reason) for reason in reasons)
    return Markup('<div class="pm-why"><p>Deze waarden {}, want:</p><ul>{}</ul></div>').format(where, items)


def _refused(pictures: Sequence[Plaatje]) -> Markup:
    """Why there is no picture, once per reason; and that more groups stand in the table alone."""
    reasons = dict.fromkeys(picture.reden for picture in pictures if picture.reden)
    beyond = len([picture for picture in pictures if picture.soort]) - MOST_PICTURES
    if beyond > 0:
        more = "Nog één groep waarden staat" if beyond == 1 else f"Nog {beyond} groepen waarden staan"
        reasons[f"{more} alleen in de tabel. Kies minder indicatoren voor meer plaatjes."] = None
    return markup.join(Markup('<p class="pm-message">{}</p>').format(reason) for reason in reasons)


def _nothing(here: View, keuze: Keuze) -> Markup:
    """An empty view: what was asked, and the way on."""
    anew = here.filters.url("verkenner")
    return Markup(
        '<p class="pm-message" role="status">Bij deze keuze is er geen enkel cijfer, ook geen dat ontbreekt met een '
        'reden. Haal een keuze weg, kies een langere periode of ‘alle momenten’, of <a href="{}">begin opnieuw</a>.</p>'
    ).format(anew)


def _pager(here: View, keuze: Keuze, pages: int, total: int) -> Markup:
    if pages == 1:
        return markup.EMPTY

    def page(number: int, text: str) -> Markup:
        query = replace(keuze, blad=number).query()
        return Markup('<a href="{}">{}</a>').format(address(here, query), text)

    links = [page(keuze.blad - 1, "Vorige")] if keuze.blad > 1 else []
    links += [page(keuze.blad + 1, "Volgende")] if keuze.blad < pages else []
    first, last = (keuze.blad - 1) * ROWS_ON_A_PAGE + 1, min(keuze.blad * ROWS_ON_A_PAGE, total)
    where = f"Rij {_thousands(first)} tot en met {_thousands(last)} van {_thousands(total)}"
    return Markup('<nav class="pm-pager" aria-label="Bladzijden van de tabel"><span>{}</span> {}</nav>').format(
        where, Markup(" · ").join(links)
    )


def address(here: View, query: dict[str, str]) -> str:
    """The address of a view of the figures, with the period that holds now."""
    return here.filters.url("verkenner", deel=here.filters.deel, **query)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
