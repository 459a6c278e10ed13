-- One row is one thing that needs attention, with the reason and the fact it rests on. Which rules there are, in which
-- order and how far they look ahead stands in indicators.yml; seen from the date on which the last report was known.
CREATE TABLE mart.aandacht AS
WITH gemist AS (
    SELECT programma_id, 'mijlpaal_niet_gemeld' AS regel, onderdeel_id, korte_naam,
        naam || ': gepland ' || datum_tekst || ', niet gemeld als gehaald' AS tekst, sleutel, datum
    FROM mart.mijlpaal WHERE is_te_laat
),
doelen AS (
    SELECT programma_id, if(status = 'loopt_achter', 'loopt_achter', 'doel_niet_gehaald'), onderdeel_id, onderdeel_naam,
        korte_naam || ': ' || weergave || ' tegenover het doel ' || doel_tekst || CASE status WHEN 'niet_te_zeggen' THEN ' (niet te zeggen of dat gehaald is)' WHEN 'niet_gemeten' THEN ' (daarna niet gemeten)' ELSE '' END, sleutel, stand_op
    FROM mart.cijfer WHERE actueel AND status IN ('niet_gehaald', 'niet_gemeten', 'niet_te_zeggen', 'loopt_achter')
),
doel_dichtbij AS (
    SELECT cijfer.programma_id, 'streefdatum_nadert', cijfer.onderdeel_id, cijfer.onderdeel_naam,
        cijfer.korte_naam || ': ' || cijfer.weergave || ' ' || cijfer.eenheid || ', doel ' || cijfer.doel_tekst, cijfer.sleutel, stand.doel_datum
    FROM mart.cijfer
    JOIN mart.indicator_stand AS stand USING (sleutel)
    JOIN mart.programma ON programma.id = cijfer.programma_id
    JOIN core.aandachtsregel AS regel ON regel.soort = 'streefdatum_nadert'
    WHERE cijfer.actueel AND stand.status IN ('nog_niet', 'te_weinig') AND stand.doel_datum <= last_day(programma.peildatum + to_months(regel.maanden))
),
-- A promise that is also a mijlpaal stands there already.
toezegging AS (
    SELECT programma_id, 'toezegging_verlopen', onderdeel_id, korte_naam,
        rtrim(wat, '.') || ': termijn ' || termijn_tekst || ', niet gemeld als nagekomen', sleutel, uiterlijk_op
    FROM mart.toezegging WHERE stand = 'verlopen' AND hoort_bij_naam IS DISTINCT FROM 'mijlpaal'
),
-- What is due and not here, or only in part. Whether it exists elsewhere we do not know.
levering AS (
    SELECT programma_id, 'levering_ontbreekt', onderdeel_id, korte_naam,
        concat_ws(', ', wie, rtrim(wat, '.')) || ': uiterlijk ' || uiterlijk_tekst || ', ' || if(stand = 'deels', 'nog niet alles binnen', 'niet binnen'), sleutel, uiterlijk_op
    FROM mart.verwachting WHERE is_verlopen AND NOT is_binnen
),
verschoven AS (
    SELECT programma_id, 'later_dan_gepland', onderdeel_id, korte_naam,
        naam || ': ' || verschuiving_tekst || coalesce(' (' || rtrim(reden, '.') || ')', ' (reden niet vermeld)'), sleutel, datum
    FROM mart.mijlpaal WHERE is_verschoven
),
-- After the end date of a cohort, what is neither finished nor stopped.
niet_klaar AS (
    SELECT aandeel.programma_id, 'einddatum_voorbij', aandeel.programma_id, programma.naam,
        core.getal_tekst(onderweg, 0) || ' van de ' || core.getal_tekst(totaal - onbekend, 0) || ' ' || eenheid || if(onbekend > 0, ' met bekende fase', '') || ' en einddatum ' || aandeel.eind_tekst || ' zijn nog onderweg' || if(onbekend > 0, '; van ' || core.getal_tekst(onbekend, 0) || ' is de fase niet vermeld', ''),
        sleutel, datum
    FROM mart.fase_aandeel AS aandeel JOIN mart.programma ON programma.id = aandeel.programma_id
    WHERE aandeel.onderdeel_id IS NULL AND NOT loopt_nog AND onderweg > 0 AND aandeel_tekst IS NOT NULL
),
gestopt AS (
    SELECT programma_id, 'niet_afgerond', onderdeel_id, korte_naam,
        weergave || ' van ' || core.getal_tekst(totaal, 0) || ' ' || fase_naam || coalesce(': ' || toelichting, ''), sleutel, datum
    FROM mart.fase_verdeling WHERE fase_soort = 'gestopt' AND aantal > 0
),
tegenspraak AS (
    SELECT programma_id, 'tegenspraak', onderdeel_id, korte_naam,
        vraag || ' ' || links_tekst || ', tegenover ' || rechts_tekst || ' (' || rekensom || ')', sleutel, NULL
    FROM mart.tegenstrijdigheid WHERE uitkomst = 'tegenspraak' AND onderdeel_id IS NOT NULL
),
-- Close to its end or past it, and no niveau of which it is at least arranged who takes care afterwards.
zonder_eigenaar AS (
    SELECT stand.programma_id, 'borging_zonder_eigenaar', stand.onderdeel_id, stand.korte_naam,
        'einde ' || coalesce(onderdeel.eind_tekst, programma.eind_tekst) || '; wie er daarna voor zorgt, staat nergens vast', 'onderdeel:' || stand.onderdeel_id, any_value(coalesce(onderdeel.eind_op, programma.eind_op))
    FROM mart.borging_stand AS stand
    JOIN mart.onderdeel ON onderdeel.id = stand.onderdeel_id
    JOIN mart.programma ON programma.id = stand.programma_id
    JOIN core.aandachtsregel AS regel ON regel.soort = 'borging_zonder_eigenaar'
    WHERE coalesce(onderdeel.eind_op, programma.eind_op) <= last_day(programma.peildatum + to_months(regel.maanden))
    GROUP BY stand.programma_id, stand.onderdeel_id, stand.korte_naam, onderdeel.eind_tekst, programma.eind_tekst
    HAVING count(stand.eigenaar) = 0
),
borging AS (
    SELECT programma_id, 'borging_voornemen', onderdeel_id, korte_naam,
        'op geen van de vier niveaus is meer dan een voornemen bekend',
        coalesce(min(uitspraak_sleutel), 'onderdeel:' || onderdeel_id), NULL
    FROM mart.borging_stand
    -- What ends without an owner is on the list as that already.
    WHERE onderdeel_id NOT IN (SELECT onderdeel_id FROM zonder_eigenaar)
    GROUP BY programma_id, onderdeel_id, korte_naam HAVING max(coalesce(trede, 9)) <= 1
),
-- Many onderdelen of which the borging waits for one decision that is not taken.
een_besluit AS (
    SELECT besluit.programma_id, 'veel_op_een_besluit', besluit.onderdeel_id, besluit.korte_naam,
        hangt_tekst || ' hangen aan één besluit: ' || rtrim(wat, '.') || ' (' || status_tekst || coalesce(', ' || datum_tekst, ', datum niet vermeld') || ')', aantal_sleutel, besluit.datum
    FROM mart.besluit AS besluit
    JOIN core.aandachtsregel AS regel ON regel.soort = 'veel_op_een_besluit'
    WHERE besluit.status <> 'genomen' AND besluit.onderdelen >= regel.aantal
),
oud_bewijs AS (
    SELECT programma_id, 'bewijs_is_oud', onderdeel_id, korte_naam,
        niveau_naam || ': ' || trede_naam || ', laatst bevestigd ' || bevestigd_tekst, oordeel_sleutel, NULL
    FROM mart.borging_stand WHERE bewijs_is_oud
),
nog_te_meten AS (
    SELECT onderdeel.programma_id, 'nog_te_meten', onderdeel.id, onderdeel.korte_naam,
        indicator.naam || coalesce(' (verwacht ' || indicator.verwacht_in || ')', ' (wanneer is niet vermeld)'), 'indicator:' || indicator.id, NULL
    FROM core.indicator JOIN mart.onderdeel ON onderdeel.id = indicator.onderdeel_id
    WHERE indicator.status = 'nog_te_meten' AND NOT EXISTS (FROM core.meting WHERE indicator_id = indicator.id AND stilte IS NULL)
),
alles AS (
    SELECT * FROM gemist UNION ALL SELECT * FROM doelen UNION ALL SELECT * FROM doel_dichtbij UNION ALL SELECT * FROM verschoven
    UNION ALL SELECT * FROM toezegging UNION ALL SELECT * FROM levering UNION ALL SELECT * FROM niet_klaar UNION ALL SELECT * FROM gestopt UNION ALL SELECT * FROM tegenspraak UNION ALL SELECT * FROM zonder_eigenaar
    UNION ALL SELECT * FROM borging UNION ALL SELECT * FROM een_besluit UNION ALL SELECT * FROM oud_bewijs UNION ALL SELECT * FROM nog_te_meten
)
SELECT alles.programma_id, regel.rang, regel.naam AS soort, onderdeel_id, alles.korte_naam, tekst, sleutel,
    CAST(row_number() OVER (PARTITION BY alles.programma_id ORDER BY regel.rang, datum, onderdeel.volgorde, sleutel) AS INTEGER) AS volgorde
FROM alles
JOIN core.aandachtsregel AS regel ON regel.soort = alles.regel
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
ORDER BY alles.programma_id, volgorde;

COMMENT ON TABLE mart.aandacht IS 'Een rij is iets dat aandacht vraagt, met de reden en het feit waarop dat berust.';
COMMENT ON COLUMN mart.aandacht.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.aandacht.rang IS 'Soort aandacht, 1 gaat voor.';
COMMENT ON COLUMN mart.aandacht.soort IS 'Waarom het aandacht vraagt.';
COMMENT ON COLUMN mart.aandacht.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.aandacht.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.aandacht.tekst IS 'Wat er aan de hand is.';
COMMENT ON COLUMN mart.aandacht.sleutel IS 'Feit waarop het berust.';
COMMENT ON COLUMN mart.aandacht.volgorde IS 'Volgorde op de pagina.';
