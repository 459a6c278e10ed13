"""What a file that somebody sent says and changes, in words and tables; the page Aanleveren puts them together."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dashboard import sentences
from dashboard.filters import Filters
from dashboard.intake import BLOCKS, Actor, Change, Finding, Look, Offer, Reading, Step, moves
from dashboard.markup import EMPTY, card, folded, join, table
from dashboard.queries import Concept, Stap
from dashboard.sentences import Conclusie

# More rows than this and nobody reads them; the rest is counted, and stands in the copy of the file.
SHOWN = 100
_SIGN = {BLOCKS: "✖", "waarschuwing": "▲"}
_ROLES = {
    "lezer": "U leest mee. Aanleveren is voor leveranciers en de gegevensbeheerder.",
    "leverancier": "U levert voor uw eigen onderdelen. De gegevensbeheerder besluit.",
    "gegevensbeheerder": "U levert, en u besluit over wat anderen leveren.",
    "beheerder": "U levert, en u besluit over wat anderen leveren.",
}
LOCAL = (
    "Er is geen bestand met rollen (rollen.yml). Daarom is dit dashboard alleen voor deze computer, en mag wie het "
    "gebruikt alles: lezen, leveren en besluiten."
)


def opening(programma: str, wacht: int, concepten: int) -> Conclusie:
    """The headline of the page: what waits, and what is still a draft."""
    files = sentences.number_of(wacht, "bestand wacht", "bestanden wachten") if wacht else "Er wacht geen bestand"
    drafts = sentences.number_of(concepten, "levering is", "leveringen zijn") if concepten else "geen levering is"
    kop = f"{files} op een besluit; {drafts} nog concept"
    lead = (
        f"Lever cijfers over {programma} aan: u ziet binnen enkele seconden wat er klopt, wat niet, en wat er "
        "verandert. Niets telt voordat het is aanvaard."
    )
    return Conclusie(kop, lead)


def role(by: Actor, local: bool) -> Markup:
    """Who the reader is here, and what that means."""
    own = f" Uw onderdelen: {', '.join(by.onderdelen)}." if by.onderdelen else ""
    words = LOCAL if local else f"U bent aangemeld als {by.functie} ({by.rol}). {_ROLES.get(by.rol or '', '')}{own}"
    return Markup('<p class="pm-note">{}</p>').format(words)


def about_registrations(by: Actor, megabytes: int) -> Markup:
    """Whether a file with registrations can be sent here; a supplier sends none."""
    if not by.may_accept:
        return EMPTY
    return Markup(
        '<p class="pm-note">Een bestand met registraties (.parquet of .csv) mag hier ook; is het groter dan {} MB, '
        "lever het dan met de opdracht <code>programmamonitor submit</code>, want die leest het bij stukjes.</p>"
    ).format(megabytes)


# What is not looked at yet in a file that is stopped.
LATER = "Als niets meer blokkeert, kijken wij ook naar sprongen en naar wat ontbreekt."


def verdict(seen: Look) -> str:
    """One sentence about a file: whether it can become a delivery."""
    if seen.earlier:
        return f"Precies dit bestand is al aanvaard, als levering {seen.earlier}. U hoeft niets te doen."
    if not seen.is_acceptable:
        stops = len(seen.stops)
        return f"{'1 bevinding houdt' if stops == 1 else f'{stops} bevindingen houden'} dit bestand tegen."
    if seen.findings:
        asks = "waarschuwing vraagt" if len(seen.findings) == 1 else "waarschuwingen vragen"
        return f"Niets houdt dit bestand tegen; {len(seen.findings)} {asks} uitleg."
    return "Niets houdt dit bestand tegen."


def answer(seen: Look) -> Conclusie:
    """The same as the headline of the page, with what stands below."""
    if seen.earlier or not seen.findings:
        lead = "Hieronder staat hoe het gelezen is en wat er verandert."
    else:
        lead = "Hieronder staat elke bevinding met de plaats, wat er staat en wat u kunt doen."
    if seen.stops and not seen.earlier:
        lead = f"Er is niets veranderd. {lead} {LATER}"
    return Conclusie(verdict(seen), f"{seen.upload.name}. {lead}")


def findings(found: Sequence[Finding]) -> Markup:
    """Every finding by place, with value and remedy; what blocks stands first."""
    if not found:
        return EMPTY
    ordered = sorted(found, key=lambda finding: finding.ernst != BLOCKS)
    rows = [
        [
            Markup('<span class="pm-nowrap"><span aria-hidden="true">{}</span> {}</span>').format(
                _SIGN[finding.ernst], finding.ernst
            ),
            place(finding),
            finding.waarde if finding.waarde is not None else "",
            finding.melding,
            finding.oplossing,
        ]
        for finding in ordered[:SHOWN]
    ]
    header = ["Ernst", "Waar", "Wat er staat", "Wat er mis is", "Wat u kunt doen"]
    return table(header, rows, "Bevindingen") + _more(len(found))


def place(finding: Finding) -> str:
    """Sheet and cell, as the sender finds it back: the file is the one that was just sent."""
    if finding.blad:
        where = f", cel {finding.cel}" if finding.cel else f", rij {finding.rij}" if finding.rij else ""
        return f"blad {finding.blad}{where}"
    parts = (f"rij {finding.rij}" if finding.rij else "", f"kolom {finding.kolom}" if finding.kolom else "")
    where = ", ".join(filter(None, parts)) or "hele bestand"
    return f"levering {finding.levering_id}: {where}" if finding.levering_id else where


def hidden(found: Sequence[Reading]) -> Markup:
    """Which of the sender's numbers nobody will see, said before the delivery counts."""
    if not found:
        return EMPTY
    kop = sentences.number_of(len(found), "getal wordt niet getoond", "getallen worden niet getoond")
    items = join(Markup("<li>{}</li>").format(str(note)) for note in found[:SHOWN])
    return card(f"{kop} (klein aantal)", Markup("<ul>{}</ul>").format(items) + _more(len(found)))


def readings(found: Sequence[Reading]) -> Markup:
    """How the file was read where that is not how it stands; folded, for most of it is as the sender meant it."""
    if not found:
        return Markup('<p class="pm-note">Alles is gelezen zoals het er staat.</p>')
    rows = [
        [", ".join(part for part in (note.blad, note.cel) if part) or "hele bestand", note.gevonden or "", note.melding]
        for note in found[:SHOWN]
    ]
    body = table(["Waar", "Wat er staat", "Hoe het is gelezen"], rows, "Zo is het gelezen") + _more(len(found))
    what = sentences.number_of(len(found), "plaats is", "plaatsen zijn")
    return folded(f"Zo is het bestand gelezen: {what} anders gelezen dan het er staat, of overgeslagen", body)


def counted(found: Sequence[Reading]) -> Markup:
    """What registrations were counted to."""
    return join(Markup('<p class="pm-note">{}</p>').format(str(note)) for note in found)


def changes(found: Sequence[Change]) -> Markup:
    """What would be new, different, the same again or gone: figures and facts, with their status."""
    moved = moves(found)
    nothing = Markup('<p class="pm-empty">Geen enkel cijfer dat getoond wordt, verandert.</p>')
    body = _changes(moved.door_levering, "Wat er verandert") if moved.door_levering else nothing
    if follows := moved.afgeleid:
        what = sentences.number_of(len(follows), "berekend cijfer verandert", "berekende cijfers veranderen")
        body += folded(f"{what} mee", _changes(follows, "Wat daaruit volgt"))
    if later := moved.door_tijd:
        what = sentences.number_of(len(later), "cijfer of feit verandert", "cijfers en feiten veranderen")
        body += folded(
            f"{what} alleen doordat de stand van een latere dag is", _changes(later, "Wat door de tijd verandert")
        )
    return card(f"Wat er verandert: {moved.telling}", body)


def _changes(moved: Sequence[Change], name: str) -> Markup:
    rows = [
        [
            change.soort,
            change.onderdeel_naam,
            change.naam,
            change.van,
            change.naar,
        ]
        for change in moved[:SHOWN]
    ]
    return table(["Wat", "Onderdeel", "Cijfer of feit", "Was", "Wordt"], rows, name) + _more(len(moved))


def offer(found: Offer) -> Markup:
    """One file that waits: what, from whom, since when, and why it is as it is."""
    sent = found.upload.op.astimezone()
    explained = Markup("<p>Toelichting: {}</p>").format(found.toelichting) if found.toelichting else EMPTY
    return Markup('<h3>{}</h3><p class="pm-note">Bestand {}, ingeleverd door {} op {}</p>{}').format(
        found.titel, found.upload.name, found.upload.door.functie, f"{sent:%d-%m-%Y %H:%M}", explained
    )


def concept(found: Concept, stappen: Sequence[Stap], filters: Filters) -> Markup:
    """One draft: from whom, about what, why it is as it is, and what was said of it."""
    about = sentences.opsomming([f"{onderdeel['naam']} ({onderdeel['aantal']})" for onderdeel in found.onderdelen])
    explained = Markup("<p>Toelichting: {}</p>").format(found.toelichting) if found.toelichting else EMPTY
    said = join(
        Markup('<p class="pm-note">Wederhoor van {} {}, over {}: {}</p>').format(
            stap.door, sentences.op_datum(stap.op_tekst), stap.onderdeel_naam, stap.tekst
        )
        for stap in stappen
        if stap.over_levering_id == found.id and stap.stap == "wederhoor"
    )
    return Markup(
        '<h3>{}</h3><p class="pm-note">Van {}, bekend {} · <a href="{}">levering {}</a></p>'
        "<p>Cijfers en feiten over {}</p>{}{}"
    ).format(
        found.titel,
        found.uitgever,
        sentences.op_datum(found.bekend_op_tekst),
        filters.url("verantwoording", deel="leveringen"),
        found.id,
        about,
        explained,
        said or Markup('<p class="pm-note">Nog geen wederhoor.</p>'),
    )


def trail(steps: Sequence[Step], filters: Filters) -> Markup:
    """What came in and what became of it, newest first."""
    if not steps:
        return Markup(
            '<p class="pm-empty">Er is nog niets langs deze weg binnengekomen. De eerste leveringen van de monitor '
            'staan bij <a href="{}">Bronnen en uitleg</a>.</p>'
        ).format(filters.url("verantwoording", deel="leveringen"))
    rows = [
        [
            f"{step.op.astimezone():%d-%m-%Y %H:%M}",
            step.wat,
            step.aangeleverd_door,
            _outcome(step),
            step.besloten_door or "de controles",
            step.reden or "",
        ]
        for step in steps[:SHOWN]
    ]
    header = ["Wanneer", "Wat", "Van", "Wat ervan werd", "Besloten door", "Reden of toelichting"]
    return table(header, rows, "Wat er binnenkwam") + _more(len(steps))


def _outcome(step: Step) -> Markup:
    if step.levering_id:
        return Markup("aanvaard als {}").format(step.levering_id)
    if step.besloten_door is None:
        stops = sentences.number_of(step.blokkeert, "bevinding blokkeert", "bevindingen blokkeren")
        return Markup("niet binnengekomen: {}").format(stops)
    return Markup("geweigerd")


def _more(total: int) -> Markup:
    if total <= SHOWN:
        return EMPTY
    return Markup('<p class="pm-note">Hier staan de eerste {} van {}.</p>').format(SHOWN, total)
