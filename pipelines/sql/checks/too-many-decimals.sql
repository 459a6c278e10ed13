-- A value with more decimals than the indicator has: often a thousands separator, 1.234 for 1234.
SELECT levering_id, 'meting' AS tabel, rij, 'waarde' AS kolom, cell AS waarde,
    'heeft meer decimalen dan indicator ' || indicator_id || ' (' || decimalen || ')' AS melding,
    'Staat er een punt voor duizendtallen? Haal die weg. Anders: verhoog decimalen in indicators.yml.' AS oplossing
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
JOIN (SELECT levering_id, rij, waarde AS cell FROM text_meting) USING (levering_id, rij)
WHERE round(typed_meting.waarde, decimalen) <> typed_meting.waarde OR round(typed_meting.waarde_tot, decimalen) <> typed_meting.waarde_tot
