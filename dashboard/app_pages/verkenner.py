"""Verkennen: any question about the figures, the questions of the evaluation, who takes part, and search."""

from dashboard import markup
from dashboard.exploring import exploration, participation, questions, searching
from dashboard.filters import DELEN
from dashboard.session import view

NAMES = {"cijfers": "Cijfers", "vragen": "Vragen van een evaluatie", "deelname": "Wie doet mee", "zoeken": "Zoeken"}
SHOW = {
    "cijfers": exploration.show,
    "vragen": questions.show,
    "deelname": participation.show,
    "zoeken": searching.show,
}

here = view()
deel = here.filters.deel or DELEN["verkenner"][0]
SHOW[deel](here, markup.parts("verkenner", deel, NAMES, here.filters))
