-- One row is one onderdeel with its place in the tree.
CREATE TABLE mart.onderdeel AS
WITH RECURSIVE tree AS (
    SELECT id, id AS programma_id, CAST(NULL AS VARCHAR) AS groep_id, 0 AS diepte
    FROM core.onderdeel WHERE ouder_id IS NULL
    UNION ALL
    SELECT child.id, tree.programma_id, coalesce(tree.groep_id, child.id), tree.diepte + 1
    FROM core.onderdeel AS child JOIN tree ON child.ouder_id = tree.id
),
-- Of every onderdeel at the end of a branch the start must be known, else a duration cannot be shown to have passed.
latest_start AS (
    SELECT tak.onderdeel_id, if(count(*) = count(start_op), max(start_op), NULL) AS laatste_start_op
    FROM mart.tak JOIN core.onderdeel ON onderdeel.id = tak.onder_id
    WHERE onderdeel.id NOT IN (SELECT ouder_id FROM core.onderdeel WHERE ouder_id IS NOT NULL)
    GROUP BY tak.onderdeel_id
)
SELECT
    onderdeel.id,
    onderdeel.ouder_id,
    tree.programma_id,
    tree.groep_id,
    tree.diepte,
    onderdeel.soort,
    onderdeel.naam,
    coalesce(onderdeel.korte_naam, onderdeel.naam) AS korte_naam,
    onderdeel.start_op,
    core.datum_tekst(onderdeel.start_op, onderdeel.start_precisie) AS start_tekst,
    onderdeel.eind_op,
    core.datum_tekst(onderdeel.eind_op, onderdeel.eind_precisie) AS eind_tekst,
    latest_start.laatste_start_op,
    CASE programma.indeling
        WHEN 'thema' THEN onderdeel.soort = 'thema'
        WHEN 'actielijn' THEN onderdeel.soort = 'project'
        WHEN 'spoor' THEN onderdeel.soort IN ('spoor', 'afspraak')
    END AS draagt_borging,
    CAST(row_number() OVER (ORDER BY programma.volgorde, onderdeel.volgorde) AS INTEGER) AS volgorde
FROM core.onderdeel
JOIN tree USING (id)
JOIN latest_start ON latest_start.onderdeel_id = onderdeel.id
JOIN core.programma ON programma.id = tree.programma_id
ORDER BY volgorde;

COMMENT ON TABLE mart.onderdeel IS 'Een rij is een onderdeel met zijn plaats in de boom.';
COMMENT ON COLUMN mart.onderdeel.id IS 'Id van het onderdeel.';
COMMENT ON COLUMN mart.onderdeel.ouder_id IS 'Onderdeel erboven; leeg bij een programma.';
COMMENT ON COLUMN mart.onderdeel.programma_id IS 'Programma waar het onderdeel bij hoort.';
COMMENT ON COLUMN mart.onderdeel.groep_id IS 'Actielijn of thema direct onder het programma; leeg bij het programma zelf.';
COMMENT ON COLUMN mart.onderdeel.diepte IS '0 is het programma.';
COMMENT ON COLUMN mart.onderdeel.soort IS 'programma, actielijn, thema, spoor, project, pilot, verbeterplan of afspraak.';
COMMENT ON COLUMN mart.onderdeel.naam IS 'Naam zoals de bron die geeft.';
COMMENT ON COLUMN mart.onderdeel.korte_naam IS 'Naam voor in een grafiek of tabel.';
COMMENT ON COLUMN mart.onderdeel.start_op IS 'Begindatum; leeg: niet vermeld.';
COMMENT ON COLUMN mart.onderdeel.start_tekst IS 'Begindatum zo precies als bekend, in woorden.';
COMMENT ON COLUMN mart.onderdeel.eind_op IS 'Einddatum; leeg: niet vermeld.';
COMMENT ON COLUMN mart.onderdeel.eind_tekst IS 'Einddatum zo precies als bekend, in woorden.';
COMMENT ON COLUMN mart.onderdeel.laatste_start_op IS 'Laatste begindatum van wat onderaan deze tak staat; bepaalt of een duur al voorbij kan zijn. Leeg: van minstens een is het begin onbekend.';
COMMENT ON COLUMN mart.onderdeel.draagt_borging IS 'Of dit een onderdeel is waarvan de pagina''s de borging tonen: elk thema, of elk project onder een actielijn.';
COMMENT ON COLUMN mart.onderdeel.volgorde IS 'Volgorde op de pagina''s.';
