-- One row is one meting against one version of its goal: the original plan, and the last adjusted plan when there is one.
-- Each is judged by the same rules and on its own, so that an adjusted plan can never change the status against the original.
CREATE TABLE mart.doel_stand AS
WITH mogelijke_doelen AS (
    SELECT
        reeks.sleutel AS meting_sleutel,
        doel.*,
        -- Of several original goals the first one that is not yet due counts, else the last; of adjusted plans the last one.
        row_number() OVER (
            PARTITION BY reeks.sleutel, doel.oorspronkelijk
            ORDER BY if(doel.oorspronkelijk, NULL, core.volgorde(doel.levering_id)) DESC, coalesce(doel.datum < reeks.geldig_op, false),
                if(doel.datum < reeks.geldig_op, reeks.geldig_op - doel.datum, doel.datum - reeks.geldig_op), doel.sleutel
        ) = 1 AS geldt
    FROM mart.reeks
    JOIN core.doel ON doel.indicator_id = reeks.indicator_id AND doel.indicator_versie = reeks.indicator_versie
        AND doel.onderdeel_id = reeks.onderdeel_id
    WHERE reeks.uitsplitsing IS NULL AND reeks.organisatie_id IS NULL
        AND doel.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
-- The straight line from the first measurement to the goal, where the definition states that path; and how far it is on it.
langs_het_pad AS (
    SELECT doel.meting_sleutel, doel.sleutel AS doel_sleutel, nul.sleutel AS nulmeting_sleutel, nul.getal AS nul_getal, nul.geldig_op AS nul_op, nul.weergave AS nul_weergave, nul.geldig_precisie AS nul_precisie,
        (reeks.getal - nul.getal) / nullif(doel.waarde - nul.getal, 0) AS voortgang,
        if(indicator.pad = 'lineair' AND doel.datum > nul.geldig_op,
            nul.getal + (doel.waarde - nul.getal) * least(1.0, (reeks.geldig_op - nul.geldig_op) / (doel.datum - nul.geldig_op)), NULL) AS verwacht
    FROM mogelijke_doelen AS doel
    JOIN mart.reeks ON reeks.sleutel = doel.meting_sleutel
    JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    JOIN mart.reeks AS nul ON nul.sleutel = reeks.eerste_sleutel
    WHERE doel.geldt
),
-- A goal is reached when even the least that the value can mean reaches it, and missed when even the most does not.
vergeleken AS (
    SELECT
        doel.meting_sleutel, doel.sleutel AS doel_sleutel,
        core.zeker_gehaald(indicator.gewenste_richting, minstens, hoogstens, reeks.kwalificatie, doel.waarde, doel.kwalificatie) AS zeker,
        core.mogelijk_gehaald(indicator.gewenste_richting, minstens, hoogstens, reeks.kwalificatie, doel.waarde, doel.kwalificatie) AS mogelijk,
        CASE indicator.gewenste_richting WHEN 'hoger' THEN pad_minstens >= verwacht WHEN 'lager' THEN pad_hoogstens <= verwacht END AS zeker_op_pad,
        CASE indicator.gewenste_richting WHEN 'hoger' THEN pad_hoogstens < verwacht WHEN 'lager' THEN pad_minstens > verwacht END AS zeker_achter
    FROM mogelijke_doelen AS doel
    JOIN mart.reeks ON reeks.sleutel = doel.meting_sleutel
    JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    LEFT JOIN langs_het_pad AS pad ON pad.meting_sleutel = doel.meting_sleutel AND pad.doel_sleutel = doel.sleutel
    CROSS JOIN LATERAL (
        SELECT core.minstens(reeks.getal, reeks.waarde_tot, reeks.kwalificatie, doel.waarde) AS minstens,
            core.hoogstens(reeks.getal, reeks.waarde_tot, reeks.kwalificatie, doel.waarde) AS hoogstens,
            core.minstens(reeks.getal, reeks.waarde_tot, reeks.kwalificatie, pad.verwacht) AS pad_minstens,
            core.hoogstens(reeks.getal, reeks.waarde_tot, reeks.kwalificatie, pad.verwacht) AS pad_hoogstens
    )
    WHERE doel.geldt
),
-- Of a value from after the date of its goal: was the goal reached on that date? A later value does not say so.
op_de_datum AS (
    SELECT doel.meting_sleutel, doel.sleutel AS doel_sleutel,
        bool_or(core.zeker_gehaald(indicator.gewenste_richting, minstens, hoogstens, eerder.kwalificatie, doel.waarde, doel.kwalificatie)) AS op_tijd,
        bool_or(eerder.geldig_op = doel.datum
            AND NOT core.mogelijk_gehaald(indicator.gewenste_richting, minstens, hoogstens, eerder.kwalificatie, doel.waarde, doel.kwalificatie)) AS te_laat
    FROM mogelijke_doelen AS doel
    JOIN mart.reeks ON reeks.sleutel = doel.meting_sleutel AND reeks.geldig_op > doel.datum
    JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    JOIN mart.reeks AS eerder ON (eerder.indicator_id, eerder.indicator_versie, eerder.onderdeel_id) = (reeks.indicator_id, reeks.indicator_versie, reeks.onderdeel_id)
        AND eerder.organisatie_id IS NULL AND eerder.uitsplitsing IS NULL AND eerder.geldig_op <= doel.datum AND eerder.getal IS NOT NULL
        AND eerder.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    CROSS JOIN LATERAL (
        SELECT core.minstens(eerder.getal, eerder.waarde_tot, eerder.kwalificatie, doel.waarde) AS minstens,
            core.hoogstens(eerder.getal, eerder.waarde_tot, eerder.kwalificatie, doel.waarde) AS hoogstens
    )
    WHERE doel.geldt
    GROUP BY ALL
),
beoordeeld AS (
    SELECT
        reeks.sleutel AS meting_sleutel,
        doel.sleutel AS doel_sleutel,
        coalesce(doel.oorspronkelijk, true) AS oorspronkelijk,
        CASE
            WHEN indicator.soort = 'context' THEN 'context'
            WHEN reeks.getal IS NULL THEN 'geen_waarde'
            WHEN doel.sleutel IS NULL THEN 'geen_doel'
            WHEN indicator.gewenste_richting NOT IN ('hoger', 'lager') THEN 'geen_oordeel'
            WHEN doel.datum IS NULL AND doel.duur_maanden IS NULL THEN 'geen_streefdatum'
            WHEN reeks.kwalificatie = 'verwacht' THEN 'nog_niet'
            -- What still grows until the date cannot have stayed below a ceiling before it.
            WHEN indicator.gewenste_richting = 'lager' AND indicator.tijdtype <> 'stand' AND doel.datum > reeks.geldig_op THEN 'nog_niet'
            WHEN coalesce(zeker, false) AND doel.duur_maanden IS NOT NULL
                AND (onderdeel.laatste_start_op IS NULL OR onderdeel.laatste_start_op + to_months(doel.duur_maanden) > reeks.geldig_op) THEN 'aantal_bereikt'
            WHEN coalesce(zeker, false) AND te_laat THEN 'te_laat_behaald'
            WHEN coalesce(zeker, false) THEN 'behaald'
            WHEN doel.datum IS NULL THEN 'nog_niet'
            WHEN doel.datum > reeks.geldig_op AND doel.datum < programma.peilperiode_start THEN 'niet_gemeten'
            WHEN doel.datum > reeks.geldig_op AND indicator.pad IS NOT NULL AND reeks.eerste_sleutel IS NULL THEN 'te_weinig'
            WHEN doel.datum > reeks.geldig_op AND zeker_op_pad THEN 'op_schema'
            WHEN doel.datum > reeks.geldig_op AND zeker_achter THEN 'loopt_achter'
            WHEN doel.datum > reeks.geldig_op THEN 'nog_niet'
            WHEN mogelijk THEN 'niet_te_zeggen'
            ELSE 'niet_gehaald'
        END AS status,
        CASE
            WHEN NOT coalesce(zeker, false) OR coalesce(doel.datum >= reeks.geldig_op, true) THEN NULL
            WHEN te_laat THEN 'na de streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie)
            WHEN NOT coalesce(op_tijd, false) THEN 'gemeten na de streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie)
        END AS na_de_datum
    FROM mart.reeks
    JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
    JOIN mart.onderdeel ON onderdeel.id = reeks.onderdeel_id
    JOIN mart.programma ON programma.id = onderdeel.programma_id
    LEFT JOIN mogelijke_doelen AS doel ON doel.meting_sleutel = reeks.sleutel AND doel.geldt
    LEFT JOIN vergeleken ON vergeleken.meting_sleutel = reeks.sleutel AND vergeleken.doel_sleutel = doel.sleutel
    LEFT JOIN op_de_datum ON op_de_datum.meting_sleutel = reeks.sleutel AND op_de_datum.doel_sleutel = doel.sleutel
)
SELECT
    beoordeeld.meting_sleutel,
    beoordeeld.doel_sleutel,
    -- A goal that only exists as an adjusted one is what there is to judge.
    row_number() OVER (PARTITION BY beoordeeld.meting_sleutel ORDER BY beoordeeld.oorspronkelijk DESC) = 1 AS telt,
    beoordeeld.oorspronkelijk,
    doel.waarde AS doel_getal,
    doel.datum AS doel_datum,
    core.doel_tekst(doel.waarde, doel.kwalificatie, indicator.eenheid, indicator.decimalen, doel.datum, doel.datum_precisie, doel.duur_maanden) AS doel_tekst,
    pad.nulmeting_sleutel,
    pad.voortgang,
    pad.verwacht,
    beoordeeld.status,
    CASE beoordeeld.status
        WHEN 'behaald' THEN '✓' WHEN 'aantal_bereikt' THEN '◐' WHEN 'op_schema' THEN '▲' WHEN 'loopt_achter' THEN '▼'
        WHEN 'niet_gehaald' THEN '◆' WHEN 'niet_gemeten' THEN '◆' WHEN 'te_laat_behaald' THEN '◆'
        WHEN 'geen_waarde' THEN coalesce(core.stilte_teken(reeks.stilte), '○')
        ELSE '○'
    END AS status_teken,
    CASE beoordeeld.status
        WHEN 'context' THEN 'context, geen resultaat van het programma'
        WHEN 'geen_waarde' THEN reeks.weergave
        WHEN 'geen_doel' THEN 'geen doel vastgesteld'
        WHEN 'geen_oordeel' THEN 'geen oordeel: ' || coalesce(indicator.reden_geen_oordeel, 'geen gewenste richting')
        WHEN 'geen_streefdatum' THEN 'nog niet te beoordelen: doel zonder streefdatum'
        WHEN 'aantal_bereikt' THEN 'aantal bereikt, ' || if(doel.duur_maanden % 12 = 0, core.getal_tekst(doel.duur_maanden / 12, 0) || ' jaar', doel.duur_maanden || ' maanden') || ' nog niet voorbij' || coalesce('; ' || na_de_datum, '')
        WHEN 'behaald' THEN 'doel behaald' || coalesce(', ' || na_de_datum, '')
        WHEN 'te_laat_behaald' THEN 'doel te laat behaald: ' || na_de_datum
        WHEN 'te_weinig' THEN 'te weinig metingen'
        WHEN 'op_schema' THEN 'op schema: streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie)
        WHEN 'loopt_achter' THEN 'loopt achter: streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie)
        WHEN 'nog_niet' THEN 'nog niet te beoordelen' || coalesce(': streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie), '')
        WHEN 'niet_gemeten' THEN 'streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie) || ' voorbij, daarna niet gemeten'
        WHEN 'niet_te_zeggen' THEN 'niet te zeggen of het doel gehaald is: de bron zegt ' || reeks.weergave
        WHEN 'niet_gehaald' THEN 'doel niet gehaald: streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie)
    END AS status_tekst,
    -- Why this status: everything that went in, in the order of the rule.
    CASE WHEN doel.sleutel IS NOT NULL THEN concat_ws(' ',
        'Gemeten: ' || reeks.weergave || ' op ' || core.datum_tekst(reeks.geldig_op, reeks.geldig_precisie) || '.',
        if(doel.oorspronkelijk, 'Oorspronkelijk doel: ', 'Aangepast doel: ') || core.kwalificatie_tekst(doel.kwalificatie) || core.getal_tekst(doel.waarde, indicator.decimalen)
            || coalesce(', streefdatum ' || core.datum_tekst(doel.datum, doel.datum_precisie), ', zonder streefdatum') || ', voor ' || doel.geldt_voor
            || coalesce(', ' || doel.duur_maanden || ' maanden lang', '') || ', ' || coalesce('vastgesteld door ' || doel.vastgesteld_door, 'wie het vaststelde is niet vermeld') || '.',
        CASE indicator.gewenste_richting WHEN 'hoger' THEN 'Hoger is beter.' WHEN 'lager' THEN 'Lager is beter.' ELSE 'Er is ' || coalesce('geen oordeel: ' || indicator.reden_geen_oordeel, 'geen gewenste richting') || '.' END,
        coalesce('Eerste meting: ' || pad.nul_weergave || ' op ' || core.datum_tekst(pad.nul_op, pad.nul_precisie) || '.', 'Er is geen eerdere meting.'),
        'Van de eerste meting naar het doel is ' || core.getal_tekst(100 * pad.voortgang, 0) || '% afgelegd.',
        CASE
            WHEN pad.verwacht IS NOT NULL THEN 'Langs een rechte lijn hoort daar op deze datum ' || core.getal_tekst(pad.verwacht, greatest(indicator.decimalen, 1)) || ' bij.'
            WHEN indicator.pad IS NULL AND doel.datum > reeks.geldig_op THEN 'Langs welke weg het doel bereikt wordt, is niet afgesproken: voor de streefdatum is er geen oordeel.'
        END
    ) END AS uitleg
FROM beoordeeld
JOIN mart.reeks ON reeks.sleutel = beoordeeld.meting_sleutel
JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
LEFT JOIN core.doel ON doel.sleutel = beoordeeld.doel_sleutel
LEFT JOIN langs_het_pad AS pad ON pad.meting_sleutel = beoordeeld.meting_sleutel AND pad.doel_sleutel = beoordeeld.doel_sleutel
ORDER BY beoordeeld.meting_sleutel, beoordeeld.oorspronkelijk DESC;

COMMENT ON TABLE mart.doel_stand IS 'Een rij is een meting tegenover een versie van haar doel: het oorspronkelijke plan, en het laatst aangepaste plan als dat er is.';
COMMENT ON COLUMN mart.doel_stand.meting_sleutel IS 'Meting.';
COMMENT ON COLUMN mart.doel_stand.doel_sleutel IS 'Doel; leeg: er is geen doel.';
COMMENT ON COLUMN mart.doel_stand.telt IS 'Of dit de status is die bij het cijfer staat: die tegenover het oorspronkelijke plan.';
COMMENT ON COLUMN mart.doel_stand.oorspronkelijk IS 'Of het doel het oorspronkelijke is.';
COMMENT ON COLUMN mart.doel_stand.doel_getal IS 'Streefwaarde.';
COMMENT ON COLUMN mart.doel_stand.doel_datum IS 'Streefdatum.';
COMMENT ON COLUMN mart.doel_stand.doel_tekst IS 'Doel in woorden.';
COMMENT ON COLUMN mart.doel_stand.nulmeting_sleutel IS 'Eerste meting van de reeks; leeg: er is geen eerdere meting.';
COMMENT ON COLUMN mart.doel_stand.voortgang IS '(waarde − eerste meting) / (doel − eerste meting); leeg: geen eerdere meting, of het doel is gelijk aan de eerste meting.';
COMMENT ON COLUMN mart.doel_stand.verwacht IS 'Wat er op de datum van de meting hoort te zijn langs het afgesproken pad; leeg: geen pad afgesproken.';
COMMENT ON COLUMN mart.doel_stand.status IS 'context, geen_waarde, geen_doel, geen_oordeel, geen_streefdatum, aantal_bereikt, behaald, te_laat_behaald, te_weinig, op_schema, loopt_achter, nog_niet, niet_gemeten, niet_te_zeggen of niet_gehaald.';
COMMENT ON COLUMN mart.doel_stand.status_teken IS 'Teken bij de status.';
COMMENT ON COLUMN mart.doel_stand.status_tekst IS 'Status in woorden.';
COMMENT ON COLUMN mart.doel_stand.uitleg IS 'Waarom deze status: alles wat erin ging; leeg: er is geen doel.';
