-- One row is what a source says of others than who took part: a verdict, a figure, knowledge for the sector, a rule for everybody, a product.
CREATE VIEW mart.vraag_bereik AS
WITH oordelen AS (
    SELECT 1 AS rang, onderdeel_id, 0::DOUBLE AS plaats, vraag_naam AS wat, if(onbekend = aantal, 'geen_oordeel', 'conclusie') AS toestand,
        conclusie_tekst || ' (' || onbekend || ' van ' || core.aantal_tekst(aantal, 'onderdeel') || ' nog niet te beoordelen)' AS antwoord,
        if(onbekend = aantal, '○', NULL) AS antwoord_teken, 'Alleen onafhankelijke oordelen tellen mee.' AS reden, 'Programmamonitor' AS wie, NULL AS stand_op_tekst, 'berekend' AS bron_tekst, sleutel
    FROM mart.oprol WHERE is_programma AND vraag = 'effect_in_sector'
    UNION ALL
    SELECT 1, oordeel.onderdeel_id, 1, core.vraag_naam(oordeel.vraag) || ' volgens ' || oordeel.beoordelaar, 'oordeel', core.oordeel_naam(oordeel.oordeel), NULL, oordeel.onderbouwing,
        oordeel.soort, core.datum_tekst(oordeel.datum, oordeel.datum_precisie), core.bron_tekst(levering.korte_titel, oordeel.paragraaf), oordeel.sleutel
    FROM core.oordeel JOIN core.levering ON levering.id = oordeel.levering_id
    WHERE oordeel.vraag = 'effect_in_sector'
),
-- Which figures are about others, indicators.yml says; that somebody saw or used it is not that it changed something.
gekozen AS (
    SELECT DISTINCT ON (indicator.id) indicator.* FROM core.indicator JOIN core.vraag_indicator ON vraag_id = 'bereik' AND indicator_id = indicator.id ORDER BY indicator.id, versie DESC
),
cijfers AS (
    SELECT if(gekozen.niveau IN ('effect', 'doel'), 2, 3), coalesce(cijfer.onderdeel_id, gekozen.onderdeel_id), gekozen.volgorde, coalesce(cijfer.naam, gekozen.naam),
        if(gekozen.niveau IN ('effect', 'doel'), 'verandering', 'bereik') || if(cijfer.getal IS NULL, '_zonder_getal', ''),
        core.met_eenheid(coalesce(cijfer.weergave, core.stilte_tekst('nog_te_meten')), if(cijfer.getal IS NULL, NULL, cijfer.eenheid)),
        coalesce(cijfer.stilte_teken, if(cijfer.sleutel IS NULL, core.stilte_teken('nog_te_meten'), NULL)), concat_ws('; ', cijfer.n_tekst, rtrim(cijfer.toelichting, '.')),
        core.bronhouder_bij(gekozen.id, gekozen.versie, cijfer.onderdeel_id, gekozen.bronhouder), cijfer.stand_op_tekst, cijfer.bron_tekst, coalesce(cijfer.sleutel, 'indicator:' || gekozen.id)
    FROM gekozen LEFT JOIN mart.cijfer ON cijfer.indicator_id = gekozen.id AND cijfer.actueel AND cijfer.soort = 'meting'
),
kennis AS (
    SELECT 4, stand.onderdeel_id, 0, niveau_naam, CASE WHEN NOT is_onderdeel THEN 'programma_als_geheel' WHEN stand.trede IS NULL THEN 'kennis_niet_beoordeeld' WHEN stand.trede = 0 THEN 'kennis_onbekend' WHEN stand.trede = 1 THEN 'kennis_voornemen' ELSE 'kennis_geregeld' END,
        trede_naam, stilte_teken, stand.wie, 'Programmamonitor', bevestigd_tekst, coalesce(core.bron_tekst(levering.korte_titel, uitspraak.paragraaf), 'het onderdeel'), coalesce(oordeel_sleutel, uitspraak_sleutel, 'onderdeel:' || stand.onderdeel_id)
    FROM mart.borging_stand AS stand
    LEFT JOIN core.borging AS uitspraak ON uitspraak.sleutel = stand.uitspraak_sleutel
    LEFT JOIN core.levering ON levering.id = uitspraak.levering_id
    WHERE stand.niveau = 'kennis_sector' AND (is_onderdeel OR uitspraken > 0)
),
-- What holds for everybody: how institutions work, and the rules. The ladder says how far each is; an intention reached nobody.
-- Of what is there already and counts as an intention all the same, the reason is told.
regels AS (
    SELECT 5, uitspraak.onderdeel_id, uitspraak.volgorde, uitspraak.wat,
        CASE WHEN uitspraak.trede IS NULL THEN 'regel_niet_beoordeeld' WHEN uitspraak.trede = 'B1' THEN 'regel_voornemen' ELSE 'regel_geregeld' END,
        concat_ws(', ', uitspraak.trede_naam, uitspraak.schaal_naam), NULL, concat_ws('; ', uitspraak.niveau_naam, uitspraak.wie, rtrim(uitspraak.trede_reden, '.')), 'Programmamonitor',
        coalesce(uitspraak.datum_tekst, uitspraak.bevestigd_tekst), core.bron_tekst(levering.korte_titel, feit.paragraaf), uitspraak.sleutel
    FROM mart.borging_uitspraak AS uitspraak
    JOIN core.borging AS feit ON feit.sleutel = uitspraak.sleutel
    JOIN core.levering ON levering.id = feit.levering_id
    WHERE uitspraak.niveau IN ('werkwijze_instanties', 'stelsel') AND (uitspraak.trede IS NULL OR uitspraak.trede >= 'B2' OR (uitspraak.trede = 'B1' AND uitspraak.bewijs_soort <> 'uitspraak'))
),
producten AS (
    SELECT 6, opbrengst.onderdeel_id, opbrengst.rij, opbrengst.naam, 'product', opbrengst.soort || ', opgeleverd', NULL, opbrengst.toelichting,
        levering.uitgever, core.datum_tekst(opbrengst.datum, opbrengst.datum_precisie), core.bron_tekst(levering.korte_titel, opbrengst.paragraaf), opbrengst.sleutel
    FROM core.opbrengst JOIN core.levering ON levering.id = opbrengst.levering_id
    WHERE opbrengst.status = 'opgeleverd'
),
rijen AS (SELECT * FROM oordelen UNION ALL SELECT * FROM cijfers UNION ALL SELECT * FROM kennis UNION ALL SELECT * FROM regels UNION ALL SELECT * FROM producten)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, toestand = 'regel_niet_beoordeeld', toestand = 'regel_voornemen', onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang
        WHEN 1 THEN 'Oordelen over effect in de sector' WHEN 2 THEN 'Verandering bij anderen dan de deelnemers' WHEN 3 THEN 'Bereik en gebruik bij anderen; dat is nog geen effect'
        WHEN 4 THEN 'Kennis voor de sector: hoe ver is de borging' WHEN 5 THEN 'Regels en werkwijzen van instanties: wat er geregeld is, of er is maar nog als voornemen telt'
        ELSE 'Opgeleverd; dat zegt niet wie het gebruikt'
    END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    nullif(reden, '') AS reden,
    core.van_wie(coalesce(bronhouder.soort, if(rang = 1, wie, NULL))) AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    coalesce(bron_tekst, 'definitie') AS bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(wie, '.');

COMMENT ON VIEW mart.vraag_bereik IS 'Een rij is wat een bron zegt over anderen dan de deelnemers: een oordeel, een cijfer, kennis voor de sector, een regel voor iedereen of een product.';
