-- One row is one kind of silence: its sign, its words, what it means, and how many figures of this state have it.
CREATE TABLE mart.stilte AS
WITH soorten AS (
    SELECT unnest(enum_range(NULL::core.stilte)) AS stilte, generate_subscripts(enum_range(NULL::core.stilte), 1) AS volgorde
),
zwijgt AS (
    -- A roll-up waits for verdicts, not for a figure.
    SELECT stilte FROM mart.cijfer WHERE stilte IS NOT NULL AND sleutel NOT IN (SELECT sleutel FROM mart.oprol)
    UNION ALL
    -- A definition without any value or silence; it may have a goal.
    SELECT CASE status WHEN 'nog_te_meten' THEN 'nog_te_meten' WHEN 'gearchiveerd' THEN 'vervallen' ELSE 'niet_geleverd' END
    FROM core.indicator WHERE (id, versie) NOT IN (SELECT (indicator_id, indicator_versie) FROM mart.cijfer WHERE soort = 'meting')
)
SELECT
    CAST(stilte AS VARCHAR) AS stilte,
    core.stilte_teken(stilte) AS teken,
    core.stilte_tekst(stilte) AS tekst,
    core.stilte_uitleg(stilte) AS uitleg,
    CAST((SELECT count(*) FROM zwijgt WHERE zwijgt.stilte = CAST(soorten.stilte AS VARCHAR)) AS INTEGER) AS aantal,
    CAST(volgorde AS INTEGER) AS volgorde
FROM soorten
ORDER BY volgorde;

COMMENT ON TABLE mart.stilte IS 'Een rij is een soort stilte: waarom ergens geen waarde staat.';
COMMENT ON COLUMN mart.stilte.stilte IS 'Code, zoals in een CSV.';
COMMENT ON COLUMN mart.stilte.teken IS 'Teken dat voor de woorden staat.';
COMMENT ON COLUMN mart.stilte.tekst IS 'De woorden die een lezer ziet.';
COMMENT ON COLUMN mart.stilte.uitleg IS 'Wat het betekent.';
COMMENT ON COLUMN mart.stilte.aantal IS 'Aantal cijfers in deze stand zonder waarde om deze reden.';
COMMENT ON COLUMN mart.stilte.volgorde IS 'Volgorde in de uitleg.';
