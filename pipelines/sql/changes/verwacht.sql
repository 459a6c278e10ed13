-- One row is one organisation that was to deliver figures of a period that the delivery counts, by an expected delivery that
-- names it; and what that was.
WITH laatste AS (
    FROM core.verwachte_levering
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
),
naam AS (SELECT id, naam FROM core.organisatie UNION SELECT organisatie_id, naam FROM core.alias)
SELECT naam.id, min(wat) AS wat
FROM laatste JOIN naam ON lower(strip_accents(naam.naam)) = lower(strip_accents(wie))
WHERE vervalt_omdat IS NULL AND EXISTS (
    FROM core.meting
    WHERE levering_id = $levering AND geldig_op = over_tot AND coalesce(meting.indicator_id = laatste.indicator_id, true)
        AND (meting.onderdeel_id = laatste.onderdeel_id OR starts_with(meting.onderdeel_id, laatste.onderdeel_id || '/'))
)
GROUP BY naam.id
ORDER BY naam.id
