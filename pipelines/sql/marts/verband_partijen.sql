-- One row is one organisation that stands in one of two lists and not in the other, or (without onderwerp) all that stand
-- in both. With relatie hoogstens the second list may name more; with los no party may stand in both.
CREATE TABLE mart.verband_partijen AS
WITH lijsten AS (
    SELECT DISTINCT verband.id AS verband_id, term.kant, deelname.organisatie_id, deelname.sleutel, deelname.onderdeel_id
    FROM core.verband
    JOIN core.verband_term AS term ON term.verband_id = verband.id
    JOIN core.deelname ON deelname.onderdeel_id GLOB term.patroon AND CAST(deelname.rol AS VARCHAR) = if(term.kant = 'links', verband.rol, verband.rol_rechts)
    WHERE verband.soort = 'partijen'
),
per_partij AS (
    SELECT verband_id, organisatie_id, bool_or(kant = 'links') AS in_links, bool_or(kant = 'rechts') AS in_rechts, list(sleutel ORDER BY kant, sleutel) AS sleutels, min(onderdeel_id) AS onderdeel_id
    FROM lijsten
    JOIN core.organisatie ON organisatie.id = organisatie_id
    JOIN core.verband ON verband.id = verband_id AND coalesce(organisatiesoort = CAST(organisatie.soort AS VARCHAR), true)
    GROUP BY verband_id, organisatie_id
),
complete AS (
    SELECT verband_id FROM lijsten GROUP BY verband_id HAVING count(DISTINCT kant) = 2
),
-- That a party is not in a list is only to be seen from the whole list.
heel AS (
    SELECT verband_id, kant, list(sleutel ORDER BY sleutel) AS sleutels FROM lijsten GROUP BY verband_id, kant
)
SELECT per_partij.verband_id, organisatie_id AS onderwerp, onderdeel_id, 'verschil' AS bevinding,
    organisatie.naam || if(in_links, ' staat in de eerste lijst', ' staat niet in de eerste lijst') AS links_tekst,
    if(in_rechts, 'wel in de tweede lijst', 'niet in de tweede lijst') AS rechts_tekst,
    'een van beide lijsten noemt deze partij niet' AS rekensom, list_concat(per_partij.sleutels, heel.sleutels) AS sleutels
FROM per_partij JOIN heel ON heel.verband_id = per_partij.verband_id AND heel.kant = if(in_links, 'rechts', 'links') JOIN complete ON complete.verband_id = per_partij.verband_id JOIN core.organisatie ON organisatie.id = organisatie_id JOIN core.verband ON verband.id = per_partij.verband_id
WHERE NOT (in_links AND in_rechts) AND coalesce(relatie, 'gelijk') <> 'los' AND (in_links OR coalesce(relatie, 'gelijk') = 'gelijk')
UNION ALL
SELECT verband_id, organisatie_id, onderdeel_id, 'verschil', organisatie.naam || ' staat in de eerste lijst', 'en ook in de tweede lijst', 'deze partij staat in beide lijsten', sleutels
FROM per_partij JOIN complete USING (verband_id) JOIN core.organisatie ON organisatie.id = organisatie_id JOIN core.verband ON verband.id = verband_id
WHERE in_links AND in_rechts AND relatie = 'los'
UNION ALL
SELECT verband_id, NULL, min(onderdeel_id), 'klopt', core.getal_tekst(count(*) FILTER (in_links), 0) || ' in de eerste lijst', core.getal_tekst(count(*) FILTER (in_rechts), 0) || ' in de tweede lijst', 'geen partij staat in beide lijsten', list(sleutels[1] ORDER BY sleutels[1])
FROM per_partij JOIN complete USING (verband_id) JOIN core.verband ON verband.id = verband_id
WHERE relatie = 'los' GROUP BY verband_id HAVING NOT bool_or(in_links AND in_rechts)
UNION ALL
SELECT verband_id, NULL, min(onderdeel_id), 'klopt', core.getal_tekst(count(*), 0) || if(count(*) = 1, ' partij', ' partijen'), 'in beide lijsten', 'gelijk', list(sleutels[1] ORDER BY sleutels[1])
FROM per_partij JOIN complete USING (verband_id) JOIN core.verband ON verband.id = verband_id WHERE in_links AND in_rechts AND coalesce(relatie, 'gelijk') <> 'los' GROUP BY verband_id
ORDER BY verband_id, onderwerp NULLS FIRST;

COMMENT ON TABLE mart.verband_partijen IS 'Een rij is een partij die in een van twee lijsten ontbreekt, of alle partijen die in beide staan.';
COMMENT ON COLUMN mart.verband_partijen.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_partijen.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_partijen.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_partijen.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_partijen.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_partijen.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_partijen.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_partijen.sleutels IS 'De feiten die erin zitten.';
