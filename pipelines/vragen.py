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
WITH_INDICATORS = ("doelen", "stilstand", "gestopt", "merkbaar", "bereik", "niet_bereikt")
# Which hindrances a source names as the cause of this, or as who it missed: only a reader of the source can say.
WITH_FACTORS = ("stilstand", "gestopt", "niet_bereikt")
# Which facts in words say that something is not there yet: no date, phase or goal does.
WITH_NOT_YET = ("stilstand", "niet_bereikt")
# What only one question has.
ONLY_WITH = {
    "factoren_voorbij": "stilstand",
    "mijlpalen_later": "stilstand",
    "woorden": "gestopt",
    "gezegd_als": "niet_bereikt",
    "gaat_over": "merkbaar",
}
# Which show verdicts, and so say who reads them as ja, deels or nee.
WITH_VERDICTS = ("eigen_opgave", "bereik", "kantelen")
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

    mijlpalen_later: list[str] | None = Field(
        None,
        min_length=1,
        description="Bij stilstand: mijlpalen (id in mijlpaal.csv) die volgens de bron later komen dan eerst, zonder "
        "dat zij de eerdere datum noemt.",
    )

    woorden: dict[str, Tekst] | None = Field(
        None,
        min_length=1,
        description="Bij gestopt: het woord van de bron bij een telling (sleutel), als het fasemodel een ander heeft.",
    )

    nog_niet: list[Annotated[str, StringConstraints(pattern="^(factor|borging):")]] | None = Field(
        None,
        min_length=1,
        description=f"Bij {', '.join(WITH_NOT_YET)}: sleutels van een belemmering of een uitspraak over borging die "
        "zeggen dat iets er nog niet is.",
    )

    noemers: dict[str, str] | None = Field(
        None,
        min_length=1,
        description="Bij een van ‘indicatoren’ die een deel telt: de indicator die het geheel telt.",
    )

    gezegd_als: dict[str, Tekst] | None = Field(
        None,
        min_length=1,
        description="Bij niet_bereikt: bij een van ‘indicatoren’ de woorden voor wie of wat niet bereikt is, als haar "
        "naam dat niet zegt.",
    )

    gaat_over: dict[Tekst, Annotated[list[Tekst], Field(min_length=1)]] | None = Field(
        None,
        min_length=1,
        description="Bij merkbaar: wat mensen of naasten noemen, in eigen woorden, en welke feiten dat zeggen.",
    )

    voorop: list[str] | None = Field(
        None,
        min_length=1,
        description="Welke van ‘indicatoren’, ‘factoren’ en ‘nog_niet’ het antwoord openen, de belangrijkste eerst.",
    )

    @model_validator(mode="after")
    def says_something(self) -> Self:
        facts = (self.indicatoren, self.factoren, self.nog_niet, self.mijlpalen_later, self.woorden, self.gaat_over)
        if not any((self.vraag, self.waarom, self.lezen, self.kan_niet, self.leeg, *facts)):
            raise ValueError(
                "zegt niets anders dan de standaard: vul een tekst, 'indicatoren', 'factoren' of 'nog_niet' in, "
                "of haal de vraag weg"
            )
        named = (
            ("indicator", "indicatoren", WITH_INDICATORS),
            ("factor", "factoren", WITH_FACTORS),
            ("feit", "nog_niet", WITH_NOT_YET),
        )
        for one, many, questions in named:
            found: list[str] = getattr(self, many) or []
            if found and self.id not in questions:
                raise ValueError(f"'{many}' hoort bij {', '.join(questions)}, en alleen daarbij")
            if len(set(found)) < len(found):
                raise ValueError(f"een {one} staat er twee keer in")
        over = set(self.factoren_voorbij or [])
        for field, question in ONLY_WITH.items():
            if getattr(self, field) and self.id != question:
                raise ValueError(f"'{field}' hoort bij {question}, en alleen daarbij")
        if missing := over - set(self.factoren or []):
            raise ValueError(f"'factoren_voorbij' noemt {', '.join(sorted(missing))}; zet die ook bij 'factoren'")
        for field in ("noemers", "gezegd_als"):
            if missing := set(getattr(self, field) or {}) - set(self.indicatoren or []):
                raise ValueError(f"'{field}' noemt {', '.join(sorted(missing))}; zet die ook bij 'indicatoren'")
        if missing := set(self.voorop or []) - {
            *(self.indicatoren or []), *(self.factoren or []), *(self.nog_niet or [])
        }:  # fmt: skip
            raise ValueError(
                f"'voorop' noemt {', '.join(sorted(missing))}; zet die ook bij 'indicatoren', 'factoren' of 'nog_niet'"
            )
        return self

    def place(self, name: str) -> int | None:
        """Which of the facts that open the answer this is, from 1; None: it does not open it."""
        return 1 + self.voorop.index(name) if self.voorop and name in self.voorop else None


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
            "juist die versie; een verwachting is geen meting. Een doel is een getal dat de bron zelf voor later "
            "noemt: als doel, afspraak of planning, of als verwachting of aankondiging van een resultaat. Wat "
            "partijen met elkaar afspreken telt ook als het een activiteit is. Geen doel is wat al gaande is, ruimte "
            "(plaatsen, budget), een regel die steeds geldt, en inzet of activiteiten die alleen zijn aangekondigd. "
            "Daaronder staan de momenten die later kwamen dan eerst gepland, en getallen die op een doel lijken maar "
            "het naar deze regel niet zijn, met de reden."
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
            "getal, en dan de indicatoren van een prestatie, effect of doel zonder streefwaarde, met de reden. Inzet "
            "en activiteiten staan er niet bij. Wat een doel is, staat bij de vraag naar de doelen. De aantallen zijn "
            "van alle doelen, alle onderdelen die een project, thema of afspraak zijn, en alle indicatoren van een "
            "prestatie, effect of doel."
        ),
        kan_niet="Dat een doel niet in getallen staat, zegt niet dat het onderdeel niets bereikt.",
        leeg=(
            "Elk onderdeel en elke indicator van een prestatie, effect of doel heeft een doel met een getal en een "
            "datum."
        ),
    ),
    Vraag(
        id="eigen_opgave",
        vraag="Hoeveel berust op wat het programma of de uitvoerder over zichzelf zegt?",
        waarom="Een oordeel over eigen werk weegt anders dan dat van iemand die er niets bij te winnen heeft.",
        lezen=(
            "Eerst het deel van de oordelen dat eigen opgave is, met de aantallen; dan elk oordeel; dan elk "
            "cijfer over uitkomsten met wie het meet: van elke indicator van het soort uitkomst het nieuwste, per "
            "onderdeel. Niet ingedeeld: indicators.yml zegt niet van wie het komt. Dan staat in de zin een ondergrens "
            "en een bovengrens: zonder en met wat niet ingedeeld is."
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
            "het hele programma, dan elders. Zegt de bron dat een vertraging voorbij is, dan staat dat erbij. Wat "
            "vooropstaat en wat nog niet zover is, koos iemand die de bron las."
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
            "over stoppen, wat de bron noemt bij stoppen, en wat verder belemmert bij die onderdelen. Apart staat wat "
            "afliep op zijn einddatum, als de bron daar meldt wat toen klaar was: dat is niet gestopt."
        ),
        kan_niet=(
            "Stoppen kan een goed besluit zijn. Of een einddatum van begin af zo gepland was, zegt een bron niet "
            "altijd. De leveringen zeggen niet bij welke stop een belemmering hoort; welke over stoppen gaan, legde "
            "iemand vast die de bron las. Een andere is nog niet de reden van stoppen."
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
            "staat bij allebei en telt één keer. Gaat over zegt wat mensen of naasten noemen; dat deelde iemand in die "
            "de bron las, en één feit kan over meer dan één ding gaan. Een groep zonder cijfer of zonder verhaal heeft "
            "een eigen rij. Onderaan staat wie er volgens de bron gevraagd zijn."
        ),
        kan_niet=(
            "Een vragenlijst die geen steekproef is, geldt alleen voor wie antwoordde. Een verhaal is een "
            "voorbeeld. Hoe vaak iets genoemd is, telt feiten en geen mensen. Cijfers met een andere eenheid zijn niet "
            "op te tellen. Van wie er niets is, kan toch gevraagd zijn."
        ),
        leeg="Er is geen uitkomst en geen verhaal, van niemand.",
    ),
    Vraag(
        id="bereik",
        vraag="Kwam het verder dan de deelnemers?",
        waarom="Een programma met enkele deelnemers is vaak bedoeld voor de hele sector.",
        lezen=(
            "Eerst de oordelen over effect in de sector, dan cijfers over anderen dan de deelnemers, dan hoe ver "
            "de kennis voor de sector is, dan regels en werkwijzen van instanties die volgens de ladder van borging "
            "minstens geregeld zijn, of die er zijn maar als voornemen tellen, met de reden; dan wat er is opgeleverd."
        ),
        kan_niet=(
            "Gezien of gelezen is nog niet gebruikt, en gebruik is nog geen effect. In een cijfer over bereik kunnen "
            "deelnemers meetellen, en wie vaker kwam vaker. Een product zegt niets over wie het kent."
        ),
        leeg="Geen bron zegt iets over anderen dan de deelnemers.",
    ),
    Vraag(
        id="na_afloop",
        vraag="Wat is er over na afloop?",
        waarom="Een resultaat dat met het geld ophoudt, was van korte duur.",
        lezen=(
            "Per onderdeel en niveau staat de trede van borging, wie ervoor zorgt, of het bewijs van na het einde is, "
            "en waarom de trede niet hoger is. Daaronder staan besluiten waar iets aan hangt, en cijfers van na het "
            "einde."
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
            " die niet gemeld zijn, dan wat de bron met of zonder getal zegt over wat en wie niet bereikt is. Wie "
            "begon en niet afrondde, is ook niet bereikt: dat staat erbij als de bron het over het hele programma "
            "telt. Voorop staat wie niet bereikt is; dat koos iemand die de bron las. Mijlpalen en toezeggingen "
            "zijn gezien vanaf het laatste rapport, verwachte leveringen vanaf de laatste levering."
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
