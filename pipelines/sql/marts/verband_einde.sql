-- One row is one plan, product or goal that comes after the end of its own programme.
CREATE TABLE mart.verband_einde AS
WITH plans AS (
    SELECT sleutel, onderdeel_id, naam, datum, datum_precisie AS precisie
    FROM (FROM core.mijlpaal QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1) WHERE status = 'gepland'
    UNION ALL SELECT sleutel, onderdeel_id, naam, datum, datum_precisie FROM core.opbrengst WHERE datum IS NOT NULL AND status <> 'opgeleverd'
    UNION ALL SELECT doel.sleutel, doel.onderdeel_id, 'doel voor ' || indicator.korte_naam, datum, datum_precisie
    FROM core.doel JOIN core.indicator ON indicator.id = doel.indicator_id AND indicator.versie = doel.indicator_versie WHERE datum IS NOT NULL AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
)
SELECT verband.id AS verband_id, plans.sleutel AS onderwerp, plans.onderdeel_id, 'verschil' AS bevinding,
    plans.naam || ': ' || core.datum_tekst(plans.datum, plans.precisie) AS links_tekst,
    'einde van het programma: ' || programma.eind_tekst AS rechts_tekst,
    'het plan komt na het einde' AS rekensom,
    [plans.sleutel, 'onderdeel:' || programma.id] AS sleutels
FROM core.verband
JOIN mart.programma ON programma.id = verband.programma_id
JOIN mart.onderdeel ON onderdeel.programma_id = programma.id
JOIN plans ON plans.onderdeel_id = onderdeel.id
WHERE verband.soort = 'na_einde' AND core.periode_start(plans.datum, plans.precisie) > programma.eind_op
ORDER BY verband_id, plans.datum, onderwerp;

COMMENT ON TABLE mart.verband_einde IS 'Een rij is een plan, product of doel dat na het einde van zijn programma komt.';
COMMENT ON COLUMN mart.verband_einde.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_einde.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_einde.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_einde.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_einde.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_einde.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_einde.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_einde.sleutels IS 'De feiten die erin zitten.';
