-- One row is one onderdeel whose phases are compared with the number of participants that the source states.
CREATE TABLE mart.verband_fasen AS
WITH tellingen AS (
    SELECT fasemodel_id, onderdeel_id, sum(aantal) AS som, count(*) - count(aantal) AS stil,
        string_agg(core.kwalificatie_tekst(kwalificatie) || core.getal_tekst(aantal, 0), ' + ' ORDER BY fase.volgorde) FILTER (aantal IS NOT NULL) AS tekst,
        list(sleutel ORDER BY fase.volgorde) AS sleutels
    FROM core.fasetelling JOIN core.fase USING (fasemodel_id)
    WHERE fase.id = fase_id AND kwalificatie <> 'verwacht' AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    GROUP BY fasemodel_id, onderdeel_id, datum
    QUALIFY datum = max(datum) OVER (PARTITION BY fasemodel_id, onderdeel_id)
),
totalen AS (
    SELECT fasemodel_id, onderdeel_id, any_value(totaal) AS totaal, any_value(totaal_sleutel) AS totaal_sleutel
    FROM mart.fase_verdeling GROUP BY fasemodel_id, onderdeel_id
)
SELECT verband.id AS verband_id, tellingen.onderdeel_id AS onderwerp, tellingen.onderdeel_id,
    CASE WHEN coalesce(som, 0) = totaal THEN 'klopt' WHEN coalesce(som, 0) < totaal THEN 'gat' ELSE 'verschil' END AS bevinding,
    coalesce(tekst || if(length(tekst) - length(replace(tekst, '+', '')) > 0, ' = ' || core.getal_tekst(som, 0), ''), 'geen enkele fase vermeld') AS links_tekst,
    core.getal_tekst(totaal, 0) || ' ' || fasemodel.eenheid AS rechts_tekst,
    CASE
        WHEN coalesce(som, 0) = totaal THEN 'gelijk'
        WHEN coalesce(som, 0) < totaal THEN 'van ' || core.getal_tekst(totaal - coalesce(som, 0), 0) || ' is de fase niet vermeld'
        ELSE core.getal_tekst(som - totaal, 0) || ' meer in de fasen dan er zijn'
    END AS rekensom,
    list_append(sleutels, totaal_sleutel) AS sleutels
FROM core.verband
JOIN core.fasemodel ON fasemodel.id = verband.fasemodel_id
JOIN tellingen ON tellingen.fasemodel_id = verband.fasemodel_id
JOIN totalen ON totalen.fasemodel_id = tellingen.fasemodel_id AND totalen.onderdeel_id = tellingen.onderdeel_id
WHERE verband.soort = 'fasen'
ORDER BY verband_id, onderwerp;

COMMENT ON TABLE mart.verband_fasen IS 'Een rij is de uitkomst van de fasen van een onderdeel tegen het genoemde aantal deelnemers.';
COMMENT ON COLUMN mart.verband_fasen.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_fasen.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_fasen.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_fasen.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_fasen.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_fasen.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_fasen.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_fasen.sleutels IS 'De feiten die erin zitten.';
