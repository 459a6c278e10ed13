-- One row is what has no measurable target: a goal without a date, an onderdeel without a goal, an indicator without a target.
CREATE VIEW mart.vraag_meetbaar AS
WITH RECURSIVE boven AS (
    SELECT id, id AS boven_id, ouder_id FROM mart.onderdeel
    UNION ALL
    SELECT boven.id, ouder.id, ouder.ouder_id FROM boven JOIN mart.onderdeel AS ouder ON ouder.id = boven.ouder_id
),
zonder_datum AS (
    SELECT 1 AS rang, doel.onderdeel_id, indicator.volgorde AS plaats,
        indicator.korte_naam || ': ' || core.doel_tekst(doel.waarde, doel.kwalificatie, indicator.eenheid, indicator.decimalen, doel.datum, doel.datum_precisie, doel.duur_maanden) AS wat,
        'zonder_datum' AS toestand, 'doel zonder streefdatum' AS antwoord, core.stilte_teken('niet_vermeld') AS antwoord_teken, doel.toelichting AS reden, levering.uitgever AS wie,
        core.bron_tekst(levering.korte_titel, doel.paragraaf) AS bron_tekst, doel.sleutel
    FROM core.doel
    JOIN core.indicator ON indicator.id = doel.indicator_id AND indicator.versie = doel.indicator_versie
    JOIN core.levering ON levering.id = doel.levering_id
    WHERE doel.datum IS NULL AND doel.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
-- The project, thema or agreement itself, and everything below it.
zonder_doel AS (
    SELECT 2, onderdeel.id, 0, coalesce(feit.doelstelling, 'doelstelling ' || core.stilte_tekst('niet_vermeld')),
        'zonder_doel', 'geen doel met een getal', core.stilte_teken('niet_vermeld'), if(feit.doelstelling IS NULL, NULL, 'De doelstelling staat er alleen in woorden.'), levering.uitgever,
        core.bron_tekst(levering.korte_titel, feit.paragraaf), 'onderdeel:' || onderdeel.id
    FROM mart.onderdeel
    JOIN core.onderdeel AS feit USING (id)
    JOIN core.levering ON levering.id = feit.levering_id
    WHERE onderdeel.draagt_borging AND onderdeel.id NOT IN (SELECT boven_id FROM core.doel JOIN boven ON boven.id = doel.onderdeel_id)
),
-- What is put in (inzet, activiteit) needs no target; what should come out of it does.
zonder_streefwaarde AS (
    SELECT 3, indicator.onderdeel_id, indicator.volgorde, indicator.naam,
        'zonder_streefwaarde', 'geen streefwaarde', NULL, indicator.reden_geen_doel, indicator.bronhouder, NULL, 'indicator:' || indicator.id
    FROM core.indicator
    WHERE indicator.soort IN ('proces', 'uitkomst') AND indicator.niveau IN ('prestatie', 'effect', 'doel') AND indicator.reden_geen_doel IS NOT NULL
        AND indicator.status <> 'gearchiveerd' AND indicator.versie = (SELECT max(versie) FROM core.indicator AS ander WHERE ander.id = indicator.id)
),
rijen AS (SELECT * FROM zonder_datum UNION ALL SELECT * FROM zonder_doel UNION ALL SELECT * FROM zonder_streefwaarde)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang WHEN 1 THEN 'Doelen zonder streefdatum' WHEN 2 THEN 'Onderdelen zonder doel met een getal' ELSE 'Indicatoren van een prestatie, effect of doel zonder streefwaarde' END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    reden,
    core.van_wie(bronhouder.soort) AS soort_bron,
    core.stilte_melding('niet_van_toepassing') AS stand_op_tekst,
    coalesce(bron_tekst, 'definitie') AS bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(wie, '.');

COMMENT ON VIEW mart.vraag_meetbaar IS 'Een rij is iets zonder meetbaar doel: een doel zonder streefdatum, een onderdeel zonder doel met een getal, of een indicator van een prestatie, effect of doel zonder streefwaarde.';
