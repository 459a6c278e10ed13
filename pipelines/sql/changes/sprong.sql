-- One row is one value of the delivery that is far from the value before it in its series, or a count since the start that
-- went down. A series is one version of a definition, so what changed with the definition is no jump. Values over periods
-- are compared when the periods are about as long. A value that another one goes before is told as a difference.
WITH waarden AS (
    SELECT
        reeks.sleutel, reeks.indicator_id, reeks.indicator_versie, reeks.onderdeel_id, reeks.organisatie_id, reeks.uitsplitsing, reeks.geldig_op, reeks.levering_id,
        reeks.getal, coalesce(reeks.waarde_tot, reeks.getal) AS getal_tot, reeks.weergave, meting.rij, if(meting.waarde IS NULL, 'teller', 'waarde') AS kolom,
        indicator.korte_naam, indicator.tijdtype, indicator.eenheid = 'procent' AS is_procent, sprong.factor, sprong.vanaf, sprong.procentpunten,
        if(indicator.tijdtype = 'stroom', core.periode_tekst(reeks.geldig_van, reeks.geldig_op, reeks.geldig_precisie), core.stand_tekst(reeks.geldig_op, reeks.geldig_precisie)) AS wanneer,
        reeks.geldig_op - coalesce(reeks.geldig_van, core.periode_start(reeks.geldig_op, reeks.geldig_precisie)) + 1 AS dagen
    FROM mart.reeks
    JOIN core.meting USING (sleutel)
    JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    JOIN core.sprong ON sprong.programma_id = split_part(reeks.onderdeel_id, '/', 1)
    WHERE reeks.getal IS NOT NULL AND reeks.kwalificatie <> 'verwacht' AND reeks.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
in_reeks AS (
    SELECT eerder, later
    FROM waarden AS eerder
    JOIN waarden AS later ON later.indicator_id = eerder.indicator_id AND later.indicator_versie = eerder.indicator_versie
        AND later.onderdeel_id = eerder.onderdeel_id AND later.organisatie_id IS NOT DISTINCT FROM eerder.organisatie_id
        AND later.uitsplitsing IS NOT DISTINCT FROM eerder.uitsplitsing AND later.geldig_op > eerder.geldig_op
        AND (later.tijdtype <> 'stroom' OR greatest(later.dagen, eerder.dagen) <= 1.25 * least(later.dagen, eerder.dagen))
    WHERE $levering IN (eerder.levering_id, later.levering_id)
    QUALIFY eerder.geldig_op = max(eerder.geldig_op) OVER (PARTITION BY later.sleutel)
        AND later.geldig_op = min(later.geldig_op) OVER (PARTITION BY eerder.sleutel)
),
pairs AS (
    SELECT
        -- A value for an earlier date is told at its own row, beside the later one that was there already.
        if(later.levering_id = $levering, later.rij, eerder.rij) AS rij,
        if(later.levering_id = $levering, later.kolom, eerder.kolom) AS kolom,
        later.korte_naam, later.tijdtype, later.is_procent, later.factor, later.vanaf, later.procentpunten,
        eerder.getal AS was, later.getal AS wordt, later.getal_tot AS wordt_tot,
        'van ' || eerder.weergave || ' (' || eerder.wanneer || ') naar ' || later.weergave || ' (' || later.wanneer || ')' AS van_naar,
        greatest(abs(eerder.getal), abs(later.getal)) AS groot, least(abs(eerder.getal), abs(later.getal)) AS klein
    FROM in_reeks
),
judged AS (
    SELECT *,
        if(is_procent, abs(wordt - was) >= procentpunten, abs(wordt - was) >= vanaf AND (was * wordt <= 0 OR groot >= factor * klein)) AS is_sprong,
        tijdtype = 'cumulatief' AND wordt_tot < was AS is_gedaald,
        round(groot / nullif(klein, 0)) AS keer
    FROM pairs
)
SELECT 'meting' AS tabel, rij, kolom,
    korte_naam || ' gaat ' || van_naar || ': ' || CASE
        WHEN is_gedaald THEN 'dat is minder, terwijl dit cijfer alles telt vanaf de start'
        WHEN is_procent THEN core.getal_tekst(abs(wordt - was), 0) || ' procentpunten ' || if(wordt > was, 'meer', 'minder')
        WHEN was * wordt <= 0 THEN 'dat is een groot verschil'
        ELSE CASE WHEN groot / klein > keer * 1.02 THEN 'ruim ' WHEN groot / klein < keer * 0.98 THEN 'bijna ' ELSE '' END
            || coalesce([NULL, 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'][CAST(if(keer < 2, NULL, keer) AS INTEGER)], core.getal_tekst(groot / klein, if(keer < 2, 1, 0)))
            || ' keer zo ' || if(wordt > was, 'veel', 'weinig')
    END AS melding,
    'Klopt dit? Leg het uit in de toelichting; anders: verbeter de waarde.' AS oplossing
FROM judged
WHERE is_sprong OR is_gedaald
ORDER BY rij
