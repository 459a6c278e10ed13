-- One row is one conclusion of the roll-up and what would turn it; where nothing is judged, only that of the whole programme.
CREATE VIEW mart.vraag_kantelen AS
SELECT
    oprol.programma_id,
    CAST(row_number() OVER (PARTITION BY oprol.programma_id ORDER BY vraag_volgorde, NOT is_programma, oprol.volgorde) AS INTEGER) AS volgorde,
    vraag_naam AS groep,
    onderdeel_id,
    korte_naam AS onderdeel_naam,
    ja || ' ja, ' || deels || ' deels, ' || nee || ' nee en ' || onbekend || ' nog niet te beoordelen van ' || core.aantal_tekst(aantal, 'onderdeel') AS wat,
    CASE
        WHEN onbekend = aantal THEN 'geen_oordeel'
        WHEN conclusie IS NULL THEN 'geen_klasse'
        WHEN kantelt_als_nee OR kantelt_als_ja OR (aantal - onbekend = 1 AND onbekend > 0) THEN 'nog_open'
        WHEN kantelt_gelijk OR kantelt_zonder_grootste THEN 'kantelt'
        WHEN aantal - onbekend = 1 THEN 'een_oordeel'
        ELSE 'staat_vast'
    END AS toestand,
    conclusie_tekst AS antwoord,
    if(onbekend = aantal, '○', NULL) AS antwoord_teken,
    -- Which shares the unknown leaves stands with the counts, never alone.
    CASE
        WHEN onbekend = aantal THEN 'Over geen van deze onderdelen als geheel is er een onafhankelijk oordeel dat iets vindt. Een oordeel over een deel ervan telt niet op. '
            || 'Een eerste oordeel over een heel onderdeel geeft een conclusie. ' || omslag_tekst
        ELSE concat_ws(' ',
            omslag_tekst,
            if(grenzen_tekst = gelijk_tekst, 'Aandeel ja: ' || grenzen_tekst, 'Aandeel ja gewogen: ' || grenzen_tekst || '; even zwaar: ' || gelijk_tekst) || '.',
            'Buiten de weging: ' || buiten_weging || '.')
    END AS reden,
    -- The verdicts that it counts are independent; the conclusion is worked out here.
    'deze monitor' AS soort_bron,
    'geen eigen datum' AS stand_op_tekst,
    'berekend' AS bron_tekst,
    sleutel
FROM mart.oprol
WHERE is_programma OR onbekend < aantal;

COMMENT ON VIEW mart.vraag_kantelen IS 'Een rij is een conclusie over een groep onderdelen en wat die doet omslaan; is er niets beoordeeld, dan alleen die over het hele programma.';
