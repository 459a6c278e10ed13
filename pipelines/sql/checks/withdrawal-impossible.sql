-- A withdrawal of what cannot be withdrawn: of its own delivery, of a later one, withdrawn before, or still referred to.
-- What no delivery has at all is told with what may be meant, in pipelines/check.py.
WITH verwijzers AS (
    -- A row that came after the withdrawal is wrong itself; of those before it the withdrawal is.
    SELECT intrekking.*, used.tabel AS uit, used.levering_id AS uit_levering, used.rij AS uit_rij,
        coalesce(core.volgorde(used.levering_id) > core.volgorde(intrekking.levering_id), false) AS is_later
    FROM typed_intrekking AS intrekking JOIN still_used AS used ON used.intrekking = intrekking.sleutel
    WHERE intrekking.occurrence = 1
),
nog_gebruikt AS (
    SELECT levering_id, rij, feit_sleutel,
        string_agg(plaats, '; ' ORDER BY uit, uit_levering, uit_rij) FILTER (n <= 3) || if(max(n) > 3, '; en nog ' || (max(n) - 3), '') AS plaatsen
    FROM (
        SELECT *, CASE WHEN uit_rij IS NULL THEN uit ELSE uit || '.csv, rij ' || uit_rij || if(uit_levering = levering_id, '', ' van levering ' || uit_levering) END AS plaats,
            row_number() OVER (PARTITION BY sleutel ORDER BY uit, uit_levering, uit_rij) AS n
        FROM verwijzers WHERE NOT is_later
    )
    GROUP BY ALL
),
gezien AS (
    SELECT intrekking.levering_id, intrekking.rij, intrekking.feit_sleutel,
        min_by(fact.levering_id, core.volgorde(fact.levering_id)) AS uit_levering,
        bool_or(fact.levering_id = intrekking.levering_id) AS is_eigen,
        max(fact.ingetrokken_door) FILTER (core.volgorde(fact.ingetrokken_door) < core.volgorde(intrekking.levering_id)) AS al_door,
        bool_or(core.volgorde(fact.levering_id) < core.volgorde(intrekking.levering_id)
            AND NOT coalesce(core.volgorde(fact.ingetrokken_door) < core.volgorde(intrekking.levering_id), false)) AS kan
    FROM typed_intrekking AS intrekking JOIN delivered AS fact ON fact.bewaard_als = intrekking.feit_sleutel
    WHERE intrekking.occurrence = 1 AND split_part(feit_sleutel, ':', 1) IN (FROM withdrawable)
    GROUP BY ALL
)
SELECT levering_id, 'intrekking' AS tabel, rij, 'feit_sleutel' AS kolom, feit_sleutel AS waarde,
    CASE
        WHEN al_door IS NOT NULL THEN 'is al ingetrokken door levering ' || al_door
        WHEN is_eigen THEN 'staat in deze levering zelf'
        ELSE 'staat pas in een latere levering, ' || uit_levering
    END AS melding,
    CASE
        WHEN al_door IS NOT NULL THEN 'Haal deze rij weg.'
        WHEN is_eigen THEN 'Haal de rij weg uit ' || split_part(feit_sleutel, ':', 1) || '.csv; alleen wat eerder geleverd is, trekt u in.'
        ELSE 'Trek haar in met een levering die daarna komt.'
    END AS oplossing
FROM gezien WHERE NOT kan
UNION ALL
SELECT levering_id, 'intrekking', rij, 'feit_sleutel', feit_sleutel, 'wordt nog gebruikt in ' || plaatsen,
    'Trek die rijen ook in, of geef in deze levering wat ervoor in de plaats komt.'
FROM nog_gebruikt
UNION ALL
SELECT levering_id, 'intrekking', rij, 'feit_sleutel', feit_sleutel, 'is geen sleutel van een rij die u kunt intrekken',
    'Neem de sleutel over zoals die onderaan de pagina staat. Hij begint met een van deze tabellen: ' || (SELECT string_agg(tabel, ', ') FROM withdrawable) || '.'
FROM typed_intrekking WHERE split_part(feit_sleutel, ':', 1) NOT IN (FROM withdrawable)
UNION ALL
SELECT uit_levering, uit, uit_rij, NULL, feit_sleutel, 'is ingetrokken door levering ' || levering_id, 'Verwijs naar wat nu geldt, of lever dat zelf opnieuw.'
FROM verwijzers WHERE is_later
