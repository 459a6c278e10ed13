-- What somebody delivers about the own work is no independent verdict.
SELECT levering_id, 'oordeel' AS tabel, rij, 'soort' AS kolom, typed_oordeel.soort AS waarde,
    'past niet in een opgave: wie zelf opgeeft, oordeelt over zichzelf' AS melding,
    'Schrijf opgave_programma of opgave_uitvoerder.' AS oplossing
FROM typed_oordeel JOIN core.levering ON levering.id = levering_id
WHERE typed_oordeel.soort = 'onafhankelijk' AND levering.soort = 'opgave'
