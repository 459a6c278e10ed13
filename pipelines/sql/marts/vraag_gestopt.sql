-- One row is what was stopped, not finished or dropped, with the reason; then what ended on its end date, figures about
-- stopping and what hinders there.
CREATE VIEW mart.vraag_gestopt AS
WITH gestopt AS (
    SELECT 1 AS rang, verdeling.onderdeel_id, 0::DOUBLE AS plaats, fasemodel.eenheid || ': ' || verdeling.weergave || ' van ' || verdeling.totaal_tekst AS wat, 'gestopt' AS toestand,
        coalesce(woord.woord, verdeling.fase_naam) AS antwoord, '†' AS antwoord_teken, coalesce(verdeling.toelichting, core.stilte_melding('niet_vermeld')) AS reden,
        verdeling.stand_op_tekst, levering.uitgever AS wie, core.bron_tekst(levering.korte_titel, feit.paragraaf) AS bron_tekst, sleutel
    FROM mart.fase_verdeling AS verdeling
    JOIN core.fasetelling AS feit USING (sleutel)
    JOIN core.fasemodel ON fasemodel.id = verdeling.fasemodel_id
    JOIN core.levering ON levering.id = verdeling.levering_id
    LEFT JOIN core.vraag_woord AS woord USING (sleutel)
    WHERE verdeling.fase_soort = 'gestopt' AND verdeling.aantal > 0
    UNION ALL
    -- Of all where something stopped: what became of the others.
    SELECT 1.5, verdeling.onderdeel_id, verdeling.fase_volgorde, fasemodel.eenheid || ': ' || verdeling.weergave || ' van ' || verdeling.totaal_tekst, 'niet_gestopt',
        verdeling.fase_naam, verdeling.stilte_teken, verdeling.toelichting, verdeling.stand_op_tekst, levering.uitgever, coalesce(core.bron_tekst(levering.korte_titel, feit.paragraaf), 'berekend'), verdeling.sleutel
    FROM mart.fase_verdeling AS verdeling
    LEFT JOIN core.fasetelling AS feit USING (sleutel)
    JOIN core.fasemodel ON fasemodel.id = verdeling.fasemodel_id
    JOIN core.levering ON levering.id = verdeling.levering_id
    WHERE verdeling.fase_soort <> 'gestopt' AND verdeling.aantal > 0 AND (verdeling.fasemodel_id, verdeling.onderdeel_id) IN (
        SELECT (fasemodel_id, onderdeel_id) FROM mart.fase_verdeling WHERE fase_soort = 'gestopt' AND aantal > 0
    )
    UNION ALL
    SELECT 2, verloop.onderdeel_id, verloop.volgorde, if(verloop.organisatie_id IS NULL, 'Het onderdeel', 'Het plan van een organisatie'), 'stap_gestopt', verloop.fase_naam || ', kwam uit ' || verloop.vorige_fase_naam, '†',
        verloop.reden, verloop.datum_tekst, levering.uitgever, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.fase_verloop AS verloop JOIN core.faseverloop AS feit USING (sleutel) JOIN core.levering ON levering.id = verloop.levering_id
    WHERE verloop.soort = 'gestopt'
    UNION ALL
    SELECT 3, mijlpaal.onderdeel_id, epoch(mijlpaal.datum), mijlpaal.naam, 'vervallen', 'mijlpaal vervallen, was gepland ' || datum_tekst, '†',
        coalesce(mijlpaal.reden, core.stilte_melding('niet_vermeld')), NULL, levering.uitgever, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.mijlpaal JOIN core.mijlpaal AS feit USING (sleutel) JOIN core.levering ON levering.id = feit.levering_id
    WHERE mijlpaal.status = 'vervallen'
    UNION ALL
    SELECT 3, verwachting.onderdeel_id, epoch(uiterlijk_op), verwachting.wat, 'vervallen', 'levering vervallen, was verwacht uiterlijk ' || uiterlijk_tekst, '†',
        verwachting.vervalt_omdat, NULL, levering.uitgever, core.bron_tekst(levering.korte_titel, feit.paragraaf), sleutel
    FROM mart.verwachting JOIN core.verwachte_levering AS feit USING (sleutel) JOIN core.levering ON levering.id = feit.levering_id
    WHERE stand = 'vervallen'
    UNION ALL
    SELECT 3, cijfer.onderdeel_id, cijfer.volgorde, cijfer.naam, 'vervallen', cijfer.weergave, cijfer.stilte_teken,
        coalesce(cijfer.toelichting, core.stilte_melding('niet_vermeld')), cijfer.stand_op_tekst, core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder), cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE cijfer.actueel AND cijfer.stilte = 'vervallen'
),
cijfers AS (
    SELECT 4, cijfer.onderdeel_id, cijfer.volgorde, cijfer.naam, 'cijfer', core.met_eenheid(cijfer.weergave, if(cijfer.stilte IS NULL, cijfer.eenheid, NULL)), cijfer.stilte_teken,
        cijfer.toelichting, cijfer.stand_op_tekst, core.bronhouder_bij(indicator.id, indicator.versie, cijfer.onderdeel_id, indicator.bronhouder), cijfer.bron_tekst, cijfer.sleutel
    FROM mart.cijfer
    JOIN core.vraag_indicator AS gekozen ON gekozen.vraag_id = 'gestopt' AND gekozen.indicator_id = cijfer.indicator_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE cijfer.actueel AND cijfer.soort = 'meting'
),
-- Which hindrances a source names as a reason to stop, stands in indicators.yml.
belemmeringen AS (
    SELECT if(over_stoppen, 5, 6), factor.onderdeel_id, factor.rij, factor.wat, if(over_stoppen, 'genoemd_bij_stoppen', 'belemmering'), if(over_stoppen, 'door de bron genoemd bij stoppen of niet afronden', 'belemmering of open vraag volgens de bron'),
        NULL, NULL, NULL, levering.uitgever, core.bron_tekst(levering.korte_titel, factor.paragraaf), factor.sleutel
    FROM core.factor
    JOIN core.levering ON levering.id = factor.levering_id
    JOIN mart.onderdeel ON onderdeel.id = factor.onderdeel_id
    CROSS JOIN LATERAL (SELECT factor.sleutel IN (SELECT sleutel FROM core.vraag_factor WHERE vraag_id = 'gestopt') AS over_stoppen)
    WHERE factor.richting = 'belemmerend' AND (over_stoppen OR factor.onderdeel_id IN (SELECT onderdeel_id FROM gestopt)
        OR (factor.onderdeel_id = onderdeel.programma_id AND onderdeel.programma_id IN (SELECT split_part(onderdeel_id, '/', 1) FROM gestopt)))
),
-- What ended on its end date did not stop: a moment that was reached then says that it was there until the end.
afgelopen AS (
    SELECT 2.5, onderdeel.id, epoch(onderdeel.eind_op), concat_ws(' ', 'Looptijd', 'van ' || onderdeel.start_tekst, 'tot en met ' || onderdeel.eind_tekst), 'afgelopen', 'afgelopen op de einddatum, niet gestopt', NULL,
        'Toen gehaald: ' || string_agg(rtrim(mijlpaal.naam, '.'), '; ' ORDER BY mijlpaal.sleutel), onderdeel.eind_tekst, any_value(levering.uitgever), any_value(core.bron_tekst(levering.korte_titel, feit.paragraaf)), 'onderdeel:' || onderdeel.id
    FROM mart.onderdeel
    JOIN mart.mijlpaal ON mijlpaal.onderdeel_id = onderdeel.id AND mijlpaal.status = 'gehaald' AND mijlpaal.datum = onderdeel.eind_op AND mijlpaal.datum_tekst = onderdeel.eind_tekst
    JOIN core.onderdeel AS feit ON feit.id = onderdeel.id
    JOIN core.levering ON levering.id = feit.levering_id
    WHERE onderdeel.id NOT IN (SELECT onderdeel_id FROM gestopt WHERE toestand IN ('gestopt', 'stap_gestopt'))
    GROUP BY onderdeel.id, onderdeel.start_tekst, onderdeel.eind_tekst, onderdeel.eind_op
),
rijen AS (SELECT * FROM gestopt UNION ALL SELECT * FROM afgelopen UNION ALL SELECT * FROM cijfers UNION ALL SELECT * FROM belemmeringen)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang
        WHEN 1 THEN 'Niet afgerond of gestopt, geteld' WHEN 1.5 THEN 'Wat er met de andere gebeurde, geteld' WHEN 2 THEN 'Gestopt, per stap' WHEN 2.5 THEN 'Afgelopen op de einddatum; dat is niet gestopt' WHEN 3 THEN 'Vervallen' WHEN 4 THEN 'Cijfers over stoppen'
        WHEN 5 THEN 'Wat de bron noemt bij stoppen of niet afronden'
        ELSE 'Wat volgens de bron verder belemmert bij deze onderdelen of het hele programma'
    END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    reden,
    core.van_wie(bronhouder.soort) AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(wie, '.');

COMMENT ON VIEW mart.vraag_gestopt IS 'Een rij is iets dat niet afgerond, gestopt of vervallen is, met de reden; daarna wat op de einddatum afliep, cijfers over stoppen en wat volgens de bron belemmert bij die onderdelen.';
