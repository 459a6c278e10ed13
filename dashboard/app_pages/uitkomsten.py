"""Uitkomsten en verhalen: do people notice something? Outcomes, stories, context apart, and what is still open."""

from dashboard import components, outcomes, queries, sentences, stories
from dashboard.session import view

here = view()
state, filters, programma = here.state, here.filters, here.programma
rows = queries.uitkomsten(state, programma.id)
verhalen = queries.verhalen(state, programma.id)
groepen = queries.groepen(state, programma.id)
stiltes = {stilte.stilte: stilte for stilte in queries.stiltes(state)}

components.opening(sentences.uitkomsten(programma, rows), filters)
components.html(outcomes.places(len(verhalen)))
components.html(
    outcomes.results(
        groepen, rows, queries.belemmeringen(state, programma.id), programma, stiltes["niet_geleverd"], filters
    )
)
components.html(stories.stories(verhalen, queries.perspectieven(state), stiltes["niet_geleverd"], filters))
components.html(outcomes.context(rows, filters))
components.html(outcomes.announced(rows, filters))
if rows:
    components.table(
        outcomes.HEADER,
        outcomes.table_rows(rows, stiltes["niet_van_toepassing"]),
        [row.sleutel for row in rows],
        filters,
        "Uitkomsten en context",
        on_paper=False,
    )
