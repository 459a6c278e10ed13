-- Another spelling is the same organisation only for a reason.
SELECT typed_alias.levering_id, 'alias' AS tabel, typed_alias.rij, 'reden' AS kolom, typed_alias.naam AS waarde,
    'is anders gespeld dan ' || typed_organisatie.naam || ', zonder reden' AS melding,
    'Schrijf waarom dit dezelfde organisatie is.' AS oplossing
FROM typed_alias JOIN typed_organisatie ON typed_organisatie.id = organisatie_id
WHERE typed_alias.naam <> typed_organisatie.naam AND reden IS NULL
