-- One row is one percentage with a known n: is there a count out of n that gives it? A percentage with a word like 'ruim'
-- is there to be rounded; a fraction in words ('driekwart') or a whole ten (30%) that fits no count may be rounded as well.
CREATE TABLE mart.verband_haalbaar AS
WITH shares AS (
    SELECT verband.id AS verband_id, stand.sleutel, stand.onderdeel_id, stand.weergave, stand.getal, stand.n, stand.is_breuk, indicator.korte_naam, indicator.decimalen, getal.minstens, getal.hoogstens
    FROM core.verband
    JOIN mart.onderdeel ON onderdeel.programma_id = verband.programma_id
    JOIN mart.indicator_stand AS stand ON stand.onderdeel_id = onderdeel.id
    JOIN core.indicator ON indicator.id = stand.indicator_id AND indicator.versie = stand.indicator_versie
    JOIN mart.getal ON getal.sleutel = stand.sleutel
    JOIN core.meting ON meting.sleutel = stand.sleutel
    WHERE verband.soort = 'haalbaar_aandeel' AND indicator.eenheid = 'procent' AND stand.getal IS NOT NULL
        AND stand.n BETWEEN 1 AND 1000 AND coalesce(stand.n_kwalificatie, 'exact') = 'exact' AND (meting.waarde IS NOT NULL OR stand.is_breuk)
        AND stand.sleutel NOT IN (SELECT sleutel FROM mart.vervangen WHERE reden = 'gecorrigeerd')
),
nearest AS (
    SELECT *, CAST(round(getal * n / 100) AS INTEGER) AS dichtbij,
        len(core.passende_aantallen(n, minstens, hoogstens, decimalen)) AS mogelijk
    FROM shares
)
SELECT verband_id, sleutel AS onderwerp, onderdeel_id,
    CASE WHEN mogelijk > 0 THEN 'klopt' WHEN is_breuk OR getal % 10 = 0 THEN 'uitleg' ELSE 'verschil' END AS bevinding,
    korte_naam || ': ' || weergave AS links_tekst, 'n = ' || core.getal_tekst(n, 0) AS rechts_tekst,
    CASE
        WHEN mogelijk > 0 THEN core.getal_tekst(dichtbij, 0) || ' van ' || core.getal_tekst(n, 0) || ' is ' || core.getal_tekst(100 * dichtbij / n, 1) || '%'
        ELSE core.getal_tekst(floor(getal * n / 100), 0) || ' van ' || core.getal_tekst(n, 0) || ' is ' || core.getal_tekst(100 * floor(getal * n / 100) / n, 1) || '% en '
            || core.getal_tekst(floor(getal * n / 100) + 1, 0) || ' van ' || core.getal_tekst(n, 0) || ' is ' || core.getal_tekst(100 * (floor(getal * n / 100) + 1) / n, 1) || '%: geen aantal geeft ' || core.getal_tekst(getal, decimalen) || '%'
    END AS rekensom,
    [sleutel] AS sleutels
FROM nearest
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_haalbaar IS 'Een rij is een percentage met bekende n en of een aantal van n dat percentage kan geven.';
COMMENT ON COLUMN mart.verband_haalbaar.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_haalbaar.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_haalbaar.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_haalbaar.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_haalbaar.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_haalbaar.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_haalbaar.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_haalbaar.sleutels IS 'De feiten die erin zitten.';
