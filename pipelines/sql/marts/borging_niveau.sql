-- One row is one programme × niveau: of how many onderdelen the step there is known, and how far. Four niveaus are four
-- counts; they are never added up. The programme as a whole is no onderdeel and does not count.
CREATE TABLE mart.borging_niveau AS
SELECT
    'afgeleid:borging:' || programma_id || ':' || replace(niveau, '_', '-') AS sleutel,
    programma_id,
    niveau,
    any_value(niveau_naam) AS niveau_naam,
    any_value(niveau_volgorde) AS niveau_volgorde,
    CAST(count(*) AS INTEGER) AS onderdelen,
    CAST(count(*) FILTER (trede >= 2) AS INTEGER) AS minstens_geregeld,
    CAST(count(*) FILTER (trede = 1) AS INTEGER) AS voornemen,
    CAST(count(*) FILTER (trede = 0) AS INTEGER) AS onbekend,
    CAST(count(*) FILTER (trede IS NULL) AS INTEGER) AS niet_beoordeeld,
    CAST(count(*) FILTER (trede >= 2 AND bewijs_is_oud) AS INTEGER) AS oud
FROM mart.borging_stand
WHERE is_onderdeel
GROUP BY programma_id, niveau
ORDER BY programma_id, niveau_volgorde;

COMMENT ON TABLE mart.borging_niveau IS 'Een rij is een niveau van een programma: bij hoeveel onderdelen de borging daar hoe ver is. De vier niveaus tellen niet op.';
COMMENT ON COLUMN mart.borging_niveau.sleutel IS 'Sleutel van het aantal dat minstens geregeld is.';
COMMENT ON COLUMN mart.borging_niveau.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.borging_niveau.niveau IS 'organisatie, kennis_sector, werkwijze_instanties of stelsel.';
COMMENT ON COLUMN mart.borging_niveau.niveau_naam IS 'Naam van het niveau.';
COMMENT ON COLUMN mart.borging_niveau.niveau_volgorde IS 'Volgorde van de niveaus.';
COMMENT ON COLUMN mart.borging_niveau.onderdelen IS 'Aantal onderdelen; het programma als geheel telt niet mee.';
COMMENT ON COLUMN mart.borging_niveau.minstens_geregeld IS 'Onderdelen met trede geregeld of hoger.';
COMMENT ON COLUMN mart.borging_niveau.voornemen IS 'Onderdelen waar het een voornemen is.';
COMMENT ON COLUMN mart.borging_niveau.onbekend IS 'Onderdelen waarvan de bron niets noemt dat blijft; dat is geen nee.';
COMMENT ON COLUMN mart.borging_niveau.niet_beoordeeld IS 'Onderdelen met uitspraken die wij nog niet beoordeelden.';
COMMENT ON COLUMN mart.borging_niveau.oud IS 'Onderdelen die minstens geregeld zijn met bewijs dat oud is.';
