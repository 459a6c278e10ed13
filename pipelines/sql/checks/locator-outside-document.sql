-- A locator that the document does not have.
WITH rows AS (
    SELECT levering_id, tabel, rij, bestand, regel_van, regel_tot FROM facts
    UNION ALL SELECT levering_id, 'vindplaats', rij, bestand, regel_van, regel_tot FROM typed_vindplaats
),
documents AS (
    SELECT levering_id, count(*) AS aantal, min(bestand) AS enige FROM core.bron GROUP BY levering_id
),
located AS (
    SELECT rows.*, documents.aantal, bron.regels
    FROM rows
    JOIN documents USING (levering_id)
    LEFT JOIN core.bron ON bron.levering_id = rows.levering_id
        AND bron.bestand = coalesce(rows.bestand, if(documents.aantal = 1, documents.enige, NULL))
)
SELECT levering_id, tabel, rij,
    CASE WHEN regels IS NULL THEN 'bestand' WHEN regel_tot < regel_van THEN 'regel_tot' WHEN regel_van < 1 THEN 'regel_van' ELSE 'regel_tot' END AS kolom,
    CASE WHEN regels IS NULL THEN bestand WHEN regel_van < 1 THEN CAST(regel_van AS VARCHAR) ELSE CAST(regel_tot AS VARCHAR) END AS waarde,
    CASE
        WHEN regels IS NULL AND bestand IS NULL THEN 'de levering heeft meer documenten en deze rij zegt niet welk'
        WHEN regels IS NULL THEN 'is geen document van deze levering'
        WHEN regel_van < 1 THEN 'is geen regelnummer'
        WHEN regel_tot < regel_van THEN 'ligt voor regel_van ' || regel_van
        ELSE 'ligt buiten het document, dat ' || regels || ' regels heeft'
    END AS melding,
    CASE WHEN regels IS NULL THEN 'Vul de naam van het document in zoals levering.yml die noemt.' ELSE 'Verbeter de regels waar dit feit staat.' END AS oplossing
FROM located
WHERE regels IS NULL OR regel_van < 1 OR regel_tot < regel_van OR regel_tot > regels
