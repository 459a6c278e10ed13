"""The questions of an evaluation that are answered as ready views: their texts where indicators.yml has no other.

What answers them is a view per question in sql/marts (`vraag_<id>.sql`).
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from pipelines.strict_yaml import Strict

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
VraagId = Literal[
    "doelen", "meetbaar", "eigen_opgave", "stilstand", "gestopt",
    "merkbaar", "bereik", "na_afloop", "kantelen", "niet_bereikt",
]  # fmt: skip
# Which figures are about this cannot be told from a goal, status or phase: a definition has to say it.
WITH_INDICATORS = ("stilstand", "gestopt", "merkbaar", "bereik", "niet_bereikt")
# Which hindrances a source names as the cause of this, or as who it missed: only a reader of the source can say.
WITH_FACTORS = ("stilstand", "gestopt", "niet_bereikt")
TEXTS = ("vraag", "waarom", "lezen", "kan_niet", "leeg")


class Vraag(Strict):
    """What a programme says of one question in other words than ours, and which figures and factors belong to it."""

    id: VraagId
    vraag: Tekst | None = Field(None, description="De vraag, zoals die boven de pagina staat.")
    waarom: Tekst | None = Field(None, description="Waarom een evaluatie dit vraagt.")
    lezen: Tekst | None = Field(None, description="Wat een rij is en hoe u die leest.")
    kan_niet: Tekst | None = Field(None, description="Wat het antwoord niet kan zeggen.")
    leeg: Tekst | None = Field(None, description="Wat er ontbreekt als er geen rij is, en waarom dat zo kan zijn.")
    indicatoren: list[str] | None = Field(
        None,
        min_length=1,
        description=f"Bij {', '.join(WITH_INDICATORS)}: indicatoren waarvan de cijfers bij deze vraag horen.",
    )

    factoren: list[str] | None = Field(
        None,
        min_length=1,
        description=f"Bij {', '.join(WITH_FACTORS)}: belemmeringen (id in factor.csv) die de bron hierbij noemt.",
    )

    factoren_voorbij: list[str] | None = Field(
        None, min_length=1, description="Bij stilstand: die van ‘factoren’ waarvan de bron zegt dat zij voorbij zijn."
    )

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not any((self.vraag, self.waarom, self.lezen, self.kan_niet, self.leeg, self.indicatoren, self.factoren)):
            raise ValueError(
                "zegt niets anders dan de standaard: vul een tekst, 'indicatoren' of 'factoren' in, "
                "of haal de vraag weg"
            )
        named = (("indicator", "indicatoren", WITH_INDICATORS), ("factor", "factoren", WITH_FACTORS))
        for one, many, questions in named:
            found: list[str] = getattr(self, many) or []
            if found and self.id not in questions:
                raise ValueError(f"'{many}' hoort bij {', '.join(questions)}, en alleen daarbij")
            if len(set(found)) < len(found):
                raise ValueError(f"een {one} staat er twee keer in")
        over = set(self.factoren_voorbij or [])
        if over and self.id != "stilstand":
            raise ValueError("'factoren_voorbij' hoort bij stilstand, en alleen daarbij")
        if missing := over - set(self.factoren or []):
            raise ValueError(f"'factoren_voorbij' noemt {', '.join(sorted(missing))}; zet die ook bij 'factoren'")
        return self


STANDARD = (
    Vraag(
        id="doelen",
        vraag="Welke doelen zijn er per onderdeel, en wat is eraan veranderd?",
        waarom=(
            "Wie een doel bijstelt, kan het makkelijker halen. Daarom staan het eerste en het laatste plan naast "
            "elkaar."
        ),
        lezen=(
            "Een rij is een versie van een doel. Het antwoord is het nieuwste cijfer, met de stand tegenover "
            "juist die versie. Daaronder staan de momenten die later kwamen dan eerst gepland."
        ),
        kan_niet="Een doel zonder aangepast plan kan toch veranderd zijn: de bron hoeft dat niet te melden.",
        leeg="Er is geen doel met een getal geleverd. Het plan noemt misschien alleen doelen in woorden.",
    ),
    Vraag(
        id="meetbaar",
        vraag="Welke doelen zijn niet te meten?",
        waarom="Zonder getal en datum kan niemand later zeggen of een doel gehaald is.",
        lezen=(
            "Eerst staan de doelen met een getal maar zonder streefdatum, dan de onderdelen zonder doel met een "
            "getal, en dan de indicatoren van resultaat zonder streefwaarde, met de reden. Inzet en activiteiten "
            "staan er niet bij."
        ),
        kan_niet="Dat een doel niet in getallen staat, zegt niet dat het onderdeel niets bereikt.",
        leeg="Elk onderdeel en elke indicator van resultaat heeft een doel met een getal en een datum.",
    ),
    Vraag(
        id="eigen_opgave",
        vraag="Hoeveel berust op wat het programma of de uitvoerder over zichzelf zegt?",
        waarom="Een oordeel over eigen werk weegt anders dan dat van iemand die er niets bij te winnen heeft.",
        lezen=(
            "Eerst het deel van de oordelen dat eigen opgave is, met de aantallen; dan elk oordeel; dan elk "
            "cijfer over uitkomsten met wie het meet. Niet ingedeeld: indicators.yml zegt niet van wie het komt."
        ),
        kan_niet=(
            "Onafhankelijk onderzoek kennen wij soms alleen uit het rapport van het programma. Een eigen opgave "
            "kan ook gewoon kloppen."
        ),
        leeg="Er is geen oordeel en geen cijfer over uitkomsten. Misschien is het daarvoor nog te vroeg.",
    ),
    Vraag(
        id="stilstand",
        vraag="Wat staat stil of loopt uit, en waardoor?",
        waarom="Stilstand die op tijd gezien wordt, is vaak nog te verhelpen. De oorzaak zegt wie dat kan.",
        lezen=(
            "Een rij is iets dat langer duurt dan verwacht, terugging naar een eerdere fase of later komt dan "
            "gepland, met de reden. Dan volgt wat volgens de bron vertraagd is of na de einddatum nog bezig was. "
            "Daaronder staan cijfers over vertraging, en wat volgens de bron belemmert: eerst bij die onderdelen en "
            "het hele programma, dan elders. Zegt de bron dat een vertraging voorbij is, dan staat dat erbij."
        ),
        kan_niet=(
            "Noemt de bron geen verwachte duur, dan is stilstand niet te beoordelen. Een belemmering bij een "
            "onderdeel hoeft niet de oorzaak van juist deze stilstand te zijn. Welke over vertraging gaan, legde "
            "iemand vast die de bron las."
        ),
        leeg="Niets ging terug, kwam later of staat langer stil dan verwacht. Of de bronnen melden het niet.",
    ),
    Vraag(
        id="gestopt",
        vraag="Wat is gestopt of vervallen, en waarom?",
        waarom="Van wat stopte is vaak meer te leren dan van wat lukte.",
        lezen=(
            "Een rij is wat niet afgerond of gestopt is, met de reden die de bron geeft. Daaronder staan cijfers "
            "over stoppen, wat de bron noemt bij stoppen, en wat verder belemmert bij die onderdelen."
        ),
        kan_niet=(
            "Stoppen kan een goed besluit zijn. De leveringen zeggen niet bij welke stop een belemmering hoort; welke "
            "over stoppen gaan, legde iemand vast die de bron las. Een andere is nog niet de reden van stoppen."
        ),
        leeg="Geen bron meldt dat er iets gestopt of vervallen is. Dat is niet hetzelfde als dat alles doorging.",
    ),
    Vraag(
        id="merkbaar",
        vraag="Wat merken mensen en naasten ervan, en van wie is er niets bekend?",
        waarom="Het programma is er voor hen. Wie niet gehoord is, ontbreekt in elk cijfer.",
        lezen=(
            "Uitkomsten, bevindingen en verhalen staan bij de groep vanuit wie gemeten, gevraagd of verteld is. Wie "
            "het opschreef, staat onder Van wie en in de bron: dat is vaak iemand anders. Wat vanuit twee groepen is, "
            "staat bij allebei en telt één keer. Een groep zonder cijfer of zonder verhaal heeft een eigen rij. "
            "Onderaan staat wie er volgens de bron gevraagd zijn."
        ),
        kan_niet=(
            "Een vragenlijst die geen steekproef is, geldt alleen voor wie antwoordde. Een verhaal is een "
            "voorbeeld. Cijfers met een andere eenheid zijn niet op te tellen. Van wie er niets is, kan toch gevraagd "
            "zijn."
        ),
        leeg="Er is geen uitkomst en geen verhaal, van niemand.",
    ),
    Vraag(
        id="bereik",
        vraag="Kwam het verder dan de deelnemers?",
        waarom="Een programma met enkele deelnemers is vaak bedoeld voor de hele sector.",
        lezen=(
            "Eerst de oordelen over effect in de sector, dan cijfers over anderen dan de deelnemers, dan hoe ver "
            "de kennis voor de sector is, dan wat er is opgeleverd."
        ),
        kan_niet=(
            "Gezien of gelezen is nog niet gebruikt, en gebruik is nog geen effect. Een product zegt niets over "
            "wie het kent."
        ),
        leeg="Geen bron zegt iets over anderen dan de deelnemers.",
    ),
    Vraag(
        id="na_afloop",
        vraag="Wat is er over na afloop?",
        waarom="Een resultaat dat met het geld ophoudt, was van korte duur.",
        lezen=(
            "Per onderdeel en niveau staat de trede van borging, wie ervoor zorgt en of het bewijs van na het "
            "einde is. Daaronder staan besluiten waar iets aan hangt, en cijfers van na het einde."
        ),
        kan_niet="De ladder is van deze monitor. Onbekend is geen nee. Afgerond is niet geborgd.",
        leeg="Er zijn geen onderdelen waarvan borging te volgen is.",
    ),
    Vraag(
        id="kantelen",
        vraag="Welke conclusies kunnen nog omslaan?",
        waarom="Een conclusie die op één onderdeel of op een weging rust, is nog geen conclusie.",
        lezen=(
            "Een rij is een conclusie over een groep onderdelen, met de aantallen en wat haar doet omslaan. Waar "
            "nog geen oordeel is, staat alleen het hele programma."
        ),
        kan_niet="Alleen onafhankelijke oordelen tellen mee. Dat een conclusie vaststaat, zegt niet dat zij klopt.",
        leeg="Er zijn geen onderdelen om over te oordelen.",
    ),
    Vraag(
        id="niet_bereikt",
        vraag="Wat en wie is niet bereikt?",
        waarom="Wat niet lukte en wie niet meedeed, staat in een rapport vaak tussen de regels.",
        lezen=(
            "Eerst doelen die niet of te laat gehaald zijn, dan gemiste mijlpalen, dan toezeggingen en leveringen"
            " die niet gemeld zijn, dan wat de bron met of zonder getal zegt over wie niet bereikt is. Mijlpalen en "
            "toezeggingen zijn gezien vanaf het laatste rapport, verwachte leveringen vanaf de laatste levering."
        ),
        kan_niet=(
            "Niet gemeld is niet hetzelfde als niet gedaan. Over wie buiten beeld bleef, zegt een bron vaak niets."
        ),
        leeg="Geen doel, mijlpaal of toezegging is gemist, en geen bron noemt wie niet bereikt is.",
    ),
)


def asked(own: list[Vraag]) -> list[Vraag]:
    """The questions in order, each with the texts of the programme where it has them, else with the standard."""
    changed = {vraag.id: vraag.model_dump(exclude_none=True) for vraag in own}
    return [vraag.model_copy(update=changed.get(vraag.id, {})) for vraag in STANDARD]
