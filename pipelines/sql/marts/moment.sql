-- One row is one date on which something became known about a programme: a choice for "zoals bekend op".
CREATE TABLE mart.moment AS
WITH touched AS (
    SELECT onderdeel_id, levering_id FROM core.meting UNION SELECT onderdeel_id, levering_id FROM core.doel UNION SELECT onderdeel_id, levering_id FROM core.fasetelling
    UNION SELECT onderdeel_id, levering_id FROM core.borging UNION SELECT onderdeel_id, levering_id FROM core.mijlpaal UNION SELECT onderdeel_id, levering_id FROM core.afspraak
    UNION SELECT afspraak.onderdeel_id, partij.levering_id FROM core.afspraak_partij AS partij JOIN core.afspraak ON afspraak.id = partij.afspraak_id
    UNION SELECT onderdeel_id, levering_id FROM core.factor UNION SELECT onderdeel_id, levering_id FROM core.opbrengst UNION SELECT id, levering_id FROM core.onderdeel
    UNION SELECT onderdeel_id, levering_id FROM core.advies UNION SELECT onderdeel_id, levering_id FROM core.gebeurtenis UNION SELECT onderdeel_id, levering_id FROM core.verhaal
    UNION SELECT onderdeel_id, levering_id FROM core.deelname UNION SELECT onderdeel_id, levering_id FROM core.begrip
    UNION SELECT onderdeel_id, levering_id FROM core.risico UNION SELECT onderdeel_id, levering_id FROM core.toezegging
    UNION SELECT onderdeel_id, levering_id FROM core.verwachte_levering UNION SELECT onderdeel_id, levering_id FROM core.oordeel
    UNION SELECT onderdeel_id, levering_id FROM core.weging UNION SELECT onderdeel_id, levering_id FROM core.besluit UNION SELECT onderdeel_id, levering_id FROM core.faseverloop
)
SELECT onderdeel.programma_id, levering.bekend_op,
    core.datum_tekst(levering.bekend_op, min(levering.datum_precisie)) AS bekend_op_tekst,
    string_agg(DISTINCT levering.korte_titel, ', ' ORDER BY levering.korte_titel) AS leveringen,
    list(DISTINCT levering.id ORDER BY levering.id) AS levering_ids
FROM touched
JOIN mart.onderdeel ON onderdeel.id = touched.onderdeel_id
-- What is laid down of a meeting is no news about the programme.
JOIN core.levering ON levering.id = touched.levering_id AND levering.soort <> 'overleg'
GROUP BY onderdeel.programma_id, levering.bekend_op
ORDER BY onderdeel.programma_id, levering.bekend_op;

COMMENT ON TABLE mart.moment IS 'Een rij is een datum waarop er iets over een programma bekend werd: een keuze bij zoals bekend op.';
COMMENT ON COLUMN mart.moment.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.moment.bekend_op IS 'De datum.';
COMMENT ON COLUMN mart.moment.bekend_op_tekst IS 'De datum zo precies als bekend.';
COMMENT ON COLUMN mart.moment.leveringen IS 'Wat er die dag bekend werd.';
COMMENT ON COLUMN mart.moment.levering_ids IS 'Ids van die leveringen.';
