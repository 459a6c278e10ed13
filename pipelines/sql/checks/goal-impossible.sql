-- A goal that its indicator cannot have: above 100 percent, negative, too many decimals, or for an onderdeel elsewhere.
SELECT levering_id, 'doel' AS tabel, rij, 'waarde' AS kolom, cell AS waarde,
    CASE
        WHEN eenheid = 'procent' AND typed_doel.waarde > 100 THEN 'is meer dan 100 procent'
        WHEN typed_doel.waarde < 0 AND plausibel_minimum >= 0 THEN 'is negatief'
        ELSE 'heeft meer decimalen dan indicator ' || indicator_id || ' (' || decimalen || ')'
    END AS melding,
    'Verbeter de streefwaarde of de definitie in indicators.yml.' AS oplossing
FROM typed_doel
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
JOIN (SELECT levering_id, rij, waarde AS cell FROM text_doel) USING (levering_id, rij)
WHERE (eenheid = 'procent' AND typed_doel.waarde > 100) OR (typed_doel.waarde < 0 AND plausibel_minimum >= 0)
    OR round(typed_doel.waarde, decimalen) <> typed_doel.waarde
