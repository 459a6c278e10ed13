-- A range whose upper end is not above its lower end, or that has no lower end; or a qualified n without n.
SELECT levering_id, 'meting' AS tabel, rij, 'waarde_tot' AS kolom, core.getal_tekst(waarde_tot, 0) AS waarde,
    'is niet meer dan waarde' AS melding,
    'Een bereik heeft de laagste waarde in waarde en de hoogste in waarde_tot.' AS oplossing
FROM typed_meting WHERE waarde_tot IS NOT NULL AND coalesce(waarde_tot <= waarde, true)
UNION ALL
SELECT levering_id, 'meting', rij, 'n_kwalificatie', n_kwalificatie, 'staat er zonder n', 'Vul n in of maak n_kwalificatie leeg.'
FROM typed_meting WHERE n_kwalificatie IS NOT NULL AND n IS NULL
