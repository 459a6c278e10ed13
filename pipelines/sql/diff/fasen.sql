-- One row is one move from a phase to another one between two counts (or steps of a history) that the old state did not have.
WITH beweging AS (
    SELECT grondslag, fasemodel_id, onderdeel_id, van, tot, van_tekst, tot_tekst, van_fase, naar_fase, aantal, soort FROM nieuw.mart.fase_beweging WHERE van_fase <> naar_fase
    EXCEPT
    SELECT grondslag, fasemodel_id, onderdeel_id, van, tot, van_tekst, tot_tekst, van_fase, naar_fase, aantal, soort FROM oud.mart.fase_beweging
)
SELECT
    CASE beweging.soort WHEN 'verder' THEN 'een fase verder' WHEN 'terug' THEN 'een fase terug' WHEN 'erbij' THEN 'erbij gekomen' WHEN 'weg' THEN 'weggevallen' WHEN 'onduidelijk' THEN 'fase niet vermeld' ELSE beweging.soort END AS soort,
    beweging.onderdeel_id, onderdeel.korte_naam AS onderdeel_naam,
    fasemodel.eenheid || ': ' || beweging.aantal || if(grondslag = 'telling', '', ' (verloop: ' || grondslag || ')') AS wat,
    CASE van_fase WHEN 'nieuw' THEN 'nog niet geteld' WHEN 'niet_vermeld' THEN 'fase niet vermeld' ELSE vanaf.naam END || ', ' || van_tekst AS van,
    CASE naar_fase WHEN 'weg' THEN 'niet meer geteld' WHEN 'niet_vermeld' THEN 'fase niet vermeld' ELSE naar.naam END || ', ' || tot_tekst AS naar,
    'afgeleid:stroom:' || beweging.fasemodel_id || ':' || beweging.onderdeel_id || ':' || van || ':' || tot || ':' || grondslag || ':' || beweging.soort AS sleutel
FROM beweging
JOIN nieuw.mart.onderdeel ON onderdeel.id = beweging.onderdeel_id
JOIN nieuw.core.fasemodel ON fasemodel.id = beweging.fasemodel_id
LEFT JOIN nieuw.core.fase AS vanaf ON vanaf.fasemodel_id = beweging.fasemodel_id AND vanaf.id = van_fase
LEFT JOIN nieuw.core.fase AS naar ON naar.fasemodel_id = beweging.fasemodel_id AND naar.id = naar_fase
WHERE onderdeel.programma_id = $programma
ORDER BY onderdeel.volgorde, tot, grondslag, coalesce(vanaf.volgorde, 0), coalesce(naar.volgorde, 100)
