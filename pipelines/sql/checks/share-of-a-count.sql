-- A numerator and a denominator for something that is no percentage.
SELECT levering_id, 'meting' AS tabel, rij, 'teller' AS kolom, core.getal_tekst(typed_meting.teller, 0) AS waarde,
    'hoort bij een percentage, maar indicator ' || indicator_id || ' telt ' || eenheid AS melding,
    'Vul waarde in, of maak de eenheid van de indicator procent.' AS oplossing
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
WHERE typed_meting.teller IS NOT NULL AND eenheid <> 'procent'
