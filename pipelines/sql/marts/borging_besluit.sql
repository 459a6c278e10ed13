-- One row is one decision on which borging hangs, and which onderdelen hang on it: those of a statement that names it, or
-- where such an onderdeel has parts that count in its row, those parts (a decision about five pilots is about five). Parts
-- with a row of their own have statements of their own.
CREATE TABLE mart.borging_besluit AS
WITH RECURSIVE genoemd AS (
    SELECT DISTINCT besluit_id, onderdeel_id FROM core.borging WHERE besluit_id IS NOT NULL AND wat IS NOT NULL
),
onder AS (
    SELECT besluit_id, onderdeel_id FROM genoemd
    UNION
    SELECT onder.besluit_id, kind.id FROM onder JOIN mart.onderdeel AS kind ON kind.ouder_id = onder.onderdeel_id AND NOT kind.draagt_borging
),
bladeren AS (
    SELECT onder.besluit_id, onderdeel.id, onderdeel.korte_naam, CAST(onderdeel.soort AS VARCHAR) AS soort, onderdeel.volgorde
    FROM onder JOIN mart.onderdeel ON onderdeel.id = onder.onderdeel_id
    WHERE NOT EXISTS (FROM mart.onderdeel AS kind WHERE kind.ouder_id = onder.onderdeel_id AND NOT kind.draagt_borging)
),
hangt AS (
    SELECT besluit_id, count(*) AS onderdelen, list(id ORDER BY volgorde) AS onderdeel_ids, string_agg(korte_naam, ', ' ORDER BY volgorde) AS namen,
        if(count(DISTINCT soort) = 1, any_value(soort), 'onderdeel') AS soort
    FROM bladeren GROUP BY besluit_id
)
SELECT
    'besluit:' || besluit.id AS sleutel,
    besluit.id,
    onderdeel.programma_id,
    besluit.onderdeel_id,
    onderdeel.korte_naam,
    besluit.wat,
    besluit.wie,
    besluit.datum,
    core.datum_tekst(besluit.datum, besluit.datum_precisie) AS datum_tekst,
    CAST(besluit.status AS VARCHAR) AS status,
    CASE CAST(besluit.status AS VARCHAR) WHEN 'genomen' THEN 'genomen' WHEN 'aangekondigd' THEN 'aangekondigd, nog niet genomen' ELSE 'nodig, niet aangekondigd' END AS status_tekst,
    CAST(coalesce(hangt.onderdelen, 0) AS INTEGER) AS onderdelen,
    core.aantal_tekst(coalesce(hangt.onderdelen, 0), coalesce(hangt.soort, 'onderdeel')) AS hangt_tekst,
    coalesce(hangt.onderdeel_ids, []) AS onderdeel_ids,
    hangt.namen,
    if(hangt.onderdelen > 0, 'afgeleid:besluit:' || besluit.id || ':onderdelen', NULL) AS aantal_sleutel,
    CAST(row_number() OVER (ORDER BY coalesce(hangt.onderdelen, 0) DESC, onderdeel.volgorde, besluit.id) AS INTEGER) AS volgorde
FROM core.besluit
JOIN mart.onderdeel ON onderdeel.id = besluit.onderdeel_id
LEFT JOIN hangt ON hangt.besluit_id = besluit.id
ORDER BY volgorde;

COMMENT ON TABLE mart.borging_besluit IS 'Een rij is een besluit waar borging aan hangt, met de onderdelen die eraan hangen.';
COMMENT ON COLUMN mart.borging_besluit.sleutel IS 'Sleutel van het besluit.';
COMMENT ON COLUMN mart.borging_besluit.id IS 'Id van het besluit.';
COMMENT ON COLUMN mart.borging_besluit.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.borging_besluit.onderdeel_id IS 'Onderdeel waar het besluit over gaat.';
COMMENT ON COLUMN mart.borging_besluit.korte_naam IS 'Naam van dat onderdeel.';
COMMENT ON COLUMN mart.borging_besluit.wat IS 'Wat er besloten is of moet worden.';
COMMENT ON COLUMN mart.borging_besluit.wie IS 'Wie besluit; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_besluit.datum IS 'Wanneer het genomen is of verwacht wordt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_besluit.datum_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.borging_besluit.status IS 'genomen, aangekondigd of nodig.';
COMMENT ON COLUMN mart.borging_besluit.status_tekst IS 'Status in woorden.';
COMMENT ON COLUMN mart.borging_besluit.onderdelen IS 'Aantal onderdelen dat aan dit besluit hangt.';
COMMENT ON COLUMN mart.borging_besluit.hangt_tekst IS 'Dat aantal met wat het zijn, bijvoorbeeld 5 pilots.';
COMMENT ON COLUMN mart.borging_besluit.onderdeel_ids IS 'Die onderdelen.';
COMMENT ON COLUMN mart.borging_besluit.namen IS 'Hun namen; leeg: geen.';
COMMENT ON COLUMN mart.borging_besluit.aantal_sleutel IS 'Sleutel van het aantal; leeg: er hangt niets aan.';
COMMENT ON COLUMN mart.borging_besluit.volgorde IS 'Volgorde: waar het meeste aan hangt eerst.';
