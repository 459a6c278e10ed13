-- One row is one statement about borging, with our latest judgement of it.
CREATE TABLE mart.borging_uitspraak AS
SELECT
    uitspraak.sleutel,
    stand.programma_id,
    uitspraak.onderdeel_id,
    stand.korte_naam,
    stand.niveau,
    stand.niveau_naam,
    stand.niveau_volgorde,
    uitspraak.wat,
    uitspraak.wie,
    core.datum_tekst(uitspraak.datum, uitspraak.datum_precisie) AS datum_tekst,
    core.trede_naam(oordeel.trede) AS trede_naam,
    oordeel.trede_reden,
    oordeel.sleutel AS oordeel_sleutel,
    stand.volgorde
FROM core.borging AS uitspraak
JOIN mart.borging_stand AS stand ON stand.onderdeel_id = uitspraak.onderdeel_id AND stand.niveau = CAST(uitspraak.niveau AS VARCHAR)
LEFT JOIN core.borging AS oordeel ON oordeel.id = uitspraak.id AND oordeel.trede IS NOT NULL
WHERE uitspraak.wat IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY uitspraak.sleutel ORDER BY oordeel.levering_id DESC) = 1
ORDER BY stand.volgorde, stand.niveau_volgorde, uitspraak.sleutel;

COMMENT ON TABLE mart.borging_uitspraak IS 'Een rij is een uitspraak over borging, met ons laatste oordeel daarover.';
COMMENT ON COLUMN mart.borging_uitspraak.sleutel IS 'Sleutel van de uitspraak.';
COMMENT ON COLUMN mart.borging_uitspraak.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.borging_uitspraak.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.borging_uitspraak.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.borging_uitspraak.niveau IS 'organisatie, kennis_sector, werkwijze_instanties of stelsel.';
COMMENT ON COLUMN mart.borging_uitspraak.niveau_naam IS 'Naam van het niveau.';
COMMENT ON COLUMN mart.borging_uitspraak.niveau_volgorde IS 'Volgorde van de niveaus.';
COMMENT ON COLUMN mart.borging_uitspraak.wat IS 'Wat er blijft of geregeld wordt.';
COMMENT ON COLUMN mart.borging_uitspraak.wie IS 'Wie ervoor zorgt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.datum_tekst IS 'Vanaf of tot wanneer; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.trede_naam IS 'Trede die wij eraan geven, of nog niet beoordeeld.';
COMMENT ON COLUMN mart.borging_uitspraak.trede_reden IS 'Waarom deze trede en niet een hogere.';
COMMENT ON COLUMN mart.borging_uitspraak.oordeel_sleutel IS 'Sleutel van het oordeel; leeg: geen oordeel.';
COMMENT ON COLUMN mart.borging_uitspraak.volgorde IS 'Volgorde van het onderdeel.';
