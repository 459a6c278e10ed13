-- One row is one further value for a fact that was given before: from another passage, or as a correction.
CREATE TABLE mart.verband_feiten AS
SELECT verband.id AS verband_id, vervangen.sleutel AS onderwerp, geldt.onderdeel_id,
    CASE
        WHEN vervangen.reden = 'gecorrigeerd' THEN 'gecorrigeerd'
        WHEN geldt.minstens <= ander.hoogstens AND ander.minstens <= geldt.hoogstens THEN 'uitleg'
        ELSE 'verschil'
    END AS bevinding,
    geldt.naam || ': ' || geldt.weergave AS links_tekst, ander.weergave AS rechts_tekst,
    CASE
        WHEN vervangen.reden = 'gecorrigeerd' THEN 'verbeterd in levering ' || vervangen.levering_id
        WHEN geldt.getal IS NULL OR ander.getal IS NULL OR geldt.getal = ander.getal THEN 'in andere woorden'
        ELSE core.getal_tekst(abs(geldt.getal - ander.getal), CAST(abs(geldt.getal - ander.getal) % 1 > 1e-9 AS INTEGER)) || if(geldt.getal > ander.getal, ' meer', ' minder')
    END AS rekensom,
    [vervangen.geldt_sleutel, vervangen.sleutel] AS sleutels
FROM core.verband
JOIN mart.onderdeel ON onderdeel.programma_id = verband.programma_id
JOIN mart.getal AS geldt ON geldt.onderdeel_id = onderdeel.id
JOIN mart.vervangen ON vervangen.geldt_sleutel = geldt.sleutel
JOIN mart.getal AS ander ON ander.sleutel = vervangen.sleutel
WHERE verband.soort = 'zelfde_feit'
    -- That two hidden numbers differ is told to nobody.
    AND core.stilte_tekst('niet_getoond') NOT IN (geldt.weergave, ander.weergave)
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_feiten IS 'Een rij is een tweede waarde voor een feit dat er al was: uit een andere passage, of als verbetering.';
COMMENT ON COLUMN mart.verband_feiten.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_feiten.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_feiten.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_feiten.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_feiten.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_feiten.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_feiten.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_feiten.sleutels IS 'De feiten die erin zitten.';
