"""The borging ladder: onderdelen × niveaus, five boxes and a word; and the statements it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, figure_link, folded, join, onderdeel_link, signed, table
from dashboard.queries import Borging, BorgingUitspraak, Programma

STEPS = 5
# Above this step only use after the support ended counts, so it cannot be reached while an onderdeel runs.
LAST_STEP_WHILE_RUNNING = 3


def ladder(standen: Sequence[Borging], filters: Filters) -> Markup:
    """One row per onderdeel. Steps that cannot be reached yet are dotted; unknown is empty."""
    niveaus = dict.fromkeys(stand.niveau_naam for stand in standen)
    head = join(Markup("<th scope='col'>{}</th>").format(name) for name in niveaus)
    onderdelen = dict.fromkeys((stand.onderdeel_id, stand.korte_naam) for stand in standen)
    rows = join(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(
            onderdeel_link(filters, onderdeel_id, naam),
            join(_cell(stand, filters) for stand in standen if stand.onderdeel_id == onderdeel_id),
        )
        for onderdeel_id, naam in onderdelen
    )
    return Markup('<table class="pm-ladder"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>').format(
        head, rows
    )


def rungs(standen: Sequence[Borging], filters: Filters) -> Markup:
    """One onderdeel: a row per niveau, for where there is no width for all of them beside each other."""
    rows = join(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(stand.niveau_naam, _cell(stand, filters))
        for stand in standen
    )
    return Markup('<table class="pm-ladder pm-rungs"><tbody>{}</tbody></table>').format(rows)


def statement_items(uitspraken: Sequence[BorgingUitspraak], filters: Filters) -> list[Markup]:
    """The statements as entries of a list, for where there is no width for a table."""
    return [
        Markup(
            '<li>{} <span class="pm-kind">{}</span><span class="pm-who">wie: {} · wanneer: {} · {}{}</span></li>'
        ).format(
            figure_link(filters, uitspraak.sleutel, uitspraak.wat),
            uitspraak.niveau_naam,
            uitspraak.wie,
            uitspraak.datum_tekst,
            _step(f"trede {uitspraak.trede_naam}", uitspraak.oordeel_sleutel, filters),
            f": {uitspraak.trede_reden}" if uitspraak.trede_reden else "",
        )
        for uitspraak in uitspraken
    ]


def explanation(programma: Programma) -> Markup:
    """What the boxes mean, and what cannot be reached yet."""
    until = f"{programma.naam} loopt tot {programma.eind_tekst}." if programma.eind_tekst else ""
    return Markup(
        '<p class="pm-note">Ladder van deze monitor, geen gepubliceerd instrument: voornemen, geregeld, ingebed, '
        "in gebruik, bestendigd. Gestippeld: nog niet aan de orde. "
        "Leeg met ?: onbekend, de bron noemt niets dat blijft; dat is geen nee. {}</p>"
    ).format(until)


def statements(uitspraken: Sequence[BorgingUitspraak], filters: Filters) -> Markup:
    """Every statement behind the ladder: what lasts, who takes care, and why we gave it this step."""
    rows = [
        [
            uitspraak.korte_naam,
            uitspraak.niveau_naam,
            figure_link(filters, uitspraak.sleutel, uitspraak.wat),
            uitspraak.wie,
            uitspraak.datum_tekst,
            _step(uitspraak.trede_naam, uitspraak.oordeel_sleutel, filters),
            uitspraak.bewijs_soort or "nog niet beoordeeld",
            uitspraak.trede_reden,
        ]
        for uitspraak in uitspraken
    ]
    header = [
        "Onderdeel",
        "Niveau",
        "Wat er blijft of geregeld wordt",
        "Wie",
        "Wanneer",
        "Trede",
        "Bewijs",
        "Waarom deze trede",
    ]
    title = f"Waarop de treden berusten: {len(rows)} uitspraken"
    return folded(title, table(header, rows, "Uitspraken over borging"))


def _cell(stand: Borging, filters: Filters) -> Markup:
    boxes = join(Markup('<span class="pm-box{}"></span>').format(_box(step, stand)) for step in range(1, STEPS + 1))
    # Below a step that stands alone the words of a silence would seem to be about the step.
    name = stand.wie if stand.noemt_wie else f"wie: {stand.wie}"
    who = Markup('<span class="pm-who">{}</span>').format(name) if stand.uitspraak_sleutel else EMPTY
    return Markup('<td data-label="{}"><span class="pm-boxes" aria-hidden="true">{}</span>{}{}</td>').format(
        stand.niveau_naam,
        boxes,
        _step(signed(stand.trede_naam, stand.stilte_teken), stand.oordeel_sleutel or stand.uitspraak_sleutel, filters),
        who,
    )


def _box(step: int, stand: Borging) -> str:
    if step <= (stand.trede or 0):
        return " pm-full"
    return " pm-later" if step > LAST_STEP_WHILE_RUNNING and stand.loopt_nog else ""


def _step(naam: str | Markup, sleutel: str | None, filters: Filters) -> Markup:
    """The step in a word; a link when there is something behind it."""
    return figure_link(filters, sleutel, naam) if sleutel else Markup('<span class="pm-unknown">{}</span>').format(naam)
