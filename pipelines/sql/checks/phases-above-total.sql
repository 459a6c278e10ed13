-- Phases that add up to more than there are.
WITH totals AS (
    SELECT fasemodel.id AS fasemodel_id, typed_meting.onderdeel_id, typed_meting.waarde AS totaal, geldig_op
    FROM core.fasemodel JOIN typed_meting ON typed_meting.indicator_id = totaal_indicator_id
    WHERE uitsplitsing IS NULL AND organisatie_id IS NULL AND kwalificatie <> 'verwacht'
),
-- Of a count that is given again, as a correction or otherwise, the last counts.
counts AS (
    SELECT * FROM typed_fasetelling
    QUALIFY row_number() OVER (PARTITION BY fasemodel_id, onderdeel_id, fase_id, datum ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
),
sums AS (
    SELECT fasemodel_id, onderdeel_id, datum, sum(aantal) AS som, max_by(levering_id, rij) AS levering_id, max(rij) AS rij
    FROM counts GROUP BY ALL
)
SELECT levering_id, 'fasetelling' AS tabel, rij, 'aantal' AS kolom, CAST(som AS VARCHAR) AS waarde,
    'is de som van de fasen van ' || onderdeel_id || ', meer dan de ' || core.getal_tekst(totaal, 0) || ' die er zijn' AS melding,
    'Controleer de aantallen per fase en het totaal.' AS oplossing
FROM (
    -- The last total up to the date of the phases.
    SELECT sums.*, arg_max(totaal, geldig_op) AS totaal
    FROM sums JOIN totals ON totals.fasemodel_id = sums.fasemodel_id AND totals.onderdeel_id = sums.onderdeel_id AND geldig_op <= datum
    GROUP BY ALL
)
WHERE som > totaal
