"""The figures of one onderdeel as a list: values, context apart, what has no figure, and goals without one."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.goal import goal, status
from dashboard.lists import few, titled
from dashboard.markup import EMPTY, difference, figure_link, join, signed
from dashboard.queries import Aankondiging, Cijfer
from dashboard.sentences import op_datum
from dashboard.tile import change, split_qualifier

HEADER = ("Wat", "Soort", "Waarde", "Berust op", "Stand op", "Doel", "Status", "Ook gepubliceerd", "Toelichting")


def figures(
    cijfers: Sequence[Cijfer], doelen: Sequence[Cijfer], aankondigingen: Sequence[Aankondiging], filters: Filters
) -> Markup:
    """Values first, the kernfigures on top; context apart; then in words what has no figure, and goals on their own."""
    silent = [cijfer for cijfer in cijfers if cijfer.getal is None]
    known = [cijfer for cijfer in cijfers if cijfer.getal is not None]
    own = sorted(
        (cijfer for cijfer in known if cijfer.indicator_soort != "context"), key=lambda cijfer: cijfer.tegel != "kern"
    )
    context = [cijfer for cijfer in known if cijfer.indicator_soort == "context"]
    no_goal = sum(cijfer.status == "geen_doel" for cijfer in own)
    note = (
        Markup('<p class="pm-note">○ {}</p>').format(
            "Bij dit cijfer is geen doel vastgesteld."
            if len(own) == 1
            else f"Bij {'al deze' if no_goal == len(own) else no_goal} cijfers is geen doel vastgesteld."
        )
        if no_goal
        else EMPTY
    )
    pieces = [
        few([_figure(cijfer, filters) for cijfer in own], "pm-facts", "cijfer", "cijfers"),
        note,
        titled(
            "Context: geen resultaat van het programma",
            few([_figure(cijfer, filters) for cijfer in context], "pm-facts pm-around", "cijfer", "cijfers"),
        )
        if context
        else EMPTY,
        _silences(silent, aankondigingen, filters),
        _goals(doelen, filters),
    ]
    return join(pieces)


def table_rows(
    cijfers: Sequence[Cijfer], doelen: Sequence[Cijfer], aankondigingen: Sequence[Aankondiging]
) -> tuple[list[list[str | None]], list[str]]:
    """Every figure, goal and announcement as a table and a file (columns are HEADER), and their keys.

    Only what else was published, and a remark, may be empty.
    """
    rows: list[list[str | None]] = [
        [
            cijfer.naam,
            cijfer.indicator_soort,
            f"{cijfer.stilte_teken} {cijfer.weergave}" if cijfer.stilte_teken else _value_text(cijfer),
            cijfer.n_melding,
            cijfer.stand_op_tekst,
            cijfer.doel_tekst or "geen doel vastgesteld",
            f"{cijfer.status_teken} {cijfer.status_tekst}" if cijfer.status else "geen status",
            cijfer.ook_gepubliceerd,
            cijfer.toelichting,
        ]
        for cijfer in cijfers
    ]
    rows += [
        [
            doel.naam,
            "doel",
            _value_text(doel),
            doel.n_melding,
            doel.stand_op_tekst,
            "dit is het doel",
            "geen cijfer om mee te vergelijken",
            None,
            doel.toelichting,
        ]
        for doel in doelen
    ]
    rows += [
        [
            item.naam,
            "aankondiging",
            f"{item.stilte_teken} {item.weergave}",
            "geen cijfer",
            item.verwacht_tekst,
            "niet vermeld",
            f"{item.stilte_teken} {item.weergave}",
            None,
            None,
        ]
        for item in aankondigingen
    ]
    keys = [cijfer.sleutel for cijfer in (*cijfers, *doelen)]
    return rows, [*keys, *(item.sleutel for item in aankondigingen)]


def _figure(cijfer: Cijfer, filters: Filters) -> Markup:
    """One figure: value with its words, what it is, on what it rests, its own date, goal and status."""
    words, number = split_qualifier(cijfer.weergave)
    shown = Markup("<span>{} </span>{}").format(words, number) if words else Markup("{}").format(number)
    kinds = {"verhalend": "voorbeeld of verhaal", "uitkomst": "uitkomst"}
    kind = kinds.get(cijfer.indicator_soort or "")
    other = f"ook gepubliceerd: {cijfer.ook_gepubliceerd}" if cijfer.ook_gepubliceerd else None
    draft = "concept" if cijfer.levering_status == "concept" else None
    stand = f"stand {op_datum(cijfer.stand_op_tekst)}"
    basis = " · ".join(part for part in (stand, draft, cijfer.n_tekst, other) if part)
    return Markup(
        '<li{}><p class="pm-amount">{}<span class="pm-unit">{}</span></p><div><p class="pm-what">{}{}</p>'
        '<p class="pm-note">{}{}</p>{}{}{}{}</div></li>'
    ).format(
        Markup(' class="pm-kern"') if cijfer.tegel == "kern" else EMPTY,
        figure_link(filters, cijfer.sleutel, shown),
        cijfer.eenheid,
        cijfer.naam,
        Markup(' <span class="pm-kind">{}</span>').format(kind) if kind else EMPTY,
        basis,
        difference(cijfer, filters),
        change(cijfer, filters),
        goal(cijfer, filters),
        _status(cijfer, filters),
        Markup('<p class="pm-note">{}</p>').format(cijfer.toelichting) if cijfer.toelichting else EMPTY,
    )


def _status(cijfer: Cijfer, filters: Filters) -> Markup:
    """That there is no goal is said once below the list."""
    return EMPTY if cijfer.status in ("geen_doel", "context") else status(cijfer, filters)


def _silences(silent: Sequence[Cijfer], announced: Sequence[Aankondiging], filters: Filters) -> Markup:
    """What has no figure: which silence it is, and what the source does say."""
    rows = [(c.sleutel, c.naam, c.weergave, c.stilte_teken, c.toelichting) for c in silent]
    rows += [(a.sleutel, a.naam, a.weergave, a.stilte_teken, a.verwacht_tekst) for a in announced]
    entries = [
        Markup("<li><strong>{}</strong>: {}{}</li>").format(
            name,
            figure_link(filters, key, signed(words, sign)),
            Markup('<span class="pm-who">{}</span>').format(says) if says else EMPTY,
        )
        for key, name, words, sign, says in rows
    ]
    return (
        titled(f"Zonder cijfer ({len(entries)})", few(entries, "", "zonder cijfer", "zonder cijfer"))
        if entries
        else EMPTY
    )


def _goals(goals: Sequence[Cijfer], filters: Filters) -> Markup:
    """Goals that no current figure is held against."""
    entries = [
        Markup("<li>{}: {}{}</li>").format(
            goal.naam.removeprefix("Doel: "),
            figure_link(filters, goal.sleutel, _value_text(goal)),
            Markup('<span class="pm-who">streefdatum: {} · {}</span>').format(goal.stand_op_tekst, goal.toelichting),
        )
        for goal in goals
    ]
    return (
        titled(f"Doelen zonder cijfer ernaast ({len(entries)})", few(entries, "", "doel", "doelen"))
        if entries
        else EMPTY
    )


def _value_text(cijfer: Cijfer) -> str:
    return " ".join(part for part in (cijfer.weergave, cijfer.eenheid) if part)
