-- One row is one phase of one onderdeel: how many are in it. The phase 'niet_vermeld' is what the total has over.
CREATE TABLE mart.fase_verdeling AS
WITH tellingen AS (
    SELECT fasetelling.*
    FROM core.fasetelling
    WHERE kwalificatie <> 'verwacht' AND sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
    QUALIFY datum = max(datum) OVER (PARTITION BY fasemodel_id, onderdeel_id)
),
mogelijke_totalen AS (
    SELECT fasemodel.id AS fasemodel_id, stand.onderdeel_id, stand.getal AS totaal, meting.kwalificatie AS totaal_kwalificatie, stand.sleutel AS totaal_sleutel,
        stand.geldig_op AS totaal_datum, stand.geldig_precisie AS totaal_precisie, stand.levering_id
    FROM core.fasemodel
    JOIN mart.indicator_stand AS stand ON stand.indicator_id = fasemodel.totaal_indicator_id
    JOIN core.meting ON meting.sleutel = stand.sleutel
    WHERE stand.uitsplitsing IS NULL AND stand.organisatie_id IS NULL AND stand.getal IS NOT NULL AND meting.kwalificatie <> 'verwacht'
        AND stand.sleutel NOT IN (SELECT sleutel FROM mart.vervangen)
),
-- The total that held when the phases were counted: the last one up to that date. The total of a parent would count its
-- children twice, so it does not take part.
totalen AS (
    SELECT mogelijke_totalen.*
    FROM mogelijke_totalen
    LEFT JOIN (SELECT DISTINCT fasemodel_id, onderdeel_id, datum FROM tellingen) AS geteld USING (fasemodel_id, onderdeel_id)
    WHERE totaal_datum <= coalesce(geteld.datum, totaal_datum)
        AND NOT EXISTS (
            FROM mogelijke_totalen AS lager JOIN mart.onderdeel ON onderdeel.id = lager.onderdeel_id
            WHERE lager.fasemodel_id = mogelijke_totalen.fasemodel_id AND onderdeel.ouder_id = mogelijke_totalen.onderdeel_id
        )
    QUALIFY row_number() OVER (PARTITION BY mogelijke_totalen.fasemodel_id, mogelijke_totalen.onderdeel_id ORDER BY totaal_datum DESC, totaal_sleutel) = 1
),
stated AS (
    SELECT
        fasemodel_id, onderdeel_id, fase_id, aantal, kwalificatie = 'exact' AS is_exact, kwalificatie, totaal, totaal_kwalificatie, totaal_sleutel, totalen.levering_id,
        tellingen.sleutel, tellingen.datum, tellingen.datum_precisie, tellingen.toelichting
    FROM totalen JOIN tellingen USING (fasemodel_id, onderdeel_id)
),
unstated AS (
    SELECT
        fasemodel_id, onderdeel_id, 'niet_vermeld' AS fase_id,
        CAST(any_value(totaal) - coalesce(sum(aantal), 0) AS INTEGER) AS aantal,
        any_value(totaal) AS totaal, any_value(totaal_kwalificatie) AS totaal_kwalificatie, any_value(totaal_sleutel) AS totaal_sleutel,
        'afgeleid:fase:' || fasemodel_id || ':' || onderdeel_id || ':niet_vermeld' AS sleutel,
        any_value(levering_id) AS levering_id,
        bool_and(coalesce(is_exact, true)) AND any_value(totaal_kwalificatie) = 'exact' AS is_exact,
        max(datum) AS datum, max_by(datum_precisie, datum) AS datum_precisie,
        min(toelichting) FILTER (aantal IS NULL) AS toelichting
    FROM (
        SELECT * FROM stated
        UNION ALL BY NAME
        SELECT fasemodel_id, onderdeel_id, totaal, totaal_kwalificatie, totaal_sleutel, levering_id, totaal_datum AS datum, totaal_precisie AS datum_precisie FROM totalen
        WHERE (fasemodel_id, onderdeel_id) NOT IN (SELECT (fasemodel_id, onderdeel_id) FROM stated)
    )
    GROUP BY fasemodel_id, onderdeel_id
    HAVING any_value(totaal) > coalesce(sum(aantal), 0)
)
SELECT
    parts.fasemodel_id,
    parts.onderdeel_id,
    onderdeel.korte_naam,
    onderdeel.programma_id,
    parts.fase_id,
    coalesce(fase.naam, 'fase niet vermeld') AS fase_naam,
    coalesce(fase.soort, 'onbekend') AS fase_soort,
    if(fase.id IS NULL, core.stilte_teken('niet_vermeld'), NULL) AS stilte_teken,
    coalesce(fase.volgorde, 99) AS fase_volgorde,
    CAST(parts.aantal AS INTEGER) AS aantal,
    if(parts.fase_id = 'niet_vermeld', if(parts.is_exact, '', 'circa '), core.kwalificatie_tekst(parts.kwalificatie)) || core.getal_tekst(parts.aantal, 0) AS weergave,
    parts.is_exact,
    CAST(parts.totaal AS INTEGER) AS totaal,
    core.kwalificatie_tekst(parts.totaal_kwalificatie) || core.getal_tekst(parts.totaal, 0) AS totaal_tekst,
    parts.totaal_kwalificatie = 'exact' AS totaal_is_exact,
    parts.sleutel,
    parts.totaal_sleutel,
    parts.levering_id,
    parts.datum,
    parts.datum_precisie,
    core.datum_tekst(parts.datum, parts.datum_precisie) AS stand_op_tekst,
    parts.toelichting,
    onderdeel.start_tekst,
    onderdeel.eind_tekst,
    coalesce(CAST(onderdeel.eind_op AS VARCHAR), parts.onderdeel_id) AS cohort_id,
    'afgeleid:fase:' || parts.fasemodel_id || ':cohort-' || coalesce(CAST(onderdeel.eind_op AS VARCHAR), parts.onderdeel_id) || ':' || parts.fase_id AS cohort_sleutel,
    coalesce(coalesce(onderdeel.eind_op, programma.eind_op) > programma.peildatum, true) AS cohort_loopt_nog,
    onderdeel.volgorde
FROM (SELECT * FROM stated WHERE aantal IS NOT NULL UNION ALL BY NAME SELECT * FROM unstated) AS parts
JOIN mart.onderdeel ON onderdeel.id = parts.onderdeel_id
JOIN mart.programma ON programma.id = onderdeel.programma_id
LEFT JOIN core.fase ON fase.fasemodel_id = parts.fasemodel_id AND fase.id = parts.fase_id
ORDER BY parts.fasemodel_id, onderdeel.volgorde, fase_volgorde;

COMMENT ON TABLE mart.fase_verdeling IS 'Een rij is een fase van een onderdeel en hoeveel er in staan. Fase niet_vermeld is het totaal min de genoemde fasen.';
COMMENT ON COLUMN mart.fase_verdeling.fasemodel_id IS 'Fasemodel.';
COMMENT ON COLUMN mart.fase_verdeling.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.fase_verdeling.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.fase_verdeling.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.fase_verdeling.fase_id IS 'Fase, of niet_vermeld.';
COMMENT ON COLUMN mart.fase_verdeling.fase_naam IS 'Naam van de fase.';
COMMENT ON COLUMN mart.fase_verdeling.stilte_teken IS 'Teken als de fase niet vermeld is; leeg bij een genoemde fase.';
COMMENT ON COLUMN mart.fase_verdeling.fase_soort IS 'onderweg, klaar, gestopt of onbekend.';
COMMENT ON COLUMN mart.fase_verdeling.fase_volgorde IS 'Volgorde; onbekend staat achteraan.';
COMMENT ON COLUMN mart.fase_verdeling.aantal IS 'Aantal in deze fase.';
COMMENT ON COLUMN mart.fase_verdeling.weergave IS 'Het aantal in woorden, met kwalificatie; circa als een van de delen niet precies is.';
COMMENT ON COLUMN mart.fase_verdeling.is_exact IS 'Of het aantal zonder voorbehoud in de bron staat, of daaruit volgt.';
COMMENT ON COLUMN mart.fase_verdeling.totaal IS 'Aantal in alle fasen samen volgens de bron.';
COMMENT ON COLUMN mart.fase_verdeling.totaal_tekst IS 'Dat aantal in woorden, met kwalificatie.';
COMMENT ON COLUMN mart.fase_verdeling.totaal_is_exact IS 'Of het totaal zonder voorbehoud in de bron staat.';
COMMENT ON COLUMN mart.fase_verdeling.sleutel IS 'Sleutel van het aantal.';
COMMENT ON COLUMN mart.fase_verdeling.totaal_sleutel IS 'Sleutel van het totaal.';
COMMENT ON COLUMN mart.fase_verdeling.levering_id IS 'Levering met het totaal.';
COMMENT ON COLUMN mart.fase_verdeling.datum IS 'Datum van de stand; zonder vermelde fasen de datum van het totaal.';
COMMENT ON COLUMN mart.fase_verdeling.datum_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.fase_verdeling.stand_op_tekst IS 'Datum van de stand in woorden.';
COMMENT ON COLUMN mart.fase_verdeling.toelichting IS 'Bijzonderheden, bijvoorbeeld waarom iets nog loopt.';
COMMENT ON COLUMN mart.fase_verdeling.start_tekst IS 'Begin van het onderdeel.';
COMMENT ON COLUMN mart.fase_verdeling.eind_tekst IS 'Geplande einddatum in woorden.';
COMMENT ON COLUMN mart.fase_verdeling.cohort_id IS 'Onderdelen met dezelfde einddatum vormen een cohort; cohorten worden nooit samengevoegd. Zonder einddatum is een onderdeel een eigen cohort.';
COMMENT ON COLUMN mart.fase_verdeling.cohort_sleutel IS 'Sleutel van het aantal in deze fase over het hele cohort.';
COMMENT ON COLUMN mart.fase_verdeling.cohort_loopt_nog IS 'Of de einddatum (anders die van het programma) na de peildatum ligt of onbekend is.';
COMMENT ON COLUMN mart.fase_verdeling.volgorde IS 'Volgorde van het onderdeel.';
