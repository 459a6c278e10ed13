-- One row is one entry of an onderdeel, or of the plan of one organisation in it, into a phase, with the phase before.
-- What was declared and what was evidenced are two histories.
CREATE TABLE mart.fase_verloop AS
WITH stappen AS (
    SELECT verloop.*, fase.naam AS fase_naam, fase.soort AS fase_soort, fase.volgorde AS fase_volgorde, fase.verwachte_dagen,
        lag(fase.naam) OVER stap AS vorige_naam, lag(fase.soort) OVER stap AS vorige_soort, lag(fase.volgorde) OVER stap AS vorige_volgorde,
        lag(verloop.sleutel) OVER stap AS vorige_sleutel,
        lag(verloop.datum) OVER stap AS vorige_datum, core.periode_start(lag(verloop.datum) OVER stap, lag(verloop.datum_precisie) OVER stap) AS vorige_start,
        core.periode_start(verloop.datum, verloop.datum_precisie) AS start,
        lead(verloop.sleutel) OVER stap IS NULL AS is_laatste
    FROM core.faseverloop AS verloop JOIN core.fase ON fase.fasemodel_id = verloop.fasemodel_id AND fase.id = verloop.fase_id
    WINDOW stap AS (PARTITION BY verloop.fasemodel_id, onderdeel_id, organisatie_id, grondslag ORDER BY verloop.datum, fase.volgorde)
),
-- A date of which the day is not known is a period: the time between two of them has a least and a most.
duren AS (
    SELECT stappen.*, programma.id AS programma_id, onderdeel.korte_naam, onderdeel.volgorde AS onderdeel_volgorde, organisatie.naam AS organisatie_naam,
        CAST(greatest(start - vorige_datum, 0) AS INTEGER) AS dagen_minstens, CAST(datum - vorige_start AS INTEGER) AS dagen_hoogstens,
        if(is_laatste AND fase_soort = 'onderweg', CAST(greatest(programma.peilperiode_start - datum, 0) AS INTEGER), NULL) AS nu_minstens,
        if(is_laatste AND fase_soort = 'onderweg', CAST(greatest(programma.peildatum - start, 0) AS INTEGER), NULL) AS nu_hoogstens,
        programma.peildatum_tekst,
        (SELECT string_agg(tussen.naam, ', ' ORDER BY tussen.volgorde) FROM core.fase AS tussen
            WHERE tussen.fasemodel_id = stappen.fasemodel_id AND tussen.soort = 'onderweg' AND stappen.fase_soort <> 'gestopt'
                AND tussen.volgorde > vorige_volgorde AND tussen.volgorde < fase_volgorde) AS overgeslagen
    FROM stappen
    JOIN mart.onderdeel ON onderdeel.id = onderdeel_id
    JOIN mart.programma ON programma.id = onderdeel.programma_id
    LEFT JOIN core.organisatie ON organisatie.id = organisatie_id
)
SELECT
    sleutel, fasemodel_id, programma_id, onderdeel_id, korte_naam, organisatie_id, organisatie_naam, fase_id, fase_naam, datum,
    core.datum_tekst(datum, datum_precisie) AS datum_tekst,
    grondslag,
    if(grondslag = 'opgave', 'volgens opgave', 'vastgesteld met bewijs') AS grondslag_tekst,
    vorige_naam AS vorige_fase_naam,
    vorige_sleutel,
    CASE
        WHEN vorige_volgorde IS NULL THEN 'begin'
        WHEN fase_soort = 'gestopt' THEN 'gestopt'
        WHEN vorige_soort = 'gestopt' OR fase_volgorde < vorige_volgorde THEN 'terug'
        WHEN overgeslagen IS NOT NULL THEN 'overgeslagen'
        ELSE 'verder'
    END AS soort,
    CASE soort
        WHEN 'begin' THEN 'eerste fase die de bron noemt'
        WHEN 'gestopt' THEN '† gestopt, kwam uit ' || vorige_naam
        WHEN 'terug' THEN '← terug uit ' || vorige_naam
        WHEN 'overgeslagen' THEN '» verder uit ' || vorige_naam || ', overgeslagen: ' || overgeslagen
        ELSE '→ verder uit ' || vorige_naam
    END AS soort_tekst,
    dagen_minstens,
    dagen_hoogstens,
    CASE
        WHEN vorige_datum IS NULL THEN core.stilte_melding('niet_van_toepassing')
        WHEN dagen_minstens = dagen_hoogstens THEN core.getal_tekst(dagen_minstens, 0) || ' dagen'
        ELSE 'tussen ' || core.getal_tekst(dagen_minstens, 0) || ' en ' || core.getal_tekst(dagen_hoogstens, 0) || ' dagen'
    END AS duur_tekst,
    is_laatste,
    CASE
        WHEN nu_minstens IS NULL THEN core.stilte_melding('niet_van_toepassing')
        WHEN verwachte_dagen IS NULL THEN 'niet te beoordelen: de bron noemt geen verwachte duur van deze fase'
        WHEN nu_minstens > verwachte_dagen THEN '! staat stil: op ' || peildatum_tekst || ' al ' || core.getal_tekst(nu_minstens, 0) || ' dagen, verwacht hoogstens ' || core.getal_tekst(verwachte_dagen, 0)
        WHEN nu_hoogstens <= verwachte_dagen THEN 'binnen de verwachte duur van ' || core.getal_tekst(verwachte_dagen, 0) || ' dagen'
        ELSE 'niet te beoordelen: de datum is daarvoor niet precies genoeg'
    END AS stilstand_tekst,
    coalesce(nu_minstens > verwachte_dagen, false) AS staat_stil,
    if(soort IN ('terug', 'gestopt'), coalesce(reden, core.stilte_melding('niet_vermeld')), reden) AS reden,
    levering_id,
    CAST(row_number() OVER (ORDER BY fasemodel_id, onderdeel_volgorde, organisatie_naam NULLS FIRST, grondslag, datum, fase_volgorde) AS INTEGER) AS volgorde
FROM duren
ORDER BY volgorde;

COMMENT ON TABLE mart.fase_verloop IS 'Een rij is een stap van een onderdeel, of van het plan van een organisatie erin, naar een fase, met de fase ervoor.';
COMMENT ON COLUMN mart.fase_verloop.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.fase_verloop.fasemodel_id IS 'Fasemodel.';
COMMENT ON COLUMN mart.fase_verloop.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.fase_verloop.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.fase_verloop.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.fase_verloop.organisatie_id IS 'Organisatie; leeg: het onderdeel als geheel.';
COMMENT ON COLUMN mart.fase_verloop.organisatie_naam IS 'Naam van de organisatie.';
COMMENT ON COLUMN mart.fase_verloop.fase_id IS 'Fase waarin het kwam.';
COMMENT ON COLUMN mart.fase_verloop.fase_naam IS 'Naam van die fase.';
COMMENT ON COLUMN mart.fase_verloop.datum IS 'Dag waarop de fase begon, of de laatste dag van de periode.';
COMMENT ON COLUMN mart.fase_verloop.datum_tekst IS 'Die datum zo precies als bekend.';
COMMENT ON COLUMN mart.fase_verloop.grondslag IS 'opgave of bewijs; elk is een eigen verloop.';
COMMENT ON COLUMN mart.fase_verloop.grondslag_tekst IS 'Dat in woorden.';
COMMENT ON COLUMN mart.fase_verloop.vorige_fase_naam IS 'Fase ervoor; leeg: de eerste fase die de bron noemt.';
COMMENT ON COLUMN mart.fase_verloop.vorige_sleutel IS 'Sleutel van de stap ervoor.';
COMMENT ON COLUMN mart.fase_verloop.soort IS 'begin, verder, overgeslagen, terug of gestopt. Uit een fase gestopt komen is ook terug.';
COMMENT ON COLUMN mart.fase_verloop.soort_tekst IS 'De stap met teken in woorden.';
COMMENT ON COLUMN mart.fase_verloop.dagen_minstens IS 'Hoe lang het minstens in de fase ervoor was.';
COMMENT ON COLUMN mart.fase_verloop.dagen_hoogstens IS 'Hoe lang hoogstens; gelijk aan minstens als beide dagen bekend zijn.';
COMMENT ON COLUMN mart.fase_verloop.duur_tekst IS 'De duur in de fase ervoor in woorden.';
COMMENT ON COLUMN mart.fase_verloop.is_laatste IS 'Of dit de laatste stap is die de bron noemt.';
COMMENT ON COLUMN mart.fase_verloop.stilstand_tekst IS 'Of het langer stilstaat dan verwacht, gezien vanaf de peildatum; niet te beoordelen als de bron geen verwachte duur noemt.';
COMMENT ON COLUMN mart.fase_verloop.staat_stil IS 'Of het zeker langer in deze fase is dan verwacht.';
COMMENT ON COLUMN mart.fase_verloop.reden IS 'Reden van de stap; bij een stap terug of stoppen ook als die niet vermeld is.';
COMMENT ON COLUMN mart.fase_verloop.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.fase_verloop.volgorde IS 'Volgorde voor een tabel.';
