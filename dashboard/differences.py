"""Differences between sources, as a part of Bronnen en uitleg: rule by rule, both sides beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard import components, excerpts, markup, queries, sentences
from dashboard.filters import Filters
from dashboard.queries import UitkomstAantal, Verschil, VerschilFeit
from dashboard.sentences import Conclusie
from dashboard.session import View

HEADER = ["Waar", "De ene kant", "De andere kant", "Verschil", "Uitleg", "Bronnen"]

# More comparisons of one kind than a reader takes in at once: they open on request.
MANY = 12
# A list of names has a line per name; of so many facts the table is enough, each with the way to its own passage.
MANY_FACTS = 8


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
    for _, kind in groupby(results, key=lambda result: result.soort):
        components.html(_kind(list(kind), here.filters))
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
        ("waarom het ertoe doet", result.waarom),
        ("zelfde kwestie als", result.hoort_bij_vraag),
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
    _show_facts(here, result)
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


def _kind(results: Sequence[Verschil], filters: Filters) -> Markup:
    """One kind of comparison: why it is made, and under each question a row per result."""
    first = results[0]
    groups = [
        (vraag, [_cells(result, filters) for result in rule])
        for vraag, rule in groupby(results, key=lambda result: result.vraag)
    ]
    table = markup.grouped_table(HEADER, groups, first.soort_titel)
    if len(results) > MANY:
        table = markup.folded(f"Toon de {len(results)} vergelijkingen", table)
    return Markup('<div class="pm-differences"><h2>{} ({})</h2><p>{}</p>{}</div>').format(
        first.soort_titel, len(results), first.soort_waarom, table
    )


def _cells(result: Verschil, filters: Filters) -> list[str | Markup | None]:
    sources = Markup('<a href="{}">bronnen ({})</a>').format(
        markup.source_url(filters, result.sleutel), len(result.sleutels)
    )
    return [
        result.korte_naam,
        result.links_tekst,
        result.rechts_tekst,
        result.rekensom,
        _explanation(result),
        sources,
    ]


def _explanation(result: Verschil) -> str:
    own = result.waarom if result.waarom != result.soort_waarom else None
    together = f"Zelfde kwestie als: {result.hoort_bij_vraag}" if result.hoort_bij_vraag else None
    choice = f"Getoond wordt: {result.keuze} ({result.keuze_reden})" if result.keuze else None
    explained = result.verklaring or "Niet verklaard in de bron."
    return " ".join(part for part in (own, explained, choice, together) if part)


def _outcome(result: Verschil) -> str:
    return f"{result.uitkomst_teken} {result.uitkomst_tekst}"


def _question(result: Verschil, filters: Filters) -> Markup:
    return Markup('<a href="{}">{}</a>').format(markup.source_url(filters, result.sleutel), result.vraag)


def _show_facts(here: View, result: Verschil) -> None:
    """Every fact in a comparison with its place; of a few, the passages themselves as well."""
    facts = queries.verschil_feiten(here.state, result.sleutel)
    components.html(_facts(facts, here.filters))
    if len(facts) <= MANY_FACTS:
        excerpts.show(here, [passage for fact in facts for passage in queries.passages(here.state, fact.sleutel)])
    else:
        components.html(
            Markup('<p class="pm-note">{}</p>').format(
                f"De {len(facts)} feiten staan elk op hun eigen regels. Kies een feit om de passage te lezen."
            )
        )


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
