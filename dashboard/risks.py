"""Risks and promises as short lists, in the words of the sources: what is done about it, and what is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from dashboard import lists, sentences
from dashboard.filters import Filters
from dashboard.lists import few
from dashboard.markup import EMPTY, figure_link, onderdeel_link, signed
from dashboard.queries import Risico, Toezegging

# How many of each stand on the overview before the rest is folded.
SHOWN = 3
NO_RISKS = "De bronnen noemen geen risico’s; dat is niet hetzelfde als geen risico’s."
NO_PROMISES = "De bronnen noemen geen toezeggingen; dat is niet hetzelfde als geen toezeggingen."


def risk_counts(risicos: Sequence[Risico]) -> str:
    """'3 risico’s genoemd; 1 zonder maatregel'. What is over counts apart."""
    if not risicos:
        return "Geen risico’s genoemd"
    current = _current(risicos)
    bare = sum(risico.maatregel is None for risico in current)
    counts = [f"{bare} zonder maatregel"] if bare else []
    over = len(risicos) - len(current)
    with_measure = "met een maatregel" if len(current) == 1 else "alle met een maatregel"
    counts += [f"de andere {with_measure}" if over else with_measure] if current and not bare else []
    counts += [f"{over} voorbij"] if over else []
    named = f"{len(risicos)} {'risico' if len(risicos) == 1 else 'risico’s'} genoemd"
    return f"{named}; {sentences.opsomming(counts)}"


def promise_counts(toezeggingen: Sequence[Toezegging]) -> str:
    """'5 toezeggingen: 2 nagekomen, 3 niet gemeld, waarvan 1 over de termijn'. What is not reported may be kept."""
    if not toezeggingen:
        return "Geen toezeggingen genoemd"
    counts = Counter(toezegging.stand for toezegging in toezeggingen)
    silent = counts["open"] + counts["verlopen"]
    parts = [f"{counts[stand]} {stand}" for stand in ("nagekomen", "vervallen") if counts[stand]]
    parts += [f"{silent} niet gemeld" if counts["nagekomen"] else "geen gemeld als nagekomen"] if silent else []
    within = "waarvan " if counts["nagekomen"] else ""
    parts += [f"{within}{counts['verlopen']} over de termijn"] if counts["verlopen"] else []
    number = len(toezeggingen)
    return f"{number} {'toezegging' if number == 1 else 'toezeggingen'}: {', '.join(parts)}"


def risks(risicos: Sequence[Risico], filters: Filters, on_overview: bool) -> Markup:
    """The first risks with who names them and what is done; the rest on request. Empty when there are none."""
    entries = [_risk(risico, filters, on_overview) for risico in risicos]
    current = _current(risicos)
    ownerless = sum(risico.eigenaar is None for risico in current)
    return few(entries, "", "risico", "risico’s", _shown(on_overview)) + _silent(
        "Wie erop let", ownerless, len(current)
    )


def promises(toezeggingen: Sequence[Toezegging], filters: Filters, on_overview: bool) -> Markup:
    """The first promises with their term and what became of them; the rest on request. Empty when there are none."""
    entries = [_promise(toezegging, filters, on_overview) for toezegging in toezeggingen]
    endless = sum(toezegging.termijn_tekst is None for toezegging in toezeggingen)
    return few(entries, "", "toezegging", "toezeggingen", _shown(on_overview)) + _silent(
        "Een termijn", endless, len(toezeggingen)
    )


def _shown(on_overview: bool) -> int:
    return SHOWN if on_overview else lists.SHOWN


def _current(risicos: Sequence[Risico]) -> list[Risico]:
    return [risico for risico in risicos if not risico.is_voorbij]


def _silent(what: str, missing: int, total: int) -> Markup:
    """What the rows leave out, once below them: 'Een termijn is bij 3 van de 4 niet vermeld.'"""
    if not missing:
        return EMPTY
    where = "" if total == 1 else f"bij {missing} van de {total} "
    return Markup('<p class="pm-note">{} is {}niet vermeld.</p>').format(what, where)


def _risk(risico: Risico, filters: Filters, with_onderdeel: bool) -> Markup:
    done = f"maatregel: {risico.maatregel.rstrip('.')}" if risico.maatregel else None
    who = f"let erop: {risico.eigenaar}" if risico.eigenaar else None
    notes = [f"{risico.wie_noemt}, {risico.genoemd_tekst}", done, who, risico.status_tekst]
    label = None if risico.maatregel or risico.is_voorbij else "geen maatregel vermeld"
    return Markup('<li>{}{}{}<span class="pm-who">{}</span></li>').format(
        _where(risico, filters, with_onderdeel),
        figure_link(filters, risico.sleutel, risico.omschrijving),
        _label(label),
        " · ".join(note for note in notes if note),
    )


def _promise(toezegging: Toezegging, filters: Filters, with_onderdeel: bool) -> Markup:
    who = " ".join(
        part for part in (toezegging.wie, f"aan {toezegging.aan_wie}" if toezegging.aan_wie else None) if part
    )
    notes: list[str | Markup] = [who] if who else []
    notes += [f"toegezegd {toezegging.toegezegd_tekst}"] if toezegging.toegezegd_tekst else []
    notes += [f"termijn: {toezegging.termijn_tekst}"] if toezegging.termijn_tekst else []
    notes += [f"nagekomen {toezegging.nagekomen_tekst}"] if toezegging.nagekomen_tekst else []
    notes += [toezegging.blijkt_uit.rstrip(".")] if toezegging.blijkt_uit else []
    if toezegging.hoort_bij:
        notes.append(figure_link(filters, toezegging.hoort_bij, f"staat ook als {toezegging.hoort_bij_naam}"))
    return Markup('<li>{}{}{}<span class="pm-who">{}</span></li>').format(
        _where(toezegging, filters, with_onderdeel),
        figure_link(filters, toezegging.sleutel, toezegging.wat),
        _label(signed(toezegging.stand_tekst, toezegging.stand_teken)),
        Markup(" · ").join(notes),
    )


def _where(row: Risico | Toezegging, filters: Filters, with_onderdeel: bool) -> Markup:
    if not with_onderdeel:
        return EMPTY
    return Markup("<strong>{}</strong>: ").format(onderdeel_link(filters, row.onderdeel_id, row.korte_naam))


def _label(text: str | Markup | None) -> Markup:
    return Markup(' <span class="pm-kind">{}</span>').format(text) if text else EMPTY
