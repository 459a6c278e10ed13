-- A class in a programme whose definition does not say how heavy a class is: it would do nothing, silently.
SELECT levering_id, 'weging' AS tabel, rij, 'klasse' AS kolom, klasse AS waarde,
    'heeft in dit programma geen gewicht' AS melding,
    'Zet weging met klein, middel en groot bij het programma in indicators.yml.' AS oplossing
FROM typed_weging
WHERE klasse IS NOT NULL AND split_part(onderdeel_id, '/', 1) NOT IN (SELECT programma_id FROM core.gewicht)
