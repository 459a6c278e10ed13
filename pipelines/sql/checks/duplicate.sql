-- The same key twice. A number with another value is a difference between sources or a correction, and stays; an onderdeel,
-- besluit, mijlpaal, weging, risico, toezegging, verwachte levering, actie or weergave that a later delivery gives again is its next
-- version; an organisation that another delivery describes the same way is the same organisation; everything else is a mistake.
WITH numbers AS (
    SELECT levering_id, 'meting' AS tabel, rij, sleutel, occurrence, CAST(row(waarde, waarde_tot, teller, noemer, kwalificatie, stilte) AS VARCHAR) AS inhoud, bestand, regel_van, regel_tot FROM typed_meting
    UNION ALL SELECT levering_id, 'fasetelling', rij, sleutel, occurrence, CAST(row(aantal, kwalificatie, stilte) AS VARCHAR), bestand, regel_van, regel_tot FROM typed_fasetelling
    UNION ALL SELECT levering_id, 'doel', rij, sleutel, occurrence, CAST(row(waarde, kwalificatie, duur_maanden) AS VARCHAR), bestand, regel_van, regel_tot FROM typed_doel
),
keyed AS (
    SELECT levering_id, tabel, rij, sleutel, occurrence, NULL AS inhoud, NULL AS passage FROM facts WHERE tabel NOT IN ('organisatie', 'alias', 'meting', 'fasetelling', 'doel')
    UNION ALL SELECT levering_id, 'organisatie', rij, sleutel, occurrence, NULL, naam || '|' || soort FROM typed_organisatie
    -- Of two organisations with one name in one list another rule tells.
    UNION ALL SELECT levering_id, 'alias', rij, sleutel, occurrence, organisatie_id, NULL FROM typed_alias
    UNION ALL SELECT levering_id, tabel, rij, sleutel, occurrence, inhoud, CAST(row(bestand, regel_van, regel_tot) AS VARCHAR) FROM numbers
    UNION ALL SELECT levering_id, 'vindplaats', rij, passage, row_number() OVER (PARTITION BY levering_id, passage ORDER BY rij), NULL, NULL
    FROM (SELECT *, concat_ws(' ', sleutel, kolom, bestand, 'regel ' || regel_van || '-' || regel_tot) AS passage FROM typed_vindplaats)
),
pairs AS (
    SELECT later.*, earlier.levering_id AS eerdere_levering, earlier.rij AS eerdere_rij, earlier.passage AS eerdere_passage
    FROM keyed AS later
    JOIN keyed AS earlier ON earlier.tabel = later.tabel AND earlier.sleutel = later.sleutel AND earlier.occurrence < later.occurrence
    WHERE (later.inhoud IS NOT DISTINCT FROM earlier.inhoud OR (later.tabel IN ('fasetelling', 'doel') AND later.levering_id = earlier.levering_id))
        AND NOT (later.tabel = 'organisatie' AND later.levering_id <> earlier.levering_id AND later.passage = earlier.passage)
        AND NOT (later.tabel IN ('vindplaats', 'onderdeel', 'besluit', 'mijlpaal', 'weging', 'risico', 'toezegging', 'verwachte_levering', 'overleg_besluit', 'besluit_optie', 'actie', 'weergave') AND later.levering_id <> earlier.levering_id)
    QUALIFY row_number() OVER (PARTITION BY later.levering_id, later.tabel, later.rij ORDER BY earlier.occurrence) = 1
)
SELECT levering_id, tabel, rij, NULL AS kolom, sleutel AS waarde,
    'staat ook op rij ' || eerdere_rij || if(eerdere_levering = levering_id, '', ' van levering ' || eerdere_levering) AS melding,
    CASE
        WHEN tabel IN ('meting', 'fasetelling', 'doel') AND passage IS DISTINCT FROM eerdere_passage THEN 'Een tweede passage met hetzelfde getal hoort in vindplaats.csv.'
        WHEN tabel = 'organisatie' AND levering_id <> eerdere_levering THEN 'Neem naam en soort over van de eerdere levering; een andere spelling hoort in alias.csv.'
        ELSE 'Haal een van beide rijen weg.'
    END AS oplossing
FROM pairs
