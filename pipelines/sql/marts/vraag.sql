-- One row is one row of the answer to one question of an evaluation. The view of each question has the same columns without vraag_id.
CREATE VIEW mart.vraag AS
SELECT 'doelen' AS vraag_id, * FROM mart.vraag_doelen
UNION ALL SELECT 'meetbaar', * FROM mart.vraag_meetbaar
UNION ALL SELECT 'eigen_opgave', * FROM mart.vraag_eigen_opgave
UNION ALL SELECT 'stilstand', * FROM mart.vraag_stilstand
UNION ALL SELECT 'gestopt', * FROM mart.vraag_gestopt
UNION ALL SELECT 'merkbaar', * FROM mart.vraag_merkbaar
UNION ALL SELECT 'bereik', * FROM mart.vraag_bereik
UNION ALL SELECT 'na_afloop', * FROM mart.vraag_na_afloop
UNION ALL SELECT 'kantelen', * FROM mart.vraag_kantelen
UNION ALL SELECT 'niet_bereikt', * FROM mart.vraag_niet_bereikt;

COMMENT ON VIEW mart.vraag IS 'Een rij is een rij van het antwoord op een vraag van een evaluatie, kant en klaar.';
COMMENT ON COLUMN mart.vraag.vraag_id IS 'Vraag; de teksten staan in core.vraag.';
COMMENT ON COLUMN mart.vraag.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.vraag.volgorde IS 'Plaats in het antwoord, binnen het programma.';
COMMENT ON COLUMN mart.vraag.groep IS 'Kop waaronder de rij staat.';
COMMENT ON COLUMN mart.vraag.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.vraag.onderdeel_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.vraag.wat IS 'Waar de rij over gaat.';
COMMENT ON COLUMN mart.vraag.toestand IS 'Een woord om op te tellen, zoals aangepast of zonder_datum; welke er zijn, verschilt per vraag.';
COMMENT ON COLUMN mart.vraag.antwoord IS 'Het antwoord van deze rij, of de soort stilte in woorden.';
COMMENT ON COLUMN mart.vraag.antwoord_teken IS 'Teken van de status of de stilte; leeg: geen.';
COMMENT ON COLUMN mart.vraag.reden IS 'De reden die de bron geeft, of wat erbij te weten is; leeg: niets.';
COMMENT ON COLUMN mart.vraag.soort_bron IS 'Van wie het komt: opgave programma, opgave uitvoerder, onafhankelijk, deze monitor of niet ingedeeld.';
COMMENT ON COLUMN mart.vraag.stand_op_tekst IS 'Datum of periode van het cijfer of oordeel, of waarom die er niet is.';
COMMENT ON COLUMN mart.vraag.bron_tekst IS 'Document en paragraaf; of waar de sleutel anders heen leidt: berekend, definitie, het onderdeel.';
COMMENT ON COLUMN mart.vraag.sleutel IS 'Sleutel die naar de bron leidt.';
