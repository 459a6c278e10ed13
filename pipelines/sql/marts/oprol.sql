-- One row is one group (or the whole programme) × question: counts, the bounds of the share ja by weight, and whether the
-- conclusion turns. A missing verdict is never nee and never dropped: it is the space between the bounds.
CREATE TABLE mart.oprol AS
WITH geteld AS (
    -- Exact, so that just half is never more than half: as DOUBLE 0.1 + 0.2 is more than 0.3.
    SELECT * REPLACE (CAST(gewicht AS DECIMAL(18, 6)) AS gewicht) FROM mart.oordeel_stand WHERE telt_mee
),
bladen AS (
    SELECT *, groep_id AS oprol_id, false AS is_programma FROM geteld
    UNION ALL SELECT *, programma_id, true FROM geteld
),
samen AS (
    SELECT oprol_id, is_programma, any_value(programma_id) AS programma_id, vraag, any_value(vraag_naam) AS vraag_naam, any_value(vraag_volgorde) AS vraag_volgorde,
        count(*) AS aantal,
        count(*) FILTER (oordeel = 'ja') AS ja,
        count(*) FILTER (oordeel = 'deels') AS deels,
        count(*) FILTER (oordeel = 'nee') AS nee,
        count(*) FILTER (oordeel = 'nog_niet_te_beoordelen') AS onbekend,
        count(gewicht) AS gewogen,
        string_agg(korte_naam, ', ' ORDER BY volgorde) FILTER (gewicht IS NULL) AS buiten_weging,
        coalesce(sum(gewicht), 0) AS gewicht,
        coalesce(sum(gewicht) FILTER (oordeel = 'ja'), 0) AS gewicht_ja,
        coalesce(sum(gewicht) FILTER (oordeel IN ('deels', 'nee')), 0) AS gewicht_niet,
        coalesce(sum(gewicht) FILTER (oordeel = 'nog_niet_te_beoordelen'), 0) AS gewicht_onbekend,
        max(gewicht) AS zwaarste, min(gewicht) AS lichtste
    FROM bladen GROUP BY oprol_id, is_programma, vraag
),
-- Leaving out the largest: each judged onderdeel of the greatest weight, one at a time; not when all are as heavy.
zonder AS (
    SELECT samen.oprol_id, samen.vraag,
        string_agg(bladen.korte_naam, ', ' ORDER BY bladen.volgorde) AS grootste,
        bool_or(core.meer_dan_de_helft(gewicht_ja - if(oordeel = 'ja', bladen.gewicht, 0), gewicht_ja + gewicht_niet - bladen.gewicht)
            IS DISTINCT FROM core.meer_dan_de_helft(gewicht_ja, gewicht_ja + gewicht_niet)) AS kantelt
    FROM samen JOIN bladen ON bladen.oprol_id = samen.oprol_id AND bladen.vraag = samen.vraag
    WHERE bladen.gewicht = zwaarste AND zwaarste > lichtste AND oordeel <> 'nog_niet_te_beoordelen'
    GROUP BY samen.oprol_id, samen.vraag
),
opgaven AS (
    SELECT groep.oprol_id, oordeel.vraag, count(*) FILTER (oordeel.soort <> 'onafhankelijk') AS eigen, count(*) AS alle
    FROM (SELECT id, groep_id AS oprol_id FROM mart.onderdeel WHERE groep_id IS NOT NULL UNION ALL SELECT id, programma_id FROM mart.onderdeel) AS groep
    JOIN core.oordeel ON oordeel.onderdeel_id = groep.id
    WHERE oordeel.oordeel <> 'nog_niet_te_beoordelen'
    GROUP BY groep.oprol_id, oordeel.vraag
),
oordelen AS (
    SELECT samen.*, zonder.grootste, zonder.kantelt AS kantelt_zonder_grootste,
        core.meer_dan_de_helft(gewicht_ja, gewicht_ja + gewicht_niet) AS conclusie,
        core.meer_dan_de_helft(ja, ja + deels + nee) AS conclusie_gelijk,
        core.meer_dan_de_helft(gewicht_ja, gewicht) AS als_nee,
        core.meer_dan_de_helft(gewicht_ja + gewicht_onbekend, gewicht) AS als_ja,
        gewicht_ja / nullif(gewicht, 0) AS minstens,
        (gewicht_ja + gewicht_onbekend) / nullif(gewicht, 0) AS hoogstens,
        ja / aantal AS gelijk_minstens,
        (ja + onbekend) / aantal AS gelijk_hoogstens,
        coalesce(opgaven.eigen, 0) AS eigen_opgaven,
        coalesce(opgaven.alle, 0) AS alle_oordelen
    FROM samen LEFT JOIN zonder USING (oprol_id, vraag)
    LEFT JOIN opgaven ON opgaven.oprol_id = samen.oprol_id AND CAST(opgaven.vraag AS VARCHAR) = samen.vraag
)
SELECT
    'afgeleid:oprol:' || oprol_id || ':' || vraag AS sleutel,
    oordelen.programma_id,
    oprol_id AS onderdeel_id,
    if(is_programma, 'Het hele programma', onderdeel.korte_naam) AS korte_naam,
    is_programma,
    vraag,
    vraag_naam,
    vraag_volgorde,
    CAST(aantal AS INTEGER) AS aantal,
    CAST(ja AS INTEGER) AS ja,
    CAST(deels AS INTEGER) AS deels,
    CAST(nee AS INTEGER) AS nee,
    CAST(onbekend AS INTEGER) AS onbekend,
    buiten_weging,
    minstens,
    hoogstens,
    CASE
        WHEN minstens IS NULL THEN core.stilte_melding('nog_te_meten')
        WHEN onbekend = aantal THEN 'nog niet te beoordelen'
        WHEN minstens = hoogstens THEN core.getal_tekst(100 * minstens, 0) || '%'
        ELSE core.getal_tekst(100 * minstens, 0) || '% tot ' || core.getal_tekst(100 * hoogstens, 0) || '%'
    END AS grenzen_tekst,
    gelijk_minstens,
    gelijk_hoogstens,
    if(gelijk_minstens = gelijk_hoogstens, core.getal_tekst(100 * gelijk_minstens, 0) || '%',
        core.getal_tekst(100 * gelijk_minstens, 0) || '% tot ' || core.getal_tekst(100 * gelijk_hoogstens, 0) || '%') AS gelijk_tekst,
    conclusie,
    CASE
        WHEN onbekend = aantal THEN 'nog niet te beoordelen'
        WHEN conclusie IS NULL THEN 'niet te zeggen: wat beoordeeld is, heeft geen klasse'
        -- One verdict is not most of anything: it is said as it is.
        WHEN aantal - onbekend = 1 THEN if(onbekend > 0, 'nog open; het ene oordeel is ', '') || CASE WHEN ja = 1 THEN 'ja' WHEN deels = 1 THEN 'deels' ELSE 'nee' END
        WHEN als_nee = als_ja THEN if(als_nee, 'meer dan de helft is ja', 'niet meer dan de helft is ja')
        ELSE 'nog open; van wat beoordeeld is, ' || if(conclusie, 'meer dan de helft ja', 'niet meer dan de helft ja')
    END AS conclusie_tekst,
    grootste,
    if(conclusie IS NULL, NULL, kantelt_zonder_grootste) AS kantelt_zonder_grootste,
    if(conclusie IS NULL, NULL, conclusie_gelijk <> conclusie) AS kantelt_gelijk,
    if(conclusie IS NULL, NULL, als_nee <> conclusie) AS kantelt_als_nee,
    if(conclusie IS NULL, NULL, als_ja <> conclusie) AS kantelt_als_ja,
    -- With one verdict, that verdict is all that can turn it. Of more, more than half of all: from so many on, what is not judged
    -- yet can no longer change it.
    if(aantal = 1 AND onbekend = 0, 'Slaat om als dat ene oordeel anders wordt.', concat_ws(' ',
        'Slaat om ' || nullif(concat_ws('; ',
            if(kantelt_als_nee, 'als wat nog niet beoordeeld is nee blijkt', NULL), if(kantelt_als_ja, 'als wat nog niet beoordeeld is ja blijkt', NULL),
            if(kantelt_gelijk, 'als elk onderdeel even zwaar telt', NULL), if(conclusie IS NOT NULL AND kantelt_zonder_grootste, 'zonder een van de zwaarste (' || grootste || ')', NULL)), '') || '.',
        'Even zwaar geteld ligt zij vast bij ' || (aantal // 2 + 1) || ' keer ja (nu ' || ja || ') of bij ' || ((aantal + 1) // 2) || ' keer deels of nee (nu ' || (deels + nee) || '), van '
            || core.aantal_tekst(aantal, 'onderdeel') || '.'
    )) AS omslag_tekst,
    CAST(eigen_opgaven AS INTEGER) AS eigen_opgaven,
    CAST(alle_oordelen AS INTEGER) AS alle_oordelen,
    eigen_opgaven / nullif(alle_oordelen, 0) AS aandeel_eigen_opgaven,
    if(alle_oordelen > 0, 'afgeleid:eigen-opgave:' || oprol_id || ':' || vraag, NULL) AS eigen_sleutel,
    core.getal_tekst(100 * eigen_opgaven / nullif(alle_oordelen, 0), 0) || '% (' || eigen_opgaven || ' van ' || alle_oordelen || ')' AS eigen_tekst,
    onderdeel.volgorde
FROM oordelen JOIN mart.onderdeel ON onderdeel.id = oordelen.oprol_id
ORDER BY vraag_volgorde, onderdeel.volgorde;

COMMENT ON TABLE mart.oprol IS 'Een rij is een actielijn, thema, spoor of het hele programma en een evaluatievraag: aantallen, grenzen en of de conclusie kan omslaan. Alleen onafhankelijke oordelen tellen mee.';
COMMENT ON COLUMN mart.oprol.sleutel IS 'Sleutel van het afgeleide cijfer.';
COMMENT ON COLUMN mart.oprol.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.oprol.onderdeel_id IS 'Actielijn, thema, spoor of programma.';
COMMENT ON COLUMN mart.oprol.korte_naam IS 'Naam daarvan.';
COMMENT ON COLUMN mart.oprol.is_programma IS 'Of dit het hele programma is.';
COMMENT ON COLUMN mart.oprol.vraag IS 'doel_behaald, effect_in_sector of duurzaam_geborgd.';
COMMENT ON COLUMN mart.oprol.vraag_naam IS 'De vraag in woorden.';
COMMENT ON COLUMN mart.oprol.vraag_volgorde IS 'Volgorde van de vragen.';
COMMENT ON COLUMN mart.oprol.aantal IS 'Aantal onderdelen; ja, deels, nee en nog niet te beoordelen tellen hiertoe op.';
COMMENT ON COLUMN mart.oprol.ja IS 'Onafhankelijk beoordeeld met ja.';
COMMENT ON COLUMN mart.oprol.deels IS 'Onafhankelijk beoordeeld met deels; telt in het aandeel niet als ja.';
COMMENT ON COLUMN mart.oprol.nee IS 'Onafhankelijk beoordeeld met nee.';
COMMENT ON COLUMN mart.oprol.onbekend IS 'Nog niet te beoordelen, of geen onafhankelijk oordeel.';
COMMENT ON COLUMN mart.oprol.buiten_weging IS 'Onderdelen zonder klasse: buiten de weging, wel in de aantallen. Leeg: geen.';
COMMENT ON COLUMN mart.oprol.minstens IS 'Aandeel van het gewicht met ja (0-1) als alles wat nog niet beoordeeld is nee wordt; leeg: niets heeft gewicht.';
COMMENT ON COLUMN mart.oprol.hoogstens IS 'Hetzelfde als alles wat nog niet beoordeeld is ja wordt.';
COMMENT ON COLUMN mart.oprol.grenzen_tekst IS 'Die twee in woorden.';
COMMENT ON COLUMN mart.oprol.gelijk_minstens IS 'Ondergrens (0-1) als elk onderdeel even zwaar telt, ook zonder klasse.';
COMMENT ON COLUMN mart.oprol.gelijk_hoogstens IS 'Bovengrens (0-1) als elk onderdeel even zwaar telt.';
COMMENT ON COLUMN mart.oprol.gelijk_tekst IS 'Die twee in woorden.';
COMMENT ON COLUMN mart.oprol.conclusie IS 'Of van het gewicht dat beoordeeld is meer dan de helft ja is; leeg: niets beoordeeld.';
COMMENT ON COLUMN mart.oprol.conclusie_tekst IS 'Conclusie in woorden; nog open: wat nog niet beoordeeld is, beslist.';
COMMENT ON COLUMN mart.oprol.grootste IS 'Zwaarste beoordeelde onderdelen; leeg: alle wegen even zwaar.';
COMMENT ON COLUMN mart.oprol.kantelt_zonder_grootste IS 'Of de conclusie omslaat of wegvalt zonder een van de zwaarste; leeg: niet aan de orde.';
COMMENT ON COLUMN mart.oprol.kantelt_gelijk IS 'Of de conclusie omslaat als elk onderdeel even zwaar telt; leeg: geen conclusie.';
COMMENT ON COLUMN mart.oprol.kantelt_als_nee IS 'Of de conclusie omslaat als alles wat nog niet beoordeeld is nee wordt; leeg: geen conclusie.';
COMMENT ON COLUMN mart.oprol.kantelt_als_ja IS 'Of de conclusie omslaat als alles wat nog niet beoordeeld is ja wordt; leeg: geen conclusie.';
COMMENT ON COLUMN mart.oprol.omslag_tekst IS 'Wat de conclusie doet omslaan en vanaf wanneer zij vastligt, in woorden.';
COMMENT ON COLUMN mart.oprol.eigen_opgaven IS 'Oordelen van programma of uitvoerders over zichzelf; tellen nooit mee.';
COMMENT ON COLUMN mart.oprol.alle_oordelen IS 'Alle oordelen die iets vinden, eigen opgaven en onafhankelijke.';
COMMENT ON COLUMN mart.oprol.aandeel_eigen_opgaven IS 'Deel van het bewijs dat eigen opgave is (0-1); leeg: er is geen oordeel.';
COMMENT ON COLUMN mart.oprol.eigen_sleutel IS 'Sleutel van dat aandeel als afgeleid cijfer; leeg: er is geen oordeel.';
COMMENT ON COLUMN mart.oprol.eigen_tekst IS 'Dat aandeel in woorden, met de aantallen: 43% (3 van 7); leeg: er is geen oordeel.';
COMMENT ON COLUMN mart.oprol.volgorde IS 'Volgorde.';
