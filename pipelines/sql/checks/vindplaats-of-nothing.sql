-- A further passage of a fact that is not stored.
WITH facts AS (
    SELECT sleutel FROM typed_onderdeel UNION ALL SELECT sleutel FROM typed_organisatie UNION ALL SELECT sleutel FROM typed_alias
    UNION ALL SELECT sleutel FROM typed_deelname UNION ALL SELECT sleutel || if(occurrence > 1, '~' || occurrence, '') FROM typed_meting
    UNION ALL SELECT sleutel FROM typed_doel UNION ALL SELECT sleutel FROM typed_fasetelling UNION ALL SELECT sleutel FROM typed_borging
    UNION ALL SELECT sleutel FROM typed_mijlpaal UNION ALL SELECT sleutel FROM typed_opbrengst UNION ALL SELECT sleutel FROM typed_factor
)
SELECT levering_id, 'vindplaats' AS tabel, rij, 'sleutel' AS kolom, sleutel AS waarde,
    if(split_part(sleutel, ':', 1) <> tabel, 'hoort niet bij tabel ' || tabel, 'is geen opgeslagen feit') AS melding,
    'Neem de sleutel over zoals die bij het cijfer staat.' AS oplossing
FROM typed_vindplaats
WHERE sleutel NOT IN (SELECT sleutel FROM facts WHERE sleutel IS NOT NULL) OR split_part(sleutel, ':', 1) <> tabel
