-- One row is one number of a programme in one state: a figure that pages show (is_getoond), or one behind or before it.
-- What is the same figure in another state has the same reeks; what is the same fact has the same feit. Moves between
-- phases are told by themselves, and the rest of a share moves with the share: both are left out.
SELECT
    cijfer.sleutel,
    CASE cijfer.soort
        WHEN 'meting' THEN concat_ws('|', 'meting', cijfer.indicator_id, cijfer.onderdeel_id, coalesce(cijfer.organisatie_id, ''), coalesce(cijfer.uitsplitsing, ''))
        WHEN 'fasetelling' THEN concat_ws('|', 'fasetelling', telling.fasemodel_id, telling.onderdeel_id, telling.fase_id)
        ELSE core.zonder_volgnummer(cijfer.sleutel)
    END AS reeks,
    core.zonder_volgnummer(cijfer.sleutel) AS feit,
    cijfer.soort,
    vervangen.sleutel IS NULL AS geldt,
    coalesce(vervangen.reden = 'gecorrigeerd', false) AS is_gecorrigeerd,
    CASE cijfer.soort
        WHEN 'meting' THEN cijfer.actueel
        WHEN 'fasetelling' THEN vervangen.sleutel IS NULL AND telling.kwalificatie <> 'verwacht'
            AND telling.datum = max(telling.datum) FILTER (vervangen.sleutel IS NULL AND telling.kwalificatie <> 'verwacht') OVER (PARTITION BY telling.fasemodel_id, telling.onderdeel_id)
        ELSE vervangen.sleutel IS NULL
    END AS is_getoond,
    cijfer.onderdeel_id,
    cijfer.onderdeel_naam,
    cijfer.naam,
    cijfer.eenheid,
    coalesce(indicator.eenheid = 'procent', contains(cijfer.weergave, '%')) AS is_procent,
    coalesce(indicator.decimalen, CAST(regexp_matches(cijfer.weergave, ',[0-9]%') AS INTEGER)) AS decimalen,
    cijfer.weergave,
    cijfer.stand_op,
    cijfer.stand_op_tekst,
    CAST(cijfer.getal AS DOUBLE) AS getal,
    -- A range is about as precise as a number with circa before it.
    if(meting.waarde_tot IS NOT NULL, 'circa', coalesce(CAST(meting.kwalificatie AS VARCHAR), CAST(telling.kwalificatie AS VARCHAR), CAST(doel.kwalificatie AS VARCHAR), if(starts_with(cijfer.weergave, 'circa '), 'circa', 'exact'))) AS kwalificatie,
    coalesce(cijfer.indicator_versie, 0) AS versie,
    -- Over how many days a value counts; empty for what is counted at a moment or since the start.
    if(indicator.tijdtype = 'stroom', cijfer.stand_op - coalesce(meting.geldig_van, core.periode_start(cijfer.stand_op, meting.geldig_precisie)) + 1, NULL) AS dagen,
    cijfer.vorige_sleutel,
    cijfer.levering_id
FROM mart.cijfer
LEFT JOIN mart.vervangen ON vervangen.sleutel = cijfer.sleutel
LEFT JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
LEFT JOIN core.meting ON meting.sleutel = cijfer.sleutel
LEFT JOIN core.fasetelling AS telling ON telling.sleutel = cijfer.sleutel
LEFT JOIN core.doel ON doel.sleutel = cijfer.sleutel
WHERE cijfer.programma_id = $programma AND NOT starts_with(cijfer.sleutel, 'afgeleid:stroom:') AND NOT starts_with(cijfer.sleutel, 'afgeleid:rest:')
ORDER BY cijfer.volgorde
