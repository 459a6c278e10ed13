"""What is written down for a meeting or a figure: lines of a text, and the rows of a delivery that point to them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from pipelines.intake.proposal import Cells

Stand = Literal["open", "gedaan", "vervallen"]


@dataclass(frozen=True, slots=True)
class Verslag:
    """One thing that is written down: what it is called, its lines, and its rows per table."""

    titel: str
    tekst: tuple[str, ...]
    tabellen: dict[str, list[Cells]]


@dataclass(frozen=True, slots=True)
class Optie:
    """One choice of a decision that is asked, and what follows from it."""

    optie: str
    gevolg: str


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of a meeting: what it says, about which onderdeel, and about which figure (None: about none)."""

    overleg: str
    overleg_naam: str
    onderdeel: str
    wat: str
    cijfer: str | None = None


def new_id(of: str, letter: str) -> str:
    """The id of what is written down: what it belongs to, and the moment."""
    return f"{of}-{letter}{datetime.now(UTC):%Y%m%d%H%M%S%f}"


def asked(punt: Punt, opties: Sequence[Optie]) -> Verslag:
    """A decision that is asked of a meeting, with its choices."""
    id = new_id(punt.overleg, "b")
    text = [
        f"Gevraagd besluit: {punt.wat}",
        *(f"Keuze {n}: {o.optie}. Gevolg: {o.gevolg}" for n, o in enumerate(opties, 1)),
    ]
    choices: list[Cells] = [
        {"besluit_id": id, "nummer": str(n), "optie": o.optie, "gevolg": o.gevolg, **_lines("keuze", n + 1)}
        for n, o in enumerate(opties, 1)
    ]
    decision = _decision(punt, id, punt.wat, "gevraagd", None)
    return Verslag(f"Vraag aan {punt.overleg_naam}", tuple(text), {**decision, "besluit_optie": choices})


def decided(punt: Punt, besluit: str, op: date, id: str | None = None) -> Verslag:
    """A decision that a meeting took on a day: an answer to what was asked under `id`, or (None) one of its own."""
    question = punt.wat if punt.wat.endswith((".", "?", "!")) else f"{punt.wat}."
    wat = besluit if id is None else f"{question} Besloten: {besluit}"
    rows = _decision(punt, id or new_id(punt.overleg, "b"), wat, "genomen", op)
    return Verslag(f"Verslag van {punt.overleg_naam}", (f"Besluit: {wat}",), rows)


def corrected(punt: Punt, op: date, id: str) -> Verslag:
    """A decision that was written down wrongly, in its right words."""
    return Verslag(
        f"Verslag van {punt.overleg_naam}", (f"Besluit: {punt.wat}",), _decision(punt, id, punt.wat, "genomen", op)
    )


def withdrawn(punt: Punt, id: str) -> Verslag:
    """A decision that is asked no longer."""
    rows = _decision(punt, id, punt.wat, "ingetrokken", None)
    return Verslag(f"Vraag aan {punt.overleg_naam}", (f"Ingetrokken: {punt.wat}",), rows)


def agreed(punt: Punt, wie: str, uiterlijk: date, stand: Stand, id: str | None = None) -> Verslag:
    """An action that a meeting agreed, or (with its id) its next stand. `wie` is a function, no person."""
    row: Cells = {
        "id": id or new_id(punt.overleg, "a"), "overleg_id": punt.overleg, "wat": punt.wat, "wie": wie,
        "uiterlijk": uiterlijk.isoformat(), "stand": stand, "cijfer_sleutel": punt.cijfer, **_lines("actie", 1),
    }  # fmt: skip
    line = f"Actie ({stand}): {punt.wat} ({wie}, uiterlijk {uiterlijk:%d-%m-%Y})"
    return Verslag(f"Verslag van {punt.overleg_naam}", (line,), {"actie": [row]})


def explained(onderdeel: str, cijfer: str, weergave: str, tekst: str, rol: str, staat: str) -> Verslag:
    """What somebody says that a figure means, at the value that it has in a state."""
    row: Cells = {
        "id": new_id("uitleg", "u"), "onderdeel_id": onderdeel, "cijfer_sleutel": cijfer, "weergave": weergave,
        "tekst": tekst, "rol": rol, "staat": staat, **_lines("uitleg", 1),
    }  # fmt: skip
    return Verslag("Uitleg bij een cijfer", (f"Uitleg bij {cijfer} ({weergave}): {tekst}",), {"uitleg": [row]})


def view_kept(onderdeel: str, naam: str, keuze: str, rol: str, id: str | None = None) -> Verslag:
    """A view of figures under a name; with its id: that it is kept no longer. `keuze` is what its address says.

    Of one name there is one view, also when two readers keep it at the same time: the last of them holds.
    """
    stand = "vervallen" if id else "bewaard"
    named = hashlib.sha256(f"{onderdeel}:{naam.casefold()}".encode()).hexdigest()[:12]
    row: Cells = {
        "id": id or f"weergave-{named}", "onderdeel_id": onderdeel, "naam": naam, "keuze": keuze, "rol": rol,
        "stand": stand, **_lines("weergave", 1),
    }  # fmt: skip
    return Verslag(f"Weergave: {naam}", (f"Weergave ({stand}): {naam}. Keuze: {keuze}",), {"weergave": [row]})


def _decision(punt: Punt, id: str, wat: str, status: str, op: date | None) -> dict[str, list[Cells]]:
    besluit: Cells = {
        "id": id, "onderdeel_id": punt.onderdeel, "wat": wat, "wie": punt.overleg_naam,
        "datum": op.isoformat() if op else None, "datum_precisie": "dag" if op else None, "status": status,
        **_lines("besluit", 1),
    }  # fmt: skip
    before: Cells = {
        "overleg_id": punt.overleg, "besluit_id": id, "cijfer_sleutel": punt.cijfer, **_lines("besluit", 1)
    }  # fmt: skip
    return {"besluit": [besluit], "overleg_besluit": [before]}


def _lines(paragraaf: str, line: int) -> Cells:
    return {"paragraaf": paragraaf, "regel_van": str(line), "regel_tot": str(line)}
