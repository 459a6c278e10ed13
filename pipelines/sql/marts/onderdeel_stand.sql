-- One row is one onderdeel as it stands: how long it runs, its first kernfigure, the share of its phases that is finished,
-- and how many facts the sources give about it and about its parts.
CREATE TABLE mart.onderdeel_stand AS
-- What readers count as a fact: no spelling of a name, and no judgement of our own.
WITH facts AS (
    SELECT onderdeel_id FROM core.meting
    UNION ALL SELECT onderdeel_id FROM core.doel
    UNION ALL SELECT onderdeel_id FROM core.fasetelling
    UNION ALL SELECT onderdeel_id FROM core.mijlpaal
    UNION ALL SELECT onderdeel_id FROM core.gebeurtenis
    UNION ALL SELECT onderdeel_id FROM core.opbrengst
    UNION ALL SELECT onderdeel_id FROM core.deelname
    UNION ALL SELECT onderdeel_id FROM core.borging WHERE wat IS NOT NULL
    UNION ALL SELECT onderdeel_id FROM core.factor
    UNION ALL SELECT onderdeel_id FROM core.afspraak
    UNION ALL SELECT onderdeel_id FROM core.advies
    UNION ALL SELECT onderdeel_id FROM core.risico
    UNION ALL SELECT onderdeel_id FROM core.toezegging
    UNION ALL SELECT onderdeel_id FROM core.verhaal
    UNION ALL SELECT onderdeel_id FROM core.begrip
),
facts_per_branch AS (
    SELECT tak.onderdeel_id, count(facts.onderdeel_id) FILTER (tak.onder_id = tak.onderdeel_id) AS own, count(facts.onderdeel_id) AS all_facts
    FROM mart.tak LEFT JOIN facts ON facts.onderdeel_id = tak.onder_id
    GROUP BY tak.onderdeel_id
),
figures AS (
    SELECT onderdeel_id, count(*) FILTER (getal IS NOT NULL) AS cijfers,
        -- A value goes before a silence. Context never says how an onderdeel stands.
        arg_min(sleutel, row(getal IS NULL, volgorde)) FILTER (tegel = 'kern' AND indicator_soort <> 'context' AND organisatie_id IS NULL AND uitsplitsing IS NULL) AS kern_sleutel
    FROM mart.cijfer WHERE soort = 'meting' AND actueel
    GROUP BY onderdeel_id
),
shares AS (
    SELECT onderdeel_id, min(sleutel) AS fase_sleutel, arg_min(aandeel_tekst, sleutel) AS fase_tekst
    FROM mart.fase_aandeel WHERE onderdeel_id IS NOT NULL AND aandeel_tekst IS NOT NULL AND aandeel_klaar IS NOT NULL
    GROUP BY onderdeel_id
)
SELECT
    onderdeel.id AS onderdeel_id,
    bron.doelstelling,
    bron.uitvoerder,
    CASE
        WHEN onderdeel.start_tekst IS NULL THEN 'tot en met ' || onderdeel.eind_tekst
        WHEN onderdeel.eind_tekst IS NULL THEN 'vanaf ' || onderdeel.start_tekst
        ELSE onderdeel.start_tekst || ' tot en met ' || onderdeel.eind_tekst
    END AS looptijd_tekst,
    onderdeel.eind_op <= programma.peildatum AS is_voorbij,
    figures.kern_sleutel,
    shares.fase_sleutel,
    shares.fase_tekst,
    CAST(coalesce(figures.cijfers, 0) AS INTEGER) AS cijfers,
    CAST(facts_per_branch.own AS INTEGER) AS feiten,
    CAST(facts_per_branch.all_facts - facts_per_branch.own AS INTEGER) AS feiten_in_delen
FROM mart.onderdeel
JOIN core.onderdeel AS bron ON bron.id = onderdeel.id
JOIN mart.programma ON programma.id = onderdeel.programma_id
JOIN facts_per_branch ON facts_per_branch.onderdeel_id = onderdeel.id
LEFT JOIN figures ON figures.onderdeel_id = onderdeel.id
LEFT JOIN shares ON shares.onderdeel_id = onderdeel.id
ORDER BY onderdeel.volgorde;

COMMENT ON TABLE mart.onderdeel_stand IS 'Een rij is een onderdeel zoals het ervoor staat: looptijd, eerste kerncijfer, aandeel afgerond en hoeveel feiten de bronnen geven.';
COMMENT ON COLUMN mart.onderdeel_stand.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.onderdeel_stand.doelstelling IS 'Wat het onderdeel wil bereiken; leeg: niet vermeld.';
COMMENT ON COLUMN mart.onderdeel_stand.uitvoerder IS 'Wie het uitvoert; leeg: niet vermeld.';
COMMENT ON COLUMN mart.onderdeel_stand.looptijd_tekst IS 'Begin en einde in woorden; leeg: geen van beide is vermeld.';
COMMENT ON COLUMN mart.onderdeel_stand.is_voorbij IS 'Of de eigen einddatum op of voor de peildatum ligt; leeg: geen einddatum vermeld.';
COMMENT ON COLUMN mart.onderdeel_stand.kern_sleutel IS 'Eerste kerncijfer over het geheel, nooit context; leeg: er is geen kerncijfer.';
COMMENT ON COLUMN mart.onderdeel_stand.fase_sleutel IS 'Aandeel van de fasen dat afgerond is; leeg: geen fasen, het loopt nog of het is niet vermeld.';
COMMENT ON COLUMN mart.onderdeel_stand.fase_tekst IS 'Dat aandeel in woorden.';
COMMENT ON COLUMN mart.onderdeel_stand.cijfers IS 'Aantal cijfers met een waarde.';
COMMENT ON COLUMN mart.onderdeel_stand.feiten IS 'Aantal feiten over dit onderdeel zelf, zonder spellingen van namen en zonder onze oordelen.';
COMMENT ON COLUMN mart.onderdeel_stand.feiten_in_delen IS 'Aantal feiten over alles wat eronder valt.';
