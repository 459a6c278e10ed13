-- One row is one phase of an onderdeel of a form ($onderdelen) whose phases were counted before, with the last count as
-- readers see it. Every phase of the model is asked, also one that was empty.
WITH tellingen AS (
    SELECT sleutel, onderdeel_id, fasemodel_id, fase_id
    FROM core.fasetelling
    WHERE kwalificatie <> 'verwacht' AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    QUALIFY row_number() OVER (PARTITION BY onderdeel_id, fasemodel_id, fase_id ORDER BY datum DESC, sleutel) = 1
),
geteld AS (SELECT DISTINCT onderdeel_id, fasemodel_id FROM tellingen)
SELECT
    geteld.onderdeel_id, geteld.fasemodel_id, fase.id AS fase_id,
    onderdeel.korte_naam || ': ' || fase.naam AS "info naam",
    fasemodel.eenheid AS "info eenheid",
    coalesce(cijfer.weergave, 'nog niet geteld') AS "info vorige waarde",
    coalesce(cijfer.stand_op_tekst, 'nog geen datum') AS "info vorige stand"
FROM geteld
JOIN core.fase ON fase.fasemodel_id = geteld.fasemodel_id
JOIN core.fasemodel ON fasemodel.id = geteld.fasemodel_id
JOIN mart.onderdeel ON onderdeel.id = geteld.onderdeel_id
LEFT JOIN tellingen ON tellingen.onderdeel_id = geteld.onderdeel_id AND tellingen.fasemodel_id = geteld.fasemodel_id AND tellingen.fase_id = fase.id
LEFT JOIN mart.cijfer ON cijfer.sleutel = tellingen.sleutel
WHERE list_contains($onderdelen, geteld.onderdeel_id)
ORDER BY onderdeel.volgorde, fasemodel.volgorde, fase.volgorde
