-- One row is one staged number of a meting, or of one fase when the total of its model counts persons; in the order in
-- which the deliveries came. A row that cannot be placed is left out: something else refuses it. What was taken back stays
-- known: an earlier state shows it.
SELECT 'meting' AS tabel, sleutel, levering_id, openbaar, telt_personen, drempel, indicator_id, indicator_versie,
    meting.onderdeel_id, organisatie_id, uitsplitsing, geldig_van, geldig_op, waarde, waarde_tot, meting.teller, meting.noemer, n,
    coalesce(kwalificatie, 'exact') AS kwalificatie,
    stilte, eenheid, decimalen, tijdtype, aggregatie_onderdelen IN ('som', 'ratio_van_sommen') AS telt_op, uitsplitsingen, rij
FROM (FROM typed_meting UNION ALL FROM withdrawn_meting) AS meting
JOIN core.indicator ON indicator.id = indicator_id AND indicator.versie = indicator_versie
JOIN core.levering ON levering.id = levering_id
WHERE geldig_op IS NOT NULL AND meting.onderdeel_id IS NOT NULL
    -- What was condensed of registrations was protected there, with all that belongs to it.
    AND levering_id NOT IN (FROM verdicht)
UNION ALL
SELECT 'fasetelling', sleutel, levering_id, openbaar, true, drempel, totaal_indicator_id, 1,
    telling.onderdeel_id, NULL, fase_id, NULL, datum, aantal, NULL, NULL, NULL, NULL,
    coalesce(kwalificatie, 'exact'), stilte, fasemodel.eenheid, 0, 'stand', false, NULL, rij
FROM (FROM typed_fasetelling UNION ALL FROM withdrawn_fasetelling) AS telling
JOIN core.fasemodel ON fasemodel.id = fasemodel_id
JOIN (SELECT id, max_by(drempel, versie) AS drempel FROM core.indicator WHERE telt_personen GROUP BY id) AS totaal ON totaal.id = totaal_indicator_id
JOIN core.levering ON levering.id = levering_id
WHERE datum IS NOT NULL AND telling.onderdeel_id IS NOT NULL
ORDER BY core.volgorde(levering_id), tabel DESC, rij
