"""What changed about a programme between two states, and why: figures in five parts, and everything else that moved."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.build import Progress, build_as_known_on
from pipelines.diff_stand import Cijfer, Stand, Term, read_stand
from pipelines.intake.changes import both
from pipelines.sql_files import read_sql
from pipelines.waterfall import Delen, Eenheid, Herberekening, Oorzaak, Waarde, omgekeerd, oorzaken, samen

# A period that is this much longer says nothing about growth.
AS_LONG = Fraction(5, 4)

ANDERE_EENHEID = "Er wordt iets anders geteld dan eerst: het verschil is niet te berekenen."
VERWACHTING = "Een verwachting is geen uitkomst: het verschil is geen groei of daling."
PERIODEN = "De perioden zijn niet even lang: het verschil zegt niets over groei of daling."
TERUGGENOMEN = "Een correctie nam de eerste waarde terug: er is niets om mee te vergelijken."
INGETROKKEN = "De eerste waarde is ingetrokken: zij klopte niet, en er is niets om mee te vergelijken."
DEEL_INGETROKKEN = (
    "Waar de eerste waarde op rust, is ingetrokken: het klopte niet, en er is niets om mee te vergelijken."
)
BREUK = (
    "De definitie is veranderd en geen dag heeft een waarde volgens beide definities. Hoeveel hiervan groei of daling "
    "is, is niet te zeggen: alles staat bij definitiewijziging."
)
DELEN_ONBEKEND = "De delen van dit cijfer zijn niet bekend: wat overblijft staat bij groei of daling."
AANDEEL = "Bij een percentage zijn de delen niet bekend: wat overblijft staat bij groei of daling, in procentpunten."
LATER_BEKEND = (
    "Beide keren gaat het over dezelfde datum. Wat bij groei of daling staat, werd later bekend; het is geen groei."
)
ONTBREEKT_NOG = "ontbreekt nog steeds"
CORRECTIE_ERIN = "In dit cijfer zit een getal dat verbeterd is. Hoeveel dat uitmaakt, is niet apart te berekenen."


@dataclass(frozen=True, slots=True)
class Beweging:
    """One figure that is another one than before: its value, date and key then and now, and the five parts in order.

    `oorzaken` is empty when the two cannot be subtracted; `uitleg` says why, and what else a reader must know.
    """

    sleutel_van: str
    sleutel_naar: str
    onderdeel_id: str
    onderdeel_naam: str
    naam: str
    eenheid: str
    van: str
    van_op: str
    naar: str
    naar_op: str
    getal_van: Fraction | None
    getal_naar: Fraction | None
    oorzaken: tuple[Oorzaak, ...]
    delen_bekend: bool
    uitleg: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing beside the figures that changed, in words. `van` None: it was not there; no onderdeel: it has none."""

    soort: str
    onderdeel_id: str | None
    onderdeel_naam: str | None
    wat: str
    van: str | None
    naar: str | None
    sleutel: str


@dataclass(frozen=True, slots=True)
class Verandering:
    """Everything that changed about a programme between two states.

    `verslagen_van` and `verslagen_naar` name the reports about it that each state knows. Without one in the first, or
    with the same single one in both, `eigen` has the figures of which a report itself gives an earlier value.
    """

    programma_id: str
    programma_naam: str
    verslagen_van: tuple[str, ...]
    verslagen_naar: tuple[str, ...]
    cijfers: tuple[Beweging, ...]
    eigen: tuple[Beweging, ...]
    nieuw: tuple[Regel, ...]
    verdwenen: tuple[Regel, ...]
    mijlpalen: tuple[Regel, ...]
    fasen: tuple[Regel, ...]
    borging: tuple[Regel, ...]
    verschillen: tuple[Regel, ...]
    leveringen: tuple[Regel, ...]
    ingetrokken: tuple[Regel, ...] = ()

    @property
    def is_leeg(self) -> bool:
        """Whether nothing at all changed; what was missing already is no change."""
        lists = (
            self.nieuw,
            self.verdwenen,
            self.ingetrokken,
            self.mijlpalen,
            self.fasen,
            self.borging,
            self.verschillen,
        )
        return not any((self.cijfers, *lists)) and all(row.soort == ONTBREEKT_NOG for row in self.leveringen)


class UnknownProgramma(Exception):
    """There is no such programme; `known` are the ids that there are."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__("dit programma bestaat niet")
        self.known = known


def states_between(
    data: Path, var: Path, van: date, tot: date, progress: Progress = lambda _: None
) -> tuple[Path, Path]:
    """The files of the states as known on two dates. Raises NothingKnown for the first, and what a build raises."""
    first = build_as_known_on(data, var, van, progress).path
    return first, build_as_known_on(data, var, tot, progress).path


def programmas(state: Path) -> list[str]:
    """The ids of the programmes, in their order."""
    with duckdb.connect(str(state), read_only=True) as con:
        return [str(row[0]) for row in con.sql("SELECT id FROM core.programma ORDER BY volgorde").fetchall()]


def meetings(state: Path) -> dict[str, date]:
    """When each meeting was kept, by its id."""
    with duckdb.connect(str(state), read_only=True) as con:
        found = con.sql("""
            SELECT overleg.id, levering.bekend_op
            FROM core.overleg JOIN core.levering ON levering.id = overleg.levering_id
            WHERE staat IS NOT NULL ORDER BY overleg.id
        """).fetchall()
    return dict(found)


def diff(old: Path, new: Path, programma: str) -> Verandering:
    """What changed about a programme from one state file to another one; both are only read.

    Raises UnknownProgramma.
    """
    known = programmas(new)
    if programma not in known:
        raise UnknownProgramma(known)
    with _two_files(old, new) as (first, last), both(first, last) as con:
        then, now = read_stand(con, "oud", programma), read_stand(con, "nieuw", programma)
        ((naam,),) = con.execute("SELECT naam FROM core.programma WHERE id = ?", [programma]).fetchall()
        # Without a report there is nothing to compare with: everything would be new.
        lists = {name: _list(con, name, programma) if then.verslagen else () for name in LISTS}
        deliveries = _list(con, "leveringen", programma)
    return Verandering(
        programma,
        str(naam),
        then.verslagen,
        now.verslagen,
        cijfers=tuple(_moved(then, now)) if then.verslagen else (),
        eigen=tuple(_own(now)) if not then.verslagen or len(now.verslagen) == 1 else (),
        nieuw=tuple(_regel(cijfer, is_nieuw=True) for cijfer in _only_in(now, then)) if then.verslagen else (),
        verdwenen=tuple(_regel(cijfer, is_nieuw=False) for cijfer in _gone(then, now)) if then.verslagen else (),
        leveringen=deliveries,
        **lists,
    )


LISTS = ("ingetrokken", "mijlpalen", "fasen", "borging", "verschillen")


@contextmanager
def _two_files(old: Path, new: Path) -> Iterator[tuple[Path, Path]]:
    """Both files; when they are one, a copy as the first: a database attaches a file only once."""
    if old.resolve() != new.resolve():
        yield old, new
        return
    with TemporaryDirectory() as folder:
        yield Path(shutil.copy(old, folder)), new


def _list(con: duckdb.DuckDBPyConnection, name: str, programma: str) -> tuple[Regel, ...]:
    return tuple(Regel(*row) for row in con.execute(read_sql(f"diff/{name}.sql"), {"programma": programma}).fetchall())


def _only_in(here: Stand, there: Stand) -> Iterator[Cijfer]:
    """Figures that one state shows and the other one does not."""
    other = there.getoond()
    return (cijfer for reeks, cijfer in here.getoond().items() if reeks not in other)


def _gone(then: Stand, now: Stand) -> Iterator[Cijfer]:
    """Figures that are not shown any more; what was withdrawn is told by itself."""
    return (cijfer for cijfer in _only_in(then, now) if cijfer.sleutel not in now.ingetrokken)


def _regel(cijfer: Cijfer, is_nieuw: bool) -> Regel:
    value = f"{cijfer.weergave} ({cijfer.stand_op_tekst})"
    van, naar = (None, value) if is_nieuw else (value, None)
    return Regel(
        cijfer.soort, cijfer.onderdeel_id, cijfer.onderdeel_naam, cijfer.naam, van, naar, cijfer.sleutel
    )  # fmt: skip


def _moved(then: Stand, now: Stand) -> Iterator[Beweging]:
    """The figures that both states show with another value, or with parts that changed."""
    shown, holding = then.getoond(), now.geldend()
    for reeks, cijfer in now.getoond().items():
        if reeks in shown:
            yield from _move(_Paar(shown[reeks], cijfer, then, now, holding))


def _own(now: Stand) -> Iterator[Beweging]:
    """The figures of which the report itself gives an earlier value."""
    holding = now.geldend()
    for cijfer in now.getoond().values():
        before = now.cijfers.get(cijfer.vorige_sleutel or "")
        if before is not None and before.levering_id == cijfer.levering_id:
            yield from _move(_Paar(before, cijfer, now, now, holding))


@dataclass(frozen=True, slots=True)
class _Paar:
    """A figure as it was and as it is, with the states that say so and the value that holds by now of each fact."""

    toen: Cijfer
    nu: Cijfer
    stand_toen: Stand
    stand_nu: Stand
    geldend: Mapping[str, Cijfer]

    @property
    def terug(self) -> Cijfer | None:
        """The first figure as a correction made it; itself when there was none. None: a derived figure."""
        return None if self.toen.soort == "afgeleid" else self.geldend.get(self.toen.feit, self.toen)

    @property
    def is_ingetrokken(self) -> bool:
        """Whether the first figure was withdrawn, and no other value of that fact holds."""
        return self._is_gone(self.toen)

    @property
    def rust_op_ingetrokken(self) -> bool:
        """Whether a derived figure rests on what was withdrawn, and no correction to nought tells that.

        Where an older value holds again it would be told as growth; where the parts are unknown it would be too.
        """
        if self.toen.soort != "afgeleid":
            return False
        below = map(self.stand_toen.cijfers.get, self.stand_toen.bladen.get(self.toen.sleutel, ()))
        gone = [cijfer for cijfer in below if cijfer is not None and self._is_gone(cijfer)]
        if not gone:
            return False
        shown = self.stand_nu.getoond()
        known = "afgeleid" in self.stand_toen.delen.get(self.toen.sleutel, {})
        return not known or any(cijfer.reeks in shown for cijfer in gone)

    def _is_gone(self, cijfer: Cijfer) -> bool:
        return cijfer.sleutel in self.stand_nu.ingetrokken and cijfer.feit not in self.geldend


def _move(pair: _Paar) -> Iterator[Beweging]:
    """The move of a figure; nothing when it neither reads otherwise nor has a part that changed."""
    first, last = pair.toen, pair.nu
    why_not = _cannot_subtract(pair)
    given = None if why_not else _herberekening(pair)
    parts = () if given is None else oorzaken(given, Eenheid(last.decimalen, last.is_procent, last.eenheid == "euro"))
    if first.weergave == last.weergave and not any(part.bedrag for part in parts):
        return
    yield Beweging(
        first.sleutel, last.sleutel, last.onderdeel_id, last.onderdeel_naam, last.naam, last.eenheid,
        first.weergave, first.stand_op_tekst, last.weergave, last.stand_op_tekst,
        None if first.waarde is None else first.waarde.getal, None if last.waarde is None else last.waarde.getal,
        parts,
        given is not None and given.delen_nu is not None,
        (why_not,) if why_not else tuple(_explained(pair, given, parts)),
    )  # fmt: skip


def _cannot_subtract(pair: _Paar) -> str | None:
    """Why the first value cannot be subtracted from the last; None when it can."""
    first, last, corrected = pair.toen, pair.nu, pair.terug
    if first.getal is None or last.getal is None:
        when = "Nu" if first.getal is not None else "Eerst" if last.getal is not None else "Eerst en nu"
        return f"{when} is er geen vast getal: er is geen verschil te berekenen."
    if pair.is_ingetrokken:
        return INGETROKKEN
    if pair.rust_op_ingetrokken:
        return DEEL_INGETROKKEN
    if corrected is not None and corrected.getal is None:
        return TERUGGENOMEN
    if (first.eenheid, first.is_procent) != (last.eenheid, last.is_procent):
        return ANDERE_EENHEID
    if "verwacht" in (first.kwalificatie, last.kwalificatie):
        return VERWACHTING
    if first.dagen and last.dagen and max(first.dagen, last.dagen) > AS_LONG * min(first.dagen, last.dagen):
        return PERIODEN
    return None


def _herberekening(pair: _Paar) -> Herberekening:
    """Everything that there is to recompute the figure with."""
    old, new = pair.toen.waarde, pair.nu.waarde
    assert old is not None and new is not None, "what cannot be subtracted is told before"
    if pair.terug is None:
        return _of_parts(pair, old, new)
    corrected = pair.terug.waarde
    assert corrected is not None, "what was taken back is told before"
    overlap = None if pair.toen.versie == pair.nu.versie else _overlap(pair)
    if pair.toen.versie != pair.nu.versie and overlap is None:
        return Herberekening(old, corrected, new, is_breuk=True)
    # The parts are those of the first value by the new definition; of another day they are no parts of it.
    base = pair.terug if overlap is None else overlap[1] if overlap[1].stand_op == pair.toen.stand_op else None
    parts = None if base is None else _stored_parts(pair.stand_nu, base.sleutel, pair.nu.sleutel)
    definitions = None
    if overlap is not None and overlap[0].waarde is not None and overlap[1].waarde is not None:
        definitions = (overlap[0].waarde, overlap[1].waarde)
    return Herberekening(old, corrected, new, definitions, False, *(parts or (None, None)))


def _overlap(pair: _Paar) -> tuple[Cijfer, Cijfer] | None:
    """The value by both definitions on the day nearest to the first one, between both; None: no day has both."""
    first, last = pair.toen.stand_op, pair.nu.stand_op
    assert first is not None and last is not None, "a definition has versions, and its values have a day"
    counted: dict[tuple[date, int | None], dict[int, Cijfer]] = defaultdict(dict)
    for cijfer in pair.stand_nu.cijfers.values():
        usable = cijfer.geldt and cijfer.getal is not None and cijfer.kwalificatie != "verwacht"
        if cijfer.reeks == pair.nu.reeks and usable and cijfer.stand_op:
            counted[cijfer.stand_op, cijfer.dagen][cijfer.versie] = cijfer
    for day in sorted(counted, key=lambda day: (abs(day[0] - first), day[1] or 0)):
        old, new = counted[day].get(pair.toen.versie), counted[day].get(pair.nu.versie)
        is_between = min(first, last) <= day[0] <= max(first, last)
        if is_between and old and new and (old.eenheid, old.is_procent) == (new.eenheid, new.is_procent):
            return old, new
    return None


def _stored_parts(state: Stand, first: str, last: str) -> tuple[Delen, Delen] | None:
    """The parts of two stored numbers, of the finest kind that both add up of; None: unknown."""
    then, now = state.delen.get(first, {}), state.delen.get(last, {})
    kinds = sorted(then.keys() & now.keys(), key=lambda kind: (-len(then[kind]) - len(now[kind]), kind))
    return (_parts(then[kinds[0]]), _parts(now[kinds[0]])) if kinds else None


def _of_parts(pair: _Paar, old: Waarde, new: Waarde) -> Herberekening:
    """A derived figure: a sum of parts that are recomputed with the corrections, else only its two values."""
    terms = pair.stand_toen.delen.get(pair.toen.sleutel, {}).get("afgeleid", ())
    before, after = _parts(terms), _parts(pair.stand_nu.delen.get(pair.nu.sleutel, {}).get("afgeleid", ()))
    if not before or not after or (_sum(before), _sum(after)) != (old.getal, new.getal):
        return Herberekening(old, old, new)
    improved = [_corrected(term, pair) for term in terms]
    recomputed = _parts(improved)
    keys = tuple(now.blad for then, now in zip(terms, improved, strict=True) if then.factor and now != then)
    words = samen(part.kwalificatie for part in recomputed.values())
    corrected = Waarde(_sum(recomputed), words, keys) if keys else old
    return Herberekening(old, corrected, new, delen_toen=recomputed, delen_nu=after)


def _corrected(term: Term, pair: _Paar) -> Term:
    """The term with the number that holds by now; what was taken back or withdrawn adds nothing."""
    cijfer = pair.stand_toen.cijfers.get(term.blad)
    holds = None if cijfer is None else pair.geldend.get(cijfer.feit)
    if holds is None and term.blad in pair.stand_nu.ingetrokken:
        return replace(term, waarde=Waarde(Fraction(0), "exact", (term.blad,)))
    if holds is None or holds.sleutel == term.blad:
        return term
    waarde = holds.waarde or Waarde(Fraction(0), "exact", (holds.sleutel,))
    return Term(term.deel, holds.sleutel, term.factor, waarde)


def _parts(terms: Sequence[Term]) -> dict[str, Waarde]:
    """Each part as the sum of its terms, never less than nought: what is over of a total that is too low is nothing."""
    by_part: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_part[term.deel].append(term)
    return {part: _part(own) for part, own in by_part.items()}


def _part(terms: Sequence[Term]) -> Waarde:
    counted = [term for term in terms if term.factor]
    total = sum((term.factor * term.waarde.getal for term in counted), Fraction(0))
    # Not less than nought only where something is subtracted; a number of its own may be.
    least = max(Fraction(0), total) if any(term.factor < 0 for term in counted) else total
    words = (omgekeerd(term.waarde.kwalificatie) if term.factor < 0 else term.waarde.kwalificatie for term in counted)
    return Waarde(least, samen(words), tuple(term.blad for term in terms))


def _sum(parts: Delen) -> Fraction:
    return sum((part.getal for part in parts.values()), Fraction(0))


def _explained(pair: _Paar, given: Herberekening | None, parts: Sequence[Oorzaak]) -> Iterator[str]:
    """What a reader must know to read the five parts."""
    if given is None:
        return
    if pair.toen.stand_op == pair.nu.stand_op and parts[-1].bedrag:
        yield LATER_BEKEND
    if given.is_breuk:
        yield BREUK
        return
    if given.definities is not None:
        day = pair.stand_nu.cijfers[given.definities[1].sleutels[0]].stand_op_tekst
        yield f"De definitie is veranderd. Volgens beide definities geteld: {day}."
    if given.delen_nu is None:
        yield AANDEEL if pair.nu.is_procent else DELEN_ONBEKEND
        if any(_was_corrected(blad, pair) for blad in pair.stand_toen.bladen.get(pair.toen.sleutel, ())):
            yield CORRECTIE_ERIN


def _was_corrected(blad: str, pair: _Paar) -> bool:
    """Whether a fact below the figure held in the first state and was corrected since."""
    now = pair.stand_nu.cijfers.get(blad)
    then = pair.stand_toen.cijfers.get(blad)
    return now is not None and then is not None and now.is_gecorrigeerd and then.geldt
