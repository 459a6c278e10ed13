-- One row is one report or statement about a programme that a state knows.
WITH facts AS (
    SELECT onderdeel_id, levering_id FROM core.meting
    UNION SELECT onderdeel_id, levering_id FROM core.fasetelling
    UNION SELECT onderdeel_id, levering_id FROM core.mijlpaal
)
SELECT levering.korte_titel || ' (' || core.datum_tekst(levering.bekend_op, levering.datum_precisie) || ')' AS verslag
FROM core.levering
WHERE soort IN ('rapport', 'opgave')
    AND id IN (SELECT levering_id FROM facts JOIN mart.onderdeel ON onderdeel.id = facts.onderdeel_id WHERE onderdeel.programma_id = $programma)
ORDER BY core.volgorde(id)
