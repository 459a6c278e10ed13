-- A number that does not stand in the source as such says how it came about.
WITH rows AS (
    SELECT levering_id, 'meting' AS tabel, rij, wijze, wijze_reden FROM typed_meting
    UNION ALL SELECT levering_id, 'doel', rij, wijze, wijze_reden FROM typed_doel
    UNION ALL SELECT levering_id, 'fasetelling', rij, wijze, wijze_reden FROM typed_fasetelling
)
SELECT levering_id, tabel, rij, 'wijze_reden' AS kolom, NULL AS waarde,
    'bij wijze ' || wijze || ' hoort een reden' AS melding,
    'Schrijf wat er geteld, berekend of verbeterd is en waarom.' AS oplossing
FROM rows
WHERE wijze IN ('geteld', 'berekend', 'gecorrigeerd') AND wijze_reden IS NULL
