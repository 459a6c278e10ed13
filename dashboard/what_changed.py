"""The part of the page Stuurgroep that tells what changed between two dates, each part with the rows behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from dashboard.diff import FIVE_PARTS, figures, headline, lists, name_of, way_of
from dashboard.filters import Filters
from dashboard.intake import Beweging, Regel, Verandering
from dashboard.markup import EMPTY, figure_link, folded, join, table
from dashboard.queries import Moment, Overleg
from dashboard.sentences import Conclusie

NOTHING = Conclusie(
    "Er is nog niets om mee te vergelijken",
    "Over dit programma werd nog maar op een dag iets bekend. Na de volgende levering staat hier wat er veranderde.",
)
NO_STATE = "De stand van een van deze datums kon niet worden gemaakt. Vraag de gegevensbeheerder om te kijken."
WRONG_WAY = "De eerste datum moet voor de tweede liggen. Kies hieronder een andere."
# Of one part no more rows are named at once; the others open on request.
AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class Rijen:
    """How a key is shown: as a link in words to the last state; one that this does not know leads to the first."""

    filters: Filters
    woorden: Mapping[str, str]
    toen: date

    def link(self, sleutel: str, text: str | None = None, is_toen: bool = False) -> Markup:
        """The way to the row; `is_toen`: as the first state has it."""
        if ":" not in sleutel:
            # The id of a delivery: these have one page.
            url = self.filters.url("verantwoording", deel="leveringen")
            return Markup('<a href="{}">{}</a>').format(url, text or sleutel)
        known = sleutel in self.woorden or sleutel.startswith("verschil:")
        view = replace(self.filters, bekend_op=self.toen) if is_toen or not known else self.filters
        return figure_link(view, sleutel, text or self.woorden.get(sleutel, sleutel))

    def links(self, sleutels: Sequence[str]) -> Markup:
        """The way to each of them, one below another."""
        shown = [Markup("<li>{}</li>").format(self.link(sleutel)) for sleutel in sleutels]
        more = shown[AT_ONCE:]
        rest = folded(f"en nog {len(more)}", Markup("<ul>{}</ul>").format(join(more))) if more else EMPTY
        return Markup("<ul>{}</ul>{}").format(join(shown[:AT_ONCE]), rest) if shown else EMPTY


def moments(momenten: Sequence[Moment], overleggen: Sequence[Overleg], *asked: date | None) -> dict[date, str]:
    """The dates to choose from, oldest first: when something became known, when a meeting was kept, what was asked."""
    found = {moment.bekend_op: f"{moment.bekend_op_tekst}: {moment.leveringen}" for moment in momenten}
    for overleg in overleggen:
        before = found.get(overleg.vastgelegd_op)
        kept = f"{overleg.naam} van {overleg.datum_tekst}"
        found[overleg.vastgelegd_op] = (
            f"{before}; {kept}" if before else f"{overleg.vastgelegd_tekst}: vastgelegd voor {kept}"
        )
    for day in asked:
        if day is not None:
            found.setdefault(day, f"{day:%d-%m-%Y}")
    return dict(sorted(found.items()))


def opening(change: Verandering, van: date, tot: date) -> Conclusie:
    """The conclusion, and what there is to compare."""
    return Conclusie(*headline(change, van, tot))


def keys(change: Verandering) -> list[str]:
    """Every key that is named."""
    moves = [move for _, found in figures(change) for move in found]
    rows = [row.sleutel for _, found in lists(change) for row in found]
    parts = [key for move in moves for part in move.oorzaken for key in part.sleutels]
    return list(
        dict.fromkeys([*(key for move in moves for key in (move.sleutel_van, move.sleutel_naar)), *parts, *rows])
    )


def told(change: Verandering, rijen: Rijen) -> Markup:
    """Everything that changed: a table per figure with its five parts, then a table per kind of other thing."""
    return join(_told(change, rijen))


def _told(change: Verandering, rijen: Rijen) -> Iterator[Markup]:
    if change.cijfers or change.eigen:
        yield Markup('<p class="pm-note">{}</p>').format(FIVE_PARTS)
    for title, moves in figures(change):
        if moves:
            yield Markup("<h2>{}: {}</h2>").format(title, len(moves))
            yield join(_figure(move, rijen) for move in moves)
    for title, rows in lists(change):
        if rows:
            yield Markup("<h2>{}: {}</h2>").format(title, len(rows))
            header = ["Wat", "Onderdeel", "Eerst", "Nu", "Wat er gebeurde"]
            # Of a figure that came or went the kind is no news.
            wide = len(header) - (rows in (change.nieuw, change.verdwenen))
            yield table(header[:wide], [_row(row, rijen)[:wide] for row in rows], title)


def _figure(move: Beweging, rijen: Rijen) -> Markup:
    cells: dict[str, Markup] = {
        "Eerst": rijen.link(move.sleutel_van, move.van, is_toen=move.sleutel_van == move.sleutel_naar),
        **{part.soort: Markup("{}{}").format(part.tekst, rijen.links(part.sleutels)) for part in move.oorzaken},
        "Nu": rijen.link(move.sleutel_naar, move.naar),
    }
    explained = join(Markup("<li>{}</li>").format(line) for line in move.uitleg)
    return Markup('<section class="pm-moved"><h3>{}</h3><p>{}</p>{}{}</section>').format(
        name_of(move), f"{way_of(move)[0].upper()}{way_of(move)[1:]}",
        table(list(cells), [list(cells.values())], name_of(move)),
        Markup("<ul>{}</ul>").format(explained) if explained else EMPTY,
    )  # fmt: skip


def _row(row: Regel, rijen: Rijen) -> list[str | Markup]:
    return [
        rijen.link(row.sleutel, row.wat), row.onderdeel_naam or "Programma", row.van or "nog niet",
        row.naar or "niet meer", row.soort,
    ]  # fmt: skip
