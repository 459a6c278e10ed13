-- One row is one term of one part of a figure that is a sum of parts, in one state: the row behind it and how it counts
-- (1, -1, or 0: the part is there and adds nothing). A part is worth the sum of its terms, and never less than nought.
WITH cohort AS (
    SELECT DISTINCT fasemodel_id, cohort_id, onderdeel_id, totaal_sleutel, totaal FROM mart.fase_verdeling
),
fasen AS (
    SELECT DISTINCT fasemodel_id, cohort_id, fase_id, cohort_sleutel FROM mart.fase_verdeling
),
-- A phase of a cohort: each onderdeel in the cohort is a part, also when nobody of it is in this phase.
genoemde_fasen AS (
    SELECT fasen.cohort_sleutel AS sleutel, 'afgeleid' AS wijze, cohort.onderdeel_id AS deel, coalesce(telling.sleutel, cohort.totaal_sleutel) AS blad_sleutel,
        if(telling.sleutel IS NULL, 0, 1) AS factor, coalesce(telling.aantal, cohort.totaal) AS getal
    FROM fasen
    JOIN cohort USING (fasemodel_id, cohort_id)
    LEFT JOIN mart.fase_verdeling AS telling ON telling.fasemodel_id = fasen.fasemodel_id AND telling.onderdeel_id = cohort.onderdeel_id AND telling.fase_id = fasen.fase_id
    WHERE fasen.fase_id <> 'niet_vermeld'
),
-- What no source puts in a phase: the total less every phase that is named, of one onderdeel and of a cohort.
niet_vermeld AS (
    SELECT figuur.sleutel, 'afgeleid' AS wijze, figuur.onderdeel_id AS deel, term.blad_sleutel, term.factor, term.getal
    FROM (
        SELECT sleutel, fasemodel_id, onderdeel_id FROM mart.fase_verdeling WHERE fase_id = 'niet_vermeld'
        UNION ALL
        SELECT fasen.cohort_sleutel, fasemodel_id, cohort.onderdeel_id FROM fasen JOIN cohort USING (fasemodel_id, cohort_id) WHERE fasen.fase_id = 'niet_vermeld'
    ) AS figuur
    JOIN (
        SELECT fasemodel_id, onderdeel_id, totaal_sleutel AS blad_sleutel, 1 AS factor, totaal AS getal FROM cohort
        UNION ALL
        SELECT fasemodel_id, onderdeel_id, sleutel, -1, aantal FROM mart.fase_verdeling WHERE fase_id <> 'niet_vermeld'
    ) AS term USING (fasemodel_id, onderdeel_id)
),
afspraken AS (
    SELECT 'afgeleid:afspraken:' || geheel || ':' || maat.id AS sleutel, 'afgeleid' AS wijze, register.sleutel AS deel, register.sleutel AS blad_sleutel, 1 AS factor, maat.getal
    FROM (SELECT *, unnest(list_distinct([programma_id, onderdeel_id])) AS geheel FROM mart.afspraak_register WHERE groep = 'afspraak') AS register
    CROSS JOIN LATERAL (SELECT unnest([
        {id: 'alle', getal: 1},
        {id: 'gelden', getal: CAST(telt_mee AS INTEGER)},
        {id: 'wijken-af', getal: CAST(telt_mee AND wijkt_af_van_wet AS INTEGER)},
        {id: 'stand-bekend', getal: if(telt_mee, partijen - partijen_onbekend, 0)}
    ]) AS maat)
),
borging AS (
    SELECT niveau.sleutel, 'afgeleid' AS wijze, stand.onderdeel_id AS deel, coalesce(stand.oordeel_sleutel, stand.uitspraak_sleutel, 'onderdeel:' || stand.onderdeel_id) AS blad_sleutel,
        1 AS factor, CAST(coalesce(stand.trede >= 2, false) AS INTEGER) AS getal
    FROM mart.borging_niveau AS niveau
    JOIN mart.borging_stand AS stand ON stand.programma_id = niveau.programma_id AND stand.niveau = niveau.niveau AND stand.is_onderdeel
),
besluiten AS (
    SELECT aantal_sleutel AS sleutel, 'afgeleid' AS wijze, onderdeel_id AS deel, 'onderdeel:' || onderdeel_id AS blad_sleutel, 1 AS factor, 1 AS getal
    FROM (SELECT aantal_sleutel, unnest(onderdeel_ids) AS onderdeel_id FROM mart.besluit)
),
-- Stored numbers that can be added: no percentage, mean, expectation or range, and of two values the one that holds.
getallen AS (
    SELECT reeks.*, indicator.aggregatie_onderdelen = 'som' AS telt_op, onderdeel.ouder_id
    FROM mart.reeks
    JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    JOIN core.onderdeel ON onderdeel.id = reeks.onderdeel_id
    WHERE reeks.getal IS NOT NULL AND reeks.waarde_tot IS NULL AND indicator.eenheid <> 'procent' AND reeks.kwalificatie NOT IN ('verwacht', 'gemiddeld')
        AND reeks.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
-- A number and what may be its parts: of the onderdelen directly below, of one kind of uitsplitsing, or of organisaties.
mogelijke_delen AS (
    SELECT geheel.sleutel, geheel.getal AS som, geheel.telt_op,
        CASE WHEN deel.onderdeel_id <> geheel.onderdeel_id THEN 'onderdeel' WHEN deel.uitsplitsing IS NOT NULL THEN split_part(deel.uitsplitsing, '=', 1) ELSE 'organisatie' END AS wijze,
        CASE WHEN deel.onderdeel_id <> geheel.onderdeel_id THEN deel.onderdeel_id ELSE coalesce(deel.uitsplitsing, deel.organisatie_id) END AS deel,
        deel.sleutel AS blad_sleutel, deel.getal
    FROM getallen AS geheel
    JOIN getallen AS deel ON deel.indicator_id = geheel.indicator_id AND deel.indicator_versie = geheel.indicator_versie
        AND deel.geldig_op = geheel.geldig_op AND deel.geldig_van IS NOT DISTINCT FROM geheel.geldig_van
        AND CASE
            WHEN deel.onderdeel_id <> geheel.onderdeel_id THEN geheel.telt_op AND deel.ouder_id = geheel.onderdeel_id
                AND deel.organisatie_id IS NULL AND geheel.organisatie_id IS NULL AND deel.uitsplitsing IS NULL AND geheel.uitsplitsing IS NULL
            WHEN deel.uitsplitsing IS NOT NULL THEN geheel.uitsplitsing IS NULL AND deel.organisatie_id IS NOT DISTINCT FROM geheel.organisatie_id
            ELSE geheel.telt_op AND deel.organisatie_id IS NOT NULL AND geheel.organisatie_id IS NULL AND geheel.uitsplitsing IS NULL
        END
),
-- Only what adds up is its parts. One part that is the whole says so only of what can be added: of a mean it is chance.
opgeslagen AS (
    SELECT sleutel, wijze, deel, blad_sleutel, 1 AS factor, getal FROM mogelijke_delen
    WINDOW geheel AS (PARTITION BY sleutel, wijze)
    QUALIFY abs(sum(getal) OVER geheel - som) < 1e-9 AND (telt_op OR count(*) OVER geheel > 1)
)
SELECT sleutel, wijze, deel, blad_sleutel, CAST(factor AS INTEGER) AS factor, CAST(getal AS DOUBLE) AS getal
FROM (
    SELECT * FROM genoemde_fasen UNION ALL SELECT * FROM niet_vermeld UNION ALL SELECT * FROM afspraken
    UNION ALL SELECT * FROM borging UNION ALL SELECT * FROM besluiten UNION ALL SELECT * FROM opgeslagen
)
ORDER BY sleutel, wijze, deel, factor DESC, blad_sleutel
