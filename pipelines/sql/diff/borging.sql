-- One row is one onderdeel × niveau of which the step is another one than in the old state, or its evidence grew old. When the
-- judgement of then was withdrawn, that says it already: see ingetrokken.sql.
SELECT
    CASE
        WHEN eerst.onderdeel_id IS NULL THEN 'erbij gekomen'
        WHEN nu.trede IS NULL THEN 'nog niet beoordeeld'
        WHEN eerst.trede IS NULL THEN 'voor het eerst beoordeeld'
        WHEN nu.trede > eerst.trede THEN 'omhoog'
        WHEN nu.trede < eerst.trede THEN 'omlaag'
        ELSE 'bewijs werd oud'
    END AS soort,
    nu.onderdeel_id, nu.korte_naam AS onderdeel_naam, nu.niveau_naam AS wat, eerst.trede_naam AS van, nu.trede_naam AS naar,
    coalesce(nu.oordeel_sleutel, nu.uitspraak_sleutel, eerst.oordeel_sleutel, eerst.uitspraak_sleutel, 'onderdeel:' || nu.onderdeel_id) AS sleutel
FROM nieuw.mart.borging_stand AS nu
LEFT JOIN oud.mart.borging_stand AS eerst ON eerst.onderdeel_id = nu.onderdeel_id AND eerst.niveau = nu.niveau
WHERE nu.programma_id = $programma AND (eerst.trede IS DISTINCT FROM nu.trede OR (nu.bewijs_is_oud AND NOT eerst.bewijs_is_oud))
    -- Of an onderdeel that is new, unknown is no news.
    AND (eerst.onderdeel_id IS NOT NULL OR coalesce(nu.trede, 1) > 0)
    AND NOT EXISTS (FROM nieuw.core.intrekking WHERE feit_sleutel = eerst.oordeel_sleutel AND levering_id NOT IN (SELECT id FROM oud.core.levering))
ORDER BY nu.volgorde, nu.niveau_volgorde
