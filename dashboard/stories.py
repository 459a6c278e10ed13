"""Stories: what changed and for whom, from each point of view; and which points of view are missing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, join, signed, source_url
from dashboard.queries import Perspectief, Stilte, Verhaal

# An address is only a link when a browser can open nothing else with it.
WEB = ("https://", "http://")


def stories(
    verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief], niet_geleverd: Stilte, filters: Filters
) -> Markup:
    """The stories per point of view, then in words which points of view are missing."""
    groups = join(
        Markup('<h3 class="pm-group">Verhalen van {} ({})</h3><div class="pm-many">{}</div>').format(
            perspectief.naam, len(own), join(_story(verhaal, filters) for verhaal in own)
        )
        for perspectief in perspectieven
        if (own := [verhaal for verhaal in verhalen if verhaal.perspectief == perspectief.id])
    )
    missing = _missing(verhalen, perspectieven, niet_geleverd)
    return Markup('<section class="pm-part" id="verhalen"><h2>Verhalen</h2>{}{}{}</section>').format(
        Markup(
            '<p class="pm-note">In onze woorden, zonder namen van mensen. '
            "Een verhaal zegt niet hoe vaak het zo gaat.</p>"
        )
        if verhalen
        else EMPTY,
        missing,
        groups,
    )


def _story(verhaal: Verhaal, filters: Filters) -> Markup:
    return Markup(
        '<article class="pm-tile"><h4><span class="pm-eyebrow">{}</span>{}</h4><p>{}</p>'
        '<p class="pm-footer"><a class="pm-figure" href="{}">{}</a>{}</p></article>'
    ).format(
        verhaal.onderdeel_naam,
        verhaal.titel,
        verhaal.tekst,
        source_url(filters, verhaal.sleutel),
        verhaal.bron_tekst,
        _printed_link(verhaal.link),
    )


def _printed_link(link: str | None) -> Markup:
    """The address that the source prints; only a link when it is a web address."""
    if not link:
        return EMPTY
    if link.startswith(WEB):
        return Markup(' · <a href="{}" rel="noopener noreferrer">{}</a>').format(link, link)
    return Markup(" · {}").format(link)


def _missing(verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief], niet_geleverd: Stilte) -> Markup:
    there = {verhaal.perspectief for verhaal in verhalen}
    missing = [perspectief.naam for perspectief in perspectieven if perspectief.id not in there]
    if not missing:
        return EMPTY
    return Markup('<p class="pm-silence">{}</p>').format(
        signed(f"{niet_geleverd.tekst}: verhalen van {_and(missing)}.", niet_geleverd.teken)
    )


def _and(names: Sequence[str]) -> str:
    """'naasten, professionals en bestuurders'."""
    return " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
