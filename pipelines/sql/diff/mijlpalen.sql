-- One row is one milestone that was reached, moved, said more precisely, added or given up between two states, or whose
-- date passed without word.
WITH eerst AS (
    SELECT mijlpaal.*, core.datum_precisie, core.zonder_volgnummer(sleutel) AS feit
    FROM oud.mart.mijlpaal JOIN oud.core.mijlpaal AS core USING (sleutel)
),
nu AS (
    SELECT mijlpaal.*, core.zonder_volgnummer(sleutel) AS feit FROM nieuw.mart.mijlpaal
)
SELECT
    CASE
        WHEN eerst.feit IS NULL THEN 'toegevoegd'
        WHEN nu.is_te_laat AND NOT eerst.is_te_laat AND eerst.datum_tekst = nu.datum_tekst THEN 'niet gemeld als gehaald'
        WHEN nu.status IS DISTINCT FROM eerst.status AND nu.status = 'gepland' THEN 'weer gepland'
        WHEN nu.status IS DISTINCT FROM eerst.status THEN CAST(nu.status AS VARCHAR)
        WHEN nu.datum BETWEEN nieuw.core.periode_start(eerst.datum, eerst.datum_precisie) AND eerst.datum THEN 'datum preciezer'
        WHEN nu.datum > eerst.datum THEN 'later'
        ELSE 'eerder'
    END AS soort,
    nu.onderdeel_id, nu.korte_naam AS onderdeel_naam, nu.naam AS wat,
    eerst.status || ', ' || eerst.datum_tekst AS van, nu.status || ', ' || nu.datum_tekst AS naar, nu.sleutel
FROM nu LEFT JOIN eerst USING (feit)
WHERE nu.programma_id = $programma AND (eerst.feit IS NULL OR eerst.status <> nu.status OR eerst.datum_tekst <> nu.datum_tekst OR (nu.is_te_laat AND NOT eerst.is_te_laat))
ORDER BY list_position(['gehaald', 'niet gemeld als gehaald', 'later', 'eerder', 'datum preciezer', 'weer gepland', 'vervallen', 'toegevoegd'], soort), nu.datum, nu.sleutel
