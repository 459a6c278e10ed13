-- A further passage of a fact that is not stored, or of a column that it does not have.
WITH known AS (
    SELECT typed_vindplaats.*,
        split_part(sleutel, ':', 1) = tabel AS fits,
        sleutel IN (SELECT bewaard_als FROM facts WHERE bewaard_als IS NOT NULL) AS is_stored,
        kolom IS NULL OR kolom IN (SELECT column_name FROM duckdb_columns() WHERE schema_name = 'core' AND table_name = tabel) AS has_column
    FROM typed_vindplaats
)
SELECT levering_id, 'vindplaats' AS tabel, rij,
    if(fits AND is_stored, 'kolom', 'sleutel') AS kolom,
    if(fits AND is_stored, kolom, sleutel) AS waarde,
    CASE WHEN NOT fits THEN 'hoort niet bij tabel ' || tabel WHEN NOT is_stored THEN 'is geen opgeslagen feit' ELSE 'is geen kolom van tabel ' || tabel END AS melding,
    CASE WHEN fits AND is_stored THEN 'Schrijf de kolom van het feit die hier staat, of laat dit leeg.' ELSE 'Neem de sleutel over zoals die bij het cijfer staat.' END AS oplossing
FROM known
WHERE NOT (fits AND is_stored AND has_column)
