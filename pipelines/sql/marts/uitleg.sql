-- One row is one explanation of a figure, with the value it was written at and the value of now.
CREATE TABLE mart.uitleg AS
WITH toen AS (
    SELECT uitleg.*, core.volgorde(uitleg.levering_id) AS plaats, levering.bekend_op, core.datum_tekst(levering.bekend_op, levering.datum_precisie) AS datum_tekst
    FROM core.uitleg JOIN core.levering ON levering.id = uitleg.levering_id
),
-- A newer value of the same series, from a delivery that came after the explanation.
nieuwer AS (
    SELECT toen.id, max_by(later.sleutel, later.stand_op) AS sleutel, max_by(later.weergave || ' (' || later.stand_op_tekst || ')', later.stand_op) AS tekst
    FROM toen
    JOIN mart.cijfer AS eerst ON eerst.sleutel = toen.cijfer_sleutel AND eerst.soort = 'meting'
    JOIN mart.cijfer AS later ON later.soort = 'meting' AND later.indicator_id = eerst.indicator_id AND later.onderdeel_id = eerst.onderdeel_id
        AND later.organisatie_id IS NOT DISTINCT FROM eerst.organisatie_id AND later.uitsplitsing IS NOT DISTINCT FROM eerst.uitsplitsing
        AND later.stand_op > eerst.stand_op AND core.volgorde(later.levering_id) > toen.plaats
    GROUP BY toen.id
),
-- A figure that was withdrawn and given again has another key; what holds of those is the same fact.
opnieuw AS (
    SELECT toen.id, min_by(cijfer.sleutel, core.volgorde(cijfer.levering_id)) AS sleutel
    FROM toen
    JOIN core.intrekking ON intrekking.feit_sleutel = toen.cijfer_sleutel
    JOIN mart.cijfer ON core.zonder_volgnummer(cijfer.sleutel) = core.zonder_volgnummer(toen.cijfer_sleutel)
    WHERE cijfer.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    GROUP BY toen.id
)
SELECT
    'uitleg:' || toen.id AS sleutel,
    toen.cijfer_sleutel,
    onderdeel.programma_id,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam AS onderdeel_naam,
    coalesce(cijfer.naam, geldt.naam, toen.cijfer_sleutel) AS cijfer_naam,
    toen.weergave,
    toen.tekst,
    toen.rol,
    toen.bekend_op,
    toen.datum_tekst,
    CASE
        WHEN cijfer.sleutel IS NULL THEN coalesce('het cijfer is ingetrokken, en is nu ' || geldt.weergave, 'het cijfer is er niet meer')
        WHEN vervangen.sleutel IS NOT NULL OR cijfer.weergave <> toen.weergave THEN 'het cijfer is nu ' || coalesce(geldt.weergave, cijfer.weergave)
        WHEN nieuwer.id IS NOT NULL THEN 'er is een nieuwer cijfer: ' || nieuwer.tekst
    END AS verouderd,
    coalesce(geldt.sleutel, nieuwer.sleutel, toen.cijfer_sleutel) AS nu_sleutel
FROM toen
JOIN mart.onderdeel ON onderdeel.id = toen.onderdeel_id
LEFT JOIN mart.cijfer AS cijfer ON cijfer.sleutel = toen.cijfer_sleutel
LEFT JOIN mart.vervangen AS vervangen ON vervangen.sleutel = toen.cijfer_sleutel AND vervangen.reden = 'gecorrigeerd'
LEFT JOIN opnieuw ON opnieuw.id = toen.id
LEFT JOIN mart.cijfer AS geldt ON geldt.sleutel = coalesce(vervangen.geldt_sleutel, opnieuw.sleutel)
LEFT JOIN nieuwer ON nieuwer.id = toen.id
ORDER BY toen.plaats DESC, sleutel;

COMMENT ON TABLE mart.uitleg IS 'Een rij is een uitleg bij een cijfer, met de waarde van toen en of die nog klopt.';
COMMENT ON COLUMN mart.uitleg.sleutel IS 'Sleutel van de uitleg.';
COMMENT ON COLUMN mart.uitleg.cijfer_sleutel IS 'Het cijfer waar de uitleg bij hoort.';
COMMENT ON COLUMN mart.uitleg.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.uitleg.onderdeel_id IS 'Onderdeel van het cijfer.';
COMMENT ON COLUMN mart.uitleg.onderdeel_naam IS 'Naam van dat onderdeel.';
COMMENT ON COLUMN mart.uitleg.cijfer_naam IS 'Naam van het cijfer; is het er niet meer, dan de sleutel.';
COMMENT ON COLUMN mart.uitleg.weergave IS 'De waarde zoals die er stond toen de uitleg geschreven werd.';
COMMENT ON COLUMN mart.uitleg.tekst IS 'De uitleg.';
COMMENT ON COLUMN mart.uitleg.rol IS 'Wie het uitlegt: een functie.';
COMMENT ON COLUMN mart.uitleg.bekend_op IS 'Wanneer de uitleg is vastgelegd.';
COMMENT ON COLUMN mart.uitleg.datum_tekst IS 'Die datum in woorden.';
COMMENT ON COLUMN mart.uitleg.verouderd IS 'Waarom de uitleg verouderd is: het cijfer veranderde daarna. Leeg: het cijfer is nog zo.';
COMMENT ON COLUMN mart.uitleg.nu_sleutel IS 'Het cijfer dat er nu voor in de plaats staat; anders het cijfer zelf.';
