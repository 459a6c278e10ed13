"""What the words and signs in a report mean: definitions, how a status is decided, silences, the ladder."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import queries
from dashboard.database import State
from dashboard.markup import signed_text
from dashboard.queries import Cijfer, Definitie, Programma
from dashboard.report.model import Deel, Hoofdstuk, Kolom, Tabel
from dashboard.report.sources import Bronnen, named

READING = (
    ("Stand op", "de dag of de periode waar een cijfer over gaat. Elk cijfer heeft zijn eigen datum."),
    ("Zoals bekend op", "de dag waarop de monitor het kon weten. Wat later bekend werd, staat niet in dit verslag."),
    ("Ruim, bijna, circa", "zo staat het in de bron. Wij maken er geen precies getal van."),
    ("n", "het aantal mensen of dingen waar een percentage op rust. Zegt de bron dat niet, dan is n onbekend."),
    ("Status", "gemeten tegen het oorspronkelijke doel. Een aangepast plan maakt een status nooit beter."),
    ("Fase niet vermeld", "blijft in het beeld. Een aandeel heeft daarom soms een ondergrens en een bovengrens."),
    ("Twee bronnen, twee waarden", "beide blijven bewaard. Een vaste regel kiest welke getoond wordt."),
)
# The signs before a status that are no silence; only those that stand in the report are explained.
STATUS_SIGNS = {
    "✓": "het doel is gehaald: ook het minste dat de woorden toelaten, is genoeg",
    "◐": "het aantal is er, maar het moet nog langer duren",
    "▲": "de streefdatum komt nog, en het ligt op of boven de afgesproken weg",
    "▼": "de streefdatum komt nog, en het ligt onder de afgesproken weg",
    "◆": "de streefdatum is voorbij en het is te weinig of te laat, of er is daarna niet gemeten",
    "○": "geen oordeel: er is geen doel, of het is nog niet te zeggen",
}
OWN_LADDER = "De ladder is van deze monitor. Onbekend is geen nee."


def explanation_chapter(state: State, programma: Programma, bronnen: Bronnen) -> Hoofdstuk:
    """How to read the figures of a report, and the definition of each."""
    figures = list(bronnen.cijfers.values())
    asked = {(figure.indicator_id, figure.indicator_versie) for figure in figures}
    used = [d for d in queries.definities(state, programma.id) if (d.id, d.versie) in asked]
    parts = [
        Deel(boodschap="Hoe u de cijfers leest", punten=READING),
        _silences(state),
        *_signs(figures),
        *_statuses(figures),
        *_remarks(figures),
        *_ladder(state),
        *_definitions(used),
    ]
    return Hoofdstuk("Uitleg en definities", tuple(parts))


def _silences(state: State) -> Deel:
    rows = tuple((stilte.teken, stilte.tekst, stilte.uitleg) for stilte in queries.stiltes(state))
    columns = (Kolom("Teken", 1), Kolom("Wat er staat", 3), Kolom("Wat het betekent", 6))
    bij = "Een lege plek of een 0 staat er nooit als wij iets niet weten. Er zijn zeven redenen."
    return Deel("Als er geen cijfer staat", bij=bij, tabel=Tabel(columns, rows))


def _signs(figures: Sequence[Cijfer]) -> list[Deel]:
    there = {figure.status_teken for figure in figures}
    rows = tuple((sign, meaning) for sign, meaning in STATUS_SIGNS.items() if sign in there)
    columns = (Kolom("Teken", 1), Kolom("Wat het betekent", 9))
    return [Deel("Tekens voor een status", tabel=Tabel(columns, rows))] if rows else []


def _statuses(figures: Sequence[Cijfer]) -> list[Deel]:
    rows = tuple(
        (named(figure), figure.doel_tekst or "", signed_text(figure.status_tekst or "", figure.status_teken),
         figure.status_uitleg)
        for figure in figures
        if figure.status_uitleg and figure.doel_tekst
    )  # fmt: skip
    columns = (Kolom("Cijfer", 2.2), Kolom("Doel", 2), Kolom("Status", 2), Kolom("Waarom", 4.4))
    bij = "Een status heeft een doel met een datum nodig. Zonder doel staat er: geen doel vastgesteld."
    if not rows:
        bij += " In dit verslag heeft geen cijfer zo'n doel."
    return [Deel("Hoe elke status tot stand komt", bij=bij, tabel=Tabel(columns, rows) if rows else None)]


def _remarks(figures: Sequence[Cijfer]) -> list[Deel]:
    rows = []
    for figure in figures:
        also = f"Ook gepubliceerd: {figure.ook_gepubliceerd}." if figure.ook_gepubliceerd else None
        said = [part for part in (figure.toelichting, figure.wijze_reden, also, figure.verschil_tekst) if part]
        if said:
            rows.append((named(figure), " ".join(said)))
    if not rows:
        return []
    columns = (Kolom("Cijfer", 3), Kolom("Wat erbij hoort", 7))
    return [Deel("Bijzonderheden bij de cijfers", tabel=Tabel(columns, tuple(rows)))]


def _ladder(state: State) -> list[Deel]:
    rows = tuple((trede.naam, trede.uitleg) for trede in queries.treden(state))
    if not rows:
        return []
    columns = (Kolom("Trede", 2), Kolom("Wanneer wij die geven", 8))
    return [Deel("De ladder van borging", bij=OWN_LADDER, tabel=Tabel(columns, rows))]


def _definitions(used: Sequence[Definitie]) -> list[Deel]:
    if not used:
        return []
    lead = Deel("Definities", bij="Zo is geteld. De definities staan in indicators.yml, met id en versie.")
    return [lead, *(_definition(definition) for definition in used)]


def _definition(d: Definitie) -> Deel:
    terms = (
        ("Definitie", d.definitie),
        ("Telt mee", d.telt_mee),
        ("Telt niet mee", d.telt_niet_mee),
        ("Eenheid", d.eenheid),
        ("Teller", d.teller),
        ("Noemer", d.noemer),
        ("Wat het niet zegt", d.beperkingen),
        ("Bronhouder", d.bronhouder),
        ("Id en versie", f"{d.id}, versie {d.versie}"),
    )
    return Deel(d.naam, termen=tuple((term, text) for term, text in terms if text), niveau=2, inhoud=False)
