"""Who publishes the open data, where and on what terms: the part `opendata` of indicators.yml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from pipelines.strict_yaml import Strict

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Webadres = Annotated[str, StringConstraints(pattern=r'^https?://[^\s<>"{}|\\^`]+$')]
Webmap = Annotated[str, StringConstraints(pattern=r'^https?://[^\s<>"{}|\\^`#?]+/$')]
Mailadres = Annotated[str, StringConstraints(pattern=r'^[^\s@<>"]+@[^\s@<>"]+\.[a-z]+$')]
# The codes of two lists of the European Union that DCAT-AP-NL 3.0 prescribes: data-theme and frequency.
Thema = Literal["AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"]
Verversing = Literal[
    "DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL_2", "ANNUAL", "BIENNIAL", "IRREG", "NOT_PLANNED"
]  # fmt: skip
# Names that nobody can own (RFC 2606): good to try with, not to publish with.
_NOBODYS = (".example", ".invalid", ".test")


class Uitgever(Strict):
    """The organisation that publishes."""

    naam: Tekst
    adres: Webadres = Field(description="Webadres dat de organisatie aanwijst, zo mogelijk uit een overheidsregister.")


class Contact(Strict):
    """Where a reader can ask about the data: a function, never a person."""

    naam: Tekst
    mail: Mailadres


class Licentie(Strict):
    """Terms for the whole, which hold only as long as every source allows them."""

    naam: Tekst
    adres: Webadres = Field(description="Webadres van de tekst van de licentie.")
    past_bij: list[Tekst] = Field(
        min_length=1,
        description="Bij welke licenties van leveringen deze mag, letterlijk zoals in levering.yml. Heeft een levering "
        "een andere, dan noemt de catalogus deze licentie niet.",
    )


class Opendata(Strict):
    """What the catalogue says that no figure can tell."""

    adres: Webmap = Field(description="Webadres van de map waar de bestanden komen te staan, met / aan het eind.")
    titel: Tekst
    beschrijving: Tekst = Field(description="Waar de gegevens over gaan, voor wie ze niet kent.")
    uitgever: Uitgever
    contact: Contact
    licentie: Licentie | None = Field(None, description="Weglaten: de voorwaarden staan per levering in LICENTIE.md.")
    themas: list[Thema] = Field(min_length=1, description="Codes van de Europese lijst data-theme.")
    trefwoorden: list[Tekst] = Field(min_length=1)
    verversing: Verversing = Field(
        description="Code van de Europese lijst frequency: hoe vaak er een nieuwe uitgave is."
    )

    @property
    def voorbeelden(self) -> list[str]:
        """The addresses that are still examples."""
        given = [self.adres, self.uitgever.adres, self.contact.mail, self.licentie.adres if self.licentie else ""]
        return [address for address in given if _host(address).endswith(_NOBODYS)]


def _host(address: str) -> str:
    return address.split("//")[-1].split("/")[0].split("@")[-1]
