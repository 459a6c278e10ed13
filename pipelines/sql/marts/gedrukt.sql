-- One row is one passage of a number, with the number as it is printed there; of a passage that two rows give, the pieces
-- of both.
CREATE VIEW mart.gedrukt AS
WITH eerste AS (
    SELECT 'meting' AS tabel, sleutel, gedrukt, levering_id, bestand, regel_van, regel_tot FROM core.meting
    UNION ALL SELECT 'doel', sleutel, gedrukt, levering_id, bestand, regel_van, regel_tot FROM core.doel
    UNION ALL SELECT 'fasetelling', sleutel, gedrukt, levering_id, bestand, regel_van, regel_tot FROM core.fasetelling
    UNION ALL SELECT tabel, sleutel, gedrukt, levering_id, bestand, regel_van, regel_tot FROM core.vindplaats
)
SELECT tabel, sleutel, string_agg(DISTINCT gedrukt, ' | ' ORDER BY gedrukt) AS gedrukt, eerste.levering_id, coalesce(eerste.bestand, bron.bestand) AS bestand, regel_van, regel_tot
FROM eerste LEFT JOIN core.bron ON eerste.bestand IS NULL AND bron.levering_id = eerste.levering_id
WHERE gedrukt IS NOT NULL
GROUP BY tabel, sleutel, eerste.levering_id, coalesce(eerste.bestand, bron.bestand), regel_van, regel_tot;

COMMENT ON VIEW mart.gedrukt IS 'Een rij is een passage van een getal met het getal zoals het daar gedrukt staat.';
COMMENT ON COLUMN mart.gedrukt.tabel IS 'Tabel van het feit.';
COMMENT ON COLUMN mart.gedrukt.sleutel IS 'Sleutel van het feit.';
COMMENT ON COLUMN mart.gedrukt.gedrukt IS 'Het getal zoals gedrukt, met zo veel woorden erbij dat het maar een keer voorkomt; meer stukken gescheiden door een verticale streep.';
COMMENT ON COLUMN mart.gedrukt.levering_id IS 'Levering van de passage.';
COMMENT ON COLUMN mart.gedrukt.bestand IS 'Kale naam van het document.';
COMMENT ON COLUMN mart.gedrukt.regel_van IS 'Eerste regel van de passage.';
COMMENT ON COLUMN mart.gedrukt.regel_tot IS 'Laatste regel van de passage.';
