-- One row is one number of the delivery for a fact that has another value already, which goes before it: in another delivery
-- or in a row above. Both stay; which one is shown follows from the rule of mart.vervangen, and the sender hears which.
WITH numbers AS (
    SELECT sleutel, 'meting' AS tabel, if(waarde IS NULL AND teller IS NOT NULL, 'teller', 'waarde') AS kolom, rij, levering_id, paragraaf, regel_van FROM core.meting
    UNION ALL SELECT sleutel, 'fasetelling', 'aantal', rij, levering_id, paragraaf, regel_van FROM core.fasetelling
    UNION ALL SELECT sleutel, 'doel', 'waarde', rij, levering_id, paragraaf, regel_van FROM core.doel
)
SELECT mijn.tabel, mijn.rij, mijn.kolom,
    if(geldt.levering_id = $levering,
        'hier staat ' || mijn_cijfer.weergave || ', en in rij ' || geldt.regel_van || ' van dit bestand ' || geldt_cijfer.weergave || ' voor hetzelfde feit; de monitor toont ' || geldt_cijfer.weergave || ' en bewaart beide',
        'hier staat ' || mijn_cijfer.weergave || ', en levering ''' || levering.korte_titel || ''' (' || core.datum_tekst(levering.bekend_op, levering.datum_precisie) || ') geeft voor hetzelfde feit '
            || geldt_cijfer.weergave || '; de monitor toont ' || geldt_cijfer.weergave || ' en bewaart beide'
    ) AS melding,
    if(geldt.levering_id = $levering,
        'Haal de rij weg die niet klopt, of leg in de toelichting uit waar het verschil in zit.',
        'Klopt uw waarde? Leg in de toelichting uit waar het verschil in zit; Is zij beter dan wat u eerder leverde? Zeg dan dat u eerdere cijfers verbetert. Anders: verbeter de waarde.'
    ) AS oplossing
FROM numbers AS mijn
JOIN mart.vervangen USING (sleutel)
JOIN numbers AS geldt ON geldt.sleutel = vervangen.geldt_sleutel
JOIN mart.cijfer AS mijn_cijfer ON mijn_cijfer.sleutel = mijn.sleutel
JOIN mart.cijfer AS geldt_cijfer ON geldt_cijfer.sleutel = geldt.sleutel
JOIN core.levering ON levering.id = geldt.levering_id
WHERE mijn.levering_id = $levering
ORDER BY mijn.tabel, mijn.rij
