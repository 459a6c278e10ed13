-- A delivery that says it corrects a fact which no earlier delivery has, or which it does not give itself.
WITH known AS (
    SELECT correctie.levering_id, correctie.sleutel,
        split_part(correctie.sleutel, ':', 1) IN ('meting', 'doel', 'fasetelling') AS is_number,
        EXISTS (FROM delivered WHERE delivered.sleutel = correctie.sleutel AND core.volgorde(delivered.levering_id) < core.volgorde(correctie.levering_id)) AS is_earlier,
        EXISTS (FROM facts WHERE facts.sleutel = correctie.sleutel AND facts.levering_id = correctie.levering_id) AS is_given
    FROM core.correctie
)
SELECT levering_id, 'levering.yml' AS tabel, NULL AS rij, 'corrigeert' AS kolom, sleutel AS waarde,
    CASE WHEN NOT is_number THEN 'is geen meting, doel of fasetelling' WHEN is_earlier THEN 'staat niet in deze levering' ELSE 'staat in geen eerdere levering' END AS melding,
    CASE
        WHEN NOT is_number THEN 'Alleen een getal wordt gecorrigeerd. Een onderdeel of mijlpaal geeft u gewoon opnieuw: de laatste beschrijving geldt.'
        WHEN is_earlier THEN 'Neem de verbeterde rij op in het CSV-bestand, of haal de sleutel weg.'
        ELSE 'Neem de sleutel over zoals die bij het cijfer staat, of haal hem weg.'
    END AS oplossing
FROM known
WHERE NOT (is_number AND is_earlier AND is_given)
