-- One row is one onderdeel that is meant by $onderdeel: the one with that id, otherwise those with that name.
WITH genoemd AS (
    SELECT id, naam, korte_naam, volgorde, id = $onderdeel AS met_id FROM mart.onderdeel
    WHERE id = $onderdeel OR lower(trim($onderdeel)) IN (lower(naam), lower(korte_naam))
)
SELECT id, korte_naam AS naam FROM genoemd
WHERE met_id = (SELECT bool_or(met_id) FROM genoemd)
ORDER BY volgorde
