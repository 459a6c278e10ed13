-- One row is how far a share of a sample may lie from that of everybody, or the difference between two of its moments.
-- Filled by pipelines/uncertainty.py: the formulas are those of a statistics library.
CREATE TABLE mart.onzekerheid (
    sleutel VARCHAR NOT NULL,
    vorige_sleutel VARCHAR,
    getal DOUBLE NOT NULL,
    onder DOUBLE NOT NULL,
    boven DOUBLE NOT NULL,
    betrouwbaarheid_pct DOUBLE NOT NULL,
    methode VARCHAR NOT NULL,
    tekst VARCHAR NOT NULL
);
COMMENT ON TABLE mart.onzekerheid IS 'Een rij is het interval van een aandeel uit een steekproef, of van het verschil met het vorige moment. Van wat geen steekproef is of geen n heeft, is er geen rij.';
COMMENT ON COLUMN mart.onzekerheid.sleutel IS 'Sleutel van de meting; bij een verschil de latere.';
COMMENT ON COLUMN mart.onzekerheid.vorige_sleutel IS 'Bij een verschil de eerdere meting; leeg: het interval van de meting zelf.';
COMMENT ON COLUMN mart.onzekerheid.getal IS 'Het aandeel in procenten, of het verschil in procentpunten.';
COMMENT ON COLUMN mart.onzekerheid.onder IS 'Ondergrens, in dezelfde eenheid.';
COMMENT ON COLUMN mart.onzekerheid.boven IS 'Bovengrens, in dezelfde eenheid.';
COMMENT ON COLUMN mart.onzekerheid.betrouwbaarheid_pct IS 'Zo zeker is het interval.';
COMMENT ON COLUMN mart.onzekerheid.methode IS 'Wilson voor een aandeel, Newcombe voor een verschil.';
COMMENT ON COLUMN mart.onzekerheid.tekst IS 'Het interval in woorden.';
