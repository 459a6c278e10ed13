-- One row is one percentage without its own n, held against a whole that the source states elsewhere: is there a count out
-- of that whole which gives it? Of the counts that fit, the one nearest to the printed percentage is shown; 'bijna' and
-- 'ruim' are not the percentage itself.
CREATE TABLE mart.verband_mogelijk AS
WITH named AS (
    SELECT verband_id, kant, getal.*
    FROM core.verband_term AS term JOIN core.verband ON verband.id = verband_id AND soort = 'mogelijk_aandeel'
    JOIN mart.getal ON core.noemt(patroon, sleutel, geldt)
),
shares AS (
    SELECT deel.verband_id, deel.sleutel, deel.onderdeel_id, deel.getal, deel.minstens, deel.hoogstens, deel.weergave, indicator.korte_naam, indicator.decimalen,
        geheel.getal AS geheel, geheel.weergave AS geheel_tekst, geheel.sleutel AS geheel_sleutel
    FROM named AS deel
    JOIN named AS geheel ON geheel.verband_id = deel.verband_id AND geheel.kant = 'rechts'
    JOIN (SELECT id, any_value(korte_naam ORDER BY versie) AS korte_naam, max(decimalen) AS decimalen FROM core.indicator GROUP BY id) AS indicator ON indicator.id = deel.indicator_id
    WHERE deel.kant = 'links'
),
counts AS (
    SELECT *, floor(getal * geheel / 100) AS onder,
        core.passende_aantallen(geheel, minstens, hoogstens, decimalen) AS mogelijk
    FROM shares
),
nearest AS (
    SELECT *, list_sort([{'afstand': abs(100 * k / geheel - getal) + if((minstens = getal) <> (hoogstens = getal) AND abs(100 * k / geheel - getal) < 1e-9, 100, 0), 'aantal': k} FOR k IN mogelijk])[1].aantal AS dichtbij FROM counts
)
SELECT verband_id, sleutel AS onderwerp, onderdeel_id,
    CASE WHEN getal IS NULL OR geheel IS NULL THEN 'gat' WHEN dichtbij IS NULL THEN 'verschil' ELSE 'klopt' END AS bevinding,
    korte_naam || ': ' || weergave AS links_tekst, 'van ' || geheel_tekst AS rechts_tekst,
    CASE
        WHEN getal IS NULL OR geheel IS NULL THEN 'niet na te rekenen: er ontbreekt een waarde'
        WHEN dichtbij IS NOT NULL THEN core.getal_tekst(dichtbij, 0) || ' van ' || core.getal_tekst(geheel, 0) || ' is ' || core.getal_tekst(100 * dichtbij / geheel, 1) || '%'
        ELSE core.getal_tekst(onder, 0) || ' van ' || core.getal_tekst(geheel, 0) || ' is ' || core.getal_tekst(100 * onder / geheel, 1) || '% en '
            || core.getal_tekst(onder + 1, 0) || ' van ' || core.getal_tekst(geheel, 0) || ' is ' || core.getal_tekst(100 * (onder + 1) / geheel, 1) || '%: geen aantal geeft ' || core.getal_tekst(getal, decimalen) || '%'
    END AS rekensom,
    [sleutel, geheel_sleutel] AS sleutels
FROM nearest
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_mogelijk IS 'Een rij is een percentage en of een aantal uit een genoemd geheel dat percentage kan geven.';
COMMENT ON COLUMN mart.verband_mogelijk.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_mogelijk.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_mogelijk.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_mogelijk.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_mogelijk.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_mogelijk.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_mogelijk.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_mogelijk.sleutels IS 'De feiten die erin zitten.';
