-- One row is one onderdeel of which the delivery counts some phases, while the count before it had more of them.
WITH mijn AS (
    SELECT onderdeel_id, fasemodel_id, max(datum) AS tot, min(rij) AS rij FROM core.fasetelling WHERE levering_id = $levering GROUP BY ALL
),
vorige AS (
    SELECT telling.*, mijn.tot, mijn.rij AS eigen_rij
    FROM oud.core.fasetelling AS telling JOIN mijn USING (onderdeel_id, fasemodel_id)
    WHERE telling.datum < mijn.tot AND telling.aantal IS NOT NULL AND telling.kwalificatie <> 'verwacht'
        AND telling.sleutel NOT IN (SELECT sleutel FROM oud.mart.vervangen)
    QUALIFY telling.datum = max(telling.datum) OVER (PARTITION BY onderdeel_id, fasemodel_id)
)
SELECT 'fasetelling' AS tabel, eigen_rij AS rij, NULL AS kolom,
    'bij ' || any_value(onderdeel.korte_naam) || if(count(*) = 1, ' is een fase niet geteld die de vorige keer wel geteld is: ', ' zijn fasen niet geteld die de vorige keer wel geteld zijn: ')
        || string_agg(fase.naam || ' was ' || core.kwalificatie_tekst(vorige.kwalificatie) || core.getal_tekst(vorige.aantal, 0), '; ' ORDER BY fase.volgorde)
        || ' (' || core.stand_tekst(any_value(vorige.datum), any_value(vorige.datum_precisie)) || ')' AS melding,
    'Staat er niets meer in deze fase? Vul dan 0 in. Is het niet bekend? Zeg dat in de kolom Stilte, of leg het uit in de toelichting.' AS oplossing
FROM vorige
JOIN core.fase ON fase.fasemodel_id = vorige.fasemodel_id AND fase.id = vorige.fase_id
JOIN mart.onderdeel ON onderdeel.id = vorige.onderdeel_id
WHERE NOT EXISTS (
    FROM core.fasetelling AS nu
    WHERE nu.onderdeel_id = vorige.onderdeel_id AND nu.fasemodel_id = vorige.fasemodel_id AND nu.fase_id = vorige.fase_id AND nu.datum = vorige.tot
)
GROUP BY eigen_rij, vorige.onderdeel_id, vorige.fasemodel_id
ORDER BY rij
