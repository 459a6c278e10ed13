"""Which values may stand beside each other, and which picture fits them; what may not, is said with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dashboard.choice import BEELDEN, Keuze
from dashboard.queries.verkenning import Blok, Waarde
from dashboard.sentences import number_of, op_datum, opsomming, thousands

# A picture with more of these is no longer read from the back of a room.
MOST_LINES = 6
MOST_PANELS = 24
MOST_BARS = 40
MOST_CELLS = 1_000
# From so many values on a distribution says more than the values by themselves.
FEWEST_SPREAD = 12
TIJDTYPEN = {"stand": "een stand op een moment", "stroom": "een aantal in een periode", "cumulatief": "alles tot dan"}


@dataclass(frozen=True, slots=True)
class Plaatje:
    """What is shown of one block: a kind of picture, or None with the reason why there is none."""

    blok: Blok
    soort: str | None
    reden: str | None


def over_time(keuze: Keuze) -> bool:
    """Whether values of different dates belong in one picture: as lines or as columns in time."""
    return keuze.momenten == "alle" and keuze.beeld in ("passend", "verloop", "klein", "warmte")


def why_split(blokken: Sequence[Blok]) -> list[str]:
    """Every reason why these blocks do not share a picture, in words; empty with fewer than two."""
    return [reason for say in _REASONS if (reason := say(blokken))] if len(blokken) > 1 else []


def pictures(blokken: Sequence[Blok], keuze: Keuze) -> list[Plaatje]:
    """The picture of each block with two values or more, and why there is none where it would not be honest."""
    return [_picture(blok, keuze) for blok in blokken if blok.waarden > 1]


def _picture(blok: Blok, keuze: Keuze) -> Plaatje:
    if blok.n_onbekend:
        return Plaatje(blok, None, _without_n(blok))
    if blok.laagste is not None and blok.laagste < 0:
        return Plaatje(blok, None, "Er zijn waarden onder nul. Die staan alleen in de tabel.")
    wanted = keuze.beeld
    if wanted == "passend":
        fitting = _fitting(blok)
        return Plaatje(blok, fitting, None if fitting else _too_much(blok))
    if problem := _FITS[wanted](blok):
        return Plaatje(blok, None, f"Het beeld ‘{BEELDEN[wanted]}’ past hier niet: {problem}")
    return Plaatje(blok, wanted, None)


ONE_VALUE = (
    "van elke reeks staat hier één waarde, en een lijn vraagt er twee. Kies ‘alle momenten’ als dat nog niet gekozen "
    "is, of een ander beeld."
)


def _fitting(blok: Blok) -> str | None:
    """The kind of picture that fits without a wish; None: too much for any."""
    # Of several dates without a course each value stands below its own date, in a table with colour.
    over_time = ("verloop", "klein", *(() if blok.met_verloop else ("warmte",))) if blok.meer_momenten else ()
    beside = ("punten" if blok.eenheid == "procent" else "staven", "verdeling")
    return next((kind for kind in (*over_time, *beside) if not _FITS[kind](blok)), None)


def _no_lines(blok: Blok) -> str | None:
    if not blok.met_verloop:
        return ONE_VALUE
    if blok.reeksen > MOST_LINES:
        many = thousands(blok.reeksen)
        return f"er zijn {many} lijnen; tot {MOST_LINES} zijn ze te lezen. Kies minder, of kleine plaatjes."
    return _no_cells(blok)


def _no_panels(blok: Blok) -> str | None:
    if not blok.met_verloop:
        return ONE_VALUE
    if blok.reeksen > MOST_PANELS:
        return f"er zijn {thousands(blok.reeksen)} reeksen; er passen {MOST_PANELS} plaatjes. Kies minder."
    return _no_cells(blok)


def _no_bars(blok: Blok) -> str | None:
    if blok.meer_momenten:
        return "staven van verschillende momenten door elkaar zijn geen vergelijking. Kies ‘laatste waarde’."
    if blok.rijen > MOST_BARS:
        return f"er zijn {thousands(blok.rijen)} waarden; er passen {MOST_BARS}. Kies minder, of de verdeling."
    return None


def _no_points(blok: Blok) -> str | None:
    if blok.eenheid != "procent":
        return "punten staan op een schaal van 0 tot 100 procent, en dit zijn aantallen. Kies ‘staven’."
    return _no_bars(blok)


def _no_cells(blok: Blok) -> str | None:
    if blok.rijen > MOST_CELLS:
        return f"er zijn {thousands(blok.rijen)} waarden; er passen {MOST_CELLS}. Kies minder."
    return None


def _no_spread(blok: Blok) -> str | None:
    if blok.meer_indicatoren:
        return "waarden van verschillende indicatoren samen zijn geen verdeling. Kies één indicator."
    if blok.meer_momenten:
        return "waarden van verschillende momenten samen zijn geen verdeling. Kies ‘laatste waarde’."
    if blok.meer_lagen:
        return "een onderdeel telt dan mee naast een deel ervan. Kies onderdelen van één niveau."
    other = f"Kies ‘{BEELDEN['passend']}’, of ‘{BEELDEN['warmte']}’ voor de waarden zelf."
    if blok.waarden < FEWEST_SPREAD:
        return f"bij minder dan {FEWEST_SPREAD} waarden zegt een verdeling niets. {other}"
    if blok.laagste == blok.hoogste:
        return f"alle waarden zijn gelijk. {other}"
    return None


_FITS: dict[str, Callable[[Blok], str | None]] = {
    "verloop": _no_lines,
    "klein": _no_panels,
    "staven": _no_bars,
    "punten": _no_points,
    "warmte": _no_cells,
    "verdeling": _no_spread,
}


def _too_much(blok: Blok) -> str:
    found = f"{thousands(blok.rijen)} waarden van {thousands(blok.reeksen)} reeksen"
    return f"Het zijn {found}: te veel voor één plaatje. Kies hierboven minder."


def _without_n(blok: Blok) -> str:
    return (
        f"Van deze {thousands(blok.waarden)} percentages is niet bekend op hoeveel mensen of dingen zij berusten (n "
        "onbekend). Een verschil tussen twee ervan kan dan toeval zijn. Daarom staan zij niet in een plaatje naast "
        "elkaar, alleen in de tabel."
    )


# ───────── why blocks are apart ─────────


def _units(blokken: Sequence[Blok]) -> str | None:
    units = _differ("procenten" if blok.eenheid == "procent" else blok.eenheid for blok in blokken)
    return f"zij tellen iets anders: {few(units)}" if units else None


def _context(blokken: Sequence[Blok]) -> str | None:
    if len({blok.is_context for blok in blokken}) < 2:
        return None
    return "context gaat over wat eromheen gebeurt en is geen resultaat van het programma"


def _expected(blokken: Sequence[Blok]) -> str | None:
    if len({blok.is_verwachting for blok in blokken}) < 2:
        return None
    laid_down = all(blok.later != "verwacht" for blok in blokken)
    return f"wat {'vooraf vastgesteld is' if laid_down else 'verwacht wordt'}, is nog niet gebeurd"


def _kinds_of_time(blokken: Sequence[Blok]) -> str | None:
    kinds = _differ(TIJDTYPEN.get(blok.tijdtype, blok.tijdtype) for blok in blokken)
    return f"het ene is {' en het andere '.join(kinds[:2])}" if kinds else None


def _periods(blokken: Sequence[Blok]) -> str | None:
    lengths = _differ(number_of(b.periode_maanden, "maand", "maanden") for b in blokken if b.periode_maanden)
    return f"de periodes zijn niet even lang: {few(lengths)}" if lengths else None


def _populations(blokken: Sequence[Blok]) -> str | None:
    groups = _differ(blok.noemer.rstrip(".") for blok in blokken if blok.noemer)
    return (
        f"de percentages gaan over verschillende groepen: {few([f'‘{group}’' for group in groups])}" if groups else None
    )


def _answerers(blokken: Sequence[Blok]) -> str | None:
    numbers = _differ(blok.antwoorders for blok in blokken if blok.antwoorders)
    return f"niet dezelfde mensen antwoordden: {few(numbers)} (over alle momenten)" if numbers else None


def _counts(blokken: Sequence[Blok]) -> str | None:
    """Of counts of one unit; that units differ is said already."""
    by_unit: dict[str, list[str]] = {}
    for blok in blokken:
        if blok.telling and not blok.is_context:
            by_unit.setdefault(blok.eenheid, []).append(blok.telling.rpartition(" (")[0])
    mixed = next((names for names in map(_differ, by_unit.values()) if names), None)
    if mixed is None:
        return None
    return f"elk telt binnen een eigen groep: {few(mixed)} (nergens is vastgelegd dat die groepen dezelfde zijn)"


def _surveys(blokken: Sequence[Blok]) -> str | None:
    same = [blok for blok in blokken if blok.enquete]
    return "de antwoorden komen uit verschillende vragenlijsten" if len({blok.enquete for blok in same}) > 1 else None


def _dimensions(blokken: Sequence[Blok]) -> str | None:
    if len({blok.dimensie for blok in blokken}) < 2:
        return None
    return "een deelgroep is iets anders dan het geheel, en elke indeling deelt anders in"


def _organisations(blokken: Sequence[Blok]) -> str | None:
    if len({blok.per_organisatie for blok in blokken}) < 2:
        return None
    return "één organisatie is iets anders dan alle samen"


def _definitions(blokken: Sequence[Blok]) -> str | None:
    versions = _differ(blok.definitie for blok in blokken if blok.definitie)
    return f"de definitie is veranderd: {few(versions)}" if versions else None


def _moments(blokken: Sequence[Blok]) -> str | None:
    moments = _differ(blok.moment_tekst for blok in blokken if blok.moment)
    return f"zij gelden op verschillende datums: {few(moments)}" if moments else None


def _n_known(blokken: Sequence[Blok]) -> str | None:
    if len({blok.n_onbekend for blok in blokken if blok.eenheid == "procent"}) < 2:
        return None
    return "van een deel van de percentages is n niet bekend"


def _parts_of(blokken: Sequence[Blok]) -> str | None:
    found = dict.fromkeys(blok.deel_van for blok in blokken)
    if len(found) < 2:
        return None
    return f"een groep staat niet naast een deel van zichzelf: {few([part for part in found if part])}"


_REASONS = (
    _parts_of, _units, _counts, _context, _expected, _definitions, _populations, _surveys, _answerers, _n_known,
    _kinds_of_time, _periods, _dimensions, _organisations, _moments,
)  # fmt: skip


def _differ(values: Iterable[str]) -> list[str]:
    """The different values, when there are at least two."""
    found = list(dict.fromkeys(values))
    return found if len(found) > 1 else []


def few(names: Sequence[str], most: int = 4) -> str:
    """The names, or of many the first with how many more there are."""
    shown = list(names[:most])
    return opsomming(shown) if len(names) <= most else f"{', '.join(shown)} en nog {len(names) - most}"


# ───────── names ─────────


def varying(rows: Sequence[Waarde]) -> list[str]:
    """In what the values of a picture differ: that is what a label must say."""
    facets: dict[str, set[object]] = {
        "indicator": {row.indicator_id for row in rows},
        "onderdeel": {row.onderdeel_id for row in rows},
        "organisatie": {row.organisatie_id for row in rows},
        "deelgroep": {row.deelgroep for row in rows},
        "moment": {row.stand_op for row in rows},
    }
    return [name for name, values in facets.items() if len(values) > 1]


def facet(row: Waarde, name: str) -> str:
    """What a value is in one respect, in words."""
    if name == "indicator":
        return row.indicator_naam
    if name == "onderdeel":
        return row.onderdeel_naam
    if name == "organisatie":
        return "naam niet getoond (klein aantal)" if row.naam_verborgen else row.organisatie_naam or "alle samen"
    if name == "moment":
        return row.stand_op_tekst
    # '1' alone says nothing: 'werkplaats 1'.
    bare = row.deelgroep is not None and row.deelgroep.isdecimal()
    return f"{row.dimensie} {row.deelgroep}" if bare else row.deelgroep or "het geheel"


def label(row: Waarde, names: Sequence[str]) -> str:
    """How a value is called in a picture: only what differs there."""
    said = [facet(row, name) for name in names]
    # An indicator may be called after its onderdeel: one name is said once.
    return " · ".join(said if len(set(said)) > 1 else said[:1]) or row.indicator_naam


def title(blok: Blok, rows: Sequence[Waarde]) -> str:
    """What a block is about, in a few words. `rows`: its values; none when it is drawn without them."""
    other = ["andere"] if blok.meer_indicatoren else []
    indicators = list(dict.fromkeys(row.indicator_naam for row in rows)) or [blok.een_indicator, *other]
    unit = f"procent van ‘{blok.noemer.rstrip('.')}’" if blok.noemer else f"aantal {blok.eenheid}"
    name = opsomming(indicators) if len(indicators) <= 3 else f"{len(indicators)} indicatoren"
    moments = list(dict.fromkeys(row.stand_op_tekst for row in rows)) or [blok.moment_tekst]
    facts = [unit] if unit != f"aantal {name}" else []
    facts += [f"stand {op_datum(moments[0])}"] if len(moments) == 1 else []
    facts += ["per organisatie"] if blok.per_organisatie else []
    facts += [f"per {blok.dimensie}"] if blok.dimensie else []
    facts += [*(["context"] if blok.is_context else []), *([blok.later] if blok.later else [])]
    return f"{name[0].upper()}{name[1:]}" + (f" ({', '.join(facts)})" if facts else "")


def careful(soort: str, blok: Blok) -> list[str]:
    """What a reader of a picture must know before comparing its values."""
    said = []
    if blok.meer_lagen:
        said.append("Onderdelen van verschillende niveaus: het ene kan een deel van het andere zijn. Tel niet op.")
    if blok.met_antwoorders:
        percentages = blok.eenheid == "procent"
        whom = "de percentages gelden voor wie antwoord gaf" if percentages else "het gaat alleen over wie meedeed"
        said.append(f"Geen steekproef: {whom}.")
    if blok.met_concept:
        said.append("Hierin telt een levering mee die nog concept is.")
    if soort == "staven" and blok.waarden < blok.rijen:
        said.append("Gearceerd: het aantal is niet bekend; de lengte zegt niets.")
    return said
