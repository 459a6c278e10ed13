"""What an exploration found, in one line and what stands below it: of the choice, its pictures and its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.choice import Keuze
from dashboard.queries.verkenning import Blok, Waarde
from dashboard.sentences import Conclusie, number_of, op_datum, opsomming, thousands, with_capital, without_capital

# Of which picture: the number of its block and its date, None when it has several.
Place = tuple[int, date | None]
# What each picture says, a sentence each.
Said = Mapping[Place, Sequence[str]]


# Of so many indicators each has its own answer in the headline.
MOST_ANSWERS = 3
CONTEXT = "Context, geen resultaat van het programma"
NOT_ALL = "niet alle waarden zijn met elkaar te vergelijken"


def conclusion(
    naam: str, gekozen: str, keuze: Keuze, blokken: Sequence[Blok], rows: Sequence[Waarde], said: Said
) -> Conclusie:
    """What was chosen, and its answer: of one picture with all values in it, or of each of a few indicators.

    Of more there is none: what holds for a part of the values would be read as if it held for all, so the headline
    counts and the first value stands below it as an example. The order of the table and the wish for a picture that
    does not fit change nothing. `naam`: of the programme. `gekozen`: what was chosen, in words. `rows`: all of the
    choice; none when there are too many to ask at once. `said`: of each picture.
    """
    total, known = sum(blok.rijen for blok in blokken), sum(blok.waarden for blok in blokken)
    rows = sorted(rows, key=_fixed)
    if not total:
        return Conclusie("Niets gevonden bij deze keuze", "Maak hieronder een keuze ruimer, of begin opnieuw.")
    silent = number_of(total - known, "cijfer heeft", "cijfers hebben")
    if keuze.is_open:
        many = f"{number_of(known, 'cijfer', 'cijfers')} om te verkennen" if known else "nog geen cijfer met een waarde"
        lead = "Kies een of meer indicatoren. Wat eerlijk naast elkaar kan, komt in een plaatje; de rest in een eigen."
        return Conclusie(
            f"{naam}: {many}", f"{lead} Nog {silent} geen waarde; dan staat er waarom." if total > known else lead
        )
    if total == 1:
        (row,) = rows
        kop = with_capital(f"{row.indicator_naam}: {_with_unit(row)}")
        basis = f" {with_capital(row.n_melding)}." if row.eenheid == "procent" and row.getal is not None else ""
        keys = () if row.naam_verborgen else (row.sleutel,)
        basis += " Context, geen resultaat van het programma." if blokken[0].is_context else ""
        return Conclusie(kop, f"{row.onderdeel_naam}. Stand {op_datum(row.stand_op_tekst)}.{basis}", keys)
    counted = number_of(known, "waarde", "waarden")
    why = [f"Nog {silent} geen waarde; in de tabel staat waarom"] if total > known else []
    why = [*([NOT_ALL] if len(blokken) > 1 else []), *why]
    groups = _by_indicator(rows)
    one_by_one = 0 < len(keuze.indicatoren) <= MOST_ANSWERS and len(rows) == total
    if not known:
        kop = "; ".join(_silent(found) for found in groups) if one_by_one else f"{gekozen}: nog geen waarde"
        return Conclusie(kop, _silences(rows, total))
    valued = [blok for blok in blokken if blok.waarden]
    if len(valued) == 1 and len(said) == 1:
        ((first, *more),) = said.values()
        named = len(groups) == 1 and first.lower().startswith(rows[0].indicator_naam.lower())
        more += [CONTEXT] if valued[0].is_context else []
        return Conclusie(first if named else f"{gekozen}: {without_capital(first)}", _lead([*more, counted, *why]))
    if not one_by_one:
        with_value = len({row.indicator_id for row in rows if row.getal is not None})
        several = f" van {with_value} indicatoren" if with_value > 1 else ""
        return Conclusie(f"{gekozen}: {counted}{several}", _lead([*_example(rows, blokken), *why]))
    facts = [_fact(keuze, found, blokken, said) for found in groups]
    if all(len(fact) == 1 for fact in facts):
        # Of one indicator the headline counts already.
        return Conclusie("; ".join(fact[0] for fact in facts), _lead([*([counted] if len(facts) > 1 else []), *why]))
    kop, *more = [sentence for fact in facts for sentence in fact]
    return Conclusie(kop, _lead([*more, counted, *why]))


def _fixed(row: Waarde) -> int:
    return row.volgorde


def _lead(sentences: Sequence[str]) -> str:
    return " ".join(f"{with_capital(sentence)}." for sentence in sentences)


def _by_indicator(rows: Sequence[Waarde]) -> list[list[Waarde]]:
    groups: dict[str, list[Waarde]] = {}
    for row in rows:
        groups.setdefault(row.indicator_id, []).append(row)
    return list(groups.values())


def _fact(keuze: Keuze, rows: Sequence[Waarde], blokken: Sequence[Blok], said: Said) -> list[str]:
    """What is known of one indicator: what its picture says when all its values are in that, and no others."""
    known = [row for row in rows if row.getal is not None]
    if not known:
        return [_silent(rows)]
    places = {(blok.blok, blok.moment): blok for blok in blokken}
    (place, *others) = {
        (row.blok, row.stand_op) if (row.blok, row.stand_op) in places else (row.blok, None) for row in known
    }
    if not others and place in said and not places[place].meer_indicatoren:
        kop, *more = said[place]
        if not kop.lower().startswith(rows[0].indicator_naam.lower()):
            kop = with_capital(f"{rows[0].indicator_naam}: {without_capital(kop)}")
        more += [f"Stand {op_datum(known[0].stand_op_tekst)}"] if place[1] is not None else []
        return [kop, *more, *([CONTEXT] if places[place].is_context else [])]
    first = _most_own(known, blokken)
    if first.organisatie_id is not None:
        return [with_capital(f"{first.indicator_naam}: per organisatie een eigen waarde")]
    more_of_it = f"{number_of(len(known), 'waarde', 'waarden')}, zoals " if len(known) > 1 else ""
    where = [first.onderdeel_naam] if keuze.onderdelen or len({row.onderdeel_id for row in known}) > 1 else []
    return [with_capital(f"{first.indicator_naam}: {more_of_it}{_valued(first, where, blokken)}")]


def _example(rows: Sequence[Waarde], blokken: Sequence[Blok]) -> list[str]:
    """The first series, with its newest value, as one of many; never that of one organisation."""
    known = [row for row in rows if row.getal is not None]
    first = _most_own(known, blokken) if known else None
    if first is None or first.organisatie_id is not None:
        return []
    return [f"Bijvoorbeeld {first.indicator_naam}: {_valued(first, [first.onderdeel_naam], blokken)}"]


def _most_own(known: Sequence[Waarde], blokken: Sequence[Blok]) -> Waarde:
    """The first in the order of the definitions, as it stands now: the programme's own results before context and
    expectations, the whole before a part of it and before one organisation; of that series the newest value."""
    numbers = {blok.blok: blok for blok in blokken}

    def how_far(row: Waarde) -> tuple[bool, ...]:
        blok = numbers[row.blok]
        return blok.is_context, blok.is_verwachting, row.organisatie_id is not None, bool(row.deelgroep)

    first = min(known, key=how_far)
    own = how_far(first)
    return max((row for row in known if _series(row) == _series(first) and how_far(row) == own), key=_when)


def _series(row: Waarde) -> tuple[str | None, ...]:
    return row.indicator_id, row.onderdeel_id, row.organisatie_id, row.deelgroep


def _when(row: Waarde) -> tuple[date, int]:
    """The newest; of one date the newest version of its definition."""
    return row.stand_op, row.indicator_versie


def _valued(row: Waarde, where: Sequence[str], blokken: Sequence[Blok]) -> str:
    """A value with its unit, and what it is about between brackets."""
    is_context = any(blok.is_context for blok in blokken if blok.blok == row.blok)
    facts = [
        *where,
        *([row.deelgroep] if row.deelgroep else []),
        *([row.n_melding] if row.eenheid == "procent" else []),
    ]
    facts += [row.stand_op_tekst, *(["context"] if is_context else [])]
    return f"{_with_unit(row)} ({', '.join(facts)})"


def _silent(rows: Sequence[Waarde]) -> str:
    kinds = {row.weergave for row in rows}
    return with_capital(f"{rows[0].indicator_naam}: {kinds.pop() if len(kinds) == 1 else 'nog geen waarde'}")


def _with_unit(row: Waarde) -> str:
    """'45 gezinnen', or without the unit where the name or the sign says it."""
    said_already = row.eenheid in ("procent", "euro") or row.eenheid.lower() in row.indicator_naam.lower()
    # A unit is a plural.
    one = f" ({row.eenheid})" if row.weergave == "1" else f" {row.eenheid}"
    return row.weergave if row.getal is None or said_already else f"{row.weergave}{one}"


def _silences(rows: Sequence[Waarde], total: int) -> str:
    """Why there is no value, counted: '5 keer niet vermeld in de bron.' Of a part of the rows that cannot be said."""
    if len(rows) < total:
        return "In de tabel staat waarom."
    counts = Counter(row.weergave for row in rows)
    return f"{with_capital(opsomming([f'{thousands(number)} keer {kind}' for kind, number in counts.items()]))}."
