-- One row is one milestone of the onderdelen of a form ($onderdelen) that is planned and not yet reached.
SELECT
    kern.id, mijlpaal.onderdeel_id, mijlpaal.naam,
    mijlpaal.korte_naam AS "info naam",
    CAST(mijlpaal.status AS VARCHAR) AS "info vorige waarde",
    mijlpaal.datum_tekst AS "info vorige stand"
FROM mart.mijlpaal JOIN core.mijlpaal AS kern USING (sleutel)
WHERE mijlpaal.status = 'gepland' AND list_contains($onderdelen, mijlpaal.onderdeel_id)
ORDER BY mijlpaal.datum, mijlpaal.sleutel
