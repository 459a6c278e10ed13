-- One row is one figure that may be shown: a stored value or a derived one, as number and as text, with its own date,
-- source and status. Pages, slides and exports take figures from here and calculate nothing.
CREATE TABLE mart.cijfer AS
WITH metingen AS (
    SELECT
        stand.sleutel,
        'meting' AS soort,
        stand.onderdeel_id,
        stand.indicator_id,
        stand.organisatie_id,
        stand.uitsplitsing,
        -- No name beside a small count of people or a share that may be of few, and none that the name of the indicator has already.
        indicator.naam || coalesce(' (' || split_part(stand.uitsplitsing, '=', 1) || ': ' || translate(split_part(stand.uitsplitsing, '=', 2), '-_', '  ') || ')', '')
            || if(core.naam_verborgen(indicator.telt_personen, stand.getal, stand.stilte, core.is_klein_groepje(indicator.eenheid, stand.getal, stand.teller, stand.noemer, stand.is_breuk, stand.n)) OR contains(indicator.naam, organisatie.naam), '', coalesce(', ' || organisatie.naam, '')) AS naam,
        indicator.korte_naam,
        indicator.vraag,
        indicator.soort AS indicator_soort,
        if(indicator.eenheid = 'procent', '', indicator.eenheid) AS eenheid,
        stand.getal,
        stand.weergave,
        stand.stilte,
        CASE
            WHEN indicator.eenheid = 'procent' AND stand.getal IS NULL THEN NULL
            WHEN stand.n IS NOT NULL THEN 'n = ' || core.kwalificatie_tekst(coalesce(stand.n_kwalificatie, 'exact')) || core.getal_tekst(stand.n, 0)
            WHEN indicator.eenheid = 'procent' AND (stand.is_breuk OR NOT stand.is_aandeel) THEN 'n onbekend'
        END AS n_tekst,
        stand.noemer,
        stand.wijze_reden,
        stand.toelichting,
        stand.indicator_versie,
        stand.geldig_van,
        stand.geldig_op AS stand_op,
        stand.geldig_precisie AS stand_precisie,
        stand.levering_id,
        stand.paragraaf,
        stand.vorige_sleutel,
        stand.vorige_weergave,
        stand.vorige_stand_op_tekst,
        stand.doel_sleutel,
        stand.doel_getal,
        stand.doel_tekst,
        stand.voortgang_pct,
        stand.status,
        stand.status_teken,
        stand.status_tekst,
        stand.status_uitleg,
        stand.aangepast_doel_sleutel,
        stand.aangepast_tekst,
        stand.actueel,
        indicator.tegel,
        indicator.tegel_bij,
        indicator.volgorde
    FROM mart.indicator_stand AS stand
    JOIN core.indicator ON indicator.id = stand.indicator_id AND indicator.versie = stand.indicator_versie
    LEFT JOIN core.organisatie ON organisatie.id = stand.organisatie_id
),
doelen AS (
    SELECT
        doel.sleutel, 'doel' AS soort, doel.onderdeel_id, doel.indicator_id,
        'Doel: ' || indicator.naam AS naam, 'doel' AS korte_naam, indicator.vraag, indicator.soort AS indicator_soort,
        if(indicator.eenheid = 'procent', '', indicator.eenheid) AS eenheid,
        doel.waarde AS getal,
        core.waarde_tekst(doel.waarde, NULL, NULL, NULL, NULL, indicator.eenheid, indicator.decimalen, doel.kwalificatie, NULL) AS weergave,
        concat_ws('; ', 'geldt voor ' || doel.geldt_voor, coalesce('vastgesteld door ' || doel.vastgesteld_door, 'wie het vaststelde is niet vermeld'),
            if(doel.oorspronkelijk, 'oorspronkelijk plan', 'plan aangepast'), doel.duur_maanden || ' maanden lang', doel.toelichting) AS toelichting,
        doel.wijze_reden, doel.indicator_versie, doel.datum AS stand_op, doel.datum_precisie AS stand_precisie, doel.levering_id, doel.paragraaf,
        true AS actueel, indicator.volgorde
    FROM core.doel JOIN core.indicator ON indicator.id = doel.indicator_id AND indicator.versie = doel.indicator_versie
),
fasetellingen AS (
    SELECT
        fasetelling.sleutel, 'fasetelling' AS soort, fasetelling.onderdeel_id,
        onderdeel.korte_naam || ': ' || fase.naam AS naam, fase.naam AS korte_naam, fasemodel.eenheid,
        fasetelling.aantal AS getal,
        core.waarde_tekst(fasetelling.aantal, NULL, NULL, NULL, NULL, fasemodel.eenheid, 0, fasetelling.kwalificatie, fasetelling.stilte) AS weergave,
        fasetelling.stilte,
        fasetelling.wijze_reden, fasetelling.toelichting, fasetelling.datum AS stand_op, fasetelling.datum_precisie AS stand_precisie,
        fasetelling.levering_id, fasetelling.paragraaf, true AS actueel
    FROM core.fasetelling
    JOIN core.fase ON fase.fasemodel_id = fasetelling.fasemodel_id AND fase.id = fasetelling.fase_id
    JOIN core.fasemodel ON fasemodel.id = fasetelling.fasemodel_id
    JOIN mart.onderdeel ON onderdeel.id = fasetelling.onderdeel_id
),
niet_vermeld AS (
    SELECT
        verdeling.sleutel, 'afgeleid' AS soort, verdeling.onderdeel_id,
        verdeling.korte_naam || ': ' || verdeling.fase_naam AS naam, verdeling.fase_naam AS korte_naam, fasemodel.eenheid,
        verdeling.aantal AS getal, verdeling.weergave, verdeling.toelichting,
        verdeling.datum AS stand_op, verdeling.datum_precisie AS stand_precisie, totaal.levering_id, totaal.paragraaf, true AS actueel
    FROM mart.fase_verdeling AS verdeling
    JOIN core.fasemodel ON fasemodel.id = verdeling.fasemodel_id
    JOIN core.meting AS totaal ON totaal.sleutel = verdeling.totaal_sleutel
    WHERE verdeling.fase_id = 'niet_vermeld'
),
fasetotalen AS (
    SELECT
        verdeling.cohort_sleutel AS sleutel,
        'afgeleid' AS soort, any_value(verdeling.programma_id) AS onderdeel_id,
        'Alle onderdelen met einddatum ' || coalesce(any_value(verdeling.eind_tekst), 'niet vermeld') || ': ' || any_value(verdeling.fase_naam) AS naam,
        any_value(verdeling.fase_naam) AS korte_naam, any_value(fasemodel.eenheid) AS eenheid,
        sum(verdeling.aantal) AS getal, if(bool_and(verdeling.is_exact), '', 'circa ') || core.getal_tekst(sum(verdeling.aantal), 0) AS weergave,
        max(verdeling.datum) AS stand_op, max_by(verdeling.datum_precisie, verdeling.datum) AS stand_precisie,
        any_value(totaal.levering_id) AS levering_id, any_value(totaal.paragraaf) AS paragraaf, true AS actueel
    FROM mart.fase_verdeling AS verdeling
    JOIN core.fasemodel ON fasemodel.id = verdeling.fasemodel_id
    JOIN core.meting AS totaal ON totaal.sleutel = verdeling.totaal_sleutel
    GROUP BY verdeling.cohort_sleutel
),
aandelen AS (
    SELECT
        aandeel.sleutel, 'afgeleid' AS soort, coalesce(aandeel.onderdeel_id, aandeel.programma_id) AS onderdeel_id,
        'Aandeel afgerond: ' || coalesce(onderdeel.korte_naam, 'alle onderdelen met einddatum ' || coalesce(aandeel.eind_tekst, 'niet vermeld')) AS naam,
        'aandeel afgerond' AS korte_naam, '' AS eenheid,
        100 * aandeel.aandeel_klaar AS getal,
        coalesce(aandeel.aandeel_klaar_tekst || '% (' || aandeel.klaar || ' van ' || (aandeel.totaal - aandeel.onbekend) || ')', core.stilte_tekst('niet_vermeld')) AS weergave,
        if(aandeel.aandeel_klaar_tekst IS NULL, 'niet_vermeld', NULL) AS stilte,
        if(aandeel.onbekend > 0, 'Van ' || aandeel.onbekend || ' ' || aandeel.eenheid || ' is de fase niet vermeld: het aandeel ligt tussen '
            || aandeel.minstens_tekst || '% en ' || aandeel.hoogstens_tekst || '%.', NULL) AS toelichting,
        aandeel.datum AS stand_op, aandeel.datum_precisie AS stand_precisie, aandeel.levering_id, true AS actueel
    FROM mart.fase_aandeel AS aandeel
    LEFT JOIN mart.onderdeel ON onderdeel.id = aandeel.onderdeel_id
    WHERE aandeel.aandeel_tekst IS NOT NULL
),
stromen AS (
    SELECT
        stroom.sleutel || ':' || beweging AS sleutel, 'afgeleid' AS soort, coalesce(stroom.onderdeel_id, fasemodel.programma_id) AS onderdeel_id,
        coalesce(stroom.korte_naam, 'Onderdelen met einddatum ' || cohort.eind_tekst, 'Onderdelen zonder einddatum') || ', ' || CASE beweging
            WHEN 'verder' THEN 'een fase verder' WHEN 'terug' THEN 'een fase terug' WHEN 'gestopt' THEN 'gestopt' WHEN 'erbij' THEN 'erbij gekomen'
            WHEN 'weg' THEN 'weggevallen' WHEN 'gebleven' THEN 'in dezelfde fase' ELSE 'fase niet vermeld' END || ' tussen ' || van_tekst || ' en ' || tot_tekst AS naam,
        beweging AS korte_naam, fasemodel.eenheid, aantal AS getal, if(is_exact, '', 'circa ') || core.getal_tekst(aantal, 0) AS weergave,
        if(grondslag = 'telling', 'De tellingen zeggen hoeveel er in elke fase staan, niet wie. Dit is de kleinste verschuiving die beide tellingen verklaart.',
            'Uit het verloop per organisatie of onderdeel.') AS toelichting,
        tot AS stand_op, CAST('dag' AS core.precisie) AS stand_precisie,
        coalesce(
            (SELECT max_by(levering_id, core.volgorde(levering_id)) FROM core.fasetelling AS telling WHERE grondslag = 'telling' AND telling.fasemodel_id = stroom.fasemodel_id AND datum = tot AND telling.onderdeel_id = coalesce(stroom.onderdeel_id, telling.onderdeel_id)),
            (SELECT max_by(levering_id, core.volgorde(levering_id)) FROM core.faseverloop AS verloop WHERE verloop.fasemodel_id = stroom.fasemodel_id AND verloop.onderdeel_id = stroom.onderdeel_id AND datum <= tot)
        ) AS levering_id, true AS actueel
    FROM (UNPIVOT mart.fase_stroom ON verder, terug, gestopt, erbij, weg, gebleven, onduidelijk INTO NAME beweging VALUE aantal) AS stroom
    JOIN core.fasemodel ON fasemodel.id = stroom.fasemodel_id
    LEFT JOIN mart.fase_aandeel AS cohort ON cohort.fasemodel_id = stroom.fasemodel_id AND cohort.cohort_id = stroom.cohort_id AND cohort.onderdeel_id IS NULL
),
-- What is left of a share that is wanted high, so that a reader sees its other side. Not where the source itself gives the
-- other side (another answer in the same tile), not of a part, and not of a change, which is no share of a group.
resten AS (
    SELECT
        'afgeleid:rest:' || stand.sleutel AS sleutel, 'afgeleid' AS soort, stand.onderdeel_id, stand.organisatie_id,
        'De rest bij: ' || indicator.naam AS naam, 'de rest' AS korte_naam, '' AS eenheid,
        100 - stand.getal AS getal,
        core.rest_tekst(meting.waarde, meting.teller, meting.noemer, meting.wijze, indicator.decimalen, meting.kwalificatie) AS weergave,
        'Wat voor de rest wel geldt, staat niet bij dit cijfer.' AS toelichting,
        stand.geldig_van, stand.geldig_op AS stand_op, stand.geldig_precisie AS stand_precisie, stand.levering_id, stand.paragraaf, true AS actueel
    FROM mart.indicator_stand AS stand
    JOIN core.meting USING (sleutel)
    JOIN core.indicator ON indicator.id = stand.indicator_id AND indicator.versie = stand.indicator_versie
    WHERE stand.actueel AND indicator.soort <> 'proces' AND indicator.eenheid = 'procent' AND indicator.gewenste_richting = 'hoger'
        AND stand.getal > 0 AND stand.getal < 100 AND stand.uitsplitsing IS NULL AND meting.waarde_tot IS NULL
        AND meting.kwalificatie NOT IN ('verwacht', 'gemiddeld')
        AND NOT regexp_matches(lower(indicator.teller), '^(daling|toename|stijging|groei)\b')
        AND NOT EXISTS (FROM core.indicator AS ander WHERE ander.tegel_bij = indicator.id AND ander.gewenste_richting = 'lager' AND ander.steekproef = indicator.steekproef)
),
-- How many agreements there are, of a programme and of each paragraph. What is a starting point or a rule does not count.
afspraken AS (
    SELECT
        'afgeleid:afspraken:' || geheel || ':' || maat.id AS sleutel, 'afgeleid' AS soort, geheel AS onderdeel_id,
        onderdeel.korte_naam || ': ' || maat.naam AS naam, maat.naam AS korte_naam, maat.eenheid,
        CAST(maat.getal AS DOUBLE) AS getal, core.getal_tekst(maat.getal, 0) AS weergave,
        max(levering.bekend_op) AS stand_op, max_by(levering.datum_precisie, levering.bekend_op) AS stand_precisie,
        max_by(levering.id, levering.bekend_op) AS levering_id, true AS actueel
    FROM (
        SELECT geheel, unnest([
            {id: 'alle', naam: 'alle afspraken', eenheid: 'afspraken', getal: count(*)},
            {id: 'gelden', naam: 'afspraken die zijn gemaakt', eenheid: 'afspraken', getal: count(*) FILTER (telt_mee)},
            {id: 'wijken-af', naam: 'afspraken die afwijken van de wet', eenheid: 'afspraken', getal: count(*) FILTER (telt_mee AND wijkt_af_van_wet)},
            {id: 'stand-bekend', naam: 'partijen waarvan de stand bekend is', eenheid: 'partijen, elke afspraak apart geteld', getal: coalesce(sum(partijen - partijen_onbekend) FILTER (telt_mee), 0)}
        ]) AS maat
        FROM (SELECT *, unnest(list_distinct([programma_id, onderdeel_id])) AS geheel FROM mart.afspraak_register WHERE groep = 'afspraak')
        GROUP BY geheel
    )
    JOIN mart.onderdeel ON onderdeel.id = geheel
    JOIN mart.afspraak_register AS register ON register.groep = 'afspraak' AND geheel IN (register.onderdeel_id, register.programma_id)
    JOIN core.levering ON levering.id = register.levering_id
    GROUP BY ALL
),
-- Borging: per niveau of how many onderdelen it is at least arranged, and how many onderdelen hang on one decision.
borging_niveaus AS (
    SELECT niveau.sleutel, 'afgeleid' AS soort, niveau.programma_id AS onderdeel_id,
        'Borging ' || niveau.niveau_naam || ': onderdelen waar het minstens geregeld is' AS naam, 'minstens geregeld' AS korte_naam, 'onderdelen' AS eenheid,
        niveau.minstens_geregeld AS getal, niveau.minstens_geregeld || ' van ' || niveau.onderdelen AS weergave,
        concat_ws('; ', 'voornemen: ' || niveau.voornemen, 'onbekend: ' || niveau.onbekend, if(niveau.niet_beoordeeld > 0, 'nog niet beoordeeld: ' || niveau.niet_beoordeeld, NULL),
            if(niveau.oud > 0, 'waarvan bewijs is oud: ' || niveau.oud, NULL)) || '. Volgens de ladder van deze monitor. Onbekend is geen nee.' AS toelichting,
        programma.peildatum AS stand_op, programma.peildatum_precisie AS stand_precisie, true AS actueel
    FROM mart.borging_niveau AS niveau JOIN mart.programma ON programma.id = niveau.programma_id
),
besluiten AS (
    SELECT aantal_sleutel AS sleutel, 'afgeleid' AS soort, onderdeel_id, 'Onderdelen die hangen aan het besluit: ' || wat AS naam, 'hangt aan één besluit' AS korte_naam, '' AS eenheid,
        onderdelen AS getal, hangt_tekst AS weergave, namen AS toelichting, bron.levering_id, bron.paragraaf, true AS actueel
    FROM mart.besluit
    JOIN (SELECT id, levering_id, paragraaf FROM core.besluit) AS bron USING (id)
    WHERE onderdelen > 0
),
-- Of what was due, how much came in and how much in time. Nothing due yet: nothing to say yet.
verwachtingen AS (
    SELECT maat.sleutel, 'afgeleid' AS soort, aandeel.programma_id AS onderdeel_id, maat.naam, maat.korte_naam, '' AS eenheid,
        100.0 * maat.aantal / nullif(verlopen, 0) AS getal,
        coalesce(core.getal_tekst(100.0 * maat.aantal / nullif(verlopen, 0), 0) || '% (' || maat.aantal || ' van ' || verlopen || ')', core.stilte_tekst('nog_te_meten')) AS weergave,
        if(verlopen = 0, 'nog_te_meten', NULL) AS stilte, maat.toelichting, gezien_op AS stand_op, gezien_op_precisie AS stand_precisie, CAST(NULL AS VARCHAR) AS levering_id, true AS actueel
    FROM mart.verwachting_aandeel AS aandeel
    CROSS JOIN LATERAL (SELECT unnest([
        {sleutel: binnen_sleutel, naam: 'Verwachte leveringen die binnen zijn', korte_naam: 'binnen', aantal: binnen,
            toelichting: concat_ws(' ', 'Geteld zijn de leveringen waarvan de termijn voorbij is.', if(deels > 0, 'Deels binnen telt niet als binnen: ' || deels || '.', NULL), if(komt_nog > 0, 'Nog niet verlopen en dus niet geteld: ' || komt_nog || '.', NULL))},
        {sleutel: op_tijd_sleutel, naam: 'Verwachte leveringen die op tijd binnen waren', korte_naam: 'op tijd', aantal: op_tijd,
            toelichting: concat_ws(' ', 'Geteld tegenover de eerst afgesproken datum.', if(tijd_onbekend > 0, 'Van ' || tijd_onbekend || ' is niet te zeggen of zij op tijd was; die telt niet als op tijd.', NULL))}
    ]) AS maat)
),
oprollen AS (
    SELECT sleutel, 'afgeleid' AS soort, onderdeel_id, vraag_naam || ' ' || korte_naam || ': aandeel ja, naar gewicht' AS naam, 'aandeel ja' AS korte_naam, '' AS eenheid,
        if(minstens = hoogstens, 100 * minstens, NULL) AS getal, grenzen_tekst AS weergave, if(onbekend = aantal OR minstens IS NULL, 'nog_te_meten', NULL) AS stilte,
        ja || ' ja, ' || deels || ' deels, ' || nee || ' nee, ' || onbekend || ' nog niet te beoordelen. Conclusie: ' || conclusie_tekst || '. Even zwaar geteld: ' || gelijk_tekst || '.'
            || coalesce(' Buiten de weging, want zonder klasse: ' || buiten_weging || '.', '') || ' ' || core.oordeel_lezing() AS toelichting,
        programma.peildatum AS stand_op, (SELECT max_by(datum_precisie, bekend_op) FROM core.levering WHERE bekend_op = programma.peildatum) AS stand_precisie, CAST(NULL AS VARCHAR) AS levering_id, true AS actueel
    FROM mart.oprol JOIN mart.programma ON programma.id = oprol.programma_id
),
-- How much of the evidence is what somebody says of himself; it never feeds the roll-up.
eigen_opgaven AS (
    SELECT eigen_sleutel AS sleutel, 'afgeleid' AS soort, onderdeel_id, vraag_naam || ' ' || korte_naam || ': deel van de oordelen dat eigen opgave is' AS naam,
        'eigen opgave' AS korte_naam, '' AS eenheid, 100 * aandeel_eigen_opgaven AS getal, eigen_tekst AS weergave,
        'Oordelen met ja, deels of nee: ' || alle_oordelen || '. Daarvan van programma of uitvoerders over zichzelf: ' || eigen_opgaven
            || '. Wie zegt dat het nog niet te beoordelen is, geeft geen oordeel en telt hier niet mee. ' || core.oordeel_lezing() AS toelichting,
        programma.peildatum AS stand_op, (SELECT max_by(datum_precisie, bekend_op) FROM core.levering WHERE bekend_op = programma.peildatum) AS stand_precisie, CAST(NULL AS VARCHAR) AS levering_id, true AS actueel
    FROM mart.oprol JOIN mart.programma ON programma.id = oprol.programma_id
    WHERE eigen_sleutel IS NOT NULL
),
figures AS (
    SELECT * FROM metingen
    UNION ALL BY NAME SELECT * FROM doelen
    UNION ALL BY NAME SELECT * FROM fasetellingen
    UNION ALL BY NAME SELECT * FROM niet_vermeld
    UNION ALL BY NAME SELECT * FROM fasetotalen
    UNION ALL BY NAME SELECT * FROM aandelen
    UNION ALL BY NAME SELECT * FROM stromen
    UNION ALL BY NAME SELECT * FROM resten
    UNION ALL BY NAME SELECT * FROM afspraken
    UNION ALL BY NAME SELECT * FROM borging_niveaus
    UNION ALL BY NAME SELECT * FROM besluiten
    UNION ALL BY NAME SELECT * FROM verwachtingen
    UNION ALL BY NAME SELECT * FROM oprollen
    UNION ALL BY NAME SELECT * FROM eigen_opgaven
)
SELECT
    figures.sleutel,
    figures.soort,
    onderdeel.programma_id,
    onderdeel.groep_id,
    figures.onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    figures.indicator_id,
    figures.indicator_versie,
    figures.organisatie_id,
    figures.uitsplitsing,
    figures.naam,
    figures.korte_naam,
    figures.vraag,
    figures.indicator_soort,
    figures.eenheid,
    figures.getal,
    figures.weergave,
    CAST(figures.stilte AS VARCHAR) AS stilte,
    core.stilte_teken(figures.stilte) AS stilte_teken,
    figures.n_tekst,
    coalesce(figures.n_tekst, core.stilte_melding(figures.stilte), 'n = ' || core.getal_tekst(figures.noemer, 0), core.stilte_melding('niet_van_toepassing')) AS n_melding,
    figures.wijze_reden,
    figures.toelichting,
    figures.stand_op,
    coalesce(core.periode_tekst(figures.geldig_van, figures.stand_op, figures.stand_precisie), 'datum niet vermeld') AS stand_op_tekst,
    levering.bekend_op,
    core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS bekend_op_tekst,
    figures.levering_id,
    levering.status AS levering_status,
    if(figures.soort = 'afgeleid', levering.korte_titel || ' (berekend)', core.bron_tekst(levering.korte_titel, figures.paragraaf)) AS bron_tekst,
    figures.vorige_sleutel,
    figures.vorige_weergave,
    figures.vorige_stand_op_tekst,
    figures.doel_sleutel,
    figures.doel_getal,
    figures.doel_tekst,
    figures.voortgang_pct,
    andere.weergaven AS ook_gepubliceerd,
    verschil.sleutel AS verschil_sleutel,
    verschil.tekst AS verschil_tekst,
    figures.status,
    figures.status_teken,
    figures.status_tekst,
    figures.status_uitleg,
    figures.aangepast_doel_sleutel,
    figures.aangepast_tekst,
    figures.actueel,
    figures.tegel,
    figures.tegel_bij,
    CAST(row_number() OVER (ORDER BY figures.volgorde NULLS LAST, onderdeel.volgorde, figures.sleutel) AS INTEGER) AS volgorde
FROM figures
JOIN mart.onderdeel ON onderdeel.id = figures.onderdeel_id
LEFT JOIN core.levering ON levering.id = figures.levering_id
LEFT JOIN (
    -- The other values of the same fact.
    SELECT feit.sleutel, string_agg(ander.weergave, ', ' ORDER BY ander.sleutel) AS weergaven
    FROM (
        SELECT geldt_sleutel AS sleutel, sleutel AS andere_sleutel FROM mart.vervangen
        UNION ALL SELECT sleutel, geldt_sleutel FROM mart.vervangen
    ) AS feit JOIN mart.getal AS ander ON ander.sleutel = feit.andere_sleutel
    GROUP BY feit.sleutel
) AS andere ON andere.sleutel = figures.sleutel
LEFT JOIN (
    -- The difference that asks most of those that the figure is part of.
    SELECT feit.sleutel AS feit_sleutel, verschil.sleutel, uitkomst_teken || ' ' || uitkomst_tekst || ': ' || rekensom AS tekst
    FROM mart.tegenstrijdigheid AS verschil CROSS JOIN LATERAL (SELECT unnest(verschil.sleutels) AS sleutel) AS feit
    -- Unless it is a contradiction, a sum of many that does not come out says little about one of them: that stands on the
    -- page of differences.
    WHERE uitkomst IN ('tegenspraak', 'verklaard_verschil', 'voor_meer_uitleg') AND (uitkomst = 'tegenspraak' OR len(sleutels) <= 2)
    QUALIFY row_number() OVER (PARTITION BY feit.sleutel ORDER BY rang, volgorde) = 1
) AS verschil ON verschil.feit_sleutel = figures.sleutel
ORDER BY volgorde;

COMMENT ON TABLE mart.cijfer IS 'Een rij is een cijfer dat getoond mag worden, opgeslagen of afgeleid, met eigen datum, bron en status.';
COMMENT ON COLUMN mart.cijfer.sleutel IS 'Leesbare sleutel, stabiel over builds; staat bij elk cijfer.';
COMMENT ON COLUMN mart.cijfer.soort IS 'meting, doel, fasetelling of afgeleid.';
COMMENT ON COLUMN mart.cijfer.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.cijfer.groep_id IS 'Actielijn of thema; leeg: het hele programma.';
COMMENT ON COLUMN mart.cijfer.onderdeel_id IS 'Onderdeel waar het cijfer over gaat.';
COMMENT ON COLUMN mart.cijfer.onderdeel_naam IS 'Naam van dat onderdeel.';
COMMENT ON COLUMN mart.cijfer.indicator_id IS 'Indicator; leeg bij fasen.';
COMMENT ON COLUMN mart.cijfer.indicator_versie IS 'Versie van de definitie; leeg bij fasen.';
COMMENT ON COLUMN mart.cijfer.organisatie_id IS 'Organisatie; leeg: alle samen.';
COMMENT ON COLUMN mart.cijfer.uitsplitsing IS 'Deelgroep; leeg: het geheel.';
COMMENT ON COLUMN mart.cijfer.naam IS 'Volledige naam van het cijfer.';
COMMENT ON COLUMN mart.cijfer.korte_naam IS 'Naam voor in een tegel of tabel.';
COMMENT ON COLUMN mart.cijfer.vraag IS 'Vraag die het cijfer beantwoordt.';
COMMENT ON COLUMN mart.cijfer.indicator_soort IS 'proces, uitkomst, verhalend of context; leeg bij fasen.';
COMMENT ON COLUMN mart.cijfer.eenheid IS 'Wat er geteld wordt; leeg bij een percentage, dat staat in de weergave.';
COMMENT ON COLUMN mart.cijfer.getal IS 'De waarde als getal (percentage: 0-100); leeg: geen waarde.';
COMMENT ON COLUMN mart.cijfer.weergave IS 'De waarde zoals een lezer die ziet, met kwalificatie.';
COMMENT ON COLUMN mart.cijfer.stilte IS 'Waarom er geen waarde is; leeg: er is een waarde, of die is niet te berekenen.';
COMMENT ON COLUMN mart.cijfer.stilte_teken IS 'Teken van die stilte; staat voor de weergave.';
COMMENT ON COLUMN mart.cijfer.n_tekst IS 'Waarop een percentage of gemiddelde berust: n = … of n onbekend.';
COMMENT ON COLUMN mart.cijfer.n_melding IS 'Hetzelfde voor een tabel: ook bij een aandeel met teller en noemer, en in woorden als het er niet is of niet past.';
COMMENT ON COLUMN mart.cijfer.wijze_reden IS 'Hoe een geteld, berekend of gecorrigeerd getal er kwam.';
COMMENT ON COLUMN mart.cijfer.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.cijfer.stand_op IS 'Datum waarop het cijfer geldt.';
COMMENT ON COLUMN mart.cijfer.stand_op_tekst IS 'Die datum, of de periode, zo precies als bekend.';
COMMENT ON COLUMN mart.cijfer.bekend_op IS 'Datum waarop de levering bekend was.';
COMMENT ON COLUMN mart.cijfer.bekend_op_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.cijfer.levering_id IS 'Levering; leeg: niet uit een levering.';
COMMENT ON COLUMN mart.cijfer.levering_status IS 'concept of vastgesteld.';
COMMENT ON COLUMN mart.cijfer.bron_tekst IS 'Document en paragraaf.';
COMMENT ON COLUMN mart.cijfer.vorige_sleutel IS 'Sleutel van de vorige waarde in deze reeks.';
COMMENT ON COLUMN mart.cijfer.vorige_weergave IS 'Vorige waarde in woorden.';
COMMENT ON COLUMN mart.cijfer.vorige_stand_op_tekst IS 'Datum van de vorige waarde.';
COMMENT ON COLUMN mart.cijfer.doel_sleutel IS 'Sleutel van het doel; leeg: geen doel vastgesteld.';
COMMENT ON COLUMN mart.cijfer.doel_getal IS 'Streefwaarde.';
COMMENT ON COLUMN mart.cijfer.doel_tekst IS 'Doel in woorden.';
COMMENT ON COLUMN mart.cijfer.voortgang_pct IS 'Deel van het doel (0-100), voor een balk; leeg als meer niet beter is.';
COMMENT ON COLUMN mart.cijfer.ook_gepubliceerd IS 'Andere waarden die voor hetzelfde feit gepubliceerd zijn; leeg: geen verschil.';
COMMENT ON COLUMN mart.cijfer.verschil_sleutel IS 'Vergelijking met andere plaatsen die niet klopt; leeg: geen.';
COMMENT ON COLUMN mart.cijfer.verschil_tekst IS 'Wat daar uitkwam, in woorden.';
COMMENT ON COLUMN mart.cijfer.status IS 'Code van de status; leeg: dit cijfer heeft geen status.';
COMMENT ON COLUMN mart.cijfer.status_teken IS 'Teken bij de status.';
COMMENT ON COLUMN mart.cijfer.status_tekst IS 'Status in woorden.';
COMMENT ON COLUMN mart.cijfer.status_uitleg IS 'Waarom deze status: alles wat erin ging; leeg: er is geen doel.';
COMMENT ON COLUMN mart.cijfer.aangepast_doel_sleutel IS 'Het laatst aangepaste doel; leeg: het plan is niet aangepast.';
COMMENT ON COLUMN mart.cijfer.aangepast_tekst IS 'Status tegenover het aangepaste plan, in woorden.';
COMMENT ON COLUMN mart.cijfer.actueel IS 'Of dit de waarde is die de pagina''s tonen; een eerdere waarde is niet actueel.';
COMMENT ON COLUMN mart.cijfer.tegel IS 'kern, staaf of regel; leeg: niet op het overzicht.';
COMMENT ON COLUMN mart.cijfer.tegel_bij IS 'Kernindicator in wiens tegel het cijfer staat.';
COMMENT ON COLUMN mart.cijfer.volgorde IS 'Volgorde op de pagina''s.';
