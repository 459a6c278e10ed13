-- One row is one rule about two dates: the same moment, or one before the other. A date stands for the whole period that
-- it can be; two dates agree when there is a day that fits both. A date that no source gives leaves a gap.
CREATE TABLE mart.verband_datums AS
WITH dates AS (
    SELECT 'mijlpaal:' || id AS feit, onderdeel_id, naam, datum, datum_precisie AS precisie, sleutel
    FROM core.mijlpaal QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
    UNION ALL SELECT sleutel, onderdeel_id, naam, datum, datum_precisie, sleutel FROM core.gebeurtenis
    UNION ALL SELECT sleutel, onderdeel_id, naam, datum, datum_precisie, sleutel FROM core.opbrengst
    UNION ALL SELECT 'onderdeel:' || id || '#start_op', id, 'begin van ' || kort.korte_naam, deel.start_op, deel.start_precisie, 'onderdeel:' || id FROM core.onderdeel AS deel JOIN mart.onderdeel AS kort USING (id)
    UNION ALL SELECT 'onderdeel:' || id || '#eind_op', id, 'einde van ' || kort.korte_naam, deel.eind_op, deel.eind_precisie, 'onderdeel:' || id FROM core.onderdeel AS deel JOIN mart.onderdeel AS kort USING (id)
),
sides AS (
    SELECT term.verband_id, term.kant, any_value(dates.onderdeel_id ORDER BY term.volgorde) AS onderdeel_id,
        min(core.periode_start(datum, precisie)) AS vroegst, max(datum) AS laatst,
        max(core.periode_start(datum, precisie)) AS laatste_begin, min(datum) AS eerste_eind,
        count(*) - count(datum) AS stil,
        string_agg(naam || ': ' || coalesce(core.datum_tekst(datum, precisie), core.stilte_tekst('niet_vermeld')), '; ' ORDER BY term.volgorde, dates.feit) AS tekst,
        list(sleutel ORDER BY term.volgorde, dates.feit) AS sleutels
    FROM core.verband_term AS term
    JOIN core.verband ON verband.id = term.verband_id AND verband.soort = 'datums'
    JOIN dates ON dates.feit GLOB term.patroon
    GROUP BY term.verband_id, term.kant
)
SELECT verband.id AS verband_id, CAST(NULL AS VARCHAR) AS onderwerp, links.onderdeel_id,
    CASE
        WHEN links.stil + rechts.stil > 0 THEN 'gat'
        WHEN relatie = 'gelijk' AND greatest(links.laatste_begin, rechts.laatste_begin) <= least(links.eerste_eind, rechts.eerste_eind) THEN 'klopt'
        WHEN relatie = 'voor' AND links.vroegst <= rechts.laatst THEN 'klopt'
        ELSE 'verschil'
    END AS bevinding,
    links.tekst AS links_tekst, rechts.tekst AS rechts_tekst,
    CASE
        WHEN links.stil + rechts.stil > 0 THEN 'niet na te gaan: er ontbreekt een datum'
        WHEN relatie = 'gelijk' AND greatest(links.laatste_begin, rechts.laatste_begin) <= least(links.eerste_eind, rechts.eerste_eind) THEN 'er is een dag die bij beide past'
        WHEN relatie = 'gelijk' THEN 'er is geen dag die bij beide past'
        WHEN links.vroegst <= rechts.laatst THEN 'het eerste kan voor het tweede liggen'
        ELSE 'het eerste ligt na het tweede'
    END AS rekensom,
    list_concat(links.sleutels, rechts.sleutels) AS sleutels
FROM core.verband
JOIN sides AS links ON links.verband_id = verband.id AND links.kant = 'links'
JOIN sides AS rechts ON rechts.verband_id = verband.id AND rechts.kant = 'rechts'
ORDER BY verband_id;

COMMENT ON TABLE mart.verband_datums IS 'Een rij is de uitkomst van een verband tussen twee datums.';
COMMENT ON COLUMN mart.verband_datums.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_datums.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_datums.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_datums.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_datums.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_datums.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_datums.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_datums.sleutels IS 'De feiten die erin zitten.';
