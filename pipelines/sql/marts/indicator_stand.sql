-- One row is one meting with what a reader needs beside it: the value before it, the goal, and the status in words.
-- Status is measured against the original plan of the same definition; what the adjusted plan says stands beside it.
CREATE TABLE mart.indicator_stand AS
SELECT
    reeks.sleutel,
    reeks.indicator_id,
    reeks.indicator_versie,
    reeks.onderdeel_id,
    reeks.organisatie_id,
    reeks.uitsplitsing,
    reeks.geldig_van,
    reeks.geldig_op,
    reeks.geldig_precisie,
    reeks.getal,
    reeks.weergave,
    reeks.stilte,
    reeks.n,
    reeks.n_kwalificatie,
    reeks.is_breuk,
    reeks.is_aandeel,
    reeks.teller,
    reeks.noemer,
    reeks.wijze_reden,
    reeks.toelichting,
    reeks.levering_id,
    reeks.paragraaf,
    reeks.actueel,
    reeks.vorige_sleutel,
    reeks.vorige_weergave,
    reeks.vorige_stand_op_tekst,
    stand.doel_sleutel,
    stand.doel_getal,
    stand.doel_datum,
    stand.doel_tekst,
    -- How much of the goal there is, for a bar; only where more is better.
    if(indicator.gewenste_richting = 'hoger' AND stand.doel_getal > 0, greatest(0, least(100, 100 * reeks.getal / stand.doel_getal)), NULL) AS voortgang_pct,
    aangepast.meting_sleutel IS NOT NULL OR NOT stand.oorspronkelijk AS plan_aangepast,
    stand.status,
    stand.status_teken,
    stand.status_tekst,
    stand.uitleg AS status_uitleg,
    aangepast.doel_sleutel AS aangepast_doel_sleutel,
    'tegenover het aangepaste plan (' || aangepast.doel_tekst || '): ' || aangepast.status_tekst AS aangepast_tekst
FROM mart.reeks
JOIN core.indicator ON indicator.id = reeks.indicator_id AND indicator.versie = reeks.indicator_versie
JOIN mart.doel_stand AS stand ON stand.meting_sleutel = reeks.sleutel AND stand.telt
LEFT JOIN mart.doel_stand AS aangepast ON aangepast.meting_sleutel = reeks.sleutel AND NOT aangepast.telt
ORDER BY reeks.sleutel;

COMMENT ON TABLE mart.indicator_stand IS 'Een rij is een meting met de waarde ervoor, het doel en de status.';
COMMENT ON COLUMN mart.indicator_stand.sleutel IS 'Sleutel van de meting.';
COMMENT ON COLUMN mart.indicator_stand.indicator_id IS 'Indicator.';
COMMENT ON COLUMN mart.indicator_stand.indicator_versie IS 'Versie van de definitie.';
COMMENT ON COLUMN mart.indicator_stand.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.indicator_stand.organisatie_id IS 'Organisatie; leeg: alle samen.';
COMMENT ON COLUMN mart.indicator_stand.uitsplitsing IS 'Deelgroep; leeg: het geheel.';
COMMENT ON COLUMN mart.indicator_stand.geldig_van IS 'Begin van de periode; leeg: een stand, of het begin is niet bekend.';
COMMENT ON COLUMN mart.indicator_stand.geldig_op IS 'Datum waarop de waarde geldt.';
COMMENT ON COLUMN mart.indicator_stand.geldig_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.indicator_stand.getal IS 'De waarde als getal; een aandeel in procenten als de eenheid procent is. Leeg: geen waarde, of noemer nul.';
COMMENT ON COLUMN mart.indicator_stand.weergave IS 'De waarde zoals een lezer die ziet, met kwalificatie; of het soort stilte.';
COMMENT ON COLUMN mart.indicator_stand.stilte IS 'Waarom er geen waarde is.';
COMMENT ON COLUMN mart.indicator_stand.n IS 'Aantal waarop een percentage of gemiddelde berust; leeg: onbekend.';
COMMENT ON COLUMN mart.indicator_stand.n_kwalificatie IS 'Wat de tekst zegt bij n; leeg is exact.';
COMMENT ON COLUMN mart.indicator_stand.is_breuk IS 'Of de bron een breuk in woorden geeft (twee derde): dan blijft n onbekend.';
COMMENT ON COLUMN mart.indicator_stand.is_aandeel IS 'Of de waarde uit een teller en een noemer bestaat.';
COMMENT ON COLUMN mart.indicator_stand.teller IS 'Het deel; leeg: niet gegeven.';
COMMENT ON COLUMN mart.indicator_stand.noemer IS 'Het geheel; leeg: niet gegeven.';
COMMENT ON COLUMN mart.indicator_stand.wijze_reden IS 'Hoe een geteld, berekend of gecorrigeerd getal er kwam.';
COMMENT ON COLUMN mart.indicator_stand.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.indicator_stand.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.indicator_stand.paragraaf IS 'Paragraaf.';
COMMENT ON COLUMN mart.indicator_stand.actueel IS 'Of dit de waarde is die de pagina''s tonen.';
COMMENT ON COLUMN mart.indicator_stand.vorige_sleutel IS 'Vorige meting van dezelfde reeks; leeg: er is er maar een.';
COMMENT ON COLUMN mart.indicator_stand.vorige_weergave IS 'Die waarde in woorden; leeg: geen.';
COMMENT ON COLUMN mart.indicator_stand.vorige_stand_op_tekst IS 'Wanneer die gold; leeg: geen.';
COMMENT ON COLUMN mart.indicator_stand.doel_sleutel IS 'Doel waartegen de status is bepaald: het oorspronkelijke.';
COMMENT ON COLUMN mart.indicator_stand.doel_getal IS 'Streefwaarde.';
COMMENT ON COLUMN mart.indicator_stand.doel_datum IS 'Streefdatum.';
COMMENT ON COLUMN mart.indicator_stand.doel_tekst IS 'Doel in woorden.';
COMMENT ON COLUMN mart.indicator_stand.voortgang_pct IS 'Deel van het doel (0-100), voor een balk; leeg als meer niet beter is.';
COMMENT ON COLUMN mart.indicator_stand.plan_aangepast IS 'Of er een later bijgesteld doel is.';
COMMENT ON COLUMN mart.indicator_stand.status IS 'context, geen_waarde, geen_doel, geen_oordeel, geen_streefdatum, aantal_bereikt, behaald, te_laat_behaald, te_weinig, op_schema, loopt_achter, nog_niet, niet_gemeten, niet_te_zeggen of niet_gehaald.';
COMMENT ON COLUMN mart.indicator_stand.status_teken IS 'Teken bij de status.';
COMMENT ON COLUMN mart.indicator_stand.status_tekst IS 'Status in woorden.';
COMMENT ON COLUMN mart.indicator_stand.status_uitleg IS 'Waarom deze status: alles wat erin ging; leeg: er is geen doel.';
COMMENT ON COLUMN mart.indicator_stand.aangepast_doel_sleutel IS 'Het laatst aangepaste doel; leeg: het plan is niet aangepast.';
COMMENT ON COLUMN mart.indicator_stand.aangepast_tekst IS 'Status tegenover het aangepaste plan, in woorden.';
