"""The borging ladder: onderdelen × niveaus, five boxes and a word; and the statements it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.markup import EMPTY, card, figure_link, folded, join, onderdeel_link, signed, signed_text, table
from dashboard.queries import (
    Borging,
    BorgingBesluit,
    BorgingHangt,
    BorgingNiveau,
    BorgingUitspraak,
    Programma,
    Trede,
)
from dashboard.sentences import waar_borging_aan_hangt

STEPS = 5
OLD = ("!", "bewijs is oud")
UNKNOWN = signed("niet vermeld in de bron", "?")


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
        "in gebruik, bestendigd. Gestippeld: nog niet aan de orde, omdat het onderdeel nog loopt of pas kort klaar is. "
        "Leeg met ?: onbekend, de bron noemt niets dat blijft; dat is geen nee. {}</p>"
    ).format(until)


def criteria(treden: Sequence[Trede]) -> Markup:
    """How we give the steps: what each takes, and when it can be reached at all."""
    rows = [
        [
            trede.naam,
            trede.uitleg,
            trede.bewijs.replace(" ", ", ") if trede.bewijs else "geen bewijs met een datum nodig",
            _reachable(trede.na_einde_maanden),
        ]
        for trede in treden
    ]
    note = Markup(
        '<p class="pm-note">Deze ladder is van deze monitor, geen gepubliceerd instrument. Bewijs heeft een datum en '
        "een vindplaats. <b>! bewijs is oud</b>: het laatste rapport over het programma is ruim {} maanden later, en "
        "sindsdien heeft geen bron het bevestigd.</p>"
    ).format(treden[0].bewijs_oud_na_maanden if treden else "")
    body = (
        table(["Trede", "Wanneer wij die geven", "Soort bewijs", "Kan vanaf"], rows, "Hoe wij de treden geven") + note
    )
    return folded("Hoe wij de treden geven", body) if treden else EMPTY


def counts(niveaus: Sequence[BorgingNiveau], filters: Filters) -> Markup:
    """Four niveaus are four short counts beside each other, never one bar."""
    items = join(
        Markup(
            '<li><span class="pm-kind">{}</span> <b>{}</b> minstens geregeld<span class="pm-who">{}</span></li>'
        ).format(
            niveau.niveau_naam,
            figure_link(filters, niveau.sleutel, f"{niveau.minstens_geregeld} van {niveau.onderdelen}"),
            _rest(niveau),
        )
        for niveau in niveaus
    )
    return Markup('<ul class="pm-niveaus">{}</ul>').format(items) if niveaus else EMPTY


def hangs_on(hangt: Sequence[BorgingHangt], besluiten: Sequence[BorgingBesluit], filters: Filters) -> Markup:
    """What borging hangs on: per decision which onderdelen, and per onderdeel owner, money, decision and date."""
    decisions = [
        [
            figure_link(filters, besluit.aantal_sleutel, besluit.hangt_tekst) if besluit.aantal_sleutel else "geen",
            figure_link(filters, besluit.sleutel, besluit.wat),
            besluit.wie,
            besluit.status_tekst,
            besluit.datum_tekst,
            besluit.namen,
        ]
        for besluit in besluiten
    ]
    rows = [
        [
            onderdeel_link(filters, row.onderdeel_id, row.korte_naam),
            _owner(row),
            figure_link(filters, row.geld_sleutel, row.geld) if row.geld and row.geld_sleutel else UNKNOWN,
            figure_link(filters, row.besluit_sleutel, row.besluit) if row.besluit and row.besluit_sleutel else UNKNOWN,
            row.wanneer or UNKNOWN,
        ]
        for row in hangt
    ]
    per_decision = (
        table(
            ["Hoeveel eraan hangt", "Besluit", "Wie besluit", "Status", "Wanneer", "Wat eraan hangt"],
            decisions,
            "Besluiten waar borging aan hangt",
        )
        if decisions
        else Markup('<p class="pm-note">De bronnen noemen geen besluit.</p>')
    )
    header = ["Onderdeel", "Wie zorgt ervoor", "Geld", "Besluit", "Genomen, en wanneer"]
    per_part = folded(
        f"Per onderdeel: {len(rows)} rijen", table(header, rows, "Waar de borging per onderdeel aan hangt")
    )
    lead = Markup('<p class="pm-lead">{}</p>').format(waar_borging_aan_hangt(hangt, besluiten))
    return card("Waar de borging aan hangt", lead + per_decision + per_part, "waar-de-borging-aan-hangt")


def _owner(row: BorgingHangt) -> Markup:
    """Who takes care afterwards; beneath it who is named with an intention only, and has no task yet."""
    if row.wie_genoemd is None:
        return Markup("{}").format(row.wie or UNKNOWN)
    return Markup('{}<span class="pm-who">bij een voornemen genoemd: {}</span>').format(
        row.wie or UNKNOWN, row.wie_genoemd
    )


def _reachable(maanden: int | None) -> str:
    if maanden is None:
        return "altijd"
    return f"{maanden} maanden na de einddatum" if maanden else "na de einddatum"


def _rest(niveau: BorgingNiveau) -> str:
    parts = [f"{niveau.voornemen} voornemen", f"{niveau.onbekend} onbekend"]
    parts += [f"{niveau.niet_beoordeeld} nog niet beoordeeld"] if niveau.niet_beoordeeld else []
    parts += [f"{niveau.oud} met oud bewijs"] if niveau.oud else []
    return " · ".join(parts)


def evidence(row: Borging | BorgingUitspraak) -> str:
    """The evidence in few words: kind, scale, last confirmed, and that it is old. '' when none has a date."""
    if row.bevestigd_tekst is None:
        return ""
    parts = [row.bewijs_soort, row.schaal_naam or "schaal niet vermeld", f"laatst bevestigd {row.bevestigd_tekst}"]
    parts += [signed_text(OLD[1], OLD[0])] if row.bewijs_is_oud else []
    return " · ".join(part for part in parts if part)


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
            evidence(uitspraak) or uitspraak.bewijs_soort or "nog niet beoordeeld",
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
    proof = (
        Markup('<span class="pm-who">{}{}</span>').format(
            evidence(replace(stand, bewijs_is_oud=False)),
            Markup(' · <b class="pm-old">{}</b>').format(signed(OLD[1], OLD[0])) if stand.bewijs_is_oud else "",
        )
        if stand.bevestigd_tekst
        else EMPTY
    )
    return Markup('<td data-label="{}"><span class="pm-boxes" aria-hidden="true">{}</span>{}{}{}</td>').format(
        stand.niveau_naam,
        boxes,
        _step(signed(stand.trede_naam, stand.stilte_teken), stand.oordeel_sleutel or stand.uitspraak_sleutel, filters),
        who,
        proof,
    )


def _box(step: int, stand: Borging) -> str:
    if step <= (stand.trede or 0):
        return " pm-full"
    return " pm-later" if step > stand.haalbaar else ""


def _step(naam: str | Markup, sleutel: str | None, filters: Filters) -> Markup:
    """The step in a word; a link when there is something behind it."""
    return figure_link(filters, sleutel, naam) if sleutel else Markup('<span class="pm-unknown">{}</span>').format(naam)
