-- One row is one value that was counted of the registrations of a delivery: its row, and what it is about in words.
SELECT meting.rij, indicator.korte_naam AS indicator,
    concat_ws(', ', onderdeel.korte_naam, organisatie.naam, uitsplitsing) AS waar,
    core.periode_tekst(geldig_van, geldig_op, geldig_precisie) AS wanneer
FROM core.meting
JOIN core.indicator ON indicator.id = indicator_id AND indicator.versie = indicator_versie
JOIN mart.onderdeel ON onderdeel.id = meting.onderdeel_id
LEFT JOIN core.organisatie ON organisatie.id = meting.organisatie_id
WHERE meting.levering_id = $levering
