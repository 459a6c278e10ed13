-- One row is one thing about the programme that was withdrawn between two states: it was in the old one and is taken back. Of a
-- judgement of borging it also says which step holds now, where it carried the one of then.
SELECT 'ingetrokken' AS soort, intrekking.onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
    coalesce(cijfer.naam, feit.titel, intrekking.feit_sleutel) AS wat,
    coalesce(cijfer.weergave || ' (' || cijfer.stand_op_tekst || ')', concat_ws(', ', feit.status, feit.wanneer), 'het stond er') AS van,
    'ingetrokken: ' || coalesce(rtrim(intrekking.reden, '.') || '. Nu: ' || nu.trede_naam, intrekking.reden) AS naar, intrekking.feit_sleutel AS sleutel
FROM nieuw.core.intrekking AS intrekking
JOIN nieuw.mart.onderdeel ON onderdeel.id = intrekking.onderdeel_id
LEFT JOIN oud.mart.cijfer AS cijfer ON cijfer.sleutel = intrekking.feit_sleutel
LEFT JOIN oud.mart.feit AS feit ON feit.sleutel = intrekking.feit_sleutel
LEFT JOIN oud.mart.borging_stand AS eerst ON eerst.oordeel_sleutel = intrekking.feit_sleutel
LEFT JOIN nieuw.mart.borging_stand AS nu ON nu.onderdeel_id = eerst.onderdeel_id AND nu.niveau = eerst.niveau
WHERE onderdeel.programma_id = $programma AND intrekking.levering_id NOT IN (SELECT id FROM oud.core.levering)
    -- What came and went in between was in neither.
    AND intrekking.uit_levering_id IN (SELECT id FROM oud.core.levering)
ORDER BY onderdeel.volgorde, intrekking.feit_sleutel
