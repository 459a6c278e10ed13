-- One row is one stored number that does not hold any more, or that another value for the same fact goes before.
-- The rule: a correction replaces every earlier value; of values that differ without a correction the first passage holds,
-- because that is the section the fact belongs to. All of them stay stored and shown.
CREATE TABLE mart.vervangen AS
WITH numbers AS (
    SELECT sleutel, levering_id, rij FROM core.meting
    UNION ALL SELECT sleutel, levering_id, rij FROM core.fasetelling
    UNION ALL SELECT sleutel, levering_id, rij FROM core.doel
),
facts AS (
    SELECT *, core.zonder_volgnummer(sleutel) AS feit FROM numbers
    WHERE core.zonder_volgnummer(sleutel) IN (SELECT core.zonder_volgnummer(sleutel) FROM numbers WHERE sleutel LIKE '%~%')
),
corrected AS (
    SELECT facts.*, (
        SELECT max_by(correctie.levering_id, core.volgorde(correctie.levering_id)) FROM core.correctie
        WHERE correctie.sleutel = facts.feit AND core.volgorde(correctie.levering_id) > core.volgorde(facts.levering_id)
    ) AS correctie_id
    FROM facts
),
ranked AS (
    SELECT *,
        first(sleutel) OVER (PARTITION BY feit ORDER BY correctie_id IS NOT NULL, core.volgorde(levering_id), rij) AS geldt_sleutel
    FROM corrected
)
SELECT sleutel, geldt_sleutel, if(correctie_id IS NULL, 'andere waarde', 'gecorrigeerd') AS reden, correctie_id AS levering_id
FROM ranked
WHERE sleutel <> geldt_sleutel
ORDER BY sleutel;

COMMENT ON TABLE mart.vervangen IS 'Een rij is een opgeslagen getal dat niet meer geldt of waar een andere waarde voor hetzelfde feit voorgaat. Het blijft bewaard en wordt getoond.';
COMMENT ON COLUMN mart.vervangen.sleutel IS 'Getal dat niet geldt.';
COMMENT ON COLUMN mart.vervangen.geldt_sleutel IS 'Getal dat geldt.';
COMMENT ON COLUMN mart.vervangen.reden IS 'gecorrigeerd: een latere levering verbetert het. andere waarde: de eerste passage gaat voor.';
COMMENT ON COLUMN mart.vervangen.levering_id IS 'Levering die verbetert; leeg: geen correctie.';
