"""Charts of an exploration: pure functions from values to drawings, and what each says in a sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from dashboard import figures, theme
from dashboard.drawing import Drawing
from dashboard.exploring.comparing import facet, label, varying
from dashboard.figures import Link, without_later
from dashboard.queries.verkenning import Blok, Klasse, Waarde
from dashboard.sentences import opsomming, thousands

# Lines differ in dash and mark as well as in shade: also on a grey print.
COLOURS = (theme.KLAAR, theme.BALK, theme.ONDERWEG[0], theme.GESTOPT)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKS = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star", "pentagon")
# So many dates fit below a picture.
MOST_DATES = 8
# Small pictures, in pixels: two beside each other and a name of two short lines fit on a phone.
PANELS_BESIDE = 2
PANEL_HEIGHT = 130
# Between two of them: the dates of the one and the name of the other.
PANEL_GAP = 85
NAME_WIDE = 19
# So many values that make no line are told one by one.
MOST_TOLD = 4
LINES_HEIGHT = 440
# What a mark and the number under it take, in pixels.
BELOW_A_POINT = 35
# Of more values of several indicators these are the examples.
MOST_EXAMPLES = 2
NO_RANKS = "Organisaties krijgen geen rangorde"
# Of one unit, and still each its own question: the one may be good where it is high, the other where it is low.
NO_HIGHEST = "Elke indicator meet iets anders, dus er is geen hoogste of laagste"
NO_MOST_CHANGED = "Elke indicator meet iets anders, dus er is geen grootste verandering"
AXIS = {"automargin": True, "showgrid": False, "fixedrange": True, "linecolor": theme.SOFT}


@dataclass(frozen=True, slots=True)
class Balk:
    """A value as a bar or point in a picture: named by what differs there."""

    sleutel: str
    korte_naam: str
    getal: float | None
    weergave: str
    stilte_teken: str | None
    onder: float | None
    boven: float | None


def bars(rows: Sequence[Waarde]) -> list[Balk]:
    """The values of a picture, named by what differs among them."""
    names = varying(rows)
    return [
        Balk(row.sleutel, label(row, names), row.getal, _with_n(row), row.stilte_teken, row.onder, row.boven)
        for row in rows
    ]


def _with_n(row: Waarde) -> str:
    """A percentage with what it rests on, unless it says so itself: '83%, n = 29', '77% (24 van 31)'."""
    return ", ".join(text for text in (row.weergave, _own_n(row)) if text)


def heard(row: Waarde) -> str:
    """What a value is about, for who hears its link by itself: 'copiloten, ZEVMB, eind 2018'."""
    part = facet(row, "deelgroep") if row.deelgroep else ""
    organisation = facet(row, "organisatie") if row.organisatie_id is not None else ""
    said = (row.indicator_naam, row.onderdeel_naam, organisation, part, row.stand_op_tekst)
    return ", ".join(dict.fromkeys(text for text in said if text))


def _own_n(row: Waarde) -> str:
    """'n = 29', 'n = meer dan 200'; '' where nobody knows it, or the value says it."""
    says = row.eenheid == "procent" and row.getal is not None and " van " not in row.weergave
    if says and row.n is not None:
        return f"n = {_short(row.n)}"
    return row.n_melding if says and row.n_melding.startswith("n = ") else ""


def series(rows: Sequence[Waarde]) -> list[tuple[str, list[Waarde]]]:
    """The values per series in the order of time, each with its name: two series may be called the same.

    What has no name beside a small count is a series apart: in one line with the rest the name would stand beside it.
    """
    names = [name for name in varying(rows) if name != "moment"]
    found: dict[tuple[object, ...], list[Waarde]] = {}
    for row in sorted(rows, key=_when):
        found.setdefault(_one_series(row), []).append(row)
    return [(label(values[0], names), values) for values in found.values()]


def _one_series(row: Waarde) -> tuple[object, ...]:
    what = (row.indicator_id, row.indicator_versie, row.onderdeel_id, row.organisatie_id, row.deelgroep)
    return (*what, row.naam_verborgen)


def _when(row: Waarde) -> date:
    return row.stand_op


def lines(rows: Sequence[Waarde], blok: Blok, link: Link) -> Drawing:
    """A line per series from moment to moment; a silence is a gap in it. The scale starts at nought."""
    low = _too_low(blok, LINES_HEIGHT)
    traces = [_line(name, values, place, link, low) for place, (name, values) in enumerate(series(rows))]
    return Drawing(
        traces,
        {
            "height": LINES_HEIGHT,
            "showlegend": len(traces) > 1,
            "legend": {"orientation": "h", "y": -0.15, "font": {"size": 16}},
            "margin": {"l": 0, "r": 40, "t": 10, "b": 0},
            "xaxis": _time(rows, MOST_DATES),
            "yaxis": _scale(blok),
        },
    )


def panels(rows: Sequence[Waarde], blok: Blok, link: Link) -> Drawing:
    """A small picture per series, all on one scale, its name above it."""
    found = series(rows)
    deep = -(-len(found) // PANELS_BESIDE)
    high = deep * PANEL_HEIGHT + (deep - 1) * PANEL_GAP
    scale = {**_scale(blok), "automargin": False}
    digits = len(_short(scale["range"][1])) + (blok.eenheid == "procent")
    margin = {"l": 10 + 10 * digits, "r": 10, "t": 50, "b": 45}
    layout: dict[str, Any] = {"height": high + margin["t"] + margin["b"], "showlegend": False, "margin": margin}
    layout["annotations"] = []
    traces = []
    low = _too_low(blok, PANEL_HEIGHT)
    # The first and the last date alone, the year below the month: on a phone there is no room for more.
    time = {**_time(rows, 1), "tickangle": 0, "tickfont": {"size": 12}, "automargin": False}
    time["ticktext"] = [text.replace("-", "<br>") for text in time["ticktext"]]
    for place, (name, values) in enumerate(found):
        across, down = place % PANELS_BESIDE, place // PANELS_BESIDE
        left, above = across / PANELS_BESIDE, 1 - down * (PANEL_HEIGHT + PANEL_GAP) / high
        number = str(place + 1) if place else ""
        # No axis asks for room: that lets Plotly draw the whole again, for every axis that asks.
        layout[f"xaxis{number}"] = {
            **time, "domain": [left, left + 0.9 / PANELS_BESIDE], "anchor": f"y{number}", "matches": "x",
        }  # fmt: skip
        layout[f"yaxis{number}"] = {
            **scale, "domain": [max(0, above - PANEL_HEIGHT / high), above], "anchor": f"x{number}",
            "showticklabels": not across,
        }  # fmt: skip
        layout["annotations"].append(_name_above(name, left + 0.45 / PANELS_BESIDE, above))
        traces.append(_line(name, values, 0, link, low) | {"xaxis": f"x{number}", "yaxis": f"y{number}"})
    return Drawing(traces, layout)


def spread(classes: Sequence[Klasse], blok: Blok) -> Drawing:
    """How many values lie where: a bar per class, with its number on it. No bar says whose value it is."""
    bars = {
        "type": "bar",
        "x": [_between(row, "–") for row in classes],
        "y": [row.aantal for row in classes],
        "marker": {"color": theme.BALK},
        "text": [_short(row.aantal) for row in classes],
        "textposition": "outside",
        "textfont": {"size": 16, "color": theme.INK},
        "hoverinfo": "skip",
    }
    unit = "procent" if blok.eenheid == "procent" else blok.eenheid
    most = max(row.aantal for row in classes)
    return Drawing(
        [bars],
        {
            "height": 380,
            "bargap": 0.08,
            "margin": {"l": 0, "r": 0, "t": 30, "b": 0},
            "xaxis": {
                **AXIS,
                "type": "category",
                "range": [-0.5, len(classes) - 0.5],
                "title": {"text": unit, "font": {"size": 16}, "standoff": 15},
            },
            "yaxis": {"visible": False, "fixedrange": True, "range": [0, 1.15 * most]},
        },
    )


def _between(row: Klasse, word: str) -> str:
    """From where to where a bar goes, with a word between; a single value by itself."""
    return _short(row.van) if row.van == row.tot else f"{_short(row.van)}{word}{_short(row.tot)}"


def _too_low(blok: Blok, height: float) -> float:
    """The value below which its number has no room under the point, in a picture of so many pixels high."""
    end: float = _scale(blok)["range"][1]
    return end * BELOW_A_POINT / height


def _line(name: str, values: Sequence[Waarde], place: int, link: Link, low: float) -> dict[str, Any]:
    known = [row for row in values if row.getal is not None]
    # Beside the point, inside the picture and off the line: above where it comes down, below where it goes up.
    ends = [known[0], known[-1]] if known else [None]
    rises = bool(known) and (known[0].getal or 0) <= (known[-1].getal or 0)
    first, last = ("bottom right", "top left") if rises else ("top right", "bottom left")
    # Where the axis and its dates are in the way: straight above the point.
    if rises and known and (known[0].getal or 0) < low:
        first = "top center"
    elif known and (known[-1].getal or 0) < low:
        last = "top center"
    places = [first if row is ends[0] and len(known) > 1 else last for row in values]
    return {
        "type": "scatter",
        "name": escape(name),
        "x": [row.stand_op.isoformat() for row in values],
        "y": [row.getal for row in values],
        "mode": "lines+markers+text",
        "connectgaps": False,
        "line": {"color": COLOURS[place % len(COLOURS)], "dash": DASHES[place % len(DASHES)], "width": 3},
        "marker": {"symbol": MARKS[place % len(MARKS)], "size": 10},
        # The first and the last value say from where to where; the rest stands in the table.
        "text": [
            _end(row, link, place) if any(row is end for end in ends) else ""
            for row, place in zip(values, places, strict=True)
        ],
        "textposition": places,
        "textfont": {"size": 15, "color": theme.INK},
        "cliponaxis": False,
        "hovertext": [escape(f"{name}, {row.stand_op_tekst}: {row.weergave}") for row in values],
        "hoverinfo": "text",
        "error_y": _interval(values),
    }


def _end(row: Waarde, link: Link, place: str) -> Markup:
    """The value at an end of a line; clear of the bar of its interval when it has one."""
    said = figures.linked(row.weergave, link(row.sleutel), about=heard(row))
    room = Markup("<br> <br>" if row.boven is not None else "")
    return room + said if place.startswith("bottom") else said + room


def _interval(values: Sequence[Waarde]) -> dict[str, object] | None:
    """Bars for how unsure each value is; None when none of them has an interval."""
    if not any(row.boven is not None for row in values):
        return None
    above = [row.boven - row.getal if row.boven is not None and row.getal is not None else 0 for row in values]
    below = [row.getal - row.onder if row.onder is not None and row.getal is not None else 0 for row in values]
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below, "thickness": 1.5, "width": 6}


def top(blok: Blok) -> float:
    """Where the scale of a block ends: a share at all, a count at the highest of its unit beside each other."""
    return 100 if blok.eenheid == "procent" else blok.hoogste or 1


def top_in_words(blok: Blok) -> str:
    """'100%', '250 gezinnen': the end of that scale as a reader sees it."""
    return "100%" if blok.eenheid == "procent" else f"{_short(top(blok))} {blok.eenheid}"


def _scale(blok: Blok) -> dict[str, Any]:
    """The scale of a block: from nought, a share up to all."""
    is_share = blok.eenheid == "procent"
    end = top(blok) if is_share else 1.15 * top(blok)
    unit = {"ticksuffix": "%"} if is_share else {}
    return {
        "automargin": True, "range": [0, 1.05 * end], "gridcolor": theme.LINE, "zeroline": False, "fixedrange": True,
        "tickformat": ",", **unit,
    }  # fmt: skip


def _time(rows: Sequence[Waarde], most: int) -> dict[str, Any]:
    """The dates that have values below the lines, in Dutch; of many the first, the last and some between."""
    days = sorted({row.stand_op for row in rows})
    step = -(-len(days) // most)
    shown = days if step == 1 else [*days[::step], days[-1]]
    return {
        **AXIS,
        "tickvals": [day.isoformat() for day in shown],
        "ticktext": [f"{day.month}-{day.year}" for day in shown],
    }


def _name_above(name: str, x: float, y: float) -> dict[str, Any]:
    place = {"x": x, "y": y, "xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "bottom"}
    lines = textwrap.wrap(name, NAME_WIDE, max_lines=2, placeholder="…")
    return {**place, "text": Markup("<br>").join(lines), "showarrow": False, "font": {"size": 15, "color": theme.INK}}


def _short(number: float) -> str:
    text = f"{number:,.0f}" if number == int(number) or abs(number) >= 100 else f"{number:,.1f}"
    return text.translate(str.maketrans(",.", ".,"))


# ───────── what a picture says ─────────


def says(kind: str, rows: Sequence[Waarde], blok: Blok, classes: Sequence[Klasse] = ()) -> list[str]:
    """What the picture shows, the most telling sentence first. No organisation is ever named as the most or least."""
    if kind in ("verloop", "klein") or (kind == "warmte" and blok.meer_momenten and not blok.met_verloop):
        return _says_lines(series(rows), blok)
    if kind == "verdeling":
        most = max(classes, key=lambda row: row.aantal)
        return [
            f"De {thousands(blok.waarden)} waarden liggen tussen {_short(blok.laagste or 0)} en "
            f"{_short(blok.hoogste or 0)}; de meeste ({thousands(most.aantal)}) "
            f"{'zijn' if most.van == most.tot else 'tussen'} {_between(most, ' en ')}"
        ]
    known = [row for row in rows if row.getal is not None]
    if not known:
        return ["Er is geen waarde bekend"]
    least, most_row = min(known, key=_amount), max(known, key=_amount)
    if least.getal == most_row.getal:
        return [f"{'Beide' if len(known) == 2 else f'Alle {len(known)}'} waarden zijn {least.weergave}"]
    if blok.per_organisatie:
        return [f"De waarden lopen van {least.weergave} tot {most_row.weergave}", NO_RANKS]
    if blok.meer_indicatoren:
        return [_told(known, varying(rows)), NO_HIGHEST]
    lowest = _called([row for row in known if row.getal == least.getal], rows)
    highest = _called([row for row in known if row.getal == most_row.getal], rows)
    return [f"Het hoogst: {most_row.weergave} ({highest})", f"Het laagst: {least.weergave} ({lowest})"]


def _told(known: Sequence[Waarde], names: Sequence[str]) -> str:
    """Values of several indicators: each when they are few, so none stands without its other side; else the first."""
    shared = {_own_n(row) for row in known}
    one_n = next(iter(shared)) if len(shared) == 1 else ""

    def each(row: Waarde) -> str:
        facts = (label(row, names), "" if one_n else _own_n(row))
        return f"{row.weergave} ({', '.join(fact for fact in facts if fact)})"

    in_order = sorted(known, key=lambda row: row.volgorde)
    told = [each(row) for row in (in_order if len(known) <= MOST_TOLD else in_order[:MOST_EXAMPLES])]
    said = opsomming(told) if len(known) <= MOST_TOLD else f"{len(known)} waarden, zoals {opsomming(told)}"
    return f"{said}; overal {one_n}" if one_n else said


def _called(found: Sequence[Waarde], rows: Sequence[Waarde]) -> str:
    """By name when there are one or two, else how many."""
    names = varying(rows)
    return opsomming([label(row, names) for row in found]) if len(found) < 3 else f"{len(found)} keer"


def _says_lines(found: Sequence[tuple[str, Sequence[Waarde]]], blok: Blok) -> list[str]:
    moves = []
    for name, values in found:
        known = [row for row in values if row.getal is not None]
        if len(known) > 1:
            first, last = known[0], known[-1]
            draft = ", concept" if last.levering_status == "concept" else ""
            # What is only expected did not go anywhere yet. Without a verb: a name may be one thing or more.
            start, end = without_later(first.weergave), without_later(last.weergave)
            only = first.weergave.removesuffix(start)
            way = f"van {start} ({first.stand_op_tekst}) naar {end} ({last.stand_op_tekst}{draft})"
            after = values[-1]
            stopped = "" if after is last else f"; daarna {after.weergave} ({after.stand_op_tekst})"
            moves.append((abs((last.getal or 0) - (first.getal or 0)), f"{name}: {only}{way}{stopped}"))
    if not moves:
        none = "Geen enkele reeks heeft twee waarden: er is geen verloop te zien"
        loose = [row for _, values in found for row in values if row.getal is not None]
        if not 0 < len(loose) <= MOST_TOLD or blok.per_organisatie or blok.meer_indicatoren:
            return [none]
        loose.sort(key=lambda row: (row.stand_op, row.volgorde))
        names = [name for name in varying(loose) if name == "onderdeel"]
        return [opsomming([f"{row.weergave} ({_which(row, names)})" for row in loose]), none]
    if blok.meer_indicatoren and len(moves) > 1 and not blok.per_organisatie:
        return [f"{len(moves)} reeksen, zoals {moves[0][1]}", NO_MOST_CHANGED]
    moves.sort(key=lambda move: -move[0])
    if len(moves) == 1:
        return [f"{moves[0][1][0].upper()}{moves[0][1][1:]}"]
    if blok.per_organisatie:
        return [f"{len(moves)} lijnen in de tijd", NO_RANKS]
    return [f"De grootste verandering is die van {moves[0][1]}"]


def _which(row: Waarde, names: Sequence[str]) -> str:
    """What a value is about, beside others of its indicator: 'bijeenkomst 1, oktober 2019'. `names`: what differs."""
    part = f"{row.dimensie} {row.deelgroep}" if row.deelgroep else ""
    place = label(row, names) if names else ""
    return ", ".join(text for text in (place, part, row.stand_op_tekst) if text)


def _amount(row: Waarde) -> float:
    return row.getal or 0


def alt(kind: str, rows: Sequence[Waarde], classes: Sequence[Klasse], said: str) -> str:
    """The picture for who cannot see it: its kind, what it says, and its numbers where they are few."""
    if kind == "verdeling":
        numbers = "; ".join(f"{_between(row, ' tot ')}: {thousands(row.aantal)}" for row in classes)
        return f"Verdeling. {said} {numbers}."
    if kind in ("verloop", "klein"):
        return f"Lijnen in de tijd. {said} De waarden staan in de tabel eronder."
    names = varying(rows)
    numbers = "; ".join(f"{label(row, names)}: {_with_n(row)}" for row in rows)
    kinds = {"punten": "Punten", "warmte": "Tabel met kleur"}
    return f"{kinds.get(kind, 'Losse staven, niet op te tellen')}. {said} {numbers}."


def columns_and_rows(rows: Sequence[Waarde]) -> tuple[str, list[str]]:
    """For a table with colour: what the columns stand for, and what the rows. Time goes from left to right."""
    names = varying(rows)
    if len(names) < 2:
        return "", names or ["indicator"]
    across = "moment" if "moment" in names else min(names, key=lambda name: len({facet(row, name) for row in rows}))
    return across, [name for name in names if name != across]
