"""Counts of persons as they were delivered, and every equation between them that readers know.

Delivery by delivery, in the order in which they came: each gave a state that somebody may have kept, so what was shown
then cannot be hidden any more, and what was hidden stays hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fnmatch import fnmatchcase
from fractions import Fraction
from itertools import pairwise

from pipelines.intervals import Number
from pipelines.small_counts import Amount, Cell, Reden, Relation, Table, protect

# The amounts of a row: how many, or how many of how many; and how many were asked.
COUNT, TELLER, NOEMER, ASKED = "waarde", "teller", "noemer", "n"
# A mean or a mark is no count of persons, though persons gave it; only how many they were is.
_NO_COUNTS = ("rapportcijfer", "punten", "procent")

# A sum of stored numbers on the left, one on the right: how they compare, and per term a pattern with 1 or -1.
Rule = tuple[str, Sequence[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Row:
    """One staged row with a number: a meting, or the number in one fase."""

    tabel: str
    sleutel: str
    levering_id: str
    openbaar: bool
    personen: bool
    drempel: int
    indicator_id: str
    indicator_versie: int
    onderdeel_id: str
    organisatie_id: str | None
    uitsplitsing: str | None
    geldig_van: date | None
    geldig_op: date
    waarde: float | None
    waarde_tot: float | None
    teller: float | None
    noemer: float | None
    n: float | None
    kwalificatie: str
    stilte: str | None
    eenheid: str
    decimalen: int
    tijdtype: str
    telt_op: bool
    delen: str | None
    rij: int

    @property
    def cell(self) -> str:
        """What is hidden as one. The phases of one onderdeel on one date go together: they add up to a total."""
        return (
            self.sleutel
            if self.tabel == "meting"
            else f"fasen:{self.onderdeel_id}:{self.indicator_id}:{self.geldig_op}"
        )

    @property
    def series(self) -> str:
        """The same for every date."""
        return f"{self.tabel}:{self.indicator_id}@{self.indicator_versie}:{_place(self)}:"

    @property
    def can_hide(self) -> bool:
        """Whether it counts persons and nobody published it."""
        return self.personen and not self.openbaar

    @property
    def is_withheld(self) -> bool:
        """The sender did not tell, because it is small."""
        return self.stilte == "niet_getoond"

    def numbers(self) -> dict[str, tuple[Number, Number, Number]]:
        """Per amount what it is, and from where to where it may lie by what the row shows. Empty: it counts nothing."""
        return self._counted() | ({} if self.n is None else {ASKED: _exactly(self.n)})

    def _counted(self) -> dict[str, tuple[Number, Number, Number]]:
        if self.teller is not None and self.noemer is not None:
            return {TELLER: _exactly(self.teller), NOEMER: _exactly(self.noemer)}
        if self.waarde is None:
            return {}
        if self.eenheid == "procent":
            return _out_of(self.waarde, self.n, self.decimalen) if self.n else {}
        if self.eenheid.startswith(_NO_COUNTS):
            return {}
        value = _number(self.waarde)
        return {COUNT: (value, value, max(value, _number(self.waarde_tot or 0)))}

    def is_small(self) -> bool:
        """Whether it says how many persons, and those are few: who do, who do not, or who were asked.

        Whatever its qualifier says: the sender chooses that, and it would switch the protection off.
        """
        numbers = {name: value for name, (value, _, _) in self.numbers().items()}
        if TELLER in numbers:
            numbers["niet"] = numbers[NOEMER] - numbers[TELLER]
        if self.waarde_tot is not None and not numbers.keys().isdisjoint((COUNT, TELLER)):
            # "0 to 5" is at most five.
            at_most = replace(self, waarde=self.waarde_tot, waarde_tot=None)._counted()
            numbers["tot"] = at_most.get(COUNT, at_most.get(TELLER, (0,)))[0]
        return any(0 < value < self.drempel for value in numbers.values())


Place = tuple[str, str | None, str | None]


@dataclass(slots=True)
class _State:
    """What is known after a number of deliveries. `current`: the row that holds, by key; `places`: its amounts."""

    children: Mapping[str, Sequence[str]]
    table: Table = field(default_factory=Table)
    current: dict[str, Row] = field(default_factory=dict)
    places: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    known: set[tuple[object, ...]] = field(default_factory=set)

    def amounts(self, row: Row) -> dict[str, int]:
        return self.places[row.sleutel, row.levering_id]


def hidden_per_delivery(
    rows: Sequence[Row],
    children: Mapping[str, Sequence[str]],
    rules: Sequence[Rule],
    written: Mapping[str, Mapping[str, Reden]],
) -> dict[str, dict[str, Reden]]:
    """What each delivery gives that is not shown: reason by key, by delivery. Rows in the order in which they came.

    `children`: the onderdelen below each; `rules`: sums that should agree; `written`: what was decided before.
    """
    state = _State(children)
    hidden: dict[str, Reden] = {}
    found: dict[str, dict[str, Reden]] = {}
    for levering_id in dict.fromkeys(row.levering_id for row in rows):
        delivered = [row for row in rows if row.levering_id == levering_id]
        _take_in(state, delivered, hidden, written.get(levering_id, {}))
        _relate(state, delivered, rules)
        if any(row.can_hide for row in delivered):
            hidden = protect(state.table, hidden)
            pattern = {row.sleutel: hidden[row.cell] for row in delivered if row.can_hide and row.cell in hidden}
            found |= {levering_id: pattern} if pattern else {}
        _show(state, hidden)
    return found


def _take_in(state: _State, delivered: Sequence[Row], hidden: dict[str, Reden], written: Mapping[str, Reden]) -> None:
    """Add the rows of a delivery. Of two rows with one key the first holds, but both are shown or hidden."""
    table, first = state.table, set[str]()
    for row in delivered:
        known = table.cells.get(row.cell)
        table.cells[row.cell] = Cell(row.cell, row.drempel, row.can_hide or (known is not None and known.can_hide))
        places = {}
        for name, (value, low, high) in row.numbers().items():
            places[name] = len(table.amounts)
            is_size = name == ASKED
            table.amounts.append(Amount(row.cell, row.series + name, value, low, high, not row.can_hide, is_size))
        if row.is_withheld and row.can_hide and not row.eenheid.startswith(_NO_COUNTS):
            places[COUNT] = len(table.amounts)
            table.amounts.append(Amount(row.cell, row.series + COUNT, None))
        if TELLER in places and row.can_hide:
            table.differences.append((places[TELLER], places[NOEMER]))
        if row.can_hide and row.sleutel in written:
            hidden.setdefault(row.cell, written[row.sleutel])
        if row.can_hide and row.is_small():
            hidden[row.cell] = "klein"
        if row.sleutel not in first:
            first.add(row.sleutel)
            state.current[row.sleutel] = row
            state.places[row.sleutel, row.levering_id] = places


def _show(state: _State, hidden: Mapping[str, Reden]) -> None:
    """From now on everybody may know what is not hidden."""
    for place, amount in enumerate(state.table.amounts):
        if amount.value is not None and amount.cell not in hidden and not amount.was_shown:
            state.table.amounts[place] = replace(amount, was_shown=True)


def _relate(state: _State, delivered: Sequence[Row], rules: Sequence[Rule]) -> None:
    """Add every equation between the rows that hold now of which a row has come in."""
    touched = {(row.indicator_id, row.geldig_op) for row in delivered}
    series = {(row.indicator_id, row.indicator_versie, *_place(row)) for row in delivered}
    moments: dict[tuple[str, str, date], dict[int, dict[Place, Row]]] = {}
    lines: dict[tuple[object, ...], list[Row]] = {}
    phases: dict[tuple[str, str, date], list[Row]] = {}
    for row in state.current.values():
        if (row.indicator_id, row.geldig_op) in touched:
            moment = (row.tabel, row.indicator_id, row.geldig_op)
            moments.setdefault(moment, {}).setdefault(row.indicator_versie, {})[_place(row)] = row
        if row.tabel == "fasetelling":
            phases.setdefault((row.indicator_id, row.onderdeel_id, row.geldig_op), []).append(row)
            continue
        if (line := (row.indicator_id, row.indicator_versie, *_place(row))) in series:
            lines.setdefault(line, []).append(row)
    for versions in moments.values():
        _relate_versions(state, versions)
    for row in delivered:
        _relate_asked(state, row)
    for (tabel, indicator_id, on), versions in moments.items():
        for row in (row for cells in versions.values() for row in cells.values() if tabel == "meting"):
            onderdeel, *rest = _place(row)
            if rest == [None, None] and (counted := phases.get((indicator_id, onderdeel, on))):
                _add_sum(state, row, counted, is_complete=False)
    for values in lines.values():
        _add_periods(state, sorted(values, key=lambda row: row.geldig_op))
    for rule in rules:
        if any(_is_named(row, pattern) for pattern, _ in rule[1] for row in delivered):
            _add_rule(state, rule)


def _relate_asked(state: _State, row: Row) -> None:
    """How many were asked is the noemer of a share, when they are as many."""
    own = state.places.get((row.sleutel, row.levering_id), {})
    if NOEMER in own and ASKED in own and row.noemer in (None, row.n):
        _add(state, Relation(((own[ASKED], 1), (own[NOEMER], -1))))


def _relate_versions(state: _State, versions: Mapping[int, Mapping[Place, Row]]) -> None:
    """The sums of one moment: of each version of the definition, and with what the other versions say in the gaps."""
    for versie, own in versions.items():
        others = {place: row for other, cells in versions.items() if other != versie for place, row in cells.items()}
        # Which of two versions fits a sum only the numbers tell.
        for cells in (own, {**others, **own}, {**own, **others}) if others else (own,):
            for whole, parts, is_complete in _sums(state, own, cells):
                _add_sum(state, whole, parts, is_complete)
        for place in (place for place in own if place in others):
            _relate_same(state, own[place], others[place])


def _relate_same(state: _State, one: Row, other: Row) -> None:
    """Two versions that give one number are taken to say the same."""
    places = state.amounts(other)
    for name, place in sorted(state.amounts(one).items()):
        if name in places and _value(state, [(place, 1), (places[name], -1)]) == 0:
            _add(state, Relation(((place, 1), (places[name], -1))))


def _sums(
    state: _State, wholes: Mapping[Place, Row], cells: Mapping[Place, Row]
) -> Iterator[tuple[Row, list[Row], bool]]:
    """Each whole with its parts on one moment, over every division; and whether no part is left out."""
    for place, whole in wholes.items():
        onderdeel, organisatie, deel = place
        if deel is None:
            named = [row for other, row in cells.items() if other[:2] == place[:2] and other[2] is not None]
            for dimension in dict.fromkeys(str(row.uitsplitsing).split("=")[0] for row in named):
                parts = [row for row in named if str(row.uitsplitsing).split("=")[0] == dimension]
                allowed = [value for value in (whole.delen or "").split() if value.split("=")[0] == dimension]
                yield whole, parts, {row.uitsplitsing for row in parts} >= set(allowed)
        if organisatie is None:
            per_organisatie = [row for other, row in cells.items() if other[::2] == place[::2] and other[1] is not None]
            yield whole, per_organisatie, False
        # In a phase nobody is counted twice, whatever the definition of the total says of onderdelen.
        if whole.telt_op or whole.tabel == "fasetelling":
            below = [
                cells[other, organisatie, deel] for other in _below(state, onderdeel, cells, place[1:], {onderdeel})
            ]
            children = state.children.get(onderdeel, ())
            yield whole, below, whole.telt_op or all((child, *place[1:]) in cells for child in children)


def _below(
    state: _State, onderdeel: str, cells: Mapping[Place, Row], rest: tuple[str | None, str | None], been: set[str]
) -> Iterator[str]:
    """The nearest onderdelen below that have a number themselves."""
    for child in state.children.get(onderdeel, ()):
        if child not in been:
            been.add(child)
            if (child, *rest) in cells:
                yield child
            else:
                yield from _below(state, child, cells, rest, been)


def _add_sum(state: _State, whole: Row, parts: Sequence[Row], is_complete: bool) -> None:
    """What the numbers themselves bear out: they add up, or leave a rest; parts that overlap say nothing."""
    for name in (COUNT, TELLER, NOEMER, ASKED):
        own = state.amounts(whole).get(name)
        others = [state.amounts(part)[name] for part in parts if name in state.amounts(part)]
        if own is None or not others:
            continue
        terms = (*((place, 1) for place in others), (own, -1))
        left = _value(state, [(own, 1), *((place, -1) for place in others)])
        if left is None:
            _add(state, Relation(terms, rest=None if is_complete and len(others) == len(parts) else 1))
        elif left == 0:
            _add(state, Relation(terms))
        elif left > 0:
            # Whom no part names is a group as well.
            guarded = name in (COUNT, ASKED) and left < whole.drempel and any(row.can_hide for row in (whole, *parts))
            _add(state, Relation(terms, rest=1, rest_threshold=whole.drempel if guarded else None))


def _add_periods(state: _State, line: Sequence[Row]) -> None:
    """A cumulative number never falls; a longer period is the sum of the shorter ones in it."""
    counted = [row for row in line if COUNT in state.amounts(row)]
    if line[0].tijdtype == "cumulatief":
        for earlier, later in pairwise(counted):
            terms = ((state.amounts(earlier)[COUNT], 1), (state.amounts(later)[COUNT], -1))
            left = _value(state, [(place, -coefficient) for place, coefficient in terms])
            if left is None or left >= 0:
                _add(state, Relation(terms, rest=1))
    if line[0].tijdtype == "stroom":
        for whole in counted:
            if parts := _periods_in(whole, counted):
                _add_sum(state, whole, parts, is_complete=True)


def _periods_in(whole: Row, line: Sequence[Row]) -> list[Row]:
    """Shorter periods that follow each other and together are this one; empty: there are none."""
    parts: list[Row] = []
    start = whole.geldig_van
    while start is not None and start <= whole.geldig_op:
        fitting = [r for r in line if r.geldig_van == start and r.geldig_op <= whole.geldig_op and r is not whole]
        if not fitting:
            return []
        parts.append(min(fitting, key=lambda row: row.geldig_op))
        start = parts[-1].geldig_op + timedelta(days=1)
    return parts


def _add_rule(state: _State, rule: Rule) -> None:
    """A rule that names something else than numbers of metingen says nothing here; nor does one that does not hold."""
    relatie, patterns = rule
    terms: list[tuple[int, int]] = []
    constant: Number = 0
    for pattern, coefficient in patterns:
        if pattern.startswith("getal:"):
            constant -= coefficient * _number(float(pattern.removeprefix("getal:")))
            continue
        named = [row for row in state.current.values() if _is_named(row, pattern)]
        found = [state.amounts(row).get(pattern.partition("#")[2] or COUNT) for row in named]
        if not found or None in found:
            return
        terms += [(place, coefficient) for place in found if place is not None]
    left = _value(state, terms)
    gap = None if left is None else left - constant
    rest = {"gelijk": None, "hoogstens": 1, "minstens": -1}.get(relatie)
    holds = gap is None or {"gelijk": gap == 0, "hoogstens": gap <= 0, "minstens": gap >= 0}.get(relatie, False)
    if holds and terms:
        _add(state, Relation(tuple(terms), constant, rest=rest))


def _is_named(row: Row, pattern: str) -> bool:
    """Whether a term of a rule names this meting, or a part of it."""
    key = re.split("[#~]", pattern)[0]
    # Most keys differ from the start; that is told faster.
    return row.tabel == "meting" and row.sleutel.startswith(key.split("*")[0]) and fnmatchcase(row.sleutel, key)


def _add(state: _State, relation: Relation) -> None:
    """An equation between numbers that all are public, or that is there already, adds nothing."""
    key = (relation.terms, relation.constant, relation.rest)
    if key not in state.known and not all(state.table.amounts[place].was_shown for place, _ in relation.terms):
        state.known.add(key)
        state.table.relations.append(relation)


def _value(state: _State, terms: Iterable[tuple[int, int]]) -> Number | None:
    total: Number = 0
    for place, coefficient in terms:
        value = state.table.amounts[place].value
        if value is None:
            return None
        total += coefficient * value
    return total


def _place(row: Row) -> Place:
    return row.onderdeel_id, row.organisatie_id, row.uitsplitsing


def _number(value: float) -> Number:
    return int(value) if value == int(value) else Fraction(str(value))


def _exactly(value: float) -> tuple[Number, Number, Number]:
    return _number(value), _number(value), _number(value)


def _out_of(procent: float, n: float, decimalen: int) -> dict[str, tuple[Number, Number, Number]]:
    """How many of n a rounded percentage can be."""
    half, whole, share = Fraction(1, 2 * 10**decimalen), _number(n), _number(procent)
    low, high = max(Fraction(0), whole * (share - half) / 100), min(Fraction(whole), whole * (share + half) / 100)
    likely = round((low + high) / 2)
    return {TELLER: (likely if low <= likely <= high else (low + high) / 2, low, high), NOEMER: _exactly(n)}
