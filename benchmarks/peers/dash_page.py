"""The page Verkennen as a good Dash developer would write it: the same choices, pictures and table, from the same file.

Runs in its own environment (benchmarks/peers/.venv) and imports nothing of the product:

    STATE=…/monitor-<state>.duckdb .venv/bin/gunicorn --workers 1 --threads 8 --bind 127.0.0.1:8050 dash_page:server

One callback answers every change: two or three questions to DuckDB, figures as plain dicts (no validation), a table of
HTML. What the pages of the product have and this has not (roles, kept views, a state of then, files) is not measured.
"""

import os
from collections import Counter
from urllib.parse import parse_qsl, urlencode

import duckdb
from dash import Dash, Input, Output, State, ctx, dcc, html

CONNECTION = duckdb.connect(os.environ["STATE"], read_only=True, config={"threads": "1", "memory_limit": "512MB"})
ROWS_ON_A_PAGE, MOST_ROWS, MOST_PICTURES = 50, 400, 6
MOST_LINES, MOST_PANELS, MOST_BARS = 6, 24, 40
MOMENTEN = {"laatste": "laatste waarde", "alle": "alle momenten"}
VOLGORDES = {
    "vast": "vaste volgorde",
    "naam": "op naam",
    "moment": "nieuwste eerst",
    "hoog": "hoogste eerst",
    "laag": "laagste eerst",
}
ORDERS = {
    "vast": "volgorde",
    "naam": "indicator_naam, onderdeel_naam, organisatie_naam, volgorde",
    "moment": "stand_op DESC, volgorde",
    "hoog": "getal DESC NULLS LAST, volgorde",
    "laag": "getal NULLS LAST, volgorde",
}
BEELDEN = {
    "passend": "wat past",
    "verloop": "lijnen in de tijd",
    "staven": "staven",
    "punten": "punten",
    "klein": "kleine plaatjes naast elkaar",
}
GROEPEN = {"geen": "niet groeperen", "indicator": "per indicator", "onderdeel": "per onderdeel"}
WIE = {"alles": "alles", "samen": "alle organisaties samen", "per-organisatie": "per organisatie"}
DEELGROEPEN = {"alles": "geheel en deelgroepen", "geheel": "alleen het geheel", "deelgroepen": "alleen deelgroepen"}
SOORTEN = {soort: soort for soort in ("proces", "uitkomst", "verhalend", "context")}
PAGES = (
    "Overzicht",
    "Onderdelen",
    "Fasen",
    "Borging",
    "Uitkomsten",
    "Verkennen",
    "Bronnen",
    "Aanleveren",
    "Stuurgroep",
)
LISTS = ("indicatoren", "onderdelen", "organisaties", "soorten")
DEFAULTS = {
    **{name: [] for name in LISTS},
    **{"momenten": "laatste", "beeld": "passend", "groep": "geen", "volgorde": "vast", "zoek": ""},
    **{"deelgroepen": "alles", "wie": "alles", "van": "", "tot": "", "naam": ""},
}
INK, BLUE, DARK, LINE = "#17202a", "#01689b", "#154273", "#d9dde3"
LAYOUT = {
    "font": {"family": "sans-serif", "size": 16, "color": INK},
    "paper_bgcolor": "#fff",
    "plot_bgcolor": "#fff",
    "separators": ",.",
    "hovermode": "closest",
    "showlegend": False,
}
COLUMNS = (
    "sleutel, blok, indicator_id, indicator_naam, onderdeel_id, onderdeel_naam, organisatie_id, organisatie_naam, "
    "deelgroep, eenheid, stand_op, stand_op_tekst, getal, weergave, stilte_teken, n, n_melding, onder, boven, "
    "respons_tekst, interval_tekst, vorige_weergave, vorige_stand_op_tekst, bron_tekst"
)


def rows(query, **parameters):
    """The rows of a query as dicts."""
    cursor = CONNECTION.cursor()
    cursor.execute(query, parameters or None)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def options(query, **parameters):
    """Choices with the number of values behind their name."""
    return [{"value": row["id"], "label": f"{row['naam']} ({row['aantal']})"} for row in rows(query, **parameters)]


(PROGRAMMA,) = rows("SELECT id, naam FROM mart.programma LIMIT 1")
P = PROGRAMMA["id"]
INDICATOREN = options(
    "SELECT indicator_id AS id, any_value(indicator_naam) AS naam, count(*) AS aantal FROM mart.vergelijking "
    "WHERE programma_id = $p GROUP BY 1 ORDER BY min(volgorde)", p=P,
)  # fmt: skip
ONDERDELEN = options(
    "SELECT boven.id, any_value(boven.korte_naam) AS naam, count(*) AS aantal FROM mart.onderdeel AS boven "
    "JOIN mart.vergelijking AS waarde ON onderdeel_id = boven.id OR starts_with(onderdeel_id, boven.id || '/') "
    "WHERE boven.programma_id = $p GROUP BY boven.id, boven.volgorde ORDER BY boven.volgorde", p=P,
)  # fmt: skip
ORGANISATIES = options(
    "SELECT organisatie_id AS id, any_value(organisatie_naam) AS naam, count(*) AS aantal FROM mart.vergelijking "
    "WHERE programma_id = $p AND organisatie_id IS NOT NULL AND NOT naam_verborgen GROUP BY 1 ORDER BY 2", p=P,
)  # fmt: skip
DATES = [
    str(row["stand_op"])
    for row in rows("SELECT DISTINCT stand_op FROM mart.vergelijking WHERE programma_id = $p ORDER BY 1 DESC", p=P)
]


def condition(chosen):
    """The rows of a choice, as SQL with what is bound in it."""
    parts, bound = ["programma_id = $p"], {"p": P}

    def one_of(column, values):
        names = {f"{column}_{place}": value for place, value in enumerate(values)}
        parts.append(f"{column} IN ({', '.join(f'${name}' for name in names)})")
        bound.update(names)

    if chosen["indicatoren"]:
        one_of("indicator_id", chosen["indicatoren"])
    if chosen["onderdelen"]:
        below = {f"below_{place}": id for place, id in enumerate(chosen["onderdelen"])}
        found = " OR ".join(f"onderdeel_id = ${n} OR starts_with(onderdeel_id, ${n} || '/')" for n in below)
        parts.append(f"({found})")
        bound.update(below)
    if chosen["organisaties"]:
        one_of("organisatie_id", chosen["organisaties"])
    if chosen["soorten"]:
        one_of("soort", chosen["soorten"])
    if chosen["wie"] != "alles":
        parts.append(f"organisatie_id IS {'' if chosen['wie'] == 'samen' else 'NOT '}NULL")
    if chosen["deelgroepen"] != "alles":
        parts.append(f"coalesce(deelgroep, '') {'=' if chosen['deelgroepen'] == 'geheel' else '<>'} ''")
    if chosen["momenten"] == "laatste":
        parts.append("actueel")
    for name, sign in (("van", ">="), ("tot", "<=")):
        if chosen[name]:
            parts.append(f"stand_op {sign} ${name}::DATE")
            bound[name] = chosen[name]
    if chosen["zoek"]:
        parts.append("(contains(lower(indicator_naam), $zoek) OR contains(lower(onderdeel_naam), $zoek))")
        bound["zoek"] = chosen["zoek"].lower()
    return " AND ".join(parts), bound


def picture(block, chosen, values):
    """The picture of the values that may share one, as a figure; None when there are too many."""
    many, series = len({row["stand_op"] for row in values}) > 1, {}
    for row in values:
        series.setdefault((row["indicator_id"], row["onderdeel_id"], row["organisatie_id"]), []).append(row)
    wanted = chosen["beeld"]
    if many:
        if wanted in ("passend", "verloop") and len(series) <= MOST_LINES:
            return lines(series)
        return panels(series) if wanted in ("passend", "klein") and len(series) <= MOST_PANELS else None
    if len(values) > MOST_BARS:
        return None
    is_share = block["eenheid"] == "procent"
    return points(values) if is_share and wanted in ("passend", "punten") else bars(values)


def named(row):
    """What a bar or point is called."""
    return " · ".join(filter(None, (row["onderdeel_naam"], row["organisatie_naam"])))


def source(row):
    """Where a value is explained."""
    return "/verantwoording?" + urlencode({"cijfer": row["sleutel"]}, safe=":/")


def linked(row):
    """A value in a picture that leads to its source."""
    return f'<a href="{source(row)}">{row["weergave"]}</a>'


def names_down(values):
    """The axis with a name a row; the value is its place, for two may be called the same."""
    return {
        "tickvals": list(range(len(values))),
        "ticktext": [f"<b>{named(row)}</b>" for row in values],
        "autorange": "reversed",
        "automargin": True,
        "fixedrange": True,
    }


def bars(values):
    """A bar per value."""
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [row["getal"] for row in values],
        "y": list(range(len(values))),
        "marker": {"color": BLUE},
        "text": [linked(row) for row in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [f"{named(row)}: {row['weergave']}" for row in values],
        "hoverinfo": "text",
    }
    layout = {"height": 60 * len(values) + 20, "yaxis": names_down(values), "xaxis": {"visible": False}}
    return {"data": [trace], "layout": {**LAYOUT, **layout, "margin": {"l": 0, "r": 60, "t": 10, "b": 0}}}


def points(values):
    """A point per share on a scale of nought to a hundred, its value behind it."""
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["getal"] for row in values],
        "y": list(range(len(values))),
        "marker": {"size": 16, "color": DARK},
        "text": [linked(row) for row in values],
        "textposition": "middle right",
        "hovertext": [f"{named(row)}: {row['weergave']}" for row in values],
        "hoverinfo": "text",
    }
    scales = [
        {"type": "line", "x0": 0, "x1": 100, "y0": place, "y1": place, "line": {"color": LINE, "width": 2}}
        for place in range(len(values))
    ]
    axes = {"yaxis": names_down(values), "xaxis": {"visible": False, "range": [-2, 120], "fixedrange": True}}
    layout = {"height": 60 * len(values) + 20, **axes, "shapes": scales, "margin": {"l": 0, "r": 0, "t": 10, "b": 0}}
    return {"data": [trace], "layout": {**LAYOUT, **layout}}


def line(values, colour=DARK):
    """One series in time, its first and last value written beside it."""
    values = sorted(values, key=lambda row: row["stand_op"])
    ends = (0, len(values) - 1)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": named(values[0]),
        "x": [row["stand_op"] for row in values],
        "y": [row["getal"] for row in values],
        "line": {"color": colour, "width": 3},
        "marker": {"size": 10},
        "text": [linked(row) if place in ends else "" for place, row in enumerate(values)],
        "textposition": "top left",
        "cliponaxis": False,
        "hovertext": [f"{named(row)}, {row['stand_op_tekst']}: {row['weergave']}" for row in values],
        "hoverinfo": "text",
    }


def lines(series):
    """A line per series."""
    traces = [
        line(values, (DARK, BLUE, "#5b9bc8", "#6b7280")[place % 4]) for place, values in enumerate(series.values())
    ]
    axes = {"xaxis": {"fixedrange": True}, "yaxis": {"rangemode": "tozero", "fixedrange": True}}
    return {"data": traces, "layout": {**LAYOUT, **axes, "height": 440, "showlegend": len(traces) > 1}}


def panels(series):
    """A small picture per series, three beside each other, all on one scale."""
    deep = -(-len(series) // 3)
    top = 1.2 * max((row["getal"] or 0 for values in series.values() for row in values), default=1)
    layout = {**LAYOUT, "height": 200 * deep + 40, "margin": {"l": 0, "r": 10, "t": 30, "b": 0}, "annotations": []}
    traces = []
    for place, values in enumerate(series.values()):
        number, across, ceiling = str(place + 1) if place else "", place % 3, 1 - place // 3 / deep
        days = [min(row["stand_op"] for row in values), max(row["stand_op"] for row in values)]
        layout[f"xaxis{number}"] = {
            "domain": [across / 3, across / 3 + 0.3], "anchor": f"y{number}", "matches": "x", "fixedrange": True,
            "tickvals": days, "ticktext": [f"{day:%m<br>%Y}" for day in days], "showgrid": False,
        }  # fmt: skip
        layout[f"yaxis{number}"] = {
            "domain": [ceiling - 0.65 / deep, ceiling], "anchor": f"x{number}", "range": [0, top], "fixedrange": True,
            "showticklabels": not across, "gridcolor": LINE,
        }  # fmt: skip
        layout["annotations"].append({
            "x": across / 3 + 0.15, "y": ceiling, "xref": "paper", "yref": "paper", "yanchor": "bottom",
            "text": named(values[0]), "showarrow": False, "font": {"size": 15},
        })  # fmt: skip
        traces.append(line(values) | {"xaxis": f"x{number}", "yaxis": f"y{number}"})
    return {"data": traces, "layout": layout}


def notes(row):
    """What a reader must know before comparing."""
    said = [row["interval_tekst"], row["respons_tekst"]]
    if row["eenheid"] == "procent" and row["respons_tekst"] and not row["interval_tekst"]:
        said.append("geen steekproef, dus geen interval: het geldt voor wie antwoord gaf")
    return "; ".join(filter(None, said))


def table(values, group):
    """A row per value, each with its links."""
    head = (
        "Indicator",
        "Onderdeel",
        "Organisatie",
        "Waarde",
        "Telt",
        "Berust op",
        "Stand op",
        "Eerder",
        "Let op",
        "Bron",
    )
    body, last = [], None
    for row in values:
        title = row.get(f"{group}_naam") if group != "geen" else None
        if title != last:
            body.append(html.Tr(html.Th(title, colSpan=len(head))))
            last = title
        earlier = f"{row['vorige_weergave']} ({row['vorige_stand_op_tekst']})" if row["vorige_weergave"] else ""
        cells = (
            html.A(row["indicator_naam"], href=f"/verantwoording?indicator={row['indicator_id']}"),
            html.A(row["onderdeel_naam"], href=f"/onderdeel?onderdeel={row['onderdeel_id']}"),
            html.A(row["organisatie_naam"], href=f"/onderdeel?organisatie={row['organisatie_id']}")
            if row["organisatie_naam"]
            else "",
            html.A(row["weergave"], href=source(row)),
            "" if row["eenheid"] == "procent" else row["eenheid"],
            row["n_melding"] if row["eenheid"] == "procent" or row["n"] is not None else "",
            row["stand_op_tekst"],
            earlier,
            notes(row),
            html.A(row["bron_tekst"], href=source(row)),
        )
        body.append(html.Tr([html.Td(cell) for cell in cells]))
    return html.Table([html.Thead(html.Tr([html.Th(name, scope="col") for name in head])), html.Tbody(body)])


def said(values):
    """The highest and the lowest in a sentence."""
    known = [row for row in values if row["getal"] is not None]
    low, high = min(known, key=lambda row: row["getal"]), max(known, key=lambda row: row["getal"])
    return f"Het hoogst: {high['weergave']} ({named(high)}). Het laagst: {low['weergave']} ({named(low)})."


def many(name, label, choices, none, given):
    """A choice of several."""
    chosen = given[name]
    field = dcc.Dropdown(choices, chosen, id=name, multi=True, placeholder=none)
    return html.Div([html.Label(label, htmlFor=name), field])


def one(name, label, choices, given):
    """A choice of one."""
    field = dcc.Dropdown(choices, given[name], id=name, clearable=False)
    return html.Div([html.Label(label, htmlFor=name), field])


def text(name, label, hint, given):
    """A word that is looked for, or a name."""
    return html.Div([html.Label(label, htmlFor=name), dcc.Input(given[name], id=name, placeholder=hint, debounce=True)])


def beside(*children):
    """Side by side."""
    return html.Div(children, className="beside")


days = {"": "altijd", **{day: day for day in DATES}}
app = Dash(__name__, title="Verkennen", compress=True, update_title=None)
server = app.server
app.index_string = app.index_string.replace(
    "</head>",
    """<style>
body { font: 16px sans-serif; color: #17202a; margin: 0; background: #f6f7f9 }
#frame { display: grid; grid-template-columns: 260px 1fr; gap: 32px } nav a { display: block; padding: 8px }
.beside { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 16px; margin: 8px 0 }
.card { background: #fff; border: 1px solid #d9dde3; padding: 16px } table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: 8px; border-bottom: 1px solid #d9dde3; vertical-align: top }
</style></head>""",
)
app.layout = html.Div([dcc.Location(id="address", refresh=False), html.Div(id="page")])


@app.callback(Output("page", "children"), Input("address", "search"))
def page(search):
    """The page with every control as the address says, as Dash's own pages do it."""
    query = dict(parse_qsl((search or "").lstrip("?")))
    given = {
        name: query[name].split(",") if name in LISTS and query.get(name) else query.get(name, default)
        for name, default in DEFAULTS.items()
    }
    others = {"programma": P, "zoeken": ""}
    return html.Div(id="frame", children=[
        html.Aside([
            html.P("Programmamonitor"),
            one("programma", "Programma", {P: PROGRAMMA["naam"]}, others),
            text("zoeken", "Zoeken", "naam of woord", others),
            html.Nav([dcc.Link(name, href=f"/{name.lower()}") for name in PAGES]),
        ]),
        html.Main([
            html.P("Oefengegevens: verzonnen programma, geen echte cijfers", role="note"),
            html.H1(id="heading"),
            beside(many("indicatoren", "Indicatoren", INDICATOREN, "alle indicatoren", given),
                   many("onderdelen", "Onderdelen, met alles daaronder", ONDERDELEN, "alle onderdelen", given),
                   one("momenten", "Momenten", MOMENTEN, given)),
            beside(one("beeld", "Beeld", BEELDEN, given), one("groep", "Groeperen", GROEPEN, given),
                   one("volgorde", "Volgorde", VOLGORDES, given),
                   text("zoek", "Zoek in deze cijfers", "woord uit een naam", given)),
            html.Details([html.Summary("Meer keuzes"),
                beside(many("soorten", "Soort indicator", SOORTEN, "alle soorten", given),
                       one("deelgroepen", "Deelgroepen", DEELGROEPEN, given),
                       one("wie", "Organisaties samen of apart", WIE, given)),
                beside(one("van", "Vanaf", days, given), one("tot", "Tot en met", days, given),
                       many("organisaties", "Organisaties", ORGANISATIES, "alle organisaties", given)),
                text("naam", "Naam van deze weergave", "komt boven de pagina te staan", given),
            ], open=True),
            html.Div(id="reasons"), html.Div(id="pictures", className="beside"), html.Div(id="rows"),
            html.Div(id="pager"),
            beside(*(html.Button(f"Download als {kind}", id=f"take-{kind}") for kind in ("Excel", "CSV", "Parquet"))),
            dcc.Store(id="query"), dcc.Store(id="blad", data=int(query.get("blad", 1))),
        ]),
    ])  # fmt: skip


# The address follows the choice without a new question to the server.
app.clientside_callback(
    "query => { history.replaceState(null, '', query || location.pathname); return dash_clientside.no_update }",
    Output("query", "modified_timestamp"), Input("query", "data"), prevent_initial_call=True,
)  # fmt: skip


@app.callback(
    Output("heading", "children"), Output("reasons", "children"), Output("pictures", "children"),
    Output("rows", "children"), Output("pager", "children"), Output("query", "data"),
    [Input(name, "value") for name in DEFAULTS], State("blad", "data"),
)  # fmt: skip
def changed(*arguments):
    """The whole answer to a choice."""
    chosen = dict(zip(DEFAULTS, arguments[:-1], strict=True))
    sheet = arguments[-1] if ctx.triggered_id is None else 1
    where, bound = condition(chosen)
    over_time = chosen["momenten"] == "alle" and chosen["beeld"] in ("passend", "verloop", "klein")
    moment = "NULL::DATE" if over_time else "stand_op"
    blocks = rows(
        f"SELECT blok, {moment} AS moment, any_value(eenheid) AS eenheid, any_value(indicator_naam) AS naam, "
        f"min(stand_op_tekst) AS tekst, count(*) AS rijen, count(getal) AS waarden "
        f"FROM mart.vergelijking WHERE {where} GROUP BY ALL ORDER BY waarden DESC, moment DESC, blok",
        **bound,
    )
    total = sum(block["rijen"] for block in blocks)
    order, start = ORDERS[chosen["volgorde"]], (sheet - 1) * ROWS_ON_A_PAGE
    question = f"SELECT {COLUMNS} FROM mart.vergelijking WHERE {where}"
    if total <= MOST_ROWS:
        every = rows(f"{question} ORDER BY {order}", **bound)
        shown = every[start : start + ROWS_ON_A_PAGE]
    else:
        shown = rows(f"{question} ORDER BY {order} LIMIT {ROWS_ON_A_PAGE} OFFSET {start}", **bound)
        small = [block["blok"] for block in blocks if 1 < block["waarden"] <= MOST_ROWS][:MOST_PICTURES]
        every = (
            rows(f"{question} AND blok IN (SELECT unnest($small)) ORDER BY {order}", **bound, small=small)
            if small
            else []
        )
    narrowed = any(chosen[name] for name in (*LISTS, "zoek"))
    pictures = []
    for block in [block for block in blocks if block["waarden"] > 1][: MOST_PICTURES if narrowed else 0]:
        values = [row for row in every if row["blok"] == block["blok"] and block["moment"] in (None, row["stand_op"])]
        if values and (figure := picture(block, chosen, values)):
            title = f"{block['naam'].capitalize()} ({block['eenheid']}, stand op {block['tekst']})"
            height = {"height": f"{figure['layout']['height']}px"}
            graph = dcc.Graph(figure=figure, config={"displayModeBar": False}, responsive=True, style=height)
            pictures.append(html.Div([html.H2(title), html.P(said(values)), graph], className="card"))
    kop = f"{total} waarden{', niet allemaal met elkaar te vergelijken' if len(blocks) > 1 else ''}"
    units = Counter(block["eenheid"] for block in blocks)
    why = f"Deze waarden staan niet in één plaatje, want zij tellen iets anders: {', '.join(units)}."
    query = {
        name: ",".join(value) if name in LISTS else value for name, value in chosen.items() if value != DEFAULTS[name]
    }
    pager = f"Rij {start + 1} tot en met {min(start + ROWS_ON_A_PAGE, total)} van {total}"
    address = "?" + urlencode(query, safe="/:,")
    return (
        chosen["naam"] or kop, why if len(units) > 1 else "", pictures, table(shown, chosen["groep"]), pager, address,
    )  # fmt: skip
