-- One row is one input of one derived figure. Following blad_sleutel ends at stored facts, which have a passage.
CREATE TABLE mart.afleiding AS
WITH onbekend AS (
    SELECT verdeling.sleutel,
        'totaal − som van de genoemde fasen' AS formule,
        verdeling.totaal_sleutel AS blad_sleutel, 0 AS plaats
    FROM mart.fase_verdeling AS verdeling WHERE fase_id = 'niet_vermeld'
    UNION ALL
    SELECT verdeling.sleutel, 'totaal − som van de genoemde fasen', genoemd.sleutel, genoemd.fase_volgorde
    FROM mart.fase_verdeling AS verdeling
    JOIN mart.fase_verdeling AS genoemd USING (fasemodel_id, onderdeel_id)
    WHERE verdeling.fase_id = 'niet_vermeld' AND genoemd.fase_id <> 'niet_vermeld'
),
totalen AS (
    SELECT cohort_sleutel AS sleutel,
        'som over de onderdelen met dezelfde einddatum' AS formule, sleutel AS blad_sleutel, volgorde AS plaats
    FROM mart.fase_verdeling
),
cohortaandelen AS (
    SELECT DISTINCT 'afgeleid:fase:' || fasemodel_id || ':cohort-' || cohort_id || ':aandeel-klaar' AS sleutel,
        'afgerond / (totaal − fase niet vermeld); grenzen: als geen of alle onbekenden afgerond zijn' AS formule,
        cohort_sleutel AS blad_sleutel, fase_volgorde AS plaats
    FROM mart.fase_verdeling
),
onderdeelaandelen AS (
    SELECT 'afgeleid:fase:' || fasemodel_id || ':' || onderdeel_id || ':aandeel-klaar' AS sleutel,
        'afgerond / (totaal − fase niet vermeld); grenzen: als geen of alle onbekenden afgerond zijn' AS formule,
        sleutel AS blad_sleutel, fase_volgorde AS plaats
    FROM mart.fase_verdeling
),
resten AS (
    SELECT sleutel, '100% − dit aandeel' AS formule, substring(sleutel, length('afgeleid:rest:') + 1) AS blad_sleutel, 0 AS plaats
    FROM mart.cijfer WHERE starts_with(sleutel, 'afgeleid:rest:')
)
SELECT sleutel, formule, blad_sleutel, CAST(row_number() OVER (PARTITION BY sleutel ORDER BY plaats, blad_sleutel) AS INTEGER) AS volgorde
FROM (SELECT * FROM onbekend UNION ALL SELECT * FROM totalen UNION ALL SELECT * FROM cohortaandelen UNION ALL SELECT * FROM onderdeelaandelen UNION ALL SELECT * FROM resten)
WHERE sleutel IN (SELECT sleutel FROM mart.cijfer)
ORDER BY sleutel, volgorde;

COMMENT ON TABLE mart.afleiding IS 'Een rij is een invoer van een afgeleid cijfer. Wie de bladen volgt, komt bij opgeslagen feiten met een passage.';
COMMENT ON COLUMN mart.afleiding.sleutel IS 'Afgeleid cijfer.';
COMMENT ON COLUMN mart.afleiding.formule IS 'Formule in woorden.';
COMMENT ON COLUMN mart.afleiding.blad_sleutel IS 'Cijfer dat erin gaat.';
COMMENT ON COLUMN mart.afleiding.volgorde IS 'Volgorde binnen de formule.';
