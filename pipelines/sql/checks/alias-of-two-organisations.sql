-- One spelling in one list that is said to be two organisations.
SELECT later.levering_id, 'alias' AS tabel, later.rij, 'organisatie_id' AS kolom, later.organisatie_id AS waarde,
    'is een andere organisatie dan ' || earlier.organisatie_id || ', die in dezelfde lijst ook ‘' || later.naam || '’ heet (rij ' || earlier.rij || ')' AS melding,
    'Een naam in een lijst hoort bij een organisatie. Verbeter een van beide rijen.' AS oplossing
FROM typed_alias AS later
JOIN typed_alias AS earlier ON earlier.levering_id = later.levering_id AND earlier.onderdeel_id = later.onderdeel_id
    AND earlier.naam = later.naam AND earlier.rij < later.rij AND earlier.organisatie_id <> later.organisatie_id
QUALIFY row_number() OVER (PARTITION BY later.levering_id, later.rij ORDER BY earlier.rij) = 1
