-- A goal without a date and without a duration cannot be judged.
SELECT levering_id, 'doel' AS tabel, rij, 'datum' AS kolom, NULL AS waarde,
    'dit doel heeft geen streefdatum: er komt geen oordeel' AS melding,
    'Vul de streefdatum in als de bron die noemt.' AS oplossing
FROM typed_doel WHERE datum IS NULL AND duur_maanden IS NULL
