"""Bronnen en uitleg: where a figure comes from, what it means, which deliveries there are and what the checks found."""

from dashboard import accountability, components, differences, queries, sentences
from dashboard.database import var_folder
from dashboard.filters import DELEN
from dashboard.session import view

here = view()
filters = here.filters

if filters.cijfer and filters.cijfer.startswith("verschil:"):
    differences.show_one(here, filters.cijfer)
elif filters.cijfer:
    accountability.show_fact(here, filters.cijfer)
elif filters.indicator:
    accountability.show_definition(here, filters.indicator)
else:
    leveringen = queries.leveringen(here.state)
    chosen = filters.deel or DELEN["verantwoording"][0]
    if chosen == "verschillen":
        counts = queries.uitkomsten_van_verbanden(here.state, here.programma.id)
        components.opening(sentences.verschillen(here.programma, counts), filters)
    else:
        components.opening(sentences.verantwoording(leveringen, queries.bevindingen(here.state)), filters)
    names = {
        "leveringen": "Leveringen",
        "definities": "Definities",
        "verschillen": "Verschillen",
        "bevindingen": "Bevindingen",
    }
    components.parts("verantwoording", chosen, names, filters)
    if chosen == "leveringen":
        accountability.show_deliveries(here, leveringen)
    elif chosen == "definities":
        accountability.show_definitions(here)
    elif chosen == "verschillen":
        differences.show_all(here)
    else:
        accountability.show_findings(queries.bevindingen(here.state), queries.failed_attempt(var_folder()))
