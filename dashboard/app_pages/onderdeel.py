"""Onderdelen: the tree of the programme, and everything that is known of one onderdeel or one organisation."""

import streamlit as st
from markupsafe import Markup

from dashboard import (
    agreements,
    components,
    dossier,
    figure_list,
    filters,
    goals,
    markup,
    pictures,
    queries,
    register,
    sentences,
    timeline,
    tree,
    verdicts,
)
from dashboard.session import view

here = view()
state, programma = here.state, here.programma
standen = queries.onderdeel_standen(state, programma.id)
organisaties = queries.organisaties(state, programma.id)
niet_vermeld = next(stilte for stilte in queries.stiltes(state) if stilte.stilte == "niet_vermeld")
chosen, messages = filters.within(
    here.filters, programma.naam, {stand.id for stand in standen}, {organisatie.id for organisatie in organisaties}
)
components.messages(messages)
regels = queries.afspraak_register(state, programma.id)


def choose() -> None:
    """The reader chose another onderdeel or organisation: put it in the address, where the page reads it."""
    changed = "organisatie" if st.session_state["organisatie"] != (chosen.organisatie or "") else "onderdeel"
    st.query_params.from_dict(chosen.query(**{changed: st.session_state[changed] or None}))


def choices() -> None:
    """Two lists to go to another onderdeel or organisation."""
    onderdelen = {"": "alle onderdelen"}
    onderdelen |= {stand.id: tree.indented(depth, stand.korte_naam) for depth, stand in tree.nodes(standen)}
    namen = {"": "geen organisatie gekozen"} | {organisatie.id: organisatie.naam for organisatie in organisaties}
    st.session_state["onderdeel"], st.session_state["organisatie"] = chosen.onderdeel or "", chosen.organisatie or ""
    left, right = st.columns(2)
    with left:
        st.selectbox(
            "Ga naar een onderdeel",
            list(onderdelen),
            format_func=onderdelen.__getitem__,
            key="onderdeel",
            on_change=choose,
        )
    with right:
        st.selectbox(
            "Ga naar een organisatie", list(namen), format_func=namen.__getitem__, key="organisatie", on_change=choose
        )


def choice(label: str, key: str, names: dict[str, str]) -> None:
    """One list to choose from, by mouse or keyboard."""
    st.selectbox(label, list(names), format_func=names.__getitem__, key=key, on_change=choose)


def ways(deel: str) -> None:
    """The ways to the parts of this page that the programme has."""
    names = {"onderdelen": f"Onderdelen ({len(standen) - 1})", "doelen": "Doelen"}
    if regels:
        names["afspraken"] = f"Afspraken ({sum(regel.groep == 'afspraak' and regel.telt_mee for regel in regels)})"
    names["oordeel"] = "Oordeel"
    components.parts("onderdeel", deel, names, chosen)


def show_agreements() -> None:
    """The register of agreements, with the help text for who has to keep to the rules."""
    components.opening(sentences.afspraken(programma, regels), chosen)
    ways("afspraken")
    partijen = queries.afspraak_partijen(state, programma.id)
    components.html(agreements.register(regels, partijen, queries.tijdlijn(state, programma.id), niet_vermeld, chosen))
    for onderdeel in dict.fromkeys(regel.onderdeel_id for regel in regels if regel.is_uitleg):
        cijfers = queries.cijfers_van_onderdeel(state, onderdeel)
        components.html(agreements.help_text(regels, onderdeel, cijfers, chosen))
    if regels:
        rows, keys = agreements.table_rows(regels, partijen)
        components.download(agreements.HEADER_IN_FILE, rows, keys, f"Afspraken {programma.id}")


def show_goals() -> None:
    """What each onderdeel started with, who set it, what changed and where it stands; and what cannot be measured."""
    doelen, zonder = queries.doelen(state, programma.id), queries.onderdelen_zonder_doel(state, programma.id)
    components.opening(sentences.doelen(programma, doelen, zonder), chosen)
    ways("doelen")
    components.html(goals.overview(doelen, chosen))
    components.html(goals.without(zonder, niet_vermeld, chosen))
    if doelen:
        keys = [doel.sleutel for doel in doelen]
        components.download(goals.HEADER, goals.table_rows(doelen), keys, f"Doelen {programma.id}")


def show_index() -> None:
    """The whole tree, and the register of organisations."""
    found = tree.nodes(standen)
    components.opening(sentences.onderdelen(programma, standen), chosen)
    ways("onderdelen")
    choices()
    components.html(tree.index(found, niet_vermeld, chosen, f"Onderdelen van {programma.naam}"))
    components.download(
        tree.HEADER,
        tree.index_rows(found, niet_vermeld),
        [stand.sleutel for _, stand in found],
        f"Onderdelen {programma.id}",
    )
    if organisaties:
        components.html(register.register(organisaties, chosen))


def show_verdicts() -> None:
    """The three questions of the evaluation, from the onderdelen up to the programme."""
    rows, verdict_rows = queries.oprollen(state, programma.id), queries.oordelen(state, programma.id)
    components.opening(sentences.oordelen(programma, rows, verdict_rows), chosen)
    ways("oordeel")
    components.html(verdicts.legend(rows))
    components.html(verdicts.questions(rows, verdict_rows, chosen))
    components.html(verdicts.independent(verdict_rows, chosen))
    components.html(verdicts.self_reports(verdict_rows, rows, chosen))
    if rows:
        keys = [row.sleutel for row in rows]
        components.table(verdicts.HEADER, verdicts.table_rows(rows), keys, chosen, f"Oordelen {programma.id}", False)


def show_organisation(organisatie: str) -> None:
    """One organisation: where it takes part, how it is spelled, and the figures about it."""
    naam = next(row.naam for row in organisaties if row.id == organisatie)
    everywhere = queries.deelnames_van_organisatie(state, organisatie)
    deelnames = sorted(everywhere, key=lambda deelname: deelname.programma_id != programma.id)
    spellingen = queries.spellingen(state, organisatie)
    components.html(tree.breadcrumb([("Onderdelen", chosen.url("onderdeel"))], naam))
    components.opening(sentences.organisatie(naam, programma, deelnames, spellingen), chosen)
    choices()
    components.html(Markup("<h2>Waar de organisatie staat</h2>") + register.places(deelnames, chosen))
    components.download(
        register.PLACES_IN_FILE,
        register.place_rows(deelnames),
        [deelname.sleutel for deelname in deelnames],
        f"Organisatie {organisatie}",
    )
    cijfers = queries.cijfers_van_organisatie(state, organisatie)
    if spellingen:
        components.html(markup.card("Hoe de lijsten de naam schrijven", register.spellings(spellingen, chosen)))
    if cijfers:
        components.html(markup.card("Cijfers over deze organisatie", register.figures(cijfers, chosen)))


def show_onderdeel(onderdeel: str) -> None:
    """One onderdeel: the cards in two columns."""
    steps = tree.path(standen, onderdeel)
    links = [("Onderdelen", chosen.url("onderdeel"))]
    links += [(stand.korte_naam, chosen.url("onderdeel", onderdeel=stand.id)) for stand in steps[:-1]]
    components.html(tree.breadcrumb(links, steps[-1].korte_naam))
    found = dossier.dossier(state, programma, standen, onderdeel, niet_vermeld)
    ouder = steps[-2] if len(steps) > 1 else None
    components.opening(sentences.onderdeel(programma, found.stand, ouder, found.momenten, len(found.afspraken)), chosen)
    choices()
    parts = dossier.parts(found, chosen)
    components.html(dossier.places(parts))
    with st.container(key="pm-two"):
        for column, own in zip(st.columns(2, gap="medium"), dossier.columns(parts), strict=True):
            with column:
                for part in own:
                    show_part(part, found)
    if silent := dossier.missing(found):
        components.html(silent)


def show_part(part: dossier.Part, found: dossier.Dossier) -> None:
    """One card; a picture or a long list also as a table and a file."""
    with st.container(key=f"pm-chart-{part.name}", border=True):
        components.html(dossier.section(part))
        name = f"{part.title} {found.stand.korte_naam}"
        if part.name == "cijfers":
            rows, keys = figure_list.table_rows(found.cijfers, found.doelen, found.aankondigingen)
            components.table(figure_list.HEADER, rows, keys, chosen, name, on_paper=False)
        elif part.name.startswith("beeld-"):
            for beeld, counts in found.beelden:
                if part.name == f"beeld-{beeld.id}":
                    pictures.show(beeld, counts, chosen)
        elif part.name == "tijdlijn":
            momenten = [*found.momenten, *found.elders]
            keys = [moment.sleutel for moment in momenten]
            components.table(timeline.HEADER, timeline.table_rows(momenten), keys, chosen, name, on_paper=False)
        elif part.name == "organisaties":
            keys = [deelname.sleutel for deelname in found.deelnames]
            components.download(register.HEADER, register.table_rows(found.deelnames), keys, name)


if chosen.organisatie:
    show_organisation(chosen.organisatie)
elif chosen.onderdeel and chosen.deel != "afspraken":
    show_onderdeel(chosen.onderdeel)
elif chosen.deel == "doelen":
    show_goals()
elif chosen.deel == "oordeel":
    show_verdicts()
elif chosen.deel == "afspraken":
    show_agreements()
else:
    show_index()
