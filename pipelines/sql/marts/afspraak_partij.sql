-- One row is one party of one agreement as last reported.
CREATE TABLE mart.afspraak_partij AS
WITH laatste AS (
    SELECT * FROM core.afspraak_partij
    QUALIFY row_number() OVER (PARTITION BY afspraak_id, organisatie_id ORDER BY datum DESC NULLS LAST, core.volgorde(levering_id) DESC, rij DESC) = 1
)
SELECT
    partij.sleutel,
    afspraak.sleutel AS afspraak_sleutel,
    partij.organisatie_id,
    organisatie.naam AS organisatie_naam,
    CAST(partij.stand AS VARCHAR) AS stand,
    CASE partij.stand WHEN 'nog_niet_begonnen' THEN '○' WHEN 'bezig' THEN '▷' WHEN 'gedaan' THEN '✓' WHEN 'loopt_vast' THEN '!' ELSE core.stilte_teken('niet_vermeld') END AS stand_teken,
    coalesce(replace(CAST(partij.stand AS VARCHAR), '_', ' '), core.stilte_tekst('niet_vermeld')) AS stand_tekst,
    core.datum_tekst(partij.datum, partij.datum_precisie) AS datum_tekst,
    CAST(partij.werkbaar AS VARCHAR) AS werkbaar,
    partij.knelpunt,
    partij.escalatie
FROM laatste AS partij
JOIN core.afspraak ON afspraak.id = partij.afspraak_id
JOIN core.organisatie ON organisatie.id = partij.organisatie_id
ORDER BY afspraak.sleutel, organisatie.naam;

COMMENT ON TABLE mart.afspraak_partij IS 'Een rij is een partij van een afspraak zoals het laatst gemeld.';
COMMENT ON COLUMN mart.afspraak_partij.sleutel IS 'Sleutel van de melding.';
COMMENT ON COLUMN mart.afspraak_partij.afspraak_sleutel IS 'Sleutel van de afspraak.';
COMMENT ON COLUMN mart.afspraak_partij.organisatie_id IS 'Partij.';
COMMENT ON COLUMN mart.afspraak_partij.organisatie_naam IS 'Naam van de partij.';
COMMENT ON COLUMN mart.afspraak_partij.stand IS 'nog_niet_begonnen, bezig, gedaan of loopt_vast; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_partij.stand_teken IS 'Teken voor de stand.';
COMMENT ON COLUMN mart.afspraak_partij.stand_tekst IS 'Stand in woorden, ook als die niet vermeld is.';
COMMENT ON COLUMN mart.afspraak_partij.datum_tekst IS 'Datum van de stand; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_partij.werkbaar IS 'Werkbaar in de praktijk: ja, deels of nee; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_partij.knelpunt IS 'Wat in de weg zit; leeg: niet vermeld.';
COMMENT ON COLUMN mart.afspraak_partij.escalatie IS 'Waar het is neergelegd; leeg: niet vermeld.';
