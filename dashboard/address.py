"""Where a reader is: the address of this view on paper, and the way back from an earlier state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from dashboard.filters import Filters


def on_paper(page: str, view: Filters, query: Mapping[str, str], known: date | None) -> Markup:
    """The address of a view at the top of the paper. `query`: what the address bar says now.

    Paper stays when more is known: its address opens what was known then. `known`: the date of the state, as the paper
    and a file say it (see exploring/taking.py); None when there is no state to show.
    """
    then = {} if known is None else {"bekend_op": known.isoformat()}
    return Markup('<p class="pm-print">{}</p>').format(_url(page, {**query, **view.query(), **then}))


def notice_of_date(page: str, view: Filters, query: Mapping[str, str], today: date) -> Markup:
    """Above every page of an earlier state: which it is, and the way to the newest one of the same view. A day to come
    is nothing but now."""
    if view.bekend_op is None:
        return Markup("")
    now = replace(view, bekend_op=None).query()
    back = _url(page, {**{name: value for name, value in query.items() if name != "bekend_op"}, **now})
    if view.bekend_op > today:
        return Markup(
            '<p class="pm-message" role="status">{} is nog niet geweest. U ziet wat nu bekend is; tot die dag kan er '
            'nog meer bekend worden. <a href="{}">Naar de nieuwste stand</a></p>'
        ).format(f"{view.bekend_op:%d-%m-%Y}", back)
    return Markup(
        '<p class="pm-message" role="status">U ziet wat bekend was op {}. Wat daarna bekend werd, staat hier niet. '
        '<a href="{}">Naar de nieuwste stand</a></p>'
    ).format(f"{view.bekend_op:%d-%m-%Y}", back)


def _url(page: str, query: Mapping[str, str]) -> str:
    return f"/{page}?{urlencode(query, safe='/:,')}"
