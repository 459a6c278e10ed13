"""Fasen: per phase model where everything stands, the late cohort apart, unknown shown as unknown."""

from dashboard import components, phases, queries, sentences
from dashboard.session import view

here = view()
models = queries.fasemodellen(here.state, here.programma.id)

if not models:
    components.opening(
        sentences.Conclusie(f"{here.programma.naam} werkt niet met fasen", "De bronnen noemen er geen."), here.filters
    )
for number, model in enumerate(models):
    if model.soort == "overlappend":
        phases.show_overlapping(here, model, is_first=number == 0)
    else:
        phases.show_sequential(here, model, is_first=number == 0)
        phases.show_moves(here, model)
if models and (without := queries.onderdelen_zonder_fase(here.state, here.programma.id)):
    components.html(phases.without_phase(without, queries.stiltes(here.state)))
