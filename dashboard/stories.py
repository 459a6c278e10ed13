"""Stories: what changed and for whom, from each point of view; and which points of view are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, folded, join, signed, source_url
from dashboard.queries import Perspectief, Stilte, Verhaal
from dashboard.sentences import opsomming

# An address is only a link when a browser can open nothing else with it.
WEB = ("https://", "http://")


HEADER = ("Verteld door", "Onderdeel", "Titel", "Verhaal", "Adres in de bron")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý0-9‘“])")


def stories(
    verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief], niet_geleverd: Stilte, filters: Filters
) -> Markup:
    """The stories per point of view, then in words which points of view are missing."""
    groups = join(
        Markup('<section><h2>Verhalen van {} ({})</h2><div class="pm-stories">{}</div></section>').format(
            perspectief.naam, len(own), join(_story(verhaal, filters) for verhaal in own)
        )
        for perspectief in perspectieven
        if (own := [verhaal for verhaal in verhalen if verhaal.perspectief == perspectief.id])
    )
    return groups + _missing(verhalen, perspectieven, niet_geleverd)


def table_rows(verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief]) -> list[list[str | None]]:
    """The stories as a file, a row each; columns are HEADER."""
    names = {perspectief.id: perspectief.naam for perspectief in perspectieven}
    return [
        [names[verhaal.perspectief], verhaal.onderdeel_naam, verhaal.titel, verhaal.tekst, verhaal.link]
        for verhaal in verhalen
    ]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its own full stop."""
    return [sentence for sentence in SENTENCE_END.split(text.strip()) if sentence]


def _story(verhaal: Verhaal, filters: Filters) -> Markup:
    """Title and first sentence; the rest opens on request."""
    first, *rest = sentences_of(verhaal.tekst) or [""]
    head = Markup('<strong>{}</strong> <span class="pm-first">{}</span>').format(verhaal.titel, first)
    told = folded(head, Markup("<p>{}</p>").format(" ".join(rest))) if rest else Markup("<p>{}</p>").format(head)
    return Markup(
        '<article class="pm-story">{}<p class="pm-note">{} · <a class="pm-figure" href="{}">{}</a>{}</p></article>'
    ).format(
        told,
        verhaal.onderdeel_naam,
        source_url(filters, verhaal.sleutel),
        verhaal.bron_tekst,
        _printed_link(verhaal.link),
    )


def _printed_link(link: str | None) -> Markup:
    """The address that the source prints; only a link when it is a web address."""
    if not link:
        return EMPTY
    if link.startswith(WEB):
        return Markup(' · <a href="{}" rel="noopener noreferrer">{}</a>').format(link, link.split("/")[2] or link)
    return Markup(" · {}").format(link)


def _missing(verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief], niet_geleverd: Stilte) -> Markup:
    there = {verhaal.perspectief for verhaal in verhalen}
    missing = [perspectief.naam for perspectief in perspectieven if perspectief.id not in there]
    if not missing:
        return EMPTY
    return Markup('<p class="pm-silence">{}</p>').format(
        signed(f"{niet_geleverd.tekst}: verhalen van {opsomming(missing)}.", niet_geleverd.teken)
    )
