"""What the page says: its conclusion, and why values stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.choice import Keuze
from dashboard.markup import EMPTY, definition_list, folded
from dashboard.queries.verkenning import Blok, Waarde
from dashboard.sentences import Conclusie, number_of, opsomming


def conclusion(
    naam: str, keuze: Keuze, blokken: Sequence[Blok], rows: Sequence[Waarde], said: Sequence[str]
) -> Conclusie:
    """What the one picture of a view says, or its one value, or how much there is. `naam`: of the programme."""
    total, known = sum(blok.rijen for blok in blokken), sum(blok.waarden for blok in blokken)
    if not total:
        return Conclusie("Niets gevonden bij deze keuze", "Maak hieronder een keuze ruimer, of begin opnieuw.")
    silent = number_of(total - known, "cijfer heeft", "cijfers hebben")
    if keuze.is_open:
        kop = f"{naam}: {number_of(known, 'cijfer', 'cijfers')} om te verkennen"
        lead = "Kies een of meer indicatoren. Wat eerlijk naast elkaar kan, komt in een plaatje; de rest in een eigen."
        return Conclusie(kop, f"{lead} Nog {silent} geen waarde; dan staat er waarom." if total > known else lead)
    if total == 1:
        row = rows[0]
        said_already = row.eenheid in ("procent", "euro", row.indicator_naam.lower())
        # A unit is a plural.
        one = f" ({row.eenheid})" if row.weergave == "1" else f" {row.eenheid}"
        unit = "" if row.getal is None or said_already else one
        kop = f"{row.indicator_naam}: {row.weergave}{unit}"
        return Conclusie(
            kop[0].upper() + kop[1:], f"{row.onderdeel_naam}. Stand op {row.stand_op_tekst}.", (row.sleutel,)
        )
    names = list(dict.fromkeys(row.indicator_naam for row in rows))
    # The rows are of one page: what was chosen may stand on another.
    about = f"{opsomming(names)}: " if 0 < len(names) == len(keuze.indicatoren) <= 2 else ""
    counts = f"{number_of(known, 'waarde', 'waarden')}{f'; nog {silent} geen waarde' if total > known else ''}"
    if len(said) == 1 and len([blok for blok in blokken if blok.waarden]) == 1:
        named = said[0].lower().startswith(about.removesuffix(": ").lower())
        kop = said[0] if named else f"{about}{said[0][0].lower()}{said[0][1:]}"
        return Conclusie(kop[0].upper() + kop[1:], f"{counts[0].upper()}{counts[1:]}.")
    apart = ", niet allemaal met elkaar te vergelijken" if len(blokken) > 1 else ""
    kop = f"{about}{number_of(known, 'waarde', 'waarden')}{apart}"
    lead = f"Nog {silent} geen waarde; in de tabel staat waarom." if total > known else ""
    return Conclusie(kop[0].upper() + kop[1:], lead)


def named(keuze: Keuze) -> Markup:
    """The name that a reader gave the view: what the page found stands above it, in its own words."""
    return (
        Markup('<p class="pm-note">Weergave: ‘{}’. Die naam gaf een lezer.</p>').format(keuze.naam)
        if keuze.naam
        else EMPTY
    )


METHOD = (
    (
        "Wat naast elkaar mag",
        "Waarden staan alleen in één plaatje als zij hetzelfde tellen, met dezelfde definitie, over dezelfde groep, in "
        "dezelfde soort periode en op dezelfde datum (of als lijn in de tijd). Anders staan zij apart, met de reden.",
    ),
    (
        "Interval van een aandeel",
        "Alleen bij een steekproef met bekende n: het interval van Wilson, (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / "
        "(1 + z²/n). p is het aandeel en z hoort bij de gekozen zekerheid. Bron: E.B. Wilson, Journal of the American "
        "Statistical Association 22 (1927), blz. 209–212.",
    ),
    (
        "Verschil tussen twee momenten",
        "Alleen bij twee steekproeven: het interval van Newcombe (methode 10), gemaakt van de twee intervallen van "
        "Wilson. Bron: R.G. Newcombe, Statistics in Medicine 17 (1998), blz. 873–890. Ligt 0 erin, dan kan het "
        "verschil toeval zijn.",
    ),
    (
        "Geen steekproef",
        "Wie zelf besluit of hij antwoordt, is geen steekproef. Het percentage geldt dan voor wie antwoordde, en een "
        "interval zou meer beloven dan er is.",
    ),
    (
        "Respons",
        "Hoeveel van de gevraagden antwoordden. Staat het niet in de bron, dan staat dat er.",
    ),
)


def method() -> Markup:
    """How the page compares and calculates, with the sources of the formulas; it opens on request."""
    return folded("Hoe wij vergelijken en rekenen", definition_list(METHOD))
