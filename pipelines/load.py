"""Fill core: first what the definitions and each levering.yml say, then, after every check, the typed rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from pipelines.definitions import Definitions, Indicator
from pipelines.deliveries import Delivery
from pipelines.stage import filled, stored_key
from pipelines.tables import Table
from pipelines.verbanden import Verband
from pipelines.vragen import TEXTS, WITH_VERDICTS

# An organisation that a later delivery names again stays the row of the first; of what a later delivery describes again
# the last description holds.
FIRST = "QUALIFY occurrence = min(occurrence) OVER (PARTITION BY sleutel)"
LAST = "QUALIFY occurrence = max(occurrence) OVER (PARTITION BY sleutel)"
ONE_ROW_PER_KEY = {
    "organisatie": FIRST,
    "onderdeel": LAST,
    "besluit": LAST,
    "overleg_besluit": LAST,
    "besluit_optie": LAST,
    "actie": LAST,
    "weergave": LAST,
}


def load_definitions(con: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Fill core.programma, kernzin, fasemodel, fase and indicator from indicators.yml."""
    programmas = [(p.id, p.naam, i, p.indeling) for i, p in enumerate(definitions.programmas, 1)]
    _insert(con, "programma", programmas)
    weights = [(p.id, klasse, w) for p in definitions.programmas if p.weging for klasse, w in p.weging]
    _insert(con, "gewicht", weights)
    jumps = [(p.id, definitions.sprong(p.id)) for p in definitions.programmas]
    _insert(con, "sprong", [(id, jump.factor, jump.vanaf, jump.procentpunten) for id, jump in jumps])
    statistics = definitions.statistiek
    _insert(con, "statistiek", [(statistics.betrouwbaarheid_pct, statistics.kleine_n)])
    _insert(con, "bronhouder", [(b.naam.rstrip("."), b.soort) for b in definitions.bronhouders or []])
    questions = definitions.gestelde_vragen
    texts = [(v.id, i, *(getattr(v, name) for name in TEXTS)) for i, v in enumerate(questions, 1)]
    _insert(con, "vraag", texts)
    con.execute(
        "UPDATE core.vraag SET lezen = concat_ws(' ', lezen, core.oordeel_lezing()) WHERE list_contains($ids, id)",
        {"ids": list(WITH_VERDICTS)},
    )
    _insert(
        con,
        "vraag_indicator",
        [
            (v.id, name, (v.noemers or {}).get(name), (v.gezegd_als or {}).get(name), v.place(name))
            for v in questions
            for name in v.indicatoren or []
        ],
    )
    _insert(
        con,
        "vraag_factor",
        [
            (v.id, f"factor:{name}", name in (v.factoren_voorbij or []), v.place(name))
            for v in questions
            for name in v.factoren or []
        ],
    )
    _insert(
        con,
        "vraag_nog_niet",
        [(v.id, sleutel, v.place(sleutel)) for v in questions for sleutel in v.nog_niet or []],
    )
    subjects = [(v.id, what, keys) for v in questions for what, keys in (v.gaat_over or {}).items()]
    named = [(id, key, what, place) for place, (id, what, keys) in enumerate(subjects, 1) for key in keys]
    _insert(con, "vraag_onderwerp", named)
    later = [(f"mijlpaal:{name}",) for v in questions for name in v.mijlpalen_later or []]
    _insert(con, "vraag_mijlpaal", later)
    _insert(con, "vraag_woord", [word for v in questions for word in (v.woorden or {}).items()])
    _insert(
        con,
        "kernzin",
        [(p.id, i, k.indicator, k.fasemodel, k.zin) for p in definitions.programmas for i, k in enumerate(p.kern, 1)],
    )
    _insert(
        con,
        "fasemodel",
        [
            (m.id, m.programma, m.naam, m.soort, m.eenheid, m.totaal, m.uitleg, i)
            for i, m in enumerate(definitions.fasemodellen, 1)
        ],
    )
    _insert(
        con,
        "fase",
        [
            (m.id, f.id, f.naam, i, f.soort, f.indicator, f.uitleg, f.verwachte_dagen)
            for m in definitions.fasemodellen
            for i, f in enumerate(m.fasen, 1)
        ],
    )
    pictures = definitions.beelden or []
    _insert(
        con,
        "beeld",
        [(b.id, b.onderdeel, b.naam, b.eenheid, b.uitsplitsing, b.uitleg, i) for i, b in enumerate(pictures, 1)],
    )
    _insert(con, "beeld_indicator", [(b.id, i, name) for b in pictures for i, name in enumerate(b.indicatoren, 1)])
    rules = [(r.soort, i, r.naam, r.maanden, r.aantal) for i, r in enumerate(definitions.aandacht or [], 1)]
    _insert(con, "aandachtsregel", rules)
    if ladder := definitions.borging:
        steps = [
            (t.trede, t.naam, t.uitleg, " ".join(t.bewijs) if t.bewijs else None, t.na_einde_maanden)
            for t in ladder.treden
        ]
        _insert(con, "trede_criterium", [(*step, ladder.bewijs_oud_na_maanden) for step in steps])
    _load_verbanden(con, definitions)
    _insert(
        con, "indicator", [_indicator_row(i, n, definitions.drempel) for n, i in enumerate(definitions.indicatoren, 1)]
    )
    elsewhere = [
        (i.id, i.versie, onderdeel, " ".join(o.perspectief) if o.perspectief else None, o.bronhouder)
        for i in definitions.indicatoren
        for onderdeel, o in (i.per_onderdeel or {}).items()
    ]
    _insert(con, "indicator_bij", elsewhere)


def _load_verbanden(con: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Fill core.speling and the four tables of rules; a definition without rules leaves them empty."""
    if definitions.verbanden is None:
        return
    speling = definitions.verbanden.speling
    _insert(con, "speling", [("circa", speling.circa), ("ruim", speling.ruim), ("bijna", speling.bijna)])
    kinds = definitions.verbanden.soorten
    _insert(con, "verband_soort", [(s.soort, i, s.titel, s.waarom) for i, s in enumerate(kinds, 1)])
    rules = definitions.regels
    _insert(
        con,
        "verband",
        [
            (
                r.id, i, r.programma, r.soort, r.vraag, r.waarom, r.hoort_bij, r.relatie, r.procent, r.fasemodel, r.rol,
                r.rol_rechts, r.organisatiesoort, r.telt, r.getal, r.bij_verschil, r.keuze.geldt if r.keuze else None,
                r.keuze.reden if r.keuze else None,
            )
            for i, r in enumerate(rules, 1)
        ],
    )  # fmt: skip
    terms = [(r.id, side, i, term) for r in rules for side, parts in _sides(r) for i, term in enumerate(parts or [], 1)]
    _insert(con, "verband_term", terms)
    _insert(con, "verband_verklaring", [(r.id, v.bij, v.reden) for r in rules for v in r.verklaringen or []])


def _sides(regel: Verband) -> tuple[tuple[str, list[str] | None], ...]:
    return (
        ("links", regel.links or regel.onderdelen),
        ("rechts", regel.rechts or regel.onderdelen_rechts),
        ("keer", [regel.keer] if regel.keer else None),
    )


def load_deliveries(con: duckdb.DuckDBPyConnection, deliveries: list[Delivery]) -> None:
    """Fill core.levering, bron, correctie, overleg and levering_stap from each levering.yml.

    The status of a delivery is what the last step says of it.
    """
    steps = [(delivery, stap) for delivery in deliveries for stap in delivery.yml.stappen or []]
    settled = {stap.levering for _, stap in steps if stap.stap == "vastgesteld"}
    # A meeting is as its last delivery says: first prepared, then kept.
    meetings = {}
    for delivery in deliveries:
        yml = delivery.yml
        status = "vastgesteld" if delivery.id in settled else yml.status
        row = (
            delivery.id, yml.titel, yml.korte_titel, yml.soort, yml.uitgever, yml.publicatiedatum, yml.bekend_op,
            yml.datum_precisie, yml.openbaar == "ja", status, yml.licentie, yml.toelichting,
        )  # fmt: skip
        _insert(con, "levering", [row])
        _insert(con, "bron", [(delivery.id, bron.bestand, bron.sha256, bron.regels) for bron in yml.bronnen])
        _insert(con, "correctie", [(delivery.id, sleutel) for sleutel in dict.fromkeys(yml.corrigeert or [])])
        if o := yml.overleg:
            meetings[o.id] = (o.id, o.programma, o.naam, o.datum, o.agenda, o.staat, delivery.id)
    _insert(con, "overleg", list(meetings.values()))
    rows = [
        (d.id, n, s.levering, s.stap, s.onderdeel, s.tekst, d.yml.uitgever, d.yml.bekend_op)
        for n, (d, s) in enumerate(steps, 1)
    ]
    _insert(con, "levering_stap", rows)


def load(con: duckdb.DuckDBPyConnection, tables: Mapping[str, Table]) -> None:
    """Fill every CSV table of core. The schema's keys and checks are the last line; a failure here is our mistake."""
    for table in filled(con, tables):
        columns = [*table.header, "levering_id", "rij"]
        values = list(columns)
        if table.has_key:
            columns.append("sleutel")
            values.append(stored_key(table))
        source = f"typed_{table.name}"
        if table.name == "intrekking":
            columns.append("uit_levering_id")
            values.append(
                "(SELECT min_by(w.levering_id, core.volgorde(w.levering_id)) FROM withdrawn AS w"
                " WHERE w.intrekking = typed_intrekking.sleutel)"
            )
        if table.name == "onderdeel":
            columns.append("volgorde")
            values.append("row_number() OVER (ORDER BY eerste_plaats, core.volgorde(levering_id))")
            first = "min(row(core.volgorde(levering_id), rij)) OVER (PARTITION BY sleutel) AS eerste_plaats"
            source = f"(SELECT *, {first} FROM typed_onderdeel)"
        only = ONE_ROW_PER_KEY.get(table.name, "")
        con.execute(
            f"INSERT INTO core.{table.name} ({', '.join(columns)}) "
            f"SELECT {', '.join(values)} FROM {source} {only} ORDER BY core.volgorde(levering_id), rij"
        )


def _indicator_row(i: Indicator, volgorde: int, drempel: int) -> tuple[object, ...]:
    """The model's fields in the order of core.indicator."""
    changes = "; ".join(
        f"was: {w.was}; wordt: {w.wordt}; reden: {w.reden}; trendbreuk: {w.trendbreuk}" for w in i.wijzigingen or []
    )
    return (
        i.id, i.versie, volgorde, i.naam, i.korte_naam, i.vraag, i.waarom, i.soort, i.niveau, i.onderdeel,
        i.definitie, i.telt_mee, i.telt_niet_mee, i.eenheid, i.telt_personen == "ja", i.decimalen, i.teller, i.noemer,
        None if i.steekproef is None else i.steekproef == "ja", i.invullers, i.gevraagd, i.tijdtype, i.aggregatie_tijd,
        i.aggregatie_onderdelen, i.gewenste_richting, i.pad, i.nulmeting, i.reden_geen_nulmeting, i.reden_geen_doel,
        i.reden_geen_oordeel, " ".join(i.uitsplitsingen) if i.uitsplitsingen else None,
        i.plausibel_minimum, i.plausibel_maximum, drempel if i.drempel is None else i.drempel,
        i.frequentie, i.bronhouder, i.beperkingen, changes or None, i.status, i.verwacht_in, i.tegel, i.tegel_bij,
        " ".join(i.perspectief) if i.perspectief else None, i.deel_van, i.latere_waarde,
    )  # fmt: skip


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    # One statement for all rows: one for each takes most of two seconds over all indicators.
    with con.appender(f"core.{table}") as appender:
        appender.append_rows(rows)
