"""Organisations: the register of a programme, who takes part in an onderdeel, and one organisation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, folded, join, onderdeel_link, signed, table
from dashboard.queries import Cijfer, Deelname, Organisatie, Spelling

# How many names a list shows before the rest is folded.
SHOWN = 8
ROLLEN = {
    "deelnemer": "Deelnemers",
    "uitvoerder": "Uitvoerders",
    "onderzoeker": "Onderzoekers",
    "partner": "Partners",
    "opdrachtgever": "Opdrachtgevers",
}
HEADER = ("Organisatie", "Rol", "Zoals gespeld in de bron", "Toelichting")
PLACES = ("Onderdeel", "Programma", "Rol", "Zoals gespeld in de bron")
PLACES_IN_FILE = (*PLACES, "Toelichting")
SPELLINGS = ("Zoals gespeld", "In de lijst van", "Waarom het deze organisatie is", "Bron")


def organisation_link(filters: Filters, organisatie: str, naam: str) -> Markup:
    """The name of an organisation, as the way to where it takes part."""
    return Markup('<a href="{}">{}</a>').format(filters.url("onderdeel", organisatie=organisatie), naam)


def register(organisaties: Sequence[Organisatie], filters: Filters) -> Markup:
    """Every organisation that the programme names, alphabetically."""
    items = [
        Markup('<li>{} <span class="pm-soft">{}</span></li>').format(
            organisation_link(filters, organisatie.id, organisatie.naam), organisatie.soort
        )
        for organisatie in organisaties
    ]
    return folded(f"Alle {len(items)} organisaties op alfabet", _names(items))


def participants(deelnames: Sequence[Deelname], filters: Filters) -> Markup:
    """Who takes part, per role and alphabetically; a name leads to the organisation, 'bron' to the line of the list."""
    return join(
        Markup("<h3>{} ({})</h3>{}").format(ROLLEN[rol], len(items), _first(items))
        for rol, group in groupby(deelnames, key=lambda deelname: deelname.rol)
        if (items := [_participant(deelname, filters) for deelname in group])
    )


def table_rows(deelnames: Sequence[Deelname]) -> list[list[str | None]]:
    """Who takes part as a table and a file; columns are HEADER."""
    return [[d.organisatie_naam, d.rol, d.gespeld, d.toelichting] for d in deelnames]


def places(deelnames: Sequence[Deelname], filters: Filters) -> Markup:
    """Where one organisation takes part, in every programme."""
    rows = [
        [
            onderdeel_link(filters.of(deelname.programma_id), deelname.onderdeel_id, deelname.onderdeel_naam),
            deelname.programma_naam,
            Markup("{}{}").format(deelname.rol, _note(deelname.toelichting)),
            figure_link(filters, deelname.sleutel, deelname.gespeld),
        ]
        for deelname in deelnames
    ]
    return table(PLACES, rows, "Waar de organisatie staat")


def place_rows(deelnames: Sequence[Deelname]) -> list[list[str | None]]:
    """Where one organisation takes part as a file; columns are PLACES_IN_FILE."""
    return [[d.onderdeel_naam, d.programma_naam, d.rol, d.gespeld, d.toelichting] for d in deelnames]


def figures(cijfers: Sequence[Cijfer], filters: Filters) -> Markup:
    """The figures that a source gives about one organisation."""
    items = [
        Markup("<li>{}: {}</li>").format(cijfer.naam, figure_link(filters, cijfer.sleutel, _value(cijfer)))
        for cijfer in cijfers
    ]
    return Markup("<ul>{}</ul>").format(join(items))


def spellings(spellingen: Sequence[Spelling], filters: Filters) -> Markup:
    """Every list entry that means this organisation, and why another spelling is the same one."""
    rows = [
        [
            figure_link(filters, spelling.sleutel, spelling.naam),
            onderdeel_link(filters.of(spelling.programma_id), spelling.onderdeel_id, spelling.onderdeel_naam),
            spelling.reden or "gespeld zoals hier",
            spelling.bron_tekst,
        ]
        for spelling in spellingen
    ]
    return table(SPELLINGS, rows, "Spellingen van de naam")


def _value(cijfer: Cijfer) -> Markup:
    unit = f" {cijfer.eenheid}" if cijfer.eenheid and cijfer.getal is not None else ""
    return signed(f"{cijfer.weergave}{unit}", cijfer.stilte_teken)


def _participant(deelname: Deelname, filters: Filters) -> Markup:
    spelled = f"in de bron: {deelname.gespeld}" if deelname.gespeld != deelname.organisatie_naam else None
    notes = " · ".join(part for part in (spelled, deelname.toelichting) if part)
    return Markup("<li>{} {}{}</li>").format(
        organisation_link(filters, deelname.organisatie_id, deelname.organisatie_naam),
        Markup('<span class="pm-soft">· {}</span>').format(figure_link(filters, deelname.sleutel, "bron")),
        _note(notes),
    )


def _note(text: str | None) -> Markup:
    return Markup('<span class="pm-who">{}</span>').format(text) if text else EMPTY


def _first(items: Sequence[Markup]) -> Markup:
    rest = items[SHOWN:]
    return _names(items[:SHOWN]) + (folded(f"Nog {len(rest)}", _names(rest)) if rest else EMPTY)


def _names(items: Sequence[Markup]) -> Markup:
    return Markup('<ul class="pm-names">{}</ul>').format(join(items))
