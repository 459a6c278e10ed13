-- A period that ends before it starts.
SELECT levering_id, 'onderdeel' AS tabel, rij, 'eind_op' AS kolom, CAST(eind_op AS VARCHAR) AS waarde,
    'ligt voor de start ' || start_op AS melding, 'Verbeter start_op of eind_op.' AS oplossing
FROM typed_onderdeel WHERE eind_op < start_op
UNION ALL
SELECT levering_id, 'meting', rij, 'geldig_op', CAST(geldig_op AS VARCHAR), 'ligt voor het begin van de periode ' || geldig_van, 'Verbeter geldig_van of geldig_op.'
FROM typed_meting WHERE geldig_op < geldig_van
