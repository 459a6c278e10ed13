"""The open roll-up: per question the counts and bounds of each group; self-reports apart."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import sentences
from dashboard.filters import Filters
from dashboard.markup import EMPTY, card, figure_link, folded, join, onderdeel_link
from dashboard.queries import EigenOpgave, Oordeel, Oprol

# So many verdicts are shown at once; more open on request.
FEW = 3
HEADER = (
    "Vraag",
    "Onderdeel",
    "Ja",
    "Deels",
    "Nee",
    "Nog niet te beoordelen",
    "Aandeel ja naar gewicht",
    "Even zwaar geteld",
    "Conclusie",
    "Kantelt",
    "Zonder klasse",
    "Eigen opgaven",
    "Alle oordelen",
    "Deel eigen opgave",
    "Wie dat leest",
)


def legend(rows: Sequence[Oprol]) -> Markup:
    """How to read the numbers."""
    if not rows:
        return EMPTY
    return Markup(
        '<p class="pm-note">Een getal telt onderdelen. Het aandeel is het deel van het gewicht met ja: van het laagste '
        "(alles wat nog niet beoordeeld is, wordt nee) tot het hoogste (alles wordt ja). Conclusie ja: meer dan de "
        "helft van het gewicht is ja. Deels is geen ja. Een ontbrekend oordeel is geen nee. {}</p>"
    ).format(rows[0].lezing)


def questions(rows: Sequence[Oprol], oordelen: Sequence[Oordeel], filters: Filters) -> Markup:
    """A card per question with a row per group; where nothing is judged, one sentence instead of empty rows."""
    return join(
        card(naam, _question([row for row in rows if row.vraag == vraag], oordelen, filters), vraag)
        for vraag, naam in dict.fromkeys((row.vraag, row.vraag_naam) for row in rows)
    )


def independent(oordelen: Sequence[Oordeel], filters: Filters) -> Markup:
    """The verdicts that are counted, each with who gave it and on what it rests."""
    counted = [oordeel for oordeel in oordelen if oordeel.heeft_oordeel and oordeel.telt_mee]
    if not counted:
        return EMPTY
    body = _verdicts(counted, filters)
    if len(counted) > FEW:
        body = folded(f"Toon de {len(counted)} oordelen", body)
    return card(f"Onafhankelijke oordelen die meetellen ({len(counted)})", body, "oordelen-die-tellen")


def self_reports(oordelen: Sequence[Oordeel], rows: Sequence[Oprol], filters: Filters) -> Markup:
    """What programme and uitvoerders say of themselves, and independent verdicts on parts that are not counted."""
    own = [(oordeel, eigen) for oordeel in oordelen for eigen in oordeel.eigen if eigen.oordeelt]
    too_early = [(oordeel, eigen) for oordeel in oordelen for eigen in oordeel.eigen if not eigen.oordeelt]
    apart = [oordeel for oordeel in oordelen if oordeel.heeft_oordeel and not oordeel.telt_mee]
    body = join(_share(row, filters) for row in rows if row.is_programma)
    if own:
        body += Markup('<ul class="pm-verdicts">{}</ul>').format(join(_own(*pair, filters) for pair in own))
    else:
        body += Markup("<p>In de bronnen oordeelt niemand over zichzelf.</p>")
    if too_early:
        # Who says that it is too early gives no verdict.
        body += Markup("<h3>Zegt zelf: nog niet te beoordelen ({})</h3>").format(len(too_early))
        body += Markup('<ul class="pm-verdicts">{}</ul>').format(join(_own(*pair, filters) for pair in too_early))
    found = card("Wat programma en uitvoerders over zichzelf zeggen (telt niet mee)", body, "eigen-opgaven")
    if apart:
        found += card(
            "Onafhankelijk oordeel over een deel of het geheel (telt niet mee in de aantallen)",
            _verdicts(apart, filters),
            "delen-beoordeeld",
        )
    return found


def of_one(oordelen: Sequence[Oordeel], filters: Filters) -> Markup:
    """The three questions of one onderdeel: the independent verdict, and beside it what it says of itself."""
    if not oordelen:
        return EMPTY
    if not any(oordeel.heeft_oordeel or oordeel.eigen for oordeel in oordelen):
        lead = Markup("<p>Nog niet te beoordelen: de bronnen geven geen oordeel over dit onderdeel.</p>")
    else:
        lead = Markup('<ul class="pm-verdicts">{}</ul>').format(
            join(
                Markup("<li><strong>{}</strong> {}{}</li>").format(
                    oordeel.vraag_naam,
                    _verdict(oordeel, filters),
                    join(Markup("<br>{}").format(_own_words(eigen, filters)) for eigen in oordeel.eigen),
                )
                for oordeel in oordelen
            )
        )
        lead += Markup('<p class="pm-note">{}</p>').format(oordelen[0].lezing)
    klasse = oordelen[0].klasse
    if klasse is not None and oordelen[0].weging_sleutel is not None:
        lead += Markup('<p class="pm-note">Klasse in de weging: {}.</p>').format(
            figure_link(filters, oordelen[0].weging_sleutel, klasse)
        )
    link = Markup('<p class="pm-footer"><a href="{}">Naar alle oordelen</a></p>')
    return lead + link.format(filters.url("onderdeel", deel="oordeel"))


def table_rows(rows: Sequence[Oprol]) -> list[list[str | int | float | None]]:
    """The same as a table and a file."""
    return [
        [
            row.vraag_naam, row.korte_naam, row.ja, row.deels, row.nee, row.onbekend, row.grenzen_tekst,
            row.gelijk_tekst, row.conclusie_tekst, _turns(row), row.buiten_weging or "geen",
            row.eigen_opgaven, row.alle_oordelen, row.eigen_tekst or "er is geen oordeel", row.lezing,
        ]
        for row in rows
    ]  # fmt: skip


def _question(rows: Sequence[Oprol], oordelen: Sequence[Oordeel], filters: Filters) -> Markup:
    whole = rows[0]
    if whole.onbekend == whole.aantal:
        # What the programme says of itself tells why not yet; it is no verdict.
        why = [
            Markup(" Volgens het programma: {}").format(
                figure_link(filters, oordeel.programma_sleutel or "", oordeel.programma_onderbouwing)
            )
            for oordeel in oordelen
            if oordeel.vraag == whole.vraag and oordeel.onderdeel_id == whole.onderdeel_id
            if oordeel.programma_onderbouwing
        ]
        return Markup("<p>Nog niet te beoordelen: van {} is er een onafhankelijk oordeel ({}).{}</p>").format(
            "geen enkel onderdeel" if whole.aantal != 1 else "het ene onderdeel geen",
            figure_link(filters, whole.sleutel, f"0 van de {whole.aantal} beoordeeld"),
            join(why),
        )
    shown = [row for row in rows if row.beoordeeld]
    silent = [row.korte_naam for row in rows if not row.beoordeeld]
    head = join(
        Markup("<th scope='col'>{}</th>").format(name) for name in ("Onderdeel", "Oordelen", "Aandeel ja", "Conclusie")
    )
    table = Markup(
        '<div class="pm-scroll" tabindex="0" role="region" aria-label="{}"><table class="pm-table pm-oprol">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(whole.vraag_naam, head, join(_row(row, filters) for row in shown))
    if not silent:
        return table
    return table + Markup('<p class="pm-note">Nog niets beoordeeld: {}.</p>').format(sentences.opsomming(silent))


def _row(row: Oprol, filters: Filters) -> Markup:
    naam = Markup("<strong>{}</strong>").format(row.korte_naam) if row.is_programma else row.korte_naam
    counts = join(
        Markup('<span class="pm-count"><b>{}</b> {}</span>').format(number, word)
        for number, word in (
            (row.ja, "ja"),
            (row.deels, "deels"),
            (row.nee, "nee"),
            (row.onbekend, "nog niet te beoordelen"),
        )
    )
    apart = (
        Markup('<span class="pm-who">buiten de weging, want zonder klasse: {}</span>').format(row.buiten_weging)
        if row.buiten_weging
        else EMPTY
    )
    return Markup(
        '<tr><td data-label="Onderdeel">{}</td><td data-label="Oordelen">{}</td><td data-label="Aandeel ja">{}'
        '<span class="pm-who">even zwaar geteld: {}</span>{}</td>'
        '<td data-label="Conclusie">{}<span class="pm-who">{}</span></td></tr>'
    ).format(
        onderdeel_link(filters, row.onderdeel_id, naam),
        counts,
        figure_link(filters, row.sleutel, row.grenzen_tekst),
        row.gelijk_tekst,
        apart,
        row.conclusie_tekst,
        _turns(row),
    )


def _turns(row: Oprol) -> str:
    """What would turn the conclusion, in the words that the question about it has too."""
    return "Er is nog geen conclusie die kan omslaan." if row.conclusie is None else row.omslag_tekst


def _share(row: Oprol, filters: Filters) -> Markup:
    """How much of the evidence on one question is self-report, as a figure; empty: there is no verdict at all."""
    if row.eigen_sleutel is None or row.eigen_tekst is None:
        return EMPTY
    return Markup("<p>{} Van de oordelen met ja, deels of nee is {} eigen opgave.</p>").format(
        row.vraag_naam, figure_link(filters, row.eigen_sleutel, row.eigen_tekst)
    )


def _own(oordeel: Oordeel, eigen: EigenOpgave, filters: Filters) -> Markup:
    """'Naastencoach, Doel behaald? Programma over zichzelf: ja. Onafhankelijk: nee.'"""
    return Markup("<li>{}, {} {}<br>Onafhankelijk: {}.</li>").format(
        onderdeel_link(filters, oordeel.onderdeel_id, oordeel.korte_naam),
        oordeel.vraag_naam,
        _own_words(eigen, filters),
        oordeel.oordeel_naam,
    )


def _own_words(eigen: EigenOpgave, filters: Filters) -> Markup:
    return Markup('<span class="pm-self">{} over zichzelf: {}. {}</span>').format(
        eigen.wie.capitalize(), figure_link(filters, eigen.sleutel, eigen.oordeel_naam), eigen.onderbouwing
    )


def _verdicts(oordelen: Sequence[Oordeel], filters: Filters) -> Markup:
    """A line per verdict: about what, which question, and what was found."""
    items = join(
        Markup("<li>{}, {} {}</li>").format(
            onderdeel_link(filters, oordeel.onderdeel_id, oordeel.korte_naam),
            oordeel.vraag_naam,
            _verdict(oordeel, filters),
        )
        for oordeel in oordelen
    )
    return Markup('<ul class="pm-verdicts">{}</ul>').format(items)


def _verdict(oordeel: Oordeel, filters: Filters) -> Markup:
    if not oordeel.heeft_oordeel:
        return Markup("nog niet te beoordelen: geen onafhankelijk oordeel")
    return Markup("{} ({}, {}). {}").format(
        figure_link(filters, oordeel.sleutel, oordeel.oordeel_naam),
        oordeel.beoordelaar,
        oordeel.datum_tekst,
        oordeel.onderbouwing,
    )
