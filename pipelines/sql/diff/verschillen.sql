-- One row is one difference between sources that is new, solved (explained, agreeing or gone), or of another kind by now.
-- A next version of a milestone (~2) is about the same thing; of two values for one fact each has its own difference.
WITH eerst AS (
    SELECT *, if(soort = 'na_einde', core.zonder_volgnummer(sleutel), sleutel) AS kwestie_sleutel
    FROM oud.mart.tegenstrijdigheid WHERE programma_id = $programma AND uitkomst <> 'klopt'
),
nu AS (
    SELECT *, if(soort = 'na_einde', core.zonder_volgnummer(sleutel), sleutel) AS kwestie_sleutel
    FROM nieuw.mart.tegenstrijdigheid WHERE programma_id = $programma
),
samen AS (
    SELECT
        CASE
            WHEN eerst.sleutel IS NULL THEN 'nieuw'
            WHEN coalesce(nu.uitkomst, 'klopt') IN ('klopt', 'verklaard_verschil') AND eerst.uitkomst <> 'verklaard_verschil' THEN 'opgelost'
            WHEN coalesce(nu.uitkomst, 'klopt') = 'klopt' THEN 'weg'
            ELSE 'andere uitkomst'
        END AS soort,
        coalesce(nu.onderdeel_id, eerst.onderdeel_id) AS onderdeel_id, coalesce(nu.korte_naam, eerst.korte_naam) AS onderdeel_naam, coalesce(nu.vraag, eerst.vraag) AS wat,
        eerst.uitkomst_tekst || ': ' || eerst.links_tekst || ', tegenover ' || eerst.rechts_tekst AS van,
        coalesce(nu.uitkomst_tekst || ': ' || nu.links_tekst || ', tegenover ' || nu.rechts_tekst, 'niet meer te vergelijken') AS naar,
        coalesce(nu.sleutel, eerst.sleutel) AS sleutel, coalesce(nu.volgorde, eerst.volgorde) AS volgorde
    FROM eerst FULL JOIN nu USING (kwestie_sleutel)
    WHERE eerst.uitkomst IS DISTINCT FROM nu.uitkomst AND NOT (eerst.sleutel IS NULL AND nu.uitkomst = 'klopt')
)
SELECT soort, onderdeel_id, onderdeel_naam, wat, van, naar, sleutel FROM samen
ORDER BY list_position(['nieuw', 'andere uitkomst', 'opgelost', 'weg'], soort), volgorde, sleutel
