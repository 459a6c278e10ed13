"""Verkennen: any question about the figures, the questions of the evaluation, who takes part, and search."""

import streamlit as st

from dashboard.exploring import exploration, participation, parts, questions, searching
from dashboard.filters import DELEN
from dashboard.session import view

SHOW = {"vragen": questions.show, "deelname": participation.show, "zoeken": searching.show}

here = view()
deel = here.filters.deel or DELEN["verkenner"][0]
if deel == exploration.DEEL:
    exploration.show(here)
else:
    SHOW[deel](here, parts.links(deel, here.filters, st.query_params.to_dict()))
