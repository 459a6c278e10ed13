-- One row is one onderdeel of which a delivery that is still a draft gives figures or facts.
CREATE TABLE mart.concept AS
WITH geraakt AS (
    SELECT levering_id, onderdeel_id, sleutel FROM mart.cijfer WHERE levering_status = 'concept' AND soort <> 'afgeleid'
    UNION
    SELECT herkomst.levering_id, feit.onderdeel_id, sleutel FROM mart.feit JOIN mart.herkomst USING (sleutel) JOIN core.levering ON levering.id = herkomst.levering_id
    WHERE levering.status = 'concept'
)
SELECT geteld.levering_id, onderdeel.programma_id, onderdeel.id AS onderdeel_id, onderdeel.naam AS onderdeel_naam, onderdeel.volgorde, geteld.aantal
FROM (SELECT levering_id, onderdeel_id, CAST(count(DISTINCT sleutel) AS INTEGER) AS aantal FROM geraakt GROUP BY ALL) AS geteld
JOIN mart.onderdeel ON onderdeel.id = geteld.onderdeel_id
ORDER BY core.volgorde(geteld.levering_id), onderdeel.volgorde;

COMMENT ON TABLE mart.concept IS 'Een rij is een onderdeel waarover een levering die nog concept is cijfers of feiten geeft.';
COMMENT ON COLUMN mart.concept.levering_id IS 'De levering.';
COMMENT ON COLUMN mart.concept.programma_id IS 'Programma van het onderdeel.';
COMMENT ON COLUMN mart.concept.onderdeel_id IS 'Het onderdeel.';
COMMENT ON COLUMN mart.concept.onderdeel_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.concept.volgorde IS 'Volgorde van het onderdeel op de pagina''s.';
COMMENT ON COLUMN mart.concept.aantal IS 'Hoeveel cijfers en feiten.';
