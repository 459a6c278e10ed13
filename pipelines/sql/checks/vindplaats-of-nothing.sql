-- A further passage of a fact that is not stored.
SELECT levering_id, 'vindplaats' AS tabel, rij, 'sleutel' AS kolom, sleutel AS waarde,
    if(split_part(sleutel, ':', 1) <> tabel, 'hoort niet bij tabel ' || tabel, 'is geen opgeslagen feit') AS melding,
    'Neem de sleutel over zoals die bij het cijfer staat.' AS oplossing
FROM typed_vindplaats
WHERE sleutel NOT IN (SELECT sleutel || if(tabel = 'meting' AND occurrence > 1, '~' || occurrence, '') FROM facts WHERE sleutel IS NOT NULL) OR split_part(sleutel, ':', 1) <> tabel
