-- An onderdeel whose parent does not exist, that is its own ancestor, or that hangs under no programme of indicators.yml.
WITH RECURSIVE paths AS (
    SELECT id, ouder_id, [id] AS pad, false AS cyclus FROM typed_onderdeel
    UNION ALL
    SELECT paths.id, parent.ouder_id, list_append(pad, parent.id), list_contains(pad, parent.id)
    FROM paths JOIN typed_onderdeel AS parent ON parent.id = paths.ouder_id
    WHERE NOT cyclus
),
cycles AS (
    SELECT id, array_to_string(pad, ' → ') AS pad FROM paths WHERE cyclus AND pad[1] = pad[-1]
)
SELECT levering_id, 'onderdeel' AS tabel, rij, 'ouder_id' AS kolom, ouder_id AS waarde,
    'maakt een kring: ' || pad AS melding, 'Laat een van deze onderdelen onder een ander onderdeel hangen.' AS oplossing
FROM typed_onderdeel JOIN cycles USING (id)
UNION ALL
SELECT levering_id, 'onderdeel', rij, 'ouder_id', ouder_id, 'is geen bekend onderdeel', 'Verbeter de id of voeg het onderdeel toe.'
FROM typed_onderdeel WHERE ouder_id IS NOT NULL AND ouder_id NOT IN (SELECT id FROM typed_onderdeel WHERE id IS NOT NULL)
UNION ALL
SELECT levering_id, 'onderdeel', rij, 'id', id, 'heeft geen onderdeel erboven en is geen programma uit indicators.yml', 'Vul ouder_id in, of noem het programma in indicators.yml.'
FROM typed_onderdeel WHERE ouder_id IS NULL AND id NOT IN (SELECT id FROM core.programma)
UNION ALL
SELECT levering_id, 'onderdeel', rij, 'soort', soort, 'past niet bij de plaats in de boom', 'Alleen de wortel, zonder ouder_id, is een programma.'
FROM typed_onderdeel WHERE (soort = 'programma') <> (ouder_id IS NULL)
