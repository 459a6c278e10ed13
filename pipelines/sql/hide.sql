-- What is hidden loses its value, everything that was said about it and the words with which it was printed; the row stays,
-- with the silence that readers see. Why a cell is hidden is not kept: that a number is small itself says between which
-- bounds it lies.
UPDATE typed_meting SET
    waarde = NULL, waarde_tot = NULL, teller = NULL, noemer = NULL, n = NULL, n_kwalificatie = NULL,
    kwalificatie = if(kwalificatie = 'verwacht', 'verwacht', 'exact'), wijze = 'letterlijk', wijze_reden = NULL, gedrukt = NULL,
    stilte = 'niet_getoond', toelichting = 'Om hoeveel mensen het gaat, tonen wij niet.'
WHERE (levering_id, sleutel) IN (SELECT (levering_id, sleutel) FROM verborgen) AND (stilte IS NULL OR stilte = 'niet_getoond');

UPDATE typed_fasetelling SET
    aantal = NULL, kwalificatie = if(kwalificatie = 'verwacht', 'verwacht', 'exact'), wijze = 'letterlijk', wijze_reden = NULL, gedrukt = NULL,
    stilte = 'niet_getoond', toelichting = 'Om hoeveel mensen het gaat, tonen wij niet.'
WHERE (levering_id, sleutel) IN (SELECT (levering_id, sleutel) FROM verborgen) AND (stilte IS NULL OR stilte = 'niet_getoond');

UPDATE typed_vindplaats SET gedrukt = NULL
WHERE core.zonder_volgnummer(sleutel) IN (SELECT sleutel FROM verborgen);

-- What is said of the whole delivery can repeat a number; so can what a delivery with hidden numbers says of another one, and
-- why a number was taken back.
CREATE TEMP TABLE hidden_and_withdrawn AS
FROM withdrawn WHERE tabel IN ('meting', 'fasetelling') AND (levering_id, sleutel) IN (SELECT (levering_id, sleutel) FROM verborgen);

UPDATE typed_intrekking SET reden = core.stilte_tekst('niet_getoond')
WHERE sleutel IN (SELECT intrekking FROM hidden_and_withdrawn);

UPDATE core.levering SET toelichting = core.stilte_tekst('niet_getoond')
WHERE toelichting IS NOT NULL AND (id IN (SELECT levering_id FROM verborgen) OR id IN (SELECT ingetrokken_door FROM hidden_and_withdrawn));

UPDATE core.levering_stap SET tekst = core.stilte_tekst('niet_getoond')
WHERE tekst IS NOT NULL AND (over_levering_id IN (SELECT levering_id FROM verborgen) OR levering_id IN (SELECT levering_id FROM verborgen));

INSERT INTO core.verborgen
SELECT levering_id, sleutel || if(occurrence > 1, '~' || occurrence, '')
FROM (
    SELECT levering_id, sleutel, occurrence FROM typed_meting WHERE stilte = 'niet_getoond'
    UNION ALL SELECT levering_id, sleutel, occurrence FROM typed_fasetelling WHERE stilte = 'niet_getoond'
    -- What was taken back is in no state, but the text that it came from has it.
    UNION ALL SELECT levering_id, sleutel, occurrence FROM withdrawn_meting WHERE stilte IS NULL OR stilte = 'niet_getoond'
    UNION ALL SELECT levering_id, sleutel, occurrence FROM withdrawn_fasetelling WHERE stilte IS NULL OR stilte = 'niet_getoond'
)
WHERE (levering_id, sleutel) IN (SELECT (levering_id, sleutel) FROM verborgen)
ORDER BY ALL
