-- One row is a fact that opens the answer to a question, because indicators.yml says that it matters most.
CREATE VIEW mart.voorop AS
SELECT gekozen.vraag_id, cijfer.sleutel, gekozen.voorop AS plaats
FROM core.vraag_indicator AS gekozen
JOIN mart.cijfer ON cijfer.indicator_id = gekozen.indicator_id AND cijfer.actueel AND cijfer.soort = 'meting'
WHERE gekozen.voorop IS NOT NULL
UNION ALL
SELECT vraag_id, sleutel, voorop FROM core.vraag_factor WHERE voorop IS NOT NULL
UNION ALL
SELECT vraag_id, sleutel, voorop FROM core.vraag_nog_niet WHERE voorop IS NOT NULL;

COMMENT ON VIEW mart.voorop IS 'Een rij is een feit dat het antwoord op een vraag opent, omdat indicators.yml zegt dat het het zwaarst weegt.';
COMMENT ON COLUMN mart.voorop.vraag_id IS 'Vraag van een evaluatie.';
COMMENT ON COLUMN mart.voorop.sleutel IS 'Sleutel van het feit.';
COMMENT ON COLUMN mart.voorop.plaats IS 'Plaats onder wat het antwoord opent; 1 is het eerste.';
