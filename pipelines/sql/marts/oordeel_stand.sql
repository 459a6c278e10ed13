-- One row is one onderdeel × question: the latest independent verdict, what programme and uitvoerder say of themselves
-- beside it (never feeding), and whether it counts in the roll-up with which weight.
CREATE TABLE mart.oordeel_stand AS
WITH vragen AS (
    SELECT unnest(['doel_behaald', 'effect_in_sector', 'duurzaam_geborgd']) AS vraag, unnest([1, 2, 3]) AS vraag_volgorde
),
laatste AS (
    SELECT * REPLACE (CAST(vraag AS VARCHAR) AS vraag, CAST(oordeel AS VARCHAR) AS oordeel, CAST(soort AS VARCHAR) AS soort)
    FROM core.oordeel
    QUALIFY row_number() OVER (PARTITION BY onderdeel_id, vraag, soort ORDER BY datum DESC, core.volgorde(levering_id) DESC, rij DESC) = 1
),
klassen AS (
    SELECT onderdeel_id, klasse, sleutel
    FROM core.weging
    QUALIFY row_number() OVER (PARTITION BY onderdeel_id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
),
gewogen AS (
    SELECT onderdeel.id, any_value(klassen.klasse) AS klasse, any_value(klassen.sleutel) AS weging_sleutel,
        -- Without weights in the definition every onderdeel is as heavy; with them, one without a class has no weight.
        if(count(gewicht.klasse) = 0, 1.0, any_value(gewicht.gewicht) FILTER (gewicht.klasse = klassen.klasse)) AS gewicht
    FROM mart.onderdeel
    LEFT JOIN klassen ON klassen.onderdeel_id = onderdeel.id
    LEFT JOIN core.gewicht ON gewicht.programma_id = onderdeel.programma_id
    GROUP BY onderdeel.id
)
SELECT
    onderdeel.programma_id,
    onderdeel.groep_id,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam,
    onderdeel.draagt_borging AS telt_mee,
    vragen.vraag,
    core.vraag_naam(vragen.vraag) AS vraag_naam,
    CAST(vragen.vraag_volgorde AS INTEGER) AS vraag_volgorde,
    coalesce(onafhankelijk.oordeel, 'nog_niet_te_beoordelen') AS oordeel,
    core.oordeel_naam(onafhankelijk.oordeel) AS oordeel_naam,
    onafhankelijk.beoordelaar,
    onafhankelijk.onderbouwing,
    core.datum_tekst(onafhankelijk.datum, onafhankelijk.datum_precisie) AS datum_tekst,
    coalesce(onafhankelijk.sleutel, 'onderdeel:' || onderdeel.id) AS sleutel,
    onafhankelijk.sleutel IS NOT NULL AS heeft_oordeel,
    programma.oordeel AS programma_oordeel,
    core.oordeel_naam(programma.oordeel) AS programma_oordeel_naam,
    programma.onderbouwing AS programma_onderbouwing,
    programma.sleutel AS programma_sleutel,
    uitvoerder.oordeel AS uitvoerder_oordeel,
    core.oordeel_naam(uitvoerder.oordeel) AS uitvoerder_oordeel_naam,
    uitvoerder.onderbouwing AS uitvoerder_onderbouwing,
    uitvoerder.sleutel AS uitvoerder_sleutel,
    CAST(gewogen.klasse AS VARCHAR) AS klasse,
    gewogen.gewicht,
    gewogen.weging_sleutel,
    onderdeel.volgorde
FROM mart.onderdeel CROSS JOIN vragen
JOIN gewogen USING (id)
LEFT JOIN laatste AS onafhankelijk ON onafhankelijk.onderdeel_id = onderdeel.id AND onafhankelijk.vraag = vragen.vraag AND onafhankelijk.soort = 'onafhankelijk'
LEFT JOIN laatste AS programma ON programma.onderdeel_id = onderdeel.id AND programma.vraag = vragen.vraag AND programma.soort = 'opgave_programma'
LEFT JOIN laatste AS uitvoerder ON uitvoerder.onderdeel_id = onderdeel.id AND uitvoerder.vraag = vragen.vraag AND uitvoerder.soort = 'opgave_uitvoerder'
WHERE onderdeel.draagt_borging OR onderdeel.id IN (SELECT onderdeel_id FROM core.oordeel)
ORDER BY onderdeel.volgorde, vraag_volgorde;

COMMENT ON TABLE mart.oordeel_stand IS 'Een rij is een onderdeel en een evaluatievraag: het laatste onafhankelijke oordeel, met daarnaast wat programma en uitvoerder over zichzelf zeggen.';
COMMENT ON COLUMN mart.oordeel_stand.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.oordeel_stand.groep_id IS 'Actielijn, thema of spoor; leeg: het programma zelf.';
COMMENT ON COLUMN mart.oordeel_stand.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.oordeel_stand.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.oordeel_stand.telt_mee IS 'Of dit onderdeel in de optelling telt: elk project, thema of elke afspraak. Een oordeel over iets anders staat er alleen naast.';
COMMENT ON COLUMN mart.oordeel_stand.vraag IS 'doel_behaald, effect_in_sector of duurzaam_geborgd.';
COMMENT ON COLUMN mart.oordeel_stand.vraag_naam IS 'De vraag in woorden.';
COMMENT ON COLUMN mart.oordeel_stand.vraag_volgorde IS 'Volgorde van de vragen.';
COMMENT ON COLUMN mart.oordeel_stand.oordeel IS 'Laatste onafhankelijke oordeel; nog_niet_te_beoordelen ook als er geen is.';
COMMENT ON COLUMN mart.oordeel_stand.oordeel_naam IS 'Dat oordeel in woorden.';
COMMENT ON COLUMN mart.oordeel_stand.beoordelaar IS 'Wie dat oordeel gaf; leeg: er is geen onafhankelijk oordeel.';
COMMENT ON COLUMN mart.oordeel_stand.onderbouwing IS 'Waarop dat berust; leeg: er is geen onafhankelijk oordeel.';
COMMENT ON COLUMN mart.oordeel_stand.datum_tekst IS 'Datum van dat oordeel; leeg: er is geen onafhankelijk oordeel.';
COMMENT ON COLUMN mart.oordeel_stand.sleutel IS 'Sleutel van dat oordeel; zonder oordeel die van het onderdeel.';
COMMENT ON COLUMN mart.oordeel_stand.heeft_oordeel IS 'Of er een onafhankelijk oordeel is, ook als dat nog niet te beoordelen zegt.';
COMMENT ON COLUMN mart.oordeel_stand.programma_oordeel IS 'Wat het programma over zichzelf zegt; leeg: niets. Telt nooit mee.';
COMMENT ON COLUMN mart.oordeel_stand.programma_oordeel_naam IS 'Dat in woorden.';
COMMENT ON COLUMN mart.oordeel_stand.programma_onderbouwing IS 'Waarop dat berust.';
COMMENT ON COLUMN mart.oordeel_stand.programma_sleutel IS 'Sleutel van die opgave.';
COMMENT ON COLUMN mart.oordeel_stand.uitvoerder_oordeel IS 'Wat de uitvoerder over zichzelf zegt; leeg: niets. Telt nooit mee.';
COMMENT ON COLUMN mart.oordeel_stand.uitvoerder_oordeel_naam IS 'Dat in woorden.';
COMMENT ON COLUMN mart.oordeel_stand.uitvoerder_onderbouwing IS 'Waarop dat berust.';
COMMENT ON COLUMN mart.oordeel_stand.uitvoerder_sleutel IS 'Sleutel van die opgave.';
COMMENT ON COLUMN mart.oordeel_stand.klasse IS 'klein, middel of groot; leeg: de evaluator gaf geen klasse.';
COMMENT ON COLUMN mart.oordeel_stand.gewicht IS 'Gewicht in de optelling; leeg: geen klasse, dus buiten de weging.';
COMMENT ON COLUMN mart.oordeel_stand.weging_sleutel IS 'Sleutel van de klasse; leeg: geen klasse.';
COMMENT ON COLUMN mart.oordeel_stand.volgorde IS 'Volgorde van het onderdeel.';
