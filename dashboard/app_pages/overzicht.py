"""Overzicht: the programme at a glance. Per actielijn or thema the kernindicatoren, then what needs attention."""

from dashboard import components, markup, overview, queries, sentences
from dashboard.session import view

SHOWN = 6

here = view()
state, filters, programma = here.state, here.filters, here.programma
borging = queries.borging(state, programma.id)
points = queries.aandachtspunten(state, programma.id)
milestones = queries.komende_mijlpalen(state, programma.id)

components.opening(sentences.overzicht(programma, queries.kernzinnen(state, programma.id), borging), filters)
components.html(markup.jump_list(len(points), len(milestones)))
components.html(
    overview.tiles(
        queries.groepen(state, programma.id),
        queries.tegelcijfers(state, programma.id),
        queries.fasen_per_onderdeel(state, programma.id),
        programma,
        filters,
    )
)
components.html(
    markup.cards(
        markup.attention(points, filters, SHOWN),
        markup.borging_short(borging, filters),
        markup.milestones(milestones, filters, SHOWN, programma.peildatum_tekst or "nu"),
    )
)
