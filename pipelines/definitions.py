"""`indicators.yml`: the one place where programmes, phase models and indicators are defined.

The models below are the format. An unknown key is an error; optional means absent. `read_definitions` returns either
the definitions or every finding with the line of the file, never half a result.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from pipelines.findings import Finding
from pipelines.opendata.metadata import Opendata
from pipelines.registraties import Registraties, Telling
from pipelines.strict_yaml import JaNee, Lines, Strict, YamlPath, finding, read_model
from pipelines.verbanden import Verband, Verbanden
from pipelines.vragen import Vraag, asked

Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
IndicatorId = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z0-9_]+$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$")]
OnderdeelId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
Bewijs = Literal[
    "uitspraak", "besluit", "budget", "functie", "protocol",
    "inkoop", "opleiding", "regelgeving", "gebruik", "herhaalmeting",
]  # fmt: skip
Perspectief = Literal["mens_met_beperking", "naaste", "professional", "organisatie", "bestuurder"]
# Counts of persons below this are not shown, unless indicators.yml says another number.
DREMPEL = 10
TREDEN = ("B0", "B1", "B2", "B3", "B4", "B5")
Aggregatie = Literal["som", "laatste", "ratio_van_sommen", "gewogen", "niet_optelbaar"]


class Kern(Strict):
    """One clause of the overview's headline: a figure and the words around it."""

    indicator: IndicatorId | None = Field(None, description="Indicator waarvan het laatste cijfer in de zin komt.")
    fasemodel: Id | None = Field(None, description="Of: fasemodel waarvan het afgeronde aandeel in de zin komt.")
    zin: Tekst = Field(description="Zinsdeel met {cijfer} op de plaats van het getal, zonder punt.")

    @model_validator(mode="after")
    def one_figure(self) -> Self:
        if (self.indicator is None) == (self.fasemodel is None):
            raise ValueError("noem precies een van 'indicator' en 'fasemodel'")
        if "{cijfer}" not in self.zin:
            raise ValueError("zet {cijfer} in 'zin' op de plaats van het getal")
        return self


class Weging(Strict):
    """How heavy an onderdeel of each class is in the roll-up: numbers within one programme, in no unit."""

    klein: float = Field(gt=0)
    middel: float = Field(gt=0)
    groot: float = Field(gt=0)


class Programma(Strict):
    """One programme: the root of a tree of onderdelen."""

    id: Id = Field(description="Id van het onderdeel dat de wortel van de boom is.")
    naam: Tekst = Field(description="Naam zoals de lezer die ziet.")
    indeling: Literal["actielijn", "thema", "spoor"] = Field(description="Hoe het overzicht is ingedeeld.")
    weging: Weging | None = Field(None, description="Gewicht per klasse. Weglaten: alles telt even zwaar.")
    kern: list[Kern] = Field(min_length=1, max_length=3, description="Waarvan de hoofdzin van het overzicht komt.")


class Fase(Strict):
    """One phase of a phase model."""

    id: Id
    naam: Tekst = Field(description="Naam zoals de lezer die ziet.")
    soort: Literal["onderweg", "klaar", "gestopt"]
    indicator: IndicatorId | None = Field(None, description="Alleen bij een overlappend model: aandeel in deze stap.")
    uitleg: Tekst = Field(description="Wat de fase inhoudt, in eigen woorden.")
    verwachte_dagen: int | None = Field(
        None, ge=1, description="Hoe lang de fase volgens de bron hoogstens duurt; weglaten als de bron niets noemt."
    )


class Fasemodel(Strict):
    """One phase model. Phases stand in order."""

    id: Id
    programma: Id
    naam: Tekst
    soort: Literal["opeenvolgend", "overlappend"] = Field(
        description="opeenvolgend: elk geteld ding staat in precies een fase. overlappend: aandelen tellen niet op."
    )
    eenheid: Tekst = Field(description="Wat er geteld wordt, bijvoorbeeld deelnames.")
    totaal: IndicatorId | None = Field(None, description="Indicator die zegt hoeveel er in totaal zijn.")
    uitleg: Tekst
    fasen: list[Fase] = Field(min_length=2)

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        if (self.soort == "opeenvolgend") != (self.totaal is not None):
            raise ValueError("een opeenvolgend fasemodel heeft 'totaal', een overlappend model niet")
        if any((fase.indicator is None) == (self.soort == "overlappend") for fase in self.fasen):
            raise ValueError("fasen van een overlappend model hebben 'indicator', andere niet")
        return self


class Beeld(Strict):
    """One picture of counts: a bar each, one counting unit, never stacked or summed."""

    id: Id
    naam: Tekst = Field(description="Wat er geteld wordt, als kop boven de staven.")
    onderdeel: OnderdeelId = Field(description="Onderdeel waarvan de cijfers in het beeld komen.")
    eenheid: Tekst = Field(description="De ene eenheid van het beeld; elke indicator telt die.")
    uitsplitsing: Id | None = Field(None, description="Dimensie: een staaf per deel. Weglaten: alleen het geheel.")
    indicatoren: list[IndicatorId] = Field(min_length=1, description="Elke indicator een keer, in deze volgorde.")
    uitleg: Tekst = Field(description="Wat het beeld zegt en niet zegt, in gewone taal.")

    @model_validator(mode="after")
    def counts_things_once(self) -> Self:
        if self.eenheid == "procent":
            raise ValueError("een beeld telt dingen, geen procenten")
        if len(set(self.indicatoren)) < len(self.indicatoren):
            raise ValueError("een indicator staat er twee keer in")
        if self.uitsplitsing is None and len(self.indicatoren) < 2:
            raise ValueError("een beeld zonder 'uitsplitsing' heeft minstens twee indicatoren")
        return self


class Aandacht(Strict):
    """One rule of the attention list. The order in the file is the order on the page."""

    soort: Literal[
        "mijlpaal_niet_gemeld",
        "doel_niet_gehaald",
        "loopt_achter",
        "niet_afgerond",
        "einddatum_voorbij",
        "streefdatum_nadert",
        "later_dan_gepland",
        "toezegging_verlopen",
        "levering_ontbreekt",
        "tegenspraak",
        "borging_zonder_eigenaar",
        "borging_voornemen",
        "bewijs_is_oud",
        "veel_op_een_besluit",
        "nog_te_meten",
    ]
    naam: Tekst = Field(description="Waarom het aandacht vraagt, in enkele woorden.")
    maanden: int | None = Field(
        None, ge=1, description="Bij streefdatum_nadert en borging_zonder_eigenaar: zo ver vooruit wordt gekeken."
    )

    aantal: int | None = Field(None, ge=2, description="Bij veel_op_een_besluit: vanaf zoveel onderdelen.")

    @model_validator(mode="after")
    def looks_ahead_when_it_should(self) -> Self:
        if (self.maanden is not None) != (self.soort in ("streefdatum_nadert", "borging_zonder_eigenaar")):
            raise ValueError("'maanden' hoort bij streefdatum_nadert en borging_zonder_eigenaar, en alleen daarbij")
        if (self.aantal is not None) != (self.soort == "veel_op_een_besluit"):
            raise ValueError("'aantal' hoort bij veel_op_een_besluit, en alleen daarbij")
        return self


class Trede(Strict):
    """One step of our borging ladder and what it takes."""

    trede: Literal["B0", "B1", "B2", "B3", "B4", "B5"]
    naam: Tekst = Field(description="Naam zoals de lezer die ziet.")
    uitleg: Tekst = Field(description="Wanneer wij deze trede geven.")
    bewijs: list[Bewijs] | None = Field(
        None, min_length=1, description="Soorten bewijs waarvan er een nodig is, met datum. Weglaten: geen."
    )
    na_einde_maanden: int | None = Field(
        None, ge=0, description="Zoveel maanden na de einddatum kan deze trede pas. Weglaten: ook eerder."
    )


class Borging(Strict):
    """Our borging ladder. It is of this monitor, no published instrument."""

    bewijs_oud_na_maanden: int = Field(ge=1, description="Na zoveel maanden zonder nieuwe bevestiging is bewijs oud.")
    treden: list[Trede]

    @model_validator(mode="after")
    def has_every_step(self) -> Self:
        if [item.trede for item in self.treden] != list(TREDEN):
            raise ValueError(f"noem in 'treden' precies deze treden, in deze volgorde: {', '.join(TREDEN)}")
        if bare := [item.trede for item in self.treden if item.trede > "B1" and item.bewijs is None]:
            raise ValueError(f"trede {bare[0]} zegt in 'bewijs' welk bewijs nodig is")
        return self


class Sprong(Strict):
    """From where a value is so far from the one before it that somebody has to explain it."""

    factor: float = Field(2, gt=1, description="Zo veel keer zo veel of zo weinig is een sprong.")
    vanaf: float = Field(10, ge=0, description="Een verschil dat kleiner is, is bij een aantal nooit een sprong.")
    procentpunten: float = Field(20, gt=0, description="Bij een percentage: een verschil vanaf zo veel procentpunten.")


class Aanleveren(Strict):
    """What the monitor keeps of delivering itself, and what it asks about."""

    invultijd: dict[Id, IndicatorId] = Field(
        default_factory=dict,
        description="Per programma de indicator die telt hoeveel minuten een opgave invullen kostte.",
    )
    sprong: dict[Id, Sprong] = Field(
        default_factory=dict,
        description="Per programma wanneer een verschil met de vorige waarde uitleg vraagt. Weglaten: de standaard.",
    )


class Statistiek(Strict):
    """How much a share of a sample may differ from everybody's, and from when a group is small."""

    betrouwbaarheid_pct: float = Field(95, gt=50, lt=100, description="Hoe zeker een interval is, in procenten.")
    kleine_n: int = Field(30, ge=1, description="Berust een aandeel op minder mensen, dan staat erbij dat n klein is.")


class KleineAantallen(Strict):
    """When a count of persons is too small to be shown."""

    drempel: int = Field(ge=0, description="Aantallen personen van 1 tot onder dit getal worden niet getoond.")


class Bronhouder(Strict):
    """Whose word a figure or report is, for who weighs evidence."""

    naam: Tekst = Field(description="Zoals hij in 'bronhouder' of als uitgever van een levering staat.")
    soort: Literal["opgave_programma", "opgave_uitvoerder", "onafhankelijk", "deze_monitor"] = Field(
        description="Van wie het komt: het programma of de uitvoerder over zichzelf, of iemand anders."
    )


class PerOnderdeel(Strict):
    """What of an indicator is otherwise at one onderdeel: who says it there, or whose word it is."""

    perspectief: list[Perspectief] | None = Field(None, min_length=1, description="Wie het bij dit onderdeel zegt.")
    bronhouder: Tekst | None = Field(None, description="Van wie het bij dit onderdeel komt.")

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if self.perspectief is None and self.bronhouder is None:
            raise ValueError("noem 'perspectief', 'bronhouder' of beide")
        return self


class Wijziging(Strict):
    """What changed when this version of a definition replaced the one before."""

    was: Tekst
    wordt: Tekst
    reden: Tekst
    trendbreuk: JaNee


class Indicator(Strict):
    """One version of the definition of one indicator."""

    id: IndicatorId = Field(description="Programma, punt, naam: bijvoorbeeld vl.maatwerkplekken_afgesproken.")
    versie: int = Field(ge=1, description="Versie van de definitie; een nieuwe versie is een andere reeks.")
    naam: Tekst
    korte_naam: Tekst = Field(description="Naam voor in een tegel, tabel of grafiek.")
    vraag: Tekst = Field(description="De vraag die het cijfer beantwoordt, in gewone taal.")
    waarom: Tekst = Field(description="Waarom dit ertoe doet.")
    soort: Literal["proces", "uitkomst", "verhalend", "context"]
    niveau: Literal["inzet", "activiteit", "prestatie", "effect", "doel", "omgeving"] = Field(
        description="Plaats in de resultatenketen; omgeving is alleen voor context."
    )
    onderdeel: OnderdeelId = Field(description="Onderdeel waar de indicator bij hoort.")
    definitie: Tekst
    telt_mee: Tekst
    telt_niet_mee: Tekst
    eenheid: Tekst = Field(description="Wat er geteld wordt; procent voor een percentage (0-100).")
    telt_personen: JaNee
    decimalen: int = Field(ge=0, le=4)
    teller: Tekst | None = None
    noemer: Tekst | None = None
    steekproef: JaNee | None = Field(None, description="Alleen bij een enquête of onderzoek.")
    invullers: IndicatorId | None = Field(None, description="Bij een vraag: de indicator die alle invullers telt.")
    gevraagd: IndicatorId | None = Field(
        None, description="Bij een indicator die invullers telt: de indicator die telt hoeveel er gevraagd zijn."
    )
    tijdtype: Literal["stand", "stroom", "cumulatief"]
    aggregatie_tijd: Aggregatie
    aggregatie_onderdelen: Aggregatie
    gewenste_richting: Literal["hoger", "lager", "bandbreedte", "geen_oordeel"]
    pad: Literal["lineair"] | None = Field(
        None, description="Afgesproken weg naar het doel: in een rechte lijn vanaf de eerste meting. Weglaten: geen."
    )
    nulmeting: Tekst | None = None
    reden_geen_nulmeting: Tekst | None = None
    reden_geen_doel: Tekst | None = Field(None, description="Weglaten als er doelen in de leveringen staan.")
    reden_geen_oordeel: Tekst | None = Field(
        None,
        description="Bij gewenste_richting geen_oordeel: waarom het cijfer niet tegenover zijn doel te beoordelen is, "
        "als dat iets anders is dan dat meer niet beter of slechter is. Zonder hoofdletter en punt.",
    )
    uitsplitsingen: list[Tekst] | None = Field(None, description="Toegestane uitsplitsingen, elk als dimensie=waarde.")
    plausibel_minimum: float
    plausibel_maximum: float
    drempel: int | None = Field(None, ge=0, description="Afwijkende drempel voor kleine aantallen.")
    frequentie: Tekst
    bronhouder: Tekst
    beperkingen: Tekst
    wijzigingen: list[Wijziging] | None = None
    status: Literal["gerapporteerd", "nog_te_meten", "gearchiveerd"]
    verwacht_in: Tekst | None = Field(None, description="Bij nog_te_meten: wanneer de eerste waarde is aangekondigd.")
    latere_waarde: Literal["vooraf_vastgesteld"] | None = Field(
        None,
        description="Bij waarden van na het rapport (kwalificatie verwacht): vooraf_vastgesteld als de bron ze "
        "vastlegt of toekent. Weglaten: naar verwachting.",
    )
    tegel: Literal["kern", "staaf", "regel"] | None = Field(None, description="Weglaten: niet op het overzicht.")
    tegel_bij: IndicatorId | None = Field(None, description="Bij staaf of regel: in de tegel van deze indicator.")
    deel_van: IndicatorId | None = Field(
        None,
        description="Indicator waar deze een deel van telt (9 of 10 van 7 of hoger): zij staan niet naast elkaar.",
    )
    perspectief: list[Perspectief] | None = Field(
        None,
        min_length=1,
        description="Bij een uitkomst of verhaal: wie het zelf zegt of bij wie gemeten is. Weglaten: niet te zeggen.",
    )
    per_onderdeel: dict[OnderdeelId, PerOnderdeel] | None = Field(
        None,
        min_length=1,
        description="Onderdelen waar iemand anders het zegt, of waar het van een ander komt. Weglaten: overal gelijk.",
    )
    registratie: Telling | None = Field(
        None, description="Hoe registraties geteld worden tot waarden. Weglaten: waarden komen uit meting.csv."
    )

    @model_validator(mode="after")
    def is_honest(self) -> Self:
        if self.reden_geen_oordeel and self.gewenste_richting != "geen_oordeel":
            raise ValueError("'reden_geen_oordeel' hoort bij gewenste_richting geen_oordeel, en alleen daarbij")
        if (self.nulmeting is None) == (self.reden_geen_nulmeting is None):
            raise ValueError("noem precies een van 'nulmeting' en 'reden_geen_nulmeting'")
        if (self.soort == "context") != (self.niveau == "omgeving"):
            raise ValueError("niveau 'omgeving' hoort bij soort 'context', en alleen daarbij")
        if self.eenheid == "procent" and (self.teller is None or self.noemer is None):
            raise ValueError("een percentage heeft 'teller' en 'noemer'")
        if self.plausibel_minimum > self.plausibel_maximum:
            raise ValueError("'plausibel_minimum' is groter dan 'plausibel_maximum'")
        if self.versie > 1 and not self.wijzigingen:
            raise ValueError("een nieuwe versie zegt in 'wijzigingen' wat er anders is")
        if self.invullers is not None and self.steekproef is None:
            raise ValueError("'invullers' hoort bij een enquête: zeg in 'steekproef' of die een steekproef is")
        if (self.tegel in ("staaf", "regel")) != (self.tegel_bij is not None):
            raise ValueError("'tegel_bij' hoort bij tegel staaf of regel, en alleen daarbij")
        elsewhere = [item.perspectief for item in (self.per_onderdeel or {}).values() if item.perspectief]
        if (self.perspectief or elsewhere) and self.soort not in ("uitkomst", "verhalend"):
            raise ValueError("'perspectief' hoort bij soort uitkomst of verhalend: alleen daar merkt iemand iets")
        return self

    @model_validator(mode="after")
    def counts_registrations_honestly(self) -> Self:
        telling = self.registratie
        if telling is None:
            return self
        if self.tijdtype != "stroom":
            raise ValueError("'registratie' telt wat in een periode gebeurde: 'tijdtype' is stroom")
        # A better value for one that was counted comes as a value: it is protected as values about persons are.
        if self.telt_personen != "ja":
            raise ValueError("registraties gaan over mensen: 'telt_personen' is ja")
        if self.eenheid == "procent" and (telling.telt != "registraties" or not telling.uitkomsten):
            raise ValueError("een percentage uit registraties telt registraties en noemt 'uitkomsten' voor de teller")
        if self.decimalen and self.eenheid != "procent":
            raise ValueError("een aantal registraties heeft geen decimalen: 'decimalen' is 0")
        if "deelgroep" in telling.per and not self.uitsplitsingen:
            raise ValueError("'per' deelgroep vraagt dat 'uitsplitsingen' de deelgroepen noemt")
        return self


class Definitions(Strict):
    """The whole of indicators.yml. The order in the file is the order on the pages."""

    oefening: JaNee | None = Field(None, description="ja: verzonnen oefengegevens; elke pagina zegt dat dan.")
    programmas: list[Programma] = Field(min_length=1)
    fasemodellen: list[Fasemodel]
    beelden: list[Beeld] | None = Field(None, description="Aantallen naast elkaar, per beeld een eenheid.")
    aandacht: list[Aandacht] | None = Field(None, description="Wat op de aandachtslijst komt, het dringendste eerst.")
    borging: Borging | None = Field(None, description="De ladder van borging: wat elke trede vraagt.")
    verbanden: Verbanden | None = Field(None, description="Wat in de bronnen met elkaar moet kloppen.")
    aanleveren: Aanleveren | None = Field(None, description="Welke indicatoren over het aanleveren zelf gaan.")
    bronhouders: list[Bronhouder] | None = Field(
        None, description="Van wie cijfers en rapporten komen. Wie er niet in staat, is 'niet ingedeeld'."
    )
    vragen: list[Vraag] | None = Field(
        None, description="Vragen van een evaluatie met andere teksten dan de standaard, en de cijfers die erbij horen."
    )
    kleine_aantallen: KleineAantallen | None = Field(
        None, description=f"Vanaf welk aantal personen een cijfer getoond wordt. Weglaten: {DREMPEL}."
    )
    statistiek: Statistiek = Field(
        default_factory=Statistiek, description="Hoe zeker een interval is en wanneer n klein is. Weglaten: 95% en 30."
    )
    registraties: Registraties | None = Field(
        None, description="Welke registraties geleverd kunnen worden. Weglaten: alleen waarden, geen registraties."
    )
    opendata: Opendata | None = Field(None, description="Wie de open data uitgeeft, waar, en onder welke voorwaarden.")
    indicatoren: list[Indicator]

    @property
    def drempel(self) -> int:
        """The threshold of an indicator that has none of its own."""
        return self.kleine_aantallen.drempel if self.kleine_aantallen else DREMPEL

    @property
    def regels(self) -> list[Verband]:
        """The reconciliation rules; none when the file has none."""
        return self.verbanden.regels if self.verbanden else []

    @property
    def gestelde_vragen(self) -> list[Vraag]:
        """The ten questions with their texts."""
        return asked(self.vragen or [])

    def sprong(self, programma: str) -> Sprong:
        """When a value of a programme is a jump."""
        return (self.aanleveren.sprong if self.aanleveren else {}).get(programma, Sprong())


def read_definitions(path: Path) -> tuple[Definitions | None, list[Finding]]:
    """Read and check indicators.yml: the definitions and no findings, or None and every finding with its line."""
    definitions, findings, lines = read_model(path, Definitions)
    if definitions is not None:
        findings = [
            *_duplicate_ids(path, lines, definitions),
            *_dangling_references(path, lines, definitions),
            *_mixed_pictures(path, lines, definitions),
            *_times_in_another_unit(path, lines, definitions),
            *_groups_that_nothing_counts(path, lines, definitions),
            *_kinds_counted_in_two_ways(path, lines, definitions),
        ]
    return (None, findings) if findings else (definitions, [])


def json_schema() -> str:
    """The format as JSON Schema, for editors. Kept in docs/indicators.schema.json; a test compares."""
    return json.dumps(Definitions.model_json_schema(), indent=2, ensure_ascii=False) + "\n"


def _duplicate_ids(path: Path, lines: Lines, definitions: Definitions) -> Iterator[Finding]:
    groups: dict[str, list[tuple[str | int, ...]]] = {
        "programmas": [(item.id,) for item in definitions.programmas],
        "fasemodellen": [(item.id,) for item in definitions.fasemodellen],
        "beelden": [(item.id,) for item in definitions.beelden or []],
        "indicatoren": [(item.id, item.versie) for item in definitions.indicatoren],
    }
    kinds = [rule.soort for rule in definitions.aandacht or []]
    for index, kind in enumerate(kinds):
        if kind in kinds[:index]:
            line = lines.of(("aandacht", index, "soort"))
            yield finding(path, line, "soort", kind, "staat al op de aandachtslijst", "Haal er een weg.")
    named: dict[tuple[str, str], list[str]] = {
        ("bronhouders", "naam"): [item.naam.rstrip(".") for item in definitions.bronhouders or []],
        ("vragen", "id"): [str(item.id) for item in definitions.vragen or []],
    }
    for (group, key), names in named.items():
        for index, name in enumerate(names):
            if name in names[:index]:
                yield finding(
                    path, lines.of((group, index, key)), key, name, f"staat al bij {group}", "Haal er een weg."
                )
    regels = [regel.id for regel in definitions.regels]
    for index, name in enumerate(regels):
        if name in regels[:index]:
            line = lines.of(("verbanden", "regels", index, "id"))
            yield finding(path, line, "id", name, "bestaat al als verband", "Geef een andere id.")
    for index, model in enumerate(definitions.fasemodellen):
        names = [fase.id for fase in model.fasen]
        for place, name in enumerate(names):
            if name in names[:place]:
                line = lines.of(("fasemodellen", index, "fasen", place, "id"))
                yield finding(path, line, "id", name, "bestaat al in dit fasemodel", "Geef een andere id.")
    for group, ids in groups.items():
        for index, identity in enumerate(ids):
            if identity in ids[:index]:
                name = " versie ".join(str(part) for part in identity)
                line = lines.of((group, index, "id"))
                yield finding(path, line, "id", name, "bestaat al", "Geef een andere id of een volgend versienummer.")


def _dangling_references(path: Path, lines: Lines, definitions: Definitions) -> Iterator[Finding]:
    """References inside the file to an indicator, fasemodel or programma that is not there or belongs elsewhere."""
    for where, value, known, kind in _references(definitions):
        if value is not None and value not in known:
            remedy = "Verbeter de id of voeg hem toe."
            key = next(str(part) for part in reversed(where) if isinstance(part, str))
            yield finding(path, lines.of(where), key, value, f"is geen {kind}", remedy)


def _mixed_pictures(path: Path, lines: Lines, definitions: Definitions) -> Iterator[Finding]:
    """Indicators that count something else than their picture, or another onderdeel, or have not its parts."""
    for index, beeld in enumerate(definitions.beelden or []):
        for place, name in enumerate(beeld.indicatoren):
            line = lines.of(("beelden", index, "indicatoren", place))
            for indicator in definitions.indicatoren:
                if indicator.id != name:
                    continue
                if indicator.eenheid != beeld.eenheid:
                    problem = f"telt {indicator.eenheid}, het beeld telt {beeld.eenheid}"
                    yield finding(path, line, "indicatoren", name, problem, "Maak per eenheid een eigen beeld.")
                if not f"{beeld.onderdeel}/".startswith(f"{indicator.onderdeel}/"):
                    problem = f"hoort bij {indicator.onderdeel}, het beeld bij {beeld.onderdeel}"
                    yield finding(path, line, "indicatoren", name, problem, "Kies indicatoren van dit onderdeel.")
                parts = {part.split("=")[0] for part in indicator.uitsplitsingen or []}
                if beeld.uitsplitsing is not None and beeld.uitsplitsing not in parts:
                    problem = f"heeft geen uitsplitsing {beeld.uitsplitsing}"
                    yield finding(path, line, "indicatoren", name, problem, "Verbeter 'uitsplitsing' of de indicator.")


def _times_in_another_unit(path: Path, lines: Lines, definitions: Definitions) -> Iterator[Finding]:
    """The form asks for minutes, so the indicator that they go to counts minutes."""
    programmas = {item.id for item in definitions.programmas}
    units = {indicator.id: indicator.eenheid for indicator in definitions.indicatoren}
    for programma, name in (definitions.aanleveren.invultijd if definitions.aanleveren else {}).items():
        # An unknown name is reported as such.
        if programma in programmas and units.get(name, "minuten") != "minuten":
            line = lines.of(("aanleveren", "invultijd", programma))
            problem, remedy = f"telt {units[name]}, geen minuten", "Kies een indicator met eenheid: minuten."
            yield finding(path, line, programma, name, problem, remedy)


def _groups_that_nothing_counts(path: Path, lines: Lines, definitions: Definitions) -> Iterator[Finding]:
    """Groups of registrations that an indicator does not show: the parts would silently be less than the whole."""
    groups = (definitions.registraties.deelgroepen if definitions.registraties else None) or []
    for index, indicator in enumerate(definitions.indicatoren):
        if indicator.registratie is not None and "deelgroep" in indicator.registratie.per:
            for group in groups:
                if group not in (indicator.uitsplitsingen or []):
                    line = lines.of(("indicatoren", index, "uitsplitsingen"))
                    problem = "is een deelgroep van registraties, maar geen uitsplitsing van deze indicator"
                    yield finding(path, line, "uitsplitsingen", group, problem, "Voeg haar toe.")


def _kinds_counted_in_two_ways(path: Path, lines: Lines, definitions: Definitions) -> Iterator[Finding]:
    """Kinds of event that are counted per month and per year, or for a branch and a part of it.

    Together these tell a month, or an onderdeel, that is hidden.
    """
    periods: dict[str, str] = {}
    branches: dict[str, str] = {}
    for index, indicator in enumerate(definitions.indicatoren):
        telling = indicator.registratie
        for soort in telling.soorten if telling else []:
            if telling is not None and periods.setdefault(soort, telling.periode) != telling.periode:
                line = lines.of(("indicatoren", index, "registratie", "periode"))
                problem = f"maar een eerdere indicator telt {soort} per {periods[soort]}"
                remedy = "Tel een soort overal over dezelfde periode: anders zijn kleine aantallen uit te rekenen."
                yield finding(path, line, "periode", telling.periode, problem, remedy)
            if branches.setdefault(soort, indicator.onderdeel) != indicator.onderdeel:
                line = lines.of(("indicatoren", index, "onderdeel"))
                problem = f"maar een eerdere indicator telt {soort} voor {branches[soort]}"
                remedy = "Tel een soort overal voor hetzelfde onderdeel: anders zijn kleine aantallen uit te rekenen."
                yield finding(path, line, "onderdeel", indicator.onderdeel, problem, remedy)


def _references(definitions: Definitions) -> Iterator[tuple[YamlPath, str | None, set[str], str]]:
    """Where something is named, what is named, which names are good there, and what they are."""
    programmas = {item.id for item in definitions.programmas}
    every_indicator = {item.id for item in definitions.indicatoren}
    kernel = {item.id for item in definitions.indicatoren if item.tegel == "kern"}

    # What hangs under an unknown programme is not reported a second time.
    def indicators(programma: str) -> set[str]:
        ids = {indicator.id for indicator in definitions.indicatoren}
        return ids if programma not in programmas else {id for id in ids if id.startswith(f"{programma}.")}

    def models(programma: str) -> set[str]:
        sequential = [model for model in definitions.fasemodellen if model.soort == "opeenvolgend"]
        return {model.id for model in sequential if model.programma == programma or model.programma not in programmas}

    for index, programma in enumerate(definitions.programmas):
        for place, kern in enumerate(programma.kern):
            here: YamlPath = ("programmas", index, "kern", place)
            yield (*here, "indicator"), kern.indicator, indicators(programma.id), "indicator van dit programma"
            yield (*here, "fasemodel"), kern.fasemodel, models(programma.id), "opeenvolgend fasemodel van dit programma"
    for index, model in enumerate(definitions.fasemodellen):
        own = indicators(model.programma)
        yield ("fasemodellen", index, "programma"), model.programma, programmas, "bekend programma"
        yield ("fasemodellen", index, "totaal"), model.totaal, own, "indicator van dit programma"
        for place, fase in enumerate(model.fasen):
            yield (
                ("fasemodellen", index, "fasen", place, "indicator"),
                fase.indicator,
                own,
                "indicator van dit programma",
            )
    for index, beeld in enumerate(definitions.beelden or []):
        for place, name in enumerate(beeld.indicatoren):
            own = indicators(beeld.onderdeel.split("/")[0])
            yield ("beelden", index, "indicatoren", place), name, own, "indicator van dit programma"
    for index, regel in enumerate(definitions.regels):
        rule: YamlPath = ("verbanden", "regels", index)
        yield (*rule, "programma"), regel.programma, programmas, "bekend programma"
        own = {other.id for other in definitions.regels if other.programma == regel.programma and not other.hoort_bij}
        yield (*rule, "hoort_bij"), regel.hoort_bij, own, "verband van dit programma dat zelf nergens bij hoort"
        yield (*rule, "fasemodel"), regel.fasemodel, {model.id for model in definitions.fasemodellen}, "fasemodel"
        for where, sleutel in _named_facts(regel):
            yield (*rule, *where), _indicator_of(sleutel), every_indicator, "indicator"
    for programma_id, name in (definitions.aanleveren.invultijd if definitions.aanleveren else {}).items():
        entry: YamlPath = ("aanleveren", "invultijd", programma_id)
        yield entry, programma_id, programmas, "bekend programma"
        yield entry, name, indicators(programma_id), "indicator van dit programma"
    for programma_id in definitions.aanleveren.sprong if definitions.aanleveren else {}:
        yield ("aanleveren", "sprong", programma_id), programma_id, programmas, "bekend programma"
    no_goal = {indicator.id for indicator in definitions.indicatoren if indicator.reden_geen_doel}
    for index, vraag in enumerate(definitions.vragen or []):
        # Without a reason why it is no goal the answer would leave it out in silence.
        fits, kind = (
            (no_goal, "indicator met reden_geen_doel") if vraag.id == "doelen" else (every_indicator, "indicator")
        )
        for place, name in enumerate(vraag.indicatoren or []):
            yield ("vragen", index, "indicatoren", place), name, fits, kind
        for name, whole in (vraag.noemers or {}).items():
            yield ("vragen", index, "noemers", name), whole, every_indicator, "indicator"
    kinds = definitions.registraties.soorten if definitions.registraties else []
    for index, indicator in enumerate(definitions.indicatoren):
        telling = indicator.registratie
        chosen = telling.soorten if telling else []
        outcomes = {outcome for soort in kinds if soort.id in chosen for outcome in soort.uitkomsten or []}
        for place, soort_id in enumerate(chosen):
            counted: YamlPath = ("indicatoren", index, "registratie", "soorten", place)
            yield counted, soort_id, {soort.id for soort in kinds}, "soort van 'registraties'"
        for place, outcome in enumerate((telling.uitkomsten if telling else None) or []):
            ended: YamlPath = ("indicatoren", index, "registratie", "uitkomsten", place)
            yield ended, outcome, outcomes, "uitkomst van deze soorten"
    for index, indicator in enumerate(definitions.indicatoren):
        root = indicator.onderdeel.split("/")[0]
        yield ("indicatoren", index, "tegel_bij"), indicator.tegel_bij, kernel, "indicator met tegel: kern"
        others = indicators(root) - {indicator.id}
        yield ("indicatoren", index, "deel_van"), indicator.deel_van, others, "andere indicator van dit programma"
        yield ("indicatoren", index, "invullers"), indicator.invullers, indicators(root), "indicator van dit programma"
        yield ("indicatoren", index, "gevraagd"), indicator.gevraagd, indicators(root), "indicator van dit programma"
        yield ("indicatoren", index, "onderdeel"), root, programmas, "bekend programma"
        yield ("indicatoren", index, "id"), indicator.id, indicators(root), f"indicator van programma {root}"


def _named_facts(regel: Verband) -> Iterator[tuple[YamlPath, str]]:
    """Every key that a rule names, and where it stands in the rule."""
    for side, keys in (("links", regel.links), ("rechts", regel.rechts)):
        yield from (((side, place), key) for place, key in enumerate(keys or []))
    yield from (
        ((name,), key)
        for name, key in (("procent", regel.procent), ("getal", regel.getal), ("keer", regel.keer))
        if key
    )


def _indicator_of(sleutel: str) -> str | None:
    """The indicator in a key of a meting or doel; None for another kind of fact or when any will do."""
    table, _, rest = sleutel.removeprefix("aantal:").partition(":")
    name = rest.split(":")[0].split("@")[0]
    return name if table in ("meting", "doel") and "*" not in name else None
