-- One row is one result of one reconciliation rule: what was compared, the arithmetic in words, and whether it agrees.
CREATE TABLE mart.tegenstrijdigheid AS
WITH results AS (
    SELECT * FROM mart.verband_getallen UNION ALL SELECT * FROM mart.verband_fasen UNION ALL SELECT * FROM mart.verband_lijst
    UNION ALL SELECT * FROM mart.verband_datums UNION ALL SELECT * FROM mart.verband_partijen UNION ALL SELECT * FROM mart.verband_feiten
    UNION ALL SELECT * FROM mart.verband_haalbaar UNION ALL SELECT * FROM mart.verband_mogelijk UNION ALL SELECT * FROM mart.verband_invullers UNION ALL SELECT * FROM mart.verband_einde UNION ALL SELECT * FROM mart.verband_woorden
),
explained AS (
    SELECT results.*,
        -- The reason for this very result goes before one for all results of the rule.
        (
            SELECT first(reden ORDER BY bij IS NULL) FROM core.verband_verklaring AS verklaring
            WHERE verklaring.verband_id = results.verband_id AND coalesce(verklaring.bij, coalesce(results.onderwerp, '')) = coalesce(results.onderwerp, '')
        ) AS verklaring
    FROM results
),
judged AS (
    SELECT *,
        CASE
            WHEN bevinding = 'klopt' THEN 'klopt'
            WHEN bevinding = 'gecorrigeerd' OR verklaring IS NOT NULL THEN 'verklaard_verschil'
            WHEN bevinding = 'gat' THEN 'gat'
            WHEN bevinding = 'uitleg' THEN 'voor_meer_uitleg'
            ELSE coalesce(verband.bij_verschil, 'tegenspraak')
        END AS uitkomst
    FROM explained JOIN core.verband ON verband.id = verband_id
)
SELECT
    'verschil:' || judged.verband_id || coalesce(':' || onderwerp, '') AS sleutel,
    judged.verband_id,
    judged.programma_id,
    onderdeel_id,
    onderdeel.korte_naam,
    judged.soort,
    judged.vraag,
    verband_soort.titel AS soort_titel,
    verband_soort.waarom AS soort_waarom,
    coalesce(judged.waarom, verband_soort.waarom) AS waarom,
    -- Rules that belong together are one kwestie; the results of a rule that stands alone are one each.
    if(hoofd.id IS NOT NULL OR judged.verband_id IN (SELECT hoort_bij FROM core.verband), coalesce(hoofd.id, judged.verband_id), judged.verband_id || coalesce(':' || onderwerp, '')) AS kwestie,
    hoofd.vraag AS hoort_bij_vraag,
    uitkomst,
    CASE uitkomst
        WHEN 'klopt' THEN 'klopt'
        WHEN 'tegenspraak' THEN 'tegenspraak'
        WHEN 'gat' THEN 'gat'
        WHEN 'voor_meer_uitleg' THEN 'voor meer uitleg vatbaar'
        WHEN 'verklaard_verschil' THEN 'verklaard verschil'
    END AS uitkomst_tekst,
    CASE uitkomst
        WHEN 'klopt' THEN 'Beide kanten passen bij elkaar, met de speling die woorden als circa en ruim geven.'
        WHEN 'tegenspraak' THEN 'Beide kanten kunnen niet tegelijk waar zijn en de bron legt niet uit waarom zij verschillen.'
        WHEN 'gat' THEN 'Er ontbreekt iets om het na te rekenen, of een opsomming is niet volledig.'
        WHEN 'voor_meer_uitleg' THEN 'Het kan kloppen, maar dat hangt ervan af hoe je de tekst leest.'
        WHEN 'verklaard_verschil' THEN 'De kanten verschillen en er is een reden voor, of een latere levering verbeterde de waarde.'
    END AS uitkomst_uitleg,
    CASE uitkomst WHEN 'klopt' THEN '=' WHEN 'tegenspraak' THEN '≠' WHEN 'gat' THEN '…' WHEN 'voor_meer_uitleg' THEN '?' WHEN 'verklaard_verschil' THEN '≈' END AS uitkomst_teken,
    CASE uitkomst WHEN 'tegenspraak' THEN 1 WHEN 'voor_meer_uitleg' THEN 2 WHEN 'gat' THEN 3 WHEN 'verklaard_verschil' THEN 4 ELSE 5 END AS rang,
    links_tekst,
    rechts_tekst,
    rekensom,
    if(uitkomst = 'klopt', NULL, verklaring) AS verklaring,
    judged.keuze,
    judged.keuze_reden,
    sleutels,
    CAST(row_number() OVER (ORDER BY verband_soort.volgorde, judged.volgorde, onderdeel.volgorde, onderwerp) AS INTEGER) AS volgorde
FROM judged
JOIN core.verband_soort ON verband_soort.soort = judged.soort
LEFT JOIN core.verband AS hoofd ON hoofd.id = judged.hoort_bij
LEFT JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
ORDER BY volgorde;

COMMENT ON TABLE mart.tegenstrijdigheid IS 'Een rij is de uitkomst van een verband: wat vergeleken is, de rekensom in woorden en of het klopt.';
COMMENT ON COLUMN mart.tegenstrijdigheid.sleutel IS 'Leesbare sleutel, stabiel over builds.';
COMMENT ON COLUMN mart.tegenstrijdigheid.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.tegenstrijdigheid.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.tegenstrijdigheid.onderdeel_id IS 'Onderdeel waar het over gaat.';
COMMENT ON COLUMN mart.tegenstrijdigheid.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.tegenstrijdigheid.soort IS 'Soort vergelijking.';
COMMENT ON COLUMN mart.tegenstrijdigheid.vraag IS 'Wat er vergeleken is, als vraag.';
COMMENT ON COLUMN mart.tegenstrijdigheid.soort_titel IS 'Hoe de pagina de soort noemt.';
COMMENT ON COLUMN mart.tegenstrijdigheid.soort_waarom IS 'Waarom deze soort vergelijking ertoe doet.';
COMMENT ON COLUMN mart.tegenstrijdigheid.waarom IS 'Waarom deze vergelijking ertoe doet: van de regel zelf, anders van haar soort.';
COMMENT ON COLUMN mart.tegenstrijdigheid.kwestie IS 'Waar zij over gaat: uitkomsten met dezelfde kwestie hebben een oorzaak.';
COMMENT ON COLUMN mart.tegenstrijdigheid.hoort_bij_vraag IS 'De vraag van het verband waar dit bij hoort; leeg: hoort nergens bij.';
COMMENT ON COLUMN mart.tegenstrijdigheid.uitkomst IS 'klopt, tegenspraak, gat, voor_meer_uitleg of verklaard_verschil.';
COMMENT ON COLUMN mart.tegenstrijdigheid.uitkomst_tekst IS 'De uitkomst in woorden.';
COMMENT ON COLUMN mart.tegenstrijdigheid.uitkomst_uitleg IS 'Wat de uitkomst betekent, in een zin.';
COMMENT ON COLUMN mart.tegenstrijdigheid.uitkomst_teken IS 'Teken bij de uitkomst.';
COMMENT ON COLUMN mart.tegenstrijdigheid.rang IS 'Volgorde van de uitkomsten, 1 vraagt het meest.';
COMMENT ON COLUMN mart.tegenstrijdigheid.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.tegenstrijdigheid.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.tegenstrijdigheid.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.tegenstrijdigheid.verklaring IS 'Waarom het verschil geen fout is; leeg: niet verklaard.';
COMMENT ON COLUMN mart.tegenstrijdigheid.keuze IS 'Welke waarde de monitor eerst toont; leeg: er is niet gekozen.';
COMMENT ON COLUMN mart.tegenstrijdigheid.keuze_reden IS 'Waarom.';
COMMENT ON COLUMN mart.tegenstrijdigheid.sleutels IS 'De feiten die erin zitten.';
COMMENT ON COLUMN mart.tegenstrijdigheid.volgorde IS 'Volgorde op de pagina.';
