"""The slides about what changed since an earlier date: the figures with their parts, then everything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.diff import ORDER, headline, moved_most, name_of, parts_of, way_of
from dashboard.intake import ONTBREEKT_NOG, Beweging, Regel, Verandering
from dashboard.queries import Overleg
from dashboard.sentences import number_of
from dashboard.slides.model import Dia, Rij, Vak
from dashboard.slides.waterfall import waterfalls

REST = "op de pagina Stuurgroep, bij Wat is er veranderd"


def changed_slides(change: Verandering, van: date, tot: date) -> tuple[Dia, ...]:
    """What changed about a programme between two dates; one slide that says so when nothing did."""
    return tuple(_made(change, van, tot))


def nothing_since(overleg: Overleg) -> Dia:
    """That nothing came in after the last meeting."""
    kop = f"Sinds {overleg.naam} van {overleg.datum_tekst} kwam er geen levering bij"
    return Dia("Wat is er veranderd", kop, "lijst", (), bij="Er is dus niets nieuws bekend over dit programma.")


def _made(change: Verandering, van: date, tot: date) -> Iterator[Dia]:
    kop, bij = headline(change, van, tot)
    moved = change.cijfers or change.eigen
    voet = (f"Delen in vaste volgorde: {ORDER}.",) if moved else ()
    # A slide has no room for all of them: what moved most for its size comes first.
    in_order = sorted(moved, key=moved_most, reverse=True)
    yield Dia("Wat is er veranderd", kop, "lijst", tuple(map(_moved, in_order)), voet, bij, rest=REST)
    yield from waterfalls(moved)
    lists = {
        "Ingetrokken": change.ingetrokken,
        "Mijlpalen": change.mijlpalen,
        "Fasen": change.fasen,
        "Borging": change.borging,
        "Verschillen": change.verschillen,
        "Leveringen": change.leveringen,
    }
    rows = [row for found in lists.values() for row in found]
    still = sum(row.soort == ONTBREEKT_NOG for row in rows)
    if rows:
        counts = [f"{name.lower()} {len(found)}" for name, found in lists.items() if found]
        moved_too = number_of(len(rows) - still, "ander punt is", "andere punten zijn")
        missing = number_of(still, "levering ontbreekt", "leveringen ontbreken")
        kop = f"Ook {moved_too} veranderd" if len(rows) > still else f"Nog steeds: {missing}"
        kop += f"; {missing} nog steeds" if 0 < still < len(rows) else ""
        voet = (f"Aantallen: {', '.join(counts)}.",)
        yield Dia("Ook veranderd", kop, "lijst", tuple(map(_other, rows)), voet, rest=REST)


def _moved(move: Beweging) -> Rij:
    parts = parts_of(move) if move.oorzaken else ""
    # Without parts the reason stands in their place.
    way = way_of(move) if move.oorzaken else f"{way_of(move)}. {' '.join(move.uitleg)}"
    return Rij(name_of(move), (Vak("", way, sleutel=move.sleutel_naar),), parts)


def _other(row: Regel) -> Rij:
    sides: Sequence[str] = [side for side in (row.van, row.naar) if side]
    way = f" ({' → '.join(sides)})" if sides else ""
    return Rij(row.onderdeel_naam or "Programma", (Vak("", f"{row.wat}{way}", sleutel=row.sleutel),), row.soort)
