-- Phases in the model of another programme.
SELECT levering_id, tabel, rij, 'fasemodel_id' AS kolom, fasemodel_id AS waarde,
    'is het fasemodel van programma ' || programma_id || ', en dit onderdeel hoort daar niet bij' AS melding,
    'Kies een fasemodel van het eigen programma.' AS oplossing
FROM (
    SELECT levering_id, 'fasetelling' AS tabel, rij, fasemodel_id, onderdeel_id FROM typed_fasetelling
    UNION ALL SELECT levering_id, 'faseverloop', rij, fasemodel_id, onderdeel_id FROM typed_faseverloop
) JOIN core.fasemodel ON fasemodel.id = fasemodel_id
WHERE split_part(onderdeel_id, '/', 1) <> programma_id
