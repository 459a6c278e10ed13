-- One row is one cohort, or one onderdeel in it, with the share that is finished and the bounds for what is unknown.
CREATE TABLE mart.fase_aandeel AS
WITH groepen AS (
    SELECT fasemodel_id, programma_id, cohort_id, onderdeel_id, aantal, fase_soort, eind_tekst, start_tekst, cohort_loopt_nog, datum, datum_precisie, levering_id FROM mart.fase_verdeling
    UNION ALL
    SELECT fasemodel_id, programma_id, cohort_id, NULL, aantal, fase_soort, eind_tekst, start_tekst, cohort_loopt_nog, datum, datum_precisie, levering_id FROM mart.fase_verdeling
),
sommen AS (
    SELECT
        fasemodel_id, programma_id, cohort_id, onderdeel_id,
        coalesce(sum(aantal) FILTER (fase_soort = 'klaar'), 0) AS klaar,
        coalesce(sum(aantal) FILTER (fase_soort = 'gestopt'), 0) AS gestopt,
        coalesce(sum(aantal) FILTER (fase_soort = 'onderweg'), 0) AS onderweg,
        coalesce(sum(aantal) FILTER (fase_soort = 'onbekend'), 0) AS onbekend,
        sum(aantal) AS totaal,
        min(eind_tekst) AS eind_tekst,
        if(count(DISTINCT start_tekst) = 1 AND count(*) = count(start_tekst), min(start_tekst), NULL) AS start_tekst,
        bool_or(cohort_loopt_nog) AS loopt_nog,
        max(datum) AS datum,
        max_by(datum_precisie, datum) AS datum_precisie,
        max_by(levering_id, core.volgorde(levering_id)) AS levering_id
    FROM groepen
    GROUP BY fasemodel_id, programma_id, cohort_id, onderdeel_id
)
SELECT
    sommen.fasemodel_id,
    sommen.programma_id,
    cohort_id,
    onderdeel_id,
    CAST(klaar AS INTEGER) AS klaar,
    CAST(gestopt AS INTEGER) AS gestopt,
    CAST(onderweg AS INTEGER) AS onderweg,
    CAST(onbekend AS INTEGER) AS onbekend,
    CAST(totaal AS INTEGER) AS totaal,
    klaar / nullif(totaal - onbekend, 0) AS aandeel_klaar,
    klaar / nullif(totaal, 0) AS aandeel_klaar_minstens,
    (klaar + onbekend) / nullif(totaal, 0) AS aandeel_klaar_hoogstens,
    core.getal_tekst(100 * aandeel_klaar, 1) AS aandeel_klaar_tekst,
    core.getal_tekst(100 * aandeel_klaar_minstens, 0) AS minstens_tekst,
    core.getal_tekst(100 * aandeel_klaar_hoogstens, 0) AS hoogstens_tekst,
    CASE
        WHEN loopt_nog OR NOT EXISTS (FROM core.fase WHERE fase.fasemodel_id = sommen.fasemodel_id AND fase.soort = 'klaar') THEN NULL
        WHEN aandeel_klaar IS NULL THEN core.stilte_teken('niet_vermeld') || ' aandeel afgerond onbekend'
        WHEN onbekend = 0 THEN core.getal_tekst(100 * aandeel_klaar, 0) || '% afgerond'
        ELSE 'tussen ' || minstens_tekst || '% en ' || hoogstens_tekst || '% afgerond'
    END AS aandeel_tekst,
    CASE
        WHEN NOT EXISTS (FROM core.fase WHERE fase.fasemodel_id = sommen.fasemodel_id AND fase.soort = 'klaar') THEN 'niet_van_toepassing'
        WHEN loopt_nog THEN 'nog_te_meten'
        WHEN aandeel_klaar IS NULL THEN 'niet_vermeld'
    END AS stilte,
    eind_tekst,
    start_tekst,
    loopt_nog,
    datum,
    sommen.datum_precisie,
    core.datum_tekst(sommen.datum, sommen.datum_precisie) AS stand_op_tekst,
    sommen.levering_id,
    core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS bekend_op_tekst,
    fasemodel.eenheid,
    'afgeleid:fase:' || sommen.fasemodel_id || ':' || coalesce(onderdeel_id, 'cohort-' || cohort_id) || ':aandeel-klaar' AS sleutel
FROM sommen
JOIN core.fasemodel ON fasemodel.id = sommen.fasemodel_id
JOIN core.levering ON levering.id = sommen.levering_id
ORDER BY sommen.fasemodel_id, cohort_id, onderdeel_id NULLS FIRST;

COMMENT ON TABLE mart.fase_aandeel IS 'Een rij is een cohort (onderdeel leeg) of een onderdeel daarin, met het aandeel dat klaar is en de grenzen door wat onbekend is.';
COMMENT ON COLUMN mart.fase_aandeel.fasemodel_id IS 'Fasemodel.';
COMMENT ON COLUMN mart.fase_aandeel.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.fase_aandeel.cohort_id IS 'Einddatum die de onderdelen delen, of onbekend.';
COMMENT ON COLUMN mart.fase_aandeel.onderdeel_id IS 'Onderdeel; leeg: het hele cohort.';
COMMENT ON COLUMN mart.fase_aandeel.klaar IS 'Aantal in een fase die klaar betekent.';
COMMENT ON COLUMN mart.fase_aandeel.gestopt IS 'Aantal niet afgerond of gestopt.';
COMMENT ON COLUMN mart.fase_aandeel.onderweg IS 'Aantal in een eerdere fase.';
COMMENT ON COLUMN mart.fase_aandeel.onbekend IS 'Aantal waarvan de fase niet vermeld is.';
COMMENT ON COLUMN mart.fase_aandeel.totaal IS 'Aantal in totaal.';
COMMENT ON COLUMN mart.fase_aandeel.aandeel_klaar IS 'Aandeel klaar (0-1) van wie de fase bekend is: klaar / (totaal - onbekend). Leeg: van niemand bekend.';
COMMENT ON COLUMN mart.fase_aandeel.aandeel_klaar_minstens IS 'Ondergrens (0-1): als van de onbekenden niemand klaar is.';
COMMENT ON COLUMN mart.fase_aandeel.aandeel_klaar_hoogstens IS 'Bovengrens (0-1): als alle onbekenden klaar zijn.';
COMMENT ON COLUMN mart.fase_aandeel.aandeel_klaar_tekst IS 'Aandeel klaar in procenten, een decimaal.';
COMMENT ON COLUMN mart.fase_aandeel.minstens_tekst IS 'Ondergrens in hele procenten.';
COMMENT ON COLUMN mart.fase_aandeel.hoogstens_tekst IS 'Bovengrens in hele procenten.';
COMMENT ON COLUMN mart.fase_aandeel.aandeel_tekst IS 'Het aandeel dat klaar is in woorden, met grenzen als er iets onbekend is. Leeg: het cohort loopt nog, of het model kent geen fase die klaar betekent.';
COMMENT ON COLUMN mart.fase_aandeel.stilte IS 'Waarom er geen aandeel is; leeg: er is een aandeel.';
COMMENT ON COLUMN mart.fase_aandeel.eind_tekst IS 'Einddatum van het cohort in woorden.';
COMMENT ON COLUMN mart.fase_aandeel.start_tekst IS 'Begin van het cohort in woorden; leeg: niet vermeld of niet voor alle onderdelen gelijk.';
COMMENT ON COLUMN mart.fase_aandeel.loopt_nog IS 'Of de einddatum na de peildatum ligt: dan is er geen oordeel.';
COMMENT ON COLUMN mart.fase_aandeel.datum IS 'Datum van de stand.';
COMMENT ON COLUMN mart.fase_aandeel.datum_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.fase_aandeel.stand_op_tekst IS 'Datum van de stand in woorden.';
COMMENT ON COLUMN mart.fase_aandeel.levering_id IS 'Levering met de totalen.';
COMMENT ON COLUMN mart.fase_aandeel.bekend_op_tekst IS 'Wanneer die levering bekend was.';
COMMENT ON COLUMN mart.fase_aandeel.eenheid IS 'Wat er geteld wordt.';
COMMENT ON COLUMN mart.fase_aandeel.sleutel IS 'Sleutel van het aandeel.';
