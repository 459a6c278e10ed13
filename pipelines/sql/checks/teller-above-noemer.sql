-- A share whose numerator is larger than its denominator, or half a share.
SELECT levering_id, 'meting' AS tabel, rij, 'teller' AS kolom, core.getal_tekst(teller, 0) AS waarde,
    if(noemer IS NULL, 'heeft geen noemer', 'is groter dan de noemer ' || core.getal_tekst(noemer, 0)) AS melding,
    'Een aandeel heeft een teller en een noemer, en de teller is hoogstens de noemer.' AS oplossing
FROM typed_meting
WHERE teller > noemer OR (teller IS NOT NULL AND noemer IS NULL)
