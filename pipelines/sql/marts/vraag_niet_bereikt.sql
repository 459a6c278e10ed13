-- One row is what was not reached: a goal, a moment, a promise, an expected delivery, or whom a source says was not reached.
CREATE VIEW mart.vraag_niet_bereikt AS
WITH doelen AS (
    SELECT 1 AS rang, cijfer.onderdeel_id, cijfer.volgorde::DOUBLE AS plaats, cijfer.korte_naam || ': doel ' || cijfer.doel_tekst AS wat, 'doel_' || cijfer.status AS toestand,
        cijfer.weergave || ': ' || cijfer.status_tekst AS antwoord, cijfer.status_teken AS antwoord_teken, concat_ws('; ', cijfer.aangepast_tekst, rtrim(cijfer.toelichting, '.')) AS reden,
        core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder) AS wie, cijfer.stand_op_tekst, cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE cijfer.actueel AND cijfer.status IN ('niet_gehaald', 'niet_gemeten', 'te_laat_behaald', 'loopt_achter', 'niet_te_zeggen')
),
mijlpalen AS (
    SELECT 2, mijlpaal.onderdeel_id, epoch(mijlpaal.datum), mijlpaal.naam, if(is_te_laat, 'mijlpaal_niet_gemeld', 'mijlpaal_vervallen'),
        if(is_te_laat, 'gepland ' || datum_tekst || ', niet gemeld als gehaald', 'vervallen, was gepland ' || datum_tekst), if(is_te_laat, '◆', '†'),
        coalesce(mijlpaal.reden, core.stilte_melding('niet_vermeld')), levering.uitgever, NULL, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.mijlpaal JOIN core.mijlpaal AS feit USING (sleutel) JOIN core.levering ON levering.id = feit.levering_id
    WHERE is_te_laat OR mijlpaal.status = 'vervallen'
),
toezeggingen AS (
    SELECT 3, toezegging.onderdeel_id, toezegging.volgorde, toezegging.wat, 'toezegging_' || toezegging.stand, toezegging.stand_tekst, toezegging.stand_teken,
        concat_ws('; ', 'door ' || coalesce(toezegging.wie, core.stilte_melding('niet_vermeld')), 'termijn ' || coalesce(toezegging.termijn_tekst, core.stilte_melding('niet_vermeld'))), levering.uitgever, NULL, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.toezegging JOIN core.toezegging AS feit USING (sleutel) JOIN core.levering ON levering.id = feit.levering_id
    WHERE toezegging.stand <> 'nagekomen'
),
leveringen AS (
    SELECT 4, verwachting.onderdeel_id, verwachting.volgorde, verwachting.wat, 'levering_' || verwachting.stand, 'uiterlijk ' || uiterlijk_tekst || ', ' || verwachting.stand_tekst, verwachting.stand_teken,
        concat_ws('; ', 'van ' || verwachting.wie, verwachting.delen_tekst), levering.uitgever, NULL, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.verwachting JOIN core.verwachte_levering AS feit USING (sleutel) JOIN core.levering ON levering.id = feit.levering_id
    WHERE is_verlopen AND NOT is_binnen
),
-- Which figures and facts in words say what or who was not reached, stands in indicators.yml.
groepen AS (
    SELECT 5, cijfer.onderdeel_id, cijfer.volgorde, coalesce(gekozen.gezegd_als, cijfer.naam), if(cijfer.getal IS NULL, 'groep_zonder_getal', 'groep'),
        core.met_eenheid(cijfer.weergave || coalesce(' van ' || geheel.weergave, ''), if(cijfer.getal IS NULL, NULL, cijfer.eenheid)), cijfer.stilte_teken,
        concat_ws('; ', cijfer.n_tekst, rtrim(cijfer.toelichting, '.'), 'van alle ' || geheel.korte_naam || ' (' || geheel.stand_op_tekst || ', ' || geheel.bron_tekst || ')'), core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder), cijfer.stand_op_tekst, cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer
    JOIN core.vraag_indicator AS gekozen ON gekozen.vraag_id = 'niet_bereikt' AND gekozen.indicator_id = cijfer.indicator_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    -- A part beside its whole, of the same onderdeel, where indicators.yml says which it is and both are numbers.
    LEFT JOIN mart.cijfer AS geheel ON geheel.indicator_id = gekozen.noemer_id AND geheel.onderdeel_id = cijfer.onderdeel_id AND geheel.actueel AND geheel.soort = 'meting'
        AND geheel.uitsplitsing IS NULL AND geheel.organisatie_id IS NULL AND cijfer.uitsplitsing IS NULL AND cijfer.organisatie_id IS NULL AND geheel.getal IS NOT NULL AND cijfer.getal IS NOT NULL
    WHERE cijfer.actueel AND cijfer.soort = 'meting'
    UNION ALL
    SELECT 5, factor.onderdeel_id, factor.rij, factor.wat, 'groep_zonder_getal', 'in woorden, zonder getal', NULL,
        NULL, levering.uitgever, NULL, core.bron_tekst(levering.korte_titel, factor.paragraaf), factor.sleutel
    FROM core.factor
    JOIN core.vraag_factor AS gekozen ON gekozen.vraag_id = 'niet_bereikt' AND gekozen.sleutel = factor.sleutel
    JOIN core.levering ON levering.id = factor.levering_id
    UNION ALL
    SELECT 6, feit.onderdeel_id, feit.rij, feit.wat, 'nog_niet_klaar', 'volgens de bron nog niet zover', NULL,
        NULL, levering.uitgever, NULL, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.nog_niet AS feit
    JOIN core.levering ON levering.id = feit.levering_id
    WHERE vraag_id = 'niet_bereikt'
),
rijen AS (SELECT * FROM doelen UNION ALL SELECT * FROM mijlpalen UNION ALL SELECT * FROM toezeggingen UNION ALL SELECT * FROM leveringen UNION ALL SELECT * FROM groepen)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang
        WHEN 1 THEN 'Doelen niet of te laat gehaald, achter, of niet te zeggen' WHEN 2 THEN 'Mijlpalen niet gemeld of vervallen' WHEN 3 THEN 'Toezeggingen niet gemeld als nagekomen'
        WHEN 4 THEN 'Verwachte leveringen die er niet zijn' WHEN 5 THEN 'Wat en wie wel en niet bereikt is, volgens de bron' ELSE 'Wat volgens de bron nog niet zover is'
    END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    nullif(reden, '') AS reden,
    core.van_wie(bronhouder.soort) AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(wie, '.');

COMMENT ON VIEW mart.vraag_niet_bereikt IS 'Een rij is iets dat niet bereikt is: een doel, mijlpaal, toezegging of levering, of wie volgens de bron niet bereikt is.';
