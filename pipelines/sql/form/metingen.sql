-- One row is one series that the onderdelen of a form ($onderdelen) measure, with the last value as readers see it: there
-- ever was a value or it is known why not, or the definition waits for its first one. What others measure (context) and
-- what is no longer measured is not asked, nor what the form asks in another place ($elders).
WITH gevraagd AS (
    SELECT * FROM core.indicator
    WHERE soort <> 'context' AND status <> 'gearchiveerd' AND NOT list_contains($elders, id)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY versie DESC) = 1
),
gemeten AS (
    SELECT indicator_id, onderdeel_id, organisatie_id, uitsplitsing
    FROM mart.reeks
    GROUP BY ALL
    HAVING bool_or(getal IS NOT NULL OR stilte IN ('nog_te_meten', 'niet_geleverd', 'niet_getoond', 'figuur_onleesbaar'))
        AND NOT bool_or(coalesce(actueel AND stilte IN ('vervallen', 'niet_van_toepassing'), false))
),
gevuld AS (
    SELECT
        gemeten.*, cijfer.naam, gevraagd.eenheid, gevraagd.volgorde, cijfer.stand_op_tekst,
        -- No organisation beside a small count of people.
        if(gevraagd.telt_personen AND gemeten.organisatie_id IS NOT NULL AND cijfer.getal < 5, core.stilte_tekst('niet_getoond'), cijfer.weergave) AS weergave
    FROM gemeten
    JOIN gevraagd ON gevraagd.id = gemeten.indicator_id
    JOIN mart.cijfer ON cijfer.soort = 'meting' AND cijfer.actueel AND cijfer.indicator_id = gemeten.indicator_id
        AND cijfer.onderdeel_id = gemeten.onderdeel_id
        AND cijfer.organisatie_id IS NOT DISTINCT FROM gemeten.organisatie_id
        AND cijfer.uitsplitsing IS NOT DISTINCT FROM gemeten.uitsplitsing
),
leeg AS (
    SELECT id AS indicator_id, onderdeel_id, NULL AS organisatie_id, NULL AS uitsplitsing, naam, eenheid, volgorde,
        'nog geen datum' AS stand_op_tekst, core.stilte_tekst(if(status = 'nog_te_meten', status, 'niet_geleverd')) AS weergave
    FROM gevraagd WHERE id NOT IN (SELECT indicator_id FROM mart.reeks)
)
SELECT
    rij.indicator_id, rij.onderdeel_id, rij.organisatie_id, rij.uitsplitsing,
    rij.naam || ' (' || onderdeel.korte_naam || ')' AS "info naam",
    rij.eenheid AS "info eenheid",
    rij.weergave AS "info vorige waarde",
    rij.stand_op_tekst AS "info vorige stand"
FROM (SELECT * FROM gevuld UNION ALL BY NAME SELECT * FROM leeg) AS rij
JOIN mart.onderdeel ON onderdeel.id = rij.onderdeel_id
WHERE list_contains($onderdelen, rij.onderdeel_id)
ORDER BY rij.volgorde, onderdeel.volgorde, rij.uitsplitsing NULLS FIRST, rij.organisatie_id NULLS FIRST
