-- One row is what is left after the end: a step of borging on a niveau, a decision that something hangs on, a later figure.
CREATE VIEW mart.vraag_na_afloop AS
WITH einden AS (
    SELECT onderdeel.id, coalesce(onderdeel.eind_op, programma.eind_op) AS eind_op, coalesce(onderdeel.eind_tekst, programma.eind_tekst) AS eind_tekst
    FROM mart.onderdeel JOIN mart.programma ON programma.id = onderdeel.programma_id
),
treden AS (
    SELECT 1 AS rang, stand.onderdeel_id, stand.niveau_volgorde AS plaats, stand.niveau_naam AS wat,
        CASE
            WHEN NOT stand.is_onderdeel THEN 'programma_als_geheel'
            WHEN stand.trede IS NULL THEN 'niet_beoordeeld' WHEN stand.trede = 0 THEN 'onbekend' WHEN stand.trede = 1 THEN 'voornemen'
            WHEN einden.eind_op IS NULL THEN 'einde_onbekend'
            -- The whole period that a date stands for lies after the end, or before it; else it cannot be said.
            WHEN core.periode_start(oordeel.datum, oordeel.datum_precisie) > einden.eind_op THEN 'bewijs_na_einde'
            WHEN oordeel.datum <= einden.eind_op THEN 'bewijs_voor_einde'
            ELSE 'bewijs_onzeker'
        END AS toestand,
        stand.trede_naam || if(stand.bewijs_is_oud, ', bewijs is oud', '') AS antwoord, stand.stilte_teken AS antwoord_teken,
        concat_ws('; ', coalesce('zorgt ervoor: ' || stand.eigenaar, 'wie er na afloop voor zorgt, staat niet vast'), if(stand.eigenaar IS NULL, 'genoemd: ' || stand.wie, NULL),
            'bewijs: ' || stand.bewijs_soort, CASE toestand
                WHEN 'bewijs_na_einde' THEN 'van na het einde (' || einden.eind_tekst || ')'
                WHEN 'bewijs_voor_einde' THEN 'niet van na het einde (' || einden.eind_tekst || ')'
                WHEN 'bewijs_onzeker' THEN 'of het van na het einde is (' || einden.eind_tekst || '), is met deze datum niet te zeggen'
                WHEN 'einde_onbekend' THEN 'wanneer het eindigt: ' || core.stilte_melding('niet_vermeld')
            END, if(stand.trede IS NULL, NULL, 'waarom niet hoger: ' || rtrim(oordeel.trede_reden, '.')),
            -- What is there already and is no more than an intention all the same needs its reason beside it.
            (SELECT string_agg('ook ' || ander.trede_naam || ': ' || rtrim(ander.wat, '.') || ' (' || rtrim(ander.trede_reden, '.') || ')', '; ' ORDER BY ander.sleutel)
                FROM mart.borging_uitspraak AS ander
                WHERE stand.trede = 1 AND ander.drager_id = stand.onderdeel_id AND ander.niveau = stand.niveau AND ander.trede = 'B1' AND ander.bewijs_soort <> 'uitspraak' AND ander.sleutel <> stand.uitspraak_sleutel)) AS reden,
        stand.bevestigd_tekst AS stand_op_tekst, 'Programmamonitor' AS wie, core.bron_tekst(levering.korte_titel, uitspraak.paragraaf) AS bron_tekst, coalesce(stand.oordeel_sleutel, stand.uitspraak_sleutel) AS sleutel
    FROM mart.borging_stand AS stand
    JOIN einden ON einden.id = stand.onderdeel_id
    JOIN core.borging AS uitspraak ON uitspraak.sleutel = stand.uitspraak_sleutel
    JOIN core.levering ON levering.id = uitspraak.levering_id
    LEFT JOIN core.borging AS oordeel ON oordeel.sleutel = stand.oordeel_sleutel
    WHERE stand.uitspraken > 0
    UNION ALL
    SELECT 1, onderdeel_id, 0, 'alle niveaus', 'onbekend', core.trede_naam('B0'), core.stilte_teken('niet_vermeld'), 'Geen bron noemt iets dat blijft. Dat is geen nee.', NULL, 'Programmamonitor', 'het onderdeel', 'onderdeel:' || onderdeel_id
    FROM mart.borging_stand WHERE is_onderdeel GROUP BY onderdeel_id HAVING sum(uitspraken) = 0
),
besluiten AS (
    SELECT 2, besluit.onderdeel_id, besluit.volgorde, besluit.wat, if(besluit.status = 'genomen', 'besluit_genomen', 'besluit_open'), concat_ws(', ', besluit.status_tekst, besluit.datum_tekst), NULL,
        if(besluit.onderdelen > 0, 'Hieraan ' || if(besluit.onderdelen = 1, 'hangt ', 'hangen ') || besluit.hangt_tekst || ': ' || besluit.namen, NULL), NULL, levering.uitgever,
        core.bron_tekst(levering.korte_titel, feit.paragraaf), besluit.sleutel
    FROM mart.besluit JOIN core.besluit AS feit ON feit.id = besluit.id JOIN core.levering ON levering.id = feit.levering_id
    WHERE besluit.raakt_borging
),
metingen AS (
    SELECT 3, cijfer.onderdeel_id, cijfer.volgorde, cijfer.naam, 'gemeten_na_einde', core.met_eenheid(cijfer.weergave, cijfer.eenheid), NULL,
        concat_ws('; ', 'einde ' || einden.eind_tekst, cijfer.n_tekst, rtrim(cijfer.toelichting, '.')), cijfer.stand_op_tekst, core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder), cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer
    JOIN core.meting USING (sleutel)
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    JOIN einden ON einden.id = cijfer.onderdeel_id
    -- The whole period lies after the end; an expectation is no measurement.
    WHERE cijfer.actueel AND cijfer.getal IS NOT NULL AND indicator.soort <> 'context' AND meting.kwalificatie <> 'verwacht'
        AND coalesce(meting.geldig_van, core.periode_start(meting.geldig_op, meting.geldig_precisie)) > einden.eind_op
),
rijen AS (SELECT * FROM treden UNION ALL SELECT * FROM besluiten UNION ALL SELECT * FROM metingen)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, if(rang = 2, 0, onderdeel.volgorde), plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang WHEN 1 THEN 'Borging: hoe ver, en wie zorgt ervoor' WHEN 2 THEN 'Besluiten waar borging aan hangt' ELSE 'Cijfers van na het einde' END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    reden,
    core.van_wie(bronhouder.soort) AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(wie, '.');

COMMENT ON VIEW mart.vraag_na_afloop IS 'Een rij is wat er is na afloop: een trede van borging op een niveau, een besluit waar borging aan hangt, of een cijfer van na het einde.';
