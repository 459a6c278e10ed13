-- One row is one version of a goal with the newest value against it, one moment that was planned later than at first, or
-- one number that looks like a goal and by the rule in indicators.yml is none.
CREATE VIEW mart.vraag_doelen AS
WITH doelen AS (
    SELECT doel.*, indicator.korte_naam, indicator.eenheid, indicator.decimalen, indicator.volgorde AS plaats,
        bool_or(NOT doel.oorspronkelijk) OVER (PARTITION BY doel.indicator_id, doel.onderdeel_id) AS is_aangepast
    FROM core.doel JOIN core.indicator ON indicator.id = doel.indicator_id AND indicator.versie = doel.indicator_versie
    WHERE doel.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
nieuwste AS (
    SELECT stand.doel_sleutel, stand.status_teken, stand.status_tekst, cijfer.weergave, cijfer.stand_op_tekst
    FROM mart.doel_stand AS stand JOIN mart.cijfer ON cijfer.sleutel = stand.meting_sleutel AND cijfer.actueel
    -- What a source expects is no measurement of what it expects.
    WHERE stand.meting_sleutel NOT IN (SELECT sleutel FROM core.meting WHERE kwalificatie = 'verwacht')
),
gemeten AS (
    SELECT DISTINCT indicator_id, onderdeel_id FROM mart.indicator_stand WHERE organisatie_id IS NULL AND uitsplitsing IS NULL AND getal IS NOT NULL
        AND sleutel NOT IN (SELECT sleutel FROM core.meting WHERE kwalificatie = 'verwacht')
),
rijen AS (
    SELECT 1 AS rang, doel.onderdeel_id, doel.plaats, doel.datum,
        doel.korte_naam || ': ' || core.doel_tekst(doel.waarde, doel.kwalificatie, doel.eenheid, doel.decimalen, doel.datum, doel.datum_precisie, doel.duur_maanden)
            || CASE WHEN NOT doel.is_aangepast THEN '' WHEN doel.oorspronkelijk THEN ' (oorspronkelijk plan)' ELSE ' (aangepast plan)' END AS wat,
        CASE WHEN NOT doel.oorspronkelijk THEN 'aangepast' WHEN doel.is_aangepast THEN 'vervangen' ELSE 'gebleven' END AS toestand,
        CASE
            WHEN nieuwste.doel_sleutel IS NOT NULL THEN nieuwste.weergave || ': ' || nieuwste.status_tekst
            WHEN gemeten.indicator_id IS NULL THEN core.stilte_tekst('nog_te_meten')
            ELSE 'het nieuwste cijfer hoort bij een ander doel'
        END AS antwoord,
        CASE WHEN nieuwste.doel_sleutel IS NOT NULL THEN nieuwste.status_teken WHEN gemeten.indicator_id IS NULL THEN core.stilte_teken('nog_te_meten') END AS antwoord_teken,
        concat_ws('. ', coalesce('Vastgesteld door ' || doel.vastgesteld_door, 'Wie het vaststelde: ' || core.stilte_melding('niet_vermeld')), 'Geldt voor ' || rtrim(doel.geldt_voor, '.'), doel.toelichting) AS reden,
        nieuwste.stand_op_tekst, doel.levering_id, doel.paragraaf, doel.sleutel
    FROM doelen AS doel
    LEFT JOIN nieuwste ON nieuwste.doel_sleutel = doel.sleutel
    LEFT JOIN gemeten USING (indicator_id, onderdeel_id)
    UNION ALL
    SELECT 2, mijlpaal.onderdeel_id, 0, mijlpaal.datum, mijlpaal.naam, 'verschoven', verschuiving_tekst, NULL,
        coalesce(mijlpaal.reden, core.stilte_melding('niet_vermeld')), NULL, feit.levering_id, feit.paragraaf, sleutel
    FROM mart.mijlpaal JOIN core.mijlpaal AS feit USING (sleutel)
    WHERE is_verschoven OR is_later_gehaald
    UNION ALL
    SELECT 3, cijfer.onderdeel_id, cijfer.volgorde, NULL, cijfer.naam, 'geen_doel', core.met_eenheid(cijfer.weergave, if(cijfer.getal IS NULL, NULL, cijfer.eenheid)), cijfer.stilte_teken,
        concat_ws(' ', 'Geen doel. ' || indicator.reden_geen_doel, cijfer.toelichting), cijfer.stand_op_tekst, meting.levering_id, meting.paragraaf, cijfer.sleutel
    FROM mart.cijfer
    JOIN core.meting USING (sleutel)
    JOIN core.vraag_indicator AS gekozen ON gekozen.vraag_id = 'doelen' AND gekozen.indicator_id = cijfer.indicator_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE (cijfer.actueel OR meting.kwalificatie = 'verwacht') AND cijfer.getal IS NOT NULL AND indicator.reden_geen_doel IS NOT NULL
        AND cijfer.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    -- Where the source expects something, what is there already looks like no goal.
    QUALIFY meting.kwalificatie = 'verwacht' OR NOT bool_or(meting.kwalificatie = 'verwacht') OVER (PARTITION BY cijfer.indicator_id, cijfer.organisatie_id)
)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, onderdeel.volgorde, plaats, rijen.datum, sleutel) AS INTEGER) AS volgorde,
    CASE rang WHEN 1 THEN 'Doelen van ' || coalesce(groep.korte_naam, 'het hele programma') WHEN 2 THEN 'Later gepland of gehaald dan eerst' ELSE 'Lijkt een doel, maar is het naar de regel niet' END AS groep,
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
LEFT JOIN mart.onderdeel AS groep ON groep.id = onderdeel.groep_id
JOIN core.levering ON levering.id = levering_id
LEFT JOIN core.bronhouder AS wie ON wie.naam = rtrim(levering.uitgever, '.');

COMMENT ON VIEW mart.vraag_doelen IS 'Een rij is een versie van een doel met het nieuwste cijfer ertegenover, een moment dat later kwam dan eerst gepland, of een getal dat op een doel lijkt en het niet is.';
COMMENT ON COLUMN mart.vraag_doelen.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.vraag_doelen.volgorde IS 'Plaats in het antwoord, binnen het programma.';
COMMENT ON COLUMN mart.vraag_doelen.groep IS 'Kop waaronder de rij staat.';
COMMENT ON COLUMN mart.vraag_doelen.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.vraag_doelen.onderdeel_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.vraag_doelen.wat IS 'Waar de rij over gaat.';
COMMENT ON COLUMN mart.vraag_doelen.toestand IS 'Een woord om op te tellen, zoals aangepast of zonder_datum; welke er zijn, verschilt per vraag.';
COMMENT ON COLUMN mart.vraag_doelen.antwoord IS 'Het antwoord van deze rij, of de soort stilte in woorden.';
COMMENT ON COLUMN mart.vraag_doelen.antwoord_teken IS 'Teken van de status of de stilte; leeg: geen.';
COMMENT ON COLUMN mart.vraag_doelen.reden IS 'De reden die de bron geeft, of wat erbij te weten is; leeg: niets.';
COMMENT ON COLUMN mart.vraag_doelen.soort_bron IS 'Van wie het komt: opgave programma, opgave uitvoerder, onafhankelijk, deze monitor of niet ingedeeld.';
COMMENT ON COLUMN mart.vraag_doelen.stand_op_tekst IS 'Datum of periode van het cijfer of oordeel, of waarom die er niet is.';
COMMENT ON COLUMN mart.vraag_doelen.bron_tekst IS 'Document en paragraaf; of waar de sleutel anders heen leidt: berekend, definitie, het onderdeel.';
COMMENT ON COLUMN mart.vraag_doelen.sleutel IS 'Sleutel die naar de bron leidt.';
