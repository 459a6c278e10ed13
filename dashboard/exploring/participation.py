"""Who takes part in what: organisations beside onderdelen, alphabetically, never in an order of size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st
from markupsafe import Markup

from dashboard import components, markup, queries
from dashboard.exploring import parts as in_parts
from dashboard.exploring import taking
from dashboard.exploring.files import Bestand
from dashboard.filters import Filters
from dashboard.markup import EMPTY, join, onderdeel_link, source_url
from dashboard.queries import Deelnemer, Programma, Rol
from dashboard.sentences import Conclusie, number_of
from dashboard.session import View

DEEL = "deelname"
ROLLEN = {
    "deelnemer": "deelnemers",
    "uitvoerder": "uitvoerders",
    "onderzoeker": "onderzoekers",
    "partner": "partners",
    "opdrachtgever": "opdrachtgevers",
}
UITLEG = {
    "sleutel": "Sleutel van de deelname; in de monitor leidt zij naar de regel in de lijst.",
    "organisatie_id": "Organisatie.",
    "organisatie": "Naam zoals wij die tonen.",
    "onderdeel_id": "Onderdeel waar zij aan meedoet.",
    "onderdeel": "Naam van het onderdeel.",
    "rol": "In welke rol.",
    "levering_id": "Levering waar de lijst in staat.",
    "bron_tekst": "Document en paragraaf.",
}


def show(here: View, parts: Markup) -> None:
    """The whole part: how many take part, a role to choose, the table of both, and the rows as a file."""
    rollen = queries.rollen(here.state, here.programma.id)
    rol, messages = chosen_role(st.query_params.to_dict(), rollen)
    found = queries.deelnemers(here.state, here.programma.id, rol) if rol else []
    opening = markup.opening(conclusion(here.programma, rol, found), here.filters)
    head = (*markup.messages([*in_parts.not_used(), *messages]), opening, parts)
    if not found:
        components.html(*head)
        return
    components.html(
        *head, _roles(rollen, rol, here.filters, st.query_params.to_dict()), matrix(found, here.filters), taking.TITLE
    )

    def view(soort: str) -> Bestand:
        rows = pl.DataFrame([{name: getattr(row, name) for name in UITLEG} for row in found])
        facts = taking.facts(here, {row.levering_id for row in found})
        title = f"Deelname aan {here.programma.naam}: {ROLLEN[rol]}"
        return Bestand(
            "deelname",
            title,
            rows,
            UITLEG,
            {},
            {**facts, "keuze": {"rol": rol}, **taking.address(here, deel="deelname", rol=rol)},
        )

    taking.buttons(here, view, f"deelname {ROLLEN[rol]}", len(found))
    components.html(taking.NOTE)


def chosen_role(query: Mapping[str, str], rollen: Sequence[Rol]) -> tuple[str, list[str]]:
    """The role in the address, else the first; '' when nobody takes part. With a message when it is unknown."""
    known = [row.rol for row in rollen]
    wanted = query.get("rol") or ""
    if wanted and wanted not in known:
        return known[0] if known else "", [f"Niemand heeft hier de rol ‘{wanted[:40]}’. U ziet een andere rol."]
    return wanted or (known[0] if known else ""), []


def conclusion(programma: Programma, rol: str, found: Sequence[Deelnemer]) -> Conclusie:
    """How many organisations are named, in how many onderdelen, and how many of them in more than one."""
    if not found:
        return Conclusie(
            f"Bij {programma.naam} is geen deelname bekend", "Geen levering heeft een lijst van organisaties."
        )
    places = Counter(row.organisatie_id for row in {(r.organisatie_id, r.onderdeel_id): r for r in found}.values())
    several = sum(number > 1 for number in places.values())
    onderdelen = number_of(len({row.onderdeel_id for row in found}), "onderdeel", "onderdelen")
    return Conclusie(
        f"{number_of(len(places), 'organisatie staat', 'organisaties staan')} als {rol} in de lijst van {onderdelen}",
        f"{number_of(several, 'organisatie staat', 'organisaties staan')} bij meer dan een onderdeel. Geteld zijn "
        "namen in lijsten: wie een bron niet noemt, staat er niet bij, dus er kunnen er meer zijn. Een lijst zegt ook "
        "niet wat meedoen opleverde.",
    )


def matrix(found: Sequence[Deelnemer], filters: Filters) -> Markup:
    """A row per organisation, a column per onderdeel; where both meet a mark that leads to the line of the list."""
    columns = dict.fromkeys((row.onderdeel_id, row.onderdeel) for row in found)
    names = sorted({(row.organisatie, row.organisatie_id) for row in found}, key=lambda one: one[0].casefold())
    marks = {(row.organisatie_id, row.onderdeel_id): row for row in found}
    head = join(Markup("<th scope='col'>{}</th>").format(onderdeel_link(filters, id, naam)) for id, naam in columns)
    body = join(
        Markup('<tr><th scope="row"><a href="{}">{}</a></th>{}</tr>').format(
            filters.url("onderdeel", organisatie=id),
            naam,
            join(_cell(marks.get((id, place)), filters) for place, _ in columns),
        )
        for naam, id in names
    )
    totals = join(
        Markup('<td data-label="{}">{}</td>').format(
            naam, len({row.organisatie_id for row in found if row.onderdeel_id == id})
        )
        for id, naam in columns
    )
    return Markup(
        '<div class="pm-scroll pm-tall" tabindex="0" role="region" aria-label="Deelname">'
        '<table class="pm-table pm-heat pm-matrix"><thead><tr><th scope="col">Organisatie</th>{}</tr></thead>'
        "<tbody>{}</tbody>"
        '<tfoot><tr><th scope="row">Aantal namen in de lijst</th>{}</tr></tfoot></table></div>'
    ).format(head, body, totals)


def _cell(row: Deelnemer | None, filters: Filters) -> Markup:
    if row is None:
        return Markup("<td></td>")
    name = f"{row.organisatie} doet mee aan {row.onderdeel}, bron"
    return Markup('<td data-label="{}"><a href="{}" aria-label="{}">●</a></td>').format(
        row.onderdeel, source_url(filters, row.sleutel), name
    )


def _roles(rollen: Sequence[Rol], rol: str, filters: Filters, query: Mapping[str, str]) -> Markup:
    kept = in_parts.kept(query, DEEL, DEEL)
    if len(rollen) < 2:
        return EMPTY
    links = join(
        Markup('<li><a href="{}"{}>{} ({})</a></li>').format(
            filters.url("verkenner", **{"deel": DEEL, **kept, "rol": row.rol}),
            Markup(' aria-current="true"') if row.rol == rol else EMPTY,
            ROLLEN[row.rol],
            row.organisaties,
        )
        for row in rollen
    )
    return Markup('<nav aria-label="Rollen"><ul class="pm-choices">{}</ul></nav>').format(links)
