-- Two values for one fact: both are kept, but someone has to say what they are.
SELECT levering_id, 'meting' AS tabel, rij, 'toelichting' AS kolom, NULL AS waarde,
    'deze waarde verschilt van een andere voor hetzelfde feit (' || sleutel || ')' AS melding,
    'Beide blijven bewaard. Zeg in toelichting waar het verschil in zit.' AS oplossing
FROM typed_meting
WHERE occurrence > 1 AND toelichting IS NULL
