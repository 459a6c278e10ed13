-- What later deliveries withdraw: every staged fact that a withdrawal names by the key under which it is stored.
CREATE TEMP TABLE asked_back AS
SELECT facts.*, intrekking.sleutel AS intrekking, intrekking.levering_id AS ingetrokken_door
FROM facts JOIN typed_intrekking AS intrekking ON intrekking.feit_sleutel = facts.bewaard_als
WHERE facts.tabel IN (FROM withdrawable)
    AND core.volgorde(facts.levering_id) < core.volgorde(intrekking.levering_id)
-- A row that was given again is withdrawn by the first delivery after it.
QUALIFY row_number() OVER (PARTITION BY facts.tabel, facts.levering_id, facts.rij ORDER BY core.volgorde(intrekking.levering_id), intrekking.rij) = 1;

-- The rows that refer to what would be gone. They may go with it, or another row with the same key takes its place: at once,
-- because the state between two deliveries has to hold too.
CREATE TEMP TABLE still_used AS
SELECT asked_back.intrekking, refers.tabel, refers.levering_id, refers.rij
FROM asked_back JOIN refers ON core.zonder_volgnummer(refers.naar) = asked_back.sleutel
-- A withdrawal up to then only says where the fact was that it took back: it stands higher up from now on, see below.
WHERE NOT (refers.tabel = 'intrekking' AND core.volgorde(refers.levering_id) <= core.volgorde(asked_back.ingetrokken_door))
    AND NOT EXISTS (
        FROM asked_back AS too WHERE (too.tabel, too.levering_id, too.rij) = (refers.tabel, refers.levering_id, refers.rij)
            AND core.volgorde(too.ingetrokken_door) <= core.volgorde(asked_back.ingetrokken_door)
    )
    AND NOT EXISTS (
        FROM facts AS other ANTI JOIN asked_back AS too USING (tabel, levering_id, rij)
        WHERE other.sleutel = asked_back.sleutel
            AND core.volgorde(other.levering_id) <= greatest(core.volgorde(asked_back.ingetrokken_door), core.volgorde(refers.levering_id))
    );

CREATE TEMP TABLE withdrawn AS FROM asked_back WHERE intrekking NOT IN (SELECT intrekking FROM still_used);

CREATE TEMP VIEW delivered AS
SELECT tabel, levering_id, rij, sleutel, bewaard_als, NULL AS ingetrokken_door FROM facts
UNION ALL SELECT tabel, levering_id, rij, sleutel, bewaard_als, ingetrokken_door FROM withdrawn;

DELETE FROM facts WHERE (tabel, levering_id, rij) IN (SELECT (tabel, levering_id, rij) FROM withdrawn);

-- The further passages of a fact go with it, but not those that are given with what takes its place.
DELETE FROM typed_vindplaats WHERE EXISTS (
    FROM withdrawn WHERE withdrawn.bewaard_als = typed_vindplaats.sleutel AND core.volgorde(typed_vindplaats.levering_id) < core.volgorde(withdrawn.ingetrokken_door)
);

-- With a corrected value its correction is gone too: the value before holds again.
DELETE FROM core.correctie WHERE (levering_id, sleutel) IN (SELECT (levering_id, sleutel) FROM withdrawn);

-- A withdrawal about an onderdeel that is gone as well stands at the first one above it that is left.
UPDATE typed_intrekking SET onderdeel_id = boven_id
FROM (
    WITH RECURSIVE onderdelen AS (
        SELECT id, max_by(ouder_id, core.volgorde(levering_id)) AS ouder_id,
            bool_and((levering_id, rij) IN (SELECT (levering_id, rij) FROM withdrawn WHERE tabel = 'onderdeel')) AS is_weg
        FROM typed_onderdeel GROUP BY id
    ),
    boven AS (
        SELECT id, ouder_id AS boven_id FROM onderdelen WHERE is_weg
        UNION
        SELECT boven.id, onderdelen.ouder_id FROM boven JOIN onderdelen ON onderdelen.id = boven_id WHERE is_weg
    )
    SELECT boven.id, boven_id FROM boven JOIN onderdelen ON onderdelen.id = boven_id WHERE NOT is_weg
) AS boven
WHERE typed_intrekking.onderdeel_id = boven.id;
