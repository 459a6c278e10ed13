-- One row is one fact in words (a milestone, a statement, a product) that is new, gone or says something else.
-- A next version of a milestone, risk or promise (~2) is the same fact: of each the last version is compared.
WITH nieuwe_levering AS (SELECT id FROM nieuw.core.levering EXCEPT SELECT id FROM oud.core.levering),
eerst AS (
    SELECT *, core.zonder_volgnummer(sleutel) AS feit FROM oud.mart.feit
    QUALIFY row_number() OVER (PARTITION BY feit ORDER BY len(sleutel) DESC, sleutel DESC) = 1
),
nu AS (
    SELECT *, core.zonder_volgnummer(sleutel) AS feit FROM nieuw.mart.feit
    QUALIFY row_number() OVER (PARTITION BY feit ORDER BY len(sleutel) DESC, sleutel DESC) = 1
)
SELECT
    CASE WHEN eerst.sleutel IS NULL THEN 'nieuw' WHEN nu.sleutel IS NULL THEN 'verdwenen' ELSE 'gewijzigd' END AS soort,
    split_part(coalesce(nu.onderdeel_id, eerst.onderdeel_id), '/', 1) AS programma_id,
    coalesce(nu.onderdeel_id, eerst.onderdeel_id) AS onderdeel_id,
    coalesce(nu.onderdeel_naam, eerst.onderdeel_naam) AS onderdeel_naam,
    coalesce(nu.titel, eerst.titel) AS naam,
    coalesce(nu.sleutel, eerst.sleutel) AS sleutel,
    eerst.tekst AS was, eerst.wanneer AS was_op, eerst.status AS was_status,
    nu.tekst AS wordt, nu.wanneer AS wordt_op, nu.status AS wordt_status,
    nu.sleutel IS NULL OR nu.sleutel IN (SELECT sleutel FROM nieuw.mart.herkomst WHERE levering_id IN (FROM nieuwe_levering))
        OR coalesce(eerst.sleutel IN (SELECT feit_sleutel FROM nieuw.core.intrekking WHERE levering_id IN (FROM nieuwe_levering)), false) AS door_levering,
    false AS afgeleid
FROM eerst FULL JOIN nu USING (feit)
WHERE (eerst.titel, eerst.tekst, eerst.wie, eerst.wanneer, eerst.status, eerst.reden) IS DISTINCT FROM (nu.titel, nu.tekst, nu.wie, nu.wanneer, nu.status, nu.reden)
-- A judgement says the same as the statement that it judges.
QUALIFY row_number() OVER (PARTITION BY soort, eerst.onderdeel_id, nu.onderdeel_id, naam, was, was_op, was_status, wordt, wordt_op, wordt_status ORDER BY coalesce(nu.sleutel, eerst.sleutel)) = 1
ORDER BY programma_id, onderdeel_id, sleutel
