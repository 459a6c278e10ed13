-- One row is one answer in a survey: no more people can have given it than filled in the survey. A percentage without n is
-- held against everybody who filled it in; that of a group, of which nobody says how large it is, against nobody.
CREATE TABLE mart.verband_invullers AS
WITH answers AS (
    SELECT verband.id AS verband_id, stand.sleutel, stand.onderdeel_id, stand.weergave, stand.getal, stand.n, indicator.korte_naam, indicator.decimalen,
        getal.minstens, getal.hoogstens, allen.getal AS invullers, allen.weergave AS invullers_tekst, allen.sleutel AS invullers_sleutel
    FROM core.verband
    JOIN mart.onderdeel ON onderdeel.programma_id = verband.programma_id
    JOIN mart.indicator_stand AS stand ON stand.onderdeel_id = onderdeel.id
    JOIN core.meting ON meting.sleutel = stand.sleutel
    JOIN core.indicator ON indicator.id = stand.indicator_id AND indicator.versie = stand.indicator_versie
    JOIN mart.getal ON getal.sleutel = stand.sleutel AND getal.geldt
    JOIN mart.getal AS allen ON allen.indicator_id = indicator.invullers_id AND allen.onderdeel_id = stand.onderdeel_id AND allen.geldt
    JOIN core.meting AS telling ON telling.sleutel = allen.sleutel AND telling.geldig_op = meting.geldig_op
        AND telling.uitsplitsing IS NULL AND telling.organisatie_id IS NOT DISTINCT FROM meting.organisatie_id
    WHERE verband.soort = 'invullers' AND (stand.n IS NOT NULL OR (indicator.eenheid = 'procent' AND stand.getal IS NOT NULL AND stand.uitsplitsing IS NULL))
    QUALIFY row_number() OVER (PARTITION BY verband.id, stand.sleutel ORDER BY telling.indicator_versie DESC) = 1
),
fitting AS (
    SELECT *,
        core.passende_aantallen(invullers, minstens, hoogstens, decimalen) AS mogelijk
    FROM answers
)
SELECT verband_id, sleutel AS onderwerp, onderdeel_id,
    CASE WHEN invullers IS NULL THEN 'gat' WHEN n IS NULL THEN 'uitleg' WHEN n <= invullers THEN 'klopt' ELSE 'verschil' END AS bevinding,
    korte_naam || ': ' || coalesce('n = ' || core.getal_tekst(n, 0), weergave || ', zonder n') AS links_tekst,
    'invullers: ' || invullers_tekst AS rechts_tekst,
    CASE
        WHEN invullers IS NULL THEN 'niet na te rekenen: er ontbreekt een waarde'
        WHEN n = invullers THEN 'gelijk'
        WHEN n IS NOT NULL THEN core.getal_tekst(abs(n - invullers), 0) || if(n > invullers, ' meer', ' minder')
        WHEN len(mogelijk) = 0 THEN 'als iedereen antwoordde, geeft geen aantal dit percentage'
        ELSE 'als iedereen antwoordde, past ' || core.getal_tekst(mogelijk[1], 0) || ' van ' || core.getal_tekst(invullers, 0) || ' (' || core.getal_tekst(100 * mogelijk[1] / invullers, 1) || '%)'
    END AS rekensom,
    [sleutel, invullers_sleutel] AS sleutels
FROM fitting
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_invullers IS 'Een rij is een antwoord in een vragenlijst tegen het aantal mensen dat die invulde.';
COMMENT ON COLUMN mart.verband_invullers.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_invullers.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_invullers.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_invullers.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_invullers.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_invullers.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_invullers.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_invullers.sleutels IS 'De feiten die erin zitten.';
