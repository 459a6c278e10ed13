"""The parts of Bronnen en uitleg: one fact and its passages, definitions, deliveries, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from dashboard import components, differences, excerpts, explanation, markup, queries, sentences
from dashboard.queries import Bevinding, Cijfer, Definitie, Feit, Intrekking, Levering, Stilte
from dashboard.sentences import Conclusie
from dashboard.session import View


def show_fact(here: View, sleutel: str) -> None:
    """One fact by its key: value, formula or passages, definition, and the other values of the same series."""
    cijfer = queries.cijfer(here.state, sleutel)
    passages = queries.passages(here.state, sleutel)
    if cijfer is None and sleutel.startswith("indicator:"):
        show_definition(here, sleutel.removeprefix("indicator:"))
        return
    withdrawn = queries.intrekkingen(here.state, sleutel)
    itself = next((one for one in withdrawn if one.feit_sleutel == sleutel), None)
    if cijfer is None and not passages and itself is not None:
        _show_withdrawn(here, itself)
        return
    if cijfer is None and not passages:
        components.opening(
            Conclusie("Dit cijfer bestaat niet in deze stand", f"Gezocht is {sleutel[:120]}."), here.filters
        )
        components.html(_back(here))
        return
    fact = queries.feit(here.state, sleutel)
    components.opening(sentences.feit(cijfer, passages, fact), here.filters)
    instead = queries.vervangen_door(here.state, sleutel)
    if instead is not None:
        link = markup.figure_link(here.filters, instead.geldt_sleutel, "Naar de waarde die geldt")
        components.html(Markup('<p class="pm-lead">{} {}</p>').format(sentences.vervangen(instead), link))
    for before in withdrawn:
        way = markup.figure_link(here.filters, before.sleutel, "Waarom dat niet klopte")
        components.html(Markup('<p class="pm-lead">{} {}</p>').format(sentences.eerder_ingetrokken(before), way))
    if fact is not None:
        components.html(_about_fact(fact, here))
    if cijfer is not None:
        components.html(_about(cijfer, here))
        explanation.show_explanations(here, cijfer)
        _show_inputs(here, cijfer)
    _show_passages(here, sleutel)
    differences.show_of_fact(here, sleutel)
    if cijfer is not None and cijfer.indicator_id:
        _show_series(here, cijfer)
        definition = queries.definitie(here.state, cijfer.indicator_id, cijfer.indicator_versie)
        if definition:
            components.html(_definition(definition))
        components.html(_explore(here, cijfer.indicator_id))
    components.html(Markup('<p class="pm-key">sleutel: <code>{}</code></p>').format(sleutel))
    components.html(_back(here))


def _show_withdrawn(here: View, withdrawn: Intrekking) -> None:
    """A fact that was taken back: by what and why, where that stands, and where to find it as it was."""
    components.opening(sentences.ingetrokken(withdrawn), here.filters)
    ways = []
    if withdrawn.geldt_sleutel is not None:
        ways.append(markup.figure_link(here.filters, withdrawn.geldt_sleutel, sentences.wat_nu_geldt(withdrawn)))
    if withdrawn.stond_er_op is not None:
        then = replace(here.filters, bekend_op=withdrawn.stond_er_op)
        ways.append(markup.figure_link(then, withdrawn.feit_sleutel, "Zoals het er stond"))
    components.html(
        Markup('<section class="pm-card">{}</section>').format(
            markup.definition_list(
                [
                    (
                        "onderdeel",
                        markup.onderdeel_link(here.filters, withdrawn.onderdeel_id, withdrawn.onderdeel_naam),
                    ),
                    ("ingetrokken met", withdrawn.levering_titel),
                    # What came and went on one day counts on no day: a date would say that it once did.
                    ("telt niet mee vanaf", withdrawn.bekend_op_tekst)
                    if withdrawn.stond_er_op is not None
                    else ("telt mee", "op geen enkele datum"),
                    ("toelichting", withdrawn.toelichting),
                    ("zie ook", Markup(" · ").join(ways)),
                ]
            )
        )
    )
    _show_passages(here, withdrawn.sleutel)
    components.html(Markup('<p class="pm-key">sleutel: <code>{}</code></p>').format(withdrawn.feit_sleutel))
    components.html(_back(here))


def show_definition(here: View, indicator: str) -> None:
    """One definition, as indicators.yml gives it."""
    definition = queries.definitie(here.state, indicator)
    if definition is None:
        lead = f"Gezocht is {indicator[:120]}. Kijk in de lijst met definities."
        components.opening(Conclusie("Deze indicator bestaat niet in deze stand", lead), here.filters)
    else:
        components.opening(Conclusie(definition.naam, definition.vraag), here.filters)
        components.html(_definition(definition))
        _show_values(here, queries.cijfers_van_indicatoren(here.state, [indicator]), "De cijfers")
        components.html(_explore(here, indicator))
    components.html(_back(here))


def _explore(here: View, indicator: str) -> Markup:
    """The way to every value of an indicator, side by side and in time."""
    url = here.filters.url("verkenner", indicatoren=indicator, momenten="alle")
    return Markup('<p><a href="{}">Verken alle waarden van deze indicator</a></p>').format(url)


def show_definitions(here: View) -> None:
    """What it means when a value is missing; then every definition of the programme."""
    components.html(_silences(queries.stiltes(here.state)))
    rows = [
        [
            Markup('<a href="{}">{}</a>').format(here.filters.url("verantwoording", indicator=d.id), d.naam),
            d.soort,
            d.definitie,
            d.eenheid,
            d.beperkingen,
            d.status_tekst,
        ]
        for d in queries.definities(here.state, here.programma.id)
    ]
    header = ["Indicator", "Soort", "Wat telt", "Eenheid", "Wat het niet zegt", "Status"]
    components.html(markup.table(header, rows, "Definities"))


def show_deliveries(here: View, leveringen: Sequence[Levering]) -> None:
    """Every delivery of this state, and what it holds."""
    components.html(
        markup.join(
            markup.card(
                levering.titel,
                markup.definition_list(
                    [
                        ("uitgever", levering.uitgever),
                        ("verschenen", levering.publicatie_tekst),
                        ("zoals bekend op", levering.bekend_op_tekst),
                        ("soort", levering.soort.replace("_", " ")),
                        ("status", f"{levering.status}, {levering.openbaarheid}"),
                        ("document", levering.documenten),
                        ("inhoud", f"{levering.feiten} feiten met vindplaats, waarvan {levering.getallen} getallen"),
                        ("gebruik", levering.licentie),
                        ("toelichting", levering.toelichting),
                        ("levering", levering.id),
                    ]
                ),
            )
            for levering in leveringen
        )
    )


def show_findings(bevindingen: Sequence[Bevinding], attempt: tuple[str, list[Bevinding]] | None) -> None:
    """The warnings of this state; and when the last build was refused, why."""
    if attempt is not None:
        components.html(Markup("<h2>Waarom de laatste poging niet lukte</h2>"))
        components.html(_findings(sorted(attempt[1], key=lambda found: found.ernst), "Laatste poging"))
    if bevindingen:
        components.html(Markup("<h2>Waarschuwingen in deze stand</h2>"))
        components.html(_findings(bevindingen, "Waarschuwingen"))
    else:
        components.html(Markup("<p>De controles vonden niets in deze stand.</p>"))


def _silences(stiltes: Sequence[Stilte]) -> Markup:
    """The legend of the signs: the seven reasons why a value may be missing."""
    rows: list[list[markup.Cell]] = [[stilte.teken, stilte.tekst, stilte.uitleg, stilte.aantal] for stilte in stiltes]
    header = ["Teken", "Wat er staat", "Wat het betekent", "Hoe vaak in deze stand"]
    lead = Markup("<p>Een lege plek of een 0 laten wij nooit zien als wij iets niet weten. Er zijn zeven redenen.</p>")
    return markup.card(
        "Als er geen cijfer staat", lead + markup.table(header, rows, "Als er geen cijfer staat"), "stilte"
    )


def _findings(bevindingen: Sequence[Bevinding], caption: str) -> Markup:
    rows = [
        [
            bevinding.levering_id or "definities",
            _place(bevinding),
            bevinding.ernst,
            f"‘{bevinding.waarde}’ {bevinding.melding}" if bevinding.waarde else bevinding.melding,
            bevinding.oplossing,
        ]
        for bevinding in bevindingen
    ]
    return markup.table(["Levering", "Plaats", "Ernst", "Wat", "Wat te doen"], rows, caption)


def _place(bevinding: Bevinding) -> str:
    row = f"rij {bevinding.rij}" if bevinding.rij else None
    return ", ".join(part for part in (bevinding.bestand, row, bevinding.kolom) if part)


def _about(cijfer: Cijfer, here: View) -> Markup:
    goal = (
        markup.figure_link(here.filters, cijfer.doel_sleutel, cijfer.doel_tekst or "") if cijfer.doel_sleutel else None
    )
    return Markup('<section class="pm-card">{}</section>').format(
        markup.definition_list(
            [
                ("onderdeel", markup.onderdeel_link(here.filters, cijfer.onderdeel_id, cijfer.onderdeel_naam)),
                ("stand op", cijfer.stand_op_tekst),
                ("zoals bekend op", cijfer.bekend_op_tekst),
                ("berust op", cijfer.n_tekst),
                ("hoe het getal er kwam", cijfer.wijze_reden),
                ("ook gepubliceerd", cijfer.ook_gepubliceerd),
                ("status van de levering", cijfer.levering_status),
                ("doel", goal),
                ("status", f"{cijfer.status_teken} {cijfer.status_tekst}" if cijfer.status else None),
                ("waarom deze status", cijfer.status_uitleg),
                ("plan aangepast", _adjusted(cijfer, here)),
                ("toelichting", cijfer.toelichting),
            ]
        )
    )


def _adjusted(cijfer: Cijfer, here: View) -> Markup | None:
    if cijfer.aangepast_doel_sleutel is None or cijfer.aangepast_tekst is None:
        return None
    return markup.figure_link(here.filters, cijfer.aangepast_doel_sleutel, cijfer.aangepast_tekst)


def _about_fact(fact: Feit, here: View) -> Markup:
    place = fact.onderdeel_id and markup.onderdeel_link(here.filters, fact.onderdeel_id, fact.onderdeel_naam or "")
    return Markup('<section class="pm-card">{}</section>').format(
        markup.definition_list(
            [
                ("onderdeel", place),
                ("wat de bron zegt", fact.tekst),
                ("wie", fact.wie),
                ("wanneer", fact.wanneer),
                ("status", fact.status),
                ("wie dat leest", fact.lezing),
                ("reden", fact.reden),
            ]
        )
    )


def _show_inputs(here: View, cijfer: Cijfer) -> None:
    leaves = queries.bladen(here.state, cijfer.sleutel)
    if not leaves:
        return
    rows = [
        [
            leaf.naam,
            leaf.weergave,
            markup.figure_link(here.filters, leaf.sleutel, "berekening" if leaf.is_afgeleid else "bron"),
        ]
        for leaf in leaves
    ]
    components.html(Markup("<h2>Berekend</h2><p>Formule: {}</p>").format(leaves[0].formule))
    components.html(markup.table(["Wat erin gaat", "Waarde", "Waar het staat"], rows, "Invoer van de formule"))


def _show_passages(here: View, sleutel: str) -> None:
    passages = queries.passages(here.state, sleutel)
    if not passages:
        return
    rows = [
        [
            p.kolom.replace("_", " "),
            p.waarde,
            p.paragraaf,
            p.regels_tekst,
            p.korte_titel,
            p.bestand,
            p.wijze_melding,
        ]
        for p in passages
    ]
    header = ["Wat", "Waarde", "Paragraaf", "Regels", "Document", "Bestand", "Hoe het er staat"]
    components.html(Markup("<h2>Waar het staat</h2>"))
    components.html(markup.table(header, rows, "Vindplaatsen"))
    excerpts.show(here, passages)


def _show_series(here: View, cijfer: Cijfer) -> None:
    values = [value for value in queries.reeks(here.state, cijfer) if value.sleutel != cijfer.sleutel]
    if values:
        _show_values(here, values, "Andere waarden van dit cijfer")


def _show_values(here: View, values: Sequence[Cijfer], title: str) -> None:
    if not values:
        components.html(Markup("<p>Er is nog geen waarde geleverd.</p>"))
        return
    rows = [
        [
            value.onderdeel_naam,
            value.naam,
            markup.figure_link(here.filters, value.sleutel, markup.signed(value.weergave, value.stilte_teken)),
            value.n_melding,
            value.stand_op_tekst,
            f"versie {value.indicator_versie}",
            value.toelichting,
        ]
        for value in values
    ]
    header = ["Onderdeel", "Wat", "Waarde", "Berust op", "Stand op", "Definitie", "Toelichting"]
    components.html(Markup("<h2>{}</h2>").format(title) + markup.table(header, rows, title))


def _definition(d: Definitie) -> Markup:
    return markup.card(
        "Wat het betekent",
        markup.definition_list(
            [
                ("vraag", d.vraag),
                ("waarom", d.waarom),
                ("definitie", d.definitie),
                ("telt mee", d.telt_mee),
                ("telt niet mee", d.telt_niet_mee),
                ("eenheid", d.eenheid),
                ("teller", d.teller),
                ("noemer", d.noemer),
                ("tijd", d.tijdtype),
                ("gewenste richting", d.gewenste_richting.replace("_", " ")),
                ("nulmeting", d.nulmeting or f"geen: {d.reden_geen_nulmeting}"),
                ("doel", f"geen: {d.reden_geen_doel}" if d.reden_geen_doel else None),
                ("waarom geen oordeel", d.reden_geen_oordeel),
                ("wat het niet zegt", d.beperkingen),
                ("hoe vaak", d.frequentie),
                ("bronhouder", d.bronhouder),
                ("status", d.status_tekst),
                ("definitie in", f"indicators.yml, {d.id}, versie {d.versie}"),
            ]
        ),
    )


def _back(here: View) -> Markup:
    return Markup('<p><a href="{}">Naar alle leveringen en definities</a></p>').format(
        here.filters.url("verantwoording")
    )
