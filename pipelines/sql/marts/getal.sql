-- One row is one stored number, with the least and the most that its words allow; for comparing numbers with each other.
CREATE TABLE mart.getal AS
WITH stored AS (
    SELECT stand.sleutel, stand.onderdeel_id, stand.indicator_id, stand.getal, meting.waarde_tot, meting.kwalificatie, stand.weergave, indicator.korte_naam AS naam, indicator.eenheid = 'procent' AS is_procent
    FROM mart.indicator_stand AS stand JOIN core.meting USING (sleutel)
    JOIN core.indicator ON indicator.id = meting.indicator_id AND indicator.versie = meting.indicator_versie
    UNION ALL
    SELECT sleutel, doel.onderdeel_id, indicator_id, waarde, NULL, kwalificatie, core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(waarde, indicator.decimalen), indicator.korte_naam, indicator.eenheid = 'procent'
    FROM core.doel JOIN core.indicator ON indicator.id = doel.indicator_id AND indicator.versie = doel.indicator_versie
    UNION ALL
    SELECT sleutel, onderdeel_id, NULL, aantal, NULL, kwalificatie, coalesce(core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(aantal, 0), core.stilte_tekst(stilte)), fase.naam, false
    FROM core.fasetelling JOIN core.fase ON fase.fasemodel_id = fasetelling.fasemodel_id AND fase.id = fase_id
),
speling AS (
    SELECT coalesce(max(aandeel) FILTER (woord = 'circa'), 0) AS circa, coalesce(max(aandeel) FILTER (woord = 'ruim'), 0) AS ruim, coalesce(max(aandeel) FILTER (woord = 'bijna'), 0) AS bijna
    FROM core.speling
)
SELECT
    sleutel,
    onderdeel_id,
    indicator_id,
    naam,
    is_procent,
    getal,
    weergave,
    CASE
        WHEN kwalificatie IN ('circa', 'gemiddeld') THEN getal * (1 - circa)
        WHEN kwalificatie = 'bijna' THEN getal * (1 - bijna)
        WHEN kwalificatie IN ('minder_dan', 'maximaal') THEN if(getal IS NULL, NULL, 0)
        ELSE getal
    END AS minstens,
    CASE
        WHEN kwalificatie IN ('circa', 'gemiddeld') THEN coalesce(waarde_tot, getal) * (1 + circa)
        WHEN kwalificatie = 'ruim' THEN getal * (1 + ruim)
        WHEN kwalificatie IN ('meer_dan', 'minstens') THEN if(getal IS NULL, NULL, 'infinity'::DOUBLE)
        ELSE coalesce(waarde_tot, getal)
    END AS hoogstens,
    sleutel NOT IN (SELECT sleutel FROM mart.vervangen) AS geldt
FROM stored CROSS JOIN speling
ORDER BY sleutel;

COMMENT ON TABLE mart.getal IS 'Een rij is een opgeslagen getal met het minste en het meeste dat zijn woorden toelaten.';
COMMENT ON COLUMN mart.getal.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.getal.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.getal.indicator_id IS 'Indicator; leeg bij een aantal in een fase.';
COMMENT ON COLUMN mart.getal.naam IS 'Wat het getal telt, in het kort.';
COMMENT ON COLUMN mart.getal.is_procent IS 'Of het een percentage is.';
COMMENT ON COLUMN mart.getal.getal IS 'Het getal; leeg: een stilte.';
COMMENT ON COLUMN mart.getal.weergave IS 'Het getal, of de stilte, in woorden.';
COMMENT ON COLUMN mart.getal.minstens IS 'Het minste dat het echte getal kan zijn; leeg: een stilte.';
COMMENT ON COLUMN mart.getal.hoogstens IS 'Het meeste dat het echte getal kan zijn; leeg: een stilte.';
COMMENT ON COLUMN mart.getal.geldt IS 'Of dit de waarde is die geldt: niet verbeterd, en de eerste als er meer zijn.';
