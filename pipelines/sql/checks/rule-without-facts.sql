-- A reconciliation rule or question that names a fact or onderdeel which no delivery has: it would silently say nothing.
WITH named AS (
    SELECT 'verband ' || verband_id AS waar, if(soort NOT IN ('lijst', 'partijen'), kant, if(kant = 'links', 'onderdelen', 'onderdelen_rechts')) AS kolom, patroon
    FROM core.verband_term JOIN core.verband ON verband.id = verband_id
    UNION ALL SELECT 'verband ' || id, 'procent', procent FROM core.verband WHERE procent IS NOT NULL
    UNION ALL SELECT 'verband ' || id, 'getal', replace(getal, '{onderdeel}', '*') FROM core.verband WHERE getal IS NOT NULL
    UNION ALL SELECT 'vraag ' || vraag_id, 'factoren', sleutel FROM core.vraag_factor
    UNION ALL SELECT 'vraag ' || vraag_id, 'nog_niet', sleutel FROM core.vraag_nog_niet
    UNION ALL SELECT 'vraag stilstand', 'mijlpalen_later', sleutel FROM core.vraag_mijlpaal
    UNION ALL SELECT 'vraag gestopt', 'woorden', sleutel FROM core.vraag_woord
    UNION ALL SELECT 'vraag ' || vraag_id, 'gaat_over', sleutel FROM core.vraag_onderwerp
),
known AS (
    SELECT sleutel FROM facts
    UNION ALL SELECT sleutel || '~' || occurrence FROM facts WHERE occurrence > 1
    UNION ALL SELECT id FROM typed_onderdeel
),
asked AS (
    SELECT *, regexp_replace(patroon, '^aantal:|#(start_op|eind_op|teller|noemer|n)$', '') AS sleutel FROM named WHERE NOT starts_with(patroon, 'getal:')
)
SELECT NULL AS levering_id, 'indicators.yml' AS tabel, NULL AS rij, kolom, patroon AS waarde,
    'is geen opgeslagen feit of onderdeel (' || waar || ')' AS melding,
    'Neem de sleutel over zoals die bij het cijfer staat.' AS oplossing
FROM asked
-- Most patterns are whole keys: only the others are compared with every fact.
WHERE sleutel NOT IN (SELECT sleutel FROM known WHERE sleutel IS NOT NULL)
    AND NOT (regexp_matches(sleutel, '[*?[]') AND EXISTS (SELECT 1 FROM known WHERE known.sleutel GLOB asked.sleutel))
