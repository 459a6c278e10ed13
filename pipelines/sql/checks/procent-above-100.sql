-- A percentage above 100.
SELECT levering_id, 'meting' AS tabel, rij, if(typed_meting.waarde > 100, 'waarde', 'waarde_tot') AS kolom, if(typed_meting.waarde > 100, cell, cell_tot) AS waarde,
    'is meer dan 100 procent' AS melding,
    'Schrijf een percentage als een getal van 0 tot 100.' AS oplossing
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
JOIN (SELECT levering_id, rij, waarde AS cell, waarde_tot AS cell_tot FROM text_meting) USING (levering_id, rij)
WHERE eenheid = 'procent' AND greatest(typed_meting.waarde, coalesce(typed_meting.waarde_tot, 0)) > 100
