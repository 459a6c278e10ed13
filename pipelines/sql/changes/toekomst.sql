-- One row is one number of the delivery that is of a day after the delivery itself, and not said to be expected.
WITH numbers AS (
    SELECT 'meting' AS tabel, 'geldig_op' AS kolom, geldig_op AS dag, rij, levering_id, kwalificatie FROM core.meting
    UNION ALL SELECT 'fasetelling', 'datum', datum, rij, levering_id, kwalificatie FROM core.fasetelling
)
SELECT tabel, rij, kolom, core.datum_tekst(dag, 'dag') || ' ligt na de dag van deze levering, ' || core.datum_tekst(bekend_op, 'dag') AS melding,
    'Is het een verwachting? Kies dan bij Kwalificatie: verwacht. Anders: verbeter de datum.' AS oplossing
FROM numbers JOIN core.levering ON levering.id = levering_id
WHERE levering_id = $levering AND dag > bekend_op AND kwalificatie <> 'verwacht'
ORDER BY tabel, rij
