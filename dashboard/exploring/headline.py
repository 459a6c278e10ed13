"""What an exploration found, in one line and what stands below it: of the choice, its pictures and its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.choice import Keuze
from dashboard.queries.verkenning import Blok, Waarde
from dashboard.sentences import Conclusie, number_of, op_datum, opsomming, thousands

# Of which picture: the number of its block and its date, None when it has several.
Place = tuple[int, date | None]
# What each picture says, a sentence each.
Said = Mapping[Place, Sequence[str]]


# Of so many indicators each has its own answer in the headline; of more the first of the choice stands for all.
MOST_ANSWERS = 3
NOT_ALL = "niet alle waarden zijn met elkaar te vergelijken"


def conclusion(
    naam: str,
    gekozen: str,
    keuze: Keuze,
    blokken: Sequence[Blok],
    rows: Sequence[Waarde],
    said: Said,
) -> Conclusie:
    """What was chosen, with the answer of its pictures or of its first value; how much there is stands below it.

    `naam`: of the programme. `gekozen`: what was chosen, in words. `rows`: of the choice from its first value on; none
    when those that are known stand further on. `said`: of each picture.
    """
    total, known = sum(blok.rijen for blok in blokken), sum(blok.waarden for blok in blokken)
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
        kop = _upper(f"{row.indicator_naam}: {_with_unit(row)}")
        basis = f" {_upper(row.n_melding)}." if row.eenheid == "procent" and row.getal is not None else ""
        basis += " Context, geen resultaat van het programma." if blokken[0].is_context else ""
        return Conclusie(kop, f"{row.onderdeel_naam}. Stand {op_datum(row.stand_op_tekst)}.{basis}", (row.sleutel,))
    apart = ", niet allemaal met elkaar te vergelijken" if len(blokken) > 1 else ""
    counts = f"{number_of(known, 'waarde', 'waarden')}{apart}"
    why = [f"Nog {silent} geen waarde; in de tabel staat waarom"] if total > known else []
    facts = _facts(keuze, blokken, rows, said)
    if not facts and len(said) == len([blok for blok in blokken if blok.waarden]) == 1:
        ((first, *more),) = said.values()
        facts = [[f"{gekozen}: {_lower(first)}", *more]]
    if not known:
        kop = "; ".join(fact[0] for fact in facts) if _one_by_one(keuze) else f"{gekozen}: nog geen waarde"
        return Conclusie(kop, _silences(rows, total))
    if not facts:
        return Conclusie(f"{gekozen}: {counts}", _lead(why))
    if not _one_by_one(keuze):
        kop = f"{gekozen}: {number_of(known, 'waarde', 'waarden')}. {facts[0][0]}"
        return Conclusie(kop, _lead([*facts[0][1:], *([NOT_ALL] if apart else []), *why]))
    if all(len(fact) == 1 for fact in facts):
        return Conclusie("; ".join(fact[0] for fact in facts), _lead([counts, *why]))
    kop, *more = [sentence for fact in facts for sentence in fact]
    return Conclusie(kop, _lead([*more, counts, *why]))


def _lead(sentences: Sequence[str]) -> str:
    return " ".join(f"{_upper(sentence)}." for sentence in sentences)


def _one_by_one(keuze: Keuze) -> bool:
    return 0 < len(keuze.indicatoren) <= MOST_ANSWERS


def _facts(keuze: Keuze, blokken: Sequence[Blok], rows: Sequence[Waarde], said: Said) -> list[list[str]]:
    """What a choice has to say, in sentences: of each of a few indicators, else of all together."""
    groups: dict[str, list[Waarde]] = {}
    for row in rows:
        groups.setdefault(row.indicator_id if _one_by_one(keuze) else "", []).append(row)
    if len(rows) < sum(blok.rijen for blok in blokken) and _one_by_one(keuze) and len(groups) < len(keuze.indicatoren):
        # What is not among these rows would be left out as if it were nothing.
        return []
    numbers = {blok.blok: blok for blok in blokken}
    facts = [_fact(keuze, found, numbers, said) for found in groups.values()]
    # One picture of several indicators says the same for each.
    return [fact for place, fact in enumerate(facts) if fact not in facts[:place]]


def _fact(keuze: Keuze, rows: Sequence[Waarde], blokken: Mapping[int, Blok], said: Said) -> list[str]:
    """What the picture says in which the first value stands, else that value; without a value which silence.

    The first in the order of the table, that of the definitions: the programme's own results before context and
    expectations, the whole before a part of it and before one organisation.
    """
    known = [row for row in rows if row.getal is not None]
    if not known:
        kinds = {row.weergave for row in rows}
        return [_upper(f"{rows[0].indicator_naam}: {kinds.pop() if len(kinds) == 1 else 'nog geen waarde'}")]
    first = min(known, key=lambda row: _how_far(row, blokken[row.blok]))
    of_picture = said.get((first.blok, first.stand_op)) or said.get((first.blok, None))
    name, is_context = first.indicator_naam, blokken[first.blok].is_context
    if of_picture:
        kop, *more = of_picture
        several = len({row.indicator_id for row in known if row.blok == first.blok}) > 1
        if not several and not kop.lower().startswith(name.lower()):
            kop = _upper(f"{name}: {_lower(kop)}")
        # Of values of another date it says nothing.
        dated = len(blokken) > 1 and (first.blok, first.stand_op) in said
        more += [f"Stand {op_datum(first.stand_op_tekst)}"] if dated else []
        return [kop, *more, *(["Context, geen resultaat van het programma"] if is_context else [])]
    if first.organisatie_id is not None:
        return [_upper(f"{name}: per organisatie een eigen waarde")]
    many = len({row.onderdeel_id for row in known}) > 1
    facts = [first.onderdeel_naam] if many or (keuze.onderdelen and _one_by_one(keuze)) else []
    facts += [first.deelgroep] if first.deelgroep else []
    facts += [first.n_melding] if first.eenheid == "procent" else []
    facts += [first.stand_op_tekst, *(["context"] if is_context else [])]
    return [_upper(f"{name}: {_with_unit(first)} ({', '.join(facts)})")]


def _how_far(row: Waarde, blok: Blok) -> tuple[bool, ...]:
    """How far a value is from what a programme has to say of itself as a whole."""
    return blok.is_context, blok.is_verwachting, row.organisatie_id is not None, bool(row.deelgroep)


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
    return f"{_upper(opsomming([f'{thousands(number)} keer {kind}' for kind, number in counts.items()]))}."


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
