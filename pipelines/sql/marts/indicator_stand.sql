-- One row is one meting with what a reader needs beside it: the value before it, the goal, and the status in words.
-- `actueel` marks the one that a page shows for its indicator, onderdeel, organisatie and uitsplitsing: the latest that is
-- no expectation (an expectation only when there is nothing else, and it says so); at one date the first passage (in file
-- order), because that is the section the fact belongs to.
CREATE TABLE mart.indicator_stand AS
WITH gewaardeerd AS (
    SELECT
        meting.*,
        coalesce(meting.waarde, if(indicator.eenheid = 'procent', 100, 1) * meting.teller / nullif(meting.noemer, 0)) AS getal,
        core.waarde_tekst(meting.waarde, meting.waarde_tot, meting.teller, meting.noemer, meting.wijze, indicator.eenheid, indicator.decimalen, meting.kwalificatie, meting.stilte) AS weergave
    FROM core.meting
    JOIN core.indicator ON indicator.id = meting.indicator_id AND indicator.versie = meting.indicator_versie
),
gereeks AS (
    SELECT
        *,
        row_number() OVER (reeks ORDER BY is_vervangen, kwalificatie = 'verwacht', indicator_versie DESC, geldig_op DESC, sleutel) = 1 AS actueel
    FROM (SELECT *, sleutel IN (SELECT sleutel FROM mart.vervangen) AS is_vervangen FROM gewaardeerd)
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
        AND NOT eerder.is_vervangen
        AND eerder.getal IS NOT NULL AND later.getal IS NOT NULL
    GROUP BY later.sleutel
),
-- Status is measured against the original plan of the same definition; a later version never makes it look better. Of
-- several original goals the first one that is not yet due counts, else the last.
doelen AS (
    SELECT
        gereeks.sleutel AS meting_sleutel,
        doel.*,
        row_number() OVER (
            PARTITION BY gereeks.sleutel
            ORDER BY doel.oorspronkelijk DESC, coalesce(doel.datum < gereeks.geldig_op, false),
                if(doel.datum < gereeks.geldig_op, gereeks.geldig_op - doel.datum, doel.datum - gereeks.geldig_op), doel.sleutel
        ) = 1 AS geldt,
        bool_or(NOT doel.oorspronkelijk) OVER (PARTITION BY gereeks.sleutel) AS plan_aangepast
    FROM gereeks
    JOIN core.doel ON doel.indicator_id = gereeks.indicator_id AND doel.indicator_versie = gereeks.indicator_versie
        AND doel.onderdeel_id = gereeks.onderdeel_id
    WHERE gereeks.uitsplitsing IS NULL AND gereeks.organisatie_id IS NULL
        AND doel.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
-- A goal is reached when even the least that the value can mean reaches it, and missed when even the most does not.
vergeleken AS (
    SELECT
        gereeks.sleutel,
        CASE indicator.gewenste_richting
            WHEN 'hoger' THEN minstens > doelen.waarde
                OR (minstens = doelen.waarde AND (doelen.kwalificatie NOT IN ('meer_dan', 'ruim') OR gereeks.kwalificatie IN ('ruim', 'meer_dan')))
            WHEN 'lager' THEN hoogstens < doelen.waarde
                OR (hoogstens = doelen.waarde AND (doelen.kwalificatie NOT IN ('minder_dan', 'bijna') OR gereeks.kwalificatie IN ('bijna', 'minder_dan')))
        END AS zeker,
        CASE indicator.gewenste_richting
            WHEN 'hoger' THEN hoogstens IS NULL OR hoogstens > doelen.waarde
                OR (hoogstens = doelen.waarde AND doelen.kwalificatie NOT IN ('meer_dan', 'ruim') AND gereeks.kwalificatie NOT IN ('bijna', 'minder_dan'))
            WHEN 'lager' THEN minstens IS NULL OR minstens < doelen.waarde
                OR (minstens = doelen.waarde AND doelen.kwalificatie NOT IN ('minder_dan', 'bijna') AND gereeks.kwalificatie NOT IN ('ruim', 'meer_dan'))
        END AS mogelijk
    FROM gereeks
    JOIN core.indicator ON indicator.id = gereeks.indicator_id AND indicator.versie = gereeks.indicator_versie
    JOIN doelen ON doelen.meting_sleutel = gereeks.sleutel AND doelen.geldt
    CROSS JOIN LATERAL (
        SELECT core.minstens(gereeks.getal, gereeks.waarde_tot, gereeks.kwalificatie, doelen.waarde) AS minstens,
            core.hoogstens(gereeks.getal, gereeks.waarde_tot, gereeks.kwalificatie, doelen.waarde) AS hoogstens
    )
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
            -- What still grows until the date cannot have stayed below a ceiling before it.
            WHEN indicator.gewenste_richting = 'lager' AND indicator.tijdtype <> 'stand' AND doelen.datum > gereeks.geldig_op THEN 'nog_niet'
            WHEN coalesce(zeker, false) AND doelen.duur_maanden IS NOT NULL
                AND (onderdeel.laatste_start_op IS NULL OR onderdeel.laatste_start_op + to_months(doelen.duur_maanden) > gereeks.geldig_op) THEN 'aantal_bereikt'
            WHEN coalesce(zeker, false) THEN 'behaald'
            WHEN doelen.datum IS NULL THEN 'nog_niet'
            WHEN doelen.datum > gereeks.geldig_op AND doelen.datum < programma.peilperiode_start THEN 'niet_gemeten'
            WHEN doelen.datum > gereeks.geldig_op THEN 'nog_niet'
            WHEN mogelijk THEN 'niet_te_zeggen'
            ELSE 'niet_gehaald'
        END AS status,
        doelen.datum AS doel_datum,
        core.datum_tekst(doelen.datum, doelen.datum_precisie) AS doel_datum_tekst,
        doelen.duur_maanden,
        -- How much of the goal there is, for a bar; only where more is better.
        if(indicator.gewenste_richting = 'hoger' AND doelen.waarde > 0, greatest(0, least(100, 100 * gereeks.getal / doelen.waarde)), NULL) AS voortgang_pct
    FROM gereeks
    JOIN core.indicator ON indicator.id = gereeks.indicator_id AND indicator.versie = gereeks.indicator_versie
    JOIN mart.onderdeel ON onderdeel.id = gereeks.onderdeel_id
    JOIN mart.programma ON programma.id = onderdeel.programma_id
    LEFT JOIN doelen ON doelen.meting_sleutel = gereeks.sleutel AND doelen.geldt
    LEFT JOIN vergeleken ON vergeleken.sleutel = gereeks.sleutel
)
SELECT
    gereeks.sleutel,
    gereeks.indicator_id,
    gereeks.indicator_versie,
    gereeks.onderdeel_id,
    gereeks.organisatie_id,
    gereeks.uitsplitsing,
    gereeks.geldig_van,
    gereeks.geldig_op,
    gereeks.geldig_precisie,
    gereeks.getal,
    gereeks.weergave,
    gereeks.stilte,
    gereeks.n,
    gereeks.n_kwalificatie,
    core.is_breuk(gereeks.waarde, gereeks.noemer, gereeks.wijze) AS is_breuk,
    gereeks.teller IS NOT NULL AS is_aandeel,
    gereeks.wijze_reden,
    gereeks.toelichting,
    gereeks.levering_id,
    gereeks.paragraaf,
    gereeks.actueel,
    vorige.vorige_sleutel,
    beoordeeld.doel_sleutel,
    beoordeeld.doel_getal,
    beoordeeld.doel_datum,
    beoordeeld.doel_tekst,
    beoordeeld.voortgang_pct,
    coalesce(beoordeeld.plan_aangepast, false) AS plan_aangepast,
    beoordeeld.status,
    CASE beoordeeld.status WHEN 'behaald' THEN '✓' WHEN 'aantal_bereikt' THEN '◐' WHEN 'niet_gehaald' THEN '◆' WHEN 'niet_gemeten' THEN '◆' WHEN 'geen_waarde' THEN coalesce(core.stilte_teken(gereeks.stilte), '○') ELSE '○' END AS status_teken,
    CASE beoordeeld.status
        WHEN 'context' THEN 'context, geen resultaat van het programma'
        WHEN 'geen_waarde' THEN gereeks.weergave
        WHEN 'geen_doel' THEN 'geen doel vastgesteld'
        WHEN 'geen_oordeel' THEN 'geen oordeel: geen gewenste richting'
        WHEN 'geen_streefdatum' THEN 'nog niet te beoordelen: doel zonder streefdatum'
        WHEN 'aantal_bereikt' THEN 'aantal bereikt, ' || if(beoordeeld.duur_maanden % 12 = 0, core.getal_tekst(beoordeeld.duur_maanden / 12, 0) || ' jaar', beoordeeld.duur_maanden || ' maanden') || ' nog niet voorbij'
        WHEN 'behaald' THEN 'doel behaald'
        WHEN 'nog_niet' THEN 'nog niet te beoordelen' || coalesce(': streefdatum ' || beoordeeld.doel_datum_tekst, '')
        WHEN 'niet_gemeten' THEN 'streefdatum ' || beoordeeld.doel_datum_tekst || ' voorbij, daarna niet gemeten'
        WHEN 'niet_te_zeggen' THEN 'niet te zeggen of het doel gehaald is: de bron zegt ' || gereeks.weergave
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
COMMENT ON COLUMN mart.indicator_stand.geldig_van IS 'Begin van de periode; leeg: een stand, of het begin is niet bekend.';
COMMENT ON COLUMN mart.indicator_stand.geldig_op IS 'Datum waarop de waarde geldt.';
COMMENT ON COLUMN mart.indicator_stand.geldig_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.indicator_stand.getal IS 'De waarde als getal; een aandeel in procenten als de eenheid procent is. Leeg: geen waarde, of noemer nul.';
COMMENT ON COLUMN mart.indicator_stand.weergave IS 'De waarde zoals een lezer die ziet, met kwalificatie; of het soort stilte.';
COMMENT ON COLUMN mart.indicator_stand.stilte IS 'Waarom er geen waarde is.';
COMMENT ON COLUMN mart.indicator_stand.n IS 'Aantal waarop een percentage of gemiddelde berust; leeg: onbekend.';
COMMENT ON COLUMN mart.indicator_stand.n_kwalificatie IS 'Wat de tekst zegt bij n; leeg is exact.';
COMMENT ON COLUMN mart.indicator_stand.is_breuk IS 'Of de bron een breuk in woorden geeft (twee derde): dan blijft n onbekend.';
COMMENT ON COLUMN mart.indicator_stand.is_aandeel IS 'Of de waarde uit een teller en een noemer bestaat.';
COMMENT ON COLUMN mart.indicator_stand.wijze_reden IS 'Hoe een geteld, berekend of gecorrigeerd getal er kwam.';
COMMENT ON COLUMN mart.indicator_stand.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.indicator_stand.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.indicator_stand.paragraaf IS 'Paragraaf.';
COMMENT ON COLUMN mart.indicator_stand.actueel IS 'Of dit de waarde is die de pagina''s tonen.';
COMMENT ON COLUMN mart.indicator_stand.vorige_sleutel IS 'Vorige meting van dezelfde reeks; leeg: er is er maar een.';
COMMENT ON COLUMN mart.indicator_stand.doel_sleutel IS 'Doel waartegen de status is bepaald: het oorspronkelijke.';
COMMENT ON COLUMN mart.indicator_stand.doel_getal IS 'Streefwaarde.';
COMMENT ON COLUMN mart.indicator_stand.doel_datum IS 'Streefdatum.';
COMMENT ON COLUMN mart.indicator_stand.doel_tekst IS 'Doel in woorden.';
COMMENT ON COLUMN mart.indicator_stand.voortgang_pct IS 'Deel van het doel (0-100), voor een balk; leeg als meer niet beter is.';
COMMENT ON COLUMN mart.indicator_stand.plan_aangepast IS 'Of er een later bijgesteld doel is.';
COMMENT ON COLUMN mart.indicator_stand.status IS 'context, geen_waarde, geen_doel, geen_oordeel, geen_streefdatum, aantal_bereikt, behaald, nog_niet, niet_gemeten, niet_te_zeggen of niet_gehaald.';
COMMENT ON COLUMN mart.indicator_stand.status_teken IS 'Teken bij de status.';
COMMENT ON COLUMN mart.indicator_stand.status_tekst IS 'Status in woorden.';
