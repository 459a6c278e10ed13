-- An indicator that says reported but has no value, or the other way round; or without goal and without reason. And an
-- indicator or picture of an onderdeel that no delivery has, or an exception
-- for an onderdeel of which the indicator has no meting. An answer to a question of the form itself comes when somebody
-- delivers: nobody could have changed the status before.
SELECT NULL AS levering_id, 'indicators.yml' AS tabel, NULL AS rij, 'status' AS kolom, id AS waarde,
    if(status = 'gerapporteerd', 'is gerapporteerd maar heeft geen meting', 'is nog te meten maar heeft al een waarde') AS melding,
    'Verbeter status of voeg metingen toe.' AS oplossing
FROM core.indicator
WHERE (status = 'gerapporteerd' AND NOT EXISTS (FROM typed_meting WHERE indicator_id = indicator.id))
    OR (status = 'nog_te_meten' AND EXISTS (FROM typed_meting WHERE indicator_id = indicator.id AND stilte IS NULL AND paragraaf IS DISTINCT FROM 'Lees mij'))
UNION ALL
SELECT NULL, 'indicators.yml', NULL, 'reden_geen_doel', id,
    if(reden_geen_doel IS NULL, 'heeft geen doel in de leveringen en geen reden daarvoor', 'zegt dat er geen doel is, maar er staat er een in de leveringen'),
    if(reden_geen_doel IS NULL, 'Vul reden_geen_doel in.', 'Haal reden_geen_doel weg.')
FROM core.indicator
WHERE soort <> 'context' AND (reden_geen_doel IS NULL) <> EXISTS (FROM typed_doel WHERE indicator_id = indicator.id)
UNION ALL
SELECT NULL, 'indicators.yml', NULL, 'onderdeel', onderdeel_id, 'is geen bekend onderdeel', 'Verbeter de id of voeg het onderdeel toe in een levering.'
FROM core.indicator WHERE onderdeel_id NOT IN (SELECT id FROM typed_onderdeel WHERE id IS NOT NULL)
UNION ALL
SELECT NULL, 'indicators.yml', NULL, 'onderdeel', onderdeel_id, 'is geen bekend onderdeel (beeld ' || id || ')', 'Verbeter de id of voeg het onderdeel toe in een levering.'
FROM core.beeld WHERE onderdeel_id NOT IN (SELECT id FROM typed_onderdeel WHERE id IS NOT NULL)
UNION ALL
SELECT NULL, 'indicators.yml', NULL, 'per_onderdeel', onderdeel_id,
    if(onderdeel_id IN (SELECT id FROM typed_onderdeel), 'heeft geen meting van indicator ' || indicator_id, 'is geen bekend onderdeel (indicator ' || indicator_id || ')'),
    'Verbeter de id of haal dit onderdeel weg.'
FROM core.indicator_bij
WHERE NOT EXISTS (FROM typed_meting WHERE typed_meting.indicator_id = indicator_bij.indicator_id AND indicator_versie = indicator_bij.indicator_versie AND typed_meting.onderdeel_id = indicator_bij.onderdeel_id)
