-- A promise that refers to a fact that is not stored, or to another kind of fact than a promise can be.
SELECT levering_id, 'toezegging' AS tabel, rij, 'hoort_bij' AS kolom, hoort_bij AS waarde,
    'is geen opgeslagen mijlpaal, afspraak of uitspraak over borging' AS melding,
    'Neem de sleutel over zoals die bij het feit staat, bijvoorbeeld mijlpaal:eindverslag, of maak dit veld leeg.' AS oplossing
FROM typed_toezegging
WHERE hoort_bij IS NOT NULL
    AND hoort_bij NOT IN (SELECT sleutel FROM facts WHERE tabel IN ('mijlpaal', 'afspraak', 'borging') AND sleutel IS NOT NULL)
