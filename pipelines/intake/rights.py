"""Who may do what: four roles, and which onderdelen a supplier speaks for. Checked where data are read and written.

A file maps identities (as an identity provider or a trusted proxy gives them) to roles. It stands beside the data, not
in the repository: an identity is a person. Without it there is one local user, on this machine alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from pipelines.definitions import OnderdeelId, Tekst
from pipelines.findings import Finding
from pipelines.strict_yaml import JaNee, Strict, read_model

FILE = "rollen.yml"
Rol = Literal["lezer", "leverancier", "gegevensbeheerder", "beheerder"]


class NotAllowed(Exception):
    """Somebody asks for what their role does not include. The words say what it takes; they name no person."""


class Persoon(Strict):
    """One identity, the function that others see in its place, and what it may do."""

    id: Tekst = Field(description="Identiteit zoals de inlogdienst die geeft, meestal een e-mailadres.")
    functie: Tekst = Field(description="Functie, geen naam: dit staat in levering.yml en op de pagina's.")
    rol: Rol
    onderdelen: list[OnderdeelId] | None = Field(
        None, min_length=1, description="Alleen bij leverancier: deze onderdelen, met alles daaronder."
    )

    @model_validator(mode="after")
    def speaks_for_something(self) -> Persoon:
        if (self.rol == "leverancier") != (self.onderdelen is not None):
            raise ValueError("'onderdelen' hoort bij een leverancier, en alleen daarbij")
        return self


class Rollen(Strict):
    """The format of rollen.yml."""

    iedereen_leest: JaNee = Field(description="ja: wie hier niet genoemd is, mag lezen. nee: die ziet niets.")
    personen: list[Persoon]

    @model_validator(mode="after")
    def names_each_once(self) -> Rollen:
        ids = [persoon.id.casefold() for persoon in self.personen]
        if double := next((id for id in ids if ids.count(id) > 1), None):
            raise ValueError(f"'{double}' staat er twee keer")
        return self


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a function (never a name) in a role. `onderdelen` is empty unless the role is leverancier.

    `rol` None: somebody who may not even read.
    """

    functie: str
    rol: Rol | None
    onderdelen: tuple[str, ...] = ()

    @property
    def may_read(self) -> bool:
        """Whether the published figures are for this one."""
        return self.rol is not None

    @property
    def may_deliver(self) -> bool:
        """Whether this one may hand in a file."""
        return self.rol in ("leverancier", "gegevensbeheerder", "beheerder")

    @property
    def may_accept(self) -> bool:
        """Whether this one decides about what was handed in."""
        return self.rol in ("gegevensbeheerder", "beheerder")

    def speaks_for(self, onderdeel_id: str | None) -> bool:
        """Whether rows about this onderdeel are this one's to deliver; None: a row about no onderdeel."""
        if self.may_accept:
            return True
        own = self.onderdelen if self.rol == "leverancier" and onderdeel_id else ()
        return any(f"{onderdeel_id}/".startswith(f"{onderdeel}/") for onderdeel in own)


# Who has the terminal has the files: there is nothing to keep from them.
TERMINAL = Actor("opdrachtregel", "beheerder")
LOCAL = Actor("gebruiker van deze computer", "beheerder")
NOBODY = Actor("onbekend", None)
READER = Actor("lezer", "lezer")


def read_roles(data: Path) -> tuple[Rollen | None, list[Finding]]:
    """The roles of a data folder; None and no findings when there is no such file.

    A file that cannot be read, or a link to nothing, is a finding: a lost disk opens no door.
    """
    path = data / FILE
    if not os.path.lexists(path):
        return None, []
    try:
        rollen, findings, _ = read_model(path, Rollen)
    except OSError as error:
        return None, [Finding(FILE, f"is niet te lezen ({error.strerror})", "Kijk naar de rechten en de plaats.")]
    return rollen, findings


def actor(rollen: Rollen, identity: str | None) -> Actor:
    """Who an identity is. Somebody who is not named may read or nothing, as the file says."""
    wanted = (identity or "").strip().casefold()
    for persoon in rollen.personen:
        if wanted and persoon.id.casefold() == wanted:
            return Actor(persoon.functie, persoon.rol, tuple(persoon.onderdelen or ()))
    return READER if rollen.iedereen_leest == "ja" else NOBODY


def require(allowed: bool, what: str) -> None:
    """Raise NotAllowed when it is not allowed; `what` completes 'Alleen … mag …'."""
    if not allowed:
        raise NotAllowed(what)
