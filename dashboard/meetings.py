"""What is said of the meetings of a programme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, table
from dashboard.queries import Actie, Besluit, KomendOverleg, Moment, Overleg, Programma, Stand
from dashboard.sentences import Conclusie, number_of, op_datum
from dashboard.slides.model import Dia

UNKNOWN = Dia(
    "Onbekend overleg", "Dit overleg is in deze stand niet vastgelegd", "lijst", (),
    bij="Kijk bij Overleggen welke er zijn, of open Sluiten om bij de cijfers van nu te komen.",
)  # fmt: skip
KEPT_ALREADY = "Dit overleg is al vastgelegd. Open het hierboven, of geef een andere naam of dag."
PARTS = {
    "dias": "Dia’s",
    "overleggen": "Overleggen en stukken",
    "verandering": "Wat is er veranderd",
    "alles": "Alle dia’s onder elkaar",
}
# before_streamlit.js makes it work, with the key too; Streamlit's own buttons cannot: only the browser may, at once.
FULL_SCREEN = Markup('<button type="button" class="pm-full-screen">Volledig scherm (F)</button>')
FORMS = Markup(
    "<h2>Leg iets vast</h2><p>Alles wat u hier vastlegt, komt binnen als een levering en blijft bewaard. Het volgende "
    "overleg opent met wat nog openstaat en met de besluiten van het vorige.</p>"
)
PREPARE = Markup(
    "<p>De agenda wordt de eerste dia. Staat het overleg er al, dan vervangt deze agenda de vorige, zolang de dia’s "
    "nog niet zijn vastgelegd.</p>"
)
ASK = Markup("<p>Elk gevraagd besluit krijgt een eigen dia, met de keuzes en het gevolg van elke keuze.</p>")
KEEP = Markup(
    "<p>Daarna opent het overleg altijd met dezelfde cijfers, wat er ook verandert in gegevens, definities of dit "
    "programma. Doe dit als de stukken de deur uitgaan.</p>"
)


def compared(overleggen: Sequence[Overleg], momenten: Sequence[Moment], now: date) -> date | None:
    """Since when changes are told: the last meeting before this date, else the report before the last one.

    None: there is nothing before it.
    """
    meetings = [overleg.vastgelegd_op for overleg in overleggen if overleg.vastgelegd_op < now]
    earlier = [moment.bekend_op for moment in momenten if moment.bekend_op < now]
    return max(meetings, default=None) or max(earlier, default=None)


def seen_between(
    overleggen: Sequence[Overleg], momenten: Sequence[Moment], overleg: Overleg | None
) -> tuple[date | None, date | None]:
    """Between which dates the slides of a meeting (None: those of now) tell what changed. None: there is no such date.

    A meeting that is kept no longer compares with what came after it.
    """
    known = [m.bekend_op for m in momenten if overleg is None or m.bekend_op <= overleg.vastgelegd_op]
    tot = max(known, default=None)
    return (compared(overleggen, momenten, tot) if tot else None), tot


def opening(programma: Programma, komend: Sequence[KomendOverleg], overleggen: Sequence[Overleg]) -> Conclusie:
    """Which meeting comes, how many there are of which the slides are kept, and which was the last of these."""
    coming = f"{komend[0].naam} van {komend[0].datum_tekst} is in voorbereiding" if komend else ""
    if overleggen:
        many = number_of(len(overleggen), "overleg is", "overleggen zijn")
        kept = f"{many} vastgelegd; het laatste is {overleggen[0].naam} van {overleggen[0].datum_tekst}"
    else:
        kept = "" if coming else f"Van {programma.naam} is nog geen overleg vastgelegd"
    return Conclusie(
        "; ".join(part for part in (coming, kept) if part),
        "De dia’s van nu veranderen met elke levering. Die van een vastgelegd overleg blijven gelijk.",
    )


def listed(komend: Sequence[KomendOverleg], overleggen: Sequence[Overleg], filters: Filters) -> Markup:
    """The way to the slides of now, and a table of meetings with the way to what each saw."""
    now = Markup('<p><a href="{}">Toon de dia’s van nu</a></p>').format(filters.url("stuurgroep", dia="1"))
    rows: list[Sequence[str | Markup]] = [
        [overleg.naam, overleg.datum_tekst, "in voorbereiding", "nog niets vastgelegd"] for overleg in komend
    ]
    rows += [
        [
            Markup('<a href="{}">{}</a>').format(filters.url("stuurgroep", overleg=o.id, dia="1"), o.naam),
            o.datum_tekst,
            o.vastgelegd_tekst,
            _later(o) or "niets",
        ]
        for o in overleggen
    ]
    if not rows:
        return now
    return now + table(["Overleg", "Dag", "Vastgelegd op", "Wat er daarna bij kwam"], rows, "Overleggen")


def said(besluiten: Sequence[Besluit], acties: Sequence[Actie], filters: Filters) -> Markup:
    """What meetings were asked, decided and agreed, and how far it is."""
    decided: list[Sequence[str | Markup]] = [
        [
            b.overleg_tekst,
            b.overleg_naam,
            figure_link(filters, b.sleutel, b.wat),
            f"{b.status}, {b.datum_tekst}" if b.status == "genomen" else b.status,
            figure_link(filters, b.cijfer_sleutel, b.cijfer_tekst) if b.cijfer_sleutel and b.cijfer_tekst else "geen",
        ]
        for b in besluiten
    ]
    agreed: list[Sequence[str | Markup]] = [
        [
            figure_link(filters, f"actie:{a.id}", a.wat),
            a.wie,
            a.uiterlijk_tekst,
            f"{a.stand}, te laat" if a.is_te_laat else a.stand,
            a.overleg_naam,
        ]
        for a in acties
    ]
    tables = EMPTY
    if decided:
        header = ["Dag", "Overleg", "Besluit", "Stand", "Over welk cijfer"]
        tables += Markup("<h2>Besluiten</h2>") + table(header, decided, "Besluiten")
    if agreed:
        header = ["Actie", "Wie", "Uiterlijk", "Stand", "Overleg"]
        tables += Markup("<h2>Acties</h2>") + table(header, agreed, "Acties")
    return tables


def footer(programma: Programma, overleg: Overleg | None, stand: Stand) -> str:
    """At the right below a slide: the programme, until when is known or which meeting saw it, and what came after."""
    parts = [programma.naam]
    if overleg is None:
        parts.append(f"zoals bekend {op_datum(stand.bekend_op_tekst)}")
    else:
        parts.append(f"{overleg.naam} {overleg.datum_tekst}, vastgelegd {op_datum(overleg.vastgelegd_tekst)}")
        if later := _later(overleg):
            parts.append(f"! daarna {later}")
    return " · ".join([*parts, "oefening"] if stand.oefening else parts)


def ways_out(filters: Filters, van: date | None, tot: date | None, overleg: Overleg | None) -> Markup:
    """From the slides to what changed between their dates, all of them on paper, and back to a page with a menu."""
    dates = {"van": van.isoformat(), "tot": tot.isoformat()} if van and tot and overleg else {}
    links = {
        "Veranderd": filters.url("stuurgroep", deel="verandering", **dates),
        "Alle dia’s": filters.url("stuurgroep", deel="alles", overleg=overleg.id if overleg else None),
        "Overleggen": filters.url("stuurgroep", deel="overleggen", overleg=filters.overleg),
        "Sluiten": filters.url(""),
    }
    shown = Markup(" · ").join(Markup('<a href="{}">{}</a>').format(url, name) for name, url in links.items())
    return Markup('<nav aria-label="Weg van de dia’s">{}</nav>').format(shown)


def came_later(overleg: Overleg, filters: Filters) -> Markup:
    """That a kept meeting does not show what came since, and the way to what does."""
    came = "kwam er {} bij" if overleg.later == 1 else "kwamen er {} bij"
    return Markup(
        '<p class="pm-later-note" role="status">Na het vastleggen {}. <a href="{}">Toon de dia’s van nu</a></p>'
    ).format(came.format(_later(overleg)), filters.url("stuurgroep", dia="1"))


def every_slide(programma: Programma, overleg: Overleg | None, count: int) -> Conclusie:
    """Above all slides below another: whose they are."""
    whose = f"{overleg.naam} van {overleg.datum_tekst}" if overleg else "nu"
    return Conclusie(
        f"De {number_of(count, 'dia', 'dia’s')} over {programma.naam}, van {whose}",
        "Zo leest u ze achter elkaar. Druk deze pagina af: elke dia krijgt een eigen blad.",
    )


def _later(overleg: Overleg) -> str:
    return number_of(overleg.later, "levering", "leveringen") if overleg.later else ""
