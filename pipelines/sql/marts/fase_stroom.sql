-- One row is what moved in one onderdeel, or in one cohort (onderdeel_id is NULL), between two successive moments.
CREATE TABLE mart.fase_stroom AS
WITH groepen AS (
    SELECT beweging.*, cohort.cohort_id, beweging.onderdeel_id AS geteld_id FROM mart.fase_beweging AS beweging
    LEFT JOIN (SELECT DISTINCT fasemodel_id, onderdeel_id, cohort_id FROM mart.fase_verdeling) AS cohort USING (fasemodel_id, onderdeel_id)
),
rijen AS (
    SELECT * FROM groepen
    UNION ALL
    SELECT * REPLACE (NULL AS onderdeel_id) FROM groepen WHERE grondslag = 'telling'
)
SELECT
    fasemodel_id, cohort_id, rijen.onderdeel_id, onderdeel.korte_naam, grondslag, van, tot, any_value(van_tekst) AS van_tekst, any_value(tot_tekst) AS tot_tekst,
    CAST(count(DISTINCT geteld_id) AS INTEGER) AS onderdelen,
    string_agg(DISTINCT geteld.korte_naam, ', ' ORDER BY geteld.korte_naam) AS namen,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'verder'), 0) AS INTEGER) AS verder,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'terug'), 0) AS INTEGER) AS terug,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'gestopt'), 0) AS INTEGER) AS gestopt,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'erbij'), 0) AS INTEGER) AS erbij,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'weg'), 0) AS INTEGER) AS weg,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'gebleven'), 0) AS INTEGER) AS gebleven,
    CAST(coalesce(sum(aantal) FILTER (rijen.soort = 'onduidelijk'), 0) AS INTEGER) AS onduidelijk,
    CAST(coalesce(sum(aantal) FILTER (van_fase <> 'nieuw'), 0) AS INTEGER) AS aantal_van,
    CAST(coalesce(sum(aantal) FILTER (naar_fase <> 'weg'), 0) AS INTEGER) AS aantal_tot,
    bool_and(is_exact) AS is_exact,
    'afgeleid:stroom:' || fasemodel_id || ':' || coalesce(rijen.onderdeel_id, 'cohort-' || cohort_id) || ':' || van || ':' || tot || ':' || grondslag AS sleutel,
    tot = max(tot) OVER (PARTITION BY fasemodel_id, cohort_id) AS is_laatste
FROM rijen
LEFT JOIN mart.onderdeel ON onderdeel.id = rijen.onderdeel_id
JOIN mart.onderdeel AS geteld ON geteld.id = geteld_id
WHERE rijen.onderdeel_id IS NOT NULL OR cohort_id IS NOT NULL
GROUP BY fasemodel_id, cohort_id, rijen.onderdeel_id, onderdeel.korte_naam, onderdeel.volgorde, grondslag, van, tot
ORDER BY fasemodel_id, cohort_id, onderdeel.volgorde NULLS FIRST, rijen.onderdeel_id, van, tot, grondslag;

COMMENT ON TABLE mart.fase_stroom IS 'Een rij is wat er in een onderdeel, of in een cohort (onderdeel leeg), bewoog tussen twee momenten die op elkaar volgen.';
COMMENT ON COLUMN mart.fase_stroom.fasemodel_id IS 'Fasemodel.';
COMMENT ON COLUMN mart.fase_stroom.cohort_id IS 'Cohort: onderdelen met dezelfde einddatum.';
COMMENT ON COLUMN mart.fase_stroom.onderdeel_id IS 'Onderdeel; leeg: het cohort, alleen onderdelen die op beide momenten geteld zijn.';
COMMENT ON COLUMN mart.fase_stroom.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.fase_stroom.grondslag IS 'telling, opgave of bewijs; nooit samen.';
COMMENT ON COLUMN mart.fase_stroom.van IS 'Eerste moment.';
COMMENT ON COLUMN mart.fase_stroom.tot IS 'Volgende moment.';
COMMENT ON COLUMN mart.fase_stroom.van_tekst IS 'Eerste moment in woorden.';
COMMENT ON COLUMN mart.fase_stroom.tot_tekst IS 'Volgende moment in woorden.';
COMMENT ON COLUMN mart.fase_stroom.onderdelen IS 'Hoeveel onderdelen op beide momenten geteld zijn.';
COMMENT ON COLUMN mart.fase_stroom.namen IS 'Welke onderdelen dat zijn.';
COMMENT ON COLUMN mart.fase_stroom.verder IS 'Naar een latere fase.';
COMMENT ON COLUMN mart.fase_stroom.terug IS 'Naar een eerdere fase, of weer begonnen na stoppen.';
COMMENT ON COLUMN mart.fase_stroom.gestopt IS 'Gestopt.';
COMMENT ON COLUMN mart.fase_stroom.erbij IS 'Erbij gekomen: telde op het eerste moment niet mee.';
COMMENT ON COLUMN mart.fase_stroom.weg IS 'Weggevallen: telt op het tweede moment niet mee.';
COMMENT ON COLUMN mart.fase_stroom.gebleven IS 'In dezelfde fase gebleven.';
COMMENT ON COLUMN mart.fase_stroom.onduidelijk IS 'Van wie de fase op een van beide momenten niet vermeld is.';
COMMENT ON COLUMN mart.fase_stroom.aantal_van IS 'Aantal op het eerste moment: alles behalve erbij.';
COMMENT ON COLUMN mart.fase_stroom.aantal_tot IS 'Aantal op het tweede moment: alles behalve weg.';
COMMENT ON COLUMN mart.fase_stroom.is_exact IS 'Of alle tellingen zonder voorbehoud in de bron staan.';
COMMENT ON COLUMN mart.fase_stroom.sleutel IS 'Sleutel; met :verder, :terug enzovoort een cijfer.';
COMMENT ON COLUMN mart.fase_stroom.is_laatste IS 'Of dit het laatste paar momenten van het cohort is.';
