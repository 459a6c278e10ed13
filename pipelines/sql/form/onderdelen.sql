-- One row is one onderdeel of a form: the one that it is for ($onderdeel; NULL: all), and everything below that, each
-- below the one above it.
WITH RECURSIVE tak AS (
    SELECT id, [volgorde] AS pad FROM mart.onderdeel WHERE if($onderdeel IS NULL, ouder_id IS NULL, id = $onderdeel)
    UNION ALL
    SELECT onder.id, list_append(tak.pad, onder.volgorde) FROM mart.onderdeel AS onder JOIN tak ON onder.ouder_id = tak.id
)
SELECT id, korte_naam AS naam
FROM mart.onderdeel JOIN tak USING (id)
ORDER BY pad
