-- A promise of which the dates or the words cannot all hold.
WITH promises AS (
    SELECT *, core.periode_start(toegezegd_op, toegezegd_precisie) AS begin FROM typed_toezegging
)
SELECT levering_id, 'toezegging' AS tabel, rij, 'termijn' AS kolom, CAST(termijn AS VARCHAR) AS waarde,
    'ligt voor ' || toegezegd_op || ', toen het is toegezegd' AS melding,
    'Verbeter termijn of toegezegd_op.' AS oplossing
FROM promises WHERE termijn < begin
UNION ALL
SELECT levering_id, 'toezegging', rij, 'nagekomen_op', CAST(nagekomen_op AS VARCHAR),
    'ligt voor ' || toegezegd_op || ', toen het is toegezegd', 'Verbeter nagekomen_op of toegezegd_op.'
FROM promises WHERE nagekomen_op < begin
UNION ALL
SELECT levering_id, 'toezegging', rij, 'blijkt_uit', NULL,
    'er staat niet waaruit blijkt dat het gedaan is', 'Vul blijkt_uit in, of maak nagekomen_op leeg.'
FROM promises WHERE nagekomen_op IS NOT NULL AND blijkt_uit IS NULL
UNION ALL
-- A date that two rows hold will differ one day.
SELECT levering_id, 'toezegging', rij, 'termijn', CAST(termijn AS VARCHAR),
    'staat al bij ' || hoort_bij, 'Maak termijn en termijn_precisie leeg: de datum van de mijlpaal geldt.'
FROM promises WHERE termijn IS NOT NULL AND starts_with(hoort_bij, 'mijlpaal:')
