-- An expected delivery of which the period cannot be, or that nothing can tell from another one.
WITH latest AS (
    SELECT * FROM typed_verwachte_levering
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
)
SELECT levering_id, 'verwachte_levering' AS tabel, rij, 'over_tot' AS kolom, CAST(over_tot AS VARCHAR) AS waarde,
    'ligt voor over_van ' || over_van AS melding, 'Wissel de twee datums om, of verbeter er een.' AS oplossing
FROM typed_verwachte_levering WHERE over_tot < over_van
UNION ALL
SELECT levering_id, 'verwachte_levering', rij, 'uiterlijk', CAST(uiterlijk AS VARCHAR),
    'ligt voor het einde van de periode waar de cijfers over gaan (' || over_tot || ')', 'Verbeter uiterlijk of over_tot.'
FROM typed_verwachte_levering WHERE uiterlijk < over_tot
UNION ALL
SELECT levering_id, 'verwachte_levering', rij, if(over_van IS NULL, 'over_van', 'over_tot'), NULL,
    'er staat maar een van de twee dagen van de periode', 'Vul over_van en over_tot allebei in, of geen van beide.'
FROM typed_verwachte_levering WHERE (over_van IS NULL) <> (over_tot IS NULL)
UNION ALL
SELECT levering_id, 'verwachte_levering', rij, 'indicator_id', indicator_id,
    'is geen indicator van indicators.yml', 'Verbeter de id of maak dit veld leeg.'
FROM typed_verwachte_levering WHERE indicator_id NOT IN (SELECT id FROM core.indicator)
UNION ALL
-- Without a period every later delivery counts, so two of them would be answered by one.
SELECT levering_id, 'verwachte_levering', rij, 'over_van', NULL,
    'van ' || onderdeel_id || ' wordt nog een levering zonder periode verwacht (' || other || ')',
    'Vul bij allebei over_van en over_tot in: anders is niet te zien welke levering bij welke hoort.'
FROM (
    SELECT *, lag(id) OVER (PARTITION BY onderdeel_id, indicator_id ORDER BY core.volgorde(levering_id), rij) AS other
    FROM latest WHERE over_van IS NULL AND over_tot IS NULL AND vervalt_omdat IS NULL
)
WHERE other IS NOT NULL
