-- Every row has a value or says why not, and never both.
WITH rows AS (
    SELECT levering_id, 'meting' AS tabel, rij, 'waarde' AS kolom, waarde IS NOT NULL OR teller IS NOT NULL AS has_value, waarde IS NOT NULL AND teller IS NOT NULL AS has_two, stilte FROM typed_meting
    JOIN (SELECT levering_id, rij, text_meting.waarde AS cell, text_meting.teller AS cell_teller FROM text_meting) USING (levering_id, rij)
    WHERE (cell IS NULL) = (waarde IS NULL) AND (cell_teller IS NULL) = (teller IS NULL)
    UNION ALL
    SELECT levering_id, 'fasetelling', rij, 'aantal', aantal IS NOT NULL, false, stilte FROM typed_fasetelling
    JOIN (SELECT levering_id, rij, aantal AS cell FROM text_fasetelling) USING (levering_id, rij)
    WHERE (cell IS NULL) = (aantal IS NULL)
)
SELECT levering_id, tabel, rij, kolom, NULL AS waarde,
    CASE
        WHEN has_two THEN 'er staan een waarde en een teller'
        WHEN has_value THEN 'er staan een waarde en een stilte'
        ELSE 'er staat geen waarde en geen reden'
    END AS melding,
    CASE
        WHEN has_two THEN 'Vul of waarde in, of teller en noemer.'
        WHEN has_value THEN 'Maak de kolom stilte leeg of haal de waarde weg.'
        ELSE 'Vul een waarde in, of zeg in stilte waarom die er niet is: niet_geleverd, niet_vermeld, figuur_onleesbaar, niet_van_toepassing, nog_te_meten, niet_getoond of vervallen.'
    END AS oplossing
FROM rows
WHERE has_value = (stilte IS NOT NULL) OR has_two
