-- A value outside the plausible range of its definition, unless it is impossible: that blocks already.
SELECT levering_id, 'meting' AS tabel, rij, 'waarde' AS kolom, if(typed_meting.waarde_tot > plausibel_maximum, cell || ' tot ' || cell_tot, cell) AS waarde,
    'valt buiten wat aannemelijk is voor ‘' || naam || '’ (' || indicator_id || '): ' || core.getal_tekst(plausibel_minimum, decimalen) || ' tot ' || core.getal_tekst(plausibel_maximum, decimalen) AS melding,
    'Controleer het getal. Klopt het, verruim dan de grenzen in indicators.yml.' AS oplossing
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
JOIN (SELECT levering_id, rij, waarde AS cell, waarde_tot AS cell_tot FROM text_meting) USING (levering_id, rij)
WHERE (typed_meting.waarde NOT BETWEEN plausibel_minimum AND plausibel_maximum OR typed_meting.waarde_tot > plausibel_maximum)
    AND NOT (typed_meting.waarde < 0 AND plausibel_minimum >= 0)
    AND NOT (greatest(typed_meting.waarde, coalesce(typed_meting.waarde_tot, 0)) > 100 AND eenheid = 'procent')
