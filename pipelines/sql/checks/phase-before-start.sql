-- A phase that would have begun before the onderdeel did: its whole period lies before the start.
SELECT verloop.levering_id, 'faseverloop' AS tabel, verloop.rij, 'datum' AS kolom, CAST(verloop.datum AS VARCHAR) AS waarde,
    'ligt voor de start van ' || onderdeel_id || ' (' || core.datum_tekst(start_op, start_precisie) || ')' AS melding,
    'Verbeter de datum van de fase, of start_op in onderdeel.csv.' AS oplossing
FROM typed_faseverloop AS verloop
JOIN (FROM typed_onderdeel QUALIFY occurrence = max(occurrence) OVER (PARTITION BY sleutel)) AS onderdeel ON onderdeel.id = onderdeel_id
WHERE verloop.datum < start_op
