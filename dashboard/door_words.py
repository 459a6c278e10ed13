"""What the door says when it does not open, in one place for the pages and the terminal."""

from __future__ import annotations

from datetime import date

from pipelines.build import DefinitionsError, DeliveriesRefused, NothingKnown
from pipelines.diff import UnknownProgramma
from pipelines.intake.accept import BaseChanged, NotExplained, SomebodyElse
from pipelines.intake.form import UnknownOnderdeel
from pipelines.intake.proposal import FileChanged
from pipelines.intake.rights import NotAllowed
from pipelines.intake.submission import PersonInText

REFUSALS = (
    BaseChanged, DefinitionsError, DeliveriesRefused, FileChanged, NotAllowed, NotExplained, NothingKnown, PersonInText,
    SomebodyElse, UnknownOnderdeel, UnknownProgramma,
)  # fmt: skip

# What is refused about a step or a meeting itself, by its column: the deliveries that are there are good.
_OWN = {"stappen": "Levering", "overleg": "Overleg"}


def why_not(refusal: Exception) -> str:
    """Why nothing was done, and what to do, in Dutch. Only for one of REFUSALS."""
    if isinstance(refusal, NotAllowed):
        return f"Dit mag u niet: alleen {refusal}. Vraag het aan de gegevensbeheerder."
    if isinstance(refusal, NothingKnown):
        first = f" De eerste levering is van {date.fromisoformat(refusal.eerste):%d-%m-%Y}." if refusal.eerste else ""
        return f"Op deze datum was er nog niets bekend.{first}"
    if isinstance(refusal, UnknownProgramma):
        return f"Dit programma bestaat niet. Kies uit: {', '.join(refusal.known)}."
    if isinstance(refusal, DeliveriesRefused) and (own := [f for f in refusal.findings if f.kolom in _OWN]):
        return f"{_OWN[str(own[0].kolom)]} {own[0].waarde} {own[0].melding}. Er is niets veranderd."
    return {
        BaseChanged: "Intussen is er een andere levering aanvaard. Kijk opnieuw, dan ziet u wat er nu verandert.",
        FileChanged: "Het bestand veranderde terwijl het gelezen werd. Er is niets veranderd. Lever het opnieuw.",
        UnknownOnderdeel: "Dit onderdeel bestaat niet meer in de nieuwste stand. Kies een ander.",
        NotExplained: "Er zijn waarschuwingen. Leg ze uit in de toelichting; dan kan de levering verder.",
        PersonInText: "In de toelichting kan een burgerservicenummer staan. Haal het weg en probeer het opnieuw.",
        SomebodyElse: "Op dit moment aanvaardt iemand anders een levering. Probeer het zo opnieuw.",
        DefinitionsError: "De definities (indicators.yml) zijn fout. De gegevensbeheerder moet ze eerst verbeteren.",
        DeliveriesRefused: "In de leveringen die er al zijn staat iets dat blokkeert. De gegevensbeheerder moet dat "
        "eerst verbeteren; met de opdracht 'programmamonitor check' staat er wat.",
    }[type(refusal)]
