"""What changed about a programme between two dates, and why, in words: for a terminal, a slide and a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from pipelines.diff import (
    AANDEEL,
    DELEN_ONBEKEND,
    Beweging,
    Regel,
    Verandering,
)

# Of one list no more than a reader takes in, and of one part no more keys; how many more there are is said.
SHOWN, KEYS = 40, 4
ORDER = "correctie → definitiewijziging → weggevallen → erbij gekomen → groei of daling"
# A figure about who delivered says nothing about the programme itself.
DELIVERIES = "afgeleid:verwacht"
# What goes first when figures are put in order: stored, about the programme, from something, its share, its amount.
Order = tuple[bool, bool, bool, Fraction, Fraction]
FIVE_PARTS = f"Elk verschil bestaat uit vijf delen, in deze volgorde: {ORDER}."


def text(change: Verandering, van: date, tot: date) -> Iterator[str]:
    """The lines about one programme: a conclusion, the figures in their five parts, then everything else."""
    yield f"{change.programma_naam}: {conclusion(change, van, tot)}"
    yield from reports(change, van)
    if change.cijfers or change.eigen:
        yield f"{FIVE_PARTS} Wat 0 is, staat er niet bij."
    for title, moves in figures(change):
        yield from _figures(title, moves)
    for title, rows in lists(change):
        # A figure that came or went has its kind in its key; that is no news.
        yield from _list(title, rows, with_kind=rows not in (change.nieuw, change.verdwenen))


def figures(change: Verandering) -> tuple[tuple[str, Sequence[Beweging]], ...]:
    """The figures that moved, below their titles."""
    return (
        ("Cijfers die veranderden", change.cijfers),
        ("Cijfers waarvan het verslag zelf een eerdere waarde geeft", change.eigen),
    )


def lists(change: Verandering) -> tuple[tuple[str, Sequence[Regel]], ...]:
    """Everything else that changed, below its titles."""
    return (
        ("Cijfers die erbij kwamen", change.nieuw),
        ("Cijfers die niet meer getoond worden", change.verdwenen),
        ("Ingetrokken: het klopte niet", change.ingetrokken),
        ("Mijlpalen", change.mijlpalen),
        ("Fasen (uit tellingen volgt de kleinste verschuiving die beide verklaart)", change.fasen),
        ("Borging", change.borging),
        ("Verschillen tussen bronnen", change.verschillen),
        ("Leveringen", change.leveringen),
    )


def conclusion(change: Verandering, van: date, tot: date) -> str:
    period = f"tussen {van:%d-%m-%Y} en {tot:%d-%m-%Y}"
    if not change.verslagen_naar:
        return f"op {tot:%d-%m-%Y} was er nog geen verslag over dit programma."
    if not change.verslagen_van:
        return f"er is niets om mee te vergelijken, want op {van:%d-%m-%Y} was er nog geen verslag."
    if change.is_leeg:
        return f"er veranderde niets {period}."
    number = len(change.cijfers)
    if number == 0:
        return f"er veranderde geen cijfer {period}, wel iets anders."
    moved = "veranderde 1 cijfer" if number == 1 else f"veranderden {number} cijfers"
    largest = largest_of(change.cijfers)
    most = f" Naar verhouding het meest: {name_of(largest)}, van {largest.van} naar {largest.naar}." if largest else ""
    return f"{period} {moved}.{most}"


def headline(change: Verandering, van: date, tot: date) -> tuple[str, str]:
    """The conclusion as a headline, and what stands below it: the rest of it, and what there is to compare."""
    said = conclusion(change, van, tot)
    kop, *more = f"{said[0].upper()}{said[1:]}".rstrip(".").split(". ")
    return kop, " ".join([*(f"{sentence}." for sentence in more), *reports(change, van)])


def largest_of(moves: Sequence[Beweging]) -> Beweging | None:
    """The figure that moved most for its size, since units differ; a stored one goes before what is worked out."""

    compared = [move for move in moves if move.oorzaken and move.getal_van != move.getal_naar]
    return max(compared, key=lambda move: _for_its_size(move, abs(_last(move) - _first(move))), default=None)


def moved_most(move: Beweging) -> Order:
    """The same order by what the parts add and take away together: a fall that hides growth is a large move."""
    return _for_its_size(move, sum((abs(part.bedrag) for part in move.oorzaken), Fraction(0)))


def _for_its_size(move: Beweging, moved: Fraction) -> Order:
    size = max(abs(_first(move)), abs(_last(move)))
    key = move.sleutel_naar
    share = moved / size if size else moved
    return key.startswith("meting:"), not key.startswith(DELIVERIES), _first(move) != 0, share, moved


def _first(move: Beweging) -> Fraction:
    return move.getal_van or Fraction(0)


def _last(move: Beweging) -> Fraction:
    return move.getal_naar or Fraction(0)


def reports(change: Verandering, van: date) -> Iterator[str]:
    """What there is to compare: that there is only one report, or that none came in between."""
    if len(change.verslagen_naar) == 1:
        yield f"Er is maar één verslag over dit programma: {change.verslagen_naar[0]}."
        if not change.eigen:
            yield "Dat verslag geeft van geen enkel cijfer zelf een eerdere waarde."
    elif change.verslagen_van and change.verslagen_van == change.verslagen_naar:
        yield "Tussen beide datums kwam er geen verslag over dit programma bij."
    elif change.verslagen_naar and not change.verslagen_van:
        yield f"Na {van:%d-%m-%Y} kwamen: {'; '.join(change.verslagen_naar)}."


def _figures(title: str, moves: Sequence[Beweging]) -> Iterator[str]:
    if not moves:
        return
    yield ""
    yield f"{title}: {len(moves)}"
    for move in moves:
        yield from _figure(move)


def _figure(move: Beweging) -> Iterator[str]:
    """The figure from its old to its new value with the parts that are not nought; below it what a reader must know."""
    parts = [part for part in move.oorzaken if not part.is_niets]
    change = f": {parts_of(move)}" if move.oorzaken else ""
    yield f"  {name_of(move)}: {way_of(move)}{change}"
    yield from (f"      {line}" for line in move.uitleg if line not in (AANDEEL, DELEN_ONBEKEND))
    same = move.sleutel_van == move.sleutel_naar
    yield f"      {move.sleutel_naar if same else f'van {move.sleutel_van} naar {move.sleutel_naar}'}"
    for part in parts:
        if other := [key for key in part.sleutels if key not in (move.sleutel_van, move.sleutel_naar)]:
            more = f" … en nog {len(other) - KEYS}" if len(other) > KEYS else ""
            yield f"      {part.soort}: {', '.join(other[:KEYS])}{more}"


def way_of(move: Beweging) -> str:
    """`van 36 (oktober 2020) naar 42 (maart 2021) trajecten`."""
    unit = f" {move.eenheid}" if move.eenheid else ""
    return f"van {move.van} ({move.van_op}) naar {move.naar} ({move.naar_op}){unit}"


def short_way_of(move: Beweging) -> str:
    """`van 36 naar 42 trajecten`."""
    return f"van {move.van} naar {move.naar} {move.eenheid}".rstrip()


def parts_of(move: Beweging) -> str:
    """The parts of a change that are not nought, in their order."""
    parts = [f"{part.soort} {part.tekst}" for part in move.oorzaken if not part.is_niets]
    unknown = any(line in (AANDEEL, DELEN_ONBEKEND) for line in move.uitleg)
    return (" · ".join(parts) or "het getal zelf bleef gelijk") + (" (delen niet bekend)" if unknown else "")


def name_of(move: Beweging) -> str:
    """The figure with its onderdeel, unless it names that itself."""
    return move.naam if move.onderdeel_naam in move.naam else f"{move.naam} ({move.onderdeel_naam})"


def _list(title: str, rows: Sequence[Regel], with_kind: bool = True) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{title}: {len(rows)}"
    for row in rows[:SHOWN]:
        kind = f"{row.soort}: " if with_kind else ""
        place = f"{row.onderdeel_naam}, " if row.onderdeel_naam and row.onderdeel_naam not in row.wat else ""
        way = " → ".join(side for side in (row.van, row.naar) if side)
        yield f"  {kind}{place}{row.wat} ({way})"
        yield f"      {row.sleutel}"
    if len(rows) > SHOWN:
        yield f"  … en nog {len(rows) - SHOWN}"
