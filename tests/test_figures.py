"""The charts, as the figures that Plotly draws: what stands in them, in which order, and where each number leads."""

import re
from dataclasses import replace
from typing import get_args
from urllib.parse import unquote

import duckdb
import plotly.graph_objects as go
import pytest

from dashboard import figures, theme
from dashboard.exploring.charts import Balk
from dashboard.queries import FaseAantal
from pipelines.definitions import Indicator
from tests.examples import CIJFER, FASEN, as_plotly, fase

LINK = re.compile(r'<a href="([^"]+)"[^>]*>([^<]+)</a>')
UNSEEN = re.compile(r'<span style="font-size:0.1px;fill-opacity:0">(.*?)</span>')
SHARES = [
    replace(CIJFER, sleutel="meting:a", korte_naam="vraag helder", getal=70, weergave="ruim 70%"),
    replace(CIJFER, sleutel="meting:b", korte_naam="oplossing", getal=66.7, weergave="2 op de 3"),
    replace(
        CIJFER,
        sleutel="meting:c",
        korte_naam="getest",
        getal=None,
        weergave="niet vermeld in de bron",
        stilte_teken="?",
    ),
]


def bars(phases: list[FaseAantal], width: float = 10) -> go.Figure:
    """The phase bars, with links that show the key."""
    return as_plotly(figures.phase_bars(phases, figures.phase_looks(phases), width, lambda key: f"/bron?cijfer={key}"))


def share_bars() -> go.Figure:
    """The bars of the shares, with links that show the key."""
    return as_plotly(figures.share_bars(SHARES, lambda key: f"/bron?cijfer={key}"))


def links(figure: go.Figure) -> dict[str, str]:
    """Every link in the figure: the key that it leads to, and the text that one clicks on."""
    texts = [UNSEEN.sub("", text) for text in written(figure)]
    return {unquote(url).split("cijfer=")[1]: text for found in texts for url, text in LINK.findall(found)}


def written(figure: go.Figure) -> list[str]:
    """Every label in the figure as Plotly gets it."""
    texts = [text for trace in figure.data for text in trace.text or ()]
    return texts + [annotation.text for annotation in figure.layout.annotations]


def labels(figure: go.Figure) -> list[str]:
    """The words above the bars, without markup, from top to bottom; lines parted by a slash."""
    rows = sorted(figure.layout.annotations, key=lambda annotation: annotation.y)
    texts = [UNSEEN.sub("", row.text).replace("<br>", " / ") for row in rows]
    return [re.sub("<[^>]+>", "", text).replace("\u00a0", " ") for text in texts]


def test_parts_of_a_bar_go_from_finished_to_unknown_with_the_furthest_first() -> None:
    phases = [fase("ontwerp", "onderweg", 2), *FASEN]
    assert [trace.name for trace in bars(phases).data] == [
        "afgerond",
        "uitvoering",
        "ontwerp",
        "gestopt",
        "fase niet vermeld",
    ]


def test_every_part_is_as_long_as_its_number() -> None:
    lengths = {trace.name: list(trace.x) for trace in bars(FASEN).data}
    assert lengths == {"afgerond": [6], "uitvoering": [1], "gestopt": [1], "fase niet vermeld": [2]}


def test_finished_is_darkest_stopped_is_grey_and_only_unknown_is_hatched() -> None:
    looks = figures.phase_looks(FASEN)
    assert (looks["afgerond"].fill, looks["gestopt"].fill) == (theme.KLAAR, theme.GESTOPT)
    assert {name: look.hatch for name, look in looks.items() if look.hatch} == {"fase niet vermeld": "/"}
    hatches = {trace.name: trace.marker.pattern.shape for trace in bars(FASEN).data}
    assert [name for name, hatch in hatches.items() if hatch] == ["fase niet vermeld"]


def test_phases_on_the_way_get_lighter_the_further_they_are_from_the_end() -> None:
    looks = figures.phase_looks([fase("ontwerp", "onderweg", 1), fase("uitvoering", "onderweg", 1)])
    assert [looks[name].fill for name in ("uitvoering", "ontwerp")] == list(theme.ONDERWEG[:2])


def test_every_number_is_a_link_to_its_source() -> None:
    assert links(bars(FASEN)) == {
        "fasetelling:demo/thuis:afgerond": "6",
        "fasetelling:demo/thuis:uitvoering": "1",
        "fasetelling:demo/thuis:gestopt": "1",
        "fasetelling:demo/thuis:fase-niet-vermeld": "2",
    }


def test_part_too_small_for_its_number_is_named_above_the_bar_and_linked_there() -> None:
    figure = bars(FASEN, width=100)
    assert [UNSEEN.sub("", text) for trace in figure.data for text in trace.text if text] == [
        '<a href="/bron?cijfer=fasetelling:demo/thuis:afgerond" target="_self" style="color:#ffffff">6</a>'
    ]
    assert labels(figure) == ["Thuis · 10 / 1 uitvoering · 1 gestopt / 2 fase niet vermeld"]
    assert links(figure) == links(bars(FASEN))


def test_label_of_a_row_has_its_total_and_its_finished_share() -> None:
    thuis = [replace(part, aandeel_tekst="tussen 60% en 80% afgerond") for part in FASEN]
    assert labels(bars([*thuis, fase("ontwerp", "onderweg", 4, "School")])) == [
        "Thuis · 10 / tussen 60% en 80% afgerond",
        "School · 4",
    ]


def test_long_name_is_broken_into_lines_that_fit_a_phone_and_keeps_its_total() -> None:
    name = "Een onderdeel met een naam die niet op een regel van een telefoon past"
    (label,) = labels(bars([fase("ontwerp", "onderweg", 4, name)]))
    lines = label.split(" / ")
    assert len(lines) > 1
    assert max(map(len, lines)) <= figures.LINE_LENGTH
    assert lines[-1].endswith("past · 4")


def test_bars_are_equally_thick_and_rows_do_not_overlap() -> None:
    figure = bars([*FASEN, fase("ontwerp", "onderweg", 4, "School")])
    assert {trace.width for trace in figure.data} == {figures.BAR_HEIGHT}
    first, second = sorted({y for trace in figure.data for y in trace.y})
    assert second - first > figures.BAR_HEIGHT + figures.LINE_HEIGHT
    assert tuple(figure.layout.yaxis.range) == (figure.layout.height, 0)


def test_bars_share_the_scale_that_they_are_given() -> None:
    small, large = bars(FASEN, width=68), bars(FASEN, width=10)
    assert small.layout.xaxis.range[0] == large.layout.xaxis.range[0] == 0
    assert small.layout.xaxis.range[1] > 68 > large.layout.xaxis.range[1]


def test_overlapping_shares_are_separate_rows_of_one_trace_and_never_stacked() -> None:
    figure = share_bars()
    (trace,) = figure.data
    assert list(trace.x)[:2] == [70, 66.7]
    assert len(set(trace.y)) == 3
    assert labels(figure) == ["vraag helder", "oplossing", "getest / ? niet vermeld in de bron"]


def test_link_in_a_chart_says_by_itself_what_it_is_about_without_html_of_the_data() -> None:
    """Who goes from link to link with the keyboard hears no axis and no row: '6' alone says nothing."""
    names = [re.sub("<[^>]+>", "", text) for text in written(bars(FASEN))]
    assert "6, afgerond, Thuis" in names
    about = {share.sleutel: f"{share.korte_naam} <b>, Steun thuis, juni 2024" for share in SHARES}
    figure = as_plotly(figures.count_bars(SHARES[:1], lambda key: f"/{key}", about=about.__getitem__))
    (text,) = figure.data[0].text
    assert "<b>" not in text
    assert UNSEEN.findall(text) == [", vraag helder &lt;b&gt;, Steun thuis, juni 2024"]


def test_value_of_a_point_stands_below_its_name_where_a_phone_has_no_room_for_both() -> None:
    name, value = "kwaliteit van leven goed tot heel goed", "75%, n = meer dan 200"
    points = [Balk("a", name, 75, value, None, None, None), Balk("b", "voelt druk", 20, "20%", None, None, None)]
    rows = labels(as_plotly(figures.share_points(points, lambda key: f"/{key}")))
    assert rows == [f"{name} / {value}", "voelt druk · 20%"]


def test_share_that_is_not_known_is_hatched_over_the_whole_scale_and_never_a_bar_of_nought() -> None:
    (trace,) = share_bars().data
    assert trace.x[2] == 100
    assert list(trace.marker.pattern.shape) == ["", "", "/"]
    assert list(trace.marker.color)[2] == theme.WHITE


def test_share_stands_at_its_bar_in_the_words_of_the_source_and_is_a_link() -> None:
    assert links(share_bars()) == {
        "meting:a": "ruim 70%",
        "meting:b": "2 op de 3",
        "meting:c": "? niet vermeld in de bron",
    }


def test_text_for_who_cannot_see_the_bars_names_every_part() -> None:
    text = figures.phase_alt([*FASEN, fase("ontwerp", "onderweg", 4, "School")])
    assert text == ("Staafdiagram. Thuis: 1 uitvoering, 6 afgerond, 1 gestopt, 2 fase niet vermeld; School: 4 ontwerp.")


def test_text_for_who_cannot_see_the_shares_names_every_share() -> None:
    assert figures.share_alt(SHARES) == (
        "Losse staven. vraag helder: ruim 70%; oplossing: 2 op de 3; getest: niet vermeld in de bron."
    )


@pytest.mark.parametrize("figure", [bars(FASEN), share_bars()], ids=["fasen", "aandelen"])
def test_plotly_writes_no_number_in_english(figure: go.Figure) -> None:
    assert figure.layout.separators == ",."
    assert not figure.layout.xaxis.visible
    assert not figure.layout.yaxis.visible
    assert {trace.hoverinfo for trace in figure.data} == {"text"}


def test_names_in_a_chart_are_escaped() -> None:
    figure = bars([replace(part, naam="<script>x</script> & co") for part in FASEN])
    (label,) = figure.layout.annotations
    for text in [label.text, *(text for trace in figure.data for text in trace.hovertext)]:
        assert "<script>" not in text
        assert "&lt;script&gt;x&lt;/script&gt; &amp; co" in text


@pytest.mark.parametrize("later", figures.LATER)
def test_count_of_after_the_report_is_not_filled_and_an_unknown_one_says_so(later: str) -> None:
    expected = replace(CIJFER, sleutel="meting:d", getal=18, weergave=f"{later}18")
    counts = [replace(SHARES[0], weergave="70"), expected, SHARES[2]]
    (trace,) = as_plotly(figures.count_bars(counts, lambda key: key)).data
    assert list(trace.x) == [70, 18, 70]
    assert list(trace.marker.color) == [theme.BALK, theme.WHITE, theme.WHITE]
    assert list(trace.marker.pattern.shape) == ["", "", "/"]


def test_words_before_a_value_of_later_are_those_of_the_pipeline(tiny: duckdb.DuckDBPyConnection) -> None:
    field = get_args(Indicator.model_fields["latere_waarde"].annotation)
    laid_down = [value for choice in field for value in get_args(choice)]
    query = "SELECT core.kwalificatie_tekst(core.later_naam('verwacht', $later))"
    words = [tiny.execute(query, {"later": later}).fetchall()[0][0] for later in (None, *laid_down)]
    assert tuple(words) == figures.LATER
