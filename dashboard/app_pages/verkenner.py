"""Verkennen: any question about indicators, onderdelen, organisations and time; ready questions; taking part; search."""

from dashboard import components
from dashboard.exploring import exploration, questions
from dashboard.filters import DELEN
from dashboard.session import view

NAMES = {"cijfers": "Cijfers", "vragen": "Vragen"}
SHOW = {"cijfers": exploration.show, "vragen": questions.show}

here = view()
deel = here.filters.deel or DELEN["verkenner"][0]
SHOW[deel](here, lambda: components.parts("verkenner", deel, NAMES, here.filters))
