"""Borging: onderdelen × niveau. How far is it, and who takes care of it after the programme?"""

import streamlit as st

from dashboard import components, ladder, markup, queries, sentences
from dashboard.session import view

here = view()
standen = queries.borging(here.state, here.programma.id)

components.opening(sentences.borging(here.programma, standen), here.filters)
if standen:
    components.html(ladder.counts(queries.borging_niveaus(here.state, here.programma.id), here.filters))
    with st.container(key="pm-chart-borging", border=True):
        components.html(ladder.ladder(standen, here.filters))
        components.html(ladder.explanation(here.programma))
        components.table(
            ["Onderdeel", "Niveau", "Trede", "Bewijs", "Wie"],
            [
                [
                    stand.korte_naam,
                    stand.niveau_naam,
                    markup.signed_text(stand.trede_naam, stand.stilte_teken),
                    ladder.evidence(stand) or "geen bewijs met een datum",
                    stand.wie,
                ]
                for stand in standen
            ],
            [stand.sleutel for stand in standen],
            here.filters,
            "Borging per niveau",
        )
    components.html(ladder.criteria(queries.treden(here.state)))
    hangt = queries.borging_hangt(here.state, here.programma.id)
    besluiten = queries.borging_besluiten(here.state, here.programma.id)
    components.html(ladder.hangs_on(hangt, besluiten, here.filters))
    uitspraken = queries.borging_uitspraken(here.state, here.programma.id)
    components.html(ladder.statements(uitspraken, here.filters))
