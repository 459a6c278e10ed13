"""Worked examples of every kind of reconciliation rule: what is compared, the arithmetic in words, and the uitkomst."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.build import build
from pipelines.derive import KINDS_OF_RULES
from pipelines.verbanden import NEEDS, Verband
from tests.deliver import LEFT_OUT, Row, add_rules, copy_tiny, deliver, deliver_later, indicator

Con = duckdb.DuckDBPyConnection
Rule = Mapping[str, Any]
Result = tuple[str | None, str, str, str, str]
Tables = dict[str, Sequence[Row]]

QUERY = """
    SELECT nullif(regexp_replace(sleutel, '^verschil:[^:]+:?', ''), ''), uitkomst, links_tekst, rechts_tekst, rekensom
    FROM mart.tegenstrijdigheid WHERE verband_id = ? ORDER BY volgorde
"""
PROGRAMMA: Row = {
    "id": "demo",
    "ouder_id": None,
    "soort": "programma",
    "naam": "Demoprogramma",
    "eind_op": "2024-12-31",
    "eind_precisie": "dag",
}
DATES: Row = {"start_op": "2024-01-31", "start_precisie": "maand", "eind_op": "2024-06-30", "eind_precisie": "maand"}
INDICATOREN = (
    indicator("demo.plannen", id="demo.lijst", naam="Lijst", korte_naam="lijst", tegel=None),
    indicator("demo.plannen", id="demo.namen", naam="Namen", korte_naam="namen", tegel=None),
    indicator(
        "demo.plannen", id="demo.invullers", naam="Invullers", korte_naam="invullers", tegel=None,
        uitsplitsingen=["rol=ouder"],
    ),
    indicator(
        "demo.tevreden", id="demo.blij", naam="Blij", korte_naam="blij", tegel=None, tegel_bij=None,
        invullers="demo.invullers",
    ),
)  # fmt: skip


def thema(name: str, **more: Any) -> Row:
    """A thema under the programme."""
    return {"id": f"demo/{name}", "naam": f"Thema {name}", **more}


def value(name: str, waarde: float | None, **more: Any) -> Row:
    """One number at a thema; families when no indicator is named, a silence when there is no number."""
    onderdeel = "demo" if name == "demo" else f"demo/{name}"
    return {
        "onderdeel_id": onderdeel,
        "waarde": waarde,
        "stilte": None if waarde is not None else "niet_vermeld",
        **more,
    }


def of(name: str, table: str = "meting", what: str = "demo.gezinnen") -> str:
    """The key of a number at a thema."""
    return f"{table}:{what}:{'demo' if name == 'demo' else f'demo/{name}'}:2024-06-30"


PLANNEN: Row = {"indicator_id": "demo.plannen"}
LIJST: Row = {"indicator_id": "demo.lijst"}
NAMEN: Row = {"indicator_id": "demo.namen"}
INVULLERS: Row = {"indicator_id": "demo.invullers"}
TEVREDEN: Row = {"indicator_id": "demo.tevreden"}
BLIJ: Row = {"indicator_id": "demo.blij"}
OTHER: Row = {"toelichting": "Een andere passage noemt een andere waarde."}
FRACTION: Row = {"teller": 3, "noemer": 4, "wijze": "getalwoord", "stilte": None}

# One small programme in which every kind of rule has something to find.
WORLD: Tables = {
    "onderdeel": [PROGRAMMA, thema("a", **DATES), *(thema(name) for name in "bcdefghi")],
    "organisatie": [
        *({"id": f"huis-{n}", "naam": f"Huis {n}", "soort": "zorgaanbieder"} for n in (1, 2, 3)),
        {"id": "dienst", "naam": "Dienst", "soort": "overheid"},
    ],
    "meting": [
        value("a", 10),
        value("b", 20),
        value("c", 30, kwalificatie="circa"),
        value("d", 40, kwalificatie="ruim"),
        value("e", 50, kwalificatie="meer_dan"),
        value("f", None),
        value("g", 5, waarde_tot=7),
        value("h", 12),
        value("h", 14, **OTHER),
        value("i", 12),
        value("i", 11, kwalificatie="ruim", **OTHER),
        value("a", 4, **PLANNEN),
        value("b", 5, **PLANNEN),
        value("c", 3, **PLANNEN),
        value("a", 2, **LIJST),
        value("b", 2, **LIJST),
        value("c", None, **LIJST),
        value("demo", 6, **LIJST),
        value("demo", 3, **NAMEN),
        value("a", 50, n=10, **TEVREDEN),
        value("b", 33, n=10, **TEVREDEN),
        value("c", None, n=10, **{**TEVREDEN, **FRACTION}),
        value("g", 50, kwalificatie="bijna", **TEVREDEN),
        value("d", 42, **INVULLERS),
        value("e", 10, **INVULLERS),
        value("f", None, **INVULLERS),
        value("d", 30, uitsplitsing="rol=ouder", **INVULLERS),
        value("d", 86, **BLIJ),
        value("e", 25, n=12, **BLIJ),
        value("f", 50, n=12, **BLIJ),
        value("d", 50, n=40, uitsplitsing="rol=ouder", **BLIJ),
        value("e", 33, uitsplitsing="rol=ouder", **BLIJ),
        value("g", 10, **INVULLERS),
        value("g", 33, **BLIJ),
    ],
    "fasetelling": [
        {"onderdeel_id": "demo/a", "fase_id": "uitvoering", "aantal": 1},
        {"onderdeel_id": "demo/a", "fase_id": "afgerond", "aantal": 3},
        {"onderdeel_id": "demo/b", "fase_id": "afgerond", "aantal": 2},
        {"onderdeel_id": "demo/c", "fase_id": "afgerond", "aantal": 4},
    ],
    "deelname": [
        *({"organisatie_id": f"huis-{n}", "onderdeel_id": "demo/a", "rol": "deelnemer"} for n in (1, 2)),
        *({"organisatie_id": f"huis-{n}", "onderdeel_id": "demo/b", "rol": "deelnemer"} for n in (2, 3)),
        {"organisatie_id": "dienst", "onderdeel_id": "demo/b", "rol": "deelnemer"},
        {"organisatie_id": "huis-1", "onderdeel_id": "demo/c", "rol": "deelnemer"},
        *({"organisatie_id": f"huis-{n}", "onderdeel_id": "demo/c", "rol": "partner"} for n in (1, 2, 3)),
    ],
    "mijlpaal": [
        {"id": "begin", "naam": "begin", "datum": "2024-01-15"},
        {"id": "midden", "naam": "midden", "datum": "2024-03-31", "datum_precisie": "kwartaal"},
        {"id": "slot", "naam": "slot", "datum": "2024-06-01"},
        {"id": "laat", "naam": "laat", "datum": "2025-02-01"},
    ],
    "gebeurtenis": [
        {"id": "brief", "onderdeel_id": "demo/b", "naam": "brief", "datum": "2024-02-01", "datum_precisie": "dag",
         "soort": "wet"},
    ],
    "opbrengst": [
        {"id": "gids", "onderdeel_id": "demo/b", "naam": "gids", "soort": "publicatie", "status": "aangekondigd"},
        {"id": "boek", "onderdeel_id": "demo/b", "naam": "boek", "soort": "publicatie", "status": "aangekondigd",
         "datum": "2025-06-30", "datum_precisie": "maand"},
    ],
    "doel": [{"onderdeel_id": "demo/a", "waarde": 60, "datum": "2025-12-31", "datum_precisie": "jaar"}],
    "begrip": [
        {"id": "gezin-1", "onderdeel_id": "demo/a", "woord": "gezin", "betekenis": "Een huishouden."},
        {"id": "gezin-2", "onderdeel_id": "demo/a", "woord": "Gezin", "betekenis": "Een adres."},
        {"id": "plan-1", "onderdeel_id": "demo/a", "woord": "plan", "betekenis": "Een stuk."},
    ],
    "afspraak": [
        {"id": "bezoek", "onderdeel_id": "demo/a", "code": "A", "soort": "afspraak", "onderwerp": "Bezoek",
         "inhoud": "Bezoek.",
         "wijkt_af_van_wet": "nee", "binnen_reikwijdte": "ja", "meer_uitleg": "Thuis of elders."},
        {"id": "helder", "onderdeel_id": "demo/a", "code": "B", "soort": "afspraak", "onderwerp": "Helder",
         "inhoud": "Helder.",
         "wijkt_af_van_wet": "nee", "binnen_reikwijdte": "ja"},
    ],
}  # fmt: skip


def sums(links: Sequence[str], relatie: str, rechts: Sequence[str], **more: Any) -> Rule:
    """A rule about two sums."""
    return {"soort": "getallen", "links": list(links), "relatie": relatie, "rechts": list(rechts), **more}


def dates(links: str, relatie: str, rechts: str, **more: Any) -> Rule:
    """A rule about two dates."""
    return {"soort": "datums", "links": [links], "relatie": relatie, "rechts": [rechts], **more}


def parties(links: str, rechts: str, rol_rechts: str = "deelnemer", **more: Any) -> Rule:
    """A rule about two lists of participants."""
    lists = {"onderdelen": [f"demo/{links}"], "onderdelen_rechts": [f"demo/{rechts}"]}
    return {"soort": "partijen", "rol": "deelnemer", "rol_rechts": rol_rechts, **lists, **more}


MISSING = "een van beide lijsten noemt deze partij niet"
GAP = "niet na te rekenen: er ontbreekt een waarde"
END, LATE = "einde van het programma: 31 december 2024", "het plan komt na het einde"
AFTER = "het eerste ligt na het tweede"
FITS, FITS_NOT = "er is een dag die bij beide past", "er is geen dag die bij beide past"

EXAMPLES: dict[str, tuple[Rule, list[Result]]] = {
    # sums of numbers
    "equal-within-circa": (
        sums([of("a"), of("b")], "gelijk", [of("c")]),
        [(None, "klopt", "gezinnen: 10 + 20 = 30", "gezinnen: circa 30", "hetzelfde getal, met een ander woord erbij")],
    ),
    "equal-by-the-margin-of-circa": (
        sums([of("d")], "gelijk", [of("c"), of("g")]),
        [(
            None, "klopt", "gezinnen: ruim 40", "gezinnen: circa 30 + 5 tot 7 = 35",
            "5 meer; de woorden laten 40 tot 48 en 32 tot 40 toe",
        )],
    ),
    "not-equal": (
        sums([of("a")], "gelijk", [of("b")]),
        [(None, "tegenspraak", "gezinnen: 10", "gezinnen: 20", "10 minder")],
    ),
    "ruim-is-not-less": (
        sums([of("a"), of("b")], "gelijk", [of("d")]),
        [(None, "tegenspraak", "gezinnen: 10 + 20 = 30", "gezinnen: ruim 40", "10 minder")],
    ),
    "part-within-whole": (
        sums([of("a")], "hoogstens", [of("b")]),
        [(None, "klopt", "gezinnen: 10", "gezinnen: 20", "10 minder")],
    ),
    "part-larger-than-whole": (
        sums([of("b")], "hoogstens", [of("a")]),
        [(None, "tegenspraak", "gezinnen: 20", "gezinnen: 10", "10 meer")],
    ),
    "more-than-has-no-end": (sums([of("e")], "minstens", [of("a"), of("b"), of("d")]), [
        (None, "klopt", "gezinnen: meer dan 50", "gezinnen: 10 + 20 + ruim 40 = 70", "20 minder"),
    ]),
    "too-few": (
        sums([of("a")], "minstens", [of("b")]),
        [(None, "tegenspraak", "gezinnen: 10", "gezinnen: 20", "10 minder")],
    ),
    "silence-is-a-gap": (
        sums([of("a"), of("f")], "gelijk", [of("b")]),
        [(None, "gat", "gezinnen: 10 + niet vermeld in de bron", "gezinnen: 20", GAP)],
    ),
    "difference-that-is-a-gap": (
        sums([of("a")], "gelijk", [of("b")], bij_verschil="gat"),
        [(None, "gat", "gezinnen: 10", "gezinnen: 20", "10 minder")],
    ),
    "difference-with-two-readings": (
        sums([of("a")], "gelijk", [of("b")], bij_verschil="voor_meer_uitleg"),
        [(None, "voor_meer_uitleg", "gezinnen: 10", "gezinnen: 20", "10 minder")],
    ),
    "difference-that-is-explained": (
        sums([of("a")], "gelijk", [of("b")], verklaringen=[{"reden": "Afgerond."}]),
        [(None, "verklaard_verschil", "gezinnen: 10", "gezinnen: 20", "10 minder")],
    ),
    "explanation-is-not-needed": (
        sums([of("a")], "gelijk", [of("a")], verklaringen=[{"reden": "Afgerond."}]),
        [(None, "klopt", "gezinnen: 10", "gezinnen: 10", "gelijk")],
    ),
    "star-adds-up": (
        sums(["meting:demo.plannen:demo/?:2024-06-30"], "gelijk", ["getal:12"]),
        [(None, "klopt", "plannen: 4 + 5 + 3 = 12", "12", "gelijk")],
    ),
    "star-takes-the-value-that-holds": (
        sums(["meting:demo.gezinnen:demo/[hi]:*"], "gelijk", ["getal:24"]),
        [(None, "klopt", "gezinnen: 12 + 12 = 24", "24", "gelijk")],
    ),
    "one-row-by-its-own-key": (
        sums([of("h") + "~2"], "gelijk", ["getal:14"]),
        [(None, "klopt", "gezinnen: 14", "14", "gelijk")],
    ),
    "stored-facts-are-counted": (
        sums([of("a", what="demo.lijst")], "gelijk", ["aantal:deelname:demo/a:*:deelnemer"]),
        [(None, "klopt", "lijst: 2", "organisaties: 2 geteld", "gelijk")],
    ),
    "a-fact-named-twice-counts-once": (
        sums(["aantal:mijlpaal:begin", "aantal:mijlpaal:*"], "gelijk", ["getal:4"]),
        [(None, "klopt", "momenten: 4 geteld", "4", "gelijk")],
    ),
    "sum-times-a-number": (
        sums([of("a"), of("b")], "gelijk", ["getal:150"], keer=of("b", what="demo.plannen")),
        [(None, "klopt", "gezinnen: 10 + 20 = 30, keer plannen: 5 = 150", "150", "gelijk")],
    ),
    "times-a-range": (
        sums([of("a")], "gelijk", ["getal:60"], keer=of("g")),
        [(None, "klopt", "gezinnen: 10, keer gezinnen: 5 tot 7 = 50 tot 70", "60", "60 ligt ertussen")],
    ),
    "outside-a-range": (
        sums([of("a")], "gelijk", ["getal:80"], keer=of("g")),
        [(None, "tegenspraak", "gezinnen: 10, keer gezinnen: 5 tot 7 = 50 tot 70", "80", "80 ligt er niet tussen")],
    ),
    "times-a-silence": (
        sums([of("a")], "gelijk", ["getal:80"], keer=of("f")),
        [(None, "gat", "gezinnen: 10, keer gezinnen: niet vermeld in de bron", "80", GAP)],
    ),
    "parts-of-a-fact": (
        sums([of("c", what="demo.tevreden") + "#teller"], "hoogstens", [of("c", what="demo.tevreden") + "#n"]),
        [(None, "klopt", "tevreden: 3", "tevreden: 10", "7 minder")],
    ),
    "part-that-is-not-there": (
        sums([of("a", what="demo.tevreden") + "#noemer"], "gelijk", ["getal:10"]),
        [(None, "gat", "tevreden: niet vermeld in de bron", "10", GAP)],
    ),
    "goals-and-phases-are-numbers": (
        sums(["fasetelling:demo/a:demo-fasen:*:2024-06-30"], "hoogstens", ["doel:demo.gezinnen:demo/a:*"]),
        [(None, "klopt", "3 (afgerond) + 1 (uitvoering) = 4", "gezinnen: 60", "56 minder")],
    ),
    "without-a-fact-it-is-quiet": (sums([of("z")], "gelijk", [of("a")]), []),
    "without-one-of-its-facts-too": (sums([of("a"), of("z")], "gelijk", [of("b")]), []),
    # a share
    "share-that-fits": (
        {"soort": "aandeel", "links": [of("a")], "rechts": [of("b")], "procent": of("a", what="demo.tevreden")},
        [(None, "klopt", "gezinnen: 10, van gezinnen: 20", "tevreden: 50%", "10 van 20 is 50,0%")],
    ),
    "share-that-does-not-fit": (
        {"soort": "aandeel", "links": [of("a")], "rechts": [of("b")], "procent": of("b", what="demo.tevreden")},
        [(None, "tegenspraak", "gezinnen: 10, van gezinnen: 20", "tevreden: 33%", "10 van 20 is 50,0%")],
    ),
    "share-of-a-silence": (
        {"soort": "aandeel", "links": [of("f")], "rechts": [of("b")], "procent": of("b", what="demo.tevreden")},
        [(None, "gat", "gezinnen: niet vermeld in de bron, van gezinnen: 20", "tevreden: 33%", GAP)],
    ),
    # dates
    "before": (
        dates("mijlpaal:begin", "voor", "mijlpaal:slot"),
        [(None, "klopt", "begin: 15 januari 2024", "slot: 1 juni 2024", "het eerste kan voor het tweede liggen")],
    ),
    "after": (
        dates("mijlpaal:slot", "voor", "mijlpaal:midden"),
        [(None, "tegenspraak", "slot: 1 juni 2024", "midden: eerste kwartaal van 2024", AFTER)],
    ),
    "day-in-a-quarter": (
        dates("gebeurtenis:brief", "gelijk", "mijlpaal:midden"),
        [(None, "klopt", "brief: 1 februari 2024", "midden: eerste kwartaal van 2024", FITS)],
    ),
    "day-outside-a-quarter": (
        dates("mijlpaal:slot", "gelijk", "mijlpaal:midden"),
        [(None, "tegenspraak", "slot: 1 juni 2024", "midden: eerste kwartaal van 2024", FITS_NOT)],
    ),
    "dates-with-two-readings": (
        dates("mijlpaal:slot", "gelijk", "mijlpaal:midden", bij_verschil="voor_meer_uitleg"),
        [(None, "voor_meer_uitleg", "slot: 1 juni 2024", "midden: eerste kwartaal van 2024", FITS_NOT)],
    ),
    "begin-of-a-part": (
        dates("mijlpaal:begin", "gelijk", "onderdeel:demo/a#start_op"),
        [(None, "klopt", "begin: 15 januari 2024", "begin van Thema a: januari 2024", FITS)],
    ),
    "end-of-a-part": (
        dates("onderdeel:demo/a#eind_op", "voor", "mijlpaal:begin"),
        [(None, "tegenspraak", "einde van Thema a: juni 2024", "begin: 15 januari 2024", AFTER)],
    ),
    "date-that-nobody-gives": (
        dates("opbrengst:gids", "voor", "onderdeel:demo/b#eind_op"),
        [(
            None, "gat", "gids: niet vermeld in de bron", "einde van Thema b: niet vermeld in de bron",
            "niet na te gaan: er ontbreekt een datum",
        )],
    ),
    # phases
    "phases": (
        {"soort": "fasen", "fasemodel": "demo-fasen"},
        [
            ("demo/a", "klopt", "1 + 3 = 4", "4 plannen", "gelijk"),
            ("demo/b", "gat", "2", "5 plannen", "van 3 is de fase niet vermeld"),
            ("demo/c", "tegenspraak", "4", "3 plannen", "1 meer in de fasen dan er zijn"),
        ],
    ),
    # the length of a list
    "each-list": (
        {"soort": "lijst", "onderdelen": ["demo/*"], "rol": "deelnemer", "telt": "per_onderdeel",
         "getal": "meting:demo.lijst:{onderdeel}:2024-06-30"},
        [
            ("demo/a", "klopt", "2 namen in de lijst", "genoemd: 2", "gelijk"),
            ("demo/b", "tegenspraak", "3 namen in de lijst", "genoemd: 2", "1 meer in de lijst"),
            ("demo/c", "gat", "1 naam in de lijst", "genoemd: niet vermeld in de bron", "het aantal is niet genoemd"),
        ],
    ),
    "all-mentions": (
        {"soort": "lijst", "onderdelen": ["demo/*"], "rol": "deelnemer", "telt": "vermeldingen",
         "getal": "meting:demo.lijst:demo:2024-06-30"},
        [(None, "klopt", "6 namen in de lijsten", "genoemd: 6", "gelijk")],
    ),
    "each-organisation-once": (
        {"soort": "lijst", "onderdelen": ["demo/*"], "rol": "deelnemer", "telt": "organisaties",
         "getal": "meting:demo.namen:demo:2024-06-30"},
        [(None, "tegenspraak", "4 verschillende namen in de lijsten", "genoemd: 3", "1 meer in de lijst")],
    ),
    "names-in-more-than-one-list": (
        {"soort": "lijst", "onderdelen": ["demo/*"], "rol": "deelnemer", "telt": "in_meer",
         "getal": "meting:demo.namen:demo:2024-06-30"},
        [(None, "tegenspraak", "2 namen in meer dan een lijst", "genoemd: 3", "1 minder in de lijst")],
    ),
    # parties
    "two-lists": (
        parties("a", "b"),
        [
            ("huis-1", "tegenspraak", "Huis 1 staat in de eerste lijst", "niet in de tweede lijst", MISSING),
            (None, "klopt", "1 partij", "in beide lijsten", "gelijk"),
            ("dienst", "tegenspraak", "Dienst staat niet in de eerste lijst", "wel in de tweede lijst", MISSING),
            ("huis-3", "tegenspraak", "Huis 3 staat niet in de eerste lijst", "wel in de tweede lijst", MISSING),
        ],
    ),
    "two-lists-of-one-kind": (
        parties("b", "a", organisatiesoort="overheid", bij_verschil="gat"),
        [("dienst", "gat", "Dienst staat in de eerste lijst", "niet in de tweede lijst", MISSING)],
    ),
    "second-list-may-name-more": (
        parties("a", "c", "partner", relatie="hoogstens"),
        [(None, "klopt", "2 partijen", "in beide lijsten", "gelijk")],
    ),
    "lists-that-must-not-share": (
        parties("a", "b", relatie="los"),
        [(
            "huis-2", "tegenspraak", "Huis 2 staat in de eerste lijst", "en ook in de tweede lijst",
            "deze partij staat in beide lijsten",
        )],
    ),
    "lists-that-share-nothing": (
        parties("b", "c", relatie="los"),
        [(None, "klopt", "3 in de eerste lijst", "1 in de tweede lijst", "geen partij staat in beide lijsten")],
    ),
    "one-party-is-explained": (
        parties("b", "a", relatie="hoogstens", verklaringen=[{"bij": "dienst", "reden": "De dienst ziet toe."}]),
        [
            (None, "klopt", "1 partij", "in beide lijsten", "gelijk"),
            ("dienst", "verklaard_verschil", "Dienst staat in de eerste lijst", "niet in de tweede lijst", MISSING),
            ("huis-3", "tegenspraak", "Huis 3 staat in de eerste lijst", "niet in de tweede lijst", MISSING),
        ],
    ),
    "empty-list-says-nothing": (parties("a", "i"), []),
    # one fact in two places
    "same-fact": (
        {"soort": "zelfde_feit"},
        [
            (of("h") + "~2", "tegenspraak", "gezinnen: 12", "14", "2 minder"),
            (of("i") + "~2", "voor_meer_uitleg", "gezinnen: 12", "ruim 11", "1 meer"),
        ],
    ),
    "same-fact-explained": (
        {"soort": "zelfde_feit", "verklaringen": [{"bij": of("h") + "~2", "reden": "Twee kwamen later."}]},
        [
            (of("h") + "~2", "verklaard_verschil", "gezinnen: 12", "14", "2 minder"),
            (of("i") + "~2", "voor_meer_uitleg", "gezinnen: 12", "ruim 11", "1 meer"),
        ],
    ),
    # a percentage that a count can give
    "possible-share": (
        {"soort": "haalbaar_aandeel"},
        [
            (of("a", what="demo.tevreden"), "klopt", "tevreden: 50%", "n = 10", "5 van 10 is 50,0%"),
            (
                of("b", what="demo.tevreden"), "tegenspraak", "tevreden: 33%", "n = 10",
                "3 van 10 is 30,0% en 4 van 10 is 40,0%: geen aantal geeft 33%",
            ),
            (
                of("c", what="demo.tevreden"), "voor_meer_uitleg", "tevreden: 3 op de 4", "n = 10",
                "7 van 10 is 70,0% en 8 van 10 is 80,0%: geen aantal geeft 75%",
            ),
            (of("d", what="demo.blij") + ":rol=ouder", "klopt", "blij: 50%", "n = 40", "20 van 40 is 50,0%"),
            (of("e", what="demo.blij"), "klopt", "blij: 25%", "n = 12", "3 van 12 is 25,0%"),
            (of("f", what="demo.blij"), "klopt", "blij: 50%", "n = 12", "6 van 12 is 50,0%"),
        ],
    ),
    # a percentage of a whole that stands elsewhere
    "share-of-a-stated-whole": (
        {"soort": "mogelijk_aandeel", "links": ["meting:demo.tevreden:demo/[abcg]:2024-06-30"], "rechts": [of("a")]},
        [
            (of("a", what="demo.tevreden"), "klopt", "tevreden: 50%", "van 10", "5 van 10 is 50,0%"),
            (
                of("b", what="demo.tevreden"), "tegenspraak", "tevreden: 33%", "van 10",
                "3 van 10 is 30,0% en 4 van 10 is 40,0%: geen aantal geeft 33%",
            ),
            (
                of("c", what="demo.tevreden"), "tegenspraak", "tevreden: 3 op de 4", "van 10",
                "7 van 10 is 70,0% en 8 van 10 is 80,0%: geen aantal geeft 75%",
            ),
            (of("g", what="demo.tevreden"), "klopt", "tevreden: bijna 50%", "van 10", "4 van 10 is 40,0%"),
        ],
    ),
    "share-of-a-whole-that-nobody-gives": (
        {"soort": "mogelijk_aandeel", "links": [of("a", what="demo.tevreden")], "rechts": [of("f")]},
        [(of("a", what="demo.tevreden"), "gat", "tevreden: 50%", "van niet vermeld in de bron", GAP)],
    ),
    # answers against respondents
    "respondents": (
        {"soort": "invullers"},
        [
            (
                of("d", what="demo.blij"), "voor_meer_uitleg", "blij: 86%, zonder n", "invullers: 42",
                "als iedereen antwoordde, past 36 van 42 (85,7%)",
            ),
            (of("d", what="demo.blij") + ":rol=ouder", "klopt", "blij: n = 40", "invullers: 42", "2 minder"),
            (of("e", what="demo.blij"), "tegenspraak", "blij: n = 12", "invullers: 10", "2 meer"),
            (of("f", what="demo.blij"), "gat", "blij: n = 12", "invullers: niet vermeld in de bron", GAP),
            (
                of("g", what="demo.blij"), "voor_meer_uitleg", "blij: 33%, zonder n", "invullers: 10",
                "als iedereen antwoordde, geeft geen aantal dit percentage",
            ),
        ],
    ),
    # after the end
    "after-the-end": (
        {"soort": "na_einde", "bij_verschil": "voor_meer_uitleg"},
        [
            ("mijlpaal:laat", "voor_meer_uitleg", "laat: 1 februari 2025", END, LATE),
            (
                "doel:demo.gezinnen:demo/a:2025-12-31:oorspronkelijk", "voor_meer_uitleg", "doel voor gezinnen: 2025",
                END, LATE,
            ),
            ("opbrengst:boek", "voor_meer_uitleg", "boek: juni 2025", END, LATE),
        ],
    ),
    # words
    "words": (
        {"soort": "begrip"},
        [("gezin", "voor_meer_uitleg", "‘gezin’: Een huishouden.", "Een adres.", "een woord voor 2 dingen")],
    ),
    "agreement": (
        {"soort": "meer_uitleg"},
        [(
            "afspraak:bezoek", "voor_meer_uitleg", "A Bezoek", "Thuis of elders.",
            "de tekst is op meer manieren te lezen",
        )],
    ),
}  # fmt: skip


def deliver_only(folder: Path, regels: Sequence[Rule], **tables: Sequence[Row]) -> Con:
    """A database of only these rows, with these rules."""
    nothing: dict[str, Sequence[Row]] = {key: () for key in LEFT_OUT}
    return deliver(folder, INDICATOREN, regels=regels, **{**nothing, **tables})


def found(con: Con, rule: str) -> list[Result]:
    """What a rule found: what it is about, the uitkomst, both sides and the arithmetic."""
    return con.execute(QUERY, [rule]).fetchall()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Con]:
    """WORLD with the rule of every example, built once."""
    regels = [{"id": name, **rule} for name, (rule, _) in EXAMPLES.items()]
    with deliver_only(tmp_path_factory.mktemp("world"), regels, **WORLD) as con:
        yield con


@pytest.mark.parametrize("name", EXAMPLES)
def test_rule_finds(world: Con, name: str) -> None:
    assert found(world, name) == EXAMPLES[name][1]


def test_every_kind_of_rule_has_an_example() -> None:
    assert {rule["soort"] for rule, _ in EXAMPLES.values()} == set(NEEDS)


def test_mart_of_a_kind_without_rules_is_empty_and_of_the_same_shape(world: Con, tiny: Con) -> None:
    assert sorted(kind for kinds in KINDS_OF_RULES.values() for kind in kinds) == sorted(NEEDS)
    for mart in KINDS_OF_RULES:
        assert tiny.sql(f"DESCRIBE mart.{mart}").fetchall() == world.sql(f"DESCRIBE mart.{mart}").fetchall()
        assert tiny.sql(f"SELECT count(*) FROM mart.{mart}").fetchall() == [(0,)]


def test_examples_show_every_uitkomst() -> None:
    shown = {result[1] for _, results in EXAMPLES.values() for result in results}
    assert shown == {"klopt", "tegenspraak", "gat", "voor_meer_uitleg", "verklaard_verschil"}


def test_explanation_and_choice_stand_with_the_difference_they_are_about(tmp_path: Path) -> None:
    more = {"verklaringen": [{"reden": "Afgerond."}], "keuze": {"geldt": "20", "reden": "De tabel is nauwkeuriger."}}
    regels = [{"id": "fout", **sums([of("a")], "gelijk", [of("b")], **more)},
              {"id": "goed", **sums([of("a")], "gelijk", [of("a")], **more)}]  # fmt: skip
    tables = {key: WORLD[key] for key in ("onderdeel", "meting")}
    query = "SELECT verklaring, keuze, keuze_reden FROM mart.tegenstrijdigheid WHERE verband_id = ?"
    with deliver_only(tmp_path, regels, **tables) as con:
        assert con.execute(query, ["fout"]).fetchall() == [("Afgerond.", "20", "De tabel is nauwkeuriger.")]
        assert con.execute(query, ["goed"]).fetchall() == [(None, "20", "De tabel is nauwkeuriger.")]


def test_rules_that_belong_together_are_one_kwestie(tmp_path: Path) -> None:
    regels = [
        {"id": "eerst", **sums([of("a")], "gelijk", [of("b")], waarom="Dit is de noemer.")},
        {"id": "ook", **sums([of("b")], "gelijk", [of("a")], hoort_bij="eerst", vraag="Andersom?")},
        {"id": "los", **sums([of("a")], "hoogstens", [of("b")])},
    ]
    tables = {key: WORLD[key] for key in ("onderdeel", "meting")}
    query = "SELECT verband_id, kwestie, waarom, hoort_bij_vraag FROM mart.tegenstrijdigheid ORDER BY volgorde"
    with deliver_only(tmp_path, regels, **tables) as con:
        assert con.sql(query).fetchall() == [
            ("eerst", "eerst", "Dit is de noemer.", None),
            ("ook", "eerst", "Waarom getallen.", "Klopt dit?"),
            ("los", "los", "Waarom getallen.", None),
        ]


def test_reason_for_one_result_goes_before_the_reason_for_all(tmp_path: Path) -> None:
    reasons = [{"reden": "Kort opgeschreven."}, {"bij": "huis-3", "reden": "Huis 3 kwam later."}]
    rule = {"id": "regel", **parties("b", "a", relatie="hoogstens", verklaringen=reasons)}
    tables = {key: WORLD[key] for key in ("onderdeel", "organisatie", "deelname")}
    with deliver_only(tmp_path, [rule], **tables) as con:
        found = con.sql(
            "SELECT sleutel, verklaring FROM mart.tegenstrijdigheid WHERE verklaring IS NOT NULL ORDER BY 1"
        )
        assert found.fetchall() == [
            ("verschil:regel:dienst", "Kort opgeschreven."),
            ("verschil:regel:huis-3", "Huis 3 kwam later."),
        ]


def test_result_names_every_fact_in_it(world: Con) -> None:
    query = "SELECT sleutels FROM mart.tegenstrijdigheid WHERE verband_id = ?"
    deelname = [f"deelname:demo/a:huis-{n}:deelnemer" for n in (1, 2)]
    assert world.execute(query, ["equal-within-circa"]).fetchall() == [([of("a"), of("b"), of("c")],)]
    assert world.execute(query, ["stored-facts-are-counted"]).fetchall() == [([of("a", what="demo.lijst"), *deelname],)]
    assert world.execute(query, ["begin-of-a-part"]).fetchall() == [(["mijlpaal:begin", "onderdeel:demo/a"],)]


# ── an inconsistency that is put in makes a row; mended, the row is gone or says klopt ──

LIST_OF_A: Rule = {
    "soort": "lijst", "onderdelen": ["demo/a"], "rol": "deelnemer", "telt": "per_onderdeel",
    "getal": "meting:demo.lijst:{onderdeel}:2024-06-30",
}  # fmt: skip


def names(*huizen: int, onderdeel: str = "a") -> Tables:
    """These houses, and that they take part."""
    return {
        "organisatie": WORLD["organisatie"],
        "deelname": [
            {"organisatie_id": f"huis-{n}", "onderdeel_id": f"demo/{onderdeel}", "rol": "deelnemer"} for n in huizen
        ],
    }


def both(left: Tables, right: Tables) -> Tables:
    """The rows of two sets of tables together."""
    return {key: [*left.get(key, ()), *right.get(key, ())] for key in (*left, *right)}


def milestone(datum: str, naam: str = "slot") -> Row:
    return {"id": naam, "onderdeel_id": "demo/a", "naam": naam, "datum": datum}


def meaning(number: int, text: str) -> Row:
    return {"id": f"gezin-{number}", "onderdeel_id": "demo/a", "woord": "gezin", "betekenis": text}


def agreement(meer_uitleg: str | None) -> Row:
    return {**WORLD["afspraak"][0], "meer_uitleg": meer_uitleg}


def phase(aantal: int) -> Tables:
    return {
        "meting": [value("a", 4, **PLANNEN)],
        "fasetelling": [{"onderdeel_id": "demo/a", "fase_id": "afgerond", "aantal": aantal}],
    }


START: Tables = {"mijlpaal": [milestone("2024-03-01", "begin")]}
# rule, what is wrong, its uitkomsten, what is right, its uitkomsten
MENDED: dict[str, tuple[Rule, Tables, list[str], Tables, list[str]]] = {
    "getallen": (
        sums([of("a")], "gelijk", [of("b")]),
        {"meting": [value("a", 10), value("b", 11)]}, ["tegenspraak"],
        {"meting": [value("a", 10), value("b", 10)]}, ["klopt"],
    ),
    "aandeel": (
        {"soort": "aandeel", "links": [of("a")], "rechts": [of("b")], "procent": of("a", what="demo.tevreden")},
        {"meting": [value("a", 10), value("b", 20), value("a", 60, **TEVREDEN)]}, ["tegenspraak"],
        {"meting": [value("a", 12), value("b", 20), value("a", 60, **TEVREDEN)]}, ["klopt"],
    ),
    "datums": (
        dates("mijlpaal:begin", "voor", "mijlpaal:slot"),
        both(START, {"mijlpaal": [milestone("2024-02-29")]}), ["tegenspraak"],
        both(START, {"mijlpaal": [milestone("2024-03-02")]}), ["klopt"],
    ),
    "fasen": (
        {"soort": "fasen", "fasemodel": "demo-fasen"}, phase(5), ["tegenspraak"], phase(4), ["klopt"],
    ),
    "lijst": (
        LIST_OF_A,
        both(names(1), {"meting": [value("a", 2, **LIJST)]}), ["tegenspraak"],
        both(names(1, 2), {"meting": [value("a", 2, **LIJST)]}), ["klopt"],
    ),
    "partijen": (
        parties("a", "b"),
        both(names(1, 2), names(1, onderdeel="b")), ["klopt", "tegenspraak"],
        both(names(1, 2), names(1, 2, onderdeel="b")), ["klopt"],
    ),
    "zelfde_feit": (
        {"soort": "zelfde_feit"},
        {"meting": [value("a", 10), value("a", 11, **OTHER)]}, ["tegenspraak"],
        {"meting": [value("a", 10)]}, [],
    ),
    "haalbaar_aandeel": (
        {"soort": "haalbaar_aandeel"},
        {"meting": [value("a", 33, n=10, **TEVREDEN)]}, ["tegenspraak"],
        {"meting": [value("a", 30, n=10, **TEVREDEN)]}, ["klopt"],
    ),
    "mogelijk_aandeel": (
        {"soort": "mogelijk_aandeel", "links": [of("a", what="demo.tevreden")], "rechts": [of("a")]},
        {"meting": [value("a", 10), value("a", 33, **TEVREDEN)]}, ["tegenspraak"],
        {"meting": [value("a", 10), value("a", 30, **TEVREDEN)]}, ["klopt"],
    ),
    "invullers": (
        {"soort": "invullers"},
        {"meting": [value("a", 10, **INVULLERS), value("a", 50, n=12, **BLIJ)]}, ["tegenspraak"],
        {"meting": [value("a", 12, **INVULLERS), value("a", 50, n=12, **BLIJ)]}, ["klopt"],
    ),
    "na_einde": (
        {"soort": "na_einde"},
        {"mijlpaal": [milestone("2025-01-01", "te-laat")]}, ["tegenspraak"],
        {"mijlpaal": [milestone("2024-12-31", "op-tijd")]}, [],
    ),
    "begrip": (
        {"soort": "begrip"},
        {"begrip": [meaning(1, "Een huis."), meaning(2, "Een adres.")]}, ["voor_meer_uitleg"],
        {"begrip": [meaning(1, "Een huis."), meaning(2, "Een huis.")]}, [],
    ),
    "meer_uitleg": (
        {"soort": "meer_uitleg"},
        {"afspraak": [agreement("Thuis of elders.")]}, ["voor_meer_uitleg"],
        {"afspraak": [agreement(None)]}, [],
    ),
}  # fmt: skip


def placed(soort: str, part: Any) -> Any:
    """A rule or tables of MENDED, on themes of its own."""
    return json.loads(json.dumps(part).replace("demo/", f"demo/{soort.replace('_', '-')}-"))


def built(folder: Path, tables: Mapping[str, Tables]) -> dict[str, list[str]]:
    """What each kind of rule finds on its own themes, in one programme that has all of them."""
    joined: dict[str, list[Row]] = {"onderdeel": [PROGRAMMA], "organisatie": list(WORLD["organisatie"])}
    for soort, mine in tables.items():
        for table, rows in placed(soort, {**mine, "onderdeel": [thema("a"), thema("b")]}).items():
            joined.setdefault(table, []).extend(rows if table != "organisatie" else [])
    regels = [{"id": soort, **placed(soort, rule)} for soort, (rule, *_) in MENDED.items()]
    query = (
        "SELECT uitkomst FROM mart.tegenstrijdigheid WHERE verband_id = ? AND starts_with(onderdeel_id, ?) ORDER BY 1"
    )
    with deliver_only(folder, regels, **joined) as con:
        return {
            soort: [row[0] for row in con.execute(query, [soort, placed(soort, "demo/")]).fetchall()]
            for soort in MENDED
        }


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return built(tmp_path_factory.mktemp("wrong"), {soort: MENDED[soort][1] for soort in MENDED})


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    return built(tmp_path_factory.mktemp("right"), {soort: MENDED[soort][3] for soort in MENDED})


@pytest.mark.parametrize("soort", NEEDS)
def test_seeded_inconsistency_makes_a_row_and_mending_it_takes_the_row_away(
    soort: str, wrong: dict[str, list[str]], right: dict[str, list[str]]
) -> None:
    assert MENDED[soort][0]["soort"] == soort
    assert wrong[soort] == MENDED[soort][2]
    assert right[soort] == MENDED[soort][4]


# ── a later delivery mends it ──

THUIS, SCHOOL = (f"meting:demo.plannen:demo/{name}:2024-06-30" for name in ("thuis", "school"))
TEVREDEN_SCHOOL = "meting:demo.tevreden:demo/school:2024-06-30"
LATER_RULES: dict[str, Rule] = {
    "plannen": sums([THUIS], "gelijk", [SCHOOL]),
    "zelfde": {"soort": "zelfde_feit"},
    "haalbaar": {"soort": "haalbaar_aandeel"},
    "slot": dates("mijlpaal:eindverslag", "voor", "onderdeel:demo#eind_op"),
    "einde": {"soort": "na_einde"},
}


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, list[Result]]]:
    """What the rules find in tests/tiny; after a delivery that goes wrong; and after one that mends it."""
    folder = tmp_path_factory.mktemp("later")
    data = copy_tiny(folder / "data")
    add_rules(data, [{"id": name, **rule} for name, rule in LATER_RULES.items()])
    plannen: Row = {"indicator_id": "demo.plannen", "onderdeel_id": "demo/school"}
    tevreden: Row = {"indicator_id": "demo.tevreden", "onderdeel_id": "demo/school", "n": 10}
    mijlpaal: Row = {"id": "eindverslag", "onderdeel_id": "demo", "naam": "eindverslag klaar"}

    def state(number: int) -> dict[str, list[Result]]:
        report = build(data, folder / f"var-{number}")
        with duckdb.connect(str(report.path), read_only=True) as con:
            return {name: found(con, name) for name in LATER_RULES}

    before = state(1)
    deliver_later(
        data,
        "2025-01-31-anders",
        corrigeert=[TEVREDEN_SCHOOL],
        meting=[{**plannen, "waarde": 9, **OTHER}, {**tevreden, "waarde": 33}],
        mijlpaal=[{**mijlpaal, "datum": "2025-02-01"}],
    )
    other = state(2)
    deliver_later(
        data,
        "2025-02-28-beter",
        corrigeert=[SCHOOL, TEVREDEN_SCHOOL],
        meting=[{**plannen, "waarde": 10}, {**tevreden, "waarde": 30}],
        mijlpaal=[{**mijlpaal, "datum": "2024-12-01", "status": "gehaald"}],
    )
    return [before, other, state(3)]


def test_correction_is_compared_and_another_value_is_not(states: list[dict[str, list[Result]]]) -> None:
    assert [state["plannen"] for state in states] == [
        [(None, "tegenspraak", "plannen: 10", "plannen: 4", "6 meer")],
        [(None, "tegenspraak", "plannen: 10", "plannen: 4", "6 meer")],
        [(None, "klopt", "plannen: 10", "plannen: 10", "gelijk")],
    ]


def test_corrected_value_is_explained_by_its_delivery(states: list[dict[str, list[Result]]]) -> None:
    before, other, mended = ({result[0]: result[1:] for result in state["zelfde"]} for state in states)
    assert before == {}
    assert other[f"{SCHOOL}~2"] == ("tegenspraak", "plannen: 4", "9", "5 minder")
    verbeterd = "verbeterd in levering 2025-02-28-beter"
    assert mended[SCHOOL] == ("verklaard_verschil", "plannen: 10", "4", verbeterd)
    assert mended[f"{SCHOOL}~2"] == ("verklaard_verschil", "plannen: 10", "9", verbeterd)


def test_corrected_percentage_is_no_longer_impossible(states: list[dict[str, list[Result]]]) -> None:
    assert [[result[1] for result in state["haalbaar"]] for state in states] == [[], ["tegenspraak"], ["klopt"]]


def test_milestone_that_is_given_again_has_its_last_date(states: list[dict[str, list[Result]]]) -> None:
    assert [[result[1] for result in state["slot"]] for state in states] == [["klopt"], ["tegenspraak"], ["klopt"]]
    assert [[result[2] for result in state["einde"]] for state in states] == [
        [],
        ["eindverslag klaar: 1 februari 2025"],
        [],
    ]


# ── rules that cannot be ──


@pytest.mark.parametrize("soort", NEEDS)
def test_kind_refuses_a_key_of_another_kind(soort: str) -> None:
    other = "telt" if soort != "lijst" else "fasemodel"
    rule = {"id": "regel", "programma": "demo", "vraag": "Klopt dit?", **MENDED[soort][0]}
    Verband.model_validate(rule)
    with pytest.raises(ValueError, match=f"een verband van soort {soort} heeft geen {other}"):
        Verband.model_validate({**rule, other: "organisaties" if other == "telt" else "demo-fasen"})


@pytest.mark.parametrize("soort", [soort for soort, needed in NEEDS.items() if needed])
def test_kind_needs_every_key(soort: str) -> None:
    rule = {"id": "regel", "programma": "demo", "vraag": "Klopt dit?", **MENDED[soort][0]}
    for key in NEEDS[soort]:
        with pytest.raises(ValueError, match=f"een verband van soort {soort} heeft ook {key}"):
            Verband.model_validate({name: part for name, part in rule.items() if name != key})
