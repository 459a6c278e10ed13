-- One row is one moment on the time axis of an onderdeel: a milestone or an event, before or after what was known last.
CREATE TABLE mart.tijdlijn AS
WITH mijlpalen AS (
    SELECT sleutel, onderdeel_id, 'mijlpaal' AS soort, mijlpaal.naam, datum, datum_tekst,
        CASE
            WHEN is_te_laat THEN 'te_laat'
            WHEN is_verschoven THEN 'verschoven'
            ELSE CAST(status AS VARCHAR)
        END AS toestand,
        CASE
            WHEN is_te_laat THEN 'niet gemeld als gehaald'
            WHEN is_verschoven THEN 'later dan gepland'
            ELSE CAST(status AS VARCHAR)
        END AS toestand_tekst,
        mijlpaal.verschuiving_tekst,
        reden,
        -- What was reached is past, also when the end of its period is still to come.
        status <> 'gehaald' AND NOT is_te_laat AND datum >= programma.peilperiode_start AS is_later,
        is_te_laat OR is_verschoven OR is_later_gehaald AS is_vertraagd
    FROM mart.mijlpaal JOIN mart.programma ON programma.id = programma_id
),
gebeurtenissen AS (
    SELECT sleutel, onderdeel_id, 'gebeurtenis' AS soort, gebeurtenis.naam, datum, core.datum_tekst(datum, datum_precisie) AS datum_tekst,
        'gebeurd' AS toestand,
        CASE CAST(gebeurtenis.soort AS VARCHAR) WHEN 'programma' THEN 'gebeurtenis' WHEN 'wet' THEN 'wet of regel' WHEN 'omgeving' THEN 'buiten het programma' ELSE CAST(gebeurtenis.soort AS VARCHAR) END AS toestand_tekst,
        CAST(NULL AS VARCHAR) AS verschuiving_tekst, CAST(NULL AS VARCHAR) AS reden,
        core.periode_start(datum, datum_precisie) > programma.peildatum AS is_later, false AS is_vertraagd
    FROM core.gebeurtenis
    JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
    JOIN mart.programma ON programma.id = onderdeel.programma_id
)
SELECT
    momenten.sleutel,
    onderdeel.programma_id,
    momenten.onderdeel_id,
    onderdeel.korte_naam,
    momenten.soort,
    momenten.naam,
    momenten.datum,
    momenten.datum_tekst,
    momenten.toestand,
    CASE momenten.toestand WHEN 'gehaald' THEN '✓' WHEN 'gepland' THEN '○' WHEN 'verschoven' THEN '→' WHEN 'te_laat' THEN '◆' WHEN 'vervallen' THEN core.stilte_teken('vervallen') ELSE '●' END AS toestand_teken,
    toestand_tekst,
    verschuiving_tekst,
    if(verschuiving_tekst IS NOT NULL, coalesce(reden, 'reden niet vermeld'), reden) AS reden,
    coalesce(is_later, false) AS is_later,
    is_vertraagd,
    CAST(row_number() OVER (ORDER BY onderdeel.programma_id, coalesce(is_later, false), momenten.datum, onderdeel.volgorde, momenten.sleutel) AS INTEGER) AS volgorde
FROM (SELECT * FROM mijlpalen UNION ALL SELECT * FROM gebeurtenissen) AS momenten
JOIN mart.onderdeel ON onderdeel.id = momenten.onderdeel_id
ORDER BY volgorde;

COMMENT ON TABLE mart.tijdlijn IS 'Een rij is een moment op de tijdlijn van een onderdeel: een mijlpaal of een gebeurtenis, voor of na de peildatum van het programma.';
COMMENT ON COLUMN mart.tijdlijn.sleutel IS 'Sleutel van de mijlpaal of de gebeurtenis.';
COMMENT ON COLUMN mart.tijdlijn.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.tijdlijn.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.tijdlijn.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.tijdlijn.soort IS 'mijlpaal of gebeurtenis.';
COMMENT ON COLUMN mart.tijdlijn.naam IS 'Wat er gebeurt of gebeurde.';
COMMENT ON COLUMN mart.tijdlijn.datum IS 'Datum, of de laatste dag van de periode.';
COMMENT ON COLUMN mart.tijdlijn.datum_tekst IS 'Datum zo precies als bekend.';
COMMENT ON COLUMN mart.tijdlijn.toestand IS 'gehaald, gepland, verschoven (later dan gepland), te_laat (niet gemeld als gehaald), vervallen of gebeurd.';
COMMENT ON COLUMN mart.tijdlijn.toestand_teken IS 'Teken daarvan.';
COMMENT ON COLUMN mart.tijdlijn.toestand_tekst IS 'De toestand in woorden; bij een gebeurtenis de soort.';
COMMENT ON COLUMN mart.tijdlijn.verschuiving_tekst IS 'Van welke datum naar welke; leeg: geen verschuiving genoemd.';
COMMENT ON COLUMN mart.tijdlijn.reden IS 'Reden van de verschuiving, of wat er bij de datum op te merken is; leeg: niets.';
COMMENT ON COLUMN mart.tijdlijn.is_later IS 'Of het na de peildatum van het programma ligt, of in dezelfde periode en nog niet gehaald is.';
COMMENT ON COLUMN mart.tijdlijn.is_vertraagd IS 'Of een mijlpaal later kwam of komt dan gepland, of niet gemeld is; een gebeurtenis nooit.';
COMMENT ON COLUMN mart.tijdlijn.volgorde IS 'Volgorde op een tijdlijn.';
