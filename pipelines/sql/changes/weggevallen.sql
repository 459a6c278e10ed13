-- One row is one indicator of an onderdeel that the delivery reports on, of which values are left out that were there before:
-- in the previous opgave of the same sender about this onderdeel, or as another part of the same whole. Only values before the
-- date that is reported now; what the delivery gives as a silence is not left out. Published reports are not sent again.
WITH mijn AS (SELECT * FROM core.meting WHERE levering_id = $levering AND paragraaf <> $lees_mij),
afzender AS (
    SELECT id, soort, uitgever = $niemand AS is_niemand, regexp_replace(lower(strip_accents(uitgever)), '[^a-z0-9]', '', 'g') AS wie FROM core.levering
),
gaat_over AS (SELECT onderdeel_id, organisatie_id, max(geldig_op) AS tot, min(rij) AS rij FROM mijn GROUP BY ALL),
vorige_opgave AS (
    SELECT gaat_over.onderdeel_id, gaat_over.organisatie_id, max_by(meting.levering_id, core.volgorde(meting.levering_id)) AS levering_id
    FROM gaat_over
    JOIN oud.core.meting ON meting.onderdeel_id = gaat_over.onderdeel_id AND meting.organisatie_id IS NOT DISTINCT FROM gaat_over.organisatie_id
    JOIN afzender AS toen ON toen.id = meting.levering_id
    JOIN afzender AS nu ON nu.id = $levering
    WHERE toen.soort = 'opgave' AND meting.paragraaf <> $lees_mij AND (toen.wie = nu.wie OR toen.is_niemand OR nu.is_niemand)
    GROUP BY ALL
),
-- The values before, each with the date that is reported now.
eerder AS (
    SELECT reeks.*, indicator.korte_naam, indicator.frequentie, indicator.status
    FROM oud.mart.reeks
    JOIN oud.core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    WHERE reeks.getal IS NOT NULL AND reeks.kwalificatie <> 'verwacht' AND reeks.sleutel NOT IN (SELECT sleutel FROM oud.mart.vervangen)
),
uit_vorige_opgave AS (
    SELECT eerder.*, gaat_over.tot
    FROM eerder
    JOIN vorige_opgave AS vorige ON vorige.levering_id = eerder.levering_id AND vorige.onderdeel_id = eerder.onderdeel_id
        AND vorige.organisatie_id IS NOT DISTINCT FROM eerder.organisatie_id
    JOIN gaat_over ON gaat_over.onderdeel_id = eerder.onderdeel_id AND gaat_over.organisatie_id IS NOT DISTINCT FROM eerder.organisatie_id
),
deel_van_geheel AS (
    SELECT eerder.*, nu.tot
    FROM eerder
    JOIN (
        SELECT indicator_id, onderdeel_id, organisatie_id, split_part(uitsplitsing, '=', 1) AS dimensie, max(geldig_op) AS tot
        FROM mijn WHERE uitsplitsing IS NOT NULL GROUP BY ALL
    ) AS nu ON nu.indicator_id = eerder.indicator_id AND nu.onderdeel_id = eerder.onderdeel_id
        AND nu.organisatie_id IS NOT DISTINCT FROM eerder.organisatie_id AND nu.dimensie = split_part(eerder.uitsplitsing, '=', 1)
    WHERE eerder.geldig_op < nu.tot
    -- The parts as they were last counted.
    QUALIFY eerder.geldig_op = max(eerder.geldig_op) OVER (PARTITION BY eerder.indicator_id, eerder.onderdeel_id, eerder.organisatie_id, nu.dimensie)
),
verwacht AS (
    SELECT * FROM (SELECT * FROM uit_vorige_opgave UNION SELECT * FROM deel_van_geheel)
    -- What is asked once, or once a year, is not missing half a year later; what is not measured any more never is.
    WHERE geldig_op < tot AND status <> 'gearchiveerd'
        AND NOT regexp_matches(lower(strip_accents(frequentie)), '^(eenmalig|een keer)')
        AND NOT (regexp_matches(lower(frequentie), '^(jaarlijks|elk jaar|een keer per jaar)') AND tot < geldig_op + INTERVAL 10 MONTH)
        AND NOT (lower(frequentie) LIKE 'tweejaarlijks%' AND tot < geldig_op + INTERVAL 22 MONTH)
    QUALIFY row_number() OVER (PARTITION BY indicator_id, onderdeel_id, organisatie_id, uitsplitsing ORDER BY geldig_op DESC, indicator_versie DESC) = 1
),
weg AS (
    SELECT verwacht.*,
        coalesce(
            (SELECT min(rij) FROM mijn WHERE mijn.indicator_id = verwacht.indicator_id AND mijn.onderdeel_id = verwacht.onderdeel_id AND mijn.organisatie_id IS NOT DISTINCT FROM verwacht.organisatie_id),
            (SELECT rij FROM gaat_over WHERE gaat_over.onderdeel_id = verwacht.onderdeel_id AND gaat_over.organisatie_id IS NOT DISTINCT FROM verwacht.organisatie_id)
        ) AS rij
    FROM verwacht
    WHERE NOT EXISTS (
        FROM core.meting AS nu
        WHERE nu.indicator_id = verwacht.indicator_id AND nu.onderdeel_id = verwacht.onderdeel_id
            AND nu.organisatie_id IS NOT DISTINCT FROM verwacht.organisatie_id AND nu.uitsplitsing IS NOT DISTINCT FROM verwacht.uitsplitsing
            AND nu.geldig_op > verwacht.geldig_op
    )
)
SELECT 'meting' AS tabel, rij, NULL AS kolom,
    'bij ' || any_value(onderdeel.korte_naam) || if(count(*) = 1, ' ontbreekt een cijfer dat er eerder wel was: ', ' ontbreken cijfers die er eerder wel waren: ')
        || string_agg(
            weg.korte_naam || coalesce(' (' || split_part(uitsplitsing, '=', 1) || ': ' || translate(split_part(uitsplitsing, '=', 2), '-_', '  ') || ')', '')
                || ' was ' || weergave || ' (' || core.datum_tekst(geldig_op, geldig_precisie) || ', ' || levering.korte_titel || ')',
            '; ' ORDER BY weg.sleutel) AS melding,
    'Is het er niet meer? Leg het uit in de toelichting; anders: voeg de rij toe, met de waarde of met in de kolom Stilte waarom die er niet is.' AS oplossing
FROM weg
JOIN mart.onderdeel ON onderdeel.id = weg.onderdeel_id
JOIN core.levering ON levering.id = weg.levering_id
GROUP BY rij, indicator_id, weg.onderdeel_id
ORDER BY rij, indicator_id
