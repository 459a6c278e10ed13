-- One row is a number that the sentence of an answer counts out of: what is counted, and how many there are.
CREATE VIEW mart.basis AS
WITH geldend AS (SELECT * FROM core.doel WHERE sleutel NOT IN (SELECT sleutel FROM mart.vervangen)),
-- A goal counts at one project, thema or agreement: itself, or the nearest one above it. What stands above that is a roll-up.
boven_doel AS (
    SELECT DISTINCT onderdeel.programma_id, onderdeel.id, rank() OVER (PARTITION BY geldend.sleutel ORDER BY onderdeel.diepte DESC) = 1 AS dichtstbij
    FROM geldend JOIN mart.tak ON tak.onder_id = geldend.onderdeel_id JOIN mart.onderdeel ON onderdeel.id = tak.onderdeel_id AND onderdeel.draagt_borging
),
met_doel AS (SELECT programma_id, id, bool_or(dichtstbij) AS telt FROM boven_doel GROUP BY ALL),
tellingen AS (
    -- The project, thema or agreement itself, with everything below it.
    SELECT programma_id, 'onderdelen' AS wat, count(*) AS aantal FROM mart.onderdeel WHERE draagt_borging GROUP BY ALL
    UNION ALL
    SELECT programma_id, if(telt, 'met_doel', 'met_doel_eronder'), count(*) FROM met_doel GROUP BY ALL
    UNION ALL
    SELECT onderdeel.programma_id, 'doelen', count(*) FROM geldend JOIN mart.onderdeel ON onderdeel.id = geldend.onderdeel_id GROUP BY ALL
    UNION ALL
    -- A goal that the source only expects or announces.
    SELECT onderdeel.programma_id, 'verwachtingen', count(*) FROM geldend JOIN mart.onderdeel ON onderdeel.id = geldend.onderdeel_id
    WHERE geldend.oorspronkelijk AND geldend.kwalificatie = 'verwacht' GROUP BY ALL
    UNION ALL
    -- The same indicators of result as mart.vraag_meetbaar, with and without a goal.
    SELECT onderdeel.programma_id, 'indicatoren', count(*)
    FROM core.indicator JOIN mart.onderdeel ON onderdeel.id = indicator.onderdeel_id
    WHERE indicator.soort IN ('proces', 'uitkomst') AND indicator.niveau IN ('prestatie', 'effect', 'doel')
        AND indicator.status <> 'gearchiveerd' AND indicator.versie = (SELECT max(versie) FROM core.indicator AS ander WHERE ander.id = indicator.id)
    GROUP BY ALL
)
SELECT vraag.id AS vraag_id, programma_id, wat, CAST(aantal AS INTEGER) AS aantal
FROM tellingen JOIN core.vraag ON vraag.id IN ('doelen', 'meetbaar');

COMMENT ON VIEW mart.basis IS 'Een rij is een aantal waar de zin van een antwoord uit telt: wat er geteld is en hoeveel er zijn.';
COMMENT ON COLUMN mart.basis.vraag_id IS 'Vraag van een evaluatie.';
COMMENT ON COLUMN mart.basis.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.basis.wat IS 'onderdelen (projecten, thema''s of afspraken, elk met wat eronder valt), met_doel (die daarvan met een doel met een getal; een doel telt bij één onderdeel), met_doel_eronder (die alleen een doel hebben in een ander onderdeel eronder), doelen, verwachtingen (doelen die de bron alleen verwacht of aankondigt) of indicatoren (van een prestatie, effect of doel).';
COMMENT ON COLUMN mart.basis.aantal IS 'Hoeveel er zijn.';
