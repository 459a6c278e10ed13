"""How the overview is laid out: which tiles stand where, and the cards below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from dashboard import risks
from dashboard.filters import Filters
from dashboard.markup import EMPTY, card, figure_link, folded, join, onderdeel_link
from dashboard.queries import (
    Aandachtspunt,
    Borging,
    Cijfer,
    FaseAantal,
    Mijlpaal,
    Onderdeel,
    Programma,
    Risico,
    Toezegging,
)
from dashboard.tile import tile

# How many points a card shows before the rest is folded.
SHOWN = 6
# How many stand above the tiles.
URGENT = 3


def tiles(
    groepen: Sequence[Onderdeel],
    cijfers: Sequence[Cijfer],
    fasen: Sequence[FaseAantal],
    programma: Programma,
    filters: Filters,
) -> Markup:
    """The tiles: a column per actielijn, or a grid of thema's; the programme's own figures first, context last."""
    kern = sorted((c for c in cijfers if c.tegel == "kern"), key=lambda c: c.indicator_soort == "context")
    if not kern:
        return Markup('<p class="pm-empty">Voor {} zijn nog geen kerncijfers geleverd.</p>').format(programma.naam)
    own = [_tile(cijfer, cijfers, filters) for cijfer in kern if cijfer.groep_id is None]
    rows = [_section("Het hele programma", own, "pm-grid")] if own else []
    if programma.indeling == "thema":
        rows.append(_section("Per thema", _theme_tiles(kern, cijfers, fasen, filters), "pm-many"))
    else:
        rows.append(_columns(groepen, kern, cijfers, filters))
    return join(rows)


def urgent(
    points: Sequence[Aandachtspunt],
    risicos: Sequence[Risico],
    toezeggingen: Sequence[Toezegging],
    milestones: Sequence[Mijlpaal],
    filters: Filters,
) -> Markup:
    """Right under the conclusion: the first points that need attention, and the way to what stands below the tiles."""
    items = join(_point(point, filters) for point in points[:URGENT])
    listed = Markup("<h2>Vraagt aandacht</h2><ol>{}</ol>").format(items) if points else EMPTY
    places = (
        ("vraagt-aandacht", f"Alle {len(points)} punten" if points else "Geen punten die aandacht vragen"),
        ("risicos", risks.risk_counts(risicos)),
        ("toezeggingen", risks.promise_counts(toezeggingen)),
        ("borging-in-het-kort", "Borging in het kort"),
        ("komende-mijlpalen", f"Komende mijlpalen ({len(milestones)})"),
    )
    links = Markup(" · ").join(Markup('<a href="#{}">{}</a>').format(name, label) for name, label in places)
    return Markup('<section class="pm-urgent">{}<nav aria-label="Op deze pagina">{}</nav></section>').format(
        listed, links
    )


def cards(
    points: Sequence[Aandachtspunt],
    risicos: Sequence[Risico],
    toezeggingen: Sequence[Toezegging],
    borging: Sequence[Borging],
    milestones: Sequence[Mijlpaal],
    programma: Programma,
    filters: Filters,
) -> Markup:
    """Below the tiles: what needs attention, with risks and promises beside it; borging in short, coming milestones."""
    columns = (
        (_attention(points, filters),),
        (_risks(risicos, filters), _promises(toezeggingen, filters)),
        (_borging(borging, filters), _milestones(milestones, programma, filters)),
    )
    pieces = join(Markup('<div class="pm-column">{}</div>').format(join(column)) for column in columns)
    return Markup('<div class="pm-columns">{}</div>').format(pieces)


def _columns(
    groepen: Sequence[Onderdeel], kern: Sequence[Cijfer], cijfers: Sequence[Cijfer], filters: Filters
) -> Markup:
    empty = [Markup('<p class="pm-empty">Nog geen kerncijfers geleverd.</p>')]
    columns = [
        _section(
            Markup("{} · {}").format(number, onderdeel_link(filters, groep.id, groep.naam)),
            [_tile(cijfer, cijfers, filters) for cijfer in kern if cijfer.groep_id == groep.id] or empty,
            "pm-column",
        )
        for number, groep in enumerate(groepen, 1)
    ]
    return Markup('<div class="pm-columns">{}</div>').format(join(columns))


def _theme_tiles(
    kern: Sequence[Cijfer], cijfers: Sequence[Cijfer], fasen: Sequence[FaseAantal], filters: Filters
) -> list[Markup]:
    """When every thema is asked one question, the thema is the title. Phases stand in the tile of what they divide."""
    of_themas = [cijfer for cijfer in kern if cijfer.groep_id is not None]
    one_question = len({cijfer.indicator_id for cijfer in of_themas}) == 1
    return [
        tile(
            cijfer,
            _beside(cijfer, cijfers),
            [fase for fase in fasen if fase.totaal_sleutel == cijfer.sleutel],
            filters,
            onderdeel_link(filters, cijfer.onderdeel_id, cijfer.onderdeel_naam) if one_question else None,
        )
        for cijfer in of_themas
    ]


def _tile(kern: Cijfer, cijfers: Sequence[Cijfer], filters: Filters) -> Markup:
    return tile(kern, _beside(kern, cijfers), [], filters)


def _beside(kern: Cijfer, cijfers: Sequence[Cijfer]) -> list[Cijfer]:
    return [c for c in cijfers if c.tegel_bij == kern.indicator_id and c.onderdeel_id == kern.onderdeel_id]


def _section(title: str | Markup, pieces: Sequence[Markup], css: str) -> Markup:
    return Markup('<section class="{}-section"><h2>{}</h2><div class="{}">{}</div></section>').format(
        css, title, css, join(pieces)
    )


def _attention(points: Sequence[Aandachtspunt], filters: Filters) -> Markup:
    items = [_point(point, filters) for point in points]
    empty = "Er is niets dat volgens de regels aandacht vraagt."
    return card("Vraagt aandacht", _first_few(items, empty), "vraagt-aandacht")


def _point(point: Aandachtspunt, filters: Filters) -> Markup:
    return Markup('<li><strong>{}</strong>: {} <span class="pm-kind">{}</span></li>').format(
        onderdeel_link(filters, point.onderdeel_id, point.korte_naam),
        figure_link(filters, point.sleutel, point.tekst),
        point.soort,
    )


def _risks(risicos: Sequence[Risico], filters: Filters) -> Markup:
    body = risks.risks(risicos, filters, on_overview=True) or Markup("<p>{}</p>").format(risks.NO_RISKS)
    return card(risks.risk_counts(risicos) if risicos else "Risico’s", body, "risicos")


def _promises(toezeggingen: Sequence[Toezegging], filters: Filters) -> Markup:
    body = risks.promises(toezeggingen, filters, on_overview=True) or Markup("<p>{}</p>").format(risks.NO_PROMISES)
    return card(risks.promise_counts(toezeggingen) if toezeggingen else "Toezeggingen", body, "toezeggingen")


def _milestones(coming: Sequence[Mijlpaal], programma: Programma, filters: Filters) -> Markup:
    items = [
        Markup("<li><strong>{}</strong> · {}: {}</li>").format(
            mijlpaal.datum_tekst,
            onderdeel_link(filters, mijlpaal.onderdeel_id, mijlpaal.korte_naam),
            figure_link(filters, mijlpaal.sleutel, mijlpaal.naam),
        )
        for mijlpaal in coming
    ]
    seen_from = f", gezien vanaf {programma.peildatum_tekst}" if programma.peildatum_tekst else ""
    body = _first_few(items, "De bronnen noemen geen mijlpalen na deze datum.")
    return card(f"Komende mijlpalen{seen_from}", body, "komende-mijlpalen")


def _borging(standen: Sequence[Borging], filters: Filters) -> Markup:
    """Four short counts, one per niveau: how many onderdelen stand on each step."""
    rows = join(
        Markup("<tr><th scope='row'>{}</th><td>{}</td></tr>").format(naam, _step_counts(standen, niveau))
        for niveau, naam in dict.fromkeys((stand.niveau, stand.niveau_naam) for stand in standen)
    )
    body = Markup('<table class="pm-plain"><tbody>{}</tbody></table>').format(rows)
    link = Markup('<p class="pm-footer">ladder van deze monitor · <a href="{}">Naar borging</a></p>')
    nothing = Markup("<p>De bronnen doen nog geen uitspraken.</p>")
    return card(
        "Borging in het kort", (body if rows else nothing) + link.format(filters.url("borging")), "borging-in-het-kort"
    )


def _step_counts(standen: Sequence[Borging], niveau: str) -> str:
    """'1 ingebed, 3 geregeld, 7 onbekend'; furthest first."""
    here = sorted((stand for stand in standen if stand.niveau == niveau), key=lambda stand: -(stand.trede or 0))
    return ", ".join(f"{count} {name}" for name, count in Counter(stand.trede_naam for stand in here).items())


def _first_few(items: Sequence[Markup], empty: str) -> Markup:
    if not items:
        return Markup("<p>{}</p>").format(empty)
    first, rest = items[:SHOWN], items[SHOWN:]
    body = Markup("<ul>{}</ul>").format(join(first))
    return body + folded(f"Nog {len(rest)}", Markup("<ul>{}</ul>").format(join(rest))) if rest else body
