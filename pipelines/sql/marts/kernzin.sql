-- One row is one clause of a programme's headline, with the figure that belongs in it.
CREATE TABLE mart.kernzin AS
WITH cijfers AS (
    -- The figure of the indicator's own onderdeel; of a part only when there is no other part that it could be taken for.
    SELECT kernzin.programma_id, kernzin.volgorde, cijfer.sleutel, CAST(NULL AS VARCHAR) AS cohort_tekst, NULL AS minstens, NULL AS hoogstens
    FROM core.kernzin
    JOIN mart.cijfer ON cijfer.indicator_id = kernzin.indicator_id
    JOIN core.indicator ON indicator.id = cijfer.indicator_id AND indicator.versie = cijfer.indicator_versie
    WHERE cijfer.soort = 'meting' AND cijfer.actueel AND cijfer.uitsplitsing IS NULL AND cijfer.organisatie_id IS NULL
    QUALIFY cijfer.onderdeel_id = indicator.onderdeel_id OR count(*) OVER (PARTITION BY kernzin.programma_id, kernzin.volgorde) = 1
    UNION ALL
    SELECT kernzin.programma_id, kernzin.volgorde, aandeel.sleutel, aandeel.eind_tekst, 100 * aandeel.aandeel_klaar_minstens, 100 * aandeel.aandeel_klaar_hoogstens
    FROM core.kernzin JOIN mart.fase_aandeel AS aandeel ON aandeel.fasemodel_id = kernzin.fasemodel_id
    WHERE aandeel.onderdeel_id IS NULL AND NOT aandeel.loopt_nog
    QUALIFY row_number() OVER (PARTITION BY kernzin.programma_id, kernzin.volgorde ORDER BY aandeel.cohort_id) = 1
)
SELECT kernzin.programma_id, kernzin.volgorde, kernzin.zin, cijfer.sleutel,
    cijfers.cohort_tekst, cijfers.minstens, cijfers.hoogstens, cijfer.weergave, cijfer.getal, cijfer.soort = 'afgeleid' AS is_aandeel
FROM core.kernzin
LEFT JOIN cijfers USING (programma_id, volgorde)
LEFT JOIN mart.cijfer ON cijfer.sleutel = cijfers.sleutel
ORDER BY kernzin.programma_id, kernzin.volgorde;

COMMENT ON TABLE mart.kernzin IS 'Een rij is een zinsdeel van de hoofdzin van een programma met het cijfer dat erin hoort.';
COMMENT ON COLUMN mart.kernzin.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.kernzin.volgorde IS 'Plaats in de zin.';
COMMENT ON COLUMN mart.kernzin.zin IS 'Zinsdeel met {cijfer}, en eventueel {cohort}.';
COMMENT ON COLUMN mart.kernzin.sleutel IS 'Sleutel van het cijfer; leeg: er is geen waarde.';
COMMENT ON COLUMN mart.kernzin.cohort_tekst IS 'Einddatum van het cohort, voor op de plaats van {cohort}; leeg: geen cohort.';
COMMENT ON COLUMN mart.kernzin.minstens IS 'Ondergrens van een aandeel (0-100) door wat onbekend is.';
COMMENT ON COLUMN mart.kernzin.hoogstens IS 'Bovengrens van een aandeel (0-100).';
COMMENT ON COLUMN mart.kernzin.weergave IS 'Het cijfer in woorden.';
COMMENT ON COLUMN mart.kernzin.getal IS 'Het cijfer als getal.';
COMMENT ON COLUMN mart.kernzin.is_aandeel IS 'Of het een afgeleid aandeel in procenten is.';
