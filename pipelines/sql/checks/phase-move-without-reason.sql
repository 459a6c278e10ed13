-- A step back, a step out of a phase that ends, or an entry in the phase where it already was. With a reason the first two
-- are news; without one they are probably a mistake.
WITH stappen AS (
    SELECT verloop.*, fase.naam, fase.volgorde, fase.soort,
        lag(fase.naam) OVER stap AS vorige, lag(fase.volgorde) OVER stap AS vorige_volgorde, lag(fase.soort) OVER stap AS vorige_soort, lag(datum) OVER stap AS vorige_datum
    FROM typed_faseverloop AS verloop JOIN core.fase ON fase.fasemodel_id = verloop.fasemodel_id AND fase.id = verloop.fase_id
    WINDOW stap AS (PARTITION BY verloop.fasemodel_id, onderdeel_id, organisatie_id, grondslag ORDER BY datum, fase.volgorde)
)
SELECT levering_id, 'faseverloop' AS tabel, rij, if(volgorde = vorige_volgorde, 'fase_id', 'reden') AS kolom,
    if(volgorde = vorige_volgorde, fase_id, NULL) AS waarde,
    CASE
        WHEN volgorde = vorige_volgorde THEN 'is de fase waar het al in was'
        WHEN vorige_soort <> 'onderweg' THEN 'een stap uit ''' || vorige || ''' naar ''' || naam || ''' zonder reden'
        ELSE 'een stap terug van ''' || vorige || ''' naar ''' || naam || ''' zonder reden'
    END AS melding,
    if(volgorde = vorige_volgorde, 'Haal deze rij weg, of voeg de fase ertussen toe.', 'Vul de reden in zoals de bron die noemt, of verbeter fase of datum.') AS oplossing
FROM stappen
-- The same entry on the same day is a duplicate, and another rule tells that.
WHERE if(volgorde = vorige_volgorde, datum <> vorige_datum, reden IS NULL AND (vorige_soort <> 'onderweg' OR (volgorde < vorige_volgorde AND soort <> 'gestopt')))
