-- Two values for one fact, and the later does not say that it corrects: both are kept, but someone has to say what they are.
WITH values_of_fact AS (
    SELECT levering_id, 'meting' AS tabel, rij, sleutel, occurrence, toelichting, CAST(row(waarde, waarde_tot, teller, noemer, kwalificatie, stilte) AS VARCHAR) AS inhoud FROM typed_meting
    UNION ALL SELECT levering_id, 'fasetelling', rij, sleutel, occurrence, toelichting, CAST(row(aantal, kwalificatie, stilte) AS VARCHAR) FROM typed_fasetelling
    UNION ALL SELECT levering_id, 'doel', rij, sleutel, occurrence, toelichting, CAST(row(waarde, kwalificatie, duur_maanden) AS VARCHAR) FROM typed_doel
)
SELECT levering_id, tabel, rij, 'toelichting' AS kolom, NULL AS waarde,
    'deze waarde verschilt van een andere voor hetzelfde feit (' || sleutel || ')' AS melding,
    'Is dit een verbetering? Zet de sleutel onder corrigeert in levering.yml. Anders blijven beide bewaard: zeg in toelichting waar het verschil in zit.' AS oplossing
FROM values_of_fact AS later
WHERE toelichting IS NULL
    AND (levering_id, sleutel) NOT IN (SELECT (levering_id, sleutel) FROM core.correctie)
    AND EXISTS (
        FROM values_of_fact AS earlier
        WHERE earlier.sleutel = later.sleutel AND earlier.occurrence < later.occurrence AND earlier.inhoud <> later.inhoud
    )
