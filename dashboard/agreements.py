"""The register of agreements of a programme: what holds, with whom it was made, and how far each party is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from dashboard import sentences
from dashboard.filters import Filters
from dashboard.lists import items, titled
from dashboard.markup import EMPTY, figure_link, folded, join, onderdeel_link, signed, signed_text, table
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
ONE_BESIDE = {"uitwerking": "uitwerking", "regel": "regel of voorwaarde", "uitgangspunt": "uitgangspunt"}
STANDEN = ("gedaan", "bezig", "nog niet begonnen", "loopt vast")
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
    """A folded part per onderdeel; those with agreements first. What only explains rules is help text, and not here.

    Open is the part that the address names or that has the agreement it names, and the only part with agreements.
    """
    own = [regel for regel in regels if not regel.is_uitleg]
    ids = dict.fromkeys(regel.onderdeel_id for regel in own)
    groups = [[regel for regel in own if regel.onderdeel_id == onderdeel] for onderdeel in ids]
    groups.sort(key=lambda group: not _agreements(group))
    only = sum(bool(_agreements(group)) for group in groups) == 1
    return join(
        _folded_part(
            in_brief(group, niet_vermeld),
            _part(group, _of_all(own, group), partijen, momenten, niet_vermeld, filters),
            _named(group, filters) or (only and bool(_agreements(group))),
        )
        for group in groups
    )


def in_brief(group: Sequence[AfspraakRegel], niet_vermeld: Stilte) -> tuple[str, list[Markup | str]]:
    """The one line of a part: its name, how many agreements, how many depart from the law, how far the parties are."""
    name, agreed = group[0].onderdeel_naam, _agreements(group)
    if not agreed:
        beside = Counter(regel.groep for regel in group)
        rest = [f"{beside[groep]} {_plural(groep, beside[groep])}" for groep in BESIDE if beside[groep]]
        return name, ["geen aparte afspraken", *rest]
    valid = [regel for regel in agreed if regel.telt_mee]
    what = f"{len(agreed)} {'afspraak' if len(agreed) == 1 else 'afspraken'}"
    if len(valid) < len(agreed):
        what += f", waarvan er {len(valid)} {'is' if len(valid) == 1 else 'zijn'} gemaakt"
    departs = sum(regel.wijkt_af_van_wet for regel in valid)
    law = (
        f"{departs} {'wijkt' if departs == 1 else 'wijken'} af van de wet"
        if departs
        else "geen afwijking van de wet genoemd"
    )
    return name, [what, law, _standing(valid, niet_vermeld)]


def _plural(groep: str, number: int) -> str:
    return ONE_BESIDE[groep] if number == 1 else BESIDE[groep].lower()


def _standing(valid: Sequence[AfspraakRegel], niet_vermeld: Stilte) -> Markup | str:
    """'stand per partij: 2 gedaan, 1 bezig, 1 niet vermeld; verschilt bij 1 afspraak'."""
    counts = {stand: sum(regel.standen[stand] for regel in valid) for stand in STANDEN}
    if not any(counts.values()):
        return Markup("stand per partij: {}").format(signed(niet_vermeld.tekst, niet_vermeld.teken))
    parts = [f"{number} {stand}" for stand, number in counts.items() if number]
    unknown = sum(regel.partijen_onbekend for regel in valid)
    parts += [f"{unknown} niet vermeld"] if unknown else []
    differs = sum(regel.verschilt for regel in valid)
    more = f"; verschilt bij {differs} {'afspraak' if differs == 1 else 'afspraken'}" if differs else ""
    return f"stand per partij: {', '.join(parts)}{more}"


def _folded_part(brief: tuple[str, Sequence[Markup | str]], body: Markup, is_open: bool = False) -> Markup:
    """A card that opens by mouse or keyboard; on paper it is always open."""
    name, facts = brief
    return Markup(
        '<div class="pm-dossier pm-register"><details class="pm-card"{}><summary><h2>{}</h2> '
        '<span class="pm-brief">{}</span></summary>{}</details></div>'
    ).format(
        Markup(" open") if is_open else EMPTY,
        name,
        Markup('<span aria-hidden="true"> · </span>').join(Markup("<span>{}</span>").format(fact) for fact in facts),
        body,
    )


def _named(group: Sequence[AfspraakRegel], filters: Filters) -> bool:
    return any(filters.cijfer == regel.sleutel or filters.onderdeel == regel.onderdeel_id for regel in group)


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
    facts = [f"{len(own)} regels", f"{len(duties)} keer moet u iets doen of laten"]
    named = _named(own, filters)
    return _folded_part((f"Hulp: {own[0].onderdeel_naam}", facts), join(body), named)


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
            _departs(regel),
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
    of_all: Sequence[AfspraakRegel],
    partijen: Sequence[AfspraakPartij],
    momenten: Sequence[TijdlijnMoment],
    niet_vermeld: Stilte,
    filters: Filters,
) -> Markup:
    """One onderdeel: with whom it was made, who is bound, its agreements as a table, moments, what does not count."""
    first, agreed = group[0], _agreements(group)
    name = onderdeel_link(filters, first.onderdeel_id, first.onderdeel_naam)
    # Moments only of a set that was agreed as a whole: of a project they say nothing about its agreements.
    own = [m for m in momenten if m.onderdeel_id == first.onderdeel_id and m.soort == "mijlpaal"]
    if first.tot_stand_aantal is None:
        own = []
    # What a source says of no party at all is said once, above the table.
    reported = any(regel.partijen for regel in agreed)
    body = [
        Markup('<p class="pm-note">Alles over dit onderdeel: {}.</p>').format(name),
        _made_with(first, niet_vermeld) if agreed else EMPTY,
        titled("Geldt voor alle afspraken", _list(of_all, filters)) if agreed and of_all else EMPTY,
        nobody_reported(niet_vermeld) if agreed and not reported else EMPTY,
        _table(agreed, partijen, niet_vermeld, filters, reported) if agreed else EMPTY,
        titled("Momenten", items((_moment(moment, filters) for moment in own), "")) if own else EMPTY,
    ]
    for groep, title in BESIDE.items():
        rows = [regel for regel in group if regel.groep == groep]
        body += [folded(f"{title} ({len(rows)}), telt niet mee", _list(rows, filters))] if rows else []
    return join(body)


def _table(
    agreed: Sequence[AfspraakRegel],
    partijen: Sequence[AfspraakPartij],
    niet_vermeld: Stilte,
    filters: Filters,
    reported: bool,
) -> Markup:
    """The agreements of one part; how far each party is as the last column, where a source says it of anybody."""
    header = HEADER if reported else HEADER[:-1]
    rows = [_row(regel, partijen, niet_vermeld, filters)[: len(header)] for regel in agreed]
    return table(header, rows, f"Afspraken {agreed[0].onderdeel_naam}")


def nobody_reported(niet_vermeld: Stilte) -> Markup:
    """That no source says of any party how far it is with these agreements."""
    silent = signed(niet_vermeld.tekst, niet_vermeld.teken)
    return Markup('<p class="pm-note">Stand per partij: {}, van geen enkele partij.</p>').format(silent)


def stands(sleutel: str, partijen: Sequence[AfspraakPartij], niet_vermeld: Stilte, filters: Filters) -> Markup:
    """How far each party is with one agreement, and what the source does not say of it; empty: of nobody."""
    own = [partij for partij in partijen if partij.afspraak_sleutel == sleutel]
    return items((_party(partij, niet_vermeld, filters) for partij in own), "pm-parties") if own else EMPTY


def _made_with(regel: AfspraakRegel, niet_vermeld: Stilte) -> Markup:
    if regel.tot_stand_met is None:
        silent = signed(niet_vermeld.tekst, niet_vermeld.teken)
        return Markup('<p class="pm-note">Met wie dit tot stand kwam: {}.</p>').format(silent)
    return folded(
        f"In overleg tot stand gekomen; de lijst in de tekst noemt {regel.tot_stand_aantal} organisaties",
        Markup("<p>{}.</p>").format(regel.tot_stand_met),
    )


def _row(
    regel: AfspraakRegel, partijen: Sequence[AfspraakPartij], niet_vermeld: Stilte, filters: Filters
) -> list[Markup | str | None]:
    departs: Markup | str = _departs(regel)
    if regel.wijkt_af_van_wet:
        departs = Markup("<strong>{}, {}</strong>").format(departs, regel.wet_artikel or "artikel niet genoemd")
    elif regel.wijkt_af_onbekend:
        departs = signed(niet_vermeld.tekst, niet_vermeld.teken)
    stand: Markup | str = stands(regel.sleutel, partijen, niet_vermeld, filters)
    if not regel.partijen:
        stand = signed(niet_vermeld.tekst, niet_vermeld.teken) if regel.telt_mee else OUTSIDE
    return [
        Markup("<strong{}>{}</strong>").format(
            Markup(' class="pm-named"') if filters.cijfer == regel.sleutel else EMPTY, regel.code or ""
        ),
        _what(regel, filters) + _open(regel),
        regel.wie or NOBODY,
        departs,
        regel.wanneer_tekst or "geen genoemd",
        stand,
    ]


def _departs(regel: AfspraakRegel) -> str:
    if regel.wijkt_af_onbekend:
        return SILENT
    return "ja" if regel.wijkt_af_van_wet else "nee"


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


def _party(partij: AfspraakPartij, niet_vermeld: Stilte, filters: Filters) -> Markup:
    said = {"werkbaar in de praktijk": partij.werkbaar, "knelpunt": partij.knelpunt, "escalatie": partij.escalatie}
    notes: list[Markup | str] = [sentences.op_datum(partij.datum_tekst)] if partij.datum_tekst else []
    notes += [f"{name}: {text}" for name, text in said.items() if text]
    if silent := [name for name, text in said.items() if not text]:
        sign = signed(niet_vermeld.tekst, niet_vermeld.teken)
        notes.append(Markup("{}: {}").format(sign, sentences.opsomming(silent)))
    return Markup("<li>{}: {}{}</li>").format(
        partij.organisatie_naam,
        figure_link(filters, partij.sleutel, signed(partij.stand_tekst, partij.stand_teken)),
        join(Markup('<span class="pm-who">{}</span>').format(note) for note in notes),
    )


def _in_words(partij: AfspraakPartij) -> str:
    """The same as text, for a file."""
    parts = [f"{partij.organisatie_naam}: {signed_text(partij.stand_tekst, partij.stand_teken)}"]
    parts += [sentences.op_datum(partij.datum_tekst)] if partij.datum_tekst else []
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


def _of_all(own: Sequence[AfspraakRegel], group: Sequence[AfspraakRegel]) -> list[AfspraakRegel]:
    """What the text says of all agreements of the whole that this part belongs to."""
    return [regel for regel in own if regel.over_geheel and regel.geheel_id == group[0].geheel_id]


def _agreements(group: Sequence[AfspraakRegel]) -> list[AfspraakRegel]:
    return [regel for regel in group if regel.groep == "afspraak"]


def _of(regel: AfspraakRegel, partijen: Sequence[AfspraakPartij]) -> list[AfspraakPartij]:
    return [partij for partij in partijen if partij.afspraak_sleutel == regel.sleutel]
