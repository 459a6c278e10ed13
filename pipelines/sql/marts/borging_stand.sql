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
        coalesce(onderdeel.eind_op, programma.eind_op) <= programma.peildatum AS is_voorbij,
        -- The highest step that can be reached by now. Without an end date the steps of use cannot.
        (
            SELECT max(CAST(CAST(criterium.trede AS VARCHAR)[2] AS INTEGER)) FROM core.trede_criterium AS criterium
            WHERE coalesce(criterium.na_einde_maanden IS NULL OR coalesce(onderdeel.eind_op, programma.eind_op) + to_months(criterium.na_einde_maanden) <= programma.peildatum, false)
        ) AS haalbaar
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
        -- Of equal steps the one with the latest evidence.
        arg_max({sleutel: sleutel, oordeel: oordeel_sleutel, bewijs: bewijs_soort, schaal: schaal_naam, bevestigd: bevestigd_tekst, oud: bewijs_is_oud},
            (coalesce(trede, 'B0'), coalesce(bevestigd_op, DATE '0001-01-01'), sleutel)) AS hoogste,
        string_agg(DISTINCT wie, '; ' ORDER BY wie) FILTER (draagt) AS wie,
        string_agg(DISTINCT wie, '; ' ORDER BY wie) FILTER (is_eigenaar) AS eigenaar
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
    samen.eigenaar,
    samen.hoogste.bewijs AS bewijs_soort,
    samen.hoogste.schaal AS schaal_naam,
    samen.hoogste.bevestigd AS bevestigd_tekst,
    coalesce(samen.hoogste.oud, false) AS bewijs_is_oud,
    coalesce(dragers.haalbaar, 5) AS haalbaar,
    samen.hoogste.sleutel AS uitspraak_sleutel,
    samen.hoogste.oordeel AS oordeel_sleutel,
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
COMMENT ON COLUMN mart.borging_stand.wie IS 'Wie de bron bij deze trede noemt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_stand.eigenaar IS 'Wie er na het programma voor zorgt: genoemd bij een uitspraak die minstens geregeld is; leeg: niemand.';
COMMENT ON COLUMN mart.borging_stand.bewijs_soort IS 'Soort bewijs voor deze trede.';
COMMENT ON COLUMN mart.borging_stand.schaal_naam IS 'Hoe ver dat bewijs reikt; leeg: niet vermeld.';
COMMENT ON COLUMN mart.borging_stand.bevestigd_tekst IS 'Wanneer de bron dat bewijs voor het laatst bevestigt; leeg: geen bewijs met een datum.';
COMMENT ON COLUMN mart.borging_stand.bewijs_is_oud IS 'Of dat langer geleden is dan de termijn in indicators.yml, gezien vanaf de peildatum van het programma.';
COMMENT ON COLUMN mart.borging_stand.haalbaar IS 'Hoogste trede die op de peildatum al kan; wat hoger is, is nog niet aan de orde.';
COMMENT ON COLUMN mart.borging_stand.uitspraak_sleutel IS 'Sleutel van de uitspraak met de hoogste trede.';
COMMENT ON COLUMN mart.borging_stand.oordeel_sleutel IS 'Sleutel van het oordeel daarover.';
COMMENT ON COLUMN mart.borging_stand.volgorde IS 'Volgorde van het onderdeel.';
