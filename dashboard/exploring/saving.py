"""Views under a name: the ones that are kept, and to keep this one. A view is a choice, never its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from markupsafe import Markup

from dashboard import components, intake, minutes, session
from dashboard.choice import LONGEST_NAME, Keuze
from dashboard.intake import view_kept
from dashboard.markup import EMPTY, join
from dashboard.queries.weergave import Weergave, weergaven
from dashboard.sentences import op_datum
from dashboard.session import View

KEPT = Markup(
    '<p class="pm-note">Bewaard wordt wat u koos. De cijfers blijven gelijk; de stand krijgt wel een nieuw nummer en '
    "de datum van vandaag.</p>"
)
TAKEN = "De naam ‘{}’ bestaat al. Kies een andere naam, of haal eerst de oude weergave weg."
NAMES = frozenset(field.name for field in fields(Keuze))


def show(here: View, keuze: Keuze) -> None:
    """For who may: a form to keep this view, and one to let a view go. A form is made when it is opened."""
    minutes.told()
    found = weergaven(here.state, here.programma.id)
    by = session.actor()
    if not by.may_accept or here.filters.bekend_op is not None:
        return
    if not keuze.is_open:
        box = st.expander("Bewaar deze weergave onder een naam", key="weergave-bewaren", on_change="rerun")
        if box.open:
            with box, minutes.form("weergave"):
                _keep_this(here, keuze, found, by)
    if found:
        box = st.expander("Haal een bewaarde weergave weg", key="weergave-weghalen", on_change="rerun")
        if box.open:
            with box, minutes.form("weergave-weg"):
                _let_go(here, found, by)


def _keep_this(here: View, keuze: Keuze, found: Sequence[Weergave], by: intake.Actor) -> None:
    components.html(KEPT)
    naam = " ".join(st.text_input("Naam van de weergave", keuze.naam, max_chars=LONGEST_NAME).split())
    rol = st.text_input("In welke functie bewaart u haar?", by.functie, max_chars=80).strip()
    if minutes.sent(here, "Weergave bewaren"):
        if naam.casefold() in {weergave.naam.casefold() for weergave in found}:
            st.error(TAKEN.format(naam))
        elif naam and rol:
            _keep(here, view_kept(here.programma.id, naam, choice_text(keuze, naam), rol), by, "is bewaard", naam)
        else:
            st.error("Geef de weergave een naam, en schrijf in welke functie u haar bewaart.")


def _let_go(here: View, found: Sequence[Weergave], by: intake.Actor) -> None:
    names = {weergave.id: weergave for weergave in found}
    id = st.selectbox("Welke weergave?", list(names), format_func=lambda one: names[one].naam)
    if minutes.sent(here, "Weergave weghalen"):
        old = names[id]
        gone = view_kept(here.programma.id, old.naam, old.keuze, by.functie or old.rol, id)
        _keep(here, gone, by, "staat niet meer in de lijst")


def _keep(here: View, verslag: intake.Verslag, by: intake.Actor, happened: str, naam: str | None = None) -> None:
    """Lay it down; then the page has the name under which its view was kept."""
    with minutes.kept(f"De weergave {happened}.") as progress:
        intake.write_down(verslag, by, progress)
        if naam is not None:
            st.query_params["naam"] = naam


def choice_text(keuze: Keuze, naam: str) -> str:
    """What was chosen, as the address says it, with its name."""
    return urlencode(keuze.query() | {"naam": naam}, safe="/:,")


def links(here: View) -> Markup:
    """The kept views by name; what an address of theirs says is parsed like any other address."""
    found = weergaven(here.state, here.programma.id)
    if not found:
        return EMPTY
    items = join(
        Markup('<li><a href="{}" title="{}">{}</a></li>').format(
            here.filters.url("verkenner", **{name: text for name, text in parse_qsl(weergave.keuze) if name in NAMES}),
            f"bewaard door {weergave.rol} {op_datum(weergave.datum_tekst)}",
            weergave.naam,
        )
        for weergave in found
    )
    frame = '<nav aria-label="Bewaarde weergaven"><ul class="pm-choices"><li>Bewaard:</li>{}</ul></nav>'
    return Markup(frame).format(items)
