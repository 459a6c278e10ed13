-- One row is one move between two successive moments: how many went from this phase to that one. From histories it is what
-- happened; from counts, which do not say who is where, it is the smallest shift that explains both counts.
CREATE TABLE mart.fase_beweging AS
WITH genoemd AS (
    SELECT fasemodel_id, onderdeel_id, fase_id, datum, datum_precisie, aantal, kwalificatie = 'exact' AS is_exact
    FROM core.fasetelling
    WHERE kwalificatie <> 'verwacht' AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
momenten AS (
    SELECT fasemodel_id, onderdeel_id, datum, any_value(datum_precisie) AS datum_precisie, bool_and(is_exact) AS is_exact, coalesce(sum(aantal), 0) AS som
    FROM genoemd GROUP BY ALL
),
-- The total that held at that moment: the last one up to it.
totalen AS (
    SELECT momenten.fasemodel_id, momenten.onderdeel_id, momenten.datum, arg_max(stand.getal, stand.geldig_op) AS totaal
    FROM momenten
    JOIN core.fasemodel ON fasemodel.id = momenten.fasemodel_id
    JOIN mart.indicator_stand AS stand ON stand.indicator_id = totaal_indicator_id AND stand.onderdeel_id = momenten.onderdeel_id AND stand.geldig_op <= momenten.datum
    WHERE stand.uitsplitsing IS NULL AND stand.organisatie_id IS NULL AND stand.getal IS NOT NULL AND stand.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    GROUP BY ALL
),
tellingen AS (
    SELECT 'telling' AS grondslag, fasemodel_id, onderdeel_id, datum, fase_id, aantal FROM genoemd WHERE aantal > 0
    UNION ALL
    SELECT 'telling', fasemodel_id, onderdeel_id, datum, 'niet_vermeld', CAST(totaal - som AS INTEGER)
    FROM totalen JOIN momenten USING (fasemodel_id, onderdeel_id, datum) WHERE totaal > som
),
paren AS (
    SELECT 'telling' AS grondslag, fasemodel_id, onderdeel_id, datum AS van, lead(datum) OVER reeks AS tot,
        core.datum_tekst(datum, datum_precisie) AS van_tekst, lead(core.datum_tekst(datum, datum_precisie)) OVER reeks AS tot_tekst,
        is_exact AND lead(is_exact) OVER reeks AS is_exact
    FROM momenten WINDOW reeks AS (PARTITION BY fasemodel_id, onderdeel_id ORDER BY datum)
    UNION ALL
    -- A history is looked at on the moments of the counts, so that both can be laid side by side; without counts on its own.
    SELECT grondslag, fasemodel_id, onderdeel_id, datum, lead(datum) OVER reeks, core.datum_tekst(datum, datum_precisie), lead(core.datum_tekst(datum, datum_precisie)) OVER reeks, true
    FROM (
        SELECT DISTINCT CAST(verloop.grondslag AS VARCHAR) AS grondslag, fasemodel_id, onderdeel_id, coalesce(momenten.datum, verloop.datum) AS datum, coalesce(momenten.datum_precisie, verloop.datum_precisie) AS datum_precisie
        FROM core.faseverloop AS verloop LEFT JOIN momenten USING (fasemodel_id, onderdeel_id)
    )
    WINDOW reeks AS (PARTITION BY grondslag, fasemodel_id, onderdeel_id ORDER BY datum)
),
-- Where each one with a history was on a moment: its last entry up to that day.
plaatsen AS (
    SELECT paren.grondslag, paren.fasemodel_id, paren.onderdeel_id, van, tot, coalesce(organisatie_id, '') AS wie,
        arg_max(fase_id, row(datum, fase.volgorde)) FILTER (datum <= van) AS van_fase, arg_max(fase_id, row(datum, fase.volgorde)) AS naar_fase
    FROM paren JOIN core.faseverloop AS verloop ON CAST(verloop.grondslag AS VARCHAR) = paren.grondslag AND verloop.fasemodel_id = paren.fasemodel_id
        AND verloop.onderdeel_id = paren.onderdeel_id AND datum <= tot
    JOIN core.fase ON fase.fasemodel_id = verloop.fasemodel_id AND fase.id = verloop.fase_id
    WHERE tot IS NOT NULL
    GROUP BY ALL
),
-- Per phase the number at both moments; what both have in common stayed.
verschillen AS (
    SELECT fasemodel_id, onderdeel_id, van, tot, fase_id, coalesce(fase.volgorde, 99) AS plaats,
        coalesce(sum(aantal) FILTER (datum = van), 0) AS eerst, coalesce(sum(aantal) FILTER (datum = tot), 0) AS later
    FROM paren JOIN tellingen USING (grondslag, fasemodel_id, onderdeel_id) LEFT JOIN core.fase ON fase.fasemodel_id = tellingen.fasemodel_id AND fase.id = fase_id
    WHERE grondslag = 'telling' AND datum IN (van, tot)
    GROUP BY ALL
),
kanten AS (
    SELECT fasemodel_id, onderdeel_id, van, tot, fase_id, plaats, eerst - later AS uit, later - eerst AS erin FROM verschillen
    UNION ALL
    SELECT fasemodel_id, onderdeel_id, van, tot, 'nieuw', 0, sum(later) - sum(eerst), 0 FROM verschillen GROUP BY ALL
    UNION ALL
    SELECT fasemodel_id, onderdeel_id, van, tot, 'weg', 100, 0, sum(eerst) - sum(later) FROM verschillen GROUP BY ALL
),
-- Who left a phase goes, in order, to where there are more.
vertrek AS (
    SELECT fasemodel_id, onderdeel_id, van, tot, fase_id, row_number() OVER (PARTITION BY fasemodel_id, onderdeel_id, van ORDER BY plaats) AS nummer
    FROM (SELECT *, unnest(generate_series(1, CAST(uit AS BIGINT))) FROM kanten WHERE uit > 0)
),
aankomst AS (
    SELECT fasemodel_id, onderdeel_id, van, tot, fase_id, row_number() OVER (PARTITION BY fasemodel_id, onderdeel_id, van ORDER BY plaats) AS nummer
    FROM (SELECT *, unnest(generate_series(1, CAST(erin AS BIGINT))) FROM kanten WHERE erin > 0)
),
bewegingen AS (
    SELECT 'telling' AS grondslag, fasemodel_id, onderdeel_id, van, tot, fase_id AS van_fase, fase_id AS naar_fase, CAST(least(eerst, later) AS INTEGER) AS aantal
    FROM verschillen WHERE least(eerst, later) > 0
    UNION ALL
    SELECT 'telling', fasemodel_id, onderdeel_id, van, tot, vertrek.fase_id, aankomst.fase_id, CAST(count(*) AS INTEGER)
    FROM vertrek JOIN aankomst USING (fasemodel_id, onderdeel_id, van, tot, nummer) GROUP BY ALL
    UNION ALL
    SELECT grondslag, fasemodel_id, onderdeel_id, van, tot, coalesce(van_fase, 'nieuw'), naar_fase, CAST(count(*) AS INTEGER) FROM plaatsen GROUP BY ALL
)
SELECT
    grondslag, fasemodel_id, onderdeel_id, van, tot, van_tekst, tot_tekst, van_fase, naar_fase, aantal, is_exact,
    CASE
        WHEN van_fase = 'nieuw' THEN 'erbij'
        WHEN naar_fase = 'weg' THEN 'weg'
        WHEN 'niet_vermeld' IN (van_fase, naar_fase) THEN 'onduidelijk'
        WHEN van_fase = naar_fase THEN 'gebleven'
        WHEN naar.soort = 'gestopt' THEN 'gestopt'
        WHEN vanaf.soort = 'gestopt' OR naar.volgorde < vanaf.volgorde THEN 'terug'
        ELSE 'verder'
    END AS soort
FROM bewegingen
JOIN paren USING (grondslag, fasemodel_id, onderdeel_id, van, tot)
LEFT JOIN core.fase AS vanaf ON vanaf.fasemodel_id = bewegingen.fasemodel_id AND vanaf.id = van_fase
LEFT JOIN core.fase AS naar ON naar.fasemodel_id = bewegingen.fasemodel_id AND naar.id = naar_fase
ORDER BY ALL;

COMMENT ON TABLE mart.fase_beweging IS 'Een rij is een beweging tussen twee momenten: hoeveel er van deze fase naar die fase gingen. Uit tellingen is dat de kleinste verschuiving die beide tellingen verklaart.';
COMMENT ON COLUMN mart.fase_beweging.grondslag IS 'telling: uit twee tellingen. opgave of bewijs: uit het verloop per onderdeel of organisatie.';
COMMENT ON COLUMN mart.fase_beweging.fasemodel_id IS 'Fasemodel.';
COMMENT ON COLUMN mart.fase_beweging.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.fase_beweging.van IS 'Eerste moment.';
COMMENT ON COLUMN mart.fase_beweging.tot IS 'Volgende moment.';
COMMENT ON COLUMN mart.fase_beweging.van_tekst IS 'Eerste moment in woorden.';
COMMENT ON COLUMN mart.fase_beweging.tot_tekst IS 'Volgende moment in woorden.';
COMMENT ON COLUMN mart.fase_beweging.van_fase IS 'Fase op het eerste moment; nieuw: was er nog niet; niet_vermeld: fase onbekend.';
COMMENT ON COLUMN mart.fase_beweging.naar_fase IS 'Fase op het volgende moment; weg: is er niet meer bij.';
COMMENT ON COLUMN mart.fase_beweging.aantal IS 'Hoeveel.';
COMMENT ON COLUMN mart.fase_beweging.is_exact IS 'Of beide tellingen zonder voorbehoud in de bron staan.';
COMMENT ON COLUMN mart.fase_beweging.soort IS 'verder, terug, gestopt, erbij, weg, gebleven of onduidelijk (een van beide fasen is niet vermeld).';
