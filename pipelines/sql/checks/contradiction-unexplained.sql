-- Two values for one fact: both are kept, but someone has to say what they are.
WITH values_of_fact AS (
    SELECT *, CAST(row(waarde, waarde_tot, teller, noemer, kwalificatie, stilte) AS VARCHAR) AS inhoud FROM typed_meting
)
SELECT levering_id, 'meting' AS tabel, rij, 'toelichting' AS kolom, NULL AS waarde,
    'deze waarde verschilt van een andere voor hetzelfde feit (' || sleutel || ')' AS melding,
    'Beide blijven bewaard. Zeg in toelichting waar het verschil in zit.' AS oplossing
FROM values_of_fact AS later
WHERE toelichting IS NULL AND EXISTS (
    FROM values_of_fact AS earlier
    WHERE earlier.sleutel = later.sleutel AND earlier.occurrence < later.occurrence AND earlier.inhoud <> later.inhoud
)
