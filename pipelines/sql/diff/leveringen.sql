-- One row is one delivery about the programme that came in or was settled between two states, or one that was due and is
-- not (whole) there in the new one. What is laid down of a meeting is no news about the programme.
WITH over_programma AS (
    SELECT levering_id FROM nieuw.mart.cijfer WHERE programma_id = $programma
    UNION
    SELECT herkomst.levering_id FROM nieuw.mart.herkomst JOIN nieuw.mart.feit USING (sleutel) WHERE split_part(feit.onderdeel_id, '/', 1) = $programma
    UNION
    SELECT partij.levering_id FROM nieuw.core.afspraak_partij AS partij JOIN nieuw.core.afspraak ON afspraak.id = partij.afspraak_id WHERE split_part(afspraak.onderdeel_id, '/', 1) = $programma
),
rijen AS (
    SELECT if(eerst.id IS NULL, 'ontvangen', 'vastgesteld') AS soort, NULL AS onderdeel_id, NULL AS onderdeel_naam, nu.titel AS wat,
        if(eerst.id IS NULL, NULL, 'concept') AS van, nu.status || ', bekend sinds ' || nu.bekend_op_tekst AS naar, nu.id AS sleutel, nu.id AS plaats
    FROM nieuw.mart.levering AS nu LEFT JOIN oud.mart.levering AS eerst USING (id)
    WHERE nu.id IN (FROM over_programma) AND nu.soort <> 'overleg' AND eerst.status IS DISTINCT FROM nu.status
    UNION ALL
    SELECT if(coalesce(eerst.is_verlopen AND NOT eerst.is_binnen, false), 'ontbreekt nog steeds', 'ontbreekt'), nu.onderdeel_id, nu.korte_naam, nu.wat || coalesce(', door ' || nu.wie, ''),
        eerst.stand_tekst, nu.stand_tekst || ', uiterlijk ' || nu.uiterlijk_tekst, nu.sleutel, CAST(nu.uiterlijk_op AS VARCHAR)
    FROM nieuw.mart.verwachting AS nu LEFT JOIN oud.mart.verwachting AS eerst ON core.zonder_volgnummer(eerst.sleutel) = core.zonder_volgnummer(nu.sleutel)
    WHERE nu.programma_id = $programma AND nu.is_verlopen AND NOT nu.is_binnen
)
SELECT soort, onderdeel_id, onderdeel_naam, wat, van, naar, sleutel FROM rijen
ORDER BY list_position(['ontvangen', 'vastgesteld', 'ontbreekt', 'ontbreekt nog steeds'], soort), plaats, sleutel
