"""The two kinds of phase picture on the page Fasen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from dashboard import components, figures, markup, queries, sentences
from dashboard.exports import Cell
from dashboard.queries import Cijfer, FaseAandeel, FaseAantal, Fasemodel, Stilte
from dashboard.session import View


def show_sequential(here: View, model: Fasemodel, is_first: bool) -> None:
    """Each counted thing is in one phase: a total bar per cohort, a bar per onderdeel, one scale for all onderdelen."""
    cohorts = queries.fase_cohorten(here.state, model.id)
    if not cohorts:
        _open(here, sentences.Conclusie(f"{model.naam}: nog niet geleverd", model.uitleg), is_first)
        return
    parts = {cohort.cohort_id: queries.fase_verdeling(here.state, model.id, cohort.cohort_id) for cohort in cohorts}
    everything = [part for cohort in cohorts for part in parts[cohort.cohort_id]]
    looks = figures.phase_looks(everything)
    width = max(1, *_totals(everything).values())
    totals = queries.fase_totaal(here.state, model.id, cohorts[0].cohort_id)
    _open(here, sentences.fasen(model, cohorts[0], totals), is_first)
    with st.container(key=f"pm-chart-{model.id}", border=True):
        components.html(_legend(looks, everything))
        for cohort in cohorts:
            if cohort.loopt_nog and len(cohorts) > 1:
                components.html(Markup("<h2>{}</h2>").format(sentences.laat_cohort(cohort)))
            elif len(cohorts) > 1 and cohort.eind_tekst:
                components.html(Markup("<h2>{}</h2>").format(f"Einddatum {cohort.eind_tekst}"))
            _show_cohort(here, model, cohort, parts[cohort.cohort_id], looks, width)
        components.html(_explanation(here, model, cohorts))
        components.table(
            ["Onderdeel", "Fase", f"Aantal {model.eenheid}", "Afgerond van dit onderdeel", "Toelichting"],
            [
                [
                    part.naam,
                    markup.signed_text(part.fase_naam, part.stilte_teken),
                    part.aantal,
                    part.aandeel_melding,
                    part.toelichting,
                ]
                for part in everything
            ],
            [part.sleutel for part in everything],
            here.filters,
            model.naam,
        )


def show_moves(here: View, model: Fasemodel) -> None:
    """What moved between the moments that the source gives, and the dated steps with the reason of each step back."""
    flows, steps = queries.fase_stromen(here.state, model.id), queries.fase_stappen(here.state, model.id)
    components.html(Markup("<h2>Wat is er bewogen?</h2>"))
    if not flows and not steps:
        components.html(Markup('<p class="pm-note">{}</p>').format(sentences.EEN_MOMENT))
        return
    for cohort in queries.fase_cohorten(here.state, model.id):
        flow = next((flow for flow in flows if flow.naam is None and flow.cohort_id == cohort.cohort_id), None)
        if flow is None:
            continue
        link = markup.figure_link(here.filters, f"{flow.sleutel}:verder", "berekening")
        components.html(Markup("<p>{} {}</p>").format(sentences.fase_stroom(model, cohort, flow), link))
    if flows:
        components.html(Markup('<p class="pm-note">{}</p>').format(sentences.KLEINSTE_VERSCHUIVING))
        components.table(
            ["Onderdeel", "Van", "Tot", *_MOVES, "Aantal eerst", "Aantal daarna", "Waarop het berust"],
            [_flow_row(flow) for flow in flows],
            [f"{flow.sleutel}:verder" for flow in flows],
            here.filters,
            f"{model.naam} bewegingen",
        )
    else:
        components.html(Markup('<p class="pm-note">{}</p>').format(sentences.EEN_MOMENT))
    if steps:
        _show_steps(here, model, steps)


_MOVES = ("Verder", "Terug", "Gestopt", "Erbij", "Weg", "Gebleven", "Fase niet vermeld")


def _flow_row(flow: queries.FaseStroom) -> list[Cell]:
    basis = "twee tellingen" if flow.grondslag == "telling" else "verloop, volgens opgave"
    moves = (flow.verder, flow.terug, flow.gestopt, flow.erbij, flow.weg, flow.gebleven, flow.onduidelijk)
    about = "" if flow.is_exact else "circa "
    numbers = [f"{about}{number}" for number in (*moves, flow.aantal_van, flow.aantal_tot)]
    return [flow.naam or "Samen, zelfde einddatum", flow.van_tekst, flow.tot_tekst, *numbers, basis]


def _show_steps(here: View, model: Fasemodel, steps: Sequence[queries.FaseStap]) -> None:
    components.html(Markup("<p>{}</p>").format(sentences.fase_verloop(steps)))
    telling = [step for step in steps if step.soort == "terug" or step.staat_stil]
    item = Markup("<li>{} {}</li>")
    components.html(
        Markup("<ul>{}</ul>").format(
            markup.join(
                item.format(sentences.fase_stap(step), markup.figure_link(here.filters, step.sleutel, "bron"))
                for step in telling
            )
        )
        if telling
        else markup.EMPTY
    )
    components.table(
        [
            "Onderdeel",
            "Organisatie",
            "Fase",
            "Vanaf",
            "Stap",
            "Tijd in de fase ervoor",
            "Stilstand",
            "Reden",
            "Grondslag",
        ],
        [
            [
                step.naam,
                step.organisatie_naam or "het hele onderdeel",
                step.fase_naam,
                step.datum_tekst,
                step.soort_tekst,
                step.duur_tekst,
                step.stilstand_tekst,
                step.reden,
                step.grondslag_tekst,
            ]
            for step in steps
        ],
        [step.sleutel for step in steps],
        here.filters,
        f"{model.naam} verloop",
    )


def show_overlapping(here: View, model: Fasemodel, is_first: bool) -> None:
    """A thing can be in several steps at once: separate bars."""
    steps = queries.fasen(here.state, model.id)
    shares = queries.cijfers_van_indicatoren(here.state, [step.indicator_id for step in steps if step.indicator_id])
    _open(here, sentences.overlappend(model, shares), is_first)
    if not shares:
        return
    with st.container(key=f"pm-chart-{model.id}", border=True):
        components.chart(
            figures.share_bars(shares, lambda key: markup.source_url(here.filters, key), figures.about_each(shares)),
            model.id,
            figures.share_alt(shares),
        )
        components.html(_explanation(here, model, []))
        # A line per place and date: the numbers in the picture lead to each figure; what does not agree stands by step.
        places = {(s.stand_op_tekst, s.bekend_op_tekst, s.bron_tekst): s for s in reversed(shares)}
        footers = (markup.footer(replace(s, verschil_sleutel=None), here.filters) for s in reversed(places.values()))
        components.html(markup.join(footers))
        components.html(_differences(shares, here))
        components.table(
            ["Stap", "Aandeel", "n", "Stand op"],
            [
                [
                    share.korte_naam,
                    markup.signed_text(share.weergave, share.stilte_teken),
                    share.n_melding,
                    share.stand_op_tekst,
                ]
                for share in shares
            ],
            [share.sleutel for share in shares],
            here.filters,
            model.naam,
        )


def _show_cohort(
    here: View,
    model: Fasemodel,
    cohort: FaseAandeel,
    parts: Sequence[FaseAantal],
    looks: dict[str, figures.Look],
    width: float,
) -> None:
    def link(key: str) -> str:
        return markup.source_url(here.filters, key)

    def page(onderdeel: str) -> str:
        return here.filters.url("onderdeel", onderdeel=onderdeel)

    if cohort.onderdelen > 1:
        totals = queries.fase_totaal(here.state, model.id, cohort.cohort_id)
        key = f"{model.id}-{cohort.cohort_id}-totaal"
        components.chart(figures.phase_bars(totals, looks, cohort.totaal, link), key, figures.phase_alt(totals))
    components.chart(
        figures.phase_bars(parts, looks, width, link, page), f"{model.id}-{cohort.cohort_id}", figures.phase_alt(parts)
    )


def without_phase(names: Sequence[str], stiltes: Sequence[Stilte]) -> Markup:
    """The onderdelen that are not in any picture of this page: no phase is known, which is not the first phase."""
    niet_vermeld = next(stilte for stilte in stiltes if stilte.stilte == "niet_vermeld")
    what = "Van het onderdeel" if len(names) == 1 else f"Van deze {len(names)} onderdelen"
    return Markup('<p class="pm-note">{}: {}.</p>').format(
        markup.signed(f"{what} noemt de bron geen fase", niet_vermeld.teken), sentences.opsomming(names)
    )


def _open(here: View, conclusie: sentences.Conclusie, is_first: bool) -> None:
    components.html(markup.opening(conclusie, here.filters, level=1 if is_first else 2))


def _totals(parts: Sequence[FaseAantal]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for part in parts:
        totals[part.onderdeel_id] = totals.get(part.onderdeel_id, 0) + part.aantal
    return totals


def _differences(shares: Sequence[Cijfer], here: View) -> Markup:
    """Which steps do not agree with another place, each with the way to that comparison."""
    lines = [
        Markup('<li><a href="{}">{}</a></li>').format(
            markup.source_url(here.filters, share.verschil_sleutel), f"{share.korte_naam}: {share.verschil_tekst}"
        )
        for share in shares
        if share.verschil_sleutel
    ]
    if not lines:
        return markup.EMPTY
    return Markup('<p class="pm-note">Verschillen tussen bronnen:</p><ul class="pm-note">{}</ul>').format(
        markup.join(lines)
    )


def _explanation(here: View, model: Fasemodel, cohorts: Sequence[FaseAandeel]) -> Markup:
    """What is counted, what each phase means, and where the picture comes from."""
    steps = queries.fasen(here.state, model.id)
    note = Markup('<p class="pm-note">{}</p>').format(model.uitleg)
    terms = markup.definition_list((step.naam, step.uitleg) for step in steps)
    folded = markup.folded("Wat betekenen de fasen?", terms)
    dates = " en ".join(dict.fromkeys(sentences.op_datum(cohort.stand_op_tekst) for cohort in cohorts))
    known = " en ".join(dict.fromkeys(sentences.op_datum(cohort.bekend_op_tekst) for cohort in cohorts))
    footer = Markup('<p class="pm-footer">stand {} · zoals bekend {} · klik op een getal voor de bron</p>')
    return note + folded + (footer.format(dates, known) if cohorts else markup.EMPTY)


def _legend(looks: dict[str, figures.Look], parts: Sequence[FaseAantal]) -> Markup:
    """What the parts of a bar are, in the order of the parts."""
    signs = {part.fase_naam: part.stilte_teken for part in parts}
    entry = Markup('<li><span class="pm-chip {}"></span>{}</li>')
    return Markup('<ul class="pm-legend">{}</ul>').format(
        markup.join(entry.format(look.css, markup.signed(name, signs[name])) for name, look in looks.items())
    )
