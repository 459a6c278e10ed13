-- One row is what stands still, went back or came later than planned, with the reason; then figures about delay and what hinders.
CREATE VIEW mart.vraag_stilstand AS
WITH stappen AS (
    -- Who it is stands with the fact: a name does not belong beside numbers this small.
    SELECT verloop.*, if(verloop.organisatie_id IS NULL, 'Het onderdeel', 'Het plan van een organisatie') || ' in de fase ' || fase_naam AS wat, feit.paragraaf
    FROM mart.fase_verloop AS verloop JOIN core.faseverloop AS feit USING (sleutel)
),
-- A step back that now stands still is both.
standen AS (
    SELECT if(staat_stil, 1, 7) AS rang, onderdeel_id, volgorde AS plaats, wat, if(staat_stil, 'staat_stil', 'niet_te_beoordelen') AS toestand,
        stilstand_tekst AS antwoord, NULL AS antwoord_teken, reden, 'sinds ' || datum_tekst AS stand_op_tekst, levering_id, paragraaf, sleutel
    FROM stappen WHERE staat_stil OR (is_laatste AND starts_with(stilstand_tekst, 'niet te beoordelen'))
    UNION ALL
    SELECT 2, onderdeel_id, volgorde, wat, 'terug', soort_tekst, NULL, reden, datum_tekst, levering_id, paragraaf, sleutel
    FROM stappen WHERE soort = 'terug'
),
mijlpalen AS (
    SELECT if(is_te_laat, 3, 4), mijlpaal.onderdeel_id, epoch(mijlpaal.datum), mijlpaal.naam, if(is_te_laat, 'datum_voorbij', 'verschoven'),
        if(is_te_laat, 'gepland ' || datum_tekst || ', niet gemeld als gehaald', verschuiving_tekst), if(is_te_laat, '◆', '→'),
        coalesce(mijlpaal.reden, core.stilte_melding('niet_vermeld')), NULL, feit.levering_id, feit.paragraaf, sleutel
    FROM mart.mijlpaal JOIN core.mijlpaal AS feit USING (sleutel)
    WHERE is_te_laat OR is_verschoven
),
-- A count says how many are in a phase, not since when. That it is late, its end date says or the source itself.
tellingen AS (
    SELECT CASE hoe.toestand WHEN 'vertraagd' THEN 5 WHEN 'na_einddatum' THEN 6 ELSE 7 END, verdeling.onderdeel_id, verdeling.fase_volgorde, fasemodel.eenheid || ' in de fase ' || verdeling.fase_naam || ': ' || verdeling.weergave,
        hoe.toestand,
        if(hoe.toestand = 'vertraagd', 'volgens de bron vertraagd; ', '') || if(verdeling.cohort_loopt_nog, '', 'einddatum ' || verdeling.eind_tekst || ' voorbij; ')
            || if(hoe.toestand = 'niet_te_beoordelen', 'niet te beoordelen: ', 'stilstand niet te beoordelen: ')
            || if(fase.verwachte_dagen IS NULL, 'de bron noemt geen verwachte duur van deze fase', 'een telling zegt niet sinds wanneer'),
        NULL, coalesce(verdeling.toelichting, core.stilte_melding('niet_vermeld')), verdeling.stand_op_tekst, verdeling.levering_id, feit.paragraaf, sleutel
    FROM mart.fase_verdeling AS verdeling
    JOIN core.fasetelling AS feit USING (sleutel)
    JOIN core.fasemodel ON fasemodel.id = verdeling.fasemodel_id
    JOIN core.fase ON fase.fasemodel_id = verdeling.fasemodel_id AND fase.id = verdeling.fase_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN starts_with(verdeling.toelichting, 'Vertraagd') THEN 'vertraagd' WHEN NOT verdeling.cohort_loopt_nog THEN 'na_einddatum' ELSE 'niet_te_beoordelen' END AS toestand
    ) AS hoe
    WHERE verdeling.fase_soort = 'onderweg' AND verdeling.aantal > 0
),
stil AS (SELECT * FROM standen UNION ALL SELECT * FROM mijlpalen UNION ALL SELECT * FROM tellingen),
-- Which figures say how much is late, stands in indicators.yml.
cijfers AS (
    SELECT 8, cijfer.onderdeel_id, cijfer.volgorde, cijfer.naam, 'cijfer', core.met_eenheid(cijfer.weergave, if(cijfer.getal IS NULL, NULL, cijfer.eenheid)), cijfer.stilte_teken,
        concat_ws('; ', cijfer.n_tekst, rtrim(cijfer.toelichting, '.')), cijfer.stand_op_tekst, cijfer.levering_id, meting.paragraaf, cijfer.sleutel
    FROM mart.cijfer
    JOIN core.meting USING (sleutel)
    JOIN core.vraag_indicator AS gekozen ON gekozen.vraag_id = 'stilstand' AND gekozen.indicator_id = cijfer.indicator_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE cijfer.actueel
),
-- A source can say that something is late without a moment or a phase: which hindrances do, stands in indicators.yml.
belemmeringen AS (
    SELECT CASE WHEN over_uitloop THEN 9 WHEN factor.onderdeel_id IN (SELECT onderdeel_id FROM stil) OR NOT contains(factor.onderdeel_id, '/') THEN 10 ELSE 11 END, factor.onderdeel_id, factor.rij, factor.wat,
        CASE WHEN gekozen.voorbij THEN 'belemmering_voorbij' WHEN over_uitloop THEN 'belemmering_uitloop' ELSE 'belemmering' END,
        CASE WHEN gekozen.voorbij THEN 'gaf vertraging of uitstel; volgens de bron is dat voorbij' WHEN over_uitloop THEN 'volgens de bron vertraging of uitstel, of waarom iets nog niet klaar is' ELSE 'belemmering of open vraag volgens de bron' END, NULL, NULL, NULL, factor.levering_id, factor.paragraaf, factor.sleutel
    FROM core.factor
    LEFT JOIN core.vraag_factor AS gekozen ON gekozen.vraag_id = 'stilstand' AND gekozen.sleutel = factor.sleutel
    CROSS JOIN LATERAL (SELECT gekozen.sleutel IS NOT NULL AS over_uitloop)
    WHERE factor.richting = 'belemmerend' AND factor.sleutel NOT IN (SELECT sleutel FROM core.vraag_nog_niet WHERE vraag_id = 'stilstand')
),
nog_niet AS (
    SELECT 12, onderdeel_id, rij, wat, 'nog_niet_klaar', 'volgens de bron nog niet zover', NULL, NULL, NULL, levering_id, paragraaf, sleutel
    FROM mart.nog_niet
    WHERE vraag_id = 'stilstand'
),
rijen AS (SELECT * FROM stil UNION ALL SELECT * FROM cijfers UNION ALL SELECT * FROM belemmeringen UNION ALL SELECT * FROM nog_niet)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang
        WHEN 1 THEN 'Staat langer stil dan verwacht' WHEN 2 THEN 'Ging terug naar een eerdere fase' WHEN 3 THEN 'Datum voorbij, niet gemeld als gehaald'
        WHEN 4 THEN 'Later gepland dan eerst' WHEN 5 THEN 'Volgens de bron vertraagd' WHEN 6 THEN 'Nog bezig, einddatum voorbij'
        WHEN 7 THEN 'Nog bezig; stilstand niet te beoordelen' WHEN 8 THEN 'Cijfers over vertraging'
        WHEN 9 THEN 'Wat volgens de bron vertraging of uitstel gaf, of waarom iets nog niet klaar is'
        WHEN 10 THEN 'Wat volgens de bron belemmert bij deze onderdelen of het hele programma' WHEN 11 THEN 'Wat volgens de bron elders belemmert'
        ELSE 'Wat volgens de bron nog niet zover is'
    END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    reden,
    core.van_wie(wie.soort) AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    core.bron_tekst(levering.korte_titel, paragraaf) AS bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
JOIN core.levering ON levering.id = levering_id
LEFT JOIN core.bronhouder AS wie ON wie.naam = rtrim(levering.uitgever, '.');

COMMENT ON VIEW mart.vraag_stilstand IS 'Een rij is iets dat stilstaat, terugging of later kwam dan gepland, met de reden; daarna cijfers over vertraging en wat volgens de bron belemmert.';
