"""Slides as rows of a delivery, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard import queries
from dashboard.database import State
from dashboard.slides.model import Dia, Rij, Vak

Cells = dict[str, str | None]
# Between the names of columns and the lines of a footer, and what stands for it in a name that somebody gave.
BETWEEN, WITHIN = " | ", " \\| "


def as_rows(deck: Sequence[Dia], overleg: str) -> tuple[list[str], dict[str, list[Cells]]]:
    """What stands on the slides as lines of text, and as rows of overleg_dia and overleg_vak that point to them."""
    text: list[str] = []
    dias: list[Cells] = []
    vakken: list[Cells] = []
    for number, dia in enumerate(deck, 1):
        text.append(f"{number}. {dia.kop}")
        first = len(text)
        for place, row in enumerate(dia.rijen, 1):
            text.append(_line(row))
            vakken += [
                {"overleg_id": overleg, "dia": str(number), "plaats": str(place), "vak": str(n), "rij_naam": row.naam,
                 "rij_slot": row.slot, "naam": vak.naam, "tekst": vak.tekst, "getal": _number(vak.getal),
                 "soort": vak.soort, "cijfer_sleutel": vak.sleutel, **_passage(number, len(text), len(text))}
                for n, vak in enumerate(row.vakken, 1)
            ]  # fmt: skip
        text += [line for line in (dia.bij, *dia.voet) if line]
        dias.append(
            {"overleg_id": overleg, "nummer": str(number), "onderwerp": dia.onderwerp, "kop": dia.kop, "bij": dia.bij,
             "beeld": dia.beeld, "kolommen": _joined(dia.kolommen), "schaal": _number(dia.schaal),
             "voet": _joined(dia.voet), **_passage(number, first, len(text))}
        )  # fmt: skip
    return text, {"overleg_dia": dias, "overleg_vak": vakken}


def kept_slides(state: State, overleg: str) -> tuple[Dia, ...]:
    """The slides of a meeting as they were kept; none when this state does not know the meeting."""
    vakken = queries.overleg_vakken(state, overleg)
    rows = {
        number: tuple(_rows(found)) for number, found in groupby(vakken, key=lambda vak: vak.dia)
    }  # fmt: skip
    return tuple(
        Dia(
            dia.onderwerp, dia.kop, dia.beeld, rows.get(dia.nummer, ()), _parts(dia.voet), dia.bij or "",
            _parts(dia.kolommen), dia.schaal,
        )
        for dia in queries.overleg_dias(state, overleg)
    )  # fmt: skip


def _rows(vakken: Iterator[queries.OverlegVak]) -> Iterator[Rij]:
    for _, found in groupby(vakken, key=lambda vak: vak.plaats):
        of_row = list(found)
        parts = tuple(Vak(v.naam or "", v.tekst, v.getal, v.soort or "", v.cijfer_sleutel) for v in of_row)
        yield Rij(of_row[0].rij_naam, parts, of_row[0].rij_slot or "")


def _line(row: Rij) -> str:
    said = "; ".join(" ".join(part for part in (vak.naam, vak.tekst) if part) for vak in row.vakken)
    line = f"{row.naam}: {said}" + (f" ({row.slot})" if row.slot else "")
    return " ".join(line.split())


def _passage(number: int, first: int, last: int) -> Cells:
    return {"paragraaf": f"dia {number}", "regel_van": str(first), "regel_tot": str(last)}


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.10f}".rstrip("0").rstrip(".")


def _joined(parts: Sequence[str]) -> str:
    return BETWEEN.join(part.replace(BETWEEN, WITHIN) for part in parts)


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(part.replace(WITHIN, BETWEEN) for part in text.split(BETWEEN)) if text else ()
