-- A milestone, risk or promise that is given again for another onderdeel: it would silently leave the page it was on.
WITH versions AS (
    SELECT levering_id, 'mijlpaal' AS tabel, rij, id, onderdeel_id, occurrence FROM typed_mijlpaal
    UNION ALL SELECT levering_id, 'risico', rij, id, onderdeel_id, occurrence FROM typed_risico
    UNION ALL SELECT levering_id, 'toezegging', rij, id, onderdeel_id, occurrence FROM typed_toezegging
)
SELECT later.levering_id, later.tabel, later.rij, 'onderdeel_id' AS kolom, later.onderdeel_id AS waarde,
    'is een ander onderdeel dan ' || earlier.onderdeel_id || ', waar ' || later.id || ' bij hoort volgens levering ' || earlier.levering_id AS melding,
    'Is het dezelfde? Neem dan het onderdeel over. Is het een andere? Geef die een eigen id.' AS oplossing
FROM versions AS later
JOIN versions AS earlier ON earlier.tabel = later.tabel AND earlier.id = later.id AND earlier.occurrence = later.occurrence - 1
WHERE later.onderdeel_id <> earlier.onderdeel_id AND later.levering_id <> earlier.levering_id
