-- A fact that would have happened after the delivery was known. The whole period must lie after it: '2020' in a report of October 2020 is fine.
WITH dated AS (
    SELECT levering_id, 'meting' AS tabel, rij, 'geldig_op' AS kolom, geldig_op AS datum, geldig_precisie AS precisie FROM typed_meting WHERE kwalificatie IS DISTINCT FROM 'verwacht'
    UNION ALL SELECT levering_id, 'fasetelling', rij, 'datum', datum, datum_precisie FROM typed_fasetelling WHERE kwalificatie IS DISTINCT FROM 'verwacht'
    UNION ALL SELECT levering_id, 'faseverloop', rij, 'datum', datum, datum_precisie FROM typed_faseverloop
    UNION ALL SELECT levering_id, 'mijlpaal', rij, 'datum', datum, datum_precisie FROM typed_mijlpaal WHERE status = 'gehaald'
    UNION ALL SELECT levering_id, 'opbrengst', rij, 'datum', datum, datum_precisie FROM typed_opbrengst WHERE status = 'opgeleverd'
    UNION ALL SELECT levering_id, 'besluit', rij, 'datum', datum, datum_precisie FROM typed_besluit WHERE status = 'genomen'
    UNION ALL SELECT levering_id, 'borging', rij, 'datum', datum, datum_precisie FROM typed_borging WHERE trede IS NOT NULL
    UNION ALL SELECT levering_id, 'gebeurtenis', rij, 'datum', datum, datum_precisie FROM typed_gebeurtenis
    UNION ALL SELECT levering_id, 'afspraak_partij', rij, 'datum', datum, datum_precisie FROM typed_afspraak_partij
    UNION ALL SELECT levering_id, 'oordeel', rij, 'datum', datum, datum_precisie FROM typed_oordeel
    UNION ALL SELECT levering_id, 'toezegging', rij, 'toegezegd_op', toegezegd_op, toegezegd_precisie FROM typed_toezegging
    UNION ALL SELECT levering_id, 'toezegging', rij, 'nagekomen_op', nagekomen_op, nagekomen_precisie FROM typed_toezegging
)
SELECT levering_id, tabel, rij, kolom, CAST(datum AS VARCHAR) AS waarde,
    'ligt na ' || bekend_op || ', de dag waarop de levering bekend was' AS melding,
    CASE tabel
        WHEN 'mijlpaal' THEN 'Verbeter de datum of zet status op gepland.'
        WHEN 'afspraak_partij' THEN 'Verbeter de datum: een stand is van nu of van vroeger.'
        WHEN 'besluit' THEN 'Verbeter de datum of zet status op aangekondigd.'
        WHEN 'borging' THEN 'Vul in wanneer de bron het bewijs bevestigt, of geef een lagere trede.'
        WHEN 'faseverloop' THEN 'Verbeter de datum. Een plan hoort in mijlpaal.csv.'
        WHEN 'gebeurtenis' THEN 'Verbeter de datum. Een plan hoort in mijlpaal.csv.'
        WHEN 'oordeel' THEN 'Verbeter de datum: een oordeel is gegeven voor de levering bekend was.'
        WHEN 'opbrengst' THEN 'Verbeter de datum of zet status op aangekondigd.'
        WHEN 'toezegging' THEN 'Verbeter de datum. Uiterlijk wanneer het gedaan wordt, hoort in termijn.'
        ELSE 'Verbeter de datum, of zet kwalificatie op verwacht.'
    END AS oplossing
FROM dated JOIN core.levering ON levering.id = levering_id
WHERE core.periode_start(datum, precisie) > bekend_op
