-- A share whose numerator is larger than its denominator, or half a share.
SELECT levering_id, 'meting' AS tabel, rij, if(teller IS NULL, 'noemer', 'teller') AS kolom, core.getal_tekst(coalesce(teller, noemer), 0) AS waarde,
    CASE
        WHEN noemer IS NULL THEN 'heeft geen noemer'
        WHEN teller IS NULL THEN 'heeft geen teller'
        ELSE 'is groter dan de noemer ' || core.getal_tekst(noemer, 0)
    END AS melding,
    'Een aandeel heeft een teller en een noemer, en de teller is hoogstens de noemer.' AS oplossing
FROM typed_meting
JOIN (SELECT levering_id, rij, teller AS cell_teller, noemer AS cell_noemer FROM text_meting) USING (levering_id, rij)
WHERE teller > noemer OR (cell_teller IS NULL) <> (cell_noemer IS NULL)
