-- One row is an onderdeel with itself or with one below it: the tree is that of ouder_id, which the path of an id need not follow.
CREATE TABLE mart.tak AS
WITH RECURSIVE tak AS (
    SELECT id AS onderdeel_id, id AS onder_id FROM core.onderdeel
    UNION
    SELECT tak.onderdeel_id, child.id FROM core.onderdeel AS child JOIN tak ON child.ouder_id = tak.onder_id
)
FROM tak ORDER BY onderdeel_id, onder_id;

COMMENT ON TABLE mart.tak IS 'Een rij is een onderdeel met zichzelf of met een onderdeel eronder.';
COMMENT ON COLUMN mart.tak.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.tak.onder_id IS 'Het onderdeel zelf, of een dat eronder ligt.';
