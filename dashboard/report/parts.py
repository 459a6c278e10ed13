"""A message with what is behind it: the whole table of a slide, with a source in each row, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.agreements import HEADER_IN_FILE, table_rows
from dashboard.markup import signed_text
from dashboard.queries import AfspraakPartij, AfspraakRegel, Cijfer
from dashboard.report.model import Deel, Kolom, Tabel
from dashboard.report.pictures import picture
from dashboard.report.sources import Bronnen, named
from dashboard.slides.model import Beeld, Dia

# What stands in the columns of a list of this subject, and how wide the first is; else OTHER.
HEADS = {
    "Openstaande acties": ("Wie", "Wat", "Uiterlijk", 2),
    "Laatste besluiten": ("", "Besluit", "", 0),
    "Wat is er veranderd": ("Cijfer", "Van en naar", "Waaruit het verschil bestaat", 4),
    "Ook veranderd": ("Onderdeel", "Wat", "Soort", 2),
    "Vraagt aandacht": ("Onderdeel", "Wat", "Soort", 2),
    "Vertraging": ("Onderdeel", "Mijlpaal", "Stand", 2),
    "Komende mijlpalen": ("Datum", "Mijlpaal", "", 1.8),
    "Besluiten voor borging": ("Wie", "Besluit", "Wat eraan hangt", 2),
    "Verschillen": ("Onderdeel", "Wat niet klopt", "", 2),
}
OTHER = ("Onderdeel", "Wat", "Bijzonderheid", 2)
FIGURES = (Kolom("Cijfer", 3.8), Kolom("Waarde", 2), Kolom("Eenheid", 1.8), Kolom("Stand op", 2),
           Kolom("Status", 3.2), Kolom("Bron", 0.8))  # fmt: skip
REGISTER = (Kolom("Afspraak", 1.9), Kolom("Wat", 3), Kolom("Wie", 1.8), Kolom("Stand per partij", 3.2),
            Kolom("Bron en regels", 1.3))  # fmt: skip
# Of a kept figure its date stands below the table, as it did on the slide.
KEPT_FIGURES = (Kolom("Cijfer", 4), Kolom("Waarde", 2.4), Kolom("Eenheid", 2.4), Kolom("Status", 3), Kolom("Bron", 1))
NOT_COUNTED = "niet genoemd"


def part(dia: Dia, bronnen: Bronnen, beside: Sequence[Cijfer], with_title: bool) -> Deel:
    """One message: what is behind it as a table, and as a picture where it is one of amounts."""
    if dia.beeld == "cijfers" and all(vak.sleutel in bronnen.cijfers for row in dia.rijen for vak in row.vakken):
        table, notes = _figures(dia, bronnen, beside), []
    else:
        table, notes = _TABLES[dia.beeld](dia, bronnen), [line for line in dia.voet if line]
    return Deel(
        dia.onderwerp if with_title else "", dia.kop, dia.bij, figuur=picture(dia), tabel=table if dia.rijen else None,
        noten=tuple(notes),
    )  # fmt: skip


def _figures(dia: Dia, bronnen: Bronnen, beside: Sequence[Cijfer]) -> Tabel:
    """A row per figure with its own date, status and source; below it what stands beside it in its tile."""
    rows: list[tuple[str, ...]] = []
    for vak in (vak for row in dia.rijen for vak in row.vakken):
        cijfer = bronnen.cijfers[vak.sleutel or ""]
        own = [c for c in beside if c.tegel_bij == cijfer.indicator_id and c.onderdeel_id == cijfer.onderdeel_id]
        rows += [_figure(found, bronnen) for found in (cijfer, *own)]
    return Tabel(FIGURES, tuple(rows))


def _kept_figures(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = [
        (row.naam, vak.tekst, vak.naam, row.slot, bronnen.nummers([vak.sleutel]))
        for row in dia.rijen
        for vak in row.vakken
    ]
    return _filled(KEPT_FIGURES, rows)


def _figure(cijfer: Cijfer, bronnen: Bronnen) -> tuple[str, ...]:
    status = signed_text(cijfer.status_tekst or "zonder status", cijfer.status_teken)
    goal = f" (doel: {cijfer.doel_tekst})" if cijfer.doel_tekst else ""
    unit = ", ".join(part for part in (cijfer.eenheid, cijfer.n_tekst) if part) or cijfer.n_melding
    value = signed_text(cijfer.weergave, cijfer.stilte_teken)
    return named(cijfer), value, unit, cijfer.stand_op_tekst, status + goal, bronnen.nummers([cijfer.sleutel])


def _list(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = [
        (
            row.naam,
            " ".join(vak.tekst for vak in row.vakken),
            row.slot,
            bronnen.regels(vak.sleutel for vak in row.vakken),
        )
        for row in dia.rijen
    ]
    first, middle, last, width = HEADS.get(dia.onderwerp, OTHER)
    columns = (Kolom(first, width), Kolom(middle, 5.2), Kolom(last, 2.1), Kolom("Bron en regels", 1.8))
    return _filled(columns, rows)


def _filled(columns: Sequence[Kolom], rows: Sequence[tuple[str, ...]]) -> Tabel:
    """The table without a column in which nothing stands, or that repeats one word and so has no name."""
    shown = [n for n, kolom in enumerate(columns) if kolom.naam and any(row[n] for row in rows)]
    return Tabel(tuple(columns[n] for n in shown), tuple(tuple(row[n] for n in shown) for row in rows))


def _phases(dia: Dia, bronnen: Bronnen) -> Tabel:
    """A row per onderdeel, a column per phase."""
    rows = []
    for row in dia.rijen:
        parts = {vak.naam: vak.tekst for vak in row.vakken}
        keys = [vak.sleutel for vak in row.vakken]
        rows.append(
            (row.naam, *(parts.get(name, NOT_COUNTED) for name in dia.kolommen), row.slot, bronnen.nummers(keys))
        )
    columns = (Kolom("Onderdeel", 2.6), *(Kolom(name, 1.3) for name in dia.kolommen), Kolom("Totaal", 1))
    return Tabel((*columns, Kolom("Bron", 0.9)), tuple(rows))


def _shares(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = tuple(
        (row.naam, vak.tekst, bronnen.regels([vak.sleutel])) for row in dia.rijen for vak in row.vakken
    )  # fmt: skip
    return Tabel((Kolom("Stap", 4), Kolom("Aandeel", 3), Kolom("Bron en regels", 2)), rows)


def _falls(dia: Dia, bronnen: Bronnen) -> Tabel:
    """A row per bar: the first value, each part of the change, the last value."""
    rows = tuple(
        (row.naam, f"{vak.tekst} {vak.naam}".strip(), bronnen.regels([vak.sleutel]))
        for row in dia.rijen
        for vak in row.vakken
    )
    return Tabel((Kolom("Van, deel van het verschil, naar", 4), Kolom("Hoeveel", 3), Kolom("Bron en regels", 2)), rows)


def _ladder(dia: Dia, bronnen: Bronnen) -> Tabel:
    rows = []
    for row in dia.rijen:
        steps = {vak.naam: vak.tekst for vak in row.vakken}
        sources = bronnen.nummers(vak.sleutel for vak in row.vakken)
        rows.append((row.naam, *(steps.get(name, "onbekend") for name in dia.kolommen), sources))
    columns = (Kolom("Onderdeel", 2.4), *(Kolom(name, 1.8) for name in dia.kolommen), Kolom("Bron", 0.9))
    return Tabel(columns, tuple(rows))


def register(regels: Sequence[AfspraakRegel], partijen: Sequence[AfspraakPartij], bronnen: Bronnen) -> Deel:
    """Every agreement that counts, with how far each party is."""
    found, keys = table_rows(regels, partijen)
    what, who, standing = (HEADER_IN_FILE.index(name) for name in ("Inhoud", "Wie doet iets", "Stand per partij"))
    rows = tuple(
        (f"{regel.code or ''} {regel.onderwerp}".strip(), row[what] or "", row[who] or "", row[standing] or "",
         bronnen.regels([key]))
        for regel, row, key in zip(regels, found, keys, strict=True)
    )  # fmt: skip
    return Deel("Elke afspraak", tabel=Tabel(REGISTER, rows))


_TABLES: dict[Beeld, Callable[[Dia, Bronnen], Tabel]] = {
    "fasen": _phases, "balken": _shares, "ladder": _ladder, "lijst": _list, "cijfers": _kept_figures,
    "waterval": _falls,
}  # fmt: skip
