-- One row is one figure with another value that was published for the same fact: both are kept, both are shown.
CREATE TABLE mart.tegenstrijdigheid AS
SELECT
    een.sleutel,
    ander.sleutel AS andere_sleutel,
    een.weergave,
    ander.weergave AS andere_weergave,
    een.onderdeel_id,
    een.indicator_id,
    een.levering_id,
    ander.levering_id AS andere_levering_id
FROM mart.indicator_stand AS een
JOIN mart.indicator_stand AS ander ON regexp_replace(ander.sleutel, '~[0-9]+$', '') = regexp_replace(een.sleutel, '~[0-9]+$', '')
    AND ander.sleutel <> een.sleutel
ORDER BY een.sleutel, ander.sleutel;

COMMENT ON TABLE mart.tegenstrijdigheid IS 'Een rij is een cijfer met een andere waarde die voor hetzelfde feit gepubliceerd is. Beide blijven bewaard en worden getoond.';
COMMENT ON COLUMN mart.tegenstrijdigheid.sleutel IS 'Sleutel van het cijfer.';
COMMENT ON COLUMN mart.tegenstrijdigheid.andere_sleutel IS 'Sleutel van de andere waarde.';
COMMENT ON COLUMN mart.tegenstrijdigheid.weergave IS 'De waarde.';
COMMENT ON COLUMN mart.tegenstrijdigheid.andere_weergave IS 'De andere waarde.';
COMMENT ON COLUMN mart.tegenstrijdigheid.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.tegenstrijdigheid.indicator_id IS 'Indicator.';
COMMENT ON COLUMN mart.tegenstrijdigheid.levering_id IS 'Levering van het cijfer.';
COMMENT ON COLUMN mart.tegenstrijdigheid.andere_levering_id IS 'Levering van de andere waarde.';
