-- A meting for an onderdeel (of a sound tree) outside the branch of its indicator, or with a split that the definition does not have.
WITH RECURSIVE tree AS (
    SELECT id FROM typed_onderdeel WHERE ouder_id IS NULL
    UNION
    SELECT typed_onderdeel.id FROM typed_onderdeel JOIN tree ON typed_onderdeel.ouder_id = tree.id
)
SELECT levering_id, 'meting' AS tabel, rij, 'onderdeel_id' AS kolom, typed_meting.onderdeel_id AS waarde,
    'hoort niet bij indicator ' || indicator_id || ', die gaat over ' || indicator.onderdeel_id AS melding,
    'Kies een ander onderdeel of een andere indicator.' AS oplossing
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
WHERE typed_meting.onderdeel_id IN (SELECT id FROM tree) AND typed_meting.onderdeel_id NOT IN (
    WITH RECURSIVE branch AS (
        SELECT indicator.onderdeel_id AS id
        UNION
        SELECT typed_onderdeel.id FROM typed_onderdeel JOIN branch ON typed_onderdeel.ouder_id = branch.id
    )
    SELECT id FROM branch
)
UNION ALL
SELECT levering_id, 'meting', rij, 'uitsplitsing', uitsplitsing, 'is geen uitsplitsing van indicator ' || indicator_id,
    coalesce('Kies uit: ' || replace(uitsplitsingen, ' ', ', ') || '.', 'Deze indicator heeft geen uitsplitsingen: maak het veld leeg of voeg ze toe in indicators.yml.')
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
WHERE uitsplitsing IS NOT NULL AND NOT list_contains(string_split(coalesce(uitsplitsingen, ''), ' '), uitsplitsing)
