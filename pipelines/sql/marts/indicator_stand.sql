-- One row is one meting with what a reader needs beside it: the value before it, the goal, and the status in words.
-- `actueel` marks the one that a page shows for its indicator, onderdeel, organisatie and uitsplitsing: the latest that is
-- no expectation (an expectation only when there is nothing else, and it says so); at one date the first passage (in file
-- order), because that is the section the fact belongs to.
CREATE TABLE mart.indicator_stand AS
WITH gewaardeerd AS (
    SELECT
        meting.*,
        coalesce(meting.waarde, if(indicator.eenheid = 'procent', 100, 1) * meting.teller / nullif(meting.noemer, 0)) AS getal,
        core.waarde_tekst(meting.waarde, meting.waarde_tot, meting.teller, meting.noemer, indicator.eenheid, indicator.decimalen, meting.kwalificatie, meting.stilte) AS weergave
    FROM core.meting
    JOIN core.indicator ON indicator.id = meting.indicator_id AND indicator.versie = meting.indicator_versie
),
gereeks AS (
    SELECT
        *,
        row_number() OVER (reeks ORDER BY kwalificatie = 'verwacht', indicator_versie DESC, geldig_op DESC, sleutel) = 1 AS actueel
    FROM gewaardeerd
    WINDOW reeks AS (PARTITION BY indicator_id, onderdeel_id, organisatie_id, uitsplitsing)
),
vorige AS (
    SELECT later.sleutel, first(eerder.sleutel ORDER BY eerder.geldig_op DESC, eerder.sleutel) AS vorige_sleutel
    FROM gereeks AS later
    JOIN gereeks AS eerder ON eerder.indicator_id = later.indicator_id
        AND eerder.indicator_versie = later.indicator_versie
        AND eerder.onderdeel_id = later.onderdeel_id
        AND eerder.organisatie_id IS NOT DISTINCT FROM later.organisatie_id
        AND eerder.uitsplitsing IS NOT DISTINCT FROM later.uitsplitsing
        AND eerder.geldig_op < later.geldig_op
        AND eerder.kwalificatie <> 'verwacht'
        AND eerder.getal IS NOT NULL AND later.getal IS NOT NULL
    GROUP BY later.sleutel
),
-- Status is measured against the original plan; a later version never makes it look better.
doelen AS (
    SELECT
        doel.*,
        row_number() OVER (PARTITION BY indicator_id, onderdeel_id ORDER BY oorspronkelijk DESC, datum) = 1 AS geldt,
        bool_or(NOT oorspronkelijk) OVER (PARTITION BY indicator_id, onderdeel_id) AS plan_aangepast
    FROM core.doel
),
beoordeeld AS (
    SELECT
        gereeks.sleutel,
        doelen.sleutel AS doel_sleutel,
        doelen.plan_aangepast,
        core.kwalificatie_tekst(doelen.kwalificatie) || core.getal_tekst(doelen.waarde, indicator.decimalen)
            || if(indicator.eenheid = 'procent', '%', ' ' || indicator.eenheid)
            || coalesce(' ' || core.datum_tekst(doelen.datum, doelen.datum_precisie), '')
            || coalesce(', ' || doelen.duur_maanden || ' maanden lang', '') AS doel_tekst,
        doelen.waarde AS doel_getal,
        CASE
            WHEN indicator.soort = 'context' THEN 'context'
            WHEN gereeks.getal IS NULL THEN 'geen_waarde'
            WHEN doelen.sleutel IS NULL THEN 'geen_doel'
            WHEN indicator.gewenste_richting NOT IN ('hoger', 'lager') THEN 'geen_oordeel'
            WHEN doelen.datum IS NULL AND doelen.duur_maanden IS NULL THEN 'geen_streefdatum'
            WHEN gereeks.kwalificatie = 'verwacht' THEN 'nog_niet'
            WHEN bereikt AND doelen.duur_maanden IS NOT NULL
                AND (onderdeel.laatste_start_op IS NULL OR onderdeel.laatste_start_op + to_months(doelen.duur_maanden) > gereeks.geldig_op) THEN 'aantal_bereikt'
            WHEN bereikt THEN 'behaald'
            WHEN doelen.datum > gereeks.geldig_op OR doelen.datum IS NULL THEN 'nog_niet'
            ELSE 'niet_gehaald'
        END AS status,
        doelen.datum AS doel_datum,
        core.datum_tekst(doelen.datum, doelen.datum_precisie) AS doel_datum_tekst,
        doelen.duur_maanden
    FROM gereeks
    JOIN core.indicator ON indicator.id = gereeks.indicator_id AND indicator.versie = gereeks.indicator_versie
    JOIN mart.onderdeel ON onderdeel.id = gereeks.onderdeel_id
    LEFT JOIN doelen ON doelen.indicator_id = gereeks.indicator_id AND doelen.onderdeel_id = gereeks.onderdeel_id
        AND doelen.geldt AND gereeks.uitsplitsing IS NULL AND gereeks.organisatie_id IS NULL
    CROSS JOIN LATERAL (
        SELECT CASE indicator.gewenste_richting
            WHEN 'hoger' THEN gereeks.getal > doelen.waarde
                OR (gereeks.getal = doelen.waarde AND gereeks.kwalificatie NOT IN ('bijna', 'minder_dan')
                    AND (doelen.kwalificatie <> 'meer_dan' OR gereeks.kwalificatie IN ('ruim', 'meer_dan')))
            WHEN 'lager' THEN gereeks.getal < doelen.waarde
                OR (gereeks.getal = doelen.waarde AND gereeks.kwalificatie NOT IN ('ruim', 'meer_dan')
                    AND (doelen.kwalificatie <> 'minder_dan' OR gereeks.kwalificatie IN ('bijna', 'minder_dan')))
        END AS bereikt
    )
)
SELECT
    gereeks.sleutel,
    gereeks.indicator_id,
    gereeks.indicator_versie,
    gereeks.onderdeel_id,
    gereeks.organisatie_id,
    gereeks.uitsplitsing,
    gereeks.geldig_op,
    gereeks.geldig_precisie,
    gereeks.getal,
    gereeks.weergave,
    gereeks.stilte,
    gereeks.n,
    gereeks.n_kwalificatie,
    gereeks.toelichting,
    gereeks.levering_id,
    gereeks.paragraaf,
    gereeks.actueel,
    vorige.vorige_sleutel,
    beoordeeld.doel_sleutel,
    beoordeeld.doel_getal,
    beoordeeld.doel_datum,
    beoordeeld.doel_tekst,
    coalesce(beoordeeld.plan_aangepast, false) AS plan_aangepast,
    beoordeeld.status,
    CASE beoordeeld.status WHEN 'behaald' THEN '✓' WHEN 'aantal_bereikt' THEN '✓' WHEN 'niet_gehaald' THEN '◆' WHEN 'geen_waarde' THEN '…' ELSE '○' END AS status_teken,
    CASE beoordeeld.status
        WHEN 'context' THEN 'context, geen resultaat van het programma'
        WHEN 'geen_waarde' THEN gereeks.weergave
        WHEN 'geen_doel' THEN 'geen doel vastgesteld'
        WHEN 'geen_oordeel' THEN 'geen oordeel: geen gewenste richting'
        WHEN 'geen_streefdatum' THEN 'nog niet te beoordelen: doel zonder streefdatum'
        WHEN 'aantal_bereikt' THEN 'aantal bereikt, ' || if(beoordeeld.duur_maanden % 12 = 0, core.getal_tekst(beoordeeld.duur_maanden / 12, 0) || ' jaar', beoordeeld.duur_maanden || ' maanden') || ' nog niet voorbij'
        WHEN 'behaald' THEN 'doel behaald'
        WHEN 'nog_niet' THEN 'nog niet te beoordelen' || coalesce(': streefdatum ' || beoordeeld.doel_datum_tekst, '')
        WHEN 'niet_gehaald' THEN 'doel niet gehaald: streefdatum ' || beoordeeld.doel_datum_tekst
    END AS status_tekst
FROM gereeks
JOIN beoordeeld USING (sleutel)
LEFT JOIN vorige USING (sleutel)
ORDER BY gereeks.sleutel;

COMMENT ON TABLE mart.indicator_stand IS 'Een rij is een meting met de waarde ervoor, het doel en de status.';
COMMENT ON COLUMN mart.indicator_stand.sleutel IS 'Sleutel van de meting.';
COMMENT ON COLUMN mart.indicator_stand.indicator_id IS 'Indicator.';
COMMENT ON COLUMN mart.indicator_stand.indicator_versie IS 'Versie van de definitie.';
COMMENT ON COLUMN mart.indicator_stand.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.indicator_stand.organisatie_id IS 'Organisatie; leeg: alle samen.';
COMMENT ON COLUMN mart.indicator_stand.uitsplitsing IS 'Deelgroep; leeg: het geheel.';
COMMENT ON COLUMN mart.indicator_stand.geldig_op IS 'Datum waarop de waarde geldt.';
COMMENT ON COLUMN mart.indicator_stand.geldig_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.indicator_stand.getal IS 'De waarde als getal; een aandeel in procenten als de eenheid procent is. Leeg: geen waarde, of noemer nul.';
COMMENT ON COLUMN mart.indicator_stand.weergave IS 'De waarde zoals een lezer die ziet, met kwalificatie; of het soort stilte.';
COMMENT ON COLUMN mart.indicator_stand.stilte IS 'Waarom er geen waarde is.';
COMMENT ON COLUMN mart.indicator_stand.n IS 'Aantal waarop een percentage of gemiddelde berust; leeg: onbekend.';
COMMENT ON COLUMN mart.indicator_stand.n_kwalificatie IS 'Wat de tekst zegt bij n; leeg is exact.';
COMMENT ON COLUMN mart.indicator_stand.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.indicator_stand.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.indicator_stand.paragraaf IS 'Paragraaf.';
COMMENT ON COLUMN mart.indicator_stand.actueel IS 'Of dit de waarde is die de pagina''s tonen.';
COMMENT ON COLUMN mart.indicator_stand.vorige_sleutel IS 'Vorige meting van dezelfde reeks; leeg: er is er maar een.';
COMMENT ON COLUMN mart.indicator_stand.doel_sleutel IS 'Doel waartegen de status is bepaald: het oorspronkelijke.';
COMMENT ON COLUMN mart.indicator_stand.doel_getal IS 'Streefwaarde.';
COMMENT ON COLUMN mart.indicator_stand.doel_datum IS 'Streefdatum.';
COMMENT ON COLUMN mart.indicator_stand.doel_tekst IS 'Doel in woorden.';
COMMENT ON COLUMN mart.indicator_stand.plan_aangepast IS 'Of er een later bijgesteld doel is.';
COMMENT ON COLUMN mart.indicator_stand.status IS 'context, geen_waarde, geen_doel, geen_oordeel, geen_streefdatum, aantal_bereikt, behaald, nog_niet of niet_gehaald.';
COMMENT ON COLUMN mart.indicator_stand.status_teken IS 'Teken bij de status.';
COMMENT ON COLUMN mart.indicator_stand.status_tekst IS 'Status in woorden.';
