"""The cited lines of the reports on a page, read at that moment."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import components, markup, queries
from dashboard.queries import Passage
from dashboard.session import View
from dashboard.source_text import Excerpt, excerpt, is_of_registrations, sources_folder

NO_SOURCES = (
    "De tekst van de bron staat niet bij dit dashboard. Wie de documenten heeft, wijst de map aan met "
    "PROGRAMMAMONITOR_BRONNEN; dan staat hier de passage met het getal gemarkeerd."
)


def show(here: View, passages: Sequence[Passage]) -> None:
    """The cited lines themselves, read now; without the texts a sentence that says how to get them."""
    folder = sources_folder()
    if folder is None and not all(is_of_registrations(passage.bestand) for passage in passages):
        components.html(Markup('<p class="pm-note">{}</p>').format(NO_SOURCES))
        return
    # One passage may hold several columns of a fact: it is shown once, with every value marked.
    for place in dict.fromkeys((p.levering_id, p.bestand, p.regel_van, p.regel_tot) for p in passages):
        here_stated = [p for p in passages if (p.levering_id, p.bestand, p.regel_van, p.regel_tot) == place]
        found = excerpt(folder, queries.document(here.state, place[0], place[1]), here_stated)
        components.html(_excerpt(here_stated[0], found))


def _excerpt(passage: Passage, found: Excerpt | str) -> Markup:
    title = f"{passage.korte_titel}, paragraaf {passage.paragraaf}, {passage.regels_tekst}"
    if isinstance(found, str):
        return Markup('<figure class="pm-excerpt"><figcaption>{}</figcaption><p>{}</p></figure>').format(title, found)
    lines = markup.join(
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(
            number, markup.join(Markup("<mark>{}</mark>" if marked else "{}").format(text) for text, marked in parts)
        )
        for number, parts in found.lines
        if parts
    )
    return Markup('<figure class="pm-excerpt"><figcaption>{}</figcaption><table>{}</table></figure>').format(
        title, lines
    )
