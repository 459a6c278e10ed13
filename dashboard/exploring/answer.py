"""The answer to a choice: what is found, in which pictures it may stand, why the rest may not, and the rows of a table.

Everything a page shows of a choice, asked of the database and worked out; nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dashboard import figures
from dashboard.choice import BEELDEN, WIE, Keuze
from dashboard.database import State, lately
from dashboard.drawing import Drawing
from dashboard.exploring import charts, comparing, headline, table
from dashboard.exploring.comparing import Plaatje, few
from dashboard.filters import Filters
from dashboard.markup import EMPTY
from dashboard.queries import verkenning
from dashboard.queries.verkenning import Blok, Klasse, Waarde
from dashboard.sentences import Conclusie, number_of, opsomming, with_capital, without_capital

# Up to so many values all of them are asked at once; of more only what a picture and a page of the table show.
MOST_ROWS = 400
ROWS_ON_A_PAGE = 50
MOST_PICTURES = 6
# More names than this are no headline.
MOST_NAMES = 2
RANKS = ("hoog", "laag")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with what it says, a sentence each: a drawing, or a table with colour.

    `let_op`: what a reader must know before comparing, one sentence each.
    """

    titel: str
    zegt: Sequence[str]
    alt: str
    figure: Drawing | Markup
    let_op: Sequence[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page shows of a choice. `keuze` is the choice as it was answered: what cannot be is out of it.

    `tabel` is one page of its rows. `waarom_apart` has the reasons why values do not share a picture, `geen_beeld` why
    some have none at all.
    """

    keuze: Keuze
    meldingen: Sequence[str]
    conclusie: Conclusie
    totaal: int
    bladen: int
    tabel: Markup
    voorbehoud: Markup
    beelden: Sequence[Picture]
    waarom_apart: Sequence[str]
    geen_beeld: Sequence[str]


@lately
def answer(state: State, naam: str, keuze: Keuze, filters: Filters) -> Answer:
    """The answer to a choice in a programme with that `naam`. Figures lead to their sources in the view `filters`."""
    programma = filters.programma
    blokken = verkenning.blokken(state, programma, keuze, per_moment=not comparing.over_time(keuze))
    total = sum(blok.rijen for blok in blokken)
    pages = max(1, -(-total // ROWS_ON_A_PAGE))
    keuze, messages = _possible(keuze, blokken, pages)
    if total and keuze.zoek and verkenning.only_resembles(state, programma, keuze.zoek):
        messages.append(f"Precies ‘{keuze.zoek}’ staat in geen naam. U ziet wat erop lijkt.")
    start = (keuze.blad - 1) * ROWS_ON_A_PAGE
    if total <= MOST_ROWS:
        every = verkenning.waarden(state, programma, keuze, limit=MOST_ROWS) if total else []
        rows = every[start : start + ROWS_ON_A_PAGE]
    else:
        every, rows = None, verkenning.waarden(state, programma, keuze, limit=ROWS_ON_A_PAGE, offset=start)

    pictures = [] if keuze.is_open else comparing.pictures(blokken, keuze)
    drawable = _on_one_scale([picture for picture in pictures if picture.soort])
    shown = drawable[:MOST_PICTURES]
    spread = [picture.blok for picture in shown if picture.soort == "verdeling"]
    one_by_one = [picture.blok for picture in shown if picture.soort != "verdeling"]
    if every is None and one_by_one:
        every = verkenning.waarden_van(state, programma, keuze, one_by_one)
    classes = verkenning.verdeling(state, programma, keuze, spread) if spread else []

    def own_rows(blok: Blok) -> list[Waarde]:
        return [row for row in every or [] if row.blok == blok.blok and blok.moment in (None, row.stand_op)]

    def drawn(picture: Plaatje) -> Picture:
        blok = picture.blok
        if picture.soort == "verdeling":
            return _drawn(picture, [], [row for row in classes if (row.blok, row.moment) == _place(blok)], filters)
        return _drawn(picture, own_rows(blok), [], filters)

    beelden = [drawn(picture) for picture in shown]
    complete = every or [] if total <= MOST_ROWS else []
    # Where the picture that was asked for does not fit, the headline says what the fitting one would.
    fitting = comparing.pictures(blokken, replace(keuze, beeld="passend")) if complete and not drawable else []
    said: dict[headline.Place, Sequence[str]] = {
        _place(picture.blok): charts.says(picture.soort, own_rows(picture.blok), picture.blok)
        for picture in fitting
        if picture.soort not in (None, "verdeling")
    }
    said |= {_place(picture.blok): beeld.zegt for picture, beeld in zip(shown, beelden, strict=True)}
    return Answer(
        keuze=keuze,
        meldingen=messages,
        conclusie=headline.conclusion(naam, _named(state, programma, keuze) or naam, keuze, blokken, complete, said),
        totaal=total,
        bladen=pages,
        tabel=table.rows_table(rows, keuze.groep, filters, per_eenheid=_ranks_apart(keuze, blokken)),
        voorbehoud=table.reservations(rows, verkenning.voorbehouden(state)) if rows else EMPTY,
        beelden=beelden,
        waarom_apart=[] if keuze.is_open else comparing.why_split(blokken),
        geen_beeld=[*_nowhere(keuze, blokken, pictures), *_without_picture(pictures, len(drawable) - MOST_PICTURES)],
    )


def _place(blok: Blok) -> headline.Place:
    return blok.blok, blok.moment


def _named(state: State, programma: str, keuze: Keuze) -> str:
    """What was chosen, in a few words: names when there are few, else how many of which kind."""
    chosen = (
        (keuze.indicatoren, verkenning.mogelijke_indicatoren, "indicatoren"),
        (keuze.onderdelen, verkenning.mogelijke_onderdelen, "onderdelen"),
        (keuze.organisaties, verkenning.mogelijke_organisaties, "organisaties"),
    )
    said = []
    for ids, possible, kind in chosen:
        names = [one.naam for one in possible(state, programma, keuze.momenten == "alle") if one.id in ids]
        said += [opsomming(names) if len(names) <= MOST_NAMES else f"{len(names)} {kind}"] if names else []
    said += [opsomming(keuze.soorten)] if keuze.soorten else []
    said += [f"‘{keuze.zoek}’"] if keuze.zoek else []
    return with_capital(", ".join(dict.fromkeys(said)))


def _on_one_scale(pictures: Sequence[Plaatje]) -> list[Plaatje]:
    """Pictures of one unit beside each other have one scale: six is not drawn as long as sixty-eight."""
    tops: dict[str, float] = {}
    for picture in pictures:
        tops[picture.blok.eenheid] = max(tops.get(picture.blok.eenheid, 0), picture.blok.hoogste or 0)
    return [
        picture
        if picture.soort == "verdeling"
        else replace(picture, blok=replace(picture.blok, hoogste=tops[picture.blok.eenheid]))
        for picture in pictures
    ]


def _possible(keuze: Keuze, blokken: Sequence[Blok], pages: int) -> tuple[Keuze, list[str]]:
    """The choice without what cannot be, and a message for each."""
    messages = []
    if keuze.volgorde in RANKS and any(blok.per_organisatie for blok in blokken):
        messages.append(
            "Organisaties krijgen geen rangorde. U ziet de vaste volgorde. Voor een rangorde: kies bij ‘Meer keuzes’ "
            f"{WIE['samen']}."
        )
        keuze = replace(keuze, volgorde="vast")
    if _ranks_apart(keuze, blokken):
        units = few(sorted({blok.eenheid for blok in blokken}))
        messages.append(f"De volgorde is per eenheid: {units} zijn niet met elkaar te vergelijken.")
    if keuze.blad > pages:
        messages.append(f"De tabel heeft {number_of(pages, 'bladzijde', 'bladzijden')}. U ziet de laatste.")
        keuze = replace(keuze, blad=pages)
    return keuze, messages


def _ranks_apart(keuze: Keuze, blokken: Sequence[Blok]) -> bool:
    """Whether values are ranked that do not count the same: then each unit has a ranking of its own."""
    return keuze.volgorde in RANKS and len({blok.eenheid for blok in blokken}) > 1


def _nowhere(keuze: Keuze, blokken: Sequence[Blok], pictures: Sequence[Plaatje]) -> list[str]:
    """That the picture that was asked for is nowhere, when no two values may stand beside each other."""
    if keuze.is_open or keuze.beeld == "passend" or pictures or not any(blok.waarden for blok in blokken):
        return []
    beeld = BEELDEN[keuze.beeld]
    return [f"Het beeld ‘{beeld}’ vraagt waarden die naast elkaar mogen, en hier staat elke waarde apart. Kies ruimer."]


def _without_picture(pictures: Sequence[Plaatje], beyond: int) -> list[str]:
    """Why there is no picture, once per reason with of which values; and that more groups stand in the table alone."""
    titles: dict[str, list[str]] = {}
    for picture in pictures:
        if picture.reden:
            titles.setdefault(picture.reden, []).append(comparing.title(picture.blok, ()))
    # Where all values are of one group, there is nothing to tell apart.
    reasons = [reden if len(pictures) == 1 else f"{few(titles[reden])}: {without_capital(reden)}" for reden in titles]
    if beyond > 0:
        more = "Nog één groep waarden staat" if beyond == 1 else f"Nog {beyond} groepen waarden staan"
        reasons.append(f"{more} alleen in de tabel. Kies minder indicatoren voor meer plaatjes.")
    return reasons


def _drawn(picture: Plaatje, rows: Sequence[Waarde], classes: Sequence[Klasse], filters: Filters) -> Picture:
    soort, blok = str(picture.soort), picture.blok
    said = charts.says(soort, rows, blok, classes)
    zegt = f"{'. '.join(said)}."
    figure: Drawing | Markup

    link = {row.sleutel: table.way_to(row, filters) for row in rows}.__getitem__
    heard = {row.sleutel: charts.heard(row) for row in rows}.__getitem__
    if soort == "verloop":
        figure = charts.lines(rows, blok, link)
    elif soort == "klein":
        figure = charts.panels(rows, blok, link)
    elif soort == "verdeling":
        figure = charts.spread(classes, blok)
    elif soort == "punten":
        figure = figures.share_points(charts.bars(rows), link, heard)
    elif soort == "staven":
        figure = figures.count_bars(charts.bars(rows), link, blok.hoogste, heard)
    else:
        figure = table.heat(rows, blok, filters)
    alt = charts.alt(soort, rows, classes, zegt)
    return Picture(comparing.title(blok, rows), said, alt, figure, comparing.careful(soort, blok))
