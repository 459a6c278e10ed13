"""Differences between sources, as a part of Bronnen en uitleg: rule by rule, both sides beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard import components, markup, queries, sentences
from dashboard.filters import Filters
from dashboard.queries import UitkomstAantal, Verschil, VerschilFeit
from dashboard.sentences import Conclusie
from dashboard.session import View

HEADER = ["Waar", "De ene kant", "De andere kant", "Verschil", "Uitleg", "Bronnen"]


def show_all(here: View) -> None:
    """The results with the chosen uitkomst; the one that asks most when none is chosen."""
    counts = queries.uitkomsten_van_verbanden(here.state, here.programma.id)
    if not counts:
        components.html(Markup("<p>Voor dit programma zijn nog geen vergelijkingen vastgelegd.</p>"))
        return
    known = [count.uitkomst for count in counts]
    chosen = here.filters.uitkomst if here.filters.uitkomst in known else known[0]
    components.html(_choices(counts, chosen, here.filters))
    meaning = next(count.uitkomst_uitleg for count in counts if count.uitkomst == chosen)
    components.html(Markup("<p>{}</p>").format(meaning))
    results = queries.verschillen(here.state, here.programma.id, chosen)
    for _, rule in groupby(results, key=lambda result: result.verband_id):
        components.html(_rule(list(rule), here.filters))
    _download(results, here, chosen)


def show_one(here: View, sleutel: str) -> None:
    """One result: both sides, the arithmetic, the explanation, and every fact in it with its lines."""
    result = queries.verschil(here.state, sleutel)
    if result is None:
        lead = f"Gezocht is {sleutel[:120]}. Misschien is het opgelost: kijk in de lijst met verschillen."
        components.opening(Conclusie("Dit verschil bestaat niet in deze stand", lead), here.filters)
        return
    components.opening(sentences.verschil(result), here.filters)
    pairs: list[tuple[str, str | Markup | None]] = [
        ("uitkomst", f"{result.uitkomst_teken} {result.uitkomst_tekst}"),
        ("de ene kant", result.links_tekst),
        ("de andere kant", result.rechts_tekst),
        ("verschil", result.rekensom),
        ("waarom het verschil er is", result.verklaring),
        ("wat de monitor laat zien", result.keuze),
        ("waarom die keuze", result.keuze_reden),
        ("regel", f"indicators.yml, verband {result.verband_id}"),
    ]
    components.html(Markup('<section class="pm-card">{}</section>').format(markup.definition_list(pairs)))
    components.html(_facts(queries.verschil_feiten(here.state, sleutel), here.filters))
    components.html(Markup('<p class="pm-key">sleutel: <code>{}</code></p>').format(sleutel))


def show_of_fact(here: View, feit: str) -> None:
    """On the page of a fact: every comparison that it is part of."""
    results = queries.verschillen_van(here.state, feit)
    if results:
        rows = [
            [
                _outcome(result),
                _question(result, here.filters),
                result.links_tekst,
                result.rechts_tekst,
                result.rekensom,
            ]
            for result in results
        ]
        header = ["Uitkomst", "Wat vergeleken is", "De ene kant", "De andere kant", "Verschil"]
        table = markup.table(header, rows, "Vergelijkingen met dit feit")
        components.html(Markup("<h2>Vergeleken met andere plaatsen</h2>") + table)


def _choices(counts: Sequence[UitkomstAantal], chosen: str, filters: Filters) -> Markup:
    """A link per uitkomst with how many there are; the chosen one is marked."""
    links = markup.join(
        Markup('<li><a href="{}"{}>{} {} {}</a></li>').format(
            filters.url("verantwoording", deel="verschillen", uitkomst=count.uitkomst),
            Markup(' aria-current="true"') if count.uitkomst == chosen else markup.EMPTY,
            count.uitkomst_teken,
            count.aantal,
            count.uitkomst_tekst,
        )
        for count in counts
    )
    return Markup('<ul class="pm-choices">{}</ul>').format(links)


def _rule(results: Sequence[Verschil], filters: Filters) -> Markup:
    """One rule: its question, and a row per result."""
    rows = [
        [
            result.korte_naam,
            result.links_tekst,
            result.rechts_tekst,
            result.rekensom,
            _explanation(result),
            Markup('<a href="{}">bronnen ({})</a>').format(
                markup.source_url(filters, result.sleutel), len(result.sleutels)
            ),
        ]
        for result in results
    ]
    question = results[0].vraag
    table = markup.table(HEADER, rows, question)
    return Markup('<div class="pm-differences"><h2>{}</h2>{}</div>').format(question, table)


def _explanation(result: Verschil) -> str:
    choice = f"Getoond wordt: {result.keuze} ({result.keuze_reden})" if result.keuze else None
    return " ".join(part for part in (result.verklaring, choice) if part) or "niet verklaard in de bron"


def _outcome(result: Verschil) -> str:
    return f"{result.uitkomst_teken} {result.uitkomst_tekst}"


def _question(result: Verschil, filters: Filters) -> Markup:
    return Markup('<a href="{}">{}</a>').format(markup.source_url(filters, result.sleutel), result.vraag)


def _facts(facts: Sequence[VerschilFeit], filters: Filters) -> Markup:
    rows = [
        [markup.figure_link(filters, fact.sleutel, fact.waarde), fact.korte_titel, fact.paragraaf, _lines(fact)]
        for fact in facts
    ]
    table = markup.table(["Feit", "Document", "Paragraaf", "Regels"], rows, "Feiten in deze vergelijking")
    return Markup("<h2>Waar het staat</h2>") + table


def _lines(fact: VerschilFeit) -> str:
    return str(fact.regel_van) if fact.regel_van == fact.regel_tot else f"{fact.regel_van}–{fact.regel_tot}"


def _download(results: Sequence[Verschil], here: View, uitkomst: str) -> None:
    header = ["Uitkomst", "Vraag", *HEADER[:5]]
    rows = [
        [r.uitkomst_tekst, r.vraag, r.korte_naam, r.links_tekst, r.rechts_tekst, r.rekensom, _explanation(r)]
        for r in results
    ]
    components.download(header, rows, [r.sleutel for r in results], f"Verschillen {here.programma.id} {uitkomst}")
