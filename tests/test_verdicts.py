"""The page of verdicts: how much is self-report, and that who says it is too early gives no verdict."""

from dataclasses import replace

from dashboard import verdicts
from dashboard.queries import Oordeel, Oprol
from tests.examples import FILTERS
from tests.test_markup import sources, words

OORDEEL = Oordeel(
    onderdeel_id="demo/thuis",
    korte_naam="Thuis",
    telt_mee=True,
    vraag="doel_behaald",
    vraag_naam="Doel behaald?",
    oordeel="nee",
    oordeel_naam="nee",
    heeft_oordeel=True,
    beoordelaar="Demo-onderzoek",
    onderbouwing="gezien",
    datum_tekst="1 juni 2024",
    sleutel="oordeel:o",
    programma_oordeel="ja",
    programma_oordeel_naam="ja",
    programma_onderbouwing="wij zijn tevreden",
    programma_sleutel="oordeel:p",
    uitvoerder_oordeel="nog_niet_te_beoordelen",
    uitvoerder_oordeel_naam="nog niet te beoordelen",
    uitvoerder_onderbouwing="het loopt nog",
    uitvoerder_sleutel="oordeel:u",
    klasse=None,
    weging_sleutel=None,
    lezing="De monitor leest dit.",
)
OPROL = Oprol(
    sleutel="afgeleid:oprol:demo:doel_behaald",
    onderdeel_id="demo",
    korte_naam="Het hele programma",
    is_programma=True,
    vraag="doel_behaald",
    vraag_naam="Doel behaald?",
    aantal=1,
    ja=0,
    deels=0,
    nee=1,
    onbekend=0,
    buiten_weging=None,
    grenzen_tekst="0%",
    gelijk_tekst="0%",
    conclusie=False,
    conclusie_tekst="nee: niet meer dan de helft",
    grootste=None,
    kantelt_zonder_grootste=None,
    kantelt_gelijk=False,
    kantelt_als_nee=False,
    kantelt_als_ja=False,
    omslag_tekst="Slaat om als dat ene oordeel anders wordt.",
    eigen_opgaven=1,
    alle_oordelen=2,
    eigen_sleutel="afgeleid:eigen-opgave:demo:doel_behaald",
    eigen_tekst="50% (1 van 2)",
    lezing="De monitor leest dit.",
)


def test_share_of_self_reports_leads_to_its_verdicts() -> None:
    html = verdicts.self_reports([OORDEEL], [OPROL], FILTERS)
    assert "Doel behaald? Van de oordelen met ja, deels of nee is 50% (1 van 2) eigen opgave." in words(html)
    assert ("afgeleid:eigen-opgave:demo:doel_behaald", "50% (1 van 2)") in sources(html)


def test_who_says_it_is_too_early_stands_apart_from_the_verdicts() -> None:
    text = words(verdicts.self_reports([OORDEEL], [OPROL], FILTERS))
    verdict, too_early = text.split("Zegt zelf: nog niet te beoordelen (1)")
    assert "Programma over zichzelf: ja . wij zijn tevreden" in verdict
    assert "Uitvoerder" not in verdict
    assert "Uitvoerder over zichzelf: nog niet te beoordelen . het loopt nog" in too_early


def test_only_too_early_is_no_verdict_on_oneself() -> None:
    silent = replace(OORDEEL, programma_oordeel=None, programma_sleutel=None)
    nobody = replace(OPROL, eigen_opgaven=0, alle_oordelen=0, eigen_sleutel=None, eigen_tekst=None)
    text = words(verdicts.self_reports([silent], [nobody], FILTERS))
    assert "In de bronnen oordeelt niemand over zichzelf." in text
    assert "eigen opgave." not in text
    assert dict(zip(verdicts.HEADER, verdicts.table_rows([nobody])[0], strict=True))["Deel eigen opgave"] == (
        "er is geen oordeel"
    )


def test_dossier_shows_both_beside_the_independent_verdict() -> None:
    text = words(verdicts.of_one([OORDEEL], FILTERS))
    assert "nee (Demo-onderzoek, 1 juni 2024). gezien Programma over zichzelf: ja ." in text
    assert "Uitvoerder over zichzelf: nog niet te beoordelen ." in text


def test_who_reads_a_verdict_stands_with_it_and_not_where_there_is_none() -> None:
    assert "De monitor leest dit." in words(verdicts.of_one([OORDEEL], FILTERS))
    nothing = replace(OORDEEL, heeft_oordeel=False, programma_sleutel=None, uitvoerder_sleutel=None)
    assert "De monitor leest dit." not in words(verdicts.of_one([nothing], FILTERS))


def test_what_turns_a_conclusion_is_said_in_the_words_of_the_question() -> None:
    (judged, unjudged) = verdicts.table_rows([OPROL, replace(OPROL, conclusie=None)])
    assert OPROL.omslag_tekst in judged and OPROL.omslag_tekst not in unjudged
    assert "Er is nog geen conclusie die kan omslaan." in unjudged
