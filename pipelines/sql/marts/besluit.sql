-- One row is one decision, the last meeting that it lay before, and which onderdelen hang on it with their borging: those of a statement that names it, or
-- where such an onderdeel has parts that count in its row, those parts (a decision about five pilots is about five). Parts
-- with a row of their own have statements of their own.
CREATE TABLE mart.besluit AS
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
),
voorgelegd AS (
    SELECT besluit_id, overleg_id, naam, datum, cijfer_sleutel FROM core.overleg_besluit JOIN core.overleg ON overleg.id = overleg_id
    QUALIFY row_number() OVER (PARTITION BY besluit_id ORDER BY datum DESC, overleg_id DESC) = 1
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
    CASE CAST(besluit.status AS VARCHAR) WHEN 'genomen' THEN 'genomen' WHEN 'gevraagd' THEN 'gevraagd, nog niet genomen' WHEN 'ingetrokken' THEN 'ingetrokken' WHEN 'aangekondigd' THEN 'aangekondigd, nog niet genomen' ELSE 'nodig, niet aangekondigd' END AS status_tekst,
    CAST(coalesce(hangt.onderdelen, 0) AS INTEGER) AS onderdelen,
    core.aantal_tekst(coalesce(hangt.onderdelen, 0), coalesce(hangt.soort, 'onderdeel')) AS hangt_tekst,
    coalesce(hangt.onderdeel_ids, []) AS onderdeel_ids,
    hangt.namen,
    if(hangt.onderdelen > 0, 'afgeleid:besluit:' || besluit.id || ':onderdelen', NULL) AS aantal_sleutel,
    hangt.onderdelen > 0 OR voorgelegd.besluit_id IS NULL AS raakt_borging,
    voorgelegd.overleg_id,
    voorgelegd.naam AS overleg_naam,
    voorgelegd.datum AS overleg_datum,
    voorgelegd.cijfer_sleutel,
    CAST(row_number() OVER (ORDER BY coalesce(hangt.onderdelen, 0) DESC, onderdeel.volgorde, besluit.id) AS INTEGER) AS volgorde
FROM core.besluit
JOIN mart.onderdeel ON onderdeel.id = besluit.onderdeel_id
LEFT JOIN hangt ON hangt.besluit_id = besluit.id
LEFT JOIN voorgelegd ON voorgelegd.besluit_id = besluit.id
ORDER BY volgorde;

COMMENT ON TABLE mart.besluit IS 'Een rij is een besluit, met de onderdelen waarvan de borging eraan hangt en het laatste overleg waaraan het voorlag.';
COMMENT ON COLUMN mart.besluit.sleutel IS 'Sleutel van het besluit.';
COMMENT ON COLUMN mart.besluit.id IS 'Id van het besluit.';
COMMENT ON COLUMN mart.besluit.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.besluit.onderdeel_id IS 'Onderdeel waar het besluit over gaat.';
COMMENT ON COLUMN mart.besluit.korte_naam IS 'Naam van dat onderdeel.';
COMMENT ON COLUMN mart.besluit.wat IS 'Wat er besloten is of moet worden.';
COMMENT ON COLUMN mart.besluit.wie IS 'Wie besluit; leeg: niet vermeld.';
COMMENT ON COLUMN mart.besluit.datum IS 'Wanneer het genomen is of verwacht wordt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.besluit.datum_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.besluit.status IS 'genomen, gevraagd, ingetrokken, aangekondigd of nodig.';
COMMENT ON COLUMN mart.besluit.status_tekst IS 'Status in woorden.';
COMMENT ON COLUMN mart.besluit.onderdelen IS 'Aantal onderdelen dat aan dit besluit hangt.';
COMMENT ON COLUMN mart.besluit.hangt_tekst IS 'Dat aantal met wat het zijn, bijvoorbeeld 5 pilots.';
COMMENT ON COLUMN mart.besluit.onderdeel_ids IS 'Die onderdelen.';
COMMENT ON COLUMN mart.besluit.namen IS 'Hun namen; leeg: geen.';
COMMENT ON COLUMN mart.besluit.aantal_sleutel IS 'Sleutel van het aantal; leeg: er hangt niets aan.';
COMMENT ON COLUMN mart.besluit.raakt_borging IS 'Of het besluit over borging gaat; anders is het een besluit van een overleg waar niets aan hangt.';
COMMENT ON COLUMN mart.besluit.overleg_id IS 'Het laatste overleg waaraan het voorlag; leeg: geen.';
COMMENT ON COLUMN mart.besluit.overleg_naam IS 'Naam van dat overleg.';
COMMENT ON COLUMN mart.besluit.overleg_datum IS 'Dag van dat overleg.';
COMMENT ON COLUMN mart.besluit.cijfer_sleutel IS 'Sleutel van het cijfer waar het over gaat; leeg: geen cijfer.';
COMMENT ON COLUMN mart.besluit.volgorde IS 'Volgorde: waar het meeste aan hangt eerst.';
