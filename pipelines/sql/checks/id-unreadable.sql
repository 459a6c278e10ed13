-- An id that cannot stand in an address or a key: it is part of both.
SELECT levering_id, 'onderdeel' AS tabel, rij, 'id' AS kolom, id AS waarde, 'is geen leesbare id' AS melding,
    'Gebruik kleine letters, cijfers en koppeltekens, met een schuine streep onder een ander onderdeel: vl/2/plekken.' AS oplossing
FROM typed_onderdeel WHERE NOT regexp_full_match(id, '[a-z0-9-]+(/[a-z0-9-]+)*')
UNION ALL
SELECT levering_id, 'organisatie', rij, 'id', id, 'is geen leesbare id', 'Gebruik kleine letters, cijfers en koppeltekens: zorghuis-west.'
FROM typed_organisatie WHERE NOT regexp_full_match(id, '[a-z0-9-]+')
UNION ALL
SELECT levering_id, 'besluit', rij, 'id', id, 'is geen leesbare id', 'Gebruik kleine letters, cijfers en koppeltekens: besluit-over-pilots.'
FROM typed_besluit WHERE NOT regexp_full_match(id, '[a-z0-9-]+')
