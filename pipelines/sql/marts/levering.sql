-- One row is one delivery with what it holds.
CREATE TABLE mart.levering AS
WITH feiten AS (
    SELECT levering_id, count(*) FILTER (waarde_getal IS NOT NULL) AS getallen, count(DISTINCT sleutel) AS feiten
    FROM mart.herkomst GROUP BY levering_id
)
SELECT
    levering.id,
    levering.titel,
    levering.korte_titel,
    levering.soort,
    levering.uitgever,
    core.datum_volledig(levering.publicatiedatum, levering.datum_precisie) AS publicatie_tekst,
    core.datum_volledig(levering.bekend_op, levering.datum_precisie) AS bekend_op_tekst,
    levering.bekend_op,
    levering.status,
    if(levering.openbaar, 'openbaar', 'niet openbaar') AS openbaarheid,
    levering.licentie,
    levering.toelichting,
    (SELECT string_agg(bestand, ', ' ORDER BY bestand) FROM core.bron WHERE bron.levering_id = levering.id) AS documenten,
    CAST(coalesce(feiten.feiten, 0) AS INTEGER) AS feiten,
    CAST(coalesce(feiten.getallen, 0) AS INTEGER) AS getallen
FROM core.levering LEFT JOIN feiten ON feiten.levering_id = levering.id
ORDER BY core.volgorde(levering.id);

COMMENT ON TABLE mart.levering IS 'Een rij is een levering met wat erin zit.';
COMMENT ON COLUMN mart.levering.id IS 'Id van de levering.';
COMMENT ON COLUMN mart.levering.titel IS 'Titel.';
COMMENT ON COLUMN mart.levering.korte_titel IS 'Titel zoals die onder een cijfer staat.';
COMMENT ON COLUMN mart.levering.soort IS 'rapport, opgave, regeling, eigen_oordeel of overleg.';
COMMENT ON COLUMN mart.levering.uitgever IS 'Uitgever.';
COMMENT ON COLUMN mart.levering.publicatie_tekst IS 'Datum van uitgave zo precies als bekend.';
COMMENT ON COLUMN mart.levering.bekend_op_tekst IS 'Vanaf wanneer de monitor het kon weten.';
COMMENT ON COLUMN mart.levering.bekend_op IS 'Die datum als datum.';
COMMENT ON COLUMN mart.levering.status IS 'concept of vastgesteld.';
COMMENT ON COLUMN mart.levering.openbaarheid IS 'openbaar of niet openbaar.';
COMMENT ON COLUMN mart.levering.licentie IS 'Voorwaarden voor gebruik.';
COMMENT ON COLUMN mart.levering.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.levering.documenten IS 'Namen van de brondocumenten.';
COMMENT ON COLUMN mart.levering.feiten IS 'Aantal feiten met een vindplaats.';
COMMENT ON COLUMN mart.levering.getallen IS 'Aantal opgeslagen getallen.';
