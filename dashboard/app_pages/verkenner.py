"""Verkennen: any question about indicators, onderdelen, organisations and time; ready questions; taking part; search."""

from dashboard import components
from dashboard.exploring import exploration
from dashboard.filters import DELEN
from dashboard.session import view

NAMES = {"cijfers": "Cijfers"}
SHOW = {"cijfers": exploration.show}

here = view()
deel = here.filters.deel or DELEN["verkenner"][0]
SHOW[deel](here, lambda: components.parts("verkenner", deel, NAMES, here.filters))
