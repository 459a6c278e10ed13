-- Phases of an onderdeel whose total is unknown: then the unknown part cannot be shown.
SELECT min(levering_id) AS levering_id, 'fasetelling' AS tabel, min(rij) AS rij, 'onderdeel_id' AS kolom, onderdeel_id AS waarde,
    'heeft fasen maar geen totaal (indicator ' || totaal_indicator_id || ')' AS melding,
    'Voeg een meting van die indicator toe.' AS oplossing
FROM typed_fasetelling JOIN core.fasemodel ON fasemodel.id = fasemodel_id
WHERE NOT EXISTS (FROM typed_meting WHERE indicator_id = totaal_indicator_id AND typed_meting.onderdeel_id = typed_fasetelling.onderdeel_id)
GROUP BY onderdeel_id, totaal_indicator_id
