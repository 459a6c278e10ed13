"""Every defect that a supplier or an editor of the definitions can make, each in one small broken file.

A file in `tests/broken/<table>/` takes the place of that table's CSV in a copy of `tests/tiny`; the expected findings
are the whole truth: exactly these, with place, value, what is wrong and what to do about it.
"""

import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipelines.build import LIMITS, DefinitionsError, check_only
from pipelines.findings import Finding
from pipelines.tables import CSV_TABLES
from tests.deliver import NOT_ACCEPTED, OORDEEL, TINY, VERSLAG, accept, copy_tiny

BROKEN = Path(__file__).parent / "broken"
METING = TINY / "leveringen" / VERSLAG / "meting.csv"
METING_COLUMNS = ", ".join(METING.read_text(encoding="utf-8").splitlines()[0].split(","))
Expected = tuple[str, str]
# Of these a row can be withdrawn.
TABLES = ", ".join(
    name for name in CSV_TABLES if name not in ("overleg_dia", "overleg_vak", "vindplaats", "intrekking")
)


def blocks(problem: str, remedy: str) -> Expected:
    """A finding that stops the build."""
    return "blokkeert", f"{problem}. {remedy}"


def warns(problem: str, remedy: str) -> Expected:
    """A finding that is shown, and does not stop the build."""
    return "waarschuwing", f"{problem}. {remedy}"


CASES: dict[str, list[Expected]] = {
    "afspraak/duplicate-row.csv": [
        blocks("afspraak.csv, rij 3: 'afspraak:bezoek' staat ook op rij 2", "Haal een van beide rijen weg.")
    ],
    "afspraak/outside-with-a-status.csv": [
        blocks(
            "afspraak_partij.csv, rij 2, kolom 'stand': 'bezig' hoort niet bij wat buiten de afspraken valt (bezoek)",
            "Maak stand leeg, of verbeter soort of binnen_reikwijdte in afspraak.csv.",
        )
    ],
    "afspraak/starting-point-with-a-status.csv": [
        blocks(
            "afspraak_partij.csv, rij 2, kolom 'stand': 'bezig' hoort niet bij een uitgangspunt (bezoek)",
            "Maak stand leeg, of verbeter soort of binnen_reikwijdte in afspraak.csv.",
        )
    ],
    "afspraak/precision-without-date.csv": [
        blocks(
            "afspraak.csv, rij 2, kolom 'geldt_van_precisie': 'dag' staat er zonder datum",
            "Vul geldt_van in of maak dit veld leeg.",
        )
    ],
    "afspraak_partij/date-in-future.csv": [
        blocks(
            "afspraak_partij.csv, rij 2, kolom 'datum': '2025-03-01' ligt na 2024-06-30, de dag waarop de levering "
            "bekend was",
            "Verbeter de datum: een stand is van nu of van vroeger.",
        )
    ],
    "afspraak_partij/duplicate-row.csv": [
        blocks(
            "afspraak_partij.csv, rij 3: 'afspraak_partij:bezoek:zorghuis:2024-06-30' staat ook op rij 2",
            "Haal een van beide rijen weg.",
        )
    ],
    "afspraak_partij/unknown-afspraak.csv": [
        blocks(
            "afspraak_partij.csv, rij 2, kolom 'afspraak_id': 'bezoeken' is geen bekende afspraak",
            "Verbeter de id of voeg de afspraak toe in afspraak.csv.",
        )
    ],
    "afspraak_partij/unknown-party.csv": [
        blocks(
            "afspraak_partij.csv, rij 2, kolom 'organisatie_id': 'zorghui' is geen bekende organisatie",
            "Bedoelt u zorghuis? Verbeter de id of voeg de organisatie toe in organisatie.csv.",
        )
    ],
    "afspraak_partij/wrong-choice.csv": [
        blocks(
            "afspraak_partij.csv, rij 2, kolom 'stand': 'klaar' is hier niet toegestaan",
            "Kies uit: nog_niet_begonnen, bezig, gedaan, loopt_vast.",
        )
    ],
    "alias/other-spelling-without-reason.csv": [
        warns(
            "alias.csv, rij 3, kolom 'reden': 'Stichting Zorghuis' is anders gespeld dan Zorghuis, zonder reden",
            "Schrijf waarom dit dezelfde organisatie is.",
        )
    ],
    "alias/unknown-organisatie.csv": [
        blocks(
            "alias.csv, rij 2, kolom 'organisatie_id': 'zorghui' is geen bekende organisatie",
            "Bedoelt u zorghuis? Verbeter de id of voeg de organisatie toe in organisatie.csv.",
        )
    ],
    "borging/statement-without-what.csv": [
        blocks(
            "borging.csv, rij 3, kolom 'wat': een uitspraak zegt wat er blijft of geregeld wordt",
            "Vul wat in, in eigen woorden.",
        )
    ],
    "borging/step-in-a-report.csv": [
        blocks(
            "borging.csv, rij 3, kolom 'trede': 'B2' is ons oordeel en hoort niet in een rapport of opgave",
            "Zet de trede in een levering met soort eigen_oordeel.",
        )
    ],
    "deelname/duplicate-row.csv": [
        blocks(
            "deelname.csv, rij 4: 'deelname:demo/thuis:zorghuis:deelnemer' staat ook op rij 2",
            "Haal een van beide rijen weg.",
        )
    ],
    "deelname/wrong-choice.csv": [
        blocks(
            "deelname.csv, rij 2, kolom 'rol': 'meedoener' is hier niet toegestaan",
            "Kies uit: deelnemer, uitvoerder, onderzoeker, partner, opdrachtgever.",
        )
    ],
    "doel/date-without-precision.csv": [
        blocks(
            "doel.csv, rij 2, kolom 'datum': '2024-12-31' staat er zonder precisie",
            "Vul datum_precisie in: dag, maand, kwartaal, halfjaar, jaar, voorjaar, zomer, najaar, begin, medio "
            "of eind.",
        )
    ],
    "doel/goal-with-decimals.csv": [
        blocks(
            "doel.csv, rij 2, kolom 'waarde': '60.5' heeft meer decimalen dan indicator demo.gezinnen (0)",
            "Verbeter de streefwaarde of de definitie in indicators.yml.",
        )
    ],
    "doel/negative-goal.csv": [
        blocks(
            "doel.csv, rij 2, kolom 'waarde': '-60' is negatief",
            "Verbeter de streefwaarde of de definitie in indicators.yml.",
        )
    ],
    "doel/neither-yes-nor-no.csv": [
        blocks("doel.csv, rij 2, kolom 'oorspronkelijk': 'j' is geen ja of nee", "Schrijf ja of nee.")
    ],
    "doel/no-target-date.csv": [
        warns(
            "doel.csv, rij 2, kolom 'datum': dit doel heeft geen streefdatum: er komt geen oordeel",
            "Vul de streefdatum in als de bron die noemt.",
        )
    ],
    "doel/unknown-indicator.csv": [
        warns(
            "indicators.yml, sleutel 'reden_geen_doel': 'demo.gezinnen' heeft geen doel in de leveringen en geen "
            "reden daarvoor",
            "Vul reden_geen_doel in.",
        ),
        blocks(
            "doel.csv, rij 2, kolom 'indicator_id': 'demo.gezin' is geen indicator (in deze versie) van indicators.yml",
            "Verbeter de id of voeg de indicator toe.",
        ),
    ],
    "doel/wijze-without-reason.csv": [
        blocks(
            "doel.csv, rij 2, kolom 'wijze_reden': bij wijze berekend hoort een reden",
            "Schrijf wat er geteld, berekend of verbeterd is en waarom.",
        )
    ],
    "factor/duplicate-row.csv": [
        blocks("factor.csv, rij 3: 'factor:geen-geld' staat ook op rij 2", "Haal een van beide rijen weg.")
    ],
    "factor/missing-mandatory-cell.csv": [
        blocks(
            "factor.csv, rij 2, kolom 'wat': dit veld is leeg, maar verplicht", "Vul in: De reden, in eigen woorden."
        )
    ],
    "factor/wrong-choice.csv": [
        blocks(
            "factor.csv, rij 2, kolom 'richting': 'slecht' is hier niet toegestaan",
            "Kies uit: belemmerend, bevorderend.",
        )
    ],
    "factor/wrong-encoding.csv": [
        blocks(
            "factor.csv, rij 2: op deze rij staat een teken dat geen UTF-8 is", "Sla het bestand op als 'CSV UTF-8'."
        )
    ],
    "fasetelling/date-in-future.csv": [
        blocks(
            "fasetelling.csv, rij 5, kolom 'datum': '2024-09-30' ligt na 2024-06-30, de dag waarop de levering "
            "bekend was",
            "Verbeter de datum, of zet kwalificatie op verwacht.",
        )
    ],
    "fasetelling/duplicate-row.csv": [
        blocks(
            "fasetelling.csv, rij 6: 'fasetelling:demo/thuis:demo-fasen:uitvoering:2024-06-30' staat ook op rij 3",
            "Haal een van beide rijen weg.",
        )
    ],
    "fasetelling/negative-count.csv": [
        blocks(
            "fasetelling.csv, rij 2, kolom 'aantal': '-6' is negatief",
            "Een aantal is nul of meer. Haal het minteken weg.",
        )
    ],
    "fasetelling/no-value-and-no-silence.csv": [
        blocks(
            "fasetelling.csv, rij 2, kolom 'aantal': er staat geen waarde en geen reden",
            "Vul een waarde in, of zeg in stilte waarom die er niet is: niet_geleverd, niet_vermeld, "
            "figuur_onleesbaar, niet_van_toepassing, nog_te_meten, niet_getoond of vervallen.",
        )
    ],
    "fasetelling/phases-above-total.csv": [
        warns(
            "fasetelling.csv, rij 4, kolom 'aantal': '11' is de som van de fasen van demo/thuis, meer dan de 10 "
            "die er zijn",
            "Controleer de aantallen per fase en het totaal.",
        )
    ],
    "fasetelling/phases-without-total.csv": [
        warns(
            "fasetelling.csv, rij 6, kolom 'onderdeel_id': 'demo' heeft fasen maar geen totaal (indicator "
            "demo.plannen)",
            "Voeg een meting van die indicator toe.",
        )
    ],
    "fasetelling/unknown-fase.csv": [
        blocks(
            "fasetelling.csv, rij 2, kolom 'fase_id': 'klaar' is geen fase van dit fasemodel",
            "Gebruik een fasemodel en fase uit indicators.yml.",
        )
    ],
    "fasetelling/value-and-silence.csv": [
        blocks(
            "fasetelling.csv, rij 2, kolom 'aantal': er staan een waarde en een stilte",
            "Maak de kolom stilte leeg of haal de waarde weg.",
        )
    ],
    "gebeurtenis/date-in-future.csv": [
        blocks(
            "gebeurtenis.csv, rij 2, kolom 'datum': '2025-01-01' ligt na 2024-06-30, "
            "de dag waarop de levering bekend was",
            "Verbeter de datum. Een plan hoort in mijlpaal.csv.",
        )
    ],
    "indicators/baseline-and-reason-for-none.yml": [
        blocks(
            "indicators.yml, regel 67, sleutel 'indicatoren': noem precies een van 'nulmeting' en "
            "'reden_geen_nulmeting'",
            "Pas de definitie aan.",
        )
    ],
    "indicators/context-at-another-level.yml": [
        blocks(
            "indicators.yml, regel 38, sleutel 'indicatoren': niveau 'omgeving' hoort bij soort 'context', en "
            "alleen daarbij",
            "Pas de definitie aan.",
        )
    ],
    "indicators/duplicate-fase.yml": [
        blocks("indicators.yml, regel 32, sleutel 'id': 'afgerond' bestaat al in dit fasemodel", "Geef een andere id.")
    ],
    "indicators/duplicate-fasemodel.yml": [
        blocks(
            "indicators.yml, regel 37, sleutel 'id': 'demo-fasen' bestaat al",
            "Geef een andere id of een volgend versienummer.",
        )
    ],
    "indicators/duplicate-id.yml": [
        blocks(
            "indicators.yml, regel 67, sleutel 'id': 'demo.plannen versie 1' bestaat al",
            "Geef een andere id of een volgend versienummer.",
        ),
        blocks(
            "indicators.yml, regel 6, sleutel 'indicator': 'demo.gezinnen' is geen indicator van dit programma",
            "Verbeter de id of voeg hem toe.",
        ),
        blocks(
            "indicators.yml, regel 127, sleutel 'tegel_bij': 'demo.gezinnen' is geen indicator met tegel: kern",
            "Verbeter de id of voeg hem toe.",
        ),
    ],
    "indicators/duplicate-key.yml": [
        blocks("indicators.yml, regel 52, sleutel 'telt_personen': deze sleutel staat er twee keer", "Haal er een weg.")
    ],
    "indicators/duplicate-rule.yml": [
        blocks(
            "indicators.yml, regel 142, sleutel 'id': 'gezinnen-thuis' bestaat al als verband",
            "Geef een andere id.",
        )
    ],
    "indicators/empty-file.yml": [blocks("indicators.yml: het bestand is leeg", "Vul de verplichte sleutels in.")],
    "indicators/exception-at-an-onderdeel-without-meting.yml": [
        warns(
            "indicators.yml, sleutel 'per_onderdeel': 'demo' heeft geen meting van indicator demo.tevreden",
            "Verbeter de id of haal dit onderdeel weg.",
        )
    ],
    "indicators/exception-at-an-unknown-onderdeel.yml": [
        warns(
            "indicators.yml, sleutel 'per_onderdeel': 'demo/thius' is geen bekend onderdeel (indicator demo.tevreden)",
            "Verbeter de id of haal dit onderdeel weg.",
        )
    ],
    "indicators/exception-of-an-unknown-perspective.yml": [
        blocks(
            "indicators.yml, regel 174, sleutel 'indicatoren.per_onderdeel.demo/school.perspectief': 'buurvrouw' is "
            "hier niet toegestaan",
            "Kies uit: 'mens_met_beperking', 'naaste', 'professional', 'organisatie' of 'bestuurder'.",
        )
    ],
    "indicators/exception-that-says-nothing.yml": [
        blocks(
            "indicators.yml, regel 173, sleutel 'indicatoren.per_onderdeel.demo/school': noem 'perspectief', "
            "'bronhouder' of beide",
            "Pas de definitie aan.",
        )
    ],
    "indicators/four-clauses.yml": [
        blocks(
            "indicators.yml, regel 5, sleutel 'programmas.kern': deze lijst is te lang", "Er mogen er hoogstens 3 in."
        )
    ],
    "indicators/goal-and-reason-for-none.yml": [
        warns(
            "indicators.yml, sleutel 'reden_geen_doel': 'demo.gezinnen' zegt dat er geen doel is, maar er staat "
            "er een in de leveringen",
            "Haal reden_geen_doel weg.",
        )
    ],
    "indicators/headline-with-two-figures.yml": [
        blocks(
            "indicators.yml, regel 6, sleutel 'programmas.kern': noem precies een van 'indicator' en 'fasemodel'",
            "Pas de definitie aan.",
        )
    ],
    "indicators/headline-without-figure.yml": [
        blocks(
            "indicators.yml, regel 6, sleutel 'programmas.kern': zet {cijfer} in 'zin' op de plaats van het getal",
            "Pas de definitie aan.",
        )
    ],
    "indicators/id-with-capitals.yml": [
        blocks(
            "indicators.yml, regel 67, sleutel 'indicatoren.id': 'Demo.gezinnen' heeft een verkeerde vorm",
            "Schrijf programma, punt, naam, in kleine letters: vl.maatwerkplekken_afgesproken.",
        )
    ],
    "indicators/indicator-of-another-branch.yml": [
        blocks(
            "meting.csv, rij 4, kolom 'onderdeel_id': 'demo/thuis' hoort niet bij indicator demo.gezinnen, die "
            "gaat over demo/school",
            "Kies een ander onderdeel of een andere indicator.",
        ),
        blocks(
            "meting.csv, rij 5, kolom 'onderdeel_id': 'demo/thuis' hoort niet bij indicator demo.gezinnen, die "
            "gaat over demo/school",
            "Kies een ander onderdeel of een andere indicator.",
        ),
    ],
    "indicators/invullers-without-a-survey.yml": [
        blocks(
            "indicators.yml, regel 95, sleutel 'indicatoren': 'invullers' hoort bij een enquête: zeg in 'steekproef' "
            "of die een steekproef is",
            "Pas de definitie aan.",
        )
    ],
    "indicators/kind-of-rules-told-twice.yml": [
        blocks(
            "indicators.yml, regel 129, sleutel 'verbanden': soorten noemt na_einde meer dan eens",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-of-a-kind-without-text.yml": [
        blocks(
            "indicators.yml, regel 129, sleutel 'verbanden': soorten noemt na_einde niet, en er zijn wel regels van",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-that-belongs-to-an-unknown-rule.yml": [
        blocks(
            "indicators.yml, regel 139, sleutel 'hoort_bij': 'later' is geen verband van dit programma dat zelf "
            "nergens bij hoort",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/list-as-text.yml": [
        blocks(
            "indicators.yml, regel 119, sleutel 'indicatoren.uitsplitsingen': is geen lijst",
            "Schrijf elk deel op een eigen regel met een streepje.",
        )
    ],
    "indicators/margin-above-one.yml": [
        blocks(
            "indicators.yml, regel 132, sleutel 'verbanden.speling.ruim': '20' is te groot",
            "Hoogstens 1.0.",
        )
    ],
    "indicators/measured-but-to-be-measured.yml": [
        warns(
            "indicators.yml, sleutel 'status': 'demo.plannen' is nog te meten maar heeft al een waarde",
            "Verbeter status of voeg metingen toe.",
        )
    ],
    "indicators/minimum-above-maximum.yml": [
        blocks(
            "indicators.yml, regel 67, sleutel 'indicatoren': 'plausibel_minimum' is groter dan 'plausibel_maximum'",
            "Pas de definitie aan.",
        )
    ],
    "indicators/missing-key.yml": [
        blocks("indicators.yml, regel 38, sleutel 'indicatoren.waarom': deze sleutel ontbreekt", "Voeg de sleutel toe.")
    ],
    "indicators/model-without-total.yml": [
        blocks(
            "indicators.yml, regel 12, sleutel 'fasemodellen': een opeenvolgend fasemodel heeft 'totaal', een "
            "overlappend model niet",
            "Pas de definitie aan.",
        )
    ],
    "indicators/no-goal-and-no-reason.yml": [
        warns(
            "indicators.yml, sleutel 'reden_geen_doel': 'demo.tevreden' heeft geen doel in de leveringen en geen "
            "reden daarvoor",
            "Vul reden_geen_doel in.",
        )
    ],
    "indicators/no-margin-for-words.yml": [
        blocks(
            "indicators.yml, regel 130, sleutel 'verbanden.speling.ruim': deze sleutel ontbreekt",
            "Voeg de sleutel toe.",
        )
    ],
    "indicators/no-verdict-beside-a-wanted-direction.yml": [
        blocks(
            "indicators.yml, regel 67, sleutel 'indicatoren': 'reden_geen_oordeel' hoort bij gewenste_richting "
            "geen_oordeel, en alleen daarbij",
            "Pas de definitie aan.",
        )
    ],
    "indicators/no-programma.yml": [
        blocks("indicators.yml, regel 1, sleutel 'programmas': deze lijst is te kort", "Er horen er minstens 1 in.")
    ],
    "indicators/no-rules.yml": [
        blocks(
            "indicators.yml, regel 134, sleutel 'verbanden.regels': deze lijst is te kort",
            "Er horen er minstens 1 in.",
        )
    ],
    "indicators/no-valid-yaml.yml": [
        blocks(
            "indicators.yml, regel 128: dit is geen geldige YAML",
            "Kijk op deze regel en de regel erboven naar inspringing, dubbele punten en aanhalingstekens.",
        )
    ],
    "indicators/number-as-text.yml": [
        blocks(
            "indicators.yml, regel 52, sleutel 'indicatoren.decimalen': 'nul' is geen geheel getal",
            "Schrijf een geheel getal, zonder aanhalingstekens.",
        )
    ],
    "indicators/one-phase.yml": [
        blocks(
            "indicators.yml, regel 19, sleutel 'fasemodellen.fasen': deze lijst is te kort",
            "Er horen er minstens 2 in.",
        )
    ],
    "indicators/percentage-without-noemer.yml": [
        blocks(
            "indicators.yml, regel 95, sleutel 'indicatoren': een percentage heeft 'teller' en 'noemer'",
            "Pas de definitie aan.",
        )
    ],
    "indicators/phase-with-indicator-in-a-sequence.yml": [
        blocks(
            "indicators.yml, regel 12, sleutel 'fasemodellen': fasen van een overlappend model hebben "
            "'indicator', andere niet",
            "Pas de definitie aan.",
        )
    ],
    "indicators/picture-of-two-units.yml": [
        blocks(
            "indicators.yml, regel 198, sleutel 'indicatoren': 'demo.gezinnen' telt gezinnen, het beeld telt plannen",
            "Maak per eenheid een eigen beeld.",
        )
    ],
    "indicators/picture-of-percentages.yml": [
        blocks(
            "indicators.yml, regel 191, sleutel 'beelden': een beeld telt dingen, geen procenten",
            "Pas de definitie aan.",
        )
    ],
    "indicators/picture-with-an-indicator-twice.yml": [
        blocks(
            "indicators.yml, regel 191, sleutel 'beelden': een indicator staat er twee keer in",
            "Pas de definitie aan.",
        )
    ],
    "indicators/picture-of-one-number.yml": [
        blocks(
            "indicators.yml, regel 191, sleutel 'beelden': een beeld zonder 'uitsplitsing' heeft minstens twee "
            "indicatoren",
            "Pas de definitie aan.",
        )
    ],
    "indicators/picture-by-parts-that-are-not-there.yml": [
        blocks(
            "indicators.yml, regel 198, sleutel 'indicatoren': 'demo.gezinnen' heeft geen uitsplitsing leeftijd",
            "Verbeter 'uitsplitsing' of de indicator.",
        )
    ],
    "indicators/picture-of-another-branch.yml": [
        blocks(
            "indicators.yml, regel 199, sleutel 'indicatoren': 'demo.gezinnen' hoort bij demo/thuis, het beeld bij "
            "demo/school",
            "Kies indicatoren van dit onderdeel.",
        )
    ],
    "indicators/picture-of-an-unknown-onderdeel.yml": [
        warns(
            "indicators.yml, sleutel 'onderdeel': 'demo/thius' is geen bekend onderdeel (beeld meedoen)",
            "Verbeter de id of voeg het onderdeel toe in een levering.",
        )
    ],
    "indicators/two-pictures-with-one-id.yml": [
        blocks(
            "indicators.yml, regel 200, sleutel 'id': 'meedoen' bestaat al",
            "Geef een andere id of een volgend versienummer.",
        )
    ],
    "indicators/unknown-indicator-in-picture.yml": [
        blocks(
            "indicators.yml, regel 198, sleutel 'indicatoren': 'demo.plan' is geen indicator van dit programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/reported-but-never-measured.yml": [
        warns(
            "indicators.yml, sleutel 'status': 'demo.klachten' is gerapporteerd maar heeft geen meting",
            "Verbeter status of voeg metingen toe.",
        )
    ],
    "indicators/question-about-a-factor-that-is-not-there.yml": [
        warns(
            "indicators.yml, sleutel 'factoren': 'factor:weg' is geen opgeslagen feit of onderdeel (vraag gestopt)",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "indicators/rule-about-a-fact-that-is-not-there.yml": [
        warns(
            "indicators.yml, sleutel 'links': 'meting:demo.gezinnen:demo/thuis:2019-06-30' is geen "
            "opgeslagen feit of onderdeel (verband gezinnen-thuis)",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "indicators/rule-about-an-onderdeel-that-is-not-there.yml": [
        warns(
            "indicators.yml, sleutel 'rechts': 'onderdeel:demo/weg#eind_op' is geen opgeslagen feit of "
            "onderdeel (verband slot)",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "indicators/rule-about-lists-that-are-not-there.yml": [
        warns(
            "indicators.yml, sleutel 'onderdelen': 'demo/weg' is geen opgeslagen feit of onderdeel (verband "
            "lijst-thuis)",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "indicators/rule-counting-an-unknown-indicator.yml": [
        blocks(
            "indicators.yml, regel 139, sleutel 'links': 'demo.gezin' is geen indicator",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/rule-counting-facts-that-are-not-there.yml": [
        warns(
            "indicators.yml, sleutel 'links': 'aantal:advies:*-weg' is geen opgeslagen feit of onderdeel "
            "(verband gezinnen-thuis)",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "indicators/rule-of-dates-with-a-number.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': 'getal:10' kan alleen bij getallen en aandeel",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-of-dates-with-relation-of-sums.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': de relatie bij datums is voor of gelijk",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-of-parties-of-unknown-kind.yml": [
        blocks(
            "indicators.yml, regel 143, sleutel 'verbanden.regels.organisatiesoort': 'club' is hier niet toegestaan",
            "Kies uit: 'zorgaanbieder', 'zorgkantoor', 'kennisinstelling', 'onderzoeksbureau', 'overheid', "
            "'belangenorganisatie', 'onderwijs' of 'overig'.",
        )
    ],
    "indicators/rule-of-parties-with-relation-of-sums.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': de relatie bij partijen is gelijk, "
            "hoogstens of los",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-of-unknown-kind.yml": [
        blocks(
            "indicators.yml, regel 137, sleutel 'verbanden.regels.soort': 'optellen' is hier niet toegestaan",
            "Kies uit: 'getallen', 'aandeel', 'datums', 'fasen', 'lijst', 'partijen', 'zelfde_feit', "
            "'haalbaar_aandeel', 'mogelijk_aandeel', 'invullers', 'na_einde', 'begrip' of 'meer_uitleg'.",
        )
    ],
    "indicators/rule-of-unknown-programma.yml": [
        blocks(
            "indicators.yml, regel 136, sleutel 'programma': 'ander' is geen bekend programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/rule-with-a-number-in-words.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': 'getal:tien' is geen getal; schrijf het "
            "als getal:100",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-with-a-part-that-is-not-there.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': "
            "'meting:demo.gezinnen:demo:2024-06-30#helft' heeft een onbekend deel; schrijf #teller, #noemer of #n",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-with-a-percentage-that-is-not-there.yml": [
        warns(
            "indicators.yml, sleutel 'procent': 'meting:demo.tevreden:demo/thuis:2019-06-30' is geen "
            "opgeslagen feit of onderdeel (verband aandeel)",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "indicators/rule-with-an-empty-side.yml": [
        blocks(
            "indicators.yml, regel 141, sleutel 'verbanden.regels.rechts': deze lijst is te kort",
            "Er horen er minstens 1 in.",
        )
    ],
    "indicators/rule-with-choice-without-reason.yml": [
        blocks(
            "indicators.yml, regel 142, sleutel 'verbanden.regels.keuze.reden': deze sleutel ontbreekt",
            "Voeg de sleutel toe.",
        )
    ],
    "indicators/rule-with-key-in-a-wrong-form.yml": [
        blocks(
            "indicators.yml, regel 139, sleutel 'verbanden.regels.links': 'demo.gezinnen' heeft een verkeerde vorm",
            "Schrijf de sleutel zoals die bij het cijfer staat: meting:vl.pilots:vl/3:2020-10-31.",
        )
    ],
    "indicators/rule-with-key-of-another-kind.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': een verband van soort zelfde_feit heeft "
            "geen fasemodel",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-with-reason-without-text.yml": [
        blocks(
            "indicators.yml, regel 143, sleutel 'verbanden.regels.verklaringen.reden': deze sleutel ontbreekt",
            "Voeg de sleutel toe.",
        )
    ],
    "indicators/rule-with-relation-of-another-kind.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': de relatie bij getallen is gelijk, "
            "hoogstens of minstens",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-with-unknown-fasemodel.yml": [
        blocks(
            "indicators.yml, regel 139, sleutel 'fasemodel': 'andere-fasen' is geen fasemodel",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/rule-with-unknown-indicator-in-list.yml": [
        blocks(
            "indicators.yml, regel 142, sleutel 'getal': 'demo.plan' is geen indicator",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/rule-with-unknown-indicator-in-share.yml": [
        blocks(
            "indicators.yml, regel 141, sleutel 'procent': 'demo.blij' is geen indicator",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/rule-with-unknown-indicator.yml": [
        blocks(
            "indicators.yml, regel 139, sleutel 'links': 'demo.gezin' is geen indicator",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/rule-with-unknown-key.yml": [
        blocks(
            "indicators.yml, regel 139, sleutel 'verbanden.regels.marge': deze sleutel is onbekend",
            "Verbeter de spelling of haal de sleutel weg.",
        )
    ],
    "indicators/rule-without-a-side.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': een verband van soort getallen heeft ook rechts",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-without-fasemodel.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': een verband van soort fasen heeft ook fasemodel",
            "Pas de definitie aan.",
        )
    ],
    "indicators/rule-without-getal.yml": [
        blocks(
            "indicators.yml, regel 135, sleutel 'verbanden.regels': een verband van soort lijst heeft ook getal",
            "Pas de definitie aan.",
        )
    ],
    "indicators/second-version-without-change.yml": [
        blocks(
            "indicators.yml, regel 67, sleutel 'indicatoren': een nieuwe versie zegt in 'wijzigingen' wat er anders is",
            "Pas de definitie aan.",
        )
    ],
    "indicators/tile-beside-a-figure-that-is-no-tile.yml": [
        blocks(
            "indicators.yml, regel 127, sleutel 'tegel_bij': 'demo.tevreden' is geen indicator met tegel: kern",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/tile-without-place.yml": [
        blocks(
            "indicators.yml, regel 95, sleutel 'indicatoren': 'tegel_bij' hoort bij tegel staaf of regel, en "
            "alleen daarbij",
            "Pas de definitie aan.",
        )
    ],
    "indicators/too-many-decimals.yml": [
        blocks("indicators.yml, regel 52, sleutel 'indicatoren.decimalen': '5' is te groot", "Hoogstens 4.")
    ],
    "indicators/unknown-fasemodel-in-headline.yml": [
        blocks(
            "indicators.yml, regel 8, sleutel 'fasemodel': "
            "'demo-fase' is geen opeenvolgend fasemodel van dit programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/unknown-indicator-in-headline.yml": [
        blocks(
            "indicators.yml, regel 6, sleutel 'indicator': 'demo.gezin' is geen indicator van dit programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/unknown-invullers.yml": [
        blocks(
            "indicators.yml, regel 113, sleutel 'invullers': 'demo.mensen' is geen indicator van dit programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/unknown-key.yml": [
        blocks(
            "indicators.yml, regel 51, sleutel 'indicatoren.telt_mensen': deze sleutel is onbekend",
            "Verbeter de spelling of haal de sleutel weg.",
        )
    ],
    "indicators/unknown-onderdeel.yml": [
        warns(
            "indicators.yml, sleutel 'onderdeel': 'demo/tuin' is geen bekend onderdeel",
            "Verbeter de id of voeg het onderdeel toe in een levering.",
        ),
        blocks(
            "meting.csv, rij 2, kolom 'onderdeel_id': 'demo/thuis' hoort niet bij indicator demo.plannen, die "
            "gaat over demo/tuin",
            "Kies een ander onderdeel of een andere indicator.",
        ),
        blocks(
            "meting.csv, rij 3, kolom 'onderdeel_id': 'demo/school' hoort niet bij indicator demo.plannen, die "
            "gaat over demo/tuin",
            "Kies een ander onderdeel of een andere indicator.",
        ),
    ],
    "indicators/unknown-programma-in-fasemodel.yml": [
        blocks(
            "indicators.yml, regel 13, sleutel 'programma': 'dem' is geen bekend programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/unknown-programma-of-onderdeel.yml": [
        blocks(
            "indicators.yml, regel 46, sleutel 'onderdeel': 'dem' is geen bekend programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/unknown-total-in-fasemodel.yml": [
        blocks(
            "indicators.yml, regel 17, sleutel 'totaal': 'demo.plan' is geen indicator van dit programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/wrong-choice.yml": [
        blocks(
            "indicators.yml, regel 44, sleutel 'indicatoren.soort': 'proses' is hier niet toegestaan",
            "Kies uit: 'proces', 'uitkomst', 'verhalend' of 'context'.",
        )
    ],
    "indicators/wrong-indentation.yml": [
        blocks(
            "indicators.yml, regel 39: dit is geen geldige YAML",
            "Kijk op deze regel en de regel erboven naar inspringing, dubbele punten en aanhalingstekens.",
        )
    ],
    "indicators/time-to-fill-in-counted-in-gezinnen.yml": [
        blocks(
            "indicators.yml, regel 192, sleutel 'demo': 'demo.gezinnen' telt gezinnen, geen minuten",
            "Kies een indicator met eenheid: minuten.",
        )
    ],
    "indicators/time-to-fill-in-of-an-unknown-indicator.yml": [
        blocks(
            "indicators.yml, regel 192, sleutel 'demo': 'demo.invultijd' is geen indicator van dit programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "indicators/time-to-fill-in-of-an-unknown-programma.yml": [
        blocks(
            "indicators.yml, regel 192, sleutel 'ander': 'ander' is geen bekend programma",
            "Verbeter de id of voeg hem toe.",
        )
    ],
    "levering/30-february.yml": [
        blocks(
            "levering.yml, regel 5, sleutel 'publicatiedatum': '2024-02-30' is geen bestaande datum",
            "Schrijf de datum als jjjj-mm-dd, zonder aanhalingstekens.",
        )
    ],
    "levering/date-in-quotes.yml": [
        blocks(
            "levering.yml, regel 5, sleutel 'publicatiedatum': '30 juni 2024' is geen bestaande datum",
            "Schrijf de datum als jjjj-mm-dd, zonder aanhalingstekens.",
        )
    ],
    "levering/document-without-lines.yml": [
        blocks("levering.yml, regel 14, sleutel 'bronnen.regels': '0' is te klein", "Minstens 1.")
    ],
    "levering/document-twice.yml": [
        blocks("levering.yml, regel 15, sleutel 'bestand': 'verslag.txt' staat er al", "Haal een van beide weg.")
    ],
    "levering/document-with-a-path.yml": [
        blocks(
            "levering.yml, regel 12, sleutel 'bronnen.bestand': 'stukken/verslag.txt' heeft een verkeerde vorm",
            "Schrijf alleen de naam van het bestand, zonder map.",
        )
    ],
    "levering/empty-file.yml": [blocks("levering.yml: het bestand is leeg", "Vul de verplichte sleutels in.")],
    "levering/empty-text.yml": [
        blocks("levering.yml, regel 1, sleutel 'titel': deze tekst is leeg", "Vul de tekst in.")
    ],
    "levering/fingerprint-too-short.yml": [
        blocks(
            "levering.yml, regel 13, sleutel 'bronnen.sha256': '0000' heeft een verkeerde vorm",
            "Een sha256 heeft 64 tekens: cijfers en de letters a tot en met f.",
        )
    ],
    "levering/folder-date-differs.yml": [
        blocks(
            "levering.yml, regel 6, sleutel 'bekend_op': '2024-06-29' past niet bij de mapnaam 2024-06-30-verslag",
            "De mapnaam begint met de datum bekend_op: jjjj-mm-dd-naam.",
        )
    ],
    "levering/lines-as-text.yml": [
        blocks(
            "levering.yml, regel 14, sleutel 'bronnen.regels': 'veertig' is geen geheel getal",
            "Schrijf een geheel getal, zonder aanhalingstekens.",
        )
    ],
    "levering/missing-key.yml": [
        blocks("levering.yml, regel 1, sleutel 'uitgever': deze sleutel ontbreekt", "Voeg de sleutel toe.")
    ],
    "levering/no-documents.yml": [
        blocks("levering.yml, regel 11, sleutel 'bronnen': deze lijst is te kort", "Er horen er minstens 1 in.")
    ],
    "levering/no-valid-yaml.yml": [
        blocks(
            "levering.yml, regel 1: dit is geen geldige YAML",
            "Kijk op deze regel en de regel erboven naar inspringing, dubbele punten en aanhalingstekens.",
        )
    ],
    "levering/unknown-key.yml": [
        blocks(
            "levering.yml, regel 10, sleutel 'licensie': deze sleutel is onbekend",
            "Verbeter de spelling of haal de sleutel weg.",
        )
    ],
    "levering/unknown-tag.yml": [
        blocks(
            "levering.yml, regel 3: dit is geen geldige YAML",
            "Kijk op deze regel en de regel erboven naar inspringing, dubbele punten en aanhalingstekens.",
        )
    ],
    "levering/wrong-choice.yml": [
        blocks(
            "levering.yml, regel 3, sleutel 'soort': 'brief' is hier niet toegestaan",
            "Kies uit: 'rapport', 'opgave', 'regeling', 'eigen_oordeel' of 'overleg'.",
        )
    ],
    "levering/wrong-encoding.yml": [blocks("levering.yml: het bestand is geen UTF-8", "Sla het op als UTF-8.")],
    "levering/yes-instead-of-ja.yml": [
        blocks("levering.yml, regel 8, sleutel 'openbaar': 'yes' is hier niet toegestaan", "Kies uit: 'ja' of 'nee'.")
    ],
    "intrekking/id-of-nothing.csv": [
        blocks(
            "intrekking.csv, rij 2, kolom 'feit_sleutel': 'verhaal:rusd' is geen opgeslagen feit",
            "Bedoelt u verhaal:rust? Neem de sleutel over zoals die onderaan de pagina staat, of haal deze rij weg.",
        )
    ],
    "intrekking/of-the-same-delivery.csv": [
        blocks(
            "intrekking.csv, rij 2, kolom 'feit_sleutel': 'borging:thuis-training:oordeel:2024-07-15' staat in deze "
            "levering zelf",
            "Haal de rij weg uit borging.csv; alleen wat eerder geleverd is, trekt u in.",
        )
    ],
    "intrekking/still-used.csv": [
        blocks(
            "intrekking.csv, rij 2, kolom 'feit_sleutel': 'mijlpaal:eindverslag' wordt nog gebruikt in "
            f"toezegging.csv, rij 2 van levering {VERSLAG}",
            "Trek die rijen ook in, of geef in deze levering wat ervoor in de plaats komt.",
        ),
        blocks(
            "intrekking.csv, rij 3, kolom 'feit_sleutel': 'borging:thuis-training' wordt nog gebruikt in "
            "borging.csv, rij 2",
            "Trek die rijen ook in, of geef in deze levering wat ervoor in de plaats komt.",
        ),
    ],
    "intrekking/twice.csv": [
        blocks(
            "intrekking.csv, rij 3: 'intrekking:verhaal:rust:2024-07-15' staat ook op rij 2",
            "Haal een van beide rijen weg.",
        )
    ],
    "intrekking/unknown-table.csv": [
        blocks(
            "intrekking.csv, rij 2, kolom 'feit_sleutel': 'verhalen:rust' is geen sleutel van een rij die u kunt "
            "intrekken",
            f"Neem de sleutel over zoals die onderaan de pagina staat. Hij begint met een van deze tabellen: {TABLES}.",
        )
    ],
    "intrekking/without-reason.csv": [
        blocks(
            "intrekking.csv, rij 2, kolom 'reden': dit veld is leeg, maar verplicht",
            "Vul in: Waarom het niet klopte, in eigen woorden.",
        )
    ],
    "meting/30-february.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'geldig_op': '2023-02-30' is geen bestaande datum",
            "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2020-10-31.",
        )
    ],
    "meting/column-twice.csv": [
        blocks("meting.csv, rij 1, kolom 'waarde': deze kolom staat er twee keer", "Haal er een weg.")
    ],
    "meting/date-in-future.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'geldig_op': '2024-12-31' ligt na 2024-06-30, de dag waarop de levering "
            "bekend was",
            "Verbeter de datum, of zet kwalificatie op verwacht.",
        )
    ],
    "meting/decimal-in-whole-number-column.csv": [
        blocks("meting.csv, rij 3, kolom 'regel_van': '10.5' is geen geheel getal", "Schrijf alleen cijfers.")
    ],
    "meting/duplicate-row.csv": [
        blocks(
            "meting.csv, rij 8: 'meting:demo.gezinnen:demo/thuis:2024-06-30' staat ook op rij 5",
            "Haal een van beide rijen weg.",
        )
    ],
    "meting/dutch-date.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'geldig_op': '30-06-2023' is geen bestaande datum",
            "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2020-10-31.",
        )
    ],
    "meting/empty-file.csv": [
        blocks("meting.csv: het bestand is leeg", f"Zet op rij 1 de kolommen: {METING_COLUMNS}.")
    ],
    "meting/end-before-start.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'geldig_op': '2023-06-30' ligt voor het begin van de periode 2023-12-31",
            "Verbeter geldig_van of geldig_op.",
        )
    ],
    "meting/expected-result-without-goal.csv": [
        warns(
            "meting.csv, rij 6, kolom 'kwalificatie': 'verwacht' is een resultaat dat de bron voor later noemt, maar "
            "staat nergens als doel (indicator demo.gezinnen)",
            "Neem het getal ook op in doel.csv; zie boven ‘indicatoren’ in indicators.yml wat een doel is.",
        )
    ],
    "meting/extra-column.csv": [
        blocks(
            "meting.csv, rij 1, kolom 'opmerking': deze kolom is onbekend",
            f"Haal de kolom weg of verbeter de naam. Bekend zijn: {METING_COLUMNS}.",
        )
    ],
    "meting/header-only.csv": [
        blocks("meting.csv: het bestand heeft geen rijen met gegevens", "Vul rijen in of lever het bestand niet mee.")
    ],
    "meting/implausible-value.csv": [
        warns(
            "meting.csv, rij 5, kolom 'waarde': '501' valt buiten wat aannemelijk is voor "
            "‘Gezinnen die meedoen’ (demo.gezinnen): 0 tot 500",
            "Controleer het getal. Klopt het, verruim dan de grenzen in indicators.yml.",
        )
    ],
    "meting/locator-at-line-0.csv": [
        blocks(
            "meting.csv, rij 3, kolom 'regel_van': '0' is geen regelnummer", "Verbeter de regels waar dit feit staat."
        )
    ],
    "meting/locator-in-another-document.csv": [
        blocks(
            "meting.csv, rij 3, kolom 'bestand': 'brief.txt' is geen document van deze levering",
            "Vul de naam van het document in zoals levering.yml die noemt.",
        )
    ],
    "meting/locator-outside-the-document.csv": [
        blocks(
            "meting.csv, rij 3, kolom 'regel_tot': '41' ligt buiten het document, dat 40 regels heeft",
            "Verbeter de regels waar dit feit staat.",
        )
    ],
    "meting/locator-upside-down.csv": [
        blocks(
            "meting.csv, rij 3, kolom 'regel_tot': '9' ligt voor regel_van 10",
            "Verbeter de regels waar dit feit staat.",
        )
    ],
    "meting/missing-column.csv": [
        blocks(
            "meting.csv, rij 1, kolom 'wijze': deze kolom ontbreekt",
            "Voeg de kolom toe. Hoe het getal in de bron staat: letterlijk, getalwoord, geteld, berekend of "
            "gecorrigeerd.",
        )
    ],
    "meting/missing-mandatory-cell.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'geldig_precisie': dit veld is leeg, maar verplicht",
            "Vul in: Hoe precies geldig_op bekend is.",
        )
    ],
    "meting/negative-count.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'waarde': '-20' is negatief",
            "Een aantal of aandeel is nul of meer. Haal het minteken weg.",
        )
    ],
    "meting/no-value-and-no-silence.csv": [
        blocks(
            "meting.csv, rij 7, kolom 'waarde': er staat geen waarde en geen reden",
            "Vul een waarde in, of zeg in stilte waarom die er niet is: niet_geleverd, niet_vermeld, "
            "figuur_onleesbaar, niet_van_toepassing, nog_te_meten, niet_getoond of vervallen.",
        )
    ],
    "meting/noemer-without-teller.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'noemer': '40' heeft geen teller",
            "Een aandeel heeft een teller en een noemer, en de teller is hoogstens de noemer.",
        )
    ],
    "meting/other-value-for-the-same-fact.csv": [
        warns(
            "meting.csv, rij 8, kolom 'toelichting': deze waarde verschilt van een andere voor hetzelfde feit "
            "(meting:demo.gezinnen:demo/thuis:2024-06-30)",
            "Is dit een verbetering? Zet de sleutel onder corrigeert in levering.yml. Anders blijven beide bewaard: "
            "zeg in toelichting waar het verschil in zit.",
        )
    ],
    "meting/percentage-above-100.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'waarde': '101' is meer dan 100 procent",
            "Schrijf een percentage als een getal van 0 tot 100.",
        )
    ],
    "meting/ragged-row.csv": [
        blocks(
            "meting.csv, rij 3: deze rij heeft 24 velden in plaats van 23",
            "Zet een tekst met een komma erin tussen dubbele aanhalingstekens.",
        )
    ],
    "meting/qualified-n-without-n.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'n_kwalificatie': 'meer_dan' staat er zonder n",
            "Vul n in of maak n_kwalificatie leeg.",
        )
    ],
    "meting/range-upside-down.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'waarde_tot': '40' is niet meer dan waarde",
            "Een bereik heeft de laagste waarde in waarde en de hoogste in waarde_tot.",
        )
    ],
    "meting/range-above-100.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'waarde_tot': '110' is meer dan 100 procent",
            "Schrijf een percentage als een getal van 0 tot 100.",
        )
    ],
    "meting/second-passage-of-the-same-value.csv": [
        blocks(
            "meting.csv, rij 8: 'meting:demo.gezinnen:demo/thuis:2024-06-30' staat ook op rij 5",
            "Een tweede passage met hetzelfde getal hoort in vindplaats.csv.",
        )
    ],
    "meting/share-of-a-count.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'teller': '9' hoort bij een percentage, "
            "maar indicator demo.gezinnen telt gezinnen",
            "Vul waarde in, of maak de eenheid van de indicator procent.",
        )
    ],
    "meting/teller-above-noemer.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'teller': '41' is groter dan de noemer 40",
            "Een aandeel heeft een teller en een noemer, en de teller is hoogstens de noemer.",
        )
    ],
    "meting/teller-without-noemer.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'teller': '30' heeft geen noemer",
            "Een aandeel heeft een teller en een noemer, en de teller is hoogstens de noemer.",
        )
    ],
    "meting/text-in-number-column.csv": [
        blocks(
            "meting.csv, rij 2, kolom 'waarde': '12,5%' is geen getal",
            "Schrijf 12.5 (punt voor decimalen, geen %-teken, geen punt voor duizendtallen).",
        )
    ],
    "meting/text-in-version.csv": [
        blocks("meting.csv, rij 5, kolom 'indicator_versie': 'twee' is geen geheel getal", "Schrijf alleen cijfers.")
    ],
    "meting/thousands-point.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'waarde': '1.234' heeft meer decimalen dan indicator demo.gezinnen (0)",
            "Staat er een punt voor duizendtallen? Haal die weg. Anders: verhoog decimalen in indicators.yml.",
        )
    ],
    "meting/uitsplitsing-of-an-indicator-without-any.csv": [
        blocks(
            "meting.csv, rij 4, kolom 'uitsplitsing': 'rol=ouder' is geen uitsplitsing van indicator demo.gezinnen",
            "Deze indicator heeft geen uitsplitsingen: maak het veld leeg of voeg ze toe in indicators.yml.",
        )
    ],
    "meting/unclosed-quote.csv": [
        blocks(
            "meting.csv, rij 2: deze rij heeft 21 velden in plaats van 23",
            "Zet een tekst met een komma erin tussen dubbele aanhalingstekens.",
        )
    ],
    "meting/unknown-indicator.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'indicator_id': 'demo.gezin' is geen indicator (in deze versie) van "
            "indicators.yml",
            "Verbeter de id of voeg de indicator toe.",
        )
    ],
    "meting/unknown-onderdeel.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'onderdeel_id': 'demo/tuin' is geen bekend onderdeel",
            "Verbeter de id of voeg het onderdeel toe in onderdeel.csv.",
        )
    ],
    "meting/unknown-organisatie.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'organisatie_id': 'zorgtuin' is geen bekende organisatie",
            "Verbeter de id of voeg de organisatie toe in organisatie.csv.",
        )
    ],
    "meting/unknown-uitsplitsing.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'uitsplitsing': 'rol=buur' is geen uitsplitsing van indicator demo.tevreden",
            "Kies uit: rol=ouder, rol=kind.",
        )
    ],
    "meting/unknown-version-of-indicator.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'indicator_id': 'demo.gezinnen' is geen indicator (in deze versie) van "
            "indicators.yml",
            "Verbeter de id of voeg de indicator toe.",
        )
    ],
    "meting/value-and-silence.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'waarde': er staan een waarde en een stilte",
            "Maak de kolom stilte leeg of haal de waarde weg.",
        )
    ],
    "meting/value-and-teller.csv": [
        blocks(
            "meting.csv, rij 6, kolom 'waarde': er staan een waarde en een teller",
            "Vul of waarde in, of teller en noemer.",
        )
    ],
    "meting/wijze-without-reason.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'wijze_reden': bij wijze geteld hoort een reden",
            "Schrijf wat er geteld, berekend of verbeterd is en waarom.",
        )
    ],
    "meting/word-in-number-column.csv": [
        blocks(
            "meting.csv, rij 2, kolom 'waarde': 'ruim 10' is geen getal",
            "Schrijf alleen cijfers, met een punt voor decimalen; woorden als 'ruim' horen in kwalificatie.",
        )
    ],
    "meting/wrong-choice.csv": [
        blocks(
            "meting.csv, rij 5, kolom 'kwalificatie': 'ongeveer' is hier niet toegestaan",
            "Kies uit: exact, circa, ruim, bijna, meer_dan, minder_dan, minstens, maximaal, gemiddeld, verwacht.",
        )
    ],
    "meting/wrong-delimiter.csv": [
        blocks(
            "meting.csv, rij 1: de kolommen zijn gescheiden door puntkomma's",
            "Sla het op als CSV met komma's tussen de kolommen.",
        )
    ],
    "metingen/unknown-table.csv": [
        blocks(
            "metingen.csv: er is geen tabel met deze naam",
            "Kies uit: onderdeel, organisatie, alias, deelname, meting, doel, fasetelling, besluit, "
            "faseverloop, borging, oordeel, weging, mijlpaal, opbrengst, factor, afspraak, afspraak_partij, advies, "
            "risico, toezegging, verwachte_levering, gebeurtenis, verhaal, begrip, overleg_besluit, besluit_optie, "
            "actie, uitleg, weergave, overleg_dia, overleg_vak, vindplaats, intrekking.",
        )
    ],
    "mijlpaal/date-in-future.csv": [
        blocks(
            "mijlpaal.csv, rij 2, kolom 'datum': '2024-12-31' ligt na 2024-06-30, de dag waarop de levering bekend was",
            "Verbeter de datum of zet status op gepland.",
        )
    ],
    "mijlpaal/date-without-precision.csv": [
        blocks(
            "mijlpaal.csv, rij 2, kolom 'oorspronkelijke_datum': '2024-09-30' staat er zonder precisie",
            "Vul oorspronkelijke_precisie in: dag, maand, kwartaal, halfjaar, jaar, voorjaar, zomer, najaar, "
            "begin, medio of eind.",
        )
    ],
    "onderdeel/cyclic-tree.csv": [
        blocks(
            "onderdeel.csv, rij 3, kolom 'ouder_id': 'demo/school' maakt een kring: demo/thuis → demo/school → "
            "demo/thuis",
            "Laat een van deze onderdelen onder een ander onderdeel hangen.",
        ),
        blocks(
            "onderdeel.csv, rij 4, kolom 'ouder_id': 'demo/thuis' maakt een kring: demo/school → demo/thuis → "
            "demo/school",
            "Laat een van deze onderdelen onder een ander onderdeel hangen.",
        ),
    ],
    "onderdeel/date-without-precision.csv": [
        blocks(
            "onderdeel.csv, rij 4, kolom 'start_op': '2024-01-01' staat er zonder precisie",
            "Vul start_precisie in: dag, maand, kwartaal, halfjaar, jaar, voorjaar, zomer, najaar, begin, medio "
            "of eind.",
        )
    ],
    "onderdeel/duplicate-row.csv": [
        blocks("onderdeel.csv, rij 5: 'onderdeel:demo/school' staat ook op rij 4", "Haal een van beide rijen weg.")
    ],
    "onderdeel/end-before-start.csv": [
        blocks(
            "onderdeel.csv, rij 4, kolom 'eind_op': '2024-01-01' ligt voor de start 2024-12-31",
            "Verbeter start_op of eind_op.",
        )
    ],
    "onderdeel/id-with-capitals.csv": [
        blocks(
            "onderdeel.csv, rij 5, kolom 'id': 'demo/Kerk' is geen leesbare id",
            "Gebruik kleine letters, cijfers en koppeltekens, met een schuine streep onder een ander onderdeel: "
            "vl/2/plekken.",
        )
    ],
    "onderdeel/precision-without-date.csv": [
        blocks(
            "onderdeel.csv, rij 4, kolom 'start_precisie': 'maand' staat er zonder datum",
            "Vul start_op in of maak dit veld leeg.",
        )
    ],
    "onderdeel/second-programma-in-the-tree.csv": [
        blocks(
            "onderdeel.csv, rij 4, kolom 'soort': 'programma' past niet bij de plaats in de boom",
            "Alleen de wortel, zonder ouder_id, is een programma.",
        )
    ],
    "onderdeel/unknown-parent.csv": [
        blocks(
            "onderdeel.csv, rij 4, kolom 'ouder_id': 'demos' is geen bekend onderdeel",
            "Verbeter de id of voeg het onderdeel toe.",
        )
    ],
    "onderdeel/unknown-root.csv": [
        blocks(
            "onderdeel.csv, rij 5, kolom 'id': 'los' heeft geen onderdeel erboven en is geen programma uit "
            "indicators.yml",
            "Vul ouder_id in, of noem het programma in indicators.yml.",
        )
    ],
    "besluit/taken-in-the-future.csv": [
        blocks(
            "besluit.csv, rij 2, kolom 'datum': '2024-12-31' ligt na 2024-06-30, de dag waarop de levering bekend was",
            "Verbeter de datum of zet status op aangekondigd.",
        )
    ],
    "borging/unknown-decision.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'besluit_id': 'training-kopen' is geen bekend besluit",
            "Verbeter de id of voeg het besluit toe in besluit.csv.",
        )
    ],
    "oordeel/lasting-within-a-year.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'trede': 'B5' (bestendigd) kan pas 12 maanden na 2024-06-30, het einde; "
            "het bewijs is van 10 juli 2024",
            "Geef een lagere trede of noem later bewijs.",
        )
    ],
    "oordeel/step-with-other-evidence.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'bewijs_soort': 'functie' is geen bewijs voor trede B3 (ingebed)",
            "Kies bewijs dat deze trede draagt (protocol, inkoop, opleiding, regelgeving) of geef een lagere trede.",
        )
    ],
    "oordeel/step-without-date.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'datum': trede B2 (geregeld) heeft bewijs met een datum",
            "Vul in datum en datum_precisie in wanneer de bron het bewijs bevestigt, of geef een lagere trede.",
        )
    ],
    "oordeel/use-before-the-end.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'trede': 'B4' (in gebruik) kan pas na 2024-06-30, het einde; het bewijs is "
            "van juni 2024",
            "Geef een lagere trede of noem later bewijs.",
        )
    ],
    "oordeel/judgement-of-nothing.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'id': 'thuis-cursus' is geen uitspraak van een levering over dit onderdeel"
            " en niveau",
            "Gebruik id, onderdeel_id en niveau van een bestaande uitspraak.",
        )
    ],
    "oordeel/judgement-without-step.csv": [
        blocks(
            "borging.csv, rij 2: 'borging:thuis-training' staat ook op rij 2 van levering 2024-06-30-verslag",
            "Haal een van beide rijen weg.",
        ),
        blocks(
            "borging.csv, rij 2, kolom 'trede': een oordeel noemt een trede",
            "Vul trede, bewijs_soort en trede_reden in.",
        ),
    ],
    "oordeel/row-without-document.yml": [
        blocks(
            "borging.csv, rij 2, kolom 'bestand': de levering heeft meer documenten en deze rij zegt niet welk",
            "Vul de naam van het document in zoals levering.yml die noemt.",
        )
    ],
    "oordeel/step-without-evidence.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'bewijs_soort': een trede boven onbekend heeft bewijs",
            "Vul trede, bewijs_soort en trede_reden in.",
        )
    ],
    "oordeel/step-without-reason.csv": [
        blocks(
            "borging.csv, rij 2, kolom 'trede_reden': een trede heeft een reden",
            "Vul trede, bewijs_soort en trede_reden in.",
        )
    ],
    "opbrengst/date-in-future.csv": [
        blocks(
            "opbrengst.csv, rij 2, kolom 'datum': '2024-09-30' ligt na 2024-06-30, de dag waarop de levering "
            "bekend was",
            "Verbeter de datum of zet status op aangekondigd.",
        )
    ],
    "opbrengst/wrong-choice.csv": [
        blocks(
            "opbrengst.csv, rij 2, kolom 'soort': 'boekje' is hier niet toegestaan",
            "Kies uit: publicatie, instrument, opleiding, verslag, rapport, regelgeving, overeenkomst, "
            "bijeenkomst, website, media, overig.",
        )
    ],
    "organisatie/duplicate-row.csv": [
        blocks("organisatie.csv, rij 3: 'organisatie:zorghuis' staat ook op rij 2", "Haal een van beide rijen weg.")
    ],
    "organisatie/id-with-spaces.csv": [
        blocks(
            "organisatie.csv, rij 3, kolom 'id': 'het huis' is geen leesbare id",
            "Gebruik kleine letters, cijfers en koppeltekens: zorghuis-west.",
        )
    ],
    "risico/duplicate-row.csv": [
        blocks("risico.csv, rij 3: 'risico:weinig-trainers' staat ook op rij 2", "Haal een van beide rijen weg.")
    ],
    "risico/unknown-onderdeel.csv": [
        blocks(
            "risico.csv, rij 2, kolom 'onderdeel_id': 'demo/huis' is geen bekend onderdeel",
            "Bedoelt u demo/thuis? Verbeter de id of voeg het onderdeel toe in onderdeel.csv.",
        )
    ],
    "risico/without-lines.csv": [
        blocks(
            "risico.csv, rij 2, kolom 'regel_tot': dit veld is leeg, maar verplicht",
            "Vul in: Laatste regel van de passage.",
        ),
        blocks(
            "risico.csv, rij 2, kolom 'regel_van': dit veld is leeg, maar verplicht",
            "Vul in: Eerste regel van de passage.",
        ),
    ],
    "risico/wrong-choice.csv": [
        blocks("risico.csv, rij 2, kolom 'status': 'weg' is hier niet toegestaan", "Kies uit: open, voorbij.")
    ],
    "toezegging/date-in-future.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'toegezegd_op': '2025-05-01' ligt na 2024-06-30, de dag waarop de levering "
            "bekend was",
            "Verbeter de datum. Uiterlijk wanneer het gedaan wordt, hoort in termijn.",
        )
    ],
    "toezegging/kept-before-promise.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'nagekomen_op': '2024-04-12' ligt voor 2024-05-31, toen het is toegezegd",
            "Verbeter nagekomen_op of toegezegd_op.",
        )
    ],
    "toezegging/kept-without-saying-how.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'blijkt_uit': er staat niet waaruit blijkt dat het gedaan is",
            "Vul blijkt_uit in, of maak nagekomen_op leeg.",
        )
    ],
    "toezegging/term-before-promise.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'termijn': '2024-04-30' ligt voor 2024-05-01, toen het is toegezegd",
            "Verbeter termijn of toegezegd_op.",
        )
    ],
    "toezegging/term-twice.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'termijn': '2024-12-31' staat al bij mijlpaal:eindverslag",
            "Maak termijn en termijn_precisie leeg: de datum van de mijlpaal geldt.",
        )
    ],
    "toezegging/term-without-precision.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'termijn': '2024-12-31' staat er zonder precisie",
            "Vul termijn_precisie in: dag, maand, kwartaal, halfjaar, jaar, voorjaar, zomer, najaar, begin, medio of "
            "eind.",
        )
    ],
    "toezegging/unknown-mijlpaal.csv": [
        blocks(
            "toezegging.csv, rij 2, kolom 'hoort_bij': 'mijlpaal:eindrapport' is geen opgeslagen mijlpaal, afspraak of "
            "uitspraak over borging",
            "Neem de sleutel over zoals die bij het feit staat, bijvoorbeeld mijlpaal:eindverslag, of maak dit veld "
            "leeg.",
        )
    ],
    "verwachte_levering/due-before-end-of-period.csv": [
        blocks(
            "verwachte_levering.csv, rij 2, kolom 'uiterlijk': '2024-05-31' ligt voor het einde van de periode waar de "
            "cijfers over gaan (2024-06-30)",
            "Verbeter uiterlijk of over_tot.",
        )
    ],
    "verwachte_levering/duplicate-row.csv": [
        blocks(
            "verwachte_levering.csv, rij 3: 'verwachte_levering:thuis-2024-1' staat ook op rij 2",
            "Haal een van beide rijen weg.",
        )
    ],
    "verwachte_levering/half-a-period.csv": [
        blocks(
            "verwachte_levering.csv, rij 2, kolom 'over_tot': er staat maar een van de twee dagen van de periode",
            "Vul over_van en over_tot allebei in, of geen van beide.",
        )
    ],
    "verwachte_levering/period-upside-down.csv": [
        blocks(
            "verwachte_levering.csv, rij 2, kolom 'over_tot': '2024-01-01' ligt voor over_van 2024-06-30",
            "Wissel de twee datums om, of verbeter er een.",
        )
    ],
    "verwachte_levering/two-without-period.csv": [
        blocks(
            "verwachte_levering.csv, rij 3, kolom 'over_van': van demo/thuis wordt nog een levering zonder periode "
            "verwacht (eerste)",
            "Vul bij allebei over_van en over_tot in: anders is niet te zien welke levering bij welke hoort.",
        )
    ],
    "verwachte_levering/unknown-indicator.csv": [
        blocks(
            "verwachte_levering.csv, rij 2, kolom 'indicator_id': 'demo.gezin' is geen indicator van indicators.yml",
            "Verbeter de id of maak dit veld leeg.",
        )
    ],
    "verwachte_levering/without-due-date.csv": [
        blocks(
            "verwachte_levering.csv, rij 2, kolom 'uiterlijk': dit veld is leeg, maar verplicht",
            "Vul in: Uiterlijk wanneer; bij een onbekende dag de laatste dag van de periode.",
        ),
        blocks(
            "verwachte_levering.csv, rij 2, kolom 'uiterlijk_precisie': dit veld is leeg, maar verplicht",
            "Vul in: Hoe precies die datum is.",
        ),
    ],
    "verhaal/locator-outside-the-document.csv": [
        blocks(
            "verhaal.csv, rij 2, kolom 'regel_tot': '280' ligt buiten het document, dat 40 regels heeft",
            "Verbeter de regels waar dit feit staat.",
        )
    ],
    "verhaal/names-a-person.csv": [
        warns(
            "verhaal.csv, rij 2, kolom 'tekst': 'Wubbo de Vries' lijkt de naam van een persoon",
            "Schrijf in plaats daarvan wie het is: een moeder, een begeleider. Niemand mag te herkennen zijn.",
        ),
        warns(
            "verhaal.csv, rij 2, kolom 'tekst': 'mevrouw Jansen' lijkt de naam van een persoon",
            "Schrijf in plaats daarvan wie het is: een moeder, een begeleider. Niemand mag te herkennen zijn.",
        ),
        warns(
            "verhaal.csv, rij 2, kolom 'titel': 'Fatima' lijkt de naam van een persoon",
            "Schrijf in plaats daarvan wie het is: een moeder, een begeleider. Niemand mag te herkennen zijn.",
        ),
    ],
    "vindplaats/column-of-nothing.csv": [
        blocks(
            "vindplaats.csv, rij 2, kolom 'kolom': 'aantal' is geen kolom van tabel meting",
            "Schrijf de kolom van het feit die hier staat, of laat dit leeg.",
        )
    ],
    "verdict/after-the-report.csv": [
        blocks(
            "oordeel.csv, rij 2, kolom 'datum': '2024-09-30' ligt na 2024-06-30, de dag waarop de levering bekend was",
            "Verbeter de datum: een oordeel is gegeven voor de levering bekend was.",
        )
    ],
    "verdict/without-foundation.csv": [
        blocks(
            "oordeel.csv, rij 2, kolom 'onderbouwing': dit veld is leeg, maar verplicht",
            "Vul in: Waarop het oordeel berust, in eigen woorden.",
        )
    ],
    "verdict/wrong-choice.csv": [
        blocks(
            "oordeel.csv, rij 2, kolom 'oordeel': 'goed' is hier niet toegestaan",
            "Kies uit: ja, deels, nee, nog_niet_te_beoordelen.",
        )
    ],
    "weging/without-reason.csv": [
        blocks(
            "weging.csv, rij 2, kolom 'klasse': 'groot' heeft in dit programma geen gewicht",
            "Zet weging met klein, middel en groot bij het programma in indicators.yml.",
        ),
        blocks(
            "weging.csv, rij 2, kolom 'reden': dit veld is leeg, maar verplicht",
            "Vul in: Waarom deze klasse, in eigen woorden.",
        ),
    ],
    "weging/without-weights.csv": [
        blocks(
            "weging.csv, rij 2, kolom 'klasse': 'groot' heeft in dit programma geen gewicht",
            "Zet weging met klein, middel en groot bij het programma in indicators.yml.",
        )
    ],
    "vindplaats/duplicate-row.csv": [
        blocks(
            "vindplaats.csv, rij 3: 'meting:demo.plannen:demo/thuis:2024-06-30 regel 2-2' staat ook op rij 2",
            "Haal een van beide rijen weg.",
        )
    ],
    "vindplaats/key-of-another-table.csv": [
        blocks(
            "vindplaats.csv, rij 2, kolom 'sleutel': 'meting:demo.plannen:demo/thuis:2024-06-30' hoort niet bij "
            "tabel doel",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
    "vindplaats/passage-of-nothing.csv": [
        blocks(
            "vindplaats.csv, rij 2, kolom 'sleutel': 'meting:demo.plan:demo/thuis:2024-06-30' is geen opgeslagen feit",
            "Neem de sleutel over zoals die bij het cijfer staat.",
        )
    ],
}


def place(data: Path, file: str) -> None:
    """Put a broken file where it belongs in a data folder."""
    table, name = file.split("/")
    report, judgement = data / "leveringen" / VERSLAG, data / "leveringen" / OORDEEL
    places = {
        "indicators": data / "indicators.yml",
        "levering": report / "levering.yml",
        "verdict": report / "oordeel.csv",
        # Only what was delivered before can be withdrawn.
        "intrekking": judgement / "intrekking.csv",
        "oordeel": judgement / ("borging.csv" if name.endswith(".csv") else "levering.yml"),
    }
    shutil.copy(BROKEN / file, places.get(table, report / f"{table}.csv"))


def findings(data: Path) -> list[Finding]:
    """What the check says, wrong definitions included; without the reminder that a delivery is not yet accepted."""
    try:
        found = check_only(data)
    except DefinitionsError as error:
        found = error.findings
    return [finding for finding in found if finding.melding != NOT_ACCEPTED]


# Tables to which no other table refers: a defect in one leaves the others as they are.
APART = (
    *("meting", "doel", "fasetelling", "oordeel", "verdict", "weging", "verwachte_levering", "toezegging", "risico"),
    *("afspraak_partij", "factor", "verhaal", "opbrengst", "gebeurtenis", "alias", "deelname"),
)
# Tables to which others refer: their broken files go with those of meting that are left when APART has no others.
REFERRED_TO = ("onderdeel", "organisatie", "afspraak", "besluit", "borging", "mijlpaal", "vindplaats")
# When a file cannot be read, what compares files is left out; and a levering.yml is about all of them.
ALONE = (
    *("factor/wrong-encoding.csv", "meting/column-twice.csv", "meting/empty-file.csv", "meting/extra-column.csv"),
    *("meting/header-only.csv", "meting/missing-column.csv", "meting/ragged-row.csv", "meting/unclosed-quote.csv"),
    *("meting/wrong-delimiter.csv", "oordeel/row-without-document.yml"),
)


def groups() -> list[list[str]]:
    """The broken files, those together that one check can tell apart: of each table at most one."""
    together = [file for file in CASES if file.split("/")[0] in (*APART, *REFERRED_TO) and file not in ALONE]
    alone = [[file] for file in CASES if file not in together]
    per_table = {table: [file for file in together if file.startswith(f"{table}/")] for table in APART + REFERRED_TO}
    first = zip_longest(*(per_table[table] for table in APART))
    last = zip_longest(*(per_table[table] for table in REFERRED_TO))
    rows = zip_longest(reversed(list(first)), last, fillvalue=())
    return alone + [[file for part in row for file in part if file] for row in rows]


GROUPS = {file: tuple(group) for group in groups() for file in group}


def findings_of(files: Sequence[str]) -> list[Expected]:
    """What the check says about a copy of tests/tiny with these broken files in it."""
    # A process of its own per processor: a second thread in each only costs.
    LIMITS["threads"] = "1"
    with TemporaryDirectory() as folder:
        data = copy_tiny(Path(folder) / "data")
        for file in files:
            place(data, file)
        return [(finding.ernst, str(finding)) for finding in findings(data)]


@pytest.fixture(scope="module")
def found() -> Iterator[dict[tuple[str, ...], Future[list[Expected]]]]:
    """The findings of every group of broken files, on all processors at once: each takes a whole check."""
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        yield {group: pool.submit(findings_of, group) for group in dict.fromkeys(GROUPS.values())}
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("file", CASES)
def test_broken_file_gives_exactly_its_findings(
    file: str, found: dict[tuple[str, ...], Future[list[Expected]]]
) -> None:
    group = GROUPS[file]
    own = list(found[group].result())
    # What is left when each of the others has taken what is expected of it, is all of this file and nothing else.
    for finding in [finding for other in group if other != file for finding in CASES[other]]:
        if finding in own:
            own.remove(finding)
    assert own == CASES[file]


def test_every_broken_file_has_an_expected_finding() -> None:
    files = {path.relative_to(BROKEN).as_posix() for path in BROKEN.rglob("*") if path.is_file()}
    assert files == set(CASES)


def test_file_that_would_be_ignored_silently_is_named(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    (data / "leveringen" / VERSLAG / "METING.CSV").write_text("x", encoding="utf-8")
    assert [str(finding) for finding in findings(data)] == [
        "METING.CSV: dit bestand hoort niet in een levering. "
        "Een levering bestaat uit levering.yml en CSV-bestanden met een naam in kleine letters. Haal dit bestand weg."
    ]


def test_phases_are_counted_in_the_model_of_the_own_programme(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    definitions = (data / "indicators.yml").read_text(encoding="utf-8")
    programma, rest = definitions.split("fasemodellen:\n")
    head, indicatoren = rest.split("indicatoren:\n")
    model, others = head.split("\n\n", 1)
    plannen = indicatoren.split("  - id: demo.gezinnen")[0]
    other = (
        "  - id: ander\n    naam: Ander\n    indeling: thema\n"
        "    kern:\n      - indicator: ander.plannen\n        zin: '{cijfer} plannen'\n\n"
    )
    models = f"fasemodellen:\n{model.replace('demo', 'ander')}\n{model}\n\n{others}"
    indicators = f"indicatoren:\n{plannen.replace('demo', 'ander')}{indicatoren}"
    (data / "indicators.yml").write_text(programma + other + models + indicators, encoding="utf-8")
    path = data / "leveringen" / VERSLAG / "fasetelling.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("demo/school,demo-fasen", "demo/school,ander-fasen"))
    assert (
        "fasetelling.csv, rij 5, kolom 'fasemodel_id': 'ander-fasen' is het fasemodel van programma ander, "
        "en dit onderdeel hoort daar niet bij. Kies een fasemodel van het eigen programma."
    ) in [str(finding) for finding in findings(data)]


def test_tiny_has_no_findings_except_that_it_is_not_accepted() -> None:
    assert findings(Path(__file__).parent / "tiny") == []


def test_all_findings_are_told_at_once(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    files = ["meting/text-in-number-column.csv", "doel/wijze-without-reason.csv", "oordeel/step-without-reason.csv"]
    for file in files:
        place(data, file)
    expected = [finding for file in ["doel/wijze-without-reason.csv", *files[::2]] for finding in CASES[file]]
    assert [(finding.ernst, str(finding)) for finding in findings(data)] == expected


def test_delivery_without_fingerprints_says_which_lines_to_add(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    asked = [finding for finding in check_only(data) if finding.melding == NOT_ACCEPTED]
    assert [finding.ernst for finding in asked] == ["waarschuwing", "waarschuwing"]
    for finding in asked:
        assert finding.levering_id is not None
        yml = data / "leveringen" / finding.levering_id / "levering.yml"
        lines = finding.oplossing.removeprefix("Klopt alles? Zet dan onderaan levering.yml:\n")
        yml.write_text(f"{yml.read_text(encoding='utf-8')}{lines}\n", encoding="utf-8")
    assert check_only(data) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda folder: (folder / "factor.csv").write_text("anders", encoding="utf-8"),
            "factor.csv: dit bestand is veranderd nadat het was aanvaard. "
            "Zet het oude bestand terug. Een verbetering is een nieuwe levering.",
        ),
        (
            lambda folder: (folder / "factor.csv").unlink(),
            "factor.csv: dit bestand ontbreekt, maar levering.yml noemt het. Zet het terug.",
        ),
        (
            lambda folder: (folder / "factor.csv").rename(folder / "metingen.csv"),
            "metingen.csv: dit bestand staat niet in levering.yml. Maak een nieuwe levering.",
        ),
    ],
    ids=["changed", "removed", "added"],
)
def test_accepted_delivery_never_changes(change: Callable[[Path], object], message: str, tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    folder = data / "leveringen" / VERSLAG
    accept(folder)
    assert findings(data) == []
    change(folder)
    assert ("blokkeert", message) in [(finding.ernst, str(finding)) for finding in findings(data)]


def test_folder_without_deliveries_is_told(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    shutil.rmtree(data / "leveringen")
    assert [str(finding) for finding in findings(data)] == [
        "leveringen: er zijn geen leveringen. Zet leveringen in deze map, elk in een eigen map."
    ]


def test_delivery_without_metadata_is_told(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    (data / "leveringen" / OORDEEL / "levering.yml").unlink()
    assert [str(finding) for finding in findings(data)] == [
        "levering.yml: het bestand ontbreekt. Zet het op deze plaats."
    ]


def test_field_that_is_too_long_to_read_is_told(tmp_path: Path) -> None:
    data = copy_tiny(tmp_path / "data")
    path = data / "leveringen" / VERSLAG / "factor.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("te weinig", '"te weinig' + "x" * 200_000), encoding="utf-8"
    )
    assert [str(finding) for finding in findings(data)] == [
        "factor.csv: een veld is zo lang dat het niet te lezen is. Kijk of bij elk aanhalingsteken aan het begin van "
        "een veld ook een aanhalingsteken aan het einde staat."
    ]
