-- A delivery that says it corrects a fact which no earlier delivery has, or which it does not give itself.
WITH known AS (
    SELECT correctie.levering_id, correctie.sleutel,
        EXISTS (FROM facts WHERE facts.sleutel = correctie.sleutel AND facts.levering_id < correctie.levering_id) AS is_earlier,
        EXISTS (FROM facts WHERE facts.sleutel = correctie.sleutel AND facts.levering_id = correctie.levering_id) AS is_given
    FROM core.correctie
)
SELECT levering_id, 'levering.yml' AS tabel, NULL AS rij, 'corrigeert' AS kolom, sleutel AS waarde,
    if(is_earlier, 'staat niet in deze levering', 'staat in geen eerdere levering') AS melding,
    if(is_earlier, 'Neem de verbeterde rij op in het CSV-bestand, of haal de sleutel weg.', 'Neem de sleutel over zoals die bij het cijfer staat, of haal hem weg.') AS oplossing
FROM known
WHERE NOT (is_earlier AND is_given)
