-- One row is what a conclusion rests on: per question the share of verdicts that are self-reports, each verdict, each outcome figure.
CREATE VIEW mart.vraag_eigen_opgave AS
WITH aandelen AS (
    SELECT 1 AS rang, onderdeel_id, vraag_volgorde AS plaats, vraag_naam AS wat,
        if(alle_oordelen = 0, 'geen_oordeel', 'aandeel') AS toestand,
        coalesce(eigen_tekst, 'nog geen oordeel dat iets vindt') AS antwoord,
        if(alle_oordelen = 0, core.stilte_teken('niet_vermeld'), NULL) AS antwoord_teken,
        if(alle_oordelen = 0, NULL, 'Oordelen van het programma of de uitvoerder zelf, van alle oordelen die iets vinden.') AS reden,
        'deze monitor' AS van_wie, NULL AS stand_op_tekst, 'berekend' AS bron_tekst, coalesce(eigen_sleutel, sleutel) AS sleutel
    FROM mart.oprol WHERE is_programma
),
oordelen AS (
    SELECT 2, oordeel.onderdeel_id, 0, core.vraag_naam(oordeel.vraag) || ' ' || core.oordeel_naam(oordeel.oordeel),
        CASE WHEN oordeel.oordeel = 'nog_niet_te_beoordelen' THEN 'vindt_niets' WHEN oordeel.soort = 'onafhankelijk' THEN 'oordeel_onafhankelijk' ELSE 'oordeel_zelf' END,
        oordeel.beoordelaar, NULL, oordeel.onderbouwing, core.van_wie(oordeel.soort), core.datum_tekst(oordeel.datum, oordeel.datum_precisie),
        core.bron_tekst(levering.korte_titel, oordeel.paragraaf), oordeel.sleutel
    FROM core.oordeel JOIN core.levering ON levering.id = oordeel.levering_id
),
-- A source that speaks of an outcome without a number speaks for itself as well.
cijfers AS (
    SELECT 3, uitkomst.onderdeel_id, uitkomst.volgorde, uitkomst.naam,
        if(uitkomst.is_ander_deel, 'ander_deel', if(uitkomst.toestand = 'waarde', 'cijfer', 'woorden')
            || CASE WHEN bronhouder.soort IS NULL THEN '_niet_ingedeeld' WHEN bronhouder.soort LIKE 'opgave%' THEN '_zelf' ELSE '_onafhankelijk' END),
        core.met_eenheid(uitkomst.weergave, if(uitkomst.toestand = 'waarde' AND uitkomst.schaal_tekst IS NULL, uitkomst.eenheid, NULL)), uitkomst.stilte_teken, 'Gemeten of gemeld door ' || uitkomst.bronhouder_tekst || coalesce('; ' || uitkomst.basis_tekst, ''),
        core.van_wie(bronhouder.soort), uitkomst.stand_op_tekst, uitkomst.bron_tekst, uitkomst.sleutel
    FROM mart.uitkomst
    JOIN (SELECT DISTINCT ON (id) id, versie, bronhouder FROM core.indicator ORDER BY id, versie DESC) AS indicator ON indicator.id = uitkomst.indicator_id
    LEFT JOIN core.bronhouder ON bronhouder.naam = rtrim(core.bronhouder_bij(indicator.id, indicator.versie, uitkomst.onderdeel_id, indicator.bronhouder), '.')
    WHERE uitkomst.soort = 'uitkomst' AND uitkomst.toestand IN ('waarde', 'stil')
),
rijen AS (SELECT * FROM aandelen UNION ALL SELECT * FROM oordelen UNION ALL SELECT * FROM cijfers)
SELECT
    onderdeel.programma_id,
    CAST(row_number() OVER (PARTITION BY onderdeel.programma_id ORDER BY rang, onderdeel.volgorde, plaats, sleutel) AS INTEGER) AS volgorde,
    CASE rang WHEN 1 THEN 'Oordelen: het deel dat eigen opgave is' WHEN 2 THEN 'Oordelen: wie wat vindt' ELSE 'Cijfers over uitkomsten: van wie ze komen' END AS groep,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    wat,
    toestand,
    antwoord,
    antwoord_teken,
    reden,
    van_wie AS soort_bron,
    core.stand_of_stilte(stand_op_tekst, antwoord) AS stand_op_tekst,
    bron_tekst,
    sleutel
FROM rijen
JOIN mart.onderdeel ON onderdeel.id = onderdeel_id;

COMMENT ON VIEW mart.vraag_eigen_opgave IS 'Een rij is waar een conclusie op berust: per vraag het deel van de oordelen dat eigen opgave is, elk oordeel, en elk cijfer over uitkomsten met wie het zegt.';
