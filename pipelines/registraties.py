"""What `indicators.yml` says of registrations: which there may be, and how they become the values of an indicator.

A registration is one event at one organisation. `pipelines/condense` counts them; nothing else ever reads them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from pipelines.strict_yaml import Strict

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$")]
Periode = Literal["maand", "kwartaal", "halfjaar", "jaar"]
MONTHS: dict[Periode, int] = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}


class Soort(Strict):
    """One kind of event that is registered."""

    id: Id
    naam: Tekst = Field(description="Wat er gebeurde, zoals de lezer het leest, in het meervoud.")
    uitkomsten: list[Id] | None = Field(
        None, min_length=1, description="Hoe het kan aflopen. Weglaten: van deze soort wordt geen uitkomst vastgelegd."
    )


class Registraties(Strict):
    """What may stand in a file of registrations."""

    vanaf: date = Field(description="Eerdere registraties zijn een vergissing.")
    soorten: list[Soort] = Field(min_length=1)
    deelgroepen: list[Tekst] | None = Field(
        None, min_length=1, description="Groepen waar een registratie bij kan horen, elk als dimensie=waarde."
    )

    @model_validator(mode="after")
    def names_each_once(self) -> Self:
        names = [soort.id for soort in self.soorten]
        if twice := [name for place, name in enumerate(names) if name in names[:place]]:
            raise ValueError(f"soort {twice[0]} staat er twee keer in")
        if len({group.split("=")[0] for group in self.deelgroepen or []}) > 1:
            raise ValueError("de deelgroepen hebben meer dan een dimensie: een registratie hoort bij een groep")
        return self

    def outcomes(self, soort: str) -> list[str]:
        """How an event of a kind can end; empty: no outcome is kept of it, or there is no such kind."""
        return next((list(one.uitkomsten or []) for one in self.soorten if one.id == soort), [])


class Telling(Strict):
    """How registrations become values of an indicator: one per onderdeel and period, and per group of `per`."""

    soorten: list[Id] = Field(min_length=1, description="Soorten registraties die meetellen.")
    telt: Literal["registraties", "personen"] = Field(
        description="personen: hoeveel verschillende; wie bij twee organisaties bekend is, telt bij beide."
    )
    uitkomsten: list[Id] | None = Field(
        None,
        min_length=1,
        description="Bij procent: de uitkomsten van de teller. Bij een aantal: alleen deze tellen mee.",
    )
    periode: Periode
    per: list[Literal["organisatie", "deelgroep"]] = Field(
        default_factory=list, description="Ook een waarde per organisatie, of per deelgroep."
    )
