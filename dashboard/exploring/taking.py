"""Below a view: its rows as a file, made when somebody asks for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard import components, queries
from dashboard.choice import CHOICES, LISTS, Keuze
from dashboard.exploring import files
from dashboard.exploring.files import CSV, PARQUET, XLSX, Bestand
from dashboard.queries import verkenning
from dashboard.report.about import Kenmerk, kenmerk
from dashboard.sentences import number_of
from dashboard.session import View

LABELS = {XLSX: "Download als Excel", CSV: "Download als CSV met beschrijving", PARQUET: "Download als Parquet"}
TITLE = Markup('<h2 class="pm-take">Neem mee</h2>')
NOTE = Markup(
    '<p class="pm-note pm-take">In elk bestand staat wat de kolommen betekenen, welke stand en keuze het zijn, en bij '
    "elke rij de bron.</p>"
)
UITLEG = {
    "sleutel": "Sleutel van de waarde; zij leidt naar de bron. Een organisatie die niet getoond is, staat er niet in.",
    "programma_id": "Programma.",
    "indicator_id": "Indicator.",
    "indicator_versie": "Versie van de definitie; een andere versie is een andere reeks.",
    "indicator": "Naam van de indicator, zoals op de pagina.",
    "indicator_voluit": "Hele naam van de indicator.",
    "onderdeel_id": "Onderdeel van het programma.",
    "onderdeel": "Naam van het onderdeel, zoals op de pagina.",
    "onderdeel_voluit": "Hele naam van het onderdeel.",
    "organisatie_id": "Organisatie; leeg: alle samen, of niet getoond.",
    "organisatie": "Naam van de organisatie. Bij een aantal mensen onder 5 staat er geen naam.",
    "dimensie": "Waarnaar is uitgesplitst; leeg: het geheel.",
    "deelgroep": "Deel van die uitsplitsing; leeg: het geheel.",
    "soort": "proces, uitkomst, verhalend of context. Context is geen resultaat van het programma.",
    "eenheid": "Wat er geteld wordt; procent: 0 tot 100.",
    "tijdtype": "stand (op een moment), stroom (in een periode) of cumulatief (sinds de start).",
    "geldig_van": "Begin van de periode; leeg: een moment, of het begin is niet bekend.",
    "stand_op": "Datum waarop de waarde geldt; bij een onbekende dag de laatste dag.",
    "stand_op_precisie": "Hoe precies die datum bekend is: dag, maand, jaar en zo meer.",
    "actueel": "ja: dit is de laatste waarde van haar reeks.",
    "getal": "De waarde om mee te rekenen; leeg: geen waarde, zie stilte. Nooit 0 als er niets bekend is.",
    "kwalificatie": "Wat de bron bij het getal zegt: exact, circa, ruim, bijna en zo meer. verwacht: van na het "
    "rapport; weergave zegt of de bron het verwacht of vooraf vaststelde.",
    "weergave": "De waarde zoals een lezer die ziet, met de woorden van de bron.",
    "teller": "Teller van een aandeel; leeg: niet gegeven.",
    "noemer": "Noemer van een aandeel; leeg: niet gegeven.",
    "stilte": "Waarom er geen waarde is: een van de zeven soorten.",
    "n": "Op hoeveel antwoorden of gevallen de waarde berust; leeg: onbekend of niet precies bekend.",
    "berust_op": "Hetzelfde in woorden.",
    "interval_onder": "Ondergrens van het interval (Wilson), alleen bij een steekproef met bekende n.",
    "interval_boven": "Bovengrens van dat interval.",
    "verschil_met_eerder": "Verschil met de vorige waarde van de reeks, alleen bij een steekproef met bekende n.",
    "verschil_onder": "Ondergrens van het interval van dat verschil (Newcombe).",
    "verschil_boven": "Bovengrens van dat interval.",
    "respons": "Bij een vragenlijst: hoeveel van de gevraagden die invulden.",
    "kan_niet": "ja: geen enkel aantal van n geeft dit percentage.",
    "vergelijkbaar_met": "Alleen rijen met hetzelfde nummer, en op dezelfde datum, mogen naast elkaar.",
    "doel_getal": "Streefwaarde tegenover de waarde, in dezelfde eenheid; leeg: geen doel.",
    "doel_datum": "Streefdatum, de laatste dag van de periode; leeg: geen doel, of de bron noemt geen datum.",
    "doel": "Het doel in woorden.",
    "toelichting": "Bijzonderheden, in onze woorden.",
    "voorbehoud": "Wat de definitie van het cijfer niet kan zeggen.",
    "verschil_tussen_bronnen": "Wat er anders is dan op een andere plaats; leeg: niets gevonden.",
    "levering_id": "Levering waar de waarde uit komt.",
    "bekend_op": "Vanaf deze dag kon de monitor het weten.",
    "status": "concept of vastgesteld.",
    "bestand": "Brondocument.",
    "paragraaf": "Paragraaf daarin.",
    "regel_van": "Eerste regel.",
    "regel_tot": "Laatste regel.",
}
EENHEDEN = {
    "interval_onder": "procent",
    "interval_boven": "procent",
    "verschil_met_eerder": "procentpunt",
    "verschil_onder": "procentpunt",
    "verschil_boven": "procentpunt",
    "getal": "zie de kolom eenheid",
    "doel_getal": "zie de kolom eenheid",
}
# More names than this are a number in the name of a file.
MOST_NAMES = 2
LONGEST_SLUG = 70


def figures(here: View, keuze: Keuze, total: int) -> None:
    """The files of a choice of figures; also of a choice that finds nothing: then they say what was asked of what."""

    def view(soort: str) -> Bestand:
        return of_figures(here, keuze, files.MOST_ROWS[soort])

    buttons(here, view, in_a_name(keuze), total)


def buttons(here: View, view: Callable[[str], Bestand], naam: str, total: int) -> None:
    """A button per kind of file, between TITLE and NOTE.

    A file is made when its button is pressed, so that a page need not wait for it.
    """
    about = kenmerk(here.state, here.programma)
    with st.container(horizontal=True, key="pm-take"):
        for soort, label in LABELS.items():
            if total > files.MOST_ROWS[soort]:
                other = "" if soort == PARQUET else ", of neem Parquet"
                too_many = f"{label}: {number_of(total, 'rij is', 'rijen is')} te veel. Kies minder{other}."
                components.html(Markup('<p class="pm-note">{}</p>').format(too_many))
                continue
            st.download_button(
                label,
                partial(_made, soort, view, about),
                file_name(here, naam, "xlsx" if soort == XLSX else f"{soort}.zip"),
                files.MIME[soort],
                key=f"take-{soort}",
                on_click="ignore",
            )


def _made(soort: str, view: Callable[[str], Bestand], about: Kenmerk) -> bytes:
    return files.made(soort, view(soort), about)


def file_name(here: View, naam: str, ending: str) -> str:
    """'oefening-vl-maatwerkplekken-<stand>.csv.zip': of which programme, what it is, and of which state."""
    staat = here.state.name.removeprefix("monitor-").removesuffix(".duckdb")
    return "-".join([*(["oefening"] if here.oefening else []), here.programma.id, slug(naam), staat]) + f".{ending}"


def slug(text: str) -> str:
    """A text as the name of a file: small ASCII letters, digits and hyphens, not too long; 'verkenning' without any."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    whole = "-".join(re.findall(r"[a-z0-9]+", plain)) or "verkenning"
    return whole if len(whole) <= LONGEST_SLUG else whole[: LONGEST_SLUG + 1].rpartition("-")[0] or whole[:LONGEST_SLUG]


def in_a_name(keuze: Keuze) -> str:
    """What was chosen, for the name of a file: the name of the view, else what and when."""
    if keuze.naam:
        return keuze.naam
    said = ["verkenning"]
    for ids, kind in (
        (keuze.indicatoren, "indicatoren"),
        (keuze.onderdelen, "onderdelen"),
        (keuze.organisaties, "organisaties"),
    ):
        # 'vl.plekken_vrij' and 'vl/1/maatwerkplekken': what comes last says it.
        names = [re.split(r"[./]", id)[-1] for id in ids]
        said += names if len(names) <= MOST_NAMES else [f"{len(names)} {kind}"]
    said += [*keuze.soorten, keuze.zoek]
    said += [getattr(keuze, name) for name in ("wie", "deelgroepen") if getattr(keuze, name) != "alles"]
    said += ["alle momenten"] if keuze.momenten == "alle" else []
    said += [f"{word} {day}" for word, day in (("vanaf", keuze.van), ("tot", keuze.tot)) if day]
    return " ".join(said)


def of_figures(here: View, keuze: Keuze, limit: int) -> Bestand:
    """A choice of figures with its definitions and deliveries."""
    rows = verkenning.in_bestand(here.state, here.programma.id, keuze, limit)
    indicatoren, leveringen = set(rows["indicator_id"]), set(rows["levering_id"])
    return Bestand(
        naam="verkenning",
        titel=keuze.naam or f"Cijfers van {here.programma.naam}",
        rijen=rows,
        uitleg=UITLEG,
        eenheden=EENHEDEN,
        feiten={
            **facts(here, leveringen),
            "keuze": chosen(keuze),
            **address(here, **keuze.query()),
            "definities": definitions(here, indicatoren),
        },
    )


def definitions(here: View, indicatoren: set[str]) -> list[dict[str, object]]:
    """The definitions of the indicators that occur in a file, every version of each."""
    return [
        {
            "id": d.id, "versie": d.versie, "naam": d.naam, "definitie": d.definitie, "telt_mee": d.telt_mee,
            "telt_niet_mee": d.telt_niet_mee, "eenheid": d.eenheid, "teller": d.teller, "noemer": d.noemer,
            "reden_geen_doel": d.reden_geen_doel, "bronhouder": d.bronhouder, "beperkingen": d.beperkingen,
        }
        for d in queries.definities(here.state, here.programma.id)
        if d.id in indicatoren
    ]  # fmt: skip


def address(here: View, **asked: str) -> dict[str, str]:
    """Where a file comes from, also when more is known by then; and how to read that, since no host is known here.

    The date is that of the state, as the file says it, also when the reader asked for a later day.
    """
    known = queries.stand(here.state).bekend_op
    return {
        "adres": here.filters.url("verkenner", bekend_op=known.isoformat(), **asked),
        "adres_uitleg": "Zet het begin van het adres van uw monitor ervoor: waar die staat, weet dit bestand niet. "
        "Het adres opent wat de monitor wist op de dag achter bekend_op, ook als er later meer bij kwam.",
    }


def facts(here: View, leveringen: set[str]) -> dict[str, object]:
    """What every file says of its state and its sources."""
    about = kenmerk(here.state, here.programma)
    sources = [
        {"title": row.titel, "levering_id": row.id, "uitgever": row.uitgever, "licentie": row.licentie}
        for row in queries.leveringen(here.state)
        if row.id in leveringen
    ]
    return {
        "staat": about.staat,
        "status": about.status,
        "zoals_bekend_op": about.bekend_op,
        "laatste_rapport": about.laatste_rapport,
        "programma": here.programma.id,
        "oefening": about.oefening,
        "sources": sources,
    }


def chosen(keuze: Keuze) -> dict[str, str]:
    """The choice in the words of the address: the same words open the same view."""
    order = [*LISTS, "soorten", *CHOICES, "van", "tot", "zoek", "naam"]
    query = keuze.query()
    return {name: query[name] for name in order if name in query}
