"""The pictures of a report: bars in shares of the width. The numbers are those of the slides."""

from __future__ import annotations

from dashboard import theme
from dashboard.report.model import Figuur, Staaf, Staafdeel
from dashboard.slides.fit import behind, holds_its_number, own_scale
from dashboard.slides.model import Dia


def picture(dia: Dia) -> Figuur | None:
    """The picture of a slide with amounts; None: it has none, or nothing to show."""
    if not dia.rijen or dia.beeld not in ("fasen", "balken"):
        return None
    return _stacked(dia) if dia.beeld == "fasen" else _separate(dia)


def _stacked(dia: Dia) -> Figuur:
    """A stacked bar per row; the total above the rows has a scale of its own."""
    looks = _looks(dia)
    bars = []
    for row in dia.rijen:
        scale = own_scale(dia, row) or 1
        parts = tuple(
            Staafdeel(vak.getal / scale, *looks[vak.naam], vak.tekst if holds_its_number(vak, scale) else "")
            for vak in row.vakken
            if vak.getal and vak.naam in looks
        )
        bars.append(Staaf(row.naam, parts, behind(row, scale)))
    legend = tuple((name, fill) for name, (fill, _) in looks.items())
    return Figuur(f"Gestapelde staven. {dia.kop}. Alle aantallen staan in de tabel hieronder.", legend, tuple(bars))


def _separate(dia: Dia) -> Figuur:
    """A bar per row on one scale, never stacked; what has no number is hatched from end to end."""
    bars = tuple(
        Staaf(
            row.naam,
            (
                Staafdeel(1, "", theme.INK, "")
                if vak.getal is None
                else Staafdeel(vak.getal / dia.schaal, theme.BALK, theme.WHITE, ""),
            ),
            vak.tekst,
        )
        for row in dia.rijen
        for vak in row.vakken
    )
    return Figuur(f"Losse staven. {dia.kop}. Alle waarden staan in de tabel hieronder.", (), bars)


def _looks(dia: Dia) -> dict[str, tuple[str, str]]:
    """Fill and colour of the text of each phase; those on the way from nearest to the end to furthest from it."""
    kinds = {vak.naam: vak.soort for row in dia.rijen for vak in row.vakken}
    underway = [name for name in dia.kolommen if kinds.get(name) == "onderweg"]
    looks = {
        "klaar": (theme.KLAAR, theme.WHITE), "gestopt": (theme.GESTOPT, theme.WHITE), "onbekend": ("", theme.INK)
    }  # fmt: skip
    return {
        name: (theme.ONDERWEG[min(underway.index(name), len(theme.ONDERWEG) - 1)], theme.INK)
        if name in underway
        else looks[kinds[name]]
        for name in dia.kolommen
        if name in kinds
    }
