"""Which deliveries open data is made of: the public ones that are settled, and that stand on no other.

A state is a set of deliveries. What was never read can be in no figure, in no difference and in no hidden count that
somebody solves. So nothing is taken away afterwards. Of a public delivery that takes back what is not in it, those
rows are not read either: neither that it was there nor why it was wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.build import BuildReport, DeliveriesRefused, build_of, withdrawals_in
from pipelines.deliveries import Chosen, Delivery, read_deliveries
from pipelines.findings import Finding, blocking
from pipelines.withdraw import NOTHING_LEFT_OUT, Withdrawal, Without


class NothingPublic(Exception):
    """No delivery is public and settled."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """A delivery that is public and settled, but about something that only one that is left out tells; and the first of
    those things, for who keeps the data."""

    levering_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen deliveries, and how many of those that were known are left out, by reason. `without`: the withdrawals
    of the chosen ones that are left out."""

    chosen: Chosen
    not_public: int
    drafts: int
    leaning: tuple[Leaning, ...] = ()
    without: Without = NOTHING_LEFT_OUT

    @property
    def left_out(self) -> int:
        return self.not_public + self.drafts + len(self.leaning)


def public_state(
    data: Path, var: Path, known: Chosen | None, progress: Callable[[str], None] = lambda _: None
) -> tuple[BuildReport, Choice]:
    """Build the state of what may be published of the known deliveries (None: all), kept in `var` under its state id.

    What a delivery refers to must be in it or in another chosen one; one that the checks refuse for that is left out.
    Raises NothingPublic, and what `build` raises.
    """
    choice = _settled_and_public(data, known)
    taken_back = _taken_back(data, var, known, choice)
    while choice.chosen:
        refused = _unclear(taken_back, choice.chosen)
        if not refused:
            choice = replace(choice, without=_of_others(taken_back, choice.chosen))
            try:
                return build_of(data, var, choice.chosen, progress, choice.without), choice
            except DeliveriesRefused as refusal:
                # Findings are in order, so the first of a delivery is the reason.
                found = reversed(blocking(refusal.findings))
                refused = {f.levering_id: f for f in found if f.levering_id in choice.chosen and f.levering_id}
                if not refused:
                    raise
        leaning = (
            *choice.leaning,
            *(Leaning(id, str(replace(finding, oplossing="")).strip()) for id, finding in refused.items()),
        )
        ordered = tuple(sorted(leaning, key=lambda one: one.levering_id))
        # What only a refused delivery says was settled is a draft again.
        without = frozenset(one.levering_id for one in ordered)
        choice = replace(_settled_and_public(data, known, without), leaning=ordered)
    raise NothingPublic


def _taken_back(data: Path, var: Path, known: Chosen | None, choice: Choice) -> list[Withdrawal]:
    """What the known deliveries withdraw, when that can be of one that is left out."""
    folders = (data / "leveringen" / id / "intrekking.csv" for id in choice.chosen)
    return withdrawals_in(data, var, known) if choice.left_out and any(path.exists() for path in folders) else []


def _of_others(taken_back: Sequence[Withdrawal], chosen: Chosen) -> Without:
    """The withdrawals of what none of the chosen deliveries has."""
    return frozenset(
        (one.levering_id, one.rij) for one in taken_back if one.levering_id in chosen and not one.uit & chosen
    )


def _unclear(taken_back: Sequence[Withdrawal], chosen: Chosen) -> dict[str, Finding]:
    """The deliveries that withdraw what has another key without those that are left out: it could be another value."""
    return {
        one.levering_id: Finding(
            "intrekking.csv", "heeft een andere sleutel als alleen telt wat openbaar is", "", one.rij,
            "feit_sleutel", one.feit_sleutel, one.levering_id,
        )
        for one in reversed(taken_back)
        if one.levering_id in chosen and one.uit & chosen and not one.ervoor <= chosen
    }  # fmt: skip


def _settled_and_public(data: Path, known: Chosen | None, refused: Chosen = frozenset()) -> Choice:
    """What may be published of the known deliveries, as if the refused ones were not there."""
    deliveries = read_deliveries(data / "leveringen", known)[0]
    public = [d for d in deliveries if d.yml.openbaar == "ja" and d.id not in refused]
    secret = sum(d.yml.openbaar != "ja" for d in deliveries)
    chosen = {delivery.id for delivery in public if delivery.yml.status == "vastgesteld"}
    drafts = {delivery.id for delivery in public} - chosen
    # That a draft was settled afterwards is known in the open only when the delivery that says so is in it too.
    while settled := drafts & _settled_by(public, chosen):
        chosen |= settled
        drafts -= settled
    return Choice(frozenset(chosen), secret, len(public) - len(chosen))


def _settled_by(deliveries: Sequence[Delivery], chosen: set[str]) -> set[str]:
    """What the chosen ones say was settled."""
    return {
        stap.levering
        for delivery in deliveries
        for stap in delivery.yml.stappen or []
        if delivery.id in chosen and stap.stap == "vastgesteld"
    }
