"""The register of agreements of a programme: what holds, with whom it was made, and how far each party is."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.filters import Filters
from dashboard.lists import items, titled
from dashboard.markup import EMPTY, card, figure_link, folded, join, onderdeel_link, signed, signed_text, table
from dashboard.queries import AfspraakPartij, AfspraakRegel, Cijfer, Stilte, TijdlijnMoment

HEADER = ("Code", "Afspraak", "Wie doet iets", "Wijkt af van de wet", "Termijn", "Stand per partij")
HEADER_IN_FILE = (
    "Onderdeel",
    "Code",
    "Onderwerp",
    "Inhoud",
    "Soort",
    "Telt mee",
    "Tot stand gekomen met",
    "Wie doet iets",
    "Wijkt af van de wet",
    "Artikel",
    "Termijn",
    "Voor meer uitleg vatbaar",
    "Stand per partij",
)
# What stands under the table of a part: it explains the agreements, and is no agreement of its own.
BESIDE = {
    "uitwerking": "Uitwerking van de afspraken",
    "regel": "Regels en voorwaarden",
    "uitgangspunt": "Uitgangspunten",
}
NOBODY = "alle partijen, of niet vermeld"
SILENT = "niet vermeld in de bron"
OUTSIDE = "valt buiten de afspraken"
NO_ADVICE = (
    "Dit is geen juridisch advies. Deze hulp vat een openbare pagina samen; de wet gaat altijd voor. "
    "Bij twijfel: vraag het een jurist of de inspectie (IGJ)."
)


def register(
    regels: Sequence[AfspraakRegel],
    partijen: Sequence[AfspraakPartij],
    momenten: Sequence[TijdlijnMoment],
    niet_vermeld: Stilte,
    filters: Filters,
) -> Markup:
    """A card per onderdeel; those with agreements first. What only explains rules is help text, and not here."""
    own = [regel for regel in regels if not regel.is_uitleg]
    ids = dict.fromkeys(regel.onderdeel_id for regel in own)
    groups = [[regel for regel in own if regel.onderdeel_id == onderdeel] for onderdeel in ids]
    groups.sort(key=lambda group: not _agreements(group))
    return join(_part(group, partijen, momenten, niet_vermeld, filters) for group in groups)


def help_text(regels: Sequence[AfspraakRegel], onderdeel: str, cijfers: Sequence[Cijfer], filters: Filters) -> Markup:
    """What somebody has to keep to, from the rules of one onderdeel: duties first, then limits, then the rest."""
    own = [regel for regel in regels if regel.onderdeel_id == onderdeel]
    duties = [regel for regel in own if regel.soort == "verplichting"]
    rest = [regel for regel in own if regel.soort != "verplichting"]
    limits = [cijfer for cijfer in cijfers if cijfer.getal is not None]
    open_text = sum(regel.meer_uitleg is not None for regel in own)
    body = [
        Markup('<p class="pm-lead">{}</p>').format(NO_ADVICE),
        Markup("<p>{}</p>").format(
            f"Van {open_text} van de {len(own)} regels is de tekst op twee manieren te lezen. Dat staat erbij."
        )
        if open_text
        else EMPTY,
        titled(f"Wat u moet doen of laten ({len(duties)})", _list(duties, filters)) if duties else EMPTY,
        titled("Grenzen en getallen", items((_limit(cijfer, filters) for cijfer in limits), "")) if limits else EMPTY,
        folded(f"Goed om te weten: {len(rest)} andere regels", _list(rest, filters)) if rest else EMPTY,
    ]
    return Markup('<div class="pm-dossier">{}</div>').format(card(f"Hulp: {own[0].onderdeel_naam}", join(body), "hulp"))


def table_rows(
    regels: Sequence[AfspraakRegel], partijen: Sequence[AfspraakPartij]
) -> tuple[list[list[str | None]], list[str]]:
    """The whole register as a file (columns are HEADER_IN_FILE), and the keys. Only a code or article may be empty."""
    rows: list[list[str | None]] = [
        [
            regel.onderdeel_naam,
            regel.code,
            regel.onderwerp,
            regel.inhoud,
            regel.soort if regel.binnen_reikwijdte else f"{regel.soort}, {OUTSIDE}",
            "ja" if regel.telt_mee else "nee",
            regel.tot_stand_met or SILENT,
            regel.wie or NOBODY,
            "ja" if regel.wijkt_af_van_wet else "nee",
            regel.wet_artikel,
            regel.wanneer_tekst or "geen termijn genoemd",
            regel.meer_uitleg or "nee",
            "; ".join(_in_words(partij) for partij in _of(regel, partijen)) or SILENT,
        ]
        for regel in regels
    ]
    return rows, [regel.sleutel for regel in regels]


def _part(
    group: Sequence[AfspraakRegel],
    partijen: Sequence[AfspraakPartij],
    momenten: Sequence[TijdlijnMoment],
    niet_vermeld: Stilte,
    filters: Filters,
) -> Markup:
    """One onderdeel: with whom it was made, its agreements as a table, its moments, and what does not count."""
    first, agreed = group[0], _agreements(group)
    name = onderdeel_link(filters, first.onderdeel_id, first.onderdeel_naam)
    # Moments only of a set that was agreed as a whole: of a project they say nothing about its agreements.
    own = [m for m in momenten if m.onderdeel_id == first.onderdeel_id and m.soort == "mijlpaal"]
    if first.tot_stand_aantal is None:
        own = []
    body = [
        _made_with(first, niet_vermeld) if agreed else EMPTY,
        table(
            HEADER, [_row(regel, partijen, niet_vermeld, filters) for regel in agreed], f"Afspraken {name.striptags()}"
        )
        if agreed
        else EMPTY,
        titled("Momenten", items((_moment(moment, filters) for moment in own), "")) if own else EMPTY,
    ]
    for groep, title in BESIDE.items():
        rows = [regel for regel in group if regel.groep == groep]
        body += [folded(f"{title} ({len(rows)}), telt niet mee", _list(rows, filters))] if rows else []
    return Markup('<div class="pm-dossier pm-register">{}</div>').format(card(_titled(name, agreed), join(body)))


def _titled(name: Markup, agreed: Sequence[AfspraakRegel]) -> Markup:
    if not agreed:
        return Markup("{}: geen aparte afspraken").format(name)
    valid = sum(regel.telt_mee for regel in agreed)
    what = "afspraak" if len(agreed) == 1 else "afspraken"
    outside = f", waarvan er {valid} {'geldt' if valid == 1 else 'gelden'}" if valid < len(agreed) else ""
    return Markup("{}: {} {}{}").format(name, len(agreed), what, outside)


def _made_with(regel: AfspraakRegel, niet_vermeld: Stilte) -> Markup:
    if regel.tot_stand_met is None:
        silent = signed(niet_vermeld.tekst, niet_vermeld.teken)
        return Markup('<p class="pm-note">Met wie dit tot stand kwam: {}.</p>').format(silent)
    return folded(
        f"In overleg tot stand gekomen met {regel.tot_stand_aantal} partijen, volgens de lijst in de tekst",
        Markup("<p>{}.</p>").format(regel.tot_stand_met),
    )


def _row(
    regel: AfspraakRegel, partijen: Sequence[AfspraakPartij], niet_vermeld: Stilte, filters: Filters
) -> list[Markup | str | None]:
    departs = f"ja, {regel.wet_artikel or 'artikel niet genoemd'}" if regel.wijkt_af_van_wet else "nee"
    stand: Markup | str = items((_party(partij, filters) for partij in _of(regel, partijen)), "")
    if not regel.partijen:
        stand = signed(niet_vermeld.tekst, niet_vermeld.teken) if regel.telt_mee else OUTSIDE
    return [
        Markup("<strong>{}</strong>").format(regel.code or ""),
        _what(regel, filters) + _open(regel),
        regel.wie or NOBODY,
        Markup("<strong>{}</strong>").format(departs) if regel.wijkt_af_van_wet else departs,
        regel.wanneer_tekst or "geen genoemd",
        stand,
    ]


def _what(regel: AfspraakRegel, filters: Filters) -> Markup:
    outside = (
        EMPTY if regel.binnen_reikwijdte else Markup(' <span class="pm-kind">{}, telt niet mee</span>').format(OUTSIDE)
    )
    return Markup("{}{}<br>{}").format(figure_link(filters, regel.sleutel, regel.onderwerp), outside, regel.inhoud)


def _open(regel: AfspraakRegel) -> Markup:
    """Wording that can be read in two ways, as such."""
    if regel.meer_uitleg is None:
        return EMPTY
    return folded("Voor meer uitleg vatbaar", Markup("<p>{}</p>").format(regel.meer_uitleg))


def _party(partij: AfspraakPartij, filters: Filters) -> Markup:
    notes = [f"op {partij.datum_tekst}"] if partij.datum_tekst else []
    notes += [f"werkbaar in de praktijk: {partij.werkbaar}"] if partij.werkbaar else []
    notes += [f"knelpunt: {partij.knelpunt}"] if partij.knelpunt else []
    notes += [f"escalatie: {partij.escalatie}"] if partij.escalatie else []
    return Markup("<li>{}: {}{}</li>").format(
        partij.organisatie_naam,
        figure_link(filters, partij.sleutel, signed(partij.stand_tekst, partij.stand_teken)),
        join(Markup('<span class="pm-who">{}</span>').format(note) for note in notes),
    )


def _in_words(partij: AfspraakPartij) -> str:
    """The same as text, for a file."""
    parts = [f"{partij.organisatie_naam}: {signed_text(partij.stand_tekst, partij.stand_teken)}"]
    parts += [f"op {partij.datum_tekst}"] if partij.datum_tekst else []
    parts += [f"werkbaar: {partij.werkbaar}"] if partij.werkbaar else []
    parts += [f"knelpunt: {partij.knelpunt}"] if partij.knelpunt else []
    parts += [f"escalatie: {partij.escalatie}"] if partij.escalatie else []
    return ", ".join(parts)


def _moment(moment: TijdlijnMoment, filters: Filters) -> Markup:
    return Markup('<li>{}: {} <span class="pm-kind">{} {}</span></li>').format(
        moment.datum_tekst,
        figure_link(filters, moment.sleutel, moment.naam),
        moment.toestand_teken,
        moment.toestand_tekst,
    )


def _list(regels: Sequence[AfspraakRegel], filters: Filters) -> Markup:
    return items(
        (
            Markup('<li>{}{}<span class="pm-who">wie: {}{}</span>{}</li>').format(
                Markup("<strong>{}</strong> ").format(regel.code) if regel.code else EMPTY,
                _what(regel, filters),
                regel.wie or NOBODY,
                f" · {regel.wanneer_tekst}" if regel.wanneer_tekst else "",
                Markup('<span class="pm-who">voor meer uitleg vatbaar: {}</span>').format(regel.meer_uitleg)
                if regel.meer_uitleg
                else EMPTY,
            )
            for regel in regels
        ),
        "",
    )


def _limit(cijfer: Cijfer, filters: Filters) -> Markup:
    value = " ".join(part for part in (cijfer.weergave, cijfer.eenheid) if part)
    return Markup('<li>{}: {}<span class="pm-who">{}</span></li>').format(
        cijfer.naam, figure_link(filters, cijfer.sleutel, value), cijfer.toelichting or "geen toelichting"
    )


def _agreements(group: Sequence[AfspraakRegel]) -> list[AfspraakRegel]:
    return [regel for regel in group if regel.groep == "afspraak"]


def _of(regel: AfspraakRegel, partijen: Sequence[AfspraakPartij]) -> list[AfspraakPartij]:
    return [partij for partij in partijen if partij.afspraak_sleutel == regel.sleutel]
