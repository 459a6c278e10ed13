-- One row is one rule that compares sums of stated numbers, or the share of one sum in another with a stated percentage.
-- A term is a stored number or a part of it (#teller, #noemer, #n), how many facts are stored (aantal:), or a fixed number
-- (getal:). With keer the sum on the left is multiplied.
CREATE TABLE mart.verband_getallen AS
WITH named AS (
    SELECT term.verband_id, term.kant, term.volgorde, term.patroon
    FROM core.verband_term AS term JOIN core.verband ON verband.id = term.verband_id AND verband.soort IN ('getallen', 'aandeel')
    UNION ALL
    SELECT id, 'procent', 1, procent FROM core.verband WHERE procent IS NOT NULL
),
terms AS (
    SELECT verband_id, kant, volgorde, onderdeel_id, sleutel, [sleutel] AS sleutels, getal, minstens, hoogstens, weergave, naam, is_procent
    FROM named JOIN mart.getal ON core.noemt(patroon, sleutel, geldt)
    UNION ALL
    SELECT verband_id, kant, volgorde, onderdeel_id, sleutel, [sleutel], deel, deel, deel, coalesce(core.getal_tekst(deel, 0), core.stilte_tekst('niet_vermeld')), naam, false
    FROM (
        SELECT named.*, getal.onderdeel_id, getal.sleutel, getal.naam, CASE split_part(patroon, '#', 2) WHEN 'teller' THEN meting.teller WHEN 'noemer' THEN meting.noemer ELSE meting.n END AS deel
        FROM named JOIN mart.getal ON core.noemt(split_part(patroon, '#', 1), getal.sleutel, geldt) JOIN core.meting ON meting.sleutel = getal.sleutel
        WHERE contains(patroon, '#')
    )
    UNION ALL
    SELECT verband_id, kant, volgorde, NULL, 'aantal', sleutels, len(sleutels), len(sleutels), len(sleutels), core.getal_tekst(len(sleutels), 0) || ' geteld', core.tabel_meervoud(tabel), false
    FROM (
        SELECT verband_id, kant, min(volgorde) AS volgorde, min(split_part(patroon, ':', 2)) AS tabel, list(DISTINCT sleutel ORDER BY sleutel) AS sleutels
        FROM named JOIN (SELECT DISTINCT core.zonder_volgnummer(sleutel) AS sleutel FROM mart.herkomst) ON sleutel GLOB substr(patroon, 8)
        WHERE starts_with(patroon, 'aantal:')
        GROUP BY verband_id, kant
    )
    UNION ALL
    SELECT verband_id, kant, volgorde, NULL, patroon, [], getal, getal, getal, core.getal_tekst(getal, CAST(getal % 1 > 0 AS INTEGER)), NULL, NULL
    FROM (SELECT *, CAST(substr(patroon, 7) AS DOUBLE) AS getal FROM named WHERE starts_with(patroon, 'getal:'))
),
sides AS (
    SELECT verband_id, kant, sum(getal) AS som, sum(minstens) AS minstens, sum(hoogstens) AS hoogstens, count(*) - count(getal) AS stil, count(*) AS aantal, bool_and(is_procent) AS in_procent,
        -- One name for all stands before the numbers; up to three names stand each behind theirs; more are in the sources.
        CASE
            WHEN count(DISTINCT naam) = 1 AND count(naam) = count(*) THEN min(naam) || ': ' || string_agg(weergave, ' + ' ORDER BY volgorde, sleutel)
            WHEN count(*) <= 3 THEN string_agg(weergave || coalesce(' (' || naam || ')', ''), ' + ' ORDER BY volgorde, sleutel)
            ELSE string_agg(weergave, ' + ' ORDER BY volgorde, sleutel)
        END AS tekst,
        flatten(list(sleutels ORDER BY volgorde, sleutel)) AS sleutels, min(onderdeel_id) AS onderdeel_id
    FROM terms GROUP BY verband_id, kant
),
summed AS (
    SELECT verband_id, som, minstens, hoogstens, stil, sleutels, onderdeel_id, kant, in_procent,
        tekst || if(aantal > 1 AND stil = 0, ' = ' || core.getal_tekst(som, CAST(abs(som - round(som)) > 1e-9 AS INTEGER)), '') AS tekst
    FROM sides
),
sums AS (
    SELECT links.verband_id, links.kant, links.onderdeel_id, links.in_procent, links.stil + coalesce(keer.stil, 0) AS stil,
        links.som * coalesce(keer.som, 1) AS som, links.minstens * coalesce(keer.minstens, 1) AS minstens, links.hoogstens * coalesce(keer.hoogstens, 1) AS hoogstens,
        links.tekst || coalesce(', keer ' || keer.tekst || if(links.stil + keer.stil > 0, '', ' = ' || core.getal_tekst(links.som * keer.som, 0) || coalesce(' tot ' || core.getal_tekst(links.som * keer.tot, 0), '')), '') AS tekst,
        links.som * keer.tot AS tot,
        list_concat(links.sleutels, coalesce(keer.sleutels, [])) AS sleutels
    FROM summed AS links
    -- A number that is given as a range keeps both ends: 6, keer 3 tot 6 = 18 tot 36.
    LEFT JOIN (SELECT *, if(contains(tekst, ' tot '), hoogstens, NULL) AS tot FROM summed) AS keer ON keer.verband_id = links.verband_id AND keer.kant = 'keer' AND links.kant = 'links'
    WHERE links.kant <> 'keer'
),
-- A rule that names a number which this state does not have says nothing: part of a sum is another sum.
incomplete AS (
    SELECT DISTINCT verband_id FROM named
    WHERE NOT starts_with(patroon, 'aantal:') AND NOT starts_with(patroon, 'getal:') AND NOT EXISTS (FROM mart.getal WHERE core.noemt(split_part(patroon, '#', 1), sleutel, geldt))
),
compared AS (
    SELECT verband.id AS verband_id, verband.soort, verband.relatie, links.in_procent AND coalesce(rechts.in_procent, true) AS in_procent,
        coalesce(links.onderdeel_id, rechts.onderdeel_id) AS onderdeel_id, links.tekst AS links_tekst, rechts.tekst AS rechts_tekst, links.stil + rechts.stil + coalesce(procent.stil, 0) AS stil,
        links.som AS links_som, rechts.som AS rechts_som, links.tot AS links_tot,
        links.minstens AS links_minstens, links.hoogstens AS links_hoogstens, rechts.minstens AS rechts_minstens, rechts.hoogstens AS rechts_hoogstens,
        procent.minstens AS procent_minstens, procent.hoogstens AS procent_hoogstens, procent.tekst AS procent_tekst,
        list_concat(list_concat(links.sleutels, rechts.sleutels), coalesce(procent.sleutels, [])) AS sleutels
    FROM core.verband
    JOIN sums AS links ON links.verband_id = verband.id AND links.kant = 'links'
    JOIN sums AS rechts ON rechts.verband_id = verband.id AND rechts.kant = 'rechts'
    LEFT JOIN sums AS procent ON procent.verband_id = verband.id AND procent.kant = 'procent'
    WHERE verband.id NOT IN (SELECT verband_id FROM incomplete)
),
judged AS (
    SELECT *,
        CASE
            WHEN stil > 0 THEN 'gat'
            WHEN soort = 'aandeel' THEN if(100 * links_minstens / nullif(rechts_hoogstens, 0) <= procent_hoogstens + 0.5 AND 100 * links_hoogstens / nullif(rechts_minstens, 0) >= procent_minstens - 0.5, 'klopt', 'verschil')
            WHEN relatie = 'gelijk' THEN if(links_minstens <= rechts_hoogstens + 1e-9 AND rechts_minstens <= links_hoogstens + 1e-9, 'klopt', 'verschil')
            WHEN relatie = 'hoogstens' THEN if(links_minstens <= rechts_hoogstens + 1e-9, 'klopt', 'verschil')
            WHEN relatie = 'minstens' THEN if(links_hoogstens >= rechts_minstens - 1e-9, 'klopt', 'verschil')
        END AS bevinding
    FROM compared
)
SELECT verband_id, CAST(NULL AS VARCHAR) AS onderwerp, onderdeel_id, bevinding,
    if(soort = 'aandeel', links_tekst || ', van ' || rechts_tekst, links_tekst) AS links_tekst,
    if(soort = 'aandeel', procent_tekst, rechts_tekst) AS rechts_tekst,
    CASE
        WHEN bevinding = 'gat' THEN 'niet na te rekenen: er ontbreekt een waarde'
        WHEN soort = 'aandeel' THEN core.getal_tekst(links_som, 0) || ' van ' || core.getal_tekst(rechts_som, 0) || ' is ' || core.getal_tekst(100 * links_som / rechts_som, 1) || '%'
        WHEN links_tot IS NOT NULL THEN core.getal_tekst(rechts_som, 0) || if(rechts_som BETWEEN links_som AND links_tot, ' ligt ertussen', ' ligt er niet tussen')
        WHEN abs(links_som - rechts_som) < 1e-9 THEN if(relatie = 'gelijk' AND (abs(links_minstens - rechts_minstens) > 1e-9 OR abs(links_hoogstens - rechts_hoogstens) > 1e-9), 'hetzelfde getal, met een ander woord erbij', 'gelijk')
        ELSE core.getal_tekst(abs(links_som - rechts_som), CAST(abs(links_som - rechts_som - round(links_som - rechts_som)) > 1e-9 AS INTEGER)) || if(in_procent, ' procentpunt', '') || if(links_som > rechts_som, ' meer', ' minder')
            -- Numbers that differ and yet agree: say which room the words give.
            || if(bevinding = 'klopt' AND relatie = 'gelijk', '; de woorden laten ' || core.ruimte_tekst(links_minstens, links_hoogstens) || ' en ' || core.ruimte_tekst(rechts_minstens, rechts_hoogstens) || ' toe', '')
    END AS rekensom,
    sleutels
FROM judged
ORDER BY verband_id;

COMMENT ON TABLE mart.verband_getallen IS 'Een rij is de uitkomst van een verband tussen sommen van genoemde getallen, of tussen een aandeel en een genoemd percentage.';
COMMENT ON COLUMN mart.verband_getallen.verband_id IS 'Regel uit indicators.yml.';
COMMENT ON COLUMN mart.verband_getallen.onderwerp IS 'Waar deze uitkomst over gaat binnen het verband; leeg: het geheel.';
COMMENT ON COLUMN mart.verband_getallen.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.verband_getallen.bevinding IS 'klopt, verschil, gat, uitleg of gecorrigeerd.';
COMMENT ON COLUMN mart.verband_getallen.links_tekst IS 'De ene kant, in woorden.';
COMMENT ON COLUMN mart.verband_getallen.rechts_tekst IS 'De andere kant, in woorden.';
COMMENT ON COLUMN mart.verband_getallen.rekensom IS 'Het verschil in woorden.';
COMMENT ON COLUMN mart.verband_getallen.sleutels IS 'De feiten die erin zitten.';
