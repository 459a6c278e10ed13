-- One row is one statement about borging, with our latest judgement of it, and the onderdeel in whose row it counts: the
-- nearest one upwards that carries the programme (a project or thema), else the programme itself.
CREATE TABLE mart.borging_uitspraak AS
WITH RECURSIVE omhoog AS (
    SELECT id AS onderdeel_id, id AS kandidaat_id, ouder_id, draagt_borging FROM mart.onderdeel
    UNION ALL
    SELECT omhoog.onderdeel_id, ouder.id, ouder.ouder_id, ouder.draagt_borging
    FROM omhoog JOIN mart.onderdeel AS ouder ON ouder.id = omhoog.ouder_id
    WHERE NOT omhoog.draagt_borging
),
dragers AS (
    SELECT onderdeel_id, kandidaat_id AS drager_id FROM omhoog WHERE draagt_borging OR ouder_id IS NULL
)
SELECT
    uitspraak.sleutel,
    onderdeel.programma_id,
    uitspraak.onderdeel_id,
    dragers.drager_id,
    onderdeel.korte_naam,
    CAST(uitspraak.niveau AS VARCHAR) AS niveau,
    core.niveau_naam(uitspraak.niveau) AS niveau_naam,
    uitspraak.wat,
    uitspraak.wie,
    uitspraak.wie IS NOT NULL AND coalesce(CAST(oordeel.trede AS VARCHAR) >= 'B2', false) AS is_eigenaar,
    core.datum_tekst(uitspraak.datum, uitspraak.datum_precisie) AS datum_tekst,
    oordeel.trede,
    core.trede_naam(oordeel.trede) AS trede_naam,
    oordeel.bewijs_soort,
    core.schaal_naam(coalesce(oordeel.schaal, uitspraak.schaal)) AS schaal_naam,
    oordeel.datum AS bevestigd_op,
    core.datum_tekst(oordeel.datum, oordeel.datum_precisie) AS bevestigd_tekst,
    -- Seen from the last report on the programme: what it and its predecessors did not confirm within the period is old.
    coalesce(criterium.bewijs IS NOT NULL AND oordeel.datum + to_months(criterium.bewijs_oud_na_maanden) < programma.peilperiode_start, false) AS bewijs_is_oud,
    uitspraak.geld,
    uitspraak.besluit_id,
    oordeel.trede_reden,
    oordeel.sleutel AS oordeel_sleutel,
    drager.volgorde
FROM core.borging AS uitspraak
JOIN dragers ON dragers.onderdeel_id = uitspraak.onderdeel_id
JOIN mart.onderdeel ON onderdeel.id = uitspraak.onderdeel_id
JOIN mart.onderdeel AS drager ON drager.id = dragers.drager_id
JOIN mart.programma ON programma.id = onderdeel.programma_id
LEFT JOIN core.borging AS oordeel ON oordeel.id = uitspraak.id AND oordeel.trede IS NOT NULL
LEFT JOIN core.trede_criterium AS criterium ON criterium.trede = oordeel.trede
WHERE uitspraak.wat IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY uitspraak.sleutel ORDER BY core.volgorde(oordeel.levering_id) DESC) = 1
ORDER BY drager.volgorde, uitspraak.niveau, uitspraak.sleutel;

COMMENT ON TABLE mart.borging_uitspraak IS 'Een rij is een uitspraak over borging, met ons laatste oordeel daarover en het onderdeel in wiens rij zij telt.';
COMMENT ON COLUMN mart.borging_uitspraak.sleutel IS 'Sleutel van de uitspraak.';
COMMENT ON COLUMN mart.borging_uitspraak.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.borging_uitspraak.onderdeel_id IS 'Onderdeel waar de uitspraak over gaat.';
COMMENT ON COLUMN mart.borging_uitspraak.drager_id IS 'Project of thema waar dat onder valt, of het programma.';
COMMENT ON COLUMN mart.borging_uitspraak.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.borging_uitspraak.niveau IS 'organisatie, kennis_sector, werkwijze_instanties of stelsel.';
COMMENT ON COLUMN mart.borging_uitspraak.niveau_naam IS 'Naam van het niveau.';
COMMENT ON COLUMN mart.borging_uitspraak.wat IS 'Wat er blijft of geregeld wordt.';
COMMENT ON COLUMN mart.borging_uitspraak.wie IS 'Wie de bron erbij noemt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.is_eigenaar IS 'Of die er na afloop voor zorgt: de uitspraak is minstens geregeld; nog niet beoordeeld is het niet.';
COMMENT ON COLUMN mart.borging_uitspraak.datum_tekst IS 'Vanaf of tot wanneer; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.trede IS 'Trede die wij eraan geven; leeg: nog niet beoordeeld.';
COMMENT ON COLUMN mart.borging_uitspraak.trede_naam IS 'Trede in woorden, of nog niet beoordeeld.';
COMMENT ON COLUMN mart.borging_uitspraak.bewijs_soort IS 'Soort bewijs.';
COMMENT ON COLUMN mart.borging_uitspraak.schaal_naam IS 'Hoe ver het bewijs reikt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.bevestigd_op IS 'Datum waarop de bron het bewijs voor het laatst bevestigt; leeg: geen bewijs met een datum.';
COMMENT ON COLUMN mart.borging_uitspraak.bevestigd_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.borging_uitspraak.bewijs_is_oud IS 'Of het bewijs langer geleden bevestigd is dan de termijn in indicators.yml, gezien vanaf de peildatum van het programma.';
COMMENT ON COLUMN mart.borging_uitspraak.geld IS 'Wie betaalt of uit welk budget; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.besluit_id IS 'Besluit waar dit aan hangt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_uitspraak.trede_reden IS 'Waarom deze trede en niet een hogere.';
COMMENT ON COLUMN mart.borging_uitspraak.oordeel_sleutel IS 'Sleutel van het oordeel; leeg: geen oordeel.';
COMMENT ON COLUMN mart.borging_uitspraak.volgorde IS 'Volgorde van de drager.';
