"""What the page says of itself: the name of a view, and how it works things out."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.choice import Keuze
from dashboard.markup import EMPTY, definition_list, folded


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
