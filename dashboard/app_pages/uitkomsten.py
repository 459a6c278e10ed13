"""Uitkomsten en verhalen: do people notice something? Outcomes, stories, context apart, and what is still open."""

from dashboard import components, outcomes, queries, sentences, stories
from dashboard.filters import DELEN
from dashboard.session import view

here = view()
state, filters, programma = here.state, here.filters, here.programma
rows = queries.uitkomsten(state, programma.id)
verhalen = queries.verhalen(state, programma.id)
perspectieven = queries.perspectieven(state)
groepen = queries.groepen(state, programma.id)
stiltes = {stilte.stilte: stilte for stilte in queries.stiltes(state)}
results, context, announced = outcomes.results(rows), outcomes.context(rows), outcomes.announced(rows)

chosen = filters.deel or DELEN["uitkomsten"][0]
conclusies = {
    "uitkomsten": sentences.uitkomsten(programma, rows),
    "verhalen": sentences.verhalen(programma, verhalen, perspectieven),
    "context": sentences.context(programma, rows),
    "nog-te-meten": sentences.nog_te_meten(programma, rows),
}
components.opening(conclusies[chosen], filters)
names = {
    "uitkomsten": f"Uitkomsten ({len({row.indicator_id for row in outcomes.known(results)})})",
    "verhalen": f"Verhalen ({len(verhalen)})",
    "context": f"Context ({len(outcomes.known(context))})",
    "nog-te-meten": f"Nog te meten ({len({row.indicator_id for row in announced})})",
}
components.parts("uitkomsten", chosen, names, filters)

no_use = stiltes["niet_van_toepassing"]
if chosen == "uitkomsten":
    components.html(outcomes.cards(groepen, results, programma, filters))
    components.html(outcomes.without_figure(groepen, results, programma, filters))
    components.html(outcomes.nothing_about(groepen, rows, programma, stiltes["niet_geleverd"]))
    components.html(outcomes.reasons(queries.belemmeringen(state, programma.id), filters))
    if results:
        cells, sleutels = outcomes.table_rows(results, no_use), [row.sleutel for row in results]
        components.table(outcomes.HEADER, cells, sleutels, filters, "Uitkomsten", on_paper=False)
elif chosen == "verhalen":
    components.html(stories.stories(verhalen, perspectieven, stiltes["niet_geleverd"], filters))
    components.html(outcomes.examples_list(outcomes.examples(rows), filters))
    if verhalen:
        cells = stories.table_rows(verhalen, perspectieven)
        components.download(stories.HEADER, cells, [verhaal.sleutel for verhaal in verhalen], "Verhalen")
elif chosen == "context" and context:
    components.html(outcomes.context_table(context, filters))
    cells = outcomes.table_rows(context, no_use)
    components.download(outcomes.HEADER, cells, [row.sleutel for row in context], "Context")
elif chosen == "nog-te-meten" and announced:
    components.html(outcomes.announced_table(announced, stiltes["nog_te_meten"], filters))
    cells = outcomes.table_rows(announced, no_use)
    components.download(outcomes.HEADER, cells, [row.sleutel for row in announced], "Nog te meten")
