-- A negative number where the definition allows none.
WITH numbers AS (
    SELECT levering_id, rij, indicator_id, indicator_versie, kolom, getal
    FROM typed_meting UNPIVOT (getal FOR kolom IN (waarde, waarde_tot, teller, noemer, n))
)
SELECT levering_id, 'meting' AS tabel, rij, kolom, core.getal_tekst(getal, 0) AS waarde,
    'is negatief' AS melding, 'Een aantal of aandeel is nul of meer. Haal het minteken weg.' AS oplossing
FROM numbers
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
WHERE getal < 0 AND plausibel_minimum >= 0
UNION ALL
SELECT levering_id, 'fasetelling', rij, 'aantal', CAST(aantal AS VARCHAR), 'is negatief', 'Een aantal is nul of meer. Haal het minteken weg.'
FROM typed_fasetelling WHERE aantal < 0
