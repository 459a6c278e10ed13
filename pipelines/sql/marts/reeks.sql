-- One row is one meting as a number and in words, with its place in its series.
-- `actueel` marks the one that a page shows for its indicator, onderdeel, organisatie and uitsplitsing: the latest that is
-- no expectation (an expectation only when there is nothing else, and it says so); at one date the first passage (in file
-- order), because that is the section the fact belongs to.
CREATE TABLE mart.reeks AS
WITH gewaardeerd AS (
    SELECT
        meting.*,
        coalesce(meting.waarde, if(indicator.eenheid = 'procent', 100, 1) * meting.teller / nullif(meting.noemer, 0)) AS getal,
        core.waarde_tekst(meting.waarde, meting.waarde_tot, meting.teller, meting.noemer, if(contains(meting.gedrukt, ' op de '), 'getalwoord', meting.wijze), indicator.eenheid, indicator.decimalen,
            -- What a source lays down for later is no expectation.
            coalesce(core.later_naam(meting.kwalificatie, indicator.latere_waarde), CAST(meting.kwalificatie AS VARCHAR)), meting.stilte) AS weergave,
        meting.sleutel IN (SELECT sleutel FROM mart.vervangen) AS is_vervangen
    FROM core.meting
    JOIN core.indicator ON indicator.id = meting.indicator_id AND indicator.versie = meting.indicator_versie
),
-- What was measured before in the same series: the same definition, the same onderdeel, organisatie and uitsplitsing.
eerder AS (
    SELECT later.sleutel,
        first({sleutel: eerder.sleutel, weergave: eerder.weergave, op: eerder.geldig_op, precisie: eerder.geldig_precisie} ORDER BY eerder.geldig_op DESC, eerder.sleutel) AS vorige,
        first(eerder.sleutel ORDER BY eerder.geldig_op, eerder.sleutel) AS eerste_sleutel
    FROM gewaardeerd AS later
    JOIN gewaardeerd AS eerder ON eerder.indicator_id = later.indicator_id
        AND eerder.indicator_versie = later.indicator_versie
        AND eerder.onderdeel_id = later.onderdeel_id
        AND eerder.organisatie_id IS NOT DISTINCT FROM later.organisatie_id
        AND eerder.uitsplitsing IS NOT DISTINCT FROM later.uitsplitsing
        AND eerder.geldig_op < later.geldig_op
        AND eerder.kwalificatie <> 'verwacht'
        AND NOT eerder.is_vervangen
        AND eerder.getal IS NOT NULL AND later.getal IS NOT NULL
    GROUP BY later.sleutel
)
SELECT
    sleutel, indicator_id, indicator_versie, onderdeel_id, organisatie_id, uitsplitsing, geldig_van, geldig_op, geldig_precisie,
    getal, waarde_tot, kwalificatie, weergave, stilte, n, n_kwalificatie,
    -- '1 op de 8' is a fraction in words too, though it has digits.
    core.is_breuk(waarde, noemer, if(contains(gedrukt, ' op de '), 'getalwoord', wijze)) AS is_breuk,
    teller IS NOT NULL AS is_aandeel,
    teller, noemer,
    -- Of a fraction in words no n follows: '2 op de 3' is not said of three people.
    if(coalesce(n_kwalificatie, 'exact') = 'exact', coalesce(n, if(is_breuk, NULL, noemer)), NULL) AS n_bekend,
    wijze_reden, toelichting, levering_id, paragraaf,
    vorige.sleutel AS vorige_sleutel, vorige.weergave AS vorige_weergave, core.datum_tekst(vorige.op, vorige.precisie) AS vorige_stand_op_tekst, eerste_sleutel,
    row_number() OVER (
        PARTITION BY indicator_id, onderdeel_id, organisatie_id, uitsplitsing
        ORDER BY is_vervangen, kwalificatie = 'verwacht', indicator_versie DESC, geldig_op DESC, sleutel
    ) = 1 AS actueel
FROM gewaardeerd LEFT JOIN eerder USING (sleutel)
ORDER BY sleutel;

COMMENT ON TABLE mart.reeks IS 'Een rij is een meting als getal en in woorden, met haar plaats in de reeks.';
COMMENT ON COLUMN mart.reeks.sleutel IS 'Sleutel van de meting.';
COMMENT ON COLUMN mart.reeks.indicator_id IS 'Indicator.';
COMMENT ON COLUMN mart.reeks.indicator_versie IS 'Versie van de definitie.';
COMMENT ON COLUMN mart.reeks.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.reeks.organisatie_id IS 'Organisatie; leeg: alle samen.';
COMMENT ON COLUMN mart.reeks.uitsplitsing IS 'Deelgroep; leeg: het geheel.';
COMMENT ON COLUMN mart.reeks.geldig_van IS 'Begin van de periode; leeg: een stand, of het begin is niet bekend.';
COMMENT ON COLUMN mart.reeks.geldig_op IS 'Datum waarop de waarde geldt.';
COMMENT ON COLUMN mart.reeks.geldig_precisie IS 'Hoe precies die datum is.';
COMMENT ON COLUMN mart.reeks.getal IS 'De waarde als getal; een aandeel in procenten als de eenheid procent is. Leeg: geen waarde, of noemer nul.';
COMMENT ON COLUMN mart.reeks.waarde_tot IS 'Bovengrens van een bereik; leeg: geen bereik.';
COMMENT ON COLUMN mart.reeks.kwalificatie IS 'Wat de tekst zegt bij het getal.';
COMMENT ON COLUMN mart.reeks.weergave IS 'De waarde zoals een lezer die ziet, met kwalificatie; of het soort stilte.';
COMMENT ON COLUMN mart.reeks.stilte IS 'Waarom er geen waarde is.';
COMMENT ON COLUMN mart.reeks.n IS 'Aantal waarop een percentage of gemiddelde berust; leeg: onbekend.';
COMMENT ON COLUMN mart.reeks.n_kwalificatie IS 'Wat de tekst zegt bij n; leeg is exact.';
COMMENT ON COLUMN mart.reeks.is_breuk IS 'Of de bron een breuk in woorden geeft (twee derde): dan blijft n onbekend.';
COMMENT ON COLUMN mart.reeks.is_aandeel IS 'Of de waarde uit een teller en een noemer bestaat.';
COMMENT ON COLUMN mart.reeks.teller IS 'Het deel; leeg: niet gegeven.';
COMMENT ON COLUMN mart.reeks.noemer IS 'Het geheel; leeg: niet gegeven.';
COMMENT ON COLUMN mart.reeks.n_bekend IS 'Dat aantal, of de noemer van een telling; leeg: onbekend of niet precies bekend.';
COMMENT ON COLUMN mart.reeks.wijze_reden IS 'Hoe een geteld, berekend of gecorrigeerd getal er kwam.';
COMMENT ON COLUMN mart.reeks.toelichting IS 'Bijzonderheden.';
COMMENT ON COLUMN mart.reeks.levering_id IS 'Levering.';
COMMENT ON COLUMN mart.reeks.paragraaf IS 'Paragraaf.';
COMMENT ON COLUMN mart.reeks.vorige_sleutel IS 'Vorige meting van dezelfde reeks; leeg: er is geen eerdere.';
COMMENT ON COLUMN mart.reeks.vorige_weergave IS 'Die waarde in woorden; leeg: geen.';
COMMENT ON COLUMN mart.reeks.vorige_stand_op_tekst IS 'Wanneer die gold; leeg: geen.';
COMMENT ON COLUMN mart.reeks.eerste_sleutel IS 'Eerste meting van dezelfde reeks, de nulmeting; leeg: er is geen eerdere.';
COMMENT ON COLUMN mart.reeks.actueel IS 'Of dit de waarde is die de pagina''s tonen.';
