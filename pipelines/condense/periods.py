"""Whether the periods of deliveries with registrations fit together: each is counted once, and when it is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.condense.counting import counted
from pipelines.definitions import Definitions
from pipelines.findings import WARNS, Finding

# Of more periods the first and the last say enough.
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Periods:
    """Of one delivery: the indicator and last day of each period with values, and the kind of event and last day of
    each period that was not over yet. `bestand`: its file with registrations; `is_refused`: it gives no values."""

    levering_id: str
    bestand: str
    bekend_op: date
    values: Sequence[tuple[str, str]]
    unfinished: Sequence[tuple[str, str]]
    is_refused: bool = False


def judged_periods(delivered: Sequence[Periods], definitions: Definitions) -> Iterator[Finding]:
    """Periods that an earlier delivery has, which block, and periods that give no value, with a warning."""
    counted_in: dict[tuple[str, str], str] = {}
    for one in delivered:
        again: dict[str, set[str]] = {}
        for period in one.values:
            if period not in counted_in and not one.is_refused:
                counted_in[period] = one.levering_id
            earlier = counted_in.get(period, one.levering_id)
            if earlier != one.levering_id:
                again.setdefault(earlier, set()).add(period[1])
        yield from (_again(one, earlier, ends) for earlier, ends in again.items())
    for one in delivered:
        yield from (
            _too_early(one, kind, last, definitions)
            for kind, last in one.unfinished
            # What another delivery counted after all needs nobody any more.
            if not any((indicator, last) in counted_in for indicator in _indicators(kind, definitions))
        )


def _indicators(kind: str, definitions: Definitions) -> list[str]:
    return [one.indicator.id for one in counted(definitions) if kind in one.telling.soorten]


def _again(one: Periods, earlier: str, ends: set[str]) -> Finding:
    days = [_dutch(end) for end in sorted(ends)]
    told = " en ".join(days) if len(days) <= MOST_TOLD else f"{days[0]} tot en met {days[-1]}"
    what = "een periode" if len(days) == 1 else "perioden"
    message = f"er zijn registraties uit {what} die al geteld zijn, met als laatste dag {told}: in levering {earlier}"
    remedy = (
        "Haal die registraties weg: een periode wordt één keer geteld, met alle organisaties in één bestand. Klopt wat "
        "er staat niet, lever dan verbeterde waarden."
    )
    return Finding(one.bestand, message, remedy, None, "op", None, one.levering_id)


def _too_early(one: Periods, kind: str, last: str, definitions: Definitions) -> Finding:
    kinds: Mapping[str, str] = {}
    if definitions.registraties is not None:
        kinds = {soort.id: soort.naam for soort in definitions.registraties.soorten}
    # How many there are is not told: it can be few.
    message = (
        f"de periode tot en met {_dutch(last)} loopt nog op {one.bekend_op:%d-%m-%Y}, de dag van deze levering: de "
        f"registraties van {kinds.get(kind, kind)} daaruit geven geen waarde"
    )
    remedy = "Lever de hele periode opnieuw als zij voorbij is, ook deze registraties."
    return Finding(one.bestand, message, remedy, None, "op", None, one.levering_id, WARNS)


def _dutch(day: str) -> str:
    return f"{date.fromisoformat(day):%d-%m-%Y}"
