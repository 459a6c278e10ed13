-- One row is one word that the sources of a programme use for two or more things, or one agreement whose text can be read in
-- two ways.
CREATE TABLE mart.verband_woorden AS
WITH begrippen AS (
    SELECT verband.id AS verband_id, lower(woord) AS woord, min(begrip.onderdeel_id) AS onderdeel_id,
        list(betekenis ORDER BY core.volgorde(begrip.levering_id), begrip.rij) AS betekenissen, list(sleutel ORDER BY core.volgorde(begrip.levering_id), begrip.rij) AS sleutels
    FROM core.verband
    JOIN mart.onderdeel ON onderdeel.programma_id = verband.programma_id
    JOIN core.begrip ON begrip.onderdeel_id = onderdeel.id
    WHERE verband.soort = 'begrip'
    GROUP BY verband.id, lower(woord)
    HAVING count(DISTINCT betekenis) > 1
)
SELECT verband_id, woord AS onderwerp, onderdeel_id, 'uitleg' AS bevinding,
    '‘' || woord || '’: ' || betekenissen[1] AS links_tekst, array_to_string(betekenissen[2:], ' · ') AS rechts_tekst,
    'een woord voor ' || core.getal_tekst(len(betekenissen), 0) || ' dingen' AS rekensom, sleutels
FROM begrippen
UNION ALL
SELECT verband.id, afspraak.sleutel, afspraak.onderdeel_id, 'uitleg', concat_ws(' ', code, onderwerp), meer_uitleg, 'de tekst is op meer manieren te lezen', [afspraak.sleutel]
FROM core.verband
JOIN mart.onderdeel ON onderdeel.programma_id = verband.programma_id
JOIN core.afspraak ON afspraak.onderdeel_id = onderdeel.id
WHERE verband.soort = 'meer_uitleg' AND meer_uitleg IS NOT NULL
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_woorden IS 'Een rij is een woord dat voor meer dingen gebruikt wordt, of een afspraak die op meer manieren te lezen is.';
COMMENT ON COLUMN mart.verband_woorden.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_woorden.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_woorden.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_woorden.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_woorden.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_woorden.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_woorden.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_woorden.sleutels IS 'De feiten die erin zitten.';
