-- A date without its precision, or a precision without a date.
WITH dates AS (
    SELECT levering_id, 'onderdeel' AS tabel, rij, 'start_op' AS datum_kolom, 'start_precisie' AS precisie_kolom, start_op AS datum, start_precisie AS precisie FROM typed_onderdeel
    UNION ALL SELECT levering_id, 'onderdeel', rij, 'eind_op', 'eind_precisie', eind_op, eind_precisie FROM typed_onderdeel
    UNION ALL SELECT levering_id, 'doel', rij, 'datum', 'datum_precisie', datum, datum_precisie FROM typed_doel
    UNION ALL SELECT levering_id, 'borging', rij, 'datum', 'datum_precisie', datum, datum_precisie FROM typed_borging
    UNION ALL SELECT levering_id, 'besluit', rij, 'datum', 'datum_precisie', datum, datum_precisie FROM typed_besluit
    UNION ALL SELECT levering_id, 'mijlpaal', rij, 'oorspronkelijke_datum', 'oorspronkelijke_precisie', oorspronkelijke_datum, oorspronkelijke_precisie FROM typed_mijlpaal
    UNION ALL SELECT levering_id, 'opbrengst', rij, 'datum', 'datum_precisie', datum, datum_precisie FROM typed_opbrengst
    UNION ALL SELECT levering_id, 'afspraak', rij, 'geldt_van', 'geldt_van_precisie', geldt_van, geldt_van_precisie FROM typed_afspraak
    UNION ALL SELECT levering_id, 'afspraak_partij', rij, 'datum', 'datum_precisie', datum, datum_precisie FROM typed_afspraak_partij
    UNION ALL SELECT levering_id, 'toezegging', rij, 'toegezegd_op', 'toegezegd_precisie', toegezegd_op, toegezegd_precisie FROM typed_toezegging
    UNION ALL SELECT levering_id, 'toezegging', rij, 'termijn', 'termijn_precisie', termijn, termijn_precisie FROM typed_toezegging
    UNION ALL SELECT levering_id, 'toezegging', rij, 'nagekomen_op', 'nagekomen_precisie', nagekomen_op, nagekomen_precisie FROM typed_toezegging
)
SELECT levering_id, tabel, rij, if(datum IS NULL, precisie_kolom, datum_kolom) AS kolom,
    coalesce(CAST(datum AS VARCHAR), precisie) AS waarde,
    if(datum IS NULL, 'staat er zonder datum', 'staat er zonder precisie') AS melding,
    if(datum IS NULL, 'Vul ' || datum_kolom || ' in of maak dit veld leeg.', 'Vul ' || precisie_kolom || ' in: dag, maand, kwartaal, halfjaar, jaar, voorjaar, zomer, najaar, begin, medio of eind.') AS oplossing
FROM dates
WHERE (datum IS NULL) <> (precisie IS NULL)
