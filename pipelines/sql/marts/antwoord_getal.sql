-- One row is a key that the row of an answer may lead to, with its numbers, its goal and the reservation of its definition.
CREATE VIEW mart.antwoord_getal AS
WITH metingen AS (
    SELECT meting.sleutel, cijfer.programma_id, cijfer.indicator_id, cijfer.indicator_versie, cijfer.getal, meting.waarde_tot AS getal_tot, CAST(meting.kwalificatie AS VARCHAR) AS kwalificatie,
       
        -- '1 op de 8' is a way of speaking, no count of one.
        if(stand.is_breuk, NULL, coalesce(meting.teller, if(geheel.getal IS NULL, NULL, cijfer.getal))) AS teller, if(stand.is_breuk, NULL, coalesce(meting.noemer, geheel.getal)) AS noemer, meting.n, if(geheel.getal IS NULL, NULL, deel.noemer_id) AS noemer_id, cijfer.doel_sleutel
    FROM mart.cijfer JOIN core.meting ON meting.sleutel = cijfer.sleutel JOIN mart.indicator_stand AS stand ON stand.sleutel = cijfer.sleutel
    -- Where indicators.yml says of which whole a count is a part.
    LEFT JOIN (SELECT DISTINCT indicator_id, noemer_id FROM core.vraag_indicator WHERE noemer_id IS NOT NULL) AS deel ON deel.indicator_id = cijfer.indicator_id
    LEFT JOIN mart.cijfer AS geheel ON geheel.indicator_id = deel.noemer_id AND geheel.onderdeel_id = cijfer.onderdeel_id AND geheel.actueel AND geheel.soort = 'meting'
        AND geheel.uitsplitsing IS NULL AND geheel.organisatie_id IS NULL AND cijfer.uitsplitsing IS NULL AND cijfer.organisatie_id IS NULL
    WHERE cijfer.soort = 'meting'
),
-- A goal with the newest measurement against it.
nieuwste AS (
    SELECT stand.doel_sleutel, metingen.* EXCLUDE (sleutel, programma_id, doel_sleutel, indicator_id, indicator_versie)
    FROM mart.doel_stand AS stand JOIN metingen ON metingen.sleutel = stand.meting_sleutel JOIN mart.cijfer ON cijfer.sleutel = metingen.sleutel AND cijfer.actueel
    WHERE metingen.kwalificatie <> 'verwacht' AND stand.doel_sleutel IS NOT NULL
),
doelen AS (
    SELECT doel.sleutel, split_part(doel.onderdeel_id, '/', 1) AS programma_id, doel.indicator_id, doel.indicator_versie, nieuwste.* EXCLUDE (doel_sleutel), doel.sleutel AS doel_sleutel
    FROM core.doel LEFT JOIN nieuwste ON nieuwste.doel_sleutel = doel.sleutel
),
-- Of a definition that has no figure yet, and of what is counted in a phase or worked out.
overige AS (
    SELECT 'indicator:' || id AS sleutel, any_value(split_part(onderdeel_id, '/', 1)) AS programma_id, id AS indicator_id, max(versie) AS indicator_versie, NULL AS eenheid, NULL::DOUBLE AS getal, NULL AS kwalificatie, NULL::DOUBLE AS teller, NULL::DOUBLE AS noemer
    FROM core.indicator GROUP BY id
    UNION ALL
    SELECT verdeling.sleutel, verdeling.programma_id, NULL, NULL, fasemodel.eenheid, verdeling.aantal, coalesce(CAST(fasetelling.kwalificatie AS VARCHAR), if(verdeling.is_exact, NULL, 'circa')), if(verdeling.totaal_is_exact, verdeling.aantal, NULL), if(verdeling.totaal_is_exact, verdeling.totaal, NULL)
    FROM mart.fase_verdeling AS verdeling LEFT JOIN core.fasetelling USING (sleutel) JOIN core.fasemodel ON fasemodel.id = verdeling.fasemodel_id
    UNION ALL
    SELECT verloop.sleutel, verloop.programma_id, NULL, NULL, 'dagen in deze fase, minstens', verloop.dagen_minstens, NULL, NULL, NULL FROM mart.fase_verloop AS verloop
    UNION ALL
    SELECT eigen_sleutel, programma_id, NULL, NULL, 'procent', 100.0 * aandeel_eigen_opgaven, NULL, eigen_opgaven, alle_oordelen FROM mart.oprol WHERE eigen_sleutel IS NOT NULL
    UNION ALL
    SELECT sleutel, programma_id, NULL, NULL, 'onderdelen met het oordeel ja', if(onbekend = aantal, NULL, ja), NULL, if(onbekend = aantal, NULL, ja), aantal FROM mart.oprol
),
alle AS (
    FROM metingen UNION ALL BY NAME FROM doelen UNION ALL BY NAME FROM overige
)
SELECT
    alle.sleutel,
    alle.programma_id,
    alle.indicator_id,
    alle.indicator_versie,
    alle.getal,
    alle.getal_tot,
    alle.kwalificatie,
    coalesce(alle.eenheid, indicator.eenheid) AS eenheid,
    CAST(alle.teller AS DOUBLE) AS teller,
    CAST(alle.noemer AS DOUBLE) AS noemer,
    alle.noemer_id,
    CAST(alle.n AS DOUBLE) AS n,
    CAST(doel.waarde AS DOUBLE) AS doel_getal,
    CAST(doel.kwalificatie AS VARCHAR) AS doel_kwalificatie,
    doel.datum AS doel_datum,
    core.doel_tekst(doel.waarde, doel.kwalificatie, indicator.eenheid, indicator.decimalen, doel.datum, doel.datum_precisie, doel.duur_maanden) AS doel_tekst,
    indicator.beperkingen AS voorbehoud,
    oprol.omslag_tekst
FROM alle
LEFT JOIN core.indicator ON indicator.id = alle.indicator_id AND indicator.versie = alle.indicator_versie
LEFT JOIN core.doel ON doel.sleutel = alle.doel_sleutel
LEFT JOIN mart.oprol ON oprol.sleutel = alle.sleutel;

COMMENT ON VIEW mart.antwoord_getal IS 'Een rij is een sleutel waar een antwoord naar kan leiden, met zijn getallen, zijn doel en het voorbehoud van de definitie; van een conclusie ook wat haar doet omslaan.';
COMMENT ON COLUMN mart.antwoord_getal.sleutel IS 'Sleutel van het cijfer, doel, de telling of de definitie.';
COMMENT ON COLUMN mart.antwoord_getal.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.antwoord_getal.indicator_id IS 'Indicator; leeg: er hoort geen definitie bij.';
COMMENT ON COLUMN mart.antwoord_getal.indicator_versie IS 'Versie van die definitie.';
COMMENT ON COLUMN mart.antwoord_getal.getal IS 'De waarde als getal; van een doel het nieuwste gemeten cijfer ertegenover. Leeg: geen getal.';
COMMENT ON COLUMN mart.antwoord_getal.getal_tot IS 'Bovenkant van een bereik; leeg: het is één getal.';
COMMENT ON COLUMN mart.antwoord_getal.kwalificatie IS 'Wat de bron bij het getal zegt: exact, circa, ruim, verwacht en zo meer.';
COMMENT ON COLUMN mart.antwoord_getal.eenheid IS 'Wat er geteld wordt; procent: 0 tot 100.';
COMMENT ON COLUMN mart.antwoord_getal.teller IS 'Het deel; leeg: niet gegeven.';
COMMENT ON COLUMN mart.antwoord_getal.noemer IS 'Het geheel; leeg: niet gegeven, of bij een fase niet exact.';
COMMENT ON COLUMN mart.antwoord_getal.noemer_id IS 'Indicator die dat geheel telt; leeg: het hoort bij het cijfer zelf.';
COMMENT ON COLUMN mart.antwoord_getal.n IS 'Op hoeveel antwoorden of gevallen het berust; leeg: onbekend.';
COMMENT ON COLUMN mart.antwoord_getal.doel_getal IS 'Streefwaarde; leeg: geen doel.';
COMMENT ON COLUMN mart.antwoord_getal.doel_kwalificatie IS 'Wat de bron bij de streefwaarde zegt.';
COMMENT ON COLUMN mart.antwoord_getal.doel_datum IS 'Streefdatum, de laatste dag van de periode; leeg: niet vermeld.';
COMMENT ON COLUMN mart.antwoord_getal.doel_tekst IS 'Het doel in woorden.';
COMMENT ON COLUMN mart.antwoord_getal.voorbehoud IS 'Wat de definitie van het cijfer niet kan zeggen.';
COMMENT ON COLUMN mart.antwoord_getal.omslag_tekst IS 'Wat de conclusie doet omslaan, in woorden; leeg: de sleutel is geen conclusie.';
