-- One row is an outcome or story from one perspective, that a perspective has no figure or no story, or who was asked.
CREATE VIEW mart.vraag_merkbaar AS
WITH perspectieven AS (
    SELECT unnest(enum_range(NULL::core.perspectief)) AS perspectief
),
uitkomsten AS (
    SELECT uitkomst.programma_id, uitkomst.onderdeel_id, gezegd.perspectief, 1 AS rang, uitkomst.volgorde AS plaats, uitkomst.naam AS wat,
        CASE WHEN uitkomst.is_ander_deel THEN 'ander_deel' WHEN uitkomst.toestand = 'waarde' THEN 'cijfer' WHEN uitkomst.toestand <> 'stil' THEN 'nog_te_meten' WHEN uitkomst.stilte_teken = core.stilte_teken('figuur_onleesbaar') THEN 'onleesbaar' WHEN uitkomst.toelichting IS NOT NULL THEN 'bevinding' ELSE 'zonder_getal' END AS toestand,
        core.met_eenheid(uitkomst.weergave, if(uitkomst.toestand = 'waarde' AND uitkomst.schaal_tekst IS NULL, uitkomst.eenheid, NULL)) AS antwoord,
        coalesce(uitkomst.stilte_teken, if(uitkomst.toestand = 'nog_te_meten', core.stilte_teken('nog_te_meten'), NULL)) AS antwoord_teken,
        concat_ws('; ', uitkomst.basis_tekst, uitkomst.steekproef_tekst, uitkomst.schaal_tekst, uitkomst.andere_kant_tekst, 'verwacht: ' || rtrim(uitkomst.verwacht_tekst, '.'), rtrim(uitkomst.toelichting, '.')) AS reden,
        core.bronhouder_bij(indicator.id, indicator.versie, uitkomst.onderdeel_id, indicator.bronhouder) AS wie, uitkomst.stand_op_tekst, uitkomst.bron_tekst, uitkomst.sleutel
    FROM mart.uitkomst
    JOIN (SELECT DISTINCT ON (id) id, versie, bronhouder, perspectief FROM core.indicator ORDER BY id, versie DESC) AS indicator ON indicator.id = uitkomst.indicator_id
    CROSS JOIN LATERAL (SELECT unnest(coalesce(string_split(core.perspectief_bij(indicator.id, indicator.versie, uitkomst.onderdeel_id, indicator.perspectief), ' '), [NULL])) AS perspectief) AS gezegd
    -- An example of one organisation is no outcome.
    WHERE uitkomst.soort = 'uitkomst'
),
-- What a source says of an experience without a number, is a finding all the same.
bevindingen AS (
    SELECT onderdeel.programma_id, cijfer.onderdeel_id, gezegd.perspectief, 1, cijfer.volgorde, cijfer.naam, if(cijfer.stilte = 'figuur_onleesbaar', 'onleesbaar', 'bevinding'), cijfer.weergave, cijfer.stilte_teken,
        rtrim(cijfer.toelichting, '.'), core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder), cijfer.stand_op_tekst, cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer
    JOIN mart.onderdeel ON onderdeel.id = cijfer.onderdeel_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    CROSS JOIN LATERAL (SELECT unnest(coalesce(string_split(core.perspectief_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.perspectief), ' '), [NULL])) AS perspectief) AS gezegd
    WHERE cijfer.soort = 'meting' AND cijfer.actueel AND indicator.soort = 'verhalend' AND cijfer.getal IS NULL AND cijfer.toelichting IS NOT NULL
),
verhalen AS (
    SELECT onderdeel.programma_id, verhaal.onderdeel_id, CAST(verhaal.perspectief AS VARCHAR), 2, onderdeel.volgorde, verhaal.titel, 'verhaal', 'verhaal', NULL, verhaal.tekst,
        levering.uitgever, NULL, core.bron_tekst(levering.korte_titel, verhaal.paragraaf), verhaal.sleutel
    FROM core.verhaal
    JOIN mart.onderdeel ON onderdeel.id = verhaal.onderdeel_id
    JOIN core.levering ON levering.id = verhaal.levering_id
),
gevonden AS (SELECT * FROM uitkomsten UNION ALL SELECT * FROM bevindingen UNION ALL SELECT * FROM verhalen),
-- Which figures say who was asked, stands in indicators.yml.
gevraagd AS (
    SELECT onderdeel.programma_id, cijfer.onderdeel_id, CAST(NULL AS VARCHAR) AS perspectief, 4, cijfer.volgorde, cijfer.naam, 'gevraagd', core.met_eenheid(cijfer.weergave, if(cijfer.getal IS NULL, NULL, cijfer.eenheid)),
        cijfer.stilte_teken, indicator.definitie, core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder), cijfer.stand_op_tekst, cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer
    JOIN mart.onderdeel ON onderdeel.id = cijfer.onderdeel_id
    JOIN core.vraag_indicator AS gekozen ON gekozen.vraag_id = 'merkbaar' AND gekozen.indicator_id = cijfer.indicator_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE cijfer.actueel AND cijfer.soort = 'meting'
),
-- What is announced or told without a number is no figure yet.
ontbreekt AS (
    SELECT programma.id, programma.id, CAST(perspectieven.perspectief AS VARCHAR), 3, 0,
        'Uitkomsten en verhalen van ' || core.perspectief_naam(perspectieven.perspectief),
        CASE WHEN cijfers + bevindingen + verhalen = 0 THEN 'niets_bekend' WHEN cijfers = 0 THEN 'geen_cijfer' ELSE 'geen_verhaal' END AS toestand,
        CASE toestand WHEN 'niets_bekend' THEN 'geen cijfer en geen verhaal' WHEN 'geen_cijfer' THEN 'geen cijfer' ELSE 'geen verhaal' END
            || if(aangekondigd > 0 AND cijfers = 0, '', ': ' || core.stilte_tekst('niet_geleverd')),
        if(aangekondigd > 0 AND cijfers = 0, NULL, core.stilte_teken('niet_geleverd')),
        CASE WHEN aangekondigd > 0 AND cijfers = 0 THEN 'Wel ' || aangekondigd || ' zonder getal, in een figuur of nog te meten.' WHEN cijfers + verhalen = 0 THEN concat_ws(' ', if(core.is_mens_of_naaste(perspectieven.perspectief), 'Dat zegt niet of zij gevraagd zijn.', NULL), if(programma.id IN (SELECT programma_id FROM gevraagd), 'Onderaan staat wie er volgens de bron gevraagd zijn.', NULL)) END, 'Programmamonitor', NULL, 'het programma', 'onderdeel:' || programma.id
    FROM mart.programma CROSS JOIN perspectieven
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (gevonden.toestand = 'cijfer') AS cijfers, count(*) FILTER (gevonden.toestand = 'verhaal') AS verhalen, count(*) FILTER (gevonden.toestand = 'bevinding') AS bevindingen,
            count(*) FILTER (gevonden.toestand IN ('zonder_getal', 'onleesbaar', 'bevinding', 'nog_te_meten')) AS aangekondigd
        FROM gevonden WHERE gevonden.programma_id = programma.id AND gevonden.perspectief = CAST(perspectieven.perspectief AS VARCHAR)
    )
    WHERE cijfers = 0 OR verhalen = 0
),
rijen AS (SELECT * FROM gevonden UNION ALL SELECT * FROM ontbreekt UNION ALL SELECT * FROM gevraagd)
SELECT
    rijen.programma_id,
    -- What is not heard yet, stands below what is.
    CAST(row_number() OVER (PARTITION BY rijen.programma_id ORDER BY rang = 4, CAST(perspectief AS core.perspectief) NULLS LAST, rang + if(rijen.toestand IN ('nog_te_meten', 'onleesbaar', 'zonder_getal'), 1.5, 0), onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    if(rang = 4, 'Wie gevraagd is, volgens de bron', coalesce('Vanuit ' || core.perspectief_naam(perspectief), 'De definitie zegt niet vanuit wie')) AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    -- From the point of view of whom the programme is for, or of somebody else; who wrote it down, the source says.
    toestand || CASE WHEN toestand NOT IN ('cijfer', 'bevinding', 'verhaal', 'niets_bekend') THEN '' WHEN core.is_mens_of_naaste(perspectief) THEN '_zelf' ELSE '_ander' END AS toestand,
    antwoord,
    antwoord_teken,
    nullif(reden, '') AS reden,
    core.van_wie(bronhouder.soort) AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    coalesce(bron_tekst, 'definitie') AS bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = rijen.onderdeel_id
LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(wie, '.');

COMMENT ON VIEW mart.vraag_merkbaar IS 'Een rij is een uitkomst of verhaal vanuit een perspectief, dat een perspectief geen cijfer of geen verhaal heeft, of een cijfer over wie gevraagd is.';
