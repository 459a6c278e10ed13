-- A statement says what; a judgement is ours, names an existing statement and gives the step, the evidence and the reason.
WITH judged AS (
    SELECT typed_borging.*, levering.soort = 'eigen_oordeel' AS is_oordeel,
        EXISTS (FROM typed_borging AS uitspraak WHERE uitspraak.id = typed_borging.id AND uitspraak.wat IS NOT NULL
            AND uitspraak.onderdeel_id = typed_borging.onderdeel_id AND uitspraak.niveau = typed_borging.niveau) AS has_statement
    FROM typed_borging JOIN core.levering ON levering.id = levering_id
)
SELECT levering_id, 'borging' AS tabel, rij,
    CASE WHEN NOT is_oordeel AND wat IS NULL THEN 'wat' WHEN NOT is_oordeel THEN 'trede' WHEN trede IS NULL THEN 'trede' WHEN NOT has_statement THEN 'id' WHEN trede_reden IS NULL THEN 'trede_reden' ELSE 'bewijs_soort' END AS kolom,
    CASE WHEN NOT is_oordeel AND wat IS NOT NULL THEN trede WHEN is_oordeel AND trede IS NOT NULL AND NOT has_statement THEN id END AS waarde,
    CASE
        WHEN NOT is_oordeel AND wat IS NULL THEN 'een uitspraak zegt wat er blijft of geregeld wordt'
        WHEN NOT is_oordeel THEN 'is ons oordeel en hoort niet in een rapport of opgave'
        WHEN trede IS NULL THEN 'een oordeel noemt een trede'
        WHEN NOT has_statement THEN 'is geen uitspraak van een levering over dit onderdeel en niveau'
        WHEN trede_reden IS NULL THEN 'een trede heeft een reden'
        ELSE 'een trede boven onbekend heeft bewijs'
    END AS melding,
    CASE
        WHEN NOT is_oordeel AND wat IS NULL THEN 'Vul wat in, in eigen woorden.'
        WHEN NOT is_oordeel THEN 'Zet de trede in een levering met soort eigen_oordeel.'
        WHEN NOT has_statement THEN 'Gebruik id, onderdeel_id en niveau van een bestaande uitspraak.'
        ELSE 'Vul trede, bewijs_soort en trede_reden in.'
    END AS oplossing
FROM judged
WHERE (NOT is_oordeel AND (wat IS NULL OR trede IS NOT NULL))
    OR (is_oordeel AND (trede IS NULL OR NOT has_statement OR trede_reden IS NULL OR (trede <> 'B0' AND bewijs_soort IS NULL)))
