"""A small Streamlit app that shows one of each element, to test the frame around it without our own pages."""

from datetime import date

import plotly.graph_objects as go
import polars as pl
import streamlit as st


def show_elements() -> None:
    """One of each element whose texts or number formats come from Streamlit's frontend."""
    st.title("Voorbeeld", anchor=False)
    st.selectbox("Programma", ["Volwaardig leven", "Waardigheid en trots"], index=None)
    st.multiselect("Thema", ["een", "twee"])
    st.date_input("Datum", date(2020, 10, 1), format="DD-MM-YYYY")
    st.text_input("Zoekwoord", help="Een woord uit de tekst")
    st.file_uploader("Levering", type=["xlsx"])
    table = pl.DataFrame({"organisatie": ["a", "b"], "bedrag": [1234567.5, 12.25], "datum": [date(2020, 10, 1)] * 2})
    st.dataframe(table, column_config={"bedrag": st.column_config.NumberColumn("bedrag", format="localized")})
    figure = go.Figure(go.Bar(x=["a", "b"], y=[1000, 2500]), layout={"separators": ",."})
    st.plotly_chart(figure, alt="Staafdiagram: a is 1.000, b is 2.500.")


def fail() -> None:
    """A page with a defect."""
    raise ValueError("geheim detail")


pages = [
    st.Page(show_elements, title="Voorbeeld", url_path="voorbeeld", default=True),
    st.Page(fail, title="Fout", url_path="fout"),
]
st.navigation(pages).run()
