-- One row is a fact in words that something is not there yet, for one question: which do, stands in indicators.yml.
CREATE VIEW mart.nog_niet AS
SELECT vraag_id, sleutel, feit.onderdeel_id, feit.rij, feit.wat, feit.levering_id, feit.paragraaf
FROM core.vraag_nog_niet
JOIN (
    SELECT sleutel, onderdeel_id, rij, wat, levering_id, paragraaf FROM core.factor
    UNION ALL SELECT sleutel, onderdeel_id, rij, wat, levering_id, paragraaf FROM core.borging WHERE wat IS NOT NULL
) AS feit USING (sleutel);

COMMENT ON VIEW mart.nog_niet IS 'Een rij is een feit in woorden dat iets er nog niet is, voor een vraag.';
COMMENT ON COLUMN mart.nog_niet.vraag_id IS 'Vraag: stilstand of niet_bereikt.';
COMMENT ON COLUMN mart.nog_niet.sleutel IS 'Sleutel van de belemmering of de uitspraak over borging.';
COMMENT ON COLUMN mart.nog_niet.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.nog_niet.rij IS 'Rij in het bestand van de levering.';
COMMENT ON COLUMN mart.nog_niet.wat IS 'Wat er nog niet is.';
COMMENT ON COLUMN mart.nog_niet.levering_id IS 'Levering waar het in staat.';
COMMENT ON COLUMN mart.nog_niet.paragraaf IS 'Paragraaf van de bron.';
