-- One row is the key of one number that another delivery has too, and to which this delivery gives a value of its own.
WITH numbers AS (
    SELECT sleutel, levering_id FROM core.meting
    UNION ALL SELECT sleutel, levering_id FROM core.fasetelling
    UNION ALL SELECT sleutel, levering_id FROM core.doel
),
keyed AS (SELECT core.zonder_volgnummer(sleutel) AS sleutel, levering_id FROM numbers)
SELECT DISTINCT sleutel FROM keyed WHERE levering_id = $levering AND sleutel IN (SELECT sleutel FROM keyed WHERE levering_id <> $levering) ORDER BY sleutel
