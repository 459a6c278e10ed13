-- One row is one input of one derived figure. Following blad_sleutel ends at stored facts, which have a passage.
CREATE TABLE mart.afleiding AS
WITH onbekend AS (
    SELECT verdeling.sleutel,
        'totaal − som van de genoemde fasen' AS formule,
        verdeling.totaal_sleutel AS blad_sleutel, 0 AS plaats
    FROM mart.fase_verdeling AS verdeling WHERE fase_id = 'niet_vermeld'
    UNION ALL
    SELECT verdeling.sleutel, 'totaal − som van de genoemde fasen', genoemd.sleutel, genoemd.fase_volgorde
    FROM mart.fase_verdeling AS verdeling
    JOIN mart.fase_verdeling AS genoemd USING (fasemodel_id, onderdeel_id)
    WHERE verdeling.fase_id = 'niet_vermeld' AND genoemd.fase_id <> 'niet_vermeld'
),
totalen AS (
    SELECT cohort_sleutel AS sleutel,
        'som over de onderdelen met dezelfde einddatum' AS formule, sleutel AS blad_sleutel, volgorde AS plaats
    FROM mart.fase_verdeling
),
cohortaandelen AS (
    SELECT DISTINCT 'afgeleid:fase:' || fasemodel_id || ':cohort-' || cohort_id || ':aandeel-klaar' AS sleutel,
        'afgerond / (totaal − fase niet vermeld); grenzen: als geen of alle onbekenden afgerond zijn' AS formule,
        cohort_sleutel AS blad_sleutel, fase_volgorde AS plaats
    FROM mart.fase_verdeling
),
onderdeelaandelen AS (
    SELECT 'afgeleid:fase:' || fasemodel_id || ':' || onderdeel_id || ':aandeel-klaar' AS sleutel,
        'afgerond / (totaal − fase niet vermeld); grenzen: als geen of alle onbekenden afgerond zijn' AS formule,
        sleutel AS blad_sleutel, fase_volgorde AS plaats
    FROM mart.fase_verdeling
),
-- The counts (or the steps) that were compared; the total only where the source says one.
stroombladen AS (
    SELECT stroom.sleutel, telling.sleutel AS blad_sleutel, 2 * fase.volgorde + if(telling.datum = stroom.tot, 1000, 0) AS plaats
    FROM mart.fase_stroom AS stroom
    JOIN core.fasetelling AS telling ON telling.fasemodel_id = stroom.fasemodel_id AND telling.onderdeel_id = stroom.onderdeel_id AND telling.datum IN (stroom.van, stroom.tot)
    JOIN core.fase ON fase.fasemodel_id = telling.fasemodel_id AND fase.id = telling.fase_id
    WHERE stroom.grondslag = 'telling' AND telling.kwalificatie <> 'verwacht' AND telling.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    UNION ALL
    SELECT stroom.sleutel, arg_max(stand.sleutel, stand.geldig_op), if(moment.datum = stroom.tot, 1000, 0)
    FROM mart.fase_stroom AS stroom
    CROSS JOIN LATERAL (SELECT unnest([stroom.van, stroom.tot]) AS datum) AS moment
    JOIN core.fasemodel ON fasemodel.id = stroom.fasemodel_id
    JOIN mart.indicator_stand AS stand ON stand.indicator_id = totaal_indicator_id AND stand.onderdeel_id = stroom.onderdeel_id AND stand.geldig_op <= moment.datum
    WHERE stroom.grondslag = 'telling' AND stand.uitsplitsing IS NULL AND stand.organisatie_id IS NULL AND stand.getal IS NOT NULL AND stand.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    GROUP BY stroom.sleutel, moment.datum, stroom.tot
    UNION ALL
    SELECT stroom.sleutel, verloop.sleutel, date_diff('day', DATE '1970-01-01', verloop.datum)
    FROM mart.fase_stroom AS stroom
    JOIN core.faseverloop AS verloop ON verloop.fasemodel_id = stroom.fasemodel_id AND verloop.onderdeel_id = stroom.onderdeel_id AND CAST(verloop.grondslag AS VARCHAR) = stroom.grondslag AND verloop.datum <= stroom.tot
),
stromen AS (
    SELECT cijfer.sleutel,
        CASE WHEN stroom.grondslag = 'telling' THEN 'kleinste verschuiving tussen de twee tellingen (fase voor fase; totaal voor wie erbij kwam of wegviel)' ELSE 'laatste stap tot het eerste moment, vergeleken met de laatste stap tot het tweede' END AS formule,
        blad_sleutel, plaats
    FROM mart.fase_stroom AS stroom
    JOIN stroombladen USING (sleutel)
    JOIN mart.cijfer ON starts_with(cijfer.sleutel, stroom.sleutel || ':')
    UNION ALL
    SELECT cijfer.sleutel, 'som over de onderdelen die op beide momenten geteld zijn', deel.sleutel || ':' || cijfer.korte_naam, row_number() OVER (ORDER BY deel.sleutel)
    FROM mart.fase_stroom AS stroom
    JOIN mart.fase_stroom AS deel ON deel.fasemodel_id = stroom.fasemodel_id AND deel.cohort_id = stroom.cohort_id AND deel.van = stroom.van AND deel.tot = stroom.tot AND deel.grondslag = 'telling' AND deel.onderdeel_id IS NOT NULL
    JOIN mart.cijfer ON starts_with(cijfer.sleutel, stroom.sleutel || ':')
    WHERE stroom.onderdeel_id IS NULL
),
resten AS (
    SELECT sleutel, '100% − dit aandeel' AS formule, substring(sleutel, length('afgeleid:rest:') + 1) AS blad_sleutel, 0 AS plaats
    FROM mart.cijfer WHERE starts_with(sleutel, 'afgeleid:rest:')
),
afspraken AS (
    SELECT 'afgeleid:afspraken:' || geheel || ':' || maat.id AS sleutel, maat.formule, register.sleutel AS blad_sleutel, register.volgorde AS plaats
    FROM (SELECT *, unnest(list_distinct([programma_id, onderdeel_id])) AS geheel FROM mart.afspraak_register WHERE groep = 'afspraak') AS register
    CROSS JOIN (VALUES
        ('alle', 'telling van de afspraken; uitgangspunten, regels en uitwerkingen tellen niet mee'),
        ('gelden', 'telling van de afspraken hieronder zonder wat de tekst buiten de afspraken plaatst'),
        ('wijken-af', 'telling van de afspraken hieronder die zijn gemaakt en waarbij de tekst zegt dat zij afwijken van de wet'),
        ('stand-bekend', 'telling van de partijen bij de afspraken hieronder waarvan een bron de stand noemt')
    ) AS maat (id, formule)
),
borging_niveaus AS (
    SELECT niveau.sleutel, 'tel de onderdelen met trede geregeld of hoger; onbekend telt als onbekend, niet als nee' AS formule,
        coalesce(stand.oordeel_sleutel, stand.uitspraak_sleutel, 'onderdeel:' || stand.onderdeel_id) AS blad_sleutel, stand.volgorde AS plaats
    FROM mart.borging_niveau AS niveau
    JOIN mart.borging_stand AS stand ON stand.programma_id = niveau.programma_id AND stand.niveau = niveau.niveau AND stand.is_onderdeel
),
besluiten AS (
    SELECT aantal_sleutel AS sleutel, 'tel de onderdelen waarvan een uitspraak dit besluit noemt; van een onderdeel met delen tellen de delen' AS formule,
        'onderdeel:' || unnest(onderdeel_ids) AS blad_sleutel, 1 AS plaats
    FROM mart.besluit
    UNION ALL
    SELECT aantal_sleutel, 'tel de onderdelen waarvan een uitspraak dit besluit noemt; van een onderdeel met delen tellen de delen', sleutel, 0 FROM mart.besluit
),
verwachtingen AS (
    SELECT maat.sleutel, maat.formule, verwachting.sleutel AS blad_sleutel, verwachting.volgorde AS plaats
    FROM mart.verwachting_aandeel AS aandeel
    CROSS JOIN LATERAL (SELECT unnest([
        {sleutel: binnen_sleutel, formule: 'binnen / alle verwachte leveringen waarvan de termijn voorbij is'},
        {sleutel: op_tijd_sleutel, formule: 'op tijd binnen / alle verwachte leveringen waarvan de termijn voorbij is'}
    ]) AS maat)
    -- As long as none is due, what is still to come is all there is to see.
    JOIN mart.verwachting ON verwachting.programma_id = aandeel.programma_id AND (is_verlopen OR (aandeel.verlopen = 0 AND stand <> 'vervallen'))
),
oprollen AS (
    SELECT oprol.sleutel,
        'gewicht van de onderdelen met ja / gewicht van alle onderdelen; grenzen: als alles wat nog niet beoordeeld is nee of ja wordt' AS formule,
        blad.sleutel AS blad_sleutel, blad.volgorde AS plaats
    FROM mart.oprol
    JOIN (
        SELECT groep_id, programma_id, vraag, volgorde, unnest(list_filter([sleutel, weging_sleutel], lambda s: s IS NOT NULL)) AS sleutel
        FROM mart.oordeel_stand WHERE telt_mee
    ) AS blad ON blad.vraag = oprol.vraag AND oprol.onderdeel_id = if(oprol.is_programma, blad.programma_id, blad.groep_id)
),
eigen_opgaven AS (
    SELECT oprol.eigen_sleutel AS sleutel, 'oordelen van programma of uitvoerders over zichzelf / alle oordelen met ja, deels of nee' AS formule,
        oordeel.sleutel AS blad_sleutel, onderdeel.volgorde AS plaats
    FROM mart.oprol
    JOIN mart.onderdeel ON oprol.onderdeel_id = if(oprol.is_programma, onderdeel.programma_id, onderdeel.groep_id)
    JOIN core.oordeel ON oordeel.onderdeel_id = onderdeel.id AND CAST(oordeel.vraag AS VARCHAR) = oprol.vraag
    WHERE oordeel.oordeel <> 'nog_niet_te_beoordelen'
)
SELECT sleutel, formule, blad_sleutel, CAST(row_number() OVER (PARTITION BY sleutel ORDER BY plaats, blad_sleutel) AS INTEGER) AS volgorde
FROM (SELECT * FROM onbekend UNION ALL SELECT * FROM totalen UNION ALL SELECT * FROM cohortaandelen UNION ALL SELECT * FROM onderdeelaandelen UNION ALL SELECT * FROM stromen UNION ALL SELECT * FROM resten
    UNION ALL SELECT * FROM afspraken UNION ALL SELECT * FROM borging_niveaus UNION ALL SELECT * FROM besluiten UNION ALL SELECT * FROM verwachtingen UNION ALL SELECT * FROM oprollen UNION ALL SELECT * FROM eigen_opgaven)
WHERE sleutel IN (SELECT sleutel FROM mart.cijfer)
ORDER BY sleutel, volgorde;

COMMENT ON TABLE mart.afleiding IS 'Een rij is een invoer van een afgeleid cijfer. Wie de bladen volgt, komt bij opgeslagen feiten met een passage.';
COMMENT ON COLUMN mart.afleiding.sleutel IS 'Afgeleid cijfer.';
COMMENT ON COLUMN mart.afleiding.formule IS 'Formule in woorden.';
COMMENT ON COLUMN mart.afleiding.blad_sleutel IS 'Cijfer dat erin gaat.';
COMMENT ON COLUMN mart.afleiding.volgorde IS 'Volgorde binnen de formule.';
