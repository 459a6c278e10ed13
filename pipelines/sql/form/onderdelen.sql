-- One row is one onderdeel of a form: the one that it is for ($onderdeel; NULL: all), and everything below that.
WITH RECURSIVE tak AS (
    SELECT id FROM mart.onderdeel WHERE if($onderdeel IS NULL, ouder_id IS NULL, id = $onderdeel)
    UNION ALL
    SELECT onder.id FROM mart.onderdeel AS onder JOIN tak ON onder.ouder_id = tak.id
)
SELECT id, korte_naam AS naam
FROM mart.onderdeel JOIN tak USING (id)
ORDER BY volgorde
