-- A result that a source expects or announces with a number, and that is in no delivery as a goal: one rule for all of them.
SELECT levering_id, 'meting' AS tabel, rij, 'kwalificatie' AS kolom, 'verwacht' AS waarde,
    'is een resultaat dat de bron voor later noemt, maar staat nergens als doel (indicator ' || indicator_id || ')' AS melding,
    'Neem het getal ook op in doel.csv; zie boven ‘indicatoren’ in indicators.yml wat een doel is.' AS oplossing
FROM typed_meting
JOIN core.indicator ON indicator.id = indicator_id AND versie = indicator_versie
WHERE kwalificatie = 'verwacht' AND stilte IS NULL AND organisatie_id IS NULL AND uitsplitsing IS NULL
    AND indicator.niveau IN ('prestatie', 'effect', 'doel') AND indicator.soort IN ('proces', 'uitkomst')
    AND NOT EXISTS (FROM typed_doel AS doel WHERE doel.indicator_id = typed_meting.indicator_id AND doel.onderdeel_id = typed_meting.onderdeel_id)
