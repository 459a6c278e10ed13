"""Overzicht: the programme at a glance. Per actielijn or thema the kernindicatoren, then what needs attention."""

from dashboard import components, overview, queries, sentences
from dashboard.session import view

here = view()
state, filters, programma = here.state, here.filters, here.programma
borging = queries.borging(state, programma.id)
points = queries.aandachtspunten(state, programma.id)
risicos = queries.risicos(state, programma.id)
toezeggingen = queries.toezeggingen(state, programma.id)
milestones = queries.komende_mijlpalen(state, programma.id)

components.opening(sentences.overzicht(programma, queries.kernzinnen(state, programma.id), borging), filters)
components.html(overview.urgent(points, risicos, toezeggingen, milestones, filters))
components.html(
    overview.tiles(
        queries.groepen(state, programma.id),
        queries.tegelcijfers(state, programma.id),
        queries.fasen_per_onderdeel(state, programma.id),
        programma,
        filters,
    )
)
components.html(overview.cards(points, risicos, toezeggingen, borging, milestones, programma, filters))
