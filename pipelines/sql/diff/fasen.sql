-- One row is one move from a phase to another one between two counts (or steps of a history) that the old state did not
-- have. Of two counts that it had already, nobody moved since: what is known of them is another number now, also nought.
WITH nu AS (
    FROM nieuw.mart.fase_beweging WHERE van_fase <> naar_fase
),
toen AS (
    FROM oud.mart.fase_beweging WHERE van_fase <> naar_fase
),
bekend AS (
    SELECT DISTINCT grondslag, fasemodel_id, onderdeel_id, van, tot, true AS was_bekend FROM oud.mart.fase_beweging
),
nog AS (
    SELECT DISTINCT grondslag, fasemodel_id, onderdeel_id, van, tot, true AS is_bekend FROM nieuw.mart.fase_beweging
),
beweging AS (
    SELECT grondslag, fasemodel_id, onderdeel_id, van, tot, van_fase, naar_fase,
        coalesce(nu.van_tekst, toen.van_tekst) AS van_tekst, coalesce(nu.tot_tekst, toen.tot_tekst) AS tot_tekst, coalesce(nu.soort, toen.soort) AS soort,
        coalesce(nu.aantal, 0) AS aantal, coalesce(toen.aantal, 0) AS eerst, coalesce(was_bekend, false) AS was_bekend
    FROM nu FULL JOIN toen USING (grondslag, fasemodel_id, onderdeel_id, van, tot, van_fase, naar_fase)
    LEFT JOIN bekend USING (grondslag, fasemodel_id, onderdeel_id, van, tot)
    JOIN nog USING (grondslag, fasemodel_id, onderdeel_id, van, tot)
    WHERE nu.aantal IS DISTINCT FROM toen.aantal
)
SELECT
    CASE
        WHEN was_bekend THEN 'ander aantal bekend'
        ELSE CASE beweging.soort WHEN 'verder' THEN 'een fase verder' WHEN 'terug' THEN 'een fase terug' WHEN 'erbij' THEN 'erbij gekomen' WHEN 'weg' THEN 'weggevallen' WHEN 'onduidelijk' THEN 'fase niet vermeld' ELSE beweging.soort END
    END AS soort,
    beweging.onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
    fasemodel.eenheid || ': ' || beweging.aantal || if(was_bekend, ' in plaats van ' || eerst, '') || if(grondslag = 'telling', '', ' (verloop: ' || grondslag || ')') AS wat,
    CASE van_fase WHEN 'nieuw' THEN 'nog niet geteld' WHEN 'niet_vermeld' THEN 'fase niet vermeld' ELSE vanaf.naam END || ', ' || van_tekst AS van,
    CASE naar_fase WHEN 'weg' THEN 'niet meer geteld' WHEN 'niet_vermeld' THEN 'fase niet vermeld' ELSE naar.naam END || ', ' || tot_tekst AS naar,
    'afgeleid:stroom:' || beweging.fasemodel_id || ':' || beweging.onderdeel_id || ':' || van || ':' || tot || ':' || grondslag || ':' || beweging.soort AS sleutel
FROM beweging
JOIN nieuw.mart.onderdeel ON onderdeel.id = beweging.onderdeel_id
JOIN nieuw.core.fasemodel ON fasemodel.id = beweging.fasemodel_id
LEFT JOIN nieuw.core.fase AS vanaf ON vanaf.fasemodel_id = beweging.fasemodel_id AND vanaf.id = van_fase
LEFT JOIN nieuw.core.fase AS naar ON naar.fasemodel_id = beweging.fasemodel_id AND naar.id = naar_fase
WHERE onderdeel.programma_id = $programma
ORDER BY onderdeel.volgorde, tot, grondslag, coalesce(vanaf.volgorde, 0), coalesce(naar.volgorde, 100)
