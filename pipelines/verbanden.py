"""Reconciliation rules: what in the sources should agree with what. They stand in `indicators.yml` under `verbanden`.

A rule names facts by their readable keys; `*` stands for any text in a key, `{onderdeel}` for the onderdeel of a list.
In a sum, `aantal:` before a key counts the stored facts, `getal:` is a fixed number, and `#teller`, `#noemer` or `#n`
after a key is that part of it. A key without `~` names the value that holds, also after a correction. What each kind
needs is in NEEDS, what it may have besides in MAY; what a rule finds is worked out in `sql/marts/verband_*.sql`, a file
per comparison.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from pipelines.strict_yaml import Strict

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$")]
Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z]+:\S.*$")]
Soort = Literal[
    "getallen",
    "aandeel",
    "datums",
    "fasen",
    "lijst",
    "partijen",
    "zelfde_feit",
    "haalbaar_aandeel",
    "mogelijk_aandeel",
    "invullers",
    "na_einde",
    "begrip",
    "meer_uitleg",
]

# What a rule of a kind has besides the keys that every rule may have; no other key is allowed than these and MAY.
NEEDS: dict[str, tuple[str, ...]] = {
    "getallen": ("links", "relatie", "rechts"),
    "aandeel": ("links", "rechts", "procent"),
    "datums": ("links", "relatie", "rechts"),
    "fasen": ("fasemodel",),
    "lijst": ("onderdelen", "rol", "telt", "getal"),
    "partijen": ("onderdelen", "rol", "onderdelen_rechts", "rol_rechts"),
    "zelfde_feit": (),
    "haalbaar_aandeel": (),
    "mogelijk_aandeel": ("links", "rechts"),
    "invullers": (),
    "na_einde": (),
    "begrip": (),
    "meer_uitleg": (),
}
MAY: dict[str, tuple[str, ...]] = {"getallen": ("keer",), "partijen": ("relatie", "organisatiesoort")}
_SPECIFIC = {key for keys in (*NEEDS.values(), *MAY.values()) for key in keys}
_SUMS = ("getallen", "aandeel")
Organisatiesoort = Literal[
    "zorgaanbieder",
    "zorgkantoor",
    "kennisinstelling",
    "onderzoeksbureau",
    "overheid",
    "belangenorganisatie",
    "onderwijs",
    "overig",
]
RELATIES: dict[str, tuple[str, ...]] = {"datums": ("voor", "gelijk"), "partijen": ("gelijk", "hoogstens", "los")}
Rol = Literal["deelnemer", "uitvoerder", "onderzoeker", "partner", "opdrachtgever"]


class Speling(Strict):
    """How far a word in the source lets a number lie from the printed one, as a share of it."""

    circa: float = Field(ge=0, le=1, description="Naar beide kanten, bij circa en gemiddeld.")
    ruim: float = Field(ge=0, le=1, description="Naar boven, bij ruim.")
    bijna: float = Field(ge=0, le=1, description="Naar beneden, bij bijna.")


class Verklaring(Strict):
    """Why one result is no mistake, or which value is chosen."""

    bij: Tekst | None = Field(None, description="Onderwerp van de uitkomst; weglaten: elke uitkomst van dit verband.")
    reden: Tekst = Field(description="Waarom het verschil er is, in eigen woorden en volgens de bron.")


class SoortTekst(Strict):
    """How the page of differences calls a kind of rule, and why it is checked at all."""

    soort: Soort
    titel: Tekst
    waarom: Tekst = Field(description="Waarom deze vergelijking ertoe doet, in een zin.")


class Keuze(Strict):
    """Which of two values the monitor shows first, and why."""

    geldt: Tekst = Field(description="Wat er geldt, in woorden.")
    reden: Tekst


class Verband(Strict):
    """One rule: two things that should agree."""

    id: Id
    programma: Id
    soort: Soort
    vraag: Tekst = Field(description="Wat er vergeleken wordt, als vraag in gewone taal.")
    waarom: Tekst | None = Field(
        None, description="Welke conclusie van deze vergelijking afhangt; weglaten: wat voor de hele soort geldt."
    )
    hoort_bij: Id | None = Field(
        None, description="Het verband dat over dezelfde kwestie gaat: samen tellen zij als een kwestie."
    )
    links: list[Sleutel] | None = Field(None, min_length=1, description="Sleutels; getallen worden opgeteld.")
    keer: Sleutel | None = Field(
        None, description="Bij getallen: het getal waarmee de som van links vermenigvuldigd wordt."
    )
    relatie: Literal["gelijk", "hoogstens", "minstens", "voor", "los"] | None = Field(
        None,
        description="Hoe links tot rechts staat; voor en gelijk bij datums, gelijk, hoogstens en los bij partijen.",
    )
    rechts: list[Sleutel] | None = Field(None, min_length=1)
    procent: Sleutel | None = Field(None, description="Bij aandeel: het percentage dat links van rechts zou zijn.")
    fasemodel: Id | None = None
    onderdelen: list[Tekst] | None = Field(None, min_length=1, description="Onderdelen; * staat voor elke tekst.")
    onderdelen_rechts: list[Tekst] | None = Field(None, min_length=1)
    rol: Rol | None = None
    rol_rechts: Rol | None = None
    telt: Literal["per_onderdeel", "vermeldingen", "organisaties", "in_meer"] | None = Field(
        None,
        description="Bij lijst: elke lijst apart, alle vermeldingen samen, verschillende organisaties samen, of alleen "
        "organisaties die in meer dan een lijst staan.",
    )
    getal: Sleutel | None = Field(
        None, description="Bij lijst: het genoemde aantal; {onderdeel} is het onderdeel van de lijst."
    )
    organisatiesoort: Organisatiesoort | None = Field(
        None, description="Bij partijen: alleen organisaties van deze soort."
    )
    bij_verschil: Literal["gat", "voor_meer_uitleg"] | None = Field(
        None, description="Wat een verschil betekent; weglaten: tegenspraak."
    )
    verklaringen: list[Verklaring] | None = Field(None, min_length=1)
    keuze: Keuze | None = None

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        needed = set(NEEDS[self.soort])
        given = {key for key in _SPECIFIC if getattr(self, key) is not None}
        if missing := sorted(needed - given):
            raise ValueError(f"een verband van soort {self.soort} heeft ook {', '.join(missing)}")
        if strange := sorted(given - needed - set(MAY.get(self.soort, ()))):
            raise ValueError(f"een verband van soort {self.soort} heeft geen {', '.join(strange)}")
        allowed = RELATIES.get(self.soort, ("gelijk", "hoogstens", "minstens"))
        if self.relatie is not None and self.relatie not in allowed:
            raise ValueError(f"de relatie bij {self.soort} is {', '.join(allowed[:-1])} of {allowed[-1]}")
        for term in [*(self.links or []), *(self.rechts or []), *([self.keer] if self.keer else [])]:
            if self.soort not in _SUMS and term.startswith(("aantal:", "getal:")):
                raise ValueError(f"'{term}' kan alleen bij {' en '.join(_SUMS)}")
            if self.soort in _SUMS and not re.fullmatch(r"[^#]*(#(teller|noemer|n))?", term):
                raise ValueError(f"'{term}' heeft een onbekend deel; schrijf #teller, #noemer of #n")
            if term.startswith("getal:") and not re.fullmatch(r"getal:\d+(\.\d+)?", term):
                raise ValueError(f"'{term}' is geen getal; schrijf het als getal:100")
        return self


class Verbanden(Strict):
    """The reconciliation rules, and how words like 'circa' are read in them."""

    speling: Speling
    soorten: list[SoortTekst] = Field(
        min_length=1, description="De soorten die in regels voorkomen, in de volgorde van de pagina Verschillen."
    )
    regels: list[Verband] = Field(min_length=1)

    @model_validator(mode="after")
    def tells_every_kind_once(self) -> Self:
        told = [tekst.soort for tekst in self.soorten]
        if twice := sorted({soort for soort in told if told.count(soort) > 1}):
            raise ValueError(f"soorten noemt {', '.join(twice)} meer dan eens")
        if missing := sorted({regel.soort for regel in self.regels} - set(told)):
            raise ValueError(f"soorten noemt {', '.join(missing)} niet, en er zijn wel regels van")
        return self
