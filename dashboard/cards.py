"""The cards of one onderdeel that say something in words: phases, products, agreements, advice, stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard import sentences
from dashboard.agreements import nobody_reported, stands
from dashboard.filters import Filters
from dashboard.lists import few, titled
from dashboard.markup import EMPTY, figure_link, folded, join, signed, source_url
from dashboard.queries import (
    Advies,
    Afspraak,
    AfspraakPartij,
    Factor,
    FaseAantal,
    Opbrengst,
    Perspectief,
    Stilte,
    Verhaal,
    Verschil,
)

STATUSSEN = {"opgeleverd": "Opgeleverd", "in_ontwikkeling": "In ontwikkeling", "aangekondigd": "Aangekondigd"}
RICHTINGEN = {"belemmerend": "Wat het moeilijk maakt, volgens de bron", "bevorderend": "Wat helpt, volgens de bron"}
AFSPRAKEN = {
    "uitgangspunt": "uitgangspunten",
    "afspraak": "afspraken",
    "randvoorwaarde": "randvoorwaarden",
    "verplichting": "verplichtingen",
    "regel": "regels",
}


def phases(phases: Sequence[FaseAantal], filters: Filters) -> Markup:
    """Per phase model a bar per phase, with its number; unknown is hatched and stands in the picture."""
    if not phases:
        return EMPTY
    pieces = []
    for model in dict.fromkeys(phase.naam for phase in phases):
        own = [phase for phase in phases if phase.naam == model]
        total = sum(phase.aantal for phase in own)
        rows = join(
            Markup(
                '<tr><th scope="row">{}</th><td class="pm-barcell" aria-hidden="true"><div class="pm-bar">'
                '<span class="pm-fase-{}" style="width:{:.1f}%"></span></div></td><td>{}</td></tr>'
            ).format(
                signed(phase.fase_naam, phase.stilte_teken),
                phase.fase_soort,
                100 * phase.aantal / max(total, 1),
                figure_link(filters, phase.sleutel, phase.weergave),
            )
            for phase in own
        )
        notes = join(
            Markup('<p class="pm-note">{}: {}</p>').format(phase.fase_naam, phase.toelichting)
            for phase in own
            if phase.toelichting
        )
        pieces.append(
            Markup(
                '<h3>{}: {}</h3><table class="pm-shares"><tbody>{}</tbody></table><p class="pm-note">{}</p>{}'
            ).format(model, total, rows, _finished(own[0]), notes)
        )
    link = Markup('<p class="pm-footer"><a href="{}">Naar fasen van alle onderdelen</a></p>')
    return join(pieces) + link.format(filters.url("fasen"))


def _finished(phase: FaseAantal) -> str:
    """The finished share, or why there is none, in a sentence."""
    if phase.aandeel_tekst:
        return f"{phase.aandeel_tekst}. Afgerond is nog niet geborgd."
    return f"Aandeel afgerond: {phase.aandeel_melding}."


def products(opbrengsten: Sequence[Opbrengst], filters: Filters) -> Markup:
    """The products by status: what is there, what is being made, what is announced."""
    return join(
        titled(
            f"{title} ({len(own)})",
            few([_product(opbrengst, filters) for opbrengst in own], "", "opbrengst", "opbrengsten"),
        )
        for status, title in STATUSSEN.items()
        if (own := [opbrengst for opbrengst in opbrengsten if opbrengst.status == status])
    )


def _product(opbrengst: Opbrengst, filters: Filters) -> Markup:
    notes = " · ".join(part for part in (opbrengst.datum_tekst, opbrengst.toelichting) if part)
    return Markup('<li>{} <span class="pm-kind">{}</span>{}</li>').format(
        figure_link(filters, opbrengst.sleutel, opbrengst.naam),
        opbrengst.soort,
        Markup('<span class="pm-who">{}</span>').format(notes) if notes else EMPTY,
    )


def agreements(
    onderdeel: str,
    afspraken: Sequence[Afspraak],
    partijen: Sequence[AfspraakPartij],
    niet_vermeld: Stilte,
    filters: Filters,
) -> Markup:
    """The agreements in the order of the source; first how many there are of each kind, and what stands out.

    Under each how far its parties are; where no source says it of anybody, one line for all.
    """
    if not afspraken:
        return EMPTY
    counts = Counter(afspraak.soort for afspraak in afspraken)
    kinds = [f"{count} {kind if count == 1 else AFSPRAKEN[kind]}" for kind, count in counts.items()]
    departs = sum(afspraak.wijkt_af_van_wet for afspraak in afspraken)
    outside = sum(not afspraak.binnen_reikwijdte for afspraak in afspraken)
    remarks = [f"{sentences.opsomming(kinds)}."]
    remarks += [f"{departs} {'wijkt' if departs == 1 else 'wijken'} af van de wet van nu."] if departs else []
    remarks += [f"{outside} {'valt' if outside == 1 else 'vallen'} buiten de afspraken."] if outside else []
    own = {afspraak.sleutel for afspraak in afspraken}
    reported = any(partij.afspraak_sleutel in own for partij in partijen)
    entries = [_agreement(afspraak, partijen, niet_vermeld, filters, reported) for afspraak in afspraken]
    return (
        Markup("<p>{}</p>").format(" ".join(remarks))
        + (EMPTY if reported or not counts["afspraak"] else nobody_reported(niet_vermeld))
        + few(entries, "pm-agreements", "afspraak", "afspraken")
        + Markup('<p class="pm-footer"><a href="{}">Naar deze afspraken in het register</a></p>').format(
            filters.url("onderdeel", deel="afspraken", onderdeel=onderdeel)
        )
    )


def _agreement(
    afspraak: Afspraak, partijen: Sequence[AfspraakPartij], niet_vermeld: Stilte, filters: Filters, reported: bool
) -> Markup:
    # An agreement that holds can be kept; a starting point or what falls outside cannot.
    holds = afspraak.soort == "afspraak" and afspraak.binnen_reikwijdte
    silent = Markup('<p class="pm-note">Stand per partij: {}.</p>').format(
        signed(niet_vermeld.tekst, niet_vermeld.teken)
    )
    stand = stands(afspraak.sleutel, partijen, niet_vermeld, filters) or (silent if reported and holds else EMPTY)
    article = f", {afspraak.wet_artikel}" if afspraak.wet_artikel else ""
    labels = [afspraak.soort]
    labels += [f"wijkt af van de wet{article}"] if afspraak.wijkt_af_van_wet else []
    labels += ["of het van de wet afwijkt, is niet vermeld in de bron"] if afspraak.wijkt_af_onbekend else []
    labels += ["valt buiten de afspraken"] if not afspraak.binnen_reikwijdte else []
    who = f"wie: {afspraak.partijen or 'alle partijen, of niet vermeld'}"
    open_text = f"voor meer uitleg vatbaar: {afspraak.meer_uitleg}" if afspraak.meer_uitleg else None
    return Markup('<li{}><p class="pm-what">{}{} {}</p><p>{}</p><p class="pm-note">{}</p>{}{}</li>').format(
        EMPTY if afspraak.binnen_reikwijdte else Markup(' class="pm-outside"'),
        Markup("<strong>{}</strong> ").format(afspraak.code) if afspraak.code else EMPTY,
        figure_link(filters, afspraak.sleutel, afspraak.onderwerp),
        join(Markup('<span class="pm-kind">{}</span>').format(label) for label in labels),
        afspraak.inhoud,
        " · ".join(part for part in (who, afspraak.wanneer_tekst) if part),
        Markup('<p class="pm-note">{}</p>').format(open_text) if open_text else EMPTY,
        stand,
    )


def factors(factoren: Sequence[Factor], filters: Filters) -> Markup:
    return join(
        titled(
            title,
            few(
                [Markup("<li>{}</li>").format(figure_link(filters, f.sleutel, f.wat)) for f in own],
                "",
                "factor",
                "factoren",
            ),
        )
        for richting, title in RICHTINGEN.items()
        if (own := [factor for factor in factoren if factor.richting == richting])
    )


def advice(adviezen: Sequence[Advies], filters: Filters) -> Markup:
    entries = [
        Markup('<li>{}<span class="pm-who">van: {} · wat ermee gebeurde: {}</span></li>').format(
            figure_link(filters, advies.sleutel, advies.wat), advies.van, advies.opvolging
        )
        for advies in adviezen
    ]
    return few(entries, "", "advies", "adviezen") if entries else EMPTY


def stories(verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief], filters: Filters) -> Markup:
    names = {perspectief.id: perspectief.naam for perspectief in perspectieven}
    entries = [
        Markup('<li>{} <span class="pm-kind">van {}</span>{}</li>').format(
            figure_link(filters, verhaal.sleutel, verhaal.titel),
            names[verhaal.perspectief],
            folded("Lees het verhaal", Markup("<p>{}</p>").format(verhaal.tekst)),
        )
        for verhaal in verhalen
    ]
    return few(entries, "", "verhaal", "verhalen") if entries else EMPTY


def differences(verschillen: Sequence[Verschil], filters: Filters) -> Markup:
    """What does not simply agree, under the question that was asked."""
    pieces = []
    for vraag, group in groupby(verschillen, key=lambda verschil: verschil.vraag):
        entries = [
            Markup('<li><a href="{}">{} tegenover {}</a>: {} <span class="pm-kind">{} {}</span></li>').format(
                source_url(filters, verschil.sleutel),
                verschil.links_tekst.rstrip("."),
                verschil.rechts_tekst.rstrip("."),
                verschil.rekensom,
                verschil.uitkomst_teken,
                verschil.uitkomst_tekst,
            )
            for verschil in group
        ]
        pieces.append(titled(vraag, few(entries, "", "vergelijking", "vergelijkingen")))
    return join(pieces)
