-- One row is one staged number of this delivery that another delivery gives with exactly the same value.
WITH numbers AS (
    SELECT 'meting' AS tabel, levering_id, rij, sleutel, CAST(row(waarde, waarde_tot, teller, noemer, n, kwalificatie, stilte) AS VARCHAR) AS inhoud FROM typed_meting
    UNION ALL SELECT 'fasetelling', levering_id, rij, sleutel, CAST(row(aantal, kwalificatie, stilte) AS VARCHAR) FROM typed_fasetelling
    UNION ALL SELECT 'doel', levering_id, rij, sleutel, CAST(row(waarde, kwalificatie, duur_maanden) AS VARCHAR) FROM typed_doel
)
SELECT DISTINCT own.tabel, own.rij
FROM numbers AS own JOIN numbers AS other USING (tabel, sleutel, inhoud)
WHERE own.levering_id = $levering AND other.levering_id <> $levering
ORDER BY ALL
