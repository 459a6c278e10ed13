"""The conclusions that open each page: rules that turn figures into a Dutch sentence, no more certain than they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.queries import (
    AfspraakRegel,
    Beeld,
    Bevinding,
    Borging,
    BorgingBesluit,
    BorgingHangt,
    Cijfer,
    Deelname,
    Doel,
    FaseAandeel,
    FaseAantal,
    Fasemodel,
    FaseStap,
    FaseStroom,
    Feit,
    Intrekking,
    Kernzin,
    Levering,
    OnderdeelStand,
    Oordeel,
    Oprol,
    Passage,
    Perspectief,
    Programma,
    Spelling,
    TijdlijnMoment,
    Uitkomst,
    UitkomstAantal,
    Verhaal,
    Verschil,
    Vervanging,
    ZonderDoel,
)

_GETALWOORDEN = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_ONDERDEEL = ("onderdeel", "onderdelen")
_MEERVOUD = {"actielijn": "actielijnen", "thema": "thema’s", "spoor": "sporen", "project": "projecten"}
_MEERVOUD |= {"pilot": "pilots", "verbeterplan": "verbeterplannen", "afspraak": "afspraken", "programma": "programma’s"}
_TREDEN = ("onbekend", "voornemen", "geregeld", "ingebed", "in gebruik", "bestendigd")


@dataclass(frozen=True, slots=True)
class Conclusie:
    """A headline, a lead that makes it precise, and the keys of the figures in them."""

    kop: str
    lead: str
    sleutels: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """Headline and lead as one text, for a file."""
        return f"{self.kop}{'' if self.kop.endswith('.') else '.'} {self.lead}".strip()


def aandeel_in_woorden(procent: float) -> str:
    """A percentage (0-100) as a reader would say it: 62.5 → 'ruim zes op de tien'.

    Within 1 point of a tenth is that tenth; otherwise 'ruim' up to half way and 'bijna' beyond. Only 100 is all.
    """
    if procent == 0:
        return "geen"
    if procent == 100:
        return "alle"
    if procent < 9:
        return "minder dan een op de tien"
    if procent >= 95:
        return "bijna alle"
    below = int(procent // 10)
    rest = procent - 10 * below
    if rest <= 1:
        return f"{_GETALWOORDEN[below]} op de tien"
    if rest < 5:
        return f"ruim {_GETALWOORDEN[below]} op de tien"
    if rest < 9:
        return f"bijna {_GETALWOORDEN[below + 1]} op de tien"
    return f"{_GETALWOORDEN[below + 1]} op de tien"


def aandeel_met_grenzen(procent: float, minstens: float | None, hoogstens: float | None) -> str:
    """A share (0-100) in words that stay true wherever within its bounds it really lies.

    70 between 58 and 83 → 'zes tot acht op de tien'; 61 between 58 and 62 → 'ongeveer zes op de tien'.
    """
    words = aandeel_in_woorden(procent)
    if minstens is None or hoogstens is None or aandeel_in_woorden(minstens) == aandeel_in_woorden(hoogstens):
        return words
    low, high = (_GETALWOORDEN[int(bound / 10 + 0.5)] for bound in (minstens, hoogstens))
    if low != high:
        return f"{low} tot {high} op de tien"
    return {"nul": "minder dan een op de tien", "tien": "bijna alle"}.get(low, f"ongeveer {low} op de tien")


def overzicht(programma: Programma, zinnen: Sequence[Kernzin], borging: Sequence[Borging]) -> Conclusie:
    """The overview: the clauses of indicators.yml with today's figures, then when this was known and what lasts."""
    clauses = [_kernzin(zin) for zin in zinnen]
    kop = with_capital("; ".join(clauses)) if clauses else f"Over {programma.naam} zijn nog geen cijfers geleverd"
    lead = []
    if programma.peildatum_volledig:
        lead.append(f"{programma.naam}, zoals bekend {op_datum(programma.peildatum_volledig)}.")
    if programma.eind_tekst:
        lead.append(f"Einddatum: {programma.eind_tekst}.")
    if short := _borging_in_short(programma, borging):
        lead.append(f"{short} Dat is het oordeel van deze monitor.")
    sleutels = tuple(zin.sleutel for zin in zinnen if zin.sleutel)
    return Conclusie(kop, " ".join(part for part in lead if part), sleutels)


def fasen(model: Fasemodel, cohort: FaseAandeel, totalen: Sequence[FaseAantal]) -> Conclusie:
    """A phase model in which each thing is in one phase: the finished share with its bounds, or where they stand.

    A cohort that still runs gets no share: too early to say.
    """
    if cohort.aandeel_klaar is None:
        return Conclusie(f"Van geen van de {cohort.totaal} {model.eenheid} is de fase vermeld", "")
    if cohort.loopt_nog or not any(fase.fase_soort == "klaar" for fase in totalen):
        return _standen(model, cohort, totalen)
    bekend = cohort.totaal - cohort.onbekend
    when = f" die in {cohort.eind_tekst} klaar moesten zijn," if cohort.eind_tekst else ""
    bounds = (100 * (cohort.aandeel_klaar_minstens or 0), 100 * (cohort.aandeel_klaar_hoogstens or 0))
    share = aandeel_met_grenzen(100 * cohort.aandeel_klaar, *bounds)
    kop = with_capital(f"{share} {model.eenheid}{when} zijn afgerond")
    lead = f"{cohort.klaar} van de {bekend} {model.eenheid} met bekende fase ({cohort.aandeel_klaar_tekst}%)."
    if cohort.onbekend:
        lead += (
            f" Van {cohort.onbekend} is de fase niet vermeld: het aandeel ligt tussen "
            f"{cohort.minstens_tekst}% en {cohort.hoogstens_tekst}%."
        )
    return Conclusie(kop, f"{lead} Afgerond is nog niet geborgd.", (cohort.sleutel,))


def laat_cohort(cohort: FaseAandeel) -> str:
    """The title above a cohort whose end date is still to come, or that was not counted after it."""
    start = f" (gestart in {cohort.start_tekst})" if cohort.start_tekst else ""
    ready = f"Klaar in {cohort.eind_tekst}" if cohort.eind_tekst else "Einddatum niet vermeld in de bron"
    return f"{ready}{start}: {'nog niet te vergelijken' if cohort.loopt_nog else 'daarna nog niet geteld'}"


EEN_MOMENT = "De bron geeft één moment. Wat er tussen twee momenten bewoog, is dus niet te zeggen."
KLEINSTE_VERSCHUIVING = (
    "De tellingen zeggen hoeveel er in elke fase staan, niet wie. Uit twee tellingen volgt daarom de kleinste "
    "verschuiving die beide verklaart: wie heen en weer ging, zien wij niet. Waar de bron het verloop per organisatie "
    "geeft, staat dat er als eigen rij onder."
)


def fase_stap(stap: FaseStap) -> str:
    """A step back with its reason, or a standstill."""
    who = ", ".join(part for part in (stap.naam, stap.organisatie_naam) if part)
    if stap.staat_stil:
        return f"{who}: {stap.fase_naam} sinds {stap.datum_tekst}, {stap.stilstand_tekst.removeprefix('! ')}."
    return f"{who}: {op_datum(stap.datum_tekst)} {stap.soort_tekst} naar {stap.fase_naam}. Reden: {stap.reden}."


def fase_stroom(model: Fasemodel, cohort: FaseAandeel, stroom: FaseStroom) -> str:
    """What moved between two counts of a cohort, in one sentence that adds up."""
    about = "" if stroom.is_exact else "circa "
    which = f"Onderdelen met einddatum {cohort.eind_tekst}" if cohort.eind_tekst else "Einddatum niet vermeld"
    counted = ((stroom.verder, "verder"), (stroom.terug, "terug"), (stroom.gestopt, "gestopt"), (stroom.erbij, "erbij"))
    rest = ((stroom.weg, "weggevallen"), (stroom.gebleven, "in dezelfde fase"))
    parts = [
        f"{about}{number} {word}"
        for number, word in (*counted, *rest)
        if number or word in ("verder", "terug", "gestopt")
    ]
    if stroom.onduidelijk:
        parts.append(f"{about}{stroom.onduidelijk} met een fase die niet vermeld is")
    if stroom.onderdelen < cohort.onderdelen:
        # Others were not counted on both moments: nothing is said of how they moved.
        which += f", alleen {stroom.namen} ({stroom.onderdelen} van de {cohort.onderdelen} onderdelen)"
    return (
        f"{which}, tussen {stroom.van_tekst} en {stroom.tot_tekst}: {opsomming(parts)}. "
        f"Zo werden {about}{stroom.aantal_van} {model.eenheid} er {about}{stroom.aantal_tot}."
    )


def fase_verloop(stappen: Sequence[FaseStap]) -> str:
    """What the dated steps say: how many went back, skipped a phase, or stand still."""
    back = sum(stap.soort == "terug" for stap in stappen)
    skipped = sum(stap.soort == "overgeslagen" for stap in stappen)
    still = sum(stap.staat_stil for stap in stappen)
    judged = any(stap.stilstand_tekst.startswith(("!", "binnen")) for stap in stappen)
    when = f"{number_of(still, 'staat', 'staan')} langer stil dan verwacht" if judged else ""
    unjudged = (
        "" if judged else " Of er iets te lang stilstaat, is niet te beoordelen: de bron noemt geen verwachte duur."
    )
    noun = number_of(len(stappen), "stap met een datum", "stappen met een datum")
    facts = [f"{back} terug", f"{skipped} met een overgeslagen fase", *([when] if when else [])]
    return f"De bronnen noemen {noun}: {opsomming(facts)}.{unjudged}"


def overlappend(model: Fasemodel, stappen: Sequence[Cijfer]) -> Conclusie:
    """A phase model whose shares overlap: each share on its own, never added up."""
    if not stappen:
        return Conclusie(f"{model.naam}: niet vermeld in de bron", "")
    kop = with_capital(", ".join(f"{stap.korte_naam}: {stap.weergave}" for stap in stappen))
    bekend = sorted((stap for stap in stappen if stap.getal is not None), key=lambda stap: -(stap.getal or 0))
    values = [stap.getal for stap in bekend]
    if len(bekend) == len(stappen) > 1 and values[0] != values[1] and values[-1] != values[-2]:
        kop = (
            f"Aan {bekend[0].korte_naam} werkten de meeste {model.eenheid} ({bekend[0].weergave}), "
            f"aan {bekend[-1].korte_naam} de minste ({bekend[-1].weergave})"
        )
    lead = f"{model.naam}. De aandelen overlappen en tellen niet op tot 100%."
    if all(stap.n_tekst == "n onbekend" for stap in stappen):
        lead += f" Van hoeveel {model.eenheid} het aandelen zijn, zegt de bron niet."
    return Conclusie(kop, lead, tuple(stap.sleutel for stap in stappen))


def beeld(van: Beeld, cijfers: Sequence[Cijfer]) -> str:
    """A picture of counts in words: what is known, what is expected, and what has no number. Nothing is summed."""
    known = [f"{cijfer.korte_naam}: {cijfer.weergave}" for cijfer in cijfers if cijfer.getal is not None]
    silent: dict[str, list[str]] = {}
    for cijfer in cijfers:
        if cijfer.getal is None:
            silent.setdefault(cijfer.weergave, []).append(cijfer.korte_naam)
    texts = [f"Aantal {van.eenheid}. {with_capital('; '.join(known))}." if known else f"Aantal {van.eenheid}."]
    texts += [f"{with_capital(words)}: {opsomming(names)}." for words, names in silent.items()]
    texts += [f"Nog zonder cijfer: {van.zonder}."] if van.zonder else []
    return " ".join(texts)


def borging(programma: Programma, standen: Sequence[Borging]) -> Conclusie:
    """How far borging is: the highest step that was reached, and for how many onderdelen nothing firm is known."""
    if not standen:
        return Conclusie(f"Over de borging van {programma.naam} is nog niets geleverd", "")
    kop = _borging_in_short(programma, standen).rstrip(".")
    lead = (
        f"{programma.naam}, zoals bekend {op_datum(programma.peildatum_volledig)}. "
        "Onbekend betekent: de bron zegt er niets over."
    )
    lead += " De treden zijn het oordeel van deze monitor, niet van de bron."
    if any(stand.loopt_nog for stand in standen):
        lead += " In gebruik en bestendigd zijn nog niet aan de orde zolang een onderdeel loopt."
    if oud := len({stand.onderdeel_id for stand in standen if stand.bewijs_is_oud and stand.is_onderdeel}):
        lead += f" Bij {number_of(oud, 'onderdeel', 'onderdelen')} is bewijs oud."
    return Conclusie(kop, lead)


def waar_borging_aan_hangt(hangt: Sequence[BorgingHangt], besluiten: Sequence[BorgingBesluit]) -> str:
    """The open decision with most on it, and of how many onderdelen the sources name owner, money, decision."""
    rows = [row for row in hangt if row.is_onderdeel]
    known = {name: sum(bool(getattr(row, name)) for row in rows) for name in ("wie", "geld", "besluit")}
    text = (
        f"Van {number_of(len(rows), 'onderdeel', 'onderdelen')} noemen de bronnen bij {known['wie']} wie ervoor zorgt, "
        f"bij {known['geld']} wie betaalt en bij {known['besluit']} een besluit."
    )
    open_ones = [besluit for besluit in besluiten if besluit.status != "genomen" and besluit.onderdelen > 1]
    if open_ones:
        first = open_ones[0]
        text = f"{first.hangt_tekst} hangen aan één besluit dat nog niet genomen is. {text}"
    return text


def doelen(programma: Programma, doelen: Sequence[Doel], zonder: Sequence[ZonderDoel]) -> Conclusie:
    """How many goals have a number, who set them, what changed, and of how many onderdelen there is none."""
    first = [doel for doel in doelen if doel.oorspronkelijk]
    if not doelen:
        return Conclusie(f"Geen enkel doel van {programma.naam} heeft een getal", "")
    kop = f"{programma.naam} heeft {number_of(len(first), 'doel', 'doelen')} met een getal"
    if zonder:
        kop += f"; {number_of(len(zonder), 'onderdeel heeft', 'onderdelen hebben')} er geen"
    unknown = sum(doel.vastgesteld_door is None for doel in first)
    changed = len(doelen) - len(first)
    lead = ["Geen doel is later aangepast."]
    if changed:
        adjusted = number_of(changed, "doel is", "doelen zijn")
        lead = [f"{adjusted} later aangepast; de stand is die tegenover het eerste doel."]
    if unknown:
        lead.insert(0, f"Wie het doel vaststelde, is bij {unknown} van de {len(first)} niet vermeld.")
    if zonder:
        lead.append("Zonder getal is niet te meten of een doel gehaald is.")
    return Conclusie(kop, " ".join(lead), tuple(doel.sleutel for doel in first[:6]))


def oordelen(programma: Programma, rows: Sequence[Oprol], oordelen: Sequence[Oordeel]) -> Conclusie:
    """Whether the goals are met, the sector moved and it lasts, for the programme: by independent verdicts only.

    Where nothing that counts is judged, `oordelen` tell why not yet, and which parts are judged.
    """
    whole = [row for row in rows if row.is_programma]
    judged = [row for row in whole if row.onbekend < row.aantal]
    if not whole:
        return Conclusie(f"Van {programma.naam} is er nog niets om te beoordelen", "")
    sleutels = tuple(row.sleutel for row in whole)
    only_independent = (
        "Alleen een onafhankelijk oordeel telt mee. Wat programma of uitvoerder over zichzelf zegt, staat ernaast."
    )
    if not judged:
        kop = f"Of {programma.naam} de doelen heeft behaald, is nog niet te beoordelen"
        why = [
            o.programma_onderbouwing for o in oordelen if o.onderdeel_id == programma.id and o.programma_onderbouwing
        ]
        parts = [f"{o.korte_naam} ({o.oordeel_naam})" for o in oordelen if o.heeft_oordeel and not o.telt_mee]
        lead = [
            *why[:1],
            f"Over geen van de {whole[0].aantal} onderdelen als geheel is er een onafhankelijk oordeel: niet over het "
            "doel, niet over effect in de sector en niet over duurzame borging.",
            *([f"Over een deel is er wel een: {opsomming(parts)}."] if parts else []),
            only_independent,
        ]
        return Conclusie(kop, " ".join(lead), sleutels)
    first = judged[0]
    verb = "is" if first.beoordeeld == 1 else "zijn"
    judged_words = f"Van de {first.aantal} onderdelen {verb} er {first.beoordeeld} onafhankelijk beoordeeld"
    kop = f"{first.vraag_naam} {judged_words}. {with_capital(first.conclusie_tekst)}"
    rest = [row for row in whole if row not in judged[:1]]
    lead = [
        f"{row.vraag_naam} {with_capital(row.conclusie_tekst)} ({row.beoordeeld} van de {row.aantal} beoordeeld)."
        for row in rest
    ]
    return Conclusie(kop, " ".join([*lead, only_independent]), sleutels)


def uitkomsten(programma: Programma, rows: Sequence[Uitkomst]) -> Conclusie:
    """How many outcomes have a value, how many of those people gave themselves, and how many are still to be measured.

    Counts definitions, not rows. Stories and context are no outcomes; an expectation is no value.
    """
    toestanden: dict[str, set[str]] = {}
    for row in rows:
        if row.soort == "uitkomst":
            toestanden.setdefault(row.indicator_id, set()).add(row.toestand)
    if not toestanden:
        return Conclusie(f"Van {programma.naam} zijn nog geen uitkomsten geleverd", "")
    bekend = {indicator for indicator, here in toestanden.items() if "waarde" in here}
    nog_te_meten = {i for i, here in toestanden.items() if i not in bekend and "nog_te_meten" in here}
    stil = toestanden.keys() - bekend - nog_te_meten
    if len(toestanden) == 1:
        kop = f"De enige uitkomst heeft {'een' if bekend else 'geen'} cijfer"
    elif bekend:
        verb = "heeft er" if len(bekend) == 1 else "hebben er"
        kop = f"Van de {len(toestanden)} uitkomsten {verb} {len(bekend)} een cijfer"
    else:
        kop = f"Geen van de {len(toestanden)} uitkomsten heeft een cijfer"
    if nog_te_meten:
        kop += f"; {len(nog_te_meten)} {'is' if len(nog_te_meten) == 1 else 'zijn'} nog te meten"
    lead = [_zelf_geantwoord(rows, bekend), _zonder_cijfer(rows, stil)]
    return Conclusie(kop, " ".join(part for part in lead if part))


def onderdelen(programma: Programma, standen: Sequence[OnderdeelStand]) -> Conclusie:
    """The tree of a programme: what there is, and of how many onderdelen a kernfigure is known."""
    parts = [stand for stand in standen if stand.ouder_id is not None]
    if not parts:
        return Conclusie(f"Van {programma.naam} zijn nog geen onderdelen geleverd", "")
    kinds = Counter(stand.soort for stand in parts)
    kern = sum(stand.kern_sleutel is not None for stand in parts)
    what = number_of(len(parts), "onderdeel", "onderdelen") if len(kinds) > 1 else counted(parts[0].soort, len(parts))
    kop = f"{programma.naam} heeft {what}; "
    kop += "van alle is een kerncijfer bekend" if kern == len(parts) else f"van {kern} is een kerncijfer bekend"
    lead = [f"Dat zijn {opsomming([counted(kind, count) for kind, count in kinds.items()])}."] if len(kinds) > 1 else []
    over = sum(stand.is_voorbij is True for stand in parts)
    silent = sum(stand.looptijd_tekst is None for stand in parts)
    lead += [f"Van {over} is de einddatum voorbij."] if over else []
    lead += [f"Van {silent} noemen de bronnen geen begin of einde."] if silent else []
    return Conclusie(kop, " ".join(lead))


def onderdeel(
    programma: Programma,
    stand: OnderdeelStand,
    ouder: OnderdeelStand | None,
    momenten: Sequence[TijdlijnMoment],
    afspraken: int = 0,
) -> Conclusie:
    """One onderdeel: what it is and where it stands.

    Its first kernfigure; of an agreement its rules; else its next milestone, else what there is in words.
    """
    coming = next((m for m in momenten if m.is_later and m.toestand in ("gepland", "verschoven")), None)
    keys = [key for key in (stand.kern_sleutel, stand.fase_sleutel) if key]
    if stand.kern_weergave is not None:
        # Of when, and of how many: a figure alone says more than it knows.
        rests_on = ", ".join(part for part in (stand.kern_n, stand.kern_op) if part)
        figure = f"{kerncijfer(stand)} ({rests_on})" if rests_on else kerncijfer(stand)
        where = "; ".join(part for part in (figure, stand.fase_tekst) if part)
    elif afspraken and stand.soort == "afspraak":
        where = number_of(afspraken, "afspraak of regel", "afspraken en regels")
    elif coming is not None:
        where, keys = f"volgende mijlpaal {coming.datum_tekst}", [*keys, coming.sleutel]
    elif stand.is_voorbij:
        where, keys = "einddatum voorbij", [*keys, stand.sleutel]
    elif afspraken > stand.cijfers:
        where = number_of(afspraken, "afspraak of regel", "afspraken en regels")
    elif stand.cijfers:
        where = f"{number_of(stand.cijfers, 'cijfer', 'cijfers')} bekend"
    elif stand.feiten or stand.feiten_in_delen:
        where = "geen cijfers over het geheel bekend"
    else:
        where = "de bronnen noemen alleen de naam"
    lead = [f"{with_capital(stand.soort)}{f' van {ouder.korte_naam}' if ouder else ''}"]
    lead[0] += f", {stand.looptijd_tekst}" if stand.looptijd_tekst else ", begin en einde niet vermeld"
    lead[0] += f"; zoals bekend {op_datum(programma.peildatum_volledig)}." if programma.peildatum_volledig else "."
    if coming is not None:
        lead.append(f"Volgende mijlpaal: {coming.naam} ({coming.datum_tekst}).")
    for toestand, one, more in (
        ("te_laat", "mijlpaal is niet gemeld als gehaald", "mijlpalen zijn niet gemeld als gehaald"),
        ("verschoven", "mijlpaal is later dan gepland", "mijlpalen zijn later dan gepland"),
    ):
        count = sum(moment.toestand == toestand for moment in momenten)
        lead += [f"{number_of(count, one, more)}."] if count else []
    return Conclusie(f"{stand.korte_naam}: {where}", " ".join(lead), tuple(keys))


def kerncijfer(stand: OnderdeelStand) -> str:
    """The first kernfigure in words: '13 mensen verhuisd', '68 deelnames'; '' when there is none."""
    if stand.kern_weergave is None or stand.kern_naam is None:
        return ""
    if stand.kern_teken:
        return f"{stand.kern_naam}: {stand.kern_weergave}"
    unit = stand.kern_eenheid if stand.kern_eenheid and stand.kern_eenheid not in stand.kern_naam else ""
    return " ".join(part for part in (stand.kern_weergave, unit, stand.kern_naam) if part)


def afspraken(programma: Programma, regels: Sequence[AfspraakRegel]) -> Conclusie:
    """The register: how many agreements hold, which depart from the law, and of how many parties is known how far."""
    alle = [regel for regel in regels if regel.groep == "afspraak"]
    if not alle:
        kop = f"{programma.naam} heeft {number_of(len(regels), 'regel', 'regels')} en geen afspraken"
        return Conclusie(kop if regels else f"Van {programma.naam} zijn geen afspraken geleverd", "")
    gelden = [regel for regel in alle if regel.telt_mee]
    afwijkend = sum(regel.wijkt_af_van_wet for regel in gelden)
    kop = f"{number_of(len(gelden), 'afspraak', 'afspraken')}"
    left_out = len(alle) - len(gelden)
    kop += f" ({left_out} {'onderwerp valt' if left_out == 1 else 'onderwerpen vallen'} erbuiten)" if left_out else ""
    kop += f"; {afwijkend} {'wijkt' if afwijkend == 1 else 'wijken'} af van de wet" if afwijkend else ""
    kop += f"; {_stand_van_partijen(gelden)}"
    lead = [f"Zoals bekend {op_datum(programma.peildatum_volledig)}."] if programma.peildatum_volledig else []
    namen = {regel.onderdeel_id: regel.onderdeel_naam for regel in alle}
    onderdeel, aantal = Counter(regel.onderdeel_id for regel in gelden or alle).most_common(1)[0]
    if len(namen) > 1 and 2 * aantal > len(gelden):
        lead.append(f"De meeste horen bij {namen[onderdeel]}: {aantal}.")
    open_text = sum(regel.meer_uitleg is not None for regel in gelden)
    lead += [f"Van {open_text} is de tekst op twee manieren te lezen."] if open_text else []
    lead.append("Uitgangspunten, regels en uitwerkingen staan erbij, maar tellen niet mee.")
    measures = ("alle", "gelden", "wijken-af", "stand-bekend")
    keys = tuple(f"afgeleid:afspraken:{programma.id}:{measure}" for measure in measures)
    return Conclusie(kop, " ".join(lead), keys)


def _stand_van_partijen(regels: Sequence[AfspraakRegel]) -> str:
    """Of how many parties a source says how far they are; a party counts once for each agreement."""
    known = sum(regel.partijen - regel.partijen_onbekend for regel in regels)
    if not known:
        return "van geen enkele partij is bekend hoe ver zij is"
    done, stuck = (sum(getattr(r, f"partijen_{stand}") for r in regels) for stand in ("gedaan", "loopt_vast"))
    text = f"{known} keer meldt een partij hoe ver zij is, {done} keer is het gedaan"
    return text + (f" en {stuck} keer loopt het vast" if stuck else "")


def tijdlijn(momenten: Sequence[TijdlijnMoment]) -> str:
    """What stands on a time line, counted: '2 gebeurtenissen; 4 mijlpalen: 3 gehaald, 1 gepland'."""
    events = sum(moment.soort == "gebeurtenis" for moment in momenten)
    milestones = [moment for moment in momenten if moment.soort == "mijlpaal"]
    states = ", ".join(
        f"{count} {words}" for words, count in Counter(moment.toestand_tekst for moment in milestones).items()
    )
    parts = [number_of(events, "gebeurtenis", "gebeurtenissen")] if events else []
    parts += [f"{number_of(len(milestones), 'mijlpaal', 'mijlpalen')}: {states}"] if milestones else []
    return f"{'; '.join(parts)}."


def organisatie(
    naam: str, programma: Programma, deelnames: Sequence[Deelname], spellingen: Sequence[Spelling]
) -> Conclusie:
    """One organisation: in how many onderdelen of this programme it stands, in which roles, and how it is spelled."""
    here = [deelname for deelname in deelnames if deelname.programma_id == programma.id]
    places = {deelname.onderdeel_id for deelname in here} - {programma.id}
    what = [counted("thema", len(places)) if programma.indeling == "thema" else number_of(len(places), *_ONDERDEEL)]
    if len(places) < len({deelname.onderdeel_id for deelname in here}):
        what = [*what, "het programma zelf"] if places else ["het programma zelf"]
    kop = f"{naam} staat in {programma.naam} bij {opsomming(what)}"
    rollen = Counter(deelname.rol for deelname in here)
    roles = [f"{rol} ({count})" if len(rollen) > 1 else rol for rol, count in rollen.items()]
    lead = [f"In de rol van {opsomming(roles)}."]
    names = {spelling.naam for spelling in spellingen}
    if len(names) > 1:
        lead.append(f"De lijsten schrijven de naam op {len(names)} manieren.")
    elsewhere = list(dict.fromkeys(d.programma_naam for d in deelnames if d.programma_id != programma.id))
    lead += [f"Staat ook bij {opsomming(elsewhere)}."] if elsewhere else []
    return Conclusie(kop, " ".join(lead))


def verhalen(programma: Programma, verhalen: Sequence[Verhaal], perspectieven: Sequence[Perspectief]) -> Conclusie:
    """How many stories there are, and from whose point of view they are told."""
    if not verhalen:
        return Conclusie(f"Van {programma.naam} zijn nog geen verhalen geleverd", "")
    per = Counter(verhaal.perspectief for verhaal in verhalen)
    told = [f"{per[perspectief.id]} van {perspectief.naam}" for perspectief in perspectieven if per[perspectief.id]]
    kop = f"{number_of(len(verhalen), 'verhaal', 'verhalen')}: {opsomming(told)}"
    return Conclusie(kop, "In onze woorden, zonder namen van mensen. Een verhaal zegt niet hoe vaak het zo gaat.")


def context(programma: Programma, rows: Sequence[Uitkomst]) -> Conclusie:
    """How many figures describe what is around the programme, and that none of them is a result."""
    found = [row for row in rows if row.soort == "context" and row.toestand != "nog_te_meten"]
    bekend = sum(row.toestand == "waarde" for row in found)
    if not found:
        return Conclusie(f"Over de omgeving van {programma.naam} zijn nog geen cijfers geleverd", "")
    kop = f"{number_of(bekend, 'cijfer gaat', 'cijfers gaan')} over de omgeving van {programma.naam}"
    kop += "; geen daarvan is een resultaat" if bekend > 1 else "; het is geen resultaat"
    if not bekend:
        kop = f"Geen cijfer is bekend over de omgeving van {programma.naam}"
    stil = Counter(row.weergave for row in found if row.toestand == "stil")
    without = ", ".join(f"{count} {reden}" for reden, count in stil.most_common())
    lead = "Het programma heeft dit niet bereikt en niet veroorzaakt."
    return Conclusie(kop, f"{lead} Zonder cijfer: {without}." if without else lead)


def nog_te_meten(programma: Programma, rows: Sequence[Uitkomst]) -> Conclusie:
    """How many measurements were announced, how many should have been there, and of how many no date is known.

    Counts definitions, as `uitkomsten` does.
    """
    found = [row for row in rows if row.toestand == "nog_te_meten"]
    if not found:
        return Conclusie(f"De bronnen van {programma.naam} kondigen geen metingen aan", "")
    total = len({row.indicator_id for row in found})
    kop = f"{number_of(total, 'meting is', 'metingen zijn')} aangekondigd en nog niet bekend"
    if late := len({row.indicator_id for row in found if row.is_over_tijd}):
        kop += f"; {late} had{'' if late == 1 else 'den'} er al moeten zijn"
    of_outcomes = len({row.indicator_id for row in found if row.soort == "uitkomst"})
    lead = [f"{of_outcomes} daarvan {'gaat' if of_outcomes == 1 else 'gaan'} over een uitkomst van het programma."]
    if undated := total - len({row.indicator_id for row in found if row.verwacht_uiterlijk}):
        lead.append(f"Bij {undated} noemt de bron geen datum.")
    if programma.peildatum_volledig:
        lead.append(f"Gezien vanaf het laatste rapport: {programma.peildatum_volledig}.")
    return Conclusie(kop, " ".join(lead))


def feit(cijfer: Cijfer | None, passages: Sequence[Passage], feit: Feit | None = None) -> Conclusie:
    """One fact on its own page: what it says and in how many places it stands."""
    if cijfer is None:
        return Conclusie(
            feit.titel if feit else with_capital(f"{passages[0].tabel}: {passages[0].waarde}"), _places(passages)
        )
    value = " ".join(part for part in (cijfer.weergave, cijfer.eenheid if cijfer.getal is not None else "") if part)
    kop = f"{cijfer.naam}: {value}"
    return Conclusie(kop, _places(passages) if passages else "Dit cijfer is berekend; de invoer staat hieronder.")


def verantwoording(leveringen: Sequence[Levering], bevindingen: Sequence[Bevinding]) -> Conclusie:
    """What this state rests on."""
    feiten = sum(levering.feiten for levering in leveringen)
    aantal = len(leveringen)
    kop = (
        f"Deze stand berust op {number_of(aantal, 'levering', 'leveringen')} met {number_of(feiten, 'feit', 'feiten')}"
    )
    found = number_of(len(bevindingen), "waarschuwing", "waarschuwingen")
    return Conclusie(kop, f"Elk feit heeft een document, een paragraaf en regels. De controles geven {found}.")


def verschillen(programma: Programma, aantallen: Sequence[UitkomstAantal]) -> Conclusie:
    """What the sources say against themselves or each other, and how much was compared at all."""
    per = {aantal.uitkomst: aantal.aantal for aantal in aantallen}
    total = sum(per.values())
    if not total:
        return Conclusie(f"De bronnen van {programma.naam} zijn nog niet met elkaar vergeleken", "")
    against = per.get("tegenspraak", 0)
    issues = next((aantal.kwesties for aantal in aantallen if aantal.uitkomst == "tegenspraak"), 0)
    about = number_of(issues, "kwestie", "kwesties")
    kop = f"De bronnen van {programma.naam} spreken zichzelf of elkaar over {about} tegen"
    if not against:
        kop = f"De bronnen van {programma.naam} spreken zichzelf en elkaar nergens tegen"
    rest = [
        f"{number_of(per[uitkomst], one, more)}"
        for uitkomst, one, more in (
            ("tegenspraak", "vergelijking is een tegenspraak", "vergelijkingen zijn een tegenspraak"),
            ("klopt", "klopt", "kloppen"),
            ("voor_meer_uitleg", "is voor meer uitleg vatbaar", "zijn voor meer uitleg vatbaar"),
            ("gat", "heeft een gat", "hebben een gat"),
            ("verklaard_verschil", "verschil is verklaard", "verschillen zijn verklaard"),
        )
        if uitkomst in per
    ]
    lead = f"Vergeleken is {number_of(total, 'keer', 'keer')}: {', '.join(rest)}." if rest else ""
    return Conclusie(kop, f"{lead} Elke regel rekent met opgeslagen feiten; beide kanten blijven bewaard.".strip())


def verschil(verschil: Verschil) -> Conclusie:
    """One comparison: the question, and both sides in a sentence."""
    where = f"{verschil.korte_naam}: " if verschil.korte_naam else ""
    sides = f"{where}{verschil.links_tekst}, tegenover {verschil.rechts_tekst} ({verschil.rekensom})"
    return Conclusie(verschil.vraag, f"{with_capital(verschil.uitkomst_tekst)}. {with_capital(sides)}.")


def vervangen(vervanging: Vervanging) -> str:
    """That a value does not hold (any more), and what holds in its place."""
    if vervanging.verbeterd_in is None:
        return f"Een andere passage noemt een andere waarde: de monitor laat eerst {vervanging.geldt} zien."
    return f"Deze waarde geldt niet meer: {vervanging.verbeterd_in} verbetert haar in {vervanging.geldt}."


def ingetrokken(intrekking: Intrekking) -> Conclusie:
    """That a fact was taken back, and why."""
    return Conclusie("Dit is ingetrokken en telt niet meer mee", intrekking.reden)


def wat_nu_geldt(intrekking: Intrekking) -> str:
    """The words of the link to what stands in its place, by its name where it has one."""
    return f"Naar wat nu geldt: ‘{intrekking.geldt_titel}’" if intrekking.geldt_titel else "Naar wat nu geldt"


def eerder_ingetrokken(intrekking: Intrekking) -> str:
    """The same, on the page of what is there instead or beside it."""
    return f"Wat eerst onder {intrekking.feit_sleutel} stond, is ingetrokken. {intrekking.reden}"


def _places(passages: Sequence[Passage]) -> str:
    places = {(p.bestand, p.regel_van, p.regel_tot) for p in passages}
    return (
        "Het staat op één plaats in de bronnen."
        if len(places) == 1
        else f"Het staat op {len(places)} plaatsen in de bronnen."
    )


MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def dag_tekst(dag: date) -> str:
    """A day as macros.sql writes it: '3 juni 2020'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def op_datum(tekst: str | None) -> str:
    """A date as macros.sql writes it, in a sentence: 'op 3 juni 2020', 'in oktober 2020', 'eind 2022'."""
    if not tekst:
        return "op een datum die niet vermeld is"
    if " tot en met " in tekst:
        return f"over {tekst}"
    first, _, rest = tekst.partition(" ")
    if first.isdecimal() and rest:
        return f"op {tekst}"
    if first in ("begin", "medio", "eind"):
        return tekst
    if first in ("voorjaar", "zomer", "najaar"):
        return f"in {'de' if first == 'zomer' else 'het'} {first} van {rest}"
    if first in ("eerste", "tweede", "derde", "vierde"):
        return f"in {'de' if ' helft' in tekst else 'het'} {tekst}"
    return f"in {tekst}"


def number_of(number: int, one: str, more: str) -> str:
    return f"{thousands(number)} {one if number == 1 else more}"


def thousands(number: int) -> str:
    """'1.234.567'."""
    return f"{number:,}".replace(",", ".")


def counted(soort: str, number: int) -> str:
    """'13 thema’s', '1 actielijn'."""
    return number_of(number, soort, _MEERVOUD[soort])


def opsomming(parts: Sequence[str]) -> str:
    """'3 actielijnen, 9 projecten en 5 pilots'."""
    return " en ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _standen(model: Fasemodel, cohort: FaseAandeel, totalen: Sequence[FaseAantal]) -> Conclusie:
    """A model without a finished phase: where everything stands."""
    delen = ", ".join(f"{fase.aantal} {fase.fase_naam}" for fase in totalen)
    kop = with_capital(f"van de {cohort.totaal} {model.eenheid}: {delen}")
    return Conclusie(kop, f"Stand {op_datum(cohort.stand_op_tekst)}.", tuple(fase.sleutel for fase in totalen))


def _kernzin(zin: Kernzin) -> str:
    if zin.weergave is None or zin.getal is None:
        cijfer = "een onbekend aantal"
    else:
        share = aandeel_met_grenzen(zin.getal, zin.minstens, zin.hoogstens)
        cijfer = share if zin.is_aandeel else zin.weergave
    return zin.zin.replace("{cijfer}", cijfer).replace("{cohort}", zin.cohort_tekst or "een onbekende periode")


def _zelf_geantwoord(rows: Sequence[Uitkomst], bekend: set[str]) -> str:
    """How many of the known outcomes are answers that people gave about themselves."""
    enquete = [row for row in rows if row.indicator_id in bekend and row.is_enquete and row.toestand == "waarde"]
    aantal = len({row.indicator_id for row in enquete})
    if not bekend:
        return ""
    if not aantal:
        return "Geen van die cijfers komt uit een enquête." if len(bekend) > 1 else "Dat komt niet uit een enquête."
    steekproef = "" if any(row.steekproef_tekst == "steekproef" for row in enquete) else ", geen steekproef"
    who = "Dat is" if len(bekend) == 1 else f"{aantal} van die {len(bekend)} {'is' if aantal == 1 else 'zijn'}"
    return f"{who} wat mensen zelf antwoordden in een onderzoek{steekproef}."


def _zonder_cijfer(rows: Sequence[Uitkomst], stil: set[str]) -> str:
    """Of how many outcomes there is no value, and why."""
    if not stil:
        return ""
    redenen = {row.indicator_id: row.weergave for row in rows if row.indicator_id in stil}
    parts = ", ".join(f"{count} {reden}" for reden, count in Counter(redenen.values()).most_common())
    places = sum(row.toestand == "stil" for row in rows)
    if places == len(stil):
        return f"Zonder cijfer: {parts}."
    return f"Zonder cijfer: {parts}. Zij staan op {places} plaatsen: een uitkomst kan bij meer onderdelen horen."


def _borging_in_short(programma: Programma, standen: Sequence[Borging]) -> str:
    """'Bij 3 van de 11 onderdelen is de borging op minstens één niveau ingebed; bij 6 is …'"""
    onderdelen: dict[str, list[int | None]] = {}
    for stand in standen:
        if stand.is_onderdeel:
            onderdelen.setdefault(stand.onderdeel_id, []).append(stand.trede)
    if not onderdelen:
        return ""
    wat = "thema's" if programma.indeling == "thema" else "onderdelen"
    hoogste = [max((trede or 0 for trede in treden), default=0) for treden in onderdelen.values()]
    top = max(hoogste)
    open_oordelen = sum(None in treden for treden in onderdelen.values())
    zwak = sum(max(9 if trede is None else trede for trede in treden) <= 1 for treden in onderdelen.values())
    if open_oordelen == len(onderdelen):
        return f"Over de borging heeft deze monitor hier nog niet geoordeeld: bij {open_oordelen} {wat}."
    parts = [f"Bij geen van de {len(onderdelen)} {wat} is verder dan een voornemen bekend"]
    if top > 1:
        # Every programme is told by the same step: one that is further does not make the others look behind.
        geregeld = sum(trede > 1 for trede in hoogste)
        verder = f" of verder (bij {hoogste.count(top)} {_TREDEN[top]})" if top > 2 else ""
        parts = [f"Bij {geregeld} van de {len(onderdelen)} {wat} is de borging op minstens één niveau geregeld{verder}"]
        parts += [f"bij {zwak} is niet meer dan een voornemen bekend"] if zwak else []
    if open_oordelen:
        parts.append(f"bij {open_oordelen} zijn uitspraken nog niet door deze monitor beoordeeld")
    return "; ".join(parts) + "."


def with_capital(text: str) -> str:
    """A text as the begin of a sentence."""
    return text[:1].upper() + text[1:]


def without_capital(text: str) -> str:
    """A sentence as a part of another."""
    return text[:1].lower() + text[1:]
