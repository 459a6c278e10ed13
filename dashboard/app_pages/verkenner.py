"""Verkennen: any question about the figures, the questions of the evaluation, who takes part, and search."""

from dashboard import components
from dashboard.exploring import exploration
from dashboard.filters import DELEN
from dashboard.session import view

NAMES = {"cijfers": "Cijfers"}
SHOW = {"cijfers": exploration.show}

here = view()
deel = here.filters.deel or DELEN["verkenner"][0]
SHOW[deel](here, lambda: components.parts("verkenner", deel, NAMES, here.filters))
