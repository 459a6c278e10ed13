"""Which deliveries open data is made of: the public ones that are settled, and that stand on no other.

A state is a set of deliveries. What was never read can be in no figure, in no difference and in no hidden count that
somebody solves. So nothing is taken away afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.build import BuildReport, DeliveriesRefused, build_of
from pipelines.deliveries import Chosen, Delivery, read_deliveries
from pipelines.findings import blocking


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
    """The chosen deliveries, and how many of those that were known are left out, by reason."""

    chosen: Chosen
    not_public: int
    drafts: int
    leaning: tuple[Leaning, ...] = ()

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
    while choice.chosen:
        try:
            return build_of(data, var, choice.chosen, progress), choice
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
