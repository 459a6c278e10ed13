-- One row is one milestone as a reader sees it, against the date on which the last report was known.
-- A later delivery may give a milestone again: its last version holds, and the first date it had stays visible.
CREATE TABLE mart.mijlpaal AS
WITH versies AS (
    SELECT * EXCLUDE (oorspronkelijke_datum, oorspronkelijke_precisie),
        coalesce(oorspronkelijke_datum, nullif(first(datum) OVER versie, datum)) AS oorspronkelijke_datum,
        coalesce(oorspronkelijke_precisie, first(datum_precisie) OVER versie) AS oorspronkelijke_precisie,
        -- That it comes later, a source can say without the first date: which ones, stands in indicators.yml.
        'mijlpaal:' || id IN (SELECT sleutel FROM core.vraag_mijlpaal) AS is_later_genoemd
    FROM core.mijlpaal
    WINDOW versie AS (PARTITION BY id ORDER BY core.volgorde(levering_id), rij)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY core.volgorde(levering_id) DESC, rij DESC) = 1
)
SELECT
    mijlpaal.sleutel,
    onderdeel.programma_id,
    onderdeel.id AS onderdeel_id,
    onderdeel.korte_naam,
    mijlpaal.naam,
    mijlpaal.datum,
    core.datum_tekst(mijlpaal.datum, mijlpaal.datum_precisie) AS datum_tekst,
    mijlpaal.status,
    core.datum_tekst(mijlpaal.oorspronkelijke_datum, mijlpaal.oorspronkelijke_precisie) AS oorspronkelijk_tekst,
    mijlpaal.reden,
    mijlpaal.status = 'gepland' AND mijlpaal.datum >= programma.peilperiode_start AS komt_nog,
    mijlpaal.status = 'gepland' AND mijlpaal.datum < programma.peilperiode_start AS is_te_laat,
    mijlpaal.status = 'gepland' AND (is_later_genoemd OR coalesce(mijlpaal.datum > mijlpaal.oorspronkelijke_datum, false)) AS is_verschoven,
    -- The whole new period lies after the old one: 8 December is not later than December.
    coalesce(mijlpaal.status = 'gehaald' AND core.periode_start(mijlpaal.datum, mijlpaal.datum_precisie) > mijlpaal.oorspronkelijke_datum, false) AS is_later_gehaald,
    CASE WHEN is_verschoven OR oorspronkelijk_tekst IS NOT NULL THEN 'van ' || coalesce(oorspronkelijk_tekst, 'een datum die de bron niet noemt') || ' naar ' || datum_tekst END AS verschuiving_tekst
FROM versies AS mijlpaal
JOIN mart.onderdeel ON onderdeel.id = mijlpaal.onderdeel_id
JOIN mart.programma ON programma.id = onderdeel.programma_id
ORDER BY mijlpaal.datum, onderdeel.volgorde, mijlpaal.sleutel;

COMMENT ON TABLE mart.mijlpaal IS 'Een rij is een mijlpaal zoals een lezer die ziet, gezien vanaf de peildatum van het programma.';
COMMENT ON COLUMN mart.mijlpaal.sleutel IS 'Sleutel.';
COMMENT ON COLUMN mart.mijlpaal.programma_id IS 'Programma.';
COMMENT ON COLUMN mart.mijlpaal.onderdeel_id IS 'Onderdeel.';
COMMENT ON COLUMN mart.mijlpaal.korte_naam IS 'Naam van het onderdeel.';
COMMENT ON COLUMN mart.mijlpaal.naam IS 'Wat er gebeurt.';
COMMENT ON COLUMN mart.mijlpaal.datum IS 'Datum, of de laatste dag van de periode.';
COMMENT ON COLUMN mart.mijlpaal.datum_tekst IS 'Datum zo precies als bekend.';
COMMENT ON COLUMN mart.mijlpaal.status IS 'gehaald, gepland of vervallen.';
COMMENT ON COLUMN mart.mijlpaal.oorspronkelijk_tekst IS 'Eerder geplande datum; leeg: geen verschuiving genoemd.';
COMMENT ON COLUMN mart.mijlpaal.reden IS 'Reden van de verschuiving; leeg: niet vermeld.';
COMMENT ON COLUMN mart.mijlpaal.komt_nog IS 'Gepland na de peildatum, of in dezelfde periode: in een rapport van oktober 2020 is oktober 2020 niet voorbij.';
COMMENT ON COLUMN mart.mijlpaal.is_te_laat IS 'Gepland, maar de datum ligt voor de periode van de peildatum en de bron meldt niet dat het gehaald is.';
COMMENT ON COLUMN mart.mijlpaal.is_verschoven IS 'Gepland op een latere datum dan eerst; ook als de bron dat zegt zonder de eerdere datum te noemen.';
COMMENT ON COLUMN mart.mijlpaal.is_later_gehaald IS 'Of de mijlpaal gehaald is na de eerder geplande datum of periode.';
COMMENT ON COLUMN mart.mijlpaal.verschuiving_tekst IS 'Van welke datum naar welke; leeg: geen verschuiving genoemd.';
