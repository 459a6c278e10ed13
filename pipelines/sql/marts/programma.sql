-- One row is one programme as this state knows it.
CREATE TABLE mart.programma AS
WITH facts AS (
    SELECT onderdeel_id, levering_id FROM core.meting
    UNION SELECT onderdeel_id, levering_id FROM core.fasetelling
    UNION SELECT onderdeel_id, levering_id FROM core.mijlpaal
),
reported AS (
    SELECT onderdeel.programma_id, max(levering.bekend_op) AS peildatum, max_by(levering.datum_precisie, levering.bekend_op) AS precisie
    FROM facts
    JOIN mart.onderdeel ON onderdeel.id = facts.onderdeel_id
    JOIN core.levering ON levering.id = facts.levering_id
    WHERE levering.soort IN ('rapport', 'opgave')
    GROUP BY onderdeel.programma_id
)
SELECT
    programma.id,
    programma.naam,
    programma.indeling,
    programma.volgorde,
    reported.peildatum,
    reported.precisie AS peildatum_precisie,
    core.periode_start(reported.peildatum, reported.precisie) AS peilperiode_start,
    core.datum_tekst(reported.peildatum, reported.precisie) AS peildatum_tekst,
    core.datum_volledig(reported.peildatum, reported.precisie) AS peildatum_volledig,
    wortel.start_tekst,
    wortel.eind_op,
    wortel.eind_tekst
FROM core.programma
JOIN mart.onderdeel AS wortel ON wortel.id = programma.id
LEFT JOIN reported ON reported.programma_id = programma.id
ORDER BY programma.volgorde;

COMMENT ON TABLE mart.programma IS 'Een rij is een programma zoals deze staat het kent. Een programma zonder onderdelen in de leveringen staat er niet in.';
COMMENT ON COLUMN mart.programma.id IS 'Id van het programma.';
COMMENT ON COLUMN mart.programma.naam IS 'Naam zoals de lezer die ziet.';
COMMENT ON COLUMN mart.programma.indeling IS 'actielijn, thema of spoor.';
COMMENT ON COLUMN mart.programma.volgorde IS 'Volgorde in keuzelijsten.';
COMMENT ON COLUMN mart.programma.peildatum IS 'Datum waarop het laatste rapport of de laatste opgave over dit programma bekend was; een regeling of ons oordeel telt niet. Leeg: geen feiten.';
COMMENT ON COLUMN mart.programma.peildatum_precisie IS 'Hoe precies de peildatum is.';
COMMENT ON COLUMN mart.programma.peilperiode_start IS 'Eerste dag van de periode waarin de peildatum ligt; wat daarvoor gepland was, had gehaald moeten zijn.';
COMMENT ON COLUMN mart.programma.peildatum_tekst IS 'Peildatum zo precies als bekend.';
COMMENT ON COLUMN mart.programma.peildatum_volledig IS 'Peildatum met de melding dat de dag onbekend is.';
COMMENT ON COLUMN mart.programma.start_tekst IS 'Begin van het programma; leeg: niet vermeld.';
COMMENT ON COLUMN mart.programma.eind_op IS 'Einde van het programma; leeg: niet vermeld.';
COMMENT ON COLUMN mart.programma.eind_tekst IS 'Einde van het programma in woorden.';
