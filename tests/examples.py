"""One plain row of each kind that the pages get from the queries. A test changes what matters with `replace`."""

import plotly.graph_objects as go

from dashboard.drawing import Drawing
from dashboard.filters import Filters
from dashboard.queries import (
    Aandachtspunt,
    AfspraakPartij,
    AfspraakRegel,
    Borging,
    BorgingUitspraak,
    Cijfer,
    Deelname,
    FaseAandeel,
    FaseAantal,
    Fasemodel,
    Kernzin,
    Levering,
    Mijlpaal,
    Onderdeel,
    OnderdeelStand,
    Passage,
    Programma,
    Risico,
    Spelling,
    Stilte,
    TijdlijnMoment,
    Toezegging,
    Uitkomst,
    Verhaal,
)

FILTERS = Filters("demo")

PROGRAMMA = Programma(
    id="demo",
    naam="Demoprogramma",
    indeling="actielijn",
    peildatum_tekst="juni 2024",
    peildatum_volledig="juni 2024 (dag onbekend)",
    start_tekst="2023",
    eind_tekst="eind 2024",
)

ONDERDEEL = Onderdeel(id="demo/thuis", naam="Steun thuis", korte_naam="Thuis", soort="actielijn")

STAND = OnderdeelStand(
    id="demo/thuis",
    ouder_id="demo",
    naam="Steun thuis",
    korte_naam="Thuis",
    soort="thema",
    doelstelling="Gezinnen krijgen steun.",
    uitvoerder="Demobureau",
    looptijd_tekst="januari 2023 tot en met juni 2024",
    is_voorbij=True,
    draagt_borging=True,
    kern_sleutel="meting:demo.gezinnen:demo/thuis:2024-06-30",
    kern_naam="meegedaan",
    kern_weergave="ruim 45",
    kern_teken=None,
    kern_eenheid="gezinnen",
    kern_op=None,
    kern_n=None,
    fase_sleutel="afgeleid:fase:demo-fasen:demo/thuis:aandeel-klaar",
    fase_tekst="tussen 60% en 80% afgerond",
    cijfers=3,
    feiten=17,
    feiten_in_delen=0,
)

MOMENT = TijdlijnMoment(
    sleutel="mijlpaal:eind",
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    soort="mijlpaal",
    naam="eindverslag klaar",
    datum_tekst="eind 2024",
    toestand="gepland",
    toestand_teken="○",
    toestand_tekst="gepland",
    verschuiving_tekst=None,
    reden=None,
    is_later=True,
)

DEELNAME = Deelname(
    sleutel="deelname:demo/thuis:zorghuis:deelnemer",
    organisatie_id="zorghuis",
    organisatie_naam="Zorghuis",
    onderdeel_id="demo/thuis",
    onderdeel_naam="Thuis",
    programma_id="demo",
    programma_naam="Demoprogramma",
    rol="deelnemer",
    gespeld="Zorghuis",
    toelichting=None,
)

SPELLING = Spelling(
    sleutel="alias:demo/school:Stichting-Zorghuis",
    naam="Stichting Zorghuis",
    onderdeel_id="demo/school",
    onderdeel_naam="School",
    programma_id="demo",
    reden="zelfde naam met rechtsvorm ervoor",
    bron_tekst="Verslag, §3",
)

CIJFER = Cijfer(
    sleutel="meting:demo.gezinnen:demo/thuis:2024-06-30",
    soort="meting",
    groep_id="demo/thuis",
    onderdeel_id="demo/thuis",
    onderdeel_naam="Steun thuis",
    indicator_id="demo.gezinnen",
    indicator_versie=1,
    naam="Gezinnen die meedoen",
    korte_naam="meegedaan",
    vraag="Hoeveel gezinnen doen mee?",
    indicator_soort="uitkomst",
    eenheid="gezinnen",
    getal=45,
    weergave="ruim 45",
    stilte_teken=None,
    n_tekst=None,
    n_melding="× niet van toepassing",
    wijze_reden=None,
    toelichting=None,
    stand_op_tekst="juni 2024",
    bekend_op_tekst="juli 2024",
    levering_status="vastgesteld",
    bron_tekst="Verslag, §2",
    vorige_sleutel=None,
    vorige_weergave=None,
    vorige_stand_op_tekst=None,
    doel_sleutel=None,
    doel_tekst=None,
    voortgang_pct=None,
    ook_gepubliceerd=None,
    verschil_sleutel=None,
    verschil_tekst=None,
    status=None,
    status_teken=None,
    status_tekst=None,
    status_uitleg=None,
    aangepast_doel_sleutel=None,
    aangepast_tekst=None,
    tegel="kern",
    tegel_bij=None,
)

KERNZIN = Kernzin(
    zin="{cijfer} gezinnen doen mee",
    sleutel=CIJFER.sleutel,
    cohort_tekst=None,
    minstens=None,
    hoogstens=None,
    weergave="ruim 45",
    getal=45,
    is_aandeel=False,
)

MODEL = Fasemodel(id="demo-fasen", naam="Fasen van een plan", soort="opeenvolgend", eenheid="plannen", uitleg="Uitleg.")

# 10 plannen: 6 afgerond, 1 uitvoering, 1 gestopt, 2 niet vermeld. 6 of 8 known is 75%; bounds 6/10 and 8/10.
COHORT = FaseAandeel(
    cohort_id="2024-06-30",
    klaar=6,
    onbekend=2,
    totaal=10,
    aandeel_klaar=0.75,
    aandeel_klaar_minstens=0.6,
    aandeel_klaar_hoogstens=0.8,
    aandeel_klaar_tekst="75,0",
    minstens_tekst="60",
    hoogstens_tekst="80",
    start_tekst="januari 2023",
    eind_tekst="juni 2024",
    loopt_nog=False,
    stand_op_tekst="juni 2024",
    bekend_op_tekst="juni 2024",
    eenheid="plannen",
    sleutel="afgeleid:fase:demo-fasen:cohort-2024-06-30:aandeel-klaar",
    onderdelen=1,
)

BORGING = Borging(
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    niveau="organisatie",
    niveau_naam="in de organisatie",
    trede=2,
    trede_naam="geregeld",
    stilte_teken=None,
    is_onderdeel=True,
    loopt_nog=True,
    wie="Zorghuis",
    noemt_wie=True,
    uitspraak_sleutel="borging:training",
    oordeel_sleutel="borging:training:oordeel",
)

UITSPRAAK = BorgingUitspraak(
    sleutel="borging:training",
    korte_naam="Thuis",
    niveau_naam="in de organisatie",
    wat="training blijft",
    wie="Zorghuis",
    datum_tekst="september 2024",
    trede_naam="geregeld",
    bewijs_soort="functie",
    trede_reden="er is een vaste trainer",
    oordeel_sleutel="borging:training:oordeel",
)

AANDACHTSPUNT = Aandachtspunt(
    soort="later dan gepland",
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    tekst="eindverslag: van juni naar december",
    sleutel="mijlpaal:eind",
)

MIJLPAAL = Mijlpaal(
    sleutel="mijlpaal:eind",
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    naam="eindverslag klaar",
    datum_tekst="eind 2024",
)

RISICO = Risico(
    sleutel="risico:te-weinig-coaches",
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    omschrijving="Er zijn misschien te weinig coaches.",
    wie_noemt="klankbordgroep",
    maatregel=None,
    eigenaar=None,
    is_voorbij=False,
    status_tekst=None,
    genoemd_tekst="juni 2024",
)

TOEZEGGING = Toezegging(
    sleutel="toezegging:brief",
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    wie="minister",
    aan_wie="Tweede Kamer",
    wat="Een brief sturen.",
    toegezegd_tekst="1 mei 2024",
    termijn_tekst="eind 2024",
    nagekomen_tekst=None,
    blijkt_uit=None,
    hoort_bij="mijlpaal:eind",
    hoort_bij_naam="mijlpaal",
    stand="open",
    stand_teken="○",
    stand_tekst="niet gemeld",
)

PASSAGE = Passage(
    tabel="meting",
    kolom="waarde",
    waarde="45",
    waarde_getal=45,
    wijze="letterlijk",
    wijze_melding="letterlijk",
    gedrukt=None,
    levering_id="2024-06-30-verslag",
    korte_titel="Verslag",
    bestand="verslag.txt",
    paragraaf="2",
    regel_van=11,
    regel_tot=11,
)

LEVERING = Levering(
    id="2024-06-30-verslag",
    titel="Verslag van het demoprogramma",
    korte_titel="Verslag",
    soort="rapport",
    uitgever="Demobureau",
    publicatie_tekst="juni 2024",
    bekend_op_tekst="juni 2024",
    status="vastgesteld",
    openbaarheid="openbaar",
    licentie="verzonnen testgegevens",
    toelichting=None,
    documenten="verslag.txt",
    feiten=24,
    getallen=12,
)


UITKOMST = Uitkomst(
    sleutel="meting:demo.tevreden:demo/thuis:2024-06-30",
    groep_id="demo/thuis",
    onderdeel_id="demo/thuis",
    onderdeel_naam="Steun thuis",
    indicator_id="demo.tevreden",
    soort="uitkomst",
    toestand="waarde",
    naam="Gezinnen die tevreden zijn",
    korte_naam="tevreden",
    eenheid="",
    getal=86,
    weergave="86%",
    stilte_teken=None,
    is_aandeel=True,
    schaal_tekst=None,
    basis_tekst="41 van 42 invullers",
    invullers_sleutel="meting:demo.invullers:demo/thuis:2024-06-30",
    is_enquete=True,
    steekproef_tekst="geen steekproef",
    rest_sleutel="afgeleid:rest:meting:demo.tevreden:demo/thuis:2024-06-30",
    rest_weergave="14%",
    rest_zin="gaf een ander antwoord",
    andere_kant_van=None,
    andere_kant_tekst="de rest: 14%",
    toelichting=None,
    beperkingen="Geen steekproef.",
    stand_op_tekst="juni 2024",
    bekend_op_tekst="juli 2024",
    bron_tekst="Verslag, §2",
    levering_status="vastgesteld",
    vorige_sleutel=None,
    vorige_weergave=None,
    vorige_stand_op_tekst=None,
    verwacht_tekst=None,
    verwacht_uiterlijk=None,
    is_over_tijd=False,
    bronhouder_tekst="Demobureau",
)

VERHAAL = Verhaal(
    sleutel="verhaal:rust",
    perspectief="naaste",
    onderdeel_naam="Steun thuis",
    titel="Weer rust in huis",
    tekst="Een moeder slaapt weer.",
    link=None,
    bron_tekst="Verslag, §2",
)

NIET_GELEVERD = Stilte("niet_geleverd", "□", "niet geleverd", "Wij kregen hierover niets.", 0)
NIET_VERMELD = Stilte("niet_vermeld", "?", "niet vermeld in de bron", "De bron noemt het niet.", 0)
NOG_TE_METEN = Stilte("nog_te_meten", "…", "nog te meten", "Dit volgt.", 0)
NIET_VAN_TOEPASSING = Stilte("niet_van_toepassing", "×", "niet van toepassing", "Er ontbreekt niets.", 0)


def fase(naam: str, soort: str, aantal: int, onderdeel: str = "Thuis", aandeel: str | None = None) -> FaseAantal:
    """How many of an onderdeel are in a phase; a phase that comes later in PHASES stands later in the model."""
    return FaseAantal(
        onderdeel_id=f"demo/{onderdeel.lower()}",
        naam=onderdeel,
        fase_naam=naam,
        fase_soort=soort,
        fase_volgorde=PHASES.index(naam),
        aantal=aantal,
        weergave=str(aantal),
        sleutel=f"fasetelling:demo/{onderdeel.lower()}:{naam.replace(' ', '-')}",
        toelichting=None,
        aandeel_tekst=aandeel,
    )


PHASES = ("ontwerp", "uitvoering", "afgerond", "gestopt", "fase niet vermeld")
FASEN = [
    fase("uitvoering", "onderweg", 1),
    fase("afgerond", "klaar", 6),
    fase("gestopt", "gestopt", 1),
    fase("fase niet vermeld", "onbekend", 2),
]

PARTIJ = AfspraakPartij(
    sleutel="afspraak_partij:a:zorghuis",
    afspraak_sleutel="afspraak:a",
    organisatie_id="zorghuis",
    organisatie_naam="Zorghuis",
    stand="loopt_vast",
    stand_teken="!",
    stand_tekst="loopt vast",
    datum_tekst="1 juni 2024",
    werkbaar="nee",
    knelpunt="geen mensen",
    escalatie=None,
)

REGEL = AfspraakRegel(
    sleutel="afspraak:a",
    onderdeel_id="demo/thuis",
    onderdeel_naam="Thuis",
    code="A",
    soort="afspraak",
    groep="afspraak",
    telt_mee=True,
    onderwerp="Huisbezoek",
    inhoud="Elk gezin krijgt bezoek.",
    wie=None,
    tot_stand_met=None,
    tot_stand_aantal=None,
    wijkt_af_van_wet=False,
    wet_artikel=None,
    binnen_reikwijdte=True,
    wanneer_tekst=None,
    meer_uitleg=None,
    partijen=0,
    partijen_nog_niet_begonnen=0,
    partijen_bezig=0,
    partijen_gedaan=0,
    partijen_loopt_vast=0,
    partijen_onbekend=0,
    is_uitleg=False,
)


def as_plotly(drawing: Drawing) -> go.Figure:
    """A drawing as Plotly reads it: refuses a property or a value that Plotly does not know."""
    return go.Figure(drawing.to_dict())
