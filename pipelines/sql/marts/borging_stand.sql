-- One row is one onderdeel × niveau: the highest step with evidence, and who takes care after the programme.
-- Every onderdeel that carries the programme has four rows; without a statement the step is unknown, never "no".
CREATE TABLE mart.borging_stand AS
WITH niveaus AS (
    SELECT unnest(['organisatie', 'kennis_sector', 'werkwijze_instanties', 'stelsel']) AS niveau,
        unnest([1, 2, 3, 4]) AS niveau_volgorde
),
-- The programme itself has a row when the sources say something about it as a whole.
dragers AS (
    SELECT onderdeel.id AS onderdeel_id, if(onderdeel.soort = 'programma', 'Het programma als geheel', onderdeel.korte_naam) AS korte_naam,
        onderdeel.programma_id, onderdeel.volgorde, onderdeel.soort <> 'programma' AS is_onderdeel,
        coalesce(onderdeel.eind_op, programma.eind_op) <= programma.peildatum AS is_voorbij
    FROM mart.onderdeel
    JOIN mart.programma ON programma.id = onderdeel.programma_id
    WHERE onderdeel.draagt_borging OR onderdeel.id IN (SELECT drager_id FROM mart.borging_uitspraak)
),
-- Who takes care is said by the statements that carry the step; what others promise on a lower step is not theirs to claim.
hoogste AS (
    SELECT *, coalesce(trede, 'B0') = max(coalesce(trede, 'B0')) OVER (PARTITION BY drager_id, niveau) AS draagt
    FROM mart.borging_uitspraak
),
samen AS (
    SELECT drager_id AS onderdeel_id, niveau,
        count(*) AS uitspraken,
        count(trede) AS beoordeeld,
        max(trede) AS trede,
        max_by(sleutel, (coalesce(trede, 'B0'), sleutel)) AS uitspraak_sleutel,
        max_by(oordeel_sleutel, (coalesce(trede, 'B0'), sleutel)) AS oordeel_sleutel,
        string_agg(DISTINCT wie, '; ' ORDER BY wie) FILTER (draagt) AS wie
    FROM hoogste GROUP BY drager_id, niveau
)
SELECT
    dragers.onderdeel_id,
    dragers.korte_naam,
    dragers.programma_id,
    dragers.is_onderdeel,
    niveaus.niveau,
    core.niveau_naam(niveaus.niveau) AS niveau_naam,
    CAST(niveaus.niveau_volgorde AS INTEGER) AS niveau_volgorde,
    CAST(coalesce(samen.uitspraken, 0) AS INTEGER) AS uitspraken,
    CASE WHEN samen.uitspraken > 0 AND samen.beoordeeld = 0 THEN NULL ELSE CAST(coalesce(CAST(samen.trede AS VARCHAR)[2], '0') AS INTEGER) END AS trede,
    core.trede_naam(if(samen.uitspraken IS NULL, 'B0', CAST(samen.trede AS VARCHAR))) AS trede_naam,
    if(samen.uitspraken IS NULL OR samen.trede = 'B0', core.stilte_teken('niet_vermeld'), NULL) AS stilte_teken,
    NOT coalesce(dragers.is_voorbij, false) AS loopt_nog,
    samen.wie,
    samen.uitspraak_sleutel,
    samen.oordeel_sleutel,
    dragers.volgorde
FROM dragers CROSS JOIN niveaus
LEFT JOIN samen ON samen.onderdeel_id = dragers.onderdeel_id AND samen.niveau = niveaus.niveau
ORDER BY dragers.volgorde, niveau_volgorde;

COMMENT ON TABLE mart.borging_stand IS 'Een rij is een onderdeel op een niveau: de hoogste trede met bewijs, en wie ervoor zorgt na het programma. De ladder is van deze monitor.';
COMMENT ON COLUMN mart.borging_stand.onderdeel_id IS 'Onderdeel (project of thema).';
COMMENT ON COLUMN mart.borging_stand.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.borging_stand.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.borging_stand.is_onderdeel IS 'Of dit een onderdeel is; anders het programma als geheel, dat niet meetelt als onderdeel.';
COMMENT ON COLUMN mart.borging_stand.niveau IS 'organisatie, kennis_sector, werkwijze_instanties of stelsel.';
COMMENT ON COLUMN mart.borging_stand.niveau_naam IS 'Naam van het niveau.';
COMMENT ON COLUMN mart.borging_stand.niveau_volgorde IS 'Volgorde van de niveaus.';
COMMENT ON COLUMN mart.borging_stand.uitspraken IS 'Aantal uitspraken in de bronnen.';
COMMENT ON COLUMN mart.borging_stand.trede IS '0 onbekend tot 5 bestendigd; leeg: er zijn uitspraken maar nog geen oordeel.';
COMMENT ON COLUMN mart.borging_stand.trede_naam IS 'Trede in woorden.';
COMMENT ON COLUMN mart.borging_stand.stilte_teken IS 'Teken bij trede onbekend: de bron noemt niets dat blijft. Leeg: er is een trede of een uitspraak.';
COMMENT ON COLUMN mart.borging_stand.loopt_nog IS 'Of het onderdeel nog loopt: dan zijn in gebruik en bestendigd nog niet aan de orde.';
COMMENT ON COLUMN mart.borging_stand.wie IS 'Wie ervoor zorgt na het programma; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_stand.uitspraak_sleutel IS 'Sleutel van de uitspraak met de hoogste trede.';
COMMENT ON COLUMN mart.borging_stand.oordeel_sleutel IS 'Sleutel van het oordeel daarover.';
COMMENT ON COLUMN mart.borging_stand.volgorde IS 'Volgorde van het onderdeel.';
