-- One row is one figure that pages show now, in the old state, the new state or both, and what became of it.
-- A figure is the same in both when it says the same of the same: its series, whatever the date of its value, corrected or
-- not (~2).
-- Every count of a phase is shown; of those the last one is compared.
WITH RECURSIVE nieuwe_levering AS (SELECT id FROM nieuw.core.levering EXCEPT SELECT id FROM oud.core.levering),
geraakt AS (
    SELECT sleutel FROM nieuw.mart.herkomst WHERE levering_id IN (FROM nieuwe_levering)
    UNION
    SELECT afleiding.sleutel FROM nieuw.mart.afleiding JOIN geraakt ON geraakt.sleutel = blad_sleutel
),
-- What the delivery withdraws is in the old state alone; so is what was made of it.
ingetrokken AS (
    SELECT feit_sleutel AS sleutel FROM nieuw.core.intrekking WHERE levering_id IN (FROM nieuwe_levering)
    UNION
    SELECT afleiding.sleutel FROM oud.mart.afleiding JOIN ingetrokken ON ingetrokken.sleutel = blad_sleutel
),
eerst AS (
    SELECT *, core.zonder_volgnummer(regexp_replace(sleutel, ':[0-9]{4}-[0-9]{2}-[0-9]{2}', '')) AS reeks
    FROM oud.mart.cijfer WHERE actueel
    QUALIFY row_number() OVER (PARTITION BY reeks ORDER BY stand_op DESC) = 1
),
nu AS (
    SELECT *, core.zonder_volgnummer(regexp_replace(sleutel, ':[0-9]{4}-[0-9]{2}-[0-9]{2}', '')) AS reeks
    FROM nieuw.mart.cijfer WHERE actueel
    QUALIFY row_number() OVER (PARTITION BY reeks ORDER BY stand_op DESC) = 1
)
SELECT
    CASE
        WHEN eerst.reeks IS NULL THEN 'nieuw'
        WHEN nu.reeks IS NULL THEN 'verdwenen'
        -- What happened in one period says nothing else of another one.
        WHEN indicator.tijdtype = 'stroom' AND nu.stand_op > eerst.stand_op THEN 'nieuwe periode'
        WHEN eerst.weergave = nu.weergave AND eerst.status IS NOT DISTINCT FROM nu.status THEN 'gelijk'
        ELSE 'gewijzigd'
    END AS soort,
    coalesce(nu.programma_id, eerst.programma_id) AS programma_id,
    coalesce(nu.onderdeel_id, eerst.onderdeel_id) AS onderdeel_id,
    coalesce(nu.onderdeel_naam, eerst.onderdeel_naam) AS onderdeel_naam,
    coalesce(nu.naam, eerst.naam) AS naam,
    coalesce(nu.sleutel, eerst.sleutel) AS sleutel,
    eerst.weergave AS was, eerst.stand_op_tekst AS was_op, eerst.status_tekst AS was_status,
    nu.weergave AS wordt, nu.stand_op_tekst AS wordt_op, nu.status_tekst AS wordt_status,
    -- A figure moves with what it is made of; all else moves because the new state is of a later day.
    nu.reeks IS NULL OR nu.sleutel IN (FROM geraakt) OR coalesce(eerst.sleutel IN (FROM ingetrokken), false) AS door_levering,
    coalesce(nu.soort, eerst.soort) = 'afgeleid' AS afgeleid
FROM eerst FULL JOIN nu USING (reeks)
LEFT JOIN nieuw.core.indicator ON indicator.id = nu.indicator_id AND indicator.versie = nu.indicator_versie
-- The same value on a later date is a new measurement all the same: only what did not move at all is left out.
WHERE eerst.reeks IS NULL OR nu.reeks IS NULL OR eerst.sleutel <> nu.sleutel OR eerst.weergave <> nu.weergave OR eerst.status IS DISTINCT FROM nu.status
ORDER BY programma_id, coalesce(nu.volgorde, eerst.volgorde), sleutel
